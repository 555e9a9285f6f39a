//! `_buffer_wrapper`: holds the view that a `__buffer__` written in Python gave, and who gave it.

use super::exporting::{BufferView, call_release, is_release_to_python};
use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::memoryview::MemoryView;
use crate::types::native::TypeDefinition;
use crate::vm::Vm;

/// The payload; both are gone after the release.
pub struct BufferWrapper {
    view: Contents<Option<ObjectRef>>,
    exporter: Contents<Option<ObjectRef>>,
}

impl Trace for BufferWrapper {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.view.get(token).iter().for_each(&mut *visit);
        self.exporter.get(token).iter().for_each(visit);
    }
}

impl BufferWrapper {
    pub(super) fn new(view: ObjectRef, exporter: ObjectRef) -> Self {
        Self { view: Contents::new(Some(view)), exporter: Contents::new(Some(exporter)) }
    }

    /// The view, until it is released.
    pub fn view(&self, vm: &Vm) -> Option<ObjectRef> {
        self.view.cloned(vm)
    }

    /// The view, as long as nothing runs.
    pub(super) fn borrowed<'a>(&'a self, vm: &'a Vm) -> Option<&'a ObjectRef> {
        self.view.get(vm).as_ref()
    }
}

/// `bufferwrapper_releasebuf`
fn release(vm: &mut Vm, object: &ObjectRef, buffer: &BufferView) {
    let Some(wrapper) = object.payload::<BufferWrapper>() else { return };
    let (Some(view), Some(exporter)) = (wrapper.view.cloned(vm), wrapper.exporter.cloned(vm)) else { return };
    super::end_export(&view);
    // A view of the exporter itself tells it when it is released; of another object only we know.
    let of_exporter = view.payload::<MemoryView>().is_some_and(|view| view.is_of(&exporter));
    let told = exporter.class_payload(vm).slots(vm).release_buffer.is_some_and(is_release_to_python);
    if !of_exporter && told {
        call_release(vm, &exporter, buffer);
    }
    drop((view, exporter));
    drop(wrapper.view.replace(vm, None));
    drop(wrapper.exporter.replace(vm, None));
}

/// `_buffer_wrapper`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "_buffer_wrapper",
    slots: |slots| slots.release_buffer = Some(release),
    base_type: false,
    ..TypeDefinition::EMPTY
};
