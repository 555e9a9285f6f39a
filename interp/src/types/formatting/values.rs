//! `format(value, specification)` for text, integers, floats and complex numbers.
//!
//! Source: CPython's `Python/formatter_unicode.c`. `type_name` is the name of the object's own type, which errors
//! show. An empty specification is the caller's: it means `str(value)`.

use super::error::FormatError;
use super::grouping::{NumberPieces, write_number};
use super::specification::{Alignment, FormatSpecification, Grouping};
use crate::types::numeric::{self, Complex, FloatPresentation, FloatStyle, Integer};
use crate::types::text::{Text, TextBuilder};

/// `str.__format__`
///
/// # Errors
/// `ValueError`, `MemoryError`
pub fn format_text(value: &Text, specification: &Text, type_name: &str) -> Result<Text, FormatError> {
    let specification = FormatSpecification::parse(specification, type_name, Alignment::Left, Some('s'))?;
    if specification.ascii_code() != Some(b's') {
        return Err(FormatError::unknown_code(specification.code.unwrap_or_default(), type_name));
    }
    let refused = |what: &str| Err(FormatError::value(format!("{what} not allowed in string format specifier")));
    match specification.sign {
        Some(super::SignOption::Space) => return refused("Space"),
        Some(_) => return refused("Sign"),
        None => {}
    }
    if specification.coerce_negative_zero {
        return refused("Negative zero coercion (z)");
    }
    if specification.alternate {
        return refused("Alternate form (#)");
    }
    if specification.alignment == Alignment::AfterSign {
        return refused("'=' alignment");
    }
    let length = specification.precision.map_or(value.len(), |precision| precision.min(value.len()));
    let width = specification.width.unwrap_or(0);
    if length == value.len() && width <= length {
        return Ok(value.clone());
    }
    FormatError::check_memory(width)?;
    let padding = width.saturating_sub(length);
    let before = match specification.alignment {
        Alignment::Left | Alignment::AfterSign => 0,
        Alignment::Right => padding,
        Alignment::Center => padding / 2,
    };
    let mut output = TextBuilder::with_capacity(length + padding);
    output.push_repeated(specification.fill, before);
    output.push_range(value, 0..length);
    output.push_repeated(specification.fill, padding - before);
    Ok(output.finish())
}

/// `int.__format__`. `limit` is `sys.get_int_max_str_digits()`.
///
/// # Errors
/// `ValueError`, `OverflowError`, `MemoryError`
pub fn format_integer(
    value: &Integer,
    specification: &Text,
    type_name: &str,
    limit: usize,
) -> Result<Text, FormatError> {
    let specification = FormatSpecification::parse(specification, type_name, Alignment::Right, Some('d'))?;
    match specification.ascii_code() {
        Some(b'e' | b'E' | b'f' | b'F' | b'g' | b'G' | b'%') => {
            let float = value.to_f64().ok_or_else(|| FormatError::overflow("int too large to convert to float"))?;
            format_float_by(float, &specification, type_name)
        }
        Some(b'b' | b'c' | b'd' | b'n' | b'o' | b'x' | b'X') => format_integer_by(value, &specification, limit),
        _ => Err(FormatError::unknown_code(specification.code.unwrap_or_default(), type_name)),
    }
}

fn format_integer_by(value: &Integer, specification: &FormatSpecification, limit: usize) -> Result<Text, FormatError> {
    if specification.precision.is_some() {
        return Err(FormatError::value("Precision not allowed in integer format specifier"));
    }
    if specification.coerce_negative_zero {
        return Err(FormatError::value("Negative zero coercion (z) not allowed in integer format specifier"));
    }
    let code = specification.ascii_code().unwrap_or(b'd');
    if code == b'c' {
        return format_character(value, specification);
    }
    let mut digits = match code {
        b'b' => value.magnitude_in_base(2),
        b'o' => value.magnitude_in_base(8),
        b'x' | b'X' => value.magnitude_in_base(16),
        _ => value.to_decimal(limit).map_err(|error| FormatError::value(error.to_string()))?.replacen('-', "", 1),
    };
    if code == b'X' {
        digits.make_ascii_uppercase();
    }
    let prefix = match code {
        b'b' => "0b",
        b'o' => "0o",
        b'x' => "0x",
        b'X' => "0X",
        _ => "",
    };
    let group_size = if prefix.is_empty() { 3 } else { 4 };
    let pieces = NumberPieces {
        negative: value.is_negative(),
        prefix: if specification.alternate { prefix } else { "" },
        digits: &digits,
        rest: "",
        separator: separator(specification, group_size),
    };
    let mut output = TextBuilder::new();
    write_number(&mut output, &pieces, specification)?;
    Ok(output.finish())
}

fn separator(specification: &FormatSpecification, group_size: usize) -> Option<(char, usize)> {
    specification.grouping.map(|grouping| (if grouping == Grouping::Comma { ',' } else { '_' }, group_size))
}

fn format_character(value: &Integer, specification: &FormatSpecification) -> Result<Text, FormatError> {
    if specification.sign.is_some() {
        return Err(FormatError::value("Sign not allowed with integer format specifier 'c'"));
    }
    if specification.alternate {
        return Err(FormatError::value("Alternate form (#) not allowed with integer format specifier 'c'"));
    }
    let value = value.to_i64().ok_or_else(|| FormatError::overflow("Python int too large to convert to C long"))?;
    let code_point = u32::try_from(value)
        .ok()
        .filter(|code_point| *code_point < 0x11_0000)
        .ok_or_else(|| FormatError::overflow("%c arg not in range(0x110000)"))?;
    let width = specification.width.unwrap_or(0);
    FormatError::check_memory(width)?;
    let padding = width.saturating_sub(1);
    let before = match specification.alignment {
        Alignment::Left => 0,
        Alignment::Center => padding / 2,
        Alignment::Right | Alignment::AfterSign => padding,
    };
    let mut output = TextBuilder::with_capacity(padding + 1);
    output.push_repeated(specification.fill, before);
    output.push(code_point);
    output.push_repeated(specification.fill, padding - before);
    Ok(output.finish())
}

