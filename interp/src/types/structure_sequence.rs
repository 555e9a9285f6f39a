//! Structure sequences: tuples whose items have names (Objects/structseq.c).
//!
//! Some of the named fields may be no items: they lie in the slots of the instance. Some of the items may have no
//! name.

use crate::object::{Kind, ObjectRef};
use crate::types::converters::Constructor;
use crate::types::native::{MethodDefinition, TypeDefinition, method};
use crate::types::slots::Slots;
use crate::types::tuple::Tuple;
use crate::types::type_object::Type;
use crate::vm::{Arguments, Result, Vm};

/// What all structure sequences together are called where versions differ in them.
pub const FAMILY: &str = "structseq";

/// How the fields of a structure sequence lie.
#[derive(Clone, Copy)]
pub struct Fields {
    /// How many are items: the first ones.
    pub items: usize,
    /// How many of the items have no name: the last ones (`PyStructSequence_UnnamedField`).
    pub unnamed: usize,
}

/// The declaration of a structure sequence that programs can make too, for `..definition(items)`.
pub const fn definition(items: usize) -> TypeDefinition {
    TypeDefinition {
        slots: |slots| {
            slots.repr = Some(repr);
            slots.new = Some(new);
        },
        ..definition_without_constructor(items)
    }
}

/// The declaration of a structure sequence that only the interpreter makes.
pub const fn definition_without_constructor(items: usize) -> TypeDefinition {
    TypeDefinition {
        base_type: false,
        slots: |slots| slots.repr = Some(repr),
        methods: METHODS,
        fields: Some(Fields { items, unnamed: 0 }),
        ..TypeDefinition::EMPTY
    }
}

/// What a declaration comes to in the version that is run.
struct Structure {
    full_name: String,
    /// The names of the fields that have one, in order.
    names: Vec<&'static str>,
    /// How many fields are items.
    items: usize,
    /// How many of the items have no name.
    unnamed: usize,
}

impl Structure {
    fn of(vm: &Vm, class: &ObjectRef) -> Option<Self> {
        let definition = class.payload::<Type>()?.data.get(vm).definition?;
        let Fields { items, unnamed } = definition.fields?;
        let is_there = |name: &&str| !vm.profile.is_later(definition.name, name);
        let names = definition.attributes.iter().map(|attribute| attribute.name).filter(is_there).collect();
        let full_name = match definition.module {
            "builtins" => definition.name.to_owned(),
            module => format!("{module}.{}", definition.name),
        };
        Some(Self { full_name, names, items, unnamed })
    }

    /// The number of fields, with names or without.
    fn len(&self) -> usize {
        self.names.len() + self.unnamed
    }

    /// The names of the fields from an index on that lies behind the items without a name.
    fn names_from(&self, index: usize) -> &[&'static str] {
        self.names.get(index - self.unnamed..).unwrap_or_default()
    }
}

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

/// `module.name(field=value, …)`: each item with the next name.
///
/// # Errors
/// What the repr of an item raises.
pub fn repr(vm: &mut Vm, sequence: &ObjectRef) -> Result {
    let structure = Structure::of(vm, &sequence.class_ref());
    let (Some(structure), Some(items)) = (structure, sequence.payload::<Tuple>()) else {
        return Ok(vm.empty_str.clone());
    };
    let mut text = format!("{}(", structure.full_name);
    for (index, (name, item)) in structure.names.iter().zip(items.0.iter()).enumerate() {
        if index > 0 {
            text.push_str(", ");
        }
        text.push_str(&format!("{name}={}", vm.repr_display(item)?));
    }
    text.push(')');
    Ok(vm.new_str(&text))
}

static PARAMETERS: Constructor = Constructor::new(FAMILY, "(sequence, dict={})");

/// `T(sequence, dict)`: the items, and by name what else there is. For the slot `new` of types that can be called.
///
/// # Errors
/// A sequence of another length, and names that are not free.
pub fn new(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    let fields = fields_given(vm, class, arguments)?;
    let fields = fields.into_iter().map(|field| field.unwrap_or_else(|| vm.none.clone())).collect();
    let sequence = vm.new_structure_sequence(class, fields);
    // What a call makes is tracked; native code makes its own otherwise.
    crate::object::collector::track(&sequence);
    Ok(sequence)
}

