//! Module `_warnings` (Python/_warnings.c): what `warnings` stands on, and warnings from native code.

use crate::modules::ModuleDefinition;
use crate::object::ObjectRef;
use crate::types::frame::instruction_before;
use crate::types::int::Int;
use crate::types::native::{MethodDefinition, method};
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::vm::{Raised, Result, Vm};

/// `_warnings`
pub static DEFINITION: ModuleDefinition = ModuleDefinition { name: "_warnings", functions: FUNCTIONS, fill };

static FUNCTIONS: &[MethodDefinition] = &[
    method("warn", "($module, /, message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=())", warn),
    method(
        "warn_explicit",
        "($module, /, message, category, filename, lineno, module=<unrepresentable>, registry=None, \
         module_globals=None, source=None)",
        warn_explicit,
    ),
    method("_filters_mutated", "($module, /)", |vm, _, _| {
        vm.module_state.warnings.filters_version += 1;
        Ok(vm.none.clone())
    }),
];

/// What the module keeps.
#[derive(Default)]
pub struct State {
    /// The filters while module warnings is not imported, a list; made when first asked for.
    filters: Option<ObjectRef>,
    /// The registry of the action `once`, a dict; made when first asked for.
    once: Option<ObjectRef>,
    /// Changes with the filters: registries of older versions are worth nothing.
    filters_version: i64,
}

/// Where a warning points to.
struct Place {
    filename: String,
    line: i64,
    module: ObjectRef,
    /// `__warningregistry__`, a dict or `None`.
    registry: ObjectRef,
}

fn fill(vm: &mut Vm, namespace: &ObjectRef) -> Result<()> {
    let (filters, once, default) = (vm.warning_filters(), vm.once_registry(), vm.new_str("default"));
    vm.dict_set_name(namespace, "filters", filters);
    vm.dict_set_name(namespace, "_onceregistry", once);
    vm.dict_set_name(namespace, "_defaultaction", default);
    Ok(())
}

fn warn(vm: &mut Vm, _: &ObjectRef, given: &mut [Option<ObjectRef>]) -> Result {
    let message = vm.required(given, 0);
    let category = vm.optional(given, 1);
    let level = match &given[2] {
        Some(level) => vm.size_argument(level)?,
        None => 1,
    };
    let category = match category {
        _ if vm.is_instance_of_type(&message, &vm.exceptions.warning) => message.class_ref(),
        None => vm.exceptions.user_warning.clone(),
        Some(category) => category,
    };
    let is_warning = category.payload::<crate::types::type_object::Type>().is_some()
        && vm.is_subtype(&category, &vm.exceptions.warning);
    if !is_warning {
        let name = vm.class_name(&category);
        return Err(vm.type_error(format!("category must be a Warning subclass, not '{name}'")));
    }
    let source = vm.optional(given, 3);
    let mut prefixes = Vec::new();
    if let Some(given) = vm.optional(given, 4) {
        for prefix in given.payload::<Tuple>().map_or(&[][..], |tuple| &tuple.0) {
            if prefix.payload::<Str>().is_none() {
                let class = vm.class_name(prefix);
                return Err(vm.type_error(format!("Found non-str '{class}' in skip_file_prefixes.")));
            }
            prefixes.push(vm.display_text(prefix));
        }
    }
    let level = if prefixes.is_empty() { level } else { level.max(2) };
    let place = vm.warning_place(level, &prefixes)?;
    vm.warn_at(&category, &message, place, source)?;
    Ok(vm.none.clone())
}

fn warn_explicit(vm: &mut Vm, _: &ObjectRef, given: &mut [Option<ObjectRef>]) -> Result {
    let (message, category) = (vm.required(given, 0), vm.required(given, 1));
    let (filename, line) = (vm.required(given, 2), vm.required(given, 3));
    vm.expect_text("warn_explicit", "argument 'filename'", &filename)?;
    let line = i64::from(vm.argument_c_int(&line)?);
    let filename = vm.display_text(&filename);
    let module = match given[4].take() {
        Some(module) => module,
        None => {
            let name = filename.strip_suffix(".py").unwrap_or(&filename);
            vm.new_str(if name.is_empty() { "<unknown>" } else { name })
        }
    };
    let registry = vm.required(given, 5);
    let source = vm.optional(given, 7);
    vm.warn_at(&category, &message, Place { filename, line, module, registry }, source)?;
    Ok(vm.none.clone())
}

