//! Reading and writing the items of a view.

use super::{Geometry, view};
use crate::object::ObjectRef;
use crate::types::buffer::element::{Element, Misfit};
use crate::types::buffer::{memory, memory_mut, request};
use crate::types::slice::Slice;
use crate::types::tuple::Tuple;
use crate::vm::{Raised, Result, Vm};

impl Vm {
    /// The object of the item at a place in some memory.
    pub(super) fn item_at(&mut self, owner: &ObjectRef, element: Element, place: usize) -> Result {
        if element.code == b'w' {
            return Err(self.not_implemented_error(format!("memoryview: format {} not supported", element.format())));
        }
        let bytes = memory(self, owner).and_then(|bytes| bytes.get(place..place + element.size())).unwrap_or_default();
        Ok(element.read(self, bytes))
    }

    fn write_item(&mut self, object: &ObjectRef, place: usize, value: &ObjectRef) -> Result<()> {
        let element = view(object).geometry.element;
        let format = element.format();
        if element.code == b'w' {
            return Err(self.not_implemented_error(format!("memoryview: format {format} not supported")));
        }
        let bytes = match element.write(self, value)? {
            Ok(bytes) => bytes,
            Err(Misfit::Type) => return Err(self.type_error(format!("memoryview: invalid type for format '{format}'"))),
            Err(Misfit::Value) => {
                return Err(self.value_error(format!("memoryview: invalid value for format '{format}'")));
            }
        };
        // The value may have released the view.
        let owner = self.viewed(object)?;
        if let Some(target) = memory_mut(self, &owner).and_then(|memory| memory.get_mut(place..place + bytes.len())) {
            target.copy_from_slice(&bytes);
        }
        Ok(())
    }

    /// Where an index of a dimension leads.
    fn step_into(&mut self, geometry: &Geometry, dimension: usize, index: isize) -> Result<isize> {
        let length = geometry.shape[dimension];
        let index = if index < 0 { index + length as isize } else { index };
        if usize::try_from(index).is_ok_and(|index| index < length) {
            return Ok(index * geometry.strides[dimension]);
        }
        Err(self.index_error(format!("index out of bounds on dimension {}", dimension + 1)))
    }

    fn place_of_index(&mut self, geometry: &Geometry, index: isize) -> Result<usize> {
        Ok(geometry.start.wrapping_add_signed(self.step_into(geometry, 0, index)?))
    }

    fn place_of_tuple(&mut self, geometry: &Geometry, indices: &[ObjectRef]) -> Result<usize> {
        let dimensions = geometry.shape.len();
        if indices.len() > dimensions {
            let count = indices.len();
            return Err(self.type_error(format!("cannot index {dimensions}-dimension view with {count}-element tuple")));
        }
        let mut place = geometry.start;
        for (dimension, index) in indices.iter().enumerate() {
            let index = self.sequence_index(index)?;
            place = place.wrapping_add_signed(self.step_into(geometry, dimension, index)?);
        }
        Ok(place)
    }

    #[cold]
    fn no_sub_views(&mut self, more: &str) -> Raised {
        self.not_implemented_error(format!("{more}sub-views are not implemented"))
    }
}

/// What a key means.
enum Key {
    /// The only item of a view of no dimensions.
    Whole,
    /// The view itself.
    Ellipsis,
    Index,
    Slice,
    Indices(Vec<ObjectRef>),
    Slices,
    Invalid,
}

impl Key {
    fn of(vm: &Vm, key: &ObjectRef, dimensions: usize) -> Self {
        let tuple = key.payload::<Tuple>().map(|tuple| &tuple.0[..]);
        if dimensions == 0 {
            return match tuple {
                Some([]) => Self::Whole,
                None if key.is(&vm.ellipsis) => Self::Ellipsis,
                _ => Self::Invalid,
            };
        }
        if vm.has_index(key) {
            return Self::Index;
        }
        if key.payload::<Slice>().is_some() {
            return Self::Slice;
        }
        match tuple {
            Some(indices) if indices.iter().all(|index| vm.has_index(index)) => Self::Indices(indices.to_vec()),
            Some(slices) if slices.iter().all(|slice| slice.payload::<Slice>().is_some()) => Self::Slices,
            _ => Self::Invalid,
        }
    }
}

