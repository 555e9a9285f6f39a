//! Views of views, and what a view exports itself.

use std::cell::Cell;

use super::managed::ManagedBuffer;
use super::{Geometry, MemoryView, view};
use crate::object::{Contents, ObjectRef};
use crate::types::buffer::element::Element;
use crate::types::buffer::{BufferView, request};
use crate::vm::{Result, Vm};

/// Exports the memory behind a view (`memory_getbuf`).
pub fn get(vm: &mut Vm, object: &ObjectRef, flags: i32) -> Result<BufferView> {
    vm.check_released(object)?;
    vm.check_unrestricted(object)?;
    let mut geometry = view(object).geometry.clone();
    let wants = |what| request::wants(flags, what);
    let (by_rows, by_columns) = (geometry.is_contiguous(false), geometry.is_contiguous(true));
    let problem = if wants(request::WRITABLE) && geometry.readonly {
        "memoryview: underlying buffer is not writable"
    } else if wants(request::C_CONTIGUOUS) && !by_rows {
        "memoryview: underlying buffer is not C-contiguous"
    } else if wants(request::F_CONTIGUOUS) && !by_columns {
        "memoryview: underlying buffer is not Fortran contiguous"
    } else if wants(request::ANY_CONTIGUOUS) && !by_rows && !by_columns {
        "memoryview: underlying buffer is not contiguous"
    } else if !wants(request::STRIDES) && !by_rows {
        "memoryview: underlying buffer is not C-contiguous"
    } else if !wants(request::SHAPE) && wants(request::FORMAT) {
        "memoryview: cannot cast to unsigned bytes if the format flag is present"
    } else {
        ""
    };
    if !problem.is_empty() {
        return Err(vm.buffer_error(problem));
    }
    let size = geometry.element.size();
    if !wants(request::FORMAT) {
        geometry.element = Element::BYTE.in_items_of(size);
    }
    if !wants(request::SHAPE) {
        (geometry.shape, geometry.strides) = (vec![geometry.count()], vec![size as isize]);
    }
    view(object).exports.set(view(object).exports.get() + 1);
    Ok(BufferView { owner: object.clone(), geometry })
}

impl Vm {
    /// A view of memory that was exported for it.
    pub fn new_view_of_buffer(&self, buffer: BufferView) -> ObjectRef {
        let geometry = buffer.geometry.clone();
        self.new_view(self.new_managed_buffer(buffer, true), geometry)
    }

    /// A view for `__release_buffer__`, of memory that is being released: no other view can be made of it, and
    /// nobody is told when it is released.
    pub fn new_restricted_view(&self, buffer: &BufferView) -> ObjectRef {
        let made = self.new_view(self.new_managed_buffer(buffer.clone(), false), buffer.geometry.clone());
        view(&made).restricted.set(true);
        made
    }

    /// One of possibly several views of managed memory; the memory counts it already.
    fn new_view(&self, managed: ObjectRef, geometry: Geometry) -> ObjectRef {
        let payload = MemoryView {
            exporter: managed.payload::<ManagedBuffer>().and_then(|managed| managed.exporter),
            managed: Contents::new(Some(managed)),
            geometry,
            exports: Cell::new(0),
            restricted: Cell::new(false),
            hash: Cell::new(-1),
        };
        ObjectRef::new(&self.types.memoryview, payload)
    }

    /// Another view of the memory of a view (`mbuf_add_view`).
    ///
    /// # Errors
    /// ValueError for a view that lasts no longer than a call.
    pub(super) fn new_view_of_same(&mut self, object: &ObjectRef, geometry: Geometry) -> Result {
        self.new_view_by(object, |_| Ok(geometry))
    }

    /// The same, where Python code may run before it is known what the view looks at: the memory is held meanwhile,
    /// even if that code releases the old view.
    pub(super) fn new_view_by(
        &mut self,
        object: &ObjectRef,
        geometry: impl FnOnce(&mut Self) -> Result<Geometry>,
    ) -> Result {
        self.check_unrestricted(object)?;
        let Some(managed) = view(object).managed.cloned(self) else { return Err(self.released_error()) };
        if let Some(payload) = managed.payload::<ManagedBuffer>() {
            payload.views.set(payload.views.get() + 1);
        }
        match geometry(self) {
            Ok(geometry) => Ok(self.new_view(managed, geometry)),
            Err(raised) => {
                self.let_go_of_memory(&managed);
                Err(raised)
            }
        }
    }

    fn check_unrestricted(&mut self, object: &ObjectRef) -> Result<()> {
        if view(object).restricted.get() {
            return Err(self.value_error("cannot create new view on restricted memoryview"));
        }
        Ok(())
    }

    /// A view of all that an object lets others see of its memory (`PyMemoryView_FromObject`).
    ///
    /// # Errors
    /// TypeError for an object that has no memory to show, and what its `__buffer__` raises.
    pub fn view_of(&mut self, object: &ObjectRef) -> Result {
        self.view_by(object, request::FULL_READ_ONLY)
    }

    /// The same, asked for with flags (`PyMemoryView_FromObjectAndFlags`).
    ///
    /// # Errors
    /// As [`view_of`](Self::view_of).
    pub(super) fn view_by(&mut self, object: &ObjectRef, flags: i32) -> Result {
        if let Some(other) = object.payload::<MemoryView>() {
            self.check_released(object)?;
            return self.new_view_of_same(object, other.geometry.clone());
        }
        if !self.has_buffer(object) {
            let name = self.class_name(object);
            return Err(self.type_error(format!("memoryview: a bytes-like object is required, not '{name}'")));
        }
        let buffer = self.get_buffer(object, flags)?;
        Ok(self.new_view_of_buffer(buffer))
    }

    /// Releases a view (`memoryview.release`).
    ///
    /// # Errors
    /// BufferError where others look at it.
    pub fn release_memoryview(&mut self, object: &ObjectRef) -> Result<()> {
        let this = view(object);
        match this.exports.get() {
            _ if this.is_released(self) => {}
            0 => self.let_go_of_managed(this),
            exports => {
                let plural = if exports == 1 { "" } else { "s" };
                return Err(self.buffer_error(format!("memoryview has {exports} exported buffer{plural}")));
            }
        }
        Ok(())
    }

    /// Releases a view that an object exported (`wrap_releasebuffer`).
    ///
    /// # Errors
    /// TypeError for what is no view, ValueError for a view of another object or one that is released.
    pub fn release_view_of(&mut self, object: &ObjectRef, given: &ObjectRef) -> Result {
        let Some(this) = given.payload::<MemoryView>() else {
            return Err(self.type_error("expected a memoryview object"));
        };
        if this.exporter.is_none() {
            // The view of memory that is being released.
            return Ok(self.none.clone());
        }
        if !this.is_of(object) {
            return Err(self.value_error("memoryview's buffer is not this object"));
        }
        if this.is_released(self) {
            return Err(self.value_error("memoryview's buffer has already been released"));
        }
        self.release_memoryview(given)?;
        Ok(self.none.clone())
    }
}
