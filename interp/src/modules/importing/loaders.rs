//! Loaders and finders as objects: `BuiltinImporter`, `PathFinder`, `SourceFileLoader`, `NamespaceLoader`.

use std::path::Path;

use crate::modules::confinement::Access;
use crate::object::ObjectRef;
use crate::syntax::parse::Origin;
use crate::types::native::{MethodDefinition, TypeDefinition, class_method, method, property, static_method};
use crate::types::object::Instance;
use crate::vm::{Arguments, Result, Vm};

/// Whether a loader is one of those here: they leave the making of modules to the interpreter.
pub(super) fn is_native(vm: &Vm, loader: &ObjectRef) -> bool {
    loader.is(&vm.none)
        || [&vm.types.source_loader, &vm.types.namespace_loader].iter().any(|class| loader.class_id() == class.id())
}

/// Where CPython would keep the compiled form of a source file (PEP 3147).
pub(super) fn cache_path(vm: &Vm, source: &str) -> Option<String> {
    let path = Path::new(source);
    let stem = path.file_stem()?.to_string_lossy();
    let tag = format!("cpython-3{}", vm.profile.version.minor());
    Some(path.parent()?.join("__pycache__").join(format!("{stem}.{tag}.pyc")).to_string_lossy().into_owned())
}

impl Vm {
    /// A loader of one source file.
    ///
    /// # Errors
    /// None of its own.
    pub fn new_source_loader(&mut self, name: &str, path: ObjectRef) -> Result {
        let loader = ObjectRef::new(&self.types.source_loader, Instance);
        let dict = self.instance_dict(&loader)?;
        let values = [("name", self.new_str(name)), ("path", path)];
        for (name, value) in values {
            self.dict_set_name(&dict, name, value);
        }
        Ok(loader)
    }

    fn path_of(&mut self, loader: &ObjectRef) -> Result<String> {
        let path = self.get_attribute_named(loader, "path")?;
        Ok(self.display_text(&path))
    }

    /// The bytes of a source file.
    ///
    /// # Errors
    /// OSError where it cannot be read.
    pub(super) fn read_source(&mut self, path: &str) -> Result<Vec<u8>> {
        self.check_path(path, Access::Read).and_then(|()| std::fs::read(path)).map_err(|error| self.io_error(&error))
    }

    /// Compiles a module's source file and runs it in the module's namespace.
    pub(super) fn execute_source_module(&mut self, loader: &ObjectRef, module: &ObjectRef) -> Result<()> {
        let path = self.path_of(loader)?;
        let code = self.code_of_file(&path)?;
        let namespace = self.instance_dict(module)?;
        self.provide_builtins(&namespace);
        self.run_code(&code, namespace.clone(), Some(namespace), None).map(drop)
    }
}

fn none(vm: &mut Vm, _: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    Ok(vm.none.clone())
}

fn loader_init(vm: &mut Vm, loader: &ObjectRef, arguments: Arguments) -> Result<()> {
    let dict = vm.instance_dict(loader)?;
    let mut names = ["name", "path"].into_iter();
    for value in arguments.positional {
        let Some(name) = names.next() else {
            return Err(vm.type_error("FileLoader.__init__() takes 3 positional arguments"));
        };
        vm.dict_set_name(&dict, name, value);
    }
    for (name, value) in arguments.keywords {
        let name = vm.intern(&vm.display_text(&name).replace("fullname", "name"));
        vm.dict_set_str(&dict, &name, value);
    }
    Ok(())
}

fn loader_repr(vm: &mut Vm, loader: &ObjectRef) -> Result {
    Ok(vm.new_str(&format!("<_frozen_importlib_external.SourceFileLoader object at {:#x}>", loader.id().0)))
}

fn execute(vm: &mut Vm, loader: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let module = vm.required(arguments, 0);
    vm.execute_source_module(loader, &module)?;
    Ok(vm.none.clone())
}

fn file_name(vm: &mut Vm, loader: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    vm.get_attribute_named(loader, "path")
}

fn get_source(vm: &mut Vm, loader: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let path = vm.path_of(loader)?;
    let bytes = vm.read_source(&path)?;
    let text = vm.decode_source(&bytes, &path, Origin::File)?;
    Ok(vm.new_str(&text))
}

fn get_code(vm: &mut Vm, loader: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let path = vm.path_of(loader)?;
    vm.code_of_file(&path)
}

