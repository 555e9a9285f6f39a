//! Further functions of module `posix`: links, modes, sizes and the process's own numbers.

use std::os::unix::fs::PermissionsExt;

use super::confinement::Access;
use super::posix::{check_allowed, checked_path, with_entry, with_path};
use super::posix_status;
use crate::object::ObjectRef;
use crate::types::native::{MethodDefinition, method};
use crate::vm::{Result, Vm};

type Given<'a> = &'a mut [Option<ObjectRef>];

fn number(vm: &mut Vm, given: Given<'_>, index: usize) -> Result<i64> {
    let number = vm.required(given, index);
    Ok(vm.index_to_isize(&number)? as i64)
}

/// A result of the system that says what was wrong by -1.
fn checked(vm: &mut Vm, result: std::io::Result<()>) -> Result {
    match result {
        Ok(()) => Ok(vm.none.clone()),
        Err(error) => Err(vm.io_error(&error)),
    }
}

fn link(
    vm: &mut Vm,
    given: Given<'_>,
    make: fn(&str, &str) -> std::io::Result<()>,
    source_access: Option<Access>,
) -> Result {
    let (source, target) = (vm.required(given, 0), vm.required(given, 1));
    check_allowed(vm)?;
    let (from, to) = (vm.path_text(&source)?, vm.path_text(&target)?);
    let allowed = source_access.map_or(Ok(()), |access| vm.check_entry(&from, access));
    let made = allowed.and_then(|()| vm.check_entry(&to, Access::Write)).and_then(|()| make(&from, &to));
    match made {
        Ok(()) => Ok(vm.none.clone()),
        Err(error) => Err(vm.io_error_at(&error, &source)),
    }
}

/// `posix.access`: with the rights of the process.
fn access(vm: &mut Vm, given: Given<'_>) -> Result {
    check_allowed(vm)?;
    let path = vm.required(given, 0);
    let text = vm.path_text(&path)?;
    let mode = number(vm, given, 1)?;
    let wanted = if mode & 2 != 0 { Access::Write } else { Access::Look };
    if vm.check_path(&text, wanted).is_err() {
        return Ok(vm.new_bool(false));
    }
    let flags = rustix::fs::Access::from_bits_truncate(mode as u32);
    Ok(vm.new_bool(rustix::fs::access(text.as_str(), flags).is_ok()))
}

fn read_link(vm: &mut Vm, given: Given<'_>) -> Result {
    let path = vm.required(given, 0);
    let text = checked_path(vm, &path, Access::Look, false)?;
    match std::fs::read_link(text) {
        Ok(target) => Ok(vm.new_str(&target.to_string_lossy())),
        Err(error) => Err(vm.io_error_at(&error, &path)),
    }
}

fn change_mode(vm: &mut Vm, given: Given<'_>) -> Result {
    let mode = number(vm, given, 1)? as u32;
    with_path(vm, given, Access::Write, |path| std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)))
}

fn truncate(vm: &mut Vm, given: Given<'_>) -> Result {
    let length = number(vm, given, 1)? as u64;
    let target = given[0].clone().unwrap_or_else(|| vm.none.clone());
    if target.payload::<crate::types::int::Int>().is_some() {
        return truncate_descriptor(vm, given, length);
    }
    with_path(vm, given, Access::Write, |path| std::fs::File::options().write(true).open(path)?.set_len(length))
}

fn truncate_descriptor(vm: &mut Vm, given: Given<'_>, length: u64) -> Result {
    let descriptor = number(vm, given, 0)? as i32;
    let result = vm.module_state.descriptors.get(descriptor).and_then(|file| file.set_len(length));
    checked(vm, result)
}

fn seek(vm: &mut Vm, given: Given<'_>) -> Result {
    use std::io::{Seek, SeekFrom};
    let (descriptor, offset) = (number(vm, given, 0)? as i32, number(vm, given, 1)?);
    let place = match number(vm, given, 2)? {
        0 => SeekFrom::Start(offset as u64),
        1 => SeekFrom::Current(offset),
        2 => SeekFrom::End(offset),
        _ => {
            let error = std::io::Error::from_raw_os_error(libc::EINVAL);
            return Err(vm.io_error(&error));
        }
    };
    match vm.module_state.descriptors.get(descriptor).and_then(|file| (&*file).seek(place)) {
        Ok(position) => Ok(vm.new_int(position as i64)),
        Err(error) => Err(vm.io_error(&error)),
    }
}

