//! `io.TextIOWrapper`: a stream of text over a stream of bytes (Modules/_io/textio.c). What is read is decoded up
//! to the end of the bytes at once.

use super::base::is_text;
use super::newlines::{Newlines, Seen};
use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::buffer::bytes_of;
use crate::types::bytes::Bytes;
use crate::types::converters::{Constructor, text_of};
use crate::types::native::{AttributeDefinition, MethodDefinition, TypeDefinition, getter, method};
use crate::types::text::Text;
use crate::vm::{Arguments, Result, Vm};

type Given<'a> = &'a mut [Option<ObjectRef>];

/// How many bytes wait before they are handed to the buffer.
const CHUNK_SIZE: usize = 8192;

/// The payload: nothing before it is initialised and after it was detached.
#[derive(Default)]
pub struct TextWrapper {
    state: Contents<Option<State>>,
}

struct State {
    buffer: ObjectRef,
    encoding: ObjectRef,
    errors: ObjectRef,
    newlines: Newlines,
    seen: Seen,
    line_buffering: bool,
    write_through: bool,
    /// Encoded, and not handed on yet.
    pending: Vec<u8>,
    /// Decoded, and not read yet from `position` on.
    decoded: Vec<u32>,
    position: usize,
}

impl Trace for TextWrapper {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        if let Some(state) = self.state.get(token) {
            [&state.buffer, &state.encoding, &state.errors].into_iter().for_each(visit);
        }
    }
}

/// The state of a stream.
///
/// # Errors
/// ValueError where there is none.
fn state<'a>(vm: &'a mut Vm, stream: &'a ObjectRef) -> Result<&'a mut State> {
    match stream.payload::<TextWrapper>() {
        Some(payload) if payload.state.get(vm).is_some() => match payload.state.get_mut(vm) {
            Some(state) => Ok(state),
            None => unreachable!("the state was there just now"),
        },
        _ => Err(vm.value_error("underlying buffer has been detached")),
    }
}

fn call_buffer(vm: &mut Vm, stream: &ObjectRef, name: &str, arguments: Vec<ObjectRef>) -> Result {
    let buffer = state(vm, stream)?.buffer.clone();
    let function = vm.get_attribute_named(&buffer, name)?;
    vm.call(&function, Arguments::positional(arguments))
}

fn check_open(vm: &mut Vm, stream: &ObjectRef) -> Result<()> {
    let buffer = state(vm, stream)?.buffer.clone();
    vm.check_stream_open(&buffer)
}

/// Hands what waits to the buffer.
fn hand_on(vm: &mut Vm, stream: &ObjectRef) -> Result<()> {
    let pending = std::mem::take(&mut state(vm, stream)?.pending);
    if !pending.is_empty() {
        let bytes = vm.new_filled_bytes(pending);
        call_buffer(vm, stream, "write", vec![bytes])?;
    }
    Ok(())
}

/// Decodes what is left of the bytes.
fn fill(vm: &mut Vm, stream: &ObjectRef) -> Result<()> {
    let bytes = call_buffer(vm, stream, "read", Vec::new())?;
    if bytes.payload::<Bytes>().is_none() && !vm.is_bytearray(&bytes) {
        let name = vm.class_name(&bytes);
        return Err(vm.type_error(format!("underlying read() should have returned a bytes-like object, not '{name}'")));
    }
    let (encoding, errors) = {
        let state = state(vm, stream)?;
        (state.encoding.clone(), state.errors.clone())
    };
    let bytes = bytes_of(vm, &bytes).to_vec();
    let text = vm.decode_bytes(&bytes, Some(&encoding), Some(&errors))?;
    let Some(text) = text_of(&text).cloned() else { return Ok(()) };
    let state = state(vm, stream)?;
    let translated = state.newlines.read(&text, &mut state.seen);
    state.decoded.drain(..state.position);
    state.position = 0;
    state.decoded.extend(translated);
    Ok(())
}

fn prepare_reading(vm: &mut Vm, stream: &ObjectRef) -> Result<()> {
    check_open(vm, stream)?;
    let readable = call_buffer(vm, stream, "readable", Vec::new())?;
    if !vm.truth(&readable)? {
        return Err(vm.unsupported_operation("not readable"));
    }
    hand_on(vm, stream)?;
    fill(vm, stream)
}

fn take(vm: &mut Vm, stream: &ObjectRef, limit: Option<usize>) -> Result {
    let state = state(vm, stream)?;
    let rest = &state.decoded[state.position..];
    let taken = &rest[..limit.map_or(rest.len(), |limit| limit.min(rest.len()))];
    let text = Text::from_code_points(taken.iter().copied());
    state.position += text.len();
    Ok(vm.new_text(text))
}

