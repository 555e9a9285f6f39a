//! Short cuts for what programs do most: arithmetic and comparison of small ints and floats, and attributes
//! and globals whose place an earlier look-up has found. Each gives what the general way would give.

use std::cmp::Ordering;

use crate::object::{Kind, ObjectRef, collector};
use crate::types::dict::Dict;
use crate::types::float::Float;
use crate::types::int::Int;
use crate::types::slots::{Comparison, GetAttribute, Operator, SetAttribute};
use crate::types::type_object::Type;
use crate::vm::Vm;

impl Vm {
    /// The result for two exact ints of 64 bits or two exact floats, where it needs no thought.
    #[inline(always)]
    pub(super) fn binary_directly(&self, operator: Operator, left: &ObjectRef, right: &ObjectRef) -> Option<ObjectRef> {
        if left.class_id() != right.class_id() {
            return None;
        }
        if left.class_id() == self.types.int.id() {
            let (Int::Small(left), Int::Small(right)) = (left.payload::<Int>()?, right.payload::<Int>()?) else {
                return None;
            };
            let (left, right) = (*left, *right);
            let result = match operator {
                Operator::Add => left.checked_add(right)?,
                Operator::Subtract => left.checked_sub(right)?,
                Operator::Multiply => left.checked_mul(right)?,
                Operator::And => left & right,
                Operator::Or => left | right,
                Operator::Xor => left ^ right,
                Operator::FloorDivide if right > 0 => left.div_euclid(right),
                // `3 % 5` is its own left operand in CPython: the general way knows when.
                Operator::Remainder if right > 0 && !(0..right).contains(&left) => left.rem_euclid(right),
                _ => return None,
            };
            return Some(self.new_int(result));
        }
        if left.class_id() == self.types.float.id() {
            let (left, right) = (left.payload::<Float>()?.0, right.payload::<Float>()?.0);
            let result = match operator {
                Operator::Add => left + right,
                Operator::Subtract => left - right,
                Operator::Multiply => left * right,
                Operator::TrueDivide if right != 0.0 => left / right,
                _ => return None,
            };
            return Some(self.new_float(result));
        }
        None
    }

    /// The answer for two exact ints of 64 bits or two exact floats.
    #[inline(always)]
    pub(super) fn compare_directly(&self, left: &ObjectRef, right: &ObjectRef, comparison: Comparison) -> Option<bool> {
        if left.class_id() != right.class_id() {
            return None;
        }
        if left.class_id() == self.types.int.id() {
            let (Int::Small(left), Int::Small(right)) = (left.payload::<Int>()?, right.payload::<Int>()?) else {
                return None;
            };
            return Some(comparison.holds(left.cmp(right)));
        }
        if left.class_id() == self.types.float.id() {
            let ordering: Option<Ordering> = left.payload::<Float>()?.0.partial_cmp(&right.payload::<Float>()?.0);
            return Some(comparison.holds(ordering?));
        }
        None
    }

    /// `list[i]`, `tuple[i]`, with an exact int inside the bounds.
    #[inline(always)]
    pub(super) fn subscript_directly(&self, container: &ObjectRef, key: &ObjectRef) -> Option<ObjectRef> {
        if key.class_id() != self.types.int.id() {
            return None;
        }
        let Int::Small(index) = key.payload::<Int>()? else { return None };
        let items: &[ObjectRef] = if container.class_id() == self.types.list.id() {
            container.payload::<crate::types::list::List>()?.items.get(self)
        } else if container.class_id() == self.types.tuple.id() {
            &container.payload::<crate::types::tuple::Tuple>()?.0
        } else {
            return None;
        };
        let index = if *index < 0 { index.checked_add(items.len() as i64)? } else { *index };
        items.get(usize::try_from(index).ok()?).cloned()
    }

    /// The value under an interned name in a dict, looked for first where an earlier look-up of the same
    /// instruction found it: dicts that are filled in one order have a name in one place.
    #[inline(always)]
    pub(super) fn dict_value_near(&self, dict: &ObjectRef, name: &ObjectRef, hint: u32) -> Option<(ObjectRef, u32)> {
        let storage = dict.payload::<Dict>()?.storage.get(self);
        if let Some(entry) = storage.entry_at(hint as usize)
            && entry.key.is(name)
        {
            return Some((entry.value.clone(), hint));
        }
        // A key of another type may have an `__eq__` of its own.
        let index = storage.find_str(name).filter(|_| storage.has_str_keys_only())?;
        Some((storage.value_at(index)?.clone(), index as u32))
    }

