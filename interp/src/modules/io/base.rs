//! `_IOBase` and the three classes below it: what every stream can do in terms of a few methods of its own.

use crate::object::ObjectRef;
use crate::types::bytes::Bytes;
use crate::types::native::{AttributeDefinition, MethodDefinition, TypeDefinition, getter, method};
use crate::types::str::Str;
use crate::vm::{Result, Vm};

type Given<'a> = &'a mut [Option<ObjectRef>];

/// The attribute that notes that a stream of no type of ours was closed.
const CLOSED_MARK: &str = "__IOBase_closed";

/// The `__dict__` of a stream.
pub(super) const DICTIONARY: AttributeDefinition =
    AttributeDefinition { name: "__dict__", get: Vm::instance_dict_attribute, set: None, member: false };

impl Vm {
    /// An optional size: None counts as -1 (`_Py_convert_optional_to_ssize_t`).
    pub(super) fn optional_size(&mut self, argument: Option<&ObjectRef>) -> Result<Option<isize>> {
        let Some(argument) = argument.filter(|argument| !argument.is(&self.none)) else { return Ok(None) };
        if !self.has_index(argument) {
            let name = self.class_name(argument);
            return Err(self.type_error(format!("argument should be integer or None, not '{name}'")));
        }
        self.index_to_isize(argument).map(Some)
    }

    /// Fails where `stream.closed` is true.
    pub(super) fn check_stream_open(&mut self, stream: &ObjectRef) -> Result<()> {
        let closed = self.get_attribute_named(stream, "closed")?;
        if self.truth(&closed)? { Err(self.value_error("I/O operation on closed file.")) } else { Ok(()) }
    }

    pub(super) fn call_stream(&mut self, stream: &ObjectRef, name: &str, arguments: Vec<ObjectRef>) -> Result {
        let function = self.get_attribute_named(stream, name)?;
        self.call(&function, crate::vm::Arguments::positional(arguments))
    }

    /// What `__getstate__` of a stream in memory says of its `__dict__`: a copy, or None where there is none.
    pub(super) fn stream_dictionary(&mut self, stream: &ObjectRef) -> Result {
        match stream.extension().and_then(|extension| extension.dict.cloned(self)) {
            Some(dictionary) => {
                let copy = self.intern("copy");
                self.call_method(&dictionary, &copy, [])
            }
            None => Ok(self.none.clone()),
        }
    }

    /// Takes on the `__dict__` that a state holds at this place.
    pub(super) fn restore_stream_dictionary(
        &mut self,
        stream: &ObjectRef,
        given: &ObjectRef,
        place: &str,
    ) -> Result<()> {
        if given.is(&self.none) {
            return Ok(());
        }
        if given.payload::<crate::types::dict::Dict>().is_none() {
            let name = self.class_name(given);
            return Err(self.type_error(format!("{place} item of state should be a dict, got a {name}")));
        }
        let dictionary = self.instance_dict(stream)?;
        let update = self.intern("update");
        self.call_method(&dictionary, &update, [given.clone()])?;
        Ok(())
    }
}

/// A method that a stream of this kind does not have.
macro_rules! unsupported {
    ($name:literal, $signature:literal) => {
        method($name, $signature, |vm, _, _| Err(vm.unsupported_operation($name)))
    };
}

fn is_marked_closed(vm: &mut Vm, stream: &ObjectRef) -> Result<bool> {
    let mark = vm.intern(CLOSED_MARK);
    Ok(vm.get_optional_attribute(stream, &mark)?.is_some())
}

fn close(vm: &mut Vm, stream: &ObjectRef, _: Given) -> Result {
    if is_marked_closed(vm, stream)? {
        return Ok(vm.none.clone());
    }
    let flushed = vm.call_stream(stream, "flush", Vec::new());
    let (mark, value) = (vm.intern(CLOSED_MARK), vm.new_bool(true));
    vm.set_attribute(stream, &mark, Some(value))?;
    flushed.map(|_| vm.none.clone())
}

