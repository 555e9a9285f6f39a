//! Compares class hierarchies on the interpreter and on CPython, both in this process.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pyconform_fuzz::hierarchies::Hierarchy;
use pyconform_fuzz::in_process;

fuzz_target!(|hierarchy: Hierarchy| in_process::compare(&hierarchy));
