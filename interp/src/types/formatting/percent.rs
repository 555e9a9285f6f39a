//! `%` formatting: conversion specifications, and how numbers and text are laid out by them.
//!
//! Which argument a specification takes, and how objects become numbers or text, is the caller's. Bytes are
//! parsed as a text of Latin-1. Source: `PyUnicode_Format` in CPython's `Objects/unicodeobject.c`.

use std::ops::Range;

use super::error::{FormatError, FormatErrorKind};
use crate::types::numeric::{self, FloatPresentation, FloatStyle, Integer};
use crate::types::text::{Text, TextBuilder};

/// A width or a precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// Written out.
    Number(usize),
    /// `*`: the next argument.
    FromArgument,
}

/// A conversion specification, without what only the arguments tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConversionSpecification {
    /// The range of the key in `%(key)d`.
    pub key: Option<Range<usize>>,
    /// `-`
    pub left: bool,
    /// `+`
    pub plus: bool,
    /// A space.
    pub space: bool,
    /// `#`
    pub alternate: bool,
    /// `0`
    pub zero: bool,
    /// The least width.
    pub width: Option<Amount>,
    /// The precision.
    pub precision: Option<Amount>,
    /// The conversion type.
    pub code: u32,
    /// Where the conversion type stands, for errors.
    pub position: usize,
    /// `%%`: a percent sign, for which no argument is taken. With anything in between it is no conversion type.
    pub percent_sign: bool,
    /// The format ends before the conversion type: an error, but only once key, width and precision were taken.
    pub incomplete: bool,
}

impl ConversionSpecification {
    /// The error for a conversion type that is none.
    pub fn unsupported(&self) -> FormatError {
        let shown = if (32..127).contains(&self.code) { char::from(self.code as u8) } else { '?' };
        FormatError::value(format!(
            "unsupported format character '{shown}' (0x{:x}) at index {}",
            self.code, self.position
        ))
    }
}

/// A piece of a format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PercentPiece {
    /// Text that stays.
    Literal(Range<usize>),
    /// Where an argument goes, or a percent sign.
    Conversion(ConversionSpecification),
}

/// The pieces of a format. After an error nothing more comes.
pub struct PercentPieces<'a> {
    text: &'a Text,
    position: usize,
    mapping: bool,
}

impl<'a> PercentPieces<'a> {
    /// The pieces of a text. `mapping` says whether the right operand can be asked for keys.
    pub fn new(text: &'a Text, mapping: bool) -> Self {
        Self { text, position: 0, mapping }
    }

    fn peek(&self) -> Option<char> {
        self.text.get(self.position).map(|unit| char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn conversion(&mut self) -> Result<ConversionSpecification, FormatError> {
        let mut specification = ConversionSpecification::default();
        let start = self.position;
        if self.peek() == Some('(') {
            specification.key = Some(self.key()?);
        }
        while let Some(flag) = self.peek() {
            match flag {
                '-' => specification.left = true,
                '+' => specification.plus = true,
                ' ' => specification.space = true,
                '#' => specification.alternate = true,
                '0' => specification.zero = true,
                _ => break,
            }
            self.position += 1;
        }
        specification.width = self.amount(isize::MAX as usize, "width too big")?;
        if self.peek() == Some('.') {
            self.position += 1;
            let precision = self.amount(i32::MAX as usize, "precision too big")?;
            specification.precision = Some(precision.unwrap_or(Amount::Number(0)));
        }
        if matches!(self.peek(), Some('h' | 'l' | 'L')) {
            // C's length modifiers mean nothing here.
            self.position += 1;
        }
        let Some(code) = self.text.get(self.position) else {
            specification.incomplete = true;
            return Ok(specification);
        };
        specification.code = code;
        specification.position = self.position;
        specification.percent_sign = code == u32::from('%') && self.position == start;
        self.position += 1;
        Ok(specification)
    }

    /// The key behind `%(`, which may contain parentheses in pairs.
    fn key(&mut self) -> Result<Range<usize>, FormatError> {
        if !self.mapping {
            return Err(FormatError { kind: FormatErrorKind::Type, message: "format requires a mapping".to_owned() });
        }
        self.position += 1;
        let start = self.position;
        let mut depth = 1;
        while let Some(character) = self.peek() {
            self.position += 1;
            match character {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Ok(start..self.position - 1);
            }
        }
        Err(FormatError::value("incomplete format key"))
    }

    fn amount(&mut self, limit: usize, too_big: &str) -> Result<Option<Amount>, FormatError> {
        if self.peek() == Some('*') {
            self.position += 1;
            return Ok(Some(Amount::FromArgument));
        }
        let mut value = None;
        while let Some(digit) = self.peek().and_then(|character| character.to_digit(10)) {
            let larger = value.unwrap_or(0_usize).checked_mul(10).and_then(|value| value.checked_add(digit as usize));
            value = Some(larger.filter(|value| *value <= limit).ok_or_else(|| FormatError::value(too_big))?);
            self.position += 1;
        }
        Ok(value.map(Amount::Number))
    }
}

impl Iterator for PercentPieces<'_> {
    type Item = Result<PercentPiece, FormatError>;

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.position;
        if start >= self.text.len() {
            return None;
        }
        let percent = Text::from("%");
        let end = self.text.find(&percent, start..self.text.len()).unwrap_or(self.text.len());
        if end > start {
            self.position = end;
            return Some(Ok(PercentPiece::Literal(start..end)));
        }
        self.position += 1;
        let conversion = self.conversion();
        if conversion.is_err() {
            self.position = self.text.len();
        }
        Some(conversion.map(PercentPiece::Conversion))
    }
}

