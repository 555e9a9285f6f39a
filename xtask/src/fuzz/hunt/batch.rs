//! Many programs in one process: a program that runs them one after the other, and reading what each of them showed.
//!
//! What one program leaves behind the next one finds, on both sides alike; a difference counts only once the program
//! shows it by itself.

use conformance::compare::normalise::{Counts, Normaliser};

/// What begins the output of each program, at the beginning of a line.
const MARK: &str = "\n\x1eprogram ";

/// Runs each program in a namespace of its own.
const DRIVER: &str = "\
import sys
try:
    from gc import collect
except ImportError:
    def collect(): pass
write = sys.stdout.write
flush = getattr(sys.stdout, 'flush', collect)
def run(number, text):
    write('\\n\\x1eprogram ' + str(number) + '\\n')
    flush()
    try:
        exec(compile(text, 'case.py', 'exec'), {'__name__': '__main__'})
    except BaseException as error:
        write('\\nraised ' + type(error).__name__ + '\\n')
    collect()
for number, text in enumerate(programs):
    run(number, text)
";

/// The program that runs these programs.
pub fn program(programs: &[&str]) -> String {
    // A string of JSON is one of Python.
    let literals = programs.iter().filter_map(|program| serde_json::to_string(program).ok());
    let literals: Vec<String> = literals.map(|literal| format!("    {literal},\n")).collect();
    format!("programs = [\n{}]\n{DRIVER}", literals.concat())
}

/// What each program wrote that was begun, in order, with its addresses numbered.
pub fn pieces(stdout: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(stdout);
    let mut counts = Counts::default();
    let mut pieces = Vec::new();
    for piece in text.split(MARK).skip(1) {
        let (number, shown) = piece.split_once('\n').unwrap_or((piece, ""));
        // A program that prints the mark itself is a part of what it shows.
        if number.parse() == Ok(pieces.len()) {
            pieces.push(Normaliser::Addresses.apply(shown, &mut counts));
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_literals_of_python() {
        let text = program(&["print('a\\n\u{e9}')\n", "x = \"\u{1}\"\n"]);
        assert!(
            text.starts_with(
                "programs = [\n    \"print('a\\\\n\u{e9}')\\n\",\n    \"x = \\\"\\u0001\\\"\\n\",\n]\nimport"
            ),
            "{text}"
        );
    }

    #[test]
    fn what_was_begun_is_read() {
        let stdout = "\n\u{1e}program 0\na at 0x7f00ff11\n\n\u{1e}program 7\nb\n\u{1e}program 1\n";
        assert_eq!(pieces(stdout.as_bytes()), ["a at 0x…1\n", ""]);
        assert!(pieces(b"Traceback").is_empty());
    }
}
