//! `_headers`: what the host says with each file, in the format that static hosts share.
//!
//! Hosts differ in what they do when two patterns fit one address. So no field stands under two patterns that can.

use base64ct::{Base64, Encoding as _};
use sha2::{Digest as _, Sha256};

use super::files::{Files, KEYSET, Keep};

/// How long a browser insists on https, in seconds: two years.
const HSTS_SECONDS: u32 = 63_072_000;

/// What no page of ours ever asks a device for.
const NEVER_ASKED: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), \
    magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), \
    usb=(), xr-spatial-tracking=()";

/// Writes the file for a site that stands at `origin` beneath `base` and sends to `post_box`.
///
/// `styles` are the style sheets that stand in the pages themselves, if any do: each is allowed by its hash.
pub fn headers(files: &Files, base: &str, origin: &str, post_box: &str, styles: &[String]) -> String {
    let mut everywhere = vec![
        format!("Content-Security-Policy: {}", policy(post_box, styles)),
        "X-Content-Type-Options: nosniff".to_owned(),
        "Referrer-Policy: no-referrer".to_owned(),
        "Cross-Origin-Resource-Policy: same-origin".to_owned(),
        "Cross-Origin-Opener-Policy: same-origin".to_owned(),
        "Cross-Origin-Embedder-Policy: require-corp".to_owned(),
        format!("Permissions-Policy: {NEVER_ASKED}"),
    ];
    if origin.starts_with("https://") {
        everywhere.push(format!("Strict-Transport-Security: max-age={HSTS_SECONDS}"));
    }
    let mut written = format!("{base}*\n");
    for field in everywhere {
        written.push_str(&format!("  {field}\n"));
    }
    for (name, keep) in files.kept().filter(|(name, _)| !name.ends_with(".br")) {
        let keep = match keep {
            Keep::Never => "no-store",
            Keep::WhileSame => "no-cache",
            Keep::ADay => "public, max-age=86400",
            // It may be taken back, and is then to be missing at once.
            Keep::ForEver if name.starts_with(KEYSET) => "no-cache",
            Keep::ForEver => "public, max-age=31536000, immutable",
        };
        for address in addresses(name) {
            written.push_str(&format!("{base}{address}\n  Cache-Control: {keep}\n"));
        }
    }
    written
}

/// One policy for every file: a worker obeys the one that came with its script, a page the one that came with it.
fn policy(post_box: &str, styles: &[String]) -> String {
    let hash = |style: &String| format!("'sha256-{}'", Base64::encode_string(&Sha256::digest(style)));
    let style =
        if styles.is_empty() { "'self'".to_owned() } else { styles.iter().map(hash).collect::<Vec<_>>().join(" ") };
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src {style}; img-src 'self'; \
         connect-src 'self' {post_box}; font-src 'none'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; \
         form-action 'none'; frame-ancestors 'none'"
    )
}

/// A page is asked for by its folder and by its file.
fn addresses(name: &str) -> Vec<&str> {
    match name.strip_suffix("index.html") {
        Some(folder) => vec![folder, name],
        None => vec![name],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(origin: &str) -> String {
        let mut files = Files::default();
        for name in ["index.html", "my-iro/index.html", "index.html.br"] {
            files.put(name, "x");
        }
        files.put_kept("say/8-11/index.html", Keep::Never, "x");
        files.put_kept("pictures/stop.svg", Keep::ADay, "x");
        files.put_hashed("app/portal", "wasm", "x");
        files.put_hashed(KEYSET, "json", "x");
        headers(&files, "/front-seat/", origin, "https://post.example", &[])
    }

    #[track_caller]
    fn check(address: &str, expected: &str) {
        let written = written("https://p.example");
        let rule = written.split_once(&format!("\n{address}\n")).map_or("", |(_, rest)| rest);
        assert_eq!(rule.lines().next().unwrap_or_default().trim(), expected, "{written}");
    }

    #[test]
    fn a_style_that_stands_in_the_page_is_allowed_by_its_hash_and_no_other() {
        // The hash of `a{}` as `openssl dgst -sha256 -binary | base64` gives it.
        let policy = policy("https://post.example", &["a{}".to_owned()]);
        assert!(policy.contains("style-src 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='"), "{policy}");
    }

    #[test]
    fn each_file_is_kept_as_long_as_it_may_be() {
        check("/front-seat/", "Cache-Control: no-cache");
        check("/front-seat/my-iro/", "Cache-Control: no-cache");
        check("/front-seat/say/8-11/", "Cache-Control: no-store");
        check("/front-seat/say/8-11/index.html", "Cache-Control: no-store");
        check("/front-seat/keyset-2d711642b726b044.json", "Cache-Control: no-cache");
        check("/front-seat/pictures/stop.svg", "Cache-Control: public, max-age=86400");
        check("/front-seat/app/portal-2d711642b726b044.wasm", "Cache-Control: public, max-age=31536000, immutable");
    }

    #[test]
    fn nothing_inline_and_no_other_origin_is_allowed() {
        let written = written("https://p.example");
        let policy = written.lines().nth(1).unwrap_or_default();
        let expected = "  Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
                        style-src 'self'; img-src 'self'; connect-src 'self' https://post.example; font-src 'none'; \
                        manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; \
                        frame-ancestors 'none'";
        assert_eq!(policy, expected);
        assert!(!written.contains("unsafe-inline"));
    }

    #[test]
    fn https_is_insisted_on_only_where_there_is_https() {
        assert!(written("https://p.example").contains("  Strict-Transport-Security: max-age=63072000\n"));
        assert!(!written("http://127.0.0.1:8080").contains("Strict-Transport-Security"));
    }

    #[test]
    fn no_field_stands_under_two_patterns_that_fit_one_address() {
        let written = written("https://p.example");
        let patterns: Vec<&str> = written.lines().filter(|line| line.starts_with('/')).collect();
        assert_eq!(patterns.iter().filter(|pattern| pattern.contains('*')).count(), 1);
        let everywhere = written.split("\n/").next().unwrap_or_default();
        assert!(!everywhere.contains("Cache-Control"), "{everywhere}");
    }
}
