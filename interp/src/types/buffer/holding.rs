//! How native code looks at the memory of its arguments.
//!
//! What built-in types export is looked at where it is: `bytes_of` borrows it. A class written in Python is asked
//! first and told afterwards, and both run its code; what stands for it meanwhile is a `_buffer_wrapper`.

use super::exporting::{BufferView, is_get_from_python, is_release_to_python, native_geometry, request};
use super::wrapper::BufferWrapper;
use super::{bytes_of, writable};
use crate::object::{Kind, ObjectRef};
use crate::types::memoryview::{Geometry, MemoryView};
use crate::vm::{Result, Vm};

impl Vm {
    /// Whether Python code has to be asked for an object's memory, or told afterwards.
    fn exports_by_python(&self, object: &ObjectRef) -> bool {
        let slots = object.class_payload(self).slots(self);
        slots.get_buffer.is_some_and(is_get_from_python)
            || slots.get_buffer.is_some() && slots.release_buffer.is_some_and(is_release_to_python)
    }

    /// An object whose bytes `bytes_of` knows: the object itself, or what its `__buffer__` gave. It must be
    /// [let go](Self::let_go_of_buffer).
    ///
    /// # Errors
    /// TypeError for an object without memory, BufferError where it is not in one piece, what `__buffer__` raises.
    pub fn hold_buffer(&mut self, object: &ObjectRef, flags: i32) -> Result {
        if self.exports_by_python(object) {
            return self.get_buffer(object, flags).map(|buffer| buffer.owner);
        }
        self.expect_buffer(object)?;
        Ok(object.clone())
    }

    /// The same for memory that can be written; `None` where there is none, for whatever reason.
    pub fn hold_writable_buffer(&mut self, object: &ObjectRef) -> Option<ObjectRef> {
        if self.exports_by_python(object) {
            return self.get_buffer(object, request::WRITABLE).ok().map(|buffer| buffer.owner);
        }
        writable(self, object).map(|_| object.clone())
    }

    /// Ends what [`hold_buffer`](Self::hold_buffer) began.
    pub fn let_go_of_buffer(&mut self, held: &ObjectRef) {
        let geometry = match held.payload::<BufferWrapper>() {
            Some(wrapper) => {
                let Some(view) = wrapper.view(self) else { return };
                view.payload::<MemoryView>().map(|view| view.geometry.clone())
            }
            None if self.exports_by_python(held) => native_geometry(self, held, request::SIMPLE),
            None => None,
        };
        if let Some(geometry) = geometry {
            self.release_buffer(&BufferView { owner: held.clone(), geometry });
        }
    }

    /// Holds an object for longer than a call: what it gives is the object itself, or a view that ends with its death
    /// at the latest.
    ///
    /// # Errors
    /// As [`hold_buffer`](Self::hold_buffer).
    pub fn view_to_hold(&mut self, object: &ObjectRef) -> Result {
        if self.exports_by_python(object) {
            let buffer = self.get_buffer(object, request::SIMPLE)?;
            return Ok(self.new_view_of_buffer(buffer));
        }
        self.expect_buffer(object)?;
        Ok(object.clone())
    }

    /// Ends what [`view_to_hold`](Self::view_to_hold) began.
    ///
    /// # Errors
    /// BufferError where others look at the view.
    pub fn end_view_to_hold(&mut self, object: &ObjectRef, held: &ObjectRef) -> Result<()> {
        if held.is(object) { Ok(()) } else { self.release_memoryview(held) }
    }

    /// Holds several objects; they are asked, and let go, in their order.
    ///
    /// # Errors
    /// As [`hold_buffer`](Self::hold_buffer).
    pub fn hold_buffers<const COUNT: usize>(&mut self, objects: [&ObjectRef; COUNT]) -> Result<[ObjectRef; COUNT]> {
        let mut held = objects.map(Clone::clone);
        for index in 0..COUNT {
            match self.hold_buffer(objects[index], request::SIMPLE) {
                Ok(found) => held[index] = found,
                Err(raised) => {
                    self.let_go_of_buffers(&held[..index]);
                    return Err(raised);
                }
            }
        }
        Ok(held)
    }

    /// Ends what [`hold_buffers`](Self::hold_buffers) began.
    pub fn let_go_of_buffers(&mut self, held: &[ObjectRef]) {
        held.iter().for_each(|held| self.let_go_of_buffer(held));
    }

