//! The instructions that the evaluation loop does not carry out itself, by topic.

pub mod asynchronous;
pub mod building;
pub mod calling;
pub mod generators;
pub mod groups;
pub mod handling;
pub mod importing;
pub mod intrinsics;
pub mod matching;
pub mod names;
pub mod type_parameters;
pub mod unpacking;

use crate::compile::opcode::*;
use crate::vm::{Result, Vm};

impl Vm {
    /// Carries out an instruction that is not among the most frequent ones.
    pub fn other_instruction(&mut self, opcode: u8, argument: u32) -> Result<()> {
        match opcode {
            LOAD_NAME
            | STORE_NAME
            | DELETE_NAME
            | STORE_GLOBAL
            | DELETE_GLOBAL
            | LOAD_LOCALS
            | LOAD_FROM_DICT_OR_GLOBALS
            | DELETE_FAST
            | MAKE_CELL
            | LOAD_DEREF
            | STORE_DEREF
            | DELETE_DEREF
            | LOAD_FROM_DICT_OR_DEREF
            | COPY_FREE_VARS
            | LOAD_BUILD_CLASS
            | LOAD_ASSERTION_ERROR
            | SETUP_ANNOTATIONS
            | STORE_ATTR
            | DELETE_ATTR
            | LOAD_SUPER_ATTR => self.name_instruction(opcode, argument),
            BUILD_TUPLE | BUILD_LIST | BUILD_SET | BUILD_MAP | BUILD_CONST_KEY_MAP | BUILD_STRING | BUILD_SLICE
            | LIST_APPEND | LIST_EXTEND | SET_ADD | SET_UPDATE | MAP_ADD | DICT_UPDATE | DICT_MERGE | CONVERT_VALUE
            | FORMAT_SIMPLE | FORMAT_WITH_SPEC | UNARY_NEGATIVE | UNARY_INVERT | CONTAINS_OP | STORE_SUBSCR
            | DELETE_SUBSCR | BINARY_SLICE | STORE_SLICE | GET_LEN => self.building_instruction(opcode, argument),
            UNPACK_SEQUENCE | UNPACK_EX => self.unpacking_instruction(opcode, argument),
            CALL_KW | CALL_FUNCTION_EX | MAKE_FUNCTION | SET_FUNCTION_ATTRIBUTE => {
                self.calling_instruction(opcode, argument)
            }
            CALL_INTRINSIC_1 => self.unary_intrinsic(argument),
            CALL_INTRINSIC_2 => self.binary_intrinsic(argument),
            RAISE_VARARGS | RERAISE | PUSH_EXC_INFO | POP_EXCEPT | CHECK_EXC_MATCH | CHECK_EG_MATCH | BEFORE_WITH
            | WITH_EXCEPT_START => self.handling_instruction(opcode, argument),
            GET_ITER | GET_YIELD_FROM_ITER | SEND | END_SEND | CLEANUP_THROW => {
                self.generator_instruction(opcode, argument)
            }
            GET_AWAITABLE | GET_AITER | GET_ANEXT | END_ASYNC_FOR | BEFORE_ASYNC_WITH => {
                self.asynchronous_instruction(opcode, argument)
            }
            IMPORT_NAME | IMPORT_FROM => self.importing_instruction(opcode, argument),
            MATCH_CLASS | MATCH_MAPPING | MATCH_SEQUENCE | MATCH_KEYS => self.matching_instruction(opcode, argument),
            _ => {
                let index = self.current_instruction();
                let code = self.frame().code_payload();
                let place = code.map(|code| (code.filename.clone(), code.line_of(index).unwrap_or_default()));
                let place = place.map(|(file, line)| format!("{}:{line}: ", self.display_text(&file)));
                Err(self.system_error(format!("{}unknown opcode {opcode}", place.unwrap_or_default())))
            }
        }
    }
}
