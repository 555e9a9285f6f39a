//! The matcher: runs the code that Lib/re/_compiler.py writes, with a stack of choices of its own
//! (what Modules/_sre/sre_lib.h does, in another shape).

use super::characters::{in_category, in_set, is_ascii_word, is_unicode_word, lower_ascii, lower_unicode};

/// The operations, numbered as in `re._constants`.
pub mod opcode {
    macro_rules! numbered {
        ($($name:ident = $number:literal,)*) => { $(pub const $name: u32 = $number;)* };
    }
    numbered! {
        FAILURE = 0, SUCCESS = 1, ANY = 2, ANY_ALL = 3, ASSERT = 4, ASSERT_NOT = 5, AT = 6, BRANCH = 7, CATEGORY = 8,
        CHARSET = 9, BIGCHARSET = 10, GROUPREF = 11, GROUPREF_EXISTS = 12, IN = 13, INFO = 14, JUMP = 15, LITERAL = 16,
        MARK = 17, MAX_UNTIL = 18, MIN_UNTIL = 19, NOT_LITERAL = 20, NEGATE = 21, RANGE = 22, REPEAT = 23,
        REPEAT_ONE = 24, MIN_REPEAT_ONE = 26, ATOMIC_GROUP = 27, POSSESSIVE_REPEAT = 28, POSSESSIVE_REPEAT_ONE = 29,
        GROUPREF_IGNORE = 30, IN_IGNORE = 31, LITERAL_IGNORE = 32, NOT_LITERAL_IGNORE = 33, GROUPREF_LOC_IGNORE = 34,
        IN_LOC_IGNORE = 35, LITERAL_LOC_IGNORE = 36, NOT_LITERAL_LOC_IGNORE = 37, GROUPREF_UNI_IGNORE = 38,
        IN_UNI_IGNORE = 39, LITERAL_UNI_IGNORE = 40, NOT_LITERAL_UNI_IGNORE = 41, RANGE_UNI_IGNORE = 42,
    }
}
use opcode::*;

/// `MAXREPEAT`: no upper limit.
pub const NO_LIMIT: u32 = u32::MAX;
/// Flags of the INFO operation.
const INFO_PREFIX: u32 = 1;
const INFO_CHARSET: u32 = 4;

/// A unit of the searched string: a byte, or a code point as its str stores it.
pub trait Unit: Copy {
    /// As a code point.
    fn code_point(self) -> u32;
}

impl Unit for u8 {
    #[inline(always)]
    fn code_point(self) -> u32 {
        self.into()
    }
}

impl Unit for u16 {
    #[inline(always)]
    fn code_point(self) -> u32 {
        self.into()
    }
}

impl Unit for u32 {
    #[inline(always)]
    fn code_point(self) -> u32 {
        self
    }
}

/// What a match found.
#[derive(Clone, Debug)]
pub struct Found {
    /// Where the match begins.
    pub start: usize,
    /// Where the match ends.
    pub end: usize,
    /// Both ends of each group, `None` where it took no part.
    pub groups: Vec<Option<(usize, usize)>>,
    /// The number of the group closed last.
    pub last_group: Option<usize>,
}

/// How a match has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchoring {
    /// At the start, with any end.
    Match,
    /// From start to end.
    FullMatch,
    /// Anywhere.
    Search,
}

/// One round of a repeat; the rounds before it stay as they are, for backtracking.
#[derive(Clone, Copy)]
struct Round {
    /// Where the REPEAT's operands are.
    at: usize,
    /// Rounds begun.
    count: u32,
    /// Where the last round that could have been left out began.
    last_position: Option<usize>,
    /// The repeat around this one.
    outer: Option<usize>,
}

/// What to try when the way taken fails.
enum Choice {
    /// The alternative of a BRANCH at this place.
    Alternative(usize),
    /// On with the code at this place.
    Continue(usize),
    /// One repetition less of a single character; `least` and `most` are end positions.
    Fewer { tail: usize, least: usize, most: usize },
    /// One repetition more of a single character.
    More { at: usize, count: u32 },
    /// One more round of the lazy repeat that the state's round belongs to.
    Round,
}

