//! Module `_signal` (Modules/signalmodule.c): handlers that a program sets, called for signals that it raises itself.
//!
//! Signals from outside end the process as they do without handlers.

use crate::modules::ModuleDefinition;
use crate::object::{ObjectRef, attention};
use crate::types::native::{MethodDefinition, method};
use crate::vm::threads::MAIN;
use crate::vm::{Result, Vm};

type Bound<'a> = &'a mut [Option<ObjectRef>];

/// `NSIG`, on Linux.
const COUNT: i64 = 65;
const INTERRUPT: i64 = 2;
const KILL: i64 = 9;
const STOP: i64 = 19;
/// `SIG_DFL` and `SIG_IGN`
const DEFAULT: i64 = 0;
const IGNORE: i64 = 1;

/// Numbers and names on Linux, and what strsignal says; names without text are other names of the one before.
const SIGNALS: &[(i64, &str, &str)] = &[
    (1, "SIGHUP", "Hangup"),
    (2, "SIGINT", "Interrupt"),
    (3, "SIGQUIT", "Quit"),
    (4, "SIGILL", "Illegal instruction"),
    (5, "SIGTRAP", "Trace/breakpoint trap"),
    (6, "SIGIOT", ""),
    (6, "SIGABRT", "Aborted"),
    (8, "SIGFPE", "Floating point exception"),
    (9, "SIGKILL", "Killed"),
    (7, "SIGBUS", "Bus error"),
    (11, "SIGSEGV", "Segmentation fault"),
    (31, "SIGSYS", "Bad system call"),
    (13, "SIGPIPE", "Broken pipe"),
    (14, "SIGALRM", "Alarm clock"),
    (15, "SIGTERM", "Terminated"),
    (10, "SIGUSR1", "User defined signal 1"),
    (12, "SIGUSR2", "User defined signal 2"),
    (17, "SIGCLD", ""),
    (17, "SIGCHLD", "Child exited"),
    (30, "SIGPWR", "Power failure"),
    (29, "SIGIO", "I/O possible"),
    (23, "SIGURG", "Urgent I/O condition"),
    (28, "SIGWINCH", "Window changed"),
    (29, "SIGPOLL", ""),
    (19, "SIGSTOP", "Stopped (signal)"),
    (20, "SIGTSTP", "Stopped"),
    (18, "SIGCONT", "Continued"),
    (21, "SIGTTIN", "Stopped (tty input)"),
    (22, "SIGTTOU", "Stopped (tty output)"),
    (26, "SIGVTALRM", "Virtual timer expired"),
    (27, "SIGPROF", "Profiling timer expired"),
    (24, "SIGXCPU", "CPU time limit exceeded"),
    (25, "SIGXFSZ", "File size limit exceeded"),
    (34, "SIGRTMIN", ""),
    (64, "SIGRTMAX", ""),
    (16, "SIGSTKFLT", "Stack fault"),
];

/// `_signal`
pub static DEFINITION: ModuleDefinition = ModuleDefinition { name: "_signal", functions: FUNCTIONS, fill };

static FUNCTIONS: &[MethodDefinition] = &[
    method("default_int_handler", "($module, signalnum, frame, /)", |vm, _, _| {
        let class = vm.exceptions.keyboard_interrupt.clone();
        Err(vm.raise_with(&class, Vec::new()))
    }),
    method("signal", "($module, signalnum, handler, /)", set_handler),
    method("raise_signal", "($module, signalnum, /)", raise),
    method("strsignal", "($module, signalnum, /)", description),
    method("getsignal", "($module, signalnum, /)", |vm, _, arguments| {
        let number = number(vm, arguments)?;
        Ok(handler(vm, number))
    }),
    method("valid_signals", "($module, /)", |vm, _, _| {
        let set = vm.new_set();
        // The C library keeps two for itself.
        for number in (1..COUNT).filter(|number| ![32, 33].contains(number)) {
            let number = vm.new_int(number);
            vm.set_add(&set, number)?;
        }
        Ok(set)
    }),
    method("set_wakeup_fd", "($module, fd, /, *, warn_on_full_buffer=True)", |vm, _, _| Ok(vm.new_int(-1))),
    method("siginterrupt", "($module, signalnum, flag, /)", |vm, _, arguments| {
        number(vm, arguments)?;
        Ok(vm.none.clone())
    }),
];

