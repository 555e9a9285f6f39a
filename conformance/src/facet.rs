//! The facets under which two observations are compared.

use std::fmt;

use serde::{Deserialize, Serialize};

/// One side of what a program shows. The order is the order of comparison: the first facet that
/// differs names the divergence.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Facet {
    /// How the program ended: exit code, signal, or the limit that it reached.
    Outcome,
    /// What it wrote to standard output.
    Stdout,
    /// The uncaught exception: type, message, notes, the chain of causes and contexts.
    Exception,
    /// The traceback of each exception of the chain: file, line, function, source line, carets.
    Traceback,
    /// The end-state graph: names, types, values, which names and containers share one object.
    Namespace,
    /// The reference counts of the objects in the graph that belong to the program alone.
    Refcounts,
    /// The sizes of the objects in the graph, and whether the cycle collector tracks them.
    Sizes,
    /// What the code objects of the program are: names, variables, constants, flags, counts.
    Code,
    /// Their instructions with the places in the source, the exception tables and the stack sizes.
    Bytecode,
}

impl Facet {
    /// All facets, in the order of comparison.
    pub const ALL: [Self; 9] = [
        Self::Outcome,
        Self::Stdout,
        Self::Exception,
        Self::Traceback,
        Self::Namespace,
        Self::Refcounts,
        Self::Sizes,
        Self::Code,
        Self::Bytecode,
    ];

    /// What a program shows by itself: what is compared where nobody chooses.
    pub const SHOWN: [Self; 4] = [Self::Outcome, Self::Stdout, Self::Exception, Self::Traceback];

    /// The facets of the end-state picture, which the probe takes in a run of its own.
    pub const END_STATE: [Self; 3] = [Self::Namespace, Self::Refcounts, Self::Sizes];

    /// The facets of what the compilers make of a program, which nobody has to run for it.
    pub const CODE_OBJECTS: [Self; 2] = [Self::Code, Self::Bytecode];

    /// The name used in reports, in the registry and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Outcome => "outcome",
            Self::Stdout => "stdout",
            Self::Exception => "exception",
            Self::Traceback => "traceback",
            Self::Namespace => "namespace",
            Self::Refcounts => "refcounts",
            Self::Sizes => "sizes",
            Self::Code => "code",
            Self::Bytecode => "bytecode",
        }
    }

    /// The facet of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|facet| facet.name() == name)
    }
}

impl fmt::Display for Facet {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}
