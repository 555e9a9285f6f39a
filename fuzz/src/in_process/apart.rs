//! A thread for interpreters that run one program: at most one lives on a thread, and that of [`warm`](super::warm) goes on.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Mutex, OnceLock};

type Work = Box<dyn FnOnce() + Send>;

/// As much as the first thread of a process usually has.
const STACK: usize = 8 << 20;

/// Runs something on that thread, and waits for it; if it panics, so does this one.
///
/// # Panics
///
/// If there can be no further thread.
pub fn run<Outcome: Send + 'static>(work: impl FnOnce() -> Outcome + Send + 'static) -> Outcome {
    static THREAD: OnceLock<Mutex<Sender<Work>>> = OnceLock::new();
    let thread = THREAD.get_or_init(|| {
        let (sender, receiver) = channel::<Work>();
        let loop_ = move || receiver.into_iter().for_each(|work| work());
        std::thread::Builder::new().stack_size(STACK).spawn(loop_).expect("a second thread");
        Mutex::new(sender)
    });
    let (sender, receiver) = channel();
    let work: Work = Box::new(move || {
        // Nobody else sees what the panic has left behind.
        let _ = sender.send(catch_unwind(AssertUnwindSafe(work)));
    });
    thread.lock().expect("nobody panics while sending").send(work).expect("the thread catches every panic");
    receiver.recv().expect("the thread answers").unwrap_or_else(|panic| resume_unwind(panic))
}
