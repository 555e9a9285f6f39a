//! The worker of the interpreter, and of commands, as a program of its own, for the tests; `cargo xtask` is its own worker.

use std::ffi::OsString;

#[global_allocator]
static ALLOCATOR: interp::ReservingAllocator = interp::ReservingAllocator;

fn main() -> anyhow::Result<()> {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    conformance::subject::serve(&arguments)
}
