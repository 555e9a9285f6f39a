//! Case mapping and the tests of case on whole texts.

use super::sequence::Unit;
use super::storage::{Text, TextBuilder, with_units};
use super::unicode;

impl Text {
    /// `str.lower`
    pub fn to_lowercase(&self) -> Self {
        if let Some(text) = self.as_ascii() {
            return Self::from(text.to_ascii_lowercase());
        }
        let mut builder = TextBuilder::with_capacity(self.len());
        for (index, code_point) in self.code_points().enumerate() {
            self.lowercase_at(index, code_point, &mut builder);
        }
        builder.finish()
    }

    /// `str.upper`
    pub fn to_uppercase(&self) -> Self {
        if let Some(text) = self.as_ascii() {
            return Self::from(text.to_ascii_uppercase());
        }
        let mut builder = TextBuilder::with_capacity(self.len());
        self.code_points().for_each(|code_point| unicode::uppercase(code_point, |mapped| builder.push(mapped)));
        builder.finish()
    }

    /// `str.casefold`
    pub fn to_casefold(&self) -> Self {
        if let Some(text) = self.as_ascii() {
            return Self::from(text.to_ascii_lowercase());
        }
        let mut builder = TextBuilder::with_capacity(self.len());
        self.code_points().for_each(|code_point| unicode::casefold(code_point, |mapped| builder.push(mapped)));
        builder.finish()
    }

    /// `str.capitalize`
    pub fn to_capitalized(&self) -> Self {
        let mut builder = TextBuilder::with_capacity(self.len());
        for (index, code_point) in self.code_points().enumerate() {
            if index == 0 {
                unicode::titlecase(code_point, |mapped| builder.push(mapped));
            } else {
                self.lowercase_at(index, code_point, &mut builder);
            }
        }
        builder.finish()
    }

    /// `str.title`
    pub fn to_titlecase(&self) -> Self {
        let mut builder = TextBuilder::with_capacity(self.len());
        let mut previous_is_cased = false;
        for (index, code_point) in self.code_points().enumerate() {
            if previous_is_cased {
                self.lowercase_at(index, code_point, &mut builder);
            } else {
                unicode::titlecase(code_point, |mapped| builder.push(mapped));
            }
            previous_is_cased = unicode::is_cased(code_point);
        }
        builder.finish()
    }

    /// `str.swapcase`
    pub fn to_swapped_case(&self) -> Self {
        let mut builder = TextBuilder::with_capacity(self.len());
        for (index, code_point) in self.code_points().enumerate() {
            if unicode::is_uppercase(code_point) {
                self.lowercase_at(index, code_point, &mut builder);
            } else if unicode::is_lowercase(code_point) {
                unicode::uppercase(code_point, |mapped| builder.push(mapped));
            } else {
                builder.push(code_point);
            }
        }
        builder.finish()
    }

    fn lowercase_at(&self, index: usize, code_point: u32, builder: &mut TextBuilder) {
        const CAPITAL_SIGMA: u32 = 0x3A3;
        if code_point == CAPITAL_SIGMA {
            builder.push(if self.is_final_sigma(index) { 0x3C2 } else { 0x3C3 });
        } else {
            unicode::lowercase(code_point, |mapped| builder.push(mapped));
        }
    }

    /// Whether a capital sigma at an index ends a word: behind a cased letter and not before one, where
    /// characters that case ignores do not count (Unicode's condition `Final_Sigma`).
    fn is_final_sigma(&self, index: usize) -> bool {
        let counts = |code_point: &u32| !unicode::is_case_ignorable(*code_point);
        let before = (0..index).rev().filter_map(|place| self.get(place)).find(counts);
        let after = (index + 1..self.len()).filter_map(|place| self.get(place)).find(counts);
        before.is_some_and(unicode::is_cased) && !after.is_some_and(unicode::is_cased)
    }

    /// Whether it is not empty and all code points satisfy a condition.
    fn all(&self, condition: fn(u32) -> bool) -> bool {
        !self.is_empty() && with_units!(self, units => all_units(units, condition))
    }

    /// `str.isalpha`
    pub fn is_alphabetic(&self) -> bool {
        self.all(unicode::is_alphabetic)
    }

    /// `str.isalnum`
    pub fn is_alphanumeric(&self) -> bool {
        self.all(unicode::is_alphanumeric)
    }

    /// `str.isdecimal`
    pub fn is_decimal(&self) -> bool {
        self.all(|code_point| unicode::decimal_value(code_point).is_some())
    }

    /// `str.isdigit`
    pub fn is_digit(&self) -> bool {
        self.all(|code_point| unicode::digit_value(code_point).is_some())
    }

    /// `str.isnumeric`
    pub fn is_numeric(&self) -> bool {
        self.all(unicode::is_numeric)
    }

    /// `str.isspace`
    pub fn is_space(&self) -> bool {
        self.all(unicode::is_space)
    }

    /// `str.isprintable`: true of the empty text.
    pub fn is_printable(&self) -> bool {
        self.is_empty() || self.all(unicode::is_printable)
    }

    /// `str.isascii`: true of the empty text.
    pub fn is_ascii(&self) -> bool {
        self.as_ascii().is_some()
    }

    /// `str.isidentifier`
    pub fn is_identifier(&self) -> bool {
        let mut code_points = self.code_points();
        code_points.next().is_some_and(unicode::is_identifier_start) && code_points.all(unicode::is_identifier_continue)
    }

    /// `str.isupper`: something cased, and nothing of lower or title case.
    pub fn is_uppercase(&self) -> bool {
        self.is_only(unicode::is_uppercase, |other| unicode::is_lowercase(other) || unicode::is_titlecase(other))
    }

    /// `str.islower`: something cased, and nothing of upper or title case.
    pub fn is_lowercase(&self) -> bool {
        self.is_only(unicode::is_lowercase, |other| unicode::is_uppercase(other) || unicode::is_titlecase(other))
    }

    fn is_only(&self, wanted: fn(u32) -> bool, unwanted: fn(u32) -> bool) -> bool {
        let mut any = false;
        for code_point in self.code_points() {
            if unwanted(code_point) {
                return false;
            }
            any = any || wanted(code_point);
        }
        any
    }

    /// `str.istitle`: capitals only where nothing cased precedes, small letters only after something cased.
    pub fn is_titlecase(&self) -> bool {
        let (mut any, mut previous_is_cased) = (false, false);
        for code_point in self.code_points() {
            if unicode::is_uppercase(code_point) || unicode::is_titlecase(code_point) {
                if previous_is_cased {
                    return false;
                }
                (any, previous_is_cased) = (true, true);
            } else if unicode::is_lowercase(code_point) {
                if !previous_is_cased {
                    return false;
                }
                any = true;
            } else {
                previous_is_cased = false;
            }
        }
        any
    }
}

fn all_units<T: Unit>(units: &[T], condition: fn(u32) -> bool) -> bool {
    units.iter().all(|&unit| condition(unit.into()))
}
