//! The built-in modules, one file or folder each, and how they come into being.

pub mod abstract_classes;
pub mod array;
pub mod atexit;
pub mod binary_ascii;
pub mod bisect;
pub mod builtins;
pub mod cmath;
pub mod codecs;
pub mod collections;
pub(crate) mod confinement;
pub mod context_mapping;
pub mod context_variables;
pub mod csv;
pub mod descriptors;
pub mod errno;
pub mod functools;
pub mod gc;
pub mod getters;
pub mod heap;
pub mod imp;
pub mod importing;
pub mod internals;
pub mod io;
pub mod itertools;
pub mod json;
pub mod marshal;
pub mod math;
mod memory_tracing;
pub mod opcode;
pub mod operator;
pub mod posix;
pub mod posix_folder;
mod posix_links;
pub mod posix_status;
mod posix_terminal;
pub mod processes;
pub mod random;
pub mod regex;
pub mod selecting;
pub mod sha2;
pub mod signals;
pub mod sockets;
pub mod string;
pub mod structure;
pub mod suggestions;
pub mod symbol_tables;
pub(crate) mod syntax_tree;
pub mod sys;
pub mod thread;
pub mod time;
pub mod tokenizing;
mod twins;
pub mod typing;
pub mod unicode_database;
pub mod warnings;
pub mod weakref;

use crate::object::ObjectRef;
use crate::types::native::MethodDefinition;
use crate::version::Profile;
use crate::vm::collection::CollectorState;
use crate::vm::{Result, Vm};

/// A built-in module.
pub struct ModuleDefinition {
    /// `__name__`.
    pub name: &'static str,
    /// Functions, in the order of CPython's table.
    pub functions: &'static [MethodDefinition],
    /// Puts everything else into the module's namespace.
    pub fill: fn(&mut Vm, &ObjectRef) -> Result<()>,
}

/// All built-in modules.
pub static MODULES: &[&ModuleDefinition] = &[
    &builtins::DEFINITION,
    &codecs::DEFINITION,
    &collections::DEFINITION,
    &functools::DEFINITION,
    &gc::DEFINITION,
    &io::DEFINITION,
    &itertools::DEFINITION,
    &json::DEFINITION,
    &csv::DEFINITION,
    &twins::PICKLE,
    &twins::DATETIME,
    &operator::DEFINITION,
    &signals::DEFINITION,
    &sockets::DEFINITION,
    &string::DEFINITION,
    &structure::DEFINITION,
    &syntax_tree::DEFINITION,
    &random::DEFINITION,
    &regex::DEFINITION,
    &sha2::DEFINITION,
    &sha2::SHA256_MODULE,
    &sha2::SHA512_MODULE,
    &sys::DEFINITION,
    &thread::DEFINITION,
    &memory_tracing::DEFINITION,
    &warnings::DEFINITION,
    &weakref::DEFINITION,
    &array::DEFINITION,
    &atexit::DEFINITION,
    &context_variables::DEFINITION,
    &bisect::DEFINITION,
    &heap::DEFINITION,
    &binary_ascii::DEFINITION,
    &errno::DEFINITION,
    &imp::DEFINITION,
    &internals::DEFINITION,
    &marshal::DEFINITION,
    &cmath::DEFINITION,
    &math::DEFINITION,
    &opcode::DEFINITION,
    &posix::DEFINITION,
    &processes::DEFINITION,
    &selecting::DEFINITION,
    &time::DEFINITION,
    &unicode_database::DEFINITION,
    &tokenizing::DEFINITION,
    &typing::DEFINITION,
    &suggestions::DEFINITION,
    &symbol_tables::DEFINITION,
    &abstract_classes::DEFINITION,
];

