//! The files, pipes and sockets behind the descriptors that a program has opened.

use std::fs::File;
use std::os::fd::{AsFd, AsRawFd, OwnedFd};
use std::rc::{Rc, Weak};

use rustc_hash::FxHashMap;

/// What is open, by descriptor.
#[derive(Default)]
pub struct Descriptors {
    /// Opened by `os.open`, `os.pipe` and the like: open until `os.close`, or until a stream takes it over.
    own: FxHashMap<i32, Rc<File>>,
    /// Those of streams and sockets, which close them.
    shared: FxHashMap<i32, Weak<File>>,
}

impl Descriptors {
    /// Takes in what was opened, and gives its descriptor.
    pub fn add(&mut self, file: File) -> i32 {
        let descriptor = file.as_raw_fd();
        self.own.insert(descriptor, Rc::new(file));
        descriptor
    }

    /// Lets others get at the file of a stream by its descriptor, for as long as the stream has it.
    pub fn share(&mut self, file: &Rc<File>) {
        self.shared.insert(file.as_raw_fd(), Rc::downgrade(file));
    }

    /// Makes the process's standard input known as descriptor 0; nothing where it is closed.
    ///
    /// It is another descriptor of the same, as the file that is given closes its own when the last of it goes away; far
    /// up, so that what a program opens has the numbers that it has in `python3`.
    pub fn open_standard_input(&mut self) -> Option<Rc<File>> {
        const FAR_UP: i32 = 512;
        let copy = rustix::io::fcntl_dupfd_cloexec(std::io::stdin(), FAR_UP).ok()?;
        let file = Rc::new(File::from(copy));
        self.own.insert(0, Rc::clone(&file));
        Some(file)
    }

    /// What is behind a descriptor.
    ///
    /// # Errors
    /// That it is not open.
    pub fn get(&self, descriptor: i32) -> std::io::Result<Rc<File>> {
        let shared = || self.shared.get(&descriptor).and_then(Weak::upgrade);
        match self.own.get(&descriptor).cloned().or_else(shared) {
            Some(file) => Ok(file),
            None => Err(std::io::Error::from_raw_os_error(libc::EBADF)),
        }
    }

    /// Gives up a descriptor: whoever gets the file closes it.
    ///
    /// # Errors
    /// That it is not open.
    pub fn take(&mut self, descriptor: i32) -> std::io::Result<Rc<File>> {
        self.own.remove(&descriptor).ok_or_else(|| std::io::Error::from_raw_os_error(libc::EBADF))
    }

    /// Another descriptor of the same, those of the standard streams included.
    ///
    /// # Errors
    /// That it is not open, or what the system says.
    pub fn copy(&self, descriptor: i32) -> std::io::Result<File> {
        let standard: Option<std::io::Result<OwnedFd>> = match descriptor {
            0 => Some(std::io::stdin().as_fd().try_clone_to_owned()),
            1 => Some(std::io::stdout().as_fd().try_clone_to_owned()),
            2 => Some(std::io::stderr().as_fd().try_clone_to_owned()),
            _ => None,
        };
        match standard {
            Some(copied) => copied.map(File::from),
            None => self.get(descriptor)?.try_clone(),
        }
    }
}
