//! What `BufferedReader`, `BufferedWriter` and `BufferedRandom` have in common: a buffer between a program and a raw
//! stream, with the reads, writes and moves of the raw stream that CPython makes (Modules/_io/bufferedio.c).

use super::file_io;
use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::bytearray::Bytearray;
use crate::types::bytes::Bytes;
use crate::vm::{Result, Vm};

/// The payload of a buffered stream; without a raw stream before it is initialised and after it was detached.
#[derive(Default)]
pub struct Buffered {
    pub(super) state: Contents<State>,
}

/// What a buffered stream knows.
#[derive(Default)]
pub(super) struct State {
    pub raw: Option<ObjectRef>,
    pub ready: bool,
    pub detached: bool,
    pub readable: bool,
    pub writable: bool,
    pub finalizing: bool,
    /// The memory; none after closing.
    pub memory: Vec<u8>,
    pub size: usize,
    /// Where the raw stream is in the file, if that is known.
    absolute: Option<i64>,
    /// Where the program is in the buffer.
    pub position: usize,
    /// Where the raw stream is in the buffer, if that is known.
    raw_position: Option<usize>,
    /// Where what was read ends.
    pub read_end: Option<usize>,
    /// What waits to be written.
    write_start: usize,
    write_end: Option<usize>,
}

impl Trace for Buffered {
    /// It is closed when it dies.
    const OBSERVABLE_DEATH: bool = true;
    const COLLECTED: bool = true;

    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.state.get(token).raw.iter().for_each(visit);
    }
}

/// How much of a request the raw stream fulfilled: `None` where it would have to wait.
pub(super) type Transferred = Option<usize>;

impl State {
    fn reads_now(&self) -> Option<usize> {
        self.read_end.filter(|_| self.readable)
    }

    fn writes_now(&self) -> Option<usize> {
        self.write_end.filter(|_| self.writable)
    }

    /// What was read and not taken yet.
    pub fn ahead(&self) -> &[u8] {
        let end = self.reads_now().unwrap_or(0).min(self.memory.len());
        self.memory.get(self.position..end).unwrap_or_default()
    }

    /// How far the raw stream is ahead of the program.
    fn raw_offset(&self) -> i64 {
        match self.raw_position {
            Some(raw) if self.reads_now().is_some() || self.writes_now().is_some() => raw as i64 - self.position as i64,
            _ => 0,
        }
    }

    fn move_to(&mut self, position: usize) {
        self.position = position;
        if self.reads_now().is_some_and(|end| end < position) {
            self.read_end = Some(position);
        }
    }
}

/// The state of a buffered stream; `None` for the interpreter's own standard streams.
pub(super) fn state<'a>(vm: &'a mut Vm, stream: &'a ObjectRef) -> Result<&'a mut State> {
    match stream.payload::<Buffered>() {
        Some(payload) => Ok(payload.state.get_mut(vm)),
        None => Err(vm.value_error("I/O operation on uninitialized object")),
    }
}

/// The raw stream of one that is ready (`CHECK_INITIALIZED`).
pub(super) fn raw_of(vm: &mut Vm, stream: &ObjectRef) -> Result {
    let own = state(vm, stream)?;
    match own.raw.clone().filter(|_| own.ready) {
        Some(raw) => Ok(raw),
        None if own.detached => Err(vm.value_error("raw stream has been detached")),
        None => Err(vm.value_error("I/O operation on uninitialized object")),
    }
}

pub(super) fn is_closed(vm: &mut Vm, stream: &ObjectRef) -> Result<bool> {
    let raw = raw_of(vm, stream)?;
    if state(vm, stream)?.memory.is_empty() {
        return Ok(true);
    }
    if file_io::is_exact(vm, &raw) {
        return Ok(file_io::is_closed(vm, &raw));
    }
    let closed = vm.get_attribute_named(&raw, "closed")?;
    vm.truth(&closed)
}

