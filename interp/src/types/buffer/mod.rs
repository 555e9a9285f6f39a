//! The buffer protocol: objects whose memory others look at, what stands in it, and how many look.

pub mod element;
pub mod exporting;
pub mod holding;
pub mod wrapper;

use std::ops::Range;

use element::Element;
pub use exporting::{BufferView, request};
use wrapper::BufferWrapper;

use crate::modules::array::Array;
use crate::modules::io::bytes_io::{BytesIo, BytesIoBuffer};
use crate::object::ObjectRef;
use crate::types::bytearray::Bytearray;
use crate::types::bytes::Bytes;
use crate::types::memoryview::MemoryView;
use crate::vm::{Result, Vm};

/// What an object says of its memory.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// What each item is.
    pub element: Element,
    /// The size, in bytes.
    pub size: usize,
    /// It cannot be written through a view.
    pub readonly: bool,
}

/// The object that owns the memory which an object exports: itself, or the one at the end of a chain of views.
pub fn memory_owner<'a>(vm: &'a Vm, object: &'a ObjectRef) -> Option<&'a ObjectRef> {
    let mut object = object;
    loop {
        object = match (object.payload::<MemoryView>(), object.payload::<BufferWrapper>()) {
            (Some(view), _) => view.owner(vm)?,
            (_, Some(wrapper)) => wrapper.borrowed(vm)?,
            (None, None) => return Some(object),
        };
    }
}

/// The memory that an object exports; `None` for objects that have none that others may see.
pub fn memory<'a>(vm: &'a Vm, object: &'a ObjectRef) -> Option<&'a [u8]> {
    let object = memory_owner(vm, object)?;
    if let Some(bytes) = object.payload::<Bytes>() {
        return Some(&bytes.value);
    }
    if let Some(bytearray) = object.payload::<Bytearray>() {
        return Some(bytearray.bytes(vm));
    }
    if let Some(array) = object.payload::<Array>() {
        return Some(array.bytes(vm));
    }
    object.payload::<BytesIoBuffer>()?.bytes(vm)
}

/// The memory that an object owns, to be written.
pub fn memory_mut<'a>(vm: &'a mut Vm, object: &'a ObjectRef) -> Option<&'a mut [u8]> {
    if let Some(bytearray) = object.payload::<Bytearray>() {
        return Some(bytearray.bytes_mut(vm));
    }
    if let Some(array) = object.payload::<Array>() {
        return Some(array.bytes_mut(vm));
    }
    object.payload::<BytesIoBuffer>()?.bytes_mut(vm)
}

/// The layout of the memory that an object owns.
pub fn layout(vm: &Vm, object: &ObjectRef) -> Option<Layout> {
    let size = memory(vm, object)?.len();
    let element = object.payload::<Array>().map_or(Element::BYTE, Array::element);
    Some(Layout { element, size, readonly: object.payload::<Bytes>().is_some() })
}

/// The bytes of an object that has some in one piece.
pub fn buffer_of<'a>(vm: &'a Vm, object: &'a ObjectRef) -> Option<&'a [u8]> {
    let view = match object.payload::<BufferWrapper>() {
        Some(wrapper) => wrapper.borrowed(vm)?,
        None => object,
    };
    match view.payload::<MemoryView>() {
        Some(view) => view.contiguous(vm),
        None => memory(vm, object),
    }
}

/// The bytes of an object that is known to have some.
pub fn bytes_of<'a>(vm: &'a Vm, object: &'a ObjectRef) -> &'a [u8] {
    buffer_of(vm, object).unwrap_or_default()
}

/// The owner of memory that can be written through an object, and the range of it, if it is in one piece.
pub fn writable(vm: &Vm, object: &ObjectRef) -> Option<(ObjectRef, Range<usize>)> {
    let view = match object.payload::<BufferWrapper>() {
        Some(wrapper) => wrapper.borrowed(vm)?,
        None => object,
    };
    match view.payload::<MemoryView>() {
        Some(view) => view.writable(vm),
        None => layout(vm, object).filter(|layout| !layout.readonly).map(|layout| (object.clone(), 0..layout.size)),
    }
}

/// Writes bytes into the memory behind an object that [`writable`] knows, as far as there is room.
pub fn write_bytes(vm: &mut Vm, object: &ObjectRef, offset: usize, bytes: &[u8]) {
    let Some((owner, range)) = writable(vm, object) else { return };
    if let Some(target) =
        memory_mut(vm, &owner).and_then(|memory| memory.get_mut(range)).and_then(|part| part.get_mut(offset..))
    {
        let room = target.len().min(bytes.len());
        target[..room].copy_from_slice(&bytes[..room]);
    }
}

/// One more view looks at an object's memory: it keeps its size.
pub fn begin_export(object: &ObjectRef) {
    if let Some(exports) = exports(object) {
        exports.set(exports.get() + 1);
    }
}

/// A view less looks at an object's memory.
pub fn end_export(object: &ObjectRef) {
    if let Some(exports) = exports(object) {
        exports.set(exports.get().saturating_sub(1));
    }
}

/// How many views look at the memory of an object whose size can change.
fn exports(object: &ObjectRef) -> Option<&std::cell::Cell<usize>> {
    if let Some(bytearray) = object.payload::<Bytearray>() {
        return Some(&bytearray.exports);
    }
    if let Some(array) = object.payload::<Array>() {
        return Some(&array.exports);
    }
    if let Some(view) = object.payload::<MemoryView>() {
        return Some(&view.exports);
    }
    let stream = object.payload::<BytesIoBuffer>()?.stream();
    stream.payload::<BytesIo>().map(|stream| &stream.exports)
}

impl Vm {
    /// Checks that an object has its bytes in one piece.
    ///
    /// # Errors
    /// "a bytes-like object is required, not 'str'"
    pub fn expect_buffer(&mut self, object: &ObjectRef) -> Result<()> {
        if buffer_of(self, object).is_some() {
            return Ok(());
        }
        if let Some(view) = object.payload::<MemoryView>() {
            return Err(if view.is_released(self) {
                self.value_error("operation forbidden on released memoryview object")
            } else if view.is_restricted() {
                self.value_error("cannot create new view on restricted memoryview")
            } else {
                self.buffer_error("memoryview: underlying buffer is not C-contiguous")
            });
        }
        let name = self.class_name(object);
        Err(self.type_error(format!("a bytes-like object is required, not '{name}'")))
    }
}
