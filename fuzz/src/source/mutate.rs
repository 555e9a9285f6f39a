//! What may be done to a text: small things, mostly to its tokens.

use arbitrary::Result;

use crate::choices::Choices;

use super::{Feature, cells, snippets};

/// Changes a text.
pub type Mutation = fn(&str, &mut Choices) -> Result<String>;

/// All of them.
pub const MUTATIONS: &[(Feature, Mutation)] = &[
    (Feature::DeleteToken, |text, choices| on_token(text, choices, |_, _| Ok(String::new()))),
    (Feature::DuplicateToken, |text, choices| on_token(text, choices, |token, _| Ok(format!("{token} {token}")))),
    (Feature::SwapTokens, swap_tokens),
    (Feature::ReplaceToken, |text, choices| on_token(text, choices, |_, choices| any_token(choices))),
    (Feature::InsertToken, |text, choices| {
        on_token(text, choices, |token, choices| Ok(format!("{} {token}", any_token(choices)?)))
    }),
    (Feature::DeleteCharacter, |text, choices| {
        let place = boundary(text, choices)?;
        let mut rest = text[place..].chars();
        rest.next();
        Ok(format!("{}{}", &text[..place], rest.as_str()))
    }),
    (Feature::InsertCharacter, |text, choices| {
        const CHARACTERS: &[&str] = &[
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "\"",
            "'",
            "\\",
            "\n",
            " ",
            "\t",
            ":",
            ";",
            ",",
            ".",
            "=",
            "!",
            "$",
            "?",
            "`",
            "\u{e9}",
            "\u{20ac}",
            "\u{a0}",
            "\u{ff08}",
            "0",
            "1",
            "_",
            "e",
            "j",
            "#",
            "@",
            "~",
            "\x0c",
            "\r",
            "\"\"\"",
            "f\"",
            "b'",
            "\u{1d465}",
            "\u{feff}",
            "\u{200b}",
            "rb\"",
            "0x",
            "{{",
            "!r",
            "\\\n",
        ];
        let place = boundary(text, choices)?;
        Ok(format!("{}{}{}", &text[..place], choices.pick(CHARACTERS)?, &text[place..]))
    }),
    (Feature::Indent, |text, choices| {
        on_line(text, choices, |line, choices| Ok(format!("{}{line}", choices.pick(&[" ", "    ", "\t", "  "])?)))
    }),
    (Feature::Dedent, |text, choices| {
        on_line(text, choices, |line, _| {
            Ok(line.strip_prefix(' ').unwrap_or(line).trim_start_matches("   ").to_owned())
        })
    }),
    (Feature::DeleteLine, |text, choices| on_line(text, choices, |_, _| Ok(String::new()))),
    (Feature::DuplicateLine, |text, choices| on_line(text, choices, |line, _| Ok(format!("{line}{line}")))),
    (Feature::Truncate, |text, choices| Ok(text[..boundary(text, choices)?].to_owned())),
    (Feature::JoinLines, |text, choices| {
        on_line(text, choices, |line, choices| {
            Ok(format!("{}{}", line.trim_end(), choices.pick(&["; ", " ", "\\\n", " # "])?))
        })
    }),
    (Feature::Splice, |text, choices| {
        let snippet = *choices.pick(snippets::SNIPPETS)?;
        let place = boundary(text, choices)?;
        Ok(format!("{}{snippet}{}", &text[..place], &text[place..]))
    }),
    (Feature::Graft, |text, choices| {
        // Some lines of a cell, one of which may stand as deep as its new neighbour.
        let lines: Vec<&str> = cells::any(choices)?.lines().collect();
        let first = choices.below(lines.len())?;
        let count = choices.between(1, 4)?;
        let taken = lines[first..].iter().take(count).map(|line| format!("{line}\n")).collect::<String>();
        on_line(text, choices, |line, choices| {
            let indent = &line[..line.len() - line.trim_start().len()];
            Ok(if choices.one_in(2)? {
                format!("{taken}{line}")
            } else {
                format!("{indent}{}{line}", taken.trim_start())
            })
        })
    }),
];

