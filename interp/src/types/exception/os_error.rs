//! `OSError` and its choice of a subclass by error number.

use super::members::object_member;
use super::{Exception, base, field};
use crate::object::ObjectRef;
use crate::types::native::{AttributeDefinition, MethodDefinition, TypeDefinition, method, property};
use crate::types::slots::{Init, New};
use crate::types::text::Text;
use crate::types::type_object::Type;
use crate::vm::{Arguments, Result, Vm};

/// The subclass for an error number (`errnomap`).
fn class_for(vm: &Vm, number: i64) -> Option<&ObjectRef> {
    let exceptions = &vm.exceptions;
    Some(match i32::try_from(number).ok()? {
        libc::EAGAIN | libc::EALREADY | libc::EINPROGRESS => &exceptions.blocking_io_error,
        libc::EPIPE | libc::ESHUTDOWN => &exceptions.broken_pipe_error,
        libc::ECHILD => &exceptions.child_process_error,
        libc::ECONNABORTED => &exceptions.connection_aborted_error,
        libc::ECONNREFUSED => &exceptions.connection_refused_error,
        libc::ECONNRESET => &exceptions.connection_reset_error,
        libc::EEXIST => &exceptions.file_exists_error,
        libc::ENOENT => &exceptions.file_not_found_error,
        libc::EISDIR => &exceptions.is_a_directory_error,
        libc::ENOTDIR => &exceptions.not_a_directory_error,
        libc::EINTR => &exceptions.interrupted_error,
        libc::EACCES | libc::EPERM => &exceptions.permission_error,
        libc::ESRCH => &exceptions.process_lookup_error,
        libc::ETIMEDOUT => &exceptions.timeout_error,
        _ => return None,
    })
}

/// Whether the arguments are for `__init__` and not for `__new__`: a subclass overrides the first alone
/// (`oserror_use_init`).
fn uses_init(vm: &Vm, class: &ObjectRef) -> bool {
    let Some(slots) = class.payload::<Type>().map(|class| class.slots(vm)) else { return false };
    let (own_init, own_new): (Init, New) = (init, new);
    slots.init.is_some_and(|init| !std::ptr::fn_addr_eq(init, own_init))
        && slots.new.is_some_and(|new| std::ptr::fn_addr_eq(new, own_new))
}

fn new(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    if uses_init(vm, class) {
        return Ok(ObjectRef::new(class, Exception::new(vm.empty_tuple.clone())));
    }
    base::refuse_keywords_for(vm, class, &arguments)?;
    let mut class = class.clone();
    if (2..=5).contains(&arguments.positional.len())
        && class.is(&vm.exceptions.os_error)
        && let Some(number) = vm.int_value(&arguments.positional[0])
        && let Some(subclass) = class_for(vm, number)
    {
        class = subclass.clone();
    }
    let exception = ObjectRef::new(&class, Exception::new(vm.empty_tuple.clone()));
    fill(vm, &exception, arguments)?;
    Ok(exception)
}

fn init(vm: &mut Vm, exception: &ObjectRef, arguments: Arguments) -> Result<()> {
    let class = exception.class_ref();
    if !uses_init(vm, &class) {
        return Ok(());
    }
    base::refuse_keywords(vm, exception, &arguments)?;
    fill(vm, exception, arguments)
}

/// Takes the arguments apart: error number, text, file names. File names do not stay in `args`.
fn fill(vm: &mut Vm, exception: &ObjectRef, mut arguments: Arguments) -> Result<()> {
    let given = arguments.positional.clone();
    if (2..=5).contains(&given.len()) {
        vm.set_exception_field(exception, field::ERROR_NUMBER, given[0].clone());
        vm.set_exception_field(exception, field::ERROR_TEXT, given[1].clone());
        if let Some(filename) = given.get(2).filter(|filename| !filename.is(&vm.none)) {
            let slots = filename.class_payload(vm).slots(vm);
            let is_number = slots.index.is_some() || slots.int.is_some() || slots.float.is_some();
            if exception.class_id() == vm.exceptions.blocking_io_error.id() && is_number {
                let written = vm.index_to_isize(filename)?;
                let written = vm.new_int(written as i64);
                vm.set_exception_field(exception, field::CHARACTERS_WRITTEN, written);
            } else {
                vm.set_exception_field(exception, field::OS_FILENAME, filename.clone());
                if let Some(second) = given.get(4).filter(|second| !second.is(&vm.none)) {
                    vm.set_exception_field(exception, field::OS_FILENAME_2, second.clone());
                }
                arguments.positional.truncate(2);
            }
        }
    }
    base::set_arguments(vm, exception, arguments);
    Ok(())
}

