//! `_sre.SRE_Scanner`: finds one match after the other.

use crate::modules::regex::engine::Anchoring;
use crate::modules::regex::matched;
use crate::modules::regex::pattern::{Subject, Walk};
use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::native::{TypeDefinition, member, method};
use crate::vm::{Result, Vm};

type Bound<'a> = &'a mut [Option<ObjectRef>];

/// The payload.
pub struct RegexScanner {
    pattern: ObjectRef,
    subject: Subject,
    /// Where it is, until nothing more is found.
    walk: Contents<Option<Walk>>,
}

impl Trace for RegexScanner {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.pattern);
        visit(&self.subject.string);
        if !self.subject.held.is(&self.subject.string) {
            visit(&self.subject.held);
        }
    }
}

/// A scanner over a string.
pub fn new(vm: &Vm, pattern: &ObjectRef, subject: Subject) -> ObjectRef {
    let Some(class) = &vm.module_state.regex.scanner else { return vm.none.clone() };
    let walk = Contents::new(Some(Walk::from(subject.start)));
    ObjectRef::new(class, RegexScanner { pattern: pattern.clone(), subject, walk })
}

fn step(vm: &mut Vm, scanner: &ObjectRef, anchoring: Anchoring) -> Result {
    let payload: &RegexScanner = scanner.payload().expect("the receiver is a scanner");
    let Some(mut walk) = payload.walk.replace(vm, None) else { return Ok(vm.none.clone()) };
    match walk.next(vm, &payload.pattern, &payload.subject, anchoring) {
        Some(found) => {
            payload.walk.replace(vm, Some(walk));
            Ok(matched::new(vm, &payload.pattern, &payload.subject, found))
        }
        None => Ok(vm.none.clone()),
    }
}

fn match_(vm: &mut Vm, scanner: &ObjectRef, _: Bound<'_>) -> Result {
    step(vm, scanner, Anchoring::Match)
}

fn search(vm: &mut Vm, scanner: &ObjectRef, _: Bound<'_>) -> Result {
    step(vm, scanner, Anchoring::Search)
}

/// `_sre.SRE_Scanner`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "SRE_Scanner",
    module: "_sre",
    base_type: false,
    methods: &[method("match", "($self, /)", match_), method("search", "($self, /)", search)],
    attributes: &[member("pattern", |_, scanner| {
        Ok(scanner.payload::<RegexScanner>().expect("the receiver is a scanner").pattern.clone())
    })],
    ..TypeDefinition::EMPTY
};
