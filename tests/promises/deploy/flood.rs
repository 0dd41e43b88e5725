//! One host sends thousands of halves of request heads, and a child on another sends letters: in networks that only the
//! test is in, with our files as they stand, and on the ports that they name.

use std::{
    io::{BufRead as _, BufReader},
    net::{IpAddr, Ipv4Addr},
    process::{ChildStdout, Command, Stdio},
};

use promises::{council, load::letter};
use xtask::{
    leash::{self, Child},
    step::{read, root},
};

use super::{
    folder,
    front::{Front, Kind, Place, behind, file},
    plan, try_put,
};

/// So many heads at once: what broke a proxy as Debian sets it up.
const HEADS: usize = 2_000;

/// So many letters at least; more, until each of the heads was sent anew.
const LETTERS: std::ops::Range<u64> = 20..5_000;

/// Where the council's machine is for both.
const OFFICE: IpAddr = IpAddr::V4(Ipv4Addr::new(10, 78, 2, 1));

/// What Debian 12 and 13 write for `events`.
const AS_DEBIAN_SETS_IT_UP: &str = "events { worker_connections 768; }";

/// Three hosts on three networks of their own; gone when it is dropped.
struct Network {
    office: Child,
    flood: Child,
    child: Child,
}

/// A host that sends halves of heads.
struct Flood {
    _child: Child,
    said: BufReader<ChildStdout>,
    /// The most that were open at once.
    most: usize,
    /// How many were closed or refused.
    closed: usize,
}

impl Network {
    fn new() -> Self {
        let office = holder("unshare", &["--user", "--map-root-user", "--net"]);
        let enter = inside(&office);
        let [flood, child] =
            [(); 2].map(|()| holder(&enter[0], &[&words(&enter[1..])[..], &["unshare", "--net"]].concat()));
        for (host, name, number) in [(&flood, "flood", 1), (&child, "child", 2)] {
            let peer = host.program.id().to_string();
            let (here, there) = (format!("10.78.{number}.1"), format!("10.78.{number}.2/24"));
            ip(&office, &["link", "add", name, "type", "veth", "peer", "name", "office", "netns", &peer]);
            ip(&office, &["address", "add", &format!("{here}/24"), "dev", name]);
            ip(&office, &["link", "set", name, "up"]);
            ip(host, &["address", "add", &there, "dev", "office"]);
            ip(host, &["link", "set", "office", "up"]);
            ip(host, &["route", "add", "default", "via", &here]);
        }
        Self { office, flood, child }
    }

    fn flood(&self) -> Flood {
        let mut command = behind(&inside(&self.flood), "python3");
        command.arg(root().join("tests/promises/deploy/half_sent.py")).args([&OFFICE.to_string(), &HEADS.to_string()]);
        let mut child = leash::start(&command, Stdio::piped(), Stdio::inherit()).expect("python3");
        let said = BufReader::new(child.program.stdout.take().expect("its output"));
        Flood { _child: child, said, most: 0, closed: 0 }
    }
}

impl Flood {
    /// Hears how it goes.
    fn look(&mut self) {
        let mut line = String::new();
        self.said.read_line(&mut line).expect("a line");
        let counts: Vec<usize> = line.split_whitespace().filter_map(|count| count.parse().ok()).collect();
        let [held, closed] = counts[..] else { panic!("it ended, after {line:?}") };
        self.most = self.most.max(held);
        self.closed = closed;
    }
}

/// What keeps a network there.
fn holder(program: &str, arguments: &[&str]) -> Child {
    let mut command = Command::new(program);
    command.args(arguments).args(["sh", "-c", "ip link set lo up && echo up && exec sleep infinity"]);
    let mut child = leash::start(&command, Stdio::piped(), Stdio::inherit()).expect("a shell");
    let mut said = String::new();
    BufReader::new(child.program.stdout.take().expect("its output")).read_line(&mut said).expect("a line");
    assert_eq!(
        said, "up\n",
        "a network of its own cannot be made here: it needs `ip`, and a system that lets `unshare -Urn true` do it \
         (in a container that is often forbidden)"
    );
    child
}

/// What becomes a program in a network.
fn inside(host: &Child) -> Vec<String> {
    let process = host.program.id().to_string();
    ["nsenter", "--target", &process, "--user", "--net", "--preserve-credentials"].map(str::to_owned).to_vec()
}

fn words(of: &[String]) -> Vec<&str> {
    of.iter().map(String::as_str).collect()
}

fn ip(host: &Child, arguments: &[&str]) {
    read(behind(&inside(host), "ip").args(arguments)).expect("ip");
}

/// Lets one host flood and another send, and gives the most halves that were open at once, and how many of the letters
/// did not arrive at the first try.
fn lost(kind: Kind, name: &str, events: &str, rules: bool) -> (usize, u64) {
    let council = council::exampleshire();
    let network = Network::new();
    let office = inside(&network.office);
    if rules {
        let file = root().join("src/endpoint/deploy/nftables.conf");
        // Twice, as when somebody changes it and loads it again.
        for _ in 0..2 {
            read(behind(&office, "nft").arg("-f").arg(&file)).expect("nft takes the file");
        }
    }
    let post_box = plan(&folder(kind, name), &[]).around(&office).start().expect("a post box");
    // As systemd and `worker_rlimit_nofile` set it, where there is no master that could.
    let proxy = [office, ["prlimit", "--nofile=20000:"].map(str::to_owned).to_vec()].concat();
    // There is no other account in such a network.
    let place = Place {
        address: OFFICE,
        ports: [443, 80],
        around: [proxy, inside(&network.child)],
        events: format!("user root;\n{events}"),
        firewall: None,
    };
    let front = folder(kind, &format!("{name}-front"));
    let front = Front::start_at(place, kind, &front, post_box.address, &council.dir.join("sites"));
    let mut flood = network.flood();
    while flood.most < HEADS && flood.closed < HEADS {
        flood.look();
    }
    let (mut sent, mut lost) = (0, 0);
    while sent < LETTERS.start || flood.closed < 2 * HEADS {
        sent += 1;
        assert!(sent < LETTERS.end, "it stopped closing what is half sent: {} so far", flood.closed);
        let answer = try_put(&front, &letter(sent, 48_000), "");
        lost += u64::from(answer.is_none_or(|answer| answer.said.status != 201));
        flood.look();
    }
    (flood.most, lost)
}

#[test]
#[ignore = "with --all: needs networks of its own"]
fn half_sent_heads_from_one_host_do_not_keep_another_from_sending_through_our_nginx() {
    assert_eq!(lost(Kind::Nginx, "flood", &file("nginx-events.conf"), false), (HEADS, 0));
    let (_, lost) = lost(Kind::Nginx, "flood-debian", AS_DEBIAN_SETS_IT_UP, false);
    assert!(lost > 0, "this flood is none");
}

#[test]
#[ignore = "with --all: needs networks of its own"]
fn half_sent_heads_from_one_host_do_not_keep_another_from_sending_through_our_caddy() {
    assert_eq!(lost(Kind::Caddy, "flood", "", false), (HEADS, 0));
}

#[test]
#[ignore = "with --all: needs networks of its own"]
fn our_rules_give_one_host_no_more_than_its_places() {
    for (kind, events) in [(Kind::Nginx, AS_DEBIAN_SETS_IT_UP), (Kind::Caddy, "")] {
        let (most, lost) = lost(kind, "flood-rules", events, true);
        assert_eq!(lost, 0, "{kind:?}");
        // What the proxy has closed may not yet have been seen by who sent it.
        assert!(most < HEADS / 4, "{kind:?}: {most}");
    }
}
