//! Storage of text: one, two or four bytes for each code point, whichever is the least that fits.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Range;

use super::sequence::{Unit, copy_stepped};

/// How the code points of a text are stored (PEP 393). Ordered from narrow to wide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// All below U+0080, one byte each.
    Ascii,
    /// All below U+0100, one byte each.
    Latin1,
    /// All below U+10000, two bytes each.
    Ucs2,
    /// Any, four bytes each.
    Ucs4,
}

impl Kind {
    /// The narrowest kind that can store a code point.
    pub fn of(code_point: u32) -> Self {
        match code_point {
            0..0x80 => Self::Ascii,
            0x80..0x100 => Self::Latin1,
            0x100..0x1_0000 => Self::Ucs2,
            _ => Self::Ucs4,
        }
    }

    /// Bytes for each code point: 1, 2 or 4.
    pub fn width(self) -> usize {
        match self {
            Self::Ascii | Self::Latin1 => 1,
            Self::Ucs2 => 2,
            Self::Ucs4 => 4,
        }
    }
}

#[derive(Clone)]
enum Storage {
    Ascii(Box<str>),
    /// ASCII that is part of the program that runs: a name that the interpreter itself gives.
    Static(&'static str),
    Latin1(Box<[u8]>),
    Ucs2(Box<[u16]>),
    Ucs4(Box<[u32]>),
}

/// The ASCII characters in order: those that stand alone need no copies.
static ASCII: &str = {
    static BYTES: [u8; 128] = {
        let mut bytes = [0; 128];
        let mut index = 0;
        while index < bytes.len() {
            bytes[index] = index as u8;
            index += 1;
        }
        bytes
    };
    match std::str::from_utf8(&BYTES) {
        Ok(text) => text,
        Err(_) => panic!("ASCII is valid"),
    }
};

/// The value of a Python `str`. May hold surrogates; always in the narrowest kind.
#[derive(Clone)]
pub struct Text(Storage);

/// The code points of a text as its storage has them.
#[derive(Clone, Copy, Debug)]
pub enum Units<'a> {
    /// ASCII or Latin-1.
    One(&'a [u8]),
    /// The basic multilingual plane.
    Two(&'a [u16]),
    /// All planes.
    Four(&'a [u32]),
}

/// Runs one expression for whichever unit a text is stored in.
macro_rules! with_units {
    ($text:expr, $slice:ident => $body:expr) => {
        match $text.units() {
            $crate::types::text::Units::One($slice) => $body,
            $crate::types::text::Units::Two($slice) => $body,
            $crate::types::text::Units::Four($slice) => $body,
        }
    };
}
pub(crate) use with_units;

impl Text {
    /// The empty text.
    pub fn empty() -> Self {
        Self(Storage::Static(""))
    }

    /// A text that is part of the program that runs: nothing is copied where it is ASCII.
    pub fn from_static(text: &'static str) -> Self {
        if text.is_ascii() { Self(Storage::Static(text)) } else { Self::from(text) }
    }

    /// A text of ASCII only, or `None` where the bytes are not.
    pub fn from_ascii(bytes: Vec<u8>) -> Option<Self> {
        if !bytes.is_ascii() {
            return None;
        }
        String::from_utf8(bytes).ok().map(|text| Self(Storage::Ascii(text.into_boxed_str())))
    }

    /// One byte for each code point below U+0100.
    pub fn from_latin1(bytes: &[u8]) -> Self {
        match std::str::from_utf8(bytes) {
            Ok(text) if bytes.is_ascii() => Self(Storage::Ascii(text.into())),
            _ => Self(Storage::Latin1(bytes.into())),
        }
    }

    /// One code point below U+10000 for each unit; surrogates stay single.
    pub fn from_ucs2(units: &[u16]) -> Self {
        match u16::kind(units) {
            Kind::Ucs2 => Self(Storage::Ucs2(units.into())),
            _ => Self::from_latin1(&units.iter().map(|&unit| unit as u8).collect::<Vec<u8>>()),
        }
    }

    /// One code point for each unit. Values above U+10FFFF must not occur.
    pub fn from_ucs4(units: &[u32]) -> Self {
        match u32::kind(units) {
            Kind::Ucs4 => Self(Storage::Ucs4(units.into())),
            Kind::Ucs2 => Self(Storage::Ucs2(units.iter().map(|&unit| unit as u16).collect())),
            _ => Self::from_latin1(&units.iter().map(|&unit| unit as u8).collect::<Vec<u8>>()),
        }
    }

    /// Collects code points.
    pub fn from_code_points(code_points: impl IntoIterator<Item = u32>) -> Self {
        let mut builder = TextBuilder::new();
        builder.extend(code_points);
        builder.finish()
    }

    /// A text of one code point.
    pub fn from_code_point(code_point: u32) -> Self {
        if let Some(character) = usize::try_from(code_point).ok().and_then(|start| ASCII.get(start..=start)) {
            return Self(Storage::Static(character));
        }
        match u8::try_from(code_point) {
            Ok(byte) => Self::from_latin1(&[byte]),
            Err(_) => Self::from_ucs4(&[code_point]),
        }
    }

    /// The number of code points.
    pub fn len(&self) -> usize {
        match &self.0 {
            Storage::Ascii(text) => text.len(),
            Storage::Static(text) => text.len(),
            Storage::Latin1(units) => units.len(),
            Storage::Ucs2(units) => units.len(),
            Storage::Ucs4(units) => units.len(),
        }
    }

    /// Whether there is no code point.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The storage kind: the narrowest for the widest code point.
    pub fn kind(&self) -> Kind {
        match &self.0 {
            Storage::Ascii(_) | Storage::Static(_) => Kind::Ascii,
            Storage::Latin1(_) => Kind::Latin1,
            Storage::Ucs2(_) => Kind::Ucs2,
            Storage::Ucs4(_) => Kind::Ucs4,
        }
    }

    /// The stored units.
    pub fn units(&self) -> Units<'_> {
        match &self.0 {
            Storage::Ascii(text) => Units::One(text.as_bytes()),
            Storage::Static(text) => Units::One(text.as_bytes()),
            Storage::Latin1(units) => Units::One(units),
            Storage::Ucs2(units) => Units::Two(units),
            Storage::Ucs4(units) => Units::Four(units),
        }
    }

    /// The code point at an index.
    pub fn get(&self, index: usize) -> Option<u32> {
        match self.units() {
            Units::One(units) => units.get(index).map(|&unit| unit.into()),
            Units::Two(units) => units.get(index).map(|&unit| unit.into()),
            Units::Four(units) => units.get(index).copied(),
        }
    }

    /// All code points, from either end.
    pub fn code_points(&self) -> CodePoints<'_> {
        CodePoints(self.units())
    }

    /// The whole as a string slice where it is ASCII.
    pub fn as_ascii(&self) -> Option<&str> {
        match &self.0 {
            Storage::Ascii(text) => Some(text),
            Storage::Static(text) => Some(text),
            _ => None,
        }
    }

    /// The whole as a string, `None` where a surrogate stands in it. ASCII is borrowed.
    pub fn as_utf8(&self) -> Option<Cow<'_, str>> {
        if let Some(text) = self.as_ascii() {
            return Some(Cow::Borrowed(text));
        }
        self.code_points().map(char::from_u32).collect::<Option<String>>().map(Cow::Owned)
    }

