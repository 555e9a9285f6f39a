//! The import system: the `import` statement, `__import__`, and what stands behind them (Python/import.c,
//! Lib/importlib/_bootstrap.py).

pub mod byte_code_files;
pub mod compiled_files;
mod find;
pub mod loaders;
pub mod specification;

use std::path::Path;

use crate::object::ObjectRef;
use crate::types::converters::text_of;
use crate::types::dict::{self, Dict};
use crate::types::list::List;
use crate::types::native::{MethodDefinition, method};
use crate::types::str::Str;
use crate::vm::{Arguments, Raised, Result, Vm};

/// Stands for the function of the library's module dis that takes code apart, where the library does not know the
/// interpreter's instructions: the module can be imported, as inspect does, and disassembles nothing.
static REFUSE_TO_UNPACK: MethodDefinition = method("_unpack_opargs", "($module, code, /)", |vm, _, _| {
    let version = vm.profile.version.short_name();
    let message = format!(
        "module 'dis' of Python {version} does not know the interpreter's instructions, which are those of 3.13"
    );
    Err(vm.import_error(&message))
});

impl Vm {
    /// `__import__(name, globals, locals, fromlist, level)` (`PyImport_ImportModuleLevelObject`).
    ///
    /// # Errors
    /// ImportError and what a module raises while it is executed.
    pub fn import_module_level(
        &mut self,
        name: &ObjectRef,
        globals: Option<&ObjectRef>,
        from_list: Option<&ObjectRef>,
        level: i64,
    ) -> Result {
        if name.payload::<Str>().is_none() {
            return Err(self.type_error("module name must be a string"));
        }
        if level < 0 {
            return Err(self.value_error("level must be >= 0"));
        }
        let text = self.display_text(name);
        let absolute = if level > 0 {
            self.resolve_relative_name(&text, globals, level)?
        } else if text.is_empty() {
            return Err(self.value_error("Empty module name"));
        } else {
            text.clone()
        };
        let module = self.import_absolute(&absolute)?;
        let has_from = match from_list {
            Some(list) if !list.is(&self.none) => self.truth(list)?,
            _ => false,
        };
        if !has_from {
            return self.top_of_import(&text, &absolute, module, level);
        }
        let path = self.names.__path__.clone();
        if self.get_optional_attribute(&module, &path)?.is_none() {
            return Ok(module);
        }
        let list = from_list.cloned().unwrap_or_else(|| self.none.clone());
        self.import_from_list(&module, &list, false)?;
        Ok(module)
    }

    /// What `import a.b.c` binds: the module of the first name.
    fn top_of_import(&mut self, name: &str, absolute: &str, module: ObjectRef, level: i64) -> Result {
        if level > 0 && name.is_empty() {
            return Ok(module);
        }
        let Some((front, _)) = name.split_once('.') else { return Ok(module) };
        if level == 0 {
            return self.import_absolute(front);
        }
        let wanted = &absolute[..absolute.len() - (name.len() - front.len())];
        match self.loaded_module(wanted)? {
            Some(module) => Ok(module),
            None => {
                let name = self.new_str(wanted);
                let name = self.repr_display(&name)?;
                let message = self.new_str(&format!("{name} not in sys.modules as expected"));
                Err(self.key_error(message))
            }
        }
    }

    /// `sys.modules`, as the program sees it now.
    pub(crate) fn module_table(&mut self) -> ObjectRef {
        self.sys_attribute("modules").unwrap_or_else(|| self.modules.clone())
    }

    /// `sys.modules.get(name)`.
    pub(crate) fn loaded_module(&mut self, name: &str) -> Result<Option<ObjectRef>> {
        let table = self.module_table();
        let name = self.intern(name);
        if table.payload::<Dict>().is_some() {
            return self.dict_get(&table, &name);
        }
        let found = self.get_item(&table, &name);
        self.catch(found, &self.exceptions.key_error)
    }

