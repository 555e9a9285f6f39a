//! The normal forms of texts, by a crate that knows later versions of Unicode: characters that the interpreter's
//! version does not know stay as they are, and nothing combines across them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use crate::types::text::{Text, TextBuilder, unicode};

/// A normal form.
#[derive(Clone, Copy)]
pub(super) enum Form {
    Composed,
    Decomposed,
    CompatiblyComposed,
    CompatiblyDecomposed,
}

impl Form {
    /// The form of a name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "NFC" => Self::Composed,
            "NFD" => Self::Decomposed,
            "NFKC" => Self::CompatiblyComposed,
            "NFKD" => Self::CompatiblyDecomposed,
            _ => return None,
        })
    }

    fn of_known(self, characters: &[char], output: &mut TextBuilder) {
        let characters = characters.iter().copied();
        let push = |character: char| output.push(character.into());
        match self {
            Self::Composed => characters.nfc().for_each(push),
            Self::Decomposed => characters.nfd().for_each(push),
            Self::CompatiblyComposed => characters.nfkc().for_each(push),
            Self::CompatiblyDecomposed => characters.nfkd().for_each(push),
        }
    }

    /// The text in this form, `None` where it is in it already.
    pub(super) fn apply(self, text: &Text) -> Option<Text> {
        if text.as_ascii().is_some() {
            return None;
        }
        let mut output = TextBuilder::with_capacity(text.len());
        let mut known = Vec::new();
        for code_point in text.code_points() {
            match char::from_u32(code_point).filter(|_| unicode::is_assigned(code_point)) {
                Some(character) => known.push(character),
                None => {
                    self.of_known(&known, &mut output);
                    known.clear();
                    output.push(code_point);
                }
            }
        }
        self.of_known(&known, &mut output);
        let output = output.finish();
        (output != *text).then_some(output)
    }
}

/// The canonical combining class.
pub(super) fn combining_class(code_point: u32) -> u8 {
    let character = char::from_u32(code_point).filter(|_| unicode::is_assigned(code_point));
    character.map_or(0, canonical_combining_class)
}
