//! Every command and flag.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};
use conformance::compare::normalise::Normaliser;
use conformance::facet::Facet;
use conformance::python::Request;
use conformance::subject::choice::Choice;
use interp::Version;

use crate::conform::options::{Action, RunOptions};

/// The door to the project.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", arg_required_else_help = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run corpus cells on CPython and on the interpreter, and show where they differ.
    Conform(Conform),
    /// Run a program on the interpreter.
    Run(Run),
    /// Run one program on both sides and show where they differ.
    Diff(Diff),
    /// Make a program that both sides run differently as small as it can be.
    Reduce(Reduce),
    /// Make a site of a report, or show what it says about the reference text.
    Report(Report),
    /// Check format, lints, tests, conformance and documentation.
    Ci,
    /// Time the interpreter against the linked CPython.
    Bench(Bench),
    /// Run generated programs on both sides, for a time or a fixed number.
    Fuzz(crate::fuzz::Options),
    /// Which lines of the interpreter the fuzz targets reach.
    Coverage(crate::coverage::Options),
    /// Look at what fuzzing found once more, make it small and write it to the corpus.
    Triage(crate::fuzz::triage::Options),
    /// Run the tests of the interpreter's unsafe code under Miri.
    Miri(Miri),
    /// Make deliberate mistakes in the interpreter, one at a time, and see whether the corpus, or the fuzzer, reports each.
    Mutants(Mutants),
    /// List what CPython offers and the interpreter lacks, or has with another signature.
    Surface(crate::surface::Options),
    /// Run CPython's own test modules on both sides, and count the methods that pass.
    CpythonTests(crate::cpython_tests::Options),
    /// Write the suite as plain files, with what CPython showed, for use without Rust.
    Export(crate::export::Options),
    /// Be a worker: the harness starts these itself.
    #[command(hide = true)]
    Worker(Worker),
}

#[derive(Args, Clone, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Conform {
    #[command(subcommand)]
    pub action: Option<Action>,
    /// An id, a part of one, one with `*`, or the path of a corpus file; all cells if none is given.
    pub patterns: Vec<String>,
    /// Compile the Python files below these paths on both sides, without running them, and compare their code objects; the
    /// library of the CPython in use if no path is given.
    #[arg(long, conflicts_with_all = ["facet", "end_state", "code_objects", "topic", "subject", "checked", "without", "accept", "corpus", "compiler"])]
    #[arg(conflicts_with_all = ["record", "check_records", "shard", "resume", "history"])]
    pub code: bool,
    /// The level of optimisation that `--code` compiles with.
    #[arg(long, requires = "code", default_value_t = 0, value_parser = clap::value_parser!(u8).range(..=2))]
    pub optimize: u8,
    /// Compare only this facet; may be given several times.
    #[arg(long, value_parser = facet)]
    pub facet: Vec<Facet>,
    /// Compare what programs leave behind, too: the facets namespace, refcounts and sizes.
    #[arg(long, conflicts_with = "facet")]
    pub end_state: bool,
    /// Compare the code objects that both sides make of the programs, too: the facets code and bytecode.
    #[arg(long, conflicts_with = "facet")]
    pub code_objects: bool,
    /// Only cells of this topic, or of those below it; may be given several times.
    #[arg(long)]
    pub topic: Vec<String>,
    /// Pairs of workers at a time; the number of processors if not given.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..))]
    pub jobs: Option<u16>,
    #[command(flatten)]
    pub sides: Sides,
    /// How the report is written.
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    pub format: Format,
    /// List what is unsupported and poisoned as well; of one cell alone, show the program and what each side showed whole.
    #[arg(short, long)]
    pub verbose: bool,
    #[command(flatten)]
    pub run: RunOptions,
    #[command(flatten)]
    pub judged: JudgedSubjects,
    /// Take an interpreter that looks at its end whether an object or a reference was lost: that is a breakdown of
    /// the cell, which names what was lost.
    #[arg(long, conflicts_with = "subject")]
    pub checked: bool,
    /// Switch a normaliser off; may be given several times.
    #[arg(long = "without", value_name = "NORMALISER", value_parser = normaliser)]
    pub without: Vec<Normaliser>,
    /// Bring `known.toml` up to what this run finds: add what newly diverges, with this reason or with
    /// what the divergence itself tells, and remove what no longer does.
    #[arg(long, value_name = "REASON", require_equals = true, num_args = 0..=1, default_missing_value = "")]
    #[arg(conflicts_with_all = ["facet", "without"])]
    pub accept: Option<String>,
    /// The folder of the corpus.
    #[arg(long, value_name = "FOLDER")]
    pub corpus: Option<PathBuf>,
}

