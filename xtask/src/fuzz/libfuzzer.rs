//! What libFuzzer says while it runs (the lines of `Fuzzer::PrintStats` in LLVM's compiler-rt/lib/fuzzer).

/// One status line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// Programs run since the process began.
    pub executions: u64,
    /// Edges of the interpreter's control flow that were seen.
    pub coverage: u64,
    /// Inputs that are kept.
    pub corpus: u64,
    /// Programs run in a second.
    pub per_second: u64,
}

impl Status {
    /// Reads a line as `#128 NEW cov: 71 ft: 80 corp: 9/37b lim: 4 exec/s: 64 rss: 31Mb …`; none if it is another one.
    pub fn parse(line: &str) -> Option<Self> {
        let mut words = line.strip_prefix('#')?.split_whitespace();
        let mut status = Self { executions: words.next()?.parse().ok()?, ..Self::default() };
        let mut is_status = false;
        while let Some(word) = words.next() {
            let place = match word {
                "cov:" => &mut status.coverage,
                "corp:" => &mut status.corpus,
                "exec/s:" => &mut status.per_second,
                _ => continue,
            };
            // Inputs and their size: `9/37b`.
            *place = words.next()?.split('/').next()?.parse().ok()?;
            is_status = true;
        }
        is_status.then_some(status)
    }
}

/// The file that an input which ended the process was written to, from a line that says so.
pub fn artifact(line: &str) -> Option<&str> {
    line.split_once("Test unit written to ").map(|(_, path)| path.trim())
}

/// What the target itself complains of: something that it could not keep.
pub fn complaint(line: &str) -> Option<&str> {
    line.strip_prefix("pyconform: ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn status_lines_are_read() {
        let line =
            "#1048\tREDUCE cov: 11923 ft: 31034 corp: 397/9kb lim: 43 exec/s: 349 rss: 131Mb L: 9/43 MS: 1 EraseBytes-";
        assert_eq!(
            Status::parse(line),
            Some(Status { executions: 1048, coverage: 11923, corpus: 397, per_second: 349 })
        );
        let line = "#2\tINITED exec/s: 0 rss: 31Mb";
        assert_eq!(Status::parse(line).map(|status| status.executions), Some(2));
        for line in ["INFO: Seed: 12", "#0 0x55 in main", "Done 12 runs in 3 second(s)", ""] {
            assert_eq!(Status::parse(line), None, "{line}");
        }
    }

    #[test]
    fn artifacts_are_named() {
        let line = "artifact_prefix='a/'; Test unit written to a/crash-12\n";
        assert_eq!(artifact(line), Some("a/crash-12"));
        assert_eq!(artifact("#2 pulse"), None);
    }
}
