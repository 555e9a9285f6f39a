//! Starts the embedded CPython: isolated, UTF-8, hash seed 0.

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

fn initialize() {
    // SAFETY: the sequence that PEP 587 gives, once, before any other use of CPython in this process;
    // the structures live during the calls. Afterwards the lock is released for `Python::attach`.
    unsafe {
        let mut preconfig: ffi::PyPreConfig = std::mem::zeroed();
        ffi::PyPreConfig_InitIsolatedConfig(&mut preconfig);
        preconfig.utf8_mode = 1;
        check(ffi::Py_PreInitialize(&preconfig));
        let mut config: ffi::PyConfig = std::mem::zeroed();
        ffi::PyConfig_InitIsolatedConfig(&mut config);
        config.use_hash_seed = 1;
        config.hash_seed = 0;
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
