//! Structure sequences: tuples whose items have names (Objects/structseq.c).

use crate::object::ObjectRef;
use crate::types::native::TypeDefinition;
use crate::types::tuple::Tuple;
use crate::types::type_object::Type;
use crate::vm::{Result, Vm};

/// Reads the item with this index: the getter of its attribute.
///
/// # Errors
/// None.
pub fn field<const INDEX: usize>(vm: &mut Vm, sequence: &ObjectRef) -> Result {
    let item = sequence.payload::<Tuple>().and_then(|items| items.0.get(INDEX).cloned());
    Ok(item.unwrap_or_else(|| vm.none.clone()))
}

/// `module.name(field=value, …)`
///
/// # Errors
/// What the repr of an item raises.
pub fn repr(vm: &mut Vm, sequence: &ObjectRef) -> Result {
    let class = sequence.class_ref();
    let definition = class.payload::<Type>().and_then(|class| class.data.get(vm).definition);
    let (Some(definition), Some(items)) = (definition, sequence.payload::<Tuple>()) else {
        return Ok(vm.empty_str.clone());
    };
    let mut text = format!("{}.{}(", definition.module, definition.name);
    for (index, (attribute, item)) in definition.attributes.iter().zip(items.0.iter()).enumerate() {
        if index > 0 {
            text.push_str(", ");
        }
        text.push_str(&format!("{}={}", attribute.name, vm.repr_display(item)?));
    }
    text.push(')');
    Ok(vm.new_str(&text))
}

impl Vm {
    /// A structure sequence of a type that derives from tuple.
    pub fn new_structure_sequence(&mut self, definition: &'static TypeDefinition, items: Vec<ObjectRef>) -> ObjectRef {
        let tuple = self.types.tuple.clone();
        let class = self.make_builtin_type(definition, &tuple, crate::object::Kind::Tuple);
        let attributes = self.type_namespace(&class);
        for name in ["n_sequence_fields", "n_fields"] {
            let count = self.new_int(items.len() as i64);
            self.dict_set_name(&attributes, name, count);
        }
        let none = self.new_int(0);
        self.dict_set_name(&attributes, "n_unnamed_fields", none);
        ObjectRef::new(&class, Tuple(items.into_boxed_slice()))
    }
}
