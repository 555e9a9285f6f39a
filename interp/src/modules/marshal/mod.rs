//! Module `marshal`: values as bytes and back, in the format of `.pyc` files (Python/marshal.c).

mod digits;
mod kind;
mod reading;
mod writing;

use crate::modules::ModuleDefinition;
use crate::object::ObjectRef;
use crate::types::bytes::Bytes;
use crate::types::native::{MethodDefinition, method};
use crate::vm::{Result, Vm};

pub use reading::Source;

/// The version of the format that is written where nobody asks for an older one.
pub const VERSION: i64 = 4;

/// How deep values may stand in each other (`MAX_MARSHAL_STACK_DEPTH`).
const GREATEST_DEPTH: usize = 2000;

impl Vm {
    /// The bytes that stand for a value (`PyMarshal_WriteObjectToString`).
    ///
    /// # Errors
    /// ValueError for what cannot be written: other types than those of constants, and too deep a nesting.
    pub fn marshal_dumps(&mut self, value: &ObjectRef, version: i64, allow_code: bool) -> Result<Vec<u8>> {
        writing::Writer::new(self, version, allow_code).write(value)
    }

    /// The value that stands at the beginning of bytes, or of what a file gives.
    ///
    /// # Errors
    /// EOFError, ValueError and TypeError for bytes that no value stands for, and what the file raises.
    pub fn marshal_loads(&mut self, source: Source, allow_code: bool) -> Result {
        reading::Reader::new(self, source, allow_code).read()
    }

    fn allows_code(&mut self, argument: Option<ObjectRef>) -> Result<bool> {
        argument.map_or(Ok(true), |argument| self.truth(&argument))
    }

    fn marshal_version(&mut self, argument: Option<ObjectRef>) -> Result<i64> {
        argument.map_or(Ok(VERSION), |argument| self.argument_c_int(&argument).map(i64::from))
    }
}

fn dumps(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let value = vm.required(arguments, 0);
    let version = vm.marshal_version(arguments[1].take())?;
    let allow_code = vm.allows_code(arguments.get_mut(2).and_then(Option::take))?;
    let bytes = vm.marshal_dumps(&value, version, allow_code)?;
    Ok(vm.new_filled_bytes(bytes))
}

fn dump(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let (value, file) = (vm.required(arguments, 0), vm.required(arguments, 1));
    let version = vm.marshal_version(arguments[2].take())?;
    let allow_code = vm.allows_code(arguments.get_mut(3).and_then(Option::take))?;
    let bytes = vm.marshal_dumps(&value, version, allow_code)?;
    let (bytes, write) = (vm.new_filled_bytes(bytes), vm.names.write.clone());
    vm.call_method(&file, &write, [bytes])
}

fn loads(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let bytes = vm.required(arguments, 0);
    let bytes = vm.copied_buffer(&bytes)?;
    let allow_code = vm.allows_code(arguments.get_mut(1).and_then(Option::take))?;
    vm.marshal_loads(Source::of_bytes(bytes), allow_code)
}

fn load(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let file = vm.required(arguments, 0);
    let allow_code = vm.allows_code(arguments.get_mut(1).and_then(Option::take))?;
    // Only whether it can be read from: `readinto` reads.
    let (zero, read) = (vm.new_int(0), vm.intern("read"));
    let nothing = vm.call_method(&file, &read, [zero])?;
    if nothing.payload::<Bytes>().is_none() {
        let class = vm.class_name(&nothing);
        return Err(vm.type_error(format!("file.read() returned not bytes but {class}")));
    }
    vm.marshal_loads(Source::File(file), allow_code)
}

static FUNCTIONS: &[MethodDefinition] = &[
    method("dump", "($module, value, file, version=version, /, *, allow_code=True)", dump),
    method("load", "($module, file, /, *, allow_code=True)", load),
    method("dumps", "($module, value, version=version, /, *, allow_code=True)", dumps),
    method("loads", "($module, bytes, /, *, allow_code=True)", loads),
];

/// `marshal`
pub static DEFINITION: ModuleDefinition = ModuleDefinition {
    name: "marshal",
    functions: FUNCTIONS,
    fill: |vm, namespace| {
        let version = vm.new_int(VERSION);
        vm.dict_set_name(namespace, "version", version);
        Ok(())
    },
};
