//! `open()`: checks what it is asked for, and makes the stream (`_io_open_impl` in Modules/_io/_iomodule.c).

use std::fs::{File, OpenOptions};
use std::io::Read;
use std::rc::Rc;

use super::file_io;
use super::stream::{BackingFile, Codec, StreamState};
use crate::modules::confinement::Access;
use crate::object::ObjectRef;
use crate::types::bytes::Bytes;
use crate::types::int::Int;
use crate::types::str::Str;
use crate::vm::{Result, Vm};

/// What `mode` says.
pub(super) struct Mode {
    /// `r`, `w`, `a` or `x`.
    pub main: char,
    pub updates: bool,
    pub binary: bool,
}

fn parse_mode(vm: &mut Vm, mode: &str) -> Result<Mode> {
    let mut seen: Vec<char> = Vec::new();
    for letter in mode.chars() {
        if !"rwaxbt+".contains(letter) || seen.contains(&letter) {
            return Err(vm.value_error(format!("invalid mode: '{mode}'")));
        }
        seen.push(letter);
    }
    let binary = seen.contains(&'b');
    if binary && seen.contains(&'t') {
        return Err(vm.value_error("can't have text and binary mode at once"));
    }
    let main: Vec<char> = seen.iter().copied().filter(|letter| "rwax".contains(*letter)).collect();
    match main[..] {
        [main] => Ok(Mode { main, updates: seen.contains(&'+'), binary }),
        [] => Err(vm.value_error("Must have exactly one of create/read/write/append mode and at most one plus")),
        _ => Err(vm.value_error("must have exactly one of create/read/write/append mode")),
    }
}

/// An argument that is a str or None.
fn optional_text(vm: &mut Vm, argument: Option<ObjectRef>, name: &str) -> Result<Option<String>> {
    match argument.filter(|argument| !argument.is(&vm.none)) {
        Some(argument) if argument.payload::<Str>().is_some() => Ok(Some(vm.display_text(&argument))),
        Some(argument) => Err(vm.bad_argument("open", &format!("argument '{name}'"), "str or None", &argument)),
        None => Ok(None),
    }
}

/// Takes the file of a descriptor that module posix opened.
pub(super) fn take_descriptor(vm: &mut Vm, descriptor: i64, keep: bool) -> Result<Rc<File>> {
    if descriptor < 0 {
        return Err(vm.value_error("negative file descriptor"));
    }
    let descriptors = &mut vm.module_state.descriptors;
    let descriptor = i32::try_from(descriptor).unwrap_or(-1);
    let file = if keep { descriptors.copy(descriptor).map(Rc::new) } else { descriptors.take(descriptor) };
    file.map_err(|error| vm.io_error(&error))
}

/// The descriptor that a program's `opener` gives.
pub(super) fn call_opener(vm: &mut Vm, opener: &ObjectRef, name: &ObjectRef, mode: &Mode) -> Result<Rc<File>> {
    let access = match (mode.main, mode.updates) {
        (_, true) => libc::O_RDWR,
        ('r', false) => libc::O_RDONLY,
        _ => libc::O_WRONLY,
    };
    let creation = match mode.main {
        'w' => libc::O_CREAT | libc::O_TRUNC,
        'a' => libc::O_CREAT | libc::O_APPEND,
        'x' => libc::O_CREAT | libc::O_EXCL,
        _ => 0,
    };
    let flags = vm.new_int(i64::from(access | creation | libc::O_CLOEXEC));
    let descriptor = vm.call(opener, [name.clone(), flags])?;
    let Some(descriptor) = descriptor.payload::<Int>().and_then(Int::to_i64) else {
        return Err(vm.type_error("expected integer from opener"));
    };
    if descriptor < 0 {
        return Err(vm.value_error(format!("opener returned {descriptor}")));
    }
    take_descriptor(vm, descriptor, false)
}

