//! Messages as mail, over SMTP.

use std::{fs, sync::Arc, time::Duration};

use chrono::{DateTime, Utc};
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue},
    },
    transport::smtp::{
        authentication::Credentials,
        client::{Certificate, Tls, TlsParameters},
        extension::ClientId,
    },
};

use crate::{
    fault::Fault,
    settings::notices::{Lock, NoticeSettings, Relay},
    store::notices::Notice,
};

/// How long the server may take for each of its answers.
const ANSWER_WAIT: Duration = Duration::from_secs(10);

/// The server that takes mail, and whom it comes from.
pub struct Post {
    server: AsyncSmtpTransport<Tokio1Executor>,
    from: Address,
    /// The post box's host, which names its messages.
    host: String,
}

/// The way to one address.
pub struct Mail {
    /// By whom.
    pub post: Arc<Post>,
    /// To whom.
    pub to: Address,
}

impl Post {
    /// Reads the login and the certificates; nothing if no mail is sent.
    ///
    /// # Errors
    ///
    /// [`Fault`], which names the key.
    pub fn new(asked: &NoticeSettings, host: &str) -> Result<Option<Self>, Fault> {
        let (Some(Relay { lock, host: server, port }), Some(from)) = (&asked.smtp, &asked.mail_from) else {
            return Ok(None);
        };
        let name = server.trim_matches(['[', ']']);
        let mut trusted = TlsParameters::builder(name.to_owned());
        if let Some(path) = &asked.ca_file {
            let unread = |why: &dyn std::fmt::Display| Fault::new(format_args!("ca_file {}: {why}", path.display()));
            let pem = fs::read(path).map_err(|why| unread(&why))?;
            trusted = trusted.add_root_certificate(Certificate::from_pem(&pem).map_err(|why| unread(&why))?);
        }
        let tls = || trusted.build_rustls().map_err(|why| Fault::new(format_args!("smtp: {why}")));
        let tls = match lock {
            Lock::Tls => Tls::Wrapper(tls()?),
            Lock::StartTls => Tls::Required(tls()?),
            Lock::None => Tls::None,
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(name)
            .port(*port)
            .tls(tls)
            .timeout(Some(ANSWER_WAIT))
            .hello_name(ClientId::Domain(host.to_owned()));
        if let Some(path) = &asked.smtp_login_file {
            let text = fs::read_to_string(path)
                .map_err(|why| Fault::new(format_args!("smtp_login_file {} cannot be read: {why}", path.display())))?;
            let mut lines = text.lines();
            let (Some(user), Some(password), None) = (lines.next(), lines.next(), lines.next()) else {
                let advice = "must hold two lines, the user's name and the password";
                return Err(Fault::new(format_args!("smtp_login_file {} {advice}", path.display())));
            };
            builder = builder.credentials(Credentials::new(user.to_owned(), password.to_owned()));
        }
        Ok(Some(Self { server: builder.build(), from: from.clone(), host: host.to_owned() }))
    }

    /// Connects, does TLS and signs in, and sends nothing.
    ///
    /// # Errors
    ///
    /// What the server or the network says.
    pub async fn try_out(&self) -> Result<(), String> {
        match self.server.test_connection().await {
            Ok(true) => Ok(()),
            Ok(false) => Err("the server answers, but not as one that takes mail".into()),
            Err(why) => Err(why.to_string()),
        }
    }
}

impl Mail {
    /// Sends a message. Its Message-ID is the same at each try, so that a server or a reader can tell one that came twice.
    ///
    /// # Errors
    ///
    /// What the server or the network says.
    pub async fn send(&self, notice: &Notice, now: DateTime<Utc>) -> Result<(), String> {
        let Post { server, from, host } = &*self.post;
        let message = Message::builder()
            .from(Mailbox::new(Some("Front Seat".into()), from.clone()))
            .to(Mailbox::new(None, self.to.clone()))
            .subject(notice.text.lines().next().unwrap_or_default())
            .date(now.into())
            .message_id(Some(format!("<{}@{host}>", notice.name)))
            // No out-of-office answer, please.
            .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".into()))
            .header(ContentType::TEXT_PLAIN)
            .body(notice.text.clone())
            .map_err(|why| why.to_string())?;
        server.send(message).await.map(|_| ()).map_err(|why| why.to_string())
    }
}
