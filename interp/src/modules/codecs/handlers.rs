//! The error handlers that are there from the start, as callables, and running a codec with any handler.

use crate::object::ObjectRef;
use crate::types::bytes::{Bytes, buffer_of};
use crate::types::converters::text_of;
use crate::types::exception::field;
use crate::types::native::{MethodDefinition, method};
use crate::types::text::codec::{CodecError, Encoding, ErrorHandler, decode, encode};
use crate::types::text::{Text, TextBuilder};
use crate::types::tuple::Tuple;
use crate::vm::{Raised, Result, Vm};

type Bound<'a> = &'a mut [Option<ObjectRef>];

static HANDLERS: [(&str, MethodDefinition); 8] = [
    ("strict", method("strict_errors", "(exc, /)", strict)),
    ("ignore", method("ignore_errors", "(exc, /)", ignore)),
    ("replace", method("replace_errors", "(exc, /)", replace)),
    ("xmlcharrefreplace", method("xmlcharrefreplace_errors", "(exc, /)", character_reference)),
    ("backslashreplace", method("backslashreplace_errors", "(exc, /)", backslash)),
    ("namereplace", method("namereplace_errors", "(exc, /)", name)),
    (
        "surrogatepass",
        method("surrogatepass", "(exc, /)", |vm, _, given| by_algorithm(vm, given, ErrorHandler::SurrogatePass)),
    ),
    (
        "surrogateescape",
        method("surrogateescape", "(exc, /)", |vm, _, given| by_algorithm(vm, given, ErrorHandler::SurrogateEscape)),
    ),
];

/// The built-in handler of a name.
pub fn find(name: &str) -> Option<&'static MethodDefinition> {
    HANDLERS.iter().find(|(known, _)| *known == name).map(|(_, definition)| definition)
}

/// What an exception says is wrong.
enum Wrong {
    /// Text that cannot be encoded.
    Encoding(Text),
    /// Bytes that cannot be decoded, with all that follow.
    Decoding(Vec<u8>, usize),
    /// Text that cannot be translated.
    Translating(Text),
}

/// What is wrong, and where it ends in the object.
fn wrong(vm: &mut Vm, exception: &ObjectRef) -> Result<(Wrong, usize, usize)> {
    let (encode_error, decode_error) =
        (vm.exceptions.unicode_encode_error.clone(), vm.exceptions.unicode_decode_error.clone());
    let translate_error = vm.exceptions.unicode_translate_error.clone();
    let encoding = vm.is_instance(exception, &encode_error)?;
    let decoding = !encoding && vm.is_instance(exception, &decode_error)?;
    if !encoding && !decoding && !vm.is_instance(exception, &translate_error)? {
        let name = vm.class_name(exception);
        return Err(vm.type_error(format!("don't know how to handle {name} in error callback")));
    }
    let size = |index| vm.exception_field(exception, index).and_then(|value| vm.int_value(&value)).unwrap_or(0);
    let (start, end) = (size(field::START), size(field::END));
    let object = vm.exception_field(exception, field::CODED).unwrap_or_else(|| vm.none.clone());
    let clip = |length: usize| {
        let last = i64::try_from(length).unwrap_or(i64::MAX);
        // Both are kept inside the object; an empty one has none.
        let start = start.clamp(0, (last - 1).max(0));
        let end = end.clamp(1, last.max(1)).min(last).max(start);
        (start as usize, end as usize)
    };
    if decoding {
        let bytes = buffer_of(vm, &object).map(<[u8]>::to_vec).unwrap_or_default();
        let (start, end) = clip(bytes.len());
        return Ok((Wrong::Decoding(bytes[start..].to_vec(), end - start), start, end));
    }
    let text = text_of(&object).cloned().unwrap_or_else(Text::empty);
    let (start, end) = clip(text.len());
    let part = text.slice(start..end);
    Ok((if encoding { Wrong::Encoding(part) } else { Wrong::Translating(part) }, start, end))
}

fn pair(vm: &mut Vm, replacement: ObjectRef, position: usize) -> Result {
    let position = vm.new_int(position as i64);
    Ok(vm.new_tuple(vec![replacement, position]))
}

fn cannot_handle(vm: &mut Vm, exception: &ObjectRef) -> Raised {
    let name = vm.class_name(exception);
    vm.type_error(format!("don't know how to handle {name} in error callback"))
}

fn strict(vm: &mut Vm, _: &ObjectRef, given: Bound<'_>) -> Result {
    let exception = vm.required(given, 0);
    let base = vm.exceptions.base_exception.clone();
    if vm.is_instance(&exception, &base)? {
        return Err(Raised(exception));
    }
    Err(vm.type_error("codec must pass exception instance"))
}

