//! Waits in a browser for the form that `boot.js` fetches, and starts the portal's app with it.

fn main() {
    #[cfg(target_arch = "wasm32")]
    portal::browser::app::wait();
}
