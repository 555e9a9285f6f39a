//! Structure sequences: tuples whose items have names (Objects/structseq.c).
//!
//! Some of the named fields may be no items: they lie in the slots of the instance.

use crate::object::{Kind, ObjectRef};
use crate::types::converters::Constructor;
use crate::types::native::{MethodDefinition, TypeDefinition, method};
use crate::types::tuple::Tuple;
use crate::types::type_object::Type;
use crate::vm::{Arguments, Result, Vm};

/// Reads the field with this index: the getter of its attribute.
///
/// # Errors
/// None.
pub fn field<const INDEX: usize>(vm: &mut Vm, sequence: &ObjectRef) -> Result {
    Ok(field_at(vm, sequence, INDEX))
}

fn field_at(vm: &Vm, sequence: &ObjectRef, index: usize) -> ObjectRef {
    let items = sequence.payload::<Tuple>().map_or(&[][..], |items| &items.0);
    let value = match items.get(index) {
        Some(item) => Some(item.clone()),
        None => sequence
            .extension()
            .and_then(|extension| extension.slots.get(vm).get(index - items.len()).cloned().flatten()),
    };
    value.unwrap_or_else(|| vm.none.clone())
}

fn definition_of(vm: &Vm, class: &ObjectRef) -> Option<&'static TypeDefinition> {
    class.payload::<Type>().and_then(|class| class.data.get(vm).definition)
}

fn full_name(definition: &TypeDefinition) -> String {
    format!("{}.{}", definition.module, definition.name)
}

/// `module.name(field=value, …)`
///
/// # Errors
/// What the repr of an item raises.
pub fn repr(vm: &mut Vm, sequence: &ObjectRef) -> Result {
    let definition = definition_of(vm, &sequence.class_ref());
    let (Some(definition), Some(items)) = (definition, sequence.payload::<Tuple>()) else {
        return Ok(vm.empty_str.clone());
    };
    let mut text = format!("{}(", full_name(definition));
    for (index, (attribute, item)) in definition.attributes.iter().zip(items.0.iter()).enumerate() {
        if index > 0 {
            text.push_str(", ");
        }
        text.push_str(&format!("{}={}", attribute.name, vm.repr_display(item)?));
    }
    text.push(')');
    Ok(vm.new_str(&text))
}

static PARAMETERS: Constructor = Constructor::new("structseq", "(sequence, dict={})");

/// `T(sequence, dict)`: the items, and by name what else there is. For the slot `new` of types that can be called.
///
/// # Errors
/// A sequence of another length, and names that are not free.
pub fn new(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    let mut bound = PARAMETERS.bind(vm, arguments)?;
    let (sequence, named) = (vm.required(&mut bound, 0), bound[1].take());
    let Some(definition) = definition_of(vm, class) else { return Ok(vm.none.clone()) };
    let name = full_name(definition);
    let items = vm.collect(&sequence);
    let Some(mut items) = vm.catch(items, &vm.exceptions.type_error)? else {
        return Err(vm.type_error("constructor requires a sequence"));
    };
    let named = match named {
        Some(named) if vm.is_instance_of_type(&named, &vm.types.dict) => Some(named),
        Some(_) => return Err(vm.type_error(format!("{name}() takes a dict as second arg, if any"))),
        None => None,
    };
    let (given, all) = (items.len(), definition.attributes.len());
    let visible = vm.visible_fields(class);
    let wanted = match () {
        () if visible == all && given != all => format!("a {all}"),
        () if given < visible => format!("an at least {visible}"),
        () if given > all => format!("an at most {all}"),
        () => String::new(),
    };
    if !wanted.is_empty() {
        return Err(vm.type_error(format!("{name}() takes {wanted}-sequence ({given}-sequence given)")));
    }
    let mut used = 0;
    for attribute in &definition.attributes[given..] {
        let key = vm.intern(attribute.name);
        let value = match &named {
            Some(named) => crate::types::dict::get_str(vm, named, &key),
            None => None,
        };
        used += usize::from(value.is_some());
        items.push(value.unwrap_or_else(|| vm.none.clone()));
    }
    if let Some(named) = named
        && vm.profile.structure_names_are_checked
        && vm.len(&named)? != used
    {
        return Err(vm.type_error(format!("{name}() got duplicate or unexpected field name(s)")));
    }
    Ok(vm.new_structure_sequence(class, items))
}

