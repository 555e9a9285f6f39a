//! How arrays are made.

use super::{Array, element, values};
use crate::object::ObjectRef;
use crate::types::bytes::Bytes;
use crate::types::converters::Constructor;
use crate::types::converters::text_of;
use crate::types::list::List;
use crate::types::native::Wording;
use crate::types::tuple::Tuple;
use crate::vm::{Arguments, Result, Vm};

static CALL: Constructor = Constructor::new("array", "(typecode, initializer=(), /)").worded(Wording::ParseTuple);

/// The code that a text names, if there is such a code.
fn parse_code(vm: &Vm, code: u32) -> Option<u8> {
    let code = u8::try_from(code).ok()?;
    let known = b"bBuhHiIlLqQfd".contains(&code) || code == b'w' && vm.profile.array_of_wide_characters;
    known.then_some(code)
}

/// `array(typecode, initializer)`
pub(super) fn new(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    if class.is(&vm.types.array) && !arguments.keywords.is_empty() {
        return Err(vm.type_error("array.array() takes no keyword arguments"));
    }
    // A subclass may take keywords in its own `__init__`.
    let arguments = Arguments { keywords: Vec::new(), ..arguments };
    let mut bound = CALL.bind(vm, arguments)?;
    let code = vm.required(&mut bound, 0);
    let code = match text_of(&code) {
        Some(text) if text.len() == 1 => text.get(0).unwrap_or_default(),
        _ => return Err(vm.bad_argument("array", "argument 1", "a unicode character", &code)),
    };
    let initial = bound[1].take();
    let shown = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
    if shown == 'u' && vm.profile.array_code_u_is_deprecated {
        vm.warn_deprecated("The 'u' type code is deprecated and will be removed in Python 3.16")?;
    }
    let characters = shown == 'u' || shown == 'w' && vm.profile.array_of_wide_characters;
    if let Some(initial) = &initial {
        if text_of(initial).is_some() && !characters {
            return Err(vm.type_error(format!("cannot use a str to initialize an array with typecode '{shown}'")));
        }
        if initial.payload::<Array>().is_some_and(Array::holds_characters) && !characters {
            return Err(
                vm.type_error(format!("cannot use a unicode array to initialize an array with typecode '{shown}'"))
            );
        }
    }
    let Some(code) = parse_code(vm, code) else {
        return Err(vm.value_error("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)"));
    };
    let Some(initial) = initial else { return Ok(vm.new_array(class, code, Vec::new())) };
    let appended = initial.payload::<List>().is_none()
        && initial.payload::<Tuple>().is_none()
        && initial.payload::<Array>().is_none()
        && text_of(&initial).is_none();
    let at_once = initial.payload::<Bytes>().is_some() || vm.is_bytearray(&initial);
    let bytes = initial_bytes(vm, code, &initial)?;
    let array = vm.new_array(class, code, bytes);
    if appended {
        super::this(&array).note_appended(vm, at_once);
    }
    Ok(array)
}

fn initial_bytes(vm: &mut Vm, code: u8, initial: &ObjectRef) -> Result<Vec<u8>> {
    if let Some(text) = text_of(initial) {
        return Ok(text.code_points().flat_map(u32::to_ne_bytes).collect());
    }
    if let Some(other) = initial.payload::<Array>().filter(|other| other.code == code) {
        return Ok(other.bytes(vm).to_vec());
    }
    if initial.payload::<Bytes>().is_some() || vm.is_bytearray(initial) {
        let bytes = crate::types::buffer::bytes_of(vm, initial).to_vec();
        if !bytes.len().is_multiple_of(element(code).size()) {
            return Err(vm.value_error("bytes length not a multiple of item size"));
        }
        return Ok(bytes);
    }
    let mut bytes = Vec::new();
    let iterator = vm.iter(initial)?;
    while let Some(item) = vm.next(&iterator)? {
        bytes.extend(values::write(vm, code, &item)?);
    }
    Ok(bytes)
}

/// What stands behind the numbers of formats in pickles: the code, and whether the greatest byte comes first.
const MACHINE_FORMATS: [(u8, bool); 22] = [
    (b'B', false),
    (b'b', false),
    (b'H', false),
    (b'H', true),
    (b'h', false),
    (b'h', true),
    (b'I', false),
    (b'I', true),
    (b'i', false),
    (b'i', true),
    (b'Q', false),
    (b'Q', true),
    (b'q', false),
    (b'q', true),
    (b'f', false),
    (b'f', true),
    (b'd', false),
    (b'd', true),
    (b'u', false),
    (b'u', true),
    (b'w', false),
    (b'w', true),
];

/// The number of the format in which this machine holds values of a code.
pub(super) fn machine_format(code: u8) -> i64 {
    let same = |other: u8| element(code).size() == element(other).size();
    let wanted = match code {
        b'u' | b'w' => b'w',
        b'l' if same(b'q') => b'q',
        b'L' if same(b'Q') => b'Q',
        code => code,
    };
    MACHINE_FORMATS.iter().position(|(code, _)| *code == wanted).unwrap_or_default() as i64
}

/// `_array_reconstructor(arraytype, typecode, mformat_code, items)`, which pickles call.
pub(super) fn reconstruct(vm: &mut Vm, _: &ObjectRef, given: &mut [Option<ObjectRef>]) -> Result {
    let [class, code, format, items] = [0, 1, 2, 3].map(|index| vm.required(given, index));
    if class.payload::<crate::types::type_object::Type>().is_none() {
        let name = vm.class_name(&class);
        return Err(vm.type_error(format!("first argument must be a type object, not {name}")));
    }
    if !vm.is_subtype(&class, &vm.types.array) {
        let (name, base) = (vm.type_name(&class), "array.array");
        return Err(vm.type_error(format!("{name} is not a subtype of {base}")));
    }
    let code = match text_of(&code).filter(|text| text.len() == 1).and_then(|text| text.get(0)) {
        Some(code) => code,
        None => return Err(vm.bad_argument("_array_reconstructor", "argument 2", "a unicode character", &code)),
    };
    let Some(code) = parse_code(vm, code) else {
        return Err(vm.value_error("second argument must be a valid type code"));
    };
    let format = vm.argument_c_int(&format)?;
    let Some((stored, reversed)) = usize::try_from(format).ok().and_then(|format| MACHINE_FORMATS.get(format)) else {
        return Err(vm.value_error("third argument must be a valid machine format code."));
    };
    let Some(bytes) = items.payload::<Bytes>() else {
        let name = vm.class_name(&items);
        return Err(vm.type_error(format!("fourth argument should be bytes, not {name}")));
    };
    let mut bytes = bytes.value.to_vec();
    let size = if *stored == b'u' { 2 } else { element(*stored).size() };
    if !bytes.len().is_multiple_of(size) {
        return Err(vm.value_error("string length not a multiple of item size"));
    }
    if *reversed {
        bytes.chunks_mut(size).for_each(<[u8]>::reverse);
    }
    let mut converted = Vec::with_capacity(bytes.len());
    for item in bytes.chunks(size) {
        let object = match (*stored, item) {
            (b'u', [low, high]) => values::read(vm, b'w', &u32::from(u16::from_le_bytes([*low, *high])).to_ne_bytes()),
            _ => values::read(vm, *stored, item),
        };
        converted.extend(values::write(vm, code, &object)?);
    }
    Ok(vm.new_array(&class, code, converted))
}
