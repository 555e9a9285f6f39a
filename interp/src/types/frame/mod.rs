//! `frame`: frame objects, views of running frames that keep the variables when the frame has ended.

mod attributes;
pub mod proxy;

pub use attributes::DEFINITION;

use crate::compile::opcode::CACHE;
use crate::object::{Contents, ObjectRef, Token, Trace, WeakHandle, collector, reserve};
use crate::types::cell::Cell;
use crate::types::code::{Code, CodeVariable};
use crate::types::generator::{Generator, GeneratorState};
use crate::vm::Vm;
use crate::vm::frame::Frame;
use crate::vm::threads::Identity;

/// The payload of a frame object.
pub struct FrameObject {
    /// `f_code`.
    pub code: ObjectRef,
    /// What changes.
    pub data: Contents<FrameData>,
}

/// The changing part of a frame object.
#[derive(Default)]
pub struct FrameData {
    /// Where the frame is.
    pub state: FrameState,
    /// `f_back` once the frame has ended.
    pub back: Option<ObjectRef>,
    /// The function that ran, once the frame has ended: `take_ownership` in Python/frame.c keeps it.
    pub function: Option<ObjectRef>,
    /// The closed generator that keeps the frame: as long as it lives, the collector does not know the frame object.
    pub keeper: Option<WeakHandle>,
    /// The namespace of a class body or module.
    pub locals: Option<ObjectRef>,
    /// The dict that `f_locals` and `locals()` share before PEP 667; since then what was added to `f_locals`
    /// and is no variable.
    pub snapshot: Option<ObjectRef>,
    /// `f_trace`.
    pub trace_function: Option<ObjectRef>,
    /// `f_trace_lines` is off.
    pub traces_no_lines: bool,
    /// `f_trace_opcodes`.
    pub traces_opcodes: bool,
    /// The instruction that the trace function was told of last.
    pub last_traced: Option<usize>,
}

/// Where a running frame is.
#[derive(Clone, Copy)]
pub struct Place {
    /// Whose stack it is on.
    pub thread: Identity,
    /// Its index among the frames of that thread, the outermost first.
    pub index: usize,
}

/// Where a frame object's variables are.
pub enum FrameState {
    /// On the stack of a thread.
    Running(Place),
    /// In the suspended generator that owns it.
    Suspended(WeakHandle),
    /// Here: the frame has ended at this instruction.
    Finished {
        /// The variables, in the order of `co_localsplusnames`; none once the frame is cleared.
        variables: Vec<Option<ObjectRef>>,
        /// `f_lasti` in code units.
        last_instruction: usize,
    },
}

impl Default for FrameState {
    fn default() -> Self {
        Self::Finished { variables: Vec::new(), last_instruction: 0 }
    }
}

impl Trace for FrameObject {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        let data = self.data.get(token);
        // What runs or waits is not the frame object's: the interpreter and generators show it (`frame_traverse`).
        let (code, locals) = match data.state {
            FrameState::Running(_) => (None, None),
            FrameState::Suspended(_) => (None, data.locals.as_ref()),
            FrameState::Finished { .. } => (Some(&self.code), data.locals.as_ref()),
        };
        code.into_iter().for_each(&mut *visit);
        data.back.iter().for_each(&mut *visit);
        data.function.iter().for_each(&mut *visit);
        locals.into_iter().for_each(&mut *visit);
        data.snapshot.iter().for_each(&mut *visit);
        data.trace_function.iter().for_each(&mut *visit);
        if let FrameState::Finished { variables, .. } = &data.state {
            variables.iter().flatten().for_each(&mut *visit);
        }
    }

    #[cfg(any(test, feature = "checks"))]
    fn trace_besides(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        let data = self.data.get(token);
        if !matches!(data.state, FrameState::Finished { .. }) {
            visit(&self.code);
        }
        if matches!(data.state, FrameState::Running(_)) {
            data.locals.iter().for_each(visit);
        }
    }

    fn clear(&self, token: &mut Token, released: &mut Vec<ObjectRef>) {
        let data = self.data.get_mut(token);
        if let FrameState::Finished { variables, .. } = &mut data.state {
            released.extend(variables.iter_mut().filter_map(Option::take));
        }
        released.extend(data.back.take());
        released.extend(data.locals.take());
        released.extend(data.snapshot.take());
        released.extend(data.trace_function.take());
    }
}

