//! Anchors: the part of a source segment that failed, such as the operator of a binary operation.

use ruff_python_ast::{Expr, Stmt};
use ruff_text_size::Ranged;

/// A place in a segment: a line from 0, and a column in characters.
pub type Place = (usize, usize);

/// The part of a segment that is underlined with `^`; the rest is underlined with `~`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchors {
    /// Where the part begins.
    pub start: Place,
    /// Where it ends.
    pub end: Place,
}

/// The lines of a segment, as characters, with the ways to walk in them.
struct Walk {
    lines: Vec<Vec<char>>,
}

impl Walk {
    /// The first character that exists at or after a place.
    fn valid(&self, (mut line, mut column): Place) -> Option<Place> {
        while line < self.lines.len() && column >= self.lines[line].len() {
            column = 0;
            line += 1;
        }
        (line < self.lines.len()).then_some((line, column))
    }

    /// The next character that `stop` accepts; comments and continued lines are passed over.
    fn until(&self, mut place: Place, stop: impl Fn(char) -> bool) -> Option<Place> {
        loop {
            let character = self.lines[place.0][place.1];
            place = match character {
                '\\' | '#' => self.valid((place.0 + 1, 0))?,
                _ if stop(character) => return Some(place),
                _ => self.valid((place.0, place.1 + 1))?,
            };
        }
    }

    /// The place of a byte of the segment.
    fn place(&self, segment: &str, byte: usize) -> Place {
        let before = &segment[..byte];
        let line = before.matches('\n').count();
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        (line, before[start..].chars().count())
    }
}

/// Parses a segment as an expression that may go over several lines.
fn parse_segment(segment: &str) -> Option<Expr> {
    let parsed = ruff_python_parser::parse_module(&format!("(\n{segment}\n)")).ok()?;
    let module = parsed.into_syntax();
    match <[Stmt; 1]>::try_from(module.body).ok()? {
        [Stmt::Expr(statement)] => Some(*statement.value),
        _ => None,
    }
}

/// The anchors of a segment (`_extract_caret_anchors_from_line_segment` in Lib/traceback.py).
pub fn anchors(segment: &str) -> Option<Anchors> {
    // The parser saw a bracket and a line break in front of the segment.
    const ADDED: usize = 2;
    let expression = parse_segment(segment)?;
    let walk = Walk { lines: segment.split('\n').map(|line| line.chars().collect()).collect() };
    let place = |byte: usize| walk.place(segment, byte - ADDED);
    match expression {
        Expr::BinOp(operation) => {
            let start = walk.valid(place(operation.left.end().to_usize()))?;
            let start = walk.until(start, |character| !character.is_whitespace() && character != ')')?;
            let (line, column) = start;
            let right = place(operation.right.start().to_usize());
            let mut end = column + 1;
            if let Some(&character) = walk.lines[line].get(end)
                && (right.0 > line || end < right.1)
                && !character.is_whitespace()
                && !matches!(character, '\\' | '#')
            {
                end += 1;
            }
            Some(Anchors { start, end: (line, end) })
        }
        Expr::Subscript(subscript) => {
            let start = walk.valid(place(subscript.value.end().to_usize()))?;
            let start = walk.until(start, |character| character == '[')?;
            Some(Anchors { start, end: place(subscript.end().to_usize()) })
        }
        Expr::Call(call) => {
            let start = walk.valid(place(call.func.end().to_usize()))?;
            let start = walk.until(start, |character| character == '(')?;
            Some(Anchors { start, end: place(call.end().to_usize()) })
        }
        _ => None,
    }
}

/// The anchors of a segment on one line, in characters (`extract_anchors_from_line` in Python/traceback.c
/// before 3.13): binary operations and subscripts alone.
pub fn anchors_on_a_line(segment: &str) -> Option<(usize, usize)> {
    let parsed = ruff_python_parser::parse_module(segment).ok()?;
    let module = parsed.into_syntax();
    let [Stmt::Expr(statement)] = module.body.as_slice() else { return None };
    let bytes = segment.as_bytes();
    let is_space = |byte: u8| matches!(byte, b' ' | b'\t' | b'\x0c');
    let (start, end) = match statement.value.as_ref() {
        Expr::BinOp(operation) => {
            let (first, last) = (operation.left.end().to_usize(), operation.right.start().to_usize());
            let mut found = None;
            for index in (first..last).filter(|&index| !is_space(bytes[index])) {
                let two = index + 1 < last && !is_space(bytes[index + 1]);
                found = Some((index, if two { index + 2 } else { index + 1 }));
                if !(index + 1 < last && bytes[index] == b')') {
                    break;
                }
            }
            found?
        }
        Expr::Subscript(subscript) => {
            let mut start = subscript.value.end().to_usize();
            while start < bytes.len() && bytes[start] != b'[' {
                start += 1;
            }
            let mut end = subscript.slice.end().to_usize() + 1;
            while end < bytes.len() && bytes[end] != b']' {
                end += 1;
            }
            (start, (end + 1).min(bytes.len()))
        }
        _ => return None,
    };
    let characters = |bytes: usize| super::layout::characters_in(segment, bytes);
    Some((characters(start), characters(end)))
}

/// Whether the lines are one statement `return name(…)` or `name = name(…)` whose call is exactly what the
/// columns say: carets would add nothing then (`_should_show_carets`). `None` where they cannot be parsed.
pub fn carets_are_idle(lines: &[String], start: usize, end: usize) -> Option<bool> {
    let text = lines.join("\n");
    let module = ruff_python_parser::parse_module(&text).ok()?.into_syntax();
    let Some(statement) = module.body.first() else { return Some(true) };
    let call = match statement {
        Stmt::Return(statement) => match statement.value.as_deref() {
            Some(Expr::Call(call)) if call.func.is_name_expr() => Some(call),
            _ => None,
        },
        Stmt::Assign(statement) => match (statement.targets.as_slice(), statement.value.as_ref()) {
            ([Expr::Name(_)], Expr::Call(call)) => Some(call),
            _ => None,
        },
        _ => None,
    };
    let Some(call) = call else { return Some(false) };
    let (first, last) = (call.start().to_usize(), call.end().to_usize());
    let last_line_start = text[..last].rfind('\n').map_or(0, |newline| newline + 1);
    let spans = !text[..first].contains('\n')
        && text[..last].matches('\n').count() + 1 == lines.len()
        && first == start
        && last - last_line_start == end;
    Some(spans)
}
