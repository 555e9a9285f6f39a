//! `compile`, `eval`, `exec`.

use crate::compile::code::flags;
use crate::compile::future::BARRY_AS_BDFL;
use crate::compile::{Dialect, Mode, Options};
use crate::modules::syntax_tree;
use crate::object::ObjectRef;
use crate::syntax::parse::Origin;
use crate::types::bytes::Bytes;
use crate::types::cell::Cell;
use crate::types::code::Code;
use crate::types::dict::Dict;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::vm::execution::Compiled;
use crate::vm::{Result, Vm};

/// `PyCF_DONT_IMPLY_DEDENT`
const DONT_IMPLY_DEDENT: i64 = 0x200;
/// `PyCF_ALLOW_INCOMPLETE_INPUT`
const ALLOW_INCOMPLETE_INPUT: i64 = 0x4000;
/// `ast.PyCF_ALLOW_TOP_LEVEL_AWAIT`
const ALLOW_TOP_LEVEL_AWAIT: i64 = 0x2000;
/// The flags that `compile()` knows: those of future features, `PyCF_SOURCE_IS_UTF8` and the like
/// (`PyCF_MASK`, `PyCF_MASK_OBSOLETE`, `PyCF_COMPILE_MASK`).
const KNOWN_FLAGS: i64 = 0x1fe_0000 | 0x10 | 0x400 | 0x2000 | 0x1000 | 0x200 | 0x8000 | 0x4000;

/// Bits of `co_flags` of future features that change what a text means.
const HANDED_ON: u32 = flags::FUTURE_ANNOTATIONS | BARRY_AS_BDFL;

/// Source text as a program hands it over.
pub enum SourceText {
    /// A str.
    Text(String),
    /// A bytes-like object.
    Bytes(Vec<u8>),
}

/// The source text that the first argument of a function is.
///
/// # Errors
/// TypeError for what is no text, SyntaxError for one with a null character.
pub fn source_text(vm: &mut Vm, source: &ObjectRef, function: &str, what: &str) -> Result<SourceText> {
    let text = if let Some(text) = source.payload::<Str>() {
        match text.text.as_utf8() {
            Some(decoded) => {
                text.keep_utf8();
                SourceText::Text(decoded.into_owned())
            }
            None => {
                let encode = vm.get_attribute_named(source, "encode")?;
                vm.call(&encode, [])?;
                return Err(vm.value_error("source code string cannot be encoded"));
            }
        }
    } else if let Some(bytes) = vm.own_or_copied_buffer(source) {
        SourceText::Bytes(bytes)
    } else {
        return Err(vm.type_error(format!("{function}() arg 1 must be a {what} object")));
    };
    let has_null = match &text {
        SourceText::Text(text) => text.contains('\0'),
        SourceText::Bytes(bytes) => bytes.contains(&0),
    };
    if has_null {
        let message = vm.new_str("source code string cannot contain null bytes");
        let class = vm.exceptions.syntax_error.clone();
        return Err(vm.raise_called(&class, [message]));
    }
    Ok(text)
}

fn compile_source(
    vm: &mut Vm,
    source: &SourceText,
    filename: &str,
    name: Option<&ObjectRef>,
    mode: Mode,
    options: &Options,
) -> Result<Compiled> {
    match source {
        SourceText::Text(text) => vm.compile_text(text, filename, name, mode, options),
        SourceText::Bytes(bytes) => vm.compile_bytes(bytes, filename, name, mode, options),
    }
}

/// The future features in force where the running code stands.
fn inherited_flags(vm: &Vm) -> u32 {
    vm.frames.last().and_then(|frame| frame.code_payload()).map_or(0, |code| code.flags & HANDED_ON)
}

/// Compiles for `eval` and `exec` with the future features of the code that runs.
fn inherit(vm: &Vm, options: &mut Options) {
    options.future_flags = inherited_flags(vm);
    options.dialect.barry_as_flufl = options.future_flags & BARRY_AS_BDFL != 0;
}

/// The name of a file, which may be a path.
///
/// # Errors
/// TypeError for what is none, ValueError for one with a null character.
pub fn file_name(vm: &mut Vm, name: &ObjectRef) -> Result<String> {
    let name = any_file_name(vm, name)?;
    if name.contains('\0') {
        return Err(vm.value_error("embedded null character"));
    }
    Ok(name)
}