struct Saved {
    choice: Choice,
    position: usize,
    round: Option<usize>,
    last_group: Option<usize>,
    trail: usize,
    rounds: usize,
}

/// A matcher over one string.
pub struct Matcher<'a, T> {
    code: &'a [u32],
    text: &'a [T],
    /// `endpos`.
    end: usize,
    full: bool,
    /// A match must not be empty at this place.
    must_advance: Option<usize>,
    marks: Vec<Option<usize>>,
    /// Marks overwritten since the start: number and old value.
    trail: Vec<(usize, Option<usize>)>,
    last_group: Option<usize>,
    rounds: Vec<Round>,
    choices: Vec<Saved>,
}

impl<'a, T: Unit> Matcher<'a, T> {
    /// A matcher for a pattern's code with so many groups.
    pub fn new(code: &'a [u32], groups: usize, text: &'a [T], end: usize) -> Self {
        Self {
            code,
            text,
            end,
            full: false,
            must_advance: None,
            marks: vec![None; groups * 2],
            trail: Vec::new(),
            last_group: None,
            rounds: Vec::new(),
            choices: Vec::new(),
        }
    }

    /// Matches from `start` on. With `must_advance` an empty match at `start` does not count.
    pub fn find(&mut self, start: usize, anchoring: Anchoring, must_advance: bool) -> Option<Found> {
        self.full = anchoring == Anchoring::FullMatch;
        self.must_advance = must_advance.then_some(start);
        let mut position = start;
        loop {
            if anchoring == Anchoring::Search {
                position = self.candidate(position)?;
            }
            self.reset();
            if let Some(end) = self.run(0, position, None, true) {
                let groups = self.marks.chunks_exact(2).map(|pair| pair[0].zip(pair[1])).collect();
                return Some(Found { start: position, end, groups, last_group: self.last_group });
            }
            if anchoring != Anchoring::Search {
                return None;
            }
            self.must_advance = None;
            position += 1;
        }
    }

    /// The next place where a match may begin, by what the INFO operation tells.
    fn candidate(&self, position: usize) -> Option<usize> {
        if position > self.end {
            return None;
        }
        if self.word(0) != INFO {
            return Some(position);
        }
        let (flags, least) = (self.word(2), self.word(3) as usize);
        if self.end - position < least {
            return None;
        }
        let rest = &self.text[position..self.end];
        let skipped = if flags & INFO_PREFIX != 0 && self.word(5) > 0 {
            let first = self.word(7);
            rest.iter().position(|unit| unit.code_point() == first)
        } else if flags & INFO_CHARSET != 0 {
            rest.iter().position(|unit| in_set(self.code, 5, unit.code_point()))
        } else {
            Some(0)
        };
        skipped.map(|skipped| position + skipped)
    }

    fn reset(&mut self) {
        self.marks.fill(None);
        self.trail.clear();
        self.last_group = None;
        self.rounds.clear();
        self.choices.clear();
    }

    #[inline(always)]
    fn word(&self, index: usize) -> u32 {
        self.code.get(index).copied().unwrap_or(FAILURE)
    }

    #[inline(always)]
    fn character(&self, position: usize) -> Option<u32> {
        if position < self.end { Some(self.text[position].code_point()) } else { None }
    }

    fn save(&mut self, choice: Choice, position: usize, round: Option<usize>) {
        self.choices.push(Saved {
            choice,
            position,
            round,
            last_group: self.last_group,
            trail: self.trail.len(),
            rounds: self.rounds.len(),
        });
    }

    fn set_mark(&mut self, number: usize, value: Option<usize>) {
        if let Some(mark) = self.marks.get_mut(number) {
            self.trail.push((number, *mark));
            *mark = value;
        }
    }

    fn undo_marks(&mut self, length: usize) {
        while self.trail.len() > length {
            if let Some((number, value)) = self.trail.pop() {
                self.marks[number] = value;
            }
        }
    }

    fn push_round(&mut self, round: Round) -> Option<usize> {
        self.rounds.push(round);
        Some(self.rounds.len() - 1)
    }

    fn group(&self, number: usize) -> Option<(usize, usize)> {
        let (start, end) = (*self.marks.get(number * 2)?, *self.marks.get(number * 2 + 1)?);
        start.zip(end).filter(|(start, end)| start <= end)
    }

