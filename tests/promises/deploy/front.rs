//! A real nginx or Caddy with the very file that we hand out: only ports, certificates and folders are put in.

use std::{
    fs,
    io::Write as _,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use promises::load::Said;
use xtask::step::{read, root};

pub const POST: &str = "post.exampleshire.example";
pub const PORTAL: &str = "frontseat.exampleshire.example";
pub const INBOX: &str = "inbox.exampleshire.example";

/// Where Debian puts nginx; it is not on everybody's `PATH`.
const NGINX: &str = "/usr/sbin/nginx";

/// Which of the two stands in front.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Nginx,
    Caddy,
}

/// Where a proxy stands, and who asks it from where.
pub struct Place {
    pub address: IpAddr,
    /// For TLS, and for what is sent on to it.
    pub ports: [u16; 2],
    /// What becomes the proxy, and what becomes a sender, in whatever network each is.
    pub around: [Vec<String>; 2],
    /// What stands for `events` in the main file of nginx.
    pub events: String,
    /// The rules of a firewall for websites within nginx, if there is one.
    pub firewall: Option<String>,
}

/// A proxy that runs, until it is dropped.
pub struct Front {
    place: Place,
    dir: PathBuf,
    child: Child,
}

/// An answer with its fields, names in lower case.
pub struct Answer {
    pub said: Said,
    pub fields: Vec<(String, String)>,
}

impl Place {
    /// This machine, and two free ports.
    pub fn here() -> Self {
        Self {
            address: IpAddr::V4(Ipv4Addr::LOCALHOST),
            ports: [(); 2].map(|()| xtask::cluster::free_port().unwrap()),
            around: [Vec::new(), Vec::new()],
            events: file("nginx-events.conf"),
            firewall: None,
        }
    }
}

impl Front {
    /// Starts it before a post box and the sites of a council, in a folder of its own.
    pub fn start(kind: Kind, dir: &Path, post_box: SocketAddr, sites: &Path) -> Self {
        Self::start_at(Place::here(), kind, dir, post_box, sites)
    }

    /// The same, somewhere else.
    pub fn start_at(place: Place, kind: Kind, dir: &Path, post_box: SocketAddr, sites: &Path) -> Self {
        let _ = fs::remove_dir_all(dir);
        fs::create_dir_all(dir.join("ssl")).unwrap();
        for name in ["post", "frontseat", "inbox"] {
            certificate(&dir.join("ssl"), name);
        }
        // A council that serves its sites beneath a path puts the folder beneath that path.
        for site in ["portal", "inbox"] {
            let www = dir.join("www").join(site);
            fs::create_dir_all(&www).unwrap();
            std::os::unix::fs::symlink(sites.join(site), www.join("front-seat")).unwrap();
        }
        let mut command = match kind {
            Kind::Nginx => nginx(dir, post_box, sites, &place),
            Kind::Caddy => caddy(dir, post_box, sites, &place),
        };
        let log = fs::File::create(dir.join("said")).unwrap();
        let child = command.stdin(Stdio::null()).stdout(log.try_clone().unwrap()).stderr(log).spawn().unwrap();
        let mut front = Self { place, dir: dir.to_owned(), child };
        while read(&mut front.client(POST)).is_err() {
            let ended = front.child.try_wait().unwrap();
            assert!(ended.is_none(), "{kind:?} did not start: {}", front.log());
        }
        front
    }

    /// Sends a request over TLS to one of the three hosts and hears the answer; the connection is closed after it.
    pub fn ask(&self, host: &str, method: &str, place: &str, fields: &str, body: &[u8]) -> Answer {
        self.try_ask(host, method, place, fields, body).expect("a whole head")
    }

    /// The same, where no answer may come.
    pub fn try_ask(&self, host: &str, method: &str, place: &str, fields: &str, body: &[u8]) -> Option<Answer> {
        let mut client = self
            .client(host)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("openssl");
        let mut to = client.stdin.take().expect("its input");
        let head = format!("{method} {place} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n{fields}\r\n");
        let request = [head.as_bytes(), body].concat();
        let writing = std::thread::spawn(move || {
            // A proxy that refuses may close before it has read everything.
            let _ = to.write_all(&request).and_then(|()| to.flush());
            to
        });
        let told = client.wait_with_output().expect("an answer");
        drop(writing.join());
        Answer::parse(&told.stdout)
    }

