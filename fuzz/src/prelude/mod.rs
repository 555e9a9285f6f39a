//! The small Python prelude of generated programs: only the pieces that a program names are a part of it.

use std::collections::HashSet;
use std::sync::OnceLock;

use crate::program::Program;

/// What pieces are cut from, at empty lines. A piece that names another one comes after it.
const FILES: &[&str] = &[
    include_str!("show.py"),
    include_str!("seen.py"),
    include_str!("subclasses.py"),
    include_str!("raising.py"),
    include_str!("wrong.py"),
    include_str!("partner.py"),
    include_str!("hooks.py"),
    include_str!("descriptors.py"),
    include_str!("nodes.py"),
    include_str!("compiled.py"),
    include_str!("programs.py"),
    include_str!("numbers.py"),
    include_str!("iterables.py"),
    include_str!("classes.py"),
    include_str!("among.py"),
];

/// A piece of Python.
struct Piece {
    text: &'static str,
    /// The names that it binds.
    names: Vec<&'static str>,
    /// The words that it uses.
    words: HashSet<&'static str>,
}

impl Piece {
    fn new(text: &'static str) -> Self {
        let name = |line: &'static str| {
            let rest = line.strip_prefix("def ").or(line.strip_prefix("class ")).or_else(|| {
                let (name, _) = line.split_once(" = ")?;
                Some(name)
            })?;
            words(rest).next().filter(|name| line.starts_with(|first: char| first != ' ') && !name.is_empty())
        };
        Self { text, names: text.lines().filter_map(name).collect(), words: words(text).collect() }
    }
}

fn pieces() -> &'static [Piece] {
    static PIECES: OnceLock<Vec<Piece>> = OnceLock::new();
    PIECES.get_or_init(|| {
        let cut = |file: &'static str| file.split("\n\n").map(|text| text.trim_matches('\n'));
        FILES.iter().copied().flat_map(cut).map(Piece::new).collect()
    })
}

/// The program with the pieces that it names before it.
pub fn assemble(body: String) -> Program {
    let pieces = naming(&words(&body).collect());
    Program { pieces, body }
}

/// The program with one piece, and what that needs, before it: whatever else it names, in a text, is none of them.
pub fn assemble_with(name: &str, body: String) -> Program {
    Program { pieces: naming(&HashSet::from([name])), body }
}

/// The pieces with these names, and those that they name.
fn naming(wanted: &HashSet<&str>) -> Vec<&'static str> {
    let pieces = pieces();
    let mut is_taken = vec![false; pieces.len()];
    let mut take = |wanted: &HashSet<&str>| -> Vec<usize> {
        let is_new = |place: &usize| !is_taken[*place] && pieces[*place].names.iter().any(|name| wanted.contains(name));
        let new: Vec<usize> = (0..pieces.len()).filter(is_new).collect();
        new.iter().for_each(|place| is_taken[*place] = true);
        new
    };
    let mut new = take(wanted);
    while let Some(place) = new.pop() {
        new.extend(take(&pieces[place].words));
    }
    pieces.iter().zip(is_taken).filter(|(_, is_taken)| *is_taken).map(|(piece, _)| piece.text).collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !(character.is_alphanumeric() || character == '_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_has_the_pieces_that_it_names_and_what_those_name() {
        let names = |body: &str| {
            let program = assemble(body.to_owned());
            program.pieces.iter().flat_map(|text| Piece::new(text).names).collect::<Vec<_>>()
        };
        assert_eq!(names("print(1)\n"), [""; 0]);
        assert_eq!(names("seen(1)\n"), ["text", "told", "failed", "show", "seen"]);
        assert_eq!(
            names("SetDelete(1)\n"),
            ["text", "told", "failed", "show", "_set", "_delete", "Labelled", "SetOnly", "SetDelete"]
        );
        let program = assemble("Int(1)\n".to_owned());
        assert_eq!(program.to_string(), "class Int(int): pass\nInt(1)\n");
    }

    #[test]
    fn no_two_pieces_bind_a_name() {
        let mut names: Vec<&str> = pieces().iter().flat_map(|piece| piece.names.clone()).collect();
        assert!(pieces().iter().all(|piece| !piece.names.is_empty()));
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
