//! The display of uncaught exceptions: what CPython writes to `sys.stderr`.
//!
//! CPython 3.13 displays them with Lib/traceback.py, earlier versions with Python/pythonrun.c and
//! Python/traceback.c; the profile says which.

mod anchors;
mod columns;
mod frame_lines;
mod group_lines;
mod layout;
mod names;
mod report;
mod uncaught;
pub mod unraisable;
