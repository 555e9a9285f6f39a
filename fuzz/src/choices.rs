//! The choices of one program: what a fuzzer's bytes are read as, and what is remembered of them.
//!
//! A choice takes two bytes from the front, whatever it is about and whatever became of those before it; where there are
//! no bytes left it is zero, which ends a list and leaves out what may be left out. A list is a chain of choices
//! whether there is one more, never a number up front. So the bytes of an item can be cut out, copied and put elsewhere,
//! and what stands around means what it meant ([`crate::representation`]).
//!
//! The first choices of every input are which features its program may use at all (swarm testing; Groce and
//! others, ISSTA 2012): programs that use few go deeper into each than programs that use a little of everything.

use arbitrary::{Result, Unstructured};

use crate::feature::Feature;
use crate::representation::{Kind, Span, Trace};

/// How many choices the features are.
pub(crate) const FEATURE_CHOICES: usize = 9;

/// The choices of one program, within the features that it may use.
pub struct Choices<'bytes> {
    source: Unstructured<'bytes>,
    /// One bit for each feature.
    allowed: u64,
    trace: Trace,
}

impl<'bytes> Choices<'bytes> {
    /// Chooses the features of a program: all of them, half, or a quarter.
    pub fn start<Of: Feature>(bytes: &'bytes [u8]) -> Result<Self> {
        let all = u64::MAX >> (64 - Of::ALL.len());
        let mut choices = Self { source: Unstructured::new(bytes), allowed: all, trace: Trace::default() };
        let kind = choices.draw()? % 4;
        let (first, second) = (choices.word()?, choices.word()?);
        let chosen = match kind {
            0 => all,
            1 => first & second & all,
            _ => first & all,
        };
        // Without any there would be no program.
        choices.allowed = if chosen == 0 { all } else { chosen };
        choices.trace = Trace::of_features(choices.allowed, all);
        Ok(choices)
    }

    /// All that was chosen.
    pub fn into_trace(mut self) -> Trace {
        self.trace.in_order();
        self.trace
    }

    fn draw(&mut self) -> Result<u16> {
        let mut bytes = [0; 2];
        self.source.fill_buffer(&mut bytes)?;
        Ok(u16::from_le_bytes(bytes))
    }

    fn word(&mut self) -> Result<u64> {
        (0..4).try_fold(0, |word, place| Ok(word | u64::from(self.draw()?) << (16 * place)))
    }

    /// Remembers what a choice came to: the least number that would have come to the same.
    fn record(&mut self, outcome: usize) -> usize {
        self.trace.choices.push(outcome as u16);
        outcome
    }

    /// How many choices were made.
    pub fn position(&self) -> usize {
        self.trace.choices.len()
    }

    /// Remembers that the choices since `start` belong together.
    pub fn close(&mut self, kind: Kind, label: &'static str, start: usize) {
        self.trace.spans.push(Span { kind, label, start, end: self.position() });
    }

    /// Whether the program may use a feature.
    pub fn allows(&self, feature: impl Feature) -> bool {
        self.allowed >> feature.place() & 1 == 1
    }

    /// Whether to use a feature here: never where it is not allowed, else one time in `one_in`.
    pub fn wants(&mut self, feature: impl Feature, one_in: u16) -> Result<bool> {
        let is_allowed = self.allows(feature);
        self.happens(one_in, is_allowed)
    }

    /// True one time in `one_in`.
    pub fn one_in(&mut self, one_in: u16) -> Result<bool> {
        self.happens(one_in, true)
    }

    /// It is chosen, and chosen alike, where nothing comes of it: what follows stays at its place.
    fn happens(&mut self, one_in: u16, is_allowed: bool) -> Result<bool> {
        let value = self.draw()?;
        // Zero leaves out even what is always there.
        let happens = is_allowed && if one_in <= 1 { value != 0 } else { value % one_in == 1 };
        Ok(self.record(usize::from(happens)) == 1)
    }

