//! Streams over files: what `open()` gives. A file is held in memory
//! while it is open and written back when it is flushed or closed.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::bytes::Bytes;
use crate::types::native::{AttributeDefinition, MethodDefinition, TypeDefinition, getter, method, property};
use crate::types::str::Str;
use crate::types::text::Text;
use crate::vm::native_call::Signature;
use crate::vm::{Arguments, Result, Vm};

/// The payload of streams.
pub struct Stream {
    state: Contents<StreamState>,
}

struct StreamState {
    /// Code points of a text stream, bytes of a binary one.
    units: Vec<u32>,
    position: usize,
    closed: bool,
    is_text: bool,
    reads: bool,
    writes: bool,
    appends: bool,
    file: Option<BackingFile>,
    name: Option<ObjectRef>,
    mode: String,
    /// The stream of bytes that a `TextIOWrapper` was made for.
    wrapped: Option<Wrapped>,
}

/// What is behind a `TextIOWrapper` that a program has made.
#[derive(Clone)]
struct Wrapped {
    buffer: ObjectRef,
    encoding: ObjectRef,
    errors: ObjectRef,
}

/// The file behind a stream.
struct BackingFile {
    file: File,
    changed: bool,
}

impl Trace for Stream {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        let state = self.state.get(token);
        state.name.iter().for_each(&mut *visit);
        if let Some(wrapped) = &state.wrapped {
            visit(&wrapped.buffer);
            visit(&wrapped.encoding);
            visit(&wrapped.errors);
        }
    }

    // A file that nobody closed is written when its object dies.
    fn dismantle(&mut self) {
        // Nobody is left who could be told of an error.
        let _ = self.state.exclusive().flush();
    }
}

impl StreamState {
    fn encoded(&self) -> Vec<u8> {
        if self.is_text {
            Text::from_code_points(self.units.iter().copied()).to_str_lossy().into_owned().into_bytes()
        } else {
            self.units.iter().map(|unit| *unit as u8).collect()
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        let bytes = match &self.file {
            Some(backing) if backing.changed => self.encoded(),
            _ => return Ok(()),
        };
        if let Some(backing) = &mut self.file {
            backing.changed = false;
            backing.file.seek(SeekFrom::Start(0))?;
            backing.file.write_all(&bytes)?;
            backing.file.set_len(bytes.len() as u64)?;
        }
        Ok(())
    }

    /// The length that writing so many units gives, zero where nothing grows.
    fn growth(&self, added: usize) -> usize {
        let position = if self.appends { self.units.len() } else { self.position };
        let end = position.saturating_add(added);
        if end > self.units.capacity() { end } else { 0 }
    }

    fn write(&mut self, units: &[u32]) {
        if self.appends {
            self.position = self.units.len();
        }
        // Writing behind the end fills the gap with zeros.
        let end = self.position + units.len();
        if self.units.len() < end {
            self.units.resize(end, 0);
        }
        self.units[self.position..end].copy_from_slice(units);
        self.position = end;
        if let Some(backing) = &mut self.file {
            backing.changed = true;
        }
    }

    fn read(&mut self, limit: Option<usize>) -> Vec<u32> {
        let start = self.position.min(self.units.len());
        let end = limit.map_or(self.units.len(), |limit| start.saturating_add(limit).min(self.units.len()));
        self.position = self.position.max(end);
        self.units[start..end].to_vec()
    }

    fn read_line(&mut self, limit: Option<usize>) -> Vec<u32> {
        let start = self.position.min(self.units.len());
        let rest = &self.units[start..];
        let line = rest.iter().position(|unit| *unit == u32::from(b'\n')).map_or(rest.len(), |index| index + 1);
        self.read(Some(limit.map_or(line, |limit| limit.min(line))))
    }
}

impl Vm {
    fn new_stream(&self, class: &ObjectRef, state: StreamState) -> ObjectRef {
        ObjectRef::new(class, Stream { state: Contents::new(state) })
    }

