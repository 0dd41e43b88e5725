//! Messages to a chat: `{"text": …}` by POST.

use std::path::Path;

use hyper::{Request, header};
use serde_json::json;

use super::call::Caller;
use crate::{fault::Fault, settings::notices::Hook};

/// The way to one webhook.
pub struct Webhook {
    hook: Hook,
    caller: Caller,
}

impl Webhook {
    /// Reads the certificates to believe.
    ///
    /// # Errors
    ///
    /// [`Fault`], which names the key.
    pub fn new(hook: Hook, ca_file: Option<&Path>) -> Result<Self, Fault> {
        Ok(Self { hook, caller: Caller::new(ca_file)? })
    }

    /// Sends a message.
    ///
    /// # Errors
    ///
    /// What the server or the network says, without the address.
    pub async fn send(&self, text: &str) -> Result<(), String> {
        let request = Request::post(self.hook.uri())
            .header(header::CONTENT_TYPE, "application/json")
            .body(json!({ "text": text }).to_string().into())
            .map_err(|why| why.to_string())?;
        let answer = self.caller.call(request).await?;
        if answer.status().is_success() { Ok(()) } else { Err(format!("the webhook answered {}", answer.status())) }
    }

    /// Connects and does TLS, and sends nothing: so it says nothing of the address after the host.
    ///
    /// # Errors
    ///
    /// What the network says.
    pub async fn try_out(&self) -> Result<(), String> {
        self.caller.connect(self.hook.uri()).await.map(|_| ())
    }
}
