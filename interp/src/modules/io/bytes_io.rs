//! `io.BytesIO`: a stream of bytes in memory (Modules/_io/bytesio.c).

use std::cell::Cell;

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::buffer::{exporting, request, writable, write_bytes};
use crate::types::bytes::Bytes;
use crate::types::converters::Constructor;
use crate::types::int::Int;
use crate::types::native::{AttributeDefinition, MethodDefinition, TypeDefinition, Wording, getter, method};
use crate::types::tuple::Tuple;
use crate::types::type_object::Type;
use crate::vm::{Arguments, Result, Vm};

type Given<'a> = &'a mut [Option<ObjectRef>];

/// Where the bytes are.
enum Store {
    /// In a bytes object that others may have too.
    Shared(ObjectRef),
    /// In memory of the stream's own.
    Own(Vec<u8>),
}

/// The payload of a stream.
pub struct BytesIo {
    store: Contents<Store>,
    position: Cell<usize>,
    closed: Cell<bool>,
    /// The size of the bytes object that CPython has for the stream's own bytes, for sizes.
    allocated: Cell<usize>,
    /// How many views there are: while there is one, the size is fixed.
    pub exports: Cell<usize>,
}

impl Trace for BytesIo {
    const COLLECTED: bool = true;

    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        if let Store::Shared(bytes) = self.store.get(token) {
            visit(bytes);
        }
    }
}

impl BytesIo {
    fn bytes<'a>(&'a self, vm: &'a Vm) -> &'a [u8] {
        match self.store.get(vm) {
            Store::Shared(object) => object.payload::<Bytes>().map(|bytes| &*bytes.value).unwrap_or_default(),
            Store::Own(bytes) => bytes,
        }
    }

    /// The bytes as the stream's own, to be changed.
    fn own<'a>(&'a self, vm: &'a mut Vm) -> &'a mut Vec<u8> {
        if let Store::Shared(_) = self.store.get(vm) {
            let copy = self.bytes(vm).to_vec();
            self.allocated.set(copy.len());
            drop(self.store.replace(vm, Store::Own(copy)));
        }
        match self.store.get_mut(vm) {
            Store::Own(bytes) => bytes,
            Store::Shared(_) => unreachable!("the bytes were copied just now"),
        }
    }

    /// Follows CPython's growth pattern where the bytes become so many (`resize_buffer`).
    fn note_resize(&self, size: usize) {
        let allocated = self.allocated.get();
        if size >= allocated / 2 && size < allocated {
            return;
        }
        let moderate = size >= allocated && size * 8 <= allocated * 9;
        let spare = if moderate { (size >> 3) + if size < 9 { 3 } else { 6 } } else { 1 };
        self.allocated.set(size + spare);
    }

    /// The bytes as an object; from now on it is shared where that is possible.
    fn shared(&self, vm: &mut Vm) -> ObjectRef {
        let bytes = self.bytes(vm);
        if bytes.len() <= 1 || self.exports.get() > 0 {
            return vm.new_bytes(bytes);
        }
        if let Store::Shared(object) = self.store.get(vm) {
            return object.clone();
        }
        let object = vm.new_bytes(bytes);
        drop(self.store.replace(vm, Store::Shared(object.clone())));
        object
    }
}

/// What `getbuffer` lets others see.
pub struct BytesIoBuffer {
    stream: ObjectRef,
}

impl Trace for BytesIoBuffer {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.stream);
    }
}

impl BytesIoBuffer {
    /// The stream.
    pub fn stream(&self) -> &ObjectRef {
        &self.stream
    }

    /// The bytes of the stream.
    pub fn bytes<'a>(&'a self, vm: &'a Vm) -> Option<&'a [u8]> {
        self.stream.payload::<BytesIo>().map(|stream| stream.bytes(vm))
    }

    /// The bytes of the stream, to be written.
    pub fn bytes_mut<'a>(&'a self, vm: &'a mut Vm) -> Option<&'a mut [u8]> {
        self.stream.payload::<BytesIo>().map(|stream| &mut stream.own(vm)[..])
    }
}

fn this(stream: &ObjectRef) -> &BytesIo {
    stream.payload::<BytesIo>().expect("the receiver of a method of BytesIO is one")
}

fn check_open(vm: &mut Vm, stream: &ObjectRef) -> Result<()> {
    if this(stream).closed.get() { Err(vm.value_error("I/O operation on closed file.")) } else { Ok(()) }
}