    /// The module of an absolute name, imported if it was not yet.
    ///
    /// # Errors
    /// ImportError and what the module raises.
    pub fn import_absolute(&mut self, name: &str) -> Result {
        self.complete_sys()?;
        match self.loaded_module(name)? {
            Some(module) if !module.is(&self.none) => {
                if name == "builtins" {
                    self.add_site_builtins()?;
                }
                Ok(module)
            }
            Some(_) => Err(self.module_not_found(&format!("import of {name} halted; None in sys.modules"), name)),
            None => {
                self.count_import(true);
                let loaded = self.find_and_load(name);
                self.count_import(false);
                loaded
            }
        }
    }

    /// `_find_and_load_unlocked`
    fn find_and_load(&mut self, name: &str) -> Result {
        let mut path = None;
        let mut parent_module = None;
        if let Some((parent, child)) = name.rsplit_once('.') {
            if self.loaded_module(parent)?.is_none() {
                self.import_absolute(parent)?;
            }
            if let Some(module) = self.loaded_module(name)? {
                return Ok(module);
            }
            let Some(module) = self.loaded_module(parent)? else {
                let parent = self.new_str(parent);
                return Err(self.key_error(parent));
            };
            let attribute = self.names.__path__.clone();
            match self.get_optional_attribute(&module, &attribute)? {
                Some(found) => path = Some(found),
                None => {
                    let message = format!("No module named '{name}'; '{parent}' is not a package");
                    let raised = self.module_not_found(&message, name);
                    self.suppress_context(&raised);
                    return Err(raised);
                }
            }
            parent_module = Some((module, child.to_owned()));
        }
        let Some(specification) = self.find_specification(name, path.as_ref())? else {
            return Err(self.module_not_found(&format!("No module named '{name}'"), name));
        };
        let waiting = match &parent_module {
            Some((parent, child)) => self.note_uninitialised(parent, child)?,
            None => None,
        };
        let module = self.load_specification(&specification, name);
        if let Some(waiting) = waiting.as_ref().and_then(|waiting| waiting.payload::<List>()) {
            drop(waiting.items.get_mut(self).pop());
        }
        let module = module?;
        if name == "dis" && !self.profile.library_knows_instructions {
            let own = self.intern(name);
            let refuse = self.new_module_function(&REFUSE_TO_UNPACK, &module, &own);
            let name = self.intern(REFUSE_TO_UNPACK.name);
            self.set_attribute(&module, &name, Some(refuse))?;
        }
        if let Some((parent, child)) = parent_module {
            let child = self.intern(&child);
            let set = self.set_attribute(&parent, &child, Some(module.clone()));
            self.catch(set, &self.exceptions.attribute_error)?;
        }
        Ok(module)
    }

    /// Notes in the specification of a package that a submodule is being loaded, and gives the list of such notes.
    fn note_uninitialised(&mut self, package: &ObjectRef, child: &str) -> Result<Option<ObjectRef>> {
        let Some(waiting) = self.uninitialised_submodules(package) else { return Ok(None) };
        let child = self.intern(child);
        self.list_append(&waiting, child);
        Ok(Some(waiting))
    }

    /// `__spec__._uninitialized_submodules` of a package, a list.
    fn uninitialised_submodules(&mut self, package: &ObjectRef) -> Option<ObjectRef> {
        let name = self.names.__spec__.clone();
        let specification = self.get_optional_attribute(package, &name).ok().flatten()?;
        let name = self.intern("_uninitialized_submodules");
        let waiting = self.get_optional_attribute(&specification, &name).ok().flatten()?;
        waiting.payload::<List>().is_some().then_some(waiting)
    }

    /// Whether a name is that of a submodule of a package that is being loaded.
    pub(crate) fn is_waiting_for(&mut self, package: &ObjectRef, name: &ObjectRef) -> bool {
        let waiting = self.uninitialised_submodules(package);
        waiting.is_some_and(|waiting| {
            let (waiting, name) = (waiting.payload::<List>(), text_of(name));
            waiting.is_some_and(|waiting| waiting.items.get(self).iter().any(|other| text_of(other) == name))
        })
    }

