//! Module `_struct` (Modules/_struct.c): what `struct` stands on.

pub mod format;
mod values;

use std::cell::Cell;
use std::rc::Rc;

use format::Format;

use crate::modules::ModuleDefinition;
use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::buffer::{request, writable, write_bytes};
use crate::types::bytes::{Bytes, bytes_of};
use crate::types::converters::{Constructor, text_of};
use crate::types::native::{MethodDefinition, TypeDefinition, getter, method};
use crate::types::tuple::Tuple;
use crate::vm::{Arguments, Result, Vm};

type Given<'a> = &'a mut [Option<ObjectRef>];

/// The payload of a `Struct`: its format as text and taken apart, once it is initialised.
pub struct Struct {
    format: Contents<Option<(ObjectRef, Rc<Format>)>>,
}

/// The payload of what `iter_unpack` gives.
pub struct UnpackIterator {
    format: Rc<Format>,
    buffer: ObjectRef,
    position: Cell<usize>,
}

impl Trace for Struct {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.format.get(token).iter().for_each(|(text, _)| visit(text));
    }
}

impl Trace for UnpackIterator {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.buffer);
    }
}

/// `_struct`
pub static DEFINITION: ModuleDefinition = ModuleDefinition { name: "_struct", functions: FUNCTIONS, fill };

static FUNCTIONS: &[MethodDefinition] = &[
    method("_clearcache", "($module, /)", |vm, _, _| Ok(vm.none.clone())),
    method("calcsize", "($module, format, /)", |vm, _, given| {
        let format = format_argument(vm, given)?.0;
        Ok(vm.new_int(format.size as i64))
    }),
    method("iter_unpack", "($module, format, buffer, /)", |vm, _, given| {
        let format = format_argument(vm, given)?.0;
        let buffer = vm.required(given, 1);
        iter_unpack(vm, format, buffer)
    }),
    method("pack", "($module, /, *args)", |vm, _, given| {
        let (format, values) = leading_format(vm, given)?;
        pack(vm, &format, &values)
    }),
    method("pack_into", "($module, /, *args)", |vm, _, given| {
        let (format, values) = leading_format(vm, given)?;
        pack_into(vm, &format, &values)
    }),
    method("unpack", "($module, format, buffer, /)", |vm, _, given| {
        let format = format_argument(vm, given)?.0;
        let buffer = vm.required(given, 1);
        unpack(vm, &format, &buffer)
    }),
    method("unpack_from", "($module, format, /, buffer, offset=0)", |vm, _, given| {
        let format = format_argument(vm, given)?.0;
        let (buffer, offset) = (vm.required(given, 1), given[2].take());
        unpack_from(vm, &format, &buffer, offset)
    }),
];

fn fill(vm: &mut Vm, namespace: &ObjectRef) -> Result<()> {
    let struct_type = vm.types.struct_.clone();
    vm.dict_set_name(namespace, "Struct", struct_type);
    let attributes = vm.new_dict();
    let module = vm.new_str("struct");
    vm.dict_set_name(&attributes, "__module__", module);
    let bases = vm.new_tuple(vec![vm.exceptions.exception.clone()]);
    let (metaclass, name) = (vm.types.type_.clone(), vm.new_str("error"));
    let error = vm.call(&metaclass, [name, bases, attributes])?;
    vm.module_state.struct_error = Some(error.clone());
    vm.dict_set_name(namespace, "error", error);
    Ok(())
}