fn ignore(vm: &mut Vm, _: &ObjectRef, given: Bound<'_>) -> Result {
    let exception = vm.required(given, 0);
    let (_, _, end) = wrong(vm, &exception)?;
    let empty = vm.empty_str.clone();
    pair(vm, empty, end)
}

fn replace(vm: &mut Vm, _: &ObjectRef, given: Bound<'_>) -> Result {
    let exception = vm.required(given, 0);
    let (wrong, _, end) = wrong(vm, &exception)?;
    let text = match wrong {
        Wrong::Encoding(text) => "?".repeat(text.len()),
        Wrong::Decoding(..) => "\u{FFFD}".to_owned(),
        Wrong::Translating(text) => "\u{FFFD}".repeat(text.len()),
    };
    let text = vm.new_str(&text);
    pair(vm, text, end)
}

fn character_reference(vm: &mut Vm, _: &ObjectRef, given: Bound<'_>) -> Result {
    let exception = vm.required(given, 0);
    let (Wrong::Encoding(text), _, end) = wrong(vm, &exception)? else {
        return Err(cannot_handle(vm, &exception));
    };
    let text: String = text.code_points().map(|code_point| format!("&#{code_point};")).collect();
    let text = vm.new_str(&text);
    pair(vm, text, end)
}

/// `\xNN`, `\uNNNN` or `\UNNNNNNNN`
pub fn escaped(code_point: u32) -> String {
    match code_point {
        0..0x100 => format!("\\x{code_point:02x}"),
        0x100..0x1_0000 => format!("\\u{code_point:04x}"),
        _ => format!("\\U{code_point:08x}"),
    }
}

fn backslash(vm: &mut Vm, _: &ObjectRef, given: Bound<'_>) -> Result {
    let exception = vm.required(given, 0);
    let (wrong, _, end) = wrong(vm, &exception)?;
    let text: String = match wrong {
        Wrong::Encoding(text) | Wrong::Translating(text) => text.code_points().map(escaped).collect(),
        Wrong::Decoding(bytes, width) => bytes[..width].iter().map(|byte| escaped((*byte).into())).collect(),
    };
    let text = vm.new_str(&text);
    pair(vm, text, end)
}

fn name(vm: &mut Vm, _: &ObjectRef, given: Bound<'_>) -> Result {
    let exception = vm.required(given, 0);
    let (Wrong::Encoding(text), _, end) = wrong(vm, &exception)? else {
        return Err(cannot_handle(vm, &exception));
    };
    let text: String = text
        .code_points()
        .map(|code_point| match crate::types::text::names::name_of(code_point) {
            Some(name) => format!("\\N{{{name}}}"),
            None => escaped(code_point),
        })
        .collect();
    let text = vm.new_str(&text);
    pair(vm, text, end)
}

/// The two surrogate handlers: what the algorithms of the built-in encodings do at this place.
fn by_algorithm(vm: &mut Vm, given: Bound<'_>, handler: ErrorHandler) -> Result {
    let exception = vm.required(given, 0);
    let (wrong, start, end) = wrong(vm, &exception)?;
    let encoding = if handler == ErrorHandler::SurrogatePass {
        let name = vm.exception_field(&exception, field::ENCODING).map(|name| vm.display_text(&name));
        name.and_then(|name| Encoding::parse(&name))
    } else {
        Some(Encoding::Ascii)
    };
    if matches!(wrong, Wrong::Translating(_)) {
        return Err(cannot_handle(vm, &exception));
    }
    let Some(encoding) = encoding else { return Err(Raised(exception)) };
    match wrong {
        Wrong::Translating(_) => Err(cannot_handle(vm, &exception)),
        Wrong::Encoding(text) => match encode(&text, encoding, handler) {
            Ok(bytes) => {
                let bytes = vm.new_bytes(&bytes);
                pair(vm, bytes, end)
            }
            Err(_) => Err(Raised(exception)),
        },
        Wrong::Decoding(bytes, width) => {
            let widths = match (handler, encoding) {
                (ErrorHandler::SurrogateEscape, _) => {
                    let count = bytes[..width].iter().take(4).take_while(|byte| !byte.is_ascii()).count();
                    if count == 0 { None } else { Some(count) }
                }
                (_, Encoding::Utf8) => Some(3),
                (_, Encoding::Utf16(_)) => Some(2),
                (_, Encoding::Utf32(_)) => Some(4),
                _ => None,
            };
            let text = widths
                .and_then(|width| bytes.get(..width))
                .and_then(|part| decode(part, encoding, handler).ok())
                .filter(|text| text.code_points().all(|code_point| (0xD800..0xE000).contains(&code_point)));
            let (Some(text), Some(width)) = (text, widths) else { return Err(Raised(exception)) };
            let text = vm.new_text(text);
            pair(vm, text, start + width)
        }
    }
}

