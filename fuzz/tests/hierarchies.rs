//! The generator of class hierarchies really generates what it promises.

use std::collections::BTreeSet;
use std::path::Path;

use conformance::case::CaseFile;
use pyconform_fuzz::hierarchies::{Feature, Hierarchy};
use pyconform_fuzz::{Generator, bytes, decode, numbered};

const TRIES: u64 = 300;

fn hierarchies() -> impl Iterator<Item = Hierarchy> {
    (0..TRIES).map(|seed| numbered(seed).expect("any bytes are a hierarchy"))
}

#[test]
fn every_feature_appears() {
    let found: BTreeSet<Feature> = hierarchies().flat_map(|hierarchy| hierarchy.features()).collect();
    let missing: Vec<Feature> = Feature::ALL.into_iter().filter(|feature| !found.contains(feature)).collect();
    assert!(missing.is_empty(), "{missing:?} never appeared in {TRIES} programs");
}

#[test]
fn programs_differ_in_size_and_in_what_they_use() {
    let sizes: BTreeSet<usize> = hierarchies().map(|hierarchy| hierarchy.classes.len()).collect();
    assert_eq!(sizes, (1..=10).collect());
    let uses: BTreeSet<BTreeSet<Feature>> = hierarchies().map(|hierarchy| hierarchy.features()).collect();
    assert!(uses.len() > TRIES as usize / 2, "only {} sets of features", uses.len());
}

#[test]
fn equal_bytes_make_equal_programs() {
    for seed in 0..20 {
        let again: [Hierarchy; 2] = [(); 2].map(|()| numbered(seed).expect("a hierarchy"));
        assert_eq!(again[0].program(), again[1].program());
    }
}

#[test]
fn any_bytes_are_a_hierarchy() {
    for length in 0..64 {
        let hierarchy: Hierarchy = decode(&bytes::from_seed(7, length)).expect("a hierarchy");
        assert!(!hierarchy.program().is_empty());
    }
}

#[test]
fn debug_is_a_corpus_file() {
    let registry = Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus/topics.toml");
    let registry = std::fs::read_to_string(registry).expect("the registry of topics");
    for hierarchy in hierarchies().take(50) {
        let text = format!("{hierarchy:?}");
        let file = CaseFile::parse(text.as_bytes(), Path::new("x.py"), "x").expect(&text);
        let [cell] = file.cells.as_slice() else { panic!("one cell in {text}") };
        assert_eq!(cell.id, "x::hierarchies");
        assert_eq!(cell.program.text, hierarchy.program());
        for topic in &cell.topics {
            assert!(registry.contains(&format!("[{topic:?}]")), "{topic} is not in corpus/topics.toml");
        }
    }
}
