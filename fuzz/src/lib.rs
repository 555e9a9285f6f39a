//! Generators of Python programs.
