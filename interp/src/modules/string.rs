//! Module `_string`: format strings taken apart, for the library's `string.Formatter` (Objects/stringlib/unicode_format.h).

use std::cell::Cell;

use crate::modules::ModuleDefinition;
use crate::object::{Kind, ObjectRef, Token, Trace};
use crate::types::container::given;
use crate::types::converters::text_of;
use crate::types::formatting::template::{FieldName, FieldStart, FieldStep, TemplatePieces};
use crate::types::native::{TypeDefinition, method};
use crate::vm::{Result, Vm};

type Bound<'a> = &'a mut [Option<ObjectRef>];

/// Types that this module's functions make instances of, once the module exists.
#[derive(Default)]
pub struct Types {
    pieces: Option<ObjectRef>,
    steps: Option<ObjectRef>,
}

/// `_string`
pub static DEFINITION: ModuleDefinition = ModuleDefinition {
    name: "_string",
    functions: &[
        method("formatter_field_name_split", "($module, field_name, /)", split_field_name),
        method("formatter_parser", "($module, format_string, /)", parse),
    ],
    fill: |vm, _| {
        let object = vm.types.object.clone();
        vm.module_state.string = Types {
            pieces: Some(vm.make_builtin_type(&PIECES, &object, Kind::FormatIterator)),
            steps: Some(vm.make_builtin_type(&STEPS, &object, Kind::FormatIterator)),
        };
        Ok(())
    },
};

/// The payload of both iterators.
pub struct FormatIterator {
    text: ObjectRef,
    /// How far it is: an index into the format string, or the number of steps given out.
    position: Cell<usize>,
}

impl Trace for FormatIterator {
    const COLLECTED: bool = false;

    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.text);
    }
}

fn text_argument(vm: &mut Vm, arguments: Bound<'_>) -> Result {
    let text = given(vm, arguments, 0);
    if text_of(&text).is_some() {
        return Ok(text);
    }
    let name = vm.class_name(&text);
    Err(vm.type_error(format!("expected str, got {name}")))
}

fn parse(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let text = text_argument(vm, arguments)?;
    let Some(class) = &vm.module_state.string.pieces else { return Ok(vm.none.clone()) };
    Ok(ObjectRef::new(class, FormatIterator { text, position: Cell::new(0) }))
}

fn next_piece(vm: &mut Vm, iterator: &ObjectRef) -> Result<Option<ObjectRef>> {
    let Some(payload) = iterator.payload::<FormatIterator>() else { return Ok(None) };
    let Some(text) = text_of(&payload.text) else { return Ok(None) };
    let mut pieces = TemplatePieces::new(text, payload.position.get()..text.len());
    let Some(piece) = pieces.next() else { return Ok(None) };
    payload.position.set(pieces.position());
    let piece = piece.map_err(|error| vm.format_error(error))?;
    let literal = vm.new_text(text.slice(piece.literal));
    let none = vm.none.clone();
    let items = match piece.field {
        None => vec![literal, none.clone(), none.clone(), none],
        Some(field) => vec![
            literal,
            vm.new_text(text.slice(field.name)),
            vm.new_text(text.slice(field.specification)),
            match field.conversion {
                Some(conversion) => vm.new_text(crate::types::text::Text::from_code_point(conversion)),
                None => none,
            },
        ],
    };
    Ok(Some(vm.new_tuple(items)))
}

fn split_field_name(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let name = text_argument(vm, arguments)?;
    let Some(text) = text_of(&name) else { return Ok(vm.none.clone()) };
    let (start, _) = FieldName::parse(text, 0..text.len(), None).map_err(|error| vm.format_error(error))?;
    let first = match start {
        FieldStart::Index(index) => vm.new_int(index as i64),
        FieldStart::Name(range) => vm.new_text(text.slice(range)),
    };
    let Some(class) = &vm.module_state.string.steps else { return Ok(vm.none.clone()) };
    let steps = ObjectRef::new(class, FormatIterator { text: name.clone(), position: Cell::new(0) });
    Ok(vm.new_tuple(vec![first, steps]))
}

fn next_step(vm: &mut Vm, iterator: &ObjectRef) -> Result<Option<ObjectRef>> {
    let Some(payload) = iterator.payload::<FormatIterator>() else { return Ok(None) };
    let Some(text) = text_of(&payload.text) else { return Ok(None) };
    let (_, mut steps) = FieldName::parse(text, 0..text.len(), None).map_err(|error| vm.format_error(error))?;
    let given_out = payload.position.replace(payload.position.get() + 1);
    let Some(step) = steps.nth(given_out) else { return Ok(None) };
    let (is_attribute, value) = match step.map_err(|error| vm.format_error(error))? {
        FieldStep::Attribute(name) => (true, vm.new_text(text.slice(name))),
        FieldStep::Key(key) => (false, vm.new_text(text.slice(key))),
        FieldStep::Index(index) => (false, vm.new_int(index as i64)),
    };
    let is_attribute = vm.new_bool(is_attribute);
    Ok(Some(vm.new_tuple(vec![is_attribute, value])))
}

/// `formatteriterator`
static PIECES: TypeDefinition = TypeDefinition {
    name: "formatteriterator",
    base_type: false,
    slots: |slots| {
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next_piece);
    },
    ..TypeDefinition::EMPTY
};

/// `fieldnameiterator`
static STEPS: TypeDefinition = TypeDefinition {
    name: "fieldnameiterator",
    base_type: false,
    slots: |slots| {
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next_step);
    },
    ..TypeDefinition::EMPTY
};
