//! Two texts side by side, and what differs inside a line.

use std::fmt::Write as _;
use std::time::Duration;

use similar::{ChangeTag, DiffTag, InlineChange, TextDiff};

use crate::html::push_escaped;

/// Lines around a difference.
const CONTEXT: usize = 3;

/// Rows that are shown at most.
const MOST_ROWS: usize = 300;

/// Bytes of each text that are looked at; a difference behind them is named and not shown.
const MOST_BYTES: usize = 100_000;

/// How long the lines of one difference are matched at most; after that the match is a coarse one.
const PATIENCE: Duration = Duration::from_millis(100);

/// Both texts as rows of an HTML table: the oracle's line and the subject's.
pub fn rows(oracle: &str, subject: &str) -> String {
    let (left, right) = (head(oracle), head(subject));
    let difference = TextDiff::configure().timeout(PATIENCE).diff_lines(left, right);
    let mut html = String::new();
    let mut count = 0;
    let mut end = (0, 0);
    'groups: for group in difference.grouped_ops(CONTEXT) {
        if let Some(first) = group.first()
            && (first.old_range().start, first.new_range().start) != end
        {
            html.push_str("<tr class=gap><td colspan=4>⋯");
        }
        for operation in &group {
            end = (operation.old_range().end, operation.new_range().end);
            let changes: Vec<_> = difference.iter_inline_changes(operation).collect();
            let (olds, news): (Vec<_>, Vec<_>) = match operation.tag() {
                DiffTag::Equal => (changes.iter().collect(), changes.iter().collect()),
                _ => changes.iter().partition(|change| change.tag() == ChangeTag::Delete),
            };
            for row in 0..olds.len().max(news.len()) {
                count += 1;
                if count > MOST_ROWS {
                    html.push_str("<tr class=gap><td colspan=4>more differs");
                    break 'groups;
                }
                html.push_str(if operation.tag() == DiffTag::Equal { "<tr class=same>" } else { "<tr>" });
                push_side(&mut html, olds.get(row).copied(), true);
                push_side(&mut html, news.get(row).copied(), false);
            }
        }
    }
    if end != (difference.old_len(), difference.new_len()) && count <= MOST_ROWS {
        html.push_str("<tr class=gap><td colspan=4>⋯");
    }
    if (left.len(), right.len()) != (oracle.len(), subject.len()) {
        html.push_str("<tr class=gap><td colspan=4>the end of a long text is not shown");
    }
    html
}

fn push_side(html: &mut String, change: Option<&InlineChange<'_, str>>, is_oracle: bool) {
    let Some(change) = change else {
        html.push_str("<td class=none colspan=2>");
        return;
    };
    let number = if is_oracle { change.old_index() } else { change.new_index() };
    let class = match change.tag() {
        ChangeTag::Equal => "",
        _ if is_oracle => " class=del",
        _ => " class=ins",
    };
    let _ = write!(html, "<td class=ln>{}<td{class}>", number.map_or(0, |number| number + 1));
    for (is_emphasised, text) in change.iter_strings_lossy() {
        let text = text.trim_end_matches('\n');
        if is_emphasised && !text.is_empty() {
            html.push_str("<mark>");
            push_escaped(html, text);
            html.push_str("</mark>");
        } else {
            push_escaped(html, text);
        }
    }
    if change.missing_newline() {
        html.push_str("<small> no line feed</small>");
    }
}

/// The beginning of a text, up to the end of a line where there is one.
fn head(text: &str) -> &str {
    if text.len() <= MOST_BYTES {
        return text;
    }
    let mut end = MOST_BYTES;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text[..end].rfind('\n').map_or(&text[..end], |position| &text[..=position])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_difference_inside_a_line_is_marked() {
        let html = rows("1\nsize 54 bytes\n", "1\nsize 46 bytes\n");
        assert_eq!(
            html,
            "<tr class=same><td class=ln>1<td>1<td class=ln>1<td>1\
             <tr><td class=ln>2<td class=del>size <mark>54</mark> bytes<td class=ln>2<td class=ins>size <mark>46</mark> bytes"
        );
    }

    #[test]
    fn a_missing_line_has_no_partner() {
        let html = rows("1\n2\n", "1\n");
        assert!(html.contains("<tr><td class=ln>2<td class=del>2<td class=none colspan=2>"), "{html}");
    }

    #[test]
    fn long_texts_are_cut_with_a_word() {
        let long = "x\n".repeat(100_000);
        let html = rows(&long, &long.replace('x', "y"));
        assert!(html.contains("more differs") && html.contains("not shown") && html.len() < 100_000, "{}", html.len());
        let wide = "é".repeat(100_000);
        assert!(rows(&wide, "").contains("not shown"));
    }
}
