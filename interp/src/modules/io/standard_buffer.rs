//! `sys.stdout.buffer` and its like: the bytes under the streams that the interpreter was given.

use std::cell::Cell;
use std::io::Write;

use super::text_stream::Target;
use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::native::{AttributeDefinition, MethodDefinition, TypeDefinition, getter, method};
use crate::vm::{Result, Vm};

/// How many bytes wait before they are written (`io.DEFAULT_BUFFER_SIZE`).
const BUFFER_SIZE: usize = 8192;

/// The payload: bytes on their way.
pub struct StandardBuffer {
    target: Target,
    pending: Contents<Vec<u8>>,
    closed: Cell<bool>,
}

impl Trace for StandardBuffer {
    const COLLECTED: bool = false;

    fn trace(&self, _: &Token, _: &mut dyn FnMut(&ObjectRef)) {}
}

fn this(buffer: &ObjectRef) -> &StandardBuffer {
    buffer.payload::<StandardBuffer>().expect("the receiver of a method of a standard buffer is one")
}

impl Vm {
    /// The buffer under a stream.
    pub(super) fn new_standard_buffer(&self, target: Target) -> ObjectRef {
        let class = if target == Target::Input { &self.types.standard_reader } else { &self.types.standard_writer };
        let payload = StandardBuffer { target, pending: Contents::default(), closed: Cell::new(false) };
        ObjectRef::new(class, payload)
    }

    /// Adds bytes to a buffer, which writes them when there are many.
    pub(super) fn write_standard(&mut self, buffer: &ObjectRef, bytes: &[u8]) -> Result<()> {
        let pending = this(buffer).pending.get_mut(self);
        pending.extend_from_slice(bytes);
        if pending.len() > BUFFER_SIZE { self.flush_standard(buffer) } else { Ok(()) }
    }

    /// Writes what waits in a buffer.
    pub(super) fn flush_standard(&mut self, buffer: &ObjectRef) -> Result<()> {
        let pending = std::mem::take(this(buffer).pending.get_mut(self));
        let writer = match this(buffer).target {
            Target::Input => return Ok(()),
            Target::Output => &mut self.config.standard_output,
            Target::Error => &mut self.config.standard_error,
        };
        match writer.write_all(&pending).and_then(|()| writer.flush()) {
            Ok(()) => Ok(()),
            Err(error) => Err(self.io_error(&error)),
        }
    }
}

fn check_open(vm: &mut Vm, buffer: &ObjectRef, action: &str) -> Result<()> {
    if this(buffer).closed.get() { Err(vm.value_error(format!("{action} closed file"))) } else { Ok(()) }
}

fn write(vm: &mut Vm, buffer: &ObjectRef, given: &mut [Option<ObjectRef>]) -> Result {
    let data = vm.required(given, 0);
    let bytes = vm.copied_buffer(&data)?;
    check_open(vm, buffer, "write to")?;
    vm.write_standard(buffer, &bytes)?;
    Ok(vm.new_int(bytes.len() as i64))
}

fn flush(vm: &mut Vm, buffer: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    check_open(vm, buffer, "flush of")?;
    vm.flush_standard(buffer)?;
    Ok(vm.none.clone())
}

fn close(vm: &mut Vm, buffer: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    if !this(buffer).closed.get() {
        vm.flush_standard(buffer)?;
        this(buffer).closed.set(true);
    }
    Ok(vm.none.clone())
}

/// Reading: standard input is at its end.
fn read(vm: &mut Vm, buffer: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    check_open(vm, buffer, "read of")?;
    Ok(vm.empty_bytes.clone())
}

macro_rules! answer {
    ($name:literal, $value:expr) => {
        method($name, "($self, /)", |vm, _, _| Ok(vm.new_bool($value)))
    };
}

const FILE_NUMBER: MethodDefinition =
    method("fileno", "($self, /)", |vm, buffer, _| Ok(vm.new_int(this(buffer).target as i64)));
const CLOSE: MethodDefinition = method("close", "($self, /)", close);
const FLUSH: MethodDefinition = method("flush", "($self, /)", flush);

static ATTRIBUTES: &[AttributeDefinition] = &[
    getter("closed", |vm, buffer| Ok(vm.new_bool(this(buffer).closed.get()))),
    getter("name", |vm, buffer| Ok(vm.new_str(this(buffer).target.name()))),
    getter("mode", |vm, buffer| Ok(vm.new_str(if this(buffer).target == Target::Input { "rb" } else { "wb" }))),
];

fn repr(vm: &mut Vm, buffer: &ObjectRef) -> Result {
    let (class, name) = (vm.class_name(buffer), this(buffer).target.name());
    Ok(vm.new_str(&format!("<{class} name='{name}'>")))
}

/// `BufferedWriter`
pub static WRITER: TypeDefinition = TypeDefinition {
    name: "BufferedWriter",
    skips_finalizer: true,
    module: "_io",
    instance_dict: true,
    weak_references: true,
    slots: |slots| {
        // The interpreter alone makes them.
        slots.new = None;
        slots.repr = Some(repr);
    },
    methods: &[
        method("write", "($self, buffer, /)", write),
        FLUSH,
        CLOSE,
        FILE_NUMBER,
        answer!("readable", false),
        answer!("writable", true),
        answer!("seekable", false),
        answer!("isatty", false),
    ],
    attributes: ATTRIBUTES,
    ..TypeDefinition::EMPTY
};

/// `BufferedReader`
pub static READER: TypeDefinition = TypeDefinition {
    name: "BufferedReader",
    skips_finalizer: true,
    module: "_io",
    instance_dict: true,
    weak_references: true,
    slots: |slots| {
        slots.new = None;
        slots.repr = Some(repr);
        slots.iter = Some(|_, buffer| Ok(buffer.clone()));
        slots.next = Some(|_, _| Ok(None));
    },
    methods: &[
        method("read", "($self, size=-1, /)", read),
        method("read1", "($self, size=-1, /)", read),
        method("peek", "($self, size=0, /)", read),
        method("readline", "($self, size=-1, /)", read),
        FLUSH,
        CLOSE,
        FILE_NUMBER,
        answer!("readable", true),
        answer!("writable", false),
        answer!("seekable", false),
        answer!("isatty", false),
    ],
    attributes: ATTRIBUTES,
    ..TypeDefinition::EMPTY
};