    /// What speaks TLS with one of the three hosts. A page too would try again later if nothing came for so long.
    fn client(&self, host: &str) -> Command {
        let mut client = behind(&self.place.around[1], "timeout");
        client
            .args(["20", "openssl", "s_client", "-quiet", "-verify_quiet", "-servername", host, "-CAfile"])
            .arg(self.dir.join("ssl").join(format!("{}.crt", host.split('.').next().unwrap_or_default())))
            .args(["-verify_return_error", "-verify_hostname", host, "-connect"])
            .arg(SocketAddr::from((self.place.address, self.place.ports[0])).to_string());
        client
    }

    /// What it wrote to its log, wherever it writes.
    pub fn log(&self) -> String {
        let files =
            ["said", "error.log", "access.log"].map(|name| fs::read_to_string(self.dir.join(name)).unwrap_or_default());
        files.concat()
    }
}

impl Drop for Front {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Answer {
    /// Nothing, if there is no whole head.
    fn parse(bytes: &[u8]) -> Option<Self> {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).expect("a status");
        let fields: Vec<_> = lines
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
            .collect();
        let retry_after =
            fields.iter().find(|(name, _)| name == "retry-after").and_then(|(_, value)| value.parse().ok());
        Some(Self { said: Said { status, body: bytes[end + 4..].to_vec(), retry_after }, fields })
    }

    /// The value of a field; a field that is there twice is a fault.
    #[track_caller]
    pub fn field(&self, name: &str) -> &str {
        let mut found = self.fields.iter().filter(|(found, _)| found == name);
        let value = found.next().map_or("", |(_, value)| value.as_str());
        assert!(found.next().is_none(), "{name} stands twice: {:?}", self.fields);
        value
    }
}

/// One of the files that we hand out.
pub fn file(name: &str) -> String {
    fs::read_to_string(root().join("src/endpoint/deploy").join(name)).expect("a file of deploy")
}

/// A program that something else becomes.
pub fn behind(around: &[String], program: &str) -> Command {
    let mut words = around.iter().map(String::as_str).chain([program]);
    let mut command = Command::new(words.next().unwrap_or(program));
    command.args(words);
    command
}

fn nginx(dir: &Path, post_box: SocketAddr, sites: &Path, place: &Place) -> Command {
    let Place { address, ports: [port, plain], around, events, firewall } = place;
    let shown = dir.display();
    let ours: String =
        file("nginx.conf").lines().filter(|line| !line.contains("[::]")).map(|line| format!("{line}\n")).collect();
    let ours = ours
        .replace("listen 443 ssl", &format!("listen {address}:{port} ssl"))
        .replace("listen 80;", &format!("listen {address}:{plain};"))
        .replace("/etc/ssl/front-seat/", &format!("{shown}/ssl/"))
        .replace("/etc/nginx/", &format!("{shown}/"))
        .replace("/var/www/front-seat/", &format!("{shown}/www/"))
        .replace("127.0.0.1:8600", &post_box.to_string());
    fs::write(dir.join("ours.conf"), ours).unwrap();
    for site in ["portal", "inbox"] {
        fs::write(dir.join(format!("front-seat-{site}-headers.conf")), headers("nginx", sites, site)).unwrap();
        fs::write(dir.join(format!("front-seat-{site}-kept.conf")), headers("nginx-kept", sites, site)).unwrap();
    }
    let [module, on] = firewall.as_ref().map_or_else(Default::default, |rules| {
        fs::write(dir.join("firewall.conf"), rules).unwrap();
        let on = format!("modsecurity on;\nmodsecurity_rules_file {shown}/firewall.conf;\n");
        ["load_module /usr/lib/nginx/modules/ngx_http_modsecurity_module.so;\n".to_owned(), on]
    });
    // As in Debian's own nginx.conf (12, and 13 with its server_tokens), but in the foreground and with every folder here.
    let whole = format!(
        "{module}daemon off;\nmaster_process off;\npid {shown}/pid;\nerror_log {shown}/error.log;\n{events}\nhttp {{\n\
         include /etc/nginx/mime.types;\ndefault_type application/octet-stream;\nsendfile on;\n\
         tcp_nopush on;\ntypes_hash_max_size 2048;\nserver_tokens on;\nssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3;\n\
         ssl_prefer_server_ciphers on;\naccess_log {shown}/access.log;\ngzip on;\n\
         client_body_temp_path {shown}/body;\nproxy_temp_path {shown}/proxy;\nfastcgi_temp_path {shown}/f;\n\
         uwsgi_temp_path {shown}/u;\nscgi_temp_path {shown}/s;\n{on}include {shown}/ours.conf;\n}}\n"
    );
    fs::write(dir.join("nginx.conf"), whole).unwrap();
    let command = || {
        let mut command = behind(&around[0], NGINX);
        command.arg("-p").arg(dir).arg("-c").arg(dir.join("nginx.conf")).arg("-e").arg(dir.join("error.log"));
        command
    };
    read(command().arg("-t")).expect("nginx -t takes the file");
    let warned = fs::read_to_string(dir.join("error.log")).unwrap_or_default();
    assert!(!warned.contains("[warn]"), "{warned}");
    command()
}

