//! The frames of running code.

use crate::object::ObjectRef;
use crate::planted_faults::Fault;
use crate::types::code::Code;
use crate::types::function::Function;
use crate::types::tuple::Tuple;
use crate::vm::Vm;

/// One running call. Its variables and value stack are in [`Vm::stack`], from `base` on.
pub struct Frame {
    /// The code, a code object.
    pub code: ObjectRef,
    /// The function that it runs (`f_funcobj`); code that is executed alone gets one too.
    pub function: ObjectRef,
    /// The namespace of a class body or module, a mapping; `None` for a function.
    pub locals: Option<ObjectRef>,
    /// Where the variables begin in [`Vm::stack`].
    pub base: usize,
    /// The height that [`Vm::stack`] has when the frame is gone: at or below `base`.
    pub floor: usize,
    /// While the frame is not the current one: its next instruction.
    pub ip: usize,
    /// The frame object, once something has asked for it.
    pub object: Option<ObjectRef>,
    /// The generator or coroutine that the frame belongs to.
    pub generator: Option<ObjectRef>,
    /// Returning from it leaves the evaluation loop: native code waits for the value.
    pub is_entry: bool,
    /// `__init__` called by a type: returning gives the instance, which waits on the caller's stack.
    pub is_init: bool,
}

impl Frame {
    /// The code's payload.
    pub fn code_payload(&self) -> Option<&Code> {
        self.code.payload::<Code>()
    }

    fn function_payload(&self) -> &Function {
        self.function.payload::<Function>().expect("a frame runs a function")
    }

    /// The namespace of the module, a dict.
    pub fn globals(&self) -> &ObjectRef {
        &self.function_payload().globals
    }

    /// The namespace of builtins that the code sees, a dict.
    pub fn builtins(&self) -> &ObjectRef {
        &self.function_payload().builtins
    }
}

impl Vm {
    /// The current frame. There is one whenever Python code runs.
    #[inline(always)]
    pub fn frame(&self) -> &Frame {
        self.frames.last().expect("Python code runs in a frame")
    }

    /// The current frame, to change it.
    #[inline(always)]
    pub fn frame_mut(&mut self) -> &mut Frame {
        self.frames.last_mut().expect("Python code runs in a frame")
    }

    /// Makes a frame the current one. Its variables are on the stack already.
    pub fn enter_frame(&mut self, frame: Frame) {
        let ip = self.ip;
        if let Some(caller) = self.frames.last_mut() {
            caller.ip = ip;
        }
        self.ip = frame.ip;
        self.base = frame.base;
        if let Some(code) = frame.code.payload::<Code>() {
            self.instructions = std::rc::Rc::clone(self.instructions_of(code));
            self.constants = code.constants.clone();
        }
        self.frames.push(frame);
    }

    /// Takes the current frame off; its caller becomes the current one. What the frame had on the stack
    /// is still there: see [`Vm::clear_frame`].
    pub fn leave_frame(&mut self) -> Option<Frame> {
        let frame = self.frames.pop()?;
        if let Some(caller) = self.frames.last() {
            self.ip = caller.ip;
            self.base = caller.base;
            if let Some(code) = caller.code.payload::<Code>() {
                self.instructions = std::rc::Rc::clone(self.instructions_of(code));
                self.constants = code.constants.clone();
            }
        }
        Some(frame)
    }

    /// Lets go of what a frame that has been left held: variables first to last, then the rest. A frame
    /// object that others hold takes the variables over.
    pub fn clear_frame(&mut self, frame: Frame) {
        let base = frame.base;
        match &frame.object {
            Some(object) if object.reference_count() > 1 => {
                let variables = frame.code_payload().map_or(0, |code| code.variables.len());
                let end = (base + variables).min(self.stack.len());
                let kept = self.stack[base..end].iter_mut().map(Option::take).collect();
                self.detach_frame_object(object, &frame, kept);
            }
            _ => {}
        }
        if Fault::VariablesDieLastFirst.is_planted() {
            self.stack[base..].reverse();
        }
        for index in base..self.stack.len() {
            drop(self.stack[index].take());
        }
        self.stack.truncate(frame.floor);
        drop(frame);
    }

    /// Pushes a value on the current frame's stack.
    #[inline(always)]
    pub fn push(&mut self, value: ObjectRef) {
        self.stack.push(Some(value));
    }

    /// Pushes CPython's NULL.
    #[inline(always)]
    pub fn push_null(&mut self) {
        self.stack.push(None);
    }

    /// Takes a value from the current frame's stack. The compiler's stack effects promise that there is one.
    #[inline(always)]
    pub fn pop(&mut self) -> ObjectRef {
        // NULL can stand here in code that a program made up, where CPython's behaviour is undefined.
        self.stack.pop().flatten().unwrap_or_else(|| self.none.clone())
    }

    /// Takes a value or NULL from the stack.
    #[inline(always)]
    pub fn pop_nullable(&mut self) -> Option<ObjectRef> {
        self.stack.pop().flatten()
    }

    /// The value `depth` places below the top, 1 being the top.
    #[inline(always)]
    pub fn peek(&self, depth: usize) -> &ObjectRef {
        // A depth of zero is possible in code that a program made up.
        self.stack.get(self.stack.len() - depth).and_then(Option::as_ref).unwrap_or(&self.none)
    }

    /// Takes the `count` topmost values, the deepest first.
    pub fn pop_many(&mut self, count: usize) -> Vec<ObjectRef> {
        let start = self.stack.len() - count;
        self.stack.drain(start..).flatten().collect()
    }

    /// A constant of the current code.
    #[inline(always)]
    pub fn constant(&self, index: u32) -> &ObjectRef {
        &self.constants.payload::<Tuple>().expect("co_consts is a tuple").0[index as usize]
    }

    /// A name of the current code.
    #[inline(always)]
    pub fn name(&self, index: u32) -> ObjectRef {
        self.frame().code_payload().expect("a frame runs a code object").names[index as usize].clone()
    }
}
