//! `module` (Objects/moduleobject.c).

use crate::object::{ObjectRef, Token, Trace};
use crate::types::converters::Constructor;
use crate::types::dict;
use crate::types::native::{TypeDefinition, method, property};
use crate::types::str::Str;
use crate::vm::{Arguments, Raised, Result, Vm};

/// The payload of a module. Its namespace is the `__dict__` of its extension.
pub struct Module;

impl Trace for Module {
    fn trace(&self, _: &Token, _: &mut dyn FnMut(&ObjectRef)) {}
}

impl Vm {
    /// A module with `__name__`, `__doc__`, `__package__`, `__loader__` and `__spec__` (`PyModule_New`), and its namespace.
    pub fn new_module(&mut self, name: &str) -> (ObjectRef, ObjectRef) {
        let module = ObjectRef::new(&self.types.module, Module);
        let dict = self.new_dict();
        let name = self.intern(name);
        let doc = self.none.clone();
        self.fill_module_namespace(&dict, name, doc);
        if let Some(extension) = module.extension() {
            extension.dict.replace(self, Some(dict.clone()));
        }
        (module, dict)
    }

    /// `module_init_dict`
    fn fill_module_namespace(&mut self, dict: &ObjectRef, name: ObjectRef, doc: ObjectRef) {
        let none = self.none.clone();
        let names = [
            &self.names.__name__,
            &self.names.__doc__,
            &self.names.__package__,
            &self.names.__loader__,
            &self.names.__spec__,
        ]
        .map(ObjectRef::clone);
        for (key, value) in names.into_iter().zip([name, doc, none.clone(), none.clone(), none]) {
            self.dict_set_str(dict, &key, value);
        }
    }

    fn module_entry(&self, module: &ObjectRef, name: &ObjectRef) -> Option<ObjectRef> {
        let dict = module.extension()?.dict.get(self).clone()?;
        dict::get_str(self, &dict, name)
    }

    /// The error for an attribute that a module lacks (`_Py_module_getattro_impl`).
    #[cold]
    fn no_module_attribute(&mut self, module: &ObjectRef, name: &ObjectRef) -> Raised {
        let attribute = self.display_text(name);
        let own = self.module_entry(module, &self.names.__name__.clone()).filter(|own| own.payload::<Str>().is_some());
        let Some(own) = own else {
            return self.attribute_error(format!("module has no attribute '{attribute}'"), module, name);
        };
        let own_name = own.clone();
        let own = self.display_text(&own);
        let shadowing = self.shadowing_file(module, &own_name);
        let message = if let Some((file, hides)) = shadowing {
            format!("module '{own}' has no attribute '{attribute}' (consider renaming {file} {hides})")
        } else if self.is_initialising(module) {
            let file = self.names.__file__.clone();
            let origin = self.module_entry(module, &file).filter(|origin| origin.payload::<Str>().is_some());
            let from = match origin {
                Some(origin) if self.profile.circular_import_says_file => {
                    format!(" from '{}'", self.display_text(&origin))
                }
                _ => String::new(),
            };
            format!(
                "partially initialized module '{own}'{from} has no attribute '{attribute}' (most likely due to a circular import)"
            )
        } else if self.is_waiting_for(module, name) {
            format!("cannot access submodule '{attribute}' of module '{own}' (most likely due to a circular import)")
        } else {
            format!("module '{own}' has no attribute '{attribute}'")
        };
        self.attribute_error(message, module, name)
    }
}

fn new(vm: &mut Vm, class: &ObjectRef, _: Arguments) -> Result {
    let module = ObjectRef::new(class, Module);
    let dict = vm.new_dict();
    if let Some(extension) = module.extension() {
        extension.dict.replace(vm, Some(dict));
    }
    Ok(module)
}

fn init(vm: &mut Vm, module: &ObjectRef, arguments: Arguments) -> Result<()> {
    static INIT: Constructor = Constructor::new("module", "(name, doc=None)");
    let mut bound = INIT.bind(vm, arguments)?;
    let name = vm.required(&mut bound, 0);
    if name.payload::<Str>().is_none() {
        return Err(vm.bad_argument("module", "argument 'name'", "str", &name));
    }
    let doc = vm.required(&mut bound, 1);
    let dict = vm.instance_dict(module)?;
    vm.fill_module_namespace(&dict, name, doc);
    Ok(())
}

