//! The engines that browsers are made of, and how each is driven.

use std::{path::PathBuf, process::Command};

use serde_json::json;
use thirtyfour::{Capabilities, ChromeCapabilities, ChromiumLikeCapabilities, DesiredCapabilities};
use xtask::need;

use super::Setup;

/// What a browser is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chrome, Edge and most of Android.
    Chromium,
    /// Firefox, headless.
    Firefox,
    /// Safari's, as WebKitGTK has it, on a screen that nobody sees.
    WebKit,
}

impl Engine {
    /// The driver, listening on this port; what it keeps is kept in the profile.
    pub(super) fn driver(self, port: u16, profile: &str) -> Command {
        let mut command = match self {
            Self::Chromium => Command::new("chromedriver"),
            Self::Firefox => Command::new(need::tool("geckodriver")),
            Self::WebKit => Command::new("xvfb-run"),
        };
        if self == Self::WebKit {
            command.args(["-a", "WebKitWebDriver"]);
        }
        if self != Self::Chromium {
            command.env("HOME", profile);
        }
        command.arg(format!("--port={port}"));
        command
    }
}

/// What a new session is asked for.
pub(super) fn capabilities(setup: &Setup, profile: &str) -> Capabilities {
    match setup.engine {
        Engine::Chromium => chromium(setup, profile).into(),
        Engine::Firefox => {
            let mut firefox = DesiredCapabilities::firefox();
            firefox.set_headless().expect("a switch");
            firefox.into()
        }
        Engine::WebKit => {
            let mut webkit = Capabilities::new();
            let options = json!({ "binary": mini_browser(), "args": ["--automation"] });
            webkit.set("webkitgtk:browserOptions", options).expect("plain JSON");
            webkit
        }
    }
}

/// The browser that WebKitGTK brings for tests. Debian puts it beside the library, in a folder for each kind of machine.
fn mini_browser() -> PathBuf {
    let folders = std::fs::read_dir("/usr/lib").expect("Debian's folders").flatten();
    let mut found = folders.map(|folder| folder.path().join("webkit2gtk-4.1/MiniBrowser")).filter(|path| path.exists());
    found.next().expect("the browser of webkit2gtk-driver; run `cargo xtask test --all` to have it installed")
}

fn chromium(setup: &Setup, profile: &str) -> ChromeCapabilities {
    let mut capabilities = DesiredCapabilities::chrome();
    let mut switches: Vec<String> = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--lang=en-GB",
    ]
    .map(str::to_owned)
    .to_vec();
    switches.push(format!("--user-data-dir={profile}"));
    if let Some(port) = setup.proxy {
        switches.push(format!("--proxy-server=127.0.0.1:{port}"));
        switches.push("--proxy-bypass-list=<-loopback>".to_owned());
    }
    switches.extend(setup.switches.iter().cloned());
    if setup.keeps_nothing {
        // 2 is "block", as in Chromium's own settings page for data on the device.
        let nothing = json!({ "profile.default_content_setting_values.cookies": 2 });
        capabilities.add_experimental_option("prefs", nothing).expect("a preference");
    }
    for switch in &switches {
        capabilities.add_arg(switch).expect("a switch is plain text");
    }
    capabilities
}
