//! The lines that show one frame of a traceback.

use std::collections::BTreeSet;

use super::anchors::{anchors, anchors_on_a_line, carets_are_idle};
use super::layout::{characters_in, dedent, display_width};
use crate::types::code::Position;

/// How far source lines are indented.
const INDENT: &str = "    ";

/// One frame of a traceback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameEntry {
    /// `co_filename`
    pub filename: String,
    /// `co_name`
    pub name: String,
    /// The line that runs.
    pub line: u32,
    /// The place of the instruction in the source.
    pub position: Option<Position>,
}

impl FrameEntry {
    /// `File "…", line 1, in f`
    pub fn heading(&self) -> String {
        format!("  File \"{}\", line {}, in {}\n", self.filename, self.line, self.name)
    }

    /// Whether another entry is a repetition of this one: the same place but for the column.
    pub fn is_same_line(&self, other: &Self) -> bool {
        self.line == other.line && self.name == other.name && self.filename == other.filename
    }

    /// All lines as Lib/traceback.py of 3.13 shows them (`format_frame_summary`).
    pub fn text(&self, source: Option<&[String]>) -> String {
        let mut text = self.heading();
        let Some(original) = self.source_lines(source) else { return text };
        if original.iter().all(|line| line.trim().is_empty()) {
            return text;
        }
        let columns = self.position.and_then(|position| Some((position.column?, position.end_column?)));
        match columns {
            None => {
                let first = original[0].trim();
                if !first.is_empty() {
                    text.push_str(INDENT);
                    text.push_str(first);
                }
                text.push('\n');
            }
            Some((column, end_column)) => {
                for line in dedent(&marked_lines(&original, column as usize, end_column as usize)) {
                    text.push_str(INDENT);
                    text.push_str(&line);
                    text.push('\n');
                }
            }
        }
        text
    }

    /// The source lines from the first to the last, without trailing whitespace.
    fn source_lines(&self, source: Option<&[String]>) -> Option<Vec<String>> {
        let end_line = self.position.and_then(|position| position.end_line).unwrap_or(self.line).max(self.line);
        let source = source.unwrap_or(&[]);
        let line = |number: u32| (number as usize).checked_sub(1).and_then(|index| source.get(index));
        Some((self.line..=end_line).map(|number| line(number).map_or("", |line| line.trim_end()).to_owned()).collect())
    }

    /// The heading and the source line.
    pub fn plain_text(&self, source: Option<&[String]>) -> String {
        let mut text = self.heading();
        if let Some(line) = self.source_line(source) {
            text.push_str(INDENT);
            text.push_str(line.trim_start_matches([' ', '\t', '\x0c']));
            text.push('\n');
        }
        text
    }

    fn source_line<'a>(&self, source: Option<&'a [String]>) -> Option<&'a String> {
        (self.line as usize).checked_sub(1).and_then(|index| source?.get(index))
    }

    /// All lines as Python/traceback.c shows them before 3.13 (`tb_displayline`): one source line at most.
    pub fn older_text(&self, source: Option<&[String]>) -> String {
        let mut text = self.plain_text(source);
        let Some(line) = self.source_line(source) else { return text };
        let shown = line.trim_start_matches([' ', '\t', '\x0c']);
        if let Some(carets) = self.older_carets(line, line.chars().count() - shown.chars().count()) {
            text.push_str(INDENT);
            text.push_str(&carets);
            text.push('\n');
        }
        text
    }

    fn older_carets(&self, line: &str, indent: usize) -> Option<String> {
        let position = self.position?;
        let (first, last) = (position.line?, position.end_line?);
        let start = characters_in(line, position.column? as usize);
        let mut end = characters_in(line, position.end_column? as usize);
        let mut marked = None;
        if first == last {
            let segment: String = line.chars().skip(start).take(end.saturating_sub(start)).collect();
            marked = anchors_on_a_line(&segment).map(|(from, to)| (from + start, to + start));
        } else {
            end = line.trim_end_matches([' ', '\t', '\x0c']).chars().count();
        }
        if end.wrapping_sub(start) == line.chars().count() - indent && marked.is_none() {
            return None;
        }
        let characters: Vec<char> = line.chars().collect();
        let shown = |column: usize| display_width(&characters, column);
        let (start, end, marked) = (shown(start), shown(end), marked.map(|(from, to)| shown(from)..shown(to)));
        let caret = |column: usize| match &marked {
            _ if column < start => ' ',
            Some(marked) if !marked.contains(&column) => '~',
            _ => '^',
        };
        Some((indent..end).map(caret).collect())
    }
}

/// Source lines with lines of carets below those that matter; the others are left out.
fn marked_lines(original: &[String], column: usize, end_column: usize) -> Vec<String> {
    let lines = dedent(original);
    let (first, last) = (&original[0], &original[original.len() - 1]);
    let removed = first.chars().count().saturating_sub(lines[0].chars().count());
    let start = characters_in(first, column).saturating_sub(removed);
    let end = characters_in(last, end_column).saturating_sub(removed);
    let characters: Vec<Vec<char>> = lines.iter().map(|line| line.chars().collect()).collect();
    let last_index = lines.len() - 1;
    let (shown_start, shown_end) = (display_width(&characters[0], start), display_width(&characters[last_index], end));

    let all: Vec<char> = lines.join("\n").chars().collect();
    let behind = characters[last_index].len().saturating_sub(end);
    let segment: String = all.get(start..all.len().saturating_sub(behind)).unwrap_or(&[]).iter().collect();
    let anchors = anchors(&segment);
    let has_surroundings = || {
        let before: String = characters[0].iter().take(start).collect();
        let after: String = characters[last_index].iter().skip(end).collect();
        !before.trim_start().is_empty() || !after.trim_end().is_empty()
    };
    let shows_carets = carets_are_idle(&lines, start, end) != Some(true) && (anchors.is_some() || has_surroundings());

    let mut significant = BTreeSet::from([0, last_index]);
    // Where the marked part begins and ends, in columns of the display.
    let marked = anchors.map(|anchors| {
        let shown = |(line, column): (usize, usize)| {
            let column = if line == 0 { column + start } else { column };
            (line, characters.get(line).map_or(column, |text| display_width(text, column)))
        };
        for (line, _) in [anchors.start, anchors.end] {
            significant.extend((line.saturating_sub(1)..=line + 1).filter(|&line| line <= last_index));
        }
        (shown(anchors.start), shown(anchors.end))
    });

    let mut result = Vec::new();
    let output = |result: &mut Vec<String>, index: usize| {
        result.push(lines[index].clone());
        if !shows_carets {
            return;
        }
        let text = &characters[index];
        let spaces = text.iter().take_while(|character| character.is_whitespace()).count();
        let count = if index == last_index { shown_end } else { display_width(text, text.len()) };
        let caret = |column: usize| {
            if column < spaces || index == 0 && column < shown_start {
                return ' ';
            }
            match marked {
                Some((from, to)) if (index, column) < from || (index, column) >= to => '~',
                _ => '^',
            }
        };
        result.push((0..count).map(caret).collect());
    };
    let mut previous = None;
    for index in significant {
        if let Some(previous) = previous {
            match index - previous {
                2 => output(&mut result, index - 1),
                3.. => result.push(format!("...<{} lines>...", index - previous - 1)),
                _ => {}
            }
        }
        output(&mut result, index);
        previous = Some(index);
    }
    result
}