    /// The whole as a string, with U+FFFD for each surrogate. ASCII is borrowed.
    pub fn to_str_lossy(&self) -> Cow<'_, str> {
        match self.as_ascii() {
            Some(text) => Cow::Borrowed(text),
            None => Cow::Owned(
                self.code_points()
                    .map(|code_point| char::from_u32(code_point).unwrap_or(char::REPLACEMENT_CHARACTER))
                    .collect(),
            ),
        }
    }

    /// Whether it equals a string.
    pub fn equals_str(&self, other: &str) -> bool {
        match self.as_ascii() {
            Some(text) => text == other,
            None => self.code_points().eq(other.chars().map(u32::from)),
        }
    }

    /// The part between two indices. Both are cut to the length; a range that runs backwards is empty.
    pub fn slice(&self, range: Range<usize>) -> Self {
        let end = range.end.min(self.len());
        let range = range.start.min(end)..end;
        match &self.0 {
            Storage::Ascii(text) => Self(Storage::Ascii(text[range].into())),
            Storage::Static(text) => Self(Storage::Static(&text[range])),
            Storage::Latin1(units) => Self::from_latin1(&units[range]),
            Storage::Ucs2(units) => Self::from_ucs2(&units[range]),
            Storage::Ucs4(units) => Self::from_ucs4(&units[range]),
        }
    }

    /// `count` code points from `start`, `step` apart: what `slice.indices` and the length of its range give.
    /// Indices outside of the text are left out.
    pub fn slice_stepped(&self, start: usize, step: isize, count: usize) -> Self {
        if step == 1 {
            return self.slice(start..start.saturating_add(count));
        }
        match self.units() {
            Units::One(units) => Self::from_latin1(&copy_stepped(units, start, step, count)),
            Units::Two(units) => Self::from_ucs2(&copy_stepped(units, start, step, count)),
            Units::Four(units) => Self::from_ucs4(&copy_stepped(units, start, step, count)),
        }
    }

    /// The text and another after it.
    pub fn concat(&self, other: &Self) -> Self {
        Self::join_all([self, other])
    }

    /// Texts one after the other.
    pub fn join_all<'a>(parts: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut builder = TextBuilder::new();
        for part in parts {
            builder.push_text(part);
        }
        builder.finish()
    }

    /// Texts with this one between them: `str.join`.
    pub fn join<'a>(&self, parts: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut builder = TextBuilder::new();
        for (index, part) in parts.into_iter().enumerate() {
            if index > 0 {
                builder.push_text(self);
            }
            builder.push_text(part);
        }
        builder.finish()
    }

    /// The text `count` times; the caller has checked that the length is acceptable.
    pub fn repeat(&self, count: usize) -> Self {
        if count == 0 || self.is_empty() {
            return Self::empty();
        }
        Self(match &self.0 {
            Storage::Ascii(text) => Storage::Ascii(text.repeat(count).into()),
            Storage::Static(text) => Storage::Ascii(text.repeat(count).into()),
            Storage::Latin1(units) => Storage::Latin1(units.repeat(count).into()),
            Storage::Ucs2(units) => Storage::Ucs2(units.repeat(count).into()),
            Storage::Ucs4(units) => Storage::Ucs4(units.repeat(count).into()),
        })
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        if text.is_ascii() {
            return Self(Storage::Ascii(text.into()));
        }
        let units = text.chars().map(u32::from);
        // The bits of all together reach as far as those of the widest.
        Self(match Kind::of(units.clone().fold(0, |bits, unit| bits | unit)) {
            Kind::Ascii | Kind::Latin1 => Storage::Latin1(units.map(|unit| unit as u8).collect()),
            Kind::Ucs2 => Storage::Ucs2(units.map(|unit| unit as u16).collect()),
            Kind::Ucs4 => Storage::Ucs4(units.collect()),
        })
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        if text.is_ascii() { Self(Storage::Ascii(text.into())) } else { Self::from(text.as_str()) }
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        // The kind is canonical: texts of different kinds are never equal.
        match (&self.0, &other.0) {
            (Storage::Latin1(left), Storage::Latin1(right)) => left == right,
            (Storage::Ucs2(left), Storage::Ucs2(right)) => left == right,
            (Storage::Ucs4(left), Storage::Ucs4(right)) => left == right,
            _ => matches!((self.as_ascii(), other.as_ascii()), (Some(left), Some(right)) if left == right),
        }
    }
}

