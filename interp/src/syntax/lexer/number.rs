//! Numbers, digit by digit.

use super::{Character, Lexer, Refused, TokenKind};

impl Lexer<'_> {
    pub(super) fn number(&mut self, first: u8) -> Result<TokenKind, Refused> {
        if first != b'0' {
            let character = self.decimal_tail()?;
            return self.after_integer(character);
        }
        let character = self.next();
        match character {
            Some(b'x' | b'X') => self.radix("hexadecimal", |byte| byte.is_ascii_hexdigit()),
            Some(b'o' | b'O') => self.radix("octal", |byte| (b'0'..b'8').contains(&byte)),
            Some(b'b' | b'B') => self.radix("binary", |byte| matches!(byte, b'0' | b'1')),
            _ => self.zeros(character),
        }
    }

    fn radix(&mut self, kind: &str, is_digit: fn(u8) -> bool) -> Result<TokenKind, Refused> {
        let mut character = self.next();
        loop {
            if character == Some(b'_') {
                character = self.next();
            }
            if !character.is_some_and(is_digit) {
                self.refuse_other_digit(character, kind)?;
                self.back(character);
                self.refuse(format!("invalid {kind} literal"));
                return Err(Refused);
            }
            while character.is_some_and(is_digit) {
                character = self.next();
            }
            if character != Some(b'_') {
                break;
            }
        }
        self.refuse_other_digit(character, kind)?;
        self.end_of_number(character, kind)?;
        self.back(character);
        Ok(TokenKind::Number)
    }

    fn refuse_other_digit(&mut self, character: Character, kind: &str) -> Result<(), Refused> {
        match character {
            Some(digit @ b'0'..=b'9') => {
                self.refuse(format!("invalid digit '{}' in {kind} literal", char::from(digit)));
                Err(Refused)
            }
            _ => Ok(()),
        }
    }

    /// A number that begins with 0.
    fn zeros(&mut self, mut character: Character) -> Result<TokenKind, Refused> {
        loop {
            if character == Some(b'_') {
                character = self.next();
                if !character.is_some_and(|byte| byte.is_ascii_digit()) {
                    return self.invalid_decimal(character);
                }
            }
            if character != Some(b'0') {
                break;
            }
            character = self.next();
        }
        let zeros_end = self.current;
        let nonzero = character.is_some_and(|byte| byte.is_ascii_digit());
        if nonzero {
            character = self.decimal_tail()?;
        }
        match character {
            Some(b'.') => {
                let next = self.next();
                self.fraction(next)
            }
            Some(b'e' | b'E') => self.exponent(character),
            Some(b'j' | b'J') => self.imaginary(),
            _ if nonzero => {
                self.back(character);
                let start = self.start.unwrap_or(self.current);
                let column = self.characters(self.line_start, start) as i32 + 1;
                let end = self.characters(self.line_start, zeros_end) as i32;
                let message = "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal \
                               integers";
                self.refuse_between(message, column, end);
                Err(Refused)
            }
            _ => {
                self.end_of_number(character, "decimal")?;
                self.back(character);
                Ok(TokenKind::Number)
            }
        }
    }

    fn after_integer(&mut self, character: Character) -> Result<TokenKind, Refused> {
        if character == Some(b'.') {
            let next = self.next();
            return self.fraction(next);
        }
        self.after_fraction(character)
    }

    /// Behind the point.
    pub(super) fn fraction(&mut self, mut character: Character) -> Result<TokenKind, Refused> {
        if character.is_some_and(|byte| byte.is_ascii_digit()) {
            character = self.decimal_tail()?;
        }
        self.after_fraction(character)
    }

    fn after_fraction(&mut self, character: Character) -> Result<TokenKind, Refused> {
        match character {
            Some(b'e' | b'E') => self.exponent(character),
            _ => self.after_exponent(character),
        }
    }

    fn after_exponent(&mut self, character: Character) -> Result<TokenKind, Refused> {
        if matches!(character, Some(b'j' | b'J')) {
            return self.imaginary();
        }
        self.end_of_number(character, "decimal")?;
        self.back(character);
        Ok(TokenKind::Number)
    }

    fn exponent(&mut self, letter: Character) -> Result<TokenKind, Refused> {
        let mut character = self.next();
        if matches!(character, Some(b'+' | b'-')) {
            character = self.next();
            if !character.is_some_and(|byte| byte.is_ascii_digit()) {
                return self.invalid_decimal(character);
            }
        } else if !character.is_some_and(|byte| byte.is_ascii_digit()) {
            self.back(character);
            self.end_of_number(letter, "decimal")?;
            self.back(letter);
            return Ok(TokenKind::Number);
        }
        let character = self.decimal_tail()?;
        self.after_exponent(character)
    }

    fn imaginary(&mut self) -> Result<TokenKind, Refused> {
        let character = self.next();
        self.end_of_number(character, "imaginary")?;
        self.back(character);
        Ok(TokenKind::Number)
    }

    fn decimal_tail(&mut self) -> Result<Character, Refused> {
        loop {
            let mut character = self.next();
            while character.is_some_and(|byte| byte.is_ascii_digit()) {
                character = self.next();
            }
            if character != Some(b'_') {
                return Ok(character);
            }
            character = self.next();
            if !character.is_some_and(|byte| byte.is_ascii_digit()) {
                return self.invalid_decimal(character);
            }
        }
    }

    fn invalid_decimal<T>(&mut self, character: Character) -> Result<T, Refused> {
        self.back(character);
        self.refuse("invalid decimal literal");
        Err(Refused)
    }

    /// A number that runs into a word is refused, but for keywords that may follow a number.
    fn end_of_number(&mut self, character: Character, kind: &str) -> Result<(), Refused> {
        let follows: &[&str] = match character {
            Some(b'a') => &["nd"],
            Some(b'e') => &["lse"],
            Some(b'f') => &["or"],
            Some(b'i') => &["f", "n", "s"],
            Some(b'o') => &["r"],
            Some(b'n') => &["ot"],
            _ => &[],
        };
        if follows.iter().any(|rest| self.has_rest_of_keyword(rest)) {
            self.back(character);
            self.warn(format!("invalid {kind} literal"), false);
            self.next();
            return Ok(());
        }
        if character.is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            self.back(character);
            self.refuse(format!("invalid {kind} literal"));
            return Err(Refused);
        }
        Ok(())
    }

    /// The two-letter keywords with `i` are recognised by their letters alone.
    fn has_rest_of_keyword(&self, rest: &str) -> bool {
        let text = &self.text[self.current..self.read];
        let ends =
            || !text.get(rest.len()).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_' || *byte >= 0x80);
        text.starts_with(rest.as_bytes()) && (matches!(rest, "f" | "n" | "s") || ends())
    }
}
