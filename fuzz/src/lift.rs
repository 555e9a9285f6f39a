//! What the programs of all generators have in common: a prelude, and guarded operations.

use std::fmt::Display;

use crate::prelude;
use crate::python::Source;

/// A program with this body, and what the body needs of the prelude before it.
pub fn program(write: impl FnOnce(&mut Source)) -> String {
    let mut source = Source::default();
    write(&mut source);
    prelude::assemble(&source.finish())
}

/// Shows the value of an expression, or the exception that it raises.
pub fn shown(source: &mut Source, number: usize, expression: &impl Display) {
    source.line(format!("show({number}, lambda: {expression})"));
}

/// Runs statements, and shows the exception that they raise.
pub fn guarded(source: &mut Source, number: usize, statements: &impl Display) {
    source.block("try:", |source| source.lines(&statements.to_string()));
    source.block("except BaseException as error:", |source| source.line(format!("failed({number}, error)")));
}
