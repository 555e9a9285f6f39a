//! `UnicodeDecodeError`, `UnicodeEncodeError`, `UnicodeTranslateError`.

use super::members::{object_member, size_member};
use super::{base, field};
use crate::object::ObjectRef;
use crate::types::bytes::Bytes;
use crate::types::native::{AttributeDefinition, TypeDefinition};
use crate::types::str::Str;
use crate::types::text::Text;
use crate::vm::{Arguments, Result, Vm};

/// What an argument of the constructors must be.
#[derive(Clone, Copy, PartialEq)]
enum Expected {
    /// A str.
    Text,
    /// A bytes-like object.
    Bytes,
    /// A size.
    Size,
}

const DECODE: &[(usize, Expected)] = &[
    (field::ENCODING, Expected::Text),
    (field::CODED, Expected::Bytes),
    (field::START, Expected::Size),
    (field::END, Expected::Size),
    (field::REASON, Expected::Text),
];

const ENCODE: &[(usize, Expected)] = &[
    (field::ENCODING, Expected::Text),
    (field::CODED, Expected::Text),
    (field::START, Expected::Size),
    (field::END, Expected::Size),
    (field::REASON, Expected::Text),
];

const TRANSLATE: &[(usize, Expected)] = &[
    (field::CODED, Expected::Text),
    (field::START, Expected::Size),
    (field::END, Expected::Size),
    (field::REASON, Expected::Text),
];

fn init(vm: &mut Vm, exception: &ObjectRef, arguments: Arguments, expected: &[(usize, Expected)]) -> Result<()> {
    let given = arguments.positional.clone();
    base::init(vm, exception, arguments)?;
    let (wanted, count) = (expected.len(), given.len());
    if count != wanted {
        return Err(vm.type_error(format!("function takes exactly {wanted} arguments ({count} given)")));
    }
    let mut values = Vec::with_capacity(wanted);
    for (place, ((index, kind), value)) in expected.iter().zip(given).enumerate() {
        let value = match kind {
            Expected::Text if value.payload::<Str>().is_none() => {
                let name = vm.name_in_message(&value);
                return Err(vm.type_error(format!("argument {} must be str, not {name}", place + 1)));
            }
            Expected::Size => {
                let size = vm.size_argument(&value)?;
                vm.new_int(size as i64)
            }
            Expected::Text | Expected::Bytes => value,
        };
        values.push((*index, *kind, value));
    }
    for (index, kind, value) in values {
        let value = if kind == Expected::Bytes && value.payload::<Bytes>().is_none() {
            let bytes = vm.copied_buffer(&value)?;
            vm.new_filled_bytes(bytes)
        } else {
            value
        };
        vm.set_exception_field(exception, index, value);
    }
    Ok(())
}

fn init_decode(vm: &mut Vm, exception: &ObjectRef, arguments: Arguments) -> Result<()> {
    init(vm, exception, arguments, DECODE)
}

fn init_encode(vm: &mut Vm, exception: &ObjectRef, arguments: Arguments) -> Result<()> {
    init(vm, exception, arguments, ENCODE)
}

fn init_translate(vm: &mut Vm, exception: &ObjectRef, arguments: Arguments) -> Result<()> {
    init(vm, exception, arguments, TRANSLATE)
}

/// The fields as the messages show them.
struct Shown {
    encoding: Text,
    reason: Text,
    start: i64,
    end: i64,
}

fn shown(vm: &mut Vm, exception: &ObjectRef) -> Result<Shown> {
    let mut text = |index| match vm.exception_field(exception, index) {
        Some(value) => vm.str_text(&value),
        None => Ok(Text::empty()),
    };
    let (encoding, reason) = (text(field::ENCODING)?, text(field::REASON)?);
    let size = |index| vm.exception_field(exception, index).and_then(|value| vm.int_value(&value)).unwrap_or(0);
    Ok(Shown { encoding, reason, start: size(field::START), end: size(field::END) })
}

