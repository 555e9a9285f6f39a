//! Source texts by file name, for the lines that tracebacks show (Lib/linecache.py).

use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::Vm;
use crate::modules::confinement::Access;

/// The lines of the texts that programs came from.
#[derive(Default)]
pub struct Sources {
    lines: FxHashMap<String, Rc<[String]>>,
}

impl Sources {
    /// Remembers the text of a program under its file name.
    pub fn add(&mut self, filename: &str, source: &[u8]) {
        self.lines.insert(filename.to_owned(), split(source));
    }

    /// The lines of a text, without their line ends. A file that is not known is read if `files` allows it.
    pub fn lines(&mut self, filename: &str, files: bool) -> Option<Rc<[String]>> {
        if let Some(lines) = self.lines.get(filename) {
            return Some(Rc::clone(lines));
        }
        if !files || filename.starts_with('<') && filename.ends_with('>') {
            return None;
        }
        let lines = split(&std::fs::read(filename).ok()?);
        self.lines.insert(filename.to_owned(), Rc::clone(&lines));
        Some(lines)
    }
}

impl Vm {
    /// The lines of a text by its file name; a file that is not known is read if the program itself could read it.
    pub(crate) fn source_lines(&mut self, filename: &str) -> Option<Rc<[String]>> {
        let may_read = self.config.files && self.check_path(filename, Access::Read).is_ok();
        self.sources.lines(filename, may_read)
    }
}

fn split(source: &[u8]) -> Rc<[String]> {
    let source = source.strip_prefix(b"\xef\xbb\xbf").unwrap_or(source);
    let text = String::from_utf8_lossy(source).replace("\r\n", "\n").replace('\r', "\n");
    text.split('\n').map(str::to_owned).collect()
}
