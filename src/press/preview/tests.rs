//! What a visitor of a site on this machine gets, and what nobody gets.

use std::io::{Read as _, Write as _};

use http_body_util::BodyExt as _;

use super::*;

struct Folder(tempfile::TempDir);

fn folder() -> Folder {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("portal");
    fs::create_dir_all(site.join("say/8-11")).unwrap();
    fs::create_dir_all(site.join("app")).unwrap();
    for (name, text) in [
        ("portal/index.html", "home"),
        ("portal/say/8-11/index.html", "form"),
        ("portal/app/portal_bg.wasm", "wasm"),
        ("portal/app/portal_bg.wasm.br", "packed"),
        ("portal/app/portal.js", "script"),
        ("portal/_headers", "/*\n  X-Frame-Options: DENY\n/app/*\n  Cache-Control: immutable\n"),
        ("secret.key", "secret"),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    #[cfg(unix)]
    for link in ["link.txt", "app/index.html", "app/portal.js.br", "404.html"] {
        std::os::unix::fs::symlink(folder.path().join("secret.key"), site.join(link)).unwrap();
    }
    Folder(folder)
}

fn get(folder: &Folder, path: &str, method: &str, encodings: &str) -> Response<Full<Bytes>> {
    let site = Site::open(&folder.0.path().join("portal"), "/front-seat/").unwrap();
    let request = Request::builder().method(method).uri(path).header("accept-encoding", encodings);
    site.answer(&request.body(()).unwrap())
}

async fn check(folder: &Folder, path: &str, expected: &str) {
    let answer = get(folder, path, "GET", "gzip");
    let field = |name| answer.headers().get(name).map_or("", |value: &HeaderValue| value.to_str().unwrap()).to_owned();
    let (status, kind, place) = (answer.status().as_u16(), field("content-type"), field("location"));
    assert_eq!(field("x-frame-options"), "DENY", "{path}");
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    let found = format!("{status} {kind} {place}{}", String::from_utf8_lossy(&body));
    assert_eq!(found, expected, "{path}");
}

#[tokio::test]
async fn a_site_is_served_beneath_its_base() {
    let folder = folder();
    check(&folder, "/", "307  /front-seat/").await;
    check(&folder, "/front-seat", "307  /front-seat/").await;
    check(&folder, "/front-seat/", "200 text/html; charset=utf-8 home").await;
    check(&folder, "/front-seat/say/8-11/", "200 text/html; charset=utf-8 form").await;
    check(&folder, "/front-seat/say/8-11", "307  /front-seat/say/8-11/").await;
    check(&folder, "/front-seat/say/8-11/?x=1", "200 text/html; charset=utf-8 form").await;
    check(&folder, "/front-seat/app/portal_bg.wasm", "200 application/wasm wasm").await;
    check(&folder, "/front-seat/app/portal.js", "200 text/javascript; charset=utf-8 script").await;
}

#[tokio::test]
async fn nothing_outside_the_folder_is_ever_served() {
    let folder = folder();
    for path in [
        "/front-seat/../secret.key",
        "/front-seat/%2e%2e/secret.key",
        "/front-seat/..%2fsecret.key",
        "/front-seat/app/../../secret.key",
        "/front-seat/..\\secret.key",
        "/front-seat//etc/passwd",
        "/front-seat//say",
        "/front-seat/link.txt",
        "/front-seat/_headers",
        "/front-seat/.git",
        "/front-seat/nothing",
        "/front-seat/nothing/",
        "/front-seat/app/",
        "/secret.key",
        "/front-seated/",
        "/front-seat/index.html%00",
    ] {
        check(&folder, path, "404 text/plain; charset=utf-8 There is no page at this address.\n").await;
    }
    assert_eq!(get(&folder, "/front-seat/", "POST", "").status(), 405);
}

#[tokio::test]
async fn brotli_is_served_to_those_who_take_it() {
    let folder = folder();
    let path = "/front-seat/app/portal_bg.wasm";
    let answer = get(&folder, path, "GET", "gzip, deflate, br, zstd");
    assert_eq!(answer.headers()["content-encoding"], "br");
    assert_eq!(answer.headers()["content-type"], "application/wasm");
    assert_eq!(answer.headers()["cache-control"], "immutable");
    assert_eq!(answer.into_body().collect().await.unwrap().to_bytes(), "packed");
    let answer = get(&folder, "/front-seat/app/portal.js", "HEAD", "br");
    assert_eq!((answer.status().as_u16(), answer.headers().get("content-encoding")), (200, None));
}

#[test]
fn a_folder_without_a_site_says_what_to_do() {
    let folder = folder();
    let why = Site::open(&folder.0.path().join("inbox"), "/").unwrap_err();
    assert!(why.ends_with("print it first with `press print`"), "{why}");
    let why = Site::open(&folder.0.path().join("portal"), "front-seat").unwrap_err();
    assert!(why.contains("must start and end with a slash"), "{why}");
    fs::write(folder.0.path().join("portal/_headers"), "x").unwrap();
    let why = Site::open(&folder.0.path().join("portal"), "/").unwrap_err();
    assert!(why.ends_with("_headers, line 1: a pattern starts with a slash and may end with one *"), "{why}");
}

#[test]
fn an_address_in_use_is_named_and_one_that_is_free_answers() {
    let folder = folder();
    let site = || Site::open(&folder.0.path().join("portal"), "/front-seat/").unwrap();
    let (told, telling) = std::sync::mpsc::channel();
    let serving = site();
    std::thread::spawn(move || serving.serve(([127, 0, 0, 1], 0).into(), |address| told.send(address).unwrap()));
    let address = telling.recv().unwrap();
    let mut stream = std::net::TcpStream::connect(address).unwrap();
    stream.write_all(b"GET /front-seat/ HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.ends_with("\r\n\r\nhome"), "{answer}");
    assert_eq!(site().serve(address, |_| ()).unwrap_err().kind(), io::ErrorKind::AddrInUse);
}
