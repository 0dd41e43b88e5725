//! The address of a PostgreSQL database: which server, and whether the way to it must be locked.

use std::{fmt, net::IpAddr, path::PathBuf};

use tokio_postgres::{
    Config,
    config::{Host, SslMode},
};

use crate::fault::Fault;

/// A `postgres://` address that was understood. It holds a password, which neither `Display` nor `Debug` shows.
#[derive(Clone)]
pub struct Address {
    /// Boxed, because it is large and a [`crate::store::Database`] is mostly a path.
    pub(super) config: Box<Config>,
    pub(super) way: Way,
}

/// How the bytes travel to the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// As they are: a socket or this machine; or any other, if the address says `sslmode=disable`.
    Plain,
    /// By TLS. The server's certificate must fit its name, and be signed by whom the system trusts or by this file.
    Tls { sslrootcert: Option<PathBuf> },
}

impl Address {
    /// Understands `postgres://user:password@host:port/database?sslmode=…&sslrootcert=…`.
    ///
    /// Letters are sealed, but names, days and who may delete are not: to another machine the way is TLS, and the
    /// certificate is always verified. `sslmode=disable` says that something else locks the way; `prefer`, which would
    /// fall back to plain text unseen, is refused. The parts of a key file or a client certificate are not known. What is
    /// wrong is said without the password.
    pub(crate) fn parse(setting: &str) -> Result<Self, Fault> {
        let fault = |why: &str| Err(Fault::new(format_args!("database: {why}")));
        let (place, query) = setting.split_once('?').unwrap_or((setting, ""));
        let (mut mode, mut sslrootcert, mut rest) = (None, None, Vec::new());
        for part in query.split('&').filter(|part| !part.is_empty()) {
            match part.split_once('=') {
                Some(("sslmode", value)) => mode = Some(value),
                Some(("sslrootcert", value)) => sslrootcert = Some(PathBuf::from(value.replace("%2F", "/"))),
                _ => rest.push(part),
            }
        }
        let rest = if rest.is_empty() { String::new() } else { format!("?{}", rest.join("&")) };
        let parsed: Result<Config, _> = format!("{place}{rest}").parse();
        let Ok(mut config) = parsed else {
            return fault(
                "the postgres:// address cannot be understood; write postgres://USER:PASSWORD@HOST:PORT/DATABASE",
            );
        };
        if config.get_hosts().is_empty() || config.get_dbname().is_none() {
            return fault("the postgres:// address must name a host and a database, as postgres://HOST/DATABASE");
        }
        let near = config.get_hosts().iter().all(is_near) && config.get_hostaddrs().iter().all(IpAddr::is_loopback);
        let way = match mode {
            None if near => Way::Plain,
            Some("disable") => Way::Plain,
            None | Some("require" | "verify-ca" | "verify-full") => Way::Tls { sslrootcert },
            Some(_) => {
                return fault(
                    "sslmode is \"verify-full\" (TLS, verified) or \"disable\" (plain text); say one of them",
                );
            }
        };
        config.ssl_mode(if way == Way::Plain { SslMode::Disable } else { SslMode::Require });
        Ok(Self { config: Box::new(config), way })
    }
}

fn is_near(host: &Host) -> bool {
    match host {
        Host::Tcp(name) => name == "localhost" || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback()),
        Host::Unix(_) => true,
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("postgres://")?;
        for (place, host) in self.config.get_hosts().iter().enumerate() {
            let port = self.config.get_ports().get(place).or(self.config.get_ports().first()).unwrap_or(&5432);
            let comma = if place > 0 { "," } else { "" };
            match host {
                Host::Tcp(name) => write!(f, "{comma}{name}:{port}")?,
                Host::Unix(folder) => write!(f, "{comma}{}:{port}", folder.display())?,
            }
        }
        write!(f, "/{}", self.config.get_dbname().unwrap_or_default())
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self} {:?}", self.way)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(setting: &str, expected: &str) {
        let found = Address::parse(setting).map_or_else(|why| why.to_string(), |address| format!("{address:?}"));
        assert_eq!(found, expected);
    }

    #[test]
    fn another_machine_is_reached_by_tls_and_a_password_is_never_shown() {
        check("postgres://maya:secret@127.0.0.1:6000/letters", "postgres://127.0.0.1:6000/letters Plain");
        check("postgres://maya:secret@localhost/letters", "postgres://localhost:5432/letters Plain");
        check("postgres://maya:secret@[::1]/letters", "postgres://::1:5432/letters Plain");
        check("postgresql://maya:secret@%2Frun%2Fpostgresql/letters", "postgres:///run/postgresql:5432/letters Plain");
        check(
            "postgres://maya:secret@db.example/letters",
            "postgres://db.example:5432/letters Tls { sslrootcert: None }",
        );
        check("postgres://maya:secret@db.example/letters?sslmode=disable", "postgres://db.example:5432/letters Plain");
        check(
            "postgres://db.example/letters?sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem&connect_timeout=3",
            "postgres://db.example:5432/letters Tls { sslrootcert: Some(\"/etc/ca.pem\") }",
        );
        check(
            "postgres://127.0.0.1/letters?sslmode=require",
            "postgres://127.0.0.1:5432/letters Tls { sslrootcert: None }",
        );
    }

    #[test]
    fn what_is_unclear_is_refused_without_the_password() {
        let say = "sslmode is \"verify-full\" (TLS, verified) or \"disable\" (plain text); say one of them";
        check("postgres://maya:secret@db.example/letters?sslmode=prefer", &format!("database: {say}"));
        for wrong in ["postgres://maya:secret@db.example:port/letters", "postgres://maya:secret@h/l?sslkey=secret"] {
            check(
                wrong,
                "database: the postgres:// address cannot be understood; write postgres://USER:PASSWORD@HOST:PORT/DATABASE",
            );
        }
        for wrong in ["postgres://", "postgres://maya:secret@db.example", "postgres:///letters"] {
            check(
                wrong,
                "database: the postgres:// address must name a host and a database, as postgres://HOST/DATABASE",
            );
        }
    }
}
