//! The facets of the end-state picture: namespace, refcounts and sizes.

use super::Comparer;
use crate::observe::Observation;
use crate::observe::end_state::{EndState, Section};

/// Shows one section of the picture.
pub(super) struct EndStateComparer(pub fn(&EndState) -> &Section);

impl Comparer for EndStateComparer {
    fn picture(&self, observation: &Observation) -> Option<String> {
        self.0(observation.end_state.as_ref()?).text()
    }
}
