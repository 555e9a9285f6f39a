//! Other processes: module `_posixsubprocess`, and the functions of module `posix` that subprocess stands on.
//!
//! Only where the configuration says so are processes started. They inherit no descriptors but the standard ones.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::Write;
use std::os::fd::OwnedFd;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::modules::ModuleDefinition;
use crate::modules::posix::check_allowed;
use crate::object::ObjectRef;
use crate::types::native::method;
use crate::vm::threads::Condition;
use crate::vm::{Result, Vm};

type Bound<'a> = &'a mut [Option<ObjectRef>];

/// `_posixsubprocess`
pub static DEFINITION: ModuleDefinition = ModuleDefinition {
    name: "_posixsubprocess",
    functions: &[method(
        "fork_exec",
        "($module, args, executable_list, close_fds, pass_fds, cwd,\n          env, p2cread, p2cwrite, c2pread, c2pwrite, \
         errread, errwrite,\n          errpipe_read, errpipe_write, restore_signals, call_setsid,\n          pgid_to_set, \
         gid, extra_groups, uid, child_umask, preexec_fn,\n          allow_vfork, /)",
        start,
    )],
    fill: |_, _| Ok(()),
};

/// The constants of module posix.
pub(super) const CONSTANTS: [(&str, i32); 3] =
    [("WNOHANG", libc::WNOHANG), ("WUNTRACED", libc::WUNTRACED), ("WCONTINUED", libc::WCONTINUED)];

/// The number of a process that there cannot be.
const NO_PROCESS: i32 = i32::MAX;

fn check_processes_allowed(vm: &mut Vm) -> Result<()> {
    if vm.config.processes {
        return Ok(());
    }
    let class = vm.exceptions.permission_error.clone();
    Err(vm.raise(&class, "this interpreter may not start processes"))
}

fn status(vm: &mut Vm, arguments: Bound<'_>) -> Result<i32> {
    let status = vm.required(arguments, 0);
    vm.argument_c_int(&status)
}

/// What a test of a wait status says.
pub(super) fn test(vm: &mut Vm, arguments: Bound<'_>, test: fn(i32) -> bool) -> Result {
    let status = status(vm, arguments)?;
    Ok(vm.new_bool(test(status)))
}

/// A number in a wait status.
pub(super) fn number(vm: &mut Vm, arguments: Bound<'_>, get: fn(i32) -> i32) -> Result {
    let status = status(vm, arguments)?;
    Ok(vm.new_int(i64::from(get(status))))
}

/// `posix.waitstatus_to_exitcode`
pub(super) fn exit_code(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let status = status(vm, arguments)?;
    let code = if libc::WIFEXITED(status) {
        libc::WEXITSTATUS(status)
    } else if libc::WIFSIGNALED(status) {
        -libc::WTERMSIG(status)
    } else if libc::WIFSTOPPED(status) {
        let signal = libc::WSTOPSIG(status);
        return Err(vm.value_error(format!("process stopped by delivery of signal {signal}")));
    } else {
        return Err(vm.value_error(format!("invalid wait status: {status}")));
    };
    Ok(vm.new_int(i64::from(code)))
}

/// How often a process that is waited for is looked at.
const LONGEST_PAUSE: Duration = Duration::from_millis(20);

/// Whether a process that this interpreter has started, any where `wanted` is -1, is still running.
fn is_running(vm: &mut Vm, wanted: i32) -> bool {
    let children = &mut vm.module_state.children;
    let number = if wanted == -1 { children.keys().next().copied() } else { Some(wanted) };
    number.and_then(|number| children.get_mut(&number)).is_some_and(|child| matches!(child.try_wait(), Ok(None)))
}

/// `posix.waitpid`, for processes that this interpreter has started.
pub(super) fn wait(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let wanted = vm.required(arguments, 0);
    let wanted = vm.argument_c_int(&wanted)?;
    let options = vm.required(arguments, 1);
    let returns_at_once = vm.argument_c_int(&options)? & libc::WNOHANG != 0;
    if !returns_at_once && vm.shares_waits() {
        let mut pause = Duration::from_micros(250);
        while is_running(vm, wanted) {
            vm.wait(Condition::Time, Some(Instant::now() + pause))?;
            pause = LONGEST_PAUSE.min(pause * 2);
        }
    }
    let children = &mut vm.module_state.children;
    let number = if wanted == -1 { children.keys().next().copied() } else { Some(wanted) };
    let found = number.and_then(|number| Some((number, children.get_mut(&number)?)));
    let Some((number, child)) = found else {
        return Err(vm.io_error(&std::io::Error::from_raw_os_error(libc::ECHILD)));
    };
    let ended = if returns_at_once { child.try_wait() } else { child.wait().map(Some) };
    let (number, status) = match ended {
        Ok(Some(status)) => {
            children.remove(&number);
            (number, status.into_raw())
        }
        Ok(None) => (0, 0),
        Err(error) => return Err(vm.io_error(&error)),
    };
    let pair = vec![vm.new_int(i64::from(number)), vm.new_int(i64::from(status))];
    Ok(vm.new_tuple(pair))
}

