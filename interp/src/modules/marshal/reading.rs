//! From bytes to values.

use num_bigint::{BigInt, Sign};

use super::digits::number_of_15_bits;
use super::{GREATEST_DEPTH, kind};
use crate::object::ObjectRef;
use crate::types::buffer::bytes_of;
use crate::types::code::MergedParts;
use crate::types::code::stored::StoredCode;
use crate::types::numeric::{Integer, parse_float};
use crate::types::text::Text;
use crate::types::text::codec::Encoding;
use crate::vm::{Raised, Result, Vm};

/// Where bytes come from.
pub enum Source {
    /// Bytes, and how many of them were read.
    Bytes(Vec<u8>, usize),
    /// An object with `readinto`.
    File(ObjectRef),
}

impl Source {
    /// Bytes that nothing was read of yet.
    pub fn of_bytes(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes, 0)
    }
}

/// Reads one value.
pub struct Reader<'vm> {
    vm: &'vm mut Vm,
    source: Source,
    allow_code: bool,
    /// The objects with a number; none while one is still being read that nothing may refer to before.
    numbered: Vec<Option<ObjectRef>>,
    depth: usize,
    /// The last object has a number.
    is_numbered: bool,
}

impl<'vm> Reader<'vm> {
    pub fn new(vm: &'vm mut Vm, source: Source, allow_code: bool) -> Self {
        Self { vm, source, allow_code, numbered: Vec::new(), depth: 0, is_numbered: false }
    }

    /// The value.
    pub fn read(mut self) -> Result {
        self.object()?.ok_or_else(|| self.vm.type_error("NULL object in marshal data for object"))
    }

    #[cold]
    fn end_of_file(&mut self, message: &str) -> Raised {
        let class = self.vm.exceptions.eof_error.clone();
        self.vm.raise(&class, message)
    }

    #[cold]
    fn bad_data(&mut self, problem: &str) -> Raised {
        self.vm.value_error(format!("bad marshal data ({problem})"))
    }

    fn bytes(&mut self, count: usize) -> Result<Vec<u8>> {
        let file = match &mut self.source {
            Source::Bytes(bytes, read) => {
                let Some(found) = bytes.get(*read..).and_then(|rest| rest.get(..count)) else {
                    return Err(self.end_of_file("marshal data too short"));
                };
                *read += count;
                return Ok(found.to_vec());
            }
            Source::File(file) => file.clone(),
        };
        self.vm.request_memory(count)?;
        let buffer = self.vm.new_bytearray(vec![0; count]);
        let class = self.vm.types.memoryview.clone();
        let view = self.vm.call(&class, [buffer.clone()])?;
        let readinto = self.vm.intern("readinto");
        let answer = self.vm.call_method(&file, &readinto, [view])?;
        let read = self.vm.index_to_isize(&answer)?;
        match usize::try_from(read).ok() {
            Some(read) if read == count => Ok(bytes_of(self.vm, &buffer).to_vec()),
            Some(read) if read > count => {
                let message = format!("read() returned too much data: {count} bytes requested, {read} returned");
                Err(self.vm.value_error(message))
            }
            _ => Err(self.end_of_file("EOF read where not expected")),
        }
    }

    fn array<const SIZE: usize>(&mut self) -> Result<[u8; SIZE]> {
        let bytes = self.bytes(SIZE)?;
        Ok(bytes.try_into().unwrap_or([0; SIZE]))
    }

    fn byte(&mut self) -> Result<u8> {
        if let Source::Bytes(bytes, read) = &self.source
            && *read >= bytes.len()
        {
            return Err(self.end_of_file("EOF read where not expected"));
        }
        Ok(self.array::<1>()?[0])
    }

    fn long(&mut self) -> Result<i32> {
        Ok(i32::from_le_bytes(self.array()?))
    }

    fn size(&mut self, what: &str) -> Result<usize> {
        let size = self.long()?;
        usize::try_from(size).map_err(|_| self.bad_data(&format!("{what} size out of range")))
    }

    /// Gives an object the next number, if it is to have one.
    fn numbered(&mut self, flag: bool, object: ObjectRef) -> ObjectRef {
        if flag {
            self.numbered.push(Some(object.clone()));
        }
        object
    }

    /// Takes the next number for an object that is there only when its parts are.
    fn reserve(&mut self, flag: bool) -> Option<usize> {
        flag.then(|| {
            self.numbered.push(None);
            self.numbered.len() - 1
        })
    }

    fn settle(&mut self, place: Option<usize>, object: ObjectRef) -> ObjectRef {
        if let Some(place) = place {
            self.numbered[place] = Some(object.clone());
        }
        object
    }

