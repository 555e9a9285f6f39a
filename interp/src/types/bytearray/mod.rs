//! `bytearray`: the payload with CPython's growth, and the type.

mod changes;
mod methods;

use std::cell::Cell;

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::buffer::exporting;
use crate::types::bytes::{bytes_of, iterator, operators, percent, searching};
use crate::types::converters::{Constructor, text_of};
use crate::types::native::TypeDefinition;
use crate::types::slots::{Comparison, Operator};
use crate::types::text::bytes::repr;
use crate::vm::{Arguments, Result, Vm};

/// The payload of a bytearray.
#[derive(Default)]
pub struct Bytearray {
    value: Contents<Vec<u8>>,
    /// The size of CPython's block, `__alloc__()`.
    allocated: Cell<usize>,
    /// How many bytes CPython leaves unused at the block's start after deletions there.
    offset: Cell<usize>,
    /// How many views there are: while there is one, the size is fixed.
    pub exports: Cell<usize>,
}

impl Trace for Bytearray {
    const COLLECTED: bool = false;

    fn trace(&self, _: &Token, _: &mut dyn FnMut(&ObjectRef)) {}
}

impl Bytearray {
    /// The payload for a value, whose block is exactly as large as it needs to be.
    pub fn new(value: Vec<u8>) -> Self {
        let allocated = if value.is_empty() { 0 } else { value.len() + 1 };
        Self { value: Contents::new(value), allocated: Cell::new(allocated), ..Self::default() }
    }

    /// The bytes.
    pub fn bytes<'a>(&'a self, vm: &'a Vm) -> &'a [u8] {
        self.value.get(vm)
    }

    /// The bytes, to be changed without changing their number.
    pub fn bytes_mut<'a>(&'a self, vm: &'a mut Vm) -> &'a mut [u8] {
        self.value.get_mut(vm)
    }

    /// Keeps the books of CPython's block for a new length (`PyByteArray_Resize`).
    fn account(&self, old: usize, size: usize) {
        if size == old {
            return;
        }
        let allocated = self.allocated.get();
        let block = if size + self.offset.get() < allocated {
            if size >= allocated / 2 {
                return;
            }
            size + 1
        } else if size as f64 <= allocated as f64 * 1.125 {
            size + (size >> 3) + if size < 9 { 3 } else { 6 }
        } else {
            size + 1
        };
        self.offset.set(0);
        self.allocated.set(block);
    }
}

/// The payload of a bytearray object.
fn payload(object: &ObjectRef) -> &Bytearray {
    object.payload::<Bytearray>().expect("the receiver of a method of bytearray is a bytearray")
}

impl Vm {
    /// A bytearray.
    pub fn new_bytearray(&self, value: Vec<u8>) -> ObjectRef {
        ObjectRef::new(&self.types.bytearray, Bytearray::new(value))
    }
}

static PARAMETERS: Constructor = Constructor::new("bytearray", "(source=b'', encoding='utf-8', errors='strict')");

/// `bytearray.__init__`
fn init(vm: &mut Vm, object: &ObjectRef, arguments: Arguments) -> Result<()> {
    let mut bound = PARAMETERS.bind(vm, arguments)?;
    for (index, name) in [(1, "encoding"), (2, "errors")] {
        if let Some(argument) = &bound[index] {
            vm.expect_c_string("bytearray", &format!("argument '{name}'"), argument)?;
        }
    }
    let (source, encoding, errors) = (bound[0].take(), bound[1].take(), bound[2].take());
    if !bytes_of(vm, object).is_empty() {
        changes::resize(vm, object, 0)?;
    }
    let Some(source) = source else {
        return match (encoding, errors) {
            (None, None) => Ok(()),
            (Some(_), _) => Err(vm.type_error("encoding without a string argument")),
            (None, Some(_)) => Err(vm.type_error("errors without a string argument")),
        };
    };
    if text_of(&source).is_some() {
        if encoding.is_none() {
            return Err(vm.type_error("string argument without an encoding"));
        }
        let encoded = vm.encode_str(&source, encoding.as_ref(), errors.as_ref())?;
        let encoded = bytes_of(vm, &encoded).to_vec();
        return changes::extend(vm, object, &encoded);
    }
    if encoding.is_some() {
        return Err(vm.type_error("encoding without a string argument"));
    }
    if errors.is_some() {
        return Err(vm.type_error("errors without a string argument"));
    }
    if vm.has_index(&source) {
        let size = vm.index_to_isize(&source);
        if let Some(size) = vm.catch(size, &vm.exceptions.type_error)? {
            if size < 0 {
                return Err(vm.value_error("negative count"));
            }
            let size = vm.checked_width(size)?;
            return changes::extend(vm, object, &vec![0; size]);
        }
    }
    if vm.has_buffer(&source) {
        let bytes = vm.copied_items(&source)?;
        return changes::extend(vm, object, &bytes);
    }
    match vm.byte_values(&source, "byte must be in range(0, 256)", None)? {
        Some(values) => {
            // CPython adds one by one, except that it knows the size of lists and tuples.
            if matches!(source.kind(), crate::object::Kind::List | crate::object::Kind::Tuple) {
                return changes::extend(vm, object, &values);
            }
            values.iter().try_for_each(|value| changes::extend(vm, object, &[*value]))
        }
        None => {
            let name = vm.class_name(&source);
            Err(vm.type_error(format!("cannot convert '{name}' object to bytearray")))
        }
    }
}

