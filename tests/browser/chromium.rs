//! What only Chromium can do, by its DevTools protocol. tests/README.md says of each what it is for, and is held to this file.

use base64ct::Encoding as _;
use serde_json::{Value, json};

use super::Browser;

impl Browser {
    /// A page of this many CSS pixels on a screen of this density.
    pub fn zoom(&self, width: u32, height: u32, density: f64) {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": density, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", &metrics);
    }

    /// Sets media features, such as `prefers-color-scheme` or `forced-colors`.
    pub fn media(&self, features: &[(&str, &str)]) {
        let features: Vec<_> = features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.cdp("Emulation.setEmulatedMedia", &json!({ "features": features }));
    }

    /// Shows the page as it is on paper, by `print`; or as on a screen again, by nothing.
    pub fn media_type(&self, media: &str) {
        self.cdp("Emulation.setEmulatedMedia", &json!({ "media": media }));
    }

    /// How many sheets the page takes when it is printed.
    #[must_use]
    pub fn sheets(&self) -> usize {
        let printed = self.cdp("Page.printToPDF", &json!({ "preferCSSPageSize": true, "printBackground": true }));
        let pdf = base64(printed["data"].as_str().expect("a PDF"));
        let pdf = String::from_utf8_lossy(&pdf);
        let (_, count) = pdf.split_once("/Count ").expect("a PDF says how many pages it has");
        count.split(|sign: char| !sign.is_ascii_digit()).next().and_then(|count| count.parse().ok()).expect("a number")
    }

    /// A picture of the page, or of the whole of it, as PNG.
    #[must_use]
    pub fn picture(&self, whole: bool) -> Vec<u8> {
        let shot = self.cdp("Page.captureScreenshot", &json!({ "format": "png", "captureBeyondViewport": whole }));
        base64(shot["data"].as_str().expect("a picture"))
    }

    /// Runs a script before any of a page's own.
    pub fn before_every_page(&self, script: &str) {
        self.cdp("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": script }));
    }

    /// Presses and lets go at a place of the page, this many times, with nothing between.
    pub fn press_at(&self, x: &Value, y: &Value, times: usize) {
        for kind in ["mousePressed", "mouseReleased"].repeat(times) {
            let press = json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 });
            self.cdp("Input.dispatchMouseEvent", &press);
        }
    }

    /// Sets the clock's zone, as `Pacific/Auckland`.
    pub fn zone(&self, name: &str) {
        self.cdp("Emulation.setTimezoneOverride", &json!({ "timezoneId": name }));
    }

    /// Says whether there is a network, and how slow: milliseconds of delay, bytes a second down and up, −1 for all there are.
    pub fn line(&self, offline: bool, latency: u32, down: i32, up: i32) {
        self.cdp("Network.enable", &json!({}));
        let line =
            json!({ "offline": offline, "latency": latency, "downloadThroughput": down, "uploadThroughput": up });
        self.cdp("Network.emulateNetworkConditions", &line);
    }

    /// Makes the processor this many times slower.
    pub fn slower(&self, times: u32) {
        self.cdp("Emulation.setCPUThrottlingRate", &json!({ "rate": times }));
    }

    /// Leaves a site this many bytes on the device.
    pub fn room(&self, origin: &str, bytes: u64) {
        self.cdp("Storage.overrideQuotaForOrigin", &json!({ "origin": origin, "quotaSize": bytes }));
    }

    /// Forgets what was fetched before.
    pub fn forget_fetched(&self) {
        self.cdp("Network.clearBrowserCache", &json!({}));
    }

    fn cdp(&self, command: &str, parameters: &Value) -> Value {
        self.block_on(self.driver().cdp().send_raw(command, parameters.clone()))
            .unwrap_or_else(|error| panic!("only Chromium can do this, {command}: {error}"))
    }
}

fn base64(text: &str) -> Vec<u8> {
    base64ct::Base64::decode_vec(text).expect("base64")
}
