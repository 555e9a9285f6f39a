//! `slice`.

use num_bigint::BigInt;
use num_traits::{One, Signed, Zero};

use crate::object::{ObjectRef, Token, Trace};
use crate::types::container::given;
use crate::types::hashing::TupleHasher;
use crate::types::int::Int;
use crate::types::native::{MethodDefinition, TypeDefinition, member, method};
use crate::types::slots::Comparison;
use crate::types::text::TextBuilder;
use crate::vm::{Arguments, Result, Vm};

/// The payload of a slice.
pub struct Slice {
    /// `start`
    pub start: ObjectRef,
    /// `stop`
    pub stop: ObjectRef,
    /// `step`
    pub step: ObjectRef,
}

impl Trace for Slice {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.start);
        visit(&self.stop);
        visit(&self.step);
    }
}

impl Slice {
    /// What an unpacked slice means for a sequence of this length: the first index, the step and the number of
    /// items (`PySlice_AdjustIndices`).
    pub fn adjust(start: isize, stop: isize, step: isize, length: usize) -> (usize, isize, usize) {
        let length = length as isize;
        let clip = |bound: isize| {
            if bound < 0 {
                let bound = bound.saturating_add(length);
                if bound < 0 { if step < 0 { -1 } else { 0 } } else { bound }
            } else if bound >= length {
                if step < 0 { length - 1 } else { length }
            } else {
                bound
            }
        };
        let (start, stop) = (clip(start), clip(stop));
        let count = if step < 0 {
            if stop < start { (start - stop - 1) / step.saturating_neg() + 1 } else { 0 }
        } else if start < stop {
            (stop - start - 1) / step + 1
        } else {
            0
        };
        (start.max(0) as usize, step, count as usize)
    }
}

impl Vm {
    /// A slice.
    pub fn new_slice(&self, start: ObjectRef, stop: ObjectRef, step: ObjectRef) -> ObjectRef {
        ObjectRef::new(&self.types.slice, Slice { start, stop, step })
    }

    /// `start`, `stop` and `step` as sizes, with the defaults that the step's sign gives (`PySlice_Unpack`).
    ///
    /// # Errors
    /// TypeError for what is no index, ValueError for a step of zero, what `__index__` raises.
    pub fn slice_unpack(&mut self, slice: &Slice) -> Result<(isize, isize, isize)> {
        let step = if slice.step.is(&self.none) {
            1
        } else {
            let step = self.slice_index(&slice.step)?;
            if step == 0 {
                return Err(self.value_error("slice step cannot be zero"));
            }
            step.max(-isize::MAX)
        };
        let start = if slice.start.is(&self.none) {
            if step < 0 { isize::MAX } else { 0 }
        } else {
            self.slice_index(&slice.start)?
        };
        let stop = if slice.stop.is(&self.none) {
            if step < 0 { isize::MIN } else { isize::MAX }
        } else {
            self.slice_index(&slice.stop)?
        };
        Ok((start, stop, step))
    }

    fn slice_index(&mut self, value: &ObjectRef) -> Result<isize> {
        if let Some(Int::Small(value)) = value.payload::<Int>() {
            return Ok(*value as isize);
        }
        if !self.has_index(value) {
            return Err(self.type_error("slice indices must be integers or None or have an __index__ method"));
        }
        self.index_clipped(value)
    }

    /// A bound of a slice as an int of any size.
    fn slice_long_index(&mut self, value: &ObjectRef) -> Result<BigInt> {
        if !self.has_index(value) {
            return Err(self.type_error("slice indices must be integers or None or have an __index__ method"));
        }
        let index = self.index(value)?;
        Ok(index.payload::<Int>().map(|index| index.to_big().into_owned()).unwrap_or_default())
    }

    /// `slice.indices` with ints of any size (`_PySlice_GetLongIndices`).
    pub fn slice_long_indices(&mut self, slice: &Slice, length: &BigInt) -> Result<(BigInt, BigInt, BigInt)> {
        let step = if slice.step.is(&self.none) { BigInt::one() } else { self.slice_long_index(&slice.step)? };
        if step.is_zero() {
            return Err(self.value_error("slice step cannot be zero"));
        }
        let backwards = step.is_negative();
        let (lower, upper) = if backwards { (-BigInt::one(), length - 1) } else { (BigInt::zero(), length.clone()) };
        let clip = |value: BigInt| {
            if value.is_negative() { (value + length).max(lower.clone()) } else { value.min(upper.clone()) }
        };
        let start = if slice.start.is(&self.none) {
            if backwards { upper.clone() } else { lower.clone() }
        } else {
            clip(self.slice_long_index(&slice.start)?)
        };
        let stop = if slice.stop.is(&self.none) {
            if backwards { lower.clone() } else { upper.clone() }
        } else {
            clip(self.slice_long_index(&slice.stop)?)
        };
        Ok((start, stop, step))
    }
}

