//! The headers of the sites and of the post box, scored by MDN's HTTP Observatory without its network.
//!
//! What is scored is what a council serves: the sites with the header file that `press` prints for https origins, and the real
//! post box with an https origin. TLS and the redirect to it are the proxy's; the front of `contract/headers.mjs` does these two
//! and adds no header.

use std::{fs, path::Path, process::Command};

use promises::{council, load::Plan};
use serde::Deserialize;
use xtask::{
    need::npm_dir,
    stage::{self, BASE, Server, TODAY},
    step::{read, root},
};

/// The least that the Observatory may say of a page: all that can be had without being on the browsers' list of hosts that
/// are only ever asked over TLS, which is five more.
const PAGE_MIN: i32 = 135;

/// The same for an answer that is no page: the five for scripts whose bytes are checked cannot be had.
const ANSWER_MIN: i32 = 130;

const PORTAL: &str = "https://frontseat.exampleshire.example";
const INBOX: &str = "https://inbox.exampleshire.example";
const POST_BOX: &str = "https://post-box.exampleshire.example";

#[derive(Debug, Deserialize)]
struct Scored {
    name: String,
    status: u16,
    score: i32,
    grade: String,
    wrong: Vec<String>,
}

/// Prints both sites for the origins that they will have at a council.
fn print(to: &Path) {
    let standing = council::exampleshire();
    let mut press = stage::program("press");
    press.args(["print", "--quick", "--base", BASE, "--today", TODAY]).arg("--public").arg(root().join("public"));
    press.arg("--keys").arg(standing.keyset()).arg("--apps").arg(stage::apps_dir());
    press.arg("--site").arg(to.join("portal")).arg("--inbox").arg(to.join("inbox"));
    press.args(["--portal-origin", PORTAL, "--inbox-origin", INBOX, "--post-box", POST_BOX]);
    read(&mut press).expect("the sites are printed");
}

/// A certificate for this test alone.
fn certificate(folder: &Path) {
    let mut openssl = Command::new("openssl");
    openssl.current_dir(folder).args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]);
    openssl.args(["-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]);
    read(openssl.args(["-keyout", "key.pem", "-out", "certificate.pem"])).expect("openssl makes a certificate");
}

#[test]
fn every_page_scores_at_least_135_and_every_answer_all_that_it_can() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    print(&folder.join("sites"));
    certificate(folder);
    let sites = ["portal", "inbox"]
        .map(|name| Server::preview(&folder.join("sites").join(name), 0).expect("the site is served"));
    let [portal, inbox] = sites.each_ref().map(|site| site.address.trim_start_matches("http://127.0.0.1:"));
    let program = Plan::new(&folder.join("post-box"))
        .set("origin", POST_BOX)
        .set("portal_origin", PORTAL)
        .set("inbox_origin", INBOX)
        .start()
        .expect("the post box starts");
    let post_box = program.address.port();
    let form = "say/8-11/";
    assert!(fs::exists(folder.join("sites/portal").join(form).join("index.html")).is_ok_and(|there| there));
    let places = [
        format!("portal={portal}"),
        format!("form={portal}{form}"),
        format!("inbox={inbox}"),
        format!("post box={post_box}/health"),
        format!("post box that lets nobody in={post_box}/v1/letters"),
    ];
    let said = read(
        Command::new("node")
            .arg(root().join("tests/contract/headers.mjs"))
            .arg(npm_dir().join("node_modules/@mdn/mdn-http-observatory"))
            .args([folder.join("key.pem"), folder.join("certificate.pem")])
            .args(&places)
            .env("NODE_EXTRA_CA_CERTS", folder.join("certificate.pem")),
    )
    .expect("the Observatory scores them");
    let found: Vec<Scored> = serde_json::from_str(said.trim()).expect("scores in JSON");
    assert_eq!(found.len(), places.len());
    for Scored { name, status, score, grade, wrong } in &found {
        let least = if name.starts_with("post box") { ANSWER_MIN } else { PAGE_MIN };
        assert!(*score >= least && wrong.is_empty(), "{name} ({status}): {score}, {grade}: {}", wrong.join("; "));
    }
    assert_eq!(found.iter().map(|scored| scored.status).collect::<Vec<_>>(), [200, 200, 200, 200, 401]);
}