    /// A number from zero to `end`, which it never is.
    pub fn below(&mut self, end: usize) -> Result<usize> {
        let value = usize::from(self.draw()?);
        Ok(self.record(value % end.max(1)))
    }

    /// A number in this range, both ends included.
    pub fn between(&mut self, least: usize, most: usize) -> Result<usize> {
        Ok(least + self.below(most - least + 1)?)
    }

    /// One of these.
    pub fn pick<'items, Item>(&mut self, items: &'items [Item]) -> Result<&'items Item> {
        items.get(self.below(items.len())?).ok_or(arbitrary::Error::EmptyChoose)
    }

    /// One of these that is allowed, by weight; where none is, any of them.
    ///
    /// It is chosen among all of them, and once more only where it is not allowed: a number that stands for an allowed
    /// item stands for it whatever else is allowed.
    pub fn weighted<'items, Item>(
        &mut self,
        items: &'items [Item],
        weight: impl Fn(&Item) -> u32,
        is_allowed: impl Fn(&Self, &Item) -> bool,
    ) -> Result<&'items Item> {
        let value = u32::from(self.draw()?);
        let at = |value: u32, takes: &dyn Fn(&Item) -> bool| {
            let weight = |item: &Item| if takes(item) { weight(item) } else { 0 };
            let total: u32 = items.iter().map(weight).sum();
            // Without a weight there is nothing to choose by.
            let mut left = value.checked_rem(total)?;
            items.iter().position(|item| {
                let weight = weight(item);
                let is_here = left < weight;
                left = left.saturating_sub(weight);
                is_here
            })
        };
        let first = at(value, &|_| true).ok_or(arbitrary::Error::EmptyChoose)?;
        let place = if is_allowed(self, &items[first]) {
            first
        } else {
            // Knuth's multiplicative hash: the second choice must not depend on which the first one was.
            let other = value.wrapping_mul(2_654_435_761) >> 16;
            at(other, &|item| is_allowed(self, item)).unwrap_or(first)
        };
        let before: u32 = items[..place].iter().map(weight).sum();
        self.record(before as usize);
        Ok(&items[place])
    }

    /// Whether a list that has `count` items goes on. Of short lists each length is as likely as the others; long ones end early
    /// most of the time, for several short programs show more than a long one in the same time.
    ///
    /// Whoever asks closes an element that goes from before this choice to behind the item.
    pub fn another(&mut self, label: &'static str, count: usize, least: usize, most: usize) -> Result<bool> {
        let start = self.position();
        let value = usize::from(self.draw()?);
        let one_in = (most.saturating_sub(count) + 1).min((most / 4).max(3) + 1);
        let goes_on = count < most && (count < least || !value.is_multiple_of(one_in));
        self.record(usize::from(goes_on));
        if !goes_on {
            self.close(Kind::End, label, start);
        }
        Ok(goes_on)
    }

    /// A list.
    pub fn several<Item>(
        &mut self,
        label: &'static str,
        least: usize,
        most: usize,
        mut item: impl FnMut(&mut Self, usize) -> Result<Item>,
    ) -> Result<Vec<Item>> {
        let mut items = Vec::new();
        loop {
            let start = self.position();
            if !self.another(label, items.len(), least, most)? {
                return Ok(items);
            }
            items.push(item(self, items.len())?);
            self.close(Kind::Element, label, start);
        }
    }

    /// What a feature adds one time in `one_in`.
    pub fn optional<Item>(
        &mut self,
        label: &'static str,
        feature: impl Feature,
        one_in: u16,
        item: impl FnOnce(&mut Self) -> Result<Item>,
    ) -> Result<Option<Item>> {
        let start = self.position();
        let item = if self.wants(feature, one_in)? { Some(item(self)?) } else { None };
        self.close(Kind::Optional, label, start);
        Ok(item)
    }
}