fn str(vm: &mut Vm, exception: &ObjectRef) -> Result {
    let number = vm.exception_field(exception, field::ERROR_NUMBER);
    let text = vm.exception_field(exception, field::ERROR_TEXT);
    let filename = vm.exception_field(exception, field::OS_FILENAME);
    if filename.is_none() && (number.is_none() || text.is_none()) {
        return base::str(vm, exception);
    }
    let or_none = |value: Option<ObjectRef>, vm: &Vm| value.unwrap_or_else(|| vm.none.clone());
    let (number, text) = (or_none(number, vm), or_none(text, vm));
    let mut pieces: Vec<Text> = vec!["[Errno ".into(), vm.str_text(&number)?, "] ".into(), vm.str_text(&text)?];
    if let Some(filename) = filename {
        pieces.extend([": ".into(), vm.repr_text(&filename)?]);
        if let Some(second) = vm.exception_field(exception, field::OS_FILENAME_2) {
            pieces.extend([" -> ".into(), vm.repr_text(&second)?]);
        }
    }
    Ok(vm.new_text(Text::join_all(&pieces)))
}

fn reduce(vm: &mut Vm, exception: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let mut arguments = vm.exception_arguments(exception);
    if arguments.len() == 2
        && let Some(filename) = vm.exception_field(exception, field::OS_FILENAME)
    {
        arguments.push(filename);
        if let Some(second) = vm.exception_field(exception, field::OS_FILENAME_2) {
            arguments.extend([vm.none.clone(), second]);
        }
    }
    let arguments = vm.new_tuple(arguments);
    let dict = exception.extension().and_then(|extension| extension.dict.cloned(vm));
    Ok(base::reduced(vm, exception, arguments, dict))
}

fn get_characters_written(vm: &mut Vm, exception: &ObjectRef) -> Result {
    match vm.exception_field(exception, field::CHARACTERS_WRITTEN) {
        Some(written) if vm.int_value(&written) != Some(-1) => Ok(written),
        _ => Err(no_characters_written(vm)),
    }
}

fn no_characters_written(vm: &mut Vm) -> crate::vm::Raised {
    let class = vm.exceptions.attribute_error.clone();
    vm.raise(&class, "characters_written")
}

fn set_characters_written(vm: &mut Vm, exception: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    match value {
        Some(value) => {
            let written = vm.index_to_isize(&value)?;
            let written = vm.new_int(written as i64);
            vm.set_exception_field(exception, field::CHARACTERS_WRITTEN, written);
        }
        None => {
            get_characters_written(vm, exception)?;
            vm.clear_exception_field(exception, field::CHARACTERS_WRITTEN);
        }
    }
    Ok(())
}

static METHODS: &[MethodDefinition] = &[method("__reduce__", "($self, /)", reduce)];

static ATTRIBUTES: &[AttributeDefinition] = &[
    object_member::<{ field::ERROR_NUMBER }>("errno"),
    object_member::<{ field::ERROR_TEXT }>("strerror"),
    object_member::<{ field::OS_FILENAME }>("filename"),
    object_member::<{ field::OS_FILENAME_2 }>("filename2"),
    property("characters_written", get_characters_written, set_characters_written),
];

/// `OSError`
pub const DEFINITION: TypeDefinition = TypeDefinition {
    name: "OSError",
    slots: |slots| {
        slots.new = Some(new);
        slots.init = Some(init);
        slots.str = Some(str);
    },
    methods: METHODS,
    attributes: ATTRIBUTES,
    instance_dict: true,
    ..TypeDefinition::EMPTY
};

/// Fills the slots of the subclasses of OSError.
pub fn fill_subclass(slots: &mut crate::types::slots::Slots) {
    slots.init = Some(init);
}
