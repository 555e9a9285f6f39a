//! `co_exceptiontable` (InternalDocs/exception_handling.md).

/// What handles an exception.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handler {
    /// The offset of the handler in code units.
    pub target: u32,
    /// The depth of the stack where the handler begins, with what is pushed for it.
    pub depth: i32,
    /// The offset of the instruction that raised is pushed too.
    pub with_offset: bool,
}

/// The table while it grows.
#[derive(Debug, Default)]
pub struct ExceptionTable {
    bytes: Vec<u8>,
    current: Option<(u32, Handler)>,
}

impl ExceptionTable {
    /// Adds the instruction at an offset.
    pub fn add(&mut self, offset: u32, handler: Option<Handler>) {
        if self.current.map(|(_, handler)| handler) != handler {
            self.flush(offset);
            self.current = handler.map(|handler| (offset, handler));
        }
    }

    /// The bytes of a table of code that ends at an offset.
    pub fn finish(mut self, end: u32) -> Vec<u8> {
        self.flush(end);
        self.bytes
    }

    fn flush(&mut self, end: u32) {
        let Some((start, handler)) = self.current.take() else { return };
        let depth = handler.depth - 1 - i32::from(handler.with_offset);
        let first = self.bytes.len();
        self.number(start);
        self.number(end - start);
        self.number(handler.target);
        self.number((depth.max(0) as u32) << 1 | u32::from(handler.with_offset));
        // The begin of an entry is marked.
        self.bytes[first] |= 0x80;
    }

    /// Six bits a byte, the most significant first; all but the last are marked.
    fn number(&mut self, value: u32) {
        for shift in [24, 18, 12, 6] {
            if value >= 1 << shift {
                self.bytes.push(0x40 | (value >> shift & 0x3F) as u8);
            }
        }
        self.bytes.push((value & 0x3F) as u8);
    }
}

#[cfg(test)]
mod tests {
    use super::{ExceptionTable, Handler};

    #[test]
    fn neighbouring_instructions_of_one_handler_share_an_entry() {
        let mut table = ExceptionTable::default();
        let handler = Handler { target: 100, depth: 3, with_offset: true };
        table.add(0, None);
        table.add(1, Some(handler));
        table.add(2, Some(handler));
        table.add(5, None);
        assert_eq!(table.finish(6), [0x80 | 1, 4, 0x40 | 1, 36, 1 << 1 | 1]);
    }

    #[test]
    fn an_entry_ends_with_the_code() {
        let mut table = ExceptionTable::default();
        table.add(0, Some(Handler { target: 7, depth: 1, with_offset: false }));
        assert_eq!(table.finish(3), [0x80, 3, 7, 0]);
    }
}
