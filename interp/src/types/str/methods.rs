//! The methods of `str`: the table, and those that make one text of another.

use crate::object::ObjectRef;
use crate::types::converters::text_of;
use crate::types::native::{MethodDefinition, Wording, method, static_method};
use crate::types::str::{Str, searching, template, translation};
use crate::types::text::layout::expanded_length;
use crate::types::text::{Ends, Kind, Text};
use crate::vm::{Result, Vm};

type Given<'a> = &'a mut [Option<ObjectRef>];

/// In the order of CPython's table.
pub(super) static METHODS: &[MethodDefinition] = &[
    method("encode", "($self, /, encoding='utf-8', errors='strict')", encode),
    method("replace", "($self, old, new, /, count=-1)", searching::replace),
    method("split", "($self, /, sep=None, maxsplit=-1)", searching::split),
    method("rsplit", "($self, /, sep=None, maxsplit=-1)", searching::rsplit),
    method("join", "($self, iterable, /)", searching::join),
    method("capitalize", "($self, /)", |vm, object, _| Ok(vm.new_filled_text(text(object).to_capitalized()))),
    method("casefold", "($self, /)", |vm, object, _| Ok(vm.new_filled_text(text(object).to_casefold()))),
    method("title", "($self, /)", |vm, object, _| Ok(vm.new_filled_text(text(object).to_titlecase()))),
    method("center", "($self, width, fillchar=' ', /)", |vm, object, given| pad(vm, object, given, Text::center)),
    method("count", "($self, sub[, start[, end]], /)", searching::count).worded(Wording::Search),
    method("expandtabs", "($self, /, tabsize=8)", expand_tabs),
    method("find", "($self, sub[, start[, end]], /)", searching::find).worded(Wording::Search),
    method("partition", "($self, sep, /)", searching::partition),
    method("index", "($self, sub[, start[, end]], /)", searching::index).worded(Wording::Search),
    method("ljust", "($self, width, fillchar=' ', /)", |vm, object, given| pad(vm, object, given, Text::left_justify)),
    method("lower", "($self, /)", |vm, object, _| Ok(vm.new_filled_text(text(object).to_lowercase()))),
    method("lstrip", "($self, chars=None, /)", |vm, object, given| strip(vm, object, given, Ends::Left, "lstrip")),
    method("rfind", "($self, sub[, start[, end]], /)", searching::rfind).worded(Wording::Search),
    method("rindex", "($self, sub[, start[, end]], /)", searching::rindex).worded(Wording::Search),
    method("rjust", "($self, width, fillchar=' ', /)", |vm, object, given| pad(vm, object, given, Text::right_justify)),
    method("rstrip", "($self, chars=None, /)", |vm, object, given| strip(vm, object, given, Ends::Right, "rstrip")),
    method("rpartition", "($self, sep, /)", searching::rpartition),
    method("splitlines", "($self, /, keepends=False)", searching::split_lines),
    method("strip", "($self, chars=None, /)", |vm, object, given| strip(vm, object, given, Ends::Both, "strip")),
    method("swapcase", "($self, /)", |vm, object, _| Ok(vm.new_filled_text(text(object).to_swapped_case()))),
    method("translate", "($self, table, /)", translation::translate),
    method("upper", "($self, /)", |vm, object, _| Ok(vm.new_filled_text(text(object).to_uppercase()))),
    method("startswith", "($self, prefix[, start[, end]], /)", searching::starts_with).worded(Wording::Search),
    method("endswith", "($self, suffix[, start[, end]], /)", searching::ends_with).worded(Wording::Search),
    method("removeprefix", "($self, prefix, /)", remove_prefix),
    method("removesuffix", "($self, suffix, /)", remove_suffix),
    method("isascii", "($self, /)", |vm, object, _| Ok(vm.new_bool(text(object).is_ascii()))),
    method("islower", "($self, /)", |vm, object, _| Ok(vm.new_bool(text(object).is_lowercase()))),
    method("isupper", "($self, /)", |vm, object, _| Ok(vm.new_bool(text(object).is_uppercase()))),
    method("istitle", "($self, /)", |vm, object, _| Ok(vm.new_bool(text(object).is_titlecase()))),
    method("isspace", "($self, /)", |vm, object, _| Ok(vm.new_bool(text(object).is_space()))),
    method("isdecimal", "($self, /)", |vm, object, _| Ok(vm.new_bool(text(object).is_decimal()))),
    method("isdigit", "($self, /)", |vm, object, _| Ok(vm.new_bool(text(object).is_digit()))),
    method("isnumeric", "($self, /)", |vm, object, _| Ok(vm.new_bool(text(object).is_numeric()))),
    method("isalpha", "($self, /)", |vm, object, _| Ok(vm.new_bool(text(object).is_alphabetic()))),
    method("isalnum", "($self, /)", |vm, object, _| Ok(vm.new_bool(text(object).is_alphanumeric()))),
    method("isidentifier", "($self, /)", |vm, object, _| Ok(vm.new_bool(text(object).is_identifier()))),
    method("isprintable", "($self, /)", |vm, object, _| Ok(vm.new_bool(text(object).is_printable()))),
    method("zfill", "($self, width, /)", zero_fill),
    method("format", "($self, /, *args, **kwargs)", template::format).worded(Wording::VarArgs),
    method("format_map", "($self, mapping, /)", template::format_map),
    method("__format__", "($self, format_spec, /)", format_by_specification),
    static_method("maketrans", "(x, y=<unrepresentable>, z=<unrepresentable>, /)", translation::make_table),
    method("__sizeof__", "($self, /)", size_of),
    method("__getnewargs__", "($self, /)", |vm, object, _| {
        // A new str, also where the receiver is exactly one.
        let copy = vm.new_filled_text(text(object).clone());
        Ok(vm.new_tuple(vec![copy]))
    }),
];

