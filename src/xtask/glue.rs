//! `wasm-bindgen` as Trunk calls it. It writes the scripts between a page and our wasm, so its code is held by our lock file
//! like what is sealed with.

use std::{collections::HashSet, path::PathBuf, process::ExitCode};

use clap::{Parser, ValueEnum};
use wasm_bindgen_cli_support::{Bindgen, Output};

/// What Trunk compares with the version of `wasm-bindgen` in the lock file, as printed by `--version`; another is refused by
/// the library, which reads no wasm but its own version's.
const VERSION: &str = "0.2.130";

/// What writes why it panics, for a console that nobody reads, and then stops. None of it comes back to whoever called it.
const SAYS_WHY: &[&str] = &[
    "::panicking::panic",
    "::panicking::assert_failed",
    "::slice_index_fail",
    "::slice_error_fail",
    "::unwrap_failed",
    "::expect_failed",
    "::panic_already_",
    "::panic_access_error",
    "::panic_poisoned",
    "::handle_error",
    "::handle_alloc_error",
    "raw_vec::capacity_overflow",
    "::throw_str",
];

/// What makes promises of the streams that Leptos's server framework gives to scripts. Ours asks for none.
const UNUSED: [&str; 2] = ["]::futures::future_to_promise::<", "wasm_streams"];

/// The options that Trunk and our own builds give; any other is an error.
#[derive(Parser)]
#[command(name = "wasm-bindgen", version = VERSION)]
struct Arguments {
    /// The wasm that cargo built.
    input: PathBuf,
    /// Where the script is to run.
    #[arg(long)]
    target: Target,
    /// Where the script and the wasm go.
    #[arg(long)]
    out_dir: PathBuf,
    /// Their name; that of the input, if left out.
    #[arg(long)]
    out_name: Option<String>,
    /// Without a description for TypeScript, which nothing here reads.
    #[arg(long)]
    no_typescript: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Target {
    Web,
    Nodejs,
}

#[expect(clippy::print_stderr, reason = "an error goes to whoever called it")]
fn main() -> ExitCode {
    let Arguments { input, target, out_dir, out_name, no_typescript } = Arguments::parse();
    let mut glue = Bindgen::new();
    let aimed = match target {
        Target::Web => glue.web(true),
        Target::Nodejs => glue.nodejs(true),
    };
    let written = aimed.and_then(|glue| {
        // The rest is as the library has it, but for this, which the command turns round.
        glue.input_path(&input).typescript(!no_typescript).omit_default_module_path(false).remove_name_section(true);
        if let Some(name) = &out_name {
            glue.out_name(name);
        }
        let mut output = glue.generate_output()?;
        cut(&mut output);
        output.emit(&out_dir)
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("error: {}: {why:#}", input.display());
            ExitCode::FAILURE
        }
    }
}

/// Has these stop at once, by the same trap as a panic: what they called is then left out of what a browser downloads.
fn cut(output: &mut Output) {
    let is_cut = |name: &str| {
        SAYS_WHY.iter().any(|part| name.contains(part)) && !name.contains("panic_count")
            || name.starts_with("js_sys") && UNUSED.iter().all(|part| name.contains(part))
    };
    let functions = &mut output.wasm_mut().funcs;
    let named = functions.iter().filter(|function| function.name.as_deref().is_some_and(is_cut));
    let cut: HashSet<_> = named.map(|function| function.id()).collect();
    for (id, function) in functions.iter_local_mut() {
        if cut.contains(&id) {
            let mut body = function.builder_mut().func_body();
            body.instrs_mut().clear();
            body.unreachable();
        }
    }
}
