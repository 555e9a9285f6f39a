use std::collections::BTreeSet;

use super::mutation::{cross, mutate};
use super::reduction::{Reduction, reduce};
use super::{Kind, Trace};
use crate::hierarchies::Hierarchy;
use crate::lifetimes::Lifetimes;
use crate::random::Random;
use crate::stateful::Stateful;
use crate::values::Values;
use crate::{Entry, GENERATORS, Generator, Input, numbered_bytes};

fn trace_by(generator: &'static Entry) -> impl Fn(&[u8]) -> Option<Trace> {
    |bytes| Some((generator.decode)(bytes)?.trace)
}

#[test]
fn choices_are_written_as_what_they_were_read_from() {
    for generator in GENERATORS {
        for seed in 0..100 {
            let random = (generator.numbered)(seed).expect("any bytes are a program");
            let written = (generator.decode)(&random.trace.bytes()).expect("any bytes are a program");
            assert_eq!(random.program, written.program, "{} {seed}", generator.name);
            assert_eq!(random.trace, written.trace, "{} {seed}", generator.name);
        }
    }
}

#[test]
fn numbered_bytes_are_enough() {
    for generator in GENERATORS {
        let lengths: Vec<usize> =
            (0..200).filter_map(generator.numbered).map(|generated| generated.trace.bytes().len()).collect();
        println!("{}: {} bytes of choices in the mean", generator.name, lengths.iter().sum::<usize>() / lengths.len());
        let longer = lengths.iter().filter(|length| **length > crate::NUMBERED_BYTES).count();
        assert!(longer <= 2, "{}: {longer} of 200 programs have no bytes at their end", generator.name);
    }
}

#[test]
fn a_mutated_input_is_another_program() {
    for generator in GENERATORS {
        let mut random = Random::new(1);
        let mut other = 0;
        for seed in 0..100 {
            let before = (generator.numbered)(seed).expect("any bytes are a program");
            let changed = mutate(trace_by(generator), &numbered_bytes(seed), &mut random).expect("something to change");
            let after = (generator.decode)(&changed).expect("any bytes are a program");
            other += usize::from(after.program != before.program);
        }
        assert!(other > 70, "{}: only {other} of 100 are other programs", generator.name);
    }
}

#[test]
fn equal_seeds_mutate_alike() {
    for generator in GENERATORS {
        let mutated = || mutate(trace_by(generator), &numbered_bytes(3), &mut Random::new(4));
        assert_eq!(mutated(), mutated(), "{}", generator.name);
    }
}

#[test]
fn nothing_is_mutated_too() {
    for generator in GENERATORS {
        for seed in 0..50 {
            let changed = mutate(trace_by(generator), &[], &mut Random::new(seed));
            assert!(changed.is_none_or(|bytes| (generator.decode)(&bytes).is_some()), "{}", generator.name);
        }
    }
}

/// Cuts each operation out, and looks whether the others are what is left.
fn cut_each<Kind: Generator, Item: Clone + PartialEq>(operations: fn(&Kind) -> &Vec<Item>) {
    for seed in 0..40 {
        let input = Input::<Kind>::decode(&numbered_bytes(seed)).expect("any bytes are a program");
        let spans =
            input.trace.spans.iter().filter(|span| span.label == "operation" && span.kind == super::Kind::Element);
        let before = operations(&input.description);
        assert_eq!(spans.clone().count(), before.len());
        if before.len() == 1 {
            continue;
        }
        for (place, span) in spans.enumerate() {
            let cut = Trace { choices: input.trace.without(span.start..span.end, span.kind), ..Trace::default() };
            let after: Kind = crate::decode(&cut.bytes()).expect("any bytes are a program");
            let mut expected = before.clone();
            expected.remove(place);
            assert!(*operations(&after) == expected, "{} {seed}: operation {place}", Kind::NAME);
        }
    }
}

#[test]
fn an_operation_that_is_cut_out_is_gone_and_nothing_else() {
    cut_each(|values: &Values| &values.operations);
    cut_each(|lifetimes: &Lifetimes| &lifetimes.operations);
    cut_each(|stateful: &Stateful| &stateful.operations);
    cut_each(|hierarchy: &Hierarchy| &hierarchy.operations);
}

#[test]
fn crossing_takes_operations_of_both() {
    let texts = |values: &Values| -> BTreeSet<String> { values.operations.iter().map(ToString::to_string).collect() };
    let mut random = Random::new(2);
    let (mut crossed, mut mixed) = (0, 0);
    for seed in 0..100 {
        let (one, other) = (numbered_bytes(seed), numbered_bytes(seed + 1000));
        let Some(child) = cross(Input::<Values>::trace, &one, &other, &mut random) else { continue };
        crossed += 1;
        let [one, other, child] =
            [&one, &other, &child].map(|bytes| texts(&crate::decode(bytes).expect("any bytes are a program")));
        mixed += usize::from(!child.is_disjoint(&one) && child.difference(&one).any(|text| other.contains(text)));
    }
    assert!(crossed > 90 && mixed > 40, "{crossed} crossed, {mixed} with operations of both");
}

fn reduced(generator: &Entry, seed: u64, limit: usize, wanted: &str) -> Reduction {
    let decode = |bytes: &[u8]| {
        let generated = (generator.decode)(bytes)?;
        Some((generated.program, generated.trace))
    };
    let mut judge = |program: &str| Ok::<bool, ()>(program.contains(wanted));
    reduce(decode, &numbered_bytes(seed), limit, &mut judge).expect("the judge does not fail").expect("a program")
}

#[test]
fn a_planted_difference_is_reduced_to_its_operation() {
    for (name, wanted) in [
        ("values", "divmod("),
        ("identity", "getrefcount("),
        ("lifetimes", "gc.collect("),
        ("stateful", "box.pop("),
        ("descriptors", "__delattr__"),
        ("hierarchies", "rebase C"),
        ("scopes", "nonlocal "),
        ("programs", "except*"),
        ("source", "lambda"),
    ] {
        let generator = crate::named(name).expect(name);
        let has_it =
            |seed: &u64| (generator.numbered)(*seed).is_some_and(|generated| generated.program.contains(wanted));
        let seeds: Vec<u64> = (0..300).filter(has_it).take(5).collect();
        assert_eq!(seeds.len(), 5, "{name}: {wanted}");
        for seed in seeds {
            let reduction = reduced(generator, seed, 3000, wanted);
            assert!(reduction.is_complete && reduction.program.contains(wanted), "{name} {seed}");
            let left = (generator.decode)(&reduction.bytes).expect("a program");
            assert_eq!(left.program, reduction.program);
            let elements = |label: &str| {
                left.trace.spans.iter().filter(|span| span.kind == Kind::Element && span.label == label).count()
            };
            assert!(elements("operation") <= 1, "{name} {seed}:\n{}", left.program);
            assert!(elements("statement") <= 4, "{name} {seed}:\n{}", left.program);
        }
    }
}

#[test]
fn the_limit_ends_a_reduction() {
    let generator = crate::named("values").expect("values");
    let whole = (generator.numbered)(5).expect("a program").program;
    let reduction = reduced(generator, 5, 3, &whole);
    assert_eq!((reduction.tried, reduction.is_complete, reduction.program), (3, false, whole));
}
