//! Changes of a program's choices: what a fuzzer makes of one input, and of two.

use super::{Kind, Span, Trace, to_bytes};
use crate::random::Random;

/// How often a change is tried that turns out to be impossible.
const TRIES: usize = 8;
/// How many choices something new has at most.
const MOST_NEW: usize = 512;
/// How many choices a new program has at most.
const MOST_AT_FIRST: usize = 2048;

/// What makes the trace of an input; none if the bytes mean nothing.
type Decode<'decode> = dyn Fn(&[u8]) -> Option<Trace> + 'decode;

/// What can be done to the choices of one program.
type Change = fn(&Decode, &Trace, &mut Random) -> Option<Vec<u16>>;

/// With how often each is done; the rarer ones change more.
const CHANGES: &[(usize, Change)] = &[
    (6, insert),
    (4, grow),
    (4, renew),
    (6, choose),
    (3, duplicate),
    (3, delete),
    (2, swap),
    (2, carry),
    (1, allow),
    (2, start_again),
];

/// Does one thing to an input, now and then several; none if there was nothing that could be done.
pub fn mutate(decode: impl Fn(&[u8]) -> Option<Trace>, bytes: &[u8], random: &mut Random) -> Option<Vec<u8>> {
    let decode: &Decode = &decode;
    let mut trace = decode(bytes)?;
    let mut is_changed = false;
    loop {
        if let Some(changed) = (0..TRIES).find_map(|_| random.weighted(CHANGES)?(decode, &trace, random)) {
            trace = decode(&to_bytes(&changed))?;
            is_changed = true;
        }
        if random.below(3) != 0 {
            return is_changed.then(|| trace.bytes());
        }
    }
}

/// An input with parts of another one; none if they have nothing of one kind.
///
/// The program may use the features of both: what came from either means what it meant.
pub fn cross(
    decode: impl Fn(&[u8]) -> Option<Trace>,
    one: &[u8],
    other: &[u8],
    random: &mut Random,
) -> Option<Vec<u8>> {
    let decode: &Decode = &decode;
    let (mut trace, other) = (decode(one)?, decode(other)?);
    trace.write_features(Some(trace.features | other.features));
    let mut is_changed = false;
    for _ in 0..1 + random.below(4) {
        let taken = (0..TRIES).find_map(|_| {
            let given = random.pick_where(&other.spans, |span| span.kind != Kind::End)?;
            let fits =
                |span: &Span| span.label == given.label && (is_item(span) && is_item(given) || span.kind == given.kind);
            let place = random.pick_where(&trace.spans, fits)?;
            // An item comes before another one, or in its place.
            let end = if is_item(place) && random.below(3) != 0 { place.start } else { place.end };
            put(decode, &trace, place.start..end.max(place.start), other.of(given), given, random)
        });
        if let Some(changed) = taken {
            trace = decode(&to_bytes(&changed))?;
            is_changed = true;
        }
    }
    is_changed.then(|| trace.bytes())
}

/// An item of a list, or the place behind the last one.
fn is_item(span: &Span) -> bool {
    matches!(span.kind, Kind::Element | Kind::End)
}

/// Puts choices in the place of others; the end of a list is never replaced.
fn put(
    decode: &Decode,
    trace: &Trace,
    place: std::ops::Range<usize>,
    content: &[u16],
    span: &Span,
    random: &mut Random,
) -> Option<Vec<u16>> {
    let is_end = trace.span_at(place.start, Kind::End, span.label).is_some();
    let place = place.start..if is_end { place.start } else { place.end };
    trace.with(decode, place, content, &random.choices(MOST_NEW), (span.kind, span.label))
}

/// A new item, anywhere in a list.
fn insert(decode: &Decode, trace: &Trace, random: &mut Random) -> Option<Vec<u16>> {
    let place = random.pick_where(&trace.spans, is_item)?;
    let item = Span { kind: Kind::Element, ..place.clone() };
    put(decode, trace, place.start..place.start, &[1], &item, random)
}

