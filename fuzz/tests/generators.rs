//! Every generator really generates what it promises.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use conformance::case::CaseFile;
use pyconform_fuzz::{Entry, GENERATORS, Generated};

const TRIES: u64 = 1000;

fn generated(generator: &Entry, count: u64) -> Vec<Generated> {
    (0..count).map(|seed| (generator.numbered)(seed).expect("any bytes are a program")).collect()
}

#[test]
fn every_feature_appears() {
    for generator in GENERATORS {
        let mut found = BTreeMap::new();
        for program in generated(generator, TRIES) {
            for feature in program.features {
                *found.entry(feature).or_insert(0) += 1;
            }
        }
        let missing: Vec<String> =
            (generator.features)().into_iter().filter(|feature| !found.contains_key(feature)).collect();
        assert!(missing.is_empty(), "{}: {missing:?} never appeared in {TRIES} programs", generator.name);
    }
}

#[test]
fn programs_use_different_features() {
    for generator in GENERATORS {
        let uses: BTreeSet<BTreeSet<String>> =
            generated(generator, 100).into_iter().map(|program| program.features).collect();
        assert!(uses.len() > 50, "{}: only {} sets of features", generator.name, uses.len());
    }
}

#[test]
fn equal_bytes_make_equal_programs() {
    for generator in GENERATORS {
        assert_eq!(generated(generator, 50), generated(generator, 50), "{}", generator.name);
    }
}

#[test]
fn a_description_is_a_corpus_file() {
    let registry = Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus/topics.toml");
    let registry = std::fs::read_to_string(registry).expect("the registry of topics");
    for generator in GENERATORS {
        for program in generated(generator, 100) {
            let text = &program.corpus_file;
            let file = CaseFile::parse(text.as_bytes(), Path::new("x.py"), "x").expect(text);
            let [cell] = file.cells.as_slice() else { panic!("one cell in {text}") };
            assert_eq!(cell.id, format!("x::{}", generator.name));
            assert_eq!(cell.program.text, program.program);
            for topic in &cell.topics {
                assert!(registry.contains(&format!("[{topic:?}]")), "{topic} is not in corpus/topics.toml");
            }
        }
    }
}
