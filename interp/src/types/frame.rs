//! `frame`: frame objects, views of running frames that keep the variables when the frame has ended.

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::cell::Cell;
use crate::types::code::{Code, CodeVariable};
use crate::types::generator::{Generator, GeneratorState};
use crate::types::native::TypeDefinition;
use crate::vm::Vm;
use crate::vm::frame::Frame;

/// The payload of a frame object.
pub struct FrameObject {
    /// `f_code`.
    pub code: ObjectRef,
    /// `f_globals`.
    pub globals: ObjectRef,
    /// `f_builtins`.
    pub builtins: ObjectRef,
    /// What changes.
    pub data: Contents<FrameData>,
}

/// The changing part of a frame object.
#[derive(Default)]
pub struct FrameData {
    /// Where the frame is.
    pub state: FrameState,
    /// `f_back` once the frame has ended or been suspended.
    pub back: Option<ObjectRef>,
    /// The namespace of a class body or module.
    pub locals: Option<ObjectRef>,
    /// The dict that `f_locals` and `locals()` share before PEP 667.
    pub snapshot: Option<ObjectRef>,
    /// `f_trace`.
    pub trace_function: Option<ObjectRef>,
    /// `f_lineno` set by a trace function, and other odds of tracing.
    pub trace_lines: Option<bool>,
}

/// Where a frame object's variables are.
#[derive(Default)]
pub enum FrameState {
    /// On the interpreter's stack: the frame with this index in `Vm::frames`.
    Running(usize),
    /// In the suspended generator that owns it.
    Suspended(ObjectRef),
    /// Here: the frame has ended at this instruction.
    Finished {
        /// The variables, in the order of `co_localsplusnames`.
        variables: Vec<Option<ObjectRef>>,
        /// `f_lasti` in code units.
        last_instruction: usize,
    },
    /// Cleared.
    #[default]
    Cleared,
}

impl Trace for FrameObject {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.code);
        visit(&self.globals);
        visit(&self.builtins);
        let data = self.data.get(token);
        data.back.iter().for_each(&mut *visit);
        data.locals.iter().for_each(&mut *visit);
        data.snapshot.iter().for_each(&mut *visit);
        data.trace_function.iter().for_each(&mut *visit);
        match &data.state {
            FrameState::Finished { variables, .. } => variables.iter().flatten().for_each(&mut *visit),
            FrameState::Suspended(generator) => visit(generator),
            FrameState::Running(_) | FrameState::Cleared => {}
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

impl Vm {
    /// The frame object of a running frame, made when first asked for.
    pub fn frame_object(&mut self, index: usize) -> Option<ObjectRef> {
        let frame = self.frames.get(index)?;
        if let Some(object) = &frame.object {
            return Some(object.clone());
        }
        let payload = FrameObject {
            code: frame.code.clone(),
            globals: frame.globals().clone(),
            builtins: frame.builtins().clone(),
            data: Contents::new(FrameData {
                state: FrameState::Running(index),
                locals: frame.locals.clone(),
                ..FrameData::default()
            }),
        };
        let object = ObjectRef::new(&self.types.frame, payload);
        self.frames[index].object = Some(object.clone());
        Some(object)
    }

    /// Says to the frame object, if there is one, that the frame is suspended in a generator.
    pub fn suspend_frame_object(&mut self, frame: &Frame, generator: &ObjectRef) {
        if let Some(payload) = frame.object.as_ref().and_then(|object| object.payload::<FrameObject>()) {
            let _ = generator;
            payload.data.get_mut(self).state = FrameState::Cleared;
        }
    }

    /// Says to the frame object, if there is one, that the frame runs again: it is about to be entered.
    pub fn resume_frame_object(&mut self, frame: &Frame) {
        let index = self.frames.len();
        if let Some(payload) = frame.object.as_ref().and_then(|object| object.payload::<FrameObject>()) {
            payload.data.get_mut(self).state = FrameState::Running(index);
        }
    }

    /// Hands the variables of a frame that ends to its frame object.
    pub fn detach_frame_object(&mut self, object: &ObjectRef, frame: &Frame, variables: Vec<Option<ObjectRef>>) {
        let back = self.frames.len().checked_sub(1).and_then(|caller| self.frame_object(caller));
        if let Some(payload) = object.payload::<FrameObject>() {
            let data = payload.data.get_mut(self);
            data.state = FrameState::Finished { variables, last_instruction: frame.ip.saturating_sub(1) };
            data.back = back;
        }
    }
}

impl Vm {
    /// The value of a frame object's variable, wherever the variables are; a cell stays a cell.
    pub fn frame_object_slot(&self, frame: &FrameObject, index: usize) -> Option<ObjectRef> {
        match &frame.data.get(self).state {
            FrameState::Running(place) => self.stack.get(self.frames.get(*place)?.base + index)?.clone(),
            FrameState::Suspended(generator) => match &generator.payload::<Generator>()?.data.get(self).state {
                GeneratorState::Suspended { values, .. } => values.get(index)?.clone(),
                GeneratorState::Running | GeneratorState::Finished => None,
            },
            FrameState::Finished { variables, .. } => variables.get(index)?.clone(),
            FrameState::Cleared => None,
        }
    }

    /// Names and values of a frame object's variables; cells are looked into, hidden variables left out.
    pub fn frame_object_variables(&self, frame: &FrameObject) -> Vec<(ObjectRef, Option<ObjectRef>)> {
        let Some(code) = frame.code.payload::<Code>() else { return Vec::new() };
        let visible = code.variables.iter().enumerate().filter(|(_, variable)| !variable.hidden);
        let value = |(index, variable): (usize, &CodeVariable)| {
            let mut value = self.frame_object_slot(frame, index);
            if variable.cell || variable.free {
                // Before MAKE_CELL has run, an argument stands there bare.
                if let Some(cell) = value.as_ref().and_then(|value| value.payload::<Cell>()) {
                    value = cell.value.get(self).clone();
                }
            }
            (variable.name.clone(), value)
        };
        visible.map(value).collect()
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

/// `frame`
pub static DEFINITION: TypeDefinition = TypeDefinition { name: "frame", base_type: false, ..TypeDefinition::EMPTY };