    /// Runs code until SUCCESS; gives the end. Choices made on the way are forgotten then: what follows is
    /// the caller's.
    fn run(&mut self, at: usize, position: usize, round: Option<usize>, outermost: bool) -> Option<usize> {
        let base = self.choices.len();
        let (trail, last_group) = (self.trail.len(), self.last_group);
        let (mut at, mut position, mut round) = (at, position, round);
        loop {
            let stepped = self.advance(at, position, round, outermost);
            if let Some(end) = stepped {
                self.choices.truncate(base);
                return Some(end);
            }
            // Back to the last choice.
            loop {
                if self.choices.len() <= base {
                    self.undo_marks(trail);
                    self.last_group = last_group;
                    return None;
                }
                let saved = self.choices.pop()?;
                self.undo_marks(saved.trail);
                self.rounds.truncate(saved.rounds);
                self.last_group = saved.last_group;
                (position, round) = (saved.position, saved.round);
                match saved.choice {
                    Choice::Continue(place) => at = place,
                    Choice::Alternative(place) => match self.branch(place, position, round) {
                        Some(place) => at = place,
                        None => continue,
                    },
                    Choice::Fewer { tail, least, most } => match self.fewer(tail, least, most, round) {
                        Some(end) => (at, position) = (tail, end),
                        None => continue,
                    },
                    Choice::More { at: place, count } => {
                        let most = self.word(place + 2);
                        if count >= most && most != NO_LIMIT || self.count(place + 3, position, 1) == 0 {
                            continue;
                        }
                        position += 1;
                        self.save(Choice::More { at: place, count: count.saturating_add(1) }, position, round);
                        at = place + self.word(place) as usize;
                    }
                    Choice::Round => {
                        let Some(current) = round.map(|index| self.rounds[index]) else { continue };
                        let most = self.word(current.at + 2);
                        if current.count >= most && most != NO_LIMIT || current.last_position == Some(position) {
                            continue;
                        }
                        round = self.push_round(Round {
                            count: current.count.saturating_add(1),
                            last_position: Some(position),
                            ..current
                        });
                        at = current.at + 3;
                    }
                }
                break;
            }
        }
    }

    /// The first alternative at or after this place that may match; a choice is left for the next one.
    fn branch(&mut self, mut place: usize, position: usize, round: Option<usize>) -> Option<usize> {
        loop {
            let skip = self.word(place) as usize;
            if skip == 0 {
                return None;
            }
            let fits = match self.word(place + 1) {
                LITERAL => self.character(position) == Some(self.word(place + 2)),
                IN => self.character(position).is_some_and(|character| in_set(self.code, place + 3, character)),
                _ => true,
            };
            if fits {
                self.save(Choice::Alternative(place + skip), position, round);
                return Some(place + 1);
            }
            place += skip;
        }
    }

    /// The longest end between `least` and `most` where the code after a repeat may match; a choice is left for
    /// the shorter ones.
    fn fewer(&mut self, tail: usize, least: usize, most: usize, round: Option<usize>) -> Option<usize> {
        let mut end = most;
        if self.word(tail) == LITERAL {
            let wanted = self.word(tail + 1);
            while self.character(end) != Some(wanted) {
                if end == least {
                    return None;
                }
                end -= 1;
            }
        }
        if end > least {
            self.save(Choice::Fewer { tail, least, most: end - 1 }, end, round);
        }
        Some(end)
    }

    /// Whether the character at a place of the text is what a single-character operation wants.
    fn single(&self, at: usize, character: u32) -> bool {
        let operand = self.word(at + 1);
        match self.word(at) {
            LITERAL => character == operand,
            NOT_LITERAL => character != operand,
            ANY => character != 10,
            ANY_ALL => true,
            CATEGORY => in_category(operand, character),
            IN => in_set(self.code, at + 2, character),
            IN_IGNORE | IN_LOC_IGNORE => {
                in_set(self.code, at + 2, lower_ascii(character))
                    || self.word(at) == IN_LOC_IGNORE && in_set(self.code, at + 2, character)
            }
            IN_UNI_IGNORE => in_set(self.code, at + 2, lower_unicode(character)),
            LITERAL_IGNORE => lower_ascii(character) == operand,
            NOT_LITERAL_IGNORE => lower_ascii(character) != operand,
            // The locale is "C": its letters are those of ASCII.
            LITERAL_LOC_IGNORE => lower_ascii(character) == lower_ascii(operand),
            NOT_LITERAL_LOC_IGNORE => lower_ascii(character) != lower_ascii(operand),
            LITERAL_UNI_IGNORE => lower_unicode(character) == operand,
            NOT_LITERAL_UNI_IGNORE => lower_unicode(character) != operand,
            _ => false,
        }
    }

