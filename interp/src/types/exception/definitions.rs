//! The declarations of the built-in exception types by name.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{base, group, named, os_error, stopping, syntax_error, unicode_error};
use crate::types::native::TypeDefinition;
use crate::types::registry::Exceptions;
use crate::version::Profile;

type Definitions = FxHashMap<&'static str, TypeDefinition>;

/// The declaration of a built-in exception type.
pub fn definition(name: &'static str, profile: &Profile) -> &'static TypeDefinition {
    static DEFINITIONS: LazyLock<Definitions> =
        LazyLock::new(|| Exceptions::NAMES.iter().map(|name| (*name, declare(name))).collect());
    static OLDER: LazyLock<Definitions> = LazyLock::new(|| {
        [named::OLDER_IMPORT_ERROR, named::OLDER_ATTRIBUTE_ERROR].into_iter().map(|older| (older.name, older)).collect()
    });
    if !profile.import_error_name_from
        && let Some(older) = OLDER.get(name)
    {
        return older;
    }
    &DEFINITIONS[name]
}

fn declare(name: &'static str) -> TypeDefinition {
    let simple = TypeDefinition { name, slots: base::fill_simple, instance_dict: true, ..TypeDefinition::EMPTY };
    match name {
        "BaseException" => base::DEFINITION,
        "StopIteration" => stopping::STOP_ITERATION,
        "SystemExit" => stopping::SYSTEM_EXIT,
        "KeyError" => stopping::KEY_ERROR,
        "ImportError" => named::IMPORT_ERROR,
        "ModuleNotFoundError" => named::MODULE_NOT_FOUND_ERROR,
        "NameError" => named::NAME_ERROR,
        "UnboundLocalError" => named::UNBOUND_LOCAL_ERROR,
        "AttributeError" => named::ATTRIBUTE_ERROR,
        "OSError" => os_error::DEFINITION,
        "SyntaxError" => syntax_error::DEFINITION,
        "IndentationError" | "TabError" | "_IncompleteInputError" => {
            TypeDefinition { slots: syntax_error::fill_subclass, ..simple }
        }
        "BlockingIOError"
        | "ChildProcessError"
        | "ConnectionError"
        | "BrokenPipeError"
        | "ConnectionAbortedError"
        | "ConnectionRefusedError"
        | "ConnectionResetError"
        | "FileExistsError"
        | "FileNotFoundError"
        | "InterruptedError"
        | "IsADirectoryError"
        | "NotADirectoryError"
        | "PermissionError"
        | "ProcessLookupError"
        | "TimeoutError" => TypeDefinition { slots: os_error::fill_subclass, ..simple },
        "UnicodeDecodeError" => unicode_error::DECODE_ERROR,
        "UnicodeEncodeError" => unicode_error::ENCODE_ERROR,
        "UnicodeTranslateError" => unicode_error::TRANSLATE_ERROR,
        "BaseExceptionGroup" => group::BASE,
        "ExceptionGroup" => group::DERIVED,
        _ => simple,
    }
}
