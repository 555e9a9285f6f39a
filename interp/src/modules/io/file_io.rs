//! `io.FileIO`: the bytes of a file as the operating system gives them (Modules/_io/fileio.c).

use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::os::fd::AsRawFd;
use std::os::unix::fs::MetadataExt;
use std::rc::Rc;

use rustix::event::PollFlags;

use super::open;
use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::converters::Constructor;
use crate::types::int::Int;
use crate::types::native::{AttributeDefinition, MethodDefinition, TypeDefinition, getter, method};
use crate::vm::threads::Condition;
use crate::vm::{Arguments, Result, Vm};

type Given<'a> = &'a mut [Option<ObjectRef>];

/// The payload: nothing before it is initialised.
#[derive(Default)]
pub struct FileIo {
    state: Contents<State>,
}

#[derive(Default)]
struct State {
    file: Option<Rc<File>>,
    /// What a program knows the file as.
    descriptor: i32,
    /// Whether bytes may be long in coming, as those of a pipe or a terminal are.
    keeps_waiting: bool,
    reads: bool,
    writes: bool,
    appends: bool,
    created: bool,
    /// Closing the stream closes the file.
    closes: bool,
    block_size: i64,
    finalizing: bool,
}

impl Trace for FileIo {
    /// It is closed when it dies.
    const OBSERVABLE_DEATH: bool = true;
    const COLLECTED: bool = true;

    fn trace(&self, _: &Token, _: &mut dyn FnMut(&ObjectRef)) {}
}

fn state<'a>(vm: &'a mut Vm, stream: &'a ObjectRef) -> &'a mut State {
    stream.payload::<FileIo>().expect("the receiver of a method of FileIO is one").state.get_mut(vm)
}

/// The file of a stream that is open.
fn file<'a>(vm: &'a mut Vm, stream: &'a ObjectRef) -> Result<&'a File> {
    if state(vm, stream).file.is_none() {
        return Err(vm.value_error("I/O operation on closed file"));
    }
    Ok(state(vm, stream).file.as_ref().expect("it was there"))
}

/// The file of a stream that reads.
fn readable_file<'a>(vm: &'a mut Vm, stream: &'a ObjectRef) -> Result<&'a File> {
    file(vm, stream)?;
    if !state(vm, stream).reads {
        return Err(vm.unsupported_operation("File not open for reading"));
    }
    file(vm, stream)
}

/// The file of a stream that writes.
fn writable_file<'a>(vm: &'a mut Vm, stream: &'a ObjectRef) -> Result<&'a File> {
    file(vm, stream)?;
    if !state(vm, stream).writes {
        return Err(vm.unsupported_operation("File not open for writing"));
    }
    file(vm, stream)
}

/// Whether a stream is exactly a FileIO, whose methods need not be looked up.
pub(super) fn is_exact(vm: &Vm, stream: &ObjectRef) -> bool {
    stream.class_id() == vm.types.file_io.id()
}

/// Whether a stream that is a FileIO is closed.
pub(super) fn is_closed(vm: &mut Vm, stream: &ObjectRef) -> bool {
    state(vm, stream).file.is_none()
}

/// The size of the blocks of the file system.
pub(super) fn block_size(vm: &mut Vm, stream: &ObjectRef) -> i64 {
    state(vm, stream).block_size
}

/// Reads into memory of the interpreter's own.
pub(super) fn read_native(vm: &mut Vm, stream: &ObjectRef, target: &mut [u8]) -> Result<usize> {
    wait_for_bytes(vm, stream)?;
    let read = readable_file(vm, stream)?.read(target);
    read.map_err(|error| vm.io_error(&error))
}

/// Lets other threads run, and signals be handled, until a read does not have to wait.
fn wait_for_bytes(vm: &mut Vm, stream: &ObjectRef) -> Result<()> {
    readable_file(vm, stream)?;
    let own = state(vm, stream);
    if own.keeps_waiting
        && let Some(file) = own.file.clone()
    {
        vm.wait(Condition::ready(file, PollFlags::IN), None)?;
    }
    Ok(())
}

