//! A real browser, driven over WebDriver, in plain sentences. One browser, one driver, one empty profile.

mod chromium;
mod engine;
mod kill;
mod tabs;

use std::{
    process::Stdio,
    time::{Duration, Instant},
};

use serde_json::Value;
use tempfile::TempDir;
use thirtyfour::{Key, TypingData, WebDriver, WebElement, prelude::By};
use xtask::leash;

pub use self::engine::Engine;

/// How long a state may take to come before the test says that it did not. Never a pause: only an end to waiting.
const PATIENCE: Duration = Duration::from_secs(30);

/// How the browser is set up.
#[derive(Clone, Debug)]
pub struct Setup {
    /// Which browser it is. Whatever is set up beyond its size only Chromium can do.
    pub engine: Engine,
    /// Width and height of the page in CSS pixels.
    pub size: (u32, u32),
    /// What `prefers-color-scheme` says.
    pub dark: bool,
    /// Whether WebAssembly is taken away, as Lockdown Mode does.
    pub without_wasm: bool,
    /// All traffic goes through this port, loopback included.
    pub proxy: Option<u16>,
    /// More command-line switches for Chromium.
    pub switches: Vec<String>,
    /// Whether websites may keep nothing on this device, as somebody may set in the browser.
    pub keeps_nothing: bool,
}

impl Default for Setup {
    fn default() -> Self {
        Self::of(Engine::Chromium)
    }
}

impl Setup {
    /// A browser of this engine, and nothing special about it.
    #[must_use]
    pub fn of(engine: Engine) -> Self {
        Self {
            engine,
            size: (820, 1180),
            dark: false,
            without_wasm: false,
            proxy: None,
            switches: Vec::new(),
            keeps_nothing: false,
        }
    }
}

/// A browser that is open until it is dropped.
#[derive(Debug)]
pub struct Browser {
    runtime: tokio::runtime::Runtime,
    driver: Option<WebDriver>,
    engine: Engine,
    /// A group of its own with the browser, so that both can be killed and nobody else.
    server: leash::Child,
    profile: TempDir,
}

impl Browser {
    /// Opens an empty browser.
    ///
    /// # Panics
    ///
    /// If the browser or its driver cannot be started: then no promise can be judged.
    #[must_use]
    pub fn open(setup: &Setup) -> Self {
        Self::open_again(setup, TempDir::new().expect("a folder for the profile"))
    }

    /// Opens a browser with what another one left behind.
    ///
    /// # Panics
    ///
    /// As [`Browser::open`].
    #[must_use]
    pub fn open_again(setup: &Setup, profile: TempDir) -> Self {
        let Setup { dark, without_wasm, proxy, switches, keeps_nothing, .. } = setup;
        let beyond = *dark || *without_wasm || proxy.is_some() || !switches.is_empty() || *keeps_nothing;
        assert!(setup.engine == Engine::Chromium || !beyond, "only Chromium can be set up like this: {setup:?}");
        let port = free_port();
        let place = profile.path().to_str().expect("a plain path");
        let server = leash::start(&setup.engine.driver(port, place), Stdio::null(), Stdio::null()).expect("a driver");
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let capabilities = engine::capabilities(setup, place);
        let address = format!("http://127.0.0.1:{port}");
        let driver = until("the driver answers", || {
            runtime.block_on(WebDriver::new(address.as_str(), capabilities.clone())).ok()
        });
        let browser = Self { runtime, driver: Some(driver), engine: setup.engine, server, profile };
        browser.resize(setup.size.0, setup.size.1);
        if setup.dark {
            browser.media(&[("prefers-color-scheme", "dark")]);
        }
        if setup.without_wasm {
            browser.before_every_page("delete globalThis.WebAssembly;");
        }
        browser
    }

    /// Goes to an address and waits for the page.
    pub fn go(&self, address: &str) {
        self.runtime.block_on(self.driver().goto(address)).expect("the page opens");
    }

    /// Runs a script with `return` and gives what it returns.
    #[must_use]
    pub fn ask(&self, script: &str) -> Value {
        self.try_ask(script).unwrap_or_else(|error| panic!("the page answers `{script}`: {error}"))
    }

    /// Runs a script for what it does.
    pub fn tell(&self, script: &str) {
        let _ = self.ask(script);
    }

    /// What a script returns, as text.
    #[must_use]
    pub fn ask_text(&self, script: &str) -> String {
        match self.ask(script) {
            Value::String(text) => text,
            other => other.to_string(),
        }
    }

