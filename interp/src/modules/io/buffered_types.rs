//! `io.BufferedReader`, `io.BufferedWriter` and `io.BufferedRandom`: what programs see of [`super::buffered`].

use super::buffered::{self, Buffered, check_open, is_closed, raw_of, state};
use super::file_io::{REDUCE, REDUCE_EX, truth_of_member};
use crate::object::ObjectRef;
use crate::types::bytes::Bytes;
use crate::types::converters::Constructor;
use crate::types::native::{AttributeDefinition, MethodDefinition, TypeDefinition, getter, member, method};
use crate::types::slots::Slots;
use crate::vm::{Arguments, Result, Vm};

type Given<'a> = &'a mut [Option<ObjectRef>];

/// Refuses a raw stream that cannot do what is needed (`_PyIOBase_check_readable` and its like).
fn expect(vm: &mut Vm, raw: &ObjectRef, question: &str) -> Result<()> {
    let answer = vm.call_stream(raw, question, Vec::new())?;
    if answer.is(&vm.true_) {
        return Ok(());
    }
    Err(vm.unsupported_operation(&format!("File or stream is not {question}.")))
}

fn begin(vm: &mut Vm, stream: &ObjectRef, raw: ObjectRef, size: isize, abilities: [bool; 2]) -> Result<()> {
    let questions = match abilities {
        [true, true] => &["seekable", "readable", "writable"][..],
        [true, false] => &["readable"],
        _ => &["writable"],
    };
    if let Some(payload) = stream.payload::<Buffered>() {
        let own = payload.state.get_mut(vm);
        (own.ready, own.detached) = (false, false);
    }
    for question in questions {
        expect(vm, &raw, question)?;
    }
    buffered::begin(vm, stream, raw, size, abilities)
}

fn init(vm: &mut Vm, stream: &ObjectRef, call: &Constructor, arguments: Arguments, abilities: [bool; 2]) -> Result<()> {
    let mut bound = call.bind(vm, arguments)?;
    let raw = vm.required(&mut bound, 0);
    let size = match bound[1].take() {
        Some(size) => vm.index_to_isize(&size)?,
        None => 8192,
    };
    begin(vm, stream, raw, size, abilities)
}

impl Vm {
    /// A buffered stream over a raw one.
    pub(super) fn new_buffered(
        &mut self,
        class: &ObjectRef,
        raw: ObjectRef,
        size: isize,
        abilities: [bool; 2],
    ) -> Result {
        let stream = ObjectRef::new(class, Buffered::default());
        begin(self, &stream, raw, size, abilities)?;
        Ok(stream)
    }
}

/// A method of the raw stream.
macro_rules! forwarded {
    ($name:literal) => {
        method($name, "($self, /)", |vm, stream, _| {
            let raw = raw_of(vm, stream)?;
            vm.call_stream(&raw, $name, Vec::new())
        })
    };
}

fn size_argument(vm: &mut Vm, argument: Option<ObjectRef>, least: isize, complaint: &str) -> Result<Option<usize>> {
    match vm.optional_size(argument.as_ref())? {
        Some(size) if size < least => Err(vm.value_error(complaint)),
        size => Ok(size.and_then(|size| usize::try_from(size).ok())),
    }
}

fn read(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    let size = vm.optional(given, 0);
    raw_of(vm, stream)?;
    let size = size_argument(vm, size, -1, "read length must be non-negative or -1")?;
    check_open(vm, stream, "read of")?;
    match size {
        None => buffered::read_all(vm, stream),
        Some(size) => {
            let bytes = buffered::read_exactly(vm, stream, size)?;
            Ok(bytes.map_or_else(|| vm.none.clone(), |bytes| vm.new_bytes(&bytes)))
        }
    }
}

fn read_once(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    let size = match given[0].take() {
        Some(size) => vm.index_to_isize(&size)?,
        None => -1,
    };
    raw_of(vm, stream)?;
    let size = usize::try_from(size).unwrap_or(state(vm, stream)?.size);
    check_open(vm, stream, "read of")?;
    if size == 0 {
        return Ok(vm.empty_bytes.clone());
    }
    let bytes = buffered::read_once(vm, stream, size)?;
    Ok(vm.new_bytes(&bytes))
}