/// `float.__format__`
///
/// # Errors
/// `ValueError`, `MemoryError`
pub fn format_float(value: f64, specification: &Text, type_name: &str) -> Result<Text, FormatError> {
    let specification = FormatSpecification::parse(specification, type_name, Alignment::Right, None)?;
    format_float_by(value, &specification, type_name)
}

fn format_float_by(value: f64, specification: &FormatSpecification, type_name: &str) -> Result<Text, FormatError> {
    let presentation = presentation(specification, true, type_name)?;
    let percent = specification.ascii_code() == Some(b'%');
    let mut shown = numeric::float_to_text(if percent { value * 100.0 } else { value }, presentation);
    if specification.coerce_negative_zero {
        coerce_negative_zero(&mut shown);
    }
    if percent {
        shown.push('%');
    }
    let mut output = TextBuilder::with_capacity(shown.len());
    write_number(&mut output, &float_pieces(&shown, specification), specification)?;
    Ok(output.finish())
}

/// Takes the minus from what shows nothing but zeros.
fn coerce_negative_zero(shown: &mut String) {
    let mantissa = shown.split(['e', 'E']).next().unwrap_or_default();
    if mantissa.starts_with('-') && mantissa.bytes().skip(1).all(|byte| matches!(byte, b'0' | b'.')) {
        shown.remove(0);
    }
}

fn float_pieces<'a>(shown: &'a str, specification: &FormatSpecification) -> NumberPieces<'a> {
    let magnitude = shown.strip_prefix('-').unwrap_or(shown);
    let whole = magnitude.bytes().take_while(u8::is_ascii_digit).count();
    NumberPieces {
        negative: magnitude.len() < shown.len(),
        prefix: "",
        digits: &magnitude[..whole],
        rest: &magnitude[whole..],
        separator: separator(specification, 3),
    }
}

/// The presentation that a code and a precision ask for; a complex number knows no `%`.
fn presentation(
    specification: &FormatSpecification,
    real: bool,
    type_name: &str,
) -> Result<FloatPresentation, FormatError> {
    const MAX_PRECISION: usize = i32::MAX as usize;
    if specification.precision.is_some_and(|precision| precision > MAX_PRECISION) {
        return Err(FormatError::value("precision too big"));
    }
    let style = match (specification.code, specification.ascii_code()) {
        (None, _) if specification.precision.is_none() => FloatStyle::Shortest,
        (None, _) | (_, Some(b'g' | b'G' | b'n')) => FloatStyle::General,
        (_, Some(b'e' | b'E')) => FloatStyle::Exponent,
        (_, Some(b'f' | b'F')) => FloatStyle::Fixed,
        (_, Some(b'%')) if real => FloatStyle::Fixed,
        (Some(code), _) => return Err(FormatError::unknown_code(code, type_name)),
    };
    let precision = specification.precision.unwrap_or(6);
    FormatError::check_memory(precision)?;
    Ok(FloatPresentation {
        style,
        precision,
        alternate: specification.alternate,
        add_dot_zero: real && specification.code.is_none(),
        uppercase: matches!(specification.ascii_code(), Some(b'E' | b'F' | b'G')),
    })
}

/// `complex.__format__`
///
/// # Errors
/// `ValueError`, `MemoryError`
pub fn format_complex(value: Complex, specification: &Text, type_name: &str) -> Result<Text, FormatError> {
    let specification = FormatSpecification::parse(specification, type_name, Alignment::Right, None)?;
    let presentation = presentation(&specification, false, type_name)?;
    if specification.fill == u32::from('0') {
        return Err(FormatError::value("Zero padding is not allowed in complex format specifier"));
    }
    if specification.alignment == Alignment::AfterSign {
        return Err(FormatError::value("'=' alignment flag is not allowed in complex format specifier"));
    }
    // As in `repr`: without a code, a real part of plus zero is left out, any other gets parentheses.
    let imaginary_only = specification.code.is_none() && value.real == 0.0 && value.real.is_sign_positive();
    let parentheses = specification.code.is_none() && !imaginary_only;
    let mut part_specification = FormatSpecification { width: None, ..specification.clone() };
    let mut inner = TextBuilder::new();
    let write_part = |inner: &mut TextBuilder, part: f64, part_specification: &FormatSpecification| {
        let mut shown = numeric::float_to_text(part, presentation);
        if specification.coerce_negative_zero {
            coerce_negative_zero(&mut shown);
        }
        write_number(inner, &float_pieces(&shown, part_specification), part_specification)
    };
    if parentheses {
        inner.push('('.into());
    }
    if !imaginary_only {
        write_part(&mut inner, value.real, &part_specification)?;
        part_specification.sign = Some(super::SignOption::Plus);
    }
    write_part(&mut inner, value.imaginary, &part_specification)?;
    inner.push('j'.into());
    if parentheses {
        inner.push(')'.into());
    }
    let inner = inner.finish();
    let width = specification.width.unwrap_or(0);
    FormatError::check_memory(width)?;
    let padding = width.saturating_sub(inner.len());
    let before = match specification.alignment {
        Alignment::Left | Alignment::AfterSign => 0,
        Alignment::Right => padding,
        Alignment::Center => padding / 2,
    };
    let mut output = TextBuilder::with_capacity(inner.len() + padding);
    output.push_repeated(specification.fill, before);
    output.push_text(&inner);
    output.push_repeated(specification.fill, padding - before);
    Ok(output.finish())
}
