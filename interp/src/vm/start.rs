//! How an interpreter comes into being: types, singletons, modules.

use std::cell::{Cell, OnceCell};
use std::rc::Rc;

use crate::Config;
use crate::object::{Blueprint, Kind, ObjectRef, Token, collector, reserve};
use crate::types::bytes::Bytes;
use crate::types::code::Instruction;
use crate::types::dict::Dict;
use crate::types::dict::storage::DictStorage;
use crate::types::int::{Int, small_ints};
use crate::types::method_cache::MethodCache;
use crate::types::object::Instance;
use crate::types::registry::{Exceptions, Types};
use crate::types::special_methods::SPECIAL_METHODS;
use crate::types::str::{Interned, Str};
use crate::types::text::Text;
use crate::types::tuple::Tuple;
use crate::types::type_object::Type;
use crate::vm::Vm;
use crate::vm::names::Names;

/// About how many names the built-in types and modules intern: room for them from the start.
const NAMES_AT_START: usize = 1700;

/// What 3.11 adds to the count of what is to outlive everything.
const PERMANENT_REFERENCES: u32 = 999_999_998;

impl Vm {
    /// A new interpreter, or `None` while another one lives on this thread.
    pub fn new(config: Config) -> Option<Self> {
        let token = Token::acquire()?;
        #[cfg(feature = "planted-faults")]
        crate::planted_faults::plant(config.planted_fault);
        reserve::set_aside();
        let profile = config.version.profile();
        crate::types::text::unicode::use_edition(profile.unicode);
        // Types need names, names need types: the first objects begin without a class or with placeholders.
        let none = ObjectRef::without_class(Instance);
        let type_payload = |kind, version| Type::bare(&none, kind, version);
        let type_of_types = ObjectRef::type_of_types(type_payload(Kind::Type, 1));
        if let Some(payload) = type_of_types.payload::<Type>() {
            payload.blueprint.set(Blueprint { extension: true, collected: true, ..Blueprint::default() });
        }
        let mut version = 1;
        let mut first_type = true;
        let types = Types::build(|kind| {
            version += 1;
            if kind == Kind::Type && std::mem::take(&mut first_type) {
                return type_of_types.clone();
            }
            ObjectRef::new(&type_of_types, type_payload(kind, version))
        });
        let exceptions = Exceptions::placeholders(&none);
        let empty_tuple = ObjectRef::new(&types.tuple, Tuple(Box::default()));
        collector::untrack(&empty_tuple);
        let empty_str = ObjectRef::new(&types.str, Str::new(Text::empty()));
        let names = Names::new(|_| none.clone());
        let new_int = |value| ObjectRef::new(&types.int, Int::Small(value));
        let new_dict = || ObjectRef::new(&types.dict, Dict::new(DictStorage::default()));
        let mut vm = Self {
            ip: 0,
            base: 0,
            instructions: Rc::from(Vec::<Instruction>::new()),
            constants: empty_tuple.clone(),
            stack: Vec::with_capacity(1024),
            frames: Vec::with_capacity(64),
            handled: vec![None],
            reraising: false,
            reraised_at: None,
            yielded: false,
            interrupted: false,
            iterator_result: None,
            lent: Vec::new(),
            native_depth: 0,
            threads: Default::default(),
            digits_limit: crate::types::numeric::DEFAULT_MAX_STR_DIGITS,
            recursion_limit: 1000,
            true_: ObjectRef::new(&types.bool, Int::Small(1)),
            false_: ObjectRef::new(&types.bool, Int::Small(0)),
            not_implemented: ObjectRef::new(&types.not_implemented, Instance),
            ellipsis: ObjectRef::new(&types.ellipsis, Instance),
            empty_bytes: ObjectRef::new(&types.bytes, Bytes { value: Box::default(), hash: Cell::new(-1) }),
            small_ints: small_ints().map(new_int).collect(),
            latin1_characters: (0..=255)
                .map(|character| ObjectRef::new(&types.str, Str::new(Text::from_code_point(character))))
                .collect(),
            one_byte_bytes: [const { OnceCell::new() }; 256],
            modules: new_dict(),
            builtins: new_dict(),
            none,
            empty_tuple,
            empty_str,
            own_texts: Vec::new(),
            types,
            exceptions,
            names,
            interned: Interned::with_capacity(NAMES_AT_START),
            special_method_names: Box::default(),
            async_generator_hooks: (None, None),
            is_tracing: false,
            tracing: Default::default(),
            coroutine_origin_depth: 0,
            sources: Default::default(),
            compiled_texts: Default::default(),
            type_version: version,
            slots_of_derived: Default::default(),
            method_cache: MethodCache::default(),
            profile,
            config,
            representing: Default::default(),
            module_state: crate::modules::State::new(profile),
            #[cfg(feature = "checks")]
            census: Default::default(),
            token,
        };
        vm.fill_singletons();
        vm.fill_types();
        vm.fill_modules();
        vm.module_state.builtins_at_start = vm.dict_len(&vm.builtins);
        // CPython's start has used slices: the memory of one is kept.
        drop(vm.new_slice(vm.none.clone(), vm.none.clone(), vm.none.clone()));
        vm.count_small_ints();
        vm.begin_collections();
        #[cfg(feature = "checks")]
        if vm.config.checked {
            vm.census = crate::object::census::Census::take(&vm.token);
        }
        Some(vm)
    }

