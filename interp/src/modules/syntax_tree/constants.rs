//! Values of `ast.Constant` as constants of the compiler.

use crate::compile::code::Constant;
use crate::object::ObjectRef;
use crate::syntax::literal::string_from_code_points;
use crate::types::bytes::Bytes;
use crate::types::complex::Complex;
use crate::types::float::Float;
use crate::types::int::Int;
use crate::types::set::Set;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::vm::{Result, Vm};

/// The constant that an object is (`validate_constant` in Python/ast.c).
///
/// # Errors
/// TypeError for an object that code cannot hold.
pub(super) fn constant_of(vm: &mut Vm, object: &ObjectRef) -> Result<Constant> {
    if object.is(&vm.none) {
        return Ok(Constant::None);
    }
    if object.is(&vm.ellipsis) {
        return Ok(Constant::Ellipsis);
    }
    if object.is(&vm.true_) || object.is(&vm.false_) {
        return Ok(Constant::Bool(object.is(&vm.true_)));
    }
    let class = object.class_id();
    let types = &vm.types;
    if class == types.int.id()
        && let Some(value) = object.payload::<Int>()
    {
        return Ok(Constant::Int(value.to_big().into_owned()));
    }
    if class == types.float.id()
        && let Some(value) = object.payload::<Float>()
    {
        return Ok(Constant::Float(value.0));
    }
    if class == types.complex.id()
        && let Some(value) = object.payload::<Complex>()
    {
        return Ok(Constant::Complex(value.real, value.imaginary));
    }
    if class == types.str.id()
        && let Some(value) = object.payload::<Str>()
    {
        return Ok(match value.text.as_utf8() {
            Some(text) => Constant::Str(text.into_owned()),
            None => string_from_code_points(value.text.code_points().collect()),
        });
    }
    if class == types.bytes.id()
        && let Some(value) = object.payload::<Bytes>()
    {
        return Ok(Constant::Bytes(value.value.to_vec()));
    }
    let items = if class == types.tuple.id() {
        object.payload::<Tuple>().map(|tuple| tuple.0.to_vec())
    } else if class == types.frozenset.id() {
        object.payload::<Set>().map(|set| set.storage.get(vm).elements().map(|(element, _)| element.clone()).collect())
    } else {
        None
    };
    let Some(items) = items else {
        let found = vm.class_name(object);
        return Err(vm.type_error(format!("got an invalid type in Constant: {found}")));
    };
    vm.enter_recursive_call(" during compilation")?;
    let items = items.iter().map(|item| constant_of(vm, item)).collect::<Result<Vec<_>>>();
    vm.native_depth -= 1;
    let is_tuple = object.payload::<Tuple>().is_some();
    Ok(if is_tuple { Constant::Tuple(items?) } else { Constant::FrozenSet(items?) })
}