fn payload(slice: &ObjectRef) -> &Slice {
    slice.payload::<Slice>().expect("the receiver of a slice's method is a slice")
}

fn new(vm: &mut Vm, _: &ObjectRef, arguments: Arguments) -> Result {
    vm.reject_keywords("slice", &arguments)?;
    vm.check_positional("slice", &arguments, 1, 3)?;
    let mut given = arguments.positional.into_iter();
    let none = vm.none.clone();
    Ok(match (given.next(), given.next(), given.next()) {
        (Some(stop), None, _) => vm.new_slice(none.clone(), stop, none),
        (Some(start), Some(stop), step) => vm.new_slice(start, stop, step.unwrap_or(none)),
        (None, ..) => none,
    })
}

fn repr(vm: &mut Vm, slice: &ObjectRef) -> Result {
    let slice = payload(slice);
    let mut builder = TextBuilder::new();
    builder.push_str("slice(");
    vm.push_repr(&mut builder, &slice.start)?;
    builder.push_str(", ");
    vm.push_repr(&mut builder, &slice.stop)?;
    builder.push_str(", ");
    vm.push_repr(&mut builder, &slice.step)?;
    builder.push_str(")");
    Ok(vm.new_text(builder.finish()))
}

fn compare(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef, comparison: Comparison) -> Result {
    let (Some(a), Some(b)) = (left.payload::<Slice>(), right.payload::<Slice>()) else {
        return Ok(vm.not_implemented.clone());
    };
    if left.is(right) {
        return Ok(vm.new_bool(comparison.holds(std::cmp::Ordering::Equal)));
    }
    // Compared as tuples are.
    let parts = |slice: &Slice| vec![slice.start.clone(), slice.stop.clone(), slice.step.clone()];
    let (left, right) = (vm.new_tuple(parts(a)), vm.new_tuple(parts(b)));
    vm.compare(&left, &right, comparison)
}

fn hash(vm: &mut Vm, slice: &ObjectRef) -> Result<i64> {
    if !vm.profile.hashable_slices {
        return Err(vm.type_error("unhashable type: 'slice'"));
    }
    let slice = payload(slice);
    let mut hasher = TupleHasher::default();
    for part in [&slice.start, &slice.stop, &slice.step] {
        hasher.add(vm.hash(part)?);
    }
    // Unlike a tuple, a slice does not take its length in.
    Ok(hasher.finish_without_length())
}

fn indices(vm: &mut Vm, slice: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let length = given(vm, arguments, 0);
    let length = vm.index(&length)?;
    let length = length.payload::<Int>().map(|length| length.to_big().into_owned()).unwrap_or_default();
    if length.is_negative() {
        return Err(vm.value_error("length should not be negative"));
    }
    let (start, stop, step) = vm.slice_long_indices(payload(slice), &length)?;
    let parts = [start, stop, step].map(|part| vm.new_big_int(part));
    Ok(vm.new_tuple(parts.into()))
}

fn reduce(vm: &mut Vm, slice: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let payload = payload(slice);
    let parts = vm.new_tuple(vec![payload.start.clone(), payload.stop.clone(), payload.step.clone()]);
    Ok(vm.new_tuple(vec![slice.class_ref(), parts]))
}

static METHODS: &[MethodDefinition] =
    &[method("indices", "($self, object, /)", indices), method("__reduce__", "($self, /)", reduce)];

/// `slice`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "slice",
    base_type: false,
    methods: METHODS,
    attributes: &[
        member("start", |_, slice| Ok(payload(slice).start.clone())),
        member("stop", |_, slice| Ok(payload(slice).stop.clone())),
        member("step", |_, slice| Ok(payload(slice).step.clone())),
    ],
    slots: |slots| {
        slots.new = Some(new);
        slots.repr = Some(repr);
        slots.compare = Some(compare);
        slots.hash = Some(hash);
        slots.get_attribute = Some(Vm::generic_get_attribute);
    },
    ..TypeDefinition::EMPTY
};
