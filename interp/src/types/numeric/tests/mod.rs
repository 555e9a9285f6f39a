//! Tables that CPython 3.13 printed.

mod floats;
mod integers;