/// A format, a str or bytes, and its text as a str.
fn parse(vm: &mut Vm, format: &ObjectRef) -> Result<(Rc<Format>, ObjectRef)> {
    let bytes = if text_of(format).is_some() {
        let ascii = vm.new_str("ascii");
        vm.encode_str(format, Some(&ascii), None)?
    } else if format.payload::<Bytes>().is_some() {
        format.clone()
    } else {
        let name = vm.class_name(format);
        return Err(vm.type_error(format!("Struct() argument 1 must be a str or bytes object, not {name}")));
    };
    let bytes = bytes_of(vm, &bytes).to_vec();
    if bytes.contains(&0) {
        return Err(vm.struct_error("embedded null character"));
    }
    match Format::parse(&bytes) {
        Ok(parsed) => Ok((Rc::new(parsed), vm.new_str(&String::from_utf8_lossy(&bytes)))),
        Err(message) => Err(vm.struct_error(message)),
    }
}

fn format_argument(vm: &mut Vm, given: Given) -> Result<(Rc<Format>, ObjectRef)> {
    let format = vm.required(given, 0);
    // Formats are looked up among those that were seen before.
    vm.hash(&format)?;
    parse(vm, &format)
}

/// The items of `*args`.
fn items(given: Given) -> Vec<ObjectRef> {
    given[0].as_ref().and_then(|tuple| tuple.payload::<Tuple>()).map(|tuple| tuple.0.to_vec()).unwrap_or_default()
}

fn leading_format(vm: &mut Vm, given: Given) -> Result<(Rc<Format>, Vec<ObjectRef>)> {
    let mut values = items(given);
    if values.is_empty() {
        return Err(vm.type_error("missing format argument"));
    }
    let format = format_argument(vm, &mut [Some(values.remove(0))])?.0;
    Ok((format, values))
}

fn expect_count(vm: &mut Vm, function: &str, format: &Format, given: usize) -> Result<()> {
    if given == format.values {
        return Ok(());
    }
    let wanted = format.values;
    Err(vm.struct_error(format!("{function} expected {wanted} items for packing (got {given})")))
}

fn pack(vm: &mut Vm, format: &Format, values: &[ObjectRef]) -> Result {
    expect_count(vm, "pack", format, values.len())?;
    let bytes = vm.pack_values(format, values)?;
    Ok(vm.new_bytes(&bytes))
}

fn pack_into(vm: &mut Vm, format: &Format, arguments: &[ObjectRef]) -> Result {
    let (buffer, offset, values) = match arguments {
        [] => return Err(vm.struct_error("pack_into expected buffer argument")),
        [_] => return Err(vm.struct_error("pack_into expected offset argument")),
        [buffer, offset, values @ ..] => (buffer, offset, values),
    };
    expect_count(vm, "pack_into", format, values.len())?;
    let Some(held) = vm.hold_writable_buffer(buffer) else {
        let name = vm.class_name(buffer);
        return Err(vm.type_error(format!("argument must be read-write bytes-like object, not {name}")));
    };
    let packed = pack_into_held(vm, format, &held, offset, values);
    vm.let_go_of_buffer(&held);
    packed
}

fn pack_into_held(
    vm: &mut Vm,
    format: &Format,
    buffer: &ObjectRef,
    offset: &ObjectRef,
    values: &[ObjectRef],
) -> Result {
    let range = writable(vm, buffer).map_or(0..0, |(_, range)| range);
    let offset = vm.sequence_index(offset)?;
    let (size, length) = (format.size, range.len());
    if offset < 0 && offset + size as isize > 0 {
        return Err(vm.struct_error(format!("no space to pack {size} bytes at offset {offset}")));
    }
    let start = start_of(vm, offset, length)?;
    if length - start.min(length) < size || start > length {
        let needed = start + size;
        return Err(vm.struct_error(format!(
            "pack_into requires a buffer of at least {needed} bytes for packing {size} bytes at offset {start} \
             (actual buffer size is {length})"
        )));
    }
    // What was packed before a value did not fit is there, and zeros behind it.
    let (bytes, packed) = vm.pack_values_partly(format, values)?;
    write_bytes(vm, buffer, start, &bytes);
    packed.map(|()| vm.none.clone())
}

