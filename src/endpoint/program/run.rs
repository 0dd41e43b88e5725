//! What each command does.

use std::{
    error::Error,
    io::{self, IsTerminal as _, Write as _},
    path::Path,
    pin::pin,
    process::ExitCode,
    time::{Duration, Instant},
};

use chrono::NaiveDate;
use endpoint::{
    Settings,
    letters::signing::Keys,
    make_keys,
    operations::{audit_report, check, retention},
    staff::people::People,
    store::{self, By, Carried, Database, Retire, Retired, Store},
};
use sd_notify::NotifyState;
use tokio::{
    runtime::Runtime,
    signal::unix::{Signal, SignalKind, signal},
};
use wire::LetterId;

use crate::{Outcome, commands::Log, say};

/// How often a long copy says that it is still going on.
const STILL: Duration = Duration::from_secs(5);

/// Runs the post box until it is stopped.
pub fn serve(settings: Settings) -> Outcome {
    tracing::subscriber::set_global_default(endpoint::serve::log::subscriber(io::stderr))?;
    endpoint::limits::files::raise();
    let runtime = Runtime::new()?;
    runtime.block_on(async move {
        let mut stopped = Stopped::listen()?;
        let serving = endpoint::serve(settings, endpoint::clock()).await?;
        if let Some(address) = serving.operations {
            say(&format!("operations: http://{address}"))?;
        }
        say(&format!("ready: http://{}", serving.post_box))?;
        tell(NotifyState::Ready);
        stopped.next().await;
        tell(NotifyState::Stopping);
        tokio::select! {
            done = serving.stop() => done.map(|()| ExitCode::SUCCESS).map_err(Into::into),
            // Whoever says it twice does not want to wait. What was acknowledged is on the disk.
            () = stopped.next() => Err("stopped at once; what was not acknowledged is sent again".into()),
        }
    })
}

/// Tells systemd how far the program is, if systemd asked for it (`Type=notify`). If it does not answer, nothing happens.
fn tell(state: NotifyState<'_>) {
    let _ = sd_notify::notify(&[state]);
}

/// Makes the post box's keys.
pub fn keys(folder: &Path) -> Outcome {
    let public = make_keys(folder)?;
    say(&format!("current = \"{}\"\nnext = \"{}\"", public.current, public.next))
}

/// Copies everything into one file and says what is in it.
pub fn backup(settings: &Settings, to: &Path) -> Outcome {
    let database = settings.database()?;
    let done = waiting("backup", async { Ok(store::backup(&database, to).await?) })?;
    say(&format!("{}: {}, verified", to.display(), counted(&done)))
}

/// Puts a backup into an empty database, and does the deletions again that came after it, as `old` knows them.
pub fn restore(settings: &Settings, from: &Path, old: Option<&Database>) -> Outcome {
    let database = settings.database()?;
    let keys = Keys::read(&settings.key_dir)?;
    let by = By { staff: keys.hashed(audit_report::RESTORE), at: endpoint::clock()() };
    let (done, again) = waiting("restore", async {
        // Read first: what is not there, or is not a post box's, is said while nothing has been done yet.
        let gone = match old {
            Some(old) => Some(store::taken_away(old).await?),
            None => None,
        };
        let done = store::restore(from, &database).await?;
        let Some(gone) = gone else { return Ok((done, None)) };
        let store = store::open(&database, settings.store_limits()).await?;
        let again = endpoint::operations::replay_deletions::delete_again(&gone, &*store, by).await;
        store.close().await?;
        Ok((done, Some((again?, gone.len()))))
    })?;
    say(&format!("{database}: {}, verified", counted(&done)))?;
    match again {
        Some((again, known)) => say(&format!(
            "{again} letters that were deleted after the backup are deleted again (the database that was named knows of {known} \
             that are gone, and none of these is taken any more)"
        )),
        None => say(
            "letters that were deleted after the backup are here again: delete them, or restore with --deleted-since",
        ),
    }?;
    say("letters that came after the backup are not here; next: `endpoint retention`, then `endpoint check`")
}

/// Lists who may sign in, or what the log says.
pub fn staff(settings: &Settings, asked: &Log) -> Outcome {
    let people = People::read(&settings.keys)?.now()?;
    if !asked.log {
        return say(audit_report::listed(&people, &settings.leads).trim_end());
    }
    let letter = asked.letter.as_deref().map(LetterId::parse).transpose()?;
    let keys = Keys::read(&settings.key_dir)?;
    let lines = with_store(settings, async |store| {
        audit_report::acts(store, &keys, &people, &asked.formerly, letter).await.map_err(Into::into)
    })?;
    match (asked.csv, lines.is_empty()) {
        (true, _) => say(audit_report::csv(&lines).trim_end()),
        (false, true) => say("no entries"),
        (false, false) => say(audit_report::text(&lines).trim_end()),
    }
}

