//! `globals`, `locals`, `vars`, `dir`.

use crate::object::ObjectRef;
use crate::vm::{Arguments, Result, Vm};

pub(super) fn globals(vm: &mut Vm, _: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    match vm.frames.last() {
        Some(frame) => Ok(frame.globals().clone()),
        None => Ok(vm.none.clone()),
    }
}

pub(super) fn locals(vm: &mut Vm, _: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    match vm.frames.len().checked_sub(1) {
        Some(index) => vm.frame_locals(index),
        None => Err(vm.system_error("frame does not exist")),
    }
}

pub(super) fn vars(vm: &mut Vm, module: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let Some(object) = arguments[0].take() else { return locals(vm, module, &mut []) };
    let name = vm.names.__dict__.clone();
    match vm.get_optional_attribute(&object, &name)? {
        Some(dict) => Ok(dict),
        None => Err(vm.type_error("vars() argument must have __dict__ attribute")),
    }
}

pub(super) fn dir(vm: &mut Vm, module: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let list = match arguments[0].take() {
        Some(object) => {
            let name = vm.names.__dir__.clone();
            let Some(names) = vm.call_bound_special(&object, &name, [])? else {
                return Err(vm.type_error("object does not provide __dir__"));
            };
            let list = vm.new_list(Vec::new());
            vm.list_extend(&list, &names)?;
            list
        }
        None => {
            let locals = locals(vm, module, &mut [])?;
            vm.mapping_keys(&locals)?
        }
    };
    let sort = vm.get_attribute_named(&list, "sort")?;
    vm.call(&sort, Arguments::none())?;
    Ok(list)
}