/// Refuses what is asked of a closed stream, but for what it has read already (`CHECK_CLOSED`).
pub(super) fn check_open(vm: &mut Vm, stream: &ObjectRef, what: &str) -> Result<()> {
    if is_closed(vm, stream)? && state(vm, stream)?.ahead().is_empty() {
        return Err(vm.value_error(format!("{what} closed file")));
    }
    Ok(())
}

fn call(vm: &mut Vm, stream: &ObjectRef, name: &str, arguments: Vec<ObjectRef>) -> Result {
    let raw = raw_of(vm, stream)?;
    vm.call_stream(&raw, name, arguments)
}

fn position_of_raw(vm: &mut Vm, stream: &ObjectRef, answer: &ObjectRef) -> Result<i64> {
    let position = vm.index_to_isize(answer)? as i64;
    if position < 0 {
        let class = vm.exceptions.os_error.clone();
        return Err(vm.raise(&class, &format!("Raw stream returned invalid position {position}")));
    }
    state(vm, stream)?.absolute = Some(position);
    Ok(position)
}

/// `raw.tell()`
pub(super) fn raw_tell(vm: &mut Vm, stream: &ObjectRef) -> Result<i64> {
    state(vm, stream)?.absolute = None;
    let answer = call(vm, stream, "tell", Vec::new())?;
    position_of_raw(vm, stream, &answer)
}

/// `raw.seek(target, whence)`
fn raw_seek(vm: &mut Vm, stream: &ObjectRef, target: i64, whence: i64) -> Result<i64> {
    state(vm, stream)?.absolute = None;
    let arguments = vec![vm.new_int(target), vm.new_int(whence)];
    let answer = call(vm, stream, "seek", arguments)?;
    position_of_raw(vm, stream, &answer)
}

fn count_of(vm: &mut Vm, answer: &ObjectRef, function: &str, most: usize) -> Result<Transferred> {
    if answer.is(&vm.none) {
        return Ok(None);
    }
    let count = vm.index_to_isize(answer)?;
    match usize::try_from(count).ok().filter(|count| *count <= most) {
        Some(count) => Ok(Some(count)),
        None => {
            let class = vm.exceptions.os_error.clone();
            let message =
                format!("raw {function}() returned invalid length {count} (should have been between 0 and {most})");
            Err(vm.raise(&class, &message))
        }
    }
}

/// What a raw stream that reads and gives no number has done: the error of the number is the cause.
#[cold]
fn no_count(vm: &mut Vm, answer: &ObjectRef) -> crate::vm::Raised {
    let Err(cause) = vm.index_to_isize(answer) else { return vm.system_error("a number is no number") };
    let class = vm.exceptions.os_error.clone();
    let raised = vm.raise(&class, "raw readinto() failed");
    let name = vm.names.__cause__.clone();
    let set = vm.set_attribute(&raised.0, &name, Some(cause.0.clone()));
    vm.chain_exceptions(&raised, cause);
    set.err().unwrap_or(raised)
}

fn note_transfer(vm: &mut Vm, stream: &ObjectRef, count: usize) -> Result<()> {
    let own = state(vm, stream)?;
    own.absolute = own.absolute.map(|absolute| absolute + count as i64);
    Ok(())
}

/// `raw.readinto(…)` for so many bytes.
pub(super) fn raw_read(vm: &mut Vm, stream: &ObjectRef, length: usize) -> Result<Option<Vec<u8>>> {
    let raw = raw_of(vm, stream)?;
    let mut bytes = vec![0; length];
    let count = if file_io::is_exact(vm, &raw) {
        Some(file_io::read_native(vm, &raw, &mut bytes)?)
    } else {
        let memory = vm.new_bytearray(bytes.clone());
        let view = vm.types.memoryview.clone();
        let view = vm.call(&view, [memory.clone()])?;
        let answer = vm.call_stream(&raw, "readinto", vec![view]);
        if memory.payload::<Bytearray>().is_some() {
            bytes.copy_from_slice(crate::types::buffer::bytes_of(vm, &memory));
        }
        let answer = answer?;
        if !answer.is(&vm.none) && !vm.has_index(&answer) {
            return Err(no_count(vm, &answer));
        }
        count_of(vm, &answer, "readinto", length)?
    };
    let Some(count) = count else { return Ok(None) };
    bytes.truncate(count);
    note_transfer(vm, stream, count)?;
    Ok(Some(bytes))
}