/// Closes a stream that nobody has closed (`iobase_finalize`).
fn finalize(vm: &mut Vm, stream: &ObjectRef) -> Result<()> {
    // A stream that cannot tell is in no state to be closed.
    let closed = vm.get_attribute_named(stream, "closed").and_then(|closed| vm.truth(&closed));
    if !matches!(closed, Ok(false)) {
        return Ok(());
    }
    let (mark, value) = (vm.intern("_finalizing"), vm.new_bool(true));
    // Only some streams have a place for the mark.
    drop(vm.set_attribute(stream, &mark, Some(value)));
    if let Err(raised) = vm.call_stream(stream, "close", Vec::new())
        && vm.profile.dying_streams_report_errors
    {
        vm.report_unraisable(raised, None, Some(stream));
    }
    Ok(())
}

fn flush(vm: &mut Vm, stream: &ObjectRef, _: Given) -> Result {
    if is_marked_closed(vm, stream)? {
        return Err(vm.value_error("I/O operation on closed file."));
    }
    Ok(vm.none.clone())
}

fn tell(vm: &mut Vm, stream: &ObjectRef, _: Given) -> Result {
    let (zero, current) = (vm.new_int(0), vm.new_int(1));
    vm.call_stream(stream, "seek", vec![zero, current])
}

fn is_terminal(vm: &mut Vm, stream: &ObjectRef, _: Given) -> Result {
    vm.check_stream_open(stream)?;
    Ok(vm.new_bool(false))
}

fn check_ability(vm: &mut Vm, stream: &ObjectRef, question: &str, complaint: &str) -> Result {
    let answer = vm.call_stream(stream, question, Vec::new())?;
    if answer.is(&vm.true_) { Ok(answer) } else { Err(vm.unsupported_operation(complaint)) }
}

fn enter(vm: &mut Vm, stream: &ObjectRef, _: Given) -> Result {
    vm.check_stream_open(stream)?;
    Ok(stream.clone())
}

fn leave(vm: &mut Vm, stream: &ObjectRef, _: Given) -> Result {
    vm.call_stream(stream, "close", Vec::new())
}

fn read_line(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    let limit = vm.optional_size(given[0].as_ref())?.and_then(|limit| usize::try_from(limit).ok());
    let mut line: Vec<u8> = Vec::new();
    while limit.is_none_or(|limit| line.len() < limit) {
        let one = vm.new_int(1);
        let piece = vm.call_stream(stream, "read", vec![one])?;
        let Some(bytes) = piece.payload::<Bytes>() else {
            let name = vm.class_name(&piece);
            let class = vm.exceptions.os_error.clone();
            return Err(vm.raise(&class, &format!("read() should have returned a bytes object, not '{name}'")));
        };
        if bytes.value.is_empty() {
            break;
        }
        line.extend_from_slice(&bytes.value);
        if line.last() == Some(&b'\n') {
            break;
        }
    }
    Ok(vm.new_bytes(&line))
}

fn next(vm: &mut Vm, stream: &ObjectRef) -> Result<Option<ObjectRef>> {
    let line = vm.call_stream(stream, "readline", Vec::new())?;
    Ok(if vm.len(&line)? == 0 { None } else { Some(line) })
}

fn read_lines(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    let hint = vm.optional_size(given[0].as_ref())?.unwrap_or(-1);
    let lines = vm.new_list(Vec::new());
    if hint <= 0 {
        vm.list_extend(&lines, stream)?;
        return Ok(lines);
    }
    let iterator = vm.iter(stream)?;
    let mut length = 0;
    while let Some(line) = vm.next(&iterator)? {
        let size = vm.len(&line)?;
        vm.list_append(&lines, line);
        if size > (hint as usize).saturating_sub(length) {
            break;
        }
        length += size;
    }
    Ok(lines)
}

