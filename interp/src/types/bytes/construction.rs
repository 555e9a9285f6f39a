//! `bytes(...)`, and the bytes of whatever can be made bytes.

use crate::object::ObjectRef;
use crate::types::bytes::Bytes;
use crate::types::converters::{Constructor, text_of};
use crate::types::int::Int;
use crate::types::list::List;
use crate::types::tuple::Tuple;
use crate::vm::{Arguments, Result, Vm};

static PARAMETERS: Constructor = Constructor::new("bytes", "(source=b'', encoding='utf-8', errors='strict')");

/// `bytes.__new__`
pub(super) fn new(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    let mut bound = PARAMETERS.bind(vm, arguments)?;
    for (index, name) in [(1, "encoding"), (2, "errors")] {
        if let Some(argument) = &bound[index] {
            vm.expect_c_string("bytes", &format!("argument '{name}'"), argument)?;
        }
    }
    let source = bound[0].take();
    let value = vm.bytes_of_source(source, bound[1].as_ref(), bound[2].as_ref())?;
    if class.is(&vm.types.bytes) {
        return Ok(value);
    }
    let value = value.payload::<Bytes>().map(|bytes| bytes.value.clone()).unwrap_or_default();
    Ok(ObjectRef::new(class, Bytes::new(value)))
}

impl Vm {
    fn bytes_of_source(
        &mut self,
        source: Option<ObjectRef>,
        encoding: Option<&ObjectRef>,
        errors: Option<&ObjectRef>,
    ) -> Result {
        let source = match (source, encoding, errors) {
            (None, None, None) => return Ok(self.empty_bytes.clone()),
            (Some(source), Some(_), _) if text_of(&source).is_some() => {
                return self.encode_str(&source, encoding, errors);
            }
            (_, Some(_), _) => return Err(self.type_error("encoding without a string argument")),
            (Some(source), None, Some(_)) if text_of(&source).is_some() => {
                return Err(self.type_error("string argument without an encoding"));
            }
            (_, None, Some(_)) => return Err(self.type_error("errors without a string argument")),
            (Some(source), None, None) => source,
        };
        if let Some(bytes) = self.bytes_by_special_method(&source)? {
            return Ok(bytes);
        }
        if text_of(&source).is_some() {
            return Err(self.type_error("string argument without an encoding"));
        }
        if self.has_index(&source) {
            let size = self.index_to_isize(&source);
            if let Some(size) = self.catch(size, &self.exceptions.type_error)? {
                if size < 0 {
                    return Err(self.value_error("negative count"));
                }
                let size = self.checked_width(size)?;
                return Ok(self.new_filled_bytes(vec![0; size]));
            }
        }
        self.bytes_of_contents(&source)
    }

    /// What `__bytes__` gives, `None` where there is none.
    fn bytes_by_special_method(&mut self, object: &ObjectRef) -> Result<Option<ObjectRef>> {
        let name = self.names.__bytes__.clone();
        let Some(method) = self.lookup_special(object, &name)? else { return Ok(None) };
        let result = self.call(&method, Arguments::none())?;
        if result.payload::<Bytes>().is_none() {
            let name = self.class_name(&result);
            return Err(self.type_error(format!("__bytes__ returned non-bytes (type {name})")));
        }
        Ok(Some(result))
    }

    /// `bytes(object)` for what is no size (`PyObject_Bytes`).
    pub fn bytes_of_object(&mut self, object: &ObjectRef) -> Result {
        if object.class_id() == self.types.bytes.id() {
            return Ok(object.clone());
        }
        match self.bytes_by_special_method(object)? {
            Some(bytes) => Ok(bytes),
            None => self.bytes_of_contents(object),
        }
    }

    /// The bytes of a buffer or of an iterable of ints (`PyBytes_FromObject`).
    fn bytes_of_contents(&mut self, object: &ObjectRef) -> Result {
        if object.class_id() == self.types.bytes.id() {
            return Ok(object.clone());
        }
        if self.has_buffer(object) {
            let bytes = self.copied_items(object)?;
            return Ok(self.new_filled_bytes(bytes));
        }
        if text_of(object).is_none()
            && let Some(values) = self.byte_values(object, "bytes must be in range(0, 256)", Some(64))?
        {
            // The bytes of a tuple, whose number is known, are filled in; all others are collected first.
            let is_tuple = object.class_id() == self.types.tuple.id();
            return Ok(if is_tuple { self.new_filled_bytes(values) } else { self.new_bytes(&values) });
        }
        let name = self.class_name(object);
        Err(self.type_error(format!("cannot convert '{name}' object to bytes")))
    }

    /// The ints of an iterable as bytes, `None` where it is no iterable.
    ///
    /// Some ask how many there will be, with the number that they take for unknown.
    pub fn byte_values(
        &mut self,
        object: &ObjectRef,
        out_of_range: &str,
        expected: Option<usize>,
    ) -> Result<Option<Vec<u8>>> {
        let mut values = Vec::new();
        if object.class_id() == self.types.list.id()
            && let Some(list) = object.payload::<List>()
        {
            // What an item gives may change the list.
            let mut index = 0;
            while let Some(item) = list.items.get(self).get(index).cloned() {
                values.push(self.byte_value(&item, out_of_range)?);
                index += 1;
            }
            return Ok(Some(values));
        }
        if object.payload::<Tuple>().is_some() || object.payload::<List>().is_some() {
            for item in self.items_of_iterable(object, "")? {
                values.push(self.byte_value(&item, out_of_range)?);
            }
            return Ok(Some(values));
        }
        let iterator = self.iter(object);
        let Some(iterator) = self.catch(iterator, &self.exceptions.type_error)? else { return Ok(None) };
        if let Some(default) = expected {
            self.length_hint(object, default)?;
        }
        while let Some(item) = self.next(&iterator)? {
            values.push(self.byte_value(&item, out_of_range)?);
        }
        Ok(Some(values))
    }

    /// The value of an int from 0 to 255.
    pub fn byte_value(&mut self, object: &ObjectRef, out_of_range: &str) -> Result<u8> {
        let index = self.index(object)?;
        match index.payload::<Int>().and_then(Int::to_i64).map(u8::try_from) {
            Some(Ok(byte)) => Ok(byte),
            _ => Err(self.value_error(out_of_range)),
        }
    }
}
