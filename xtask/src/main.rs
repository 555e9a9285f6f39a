//! The door to the project: one module per command.

fn main() {}
