//! Code generation: from syntax tree to code objects in CPython 3.13's instruction set.

mod arithmetic;
mod assemble;
mod assignment;
mod call;
mod class;
pub mod code;
mod comprehension;
pub mod constants;
mod exception;
mod exception_table;
mod expression;
mod flow_graph;
mod fold;
mod function;
pub mod future;
mod import;
mod instruction;
mod line_table;
pub mod opcode;
mod pattern;
mod places;
mod statement;
#[cfg(test)]
mod tests;
mod type_parameters;
mod unit;
mod unwind;
mod warnings;
mod with;

use self::code::{CodeUnit, Constant};
use self::unit::Compiler;
use crate::syntax::failure::Result;
pub use crate::syntax::failure::{FailureKind, Stage, SyntaxFailure};
use crate::syntax::parse::{self, Source};
pub use crate::syntax::parse::{Dialect, Origin};
use crate::syntax::source;
use crate::syntax::symbol_table::{SymbolOptions, SymbolTable};
use crate::syntax::tree::{Location, Module};
pub use crate::syntax::warning::{SyntaxWarning, WarningKind};
use crate::version::Profile;
pub use places::Places;

/// What a program is compiled as: the third argument of `compile()`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// A sequence of statements.
    Exec,
    /// One expression, whose value the code returns.
    Eval,
    /// One interactive statement: values of expression statements are printed.
    Single,
}

/// What the code depends on besides the program.
#[derive(Clone, Debug)]
pub struct Options {
    /// 0; 1 without assertions (`-O`); 2 without docstrings too (`-OO`).
    pub optimize: u8,
    /// Bits of `co_flags` of future features in force around the code, as `CO_FUTURE_ANNOTATIONS`.
    pub future_flags: u32,
    /// `ast.PyCF_ALLOW_TOP_LEVEL_AWAIT`.
    pub top_level_await: bool,
    /// `~True` is computed while constants are folded, and warned of where the version does so.
    pub inverts_bools: bool,
    /// PEP 709: comprehensions run in the enclosing frame.
    pub inlined_comprehensions: bool,
    /// Class bodies set `__firstlineno__` and `__static_attributes__`.
    pub class_source_attributes: bool,
    /// Where the text comes from.
    pub origin: Origin,
    /// How it may differ from a whole program.
    pub dialect: Dialect,
    /// The version whose words are used.
    pub profile: &'static Profile,
    /// How exact the places of instructions are.
    pub places: Places,
}

impl Options {
    /// The options of a version, without any flags.
    pub fn new(profile: &'static Profile) -> Self {
        Self {
            optimize: 0,
            future_flags: 0,
            top_level_await: false,
            inverts_bools: true,
            inlined_comprehensions: profile.inlined_comprehensions,
            class_source_attributes: profile.class_source_attributes,
            origin: Origin::Text,
            dialect: Dialect::default(),
            profile,
            places: profile.places,
        }
    }

    /// The options for the bytes of a source file.
    pub fn of_file(bytes: &[u8], profile: &'static Profile) -> Self {
        let origin = if source::is_declared(bytes) { Origin::DeclaredFile } else { Origin::File };
        Self { origin, ..Self::new(profile) }
    }
}

/// Compiles source text.
///
/// # Errors
/// What CPython raises for a program that it rejects.
///
/// Warnings are added to those that there are, also where the program is rejected.
pub fn compile(
    source: &str,
    filename: &str,
    mode: Mode,
    options: &Options,
    warnings: &mut Vec<SyntaxWarning>,
) -> std::result::Result<CodeUnit, SyntaxFailure> {
    compile_collecting(source, filename, mode, options, warnings, None)
}

/// As [`compile`]; gives the constants of the syntax tree too, where they are asked for.
///
/// # Errors
/// As [`compile`].
pub fn compile_collecting(
    source: &str,
    filename: &str,
    mode: Mode,
    options: &Options,
    warnings: &mut Vec<SyntaxWarning>,
    constants: Option<&mut Vec<Constant>>,
) -> std::result::Result<CodeUnit, SyntaxFailure> {
    let source = Source::new(source);
    let unit = parse::parse(&source, mode, options.origin, options.dialect, options.profile, warnings)
        .and_then(|module| compile_tree(module, filename, options, warnings, constants));
    for warning in warnings {
        warning.failure = source.with_text(warning.failure.clone(), options.origin);
    }
    unit.map_err(|failure| source.with_text(*failure, options.origin))
}

