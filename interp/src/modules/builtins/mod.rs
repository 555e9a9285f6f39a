//! Module `builtins`: what every module sees (Python/bltinmodule.c).

mod attributes;
mod characters;
mod classes;
pub(super) mod execution;
mod input;
mod iteration;
mod namespaces;
mod numbers;
mod output;
pub mod site;

use crate::modules::ModuleDefinition;
use crate::object::ObjectRef;
use crate::types::native::{MethodDefinition, Wording, method};
use crate::vm::{Result, Vm};

/// `builtins`
pub static DEFINITION: ModuleDefinition = ModuleDefinition { name: "builtins", functions: FUNCTIONS, fill };

static FUNCTIONS: &[MethodDefinition] = &[
    crate::types::class_creation::BUILD_CLASS,
    method(
        "__import__",
        "($module, /, name, globals=None, locals=None, fromlist=(),\n           level=0)",
        crate::modules::importing::import_function,
    ),
    method("abs", "($module, x, /)", numbers::abs),
    method("all", "($module, iterable, /)", iteration::all),
    method("any", "($module, iterable, /)", iteration::any),
    method("ascii", "($module, obj, /)", characters::ascii),
    method("bin", "($module, number, /)", numbers::bin),
    method("breakpoint", "($module, /, *args, **kws)", input::breakpoint),
    method("callable", "($module, obj, /)", classes::callable),
    method("chr", "($module, i, /)", characters::chr),
    method(
        "compile",
        "($module, /, source, filename, mode, flags=0,\n        dont_inherit=False, optimize=-1, *, _feature_version=-1)",
        execution::compile,
    ),
    method("delattr", "($module, obj, name, /)", attributes::delattr),
    method("dir", "($module, object=None, /)", namespaces::dir).worded(Wording::VarArgs),
    method("divmod", "($module, x, y, /)", numbers::divmod),
    method("eval", "($module, source, /, globals=None, locals=None)", execution::eval),
    method("exec", "($module, source, /, globals=None, locals=None, *, closure=None)", execution::exec),
    method("format", "($module, value, format_spec='', /)", characters::format),
    method("getattr", "($module, object, name, default=None, /)", attributes::getattr),
    method("globals", "($module, /)", namespaces::globals),
    method("hasattr", "($module, obj, name, /)", attributes::hasattr),
    method("hash", "($module, obj, /)", numbers::hash),
    method("hex", "($module, number, /)", numbers::hex),
    method("id", "($module, obj, /)", classes::id),
    method("input", "($module, prompt='', /)", input::input),
    method("isinstance", "($module, obj, class_or_tuple, /)", classes::isinstance),
    method("issubclass", "($module, cls, class_or_tuple, /)", classes::issubclass),
    method("iter", "($module, iterable, sentinel=None, /)", iteration::iter),
    method("aiter", "($module, async_iterable, /)", iteration::aiter),
    method("len", "($module, obj, /)", iteration::len),
    method("locals", "($module, /)", namespaces::locals),
    method("max", "($module, /, *args, **kwargs)", iteration::max),
    method("min", "($module, /, *args, **kwargs)", iteration::min),
    method("next", "($module, iterator, default=None, /)", iteration::next),
    method("anext", "($module, aiterator, default=<unrepresentable>, /)", iteration::anext),
    method("oct", "($module, number, /)", numbers::oct),
    method("ord", "($module, c, /)", characters::ord),
    method("pow", "($module, /, base, exp, mod=None)", numbers::pow),
    method("print", "($module, /, *args, sep=' ', end='\\n', file=None, flush=False)", output::print),
    method("repr", "($module, obj, /)", characters::repr),
    method("round", "($module, /, number, ndigits=None)", numbers::round),
    method("setattr", "($module, obj, name, value, /)", attributes::setattr),
    method("sorted", "($module, /, *args, **kwargs)", iteration::sorted),
    method("sum", "($module, iterable, /, start=0)", numbers::sum),
    method("vars", "($module, object=None, /)", namespaces::vars).worded(Wording::VarArgs),
];

/// The types of module builtins that are not exceptions, in the order of CPython's `_PyBuiltin_Init`.
const TYPES: &[&str] = &[
    "bool",
    "memoryview",
    "bytearray",
    "bytes",
    "classmethod",
    "complex",
    "dict",
    "enumerate",
    "filter",
    "float",
    "frozenset",
    "property",
    "int",
    "list",
    "map",
    "object",
    "range",
    "reversed",
    "set",
    "slice",
    "staticmethod",
    "str",
    "super",
    "tuple",
    "type",
    "zip",
];