    /// Where a module's file stands in the folder of the program, which goes before the library: its path as a literal,
    /// and what it hides (`_PyModule_IsPossiblyShadowing` in Objects/moduleobject.c).
    pub(crate) fn shadowing_file(&mut self, module: &ObjectRef, own: &ObjectRef) -> Option<(String, String)> {
        if !self.profile.names_shadowing_files || self.config.isolated {
            return None;
        }
        let name = self.names.__spec__.clone();
        let specification = self.get_optional_attribute(module, &name).ok().flatten()?;
        let origin = self.get_attribute_named(&specification, "origin").ok()?;
        let path = text_of(&origin)?.as_utf8()?.into_owned();
        let path = Path::new(&path);
        let folder = path.parent()?;
        let folder = if path.ends_with("__init__.py") { folder.parent()? } else { folder };
        let first = self.config.module_search_path.first()?.clone();
        let first = if first.is_empty() { std::env::current_dir().ok()? } else { first.into() };
        if folder != first {
            return None;
        }
        let shown = self.repr_display(&origin).ok()?;
        let library = self.sys_attribute("stdlib_module_names")?;
        let is_library = self.contains(&library, own).unwrap_or(false);
        let own = self.display_text(own);
        if is_library {
            let hides = format!(
                "since it has the same name as the standard library module named '{own}' and the import system gives \
                 it precedence"
            );
            return Some((shown, hides));
        }
        self.is_initialising(module).then(|| {
            let hides = "if it has the same name as a third-party module you intended to import";
            (shown, hides.to_owned())
        })
    }

    fn suppress_context(&mut self, raised: &Raised) {
        if let Some(payload) = raised.0.payload::<crate::types::exception::Exception>() {
            payload.data.get_mut(self).suppress_context = true;
        }
    }

    /// `ModuleNotFoundError(message, name=name)`
    #[cold]
    pub(crate) fn module_not_found(&mut self, message: &str, name: &str) -> Raised {
        let class = self.exceptions.module_not_found_error.clone();
        let name = self.new_str(name);
        self.import_error_with(&class, message, vec![("name", name)])
    }

    /// An import error with attributes.
    #[cold]
    fn import_error_with(&mut self, class: &ObjectRef, message: &str, attributes: Vec<(&str, ObjectRef)>) -> Raised {
        let message = self.new_str(message);
        let keywords = attributes.into_iter().map(|(name, value)| (self.intern(name), value)).collect();
        let arguments = Arguments { keywords, ..Arguments::positional([message]) };
        match self.call(class, arguments) {
            Ok(exception) => {
                self.set_implicit_context(&exception);
                Raised(exception)
            }
            Err(raised) => raised,
        }
    }

    #[cold]
    fn import_error(&mut self, message: &str) -> Raised {
        let class = self.exceptions.import_error.clone();
        self.raise(&class, message)
    }

    /// `resolve_name` of Python/import.c: the absolute name that a relative one means.
    fn resolve_relative_name(&mut self, name: &str, globals: Option<&ObjectRef>, level: i64) -> Result<String> {
        let Some(globals) = globals else {
            let message = self.new_str("'__name__' not in globals");
            return Err(self.key_error(message));
        };
        if globals.payload::<Dict>().is_none() {
            return Err(self.type_error("globals must be a dict"));
        }
        let entry = |vm: &Self, key: &ObjectRef| dict::get_str(vm, globals, key).filter(|value| !value.is(&vm.none));
        let package = if let Some(package) = entry(self, &self.names.__package__) {
            let text = self.package_text(&package, "package must be a string")?;
            if let Some(specification) = entry(self, &self.names.__spec__) {
                let parent = self.get_attribute_named(&specification, "parent")?;
                if !self.compare_equal(&package, &parent)? {
                    let category = match self.profile.package_of_another_specification_is_deprecated {
                        true => self.exceptions.deprecation_warning.clone(),
                        false => self.exceptions.import_warning.clone(),
                    };
                    self.warn(&category, "__package__ != __spec__.parent")?;
                }
            }
            text
        } else if let Some(specification) = entry(self, &self.names.__spec__) {
            let parent = self.get_attribute_named(&specification, "parent")?;
            self.package_text(&parent, "__spec__.parent must be a string")?
        } else {
            let category = self.exceptions.import_warning.clone();
            self.warn(
                &category,
                "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__",
            )?;
            let Some(own) = dict::get_str(self, globals, &self.names.__name__) else {
                let message = self.new_str("'__name__' not in globals");
                return Err(self.key_error(message));
            };
            let own = self.package_text(&own, "__name__ must be a string")?;
            if dict::get_str(self, globals, &self.names.__path__).is_some() {
                own
            } else {
                own.rsplit_once('.').map(|(package, _)| package.to_owned()).unwrap_or_default()
            }
        };
        if package.is_empty() {
            return Err(self.import_error("attempted relative import with no known parent package"));
        }
        let mut base = package.as_str();
        for _ in 1..level {
            match base.rsplit_once('.') {
                Some((front, _)) => base = front,
                None => return Err(self.import_error("attempted relative import beyond top-level package")),
            }
        }
        Ok(if name.is_empty() { base.to_owned() } else { format!("{base}.{name}") })
    }

