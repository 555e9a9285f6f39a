//! Text as HTML.

use std::fmt::Write as _;

use conformance::report::CellReport;

/// The entity for a character that means something in HTML.
fn entity(character: char) -> Option<&'static str> {
    match character {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        _ => None,
    }
}

/// Adds text with the characters that mean something in HTML escaped, and with those that nobody could see shown.
pub fn push_escaped(html: &mut String, text: &str) {
    for character in text.chars() {
        if let Some(entity) = entity(character) {
            html.push_str(entity);
            continue;
        }
        match character {
            '\n' | '\t' => html.push(character),
            // A control character, or one that turns the direction of writing, is shown by its number.
            _ if is_invisible(character) => {
                let _ = write!(html, "<span class=\"control\">\\u{{{:x}}}</span>", u32::from(character));
            }
            _ => html.push(character),
        }
    }
}

/// The same as a text of its own.
pub fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 16);
    push_escaped(&mut html, text);
    html
}

/// Text for an attribute, where no element can stand.
pub fn attribute(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if let Some(entity) = entity(character) {
            html.push_str(entity);
            continue;
        }
        match character {
            _ if is_invisible(character) => {
                let _ = write!(html, "\\u{{{:x}}}", u32::from(character));
            }
            _ => html.push(character),
        }
    }
    html
}

fn is_invisible(character: char) -> bool {
    character.is_control() && !matches!(character, '\n' | '\t')
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The beginning of a text, at most so many characters and one line; says by `…` that something is left out.
pub fn beginning(text: &str, length: usize) -> String {
    let line = text.lines().next().unwrap_or_default();
    let mut short: String = line.chars().take(length).collect();
    if short.len() < text.trim_end_matches('\n').len() {
        short.push('…');
    }
    short
}

/// What a cell shows, in words: its title, or else its name, which is mostly a sentence.
pub fn title(cell: &CellReport) -> String {
    if let Some(title) = &cell.title {
        return title.clone();
    }
    let name = cell.id.rsplit("::").next().unwrap_or_default().replace('-', " ");
    let mut characters = name.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_program_becomes_html() {
        assert_eq!(escaped("a<b>&\"\n"), "a&lt;b&gt;&amp;&quot;\n");
        assert_eq!(escaped("\u{1b}[0m"), "<span class=\"control\">\\u{1b}</span>[0m");
        assert_eq!(attribute("\u{202e}\">"), "\\u{202e}&quot;&gt;");
    }

    #[test]
    fn a_beginning_says_that_there_is_more() {
        assert_eq!(beginning("one\n", 10), "one");
        assert_eq!(beginning("one\ntwo\n", 10), "one…");
        assert_eq!(beginning("0123456789", 4), "0123…");
    }
}
