//! `str(...)`, `str.encode`, `bytes.decode`.

use crate::modules::codecs::Direction;
use crate::object::ObjectRef;
use crate::types::converters::{Constructor, text_of};
use crate::types::str::Str;
use crate::types::text::Text;
use crate::types::text::codec::{CodecError, Encoding, ErrorHandler, decode_until, encode};
use crate::vm::{Arguments, Raised, Result, Vm};

static PARAMETERS: Constructor = Constructor::new("str", "(object='', encoding='utf-8', errors='strict')");

/// `str(...)`
pub(super) fn vectorcall(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    if vm.profile.int_counts_as_vectorcall {
        vm.check_positional("str", &arguments, 0, 3)?;
        for (argument, name) in arguments.positional.iter().skip(1).zip(["encoding", "errors"]) {
            if text_of(argument).is_none() {
                // This function has no special word for None.
                let found = vm.class_name(argument);
                return Err(vm.type_error(format!("str() argument '{name}' must be str, not {found}")));
            }
        }
    }
    new(vm, class, arguments)
}

/// `str.__new__`
pub(super) fn new(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    let exact = class.is(&vm.types.str);
    let bound = PARAMETERS.bind(vm, arguments)?;
    for (index, name) in [(1, "encoding"), (2, "errors")] {
        if let Some(argument) = &bound[index] {
            vm.expect_c_string("str", &format!("argument '{name}'"), argument)?;
        }
    }
    let value = match &bound[0] {
        None => vm.empty_str.clone(),
        Some(object) if bound[1].is_none() && bound[2].is_none() => vm.str(object)?,
        Some(object) => {
            if text_of(object).is_some() {
                return Err(vm.type_error("decoding str is not supported"));
            }
            let Some(bytes) = vm.own_or_copied_buffer(object) else {
                let name = vm.class_name(object);
                return Err(vm.type_error(format!("decoding to str: need a bytes-like object, {name} found")));
            };
            vm.decode_bytes(&bytes, bound[1].as_ref(), bound[2].as_ref())?
        }
    };
    if exact {
        return Ok(value);
    }
    let text = text_of(&value).cloned().unwrap_or_else(Text::empty);
    Ok(ObjectRef::new(class, Str::new(text)))
}

impl Vm {
    /// The exception for what a codec cannot do.
    pub fn codec_exception(&mut self, error: &CodecError, object: ObjectRef, decoding: bool) -> Result {
        let class =
            if decoding { &self.exceptions.unicode_decode_error } else { &self.exceptions.unicode_encode_error };
        let class = class.clone();
        let arguments = [
            self.new_str(error.encoding),
            object,
            self.new_int(error.start as i64),
            self.new_int(error.end as i64),
            self.new_str(error.reason),
        ];
        self.call(&class, arguments)
    }

    fn codec_error(&mut self, error: &CodecError, object: ObjectRef, decoding: bool) -> Raised {
        if error.handler_refuses {
            let class = if decoding { "UnicodeDecodeError" } else { "UnicodeEncodeError" };
            return self.type_error(format!("don't know how to handle {class} in error callback"));
        }
        match self.codec_exception(error, object, decoding) {
            Ok(exception) => {
                self.set_implicit_context(&exception);
                Raised(exception)
            }
            Err(raised) => raised,
        }
    }

    /// The handler that the algorithms know by themselves, `None` for one that is registered.
    fn direct_handler(&mut self, errors: Option<&ObjectRef>) -> Option<ErrorHandler> {
        match errors {
            None => Some(ErrorHandler::Strict),
            Some(errors) => ErrorHandler::parse(&self.display_text(errors)),
        }
    }

    /// Decodes bytes in a built-in encoding; no handler means `strict`.
    pub fn decode_builtin(&mut self, bytes: &[u8], encoding: Encoding, errors: Option<&ObjectRef>) -> Result {
        self.decode_builtin_until(bytes, bytes.len(), encoding, errors)
    }

    /// Decodes bytes up to a limit, behind which a character begins that is not whole yet.
    pub fn decode_builtin_until(
        &mut self,
        bytes: &[u8],
        limit: usize,
        encoding: Encoding,
        errors: Option<&ObjectRef>,
    ) -> Result {
        let Some(handler) = self.direct_handler(errors) else {
            let (encoding, start) = encoding.after_mark(bytes);
            return self.decode_with(bytes, start, errors, |_, part| {
                // A part that does not reach to the end stands before the limit.
                let reaches = part.as_ptr_range().end == bytes.as_ptr_range().end;
                let behind = if reaches { bytes.len() - limit } else { 0 };
                Ok(decode_until(part, part.len().saturating_sub(behind), encoding, ErrorHandler::Strict))
            });
        };
        match decode_until(bytes, limit, encoding, handler) {
            Ok(text) => Ok(self.new_text(text)),
            Err(error) => {
                let object = self.new_bytes(bytes);
                Err(self.codec_error(&error, object, true))
            }
        }
    }

    /// Encodes a str in a built-in encoding; no handler means `strict`.
    pub fn encode_builtin(&mut self, object: &ObjectRef, encoding: Encoding, errors: Option<&ObjectRef>) -> Result {
        let Some(text) = text_of(object) else { return Ok(object.clone()) };
        let Some(handler) = self.direct_handler(errors) else {
            // The byte order mark stands once, before everything else.
            let mark = encode(&Text::empty(), encoding, ErrorHandler::Strict).map_or(0, |bytes| bytes.len());
            let mut begun = false;
            return self.encode_with(object, errors, |_, part| {
                Ok(encode(part, encoding, ErrorHandler::Strict).map(|mut bytes| {
                    if std::mem::replace(&mut begun, true) {
                        drop(bytes.drain(..mark));
                    }
                    bytes
                }))
            });
        };
        match encode(text, encoding, handler) {
            Ok(bytes) => Ok(self.new_bytes(&bytes)),
            Err(error) => Err(self.codec_error(&error, object.clone(), false)),
        }
    }

    /// `bytes.decode`; no encoding means UTF-8, no handler `strict`.
    pub fn decode_bytes(&mut self, bytes: &[u8], encoding: Option<&ObjectRef>, errors: Option<&ObjectRef>) -> Result {
        if bytes.is_empty() {
            // Nobody asks what the encoding is.
            return Ok(self.empty_str.clone());
        }
        let name = encoding.map_or_else(|| "utf-8".to_owned(), |name| self.display_text(name));
        match Encoding::parse(&name) {
            Some(encoding) => self.decode_builtin(bytes, encoding, errors),
            None => {
                let object = self.new_bytes(bytes);
                self.run_text_codec(Direction::Decoding, &object, &name, errors)
            }
        }
    }

    /// `str.encode`; no encoding means UTF-8, no handler `strict`.
    pub fn encode_str(
        &mut self,
        object: &ObjectRef,
        encoding: Option<&ObjectRef>,
        errors: Option<&ObjectRef>,
    ) -> Result {
        let name = encoding.map_or_else(|| "utf-8".to_owned(), |name| self.display_text(name));
        match Encoding::parse(&name) {
            Some(encoding) => self.encode_builtin(object, encoding, errors),
            None => self.run_text_codec(Direction::Encoding, object, &name, errors),
        }
    }
}
