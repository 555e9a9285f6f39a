//! Programs that a CPython compiles and the subject runs: where they show the same, the subject's compiler is at fault.

use std::fmt::Write as _;

use anyhow::Result;
use conformance_worker::Limits;

use super::Session;
use crate::observe::{Observation, Outcome};

const COMPILE: &str = include_str!("compile.py");

/// Digits of the code of one program: far more than any needs.
const MOST_OUTPUT: u64 = 1 << 28;

/// The byte code file of a program; none where the compiler refuses it.
///
/// # Errors
/// Where the compiler cannot go on.
pub fn compile(compiler: &mut dyn Session, program: &str, limits: &Limits) -> Result<Option<Vec<u8>>> {
    let mut text = String::with_capacity(program.len() * 2 + COMPILE.len() + 40);
    text.push_str("SOURCE = bytes.fromhex('");
    push_digits(&mut text, program.as_bytes());
    text.push_str("')\n");
    text.push_str(COMPILE);
    let observation = compiler.run(&text, &Limits { output: MOST_OUTPUT, ..*limits })?;
    let is_compiled = observation.outcome == Outcome::Exited { code: 0 };
    Ok(is_compiled.then(|| bytes(&observation.stdout)).flatten())
}

/// Adds bytes as hexadecimal digits.
pub(crate) fn push_digits(text: &mut String, bytes: &[u8]) {
    bytes.iter().for_each(|byte| {
        // Writing to a String does not fail.
        let _ = write!(text, "{byte:02x}");
    });
}

/// The bytes that stand as hexadecimal digits; none where something else stands there.
fn bytes(digits: &[u8]) -> Option<Vec<u8>> {
    let digit = |byte: u8| (byte as char).to_digit(16).map(|digit| digit as u8);
    let (pairs, []) = digits.trim_ascii_end().as_chunks::<2>() else { return None };
    pairs.iter().map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?)).collect()
}

/// A session that runs what another one compiles.
pub struct Precompiled<'side> {
    /// Who runs.
    pub session: &'side mut dyn Session,
    /// Who compiles.
    pub compiler: &'side mut dyn Session,
}

impl Session for Precompiled<'_> {
    /// What the compiler refuses runs as text, so that it is refused in the words of the session.
    fn run(&mut self, program: &str, limits: &Limits) -> Result<Observation> {
        match compile(self.compiler, program, limits)? {
            Some(code) => self.session.run_code(program, &code, limits),
            None => self.session.run(program, limits),
        }
    }

    fn run_code(&mut self, program: &str, code: &[u8], limits: &Limits) -> Result<Observation> {
        self.session.run_code(program, code, limits)
    }

    fn stopper(&self) -> Box<dyn Fn() + Send> {
        let stoppers = [self.session.stopper(), self.compiler.stopper()];
        Box::new(move || stoppers.iter().for_each(|stop| stop()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_become_the_bytes_that_they_were() {
        let mut text = String::new();
        push_digits(&mut text, b"\x00\xf3z");
        assert_eq!(text, "00f37a");
        assert_eq!(bytes(b"00f37a\n").as_deref(), Some(&b"\x00\xf3z"[..]));
        for wrong in [&b"00f"[..], b"0g", b"Traceback"] {
            assert_eq!(bytes(wrong), None);
        }
    }
}
