//! A fuzz target as a plain loop over numbered programs (`fuzz/src/in_process/numbered_loop.rs`).

use std::collections::HashMap;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use conformance::interrupt;

/// How often a running loop is looked at.
const LOOK: Duration = Duration::from_millis(50);

/// What a loop answered: words, and what followed each.
pub struct Answer(HashMap<String, String>);

/// How a loop ended that gave no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breakdown {
    /// By a signal or a panic.
    Died,
    /// It was still running after its time.
    Hung,
}

impl Answer {
    /// The word after another one.
    pub fn text(&self, word: &str) -> Result<&str> {
        self.0.get(word).map(String::as_str).with_context(|| format!("the target's answer has no `{word}`"))
    }

    /// The number after a word.
    pub fn number(&self, word: &str) -> Result<f64> {
        let text = self.text(word)?;
        text.parse().with_context(|| format!("the target's answer has `{text}` as `{word}`"))
    }

    fn parse(line: &str) -> Self {
        let words: Vec<&str> = line.split_whitespace().collect();
        Self(words.chunks_exact(2).map(|pair| (pair[0].to_owned(), pair[1].to_owned())).collect())
    }
}

/// Has a target run a loop, for `limit` at most.
pub fn run(program: &Path, request: &str, limit: Duration) -> Result<std::result::Result<Answer, Breakdown>> {
    let mut child = Command::new(program)
        .env("PYCONFORM_LOOP", request)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .with_context(|| format!("{} cannot be started", program.display()))?;
    let begin = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        let is_interrupted = interrupt::is_set();
        if is_interrupted || begin.elapsed() > limit {
            child.kill()?;
            child.wait()?;
            if is_interrupted {
                bail!("interrupted");
            }
            return Ok(Err(Breakdown::Hung));
        }
        std::thread::sleep(LOOK);
    };
    let mut said = String::new();
    child.stdout.take().context("the target's standard output")?.read_to_string(&mut said)?;
    match status.code() {
        // The answer is short: it fits into the pipe.
        Some(0) => Ok(Ok(Answer::parse(&said))),
        Some(2) => bail!("{} cannot run `{request}`", program.display()),
        _ => Ok(Err(Breakdown::Died)),
    }
}

#[cfg(test)]
mod tests {
    use super::Answer;

    #[test]
    fn an_answer_is_words_and_what_follows_them() {
        let answer = Answer::parse("found none programs 12 seconds 1.5\n");
        assert_eq!(answer.text("found").ok(), Some("none"));
        assert_eq!(answer.number("seconds").ok(), Some(1.5));
        assert!(answer.number("found").is_err());
        assert!(answer.text("edges").is_err());
    }
}
