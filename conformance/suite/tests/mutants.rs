//! The table of deliberate mistakes fits the corpus. Whether each is noticed is what `cargo xtask mutants` finds out, a
//! part of `cargo xtask ci`: it needs an interpreter that is built for it.

use conformance_suite::corpus;
use interp::planted_faults::Fault;

#[test]
fn each_fault_has_a_topic_with_cells() {
    for fault in Fault::ALL {
        let topic = fault.topic();
        assert!(corpus().topics.contains_key(topic), "{}: there is no topic {topic}", fault.name());
        let cells = corpus().cells().filter(|(_, cell)| cell.topics.contains(topic)).count();
        assert!(cells > 0, "{}: no cell has the topic {topic}", fault.name());
    }
}

#[test]
fn there_are_faults_enough() {
    assert!(Fault::ALL.len() >= 20);
}
