//! `format % arguments` for `str`.

use crate::object::{Kind, ObjectRef};
use crate::types::converters::text_of;
use crate::types::formatting::percent::{
    Amount, ConversionLayout, ConversionSpecification, PercentPiece, PercentPieces,
};
use crate::types::int::Int;
use crate::types::str::writer::TextWriter;
use crate::types::text::Text;
use crate::types::tuple::Tuple;
use crate::vm::{Result, Vm};

/// The C type that a number taken for `*` has to fit in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum AmountLimit {
    /// `Py_ssize_t`, of widths.
    Size,
    /// `int`, of precisions.
    Int,
}

/// The arguments of a format, as they are taken one by one.
pub struct PercentArguments {
    values: Vec<ObjectRef>,
    next: usize,
    /// The right operand where it can be asked for keys; then nothing has to be used up.
    mapping: Option<ObjectRef>,
}

impl PercentArguments {
    /// The arguments that a right operand stands for.
    pub fn new(vm: &Vm, operand: &ObjectRef, of_bytes: bool) -> Self {
        if let Some(tuple) = operand.payload::<Tuple>() {
            return Self { values: tuple.0.to_vec(), next: 0, mapping: None };
        }
        // To a format of bytes, bytes are a value; to one of text they are a mapping, as they have subscripts.
        let is_text = match operand.kind() {
            Kind::Str => true,
            Kind::Bytes | Kind::Bytearray => of_bytes,
            _ => false,
        };
        let is_mapping = !is_text && operand.class_payload(vm).slots(vm).subscript.is_some();
        Self { values: vec![operand.clone()], next: 0, mapping: is_mapping.then(|| operand.clone()) }
    }

    /// Whether it can be asked for keys.
    pub fn is_mapping(&self) -> bool {
        self.mapping.is_some()
    }

    /// The value of a key, which becomes the one argument left.
    pub fn take_key(&mut self, vm: &mut Vm, key: &ObjectRef) -> Result<()> {
        if let Some(mapping) = self.mapping.clone() {
            self.values = vec![vm.get_item(&mapping, key)?];
            self.next = 0;
        }
        Ok(())
    }

    /// The next argument.
    pub fn take(&mut self, vm: &mut Vm) -> Result {
        match self.values.get(self.next) {
            Some(value) => {
                self.next += 1;
                Ok(value.clone())
            }
            None => Err(vm.type_error("not enough arguments for format string")),
        }
    }

    /// The number that a `*` asks for.
    fn take_amount(&mut self, vm: &mut Vm, amount: Option<Amount>, limit: AmountLimit) -> Result<Option<isize>> {
        if amount != Some(Amount::FromArgument) {
            return Ok(None);
        }
        let value = self.take(vm)?;
        match value.payload::<Int>().map(Int::to_isize) {
            Some(Some(number)) if limit == AmountLimit::Size || i32::try_from(number).is_ok() => Ok(Some(number)),
            Some(_) => Err(vm.overflow_error(match limit {
                AmountLimit::Size => "Python int too large to convert to C ssize_t",
                AmountLimit::Int => "Python int too large to convert to C int",
            })),
            None => Err(vm.type_error("* wants int")),
        }
    }

    /// The layout of a conversion, with the arguments that it takes for itself.
    pub fn layout(&mut self, vm: &mut Vm, specification: &ConversionSpecification) -> Result<ConversionLayout> {
        let width = self.take_amount(vm, specification.width, AmountLimit::Size)?;
        let precision = self.take_amount(vm, specification.precision, AmountLimit::Int)?;
        Ok(ConversionLayout::new(specification, width, precision))
    }

    /// Whether arguments are left that no conversion took.
    pub fn is_left_over(&self) -> bool {
        self.mapping.is_none() && self.next < self.values.len()
    }
}

pub(super) fn remainder(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    let Some(format) = text_of(left) else { return Ok(vm.not_implemented.clone()) };
    let mut arguments = PercentArguments::new(vm, right, false);
    let mut writer = TextWriter::new();
    let mut pieces = PercentPieces::new(format, arguments.is_mapping());
    let mut upcoming = pieces.next();
    while let Some(piece) = upcoming.take() {
        let piece = piece.map_err(|error| vm.format_error(error))?;
        upcoming = pieces.next();
        let last = upcoming.is_none();
        match piece {
            PercentPiece::Literal(range) => writer.push_part(left, range, last),
            PercentPiece::Conversion(specification) => {
                convert(vm, left, &specification, &mut arguments, &mut writer, last)?;
            }
        }
    }
    if arguments.is_left_over() {
        return Err(vm.type_error("not all arguments converted during string formatting"));
    }
    Ok(writer.finish(vm))
}

