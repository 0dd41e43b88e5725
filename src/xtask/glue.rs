//! `wasm-bindgen` as Trunk calls it. It writes the scripts between a page and our wasm, so its code is held by our lock file
//! like what is sealed with.

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, ValueEnum};
use wasm_bindgen_cli_support::Bindgen;

/// What Trunk compares with the version of `wasm-bindgen` in the lock file, as printed by `--version`; another is refused by
/// the library, which reads no wasm but its own version's.
const VERSION: &str = "0.2.130";

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
        glue.input_path(&input).typescript(!no_typescript).omit_default_module_path(false);
        if let Some(name) = &out_name {
            glue.out_name(name);
        }
        glue.generate(&out_dir)
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("error: {}: {why:#}", input.display());
            ExitCode::FAILURE
        }
    }
}