fn read_into(vm: &mut Vm, stream: &ObjectRef, given: Given, name: &str) -> Result {
    let target = vm.required(given, 0);
    let Some(held) = vm.hold_writable_buffer(&target) else {
        return Err(vm.bad_argument(name, "argument", "read-write bytes-like object", &target));
    };
    let bytes = read_for(vm, stream, &held, name == "readinto1");
    if let Ok(Some(bytes)) = &bytes {
        crate::types::buffer::write_bytes(vm, &held, 0, bytes);
    }
    vm.let_go_of_buffer(&held);
    Ok(bytes?.map_or_else(|| vm.none.clone(), |bytes| vm.new_int(bytes.len() as i64)))
}

fn read_for(vm: &mut Vm, stream: &ObjectRef, target: &ObjectRef, once: bool) -> Result<Option<Vec<u8>>> {
    raw_of(vm, stream)?;
    check_open(vm, stream, "readinto of")?;
    let length = crate::types::buffer::writable(vm, target).map_or(0, |(_, range)| range.len());
    buffered::read_for(vm, stream, length, once)
}

fn peek(vm: &mut Vm, stream: &ObjectRef, _: Given) -> Result {
    raw_of(vm, stream)?;
    check_open(vm, stream, "peek of")?;
    let bytes = buffered::peek(vm, stream)?;
    Ok(vm.new_bytes(&bytes))
}

fn read_line(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    let limit = vm.optional(given, 0);
    raw_of(vm, stream)?;
    let limit = size_argument(vm, limit, isize::MIN, "")?;
    check_open(vm, stream, "readline of")?;
    let line = buffered::read_line(vm, stream, limit)?;
    Ok(vm.new_bytes(&line))
}

fn next(vm: &mut Vm, stream: &ObjectRef) -> Result<Option<ObjectRef>> {
    raw_of(vm, stream)?;
    let class = stream.class_id();
    let line = if class == vm.types.buffered_reader.id() || class == vm.types.buffered_random.id() {
        read_line(vm, stream, &mut [None])?
    } else {
        let line = vm.call_stream(stream, "readline", Vec::new())?;
        if line.payload::<Bytes>().is_none() {
            let (found, class) = (vm.class_name(&line), vm.exceptions.os_error.clone());
            return Err(vm.raise(&class, &format!("readline() should have returned a bytes object, not '{found}'")));
        }
        line
    };
    Ok(line.payload::<Bytes>().is_some_and(|line| !line.value.is_empty()).then_some(line))
}

fn write(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    let data = vm.required(given, 0);
    let bytes = vm.copied_buffer(&data)?;
    raw_of(vm, stream)?;
    if is_closed(vm, stream)? {
        return Err(vm.value_error("write to closed file"));
    }
    buffered::write(vm, stream, &bytes)?;
    Ok(vm.new_int(bytes.len() as i64))
}

fn flush(vm: &mut Vm, stream: &ObjectRef, _: Given) -> Result {
    raw_of(vm, stream)?;
    check_open(vm, stream, "flush of")?;
    buffered::flush_and_rewind(vm, stream)?;
    Ok(vm.none.clone())
}

fn seek(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    let target = vm.required(given, 0);
    let whence = match given[1].take() {
        Some(whence) => vm.argument_c_int(&whence)?,
        None => 0,
    };
    let raw = raw_of(vm, stream)?;
    if !matches!(whence, 0..=2) {
        return Err(vm.value_error(format!("whence value {whence} unsupported")));
    }
    check_open(vm, stream, "seek of")?;
    expect(vm, &raw, "seekable")?;
    let target = vm.index_to_isize(&target)?;
    let position = buffered::seek(vm, stream, target as i64, i64::from(whence))?;
    Ok(vm.new_int(position))
}

fn tell(vm: &mut Vm, stream: &ObjectRef, _: Given) -> Result {
    raw_of(vm, stream)?;
    let position = buffered::tell(vm, stream)?;
    Ok(vm.new_int(position))
}

fn truncate(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    let size = given[0].take().unwrap_or_else(|| vm.none.clone());
    let raw = raw_of(vm, stream)?;
    check_open(vm, stream, "truncate of")?;
    if !state(vm, stream)?.writable {
        return Err(vm.unsupported_operation("truncate"));
    }
    buffered::flush_and_rewind(vm, stream)?;
    let cut = vm.call_stream(&raw, "truncate", vec![size])?;
    drop(buffered::raw_tell(vm, stream));
    Ok(cut)
}