impl Eq for Text {}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.equals_str(other)
    }
}

impl PartialOrd for Text {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Text {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.units(), other.units()) {
            (Units::One(left), Units::One(right)) => left.cmp(right),
            (Units::Two(left), Units::Two(right)) => left.cmp(right),
            (Units::Four(left), Units::Four(right)) => left.cmp(right),
            _ => self.code_points().cmp(other.code_points()),
        }
    }
}

/// For Rust's own collections; Python's `hash` is [`crate::types::hashing::hash_text`].
impl Hash for Text {
    fn hash<H: Hasher>(&self, state: &mut H) {
        with_units!(self, units => units.hash(state));
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.to_str_lossy(), formatter)
    }
}

/// The code points of a text.
#[derive(Clone, Debug)]
pub struct CodePoints<'a>(Units<'a>);

impl Iterator for CodePoints<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        match &mut self.0 {
            Units::One(units) => units.split_off_first().map(|&unit| unit.into()),
            Units::Two(units) => units.split_off_first().map(|&unit| unit.into()),
            Units::Four(units) => units.split_off_first().copied(),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let length = match self.0 {
            Units::One(units) => units.len(),
            Units::Two(units) => units.len(),
            Units::Four(units) => units.len(),
        };
        (length, Some(length))
    }

    fn fold<B, F: FnMut(B, u32) -> B>(self, initial: B, mut step: F) -> B {
        // One look at the kind instead of one for each code point.
        match self.0 {
            Units::One(units) => units.iter().fold(initial, |value, &unit| step(value, unit.into())),
            Units::Two(units) => units.iter().fold(initial, |value, &unit| step(value, unit.into())),
            Units::Four(units) => units.iter().copied().fold(initial, step),
        }
    }
}

