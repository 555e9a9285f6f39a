//! What happens when objects die: finalizers, weak reference callbacks, deallocation, at safe points.

use crate::compile::opcode::{CALL, CALL_FUNCTION_EX, CALL_KW, JUMP_BACKWARD, RESUME};
use crate::object::{Kind, ObjectRef, attention, births, collector, death};
use crate::planted_faults::Fault;
use crate::types::class_creation::leave_bases;
use crate::types::type_object::{Type, type_flag};
use crate::types::weakref::WeakReference;
use crate::vm::{Result, Vm};

/// Whether such an instruction looks at its end for what others want: another thread, or the collector
/// (`CHECK_EVAL_BREAKER`).
fn looks_for_others(opcode: u8) -> bool {
    matches!(opcode, CALL | CALL_KW | CALL_FUNCTION_EX | JUMP_BACKWARD | RESUME)
}

impl Vm {
    /// What has to be done at the end of an instruction: lets all waiting objects die, each with everything that its death releases before the next one.
    ///
    /// # Errors
    /// MemoryError where the last memory was used; what a signal handler raises, as KeyboardInterrupt.
    #[inline(always)]
    pub fn safe_point(&mut self, opcode: u8) -> Result<()> {
        if attention::is_wanted() { self.attend(opcode) } else { Ok(()) }
    }

    #[cold]
    fn attend(&mut self, opcode: u8) -> Result<()> {
        if births::are_noted() {
            self.remember_births();
        }
        if death::any_waiting() {
            self.bury();
        }
        self.check_memory()?;
        // A collection needs memory of its own.
        if collector::is_wanted() && crate::object::reserve::is_there() && self.may_collect_after(opcode) {
            self.collect_automatically();
        }
        if looks_for_others(opcode) {
            self.look_for_signals()?;
            if attention::turns_are_wanted() {
                self.count_down_turn()?;
            }
        }
        Ok(())
    }

    /// Empties the queue of the dying, depth first.
    #[cold]
    pub fn bury(&mut self) {
        let mut pending = death::take_waiting();
        pending.reverse();
        while let Some(dying) = pending.pop() {
            let object = dying.revive();
            self.bury_one(object);
            if death::any_waiting() {
                let mut released = death::take_waiting();
                released.reverse();
                pending.append(&mut released);
            }
        }
    }

    /// Whether a collection that is wanted begins at the end of such an instruction.
    fn may_collect_after(&self, opcode: u8) -> bool {
        !self.profile.collects_between_instructions || looks_for_others(opcode)
    }

    /// Runs the cycle collector because the young generation has outgrown its threshold.
    #[cold]
    fn collect_automatically(&mut self) {
        // A collection in the midst of an instruction knows nothing of what that makes afterwards.
        let later = if self.profile.collects_between_instructions { 0 } else { collector::made_since_asked() };
        collector::unset_wanted();
        if self.collect_generations() && later > 0 {
            collector::set_young_count(collector::young_count() + later);
        }
    }

    /// What stands in front of an object in CPython's memory, in bytes (`_PyType_PreHeaderSize`): the links of
    /// the collector, and the pointers to `__dict__` and weak references that the interpreter manages.
    pub fn size_before_object(&self, object: &ObjectRef) -> usize {
        let class = object.class_payload(self);
        let data = class.data.get(self);
        let is_static = object.payload::<Type>().is_some_and(|class| !class.has_flag(self, type_flag::HEAP_TYPE));
        let has_links = (class.is_heap_type() || data.flags & type_flag::COLLECTED != 0)
            && (!is_static || self.profile.counts_missing_headers);
        let links = if has_links { 16 } else { 0 };
        let layout = data.layout;
        let managed = layout.has_managed_dict() || layout.weak_offset < 0;
        links + if managed { 16 } else { 0 }
    }

    fn bury_one(&mut self, object: ObjectRef) {
        self.release_memory_of_dying(&object);
        if object.kind() == Kind::Generator {
            // `gen_dealloc` tells the weak references first.
            self.call_back(&object);
        }
        if !object.is_finalized()
            && let Some(finalize) = object.class_payload(self).slots(self).finalize
        {
            if !Fault::FinalizedTwice.is_planted() {
                object.set_finalized();
            }
            self.finalize_quietly(finalize, &object);
            if object.reference_count() != 1 {
                return;
            }
        }
        object.set_finalized();
        if let Some(class) = object.payload::<Type>() {
            // Its bases forget it.
            let bases = class.data.get(self).bases.clone();
            leave_bases(self, &object, &bases);
        }
        self.call_back(&object);
        death::finish(object);
    }

    /// Empties the weak references to a dying object and calls them back.
    fn call_back(&mut self, object: &ObjectRef) {
        let references = death::sever_weak_references(object);
        let mut callbacks = Vec::new();
        for reference in references {
            if let Some(payload) = reference.payload::<WeakReference>()
                && let Some(callback) = payload.callback.replace(self, None)
            {
                callbacks.push((reference, callback));
            }
        }
        if Fault::CallbacksOldestFirst.is_planted() {
            callbacks.reverse();
        }
        if Fault::LostCallback.is_planted() {
            callbacks.clear();
        }
        for (reference, callback) in callbacks {
            if let Err(raised) = self.call(&callback, [reference.clone()]) {
                self.report_unraisable(raised, None, Some(&callback));
            }
        }
    }

    pub(crate) fn finalize_quietly(&mut self, finalize: crate::types::slots::Finalize, object: &ObjectRef) {
        // An exception on its way stays untouched: finalizers report their own.
        if let Err(raised) = finalize(self, object) {
            let callable = self.names.__del__.clone();
            let class = object.class_ref();
            let method = self.lookup_type_attribute(&class, &callable);
            self.report_unraisable(raised, None, method.as_ref());
        }
    }
}