    /// Waits until a script returns something true.
    pub fn wait_for(&self, what: &str, script: &str) {
        let mut last = Value::Null;
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if let Ok(value) = self.try_ask(script) {
                if is_true(&value) {
                    return;
                }
                last = value;
            }
            std::thread::sleep(Duration::from_millis(15));
        }
        let seen = self.try_ask("return document.body && document.body.innerText.slice(0, 1500)");
        panic!("waited for {what}; `{script}` said {last}; the page shows: {seen:?}");
    }

    /// Waits until an element is there and gives it.
    #[must_use]
    pub fn find(&self, selector: &str) -> WebElement {
        let quoted = Value::from(selector);
        self.wait_for(selector, &format!("return !!document.querySelector({quoted})"));
        self.runtime.block_on(self.driver().find(By::Css(selector))).expect("it was just there")
    }

    /// Clicks as a finger would: scrolls no further than it must, and fails if something covers it. The page's own style keeps
    /// free of its bars what is scrolled to, for fingers and for keys.
    pub fn click(&self, selector: &str) {
        self.settled();
        let element = self.find(selector);
        let scroll = "arguments[0].scrollIntoView({ block: 'nearest', behavior: 'instant' })";
        self.runtime.block_on(async {
            let place = element.to_json().expect("an element has a name");
            self.driver().execute(scroll, vec![place]).await.expect("it can be scrolled to");
            element.click().await.unwrap_or_else(|error| panic!("{selector} can be pressed: {error}"));
        });
    }

    /// Waits until a screen that has just come takes presses.
    pub fn settled(&self) {
        self.wait_for("the screen to settle", "return !('settling' in document.documentElement.dataset)");
    }

    /// Clicks the visible button or link that says this.
    pub fn press(&self, label: &str) {
        let mark = format!(
            "const wanted = {}; const all = [...document.querySelectorAll('button, a, summary, label')];\
             const shown = all.filter(e => e.checkVisibility() && e.textContent.trim().replace(/\\s+/g, ' ') === wanted);\
             document.querySelectorAll('[data-test-press]').forEach(e => e.removeAttribute('data-test-press'));\
             if (shown.length) shown[shown.length - 1].setAttribute('data-test-press', ''); return shown.length",
            Value::from(label)
        );
        self.wait_for(&format!("something that says {label:?}"), &mark);
        self.click("[data-test-press]");
    }

    /// Types into a field, key by key.
    pub fn type_into(&self, selector: &str, text: &str) {
        let element = self.find(selector);
        self.runtime.block_on(element.send_keys(text)).unwrap_or_else(|error| panic!("{selector} takes text: {error}"));
    }

    /// Puts text into a field as pasting does: for letters that no key gives.
    pub fn paste_into(&self, selector: &str, text: &str) {
        self.click(selector);
        self.insert(text);
    }

    /// Puts text where the focus is, in one go.
    pub fn insert(&self, text: &str) {
        self.tell(&format!("document.execCommand('insertText', false, {})", Value::from(text)));
    }

    /// Presses keys wherever the focus is.
    pub fn keys(&self, keys: impl Into<TypingData>) {
        let chain = self.driver().action_chain().send_keys(keys.into());
        self.runtime.block_on(chain.perform()).expect("keys reach the page");
    }

    /// Presses Tab.
    pub fn tab(&self) {
        self.keys(Key::Tab);
    }

    /// The browser's own Back button.
    pub fn back(&self) {
        self.runtime.block_on(self.driver().back()).expect("there is a page before");
    }

    /// Whether a question of the browser itself stands open, as before leaving.
    #[must_use]
    pub fn asks_before_leaving(&self) -> bool {
        self.runtime.block_on(self.driver().get_alert_text()).is_ok()
    }

    /// Where the browser is.
    #[must_use]
    pub fn address(&self) -> String {
        self.runtime.block_on(self.driver().current_url()).expect("an address").to_string()
    }

    /// The whole text that can be seen.
    #[must_use]
    pub fn text(&self) -> String {
        self.ask_text("return document.body.innerText")
    }

    /// Waits until this can be read on the page.
    pub fn see(&self, text: &str) {
        let flat = "document.body.innerText.replace(/\\s+/g, ' ')";
        self.wait_for(&format!("the words {text:?}"), &format!("return {flat}.includes({})", Value::from(text)));
    }

    /// Changes the size of the page, in CSS pixels.
    pub fn resize(&self, width: u32, height: u32) {
        match self.engine {
            Engine::Chromium => self.zoom(width, height, 1.0),
            Engine::Firefox | Engine::WebKit => {
                // On a screen without a window manager the keys go where the pointer is: in the middle, at 640.
                let left = 640_u32.saturating_sub(width / 2).into();
                self.runtime.block_on(self.driver().set_window_rect(left, 0, width, height)).expect("it has a window");
            }
        }
    }

    /// Answers a file question with this file.
    pub fn choose_file(&self, selector: &str, file: &std::path::Path) {
        let element = self.find(selector);
        let path = file.to_str().expect("a plain path");
        self.runtime.block_on(element.send_keys(path)).expect("the file can be chosen");
    }

    /// Everything in the browser's log since it was last asked.
    #[must_use]
    pub fn console(&self) -> String {
        self.ask_text("return JSON.stringify(globalThis.__console ?? [])")
    }

    /// Closes the browser and gives what is left of its profile on the disk.
    #[must_use]
    pub fn close(mut self) -> TempDir {
        self.quit();
        std::mem::replace(&mut self.profile, TempDir::new().expect("a folder"))
    }

    /// The driver itself, for what has no sentence here.
    ///
    /// # Panics
    ///
    /// After the browser was closed.
    #[must_use]
    pub fn driver(&self) -> &WebDriver {
        self.driver.as_ref().expect("the browser is open")
    }

    /// Waits for a future of the driver.
    pub fn block_on<T>(&self, work: impl Future<Output = T>) -> T {
        self.runtime.block_on(work)
    }

    fn try_ask(&self, script: &str) -> Result<Value, thirtyfour::error::WebDriverError> {
        self.runtime.block_on(async { Ok(self.driver().execute(script, Vec::new()).await?.json().clone()) })
    }

    fn quit(&mut self) {
        if let Some(driver) = self.driver.take() {
            let _ = self.runtime.block_on(driver.quit());
        }
        let _ = self.server.program.kill();
        let _ = self.server.program.wait();
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.quit();
    }
}

/// Waits until something is there, and says what did not come.
///
/// # Panics
///
/// After [`PATIENCE`].
pub fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(start.elapsed() < PATIENCE, "waited in vain until {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// A port on this machine that nobody uses now.
///
/// # Panics
///
/// If there is none.
#[must_use]
pub fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its number").port()
}

fn is_true(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(flag) => *flag,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(_) | Value::Object(_) => true,
    }
}
