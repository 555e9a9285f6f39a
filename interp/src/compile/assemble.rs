//! From the flow graph to a code object (Python/assemble.c).

use super::code::{CodeUnit, Constant, Variable, flags};
use super::exception_table::ExceptionTable;
use super::flow_graph::FlowGraph;
use super::instruction::{BlockId, Instruction};
use super::line_table::LineTable;
use super::opcode::{self, pseudo};
use super::unit::Unit;
use crate::syntax::tree::Location;

/// Assembles a code object.
pub fn assemble(
    mut graph: FlowGraph,
    constants: Vec<Constant>,
    unit: &Unit<'_>,
    code_flags: u32,
    filename: &str,
    generator_handlers_count: bool,
) -> CodeUnit {
    let is_generator = code_flags & (flags::GENERATOR | flags::COROUTINE | flags::ASYNC_GENERATOR) != 0;
    let stack_size = graph.stack_depth(generator_handlers_count);
    graph.convert_pseudo_instructions();
    let places = CellPlaces::new(unit);
    graph.insert_prefix(unit, &places, is_generator);
    graph.fix_cell_arguments(&places);
    graph.normalize_jumps();
    let assembled = Assembled::new(&graph, unit.first_line);
    CodeUnit {
        name: unit.name.to_string(),
        qualified_name: unit.qualified_name.clone(),
        filename: filename.to_owned(),
        first_line: unit.first_line,
        flags: code_flags,
        argument_count: unit.argument_count,
        positional_only_count: unit.positional_only_count,
        keyword_only_count: unit.keyword_only_count,
        stack_size,
        code: assembled.code,
        constants,
        names: unit.names.iter().map(ToString::to_string).collect(),
        variables: variables(unit),
        line_table: assembled.line_table,
        exception_table: assembled.exception_table,
    }
}

fn variables(unit: &Unit<'_>) -> Vec<Variable> {
    let mut variables: Vec<Variable> = Vec::new();
    for name in &unit.variables {
        variables.push(Variable {
            name: name.to_string(),
            local: true,
            cell: unit.cells.contains(name),
            free: false,
            hidden: unit.hidden.contains_key(name),
        });
    }
    let variable =
        |name: &str, cell: bool| Variable { name: name.to_owned(), local: false, cell, free: !cell, hidden: false };
    let own_cells = unit.cells.iter().filter(|name| !unit.variables.contains(*name));
    variables.extend(own_cells.map(|name| variable(name, true)));
    variables.extend(unit.free.iter().map(|name| variable(name, false)));
    variables
}

/// Where the cells and free variables are in `co_localsplusnames`: the cell of a local is at the local's place.
struct CellPlaces {
    places: Vec<u32>,
    cells: usize,
}

impl CellPlaces {
    fn new(unit: &Unit<'_>) -> Self {
        let mut next = unit.variables.len() as u32;
        let mut places = Vec::with_capacity(unit.cells.len() + unit.free.len());
        for name in &unit.cells {
            places.push(match unit.variables.get_index_of(name) {
                Some(index) => index as u32,
                None => {
                    next += 1;
                    next - 1
                }
            });
        }
        places.extend((0..unit.free.len() as u32).map(|index| next + index));
        Self { places, cells: unit.cells.len() }
    }
}

impl FlowGraph {
    fn convert_pseudo_instructions(&mut self) {
        for block in self.order() {
            for instruction in &mut self[block].instructions {
                if instruction.pushes_block() {
                    instruction.make_nop();
                } else if instruction.opcode == pseudo::LOAD_CLOSURE {
                    instruction.opcode = u16::from(opcode::LOAD_FAST) | CLOSURE_MARK;
                } else if instruction.opcode == pseudo::STORE_FAST_MAYBE_NULL {
                    instruction.opcode = u16::from(opcode::STORE_FAST);
                }
            }
        }
        self.remove_redundant_nops();
    }

    /// What runs before the first line: the generator is made, cells are made, free variables copied.
    fn insert_prefix(&mut self, unit: &Unit<'_>, places: &CellPlaces, is_generator: bool) {
        let mut prefix = Vec::new();
        let plain = |opcode: u8, argument| Instruction::new(u16::from(opcode), argument, Location::NONE);
        if !unit.free.is_empty() {
            prefix.push(plain(opcode::COPY_FREE_VARS, unit.free.len() as u32));
        }
        // In the order of their places; the arguments are fixed with all others.
        let mut cells: Vec<usize> = (0..places.cells).collect();
        cells.sort_by_key(|index| places.places[*index]);
        prefix.extend(cells.into_iter().map(|index| plain(opcode::MAKE_CELL, index as u32)));
        if is_generator {
            let line = unit.first_line as i32;
            let location = Location { line, end_line: line, column: -1, end_column: -1 };
            prefix.push(Instruction::new(u16::from(opcode::RETURN_GENERATOR), 0, location));
            prefix.push(Instruction::new(u16::from(opcode::POP_TOP), 0, location));
        }
        let entry = self.entry;
        self[entry].instructions.splice(0..0, prefix);
    }

