//! Cases, subjects, observations, comparison and reports.

pub mod case;
pub mod facet;
pub mod specifier;