#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Report {
    #[command(subcommand)]
    pub command: Option<ReportCommand>,
    #[command(flatten)]
    pub source: ReportSource,
    /// The folder of the site.
    #[arg(long, short, value_name = "FOLDER", default_value = "target/report/site")]
    pub output: PathBuf,
    /// Show the first page in the browser.
    #[arg(long)]
    pub open: bool,
    /// The history of complete runs that the first page draws.
    #[arg(long, value_name = "FILE")]
    pub history: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub enum ReportCommand {
    /// Put documents together: those of all shards of a run, and of machines that took one version each.
    Merge {
        /// The document that is made.
        output: PathBuf,
        /// What `cargo xtask conform --shard … --format json` has written.
        #[arg(required = true)]
        documents: Vec<PathBuf>,
        /// Add the runs to this history, where they are of the whole corpus.
        #[arg(long, value_name = "FILE")]
        history: Option<PathBuf>,
    },
    /// Write a document in another form; the exit code is that of the run.
    Show {
        #[command(flatten)]
        source: ReportSource,
        /// How it is written.
        #[arg(long, value_enum, default_value_t = Format::Terminal)]
        format: Format,
        /// List what is unsupported and poisoned as well.
        #[arg(short, long)]
        verbose: bool,
    },
    /// What holds where: each claim of the reference text, true or false for each version, with what is printed instead.
    Claims {
        #[command(flatten)]
        source: ReportSource,
        /// Write tables of Markdown.
        #[arg(long)]
        markdown: bool,
        /// List the claims that hold everywhere, too.
        #[arg(short, long)]
        verbose: bool,
    },
}

/// What a report is made of.
#[derive(Args, Debug)]
pub struct ReportSource {
    /// What `cargo xtask conform --format json` has written; the last complete run if not given, and if there is none,
    /// one is made.
    #[arg(value_name = "DOCUMENT")]
    pub document: Option<PathBuf>,
}

/// The oracle, and what a program may use.
#[derive(Args, Clone, Debug)]
pub struct Sides {
    /// The CPython to compare with: a version, an executable, or `all`; may be given several times.
    #[arg(long, value_name = "VERSION|PATH", value_parser = request)]
    pub python: Vec<Request>,
    /// Seconds that a program may take.
    #[arg(long, value_name = "SECONDS", value_parser = seconds, default_value = "10")]
    pub timeout: Duration,
}

/// The implementations that are judged.
#[derive(Args, Clone, Debug)]
pub struct JudgedSubjects {
    /// Which implementation is judged: `interp`, `cpython` (the oracle itself), `cpython:VERSION`, a name of
    /// conformance/subjects.toml, or `cmd:PROGRAM {file}`; may be given several times. The interpreter if not given.
    #[arg(long, value_name = "SUBJECT")]
    pub subject: Vec<Choice>,
    /// Who compiles the programs that the interpreter of this project runs: with `cpython` it runs the code objects that the
    /// oracle makes, so that what differs is not its compiler's fault. The instructions are those of 3.13.
    #[arg(long, value_enum, default_value_t = CompilerName::Interp)]
    pub compiler: CompilerName,
}

/// Who compiles what the interpreter runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CompilerName {
    /// The interpreter itself.
    Interp,
    /// The oracle.
    Cpython,
}

#[derive(Args, Debug)]
pub struct Run {
    #[command(flatten)]
    pub program: ProgramSource,
    /// The version whose behaviour the interpreter takes on.
    #[arg(long, value_parser = version, default_value = "3.13")]
    pub python: Version,
    /// The program's own arguments.
    #[arg(last = true)]
    pub arguments: Vec<String>,
}

#[derive(Args, Debug)]
pub struct Diff {
    #[command(flatten)]
    pub program: ProgramSource,
    /// Compare what the program leaves behind, too: the facets namespace, refcounts and sizes.
    #[arg(long)]
    pub end_state: bool,
    /// Compare the code objects that both sides make of the program, too: the facets code and bytecode.
    #[arg(long)]
    pub code_objects: bool,
    #[command(flatten)]
    pub judged: JudgedSubjects,
    #[command(flatten)]
    pub sides: Sides,
}

