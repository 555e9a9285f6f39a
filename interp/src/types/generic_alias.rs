//! `types.GenericAlias`: `list[int]` and its like (PEP 585).

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::list::List;
use crate::types::native::{MethodDefinition, TypeDefinition, class_method, getter, member, method};
use crate::types::slots::{Comparison, Operator, Slots};
use crate::types::tuple::Tuple;
use crate::types::type_object::Type;
use crate::vm::{Arguments, Result, Vm};

/// The payload of a generic alias.
pub struct GenericAlias {
    /// `__origin__`
    pub origin: ObjectRef,
    /// `__args__`, a tuple.
    pub arguments: ObjectRef,
    /// It stands for `*list[int]`.
    pub starred: bool,
    /// `__parameters__`, once asked for.
    parameters: Contents<Option<ObjectRef>>,
}

impl Trace for GenericAlias {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.origin);
        visit(&self.arguments);
        self.parameters.get(token).iter().for_each(visit);
    }
}

/// `__class_getitem__` of the built-in types that are generic.
pub const CLASS_GETITEM: MethodDefinition =
    class_method("__class_getitem__", "($type, object, /)", |vm, class, bound| {
        let item = bound[0].take().unwrap_or_else(|| vm.none.clone());
        Ok(vm.new_generic_alias(class.clone(), item))
    });

impl Vm {
    /// `origin[item]` as an alias; a tuple stands for several arguments (`Py_GenericAlias`).
    pub fn new_generic_alias(&self, origin: ObjectRef, item: ObjectRef) -> ObjectRef {
        let arguments = if item.payload::<Tuple>().is_some() { item } else { self.new_tuple(vec![item]) };
        self.make_alias(origin, arguments, false)
    }

    fn make_alias(&self, origin: ObjectRef, arguments: ObjectRef, starred: bool) -> ObjectRef {
        let payload = GenericAlias { origin, arguments, starred, parameters: Contents::new(None) };
        ObjectRef::new(&self.types.generic_alias, payload)
    }
}

/// `types.GenericAlias`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "GenericAlias",
    module: "types",
    slots,
    methods: &[
        method("__mro_entries__", "($self, object, /)", |vm, alias, _| {
            let origin = payload(alias).origin.clone();
            Ok(vm.new_tuple(vec![origin]))
        }),
        method("__instancecheck__", "($self, object, /)", |vm, _, _| {
            Err(vm.type_error("isinstance() argument 2 cannot be a parameterized generic"))
        }),
        method("__subclasscheck__", "($self, object, /)", |vm, _, _| {
            Err(vm.type_error("issubclass() argument 2 cannot be a parameterized generic"))
        }),
        method("__reduce__", "($self, /)", |vm, alias, _| {
            let (class, alias) = (alias.class_ref(), payload(alias));
            let arguments = vm.new_tuple(vec![alias.origin.clone(), alias.arguments.clone()]);
            Ok(vm.new_tuple(vec![class, arguments]))
        }),
        method("__dir__", "($self, /)", dir),
    ],
    attributes: &[
        member("__origin__", |_, alias| Ok(payload(alias).origin.clone())),
        member("__args__", |_, alias| Ok(payload(alias).arguments.clone())),
        member("__unpacked__", |vm, alias| Ok(vm.new_bool(payload(alias).starred))),
        getter("__parameters__", parameters),
        getter("__typing_unpacked_tuple_args__", |vm, alias| {
            let alias = payload(alias);
            let unpacks = alias.starred && alias.origin.is(&vm.types.tuple);
            Ok(if unpacks { alias.arguments.clone() } else { vm.none.clone() })
        }),
    ],
    weak_references: true,
    signature: Some("(origin, args, /)"),
    ..TypeDefinition::EMPTY
};

