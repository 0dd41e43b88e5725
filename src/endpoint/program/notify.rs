//! Tells systemd how far the program is, if systemd asked for it (`Type=notify`, sd_notify(3)).

/// Sends a state to the socket that systemd named. Without one, or if it does not answer, nothing happens: it is only news.
pub fn tell(state: &str) {
    #[cfg(target_os = "linux")]
    if let Some(place) = std::env::var_os("NOTIFY_SOCKET") {
        let _ = send(place.as_encoded_bytes(), state);
    }
    #[cfg(not(target_os = "linux"))]
    let _ = state;
}

#[cfg(target_os = "linux")]
fn send(place: &[u8], state: &str) -> std::io::Result<()> {
    use std::os::{
        linux::net::SocketAddrExt as _,
        unix::{
            ffi::OsStrExt as _,
            net::{SocketAddr, UnixDatagram},
        },
    };

    // A name that begins with @ is one that stands in no folder.
    let address = match place.strip_prefix(b"@") {
        Some(name) => SocketAddr::from_abstract_name(name)?,
        None => SocketAddr::from_pathname(std::ffi::OsStr::from_bytes(place))?,
    };
    UnixDatagram::unbound()?.send_to_addr(state.as_bytes(), &address).map(drop)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::os::unix::net::UnixDatagram;

    use super::*;

    #[test]
    fn systemd_hears_the_state() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("notify");
        let socket = UnixDatagram::bind(&place).unwrap();
        send(place.as_os_str().as_encoded_bytes(), "READY=1").unwrap();
        let mut heard = [0; 16];
        let bytes = socket.recv(&mut heard).unwrap();
        assert_eq!(&heard[..bytes], b"READY=1");
        assert!(send(b"/no/such/socket", "READY=1").is_err());
    }
}
