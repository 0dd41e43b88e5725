//! One call of somebody's server, as a program makes it: over TLS where the address says so, and no redirect is followed.

use std::{fmt, fs, path::Path, sync::Arc};

use http_body_util::{BodyExt as _, Full, Limited};
use hyper::{Request, Response, Uri, body::Bytes, client::conn::http1, header};
use hyper_util::rt::TokioIo;
use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, ServerName, pem::PemObject as _},
};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
};
use tokio_rustls::TlsConnector;

use crate::fault::Fault;

/// An answer longer than this, in bytes, is none that we wait for.
const ANSWER_BYTES_MAX: usize = 64 * 1024;

/// Either kind of connection.
pub trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}

impl<T: AsyncRead + AsyncWrite + Unpin + Send> Stream for T {}

/// Whoever calls: it knows which certificates to believe.
pub struct Caller(Arc<ClientConfig>);

impl Caller {
    /// Reads the certificates to believe.
    ///
    /// # Errors
    ///
    /// [`Fault`], which names the key.
    pub fn new(ca_file: Option<&Path>) -> Result<Self, Fault> {
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
        Ok(Self(Arc::new(builder.with_root_certificates(roots).with_no_client_auth())))
    }

    /// Connects to the host of an address, and does TLS if it says so.
    ///
    /// # Errors
    ///
    /// What the network says.
    pub async fn connect(&self, to: &Uri) -> Result<Box<dyn Stream>, String> {
        let told = |why: std::io::Error| why.to_string();
        let host = to.host().unwrap_or_default().trim_matches(['[', ']']);
        let is_private = to.scheme_str() == Some("https");
        let port = to.port_u16().unwrap_or(if is_private { 443 } else { 80 });
        let stream = TcpStream::connect((host, port)).await.map_err(told)?;
        if !is_private {
            return Ok(Box::new(stream));
        }
        let name = ServerName::try_from(host.to_owned()).map_err(|why| why.to_string())?;
        Ok(Box::new(TlsConnector::from(Arc::clone(&self.0)).connect(name, stream).await.map_err(told)?))
    }

    /// Sends a request to its whole address, and hears the answer.
    ///
    /// # Errors
    ///
    /// What the server or the network says, without the address.
    pub async fn call(&self, request: Request<Full<Bytes>>) -> Result<Response<Bytes>, String> {
        let to = request.uri().clone();
        let stream = self.connect(&to).await?;
        let told = |why: hyper::Error| why.to_string();
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(told)?;
        // It ends with the answer.
        let connection = tokio::spawn(connection);
        let (mut head, body) = request.into_parts();
        head.uri = to.path_and_query().map_or_else(Uri::default, |place| place.clone().into());
        let host = to.authority().map_or("", |authority| authority.as_str());
        let host = header::HeaderValue::from_str(host).map_err(|why| why.to_string())?;
        head.headers.extend([(header::HOST, host), (header::CONNECTION, header::HeaderValue::from_static("close"))]);
        let heard = async {
            let (head, body) = sender.send_request(Request::from_parts(head, body)).await.map_err(told)?.into_parts();
            let body = Limited::new(body, ANSWER_BYTES_MAX).collect().await.map_err(|why| why.to_string())?;
            Ok(Response::from_parts(head, body.to_bytes()))
        };
        let answer = heard.await;
        connection.abort();
        answer
    }
}
