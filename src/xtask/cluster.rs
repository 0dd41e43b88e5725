//! A throwaway PostgreSQL for tests and benches: a folder and a port of its own, gone when it is dropped.
//!
//! It is as careful as a council's: fsync stays on, and whoever connects needs the password. PostgreSQL refuses to run
//! as root; then it runs as Debian's account `postgres`, which must be able to reach the folder.

use std::{
    fs::{self, File},
    net::TcpListener,
    os::unix::{fs::chown, process::CommandExt},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use crate::{
    need,
    step::{Result, read, target},
};

/// The name of the variable in which tests are given [`Cluster::base`].
pub const VARIABLE: &str = "FRONT_SEAT_TEST_POSTGRES";

/// The superuser of the cluster.
const USER: &str = "front_seat";

/// Beneath the ports that Linux hands to outgoing connections (32768 and above), so that no client takes the port while
/// the server is down.
const PORTS: std::ops::Range<u16> = 20_000..30_000;

/// Between two looks at whether the server is ready or gone.
const LOOK: Duration = Duration::from_millis(20);

/// A PostgreSQL server that runs, until it is dropped.
#[derive(Debug)]
pub struct Cluster {
    dir: PathBuf,
    programs: PathBuf,
    /// Whom it runs as, if we are root: user and group.
    account: Option<(u32, u32)>,
    port: u16,
    password: String,
    server: Option<Child>,
}

/// A folder for a cluster of this checkout, where the account `postgres` can reach it.
pub fn folder(name: &str) -> PathBuf {
    // FNV-1a: two checkouts on one machine do not meet.
    let mark = target()
        .as_os_str()
        .as_encoded_bytes()
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |mark, byte| (mark ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    std::env::temp_dir().join(format!("front-seat-postgres-{mark:016x}-{name}"))
}

/// A port on 127.0.0.1 that nobody listens on and that the system gives to no client.
pub fn free_port() -> Result<u16> {
    let start = PORTS.start + u16::from_le_bytes(random()?) % (PORTS.end - PORTS.start);
    (start..PORTS.end)
        .chain(PORTS.start..start)
        .find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok())
        .ok_or_else(|| format!("no port of 127.0.0.1 is free between {} and {}", PORTS.start, PORTS.end))
}

impl Cluster {
    /// Makes a new cluster in a folder and starts it. What an earlier run that was cut off left there is taken away.
    pub fn raise(dir: &Path) -> Result<Self> {
        let programs = need::postgres().ok_or("PostgreSQL is missing; install it with `apt-get install postgresql`")?;
        let secret: [u8; 16] = random()?;
        let mut cluster = Self {
            dir: dir.to_owned(),
            programs,
            account: account()?,
            port: free_port()?,
            password: secret.iter().map(|byte| format!("{byte:02x}")).collect(),
            server: None,
        };
        cluster.clear()?;
        cluster.make()?;
        cluster.start()?;
        Ok(cluster)
    }

    /// The server, without a database: the name of one can be put behind it.
    pub fn base(&self) -> String {
        format!("postgres://{USER}:{}@127.0.0.1:{}/", self.password, self.port)
    }

    /// A database by its URL; made if it is not there.
    pub fn url(&self, database: &str) -> Result<String> {
        if self.ask("postgres", &format!("SELECT 1 FROM pg_database WHERE datname = '{database}'"))?.is_empty() {
            self.ask("postgres", &format!("CREATE DATABASE \"{database}\""))?;
        }
        Ok(format!("{}{database}", self.base()))
    }

    /// Asks a database one thing; gives the rows as lines.
    pub fn ask(&self, database: &str, query: &str) -> Result<String> {
        let mut psql = Command::new(self.programs.join("psql"));
        psql.args(["-XAtq", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-U", USER, "-d", database, "-c", query]);
        read(psql.args(["-p", &self.port.to_string()]).env("PGPASSWORD", &self.password))
            .map(|rows| rows.trim().to_owned())
    }

    /// Starts it again, in the same place and on the same port, and waits until it answers.
    pub fn start(&mut self) -> Result<()> {
        let log = File::options().create(true).append(true).open(self.dir.join("log"));
        let log = log.map_err(|error| format!("cannot write in {}: {error}", self.dir.display()))?;
        let mut server = self.program("postgres");
        server.arg("-D").arg(self.data()).stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        let mut child = server.spawn().map_err(|error| format!("cannot start PostgreSQL: {error}"))?;
        let mut ready = Command::new(self.programs.join("pg_isready"));
        ready.args(["-q", "-h", "127.0.0.1", "-U", USER, "-p", &self.port.to_string()]);
        while !ready.status().is_ok_and(|status| status.success()) {
            if child.try_wait().map_err(|error| error.to_string())?.is_some() {
                let log = fs::read_to_string(self.dir.join("log")).unwrap_or_default();
                let end: Vec<_> = log.lines().rev().take(5).collect();
                return Err(format!(
                    "PostgreSQL did not start: {}",
                    end.into_iter().rev().collect::<Vec<_>>().join("; ")
                ));
            }
            thread::sleep(LOOK);
        }
        self.server = Some(child);
        Ok(())
    }

    /// Stops it in order: who is connected is cut off, what was begun is rolled back.
    pub fn stop(&mut self) -> Result<()> {
        self.end("fast")
    }

    /// Stops it as a crash would: it recovers from its log at the next start.
    pub fn kill(&mut self) -> Result<()> {
        self.end("immediate")
    }

    /// Kills one of the processes that serve a database with −9, as the system does when memory runs out. The server
    /// then cuts everybody off and recovers. Gives how many there were to choose from.
    pub fn kill_backend(&self, database: &str) -> Result<usize> {
        let query =
            format!("SELECT pid FROM pg_stat_activity WHERE datname = '{database}' AND pid <> pg_backend_pid()");
        let found = self.ask(database, &query)?;
        if let Some(process) = found.lines().next() {
            read(Command::new("sh").args(["-c", &format!("kill -9 {process}")]))?;
        }
        Ok(found.lines().count())
    }

    fn end(&mut self, mode: &str) -> Result<()> {
        let Some(mut server) = self.server.take() else { return Ok(()) };
        let stopped = read(self.program("pg_ctl").args(["stop", "-s", "-w", "-m", mode, "-D"]).arg(self.data()));
        if stopped.is_err() {
            let _ = server.kill();
        }
        let _ = server.wait();
        stopped.map(drop)
    }

    fn make(&self) -> Result<()> {
        let refused = |error: std::io::Error| format!("cannot make the folder {}: {error}", self.dir.display());
        fs::create_dir_all(&self.dir).map_err(refused)?;
        let password = self.dir.join("password");
        fs::write(&password, &self.password).map_err(refused)?;
        fs::set_permissions(&self.dir, std::os::unix::fs::PermissionsExt::from_mode(0o700)).map_err(refused)?;
        if let Some((user, group)) = self.account {
            for path in [&self.dir, &password] {
                chown(path, Some(user), Some(group)).map_err(refused)?;
            }
        }
        // Only the making of the empty cluster is not synced; the server itself syncs.
        let mut initdb = self.program("initdb");
        initdb.args(["--no-sync", "--locale=C", "--encoding=UTF8", "--auth=scram-sha-256", "-U", USER, "--pwfile"]);
        read(initdb.arg(&password).arg("-D").arg(self.data()))
            .map_err(|why| format!("{why}; the folder must be one that PostgreSQL's account can reach"))?;
        let settings = format!(
            "\nlisten_addresses = '127.0.0.1'\nport = {}\nunix_socket_directories = ''\nfsync = on\n\
             synchronous_commit = on\nfull_page_writes = on\n",
            self.port
        );
        let file = self.data().join("postgresql.conf");
        let text = fs::read_to_string(&file).map_err(|error| format!("cannot read {}: {error}", file.display()))?;
        fs::write(&file, text + &settings).map_err(|error| format!("cannot write {}: {error}", file.display()))
    }

    /// Ends what an earlier run left running, and takes its folder away.
    fn clear(&self) -> Result<()> {
        if self.data().join("postmaster.pid").exists() {
            // It may be gone long ago: then there is nothing to stop.
            let _ = read(self.program("pg_ctl").args(["stop", "-s", "-m", "immediate", "-D"]).arg(self.data()));
        }
        if self.dir.exists() {
            fs::remove_dir_all(&self.dir).map_err(|error| format!("cannot clear {}: {error}", self.dir.display()))?;
        }
        Ok(())
    }

    fn data(&self) -> PathBuf {
        self.dir.join("data")
    }

    /// One of PostgreSQL's programs, under the account that the server has.
    fn program(&self, name: &str) -> Command {
        let mut command = Command::new(self.programs.join(name));
        command.current_dir(if self.dir.is_dir() { &self.dir } else { Path::new("/") });
        if let Some((user, group)) = self.account {
            command.uid(user).gid(group);
        }
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let _ = self.end("immediate");
        let _ = self.clear();
    }
}

/// Whom the server runs as: nobody else, unless we are root.
fn account() -> Result<Option<(u32, u32)>> {
    let number = |arguments: &[&str]| {
        let said = read(Command::new("id").args(arguments))?;
        said.trim().parse::<u32>().map_err(|_| format!("`id` said {said:?} instead of a number"))
    };
    if number(&["-u"])? != 0 {
        return Ok(None);
    }
    Ok(Some((number(&["-u", "postgres"])?, number(&["-g", "postgres"])?)))
}

fn random<const BYTES: usize>() -> Result<[u8; BYTES]> {
    let mut bytes = [0; BYTES];
    let filled = File::open("/dev/urandom").and_then(|mut source| std::io::Read::read_exact(&mut source, &mut bytes));
    filled.map(|()| bytes).map_err(|error| format!("no random numbers: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cluster_keeps_what_was_committed_through_a_crash_and_leaves_nothing_behind() {
        let dir = folder("own-test");
        let mut cluster = Cluster::raise(&dir).unwrap();
        assert!(cluster.url("letters").unwrap().ends_with("/letters"));
        cluster.url("letters").unwrap();
        cluster.ask("letters", "CREATE TABLE kept (a int); INSERT INTO kept VALUES (7)").unwrap();
        cluster.kill().unwrap();
        assert!(cluster.ask("letters", "SELECT a FROM kept").is_err());
        cluster.start().unwrap();
        assert_eq!(cluster.ask("letters", "SELECT a FROM kept").unwrap(), "7");
        assert_eq!(cluster.ask("letters", "SHOW fsync").unwrap(), "on");
        cluster.stop().unwrap();
        drop(cluster);
        assert!(!dir.exists());
    }
}
