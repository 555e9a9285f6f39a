//! Cases, subjects, observations, comparison and reports.
