//! `io.TextIOWrapper`: a stream of text over a stream of bytes (Modules/_io/textio.c). Bytes are asked for in pieces, as
//! many as what is read needs; with an encoding that cannot be cut into pieces, up to the end at once.

use std::io::IsTerminal;

use super::base::is_text;
use super::file_io::{REDUCE, REDUCE_EX, truth_of_member};
use super::newlines::{Newlines, Seen};
use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::buffer::bytes_of;
use crate::types::bytes::Bytes;
use crate::types::converters::{Constructor, text_of};
use crate::types::native::{AttributeDefinition, MethodDefinition, TypeDefinition, getter, member, method, property};
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
    /// The buffer has `read1`, which gives what is there without waiting for more.
    reads_once: bool,
    /// Encoded, and not handed on yet.
    pending: Vec<u8>,
    /// Read, and not decoded yet: the beginning of a character or of a line break.
    undecoded: Vec<u8>,
    /// Decoded, and not read yet from `position` on.
    decoded: Vec<u32>,
    position: usize,
    /// The same before line breaks were translated.
    source: Vec<u32>,
    finalizing: bool,
    chunk_size: i64,
}

impl Trace for TextWrapper {
    /// It is closed when it dies.
    const OBSERVABLE_DEATH: bool = true;
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        if let Some(state) = self.state.get(token) {
            [&state.buffer, &state.encoding, &state.errors].into_iter().for_each(visit);
        }
    }
}

impl State {
    /// How much of the text, as it was before line breaks were translated, is not read yet.
    fn unread_source(&self) -> usize {
        if self.newlines != Newlines::Translated {
            return self.decoded.len() - self.position;
        }
        let mut position = 0;
        for _ in 0..self.position {
            let pair = self.source.get(position..position + 2) == Some(&[0x0D, 0x0A]);
            position += if pair { 2 } else { 1 };
        }
        self.source.len().saturating_sub(position)
    }