/// State that built-in modules keep for an interpreter.
pub struct State {
    /// The namespace of module sys.
    pub sys: Option<ObjectRef>,
    /// `builtins.__import__` as it was at the start.
    pub import_function: Option<ObjectRef>,
    /// `io.UnsupportedOperation`, once it exists.
    pub unsupported_operation: Option<ObjectRef>,
    /// The files behind descriptors that `os.open` gave.
    pub descriptors: descriptors::Descriptors,
    /// The processes that were started and not waited for yet, by their numbers.
    pub children: rustc_hash::FxHashMap<i32, std::process::Child>,
    /// What `os.putenv` and `os.unsetenv` have changed for processes that are started with the environment as it is.
    pub environment_changes: std::collections::BTreeMap<std::ffi::OsString, Option<std::ffi::OsString>>,
    /// What `atexit` has registered, oldest first.
    pub exit_calls: Vec<atexit::ExitCall>,
    /// The cycle collector's settings and memory.
    pub collector: CollectorState,
    /// The interpreter is coming to its end.
    pub finalizing: bool,
    /// What CPython remembers representations that are being made in: a dict of the thread and a list in it.
    pub representing: Option<(ObjectRef, ObjectRef)>,
    /// How many names module builtins has before the program runs.
    pub builtins_at_start: usize,
    /// The types of module _thread that its own functions make instances of.
    pub thread: thread::State,
    /// What module `_abc` keeps.
    pub abstract_classes: abstract_classes::State,
    /// `typing.NoDefault`, once something has asked for it.
    pub no_default: Option<ObjectRef>,
    /// The codec registry.
    pub codecs: codecs::State,
    /// The types of module _collections that its own objects make instances of.
    pub collections: collections::Types,
    /// The types of module _functools that its own functions make instances of.
    pub functools: functools::Types,
    /// The types of module _string's iterators.
    pub string: string::Types,
    /// The types of module _sre that its own functions make instances of.
    pub regex: regex::Types,
    /// The types of module itertools that its own iterators make instances of.
    pub itertools: itertools::Types,
    /// The classes of module `_ast`, once something has asked for them.
    pub(crate) syntax_tree: Option<std::rc::Rc<syntax_tree::Classes>>,
    /// Types that modules make when they are needed first, by module and name.
    pub module_types: rustc_hash::FxHashMap<(&'static str, &'static str), ObjectRef>,
    /// What module `_csv` keeps.
    pub csv: csv::State,
    /// What module `_contextvars` keeps.
    pub contexts: context_variables::State,
    /// What `signal.signal` has set, by number.
    pub signal_handlers: rustc_hash::FxHashMap<i64, ObjectRef>,
    /// What module `_tracemalloc` keeps.
    pub memory_tracing: memory_tracing::State,
    /// Signals that wait for the main thread, by number.
    pub tripped_signals: Vec<i64>,
    /// How many times a handler was called for a signal.
    pub handled_signals: u64,
    /// `signal.set_wakeup_fd`: what a program knows the file as, and the file.
    pub wakeup: Option<(i32, std::rc::Rc<std::fs::File>)>,
    /// `struct.error`, once module `_struct` is there.
    pub struct_error: Option<ObjectRef>,
    /// `binascii.Error`, once module `binascii` is there.
    pub binascii_error: Option<ObjectRef>,
    /// What module `_warnings` keeps.
    pub warnings: warnings::State,
    /// Module site's additions to builtins have been made.
    pub site_is_done: bool,
    /// Module sys has all its values ([`Vm::complete_sys`]).
    pub sys_is_complete: bool,
    /// `sys.getswitchinterval()`, in seconds.
    pub switch_interval: f64,
}

impl State {
    /// The state at the start.
    pub fn new(profile: &Profile) -> Self {
        Self {
            sys: None,
            import_function: None,
            unsupported_operation: None,
            descriptors: Default::default(),
            children: Default::default(),
            environment_changes: Default::default(),
            exit_calls: Vec::new(),
            collector: CollectorState::new(profile.collector_thresholds),
            finalizing: false,
            representing: None,
            builtins_at_start: 0,
            abstract_classes: abstract_classes::State::default(),
            no_default: None,
            codecs: codecs::State::default(),
            collections: collections::Types::default(),
            thread: thread::State::default(),
            functools: functools::Types::default(),
            itertools: itertools::Types::default(),
            syntax_tree: None,
            module_types: Default::default(),
            csv: csv::State::default(),
            contexts: context_variables::State::default(),
            signal_handlers: Default::default(),
            memory_tracing: memory_tracing::State::default(),
            tripped_signals: Vec::new(),
            handled_signals: 0,
            wakeup: None,
            struct_error: None,
            binascii_error: None,
            warnings: warnings::State::default(),
            regex: regex::Types::default(),
            string: string::Types::default(),
            site_is_done: false,
            sys_is_complete: false,
            switch_interval: 0.005,
        }
    }
}

