//! A census of all objects: which are there, and which references no object explains. Builds with checks take one when
//! an interpreter is made and one at its end.

use std::ptr::NonNull;

use rustc_hash::{FxHashMap, FxHashSet};

use super::allocation::live_objects;
use super::collector;
use super::header::{Header, flag};
use super::reference::{ObjectId, ObjectRef};
use super::token::Token;
use crate::types::dict::Dict;

/// What has so many references was given them, so that it never dies: 3.11 has no immortal objects.
const MANY: u32 = 500_000_000;

type Address = NonNull<Header>;

/// Every object of a thread at one moment, with the number of references to it that no object owns: those of the
/// interpreter itself, and those that are lost.
#[derive(Default)]
pub struct Census(FxHashMap<Address, u32>);

/// An object that should not be there, or that has more references than anything explains.
pub struct Loss {
    /// The object.
    pub object: ObjectRef,
    /// It is reachable from what the interpreter keeps; only references to it are lost.
    pub is_reachable: bool,
    /// How many references to it nobody owns.
    pub references: u32,
}

impl Census {
    /// Counts all objects and references of the thread.
    pub fn take(token: &Token) -> Self {
        let objects = live_objects();
        let mut owned: FxHashMap<Address, u32> = FxHashMap::default();
        for object in &objects {
            visit(*object, token, &mut |child| *owned.entry(child.pointer()).or_default() += 1);
        }
        let outside = |object: &Address| {
            // SAFETY: the object is live.
            let header = unsafe { object.as_ref() };
            let count = header.references.get();
            // What the collector does not watch has owners that do not tell: types that keep the names of attributes.
            let is_told = header.has(flag::LINKS) && count < MANY;
            if is_told { count.saturating_sub(owned.get(object).copied().unwrap_or_default()) } else { 0 }
        };
        Self(objects.iter().map(|object| (*object, outside(object))).collect())
    }

    /// What is there now and cannot be reached from what was there before or never dies; and what the interpreter
    /// itself would have to have got further references to. What is `held` by threads without an end may be referred to
    /// from their native stacks, and leads on.
    pub fn losses(&self, token: &Token, held: &FxHashSet<ObjectId>) -> Vec<Loss> {
        let now = Self::take(token);
        // SAFETY: the object is live.
        let is_immortal = |object: &Address| unsafe { object.as_ref() }.references.get() >= MANY;
        let mut pending: Vec<Address> = now.0.keys().copied().collect();
        let is_held = |object: &Address| held.contains(&id_of(*object));
        pending.retain(|object| {
            self.0.contains_key(object) || is_immortal(object) || is_abandoned(*object) || is_held(object)
        });
        let mut reached: FxHashSet<Address> = pending.iter().copied().collect();
        while let Some(object) = pending.pop() {
            visit(object, token, &mut |child| {
                if reached.insert(child.pointer()) {
                    pending.push(child.pointer());
                }
            });
        }
        let loss = |(object, references): (&Address, &u32)| {
            let is_reachable = reached.contains(object);
            let references = references.saturating_sub(self.0.get(object).copied().unwrap_or_default());
            // SAFETY: the object is live.
            let loss = || Loss { object: unsafe { ObjectRef::from_borrowed(*object) }, is_reachable, references };
            (!is_reachable || references > 0 && !is_held(object)).then(loss)
        };
        now.0.iter().filter_map(loss).collect()
    }
}

fn id_of(object: Address) -> ObjectId {
    // SAFETY: the object is live; the borrowed reference is not dropped.
    std::mem::ManuallyDrop::new(unsafe { ObjectRef::from_owned(object) }).id()
}

/// Whether it is a dict that has outlived the object whose attributes it holds, and that the collector does not watch:
/// a cycle of which it is a part stays for ever, in CPython as here (`_PyDict_DetachFromObject` does not track it).
fn is_abandoned(object: Address) -> bool {
    // SAFETY: the object is live; the borrowed reference is not dropped.
    let object = std::mem::ManuallyDrop::new(unsafe { ObjectRef::from_owned(object) });
    object.payload::<Dict>().is_some_and(|dict| dict.outlived_owner.get()) && !collector::is_tracked(&object)
}

/// Calls a function for each reference that a live object owns.
fn visit(object: Address, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
    // SAFETY: the object is live; the borrowed reference is not dropped.
    let object = std::mem::ManuallyDrop::new(unsafe { ObjectRef::from_owned(object) });
    // The values of a dict that is a part of another object are told by that object.
    let is_part = object.payload::<Dict>().is_some() && !collector::is_watchable(&object);
    if !is_part {
        object.trace(token, visit);
    }
    object.trace_besides(token, visit);
}
