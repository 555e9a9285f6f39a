//! `object`: the payload of plain instances, and what every class inherits.

mod class_assignment;
mod methods;

pub use class_assignment::check_layouts;
pub use methods::{get_state, keys, merge_class_names, size_of};

use crate::object::{ObjectRef, Token, Trace};
use crate::types::native::{TypeDefinition, class_method, method, property};
use crate::types::slots::{Comparison, Slots};
use crate::types::type_object::{Type, type_flag};
use crate::vm::{Arguments, Raised, Result, Vm};

/// The payload of an object that has nothing but its type and, perhaps, an extension.
pub struct Instance;

impl Trace for Instance {
    const COLLECTED: bool = false;

    fn trace(&self, _: &Token, _: &mut dyn FnMut(&ObjectRef)) {}
}

/// `object`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "object",
    slots,
    methods: &[
        method("__reduce_ex__", "($self, protocol, /)", methods::reduce_ex),
        method("__reduce__", "($self, /)", methods::reduce),
        method("__getstate__", "($self, /)", get_state),
        class_method("__subclasshook__", "($type, object, /)", methods::subclass_hook),
        class_method("__init_subclass__", "($type, /)", methods::init_subclass),
        method("__format__", "($self, format_spec, /)", methods::format),
        method("__sizeof__", "($self, /)", size_of),
        method("__dir__", "($self, /)", methods::dir),
    ],
    attributes: &[property("__class__", |_, object| Ok(object.class_ref()), class_assignment::set_class)],
    signature: Some("()"),
    ..TypeDefinition::EMPTY
};

fn slots(slots: &mut Slots) {
    slots.repr = Some(repr);
    // The slot is called as it is: that it gave a str is looked at once, by `str()`.
    slots.str = Some(|vm, object| match object.class_payload(vm).slots(vm).repr {
        Some(repr) => repr(vm, object),
        None => vm.repr(object),
    });
    slots.hash = Some(|_, object| Ok(hash_of_address(object)));
    slots.get_attribute = Some(Vm::generic_get_attribute);
    slots.set_attribute = Some(Vm::generic_set_attribute);
    slots.compare = Some(compare);
    slots.init = Some(init);
    slots.new = Some(new);
}

/// The hash of objects that are equal to themselves alone (`_Py_HashPointer`).
pub fn hash_of_address(object: &ObjectRef) -> i64 {
    let hash = (object.id().0 as u64).rotate_right(4) as i64;
    if hash == -1 { -2 } else { hash }
}

fn repr(vm: &mut Vm, object: &ObjectRef) -> Result {
    let class = object.class_ref();
    let address = object.id().0;
    let module = vm.type_module(&class)?;
    let text = match module {
        Some(module) if module != "builtins" => {
            format!("<{module}.{} object at {address:#x}>", vm.type_qualified_name(&class))
        }
        _ => format!("<{} object at {address:#x}>", vm.type_name(&class)),
    };
    Ok(vm.new_str(&text))
}

fn compare(vm: &mut Vm, object: &ObjectRef, other: &ObjectRef, comparison: Comparison) -> Result {
    match comparison {
        Comparison::Equal if object.is(other) => Ok(vm.true_.clone()),
        Comparison::NotEqual => {
            // By default the opposite of `__eq__`, as far as that has an answer.
            let Some(compare) = object.class_payload(vm).slots(vm).compare else {
                return Ok(vm.not_implemented.clone());
            };
            let equal = compare(vm, object, other, Comparison::Equal)?;
            if equal.is(&vm.not_implemented) {
                return Ok(equal);
            }
            let equal = vm.truth(&equal)?;
            Ok(vm.new_bool(!equal))
        }
        _ => Ok(vm.not_implemented.clone()),
    }
}

/// `object.__new__`
pub fn new(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    let Some(payload) = class.payload::<Type>() else { return Err(vm.system_error("object.__new__() needs a class")) };
    if !arguments.is_empty() {
        let slots = payload.slots(vm);
        let is_own_new =
            slots.new.is_some_and(|function| std::ptr::fn_addr_eq(function, new as crate::types::slots::New));
        let is_own_init =
            slots.init.is_some_and(|function| std::ptr::fn_addr_eq(function, init as crate::types::slots::Init));
        if !is_own_new {
            return Err(vm.type_error("object.__new__() takes exactly one argument (the type to instantiate)"));
        }
        if is_own_init {
            let name = vm.type_name(class);
            return Err(vm.type_error(format!("{name}() takes no arguments")));
        }
    }
    if payload.has_flag(vm, type_flag::ABSTRACT) {
        return Err(abstract_error(vm, class)?);
    }
    let Some(shared) = &payload.data.get(vm).shared_keys else { return Ok(ObjectRef::new(class, Instance)) };
    let size_class = if vm.profile.embeds_values { shared.size_class() } else { 0 };
    shared.note_instance();
    Ok(ObjectRef::of_size(class, Instance, size_class))
}

fn abstract_error(vm: &mut Vm, class: &ObjectRef) -> Result<Raised> {
    let name = vm.names.__abstractmethods__.clone();
    let methods = vm.get_attribute(class, &name)?;
    let methods = vm.collect(&methods)?;
    let sorted = vm.new_list(methods);
    let sort = vm.intern("sort");
    vm.call_method(&sorted, &sort, [])?;
    let mut names = Vec::new();
    for (index, method) in vm.collect(&sorted)?.iter().enumerate() {
        if method.payload::<crate::types::str::Str>().is_none() {
            let found = vm.class_name(method);
            return Err(vm.type_error(format!("sequence item {index}: expected str instance, {found} found")));
        }
        names.push(vm.display_text(method));
    }
    let class = vm.type_name(class);
    let plural = if names.len() == 1 { "" } else { "s" };
    Ok(if vm.profile.names_missing_implementations {
        let names = names.join("', '");
        vm.type_error(format!(
            "Can't instantiate abstract class {class} without an implementation for abstract method{plural} '{names}'"
        ))
    } else {
        let names = names.join(", ");
        vm.type_error(format!("Can't instantiate abstract class {class} with abstract method{plural} {names}"))
    })
}

/// `object.__init__`
pub fn init(vm: &mut Vm, object: &ObjectRef, arguments: Arguments) -> Result<()> {
    if arguments.is_empty() {
        return Ok(());
    }
    let slots = object.class_payload(vm).slots(vm);
    let is_own_init =
        slots.init.is_some_and(|function| std::ptr::fn_addr_eq(function, init as crate::types::slots::Init));
    let is_own_new = slots.new.is_some_and(|function| std::ptr::fn_addr_eq(function, new as crate::types::slots::New));
    if !is_own_init {
        return Err(vm.type_error("object.__init__() takes exactly one argument (the instance to initialize)"));
    }
    if is_own_new {
        let name = vm.class_name(object);
        return Err(vm.type_error(format!("{name}.__init__() takes exactly one argument (the instance to initialize)")));
    }
    Ok(())
}
