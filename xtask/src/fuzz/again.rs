//! Looking at a program again: whether fresh processes show what was found, and whether a smaller one still does.

use anyhow::Result;
use conformance::Limits;
use conformance::case::{Cell, Program};
use conformance::compare::Settings;
use conformance::runner::{Judgement, Pair};
use conformance::signature::Signature;
use conformance::subject::Subject;

/// Two pairs of sides, so that what one of them shows can be confirmed by the other.
pub struct Examiner<'sides> {
    /// The oracle alone, which is asked first: it rules out most of what a reducer tries, and is the faster side.
    oracle: Pair<'sides>,
    first: Pair<'sides>,
    second: Pair<'sides>,
}

/// What came out of looking twice.
pub enum Look {
    /// Both times the same.
    Shows(Signature),
    /// No difference, both times.
    Nothing,
    /// Something else each time.
    Flaky,
}

impl<'sides> Examiner<'sides> {
    /// Makes the sides ready.
    pub fn start(oracle: &'sides dyn Subject, subject: &'sides dyn Subject, limits: Limits) -> Result<Self> {
        let settings = Settings::default();
        let start = || Pair::start(oracle, Some(subject), limits, &settings);
        Ok(Self { oracle: Pair::start(oracle, None, limits, &settings)?, first: start()?, second: start()? })
    }

    /// Runs a program in two fresh processes a side.
    pub fn look(&mut self, cell: &Cell) -> Result<Look> {
        let first = signature(&mut self.first, cell)?;
        if first != signature(&mut self.second, cell)? {
            return Ok(Look::Flaky);
        }
        Ok(first.map_or(Look::Nothing, Look::Shows))
    }

    /// Whether a program in a cell's place shows what this signature names.
    pub fn shows(&mut self, cell: &Cell, program: &str, wanted: &Signature) -> Result<bool> {
        let candidate = Cell { program: Program::plain(program.to_owned()), ..cell.clone() };
        let alone = self.oracle.judge(&candidate, &mut Default::default())?;
        if !alone.oracle.is_some_and(|observation| wanted.may_be_of(&observation)) {
            return Ok(false);
        }
        Ok(signature(&mut self.first, &candidate)?.as_ref() == Some(wanted))
    }

    /// The judgement of the pair that took no part in making the program small; none if it shows something else.
    pub fn confirm(&mut self, cell: &Cell, wanted: &Signature) -> Result<Option<Judgement>> {
        let judgement = self.second.judge(cell, &mut Default::default())?;
        Ok((Signature::of(&judgement).as_ref() == Some(wanted)).then_some(judgement))
    }
}

fn signature(pair: &mut Pair, cell: &Cell) -> Result<Option<Signature>> {
    Ok(Signature::of(&pair.judge(cell, &mut Default::default())?))
}
