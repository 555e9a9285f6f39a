//! The attributes of generators, coroutines and asynchronous generators.

use super::{Generator, GeneratorState};
use crate::object::ObjectRef;
use crate::types::code::Code;
use crate::types::layout::WORD;
use crate::types::str::Str;
use crate::vm::{Result, Vm};

/// `<generator object name at 0x…>`
pub fn repr(vm: &mut Vm, generator: &ObjectRef) -> Result {
    let Some(payload) = generator.payload::<Generator>() else { return Ok(vm.empty_str.clone()) };
    let (class, name) = (vm.class_name(generator), vm.display_text(&payload.data.get(vm).qualified_name));
    Ok(vm.new_str(&format!("<{class} object {name} at {:#x}>", generator.id().0)))
}

/// The generator and the variables and the stack of its frame, which lie within it (`gen_sizeof`).
pub fn size_of(vm: &mut Vm, generator: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let code = get_code(vm, generator)?;
    let words = code.payload::<Code>().map_or(0, Code::frame_words);
    Ok(vm.new_int((vm.basic_size(generator) + words * WORD as usize) as i64))
}

pub fn get_name(vm: &mut Vm, generator: &ObjectRef) -> Result {
    let name = generator.payload::<Generator>().map(|payload| payload.data.get(vm).name.clone());
    Ok(name.unwrap_or_else(|| vm.none.clone()))
}

pub fn set_name(vm: &mut Vm, generator: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let Some(value) = value.filter(|value| value.payload::<Str>().is_some()) else {
        return Err(vm.type_error("__name__ must be set to a string object"));
    };
    if let Some(payload) = generator.payload::<Generator>() {
        let old = std::mem::replace(&mut payload.data.get_mut(vm).name, value);
        drop(old);
    }
    Ok(())
}

pub fn get_qualified_name(vm: &mut Vm, generator: &ObjectRef) -> Result {
    let name = generator.payload::<Generator>().map(|payload| payload.data.get(vm).qualified_name.clone());
    Ok(name.unwrap_or_else(|| vm.none.clone()))
}

pub fn set_qualified_name(vm: &mut Vm, generator: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let Some(value) = value.filter(|value| value.payload::<Str>().is_some()) else {
        return Err(vm.type_error("__qualname__ must be set to a string object"));
    };
    if let Some(payload) = generator.payload::<Generator>() {
        let old = std::mem::replace(&mut payload.data.get_mut(vm).qualified_name, value);
        drop(old);
    }
    Ok(())
}

/// What it delegates to by `yield from` or `await`.
pub fn get_delegate(vm: &mut Vm, generator: &ObjectRef) -> Result {
    Ok(vm.delegate(generator).unwrap_or_else(|| vm.none.clone()))
}

pub fn get_running(vm: &mut Vm, generator: &ObjectRef) -> Result {
    let state = generator.payload::<Generator>().map(|payload| &payload.data.get(vm).state);
    Ok(vm.new_bool(matches!(state, Some(GeneratorState::Running))))
}

pub fn get_suspended(vm: &mut Vm, generator: &ObjectRef) -> Result {
    let state = generator.payload::<Generator>().map(|payload| &payload.data.get(vm).state);
    Ok(vm.new_bool(matches!(state, Some(GeneratorState::Suspended { fresh: false, .. }))))
}

pub fn get_running_asynchronously(vm: &mut Vm, generator: &ObjectRef) -> Result {
    let running = generator.payload::<Generator>().is_some_and(|payload| payload.data.get(vm).running_asynchronously);
    Ok(vm.new_bool(running))
}

pub fn get_code(vm: &mut Vm, generator: &ObjectRef) -> Result {
    Ok(generator.payload::<Generator>().map_or_else(|| vm.none.clone(), |payload| payload.code.clone()))
}

pub fn get_frame(vm: &mut Vm, generator: &ObjectRef) -> Result {
    Ok(vm.generator_frame_object(generator).unwrap_or_else(|| vm.none.clone()))
}

pub fn get_origin(vm: &mut Vm, generator: &ObjectRef) -> Result {
    let origin = generator.payload::<Generator>().and_then(|payload| payload.data.get(vm).origin.clone());
    Ok(origin.unwrap_or_else(|| vm.none.clone()))
}
