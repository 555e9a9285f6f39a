//! Memory for objects: size classes with last-in-first-out free lists.
//!
//! A freed block is the next one handed out for its size, as in CPython's `obmalloc`, so a program sees
//! the same reuse of ids. Blocks of one size and one kind of prefix share chunks, so that all live objects
//! can be found again: an interpreter that ends gives everything back in one sweep.

use std::alloc::{Layout, alloc, dealloc, handle_alloc_error};
use std::cell::{Cell, RefCell};
use std::ptr::{NonNull, null_mut};

use rustc_hash::FxHashSet;

use super::collector::Links;
use super::extension::Extension;
use super::header::{Header, IMMORTAL, flag};
use crate::planted_faults::Fault;

/// The unit of block sizes, in bytes, and the alignment of every block.
pub(super) const UNIT: usize = 16;
/// The largest size class. Payloads are of fixed size, so there are no larger blocks.
const CLASSES: usize = 192;
/// How much memory is taken from the system at a time, in bytes.
const CHUNK: usize = 8 * 1024;
/// What can stand in front of a header: nothing, links, an extension, both.
const PREFIXES: usize = 4;
const SLOTS: usize = (CLASSES + 1) * PREFIXES;

/// What stands in front of an object's header.
#[derive(Clone, Copy)]
pub(super) struct Prefix {
    pub links: bool,
    pub extension: bool,
}

impl Prefix {
    pub fn of(header: &Header) -> Self {
        Self { links: header.has(flag::LINKS), extension: header.has(flag::EXTENSION) }
    }

    pub const fn size(self) -> usize {
        self.links as usize * size_of::<Links>() + self.extension as usize * size_of::<Extension>()
    }

    const fn index(self) -> usize {
        self.links as usize | (self.extension as usize) << 1
    }

    const fn from_index(index: usize) -> Self {
        Self { links: index & 1 != 0, extension: index & 2 != 0 }
    }
}

struct Free {
    next: *mut Free,
}

/// Memory for blocks of one size and prefix.
struct Chunk {
    start: NonNull<u8>,
    slot: usize,
}

thread_local! {
    static FREE: [Cell<*mut Free>; SLOTS] = const { [const { Cell::new(null_mut()) }; SLOTS] };
    /// Where the newest chunk of each slot has room, and how many bytes.
    static ROOM: [Cell<(*mut u8, usize)>; SLOTS] = const { [const { Cell::new((null_mut(), 0)) }; SLOTS] };
    static CHUNKS: RefCell<Vec<Chunk>> = const { RefCell::new(Vec::new()) };
}

const fn class_of(bytes: usize) -> usize {
    let class = bytes.div_ceil(UNIT);
    assert!(class <= CLASSES, "the payload is too large: box a part of it");
    class
}

const fn slot_of(bytes: usize, prefix: Prefix) -> usize {
    class_of(bytes) * PREFIXES + prefix.index()
}

/// Takes a block of at least `bytes` bytes, prefix included, not initialised.
#[inline]
pub(super) fn take(bytes: usize, prefix: Prefix) -> NonNull<u8> {
    let slot = slot_of(bytes, prefix);
    FREE.with(|free| match NonNull::new(free[slot].get()) {
        Some(block) => {
            // SAFETY: a block on a free list holds a valid `Free`.
            free[slot].set(unsafe { block.as_ref() }.next);
            block.cast()
        }
        None => fresh(slot),
    })
}

/// Runs something that takes blocks without touching those that are free now: they are the next ones handed out
/// afterwards, as if nothing had been taken.
pub(super) fn beside_free_blocks<T>(run: impl FnOnce() -> T) -> T {
    let free: Vec<*mut Free> = FREE.with(|free| free.iter().map(|head| head.replace(null_mut())).collect());
    let result = run();
    FREE.with(|heads| {
        for (head, before) in heads.iter().zip(free) {
            let Some(first) = NonNull::new(before) else { continue };
            // What was freed meanwhile comes after all others.
            let freed = head.replace(first.as_ptr());
            if !freed.is_null() {
                let mut last = first;
                // SAFETY: a block on a free list holds a valid `Free`, and the list ends with null.
                unsafe {
                    while let Some(next) = NonNull::new(last.as_ref().next) {
                        last = next;
                    }
                    last.as_mut().next = freed;
                }
            }
        }
    });
    result
}

