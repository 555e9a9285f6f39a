//! The worker's loop: take a request, fork, let the child run the program, reply.

use std::ffi::CString;
use std::fs::File;
use std::io::{self, Write};
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd, RawFd};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::note::Note;
use crate::protocol::{self, Greeting, Limits, Reply, Request};
use crate::supervise::{Child, Pipes};

/// The name of the file that every program is written to.
pub const CASE_FILE: &str = "case.py";

/// Standard output or standard error as the number that it has, whatever it leads to when something is
/// written: what is made before a fork writes to the child's streams after it. Nothing is kept back.
#[derive(Clone, Copy, Debug)]
pub enum Stream {
    /// Standard output.
    Output = 1,
    /// Standard error.
    Error = 2,
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // SAFETY: the bytes live during the call, and there are as many as told.
        let count = unsafe { libc::write(*self as RawFd, bytes.as_ptr().cast(), bytes.len()) };
        usize::try_from(count).map_err(|_| io::Error::last_os_error())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A subject that lives in the worker: prepared once, run in a forked child per case.
pub trait Host {
    /// Called in the worker right before each fork.
    fn before_fork(&mut self) {}

    /// Called in the worker right after each fork.
    fn after_fork(&mut self) {}

    /// Runs the program in the child, which ends after it.
    /// `Err` says which invariant of the subject itself broke.
    fn run(&mut self, file: &Path) -> Result<Exit, String>;

    /// As [`Host::run`], where the program was compiled elsewhere: `code` is the byte code file that runs in its place.
    fn run_code(&mut self, _file: &Path, _code: &[u8]) -> Result<Exit, String> {
        Err("this subject takes programs as text alone".to_owned())
    }

    /// Called in the worker after the child's end with what it found out for those that follow it.
    fn learn(&mut self, _lesson: &str) {}
}

/// How the child ends.
pub struct Exit {
    /// The exit code.
    pub code: i32,
    /// What the worker can spare the children that follow; empty for nothing. See [`Host::learn`].
    pub lesson: String,
}

/// A worker before it has begun to serve.
pub struct Server {
    requests: File,
    replies: File,
    directory: PathBuf,
}

impl Server {
    /// Makes `directory` the working directory, and takes the two ends of the conversation away
    /// from the standard streams, which from here on look as they will look to a program.
    pub fn start(directory: &Path) -> io::Result<Self> {
        let requests = duplicate(0)?;
        let replies = duplicate(1)?;
        std::env::set_current_dir(directory)?;
        let (_, writer) = pipe()?;
        replace(0, File::open("/dev/null")?.as_raw_fd())?;
        replace(1, writer.as_raw_fd())?;
        replace(2, writer.as_raw_fd())?;
        Ok(Self { requests: requests.into(), replies: replies.into(), directory: directory.to_owned() })
    }

    /// Where the programs will stand.
    pub fn case_file(&self) -> PathBuf {
        self.directory.join(CASE_FILE)
    }

    /// Greets, then serves requests until the parent closes its end.
    pub fn serve(mut self, greeting: Greeting, host: &mut impl Host) -> io::Result<()> {
        protocol::write_greeting(&greeting, &mut self.replies)?;
        if greeting.is_err() {
            return Ok(());
        }
        while let Some(request) = Request::read(&mut self.requests)? {
            let reply = self.run(&request, host)?;
            reply.write(&mut self.replies)?;
        }
        Ok(())
    }

    fn run(&mut self, request: &Request, host: &mut impl Host) -> io::Result<Reply> {
        self.empty_directory()?;
        std::fs::write(self.case_file(), &request.program)?;
        let (stdout, child_stdout) = pipe()?;
        let (stderr, child_stderr) = pipe()?;
        let (note, child_note) = pipe()?;
        let begin = Instant::now();
        host.before_fork();
        // SAFETY: no other thread of the worker does anything but wait, so the child finds every lock free.
        let process = unsafe { libc::fork() };
        if process == 0 {
            let streams = [child_stdout.as_raw_fd(), child_stderr.as_raw_fd()];
            let result = enter_child(streams, &request.limits).map_err(|error| format!("cannot set up: {error}"));
            let file = self.case_file();
            let run = |()| if request.code.is_empty() { host.run(&file) } else { host.run_code(&file, &request.code) };
            let (code, note) = match result.and_then(run) {
                Ok(Exit { code, lesson }) => (code, Note::Lesson(lesson)),
                Err(reason) => (101, Note::Broken(reason)),
            };
            // Nothing is left to do if even this fails: the parent then sees the exit code alone.
            let _ = note.write(&mut File::from(child_note));
            // SAFETY: ends the child without running the worker's own exit handlers.
            unsafe { libc::_exit(code) };
        }
        let error = io::Error::last_os_error();
        host.after_fork();
        if process < 0 {
            return Err(error);
        }
        drop((child_stdout, child_stderr, child_note));
        let pipes = Pipes { stdout, stderr, note };
        let observed = Child::new(process).watch(pipes, &request.limits, begin, self.requests.as_raw_fd());
        self.empty_directory()?;
        let (reply, lesson) = observed?;
        if let Some(lesson) = lesson {
            host.learn(&lesson);
        }
        Ok(reply)
    }

