//! The line table of a code object as programs see it: `co_lines()`, `co_positions()`, `co_lnotab`.

use super::Code;
use super::iterators::CodeIterator;
use crate::object::ObjectRef;
use crate::vm::{Result, Vm};

impl Code {
    /// The ranges of code units of one line each: first, behind the last, line.
    fn line_ranges(&self) -> Vec<(usize, usize, Option<u32>)> {
        let mut ranges: Vec<(usize, usize, Option<u32>)> = Vec::new();
        for index in 0..self.instructions.len() {
            // The table may end before the code does.
            let Some(position) = self.positions(index) else { break };
            let line = position.line;
            match ranges.last_mut() {
                Some((_, end, last)) if *last == line => *end = index + 1,
                _ => ranges.push((index, index + 1, line)),
            }
        }
        ranges
    }
}

/// `co_lines()`: an iterator of triples of start, end (in bytes) and line.
pub fn co_lines(vm: &mut Vm, code: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let ranges = code.payload::<Code>().map(Code::line_ranges).unwrap_or_default();
    let triples = ranges.into_iter().map(|(start, end, line)| {
        let line = line.map_or_else(|| vm.none.clone(), |line| vm.new_int(i64::from(line)));
        vm.new_tuple(vec![vm.new_int(2 * start as i64), vm.new_int(2 * end as i64), line])
    });
    let triples = CodeIterator::new(triples.collect());
    Ok(ObjectRef::new(&vm.types.line_iterator, triples))
}

/// `co_positions()`: an iterator of line, end line, column and end column of each code unit.
pub fn co_positions(vm: &mut Vm, code: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let Some(payload) = code.payload::<Code>() else { return Ok(vm.none.clone()) };
    let number = |number: Option<u32>| number.map_or_else(|| vm.none.clone(), |number| vm.new_int(i64::from(number)));
    let positions = (0..payload.instructions.len()).map_while(|index| payload.positions(index)).map(|position| {
        let parts = [position.line, position.end_line, position.column, position.end_column];
        vm.new_tuple(parts.map(number).to_vec())
    });
    let positions = CodeIterator::new(positions.collect());
    Ok(ObjectRef::new(&vm.types.positions_iterator, positions))
}

/// `co_lnotab`: the table of differences that stood for the lines before 3.10 (`decode_linetable`).
pub fn old_line_table(vm: &mut Vm, code: &ObjectRef) -> Result {
    if vm.profile.old_line_table_is_deprecated {
        vm.warn_deprecated("co_lnotab is deprecated, use co_lines instead.")?;
    }
    let Some(payload) = code.payload::<Code>() else { return Ok(vm.none.clone()) };
    let mut table = Vec::new();
    let (mut offset, mut line) = (0, i64::from(payload.first_line));
    for (start, _, range_line) in payload.line_ranges() {
        let Some(range_line) = range_line.map(i64::from) else { continue };
        if range_line == line {
            continue;
        }
        let mut bytes = 2 * start - offset;
        let mut lines = range_line - line;
        (offset, line) = (2 * start, range_line);
        while bytes > 255 {
            table.extend([255, 0]);
            bytes -= 255;
        }
        while !(-128..128).contains(&lines) {
            let step = if lines > 0 { 127 } else { -128 };
            table.extend([bytes as u8, step as i8 as u8]);
            bytes = 0;
            lines -= step;
        }
        table.extend([bytes as u8, lines as i8 as u8]);
    }
    Ok(vm.new_bytes(&table))
}