    /// The next object, none for the byte that says so.
    fn object(&mut self) -> Result<Option<ObjectRef>> {
        let code = match self.byte() {
            Ok(code) => code,
            Err(raised) if self.vm.is_raised(&raised, &self.vm.exceptions.eof_error) => {
                return Err(self.end_of_file("EOF read where object expected"));
            }
            Err(raised) => return Err(raised),
        };
        if self.depth == GREATEST_DEPTH {
            return Err(self.vm.value_error("recursion limit exceeded"));
        }
        self.depth += 1;
        let object = self.contents(code & !kind::HAS_NUMBER, code & kind::HAS_NUMBER != 0)?;
        self.depth -= 1;
        self.is_numbered = code & kind::HAS_NUMBER != 0 || code == kind::REFERENCE;
        Ok(object)
    }

    /// A part of a container, which has to be there.
    fn part(&mut self, container: &str) -> Result {
        match self.object()? {
            Some(part) => Ok(part),
            None => Err(self.vm.type_error(format!("NULL object in marshal data for {container}"))),
        }
    }

    fn contents(&mut self, kind: u8, flag: bool) -> Result<Option<ObjectRef>> {
        let object = match kind {
            kind::NULL => return Ok(None),
            kind::NONE => return Ok(Some(self.vm.none.clone())),
            kind::STOP_ITERATION => return Ok(Some(self.vm.exceptions.stop_iteration.clone())),
            kind::ELLIPSIS => return Ok(Some(self.vm.ellipsis.clone())),
            kind::FALSE => return Ok(Some(self.vm.false_.clone())),
            kind::TRUE => return Ok(Some(self.vm.true_.clone())),
            kind::REFERENCE => {
                let number = self.long()?;
                let found = usize::try_from(number).ok().and_then(|number| self.numbered.get(number)?.clone());
                return match found {
                    Some(object) => Ok(Some(object)),
                    None => Err(self.bad_data("invalid reference")),
                };
            }
            kind::INT => {
                let value = self.long()?;
                self.vm.new_int(i64::from(value))
            }
            kind::INT64 => {
                let value = i64::from_le_bytes(self.array()?);
                self.vm.new_int(value)
            }
            kind::LONG => self.digits()?,
            kind::FLOAT => {
                let value = self.float_text()?;
                self.vm.new_float(value)
            }
            kind::BINARY_FLOAT => {
                let value = f64::from_le_bytes(self.array()?);
                self.vm.new_float(value)
            }
            kind::COMPLEX => {
                let (real, imaginary) = (self.float_text()?, self.float_text()?);
                self.vm.new_complex(real, imaginary)
            }
            kind::BINARY_COMPLEX => {
                let (real, imaginary) = (f64::from_le_bytes(self.array()?), f64::from_le_bytes(self.array()?));
                self.vm.new_complex(real, imaginary)
            }
            kind::STRING => {
                let size = self.size("bytes object")?;
                let bytes = self.bytes(size)?;
                self.vm.new_filled_bytes(bytes)
            }
            kind::ASCII | kind::ASCII_INTERNED => {
                let size = self.size("string")?;
                self.latin1(size, kind == kind::ASCII_INTERNED)?
            }
            kind::SHORT_ASCII | kind::SHORT_ASCII_INTERNED => {
                let size = usize::from(self.byte()?);
                self.latin1(size, kind == kind::SHORT_ASCII_INTERNED)?
            }
            kind::UNICODE | kind::INTERNED => {
                let size = self.size("string")?;
                let bytes = self.bytes(size)?;
                let errors = self.vm.intern_static("surrogatepass");
                let text = self.vm.decode_builtin(&bytes, Encoding::Utf8, Some(&errors))?;
                if kind == kind::INTERNED { self.vm.intern_object(text) } else { text }
            }
            kind::SMALL_TUPLE | kind::TUPLE => {
                let size = if kind == kind::TUPLE { self.size("tuple")? } else { usize::from(self.byte()?) };
                // What refers to the tuple from inside of it, which only a list or a dict there can do, is not read.
                let place = self.reserve(flag && size > 0);
                let items = self.items(size, "tuple")?;
                let tuple = self.vm.new_tuple(items);
                let tuple = self.settle(place, tuple);
                return Ok(Some(self.numbered(flag && size == 0, tuple)));
            }
            kind::LIST => return self.list(flag).map(Some),
            kind::DICT => return self.dict(flag).map(Some),
            kind::SET => return self.set(flag).map(Some),
            kind::FROZENSET => {
                let size = self.size("set")?;
                let place = self.reserve(flag);
                let items = self.items(size, "set")?;
                let set = self.vm.new_frozenset(items)?;
                return Ok(Some(self.settle(place, set)));
            }
            kind::CODE => return self.code(flag).map(Some),
            _ => return Err(self.bad_data("unknown type code")),
        };
        Ok(Some(self.numbered(flag, object)))
    }

