//! Reads the display of an uncaught exception, as `traceback` and `pythonrun.c` write it, back into a value.
//!
//! Every subject is read this way, so that one that is only a command needs no help from inside.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

/// An exception with those that led to it, in the order of display: the oldest first.
pub type Chain = Vec<Exception>;

/// One exception of a chain.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
#[serde(default)]
pub struct Exception {
    /// How the one before it in the chain led to it; none for the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<Link>,
    /// The outermost frame first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub frames: Vec<Frame>,
    /// The qualified name of the type, with the module unless that is `builtins` or `__main__`.
    pub type_name: String,
    /// What `str()` gives, up to the first line feed.
    pub message: String,
    /// The lines after that: the rest of the message, and notes; the display does not tell which.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub following: Vec<String>,
    /// The exceptions of a group, each with its own chain.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Chain>,
}

/// Which attribute refers to the exception before in a chain.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Link {
    /// `__cause__`.
    Cause,
    /// `__context__`.
    Context,
}

/// One frame of a traceback, or the place of a syntax error.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
#[serde(default)]
pub struct Frame {
    /// `co_filename`.
    pub file: String,
    /// The line that was running; none where the instruction has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// The function's name; none for the place of a syntax error.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function: Option<String>,
    /// The lines of source that are shown, each followed by its marks, without the margin.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<String>,
    /// How many more times the same frame follows.
    #[serde(skip_serializing_if = "is_zero")]
    pub repeated: u32,
}

const HEADER: &str = "Traceback (most recent call last):";
const GROUP_HEADER: &str = "Exception Group Traceback (most recent call last):";
const CAUSE: &str = "The above exception was the direct cause of the following exception:";
const CONTEXT: &str = "During handling of the above exception, another exception occurred:";

/// Lines that say that the traceback after them is not of the exception that ended the program.
const NOT_UNCAUGHT: [&str; 3] = ["Exception ignored ", "Exception in thread ", "Error in sys.excepthook:"];

/// The exception that ended a program, from all that it wrote to standard error.
pub fn uncaught(stderr: &str) -> Option<Chain> {
    let mut reader = Reader { lines: stderr.lines().collect(), next: 0 };
    let mut found = None;
    let mut is_uncaught = true;
    while let Some(line) = reader.lines.get(reader.next) {
        if NOT_UNCAUGHT.iter().any(|prefix| line.starts_with(prefix)) {
            is_uncaught = false;
            reader.next += 1;
        } else if starts_display(line) {
            let chain = reader.chain(0);
            if is_uncaught && !chain.is_empty() {
                found = Some(chain);
            }
            is_uncaught = true;
        } else {
            reader.next += 1;
        }
    }
    found
}

/// Type, message and following lines of every exception of the chain, as text to compare.
pub fn exceptions_text(chain: &[Exception]) -> String {
    let mut text = String::new();
    write_exceptions(&mut text, chain, "");
    text
}

/// The frames of every exception of the chain, as text to compare.
pub fn frames_text(chain: &[Exception]) -> String {
    let mut text = String::new();
    write_frames(&mut text, chain, "");
    text
}

fn write_exceptions(text: &mut String, chain: &[Exception], margin: &str) {
    for exception in chain {
        if let Some(link) = exception.link {
            let link = if link == Link::Cause { "cause" } else { "context" };
            let _ = writeln!(text, "{margin}which is the {link} of");
        }
        let colon = if exception.message.is_empty() { "" } else { ": " };
        let _ = writeln!(text, "{margin}{}{colon}{}", exception.type_name, exception.message);
        for line in &exception.following {
            let _ = writeln!(text, "{margin}{line}");
        }
        for (number, member) in (1..).zip(&exception.members) {
            let _ = writeln!(text, "{margin}member {number}");
            write_exceptions(text, member, &format!("{margin}  "));
        }
    }
}

fn write_frames(text: &mut String, chain: &[Exception], margin: &str) {
    for exception in chain {
        let _ = writeln!(text, "{margin}{}", exception.type_name);
        for frame in &exception.frames {
            let line = frame.line.map_or_else(|| "?".to_owned(), |line| line.to_string());
            let function = frame.function.as_ref().map(|function| format!(", in {function}")).unwrap_or_default();
            let _ = writeln!(text, "{margin}  File \"{}\", line {line}{function}", frame.file);
            for line in &frame.source {
                let _ = writeln!(text, "{margin}    {line}");
            }
            if frame.repeated > 0 {
                let _ = writeln!(text, "{margin}  [Previous line repeated {} more times]", frame.repeated);
            }
        }
        for (number, member) in (1..).zip(&exception.members) {
            let _ = writeln!(text, "{margin}member {number}");
            write_frames(text, member, &format!("{margin}  "));
        }
    }
}

