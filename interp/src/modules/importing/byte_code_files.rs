//! Byte code files, `__pycache__/*.pyc`: what was compiled of a source file, kept beside it (PEP 3147, PEP 552;
//! `SourceLoader` in Lib/importlib/_bootstrap_external.py).
//!
//! They are CPython's own, for the instructions are: either finds what the other has compiled.

use std::fs::{self, OpenOptions};
use std::hash::Hasher;
use std::io::Write;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::Path;

use siphasher::sip::SipHasher13;

use super::loaders::cache_path;
use crate::modules::confinement::Access;
use crate::modules::marshal::{Source, VERSION};
use crate::object::ObjectRef;
use crate::types::code::Code;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::vm::{Result, Vm};

/// Magic number, flags, and either time and size of the source or its hash: four bytes each, the hash eight.
const HEADER: usize = 16;

/// The flags of PEP 552.
mod flag {
    pub const HASH_BASED: u32 = 1;
    pub const CHECK_SOURCE: u32 = 2;
}

/// The hash by which a file of PEP 552 knows its source (`_imp.source_hash`).
pub fn source_hash(key: u64, source: &[u8]) -> [u8; 8] {
    let mut hasher = SipHasher13::new_with_keys(key, 0);
    hasher.write(source);
    hasher.finish().to_le_bytes()
}

fn word(header: &[u8], index: usize) -> u32 {
    let bytes = header.get(index * 4..index * 4 + 4).and_then(|bytes| bytes.try_into().ok());
    u32::from_le_bytes(bytes.unwrap_or_default())
}

impl Vm {
    fn magic_number(&self) -> u32 {
        self.profile.bytecode_magic as u32
    }

    /// Whether a main program is a byte code file: by its name, or by how it begins (`maybe_pyc_file` in
    /// Python/pythonrun.c).
    pub fn is_byte_code_file(&self, contents: &[u8], filename: &str) -> bool {
        let is_command = matches!(filename, "<string>" | "<stdin>");
        !is_command && (filename.ends_with(".pyc") || contents.starts_with(&self.magic_number().to_le_bytes()[..2]))
    }

    /// The code of a byte code file that is the main program (`run_pyc_file`).
    ///
    /// # Errors
    /// RuntimeError for the file of another version and for one that holds something else; what damaged contents raise.
    pub fn code_of_main_byte_code(&mut self, contents: &[u8]) -> Result {
        if !self.profile.has_byte_code_files || word(contents, 0) != self.magic_number() {
            return Err(self.runtime_error("Bad magic number in .pyc file"));
        }
        let code = self.marshal_loads(Source::Bytes(contents.to_vec(), HEADER), true)?;
        if code.payload::<Code>().is_none() {
            return Err(self.runtime_error("Bad code object in .pyc file"));
        }
        Ok(code)
    }

    /// The code of a source file as it was compiled before; none where there is no file of it that is still valid.
    ///
    /// # Errors
    /// What damaged contents of a valid file raise; ImportError where they are no code.
    pub(super) fn code_of_byte_code_file(&mut self, path: &str) -> Result<Option<ObjectRef>> {
        if !self.profile.has_byte_code_files {
            return Ok(None);
        }
        let Some(cached) = cache_path(self, path) else { return Ok(None) };
        let allowed = self.check_path(&cached, Access::Read).and_then(|()| self.check_path(path, Access::Read));
        let Ok(bytes) = allowed.and_then(|()| fs::read(&cached)) else { return Ok(None) };
        if !self.is_valid_byte_code(&bytes, path) {
            return Ok(None);
        }
        let code = self.marshal_loads(Source::Bytes(bytes, HEADER), true)?;
        if code.payload::<Code>().is_none() {
            let class = self.exceptions.import_error.clone();
            return Err(self.raise(&class, &format!("Non-code object in {cached:?}").replace('"', "'")));
        }
        let path = self.new_str(path);
        Ok(Some(self.code_with_filename(&code, &path)))
    }

