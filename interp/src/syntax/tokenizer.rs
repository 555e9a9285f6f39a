//! A second look at the text of a rejected program: what CPython's tokenizer refuses (Parser/lexer/lexer.c).
//!
//! CPython reports an error of the tokenizer rather than one of the parser, wherever it is in the text.

use ruff_text_size::{TextRange, TextSize};

use super::failure::{FailureKind, SyntaxFailure};
use super::parse::Source;

/// `MAXLEVEL`: how many brackets may be open.
const MAXIMUM_BRACKETS: usize = 200;
/// `MAXINDENT`: how many levels of indentation there may be, with the one at the margin.
const MAXIMUM_INDENTATION: usize = 100;
const TAB: usize = 8;

/// What the tokenizer has to say about a text.
pub struct Verdict {
    /// The first thing that it refuses.
    pub failure: Option<Box<SyntaxFailure>>,
    /// The last bracket that is still open at the end, with its offset.
    pub open_bracket: Option<(char, usize)>,
}

/// Tokenizes a text for its errors alone.
pub fn check(source: &Source<'_>) -> Verdict {
    let mut tokenizer = Tokenizer {
        source,
        text: source.text(),
        at: 0,
        line_start: 0,
        brackets: Vec::new(),
        strings: Vec::new(),
        indentation: vec![Indentation { column: 0, alternative: 0 }],
    };
    let failure = tokenizer.run().err();
    Verdict { failure, open_bracket: tokenizer.brackets.last().copied() }
}

type Outcome = Result<(), Box<SyntaxFailure>>;

/// Columns of an indentation with tabs to every eighth column, and with tabs of one column: where the two
/// compare differently, the indentation is ambiguous.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Indentation {
    column: usize,
    alternative: usize,
}

/// An f-string whose replacement field is being read.
struct FString {
    quote: u8,
    quote_size: usize,
    raw: bool,
    start: usize,
    /// How many brackets were open before the field's brace.
    level: usize,
    in_format_spec: bool,
}

struct Tokenizer<'a> {
    source: &'a Source<'a>,
    text: &'a str,
    at: usize,
    line_start: usize,
    brackets: Vec<(char, usize)>,
    strings: Vec<FString>,
    indentation: Vec<Indentation>,
}