fn size(vm: &mut Vm, argument: Option<&ObjectRef>) -> Result<Option<usize>> {
    Ok(vm.optional_size(argument)?.and_then(|size| usize::try_from(size).ok()))
}

fn read(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    let limit = size(vm, given[0].as_ref())?;
    prepare_reading(vm, stream)?;
    take(vm, stream, limit)
}

fn line(vm: &mut Vm, stream: &ObjectRef, limit: Option<usize>) -> Result {
    prepare_reading(vm, stream)?;
    let length = {
        let state = state(vm, stream)?;
        state.newlines.line_length(&state.decoded[state.position..])
    };
    take(vm, stream, Some(limit.map_or(length, |limit| length.min(limit))))
}

fn read_line(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    let limit = size(vm, given[0].as_ref())?;
    line(vm, stream, limit)
}

fn next(vm: &mut Vm, stream: &ObjectRef) -> Result<Option<ObjectRef>> {
    let line = line(vm, stream, None)?;
    Ok(text_of(&line).is_some_and(|text| !text.is_empty()).then_some(line))
}

fn write(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    let object = vm.required(given, 0);
    vm.expect_text("write", "argument", &object)?;
    check_open(vm, stream)?;
    let Some(text) = text_of(&object) else { return Ok(object) };
    let (encoding, errors, through) = {
        let state = state(vm, stream)?;
        let breaks = text.code_points().any(|code_point| matches!(code_point, 0x0A | 0x0D));
        (state.encoding.clone(), state.errors.clone(), state.write_through || state.line_buffering && breaks)
    };
    let translated = Text::from_code_points(state(vm, stream)?.newlines.write(text));
    let translated = vm.new_text(translated);
    let encoded = vm.encode_str(&translated, Some(&encoding), Some(&errors))?;
    let bytes = bytes_of(vm, &encoded).to_vec();
    let state = state(vm, stream)?;
    state.pending.extend(bytes);
    // What was decoded before is no longer what follows.
    state.decoded.clear();
    state.position = 0;
    if state.pending.len() > CHUNK_SIZE || through {
        hand_on(vm, stream)?;
    }
    if through {
        call_buffer(vm, stream, "flush", Vec::new())?;
    }
    Ok(vm.new_int(text.len() as i64))
}

fn flush(vm: &mut Vm, stream: &ObjectRef, _: Given) -> Result {
    check_open(vm, stream)?;
    hand_on(vm, stream)?;
    call_buffer(vm, stream, "flush", Vec::new())
}

fn is_closed(vm: &mut Vm, stream: &ObjectRef) -> Result<bool> {
    let buffer = state(vm, stream)?.buffer.clone();
    let closed = vm.get_attribute_named(&buffer, "closed")?;
    vm.truth(&closed)
}

fn close(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    if is_closed(vm, stream)? {
        return Ok(vm.none.clone());
    }
    let flushed = flush(vm, stream, given);
    call_buffer(vm, stream, "close", Vec::new())?;
    flushed.map(|_| vm.none.clone())
}

fn detach(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    flush(vm, stream, given)?;
    let buffer = state(vm, stream)?.buffer.clone();
    if let Some(payload) = stream.payload::<TextWrapper>() {
        drop(payload.state.replace(vm, None));
    }
    Ok(buffer)
}

/// `seek(0)` and `seek(0, 2)`: to the start and to the end; other places are those of the bytes.
fn seek(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    let (cookie, whence) = (vm.required(given, 0), given[1].take());
    let whence = match whence {
        Some(whence) => vm.argument_c_int(&whence)?,
        None => 0,
    };
    check_open(vm, stream)?;
    let offset = vm.index_to_isize(&cookie)?;
    match whence {
        1 if offset != 0 => return Err(vm.unsupported_operation("can't do nonzero cur-relative seeks")),
        2 if offset != 0 => return Err(vm.unsupported_operation("can't do nonzero end-relative seeks")),
        0 if offset < 0 => return Err(vm.value_error(format!("negative seek position {offset}"))),
        0..=2 => {}
        _ => return Err(vm.value_error(format!("invalid whence ({whence}, should be 0, 1 or 2)"))),
    }
    hand_on(vm, stream)?;
    if whence != 1 {
        let state = state(vm, stream)?;
        state.decoded.clear();
        state.position = 0;
    }
    let whence = vm.new_int(whence.into());
    call_buffer(vm, stream, "seek", vec![cookie, whence])
}

fn truncate(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    flush(vm, stream, &mut [])?;
    let position = given[0].take().unwrap_or_else(|| vm.none.clone());
    call_buffer(vm, stream, "truncate", vec![position])
}

static PARAMETERS: Constructor = Constructor::new(
    "TextIOWrapper",
    "(buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)",
);

