//! What names a divergence, so that two programs that show the same mistake are taken for one finding.

use std::fmt;
use std::hash::Hasher;

use siphasher::sip::SipHasher13;

use crate::compare::normalise::{Counts, Normaliser};
use crate::facet::Facet;
use crate::observe::Observation;
use crate::runner::Judgement;

/// The first facet that differs, and the first line in which it does, without the numbers in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Signature {
    /// The first facet that differs.
    pub facet: Facet,
    /// The first line of the oracle that the subject has not got there, with `#` for each number; empty where it ends
    /// before.
    pub oracle: String,
    /// The line that the subject has there instead.
    pub subject: String,
}

impl Signature {
    /// The signature of what a comparison found; none if both sides show the same.
    pub fn of(judgement: &Judgement) -> Option<Self> {
        let facet = judgement.divergence()?;
        let result = judgement.facets.get(&facet)?;
        let [oracle, subject] = [&result.oracle, &result.subject].map(|text| text.as_deref().unwrap_or_default());
        let mut signature = Self::between(facet, oracle, subject)?;
        if facet == Facet::Outcome {
            // That a program failed says little: what it failed with tells one mistake from another.
            for (line, observation) in
                [(&mut signature.oracle, &judgement.oracle), (&mut signature.subject, &judgement.subject)]
            {
                let chain = observation.as_ref().and_then(|observation| observation.exception.as_ref());
                if let Some(raised) = chain.and_then(|chain| chain.last()) {
                    let text = format!("{}: {}", raised.type_name, raised.message);
                    line.push_str(&format!(" by {}", without_numbers(&text)));
                }
            }
        }
        Some(signature)
    }

    /// The signature of two texts; none if they are the same.
    pub fn between(facet: Facet, oracle: &str, subject: &str) -> Option<Self> {
        let (mut oracle, mut subject) = (oracle.split('\n'), subject.split('\n'));
        loop {
            let (left, right) = (oracle.next(), subject.next());
            if left != right || left.is_none() {
                let [oracle, subject] = [left, right].map(|line| without_numbers(line.unwrap_or_default()));
                return Some(Self { facet, oracle, subject });
            }
        }
    }

    /// Whether the oracle may show its half of this in an observation: where it cannot, nobody has to ask the subject.
    pub fn may_be_of(&self, oracle: &Observation) -> bool {
        match self.facet {
            Facet::Stdout if !self.oracle.is_empty() => {
                let mut counts = Counts::default();
                let text = Normaliser::Addresses.apply(&String::from_utf8_lossy(&oracle.stdout), &mut counts);
                text.split('\n').any(|line| without_numbers(line) == self.oracle)
            }
            Facet::Outcome => self.oracle.starts_with(&without_numbers(&oracle.outcome.to_string())),
            _ => true,
        }
    }

    /// A name for files: the facet, words of what the subject shows, and a number that depends on all of it, the same
    /// on every machine.
    pub fn file_name(&self) -> String {
        let mut hasher = SipHasher13::new();
        for text in [self.facet.name(), &self.oracle, &self.subject] {
            hasher.write(text.as_bytes());
            hasher.write_u8(0);
        }
        let shown = if self.subject.is_empty() { &self.oracle } else { &self.subject };
        let words: Vec<String> = shown
            .split(|character: char| !character.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty())
            .take(4)
            .map(str::to_ascii_lowercase)
            .collect();
        let words: String = words.join("-").chars().take(40).collect();
        let separator = if words.is_empty() { "" } else { "-" };
        format!("{}-{words}{separator}{:08x}", self.facet, hasher.finish() as u32)
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: CPython shows `{}`, the subject `{}`", self.facet, self.oracle, self.subject)
    }
}

/// The line with `#` in place of each run of digits: which number a program happened to use says nothing.
fn without_numbers(line: &str) -> String {
    let mut text = String::new();
    for character in line.trim().chars() {
        match character {
            '0'..='9' if text.ends_with('#') => {}
            '0'..='9' => text.push('#'),
            _ => text.push(character),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{FacetResult, Verdict};

    fn judgement(oracle: &str, subject: &str) -> Judgement {
        let verdict = if oracle == subject { Verdict::Equal } else { Verdict::Differs };
        let text = |text: &str| Some(text.to_owned());
        let result = FacetResult { verdict, reason: None, oracle: text(oracle), subject: text(subject) };
        Judgement { facets: [(Facet::Stdout, result)].into(), ..Judgement::default() }
    }

    #[test]
    fn the_first_line_that_differs_names_it() {
        let signature =
            Signature::of(&judgement("1\nx 12 TypeError\n3\n", "1\nx 7 ValueError: no\n")).expect("a divergence");
        assert_eq!((&*signature.oracle, &*signature.subject), ("x # TypeError", "x # ValueError: no"));
        let other = Signature::of(&judgement("x 999 TypeError\n", "x 5 ValueError: no\n")).expect("a divergence");
        assert_eq!(signature, other);
        assert_eq!(signature.file_name(), other.file_name());
        assert!(signature.file_name().starts_with("stdout-x-valueerror-no-"), "{}", signature.file_name());
        assert_eq!(Signature::of(&judgement("1\n", "1\n")), None);
    }

    #[test]
    fn the_oracle_alone_may_rule_a_signature_out() {
        let seen = |code, stdout: &str| {
            let outcome = crate::observe::Outcome::Exited { code };
            Observation::new(outcome, stdout.into(), Vec::new(), std::time::Duration::ZERO)
        };
        let line = Signature { facet: Facet::Stdout, oracle: "x # at #x…#".to_owned(), subject: "y".to_owned() };
        assert!(line.may_be_of(&seen(1, "a\nx 12 at 0x7f00aa11\n")) && !line.may_be_of(&seen(1, "x\n")));
        let end = Signature { facet: Facet::Stdout, oracle: String::new(), subject: "y".to_owned() };
        assert!(end.may_be_of(&seen(0, "")));
        let outcome = Signature { facet: Facet::Outcome, oracle: "exited with code # by E: x".to_owned(), ..end };
        assert!(outcome.may_be_of(&seen(1, "")) && !outcome.may_be_of(&Observation::worker_lost()));
    }

    #[test]
    fn an_end_differs_too() {
        let signature = Signature::of(&judgement("1\n2\n", "1\n")).expect("a divergence");
        assert_eq!((&*signature.oracle, &*signature.subject), ("#", ""));
        let empty = Signature { facet: Facet::Outcome, oracle: "?".to_owned(), subject: String::new() };
        assert_eq!(empty.file_name().len(), "outcome-".len() + 8);
    }
}