pub(super) fn open_path(vm: &mut Vm, name: &ObjectRef, path: &str, mode: &Mode) -> Result<Rc<File>> {
    if path.contains('\0') {
        return Err(vm.value_error("embedded null byte"));
    }
    let writes = mode.main != 'r' || mode.updates;
    let access = if writes { Access::Fill } else { Access::Read };
    if let Err(error) = vm.check_path(path, access) {
        // That it is a folder is known of those above its own.
        let is_folder = vm.check_path(path, Access::Look).is_ok() && std::path::Path::new(path).is_dir();
        let error = if is_folder { std::io::Error::from_raw_os_error(libc::EISDIR) } else { error };
        return Err(vm.io_error_at(&error, name));
    }
    let mut options = OpenOptions::new();
    let main = mode.main;
    options.read(true).write(writes).create(matches!(main, 'w' | 'a')).truncate(main == 'w').create_new(main == 'x');
    let file = options.open(path).map_err(|error| vm.io_error_at(&error, name))?;
    if file.metadata().is_ok_and(|metadata| metadata.is_dir()) {
        return Err(vm.io_error_at(&std::io::Error::from_raw_os_error(libc::EISDIR), name));
    }
    Ok(Rc::new(file))
}

/// A raw file, and a buffer over it unless that is not wanted.
fn open_binary(
    vm: &mut Vm,
    name: ObjectRef,
    mode: &Mode,
    buffering: i32,
    closes: bool,
    opener: Option<ObjectRef>,
) -> Result {
    let text = format!("{}b{}", mode.main, if mode.updates { "+" } else { "" });
    let arguments = [name, vm.new_str(&text), vm.new_bool(closes), opener.unwrap_or_else(|| vm.none.clone())];
    let class = vm.types.file_io.clone();
    let raw = vm.call(&class, arguments)?;
    if buffering == 0 {
        return Ok(raw);
    }
    if buffering == 1 {
        let category = vm.exceptions.runtime_warning.clone();
        let message =
            "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used";
        vm.warn(&category, message)?;
    }
    let size = if buffering > 1 { buffering as isize } else { file_io::block_size(vm, &raw) as isize };
    let (class, abilities) = match (mode.main, mode.updates) {
        (_, true) => (&vm.types.buffered_random, [true, true]),
        ('r', _) => (&vm.types.buffered_reader, [true, false]),
        _ => (&vm.types.buffered_writer, [false, true]),
    };
    let class = class.clone();
    vm.new_buffered(&class, raw, size, abilities)
}

/// Whether what is to be opened is there and is a pipe, a terminal or the like: not to be read as a whole.
fn is_no_regular_file(vm: &Vm, descriptor: Option<i64>, path: &str) -> bool {
    let metadata = match descriptor.map(i32::try_from) {
        Some(Ok(descriptor)) => vm.module_state.descriptors.get(descriptor).and_then(|file| file.metadata()),
        Some(Err(_)) => return false,
        None => std::fs::metadata(path),
    };
    metadata.is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir())
}

