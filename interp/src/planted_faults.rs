//! Deliberate mistakes, which show whether the corpus would notice them: `cargo xtask mutants`.
//!
//! Each has a site, or a few, that ask `Fault::is_planted`. That is the constant `false` unless the crate is built
//! with the feature `planted-faults`: an interpreter for use has none of them. With the feature, one at a time is
//! chosen when an interpreter is made (`Config::planted_fault`).

use crate::Version;

macro_rules! faults {
    ($($fault:ident { name: $name:literal, topic: $topic:literal, since: $since:ident, $sentence:literal })*) => {
        /// A deliberate mistake.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Fault {
            $(#[doc = $sentence] $fault,)*
        }

        impl Fault {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$fault,)*];

            /// What a person calls it.
            pub fn name(self) -> &'static str {
                match self { $(Self::$fault => $name,)* }
            }

            /// The topic of `corpus/topics.toml` on which the corpus must report it.
            pub fn topic(self) -> &'static str {
                match self { $(Self::$fault => $topic,)* }
            }

            /// The mistake in one sentence.
            pub fn sentence(self) -> &'static str {
                match self { $(Self::$fault => $sentence,)* }
            }

            /// The first version whose behaviour it can change.
            pub fn since(self) -> Version {
                match self { $(Self::$fault => Version::$since,)* }
            }
        }
    };
}