impl DoubleEndedIterator for CodePoints<'_> {
    fn next_back(&mut self) -> Option<u32> {
        match &mut self.0 {
            Units::One(units) => units.split_off_last().map(|&unit| unit.into()),
            Units::Two(units) => units.split_off_last().map(|&unit| unit.into()),
            Units::Four(units) => units.split_off_last().copied(),
        }
    }
}

impl ExactSizeIterator for CodePoints<'_> {}

enum Buffer {
    /// Valid ASCII: a `String`, so that finishing needs no second look at it.
    Ascii(String),
    One(Vec<u8>),
    Two(Vec<u16>),
    Four(Vec<u32>),
}

/// Builds a text from pieces; widens its storage when a piece asks for it.
pub struct TextBuilder(Buffer);

impl Default for TextBuilder {
    fn default() -> Self {
        Self::new()
    }
}

impl TextBuilder {
    /// A builder that holds nothing.
    pub fn new() -> Self {
        Self(Buffer::Ascii(String::new()))
    }

    /// A builder with room for some code points.
    pub fn with_capacity(capacity: usize) -> Self {
        Self(Buffer::Ascii(String::with_capacity(capacity)))
    }

    /// The number of code points so far.
    pub fn len(&self) -> usize {
        match &self.0 {
            Buffer::Ascii(text) => text.len(),
            Buffer::One(units) => units.len(),
            Buffer::Two(units) => units.len(),
            Buffer::Four(units) => units.len(),
        }
    }

