//! Conditions on constants, tests for None, and tuples of constants.

use super::FlowGraph;
use crate::compile::arithmetic::is_true;
use crate::compile::code::Constant;
use crate::compile::constants::ConstantTable;
use crate::compile::instruction::{BlockId, Instruction};
use crate::compile::opcode::{self, pseudo};

impl FlowGraph {
    pub(super) fn optimize_constants(&mut self, constants: &mut ConstantTable) {
        for block in self.order() {
            self.optimize_constants_in(block, constants);
        }
    }

    fn optimize_constants_in(&mut self, block: BlockId, constants: &mut ConstantTable) {
        let instructions = &mut self[block].instructions;
        let mut opcode = 0;
        let mut argument = 0;
        let mut index = 0;
        while index < instructions.len() {
            let instruction = &instructions[index];
            let copies_constant =
                opcode == u16::from(opcode::LOAD_CONST) && instruction.is(opcode::COPY) && instruction.argument == 1;
            if !copies_constant {
                opcode = instruction.opcode;
                argument = instruction.argument;
            }
            if opcode == u16::from(opcode::LOAD_CONST)
                && let Some(next) = instructions.get(index + 1).and_then(|next| u8::try_from(next.opcode).ok())
                && let Some(constant) = constants.get(argument)
            {
                match next {
                    opcode::POP_JUMP_IF_FALSE | opcode::POP_JUMP_IF_TRUE => {
                        let jumps = is_true(constant) == (next == opcode::POP_JUMP_IF_TRUE);
                        instructions[index].make_nop();
                        if jumps {
                            instructions[index + 1].opcode = pseudo::JUMP;
                        } else {
                            instructions[index + 1].make_nop();
                        }
                    }
                    opcode::IS_OP if *constant == Constant::None => test_for_none(&mut instructions[index..]),
                    opcode::RETURN_VALUE => {
                        instructions[index].make_nop();
                        index += 1;
                        instructions[index].replace(opcode::RETURN_CONST, argument);
                    }
                    opcode::TO_BOOL => {
                        let truth = constants.add(Constant::Bool(is_true(constant)));
                        instructions[index].make_nop();
                        instructions[index + 1].replace(opcode::LOAD_CONST, truth);
                    }
                    _ => {}
                }
            }
            index += 1;
        }
    }

    /// Makes `LOAD_CONST`s before a `BUILD_TUPLE` one constant.
    pub(super) fn fold_tuple(&mut self, block: BlockId, index: usize, constants: &mut ConstantTable) {
        let instructions = &mut self[block].instructions;
        let count = instructions[index].argument as usize;
        let Some(start) = index.checked_sub(count) else { return };
        let items = instructions[start..index].iter().map(|instruction| {
            if instruction.is(opcode::LOAD_CONST) { constants.get(instruction.argument).cloned() } else { None }
        });
        let Some(items) = items.collect::<Option<Vec<_>>>() else { return };
        let folded = constants.add(Constant::Tuple(items));
        instructions[start..index].iter_mut().for_each(Instruction::make_nop);
        instructions[index].replace(opcode::LOAD_CONST, folded);
    }
}

/// `x is None` in a condition: the jump tests for None itself.
fn test_for_none(instructions: &mut [Instruction]) {
    let mut jump = 2;
    match instructions.get_mut(jump) {
        None => return,
        Some(to_bool) if to_bool.is(opcode::TO_BOOL) => {
            to_bool.make_nop();
            jump = 3;
        }
        Some(_) => {}
    }
    let Some(jump_instruction) = instructions.get(jump) else { return };
    let mut inverted = instructions[1].argument != 0;
    if jump_instruction.is(opcode::POP_JUMP_IF_FALSE) {
        inverted = !inverted;
    } else if !jump_instruction.is(opcode::POP_JUMP_IF_TRUE) {
        return;
    }
    instructions[0].make_nop();
    instructions[1].make_nop();
    let opcode = if inverted { opcode::POP_JUMP_IF_NOT_NONE } else { opcode::POP_JUMP_IF_NONE };
    instructions[jump].opcode = u16::from(opcode);
}
