//! Module `array`: sequences of C values (Modules/arraymodule.c).

mod construction;
mod files;
mod methods;
mod operators;
mod values;

use std::cell::Cell;

use crate::modules::ModuleDefinition;
use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::buffer::element::Element;
use crate::types::buffer::exporting;
use crate::types::native::{TypeDefinition, method};
use crate::types::sequence_iterator;
use crate::vm::{Result, Vm};

/// The payload: values of one type, one after the other.
pub struct Array {
    /// The letter that names the type of the values.
    code: u8,
    bytes: Contents<Vec<u8>>,
    /// The values for which there would be room in CPython, for sizes.
    allocated: Cell<usize>,
    /// How many views there are: while there is one, the size is fixed.
    pub exports: Cell<usize>,
}

// It refers to its type alone, a heap type, for which the collector knows of it.
impl Trace for Array {
    fn trace(&self, _: &Token, _: &mut dyn FnMut(&ObjectRef)) {}
}

impl Array {
    /// What the values are. Characters take four bytes each.
    pub fn element(&self) -> Element {
        element(self.code)
    }

    /// The values' bytes.
    pub fn bytes<'a>(&'a self, vm: &'a Vm) -> &'a [u8] {
        self.bytes.get(vm)
    }

    /// The values' bytes, to be changed without changing their number.
    pub fn bytes_mut<'a>(&'a self, vm: &'a mut Vm) -> &'a mut [u8] {
        self.bytes.get_mut(vm)
    }

    /// Whether the values are characters.
    fn holds_characters(&self) -> bool {
        matches!(self.code, b'u' | b'w')
    }

    /// Follows the growth pattern of CPython's arrays where the number of values goes from `old` to what it is now
    /// (`array_resize`).
    fn note_resize(&self, vm: &Vm, old: usize) {
        let (new, allocated) = (self.length(vm), self.allocated.get());
        if allocated >= new && old < new + 16 && allocated > 0 {
            return;
        }
        let spare = if old < 8 { 3 } else { 7 };
        self.allocated.set(if new == 0 { 0 } else { (new >> 4) + spare + new });
    }

    /// Says that the values were appended to an empty array, all at once or one by one.
    fn note_appended(&self, vm: &Vm, at_once: bool) {
        self.allocated.set(0);
        if at_once {
            return self.note_resize(vm, 0);
        }
        for old in 0..self.length(vm) {
            let new = old + 1;
            if self.allocated.get() < new {
                self.allocated.set((new >> 4) + if old < 8 { 3 } else { 7 } + new);
            }
        }
    }

    /// Changes the bytes, and with them perhaps their number.
    fn change(&self, vm: &mut Vm, change: impl FnOnce(&mut Vec<u8>)) {
        let old = self.length(vm);
        change(self.bytes.get_mut(vm));
        self.note_resize(vm, old);
    }

    fn size(&self) -> usize {
        self.element().size()
    }

    fn length(&self, vm: &Vm) -> usize {
        self.bytes(vm).len() / self.size()
    }
}

fn element(code: u8) -> Element {
    Element::new(if code == b'u' { b'w' } else { code })
}

fn this(object: &ObjectRef) -> &Array {
    object.payload::<Array>().expect("the receiver of a method of array is an array")
}

impl Vm {
    /// An array of a code with these bytes.
    fn new_array(&self, class: &ObjectRef, code: u8, bytes: Vec<u8>) -> ObjectRef {
        let allocated = Cell::new(bytes.len() / element(code).size());
        ObjectRef::new(class, Array { code, bytes: Contents::new(bytes), allocated, exports: Cell::new(0) })
    }

    /// Checks that no view fixes the size.
    fn expect_resizable_array(&mut self, object: &ObjectRef) -> Result<()> {
        if this(object).exports.get() > 0 {
            return Err(self.buffer_error("cannot resize an array that is exporting buffers"));
        }
        Ok(())
    }
}

/// `array`
pub static DEFINITION: ModuleDefinition = ModuleDefinition {
    name: "array",
    functions: &[method(
        "_array_reconstructor",
        "($module, arraytype, typecode, mformat_code, items, /)",
        construction::reconstruct,
    )],
    fill: |vm, namespace| {
        let codes = vm.new_str(if vm.profile.array_of_wide_characters { "bBuwhHiIlLqQfd" } else { "bBuhHiIlLqQfd" });
        vm.dict_set_name(namespace, "typecodes", codes);
        for name in ["array", "ArrayType"] {
            let class = vm.types.array.clone();
            vm.dict_set_name(namespace, name, class);
        }
        Ok(())
    },
};

/// `array.array`
pub static ARRAY: TypeDefinition = TypeDefinition {
    name: "array",
    module: "array",
    slots: |slots| {
        slots.repr = Some(operators::repr);
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.new = Some(construction::new);
        slots.hash = None;
        slots.iter = Some(operators::iter);
        slots.compare = Some(operators::compare);
        slots.length = Some(|vm, object| Ok(this(object).length(vm)));
        slots.concatenate = Some(operators::concatenate);
        slots.repeat = Some(operators::repeat);
        slots.in_place_concatenate = Some(operators::in_place_concatenate);
        slots.in_place_repeat = Some(operators::in_place_repeat);
        slots.item = Some(operators::item);
        slots.get_buffer = Some(exporting::get_native);
        slots.release_buffer = Some(exporting::release_native);
        slots.subscript = Some(operators::subscript);
        slots.assign_subscript = Some(operators::assign_subscript);
        slots.contains = Some(|vm, object, item| Ok(methods::find(vm, object, item, 0, isize::MAX)?.is_some()));
    },
    methods: methods::METHODS,
    attributes: methods::ATTRIBUTES,
    weak_references: true,
    sequence: true,
    ..TypeDefinition::EMPTY
};

/// `arrayiterator`
pub static ITERATOR: TypeDefinition = TypeDefinition {
    name: "arrayiterator",
    module: "array",
    slots: |slots| {
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.iter = Some(|_, object| Ok(object.clone()));
        slots.next = Some(sequence_iterator::next_of_sequence);
    },
    methods: &[
        method("__reduce__", "($self, /)", sequence_iterator::reduce),
        method("__setstate__", "($self, state, /)", sequence_iterator::set_state),
    ],
    base_type: false,
    ..TypeDefinition::EMPTY
};
