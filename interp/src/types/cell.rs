//! `cell`: a variable that functions share.

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::native::{TypeDefinition, property};
use crate::types::slots::{Comparison, Slots};
use crate::vm::{Result, Vm};

/// The payload of a cell.
pub struct Cell {
    /// The value, `None` while the variable is unbound.
    pub value: Contents<Option<ObjectRef>>,
}

impl Trace for Cell {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.value.get(token).iter().for_each(visit);
    }

    fn clear(&self, token: &mut Token, released: &mut Vec<ObjectRef>) {
        released.extend(self.value.get_mut(token).take());
    }
}

impl Vm {
    /// A cell.
    pub fn new_cell(&self, value: Option<ObjectRef>) -> ObjectRef {
        ObjectRef::new(&self.types.cell, Cell { value: Contents::new(value) })
    }
}

/// `cell`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "cell",
    slots: |slots: &mut Slots| {
        slots.repr = Some(repr);
        slots.compare = Some(compare);
        slots.new = Some(|vm, _, mut arguments| {
            if !arguments.keywords.is_empty() {
                return Err(vm.type_error("cell() takes no keyword arguments"));
            }
            let given = arguments.positional.len();
            if given > 1 {
                return Err(vm.type_error(format!("cell expected at most 1 argument, got {given}")));
            }
            Ok(vm.new_cell(arguments.positional.pop()))
        });
    },
    attributes: &[property("cell_contents", contents, set_contents)],
    base_type: false,
    signature: Some("([contents])"),
    ..TypeDefinition::EMPTY
};

fn value(vm: &Vm, cell: &ObjectRef) -> Option<ObjectRef> {
    cell.payload::<Cell>()?.value.cloned(vm)
}

fn contents(vm: &mut Vm, cell: &ObjectRef) -> Result {
    match value(vm, cell) {
        Some(value) => Ok(value),
        None => Err(vm.value_error("Cell is empty")),
    }
}

fn set_contents(vm: &mut Vm, cell: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    if let Some(payload) = cell.payload::<Cell>() {
        let old = payload.value.replace(vm, value);
        drop(old);
    }
    Ok(())
}

fn repr(vm: &mut Vm, cell: &ObjectRef) -> Result {
    let address = cell.id().0;
    let text = match value(vm, cell) {
        Some(value) => {
            format!("<cell at {address:#x}: {} object at {:#x}>", vm.class_name(&value), value.id().0)
        }
        None => format!("<cell at {address:#x}: empty>"),
    };
    Ok(vm.new_str(&text))
}

/// Cells compare as what they hold; an empty one is less than any other.
fn compare(vm: &mut Vm, cell: &ObjectRef, other: &ObjectRef, comparison: Comparison) -> Result {
    if other.payload::<Cell>().is_none() {
        return Ok(vm.not_implemented.clone());
    }
    match (value(vm, cell), value(vm, other)) {
        (Some(first), Some(second)) => vm.compare(&first, &second, comparison),
        (first, second) => Ok(vm.new_bool(comparison.holds(first.is_some().cmp(&second.is_some())))),
    }
}