/// `raw.write(…)`
fn raw_write(vm: &mut Vm, stream: &ObjectRef, bytes: &[u8]) -> Result<Transferred> {
    let raw = raw_of(vm, stream)?;
    let count = if file_io::is_exact(vm, &raw) {
        Some(file_io::write_native(vm, &raw, bytes)?)
    } else {
        let view = vm.types.memoryview.clone();
        let bytes_object = vm.new_bytes(bytes);
        let view = vm.call(&view, [bytes_object])?;
        let answer = vm.call_stream(&raw, "write", vec![view])?;
        count_of(vm, &answer, "write", bytes.len())?
    };
    if let Some(count) = count {
        note_transfer(vm, stream, count)?;
    }
    Ok(count)
}

/// Forgets what was read.
pub(super) fn reset_reading(vm: &mut Vm, stream: &ObjectRef) -> Result<()> {
    state(vm, stream)?.read_end = None;
    Ok(())
}

/// Forgets what was to be written.
pub(super) fn reset_writing(vm: &mut Vm, stream: &ObjectRef) -> Result<()> {
    let own = state(vm, stream)?;
    own.write_start = 0;
    own.write_end = None;
    Ok(())
}

/// Reads as much as there is room for in the buffer.
pub(super) fn fill(vm: &mut Vm, stream: &ObjectRef) -> Result<Transferred> {
    let own = state(vm, stream)?;
    let start = own.reads_now().unwrap_or(0);
    let room = own.memory.len().saturating_sub(start);
    let Some(bytes) = raw_read(vm, stream, room)? else { return Ok(None) };
    let own = state(vm, stream)?;
    if !bytes.is_empty() {
        let end = start + bytes.len();
        if let Some(target) = own.memory.get_mut(start..end) {
            target.copy_from_slice(&bytes);
        }
        own.read_end = Some(end);
        own.raw_position = Some(end);
    }
    Ok(Some(bytes.len()))
}

/// Takes what was read, at most so much.
pub(super) fn take(vm: &mut Vm, stream: &ObjectRef, most: usize) -> Result<Vec<u8>> {
    let own = state(vm, stream)?;
    let ahead = own.ahead();
    let taken = ahead[..ahead.len().min(most)].to_vec();
    own.position += taken.len();
    Ok(taken)
}

fn would_block(vm: &mut Vm) -> crate::vm::Raised {
    let class = vm.exceptions.blocking_io_error.clone();
    let arguments = vec![
        vm.new_int(i64::from(libc::EAGAIN)),
        vm.new_str("write could not complete without blocking"),
        vm.new_int(0),
    ];
    vm.raise_with(&class, arguments)
}

/// Writes what waits (`_bufferedwriter_flush_unlocked`).
pub(super) fn flush_writing(vm: &mut Vm, stream: &ObjectRef) -> Result<()> {
    let own = state(vm, stream)?;
    if let Some(end) = own.writes_now()
        && own.write_start != end
    {
        let back = own.raw_offset() + own.position as i64 - own.write_start as i64;
        if back != 0 {
            raw_seek(vm, stream, -back, 1)?;
            let own = state(vm, stream)?;
            own.raw_position = own.raw_position.map(|raw| (raw as i64 - back) as usize);
        }
        loop {
            let own = state(vm, stream)?;
            let (start, end) = (own.write_start, own.write_end.unwrap_or(0));
            if start >= end {
                break;
            }
            let Some(waiting) = own.memory.get(start..end).map(<[u8]>::to_vec) else { break };
            let Some(count) = raw_write(vm, stream, &waiting)? else { return Err(would_block(vm)) };
            let own = state(vm, stream)?;
            own.write_start = start + count;
            own.raw_position = Some(start + count);
        }
    }
    reset_writing(vm, stream)
}

