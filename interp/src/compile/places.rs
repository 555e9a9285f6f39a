//! Where instructions say they come from, in the versions that were less exact than 3.13.

use super::unit::Compiler;
use crate::syntax::tree::Location;

/// How exact a version is about the place in the source that an instruction comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Places {
    /// 3.11: many instructions carry the place of whatever the compiler is visiting.
    Visited,
    /// 3.12: what a statement or a comprehension does with one of its parts is at the whole of it.
    Whole,
    /// 3.13: it is at the part.
    Part,
}

impl Compiler<'_> {
    /// The place of what a `for`, `with` or `assert` statement does with one of its parts.
    pub(super) fn statement_place(&self, part: Location, statement: Location) -> Location {
        if self.options.places < Places::Part { statement } else { part }
    }

    /// The place of what a comprehension does with one of its iterables.
    pub(super) fn comprehension_place(&self, part: Location, comprehension: Location) -> Location {
        match self.options.places {
            Places::Visited => self.unit.visited,
            Places::Whole => comprehension,
            Places::Part => part,
        }
    }

    /// The place of an instruction that says what the compiler visits, in versions where it does.
    pub(super) fn visited_place(&self, exact: Location) -> Location {
        if self.options.places == Places::Visited { self.unit.visited } else { exact }
    }
}
