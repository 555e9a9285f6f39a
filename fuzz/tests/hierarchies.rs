//! The generator of class hierarchies really generates what it promises.

use std::collections::BTreeSet;

use pyconform_fuzz::hierarchies::Linearization;
use pyconform_fuzz::hierarchies::{Base, BuiltIn, Class, Feature, Form, Hierarchy, Hook, Metaclass, Operation, Slots};
use pyconform_fuzz::random::Random;
use pyconform_fuzz::{Generator, decode, numbered};

const TRIES: u64 = 300;

fn hierarchies() -> impl Iterator<Item = Hierarchy> {
    (0..TRIES).map(|seed| numbered(seed).expect("any bytes are a hierarchy"))
}

#[test]
fn programs_differ_in_size_and_in_what_they_use() {
    let sizes: BTreeSet<usize> = hierarchies().map(|hierarchy| hierarchy.classes.len()).collect();
    assert_eq!(sizes, (1..=10).collect());
    let uses: BTreeSet<BTreeSet<Feature>> = hierarchies().map(|hierarchy| hierarchy.features()).collect();
    assert!(uses.len() > TRIES as usize / 2, "only {} sets of features", uses.len());
}

#[test]
fn any_bytes_are_a_hierarchy() {
    for length in 0..64 {
        let hierarchy: Hierarchy = decode(&Random::new(7).bytes(length)).expect("a hierarchy");
        assert!(!hierarchy.program().body.is_empty());
    }
}

#[test]
fn a_description_reads_as_its_program() {
    let plain = Class {
        form: Form::Statement,
        bases: Vec::new(),
        metaclass: None,
        slots: Slots::Absent,
        keyword: false,
        tag: false,
        visit: false,
        hook: Hook::Absent,
    };
    let hierarchy = Hierarchy {
        metaclasses: vec![Metaclass { base: None, prepares: false, linearization: Linearization::Reversed }],
        classes: vec![
            Class { metaclass: Some(0), tag: true, ..plain.clone() },
            Class {
                bases: vec![Base::Entries(vec![0]), Base::BuiltIn(BuiltIn::Int)],
                slots: Slots::Empty,
                keyword: true,
                ..plain.clone()
            },
            Class { form: Form::Call, bases: vec![Base::Class(0)], ..plain },
        ],
        operations: vec![Operation::Rebase { class: 1, bases: vec![2, 0] }],
    };
    let program = hierarchy.program().to_string();
    for expected in [
        "class M0(type):\n    def mro(cls):\n        order = super().mro()\n",
        "try:\n    class C0(metaclass=M0):\n        tag = \"C0\"\nexcept Exception as error:\n",
        "    class C1(Entries(C0), int, flavour=\"c1\"):\n        __slots__ = ()\n",
        "    C2 = type(\"C2\", (C0,), {})\n",
        "attempt(\"rebase C1 C2 C0\", lambda: rebase(C1, (C2, C0)))\n",
        "classes = [C0, C1, C2]\n",
    ] {
        assert!(program.contains(expected), "{expected}\nis not in\n{program}");
    }
}
