//! The evaluation loop (Python/ceval.c, Python/bytecodes.c).

use crate::compile::opcode::*;
use crate::object::ObjectRef;
use crate::types::code::Instruction;
use crate::types::slots::{Comparison, Operator};
use crate::vm::{Result, Vm};

/// What an instruction asks of the loop.
pub enum Flow {
    /// Go on with the next instruction of the current frame.
    Continue,
    /// The entry frame has returned or yielded this value.
    Leave(ObjectRef),
}

impl Vm {
    /// Runs the current frame until it returns, yields or raises: the frame is marked as an entry.
    pub fn run(&mut self) -> Result {
        let handled = self.handled.len();
        loop {
            match self.run_until_raised() {
                Ok(value) => return Ok(value),
                Err(raised) => {
                    if let Err(raised) = self.unwind(raised) {
                        self.handled.truncate(handled);
                        return Err(raised);
                    }
                }
            }
        }
    }

    fn run_until_raised(&mut self) -> Result {
        loop {
            let Instruction { opcode, length, argument, .. } = &self.instructions[self.ip];
            let (opcode, argument) = (opcode.get(), *argument);
            self.ip += *length as usize;
            match opcode {
                NOP | CACHE | EXTENDED_ARG | EXIT_INIT_CHECK => continue,
                RESUME => {}
                LOAD_FAST => {
                    let value = self.stack[self.base + argument as usize].clone();
                    self.stack.push(value);
                    continue;
                }
                LOAD_FAST_LOAD_FAST => {
                    let first = self.stack[self.base + (argument >> 4) as usize].clone();
                    let second = self.stack[self.base + (argument & 15) as usize].clone();
                    self.stack.push(first);
                    self.stack.push(second);
                    continue;
                }
                LOAD_CONST => {
                    let value = self.constant(argument).clone();
                    self.push(value);
                    continue;
                }
                STORE_FAST => {
                    let value = self.stack.pop().flatten();
                    let index = self.base + argument as usize;
                    let old = std::mem::replace(&mut self.stack[index], value);
                    drop(old);
                }
                STORE_FAST_LOAD_FAST => {
                    let value = self.stack.pop().flatten();
                    let index = self.base + (argument >> 4) as usize;
                    let old = std::mem::replace(&mut self.stack[index], value);
                    let loaded = self.stack[self.base + (argument & 15) as usize].clone();
                    self.stack.push(loaded);
                    drop(old);
                }
                STORE_FAST_STORE_FAST => {
                    for place in [argument >> 4, argument & 15] {
                        let value = self.stack.pop().flatten();
                        let index = self.base + place as usize;
                        let old = std::mem::replace(&mut self.stack[index], value);
                        drop(old);
                    }
                }
                LOAD_FAST_AND_CLEAR => {
                    let value = self.stack[self.base + argument as usize].take();
                    self.stack.push(value);
                    continue;
                }
                LOAD_FAST_CHECK => {
                    let value = self.stack[self.base + argument as usize].clone();
                    if value.is_none() {
                        return Err(self.unbound_variable(argument));
                    }
                    self.stack.push(value);
                    continue;
                }
                POP_TOP | END_FOR => drop(self.stack.pop()),
                PUSH_NULL => {
                    self.stack.push(None);
                    continue;
                }
                COPY => {
                    let value = self.stack[self.stack.len() - argument as usize].clone();
                    self.stack.push(value);
                    continue;
                }
                SWAP => {
                    let top = self.stack.len() - 1;
                    self.stack.swap(top, top + 1 - argument as usize);
                    continue;
                }
                JUMP_FORWARD => {
                    self.ip += argument as usize;
                    continue;
                }
                JUMP_BACKWARD | JUMP_BACKWARD_NO_INTERRUPT => {
                    // What is raised here is raised where the loop ends.
                    self.safe_point(opcode)?;
                    self.ip -= argument as usize;
                    continue;
                }
                POP_JUMP_IF_TRUE => {
                    let value = self.pop();
                    if value.is(&self.true_) {
                        self.ip += argument as usize;
                    }
                    continue;
                }
                POP_JUMP_IF_FALSE => {
                    let value = self.pop();
                    if value.is(&self.false_) {
                        self.ip += argument as usize;
                    }
                    continue;
                }
                POP_JUMP_IF_NONE => {
                    let value = self.pop();
                    if value.is(&self.none) {
                        self.ip += argument as usize;
                    }
                }
                POP_JUMP_IF_NOT_NONE => {
                    let value = self.pop();
                    if !value.is(&self.none) {
                        self.ip += argument as usize;
                    }
                }
                UNARY_NOT => {
                    let value = self.pop();
                    let result = self.new_bool(value.is(&self.false_));
                    self.push(result);
                    continue;
                }
                TO_BOOL => {
                    let value = self.pop();
                    let truth = self.truth(&value)?;
                    let result = self.new_bool(truth);
                    self.push(result);
                    drop(value);
                }
                BINARY_OP => {
                    let right = self.pop();
                    let left = self.pop();
                    let number = argument as usize;
                    let operator = Operator::ALL[number % Operator::IN_PLACE];
                    let result = if let Some(result) = self.binary_directly(operator, &left, &right) {
                        result
                    } else if number < Operator::IN_PLACE {
                        self.binary_operation(operator, &left, &right)?
                    } else {
                        self.in_place_operation(operator, &left, &right)?
                    };
                    self.push(result);
                }
                COMPARE_OP => {
                    let right = self.pop();
                    let left = self.pop();
                    let comparison = Comparison::ALL[(argument >> 5) as usize];
                    if let Some(answer) = self.compare_directly(&left, &right, comparison) {
                        let answer = self.new_bool(answer);
                        self.push(answer);
                        continue;
                    }
                    let mut result = self.compare(&left, &right, comparison)?;
                    if argument & 16 != 0 && !result.is(&self.true_) && !result.is(&self.false_) {
                        let truth = self.truth(&result)?;
                        result = self.new_bool(truth);
                    }
                    self.push(result);
                }
                IS_OP => {
                    let right = self.pop();
                    let left = self.pop();
                    let result = self.new_bool(left.is(&right) != (argument != 0));
                    self.push(result);
                }
                BINARY_SUBSCR => {
                    let key = self.pop();
                    let container = self.pop();
                    let result = match self.subscript_directly(&container, &key) {
                        Some(result) => result,
                        None => self.get_item(&container, &key)?,
                    };
                    self.push(result);
                }
                LOAD_ATTR => self.load_attribute(argument)?,
                LOAD_GLOBAL => self.load_global(argument)?,
                FOR_ITER => self.for_iter(argument)?,
                CALL => self.call_instruction(argument)?,
                RETURN_VALUE => {
                    let value = self.pop();
                    if let Flow::Leave(value) = self.return_value(value)? {
                        return Ok(value);
                    }
                }
                RETURN_CONST => {
                    let value = self.constant(argument).clone();
                    if let Flow::Leave(value) = self.return_value(value)? {
                        return Ok(value);
                    }
                }
                YIELD_VALUE => {
                    let value = self.pop();
                    if let Flow::Leave(value) = self.yield_value(value) {
                        return Ok(value);
                    }
                }
                RETURN_GENERATOR => {
                    if let Flow::Leave(value) = self.return_generator() {
                        return Ok(value);
                    }
                }
                TRACED => {
                    self.trace_instruction()?;
                    continue;
                }
                _ => self.other_instruction(opcode, argument)?,
            }
            self.safe_point(opcode)?;
        }
    }

    /// Ends the current frame with a value: for the caller's stack, or for native code.
    ///
    /// # Errors
    /// TypeError where `__init__` was called for a new instance and its value is not None.
    pub fn return_value(&mut self, value: ObjectRef) -> Result<Flow> {
        let frame = self.leave_current_frame();
        let (is_entry, is_init) = (frame.is_entry, frame.is_init);
        let generator = frame.generator.clone();
        self.discard_frame(frame);
        if is_entry {
            return Ok(Flow::Leave(value));
        }
        if generator.is_some() {
            self.generator_returned(value)?;
            return Ok(Flow::Continue);
        }
        if !is_init {
            self.push(value);
        } else if !value.is(&self.none) {
            return Err(self.init_value_error(&value));
        }
        Ok(Flow::Continue)
    }
}
