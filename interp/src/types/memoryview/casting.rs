//! `memoryview.cast`: the same memory with other items or in another shape.

use super::{Geometry, view};
use crate::object::ObjectRef;
use crate::types::buffer::element::Element;
use crate::types::int::Int;
use crate::types::list::List;
use crate::types::tuple::Tuple;
use crate::vm::{Result, Vm};

/// The most dimensions that there are (`PyBUF_MAX_NDIM`).
const MOST_DIMENSIONS: usize = 64;

pub(super) fn cast(vm: &mut Vm, object: &ObjectRef, given: &mut [Option<ObjectRef>]) -> Result {
    let format = vm.required(given, 0);
    vm.expect_text("cast", "argument 'format'", &format)?;
    let shape = given[1].take();
    vm.check_released(object)?;
    let geometry = &view(object).geometry;
    if !geometry.is_contiguous(false) {
        return Err(vm.type_error("memoryview: casts are restricted to C-contiguous views"));
    }
    if (shape.is_some() || geometry.shape.len() != 1) && geometry.shape.contains(&0) {
        return Err(vm.type_error("memoryview: cannot cast view with zeros in shape or strides"));
    }
    let shape = match shape {
        None => None,
        Some(shape) => {
            let lengths = match (shape.payload::<List>(), shape.payload::<Tuple>()) {
                (Some(list), _) => list.items.get(vm).clone(),
                (_, Some(tuple)) => tuple.0.to_vec(),
                _ => return Err(vm.type_error("shape must be a list or a tuple")),
            };
            if lengths.len() > MOST_DIMENSIONS {
                return Err(vm.value_error("memoryview: number of dimensions must not exceed 64"));
            }
            if geometry.shape.len() != 1 && lengths.len() != 1 {
                return Err(vm.type_error("memoryview: cast must be 1D -> ND or ND -> 1D"));
            }
            Some(lengths)
        }
    };
    let ascii = vm.new_str("ascii");
    vm.encode_str(&format, Some(&ascii), None)?;
    let Some(element) = Element::parse(&vm.display_text(&format), vm.profile.views_of_half_floats) else {
        return Err(vm.value_error(
            "memoryview: destination format must be a native single character format prefixed with an optional '@'",
        ));
    };
    if !geometry.element.is_byte() && !element.is_byte() {
        return Err(vm.type_error("memoryview: cannot cast between two non-byte formats"));
    }
    let size = geometry.size();
    if !size.is_multiple_of(element.size()) {
        return Err(vm.type_error("memoryview: length is not a multiple of itemsize"));
    }
    let shape = match shape {
        None => vec![size / element.size()],
        Some(lengths) => checked_shape(vm, &lengths, element, size)?,
    };
    let strides = Geometry::packed_strides(&shape, element.size(), false);
    let cast = Geometry { element, start: geometry.start, shape, strides, readonly: geometry.readonly };
    vm.new_view_of_same(object, cast)
}

fn checked_shape(vm: &mut Vm, lengths: &[ObjectRef], element: Element, size: usize) -> Result<Vec<usize>> {
    let mut product = element.size();
    let mut shape = Vec::with_capacity(lengths.len());
    for length in lengths {
        if length.payload::<Int>().is_none() {
            return Err(vm.type_error("memoryview.cast(): elements of shape must be integers"));
        }
        let length = vm.size_argument(length)?;
        if length <= 0 {
            return Err(vm.value_error("memoryview.cast(): elements of shape must be integers > 0"));
        }
        let length = length as usize;
        product = match product.checked_mul(length).filter(|product| *product <= isize::MAX as usize) {
            Some(product) => product,
            None => return Err(vm.value_error("memoryview.cast(): product(shape) > SSIZE_MAX")),
        };
        shape.push(length);
    }
    if product != size {
        return Err(vm.type_error("memoryview: product(shape) * itemsize != buffer size"));
    }
    Ok(shape)
}
