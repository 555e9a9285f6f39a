//! Module `_codecs`: the codec registry and the built-in codecs' functions (Modules/_codecsmodule.c).

mod builtin;
mod charmap;
mod escapes;
mod handlers;
mod registry;
mod utf7;

pub use registry::{Direction, State};

use crate::modules::ModuleDefinition;
use crate::object::ObjectRef;
use crate::types::native::method;
use crate::types::numeric::ByteOrder;
use crate::types::text::codec::Encoding;
use crate::vm::{Result, Vm};

type Bound<'a> = &'a mut [Option<ObjectRef>];

const BIG: Option<ByteOrder> = Some(ByteOrder::Big);
const LITTLE: Option<ByteOrder> = Some(ByteOrder::Little);

fn callable(vm: &Vm, object: &ObjectRef) -> bool {
    object.class_payload(vm).slots(vm).call.is_some()
}

fn register(vm: &mut Vm, _: &ObjectRef, given: Bound<'_>) -> Result {
    let function = vm.required(given, 0);
    if !callable(vm, &function) {
        return Err(vm.type_error("argument must be callable"));
    }
    vm.module_state.codecs.searchers.push(function);
    Ok(vm.none.clone())
}

fn unregister(vm: &mut Vm, _: &ObjectRef, given: Bound<'_>) -> Result {
    let function = vm.required(given, 0);
    let state = &mut vm.module_state.codecs;
    if let Some(index) = state.searchers.iter().position(|known| known.is(&function)) {
        // What was found may have come from it.
        let found = std::mem::take(&mut state.found);
        let removed = state.searchers.remove(index);
        drop((found, removed));
    }
    Ok(vm.none.clone())
}

fn lookup(vm: &mut Vm, _: &ObjectRef, given: Bound<'_>) -> Result {
    let name = vm.required(given, 0);
    vm.expect_c_string("lookup", "argument", &name)?;
    let name = vm.display_text(&name);
    vm.lookup_codec(&name)
}

fn run(vm: &mut Vm, given: Bound<'_>, direction: Direction, function: &str) -> Result {
    let object = vm.required(given, 0);
    for (index, place) in [(1, "argument 'encoding'"), (2, "argument 'errors'")] {
        if let Some(argument) = &given[index] {
            vm.expect_c_string(function, place, argument)?;
        }
    }
    let name = given[1].as_ref().map_or_else(|| "utf-8".to_owned(), |name| vm.display_text(name));
    let codec = vm.lookup_codec(&name)?;
    vm.run_registered(&codec, direction, &object, &name, given[2].as_ref())
}

fn register_error(vm: &mut Vm, _: &ObjectRef, given: Bound<'_>) -> Result {
    let (name, handler) = (vm.required(given, 0), vm.required(given, 1));
    vm.expect_text("register_error", "argument 1", &name)?;
    if !callable(vm, &handler) {
        return Err(vm.type_error("handler must be callable"));
    }
    let name = vm.display_text(&name);
    let before = vm.module_state.codecs.handlers.insert(name, handler);
    drop(before);
    Ok(vm.none.clone())
}

fn lookup_error(vm: &mut Vm, _: &ObjectRef, given: Bound<'_>) -> Result {
    let name = vm.required(given, 0);
    vm.expect_text("lookup_error", "argument", &name)?;
    let name = vm.display_text(&name);
    vm.lookup_error_handler(&name)
}

macro_rules! decoder {
    ($name:literal, $encoding:expr) => {
        method(concat!($name, "_decode"), "($module, data, errors=None, final=False, /)", |vm, _, given| {
            builtin::decode(vm, given, $encoding, concat!($name, "_decode"))
        })
    };
}

macro_rules! encoder {
    ($name:literal, $encoding:expr) => {
        method(concat!($name, "_encode"), "($module, str, errors=None, /)", |vm, _, given| {
            builtin::encode(vm, given, $encoding, concat!($name, "_encode"))
        })
    };
}

