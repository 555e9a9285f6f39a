//! `tuple`.

use crate::object::{ObjectRef, Token, Trace};
use crate::types::container::given;
use crate::types::hashing::TupleHasher;
use crate::types::list::repeated_length;
use crate::types::native::{MethodDefinition, TypeDefinition, method};
use crate::types::slice::Slice;
use crate::types::slots::{Comparison, Init};
use crate::types::text::TextBuilder;
use crate::vm::{Arguments, Result, Vm};

type Bound<'a> = &'a mut [Option<ObjectRef>];

/// How many items there is room for when the first comes that was not expected.
const ROOM_FOR_UNEXPECTED: usize = 12;
/// The longest tuples whose memory is kept.
const LONGEST_KEPT: usize = 20;

/// The payload of a tuple.
pub struct Tuple(pub Box<[ObjectRef]>);

impl Trace for Tuple {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.0.iter().rev().for_each(visit);
    }

    fn size_class(&self) -> u8 {
        self.0.len().min(127) as u8
    }

    // tupledealloc lets go of the last item first.
    fn dismantle(&mut self) {
        let mut items = std::mem::take(&mut self.0).into_vec();
        while items.pop().is_some() {}
    }
}

impl Vm {
    /// A tuple; the empty one exists once.
    #[inline]
    pub fn new_tuple(&self, items: Vec<ObjectRef>) -> ObjectRef {
        if items.is_empty() {
            return self.empty_tuple.clone();
        }
        ObjectRef::new(&self.types.tuple, Tuple(items.into_boxed_slice()))
    }
}

#[inline(always)]
fn items(tuple: &ObjectRef) -> &[ObjectRef] {
    &tuple.payload::<Tuple>().expect("the receiver of a tuple's method is a tuple").0
}

fn new(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    if !arguments.keywords.is_empty() {
        let class_init = class.payload::<crate::types::type_object::Type>().and_then(|class| class.slots(vm).init);
        let own_init =
            vm.types.tuple.payload::<crate::types::type_object::Type>().and_then(|class| class.slots(vm).init);
        if same_init(class_init, own_init) {
            vm.reject_keywords("tuple", &arguments)?;
        }
    }
    let iterable = vm.optional_argument("tuple", arguments)?;
    let exact = class.is(&vm.types.tuple);
    let Some(iterable) = iterable else {
        return Ok(if exact { vm.empty_tuple.clone() } else { ObjectRef::new(class, Tuple(Box::default())) });
    };
    if exact {
        return vm.make_tuple(iterable);
    }
    // An exact one comes first (`tuple_subtype_new`).
    let exact = vm.make_tuple(iterable)?;
    Ok(ObjectRef::new(class, Tuple(items(&exact).into())))
}

/// Whether two types have the same `tp_init`.
pub fn same_init(first: Option<Init>, second: Option<Init>) -> bool {
    match (first, second) {
        (Some(first), Some(second)) => std::ptr::fn_addr_eq(first, second),
        (None, None) => true,
        _ => false,
    }
}

impl Vm {
    /// `tuple(iterable)`: a tuple is its own (`PySequence_Tuple`).
    pub fn make_tuple(&mut self, iterable: ObjectRef) -> Result {
        if iterable.class_id() == self.types.tuple.id() {
            return Ok(iterable);
        }
        let (items, room) = self.items_and_room(&iterable)?;
        Ok(self.new_tuple_with_room(items, room))
    }

    /// A tuple that was made with room for another number of items before they were known, and resized.
    pub fn new_tuple_with_room(&self, items: Vec<ObjectRef>, room: usize) -> ObjectRef {
        if items.len() == room {
            return self.new_tuple(items);
        }
        // Where no items were expected, the first makes room for some (`PySequence_Tuple`).
        let room = if room == 0 { ROOM_FOR_UNEXPECTED } else { room };
        if items.is_empty() {
            if room <= LONGEST_KEPT {
                drop(self.new_tuple(vec![self.none.clone(); room]));
            }
            return self.empty_tuple.clone();
        }
        ObjectRef::resized(&self.types.tuple, Tuple(items.into_boxed_slice()), room.min(127) as u8)
    }