fn caddy(dir: &Path, post_box: SocketAddr, sites: &Path, place: &Place) -> Command {
    let Place { address, ports: [port, plain], around, .. } = place;
    let shown = dir.display();
    let global = format!("\n{{\n\tadmin off\n\thttp_port {plain}\n\thttps_port {port}\n\tdefault_bind {address}\n");
    let mut ours = file("Caddyfile").replacen("\n{\n", &global, 1);
    for host in [POST, PORTAL, INBOX] {
        let name = host.split('.').next().unwrap_or_default();
        let site = format!("{host}:{port} {{\n\ttls {shown}/ssl/{name}.crt {shown}/ssl/{name}.key\n");
        ours = ours.replace(&format!("\n{host} {{\n"), &format!("\n{site}"));
    }
    let ours =
        ours.replace("/var/www/front-seat/", &format!("{shown}/www/")).replace("127.0.0.1:8600", &post_box.to_string());
    fs::write(dir.join("Caddyfile"), ours).unwrap();
    for site in ["portal", "inbox"] {
        fs::write(dir.join(format!("front-seat-{site}-headers")), headers("caddy", sites, site)).unwrap();
    }
    let command = |act: &str| {
        let mut command = behind(&around[0], "caddy");
        command.args([act, "--adapter", "caddyfile", "--config"]).arg(dir.join("Caddyfile"));
        command.envs([("HOME", dir), ("XDG_DATA_HOME", dir), ("XDG_CONFIG_HOME", dir)]);
        command
    };
    read(&mut command("validate")).expect("caddy validate takes the file");
    command("run")
}

/// What site-headers.sh makes of a site's `_headers`.
fn headers(form: &str, sites: &Path, site: &str) -> String {
    let script = root().join("src/endpoint/deploy/site-headers.sh");
    let from = fs::File::open(sites.join(site).join("_headers")).expect("the headers that press printed");
    let told = Command::new("sh").arg(script).args([form, site]).stdin(from).output().expect("sh and awk");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    String::from_utf8(told.stdout).expect("text")
}

/// A self-made certificate for one host, good for two days.
fn certificate(dir: &Path, name: &str) {
    let host = format!("{name}.exampleshire.example");
    read(
        Command::new("openssl")
            .args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"])
            .args(["-subj", &format!("/CN={host}"), "-addext", &format!("subjectAltName=DNS:{host}")])
            .arg("-keyout")
            .arg(dir.join(format!("{name}.key")))
            .arg("-out")
            .arg(dir.join(format!("{name}.crt"))),
    )
    .expect("openssl makes a certificate");
}
