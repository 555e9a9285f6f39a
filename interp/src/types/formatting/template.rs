//! The templates of `str.format`: literal text, replacement fields, and the names inside of them.
//!
//! Source: CPython's `Objects/stringlib/unicode_format.h`.

use std::ops::Range;

use super::error::FormatError;
use super::specification::read_integer;
use crate::types::text::Text;

/// How deep replacement fields may stand in the specifications of others.
pub const MAX_NESTING: usize = 2;

/// A replacement field: ranges of the template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplacementField {
    /// The name, see [`FieldName`].
    pub name: Range<usize>,
    /// The character behind `!`.
    pub conversion: Option<u32>,
    /// What stands behind `:`, empty where nothing does.
    pub specification: Range<usize>,
    /// Whether the specification contains fields of its own.
    pub specification_has_fields: bool,
}

/// Literal text, and the field behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplatePiece {
    /// The literal text; a doubled brace is in it once.
    pub literal: Range<usize>,
    /// The field, `None` at the end and after a doubled brace.
    pub field: Option<ReplacementField>,
}

/// The pieces of a template, or of a part of one. After an error nothing more comes.
pub struct TemplatePieces<'a> {
    text: &'a Text,
    position: usize,
    end: usize,
}

impl<'a> TemplatePieces<'a> {
    /// The pieces of a range of a text.
    pub fn new(text: &'a Text, range: Range<usize>) -> Self {
        Self { text, position: range.start, end: range.end.min(text.len()) }
    }

    /// Where the next piece begins.
    pub fn position(&self) -> usize {
        self.position
    }

    fn peek(&self) -> Option<char> {
        if self.position >= self.end {
            return None;
        }
        // What is no character, a surrogate, is no brace either.
        self.text.get(self.position).map(|unit| char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn next_character(&mut self) -> Option<char> {
        let character = self.peek();
        self.position += usize::from(character.is_some());
        character
    }

    fn piece(&mut self) -> Result<TemplatePiece, FormatError> {
        let start = self.position;
        let mut brace = None;
        while brace.is_none() {
            match self.next_character() {
                Some(character @ ('{' | '}')) => brace = Some(character),
                Some(_) => {}
                None => return Ok(TemplatePiece { literal: start..self.position, field: None }),
            }
        }
        match (brace, self.peek()) {
            (Some(brace), Some(next)) if brace == next => {
                // Doubled: the literal ends with the first, the second is skipped.
                let literal = start..self.position;
                self.position += 1;
                Ok(TemplatePiece { literal, field: None })
            }
            (Some('}'), _) => Err(FormatError::value("Single '}' encountered in format string")),
            (_, None) => Err(FormatError::value("Single '{' encountered in format string")),
            _ => {
                let literal = start..self.position - 1;
                Ok(TemplatePiece { literal, field: Some(self.field()?) })
            }
        }
    }

    fn field(&mut self) -> Result<ReplacementField, FormatError> {
        let start = self.position;
        let mut terminator = None;
        while let Some(character) = self.next_character() {
            match character {
                '{' => return Err(FormatError::value("unexpected '{' in field name")),
                '[' => {
                    while self.peek().is_some_and(|inner| inner != ']') {
                        self.position += 1;
                    }
                }
                '}' | ':' | '!' => {
                    terminator = Some(character);
                    break;
                }
                _ => {}
            }
        }
        let Some(terminator) = terminator else {
            return Err(FormatError::value("expected '}' before end of string"));
        };
        let mut field = ReplacementField {
            name: start..self.position - 1,
            conversion: None,
            specification: self.position..self.position,
            specification_has_fields: false,
        };
        if terminator == '}' {
            return Ok(field);
        }
        if terminator == '!' {
            if self.next_character().is_none() {
                return Err(FormatError::value("end of string while looking for conversion specifier"));
            }
            field.conversion = self.text.get(self.position - 1);
            match self.next_character() {
                Some('}') => return Ok(field),
                Some(':') => {}
                Some(_) => return Err(FormatError::value("expected ':' after conversion specifier")),
                None => return Err(FormatError::value("unmatched '{' in format spec")),
            }
        }
        let start = self.position;
        let mut depth = 1;
        while let Some(character) = self.next_character() {
            match character {
                '{' => {
                    field.specification_has_fields = true;
                    depth += 1;
                }
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                field.specification = start..self.position - 1;
                return Ok(field);
            }
        }
        Err(FormatError::value("unmatched '{' in format spec"))
    }
}

impl Iterator for TemplatePieces<'_> {
    type Item = Result<TemplatePiece, FormatError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.position >= self.end {
            return None;
        }
        let piece = self.piece();
        if piece.is_err() {
            self.position = self.end;
        }
        Some(piece)
    }
}