/// The outcome of a codec that stops at the first thing it cannot do.
pub type Attempt<T> = Result<std::result::Result<T, CodecError>>;

impl Vm {
    /// Calls an error handler; gives the replacement and where to go on.
    fn call_handler(
        &mut self,
        handler: &ObjectRef,
        exception: &ObjectRef,
        length: usize,
        wanted: &str,
    ) -> Result<(ObjectRef, usize)> {
        let result = self.call(handler, [exception.clone()])?;
        let items = result.payload::<Tuple>().map(|items| items.0.to_vec());
        let (replacement, position) = match items.as_deref() {
            Some([replacement, position])
                if text_of(replacement).is_some()
                    || wanted.contains("bytes") && replacement.payload::<Bytes>().is_some() =>
            {
                (replacement.clone(), self.size_argument(position)? as i64)
            }
            _ => return Err(self.type_error(wanted)),
        };
        let absolute = if position < 0 { position + length as i64 } else { position };
        match usize::try_from(absolute) {
            Ok(place) if place <= length => Ok((replacement, place)),
            _ => Err(self.index_error(format!("position {absolute} from error handler out of bounds"))),
        }
    }

    fn handler_named(&mut self, errors: Option<&ObjectRef>) -> Result {
        let name = errors.map_or_else(|| "strict".to_owned(), |errors| self.display_text(errors));
        self.lookup_error_handler(&name)
    }

    /// Decodes bytes piece by piece: what `attempt` cannot decode goes to the named handler.
    ///
    /// # Errors
    /// What the handler raises; TypeError and IndexError for a result that cannot be used.
    pub fn decode_with(
        &mut self,
        bytes: &[u8],
        first: usize,
        errors: Option<&ObjectRef>,
        mut attempt: impl FnMut(&mut Self, &[u8]) -> Attempt<Text>,
    ) -> Result {
        let mut output = TextBuilder::new();
        let mut position = first;
        let mut handler = None;
        loop {
            let error = match attempt(self, &bytes[position..])? {
                Ok(text) => {
                    output.push_text(&text);
                    return Ok(self.new_text(output.finish()));
                }
                Err(error) => error,
            };
            if let Ok(text) = attempt(self, &bytes[position..position + error.start])? {
                output.push_text(&text);
            }
            let shifted = CodecError { start: position + error.start, end: position + error.end, ..error };
            let found = match &handler {
                Some(found) => ObjectRef::clone(found),
                None => self.handler_named(errors)?,
            };
            let object = self.new_bytes(bytes);
            let exception = self.codec_exception(&shifted, object, true)?;
            let wanted = "decoding error handler must return (str, int) tuple";
            let (replacement, place) = self.call_handler(&found, &exception, bytes.len(), wanted)?;
            if let Some(text) = text_of(&replacement) {
                output.push_text(text);
            }
            position = place;
            handler = Some(found);
        }
    }

    /// Encodes a text piece by piece: what `attempt` cannot encode goes to the named handler.
    ///
    /// # Errors
    /// What the handler raises; TypeError and IndexError for a result that cannot be used.
    pub fn encode_with(
        &mut self,
        object: &ObjectRef,
        errors: Option<&ObjectRef>,
        mut attempt: impl FnMut(&mut Self, &Text) -> Attempt<Vec<u8>>,
    ) -> Result {
        let text = text_of(object).cloned().unwrap_or_else(Text::empty);
        let mut output = Vec::new();
        let mut position = 0;
        let mut handler = None;
        loop {
            let error = match attempt(self, &text.slice(position..text.len()))? {
                Ok(bytes) => {
                    output.extend_from_slice(&bytes);
                    return Ok(self.new_bytes(&output));
                }
                Err(error) => error,
            };
            if let Ok(bytes) = attempt(self, &text.slice(position..position + error.start))? {
                output.extend_from_slice(&bytes);
            }
            let shifted = CodecError { start: position + error.start, end: position + error.end, ..error };
            let found = match &handler {
                Some(found) => ObjectRef::clone(found),
                None => self.handler_named(errors)?,
            };
            let exception = self.codec_exception(&shifted, object.clone(), false)?;
            let wanted = "encoding error handler must return (str/bytes, int) tuple";
            let (replacement, place) = self.call_handler(&found, &exception, text.len(), wanted)?;
            match text_of(&replacement) {
                // A replacement that cannot be encoded either: the first error stands.
                Some(text) => match attempt(self, text)? {
                    Ok(bytes) => output.extend_from_slice(&bytes),
                    Err(_) => return Err(Raised(exception)),
                },
                None => output.extend_from_slice(buffer_of(self, &replacement).unwrap_or_default()),
            }
            position = place;
            handler = Some(found);
        }
    }
}