fn write_lines(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    vm.check_stream_open(stream)?;
    let lines = vm.required(given, 0);
    let iterator = vm.iter(&lines)?;
    while let Some(line) = vm.next(&iterator)? {
        vm.call_stream(stream, "write", vec![line])?;
    }
    Ok(vm.none.clone())
}

static METHODS: &[MethodDefinition] = &[
    unsupported!("seek", "($self, offset, whence=os.SEEK_SET, /)"),
    method("tell", "($self, /)", tell),
    unsupported!("truncate", "($self, size=None, /)"),
    method("flush", "($self, /)", flush),
    method("close", "($self, /)", close),
    method("seekable", "($self, /)", |vm, _, _| Ok(vm.new_bool(false))),
    method("readable", "($self, /)", |vm, _, _| Ok(vm.new_bool(false))),
    method("writable", "($self, /)", |vm, _, _| Ok(vm.new_bool(false))),
    method("_checkClosed", "($self, /)", |vm, stream, _| {
        vm.check_stream_open(stream)?;
        Ok(vm.none.clone())
    }),
    method("_checkSeekable", "($self, /)", |vm, stream, _| {
        check_ability(vm, stream, "seekable", "File or stream is not seekable.")
    }),
    method("_checkReadable", "($self, /)", |vm, stream, _| {
        check_ability(vm, stream, "readable", "File or stream is not readable.")
    }),
    method("_checkWritable", "($self, /)", |vm, stream, _| {
        check_ability(vm, stream, "writable", "File or stream is not writable.")
    }),
    unsupported!("fileno", "($self, /)"),
    method("isatty", "($self, /)", is_terminal),
    method("__enter__", "($self, /)", enter),
    method("__exit__", "($self, /, *args)", leave),
    method("readline", "($self, size=-1, /)", read_line),
    method("readlines", "($self, hint=-1, /)", read_lines),
    method("writelines", "($self, lines, /)", write_lines),
];

static TEXT_METHODS: &[MethodDefinition] = &[
    unsupported!("detach", "($self, /)"),
    unsupported!("read", "($self, size=-1, /)"),
    unsupported!("readline", "($self, size=-1, /)"),
    unsupported!("write", "($self, s, /)"),
];

/// `_RawIOBase.read` in terms of `readinto`.
fn raw_read(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    let size = match given[0].take() {
        Some(size) => vm.index_to_isize(&size)?,
        None => -1,
    };
    if size < 0 {
        return vm.call_stream(stream, "readall", Vec::new());
    }
    let target = vm.new_bytearray(vec![0; size as usize]);
    let count = vm.call_stream(stream, "readinto", vec![target.clone()])?;
    if count.is(&vm.none) {
        return Ok(count);
    }
    let count = vm.index_to_isize(&count)?;
    let bytes = crate::types::buffer::bytes_of(vm, &target);
    Ok(vm.new_bytes(&bytes[..bytes.len().min(count.max(0) as usize)]))
}

fn raw_read_all(vm: &mut Vm, stream: &ObjectRef, _: Given) -> Result {
    let mut all = Vec::new();
    loop {
        let size = vm.new_int(8192);
        let piece = vm.call_stream(stream, "read", vec![size])?;
        if piece.is(&vm.none) {
            return if all.is_empty() { Ok(piece) } else { Ok(vm.new_bytes(&all)) };
        }
        match piece.payload::<Bytes>() {
            Some(bytes) if bytes.value.is_empty() => return Ok(vm.new_bytes(&all)),
            Some(bytes) => all.extend_from_slice(&bytes.value),
            None => return Err(vm.type_error("read() should return bytes")),
        }
    }
}

static RAW_METHODS: &[MethodDefinition] = &[
    method("read", "($self, size=-1, /)", raw_read),
    method("readall", "($self, /)", raw_read_all),
    method("readinto", "($self, buffer, /)", left_to_subclasses),
    method("write", "($self, b, /)", left_to_subclasses),
];