fn slots(slots: &mut Slots) {
    slots.repr = Some(repr);
    slots.hash = Some(|vm, alias| {
        let alias = payload(alias);
        let hash = vm.hash(&alias.origin)? ^ vm.hash(&alias.arguments)?;
        Ok(if hash == -1 { -2 } else { hash })
    });
    slots.call = Some(call);
    slots.get_attribute = Some(get_attribute);
    slots.compare = Some(compare);
    slots.iter = Some(|vm, alias| {
        let alias = payload(alias);
        let starred = vm.make_alias(alias.origin.clone(), alias.arguments.clone(), true);
        let items = vm.new_tuple(vec![starred]);
        vm.iter(&items)
    });
    slots.binary[Operator::Or as usize] = Some(super::union_type::union_of_operands);
    slots.subscript = Some(|vm, alias, item| {
        let (own, parameters) = (payload(alias).arguments.clone(), parameters(vm, alias)?);
        let arguments = substitute(vm, alias, &own, &parameters, item)?;
        let alias = payload(alias);
        Ok(vm.make_alias(alias.origin.clone(), arguments, alias.starred))
    });
    slots.new = Some(|vm, class, arguments| {
        if !arguments.keywords.is_empty() {
            return Err(vm.type_error("GenericAlias() takes no keyword arguments"));
        }
        let given = arguments.positional.len();
        let [origin, item] = arguments.positional.as_slice() else {
            return Err(vm.type_error(format!("GenericAlias expected 2 arguments, got {given}")));
        };
        let arguments = if item.payload::<Tuple>().is_some() { item.clone() } else { vm.new_tuple(vec![item.clone()]) };
        let payload =
            GenericAlias { origin: origin.clone(), arguments, starred: false, parameters: Contents::new(None) };
        Ok(ObjectRef::new(class, payload))
    });
}

/// The functions of this file are reached through the type's slots and descriptors alone.
fn payload(alias: &ObjectRef) -> &GenericAlias {
    alias.payload::<GenericAlias>().expect("a slot of generic aliases is given those alone")
}

fn repr(vm: &mut Vm, alias: &ObjectRef) -> Result {
    let payload = payload(alias);
    let origin = item_text(vm, &payload.origin)?;
    let mut parts = Vec::new();
    for argument in vm.collect(&payload.arguments)? {
        parts.push(match argument.payload::<List>().map(|list| list.items.get(vm).clone()) {
            Some(items) => {
                let items: Vec<String> = items.iter().map(|item| item_text(vm, item)).collect::<Result<_>>()?;
                format!("[{}]", items.join(", "))
            }
            None => item_text(vm, &argument)?,
        });
    }
    let star = if payload.starred { "*" } else { "" };
    let arguments = if parts.is_empty() { "()".to_owned() } else { parts.join(", ") };
    Ok(vm.new_str(&format!("{star}{origin}[{arguments}]")))
}

/// How a type is written in an alias or a union: without the module for builtins (`_Py_typing_type_repr`).
pub(super) fn item_text(vm: &mut Vm, item: &ObjectRef) -> Result<String> {
    if item.is(&vm.ellipsis) {
        return Ok("...".to_owned());
    }
    let names = &vm.names;
    let [origin, arguments, qualified_name, module] =
        [&names.__origin__, &names.__args__, &names.__qualname__, &names.__module__].map(ObjectRef::clone);
    if vm.get_optional_attribute(item, &origin)?.is_some() && vm.get_optional_attribute(item, &arguments)?.is_some() {
        return vm.repr_display(item);
    }
    let Some(qualified_name) = vm.get_optional_attribute(item, &qualified_name)? else { return vm.repr_display(item) };
    match vm.get_optional_attribute(item, &module)? {
        Some(module) if !module.is(&vm.none) => {
            let (module, name) = (vm.str_display(&module)?, vm.str_display(&qualified_name)?);
            Ok(if module == "builtins" { name } else { format!("{module}.{name}") })
        }
        _ => vm.repr_display(item),
    }
}

fn call(vm: &mut Vm, alias: &ObjectRef, arguments: Arguments) -> Result {
    let origin = payload(alias).origin.clone();
    let object = vm.call(&origin, arguments)?;
    let name = vm.intern("__orig_class__");
    match vm.set_attribute(&object, &name, Some(alias.clone())) {
        Err(raised)
            if !vm.is_raised(&raised, &vm.exceptions.attribute_error)
                && !vm.is_raised(&raised, &vm.exceptions.type_error) =>
        {
            Err(raised)
        }
        _ => Ok(object),
    }
}