/// Several new items at the end of a list.
fn grow(decode: &Decode, trace: &Trace, random: &mut Random) -> Option<Vec<u16>> {
    let place = random.pick_where(&trace.spans, |span| span.kind == Kind::End)?;
    let before = &trace.choices[..place.start];
    let tried = decode(&to_bytes(&[before, &[1], &random.choices(MOST_NEW)].concat()))?;
    let mut end = place.start;
    for _ in 0..2 + random.below(7) {
        let Some(item) = tried.span_at(end, Kind::Element, place.label) else { break };
        end = item.end;
    }
    Some([before, &tried.choices[place.start..end], &trace.choices[place.start..]].concat())
}

/// Nothing of what was there: what a fuzzer starts with must not decide what it comes to.
fn start_again(decode: &Decode, _: &Trace, random: &mut Random) -> Option<Vec<u16>> {
    Some(decode(&to_bytes(&random.choices(MOST_AT_FIRST)))?.choices)
}

/// Something new in the place of what was there.
fn renew(decode: &Decode, trace: &Trace, random: &mut Random) -> Option<Vec<u16>> {
    let span = random.pick_where(&trace.spans, |span| span.kind != Kind::End)?;
    // An item stays one.
    let content: &[u16] = if span.kind == Kind::Element { &[1] } else { &[] };
    put(decode, trace, span.start..span.end, content, span, random)
}

/// Another outcome of one choice; what follows within its span stays as far as it still means something.
fn choose(decode: &Decode, trace: &Trace, random: &mut Random) -> Option<Vec<u16>> {
    let choice = crate::choices::FEATURE_CHOICES + random.below(trace.choices.len() - crate::choices::FEATURE_CHOICES);
    let span = trace.around(choice)?;
    let mut content = trace.of(span).to_vec();
    let old = &mut content[choice - span.start];
    *old = match random.below(4) {
        0 => old.wrapping_add(1),
        1 => old.saturating_sub(1),
        _ => random.number() as u16,
    };
    put(decode, trace, span.start..span.end, &content, span, random)
}

/// An item once more, next to itself.
fn duplicate(decode: &Decode, trace: &Trace, random: &mut Random) -> Option<Vec<u16>> {
    let span = random.pick_where(&trace.spans, |span| span.kind == Kind::Element)?;
    put(decode, trace, span.start..span.start, trace.of(span), span, random)
}

/// An item less, or what may be left out.
fn delete(_: &Decode, trace: &Trace, random: &mut Random) -> Option<Vec<u16>> {
    let span = random.pick_where(&trace.spans, |span| matches!(span.kind, Kind::Element | Kind::Optional))?;
    Some(trace.without(span.start..span.end, span.kind))
}

/// Two items that stand next to each other in the other order.
fn swap(_: &Decode, trace: &Trace, random: &mut Random) -> Option<Vec<u16>> {
    let follows =
        |span: &Span| span.kind == Kind::Element && trace.span_at(span.end, Kind::Element, span.label).is_some();
    let first = random.pick_where(&trace.spans, follows)?;
    let second = trace.span_at(first.end, Kind::Element, first.label)?;
    let (before, after) = (&trace.choices[..first.start], &trace.choices[second.end..]);
    Some([before, trace.of(second), trace.of(first), after].concat())
}

/// A span in the place of another one of its label, or, if it is an item, before another one.
fn carry(decode: &Decode, trace: &Trace, random: &mut Random) -> Option<Vec<u16>> {
    let given = random.pick_where(&trace.spans, |span| span.kind != Kind::End)?;
    let fits = |span: &Span| {
        span != given && span.label == given.label && (is_item(span) && is_item(given) || span.kind == given.kind)
    };
    let place = random.pick_where(&trace.spans, fits)?;
    let end = if is_item(place) { place.start } else { place.end };
    put(decode, trace, place.start..end, trace.of(given), given, random)
}

/// Other features.
fn allow(_: &Decode, trace: &Trace, random: &mut Random) -> Option<Vec<u16>> {
    let mut trace = trace.clone();
    let features = [None, Some(trace.features | random.number()), Some(random.number() & random.number())];
    trace.write_features(features[random.below(features.len())]);
    Some(trace.choices)
}
