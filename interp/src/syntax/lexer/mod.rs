//! CPython's tokenizer: what it makes of a text, and what it refuses (Parser/lexer/lexer.c).
//!
//! It reads a rejected program for the grammar's second look. Messages depend on how far it has read, so it reads
//! line by line and character by character, as CPython's does.

mod f_string;
mod indentation;
mod number;
mod string;

use super::failure::{FailureKind, Stage, SyntaxFailure};
use super::warning::{SyntaxWarning, WarningKind};

/// How many brackets may be open (`MAXLEVEL`).
const MAXIMUM_BRACKETS: usize = 200;

/// What tells the tokenizers of CPython's versions apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LexerTraits {
    /// PEP 701: f-strings are tokenized.
    pub f_string_tokens: bool,
    /// Format specifications know where they begin and end by themselves.
    pub tracks_format_specifications: bool,
    /// The end of a line is a character of its token.
    pub newline_includes_its_character: bool,
    /// An unterminated string says that its end quote is escaped.
    pub explains_escaped_quotes: bool,
    /// A triple-quoted f-string that does not end is an end of the text (`E_EOFS`).
    pub f_strings_may_go_on: bool,
}

/// The kind of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A name that is no keyword.
    Name,
    /// A keyword.
    Keyword,
    /// A number.
    Number,
    /// A string, on 3.11 also an f-string.
    String,
    /// An operator or delimiter, or a character that is neither.
    Operator,
    /// The end of a logical line.
    Newline,
    /// More indentation.
    Indent,
    /// Less indentation.
    Dedent,
    /// The end.
    EndMarker,
    /// The opening quote of an f-string, with its prefix.
    FStringStart,
    /// Text of an f-string.
    FStringMiddle,
    /// The closing quote of an f-string.
    FStringEnd,
    /// What the tokenizer refuses.
    Error,
}

/// A place in the text: line from 1, column in bytes from 0; −1 where a token has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line, from 1.
    pub line: u32,
    /// The column, in bytes from 0, or −1.
    pub column: i32,
}

/// A token.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Its kind.
    pub kind: TokenKind,
    /// Where its text begins and ends, in bytes.
    pub range: (usize, usize),
    /// Where it begins.
    pub start: Place,
    /// Where it ends.
    pub end: Place,
    /// How many brackets are open behind it.
    pub level: usize,
}

/// Why there are no more tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// There are more.
    No,
    /// The end of the text.
    EndOfFile,
    /// An error that has a failure of its own.
    Error,
    /// An indentation that matches none outside.
    Dedent,
    /// Tabs and spaces that cannot be compared.
    TabSpace,
    /// Too much indentation.
    TooDeep,
    /// A character behind a backslash at the end of a line.
    LineContinuation,
    /// A name that is not UTF-8.
    Decode,
}

/// A bracket that is open.
#[derive(Clone, Copy, Debug)]
pub struct OpenBracket {
    /// The bracket.
    pub bracket: u8,
    /// Where it stands.
    pub place: Place,
}

/// The next character, or that there is none.
type Character = Option<u8>;

/// The tokenizer and all that it knows.
pub struct Lexer<'a> {
    pub(super) text: &'a [u8],
    traits: LexerTraits,
    /// Where it reads.
    pub(super) current: usize,
    /// The end of what has been read: of the current line.
    pub(super) read: usize,
    /// Where the text begins that an error shows: the current line, or the first of the current token.
    pub(super) buffer: usize,
    pub(super) line_start: usize,
    pub(super) line: u32,
    start: Option<usize>,
    first_line: u32,
    first_line_start: usize,
    at_line_begin: bool,
    pending_indents: i32,
    indentation: Vec<indentation::Indentation>,
    pub(super) brackets: Vec<OpenBracket>,
    strings: Vec<f_string::FString>,
    /// Why there are no more tokens.
    pub(super) done: Done,
    /// Whether the end of the text was found where no token had begun.
    pub(super) ended_between_tokens: bool,
    /// The text ended in a string.
    pub(super) ended_in_string: bool,
    /// What is warned of.
    pub(super) warnings: Vec<SyntaxWarning>,
    /// The failure, where `done` is `Error`.
    pub(super) failure: Option<Box<SyntaxFailure>>,
}