/// What a specification says once the arguments for `*` are known. A negative width means `-`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ConversionLayout {
    /// `-`
    pub left: bool,
    /// `+`
    pub plus: bool,
    /// A space.
    pub space: bool,
    /// `#`
    pub alternate: bool,
    /// `0`
    pub zero: bool,
    /// The least width.
    pub width: usize,
    /// The precision.
    pub precision: Option<usize>,
}

impl ConversionLayout {
    /// The layout of a specification, with the numbers that `*` took from the arguments.
    pub fn new(specification: &ConversionSpecification, width: Option<isize>, precision: Option<isize>) -> Self {
        let width = match specification.width {
            Some(Amount::Number(width)) => width.cast_signed(),
            _ => width.unwrap_or(0),
        };
        let precision = match specification.precision {
            Some(Amount::Number(precision)) => Some(precision),
            // A negative precision counts as zero.
            _ => precision.map(|precision| usize::try_from(precision).unwrap_or(0)),
        };
        Self {
            left: specification.left || width < 0,
            plus: specification.plus,
            space: specification.space,
            alternate: specification.alternate,
            zero: specification.zero,
            width: width.unsigned_abs(),
            precision,
        }
    }

    /// `%d`, `%i`, `%u`, `%o`, `%x` and `%X` of an integer. `limit` is `sys.get_int_max_str_digits()`.
    ///
    /// # Errors
    /// `ValueError` for too many digits, `MemoryError`.
    pub fn format_integer(&self, value: &Integer, code: char, limit: usize) -> Result<Text, FormatError> {
        let (prefix, mut digits) = match code {
            'o' => ("0o", value.magnitude_in_base(8)),
            'x' => ("0x", value.magnitude_in_base(16)),
            'X' => ("0X", value.magnitude_in_base(16).to_ascii_uppercase()),
            _ => {
                let text = value.to_decimal(limit).map_err(|error| FormatError::value(error.to_string()))?;
                ("", text.replacen('-', "", 1))
            }
        };
        if let Some(precision) = self.precision
            && precision > digits.len()
        {
            if precision > i32::MAX as usize - 3 {
                return Err(FormatError::overflow("precision too large"));
            }
            FormatError::check_memory(precision)?;
            digits.insert_str(0, &"0".repeat(precision - digits.len()));
        }
        let prefix = if self.alternate { prefix } else { "" };
        self.number(value.is_negative(), prefix, &digits)
    }

    /// `%e`, `%f`, `%g` and their capitals of a float.
    ///
    /// # Errors
    /// `MemoryError`
    pub fn format_float(&self, value: f64, code: char) -> Result<Text, FormatError> {
        let precision = self.precision.unwrap_or(6);
        FormatError::check_memory(precision)?;
        let shown = numeric::float_to_text(
            value,
            FloatPresentation {
                style: match code {
                    'e' | 'E' => FloatStyle::Exponent,
                    'f' | 'F' => FloatStyle::Fixed,
                    _ => FloatStyle::General,
                },
                precision,
                alternate: self.alternate,
                add_dot_zero: false,
                uppercase: code.is_ascii_uppercase(),
            },
        );
        let magnitude = shown.strip_prefix('-').unwrap_or(&shown);
        self.number(magnitude.len() < shown.len(), "", magnitude)
    }

    fn number(&self, negative: bool, prefix: &str, digits: &str) -> Result<Text, FormatError> {
        FormatError::check_memory(self.width)?;
        let sign = match negative {
            true => "-",
            false if self.plus => "+",
            false if self.space => " ",
            false => "",
        };
        let padding = self.width.saturating_sub(sign.len() + prefix.len() + digits.len());
        let (before, inside, after) = match (self.left, self.zero) {
            (true, _) => (0, 0, padding),
            (false, true) => (0, padding, 0),
            (false, false) => (padding, 0, 0),
        };
        let mut output = TextBuilder::with_capacity(self.width.max(digits.len()));
        output.push_repeated(' '.into(), before);
        output.push_str(sign);
        output.push_str(prefix);
        output.push_repeated('0'.into(), inside);
        output.push_str(digits);
        output.push_repeated(' '.into(), after);
        Ok(output.finish())
    }

    /// `%s`, `%r`, `%a` and `%c`: text cut to the precision and padded to the width.
    ///
    /// # Errors
    /// `MemoryError`
    pub fn format_text(&self, value: &Text, cuts: bool) -> Result<Text, FormatError> {
        FormatError::check_memory(self.width)?;
        let length = match self.precision {
            Some(precision) if cuts => precision.min(value.len()),
            _ => value.len(),
        };
        let padding = self.width.saturating_sub(length);
        if padding == 0 && length == value.len() {
            return Ok(value.clone());
        }
        let mut output = TextBuilder::with_capacity(length + padding);
        output.push_repeated(' '.into(), if self.left { 0 } else { padding });
        output.push_range(value, 0..length);
        output.push_repeated(' '.into(), if self.left { padding } else { 0 });
        Ok(output.finish())
    }
}