    fn items(&mut self, size: usize, container: &str) -> Result<Vec<ObjectRef>> {
        let mut items = Vec::new();
        for _ in 0..size {
            items.push(self.part(container)?);
        }
        Ok(items)
    }

    fn digits(&mut self) -> Result {
        const BASE: u16 = 1 << 15;
        let size = self.long()?;
        if size == i32::MIN {
            return Err(self.bad_data("long size out of range"));
        }
        let count = size.unsigned_abs() as usize;
        let mut digits = Vec::new();
        for index in 0..count {
            let digit = u16::from_le_bytes(self.array()?);
            // The base itself is let through as a digit.
            if digit > BASE {
                return Err(self.bad_data("digit out of range in long"));
            }
            if digit == 0 && index == count - 1 {
                return Err(self.bad_data("unnormalized long data"));
            }
            digits.push(digit);
        }
        let sign = if size < 0 { Sign::Minus } else { Sign::Plus };
        Ok(self.vm.new_integer(Integer::from(BigInt::from_biguint(sign, number_of_15_bits(&digits)))))
    }

    fn float_text(&mut self) -> Result<f64> {
        let size = usize::from(self.byte()?);
        let bytes = self.bytes(size)?;
        let text = String::from_utf8_lossy(&bytes);
        match parse_float(&text) {
            Some(value) => Ok(value),
            None => Err(self.vm.value_error(format!("could not convert string to float: '{text}'"))),
        }
    }

    fn latin1(&mut self, size: usize, is_interned: bool) -> Result {
        let bytes = self.bytes(size)?;
        let text = self.vm.new_text(Text::from_latin1(&bytes));
        Ok(if is_interned { self.vm.intern_object(text) } else { text })
    }

    fn list(&mut self, flag: bool) -> Result {
        let size = self.size("list")?;
        let list = self.vm.new_list(Vec::new());
        let list = self.numbered(flag, list);
        for _ in 0..size {
            let item = self.part("list")?;
            self.vm.list_append(&list, item);
        }
        Ok(list)
    }

    fn dict(&mut self, flag: bool) -> Result {
        let dict = self.vm.new_dict();
        let dict = self.numbered(flag, dict);
        while let Some(key) = self.object()? {
            let Some(value) = self.object()? else { break };
            self.vm.dict_set(&dict, key, value)?;
        }
        Ok(dict)
    }

    fn set(&mut self, flag: bool) -> Result {
        let size = self.size("set")?;
        let set = self.vm.new_set();
        let set = self.numbered(flag, set);
        for _ in 0..size {
            let element = self.part("set")?;
            self.vm.set_add(&set, element)?;
        }
        Ok(set)
    }

    fn code(&mut self, flag: bool) -> Result {
        if !self.allow_code {
            return Err(self.vm.value_error("unmarshalling code objects is disallowed"));
        }
        let place = self.reserve(flag);
        let mut merged = MergedParts::default();
        // The fields stand in the order of the file, in which they are evaluated.
        let stored = StoredCode {
            argument_count: self.long()?,
            positional_only_count: self.long()?,
            keyword_only_count: self.long()?,
            stack_size: self.long()?,
            flags: self.long()?,
            code: self.part_of_code()?,
            constants: self.part_of_code()?,
            names: self.part_that_may_be_merged(&mut merged.names)?,
            variables: self.part_that_may_be_merged(&mut merged.variables)?,
            variable_kinds: self.part_of_code()?,
            filename: self.part_of_code()?,
            name: self.part_of_code()?,
            qualified_name: self.part_of_code()?,
            first_line: self.long()?,
            line_table: self.part_that_may_be_merged(&mut merged.line_table)?,
            exception_table: self.part_that_may_be_merged(&mut merged.exception_table)?,
            merged,
        };
        let code = self.vm.code_of_stored(&stored)?;
        Ok(self.settle(place, code))
    }

    fn part_that_may_be_merged(&mut self, is_merged: &mut bool) -> Result {
        let part = self.part_of_code()?;
        *is_merged = self.is_numbered;
        Ok(part)
    }

    fn part_of_code(&mut self) -> Result {
        // A missing part is no error of its own: the whole object is missing then.
        self.part("object")
    }
}