/// Where an offset leads, counted from the end if negative.
fn start_of(vm: &mut Vm, offset: isize, length: usize) -> Result<usize> {
    let start = if offset < 0 { offset + length as isize } else { offset };
    usize::try_from(start)
        .map_err(|_| vm.struct_error(format!("offset {offset} out of range for {length}-byte buffer")))
}

fn unpack(vm: &mut Vm, format: &Format, buffer: &ObjectRef) -> Result {
    let bytes = vm.copied_buffer(buffer)?;
    if bytes.len() != format.size {
        let size = format.size;
        return Err(vm.struct_error(format!("unpack requires a buffer of {size} bytes")));
    }
    Ok(vm.unpack_values(format, &bytes))
}

fn unpack_from(vm: &mut Vm, format: &Format, buffer: &ObjectRef, offset: Option<ObjectRef>) -> Result {
    vm.with_buffer(buffer, |vm, buffer| unpack_from_held(vm, format, buffer, offset))
}

fn unpack_from_held(vm: &mut Vm, format: &Format, buffer: &ObjectRef, offset: Option<ObjectRef>) -> Result {
    let offset = match offset {
        Some(offset) => vm.size_argument(&offset)?,
        None => 0,
    };
    let (size, length) = (format.size, bytes_of(vm, buffer).len());
    if offset < 0 && offset + size as isize > 0 {
        return Err(vm.struct_error(format!("not enough data to unpack {size} bytes at offset {offset}")));
    }
    let start = start_of(vm, offset, length)?;
    let Some(bytes) = bytes_of(vm, buffer).get(start..start + size).map(<[u8]>::to_vec) else {
        let needed = start + size;
        return Err(vm.struct_error(format!(
            "unpack_from requires a buffer of at least {needed} bytes for unpacking {size} bytes at offset {start} \
             (actual buffer size is {length})"
        )));
    };
    Ok(vm.unpack_values(format, &bytes))
}

fn iter_unpack(vm: &mut Vm, format: Rc<Format>, buffer: ObjectRef) -> Result {
    let size = format.size;
    if size == 0 {
        return Err(vm.struct_error("cannot iteratively unpack with a struct of length 0"));
    }
    // The iterator looks at the memory as long as it lives.
    let buffer = vm.get_buffer(&buffer, request::SIMPLE)?;
    let buffer = vm.new_view_of_buffer(buffer);
    if !bytes_of(vm, &buffer).len().is_multiple_of(size) {
        vm.release_memoryview(&buffer)?;
        return Err(vm.struct_error(format!("iterative unpacking requires a buffer of a multiple of {size} bytes")));
    }
    Ok(ObjectRef::new(&vm.types.unpack_iterator, UnpackIterator { format, buffer, position: Cell::new(0) }))
}

static PARAMETERS: Constructor = Constructor::new("Struct", "(format)");

fn init(vm: &mut Vm, object: &ObjectRef, arguments: Arguments) -> Result<()> {
    let mut bound = PARAMETERS.bind(vm, arguments)?;
    let format = vm.required(&mut bound, 0);
    let (format, text) = parse(vm, &format)?;
    if let Some(payload) = object.payload::<Struct>() {
        drop(payload.format.replace(vm, Some((text, format))));
    }
    Ok(())
}

/// The receiver's format, as text and taken apart.
fn initialised(vm: &mut Vm, object: &ObjectRef) -> Result<(ObjectRef, Rc<Format>)> {
    match object.payload::<Struct>().and_then(|payload| payload.format.get(vm).clone()) {
        Some(format) => Ok(format),
        None => Err(vm.runtime_error("Struct object is not initialized")),
    }
}

/// The receiver's format.
fn format_of(vm: &mut Vm, object: &ObjectRef) -> Result<Rc<Format>> {
    Ok(initialised(vm, object)?.1)
}

