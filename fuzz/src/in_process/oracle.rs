//! Which CPython belongs to this program.
//!
//! The one that it was built for; unless one lies beside it, in a folder `python` with `bin`, `lib` and Python's library: so a
//! target can be carried to another machine (`.clusterfuzzlite/build.sh`).

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The interpreter whose library this program was linked with.
const BUILT_FOR: &str = env!("PYCONFORM_ORACLE");

/// The folder of a CPython that lies beside this program.
pub fn home() -> Option<&'static Path> {
    static HOME: OnceLock<Option<PathBuf>> = OnceLock::new();
    let find = || {
        let home = std::env::current_exe().ok()?.parent()?.join("python");
        home.join("bin/python3").is_file().then_some(home)
    };
    HOME.get_or_init(find).as_deref()
}

/// A command that starts it in a process of its own.
pub fn command() -> Command {
    let Some(home) = home() else { return Command::new(BUILT_FOR) };
    let mut command = Command::new(home.join("bin/python3"));
    command.env("LD_LIBRARY_PATH", home.join("lib"));
    command
}

/// The command without the variables of the environment that CPython would read.
pub fn without_settings(mut command: Command) -> Command {
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("PYTHON")) {
        command.env_remove(name);
    }
    command
}
