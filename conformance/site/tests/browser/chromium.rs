//! A headless Chromium that is spoken to through pipes, in the DevTools protocol: nothing listens on a port.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use conformance::scratch::Scratch;
use serde_json::{Value, json};

/// What it may be called.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/// After which an answer is not waited for any more: far longer than a busy machine takes.
const PATIENCE: Duration = Duration::from_secs(120);

const FLAGS: [&str; 12] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--remote-debugging-pipe",
    "about:blank",
];

/// Where it is; none where this machine has none.
pub fn find() -> Option<PathBuf> {
    let folders: Vec<PathBuf> = std::env::split_paths(&std::env::var_os("PATH")?).collect();
    NAMES.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|path| path.is_file())
}

/// A browser with one page, and what it has said about it.
pub struct Chromium {
    child: Child,
    writer: ChildStdin,
    messages: Receiver<Value>,
    next: u64,
    session: Option<String>,
    events: Vec<Value>,
    // After the browser, which keeps its files in it.
    _folder: Scratch,
}

impl Chromium {
    pub fn start(program: &Path) -> Self {
        let folder = Scratch::new().expect("a folder");
        // It reads from file descriptor 3 and writes to 4.
        let script = "exec \"$@\" 3<&0 4>&1 0</dev/null 1>/dev/null";
        let mut child = Command::new("sh")
            .args(["-c", script, "sh"])
            .arg(program)
            .arg(format!("--user-data-dir={}", folder.path().display()))
            .args(FLAGS)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Chromium starts");
        let (sender, messages) = mpsc::channel();
        let reader = BufReader::new(child.stdout.take().expect("a pipe"));
        std::thread::spawn(move || {
            for message in reader.split(0).map_while(Result::ok) {
                let Ok(message) = serde_json::from_slice(&message) else { break };
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        let writer = child.stdin.take().expect("a pipe");
        let mut chromium =
            Self { child, writer, messages, next: 0, session: None, events: Vec::new(), _folder: folder };
        let target = chromium.call("Target.createTarget", json!({ "url": "about:blank" }));
        let attached = json!({ "targetId": target["targetId"], "flatten": true });
        let session = chromium.call("Target.attachToTarget", attached);
        chromium.session = session["sessionId"].as_str().map(str::to_owned);
        for domain in ["Page", "Runtime", "Log", "Network"] {
            chromium.call(&format!("{domain}.enable"), json!({}));
        }
        chromium
    }

    /// Asks for something, and waits for the answer.
    pub fn call(&mut self, method: &str, parameters: Value) -> Value {
        self.next += 1;
        let mut message = json!({ "id": self.next, "method": method, "params": parameters });
        if let Some(session) = &self.session {
            message["sessionId"] = json!(session);
        }
        let mut bytes = message.to_string().into_bytes();
        bytes.push(0);
        self.writer.write_all(&bytes).and_then(|()| self.writer.flush()).expect("Chromium listens");
        loop {
            let message = self.message();
            if message["id"] == json!(self.next) {
                assert!(message["error"].is_null(), "{method}: {}", message["error"]);
                return message["result"].clone();
            }
            self.events.push(message);
        }
    }

    /// Opens a page and waits until it is there.
    pub fn open(&mut self, address: &str) {
        self.events.retain(|event| event["method"] != "Page.loadEventFired");
        let answer = self.call("Page.navigate", json!({ "url": address }));
        assert!(answer["errorText"].is_null(), "{address}: {}", answer["errorText"]);
        while !self.events.iter().any(|event| event["method"] == "Page.loadEventFired") {
            let message = self.message();
            self.events.push(message);
        }
    }

    /// The value of a JavaScript expression, after what it promises.
    pub fn value(&mut self, expression: &str) -> Value {
        let parameters = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let answer = self.call("Runtime.evaluate", parameters);
        assert!(answer["exceptionDetails"].is_null(), "{expression}: {}", answer["exceptionDetails"]);
        answer["result"]["value"].clone()
    }

    /// Waits until a JavaScript expression is true.
    pub fn wait_for(&mut self, expression: &str) {
        let waiting = format!(
            "new Promise((resolve, reject) => {{ const end = Date.now() + 60000; const look = () => ({expression}) ? resolve(true) \
             : Date.now() > end ? reject(new Error('never came true')) : setTimeout(look, 10); look(); }})"
        );
        self.value(&waiting);
    }

    /// Presses and lets go a key; `text` is what it types.
    pub fn press(&mut self, key: &str, text: &str) {
        let code = match key {
            "Enter" => 13,
            "Escape" => 27,
            "Tab" => 9,
            "ArrowUp" => 38,
            "ArrowDown" => 40,
            _ => 0,
        };
        let down = json!({ "type": "keyDown", "key": key, "text": text, "windowsVirtualKeyCode": code });
        self.call("Input.dispatchKeyEvent", down);
        self.call("Input.dispatchKeyEvent", json!({ "type": "keyUp", "key": key, "windowsVirtualKeyCode": code }));
    }

    pub fn type_text(&mut self, text: &str) {
        self.call("Input.insertText", json!({ "text": text }));
    }

    /// What went wrong on pages, and what they asked others for.
    pub fn complaints(&self) -> Vec<String> {
        let complaint = |event: &Value| {
            let parameters = &event["params"];
            match event["method"].as_str()? {
                "Runtime.exceptionThrown" => Some(format!("exception: {}", parameters["exceptionDetails"])),
                "Runtime.consoleAPICalled" if parameters["type"] == "error" => {
                    Some(format!("console: {}", parameters["args"]))
                }
                "Log.entryAdded" if parameters["entry"]["level"] == "error" => {
                    Some(format!("log: {}", parameters["entry"]))
                }
                "Network.requestWillBeSent" => {
                    let url = parameters["request"]["url"].as_str()?;
                    let is_own = url.starts_with("file:") || url.starts_with("data:") || url == "about:blank";
                    (!is_own).then(|| format!("request: {url}"))
                }
                _ => None,
            }
        };
        self.events.iter().filter_map(complaint).collect()
    }

    fn message(&mut self) -> Value {
        self.messages.recv_timeout(PATIENCE).expect("Chromium answers")
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        // The folder can only go away once nobody writes to it.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