fn check_exports(vm: &mut Vm, stream: &ObjectRef) -> Result<()> {
    if this(stream).exports.get() > 0 {
        return Err(vm.buffer_error("Existing exports of data: object cannot be re-sized"));
    }
    Ok(())
}

fn read_bytes(vm: &mut Vm, stream: &ObjectRef, size: Option<isize>) -> ObjectRef {
    let (stream, start) = (this(stream), this(stream).position.get());
    let length = stream.bytes(vm).len();
    let left = length.saturating_sub(start);
    let size = size.and_then(|size| usize::try_from(size).ok()).map_or(left, |size| size.min(left));
    stream.position.set(start + size);
    if size > 1 && start == 0 && size == length && stream.exports.get() == 0 {
        return stream.shared(vm);
    }
    if size == 0 { vm.empty_bytes.clone() } else { vm.new_bytes(&stream.bytes(vm)[start..start + size]) }
}

fn read(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    let size = vm.optional_size(given[0].as_ref())?;
    check_open(vm, stream)?;
    Ok(read_bytes(vm, stream, size))
}

/// How long the next line is, at most `limit`.
fn line_length(vm: &Vm, stream: &ObjectRef, limit: Option<isize>) -> usize {
    let rest = this(stream).bytes(vm).get(this(stream).position.get()..).unwrap_or_default();
    let line = rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |place| place + 1);
    limit.and_then(|limit| usize::try_from(limit).ok()).map_or(line, |limit| line.min(limit))
}

fn read_line(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    let limit = vm.optional_size(given[0].as_ref())?;
    check_open(vm, stream)?;
    let length = line_length(vm, stream, limit);
    Ok(read_bytes(vm, stream, Some(length as isize)))
}

fn read_lines(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    check_open(vm, stream)?;
    let most = match vm.optional(given, 0) {
        None => 0,
        Some(most) if most.payload::<Int>().is_some() => vm.size_argument(&most)?,
        Some(other) => {
            let name = vm.class_name(&other);
            return Err(vm.type_error(format!("integer argument expected, got '{name}'")));
        }
    };
    let (mut lines, mut size) = (Vec::new(), 0);
    loop {
        let length = line_length(vm, stream, None);
        if length == 0 {
            return Ok(vm.new_appended_list(lines, 0));
        }
        lines.push(read_bytes(vm, stream, Some(length as isize)));
        size += length;
        if most > 0 && size >= most as usize {
            return Ok(vm.new_appended_list(lines, 0));
        }
    }
}

fn next(vm: &mut Vm, stream: &ObjectRef) -> Result<Option<ObjectRef>> {
    check_open(vm, stream)?;
    let length = line_length(vm, stream, None);
    Ok(if length == 0 { None } else { Some(read_bytes(vm, stream, Some(length as isize))) })
}

fn read_into(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    let target = vm.required(given, 0);
    let Some(held) = vm.hold_writable_buffer(&target) else {
        return Err(vm.bad_argument("readinto", "argument", "read-write bytes-like object", &target));
    };
    let read = read_into_held(vm, stream, &held);
    vm.let_go_of_buffer(&held);
    read
}

fn read_into_held(vm: &mut Vm, stream: &ObjectRef, target: &ObjectRef) -> Result {
    let range = writable(vm, target).map_or(0..0, |(_, range)| range);
    check_open(vm, stream)?;
    let start = this(stream).position.get();
    let bytes = this(stream).bytes(vm).get(start..).unwrap_or_default();
    let bytes = bytes[..bytes.len().min(range.len())].to_vec();
    write_bytes(vm, target, 0, &bytes);
    this(stream).position.set(start + bytes.len());
    Ok(vm.new_int(bytes.len() as i64))
}

fn write_object(vm: &mut Vm, stream: &ObjectRef, data: &ObjectRef) -> Result<usize> {
    check_open(vm, stream)?;
    check_exports(vm, stream)?;
    let bytes = vm.copied_buffer_by(data, request::SHAPE)?;
    if bytes.is_empty() {
        return Ok(0);
    }
    let start = this(stream).position.get();
    let end = start + bytes.len();
    vm.checked_width(end as isize)?;
    let payload = this(stream);
    let own = payload.own(vm);
    if end > payload.allocated.get() {
        payload.note_resize(end);
    }
    if own.len() < end {
        own.resize(end, 0);
    }
    own[start..end].copy_from_slice(&bytes);
    this(stream).position.set(end);
    Ok(bytes.len())
}

