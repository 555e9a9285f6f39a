//! Watches one child: collects what it writes, stops it at its limits, tells how it ended.

use std::io;
use std::os::fd::{AsRawFd, OwnedFd, RawFd};
use std::time::{Duration, Instant};

use crate::note::Note;
use crate::protocol::{Ending, Limits, Reply};

/// How long the watch sleeps at most while nothing is written: how late the end of a child is seen
/// that closed its streams, or that left them to a grandchild.
const TICK: Duration = Duration::from_millis(5);

/// The reading ends of the pipes to a child.
pub struct Pipes {
    /// Standard output.
    pub stdout: OwnedFd,
    /// Standard error.
    pub stderr: OwnedFd,
    /// Where the child leaves its [`Note`].
    pub note: OwnedFd,
}

/// A forked process, the leader of its process group. Dropping it kills the group.
pub struct Child {
    process: libc::pid_t,
    status: Option<libc::c_int>,
}

impl Child {
    /// Takes charge of a process that was just forked.
    pub fn new(process: libc::pid_t) -> Self {
        // SAFETY: a plain system call. Done by the child as well: whoever comes first, the group
        // exists before anyone kills it.
        unsafe { libc::setpgid(process, process) };
        Self { process, status: None }
    }

    /// Waits for the end of the child, for a limit, or for the end of `parent`, which ends the watch with an error.
    /// Gives what the program did, and the lesson that the child leaves.
    pub fn watch(
        mut self,
        pipes: Pipes,
        limits: &Limits,
        begin: Instant,
        parent: RawFd,
    ) -> io::Result<(Reply, Option<String>)> {
        let output = usize::try_from(limits.output).unwrap_or(usize::MAX);
        let mut streams =
            [Stream::new(pipes.stdout, output)?, Stream::new(pipes.stderr, output)?, Stream::new(pipes.note, 1 << 16)?];
        let deadline = begin + limits.time;
        let stopped = loop {
            let [stdout, stderr, note] = &mut streams;
            wait_for_input([&*stdout, &*stderr, &*note], parent)?;
            stdout.read()?;
            stderr.read()?;
            note.read()?;
            if stdout.is_flooded() || stderr.is_flooded() {
                break Some(Ending::OutputLimit);
            }
            if self.has_ended()? {
                stdout.read()?;
                stderr.read()?;
                note.read()?;
                break (stdout.is_flooded() || stderr.is_flooded()).then_some(Ending::OutputLimit);
            }
            if Instant::now() >= deadline {
                break Some(Ending::TimedOut);
            }
        };
        let duration = begin.elapsed();
        self.kill();
        let [stdout, stderr, note] = streams.map(Stream::finish);
        let (ending, lesson) = match (stopped, Note::read(&note)) {
            (Some(ending), _) => (ending, None),
            (None, Some(Note::Broken(reason))) => (Ending::Panicked(reason), None),
            (None, Some(Note::Lesson(lesson))) => (self.ending(), Some(lesson)),
            (None, None) => (self.ending(), None),
        };
        Ok((Reply { ending, stdout, stderr, duration }, lesson))
    }

    /// Whether the process has ended; the system keeps its number until [`Child::kill`] has asked for its status.
    fn has_ended(&self) -> io::Result<bool> {
        let options = libc::WEXITED | libc::WNOHANG | libc::WNOWAIT;
        // SAFETY: all zero is a valid value of this plain structure, which lives during the call.
        let (result, information) = unsafe {
            let mut information: libc::siginfo_t = std::mem::zeroed();
            (libc::waitid(libc::P_PID, self.process as libc::id_t, &mut information, options), information)
        };
        // SAFETY: `waitid` has filled the structure, or left it zero where nothing has happened.
        if result < 0 { Err(io::Error::last_os_error()) } else { Ok(unsafe { information.si_pid() } != 0) }
    }

    fn ending(&self) -> Ending {
        match self.status {
            Some(status) if libc::WIFSIGNALED(status) => Ending::Signaled(libc::WTERMSIG(status)),
            status => Ending::Exited(libc::WEXITSTATUS(status.unwrap_or(0))),
        }
    }