impl Vm {
    /// A warning that points to the running Python frame (`PyErr_WarnEx` with a level of 1).
    ///
    /// # Errors
    /// The warning itself where a filter makes it an exception.
    pub fn warn(&mut self, category: &ObjectRef, message: &str) -> Result<()> {
        let message = self.new_str(message);
        let place = self.warning_place(1, &[])?;
        self.warn_at(category, &message, place, None)
    }

    /// A warning that an object is the source of (`PyErr_ResourceWarning`).
    ///
    /// # Errors
    /// As of [`Vm::warn`].
    pub fn warn_of_object(&mut self, category: &ObjectRef, message: &str, source: &ObjectRef) -> Result<()> {
        let message = self.new_str(message);
        let place = self.warning_place(1, &[])?;
        self.warn_at(category, &message, place, Some(source.clone()))
    }

    /// A warning about a line of a file (`PyErr_WarnExplicitObject` without a module and a registry).
    ///
    /// # Errors
    /// As of [`Vm::warn`].
    pub fn warn_explicitly(&mut self, category: &ObjectRef, message: &str, filename: &str, line: i64) -> Result<()> {
        let message = self.new_str(message);
        let name = filename.strip_suffix(".py").unwrap_or(filename);
        let module = self.new_str(if name.is_empty() { "<unknown>" } else { name });
        let registry = self.none.clone();
        self.warn_at(category, &message, Place { filename: filename.to_owned(), line, module, registry }, None)
    }

    /// A DeprecationWarning.
    ///
    /// # Errors
    /// As of [`Vm::warn`].
    pub fn warn_deprecated(&mut self, message: &str) -> Result<()> {
        let category = self.exceptions.deprecation_warning.clone();
        self.warn(&category, message)
    }

    /// The filters at the start, or as module `_warnings` has them.
    fn warning_filters(&mut self) -> ObjectRef {
        if let Some(filters) = &self.module_state.warnings.filters {
            return filters.clone();
        }
        let classes = [
            self.exceptions.deprecation_warning.clone(),
            self.exceptions.deprecation_warning.clone(),
            self.exceptions.pending_deprecation_warning.clone(),
            self.exceptions.import_warning.clone(),
            self.exceptions.resource_warning.clone(),
        ];
        let filters = classes.into_iter().enumerate().map(|(index, class)| {
            // Deprecated things used by the program itself are shown.
            let (action, module) = match index {
                0 => (self.new_str("default"), self.names.__main__.clone()),
                _ => (self.new_str("ignore"), self.none.clone()),
            };
            self.new_tuple(vec![action, self.none.clone(), class, module, self.new_int(0)])
        });
        let filters = self.new_list(filters.collect());
        self.module_state.warnings.filters = Some(filters.clone());
        filters
    }

    fn once_registry(&mut self) -> ObjectRef {
        if let Some(registry) = &self.module_state.warnings.once {
            return registry.clone();
        }
        let registry = self.new_dict();
        self.module_state.warnings.once = Some(registry.clone());
        registry
    }

    /// An attribute of module warnings, if that is imported.
    fn warnings_attribute(&mut self, name: &str) -> Result<Option<ObjectRef>> {
        let key = self.intern("warnings");
        let modules = self.modules.clone();
        let Some(module) = self.dict_get(&modules, &key)? else { return Ok(None) };
        let name = self.intern(name);
        self.get_optional_attribute(&module, &name)
    }

