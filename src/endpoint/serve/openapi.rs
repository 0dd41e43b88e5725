//! `GET /v1/openapi.json`: what the post box says about itself to programs. Written by hand but for the deeds, which are all
//! called alike, and kept true by tests.

use std::sync::LazyLock;

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};
use wire::{Deed, deed::Needs};

use crate::operations::metrics::LETTER;

/// Where the description stands.
pub const PLACE: &str = "/v1/openapi.json";

static DESCRIPTION: LazyLock<String> = LazyLock::new(|| {
    let mut whole: Value = serde_json::from_str(include_str!("openapi.json")).unwrap_or_default();
    for deed in Deed::ALL {
        let (method, end) = deed.call();
        whole["paths"][format!("{LETTER}{end}")][method.to_lowercase()] = operation(deed);
    }
    whole.to_string()
});

/// The description.
pub async fn describe() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], DESCRIPTION.as_str()).into_response()
}

fn operation(deed: Deed) -> Value {
    let response = |name| json!({ "$ref": format!("#/components/responses/{name}") });
    let mut responses = json!({
        "204": response("Done"),
        "400": response("Malformed"),
        "401": response("NotSignedIn"),
        "404": response("NoSuchLetter"),
        "503": response("Later"),
    });
    let mut parameters = vec![json!({ "$ref": "#/components/parameters/Letter" })];
    match deed.needs() {
        Needs::Nothing => {}
        Needs::Lead => responses["403"] = response("NotAllowed"),
        Needs::DeedSecret | Needs::SeenToSecret => {
            responses["403"] = response("NotAllowed");
            parameters.push(json!({ "$ref": "#/components/parameters/Secret" }));
        }
    }
    json!({
        "operationId": deed.word(),
        "summary": format!("About a letter: {}.", deed.done().replace('-', " ")),
        "tags": ["staff"],
        "security": [{ "token": [] }],
        "parameters": parameters,
        "responses": responses,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use axum::{body::Body, http::Request};

    use super::*;
    use crate::test_post_box::post_box;

    const METHODS: [&str; 7] = ["GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "TRACE"];

    fn description() -> Value {
        serde_json::from_str(&DESCRIPTION).unwrap()
    }

    /// Every path with its methods, as described.
    fn described() -> Vec<(String, BTreeSet<String>)> {
        let paths = description()["paths"].as_object().unwrap().clone();
        let methods =
            |operations: &Value| operations.as_object().unwrap().keys().map(|method| method.to_uppercase()).collect();
        paths.iter().map(|(path, operations)| (path.clone(), methods(operations))).collect()
    }

    #[tokio::test]
    async fn every_method_that_is_described_is_there_and_no_other() {
        let post_box = post_box();
        for (path, methods) in described() {
            let place = path.replace("{id}", "01010101010101010101010101010101");
            for method in METHODS {
                let request = Request::builder().method(method).uri(&place).body(Body::empty()).unwrap();
                let answer = post_box.ask(request).await;
                assert_ne!(answer.text(), "{\"error\":\"the post box has nothing at this address\"}", "{path}");
                assert_eq!(answer.status == 405, !methods.contains(method), "{method} {path}: {}", answer.status);
                if answer.status == 405 {
                    let allowed = answer.header("allow").split(',').map(str::to_owned);
                    let allowed: BTreeSet<String> = allowed.filter(|method| method != "HEAD").collect();
                    assert_eq!(allowed, methods, "{path}");
                }
            }
        }
    }

    #[test]
    fn every_route_of_the_router_is_described() {
        // All deeds stand in one line.
        let routes = include_str!("routes.rs").matches(".route(").count() - 1 + Deed::ALL.len();
        let described: usize = described().iter().map(|(_, methods)| methods.len()).sum();
        assert_eq!(described, routes, "a route in routes.rs is not described, or the other way round");
    }

    #[tokio::test]
    async fn the_description_is_served_as_it_stands_and_every_reference_in_it_leads_somewhere() {
        let answer = post_box().ask(Request::get(PLACE).body(Body::empty()).unwrap()).await;
        assert_eq!((answer.status, answer.header("content-type")), (200, "application/json"));
        assert_eq!(answer.text(), *DESCRIPTION);
        let whole = description();
        let mut used = BTreeSet::new();
        references(&whole, &mut used);
        for reference in &used {
            assert!(whole.pointer(reference.trim_start_matches('#')).is_some(), "{reference} leads nowhere");
        }
        for kind in ["parameters", "headers", "responses", "schemas"] {
            for name in whole["components"][kind].as_object().unwrap().keys() {
                assert!(used.contains(&format!("#/components/{kind}/{name}")), "{kind}/{name} is not used");
            }
        }
    }

    fn references(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Object(fields) => {
                if let Some(Value::String(reference)) = fields.get("$ref") {
                    found.insert(reference.clone());
                }
                fields.values().for_each(|value| references(value, found));
            }
            Value::Array(values) => values.iter().for_each(|value| references(value, found)),
            _ => {}
        }
    }

    #[test]
    fn the_numbers_of_the_description_are_those_of_the_protocol() {
        let whole = description();
        let at = |pointer: &str| whole.pointer(pointer).and_then(Value::as_u64);
        let letter = "/paths/~1v1~1letters~1{id}/put/requestBody/content/application~1octet-stream/schema/maxLength";
        assert_eq!(at(letter), Some(wire::limits::ENVELOPE_BYTES_MAX as u64));
        assert_eq!(
            at("/components/schemas/Page/properties/letters/maxItems"),
            Some(wire::limits::LIST_ROWS_MAX as u64)
        );
        for (name, value) in crate::limits::security_headers::ALWAYS {
            let headers = whole["components"]["headers"].as_object().unwrap();
            let described =
                headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name.as_str())).map(|(_, header)| header);
            assert_eq!(described.and_then(|header| header["schema"]["const"].as_str()), Some(value), "{name}");
        }
    }
}