/// `posix.kill`, for processes that this interpreter has started and, where its signals are the program's, for its own.
pub(super) fn kill(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let (number, signal) = (vm.required(arguments, 0), vm.required(arguments, 1));
    let (number, signal) = (vm.argument_c_int(&number)?, vm.argument_c_int(&signal)?);
    let is_own = vm.config.signals && u32::try_from(number).is_ok_and(|number| number == std::process::id());
    if !is_own {
        check_processes_allowed(vm)?;
    }
    if !is_own && !vm.module_state.children.contains_key(&number) {
        let class = vm.exceptions.permission_error.clone();
        return Err(vm.raise(&class, "this interpreter sends signals to itself and its own children alone"));
    }
    let named = rustix::process::Signal::from_named_raw(signal);
    let sent = match (rustix::process::Pid::from_raw(number), named) {
        (Some(number), Some(named)) => rustix::process::kill_process(number, named).map_err(std::io::Error::from),
        (Some(number), None) if signal == 0 => rustix::process::test_kill_process(number).map_err(std::io::Error::from),
        _ => Err(std::io::Error::from_raw_os_error(libc::EINVAL)),
    };
    match sent {
        Ok(()) => {
            // One that was sent to this process has come by now.
            vm.look_for_signals()?;
            Ok(vm.none.clone())
        }
        Err(error) => Err(vm.io_error(&error)),
    }
}

/// `posix.pipe`
pub(super) fn pipe(vm: &mut Vm, _: &ObjectRef, _: Bound<'_>) -> Result {
    check_allowed(vm)?;
    let (reader, writer) = match std::io::pipe() {
        Ok(ends) => ends,
        Err(error) => return Err(vm.io_error(&error)),
    };
    let ends = [OwnedFd::from(reader), OwnedFd::from(writer)];
    let ends = ends.map(|end| vm.module_state.descriptors.add(File::from(end)));
    let ends = ends.map(|end| vm.new_int(i64::from(end)));
    Ok(vm.new_tuple(ends.to_vec()))
}

/// `posix.dup`
pub(super) fn duplicate(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    check_allowed(vm)?;
    let descriptor = status(vm, arguments)?;
    match vm.module_state.descriptors.copy(descriptor) {
        Ok(file) => {
            let descriptor = vm.module_state.descriptors.add(file);
            Ok(vm.new_int(i64::from(descriptor)))
        }
        Err(error) => Err(vm.io_error(&error)),
    }
}

/// `posix.isatty`
pub(super) fn is_terminal(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    use std::io::IsTerminal;
    let descriptor = status(vm, arguments)?;
    let answer = vm.module_state.descriptors.copy(descriptor).is_ok_and(|file| file.is_terminal());
    Ok(vm.new_bool(answer))
}

/// `posix.putenv`, and `posix.unsetenv` where there is no value: what processes started from now on inherit.
pub(super) fn set_variable(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let name = vm.required(arguments, 0);
    let name = vm.path_text(&name)?;
    let value = match arguments.get_mut(1).and_then(Option::take) {
        Some(value) => Some(OsString::from(vm.path_text(&value)?)),
        None => None,
    };
    vm.module_state.environment_changes.insert(OsString::from(name), value);
    Ok(vm.none.clone())
}

/// A sequence of bytes or str, as the system has them.
fn words(vm: &mut Vm, sequence: &ObjectRef) -> Result<Vec<OsString>> {
    let items = vm.collect(sequence)?;
    items.iter().map(|item| word(vm, item)).collect()
}

fn word(vm: &mut Vm, item: &ObjectRef) -> Result<OsString> {
    if let Some(bytes) = item.payload::<crate::types::bytes::Bytes>() {
        return Ok(OsStr::from_bytes(&bytes.value).to_owned());
    }
    let encoded = match item.payload::<crate::types::str::Str>() {
        Some(_) => {
            let (encoding, errors) = (vm.new_str("utf-8"), vm.new_str("surrogateescape"));
            vm.encode_str(item, Some(&encoding), Some(&errors))?
        }
        None => {
            let text = vm.path_text(item)?;
            return Ok(OsString::from(text));
        }
    };
    let bytes = encoded.payload::<crate::types::bytes::Bytes>().map(|bytes| bytes.value.to_vec()).unwrap_or_default();
    Ok(OsString::from_vec(bytes))
}