    /// The frame that a warning of a level is about (`setup_context`). Frames of the import system do not count, nor do
    /// those of files whose names begin with one of the prefixes.
    fn warning_place(&mut self, level: isize, prefixes: &[String]) -> Result<Place> {
        let is_internal = |vm: &Self, index: usize| {
            let code = vm.frames[index].code_payload();
            let name = code.map(|code| vm.display_text(&code.filename)).unwrap_or_default();
            name.contains("importlib") && name.contains("_bootstrap")
        };
        let is_skipped = |vm: &Self, index: usize| {
            let code = vm.frames[index].code_payload().filter(|_| !prefixes.is_empty());
            let name = code.map(|code| vm.display_text(&code.filename)).unwrap_or_default();
            prefixes.iter().any(|prefix| name.starts_with(prefix))
        };
        let current = self.frames.len().checked_sub(1);
        let counts_all = level <= 0 || current.is_some_and(|index| is_internal(self, index));
        let mut frame = current;
        for _ in 1..level {
            frame = frame.and_then(|index| index.checked_sub(1));
            while !counts_all
                && let Some(index) = frame.filter(|index| is_internal(self, *index) || is_skipped(self, *index))
            {
                frame = index.checked_sub(1);
            }
        }
        let (globals, filename, line) = match frame {
            Some(index) => {
                let frame = &self.frames[index];
                let globals = frame.globals().clone();
                let code = frame.code_payload();
                let instruction = match code {
                    _ if Some(index) == current => self.current_instruction(),
                    Some(code) => instruction_before(code, frame.ip),
                    None => 0,
                };
                let line = code.and_then(|code| code.line_of(instruction)).map_or(0, i64::from);
                (globals, code.map(|code| self.display_text(&code.filename)).unwrap_or_default(), line)
            }
            None => {
                let globals = self.module_state.sys.clone().unwrap_or_else(|| self.new_dict());
                let (filename, line) = self.profile.warning_without_frame;
                (globals, filename.to_owned(), line)
            }
        };
        let key = self.intern("__warningregistry__");
        let registry = match self.dict_get(&globals, &key)? {
            Some(registry) => registry,
            None => {
                let registry = self.new_dict();
                self.dict_set(&globals, key, registry.clone())?;
                registry
            }
        };
        let name = self.names.__name__.clone();
        let module = self.dict_get(&globals, &name)?.filter(|name| name.payload::<Str>().is_some());
        let module = module.unwrap_or_else(|| self.new_str("<string>"));
        Ok(Place { filename, line, module, registry })
    }

    /// Shows, ignores or raises a warning, as the filters say (`warn_explicit`).
    fn warn_at(
        &mut self,
        category: &ObjectRef,
        message: &ObjectRef,
        place: Place,
        source: Option<ObjectRef>,
    ) -> Result<()> {
        let has_registry = !place.registry.is(&self.none);
        if has_registry && !self.is_exact_dict(&place.registry) {
            return Err(self.type_error("'registry' must be a dict or None"));
        }
        let (text, message, category) = if self.is_instance_of_type(message, &self.exceptions.warning) {
            (self.str(message)?, message.clone(), message.class_ref())
        } else {
            (message.clone(), self.call(category, [message.clone()])?, category.clone())
        };
        let line = self.new_int(place.line);
        let key = self.new_tuple(vec![text.clone(), category.clone(), line.clone()]);
        if has_registry && self.has_warned(&place.registry, &key, false)? {
            return Ok(());
        }
        let (action, filter) = self.warning_action(&category, &text, &place)?;
        let action_text = self.display_text(&action);
        match action_text.as_str() {
            "error" => {
                self.set_implicit_context(&message);
                return Err(Raised(message));
            }
            "ignore" => return Ok(()),
            _ => {}
        }
        let mut done = false;
        if action_text != "always" {
            if has_registry {
                let true_ = self.true_.clone();
                self.dict_set(&place.registry, key, true_)?;
            }
            let short = |vm: &Self| vm.new_tuple(vec![text.clone(), category.clone()]);
            match action_text.as_str() {
                "once" => {
                    let registry = if has_registry { place.registry.clone() } else { self.once_registry() };
                    let key = short(self);
                    done = self.has_warned(&registry, &key, true)?;
                }
                "module" if has_registry => {
                    let key = short(self);
                    done = self.has_warned(&place.registry, &key, true)?;
                }
                "default" | "module" => {}
                _ => {
                    let (action, filter) = (self.repr_display(&action)?, self.repr_display(&filter)?);
                    return Err(
                        self.runtime_error(format!("Unrecognized action ({action}) in warnings.filters:\n {filter}"))
                    );
                }
            }
        }
        if done { Ok(()) } else { self.show_warning(&category, &text, message, &place, source) }
    }