/// What reads the process's standard input, by the name that `sys.stdin` has for it; nothing where that is closed.
pub(super) fn standard_input(vm: &mut Vm) -> Result<Option<ObjectRef>> {
    let Some(file) = vm.module_state.descriptors.open_standard_input() else { return Ok(None) };
    let class = vm.types.file_io.clone();
    let stream = ObjectRef::new(&class, FileIo::default());
    let fresh = State { descriptor: 0, ..State::of(file, &open::Mode { main: 'r', updates: false, binary: true }) };
    *state(vm, &stream) = fresh;
    let (attribute, name) = (vm.intern("name"), vm.new_str("<stdin>"));
    vm.set_attribute(&stream, &attribute, Some(name))?;
    Ok(Some(stream))
}

impl State {
    /// That of a stream which does not close the file.
    fn of(file: Rc<File>, mode: &open::Mode) -> Self {
        let metadata = file.metadata();
        let block_size = metadata.as_ref().map_or(0, |metadata| metadata.blksize() as i64);
        Self {
            descriptor: file.as_raw_fd(),
            keeps_waiting: metadata.is_ok_and(|metadata| !metadata.is_file()),
            file: Some(file),
            reads: mode.main == 'r' || mode.updates,
            writes: mode.main != 'r' || mode.updates,
            appends: mode.main == 'a',
            created: mode.main == 'x',
            closes: false,
            block_size: if block_size > 1 { block_size } else { 8192 },
            finalizing: false,
        }
    }
}

/// Writes bytes, as many as the system takes at once.
pub(super) fn write_native(vm: &mut Vm, stream: &ObjectRef, bytes: &[u8]) -> Result<usize> {
    let written = writable_file(vm, stream)?.write(bytes);
    written.map_err(|error| vm.io_error(&error))
}

fn init(vm: &mut Vm, stream: &ObjectRef, arguments: Arguments) -> Result<()> {
    static CALL: Constructor = Constructor::new("FileIO", "(file, mode='r', closefd=True, opener=None)");
    let mut bound = CALL.bind(vm, arguments)?;
    let name = vm.required(&mut bound, 0);
    let mode = match bound[1].take() {
        Some(mode) => {
            vm.expect_text("FileIO", "argument 'mode'", &mode)?;
            vm.display_text(&mode)
        }
        None => "r".to_owned(),
    };
    let closes = match bound[2].take() {
        Some(closes) => vm.truth(&closes)?,
        None => true,
    };
    let opener = bound[3].take().filter(|opener| !opener.is(&vm.none));
    drop(state(vm, stream).file.take());
    let descriptor = name.payload::<Int>().map(|descriptor| descriptor.to_i64().unwrap_or(i64::MAX));
    if descriptor.is_some_and(|descriptor| descriptor < 0) {
        return Err(vm.value_error("negative file descriptor"));
    }
    let path = if descriptor.is_some() { String::new() } else { vm.path_text(&name)? };
    let parsed = parse_mode(vm, &mode)?;
    if !vm.config.files {
        let class = vm.exceptions.permission_error.clone();
        return Err(vm.raise(&class, "this interpreter may not open files"));
    }
    if !closes && descriptor.is_none() {
        return Err(vm.value_error("Cannot use closefd=False with file name"));
    }
    let file = match (descriptor, &opener) {
        (Some(descriptor), _) => open::take_descriptor(vm, descriptor, !closes)?,
        (None, Some(opener)) => open::call_opener(vm, opener, &name, &parsed)?,
        (None, None) => open::open_path(vm, &name, &path, &parsed)?,
    };
    if parsed.main == 'a' {
        // A file that cannot seek appends anyway.
        let _ = (&*file).seek(SeekFrom::End(0));
    }
    let mut fresh = State { closes, ..State::of(file, &parsed) };
    if let Some(known) = descriptor.filter(|_| !closes) {
        fresh.descriptor = known as i32;
    }
    if let Some(file) = &fresh.file {
        vm.module_state.descriptors.share(file);
    }
    *state(vm, stream) = fresh;
    let attribute = vm.intern("name");
    vm.set_attribute(stream, &attribute, Some(name))
}