/// `_codecs`
pub static DEFINITION: ModuleDefinition = ModuleDefinition {
    name: "_codecs",
    functions: &[
        method("register", "($module, search_function, /)", register),
        method("unregister", "($module, search_function, /)", unregister),
        method("lookup", "($module, encoding, /)", lookup),
        method("encode", "($module, /, obj, encoding='utf-8', errors='strict')", |vm, _, given| {
            run(vm, given, Direction::Encoding, "encode")
        }),
        method("decode", "($module, /, obj, encoding='utf-8', errors='strict')", |vm, _, given| {
            run(vm, given, Direction::Decoding, "decode")
        }),
        method("escape_encode", "($module, data, errors=None, /)", escapes::escape_encode),
        method("escape_decode", "($module, data, errors=None, /)", escapes::escape_decode),
        method("utf_7_encode", "($module, str, errors=None, /)", utf7::encode),
        method("utf_7_decode", "($module, data, errors=None, final=False, /)", utf7::decode),
        encoder!("utf_8", Encoding::Utf8),
        decoder!("utf_8", Encoding::Utf8),
        method("utf_16_encode", "($module, str, errors=None, byteorder=0, /)", |vm, _, given| {
            let order = builtin::byte_order(vm, given)?;
            builtin::encode(vm, given, Encoding::Utf16(order), "utf_16_encode")
        }),
        encoder!("utf_16_le", Encoding::Utf16(LITTLE)),
        encoder!("utf_16_be", Encoding::Utf16(BIG)),
        decoder!("utf_16", Encoding::Utf16(None)),
        decoder!("utf_16_le", Encoding::Utf16(LITTLE)),
        decoder!("utf_16_be", Encoding::Utf16(BIG)),
        method("utf_16_ex_decode", "($module, data, errors=None, byteorder=0, final=False, /)", |vm, _, given| {
            let order = builtin::byte_order(vm, given)?;
            builtin::decode_telling_order(vm, given, Encoding::Utf16(order), "utf_16_ex_decode")
        }),
        method("utf_32_encode", "($module, str, errors=None, byteorder=0, /)", |vm, _, given| {
            let order = builtin::byte_order(vm, given)?;
            builtin::encode(vm, given, Encoding::Utf32(order), "utf_32_encode")
        }),
        encoder!("utf_32_le", Encoding::Utf32(LITTLE)),
        encoder!("utf_32_be", Encoding::Utf32(BIG)),
        decoder!("utf_32", Encoding::Utf32(None)),
        decoder!("utf_32_le", Encoding::Utf32(LITTLE)),
        decoder!("utf_32_be", Encoding::Utf32(BIG)),
        method("utf_32_ex_decode", "($module, data, errors=None, byteorder=0, final=False, /)", |vm, _, given| {
            let order = builtin::byte_order(vm, given)?;
            builtin::decode_telling_order(vm, given, Encoding::Utf32(order), "utf_32_ex_decode")
        }),
        method("unicode_escape_encode", "($module, str, errors=None, /)", escapes::unicode_escape_encode),
        method("unicode_escape_decode", "($module, data, errors=None, final=True, /)", escapes::unicode_escape_decode),
        method("raw_unicode_escape_encode", "($module, str, errors=None, /)", escapes::raw_unicode_escape_encode),
        method(
            "raw_unicode_escape_decode",
            "($module, data, errors=None, final=True, /)",
            escapes::raw_unicode_escape_decode,
        ),
        encoder!("latin_1", Encoding::Latin1),
        method("latin_1_decode", "($module, data, errors=None, /)", |vm, _, given| {
            builtin::decode(vm, given, Encoding::Latin1, "latin_1_decode")
        }),
        encoder!("ascii", Encoding::Ascii),
        method("ascii_decode", "($module, data, errors=None, /)", |vm, _, given| {
            builtin::decode(vm, given, Encoding::Ascii, "ascii_decode")
        }),
        method("charmap_encode", "($module, str, errors=None, mapping=None, /)", charmap::encode),
        method("charmap_decode", "($module, data, errors=None, mapping=None, /)", charmap::decode),
        method("charmap_build", "($module, map, /)", charmap::build),
        method("readbuffer_encode", "($module, data, errors=None, /)", builtin::read_buffer),
        method("register_error", "($module, errors, handler, /)", register_error),
        method("lookup_error", "($module, name, /)", lookup_error),
    ],
    fill: |_, _| Ok(()),
};