fn represent(vm: &mut Vm, object: &ObjectRef) -> Result {
    if !vm.profile.struct_shows_format {
        let name = vm.class_name(object);
        return Ok(vm.new_str(&format!("<{name} object at {:#x}>", object.id().0)));
    }
    let text = initialised(vm, object)?.0;
    let (name, text) = (vm.short_class_name(object), vm.repr_display(&text)?);
    Ok(vm.new_str(&format!("{name}({text})")))
}

/// `Struct`
pub static STRUCT: TypeDefinition = TypeDefinition {
    name: "Struct",
    module: "_struct",
    slots: |slots| {
        slots.repr = Some(represent);
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.set_attribute = Some(Vm::generic_set_attribute);
        slots.new = Some(|_, class, _| Ok(ObjectRef::new(class, Struct { format: Contents::new(None) })));
        slots.init = Some(init);
    },
    methods: &[
        method("iter_unpack", "($self, buffer, /)", |vm, object, given| {
            let buffer = vm.required(given, 0);
            let format = format_of(vm, object)?;
            iter_unpack(vm, format, buffer)
        }),
        method("pack", "($self, /, *args)", |vm, object, given| {
            let format = format_of(vm, object)?;
            pack(vm, &format, &items(given))
        }),
        method("pack_into", "($self, /, *args)", |vm, object, given| {
            let format = format_of(vm, object)?;
            pack_into(vm, &format, &items(given))
        }),
        method("unpack", "($self, buffer, /)", |vm, object, given| {
            let buffer = vm.required(given, 0);
            let format = format_of(vm, object)?;
            unpack(vm, &format, &buffer)
        }),
        method("unpack_from", "($self, /, buffer, offset=0)", |vm, object, given| {
            let (buffer, offset) = (vm.required(given, 0), given[1].take());
            let format = format_of(vm, object)?;
            unpack_from(vm, &format, &buffer, offset)
        }),
        method("__sizeof__", "($self, /)", |vm, object, _| {
            // An entry of 32 bytes for each code, and one that ends the table.
            let entries = format_of(vm, object)?.items.len() as i64 + 1;
            Ok(vm.new_int(vm.basic_size(object) as i64 + 32 * entries))
        }),
    ],
    attributes: &[
        getter("format", |vm, object| Ok(initialised(vm, object)?.0)),
        getter("size", |vm, object| {
            let size = format_of(vm, object)?.size;
            Ok(vm.new_int(size as i64))
        }),
    ],
    weak_references: true,
    ..TypeDefinition::EMPTY
};

fn next(vm: &mut Vm, iterator: &ObjectRef) -> Result<Option<ObjectRef>> {
    let Some(payload) = iterator.payload::<UnpackIterator>() else { return Ok(None) };
    let (start, size) = (payload.position.get(), payload.format.size);
    let Some(bytes) = bytes_of(vm, &payload.buffer).get(start..start + size).map(<[u8]>::to_vec) else {
        // With the last item it lets go of the memory.
        vm.release_memoryview(&payload.buffer)?;
        return Ok(None);
    };
    payload.position.set(start + size);
    Ok(Some(vm.unpack_values(&payload.format, &bytes)))
}

/// `unpack_iterator`
pub static UNPACK_ITERATOR: TypeDefinition = TypeDefinition {
    name: "unpack_iterator",
    module: "_struct",
    slots: |slots| {
        // Where the type is not marked as one that calls do not make.
        slots.new = Some(|vm, _, _| Err(vm.type_error("Cannot create 'unpack_iterator objects")));
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.iter = Some(|_, object| Ok(object.clone()));
        slots.next = Some(next);
    },
    methods: &[method("__length_hint__", "($self, /)", |vm, iterator, _| {
        let left = iterator.payload::<UnpackIterator>().map_or(0, |payload| {
            let bytes = bytes_of(vm, &payload.buffer).len().saturating_sub(payload.position.get());
            bytes / payload.format.size.max(1)
        });
        Ok(vm.new_int(left as i64))
    })],
    base_type: false,
    ..TypeDefinition::EMPTY
};
