//! The codec registry: search functions, the codecs they found, and error handlers (Python/codecs.c).

use rustc_hash::FxHashMap;

use super::handlers;
use crate::object::ObjectRef;
use crate::types::tuple::Tuple;
use crate::types::type_object::Type;
use crate::vm::{Arguments, Raised, Result, Vm};

/// What `codecs` keeps for an interpreter.
#[derive(Default)]
pub struct State {
    /// Search functions, in the order of their registration.
    pub searchers: Vec<ObjectRef>,
    /// Codecs by normal name.
    pub found: FxHashMap<String, ObjectRef>,
    /// Error handlers by name.
    pub handlers: FxHashMap<String, ObjectRef>,
    /// Package `encodings`, which registers the first search function, was asked for.
    prepared: bool,
}

/// One of the two functions of a codec that need no stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Text to bytes.
    Encoding,
    /// Bytes to text.
    Decoding,
}

/// The name under which a codec is searched for and kept: lower case, runs of punctuation as one underscore.
fn normal_name(name: &str) -> String {
    let mut normal = String::with_capacity(name.len());
    let mut gap = false;
    for character in name.chars() {
        if character.is_ascii_alphanumeric() || character == '.' {
            if gap && !normal.is_empty() {
                normal.push('_');
            }
            gap = false;
            normal.push(character.to_ascii_lowercase());
        } else {
            gap = true;
        }
    }
    normal
}

impl Vm {
    /// `LookupError` with a message.
    pub(super) fn lookup_error(&mut self, message: &str) -> Raised {
        let class = self.exceptions.lookup_error.clone();
        self.raise(&class, message)
    }

    /// Imports package `encodings` before the first search, as CPython does at its start.
    fn prepare_codecs(&mut self) -> Result<()> {
        if !std::mem::replace(&mut self.module_state.codecs.prepared, true) {
            self.import_absolute("encodings")?;
        }
        Ok(())
    }

    /// The codec of a name: a tuple of encoder, decoder, stream reader and stream writer (`_PyCodec_Lookup`).
    ///
    /// # Errors
    /// LookupError for an unknown name; what a search function raises.
    pub fn lookup_codec(&mut self, name: &str) -> Result {
        self.prepare_codecs()?;
        let normal = normal_name(name);
        if let Some(codec) = self.module_state.codecs.found.get(&normal) {
            return Ok(codec.clone());
        }
        if self.module_state.codecs.searchers.is_empty() {
            return Err(self.lookup_error("no codec search functions registered: can't find encoding"));
        }
        let argument = self.intern(&normal);
        let mut index = 0;
        while let Some(searcher) = self.module_state.codecs.searchers.get(index).cloned() {
            index += 1;
            let codec = self.call(&searcher, [argument.clone()])?;
            if codec.is(&self.none) {
                continue;
            }
            if codec.payload::<Tuple>().is_none_or(|items| items.0.len() != 4) {
                return Err(self.type_error("codec search functions must return 4-tuples"));
            }
            self.module_state.codecs.found.insert(normal, codec.clone());
            return Ok(codec);
        }
        Err(self.lookup_error(&format!("unknown encoding: {name}")))
    }

    /// The handler of a name (`PyCodec_LookupError`).
    ///
    /// # Errors
    /// LookupError for an unknown name.
    pub fn lookup_error_handler(&mut self, name: &str) -> Result {
        if let Some(handler) = self.module_state.codecs.handlers.get(name) {
            return Ok(handler.clone());
        }
        let Some(definition) = handlers::find(name) else {
            return Err(self.lookup_error(&format!("unknown error handler name '{name}'")));
        };
        let (none, module) = (self.none.clone(), self.empty_str.clone());
        let handler = self.new_module_function(definition, &none, &module);
        self.module_state.codecs.handlers.insert(name.to_owned(), handler.clone());
        Ok(handler)
    }

    /// Runs the encoder or decoder of a codec (`_PyCodec_EncodeInternal`, `_PyCodec_DecodeInternal`).
    ///
    /// # Errors
    /// What the codec raises, with a note that says which it was; TypeError where it gives no pair.
    pub fn run_registered(
        &mut self,
        codec: &ObjectRef,
        direction: Direction,
        object: &ObjectRef,
        name: &str,
        errors: Option<&ObjectRef>,
    ) -> Result {
        let (place, noun, verb) = match direction {
            Direction::Encoding => (0, "encoder", "encoding"),
            Direction::Decoding => (1, "decoder", "decoding"),
        };
        let Some(function) = codec.payload::<Tuple>().and_then(|items| items.0.get(place)).cloned() else {
            return Ok(self.none.clone());
        };
        let arguments: Vec<ObjectRef> = [object].into_iter().chain(errors).cloned().collect();
        let result = match self.call(&function, Arguments::positional(arguments)) {
            Ok(result) => result,
            Err(raised) if self.profile.codec_failures_are_wrapped => {
                return Err(self.wrap_codec_failure(raised, &format!("{verb} with '{name}' codec failed")));
            }
            Err(raised) => return Err(self.note_codec(raised, &format!("{verb} with '{name}' codec failed"))),
        };
        match result.payload::<Tuple>().map(|items| items.0.to_vec()).as_deref() {
            Some([value, _]) => Ok(value.clone()),
            _ => {
                let space = if direction == Direction::Encoding { " " } else { "" };
                Err(self.type_error(format!("{noun} must return a tuple (object,{space}integer)")))
            }
        }
    }