/// The error for a key that means nothing.
#[cold]
fn invalid_key(vm: &mut Vm, dimensions: usize) -> Raised {
    vm.type_error(if dimensions == 0 { "invalid indexing of 0-dim memory" } else { "memoryview: invalid slice key" })
}

pub(super) fn length(vm: &mut Vm, object: &ObjectRef) -> Result<usize> {
    vm.check_released(object)?;
    match view(object).geometry.shape.first() {
        Some(length) => Ok(*length),
        None if vm.profile.scalar_views_have_length => Ok(1),
        None => Err(vm.type_error("0-dim memory has no length")),
    }
}

pub(super) fn item(vm: &mut Vm, object: &ObjectRef, index: isize) -> Result {
    let owner = vm.viewed(object)?;
    let geometry = &view(object).geometry;
    match geometry.shape.len() {
        0 => Err(invalid_key(vm, 0)),
        1 => {
            let place = vm.place_of_index(geometry, index)?;
            vm.item_at(&owner, geometry.element, place)
        }
        _ => Err(vm.no_sub_views("multi-dimensional ")),
    }
}

/// A part of the first dimension.
fn sliced(vm: &mut Vm, geometry: &Geometry, slice: &ObjectRef) -> Result<Geometry> {
    let Some(slice) = slice.payload::<Slice>() else { return Ok(geometry.clone()) };
    let bounds = vm.slice_unpack(slice)?;
    let (start, step, count) = Slice::adjust(bounds.0, bounds.1, bounds.2, geometry.shape[0]);
    let mut part = geometry.clone();
    part.start = part.start.wrapping_add_signed(start as isize * part.strides[0]);
    part.shape[0] = count;
    part.strides[0] = part.strides[0].wrapping_mul(step);
    Ok(part)
}

pub(super) fn subscript(vm: &mut Vm, object: &ObjectRef, key: &ObjectRef) -> Result {
    let owner = vm.viewed(object)?;
    let geometry = &view(object).geometry;
    let dimensions = geometry.shape.len();
    match Key::of(vm, key, dimensions) {
        Key::Whole => vm.item_at(&owner, geometry.element, geometry.start),
        Key::Ellipsis => Ok(object.clone()),
        Key::Index => {
            let index = vm.sequence_index(key)?;
            vm.check_released(object)?;
            item(vm, object, index)
        }
        Key::Slice => vm.new_view_by(object, |vm| sliced(vm, geometry, key)),
        Key::Indices(indices) if indices.len() < dimensions => Err(vm.no_sub_views("")),
        Key::Indices(indices) => {
            let place = vm.place_of_tuple(geometry, &indices)?;
            vm.item_at(&owner, geometry.element, place)
        }
        Key::Slices => Err(vm.not_implemented_error("multi-dimensional slicing is not implemented")),
        Key::Invalid => Err(invalid_key(vm, dimensions)),
    }
}

pub(super) fn assign_subscript(
    vm: &mut Vm,
    object: &ObjectRef,
    key: &ObjectRef,
    value: Option<ObjectRef>,
) -> Result<()> {
    vm.check_released(object)?;
    let geometry = &view(object).geometry;
    let dimensions = geometry.shape.len();
    if geometry.readonly {
        return Err(vm.type_error("cannot modify read-only memory"));
    }
    let Some(value) = value else { return Err(vm.type_error("cannot delete memory")) };
    match Key::of(vm, key, dimensions) {
        Key::Whole | Key::Ellipsis => vm.write_item(object, geometry.start, &value),
        Key::Index if dimensions > 1 => Err(vm.no_sub_views("")),
        Key::Index => {
            let index = vm.sequence_index(key)?;
            let place = vm.place_of_index(geometry, index)?;
            vm.write_item(object, place, &value)
        }
        Key::Slice if dimensions == 1 => assign_slice(vm, object, key, &value),
        Key::Indices(indices) if indices.len() < dimensions => Err(vm.no_sub_views("")),
        Key::Indices(indices) => {
            let place = vm.place_of_tuple(geometry, &indices)?;
            vm.write_item(object, place, &value)
        }
        Key::Slice | Key::Slices => {
            Err(vm.not_implemented_error("memoryview slice assignments are currently restricted to ndim = 1"))
        }
        Key::Invalid => Err(invalid_key(vm, dimensions)),
    }
}