    fn package_text(&mut self, package: &ObjectRef, message: &str) -> Result<String> {
        if package.payload::<Str>().is_some() { Ok(self.display_text(package)) } else { Err(self.type_error(message)) }
    }

    /// `_handle_fromlist`: imports the submodules that `from package import names` asks for.
    fn import_from_list(&mut self, module: &ObjectRef, list: &ObjectRef, recursive: bool) -> Result<()> {
        for item in self.collect(list)? {
            if item.payload::<Str>().is_none() {
                let place = if recursive {
                    let name = self.get_attribute_named(module, "__name__")?;
                    format!("{}.__all__", self.display_text(&name))
                } else {
                    "``from list''".to_owned()
                };
                let class = self.class_name(&item);
                return Err(self.type_error(format!("Item in {place} must be str, not {class}")));
            }
            let text = self.display_text(&item);
            if text == "*" {
                let all = self.names.__all__.clone();
                if !recursive && let Some(all) = self.get_optional_attribute(module, &all)? {
                    self.import_from_list(module, &all, true)?;
                }
                continue;
            }
            if self.get_optional_attribute(module, &item)?.is_some() {
                continue;
            }
            let package = self.get_attribute_named(module, "__name__")?;
            let full = format!("{}.{text}", self.display_text(&package));
            match self.import_absolute(&full) {
                Ok(_) => {}
                Err(raised) if self.is_missing_module(&raised, &full)? => {}
                Err(raised) => return Err(raised),
            }
        }
        Ok(())
    }

    /// Whether an exception says that just this module does not exist.
    fn is_missing_module(&mut self, raised: &Raised, name: &str) -> Result<bool> {
        if !self.is_raised(raised, &self.exceptions.module_not_found_error) {
            return Ok(false);
        }
        let missing = self.get_attribute_named(&raised.0, "name")?;
        Ok(missing.payload::<Str>().is_some_and(|missing| missing.text.equals_str(name))
            && self.loaded_module(name)?.is_none_or(|module| !module.is(&self.none)))
    }

    /// `from module import name` after the module was imported (`import_from` in Python/ceval.c).
    ///
    /// # Errors
    /// ImportError where the module has no such name.
    pub fn import_from(&mut self, module: &ObjectRef, name: &ObjectRef) -> Result {
        if let Some(value) = self.get_optional_attribute(module, name)? {
            return Ok(value);
        }
        let attribute = self.names.__name__.clone();
        let package =
            self.get_optional_attribute(module, &attribute)?.filter(|package| package.payload::<Str>().is_some());
        if let Some(package) = &package {
            let full = format!("{}.{}", self.display_text(package), self.display_text(name));
            if let Some(found) = self.loaded_module(&full)? {
                return Ok(found);
            }
        }
        Err(self.cannot_import(module, package, name))
    }

