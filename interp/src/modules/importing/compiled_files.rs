//! Compiled source files of the library, kept in memory from one program to the next, of a process that forks or of a
//! thread that makes one interpreter after the other: what CPython keeps in `__pycache__` (PEP 3147).

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::SystemTime;

use rustc_hash::FxHashMap;

use crate::Version;
use crate::compile::code::CodeUnit;
use crate::compile::{self, Mode, Options};
use crate::syntax::source;
use crate::version::Profile;
use crate::vm::{Result, Vm};

/// What was compiled of each file, and from which state of it.
type ByPath = FxHashMap<PathBuf, (Stamp, Rc<CodeUnit>)>;

/// Compiled files by path. A file is taken only as long as it is unchanged on the disk. A clone has the same files,
/// so that interpreters of one version can share them.
#[derive(Clone, Default)]
pub struct CompiledFiles(Rc<RefCell<ByPath>>);

/// What a `.pyc` holds of its source: when it was changed last, and its length in bytes.
#[derive(PartialEq)]
struct Stamp(SystemTime, u64);

impl Stamp {
    fn of(path: &Path) -> Option<Self> {
        let metadata = std::fs::metadata(path).ok()?;
        Some(Self(metadata.modified().ok()?, metadata.len()))
    }
}

impl CompiledFiles {
    fn find(&self, path: &Path) -> Option<Rc<CodeUnit>> {
        let files = self.0.borrow();
        let (stamp, unit) = files.get(path)?;
        (Stamp::of(path)? == *stamp).then(|| Rc::clone(unit))
    }

    /// Compiles a file for interpreters of this version, as [`Interpreter::compile_ahead`](crate::Interpreter::compile_ahead) does for one.
    pub fn compile(&self, path: &Path, version: Version) {
        self.add(path, version.profile());
    }

    /// Compiles a file and keeps the result. A file that cannot be read, needs a codec of its own, is rejected or
    /// brings a warning is left alone: what an import of it shows has to be shown each time.
    pub(crate) fn add(&self, path: &Path, profile: &'static Profile) {
        if self.find(path).is_none()
            && let Some(stamp) = Stamp::of(path)
            && let Some(unit) = compile_file(path, profile)
        {
            self.0.borrow_mut().insert(path.to_owned(), (stamp, Rc::new(unit)));
        }
    }
}

fn compile_file(path: &Path, profile: &'static Profile) -> Option<CodeUnit> {
    let (bytes, name) = (std::fs::read(path).ok()?, path.to_str()?);
    let options = Options::of_file(&bytes, profile);
    let text = source::decode(&bytes, name, options.origin, profile).ok()?;
    let mut warnings = Vec::new();
    let unit = compile::compile(&text, name, Mode::Exec, &options, &mut warnings).ok()?;
    warnings.is_empty().then_some(unit)
}

impl Vm {
    /// The code of a source file that is imported.
    ///
    /// # Errors
    /// OSError where it cannot be read, SyntaxError where it is rejected, and what a damaged byte code file raises.
    pub(super) fn code_of_file(&mut self, path: &str) -> Result {
        if let Some(unit) = self.config.compiled_files.find(Path::new(path)) {
            return self.make_code(&unit);
        }
        let is_of_library = self.config.module_search_path.iter().any(|folder| Path::new(path).starts_with(folder));
        // A host that keeps what is compiled of the library wants it from this compiler, not from CPython's.
        let is_kept_by_host = is_of_library && self.config.on_compiled_file.is_some();
        if !is_kept_by_host && let Some(code) = self.code_of_byte_code_file(path)? {
            return Ok(code);
        }
        if is_kept_by_host {
            let profile = self.profile;
            self.config.compiled_files.add(Path::new(path), profile);
            if let Some(unit) = self.config.compiled_files.find(Path::new(path)) {
                self.tell_compiled(path);
                return self.make_code(&unit);
            }
        }
        let bytes = self.read_source(path)?;
        let (code, _) = self.compile_source(&bytes, path, None, Mode::Exec)?;
        match is_kept_by_host {
            true => self.tell_compiled(path),
            false => self.write_byte_code_file(path, &code)?,
        }
        Ok(code)
    }

    fn tell_compiled(&mut self, path: &str) {
        if let Some(tell) = &mut self.config.on_compiled_file {
            tell(path);
        }
    }
}