/// The items, and a dict of the fields that are none.
fn reduce(vm: &mut Vm, sequence: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let class = sequence.class_ref();
    let items = sequence.payload::<Tuple>().map_or_else(Vec::new, |items| items.0.to_vec());
    let named = vm.new_dict();
    if let Some(definition) = definition_of(vm, &class) {
        for (index, attribute) in definition.attributes.iter().enumerate().skip(items.len()) {
            let value = field_at(vm, sequence, index);
            vm.dict_set_name(&named, attribute.name, value);
        }
    }
    let items = vm.new_tuple(items);
    let arguments = vm.new_tuple(vec![items, named]);
    Ok(vm.new_tuple(vec![class, arguments]))
}

/// A copy with other values in the named fields.
fn replace(vm: &mut Vm, sequence: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let changes = vm.required(arguments, 0);
    let class = sequence.class_ref();
    let Some(definition) = definition_of(vm, &class) else { return Ok(sequence.clone()) };
    let mut fields = Vec::new();
    for (index, attribute) in definition.attributes.iter().enumerate() {
        let key = vm.intern(attribute.name);
        let value = crate::types::dict::get_str(vm, &changes, &key);
        if value.is_some() {
            let removed = vm.dict_remove_str(&changes, &key);
            drop(removed);
        }
        fields.push(value.unwrap_or_else(|| field_at(vm, sequence, index)));
    }
    let left = vm.collect(&changes)?;
    if !left.is_empty() {
        let left = vm.new_list(left);
        let left = vm.repr_display(&left)?;
        return Err(vm.type_error(format!("Got unexpected field name(s): {left}")));
    }
    Ok(vm.new_structure_sequence(&class, fields))
}

/// The methods of a structure sequence, for its declaration.
pub static METHODS: &[MethodDefinition] =
    &[method("__reduce__", "($self, /)", reduce), method("__replace__", "($self, /, **changes)", replace)];

impl Vm {
    /// The type of structure sequences that a declaration stands for; its attributes are the fields, the first
    /// `visible` ones items too.
    pub fn structure_sequence_type(&mut self, definition: &'static TypeDefinition, visible: usize) -> ObjectRef {
        let key = (definition.module, definition.name);
        if let Some(class) = self.module_state.module_types.get(&key) {
            return class.clone();
        }
        let tuple = self.types.tuple.clone();
        let class = self.make_builtin_type(definition, &tuple, Kind::Tuple);
        let hidden = definition.attributes.len() - visible;
        if hidden > 0
            && let Some(payload) = class.payload::<Type>()
        {
            let mut blueprint = payload.blueprint.get();
            blueprint.extension = true;
            blueprint.slots = hidden as u16;
            payload.blueprint.set(blueprint);
        }
        let attributes = self.type_namespace(&class);
        for (name, count) in
            [("n_sequence_fields", visible), ("n_fields", definition.attributes.len()), ("n_unnamed_fields", 0)]
        {
            let count = self.new_int(count as i64);
            self.dict_set_name(&attributes, name, count);
        }
        let names = definition.attributes[..visible].iter().map(|attribute| self.intern(attribute.name)).collect();
        let names = self.new_tuple(names);
        self.dict_set_name(&attributes, "__match_args__", names);
        self.module_state.module_types.insert(key, class.clone());
        class
    }

    /// How many fields of a structure sequence are items.
    fn visible_fields(&self, class: &ObjectRef) -> usize {
        let Some(payload) = class.payload::<Type>() else { return 0 };
        let all = definition_of(self, class).map_or(0, |definition| definition.attributes.len());
        all - usize::from(payload.blueprint.get().slots)
    }

    /// A structure sequence with values for all its fields.
    pub fn new_structure_sequence(&mut self, class: &ObjectRef, mut fields: Vec<ObjectRef>) -> ObjectRef {
        let hidden = fields.split_off(self.visible_fields(class).min(fields.len()));
        let sequence = ObjectRef::new(class, Tuple(fields.into_boxed_slice()));
        // `PyStructSequence_New` leaves that to its callers, who do not think of it.
        crate::object::collector::untrack(&sequence);
        if let Some(extension) = sequence.extension() {
            for (slot, value) in extension.slots.get_mut(self).iter_mut().zip(hidden) {
                *slot = Some(value);
            }
        }
        sequence
    }
}