fn fill(vm: &mut Vm, namespace: &ObjectRef) -> Result<()> {
    let constants = [("NSIG", COUNT), ("SIG_BLOCK", 0), ("SIG_UNBLOCK", 1), ("SIG_SETMASK", 2)];
    let signals = SIGNALS.iter().map(|(number, name, _)| (*name, *number));
    let others =
        [("ITIMER_REAL", 0), ("ITIMER_VIRTUAL", 1), ("ITIMER_PROF", 2), ("SIG_DFL", DEFAULT), ("SIG_IGN", IGNORE)];
    for (name, value) in constants.into_iter().chain(signals).chain(others) {
        let value = vm.new_int(value);
        vm.dict_set_name(namespace, name, value);
    }
    // CPython ignores these two itself, so that a broken pipe is an exception.
    for (number, value) in [(13, IGNORE), (25, IGNORE)] {
        let value = vm.new_int(value);
        vm.module_state.signal_handlers.insert(number, value);
    }
    let name = vm.intern("default_int_handler");
    if let Some(function) = crate::types::dict::get_str(vm, namespace, &name) {
        vm.module_state.signal_handlers.insert(INTERRUPT, function);
    }
    Ok(())
}

fn number(vm: &mut Vm, arguments: Bound<'_>) -> Result<i64> {
    let given = vm.required(arguments, 0);
    let number = i64::from(vm.argument_c_int(&given)?);
    if (1..COUNT).contains(&number) { Ok(number) } else { Err(vm.value_error("signal number out of range")) }
}

fn handler(vm: &Vm, number: i64) -> ObjectRef {
    vm.module_state.signal_handlers.get(&number).cloned().unwrap_or_else(|| vm.new_int(DEFAULT))
}

fn set_handler(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let number = number(vm, arguments)?;
    let given = vm.required(arguments, 1);
    if vm.threads.current() != MAIN {
        return Err(vm.value_error("signal only works in main thread of the main interpreter"));
    }
    let known = vm.int_value(&given).filter(|value| [DEFAULT, IGNORE].contains(value));
    if known.is_none() && !crate::types::weakref::is_callable(vm, &given) {
        return Err(vm.type_error("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object"));
    }
    if [KILL, STOP].contains(&number) {
        return Err(vm.io_error(&std::io::Error::from_raw_os_error(libc::EINVAL)));
    }
    let old = handler(vm, number);
    let value = match known {
        Some(known) => vm.new_int(known),
        None => given,
    };
    vm.module_state.signal_handlers.insert(number, value);
    Ok(old)
}

fn raise(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let number = number(vm, arguments)?;
    let handler = handler(vm, number);
    match vm.int_value(&handler) {
        Some(IGNORE) => {}
        Some(_) => {
            if let Err(error) = signal_hook::low_level::emulate_default_handler(number as i32) {
                return Err(vm.io_error(&error));
            }
        }
        None => vm.call_signal_handler(&handler, number)?,
    }
    Ok(vm.none.clone())
}

/// `_thread.interrupt_main`: the main thread is to handle a signal, where a handler is set.
pub fn interrupt_main(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let number = match arguments.first_mut().and_then(Option::take) {
        Some(given) => i64::from(vm.argument_c_int(&given)?),
        None => INTERRUPT,
    };
    if !(1..COUNT).contains(&number) {
        return Err(vm.value_error("signal number out of range"));
    }
    vm.module_state.tripped_signals.push(number);
    attention::ask_for_signals();
    Ok(vm.none.clone())
}

impl Vm {
    fn call_signal_handler(&mut self, handler: &ObjectRef, number: i64) -> Result<()> {
        let frame = self.frames.len().checked_sub(1).and_then(|index| self.frame_object(index));
        let frame = frame.unwrap_or_else(|| self.none.clone());
        let number = self.new_int(number);
        self.call(handler, [number, frame]).map(drop)
    }

    /// Calls the handlers of signals that were tripped without the system (`_PyErr_CheckSignalsTstate`).
    ///
    /// # Errors
    /// What a handler raises; the handlers of the signals behind it are called next time.
    pub fn handle_tripped_signals(&mut self) -> Result<()> {
        while !self.module_state.tripped_signals.is_empty() {
            let number = self.module_state.tripped_signals.remove(0);
            let handler = handler_in_force(self, number)?;
            if self.int_value(&handler).is_none() {
                if !self.module_state.tripped_signals.is_empty() {
                    attention::ask_for_signals();
                }
                self.call_signal_handler(&handler, number)?;
            }
        }
        Ok(())
    }
}

/// The handler of a signal; before module signal is there, SIGINT has the one that raises KeyboardInterrupt.
fn handler_in_force(vm: &mut Vm, number: i64) -> Result {
    vm.import_absolute("_signal")?;
    Ok(handler(vm, number))
}

fn description(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let number = number(vm, arguments)?;
    let known = SIGNALS.iter().find(|(own, _, text)| *own == number && !text.is_empty());
    Ok(match known {
        Some((_, _, text)) => vm.new_str(text),
        None if number >= 34 => vm.new_str(&format!("Real-time signal {}", number - 34)),
        None => vm.none.clone(),
    })
}