impl Shown {
    /// "'codec' codec can't … in position 1-3: reason"
    fn text(&self, action: &str, with_encoding: bool, what: &str) -> Text {
        let position =
            if what.contains(' ') { self.start.to_string() } else { format!("{}-{}", self.start, self.end - 1) };
        let tail: Text = format!("{action} {what} in position {position}: ").as_str().into();
        if with_encoding {
            Text::join_all([&"'".into(), &self.encoding, &"' codec ".into(), &tail, &self.reason])
        } else {
            tail.concat(&self.reason)
        }
    }
}

fn decode_str(vm: &mut Vm, exception: &ObjectRef) -> Result {
    let Some(object) = vm.exception_field(exception, field::CODED) else { return Ok(vm.empty_str.clone()) };
    let shown = shown(vm, exception)?;
    let bytes = object.payload::<Bytes>().map_or(&[][..], |bytes| &bytes.value);
    let byte = usize::try_from(shown.start).ok().and_then(|start| bytes.get(start));
    let what = match byte {
        Some(byte) if shown.end == shown.start + 1 => format!("byte 0x{byte:02x}"),
        _ => "bytes".to_owned(),
    };
    Ok(vm.new_text(shown.text("can't decode", true, &what)))
}

fn character(object: &ObjectRef, shown: &Shown) -> String {
    let text = object.payload::<Str>().map(|payload| &payload.text);
    let found = usize::try_from(shown.start).ok().and_then(|start| text?.get(start));
    match found {
        Some(character) if shown.end == shown.start + 1 => match character {
            0..0x100 => format!("character '\\x{character:02x}'"),
            0x100..0x1_0000 => format!("character '\\u{character:04x}'"),
            _ => format!("character '\\U{character:08x}'"),
        },
        _ => "characters".to_owned(),
    }
}

fn encode_str(vm: &mut Vm, exception: &ObjectRef) -> Result {
    let Some(object) = vm.exception_field(exception, field::CODED) else { return Ok(vm.empty_str.clone()) };
    let shown = shown(vm, exception)?;
    let what = character(&object, &shown);
    Ok(vm.new_text(shown.text("can't encode", true, &what)))
}

fn translate_str(vm: &mut Vm, exception: &ObjectRef) -> Result {
    let Some(object) = vm.exception_field(exception, field::CODED) else { return Ok(vm.empty_str.clone()) };
    let shown = shown(vm, exception)?;
    let what = character(&object, &shown);
    Ok(vm.new_text(shown.text("can't translate", false, &what)))
}

static ATTRIBUTES: &[AttributeDefinition] = &[
    object_member::<{ field::ENCODING }>("encoding"),
    object_member::<{ field::CODED }>("object"),
    size_member::<{ field::START }>("start"),
    size_member::<{ field::END }>("end"),
    object_member::<{ field::REASON }>("reason"),
];

/// `UnicodeDecodeError`
pub const DECODE_ERROR: TypeDefinition = TypeDefinition {
    name: "UnicodeDecodeError",
    slots: |slots| {
        slots.new = Some(base::new);
        slots.init = Some(init_decode);
        slots.str = Some(decode_str);
    },
    attributes: ATTRIBUTES,
    instance_dict: true,
    ..TypeDefinition::EMPTY
};

/// `UnicodeEncodeError`
pub const ENCODE_ERROR: TypeDefinition = TypeDefinition {
    name: "UnicodeEncodeError",
    slots: |slots| {
        slots.new = Some(base::new);
        slots.init = Some(init_encode);
        slots.str = Some(encode_str);
    },
    attributes: ATTRIBUTES,
    instance_dict: true,
    ..TypeDefinition::EMPTY
};

/// `UnicodeTranslateError`
pub const TRANSLATE_ERROR: TypeDefinition = TypeDefinition {
    name: "UnicodeTranslateError",
    slots: |slots| {
        slots.new = Some(base::new);
        slots.init = Some(init_translate);
        slots.str = Some(translate_str);
    },
    attributes: ATTRIBUTES,
    instance_dict: true,
    ..TypeDefinition::EMPTY
};
