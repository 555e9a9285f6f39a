//! Searching, splitting and stripping on slices of units: what `str`, `bytes` and `bytearray` share.

use std::ops::Range;

use memchr::memmem;

use super::storage::Kind;

/// One stored code point of a text, or one byte.
pub trait Unit: Copy + Ord + Into<u32> + 'static {
    /// A needle that is not empty, made ready to be searched for more than once.
    type Searcher<'a>;

    /// Makes a needle ready.
    fn searcher(needle: &[Self]) -> Self::Searcher<'_>;

    /// The first place of a needle.
    fn find_in(haystack: &[Self], searcher: &Self::Searcher<'_>) -> Option<usize>;

    /// The last place of a needle that is not empty.
    fn rfind_in(haystack: &[Self], needle: &[Self]) -> Option<usize>;

    /// The narrowest storage for these units.
    fn kind(units: &[Self]) -> Kind;

    /// The unit for a code point, `None` where it does not fit.
    fn from_code_point(code_point: u32) -> Option<Self>;
}

/// A needle of bytes.
#[expect(clippy::large_enum_variant, reason = "it lives on the stack, for one search")]
pub enum ByteSearcher<'a> {
    /// A single one.
    One(u8),
    /// More.
    Many(memmem::Finder<'a>),
}

impl Unit for u8 {
    type Searcher<'a> = ByteSearcher<'a>;

    fn searcher(needle: &[Self]) -> ByteSearcher<'_> {
        match needle {
            [byte] => ByteSearcher::One(*byte),
            _ => ByteSearcher::Many(memmem::Finder::new(needle)),
        }
    }

    fn find_in(haystack: &[Self], searcher: &ByteSearcher<'_>) -> Option<usize> {
        match searcher {
            ByteSearcher::One(byte) => memchr::memchr(*byte, haystack),
            ByteSearcher::Many(finder) => finder.find(haystack),
        }
    }

    fn rfind_in(haystack: &[Self], needle: &[Self]) -> Option<usize> {
        match needle {
            [byte] => memchr::memrchr(*byte, haystack),
            _ => memmem::rfind(haystack, needle),
        }
    }

    fn kind(units: &[Self]) -> Kind {
        if units.is_ascii() { Kind::Ascii } else { Kind::Latin1 }
    }

    fn from_code_point(code_point: u32) -> Option<Self> {
        Self::try_from(code_point).ok()
    }
}

/// Implements [`Unit`] for the units wider than a byte.
macro_rules! wide_unit {
    ($unit:ty) => {
        impl Unit for $unit {
            type Searcher<'a> = &'a [Self];

            fn searcher(needle: &[Self]) -> &[Self] {
                needle
            }

            fn find_in(haystack: &[Self], needle: &&[Self]) -> Option<usize> {
                haystack.windows(needle.len()).position(|window| window[0] == needle[0] && window == *needle)
            }

            fn rfind_in(haystack: &[Self], needle: &[Self]) -> Option<usize> {
                haystack.windows(needle.len()).rposition(|window| window[0] == needle[0] && window == needle)
            }

            fn kind(units: &[Self]) -> Kind {
                // The bits of all together reach as far as those of the widest.
                Kind::of(units.iter().fold(0, |bits, &unit| bits | u32::from(unit)))
            }

            fn from_code_point(code_point: u32) -> Option<Self> {
                Self::try_from(code_point).ok()
            }
        }
    };
}
wide_unit!(u16);
wide_unit!(u32);

/// The start of the first occurrence inside the whole; an empty needle is found at the start.
pub fn find<T: Unit>(haystack: &[T], needle: &[T]) -> Option<usize> {
    if needle.is_empty() {
        return Some(0);
    }
    if needle.len() > haystack.len() { None } else { T::find_in(haystack, &T::searcher(needle)) }
}

/// The start of the last occurrence; an empty needle is found at the end.
pub fn rfind<T: Unit>(haystack: &[T], needle: &[T]) -> Option<usize> {
    if needle.is_empty() {
        return Some(haystack.len());
    }
    if needle.len() > haystack.len() { None } else { T::rfind_in(haystack, needle) }
}

/// How often a needle occurs without overlaps; an empty one before each unit and at the end.
pub fn count<T: Unit>(haystack: &[T], needle: &[T]) -> usize {
    if needle.is_empty() {
        return haystack.len() + 1;
    }
    occurrences(haystack, needle, usize::MAX).count()
}

/// The starts of the first `limit` occurrences of a needle that is not empty, without overlaps.
pub fn occurrences<'a, T: Unit>(
    haystack: &'a [T],
    needle: &'a [T],
    limit: usize,
) -> impl Iterator<Item = usize> + use<'a, T> {
    let searcher = T::searcher(needle);
    let mut from = 0;
    std::iter::from_fn(move || {
        let place = from + T::find_in(haystack.get(from..)?, &searcher)?;
        from = place + needle.len();
        Some(place)
    })
    .take(limit)
}

/// Copies a slice with a step; indices outside are left out.
pub fn copy_stepped<T: Copy>(units: &[T], start: usize, step: isize, count: usize) -> Vec<T> {
    let mut copied = Vec::with_capacity(count.min(units.len()));
    let mut index = start;
    for _ in 0..count {
        let Some(&unit) = units.get(index) else { break };
        copied.push(unit);
        index = index.wrapping_add_signed(step);
    }
    copied
}