/// Makes the modules that exist from the start: builtins and sys.
pub fn initialise(vm: &mut Vm) {
    vm.module_state.collector.garbage = Some(vm.new_list(Vec::new()));
    vm.module_state.collector.callbacks = Some(vm.new_list(Vec::new()));
    for definition in [&builtins::DEFINITION, &sys::DEFINITION] {
        // Filling these two runs no Python code and cannot fail.
        let module = vm.make_builtin_module(definition);
        let specification = vm.find_builtin(definition.name, true);
        if let (Ok(module), Ok(Some(specification))) = (module, specification) {
            let _ = vm.set_import_attributes(&module, &specification);
        }
    }
    vm.apply_collector_settings();
}

/// The declaration of a built-in module.
pub fn find(name: &str) -> Option<&'static ModuleDefinition> {
    MODULES.iter().copied().find(|definition| definition.name == name)
}

impl Vm {
    /// Makes a built-in module and puts it into `sys.modules`.
    ///
    /// # Errors
    /// What filling its namespace raises.
    pub fn make_builtin_module(&mut self, definition: &'static ModuleDefinition) -> Result {
        let (module, namespace) = self.new_module(definition.name);
        // Made from a C string, the name is not interned.
        let own_name = self.new_str(definition.name);
        self.dict_set_name(&namespace, "__name__", own_name);
        let name = self.intern_static(definition.name);
        for function in definition.functions {
            if self.profile.is_later(definition.name, function.name) {
                continue;
            }
            let object = match self.function_of_builtins(function) {
                Some(object) => object,
                None => self.new_module_function(function, &module, &name),
            };
            self.dict_set_name(&namespace, function.name, object);
        }
        let modules = self.modules.clone();
        self.dict_set_str(&modules, &name, module.clone());
        match definition.name {
            "builtins" => self.builtins = namespace.clone(),
            "sys" => self.module_state.sys = Some(namespace.clone()),
            _ => {}
        }
        if let Err(raised) = (definition.fill)(self, &namespace) {
            let removed = self.dict_remove_str(&modules, &name);
            drop(removed);
            return Err(raised);
        }
        Ok(module)
    }

    /// `open`, which builtins has before module `_io` is made.
    fn function_of_builtins(&mut self, definition: &'static MethodDefinition) -> Option<ObjectRef> {
        let name = self.intern_static(definition.name);
        let found = crate::types::dict::get_str(self, &self.builtins.clone(), &name)?;
        let payload = found.payload::<crate::types::native_function::NativeFunction>()?;
        std::ptr::eq(payload.definition, definition).then_some(found)
    }

    /// The built-in module of this name, made if it is not there yet.
    ///
    /// # Errors
    /// What making it raises.
    pub fn builtin_module_named(&mut self, name: &ObjectRef) -> Result {
        let modules = self.modules.clone();
        if let Some(module) = crate::types::dict::get_str(self, &modules, name) {
            return Ok(module);
        }
        match find(&self.display_text(name)) {
            Some(definition) => self.import_absolute(definition.name),
            None => Ok(self.none.clone()),
        }
    }

    /// An attribute of module sys, `None` where it is missing (`PySys_GetObject`).
    pub fn sys_attribute(&mut self, name: &str) -> Option<ObjectRef> {
        let namespace = self.module_state.sys.clone()?;
        let name = self.intern(name);
        crate::types::dict::get_str(self, &namespace, &name)
    }

    /// Sets an attribute of module sys.
    pub fn set_sys_attribute(&mut self, name: &'static str, value: ObjectRef) {
        if let Some(namespace) = self.module_state.sys.clone() {
            self.dict_set_name(&namespace, name, value);
        }
    }

    /// An argument that the signature requires; taken out of the bound arguments.
    pub fn required(&self, arguments: &mut [Option<ObjectRef>], index: usize) -> ObjectRef {
        arguments.get_mut(index).and_then(Option::take).unwrap_or_else(|| self.none.clone())
    }

    /// An argument that may be left out, `None` given for it counting as left out.
    pub fn optional(&self, arguments: &mut [Option<ObjectRef>], index: usize) -> Option<ObjectRef> {
        arguments.get_mut(index).and_then(Option::take).filter(|value| !value.is(&self.none))
    }
}
