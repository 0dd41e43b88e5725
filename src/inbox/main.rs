//! Mounts the inbox in a browser. Elsewhere there is nothing to mount it in.

fn main() {
    #[cfg(target_arch = "wasm32")]
    inbox::browser::mount::mount();
}