fn init(vm: &mut Vm, stream: &ObjectRef, arguments: Arguments) -> Result<()> {
    let mut bound = PARAMETERS.bind(vm, arguments)?;
    let buffer = vm.required(&mut bound, 0);
    let encoding = vm.optional(&mut bound, 1).unwrap_or_else(|| vm.new_str("utf-8"));
    let errors = vm.optional(&mut bound, 2).unwrap_or_else(|| vm.new_str("strict"));
    for (argument, place) in [(&encoding, "argument 'encoding'"), (&errors, "argument 'errors'")] {
        if !is_text(argument) {
            return Err(vm.bad_argument("TextIOWrapper", place, "str or None", argument));
        }
        vm.check_c_string(argument)?;
    }
    let newline = bound[3].take().unwrap_or_else(|| vm.none.clone());
    if !newline.is(&vm.none) && !is_text(&newline) {
        return Err(vm.bad_argument("TextIOWrapper", "argument 'newline'", "str or None", &newline));
    }
    let newlines = Newlines::parse(vm, Some(newline))?;
    let [line_buffering, write_through] = {
        let first = vm.argument_truth(bound[4].as_ref())?;
        [first, vm.argument_truth(bound[5].as_ref())?]
    };
    let name = vm.display_text(&encoding);
    vm.lookup_codec(&name)?;
    let fresh = State {
        buffer,
        encoding,
        errors,
        newlines,
        seen: Seen::default(),
        line_buffering,
        write_through,
        pending: Vec::new(),
        decoded: Vec::new(),
        position: 0,
    };
    if let Some(payload) = stream.payload::<TextWrapper>() {
        drop(payload.state.replace(vm, Some(fresh)));
    }
    Ok(())
}

fn repr(vm: &mut Vm, stream: &ObjectRef) -> Result {
    let class = vm.class_name(stream);
    let encoding = state(vm, stream)?.encoding.clone();
    let mut shown = format!("<{class}");
    for attribute in ["name", "mode"] {
        let key = vm.intern(attribute);
        if let Some(value) = vm.get_optional_attribute(stream, &key)? {
            let value = vm.repr_display(&value)?;
            shown.push_str(&format!(" {attribute}={value}"));
        }
    }
    let encoding = vm.repr_display(&encoding)?;
    Ok(vm.new_str(&format!("{shown} encoding={encoding}>")))
}

/// A method that the buffer answers.
macro_rules! of_buffer {
    ($name:literal) => {
        method($name, "($self, /)", |vm, stream, _| call_buffer(vm, stream, $name, Vec::new()))
    };
}

static METHODS: &[MethodDefinition] = &[
    method("detach", "($self, /)", detach),
    method("write", "($self, text, /)", write),
    method("read", "($self, size=-1, /)", read),
    method("readline", "($self, size=-1, /)", read_line),
    method("flush", "($self, /)", flush),
    method("close", "($self, /)", close),
    of_buffer!("fileno"),
    of_buffer!("seekable"),
    of_buffer!("readable"),
    of_buffer!("writable"),
    of_buffer!("isatty"),
    method("seek", "($self, cookie, whence=0, /)", seek),
    method("truncate", "($self, pos=None, /)", truncate),
];

/// An attribute out of the state.
macro_rules! of_state {
    ($name:literal, |$vm:ident, $state:ident| $value:expr) => {
        getter($name, |$vm, stream| {
            let $state = state($vm, stream)?;
            $value
        })
    };
}

static ATTRIBUTES: &[AttributeDefinition] = &[
    of_state!("encoding", |vm, state| Ok(state.encoding.clone())),
    of_state!("errors", |vm, state| Ok(state.errors.clone())),
    of_state!("buffer", |vm, state| Ok(state.buffer.clone())),
    of_state!("line_buffering", |vm, state| {
        let value = state.line_buffering;
        Ok(vm.new_bool(value))
    }),
    of_state!("write_through", |vm, state| {
        let value = state.write_through;
        Ok(vm.new_bool(value))
    }),
    of_state!("newlines", |vm, state| {
        let seen = state.seen;
        Ok(seen.shown(vm))
    }),
    getter("name", |vm, stream| {
        let buffer = state(vm, stream)?.buffer.clone();
        vm.get_attribute_named(&buffer, "name")
    }),
    getter("closed", |vm, stream| {
        let closed = is_closed(vm, stream)?;
        Ok(vm.new_bool(closed))
    }),
];

/// `TextIOWrapper`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "TextIOWrapper",
    module: "_io",
    instance_dict: true,
    weak_references: true,
    slots: |slots| {
        slots.new = Some(|_, class, _| Ok(ObjectRef::new(class, TextWrapper::default())));
        slots.init = Some(init);
        slots.repr = Some(repr);
        slots.next = Some(next);
    },
    methods: METHODS,
    attributes: ATTRIBUTES,
    ..TypeDefinition::EMPTY
};