/// Gives a block back.
///
/// # Safety
/// `block` came from [`take`] with the same arguments and is not used any more.
#[inline]
pub(super) unsafe fn give(block: NonNull<u8>, bytes: usize, prefix: Prefix) {
    if Fault::IdsNotReused.is_planted() {
        return;
    }
    let slot = slot_of(bytes, prefix);
    FREE.with(|free| {
        let block = block.cast::<Free>();
        // SAFETY: the block is unused and at least one unit long.
        unsafe { block.write(Free { next: free[slot].get() }) };
        free[slot].set(block.as_ptr());
    });
}

const LAYOUT: Layout = match Layout::from_size_align(CHUNK, UNIT) {
    Ok(layout) => layout,
    Err(_) => panic!("a chunk has a valid layout"),
};

#[cold]
fn fresh(slot: usize) -> NonNull<u8> {
    let bytes = slot / PREFIXES * UNIT;
    ROOM.with(|room| {
        let (mut at, mut left) = room[slot].get();
        if left < bytes {
            super::reserve::watch();
            // SAFETY: a chunk's size is not zero.
            let start = NonNull::new(unsafe { alloc(LAYOUT) }).unwrap_or_else(|| handle_alloc_error(LAYOUT));
            CHUNKS.with(|chunks| chunks.borrow_mut().push(Chunk { start, slot }));
            (at, left) = (start.as_ptr(), CHUNK);
        }
        // SAFETY: `left >= bytes` bytes follow inside the chunk.
        room[slot].set((unsafe { at.add(bytes) }, left - bytes));
        NonNull::new(at).expect("inside a chunk")
    })
}

/// Every object that has not been freed.
pub(super) fn live_objects() -> Vec<NonNull<Header>> {
    let mut unused = FxHashSet::default();
    FREE.with(|free| {
        for head in free {
            let mut at = head.get();
            while let Some(block) = NonNull::new(at) {
                unused.insert(block.addr());
                // SAFETY: a block on a free list holds a valid `Free`.
                at = unsafe { block.as_ref() }.next;
            }
        }
    });
    let mut found = Vec::new();
    CHUNKS.with(|chunks| {
        for chunk in chunks.borrow().iter() {
            let bytes = chunk.slot / PREFIXES * UNIT;
            let prefix = Prefix::from_index(chunk.slot % PREFIXES).size();
            let end = ROOM.with(|room| {
                let (at, left) = room[chunk.slot].get();
                let inside = (chunk.start.addr().get()..chunk.start.addr().get() + CHUNK).contains(&at.addr());
                // A full chunk's room may begin right at its end, which is outside.
                if inside { CHUNK - left } else { CHUNK / bytes * bytes }
            });
            for offset in (0..end).step_by(bytes) {
                // SAFETY: the offset is inside the chunk.
                let block = unsafe { chunk.start.add(offset) };
                if !unused.contains(&block.addr()) {
                    // SAFETY: the block holds an object with this prefix.
                    found.push(unsafe { block.add(prefix) }.cast());
                }
            }
        }
    });
    found
}

/// Destroys every object, without any order and without running Python code. Memory stays readable: the
/// references that the interpreter itself still holds find objects that never die.
///
/// # Safety
/// Nothing looks at any object any more; references are dropped only, before [`release`].
pub(super) unsafe fn destroy_all() {
    let objects = live_objects();
    for object in &objects {
        // SAFETY: the objects are whole.
        unsafe { object.as_ref() }.references.set(IMMORTAL);
    }
    for object in objects {
        // SAFETY: each object is destroyed once; dropping a reference to an immortal object does nothing.
        unsafe {
            let header = object.as_ref();
            if header.has(flag::EXTENSION) {
                super::reference::extension_of(object).drop_in_place();
            }
            (header.kind.table().destroy)(object);
        }
    }
}

/// Gives all chunks back to the system.
///
/// # Safety
/// No reference to any object is left on this thread.
pub(super) unsafe fn release() {
    FREE.with(|free| free.iter().for_each(|head| head.set(null_mut())));
    ROOM.with(|room| room.iter().for_each(|room| room.set((null_mut(), 0))));
    for chunk in CHUNKS.with(RefCell::take) {
        // SAFETY: the chunk came from `alloc` with this layout.
        unsafe { dealloc(chunk.start.as_ptr(), LAYOUT) };
    }
}