/// The same, and moves the raw stream back to where the program is (`buffered_flush_and_rewind_unlocked`).
pub(super) fn flush_and_rewind(vm: &mut Vm, stream: &ObjectRef) -> Result<()> {
    flush_writing(vm, stream)?;
    let own = state(vm, stream)?;
    if own.readable {
        let offset = own.raw_offset();
        let moved = raw_seek(vm, stream, -offset, 1);
        reset_reading(vm, stream)?;
        moved?;
    }
    Ok(())
}

/// What a stream that also writes does before it reads.
fn flush_before_reading(vm: &mut Vm, stream: &ObjectRef) -> Result<()> {
    if state(vm, stream)?.writable { flush_and_rewind(vm, stream) } else { Ok(()) }
}

/// All that there is (`_bufferedreader_read_all`).
pub(super) fn read_all(vm: &mut Vm, stream: &ObjectRef) -> Result {
    let mut data = take(vm, stream, usize::MAX)?;
    flush_before_reading(vm, stream)?;
    reset_reading(vm, stream)?;
    let raw = raw_of(vm, stream)?;
    let name = vm.intern("readall");
    if let Some(function) = vm.get_optional_attribute(&raw, &name)? {
        let rest = vm.call(&function, [])?;
        if data.is_empty() && (rest.is(&vm.none) || rest.payload::<Bytes>().is_some()) {
            return Ok(rest);
        }
        return match rest.payload::<Bytes>() {
            Some(rest) => {
                data.extend_from_slice(&rest.value);
                Ok(vm.new_bytes(&data))
            }
            None if rest.is(&vm.none) => Ok(vm.new_bytes(&data)),
            None => Err(vm.type_error("readall() should return bytes")),
        };
    }
    let had_nothing = data.is_empty();
    let mut is_first = had_nothing;
    loop {
        let part = vm.call_stream(&raw, "read", Vec::new())?;
        let Some(length) = part.payload::<Bytes>().map(|part| part.value.len()) else {
            if part.is(&vm.none) {
                return if is_first { Ok(part) } else { Ok(vm.new_bytes(&data)) };
            }
            return Err(vm.type_error("read() should return bytes"));
        };
        if length == 0 {
            return if is_first { Ok(part) } else { Ok(vm.new_bytes(&data)) };
        }
        is_first = false;
        if let Some(part) = part.payload::<Bytes>() {
            data.extend_from_slice(&part.value);
        }
        note_transfer(vm, stream, length)?;
    }
}

/// Exactly so many bytes, or as many as there are (`_bufferedreader_read_generic`); `None` where there is nothing
/// yet.
pub(super) fn read_exactly(vm: &mut Vm, stream: &ObjectRef, wanted: usize) -> Result<Option<Vec<u8>>> {
    let mut data = take(vm, stream, wanted)?;
    if data.len() == wanted {
        return Ok(Some(data));
    }
    flush_before_reading(vm, stream)?;
    reset_reading(vm, stream)?;
    let ended = |data: Vec<u8>, part: Option<usize>| match part {
        None if data.is_empty() => None,
        _ => Some(data),
    };
    // Whole buffers need not go through the buffer.
    loop {
        let remaining = wanted - data.len();
        let whole = remaining - remaining % state(vm, stream)?.size.max(1);
        if whole == 0 {
            break;
        }
        match raw_read(vm, stream, whole)? {
            Some(part) if !part.is_empty() => data.extend(part),
            part => return Ok(ended(data, part.map(|part| part.len()))),
        }
    }
    let own = state(vm, stream)?;
    own.position = 0;
    own.raw_position = Some(0);
    own.read_end = Some(0);
    while data.len() < wanted && state(vm, stream)?.read_end.unwrap_or(0) < state(vm, stream)?.size {
        match fill(vm, stream)? {
            Some(count) if count > 0 => {
                let part = take(vm, stream, wanted - data.len())?;
                data.extend(part);
            }
            part => return Ok(ended(data, part)),
        }
    }
    Ok(Some(data))
}

