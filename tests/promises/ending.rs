//! Whoever ends the demo ends all that it started, however that comes.

use std::{
    io::{BufRead as _, BufReader},
    net::TcpStream,
    process::{Command, Stdio},
};

use promises::browser::until;
use xtask::{
    stage,
    step::{read, root, target},
};

/// Lets a demo stand until it says that it is ready, ends it by this signal, and looks for what still listens.
fn nothing_is_left_after(signal: &str) {
    // A shell's background passes these signals over, and so would all that is started there.
    let program = stage::program("xtask");
    let mut demo = Command::new("env");
    demo.arg("--default-signal").arg(program.get_program()).current_dir(root());
    program.get_envs().filter(|(_, value)| value.is_none()).for_each(|(name, _)| _ = demo.env_remove(name));
    demo.args(["demo", "--at"]).arg(target().join("ending").join(signal));
    let mut demo = demo.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().expect("the demo starts");
    let out = BufReader::new(demo.stdout.take().expect("its output"));
    let said: Vec<String> = out.lines().map_while(Result::ok).take_while(|line| !line.starts_with("ready: ")).collect();
    let addresses: Vec<&str> = said
        .iter()
        .filter_map(|line| line.split_once("http://")?.1.split(['/', ' ']).next())
        .filter(|address| address.starts_with("127.0.0.1:"))
        .collect();
    assert_eq!(addresses.len(), 3, "portal, inbox and post box: {said:#?}");
    let listening = || addresses.iter().filter(|address| TcpStream::connect(address).is_ok()).count();
    assert_eq!(listening(), 3);
    read(Command::new("kill").args([&format!("-{signal}"), &demo.id().to_string()])).expect("kill");
    assert!(!demo.wait().expect("it ends").success());
    until("nobody listens any more", || (listening() == 0).then_some(()));
}

#[test]
fn nothing_of_a_demo_is_left_when_it_is_killed() {
    nothing_is_left_after("KILL");
}

#[test]
#[ignore = "with --all: the same way for each"]
fn nothing_of_a_demo_is_left_after_ctrl_c_a_polite_word_or_a_closed_terminal() {
    for signal in ["INT", "TERM", "HUP"] {
        nothing_is_left_after(signal);
    }
}