fn warn_of_death(vm: &mut Vm, stream: &ObjectRef, source: &ObjectRef) -> Result<()> {
    let Some(raw) = state(vm, stream)?.raw.clone().filter(|_| stream.payload::<Buffered>().is_some()) else {
        return Ok(());
    };
    // A raw stream that does not warn is as good.
    drop(vm.call_stream(&raw, "_dealloc_warn", vec![source.clone()]));
    Ok(())
}

fn close(vm: &mut Vm, stream: &ObjectRef, _: Given) -> Result {
    let raw = raw_of(vm, stream)?;
    if is_closed(vm, stream)? {
        return Ok(vm.none.clone());
    }
    if state(vm, stream)?.finalizing {
        warn_of_death(vm, stream, stream)?;
    }
    let flushed = vm.call_stream(stream, "flush", Vec::new());
    let closed = vm.call_stream(&raw, "close", Vec::new());
    state(vm, stream)?.memory = Vec::new();
    match (flushed, closed) {
        (Err(earlier), Err(later)) => {
            vm.chain_exceptions(&later, earlier);
            Err(later)
        }
        (Err(raised), _) => Err(raised),
        (_, closed) => closed,
    }
}

fn detach(vm: &mut Vm, stream: &ObjectRef, _: Given) -> Result {
    raw_of(vm, stream)?;
    vm.call_stream(stream, "flush", Vec::new())?;
    let own = state(vm, stream)?;
    (own.ready, own.detached) = (false, true);
    Ok(own.raw.take().unwrap_or_else(|| vm.none.clone()))
}

fn repr(vm: &mut Vm, stream: &ObjectRef) -> Result {
    let class = vm.class_name(stream);
    let name = vm.intern("name");
    let name = match vm.get_attribute(stream, &name) {
        Ok(name) => name,
        Err(raised) => {
            let forgiven = [vm.exceptions.attribute_error.clone(), vm.exceptions.value_error.clone()];
            if forgiven.iter().any(|class| vm.is_instance_of_type(&raised.0, class)) {
                return Ok(vm.new_str(&format!("<{class}>")));
            }
            return Err(raised);
        }
    };
    if !vm.enter_repr(stream) {
        return Err(vm.runtime_error(format!("reentrant call inside {class}.__repr__")));
    }
    let shown = vm.repr_display(&name);
    vm.leave_repr(stream);
    Ok(vm.new_str(&format!("<{class} name={}>", shown?)))
}

const DETACH: MethodDefinition = method("detach", "($self, /)", detach);
const CLOSE: MethodDefinition = method("close", "($self, /)", close);
const FLUSH: MethodDefinition = method("flush", "($self, /)", flush);
const SEEKABLE: MethodDefinition = forwarded!("seekable");
const READABLE: MethodDefinition = forwarded!("readable");
const WRITABLE: MethodDefinition = forwarded!("writable");
const FILE_NUMBER: MethodDefinition = forwarded!("fileno");
const IS_TERMINAL: MethodDefinition = forwarded!("isatty");
const WARN: MethodDefinition = method("_dealloc_warn", "($self, source, /)", |vm, stream, given| {
    let source = vm.required(given, 0);
    warn_of_death(vm, stream, &source)?;
    Ok(vm.none.clone())
});
const READ: MethodDefinition = method("read", "($self, size=-1, /)", read);
const PEEK: MethodDefinition = method("peek", "($self, size=0, /)", peek);
const READ_ONCE: MethodDefinition = method("read1", "($self, size=-1, /)", read_once);
const READ_INTO: MethodDefinition =
    method("readinto", "($self, buffer, /)", |vm, stream, given| read_into(vm, stream, given, "readinto"));
const READ_INTO_ONCE: MethodDefinition =
    method("readinto1", "($self, buffer, /)", |vm, stream, given| read_into(vm, stream, given, "readinto1"));
const READ_LINE: MethodDefinition = method("readline", "($self, size=-1, /)", read_line);
const WRITE: MethodDefinition = method("write", "($self, buffer, /)", write);
const SEEK: MethodDefinition = method("seek", "($self, target, whence=0, /)", seek);
const TELL: MethodDefinition = method("tell", "($self, /)", tell);
const TRUNCATE: MethodDefinition = method("truncate", "($self, pos=None, /)", truncate);
const SIZE_OF: MethodDefinition = method("__sizeof__", "($self, /)", |vm, stream, _| {
    let own = state(vm, stream)?.memory.len();
    Ok(vm.new_int((vm.basic_size(stream) + own) as i64))
});

