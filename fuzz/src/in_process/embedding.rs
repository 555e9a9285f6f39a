//! Starts the embedded CPython: isolated, UTF-8, hash seed 0.

use std::ffi::CString;
use std::os::unix::ffi::OsStrExt;
use std::sync::OnceLock;

use interp::Version;
use pyo3::ffi;
use pyo3::prelude::*;

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
            restore(python).expect("the collector says how it is set");
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

/// Takes back what a program may have told the collector, and its hook for what cannot be raised: to be called once
/// before the first program, and after each.
pub fn restore(python: Python) -> PyResult<()> {
    let (collector, system) = (python.import("gc")?, python.import("sys")?);
    system.setattr("unraisablehook", system.getattr("__unraisablehook__")?)?;
    collector.call_method0("unfreeze")?;
    collector.call_method0("enable")?;
    let first = collector.call_method0("get_threshold")?.extract()?;
    collector.call_method1("set_threshold", *THRESHOLDS.get_or_init(|| first))?;
    Ok(())
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