/// The exceptions of module builtins in the order of CPython's table of them (Objects/exceptions.c).
const EXCEPTIONS: &[&str] = &[
    "BaseException",
    "BaseExceptionGroup",
    "Exception",
    "GeneratorExit",
    "KeyboardInterrupt",
    "SystemExit",
    "ArithmeticError",
    "AssertionError",
    "AttributeError",
    "BufferError",
    "EOFError",
    "ImportError",
    "LookupError",
    "MemoryError",
    "NameError",
    "OSError",
    "ReferenceError",
    "RuntimeError",
    "StopAsyncIteration",
    "StopIteration",
    "SyntaxError",
    "SystemError",
    "TypeError",
    "ValueError",
    "Warning",
    "FloatingPointError",
    "OverflowError",
    "ZeroDivisionError",
    "BytesWarning",
    "DeprecationWarning",
    "EncodingWarning",
    "FutureWarning",
    "ImportWarning",
    "PendingDeprecationWarning",
    "ResourceWarning",
    "RuntimeWarning",
    "SyntaxWarning",
    "UnicodeWarning",
    "UserWarning",
    "BlockingIOError",
    "ChildProcessError",
    "ConnectionError",
    "FileExistsError",
    "FileNotFoundError",
    "InterruptedError",
    "IsADirectoryError",
    "NotADirectoryError",
    "PermissionError",
    "ProcessLookupError",
    "TimeoutError",
    "IndentationError",
    "_IncompleteInputError",
    "IndexError",
    "KeyError",
    "ModuleNotFoundError",
    "NotImplementedError",
    "PythonFinalizationError",
    "RecursionError",
    "UnboundLocalError",
    "UnicodeError",
    "BrokenPipeError",
    "ConnectionAbortedError",
    "ConnectionRefusedError",
    "ConnectionResetError",
    "TabError",
    "UnicodeDecodeError",
    "UnicodeEncodeError",
    "UnicodeTranslateError",
    "ExceptionGroup",
];

fn fill(vm: &mut Vm, namespace: &ObjectRef) -> Result<()> {
    let constants = [
        ("None", vm.none.clone()),
        ("Ellipsis", vm.ellipsis.clone()),
        ("NotImplemented", vm.not_implemented.clone()),
        ("False", vm.false_.clone()),
        ("True", vm.true_.clone()),
    ];
    for (name, value) in constants {
        vm.dict_set_name(namespace, name, value);
    }
    let name = vm.names.__import__.clone();
    vm.module_state.import_function = crate::types::dict::get_str(vm, namespace, &name);
    let types = vm.types.entries();
    for name in TYPES {
        let found = types.iter().find(|(_, _, definition)| definition.name == *name && definition.module == "builtins");
        if let Some((class, ..)) = found {
            vm.dict_set_name(namespace, name, class.clone());
        }
    }
    let debug = vm.true_.clone();
    vm.dict_set_name(namespace, "__debug__", debug);
    let exceptions = vm.exceptions.entries();
    let later = vm.profile.later_exceptions;
    for name in EXCEPTIONS.iter().filter(|name| !later.contains(name)) {
        if let Some((_, class)) = exceptions.iter().find(|(other, _)| other == name) {
            vm.dict_set_name(namespace, name, class.clone());
        }
    }
    let os_error = vm.exceptions.os_error.clone();
    vm.dict_set_name(namespace, "EnvironmentError", os_error.clone());
    vm.dict_set_name(namespace, "IOError", os_error);
    // CPython takes `open` from module io when it starts; here it is made at once.
    let name = vm.intern("_io");
    let shown_name = vm.intern(vm.profile.module_of_open);
    let module = vm.none.clone();
    for function in crate::modules::io::DEFINITION.functions.iter().filter(|function| function.name == "open") {
        let open = vm.new_module_function(function, &module, &name);
        if let Some(payload) = open.payload::<crate::types::native_function::NativeFunction>() {
            let old = payload.module_name.replace(vm, Some(shown_name.clone()));
            drop(old);
        }
        vm.dict_set_name(namespace, "open", open);
    }
    Ok(())
}