/// What a raw stream has to say itself.
fn left_to_subclasses(vm: &mut Vm, _: &ObjectRef, _: Given) -> Result {
    let class = vm.exceptions.not_implemented_error.clone();
    Err(vm.raise_with(&class, Vec::new()))
}

fn read_into(vm: &mut Vm, stream: &ObjectRef, given: Given, name: &str) -> Result {
    let target = vm.required(given, 0);
    let Some(held) = vm.hold_writable_buffer(&target) else {
        return Err(vm.bad_argument(name, "argument", "read-write bytes-like object", &target));
    };
    let read = read_into_held(vm, stream, &held, name);
    vm.let_go_of_buffer(&held);
    read
}

fn read_into_held(vm: &mut Vm, stream: &ObjectRef, target: &ObjectRef, name: &str) -> Result {
    let range = crate::types::buffer::writable(vm, target).map_or(0..0, |(_, range)| range);
    let reader = if name == "readinto" { "read" } else { "read1" };
    let size = vm.new_int(range.len() as i64);
    let read = vm.call_stream(stream, reader, vec![size])?;
    let Some(bytes) = read.payload::<Bytes>() else { return Err(vm.type_error("read() should return bytes")) };
    let count = bytes.value.len();
    if count > range.len() {
        let wanted = range.len();
        return Err(
            vm.value_error(format!("read() returned too much data: {wanted} bytes requested, {count} returned"))
        );
    }
    crate::types::buffer::write_bytes(vm, target, 0, &bytes.value);
    Ok(vm.new_int(count as i64))
}

static BUFFERED_METHODS: &[MethodDefinition] = &[
    unsupported!("detach", "($self, /)"),
    unsupported!("read", "($self, size=-1, /)"),
    unsupported!("read1", "($self, size=-1, /)"),
    method("readinto", "($self, buffer, /)", |vm, stream, given| read_into(vm, stream, given, "readinto")),
    method("readinto1", "($self, buffer, /)", |vm, stream, given| read_into(vm, stream, given, "readinto1")),
    unsupported!("write", "($self, b, /)"),
];

/// What stands for the text stream's answers where it has none of its own.
static TEXT_ATTRIBUTES: &[AttributeDefinition] = &[
    getter("encoding", |vm, _| Ok(vm.none.clone())),
    getter("newlines", |vm, _| Ok(vm.none.clone())),
    getter("errors", |vm, _| Ok(vm.none.clone())),
];

static ATTRIBUTES: &[AttributeDefinition] = &[
    DICTIONARY,
    getter("closed", |vm, stream| {
        let closed = is_marked_closed(vm, stream)?;
        Ok(vm.new_bool(closed))
    }),
];

macro_rules! base_types {
    ($($constant:ident $name:literal $generic_new:literal $methods:expr, $attributes:expr, $slots:expr;)*) => {
        $(
            /// The base of this name.
            pub static $constant: TypeDefinition = TypeDefinition {
                name: $name,
                module: "_io",
                instance_dict: true,
                weak_references: true,
                generic_new: $generic_new,
                methods: $methods,
                attributes: $attributes,
                slots: $slots,
                ..TypeDefinition::EMPTY
            };
        )*
    };
}

base_types! {
    IO_BASE "_IOBase" true METHODS, ATTRIBUTES, |slots| {
        slots.iter = Some(|vm, stream| {
            vm.check_stream_open(stream)?;
            Ok(stream.clone())
        });
        slots.next = Some(next);
        slots.finalize = Some(finalize);
    };
    RAW_IO_BASE "_RawIOBase" false RAW_METHODS, &[], |_| {};
    BUFFERED_IO_BASE "_BufferedIOBase" false BUFFERED_METHODS, &[], |_| {};
    TEXT_IO_BASE "_TextIOBase" false TEXT_METHODS, TEXT_ATTRIBUTES, |_| {};
}

/// Whether a value is a str; streams of text write nothing else.
pub(super) fn is_text(value: &ObjectRef) -> bool {
    value.payload::<Str>().is_some()
}