#[derive(Args, Debug)]
pub struct Reduce {
    #[command(flatten)]
    pub program: ProgramSource,
    /// How many programs are tried at most.
    #[arg(long, value_name = "NUMBER", default_value_t = 2000)]
    pub steps: usize,
    /// Where the reduced program is written; standard output if not given.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub judged: JudgedSubjects,
    #[command(flatten)]
    pub sides: Sides,
}

#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
pub struct ProgramSource {
    /// The file that holds the program.
    pub file: Option<PathBuf>,
    /// The program itself.
    #[arg(short = 'c', value_name = "CODE")]
    pub code: Option<String>,
}

#[derive(Args, Debug)]
pub struct Bench {
    /// Only parts, or programs, whose name contains this; `fuzz`, and maybe parts of names of targets, measures the fuzz targets;
    /// `suite` measures runs of the suite: time and memory by the number of cells, and both sides against the oracles alone;
    /// `compile` measures compiling the standard library: time and memory.
    pub patterns: Vec<String>,
    #[command(flatten)]
    pub sides: Sides,
}

#[derive(Args, Debug)]
pub struct Miri {
    /// Parts of the names of other tests; those of the objects if none is given.
    pub tests: Vec<String>,
}

#[derive(Args, Debug)]
pub struct Mutants {
    /// The name of a fault, a part of one, or one with `*`; all faults if none is given.
    pub patterns: Vec<String>,
    /// Show the faults, and run nothing.
    #[arg(long)]
    pub list: bool,
    /// Where the topic of a fault says nothing, look through the whole corpus; that takes its time.
    #[arg(long)]
    pub everywhere: bool,
    /// Ask the fuzz target of each fault's topic instead of the corpus, and measure how long it takes.
    #[arg(long, conflicts_with = "everywhere")]
    pub fuzz: bool,
    /// For how long a fault is hunted at most.
    #[arg(long, requires = "fuzz", value_parser = humantime::parse_duration, default_value = "3m")]
    pub limit: Duration,
    /// The number of the first program.
    #[arg(long, requires = "fuzz", default_value_t = 0)]
    pub first: u64,
    /// Write the table to fuzz/DETECTION.md.
    #[arg(long, requires = "fuzz")]
    pub write: bool,
    /// Pairs of workers at a time; the number of processors if not given.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..))]
    pub jobs: Option<u16>,
    #[command(flatten)]
    pub sides: Sides,
}

#[derive(Args, Debug)]
pub struct Worker {
    /// The directory and the version.
    pub arguments: Vec<std::ffi::OsString>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Format {
    /// Tables and differences for a person.
    Terminal,
    /// The versioned document.
    Json,
    /// JUnit XML, a test for each cell.
    Junit,
    /// A comment for a pull request.
    Markdown,
    /// Annotations of a GitHub workflow.
    Github,
}

/// What a program shows by itself, and what else is asked for.
pub fn facets(end_state: bool, code_objects: bool) -> BTreeSet<Facet> {
    let of = |facets: &[Facet], are_wanted: bool| if are_wanted { facets.to_vec() } else { Vec::new() };
    let further = of(&Facet::END_STATE, end_state).into_iter().chain(of(&Facet::CODE_OBJECTS, code_objects));
    Facet::SHOWN.into_iter().chain(further).collect()
}

fn facet(text: &str) -> Result<Facet, String> {
    Facet::parse(text).ok_or_else(|| format!("there are {}", Facet::ALL.map(Facet::name).join(", ")))
}

fn normaliser(text: &str) -> Result<Normaliser, String> {
    Normaliser::parse(text).ok_or_else(|| format!("there are {}", Normaliser::ALL.map(Normaliser::name).join(", ")))
}

fn version(text: &str) -> Result<Version, String> {
    Version::parse(text).ok_or_else(|| format!("there are {}", Version::ALL.map(Version::short_name).join(", ")))
}

#[expect(clippy::unnecessary_wraps, reason = "the form that clap asks for")]
pub fn request(text: &str) -> Result<Request, String> {
    Ok(Request::parse(text))
}

pub fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse().ok().and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    seconds.filter(|time| !time.is_zero()).ok_or_else(|| "a number of seconds above 0 is needed".to_owned())
}