    fn is_valid_byte_code(&mut self, bytes: &[u8], path: &str) -> bool {
        let known = flag::HASH_BASED | flag::CHECK_SOURCE;
        let flags = word(bytes, 1);
        if bytes.len() < HEADER || word(bytes, 0) != self.magic_number() || flags & !known != 0 {
            return false;
        }
        if flags & flag::HASH_BASED == 0 {
            let Ok(metadata) = fs::metadata(path) else { return false };
            return (word(bytes, 2), word(bytes, 3)) == (metadata.mtime() as u32, metadata.len() as u32);
        }
        if flags & flag::CHECK_SOURCE == 0 {
            return true;
        }
        let magic = u64::from(self.magic_number());
        fs::read(path).is_ok_and(|source| bytes[8..HEADER] == source_hash(magic, &source))
    }

    /// Keeps what was compiled of a source file, unless `sys.dont_write_bytecode` is set. Whether it can be written
    /// does not matter to the program.
    ///
    /// # Errors
    /// What the truth of `sys.dont_write_bytecode` raises.
    pub(super) fn write_byte_code_file(&mut self, path: &str, code: &ObjectRef) -> Result<()> {
        if !self.profile.has_byte_code_files || !self.config.files {
            return Ok(());
        }
        if let Some(forbidden) = self.sys_attribute("dont_write_bytecode")
            && self.truth(&forbidden)?
        {
            return Ok(());
        }
        let (Some(cached), Ok(metadata)) = (cache_path(self, path), fs::metadata(path)) else { return Ok(()) };
        if self.check_path_to_make(cached.as_ref()).is_err() {
            return Ok(());
        }
        let words = [self.magic_number(), 0, metadata.mtime() as u32, metadata.len() as u32];
        let mut bytes: Vec<u8> = words.into_iter().flat_map(u32::to_le_bytes).collect();
        bytes.extend(self.marshal_dumps(code, VERSION, true)?);
        // Nobody can read the source, perhaps, but its owner can always write the file.
        let mode = (metadata.mode() | 0o200) & 0o666;
        let _ = write_at_once(Path::new(&cached), &bytes, mode);
        Ok(())
    }

    /// A code object as it is, or one like it that says that it is from another file, as do those nested in it that
    /// said the same before (`_imp._fix_co_filename`).
    pub fn code_with_filename(&mut self, code: &ObjectRef, filename: &ObjectRef) -> ObjectRef {
        let old = match code.payload::<Code>() {
            Some(payload) if !is_same_text(&payload.filename, filename) => payload.filename.clone(),
            _ => return code.clone(),
        };
        let new = self.text_of_code(filename);
        self.code_moved(code, &old, &new)
    }

    fn code_moved(&mut self, constant: &ObjectRef, old: &ObjectRef, new: &ObjectRef) -> ObjectRef {
        let Some(code) = constant.payload::<Code>().filter(|code| is_same_text(&code.filename, old)) else {
            return constant.clone();
        };
        let constants = code.constants.payload::<Tuple>().map_or(&[][..], |constants| &constants.0);
        let constants = constants.iter().map(|constant| self.code_moved(constant, old, new)).collect();
        let moved = Code { filename: new.clone(), constants: self.new_tuple(constants), ..code.clone() };
        ObjectRef::new(&self.types.code, moved)
    }
}

fn is_same_text(one: &ObjectRef, other: &ObjectRef) -> bool {
    let text = |object: &ObjectRef| object.payload::<Str>().map(|payload| payload.text.clone());
    text(one) == text(other)
}

/// Writes a file under another name, and gives it its own when it is whole (`_write_atomic`).
fn write_at_once(path: &Path, bytes: &[u8], mode: u32) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{}", std::process::id()));
    let mut file = OpenOptions::new().write(true).create_new(true).mode(mode).open(&name)?;
    let written = file.write_all(bytes).and_then(|()| fs::rename(&name, path));
    if written.is_err() {
        let _ = fs::remove_file(&name);
    }
    written
}
