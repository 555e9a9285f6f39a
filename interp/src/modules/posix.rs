//! Module `posix`: files, folders, the environment and the process, as far as module os needs them.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::DirBuilderExt;

use rustix::event::PollFlags;

use super::confinement::Access;
use crate::modules::{ModuleDefinition, posix_links, posix_status, posix_terminal, processes};
use crate::object::ObjectRef;
use crate::types::bytes::Bytes;
use crate::types::native::{MethodDefinition, method};
use crate::vm::threads::Condition;
use crate::vm::{Result, Vm};

/// Only programs that may use files get at the outside world.
pub(super) fn check_allowed(vm: &mut Vm) -> Result<()> {
    if vm.config.files {
        return Ok(());
    }
    let class = vm.exceptions.permission_error.clone();
    Err(vm.raise(&class, "this interpreter may not use files"))
}

/// The text of a path that the program may use in this way; `follows` says whether a link at its end is followed.
pub(super) fn checked_path(vm: &mut Vm, path: &ObjectRef, access: Access, follows: bool) -> Result<String> {
    check_allowed(vm)?;
    let text = vm.path_text(path)?;
    match if follows { vm.check_path(&text, access) } else { vm.check_entry(&text, access) } {
        Ok(()) => Ok(text),
        Err(error) => Err(vm.io_error_at(&error, path)),
    }
}

/// Does something with the file that the first argument names.
pub(super) fn with_path(
    vm: &mut Vm,
    arguments: &mut [Option<ObjectRef>],
    access: Access,
    action: impl FnOnce(&str) -> std::io::Result<()>,
) -> Result {
    let path = vm.required(arguments, 0);
    let text = checked_path(vm, &path, access, true)?;
    match action(&text) {
        Ok(()) => Ok(vm.none.clone()),
        Err(error) => Err(vm.io_error_at(&error, &path)),
    }
}

/// Changes the entry of a folder that the first argument names.
pub(super) fn with_entry(
    vm: &mut Vm,
    arguments: &mut [Option<ObjectRef>],
    action: impl FnOnce(&str) -> std::io::Result<()>,
) -> Result {
    let path = vm.required(arguments, 0);
    let text = checked_path(vm, &path, Access::Write, false)?;
    match action(&text) {
        Ok(()) => Ok(vm.none.clone()),
        Err(error) => Err(vm.io_error_at(&error, &path)),
    }
}

fn make_folder(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let mode = match vm.optional(arguments, 1) {
        Some(mode) => vm.index_to_isize(&mode)? as u32,
        None => 0o777,
    };
    // That there is one is known of those above the program's own.
    let path = arguments[0].clone().unwrap_or_else(|| vm.none.clone());
    let text = vm.path_text(&path)?;
    if vm.check_path(&text, Access::Look).is_ok() && std::path::Path::new(&text).exists() {
        check_allowed(vm)?;
        return Err(vm.io_error_at(&std::io::Error::from_raw_os_error(libc::EEXIST), &path));
    }
    with_entry(vm, arguments, |path| std::fs::DirBuilder::new().mode(mode).create(path))
}

fn rename(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let target = vm.required(arguments, 1);
    let target = checked_path(vm, &target, Access::Write, false)?;
    with_entry(vm, arguments, |path| std::fs::rename(path, &target))
}

fn list_folder(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let path = vm.optional(arguments, 0).unwrap_or_else(|| vm.new_str("."));
    let text = checked_path(vm, &path, Access::Read, true)?;
    match std::fs::read_dir(&text) {
        Ok(entries) => {
            let names = entries.flatten().map(|entry| vm.new_str(&entry.file_name().to_string_lossy())).collect();
            Ok(vm.new_list(names))
        }
        Err(error) => Err(vm.io_error_at(&error, &path)),
    }
}

fn current_folder(vm: &mut Vm, _: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    check_allowed(vm)?;
    match std::env::current_dir() {
        Ok(path) => Ok(vm.new_str(&path.to_string_lossy())),
        Err(error) => Err(vm.io_error(&error)),
    }
}