fn synchronise(vm: &mut Vm, given: Given<'_>) -> Result {
    let descriptor = number(vm, given, 0)? as i32;
    let result = vm.module_state.descriptors.get(descriptor).and_then(|file| file.sync_all());
    checked(vm, result)
}

/// `posix.fstat`
fn status_of_descriptor(vm: &mut Vm, given: Given<'_>) -> Result {
    check_allowed(vm)?;
    let descriptor = number(vm, given, 0)? as i32;
    match vm.module_state.descriptors.copy(descriptor).and_then(|file| file.metadata()) {
        Ok(metadata) => Ok(posix_status::new_status(vm, &metadata)),
        Err(error) => Err(vm.io_error(&error)),
    }
}

fn message(vm: &mut Vm, given: Given<'_>) -> Result {
    let code = number(vm, given, 0)? as i32;
    let text = std::io::Error::from_raw_os_error(code).to_string();
    Ok(vm.new_str(text.split(" (os error").next().unwrap_or_default()))
}

pub(super) static FUNCTIONS: &[MethodDefinition] = &[
    method(
        "access",
        "($module, /, path, mode, *, dir_fd=None, effective_ids=False,\n       follow_symlinks=True)",
        |vm, _, given| access(vm, given),
    ),
    method("chmod", "($module, /, path, mode, *, dir_fd=None, follow_symlinks=True)", |vm, _, given| {
        change_mode(vm, given)
    }),
    method(
        "link",
        "($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None,\n     follow_symlinks=True)",
        |vm, _, given| link(vm, given, |from, to| std::fs::hard_link(from, to), Some(Access::Write)),
    ),
    method("symlink", "($module, /, src, dst, target_is_directory=False, *, dir_fd=None)", |vm, _, given| {
        // What it leads to is checked when somebody follows it.
        link(vm, given, |from, to| std::os::unix::fs::symlink(from, to), None)
    }),
    method("readlink", "($module, /, path, *, dir_fd=None)", |vm, _, given| read_link(vm, given)),
    method("truncate", "($module, /, path, length)", |vm, _, given| truncate(vm, given)),
    method("ftruncate", "($module, fd, length, /)", |vm, _, given| {
        let length = number(vm, given, 1)? as u64;
        truncate_descriptor(vm, given, length)
    }),
    method("lseek", "($module, fd, position, whence, /)", |vm, _, given| seek(vm, given)),
    method("fsync", "($module, /, fd)", |vm, _, given| synchronise(vm, given)),
    method("fstat", "($module, /, fd)", |vm, _, given| status_of_descriptor(vm, given)),
    method("strerror", "($module, code, /)", |vm, _, given| message(vm, given)),
    method("getcwdb", "($module, /)", |vm, _, _| {
        use std::os::unix::ffi::OsStrExt;
        check_allowed(vm)?;
        match std::env::current_dir() {
            Ok(path) => Ok(vm.new_bytes(path.as_os_str().as_bytes())),
            Err(error) => Err(vm.io_error(&error)),
        }
    }),
    method("umask", "($module, mask, /)", |vm, _, given| {
        check_allowed(vm)?;
        let mask = rustix::fs::Mode::from_bits_truncate(number(vm, given, 0)? as u32);
        let old = rustix::process::umask(mask);
        Ok(vm.new_int(i64::from(old.bits())))
    }),
    method("getuid", "($module, /)", |vm, _, _| Ok(vm.new_int(i64::from(rustix::process::getuid().as_raw())))),
    method("geteuid", "($module, /)", |vm, _, _| Ok(vm.new_int(i64::from(rustix::process::geteuid().as_raw())))),
    method("getgid", "($module, /)", |vm, _, _| Ok(vm.new_int(i64::from(rustix::process::getgid().as_raw())))),
    method("getegid", "($module, /)", |vm, _, _| Ok(vm.new_int(i64::from(rustix::process::getegid().as_raw())))),
    method("sched_yield", "($module, /)", |vm, _, _| Ok(vm.none.clone())),
    method("rmdir", "($module, /, path, *, dir_fd=None)", |vm, _, given| {
        with_entry(vm, given, |path| std::fs::remove_dir(path))
    }),
    method("unlink", "($module, /, path, *, dir_fd=None)", |vm, _, given| {
        with_entry(vm, given, |path| std::fs::remove_file(path))
    }),
    method("remove", "($module, /, path, *, dir_fd=None)", |vm, _, given| {
        with_entry(vm, given, |path| std::fs::remove_file(path))
    }),
];
