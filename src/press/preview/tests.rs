//! What a visitor of the demo gets, and what nobody gets.

use axum::body::Body;
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

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
    std::os::unix::fs::symlink(folder.path().join("secret.key"), site.join("link.txt")).unwrap();
    Folder(folder)
}

async fn get(folder: &Folder, path: &str, method: &str, encodings: &str) -> Response {
    let site = DemoSite::open(&folder.0.path().join("portal"), "/front-seat/").unwrap();
    let request = Request::builder().method(method).uri(path).header("accept-encoding", encodings);
    site.router().oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
}

async fn check(folder: &Folder, path: &str, expected: &str) {
    let answer = get(folder, path, "GET", "gzip").await;
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
    assert_eq!(get(&folder, "/front-seat/", "POST", "").await.status(), 405);
}

#[tokio::test]
async fn brotli_is_served_to_those_who_take_it() {
    let folder = folder();
    let path = "/front-seat/app/portal_bg.wasm";
    let answer = get(&folder, path, "GET", "gzip, deflate, br, zstd").await;
    assert_eq!(answer.headers()["content-encoding"], "br");
    assert_eq!(answer.headers()["content-type"], "application/wasm");
    assert_eq!(answer.headers()["cache-control"], "immutable");
    assert_eq!(answer.into_body().collect().await.unwrap().to_bytes(), "packed");
    let answer = get(&folder, "/front-seat/app/portal.js", "HEAD", "br").await;
    assert_eq!((answer.status().as_u16(), answer.headers().get("content-encoding")), (200, None));
}

#[test]
fn a_demo_without_its_sites_says_what_to_do() {
    let folder = folder();
    let why = DemoSite::open(&folder.0.path().join("inbox"), "/").unwrap_err().to_string();
    assert!(why.ends_with("print the sites first, or leave out demo_sites"), "{why}");
    fs::write(folder.0.path().join("portal/_headers"), "x").unwrap();
    let why = DemoSite::open(&folder.0.path().join("portal"), "/").unwrap_err().to_string();
    assert!(why.ends_with("_headers, line 1: a pattern starts with a slash and may end with one *"), "{why}");
}
