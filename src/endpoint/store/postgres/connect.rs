//! Connects to PostgreSQL, and believes no setting that an answer rests on until it is read back.

use std::{error::Error as _, fs, sync::Arc, time::Duration};

use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, pem::PemObject as _},
};
use tokio_postgres::{Client, Connection, NoTls, tls::TlsStream};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::address::{Address, Way};

/// How long a server is waited for.
const CONNECT_WAIT: Duration = Duration::from_secs(5);

/// What each setting must read back as, on the server that would keep the letters.
const SETTINGS: [(&str, &[&str], &str); 5] = [
    ("fsync", &["on"], "a power cut would lose letters that were acknowledged"),
    ("full_page_writes", &["on"], "a power cut could tear pages"),
    ("synchronous_commit", &["on", "remote_apply"], "an answer would come before the letter is on the disk"),
    ("transaction_read_only", &["off"], "it is a standby or read-only; name the server that writes"),
    ("server_encoding", &["UTF8", "SQL_ASCII"], "make the database with UTF8"),
];

/// A connection with the settings of ours. It ends when the client is dropped. What is wrong is said without the password.
pub(super) async fn connect(address: &Address, patience: Duration) -> Result<Client, String> {
    let mut config = (*address.config).clone();
    config.application_name("front-seat").connect_timeout(CONNECT_WAIT);
    // A server that vanished without a word is noticed in half a minute.
    config.keepalives_idle(Duration::from_secs(15)).tcp_user_timeout(Duration::from_secs(30));
    let connecting = async {
        Ok::<_, String>(match &address.way {
            Way::Plain => spawn(config.connect(NoTls).await.map_err(|why| said(&why))?),
            Way::Tls { sslrootcert } => {
                let tls = trusted(sslrootcert.as_deref())?;
                spawn(config.connect(tls).await.map_err(|why| said(&why))?)
            }
        })
    };
    let client = tokio::time::timeout(CONNECT_WAIT * 2, connecting).await;
    let client = client.map_err(|_| "the server does not answer; is it running?".to_owned())??;
    // A box that vanished in the middle of a commit must not hold up the others.
    let settings = format!(
        "SET search_path = front_seat;
         SET lock_timeout = '{}ms';
         SET idle_in_transaction_session_timeout = '15s';
         SET statement_timeout = 0;
         SET work_mem = '16MB';
         SET client_min_messages = warning;
         SET default_transaction_isolation = 'read committed'",
        patience.as_millis()
    );
    client.batch_execute(&settings).await.map_err(|why| said(&why))?;
    if shown(&client, "synchronous_commit").await? != "remote_apply" {
        client.batch_execute("SET synchronous_commit = on").await.map_err(|why| said(&why))?;
    }
    is_safe(&client).await?;
    Ok(client)
}

/// Reads every setting back that an answer rests on.
pub(super) async fn is_safe(client: &Client) -> Result<(), String> {
    for (name, allowed, otherwise) in SETTINGS {
        let found = shown(client, name).await?;
        if !allowed.contains(&found.as_str()) {
            return Err(format!(
                "PostgreSQL's {name} reads back as \"{found}\" instead of \"{}\": {otherwise}",
                allowed[0]
            ));
        }
    }
    Ok(())
}

/// What an error says, without the rows that PostgreSQL quotes in its details.
pub(super) fn said(why: &tokio_postgres::Error) -> String {
    match why.as_db_error() {
        Some(why) => format!("{} ({})", why.message(), why.code().code()),
        None => why.source().map_or_else(|| why.to_string(), |source| format!("{why}: {source}")),
    }
}

async fn shown(client: &Client, name: &str) -> Result<String, String> {
    let row = client.query_one("SELECT current_setting($1)", &[&name]).await.map_err(|why| said(&why))?;
    row.try_get(0).map_err(|why| said(&why))
}

fn spawn<S, T>((client, connection): (Client, Connection<S, T>)) -> Client
where
    Connection<S, T>: Future<Output = Result<(), tokio_postgres::Error>> + Send + 'static,
    T: TlsStream,
{
    tokio::spawn(async move {
        if let Err(why) = connection.await {
            tracing::warn!(error = said(&why), "a connection to the database ended");
        }
    });
    client
}

fn trusted(sslrootcert: Option<&std::path::Path>) -> Result<MakeRustlsConnect, String> {
    let mut roots = RootCertStore::empty();
    if let Some(path) = sslrootcert {
        let unread = |why: &dyn std::fmt::Display| format!("sslrootcert {} cannot be read: {why}", path.display());
        let text = fs::read(path).map_err(|why| unread(&why))?;
        for certificate in CertificateDer::pem_slice_iter(&text) {
            roots.add(certificate.map_err(|why| unread(&why))?).map_err(|why| unread(&why))?;
        }
    } else {
        // A certificate among the system's that cannot be read is one that is not trusted.
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    }
    if roots.is_empty() {
        return Err("no certificate to trust was found; name the council's with sslrootcert=FILE".into());
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let builder = builder.map_err(|why| why.to_string())?;
    Ok(MakeRustlsConnect::new(builder.with_root_certificates(roots).with_no_client_auth()))
}