impl Tokenizer<'_> {
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.text.as_bytes().get(self.at + ahead).copied()
    }

    /// An error that ends at an offset: CPython gives the column of the last character read.
    fn error<T>(&self, message: impl Into<String>, end: usize) -> Result<T, Box<SyntaxFailure>> {
        self.error_between(message, end, end)
    }

    fn error_between<T>(&self, message: impl Into<String>, start: usize, end: usize) -> Result<T, Box<SyntaxFailure>> {
        let range = |offset: usize| TextRange::empty(TextSize::new(offset as u32));
        let mut failure = self.source.failure(FailureKind::SyntaxError, message, range(start));
        failure.column = failure.column.saturating_sub(1);
        let end = self.source.failure(FailureKind::SyntaxError, "", range(end));
        failure.end_line = end.end_line;
        failure.end_column = i64::from(end.end_column).saturating_sub(1) as i32;
        failure.text = failure.line.and_then(|line| self.source.line(line)).map(str::to_owned);
        Err(failure)
    }

    fn line_error<T>(
        &self,
        kind: FailureKind,
        message: &str,
        column: u32,
        end_column: i32,
    ) -> Result<T, Box<SyntaxFailure>> {
        let range = TextRange::empty(TextSize::new(self.line_start as u32));
        let mut failure = self.source.failure(kind, message, range);
        failure.column = column;
        failure.end_column = end_column;
        Err(failure)
    }

    fn run(&mut self) -> Outcome {
        self.indentation()?;
        while let Some(byte) = self.byte() {
            self.token(byte)?;
        }
        Ok(())
    }

    fn token(&mut self, byte: u8) -> Outcome {
        match byte {
            b'\n' => {
                self.at += 1;
                self.line_start = self.at;
                if self.brackets.is_empty() && self.strings.is_empty() {
                    self.indentation()?;
                }
            }
            b' ' | b'\t' | 0x0C => self.at += 1,
            b'#' => self.skip_line(),
            b'\\' => self.continuation()?,
            b'"' | b'\'' => self.string(self.at)?,
            b'0'..=b'9' => self.number()?,
            b'.' if self.peek(1).is_some_and(|byte| byte.is_ascii_digit()) => {
                self.at += 1;
                self.fraction()?;
            }
            b'(' | b'[' | b'{' => {
                if self.brackets.len() >= MAXIMUM_BRACKETS {
                    return self.error("too many nested parentheses", self.at + 1);
                }
                self.brackets.push((char::from(byte), self.at));
                self.at += 1;
            }
            b')' | b']' | b'}' => self.closing_bracket(char::from(byte))?,
            b':' | b'!' if self.ends_expression(byte) => {
                self.at += 1;
                if byte == b':' {
                    if let Some(string) = self.strings.last_mut() {
                        string.in_format_spec = true;
                    }
                    self.f_string_middle()?;
                }
            }
            byte if byte.is_ascii_alphabetic() || byte == b'_' || !byte.is_ascii() => self.name()?,
            byte if byte < 0x20 || byte == 0x7F => {
                return self.error(format!("invalid non-printable character U+{byte:04X}"), self.at + 1);
            }
            _ => self.at += 1,
        }
        Ok(())
    }

    /// Whether a colon or exclamation mark stands directly in a replacement field.
    fn ends_expression(&self, byte: u8) -> bool {
        let next_is_equal = self.peek(1) == Some(b'=');
        self.strings.last().is_some_and(|string| {
            self.brackets.len() == string.level + 1 && !(byte == b'!' && next_is_equal) && byte == b':'
        })
    }

    fn skip_line(&mut self) {
        while self.byte().is_some_and(|byte| byte != b'\n') {
            self.at += 1;
        }
    }

    fn indentation(&mut self) -> Outcome {
        loop {
            let mut here = Indentation { column: 0, alternative: 0 };
            loop {
                match self.byte() {
                    Some(b' ') => {
                        here.column += 1;
                        here.alternative += 1;
                    }
                    Some(b'\t') => {
                        here.column = (here.column / TAB + 1) * TAB;
                        here.alternative += 1;
                    }
                    Some(0x0C) => here = Indentation { column: 0, alternative: 0 },
                    Some(b'\\') if self.peek(1) == Some(b'\n') => {
                        self.at += 1;
                    }
                    _ => break,
                }
                self.at += 1;
            }
            match self.byte() {
                None => return Ok(()),
                Some(b'#') => self.skip_line(),
                Some(b'\n') => {}
                Some(_) => return self.compare_indentation(here),
            }
            // A blank line or a comment has no indentation.
            if self.byte().is_none() {
                return Ok(());
            }
            self.at += 1;
            self.line_start = self.at;
        }
    }

    fn compare_indentation(&mut self, here: Indentation) -> Outcome {
        let Some(top) = self.indentation.last().copied() else { return Ok(()) };
        if here.column == top.column {
            return self.check_tabs(here.alternative == top.alternative);
        }
        if here.column > top.column {
            if self.indentation.len() >= MAXIMUM_INDENTATION {
                return self.line_error(FailureKind::IndentationError, "too many levels of indentation", 1, 0);
            }
            self.check_tabs(here.alternative > top.alternative)?;
            self.indentation.push(here);
            return Ok(());
        }
        while self.indentation.last().is_some_and(|top| top.column > here.column) {
            self.indentation.pop();
        }
        let top = self.indentation.last().copied().unwrap_or(here);
        if top.column != here.column {
            let rest = &self.text[self.line_start..];
            let length = rest.find('\n').map_or(rest.len(), |end| end) + 1;
            let message = "unindent does not match any outer indentation level";
            return self.line_error(FailureKind::IndentationError, message, length as u32, -1);
        }
        self.check_tabs(here.alternative == top.alternative)
    }

    fn check_tabs(&self, consistent: bool) -> Outcome {
        if consistent {
            return Ok(());
        }
        self.line_error(FailureKind::TabError, "inconsistent use of tabs and spaces in indentation", 1, 0)
    }

    fn continuation(&mut self) -> Outcome {
        let column = (self.at - self.line_start) as u32;
        match self.peek(1) {
            Some(b'\n') if self.at + 2 < self.text.len() => {
                self.at += 2;
                self.line_start = self.at;
                Ok(())
            }
            None | Some(b'\n') => {
                if !self.brackets.is_empty() {
                    self.at = self.text.len();
                    return Ok(());
                }
                self.line_error(FailureKind::SyntaxError, "unexpected EOF while parsing", column + 2, -1)
            }
            Some(_) => self.line_error(
                FailureKind::SyntaxError,
                "unexpected character after line continuation character",
                column + 2,
                0,
            ),
        }
    }

    fn closing_bracket(&mut self, bracket: char) -> Outcome {
        let field_level = self.strings.last().map(|string| string.level);
        if bracket == '}' && field_level.is_some_and(|level| self.brackets.len() == level + 1) {
            self.brackets.pop();
            self.at += 1;
            return self.f_string_middle();
        }
        let Some((open, place)) = self.brackets.pop() else {
            return self.error(format!("unmatched '{bracket}'"), self.at + 1);
        };
        let matching = matches!((open, bracket), ('(', ')') | ('[', ']') | ('{', '}'));
        if matching {
            self.at += 1;
            return Ok(());
        }
        self.brackets.push((open, place));
        // A bracket that closes nothing but the field's own brace.
        if field_level.is_some_and(|level| self.brackets.len() == level + 1) {
            return self.error(format!("f-string: unmatched '{bracket}'"), self.at + 1);
        }
        let (line, here) = (self.source.line_of(place), self.source.line_of(self.at));
        let place = if line == here { String::new() } else { format!(" on line {line}") };
        self.error(
            format!("closing parenthesis '{bracket}' does not match opening parenthesis '{open}'{place}"),
            self.at + 1,
        )
    }

    /// A name, which may turn out to be the prefix of a string.
    fn name(&mut self) -> Outcome {
        let start = self.at;
        while let Some(character) = self.text[self.at..].chars().next() {
            if !(character.is_ascii_alphanumeric() || character == '_' || !character.is_ascii()) {
                break;
            }
            self.at += character.len_utf8();
        }
        let name = &self.text[start..self.at];
        if matches!(self.byte(), Some(b'"' | b'\'')) && is_string_prefix(name) {
            return self.string(start);
        }
        if name.is_ascii() {
            return Ok(());
        }
        for (index, character) in name.char_indices() {
            let valid = if index == 0 {
                character == '_' || unicode_ident::is_xid_start(character)
            } else {
                unicode_ident::is_xid_continue(character)
            };
            if !valid {
                let end = start + index + character.len_utf8();
                let code = u32::from(character);
                let message = if super::unparse::is_printable(character) {
                    format!("invalid character '{character}' (U+{code:04X})")
                } else {
                    format!("invalid non-printable character U+{code:04X}")
                };
                return self.error(message, end);
            }
        }
        Ok(())
    }

    fn string(&mut self, start: usize) -> Outcome {
        let prefix = self.text[start..self.at].to_ascii_lowercase();
        let quote = self.byte().unwrap_or(b'"');
        let triple = self.peek(1) == Some(quote) && self.peek(2) == Some(quote);
        let quote_size = if triple { 3 } else { 1 };
        self.at += quote_size;
        if prefix.contains('f') {
            self.strings.push(FString {
                quote,
                quote_size,
                raw: prefix.contains('r'),
                start,
                level: self.brackets.len(),
                in_format_spec: false,
            });
            return self.f_string_middle();
        }
        let mut escaped_quote = false;
        loop {
            match self.byte() {
                None => return self.unterminated(start, quote, quote_size, escaped_quote),
                Some(b'\n') if !triple => return self.unterminated(start, quote, quote_size, escaped_quote),
                Some(b'\n') => {
                    self.at += 1;
                    self.line_start = self.at;
                }
                Some(b'\\') => {
                    let next = self.peek(1);
                    escaped_quote |= next == Some(quote);
                    self.at += 1;
                    if next.is_some() {
                        self.at += 1;
                    }
                    if next == Some(b'\n') {
                        self.line_start = self.at;
                    }
                }
                Some(byte) if byte == quote => {
                    let run = (0..quote_size).take_while(|ahead| self.peek(*ahead) == Some(quote)).count();
                    self.at += run;
                    if run == quote_size {
                        return Ok(());
                    }
                }
                Some(_) => self.at += 1,
            }
        }
    }

    fn unterminated(&mut self, start: usize, quote: u8, quote_size: usize, escaped_quote: bool) -> Outcome {
        if self.strings.last().is_some_and(|string| string.quote == quote && string.quote_size == quote_size) {
            return self.error("f-string: expecting '}'", start + 1);
        }
        let line = self.last_line();
        let message = match (quote_size, escaped_quote) {
            (3, _) => format!("unterminated triple-quoted string literal (detected at line {line})"),
            (_, false) => format!("unterminated string literal (detected at line {line})"),
            (_, true) => {
                format!("unterminated string literal (detected at line {line}); perhaps you escaped the end quote?")
            }
        };
        self.error(message, start + 1)
    }

    /// The line on which the tokenizer notices the end of the text.
    fn last_line(&self) -> u32 {
        let line = self.source.line_of(self.at);
        let at_end = self.at == self.text.len() && self.text.ends_with('\n');
        if at_end { line.saturating_sub(1).max(1) } else { line }
    }

    /// The literal part of an f-string, or of a format specification in it.
    fn f_string_middle(&mut self) -> Outcome {
        let Some(string) = self.strings.last() else { return Ok(()) };
        let (quote, quote_size, raw, start, level) =
            (string.quote, string.quote_size, string.raw, string.start, string.level);
        let in_format_spec = string.in_format_spec && self.brackets.len() > level;
        loop {
            match self.byte() {
                Some(b'\n') if quote_size == 3 => {
                    self.at += 1;
                    self.line_start = self.at;
                }
                // A line end also ends a format specification; the parser then misses the brace.
                Some(b'\n') if in_format_spec => return Ok(()),
                None | Some(b'\n') => {
                    let line = self.last_line();
                    let kind = if quote_size == 3 { "triple-quoted f-string" } else { "f-string" };
                    return self.error(format!("unterminated {kind} literal (detected at line {line})"), start + 1);
                }
                Some(b'\\') if !raw && self.peek(1) == Some(b'N') && self.peek(2) == Some(b'{') => {
                    let end = self.text[self.at..].find(['}', '\n']).unwrap_or(2);
                    self.at += end + 1;
                }
                Some(b'\\') => {
                    let next = self.peek(1);
                    self.at += if matches!(next, None | Some(b'{' | b'}')) { 1 } else { 2 };
                    if next == Some(b'\n') {
                        self.line_start = self.at;
                    }
                }
                Some(b'{') if self.peek(1) == Some(b'{') && !in_format_spec => self.at += 2,
                Some(b'{') => {
                    if let Some(string) = self.strings.last_mut() {
                        // A field in a format specification is one level deeper.
                        string.level = self.brackets.len();
                        string.in_format_spec = false;
                    }
                    self.brackets.push(('{', self.at));
                    self.at += 1;
                    return Ok(());
                }
                Some(b'}') if in_format_spec => {
                    self.brackets.pop();
                    self.at += 1;
                    if let Some(string) = self.strings.last_mut() {
                        let depth = self.brackets.len();
                        string.in_format_spec = depth > 0 && depth > string.level;
                        string.level = string.level.min(depth);
                    }
                    return self.f_string_middle();
                }
                Some(b'}') if self.peek(1) == Some(b'}') => self.at += 2,
                Some(b'}') => return self.error("f-string: single '}' is not allowed", self.at + 1),
                Some(byte) if byte == quote => {
                    let run = (0..quote_size).take_while(|ahead| self.peek(*ahead) == Some(quote)).count();
                    self.at += run;
                    if run == quote_size {
                        self.strings.pop();
                        return Ok(());
                    }
                }
                Some(_) => self.at += 1,
            }
        }
    }

    fn number(&mut self) -> Outcome {
        let start = self.at;
        let first = self.byte();
        self.at += 1;
        if first == Some(b'0') {
            let (kind, is_digit): (&str, fn(&u8) -> bool) = match self.byte() {
                Some(b'x' | b'X') => ("hexadecimal", u8::is_ascii_hexdigit),
                Some(b'o' | b'O') => ("octal", |byte| (b'0'..=b'7').contains(byte)),
                Some(b'b' | b'B') => ("binary", |byte| matches!(byte, b'0' | b'1')),
                _ => return self.zero(start),
            };
            self.at += 1;
            return self.based_number(kind, is_digit);
        }
        self.decimal_tail()?;
        self.after_integer()
    }

    fn based_number(&mut self, kind: &str, is_digit: fn(&u8) -> bool) -> Outcome {
        loop {
            if self.byte() == Some(b'_') {
                self.at += 1;
            }
            match self.byte() {
                Some(byte) if is_digit(&byte) => {}
                Some(byte) if byte.is_ascii_digit() => {
                    let digit = char::from(byte);
                    return self.error(format!("invalid digit '{digit}' in {kind} literal"), self.at + 1);
                }
                _ => return self.error(format!("invalid {kind} literal"), self.at),
            }
            while self.byte().is_some_and(|byte| is_digit(&byte)) {
                self.at += 1;
            }
            if self.byte() != Some(b'_') {
                break;
            }
        }
        if let Some(byte) = self.byte().filter(u8::is_ascii_digit) {
            let digit = char::from(byte);
            return self.error(format!("invalid digit '{digit}' in {kind} literal"), self.at + 1);
        }
        self.end_of_number(kind)
    }

    /// A literal that begins with zero: nothing but zeros, unless it is no int.
    fn zero(&mut self, start: usize) -> Outcome {
        let mut nonzero = false;
        loop {
            if self.byte() == Some(b'_') {
                self.at += 1;
                if !self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
                    return self.error("invalid decimal literal", self.at);
                }
            }
            if self.byte() != Some(b'0') {
                break;
            }
            self.at += 1;
        }
        let zeros_end = self.at;
        if self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
            nonzero = true;
            self.decimal_tail()?;
        }
        match self.byte() {
            Some(b'.' | b'e' | b'E' | b'j' | b'J') => self.after_integer(),
            _ if nonzero => self.error_between(
                "leading zeros in decimal integer literals are not permitted; \
                 use an 0o prefix for octal integers",
                start + 1,
                zeros_end + 1,
            ),
            _ => self.end_of_number("decimal"),
        }
    }

    fn decimal_tail(&mut self) -> Outcome {
        loop {
            while self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
                self.at += 1;
            }
            if self.byte() != Some(b'_') {
                return Ok(());
            }
            self.at += 1;
            if !self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
                return self.error("invalid decimal literal", self.at);
            }
        }
    }

    fn after_integer(&mut self) -> Outcome {
        match self.byte() {
            Some(b'.') => self.fraction(),
            Some(b'e' | b'E') => self.exponent(),
            Some(b'j' | b'J') => self.imaginary(),
            _ => self.end_of_number("decimal"),
        }
    }

    /// From the decimal point, which may already be behind.
    fn fraction(&mut self) -> Outcome {
        if self.byte() == Some(b'.') {
            self.at += 1;
        }
        if self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
            self.decimal_tail()?;
        }
        match self.byte() {
            Some(b'e' | b'E') => self.exponent(),
            Some(b'j' | b'J') => self.imaginary(),
            _ => self.end_of_number("decimal"),
        }
    }

    fn exponent(&mut self) -> Outcome {
        let sign = matches!(self.peek(1), Some(b'+' | b'-'));
        let digits = 1 + usize::from(sign);
        if !self.peek(digits).is_some_and(|byte| byte.is_ascii_digit()) {
            if sign {
                return self.error("invalid decimal literal", self.at + 2);
            }
            return self.end_of_number("decimal");
        }
        self.at += digits;
        self.decimal_tail()?;
        match self.byte() {
            Some(b'j' | b'J') => self.imaginary(),
            _ => self.end_of_number("decimal"),
        }
    }

    fn imaginary(&mut self) -> Outcome {
        self.at += 1;
        self.end_of_number("imaginary")
    }

    /// A keyword may follow a number directly, any other name may not.
    fn end_of_number(&mut self, kind: &str) -> Outcome {
        const KEYWORDS: [&str; 9] = ["and", "else", "for", "if", "in", "is", "not", "or", "not"];
        let rest = &self.text[self.at..];
        if KEYWORDS.iter().any(|keyword| rest.starts_with(keyword)) {
            return Ok(());
        }
        match rest.chars().next() {
            Some(next) if next.is_ascii_alphanumeric() || next == '_' || unicode_ident::is_xid_start(next) => {
                self.error(format!("invalid {kind} literal"), self.at)
            }
            _ => Ok(()),
        }
    }
}

fn is_string_prefix(name: &str) -> bool {
    matches!(name.to_ascii_lowercase().as_str(), "r" | "u" | "b" | "f" | "br" | "rb" | "fr" | "rf")
}
