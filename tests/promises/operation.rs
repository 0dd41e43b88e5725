//! The commands of the post box, as the person who runs it types them: serve, check, backup, restore, staff, retention.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::TcpStream,
    os::unix::net::UnixDatagram,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use promises::load::{Client, Letter, Plan, Program, Said, letter};
use wire::Outcome;
use xtask::{
    stage,
    step::{read, target},
};

fn folder(name: &str) -> PathBuf {
    let folder = target().join("operation").join(name);
    let _ = fs::remove_dir_all(&folder);
    folder
}

/// A command with the settings of a post box in a folder.
fn endpoint(dir: &Path, arguments: &[&str]) -> Command {
    let mut command = stage::program("endpoint");
    command.args(arguments);
    for (key, value) in [
        ("DATABASE", dir.join("letters.sqlite").display().to_string()),
        ("KEY_DIR", dir.join("keys").display().to_string()),
        ("KEYS", dir.join("keys.toml").display().to_string()),
        ("ORIGIN", "https://post.exampleshire.example".to_owned()),
        ("PORTAL_ORIGIN", "https://frontseat.exampleshire.example".to_owned()),
        ("INBOX_ORIGIN", "https://inbox.exampleshire.example".to_owned()),
    ] {
        command.env(format!("FRONT_SEAT_{key}"), value);
    }
    command
}

fn said(output: &Output) -> String {
    [&output.stdout, &output.stderr].map(|said| String::from_utf8_lossy(said).into_owned()).concat()
}

fn put(program: &Program, letter: &Letter) -> Said {
    Client::connect(program.address).expect("it listens").put(letter).expect("an answer")
}

fn terminate(program: &Program) {
    let process = program.process().expect("it runs").to_string();
    read(Command::new("kill").args(["-TERM", &process])).expect("kill");
}

/// A letter of which the first half has come: the post box waits for the rest.
fn half_sent(program: &Program, letter: &Letter) -> TcpStream {
    let mut stream = TcpStream::connect(program.address).expect("it listens");
    let head = format!(
        "PUT /v1/letters/{} HTTP/1.1\r\nhost: x\r\ncontent-type: application/octet-stream\r\ncontent-digest: {}\r\n\
         content-length: {}\r\nexpect: 100-continue\r\n\r\n",
        letter.id,
        letter.digest.header(),
        letter.bytes.len(),
    );
    stream.write_all(head.as_bytes()).expect("it reads");
    let mut go_on = [0; 25];
    stream.read_exact(&mut go_on).expect("it says go on");
    stream
}

#[test]
fn a_first_signal_finishes_what_it_took_and_a_second_ends_it_at_once() {
    let dir = folder("signals");
    let mut program = Plan::new(&dir).start().expect("a post box");
    let keys = program.keys();
    let (kept, half) = (letter(1, 4_000), letter(2, 4_000));
    assert_eq!(put(&program, &kept).outcome(&keys, &kept), Some(Outcome::Kept));

    let mut stream = half_sent(&program, &half);
    terminate(&program);
    while TcpStream::connect(program.address).is_ok() {}
    assert!(program.runs(), "it waits for the letter that had begun");
    stream.write_all(&half.bytes).expect("it still reads");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("and answers");
    assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
    while program.runs() {}

    program.start().expect("it starts again");
    let _stream = half_sent(&program, &letter(3, 4_000));
    terminate(&program);
    while TcpStream::connect(program.address).is_ok() {}
    assert!(program.runs());
    terminate(&program);
    while program.runs() {}
    assert!(program.log().contains("stopped at once"), "{}", program.log());

    program.start().expect("and again");
    for letter in [&kept, &half] {
        assert_eq!(put(&program, letter).status, 200, "what was acknowledged is here");
    }
}

#[test]
fn systemd_hears_when_it_is_ready_and_when_it_stops() {
    // The name of a socket must be short.
    let place = tempfile::tempdir().expect("a folder");
    let (name, mut heard) = (place.path().join("notify"), [0; 64]);
    let socket = UnixDatagram::bind(&name).expect("a socket");
    let mut hear = || socket.recv(&mut heard).map(|bytes| String::from_utf8_lossy(&heard[..bytes]).trim().to_owned());
    let mut program = Plan::new(&folder("systemd")).variable("NOTIFY_SOCKET", &name).start().expect("a post box");
    assert_eq!(hear().expect("news"), "READY=1");
    program.stop().expect("it ends in order");
    assert_eq!(hear().expect("news"), "STOPPING=1");
}