fn convert(
    vm: &mut Vm,
    format: &ObjectRef,
    specification: &ConversionSpecification,
    arguments: &mut PercentArguments,
    writer: &mut TextWriter,
    last: bool,
) -> Result<()> {
    if let Some(key) = &specification.key {
        let key = text_of(format).map_or_else(Text::empty, |text| text.slice(key.clone()));
        let key = vm.new_text(key);
        arguments.take_key(vm, &key)?;
    }
    if specification.percent_sign {
        writer.push_text(&Text::from("%"));
        return Ok(());
    }
    let layout = arguments.layout(vm, specification)?;
    if specification.incomplete {
        return Err(vm.value_error("incomplete format"));
    }
    let code = char::from_u32(specification.code).unwrap_or(char::REPLACEMENT_CHARACTER);
    let value = arguments.take(vm)?;
    let text = match code {
        // A plain int is written as its digits.
        's' | 'r' | 'a'
            if value.class_id() == vm.types.int.id()
                && specification.width.is_none()
                && specification.precision.is_none() =>
        {
            let shown = vm.str(&value)?;
            if let Some(text) = text_of(&shown) {
                writer.push_text(text);
            }
            return Ok(());
        }
        's' | 'r' | 'a' => {
            let shown = match code {
                's' => vm.str(&value)?,
                'r' => vm.repr(&value)?,
                _ => vm.ascii(&value)?,
            };
            let Some(text) = text_of(&shown) else { return Ok(()) };
            if layout.width <= text.len() && layout.precision.is_none_or(|precision| precision >= text.len()) {
                writer.push_object(&shown, last);
                return Ok(());
            }
            layout.format_text(text, true)
        }
        'd' | 'i' | 'u' | 'o' | 'x' | 'X' => {
            let integer = vm.percent_integer(&value, code)?;
            let limit = vm.digits_limit;
            match integer.payload::<Int>() {
                Some(integer) => layout.format_integer(integer, code, limit),
                None => return Ok(()),
            }
        }
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
            let float = vm.float_value(&value)?;
            layout.format_float(float, code)
        }
        'c' => {
            let character = percent_character(vm, &value)?;
            layout.format_text(&character, false)
        }
        _ => Err(specification.unsupported()),
    };
    let text = text.map_err(|error| vm.format_error(error))?;
    writer.push_text(&text);
    Ok(())
}

fn percent_character(vm: &mut Vm, value: &ObjectRef) -> Result<Text> {
    if let Some(text) = text_of(value) {
        return if text.len() == 1 { Ok(text.clone()) } else { Err(percent_character_error(vm, value)) };
    }
    let index = vm.index(value);
    let Some(index) = vm.catch(index, &vm.exceptions.type_error)? else {
        return Err(percent_character_error(vm, value));
    };
    match index.payload::<Int>().and_then(Int::to_i64).filter(|code| (0..0x11_0000).contains(code)) {
        Some(code) => Ok(Text::from_code_point(code as u32)),
        None => Err(vm.overflow_error("%c arg not in range(0x110000)")),
    }
}

fn percent_character_error(vm: &mut Vm, _: &ObjectRef) -> crate::vm::Raised {
    vm.type_error("%c requires int or char")
}

impl Vm {
    /// The int that `%d`, `%x` and their like make of a value.
    pub fn percent_integer(&mut self, value: &ObjectRef, code: char) -> Result {
        if value.payload::<Int>().is_some() {
            return Ok(value.clone());
        }
        let needs_index = matches!(code, 'o' | 'x' | 'X');
        let slots = value.class_payload(self).slots(self);
        if slots.index.is_some() || slots.int.is_some() || slots.float.is_some() {
            let result = if needs_index { self.index(value) } else { self.int_from_object(value) };
            if let Some(integer) = self.catch(result, &self.exceptions.type_error)? {
                return Ok(integer);
            }
        }
        let wanted = if needs_index { "an integer" } else { "a real number" };
        let name = self.class_name(value);
        Err(self.type_error(format!("%{code} format: {wanted} is required, not {name}")))
    }
}
