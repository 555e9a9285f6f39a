//! The direct subclasses of a type: weak references in a dict that the type keeps to itself (`tp_subclasses`).

use crate::object::{ObjectRef, WeakHandle, collector, references_to};
use crate::types::type_object::Type;
use crate::vm::Vm;

/// What a type knows of the classes derived from it.
#[derive(Default)]
pub struct Subclasses {
    /// All of them, oldest first.
    handles: Vec<WeakHandle>,
    /// A dict with the weak references to those that Python code has made, by address. Those to built-in types are made
    /// when a program asks for weak references to them.
    references: Option<ObjectRef>,
}

impl Subclasses {
    /// Those that are alive, oldest first.
    pub fn alive(&self) -> Vec<ObjectRef> {
        self.handles.iter().filter_map(WeakHandle::upgrade).collect()
    }

    /// Adds a built-in type.
    pub fn push(&mut self, class: &ObjectRef) {
        self.handles.extend(WeakHandle::new(class));
    }

    /// The dict of references, which no collection and no program sees in the type.
    #[cfg(any(test, feature = "checks"))]
    pub fn references(&self) -> Option<&ObjectRef> {
        self.references.as_ref()
    }
}

fn subclasses<'a>(base: &'a ObjectRef, vm: &'a mut Vm) -> Option<&'a mut Subclasses> {
    base.payload::<Type>().map(|base| &mut base.data.get_mut(vm).subclasses)
}

impl Vm {
    /// Enters a class that Python code has made (`add_subclass` in Objects/typeobject.c).
    pub fn add_subclass(&mut self, base: &ObjectRef, class: &ObjectRef) {
        if let Some(subclasses) = subclasses(base, self) {
            subclasses.handles.retain(|handle| handle.upgrade().is_some());
            subclasses.push(class);
            self.refer_to_subclass(base, class);
        }
    }

    fn refer_to_subclass(&mut self, base: &ObjectRef, class: &ObjectRef) {
        let reference_class = self.types.weak_reference.clone();
        let Ok(reference) = self.new_weak_reference(&reference_class, class, None) else { return };
        let known = subclasses(base, self).and_then(|subclasses| subclasses.references.clone());
        let dict = known.unwrap_or_else(|| {
            let dict = self.new_dict();
            if let Some(subclasses) = subclasses(base, self) {
                subclasses.references = Some(dict.clone());
            }
            dict
        });
        let address = self.new_int(class.id().0 as i64);
        // Two ints compare without Python code.
        drop(self.dict_set(&dict, address, reference));
    }

    /// Takes a class out again (`remove_subclass`).
    pub fn remove_subclass(&mut self, base: &ObjectRef, class: &ObjectRef) {
        let Some(found) = subclasses(base, self) else { return };
        found.handles.retain(|handle| handle.upgrade().is_some_and(|other| !other.is(class)));
        let Some(dict) = found.references.clone() else { return };
        let address = self.new_int(class.id().0 as i64);
        drop(self.dict_remove(&dict, &address));
        if self.dict_len(&dict) == 0
            && let Some(found) = subclasses(base, self)
        {
            let empty = found.references.take();
            drop((empty, dict));
        }
    }

    /// Makes the weak reference that the base of a built-in type has to it, as if it had been there from the start.
    pub fn complete_references_to(&mut self, class: &ObjectRef) {
        let Some(payload) = class.payload::<Type>() else { return };
        let data = payload.data.get(self);
        if data.definition.is_none() || !references_to(class).is_empty() {
            return;
        }
        if let Some(base) = data.base.clone() {
            collector::as_at_start(|| self.refer_to_subclass(&base, class));
        }
    }
}
