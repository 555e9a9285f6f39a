//! Pieces of the prelude, compiled once for each side.

use std::cell::RefCell;
use std::collections::HashMap;

use interp::{CompiledText, Version};
use pyo3::prelude::*;

use crate::program::Program;

thread_local! {
    static OF_INTERP: RefCell<HashMap<Place, CompiledText>> = RefCell::default();
    static OF_CPYTHON: RefCell<HashMap<Place, Py<PyAny>>> = RefCell::default();
}

/// Where a piece's text lies: to hash it takes less time than to hash the text.
type Place = (*const u8, usize);

fn place(text: &'static str) -> Place {
    (text.as_ptr(), text.len())
}

/// The pieces of a program for interpreters of this thread.
///
/// # Panics
///
/// If the interpreter rejects one, or warns of it.
pub fn of_interp(program: &Program, version: Version) -> Vec<CompiledText> {
    let compile = |text: &&'static str| {
        let compile = || CompiledText::new(text, "<string>", version).expect("pieces of the prelude are programs");
        OF_INTERP.with(|known| known.borrow_mut().entry(place(text)).or_insert_with(compile).clone())
    };
    program.pieces.iter().map(compile).collect()
}

/// The code object of a piece; `compile` makes it.
pub fn of_cpython<'py>(
    text: &'static str,
    python: Python<'py>,
    compile: impl FnOnce() -> PyResult<Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    OF_CPYTHON.with(|known| {
        if let Some(code) = known.borrow().get(&place(text)) {
            return Ok(code.bind(python).clone());
        }
        let code = compile()?;
        known.borrow_mut().insert(place(text), code.clone().unbind());
        Ok(code)
    })
}
