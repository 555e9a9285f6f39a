//! What a worker and its parent say to each other: frames of a length and a payload.
//!
//! The worker speaks first, with a greeting; then one reply follows each request. Integers are
//! little-endian, byte strings carry their length in front.

use std::io::{self, Read, Write};
use std::time::Duration;

/// What a case may use up before it is stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Time on the clock.
    pub time: Duration,
    /// Address space beyond what the worker itself has mapped, in bytes.
    pub memory: u64,
    /// Bytes written to standard output or to standard error, each on its own.
    pub output: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { time: Duration::from_secs(10), memory: 1 << 30, output: 1 << 20 }
    }
}

/// One program to run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Source text.
    pub program: Vec<u8>,
    /// The byte code file that the text was compiled to elsewhere, and that runs in its place; empty where the subject
    /// compiles the text itself.
    pub code: Vec<u8>,
    /// What it may use.
    pub limits: Limits,
}

/// How a program ended, as its parent process sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It exited with this code.
    Exited(i32),
    /// This signal killed it.
    Signaled(i32),
    /// It was stopped after the time that it had.
    TimedOut,
    /// It was stopped after writing more than it may.
    OutputLimit,
    /// The subject broke an invariant of its own and said this; no program may cause that.
    Panicked(String),
}

/// What a program did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// How it ended.
    pub ending: Ending,
    /// What it wrote to standard output, up to the limit.
    pub stdout: Vec<u8>,
    /// What it wrote to standard error, up to the limit.
    pub stderr: Vec<u8>,
    /// From the fork to the end.
    pub duration: Duration,
}

/// A worker's first words: the subject's version, or why it cannot start.
pub type Greeting = Result<String, String>;

impl Request {
    /// Writes the request as one frame.
    pub fn write(&self, target: &mut impl Write) -> io::Result<()> {
        let mut frame = Frame::default();
        frame.integer(self.limits.time.as_nanos() as u64);
        frame.integer(self.limits.memory);
        frame.integer(self.limits.output);
        frame.bytes(&self.program);
        frame.bytes(&self.code);
        frame.send(target)
    }

    /// Reads a request; none at the end of the stream.
    pub fn read(source: &mut impl Read) -> io::Result<Option<Self>> {
        let Some(payload) = receive(source)? else { return Ok(None) };
        let mut fields = Fields(&payload);
        let time = Duration::from_nanos(fields.integer()?);
        let limits = Limits { time, memory: fields.integer()?, output: fields.integer()? };
        Ok(Some(Self { program: fields.bytes()?, code: fields.bytes()?, limits }))
    }
}

impl Reply {
    /// Writes the reply as one frame.
    pub fn write(&self, target: &mut impl Write) -> io::Result<()> {
        let (kind, number, note) = match &self.ending {
            Ending::Exited(code) => (0, *code, ""),
            Ending::Signaled(signal) => (1, *signal, ""),
            Ending::TimedOut => (2, 0, ""),
            Ending::OutputLimit => (3, 0, ""),
            Ending::Panicked(note) => (4, 0, note.as_str()),
        };
        let mut frame = Frame::default();
        frame.integer(kind);
        frame.integer(number as u64);
        frame.bytes(note.as_bytes());
        frame.bytes(&self.stdout);
        frame.bytes(&self.stderr);
        frame.integer(self.duration.as_nanos() as u64);
        frame.send(target)
    }

    /// Reads a reply; the end of the stream is an error, as the worker owes one.
    pub fn read(source: &mut impl Read) -> io::Result<Self> {
        let payload = receive(source)?.ok_or(io::ErrorKind::UnexpectedEof)?;
        let mut fields = Fields(&payload);
        let (kind, number) = (fields.integer()?, fields.integer()? as i32);
        let note = String::from_utf8_lossy(&fields.bytes()?).into_owned();
        let ending = match kind {
            0 => Ending::Exited(number),
            1 => Ending::Signaled(number),
            2 => Ending::TimedOut,
            3 => Ending::OutputLimit,
            4 => Ending::Panicked(note),
            _ => return Err(malformed()),
        };
        let (stdout, stderr) = (fields.bytes()?, fields.bytes()?);
        Ok(Self { ending, stdout, stderr, duration: Duration::from_nanos(fields.integer()?) })
    }
}

