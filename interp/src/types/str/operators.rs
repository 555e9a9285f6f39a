//! The operators of `str`: concatenation, repetition, subscription, comparison, membership.

use crate::object::ObjectRef;
use crate::types::converters::text_of;
use crate::types::slice::Slice;
use crate::types::slots::{Comparison, Operator, Slots};
use crate::types::text::Text;
use crate::vm::{Result, Vm};

/// A str of more code points than this is beyond memory's reach: CPython fails to allocate it.
const MOST_CODE_POINTS: usize = 1 << 36;

pub(super) fn fill(slots: &mut Slots) {
    slots.length = Some(|_, object| Ok(text_of(object).map_or(0, Text::len)));
    slots.concatenate = Some(concatenate);
    slots.repeat = Some(repeat);
    slots.item = Some(item);
    slots.subscript = Some(subscript);
    slots.contains = Some(contains);
    slots.compare = Some(compare);
    slots.binary[Operator::Remainder as usize] = Some(super::percent::remainder);
}

fn concatenate(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    let (Some(first), Some(second)) = (text_of(left), text_of(right)) else {
        let name = vm.class_name(right);
        return Err(vm.type_error(format!("can only concatenate str (not \"{name}\") to str")));
    };
    if left.is(&vm.empty_str) {
        return Ok(vm.exact_str(right));
    }
    if right.is(&vm.empty_str) {
        return Ok(vm.exact_str(left));
    }
    vm.request_text(first.len().saturating_add(second.len()), [first, second])?;
    Ok(vm.new_filled_text(first.concat(second)))
}

fn repeat(vm: &mut Vm, object: &ObjectRef, count: isize) -> Result {
    let Some(text) = text_of(object) else { return Ok(object.clone()) };
    if count < 1 {
        return Ok(vm.empty_str.clone());
    }
    if count == 1 {
        return Ok(vm.exact_str(object));
    }
    match text.len().checked_mul(count as usize) {
        Some(length) if length <= MOST_CODE_POINTS && vm.may_allocate(length * 4) => {
            Ok(vm.new_filled_text(text.repeat(count as usize)))
        }
        Some(length) if isize::try_from(length).is_ok() => {
            Err(vm.raise_without_arguments(&vm.exceptions.memory_error.clone()))
        }
        _ => Err(vm.overflow_error("repeated string is too long")),
    }
}

fn item(vm: &mut Vm, object: &ObjectRef, index: isize) -> Result {
    let found = usize::try_from(index).ok().and_then(|index| text_of(object)?.get(index));
    match found {
        Some(character) => Ok(vm.new_character(character)),
        None => Err(vm.index_error("string index out of range")),
    }
}

fn subscript(vm: &mut Vm, object: &ObjectRef, key: &ObjectRef) -> Result {
    let Some(text) = text_of(object) else { return Ok(object.clone()) };
    if vm.has_index(key) {
        let index = vm.sequence_index(key)?;
        return item(vm, object, if index < 0 { index + text.len() as isize } else { index });
    }
    if let Some(slice) = key.payload::<Slice>() {
        let (start, stop, step) = vm.slice_unpack(slice)?;
        let (start, step, count) = Slice::adjust(start, stop, step, text.len());
        if count == 0 {
            return Ok(vm.empty_str.clone());
        }
        if step == 1 {
            return Ok(vm.str_part(object, start..start + count));
        }
        return Ok(vm.new_filled_text(text.slice_stepped(start, step, count)));
    }
    let name = vm.class_name(key);
    Err(vm.type_error(format!("string indices must be integers, not '{name}'")))
}

fn contains(vm: &mut Vm, object: &ObjectRef, item: &ObjectRef) -> Result<bool> {
    match (text_of(object), text_of(item)) {
        (Some(text), Some(part)) => Ok(text.contains(part)),
        _ => {
            let name = vm.class_name(item);
            Err(vm.type_error(format!("'in <string>' requires string as left operand, not {name}")))
        }
    }
}

fn compare(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef, comparison: Comparison) -> Result {
    let (Some(first), Some(second)) = (text_of(left), text_of(right)) else { return Ok(vm.not_implemented.clone()) };
    let result = match comparison {
        Comparison::Equal => left.is(right) || first == second,
        Comparison::NotEqual => !left.is(right) && first != second,
        _ => comparison.holds(first.cmp(second)),
    };
    Ok(vm.new_bool(result))
}

impl Vm {
    /// The object itself where it is exactly a str, else a copy as one (`unicode_result_unchanged`).
    pub fn exact_str(&self, object: &ObjectRef) -> ObjectRef {
        if object.class_id() == self.types.str.id() {
            return object.clone();
        }
        text_of(object).map_or_else(|| object.clone(), |text| self.new_filled_text(text.clone()))
    }

    /// A part of a str; all of it is the object itself where it is exactly a str.
    pub fn str_part(&self, object: &ObjectRef, range: std::ops::Range<usize>) -> ObjectRef {
        let Some(text) = text_of(object) else { return object.clone() };
        if range.start == 0 && range.end >= text.len() {
            return self.exact_str(object);
        }
        self.new_text(text.slice(range))
    }

    /// A str of one character.
    pub fn new_character(&self, character: u32) -> ObjectRef {
        match self.latin1_characters.get(character as usize) {
            Some(object) => object.clone(),
            None => self.new_text(Text::from_code_point(character)),
        }
    }
}