fn write(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    let data = vm.required(given, 0);
    let size = write_object(vm, stream, &data)?;
    Ok(vm.new_int(size as i64))
}

fn write_lines(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    check_open(vm, stream)?;
    let lines = vm.required(given, 0);
    let iterator = vm.iter(&lines)?;
    while let Some(line) = vm.next(&iterator)? {
        write_object(vm, stream, &line)?;
    }
    Ok(vm.none.clone())
}

fn seek(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    let offset = vm.required(given, 0);
    let offset = vm.size_argument(&offset)?;
    let whence = match given[1].take() {
        Some(whence) => vm.argument_c_int(&whence)?,
        None => 0,
    };
    check_open(vm, stream)?;
    if offset < 0 && whence == 0 {
        return Err(vm.value_error(format!("negative seek value {offset}")));
    }
    let base = match whence {
        0 => 0,
        1 => this(stream).position.get(),
        2 => this(stream).bytes(vm).len(),
        _ => return Err(vm.value_error(format!("invalid whence ({whence}, should be 0, 1 or 2)"))),
    };
    let Some(target) = (base as isize).checked_add(offset) else {
        return Err(vm.overflow_error("new position too large"));
    };
    let target = target.max(0);
    this(stream).position.set(target as usize);
    Ok(vm.new_int(target as i64))
}

fn tell(vm: &mut Vm, stream: &ObjectRef, _: Given) -> Result {
    check_open(vm, stream)?;
    Ok(vm.new_int(this(stream).position.get() as i64))
}

fn truncate(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    let size = vm.optional_size(given[0].as_ref())?;
    check_open(vm, stream)?;
    check_exports(vm, stream)?;
    let size = size.unwrap_or(this(stream).position.get() as isize);
    let Ok(length) = usize::try_from(size) else {
        return Err(vm.value_error(format!("negative size value {size}")));
    };
    if length < this(stream).bytes(vm).len() {
        this(stream).own(vm).truncate(length);
        this(stream).note_resize(length);
    }
    Ok(vm.new_int(size as i64))
}

fn get_value(vm: &mut Vm, stream: &ObjectRef, _: Given) -> Result {
    check_open(vm, stream)?;
    Ok(this(stream).shared(vm))
}

fn get_buffer(vm: &mut Vm, stream: &ObjectRef, _: Given) -> Result {
    check_open(vm, stream)?;
    let payload = this(stream);
    if matches!(payload.store.get(vm), Store::Shared(bytes) if bytes.reference_count() > 1) {
        // What others have is not to be changed through the view.
        payload.own(vm);
    }
    let buffer = ObjectRef::new(&vm.types.bytes_io_buffer, BytesIoBuffer { stream: stream.clone() });
    vm.view_of(&buffer)
}

fn close(vm: &mut Vm, stream: &ObjectRef, _: Given) -> Result {
    check_exports(vm, stream)?;
    this(stream).closed.set(true);
    drop(this(stream).store.replace(vm, Store::Own(Vec::new())));
    this(stream).allocated.set(0);
    Ok(vm.none.clone())
}

fn get_state(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    let value = get_value(vm, stream, given)?;
    let dictionary = vm.stream_dictionary(stream)?;
    let position = vm.new_int(this(stream).position.get() as i64);
    Ok(vm.new_tuple(vec![value, position, dictionary]))
}

fn set_state(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    let state = vm.required(given, 0);
    let items = match state.payload::<Tuple>().map(|tuple| &tuple.0[..]) {
        Some(items) if items.len() >= 3 => items.to_vec(),
        _ => {
            let (class, found) = (vm.class_name(stream), vm.class_name(&state));
            return Err(vm.type_error(format!("{class}.__setstate__ argument should be 3-tuple, got {found}")));
        }
    };
    check_exports(vm, stream)?;
    clear(vm, stream);
    write_object(vm, stream, &items[0])?;
    if items[1].payload::<Int>().is_none() {
        let name = vm.class_name(&items[1]);
        return Err(vm.type_error(format!("second item of state must be an integer, not {name}")));
    }
    let position = vm.size_argument(&items[1])?;
    let Ok(position) = usize::try_from(position) else {
        return Err(vm.value_error("position value cannot be negative"));
    };
    this(stream).position.set(position);
    vm.restore_stream_dictionary(stream, &items[2], "third")?;
    Ok(vm.none.clone())
}

