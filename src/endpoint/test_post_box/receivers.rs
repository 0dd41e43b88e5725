//! A real mail server and a real receiver of webhooks, each behind a door that can be shut.

use std::{
    fs,
    net::{IpAddr, SocketAddr},
    path::Path,
    sync::Arc,
};

use axum::{Json, Router, extract::State, http::StatusCode, routing::post};
use mailin_embedded::{AuthMechanism, Handler, Response, Server, SslConfig, response};
use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::{ServerConfig, pki_types::PrivateKeyDer};
use serde_json::Value;
use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel},
    task::JoinHandle,
};
use tokio_rustls::TlsAcceptor;

/// Everything that came, in order: for whom, and the whole message.
pub(super) type Came = UnboundedReceiver<(String, String)>;

/// The name and the password that the mail server knows.
pub(super) const LOGIN: &str = "front-seat\nhunter2-and-more\n";

/// A certificate for `localhost`, its key, and the files that hold them.
pub(super) struct Certificate {
    acceptor: TlsAcceptor,
    pub(super) file: String,
    key_file: String,
}

/// A door before a server. Shut, nobody gets in; what is in goes on.
pub(super) struct Door {
    pub(super) address: SocketAddr,
    behind: SocketAddr,
    tls: Option<TlsAcceptor>,
    open: Option<JoinHandle<()>>,
}

impl Certificate {
    pub(super) fn new(folder: &Path) -> Self {
        // The mail server asks the process for it.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let CertifiedKey { cert, signing_key } = generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        let place = |name| folder.join(name).to_string_lossy().into_owned();
        let (file, key_file) = (place("certificate.pem"), place("key.pem"));
        fs::write(&file, cert.pem()).unwrap();
        fs::write(&key_file, signing_key.serialize_pem()).unwrap();
        let key = PrivateKeyDer::try_from(signing_key.serialize_der()).unwrap();
        let config = ServerConfig::builder().with_no_client_auth();
        let config = config.with_single_cert(vec![cert.der().clone()], key).unwrap();
        Self { acceptor: TlsAcceptor::from(Arc::new(config)), file, key_file }
    }
}

impl Door {
    /// A door that is open; with TLS, it is done in the door.
    pub(super) async fn open(behind: SocketAddr, tls: Option<&Certificate>) -> Self {
        let address = SocketAddr::from(([127, 0, 0, 1], 0));
        let mut door = Self { address, behind, tls: tls.map(|made| made.acceptor.clone()), open: None };
        door.open_again().await;
        door
    }

    pub(super) async fn open_again(&mut self) {
        let listener = TcpListener::bind(self.address).await.unwrap();
        self.address = listener.local_addr().unwrap();
        let (behind, tls) = (self.behind, self.tls.clone());
        self.open = Some(tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(through(stream, behind, tls.clone()));
            }
        }));
    }

    pub(super) async fn shut(&mut self) {
        if let Some(open) = self.open.take() {
            open.abort();
            let _ = open.await;
        }
        assert!(TcpStream::connect(self.address).await.is_err());
    }
}

async fn through(mut stream: TcpStream, behind: SocketAddr, tls: Option<TlsAcceptor>) {
    let mut inner = TcpStream::connect(behind).await.unwrap();
    // Whoever hangs up in the middle is not our business.
    let _ = match tls {
        None => copy_bidirectional(&mut stream, &mut inner).await,
        Some(tls) => match tls.accept(stream).await {
            Ok(mut stream) => copy_bidirectional(&mut stream, &mut inner).await,
            Err(why) => Err(why),
        },
    };
}

/// Takes mail and keeps what came.
#[derive(Clone)]
struct Postmaster {
    came: UnboundedSender<(String, String)>,
    to: Vec<String>,
    message: Vec<u8>,
}

impl Handler for Postmaster {
    fn mail(&mut self, _: IpAddr, domain: &str, from: &str) -> Response {
        assert_eq!((domain, from), ("post.exampleshire.example", "front-seat@exampleshire.example"));
        response::OK
    }

    fn data_start(&mut self, _: &str, _: &str, _: bool, to: &[String]) -> Response {
        (self.to, self.message) = (to.to_vec(), Vec::new());
        response::OK
    }

    fn data(&mut self, part: &[u8]) -> std::io::Result<()> {
        self.message.extend_from_slice(part);
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        let message = String::from_utf8(self.message.clone()).unwrap();
        self.came.send((self.to.join(" "), message)).unwrap();
        response::OK
    }

    fn auth_plain(&mut self, _: &str, user: &str, password: &str) -> Response {
        let knows = LOGIN == format!("{user}\n{password}\n");
        if knows { response::AUTH_OK } else { response::INVALID_CREDENTIALS }
    }
}

/// A mail server, with STARTTLS if it has a certificate, and one that asks who it is if `asks`.
pub(super) fn mail_server(certificate: Option<&Certificate>, asks: bool) -> (SocketAddr, Came) {
    let (came, comes) = unbounded_channel();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let mut server = Server::new(Postmaster { came, to: Vec::new(), message: Vec::new() });
    let ssl = certificate.map_or(SslConfig::None, |made| SslConfig::SelfSigned {
        cert_path: made.file.clone(),
        key_path: made.key_file.clone(),
    });
    server.with_name("mail.exampleshire.example").with_tcp_listener(listener).with_ssl(ssl).unwrap();
    if asks {
        server.with_auth(AuthMechanism::Plain);
    }
    // It has no end of its own; the test's process has.
    std::thread::spawn(move || server.serve().map_err(|why| why.to_string()));
    (address, comes)
}

/// A receiver of webhooks.
pub(super) async fn webhook_receiver() -> (SocketAddr, Came) {
    let (came, comes) = unbounded_channel();
    let take = async |State(came): State<UnboundedSender<_>>, Json(body): Json<Value>| {
        let Some(text) = body["text"].as_str().filter(|_| body.as_object().is_some_and(|body| body.len() == 1)) else {
            return StatusCode::BAD_REQUEST;
        };
        came.send(("webhook".to_owned(), text.to_owned())).unwrap();
        StatusCode::OK
    };
    let router = Router::new().route("/hook/secret", post(take)).with_state(came);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    (address, comes)
}
