//! `from __future__ import …` (Python/future.c).

use super::code::flags;
use super::fold::docstring;
use crate::syntax::failure::{Result, SyntaxFailure};
use crate::syntax::tree::{Location, Module, StatementKind};
use crate::version::Profile;

/// What is said of a feature that is asked for too late.
pub const TOO_LATE: &str = "from __future__ imports must occur at the beginning of the file";

/// `CO_FUTURE_BARRY_AS_BDFL`: `<>` for `!=` (PEP 401).
pub const BARRY_AS_BDFL: u32 = 0x40_0000;

/// What a module asks for.
#[derive(Debug, Default)]
pub struct Features {
    /// Bits of `co_flags`.
    pub flags: u32,
    /// The place of the last of the statements.
    pub location: Option<Location>,
}

/// The features that a module's first statements ask for.
///
/// # Errors
/// A feature that there is not.
pub fn features(module: &Module, profile: &Profile) -> Result<Features> {
    let mut features = Features::default();
    let (Module::Module(body) | Module::Interactive(body)) = module else { return Ok(features) };
    let skipped = usize::from(docstring(body).is_some());
    let any_level = profile.future_imports_of_any_level;
    let mut last_line = None;
    for statement in &body[skipped..] {
        let line = statement.location.line;
        let names = match &statement.kind {
            StatementKind::ImportFrom { module: Some(name), names, level }
                if name.as_str() == "__future__" && (*level == 0 || any_level) =>
            {
                names
            }
            // What stands in the same line as the last of them is looked at too.
            _ if profile.future_imports_by_line && features.location.is_some_and(|last| last.line == line) => {
                last_line = Some(line);
                continue;
            }
            _ => break,
        };
        if last_line.is_some_and(|last| last != line) {
            break;
        }
        if last_line.is_some() {
            let mut late = failure(TOO_LATE.to_owned(), statement.location);
            late.column -= 1;
            return Err(late);
        }
        for alias in names {
            match alias.name.as_str() {
                "nested_scopes" | "generators" | "division" | "absolute_import" | "with_statement"
                | "print_function" | "unicode_literals" | "generator_stop" => {}
                "barry_as_FLUFL" => features.flags |= BARRY_AS_BDFL,
                "annotations" => features.flags |= flags::FUTURE_ANNOTATIONS,
                "braces" => return Err(failure("not a chance".to_owned(), statement.location)),
                other => return Err(failure(format!("future feature {other} is not defined"), statement.location)),
            }
        }
        features.location = Some(statement.location);
    }
    Ok(features)
}

/// CPython gives the begin of the statement and no end.
fn failure(message: String, location: Location) -> Box<SyntaxFailure> {
    let mut failure = SyntaxFailure::symbol_table(message, location);
    failure.end_line = failure.line.unwrap_or_default();
    failure.end_column = -1;
    Box::new(failure)
}