fn get_data(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let path = vm.required(arguments, 0);
    let path = vm.display_text(&path);
    let bytes = vm.read_source(&path)?;
    Ok(vm.new_bytes(&bytes))
}

fn is_package(vm: &mut Vm, loader: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let path = vm.get_attribute_named(loader, "path")?;
    let path = vm.display_text(&path);
    Ok(vm.new_bool(Path::new(&path).file_stem().is_some_and(|stem| stem == "__init__")))
}

fn find_builtin(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let name = vm.required(arguments, 0);
    let name = vm.display_text(&name);
    let found = vm.find_builtin(&name, true)?;
    Ok(found.unwrap_or_else(|| vm.none.clone()))
}

fn find_in_path(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let name = vm.required(arguments, 0);
    let name = vm.display_text(&name);
    let path = vm.optional(arguments, 1);
    let found = vm.find_in_path(&name, path.as_ref())?;
    Ok(found.unwrap_or_else(|| vm.none.clone()))
}

fn create_builtin(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let specification = vm.required(arguments, 0);
    let name = vm.get_attribute_named(&specification, "name")?;
    let text = vm.display_text(&name);
    if let Some(module) = vm.loaded_module(&text)? {
        return Ok(module);
    }
    match crate::modules::find(&text) {
        Some(definition) => vm.make_builtin_module(definition),
        None => {
            let class = vm.exceptions.import_error.clone();
            Err(vm.raise(&class, &format!("'{text}' is not a built-in module")))
        }
    }
}

fn builtin_is_package(vm: &mut Vm, _: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    Ok(vm.new_bool(false))
}

/// `BuiltinImporter`, used as a class.
pub static BUILTIN_IMPORTER: TypeDefinition = TypeDefinition {
    name: "BuiltinImporter",
    module: "_frozen_importlib",
    methods: &[
        class_method("find_spec", "($type, fullname, path=None, target=None)", find_builtin),
        static_method("create_module", "(spec)", create_builtin),
        static_method("exec_module", "(module)", none),
        class_method("get_code", "($type, fullname)", none),
        class_method("get_source", "($type, fullname)", none),
        class_method("is_package", "($type, fullname)", builtin_is_package),
    ],
    ..TypeDefinition::EMPTY
};

/// `FrozenImporter`, used as a class. No module is frozen into this interpreter: it finds none.
pub static FROZEN_IMPORTER: TypeDefinition = TypeDefinition {
    name: "FrozenImporter",
    module: "_frozen_importlib",
    methods: &[
        class_method("find_spec", "($type, fullname, path=None, target=None)", none),
        static_method("create_module", "(spec)", none),
        static_method("exec_module", "(module)", none),
    ],
    ..TypeDefinition::EMPTY
};

/// `PathFinder`, used as a class.
pub static PATH_FINDER: TypeDefinition = TypeDefinition {
    name: "PathFinder",
    module: "_frozen_importlib_external",
    methods: &[
        class_method("find_spec", "($type, fullname, path=None, target=None)", find_in_path),
        static_method("invalidate_caches", "()", none),
    ],
    ..TypeDefinition::EMPTY
};

static SOURCE_LOADER_METHODS: &[MethodDefinition] = &[
    method("create_module", "($self, spec)", none),
    method("exec_module", "($self, module)", execute),
    method("get_filename", "($self, name=None)", file_name),
    method("get_source", "($self, fullname)", get_source),
    method("get_code", "($self, fullname)", get_code),
    method("get_data", "($self, path)", get_data),
    method("is_package", "($self, fullname)", is_package),
];

/// `SourceFileLoader`
pub static SOURCE_LOADER: TypeDefinition = TypeDefinition {
    name: "SourceFileLoader",
    module: "_frozen_importlib_external",
    instance_dict: true,
    weak_references: true,
    slots: |slots| {
        slots.init = Some(loader_init);
        slots.repr = Some(loader_repr);
    },
    attributes: &[property("__dict__", Vm::instance_dict_attribute, crate::types::class_creation::set_generic_dict)],
    methods: SOURCE_LOADER_METHODS,
    ..TypeDefinition::EMPTY
};

/// `NamespaceLoader`
pub static NAMESPACE_LOADER: TypeDefinition = TypeDefinition {
    name: "NamespaceLoader",
    module: "_frozen_importlib_external",
    methods: &[method("create_module", "($self, spec)", none), method("exec_module", "($self, module)", none)],
    ..TypeDefinition::EMPTY
};