fn any_file_name(vm: &mut Vm, name: &ObjectRef) -> Result<String> {
    if name.payload::<Str>().is_some() {
        return Ok(vm.display_text(name));
    }
    if let Some(bytes) = name.payload::<Bytes>() {
        return Ok(String::from_utf8_lossy(&bytes.value).into_owned());
    }
    let method = vm.intern("__fspath__");
    if let Some(path) = vm.call_bound_special(name, &method, [])? {
        return file_name(vm, &path);
    }
    let class = vm.class_name(name);
    Err(vm.type_error(format!("expected str, bytes or os.PathLike object, not {class}")))
}

fn int_argument(vm: &mut Vm, argument: Option<ObjectRef>, default: i64) -> Result<i64> {
    let Some(argument) = argument else { return Ok(default) };
    let index = vm.index(&argument)?;
    match vm.int_value(&index).filter(|value| i32::try_from(*value).is_ok()) {
        Some(value) => Ok(value),
        None => Err(vm.overflow_error("Python int too large to convert to C int")),
    }
}

pub(super) fn compile(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let source = vm.required(arguments, 0);
    let filename = vm.required(arguments, 1);
    let mode = vm.required(arguments, 2);
    // The code objects have the very str that was given.
    let name = (filename.class_id() == vm.types.str.id()).then(|| filename.clone());
    let filename = file_name(vm, &filename)?;
    if filename.contains('\0') {
        return Err(vm.value_error("embedded null character"));
    }
    if mode.payload::<Str>().is_none() {
        let class = if mode.is(&vm.none) { "None".to_owned() } else { vm.class_name(&mode) };
        return Err(vm.type_error(format!("compile() argument 'mode' must be str, not {class}")));
    }
    vm.check_c_string(&mode)?;
    let given = int_argument(vm, arguments[3].take(), 0)?;
    let alone = match arguments[4].take() {
        Some(value) => vm.truth(&value)?,
        None => false,
    };
    let optimize = int_argument(vm, arguments[5].take(), -1)?;
    if given & !(KNOWN_FLAGS & !vm.profile.later_compile_flags) != 0 {
        return Err(vm.value_error("compile(): unrecognised flags"));
    }
    if !(-1..=2).contains(&optimize) {
        return Err(vm.value_error("compile(): invalid optimize value"));
    }
    let only_tree = given & syntax_tree::ONLY_AST != 0;
    let mode = match vm.display_text(&mode).as_str() {
        "exec" => Mode::Exec,
        "eval" => Mode::Eval,
        "single" => Mode::Single,
        "func_type" if !only_tree => {
            return Err(vm.value_error("compile() mode 'func_type' requires flag PyCF_ONLY_AST"));
        }
        "func_type" => {
            return Err(vm.not_implemented_error("types of functions in comments are not read by this interpreter"));
        }
        _ if only_tree => {
            return Err(vm.value_error("compile() mode must be 'exec', 'eval', 'single' or 'func_type'"));
        }
        _ => return Err(vm.value_error("compile() mode must be 'exec', 'eval' or 'single'")),
    };
    let optimized = given & syntax_tree::OPTIMIZED_AST == syntax_tree::OPTIMIZED_AST;
    let is_node = syntax_tree::is_node(vm, &source)?;
    if is_node && only_tree && !optimized {
        return Ok(source);
    }
    let mut options = Options::new(vm.profile);
    options.optimize = optimize.max(0) as u8;
    options.future_flags = given as u32 & HANDED_ON | if alone { 0 } else { inherited_flags(vm) };
    options.top_level_await = given & ALLOW_TOP_LEVEL_AWAIT != 0;
    options.dialect = Dialect {
        may_be_incomplete: given & ALLOW_INCOMPLETE_INPUT != 0,
        keeps_blocks_open: given & DONT_IMPLY_DEDENT != 0,
        barry_as_flufl: options.future_flags & BARRY_AS_BDFL != 0,
    };
    if is_node {
        return if only_tree {
            syntax_tree::optimize(vm, &source, mode, &options)
        } else {
            syntax_tree::compile(vm, &source, &filename, name.as_ref(), mode, &options)
        };
    }
    let text = source_text(vm, &source, "compile", "string, bytes or AST")?;
    if only_tree {
        let text = match text {
            SourceText::Text(text) => text,
            SourceText::Bytes(bytes) => vm.decode_source(&bytes, &filename, Origin::Bytes)?,
        };
        return syntax_tree::parse(vm, &text, &filename, mode, &options, optimized);
    }
    Ok(compile_source(vm, &text, &filename, name.as_ref(), mode, &options)?.0)
}

