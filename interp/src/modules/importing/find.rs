//! Finding and loading: `sys.meta_path`, the folders of `sys.path`, and making a module from a specification.

use std::path::Path;

use crate::modules::confinement::Access;
use crate::object::ObjectRef;
use crate::types::object::Instance;
use crate::types::str::Str;
use crate::vm::{Arguments, Result, Vm};

impl Vm {
    /// Asks the finders of `sys.meta_path` (`_find_spec`).
    pub(super) fn find_specification(&mut self, name: &str, path: Option<&ObjectRef>) -> Result<Option<ObjectRef>> {
        let Some(finders) = self.sys_attribute("meta_path").filter(|finders| !finders.is(&self.none)) else {
            let class = self.exceptions.import_error.clone();
            return Err(self.raise(&class, "sys.meta_path is None, Python is likely shutting down"));
        };
        for finder in self.collect(&finders)? {
            let found = if finder.is(&self.types.builtin_importer) {
                self.find_builtin(name, path.is_none())?
            } else if finder.is(&self.types.frozen_importer) {
                None
            } else if finder.is(&self.types.path_finder) {
                self.find_in_path(name, path)?
            } else {
                let find = self.intern("find_spec");
                let Some(find) = self.get_optional_attribute(&finder, &find)? else { continue };
                let path = path.cloned().unwrap_or_else(|| self.none.clone());
                let (name, none) = (self.new_str(name), self.none.clone());
                let found = self.call(&find, [name, path, none])?;
                Some(found).filter(|found| !found.is(&self.none))
            };
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }

    /// The specification of a built-in module.
    pub(crate) fn find_builtin(&mut self, name: &str, top_level: bool) -> Result<Option<ObjectRef>> {
        if !top_level || crate::modules::find(name).is_none() || self.profile.absent_builtin_modules.contains(&name) {
            return Ok(None);
        }
        let (loader, origin) = (self.types.builtin_importer.clone(), self.new_str("built-in"));
        self.new_specification(name, loader, Some(origin), None, false).map(Some)
    }

    /// The specification of a module in the folders of a path, `sys.path` where none is given.
    pub(super) fn find_in_path(&mut self, name: &str, path: Option<&ObjectRef>) -> Result<Option<ObjectRef>> {
        if !self.config.files {
            return Ok(None);
        }
        self.complete_sys()?;
        let path = match path {
            Some(path) => path.clone(),
            None => self.sys_attribute("path").unwrap_or_else(|| self.new_list(Vec::new())),
        };
        let tail = name.rsplit_once('.').map_or(name, |(_, tail)| tail);
        let mut portions = Vec::new();
        for entry in self.collect(&path)? {
            if entry.payload::<Str>().is_none() {
                continue;
            }
            let folder = self.display_text(&entry);
            let folder = if folder.is_empty() { ".".to_owned() } else { folder };
            if self.check_path(&folder, Access::Read).is_err() {
                continue;
            }
            let base = Path::new(&folder).join(tail);
            let initial = base.join("__init__.py");
            if initial.is_file() {
                let folder = self.new_str(&base.to_string_lossy());
                let search = self.new_list(vec![folder]);
                return self.source_specification(name, &initial, Some(search)).map(Some);
            }
            let file = Path::new(&folder).join(format!("{tail}.py"));
            if file.is_file() {
                return self.source_specification(name, &file, None).map(Some);
            }
            let byte_code = Path::new(&folder).join(format!("{tail}.pyc"));
            if self.profile.has_byte_code_files && byte_code.is_file() {
                return self.byte_code_specification(name, &byte_code).map(Some);
            }
            if base.is_dir() {
                portions.push(self.new_str(&base.to_string_lossy()));
            }
        }
        if portions.is_empty() {
            return Ok(None);
        }
        let search = self.new_list(portions);
        let loader = ObjectRef::new(&self.types.namespace_loader, Instance);
        self.new_specification(name, loader, None, Some(search), false).map(Some)
    }

    /// The specification of a module that is there as byte code alone; the library has a loader for it.
    fn byte_code_specification(&mut self, name: &str, file: &Path) -> Result {
        let absolute = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
        let path = self.new_str(&absolute.to_string_lossy());
        let external = self.import_absolute("importlib._bootstrap_external")?;
        let loader = self.get_attribute_named(&external, "SourcelessFileLoader")?;
        let loader = self.call(&loader, [self.new_str(name), path.clone()])?;
        let specification = self.new_specification(name, loader, Some(path.clone()), None, true)?;
        let cached = self.intern("_cached");
        self.set_attribute(&specification, &cached, Some(path))?;
        Ok(specification)
    }

    fn source_specification(&mut self, name: &str, file: &Path, search: Option<ObjectRef>) -> Result {
        let absolute = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
        let path = self.new_str(&absolute.to_string_lossy());
        let loader = self.new_source_loader(name, path.clone())?;
        self.new_specification(name, loader, Some(path), search, true)
    }

    /// `_load_unlocked`: makes the module, puts it into `sys.modules`, executes it.
    pub(super) fn load_specification(&mut self, specification: &ObjectRef, name: &str) -> Result {
        let loader = self.get_attribute_named(specification, "loader")?;
        if loader.is(&self.types.builtin_importer)
            && let Some(definition) = crate::modules::find(name)
        {
            let module = self.make_builtin_module(definition)?;
            self.set_import_attributes(&module, specification)?;
            return Ok(module);
        }
        let module = self.module_from_specification(specification)?;
        let table = self.module_table();
        let key = self.intern(name);
        let initialising = self.intern("_initializing");
        let (yes, no) = (self.true_.clone(), self.false_.clone());
        self.set_attribute(specification, &initialising, Some(yes))?;
        self.set_item(&table, &key, Some(module.clone()))?;
        let executed = self.execute_module(&loader, &module);
        let settled = self.set_attribute(specification, &initialising, Some(no));
        if let Err(raised) = executed {
            let removed = self.set_item(&table, &key, None);
            self.catch(removed, &self.exceptions.key_error)?;
            return Err(raised);
        }
        settled?;
        // The module may have replaced itself; it goes to the end, as in CPython.
        let Some(module) = self.loaded_module(name)? else {
            let key = self.new_str(name);
            return Err(self.key_error(key));
        };
        self.set_item(&table, &key, None)?;
        self.set_item(&table, &key, Some(module.clone()))?;
        Ok(module)
    }

    /// `module_from_spec`: the loader's own module, or a new one, with the attributes of the import system.
    pub fn module_from_specification(&mut self, specification: &ObjectRef) -> Result {
        let loader = self.get_attribute_named(specification, "loader")?;
        let mut module = self.none.clone();
        if !super::loaders::is_native(self, &loader) {
            let create = self.intern("create_module");
            if let Some(create) = self.get_optional_attribute(&loader, &create)? {
                module = self.call(&create, [specification.clone()])?;
            }
        }
        if module.is(&self.none) {
            let name = self.get_attribute_named(specification, "name")?;
            let name = self.display_text(&name);
            (module, _) = self.new_module(&name);
        }
        self.set_import_attributes(&module, specification)?;
        Ok(module)
    }

    /// `_init_module_attrs`
    pub(crate) fn set_import_attributes(&mut self, module: &ObjectRef, specification: &ObjectRef) -> Result<()> {
        let take = |vm: &mut Self, name: &str| vm.get_attribute_named(specification, name);
        let search = take(self, "submodule_search_locations")?;
        let located = take(self, "has_location")?;
        let mut values = vec![
            ("__name__", take(self, "name")?),
            ("__loader__", take(self, "loader")?),
            ("__package__", take(self, "parent")?),
            ("__spec__", specification.clone()),
        ];
        if !search.is(&self.none) {
            values.push(("__path__", search));
        }
        if self.truth(&located)? {
            values.push(("__file__", take(self, "origin")?));
            let cached = take(self, "cached")?;
            if !cached.is(&self.none) {
                values.push(("__cached__", cached));
            }
        }
        for (name, value) in values {
            // What the module has already stays: `_io.__name__` was `io` for a long time.
            let is_specification = name == "__spec__";
            let name = self.intern(name);
            let found = self.get_optional_attribute(module, &name)?;
            if !is_specification && found.is_some_and(|found| !found.is(&self.none)) {
                continue;
            }
            let set = self.set_attribute(module, &name, Some(value));
            self.catch(set, &self.exceptions.attribute_error)?;
        }
        Ok(())
    }

    fn execute_module(&mut self, loader: &ObjectRef, module: &ObjectRef) -> Result<()> {
        if loader.is(&self.none) || loader.class_id() == self.types.namespace_loader.id() {
            return Ok(());
        }
        if loader.class_id() == self.types.source_loader.id() {
            return self.execute_source_module(loader, module);
        }
        let execute = self.get_attribute_named(loader, "exec_module")?;
        self.call(&execute, Arguments::positional([module.clone()])).map(drop)
    }
}
