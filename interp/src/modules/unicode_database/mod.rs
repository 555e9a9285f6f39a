//! Module `unicodedata`: what Unicode says of characters, as far as tables of it are at hand. There is no
//! `decomposition` and no `ucd_3_2_0`.

mod normal_forms;
mod tables;

use std::cmp::Ordering;

use normal_forms::Form;

use crate::modules::ModuleDefinition;
use crate::object::ObjectRef;
use crate::types::converters::text_of;
use crate::types::native::method;
use crate::types::text::{names, unicode};
use crate::vm::{Raised, Result, Vm};

type Given<'a> = &'a mut [Option<ObjectRef>];

/// The entry of a table of runs that covers a code point.
fn run_of<T>(table: &[T], code_point: u32, ends: impl Fn(&T) -> (u32, u32)) -> Option<&T> {
    let place = table.binary_search_by(|entry| match ends(entry) {
        (_, last) if last < code_point => Ordering::Less,
        (first, _) if first > code_point => Ordering::Greater,
        _ => Ordering::Equal,
    });
    place.ok().map(|place| &table[place])
}

/// The numerator and the denominator of a character's value.
fn numeric_value(code_point: u32) -> Option<(i64, i64)> {
    if let Some(digit) = unicode::decimal_value(code_point) {
        return Some((digit.into(), 1));
    }
    if !unicode::is_numeric(code_point) {
        return None;
    }
    if let Some(earlier) = unicode::earlier_numeric_value(code_point) {
        return Some((earlier, 1));
    }
    let (first, _, numerator, denominator, step) =
        run_of(tables::NUMERIC, code_point, |(first, last, ..)| (*first, *last))?;
    Some((numerator + step * i64::from(code_point - first), *denominator))
}

/// The one character of an argument.
fn character(vm: &mut Vm, given: Given, function: &str, place: &str) -> Result<u32> {
    let argument = vm.required(given, 0);
    match text_of(&argument).filter(|text| text.len() == 1).and_then(|text| text.get(0)) {
        Some(code_point) => Ok(code_point),
        None => Err(vm.bad_argument(function, place, "a unicode character", &argument)),
    }
}

/// What a function gives, or its default, or ValueError.
fn or_default(vm: &mut Vm, given: Given, value: Option<ObjectRef>, complaint: &str) -> Result {
    match (value, given[1].take()) {
        (Some(value), _) => Ok(value),
        (None, Some(default)) => Ok(default),
        (None, None) => Err(vm.value_error(complaint)),
    }
}

/// A property of one character.
macro_rules! property {
    ($name:literal, |$vm:ident, $code_point:ident| $value:expr) => {
        method($name, "($self, chr, /)", |$vm, _, given| {
            let $code_point = character($vm, given, $name, "argument")?;
            Ok($value)
        })
    };
}

fn lookup(vm: &mut Vm, _: &ObjectRef, given: Given) -> Result {
    let name = vm.required(given, 0);
    // A name may be given as bytes too (`s#`).
    let shown = if text_of(&name).is_some() {
        vm.keep_utf8(&name)?;
        vm.display_text(&name)
    } else {
        // Memory that somebody has to be told of afterwards could change.
        if name.class_payload(vm).slots(vm).release_buffer.is_some() {
            return Err(vm.bad_argument("lookup", "argument", "read-only bytes-like object", &name));
        }
        String::from_utf8_lossy(&vm.copied_buffer(&name)?).into_owned()
    };
    if shown.len() > names::LONGEST {
        return Err(key_error(vm, "name too long"));
    }
    match names::named(&shown) {
        Some(code_point) => Ok(vm.new_text(crate::types::text::Text::from_code_point(code_point))),
        None => Err(key_error(vm, &format!("undefined character name '{shown}'"))),
    }
}

fn key_error(vm: &mut Vm, message: &str) -> Raised {
    let message = vm.new_str(message);
    vm.key_error(message)
}

