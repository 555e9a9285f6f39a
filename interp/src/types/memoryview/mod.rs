//! `memoryview`: the payload and its geometry.

mod attributes;
mod casting;
mod comparison;
mod items;
pub mod managed;
pub mod sharing;

use std::cell::Cell;

use managed::ManagedBuffer;

use crate::object::{Contents, ObjectId, ObjectRef, Token, Trace};
use crate::types::buffer::element::Element;
use crate::types::buffer::holding::copied;
use crate::types::buffer::{exporting, memory, memory_owner};
use crate::types::converters::Constructor;
use crate::types::native::TypeDefinition;
use crate::vm::{Arguments, Raised, Result, Vm};

/// Where the items of a view stand in the memory of another object.
#[derive(Clone, Debug)]
pub struct Geometry {
    /// What the items are.
    pub element: Element,
    /// Where the first item begins, in bytes.
    pub start: usize,
    /// The number of items in each dimension.
    pub shape: Vec<usize>,
    /// How far apart the items are in each dimension, in bytes.
    pub strides: Vec<isize>,
    /// They cannot be written.
    pub readonly: bool,
}

impl Geometry {
    /// The number of items.
    pub fn count(&self) -> usize {
        self.shape.iter().product()
    }

    /// The size of all items, in bytes.
    pub fn size(&self) -> usize {
        self.count() * self.element.size()
    }

    /// The strides of items that lie without gaps, the last dimension or the first one varying fastest.
    pub fn packed_strides(shape: &[usize], size: usize, first_fastest: bool) -> Vec<isize> {
        let mut strides = vec![0; shape.len()];
        let mut stride = size as isize;
        let mut place = |index: usize| {
            strides[index] = stride;
            stride *= shape[index] as isize;
        };
        if first_fastest {
            (0..shape.len()).for_each(&mut place)
        } else {
            (0..shape.len()).rev().for_each(&mut place)
        }
        strides
    }

    /// Whether the items lie without gaps in C's order (or Fortran's).
    pub fn is_contiguous(&self, first_fastest: bool) -> bool {
        let packed = Self::packed_strides(&self.shape, self.element.size(), first_fastest);
        let fits = |((length, stride), packed): ((&usize, &isize), &isize)| *length == 1 || stride == packed;
        match &self.shape[..] {
            // With one dimension CPython does not ask whether there are items at all.
            [_] => self.shape.iter().zip(&self.strides).zip(&packed).all(fits),
            shape => shape.contains(&0) || shape.iter().zip(&self.strides).zip(&packed).all(fits),
        }
    }

    /// Where each item begins, in C's order or in Fortran's.
    pub fn places(&self, first_fastest: bool) -> Vec<usize> {
        let mut places = vec![self.start];
        let dimensions = self.shape.iter().zip(&self.strides);
        let spread = |places: Vec<usize>, (length, stride): (&usize, &isize)| -> Vec<usize> {
            let places = places.into_iter();
            places
                .flat_map(|place| (0..*length as isize).map(move |index| place.wrapping_add_signed(index * stride)))
                .collect()
        };
        if first_fastest {
            // The last dimension varies slowest.
            places = dimensions.rev().fold(places, spread);
        } else {
            places = dimensions.fold(places, spread);
        }
        places
    }
}

/// The payload: items in the memory of another object.
pub struct MemoryView {
    /// The memory, which views of this view share; `None` after the release.
    managed: Contents<Option<ObjectRef>>,
    /// Who exported it; `None` where nobody is told of the release.
    exporter: Option<ObjectId>,
    /// Where the items stand in it.
    pub geometry: Geometry,
    /// How many look at the memory through this view.
    pub exports: Cell<usize>,
    /// No other view can be made of it.
    restricted: Cell<bool>,
    /// The hash, or -1 while it has not been asked for.
    hash: Cell<i64>,
}

impl Trace for MemoryView {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.managed.get(token).iter().for_each(visit);
    }

    fn dismantle(&mut self) {
        let managed = self.managed.exclusive().take();
        if let Some(managed) = managed.as_ref().and_then(ObjectRef::payload::<ManagedBuffer>) {
            managed.views.set(managed.views.get().saturating_sub(1));
        }
    }
}