/// Cuts `start` and `end`, as given to `find` and its like, to a range of a sequence: negative ones count
/// from the end. `None` where the start lies behind the end, in which not even the empty needle is found.
///
/// Source: `ADJUST_INDICES` in CPython's `Objects/stringlib/find.h`.
pub fn adjust_range(start: Option<isize>, end: Option<isize>, length: usize) -> Option<Range<usize>> {
    let adjust = |index: isize| match usize::try_from(index) {
        Ok(index) => index,
        Err(_) => length.saturating_sub(index.unsigned_abs()),
    };
    let start = start.map_or(0, adjust);
    let end = end.map_or(length, adjust).min(length);
    (start <= end).then_some(start..end)
}

/// The parts between separators, at most `limit` cuts from the left. The separator must not be empty.
pub fn split<T: Unit>(units: &[T], separator: &[T], limit: usize) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut from = 0;
    for place in occurrences(units, separator, limit) {
        parts.push(from..place);
        from = place + separator.len();
    }
    parts.push(from..units.len());
    parts
}

/// The parts between separators, at most `limit` cuts from the right, in order from the left.
pub fn rsplit<T: Unit>(units: &[T], separator: &[T], limit: usize) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut end = units.len();
    for _ in 0..limit {
        let Some(place) = rfind(&units[..end], separator) else { break };
        parts.push(place + separator.len()..end);
        end = place;
    }
    parts.push(0..end);
    parts.reverse();
    parts
}

/// The parts between runs of white space, at most `limit` cuts from the left.
pub fn split_whitespace<T: Unit>(units: &[T], limit: usize, is_space: fn(u32) -> bool) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut from = 0;
    while let Some(start) = position(units, from, |unit| !is_space(unit)) {
        if parts.len() >= limit {
            parts.push(start..units.len());
            break;
        }
        let end = position(units, start, is_space).unwrap_or(units.len());
        parts.push(start..end);
        from = end;
    }
    parts
}

/// The parts between runs of white space, at most `limit` cuts from the right, in order from the left.
pub fn rsplit_whitespace<T: Unit>(units: &[T], limit: usize, is_space: fn(u32) -> bool) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut until = units.len();
    loop {
        let end = trimmed_end(&units[..until], 0, is_space);
        if end == 0 {
            break;
        }
        if parts.len() >= limit {
            parts.push(0..end);
            break;
        }
        let start = units[..end].iter().rposition(|&unit| is_space(unit.into())).map_or(0, |place| place + 1);
        parts.push(start..end);
        until = start;
    }
    parts.reverse();
    parts
}

/// The lines, with or without their ends. `\r\n` is one end.
pub fn split_lines<T: Unit>(units: &[T], keep_ends: bool, is_line_break: fn(u32) -> bool) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut from = 0;
    while from < units.len() {
        let end = position(units, from, is_line_break).unwrap_or(units.len());
        let mut next = (end + 1).min(units.len());
        if next < units.len() && units[end].into() == 0x0D && units[next].into() == 0x0A {
            next += 1;
        }
        lines.push(from..if keep_ends { next } else { end });
        from = next;
    }
    lines
}

/// Which ends `strip` and its like work on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// `lstrip`
    Left,
    /// `rstrip`
    Right,
    /// `strip`
    Both,
}

/// What is left after units that satisfy a condition are taken from the ends.
pub fn strip<T: Unit>(units: &[T], ends: Ends, strips: impl Fn(u32) -> bool) -> Range<usize> {
    let start = match ends {
        Ends::Right => 0,
        _ => position(units, 0, |unit| !strips(unit)).unwrap_or(units.len()),
    };
    let end = match ends {
        Ends::Left => units.len(),
        _ => trimmed_end(units, start, strips),
    };
    start..end
}

fn position<T: Unit>(units: &[T], from: usize, condition: impl Fn(u32) -> bool) -> Option<usize> {
    units.get(from..)?.iter().position(|&unit| condition(unit.into())).map(|place| from + place)
}

fn trimmed_end<T: Unit>(units: &[T], start: usize, trims: impl Fn(u32) -> bool) -> usize {
    units[start..].iter().rposition(|&unit| !trims(unit.into())).map_or(start, |place| start + place + 1)
}

/// A bound for the length that a replacement gives, the length itself where that may be large; `None` where nothing
/// can be so long. `count` counts the occurrences.
pub fn replaced_length(
    length: usize,
    old: usize,
    new: usize,
    limit: usize,
    count: impl FnOnce() -> usize,
) -> Option<usize> {
    const LARGE: usize = 1 << 20;
    let growth = new.saturating_sub(old);
    let total = |occurrences: usize| occurrences.checked_mul(growth)?.checked_add(length);
    let most = length.checked_div(old).unwrap_or(length + 1);
    match total(most.min(limit)) {
        Some(bound) if bound < LARGE => Some(bound),
        _ => total(count().min(limit)).filter(|length| isize::try_from(*length).is_ok()),
    }
}

/// The units with at most `limit` occurrences of `old` replaced, `None` where nothing is to be replaced.
/// An empty `old` occurs before each unit and at the end.
pub fn replace<T: Unit>(units: &[T], old: &[T], new: &[T], limit: usize) -> Option<Vec<T>> {
    if limit == 0 {
        return None;
    }
    if old.is_empty() {
        let mut replaced = Vec::with_capacity(units.len() + new.len().saturating_mul(limit.min(units.len() + 1)));
        for (index, &unit) in units.iter().enumerate() {
            if index < limit {
                replaced.extend_from_slice(new);
            }
            replaced.push(unit);
        }
        if units.len() < limit {
            replaced.extend_from_slice(new);
        }
        return Some(replaced);
    }
    let mut replaced = Vec::new();
    let mut from = 0;
    for place in occurrences(units, old, limit) {
        replaced.extend_from_slice(&units[from..place]);
        replaced.extend_from_slice(new);
        from = place + old.len();
    }
    if from == 0 {
        return None;
    }
    replaced.extend_from_slice(&units[from..]);
    Some(replaced)
}
