//! Module `itertools` (Modules/itertoolsmodule.c).

pub mod combinatoric;
pub mod combining;
mod copying;
pub mod grouping;
pub mod infinite;
pub mod selection;
pub mod tee;

use crate::modules::ModuleDefinition;
use crate::object::{Kind, ObjectRef};
use crate::types::native::{MethodDefinition, TypeDefinition, method};
use crate::vm::{Result, Vm};

/// Types that iterators of this module make instances of, once the module exists.
#[derive(Default)]
pub struct Types {
    /// `chain`
    pub chain: Option<ObjectRef>,
    /// `islice`
    pub islice: Option<ObjectRef>,
    /// `_grouper`
    pub grouper: Option<ObjectRef>,
    /// `_tee`
    pub tee: Option<ObjectRef>,
    /// `_tee_dataobject`
    pub tee_data: Option<ObjectRef>,
}

/// `itertools`
pub static DEFINITION: ModuleDefinition = ModuleDefinition { name: "itertools", functions: FUNCTIONS, fill };

static FUNCTIONS: &[MethodDefinition] = &[method("tee", "($module, iterable, n=2, /)", tee::tee)];

/// The profile has the order in which CPython's module adds them.
static TYPES: &[(&TypeDefinition, Kind)] = &[
    (&combining::ACCUMULATE, Kind::Accumulate),
    (&combining::BATCHED, Kind::Batched),
    (&combining::CHAIN, Kind::Chain),
    (&combinatoric::COMBINATIONS, Kind::Combinations),
    (&selection::COMPRESS, Kind::Compress),
    (&infinite::COUNT, Kind::Count),
    (&combinatoric::COMBINATIONS_WITH_REPLACEMENT, Kind::Combinations),
    (&infinite::CYCLE, Kind::Cycle),
    (&selection::DROPWHILE, Kind::PredicateIterator),
    (&selection::FILTERFALSE, Kind::PredicateIterator),
    (&grouping::GROUPBY, Kind::Groupby),
    (&grouping::GROUPER, Kind::Grouper),
    (&selection::ISLICE, Kind::Islice),
    (&combining::PAIRWISE, Kind::Pairwise),
    (&combinatoric::PERMUTATIONS, Kind::Permutations),
    (&combinatoric::PRODUCT, Kind::Product),
    (&infinite::REPEAT, Kind::Repeat),
    (&combining::STARMAP, Kind::Starmap),
    (&selection::TAKEWHILE, Kind::PredicateIterator),
    (&tee::TEE, Kind::Tee),
    (&tee::TEE_DATA, Kind::TeeData),
    (&combining::ZIP_LONGEST, Kind::ZipLongest),
];

fn fill(vm: &mut Vm, namespace: &ObjectRef) -> Result<()> {
    let base = vm.types.object.clone();
    for name in vm.profile.itertools_types.split_whitespace() {
        let Some((definition, kind)) = TYPES.iter().find(|(definition, _)| definition.name == name) else { continue };
        let class = vm.make_builtin_type(definition, &base, *kind);
        match definition.name {
            "chain" => vm.module_state.itertools.chain = Some(class.clone()),
            "islice" => vm.module_state.itertools.islice = Some(class.clone()),
            "_grouper" => vm.module_state.itertools.grouper = Some(class.clone()),
            "_tee" => vm.module_state.itertools.tee = Some(class.clone()),
            "_tee_dataobject" => vm.module_state.itertools.tee_data = Some(class.clone()),
            _ => {}
        }
        vm.dict_set_name(namespace, definition.name, class);
    }
    Ok(())
}