    /// How often a single-character operation matches from here on, up to `most` times.
    fn count(&mut self, at: usize, position: usize, most: u32) -> usize {
        let available = self.end.saturating_sub(position);
        let most = if most == NO_LIMIT { available } else { available.min(most as usize) };
        let text = self.text;
        text[position..position + most].iter().take_while(|unit| self.single(at, unit.code_point())).count()
    }

    fn at_place(&self, place: u32, position: usize) -> bool {
        let before = position.checked_sub(1).map(|index| self.text[index].code_point());
        let after = self.character(position);
        let boundary = |is_word: fn(u32) -> bool| before.is_some_and(is_word) != after.is_some_and(is_word);
        match place {
            // AT_BEGINNING, AT_BEGINNING_STRING
            0 | 2 => position == 0,
            // AT_BEGINNING_LINE
            1 => before.is_none_or(|character| character == 10),
            // AT_BOUNDARY and its negation; in an empty string there is neither.
            3 | 8 => self.end > 0 && boundary(is_ascii_word),
            4 | 9 => self.end > 0 && !boundary(is_ascii_word),
            // AT_END
            5 => position == self.end || position + 1 == self.end && after == Some(10),
            // AT_END_LINE
            6 => after.is_none_or(|character| character == 10),
            // AT_END_STRING
            7 => position == self.end,
            // AT_UNI_BOUNDARY and its negation
            10 => self.end > 0 && boundary(is_unicode_word),
            11 => self.end > 0 && !boundary(is_unicode_word),
            _ => false,
        }
    }