    /// Where small ints are counted, all that CPython's start has left refers to them.
    fn count_small_ints(&self) {
        for (int, references) in self.small_ints.iter().zip(self.profile.collector_at_start.references_to_small_ints) {
            let of_its_own = int.reference_count().saturating_sub(PERMANENT_REFERENCES + 1);
            int.add_references(u32::from(*references).saturating_sub(of_its_own));
        }
    }

    fn fill_singletons(&mut self) {
        let class = self.types.none.clone();
        let none = self.none.clone();
        let old = none.set_class(self, &class);
        drop(old);
        let once: Vec<ObjectRef> = [&self.none, &self.true_, &self.false_, &self.not_implemented, &self.ellipsis]
            .into_iter()
            .chain([&self.empty_tuple, &self.empty_str, &self.empty_bytes])
            .chain(&self.small_ints)
            .chain(&self.latin1_characters)
            .cloned()
            .collect();
        once.iter().for_each(|object| self.make_permanent(object));
        let own_names = self.profile.letters_with_an_own_name;
        for index in 0..self.latin1_characters.len() {
            let character = self.latin1_characters[index].clone();
            let is_own = char::from_u32(index as u32).is_some_and(|letter| own_names.contains(letter));
            // As a name, such a letter is another object than as a character.
            let character = match character.payload::<Str>().filter(|_| is_own) {
                Some(payload) => self.new_filled_text(payload.text.clone()),
                None => character,
            };
            if is_own && !self.profile.immortal_objects {
                self.make_permanent(&character);
            }
            if is_own || self.profile.characters_are_interned {
                self.intern_object(character);
            }
        }
        let empty = self.empty_str.clone();
        self.intern_object(empty);
        self.special_method_names = SPECIAL_METHODS.iter().map(|special| self.intern_static(special.name)).collect();
        self.names = {
            let this = &mut *self;
            Names::new(|name| this.intern_static(name))
        };
    }

    /// Makes an object that exists once outlive everything.
    pub fn make_permanent(&self, object: &ObjectRef) {
        if self.profile.immortal_objects {
            object.make_immortal();
        } else {
            // 3.11 gives such objects a count that no program brings down to zero.
            object.add_references(PERMANENT_REFERENCES);
        }
    }

    fn fill_types(&mut self) {
        let entries = self.types.entries();
        // Names and namespaces first: readying one type may look at another.
        for (class, base, definition) in &entries {
            let name = self.intern_static(definition.name);
            let bases = self.new_tuple(base.iter().cloned().collect());
            let dict = self.new_dict();
            let Some(payload) = class.payload::<Type>() else { continue };
            let data = payload.data.get_mut(self);
            data.name = name.clone();
            data.qualified_name = name;
            data.bases = bases;
            data.dict = dict;
            data.base.clone_from(base);
        }
        for (class, _, definition) in entries {
            self.ready_builtin_type(&class, definition);
        }
        let profile = self.profile;
        Exceptions::fill(self, |name| crate::types::exception::definition(name, profile));
        self.complete_exception_group_type();
    }

    fn fill_modules(&mut self) {
        crate::modules::initialise(self);
    }
}

#[cfg(test)]
mod tests {
    use super::Vm;
    use crate::{Config, Version};

    /// Programs that leave something behind: cycles, suspended frames, references, exceptions, files of the world.
    const PROGRAMS: [&str; 5] = [
        "class A: pass\na = A()\na.me = a\nlist_of = [a, {1: 'x'}, (a,), 2.5]\nprint(list_of)\n",
        "def steps():\n    try:\n        yield 1\n    finally:\n        print('closed')\nnext(steps())\nkept = steps()\nnext(kept)\n",
        "def outer():\n    cell = [1]\n    def inner(): return inner, cell\n    return inner\nkept = [outer() for _ in range(9)]\n",
        "class M(type): pass\nclass B(metaclass=M):\n    __slots__ = ('x', '__weakref__')\n    def __del__(self): B.kept = self\nB()\n",
        "try:\n    {}['missing']\nexcept KeyError as error:\n    kept = error\nraise ValueError from kept\n",
    ];

    #[test]
    fn an_interpreter_that_ends_gives_everything_back() {
        for version in Version::ALL {
            // Tables that are made when first used stay: the first round makes them.
            let rounds = [0; 3].map(|_| {
                for program in PROGRAMS {
                    let mut config = Config::new(version);
                    config.standard_output = Box::new(std::io::sink());
                    config.standard_error = Box::new(std::io::sink());
                    let mut vm = Vm::new(config).expect("no other interpreter lives on this thread");
                    vm.run_main_program(program.as_bytes(), None, "<string>");
                }
                crate::object::counting::blocks()
            });
            assert_eq!(rounds[1], rounds[2], "blocks of memory after two rounds, {version:?}: {rounds:?}");
        }
    }

    #[test]
    fn one_interpreter_a_thread() {
        let vm = Vm::new(Config::new(Version::Python313));
        assert!(vm.is_some());
        assert!(Vm::new(Config::new(Version::Python313)).is_none());
        drop(vm);
        assert!(Vm::new(Config::new(Version::Python311)).is_some());
    }
}
