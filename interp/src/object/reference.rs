//! `ObjectRef`, a counted reference to an object.

use std::fmt;
use std::ptr::NonNull;

use super::allocation::{self, Keeping, Prefix, Slot};
use super::births;
use super::collector::{self, Links};
use super::contents::Contents;
use super::death;
use super::extension::Extension;
use super::header::{Block, Header, IMMORTAL, flag};
use super::kinds::{Kind, Payload};
use super::token::{Lender, Token};
use crate::types::type_object::Type;

/// What an instance of a type looks like in memory; told by the type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Blueprint {
    /// The instance keeps its type alive.
    pub heap_type: bool,
    /// The instance has an [`Extension`]: a dictionary, slots or weak references.
    pub extension: bool,
    /// The number of `__slots__` in the extension.
    pub slots: u16,
    /// The cycle collector watches instances, also where the payload alone would not ask for it.
    pub collected: bool,
}

/// How an object is made.
#[derive(Clone, Copy)]
struct Making {
    /// Of memory that was kept when another object of its type died.
    kept: bool,
    /// The collector knows it.
    watched: bool,
    size_class: u8,
}

impl Making {
    const USUAL: Self = Self { kept: true, watched: true, size_class: 0 };
}

/// The identity of an object, as `id()` shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ObjectId(pub usize);

/// A counted reference: a clone adds one to the object's count, a drop takes one.
pub struct ObjectRef(NonNull<Header>);

impl ObjectRef {
    /// A new object of type `class`, laid out as the type's blueprint says.
    pub fn new<P: Payload>(class: &Self, payload: P) -> Self {
        Self::of_size(class, payload, 0)
    }

    /// The same, with a number that tells apart sizes in CPython's memory; 0 where the payload tells them.
    pub fn of_size<P: Payload>(class: &Self, payload: P, size_class: u8) -> Self {
        let blueprint = class.payload::<Type>().map(|class| class.blueprint.get()).unwrap_or_default();
        Self::build(class, blueprint, payload, Making { size_class, ..Making::USUAL })
    }

    /// A new object of fresh memory, also where memory of its type is kept (`PyType_GenericAlloc`).
    pub fn afresh<P: Payload>(class: &Self, payload: P) -> Self {
        let blueprint = class.payload::<Type>().map(|class| class.blueprint.get()).unwrap_or_default();
        Self::build(class, blueprint, payload, Making { kept: false, ..Making::USUAL })
    }

    /// A new object that was made in another size and resized: what was kept of objects of that size is used up, not what
    /// was kept of its own.
    pub fn resized<P: Payload>(class: &Self, payload: P, former_size_class: u8) -> Self {
        let keeping = Keeping::of(P::KIND, former_size_class);
        let Some((keeping, block)) = keeping.and_then(|keeping| Some((keeping, allocation::take_kept(keeping)?)))
        else {
            return Self::afresh(class, payload);
        };
        // SAFETY: the block was kept, and goes back to the slot that it came from.
        unsafe { allocation::give(block, keeping.slot()) };
        let (count, wanted) = (collector::young_count(), collector::is_wanted());
        let object = Self::afresh(class, payload);
        collector::set_young_count(count);
        if !wanted {
            collector::unset_wanted();
        }
        object
    }

    /// A new object that the collector watches, also where neither payload nor type asks for it.
    pub fn watched<P: Payload>(class: &Self, payload: P) -> Self {
        let blueprint = class.payload::<Type>().map(|class| class.blueprint.get()).unwrap_or_default();
        Self::build(class, Blueprint { collected: true, ..blueprint }, payload, Making::USUAL)
    }

    /// A part of another object, which alone refers to it: the collector does not know it.
    pub fn part<P: Payload>(class: &Self, payload: P) -> Self {
        Self::build(class, Blueprint::default(), payload, Making { kept: false, watched: false, size_class: 0 })
    }

    /// The type of types: the one object that is its own type.
    pub fn type_of_types(payload: Type) -> Self {
        let blueprint = Blueprint { extension: true, collected: true, ..Blueprint::default() };
        // The dangling type is replaced before anything can look at it.
        let object = Self::place(NonNull::dangling(), blueprint, payload, Making::USUAL);
        object.header().class.set(object.0);
        object
    }

    /// The very first object, made before its type. It must get a class before anything looks at that.
    pub fn without_class<P: Payload>(payload: P) -> Self {
        Self::place(NonNull::dangling(), Blueprint::default(), payload, Making::USUAL)
    }

    fn build<P: Payload>(class: &Self, blueprint: Blueprint, payload: P, making: Making) -> Self {
        let object = Self::place(class.0, blueprint, payload, making);
        if blueprint.heap_type {
            object.header().set(flag::HEAP_TYPE);
            std::mem::forget(class.clone());
        }
        object
    }

