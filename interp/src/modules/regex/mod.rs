//! Module `_sre`: patterns and matches for the library's `re`, which compiles them (Modules/_sre/sre.c).

mod characters;
mod engine;
pub mod matched;
pub mod pattern;
pub mod replacing;
pub mod scanner;

use crate::modules::ModuleDefinition;
use crate::object::{Kind, ObjectRef};
use crate::types::container::given;
use crate::types::int::Int;
use crate::types::native::{MethodDefinition, method};
use crate::vm::{Raised, Result, Vm};

use characters::{lower_ascii, lower_unicode, upper_unicode};

type Bound<'a> = &'a mut [Option<ObjectRef>];

/// The types of the module, once it exists.
#[derive(Default)]
pub struct Types {
    /// `re.Pattern`
    pub pattern: Option<ObjectRef>,
    /// `re.Match`
    pub matched: Option<ObjectRef>,
    /// `_sre.SRE_Scanner`
    pub scanner: Option<ObjectRef>,
    /// `_sre.SRE_Template`
    pub template: Option<ObjectRef>,
}

/// `_sre`
pub static DEFINITION: ModuleDefinition = ModuleDefinition { name: "_sre", functions: FUNCTIONS, fill };

static FUNCTIONS: &[MethodDefinition] = &[
    method("compile", "($module, /, pattern, flags, code, groups, groupindex, indexgroup)", pattern::compile),
    method("template", "($module, pattern, template, /)", replacing::template),
    method("getcodesize", "($module, /)", |vm, _, _| Ok(vm.new_int(CODE_SIZE))),
    method("ascii_iscased", "($module, character, /)", |vm, _, arguments| {
        let character = character(vm, arguments)?;
        Ok(vm.new_bool(u8::try_from(character).is_ok_and(|byte| byte.is_ascii_alphabetic())))
    }),
    method("unicode_iscased", "($module, character, /)", |vm, _, arguments| {
        let character = character(vm, arguments)?;
        Ok(vm.new_bool(lower_unicode(character) != character || upper_unicode(character) != character))
    }),
    method("ascii_tolower", "($module, character, /)", |vm, _, arguments| {
        let character = character(vm, arguments)?;
        Ok(vm.new_int(lower_ascii(character).into()))
    }),
    method("unicode_tolower", "($module, character, /)", |vm, _, arguments| {
        let character = character(vm, arguments)?;
        Ok(vm.new_int(lower_unicode(character).into()))
    }),
];

/// `CODESIZE`: bytes of a unit of compiled code.
const CODE_SIZE: i64 = 4;

fn character(vm: &mut Vm, arguments: Bound<'_>) -> Result<u32> {
    let character = given(vm, arguments, 0);
    let character = vm.argument_c_int(&character)?;
    Ok(character as u32)
}

fn fill(vm: &mut Vm, namespace: &ObjectRef) -> Result<()> {
    let object = vm.types.object.clone();
    vm.module_state.regex = Types {
        pattern: Some(vm.make_builtin_type(&pattern::DEFINITION, &object, Kind::RegexPattern)),
        matched: Some(vm.make_builtin_type(&matched::DEFINITION, &object, Kind::RegexMatch)),
        scanner: Some(vm.make_builtin_type(&scanner::DEFINITION, &object, Kind::RegexScanner)),
        template: Some(vm.make_builtin_type(&replacing::DEFINITION, &object, Kind::RegexTemplate)),
    };
    for (name, value) in [
        ("MAGIC", vm.profile.regex_magic),
        ("CODESIZE", CODE_SIZE),
        ("MAXREPEAT", engine::NO_LIMIT.into()),
        ("MAXGROUPS", i64::from(i32::MAX / 2)),
    ] {
        let value = vm.new_int(value);
        vm.dict_set_name(namespace, name, value);
    }
    if !vm.profile.regex_templates {
        let name = vm.intern("template");
        let removed = vm.dict_remove_str(namespace, &name);
        drop(removed);
    }
    Ok(())
}

impl Vm {
    /// A function of the library's module re.
    fn call_regex_library(&mut self, function: &str, arguments: Vec<ObjectRef>) -> Result {
        let import = self.new_str("re");
        let importer = self.get_from_builtins("__import__")?;
        let module = self.call(&importer, [import])?;
        let function = self.get_attribute_named(&module, function)?;
        self.call(&function, crate::vm::Arguments::positional(arguments))
    }

    fn get_from_builtins(&mut self, name: &str) -> Result {
        let builtins = self.builtins.clone();
        let key = self.intern(name);
        match crate::types::dict::get_str(self, &builtins, &key) {
            Some(found) => Ok(found),
            None => {
                let class = self.exceptions.import_error.clone();
                Err(self.raise(&class, &format!("{name} not found")))
            }
        }
    }

    #[cold]
    fn no_such_group(&mut self) -> Raised {
        self.index_error("no such group")
    }
}

/// An int argument that counts or flags something.
fn number(vm: &mut Vm, argument: Option<ObjectRef>, default: i64) -> Result<i64> {
    match argument {
        None => Ok(default),
        Some(argument) => {
            let index = vm.index(&argument)?;
            match index.payload::<Int>().and_then(Int::to_i64) {
                Some(value) => Ok(value),
                None => Err(vm.overflow_error("Python int too large to convert to C ssize_t")),
            }
        }
    }
}
