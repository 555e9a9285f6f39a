//! Streams of text over files: what `open()` gives. A file is held in memory while it is open and written back when
//! it is flushed or closed.

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::bytes::Bytes;
use crate::types::native::{AttributeDefinition, MethodDefinition, TypeDefinition, getter, method, property};
use crate::types::str::Str;
use crate::types::text::Text;
use crate::vm::{Arguments, Result, Vm};

/// The payload of streams.
pub struct Stream {
    state: Contents<StreamState>,
}

pub(super) struct StreamState {
    /// Code points.
    pub(super) units: Vec<u32>,
    pub(super) position: usize,
    pub(super) closed: bool,
    pub(super) reads: bool,
    pub(super) writes: bool,
    pub(super) appends: bool,
    pub(super) file: Option<BackingFile>,
    pub(super) name: Option<ObjectRef>,
    pub(super) mode: String,
    /// How text and bytes are turned into each other.
    pub(super) codec: Codec,
    /// What a text stream has not decoded yet: errors come with the first reading, not with `open()`.
    pub(super) undecoded: Option<Vec<u8>>,
    /// The bytes of a text that is not plain UTF-8, as of the last flush.
    pub(super) encoded: Option<Vec<u8>>,
    /// Which ends of lines were read: `\n`, `\r`, `\r\n`.
    pub(super) newlines: [bool; 3],
}

/// The encoding, error handler and line ends of a text stream.
pub(super) struct Codec {
    pub(super) encoding: String,
    pub(super) errors: String,
    /// `newline` of `open()`, `None` where all ends of lines are translated.
    pub(super) newline: Option<String>,
    pub(super) line_buffering: bool,
}

impl Codec {
    fn is_plain(&self) -> bool {
        matches!(self.encoding.to_ascii_lowercase().as_str(), "utf-8" | "utf8") && self.errors == "strict"
    }
}

/// The file behind a stream.
pub(super) struct BackingFile {
    pub(super) file: File,
    pub(super) changed: bool,
    /// It is closed with the stream (`closefd`).
    pub(super) is_own: bool,
}

impl Trace for Stream {
    // A file that nobody closed is warned of.
    const OBSERVABLE_DEATH: bool = true;

    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        let state = self.state.get(token);
        state.name.iter().for_each(&mut *visit);
    }

    // A file that nobody closed is written when its object dies.
    fn dismantle(&mut self) {
        // Nobody is left who could be told of an error.
        let _ = self.state.exclusive().flush();
    }
}

