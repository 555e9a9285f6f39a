//! `combinations`, `combinations_with_replacement`, `permutations`, `product`. Each keeps what it gave out last, and its
//! pool is a tuple: the collector shows both.

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::container::LastResult;
use crate::types::converters::Constructor;
use crate::types::int::Int;
use crate::types::native::TypeDefinition;
use crate::vm::{Arguments, Result, Vm};

/// The payload of `combinations` and `combinations_with_replacement`.
pub struct Combinations {
    /// A tuple.
    pub(super) pool: ObjectRef,
    pub(super) last: LastResult,
    pub(super) size: usize,
    /// The places that the last combination had; `None` at the end.
    pub(super) indices: Contents<Option<Vec<usize>>>,
    pub(super) started: Contents<bool>,
}

impl Trace for Combinations {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.pool);
        self.last.get(token).into_iter().for_each(visit);
    }
}

static COMBINATIONS_ARGUMENTS: Constructor = Constructor::new("combinations", "(iterable, r)");
static REPLACEMENT_ARGUMENTS: Constructor = Constructor::new("combinations_with_replacement", "(iterable, r)");

fn new_combinations(vm: &mut Vm, class: &ObjectRef, parser: &Constructor, arguments: Arguments, again: bool) -> Result {
    let mut bound = parser.bind(vm, arguments)?;
    let [iterable, size] = [0, 1].map(|index| bound[index].take().unwrap_or_else(|| vm.none.clone()));
    let size = vm.size_argument(&size)?;
    let pool = vm.make_tuple(iterable)?;
    if size < 0 {
        return Err(vm.value_error("r must be non-negative"));
    }
    let (size, count) = (size as usize, pool_items(&pool).len());
    let indices = if again {
        (size == 0 || count > 0).then(|| vec![0; size])
    } else {
        (size <= count).then(|| (0..size).collect())
    };
    let last = LastResult::default();
    let payload = Combinations { pool, last, size, indices: Contents::new(indices), started: Contents::new(false) };
    Ok(ObjectRef::new(class, payload))
}

fn next_combination(vm: &mut Vm, object: &ObjectRef, again: bool) -> Result<Option<ObjectRef>> {
    let Some(payload) = object.payload::<Combinations>() else { return Ok(None) };
    let first = payload.indices.get(vm).is_some() && !payload.started.replace(vm, true);
    let pool = pool_items(&payload.pool);
    let count = pool.len();
    let slot = payload.indices.get_mut(vm);
    let Some(indices) = slot else { return Ok(None) };
    if !first {
        let size = indices.len();
        let most = |place: usize| if again { count - 1 } else { place + count - size };
        let Some(place) = (0..size).rev().find(|place| indices[*place] != most(*place)) else {
            *slot = None;
            return Ok(None);
        };
        let start = indices[place] + 1;
        for (offset, index) in indices[place..].iter_mut().enumerate() {
            *index = if again { start } else { start + offset };
        }
    }
    let items = indices.iter().map(|index| pool[*index].clone()).collect();
    Ok(Some(payload.last.renew(vm, items)))
}

/// `combinations`
pub static COMBINATIONS: TypeDefinition = TypeDefinition {
    name: "combinations",
    module: "itertools",
    signature: Some("(iterable, r)"),
    methods: super::copying::COMBINATIONS,
    slots: |slots| {
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.new = Some(|vm, class, arguments| new_combinations(vm, class, &COMBINATIONS_ARGUMENTS, arguments, false));
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(|vm, iterator| next_combination(vm, iterator, false));
    },
    ..TypeDefinition::EMPTY
};

/// `combinations_with_replacement`
pub static COMBINATIONS_WITH_REPLACEMENT: TypeDefinition = TypeDefinition {
    name: "combinations_with_replacement",
    module: "itertools",
    signature: Some("(iterable, r)"),
    methods: super::copying::COMBINATIONS_WITH_REPLACEMENT,
    slots: |slots| {
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.new = Some(|vm, class, arguments| new_combinations(vm, class, &REPLACEMENT_ARGUMENTS, arguments, true));
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(|vm, iterator| next_combination(vm, iterator, true));
    },
    ..TypeDefinition::EMPTY
};

/// The payload of `permutations`.
pub struct Permutations {
    /// A tuple.
    pub(super) pool: ObjectRef,
    pub(super) last: LastResult,
    pub(super) size: usize,
    /// The order of the places and the counters of the cycles; `None` at the end.
    pub(super) state: Contents<Option<(Vec<usize>, Vec<usize>)>>,
    pub(super) started: Contents<bool>,
}

impl Trace for Permutations {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.pool);
        self.last.get(token).into_iter().for_each(visit);
    }
}

static PERMUTATIONS_ARGUMENTS: Constructor = Constructor::new("permutations", "(iterable, r=None)");

fn new_permutations(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    let mut bound = PERMUTATIONS_ARGUMENTS.bind(vm, arguments)?;
    let iterable = bound[0].take().unwrap_or_else(|| vm.none.clone());
    let pool = vm.make_tuple(iterable)?;
    let size = match bound[1].take().filter(|size| !size.is(&vm.none)) {
        None => pool_items(&pool).len() as isize,
        Some(size) if size.payload::<Int>().is_none() => return Err(vm.type_error("Expected int as r")),
        Some(size) => vm.size_argument(&size)?,
    };
    if size < 0 {
        return Err(vm.value_error("r must be non-negative"));
    }
    let (size, count) = (size as usize, pool_items(&pool).len());
    let state = (size <= count).then(|| ((0..count).collect(), (0..size).map(|place| count - place).collect()));
    let last = LastResult::default();
    let (state, started) = (Contents::new(state), Contents::new(false));
    Ok(ObjectRef::new(class, Permutations { pool, last, size, state, started }))
}

