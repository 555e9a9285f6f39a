//! The embedded CPython: isolated, UTF-8, hash seed 0. It runs one program after the other.

use std::ffi::CString;
use std::os::unix::ffi::OsStrExt;
use std::sync::OnceLock;

use interp::Version;
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyDict;

use super::{pieces, with_ending};
use crate::program::Program;

/// Starts CPython if it has not been started, and gives the profile that belongs to it.
///
/// # Panics
///
/// If CPython cannot be started, or is not of a version that the interpreter has a profile for.
pub fn version() -> Version {
    static VERSION: OnceLock<Version> = OnceLock::new();
    *VERSION.get_or_init(|| {
        initialize();
        Python::attach(|python| {
            prepare(python).expect("the library can be imported");
            let version = python.version_info();
            match (version.major, version.minor) {
                (3, 11) => Version::Python311,
                (3, 12) => Version::Python312,
                (3, 13) => Version::Python313,
                (major, minor) => {
                    panic!("CPython {major}.{minor} has no profile; set PYO3_PYTHON to 3.11, 3.12 or 3.13")
                }
            }
        })
    })
}

/// `sys.path` of the embedded CPython.
///
/// # Panics
///
/// If it is not a list of texts.
pub fn module_search_path() -> Vec<String> {
    static PATH: OnceLock<Vec<String>> = OnceLock::new();
    let read = || {
        Python::attach(|python| python.import("sys")?.getattr("path")?.extract()).expect("sys.path is a list of texts")
    };
    PATH.get_or_init(read).clone()
}

static THRESHOLDS: OnceLock<(u32, u32, u32)> = OnceLock::new();

/// After how many allocations, and collections, the collector of the embedded CPython begins, for each generation.
pub fn thresholds() -> (u32, u32, u32) {
    version();
    THRESHOLDS.get().copied().unwrap_or_default()
}

/// What every run needs.
struct Parts {
    compile: Py<PyAny>,
    execute: Py<PyAny>,
    string_io: Py<PyAny>,
    builtins: Py<PyModule>,
    collector: Py<PyModule>,
    system: Py<PyModule>,
}

impl Parts {
    fn of(python: Python<'_>) -> PyResult<&Self> {
        static PARTS: PyOnceLock<Parts> = PyOnceLock::new();
        PARTS.get_or_try_init(python, || {
            let builtins = python.import("builtins")?;
            Ok(Self {
                compile: builtins.getattr("compile")?.unbind(),
                execute: builtins.getattr("exec")?.unbind(),
                string_io: python.import("io")?.getattr("StringIO")?.unbind(),
                builtins: builtins.unbind(),
                collector: python.import("gc")?.unbind(),
                system: python.import("sys")?.unbind(),
            })
        })
    }

    /// What the start and the library have made is no business of the collector's, as in the interpreter: a collection that a
    /// program asks for would take longer than the program.
    fn freeze(&self, python: Python<'_>) -> PyResult<()> {
        let collector = self.collector.bind(python);
        collector.call_method0("unfreeze")?;
        collector.call_method0("collect")?;
        collector.call_method0("freeze")?;
        Ok(())
    }
}

/// What programs import, so that it is there before the first.
pub const LIBRARY: &[&str] = &["collections", "copy", "functools", "traceback", "weakref"];

/// To be called once before the first program.
fn prepare(python: Python<'_>) -> PyResult<()> {
    let parts = Parts::of(python)?;
    for module in LIBRARY {
        python.import(*module)?;
    }
    // Nobody reads what the compiler warns of, and to show it takes longer than to compile.
    python.import("warnings")?.call_method1("simplefilter", ("ignore",))?;
    let thresholds = parts.collector.bind(python).call_method0("get_threshold")?.extract()?;
    THRESHOLDS.get_or_init(|| thresholds);
    parts.freeze(python)
}

/// Whether a program may tell the collector or module sys anything that later ones would notice.
pub fn may_change_settings(program: &Program) -> bool {
    ["import gc", "sys."].iter().any(|word| program.body.contains(word))
}

/// Takes back what a program may have told the collector, and its hook for what cannot be raised.
fn restore(python: Python<'_>, parts: &Parts, program: &Program) -> PyResult<()> {
    let (collector, system) = (parts.collector.bind(python), parts.system.bind(python));
    system.setattr("unraisablehook", system.getattr("__unraisablehook__")?)?;
    collector.getattr("callbacks")?.call_method0("clear")?;
    collector.call_method0("enable")?;
    collector.call_method1("set_threshold", thresholds())?;
    if program.body.contains("freeze") { parts.freeze(python) } else { Ok(()) }
}

/// What a program prints here, with a last line that says how it ended where it did not end well.
pub fn run_embedded(program: &Program) -> String {
    match Python::attach(|python| run(python, program)) {
        Ok((text, ended_well)) => with_ending(text.as_bytes(), ended_well),
        Err(error) => format!("{error}\n"),
    }
}

fn run(python: Python<'_>, program: &Program) -> PyResult<(String, bool)> {
    let parts = Parts::of(python)?;
    let output = parts.string_io.bind(python).call0()?;
    parts.system.bind(python).setattr("stdout", &output)?;
    let globals = PyDict::new(python);
    globals.set_item("__name__", "__main__")?;
    globals.set_item("__builtins__", &parts.builtins)?;
    let compile = |text: &str| parts.compile.bind(python).call1((text, "<string>", "exec"));
    let execute =
        |code: Bound<'_, PyAny>| -> PyResult<()> { parts.execute.bind(python).call1((code, &globals)).map(drop) };
    let mut pieces = program.pieces.iter();
    let prelude = pieces.try_for_each(|piece| execute(pieces::of_cpython(piece, python, || compile(piece))?));
    let code = compile(&program.body)?;
    let ended_well = prelude.and_then(|()| execute(code)).is_ok();
    // A class is a cycle: what one program leaves behind must not wait for the next one.
    globals.clear();
    if may_change_settings(program) {
        restore(python, parts, program)?;
    }
    let text = output.call_method0("getvalue")?.extract()?;
    Ok((text, ended_well))
}

fn initialize() {
    let home = super::oracle::home().and_then(|home| CString::new(home.as_os_str().as_bytes()).ok());
    // SAFETY: the sequence that PEP 587 gives, once, before any other use of CPython in this process;
    // the structures and the text live during the calls. Afterwards the lock is released for `Python::attach`.
    unsafe {
        let mut preconfig: ffi::PyPreConfig = std::mem::zeroed();
        ffi::PyPreConfig_InitIsolatedConfig(&mut preconfig);
        preconfig.utf8_mode = 1;
        check(ffi::Py_PreInitialize(&preconfig));
        let mut config: ffi::PyConfig = std::mem::zeroed();
        ffi::PyConfig_InitIsolatedConfig(&mut config);
        config.use_hash_seed = 1;
        config.hash_seed = 0;
        if let Some(home) = &home {
            let config = &raw mut config;
            check(ffi::PyConfig_SetBytesString(config, &raw mut (*config).home, home.as_ptr()));
        }
        check(ffi::Py_InitializeFromConfig(&config));
        ffi::PyConfig_Clear(&mut config);
        ffi::PyEval_SaveThread();
    }
}

fn check(status: ffi::PyStatus) {
    // SAFETY: reads a status that CPython has just given.
    let failed = unsafe { ffi::PyStatus_Exception(status) } != 0;
    assert!(!failed, "CPython could not be initialised");
}
