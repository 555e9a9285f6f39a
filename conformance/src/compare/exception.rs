//! The facet exception: type, message and notes of the uncaught exception and of those that led to it.

use super::Comparer;
use crate::observe::{Observation, display};

pub(super) struct ExceptionComparer;

impl Comparer for ExceptionComparer {
    fn picture(&self, observation: &Observation) -> Option<String> {
        observation.exception.as_deref().map(display::exceptions_text)
    }
}
