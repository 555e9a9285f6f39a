//! Where the page of a cell or of a topic lies, below the folder of the site.

use std::collections::{BTreeMap, HashSet};

use conformance::report::Document;

/// The names of pages. An id comes from a file that anybody may have written: no name leads out of the site.
pub struct Names {
    /// For each cell, in order, the page without `.html`: the corpus file's name, `/`, the cell's.
    cells: Vec<(String, String)>,
    topics: BTreeMap<String, String>,
}

impl Names {
    /// Names all pages; no two have one name, also where upper and lower case are the same.
    pub fn new(document: &Document) -> Self {
        let mut taken = HashSet::new();
        let mut free = |name: String| {
            let mut candidate = name.clone();
            let mut number = 2;
            while !taken.insert(candidate.to_lowercase()) {
                candidate = format!("{name}-{number}");
                number += 1;
            }
            candidate
        };
        let cell = |id: &str| {
            let (file, name) = id.split_once("::").unwrap_or(("program", id));
            let file: Vec<String> = file.split('/').map(segment).collect();
            let whole = free(format!("{}/{}", file.join("/"), segment(name)));
            let (file, name) = whole.rsplit_once('/').unwrap_or(("program", &whole));
            (file.to_owned(), name.to_owned())
        };
        let cells = document.cells.iter().map(|report| report.id.as_str()).map(cell).collect();
        let mut taken_topics = HashSet::new();
        let mut topics = BTreeMap::new();
        for name in document.cells.iter().flat_map(|cell| &cell.topics) {
            topics.entry(name.clone()).or_insert_with(|| {
                let mut candidate = segment(name);
                while !taken_topics.insert(candidate.to_lowercase()) {
                    candidate.push('-');
                }
                candidate
            });
        }
        Self { cells, topics }
    }

    /// The page of a cell, by its number.
    pub fn cell(&self, number: usize) -> String {
        let (file, name) = &self.cells[number];
        format!("cases/{file}/{name}.html")
    }

    /// The two parts of the page's name: those of the corpus file and of the cell.
    pub fn parts(&self, number: usize) -> (&str, &str) {
        let (file, name) = &self.cells[number];
        (file, name)
    }

    /// The page of a topic.
    pub fn topic(&self, name: &str) -> String {
        format!("topics/{}.html", self.topics.get(name).map_or("none", String::as_str))
    }
}

/// What leads from a page to the folder of the site.
pub fn to_root(page: &str) -> String {
    "../".repeat(page.matches('/').count())
}

/// One part of a path, of harmless characters.
fn segment(text: &str) -> String {
    let is_harmless = |character: char| character.is_ascii_alphanumeric() || "-_.".contains(character);
    let name: String =
        text.chars().take(150).map(|character| if is_harmless(character) { character } else { '_' }).collect();
    if name.chars().all(|character| character == '.') { format!("_{name}") } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_leads_out_of_the_site() {
        assert_eq!(segment(".."), "_..");
        assert_eq!(segment(""), "_");
        assert_eq!(segment("a/../b c"), "a_.._b_c");
        assert_eq!(segment("same-object.1"), "same-object.1");
        assert_eq!(to_root("cases/names/a/b.html"), "../../../");
        assert_eq!(to_root("index.html"), "");
    }
}
