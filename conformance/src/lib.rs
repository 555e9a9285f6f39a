//! Cases, subjects, observations, comparison and reports.

pub mod accept;
pub mod case;
pub mod claims;
pub mod code_objects;
pub mod compare;
pub mod corpus;
pub mod cpython_tests;
pub mod facet;
pub mod fault;
pub mod files;
pub mod interrupt;
pub mod journal;
pub mod known;
pub mod mutants;
pub mod observe;
pub mod progress;
pub mod python;
pub mod record;
pub mod reduction;
pub mod report;
pub mod runner;
pub mod scratch;
pub mod shard;
pub mod signature;
pub mod specifier;
pub mod subject;
pub mod surface;

pub use conformance_worker::Limits;
