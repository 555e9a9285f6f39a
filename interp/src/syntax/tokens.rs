//! The tokens of a text one by one, for module tokenize (Parser/lexer/lexer.c).
//!
//! This is the lenient tokenizer, which keeps comments and does not judge what it reads: the parser has its own.

use std::cell::Cell;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of module token")]
pub enum TokenKind {
    EndMarker,
    Name,
    Number,
    String,
    Newline,
    Indent,
    Dedent,
    /// An operator or delimiter, with its number in module token.
    Operator(u8),
    FStringStart,
    FStringMiddle,
    FStringEnd,
    Comment,
    BlankLine,
}

/// A token with its range in the text.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
    /// It belongs to the end of the text, behind its last line.
    pub at_end: bool,
}

/// What a text is refused for.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// The exception.
    pub kind: RefusalKind,
    /// Its message.
    pub message: String,
    /// The line of the error: the one that holds this byte.
    pub at: usize,
    /// Where the column is taken from, in bytes; counted from 1 where the message is the tokenizer's own.
    pub column_at: usize,
}

/// The exception for a refused text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum RefusalKind {
    Syntax,
    Indentation,
    Tabs,
    /// The text ends where it must not: the column is not counted from 1.
    EndOfText,
}

/// `MAXLEVEL`
const MAXIMUM_BRACKETS: usize = 200;
/// `MAXINDENT`
const MAXIMUM_INDENTATION: usize = 100;
/// `MAXFSTRINGLEVEL`
const MAXIMUM_STRINGS: usize = 150;
/// `MAX_EXPR_NESTING`
const MAXIMUM_FIELDS: isize = 3;

/// An f-string that is being read.
#[derive(Clone)]
struct FString {
    quote: u8,
    quote_size: usize,
    raw: bool,
    start: usize,
    /// How many brackets are open in it.
    depth: isize,
    /// How many replacement fields are open in it, less one.
    fields: isize,
    in_format_spec: bool,
    /// Its text is being read, not an expression.
    in_text: bool,
}

/// Gives the tokens of a text that comes line by line.
pub struct Tokens {
    text: Vec<u8>,
    /// The last line has come.
    complete: bool,
    /// Reading came to the end of what is there of the text.
    touched_end: Cell<bool>,
    /// Comments and blank lines are tokens too.
    extra: bool,
    /// The text had no line end at its end.
    implicit_newline: bool,
    state: Progress,
}

/// How far the tokenizer is.
#[derive(Clone, Default)]
pub struct Progress {
    at: usize,
    at_line_start: bool,
    brackets: Vec<(u8, usize)>,
    strings: Vec<FString>,
    /// Columns with tabs to every eighth column, and with tabs of one column.
    indentation: Vec<(usize, usize)>,
    /// Indents (positive) or dedents (negative) that are due.
    pending: isize,
    comment_line: bool,
    finished: bool,
}

impl std::ops::Deref for Tokens {
    type Target = Progress;

    fn deref(&self) -> &Progress {
        &self.state
    }
}

impl std::ops::DerefMut for Tokens {
    fn deref_mut(&mut self) -> &mut Progress {
        &mut self.state
    }
}

/// What comes next.
pub enum Step {
    /// A token.
    Token(Token),
    /// Another line, or word that there is none.
    NeedsLine,
    /// Nothing: the end marker was the last token.
    End,
}

type Outcome = Result<Token, Box<Refusal>>;

impl Tokens {
    /// Starts without any line.
    pub fn new(extra: bool) -> Self {
        Self {
            text: Vec::new(),
            complete: false,
            touched_end: Cell::new(false),
            extra,
            implicit_newline: false,
            state: Progress { at_line_start: true, indentation: vec![(0, 0)], ..Progress::default() },
        }
    }

    /// Adds a line; one without a line end gets one.
    pub fn add_line(&mut self, line: &str) {
        self.text.extend_from_slice(line.as_bytes());
        if !line.ends_with('\n') {
            self.text.push(b'\n');
            self.implicit_newline = true;
        }
    }

    /// Says that there are no more lines.
    pub fn complete(&mut self) {
        self.complete = true;
    }

    /// What has come of the text.
    pub fn text(&self) -> &[u8] {
        &self.text
    }

    /// Whether the line end at the end of the text was added to it.
    pub fn has_implicit_newline(&self) -> bool {
        self.implicit_newline
    }

