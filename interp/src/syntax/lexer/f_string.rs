//! f-strings: text and replacement fields alternate (PEP 701).

use super::{Lexer, Refused, Token, TokenKind};

/// How many f-strings may be in each other (`MAXFSTRINGLEVEL`).
const MAXIMUM_STRINGS: usize = 150;
/// How many replacement fields may be in each other's format specifications.
const MAXIMUM_FIELDS: i32 = 3;

/// An f-string that has begun.
pub struct FString {
    pub(super) quote: u8,
    pub(super) quote_size: usize,
    raw: bool,
    start: usize,
    line_start: usize,
    line: u32,
    /// Whether text is read, and not the expression of a field.
    pub(super) in_text: bool,
    /// How many brackets are open within.
    pub(super) brackets: i32,
    /// How many of them are open where the current field's expression stands, less one.
    pub(super) field_level: i32,
    in_format_specification: bool,
    has_debug_expression: bool,
}

impl Lexer<'_> {
    pub(super) fn f_string_start(&mut self, quote: u8) -> Result<TokenKind, Refused> {
        self.first_line = self.line;
        self.first_line_start = self.line_start;
        let start = self.start.unwrap_or(self.current);
        let mut quote_size = 1;
        let second = self.next();
        if second == Some(quote) {
            let third = self.next();
            if third == Some(quote) {
                quote_size = 3;
            } else {
                self.back(third);
                self.back(second);
            }
        } else {
            self.back(second);
        }
        if self.strings.len() + 1 >= MAXIMUM_STRINGS {
            self.refuse("too many nested f-strings");
            return Err(Refused);
        }
        let raw = self.text[start..self.current].iter().any(|byte| matches!(byte, b'r' | b'R'));
        self.strings.push(FString {
            quote,
            quote_size,
            raw,
            start,
            line_start: self.line_start,
            line: self.line,
            in_text: true,
            brackets: 0,
            field_level: -1,
            in_format_specification: false,
            has_debug_expression: false,
        });
        Ok(TokenKind::FStringStart)
    }

    /// Whether a colon ends the expression of a field: what follows is text again.
    pub(super) fn ends_field_expression(&mut self, byte: u8) -> bool {
        let Some(string) = self.strings.last_mut() else { return false };
        if byte != b':' || string.field_level < 0 || string.brackets - 1 != string.field_level {
            return false;
        }
        string.in_text = true;
        string.in_format_specification = true;
        true
    }

    /// A `=` that stands by itself in a field.
    pub(super) fn note_debug_expression(&mut self) {
        if let Some(string) = self.strings.last_mut()
            && string.field_level >= 0
        {
            string.has_debug_expression = true;
        }
    }

    /// A closing bracket within an f-string, which may close its field.
    pub(super) fn close_field(&mut self, byte: u8) -> Result<(), Refused> {
        let Some(string) = self.strings.last_mut() else { return Ok(()) };
        string.brackets -= 1;
        if string.brackets < 0 {
            self.refuse(format!("f-string: unmatched '{}'", char::from(byte)));
            return Err(Refused);
        }
        if byte == b'}' && string.brackets == string.field_level {
            string.field_level -= 1;
            string.in_text = true;
            string.in_format_specification = false;
            string.has_debug_expression = false;
        }
        Ok(())
    }

    pub(super) fn f_string_token(&mut self) -> Token {
        match self.f_string_part() {
            Ok((kind, end)) => {
                let range = self.start.map(|start| (start, end));
                if matches!(kind, TokenKind::Operator) {
                    return self.token(kind);
                }
                self.token_between(kind, range)
            }
            Err(Refused) => self.token(TokenKind::Error),
        }
    }

    fn begin_field(&mut self) -> Result<(), Refused> {
        let Some(string) = self.strings.last_mut() else { return Err(Refused) };
        string.field_level += 1;
        if string.field_level >= MAXIMUM_FIELDS {
            self.refuse("f-string: expressions nested too deeply");
            return Err(Refused);
        }
        string.in_text = false;
        Ok(())
    }

    /// The next part: text, the end, or the brace that opens a field; with the end of its text.
    fn f_string_part(&mut self) -> Result<(TokenKind, usize), Refused> {
        self.start = Some(self.current);
        self.first_line = self.line;
        let first = self.next();
        if first == Some(b'{') {
            let second = self.peek();
            self.back(first);
            if second != Some(b'{') {
                self.begin_field()?;
                let kind = self.normal_token()?;
                return Ok((kind, self.current));
            }
        } else {
            self.back(first);
        }
        let Some((quote, quote_size)) = self.strings.last().map(|string| (string.quote, string.quote_size)) else {
            return Err(Refused);
        };
        let mut closes = true;
        for _ in 0..quote_size {
            let character = self.next();
            if character != Some(quote) {
                self.back(character);
                closes = false;
                break;
            }
        }
        if closes {
            self.strings.pop();
            self.first_line_start = self.line_start;
            return Ok((TokenKind::FStringEnd, self.current));
        }
        self.f_string_text(quote, quote_size)
    }

    fn in_format_specification(&self) -> bool {
        self.strings.last().is_some_and(|string| {
            string.field_level >= 0 && (string.in_format_specification || !self.traits.tracks_format_specifications)
        })
    }

    fn f_string_text(&mut self, quote: u8, quote_size: usize) -> Result<(TokenKind, usize), Refused> {
        const TEXT: TokenKind = TokenKind::FStringMiddle;
        self.first_line_start = self.line_start;
        let raw = self.strings.last().is_some_and(|string| string.raw);
        let mut end_size = 0;
        let mut named_escape = false;
        while end_size != quote_size {
            let character = self.next();
            if self.failure.is_some() {
                return Err(Refused);
            }
            let in_specification = self.in_format_specification();
            match character {
                Some(b'\n') if quote_size == 1 && in_specification => {
                    self.back(character);
                    if let Some(string) = self.strings.last_mut() {
                        string.in_text = false;
                        string.in_format_specification = false;
                    }
                    return Ok((TEXT, self.current));
                }
                None => {
                    self.ended_in_string = self.traits.f_strings_may_go_on && quote_size == 3;
                    return self.unterminated_f_string(quote_size);
                }
                Some(b'\n') if quote_size == 1 => return self.unterminated_f_string(quote_size),
                _ => {}
            }
            if character == Some(quote) {
                end_size += 1;
                continue;
            }
            end_size = 0;
            match character {
                Some(b'{') => {
                    let second = self.next();
                    if second != Some(b'{') || in_specification {
                        self.back(second);
                        self.back(character);
                        self.begin_field()?;
                        if let Some(string) = self.strings.last_mut() {
                            string.in_format_specification = false;
                        }
                        return Ok((TEXT, self.current));
                    }
                    return Ok((TEXT, self.current - 1));
                }
                Some(b'}') => {
                    if named_escape {
                        return Ok((TEXT, self.current));
                    }
                    let second = self.next();
                    let top_level = self.strings.last().is_some_and(|string| string.brackets == 0);
                    if second == Some(b'}')
                        && !in_specification
                        && (top_level || !self.traits.tracks_format_specifications)
                    {
                        return Ok((TEXT, self.current - 1));
                    }
                    self.back(second);
                    self.back(character);
                    if let Some(string) = self.strings.last_mut() {
                        string.in_text = false;
                        string.in_format_specification = false;
                    }
                    return Ok((TEXT, self.current));
                }
                Some(b'\\') => {
                    let second = self.next();
                    if let Some(brace @ (b'{' | b'}')) = second {
                        if !raw {
                            self.warn(crate::syntax::escapes::invalid(char::from(brace)), false);
                        }
                        self.back(second);
                        continue;
                    }
                    if !raw && second == Some(b'N') {
                        let third = self.next();
                        if third == Some(b'{') {
                            named_escape = true;
                        } else {
                            self.back(third);
                        }
                    }
                }
                _ => {}
            }
        }
        self.current -= quote_size;
        Ok((TEXT, self.current))
    }

    fn unterminated_f_string(&mut self, quote_size: usize) -> Result<(TokenKind, usize), Refused> {
        let last = self.line;
        if let Some(string) = self.strings.last() {
            self.current = string.start + 1;
            self.line_start = string.line_start;
            self.line = string.line;
        }
        self.refuse(if quote_size == 3 {
            format!("unterminated triple-quoted f-string literal (detected at line {last})")
        } else {
            format!("unterminated f-string literal (detected at line {last})")
        });
        Err(Refused)
    }
}
