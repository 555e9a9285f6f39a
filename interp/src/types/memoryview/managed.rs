//! `managedbuffer`: memory that somebody exported, shared by all the views of it (`_PyManagedBufferObject`).

use std::cell::Cell;

use super::MemoryView;
use crate::object::{Contents, Kind, ObjectId, ObjectRef, Token, Trace};
use crate::types::buffer::{BufferView, end_export};
use crate::types::native::TypeDefinition;
use crate::vm::Vm;

/// The payload.
pub struct ManagedBuffer {
    /// The memory, until the last view is released.
    pub(super) buffer: Contents<Option<BufferView>>,
    /// Who exported it; `None` where nobody is told of the release.
    pub(super) exporter: Option<ObjectId>,
    /// The number of views that are not released.
    pub(super) views: Cell<usize>,
}

impl Trace for ManagedBuffer {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        if let Some(buffer) = self.buffer.get(token) {
            visit(&buffer.owner);
        }
    }

    fn dismantle(&mut self) {
        // Python code that has to be told was told before: see `release_memory_of_dying`.
        if let Some(buffer) = self.buffer.exclusive().take()
            && self.exporter.is_some()
        {
            end_export(&buffer.owner);
        }
    }
}

impl Vm {
    /// Manages memory that somebody exported, for one view; `told` says whether the exporter hears of the release.
    pub(super) fn new_managed_buffer(&self, buffer: BufferView, told: bool) -> ObjectRef {
        let owner = &buffer.owner;
        let runs_python = owner.kind() == Kind::BufferWrapper || owner.class_payload(self).is_heap_type();
        let payload = ManagedBuffer {
            exporter: told.then(|| owner.id()),
            buffer: Contents::new(Some(buffer)),
            views: Cell::new(1),
        };
        let managed = ObjectRef::new(&self.types.managed_buffer, payload);
        if told && runs_python {
            managed.make_death_observable();
        }
        managed
    }

    /// A view is released: with the last one, the memory is.
    pub(super) fn let_go_of_managed(&mut self, view: &MemoryView) {
        if let Some(managed) = view.managed.replace(self, None) {
            self.let_go_of_memory(&managed);
        }
    }

    /// A view less looks at managed memory.
    pub(super) fn let_go_of_memory(&mut self, managed: &ObjectRef) {
        let Some(payload) = managed.payload::<ManagedBuffer>() else { return };
        payload.views.set(payload.views.get().saturating_sub(1));
        if payload.views.get() == 0 {
            self.release_managed(payload);
        }
    }

    fn release_managed(&mut self, managed: &ManagedBuffer) {
        if let Some(buffer) = managed.buffer.replace(self, None)
            && managed.exporter.is_some()
        {
            self.release_buffer(&buffer);
        }
    }

    /// Tells Python code that exported the memory of a dying view, before the view is freed.
    pub fn release_memory_of_dying(&mut self, object: &ObjectRef) {
        if let Some(view) = object.payload::<MemoryView>() {
            self.let_go_of_managed(view);
        } else if let Some(managed) = object.payload::<ManagedBuffer>() {
            self.release_managed(managed);
        }
    }
}

/// `managedbuffer`
pub static DEFINITION: TypeDefinition =
    TypeDefinition { name: "managedbuffer", base_type: false, ..TypeDefinition::EMPTY };
