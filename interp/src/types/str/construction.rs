//! `str(...)`, `str.encode`, `bytes.decode`.

use crate::object::ObjectRef;
use crate::types::bytes::buffer_of;
use crate::types::converters::{Constructor, text_of};
use crate::types::str::Str;
use crate::types::text::Text;
use crate::types::text::codec::{CodecError, Encoding, ErrorHandler, decode, encode};
use crate::vm::{Arguments, Raised, Result, Vm};

static PARAMETERS: Constructor = Constructor::new("str", "(object='', encoding='utf-8', errors='strict')");

/// `str.__new__`
pub(super) fn new(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    let exact = class.is(&vm.types.str);
    let given = arguments.positional.len();
    if exact && arguments.keywords.is_empty() && given > 3 && vm.profile.int_counts_as_vectorcall {
        return Err(vm.type_error(format!("str expected at most 3 arguments, got {given}")));
    }
    let bound = PARAMETERS.bind(vm, arguments)?;
    for (index, name) in [(1, "encoding"), (2, "errors")] {
        if let Some(argument) = &bound[index] {
            vm.expect_text("str", &format!("argument '{name}'"), argument)?;
        }
    }
    let value = match &bound[0] {
        None => vm.empty_str.clone(),
        Some(object) if bound[1].is_none() && bound[2].is_none() => vm.str(object)?,
        Some(object) => {
            if text_of(object).is_some() {
                return Err(vm.type_error("decoding str is not supported"));
            }
            let Some(bytes) = buffer_of(vm, object).map(<[u8]>::to_vec) else {
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

/// Why a codec could not be run to its end.
enum CodecFailure {
    Error(CodecError),
    Raised(Raised),
}

impl Vm {
    fn encoding_named(&mut self, name: Option<&ObjectRef>) -> Result<Encoding> {
        let Some(name) = name else { return Ok(Encoding::Utf8) };
        let name = self.display_text(name);
        match Encoding::parse(&name) {
            Some(encoding) => Ok(encoding),
            None => {
                let class = self.exceptions.lookup_error.clone();
                Err(self.raise(&class, &format!("unknown encoding: {name}")))
            }
        }
    }

    /// Runs a codec with the error handler of a name, which is looked for only when it is needed.
    fn run_codec<T>(
        &mut self,
        errors: Option<&ObjectRef>,
        run: impl Fn(ErrorHandler) -> std::result::Result<T, CodecError>,
    ) -> std::result::Result<T, CodecFailure> {
        let name = errors.map_or_else(|| "strict".to_owned(), |errors| self.display_text(errors));
        match ErrorHandler::parse(&name) {
            Some(handler) => run(handler).map_err(CodecFailure::Error),
            None => run(ErrorHandler::Strict).map_err(|_| {
                let class = self.exceptions.lookup_error.clone();
                CodecFailure::Raised(self.raise(&class, &format!("unknown error handler name '{name}'")))
            }),
        }
    }

    fn codec_error(&mut self, error: &CodecError, object: ObjectRef, decoding: bool) -> Raised {
        if error.handler_refuses {
            let class = if decoding { "UnicodeDecodeError" } else { "UnicodeEncodeError" };
            return self.type_error(format!("don't know how to handle {class} in error callback"));
        }
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
        match self.call(&class, arguments) {
            Ok(exception) => {
                self.set_implicit_context(&exception);
                Raised(exception)
            }
            Err(raised) => raised,
        }
    }

    /// `bytes.decode`; no encoding means UTF-8, no handler `strict`.
    pub fn decode_bytes(&mut self, bytes: &[u8], encoding: Option<&ObjectRef>, errors: Option<&ObjectRef>) -> Result {
        if bytes.is_empty() {
            // Nobody asks what the encoding is.
            return Ok(self.empty_str.clone());
        }
        let encoding = self.encoding_named(encoding)?;
        match self.run_codec(errors, |handler| decode(bytes, encoding, handler)) {
            Ok(text) => Ok(self.new_text(text)),
            Err(CodecFailure::Raised(raised)) => Err(raised),
            Err(CodecFailure::Error(error)) => {
                let object = self.new_bytes(bytes);
                Err(self.codec_error(&error, object, true))
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
        let Some(text) = text_of(object) else { return Ok(object.clone()) };
        let encoding = self.encoding_named(encoding)?;
        match self.run_codec(errors, |handler| encode(text, encoding, handler)) {
            Ok(bytes) => Ok(self.new_bytes(&bytes)),
            Err(CodecFailure::Raised(raised)) => Err(raised),
            Err(CodecFailure::Error(error)) => Err(self.codec_error(&error, object.clone(), false)),
        }
    }
}
