//! Module `_bisect`: places in sorted sequences (Modules/_bisectmodule.c).

use crate::modules::ModuleDefinition;
use crate::object::ObjectRef;
use crate::types::container::given;
use crate::types::native::{MethodDefinition, method};
use crate::types::slots::Comparison;
use crate::vm::{Result, Vm};

type Bound<'a> = &'a mut [Option<ObjectRef>];

/// `_bisect`
pub static DEFINITION: ModuleDefinition =
    ModuleDefinition { name: "_bisect", functions: FUNCTIONS, fill: |_, _| Ok(()) };

const SIGNATURE: &str = "($module, /, a, x, lo=0, hi=None, *, key=None)";

static FUNCTIONS: &[MethodDefinition] = &[
    method("bisect_right", SIGNATURE, |vm, _, arguments| bisect(vm, arguments, Side::Right)),
    method("bisect_left", SIGNATURE, |vm, _, arguments| bisect(vm, arguments, Side::Left)),
    method("insort_right", SIGNATURE, |vm, _, arguments| insert(vm, arguments, Side::Right)),
    method("insort_left", SIGNATURE, |vm, _, arguments| insert(vm, arguments, Side::Left)),
];

/// On which side of equal items the place is.
#[derive(Clone, Copy)]
enum Side {
    Left,
    Right,
}

/// The arguments that all four functions take.
struct Search {
    sequence: ObjectRef,
    value: ObjectRef,
    low: isize,
    high: Option<isize>,
    key: Option<ObjectRef>,
}

impl Search {
    fn new(vm: &mut Vm, arguments: Bound<'_>) -> Result<Self> {
        let (sequence, value) = (given(vm, arguments, 0), given(vm, arguments, 1));
        let low = match arguments[2].take() {
            Some(low) => vm.size_argument(&low)?,
            None => 0,
        };
        let high = match arguments[3].take().filter(|high| !high.is(&vm.none)) {
            Some(high) => Some(vm.size_argument(&high)?).filter(|high| *high != -1),
            None => None,
        };
        let key = arguments[4].take().filter(|key| !key.is(&vm.none));
        Ok(Self { sequence, value, low, high, key })
    }

    /// The place of what is searched for among the keys of the items.
    fn find(&self, vm: &mut Vm, value: &ObjectRef, side: Side) -> Result<isize> {
        let mut low = self.low;
        if low < 0 {
            return Err(vm.value_error("lo must be non-negative"));
        }
        let slots = self.sequence.class_payload(vm).slots(vm);
        let (item_of, has_items, has_length) = (slots.item, slots.subscript.is_some(), slots.length.is_some());
        let refuse = |vm: &mut Vm| {
            let name = vm.class_name(&self.sequence);
            Err(vm.type_error(format!("{name} is not a sequence")))
        };
        if item_of.is_none() && has_items && has_length {
            return refuse(vm);
        }
        let mut high = match self.high {
            Some(high) => high,
            None => vm.len(&self.sequence)? as isize,
        };
        let Some(item_of) = item_of else {
            if has_items {
                return refuse(vm);
            }
            let name = vm.class_name(&self.sequence);
            return Err(vm.type_error(format!("'{name}' object does not support indexing")));
        };
        while low < high {
            let middle = low + (high - low) / 2;
            let item = item_of(vm, &self.sequence, middle)?;
            let item = match &self.key {
                Some(key) => vm.call(key, [item])?,
                None => item,
            };
            let upper_half = match side {
                Side::Left => vm.compare_truth(&item, value, Comparison::Less)?,
                Side::Right => !vm.compare_truth(value, &item, Comparison::Less)?,
            };
            if upper_half {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Ok(low)
    }
}

fn bisect(vm: &mut Vm, arguments: Bound<'_>, side: Side) -> Result {
    let search = Search::new(vm, arguments)?;
    let place = search.find(vm, &search.value, side)?;
    Ok(vm.new_int(place as i64))
}

fn insert(vm: &mut Vm, arguments: Bound<'_>, side: Side) -> Result {
    let search = Search::new(vm, arguments)?;
    let value = match &search.key {
        Some(key) => vm.call(key, [search.value.clone()])?,
        None => search.value.clone(),
    };
    let place = search.find(vm, &value, side)?;
    let (name, place) = (vm.intern("insert"), vm.new_int(place as i64));
    vm.call_method(&search.sequence, &name, [place, search.value])?;
    Ok(vm.none.clone())
}
