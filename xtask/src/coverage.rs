//! `cargo xtask coverage`: which lines of the interpreter the fuzz targets reach.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use conformance::interrupt;
use pyconform_fuzz::GENERATORS;
use serde::Deserialize;

use crate::cli::Sides;
use crate::fuzz::campaign::Campaign;
use crate::fuzz::tools::{Targets, Variant};
use crate::sides::{self, workspace};

/// The folders whose lines are counted.
const FOLDERS: [&str; 3] = ["interp/src/types", "interp/src/object", "interp/src/vm"];

/// The flags of `cargo xtask coverage`.
#[derive(clap::Args, Debug)]
pub struct Options {
    /// The targets to run; all of them if not given.
    pub targets: Vec<String>,
    /// For how long all of them run together, as `90s`, `10m` or `2h`.
    #[arg(long, value_parser = humantime::parse_duration, default_value = "10m")]
    pub time: Duration,
    /// Run the kept inputs of `corpus/fuzz` once, and nothing else.
    #[arg(long, conflicts_with = "time")]
    pub corpus_only: bool,
    /// Targets at a time; the number of processors if not given.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..))]
    pub jobs: Option<u16>,
    /// Name the files of which the fewest lines are reached, so many.
    #[arg(long, default_value_t = 15)]
    pub files: usize,
    #[command(flatten)]
    pub sides: Sides,
}

pub fn main(options: &Options) -> Result<ExitCode> {
    let tools = Tools::find()?;
    let is_chosen = |name: &str| options.targets.is_empty() || options.targets.iter().any(|target| target == name);
    let names: Vec<&'static str> = GENERATORS.iter().map(|entry| entry.name).filter(|name| is_chosen(name)).collect();
    if let Some(unknown) = options.targets.iter().find(|target| !names.contains(&target.as_str())) {
        bail!("there is no target `{unknown}`; `cargo xtask fuzz --list` shows them");
    }
    let installation = options.sides.installations()?.into_iter().next().context("no CPython")?;
    let targets = Targets::build(&installation, &names, Variant::Covered)?;
    let folder = std::path::absolute(workspace().join("target/coverage"))?;
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("{} cannot be removed", folder.display()))?;
    }
    let profiles = folder.join("profiles");
    fs::create_dir_all(&profiles).with_context(|| format!("{} cannot be made", profiles.display()))?;
    // A file for each process.
    let profile = profiles.join("%p.profraw");
    let corpus = std::path::absolute(workspace().join("corpus/fuzz"))?;
    let programs = if options.corpus_only {
        interrupt::watch();
        run_corpus(&targets, &names, &corpus, &profile)?
    } else {
        let findings = folder.join("findings");
        let jobs = options.jobs.map_or_else(sides::processors, usize::from);
        let environment = vec![("LLVM_PROFILE_FILE", profile.into_os_string())];
        let (targets, names, time) = (&targets, names.clone(), options.time);
        let campaign = Campaign { targets, names, time, jobs, seed: 0, corpus, findings, environment };
        campaign.run()?.iter().map(|outcome| outcome.executions).sum()
    };
    if interrupt::is_set() {
        bail!("interrupted");
    }
    let files = tools.count(&targets, &names, &profiles, &folder.join("all.profdata"))?;
    report(&files, options.files);
    println!("{programs} programs of {} targets on CPython {}", names.len(), installation.full_version);
    Ok(ExitCode::SUCCESS)
}

