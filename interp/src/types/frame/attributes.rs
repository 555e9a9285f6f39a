//! The attributes of frame objects (Objects/frameobject.c).

use super::{FrameObject, FrameState, proxy};
use crate::object::ObjectRef;
use crate::types::code::Code;
use crate::types::function::Function;
use crate::types::layout::WORD;
use crate::types::native::{AttributeDefinition, MethodDefinition, TypeDefinition, getter, method, property};
use crate::vm::{Result, Vm};

fn payload<'a>(vm: &mut Vm, frame: &'a ObjectRef) -> Result<&'a FrameObject> {
    match frame.payload::<FrameObject>() {
        Some(payload) => Ok(payload),
        None => Err(vm.system_error("not a frame")),
    }
}

fn get_back(vm: &mut Vm, frame: &ObjectRef) -> Result {
    let payload = payload(vm, frame)?;
    let data = payload.data.get(vm);
    let back = match data.state {
        FrameState::Running(place) => {
            let caller = place.index.checked_sub(1);
            caller.and_then(|caller| vm.on_behalf_of(place.thread, |vm| vm.frame_object(caller)))
        }
        FrameState::Suspended(_) | FrameState::Finished { .. } => data.back.clone(),
    };
    Ok(back.unwrap_or_else(|| vm.none.clone()))
}

fn get_locals(vm: &mut Vm, frame: &ObjectRef) -> Result {
    vm.frame_object_locals(frame)
}

/// The line of a frame's current instruction, `None` where there is none.
fn line(vm: &Vm, frame: &FrameObject) -> Option<u32> {
    frame.code.payload::<Code>()?.line_of(vm.frame_object_instruction(frame))
}

fn get_line(vm: &mut Vm, frame: &ObjectRef) -> Result {
    let payload = payload(vm, frame)?;
    Ok(match line(vm, payload) {
        Some(line) => vm.new_int(i64::from(line)),
        None => vm.none.clone(),
    })
}

fn set_line(vm: &mut Vm, _: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let Some(value) = value else {
        let class = vm.exceptions.attribute_error.clone();
        return Err(vm.raise(&class, "cannot delete attribute"));
    };
    if value.class_id() != vm.types.int.id() {
        return Err(vm.value_error("lineno must be an integer"));
    }
    Err(vm.value_error(if vm.profile.untraced_frames_look_new {
        "can't jump from the 'call' trace event of a new frame"
    } else {
        "f_lineno can only be set in a trace function"
    }))
}

fn get_trace(vm: &mut Vm, frame: &ObjectRef) -> Result {
    let function = payload(vm, frame)?.data.get(vm).trace_function.clone();
    Ok(function.unwrap_or_else(|| vm.none.clone()))
}

fn set_trace(vm: &mut Vm, frame: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let value = value.filter(|value| !value.is(&vm.none));
    let old = std::mem::replace(&mut payload(vm, frame)?.data.get_mut(vm).trace_function, value);
    drop(old);
    Ok(())
}

fn get_trace_lines(vm: &mut Vm, frame: &ObjectRef) -> Result {
    let off = payload(vm, frame)?.data.get(vm).traces_no_lines;
    Ok(vm.new_bool(!off))
}

fn set_trace_lines(vm: &mut Vm, frame: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let Some(value) = value else { return Err(vm.type_error("can't delete numeric/char attribute")) };
    if !value.is(&vm.true_) && !value.is(&vm.false_) {
        return Err(vm.type_error("attribute value type must be bool"));
    }
    let off = value.is(&vm.false_);
    payload(vm, frame)?.data.get_mut(vm).traces_no_lines = off;
    Ok(())
}

fn get_trace_opcodes(vm: &mut Vm, frame: &ObjectRef) -> Result {
    let on = payload(vm, frame)?.data.get(vm).traces_opcodes;
    Ok(vm.new_bool(on))
}

fn set_trace_opcodes(vm: &mut Vm, frame: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let Some(value) = value else { return Err(vm.type_error("cannot delete attribute")) };
    if !value.is(&vm.true_) && !value.is(&vm.false_) {
        return Err(vm.type_error("attribute value type must be bool"));
    }
    let on = value.is(&vm.true_);
    vm.tracing.wants_opcodes |= on;
    payload(vm, frame)?.data.get_mut(vm).traces_opcodes = on;
    Ok(())
}

