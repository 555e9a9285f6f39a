//! Both sides in one process, without a fork: thousands of programs a second, and less isolation.
//!
//! What this way does not keep apart from one program to the next, and what therefore no generator
//! for it may let a program print or change:
//!
//! - what CPython keeps for the whole process: interned strings, cached modules, `sys` settings, the
//!   attributes of built-in modules, `int.__subclasses__()` and its like, type version tags;
//! - when the collector runs, its counts, and reference counts of objects that all programs share;
//! - addresses, and what `id()` gives again;
//! - time, memory, output and recursion: there is no limit but the fuzzer's own, and a program that
//!   kills the process ends the run with an artifact.
//!
//! The interpreter runs many programs as well, one after the other. Pieces of the prelude are compiled once on either side, and a
//! program's own text alone for each, so that its lines are numbered from there and the parts share no constants. A
//! difference counts only once a new interpreter and a fresh process of CPython show it too, with the whole text.

use std::cell::RefCell;
use std::io::{self, Write};
use std::path::Path;
use std::process::Stdio;
use std::rc::Rc;

use interp::{CompiledFiles, Config, Interpreter, Version};
use similar::TextDiff;

use crate::program::Program;
use crate::random::Random;
use crate::representation::mutation;
use crate::{Generator, Input};

mod addresses;
mod apart;
mod embedding;
mod findings;
pub mod numbered_loop;
mod oracle;
mod pieces;
mod warm;

use embedding::run_embedded;

/// Runs the program on both sides. If they differ, and a fresh process of CPython differs from the interpreter as well,
/// the program is a finding: it is kept in the folder that `PYCONFORM_FINDINGS` names, and the fuzzer goes on.
///
/// # Panics
///
/// If it is a finding and no folder is named: the fuzzer takes the panic for one, and its text is the report.
pub fn compare<Kind: Generator>(input: &Input<Kind>) {
    let description = &input.description;
    let program = description.program();
    let version = embedding::version();
    let in_process = run_embedded(&program);
    // Most programs end here: both sides have run others before, and show the same.
    if is_same(&in_process, &warm::run(&program, version)) || is_same(&in_process, &run_subject(&program, version)) {
        return;
    }
    let program = program.to_string();
    let subject = run_whole(&program, version);
    if findings::has_enough_of(&in_process, &subject) {
        return;
    }
    let oracle = run_fresh(&program);
    if is_same(&oracle, &subject) || findings::keep(Kind::NAME, &format!("{description:?}"), &input.bytes) {
        return;
    }
    let diff = TextDiff::from_lines(&oracle, &subject);
    panic!(
        "the interpreter differs from CPython {}\n\n{description:?}\n{}\nTo see it again, save the program to FILE and run: cargo xtask diff FILE\n",
        version.short_name(),
        diff.unified_diff().context_radius(3).header("CPython", "interp"),
    );
}

/// Whether both sides have shown the same, wherever their objects lie.
fn is_same(oracle: &str, subject: &str) -> bool {
    oracle == subject || addresses::differ_alone(oracle, subject)
}

/// One mutation in so many is libFuzzer's own, which knows nothing but bytes.
const ONE_IN_BYTES: usize = 10;

/// libFuzzer's hook `LLVMFuzzerCustomMutator`: changes the program of `data[..size]`, and gives the new size.
pub fn mutate<Kind: Generator>(data: &mut [u8], size: usize, max_size: usize, seed: u32) -> usize {
    let mut random = Random::new(seed.into());
    if random.below(ONE_IN_BYTES) != 0
        && let Some(changed) = mutation::mutate(Input::<Kind>::trace, &data[..size], &mut random)
    {
        return put(&changed, &mut data[..max_size]);
    }
    libfuzzer_sys::fuzzer_mutate(data, size, max_size)
}

/// libFuzzer's hook `LLVMFuzzerCustomCrossOver`: writes a program with parts of two, and gives its size.
pub fn cross<Kind: Generator>(one: &[u8], other: &[u8], out: &mut [u8], seed: u32) -> usize {
    let mut random = Random::new(seed.into());
    mutation::cross(Input::<Kind>::trace, one, other, &mut random).map_or(0, |crossed| put(&crossed, out))
}