    /// What the cache of look-ups on types knows of a name: `None` for nothing, `Some(None)` that the type has no
    /// such attribute.
    #[inline(always)]
    fn known_type_attribute<'a>(&'a self, class: &'a Type, name: &ObjectRef) -> Option<Option<&'a ObjectRef>> {
        let (class_index, entry_index) = match self.cached_place(class, name)? {
            Some(place) => place,
            None => return Some(None),
        };
        let class = class.mro(self).get(class_index as usize)?.payload::<Type>()?;
        let storage = class.data.get(self).dict.payload::<Dict>()?.storage.get(self);
        Some(Some(storage.value_at(entry_index as usize)?))
    }

    /// An attribute that is in the instance's dictionary and not in the type, with its place there.
    #[inline(always)]
    pub(super) fn instance_value_directly(
        &self,
        object: &ObjectRef,
        name: &ObjectRef,
        hint: u32,
    ) -> Option<(ObjectRef, u32)> {
        let class = object.class_payload(self);
        let generic: GetAttribute = Self::generic_get_attribute;
        if !class.slots(self).get_attribute.is_some_and(|get| std::ptr::fn_addr_eq(get, generic)) {
            return None;
        }
        match self.known_type_attribute(class, name)? {
            None => self.dict_value_near(object.extension()?.dict.get(self).as_ref()?, name, hint),
            Some(_) => None,
        }
    }

    /// A function of the type that the instance does not hide, for a method call.
    #[inline(always)]
    pub(super) fn method_directly(&self, object: &ObjectRef, name: &ObjectRef) -> Option<ObjectRef> {
        let class = object.class_payload(self);
        let generic: GetAttribute = Self::generic_get_attribute;
        if !class.slots(self).get_attribute.is_some_and(|get| std::ptr::fn_addr_eq(get, generic)) {
            return None;
        }
        let found = self.known_type_attribute(class, name)??;
        if found.kind() != Kind::Function && found.class_id() != self.types.method_descriptor.id() {
            return None;
        }
        if let Some(extension) = object.extension()
            && let Some(dict) = extension.dict.get(self)
        {
            let storage = dict.payload::<Dict>()?.storage.get(self);
            if !storage.has_str_keys_only() || storage.find_str(name).is_some() {
                return None;
            }
        }
        Some(found.clone())
    }

    /// Puts a value in the place of another in the instance's dictionary, where the type has nothing to say.
    /// Gives the place and the old value, or the value back where the general way has to be taken.
    #[inline(always)]
    pub(super) fn set_instance_value_directly(
        &mut self,
        object: &ObjectRef,
        name: &ObjectRef,
        value: ObjectRef,
        hint: u32,
    ) -> Result<(u32, Option<ObjectRef>), ObjectRef> {
        let class = object.class_payload(self);
        let generic: SetAttribute = Self::generic_set_attribute;
        let is_generic = class.slots(self).set_attribute.is_some_and(|set| std::ptr::fn_addr_eq(set, generic));
        if !is_generic || !matches!(self.known_type_attribute(class, name), Some(None)) {
            return Err(value);
        }
        let Some(dict) = object.extension().and_then(|extension| extension.dict.cloned(self)) else {
            return Err(value);
        };
        let Some(payload) = dict.payload::<Dict>() else { return Err(value) };
        // A dict that holds a new container becomes one that the collector watches: the general way sees to it.
        if collector::is_watchable(&dict)
            && !collector::is_tracked(&dict)
            && value.kind() != Kind::Int
            && value.kind() != Kind::Str
        {
            return Err(value);
        }
        let storage = payload.storage.get_mut(self);
        if storage.key_at(hint as usize).is_some_and(|key| key.is(name)) {
            return Ok((hint, storage.replace(hint as usize, value)));
        }
        match storage.find_str(name) {
            Some(place) if storage.has_str_keys_only() => Ok((place as u32, storage.replace(place, value))),
            _ => Err(value),
        }
    }
}