#[test]
fn a_backup_made_while_letters_come_has_all_that_were_acknowledged_before() {
    let dir = folder("backup");
    let program = Plan::new(&dir).start().expect("a post box");
    let keys = program.keys();
    let letters: Vec<Letter> = (1..=40).map(|seed| letter(seed, 20_000)).collect();
    let first: Vec<Said> = letters.iter().map(|letter| put(&program, letter)).collect();
    let (backup, address) = (dir.join("backup.sqlite"), program.address);
    let more = std::thread::spawn(move || {
        let mut client = Client::connect(address).expect("it listens");
        (41..=80).map(|seed| client.put(&letter(seed, 20_000)).expect("an answer").status).collect::<Vec<_>>()
    });
    let to = backup.display().to_string();
    let told = endpoint(&dir, &["backup", "--to", &to]).output().unwrap();
    assert!(told.status.success() && said(&told).contains("letters, 0 names"), "{}", said(&told));
    assert!(more.join().unwrap().iter().all(|status| *status == 201), "letters went on being kept");
    let again = endpoint(&dir, &["backup", "--to", &to]).output().unwrap();
    assert!(!again.status.success() && said(&again).contains("there is a file of that name"), "{}", said(&again));

    // Another host: the same keys, an empty place.
    let other = folder("restored");
    fs::create_dir_all(&other).unwrap();
    for name in ["keys.toml", "public-keys"] {
        fs::copy(dir.join(name), other.join(name)).unwrap();
    }
    read(Command::new("cp").arg("-rp").arg(dir.join("keys")).arg(&other)).unwrap();
    let told = endpoint(&other, &["restore", "--from", &to]).output().unwrap();
    assert!(told.status.success() && said(&told).contains("letters that came after the backup"), "{}", said(&told));
    let twice = endpoint(&other, &["restore", "--from", &to]).output().unwrap();
    assert!(!twice.status.success(), "a database that is not empty is not written into: {}", said(&twice));
    let restored = Plan::new(&other).start().expect("a post box");
    for (letter, first) in letters.iter().zip(first) {
        let again = put(&restored, letter);
        assert_eq!((again.status, &again.body), (200, &first.body), "the same acknowledgement, byte for byte");
        assert_eq!(again.outcome(&keys, letter), Some(Outcome::Kept));
    }
}