/// The instruction in front of an index: inline caches belong to theirs.
pub fn instruction_before(code: &Code, index: usize) -> usize {
    let mut index = index.saturating_sub(1);
    while index > 0 && code.instructions.get(index).is_some_and(|instruction| instruction.opcode.get() == CACHE) {
        index -= 1;
    }
    index
}

/// Whether an object is a frame that has not ended: CPython's collector does not know it, as what it refers to is
/// not its own yet.
pub fn is_unfinished(vm: &Vm, object: &ObjectRef) -> bool {
    let Some(frame) = object.payload::<FrameObject>() else { return false };
    let data = frame.data.get(vm);
    !matches!(data.state, FrameState::Finished { .. })
        || data.keeper.as_ref().is_some_and(|keeper| keeper.upgrade().is_some())
}

impl Vm {
    /// A frame of the running thread.
    fn place(&self, index: usize) -> Place {
        Place { thread: self.threads.current(), index }
    }

    /// The frame at a place.
    pub fn frame_at(&self, place: Place) -> Option<&Frame> {
        self.threads.waiting(place.thread).map_or(&self.frames, |waiting| &waiting.frames).get(place.index)
    }

    /// The frame object of a running frame, made when first asked for.
    pub fn frame_object(&mut self, index: usize) -> Option<ObjectRef> {
        let frame = self.frames.get(index)?;
        if let Some(object) = &frame.object {
            return Some(object.clone());
        }
        let object = self.make_frame_object(frame, FrameState::Running(self.place(index)));
        self.frames[index].object = Some(object.clone());
        Some(object)
    }

    fn make_frame_object(&self, frame: &Frame, state: FrameState) -> ObjectRef {
        let payload = FrameObject {
            code: frame.code.clone(),
            data: Contents::new(FrameData { state, locals: frame.locals.clone(), ..FrameData::default() }),
        };
        ObjectRef::new(&self.types.frame, payload)
    }

    /// The frame object of a generator, `None` where it has ended.
    pub fn generator_frame_object(&mut self, generator: &ObjectRef) -> Option<ObjectRef> {
        let payload = generator.payload::<Generator>()?;
        match &payload.data.get(self).state {
            GeneratorState::Finished => None,
            GeneratorState::Running => {
                let owner = |frame: &Frame| frame.generator.as_ref().is_some_and(|owner| owner.is(generator));
                let index = self.frames.iter().rposition(owner)?;
                self.frame_object(index)
            }
            GeneratorState::Suspended { frame, .. } => {
                if let Some(object) = &frame.object {
                    return Some(object.clone());
                }
                let object = self.make_frame_object(frame, FrameState::Suspended(WeakHandle::new(generator)?));
                if let GeneratorState::Suspended { frame, .. } = &mut payload.data.get_mut(self).state {
                    frame.object = Some(object.clone());
                }
                Some(object)
            }
        }
    }

    /// Says to the frame object, if there is one, that the frame is suspended in a generator.
    pub fn suspend_frame_object(&mut self, frame: &Frame, generator: &ObjectRef) {
        if let Some(payload) = frame.object.as_ref().and_then(|object| object.payload::<FrameObject>())
            && let Some(handle) = WeakHandle::new(generator)
        {
            payload.data.get_mut(self).state = FrameState::Suspended(handle);
        }
    }

    /// Says to the frame object, if there is one, that the frame runs again: it is about to be entered.
    pub fn resume_frame_object(&mut self, frame: &Frame) {
        let place = self.place(self.frames.len());
        if let Some(payload) = frame.object.as_ref().and_then(|object| object.payload::<FrameObject>()) {
            payload.data.get_mut(self).state = FrameState::Running(place);
        }
    }

