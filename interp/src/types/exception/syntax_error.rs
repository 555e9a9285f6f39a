//! `SyntaxError`: where in a source text the error is.

use super::members::object_member;
use super::{base, field};
use crate::object::ObjectRef;
use crate::types::native::{AttributeDefinition, TypeDefinition};
use crate::types::str::Str;
use crate::types::text::Text;
use crate::vm::{Arguments, Result, Vm};

/// The fields in the order of the details tuple.
const DETAILS: [usize; 6] =
    [field::FILENAME, field::LINE, field::OFFSET, field::TEXT, field::END_LINE, field::END_OFFSET];

/// `SyntaxError.__init__(message, (filename, lineno, offset, text, end_lineno, end_offset))`
pub fn init(vm: &mut Vm, exception: &ObjectRef, arguments: Arguments) -> Result<()> {
    let given = arguments.positional.clone();
    base::init(vm, exception, arguments)?;
    if let Some(message) = given.first() {
        vm.set_exception_field(exception, field::MESSAGE, message.clone());
    }
    let [_, details] = given.as_slice() else { return Ok(()) };
    let details = vm.items_of_new_tuple(details)?;
    let count = details.len();
    if count < 4 {
        return Err(vm.type_error(format!("function takes at least 4 arguments ({count} given)")));
    }
    if count > DETAILS.len() {
        return Err(vm.type_error(format!("function takes at most 6 arguments ({count} given)")));
    }
    vm.clear_exception_field(exception, field::END_LINE);
    vm.clear_exception_field(exception, field::END_OFFSET);
    for (index, value) in DETAILS.into_iter().zip(details) {
        vm.set_exception_field(exception, index, value);
    }
    if count == 5 {
        return Err(vm.type_error("end_offset must be provided when end_lineno is provided"));
    }
    Ok(())
}

fn str(vm: &mut Vm, exception: &ObjectRef) -> Result {
    let message = vm.exception_field(exception, field::MESSAGE).unwrap_or_else(|| vm.none.clone());
    let filename = vm.exception_field(exception, field::FILENAME);
    let filename = filename.and_then(|filename| filename.payload::<Str>().map(|payload| base_name(&payload.text)));
    let line = vm.exception_field(exception, field::LINE);
    let line = line.filter(|line| line.class_id() == vm.types.int.id());
    let mut pieces = vec![vm.str_text(&message)?];
    match (filename, line) {
        (None, None) => return vm.str(&message),
        (Some(filename), None) => pieces.extend([" (".into(), filename, ")".into()]),
        (None, Some(line)) => pieces.extend([" (line ".into(), vm.str_text(&line)?, ")".into()]),
        (Some(filename), Some(line)) => {
            pieces.extend([" (".into(), filename, ", line ".into(), vm.str_text(&line)?, ")".into()]);
        }
    }
    Ok(vm.new_text(Text::join_all(&pieces)))
}

/// What stands behind the last slash of a path.
fn base_name(path: &Text) -> Text {
    let slash = u32::from('/');
    let start = (0..path.len()).rev().find(|&index| path.get(index) == Some(slash));
    path.slice(start.map_or(0, |index| index + 1)..path.len())
}

static ATTRIBUTES: &[AttributeDefinition] = &[
    object_member::<{ field::MESSAGE }>("msg"),
    object_member::<{ field::FILENAME }>("filename"),
    object_member::<{ field::LINE }>("lineno"),
    object_member::<{ field::OFFSET }>("offset"),
    object_member::<{ field::TEXT }>("text"),
    object_member::<{ field::END_LINE }>("end_lineno"),
    object_member::<{ field::END_OFFSET }>("end_offset"),
    object_member::<{ field::PRINT_FILE_AND_LINE }>("print_file_and_line"),
];

/// `SyntaxError`
pub const DEFINITION: TypeDefinition = TypeDefinition {
    name: "SyntaxError",
    slots: |slots| {
        slots.init = Some(init);
        slots.str = Some(str);
    },
    attributes: ATTRIBUTES,
    instance_dict: true,
    ..TypeDefinition::EMPTY
};

/// Fills the slots of the subclasses of SyntaxError.
pub fn fill_subclass(slots: &mut crate::types::slots::Slots) {
    slots.init = Some(init);
}
