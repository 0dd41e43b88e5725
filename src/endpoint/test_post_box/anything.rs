//! Whatever stands in an address, a header, a query or a body: an answer of ours, never an error of ours.

use std::sync::LazyLock;

use axum::{
    body::Body,
    http::{HeaderValue, Request},
};
use proptest::prelude::*;
use tokio::runtime::Runtime;

use super::{MAYA, TestPostBox, post_box_with};

struct Standing {
    runtime: Runtime,
    post_box: TestPostBox,
    token: String,
}

static STANDING: LazyLock<Standing> = LazyLock::new(|| {
    let runtime = Runtime::new().unwrap();
    let _inside = runtime.enter();
    let post_box = post_box_with(&[("letters_per_day_max", "0")]);
    let token = runtime.block_on(post_box.token("maya", MAYA));
    Standing { post_box, token, runtime }
});

/// Asks, and gives the status of an answer that is either good or one sentence.
fn asked(request: Request<Body>) -> Result<u16, TestCaseError> {
    let answer = STANDING.runtime.block_on(STANDING.post_box.ask(request));
    if !matches!(answer.status, 200 | 201 | 204) {
        prop_assert!((400..500).contains(&answer.status), "{}", answer.status);
        prop_assert!(answer.refusal().len() > 20, "{}", answer.text());
        prop_assert!(!answer.text().contains("signature\""));
    }
    Ok(answer.status)
}

fn header(bytes: &[u8]) -> HeaderValue {
    HeaderValue::from_bytes(bytes).unwrap_or_else(|_| HeaderValue::from_static(""))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_letter_is_judged_by_its_headers_and_its_bytes(
        id in "[0-9a-f]{32}|[!-~&&[^?#]]{0,40}",
        digest in any::<Vec<u8>>(),
        kind in prop_oneof![Just(b"application/octet-stream".to_vec()), any::<Vec<u8>>()],
        start in prop_oneof![Just(Vec::new()), Just(b"FSENV1\0\0\0\x01\0".to_vec())],
        body in any::<Vec<u8>>(),
        is_honest in any::<bool>(),
    ) {
        let body = [start, body].concat();
        let honest = wire::Digest(<sha2::Sha256 as sha2::Digest>::digest(&body).into()).header();
        let digest = if is_honest { honest.into_bytes() } else { digest };
        let Ok(request) = Request::put(format!("/v1/letters/{id}"))
            .header("content-digest", header(&digest))
            .header("content-type", header(&kind))
            .header("content-length", body.len())
            .body(Body::from(body)) else { return Ok(()) };
        prop_assert_ne!(asked(request)?, 201, "nothing like this is a letter");
    }

    #[test]
    fn a_list_takes_a_cursor_and_nothing_else(query in "after=[0-9]{0,25}|[!-~&&[^#]]{0,40}") {
        let request = Request::get(format!("/v1/letters?{query}"));
        let Ok(request) = request.header("authorization", format!("Bearer {}", STANDING.token)).body(Body::empty()) else {
            return Ok(());
        };
        let is_cursor = query.strip_prefix("after=").is_some_and(|cursor| cursor.parse::<u64>().is_ok());
        let status = asked(request)?;
        prop_assert!(status == 200 || status == 400, "{status}");
        prop_assert!(!is_cursor || status == 200);
    }

    #[test]
    fn a_token_is_ours_or_none(token in any::<Vec<u8>>()) {
        let request = Request::get("/v1/letters").header("authorization", header(&[b"Bearer ", &token[..]].concat()));
        prop_assert_eq!(asked(request.body(Body::empty()).unwrap())?, 401);
    }

    #[test]
    fn staff_send_json_or_are_told_so(
        place in "challenge|session",
        body in prop_oneof![
            any::<Vec<u8>>(),
            "\\{\"staff\":\"\\PC{0,20}\"(,\"challenge\":\"[A-Za-z0-9+/=]{0,90}\",\"signature\":\"[A-Za-z0-9+/=]{0,90}\")?\\}"
                .prop_map(String::into_bytes),
        ],
    ) {
        let request = Request::post(format!("/v1/staff/{place}")).body(Body::from(body)).unwrap();
        let status = asked(request)?;
        prop_assert!(matches!((place.as_str(), status), ("challenge", 200 | 422) | ("session", 401 | 422)), "{place} {status}");
    }
}
