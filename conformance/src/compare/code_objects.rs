//! The facets of what the compilers make of a program: code and bytecode.

use super::Comparer;
use crate::code_objects::programs::CodeObjects;
use crate::observe::Observation;

/// Shows one of them, which is there only where it differs.
pub(super) struct CodeObjectsComparer(pub fn(&CodeObjects) -> &Option<String>);

impl Comparer for CodeObjectsComparer {
    fn picture(&self, observation: &Observation) -> Option<String> {
        self.0(observation.code_objects.as_ref()?).clone()
    }
}