/// The names that the alias answers itself; all others are the origin's.
const OWN_NAMES: [&str; 12] = [
    "__class__",
    "__bases__",
    "__copy__",
    "__deepcopy__",
    "__origin__",
    "__args__",
    "__unpacked__",
    "__parameters__",
    "__typing_unpacked_tuple_args__",
    "__mro_entries__",
    "__reduce_ex__",
    "__reduce__",
];

fn get_attribute(vm: &mut Vm, alias: &ObjectRef, name: &ObjectRef) -> Result {
    let text = vm.display_text(name);
    let is_own = OWN_NAMES.contains(&text.as_str()) && (text != "__bases__" || vm.profile.aliases_hide_bases);
    if is_own {
        return vm.generic_get_attribute(alias, name);
    }
    let origin = payload(alias).origin.clone();
    vm.get_attribute(&origin, name)
}

fn compare(vm: &mut Vm, alias: &ObjectRef, other: &ObjectRef, comparison: Comparison) -> Result {
    let wanted = match comparison {
        Comparison::Equal => true,
        Comparison::NotEqual => false,
        _ => return Ok(vm.not_implemented.clone()),
    };
    let Some(second) = other.payload::<GenericAlias>() else { return Ok(vm.not_implemented.clone()) };
    let first = payload(alias);
    let equal = first.starred == second.starred
        && vm.identical_or_equal(&first.origin, &second.origin)?
        && vm.identical_or_equal(&first.arguments, &second.arguments)?;
    Ok(vm.new_bool(equal == wanted))
}

fn dir(vm: &mut Vm, alias: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let origin = payload(alias).origin.clone();
    let name = vm.names.__dir__.clone();
    let names = match vm.call_special(&origin, &name, [])? {
        Some(names) => vm.collect(&names)?,
        None => Vec::new(),
    };
    let mut shown: Vec<String> = names.iter().map(|name| vm.display_text(name)).collect();
    shown.extend(
        OWN_NAMES
            .iter()
            .filter(|own| !names.iter().any(|name| vm.display_text(name) == **own))
            .map(|&own| own.to_owned()),
    );
    let shown = shown.iter().map(|name| vm.intern(name)).collect();
    Ok(vm.new_list(shown))
}

fn parameters(vm: &mut Vm, alias: &ObjectRef) -> Result {
    let payload = payload(alias);
    if let Some(known) = payload.parameters.cloned(vm) {
        return Ok(known);
    }
    let parameters = type_variables(vm, &payload.arguments)?;
    payload.parameters.replace(vm, Some(parameters.clone()));
    Ok(parameters)
}

/// The type variables in arguments, each once, in order of appearance (`_Py_make_parameters`).
pub(super) fn type_variables(vm: &mut Vm, arguments: &ObjectRef) -> Result {
    let mut found = Vec::new();
    collect_type_variables(vm, arguments, &mut found)?;
    Ok(vm.new_tuple(found))
}

fn collect_type_variables(vm: &mut Vm, arguments: &ObjectRef, found: &mut Vec<ObjectRef>) -> Result<()> {
    for argument in vm.collect(arguments)? {
        if argument.payload::<Type>().is_some() {
            continue;
        }
        if argument.payload::<Tuple>().is_some() || argument.payload::<List>().is_some() {
            collect_type_variables(vm, &argument, found)?;
            continue;
        }
        let substitute = vm.intern("__typing_subst__");
        let own = vm.names.__parameters__.clone();
        let variables = if vm.get_optional_attribute(&argument, &substitute)?.is_some() {
            vec![argument]
        } else {
            match vm.get_optional_attribute(&argument, &own)? {
                Some(own) if own.payload::<Tuple>().is_some() => vm.collect(&own)?,
                _ => Vec::new(),
            }
        };
        for variable in variables {
            if !found.iter().any(|known| known.is(&variable)) {
                found.push(variable);
            }
        }
    }
    Ok(())
}