/// The mode of a raw file: what is neither text nor a line.
fn parse_mode(vm: &mut Vm, mode: &str) -> Result<open::Mode> {
    const BAD: &str = "Must have exactly one of create/read/write/append mode and at most one plus";
    let mut parsed: Option<char> = None;
    let mut updates = false;
    for letter in mode.chars() {
        match letter {
            'r' | 'w' | 'a' | 'x' if parsed.replace(letter).is_none() => {}
            'b' => {}
            '+' if !std::mem::replace(&mut updates, true) => {}
            'r' | 'w' | 'a' | 'x' | '+' => return Err(vm.value_error(BAD)),
            _ => return Err(vm.value_error(format!("invalid mode: {mode}"))),
        }
    }
    match parsed {
        Some(main) => Ok(open::Mode { main, updates, binary: true }),
        None => Err(vm.value_error(BAD)),
    }
}

fn read(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    readable_file(vm, stream)?;
    let size = vm.optional(given, 0);
    let Some(size) = vm.optional_size(size.as_ref())?.and_then(|size| usize::try_from(size).ok()) else {
        return read_all(vm, stream, &mut []);
    };
    vm.request_memory(size)?;
    let mut bytes = vec![0; size];
    let read = read_native(vm, stream, &mut bytes)?;
    Ok(vm.new_bytes(&bytes[..read]))
}

fn read_all(vm: &mut Vm, stream: &ObjectRef, _: Given) -> Result {
    file(vm, stream)?;
    let mut bytes = Vec::new();
    if state(vm, stream).keeps_waiting {
        let mut piece = [0; 8192];
        loop {
            match read_native(vm, stream, &mut piece)? {
                0 => return Ok(vm.new_bytes(&bytes)),
                count => bytes.extend_from_slice(&piece[..count]),
            }
        }
    }
    match readable_file(vm, stream)?.read_to_end(&mut bytes) {
        Ok(_) => Ok(vm.new_bytes(&bytes)),
        Err(error) => Err(vm.io_error(&error)),
    }
}

fn read_into(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    let target = vm.required(given, 0);
    let Some(held) = vm.hold_writable_buffer(&target) else {
        let place = if vm.profile.raw_files_number_arguments { "argument 1" } else { "argument" };
        return Err(vm.bad_argument("readinto", place, "read-write bytes-like object", &target));
    };
    let length = crate::types::buffer::writable(vm, &held).map_or(0, |(_, range)| range.len());
    let mut bytes = vec![0; length];
    let read = read_native(vm, stream, &mut bytes);
    if let Ok(read) = &read {
        crate::types::buffer::write_bytes(vm, &held, 0, &bytes[..*read]);
    }
    vm.let_go_of_buffer(&held);
    read.map(|read| vm.new_int(read as i64))
}

fn write(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    let data = vm.required(given, 0);
    let bytes = vm.copied_buffer(&data)?;
    let written = write_native(vm, stream, &bytes)?;
    Ok(vm.new_int(written as i64))
}

/// `lseek` with a position that a program gives.
fn seek_to(vm: &mut Vm, stream: &ObjectRef, offset: i64, whence: i32) -> Result<i64> {
    file(vm, stream)?;
    if !matches!(whence, 0..=2) {
        // The system knows more places than these; none is meant.
        let error = std::io::Error::from_raw_os_error(libc::EINVAL);
        return Err(vm.io_error(&error));
    }
    let place = match whence {
        0 => u64::try_from(offset).map(SeekFrom::Start),
        1 => Ok(SeekFrom::Current(offset)),
        _ => Ok(SeekFrom::End(offset)),
    };
    let moved = match place {
        Ok(place) => file(vm, stream)?.seek(place),
        Err(_) => Err(std::io::Error::from_raw_os_error(libc::EINVAL)),
    };
    moved.map(|position| position as i64).map_err(|error| vm.io_error(&error))
}

fn seek(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    let offset = vm.required(given, 0);
    let whence = match given[1].take() {
        Some(whence) => vm.argument_c_int(&whence)?,
        None => 0,
    };
    file(vm, stream)?;
    let offset = vm.index_to_isize(&offset)?;
    let position = seek_to(vm, stream, offset as i64, whence)?;
    Ok(vm.new_int(position))
}

