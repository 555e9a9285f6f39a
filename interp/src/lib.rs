//! A compact Python interpreter: CPython 3.13's instruction set, real reference counts, and
//! profiles for the behaviour of CPython 3.11 and 3.12.

#![deny(unsafe_code)]

use std::io::Write;
use std::path::{Path, PathBuf};

pub mod compile;
mod modules;
#[expect(unsafe_code, reason = "objects are laid out, counted and freed by hand; each block says why it may")]
mod object;
pub mod planted_faults;
pub mod standard_library;
mod standard_modules;
pub mod syntax;
mod types;
pub mod version;
mod vm;

pub use modules::importing::compiled_files::CompiledFiles;
pub use object::reserve::ReservingAllocator;
pub use version::Version;
pub use vm::compiled_texts::CompiledText;

/// Hears of paths.
pub type PathListener = Box<dyn FnMut(&str)>;

/// Everything that an interpreter may know of the world outside.
pub struct Config {
    /// The version whose behaviour the interpreter takes on.
    pub version: Version,
    /// `sys.argv`; the first entry is the script's path, `-c` or empty.
    pub arguments: Vec<String>,
    /// Entries of `sys.path`, in order.
    pub module_search_path: Vec<String>,
    /// Whether the library of an installed CPython is looked for and its folder added to `module_search_path`
    /// ([`standard_library::find`]): it happens when a program imports its first module.
    pub finds_standard_library: bool,
    /// Whether `sys.stdin` reads the standard input of the process; else it is empty. Needs `files`.
    pub standard_input: bool,
    /// Where `sys.stdout` writes to.
    pub standard_output: Box<dyn Write>,
    /// Where `sys.stderr` writes to.
    pub standard_error: Box<dyn Write>,
    /// Whether a program may read and write files and the environment.
    pub files: bool,
    /// The only folder in which a program may read and change files, as its real path: then the rest is as if it had no
    /// permission, but for reading what lies below `module_search_path`, and `/dev/null`. Without one, it may use all.
    pub confined_to: Option<PathBuf>,
    /// Whether a program may start processes, and send them signals.
    pub processes: bool,
    /// Whether the signals of the process are the program's: its handlers are called for them, and an interrupt raises
    /// KeyboardInterrupt. For one interpreter in a process, on its main thread.
    pub signals: bool,
    /// `sys.executable`: the program that runs a file as this interpreter does; empty where there is none.
    pub executable: String,
    /// Whether what is compiled of an imported file is kept in `__pycache__` (PEP 3147); `sys.dont_write_bytecode` says
    /// the opposite, and a program can change it. Only CPython 3.13's instructions are written.
    pub writes_byte_code: bool,
    /// Hears of each source file below `module_search_path` that an import had to compile, by its path: what
    /// [`Interpreter::compile_ahead`] and [`CompiledFiles::compile`] take.
    pub on_compiled_file: Option<PathListener>,
    /// Files below `module_search_path` that are compiled already, for this version.
    pub compiled_files: CompiledFiles,
    /// What `sys.flags` says of isolated mode (`-I`). No variable of the environment is read in any mode.
    pub isolated: bool,
    /// The mistake that the interpreter makes.
    #[cfg(feature = "planted-faults")]
    pub planted_fault: Option<planted_faults::Fault>,
    /// The interpreter looks at its end whether an object or a reference was lost, and panics with a list of them.
    #[cfg(feature = "checks")]
    pub checked: bool,
}

impl Config {
    /// A configuration that writes to the process's own streams.
    pub fn new(version: Version) -> Self {
        Self {
            version,
            arguments: vec![String::new()],
            module_search_path: Vec::new(),
            finds_standard_library: false,
            standard_input: false,
            standard_output: Box::new(std::io::stdout()),
            standard_error: Box::new(std::io::stderr()),
            files: true,
            confined_to: None,
            processes: false,
            signals: false,
            executable: String::new(),
            writes_byte_code: false,
            isolated: false,
            on_compiled_file: None,
            compiled_files: CompiledFiles::default(),
            #[cfg(feature = "planted-faults")]
            planted_fault: None,
            #[cfg(feature = "checks")]
            checked: false,
        }
    }
}

