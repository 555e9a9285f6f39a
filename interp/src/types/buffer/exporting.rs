//! How objects export their memory: the functions behind `__buffer__` and `__release_buffer__`
//! (`bf_getbuffer` and `bf_releasebuffer`; PEP 688 for those written in Python).

use super::element::Element;
use super::wrapper::BufferWrapper;
use super::{begin_export, end_export, layout};
use crate::object::ObjectRef;
use crate::types::memoryview::{Geometry, MemoryView};
use crate::types::slots::{GetBuffer, ReleaseBuffer};
use crate::types::special_methods::call_method;
use crate::types::type_object::Type;
use crate::vm::{Raised, Result, Vm};

/// Memory that an object exported to somebody (`Py_buffer`).
#[derive(Clone)]
pub struct BufferView {
    /// Who is told when nobody looks at it any more.
    pub owner: ObjectRef,
    /// Where the items stand.
    pub geometry: Geometry,
}

/// What somebody can ask for (`PyBUF_…`, which `inspect.BufferFlags` shows).
pub mod request {
    /// Bytes in one piece.
    pub const SIMPLE: i32 = 0;
    /// They can be written.
    pub const WRITABLE: i32 = 1;
    /// What the items are.
    pub const FORMAT: i32 = 4;
    /// How many items there are in each dimension.
    pub const SHAPE: i32 = 8;
    /// How far apart the items are in each dimension.
    pub const STRIDES: i32 = 0x10 | SHAPE;
    /// Without gaps, in C's order.
    pub const C_CONTIGUOUS: i32 = 0x20 | STRIDES;
    /// Without gaps, in Fortran's order.
    pub const F_CONTIGUOUS: i32 = 0x40 | STRIDES;
    /// Without gaps, in any order.
    pub const ANY_CONTIGUOUS: i32 = 0x80 | STRIDES;
    /// All that there is, to be read.
    pub const FULL_READ_ONLY: i32 = 0x100 | STRIDES | FORMAT;

    /// Whether flags ask for all of something.
    pub fn wants(flags: i32, something: i32) -> bool {
        flags & something == something
    }
}

/// Exports the memory that an object owns.
pub fn get_native(vm: &mut Vm, object: &ObjectRef, flags: i32) -> Result<BufferView> {
    let Some(geometry) = native_geometry(vm, object, flags) else {
        return Err(vm.system_error("an object without memory was asked for it"));
    };
    if geometry.readonly && request::wants(flags, request::WRITABLE) {
        return Err(vm.buffer_error("Object is not writable."));
    }
    begin_export(object);
    Ok(BufferView { owner: object.clone(), geometry })
}

/// Where the items stand in the memory that an object owns, for who asks with these flags.
pub(super) fn native_geometry(vm: &Vm, object: &ObjectRef, flags: i32) -> Option<Geometry> {
    let layout = layout(vm, object)?;
    let size = layout.element.size();
    // Who does not ask what the items are takes them for bytes, as far apart as they are.
    let element = if request::wants(flags, request::FORMAT) { layout.element } else { Element::BYTE.in_items_of(size) };
    let (shape, strides) = (vec![layout.size / size], vec![size as isize]);
    Some(Geometry { element, start: 0, shape, strides, readonly: layout.readonly })
}

/// A look less at memory that an object owns.
pub fn release_native(_: &mut Vm, object: &ObjectRef, _: &BufferView) {
    end_export(object);
}

/// Asks the `__buffer__` of a class written in Python (`slot_bf_getbuffer`).
pub fn get_from_python(vm: &mut Vm, object: &ObjectRef, flags: i32) -> Result<BufferView> {
    let (name, number) = (vm.names.__buffer__.clone(), vm.new_int(flags.into()));
    let view = call_method(vm, object, name, [number])?;
    if view.payload::<MemoryView>().is_none() {
        return Err(vm.type_error("__buffer__ returned non-memoryview object"));
    }
    let BufferView { geometry, .. } = crate::types::memoryview::sharing::get(vm, &view, flags)?;
    let owner = ObjectRef::new(&vm.types.buffer_wrapper, BufferWrapper::new(view, object.clone()));
    Ok(BufferView { owner, geometry })
}

/// Tells the `__release_buffer__` of a class written in Python, and the built-in type that it derives from, which
/// Python code is not trusted to tell (`slot_bf_releasebuffer`).
pub fn release_to_python(vm: &mut Vm, object: &ObjectRef, buffer: &BufferView) {
    call_release(vm, object, buffer);
    let base = object.class_payload(vm).mro(vm).iter().skip(1).find_map(|base| {
        let release = base.payload::<Type>()?.slots(vm).release_buffer?;
        (!is_release_to_python(release)).then_some(release)
    });
    if let Some(release) = base {
        release(vm, object, buffer);
    }
}

/// Whether a function asks Python code for memory.
pub(super) fn is_get_from_python(function: GetBuffer) -> bool {
    std::ptr::fn_addr_eq(function, get_from_python as GetBuffer)
}

/// Whether a function tells Python code that memory is released.
pub(super) fn is_release_to_python(function: ReleaseBuffer) -> bool {
    std::ptr::fn_addr_eq(function, release_to_python as ReleaseBuffer)
}

/// Calls `__release_buffer__`; nobody can be told what it raises (`releasebuffer_call_python`).
pub(super) fn call_release(vm: &mut Vm, object: &ObjectRef, buffer: &BufferView) {
    // The method gets the very view that `__buffer__` gave, or one that lasts no longer than the call.
    let wrapper = buffer.owner.payload::<BufferWrapper>();
    let view = match wrapper {
        Some(wrapper) => wrapper.view(vm),
        None => Some(vm.new_restricted_view(buffer)),
    };
    let Some(view) = view else { return };
    let name = vm.names.__release_buffer__.clone();
    if let Err(raised) = call_method(vm, object, name, [view.clone()]) {
        report(vm, raised, object, "__release_buffer__");
    }
    if wrapper.is_none()
        && let Err(raised) = vm.release_memoryview(&view)
    {
        report(vm, raised, object, "bf_releasebuffer");
    }
}

fn report(vm: &mut Vm, raised: Raised, object: &ObjectRef, what: &str) {
    if vm.profile.release_names_class {
        let message = format!("Exception ignored in {what} of {}", vm.class_name(object));
        vm.report_unraisable(raised, Some(&message), None);
    } else {
        vm.report_unraisable(raised, None, Some(object));
    }
}

impl Vm {
    /// Whether an object exports memory at all (`PyObject_CheckBuffer`).
    pub fn has_buffer(&self, object: &ObjectRef) -> bool {
        object.class_payload(self).slots(self).get_buffer.is_some()
    }

    /// Asks an object for its memory (`PyObject_GetBuffer`).
    ///
    /// # Errors
    /// TypeError for an object that has none, and what it raises itself.
    pub fn get_buffer(&mut self, object: &ObjectRef, flags: i32) -> Result<BufferView> {
        match object.class_payload(self).slots(self).get_buffer {
            Some(get) => get(self, object, flags),
            None => {
                let name = self.class_name(object);
                Err(self.type_error(format!("a bytes-like object is required, not '{name}'")))
            }
        }
    }

    /// Says that nobody looks at memory any more (`PyBuffer_Release`).
    pub fn release_buffer(&mut self, buffer: &BufferView) {
        if let Some(release) = buffer.owner.class_payload(self).slots(self).release_buffer {
            release(self, &buffer.owner, buffer);
        }
    }
}