    /// Runs a function with something that `bytes_of` knows in the place of an object.
    ///
    /// # Errors
    /// As [`hold_buffer`](Self::hold_buffer), and what the function raises.
    pub fn with_buffer<T>(
        &mut self,
        object: &ObjectRef,
        body: impl FnOnce(&mut Self, &ObjectRef) -> Result<T>,
    ) -> Result<T> {
        self.with_buffers([object], |vm, [held]| body(vm, held))
    }

    /// The same for several objects; they are asked and let go in their order.
    ///
    /// # Errors
    /// As [`hold_buffer`](Self::hold_buffer), and what the function raises.
    pub fn with_buffers<T, const COUNT: usize>(
        &mut self,
        objects: [&ObjectRef; COUNT],
        body: impl FnOnce(&mut Self, &[ObjectRef; COUNT]) -> Result<T>,
    ) -> Result<T> {
        let held = self.hold_buffers(objects)?;
        let result = body(self, &held);
        self.let_go_of_buffers(&held);
        result
    }

    /// A copy of the bytes of an object that has them in one piece.
    ///
    /// # Errors
    /// As [`hold_buffer`](Self::hold_buffer).
    pub fn copied_buffer(&mut self, object: &ObjectRef) -> Result<Vec<u8>> {
        self.copied_buffer_by(object, request::SIMPLE)
    }

    /// The same, asked for with flags.
    ///
    /// # Errors
    /// As [`hold_buffer`](Self::hold_buffer).
    pub fn copied_buffer_by(&mut self, object: &ObjectRef, flags: i32) -> Result<Vec<u8>> {
        let held = self.hold_buffer(object, flags)?;
        let bytes = bytes_of(self, &held).to_vec();
        self.let_go_of_buffer(&held);
        Ok(bytes)
    }

    /// A copy of the bytes of an object that has them in one piece; `None` for an object without memory.
    ///
    /// # Errors
    /// As [`hold_buffer`](Self::hold_buffer), but for an object without memory.
    pub fn copied_buffer_if_any(&mut self, object: &ObjectRef) -> Result<Option<Vec<u8>>> {
        if self.has_buffer(object) { self.copied_buffer(object).map(Some) } else { Ok(None) }
    }

    /// The bytes behind what is read as a text: those of bytes and bytearrays themselves, whatever their `__buffer__`
    /// says; `None` where there are none, for whatever reason.
    pub fn own_or_copied_buffer(&mut self, object: &ObjectRef) -> Option<Vec<u8>> {
        if matches!(object.kind(), Kind::Bytes | Kind::Bytearray) {
            return Some(bytes_of(self, object).to_vec());
        }
        if self.has_buffer(object) { self.copied_buffer(object).ok() } else { None }
    }

    /// A copy of the bytes of all items of an object, whether there are gaps between them or not.
    ///
    /// # Errors
    /// As [`get_buffer`](Self::get_buffer).
    pub fn copied_items(&mut self, object: &ObjectRef) -> Result<Vec<u8>> {
        if !self.exports_by_python(object)
            && let Some(bytes) = super::buffer_of(self, object)
        {
            return Ok(bytes.to_vec());
        }
        let buffer = self.get_buffer(object, request::FULL_READ_ONLY)?;
        let copied = buffer.copied(self, false);
        self.release_buffer(&buffer);
        Ok(copied)
    }
}

impl BufferView {
    /// A copy of the bytes of all items, in C's order or in Fortran's.
    pub fn copied(&self, vm: &Vm, first_fastest: bool) -> Vec<u8> {
        copied(vm, &self.owner, &self.geometry, first_fastest)
    }
}

/// A copy of the bytes of all items in an object's memory, in C's order or in Fortran's.
pub fn copied(vm: &Vm, owner: &ObjectRef, geometry: &Geometry, first_fastest: bool) -> Vec<u8> {
    let bytes = super::memory(vm, owner).unwrap_or_default();
    let size = geometry.element.size();
    let mut copied = Vec::with_capacity(geometry.size());
    for place in geometry.places(first_fastest) {
        copied.extend_from_slice(bytes.get(place..place + size).unwrap_or_default());
    }
    copied
}