    fn fix_cell_arguments(&mut self, places: &CellPlaces) {
        for block in self.order() {
            for instruction in &mut self[block].instructions {
                let closure = instruction.opcode & CLOSURE_MARK != 0;
                instruction.opcode &= !CLOSURE_MARK;
                let uses_cell = closure
                    || [
                        opcode::MAKE_CELL,
                        opcode::LOAD_DEREF,
                        opcode::STORE_DEREF,
                        opcode::DELETE_DEREF,
                        opcode::LOAD_FROM_DICT_OR_DEREF,
                    ]
                    .into_iter()
                    .any(|opcode| instruction.is(opcode));
                if uses_cell && let Some(place) = places.places.get(instruction.argument as usize) {
                    instruction.argument = *place;
                }
            }
        }
    }
}

/// Marks a `LOAD_FAST` that loads a cell until its argument is known.
const CLOSURE_MARK: u16 = 0x8000;

/// The bytes of a code object.
struct Assembled {
    code: Vec<u8>,
    line_table: Vec<u8>,
    exception_table: Vec<u8>,
}

impl Assembled {
    fn new(graph: &FlowGraph, first_line: u32) -> Self {
        let order = graph.order();
        let count = order.iter().map(|block| graph[*block].instructions.len()).sum();
        let mut instructions: Vec<Instruction> = Vec::with_capacity(count);
        let mut block_start = vec![0; graph.block_count()];
        for block in &order {
            block_start[block.0 as usize] = instructions.len();
            instructions.extend(graph[*block].instructions.iter().cloned());
        }
        let start_of = |block: BlockId| block_start[block.0 as usize];
        let offsets = resolve_jumps(&mut instructions, &start_of);

        let mut code = Vec::with_capacity(offsets.last().map_or(0, |end| 2 * *end as usize));
        let mut lines = LineTable::new(first_line);
        let mut exceptions = ExceptionTable::default();
        for (instruction, offset) in instructions.iter().zip(&offsets) {
            emit(instruction, &mut code);
            let size = size_of(instruction);
            lines.add(instruction.location, size);
            let handler = instruction.handler.map(|handler| {
                let block = &graph[handler];
                super::exception_table::Handler {
                    target: offsets[start_of(handler)],
                    depth: block.start_depth.unwrap_or(0),
                    with_offset: block.preserve_last_instruction,
                }
            });
            exceptions.add(*offset, handler);
        }
        let end = offsets.last().copied().unwrap_or_default();
        Self { code, line_table: lines.finish(), exception_table: exceptions.finish(end) }
    }
}

/// Sets the arguments of jumps; gives the offset of each instruction in code units, and that of the end.
fn resolve_jumps(instructions: &mut [Instruction], start_of: &dyn Fn(BlockId) -> usize) -> Vec<u32> {
    // The first guess decides which of two consistent sizes a jump gets: CPython's is the target's index.
    for instruction in instructions.iter_mut().filter(|instruction| instruction.is_jump()) {
        instruction.argument = instruction.target.map_or(0, start_of) as u32;
    }
    loop {
        let mut offsets = Vec::with_capacity(instructions.len() + 1);
        let mut offset = 0;
        for instruction in &*instructions {
            offsets.push(offset);
            offset += size_of(instruction);
        }
        offsets.push(offset);
        let mut changed = false;
        for index in 0..instructions.len() {
            let instruction = &mut instructions[index];
            let Some(target) = instruction.target.filter(|_| instruction.is_jump()) else { continue };
            let before = size_of(instruction);
            let (from, to) = (offsets[index + 1], offsets[start_of(target)]);
            instruction.argument = from.abs_diff(to);
            changed |= size_of(instruction) != before;
        }
        // A longer argument moves what is behind it.
        if !changed {
            return offsets;
        }
    }
}

fn extended_arguments(argument: u32) -> u32 {
    u32::from(argument > 0xFF) + u32::from(argument > 0xFFFF) + u32::from(argument > 0xFF_FFFF)
}

/// The size in code units, with extended arguments and inline caches.
fn size_of(instruction: &Instruction) -> u32 {
    extended_arguments(instruction.argument) + 1 + opcode::cache_entries(instruction.opcode as u8) as u32
}

fn emit(instruction: &Instruction, code: &mut Vec<u8>) {
    let bytes = instruction.argument.to_be_bytes();
    let extended = extended_arguments(instruction.argument) as usize;
    for byte in &bytes[3 - extended..3] {
        code.extend([opcode::EXTENDED_ARG, *byte]);
    }
    let opcode = instruction.opcode as u8;
    code.extend([opcode, bytes[3]]);
    code.extend(std::iter::repeat_n(0, 2 * opcode::cache_entries(opcode)));
}