fn assign_slice(vm: &mut Vm, object: &ObjectRef, key: &ObjectRef, value: &ObjectRef) -> Result<()> {
    // A view without gaps is not asked for: any view and any object with memory will do.
    let source = vm.get_buffer(value, request::FULL_READ_ONLY)?;
    // The bytes are copied first: source and target may overlap.
    let target = sliced(vm, &view(object).geometry, key);
    let (given, bytes) = (&source.geometry, source.copied(vm, false));
    let is_fit = |target: &Geometry| {
        given.element.code == target.element.code
            && given.element.size() == target.element.size()
            && given.shape == target.shape
    };
    let written = match target {
        Ok(target) if is_fit(&target) => write_items(vm, object, &target, &bytes),
        Ok(_) => Err(vm.value_error("memoryview assignment: lvalue and rvalue have different structures")),
        Err(raised) => Err(raised),
    };
    vm.release_buffer(&source);
    written
}

fn write_items(vm: &mut Vm, object: &ObjectRef, target: &Geometry, bytes: &[u8]) -> Result<()> {
    let owner = vm.viewed(object)?;
    let size = target.element.size();
    if let Some(memory) = memory_mut(vm, &owner) {
        for (place, item) in target.places(false).into_iter().zip(bytes.chunks(size)) {
            if let Some(room) = memory.get_mut(place..place + size) {
                room.copy_from_slice(item);
            }
        }
    }
    Ok(())
}

/// `iter(view)`
pub(super) fn iter(vm: &mut Vm, object: &ObjectRef) -> Result {
    vm.check_released(object)?;
    match view(object).geometry.shape.len() {
        0 => Err(invalid_key(vm, 0)),
        1 => Ok(vm.new_memory_iterator(object.clone())),
        _ => Err(vm.no_sub_views("multi-dimensional ")),
    }
}

/// The items as lists within lists, the last dimension innermost.
pub(super) fn to_list(vm: &mut Vm, object: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let owner = vm.viewed(object)?;
    let geometry = &view(object).geometry;
    let mut objects = Vec::with_capacity(geometry.count());
    for place in geometry.places(false) {
        objects.push(vm.item_at(&owner, geometry.element, place)?);
    }
    let Some((_, inner)) = geometry.shape.split_first() else { return Ok(objects.swap_remove(0)) };
    for length in inner.iter().rev() {
        let mut rest = objects.into_iter();
        let mut lists = Vec::new();
        while rest.len() > 0 {
            lists.push(vm.new_list(rest.by_ref().take(*length).collect()));
        }
        objects = lists;
    }
    Ok(vm.new_list(objects))
}

/// `view.tobytes(order)`
pub(super) fn to_bytes(vm: &mut Vm, object: &ObjectRef, given: &mut [Option<ObjectRef>]) -> Result {
    vm.check_released(object)?;
    let order = match vm.optional(given, 0) {
        None => "C".to_owned(),
        Some(order) => match crate::types::converters::text_of(&order) {
            Some(_) => vm.display_text(&order),
            None => return Err(vm.bad_argument("tobytes", "argument 'order'", "str or None", &order)),
        },
    };
    let first_fastest = match order.as_str() {
        "C" => false,
        "F" => true,
        "A" => view(object).geometry.is_contiguous(true) && !view(object).geometry.is_contiguous(false),
        _ => return Err(vm.value_error("order must be 'C', 'F' or 'A'")),
    };
    let bytes = view(object).copied(vm, first_fastest);
    Ok(vm.new_filled_bytes(bytes))
}