fn next_permutation(vm: &mut Vm, object: &ObjectRef) -> Result<Option<ObjectRef>> {
    let Some(payload) = object.payload::<Permutations>() else { return Ok(None) };
    let first = payload.state.get(vm).is_some() && !payload.started.replace(vm, true);
    let pool = pool_items(&payload.pool);
    let count = pool.len();
    let slot = payload.state.get_mut(vm);
    let Some((indices, cycles)) = slot else { return Ok(None) };
    if !first {
        let mut moved = false;
        for place in (0..payload.size).rev() {
            cycles[place] -= 1;
            if cycles[place] == 0 {
                indices[place..].rotate_left(1);
                cycles[place] = count - place;
            } else {
                indices.swap(place, count - cycles[place]);
                moved = true;
                break;
            }
        }
        if !moved {
            *slot = None;
            return Ok(None);
        }
    }
    let items = indices[..payload.size].iter().map(|index| pool[*index].clone()).collect();
    Ok(Some(payload.last.renew(vm, items)))
}

/// `permutations`
pub static PERMUTATIONS: TypeDefinition = TypeDefinition {
    name: "permutations",
    module: "itertools",
    signature: Some("(iterable, r=None)"),
    methods: super::copying::PERMUTATIONS,
    slots: |slots| {
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.new = Some(new_permutations);
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next_permutation);
    },
    ..TypeDefinition::EMPTY
};

/// The payload of `product`.
pub struct Product {
    /// A tuple of tuples.
    pub(super) pools: ObjectRef,
    pub(super) last: LastResult,
    /// The places of the last combination; `None` at the end.
    pub(super) indices: Contents<Option<Vec<usize>>>,
    pub(super) started: Contents<bool>,
}

impl Trace for Product {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.pools);
        self.last.get(token).into_iter().for_each(visit);
    }
}

fn new_product(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    let mut repeat = 1;
    if arguments.keywords.len() > 1 {
        let given = arguments.keywords.len();
        return Err(vm.type_error(format!("product() takes at most 1 keyword argument ({given} given)")));
    }
    vm.check_keyword_names(&arguments)?;
    for (name, value) in &arguments.keywords {
        let name = vm.display_text(name);
        if name != "repeat" {
            return Err(vm.type_error(if vm.profile.got_an_unexpected_keyword {
                format!("product() got an unexpected keyword argument '{name}'")
            } else {
                format!("'{name}' is an invalid keyword argument for product()")
            }));
        }
        repeat = vm.size_argument(value)?;
        if repeat < 0 {
            return Err(vm.value_error("repeat argument cannot be negative"));
        }
    }
    let mut pools = Vec::new();
    for iterable in arguments.positional {
        pools.push(vm.make_tuple(iterable)?);
    }
    let pools = if repeat == 0 { Vec::new() } else { pools };
    let count = pools.len().checked_mul(repeat.max(1) as usize);
    if count.is_none_or(|count| count > isize::MAX as usize / size_of::<ObjectRef>()) {
        return Err(vm.overflow_error("repeat argument too large"));
    }
    let pools: Vec<ObjectRef> = std::iter::repeat_n(pools, repeat.max(1) as usize).flatten().collect();
    let indices = Contents::new(Some(vec![0; pools.len()]));
    let (pools, last) = (vm.new_tuple(pools), LastResult::default());
    Ok(ObjectRef::new(class, Product { pools, last, indices, started: Contents::new(false) }))
}

/// The items of a tuple.
pub(super) fn pool_items(pool: &ObjectRef) -> &[ObjectRef] {
    pool.payload::<crate::types::tuple::Tuple>().map_or(&[], |pool| &pool.0)
}

fn next_product(vm: &mut Vm, object: &ObjectRef) -> Result<Option<ObjectRef>> {
    let Some(payload) = object.payload::<Product>() else { return Ok(None) };
    let first = !payload.started.replace(vm, true);
    let pools = pool_items(&payload.pools);
    let slot = payload.indices.get_mut(vm);
    let Some(indices) = slot else { return Ok(None) };
    let more = if first {
        pools.iter().all(|pool| !pool_items(pool).is_empty())
    } else {
        // The last place that can move on does; those behind it begin again.
        let place = (0..indices.len()).rev().find(|place| indices[*place] + 1 < pool_items(&pools[*place]).len());
        if let Some(place) = place {
            indices[place] += 1;
            indices[place + 1..].fill(0);
        }
        place.is_some()
    };
    if !more {
        *slot = None;
        return Ok(None);
    }
    let items = indices.iter().zip(pools).map(|(index, pool)| pool_items(pool)[*index].clone()).collect();
    Ok(Some(payload.last.renew(vm, items)))
}

/// `product`
pub static PRODUCT: TypeDefinition = TypeDefinition {
    name: "product",
    module: "itertools",
    signature: Some("(*iterables, repeat=1)"),
    methods: super::copying::PRODUCT,
    slots: |slots| {
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.new = Some(new_product);
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next_product);
    },
    ..TypeDefinition::EMPTY
};
