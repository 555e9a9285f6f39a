//! Finding, replacing, splitting and stripping on whole texts.

use std::borrow::Cow;
use std::iter;
use std::ops::Range;

use super::sequence::{self, Ends, Unit};
use super::storage::{Kind, Text, Units, with_units};
use super::unicode;

/// A unit in which a whole text can be seen, if need be by copying it to a wider storage.
pub(super) trait TextUnit: Unit {
    /// The text in this unit, `None` where some code point does not fit.
    fn view(text: &Text) -> Option<Cow<'_, [Self]>>;

    /// A text of these units.
    fn text(units: &[Self]) -> Text;
}

impl TextUnit for u8 {
    fn view(text: &Text) -> Option<Cow<'_, [Self]>> {
        match text.units() {
            Units::One(units) => Some(Cow::Borrowed(units)),
            _ => None,
        }
    }

    fn text(units: &[Self]) -> Text {
        Text::from_latin1(units)
    }
}

impl TextUnit for u16 {
    fn view(text: &Text) -> Option<Cow<'_, [Self]>> {
        match text.units() {
            Units::One(units) => Some(Cow::Owned(units.iter().map(|&unit| unit.into()).collect())),
            Units::Two(units) => Some(Cow::Borrowed(units)),
            Units::Four(_) => None,
        }
    }

    fn text(units: &[Self]) -> Text {
        Text::from_ucs2(units)
    }
}

impl TextUnit for u32 {
    fn view(text: &Text) -> Option<Cow<'_, [Self]>> {
        Some(match text.units() {
            Units::One(units) => Cow::Owned(units.iter().map(|&unit| unit.into()).collect()),
            Units::Two(units) => Cow::Owned(units.iter().map(|&unit| unit.into()).collect()),
            Units::Four(units) => Cow::Borrowed(units),
        })
    }

    fn text(units: &[Self]) -> Text {
        Text::from_ucs4(units)
    }
}

fn view<'a, T: TextUnit>(_like: &[T], text: &'a Text) -> Option<Cow<'a, [T]>> {
    T::view(text)
}

impl Text {
    /// `str.find` inside a range (see [`sequence::adjust_range`]), counted from the start of the text.
    pub fn find(&self, needle: &Self, range: Range<usize>) -> Option<usize> {
        with_units!(self, units => {
            let needle = view(units, needle)?;
            sequence::find(units.get(range.clone())?, &needle).map(|place| range.start + place)
        })
    }

    /// `str.rfind` inside a range, counted from the start of the text.
    pub fn rfind(&self, needle: &Self, range: Range<usize>) -> Option<usize> {
        with_units!(self, units => {
            let needle = view(units, needle)?;
            sequence::rfind(units.get(range.clone())?, &needle).map(|place| range.start + place)
        })
    }

    /// `str.count` inside a range.
    pub fn count(&self, needle: &Self, range: Range<usize>) -> usize {
        with_units!(self, units => match (view(units, needle), units.get(range)) {
            (Some(needle), Some(units)) => sequence::count(units, &needle),
            _ => 0,
        })
    }

    /// `needle in self`
    pub fn contains(&self, needle: &Self) -> bool {
        self.find(needle, 0..self.len()).is_some()
    }

    /// `str.startswith` inside a range.
    pub fn starts_with(&self, prefix: &Self, range: Range<usize>) -> bool {
        with_units!(self, units => match (view(units, prefix), units.get(range)) {
            (Some(prefix), Some(units)) => units.starts_with(&prefix),
            _ => false,
        })
    }

    /// `str.endswith` inside a range.
    pub fn ends_with(&self, suffix: &Self, range: Range<usize>) -> bool {
        with_units!(self, units => match (view(units, suffix), units.get(range)) {
            (Some(suffix), Some(units)) => units.ends_with(&suffix),
            _ => false,
        })
    }

    /// `str.replace` of at most `limit` occurrences, `None` where nothing changes and Python returns the same
    /// object.
    pub fn replace(&self, old: &Self, new: &Self, limit: usize) -> Option<Self> {
        if self.kind() < old.kind() || old == new {
            return None;
        }
        fn replaced<T: TextUnit>(text: &Text, old: &Text, new: &Text, limit: usize) -> Option<Text> {
            let (text, old, new) = (T::view(text)?, T::view(old)?, T::view(new)?);
            sequence::replace(&text, &old, &new, limit).map(|units| T::text(&units))
        }
        match self.kind().max(new.kind()) {
            Kind::Ascii | Kind::Latin1 => replaced::<u8>(self, old, new, limit),
            Kind::Ucs2 => replaced::<u16>(self, old, new, limit),
            Kind::Ucs4 => replaced::<u32>(self, old, new, limit),
        }
    }

    /// `str.split` by a separator that is not empty: the parts, at most `limit` cuts from the left.
    pub fn split(&self, separator: &Self, limit: usize) -> Vec<Range<usize>> {
        with_units!(self, units => match view(units, separator) {
            Some(separator) => sequence::split(units, &separator, limit),
            None => iter::once(0..self.len()).collect(),
        })
    }

    /// `str.rsplit` by a separator that is not empty: the parts, at most `limit` cuts from the right.
    pub fn rsplit(&self, separator: &Self, limit: usize) -> Vec<Range<usize>> {
        with_units!(self, units => match view(units, separator) {
            Some(separator) => sequence::rsplit(units, &separator, limit),
            None => iter::once(0..self.len()).collect(),
        })
    }

    /// `str.split` by white space.
    pub fn split_whitespace(&self, limit: usize) -> Vec<Range<usize>> {
        with_units!(self, units => sequence::split_whitespace(units, limit, unicode::is_space))
    }

    /// `str.rsplit` by white space.
    pub fn rsplit_whitespace(&self, limit: usize) -> Vec<Range<usize>> {
        with_units!(self, units => sequence::rsplit_whitespace(units, limit, unicode::is_space))
    }

    /// `str.splitlines`
    pub fn split_lines(&self, keep_ends: bool) -> Vec<Range<usize>> {
        with_units!(self, units => sequence::split_lines(units, keep_ends, unicode::is_line_break))
    }

    /// What `str.strip` and its like leave: without white space, or without the characters given.
    pub fn strip(&self, ends: Ends, characters: Option<&Self>) -> Range<usize> {
        match characters {
            None => with_units!(self, units => sequence::strip(units, ends, unicode::is_space)),
            Some(set) => with_units!(set, set => with_units!(self, units => {
                sequence::strip(units, ends, |unit| contains(set, unit))
            })),
        }
    }

    /// `str.removeprefix`, `None` where nothing is to be removed.
    pub fn without_prefix(&self, prefix: &Self) -> Option<Range<usize>> {
        (!prefix.is_empty() && self.starts_with(prefix, 0..self.len())).then(|| prefix.len()..self.len())
    }

    /// `str.removesuffix`, `None` where nothing is to be removed.
    pub fn without_suffix(&self, suffix: &Self) -> Option<Range<usize>> {
        (!suffix.is_empty() && self.ends_with(suffix, 0..self.len())).then(|| 0..self.len() - suffix.len())
    }
}

fn contains<T: Unit>(units: &[T], code_point: u32) -> bool {
    T::from_code_point(code_point).is_some_and(|unit| units.contains(&unit))
}