/// What does not fit is cut off: choices that are not there are zero.
fn put(bytes: &[u8], target: &mut [u8]) -> usize {
    let size = bytes.len().min(target.len());
    target[..size].copy_from_slice(&bytes[..size]);
    size
}

/// The mistake that the interpreter makes.
#[cfg(feature = "planted-faults")]
static PLANTED: std::sync::Mutex<Option<interp::planted_faults::Fault>> = std::sync::Mutex::new(None);

/// What a program prints on an interpreter of its own, run as the CPython in the process runs it.
fn run_subject(program: &Program, version: Version) -> String {
    let program = program.clone();
    apart::run(move || {
        let output = Shared::default();
        let mut interpreter = warm::quiet(configuration(&output, version), version);
        let ended_well = interpreter.run_next(&pieces::of_interp(&program, version), &program.body, "<string>");
        drop(interpreter);
        with_ending(&output.0.borrow(), ended_well)
    })
}

/// What the whole text of a program prints on an interpreter of its own, as on CPython in a process of its own, with a last
/// line that says how it ended where it did not end well.
fn run_whole(program: &str, version: Version) -> String {
    let program = program.to_owned();
    apart::run(move || {
        let output = Shared::default();
        let outcome = Interpreter::new(configuration(&output, version)).run_main(program.as_bytes(), "<string>");
        with_ending(&output.0.borrow(), outcome.exit_code == 0)
    })
}

/// Most of what both sides do besides is to make objects and let go of them. The CPython in the process has an allocator of its own.
#[cfg(feature = "allocator")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

thread_local! {
    /// Files of the library that interpreters of this thread need not compile.
    static LIBRARY: CompiledFiles = CompiledFiles::default();
}

/// How the interpreter is made: it writes here, and keeps what it compiles of the library for those after it.
fn configuration(output: &Shared, version: Version) -> Config {
    let mut config = Config::new(version);
    config.standard_output = Box::new(output.clone());
    config.standard_error = Box::new(io::sink());
    // Some programs import what the library has in Python; none touches another file.
    config.module_search_path = embedding::module_search_path();
    config.confined_to = Some("/dev/null/no-folder".into());
    config.compiled_files = LIBRARY.with(CompiledFiles::clone);
    let library = LIBRARY.with(CompiledFiles::clone);
    config.on_compiled_file = Some(Box::new(move |path| library.compile(Path::new(path), version)));
    #[cfg(feature = "planted-faults")]
    {
        config.planted_fault = PLANTED.lock().ok().and_then(|fault| *fault);
    }
    config
}

fn run_fresh(program: &str) -> String {
    // As isolated mode, which would have hashes of its own choice in each process: no variable reaches it but the seed of hashes.
    let child = oracle::without_settings(oracle::command())
        .env("PYTHONHASHSEED", "0")
        .args(["-s", "-P", "-X", "utf8", "-c", program])
        .stdin(Stdio::null())
        .output()
        .unwrap_or_else(|error| panic!("CPython cannot be started: {error}"));
    with_ending(&child.stdout, child.status.success())
}

fn with_ending(output: &[u8], ended_well: bool) -> String {
    let text = String::from_utf8_lossy(output);
    if ended_well { text.into_owned() } else { format!("{text}[ended with an uncaught exception]\n") }
}

/// A buffer that stays readable after it was given away.
#[derive(Clone, Default)]
struct Shared(Rc<RefCell<Vec<u8>>>);

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hierarchies::Hierarchy;
    use crate::numbered;

    #[test]
    fn the_embedded_cpython_shows_what_a_fresh_one_shows() {
        embedding::version();
        for seed in 0..100 {
            let hierarchy: Hierarchy = numbered(seed).expect("a hierarchy");
            let program = hierarchy.program();
            assert_eq!(run_embedded(&program), run_fresh(&program.to_string()), "{hierarchy:?}");
        }
    }
}
