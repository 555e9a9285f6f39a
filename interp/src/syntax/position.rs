//! From byte offsets of the source to lines and columns.

use ruff_text_size::TextRange;

use super::tree::Location;

/// Where the lines of a source text begin.
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Finds the lines of a text whose line ends are all `\n`.
    pub fn new(source: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(source.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at as u32 + 1));
        Self { starts }
    }

    /// Line from 1 and column in bytes from 0.
    pub fn position(&self, offset: u32) -> (i32, i32) {
        let line = self.starts.partition_point(|start| *start <= offset);
        (line as i32, (offset - self.starts[line - 1]) as i32)
    }

    /// The position of a range.
    pub fn location(&self, range: TextRange) -> Location {
        let (line, column) = self.position(range.start().to_u32());
        let (end_line, end_column) = self.position(range.end().to_u32());
        Location { line, end_line, column, end_column }
    }

    /// The text of a line from 1, without its line end.
    pub fn line_text<'a>(&self, source: &'a str, line: u32) -> Option<&'a str> {
        let index = line.checked_sub(1)? as usize;
        let start = *self.starts.get(index)? as usize;
        let end = self.starts.get(index + 1).map_or(source.len(), |next| *next as usize - 1);
        source.get(start..end)
    }

    /// How many lines there are; a text that ends with a line end has an empty last one.
    pub fn line_count(&self) -> usize {
        self.starts.len()
    }
}
