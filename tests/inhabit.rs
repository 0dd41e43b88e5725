//! `inhabit SITE DAY`: fills the inbox of a made-up council with the letters of `tests/answers`. `cargo xtask demo` calls it.

#[cfg(not(target_arch = "wasm32"))]
#[expect(clippy::print_stdout, reason = "it says how many there are")]
fn main() {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(site), Some(day)) = (arguments.next(), arguments.next()) else { return };
    println!("{}", promises::letters::inhabit(site.as_ref(), &day.to_string_lossy()));
}

#[cfg(target_arch = "wasm32")]
fn main() {}