    /// The exception that names the codec, with the one that it raised as its cause; that one itself where another
    /// of its class cannot be made of a message alone (`_PyErr_TrySetFromCause`).
    fn wrap_codec_failure(&mut self, raised: Raised, message: &str) -> Raised {
        let class = raised.0.class_ref();
        let base = self.exceptions.base_exception.clone();
        let is_plain = {
            let (data, of_base) = (class.payload::<Type>(), base.payload::<Type>());
            let (Some(data), Some(of_base)) = (data, of_base) else { return raised };
            let (slots, base_slots) = (data.slots(self), of_base.slots(self));
            slots.new.map(|new| new as usize) == base_slots.new.map(|new| new as usize)
                && slots.init.map(|init| init as usize) == base_slots.init.map(|init| init as usize)
        };
        let takes_message = match &self.exception_arguments(&raised.0)[..] {
            [] => true,
            [only] => only.class_id() == self.types.str.id(),
            _ => false,
        };
        let dictionary = raised.0.extension().and_then(|extension| extension.dict.cloned(self));
        let bare = dictionary.is_none_or(|dictionary| self.len(&dictionary).is_ok_and(|length| length == 0));
        if !is_plain || !takes_message || !bare {
            return raised;
        }
        let Ok(shown) = self.str_display(&raised.0) else { return raised };
        let name = self.class_name(&raised.0);
        let message = self.new_str(&format!("{message} ({name}: {shown})"));
        match self.call(&class, [message]) {
            Ok(wrapper) => {
                let cause = self.intern("__cause__");
                let context = self.intern("__context__");
                for name in [cause, context] {
                    if let Err(other) = self.set_attribute(&wrapper, &name, Some(raised.0.clone())) {
                        return other;
                    }
                }
                Raised(wrapper)
            }
            Err(other) => other,
        }
    }

    fn note_codec(&mut self, raised: Raised, note: &str) -> Raised {
        let (name, note) = (self.intern("add_note"), self.new_str(note));
        match self.call_method(&raised.0, &name, [note]) {
            Ok(_) => raised,
            Err(other) => other,
        }
    }

    /// Runs a codec for `str.encode` or `bytes.decode`, which admit only what encodes text.
    ///
    /// # Errors
    /// LookupError for another codec, TypeError for a result of another type.
    pub fn run_text_codec(
        &mut self,
        direction: Direction,
        object: &ObjectRef,
        name: &str,
        errors: Option<&ObjectRef>,
    ) -> Result {
        let codec = self.lookup_codec(name)?;
        let attribute = self.intern("_is_text_encoding");
        if let Some(flag) = self.get_optional_attribute(&codec, &attribute)?
            && !self.truth(&flag)?
        {
            let function = if direction == Direction::Encoding { "encode" } else { "decode" };
            return Err(self.lookup_error(&format!(
                "'{name}' is not a text encoding; use codecs.{function}() to handle arbitrary codecs"
            )));
        }
        let value = self.run_registered(&codec, direction, object, name, errors)?;
        let (wanted, noun, verb, fits) = match direction {
            Direction::Encoding if self.is_bytearray(&value) => {
                let message = format!(
                    "encoder {name} returned bytearray instead of bytes; use codecs.encode() to encode to arbitrary types"
                );
                let class = self.exceptions.runtime_warning.clone();
                self.warn(&class, &message)?;
                let bytes = crate::types::buffer::bytes_of(self, &value).to_vec();
                return Ok(self.new_filled_bytes(bytes));
            }
            Direction::Encoding => {
                ("bytes", "encoder", "encode", value.payload::<crate::types::bytes::Bytes>().is_some())
            }
            Direction::Decoding => ("str", "decoder", "decode", value.payload::<crate::types::str::Str>().is_some()),
        };
        if fits {
            return Ok(value);
        }
        let found = self.class_name(&value);
        Err(self.type_error(format!(
            "'{name}' {noun} returned '{found}' instead of '{wanted}'; use codecs.{verb}() to {verb} to arbitrary types"
        )))
    }
}
