//! `co_linetable` (PEP 626, PEP 657; InternalDocs/code_objects.md).

use crate::syntax::tree::Location;

/// The most code units that one entry covers.
const MAXIMUM_UNITS: u32 = 8;

const ONE_LINE: u8 = 10;
const NO_COLUMN: u8 = 13;
const LONG: u8 = 14;
const NONE: u8 = 15;

/// The table while it grows.
pub struct LineTable {
    bytes: Vec<u8>,
    line: i32,
    pending: Location,
    units: u32,
}

impl LineTable {
    /// An empty table of code that begins at a line.
    pub fn new(first_line: u32) -> Self {
        Self { bytes: Vec::new(), line: first_line as i32, pending: Location::NONE, units: 0 }
    }

    /// Adds an instruction of so many code units.
    pub fn add(&mut self, location: Location, units: u32) {
        if location != self.pending {
            self.flush();
            self.pending = location;
        }
        self.units += units;
    }

    /// The bytes.
    pub fn finish(mut self) -> Vec<u8> {
        self.flush();
        self.bytes
    }

    fn flush(&mut self) {
        while self.units > 0 {
            let units = self.units.min(MAXIMUM_UNITS);
            self.entry(units as u8);
            self.units -= units;
        }
    }

    fn entry(&mut self, units: u8) {
        let location = self.pending;
        if !location.has_line() {
            return self.first_byte(NONE, units);
        }
        let delta = location.line - self.line;
        let (column, end_column) = (location.column, location.end_column);
        if column < 0 || end_column < 0 {
            if location.end_line == location.line || location.end_line < 0 {
                self.first_byte(NO_COLUMN, units);
                self.signed(delta);
                self.line = location.line;
                return;
            }
        } else if location.end_line == location.line {
            if delta == 0 && column < 80 && (0..16).contains(&(end_column - column)) {
                self.first_byte((column >> 3) as u8, units);
                self.bytes.push(((column & 7) << 4) as u8 | (end_column - column) as u8);
                return;
            }
            if (0..3).contains(&delta) && column < 128 && end_column < 128 {
                self.first_byte(ONE_LINE + delta as u8, units);
                self.bytes.extend([column as u8, end_column as u8]);
                self.line = location.line;
                return;
            }
        }
        self.first_byte(LONG, units);
        self.signed(delta);
        self.unsigned((location.end_line - location.line) as u32);
        self.unsigned((column + 1) as u32);
        self.unsigned((end_column + 1) as u32);
        self.line = location.line;
    }

    fn first_byte(&mut self, code: u8, units: u8) {
        self.bytes.push(0x80 | code << 3 | (units - 1));
    }

    fn unsigned(&mut self, mut value: u32) {
        while value >= 64 {
            self.bytes.push(0x40 | (value & 0x3F) as u8);
            value >>= 6;
        }
        self.bytes.push(value as u8);
    }

    fn signed(&mut self, value: i32) {
        self.unsigned(value.unsigned_abs() << 1 | u32::from(value < 0));
    }
}