/// A standard stream of the new process: this descriptor, or that of this process.
fn stream(vm: &mut Vm, descriptor: i32, standard: i32) -> Result<Stdio> {
    if descriptor == -1 && vm.config.files {
        return Ok(Stdio::inherit());
    }
    let descriptor = if descriptor == -1 { standard } else { descriptor };
    match vm.module_state.descriptors.copy(descriptor) {
        Ok(file) => Ok(Stdio::from(file)),
        Err(error) => Err(vm.io_error(&error)),
    }
}

/// `_posixsubprocess.fork_exec`: the number of the new process. Where no program can be run, the pipe for errors says so.
fn start(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    check_processes_allowed(vm)?;
    let mut number = |vm: &mut Vm, index: usize| -> Result<i32> {
        let given = vm.required(arguments, index);
        vm.argument_c_int(&given)
    };
    let (input, output, error) = (number(vm, 6)?, number(vm, 9)?, number(vm, 11)?);
    let (error_pipe, process_group) = (number(vm, 13)?, number(vm, 16)?);
    for (index, what) in
        [(15, "a new session"), (17, "another group"), (18, "other groups"), (19, "another user"), (21, "preexec_fn")]
    {
        let given = vm.required(arguments, index);
        if !given.is(&vm.none) && vm.truth(&given)? {
            return Err(vm.not_implemented_error(format!("{what} for a process: this interpreter cannot give it that")));
        }
    }
    let (command_line, programs) = (vm.required(arguments, 0), vm.required(arguments, 1));
    let (command_line, programs) = (words(vm, &command_line)?, words(vm, &programs)?);
    let folder = match vm.optional(arguments, 4) {
        Some(folder) => Some(word(vm, &folder)?),
        None => None,
    };
    let environment = match vm.optional(arguments, 5) {
        Some(environment) => Some(words(vm, &environment)?),
        None => None,
    };
    // What is written stands in front of what the process writes.
    let _ = vm.config.standard_output.flush();
    let mut failure = std::io::Error::from_raw_os_error(libc::ENOENT);
    let mut place = "";
    if folder.as_ref().is_some_and(|folder| !std::path::Path::new(folder).is_dir()) {
        place = "noexec:chdir";
    } else {
        for program in &programs {
            let mut command = Command::new(program);
            if let [first, rest @ ..] = &command_line[..] {
                command.arg0(first).args(rest);
            }
            command.stdin(stream(vm, input, 0)?).stdout(stream(vm, output, 1)?).stderr(stream(vm, error, 2)?);
            if let Some(folder) = &folder {
                command.current_dir(folder);
            }
            if process_group >= 0 {
                command.process_group(process_group);
            }
            set_environment(vm, &mut command, environment.as_deref());
            match command.spawn() {
                Ok(child) => {
                    let number = child.id() as i32;
                    vm.module_state.children.insert(number, child);
                    return Ok(vm.new_int(i64::from(number)));
                }
                Err(error) => failure = error,
            }
            // The next folder may have it.
            if !matches!(failure.raw_os_error(), Some(libc::ENOENT | libc::ENOTDIR | libc::EACCES)) {
                break;
            }
        }
    }
    let message = format!("OSError:{:x}:{place}", failure.raw_os_error().unwrap_or_default());
    let told = vm.module_state.descriptors.get(error_pipe).and_then(|pipe| (&*pipe).write_all(message.as_bytes()));
    match told {
        Ok(()) => Ok(vm.new_int(i64::from(NO_PROCESS))),
        Err(error) => Err(vm.io_error(&error)),
    }
}

/// Gives a command its environment: the one that is given, or that of this process with what the program has changed.
fn set_environment(vm: &Vm, command: &mut Command, environment: Option<&[OsString]>) {
    let Some(environment) = environment else {
        for (name, value) in &vm.module_state.environment_changes {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        return;
    };
    command.env_clear();
    for entry in environment {
        let bytes = entry.as_bytes();
        if let Some(place) = bytes.iter().skip(1).position(|byte| *byte == b'=') {
            let (name, value) = bytes.split_at(place + 1);
            command.env(OsStr::from_bytes(name), OsStr::from_bytes(&value[1..]));
        }
    }
}
