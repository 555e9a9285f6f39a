//! The format specification mini-language: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.

use super::error::{FormatError, display_code};
use crate::types::text::{Text, unicode};

/// Where the fill goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// `<`: behind.
    Left,
    /// `>`: before.
    Right,
    /// `^`: on both sides.
    Center,
    /// `=`: between the sign and the digits.
    AfterSign,
}

/// What stands before a number that is not negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignOption {
    /// `-`: nothing.
    Minus,
    /// `+`
    Plus,
    /// A space.
    Space,
}

/// The separator between groups of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// `,` between thousands.
    Comma,
    /// `_` between thousands, or between groups of four in bases 2, 8 and 16.
    Underscore,
}

/// A parsed specification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatSpecification {
    /// The fill character, a space where none is given.
    pub fill: u32,
    /// The alignment, the type's own where none is given.
    pub alignment: Alignment,
    /// The sign option, `None` where none is given.
    pub sign: Option<SignOption>,
    /// `z`: a negative zero loses its sign.
    pub coerce_negative_zero: bool,
    /// `#`
    pub alternate: bool,
    /// The least width.
    pub width: Option<usize>,
    /// The separator of thousands.
    pub grouping: Option<Grouping>,
    /// The precision.
    pub precision: Option<usize>,
    /// The presentation type, `None` where none is given.
    pub code: Option<u32>,
}

impl FormatSpecification {
    /// Parses a specification for an object of a type, whose own alignment and code are given.
    ///
    /// # Errors
    /// `ValueError`, in the words of `parse_internal_render_format_spec` in CPython's
    /// `Python/formatter_unicode.c`.
    pub fn parse(
        text: &Text,
        type_name: &str,
        default_alignment: Alignment,
        default_code: Option<char>,
    ) -> Result<Self, FormatError> {
        let mut reader = Reader { text, position: 0 };
        let mut specification = Self {
            fill: u32::from(' '),
            alignment: default_alignment,
            sign: None,
            coerce_negative_zero: false,
            alternate: false,
            width: None,
            grouping: None,
            precision: None,
            code: default_code.map(u32::from),
        };
        let mut fill_given = false;
        let mut alignment_given = true;
        if let Some(alignment) = reader.peek(1).and_then(alignment) {
            specification.alignment = alignment;
            specification.fill = reader.peek(0).unwrap_or_default();
            fill_given = true;
            reader.position += 2;
        } else if let Some(alignment) = reader.peek(0).and_then(alignment) {
            specification.alignment = alignment;
            reader.position += 1;
        } else {
            alignment_given = false;
        }
        specification.sign = reader.peek(0).and_then(sign_option);
        reader.position += usize::from(specification.sign.is_some());
        specification.coerce_negative_zero = reader.skip('z');
        specification.alternate = reader.skip('#');
        if !fill_given && reader.skip('0') {
            specification.fill = u32::from('0');
            if !alignment_given && default_alignment == Alignment::Right {
                specification.alignment = Alignment::AfterSign;
            }
        }
        specification.width = reader.integer()?;
        specification.grouping = reader.grouping()?;
        if reader.skip('.') {
            let precision = reader.integer()?;
            specification.precision =
                Some(precision.ok_or_else(|| FormatError::value("Format specifier missing precision"))?);
        }
        match text.len() - reader.position {
            0 => {}
            // NUL is how CPython marks that no type is given: where there is none by default, it says as much.
            1 => specification.code = reader.peek(0).filter(|code| *code != 0 || default_code.is_some()),
            _ => {
                let shown = text.to_str_lossy();
                return Err(FormatError::value(format!(
                    "Invalid format specifier '{shown}' for object of type '{type_name}'"
                )));
            }
        }
        specification.check_grouping()?;
        Ok(specification)
    }

    /// The presentation type as a character, where it is ASCII.
    pub(super) fn ascii_code(&self) -> Option<u8> {
        self.code.and_then(|code| u8::try_from(code).ok())
    }

    fn check_grouping(&self) -> Result<(), FormatError> {
        let Some(grouping) = self.grouping else { return Ok(()) };
        let allowed = match (self.code, self.ascii_code()) {
            (None | Some(0), _) | (_, Some(b'd' | b'e' | b'f' | b'g' | b'E' | b'G' | b'%' | b'F')) => true,
            (_, Some(b'b' | b'o' | b'x' | b'X')) => grouping == Grouping::Underscore,
            _ => false,
        };
        if allowed {
            return Ok(());
        }
        let separator = if grouping == Grouping::Comma { ',' } else { '_' };
        let code = display_code(self.code.unwrap_or_default(), 33);
        Err(FormatError::value(format!("Cannot specify '{separator}' with '{code}'.")))
    }
}

fn alignment(code_point: u32) -> Option<Alignment> {
    match char::from_u32(code_point)? {
        '<' => Some(Alignment::Left),
        '>' => Some(Alignment::Right),
        '^' => Some(Alignment::Center),
        '=' => Some(Alignment::AfterSign),
        _ => None,
    }
}

fn sign_option(code_point: u32) -> Option<SignOption> {
    match char::from_u32(code_point)? {
        '-' => Some(SignOption::Minus),
        '+' => Some(SignOption::Plus),
        ' ' => Some(SignOption::Space),
        _ => None,
    }
}

struct Reader<'a> {
    text: &'a Text,
    position: usize,
}

impl Reader<'_> {
    fn peek(&self, ahead: usize) -> Option<u32> {
        self.text.get(self.position + ahead)
    }

    fn skip(&mut self, character: char) -> bool {
        let found = self.peek(0) == Some(character.into());
        self.position += usize::from(found);
        found
    }

    /// A decimal number, `None` where there is no digit.
    fn integer(&mut self) -> Result<Option<usize>, FormatError> {
        let (value, consumed) = read_integer(self.text, self.position)?;
        self.position += consumed;
        Ok(value)
    }

    fn grouping(&mut self) -> Result<Option<Grouping>, FormatError> {
        let comma = self.skip(',');
        let underscore = self.skip('_');
        if underscore && (comma || self.peek(0) == Some(','.into())) {
            return Err(FormatError::value("Cannot specify both ',' and '_'."));
        }
        Ok(match (comma, underscore) {
            (true, _) => Some(Grouping::Comma),
            (_, true) => Some(Grouping::Underscore),
            _ => None,
        })
    }
}

/// Reads decimal digits of any script: the number, `None` without a digit, and how many digits were read.
///
/// # Errors
/// `ValueError` where the number is larger than a size can be.
pub(super) fn read_integer(text: &Text, from: usize) -> Result<(Option<usize>, usize), FormatError> {
    let mut value: Option<isize> = None;
    let mut position = from;
    while let Some(digit) = text.get(position).and_then(unicode::decimal_value) {
        let larger = value.unwrap_or(0).checked_mul(10).and_then(|value| value.checked_add(isize::from(digit as i8)));
        value = Some(larger.ok_or_else(|| FormatError::value("Too many decimal digits in format string"))?);
        position += 1;
    }
    Ok((value.map(isize::cast_unsigned), position - from))
}
