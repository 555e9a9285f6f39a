//! Trace functions: `sys.settrace` (Python/legacy_tracing.c, Python/instrumentation.c).
//!
//! While a function traces, frames run a copy of their instructions in which each stands for "look first": the function
//! hears of what is about to happen, and then the instruction itself stands in its place for once. Code that is not traced
//! never asks whether it is.

use std::cell::OnceCell;
use std::rc::Rc;

use crate::compile::opcode::{
    CACHE, END_ASYNC_FOR, END_FOR, END_SEND, JUMP_BACKWARD, JUMP_BACKWARD_NO_INTERRUPT, RESUME, RETURN_CONST,
    RETURN_VALUE, SEND, TRACED, YIELD_VALUE,
};
use crate::object::ObjectRef;
use crate::types::code::{Code, Instruction};
use crate::types::exception::Exception;
use crate::types::frame::FrameObject;
use crate::vm::{Arguments, Raised, Result, Vm};

/// What the interpreter keeps of its trace function.
#[derive(Default)]
pub struct Tracing {
    /// What `sys.gettrace` gives.
    pub function: Option<ObjectRef>,
    /// A frame wants to hear of each instruction: the next `sys.settrace` looks at it.
    pub wants_opcodes: bool,
    /// Each instruction is told where the frame wants that.
    tells_opcodes: bool,
    /// The function runs: it is not traced itself.
    is_busy: bool,
    /// The one instruction that stands in its own place.
    shown: Option<(Rc<[Instruction]>, usize)>,
}

/// What a code object runs while it is traced, made when that is needed first.
#[derive(Default)]
pub struct TracedCode(OnceCell<Traced>);

struct Traced {
    instructions: Rc<[Instruction]>,
    /// Whether a line begins with an instruction.
    starts: Box<[bool]>,
    /// The first instruction that is told of: what stands before it makes the frame ready.
    first: usize,
}

/// A changed copy makes its own.
impl Clone for TracedCode {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Code {
    fn traced(&self) -> &Traced {
        self.traced.0.get_or_init(|| {
            let instructions: Rc<[Instruction]> = self.instructions.iter().cloned().collect();
            instructions.iter().filter(|unit| unit.opcode.get() != CACHE).for_each(|unit| unit.opcode.set(TRACED));
            let first = self.instructions.iter().position(|unit| unit.opcode.get() == RESUME).unwrap_or_default();
            Traced { instructions, starts: self.line_starts(), first }
        })
    }

    /// The instructions that a frame runs while it is traced.
    #[cold]
    pub fn traced_instructions(&self) -> &Rc<[Instruction]> {
        &self.traced().instructions
    }

    /// With which instructions a line begins (`initialize_lines` in Python/instrumentation.c).
    fn line_starts(&self) -> Box<[bool]> {
        let lines: Vec<Option<u32>> = (0..self.instructions.len()).map(|index| self.line_of(index)).collect();
        let mut starts = vec![false; lines.len()];
        let mut current = None;
        for (index, unit) in self.instructions.iter().enumerate() {
            match unit.opcode.get() {
                // Loops and `await` skip these.
                CACHE | RESUME | END_FOR | END_SEND | END_ASYNC_FOR => {}
                _ => {
                    starts[index] = lines[index].is_some() && lines[index] != current;
                    current = lines[index];
                }
            }
        }
        let mut mark = |target: usize| {
            let opcode = self.instructions.get(target).map(|unit| unit.opcode.get());
            if opcode.is_some_and(|opcode| ![RESUME, END_FOR, END_SEND, END_ASYNC_FOR, CACHE].contains(&opcode)) {
                starts[target] = lines[target].is_some();
            }
        };
        for (index, unit) in self.instructions.iter().enumerate() {
            let opcode = unit.opcode.get();
            let behind = index + usize::from(unit.length);
            if matches!(opcode, JUMP_BACKWARD | JUMP_BACKWARD_NO_INTERRUPT) {
                mark(behind.saturating_sub(unit.argument as usize));
            } else if crate::compile::opcode::has_jump(opcode) && opcode != SEND {
                mark(behind + unit.argument as usize);
            }
        }
        self.handlers.iter().for_each(|handler| mark(handler.target as usize));
        starts.into_boxed_slice()
    }
}

impl Vm {
    /// Sets the trace function, or none.
    pub fn set_trace_function(&mut self, function: Option<ObjectRef>) {
        self.hide_instruction();
        self.tracing.tells_opcodes = self.tracing.wants_opcodes && function.is_some();
        let old = std::mem::replace(&mut self.tracing.function, function);
        self.update_tracing();
        drop(old);
    }