/// The arguments with `item` put in for the type variables (`_Py_subs_parameters`).
pub(super) fn substitute(
    vm: &mut Vm,
    generic: &ObjectRef,
    arguments: &ObjectRef,
    parameters: &ObjectRef,
    item: &ObjectRef,
) -> Result {
    let variables = vm.collect(parameters)?;
    if variables.is_empty() {
        let generic = vm.repr_display(generic)?;
        return Err(vm.type_error(format!("{generic} is not a generic class")));
    }
    let mut items = item.clone();
    for variable in &variables {
        let prepare = vm.intern("__typing_prepare_subst__");
        if let Some(prepare) = vm.get_optional_attribute(variable, &prepare)?
            && !prepare.is(&vm.none)
        {
            let given = if items.payload::<Tuple>().is_some() { items } else { vm.new_tuple(vec![items]) };
            items = vm.call(&prepare, [generic.clone(), given])?;
        }
    }
    let items = if items.payload::<Tuple>().is_some() { vm.collect(&items)? } else { vec![items] };
    if items.len() != variables.len() {
        let generic = vm.repr_display(generic)?;
        let amount = if items.len() > variables.len() { "many" } else { "few" };
        let (given, expected) = (items.len(), variables.len());
        return Err(vm.type_error(format!("Too {amount} arguments for {generic}; actual {given}, expected {expected}")));
    }
    let mut replaced = Vec::new();
    for argument in vm.collect(arguments)? {
        replace_in(vm, argument, &variables, &items, &mut replaced)?;
    }
    Ok(vm.new_tuple(replaced))
}

fn replace_in(
    vm: &mut Vm,
    argument: ObjectRef,
    variables: &[ObjectRef],
    items: &[ObjectRef],
    replaced: &mut Vec<ObjectRef>,
) -> Result<()> {
    if argument.payload::<Type>().is_some() {
        replaced.push(argument);
        return Ok(());
    }
    let nested = argument.payload::<List>().map(|list| list.items.get(vm).clone());
    let is_list = nested.is_some();
    if let Some(items_inside) = nested.or_else(|| argument.payload::<Tuple>().map(|tuple| tuple.0.to_vec())) {
        let mut inside = Vec::new();
        for item in items_inside {
            replace_in(vm, item, variables, items, &mut inside)?;
        }
        replaced.push(if is_list { vm.new_list(inside) } else { vm.new_tuple(inside) });
        return Ok(());
    }
    let unpacks = vm.intern("__typing_is_unpacked_typevartuple__");
    let unpacks = match vm.get_optional_attribute(&argument, &unpacks)? {
        Some(unpacks) => vm.truth(&unpacks)?,
        None => false,
    };
    let start = replaced.len();
    replace_variables(vm, argument, variables, items, replaced)?;
    if unpacks && replaced.len() == start + 1 && replaced[start].payload::<Tuple>().is_some() {
        let unpacked = replaced.split_off(start);
        replaced.extend(vm.collect(&unpacked[0])?);
    }
    Ok(())
}

fn replace_variables(
    vm: &mut Vm,
    argument: ObjectRef,
    variables: &[ObjectRef],
    items: &[ObjectRef],
    replaced: &mut Vec<ObjectRef>,
) -> Result<()> {
    let of =
        |variable: &ObjectRef| variables.iter().position(|known| known.is(variable)).map(|index| items[index].clone());
    let substitute = vm.intern("__typing_subst__");
    if let Some(substitute) = vm.get_optional_attribute(&argument, &substitute)? {
        let value = of(&argument).unwrap_or_else(|| vm.none.clone());
        replaced.push(vm.call(&substitute, [value])?);
        return Ok(());
    }
    let own = vm.names.__parameters__.clone();
    let own = match vm.get_optional_attribute(&argument, &own)? {
        Some(own) if own.payload::<Tuple>().is_some() => vm.collect(&own)?,
        _ => Vec::new(),
    };
    if own.is_empty() {
        replaced.push(argument);
        return Ok(());
    }
    let mut values = Vec::new();
    for variable in &own {
        match of(variable) {
            // What a TypeVarTuple stands for is a tuple of arguments.
            Some(value)
                if value.payload::<Tuple>().is_some() && variable.class_payload(vm).slots(vm).iter.is_some() =>
            {
                values.extend(vm.collect(&value)?);
            }
            value => values.push(value.unwrap_or_else(|| variable.clone())),
        }
    }
    let values = vm.new_tuple(values);
    replaced.push(vm.get_item(&argument, &values)?);
    Ok(())
}
