//! What of two graphs is drawn.

use std::collections::BTreeSet;

use super::{Graph, Target};

/// Lines up to which everything is drawn.
const FEW: usize = 24;

/// Differing lines that are drawn at most.
const MOST: usize = 40;

/// The paths that are drawn, and how many lines that are alike on both sides are not.
pub fn select(oracle: &Graph, subject: &Graph) -> (BTreeSet<String>, usize) {
    let all: BTreeSet<&str> = oracle.nodes.iter().chain(&subject.nodes).map(|node| &*node.path).collect();
    if all.len() <= FEW {
        return (all.into_iter().map(str::to_owned).collect(), 0);
    }
    let differing: BTreeSet<&str> = oracle.differing(subject).union(&subject.differing(oracle)).copied().collect();
    let mut selected = BTreeSet::new();
    for path in differing.iter().take(MOST) {
        for graph in [oracle, subject] {
            add(graph, path, &mut selected);
        }
    }
    let left_out = all.iter().filter(|path| !selected.contains(**path) && !differing.contains(**path)).count();
    (selected, left_out)
}

/// Adds a path, those that it goes on from, and the object that it shares.
fn add(graph: &Graph, path: &str, selected: &mut BTreeSet<String>) {
    let mut next = graph.places.get(path).copied();
    selected.insert(path.to_owned());
    while let Some(place) = next {
        let node = &graph.nodes[place];
        let is_new = selected.insert(node.path.clone()) || node.path == path;
        if let Target::Shared(other) = &node.target
            && is_new
            && !selected.contains(other)
        {
            // What is shared was reached before: this goes back in the text, and so ends.
            add(graph, other, selected);
        }
        next = node.parent;
    }
}
