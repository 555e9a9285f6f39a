//! The process that runs cases: it prepares a subject once and forks for each case, so that every
//! case finds a fresh one, and a crash, a hang or a flood ends that case alone.
//!
//! This crate depends on next to nothing, because it is built again for every CPython version.

mod note;
pub mod protocol;
pub mod server;
mod supervise;

pub use protocol::{Ending, Limits, Reply, Request};
pub use server::{Exit, Host, Server, Stream};