/// How a program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The exit status as `python3` would give it: 0, 1 after an uncaught exception, or what `sys.exit` said.
    pub exit_code: i32,
    /// An uncaught KeyboardInterrupt ended the program: see [`Outcome::as_exit_status`].
    pub interrupted: bool,
}

impl Outcome {
    /// The low byte of the exit code, which is what the system keeps. After an uncaught KeyboardInterrupt it
    /// does not return: the process ends by SIGINT, as `python3` does, so that a shell sees the interrupt.
    pub fn as_exit_status(self) -> u8 {
        if self.interrupted {
            // Where the signal cannot be raised the exit code says as much.
            let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGINT);
        }
        self.exit_code as u8
    }
}

/// One interpreter: its modules, types and objects. At most one lives on a thread at a time.
pub struct Interpreter {
    vm: vm::Vm,
}

impl Interpreter {
    /// Builds an interpreter.
    ///
    /// # Panics
    /// While another one lives on this thread: an error of the program that embeds it.
    pub fn new(config: Config) -> Self {
        Self { vm: vm::Vm::new(config).expect("one interpreter at a time lives on a thread") }
    }

    /// Compiles a source file, so that a later import of it need not, also in a forked child. A file that is
    /// rejected, or has changed by then, is compiled at its import as ever.
    pub fn compile_ahead(&mut self, path: &Path) {
        self.vm.config.compiled_files.add(path, self.vm.profile);
    }

    /// Runs source text as the main module, prints an uncaught exception as `python3` does, and
    /// finalizes: after this the interpreter can run nothing more.
    ///
    /// `filename` is what tracebacks and `__file__` show.
    pub fn run_main(mut self, source: &[u8], filename: &str) -> Outcome {
        self.execute(source, None, filename)
    }

    /// As [`Interpreter::run_main`], for a process that ends right after: the system takes the memory back.
    pub fn run_main_to_exit(self, source: &[u8], filename: &str) -> Outcome {
        std::mem::ManuallyDrop::new(self).execute(source, None, filename)
    }

    /// As [`Interpreter::run_main_to_exit`], of what CPython compiled the source text to: the contents of a byte code file,
    /// which runs in place of what the interpreter would compile. The text itself is shown in tracebacks alone.
    pub fn run_main_code_to_exit(self, code: &[u8], source: &[u8], filename: &str) -> Outcome {
        std::mem::ManuallyDrop::new(self).execute(source, Some(code), filename)
    }

    /// Runs a module of `sys.path` as the main module, as `python3 -m` does (PEP 338), in a process that ends right after.
    pub fn run_module_to_exit(self, name: &str) -> Outcome {
        let mut interpreter = std::mem::ManuallyDrop::new(self);
        modules::signals::listen(&interpreter.vm.config);
        let exit_code = interpreter.vm.run_main_module(name);
        Outcome { exit_code, interrupted: interpreter.vm.interrupted }
    }

    /// Runs source text as the main module, after some texts that are compiled already, in its namespace. Stays for a further
    /// program, which finds the modules that were imported, and what programs have changed in them. An exception that
    /// nobody catches is shown nowhere, and ends the program. Tells whether there was none.
    pub fn run_next(&mut self, before: &[CompiledText], source: &str, filename: &str) -> bool {
        self.vm.run_next_program(before, source, filename)
    }

    fn execute(&mut self, source: &[u8], code: Option<&[u8]>, filename: &str) -> Outcome {
        modules::signals::listen(&self.vm.config);
        let exit_code = self.vm.run_main_program(source, code, filename);
        #[cfg(feature = "checks")]
        if self.vm.config.checked {
            self.vm.check_for_losses();
        }
        Outcome { exit_code, interrupted: self.vm.interrupted }
    }
}

/// The stack that native recursion may need, in bytes: deep calls between native and Python code end in
/// RecursionError before it is used up. Memory is taken only as it is touched.
pub const STACK_SIZE: usize = 512 << 20;

/// Runs a function on a stack that is large enough for every program.
///
/// Where the system has not got that much, the stack is smaller, and deep recursion ends earlier.
pub fn on_large_stack<T>(run: impl FnOnce() -> T) -> T {
    let size = [STACK_SIZE, STACK_SIZE / 4, STACK_SIZE / 16].into_iter().find(|size| object::reserve::can_have(*size));
    stacker::grow(size.unwrap_or(STACK_SIZE / 64), run)
}
