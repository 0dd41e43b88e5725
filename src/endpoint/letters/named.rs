//! The letter that an address names.

use axum::{
    extract::{FromRequestParts, Path},
    http::{StatusCode, request::Parts},
};
use wire::LetterId;

use crate::limits::refusal::Refusal;

/// The `{id}` of an address.
pub struct Named(pub LetterId);

impl<S: Send + Sync> FromRequestParts<S> for Named {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let text = Path::<String>::from_request_parts(parts, state).await.map(|Path(text)| text).unwrap_or_default();
        LetterId::parse(&text).map(Self).map_err(|fault| Refusal::new(StatusCode::BAD_REQUEST, fault))
    }
}