    fn byte(&self) -> Option<u8> {
        self.peek(0)
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        let byte = self.text.get(self.at + ahead).copied();
        if byte.is_none() {
            self.touched_end.set(true);
        }
        byte
    }

    fn token(&self, kind: TokenKind, start: usize, end: usize) -> Outcome {
        Ok(Token { kind, start, end, at_end: false })
    }

    /// An error at the last byte read, as CPython gives it.
    fn refuse<T>(&self, message: impl Into<String>) -> Result<T, Box<Refusal>> {
        let before = self.at.saturating_sub(1);
        self.refuse_at(RefusalKind::Syntax, message, before.max(self.line_start(before)), self.at.saturating_sub(1))
    }

    fn refuse_at<T>(
        &self,
        kind: RefusalKind,
        message: impl Into<String>,
        at: usize,
        column_at: usize,
    ) -> Result<T, Box<Refusal>> {
        Err(Box::new(Refusal { kind, message: message.into(), at, column_at }))
    }

    /// Where the line of an offset begins.
    fn line_start(&self, offset: usize) -> usize {
        self.text[..offset.min(self.text.len())].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1)
    }

    /// Where the line of an offset ends, its line end included.
    fn line_end(&self, offset: usize) -> usize {
        let rest = self.text.get(offset..).unwrap_or_default();
        rest.iter().position(|byte| *byte == b'\n').map_or(self.text.len(), |at| offset + at + 1)
    }

    /// The next token.
    ///
    /// # Errors
    /// What the tokenizer refuses.
    pub fn advance(&mut self) -> Result<Step, Box<Refusal>> {
        if self.finished {
            return Ok(Step::End);
        }
        let before = self.state.clone();
        self.touched_end.set(false);
        let token = match self.strings.last() {
            Some(string) if string.in_text => self.string_text(),
            _ => self.normal(),
        };
        if self.touched_end.get() && !self.complete {
            self.state = before;
            return Ok(Step::NeedsLine);
        }
        let token = token?;
        self.finished = token.kind == TokenKind::EndMarker;
        Ok(Step::Token(token))
    }

    fn normal(&mut self) -> Outcome {
        loop {
            let mut blank = false;
            if self.at_line_start {
                self.at_line_start = false;
                blank = self.indentation()?;
            }
            if self.pending < 0 {
                self.pending += 1;
                let at_end = self.at >= self.text.len();
                return Ok(Token { kind: TokenKind::Dedent, start: self.at, end: self.at, at_end });
            }
            if self.pending > 0 {
                self.pending -= 1;
                return self.token(TokenKind::Indent, self.line_start(self.at), self.at);
            }
            if let Some(token) = self.after_indentation(blank)? {
                return Ok(token);
            }
        }
    }

    /// Measures the indentation of a line and tells whether the line is blank.
    fn indentation(&mut self) -> Result<bool, Box<Refusal>> {
        let (mut column, mut alternative, mut continued) = (0, 0, None);
        loop {
            match self.byte() {
                Some(b' ') => (column, alternative) = (column + 1, alternative + 1),
                Some(b'\t') => (column, alternative) = ((column / 8 + 1) * 8, alternative + 1),
                Some(0x0C) => (column, alternative) = (0, 0),
                Some(b'\\') => {
                    continued = continued.or(Some((column, alternative)).filter(|(column, _)| *column > 0));
                    self.at += 1;
                    self.continuation()?;
                    continue;
                }
                _ => break,
            }
            self.at += 1;
        }
        if matches!(self.byte(), Some(b'#' | b'\n' | b'\r')) {
            return Ok(true);
        }
        if self.brackets.is_empty() {
            self.compare_indentation(continued.unwrap_or((column, alternative)))?;
        }
        Ok(false)
    }

    fn compare_indentation(&mut self, here: (usize, usize)) -> Result<(), Box<Refusal>> {
        let current = self.indentation.last().copied().unwrap_or_default();
        if here.0 == current.0 {
            return self.check_tabs(here.1 == current.1);
        }
        if here.0 > current.0 {
            if self.indentation.len() + 1 >= MAXIMUM_INDENTATION {
                let end = self.line_end(self.at);
                return self.refuse_at(RefusalKind::Indentation, "too many levels of indentation", self.at, end);
            }
            self.check_tabs(here.1 > current.1)?;
            self.indentation.push(here);
            self.pending += 1;
            return Ok(());
        }
        while self.indentation.len() > 1 && self.indentation.last().is_some_and(|level| here.0 < level.0) {
            self.indentation.pop();
            self.pending -= 1;
        }
        let level = self.indentation.last().copied().unwrap_or_default();
        if level.0 != here.0 {
            let end = self.line_end(self.at);
            let message = "unindent does not match any outer indentation level";
            return self.refuse_at(RefusalKind::Indentation, message, self.at, end);
        }
        self.check_tabs(level.1 == here.1)
    }

    fn check_tabs(&self, consistent: bool) -> Result<(), Box<Refusal>> {
        if consistent {
            return Ok(());
        }
        let message = "inconsistent use of tabs and spaces in indentation";
        self.refuse_at(RefusalKind::Tabs, message, self.at, self.line_end(self.at))
    }

    /// What follows a backslash outside of strings: a line end, and something behind that.
    fn continuation(&mut self) -> Result<(), Box<Refusal>> {
        if self.byte() == Some(b'\r') {
            self.at += 1;
        }
        if self.byte() != Some(b'\n') || (self.implicit_newline && self.at + 1 == self.text.len()) {
            if self.byte() == Some(b'\n') {
                return self.end_of_text(true);
            }
            let message = "unexpected character after line continuation character";
            return self.refuse_at(RefusalKind::Syntax, message, self.at, self.line_end(self.at) - 1);
        }
        self.at += 1;
        if self.byte().is_none() { self.end_of_text(true) } else { Ok(()) }
    }

    /// The column is 0 where nothing of the last line is part of an unfinished token.
    fn end_of_text<T>(&self, unfinished: bool) -> Result<T, Box<Refusal>> {
        let (message, end) = ("unexpected EOF in multi-line statement", self.text.len());
        let column_at = if unfinished { end } else { self.line_start(end.saturating_sub(1)) };
        self.refuse_at(RefusalKind::EndOfText, message, end, column_at)
    }

    /// A token behind the indentation; `None` where a line without tokens ends.
    fn after_indentation(&mut self, blank: bool) -> Result<Option<Token>, Box<Refusal>> {
        loop {
            while matches!(self.byte(), Some(b' ' | b'\t' | 0x0C)) {
                self.at += 1;
            }
            let start = self.at;
            if self.byte() == Some(b'#') {
                while !matches!(self.byte(), None | Some(b'\n' | b'\r')) {
                    self.at += 1;
                }
                if self.extra {
                    self.comment_line = blank;
                    return self.token(TokenKind::Comment, start, self.at).map(Some);
                }
                continue;
            }
            let Some(byte) = self.byte() else {
                if !self.brackets.is_empty() {
                    return self.end_of_text(!self.strings.is_empty());
                }
                return Ok(Some(Token { kind: TokenKind::EndMarker, start, end: start, at_end: true }));
            };
            match byte {
                b'\\' => {
                    self.at += 1;
                    self.continuation()?;
                    continue;
                }
                b'\n' => return self.line_end_token(start, blank),
                b'\r' if self.peek(1) == Some(b'\n') => {
                    self.at += 1;
                    return self.line_end_token(start, blank);
                }
                b'a'..=b'z' | b'A'..=b'Z' | b'_' | 0x80.. => return self.name().map(Some),
                b'0'..=b'9' => return self.number().map(Some),
                b'.' if self.peek(1).is_some_and(|next| next.is_ascii_digit()) => return self.number().map(Some),
                b'"' | b'\'' => return self.string(start).map(Some),
                _ => return self.operator(byte).map(Some),
            }
        }
    }

    fn line_end_token(&mut self, start: usize, blank: bool) -> Result<Option<Token>, Box<Refusal>> {
        self.at += 1;
        self.at_line_start = true;
        if blank || !self.brackets.is_empty() {
            self.comment_line = false;
            if !self.extra {
                return Ok(None);
            }
            return self.token(TokenKind::BlankLine, start, self.at).map(Some);
        }
        if self.comment_line && self.extra {
            self.comment_line = false;
            return self.token(TokenKind::BlankLine, start, self.at).map(Some);
        }
        self.token(TokenKind::Newline, start, self.at - 1).map(Some)
    }

    fn name(&mut self) -> Outcome {
        let start = self.at;
        let (mut bytes, mut raw, mut unicode, mut formatted) = (false, false, false, false);
        let mut may_be_prefix = true;
        while let Some(byte) = self.byte() {
            let fits = byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80;
            if !fits {
                break;
            }
            if may_be_prefix {
                match byte.to_ascii_lowercase() {
                    b'b' if !bytes && !unicode && !formatted => bytes = true,
                    b'u' if !bytes && !unicode && !raw && !formatted => unicode = true,
                    b'r' if !raw && !unicode => raw = true,
                    b'f' if !formatted && !bytes && !unicode => formatted = true,
                    _ => may_be_prefix = false,
                }
            }
            self.at += 1;
            if may_be_prefix && matches!(self.byte(), Some(b'"' | b'\'')) {
                return if formatted { self.f_string(start, raw) } else { self.string(start) };
            }
        }
        self.token(TokenKind::Name, start, self.at)
    }

    /// Quote and number of quotes at this place.
    fn quotes(&self) -> (u8, usize) {
        let quote = self.byte().unwrap_or(b'"');
        let triple = self.peek(1) == Some(quote) && self.peek(2) == Some(quote);
        (quote, if triple { 3 } else { 1 })
    }

    fn line_of(&self, offset: usize) -> usize {
        1 + self.text[..offset.min(self.text.len())].iter().filter(|byte| **byte == b'\n').count()
    }

    fn string(&mut self, start: usize) -> Outcome {
        let (quote, size) = self.quotes();
        self.at += size;
        let (mut found, mut escaped_quote) = (0, false);
        while found != size {
            let byte = self.byte();
            if byte.is_none() || size == 1 && byte == Some(b'\n') {
                let line = self.line_of(self.at.min(self.text.len().saturating_sub(1)));
                let message = match (size, escaped_quote) {
                    (3, _) => format!("unterminated triple-quoted string literal (detected at line {line})"),
                    (_, false) => format!("unterminated string literal (detected at line {line})"),
                    (_, true) => format!(
                        "unterminated string literal (detected at line {line}); perhaps you escaped the end quote"
                    ),
                };
                return self.refuse_at(RefusalKind::Syntax, message, start, start);
            }
            self.at += 1;
            match byte {
                Some(byte) if byte == quote => found += 1,
                Some(b'\\') => {
                    found = 0;
                    escaped_quote = escaped_quote || self.byte() == Some(quote);
                    if self.byte() == Some(b'\r') {
                        self.at += 1;
                    }
                    self.at = (self.at + 1).min(self.text.len());
                }
                _ => found = 0,
            }
        }
        self.token(TokenKind::String, start, self.at)
    }

    fn f_string(&mut self, start: usize, raw: bool) -> Outcome {
        let (quote, quote_size) = self.quotes();
        self.at += quote_size;
        if self.strings.len() + 1 >= MAXIMUM_STRINGS {
            return self.refuse("too many nested f-strings");
        }
        self.strings.push(FString {
            quote,
            quote_size,
            raw,
            start,
            depth: 0,
            fields: -1,
            in_format_spec: false,
            in_text: true,
        });
        self.token(TokenKind::FStringStart, start, self.at)
    }

    fn field(&mut self) -> Result<(), Box<Refusal>> {
        let Some(string) = self.strings.last_mut() else { return Ok(()) };
        string.fields += 1;
        string.in_text = false;
        if string.fields >= MAXIMUM_FIELDS {
            return self.refuse("f-string: expressions nested too deeply");
        }
        Ok(())
    }

    /// A piece of an f-string's text, its end, or the brace of a replacement field.
    fn string_text(&mut self) -> Outcome {
        let start = self.at;
        let Some(string) = self.strings.last() else { return self.normal() };
        let (quote, size, raw, string_start) = (string.quote, string.quote_size, string.raw, string.start);
        let in_format_spec = string.in_format_spec && string.fields >= 0;
        let depth = string.depth;
        if self.byte() == Some(b'{') && self.peek(1) != Some(b'{') {
            self.field()?;
            return self.normal();
        }
        if (0..size).all(|index| self.peek(index) == Some(quote)) {
            self.at += size;
            self.strings.pop();
            return self.token(TokenKind::FStringEnd, start, self.at);
        }
        let (mut found, mut named_escape) = (0, false);
        while found != size {
            let byte = self.byte();
            if byte.is_none() || size == 1 && byte == Some(b'\n') {
                if in_format_spec && byte.is_some() {
                    if let Some(string) = self.strings.last_mut() {
                        string.in_text = false;
                        string.in_format_spec = false;
                    }
                    return self.token(TokenKind::FStringMiddle, start, self.at);
                }
                let line = self.line_of(self.at.min(self.text.len().saturating_sub(1)));
                let triple = if size == 3 { "triple-quoted " } else { "" };
                let message = format!("unterminated {triple}f-string literal (detected at line {line})");
                return self.refuse_at(RefusalKind::Syntax, message, string_start, string_start);
            }
            self.at += 1;
            match byte {
                Some(byte) if byte == quote => {
                    found += 1;
                    continue;
                }
                Some(b'{') => {
                    if self.byte() != Some(b'{') || in_format_spec {
                        self.at -= 1;
                        self.field()?;
                        return self.token(TokenKind::FStringMiddle, start, self.at);
                    }
                    self.at += 1;
                    return self.token(TokenKind::FStringMiddle, start, self.at - 1);
                }
                Some(b'}') if named_escape => return self.token(TokenKind::FStringMiddle, start, self.at),
                Some(b'}') => {
                    if self.byte() == Some(b'}') && !in_format_spec && depth == 0 {
                        self.at += 1;
                        return self.token(TokenKind::FStringMiddle, start, self.at - 1);
                    }
                    self.at -= 1;
                    if let Some(string) = self.strings.last_mut() {
                        string.in_text = false;
                    }
                    return self.token(TokenKind::FStringMiddle, start, self.at);
                }
                Some(b'\\') => {
                    if self.byte() == Some(b'\r') {
                        self.at += 1;
                    }
                    match self.byte() {
                        // The brace counts.
                        Some(b'{' | b'}') => {}
                        Some(b'N') if !raw => {
                            self.at += 1;
                            if self.byte() == Some(b'{') {
                                self.at += 1;
                                named_escape = true;
                            }
                        }
                        Some(_) => self.at += 1,
                        None => {}
                    }
                }
                _ => {}
            }
            found = 0;
        }
        self.at -= size;
        self.token(TokenKind::FStringMiddle, start, self.at)
    }

    fn operator(&mut self, byte: u8) -> Outcome {
        let start = self.at;
        if let Some(string) = self.strings.last_mut()
            && string.fields >= 0
            && byte == b':'
            && string.depth - 1 == string.fields
        {
            string.in_text = true;
            string.in_format_spec = true;
            self.at += 1;
            return self.token(TokenKind::Operator(operator_number(b":").unwrap_or(OTHER)), start, self.at);
        }
        for length in [3, 2] {
            if let Some(number) = self.text.get(start..start + length).and_then(operator_number) {
                // A slice that reaches beyond the line is none of these.
                self.at += length;
                return self.token(TokenKind::Operator(number), start, self.at);
            }
        }
        self.at += 1;
        match byte {
            b'(' | b'[' | b'{' => {
                if self.brackets.len() >= MAXIMUM_BRACKETS {
                    return self.refuse("too many nested parentheses");
                }
                self.brackets.push((byte, start));
                if let Some(string) = self.strings.last_mut() {
                    string.depth += 1;
                }
            }
            b')' | b']' | b'}' => self.closing(byte)?,
            byte if byte < b' ' || byte == 0x7F => {
                return self.refuse(format!("invalid non-printable character U+{byte:04X}"));
            }
            _ => {}
        }
        let number = operator_number(self.text.get(start..self.at).unwrap_or_default()).unwrap_or(OTHER);
        self.token(TokenKind::Operator(number), start, self.at)
    }

    fn closing(&mut self, byte: u8) -> Result<(), Box<Refusal>> {
        let shown = char::from(byte);
        if self.strings.last().is_some_and(|string| string.depth == 0) && byte == b'}' {
            return self.refuse("f-string: single '}' is not allowed");
        }
        match self.brackets.pop() {
            None if !self.extra => return self.refuse(format!("unmatched '{shown}'")),
            Some((open, place))
                if !self.extra && !matches!((open, byte), (b'(', b')') | (b'[', b']') | (b'{', b'}')) =>
            {
                let open = char::from(open);
                let (line, here) = (self.line_of(place), self.line_of(self.at));
                let mut message = format!("closing parenthesis '{shown}' does not match opening parenthesis '{open}'");
                if line != here {
                    message.push_str(&format!(" on line {line}"));
                }
                return self.refuse(message);
            }
            _ => {}
        }
        let Some(string) = self.strings.last_mut() else { return Ok(()) };
        string.depth -= 1;
        if string.depth < 0 {
            return self.refuse(format!("f-string: unmatched '{shown}'"));
        }
        if byte == b'}' && string.depth == string.fields {
            string.fields -= 1;
            string.in_text = true;
            string.in_format_spec = false;
        }
        Ok(())
    }

    fn number(&mut self) -> Outcome {
        let start = self.at;
        if self.byte() == Some(b'0') {
            let base = match self.peek(1).map(|byte| byte.to_ascii_lowercase()) {
                Some(b'x') => Some(("hexadecimal", 16)),
                Some(b'o') => Some(("octal", 8)),
                Some(b'b') => Some(("binary", 2)),
                _ => None,
            };
            if let Some((name, base)) = base {
                self.at += 2;
                self.based_digits(name, base)?;
                return self.token(TokenKind::Number, start, self.at);
            }
        }
        if self.byte() != Some(b'.') {
            self.digits()?;
        }
        if self.byte() == Some(b'.') {
            self.at += 1;
            if self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
                self.digits()?;
            }
        }
        if matches!(self.byte(), Some(b'e' | b'E')) {
            let sign = usize::from(matches!(self.peek(1), Some(b'+' | b'-')));
            if self.peek(1 + sign).is_some_and(|byte| byte.is_ascii_digit()) {
                self.at += 1 + sign;
                self.digits()?;
            } else if sign == 1 {
                self.at += 2;
                return self.refuse("invalid decimal literal");
            }
        }
        if matches!(self.byte(), Some(b'j' | b'J')) {
            self.at += 1;
        }
        self.token(TokenKind::Number, start, self.at)
    }

    /// Digits with single underscores between them.
    fn digits(&mut self) -> Result<(), Box<Refusal>> {
        loop {
            while self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
                self.at += 1;
            }
            if self.byte() != Some(b'_') {
                return Ok(());
            }
            self.at += 1;
            if !self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
                return self.refuse("invalid decimal literal");
            }
        }
    }

    fn based_digits(&mut self, name: &str, base: u32) -> Result<(), Box<Refusal>> {
        let is_digit = |byte: Option<u8>| byte.is_some_and(|byte| char::from(byte).is_digit(base));
        loop {
            if self.byte() == Some(b'_') {
                self.at += 1;
            }
            if !is_digit(self.byte()) {
                return match self.byte() {
                    Some(byte) if byte.is_ascii_digit() => {
                        self.at += 1;
                        self.refuse(format!("invalid digit '{}' in {name} literal", char::from(byte)))
                    }
                    _ => self.refuse(format!("invalid {name} literal")),
                };
            }
            while is_digit(self.byte()) {
                self.at += 1;
            }
            if self.byte() != Some(b'_') {
                break;
            }
        }
        match self.byte() {
            Some(byte) if byte.is_ascii_digit() => {
                self.at += 1;
                self.refuse(format!("invalid digit '{}' in {name} literal", char::from(byte)))
            }
            _ => Ok(()),
        }
    }
}

/// `OP`: what is no operator of the language.
pub const OTHER: u8 = 55;

/// The number of an operator in module token.
fn operator_number(text: &[u8]) -> Option<u8> {
    // Grammar/Tokens, from LPAR on.
    const OPERATORS: [&str; 48] = [
        "(", ")", "[", "]", ":", ",", ";", "+", "-", "*", "/", "|", "&", "<", ">", "=", ".", "%", "{", "}", "==", "!=",
        "<=", ">=", "~", "^", "<<", ">>", "**", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=", "**=",
        "//", "//=", "@", "@=", "->", "...", ":=", "!",
    ];
    const FIRST: u8 = 7;
    if text == b"<>" {
        return operator_number(b"!=");
    }
    OPERATORS.iter().position(|operator| operator.as_bytes() == text).map(|index| FIRST + index as u8)
}