fn starts_display(line: &str) -> bool {
    line == HEADER
        || line.strip_prefix("  + ") == Some(GROUP_HEADER)
        || Frame::parse(line).is_some_and(|frame| frame.function.is_none())
}

/// Reads lines behind the margin of a depth: none at depth 0, `  | ` at depth 1, two columns more at each further one.
struct Reader<'text> {
    lines: Vec<&'text str>,
    next: usize,
}

impl<'text> Reader<'text> {
    fn chain(&mut self, depth: usize) -> Chain {
        let mut chain = Chain::new();
        let mut link = None;
        while let Some(exception) = self.exception(depth, link) {
            chain.push(exception);
            link = self.link(0, depth);
            if link.is_none() {
                break;
            }
            self.next += 3;
        }
        chain
    }

    fn exception(&mut self, mut depth: usize, link: Option<Link>) -> Option<Exception> {
        let mut exception = Exception { link, ..Exception::default() };
        let has_header = match self.line(0, depth)? {
            HEADER | GROUP_HEADER => true,
            line if depth == 0 && line.strip_prefix("  + ") == Some(GROUP_HEADER) => {
                depth = 1;
                true
            }
            // A group that was never raised has no traceback, and so nothing but a margin to tell it.
            line if depth == 0 && line.starts_with("  | ") => {
                depth = 1;
                false
            }
            _ => false,
        };
        if has_header {
            self.next += 1;
        }
        while let Some(frame) = self.frame(depth) {
            exception.frames.push(frame);
        }
        let last = self.line(0, depth)?;
        self.next += 1;
        let is_type = |name: &str| !name.is_empty() && !name.contains(' ');
        let (type_name, message) = last.split_once(": ").filter(|(name, _)| is_type(name)).unwrap_or((last, ""));
        exception.type_name = type_name.to_owned();
        exception.message = message.to_owned();
        while let Some(line) = self.following(depth) {
            exception.following.push(line.to_owned());
            self.next += 1;
        }
        exception.members = self.members(depth);
        Some(exception)
    }

    fn frame(&mut self, depth: usize) -> Option<Frame> {
        let mut frame = Frame::parse(self.line(0, depth)?)?;
        self.next += 1;
        while let Some(source) = self.line(0, depth).and_then(|line| line.strip_prefix("    ")) {
            frame.source.push(source.to_owned());
            self.next += 1;
        }
        let repeated = self.line(0, depth).and_then(|line| line.strip_prefix("  [Previous line repeated "));
        if let Some(repeated) = repeated {
            frame.repeated = repeated.split(' ').next().and_then(|count| count.parse().ok()).unwrap_or(0);
            self.next += 1;
        }
        Some(frame)
    }

    /// The next line, if it still belongs to the exception's message or notes.
    fn following(&self, depth: usize) -> Option<&'text str> {
        let raw = *self.lines.get(self.next)?;
        if self.link(0, depth).is_some() || self.link(0, 0).is_some() || rule(raw).is_some() {
            return None;
        }
        if depth == 0 && (starts_display(raw) || NOT_UNCAUGHT.iter().any(|prefix| raw.starts_with(prefix))) {
            return None;
        }
        // CPython 3.11 writes the further lines of a message without the margin.
        Some(self.line(0, depth).unwrap_or(raw))
    }

    fn members(&mut self, depth: usize) -> Vec<Chain> {
        let mut members = Vec::new();
        let first = format!("{}+-+", "  ".repeat(depth));
        if !self.lines.get(self.next).is_some_and(|line| line.starts_with(&first)) {
            return members;
        }
        loop {
            // The rule with the number of the member that follows.
            self.next += 1;
            members.push(self.chain(depth + 1));
            let next = self.lines.get(self.next).and_then(|line| rule(line));
            match next {
                Some((rule_depth, true)) if rule_depth == depth + 1 => {}
                Some((rule_depth, false)) if rule_depth == depth + 1 => {
                    self.next += 1;
                    return members;
                }
                // The rule that closes an outer group closes the inner ones as well.
                _ => return members,
            }
        }
    }

    fn link(&self, ahead: usize, depth: usize) -> Option<Link> {
        let is_blank = |line: Option<&str>| line.is_some_and(|line| line.trim().is_empty());
        if !is_blank(self.line(ahead, depth)) || !is_blank(self.line(ahead + 2, depth)) {
            return None;
        }
        match self.line(ahead + 1, depth)? {
            CAUSE => Some(Link::Cause),
            CONTEXT => Some(Link::Context),
            _ => None,
        }
    }

    fn line(&self, ahead: usize, depth: usize) -> Option<&'text str> {
        let line = *self.lines.get(self.next + ahead)?;
        if depth == 0 {
            return Some(line);
        }
        let inside = line.strip_prefix("  ".repeat(depth).as_str())?.strip_prefix('|')?;
        Some(inside.strip_prefix(' ').unwrap_or(inside))
    }
}