/// The stream, and its bytes where nobody else has them (`bytesio_sizeof`).
fn size_of(vm: &mut Vm, stream: &ObjectRef, _: Given) -> Result {
    let payload = this(stream);
    let bytes = match payload.store.get(vm) {
        Store::Own(_) => Some(payload.allocated.get()).filter(|size| *size > 0),
        Store::Shared(object) if object.reference_count() == 1 => Some(payload.bytes(vm).len()),
        Store::Shared(_) => None,
    };
    let header = vm.types.bytes.payload::<Type>().map_or(0, |bytes| bytes.data.get(vm).layout.basic_size);
    Ok(vm.new_int(vm.basic_size(stream) as i64 + bytes.map_or(0, |size| header + size as i64)))
}

fn clear(vm: &mut Vm, stream: &ObjectRef) {
    drop(this(stream).store.replace(vm, Store::Own(Vec::new())));
    this(stream).allocated.set(0);
    this(stream).position.set(0);
}

static PARAMETERS: Constructor = Constructor::new("BytesIO", "(initial_bytes=b'')");

fn init(vm: &mut Vm, stream: &ObjectRef, arguments: Arguments) -> Result<()> {
    let mut bound = PARAMETERS.bind(vm, arguments)?;
    check_exports(vm, stream)?;
    clear(vm, stream);
    let Some(initial) = vm.optional(&mut bound, 0) else { return Ok(()) };
    if initial.class_id() == vm.types.bytes.id() {
        drop(this(stream).store.replace(vm, Store::Shared(initial)));
        return Ok(());
    }
    write_object(vm, stream, &initial)?;
    this(stream).position.set(0);
    Ok(())
}

fn able(vm: &mut Vm, stream: &ObjectRef, _: Given) -> Result {
    check_open(vm, stream)?;
    Ok(vm.new_bool(true))
}

static METHODS: &[MethodDefinition] = &[
    method("readable", "($self, /)", able),
    method("seekable", "($self, /)", able),
    method("writable", "($self, /)", able),
    method("close", "($self, /)", close),
    method("flush", "($self, /)", |vm, stream, _| {
        check_open(vm, stream)?;
        Ok(vm.none.clone())
    }),
    method("isatty", "($self, /)", |vm, stream, _| {
        check_open(vm, stream)?;
        Ok(vm.new_bool(false))
    }),
    method("tell", "($self, /)", tell),
    method("write", "($self, b, /)", write),
    method("writelines", "($self, lines, /)", write_lines),
    method("read1", "($self, size=-1, /)", read),
    method("readinto", "($self, buffer, /)", read_into),
    method("readline", "($self, size=-1, /)", read_line),
    method("readlines", "($self, size=None, /)", read_lines),
    method("read", "($self, size=-1, /)", read),
    method("getbuffer", "($self, /)", get_buffer).worded(Wording::DefiningClass),
    method("getvalue", "($self, /)", get_value),
    method("seek", "($self, pos, whence=0, /)", seek),
    method("truncate", "($self, size=None, /)", truncate),
    method("__getstate__", "($self, /)", get_state),
    method("__setstate__", "($self, object, /)", set_state),
    method("__sizeof__", "($self, /)", size_of),
];

static ATTRIBUTES: &[AttributeDefinition] =
    &[getter("closed", |vm, stream| Ok(vm.new_bool(this(stream).closed.get())))];

/// `BytesIO`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "BytesIO",
    skips_finalizer: true,
    module: "_io",
    instance_dict: true,
    weak_references: true,
    slots: |slots| {
        slots.new = Some(|_, class, _| {
            let store = Contents::new(Store::Own(Vec::new()));
            let (position, closed, exports) = (Cell::new(0), Cell::new(false), Cell::new(0));
            Ok(ObjectRef::new(class, BytesIo { store, position, closed, allocated: Cell::new(0), exports }))
        });
        slots.init = Some(init);
        slots.iter = Some(|_, stream| Ok(stream.clone()));
        slots.next = Some(next);
    },
    methods: METHODS,
    attributes: ATTRIBUTES,
    signature: Some("(initial_bytes=b'')"),
    ..TypeDefinition::EMPTY
};

/// `_BytesIOBuffer`
pub static BUFFER: TypeDefinition = TypeDefinition {
    name: "_BytesIOBuffer",
    module: "_io",
    slots: |slots| {
        slots.get_buffer = Some(exporting::get_native);
        slots.release_buffer = Some(exporting::release_native);
    },
    base_type: false,
    ..TypeDefinition::EMPTY
};
