//! Strings without replacement fields.

use super::{Lexer, Refused, TokenKind};

impl Lexer<'_> {
    /// A string, behind its first quote.
    pub(super) fn string(&mut self, quote: u8) -> Result<TokenKind, Refused> {
        self.first_line = self.line;
        self.first_line_start = self.line_start;
        let mut quote_size = 1;
        let mut end_size = 0;
        let mut character = self.next();
        if character == Some(quote) {
            character = self.next();
            if character == Some(quote) {
                quote_size = 3;
            } else {
                end_size = 1;
            }
        }
        if character != Some(quote) {
            self.back(character);
        }
        let mut escaped_quote = false;
        while end_size != quote_size {
            let character = self.next();
            if self.failure.is_some() {
                return Err(Refused);
            }
            match character {
                None => {
                    self.ended_in_string = true;
                    return self.unterminated(quote, quote_size, escaped_quote);
                }
                Some(b'\n') if quote_size == 1 => return self.unterminated(quote, quote_size, escaped_quote),
                Some(byte) if byte == quote => end_size += 1,
                Some(byte) => {
                    end_size = 0;
                    if byte == b'\\' {
                        escaped_quote |= self.next() == Some(quote);
                    }
                }
            }
        }
        Ok(TokenKind::String)
    }

    /// The error shows the opening quote.
    fn unterminated(&mut self, quote: u8, quote_size: usize, escaped_quote: bool) -> Result<TokenKind, Refused> {
        self.current = self.start.unwrap_or(self.current) + 1;
        self.line_start = self.first_line_start;
        let last = self.line;
        self.line = self.first_line;
        let closes_f_string =
            self.strings.last().is_some_and(|string| string.quote == quote && string.quote_size == quote_size);
        self.refuse(if closes_f_string {
            "f-string: expecting '}'".to_owned()
        } else if quote_size == 3 {
            format!("unterminated triple-quoted string literal (detected at line {last})")
        } else if escaped_quote && self.traits.explains_escaped_quotes {
            format!("unterminated string literal (detected at line {last}); perhaps you escaped the end quote?")
        } else {
            format!("unterminated string literal (detected at line {last})")
        });
        Err(Refused)
    }
}