fn represent(vm: &mut Vm, object: &ObjectRef) -> Result {
    let name = vm.class_name(object);
    let shown = repr(bytes_of(vm, object));
    // Between double quotes, single ones are escaped all the same.
    let shown = if shown.starts_with("b\"") { shown.replace('\'', "\\'") } else { shown };
    Ok(vm.new_str(&format!("{name}({shown})")))
}

fn compare(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef, comparison: Comparison) -> Result {
    let Ok(held) = vm.hold_buffers([left, right]) else { return Ok(vm.not_implemented.clone()) };
    let ordering = bytes_of(vm, &held[0]).cmp(bytes_of(vm, &held[1]));
    vm.let_go_of_buffers(&held);
    Ok(vm.new_bool(comparison.holds(ordering)))
}

fn concatenate(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    let Ok(held) = vm.hold_buffers([left, right]) else { return Err(vm.cannot_concatenate(left, right)) };
    let concatenated = vm.new_bytearray([bytes_of(vm, &held[0]), bytes_of(vm, &held[1])].concat());
    vm.let_go_of_buffers(&held);
    Ok(concatenated)
}

fn repeat(vm: &mut Vm, object: &ObjectRef, count: isize) -> Result {
    let value = vm.repeated_bytes(object, count, "")?;
    Ok(vm.new_bytearray(value))
}

fn item(vm: &mut Vm, object: &ObjectRef, index: isize) -> Result {
    match usize::try_from(index).ok().and_then(|index| bytes_of(vm, object).get(index)) {
        Some(byte) => Ok(vm.new_int((*byte).into())),
        None => Err(vm.index_error("bytearray index out of range")),
    }
}

fn subscript(vm: &mut Vm, object: &ObjectRef, key: &ObjectRef) -> Result {
    if vm.has_index(key) {
        let index = vm.sequence_index(key)?;
        let length = bytes_of(vm, object).len() as isize;
        return item(vm, object, if index < 0 { index + length } else { index });
    }
    if let Some(slice) = key.payload::<crate::types::slice::Slice>() {
        let bounds = vm.slice_unpack(slice)?;
        let part = operators::sliced(bytes_of(vm, object), bounds);
        return Ok(vm.new_bytearray(part));
    }
    let name = vm.class_name(key);
    Err(vm.type_error(format!("bytearray indices must be integers or slices, not {name}")))
}

/// `bytearray`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "bytearray",
    slots: |slots| {
        slots.repr = Some(represent);
        slots.str = Some(represent);
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.new = Some(|_, class, _| Ok(ObjectRef::new(class, Bytearray::default())));
        slots.init = Some(init);
        slots.iter = Some(iterator::iter_bytearray);
        slots.compare = Some(compare);
        slots.concatenate = Some(concatenate);
        slots.repeat = Some(repeat);
        slots.in_place_concatenate = Some(changes::in_place_concatenate);
        slots.in_place_repeat = Some(changes::in_place_repeat);
        slots.item = Some(item);
        slots.subscript = Some(subscript);
        slots.assign_subscript = Some(changes::assign_subscript);
        slots.length = Some(|vm, object| Ok(bytes_of(vm, object).len()));
        slots.contains = Some(searching::contains);
        slots.get_buffer = Some(exporting::get_native);
        slots.release_buffer = Some(exporting::release_native);
        slots.binary[Operator::Remainder as usize] = Some(percent::remainder_of_bytearray);
    },
    methods: methods::METHODS,
    match_self: true,
    ..TypeDefinition::EMPTY
};
