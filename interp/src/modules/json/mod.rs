//! Module `_json` (Modules/_json.c): what `json` is fast with.

mod encoder;
mod escaping;
mod scanner;
mod strings;

pub use encoder::Encoder;
pub use scanner::Scanner;

use crate::modules::ModuleDefinition;
use crate::object::{Kind, ObjectRef};
use crate::types::converters::text_of;
use crate::types::native::{MethodDefinition, TypeDefinition, Wording, method};
use crate::types::text::Text;
use crate::vm::{Raised, Result, Vm};

type Given<'a> = &'a mut [Option<ObjectRef>];

/// `_json`
pub static DEFINITION: ModuleDefinition = ModuleDefinition { name: "_json", functions: FUNCTIONS, fill };

static FUNCTIONS: &[MethodDefinition] = &[
    method("encode_basestring_ascii", "($self, object, /)", |vm, _, given| encode(vm, given, escaping::ascii)),
    method("encode_basestring", "($self, object, /)", |vm, _, given| encode(vm, given, escaping::plain)),
    method("scanstring", "($module, string, end, strict=True, /)", |vm, _, given| {
        let (string, end) = (vm.required(given, 0), vm.required(given, 1));
        let end = vm.size_argument(&end)?;
        let strict = given[2].take().map_or(Ok(true), |strict| vm.truth(&strict))?;
        expect_string(vm, &string)?;
        let (value, end) = strings::scan(vm, &string, end, strict)?;
        Ok(with_index(vm, value, end))
    })
    .worded(Wording::ParseTuple),
];

fn fill(vm: &mut Vm, namespace: &ObjectRef) -> Result<()> {
    let object = vm.types.object.clone();
    let mut add = |name, definition: &'static TypeDefinition, kind| {
        let class = vm.make_builtin_type(definition, &object, kind);
        vm.dict_set_name(namespace, name, class);
    };
    add("make_scanner", &scanner::SCANNER, Kind::JsonScanner);
    add("make_encoder", &encoder::ENCODER, Kind::JsonEncoder);
    Ok(())
}

/// The text of an argument that has to be a str.
fn expect_string<'a>(vm: &mut Vm, argument: &'a ObjectRef) -> Result<&'a Text> {
    text_of(argument).ok_or_else(|| {
        let name = vm.class_name(argument);
        vm.type_error(format!("first argument must be a string, not {name}"))
    })
}

fn encode(vm: &mut Vm, given: Given<'_>, escape: fn(&Text) -> Text) -> Result {
    let string = vm.required(given, 0);
    let escaped = escape(expect_string(vm, &string)?);
    Ok(vm.new_filled_text(escaped))
}

/// A value and the place behind it in the text, as a tuple.
fn with_index(vm: &Vm, value: ObjectRef, index: usize) -> ObjectRef {
    vm.new_tuple(vec![value, vm.new_int(index as i64)])
}

/// `json.JSONDecodeError(message, text, position)`, from the library's module `json.decoder`.
fn decode_error(vm: &mut Vm, message: &str, text: &ObjectRef, position: isize) -> Raised {
    let class = vm.import_absolute("json.decoder");
    let class = class.and_then(|decoder| vm.get_attribute_named(&decoder, "JSONDecodeError"));
    let message = vm.new_str(message);
    let position = vm.new_int(position as i64);
    match class {
        Ok(class) => vm.raise_called(&class, [message, text.clone(), position]),
        Err(raised) => raised,
    }
}