/// Takes away what is due, or says how much that is. A day that nothing in the database bears out must be said.
pub fn retention(settings: &Settings, dry_run: bool, today_is: Option<NaiveDate>) -> Outcome {
    let keys = Keys::read(&settings.key_dir)?;
    let now = endpoint::clock()();
    let today = now.date_naive();
    if let Some(said) = today_is.filter(|said| *said != today) {
        return Err(format!("--today-is says {said} and the clock says {today} (UTC); put right what is wrong").into());
    }
    let due = retention::due(now, settings.keep_days, settings.audit_days);
    let Retire { closed_before: closed, binned_before: binned, audit_before: audit } = due.clone();
    let by = By { staff: keys.hashed(retention::NAME), at: now };
    let found = with_store(settings, async |store| {
        if !dry_run
            && today_is.is_none()
            && let Some(trace) = retention::doubtful(store, today).await?
        {
            return Err(format!(
                "the clock says {today}, and the newest trace of work before that is from {trace}; if the clock is right, say \
                 so with --today-is {today}"
            )
            .into());
        }
        let found = if dry_run { store.due(due).await } else { store.retire(by, due).await };
        found.map_err(Into::into)
    })?;
    let done = if dry_run { "would be taken away" } else { "were taken away" };
    let Retired { letters, audit: entries } = found;
    say(&format!(
        "{letters} letters closed before {closed} or put into the bin before {binned} and {entries} entries of the log from before {audit} {done}; today is {today}"
    ))
}

/// Says of everything how it is; 1 if anything keeps it from going live.
pub fn check(settings: Result<Settings, Box<dyn Error>>, from_outside: bool) -> Outcome {
    let settings = match settings {
        Ok(settings) => settings,
        Err(why) => {
            say(&format!("fault  settings     {why}"))?;
            return Ok(ExitCode::FAILURE);
        }
    };
    let runtime = Runtime::new()?;
    endpoint::limits::files::raise();
    let mut findings = runtime.block_on(check::check(&settings, &endpoint::clock()));
    if from_outside {
        findings.push(runtime.block_on(check::from_outside(&settings)));
    }
    for finding in &findings {
        say(&finding.to_string())?;
    }
    Ok(if check::has_fault(&findings) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn counted(Carried { letters, tombstones, audit }: &Carried) -> String {
    format!("{letters} letters, {tombstones} names of letters that are gone, {audit} entries of the log")
}

/// Does the work, and says on a terminal now and then that it is still being done. A signal ends it at once, and what
/// was half written is taken away.
fn waiting<T>(what: &str, work: impl Future<Output = Result<T, Box<dyn Error>>>) -> Result<T, Box<dyn Error>> {
    let runtime = Runtime::new()?;
    let start = Instant::now();
    let done = runtime.block_on(async {
        let mut stopped = Stopped::listen()?;
        let mut stop = pin!(stopped.next());
        let mut work = pin!(work);
        loop {
            tokio::select! {
                done = &mut work => return done,
                () = &mut stop => return Err(format!("{what}: stopped before it was done; begin again").into()),
                () = tokio::time::sleep(STILL) => if io::stderr().is_terminal() {
                    // It is only for whoever watches.
                    let _ = writeln!(io::stderr(), "{what}: still at it after {} s", start.elapsed().as_secs());
                },
            }
        }
    });
    // A thread that is in the middle of a copy is not waited for: nobody wants what it makes.
    runtime.shutdown_background();
    done
}

/// Opens a store that is there already, does something with it, and closes it in order.
fn with_store<T>(
    settings: &Settings,
    act: impl AsyncFnOnce(&dyn Store) -> Result<T, Box<dyn Error>>,
) -> Result<T, Box<dyn Error>> {
    let database = settings.database()?;
    let runtime = Runtime::new()?;
    runtime.block_on(async {
        // None is made: a name with a slip in it would answer "nobody".
        store::is_there(&database).await?;
        let store = store::open(&database, settings.store_limits()).await?;
        let done = act(&*store).await;
        store.close().await?;
        done
    })
}

/// The signals by which somebody wants the program to end.
struct Stopped(Signal);

impl Stopped {
    fn listen() -> io::Result<Self> {
        signal(SignalKind::terminate()).map(Self)
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = tokio::signal::ctrl_c() => (),
            _ = self.0.recv() => (),
        }
    }
}
