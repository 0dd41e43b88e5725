//! The `endpoint` command: `serve` runs the post box, `keys` makes its keys.

mod flags;

use std::{
    env,
    io::{self, Write as _},
    path::PathBuf,
    process::ExitCode,
};

use clap::{Parser, Subcommand};
use endpoint::{Settings, make_keys, serve};

use crate::flags::Flags;

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// The post box: keeps sealed letters that it cannot read.
#[derive(Parser)]
#[command(name = "endpoint", version)]
struct Command {
    #[command(subcommand)]
    act: Act,
}

#[derive(Subcommand)]
enum Act {
    /// Runs the post box until it is stopped (Ctrl+C or SIGTERM), then finishes what it had taken.
    ///
    /// A key may stand in the file of --config (`listen = "…"`), in the environment (`FRONT_SEAT_LISTEN=…`) or on the
    /// command line (`--listen …`); the last of these counts. Whatever is not such a key is refused by its name.
    #[command(after_help = flags::defaults())]
    Serve(Box<Flags>),
    /// Makes current.key, next.key and audit.key, and prints the public keys for `keys post-box`. Overwrites nothing.
    Keys {
        /// The folder to make them in; it is made too.
        #[arg(long, value_name = "FOLDER")]
        out: PathBuf,
    },
}

fn main() -> ExitCode {
    let done = match Command::parse().act {
        Act::Serve(flags) => run(&flags),
        Act::Keys { out } => keys(&out),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            // If even this cannot be written, the exit code is left to tell it.
            let _ = writeln!(io::stderr(), "endpoint: {why}");
            ExitCode::FAILURE
        }
    }
}

fn keys(folder: &std::path::Path) -> Outcome {
    let public = make_keys(folder)?;
    say(&format!("current = \"{}\"\nnext = \"{}\"", public.current, public.next))
}

fn run(flags: &Flags) -> Outcome {
    // What is not Unicode cannot be a setting of ours, nor the name of one.
    let variables =
        env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
    let settings = Settings::load(flags.config.as_deref(), variables, flags.said())?;
    tracing::subscriber::set_global_default(endpoint::log::subscriber(io::stderr))?;
    let base = settings.demo_base.clone();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async move {
        let stopped = stopped()?;
        let serving = serve(settings, endpoint::clock()).await?;
        for (name, address) in [("portal", serving.portal), ("inbox", serving.inbox)] {
            if let Some(address) = address {
                say(&format!("{name}: http://{address}{base}"))?;
            }
        }
        say(&format!("ready: http://{}", serving.post_box))?;
        stopped.await;
        Ok(serving.stop().await?)
    })
}

/// Ready when somebody wants the program to end.
fn stopped() -> io::Result<impl Future<Output = ()>> {
    #[cfg(unix)]
    let mut terminated = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    Ok(async move {
        #[cfg(unix)]
        let terminated = terminated.recv();
        #[cfg(not(unix))]
        let terminated = std::future::pending::<()>();
        tokio::select! {
            _ = tokio::signal::ctrl_c() => (),
            _ = terminated => (),
        }
    })
}

fn say(text: &str) -> Outcome {
    let mut out = io::stdout().lock();
    writeln!(out, "{text}")?;
    Ok(out.flush()?)
}