/// The depth of the members that a line `+---------------- 2 ----------------` separates, and whether it has a number.
fn rule(line: &str) -> Option<(usize, bool)> {
    let trimmed = line.trim_start_matches(' ');
    let depth = (line.len() - trimmed.len()) / 2;
    let (inner, opens) = match trimmed.strip_prefix("+-+") {
        Some(inner) => (inner, 1),
        None => (trimmed.strip_prefix('+')?, 0),
    };
    let label = inner.strip_prefix("----------------")?.trim_end_matches('-').trim_start_matches('-').trim();
    let is_rule = label.is_empty() || label == "..." || label.parse::<u32>().is_ok();
    is_rule.then_some((depth + opens, !label.is_empty()))
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}

impl Frame {
    fn parse(line: &str) -> Option<Self> {
        let rest = line.strip_prefix("  File \"")?;
        let (file, rest) = rest.split_once("\", line ")?;
        let (line, function) = match rest.split_once(", in ") {
            Some((line, function)) => (line, Some(function.to_owned())),
            None => (rest, None),
        };
        if !line.chars().all(|character| character.is_ascii_digit()) && line != "None" {
            return None;
        }
        Some(Self { file: file.to_owned(), line: line.parse().ok(), function, ..Self::default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Each text is what a real CPython wrote for a file case.py.

    const CHAINED_313: &str = r#"Traceback (most recent call last):
  File "case.py", line 4, in <module>
    {}["a"]
    ~~^^^^^
KeyError: 'a'

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "case.py", line 7, in <module>
    raise ValueError("two\nlines") from e
ValueError: two
lines
note 1

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "case.py", line 10, in <module>
    int("x")
    ~~~^^^^^
ValueError: invalid literal for int() with base 10: 'x'
"#;

    #[test]
    fn a_chain_with_notes() {
        let chain = uncaught(CHAINED_313).expect("a chain");
        let links: Vec<_> = chain.iter().map(|exception| exception.link).collect();
        assert_eq!(links, [None, Some(Link::Cause), Some(Link::Context)]);
        assert_eq!(chain[1].message, "two");
        assert_eq!(chain[1].following, ["lines", "note 1"]);
        assert_eq!(chain[0].frames[0].source, [r#"{}["a"]"#, "~~^^^^^"]);
        assert_eq!(chain[2].frames[0].line, Some(10));
        assert_eq!(
            exceptions_text(&chain),
            "KeyError: 'a'\nwhich is the cause of\nValueError: two\nlines\nnote 1\nwhich is the context of\n\
             ValueError: invalid literal for int() with base 10: 'x'\n"
        );
    }

    const GROUP_313: &str = r#"Traceback (most recent call last):
  File "case.py", line 6, in g
    raise TypeError("t") from e
TypeError: t

During handling of the above exception, another exception occurred:

  + Exception Group Traceback (most recent call last):
  |   File "case.py", line 11, in <module>
  |     g()
  |     ~^^
  | ExceptionGroup: g (2 sub-exceptions)
  | n
  +-+---------------- 1 ----------------
    | ValueError: 1
    | 2
    +---------------- 2 ----------------
    | ExceptionGroup: in (2 sub-exceptions)
    +-+---------------- 1 ----------------
      | Traceback (most recent call last):
      |   File "case.py", line 3, in g
      |     1/0
      |     ~^~
      | ZeroDivisionError: division by zero
      | 
      | The above exception was the direct cause of the following exception:
      | 
      | Traceback (most recent call last):
      |   File "case.py", line 6, in g
      |     raise TypeError("t") from e
      | TypeError: t
      +---------------- 2 ----------------
      | FileNotFoundError: [Errno 2] no
      +------------------------------------

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "case.py", line 13, in <module>
    raise RuntimeError from e
RuntimeError
"#;

    #[test]
    fn groups_nest() {
        let chain = uncaught(GROUP_313).expect("a chain");
        assert_eq!(
            exceptions_text(&chain),
            "TypeError: t\nwhich is the context of\nExceptionGroup: g (2 sub-exceptions)\nn\nmember 1\n  ValueError: 1\n  2\n\
             member 2\n  ExceptionGroup: in (2 sub-exceptions)\n  member 1\n    ZeroDivisionError: division by zero\n    \
             which is the cause of\n    TypeError: t\n  member 2\n    FileNotFoundError: [Errno 2] no\n\
             which is the cause of\nRuntimeError\n"
        );
        assert_eq!(chain[1].frames[0].source, ["g()", "~^^"]);
        let inner = &chain[1].members[1][0].members[0];
        assert_eq!(inner[0].frames[0].source, ["1/0", "~^~"]);
        assert_eq!(inner[1].link, Some(Link::Cause));
    }

    #[test]
    fn a_message_without_margin_in_a_group_of_3_11() {
        let text = "  + Exception Group Traceback (most recent call last):\n  |   File \"case.py\", line 8, in <module>\n  \
                    |     raise g from e\n  | ExceptionGroup: g (2 sub-exceptions)\n  +-+---------------- 1 ----------------\n    \
                    | ValueError: 1\n2\n    +---------------- 2 ----------------\n    | TypeError\n    \
                    +------------------------------------\n";
        let chain = uncaught(text).expect("a chain");
        assert_eq!(
            exceptions_text(&chain),
            "ExceptionGroup: g (2 sub-exceptions)\nmember 1\n  ValueError: 1\n  2\nmember 2\n  TypeError\n"
        );
    }

    #[test]
    fn a_syntax_error_has_a_place_and_perhaps_a_traceback() {
        let text = "  File \"case.py\", line 1\n    x = (1,\n        ^\nSyntaxError: '(' was never closed\n";
        let chain = uncaught(text).expect("a chain");
        assert_eq!(chain[0].frames[0].function, None);
        assert_eq!(frames_text(&chain), "SyntaxError\n  File \"case.py\", line 1\n    x = (1,\n        ^\n");

        let text = "Traceback (most recent call last):\n  File \"case.py\", line 1, in <module>\n    exec(\"x=\\n\")\n    \
                    ~~~~^^^^^^^^\n  File \"<string>\", line 1\n    x=\n      ^\nSyntaxError: invalid syntax\n";
        let chain = uncaught(text).expect("a chain");
        assert_eq!(chain[0].frames.len(), 2);
        assert_eq!(chain[0].message, "invalid syntax");
    }

    #[test]
    fn repeated_frames_are_counted() {
        let text = "Traceback (most recent call last):\n  File \"case.py\", line 2, in <module>\n    f()\n  File \"case.py\", \
                    line 1, in f\n    def f(): return f()\n                    ^^^\n  [Previous line repeated 996 more \
                    times]\nRecursionError: maximum recursion depth exceeded\n";
        let chain = uncaught(text).expect("a chain");
        assert_eq!(chain[0].frames[1].repeated, 996);
        assert_eq!(chain[0].type_name, "RecursionError");
    }

    #[test]
    fn only_what_ended_the_program_counts() {
        let text = "own\nTraceback (most recent call last):\n  File \"case.py\", line 8, in <module>\n    raise E.N()\nE.N\n\
                    Exception ignored in: <function D.__del__ at 0x7f4e394ec7c0>\nTraceback (most recent call last):\n  \
                    File \"case.py\", line 3, in __del__\nZeroDivisionError: division by zero\n";
        let chain = uncaught(text).expect("a chain");
        assert_eq!(exceptions_text(&chain), "E.N\n");

        let text = "Exception in thread Thread-1 (<lambda>):\nTraceback (most recent call last):\n  File \"case.py\", line 2, \
                    in <lambda>\n    t=threading.Thread(target=lambda:1/0)\n                                     ~^~\n\
                    ZeroDivisionError: division by zero\nTraceback (most recent call last):\n  File \"case.py\", line 6, in \
                    <module>\n    raise X\nX: <exception str() failed>\n";
        let chain = uncaught(text).expect("a chain");
        assert_eq!(exceptions_text(&chain), "X: <exception str() failed>\n");
        assert_eq!(uncaught("a line\n"), None);
        assert_eq!(uncaught("Traceback (most recent call last):\n"), None);
    }
}