    #[inline]
    fn place<P: Payload>(class: NonNull<Header>, blueprint: Blueprint, payload: P, making: Making) -> Self {
        let collected = making.watched && (P::COLLECTED || blueprint.collected);
        let size_class = if making.size_class == 0 { payload.size_class() } else { making.size_class };
        let mut flags = 0;
        if P::OBSERVABLE_DEATH {
            flags |= flag::OBSERVABLE;
        }
        if collected {
            flags |= flag::LINKS;
        }
        if blueprint.extension {
            flags |= flag::EXTENSION;
        }
        let kind_of_prefix = Prefix { links: collected, extension: blueprint.extension };
        let prefix = kind_of_prefix.size();
        let bytes = prefix + size_of::<Block<P>>();
        let is_exact = collected && !blueprint.heap_type && !blueprint.extension;
        let keeping = if making.kept && is_exact { Keeping::of(P::KIND, size_class) } else { None };
        let kept = keeping.and_then(allocation::take_kept);
        let is_kept = kept.is_some();
        let start = match kept {
            Some(block) => block,
            None => allocation::take(Slot::of(P::KIND, kind_of_prefix, size_class), bytes, kind_of_prefix),
        };
        // SAFETY: the block is `bytes` long and aligned to 16, which all parts' sizes are multiples of but the last.
        let header = unsafe { start.add(prefix) }.cast::<Header>();
        let head = Header {
            references: std::cell::Cell::new(1),
            kind: P::KIND,
            flags: std::cell::Cell::new(flags),
            generation: std::cell::Cell::new(0),
            size_class,
            class: std::cell::Cell::new(class),
        };
        // SAFETY: fresh memory of the right size and alignment.
        unsafe { header.cast::<Block<P>>().write(Block { header: head, payload }) };
        if blueprint.extension {
            let mut extension = Extension::default();
            if blueprint.slots > 0 {
                *extension.slots.exclusive() = (0..blueprint.slots).map(|_| None).collect();
            }
            // SAFETY: as above; the extension is the first part of the block.
            unsafe { start.cast::<Extension>().write(extension) };
        }
        let object = Self(header);
        if collected {
            // SAFETY: the links stand directly in front of the header.
            unsafe { header.cast::<Links>().sub(1).write(Links::unlinked()) };
            if is_kept {
                collector::track(&object);
            } else {
                collector::link_new(&object);
            }
        }
        if births::are_noted() {
            births::note_one(&object);
        }
        object
    }

    /// The payload, if it is of this type; a subclass of a built-in type has the built-in's payload.
    #[inline(always)]
    pub fn payload<P: Payload>(&self) -> Option<&P> {
        if self.header().kind == P::KIND {
            // SAFETY: the kind belongs to `P` alone, and the reference keeps the object alive.
            Some(unsafe { &self.0.cast::<Block<P>>().as_ref().payload })
        } else {
            None
        }
    }

    /// Says that the death of this object needs the interpreter, as of others with such a payload it may not.
    pub fn make_death_observable(&self) {
        self.header().set(flag::OBSERVABLE);
    }

    /// Whether it is exactly a str, not an instance of a subclass: those are instances of heap types.
    #[inline(always)]
    pub fn is_exact_str(&self) -> bool {
        self.header().kind == Kind::Str && !self.header().has(flag::HEAP_TYPE)
    }

    /// Tells the payload's type.
    #[inline(always)]
    pub fn kind(&self) -> Kind {
        self.header().kind
    }

    /// The part of the object that only some have.
    #[inline(always)]
    pub fn extension(&self) -> Option<&Extension> {
        if !self.header().has(flag::EXTENSION) {
            return None;
        }
        // SAFETY: the flag says that an extension stands there.
        Some(unsafe { extension_of(self.0).as_ref() })
    }

    /// The type, for as long as nothing can change it.
    #[inline(always)]
    pub fn class<'a, L: Lender>(&'a self, lender: &'a L) -> &'a Self {
        let _ = lender.token();
        // SAFETY: the object keeps its type alive (or the type is static), and the type changes only with
        // the token held exclusively. `ObjectRef` is a `NonNull<Header>`, as the field is; `Cell` is transparent.
        unsafe { &*self.header().class.as_ptr().cast::<Self>() }
    }

    /// A counted reference to the type.
    pub fn class_ref(&self) -> Self {
        // SAFETY: the type is alive, see `class`.
        unsafe { Self::from_borrowed(self.header().class.get()) }
    }

    /// The identity of the type: tells types apart without borrowing or counting anything.
    #[inline(always)]
    pub fn class_id(&self) -> ObjectId {
        ObjectId(self.header().class.get().addr().get())
    }

    /// The type's payload, for as long as nothing can change it.
    #[inline(always)]
    pub fn class_payload<'a, L: Lender>(&'a self, lender: &'a L) -> &'a Type {
        self.class(lender).payload::<Type>().expect("the type of an object is a type")
    }

    /// Assigns `__class__`. The caller has checked that the layouts agree. The old type is handed back.
    pub fn set_class<L: Lender>(&self, lender: &mut L, class: &Self) -> Option<Self> {
        let _ = lender.token_mut();
        let old = self.header().class.replace(class.0);
        // SAFETY: the reference to the old type was the object's, if it counted it.
        let old = self.header().has(flag::HEAP_TYPE).then(|| unsafe { Self::from_owned(old) });
        if class.payload::<Type>().is_some_and(|class| class.blueprint.get().heap_type) {
            std::mem::forget(class.clone());
            self.header().set(flag::HEAP_TYPE);
        } else {
            self.header().unset(flag::HEAP_TYPE);
        }
        old
    }

