//! Module `binascii`: bytes as printable characters and back (Modules/binascii.c).

mod base64;
mod checksums;
mod quoted_printable;
mod uuencoding;

use crate::modules::ModuleDefinition;
use crate::object::ObjectRef;
use crate::types::bytes::methods::hex_separator_byte;
use crate::types::converters::text_of;
use crate::types::native::method;
use crate::types::text::bytes::to_hex;
use crate::vm::{Raised, Result, Vm};

type Given<'a> = &'a mut [Option<ObjectRef>];

/// What cannot be converted, in the words of `binascii.Error`.
type Converted = std::result::Result<Vec<u8>, String>;

impl Vm {
    /// An exception class of a built-in module.
    pub(crate) fn new_exception_class(&mut self, module: &str, name: &str, base: &ObjectRef) -> Result {
        let attributes = self.new_dict();
        let module = self.new_str(module);
        self.dict_set_name(&attributes, "__module__", module);
        let bases = self.new_tuple(vec![base.clone()]);
        let (metaclass, name) = (self.types.type_.clone(), self.new_str(name));
        self.call(&metaclass, [name, bases, attributes])
    }

    #[cold]
    fn binascii_error(&mut self, message: &str) -> Raised {
        match self.module_state.binascii_error.clone() {
            Some(class) => self.raise(&class, message),
            None => self.value_error(message),
        }
    }

    fn converted_bytes(&mut self, converted: Converted) -> Result {
        match converted {
            Ok(bytes) => Ok(self.new_filled_bytes(bytes)),
            Err(message) => Err(self.binascii_error(&message)),
        }
    }
}

/// The bytes of an argument that is bytes-like.
fn data(vm: &mut Vm, given: Given) -> Result<Vec<u8>> {
    let object = vm.required(given, 0);
    vm.copied_buffer(&object)
}

/// The bytes of an argument that is bytes-like or a str of ASCII characters.
fn ascii_data(vm: &mut Vm, given: Given) -> Result<Vec<u8>> {
    let object = vm.required(given, 0);
    if let Some(text) = text_of(&object) {
        return match text.as_ascii() {
            Some(ascii) => Ok(ascii.as_bytes().to_vec()),
            None => Err(vm.value_error("string argument should contain only ASCII characters")),
        };
    }
    match vm.copied_buffer(&object) {
        Ok(bytes) => Ok(bytes),
        Err(_) => {
            let name = vm.class_name(&object);
            Err(vm.type_error(format!("argument should be bytes, buffer or ASCII string, not '{name}'")))
        }
    }
}

/// The truth of an optional argument.
fn flag(vm: &mut Vm, given: Given, index: usize, default: bool) -> Result<bool> {
    match given[index].take() {
        Some(argument) => vm.argument_keep_ends(Some(&argument)),
        None => Ok(default),
    }
}

fn to_hexadecimal(vm: &mut Vm, given: Given) -> Result {
    let bytes = data(vm, given)?;
    let group = match given[2].take() {
        Some(group) => vm.argument_c_int(&group)?,
        None => 1,
    };
    let separator = hex_separator_byte(vm, given[1].as_ref())?;
    let text = to_hex(&bytes, separator, group as isize);
    Ok(vm.new_filled_bytes(text.chars().map(|character| character as u8).collect()))
}

fn from_hexadecimal(vm: &mut Vm, given: Given) -> Result {
    let digits = ascii_data(vm, given)?;
    if !digits.len().is_multiple_of(2) {
        return Err(vm.binascii_error("Odd-length string"));
    }
    let value = |digit: u8| char::from(digit).to_digit(16).map(|value| value as u8);
    let bytes = digits.chunks_exact(2).map(|pair| Some(value(pair[0])? << 4 | value(pair[1])?)).collect();
    let bytes: Option<Vec<u8>> = bytes;
    vm.converted_bytes(bytes.ok_or_else(|| "Non-hexadecimal digit found".to_owned()))
}

/// `binascii`
pub static DEFINITION: ModuleDefinition = ModuleDefinition {
    name: "binascii",
    functions: &[
        method("a2b_uu", "($module, data, /)", |vm, _, given| {
            let data = ascii_data(vm, given)?;
            vm.converted_bytes(uuencoding::decode(&data))
        }),
        method("b2a_uu", "($module, data, /, *, backtick=False)", |vm, _, given| {
            let (data, backtick) = (data(vm, given)?, flag(vm, given, 1, false)?);
            vm.converted_bytes(uuencoding::encode(&data, backtick))
        }),
        method("a2b_base64", "($module, data, /, *, strict_mode=False)", |vm, _, given| {
            let (data, strict) = (ascii_data(vm, given)?, flag(vm, given, 1, false)?);
            let excess = vm.profile.base64_counts_padding;
            vm.converted_bytes(base64::decode(&data, strict, excess))
        }),
        method("b2a_base64", "($module, data, /, *, newline=True)", |vm, _, given| {
            let (data, newline) = (data(vm, given)?, flag(vm, given, 1, true)?);
            vm.converted_bytes(Ok(base64::encode(&data, newline)))
        }),
        method("a2b_hex", "($module, hexstr, /)", |vm, _, given| from_hexadecimal(vm, given)),
        method("b2a_hex", "($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)", |vm, _, given| {
            to_hexadecimal(vm, given)
        }),
        method("hexlify", "($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)", |vm, _, given| {
            to_hexadecimal(vm, given)
        }),
        method("unhexlify", "($module, hexstr, /)", |vm, _, given| from_hexadecimal(vm, given)),
        method("crc_hqx", "($module, data, crc, /)", checksums::crc_hqx),
        method("crc32", "($module, data, crc=0, /)", checksums::crc32),
        method("b2a_qp", "($module, /, data, quotetabs=False, istext=True, header=False)", |vm, _, given| {
            let data = data(vm, given)?;
            let (tabs, text, header) =
                (flag(vm, given, 1, false)?, flag(vm, given, 2, true)?, flag(vm, given, 3, false)?);
            Ok(vm.new_filled_bytes(quoted_printable::encode(&data, tabs, text, header)))
        }),
        method("a2b_qp", "($module, /, data, header=False)", |vm, _, given| {
            let (data, header) = (ascii_data(vm, given)?, flag(vm, given, 1, false)?);
            Ok(vm.new_filled_bytes(quoted_printable::decode(&data, header)))
        }),
    ],
    fill: |vm, namespace| {
        for (name, base) in
            [("Error", vm.exceptions.value_error.clone()), ("Incomplete", vm.exceptions.exception.clone())]
        {
            let class = vm.new_exception_class("binascii", name, &base)?;
            if name == "Error" {
                vm.module_state.binascii_error = Some(class.clone());
            }
            vm.dict_set_name(namespace, name, class);
        }
        Ok(())
    },
};
