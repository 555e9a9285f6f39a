//! The table itself, in the order of CPython's `slotdefs`, which is the order of namespaces.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::generic::{self, call_method};
use super::{SpecialMethod, Wrapper, operators, wrappers};
use crate::types::buffer::exporting;
use crate::types::slots::{Slot, SlotFunction, SlotFunction::*, Slots};

const fn special(
    name: &'static str,
    slot: Slot,
    wrapper: Option<Wrapper>,
    generic: Option<SlotFunction>,
    signature: &'static str,
    doc: &'static str,
) -> SpecialMethod {
    SpecialMethod { name, slot, bit: slot.bit(), wrapper, generic, signature, doc }
}

/// All special methods that have a slot. A name stands here once for each slot that it may fill.
#[rustfmt::skip]
pub static SPECIAL_METHODS: &[SpecialMethod] = &[
    special("__repr__", Slot::repr, Some(wrappers::unary), Some(Unary(generic::repr)), "($self, /)", "Return repr(self)."),
    special("__hash__", Slot::hash, Some(wrappers::hash), Some(Hash(generic::hash)), "($self, /)", "Return hash(self)."),
    special("__call__", Slot::call, Some(wrappers::call), Some(Call(generic::call)), "($self, /, *args, **kwargs)", "Call self as a function."),
    special("__str__", Slot::str, Some(wrappers::unary), Some(Unary(|vm, object| call_method(vm, object, vm.names.__str__.clone(), []))), "($self, /)", "Return str(self)."),
    special("__getattribute__", Slot::get_attribute, Some(wrappers::get_attribute), Some(GetAttribute(generic::get_attribute)), "($self, name, /)", "Return getattr(self, name)."),
    special("__getattr__", Slot::get_attribute, None, Some(GetAttribute(generic::get_attribute)), "", ""),
    special("__setattr__", Slot::set_attribute, Some(wrappers::set_attribute), Some(SetAttribute(generic::set_attribute)), "($self, name, value, /)", "Implement setattr(self, name, value)."),
    special("__delattr__", Slot::set_attribute, Some(wrappers::delete_attribute), Some(SetAttribute(generic::set_attribute)), "($self, name, /)", "Implement delattr(self, name)."),
    special("__lt__", Slot::compare, Some(wrappers::compare::<0>), Some(Compare(generic::compare)), "($self, value, /)", "Return self<value."),
    special("__le__", Slot::compare, Some(wrappers::compare::<1>), Some(Compare(generic::compare)), "($self, value, /)", "Return self<=value."),
    special("__eq__", Slot::compare, Some(wrappers::compare::<2>), Some(Compare(generic::compare)), "($self, value, /)", "Return self==value."),
    special("__ne__", Slot::compare, Some(wrappers::compare::<3>), Some(Compare(generic::compare)), "($self, value, /)", "Return self!=value."),
    special("__gt__", Slot::compare, Some(wrappers::compare::<4>), Some(Compare(generic::compare)), "($self, value, /)", "Return self>value."),
    special("__ge__", Slot::compare, Some(wrappers::compare::<5>), Some(Compare(generic::compare)), "($self, value, /)", "Return self>=value."),
    special("__iter__", Slot::iter, Some(wrappers::unary), Some(Unary(generic::iter)), "($self, /)", "Implement iter(self)."),
    special("__next__", Slot::next, Some(wrappers::next), Some(Next(generic::next)), "($self, /)", "Implement next(self)."),
    special("__get__", Slot::descriptor_get, Some(wrappers::descriptor_get), Some(DescriptorGet(generic::descriptor_get)), "($self, instance, owner=None, /)", "Return an attribute of instance, which is of type owner."),
    special("__set__", Slot::descriptor_set, Some(wrappers::descriptor_set), Some(DescriptorSet(generic::descriptor_set)), "($self, instance, value, /)", "Set an attribute of instance to value."),
    special("__delete__", Slot::descriptor_set, Some(wrappers::descriptor_delete), Some(DescriptorSet(generic::descriptor_set)), "($self, instance, /)", "Delete an attribute of instance."),
    special("__init__", Slot::init, Some(wrappers::init), Some(Init(generic::init)), "($self, /, *args, **kwargs)", "Initialize self.  See help(type(self)) for accurate signature."),
    special("__new__", Slot::new, None, Some(New(generic::new)), "", ""),
    special("__del__", Slot::finalize, Some(wrappers::finalize), Some(Finalize(generic::finalize)), "($self, /)", "Called when the instance is about to be destroyed."),
    special("__buffer__", Slot::get_buffer, Some(wrappers::get_buffer), Some(GetBuffer(exporting::get_from_python)), "($self, flags, /)", "Return a buffer object that exposes the underlying memory of the object."),
    special("__release_buffer__", Slot::release_buffer, Some(wrappers::release_buffer), Some(ReleaseBuffer(exporting::release_to_python)), "($self, buffer, /)", "Release the buffer object that exposes the underlying memory of the object."),
    special("__await__", Slot::await_, Some(wrappers::unary), Some(Unary(generic::await_)), "($self, /)", "Return an iterator to be used in await expression."),
    special("__aiter__", Slot::async_iter, Some(wrappers::unary), Some(Unary(generic::async_iter)), "($self, /)", "Return an awaitable, that resolves in asynchronous iterator."),
    special("__anext__", Slot::async_next, Some(wrappers::unary), Some(Unary(generic::async_next)), "($self, /)", "Return a value or raise StopAsyncIteration."),
    special("__add__", Slot::binary(0), Some(wrappers::binary), Some(Binary(operators::binary::<0>)), "($self, value, /)", "Return self+value."),
    special("__radd__", Slot::binary(0), Some(wrappers::binary_reflected), Some(Binary(operators::binary::<0>)), "($self, value, /)", "Return value+self."),
    special("__sub__", Slot::binary(10), Some(wrappers::binary), Some(Binary(operators::binary::<10>)), "($self, value, /)", "Return self-value."),
    special("__rsub__", Slot::binary(10), Some(wrappers::binary_reflected), Some(Binary(operators::binary::<10>)), "($self, value, /)", "Return value-self."),
    special("__mul__", Slot::binary(5), Some(wrappers::binary), Some(Binary(operators::binary::<5>)), "($self, value, /)", "Return self*value."),
    special("__rmul__", Slot::binary(5), Some(wrappers::binary_reflected), Some(Binary(operators::binary::<5>)), "($self, value, /)", "Return value*self."),
    special("__mod__", Slot::binary(6), Some(wrappers::binary), Some(Binary(operators::binary::<6>)), "($self, value, /)", "Return self%value."),
    special("__rmod__", Slot::binary(6), Some(wrappers::binary_reflected), Some(Binary(operators::binary::<6>)), "($self, value, /)", "Return value%self."),
    special("__divmod__", Slot::binary(13), Some(wrappers::binary), Some(Binary(operators::binary::<13>)), "($self, value, /)", "Return divmod(self, value)."),
    special("__rdivmod__", Slot::binary(13), Some(wrappers::binary_reflected), Some(Binary(operators::binary::<13>)), "($self, value, /)", "Return divmod(value, self)."),
    special("__pow__", Slot::binary(8), Some(wrappers::power), Some(Binary(operators::binary::<8>)), "($self, value, mod=None, /)", "Return pow(self, value, mod)."),
    special("__pow__", Slot::power_modulo, None, Some(Ternary(operators::power_modulo)), "", ""),
    special("__rpow__", Slot::power_modulo, None, Some(Ternary(operators::power_modulo)), "", ""),
    special("__rpow__", Slot::binary(8), Some(wrappers::power_reflected), Some(Binary(operators::binary::<8>)), "($self, value, mod=None, /)", "Return pow(value, self, mod)."),
    special("__neg__", Slot::negative, Some(wrappers::unary), Some(Unary(|vm, object| call_method(vm, object, vm.names.__neg__.clone(), []))), "($self, /)", "-self"),
    special("__pos__", Slot::positive, Some(wrappers::unary), Some(Unary(|vm, object| call_method(vm, object, vm.names.__pos__.clone(), []))), "($self, /)", "+self"),
    special("__abs__", Slot::absolute, Some(wrappers::unary), Some(Unary(|vm, object| call_method(vm, object, vm.names.__abs__.clone(), []))), "($self, /)", "abs(self)"),
    special("__bool__", Slot::truth, Some(wrappers::truth), Some(Truth(generic::truth)), "($self, /)", "True if self else False"),
    special("__invert__", Slot::invert, Some(wrappers::unary), Some(Unary(|vm, object| call_method(vm, object, vm.names.__invert__.clone(), []))), "($self, /)", "~self"),
    special("__lshift__", Slot::binary(3), Some(wrappers::binary), Some(Binary(operators::binary::<3>)), "($self, value, /)", "Return self<<value."),
    special("__rlshift__", Slot::binary(3), Some(wrappers::binary_reflected), Some(Binary(operators::binary::<3>)), "($self, value, /)", "Return value<<self."),
    special("__rshift__", Slot::binary(9), Some(wrappers::binary), Some(Binary(operators::binary::<9>)), "($self, value, /)", "Return self>>value."),
    special("__rrshift__", Slot::binary(9), Some(wrappers::binary_reflected), Some(Binary(operators::binary::<9>)), "($self, value, /)", "Return value>>self."),
    special("__and__", Slot::binary(1), Some(wrappers::binary), Some(Binary(operators::binary::<1>)), "($self, value, /)", "Return self&value."),
    special("__rand__", Slot::binary(1), Some(wrappers::binary_reflected), Some(Binary(operators::binary::<1>)), "($self, value, /)", "Return value&self."),
    special("__xor__", Slot::binary(12), Some(wrappers::binary), Some(Binary(operators::binary::<12>)), "($self, value, /)", "Return self^value."),
    special("__rxor__", Slot::binary(12), Some(wrappers::binary_reflected), Some(Binary(operators::binary::<12>)), "($self, value, /)", "Return value^self."),
    special("__or__", Slot::binary(7), Some(wrappers::binary), Some(Binary(operators::binary::<7>)), "($self, value, /)", "Return self|value."),
    special("__ror__", Slot::binary(7), Some(wrappers::binary_reflected), Some(Binary(operators::binary::<7>)), "($self, value, /)", "Return value|self."),
    special("__int__", Slot::int, Some(wrappers::unary), Some(Unary(|vm, object| call_method(vm, object, vm.names.__int__.clone(), []))), "($self, /)", "int(self)"),
    special("__float__", Slot::float, Some(wrappers::unary), Some(Unary(|vm, object| call_method(vm, object, vm.names.__float__.clone(), []))), "($self, /)", "float(self)"),
    special("__iadd__", Slot::in_place(0), Some(wrappers::binary), Some(Binary(operators::in_place::<0>)), "($self, value, /)", "Return self+=value."),
    special("__isub__", Slot::in_place(10), Some(wrappers::binary), Some(Binary(operators::in_place::<10>)), "($self, value, /)", "Return self-=value."),
    special("__imul__", Slot::in_place(5), Some(wrappers::binary), Some(Binary(operators::in_place::<5>)), "($self, value, /)", "Return self*=value."),
    special("__imod__", Slot::in_place(6), Some(wrappers::binary), Some(Binary(operators::in_place::<6>)), "($self, value, /)", "Return self%=value."),
    special("__ipow__", Slot::in_place(8), Some(wrappers::binary), Some(Binary(operators::in_place::<8>)), "($self, value, /)", "Return self**=value."),
    special("__ilshift__", Slot::in_place(3), Some(wrappers::binary), Some(Binary(operators::in_place::<3>)), "($self, value, /)", "Return self<<=value."),
    special("__irshift__", Slot::in_place(9), Some(wrappers::binary), Some(Binary(operators::in_place::<9>)), "($self, value, /)", "Return self>>=value."),
    special("__iand__", Slot::in_place(1), Some(wrappers::binary), Some(Binary(operators::in_place::<1>)), "($self, value, /)", "Return self&=value."),
    special("__ixor__", Slot::in_place(12), Some(wrappers::binary), Some(Binary(operators::in_place::<12>)), "($self, value, /)", "Return self^=value."),
    special("__ior__", Slot::in_place(7), Some(wrappers::binary), Some(Binary(operators::in_place::<7>)), "($self, value, /)", "Return self|=value."),
    special("__floordiv__", Slot::binary(2), Some(wrappers::binary), Some(Binary(operators::binary::<2>)), "($self, value, /)", "Return self//value."),
    special("__rfloordiv__", Slot::binary(2), Some(wrappers::binary_reflected), Some(Binary(operators::binary::<2>)), "($self, value, /)", "Return value//self."),
    special("__truediv__", Slot::binary(11), Some(wrappers::binary), Some(Binary(operators::binary::<11>)), "($self, value, /)", "Return self/value."),
    special("__rtruediv__", Slot::binary(11), Some(wrappers::binary_reflected), Some(Binary(operators::binary::<11>)), "($self, value, /)", "Return value/self."),
    special("__ifloordiv__", Slot::in_place(2), Some(wrappers::binary), Some(Binary(operators::in_place::<2>)), "($self, value, /)", "Return self//=value."),
    special("__itruediv__", Slot::in_place(11), Some(wrappers::binary), Some(Binary(operators::in_place::<11>)), "($self, value, /)", "Return self/=value."),
    special("__index__", Slot::index, Some(wrappers::unary), Some(Unary(|vm, object| call_method(vm, object, vm.names.__index__.clone(), []))), "($self, /)", "Return self converted to an integer, if self is suitable for use as an index into a list."),
    special("__matmul__", Slot::binary(4), Some(wrappers::binary), Some(Binary(operators::binary::<4>)), "($self, value, /)", "Return self@value."),
    special("__rmatmul__", Slot::binary(4), Some(wrappers::binary_reflected), Some(Binary(operators::binary::<4>)), "($self, value, /)", "Return value@self."),
    special("__imatmul__", Slot::in_place(4), Some(wrappers::binary), Some(Binary(operators::in_place::<4>)), "($self, value, /)", "Return self@=value."),
    special("__len__", Slot::length, Some(wrappers::length), Some(Length(generic::length)), "($self, /)", "Return len(self)."),
    special("__getitem__", Slot::subscript, Some(wrappers::binary), Some(Binary(|vm, object, key| call_method(vm, object, vm.names.__getitem__.clone(), [key.clone()]))), "($self, key, /)", "Return self[key]."),
    special("__setitem__", Slot::assign_subscript, Some(wrappers::set_item), Some(AssignSubscript(generic::assign_subscript)), "($self, key, value, /)", "Set self[key] to value."),
    special("__delitem__", Slot::assign_subscript, Some(wrappers::delete_item), Some(AssignSubscript(generic::assign_subscript)), "($self, key, /)", "Delete self[key]."),
    special("__add__", Slot::concatenate, Some(wrappers::binary), None, "($self, value, /)", "Return self+value."),
    special("__mul__", Slot::repeat, Some(wrappers::repeat), None, "($self, value, /)", "Return self*value."),
    special("__rmul__", Slot::repeat, Some(wrappers::repeat), None, "($self, value, /)", "Return value*self."),
    special("__getitem__", Slot::subscript, Some(wrappers::subscript_by_index), Some(Binary(|vm, object, key| call_method(vm, object, vm.names.__getitem__.clone(), [key.clone()]))), "($self, key, /)", "Return self[key]."),
    special("__setitem__", Slot::assign_subscript, Some(wrappers::set_item_by_index), Some(AssignSubscript(generic::assign_subscript)), "($self, key, value, /)", "Set self[key] to value."),
    special("__delitem__", Slot::assign_subscript, Some(wrappers::delete_item_by_index), Some(AssignSubscript(generic::assign_subscript)), "($self, key, /)", "Delete self[key]."),
    special("__getitem__", Slot::item, Some(wrappers::item), Some(Item(generic::item)), "($self, key, /)", "Return self[key]."),
    special("__contains__", Slot::contains, Some(wrappers::contains), Some(Contains(generic::contains)), "($self, key, /)", "Return bool(key in self)."),
    special("__iadd__", Slot::in_place_concatenate, Some(wrappers::binary), None, "($self, value, /)", "Implement self+=value."),
    special("__imul__", Slot::in_place_repeat, Some(wrappers::repeat), None, "($self, value, /)", "Implement self*=value."),
];