    /// Removes what a case left behind; makes the directory again where the case removed it.
    fn empty_directory(&self) -> io::Result<()> {
        std::fs::create_dir_all(&self.directory)?;
        std::env::set_current_dir(&self.directory)?;
        for entry in std::fs::read_dir(&self.directory)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                std::fs::remove_dir_all(entry.path())?;
            } else {
                std::fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }
}

/// Turns the forked process into one that looks freshly started, with limits.
fn enter_child([stdout, stderr]: [RawFd; 2], limits: &Limits) -> io::Result<()> {
    replace(1, stdout)?;
    replace(2, stderr)?;
    // SAFETY: plain system calls on the calling process.
    unsafe {
        libc::setpgid(0, 0);
        #[cfg(target_os = "linux")]
        libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL);
        // Rust's runtime handles these to tell a stack overflow; a program must find what a fresh process has.
        libc::signal(libc::SIGSEGV, libc::SIG_DFL);
        libc::signal(libc::SIGBUS, libc::SIG_DFL);
    }
    limit(libc::RLIMIT_CORE, 0)?;
    limit(libc::RLIMIT_AS, mapped_memory() + limits.memory)?;
    // A file that grows without end is a flood as well; the signal that it brings is the outcome.
    limit(libc::RLIMIT_FSIZE, limits.memory)
}

/// The address space that this process has mapped, in bytes; 0 where the system does not tell.
fn mapped_memory() -> u64 {
    let pages = std::fs::read_to_string("/proc/self/statm")
        .ok()
        .and_then(|text| text.split(' ').next().and_then(|pages| pages.parse::<u64>().ok()));
    // SAFETY: reads a constant of the system.
    pages.map_or(0, |pages| pages * unsafe { libc::sysconf(libc::_SC_PAGESIZE) } as u64)
}

#[cfg(target_env = "gnu")]
type Resource = libc::__rlimit_resource_t;
#[cfg(not(target_env = "gnu"))]
type Resource = libc::c_int;

fn limit(resource: Resource, value: u64) -> io::Result<()> {
    let value = libc::rlimit { rlim_cur: value as libc::rlim_t, rlim_max: value as libc::rlim_t };
    // SAFETY: the structure lives during the call.
    check(unsafe { libc::setrlimit(resource, &value) }).map(drop)
}

fn pipe() -> io::Result<(OwnedFd, OwnedFd)> {
    let (reader, writer) = io::pipe()?;
    Ok((reader.into(), writer.into()))
}

fn duplicate(descriptor: RawFd) -> io::Result<OwnedFd> {
    // SAFETY: a plain system call; the descriptor that it gives belongs to nobody else.
    let copy = check(unsafe { libc::fcntl(descriptor, libc::F_DUPFD_CLOEXEC, 3) })?;
    // SAFETY: as above.
    Ok(unsafe { OwnedFd::from_raw_fd(copy) })
}

fn replace(descriptor: RawFd, by: RawFd) -> io::Result<()> {
    // SAFETY: a plain system call; 0, 1 and 2 belong to no Rust object that would close them.
    check(unsafe { libc::dup2(by, descriptor) }).map(drop)
}

fn check(result: libc::c_int) -> io::Result<libc::c_int> {
    if result < 0 { Err(io::Error::last_os_error()) } else { Ok(result) }
}

/// A path as C wants it.
pub fn c_path(path: &Path) -> io::Result<CString> {
    CString::new(path.as_os_str().as_bytes()).map_err(io::Error::other)
}