    /// Leaves the variables of a closed generator's frame to the frame object, which stays as long as the generator.
    pub fn keep_frame_object(
        &mut self,
        generator: &ObjectRef,
        object: ObjectRef,
        frame: &Frame,
        variables: Vec<Option<ObjectRef>>,
    ) {
        self.leave_to_frame_object(&object, frame, variables);
        if let Some(payload) = object.payload::<FrameObject>() {
            payload.data.get_mut(self).keeper = WeakHandle::new(generator);
        }
        if let Some(payload) = generator.payload::<Generator>() {
            payload.data.get_mut(self).unused_frame_object = Some(object);
        }
    }

    /// Leaves the variables of a frame that does not go on to its frame object.
    fn leave_to_frame_object(&mut self, object: &ObjectRef, frame: &Frame, variables: Vec<Option<ObjectRef>>) {
        let last_instruction = frame.code_payload().map_or(0, |code| instruction_before(code, frame.ip));
        if let Some(payload) = object.payload::<FrameObject>() {
            let data = payload.data.get_mut(self);
            data.state = FrameState::Finished { variables, last_instruction };
            data.function = Some(frame.function.clone());
        }
    }

    /// Hands the variables of a frame that ends to its frame object.
    pub fn detach_frame_object(&mut self, object: &ObjectRef, frame: &Frame, variables: Vec<Option<ObjectRef>>) {
        let has_caller = frame.generator.is_none() || self.profile.ended_generators_have_callers;
        let caller = self.frames.len().checked_sub(1).filter(|_| has_caller && !reserve::is_nearly_used_up());
        let back = caller.and_then(|caller| self.frame_object(caller));
        self.leave_to_frame_object(object, frame, variables);
        // Only now does CPython's collector hear of it (`take_ownership`): it is young, whenever it was made.
        collector::move_to(object, 0);
        if let Some(payload) = object.payload::<FrameObject>() {
            payload.data.get_mut(self).back = back;
        }
    }

    /// The function whose body a frame object's frame is, wherever the frame is: it has the globals.
    pub fn frame_object_function(&self, frame: &FrameObject) -> Option<ObjectRef> {
        let data = frame.data.get(self);
        match &data.state {
            FrameState::Running(place) => Some(self.frame_at(*place)?.function.clone()),
            FrameState::Suspended(generator) => {
                let generator = generator.upgrade()?;
                match &generator.payload::<Generator>()?.data.get(self).state {
                    GeneratorState::Suspended { frame, .. } => Some(frame.function.clone()),
                    GeneratorState::Running | GeneratorState::Finished => None,
                }
            }
            FrameState::Finished { .. } => data.function.clone(),
        }
    }

    /// The index of a frame object's current instruction, in code units.
    pub fn frame_object_instruction(&self, frame: &FrameObject) -> usize {
        let Some(code) = frame.code.payload::<Code>() else { return 0 };
        match &frame.data.get(self).state {
            FrameState::Running(place) => match self.threads.waiting(place.thread) {
                Some(waiting) if place.index + 1 == waiting.frames.len() => instruction_before(code, waiting.ip),
                None if place.index + 1 == self.frames.len() => self.current_instruction(),
                _ => self.frame_at(*place).map_or(0, |frame| instruction_before(code, frame.ip)),
            },
            FrameState::Suspended(generator) => {
                let generator = generator.upgrade();
                let state = generator.as_ref().and_then(|generator| generator.payload::<Generator>());
                match state.map(|payload| &payload.data.get(self).state) {
                    // Since 3.13 it is the instruction behind the `yield`.
                    Some(GeneratorState::Suspended { frame, .. }) => frame.ip,
                    _ => 0,
                }
            }
            FrameState::Finished { last_instruction, .. } => *last_instruction,
        }
    }

    /// The value of a frame object's variable, wherever the variables are; a cell stays a cell.
    pub fn frame_object_slot(&self, frame: &FrameObject, index: usize) -> Option<ObjectRef> {
        match &frame.data.get(self).state {
            FrameState::Running(place) => {
                let index = self.frame_at(*place)?.base + index;
                self.threads.waiting(place.thread).map_or(&self.stack, |waiting| &waiting.stack).get(index)?.clone()
            }
            FrameState::Suspended(generator) => {
                let generator = generator.upgrade()?;
                match &generator.payload::<Generator>()?.data.get(self).state {
                    GeneratorState::Suspended { values, .. } => values.get(index)?.clone(),
                    GeneratorState::Running | GeneratorState::Finished => None,
                }
            }
            FrameState::Finished { variables, .. } => variables.get(index)?.clone(),
        }
    }

