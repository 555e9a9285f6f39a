//! The cells of the corpus, as they were when the library was built.

use std::hash::Hasher;
use std::sync::OnceLock;

use arbitrary::Result;
use siphasher::sip::SipHasher13;

use crate::choices::Choices;

/// All corpus files, each ended by NUL.
const FILES: &str = include_str!(concat!(env!("OUT_DIR"), "/corpus.txt"));

/// Cells with longer texts are left out: what is found in them is long as well.
const LONGEST: usize = 3000;

/// The text of any cell.
///
/// The cells stand on a circle, each at a place that its text alone decides; the choice is a place, and the next cell is
/// taken. So a new cell takes from one neighbour, and almost every input means what it meant.
pub fn any(choices: &mut Choices) -> Result<&'static str> {
    static CIRCLE: OnceLock<Vec<(u16, String)>> = OnceLock::new();
    let circle = CIRCLE.get_or_init(|| {
        let mut circle: Vec<(u16, String)> = cells(FILES).map(|text| (place(&text), text)).collect();
        circle.sort();
        circle
    });
    let place = choices.below(1 << 16)?;
    let next = circle.partition_point(|(at, _)| usize::from(*at) < place);
    let (_, text) = circle.get(next).or(circle.first()).ok_or(arbitrary::Error::EmptyChoose)?;
    Ok(text)
}

fn place(text: &str) -> u16 {
    let mut hasher = SipHasher13::new();
    hasher.write(text.as_bytes());
    hasher.finish() as u16
}

/// The programs of all cells, put together as `corpus/CONTRACT.md` says.
fn cells(files: &str) -> impl Iterator<Item = String> {
    files.split('\0').flat_map(cells_of).filter(|text| text.len() <= LONGEST)
}

fn cells_of(file: &str) -> Vec<String> {
    let mut parts: Vec<Vec<&str>> = vec![Vec::new()];
    let mut is_header = false;
    for line in file.lines() {
        match line {
            "# /// case" => is_header = true,
            "# ///" => is_header = false,
            _ if is_header || line.starts_with("#|") => {}
            _ if line.starts_with("# %% ") => parts.push(Vec::new()),
            _ => parts.last_mut().into_iter().for_each(|part| part.push(line)),
        }
    }
    let text = |part: &[&str]| part.join("\n").trim_matches('\n').to_owned();
    let (prelude, bodies) = parts.split_first().map_or((String::new(), &[][..]), |(first, rest)| (text(first), rest));
    let program = |body: &Vec<&str>| [&prelude, &text(body)].map(|part| format!("{part}\n")).concat();
    bodies.iter().map(program).map(|program| program.trim_start_matches('\n').to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_a_text_for_each_cell() {
        let file = "# /// case\n# topics = [\"a\"]\n# ///\n\nlimit = 1\n\n# %% one\n#| title = \"A\"\nprint(limit)\n\n# %% two\nx\n";
        assert_eq!(cells_of(file), ["limit = 1\nprint(limit)\n", "limit = 1\nx\n"]);
        assert_eq!(cells_of("# /// case\n# ///\n# %% one\nx\n"), ["x\n"]);
    }

    #[test]
    fn the_whole_corpus_is_there() {
        let cells: Vec<String> = cells(FILES).collect();
        assert!(cells.len() > 5000, "{} cells", cells.len());
        assert!(cells.iter().any(|text| text.contains("class ")));
    }
}
