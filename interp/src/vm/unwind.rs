//! Exceptions on their way: tracebacks, handlers, context.

use crate::object::{Contents, ObjectRef, death, reserve};
use crate::planted_faults::Fault;
use crate::types::exception::Exception;
use crate::types::traceback::Traceback;
use crate::vm::frame::Frame;
use crate::vm::{Raised, Result, Vm};

impl Vm {
    /// Finds the handler for an exception raised by the current instruction, leaving frames that have
    /// none. `Ok` where the current frame goes on in a handler; `Err` where the entry frame was left and
    /// native code gets the exception.
    #[cold]
    pub fn unwind(&mut self, raised: Raised) -> Result<()> {
        let mut exception = raised.0;
        let mut adds_traceback = !std::mem::take(&mut self.reraising);
        let mut shown = self.reraised_at.take();
        loop {
            self.bury_unwound();
            let index = self.current_instruction();
            if adds_traceback {
                self.add_traceback(&exception, index);
                if self.is_tracing {
                    exception = self.trace_exception(exception);
                }
            }
            adds_traceback = true;
            let found = self.frame().code_payload().and_then(|code| Some((code.handler(index)?, code.variables.len())));
            if let Some((handler, variables)) = found {
                let height = self.base + variables + handler.depth as usize;
                while self.stack.len() > height {
                    drop(self.stack.pop());
                }
                self.bury_unwound();
                // An instruction may have taken what its handler keeps, in code that a program made up.
                self.stack.resize_with(height, || None);
                if handler.push_last_instruction {
                    let last = self.new_int(shown.unwrap_or(index) as i64);
                    self.push(last);
                }
                self.push(exception);
                self.ip = handler.target as usize;
                return Ok(());
            }
            if let Some(first) = shown.take() {
                self.ip = first + 1;
            }
            if self.is_tracing {
                exception = self.trace_unwinding(exception);
            }
            let frame = self.leave_current_frame();
            let is_entry = frame.is_entry;
            self.discard_frame(frame);
            if is_entry {
                return Err(Raised(exception));
            }
        }
    }

    /// Lets what was dropped on the way die before a handler is told of the exception.
    fn bury_unwound(&mut self) {
        if death::any_waiting() {
            self.bury();
        }
    }

    /// The index of the instruction that runs, in code units: `ip` is behind its caches already.
    pub fn current_instruction(&self) -> usize {
        let mut index = self.ip.saturating_sub(1);
        while index > 0 && self.instructions[index].opcode.get() == crate::compile::opcode::CACHE {
            index -= 1;
        }
        index
    }

    /// Takes the current frame off with `ip` as it stands.
    pub fn leave_current_frame(&mut self) -> Frame {
        let ip = self.ip;
        let mut frame = self.leave_frame().expect("Python code runs in a frame");
        frame.ip = ip;
        frame
    }

    /// Lets go of a frame that ended, and says so to its generator.
    pub fn discard_frame(&mut self, frame: Frame) {
        if let Some(generator) = frame.generator.clone() {
            self.generator_finished(&generator);
        }
        self.clear_frame(frame);
    }

    /// The exception being handled, the innermost one where generators nest (`_PyErr_GetTopmostException`).
    pub fn handled_exception(&self) -> Option<ObjectRef> {
        self.handled.iter().rev().flatten().next().cloned()
    }

    /// Sets `__context__` to the exception being handled (`_PyErr_SetObject`). A cycle is cut.
    pub fn set_implicit_context(&mut self, exception: &ObjectRef) {
        let Some(context) = self.handled_exception() else { return };
        if context.is(exception) || Fault::ContextNotSet.is_planted() {
            return;
        }
        // A cycle that is there already is found by a second look that goes half as fast (Floyd).
        let (mut at, mut slow, mut slow_moves) = (context.clone(), context.clone(), false);
        while let Some(next) = at.payload::<Exception>().and_then(|payload| payload.data.get(self).context.clone()) {
            if next.is(exception) {
                if let Some(payload) = at.payload::<Exception>() {
                    let cut = payload.data.get_mut(self).context.take();
                    drop(cut);
                }
                break;
            }
            if next.is(&slow) {
                break;
            }
            if slow_moves {
                slow = slow
                    .payload::<Exception>()
                    .and_then(|payload| payload.data.get(self).context.clone())
                    .unwrap_or(slow);
            }
            slow_moves = !slow_moves;
            at = next;
        }
        if let Some(payload) = exception.payload::<Exception>() {
            let old = payload.data.get_mut(self).context.replace(context);
            drop(old);
        }
    }

    /// Puts an entry for the current frame in front of an exception's traceback (`PyTraceBack_Here`).
    pub fn add_traceback(&mut self, exception: &ObjectRef, last_instruction: usize) {
        if reserve::is_nearly_used_up() {
            return;
        }
        let Some(index) = self.frames.len().checked_sub(1) else { return };
        let Some(frame) = self.frame_object(index) else { return };
        let line = self.frame().code_payload().and_then(|code| code.line_of(last_instruction)).unwrap_or(0);
        let Some(payload) = exception.payload::<Exception>() else { return };
        let next = payload.data.get(self).traceback.clone();
        let entry = Traceback {
            next: Contents::new(next),
            frame,
            last_instruction: 2 * last_instruction as i64,
            line: i64::from(line) + i64::from(Fault::LineOffByOne.is_planted()),
        };
        let entry = ObjectRef::new(&self.types.traceback, entry);
        let old = payload.data.get_mut(self).traceback.replace(entry);
        drop(old);
    }
}
