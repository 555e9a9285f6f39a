//! The facet outcome: how the program ended.

use super::Comparer;
use crate::observe::Observation;

pub(super) struct OutcomeComparer;

impl Comparer for OutcomeComparer {
    fn picture(&self, observation: &Observation) -> Option<String> {
        Some(format!("{}\n", observation.outcome))
    }
}