fn file_system_path(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let path = vm.required(arguments, 0);
    if path.payload::<crate::types::str::Str>().is_some() || path.payload::<Bytes>().is_some() {
        return Ok(path);
    }
    let text = vm.path_text(&path)?;
    Ok(vm.new_str(&text))
}

/// Ends the process at once: nothing is flushed, nothing finalized.
fn exit_now(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let status = vm.required(arguments, 0);
    let status = vm.index_to_isize(&status)?;
    std::process::exit(status as i32)
}

fn random_bytes(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    use std::io::Read;
    check_allowed(vm)?;
    let size = vm.required(arguments, 0);
    let Ok(size) = usize::try_from(vm.index_to_isize(&size)?) else {
        return Err(vm.value_error("negative argument not allowed"));
    };
    let mut bytes = vec![0; size];
    match std::fs::File::open("/dev/urandom").and_then(|mut source| source.read_exact(&mut bytes)) {
        Ok(()) => Ok(vm.new_bytes(&bytes)),
        Err(error) => Err(vm.io_error(&error)),
    }
}

/// Opens a file and gives its descriptor, which stays open until `close`.
fn open_descriptor(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    use std::os::unix::fs::OpenOptionsExt;
    let path = vm.required(arguments, 0);
    let flags = vm.required(arguments, 1);
    let flags = vm.index_to_isize(&flags)? as i32;
    let is_reading = flags & (libc::O_ACCMODE | libc::O_CREAT | libc::O_TRUNC) == 0;
    let text = checked_path(vm, &path, if is_reading { Access::Read } else { Access::Fill }, true)?;
    let mode = match vm.optional(arguments, 2) {
        Some(mode) => vm.index_to_isize(&mode)? as u32,
        None => 0o777,
    };
    let access = flags & libc::O_ACCMODE;
    let mut options = std::fs::OpenOptions::new();
    options.read(access != libc::O_WRONLY).write(access != libc::O_RDONLY);
    if access != libc::O_RDONLY {
        options.append(flags & libc::O_APPEND != 0).truncate(flags & libc::O_TRUNC != 0);
        options.create(flags & libc::O_CREAT != 0).create_new(flags & libc::O_CREAT != 0 && flags & libc::O_EXCL != 0);
    }
    match options.mode(mode).custom_flags(flags & (libc::O_NOFOLLOW | libc::O_DIRECTORY)).open(&text) {
        Ok(file) => {
            let descriptor = vm.module_state.descriptors.add(file);
            Ok(vm.new_int(i64::from(descriptor)))
        }
        Err(error) => Err(vm.io_error_at(&error, &path)),
    }
}

fn descriptor_argument(vm: &mut Vm, arguments: &mut [Option<ObjectRef>]) -> Result<i32> {
    let descriptor = vm.required(arguments, 0);
    Ok(vm.index_to_isize(&descriptor)? as i32)
}

fn close_descriptor(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let descriptor = descriptor_argument(vm, arguments)?;
    match vm.module_state.descriptors.take(descriptor) {
        Ok(file) => {
            drop(file);
            Ok(vm.none.clone())
        }
        Err(error) => Err(vm.io_error(&error)),
    }
}

/// Lets other threads run until a file can be read or written.
fn wait_for_descriptor(vm: &mut Vm, descriptor: i32, event: PollFlags) -> Result<()> {
    if vm.shares_waits()
        && let Ok(file) = vm.module_state.descriptors.get(descriptor)
    {
        vm.wait(Condition::ready(file, event), None)?;
    }
    Ok(())
}

fn write_descriptor(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    use std::io::Write;
    let descriptor = descriptor_argument(vm, arguments)?;
    let data = vm.required(arguments, 1);
    let bytes = vm.copied_buffer(&data)?;
    wait_for_descriptor(vm, descriptor, PollFlags::OUT)?;
    let written = match descriptor {
        1 => vm.config.standard_output.write(&bytes),
        2 => vm.config.standard_error.write(&bytes),
        _ => vm.module_state.descriptors.get(descriptor).and_then(|file| (&*file).write(&bytes)),
    };
    match written {
        Ok(count) => Ok(vm.new_int(count as i64)),
        Err(error) => Err(vm.io_error(&error)),
    }
}

