//! Starts the worker that sends, in a browser. Anywhere else there is nothing for it to do.

fn main() {
    #[cfg(target_arch = "wasm32")]
    worker::sending::start();
}
