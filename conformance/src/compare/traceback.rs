//! The facet traceback: the frames of the uncaught exception and of those that led to it.

use super::Comparer;
use crate::observe::{Observation, display};

pub(super) struct TracebackComparer;

impl Comparer for TracebackComparer {
    fn picture(&self, observation: &Observation) -> Option<String> {
        observation.exception.as_deref().map(display::frames_text)
    }
}