faults! {
    SmallIntCacheTooWide { name: "small-int-cache-too-wide", topic: "identity.small-ints", since: Python311,
        "257 is one object, as the ints from -5 to 256 are." }
    NamesNotInterned { name: "names-not-interned", topic: "identity.interning", since: Python311,
        "Constants that look like names are not interned." }
    ConstantsNotShared { name: "constants-not-shared", topic: "identity.constants", since: Python311,
        "Equal constants of two functions of one module are two objects." }
    IdsNotReused { name: "ids-not-reused", topic: "identity.id", since: Python311,
        "The memory of a freed object is not used again." }
    ForgottenDecrement { name: "forgotten-decrement", topic: "refcounts.counting", since: Python311,
        "`del` of a name does not give its reference back." }
    InternedNotImmortal { name: "interned-not-immortal", topic: "refcounts.immortal", since: Python312,
        "Interned strings have a count that moves." }
    VariablesDieLastFirst { name: "variables-die-last-first", topic: "lifetimes.release", since: Python311,
        "A function that returns lets go of its last variable first." }
    FinalizedTwice { name: "finalized-twice", topic: "lifetimes.release", since: Python311,
        "`__del__` runs again when an object dies that it had brought back to life." }
    LostCallback { name: "lost-callback", topic: "weakrefs.callbacks", since: Python311,
        "Callbacks of weak references to an object that dies are not called." }
    CallbacksOldestFirst { name: "callbacks-oldest-first", topic: "weakrefs.callbacks", since: Python311,
        "Callbacks of weak references to one object are called in the order in which they were made." }
    FinalizersInCyclesSkipped { name: "finalizers-in-cycles-skipped", topic: "collector.finalizers", since: Python311,
        "The collector does not call `__del__`." }
    TuplesStayTracked { name: "tuples-stay-tracked", topic: "collector.tracking", since: Python311,
        "The collector goes on to watch tuples that can be in no cycle." }
    ThresholdTooHigh { name: "threshold-too-high", topic: "collector.thresholds", since: Python311,
        "An automatic collection begins one allocation too late." }
    CollectedMiscounted { name: "collected-miscounted", topic: "collector.cycles", since: Python311,
        "`gc.collect()` does not count the last object of the garbage." }
    SizeOffByEight { name: "size-off-by-eight", topic: "sizes.built-in", since: Python311,
        "`sys.getsizeof` says eight bytes too much." }
    ListGrowsTooMuch { name: "list-grows-too-much", topic: "containers.sizes", since: Python311,
        "`list.append` makes room for four items more than it should." }
    SetOrder { name: "set-order", topic: "containers.set", since: Python311,
        "An element of a set whose place is taken goes to another place than CPython's." }
    HashOfMinusOne { name: "hash-of-minus-one", topic: "numbers.hashing", since: Python311,
        "`hash(-1)` is -1." }
    DepthFirstMro { name: "depth-first-mro", topic: "mro.c3", since: Python311,
        "The order of the bases is depth first, left to right." }
    StaleMethodCache { name: "stale-method-cache", topic: "objects.attributes", since: Python311,
        "What the subclasses of a class know of its attributes outlives their change." }
    SuperStartsAtItself { name: "super-starts-at-itself", topic: "types.descriptors", since: Python311,
        "`super()` begins its look-up at the class itself, not at the one behind it." }
    InstanceDictFirst { name: "instance-dict-first", topic: "descriptors.data", since: Python311,
        "The dictionary of an instance hides a data descriptor of its class." }
    SetNameNotCalled { name: "set-name-not-called", topic: "descriptors.protocol", since: Python311,
        "`__set_name__` is not called." }
    InitSubclassNotCalled { name: "init-subclass-not-called", topic: "metaclass.init-subclass", since: Python311,
        "`__init_subclass__` is not called." }
    PrepareNotCalled { name: "prepare-not-called", topic: "metaclass.prepare", since: Python311,
        "The `__prepare__` of a metaclass is not called." }
    MetaclassConflictAccepted { name: "metaclass-conflict-accepted", topic: "metaclass.derivation", since: Python311,
        "Of metaclasses that exclude each other the last one wins." }
    ForeignInit { name: "foreign-init", topic: "construction.new", since: Python311,
        "`__init__` is called although `__new__` gave no instance of the class." }
    NamesNotMangled { name: "names-not-mangled", topic: "statements.scopes", since: Python311,
        "Private names of a class are not mangled." }
    CellsCopied { name: "cells-copied", topic: "functions.closures", since: Python311,
        "A function gets copies of the cells of its closure at each call." }
    LocalsNotWrittenThrough { name: "locals-not-written-through", topic: "frames.f-locals", since: Python313,
        "What is assigned to `f_locals` does not reach the variables of the frame." }
    ContextNotSet { name: "context-not-set", topic: "exceptions.chaining", since: Python311,
        "An exception that is raised while another one is handled gets no `__context__`." }
    StopIterationEscapes { name: "stop-iteration-escapes", topic: "generators.exceptions", since: Python311,
        "StopIteration that leaves a generator does not become RuntimeError." }
    LineOffByOne { name: "line-off-by-one", topic: "tracebacks.frames", since: Python311,
        "An entry of a traceback names the line after the one that raised." }
    ReflectedAsLast { name: "reflected-as-last", topic: "operators.reflected", since: Python311,
        "The right operand is asked last, also where its class derives from that of the left one." }
}

#[cfg(feature = "planted-faults")]
thread_local! {
    static PLANTED: std::cell::Cell<Option<Fault>> = const { std::cell::Cell::new(None) };
}

/// Has the interpreters of this thread make a mistake, or none.
#[cfg(feature = "planted-faults")]
pub(crate) fn plant(fault: Option<Fault>) {
    PLANTED.set(fault);
}

impl Fault {
    /// Whether the interpreter makes this mistake.
    #[cfg(feature = "planted-faults")]
    #[inline]
    pub(crate) fn is_planted(self) -> bool {
        PLANTED.get() == Some(self)
    }

    /// Whether the interpreter makes this mistake: it makes none.
    #[cfg(not(feature = "planted-faults"))]
    #[inline(always)]
    pub(crate) const fn is_planted(self) -> bool {
        false
    }

    /// The fault of a name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|fault| fault.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Fault;

    #[test]
    fn each_has_a_name_of_its_own() {
        let names: BTreeSet<&str> = Fault::ALL.iter().map(|fault| fault.name()).collect();
        assert_eq!(names.len(), Fault::ALL.len());
    }
}