    /// Forgets what was decoded.
    fn forget_decoded(&mut self) {
        self.decoded.clear();
        self.undecoded.clear();
        self.source.clear();
        self.position = 0;
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

/// How much is read of the bytes.
#[derive(Clone, Copy, PartialEq)]
enum Piece {
    /// What there is, up to the size of a chunk.
    Some,
    All,
}

/// Reads and decodes bytes. Whether there may be more.
fn fill(vm: &mut Vm, stream: &ObjectRef, piece: Piece) -> Result<bool> {
    let (encoding, errors, newlines, reads_once, size) = {
        let state = state(vm, stream)?;
        (state.encoding.clone(), state.errors.clone(), state.newlines, state.reads_once, state.chunk_size)
    };
    let cut = Cut::of(&vm.display_text(&encoding), newlines);
    let (method, arguments) = match cut {
        Some(_) if piece == Piece::Some => (if reads_once { "read1" } else { "read" }, vec![vm.new_int(size)]),
        _ => ("read", Vec::new()),
    };
    let is_part = !arguments.is_empty();
    let read = call_buffer(vm, stream, method, arguments)?;
    if read.payload::<Bytes>().is_none() && !vm.is_bytearray(&read) {
        let name = vm.class_name(&read);
        let message = format!("underlying {method}() should have returned a bytes-like object, not '{name}'");
        return Err(vm.type_error(message));
    }
    let has_more = is_part && !bytes_of(vm, &read).is_empty();
    let mut bytes = std::mem::take(&mut state(vm, stream)?.undecoded);
    bytes.extend_from_slice(bytes_of(vm, &read));
    if let Some(cut) = cut.filter(|_| has_more) {
        let rest = bytes.split_off(cut.place(&bytes));
        state(vm, stream)?.undecoded = rest;
    }
    let text = vm.decode_bytes(&bytes, Some(&encoding), Some(&errors))?;
    let Some(text) = text_of(&text).filter(|text| !text.is_empty()).cloned() else { return Ok(has_more) };
    let state = state(vm, stream)?;
    let translated = state.newlines.read(&text, &mut state.seen);
    let unread = state.unread_source();
    let read = state.source.len().saturating_sub(unread);
    state.source.drain(..read);
    state.source.extend(text.code_points());
    state.decoded.drain(..state.position);
    state.position = 0;
    state.decoded.extend(translated);
    Ok(has_more)
}

/// Where bytes may be cut in two that are decoded one after the other.
#[derive(Clone, Copy)]
struct Cut {
    /// Characters have up to four bytes (UTF-8); else one.
    is_utf8: bool,
    /// Not behind a carriage return.
    keeps_returns: bool,
}

impl Cut {
    /// Nothing for an encoding whose pieces mean something else than the whole.
    fn of(encoding: &str, newlines: Newlines) -> Option<Self> {
        const OF_ONE_BYTE: [&str; 6] = ["ascii", "us_ascii", "latin_1", "latin1", "iso_8859_1", "iso8859_1"];
        let name = encoding.to_ascii_lowercase().replace('-', "_");
        let is_utf8 = ["utf_8", "utf8"].contains(&name.as_str());
        (is_utf8 || OF_ONE_BYTE.contains(&name.as_str()))
            .then_some(Self { is_utf8, keeps_returns: newlines.joins_returns() })
    }

    /// The last place where these bytes may be cut.
    fn place(self, bytes: &[u8]) -> usize {
        let mut place = bytes.len();
        if self.is_utf8 {
            let begins = bytes.iter().rev().take(3).position(|byte| *byte >= 0xC0);
            if let Some(behind) = begins {
                let length = match bytes[place - behind - 1] {
                    0xC0..=0xDF => 2,
                    0xE0..=0xEF => 3,
                    _ => 4,
                };
                if behind + 1 < length {
                    place -= behind + 1;
                }
            }
        }
        if self.keeps_returns && place > 0 && bytes[place - 1] == b'\r' {
            place -= 1;
        }
        place
    }
}

/// Makes ready for reading: what was written comes first.
fn prepare_reading(vm: &mut Vm, stream: &ObjectRef) -> Result<()> {
    check_open(vm, stream)?;
    let readable = call_buffer(vm, stream, "readable", Vec::new())?;
    if !vm.truth(&readable)? {
        return Err(vm.unsupported_operation("not readable"));
    }
    hand_on(vm, stream)
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
    let is_short = |state: &State| limit.is_none_or(|limit| state.decoded.len() - state.position < limit);
    let piece = if limit.is_none() { Piece::All } else { Piece::Some };
    while is_short(state(vm, stream)?) && fill(vm, stream, piece)? {}
    let text = take(vm, stream, limit)?;
    if limit.is_none() {
        state(vm, stream)?.forget_decoded();
    }
    Ok(text)
}

fn line(vm: &mut Vm, stream: &ObjectRef, limit: Option<usize>) -> Result {
    prepare_reading(vm, stream)?;
    let mut searched = 0;
    let length = loop {
        let state = state(vm, stream)?;
        let rest = &state.decoded[state.position..];
        let found = state.newlines.line_length(rest, searched);
        searched = rest.len();
        if let Some(length) = found {
            break length;
        }
        if limit.is_some_and(|limit| limit <= searched) || !fill(vm, stream, Piece::Some)? {
            // The last piece may have brought what waited for more.
            let state = self::state(vm, stream)?;
            let rest = &state.decoded[state.position..];
            break state.newlines.line_length(rest, searched).unwrap_or(rest.len());
        }
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
    state.forget_decoded();
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
    if state(vm, stream)?.finalizing {
        // A buffer that does not warn is as good.
        drop(call_buffer(vm, stream, "_dealloc_warn", vec![stream.clone()]));
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
        state.forget_decoded();
    }
    let whence = vm.new_int(whence.into());
    call_buffer(vm, stream, "seek", vec![cookie, whence])
}

/// Where the stream is, in bytes: what is decoded and not read is taken back.
fn tell(vm: &mut Vm, stream: &ObjectRef, _: Given) -> Result {
    check_open(vm, stream)?;
    let seekable = call_buffer(vm, stream, "seekable", Vec::new())?;
    if !vm.truth(&seekable)? {
        return Err(vm.unsupported_operation("underlying stream is not seekable"));
    }
    flush(vm, stream, &mut [])?;
    let end = call_buffer(vm, stream, "tell", Vec::new())?;
    let (encoding, errors, unread, undecoded) = {
        let state = state(vm, stream)?;
        let unread = state.source[state.source.len().saturating_sub(state.unread_source())..].to_vec();
        (state.encoding.clone(), state.errors.clone(), unread, state.undecoded.len())
    };
    if unread.is_empty() && undecoded == 0 {
        return Ok(end);
    }
    let unread = vm.new_text(Text::from_code_points(unread));
    let encoded = vm.encode_str(&unread, Some(&encoding), Some(&errors))?;
    let length = (bytes_of(vm, &encoded).len() + undecoded) as i64;
    let length = vm.new_int(length);
    vm.binary_operation(crate::types::slots::Operator::Subtract, &end, &length)
}

/// `reconfigure(*, encoding, errors, newline, line_buffering, write_through)`
fn reconfigure(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    let none = vm.none.clone();
    let is_given = |argument: &Option<ObjectRef>| argument.as_ref().is_some_and(|argument| !argument.is(&none));
    let has_text = is_given(&given[0]) || is_given(&given[1]) || given[2].is_some();
    if has_text && !state(vm, stream)?.decoded.is_empty() {
        return Err(vm.unsupported_operation(
            "It is not possible to set the encoding or newline of stream after the first read",
        ));
    }
    let [encoding, errors] = [0, 1].map(|index| given[index].take().filter(|argument| !argument.is(&vm.none)));
    for (argument, place) in [(&encoding, "argument 'encoding'"), (&errors, "argument 'errors'")] {
        if let Some(argument) = argument.as_ref().filter(|argument| !is_text(argument)) {
            return Err(vm.bad_argument("reconfigure", place, "str or None", argument));
        }
    }
    let newlines = match given[2].take() {
        Some(newline) => Some(Newlines::parse(vm, Some(newline))?),
        None => None,
    };
    let mut flags = [None; 2];
    for (flag, index) in flags.iter_mut().zip([3, 4]) {
        if let Some(argument) = given[index].take().filter(|argument| !argument.is(&vm.none)) {
            *flag = Some(vm.truth(&argument)?);
        }
    }
    if let Some(encoding) = &encoding {
        let name = vm.display_text(encoding);
        vm.lookup_codec(&name)?;
    }
    flush(vm, stream, &mut [])?;
    let strict = vm.new_str("strict");
    let state = state(vm, stream)?;
    if has_text {
        state.seen = Seen::default();
    }
    if let Some(encoding) = encoding {
        state.encoding = encoding;
        state.errors = strict;
    }
    if let Some(errors) = errors {
        state.errors = errors;
    }
    state.newlines = newlines.unwrap_or(state.newlines);
    state.line_buffering = flags[0].unwrap_or(state.line_buffering);
    state.write_through = flags[1].unwrap_or(state.write_through);
    Ok(vm.none.clone())
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
    // That of the locale is UTF-8.
    let is_of_locale = text_of(&encoding).is_some_and(|encoding| encoding.equals_str("locale"));
    let encoding = if is_of_locale { vm.new_str("UTF-8") } else { encoding };
    let name = vm.display_text(&encoding);
    vm.lookup_codec(&name)?;
    begin(vm, stream, buffer, [encoding, errors], newlines, [line_buffering, write_through])
}

/// Puts a stream over a buffer; line buffering and writing through are what it does with each line and each text.
fn begin(
    vm: &mut Vm,
    stream: &ObjectRef,
    buffer: ObjectRef,
    [encoding, errors]: [ObjectRef; 2],
    newlines: Newlines,
    [line_buffering, write_through]: [bool; 2],
) -> Result<()> {
    let read_once = vm.intern_static("read1");
    let reads_once = vm.get_optional_attribute(&buffer, &read_once)?.is_some();
    let fresh = State {
        buffer,
        encoding,
        errors,
        newlines,
        seen: Seen::default(),
        line_buffering,
        write_through,
        reads_once,
        pending: Vec::new(),
        undecoded: Vec::new(),
        decoded: Vec::new(),
        position: 0,
        source: Vec::new(),
        finalizing: false,
        chunk_size: CHUNK_SIZE as i64,
    };
    if let Some(payload) = stream.payload::<TextWrapper>() {
        drop(payload.state.replace(vm, Some(fresh)));
    }
    Ok(())
}

/// `sys.stdin` over the process's standard input (`create_stdio` in Python/pylifecycle.c); None where that is closed.
pub fn standard_input(vm: &mut Vm) -> Result {
    let Some(raw) = super::file_io::standard_input(vm)? else { return Ok(vm.none.clone()) };
    let size = super::file_io::block_size(vm, &raw) as isize;
    let class = vm.types.buffered_reader.clone();
    let buffer = vm.new_buffered(&class, raw, size, [true, false])?;
    let stream = ObjectRef::new(&vm.types.text_wrapper, TextWrapper::default());
    // Made by hand, as nobody needs to look for a codec that is built in.
    let coding = [vm.new_str("utf-8"), vm.new_str("strict")];
    begin(vm, &stream, buffer, coding, Newlines::Only("\n"), [std::io::stdin().is_terminal(), false])?;
    set_mode(vm, &stream, "r")?;
    Ok(stream)
}

fn set_mode(vm: &mut Vm, stream: &ObjectRef, mode: &str) -> Result<()> {
    let (attribute, mode) = (vm.intern_static("mode"), vm.new_str(mode));
    vm.set_attribute(stream, &attribute, Some(mode))
}

/// A stream over a buffer, as `open` makes it: encoding, errors and line breaks are those of its arguments.
///
/// # Errors
/// As the constructor's.
pub(super) fn over_buffer(
    vm: &mut Vm,
    buffer: ObjectRef,
    [encoding, errors, newline]: [Option<&str>; 3],
    line_buffering: bool,
    mode: &str,
) -> Result {
    let class = vm.types.text_wrapper.clone();
    let text = |vm: &Vm, text: Option<&str>| text.map_or_else(|| vm.none.clone(), |text| vm.new_str(text));
    let arguments = [buffer, text(vm, encoding), text(vm, errors), text(vm, newline), vm.new_bool(line_buffering)];
    let stream = vm.call(&class, arguments)?;
    set_mode(vm, &stream, mode)?;
    Ok(stream)
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
    method(
        "reconfigure",
        "($self, /, *, encoding=None, errors=None, newline=None,\n            line_buffering=None, write_through=None)",
        reconfigure,
    ),
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
    method("seek", "($self, cookie, whence=os.SEEK_SET, /)", seek),
    method("tell", "($self, /)", tell),
    method("truncate", "($self, pos=None, /)", truncate),
    REDUCE,
    REDUCE_EX,
];

static ATTRIBUTES: &[AttributeDefinition] = &[
    member("encoding", |vm, stream| Ok(state(vm, stream)?.encoding.clone())),
    member("buffer", |vm, stream| Ok(state(vm, stream)?.buffer.clone())),
    member("line_buffering", |vm, stream| {
        let value = state(vm, stream)?.line_buffering;
        Ok(vm.new_bool(value))
    }),
    member("write_through", |vm, stream| {
        let value = state(vm, stream)?.write_through;
        Ok(vm.new_bool(value))
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
    getter("name", |vm, stream| {
        let buffer = state(vm, stream)?.buffer.clone();
        vm.get_attribute_named(&buffer, "name")
    }),
    getter("closed", |vm, stream| {
        let closed = is_closed(vm, stream)?;
        Ok(vm.new_bool(closed))
    }),
    getter("newlines", |vm, stream| {
        let seen = state(vm, stream)?.seen;
        Ok(seen.shown(vm))
    }),
    getter("errors", |vm, stream| Ok(state(vm, stream)?.errors.clone())),
    property(
        "_CHUNK_SIZE",
        |vm, stream| {
            let size = state(vm, stream)?.chunk_size;
            Ok(vm.new_int(size))
        },
        |vm, stream, value| {
            let Some(value) = value else {
                let name = vm.intern("_CHUNK_SIZE");
                return Err(vm.attribute_error("cannot delete attribute", stream, &name));
            };
            let size = vm.index_to_isize(&value)?;
            if size <= 0 {
                return Err(vm.value_error("a strictly positive integer is required"));
            }
            state(vm, stream)?.chunk_size = size as i64;
            Ok(())
        },
    ),
];

/// `TextIOWrapper`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "TextIOWrapper",
    module: "_io",
    generic_new: true,
    signature: Some(
        "(buffer, encoding=None, errors=None, newline=None,\n              line_buffering=False, write_through=False)",
    ),
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