#[test]
fn check_ends_with_one_when_there_is_a_fault_and_says_what_to_do() {
    let dir = folder("check");
    drop(Plan::new(&dir).start().expect("a post box"));
    let told = endpoint(&dir, &["check"]).output().unwrap();
    assert_eq!(told.status.code(), Some(1), "{}", said(&told));
    for expected in ["ok     database", "fault  leads        nobody may delete a letter", "fault  proxies"] {
        assert!(said(&told).contains(expected), "{expected} in {}", said(&told));
    }
    let check = endpoint(&dir, &["check"]);
    let mut low = Command::new("sh");
    low.args(["-c", "ulimit -Sn 200 && exec \"$0\" check"]).arg(check.get_program()).env_clear();
    low.envs(check.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let told = low.output().unwrap();
    assert!(said(&told).contains("ok     open files"), "what a shell begins with is raised: {}", said(&told));
    let told = endpoint(&dir, &["check", "--keep-days", "many"]).output().unwrap();
    assert_eq!(told.status.code(), Some(1));
    assert!(said(&told).starts_with("fault  settings") && said(&told).contains("--keep-days: "), "{}", said(&told));
}

#[test]
fn staff_and_retention_answer_without_stopping_the_post_box() {
    let dir = folder("staff");
    let program = Plan::new(&dir).start().expect("a post box");
    put(&program, &letter(1, 4_000));
    let told = |arguments: &[&str]| read(&mut endpoint(&dir, arguments)).expect("it answers");
    assert!(told(&["staff"]).starts_with("id"));
    assert_eq!(told(&["staff", "--log"]).trim(), "no entries");
    assert_eq!(told(&["staff", "--log", "--csv"]).trim(), "minute,person,act,letter_sha256");
    let dry = told(&["retention", "--dry-run"]);
    assert!(dry.starts_with("0 letters closed before ") && dry.contains("would be taken away"), "{dry}");
    assert!(told(&["retention"]).contains("were taken away"));
    assert_eq!(put(&program, &letter(1, 4_000)).status, 200);
    let wrong = endpoint(&dir, &["staff", "--log", "--letter", "x"]).output().unwrap();
    assert!(!wrong.status.success(), "{}", said(&wrong));
}

#[test]
fn a_name_with_a_slip_in_it_is_refused_and_nothing_is_made_under_it() {
    let dir = folder("slips");
    let program = Plan::new(&dir).start().expect("a post box");
    put(&program, &letter(1, 4_000));
    let backup = dir.join("backup.sqlite").display().to_string();
    read(&mut endpoint(&dir, &["backup", "--to", &backup])).expect("a backup");
    let slip = dir.join("leters.sqlite");
    let slip = slip.to_str().expect("a path");
    for arguments in [
        &["staff", "--log", "--database", slip][..],
        &["retention", "--database", slip],
        &["retention", "--dry-run", "--database", slip],
        &["backup", "--to", "nowhere.sqlite", "--database", slip],
    ] {
        let told = endpoint(&dir, arguments).output().unwrap();
        assert!(!told.status.success() && said(&told).contains("leters.sqlite"), "{arguments:?}: {}", said(&told));
        assert!(!Path::new(slip).exists(), "{arguments:?} made it");
    }

    let restored = dir.join("restored.sqlite");
    let to = restored.to_str().expect("a path");
    let empty = dir.join("empty.sqlite").display().to_string();
    fs::write(&empty, "").unwrap();
    for old in [slip, &empty, dir.join("keys.toml").to_str().expect("a path")] {
        let arguments = ["restore", "--database", to, "--from", &backup, "--deleted-since", old];
        let told = endpoint(&dir, &arguments).output().unwrap();
        assert!(!told.status.success() && said(&told).contains(old), "{old}: {}", said(&told));
        assert!(!restored.exists() && !Path::new(slip).exists(), "nothing was done: {}", said(&told));
    }
    let file = dir.join("old-address");
    fs::write(&file, dir.join("letters.sqlite").display().to_string()).unwrap();
    let file = file.to_str().expect("a path");
    let told =
        read(&mut endpoint(&dir, &["restore", "--database", to, "--from", &backup, "--deleted-since-file", file]));
    assert!(told.expect("it restores").contains("0 letters that were deleted after the backup"));
}

#[test]
fn a_backup_that_is_stopped_leaves_nothing_behind() {
    let dir = folder("stopped-backup");
    let mut program = Plan::new(&dir).start().expect("a post box");
    put(&program, &letter(1, 4_000));
    program.stop().expect("it ends in order");
    // Somebody has the database for themselves, so that the backup waits.
    let holder = rusqlite::Connection::open(dir.join("letters.sqlite")).unwrap();
    holder.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT; SELECT count(*) FROM letters").ok();
    let backups = dir.join("backups");
    fs::create_dir_all(&backups).unwrap();
    let to = backups.join("backup.sqlite").display().to_string();
    let mut backup = endpoint(&dir, &["backup", "--to", &to]).spawn().unwrap();
    let parts = || fs::read_dir(&backups).unwrap().count();
    while parts() == 0 {
        assert!(backup.try_wait().unwrap().is_none(), "it waits for the database");
    }
    read(Command::new("kill").args(["-TERM", &backup.id().to_string()])).expect("kill");
    assert!(!backup.wait().unwrap().success());
    assert_eq!(parts(), 0, "no part of a backup is left");
    drop(holder);
    read(&mut endpoint(&dir, &["backup", "--to", &to])).expect("the next one is whole");
    assert_eq!(parts(), 1);
}

#[test]
fn a_password_is_in_no_message_and_no_help() {
    let dir = folder("password");
    drop(Plan::new(&dir).start().expect("a post box"));
    let secret = "postgres://box:hunter2@127.0.0.1:1/letters";
    for arguments in [
        &["serve"][..],
        &["serve", "--help"],
        &["check"],
        &["backup", "--to", "nowhere.sqlite"],
        &["restore", "--from", "nowhere.sqlite"],
        &["retention"],
        &["staff", "--log"],
        &["serve", "--database", secret],
        &["serve", "--listen", "nowhere"],
    ] {
        let told = endpoint(&dir, arguments).env("FRONT_SEAT_DATABASE", secret).output().unwrap();
        assert!(!said(&told).contains("hunter2"), "{arguments:?}: {}", said(&told));
        assert_eq!(told.status.success(), arguments.contains(&"--help"), "{arguments:?}: {}", said(&told));
    }
    for wrong in [
        "postgress://box:hunter2@127.0.0.1:1/letters",
        " Postgres://box:hunter2@127.0.0.1:1/letters",
        "user=box password=hunter2",
    ] {
        for arguments in [&["check"][..], &["staff", "--log"], &["restore", "--from", "x", "--deleted-since", wrong]] {
            let told = endpoint(&dir, arguments).env("FRONT_SEAT_DATABASE", wrong).output().unwrap();
            assert!(!told.status.success() && !said(&told).contains("hunter2"), "{arguments:?}: {}", said(&told));
        }
        let told = endpoint(&dir, &["restore", "--from", "x", "--deleted-since", wrong]).output().unwrap();
        let expected = "put the address into a file and name it in --deleted-since-file";
        assert!(said(&told).contains(expected) && !said(&told).contains("hunter2"), "{}", said(&told));
    }
}

#[test]
fn completions_and_manual_pages_come_from_the_program() {
    let dir = folder("manual");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = read(stage::program("endpoint").args(["completions", shell])).unwrap();
        assert!(script.contains("operations-listen") && script.contains("deleted-since"), "{shell}");
    }
    read(stage::program("endpoint").args(["man", "--out"]).arg(&dir)).unwrap();
    assert!(dir.join("endpoint-serve.1").exists() && dir.join("endpoint.1").exists());
    let file = read(stage::program("endpoint").arg("settings")).unwrap();
    assert!(file.contains("#keep_days = 90"), "{file}");
}