/// The entries of a name.
pub fn entries_named(name: &str) -> &'static [&'static SpecialMethod] {
    static BY_NAME: LazyLock<FxHashMap<&'static str, Vec<&'static SpecialMethod>>> = LazyLock::new(|| {
        let mut map: FxHashMap<_, Vec<_>> = FxHashMap::default();
        for entry in SPECIAL_METHODS {
            map.entry(entry.name).or_default().push(entry);
        }
        map
    });
    BY_NAME.get(name).map_or(&[], Vec::as_slice)
}

/// The slots that special methods fill, each with its entries.
pub fn slots_with_entries() -> &'static [(Slot, Vec<&'static SpecialMethod>)] {
    static BY_SLOT: LazyLock<Vec<(Slot, Vec<&'static SpecialMethod>)>> = LazyLock::new(|| {
        Slots::all()
            .map(|slot| (slot, SPECIAL_METHODS.iter().filter(|entry| entry.slot == slot).collect::<Vec<_>>()))
            .filter(|(_, entries)| !entries.is_empty())
            .collect()
    });
    &BY_SLOT
}

/// The entries of a slot.
pub fn entries_of(slot: Slot) -> &'static [&'static SpecialMethod] {
    static INDEX: LazyLock<FxHashMap<Slot, usize>> =
        LazyLock::new(|| slots_with_entries().iter().enumerate().map(|(index, (slot, _))| (*slot, index)).collect());
    INDEX.get(&slot).map_or(&[], |&index| slots_with_entries()[index].1.as_slice())
}

/// Whether a function is the one that fills a slot of classes which define the method in Python.
pub fn is_generic(slot: Slot, address: usize) -> bool {
    entries_of(slot).first().and_then(|entry| entry.generic).is_some_and(|generic| generic.address() == address)
}
