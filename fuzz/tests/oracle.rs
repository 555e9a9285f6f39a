//! Generated programs are what CPython takes for programs, end well, and do the same each time.

use std::collections::BTreeMap;
use std::process::{Command, Stdio};

use conformance::python::Installation;
use pyconform_fuzz::GENERATORS;
use pyconform_fuzz::hierarchies::Hierarchy;
use pyconform_fuzz::random::Random;
use pyconform_fuzz::representation::mutation::{cross, mutate};
use pyconform_fuzz::{Entry, Generator, numbered, numbered_bytes};

/// Reads programs separated by NUL, runs each, and prints what it wrote and how it ended, likewise separated.
const JUDGE: &str = include_str!("judge.py");

/// How many of a hundred programs may end in an exception that nobody catches.
const MOST_POISONED: usize = 2;

/// The newest CPython; without any there is nobody to ask.
fn oracle() -> Option<Installation> {
    conformance::python::choose(&[]).ok()?.into_iter().next()
}

/// What CPython does with each program when it collects after every `threshold` allocations, or never for 0.
fn judge(oracle: &Installation, name: &str, programs: &[String], threshold: u32) -> Vec<String> {
    let file = std::env::temp_dir().join(format!("pyconform-{name}-{}-{threshold}", std::process::id()));
    std::fs::write(&file, programs.join("\0")).expect("a temporary file");
    let judge = Command::new(&oracle.executable)
        .args(["-I", "-X", "utf8", "-W", "ignore", "-c", JUDGE, &threshold.to_string()])
        .stdin(Stdio::from(std::fs::File::open(&file).expect("the file just written")))
        .output()
        .expect("CPython runs");
    std::fs::remove_file(&file).expect("the file just written");
    let text = String::from_utf8(judge.stdout).expect("UTF-8");
    let reports: Vec<String> = text.split('\0').map(str::to_owned).collect();
    assert_eq!(reports.len(), programs.len(), "{}", String::from_utf8_lossy(&judge.stderr));
    reports
}

/// Asserts that programs of a generator compile, and that most come to their end.
fn assert_sound(oracle: &Installation, generator: &Entry, origin: &str, programs: &[String]) {
    let reports = judge(oracle, &format!("{}-{origin}", generator.name), programs, 700);
    let mut endings: BTreeMap<&str, usize> = BTreeMap::new();
    for (report, program) in reports.iter().zip(programs) {
        assert!(!report.ends_with("does not compile"), "{}:\n{program}\n{report}", generator.name);
        *endings.entry(report.lines().last().unwrap_or_default()).or_default() += usize::from(!report.ends_with("ok"));
    }
    endings.retain(|_, count| *count > 0);
    let poisoned: usize = endings.values().sum();
    let count = programs.len();
    println!("{}: {poisoned} of {count} {origin} programs are poisoned", generator.name);
    assert!(
        poisoned * 100 <= count * MOST_POISONED,
        "{}: {poisoned} of {count} {origin} programs do not come to their end: {endings:#?}",
        generator.name
    );
}

#[test]
fn programs_compile_and_end_well() {
    let Some(oracle) = oracle() else { return };
    for generator in GENERATORS {
        let programs: Vec<String> =
            (0..200).filter_map(generator.numbered).map(|generated| generated.program).collect();
        assert_sound(&oracle, generator, "numbered", &programs);
    }
}

#[test]
fn mutated_programs_compile_and_end_well() {
    let Some(oracle) = oracle() else { return };
    for generator in GENERATORS {
        let trace = |bytes: &[u8]| Some((generator.decode)(bytes)?.trace);
        let mut random = Random::new(5);
        let mut inputs: Vec<Vec<u8>> = (0..10).map(numbered_bytes).collect();
        // Each comes from any of those before it, so that the last ones are far from what they came from.
        while inputs.len() < 150 {
            let [one, other] = [(); 2].map(|()| inputs[random.below(inputs.len())].clone());
            let changed = if random.below(3) == 0 {
                cross(trace, &one, &other, &mut random)
            } else {
                mutate(trace, &one, &mut random)
            };
            inputs.extend(changed);
        }
        let programs: Vec<String> =
            inputs.iter().filter_map(|bytes| (generator.decode)(bytes)).map(|generated| generated.program).collect();
        assert_sound(&oracle, generator, "mutated", &programs);
    }
}

#[test]
fn hierarchies_show_the_same_whatever_the_collector_does() {
    let Some(oracle) = oracle() else { return };
    let hierarchies: Vec<Hierarchy> = (0..300).filter_map(numbered).collect();
    let programs: Vec<String> = hierarchies.iter().map(|hierarchy| hierarchy.program().to_string()).collect();
    let eager = judge(&oracle, "eager", &programs, 10);
    let never = judge(&oracle, "never", &programs, 0);
    let mut made = 0;
    for ((eager, never), program) in eager.iter().zip(&never).zip(&programs) {
        assert!(eager.ends_with("ok"), "{program}\n{eager}");
        assert_eq!(eager, never, "what it shows depends on the collector:\n{program}");
        // A class that could be made shows its own name first in its order.
        let is_made = |line: &&str| {
            line.starts_with('C')
                && line.split_once(' ').is_some_and(|(name, order)| order.split(' ').next() == Some(name))
        };
        made += eager.lines().filter(is_made).count();
    }
    let classes: usize = hierarchies.iter().map(|hierarchy| hierarchy.classes.len()).sum();
    assert!(made * 2 > classes, "only {made} of {classes} classes can be made");
}