    /// Changes a frame object's variable, wherever the variables are; gives the old value.
    fn set_frame_object_slot(
        &mut self,
        frame: &FrameObject,
        index: usize,
        value: Option<ObjectRef>,
    ) -> Option<ObjectRef> {
        match &mut frame.data.get_mut(self).state {
            FrameState::Running(place) => {
                let place = *place;
                let index = self.frame_at(place)?.base + index;
                let stack = match self.threads.waiting_mut(place.thread) {
                    Some(waiting) => &mut waiting.stack,
                    None => &mut self.stack,
                };
                std::mem::replace(stack.get_mut(index)?, value)
            }
            FrameState::Suspended(generator) => {
                let generator = generator.upgrade()?;
                match &mut generator.payload::<Generator>()?.data.get_mut(self).state {
                    GeneratorState::Suspended { values, .. } => std::mem::replace(values.get_mut(index)?, value),
                    GeneratorState::Running | GeneratorState::Finished => None,
                }
            }
            FrameState::Finished { variables, .. } => std::mem::replace(variables.get_mut(index)?, value),
        }
    }

    /// The value of a frame object's variable; a cell is looked into.
    pub fn frame_object_variable(
        &self,
        frame: &FrameObject,
        index: usize,
        variable: &CodeVariable,
    ) -> Option<ObjectRef> {
        let value = self.frame_object_slot(frame, index)?;
        // Before MAKE_CELL has run, an argument stands there bare.
        match value.payload::<Cell>() {
            Some(cell) if variable.cell || variable.free => cell.value.get(self).clone(),
            _ => Some(value),
        }
    }

    /// Changes a frame object's variable; a cell keeps its identity.
    pub fn set_frame_object_variable(
        &mut self,
        frame: &FrameObject,
        index: usize,
        variable: &CodeVariable,
        value: ObjectRef,
    ) {
        let slot = self.frame_object_slot(frame, index);
        let cell = slot.as_ref().filter(|_| variable.cell || variable.free).and_then(|slot| slot.payload::<Cell>());
        let old = match cell {
            Some(cell) => cell.value.replace(self, Some(value)),
            None => self.set_frame_object_slot(frame, index, Some(value)),
        };
        drop(old);
    }

    /// Whether variables of an inlined comprehension have values now, beside a namespace
    /// (`_PyFrame_HasHiddenLocals`).
    pub fn has_hidden_values(&self, frame: &FrameObject) -> bool {
        let Some(code) = frame.code.payload::<Code>() else { return false };
        let mut hidden = code.variables.iter().enumerate().filter(|(_, variable)| variable.hidden);
        hidden.any(|(index, variable)| self.frame_object_variable(frame, index, variable).is_some())
    }

    /// Names and values of a frame object's variables; cells are looked into. Hidden variables are left out, unless
    /// they are all that a frame with a namespace has.
    pub fn frame_object_variables(&self, frame: &FrameObject) -> Vec<(ObjectRef, Option<ObjectRef>)> {
        let Some(code) = frame.code.payload::<Code>() else { return Vec::new() };
        let shows_hidden = frame.data.get(self).locals.is_some();
        let visible = code.variables.iter().enumerate().filter(|(_, variable)| shows_hidden || !variable.hidden);
        visible
            .map(|(index, variable)| (variable.name.clone(), self.frame_object_variable(frame, index, variable)))
            .collect()
    }

    /// The namespace of a frame object: that of its module or class body, or a new dict of its variables.
    pub fn frame_object_snapshot(&mut self, frame: &ObjectRef) -> ObjectRef {
        let Some(payload) = frame.payload::<FrameObject>() else { return self.new_dict() };
        if let Some(namespace) = &payload.data.get(self).locals {
            return namespace.clone();
        }
        let dict = self.new_dict();
        for (name, value) in self.frame_object_variables(payload) {
            if let Some(value) = value {
                self.dict_set_str(&dict, &name, value);
            }
        }
        dict
    }
}
