//! Module `_signal` (Modules/signalmodule.c): handlers that a program sets, called for signals that it raises itself and,
//! where [`Config::signals`](crate::Config) says so, for those that the system sends to the process.

use rustix::fs::OFlags;

use crate::Config;
use crate::modules::ModuleDefinition;
use crate::object::system_signals::{self, Disposition};
use crate::object::{ObjectRef, attention};
use crate::types::float::Float;
use crate::types::native::{MethodDefinition, method};
use crate::vm::threads::{Condition, MAIN};
use crate::vm::{Raised, Result, Vm};

type Bound<'a> = &'a mut [Option<ObjectRef>];

/// `NSIG`, on Linux.
const COUNT: i64 = 65;
const INTERRUPT: i64 = 2;
const KILL: i64 = 9;
const STOP: i64 = 19;
const FILE_SIZE_EXCEEDED: i64 = 25;
/// `ITIMER_REAL`
const REAL_TIME: i32 = 0;
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
    method("set_wakeup_fd", "($module, fd, /, *, warn_on_full_buffer=True)", set_wakeup),
    method("siginterrupt", "($module, signalnum, flag, /)", |vm, _, arguments| {
        number(vm, arguments)?;
        Ok(vm.none.clone())
    }),
    method("alarm", "($module, seconds, /)", |vm, _, arguments| {
        let seconds = vm.required(arguments, 0);
        let seconds = vm.argument_c_int(&seconds)?;
        let left = set_timer(vm, REAL_TIME, [f64::from(seconds.max(0)), 0.0])?;
        // Whole seconds: a clock that runs has at least one left.
        Ok(vm.new_int(if left[0] > 0.0 { left[0].round().max(1.0) as i64 } else { 0 }))
    }),
    method("setitimer", "($module, which, seconds, interval=0.0, /)", |vm, _, arguments| {
        let which = vm.required(arguments, 0);
        let which = vm.argument_c_int(&which)?;
        let mut times = [0.0; 2];
        for (time, given) in times.iter_mut().zip(&mut arguments[1..]) {
            if let Some(given) = given.take() {
                *time = match given.payload::<Float>() {
                    Some(seconds) => seconds.0,
                    None => vm.index_to_isize(&given)? as f64,
                };
            }
        }
        let old = set_timer(vm, which, times)?;
        Ok(pair(vm, old))
    }),
    method("getitimer", "($module, which, /)", |vm, _, arguments| {
        let which = vm.required(arguments, 0);
        let which = vm.argument_c_int(&which)?;
        match system_signals::timer(which) {
            Ok(now) => Ok(pair(vm, now.map(seconds))),
            Err(error) => Err(vm.timer_error(&error)),
        }
    }),
    method("pause", "($module, /)", |vm, _, _| {
        check_allowed(vm)?;
        let before = vm.module_state.handled_signals;
        vm.wait(Condition::Signal(before), None)?;
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
    let os_error = vm.exceptions.os_error.clone();
    let timer_error = vm.new_exception_class("signal", "itimer_error", &os_error)?;
    vm.dict_set_name(namespace, "ItimerError", timer_error);
    // CPython ignores these two itself, so that a broken pipe is an exception.
    let ignores = |number: i64| match system_disposition(vm, number) {
        Some(disposition) => disposition == Disposition::Ignored,
        None => [13, FILE_SIZE_EXCEEDED].contains(&number),
    };
    let ignored: Vec<i64> = (1..COUNT).filter(|number| ignores(*number)).collect();
    for number in &ignored {
        let value = vm.new_int(IGNORE);
        vm.module_state.signal_handlers.insert(*number, value);
    }
    let name = vm.intern("default_int_handler");
    if let Some(function) = crate::types::dict::get_str(vm, namespace, &name)
        && !ignored.contains(&INTERRUPT)
    {
        vm.module_state.signal_handlers.insert(INTERRUPT, function);
    }
    Ok(())
}

/// What the system does with a signal, where the process's signals are the program's.
fn system_disposition(vm: &Vm, number: i64) -> Option<Disposition> {
    if !vm.config.signals {
        return None;
    }
    system_signals::disposition(number as i32).ok()
}

/// Has the system hand signals over as `python3` does from its start on: an interrupt raises KeyboardInterrupt, unless the
/// process was started with interrupts ignored.
pub fn listen(config: &Config) {
    if !config.signals {
        return;
    }
    // A system that refuses leaves them as they are.
    if matches!(system_signals::disposition(INTERRUPT as i32), Ok(Disposition::Default)) {
        let _ = system_signals::set_disposition(INTERRUPT as i32, Disposition::Handled);
    }
    let _ = system_signals::set_disposition(FILE_SIZE_EXCEEDED as i32, Disposition::Ignored);
}

/// Whether a program may use the process's clocks and wait for its signals.
fn check_allowed(vm: &mut Vm) -> Result<()> {
    if vm.config.signals {
        return Ok(());
    }
    let class = vm.exceptions.permission_error.clone();
    Err(vm.raise(&class, "this interpreter may not use the signals of the process"))
}

fn seconds(microseconds: u64) -> f64 {
    microseconds as f64 / 1e6
}

fn pair(vm: &mut Vm, times: [f64; 2]) -> ObjectRef {
    let times = times.map(|time| vm.new_float(time)).to_vec();
    vm.new_tuple(times)
}

/// Sets a clock of the process to a time in seconds and an interval; gives what it was.
fn set_timer(vm: &mut Vm, which: i32, times: [f64; 2]) -> Result<[f64; 2]> {
    check_allowed(vm)?;
    if times.iter().any(|time| !time.is_finite() || *time < 0.0) {
        return Err(vm.timer_error(&std::io::Error::from_raw_os_error(libc::EINVAL)));
    }
    // What is shorter than a microsecond is not "stop".
    let [first, interval] = times.map(|time| (time * 1e6).ceil() as u64);
    match system_signals::set_timer(which, first, interval) {
        Ok(old) => Ok(old.map(seconds)),
        Err(error) => Err(vm.timer_error(&error)),
    }
}

/// `signal.set_wakeup_fd`
fn set_wakeup(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let given = vm.required(arguments, 0);
    let given = vm.argument_c_int(&given)?;
    if vm.threads.current() != MAIN {
        return Err(vm.value_error("set_wakeup_fd only works in main thread of the main interpreter"));
    }
    let file = match given {
        -1 => None,
        _ => {
            match vm.module_state.descriptors.get(given).and_then(|file| Ok((rustix::fs::fcntl_getfl(&file)?, file))) {
                Ok((flags, file)) if flags.contains(OFlags::NONBLOCK) => Some(file),
                Ok(_) => return Err(vm.value_error(format!("the fd {given} must be in non-blocking mode"))),
                Err(error) => return Err(vm.io_error(&error)),
            }
        }
    };
    // The file stays open for as long as the handler writes to it.
    let descriptor = file.as_ref().map_or(-1, |file| std::os::fd::AsRawFd::as_raw_fd(&**file));
    if vm.config.signals {
        system_signals::set_wakeup(descriptor);
    }
    let old = std::mem::replace(&mut vm.module_state.wakeup, file.map(|file| (given, file)));
    Ok(vm.new_int(old.map_or(-1, |(number, _)| i64::from(number))))
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
    vm.look_for_signals()?;
    if vm.config.signals {
        let disposition = match known {
            Some(DEFAULT) => Disposition::Default,
            Some(_) => Disposition::Ignored,
            None => Disposition::Handled,
        };
        if let Err(error) = system_signals::set_disposition(number as i32, disposition) {
            return Err(vm.io_error(&error));
        }
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

    /// Whether a handler of the program's own may come to run while all threads wait.
    pub fn awaits_signals(&self) -> bool {
        let is_own = |(number, handler): (&i64, &ObjectRef)| *number != INTERRUPT && self.int_value(handler).is_none();
        self.config.signals && self.module_state.signal_handlers.iter().any(is_own)
    }

    #[cold]
    fn timer_error(&mut self, error: &std::io::Error) -> Raised {
        let number = error.raw_os_error().unwrap_or_default();
        let text = error.to_string();
        let text = text.split(" (os error").next().unwrap_or_default();
        let arguments = vec![self.new_int(i64::from(number)), self.new_str(text)];
        let class = self.import_absolute("_signal").and_then(|module| self.get_attribute_named(&module, "ItimerError"));
        match class {
            Ok(class) => self.raise_with(&class, arguments),
            Err(raised) => raised,
        }
    }

    /// Calls the handlers of the signals that have come (`_PyErr_CheckSignalsTstate`).
    ///
    /// # Errors
    /// What a handler raises; the handlers of the signals behind it are called next time.
    pub fn handle_tripped_signals(&mut self) -> Result<()> {
        attention::settle_signals();
        if self.config.signals {
            self.module_state.tripped_signals.extend(system_signals::take_arrived());
        }
        while !self.module_state.tripped_signals.is_empty() {
            let number = self.module_state.tripped_signals.remove(0);
            let handler = handler_in_force(self, number)?;
            if self.int_value(&handler).is_none() {
                self.module_state.handled_signals += 1;
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