    #[cold]
    fn cannot_import(&mut self, module: &ObjectRef, package: Option<ObjectRef>, name: &ObjectRef) -> Raised {
        let shown = package.clone().unwrap_or_else(|| self.new_str("<unknown module name>"));
        let texts = self.repr_display(name).and_then(|name| Ok((name, self.repr_display(&shown)?)));
        let (name_text, package_text) = match texts {
            Ok(texts) => texts,
            Err(raised) => return raised,
        };
        let file = self.names.__file__.clone();
        let origin = self.get_optional_attribute(module, &file).ok().flatten();
        let origin = origin.filter(|origin| origin.payload::<Str>().is_some());
        let message = match &origin {
            None => format!("cannot import name {name_text} from {package_text} (unknown location)"),
            Some(origin) => {
                let origin = self.display_text(origin);
                let shadowing = package.as_ref().and_then(|package| self.shadowing_file(module, package));
                if let Some((file, hides)) = shadowing {
                    format!("cannot import name {name_text} from {package_text} (consider renaming {file} {hides})")
                } else if self.is_initialising(module) {
                    format!(
                        "cannot import name {name_text} from partially initialized module {package_text} (most likely due \
                         to a circular import) ({origin})"
                    )
                } else {
                    format!("cannot import name {name_text} from {package_text} ({origin})")
                }
            }
        };
        let class = self.exceptions.import_error.clone();
        let mut attributes = Vec::new();
        attributes.extend(package.map(|package| ("name", package)));
        attributes.extend(origin.map(|origin| ("path", origin)));
        if self.profile.import_error_name_from {
            attributes.push(("name_from", name.clone()));
        }
        self.import_error_with(&class, &message, attributes)
    }

    /// Whether a module is being executed for the first time (`__spec__._initializing`).
    pub fn is_initialising(&mut self, module: &ObjectRef) -> bool {
        let name = self.names.__spec__.clone();
        let Some(specification) = self.get_optional_attribute(module, &name).ok().flatten() else { return false };
        let name = self.intern("_initializing");
        match self.get_optional_attribute(&specification, &name) {
            Ok(Some(value)) => self.truth(&value).unwrap_or(false),
            _ => false,
        }
    }

    /// `from module import *` into a namespace (`import_all_from` in Python/intrinsics.c).
    ///
    /// # Errors
    /// AttributeError for a name in `__all__` that the module lacks.
    pub fn import_all(&mut self, module: &ObjectRef, namespace: &ObjectRef) -> Result<()> {
        let all = self.names.__all__.clone();
        let (names, is_all) = match self.get_optional_attribute(module, &all)? {
            Some(names) => {
                let class = names.class_payload(self);
                if class.slots(self).item.is_none() && !class.is_heap_type() {
                    let found = self.class_name(&names);
                    return Err(self.type_error(if class.slots(self).subscript.is_some() {
                        format!("{found} is not a sequence")
                    } else {
                        format!("'{found}' object does not support indexing")
                    }));
                }
                (names, true)
            }
            None => {
                let attribute = self.names.__dict__.clone();
                let Some(dict) = self.get_optional_attribute(module, &attribute)? else {
                    return Err(self.import_error("from-import-* object has no __dict__ and no __all__"));
                };
                let keys = self.names.keys.clone();
                (self.call_method(&dict, &keys, [])?, false)
            }
        };
        let slots = names.class_payload(self).slots(self);
        if is_all && slots.item.is_none() && slots.subscript.is_none() {
            let class = self.class_name(&names);
            return Err(self.type_error(format!("'{class}' object does not support indexing")));
        }
        for name in self.collect(&names)? {
            if name.payload::<Str>().is_none() {
                let own = self.get_attribute_named(module, "__name__")?;
                let (own, class) = (self.display_text(&own), self.class_name(&name));
                return Err(self.type_error(if is_all {
                    format!("Item in {own}.__all__ must be str, not {class}")
                } else {
                    format!("Key in {own}.__dict__ must be str, not {class}")
                }));
            }
            if !is_all && self.display_text(&name).starts_with('_') {
                continue;
            }
            let value = self.get_attribute(module, &name)?;
            if self.is_exact_dict(namespace) {
                self.dict_set(namespace, name, value)?;
            } else {
                self.set_item(namespace, &name, Some(value))?;
            }
        }
        Ok(())
    }
}

/// `__import__`
///
/// # Errors
/// As [`Vm::import_module_level`].
pub fn import_function(vm: &mut Vm, _: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let name = vm.required(arguments, 0);
    let globals = arguments[1].take();
    let from_list = arguments[3].take();
    let level = match arguments[4].take() {
        Some(level) => vm.index_to_isize(&level)? as i64,
        None => 0,
    };
    vm.import_module_level(&name, globals.as_ref(), from_list.as_ref(), level)
}