fn clear(vm: &mut Vm, frame: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let payload = payload(vm, frame)?;
    let none = vm.none.clone();
    let generator = match &payload.data.get(vm).state {
        FrameState::Running(_) => return Err(vm.runtime_error("cannot clear an executing frame")),
        FrameState::Suspended(generator) => generator.upgrade(),
        FrameState::Finished { .. } => None,
    };
    if let Some(generator) = generator {
        if vm.profile.suspended_frames_stay && !vm.is_fresh(&generator) {
            return Err(vm.runtime_error("cannot clear a suspended frame"));
        }
        if vm.is_fresh(&generator) && generator.class_id() == vm.types.coroutine.id() {
            // A coroutine that has not begun is warned of, and may begin nevertheless.
            vm.warn_never_awaited(&generator);
            return Ok(none);
        }
        let is_fresh = vm.is_fresh(&generator);
        if let Err(raised) = vm.close_generator(&generator) {
            vm.report_unraisable(raised, None, Some(&generator));
        }
        if vm.profile.cleared_generators_keep_variables || is_fresh {
            return Ok(none);
        }
    }
    let snapshot_locals = vm.profile.snapshot_locals;
    let data = payload.data.get_mut(vm);
    // Since PEP 667 there may be names beside the variables; before, the dict of `f_locals` is left as it is.
    let extra = if snapshot_locals { data.snapshot.take() } else { None };
    let trace = (data.trace_function.take(), extra);
    let released = match &mut data.state {
        FrameState::Finished { variables, .. } => std::mem::take(variables),
        FrameState::Running(_) | FrameState::Suspended(_) => Vec::new(),
    };
    drop((trace, released));
    Ok(none)
}

/// What the function of the frame has.
fn of_function(vm: &mut Vm, frame: &ObjectRef, part: fn(&Function) -> &ObjectRef) -> Result {
    let frame = payload(vm, frame)?;
    let function = vm.frame_object_function(frame);
    let found = function.as_ref().and_then(|function| function.payload::<Function>()).map(part);
    Ok(found.unwrap_or(&vm.none).clone())
}

fn repr(vm: &mut Vm, frame: &ObjectRef) -> Result {
    let payload = payload(vm, frame)?;
    let line = line(vm, payload).map_or(-1, i64::from);
    let Some(code) = payload.code.payload::<Code>() else { return Ok(vm.empty_str.clone()) };
    let (filename, name) = (vm.repr_display(&code.filename)?, vm.display_text(&code.name));
    Ok(vm.new_str(&format!("<frame at {:#x}, file {filename}, line {line}, code {name}>", frame.id().0)))
}

/// The frame itself and its variables and stack, which lie within it.
fn size_of(vm: &mut Vm, frame: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let payload = payload(vm, frame)?;
    let words = payload.code.payload::<Code>().map_or(0, Code::frame_words);
    Ok(vm.new_int((vm.basic_size(frame) + words * WORD as usize) as i64))
}

static METHODS: &[MethodDefinition] =
    &[method("clear", "($self, /)", clear), method("__sizeof__", "($self, /)", size_of)];

static ATTRIBUTES: &[AttributeDefinition] = &[
    AttributeDefinition { name: "f_trace_lines", get: get_trace_lines, set: Some(set_trace_lines), member: true },
    getter("f_back", get_back),
    getter("f_locals", get_locals),
    property("f_lineno", get_line, set_line),
    property("f_trace", get_trace, set_trace),
    getter("f_lasti", |vm, frame| {
        let payload = payload(vm, frame)?;
        let instruction = vm.frame_object_instruction(payload);
        Ok(vm.new_int(2 * instruction as i64))
    }),
    getter("f_globals", |vm, frame| of_function(vm, frame, |function| &function.globals)),
    getter("f_builtins", |vm, frame| of_function(vm, frame, |function| &function.builtins)),
    getter("f_code", |vm, frame| Ok(payload(vm, frame)?.code.clone())),
    property("f_trace_opcodes", get_trace_opcodes, set_trace_opcodes),
];

/// `frame`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "frame",
    slots: |slots| slots.repr = Some(repr),
    methods: METHODS,
    attributes: ATTRIBUTES,
    base_type: false,
    ..TypeDefinition::EMPTY
};

impl Vm {
    /// `f_locals`: the namespace of a module or class body; for a function a proxy that writes through where
    /// PEP 667 holds, else the one dict that the frame keeps.
    pub fn frame_object_locals(&mut self, frame: &ObjectRef) -> Result {
        let payload = payload(self, frame)?;
        let data = payload.data.get(self);
        if let Some(namespace) = data.locals.clone()
            && !(self.profile.snapshot_locals && self.has_hidden_values(payload))
        {
            if !self.profile.snapshot_locals {
                let variables = self.frame_object_variables(payload);
                self.show_cells(&namespace, &payload.code, variables)?;
            }
            return Ok(namespace);
        }
        if self.profile.snapshot_locals {
            return Ok(proxy::new(self, frame));
        }
        let dict = match data.snapshot.clone() {
            Some(dict) => dict,
            None => {
                let dict = self.new_dict();
                payload.data.get_mut(self).snapshot = Some(dict.clone());
                dict
            }
        };
        for (name, value) in self.frame_object_variables(payload) {
            match value {
                Some(value) => self.dict_set_str(&dict, &name, value),
                None => drop(self.dict_remove_str(&dict, &name)),
            }
        }
        Ok(dict)
    }
}
