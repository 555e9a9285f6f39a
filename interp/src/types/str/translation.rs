//! `str.translate` and `str.maketrans`.

use crate::object::ObjectRef;
use crate::types::converters::text_of;
use crate::types::int::Int;
use crate::types::str::methods::text;
use crate::types::text::TextBuilder;
use crate::vm::{Result, Vm};

type Given<'a> = &'a mut [Option<ObjectRef>];

pub(super) fn translate(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let table = vm.required(given, 0);
    let mut builder = TextBuilder::new();
    for character in text(object).code_points() {
        let key = vm.new_int(character.into());
        let found = vm.get_item(&table, &key);
        // Where the table has nothing, the character stays.
        let Some(mapped) = vm.catch(found, &vm.exceptions.lookup_error)? else {
            builder.push(character);
            continue;
        };
        if mapped.is(&vm.none) {
            continue;
        }
        if let Some(code) = mapped.payload::<Int>() {
            match code.to_i64().filter(|code| (0..0x11_0000).contains(code)) {
                Some(code) => builder.push(code as u32),
                None => return Err(vm.value_error("character mapping must be in range(0x110000)")),
            }
        } else if let Some(text) = text_of(&mapped) {
            vm.request_text(builder.len().saturating_add(text.len()), [text])?;
            builder.push_text(text);
        } else {
            return Err(vm.type_error("character mapping must return integer, None or str"));
        }
    }
    Ok(vm.new_text(builder.finish()))
}

pub(super) fn make_table(vm: &mut Vm, _: &ObjectRef, given: Given) -> Result {
    let first = vm.required(given, 0);
    let table = vm.new_dict();
    let Some(second) = given[1].take() else {
        return make_table_of_dict(vm, &first, table);
    };
    vm.expect_text("maketrans", "argument 2", &second)?;
    let third = given[2].take();
    if let Some(third) = &third {
        vm.expect_text("maketrans", "argument 3", third)?;
    }
    let Some(from) = text_of(&first) else {
        return Err(vm.type_error("first maketrans argument must be a string if there is a second argument"));
    };
    if from.len() != text(&second).len() {
        return Err(vm.value_error("the first two maketrans arguments must have equal length"));
    }
    for (from, to) in from.code_points().zip(text(&second).code_points()) {
        let (key, value) = (vm.new_int(from.into()), vm.new_int(to.into()));
        vm.dict_set(&table, key, value)?;
    }
    if let Some(third) = &third {
        for character in text(third).code_points() {
            let (key, none) = (vm.new_int(character.into()), vm.none.clone());
            vm.dict_set(&table, key, none)?;
        }
    }
    Ok(table)
}

fn make_table_of_dict(vm: &mut Vm, source: &ObjectRef, table: ObjectRef) -> Result {
    if !vm.is_exact_dict(source) {
        return Err(vm.type_error("if you give only one argument to maketrans it must be a dict"));
    }
    let mut position = 0;
    while let Some((next, key, value)) = vm.dict_next(source, position) {
        position = next;
        let key = if let Some(text) = text_of(&key) {
            match (text.len(), text.get(0)) {
                (1, Some(character)) => vm.new_int(character.into()),
                _ => return Err(vm.value_error("string keys in translate table must be of length 1")),
            }
        } else if key.payload::<Int>().is_some() {
            key
        } else {
            return Err(vm.type_error("keys in translate table must be strings or integers"));
        };
        vm.dict_set(&table, key, value)?;
    }
    Ok(table)
}
