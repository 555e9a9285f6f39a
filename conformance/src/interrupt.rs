//! Ctrl-C as a flag that a run looks at, so that it can end its workers and remove its folders.

use std::sync::atomic::{AtomicBool, Ordering};

static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// The exit code of a run that was interrupted, as shells have it: 128 and the number of SIGINT.
pub const EXIT_CODE: u8 = 130;

/// From now on SIGINT and SIGTERM set the flag that this gives; a second one ends the process at once.
pub fn watch() -> &'static AtomicBool {
    extern "C" fn note(signal: libc::c_int) {
        INTERRUPTED.store(true, Ordering::Relaxed);
        // SAFETY: `signal` may be called in a signal handler.
        unsafe { libc::signal(signal, libc::SIG_DFL) };
    }
    let handler = note as extern "C" fn(libc::c_int);
    for signal in [libc::SIGINT, libc::SIGTERM] {
        // SAFETY: the handler does nothing but what a signal handler may do.
        unsafe { libc::signal(signal, handler as libc::sighandler_t) };
    }
    &INTERRUPTED
}

/// Whether the process was asked to stop.
pub fn is_set() -> bool {
    INTERRUPTED.load(Ordering::Relaxed)
}
