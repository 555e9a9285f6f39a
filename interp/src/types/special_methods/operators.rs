//! The functions in the operator slots of classes that define operators in Python (`SLOT1BIN` in CPython's
//! Objects/typeobject.c).

use super::generic::{call_maybe, call_method};
use super::is_generic;
use crate::object::ObjectRef;
use crate::types::slots::{Operator, Slot};
use crate::vm::{Result, Vm};

/// `x <operator> y` by `__op__` of the left and `__rop__` of the right operand; `OPERATOR` is the operator's number.
pub fn binary<const OPERATOR: usize>(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    let (name, reflected) = names(vm, Operator::ALL[OPERATOR]);
    let uses_generic = |object: &ObjectRef| {
        let function = object.class_payload(vm).slots(vm).binary[OPERATOR];
        function.is_some_and(|function| is_generic(Slot::binary(OPERATOR as u8), function as usize))
    };
    let same_class = left.class_id() == right.class_id();
    let mut ask_right = !same_class && uses_generic(right);
    if uses_generic(left) {
        if ask_right && vm.is_subtype(right.class(vm), left.class(vm)) && is_overloaded(vm, left, right, &reflected)? {
            let result = call_maybe(vm, right, &reflected, [left.clone()])?;
            if !result.is(&vm.not_implemented) {
                return Ok(result);
            }
            ask_right = false;
        }
        let result = call_maybe(vm, left, &name, [right.clone()])?;
        if same_class || !result.is(&vm.not_implemented) {
            return Ok(result);
        }
    }
    if ask_right {
        return call_maybe(vm, right, &reflected, [left.clone()]);
    }
    Ok(vm.not_implemented.clone())
}

/// Whether the right operand's class has another method than the left one's (`method_is_overloaded`).
fn is_overloaded(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef, name: &ObjectRef) -> Result<bool> {
    let (left, right) = (left.class_ref(), right.class_ref());
    let Some(theirs) = vm.get_optional_attribute(&right, name)? else { return Ok(false) };
    let Some(ours) = vm.get_optional_attribute(&left, name)? else { return Ok(true) };
    vm.compare_truth(&ours, &theirs, crate::types::slots::Comparison::NotEqual)
}

/// `x <operator>= y`
pub fn in_place<const OPERATOR: usize>(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    let name = in_place_name(vm, Operator::ALL[OPERATOR]);
    call_method(vm, left, name, [right.clone()])
}

/// `pow(x, y, z)`: asks only the first operand.
pub fn power_modulo(vm: &mut Vm, base: &ObjectRef, exponent: &ObjectRef, modulus: &ObjectRef) -> Result {
    let function = base.class_payload(vm).slots(vm).power_modulo;
    if function.is_some_and(|function| is_generic(Slot::power_modulo, function as usize)) {
        let name = vm.names.__pow__.clone();
        return call_method(vm, base, name, [exponent.clone(), modulus.clone()]);
    }
    Ok(vm.not_implemented.clone())
}

fn names(vm: &Vm, operator: Operator) -> (ObjectRef, ObjectRef) {
    let names = &vm.names;
    let (name, reflected) = match operator {
        Operator::Add => (&names.__add__, &names.__radd__),
        Operator::And => (&names.__and__, &names.__rand__),
        Operator::FloorDivide => (&names.__floordiv__, &names.__rfloordiv__),
        Operator::LeftShift => (&names.__lshift__, &names.__rlshift__),
        Operator::MatrixMultiply => (&names.__matmul__, &names.__rmatmul__),
        Operator::Multiply => (&names.__mul__, &names.__rmul__),
        Operator::Remainder => (&names.__mod__, &names.__rmod__),
        Operator::Or => (&names.__or__, &names.__ror__),
        Operator::Power => (&names.__pow__, &names.__rpow__),
        Operator::RightShift => (&names.__rshift__, &names.__rrshift__),
        Operator::Subtract => (&names.__sub__, &names.__rsub__),
        Operator::TrueDivide => (&names.__truediv__, &names.__rtruediv__),
        Operator::Xor => (&names.__xor__, &names.__rxor__),
        Operator::Divmod => (&names.__divmod__, &names.__rdivmod__),
    };
    (name.clone(), reflected.clone())
}

fn in_place_name(vm: &Vm, operator: Operator) -> ObjectRef {
    let names = &vm.names;
    match operator {
        Operator::Add => &names.__iadd__,
        Operator::And => &names.__iand__,
        Operator::FloorDivide => &names.__ifloordiv__,
        Operator::LeftShift => &names.__ilshift__,
        Operator::MatrixMultiply => &names.__imatmul__,
        Operator::Multiply => &names.__imul__,
        Operator::Remainder => &names.__imod__,
        Operator::Or => &names.__ior__,
        Operator::Power => &names.__ipow__,
        Operator::RightShift => &names.__irshift__,
        Operator::Subtract => &names.__isub__,
        Operator::TrueDivide => &names.__itruediv__,
        Operator::Xor | Operator::Divmod => &names.__ixor__,
    }
    .clone()
}