/// Runs each kept input once; gives how many there are.
fn run_corpus(targets: &Targets, names: &[&str], corpus: &Path, profile: &Path) -> Result<u64> {
    let mut inputs = 0;
    for name in names {
        let kept = corpus.join(name);
        let count = fs::read_dir(&kept).map_or(0, Iterator::count);
        if count == 0 {
            eprintln!("{name}: no inputs are kept in {}", kept.display());
            continue;
        }
        inputs += count as u64;
        let status = Command::new(targets.program(name)?)
            .arg(&kept)
            .args(["-runs=0", "-timeout=10", "-rss_limit_mb=4096", "-detect_leaks=0"])
            .env("LLVM_PROFILE_FILE", profile)
            .env("PYCONFORM_FINDINGS", profile.with_file_name("findings"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()?;
        if !status.success() {
            eprintln!("{name}: the target broke down ({status}); what it had reached until then is not counted");
        }
    }
    if inputs == 0 {
        bail!("no inputs are kept in {}; `cargo xtask fuzz` makes them, or leave out --corpus-only", corpus.display());
    }
    Ok(inputs)
}

/// Lines that can be reached, and lines that were.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
struct Lines {
    count: u64,
    covered: u64,
}

impl Lines {
    fn percent(self) -> f64 {
        if self.count == 0 { 100.0 } else { self.covered as f64 * 100.0 / self.count as f64 }
    }
}

fn report(files: &BTreeMap<String, Lines>, worst: usize) {
    let sum = |files: &mut dyn Iterator<Item = &Lines>| {
        files.fold(Lines::default(), |sum, lines| Lines {
            count: sum.count + lines.count,
            covered: sum.covered + lines.covered,
        })
    };
    let write = |name: &str, lines: Lines| {
        println!("{name:<44} {:>6} of {:>6} lines  {:>5.1}%", lines.covered, lines.count, lines.percent());
    };
    let mut least: Vec<(&String, &Lines)> = files.iter().collect();
    // Where most lines are missing there is most to win.
    least.sort_by_key(|(_, lines)| std::cmp::Reverse(lines.count - lines.covered));
    for (name, lines) in least.into_iter().take(worst) {
        write(name, *lines);
    }
    println!();
    for folder in FOLDERS {
        let inside =
            |(name, _): &(&String, &Lines)| name.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        write(folder, sum(&mut files.iter().filter(inside).map(|(_, lines)| lines)));
    }
    write("together", sum(&mut files.values()));
}

/// LLVM's programs that read the profiles which rustc's instrumentation writes.
struct Tools {
    profdata: PathBuf,
    cov: PathBuf,
}

impl Tools {
    /// Looks in the toolchain, then on `PATH`.
    fn find() -> Result<Self> {
        let said = |program: &Path, arguments: &[&str]| -> Option<String> {
            let output = Command::new(program).args(arguments).stdin(Stdio::null()).output().ok()?;
            output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
        };
        let rustc = PathBuf::from(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
        let about = said(&rustc, &["-vV"]).context("rustc does not say what it is")?;
        let field = |name: &str| about.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default().trim();
        let needed = major(field("LLVM version:")).context("rustc does not say which LLVM it has")?;
        let sysroot = said(&rustc, &["--print", "sysroot"]).unwrap_or_default();
        let own = Path::new(sysroot.trim()).join("lib/rustlib").join(field("host:")).join("bin");
        let mut folders = vec![own];
        folders.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
        // Distributions put the version behind the name. A later LLVM reads the profiles of an earlier one.
        let suffixes: Vec<String> =
            std::iter::once(String::new()).chain((needed..needed + 10).map(|version| format!("-{version}"))).collect();
        let mut too_old = None;
        let mut find = |name: &str| {
            let places =
                folders.iter().flat_map(|folder| suffixes.iter().map(move |end| folder.join(format!("{name}{end}"))));
            for place in places.filter(|place| place.is_file()) {
                let version = said(&place, &["--version"]).and_then(|text| major(text.split_once("LLVM version ")?.1));
                match version {
                    Some(version) if version >= needed => return Some(place),
                    Some(version) => too_old = Some(format!(" ({} is of LLVM {version})", place.display())),
                    None => {}
                }
            }
            None
        };
        if let (Some(profdata), Some(cov)) = (find("llvm-profdata"), find("llvm-cov")) {
            return Ok(Self { profdata, cov });
        }
        let too_old = too_old.unwrap_or_default();
        bail!(
            "llvm-profdata and llvm-cov of LLVM {needed} or later are needed to read what was covered, and are not there{too_old}; \
             `rustup component add llvm-tools` installs them"
        );
    }

    /// The lines of each file in [`FOLDERS`].
    fn count(
        &self,
        targets: &Targets,
        names: &[&str],
        profiles: &Path,
        merged: &Path,
    ) -> Result<BTreeMap<String, Lines>> {
        let raw: Vec<PathBuf> = fs::read_dir(profiles)?.flatten().map(|entry| entry.path()).collect();
        let status = Command::new(&self.profdata)
            // A process that was ended while it wrote leaves half a profile: it is named and left out.
            .args(["merge", "--sparse", "--failure-mode=all"])
            .args(raw.iter().filter(|path| path.extension().is_some_and(|extension| extension == "profraw")))
            .arg("-o")
            .arg(merged)
            .status()
            .with_context(|| format!("{} cannot be started", self.profdata.display()))?;
        if !status.success() {
            bail!("{} could not merge the profiles in {}", self.profdata.display(), profiles.display());
        }
        let mut command = Command::new(&self.cov);
        command.args(["export", "--summary-only", "--instr-profile"]).arg(merged);
        for (index, name) in names.iter().enumerate() {
            if index > 0 {
                command.arg("--object");
            }
            command.arg(targets.program(name)?);
        }
        let output = command.output().with_context(|| format!("{} cannot be started", self.cov.display()))?;
        if !output.status.success() {
            bail!("{} failed: {}", self.cov.display(), String::from_utf8_lossy(&output.stderr).trim_end());
        }
        let root = std::path::absolute(workspace().join("."))?;
        read(&output.stdout, &root).context("what llvm-cov wrote is not what it used to be")
    }
}

/// The first number of a version.
fn major(version: &str) -> Option<u32> {
    let version = version.trim_start();
    let end = version.find(|character: char| !character.is_ascii_digit()).unwrap_or(version.len());
    version[..end].parse().ok()
}

/// Reads the document of `llvm-cov export --summary-only`; names become relative to the workspace.
fn read(document: &[u8], root: &Path) -> Result<BTreeMap<String, Lines>> {
    #[derive(Deserialize)]
    struct Document {
        data: Vec<Data>,
    }
    #[derive(Deserialize)]
    struct Data {
        files: Vec<File>,
    }
    #[derive(Deserialize)]
    struct File {
        filename: PathBuf,
        summary: Summary,
    }
    #[derive(Deserialize)]
    struct Summary {
        lines: Lines,
    }
    let document: Document = serde_json::from_slice(document)?;
    let files = document.data.into_iter().flat_map(|data| data.files);
    let relative = files.filter_map(|file| {
        let name = file.filename.strip_prefix(root).unwrap_or(&file.filename).display().to_string();
        FOLDERS.iter().any(|folder| name.starts_with(folder)).then_some((name, file.summary.lines))
    });
    Ok(relative.collect())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Lines, major, read};

    #[test]
    fn versions_begin_with_a_number() {
        assert_eq!(major(" 22.1.2"), Some(22));
        assert_eq!(major("14.0.6, Debian"), Some(14));
        assert_eq!(major("trunk"), None);
    }

    #[test]
    fn lines_of_other_crates_are_not_counted() {
        let document = br#"{"data": [{"files": [
            {"filename": "/w/interp/src/vm/eval.rs", "summary": {"lines": {"count": 4, "covered": 3, "percent": 75}}},
            {"filename": "/w/fuzz/src/lib.rs", "summary": {"lines": {"count": 9, "covered": 9}}}
        ]}]}"#;
        let files = read(document, Path::new("/w")).expect("a document");
        assert_eq!(
            files.into_iter().collect::<Vec<_>>(),
            [("interp/src/vm/eval.rs".to_owned(), Lines { count: 4, covered: 3 })]
        );
    }
}
