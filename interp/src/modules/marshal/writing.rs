//! From values to bytes.

use rustc_hash::FxHashMap;

use super::digits::digits_of_15_bits;
use super::{GREATEST_DEPTH, kind};
use crate::object::{ObjectId, ObjectRef};
use crate::types::buffer::buffer_of;
use crate::types::bytes::Bytes;
use crate::types::code::{Code, stored};
use crate::types::complex::Complex;
use crate::types::float::Float;
use crate::types::formatting::format_float;
use crate::types::int::Int;
use crate::types::list::List;
use crate::types::numeric::Integer;
use crate::types::set::Set;
use crate::types::str::{Str, is_interned, references_besides_interning};
use crate::types::text::Text;
use crate::types::text::codec::{Encoding, ErrorHandler, encode};
use crate::types::tuple::Tuple;
use crate::vm::{Result, Vm};

/// Why a value cannot be written (`WFERR_…`).
enum Refusal {
    Unmarshallable,
    TooDeep,
    CodeDisallowed,
}

type Written = std::result::Result<(), Refusal>;

/// What may be referred to later: an object, or a part of a code object that is one in CPython alone.
#[derive(Hash, PartialEq, Eq)]
enum Identity {
    Object(ObjectId),
    /// A tuple of names that a compilation has once.
    Names(Box<[ObjectId]>),
    /// Bytes that a compilation has once.
    Table(Box<[u8]>),
    /// What CPython keeps of each code object (`co_code`).
    Instructions(ObjectId),
}

/// Writes one value.
pub struct Writer<'vm> {
    vm: &'vm mut Vm,
    version: i64,
    allow_code: bool,
    bytes: Vec<u8>,
    numbers: FxHashMap<Identity, u32>,
    depth: usize,
}

impl<'vm> Writer<'vm> {
    pub fn new(vm: &'vm mut Vm, version: i64, allow_code: bool) -> Self {
        Self { vm, version, allow_code, bytes: Vec::new(), numbers: FxHashMap::default(), depth: 0 }
    }

    /// The bytes for a value.
    pub fn write(mut self, value: &ObjectRef) -> Result<Vec<u8>> {
        let refusal = match self.object(value) {
            Ok(()) => return Ok(self.bytes),
            Err(refusal) => refusal,
        };
        Err(self.vm.value_error(match refusal {
            Refusal::Unmarshallable => "unmarshallable object",
            Refusal::TooDeep => "object too deeply nested to marshal",
            Refusal::CodeDisallowed => "marshalling code objects is disallowed",
        }))
    }

    fn long(&mut self, value: i32) {
        self.bytes.extend_from_slice(&value.to_le_bytes());
    }

    fn size(&mut self, size: usize) -> Written {
        self.long(i32::try_from(size).map_err(|_| Refusal::Unmarshallable)?);
        Ok(())
    }