impl StreamState {
    fn encoded(&self) -> Vec<u8> {
        if let Some(encoded) = &self.encoded {
            encoded.clone()
        } else if let Some(bytes) = &self.undecoded {
            bytes.clone()
        } else {
            Text::from_code_points(self.units.iter().copied()).to_str_lossy().into_owned().into_bytes()
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

    /// How long the first line is, with its end, which `newline` of `open()` decides.
    fn end_of_line(&self, units: &[u32]) -> Option<usize> {
        let (carriage, feed) = (u32::from(b'\r'), u32::from(b'\n'));
        let end = match self.codec.newline.as_deref() {
            Some("") => {
                let at = units.iter().position(|unit| *unit == feed || *unit == carriage)?;
                at + if units[at] == carriage && units.get(at + 1) == Some(&feed) { 2 } else { 1 }
            }
            Some("\r") => units.iter().position(|unit| *unit == carriage)? + 1,
            Some("\r\n") => units.windows(2).position(|pair| pair == [carriage, feed])? + 2,
            _ => units.iter().position(|unit| *unit == feed)? + 1,
        };
        Some(end)
    }

    fn read_line(&mut self, limit: Option<usize>) -> Vec<u32> {
        let start = self.position.min(self.units.len());
        let rest = &self.units[start..];
        let line = self.end_of_line(rest).unwrap_or(rest.len());
        self.read(Some(limit.map_or(line, |limit| limit.min(line))))
    }
}

impl Vm {
    pub(super) fn new_stream(&self, class: &ObjectRef, state: StreamState) -> ObjectRef {
        ObjectRef::new(class, Stream { state: Contents::new(state) })
    }

    fn stream_value(&self, units: &[u32]) -> ObjectRef {
        self.new_text(Text::from_code_points(units.iter().copied()))
    }

    /// Decodes what a text stream has read from its file.
    fn decode_stream(&mut self, stream: &ObjectRef) -> Result<()> {
        let Some(payload) = stream.payload::<Stream>() else { return Ok(()) };
        let Some(bytes) = payload.state.get_mut(self).undecoded.take() else { return Ok(()) };
        let codec = &payload.state.get(self).codec;
        let (encoding, errors) = (self.new_str(&codec.encoding), self.new_str(&codec.errors));
        let translates = codec.newline.is_none();
        let object = self.new_bytes(&bytes);
        let decode = self.get_attribute_named(&object, "decode")?;
        let text = match self.call(&decode, [encoding, errors]) {
            Ok(text) => text,
            Err(raised) => {
                payload.state.get_mut(self).undecoded = Some(bytes);
                return Err(raised);
            }
        };
        let code_points: Vec<u32> =
            text.payload::<Str>().map(|text| text.text.code_points().collect()).unwrap_or_default();
        let state = payload.state.get_mut(self);
        if matches!(state.codec.newline.as_deref(), None | Some("")) {
            state.newlines = ends_of_lines(&code_points);
        }
        state.units = if translates { universal_newlines(&code_points) } else { code_points };
        if state.appends {
            state.position = state.units.len();
        }
        Ok(())
    }

    /// Encodes a text that is not plain UTF-8, for the file behind the stream.
    fn encode_stream(&mut self, stream: &ObjectRef) -> Result<()> {
        let Some(payload) = stream.payload::<Stream>() else { return Ok(()) };
        let state = payload.state.get(self);
        if state.codec.is_plain() || !state.file.as_ref().is_some_and(|backing| backing.changed) {
            return Ok(());
        }
        let text = self.stream_value(&payload.state.get(self).units);
        let bytes = self.encode_text(payload, &text)?;
        payload.state.get_mut(self).encoded = Some(bytes);
        Ok(())
    }

    fn encode_text(&mut self, stream: &Stream, text: &ObjectRef) -> Result<Vec<u8>> {
        let codec = &stream.state.get(self).codec;
        let (encoding, errors) = (self.new_str(&codec.encoding), self.new_str(&codec.errors));
        let encode = self.get_attribute_named(text, "encode")?;
        let bytes = self.call(&encode, [encoding, errors])?;
        Ok(bytes.payload::<Bytes>().map(|bytes| bytes.value.to_vec()).unwrap_or_default())
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
        Some(limit) if !vm.has_index(&limit) => {
            let class = vm.class_name(&limit);
            Err(vm.type_error(format!("argument should be integer or None, not '{class}'")))
        }
        Some(limit) => Ok(usize::try_from(vm.index_to_isize(&limit)?).ok()),
        None => Ok(None),
    }
}

fn check_readable(vm: &mut Vm, stream: &ObjectRef) -> Result<()> {
    vm.check_open(stream)?;
    if state(vm, stream).is_some_and(|state| !state.reads) {
        return Err(vm.unsupported_operation("not readable"));
    }
    vm.decode_stream(stream)
}

fn read(vm: &mut Vm, stream: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    check_readable(vm, stream)?;
    let argument = vm.optional(arguments, 0);
    let limit = limit(vm, argument)?;
    let units = state(vm, stream).map(|state| state.read(limit)).unwrap_or_default();
    Ok(vm.stream_value(&units))
}

fn read_line(vm: &mut Vm, stream: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    check_readable(vm, stream)?;
    let argument = vm.optional(arguments, 0);
    let limit = limit(vm, argument)?;
    let units = state(vm, stream).map(|state| state.read_line(limit)).unwrap_or_default();
    Ok(vm.stream_value(&units))
}

fn read_lines(vm: &mut Vm, stream: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let argument = vm.optional(arguments, 0);
    let hint = limit(vm, argument)?.filter(|hint| *hint > 0);
    let lines = vm.new_list(Vec::new());
    let Some(hint) = hint else {
        vm.list_extend(&lines, stream)?;
        return Ok(lines);
    };
    let mut length = 0;
    while let Some(line) = next(vm, stream)? {
        length += vm.len(&line)?;
        vm.list_append(&lines, line);
        if length > hint {
            break;
        }
    }
    Ok(lines)
}

fn next(vm: &mut Vm, stream: &ObjectRef) -> Result<Option<ObjectRef>> {
    check_readable(vm, stream)?;
    let units = state(vm, stream).map(|state| state.read_line(None)).unwrap_or_default();
    Ok(if units.is_empty() { None } else { Some(vm.stream_value(&units)) })
}

fn write(vm: &mut Vm, stream: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    vm.check_open(stream)?;
    let value = vm.required(arguments, 0);
    let Some(writes) = state(vm, stream).map(|state| state.writes) else {
        return Ok(vm.none.clone());
    };
    if !writes {
        return Err(vm.unsupported_operation("not writable"));
    }
    vm.decode_stream(stream)?;
    let Some(text) = value.payload::<Str>() else {
        let class = if value.is(&vm.none) { "None".to_owned() } else { vm.class_name(&value) };
        return Err(vm.type_error(format!("write() argument must be str, not {class}")));
    };
    let mut units: Vec<u32> = text.text.code_points().collect();
    let written = units.len();
    if let Some(payload) = stream.payload::<Stream>() {
        // What cannot be encoded is refused at once.
        if !units.iter().all(|unit| *unit < 128) {
            vm.encode_text(payload, &value)?;
        }
        let end: Vec<u32> =
            payload.state.get(vm).codec.newline.iter().flat_map(|end| end.bytes()).map(u32::from).collect();
        if end.first() == Some(&u32::from(b'\r')) {
            let feed = u32::from(b'\n');
            units = units.iter().flat_map(|unit| if *unit == feed { end.clone() } else { vec![*unit] }).collect();
        }
    }
    let grown = state(vm, stream).map_or(0, |state| state.growth(units.len()));
    if isize::try_from(grown).is_err() {
        return Err(vm.overflow_error("new position too large"));
    }
    vm.request_memory(grown.saturating_mul(2 * size_of::<u32>()))?;
    if let Some(state) = state(vm, stream) {
        state.write(&units);
    }
    if units.contains(&u32::from(b'\n')) && state(vm, stream).is_some_and(|state| state.codec.line_buffering) {
        drop(flush(vm, stream, &mut [])?);
    }
    Ok(vm.new_int(written as i64))
}

fn write_lines(vm: &mut Vm, stream: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    vm.check_open(stream)?;
    let lines = vm.required(arguments, 0);
    for line in vm.collect(&lines)? {
        if stream.payload::<Stream>().is_some() {
            write(vm, stream, &mut [Some(line)])?;
        } else {
            vm.call_stream(stream, "write", vec![line])?;
        }
    }
    Ok(vm.none.clone())
}

fn seek(vm: &mut Vm, stream: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    vm.check_open(stream)?;
    vm.decode_stream(stream)?;
    let offset = vm.required(arguments, 0);
    let whence = match arguments[1].take() {
        Some(whence) => vm.index_to_isize(&whence)?,
        None => 0,
    };
    let Some((position, length)) = state(vm, stream).map(|state| (state.position, state.units.len())) else {
        return Ok(vm.none.clone());
    };
    if !vm.has_index(&offset) {
        let zero = vm.new_int(0);
        vm.compare_truth(&offset, &zero, crate::types::slots::Comparison::Less)?;
    }
    let offset = vm.index_to_isize(&offset)?;
    if offset != 0 && matches!(whence, 1 | 2) {
        let from = if whence == 1 { "cur" } else { "end" };
        return Err(vm.unsupported_operation(&format!("can't do nonzero {from}-relative seeks")));
    }
    let base = match whence {
        0 => 0,
        1 => position as isize,
        2 => length as isize,
        _ => return Err(vm.value_error(format!("invalid whence ({whence}, should be 0, 1 or 2)"))),
    };
    let target = base.saturating_add(offset);
    let Ok(target) = usize::try_from(target) else {
        return Err(vm.value_error(format!("negative seek position {target}")));
    };
    if let Some(state) = state(vm, stream) {
        state.position = target;
    }
    Ok(vm.new_int(target as i64))
}

fn tell(vm: &mut Vm, stream: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    vm.check_open(stream)?;
    vm.decode_stream(stream)?;
    let position = state(vm, stream).map_or(0, |state| state.position);
    Ok(vm.new_int(position as i64))
}

fn truncate(vm: &mut Vm, stream: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    vm.check_open(stream)?;
    vm.decode_stream(stream)?;
    let size = match vm.optional(arguments, 0) {
        Some(size) => match usize::try_from(vm.index_to_isize(&size)?) {
            Ok(size) => Some(size),
            Err(_) => return Err(vm.io_error(&std::io::Error::from_raw_os_error(libc::EINVAL))),
        },
        None => None,
    };
    let Some(state) = state(vm, stream) else { return Ok(vm.none.clone()) };
    if !state.writes {
        return Err(vm.unsupported_operation("truncate"));
    }
    let size = size.unwrap_or(state.position);
    state.units.resize(size, 0);
    if let Some(backing) = &mut state.file {
        backing.changed = true;
    }
    Ok(vm.new_int(size as i64))
}

fn flush(vm: &mut Vm, stream: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    vm.check_open(stream)?;
    vm.encode_stream(stream)?;
    match state(vm, stream).map_or(Ok(()), StreamState::flush) {
        Ok(()) => Ok(vm.none.clone()),
        Err(error) => Err(vm.io_error(&error)),
    }
}

fn close(vm: &mut Vm, stream: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    vm.encode_stream(stream)?;
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
    check_descriptor(vm, stream)?;
    let number = state(vm, stream).and_then(|state| state.file.as_ref().map(|backing| backing.file.as_raw_fd()));
    match number {
        Some(number) => Ok(vm.new_int(i64::from(number))),
        None => Err(vm.unsupported_operation("fileno")),
    }
}

/// The words of the raw file for a stream that is closed.
fn check_descriptor(vm: &mut Vm, stream: &ObjectRef) -> Result<()> {
    if state(vm, stream).is_some_and(|state| state.closed) {
        return Err(vm.value_error("I/O operation on closed file"));
    }
    Ok(())
}

/// As [`flag`], of a stream that is open.
fn open_flag(vm: &mut Vm, stream: &ObjectRef, read: fn(&StreamState) -> bool) -> Result {
    check_descriptor(vm, stream)?;
    flag(vm, stream, read)
}

/// Whether a stream reads, or writes: one that never could says so even when it is closed.
fn ability(vm: &mut Vm, stream: &ObjectRef, read: fn(&StreamState) -> bool) -> Result {
    if state(vm, stream).is_some_and(|state| read(state)) {
        check_descriptor(vm, stream)?;
    }
    flag(vm, stream, read)
}

fn flag(vm: &mut Vm, stream: &ObjectRef, read: fn(&StreamState) -> bool) -> Result {
    let answer = state(vm, stream).is_some_and(|state| read(state));
    Ok(vm.new_bool(answer))
}

fn repr(vm: &mut Vm, stream: &ObjectRef) -> Result {
    let Some(payload) = stream.payload::<Stream>() else { return Ok(vm.none.clone()) };
    let state = payload.state.get(vm);
    let (name, mode) = (state.name.clone(), state.mode.clone());
    let encoding = state.codec.encoding.clone();
    let class = vm.class_name(stream);
    let Some(name) = name else {
        return Ok(vm.new_str(&format!("<{class} object at {:#x}>", stream.id().0)));
    };
    let name = vm.repr_display(&name)?;
    Ok(vm.new_str(&format!("<{class} name={name} mode='{mode}' encoding='{encoding}'>")))
}

/// A file that its program has not closed is warned of when it dies (`fileio_dealloc_warn`).
fn warn_of_unclosed(vm: &mut Vm, stream: &ObjectRef) -> Result<()> {
    if !state(vm, stream).is_some_and(|state| !state.closed && state.file.as_ref().is_some_and(|file| file.is_own)) {
        return Ok(());
    }
    let shown = vm.repr_display(stream)?;
    let category = vm.exceptions.resource_warning.clone();
    if let Err(raised) = vm.warn_of_object(&category, &format!("unclosed file {shown}"), stream) {
        vm.report_unraisable(raised, None, Some(stream));
    }
    Ok(())
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
            method("isatty", "($self, /)", |vm, stream, _| open_flag(vm, stream, |_| false)),
            method("readable", "($self, /)", |vm, stream, _| ability(vm, stream, |state| state.reads)),
            method("writable", "($self, /)", |vm, stream, _| ability(vm, stream, |state| state.writes)),
            method("seekable", "($self, /)", |vm, stream, _| open_flag(vm, stream, |_| true)),
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
];

static TEXT_ATTRIBUTES: &[AttributeDefinition] = &[
    FILE_ATTRIBUTES[0],
    FILE_ATTRIBUTES[1],
    FILE_ATTRIBUTES[2],
    getter("encoding", |vm, stream| {
        let encoding = state(vm, stream).map(|state| state.codec.encoding.clone()).unwrap_or_default();
        Ok(vm.new_str(&encoding))
    }),
    getter("errors", |vm, stream| {
        let errors = state(vm, stream).map(|state| state.codec.errors.clone()).unwrap_or_default();
        Ok(vm.new_str(&errors))
    }),
    getter("newlines", |vm, stream| {
        let seen = state(vm, stream).map(|state| state.newlines).unwrap_or_default();
        let ends = [(1, "\r"), (0, "\n"), (2, "\r\n")];
        let mut found: Vec<ObjectRef> =
            ends.into_iter().filter(|(index, _)| seen[*index]).map(|(_, end)| vm.new_str(end)).collect();
        Ok(match found.len() {
            0 => vm.none.clone(),
            1 => found.remove(0),
            _ => vm.new_tuple(found),
        })
    }),
    getter("line_buffering", |vm, stream| flag(vm, stream, |state| state.codec.line_buffering)),
    // A file is held as a whole: there is no stream of bytes under it.
    getter("buffer", |vm, _| Ok(vm.none.clone())),
    getter("write_through", |vm, _| Ok(vm.new_bool(false))),
];

macro_rules! stream_types {
    ($($constant:ident $name:literal $new:expr, $init:expr, $methods:ident, $attributes:ident;)*) => {
        $(
            /// The type of this name.
            pub static $constant: TypeDefinition = TypeDefinition {
                name: $name,
                skips_finalizer: true,
                module: "_io",
                instance_dict: true,
                weak_references: true,
                slots: |slots| {
                    slots.new = $new;
                    slots.init = $init;
                    slots.repr = Some(repr);
                    slots.iter = Some(|_, stream| Ok(stream.clone()));
                    slots.next = Some(next);
                    slots.finalize = Some(warn_of_unclosed);
                },
                methods: $methods,
                attributes: $attributes,
                ..TypeDefinition::EMPTY
            };
        )*
    };
}

stream_types! {
    TEXT_FILE "TextIOWrapper" None, None, FILE_METHODS, TEXT_ATTRIBUTES;
}

/// Which ends of lines there are: `\n`, `\r`, `\r\n`.
fn ends_of_lines(units: &[u32]) -> [bool; 3] {
    let (carriage, feed) = (u32::from(b'\r'), u32::from(b'\n'));
    let mut seen = [false; 3];
    for (index, unit) in units.iter().enumerate() {
        let before = index > 0 && units[index - 1] == carriage;
        let after = units.get(index + 1) == Some(&feed);
        seen[0] |= *unit == feed && !before;
        seen[1] |= *unit == carriage && !after;
        seen[2] |= *unit == feed && before;
    }
    seen
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
        if let Some(result) = self.call_bound_special(path, &method, Arguments::none())? {
            if result.payload::<Str>().is_none() && result.payload::<Bytes>().is_none() {
                let (class, found) = (self.class_name(path), self.class_name(&result));
                return Err(
                    self.type_error(format!("expected {class}.__fspath__() to return str or bytes, not {found}"))
                );
            }
            return self.path_text(&result);
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