/// Puts a text below the first line of another that opens a block.
pub fn nest(text: &str, snippet: &str, choices: &mut Choices) -> Result<String> {
    const HEADS: &[&str] = &[
        "def f(a, *b):",
        "class C:",
        "if x:",
        "while x:",
        "for x in y:",
        "try:",
        "with x as y:",
        "async def g():",
        "def h[T](x: T):",
        "class D[T]:",
        "match x:\n  case 1:",
        "try:\n    pass\nexcept* E:",
        "else:",
        "except E as e:",
        "finally:",
        "@d\nasync def g():",
    ];
    let head = *choices.pick(HEADS)?;
    let width = if head.starts_with("match") { 8 } else { 4 };
    let mut nested = format!("{head}\n");
    for line in text.lines().chain(snippet.lines()) {
        nested.push_str(&format!("{:width$}{line}\n", ""));
    }
    if choices.one_in(3)? {
        nested.push_str(choices.pick(&[
            "except E:\n    pass\n",
            "else:\n    pass\n",
            "finally:\n    pass\n",
            "x\n",
        ])?);
    }
    Ok(nested)
}

/// A token that may stand anywhere.
fn any_token(choices: &mut Choices) -> Result<String> {
    Ok((*choices.pick(snippets::TOKENS)?).to_owned())
}

/// Tokens, roughly: words, numbers, signs of one or more characters; with the place of each.
fn tokens(text: &str) -> Vec<(usize, usize)> {
    let mut tokens = Vec::new();
    let mut characters = text.char_indices().peekable();
    while let Some((start, first)) = characters.next() {
        if first.is_whitespace() {
            continue;
        }
        let mut end = start + first.len_utf8();
        let is_word = |character: char| character.is_alphanumeric() || character == '_';
        let is_sign = |character: char| "=<>!*/+-:&|^@.".contains(character);
        while let Some((place, next)) = characters.peek().copied() {
            if is_word(first) && is_word(next) || is_sign(first) && is_sign(next) {
                end = place + next.len_utf8();
                characters.next();
            } else {
                break;
            }
        }
        tokens.push((start, end));
    }
    tokens
}

fn on_token(
    text: &str,
    choices: &mut Choices,
    change: impl FnOnce(&str, &mut Choices) -> Result<String>,
) -> Result<String> {
    let tokens = tokens(text);
    let place = choices.below(tokens.len())?;
    let Some((start, end)) = tokens.get(place).copied() else { return Ok(text.to_owned()) };
    let changed = change(&text[start..end], choices)?;
    Ok(format!("{}{changed}{}", &text[..start], &text[end..]))
}

fn swap_tokens(text: &str, choices: &mut Choices) -> Result<String> {
    let tokens = tokens(text);
    let place = choices.below(tokens.len().saturating_sub(1))?;
    let (Some(first), Some(second)) = (tokens.get(place), tokens.get(place + 1)) else { return Ok(text.to_owned()) };
    let part = |range: &(usize, usize)| &text[range.0..range.1];
    let (before, between, after) = (&text[..first.0], &text[first.1..second.0], &text[second.1..]);
    Ok(format!("{before}{}{between}{}{after}", part(second), part(first)))
}

fn on_line(
    text: &str,
    choices: &mut Choices,
    change: impl FnOnce(&str, &mut Choices) -> Result<String>,
) -> Result<String> {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    let place = choices.below(lines.len())?;
    if let Some(line) = lines.get_mut(place) {
        *line = change(line, choices)?;
    }
    Ok(lines.concat())
}

/// A place between two characters.
fn boundary(text: &str, choices: &mut Choices) -> Result<usize> {
    let mut place = choices.below(text.len() + 1)?;
    while !text.is_char_boundary(place) {
        place -= 1;
    }
    Ok(place)
}