    /// The items of a tuple that is made of an iterable.
    pub fn items_of_new_tuple(&mut self, iterable: &ObjectRef) -> Result<Vec<ObjectRef>> {
        self.items_and_room(iterable).map(|(items, _)| items)
    }

    /// The same, and how many were expected.
    pub fn items_and_room(&mut self, iterable: &ObjectRef) -> Result<(Vec<ObjectRef>, usize)> {
        if [self.types.tuple.id(), self.types.list.id()].contains(&iterable.class_id()) {
            let items = self.collect(iterable)?;
            let room = items.len();
            return Ok((items, room));
        }
        let iterator = self.iter(iterable)?;
        // The room is asked for first.
        let hint = self.length_hint(iterable, 10)?;
        if !self.may_allocate(hint.saturating_mul(size_of::<ObjectRef>())) {
            return Err(self.raise_memory_error());
        }
        let mut items = Vec::new();
        while let Some(item) = self.next(&iterator)? {
            items.push(item);
        }
        Ok((items, hint))
    }
}

fn repr(vm: &mut Vm, tuple: &ObjectRef) -> Result {
    let items = items(tuple);
    if items.is_empty() {
        return Ok(vm.new_str("()"));
    }
    if !vm.enter_repr(tuple) {
        return Ok(vm.new_str("(...)"));
    }
    let mut builder = TextBuilder::new();
    builder.push_str("(");
    let mut result = Ok(());
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            builder.push_str(", ");
        }
        result = vm.push_repr(&mut builder, item);
        if result.is_err() {
            break;
        }
    }
    vm.leave_repr(tuple);
    result?;
    builder.push_str(if items.len() == 1 { ",)" } else { ")" });
    Ok(vm.new_text(builder.finish()))
}

fn hash(vm: &mut Vm, tuple: &ObjectRef) -> Result<i64> {
    let mut hasher = TupleHasher::default();
    for item in items(tuple) {
        hasher.add(vm.hash(item)?);
    }
    Ok(hasher.finish())
}

fn compare(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef, comparison: Comparison) -> Result {
    let (Some(a), Some(b)) = (left.payload::<Tuple>(), right.payload::<Tuple>()) else {
        return Ok(vm.not_implemented.clone());
    };
    for (x, y) in a.0.iter().zip(&b.0) {
        if !vm.identical_or_equal(x, y)? {
            return match comparison {
                Comparison::Equal => Ok(vm.false_.clone()),
                Comparison::NotEqual => Ok(vm.true_.clone()),
                _ => vm.compare(x, y, comparison),
            };
        }
    }
    Ok(vm.new_bool(comparison.holds(a.0.len().cmp(&b.0.len()))))
}