/// Whether an object has `__getitem__` (`PyMapping_Check`).
fn is_mapping(vm: &Vm, object: &ObjectRef) -> bool {
    object.class_payload(vm).slots(vm).subscript.is_some()
}

/// The namespaces to run in: those given, the caller's where they are not.
fn namespaces(vm: &mut Vm, globals: Option<ObjectRef>, locals: Option<ObjectRef>) -> Result<(ObjectRef, ObjectRef)> {
    match (globals, locals) {
        (Some(globals), Some(locals)) => Ok((globals, locals)),
        (Some(globals), None) => Ok((globals.clone(), globals)),
        (None, locals) => {
            let Some(index) = vm.frames.len().checked_sub(1) else {
                return Err(vm.type_error("globals and locals cannot be NULL"));
            };
            let globals = vm.frames[index].globals().clone();
            let locals = match locals {
                Some(locals) => locals,
                None => vm.frame_locals(index)?,
            };
            Ok((globals, locals))
        }
    }
}

pub(super) fn eval(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let source = vm.required(arguments, 0);
    let globals = vm.optional(arguments, 1);
    let locals = vm.optional(arguments, 2);
    if let Some(locals) = &locals
        && !is_mapping(vm, locals)
    {
        return Err(vm.type_error("locals must be a mapping"));
    }
    if let Some(globals) = &globals
        && globals.payload::<Dict>().is_none()
    {
        return Err(vm.type_error(if is_mapping(vm, globals) {
            "globals must be a real dict; try eval(expr, {}, mapping)"
        } else {
            "globals must be a dict"
        }));
    }
    let (globals, locals) = namespaces(vm, globals, locals)?;
    vm.provide_builtins(&globals);
    if let Some(code) = source.payload::<Code>() {
        if code.first_free < code.variables.len() {
            return Err(vm.type_error("code object passed to eval() may not contain free variables"));
        }
        return vm.run_code(&source, globals, Some(locals), None);
    }
    let text = match source_text(vm, &source, "eval", "string, bytes or code")? {
        SourceText::Text(text) => SourceText::Text(text.trim_start_matches([' ', '\t']).to_owned()),
        bytes @ SourceText::Bytes(_) => bytes,
    };
    let mut options = Options::new(vm.profile);
    inherit(vm, &mut options);
    let (code, tree) = compile_source(vm, &text, "<string>", None, Mode::Eval, &options)?;
    let result = vm.run_code(&code, globals, Some(locals), None);
    drop(tree);
    result
}

pub(super) fn exec(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let source = vm.required(arguments, 0);
    let globals = vm.optional(arguments, 1);
    let locals = vm.optional(arguments, 2);
    let closure = vm.optional(arguments, 3);
    let (globals, locals) = namespaces(vm, globals, locals)?;
    if globals.payload::<Dict>().is_none() {
        let class = vm.class_name(&globals);
        return Err(vm.type_error(format!("exec() globals must be a dict, not {class}")));
    }
    if !is_mapping(vm, &locals) {
        let class = vm.class_name(&locals);
        return Err(vm.type_error(format!("locals must be a mapping or None, not {class}")));
    }
    vm.provide_builtins(&globals);
    if let Some(code) = source.payload::<Code>() {
        let free = code.variables.len() - code.first_free;
        if free == 0 && closure.is_some() {
            return Err(vm.type_error("cannot use a closure with this code object"));
        }
        let cells = closure.as_ref().and_then(|closure| closure.payload::<Tuple>());
        let fits = cells
            .is_some_and(|cells| cells.0.len() == free && cells.0.iter().all(|cell| cell.payload::<Cell>().is_some()));
        if free > 0 && !fits {
            return Err(vm.type_error(format!("code object requires a closure of exactly length {free}")));
        }
        vm.run_code(&source, globals, Some(locals), closure)?;
        return Ok(vm.none.clone());
    }
    if closure.is_some() {
        return Err(vm.type_error("closure can only be used when source is a code object"));
    }
    let text = source_text(vm, &source, "exec", "string, bytes or code")?;
    let mut options = Options::new(vm.profile);
    inherit(vm, &mut options);
    let (code, tree) = compile_source(vm, &text, "<string>", None, Mode::Exec, &options)?;
    let result = vm.run_code(&code, globals, Some(locals), None);
    drop(tree);
    result?;
    Ok(vm.none.clone())
}
