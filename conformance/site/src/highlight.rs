//! Python in colours: a program as HTML, line by line.
//!
//! A program may be wrong on purpose, or a megabyte of brackets: the scanner looks at characters and builds no tree. What
//! stands in the braces of an f-string is a part of the string for it.

use crate::html::push_escaped;

/// The reserved words of the language; the soft ones depend on what stands around them.
const KEYWORDS: [&str; 32] = [
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
    "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise",
    "return", "try", "while", "with", "yield",
];

/// Names that stand for values of their own.
const CONSTANTS: [&str; 3] = ["False", "None", "True"];

/// Each line of the program as HTML, without its line feed.
pub fn lines(program: &str) -> Vec<String> {
    let mut html = String::with_capacity(program.len() * 2);
    let mut scanner = Scanner { text: program, position: 0, names_what_follows: false };
    while let Some((class, piece)) = scanner.next() {
        let Some(class) = class else {
            push_escaped(&mut html, piece);
            continue;
        };
        // An element never reaches over the end of a line.
        for (number, part) in piece.split('\n').enumerate() {
            if number > 0 {
                html.push('\n');
            }
            if !part.is_empty() {
                html.extend(["<i class=", class, ">"]);
                push_escaped(&mut html, part);
                html.push_str("</i>");
            }
        }
    }
    html.trim_end_matches('\n').split('\n').map(str::to_owned).collect()
}

struct Scanner<'text> {
    text: &'text str,
    position: usize,
    /// Whether the last word was `def` or `class`.
    names_what_follows: bool,
}

impl<'text> Scanner<'text> {
    /// The next piece of the text, with its class where it has a colour.
    fn next(&mut self) -> Option<(Option<&'static str>, &'text str)> {
        let rest = &self.text[self.position..];
        let first = rest.chars().next()?;
        let (class, length) = match first {
            '#' => (Some("c"), rest.find('\n').unwrap_or(rest.len())),
            '"' | '\'' => (Some("s"), string_length(rest)),
            '0'..='9' => (Some("n"), number_length(rest)),
            '.' if rest[1..].starts_with(|next: char| next.is_ascii_digit()) => (Some("n"), number_length(rest)),
            _ if is_name(first) => self.word(rest),
            _ => (None, first.len_utf8()),
        };
        self.position += length;
        Some((class, &rest[..length]))
    }

    fn word(&mut self, rest: &str) -> (Option<&'static str>, usize) {
        let length = rest.find(|character| !is_name(character)).unwrap_or(rest.len());
        let word = &rest[..length];
        let is_prefix = length <= 2 && word.chars().all(|letter| "rRbBuUfFtT".contains(letter));
        if is_prefix && rest[length..].starts_with(['"', '\'']) {
            return (Some("s"), length + string_length(&rest[length..]));
        }
        let is_named = std::mem::replace(&mut self.names_what_follows, matches!(word, "def" | "class"));
        let class = match word {
            _ if KEYWORDS.binary_search(&word).is_ok() => Some("k"),
            _ if CONSTANTS.contains(&word) => Some("n"),
            _ if is_named => Some("d"),
            _ => None,
        };
        (class, length)
    }
}

fn is_name(character: char) -> bool {
    character == '_' || character.is_alphanumeric()
}

/// The length of a number, with its exponent and its suffix.
fn number_length(text: &str) -> usize {
    let mut before = '0';
    let is_part = |character: char| {
        let is_sign_of_exponent =
            matches!(character, '+' | '-') && matches!(before, 'e' | 'E') && !text.starts_with("0x");
        before = character;
        character.is_ascii_alphanumeric() || matches!(character, '_' | '.') || is_sign_of_exponent
    };
    text.len() - text.trim_start_matches(is_part).len()
}

/// The length of a string that begins with its quotation marks; one without an end goes to the end of its line, or of the
/// text.
fn string_length(text: &str) -> usize {
    let quote = &text[..1];
    let triple = quote.repeat(3);
    let mark = if text.starts_with(&triple) { &*triple } else { quote };
    let mut position = mark.len();
    while let Some(next) = text[position..].chars().next() {
        if text[position..].starts_with(mark) {
            return position + mark.len();
        }
        if next == '\n' && mark.len() == 1 {
            return position;
        }
        position += next.len_utf8();
        if next == '\\' {
            position += text[position..].chars().next().map_or(0, char::len_utf8);
        }
    }
    position
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_have_their_classes() {
        assert_eq!(
            lines("def f(x):  # why\n    return rb'\\'<' + '''a\nb''' - 1.5e-3 or .5j\n"),
            [
                "<i class=k>def</i> <i class=d>f</i>(x):  <i class=c># why</i>",
                "    <i class=k>return</i> <i class=s>rb'\\'&lt;'</i> + <i class=s>'''a</i>",
                "<i class=s>b'''</i> - <i class=n>1.5e-3</i> <i class=k>or</i> <i class=n>.5j</i>",
            ]
        );
    }

    #[test]
    fn keywords_are_in_order() {
        assert!(KEYWORDS.is_sorted());
    }

    #[test]
    fn what_is_no_python_is_shown_whole() {
        for program in
            ["", "'", "\"\"\"\n<", "((((", "é = '\u{0}'\n\u{ff}", "\\\n\\", "f'{", "'\\", "  x\n y", "1é", "."]
        {
            let shown = lines(program).join("\n");
            assert_eq!(shown.matches("<i").count(), shown.matches("</i>").count(), "{program:?}: {shown}");
        }
    }
}