/// Parses source text, for `ast.parse`.
///
/// # Errors
/// What CPython raises for a program that its parser rejects.
pub fn parse(
    source: &str,
    mode: Mode,
    options: &Options,
    optimized: bool,
    warnings: &mut Vec<SyntaxWarning>,
) -> std::result::Result<Module, SyntaxFailure> {
    let source = Source::new(source);
    let mut module = parse::parse(&source, mode, options.origin, options.dialect, options.profile, warnings)
        .map_err(|failure| source.with_text(*failure, options.origin))?;
    if optimized {
        optimize(&mut module, options);
    }
    Ok(module)
}

/// The symbol table of source text, for module symtable: nothing is folded.
///
/// # Errors
/// What CPython's parser and symbol table reject.
pub fn symbol_table(
    source: &str,
    mode: Mode,
    options: &Options,
    warnings: &mut Vec<SyntaxWarning>,
) -> std::result::Result<SymbolTable, SyntaxFailure> {
    let source = Source::new(source);
    let table =
        parse::parse(&source, mode, options.origin, options.dialect, options.profile, warnings).and_then(|module| {
            let future = future::features(&module, options.profile)?;
            let options = SymbolOptions {
                future_annotations: (options.future_flags | future.flags) & code::flags::FUTURE_ANNOTATIONS != 0,
                inlined_comprehensions: options.inlined_comprehensions,
                collects_constants: false,
                profile: options.profile,
            };
            SymbolTable::build(&module, options)
        });
    table.map_err(|failure| source.with_text(*failure, options.origin))
}

/// Folds constants in a tree.
pub fn optimize(module: &mut Module, options: &Options) {
    let future_annotations = options.future_flags & code::flags::FUTURE_ANNOTATIONS != 0;
    fold::fold(module, options.optimize, future_annotations, options.inverts_bools);
}

/// Compiles a tree.
///
/// # Errors
/// What CPython's compiler rejects.
pub fn compile_module(
    module: Module,
    filename: &str,
    options: &Options,
    warnings: &mut Vec<SyntaxWarning>,
) -> Result<CodeUnit> {
    compile_tree(module, filename, options, warnings, None)
}

fn compile_tree(
    mut module: Module,
    filename: &str,
    options: &Options,
    warnings: &mut Vec<SyntaxWarning>,
    constants: Option<&mut Vec<Constant>>,
) -> Result<CodeUnit> {
    let future = future::features(&module, options.profile)?;
    let flags = options.future_flags | future.flags;
    let future_annotations = flags & code::flags::FUTURE_ANNOTATIONS != 0;
    let inverted_bools = fold::fold(&mut module, options.optimize, future_annotations, options.inverts_bools);
    if let Some(message) = options.profile.bool_inversion_warning {
        let warning = SyntaxWarning {
            kind: WarningKind::Folding,
            message: message.to_owned(),
            line: 0,
            failure: SyntaxFailure::compiler(message, Location::NONE),
        };
        warnings.extend(std::iter::repeat_n(warning, inverted_bools));
    }
    let mut table = SymbolTable::build(
        &module,
        SymbolOptions {
            future_annotations,
            inlined_comprehensions: options.inlined_comprehensions,
            collects_constants: constants.is_some(),
            profile: options.profile,
        },
    )?;
    if let Some(constants) = constants {
        *constants = std::mem::take(&mut table.constants);
    }
    let mut compiler = Compiler::new(table, options, filename, flags, future.location);
    let done = compiler.module(&module);
    warnings.append(&mut compiler.warnings);
    if let Some(refused) = compiler.refused.take() {
        return Err(refused);
    }
    done?;
    compiler.finish(!matches!(module, Module::Expression(_)))
}