    /// Gives the current frame the instructions that it is to run.
    fn update_tracing(&mut self) {
        self.is_tracing = self.tracing.function.is_some() && !self.tracing.is_busy;
        let code = self.frames.last().map(|frame| frame.code.clone());
        if let Some(code) = code.as_ref().and_then(|code| code.payload::<Code>()) {
            self.instructions = Rc::clone(self.instructions_of(code));
        }
    }

    /// What a frame of a code object runs.
    #[inline(always)]
    pub fn instructions_of<'a>(&self, code: &'a Code) -> &'a Rc<[Instruction]> {
        if self.is_tracing { code.traced_instructions() } else { &code.instructions }
    }

    /// The instruction that stood in its own place is looked at again next time.
    fn hide_instruction(&mut self) {
        if let Some((instructions, index)) = self.tracing.shown.take() {
            instructions[index].opcode.set(TRACED);
        }
    }

    /// Tells the trace function of the instruction that comes next in the current frame, and puts it in its place.
    #[cold]
    pub fn trace_instruction(&mut self) -> Result<()> {
        self.hide_instruction();
        let index = self.current_instruction();
        let code = self.frame().code.clone();
        let Some(code) = code.payload::<Code>() else { return Ok(()) };
        let Some(Instruction { opcode, argument, .. }) = code.instructions.get(index) else { return Ok(()) };
        let (opcode, argument) = (opcode.get(), *argument);
        if opcode == TRACED {
            // In code that a program made up.
            return self.other_instruction(opcode, argument);
        }
        if self.is_tracing && index >= code.traced().first {
            let ip = self.ip;
            self.tell(code, index, opcode, argument)?;
            if self.ip != ip {
                // The function has said where the frame is to go on.
                return Ok(());
            }
        }
        if self.is_tracing {
            let instructions = Rc::clone(&self.instructions);
            instructions[index].opcode.set(opcode);
            self.tracing.shown = Some((instructions, index));
        }
        self.ip = index;
        Ok(())
    }

    fn tell(&mut self, code: &Code, index: usize, opcode: u8, argument: u32) -> Result<()> {
        let Some(object) = self.frames.len().checked_sub(1).and_then(|last| self.frame_object(last)) else {
            return Ok(());
        };
        let Some(frame) = object.payload::<FrameObject>() else { return Ok(()) };
        let data = frame.data.get_mut(self);
        let previous = data.last_traced.replace(index);
        let (tells_lines, tells_opcodes) = (!data.traces_no_lines, data.traces_opcodes);
        let none = self.none.clone();
        if opcode == RESUME {
            return self.call_trace_function(&object, "call", none);
        }
        if tells_lines && self.begins_line(code, previous, index) {
            let ip = self.ip;
            self.call_trace_function(&object, "line", none.clone())?;
            if self.ip != ip {
                return Ok(());
            }
        }
        if tells_opcodes && self.tracing.tells_opcodes {
            self.call_trace_function(&object, "opcode", none)?;
        }
        let value = match opcode {
            RETURN_VALUE | YIELD_VALUE => self.peek(1).clone(),
            RETURN_CONST => self.constant(argument).clone(),
            _ => return Ok(()),
        };
        self.call_trace_function(&object, "return", value)
    }

    /// Whether a line event belongs before an instruction, by the one that ran before it.
    fn begins_line(&self, code: &Code, previous: Option<usize>, index: usize) -> bool {
        let Some(line) = code.line_of(index) else { return false };
        let Some(previous) = previous else { return code.traced().starts[index] };
        let before = code.instructions.get(previous).map(|unit| unit.opcode.get());
        if before == Some(JUMP_BACKWARD) && previous > index {
            // Each round of a loop is told, also where it stands in one line.
            return true;
        }
        code.traced().starts[index] && (code.line_of(previous) != Some(line) || before == Some(RESUME))
    }

    /// Tells the trace function of a call, or of a throw into a generator: the frame is the current one.
    ///
    /// # Errors
    /// What the function raises.
    pub fn trace_entry(&mut self) -> Result<()> {
        let Some(object) = self.frames.len().checked_sub(1).and_then(|last| self.frame_object(last)) else {
            return Ok(());
        };
        let none = self.none.clone();
        self.call_trace_function(&object, "call", none)
    }

    /// Tells the trace function of an exception in the current frame; gives the exception that goes on: the function may
    /// raise one of its own.
    pub fn trace_exception(&mut self, exception: ObjectRef) -> ObjectRef {
        let Some(object) = self.frames.len().checked_sub(1).and_then(|last| self.frame_object(last)) else {
            return exception;
        };
        let traceback = exception.payload::<Exception>().and_then(|payload| payload.data.get(self).traceback.clone());
        let traceback = traceback.unwrap_or_else(|| self.none.clone());
        let argument = self.new_tuple(vec![exception.class_ref(), exception.clone(), traceback]);
        match self.call_trace_function(&object, "exception", argument) {
            Ok(()) => exception,
            Err(raised) => raised.0,
        }
    }

    /// Tells the trace function of the StopIteration that a generator's return stands for, where no program sees it.
    ///
    /// # Errors
    /// What the function raises.
    pub fn trace_end_of_iteration(&mut self, value: ObjectRef) -> Result<()> {
        let class = self.exceptions.stop_iteration.clone();
        let arguments = if value.is(&self.none) { Vec::new() } else { vec![value] };
        let exception = self.call(&class, Arguments::positional(arguments))?;
        let given = exception.clone();
        let kept = self.trace_exception(given);
        if kept.is(&exception) { Ok(()) } else { Err(Raised(kept)) }
    }

    /// Tells the trace function that an exception leaves the current frame; gives the exception that goes on.
    pub fn trace_unwinding(&mut self, exception: ObjectRef) -> ObjectRef {
        let Some(object) = self.frames.len().checked_sub(1).and_then(|last| self.frame_object(last)) else {
            return exception;
        };
        let none = self.none.clone();
        match self.call_trace_function(&object, "return", none) {
            Ok(()) => exception,
            Err(raised) => raised.0,
        }
    }

    /// Calls the trace function, or the one that the frame has for all but calls (`call_trampoline` in Python/sysmodule.c).
    fn call_trace_function(&mut self, frame: &ObjectRef, event: &'static str, argument: ObjectRef) -> Result<()> {
        if !self.is_tracing {
            return Ok(());
        }
        let Some(payload) = frame.payload::<FrameObject>() else { return Ok(()) };
        let callback = match event {
            "call" => self.tracing.function.clone(),
            _ => payload.data.get(self).trace_function.clone(),
        };
        let Some(callback) = callback else { return Ok(()) };
        let event = self.intern_static(event);
        self.hide_instruction();
        self.tracing.is_busy = true;
        self.update_tracing();
        let result = self.call(&callback, [frame.clone(), event, argument]);
        self.tracing.is_busy = false;
        let raised = match result {
            Ok(result) => {
                if !result.is(&self.none) {
                    let old = payload.data.get_mut(self).trace_function.replace(result);
                    drop(old);
                }
                None
            }
            Err(raised) => {
                let old = (self.tracing.function.take(), payload.data.get_mut(self).trace_function.take());
                drop(old);
                Some(raised)
            }
        };
        self.update_tracing();
        raised.map_or(Ok(()), Err)
    }
}