fn read_descriptor(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    use std::io::Read;
    let descriptor = descriptor_argument(vm, arguments)?;
    let size = vm.required(arguments, 1);
    let mut bytes = vec![0; usize::try_from(vm.index_to_isize(&size)?).unwrap_or(0)];
    wait_for_descriptor(vm, descriptor, PollFlags::IN)?;
    let read = vm.module_state.descriptors.get(descriptor).and_then(|file| (&*file).read(&mut bytes));
    match read {
        Ok(count) => Ok(vm.new_bytes(&bytes[..count])),
        Err(error) => Err(vm.io_error(&error)),
    }
}

fn set_times(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    use std::time::{Duration, SystemTime};
    let moment = |vm: &mut Vm, value: &ObjectRef| -> Result<SystemTime> {
        let seconds = match value.payload::<crate::types::float::Float>() {
            Some(seconds) => seconds.0,
            None => vm.index_to_isize(value)? as f64,
        };
        Ok(SystemTime::UNIX_EPOCH + Duration::try_from_secs_f64(seconds).unwrap_or_default())
    };
    let (mut accessed, mut modified) = (SystemTime::now(), SystemTime::now());
    if let Some(times) = vm.optional(arguments, 1) {
        if let [first, second] = vm.collect(&times)?.as_slice() {
            (accessed, modified) = (moment(vm, first)?, moment(vm, second)?);
        } else {
            return Err(vm.type_error("utime: 'times' must be either a tuple of two ints or None"));
        }
    }
    with_path(vm, arguments, Access::Write, |path| {
        let times = std::fs::FileTimes::new().set_accessed(accessed).set_modified(modified);
        std::fs::File::options().write(true).open(path)?.set_times(times)
    })
}

static FUNCTIONS: &[MethodDefinition] = &[
    method("open", "($module, /, path, flags, mode=511, *, dir_fd=None)", open_descriptor),
    method("close", "($module, /, fd)", close_descriptor),
    method("read", "($module, fd, length, /)", read_descriptor),
    method("write", "($module, fd, data, /)", write_descriptor),
    method("scandir", "($module, /, path=None)", super::posix_folder::scan),
    method("utime", "($module, /, path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True)", set_times),
    method("mkdir", "($module, /, path, mode=511, *, dir_fd=None)", make_folder),
    method("chdir", "($module, /, path)", |vm, _, arguments| {
        with_path(vm, arguments, Access::Read, |path| std::env::set_current_dir(path))
    }),
    method("rename", "($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)", rename),
    method("replace", "($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)", rename),
    method("listdir", "($module, /, path=None)", list_folder),
    method("stat", "($module, /, path, *, dir_fd=None, follow_symlinks=True)", |vm, _, arguments| {
        let follows = match arguments[2].take() {
            Some(follows) => vm.truth(&follows)?,
            None => true,
        };
        posix_status::status(vm, arguments, follows)
    }),
    method("lstat", "($module, /, path, *, dir_fd=None)", |vm, _, arguments| {
        posix_status::status(vm, arguments, false)
    }),
    method("getcwd", "($module, /)", current_folder),
    method("getpid", "($module, /)", |vm, _, _| Ok(vm.new_int(i64::from(std::process::id())))),
    method("getppid", "($module, /)", |vm, _, _| Ok(vm.new_int(i64::from(std::os::unix::process::parent_id())))),
    method("cpu_count", "($module, /)", |vm, _, _| {
        let count = std::thread::available_parallelism().map_or(1, |count| count.get());
        Ok(vm.new_int(count as i64))
    }),
    method("fspath", "($module, /, path)", file_system_path),
    method("urandom", "($module, size, /)", random_bytes),
    method("_exit", "($module, /, status)", exit_now),
    method("pipe", "($module, /)", processes::pipe),
    method("dup", "($module, fd, /)", processes::duplicate),
    method("get_terminal_size", "($module, fd=<unrepresentable>, /)", posix_terminal::size),
    method("isatty", "($module, fd, /)", processes::is_terminal),
    method("get_inheritable", "($module, fd, /)", |vm, _, arguments| {
        // Nothing that the interpreter opens is inherited.
        descriptor_argument(vm, arguments)?;
        Ok(vm.new_bool(false))
    }),
    method("putenv", "($module, name, value, /)", processes::set_variable),
    method("unsetenv", "($module, name, /)", processes::set_variable),
    method("kill", "($module, pid, signal, /)", processes::kill),
    method("waitpid", "($module, pid, options, /)", processes::wait),
    method("waitstatus_to_exitcode", "($module, /, status)", processes::exit_code),
    method("WIFSTOPPED", "($module, /, status)", |vm, _, given| processes::test(vm, given, |it| libc::WIFSTOPPED(it))),
    method("WIFEXITED", "($module, /, status)", |vm, _, given| processes::test(vm, given, |it| libc::WIFEXITED(it))),
    method("WIFSIGNALED", "($module, /, status)", |vm, _, given| {
        processes::test(vm, given, |it| libc::WIFSIGNALED(it))
    }),
    method("WIFCONTINUED", "($module, /, status)", |vm, _, given| {
        processes::test(vm, given, |it| libc::WIFCONTINUED(it))
    }),
    method("WCOREDUMP", "($module, status, /)", |vm, _, given| processes::test(vm, given, |it| libc::WCOREDUMP(it))),
    method("WSTOPSIG", "($module, /, status)", |vm, _, given| processes::number(vm, given, |it| libc::WSTOPSIG(it))),
    method("WEXITSTATUS", "($module, /, status)", |vm, _, given| {
        processes::number(vm, given, |it| libc::WEXITSTATUS(it))
    }),
    method("WTERMSIG", "($module, /, status)", |vm, _, given| processes::number(vm, given, |it| libc::WTERMSIG(it))),
];