    /// Goes on until SUCCESS (its position) or until something does not match.
    fn advance(
        &mut self,
        mut at: usize,
        mut position: usize,
        mut round: Option<usize>,
        outermost: bool,
    ) -> Option<usize> {
        loop {
            let operation = self.word(at);
            let operands = at + 1;
            let first = self.word(operands) as usize;
            match operation {
                SUCCESS => {
                    let rejected =
                        outermost && (self.full && position != self.end || self.must_advance == Some(position));
                    return (!rejected).then_some(position);
                }
                ANY | ANY_ALL => {
                    let character = self.character(position)?;
                    if !self.single(at, character) {
                        return None;
                    }
                    position += 1;
                    at += 1;
                }
                LITERAL
                | NOT_LITERAL
                | CATEGORY
                | LITERAL_IGNORE
                | NOT_LITERAL_IGNORE
                | LITERAL_LOC_IGNORE
                | NOT_LITERAL_LOC_IGNORE
                | LITERAL_UNI_IGNORE
                | NOT_LITERAL_UNI_IGNORE => {
                    let character = self.character(position)?;
                    if !self.single(at, character) {
                        return None;
                    }
                    position += 1;
                    at += 2;
                }
                IN | IN_IGNORE | IN_LOC_IGNORE | IN_UNI_IGNORE => {
                    let character = self.character(position)?;
                    if !self.single(at, character) {
                        return None;
                    }
                    position += 1;
                    at = operands + first;
                }
                AT => {
                    if !self.at_place(first as u32, position) {
                        return None;
                    }
                    at += 2;
                }
                MARK => {
                    self.set_mark(first, Some(position));
                    if first & 1 == 1 {
                        self.last_group = Some(first / 2 + 1);
                    }
                    at += 2;
                }
                JUMP | INFO => at = operands + first,
                ASSERT => {
                    let back = position.checked_sub(self.word(operands + 1) as usize)?;
                    self.run(operands + 2, back, round, false)?;
                    at = operands + first;
                }
                ASSERT_NOT => {
                    if let Some(back) = position.checked_sub(self.word(operands + 1) as usize) {
                        let (trail, last_group) = (self.trail.len(), self.last_group);
                        let matched = self.run(operands + 2, back, round, false).is_some();
                        self.undo_marks(trail);
                        self.last_group = last_group;
                        if matched {
                            return None;
                        }
                    }
                    at = operands + first;
                }
                ATOMIC_GROUP => {
                    position = self.run(operands + 1, position, round, false)?;
                    at = operands + first;
                }
                BRANCH => at = self.branch(operands, position, round)?,
                REPEAT_ONE | POSSESSIVE_REPEAT_ONE | MIN_REPEAT_ONE => {
                    let (least, most) = (self.word(operands + 1), self.word(operands + 2));
                    let tail = operands + first;
                    let lazy = operation == MIN_REPEAT_ONE;
                    let count = self.count(operands + 3, position, if lazy { least } else { most });
                    if count < least as usize {
                        return None;
                    }
                    let (shortest, longest) = (position + least as usize, position + count);
                    position = longest;
                    if operation == REPEAT_ONE {
                        position = self.fewer(tail, shortest, longest, round)?;
                    } else if lazy {
                        self.save(Choice::More { at: operands, count: least }, position, round);
                    }
                    at = tail;
                }
                REPEAT => {
                    // The UNTIL counts the first round.
                    let until = operands + first;
                    let begun = Round { at: operands, count: 0, last_position: None, outer: round };
                    round = self.push_round(begun);
                    let (next_at, next_round) = self.until(until, position, round)?;
                    (at, round) = (next_at, next_round);
                }
                MAX_UNTIL | MIN_UNTIL => {
                    let (next_at, next_round) = self.until(at, position, round)?;
                    (at, round) = (next_at, next_round);
                }
                POSSESSIVE_REPEAT => {
                    let (least, most) = (self.word(operands + 1), self.word(operands + 2));
                    let mut count = 0;
                    while count < least {
                        position = self.run(operands + 3, position, round, false)?;
                        count += 1;
                    }
                    let mut last_position = None;
                    while (count < most || most == NO_LIMIT) && last_position != Some(position) {
                        last_position = Some(position);
                        let Some(end) = self.run(operands + 3, position, round, false) else { break };
                        position = end;
                        count = count.saturating_add(1);
                    }
                    at = operands + first + 1;
                }
                GROUPREF | GROUPREF_IGNORE | GROUPREF_LOC_IGNORE | GROUPREF_UNI_IGNORE => {
                    let (start, end) = self.group(first)?;
                    for index in start..end {
                        let (there, here) = (self.text[index].code_point(), self.character(position)?);
                        let same = match operation {
                            GROUPREF => there == here,
                            GROUPREF_UNI_IGNORE => lower_unicode(there) == lower_unicode(here),
                            _ => lower_ascii(there) == lower_ascii(here),
                        };
                        if !same {
                            return None;
                        }
                        position += 1;
                    }
                    at += 2;
                }
                GROUPREF_EXISTS => {
                    let skip = self.word(operands + 1) as usize;
                    at = operands + if self.group(first).is_some() { 2 } else { skip };
                }
                // FAILURE, and what the compiler does not write here.
                _ => return None,
            }
        }
    }

    /// At the end of a round, or before the first: goes for one more or for what follows, and leaves a choice
    /// for the other. Gives where to go on, and the round.
    fn until(&mut self, at: usize, position: usize, round: Option<usize>) -> Option<(usize, Option<usize>)> {
        let current = self.rounds[round?];
        let (least, most) = (self.word(current.at + 1), self.word(current.at + 2));
        let body = current.at + 3;
        let more = Round { count: current.count.saturating_add(1), ..current };
        if current.count < least {
            return Some((body, self.push_round(more)));
        }
        if self.word(at) == MIN_UNTIL {
            self.save(Choice::Round, position, round);
            return Some((at + 1, current.outer));
        }
        let may_repeat = current.count < most || most == NO_LIMIT;
        if may_repeat && current.last_position != Some(position) {
            self.save(Choice::Continue(at + 1), position, current.outer);
            return Some((body, self.push_round(Round { last_position: Some(position), ..more })));
        }
        Some((at + 1, current.outer))
    }
}
