//! Messages to a chat: `{"text": …}` by POST, over TLS, and no redirect is followed.

use std::{fmt, fs, path::Path, sync::Arc};

use http_body_util::Full;
use hyper::{Request, body::Bytes, client::conn::http1, header};
use hyper_util::rt::TokioIo;
use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, ServerName, pem::PemObject as _},
};
use serde_json::json;
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
};
use tokio_rustls::TlsConnector;

use crate::{fault::Fault, settings::notices::Hook};

/// Either kind of connection.
trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}

impl<T: AsyncRead + AsyncWrite + Unpin + Send> Stream for T {}

/// The way to one webhook.
pub struct Webhook {
    hook: Hook,
    tls: Arc<ClientConfig>,
}

impl Webhook {
    /// Reads the certificates to believe.
    ///
    /// # Errors
    ///
    /// [`Fault`], which names the key.
    pub fn new(hook: Hook, ca_file: Option<&Path>) -> Result<Self, Fault> {
        let mut roots = RootCertStore::empty();
        // A certificate among the system's that cannot be read is one that is not trusted.
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        if let Some(path) = ca_file {
            let unread = |why: &dyn fmt::Display| Fault::new(format_args!("ca_file {}: {why}", path.display()));
            let pem = fs::read(path).map_err(|why| unread(&why))?;
            for certificate in CertificateDer::pem_slice_iter(&pem) {
                roots.add(certificate.map_err(|why| unread(&why))?).map_err(|why| unread(&why))?;
            }
        }
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
        let builder = builder.map_err(Fault::new)?;
        Ok(Self { hook, tls: Arc::new(builder.with_root_certificates(roots).with_no_client_auth()) })
    }

    /// Sends a message.
    ///
    /// # Errors
    ///
    /// What the server or the network says, without the address.
    pub async fn send(&self, text: &str) -> Result<(), String> {
        let stream = self.connected().await?;
        let told = |why: hyper::Error| why.to_string();
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(told)?;
        // It ends with the answer.
        let connection = tokio::spawn(connection);
        let uri = self.hook.uri();
        let request = Request::post(uri.path_and_query().map_or("/", |place| place.as_str()))
            .header(header::HOST, uri.authority().map_or("", |authority| authority.as_str()))
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::CONNECTION, "close")
            .body(Full::new(Bytes::from(json!({ "text": text }).to_string())))
            .map_err(|why| why.to_string())?;
        let answer = sender.send_request(request).await.map_err(told)?;
        connection.abort();
        if answer.status().is_success() { Ok(()) } else { Err(format!("the webhook answered {}", answer.status())) }
    }

    /// Connects and does TLS, and sends nothing: so it says nothing of the address after the host.
    ///
    /// # Errors
    ///
    /// What the network says.
    pub async fn try_out(&self) -> Result<(), String> {
        self.connected().await.map(|_| ())
    }

    async fn connected(&self) -> Result<Box<dyn Stream>, String> {
        let told = |why: std::io::Error| why.to_string();
        let stream = TcpStream::connect((self.hook.host(), self.hook.port())).await.map_err(told)?;
        if !self.hook.is_https() {
            return Ok(Box::new(stream));
        }
        let name = ServerName::try_from(self.hook.host().to_owned()).map_err(|why| why.to_string())?;
        Ok(Box::new(TlsConnector::from(Arc::clone(&self.tls)).connect(name, stream).await.map_err(told)?))
    }
}