fn tell(vm: &mut Vm, stream: &ObjectRef, _: Given) -> Result {
    let position = seek_to(vm, stream, 0, 1)?;
    Ok(vm.new_int(position))
}

fn truncate(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    writable_file(vm, stream)?;
    let size = match vm.optional(given, 0) {
        Some(size) => vm.index_to_isize(&size)? as i64,
        None => seek_to(vm, stream, 0, 1)?,
    };
    let cut = match u64::try_from(size) {
        Ok(size) => writable_file(vm, stream)?.set_len(size),
        Err(_) => Err(std::io::Error::from_raw_os_error(libc::EINVAL)),
    };
    match cut {
        Ok(()) => Ok(vm.new_int(size)),
        Err(error) => Err(vm.io_error(&error)),
    }
}

fn close(vm: &mut Vm, stream: &ObjectRef, _: Given) -> Result {
    // RawIOBase closes first: it flushes, and marks the stream.
    let (base, name) = (vm.types.raw_io_base.clone(), vm.intern("close"));
    let closed = match vm.lookup_type_attribute(&base, &name) {
        Some(function) => vm.call(&function, [stream.clone()]),
        None => Ok(vm.none.clone()),
    };
    if state(vm, stream).finalizing && !is_closed(vm, stream) {
        warn_of_death(vm, stream, stream)?;
    }
    let state = state(vm, stream);
    drop(state.file.take());
    closed
}

/// Says that a file was left open.
fn warn_of_death(vm: &mut Vm, stream: &ObjectRef, source: &ObjectRef) -> Result<()> {
    if is_closed(vm, stream) || !state(vm, stream).closes {
        return Ok(());
    }
    let shown = vm.repr_display(source)?;
    let category = vm.exceptions.resource_warning.clone();
    if let Err(raised) = vm.warn(&category, &format!("unclosed file {shown}")) {
        vm.report_unraisable(raised, None, Some(stream));
    }
    Ok(())
}

fn is_seekable(vm: &mut Vm, stream: &ObjectRef) -> Result<bool> {
    file(vm, stream)?;
    match seek_to(vm, stream, 0, 1) {
        Ok(_) => Ok(true),
        Err(_) => Ok(false),
    }
}

fn refuse_to_pickle(vm: &mut Vm, stream: &ObjectRef, _: Given) -> Result {
    let name = stream.class_payload(vm).data.get(vm).name.clone();
    let name = vm.display_text(&name);
    Err(vm.type_error(format!("cannot pickle '{name}' instances")))
}

/// `__reduce__` of streams that hold more than a program can see.
pub(super) const REDUCE: MethodDefinition = method("__reduce__", "($self, /)", refuse_to_pickle);
/// `__reduce_ex__` of the same.
pub(super) const REDUCE_EX: MethodDefinition = method("__reduce_ex__", "($self, object, /)", refuse_to_pickle);

fn mode(state: &State) -> &'static str {
    match (state.created, state.appends, state.reads, state.writes) {
        (true, _, reads, _) => {
            if reads {
                "xb+"
            } else {
                "xb"
            }
        }
        (_, true, reads, _) => {
            if reads {
                "ab+"
            } else {
                "ab"
            }
        }
        (_, _, true, true) => "rb+",
        (_, _, true, false) => "rb",
        _ => "wb",
    }
}

fn repr(vm: &mut Vm, stream: &ObjectRef) -> Result {
    let class = vm.class_name(stream);
    let own = state(vm, stream);
    if own.file.is_none() {
        return Ok(vm.new_str(&format!("<{class} [closed]>")));
    }
    let descriptor = own.descriptor;
    let (mode, closes) = (mode(own), if own.closes { "True" } else { "False" });
    let name = vm.intern("name");
    let Some(name) = vm.get_optional_attribute(stream, &name)? else {
        return Ok(vm.new_str(&format!("<{class} fd={descriptor} mode='{mode}' closefd={closes}>")));
    };
    let name = vm.repr_display(&name)?;
    Ok(vm.new_str(&format!("<{class} name={name} mode='{mode}' closefd={closes}>")))
}

