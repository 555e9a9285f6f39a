//! The small Python prelude of generated programs: only the pieces that a program names are a part of it.

use std::collections::BTreeSet;

/// A piece of Python, and the names that it defines.
struct Piece {
    names: &'static [&'static str],
    text: &'static str,
}

const PIECES: &[Piece] = &[
    Piece { names: &["text", "told", "show", "failed"], text: include_str!("show.py") },
    Piece { names: &["seen"], text: include_str!("seen.py") },
    Piece {
        names: &["Int", "Float", "Str", "Bytes", "List", "Tuple", "Dict", "Set"],
        text: include_str!("subclasses.py"),
    },
    Piece { names: &["Raising"], text: include_str!("raising.py") },
    Piece { names: &["Wrong"], text: include_str!("wrong.py") },
    Piece { names: &["Partner"], text: include_str!("partner.py") },
    Piece { names: &["Hook"], text: include_str!("hooks.py") },
    Piece {
        names: &[
            "Get",
            "Set",
            "Delete",
            "GetSet",
            "GetDelete",
            "SetDelete",
            "GetSetDelete",
            "GetRaises",
            "GetRaisesSet",
            "SetName",
            "NoneGet",
            "CallableGet",
            "Labelled",
            "_get",
            "_set",
        ],
        text: include_str!("descriptors.py"),
    },
    Piece { names: &["Node", "Quiet", "Slim", "gone", "holding", "caught", "back"], text: include_str!("nodes.py") },
    Piece { names: &["compiled"], text: include_str!("compiled.py") },
    Piece { names: &["spend", "small", "trail", "Manager", "Point"], text: include_str!("programs.py") },
    Piece { names: &["Index", "Number"], text: include_str!("numbers.py") },
    Piece { names: &["Sequence", "Failing"], text: include_str!("iterables.py") },
];

/// The program with the pieces that it needs before it.
pub fn assemble(body: &str) -> String {
    let mut wanted = words(body);
    let mut taken = vec![false; PIECES.len()];
    while let Some(place) =
        (0..PIECES.len()).find(|place| !taken[*place] && PIECES[*place].names.iter().any(|name| wanted.contains(*name)))
    {
        taken[place] = true;
        wanted.extend(words(PIECES[place].text));
    }
    let mut program = String::new();
    for (piece, _) in PIECES.iter().zip(taken).filter(|(_, is_taken)| *is_taken) {
        program.push_str(piece.text);
        program.push('\n');
    }
    program + body
}

fn words(text: &str) -> BTreeSet<&str> {
    text.split(|character: char| !(character.is_alphanumeric() || character == '_')).collect()
}
