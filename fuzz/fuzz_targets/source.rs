//! Compares generated programs of this name on the interpreter and on CPython, both in this process.

#![no_main]

pyconform_fuzz::target!(pyconform_fuzz::source::Text);