    /// Whether a registry has a key; one of an older version of the filters is emptied (`already_warned`).
    fn has_warned(&mut self, registry: &ObjectRef, key: &ObjectRef, remember: bool) -> Result<bool> {
        let version_key = self.intern("version");
        let version = self.module_state.warnings.filters_version;
        let found = self.dict_get(registry, &version_key)?;
        if found.as_ref().and_then(|found| found.payload::<Int>()).and_then(Int::to_i64) != Some(version) {
            let clear = self.intern("clear");
            self.call_method(registry, &clear, [])?;
            let version = self.new_int(version);
            self.dict_set(registry, version_key, version)?;
        } else if let Some(found) = self.dict_get(registry, key)?
            && self.truth(&found)?
        {
            return Ok(true);
        }
        if remember {
            let true_ = self.true_.clone();
            self.dict_set(registry, key.clone(), true_)?;
        }
        Ok(false)
    }

    /// The action of the first filter that matches, and the filter (`get_filter`).
    fn warning_action(
        &mut self,
        category: &ObjectRef,
        text: &ObjectRef,
        place: &Place,
    ) -> Result<(ObjectRef, ObjectRef)> {
        let filters = match self.warnings_attribute("filters")? {
            Some(filters) => filters,
            None => self.warning_filters(),
        };
        for (index, filter) in
            self.items_of_iterable(&filters, "_warnings.filters must be a list")?.into_iter().enumerate()
        {
            let fields = filter.payload::<Tuple>().map(|tuple| tuple.0.to_vec()).unwrap_or_default();
            let [action, message, class, module, line] = &fields[..] else {
                return Err(self.value_error(format!("_warnings.filters item {index} isn't a 5-tuple")));
            };
            if action.payload::<Str>().is_none() {
                let name = self.class_name(action);
                return Err(self.type_error(format!("action must be a string, not '{name}'")));
            }
            let line = self.index_to_isize(line)?;
            if self.matches_warning(message, text)?
                && self.is_subclass(category, class)?
                && self.matches_warning(module, &place.module)?
                && (line == 0 || line as i64 == place.line)
            {
                return Ok((action.clone(), filter.clone()));
            }
        }
        let action = match self.warnings_attribute("defaultaction")? {
            Some(action) => action,
            None => self.new_str("default"),
        };
        Ok((action, self.none.clone()))
    }

    /// Whether a filter's pattern matches: `None` does always, a str if it is equal, else its method `match`.
    fn matches_warning(&mut self, pattern: &ObjectRef, text: &ObjectRef) -> Result<bool> {
        if pattern.is(&self.none) {
            return Ok(true);
        }
        if pattern.class_id() == self.types.str.id() {
            return self.compare_equal(pattern, text);
        }
        let name = self.intern("match");
        let found = self.call_method(pattern, &name, [text.clone()])?;
        self.truth(&found)
    }

    /// Hands the warning to module warnings, or writes it to `sys.stderr` while that is not imported.
    fn show_warning(
        &mut self,
        category: &ObjectRef,
        text: &ObjectRef,
        message: ObjectRef,
        place: &Place,
        source: Option<ObjectRef>,
    ) -> Result<()> {
        if let Some(show) = self.warnings_attribute("_showwarnmsg")?
            && let Some(class) = self.warnings_attribute("WarningMessage")?
        {
            let none = self.none.clone();
            let arguments = [
                message,
                category.clone(),
                self.new_str(&place.filename),
                self.new_int(place.line),
                none.clone(),
                none.clone(),
                source.unwrap_or(none),
            ];
            let message = self.call(&class, arguments)?;
            self.call(&show, [message])?;
            return Ok(());
        }
        let name = self.type_name(category);
        let text = self.str_display(text)?;
        self.write_to_stderr(&format!("{}:{}: {name}: {text}\n", place.filename, place.line));
        let lines = self.source_lines(&place.filename);
        let line = usize::try_from(place.line).ok().and_then(|line| line.checked_sub(1));
        if let Some(line) = line.and_then(|line| lines.as_ref()?.get(line)) {
            let shown = line.trim_matches([' ', '\t', '\u{c}']);
            if !shown.is_empty() {
                self.write_to_stderr(&format!("  {shown}\n"));
            }
        }
        Ok(())
    }
}
