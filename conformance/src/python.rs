//! The CPython installations of this machine: finding them, and choosing the oracle among them.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Result, bail};
use interp::Version;
use serde::Deserialize;

/// A CPython that can be embedded: supported, and with a shared library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Installation {
    /// The executable itself, never a shim or a virtual environment's link.
    pub executable: PathBuf,
    /// Major and minor version.
    pub version: Version,
    /// The exact version, as `3.13.0`.
    pub full_version: String,
    /// `sys.path` of `python3 -I`, where the modules of its standard library are.
    pub module_search_path: Vec<String>,
    micro: u32,
}

/// What was asked for on the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// One of each supported version, the newest found.
    All,
    /// `3.13` or `3.13.0`.
    Version(String),
    /// An executable.
    Path(PathBuf),
}

impl Request {
    /// Reads `all`, a version or a path.
    pub fn parse(text: &str) -> Self {
        let is_version =
            !text.is_empty() && text.chars().all(|character| character.is_ascii_digit() || character == '.');
        match text {
            "all" => Self::All,
            text if is_version => Self::Version(text.to_owned()),
            text => Self::Path(PathBuf::from(text)),
        }
    }
}

/// Chooses the oracles: those asked for, else what `PYO3_PYTHON` names, else the newest on the machine.
///
/// The error is one that a person can act on: what was looked for, what was found, what to do.
pub fn choose(requests: &[Request]) -> Result<Vec<Installation>> {
    if requests.is_empty() {
        if let Some(path) = std::env::var_os("PYO3_PYTHON").filter(|path| !path.is_empty()) {
            return Ok(vec![at_path(Path::new(&path), "PYO3_PYTHON names")?]);
        }
        let search = Search::new();
        let newest = search.usable().next().cloned();
        return newest.map(|found| vec![found]).ok_or_else(|| search.nothing("CPython 3.13, 3.12 or 3.11"));
    }
    let search = std::cell::OnceCell::new();
    let search = || search.get_or_init(Search::new);
    let mut chosen: Vec<Installation> = Vec::new();
    for request in requests {
        match request {
            Request::Path(path) => chosen.push(at_path(path, "--python names")?),
            Request::Version(version) => {
                let prefix = format!("{version}.");
                let is_asked = |found: &&Installation| format!("{}.", found.full_version).starts_with(&prefix);
                let found = search().usable().find(is_asked).cloned();
                chosen.push(found.ok_or_else(|| search().nothing(&format!("CPython {version}")))?);
            }
            Request::All => {
                let newest = |version| search().usable().find(|found| found.version == version).cloned();
                let before = chosen.len();
                chosen.extend(Version::ALL.into_iter().rev().filter_map(newest));
                if chosen.len() == before {
                    return Err(search().nothing("CPython 3.13, 3.12 or 3.11"));
                }
            }
        }
    }
    let mut seen = BTreeSet::new();
    chosen.retain(|installation| seen.insert(installation.executable.clone()));
    Ok(chosen)
}

/// The CPython at a path; `who` names it, as `--python names`.
///
/// # Errors
/// Why it cannot be used, and what can.
pub fn at_path(path: &Path, who: &str) -> Result<Installation> {
    let advice = "name the executable of a CPython 3.11, 3.12 or 3.13 that was built with --enable-shared";
    match probe(path) {
        Ok(installation) => Ok(installation),
        Err(reason) => bail!("{who} {}, which {reason}; {advice}", path.display()),
    }
}

struct Search {
    /// What each candidate turned out to be, the best first.
    found: Vec<(PathBuf, Result<Installation, String>)>,
}

impl Search {
    fn new() -> Self {
        let candidates = candidates();
        let mut found: Vec<_> = std::thread::scope(|scope| {
            let probes: Vec<_> = candidates.iter().map(|path| scope.spawn(move || probe(path))).collect();
            let failed = |_| Err("could not be asked".to_owned());
            let results: Vec<_> = probes.into_iter().map(|probe| probe.join().unwrap_or_else(failed)).collect();
            candidates.iter().cloned().zip(results).collect()
        });
        // Stable: among equals the place that is looked at first wins.
        let rank =
            |result: &Result<Installation, String>| result.as_ref().ok().map(|found| (found.version, found.micro));
        found.sort_by_key(|(_, result)| std::cmp::Reverse(rank(result)));
        Self { found }
    }

    fn usable(&self) -> impl Iterator<Item = &Installation> {
        self.found.iter().filter_map(|(_, result)| result.as_ref().ok())
    }

    fn nothing(&self, wanted: &str) -> anyhow::Error {
        let mut message = format!(
            "no usable {wanted} with a shared library; looked for python3.13, python3.12, python3.11 and python3 on PATH, \
             then in the folders of pyenv and uv"
        );
        for (path, result) in &self.found {
            let description = match result {
                Ok(installation) => format!("is {}", installation.full_version),
                Err(reason) => reason.clone(),
            };
            let _ = write!(message, "\n  found {}, which {description}", path.display());
        }
        message.push_str(
            "\ninstall one (pyenv: PYTHON_CONFIGURE_OPTS=--enable-shared pyenv install 3.13; Debian: apt install \
             libpython3-dev; uv: uv python install 3.13), or name an executable with --python PATH",
        );
        NothingUsable(message).into()
    }
}

/// The machine has no CPython that was asked for: the message says what was looked for, what was found, what to do.
#[derive(Debug)]
pub struct NothingUsable(String);

