//! The end state as a drawing: what names and attributes lead to, and which of them share one object.

mod drawing;
mod selection;

use std::collections::{BTreeSet, HashMap};

/// What one side left behind: the lines of the facet namespace.
pub struct Graph {
    nodes: Vec<Node>,
    places: HashMap<String, usize>,
}

/// One line: a way to an object.
struct Node {
    /// `a.items[1]`.
    path: String,
    /// What the path adds to its parent's: `[1]`.
    label: String,
    /// The place of the line from which the way goes on.
    parent: Option<usize>,
    /// What stands there, or where the same object was reached before.
    target: Target,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Target {
    /// An object that was reached here first, and what it is.
    Object(String),
    /// The object of another line, by its path.
    Shared(String),
}

impl Graph {
    /// Reads the text of the facet.
    pub fn read(text: &str) -> Self {
        let mut graph = Self { nodes: Vec::new(), places: HashMap::new() };
        for line in text.lines() {
            let (path, about) = split(line);
            let target = match about.strip_prefix("is ") {
                Some(other) if graph.places.contains_key(other) => Target::Shared(other.to_owned()),
                _ => Target::Object(about.to_owned()),
            };
            let parent = graph.parent(path);
            let label = parent.map_or(path, |parent| &path[graph.nodes[parent].path.len()..]);
            let node = Node { path: path.to_owned(), label: label.to_owned(), parent, target };
            graph.places.insert(path.to_owned(), graph.nodes.len());
            graph.nodes.push(node);
        }
        graph
    }

    /// The place of the longest path before this one that this one goes on from.
    fn parent(&self, path: &str) -> Option<usize> {
        let ends = path.char_indices().rev().filter(|(_, character)| matches!(character, '.' | '['));
        ends.map(|(position, _)| position).find_map(|position| self.places.get(&path[..position]).copied())
    }

    /// The paths under which the other side has something else, or nothing.
    fn differing(&self, other: &Self) -> BTreeSet<&str> {
        let differs =
            |node: &&Node| other.places.get(&node.path).is_none_or(|place| other.nodes[*place].target != node.target);
        self.nodes.iter().filter(differs).map(|node| &*node.path).collect()
    }

    /// Whether a difference is about which object is shared, and not only about what an object is.
    fn parts_identities(&self, other: &Self) -> bool {
        let is_shared = |target: &Target| matches!(target, Target::Shared(_));
        self.nodes.iter().any(|node| {
            let place = other.places.get(&node.path);
            place.is_some_and(|place| {
                let target = &other.nodes[*place].target;
                *target != node.target && (is_shared(target) || is_shared(&node.target))
            })
        })
    }
}

/// Both sides' drawings.
pub struct Drawings {
    /// The oracle's, as an SVG element.
    pub oracle: String,
    /// The subject's.
    pub subject: String,
    /// Whether the sides differ in which ways lead to one object.
    pub parts_identities: bool,
    /// Lines that are alike on both sides and not drawn.
    pub left_out: usize,
}

/// Draws what both sides left behind: where that is much, what differs and what leads there.
pub fn draw(oracle: &str, subject: &str) -> Drawings {
    let (oracle, subject) = (Graph::read(oracle), Graph::read(subject));
    let (selected, left_out) = selection::select(&oracle, &subject);
    Drawings {
        oracle: drawing::svg(&oracle, &subject, &selected, "oracle"),
        subject: drawing::svg(&subject, &oracle, &selected, "subject"),
        parts_identities: oracle.parts_identities(&subject) || subject.parts_identities(&oracle),
        left_out,
    }
}

/// Path and description of a line, `a['x: y']: int 1`: they part at the first colon that stands in no bracket.
fn split(line: &str) -> (&str, &str) {
    let mut depth = 0_u32;
    let mut quote = None;
    let mut characters = line.char_indices();
    while let Some((position, character)) = characters.next() {
        match (quote, character) {
            (Some(_), '\\') => {
                characters.next();
            }
            (Some(mark), _) if mark == character => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') if depth > 0 => quote = Some(character),
            (None, '[' | '(') => depth += 1,
            (None, ']' | ')') => depth = depth.saturating_sub(1),
            (None, ':') if depth == 0 && line[position + 1..].starts_with(' ') => {
                return (&line[..position], &line[position + 2..]);
            }
            _ => {}
        }
    }
    (line, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_ways_to_objects() {
        let graph = Graph::read("a: list of 2\na[0]: int 1\na[1]: is a\nd: dict of 1\nd['x: ]']: is a[0]\nand more\n");
        let parts: Vec<_> = graph.nodes.iter().map(|node| (&*node.label, node.parent, node.target.clone())).collect();
        let object = |text: &str| Target::Object(text.to_owned());
        let shared = |text: &str| Target::Shared(text.to_owned());
        assert_eq!(
            parts,
            [
                ("a", None, object("list of 2")),
                ("[0]", Some(0), object("int 1")),
                ("[1]", Some(0), shared("a")),
                ("d", None, object("dict of 1")),
                ("['x: ]']", Some(3), shared("a[0]")),
                ("and more", None, object("")),
            ]
        );
    }

    #[test]
    fn the_differing_edge_is_marked_on_both_sides() {
        let drawings = draw("a: list of 0\nb: is a\n", "a: list of 0\nb: list of 0\n");
        assert!(drawings.parts_identities);
        assert_eq!(drawings.oracle.matches("class=\"edge shared differs\"").count(), 1, "{}", drawings.oracle);
        assert_eq!(drawings.subject.matches("class=\"edge differs\"").count(), 1, "{}", drawings.subject);
        assert!(!draw("a: int 1\n", "a: int 2\n").parts_identities);
    }

    #[test]
    fn much_that_is_alike_is_left_out() {
        let many: String = (0..500).map(|number| format!("n{number}: int {number}\n")).collect();
        let drawings = draw(&format!("{many}x: list of 0\ny: is x\n"), &format!("{many}x: list of 0\ny: list of 0\n"));
        assert_eq!(drawings.left_out, 500);
        assert!(drawings.oracle.len() < 4000, "{}", drawings.oracle.len());
        let all: String = (0..5000).map(|number| format!("n{number}: int {number}\n")).collect();
        assert!(draw(&all, "").oracle.len() < 60_000);
    }
}