/// The text in a normal form, `None` where it is in it already.
fn normal(vm: &mut Vm, given: Given, function: &str) -> Result<(ObjectRef, Option<ObjectRef>)> {
    let (form, text) = (vm.required(given, 0), vm.required(given, 1));
    vm.expect_text(function, "argument 1", &form)?;
    vm.expect_text(function, "argument 2", &text)?;
    let form = vm.display_text(&form);
    let Some(content) = text_of(&text).filter(|content| !content.is_empty()) else { return Ok((text, None)) };
    let Some(form) = Form::named(&form) else { return Err(vm.value_error("invalid normalization form")) };
    let changed = form.apply(content).map(|changed| vm.new_text(changed));
    Ok((text, changed))
}

/// `unicodedata`
pub static DEFINITION: ModuleDefinition = ModuleDefinition {
    name: "unicodedata",
    functions: &[
        method("decimal", "($self, chr, default=<unrepresentable>, /)", |vm, _, given| {
            let code_point = character(vm, given, "decimal", "argument 1")?;
            let value = unicode::decimal_value(code_point).map(|value| vm.new_int(value.into()));
            or_default(vm, given, value, "not a decimal")
        }),
        method("digit", "($self, chr, default=<unrepresentable>, /)", |vm, _, given| {
            let code_point = character(vm, given, "digit", "argument 1")?;
            let value = unicode::digit_value(code_point).map(|value| vm.new_int(value.into()));
            or_default(vm, given, value, "not a digit")
        }),
        method("numeric", "($self, chr, default=<unrepresentable>, /)", |vm, _, given| {
            let code_point = character(vm, given, "numeric", "argument 1")?;
            let value = numeric_value(code_point)
                .map(|(numerator, denominator)| vm.new_float(numerator as f64 / denominator as f64));
            or_default(vm, given, value, "not a numeric character")
        }),
        property!("category", |vm, code_point| vm.new_str(unicode::category_name(code_point))),
        property!("bidirectional", |vm, code_point| {
            let known = run_of(tables::BIDIRECTIONAL, code_point, |(first, last, _)| (*first, *last));
            let class = if !unicode::is_assigned(code_point) { "" } else { known.map_or("L", |(.., class)| *class) };
            vm.new_str(class)
        }),
        property!("combining", |vm, code_point| vm.new_int(normal_forms::combining_class(code_point).into())),
        property!("mirrored", |vm, code_point| {
            let mirrored = run_of(tables::MIRRORED, code_point, |(first, last)| (*first, *last)).is_some();
            vm.new_int(mirrored.into())
        }),
        property!("east_asian_width", |vm, code_point| {
            let known = run_of(tables::EAST_ASIAN_WIDTH, code_point, |(first, last, _)| (*first, *last));
            let width = match known {
                _ if !unicode::is_assigned(code_point) && vm.profile.unassigned_characters_are_full => "F",
                // Of what is not assigned only the places for ideographs are wide.
                _ if !unicode::is_assigned(code_point) && code_point < 0x3400 => "N",
                Some((.., width)) => *width,
                None => "N",
            };
            vm.new_str(width)
        }),
        method("name", "($self, chr, default=<unrepresentable>, /)", |vm, _, given| {
            let code_point = character(vm, given, "name", "argument 1")?;
            let value = names::name_of(code_point).map(|name| vm.new_str(&name));
            or_default(vm, given, value, "no such name")
        }),
        method("lookup", "($self, name, /)", lookup),
        method("is_normalized", "($self, form, unistr, /)", |vm, _, given| {
            let (_, changed) = normal(vm, given, "is_normalized")?;
            Ok(vm.new_bool(changed.is_none()))
        }),
        method("normalize", "($self, form, unistr, /)", |vm, _, given| {
            let (text, changed) = normal(vm, given, "normalize")?;
            Ok(changed.unwrap_or(text))
        }),
    ],
    fill: |vm, namespace| {
        let version = vm.new_str(vm.profile.unicode.number());
        vm.dict_set_name(namespace, "unidata_version", version);
        Ok(())
    },
};