/// What comes next, read if nothing is there (`_bufferedreader_peek_unlocked`).
pub(super) fn peek(vm: &mut Vm, stream: &ObjectRef) -> Result<Vec<u8>> {
    flush_before_reading(vm, stream)?;
    let ahead = state(vm, stream)?.ahead().to_vec();
    if !ahead.is_empty() {
        return Ok(ahead);
    }
    reset_reading(vm, stream)?;
    fill(vm, stream)?;
    let own = state(vm, stream)?;
    own.position = 0;
    Ok(own.ahead().to_vec())
}

/// At most so many bytes, with one read of the raw stream at most.
pub(super) fn read_once(vm: &mut Vm, stream: &ObjectRef, most: usize) -> Result<Vec<u8>> {
    if !state(vm, stream)?.ahead().is_empty() {
        return take(vm, stream, most);
    }
    if vm.profile.single_reads_flush {
        flush_before_reading(vm, stream)?;
    }
    reset_reading(vm, stream)?;
    Ok(raw_read(vm, stream, most)?.unwrap_or_default())
}

/// Bytes for `readinto` and `readinto1` (`_buffered_readinto_generic`); `None` where there is nothing yet.
pub(super) fn read_for(vm: &mut Vm, stream: &ObjectRef, wanted: usize, once: bool) -> Result<Option<Vec<u8>>> {
    let mut data = take(vm, stream, wanted)?;
    if data.len() == wanted {
        return Ok(Some(data));
    }
    flush_before_reading(vm, stream)?;
    reset_reading(vm, stream)?;
    state(vm, stream)?.position = 0;
    while data.len() < wanted {
        let remaining = wanted - data.len();
        let part = if remaining > state(vm, stream)?.size {
            raw_read(vm, stream, remaining)?
        } else if once && !data.is_empty() {
            Some(Vec::new())
        } else {
            match fill(vm, stream)? {
                Some(count) if count > 0 => {
                    let part = take(vm, stream, remaining)?;
                    data.extend(part);
                    continue;
                }
                part => part.map(|_| Vec::new()),
            }
        };
        match part {
            None if data.is_empty() => return Ok(None),
            Some(part) if !part.is_empty() => data.extend(part),
            _ => break,
        }
        if once {
            break;
        }
    }
    Ok(Some(data))
}

/// A line, or the beginning of it (`_buffered_readline`).
pub(super) fn read_line(vm: &mut Vm, stream: &ObjectRef, limit: Option<usize>) -> Result<Vec<u8>> {
    let limit = limit.unwrap_or(usize::MAX);
    let mut line = Vec::new();
    let mut is_first = true;
    loop {
        let ahead = state(vm, stream)?.ahead();
        let most = ahead.len().min(limit - line.len());
        let end = ahead[..most].iter().position(|byte| *byte == b'\n');
        let part = take(vm, stream, end.map_or(most, |end| end + 1))?;
        line.extend(part);
        if end.is_some() || line.len() == limit {
            return Ok(line);
        }
        if std::mem::take(&mut is_first) {
            flush_before_reading(vm, stream)?;
        }
        reset_reading(vm, stream)?;
        match fill(vm, stream)? {
            Some(count) if count > 0 => state(vm, stream)?.position = 0,
            _ => return Ok(line),
        }
    }
}