/// `open(file, mode, buffering, encoding, errors, newline, closefd, opener)`
///
/// # Errors
/// OSError where the file cannot be opened, ValueError and TypeError for arguments that make no sense.
pub fn open(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let name = vm.required(arguments, 0);
    let mode_text = match arguments[1].take() {
        Some(mode) => {
            vm.expect_text("open", "argument 'mode'", &mode)?;
            vm.display_text(&mode)
        }
        None => "r".to_owned(),
    };
    let buffering = match arguments.get_mut(2).and_then(Option::take) {
        Some(buffering) => vm.argument_c_int(&buffering)?,
        None => -1,
    };
    let mut text_argument = |vm: &mut Vm, index: usize, name| {
        let argument = arguments.get_mut(index).and_then(Option::take);
        optional_text(vm, argument, name)
    };
    // That of the locale is UTF-8.
    let encoding = text_argument(vm, 3, "encoding")?
        .map(|encoding| if encoding == "locale" { "UTF-8".to_owned() } else { encoding });
    let errors = text_argument(vm, 4, "errors")?;
    let newline = text_argument(vm, 5, "newline")?;
    let keeps = match arguments.get_mut(6).and_then(Option::take) {
        Some(closes) => !vm.truth(&closes)?,
        None => false,
    };
    let opener = arguments.get_mut(7).and_then(Option::take).filter(|opener| !opener.is(&vm.none));

    let descriptor = name.payload::<Int>().map(|descriptor| descriptor.to_i64().unwrap_or(i64::MAX));
    let path = match descriptor {
        Some(_) => String::new(),
        None => vm.path_text(&name)?,
    };
    let mode = parse_mode(vm, &mode_text)?;
    for (argument, what) in [(&encoding, "an encoding"), (&errors, "an errors"), (&newline, "a newline")] {
        if mode.binary && argument.is_some() {
            return Err(vm.value_error(format!("binary mode doesn't take {what} argument")));
        }
    }
    if !vm.config.files {
        let class = vm.exceptions.permission_error.clone();
        return Err(vm.raise(&class, "this interpreter may not open files"));
    }
    if mode.binary {
        let is_plain = descriptor.is_some() || name.payload::<Str>().is_some() || name.payload::<Bytes>().is_some();
        let name = if is_plain { name } else { vm.new_str(&path) };
        return open_binary(vm, name, &mode, buffering, !keeps, opener);
    }
    if keeps && descriptor.is_none() {
        return Err(vm.value_error("Cannot use closefd=False with file name"));
    }
    if is_no_regular_file(vm, descriptor, &path) {
        if buffering == 0 {
            return Err(vm.value_error("can't have unbuffered text I/O"));
        }
        let buffer = open_binary(vm, name, &mode, if buffering == 1 { -1 } else { buffering }, !keeps, opener)?;
        let text = [encoding.as_deref(), errors.as_deref(), newline.as_deref()];
        return super::text_wrapper::over_buffer(vm, buffer, text, buffering == 1, &mode_text);
    }
    let file = match (descriptor, &opener) {
        (Some(descriptor), _) => take_descriptor(vm, descriptor, keeps)?,
        (None, Some(opener)) => call_opener(vm, opener, &name, &mode)?,
        (None, None) => open_path(vm, &name, &path, &mode)?,
    };
    // Nobody else has what has just been opened.
    let mut file = match Rc::try_unwrap(file).or_else(|shared| shared.try_clone()) {
        Ok(file) => file,
        Err(error) => return Err(vm.io_error_at(&error, &name)),
    };
    if buffering == 0 {
        return Err(vm.value_error("can't have unbuffered text I/O"));
    }
    if let Some(newline) = newline.as_deref().filter(|newline| !["", "\n", "\r", "\r\n"].contains(newline)) {
        return Err(vm.value_error(format!("illegal newline value: {newline}")));
    }
    if let Some(encoding) = &encoding {
        // An encoding that nobody knows is told at once.
        let (empty, encoding) = (vm.empty_str.clone(), vm.new_str(encoding));
        let encode = vm.get_attribute_named(&empty, "encode")?;
        vm.call(&encode, [encoding])?;
    }
    let mut bytes = Vec::new();
    let (reads, writes) = (mode.main == 'r' || mode.updates, mode.main != 'r' || mode.updates);
    if matches!(mode.main, 'r' | 'a')
        && let Err(error) = file.read_to_end(&mut bytes)
    {
        return Err(vm.io_error_at(&error, &name));
    }
    let class = vm.types.text_file.clone();
    let state = StreamState {
        units: Vec::new(),
        position: 0,
        closed: false,
        reads,
        writes,
        appends: mode.main == 'a',
        file: Some(BackingFile { file, changed: false, is_own: !keeps }),
        name: Some(name),
        mode: mode_text,
        codec: Codec {
            encoding: encoding.unwrap_or_else(|| "UTF-8".to_owned()),
            errors: errors.unwrap_or_else(|| "strict".to_owned()),
            newline,
            line_buffering: buffering == 1,
        },
        undecoded: Some(bytes),
        encoded: None,
        newlines: [false; 3],
    };
    Ok(vm.new_stream(&class, state))
}