static METHODS: &[MethodDefinition] = &[
    method("read", "($self, size=-1, /)", read),
    method("readall", "($self, /)", read_all),
    method("readinto", "($self, buffer, /)", read_into),
    method("write", "($self, b, /)", write),
    method("seek", "($self, pos, whence=0, /)", seek),
    method("tell", "($self, /)", tell),
    method("truncate", "($self, size=None, /)", truncate),
    method("close", "($self, /)", close),
    method("seekable", "($self, /)", |vm, stream, _| {
        let seekable = is_seekable(vm, stream)?;
        Ok(vm.new_bool(seekable))
    }),
    method("readable", "($self, /)", |vm, stream, _| {
        file(vm, stream)?;
        let reads = state(vm, stream).reads;
        Ok(vm.new_bool(reads))
    }),
    method("writable", "($self, /)", |vm, stream, _| {
        file(vm, stream)?;
        let writes = state(vm, stream).writes;
        Ok(vm.new_bool(writes))
    }),
    method("fileno", "($self, /)", |vm, stream, _| {
        file(vm, stream)?;
        let descriptor = state(vm, stream).descriptor;
        Ok(vm.new_int(i64::from(descriptor)))
    }),
    method("isatty", "($self, /)", |vm, stream, _| {
        use std::io::IsTerminal;
        let terminal = file(vm, stream)?.is_terminal();
        Ok(vm.new_bool(terminal))
    }),
    method("_dealloc_warn", "($self, object, /)", |vm, stream, given| {
        let source = vm.required(given, 0);
        warn_of_death(vm, stream, &source)?;
        Ok(vm.none.clone())
    }),
    REDUCE,
    REDUCE_EX,
];

static ATTRIBUTES: &[AttributeDefinition] = &[
    AttributeDefinition {
        name: "_blksize",
        get: |vm, stream| {
            let size = state(vm, stream).block_size;
            Ok(vm.new_int(size))
        },
        set: Some(|vm, stream, value| {
            let size = match value {
                Some(value) => vm.argument_c_int(&value)?,
                None => return Err(vm.type_error("can't delete numeric/char attribute")),
            };
            state(vm, stream).block_size = i64::from(size);
            Ok(())
        }),
        member: true,
    },
    AttributeDefinition {
        name: "_finalizing",
        get: |vm, stream| {
            let finalizing = state(vm, stream).finalizing;
            Ok(vm.new_bool(finalizing))
        },
        set: Some(|vm, stream, value| {
            state(vm, stream).finalizing = truth_of_member(vm, value)?;
            Ok(())
        }),
        member: true,
    },
    getter("closed", |vm, stream| {
        let closed = is_closed(vm, stream);
        Ok(vm.new_bool(closed))
    }),
    getter("closefd", |vm, stream| {
        let closes = state(vm, stream).closes;
        Ok(vm.new_bool(closes))
    }),
    getter("mode", |vm, stream| {
        let mode = mode(state(vm, stream));
        Ok(vm.new_str(mode))
    }),
];

/// The value of a member that is a bool and nothing else (`Py_T_BOOL`).
pub(super) fn truth_of_member(vm: &mut Vm, value: Option<ObjectRef>) -> Result<bool> {
    match value {
        Some(value) if value.is(&vm.true_) => Ok(true),
        Some(value) if value.is(&vm.false_) => Ok(false),
        Some(_) => Err(vm.type_error("attribute value type must be bool")),
        None => Err(vm.type_error("can't delete numeric/char attribute")),
    }
}

/// `FileIO`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "FileIO",
    module: "_io",
    signature: Some("(file, mode='r', closefd=True, opener=None)"),
    instance_dict: true,
    weak_references: true,
    slots: |slots| {
        slots.new = Some(|vm, class, _| {
            let stream = ObjectRef::new(class, FileIo::default());
            state(vm, &stream).closes = true;
            Ok(stream)
        });
        slots.init = Some(init);
        slots.repr = Some(repr);
    },
    methods: METHODS,
    attributes: ATTRIBUTES,
    ..TypeDefinition::EMPTY
};
