//! Whether the addresses to listen on are free, or whether a post box that is well has them already.

use std::{io, net::SocketAddr, time::Duration};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    time::timeout,
};

use super::{Finding, How};
use crate::Settings;

/// How long whoever has the address may take to say that it is well.
const PATIENCE: Duration = Duration::from_secs(5);

/// The public listener and the operator's.
pub async fn look(settings: &Settings) -> Vec<Finding> {
    let mut findings = vec![Finding { what: "listen", how: address(settings.listen).await }];
    let operator = match settings.operations_listen {
        None => How::Note("operations_listen is off: nobody can ask whether it is ready, or what it counts".into()),
        Some(listen) if !listen.ip().is_loopback() => match address(listen).await {
            How::Ok(free) => {
                How::Note(format!("{free}; others than this machine reach it: let only your monitoring through"))
            }
            other => other,
        },
        Some(listen) => address(listen).await,
    };
    findings.push(Finding { what: "operations", how: operator });
    findings
}

async fn address(listen: SocketAddr) -> How {
    match TcpListener::bind(listen).await {
        Ok(_) => How::Ok(format!("{listen} is free")),
        Err(why) if why.kind() == io::ErrorKind::AddrInUse => match timeout(PATIENCE, is_well(listen)).await {
            Ok(Ok(true)) => How::Ok(format!("{listen}: a post box runs there and is well")),
            _ => How::Fault(format!("{listen} is taken by something else; stop it or choose another port")),
        },
        Err(why) => How::Fault(format!("{listen} cannot be listened on: {why}; choose an address of this machine")),
    }
}

async fn is_well(listen: SocketAddr) -> io::Result<bool> {
    let mut stream = TcpStream::connect(listen).await?;
    stream.write_all(format!("GET /health HTTP/1.1\r\nhost: {listen}\r\nconnection: close\r\n\r\n").as_bytes()).await?;
    let mut answer = String::new();
    // More than this it never says.
    stream.take(4096).read_to_string(&mut answer).await?;
    Ok(answer.starts_with("HTTP/1.1 200") && answer.ends_with("{\"ok\":true}"))
}