impl MemoryView {
    /// Whether `release()` was called.
    pub fn is_released(&self, vm: &Vm) -> bool {
        self.managed.get(vm).is_none()
    }

    /// Whether it lasts no longer than a call of `__release_buffer__`.
    pub fn is_restricted(&self) -> bool {
        self.restricted.get()
    }

    fn range(&self) -> Option<std::ops::Range<usize>> {
        let geometry = &self.geometry;
        geometry.is_contiguous(false).then(|| geometry.start..geometry.start + geometry.size())
    }

    /// Who exported the memory.
    pub fn owner<'a>(&'a self, vm: &'a Vm) -> Option<&'a ObjectRef> {
        let managed = self.managed.get(vm).as_ref()?.payload::<ManagedBuffer>()?;
        managed.buffer.get(vm).as_ref().map(|buffer| &buffer.owner)
    }

    /// Whether an object exported the memory.
    pub fn is_of(&self, object: &ObjectRef) -> bool {
        self.exporter == Some(object.id())
    }

    /// The bytes, where they are in one piece and others may look at them.
    pub fn contiguous<'a>(&'a self, vm: &'a Vm) -> Option<&'a [u8]> {
        let range = self.range().filter(|_| !self.is_restricted())?;
        memory(vm, self.owner(vm)?)?.get(range)
    }

    /// The owner of the memory and the range of it that the items fill, where they are in one piece and may be
    /// written.
    pub fn writable(&self, vm: &Vm) -> Option<(ObjectRef, std::ops::Range<usize>)> {
        let range = self.range().filter(|_| !self.geometry.readonly && !self.is_restricted())?;
        Some((memory_owner(vm, self.owner(vm)?)?.clone(), range))
    }

    /// A copy of the bytes of all items, in C's order or in Fortran's.
    pub fn copied(&self, vm: &Vm, first_fastest: bool) -> Vec<u8> {
        self.owner(vm).map(|owner| copied(vm, owner, &self.geometry, first_fastest)).unwrap_or_default()
    }
}

fn view(object: &ObjectRef) -> &MemoryView {
    object.payload::<MemoryView>().expect("the receiver of a method of memoryview is a memoryview")
}

impl Vm {
    /// The object that owns the memory behind a view, or ValueError after a release.
    fn viewed(&mut self, object: &ObjectRef) -> Result {
        match view(object).owner(self).and_then(|owner| memory_owner(self, owner)).cloned() {
            Some(object) => Ok(object),
            None => Err(self.released_error()),
        }
    }

    /// Checks that a view is not released.
    fn check_released(&mut self, object: &ObjectRef) -> Result<()> {
        if view(object).is_released(self) { Err(self.released_error()) } else { Ok(()) }
    }

    #[cold]
    fn released_error(&mut self) -> Raised {
        self.value_error("operation forbidden on released memoryview object")
    }
}

static PARAMETERS: Constructor = Constructor::new("memoryview", "(object)");

fn new(vm: &mut Vm, _: &ObjectRef, arguments: Arguments) -> Result {
    let mut bound = PARAMETERS.bind(vm, arguments)?;
    let object = vm.required(&mut bound, 0);
    vm.view_of(&object)
}

fn release(vm: &mut Vm, object: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    vm.release_memoryview(object)?;
    Ok(vm.none.clone())
}

fn repr(vm: &mut Vm, object: &ObjectRef) -> Result {
    let kind = if view(object).is_released(vm) { "released memory" } else { "memory" };
    Ok(vm.new_str(&format!("<{kind} at {:#x}>", object.id().0)))
}

/// `memoryview`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "memoryview",
    slots: |slots| {
        slots.repr = Some(repr);
        slots.hash = Some(comparison::hash);
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.new = Some(new);
        slots.iter = Some(items::iter);
        slots.compare = Some(comparison::compare);
        slots.length = Some(items::length);
        slots.item = Some(items::item);
        slots.get_buffer = Some(sharing::get);
        slots.release_buffer = Some(exporting::release_native);
        slots.subscript = Some(items::subscript);
        slots.assign_subscript = Some(items::assign_subscript);
    },
    methods: attributes::METHODS,
    attributes: attributes::ATTRIBUTES,
    base_type: false,
    weak_references: true,
    sequence: true,
    signature: Some("(object)"),
    ..TypeDefinition::EMPTY
};
