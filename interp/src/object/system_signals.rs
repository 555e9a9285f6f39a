//! Signals that the system sends to the process: a handler notes them, and the next safe point of the interpreter looks
//! (Modules/signalmodule.c does the same, as hardly anything may be done while a signal interrupts).

use std::io::{Error, Result};
use std::os::fd::BorrowedFd;
use std::ptr;
use std::sync::atomic::{AtomicI32, AtomicU64, Ordering};

use super::attention;

/// What the system does with a signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disposition {
    /// What it does with it in programs that say nothing.
    Default,
    Ignored,
    /// It is noted here, or handled by somebody else in the process.
    Handled,
}

/// What has arrived, a bit for each signal: the lowest is that of signal 1.
static ARRIVED: AtomicU64 = AtomicU64::new(0);

/// Where a byte is written for each signal that arrives (`signal.set_wakeup_fd`); -1 where nobody wants that.
static WAKEUP: AtomicI32 = AtomicI32::new(-1);

/// The handler: what a signal may interrupt anywhere does no more than set bits and write one byte.
extern "C" fn note(number: libc::c_int) {
    ARRIVED.fetch_or(1 << (number - 1), Ordering::SeqCst);
    attention::ask_for_signals();
    let wakeup = WAKEUP.load(Ordering::Relaxed);
    if wakeup >= 0 {
        // SAFETY: whoever sets the descriptor keeps it open until another is set.
        let wakeup = unsafe { BorrowedFd::borrow_raw(wakeup) };
        // Where it is full there is enough to wake up whoever reads.
        let _ = rustix::io::write(wakeup, &[number as u8]);
    }
}

/// Whether a signal has arrived that nobody has taken.
#[inline(always)]
pub(super) fn any_arrived() -> bool {
    ARRIVED.load(Ordering::Relaxed) != 0
}

/// The signals that have arrived since they were last taken, in the order of their numbers.
pub fn take_arrived() -> impl Iterator<Item = i64> {
    let arrived = ARRIVED.swap(0, Ordering::SeqCst);
    (0..64).filter(move |bit| arrived & (1 << bit) != 0).map(|bit| bit + 1)
}

/// What the system does with a signal, from 1 to 64.
///
/// # Errors
/// Where there is no such signal.
pub fn disposition(number: i32) -> Result<Disposition> {
    let mut action = no_action();
    // SAFETY: a place for the answer is given, and no new action.
    check(unsafe { libc::sigaction(number, ptr::null(), &raw mut action) })?;
    Ok(match action.sa_sigaction {
        libc::SIG_DFL => Disposition::Default,
        libc::SIG_IGN => Disposition::Ignored,
        _ => Disposition::Handled,
    })
}

/// Says what the system is to do with a signal. `Handled` notes it, and interrupts calls of the system that wait.
///
/// # Errors
/// Where there is no such signal, or it cannot be handled.
pub fn set_disposition(number: i32, disposition: Disposition) -> Result<()> {
    let mut action = no_action();
    action.sa_sigaction = match disposition {
        Disposition::Default => libc::SIG_DFL,
        Disposition::Ignored => libc::SIG_IGN,
        Disposition::Handled => note as extern "C" fn(libc::c_int) as libc::sighandler_t,
    };
    // SAFETY: the action is whole, and its handler does only what handlers may do. The system refuses signals without a bit.
    check(unsafe { libc::sigaction(number, &raw const action, ptr::null_mut()) })
}

/// Sets where a byte is written for each signal, and gives what it was.
pub fn set_wakeup(descriptor: i32) -> i32 {
    WAKEUP.swap(descriptor, Ordering::SeqCst)
}

/// Starts or stops a clock that ends in a signal (`setitimer`); times in microseconds, the first of them 0 to stop it.
/// Gives what was left, and the interval, before.
///
/// # Errors
/// Where there is no such clock.
pub fn set_timer(which: i32, first: u64, interval: u64) -> Result<[u64; 2]> {
    let value = |microseconds: u64| libc::timeval {
        tv_sec: (microseconds / 1_000_000) as libc::time_t,
        tv_usec: (microseconds % 1_000_000) as libc::suseconds_t,
    };
    let new = libc::itimerval { it_value: value(first), it_interval: value(interval) };
    let mut old = libc::itimerval { it_value: value(0), it_interval: value(0) };
    // SAFETY: both structures are whole and live until the call returns.
    check(unsafe { libc::setitimer(which as _, &raw const new, &raw mut old) })?;
    Ok(microseconds(&old))
}

/// What is left of a clock, and its interval, in microseconds.
///
/// # Errors
/// Where there is no such clock.
pub fn timer(which: i32) -> Result<[u64; 2]> {
    let nothing = libc::timeval { tv_sec: 0, tv_usec: 0 };
    let mut now = libc::itimerval { it_value: nothing, it_interval: nothing };
    // SAFETY: there is a place for the answer.
    check(unsafe { libc::getitimer(which as _, &raw mut now) })?;
    Ok(microseconds(&now))
}

fn microseconds(timer: &libc::itimerval) -> [u64; 2] {
    [timer.it_value, timer.it_interval].map(|value| value.tv_sec as u64 * 1_000_000 + value.tv_usec as u64)
}

fn no_action() -> libc::sigaction {
    // SAFETY: all bits zero are an action: the default one, no signals held back, no flags.
    unsafe { std::mem::zeroed() }
}

fn check(result: libc::c_int) -> Result<()> {
    if result == 0 { Ok(()) } else { Err(Error::last_os_error()) }
}
