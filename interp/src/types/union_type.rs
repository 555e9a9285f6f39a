//! `types.UnionType`: `int | str` (PEP 604).

use crate::object::{ObjectRef, Token, Trace};
use crate::types::generic_alias::{GenericAlias, item_text, substitute, type_variables};
use crate::types::native::{TypeDefinition, getter, member};
use crate::types::slots::{Comparison, Operator, Slots};
use crate::types::tuple::Tuple;
use crate::types::type_alias::TypeAlias;
use crate::types::type_object::Type;
use crate::vm::{Result, Vm};

/// The payload of a union.
pub struct UnionType {
    /// `__args__`, a tuple of at least two.
    pub arguments: ObjectRef,
}

impl Trace for UnionType {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.arguments);
    }
}

/// `types.UnionType`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "UnionType",
    module: "types",
    slots,
    attributes: &[
        member("__args__", |_, union| Ok(arguments(union))),
        getter("__parameters__", |_vm, union| type_variables(_vm, &arguments(union))),
    ],
    base_type: false,
    ..TypeDefinition::EMPTY
};

fn slots(slots: &mut Slots) {
    slots.repr = Some(|vm, union| {
        let mut parts = Vec::new();
        for argument in vm.collect(&arguments(union))? {
            parts.push(if argument.is(&vm.types.none) { "None".to_owned() } else { item_text(vm, &argument)? });
        }
        Ok(vm.new_str(&parts.join(" | ")))
    });
    slots.hash = Some(|vm, union| {
        let members = members(vm, union)?;
        vm.hash(&members)
    });
    slots.get_attribute = Some(|vm, union, name| {
        if name.is(&vm.names.__module__) {
            return Ok(vm.intern(DEFINITION.module));
        }
        vm.generic_get_attribute(union, name)
    });
    slots.compare = Some(|vm, union, other, comparison| {
        if !matches!(comparison, Comparison::Equal | Comparison::NotEqual) || other.payload::<UnionType>().is_none() {
            return Ok(vm.not_implemented.clone());
        }
        let (first, second) = (members(vm, union)?, members(vm, other)?);
        vm.compare(&first, &second, comparison)
    });
    slots.binary[Operator::Or as usize] = Some(union_of_operands);
    slots.subscript = Some(|vm, union, item| {
        let own = arguments(union);
        let variables = type_variables(vm, &own)?;
        let replaced = substitute(vm, union, &own, &variables, item)?;
        let mut parts = vm.collect(&replaced)?.into_iter();
        let Some(mut result) = parts.next() else { return Ok(union.clone()) };
        for part in parts {
            result = vm.binary_operation(Operator::Or, &result, &part)?;
        }
        Ok(result)
    });
}

fn arguments(union: &ObjectRef) -> ObjectRef {
    union.payload::<UnionType>().expect("a slot of unions is given those alone").arguments.clone()
}

fn members(vm: &mut Vm, union: &ObjectRef) -> Result {
    let items = vm.collect(&arguments(union))?;
    vm.new_frozenset(items)
}

/// `left | right` for types, `None`, aliases and unions (`_Py_union_type_or`).
pub fn union_of_operands(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    let fits = |operand: &ObjectRef| {
        operand.is(&vm.none)
            || operand.payload::<Type>().is_some()
            || operand.payload::<GenericAlias>().is_some()
            || operand.payload::<UnionType>().is_some()
            || operand.payload::<TypeAlias>().is_some()
    };
    if !fits(left) || !fits(right) {
        return Ok(vm.not_implemented.clone());
    }
    let mut parts: Vec<ObjectRef> = Vec::new();
    for operand in [left, right] {
        let given = match operand.payload::<UnionType>() {
            Some(union) => vm.collect(&union.arguments)?,
            None if operand.is(&vm.none) => vec![vm.types.none.clone()],
            None => vec![operand.clone()],
        };
        for part in given {
            if !contains(vm, &parts, &part)? {
                parts.push(part);
            }
        }
    }
    // A union to which nothing comes stays the same object.
    if left.payload::<UnionType>().is_some_and(|union| {
        union.arguments.payload::<Tuple>().is_some_and(|arguments| arguments.0.len() == parts.len())
    }) {
        return Ok(left.clone());
    }
    if parts.len() == 1 {
        return Ok(parts.remove(0));
    }
    let arguments = vm.new_tuple(parts);
    Ok(ObjectRef::new(&vm.types.union_type, UnionType { arguments }))
}

/// Aliases are told apart by equality, classes by identity.
fn contains(vm: &mut Vm, parts: &[ObjectRef], part: &ObjectRef) -> Result<bool> {
    for known in parts {
        let both_aliases = known.payload::<GenericAlias>().is_some() && part.payload::<GenericAlias>().is_some();
        if known.is(part) || both_aliases && vm.compare_equal(known, part)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The members of a union, for `isinstance` and `issubclass`.
pub fn alternatives(object: &ObjectRef) -> Option<&[ObjectRef]> {
    object.payload::<UnionType>()?.arguments.payload::<Tuple>().map(|arguments| &*arguments.0)
}