    fn string(&mut self, kind: u8, bytes: &[u8]) -> Written {
        self.bytes.push(kind);
        self.size(bytes.len())?;
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    /// Refers to something that was written before, or gives it a number where more than one has it: the bit for its
    /// kind, or nothing where there is nothing left to write (`w_ref`).
    fn number(&mut self, is_shared: bool, identity: Identity) -> Option<u8> {
        if self.version < 3 || !is_shared {
            return Some(0);
        }
        let next = self.numbers.len() as u32;
        let number = *self.numbers.entry(identity).or_insert(next);
        if number == next {
            return Some(kind::HAS_NUMBER);
        }
        self.bytes.push(kind::REFERENCE);
        self.long(number as i32);
        None
    }

    fn object(&mut self, value: &ObjectRef) -> Written {
        self.object_held(value, 0)
    }

    /// Writes an object of which this writer holds so many references itself.
    fn object_held(&mut self, value: &ObjectRef, own: u32) -> Written {
        if self.depth == GREATEST_DEPTH {
            return Err(Refusal::TooDeep);
        }
        let vm = &*self.vm;
        let singletons = [
            (&vm.none, kind::NONE),
            (&vm.exceptions.stop_iteration, kind::STOP_ITERATION),
            (&vm.ellipsis, kind::ELLIPSIS),
            (&vm.false_, kind::FALSE),
            (&vm.true_, kind::TRUE),
        ];
        if let Some((_, kind)) = singletons.into_iter().find(|(singleton, _)| value.is(singleton)) {
            self.bytes.push(kind);
            return Ok(());
        }
        let is_shared = references_besides_interning(value) > 1 + own;
        let Some(flag) = self.number(is_shared, Identity::Object(value.id())) else { return Ok(()) };
        self.depth += 1;
        self.contents(value, flag)?;
        self.depth -= 1;
        Ok(())
    }

    /// What an object consists of (`w_complex_object`). Subclasses cannot be written, but those of code and of what
    /// has a buffer.
    fn contents(&mut self, value: &ObjectRef, flag: u8) -> Written {
        let class = value.class_id();
        let types = &self.vm.types;
        let is = |wanted: &ObjectRef| class == wanted.id();
        if is(&types.int) {
            value.payload::<Int>().into_iter().try_for_each(|value| self.int(value, flag))
        } else if is(&types.float) {
            value.payload::<Float>().into_iter().try_for_each(|value| {
                self.bytes.push(if self.version > 1 { kind::BINARY_FLOAT } else { kind::FLOAT } | flag);
                self.float(value.0)
            })
        } else if is(&types.complex) {
            value.payload::<Complex>().into_iter().try_for_each(|value| {
                self.bytes.push(if self.version > 1 { kind::BINARY_COMPLEX } else { kind::COMPLEX } | flag);
                self.float(value.real)?;
                self.float(value.imaginary)
            })
        } else if is(&types.bytes) {
            value.payload::<Bytes>().into_iter().try_for_each(|bytes| self.string(kind::STRING | flag, &bytes.value))
        } else if is(&types.str) {
            let interned = is_interned(value);
            value.payload::<Str>().into_iter().try_for_each(|value| self.text(value, interned, flag))
        } else if is(&types.tuple) {
            value.payload::<Tuple>().into_iter().try_for_each(|tuple| self.tuple(&tuple.0, flag))
        } else if is(&types.list) {
            value.payload::<List>().into_iter().try_for_each(|list| {
                let items = list.items.get(self.vm).clone();
                self.bytes.push(kind::LIST | flag);
                self.size(items.len())?;
                items.iter().try_for_each(|item| self.object_held(item, 1))
            })
        } else if is(&types.dict) {
            self.dict(value, flag)
        } else if is(&types.set) || is(&types.frozenset) {
            let kind = if is(&types.set) { kind::SET } else { kind::FROZENSET };
            self.set(value, kind | flag)
        } else if let Some(code) = value.payload::<Code>() {
            self.code(value, code, flag)
        } else if let Some(bytes) = buffer_of(self.vm, value) {
            let bytes = bytes.to_vec();
            self.string(kind::STRING | flag, &bytes)
        } else {
            Err(Refusal::Unmarshallable)
        }
    }

    fn int(&mut self, value: &Integer, flag: u8) -> Written {
        if let Some(small) = value.to_i64().and_then(|value| i32::try_from(value).ok()) {
            self.bytes.push(kind::INT | flag);
            self.long(small);
            return Ok(());
        }
        let big = value.to_big();
        let digits: Vec<u16> = digits_of_15_bits(big.magnitude());
        let count = i32::try_from(digits.len()).map_err(|_| Refusal::Unmarshallable)?;
        self.bytes.push(kind::LONG | flag);
        self.long(if value.is_negative() { -count } else { count });
        digits.into_iter().for_each(|digit| self.bytes.extend_from_slice(&digit.to_le_bytes()));
        Ok(())
    }

    fn float(&mut self, value: f64) -> Written {
        if self.version > 1 {
            self.bytes.extend_from_slice(&value.to_le_bytes());
            return Ok(());
        }
        let text = format_float(value, &Text::from(".17g"), "float").map_err(|_| Refusal::Unmarshallable)?;
        let text = text.to_str_lossy();
        self.bytes.push(text.len() as u8);
        self.bytes.extend_from_slice(text.as_bytes());
        Ok(())
    }

    fn text(&mut self, value: &Str, is_interned: bool, flag: u8) -> Written {
        if self.version >= 4
            && let Some(ascii) = value.text.as_ascii()
        {
            if ascii.len() < 256 {
                self.bytes.push(if is_interned { kind::SHORT_ASCII_INTERNED } else { kind::SHORT_ASCII } | flag);
                self.bytes.push(ascii.len() as u8);
                self.bytes.extend_from_slice(ascii.as_bytes());
                return Ok(());
            }
            return self.string(if is_interned { kind::ASCII_INTERNED } else { kind::ASCII } | flag, ascii.as_bytes());
        }
        let bytes = encode(&value.text, Encoding::Utf8, ErrorHandler::SurrogatePass);
        let bytes = bytes.map_err(|_| Refusal::Unmarshallable)?;
        let kind = if self.version >= 3 && is_interned { kind::INTERNED } else { kind::UNICODE };
        self.string(kind | flag, &bytes)
    }

    fn tuple_head(&mut self, length: usize, flag: u8) -> Written {
        if self.version >= 4 && length < 256 {
            self.bytes.extend_from_slice(&[kind::SMALL_TUPLE | flag, length as u8]);
            return Ok(());
        }
        self.bytes.push(kind::TUPLE | flag);
        self.size(length)
    }

    fn tuple(&mut self, items: &[ObjectRef], flag: u8) -> Written {
        self.tuple_head(items.len(), flag)?;
        items.iter().try_for_each(|item| self.object(item))
    }

    fn dict(&mut self, dict: &ObjectRef, flag: u8) -> Written {
        self.bytes.push(kind::DICT | flag);
        let mut position = 0;
        while let Some((next, key, value)) = self.vm.dict_next(dict, position) {
            position = next;
            self.object_held(&key, 1)?;
            self.object_held(&value, 1)?;
        }
        self.bytes.push(kind::NULL);
        Ok(())
    }

    /// Elements are written in the order of their bytes, so that equal sets have equal bytes.
    fn set(&mut self, set: &ObjectRef, kind: u8) -> Written {
        let Some(payload) = set.payload::<Set>() else { return Err(Refusal::Unmarshallable) };
        let elements: Vec<ObjectRef> =
            payload.storage.get(self.vm).elements().map(|(element, _)| element.clone()).collect();
        self.bytes.push(kind);
        self.size(elements.len())?;
        let mut pairs = Vec::with_capacity(elements.len());
        for element in elements {
            let mut writer = Writer::new(self.vm, self.version, self.allow_code);
            writer.object_held(&element, 1)?;
            pairs.push((writer.bytes, element));
        }
        pairs.sort_by(|first, second| first.0.cmp(&second.0));
        // CPython has such pairs, too.
        pairs.iter().try_for_each(|(_, element)| self.object(element))
    }

    /// Bytes that belong to a code object and are an object of their own in CPython.
    fn table(&mut self, bytes: &[u8], is_shared: bool) -> Written {
        let identity = match bytes {
            [] => Identity::Object(self.vm.empty_bytes.id()),
            _ => Identity::Table(bytes.into()),
        };
        match self.number(is_shared || bytes.is_empty(), identity) {
            Some(flag) => self.string(kind::STRING | flag, bytes),
            None => Ok(()),
        }
    }

    /// A tuple of names that belongs to a code object and is an object of its own in CPython.
    fn names<'name>(
        &mut self,
        names: impl ExactSizeIterator<Item = &'name ObjectRef> + Clone,
        constant: Option<&ObjectRef>,
        is_shared: bool,
    ) -> Written {
        if let Some(constant) = constant {
            return self.object(constant);
        }
        let identity = match names.len() {
            0 => Identity::Object(self.vm.empty_tuple.id()),
            _ => Identity::Names(names.clone().map(ObjectRef::id).collect()),
        };
        let Some(flag) = self.number(is_shared || names.len() == 0, identity) else { return Ok(()) };
        self.tuple_head(names.len(), flag)?;
        names.into_iter().try_for_each(|name| self.object(name))
    }

    fn code(&mut self, object: &ObjectRef, code: &Code, flag: u8) -> Written {
        if !self.allow_code {
            return Err(Refusal::CodeDisallowed);
        }
        let merged = code.merged.get();
        self.bytes.push(kind::CODE | flag);
        for number in [code.argument_count, code.positional_only_count, code.keyword_only_count, code.stack_size] {
            self.long(number as i32);
        }
        self.long(code.flags as i32);
        if let Some(flag) = self.number(true, Identity::Instructions(object.id())) {
            self.string(kind::STRING | flag, &code.code)?;
        }
        self.object(&code.constants)?;
        self.names(code.names.iter(), code.shared_names.get(), merged.names)?;
        let variables = code.variables.iter().map(|variable| &variable.name);
        self.names(variables, code.shared_variables.get(), merged.variables)?;
        let kinds: Vec<u8> = code.variables.iter().map(stored::kind_of_variable).collect();
        self.table(&kinds, false)?;
        self.object(&code.filename)?;
        self.object(&code.name)?;
        self.object(&code.qualified_name)?;
        self.long(code.first_line as i32);
        self.table(&code.line_table, merged.line_table)?;
        self.table(&code.exception_table, merged.exception_table)
    }
}
