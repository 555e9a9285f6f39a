//! Other processes: module `_posixsubprocess`, and what module `posix` says of those that have ended.
//!
//! The interpreter starts none. The modules are there because module subprocess, and what imports it, asks for them.

use std::time::Duration;

use crate::modules::ModuleDefinition;
use crate::object::ObjectRef;
use crate::types::native::method;
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
        |vm, _, _| {
            let class = vm.exceptions.permission_error.clone();
            Err(vm.raise(&class, "this interpreter may not start processes"))
        },
    )],
    fill: |_, _| Ok(()),
};

/// The constants of module posix.
pub(super) const CONSTANTS: [(&str, i32); 3] =
    [("WNOHANG", libc::WNOHANG), ("WUNTRACED", libc::WUNTRACED), ("WCONTINUED", libc::WCONTINUED)];

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

/// `posix.waitpid`: there are no children.
pub(super) fn wait(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    for index in [0, 1] {
        let argument = vm.required(arguments, index);
        vm.argument_c_int(&argument)?;
    }
    Err(vm.io_error(&std::io::Error::from_raw_os_error(libc::ECHILD)))
}

/// `select`
pub static SELECT: ModuleDefinition = ModuleDefinition {
    name: "select",
    functions: &[method("select", "($module, rlist, wlist, xlist, timeout=None, /)", select)],
    fill: |vm, namespace| {
        let error = vm.exceptions.os_error.clone();
        vm.dict_set_name(namespace, "error", error);
        let size = vm.new_int(libc::PIPE_BUF as i64);
        vm.dict_set_name(namespace, "PIPE_BUF", size);
        Ok(())
    },
};

/// `select.select`: nothing can be waited for but the time.
fn select(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    for index in 0..3 {
        let given = vm.required(arguments, index);
        if !vm.collect(&given)?.is_empty() {
            return Err(vm.not_implemented_error("descriptors are not waited for by this interpreter"));
        }
    }
    let time = match vm.optional(arguments, 3) {
        None => Duration::MAX,
        Some(time) => {
            let seconds = vm.float_value(&time)?;
            if seconds < 0.0 {
                return Err(vm.value_error("timeout must be non-negative"));
            }
            Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX)
        }
    };
    std::thread::sleep(time);
    let lists = (0..3).map(|_| vm.new_list(Vec::new())).collect();
    Ok(vm.new_tuple(lists))
}
