//! The facet stdout: every byte that the program wrote to standard output.

use super::Comparer;
use crate::observe::Observation;

pub(super) struct StdoutComparer;

impl Comparer for StdoutComparer {
    /// Where the output is not UTF-8, the bytes that are not are shown as `\xff` and each backslash as
    /// two: different outputs never look the same.
    fn picture(&self, observation: &Observation) -> Option<String> {
        let output = &observation.stdout;
        if output.is_empty() {
            return None;
        }
        if let Ok(text) = std::str::from_utf8(output) {
            return Some(text.to_owned());
        }
        let mut text = String::from("(not UTF-8)\n");
        for chunk in output.utf8_chunks() {
            text.push_str(&chunk.valid().replace('\\', "\\\\"));
            text.extend(chunk.invalid().iter().map(|byte| format!("\\x{byte:02x}")));
        }
        Some(text)
    }
}
