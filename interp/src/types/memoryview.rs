//! `memoryview` over bytes and bytearrays, in one dimension.

use std::cell::Cell;

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::bytearray::Bytearray;
use crate::types::bytes::methods::hex_separator;
use crate::types::bytes::{Bytes, buffer_of, bytes_of};
use crate::types::converters::Constructor;
use crate::types::native::{AttributeDefinition, MethodDefinition, TypeDefinition, getter, method};
use crate::types::slice::Slice;
use crate::types::slots::Comparison;
use crate::types::text::sequence::copy_stepped;
use crate::vm::{Arguments, Raised, Result, Vm};

/// The payload: some bytes of another object.
pub struct MemoryView {
    /// The object, `None` when the view is released.
    object: Contents<Option<ObjectRef>>,
    start: usize,
    step: isize,
    length: usize,
    readonly: bool,
    released: Cell<bool>,
}

impl Trace for MemoryView {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.object.get(token).iter().for_each(visit);
    }

    fn dismantle(&mut self) {
        let object = self.object.exclusive().take();
        end_export(object.as_ref());
    }
}

/// The object may change its size again, as far as this view is concerned.
fn end_export(object: Option<&ObjectRef>) {
    if let Some(array) = object.and_then(|object| object.payload::<Bytearray>()) {
        array.exports.set(array.exports.get().saturating_sub(1));
    }
}

impl MemoryView {
    /// Whether `release()` was called.
    pub fn is_released(&self) -> bool {
        self.released.get()
    }

    /// The bytes, where they are in one piece.
    pub fn contiguous<'a>(&'a self, vm: &'a Vm) -> Option<&'a [u8]> {
        if self.step != 1 && self.length > 1 {
            return None;
        }
        let object = self.object.get(vm).as_ref()?;
        buffer_of(vm, object)?.get(self.start..self.start + self.length)
    }

    /// A copy of the bytes.
    fn copied(&self, vm: &Vm) -> Vec<u8> {
        let object = self.object.get(vm).as_ref();
        let bytes = object.and_then(|object| buffer_of(vm, object)).unwrap_or_default();
        copy_stepped(bytes, self.start, self.step, self.length)
    }

    /// Where the item of an index is in the object.
    fn place(&self, index: usize) -> usize {
        (self.start as isize + index as isize * self.step) as usize
    }
}

fn view(object: &ObjectRef) -> &MemoryView {
    object.payload::<MemoryView>().expect("the receiver of a method of memoryview is a memoryview")
}

impl Vm {
    /// A view of `length` bytes from `start`, `step` apart.
    fn new_view(&self, object: ObjectRef, start: usize, step: isize, length: usize, readonly: bool) -> ObjectRef {
        if let Some(array) = object.payload::<Bytearray>() {
            array.exports.set(array.exports.get() + 1);
        }
        let payload = MemoryView {
            object: Contents::new(Some(object)),
            start,
            step,
            length,
            readonly,
            released: Cell::new(false),
        };
        ObjectRef::new(&self.types.memoryview, payload)
    }

    /// The viewed object, or ValueError after a release.
    fn viewed(&mut self, object: &ObjectRef) -> Result {
        match view(object).object.cloned(self) {
            Some(object) => Ok(object),
            None => Err(self.released_error()),
        }
    }

    #[cold]
    fn released_error(&mut self) -> Raised {
        self.value_error("operation forbidden on released memoryview object")
    }
}

static PARAMETERS: Constructor = Constructor::new("memoryview", "(object)");

fn new(vm: &mut Vm, _: &ObjectRef, arguments: Arguments) -> Result {
    let mut bound = PARAMETERS.bind(vm, arguments)?;
    let object = vm.required(&mut bound, 0);
    if let Some(other) = object.payload::<MemoryView>() {
        let viewed = vm.viewed(&object)?;
        return Ok(vm.new_view(viewed, other.start, other.step, other.length, other.readonly));
    }
    let Some(length) = buffer_of(vm, &object).map(<[u8]>::len) else {
        let name = vm.class_name(&object);
        return Err(vm.type_error(format!("memoryview: a bytes-like object is required, not '{name}'")));
    };
    let readonly = object.payload::<Bytes>().is_some();
    Ok(vm.new_view(object, 0, 1, length, readonly))
}