/// Whether a template numbers its fields itself or leaves it to `str.format`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FieldNumbering {
    /// No field has said it yet.
    #[default]
    Unknown,
    /// `{}`: the number of the next one.
    Automatic(usize),
    /// `{0}`
    Manual,
}

/// What a field's name begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldStart {
    /// A positional argument.
    Index(usize),
    /// A keyword argument, by its range in the template.
    Name(Range<usize>),
}

/// A step behind the start of a field's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldStep {
    /// `.name`, by its range.
    Attribute(Range<usize>),
    /// `[name]`, by its range.
    Key(Range<usize>),
    /// `[7]`
    Index(usize),
}

/// A field's name taken apart: where it starts, then its steps, which are parsed as they are asked for.
pub struct FieldName<'a> {
    text: &'a Text,
    position: usize,
    end: usize,
}

impl<'a> FieldName<'a> {
    /// Splits the first part off a name. `numbering` goes from field to field; `None` where empty names are not
    /// numbered, as in `string.Formatter`.
    ///
    /// # Errors
    /// `ValueError`
    pub fn parse(
        text: &'a Text,
        name: Range<usize>,
        numbering: Option<&mut FieldNumbering>,
    ) -> Result<(FieldStart, Self), FormatError> {
        let is_step = |index: &usize| matches!(text.get(*index).and_then(char::from_u32), Some('.' | '['));
        let split = name.clone().find(is_step).unwrap_or(name.end);
        let first = name.start..split;
        let rest = Self { text, position: split, end: name.end };
        let number = integer_of(text, first.clone())?;
        let Some(numbering) = numbering else {
            return Ok((number.map_or(FieldStart::Name(first), FieldStart::Index), rest));
        };
        let start = match (number, first.is_empty(), *numbering) {
            (None, false, _) => FieldStart::Name(first),
            (_, true, FieldNumbering::Manual) => {
                return Err(FormatError::value(
                    "cannot switch from manual field specification to automatic field numbering",
                ));
            }
            (_, true, FieldNumbering::Unknown) => {
                *numbering = FieldNumbering::Automatic(1);
                FieldStart::Index(0)
            }
            (_, true, FieldNumbering::Automatic(next)) => {
                *numbering = FieldNumbering::Automatic(next + 1);
                FieldStart::Index(next)
            }
            (Some(_), false, FieldNumbering::Automatic(_)) => {
                return Err(FormatError::value(
                    "cannot switch from automatic field numbering to manual field specification",
                ));
            }
            (Some(index), false, _) => {
                *numbering = FieldNumbering::Manual;
                FieldStart::Index(index)
            }
        };
        Ok((start, rest))
    }

    fn step(&mut self) -> Result<FieldStep, FormatError> {
        let opening = self.text.get(self.position).and_then(char::from_u32);
        let start = self.position + 1;
        let place = |wanted: &[char]| {
            (start..self.end).find(|index| {
                self.text.get(*index).and_then(char::from_u32).is_some_and(|character| wanted.contains(&character))
            })
        };
        let step = match opening {
            Some('.') => {
                let end = place(&['.', '[']).unwrap_or(self.end);
                self.position = end;
                FieldStep::Attribute(start..end)
            }
            Some('[') => {
                let Some(end) = place(&[']']) else {
                    return Err(FormatError::value("Missing ']' in format string"));
                };
                self.position = end + 1;
                match integer_of(self.text, start..end)? {
                    Some(index) => FieldStep::Index(index),
                    None => FieldStep::Key(start..end),
                }
            }
            _ => {
                return Err(FormatError::value("Only '.' or '[' may follow ']' in format field specifier"));
            }
        };
        match &step {
            FieldStep::Attribute(name) | FieldStep::Key(name) if name.is_empty() => {
                Err(FormatError::value("Empty attribute in format string"))
            }
            _ => Ok(step),
        }
    }
}

impl Iterator for FieldName<'_> {
    type Item = Result<FieldStep, FormatError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.position >= self.end {
            return None;
        }
        let step = self.step();
        if step.is_err() {
            self.position = self.end;
        }
        Some(step)
    }
}

/// The number that a range consists of, `None` where it is empty or has another character in it.
fn integer_of(text: &Text, range: Range<usize>) -> Result<Option<usize>, FormatError> {
    let part = text.slice(range);
    let (value, digits) = read_integer(&part, 0)?;
    Ok(value.filter(|_| digits == part.len()))
}