    /// Kills the process group, grandchildren included, and takes the child's status from the system.
    fn kill(&mut self) {
        // SAFETY: plain system calls; as nobody has asked for the child's status yet, its number,
        // which is the group's too, belongs to no other process.
        unsafe {
            libc::kill(-self.process, libc::SIGKILL);
            let mut status = 0;
            while libc::waitpid(self.process, &mut status, 0) < 0 && is_interrupted() {}
            self.status = Some(status);
        }
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        if self.status.is_none() {
            self.kill();
        }
    }
}

fn is_interrupted() -> bool {
    io::Error::last_os_error().kind() == io::ErrorKind::Interrupted
}

/// Sleeps until a stream can be read or has ended, or a tick has passed.
fn wait_for_input(streams: [&Stream; 3], parent: RawFd) -> io::Result<()> {
    let entry = |descriptor: RawFd, events| libc::pollfd { fd: descriptor, events, revents: 0 };
    // A negative descriptor is skipped: a stream that has ended would wake the loop for ever.
    let watched = |stream: &Stream| if stream.has_ended { -1 } else { stream.source.as_raw_fd() };
    let mut entries = [
        entry(watched(streams[0]), libc::POLLIN),
        entry(watched(streams[1]), libc::POLLIN),
        entry(watched(streams[2]), libc::POLLIN),
        entry(parent, 0),
    ];
    // All ends are closed a moment before the process is gone: look again soon.
    let is_nearly_over = streams.iter().all(|stream| stream.has_ended);
    let tick = if is_nearly_over { Duration::from_micros(100) } else { TICK };
    if is_nearly_over {
        std::thread::sleep(tick);
    }
    let milliseconds = if is_nearly_over { 0 } else { tick.as_millis() as libc::c_int };
    // SAFETY: the array lives during the call and is as long as told.
    let ready = unsafe { libc::poll(entries.as_mut_ptr(), entries.len() as libc::nfds_t, milliseconds) };
    if ready < 0 {
        let error = io::Error::last_os_error();
        return if error.kind() == io::ErrorKind::Interrupted { Ok(()) } else { Err(error) };
    }
    if entries[3].revents & (libc::POLLHUP | libc::POLLERR | libc::POLLNVAL) != 0 {
        return Err(io::Error::new(io::ErrorKind::BrokenPipe, "the parent is gone"));
    }
    Ok(())
}

struct Stream {
    source: OwnedFd,
    limit: usize,
    bytes: Vec<u8>,
    has_ended: bool,
}

impl Stream {
    fn new(source: OwnedFd, limit: usize) -> io::Result<Self> {
        // SAFETY: plain system calls on a descriptor that is open.
        let result = unsafe {
            let flags = libc::fcntl(source.as_raw_fd(), libc::F_GETFL);
            libc::fcntl(source.as_raw_fd(), libc::F_SETFL, flags | libc::O_NONBLOCK)
        };
        if result < 0 {
            return Err(io::Error::last_os_error());
        }
        Ok(Self { source, limit, bytes: Vec::new(), has_ended: false })
    }

    /// Takes what is there, without waiting, but no more than a little beyond the limit.
    fn read(&mut self) -> io::Result<()> {
        let mut buffer = [0; 1 << 16];
        while !self.has_ended && !self.is_flooded() {
            // SAFETY: the buffer is as long as told.
            let count = unsafe { libc::read(self.source.as_raw_fd(), buffer.as_mut_ptr().cast(), buffer.len()) };
            match count {
                0 => self.has_ended = true,
                1.. => self.bytes.extend_from_slice(&buffer[..count as usize]),
                _ => {
                    let error = io::Error::last_os_error();
                    match error.kind() {
                        io::ErrorKind::WouldBlock => return Ok(()),
                        io::ErrorKind::Interrupted => {}
                        _ => return Err(error),
                    }
                }
            }
        }
        Ok(())
    }

    fn is_flooded(&self) -> bool {
        self.bytes.len() > self.limit
    }

    fn finish(mut self) -> Vec<u8> {
        self.bytes.truncate(self.limit);
        self.bytes
    }
}