fn release(vm: &mut Vm, object: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let viewed = view(object).object.replace(vm, None);
    end_export(viewed.as_ref());
    view(object).released.set(true);
    Ok(vm.none.clone())
}

fn item(vm: &mut Vm, object: &ObjectRef, index: isize) -> Result {
    let viewed = vm.viewed(object)?;
    let length = view(object).length;
    let index = if index < 0 { index + length as isize } else { index };
    let Some(index) = usize::try_from(index).ok().filter(|index| *index < length) else {
        return Err(vm.index_error("index out of bounds on dimension 1"));
    };
    let byte = bytes_of(vm, &viewed).get(view(object).place(index)).copied().unwrap_or_default();
    Ok(vm.new_int(byte.into()))
}

fn subscript(vm: &mut Vm, object: &ObjectRef, key: &ObjectRef) -> Result {
    let viewed = vm.viewed(object)?;
    let this = view(object);
    if vm.has_index(key) {
        let index = vm.sequence_index(key)?;
        return item(vm, object, index);
    }
    let Some(slice) = key.payload::<Slice>() else { return Err(vm.type_error("memoryview: invalid slice key")) };
    let bounds = vm.slice_unpack(slice)?;
    let (start, step, count) = Slice::adjust(bounds.0, bounds.1, bounds.2, this.length);
    let start = this.place(start);
    Ok(vm.new_view(viewed, start, this.step * step, count, this.readonly))
}

fn assign_subscript(vm: &mut Vm, object: &ObjectRef, key: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let viewed = vm.viewed(object)?;
    let this = view(object);
    if this.readonly {
        return Err(vm.type_error("cannot modify read-only memory"));
    }
    let Some(value) = value else { return Err(vm.type_error("cannot delete memory")) };
    let mut places = Vec::new();
    let bytes = if vm.has_index(key) {
        let index = vm.sequence_index(key)?;
        let index = if index < 0 { index + this.length as isize } else { index };
        let Some(index) = usize::try_from(index).ok().filter(|index| *index < this.length) else {
            return Err(vm.index_error("index out of bounds on dimension 1"));
        };
        places.push(this.place(index));
        if !vm.has_index(&value) {
            return Err(vm.type_error("memoryview: invalid type for format 'B'"));
        }
        vec![vm.byte_value(&value, "memoryview: invalid value for format 'B'")?]
    } else if let Some(slice) = key.payload::<Slice>() {
        let bounds = vm.slice_unpack(slice)?;
        let (start, step, count) = Slice::adjust(bounds.0, bounds.1, bounds.2, this.length);
        places.extend((0..count).map(|index| this.place(start.wrapping_add_signed(index as isize * step))));
        vm.expect_buffer(&value)?;
        let bytes = bytes_of(vm, &value).to_vec();
        if bytes.len() != count {
            return Err(vm.value_error("memoryview assignment: lvalue and rvalue have different structures"));
        }
        bytes
    } else {
        return Err(vm.type_error("memoryview: invalid slice key"));
    };
    if let Some(array) = viewed.payload::<Bytearray>() {
        let contents = array.bytes_mut(vm);
        for (place, byte) in places.into_iter().zip(bytes) {
            contents[place] = byte;
        }
    }
    Ok(())
}

fn compare(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef, comparison: Comparison) -> Result {
    if !matches!(comparison, Comparison::Equal | Comparison::NotEqual) {
        return Ok(vm.not_implemented.clone());
    }
    let bytes = |object: &ObjectRef| match object.payload::<MemoryView>() {
        Some(view) if view.is_released() => None,
        Some(view) => Some(view.copied(vm)),
        None => buffer_of(vm, object).map(<[u8]>::to_vec),
    };
    let equal = match (bytes(left), bytes(right)) {
        (Some(left), Some(right)) => left == right,
        // A released view equals itself alone.
        _ if view(left).is_released() => left.is(right),
        _ => return Ok(vm.not_implemented.clone()),
    };
    Ok(vm.new_bool(equal == (comparison == Comparison::Equal)))
}