fn get_attribute(vm: &mut Vm, module: &ObjectRef, name: &ObjectRef) -> Result {
    if let Some(value) = vm.generic_get_optional(module, name)? {
        return Ok(value);
    }
    let hook = vm.names.__getattr__.clone();
    if let Some(hook) = vm.module_entry(module, &hook) {
        return vm.call(&hook, [name.clone()]);
    }
    Err(vm.no_module_attribute(module, name))
}

fn repr(vm: &mut Vm, module: &ObjectRef) -> Result {
    let get = |vm: &mut Vm, name: &str| {
        let name = vm.intern(name);
        Ok(vm.get_optional_attribute(module, &name)?.filter(|value| !value.is(&vm.none)))
    };
    let loader = get(vm, "__loader__")?;
    if let Some(specification) = get(vm, "__spec__")? {
        let name = vm.get_attribute_named(&specification, "name")?;
        let name = vm.repr_display(&name)?;
        let origin = vm.get_attribute_named(&specification, "origin")?;
        if origin.is(&vm.none) {
            let loader = vm.get_attribute_named(&specification, "loader")?;
            if loader.is(&vm.none) {
                return Ok(vm.new_str(&format!("<module {name}>")));
            }
            if loader.class_id() == vm.types.namespace_loader.id() {
                let path = vm.get_attribute_named(&specification, "submodule_search_locations")?;
                let path = vm.repr_display(&path)?;
                return Ok(vm.new_str(&format!("<module {name} (namespace) from {path}>")));
            }
            let loader = vm.repr_display(&loader)?;
            return Ok(vm.new_str(&format!("<module {name} ({loader})>")));
        }
        let located = vm.get_attribute_named(&specification, "has_location")?;
        let text = if vm.truth(&located)? {
            format!("<module {name} from {}>", vm.repr_display(&origin)?)
        } else {
            format!("<module {name} ({})>", vm.str_display(&origin)?)
        };
        return Ok(vm.new_str(&text));
    }
    let name = match get(vm, "__name__")? {
        Some(name) => vm.repr_display(&name)?,
        None => "'?'".to_owned(),
    };
    let text = match (get(vm, "__file__")?, loader) {
        (Some(file), _) => format!("<module {name} from {}>", vm.repr_display(&file)?),
        (None, Some(loader)) => format!("<module {name} ({})>", vm.repr_display(&loader)?),
        (None, None) => format!("<module {name}>"),
    };
    Ok(vm.new_str(&text))
}

/// The names in the namespace, or what the module's own `__dir__` gives.
fn dir(vm: &mut Vm, module: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let name = vm.names.__dict__.clone();
    let dict = vm.get_attribute(module, &name)?;
    if dict.payload::<dict::Dict>().is_none() {
        return Err(vm.type_error("<module>.__dict__ is not a dictionary"));
    }
    let own = vm.names.__dir__.clone();
    if let Some(hook) = dict::get_str(vm, &dict, &own) {
        return vm.call(&hook, Arguments::none());
    }
    let names = vm.collect(&dict)?;
    Ok(vm.new_list(names))
}

/// `__annotations__`, made when first asked for.
fn annotations(vm: &mut Vm, module: &ObjectRef) -> Result {
    let dict = vm.instance_dict(module)?;
    let name = vm.names.__annotations__.clone();
    if let Some(annotations) = dict::get_str(vm, &dict, &name) {
        return Ok(annotations);
    }
    let annotations = vm.new_dict();
    vm.dict_set_str(&dict, &name, annotations.clone());
    Ok(annotations)
}

fn set_annotations(vm: &mut Vm, module: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let dict = vm.instance_dict(module)?;
    let name = vm.names.__annotations__.clone();
    match value {
        Some(value) => vm.dict_set_str(&dict, &name, value),
        None => {
            if vm.dict_remove_str(&dict, &name).is_none() {
                return Err(vm.attribute_error("__annotations__", module, &name));
            }
        }
    }
    Ok(())
}

fn namespace(vm: &mut Vm, module: &ObjectRef) -> Result {
    vm.instance_dict(module)
}

/// `module`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "module",
    instance_dict: true,
    weak_references: true,
    slots: |slots| {
        slots.new = Some(new);
        slots.init = Some(init);
        slots.get_attribute = Some(get_attribute);
        slots.repr = Some(repr);
    },
    methods: &[method("__dir__", "($self, /)", dir)],
    attributes: &[
        crate::types::native::member("__dict__", namespace),
        property("__annotations__", annotations, set_annotations),
    ],
    signature: Some("(name, doc=None)"),
    ..TypeDefinition::EMPTY
};