    fn stream_value(&self, is_text: bool, units: &[u32]) -> ObjectRef {
        if is_text {
            self.new_text(Text::from_code_points(units.iter().copied()))
        } else {
            let bytes: Vec<u8> = units.iter().map(|unit| *unit as u8).collect();
            self.new_bytes(&bytes)
        }
    }

    /// The units of a str or bytes-like object that is written to a stream.
    fn stream_units(&mut self, is_text: bool, value: &ObjectRef) -> Result<Vec<u32>> {
        if is_text {
            if let Some(text) = value.payload::<Str>() {
                return Ok(text.text.code_points().collect());
            }
            let class = if value.is(&self.none) { "None".to_owned() } else { self.class_name(value) };
            return Err(self.type_error(format!("string argument expected, got '{class}'")));
        }
        if let Some(bytes) = value.payload::<Bytes>() {
            return Ok(bytes.value.iter().map(|byte| u32::from(*byte)).collect());
        }
        if matches!(self.class_name(value).as_str(), "bytearray" | "memoryview") {
            let class = self.types.bytes.clone();
            let bytes = self.call(&class, [value.clone()])?;
            return self.stream_units(false, &bytes);
        }
        let class = self.class_name(value);
        Err(self.type_error(format!("a bytes-like object is required, not '{class}'")))
    }