/// Writes into the buffer, or past it (`_io_BufferedWriter_write_impl`).
pub(super) fn write(vm: &mut Vm, stream: &ObjectRef, bytes: &[u8]) -> Result<()> {
    let own = state(vm, stream)?;
    if own.reads_now().is_none() && own.writes_now().is_none() {
        own.position = 0;
        own.raw_position = Some(0);
    }
    let available = own.size.saturating_sub(own.position);
    if bytes.len() <= available && bytes.len() < own.size {
        let start = own.position;
        if let Some(target) = own.memory.get_mut(start..start + bytes.len()) {
            target.copy_from_slice(bytes);
        }
        if own.writes_now().is_none() || own.write_start > start {
            own.write_start = start;
        }
        own.move_to(start + bytes.len());
        own.write_end = Some(own.write_end.unwrap_or(0).max(own.position));
        return Ok(());
    }
    flush_writing(vm, stream)?;
    let offset = state(vm, stream)?.raw_offset();
    if offset != 0 {
        raw_seek(vm, stream, -offset, 1)?;
        let own = state(vm, stream)?;
        own.raw_position = own.raw_position.map(|raw| (raw as i64 - offset) as usize);
    }
    let mut rest = bytes;
    while rest.len() > state(vm, stream)?.size {
        match raw_write(vm, stream, rest)? {
            Some(count) => rest = &rest[count..],
            None => return Err(would_block(vm)),
        }
    }
    let own = state(vm, stream)?;
    if own.readable {
        own.read_end = None;
    }
    // A raw stream that closes us meanwhile leaves no memory.
    if let Some(target) = own.memory.get_mut(..rest.len()) {
        target.copy_from_slice(rest);
    }
    own.write_start = 0;
    own.write_end = Some(rest.len());
    own.move_to(rest.len());
    own.raw_position = Some(0);
    Ok(())
}

/// Where the program is.
pub(super) fn tell(vm: &mut Vm, stream: &ObjectRef) -> Result<i64> {
    let position = raw_tell(vm, stream)?;
    Ok(position - state(vm, stream)?.raw_offset())
}

/// Moves within the buffer, or moves the raw stream (`_io__Buffered_seek_impl`).
pub(super) fn seek(vm: &mut Vm, stream: &ObjectRef, mut target: i64, whence: i64) -> Result<i64> {
    if whence != 2 && state(vm, stream)?.readable {
        let current = match state(vm, stream)?.absolute {
            Some(absolute) => absolute,
            None => raw_tell(vm, stream)?,
        };
        let own = state(vm, stream)?;
        let ahead = own.ahead().len() as i64;
        if ahead > 0 {
            let offset = if whence == 0 { target - (current - own.raw_offset()) } else { target };
            if offset >= -(own.position as i64) && offset <= ahead {
                own.position = (own.position as i64 + offset) as usize;
                return Ok(current - ahead + offset);
            }
        }
    }
    if state(vm, stream)?.writable {
        flush_writing(vm, stream)?;
    }
    if whence == 1 {
        target -= state(vm, stream)?.raw_offset();
    }
    let position = raw_seek(vm, stream, target, whence)?;
    let own = state(vm, stream)?;
    own.raw_position = None;
    if own.readable {
        own.read_end = None;
    }
    Ok(position)
}

/// Makes a stream ready (`_buffered_init`).
pub(super) fn begin(vm: &mut Vm, stream: &ObjectRef, raw: ObjectRef, size: isize, abilities: [bool; 2]) -> Result<()> {
    let Some(size) = usize::try_from(size).ok().filter(|size| *size > 0) else {
        return Err(vm.value_error("buffer size must be strictly positive"));
    };
    vm.request_memory(size)?;
    let [readable, writable] = abilities;
    let fresh =
        State { raw: Some(raw), ready: true, readable, writable, memory: vec![0; size], size, ..State::default() };
    let old = match stream.payload::<Buffered>() {
        Some(payload) => payload.state.replace(vm, fresh),
        None => return Err(vm.value_error("I/O operation on uninitialized object")),
    };
    drop(old);
    // A stream that cannot tell where it is does not have to.
    drop(raw_tell(vm, stream));
    Ok(())
}
