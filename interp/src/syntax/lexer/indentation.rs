//! The indentation at the begin of a logical line.

use super::{Done, Lexer, Refused};

/// How many levels of indentation there may be, with the one at the margin (`MAXINDENT`).
const MAXIMUM_INDENTATION: usize = 100;
const TAB: usize = 8;

/// Columns of an indentation with tabs to every eighth column, and with tabs of one column: where the two
/// compare differently, the indentation is ambiguous.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Indentation {
    column: usize,
    alternative: usize,
}

impl Lexer<'_> {
    /// Reads the indentation of a line; whether the line is blank.
    pub(super) fn indentation(&mut self) -> Result<bool, Refused> {
        self.at_line_begin = false;
        let mut here = Indentation::default();
        let mut continued_column = 0;
        let character = loop {
            let character = self.next();
            match character {
                Some(b' ') => {
                    here.column += 1;
                    here.alternative += 1;
                }
                Some(b'\t') => {
                    here.column = (here.column / TAB + 1) * TAB;
                    here.alternative += 1;
                }
                Some(0x0C) => here = Indentation::default(),
                Some(b'\\') => {
                    if continued_column == 0 {
                        continued_column = here.column;
                    }
                    self.continue_line()?;
                }
                _ => break character,
            }
        };
        self.back(character);
        if matches!(character, Some(b'#' | b'\n')) {
            return Ok(true);
        }
        if self.brackets.is_empty() {
            if continued_column > 0 {
                here = Indentation { column: continued_column, alternative: continued_column };
            }
            self.compare_indentation(here)?;
        }
        Ok(false)
    }

    fn compare_indentation(&mut self, here: Indentation) -> Result<(), Refused> {
        let Some(top) = self.indentation.last().copied() else { return Ok(()) };
        if here.column == top.column {
            return self.check_tabs(here.alternative == top.alternative);
        }
        if here.column > top.column {
            if self.indentation.len() >= MAXIMUM_INDENTATION {
                return self.stop(Done::TooDeep);
            }
            self.check_tabs(here.alternative > top.alternative)?;
            self.pending_indents += 1;
            self.indentation.push(here);
            return Ok(());
        }
        while self.indentation.len() > 1 && self.indentation.last().is_some_and(|top| top.column > here.column) {
            self.indentation.pop();
            self.pending_indents -= 1;
        }
        let top = self.indentation.last().copied().unwrap_or(here);
        if top.column != here.column {
            return self.stop(Done::Dedent);
        }
        self.check_tabs(here.alternative == top.alternative)
    }

    fn check_tabs(&mut self, consistent: bool) -> Result<(), Refused> {
        if consistent { Ok(()) } else { self.stop(Done::TabSpace) }
    }

    fn stop(&mut self, done: Done) -> Result<(), Refused> {
        self.done = done;
        self.current = self.read;
        Err(Refused)
    }
}