/// The values of all fields that a call of the type gives, `None` for those that it says nothing of.
///
/// # Errors
/// As [`new`].
pub fn fields_given(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result<Vec<Option<ObjectRef>>> {
    let mut bound = PARAMETERS.bind(vm, arguments)?;
    let (sequence, named) = (vm.required(&mut bound, 0), bound[1].take());
    let Some(structure) = Structure::of(vm, class) else { return Ok(Vec::new()) };
    let name = &structure.full_name;
    let items = vm.collect(&sequence);
    let Some(items) = vm.catch(items, &vm.exceptions.type_error)? else {
        return Err(vm.type_error("constructor requires a sequence"));
    };
    let named = match named {
        Some(named) if vm.is_instance_of_type(&named, &vm.types.dict) => Some(named),
        Some(_) => return Err(vm.type_error(format!("{name}() takes a dict as second arg, if any"))),
        None => None,
    };
    let (given, all, visible) = (items.len(), structure.len(), structure.items);
    let wanted = match () {
        () if visible == all && given != all => format!("a {all}"),
        () if given < visible => format!("an at least {visible}"),
        () if given > all => format!("an at most {all}"),
        () => String::new(),
    };
    if !wanted.is_empty() {
        return Err(vm.type_error(format!("{name}() takes {wanted}-sequence ({given}-sequence given)")));
    }
    let mut fields: Vec<Option<ObjectRef>> = items.into_iter().map(Some).collect();
    let mut used = 0;
    for name in structure.names_from(given) {
        let key = vm.intern_static(name);
        let value = named.as_ref().and_then(|named| crate::types::dict::get_str(vm, named, &key));
        used += usize::from(value.is_some());
        fields.push(value);
    }
    if let Some(named) = named
        && vm.profile.structure_names_are_checked
        && vm.len(&named)? != used
    {
        return Err(vm.type_error(format!("{name}() got duplicate or unexpected field name(s)")));
    }
    Ok(fields)
}

/// The items, and a dict of the fields that are none.
fn reduce(vm: &mut Vm, sequence: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let class = sequence.class_ref();
    let items = sequence.payload::<Tuple>().map_or_else(Vec::new, |items| items.0.to_vec());
    let named = vm.new_dict();
    if let Some(structure) = Structure::of(vm, &class) {
        for (index, name) in structure.names_from(items.len()).iter().enumerate() {
            let value = field_at(vm, sequence, items.len() + index);
            vm.dict_set_name(&named, name, value);
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
    let Some(structure) = Structure::of(vm, &class) else { return Ok(sequence.clone()) };
    if structure.unnamed > 0 {
        let name = structure.full_name;
        return Err(vm.type_error(format!("__replace__() is not supported for {name} because it has unnamed field(s)")));
    }
    let mut fields = Vec::new();
    for (index, name) in structure.names.iter().enumerate() {
        let key = vm.intern_static(name);
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

static METHODS: &[MethodDefinition] =
    &[method("__reduce__", "($self, /)", reduce), method("__replace__", "($self, /, **changes)", replace)];

/// Puts into the namespace of a type what only structure sequences have (`initialize_structseq_dict`).
pub fn fill_namespace(vm: &mut Vm, class: &ObjectRef, namespace: &ObjectRef) {
    let Some(structure) = Structure::of(vm, class) else { return };
    let counts = [
        ("n_sequence_fields", structure.items),
        ("n_fields", structure.len()),
        ("n_unnamed_fields", structure.unnamed),
    ];
    for (name, count) in counts {
        let count = vm.new_int(count as i64);
        vm.dict_set_name(namespace, name, count);
    }
    let names = structure.names[..structure.items - structure.unnamed].iter();
    let names = names.map(|name| vm.intern_static(name)).collect();
    let names = vm.new_tuple(names);
    vm.dict_set_name(namespace, "__match_args__", names);
}

impl Vm {
    /// The type of structure sequences that a declaration stands for; its attributes are the fields that have names.
    pub fn structure_sequence_type(&mut self, definition: &'static TypeDefinition) -> ObjectRef {
        let key = (definition.module, definition.name);
        if let Some(class) = self.module_state.module_types.get(&key) {
            return class.clone();
        }
        let tuple = self.types.tuple.clone();
        let class = self.make_builtin_type(definition, &tuple, Kind::Tuple);
        let hidden = Structure::of(self, &class).map_or(0, |structure| structure.len() - structure.items);
        if let Some(payload) = class.payload::<Type>() {
            if hidden > 0 {
                let mut blueprint = payload.blueprint.get();
                blueprint.extension = true;
                blueprint.slots = hidden as u16;
                payload.blueprint.set(blueprint);
            }
            let mut own = Slots::default();
            (definition.slots)(&mut own);
            // A constructor is not inherited from tuple.
            payload.data.get_mut(self).slots.new = own.new;
        }
        self.module_state.module_types.insert(key, class.clone());
        class
    }

    /// A structure sequence with values for all its fields.
    pub fn new_structure_sequence(&mut self, class: &ObjectRef, mut fields: Vec<ObjectRef>) -> ObjectRef {
        let hidden = class.payload::<Type>().map_or(0, |class| usize::from(class.blueprint.get().slots));
        let hidden = fields.split_off(fields.len().saturating_sub(hidden));
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