/// Writes a worker's greeting.
pub fn write_greeting(greeting: &Greeting, target: &mut impl Write) -> io::Result<()> {
    let (kind, text) = match greeting {
        Ok(version) => (0, version),
        Err(reason) => (1, reason),
    };
    let mut frame = Frame::default();
    frame.integer(kind);
    frame.bytes(text.as_bytes());
    frame.send(target)
}

/// Reads a worker's greeting.
pub fn read_greeting(source: &mut impl Read) -> io::Result<Greeting> {
    let payload = receive(source)?.ok_or(io::ErrorKind::UnexpectedEof)?;
    let mut fields = Fields(&payload);
    let is_good = fields.integer()? == 0;
    let text = String::from_utf8_lossy(&fields.bytes()?).into_owned();
    Ok(if is_good { Ok(text) } else { Err(text) })
}

#[derive(Default)]
struct Frame(Vec<u8>);

impl Frame {
    fn integer(&mut self, value: u64) {
        self.0.extend(value.to_le_bytes());
    }

    fn bytes(&mut self, value: &[u8]) {
        self.integer(value.len() as u64);
        self.0.extend(value);
    }

    fn send(self, target: &mut impl Write) -> io::Result<()> {
        let mut whole = (self.0.len() as u64).to_le_bytes().to_vec();
        whole.extend(self.0);
        target.write_all(&whole)?;
        target.flush()
    }
}

fn receive(source: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut length = [0; 8];
    if let Err(error) = source.read_exact(&mut length) {
        return if error.kind() == io::ErrorKind::UnexpectedEof { Ok(None) } else { Err(error) };
    }
    let length = u64::from_le_bytes(length);
    let mut payload = Vec::new();
    source.take(length).read_to_end(&mut payload)?;
    if payload.len() as u64 == length { Ok(Some(payload)) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

struct Fields<'payload>(&'payload [u8]);

impl Fields<'_> {
    fn integer(&mut self) -> io::Result<u64> {
        let (bytes, rest) = self.0.split_first_chunk::<8>().ok_or_else(malformed)?;
        self.0 = rest;
        Ok(u64::from_le_bytes(*bytes))
    }

    fn bytes(&mut self) -> io::Result<Vec<u8>> {
        let length = usize::try_from(self.integer()?).map_err(|_| malformed())?;
        let (bytes, rest) = self.0.split_at_checked(length).ok_or_else(malformed)?;
        self.0 = rest;
        Ok(bytes.to_vec())
    }
}

fn malformed() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "a frame that is not of this protocol")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let request = Request { program: b"print(1)\n".to_vec(), code: b"\xf3".to_vec(), limits: Limits::default() };
        let mut bytes = Vec::new();
        request.write(&mut bytes).expect("writing to memory");
        let mut source = bytes.as_slice();
        assert_eq!(Request::read(&mut source).expect("a frame"), Some(request));
        assert_eq!(Request::read(&mut source).expect("the end"), None);

        for ending in [
            Ending::Exited(-1),
            Ending::Signaled(11),
            Ending::TimedOut,
            Ending::OutputLimit,
            Ending::Panicked("index out of bounds".into()),
        ] {
            let duration = Duration::from_millis(7);
            let reply = Reply { ending, stdout: b"\xff".to_vec(), stderr: Vec::new(), duration };
            let mut bytes = Vec::new();
            reply.write(&mut bytes).expect("writing to memory");
            assert_eq!(Reply::read(&mut bytes.as_slice()).expect("a frame"), reply);
            assert!(Reply::read(&mut &bytes[..bytes.len() - 1]).is_err());
        }
    }
}
