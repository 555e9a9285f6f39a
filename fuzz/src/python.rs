//! Writes Python source: lines and the indentation they stand at.

/// Source text under construction.
#[derive(Default)]
pub struct Source {
    text: String,
    depth: usize,
}

impl Source {
    /// Adds one line; an empty one stays empty.
    pub fn line(&mut self, line: impl AsRef<str>) {
        let line = line.as_ref();
        if !line.is_empty() {
            self.text.extend(std::iter::repeat_n("    ", self.depth));
            self.text.push_str(line);
        }
        self.text.push('\n');
    }

    /// Adds the line that opens a block, and the block.
    pub fn block(&mut self, head: impl AsRef<str>, body: impl FnOnce(&mut Self)) {
        self.line(head);
        self.depth += 1;
        body(self);
        self.depth -= 1;
    }

    /// Adds lines that are written as they stand, one indentation further than now.
    pub fn lines(&mut self, lines: &str) {
        for line in lines.lines() {
            self.line(line);
        }
    }

    /// The text, each line ended by a line feed.
    pub fn finish(self) -> String {
        self.text
    }
}

/// A tuple display of these expressions.
pub fn tuple(items: &[String]) -> String {
    match items {
        [item] => format!("({item},)"),
        _ => format!("({})", items.join(", ")),
    }
}