    /// The identity, as `id()` shows it.
    #[inline(always)]
    pub fn id(&self) -> ObjectId {
        ObjectId(self.0.addr().get())
    }

    /// Python's `is`.
    #[inline(always)]
    pub fn is(&self, other: &Self) -> bool {
        self.0 == other.0
    }

    /// The number of references, [`IMMORTAL`] for an object that never dies.
    pub fn reference_count(&self) -> u32 {
        self.header().references.get()
    }

    /// Makes the object live for ever (PEP 683).
    pub fn make_immortal(&self) {
        self.header().references.set(IMMORTAL);
    }

    /// Adds references that nobody holds: the object outlives everything, but its count still moves.
    pub fn add_references(&self, number: u32) {
        let count = self.reference_count();
        if count != IMMORTAL {
            self.header().references.set(count.saturating_add(number));
        }
    }

    /// Whether `__del__` has run (PEP 442).
    pub fn is_finalized(&self) -> bool {
        self.header().has(flag::FINALIZED)
    }

    /// Says that `__del__` has run.
    pub fn set_finalized(&self) {
        self.header().set(flag::FINALIZED);
    }

    /// Calls `visit` for every reference that the object owns, its type included if it counts it.
    pub fn trace(&self, token: &Token, visit: &mut dyn FnMut(&Self)) {
        if let Some(extension) = self.extension() {
            extension.trace(token, visit);
        }
        if self.header().has(flag::HEAP_TYPE) {
            visit(self.class(token));
        }
        // SAFETY: the table is that of the object's kind.
        unsafe { (self.kind().table().trace)(self.0, token, visit) };
    }

    /// Calls `visit` for every reference that the object owns and [`ObjectRef::trace`] keeps to itself.
    #[cfg(any(test, feature = "checks"))]
    pub(super) fn trace_besides(&self, token: &Token, visit: &mut dyn FnMut(&Self)) {
        // SAFETY: as in `trace`.
        unsafe { (self.kind().table().trace_besides)(self.0, token, visit) };
        if let Some(extension) = self.extension() {
            extension.trace_besides(token, visit);
        }
    }

    /// Breaks the object's part in reference cycles (`tp_clear`); what it owned goes to `released`.
    pub fn clear_references(&self, token: &mut Token, released: &mut Vec<Self>) {
        // SAFETY: as in `trace`.
        unsafe { (self.kind().table().clear)(self.0, token, released) };
        if let Some(extension) = self.extension() {
            released.extend(extension.slots.get_mut(token).iter_mut().filter_map(Option::take));
            released.extend(extension.dict.get_mut(token).take());
        }
    }

    #[inline(always)]
    pub(super) fn header(&self) -> &Header {
        // SAFETY: a reference keeps its object alive.
        unsafe { self.0.as_ref() }
    }

    #[inline(always)]
    pub(super) fn pointer(&self) -> NonNull<Header> {
        self.0
    }

    /// # Safety
    /// The object is alive.
    #[inline(always)]
    pub(super) unsafe fn from_borrowed(pointer: NonNull<Header>) -> Self {
        let borrowed = std::mem::ManuallyDrop::new(Self(pointer));
        Self::clone(&borrowed)
    }

    /// # Safety
    /// One reference in the object's count is handed over.
    #[inline(always)]
    pub(super) unsafe fn from_owned(pointer: NonNull<Header>) -> Self {
        Self(pointer)
    }
}

/// # Safety
/// The header's flags say that an extension stands there.
pub(super) unsafe fn extension_of(header: NonNull<Header>) -> NonNull<Extension> {
    // SAFETY: the caller's promise; the links, if any, stand between.
    unsafe {
        let links = if header.as_ref().has(flag::LINKS) { size_of::<Links>() } else { 0 };
        header.cast::<u8>().sub(links + size_of::<Extension>()).cast()
    }
}

impl Clone for ObjectRef {
    #[inline(always)]
    fn clone(&self) -> Self {
        let references = &self.header().references;
        let count = references.get();
        if count != IMMORTAL {
            references.set(count + 1);
        }
        Self(self.0)
    }
}

impl Drop for ObjectRef {
    #[inline(always)]
    fn drop(&mut self) {
        let references = &self.header().references;
        let count = references.get();
        if count != IMMORTAL {
            references.set(count - 1);
            if count == 1 {
                death::last_reference_gone(self.0);
            }
        }
    }
}

impl fmt::Debug for ObjectRef {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "<{:?} at {:#x}>", self.kind(), self.id().0)
    }
}

/// Gives a shared empty place for the values of optional contents.
impl Contents<Option<ObjectRef>> {
    /// A counted reference to what is there.
    pub fn cloned<L: Lender>(&self, lender: &L) -> Option<ObjectRef> {
        self.get(lender).clone()
    }
}