/// The receiver's text.
pub(super) fn text(object: &ObjectRef) -> &Text {
    text_of(object).expect("the receiver of a method of str is a str")
}

/// The size of CPython's str of a text: the header of its kind, and the characters with a zero at the end.
fn size(vm: &Vm, object: &Str) -> i64 {
    let text = &object.text;
    let (ascii_header, header) = vm.profile.str_headers;
    let units = (text.len() as i64 + 1) * text.kind().width() as i64;
    if text.kind() == Kind::Ascii {
        return ascii_header + units;
    }
    // The characters that exist once carry their UTF-8 form with them from the start.
    let from_the_start = vm.profile.latin1_has_utf8 && text.kind() == Kind::Latin1 && text.len() == 1;
    header + units + if from_the_start { 3 } else { object.kept_utf8() }
}

/// Instances of subclasses keep their characters in a block of its own, which a pointer leads to.
fn size_of(vm: &mut Vm, object: &ObjectRef, _: Given) -> Result {
    const POINTER: i64 = 8;
    let Some(payload) = object.payload::<Str>() else { return Ok(vm.new_int(0)) };
    let text = &payload.text;
    if object.class_id() == vm.types.str.id() {
        return Ok(vm.new_int(size(vm, payload)));
    }
    let (_, header) = vm.profile.str_headers;
    let units = (text.len() as i64 + 1) * text.kind().width() as i64;
    Ok(vm.new_int(header + POINTER + units + payload.kept_utf8()))
}

fn encode(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    for (index, place) in [(0, "argument 'encoding'"), (1, "argument 'errors'")] {
        if let Some(argument) = &given[index] {
            vm.expect_c_string("encode", place, argument)?;
        }
    }
    vm.encode_str(object, given[0].as_ref(), given[1].as_ref())
}

fn pad(vm: &mut Vm, object: &ObjectRef, given: Given, padded: fn(&Text, usize, u32) -> Option<Text>) -> Result {
    let width = vm.required(given, 0);
    let width = vm.size_argument(&width)?;
    let fill = match &given[1] {
        None => 0x20,
        Some(fill) => match text_of(fill) {
            Some(text) if text.len() == 1 => text.get(0).unwrap_or(0x20),
            Some(_) => return Err(vm.type_error("The fill character must be exactly one character long")),
            None => {
                let name = vm.class_name(fill);
                return Err(vm.type_error(format!("The fill character must be a unicode character, not {name}")));
            }
        },
    };
    match padded(text(object), vm.checked_width(width)?, fill) {
        Some(text) => Ok(vm.new_filled_text(text)),
        None => Ok(vm.exact_str(object)),
    }
}

impl Vm {
    /// A width that memory can hold; negative ones are zero.
    pub fn checked_width(&mut self, width: isize) -> Result<usize> {
        match usize::try_from(width) {
            // The text, and once more what it is made from.
            Ok(width) if !self.may_allocate(width.saturating_mul(2)) => Err(self.raise_memory_error()),
            Ok(width) => Ok(width),
            Err(_) => Ok(0),
        }
    }
}

fn zero_fill(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let width = vm.required(given, 0);
    let width = vm.size_argument(&width)?;
    match text(object).zero_fill(vm.checked_width(width)?) {
        Some(text) => Ok(vm.new_filled_text(text)),
        None => Ok(vm.exact_str(object)),
    }
}

fn expand_tabs(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let size = match &given[0] {
        Some(size) => vm.argument_c_int(size)?,
        None => 8,
    };
    if !text(object).code_points().any(|character| character == 0x09) {
        return Ok(vm.exact_str(object));
    }
    let size = size.max(0) as usize;
    let Some(length) = expanded_length(text(object).code_points(), size) else {
        return Err(vm.overflow_error("new string is too long"));
    };
    vm.request_text(length, [text(object)])?;
    Ok(vm.new_filled_text(text(object).expand_tabs(size)))
}

fn strip(vm: &mut Vm, object: &ObjectRef, given: Given, ends: Ends, name: &str) -> Result {
    let characters = vm.optional(given, 0);
    let range = match &characters {
        None => text(object).strip(ends, None),
        Some(characters) => match text_of(characters) {
            Some(characters) => text(object).strip(ends, Some(characters)),
            None => return Err(vm.type_error(format!("{name} arg must be None or str"))),
        },
    };
    Ok(vm.str_part(object, range))
}

fn remove_prefix(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let prefix = vm.required(given, 0);
    vm.expect_text("removeprefix", "argument", &prefix)?;
    match text(object).without_prefix(text(&prefix)) {
        Some(range) => Ok(vm.str_part(object, range)),
        None => Ok(vm.exact_str(object)),
    }
}

fn remove_suffix(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let suffix = vm.required(given, 0);
    vm.expect_text("removesuffix", "argument", &suffix)?;
    match text(object).without_suffix(text(&suffix)) {
        Some(range) => Ok(vm.str_part(object, range)),
        None => Ok(vm.exact_str(object)),
    }
}

fn format_by_specification(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let specification = vm.required(given, 0);
    vm.expect_text("__format__", "argument", &specification)?;
    if text(&specification).is_empty() {
        return if object.class_id() == vm.types.str.id() { Ok(object.clone()) } else { vm.str(object) };
    }
    let name = vm.class_name(object);
    match crate::types::formatting::format_text(text(object), text(&specification), &name) {
        // What the specification leaves as it is, is written as one piece: the object itself, of whatever class.
        Ok(formatted) if formatted == *text(object) => Ok(object.clone()),
        Ok(formatted) => Ok(vm.new_text(formatted)),
        Err(error) => Err(vm.format_error(error)),
    }
}
