//! The CPython worker: `cpython-worker DIRECTORY EXECUTABLE`, with the libpython that it was built against.

use std::ffi::{CStr, CString, OsString};
use std::path::{Path, PathBuf};

use conformance_worker::server::c_path;
use conformance_worker::{Exit, Host, Server};
use pyo3::ffi;

fn main() -> std::process::ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let [directory, executable] = arguments.as_slice() else {
        eprintln!("usage: cpython-worker DIRECTORY EXECUTABLE");
        return std::process::ExitCode::from(2);
    };
    let served = Server::start(Path::new(directory)).and_then(|server| {
        let greeting = initialise(&server.case_file(), &PathBuf::from(executable));
        server.serve(greeting, &mut Embedded)
    });
    // An error means that the parent is gone: there is nobody left to tell.
    std::process::ExitCode::from(u8::from(served.is_err()))
}

struct Embedded;

impl Host for Embedded {
    fn before_fork(&mut self) {
        // SAFETY: the interpreter is initialised and this, its only thread, holds the lock.
        unsafe { ffi::PyOS_BeforeFork() };
    }

    fn after_fork(&mut self) {
        // SAFETY: follows `PyOS_BeforeFork` on the same thread.
        unsafe { ffi::PyOS_AfterFork_Parent() };
    }

    /// `python3 FILE` knows by its first bytes that a file holds byte code (`maybe_pyc_file` in Python/pythonrun.c).
    fn run_code(&mut self, file: &Path, code: &[u8]) -> Result<Exit, String> {
        std::fs::write(file, code).map_err(|error| format!("{} cannot be written: {error}", file.display()))?;
        self.run(file)
    }

    fn run(&mut self, _file: &Path) -> Result<Exit, String> {
        // SAFETY: follows `PyOS_BeforeFork` in the forked child; `Py_RunMain` is called once, it
        // finalizes the interpreter, and the process ends after it.
        unsafe {
            ffi::PyOS_AfterFork_Child();
            Ok(Exit { code: ffi::Py_RunMain(), lesson: String::new() })
        }
    }
}

/// Initialises CPython as `python3 -I FILE` would, with a fixed hash seed and UTF-8 mode, and gives its version.
fn initialise(file: &Path, executable: &Path) -> Result<String, String> {
    let text = |path: &Path| c_path(path).map_err(|error| format!("{}: {error}", path.display()));
    let executable = text(executable)?;
    let arguments = [executable.clone(), c"-I".to_owned(), text(file)?];
    // SAFETY: the sequence that the C API's documentation gives for PyConfig (PEP 587), on the
    // process's only thread; every pointer lives until the call that takes it has returned.
    unsafe {
        let mut preconfig: ffi::PyPreConfig = std::mem::zeroed();
        ffi::PyPreConfig_InitPythonConfig(&mut preconfig);
        preconfig.isolated = 1;
        preconfig.use_environment = 0;
        preconfig.utf8_mode = 1;
        check(ffi::Py_PreInitialize(&preconfig))?;

        let mut config: ffi::PyConfig = std::mem::zeroed();
        ffi::PyConfig_InitPythonConfig(&mut config);
        config.isolated = 1;
        config.use_environment = 0;
        config.use_hash_seed = 1;
        config.hash_seed = 0;
        let result = configure(&mut config, &executable, &arguments);
        ffi::PyConfig_Clear(&mut config);
        result?;
        Ok(CStr::from_ptr(ffi::Py_GetVersion()).to_string_lossy().into_owned())
    }
}

/// # Safety
///
/// `config` must be initialised, and CPython preinitialised but not initialised.
unsafe fn configure(config: &mut ffi::PyConfig, executable: &CStr, arguments: &[CString]) -> Result<(), String> {
    let mut pointers: Vec<_> = arguments.iter().map(|argument| argument.as_ptr()).collect();
    let config: *mut ffi::PyConfig = config;
    // SAFETY: the caller's promise; the fields are those of the structure that is being set.
    unsafe {
        check(ffi::PyConfig_SetBytesArgv(config, pointers.len() as ffi::Py_ssize_t, pointers.as_mut_ptr()))?;
        check(ffi::PyConfig_SetBytesString(config, &raw mut (*config).program_name, executable.as_ptr()))?;
        check(ffi::PyConfig_SetBytesString(config, &raw mut (*config).executable, executable.as_ptr()))?;
        check(ffi::Py_InitializeFromConfig(config))
    }
}

fn check(status: ffi::PyStatus) -> Result<(), String> {
    // SAFETY: reads a status that CPython gave; its message is a static C string or null.
    unsafe {
        if ffi::PyStatus_Exception(status) == 0 {
            return Ok(());
        }
        if status.err_msg.is_null() {
            return Err("CPython could not be initialised".to_owned());
        }
        Err(format!("CPython could not be initialised: {}", CStr::from_ptr(status.err_msg).to_string_lossy()))
    }
}