    fn check_open(&mut self, stream: &ObjectRef) -> Result<()> {
        if stream.payload::<Stream>().is_some_and(|payload| payload.state.get(self).closed) {
            return Err(self.value_error("I/O operation on closed file."));
        }
        Ok(())
    }
}

fn state<'a>(vm: &'a mut Vm, stream: &'a ObjectRef) -> Option<&'a mut StreamState> {
    stream.payload::<Stream>().map(|payload| payload.state.get_mut(vm))
}

fn limit(vm: &mut Vm, argument: Option<ObjectRef>) -> Result<Option<usize>> {
    match argument {
        Some(limit) => Ok(usize::try_from(vm.index_to_isize(&limit)?).ok()),
        None => Ok(None),
    }
}

fn check_readable(vm: &mut Vm, stream: &ObjectRef) -> Result<bool> {
    vm.check_open(stream)?;
    let Some((reads, is_text)) = state(vm, stream).map(|state| (state.reads, state.is_text)) else { return Ok(true) };
    if reads { Ok(is_text) } else { Err(vm.unsupported_operation("not readable")) }
}

fn read(vm: &mut Vm, stream: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let is_text = check_readable(vm, stream)?;
    let argument = vm.optional(arguments, 0);
    let limit = limit(vm, argument)?;
    let units = state(vm, stream).map(|state| state.read(limit)).unwrap_or_default();
    Ok(vm.stream_value(is_text, &units))
}

fn read_line(vm: &mut Vm, stream: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let is_text = check_readable(vm, stream)?;
    let argument = vm.optional(arguments, 0);
    let limit = limit(vm, argument)?;
    let units = state(vm, stream).map(|state| state.read_line(limit)).unwrap_or_default();
    Ok(vm.stream_value(is_text, &units))
}

fn read_lines(vm: &mut Vm, stream: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let mut lines = Vec::new();
    while let Some(line) = next(vm, stream)? {
        lines.push(line);
    }
    Ok(vm.new_list(lines))
}

fn next(vm: &mut Vm, stream: &ObjectRef) -> Result<Option<ObjectRef>> {
    let is_text = check_readable(vm, stream)?;
    let units = state(vm, stream).map(|state| state.read_line(None)).unwrap_or_default();
    Ok(if units.is_empty() { None } else { Some(vm.stream_value(is_text, &units)) })
}

fn write(vm: &mut Vm, stream: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    vm.check_open(stream)?;
    let value = vm.required(arguments, 0);
    let Some((writes, is_text)) = state(vm, stream).map(|state| (state.writes, state.is_text)) else {
        return Ok(vm.none.clone());
    };
    if !writes {
        return Err(vm.unsupported_operation("not writable"));
    }
    let is_file = state(vm, stream).is_some_and(|state| state.file.is_some());
    if is_file && is_text && value.payload::<Str>().is_none() {
        let class = if value.is(&vm.none) { "None".to_owned() } else { vm.class_name(&value) };
        return Err(vm.type_error(format!("write() argument must be str, not {class}")));
    }
    let units = vm.stream_units(is_text, &value)?;
    if let Some(wrapped) = state(vm, stream).and_then(|state| state.wrapped.clone()) {
        let encode = vm.get_attribute_named(&value, "encode")?;
        let bytes = vm.call(&encode, [wrapped.encoding, wrapped.errors])?;
        let name = vm.names.write.clone();
        vm.call_method(&wrapped.buffer, &name, [bytes])?;
        return Ok(vm.new_int(units.len() as i64));
    }
    let grown = state(vm, stream).map_or(0, |state| state.growth(units.len()));
    vm.request_memory(grown.saturating_mul(2 * size_of::<u32>()))?;
    if let Some(state) = state(vm, stream) {
        state.write(&units);
    }
    Ok(vm.new_int(units.len() as i64))
}

fn write_lines(vm: &mut Vm, stream: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let lines = vm.required(arguments, 0);
    for line in vm.collect(&lines)? {
        write(vm, stream, &mut [Some(line)])?;
    }
    Ok(vm.none.clone())
}

fn seek(vm: &mut Vm, stream: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    vm.check_open(stream)?;
    let offset = vm.required(arguments, 0);
    let offset = vm.index_to_isize(&offset)?;
    let whence = match arguments[1].take() {
        Some(whence) => vm.index_to_isize(&whence)?,
        None => 0,
    };
    let Some((position, length)) = state(vm, stream).map(|state| (state.position, state.units.len())) else {
        return Ok(vm.none.clone());
    };
    let base = match whence {
        0 => 0,
        1 => position as isize,
        2 => length as isize,
        _ => return Err(vm.value_error(format!("invalid whence ({whence}, should be 0, 1 or 2)"))),
    };
    let Ok(target) = usize::try_from(base + offset) else {
        return Err(vm.value_error(format!("Negative seek position {}", base + offset)));
    };
    if let Some(state) = state(vm, stream) {
        state.position = target;
    }
    Ok(vm.new_int(target as i64))
}

fn tell(vm: &mut Vm, stream: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    vm.check_open(stream)?;
    let position = state(vm, stream).map_or(0, |state| state.position);
    Ok(vm.new_int(position as i64))
}

fn truncate(vm: &mut Vm, stream: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    vm.check_open(stream)?;
    let argument = vm.optional(arguments, 0);
    let size = limit(vm, argument)?;
    let Some(state) = state(vm, stream) else { return Ok(vm.none.clone()) };
    let size = size.unwrap_or(state.position);
    state.units.truncate(size);
    if let Some(backing) = &mut state.file {
        backing.changed = true;
    }
    Ok(vm.new_int(size as i64))
}

fn flush(vm: &mut Vm, stream: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    vm.check_open(stream)?;
    match state(vm, stream).map_or(Ok(()), StreamState::flush) {
        Ok(()) => Ok(vm.none.clone()),
        Err(error) => Err(vm.io_error(&error)),
    }
}

fn close(vm: &mut Vm, stream: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let wrapped = state(vm, stream).filter(|state| !state.closed).and_then(|state| state.wrapped.clone());
    if let Some(wrapped) = wrapped {
        let name = vm.names.close.clone();
        vm.call_method(&wrapped.buffer, &name, Arguments::none())?;
    }
    let flushed = state(vm, stream).map_or(Ok(()), StreamState::flush);
    if let Some(state) = state(vm, stream) {
        state.closed = true;
        state.file = None;
        state.units = Vec::new();
    }
    match flushed {
        Ok(()) => Ok(vm.none.clone()),
        Err(error) => Err(vm.io_error(&error)),
    }
}

fn enter(vm: &mut Vm, stream: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    vm.check_open(stream)?;
    Ok(stream.clone())
}

fn file_number(vm: &mut Vm, stream: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    use std::os::fd::AsRawFd;
    let number = state(vm, stream).and_then(|state| state.file.as_ref().map(|backing| backing.file.as_raw_fd()));
    match number {
        Some(number) => Ok(vm.new_int(i64::from(number))),
        None => Err(vm.unsupported_operation("fileno")),
    }
}

fn flag(vm: &mut Vm, stream: &ObjectRef, read: fn(&StreamState) -> bool) -> Result {
    let answer = state(vm, stream).is_some_and(|state| read(state));
    Ok(vm.new_bool(answer))
}

fn repr(vm: &mut Vm, stream: &ObjectRef) -> Result {
    let Some(payload) = stream.payload::<Stream>() else { return Ok(vm.none.clone()) };
    let state = payload.state.get(vm);
    let (name, mode, is_text) = (state.name.clone(), state.mode.clone(), state.is_text);
    let class = vm.class_name(stream);
    let Some(name) = name else {
        return Ok(vm.new_str(&format!("<{class} object at {:#x}>", stream.id().0)));
    };
    let name = vm.repr_display(&name)?;
    Ok(vm.new_str(&if is_text {
        format!("<{class} name={name} mode='{mode}' encoding='UTF-8'>")
    } else {
        format!("<{class} name={name}>")
    }))
}

macro_rules! stream_methods {
    ($($extra:expr,)*) => {
        &[
            method("read", "($self, size=-1, /)", read),
            method("readline", "($self, size=-1, /)", read_line),
            method("readlines", "($self, hint=-1, /)", read_lines),
            method("write", "($self, s, /)", write),
            method("writelines", "($self, lines, /)", write_lines),
            method("seek", "($self, pos, whence=0, /)", seek),
            method("tell", "($self, /)", tell),
            method("truncate", "($self, pos=None, /)", truncate),
            method("flush", "($self, /)", flush),
            method("close", "($self, /)", close),
            method("fileno", "($self, /)", file_number),
            method("isatty", "($self, /)", |vm, _, _| Ok(vm.new_bool(false))),
            method("readable", "($self, /)", |vm, stream, _| flag(vm, stream, |state| state.reads)),
            method("writable", "($self, /)", |vm, stream, _| flag(vm, stream, |state| state.writes)),
            method("seekable", "($self, /)", |vm, _, _| Ok(vm.new_bool(true))),
            method("__enter__", "($self, /)", enter),
            method("__exit__", "($self, /, *args)", close),
            $($extra,)*
        ]
    };
}

static FILE_METHODS: &[MethodDefinition] = stream_methods! {};

static FILE_ATTRIBUTES: &[AttributeDefinition] = &[
    getter("closed", |vm, stream| flag(vm, stream, |state| state.closed)),
    getter("name", |vm, stream| {
        let name = state(vm, stream).and_then(|state| state.name.clone());
        Ok(name.unwrap_or_else(|| vm.none.clone()))
    }),
    property(
        "mode",
        |vm, stream| {
            let mode = state(vm, stream).map(|state| state.mode.clone()).unwrap_or_default();
            Ok(vm.new_str(&mode))
        },
        |vm, stream, mode| {
            let mode = mode.map(|mode| vm.display_text(&mode)).unwrap_or_default();
            if let Some(state) = state(vm, stream) {
                state.mode = mode;
            }
            Ok(())
        },
    ),
    getter("buffer", |vm, stream| {
        let buffer = state(vm, stream).and_then(|state| state.wrapped.as_ref().map(|wrapped| wrapped.buffer.clone()));
        Ok(buffer.unwrap_or_else(|| vm.none.clone()))
    }),
    getter("encoding", |vm, _| Ok(vm.new_str("utf-8"))),
    getter("errors", |vm, _| Ok(vm.new_str("strict"))),
    getter("newlines", |vm, _| Ok(vm.none.clone())),
    getter("line_buffering", |vm, _| Ok(vm.new_bool(false))),
];

macro_rules! stream_types {
    ($($constant:ident $name:literal $new:expr, $init:expr, $methods:ident, $attributes:ident;)*) => {
        $(
            /// The type of this name.
            pub static $constant: TypeDefinition = TypeDefinition {
                name: $name,
                module: "_io",
                instance_dict: true,
                weak_references: true,
                slots: |slots| {
                    slots.new = $new;
                    slots.init = $init;
                    slots.repr = Some(repr);
                    slots.iter = Some(|_, stream| Ok(stream.clone()));
                    slots.next = Some(next);
                },
                methods: $methods,
                attributes: $attributes,
                ..TypeDefinition::EMPTY
            };
        )*
    };
}

stream_types! {
    BUFFERED_READER "BufferedReader" None, None, FILE_METHODS, FILE_ATTRIBUTES;
    BUFFERED_WRITER "BufferedWriter" None, None, FILE_METHODS, FILE_ATTRIBUTES;
    BUFFERED_RANDOM "BufferedRandom" None, None, FILE_METHODS, FILE_ATTRIBUTES;
    FILE_IO "FileIO" None, None, FILE_METHODS, FILE_ATTRIBUTES;
    TEXT_FILE "TextIOWrapper" Some(new_wrapper), None, FILE_METHODS, FILE_ATTRIBUTES;
}

/// `open()`
///
/// # Errors
/// OSError where the file cannot be opened, ValueError for a mode that makes no sense.
pub fn open(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let name = vm.required(arguments, 0);
    let mode = match vm.optional(arguments, 1) {
        Some(mode) => vm.display_text(&mode),
        None => "r".to_owned(),
    };
    let path = vm.path_text(&name)?;
    let main: Vec<char> = mode.chars().filter(|character| "rwax".contains(*character)).collect();
    let binary = mode.contains('b');
    if mode.chars().any(|character| !"rwaxbt+U".contains(character)) {
        return Err(vm.value_error(format!("invalid mode: '{mode}'")));
    }
    if binary && mode.contains('t') {
        return Err(vm.value_error("can't have text and binary mode at once"));
    }
    let [main] = main[..] else {
        return Err(vm.value_error("must have exactly one of create/read/write/append mode"));
    };
    if !vm.config.files {
        let class = vm.exceptions.permission_error.clone();
        return Err(vm.raise(&class, "this interpreter may not open files"));
    }
    let updates = mode.contains('+');
    let (reads, writes) = (main == 'r' || updates, main != 'r' || updates);
    let mut options = OpenOptions::new();
    options.read(true).write(writes).create(matches!(main, 'w' | 'a')).truncate(main == 'w').create_new(main == 'x');
    let mut file = match options.open(&path) {
        Ok(file) => file,
        Err(error) => return Err(vm.io_error_at(&error, &name)),
    };
    if file.metadata().is_ok_and(|metadata| metadata.is_dir()) {
        return Err(vm.io_error_at(&std::io::Error::from_raw_os_error(libc::EISDIR), &name));
    }
    let mut bytes = Vec::new();
    if (main == 'r' || main == 'a')
        && let Err(error) = file.read_to_end(&mut bytes)
    {
        return Err(vm.io_error_at(&error, &name));
    }
    let units: Vec<u32> = if binary {
        bytes.iter().map(|byte| u32::from(*byte)).collect()
    } else {
        let decoded = vm.new_bytes(&bytes);
        let decode = vm.get_attribute_named(&decoded, "decode")?;
        let encoding = vm.optional(arguments, 3).unwrap_or_else(|| vm.new_str("utf-8"));
        let errors = vm.optional(arguments, 4).unwrap_or_else(|| vm.new_str("strict"));
        let text = vm.call(&decode, [encoding, errors])?;
        let code_points: Vec<u32> =
            text.payload::<Str>().map(|text| text.text.code_points().collect()).unwrap_or_default();
        universal_newlines(&code_points)
    };
    let class = match (binary, reads, writes) {
        (false, ..) => &vm.types.text_file,
        (true, true, true) => &vm.types.buffered_random,
        (true, _, true) => &vm.types.buffered_writer,
        (true, ..) => &vm.types.buffered_reader,
    }
    .clone();
    let position = if main == 'a' { units.len() } else { 0 };
    let state = StreamState {
        units,
        position,
        closed: false,
        is_text: !binary,
        reads,
        writes,
        appends: main == 'a',
        file: Some(BackingFile { file, changed: false }),
        name: Some(name),
        mode,
        wrapped: None,
    };
    Ok(vm.new_stream(&class, state))
}

static WRAPPER: MethodDefinition = method(
    "TextIOWrapper",
    "(buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)",
    |vm, _, _| Ok(vm.none.clone()),
);

/// `TextIOWrapper(buffer, …)`: reads all that there is at once, writes without keeping anything back.
fn new_wrapper(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    let mut bound = vm.bind_native(&WRAPPER, &Signature::parse(&WRAPPER), None, arguments)?;
    let buffer = vm.required(&mut bound, 0);
    let given = |vm: &Vm, argument: Option<ObjectRef>, default: &str| {
        argument.filter(|argument| !argument.is(&vm.none)).unwrap_or_else(|| vm.new_str(default))
    };
    let encoding = given(vm, bound[1].take(), "utf-8");
    let errors = given(vm, bound[2].take(), "strict");
    let newline = bound[3].take().filter(|newline| !newline.is(&vm.none));
    let ask = |vm: &mut Vm, name: &str| {
        let method = vm.get_attribute_named(&buffer, name)?;
        let answer = vm.call(&method, Arguments::none())?;
        vm.truth(&answer)
    };
    let (reads, writes) = (ask(vm, "readable")?, ask(vm, "writable")?);
    let mut units = Vec::new();
    if reads {
        let read = vm.get_attribute_named(&buffer, "read")?;
        let content = vm.call(&read, Arguments::none())?;
        let decode = vm.get_attribute_named(&content, "decode")?;
        let text = vm.call(&decode, [encoding.clone(), errors.clone()])?;
        units = text.payload::<Str>().map(|text| text.text.code_points().collect()).unwrap_or_default();
        if newline.is_none() {
            units = universal_newlines(&units);
        }
    }
    let name = vm.intern("name");
    let name = vm.get_optional_attribute(&buffer, &name)?;
    let state = StreamState {
        units,
        position: 0,
        closed: false,
        is_text: true,
        reads,
        writes,
        appends: false,
        file: None,
        name,
        mode: "r".to_owned(),
        wrapped: Some(Wrapped { buffer, encoding, errors }),
    };
    Ok(vm.new_stream(class, state))
}

/// `\r\n` and `\r` become `\n`.
fn universal_newlines(units: &[u32]) -> Vec<u32> {
    let (carriage, newline) = (u32::from(b'\r'), u32::from(b'\n'));
    let mut translated = Vec::with_capacity(units.len());
    for (index, unit) in units.iter().enumerate() {
        if *unit == newline && index > 0 && units[index - 1] == carriage {
            continue;
        }
        translated.push(if *unit == carriage { newline } else { *unit });
    }
    translated
}

impl Vm {
    /// The text of a path: a str, bytes, or what `__fspath__` gives.
    ///
    /// # Errors
    /// TypeError for anything else.
    pub fn path_text(&mut self, path: &ObjectRef) -> Result<String> {
        if path.payload::<Str>().is_some() {
            return Ok(self.display_text(path));
        }
        if let Some(bytes) = path.payload::<Bytes>() {
            return Ok(String::from_utf8_lossy(&bytes.value).into_owned());
        }
        let method = self.intern("__fspath__");
        if let Some(path) = self.call_special(path, &method, Arguments::none())? {
            return self.path_text(&path);
        }
        let class = self.class_name(path);
        Err(self.type_error(format!("expected str, bytes or os.PathLike object, not {class}")))
    }

    /// OSError for an error of the operating system, with the name of the file.
    #[cold]
    pub fn io_error_at(&mut self, error: &std::io::Error, name: &ObjectRef) -> crate::vm::Raised {
        let text = error.to_string();
        let text = text.split(" (os error").next().unwrap_or_default().to_owned();
        let Some(number) = error.raw_os_error() else { return self.io_error(error) };
        let arguments = [self.new_int(i64::from(number)), self.new_str(&text), name.clone()];
        let class = self.exceptions.os_error.clone();
        match self.call(&class, arguments) {
            Ok(exception) => {
                self.set_implicit_context(&exception);
                crate::vm::Raised(exception)
            }
            Err(raised) => raised,
        }
    }
}
