//! What the programs of all generators have in common: a prelude, and guarded operations.

use crate::feature::Feature;
use crate::prelude;
use crate::program::Program;
use crate::python::Source;
use crate::template::Operation;

/// A program with this body, and what the body needs of the prelude before it.
pub fn program(write: impl FnOnce(&mut Source)) -> Program {
    let mut source = Source::default();
    write(&mut source);
    prelude::assemble(source.finish())
}

/// Shows the value of an expression, or runs a statement; either way an exception is shown.
pub fn operation<Kind: Feature>(source: &mut Source, number: usize, operation: &Operation<Kind>) {
    if operation.is_statement() {
        source.block("try:", |source| source.lines(&operation.to_string()));
        source.block("except BaseException as error:", |source| source.line(format!("failed({number}, error)")));
    } else {
        source.line(format!("show({number}, lambda: {operation})"));
    }
}
