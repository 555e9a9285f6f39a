//! Module `_io`: streams over memory, files and the world outside.

pub mod base;
pub mod buffered;
pub mod buffered_pair;
pub mod buffered_types;
pub mod bytes_io;
pub mod file_io;
pub mod newline_decoder;
mod newlines;
mod open;
pub mod standard_buffer;
pub mod stream;
pub mod string_io;
pub mod text_stream;
pub mod text_wrapper;

use crate::modules::ModuleDefinition;
use crate::object::{Kind, ObjectRef};
use crate::types::native::{MethodDefinition, method};
use crate::vm::{Result, Vm};

static FUNCTIONS: &[MethodDefinition] = &[
    method(
        "open",
        "($module, /, file, mode='r', buffering=-1, encoding=None,\n     errors=None, newline=None, closefd=True, opener=None)",
        open::open,
    ),
    method("open_code", "($module, /, path)", |vm, module, arguments| {
        let path = arguments[0].take();
        let mode = Some(vm.new_str("rb"));
        open::open(vm, module, &mut [path, mode, None, None, None])
    }),
    method("text_encoding", "($module, encoding, stacklevel=2, /)", |vm, _, arguments| {
        Ok(vm.optional(arguments, 0).unwrap_or_else(|| vm.new_str("locale")))
    }),
];

/// `_io`
pub static DEFINITION: ModuleDefinition = ModuleDefinition { name: "_io", functions: FUNCTIONS, fill };

fn fill(vm: &mut Vm, namespace: &ObjectRef) -> Result<()> {
    let name = vm.new_str(vm.profile.name_of_io_module);
    vm.dict_set_name(namespace, "__name__", name);
    let size = vm.new_int(8192);
    vm.dict_set_name(namespace, "DEFAULT_BUFFER_SIZE", size);
    let (pair, object) = (vm.types.buffered_io_base.clone(), vm.types.object.clone());
    let types = [
        (&buffered_pair::DEFINITION, pair, Kind::BufferedPair),
        (&newline_decoder::DEFINITION, object, Kind::NewlineDecoder),
    ];
    for (definition, base, kind) in types {
        let class = vm.make_builtin_type(definition, &base, kind);
        vm.dict_set_name(namespace, definition.name, class);
    }
    let unsupported = vm.unsupported_operation_class()?;
    let types = &vm.types;
    let classes = [
        ("_IOBase", types.io_base.clone()),
        ("_RawIOBase", types.raw_io_base.clone()),
        ("_BufferedIOBase", types.buffered_io_base.clone()),
        ("_TextIOBase", types.text_io_base.clone()),
        ("TextIOWrapper", types.text_wrapper.clone()),
        ("StringIO", types.string_io.clone()),
        ("BytesIO", types.bytes_io.clone()),
        ("FileIO", types.file_io.clone()),
        ("BufferedReader", types.buffered_reader.clone()),
        ("BufferedWriter", types.buffered_writer.clone()),
        ("BufferedRandom", types.buffered_random.clone()),
        ("BlockingIOError", vm.exceptions.blocking_io_error.clone()),
        ("UnsupportedOperation", unsupported),
    ];
    for (name, class) in classes {
        vm.dict_set_name(namespace, name, class);
    }
    Ok(())
}

impl Vm {
    /// `io.UnsupportedOperation`, an OSError and a ValueError; made when first asked for.
    ///
    /// # Errors
    /// None of its own.
    pub fn unsupported_operation_class(&mut self) -> Result {
        if let Some(class) = self.module_state.unsupported_operation.clone() {
            return Ok(class);
        }
        let type_ = self.types.type_.clone();
        let bases = vec![self.exceptions.os_error.clone(), self.exceptions.value_error.clone()];
        let namespace = self.new_dict();
        let module = self.new_str("io");
        self.dict_set_name(&namespace, "__module__", module);
        let arguments = [self.new_str("UnsupportedOperation"), self.new_tuple(bases), namespace];
        let class = self.call(&type_, arguments)?;
        self.module_state.unsupported_operation = Some(class.clone());
        Ok(class)
    }
}