fn fill(vm: &mut Vm, namespace: &ObjectRef) -> Result<()> {
    let (modules, name) = (vm.modules.clone(), vm.intern("posix"));
    if let Some(module) = crate::types::dict::get_str(vm, &modules, &name) {
        for function in posix_links::FUNCTIONS {
            let object = vm.new_module_function(function, &module, &name);
            vm.dict_set_name(namespace, function.name, object);
        }
    }
    let environment = vm.new_dict();
    if vm.config.files {
        for (name, value) in std::env::vars_os() {
            let bytes = |text: &OsStr, vm: &Vm| vm.new_bytes(text.as_bytes());
            let (name, value) = (bytes(&name, vm), bytes(&value, vm));
            vm.dict_set(&environment, name, value)?;
        }
    }
    vm.dict_set_name(namespace, "environ", environment);
    for (name, value) in [
        ("F_OK", 0),
        ("R_OK", 4),
        ("W_OK", 2),
        ("X_OK", 1),
        ("O_RDONLY", libc::O_RDONLY),
        ("O_WRONLY", libc::O_WRONLY),
        ("O_RDWR", libc::O_RDWR),
        ("O_CREAT", libc::O_CREAT),
        ("O_EXCL", libc::O_EXCL),
        ("O_TRUNC", libc::O_TRUNC),
        ("O_APPEND", libc::O_APPEND),
        ("O_CLOEXEC", libc::O_CLOEXEC),
        ("O_NOFOLLOW", libc::O_NOFOLLOW),
    ]
    .into_iter()
    .chain(processes::CONSTANTS)
    {
        let value = vm.new_int(i64::from(value));
        vm.dict_set_name(namespace, name, value);
    }
    let error = vm.exceptions.os_error.clone();
    vm.dict_set_name(namespace, "error", error);
    let functions = vm.new_list(Vec::new());
    vm.dict_set_name(namespace, "_have_functions", functions);
    let class = posix_status::class(vm);
    vm.dict_set_name(namespace, "stat_result", class);
    let class = vm.types.folder_entry.clone();
    vm.dict_set_name(namespace, "DirEntry", class);
    let class = posix_terminal::class(vm);
    vm.dict_set_name(namespace, "terminal_size", class);
    Ok(())
}

/// `posix`
pub static DEFINITION: ModuleDefinition = ModuleDefinition { name: "posix", functions: FUNCTIONS, fill };