    /// Whether nothing was added.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn widen(&mut self, kind: Kind) {
        let current = match &self.0 {
            Buffer::Ascii(_) => Kind::Ascii,
            Buffer::One(_) => Kind::Latin1,
            Buffer::Two(_) => Kind::Ucs2,
            Buffer::Four(_) => Kind::Ucs4,
        };
        if current >= kind {
            return;
        }
        let old = std::mem::replace(&mut self.0, Buffer::One(Vec::new()));
        self.0 = match (kind, old) {
            (Kind::Ucs2, Buffer::Ascii(text)) => Buffer::Two(text.bytes().map(u16::from).collect()),
            (Kind::Ucs2, Buffer::One(units)) => Buffer::Two(units.into_iter().map(u16::from).collect()),
            (Kind::Ucs4, Buffer::Ascii(text)) => Buffer::Four(text.bytes().map(u32::from).collect()),
            (Kind::Ucs4, Buffer::One(units)) => Buffer::Four(units.into_iter().map(u32::from).collect()),
            (Kind::Ucs4, Buffer::Two(units)) => Buffer::Four(units.into_iter().map(u32::from).collect()),
            (_, Buffer::Ascii(text)) => Buffer::One(text.into_bytes()),
            (_, wide) => wide,
        };
    }

    /// Adds one code point.
    pub fn push(&mut self, code_point: u32) {
        self.widen(Kind::of(code_point));
        match &mut self.0 {
            Buffer::Ascii(text) => text.push(char::from(code_point as u8)),
            Buffer::One(units) => units.push(code_point as u8),
            Buffer::Two(units) => units.push(code_point as u16),
            Buffer::Four(units) => units.push(code_point),
        }
    }

    /// Adds one code point several times.
    pub fn push_repeated(&mut self, code_point: u32, count: usize) {
        self.widen(Kind::of(code_point));
        match &mut self.0 {
            Buffer::Ascii(text) => text.extend(std::iter::repeat_n(char::from(code_point as u8), count)),
            Buffer::One(units) => units.resize(units.len() + count, code_point as u8),
            Buffer::Two(units) => units.resize(units.len() + count, code_point as u16),
            Buffer::Four(units) => units.resize(units.len() + count, code_point),
        }
    }

    /// Adds a string.
    pub fn push_str(&mut self, piece: &str) {
        match &mut self.0 {
            Buffer::Ascii(text) if piece.is_ascii() => text.push_str(piece),
            _ => self.extend(piece.chars().map(u32::from)),
        }
    }

    /// Adds a text.
    pub fn push_text(&mut self, piece: &Text) {
        self.push_range(piece, 0..piece.len());
    }

    /// Adds a part of a text, which must lie inside of it.
    pub fn push_range(&mut self, piece: &Text, range: Range<usize>) {
        let units = piece.units();
        let whole = range.len() == piece.len();
        // The kind of a part may be narrower than that of the whole.
        let kind = match units {
            _ if whole => piece.kind(),
            Units::One(units) => u8::kind(&units[range.clone()]),
            Units::Two(units) => u16::kind(&units[range.clone()]),
            Units::Four(units) => u32::kind(&units[range.clone()]),
        };
        self.widen(kind);
        match (&mut self.0, units) {
            (Buffer::Ascii(text), _) => match piece.as_ascii() {
                Some(ascii) => text.push_str(&ascii[range]),
                None => text.extend(range.filter_map(|index| piece.get(index)).map(|unit| char::from(unit as u8))),
            },
            (Buffer::One(buffer), Units::One(units)) => buffer.extend_from_slice(&units[range]),
            (Buffer::One(buffer), Units::Two(units)) => buffer.extend(units[range].iter().map(|&unit| unit as u8)),
            (Buffer::One(buffer), Units::Four(units)) => buffer.extend(units[range].iter().map(|&unit| unit as u8)),
            (Buffer::Two(buffer), Units::One(units)) => buffer.extend(units[range].iter().map(|&unit| u16::from(unit))),
            (Buffer::Two(buffer), Units::Two(units)) => buffer.extend_from_slice(&units[range]),
            (Buffer::Two(buffer), Units::Four(units)) => buffer.extend(units[range].iter().map(|&unit| unit as u16)),
            (Buffer::Four(buffer), Units::One(units)) => {
                buffer.extend(units[range].iter().map(|&unit| u32::from(unit)))
            }
            (Buffer::Four(buffer), Units::Two(units)) => {
                buffer.extend(units[range].iter().map(|&unit| u32::from(unit)))
            }
            (Buffer::Four(buffer), Units::Four(units)) => buffer.extend_from_slice(&units[range]),
        }
    }

    /// The text. Its storage is as wide as its widest code point asks for, since nothing was ever taken away.
    pub fn finish(self) -> Text {
        Text(match self.0 {
            Buffer::Ascii(text) => Storage::Ascii(text.into_boxed_str()),
            Buffer::One(units) => Storage::Latin1(units.into_boxed_slice()),
            Buffer::Two(units) => Storage::Ucs2(units.into_boxed_slice()),
            Buffer::Four(units) => Storage::Ucs4(units.into_boxed_slice()),
        })
    }
}

impl Extend<u32> for TextBuilder {
    fn extend<I: IntoIterator<Item = u32>>(&mut self, code_points: I) {
        for code_point in code_points {
            self.push(code_point);
        }
    }
}

impl fmt::Write for TextBuilder {
    fn write_str(&mut self, piece: &str) -> fmt::Result {
        self.push_str(piece);
        Ok(())
    }
}
