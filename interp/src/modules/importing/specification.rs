//! `ModuleSpec`: how a module was found and how it is loaded (PEP 451).

use crate::object::ObjectRef;
use crate::types::native::{TypeDefinition, getter, property};
use crate::types::object::Instance;
use crate::types::str::Str;
use crate::vm::{Arguments, Result, Vm};

impl Vm {
    /// `ModuleSpec(name, loader, origin=origin)`; `search` is the path of a package.
    ///
    /// # Errors
    /// None of its own.
    pub fn new_specification(
        &mut self,
        name: &str,
        loader: ObjectRef,
        origin: Option<ObjectRef>,
        search: Option<ObjectRef>,
        has_location: bool,
    ) -> Result {
        let specification = ObjectRef::new(&self.types.module_spec, Instance);
        let none = self.none.clone();
        let values = [
            ("name", self.new_str(name)),
            ("loader", loader),
            ("origin", origin.unwrap_or_else(|| none.clone())),
            ("loader_state", none.clone()),
            ("submodule_search_locations", search.unwrap_or_else(|| none.clone())),
            ("_uninitialized_submodules", self.new_list(Vec::new())),
            ("_set_fileattr", self.new_bool(has_location)),
            ("_cached", none),
        ];
        let dict = self.instance_dict(&specification)?;
        for (name, value) in values {
            self.dict_set_name(&dict, name, value);
        }
        Ok(specification)
    }
}

fn init(vm: &mut Vm, specification: &ObjectRef, arguments: Arguments) -> Result<()> {
    let mut positional = arguments.positional.into_iter();
    let (Some(name), Some(loader)) = (positional.next(), positional.next()) else {
        return Err(vm.type_error("ModuleSpec.__init__() missing required arguments: 'name' and 'loader'"));
    };
    let none = vm.none.clone();
    let mut values = vec![
        ("name", name),
        ("loader", loader),
        ("origin", none.clone()),
        ("loader_state", none.clone()),
        ("submodule_search_locations", none.clone()),
        ("_uninitialized_submodules", vm.new_list(Vec::new())),
        ("_set_fileattr", vm.new_bool(false)),
        ("_cached", none),
    ];
    for (keyword, value) in arguments.keywords {
        match vm.display_text(&keyword).as_str() {
            "origin" => values[2].1 = value,
            "loader_state" => values[3].1 = value,
            "is_package" => {
                if vm.truth(&value)? {
                    values[4].1 = vm.new_list(Vec::new());
                }
            }
            other => {
                return Err(
                    vm.type_error(format!("ModuleSpec.__init__() got an unexpected keyword argument '{other}'"))
                );
            }
        }
    }
    let dict = vm.instance_dict(specification)?;
    for (name, value) in values {
        vm.dict_set_name(&dict, name, value);
    }
    Ok(())
}

fn repr(vm: &mut Vm, specification: &ObjectRef) -> Result {
    let mut parts = Vec::new();
    for (name, always) in [("name", true), ("loader", true), ("origin", false), ("submodule_search_locations", false)] {
        let value = vm.get_attribute_named(specification, name)?;
        if always || !value.is(&vm.none) {
            parts.push(format!("{name}={}", vm.repr_display(&value)?));
        }
    }
    Ok(vm.new_str(&format!("ModuleSpec({})", parts.join(", "))))
}

/// The name of the package that the module is in: itself for a package.
fn parent(vm: &mut Vm, specification: &ObjectRef) -> Result {
    let name = vm.get_attribute_named(specification, "name")?;
    let search = vm.get_attribute_named(specification, "submodule_search_locations")?;
    if !search.is(&vm.none) {
        return Ok(name);
    }
    let text = vm.display_text(&name);
    Ok(vm.new_str(text.rsplit_once('.').map_or("", |(package, _)| package)))
}

fn has_location(vm: &mut Vm, specification: &ObjectRef) -> Result {
    vm.get_attribute_named(specification, "_set_fileattr")
}

fn cached(vm: &mut Vm, specification: &ObjectRef) -> Result {
    let known = vm.get_attribute_named(specification, "_cached")?;
    let origin = vm.get_attribute_named(specification, "origin")?;
    let located = has_location(vm, specification)?;
    if !known.is(&vm.none) || origin.payload::<Str>().is_none() || !vm.truth(&located)? {
        return Ok(known);
    }
    let origin = vm.display_text(&origin);
    Ok(match super::loaders::cache_path(vm, &origin) {
        Some(path) => vm.new_str(&path),
        None => vm.none.clone(),
    })
}

/// `ModuleSpec`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "ModuleSpec",
    module: "_frozen_importlib",
    instance_dict: true,
    weak_references: true,
    slots: |slots| {
        slots.init = Some(init);
        slots.repr = Some(repr);
    },
    attributes: &[
        getter("parent", parent),
        property("has_location", has_location, |vm, specification, value| {
            let name = vm.intern("_set_fileattr");
            let value = value.unwrap_or_else(|| vm.false_.clone());
            vm.set_attribute(specification, &name, Some(value))
        }),
        property("cached", cached, |vm, specification, value| {
            let name = vm.intern("_cached");
            let value = value.unwrap_or_else(|| vm.none.clone());
            vm.set_attribute(specification, &name, Some(value))
        }),
    ],
    ..TypeDefinition::EMPTY
};