/// An attribute of the raw stream.
macro_rules! of_raw {
    ($name:literal) => {
        getter($name, |vm, stream| {
            let raw = raw_of(vm, stream)?;
            vm.get_attribute_named(&raw, $name)
        })
    };
}

static ATTRIBUTES: &[AttributeDefinition] = &[
    member("raw", |vm, stream| {
        let raw = state(vm, stream)?.raw.clone();
        Ok(raw.unwrap_or_else(|| vm.none.clone()))
    }),
    AttributeDefinition {
        name: "_finalizing",
        get: |vm, stream| {
            let finalizing = state(vm, stream)?.finalizing;
            Ok(vm.new_bool(finalizing))
        },
        set: Some(|vm, stream, value| {
            state(vm, stream)?.finalizing = truth_of_member(vm, value)?;
            Ok(())
        }),
        member: true,
    },
    of_raw!("closed"),
    of_raw!("name"),
    of_raw!("mode"),
];

fn common_slots(slots: &mut Slots) {
    slots.new = Some(|_, class, _| Ok(ObjectRef::new(class, Buffered::default())));
    slots.repr = Some(repr);
}

const COMMON: TypeDefinition = TypeDefinition {
    module: "_io",
    signature: Some("(raw, buffer_size=DEFAULT_BUFFER_SIZE)"),
    generic_new: true,
    instance_dict: true,
    weak_references: true,
    attributes: ATTRIBUTES,
    ..TypeDefinition::EMPTY
};

/// `BufferedReader`
pub static READER: TypeDefinition = TypeDefinition {
    name: "BufferedReader",
    slots: |slots| {
        static CALL: Constructor = Constructor::new("BufferedReader", "(raw, buffer_size=DEFAULT_BUFFER_SIZE)");
        common_slots(slots);
        slots.init = Some(|vm, stream, arguments| init(vm, stream, &CALL, arguments, [true, false]));
        slots.next = Some(next);
    },
    methods: &[
        DETACH,
        forwarded!("flush"),
        CLOSE,
        SEEKABLE,
        READABLE,
        FILE_NUMBER,
        IS_TERMINAL,
        WARN,
        READ,
        PEEK,
        READ_ONCE,
        READ_INTO,
        READ_INTO_ONCE,
        READ_LINE,
        SEEK,
        TELL,
        TRUNCATE,
        SIZE_OF,
        REDUCE,
        REDUCE_EX,
    ],
    ..COMMON
};

/// `BufferedWriter`
pub static WRITER: TypeDefinition = TypeDefinition {
    name: "BufferedWriter",
    slots: |slots| {
        static CALL: Constructor = Constructor::new("BufferedWriter", "(raw, buffer_size=DEFAULT_BUFFER_SIZE)");
        common_slots(slots);
        slots.init = Some(|vm, stream, arguments| init(vm, stream, &CALL, arguments, [false, true]));
    },
    methods: &[
        CLOSE,
        DETACH,
        SEEKABLE,
        WRITABLE,
        FILE_NUMBER,
        IS_TERMINAL,
        WARN,
        WRITE,
        TRUNCATE,
        FLUSH,
        SEEK,
        TELL,
        SIZE_OF,
        REDUCE,
        REDUCE_EX,
    ],
    ..COMMON
};

/// `BufferedRandom`
pub static RANDOM: TypeDefinition = TypeDefinition {
    name: "BufferedRandom",
    slots: |slots| {
        static CALL: Constructor = Constructor::new("BufferedRandom", "(raw, buffer_size=DEFAULT_BUFFER_SIZE)");
        common_slots(slots);
        slots.init = Some(|vm, stream, arguments| init(vm, stream, &CALL, arguments, [true, true]));
        slots.next = Some(next);
    },
    methods: &[
        CLOSE,
        DETACH,
        SEEKABLE,
        READABLE,
        WRITABLE,
        FILE_NUMBER,
        IS_TERMINAL,
        WARN,
        FLUSH,
        SEEK,
        TELL,
        TRUNCATE,
        READ,
        READ_ONCE,
        READ_INTO,
        READ_INTO_ONCE,
        READ_LINE,
        PEEK,
        WRITE,
        SIZE_OF,
        REDUCE,
        REDUCE_EX,
    ],
    ..COMMON
};
