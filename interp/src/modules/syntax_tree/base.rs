//! `ast.AST`, the base of all nodes.

use crate::object::ObjectRef;
use crate::types::native::{AttributeDefinition, TypeDefinition, method};
use crate::types::object::Instance;
use crate::vm::{Arguments, Result, Vm};

/// `ast.AST`
pub(super) static DEFINITION: TypeDefinition = TypeDefinition {
    name: "AST",
    module: "ast",
    slots: |slots| {
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.set_attribute = Some(Vm::generic_set_attribute);
        slots.init = Some(init);
        slots.new = Some(|_, class, _| Ok(ObjectRef::new(class, Instance)));
    },
    methods: &[method("__reduce__", "($self, /)", reduce)],
    attributes: &[AttributeDefinition {
        name: "__dict__",
        get: Vm::instance_dict_attribute,
        set: Some(crate::types::class_creation::set_dict),
        member: false,
    }],
    instance_dict: true,
    ..TypeDefinition::EMPTY
};

/// An attribute of the class, as a sequence of names.
fn names(vm: &mut Vm, object: &ObjectRef, attribute: &str) -> Result<Vec<ObjectRef>> {
    let class = object.class_ref();
    let attribute = vm.intern(attribute);
    let Some(fields) = vm.get_optional_attribute(&class, &attribute)? else { return Ok(Vec::new()) };
    vm.len(&fields)?;
    vm.collect(&fields)
}

/// `ast_type_init` of Python/Python-ast.c
fn init(vm: &mut Vm, object: &ObjectRef, arguments: Arguments) -> Result<()> {
    let fields = names(vm, object, "_fields")?;
    let class = object.class_ref();
    let short = vm.short_class_name(object);
    let most = fields.len();
    if arguments.positional.len() > most {
        let plural = if most == 1 { "" } else { "s" };
        return Err(vm.type_error(format!("{short} constructor takes at most {most} positional argument{plural}")));
    }
    // A set, because what is missing is told in its order.
    let remaining = vm.new_set();
    for field in &fields {
        vm.set_add(&remaining, field.clone())?;
    }
    let mut positional = Vec::new();
    for (field, value) in fields.iter().zip(arguments.positional) {
        vm.set_attribute(object, field, Some(value))?;
        vm.set_discard(&remaining, field)?;
        positional.push(field.clone());
    }
    let has_defaults = vm.profile.tree_fields_have_defaults;
    for (name, value) in arguments.keywords {
        let mut is_field = false;
        for field in &fields {
            is_field = is_field || vm.compare_equal(field, &name)?;
        }
        if is_field {
            let mut twice = false;
            for field in &positional {
                twice = twice || vm.compare_equal(field, &name)?;
            }
            if twice {
                let name = vm.repr_display(&name)?;
                return Err(vm.type_error(format!("{short} got multiple values for argument {name}")));
            }
            vm.set_discard(&remaining, &name)?;
        } else if has_defaults && !is_attribute(vm, object, &name)? {
            let (name, owner) = (vm.repr_display(&name)?, owner_name(vm, &class));
            vm.warn_deprecated(&format!(
                "{owner}.__init__ got an unexpected keyword argument {name}. Support for arbitrary keyword arguments \
                 is deprecated and will be removed in Python 3.15."
            ))?;
        }
        vm.set_attribute(object, &name, Some(value))?;
    }
    if has_defaults { fill_in(vm, object, &remaining) } else { Ok(()) }
}

/// `tp_name`: with the module for the base alone, which is not made by a class statement.
fn owner_name(vm: &Vm, class: &ObjectRef) -> String {
    vm.type_name(class)
}

fn is_attribute(vm: &mut Vm, object: &ObjectRef, name: &ObjectRef) -> Result<bool> {
    for attribute in names(vm, object, "_attributes")? {
        if vm.compare_equal(&attribute, name)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Gives fields that were left out an empty list or a `Load()`, as their types say.
fn fill_in(vm: &mut Vm, object: &ObjectRef, remaining: &ObjectRef) -> Result<()> {
    let class = object.class_ref();
    let names: Vec<ObjectRef> = vm.collect(remaining)?;
    if names.is_empty() {
        return Ok(());
    }
    let attribute = vm.intern("_field_types");
    let Some(types) = vm.get_optional_attribute(&class, &attribute)? else { return Ok(()) };
    let classes = super::classes(vm)?;
    for name in names {
        let owner = owner_name(vm, &class);
        let Some(sort) = vm.dict_get(&types, &name)? else {
            let name = vm.repr_display(&name)?;
            vm.warn_deprecated(&format!(
                "Field {name} is missing from {owner}._field_types. This will become an error in Python 3.15."
            ))?;
            continue;
        };
        if sort.payload::<crate::types::union_type::UnionType>().is_some() {
            continue;
        }
        if sort.payload::<crate::types::generic_alias::GenericAlias>().is_some() {
            let list = vm.new_list(Vec::new());
            vm.set_attribute(object, &name, Some(list))?;
        } else if classes.all.iter().any(|(name, class)| *name == "expr_context" && class.is(&sort)) {
            let load = classes.kinds.get("Load").and_then(|kind| kind.singleton.clone());
            vm.set_attribute(object, &name, load)?;
        } else {
            let name = vm.repr_display(&name)?;
            vm.warn_deprecated(&format!(
                "{owner}.__init__ missing 1 required positional argument: {name}. This will become an error in \
                 Python 3.15."
            ))?;
        }
    }
    Ok(())
}

/// `ast_type_reduce`: fields are given to the class as `None`, so that it does not miss them; the state sets them.
fn reduce(vm: &mut Vm, object: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let class = object.class_ref();
    let dict = vm.instance_dict(object)?;
    let mut arguments = Vec::new();
    let state = if vm.profile.tree_fields_have_defaults {
        for field in names(vm, object, "_fields")? {
            if vm.dict_get(&dict, &field)?.is_none() {
                break;
            }
            arguments.push(vm.none.clone());
        }
        vm.dict_copy(&dict)?
    } else {
        dict
    };
    let arguments = vm.new_tuple(arguments);
    Ok(vm.new_tuple(vec![class, arguments, state]))
}