impl std::fmt::Display for NothingUsable {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for NothingUsable {}

/// `sys.path` of a CPython of this version, also of one that cannot be embedded: its standard library is as good.
pub fn module_search_path(version: Version) -> Option<Vec<String>> {
    let of_version = |answer: &Answer| {
        let [major, minor, _] = answer.version;
        answer.implementation == "cpython" && Version::parse(&format!("{major}.{minor}")) == Some(version)
    };
    let mut answers = candidates().into_iter().filter_map(|path| ask(&path).ok());
    answers.find(of_version).map(|answer| answer.module_search_path)
}

/// Every executable worth asking, in the order of preference.
fn candidates() -> Vec<PathBuf> {
    let names = Version::ALL.into_iter().rev().map(|version| format!("python{}", version.short_name()));
    let names: Vec<String> = names.chain(["python3".to_owned()]).collect();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let directories: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let on_path = names.iter().flat_map(|name| directories.iter().map(move |directory| directory.join(name)));

    let home = std::env::home_dir().unwrap_or_default();
    let folder =
        |variable: &str, default: &str| std::env::var_os(variable).map_or_else(|| home.join(default), PathBuf::from);
    let pyenv = folder("PYENV_ROOT", ".pyenv").join("versions");
    let uv = folder("UV_PYTHON_INSTALL_DIR", ".local/share/uv/python");
    let is_supported = |folder: &Path| {
        let name = folder.file_name().and_then(OsStr::to_str).unwrap_or_default();
        let number = name.strip_prefix("cpython-").unwrap_or(name);
        Version::ALL.into_iter().any(|version| number.starts_with(version.short_name()))
    };
    let managed = [pyenv, uv].into_iter().flat_map(move |folder| {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
        let mut folders: Vec<PathBuf> = entries.filter(|path| is_supported(path)).collect();
        folders.sort();
        folders.into_iter().rev().map(|folder| folder.join("bin/python3"))
    });
    let mut seen = BTreeSet::new();
    on_path.chain(managed).filter(|path| path.is_file() && seen.insert(path.canonicalize().ok())).collect()
}

/// What an executable says of itself.
#[derive(Deserialize)]
struct Answer {
    implementation: String,
    version: [u32; 3],
    executable: PathBuf,
    library: Option<PathBuf>,
    module_search_path: Vec<String>,
    is_special_build: bool,
}

const QUESTION: &str = "
import json, os, sys, sysconfig
get = sysconfig.get_config_var
name = get('LDLIBRARY') or ''
folders = [get('LIBDIR') or '', os.path.join(get('LIBDIR') or '', get('MULTIARCH') or ''), sys.base_prefix + '/lib']
paths = [os.path.join(folder, name) for folder in folders] if get('Py_ENABLE_SHARED') or get('PYTHONFRAMEWORK') else []
print(json.dumps({
    'implementation': sys.implementation.name,
    'version': sys.version_info[:3],
    'executable': os.path.realpath(getattr(sys, '_base_executable', None) or sys.executable),
    'library': next((path for path in paths if os.path.isfile(path)), None),
    'module_search_path': sys.path,
    'is_special_build': bool(get('Py_GIL_DISABLED') or get('Py_DEBUG')),
}))
";

/// Asks an executable what it is; the error is what follows `which`.
fn ask(path: &Path) -> Result<Answer, String> {
    let mut command = Command::new(path);
    command.args(["-I", "-c", QUESTION]).stdin(Stdio::null());
    let output = command.output().map_err(|error| format!("cannot be run: {error}"))?;
    serde_json::from_slice(&output.stdout).map_err(|_| {
        let said = String::from_utf8_lossy(&output.stderr);
        let first = said.lines().find(|line| !line.trim().is_empty());
        format!("does not run as a Python: {}", first.unwrap_or("it said nothing"))
    })
}

/// Asks an executable what it is; the error says why it is of no use, as what follows `which`.
fn probe(path: &Path) -> Result<Installation, String> {
    let answer = ask(path)?;
    let [major, minor, micro] = answer.version;
    if answer.implementation != "cpython" {
        return Err(format!("is {} and not CPython", answer.implementation));
    }
    let full_version = format!("{major}.{minor}.{micro}");
    let Some(version) = Version::parse(&format!("{major}.{minor}")) else {
        return Err(format!("is CPython {full_version}; 3.11, 3.12 and 3.13 are supported"));
    };
    if answer.is_special_build {
        return Err(format!("is a free-threaded or debug build of CPython {full_version}"));
    }
    if answer.library.is_none() {
        return Err(format!("is CPython {full_version} without a shared library to link with"));
    }
    let Answer { executable, module_search_path, .. } = answer;
    Ok(Installation { executable, version, full_version, module_search_path, micro })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_all_a_version_or_a_path() {
        assert_eq!(Request::parse("all"), Request::All);
        assert_eq!(Request::parse("3.12"), Request::Version("3.12".into()));
        assert_eq!(Request::parse("/usr/bin/python3"), Request::Path("/usr/bin/python3".into()));
        assert_eq!(Request::parse("python3.12"), Request::Path("python3.12".into()));
    }

    #[test]
    fn what_cannot_be_used_is_said() {
        let error = choose(&[Request::Path("/no/such/python".into())]).expect_err("no such file").to_string();
        assert!(error.starts_with("--python names /no/such/python, which cannot be run: "), "{error}");
        let error = choose(&[Request::Path("/bin/false".into())]).expect_err("no Python").to_string();
        assert!(error.contains("does not run as a Python: it said nothing; name the executable"), "{error}");
        let error = choose(&[Request::Version("3.99".into())]).expect_err("no such version").to_string();
        assert!(error.starts_with("no usable CPython 3.99 with a shared library; looked for"), "{error}");
    }
}