fn contains(vm: &mut Vm, tuple: &ObjectRef, wanted: &ObjectRef) -> Result<bool> {
    for item in items(tuple) {
        if vm.identical_or_equal(item, wanted)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn concatenate(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef) -> Result {
    let exact = |object: &ObjectRef| object.class_id() == vm.types.tuple.id();
    if items(left).is_empty() && exact(right) {
        return Ok(right.clone());
    }
    let Some(added) = right.payload::<Tuple>() else {
        let name = vm.class_name(right);
        return Err(vm.type_error(format!("can only concatenate tuple (not \"{name}\") to tuple")));
    };
    if added.0.is_empty() && exact(left) {
        return Ok(left.clone());
    }
    let joined: Vec<ObjectRef> = items(left).iter().chain(&added.0).cloned().collect();
    Ok(vm.new_tuple(joined))
}

fn repeat(vm: &mut Vm, tuple: &ObjectRef, count: isize) -> Result {
    let items = items(tuple);
    if (items.is_empty() || count == 1) && tuple.class_id() == vm.types.tuple.id() {
        return Ok(tuple.clone());
    }
    if items.is_empty() || count <= 0 {
        return Ok(vm.empty_tuple.clone());
    }
    let total = repeated_length(vm, items.len(), count)?;
    let mut result = Vec::with_capacity(total);
    for _ in 0..count {
        result.extend(items.iter().cloned());
    }
    Ok(vm.new_tuple(result))
}

fn item(vm: &mut Vm, tuple: &ObjectRef, index: isize) -> Result {
    match usize::try_from(index).ok().and_then(|index| items(tuple).get(index)) {
        Some(item) => Ok(item.clone()),
        None => Err(vm.index_error("tuple index out of range")),
    }
}

fn subscript(vm: &mut Vm, tuple: &ObjectRef, key: &ObjectRef) -> Result {
    let items = items(tuple);
    if vm.has_index(key) {
        let index = vm.sequence_index(key)?;
        let index = if index < 0 { index.wrapping_add_unsigned(items.len()) } else { index };
        return item(vm, tuple, index);
    }
    let Some(slice) = key.payload::<Slice>() else {
        let name = vm.class_name(key);
        return Err(vm.type_error(format!("tuple indices must be integers or slices, not {name}")));
    };
    let (start, stop, step) = vm.slice_unpack(slice)?;
    let (start, step, count) = Slice::adjust(start, stop, step, items.len());
    if start == 0 && step == 1 && count == items.len() && tuple.class_id() == vm.types.tuple.id() {
        return Ok(tuple.clone());
    }
    let chosen = (0..count).map(|index| items[start.wrapping_add_signed(index as isize * step)].clone()).collect();
    Ok(vm.new_tuple(chosen))
}

fn get_new_arguments(vm: &mut Vm, tuple: &ObjectRef, _: Bound<'_>) -> Result {
    let exact =
        if tuple.class_id() == vm.types.tuple.id() { tuple.clone() } else { vm.new_tuple(items(tuple).to_vec()) };
    Ok(vm.new_tuple(vec![exact]))
}

fn index(vm: &mut Vm, tuple: &ObjectRef, arguments: Bound<'_>) -> Result {
    let wanted = given(vm, arguments, 0);
    let start = vm.search_bound(arguments[1].take(), 0)?;
    let stop = vm.search_bound(arguments[2].take(), isize::MAX)?;
    let items = items(tuple);
    let adjust =
        |bound: isize| if bound < 0 { items.len().saturating_sub(bound.unsigned_abs()) } else { bound as usize };
    let (start, stop) = (adjust(start), adjust(stop).min(items.len()));
    for (index, item) in items.iter().enumerate().take(stop).skip(start) {
        if vm.identical_or_equal(item, &wanted)? {
            return Ok(vm.new_int(index as i64));
        }
    }
    Err(vm.value_error("tuple.index(x): x not in tuple"))
}

fn count(vm: &mut Vm, tuple: &ObjectRef, arguments: Bound<'_>) -> Result {
    let wanted = given(vm, arguments, 0);
    let mut count = 0;
    for item in items(tuple) {
        if vm.identical_or_equal(item, &wanted)? {
            count += 1;
        }
    }
    Ok(vm.new_int(count))
}

static METHODS: &[MethodDefinition] = &[
    method("__getnewargs__", "($self, /)", get_new_arguments),
    method("index", "($self, value, start=0, stop=sys.maxsize, /)", index),
    method("count", "($self, value, /)", count),
    crate::types::generic_alias::CLASS_GETITEM,
];

/// `tuple`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "tuple",
    match_self: true,
    sequence: true,
    signature: Some("(iterable=(), /)"),
    methods: METHODS,
    slots: |slots| {
        slots.new = Some(new);
        slots.repr = Some(repr);
        slots.get_attribute = Some(Vm::generic_get_attribute);
        slots.hash = Some(hash);
        slots.compare = Some(compare);
        slots.iter = Some(|vm, tuple| Ok(vm.new_tuple_iterator(tuple.clone())));
        slots.length = Some(|_, tuple| Ok(items(tuple).len()));
        slots.concatenate = Some(concatenate);
        slots.repeat = Some(repeat);
        slots.item = Some(item);
        slots.contains = Some(contains);
        slots.subscript = Some(subscript);
    },
    ..TypeDefinition::EMPTY
};