impl<'a> Lexer<'a> {
    /// A tokenizer at the beginning of a text, whose line ends are all `\n`.
    pub fn new(text: &'a [u8], traits: LexerTraits) -> Self {
        Self {
            text,
            traits,
            current: 0,
            read: 0,
            buffer: 0,
            line_start: 0,
            line: 0,
            start: None,
            first_line: 0,
            first_line_start: 0,
            at_line_begin: true,
            pending_indents: 0,
            indentation: vec![indentation::Indentation::default()],
            brackets: Vec::new(),
            strings: Vec::new(),
            done: Done::No,
            ended_between_tokens: false,
            ended_in_string: false,
            warnings: Vec::new(),
            failure: None,
        }
    }

    /// The text of the token that was begun last.
    pub fn refused_name(&self) -> &'a [u8] {
        let start = self.start.unwrap_or(self.current);
        let length =
            self.text[start..].iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte >= 0x80).count();
        &self.text[start..start + length]
    }

    /// Whether the text ended before a statement or a string did.
    pub fn is_at_end(&self) -> bool {
        self.done == Done::EndOfFile || self.ended_in_string
    }

    /// Whether an f-string has begun and not ended.
    pub fn is_in_f_string(&self) -> bool {
        !self.strings.is_empty()
    }

    /// At the end of a statement at the prompt: the blocks that are open end.
    pub fn end_blocks(&mut self) {
        self.pending_indents = -(self.indentation.len() as i32 - 1);
        self.indentation.truncate(1);
    }

    fn next(&mut self) -> Character {
        if self.current == self.read {
            if self.done != Done::No {
                return None;
            }
            if self.read >= self.text.len() {
                self.done = Done::EndOfFile;
                self.ended_between_tokens = self.start.is_none();
                return None;
            }
            if self.start.is_none() {
                self.buffer = self.current;
            }
            self.line_start = self.current;
            self.line += 1;
            let rest = &self.text[self.read..];
            self.read += memchr::memchr(b'\n', rest).map_or(rest.len(), |at| at + 1);
            if self.text[self.line_start..self.read].contains(&0) {
                self.current = self.read;
                self.refuse("source code cannot contain null bytes");
                return None;
            }
        }
        self.current += 1;
        Some(self.text[self.current - 1])
    }

    fn back(&mut self, character: Character) {
        if character.is_some() {
            self.current -= 1;
        }
    }

    fn peek(&mut self) -> Character {
        let character = self.next();
        self.back(character);
        character
    }

    /// An error at what has been read of the line.
    fn refuse(&mut self, message: impl Into<String>) {
        let column = self.characters(self.line_start, self.current) as i32;
        self.refuse_between(message, column, column);
    }

    fn refuse_between(&mut self, message: impl Into<String>, column: i32, end_column: i32) {
        if self.done == Done::Error {
            return;
        }
        self.done = Done::Error;
        let rest = &self.text[self.line_start..];
        let length = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        let text = String::from_utf8_lossy(&rest[..length]).into_owned();
        self.failure = Some(Box::new(SyntaxFailure {
            kind: FailureKind::SyntaxError,
            message: message.into(),
            stage: Stage::Parser,
            line: Some(self.line),
            column: column.max(0) as u32,
            end_line: self.line,
            end_column,
            text: Some(text),
        }));
    }

    /// A warning at what has been read of the line.
    fn warn(&mut self, message: String, is_deprecation: bool) {
        self.refuse(message.clone());
        self.done = Done::No;
        if let Some(failure) = self.failure.take() {
            self.warnings.push(SyntaxWarning {
                kind: WarningKind::of_program(is_deprecation),
                message,
                line: self.line,
                failure: *failure,
            });
        }
    }

    fn characters(&self, start: usize, end: usize) -> usize {
        String::from_utf8_lossy(self.text.get(start..end).unwrap_or_default()).chars().count()
    }

    fn token(&self, kind: TokenKind) -> Token {
        let range = match kind {
            TokenKind::Newline => {
                let end = self.current - usize::from(!self.traits.newline_includes_its_character);
                self.start.map(|start| (start, end))
            }
            TokenKind::Indent | TokenKind::Dedent | TokenKind::EndMarker | TokenKind::Error => None,
            _ => self.start.map(|start| (start, self.current)),
        };
        self.token_between(kind, range)
    }

    fn token_between(&self, kind: TokenKind, range: Option<(usize, usize)>) -> Token {
        let is_string = matches!(
            kind,
            TokenKind::String | TokenKind::FStringStart | TokenKind::FStringMiddle | TokenKind::FStringEnd
        );
        let (line, line_start) =
            if is_string { (self.first_line, self.first_line_start) } else { (self.line, self.line_start) };
        let column =
            |offset: usize, line_start: usize| offset.checked_sub(line_start).map_or(-1, |column| column as i32);
        Token {
            kind,
            range: range.unwrap_or((self.current, self.current)),
            start: Place { line, column: range.map_or(-1, |range| column(range.0, line_start)) },
            end: Place { line: self.line, column: range.map_or(-1, |range| column(range.1, self.line_start)) },
            level: self.brackets.len(),
        }
    }

    /// The next token; `Error` where there is none, for the reason in `done`.
    pub fn next_token(&mut self) -> Token {
        let kind = if self.strings.last().is_some_and(|string| string.in_text) {
            return self.f_string_token();
        } else {
            self.normal_token()
        };
        match kind {
            Ok(kind) => self.token(kind),
            Err(Refused) => self.token(TokenKind::Error),
        }
    }

    fn normal_token(&mut self) -> Result<TokenKind, Refused> {
        loop {
            self.start = None;
            let blank_line = if self.at_line_begin { self.indentation()? } else { false };
            self.start = Some(self.current);
            if self.pending_indents < 0 {
                self.pending_indents += 1;
                return Ok(TokenKind::Dedent);
            }
            if self.pending_indents > 0 {
                self.pending_indents -= 1;
                return Ok(TokenKind::Indent);
            }
            self.peek();
            if let Some(kind) = self.token_of_line(blank_line)? {
                return Ok(kind);
            }
        }
    }

    /// A token, or none at the end of a line that has no tokens.
    fn token_of_line(&mut self, blank_line: bool) -> Result<Option<TokenKind>, Refused> {
        loop {
            self.start = None;
            let mut character = self.next();
            while matches!(character, Some(b' ' | b'\t' | 0x0C)) {
                character = self.next();
            }
            self.start = Some(if character.is_some() { self.current - 1 } else { self.current });
            if character == Some(b'#') {
                while !matches!(character, None | Some(b'\n')) {
                    character = self.next();
                }
            }
            let Some(byte) = character else {
                if !self.brackets.is_empty() || self.done != Done::EndOfFile {
                    return Err(Refused);
                }
                return Ok(Some(TokenKind::EndMarker));
            };
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'_' | 0x80.. => return self.name(byte).map(Some),
                b'\n' => {
                    self.at_line_begin = true;
                    if blank_line || !self.brackets.is_empty() {
                        return Ok(None);
                    }
                    return Ok(Some(TokenKind::Newline));
                }
                b'0'..=b'9' => return self.number(byte).map(Some),
                b'.' => return self.dot().map(Some),
                b'\'' | b'"' => return self.string(byte).map(Some),
                b'\\' => self.continue_line()?,
                _ => return self.operator(byte).map(Some),
            }
        }
    }

    fn dot(&mut self) -> Result<TokenKind, Refused> {
        let character = self.next();
        if character.is_some_and(|byte| byte.is_ascii_digit()) {
            return self.fraction(character);
        }
        if character == Some(b'.') {
            let third = self.next();
            if third == Some(b'.') {
                return Ok(TokenKind::Operator);
            }
            self.back(third);
        }
        self.back(character);
        Ok(TokenKind::Operator)
    }

    fn continue_line(&mut self) -> Result<(), Refused> {
        if self.next() != Some(b'\n') {
            self.done = Done::LineContinuation;
            return Err(Refused);
        }
        if self.peek().is_none() {
            self.done = Done::EndOfFile;
            self.current = self.read;
            return Err(Refused);
        }
        Ok(())
    }

    fn name(&mut self, first: u8) -> Result<TokenKind, Refused> {
        let (mut bytes, mut raw, mut unicode, mut format) = (false, false, false, false);
        let mut character = Some(first);
        loop {
            match character {
                Some(b'b' | b'B') if !(bytes || unicode || format) => bytes = true,
                Some(b'u' | b'U') if !(bytes || unicode || raw || format) => unicode = true,
                Some(b'r' | b'R') if !(raw || unicode) => raw = true,
                Some(b'f' | b'F') if !(format || bytes || unicode) => format = true,
                _ => break,
            }
            character = self.next();
            if let Some(quote @ (b'"' | b'\'')) = character {
                if format && self.traits.f_string_tokens {
                    return self.f_string_start(quote);
                }
                return self.string(quote);
            }
        }
        let mut is_ascii = true;
        while let Some(byte) = character
            && (byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80)
        {
            is_ascii &= byte.is_ascii();
            character = self.next();
        }
        self.back(character);
        if !is_ascii {
            self.verify_identifier()?;
        }
        let start = self.start.unwrap_or(self.current);
        let is_keyword = std::str::from_utf8(&self.text[start..self.current]).is_ok_and(is_keyword);
        Ok(if is_keyword { TokenKind::Keyword } else { TokenKind::Name })
    }

    fn verify_identifier(&mut self) -> Result<(), Refused> {
        let start = self.start.unwrap_or(self.current);
        let Ok(name) = std::str::from_utf8(&self.text[start..self.current]).map(str::to_owned) else {
            self.done = Done::Decode;
            return Err(Refused);
        };
        for (index, character) in name.char_indices() {
            let valid = if index == 0 {
                character == '_' || unicode_ident::is_xid_start(character)
            } else {
                unicode_ident::is_xid_continue(character)
            };
            if !valid {
                self.current = start + index + character.len_utf8();
                let code = u32::from(character);
                self.refuse(if super::unparse::is_printable(character) {
                    format!("invalid character '{character}' (U+{code:04X})")
                } else {
                    format!("invalid non-printable character U+{code:04X}")
                });
                return Err(Refused);
            }
        }
        Ok(())
    }

    fn operator(&mut self, byte: u8) -> Result<TokenKind, Refused> {
        if matches!(byte, b':' | b'}' | b'!' | b'{') && self.ends_field_expression(byte) {
            return Ok(TokenKind::Operator);
        }
        let second = self.next();
        if is_operator(&[byte, second.unwrap_or(0)]) {
            let third = self.next();
            if !is_operator(&[byte, second.unwrap_or(0), third.unwrap_or(0)]) {
                self.back(third);
            }
            return Ok(TokenKind::Operator);
        }
        self.back(second);
        match byte {
            b'(' | b'[' | b'{' => {
                if self.brackets.len() >= MAXIMUM_BRACKETS {
                    self.refuse("too many nested parentheses");
                    return Err(Refused);
                }
                let column = (self.start.unwrap_or(self.current) - self.line_start) as i32;
                self.brackets.push(OpenBracket { bracket: byte, place: Place { line: self.line, column } });
                if let Some(string) = self.strings.last_mut() {
                    string.brackets += 1;
                }
            }
            b')' | b']' | b'}' => self.closing_bracket(byte)?,
            _ => {}
        }
        if !(0x20..0x7F).contains(&byte) {
            self.refuse(format!("invalid non-printable character U+{byte:04X}"));
            return Err(Refused);
        }
        if byte == b'=' {
            self.note_debug_expression();
        }
        Ok(TokenKind::Operator)
    }

    fn closing_bracket(&mut self, byte: u8) -> Result<(), Refused> {
        let bracket = char::from(byte);
        if byte == b'}' && self.strings.last().is_some_and(|string| string.brackets == 0) {
            self.refuse("f-string: single '}' is not allowed");
            return Err(Refused);
        }
        let Some(open) = self.brackets.pop() else {
            self.refuse(format!("unmatched '{bracket}'"));
            return Err(Refused);
        };
        if !matches!((open.bracket, byte), (b'(', b')') | (b'[', b']') | (b'{', b'}')) {
            let opening = char::from(open.bracket);
            let closes_field = self
                .strings
                .last()
                .is_some_and(|string| open.bracket == b'{' && string.brackets - 1 == string.field_level);
            self.refuse(if closes_field {
                format!("f-string: unmatched '{bracket}'")
            } else if open.place.line == self.line {
                format!("closing parenthesis '{bracket}' does not match opening parenthesis '{opening}'")
            } else {
                let line = open.place.line;
                format!("closing parenthesis '{bracket}' does not match opening parenthesis '{opening}' on line {line}")
            });
            return Err(Refused);
        }
        self.close_field(byte)
    }
}

/// The tokenizer has nothing more to give; why stands in `done`.
struct Refused;

const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

fn is_keyword(name: &str) -> bool {
    KEYWORDS.binary_search(&name).is_ok()
}

/// Whether two or three characters are one token.
fn is_operator(characters: &[u8]) -> bool {
    matches!(
        characters,
        b"!="
            | b"%="
            | b"&="
            | b"**"
            | b"*="
            | b"+="
            | b"-="
            | b"->"
            | b"//"
            | b"/="
            | b":="
            | b"<<"
            | b"<="
            | b"<>"
            | b"=="
            | b">="
            | b">>"
            | b"@="
            | b"^="
            | b"|="
            | b"**="
            | b"//="
            | b"<<="
            | b">>="
    )
}
