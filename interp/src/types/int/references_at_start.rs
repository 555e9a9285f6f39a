//! How many references to the ints from -5 to 256 there are when a program begins, where they are counted.
//!
//! They are those of the constants of the modules that CPython imports at its start, of its tables of tokens, flags and
//! errors, and of the compiled regular expressions in them: measured with `sys.getrefcount` in an isolated start.

/// In CPython 3.11.7.
#[rustfmt::skip]
pub static OF_311: [u16; 262] = [
    2, 0, 2, 8, 75, 467, 298, 198, 80, 103, 47, 42, 31, 64, 33, 25, 22, 15, 9, 8, 14, 39, 8, 12, 9, 11, 8, 7, 8,
    11, 5, 6, 4, 6, 7, 10, 9, 30, 6, 4, 5, 4, 3, 4, 4, 8, 2, 5, 4, 4, 7, 7, 4, 6, 4, 4, 4, 4, 6, 4, 4, 7, 4, 1, 5,
    4, 3, 3, 9, 29, 7, 6, 6, 6, 6, 6, 6, 6, 6, 6, 7, 6, 6, 6, 4, 7, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 5, 4, 4, 5,
    6, 5, 5, 4, 6, 4, 4, 6, 5, 6, 4, 4, 5, 4, 5, 5, 5, 4, 5, 7, 4, 4, 4, 4, 4, 4, 4, 6, 4, 4, 5, 3, 42, 4, 3, 3,
    2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 8, 24,
];