fn hash(vm: &mut Vm, object: &ObjectRef) -> Result<i64> {
    vm.viewed(object)?;
    if !view(object).readonly {
        return Err(vm.value_error("cannot hash writable memoryview object"));
    }
    Ok(crate::types::hashing::hash_bytes(&view(object).copied(vm)))
}

fn repr(vm: &mut Vm, object: &ObjectRef) -> Result {
    let kind = if view(object).is_released() { "released memory" } else { "memory" };
    Ok(vm.new_str(&format!("<{kind} at {:#x}>", object.id().0)))
}

fn to_bytes(vm: &mut Vm, object: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    vm.viewed(object)?;
    let bytes = view(object).copied(vm);
    Ok(vm.new_filled_bytes(bytes))
}

fn hex(vm: &mut Vm, object: &ObjectRef, given: &mut [Option<ObjectRef>]) -> Result {
    vm.viewed(object)?;
    let group = match &given[1] {
        Some(group) => vm.argument_c_int(group)?,
        None => 1,
    };
    let separator = hex_separator(vm, given[0].as_ref())?;
    let text = crate::types::text::bytes::to_hex(&view(object).copied(vm), separator, group as isize);
    Ok(vm.new_str(&text))
}

fn to_list(vm: &mut Vm, object: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    vm.viewed(object)?;
    let items = view(object).copied(vm).into_iter().map(|byte| vm.new_int(byte.into())).collect();
    Ok(vm.new_list(items))
}

fn to_readonly(vm: &mut Vm, object: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let viewed = vm.viewed(object)?;
    let this = view(object);
    Ok(vm.new_view(viewed, this.start, this.step, this.length, true))
}

static METHODS: &[MethodDefinition] = &[
    method("release", "($self, /)", release),
    method("tobytes", "($self, /, order='C')", to_bytes),
    method("hex", "($self, /, sep=<unrepresentable>, bytes_per_sep=1)", hex),
    method("tolist", "($self, /)", to_list),
    method("toreadonly", "($self, /)", to_readonly),
    method("__enter__", "($self, /)", |vm, object, _| {
        vm.viewed(object)?;
        Ok(object.clone())
    }),
    method("__exit__", "($self, /, *exc_info)", release),
];

/// The getter of an attribute that a released view does not have.
macro_rules! of_view {
    ($name:literal, |$vm:ident, $view:ident| $value:expr) => {
        getter($name, |$vm, object| {
            $vm.viewed(object)?;
            let $view = view(object);
            Ok($value)
        })
    };
}

static ATTRIBUTES: &[AttributeDefinition] = &[
    getter("obj", |vm, object| vm.viewed(object)),
    of_view!("nbytes", |vm, view| vm.new_int(view.length as i64)),
    of_view!("readonly", |vm, view| vm.new_bool(view.readonly)),
    of_view!("itemsize", |vm, _view| vm.new_int(1)),
    of_view!("format", |vm, _view| vm.new_str("B")),
    of_view!("ndim", |vm, _view| vm.new_int(1)),
    of_view!("shape", |vm, view| vm.new_tuple(vec![vm.new_int(view.length as i64)])),
    of_view!("strides", |vm, view| vm.new_tuple(vec![vm.new_int(view.step as i64)])),
    of_view!("suboffsets", |vm, _view| vm.empty_tuple.clone()),
    of_view!("c_contiguous", |vm, view| vm.new_bool(view.step == 1 || view.length <= 1)),
    of_view!("f_contiguous", |vm, view| vm.new_bool(view.step == 1 || view.length <= 1)),
    of_view!("contiguous", |vm, view| vm.new_bool(view.step == 1 || view.length <= 1)),
];

/// `memoryview`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "memoryview",
    slots: |slots| {
        slots.repr = Some(repr);
        slots.hash = Some(hash);
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.new = Some(new);
        slots.compare = Some(compare);
        slots.length = Some(|vm, object| {
            vm.viewed(object)?;
            Ok(view(object).length)
        });
        slots.item = Some(item);
        slots.subscript = Some(subscript);
        slots.assign_subscript = Some(assign_subscript);
    },
    methods: METHODS,
    attributes: ATTRIBUTES,
    base_type: false,
    weak_references: true,
    signature: Some("(object)"),
    ..TypeDefinition::EMPTY
};
