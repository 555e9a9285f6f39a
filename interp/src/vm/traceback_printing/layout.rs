//! Text layout: common indentation, prefixes, the width of characters (Lib/textwrap.py).

/// Takes away the whitespace that all lines begin with; lines of whitespace alone become empty.
pub fn dedent(lines: &[String]) -> Vec<String> {
    let is_blank = |line: &str| line.chars().all(|character| matches!(character, ' ' | '\t'));
    let mut margin: Option<&str> = None;
    for line in lines.iter().filter(|line| !is_blank(line)) {
        let indent = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
        margin = Some(match margin {
            None => indent,
            Some(margin) => {
                let common = margin.bytes().zip(indent.bytes()).take_while(|(a, b)| a == b).count();
                &margin[..common]
            }
        });
    }
    let margin = margin.unwrap_or("");
    lines
        .iter()
        .map(|line| if is_blank(line) { String::new() } else { line.strip_prefix(margin).unwrap_or(line).to_owned() })
        .collect()
}

/// The number of columns that the first characters of a line take on a terminal: wide ones take two.
pub fn display_width(line: &[char], count: usize) -> usize {
    if line.iter().all(char::is_ascii) {
        return count;
    }
    line.iter()
        .take(count)
        .map(|character| if unicode_width::UnicodeWidthChar::width(*character) == Some(2) { 2 } else { 1 })
        .sum()
}

/// The number of characters in the first bytes of a line.
pub fn characters_in(line: &str, bytes: usize) -> usize {
    String::from_utf8_lossy(&line.as_bytes()[..bytes.min(line.len())]).chars().count()
}
