//! Memory for objects, with last-in-first-out free lists.
//!
//! A freed block is the next one handed out for its kind and size, as in CPython's `obmalloc`, so a program sees
//! the same reuse of ids. Exact lists, dicts, tuples and a slice that die are kept beside, as many as CPython keeps in the
//! free lists of these types: what is made of them counts as no allocation for the cycle collector. Blocks of one
//! kind and prefix share chunks, so that all live objects can be found again: an interpreter that ends gives
//! everything back in one sweep.

use std::alloc::{Layout, alloc, dealloc, handle_alloc_error};
use std::cell::{Cell, RefCell};
use std::ptr::{NonNull, null_mut};

use rustc_hash::FxHashSet;

use super::collector::Links;
use super::extension::Extension;
use super::header::{Header, IMMORTAL, flag};
use super::kinds::Kind;
use crate::planted_faults::Fault;

/// The unit of block sizes, in bytes, and the alignment of every block.
pub(super) const UNIT: usize = 16;
/// How much memory is taken from the system at a time, in bytes: at first, as most slots have few objects when an
/// interpreter has started, and each page touched then costs as much as making twenty of them.
const SMALLEST_CHUNK: usize = 1024;
/// Each chunk of a slot is twice as large as the one before, up to this.
const LARGEST_CHUNK: usize = 8 * 1024;
/// What can stand in front of a header: nothing, links, an extension, both.
const PREFIXES: usize = 4;
/// More than there are kinds of payloads.
pub(super) const KINDS: usize = 144;
/// How many size classes a kind has that tells sizes apart.
const SIZES: usize = 64;
/// Where the slots of sized instances and of tuples begin.
const INSTANCES: usize = KINDS * PREFIXES;
const TUPLES: usize = INSTANCES + SIZES;
/// Where the slots of what is kept begin: lists, dicts, tuples by length, a slice.
const KEPT: usize = TUPLES + SIZES;
const LONGEST_KEPT: usize = 20;
const KEPT_KINDS: usize = 2 + LONGEST_KEPT + 1;
const KEPT_SLICE: usize = KEPT_KINDS - 1;
const SLOTS: usize = KEPT + KEPT_KINDS;

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
}

/// Which blocks can stand for each other.
#[derive(Clone, Copy)]
pub(super) struct Slot(usize);

impl Slot {
    #[inline(always)]
    pub const fn of(kind: Kind, prefix: Prefix, size_class: u8) -> Self {
        Self(match (kind, size_class) {
            (_, 0) => kind as usize * PREFIXES + prefix.index(),
            // Two lengths share a size in units.
            (Kind::Tuple, length) if prefix.links && !prefix.extension => TUPLES + length as usize / 2 % SIZES,
            (Kind::Instance, size) if prefix.links && prefix.extension => INSTANCES + size as usize % SIZES,
            _ => kind as usize * PREFIXES + prefix.index(),
        })
    }
}

/// Which of the kept blocks an exact list, dict, tuple or slice is made of.
#[derive(Clone, Copy)]
pub(super) struct Keeping(usize);

impl Keeping {
    #[inline(always)]
    pub const fn of(kind: Kind, size_class: u8) -> Option<Self> {
        match kind {
            Kind::List => Some(Self(0)),
            Kind::Dict => Some(Self(1)),
            Kind::Slice => Some(Self(KEPT_SLICE)),
            Kind::Tuple if size_class > 0 && size_class as usize <= LONGEST_KEPT => Some(Self(1 + size_class as usize)),
            _ => None,
        }
    }

    /// How many are kept at most (`PyList_MAXFREELIST`, `PyDict_MAXFREELIST`, `PyTuple_MAXFREELIST`, `slice_cache`).
    const fn limit(self) -> u16 {
        match self.0 {
            0 | 1 => 80,
            KEPT_SLICE => 1,
            _ => 2000,
        }
    }

    /// Where the blocks go when they are not kept any longer.
    pub const fn slot(self) -> Slot {
        let prefix = Prefix { links: true, extension: false };
        match self.0 {
            0 => Slot::of(Kind::List, prefix, 0),
            1 => Slot::of(Kind::Dict, prefix, 0),
            KEPT_SLICE => Slot::of(Kind::Slice, prefix, 0),
            other => Slot::of(Kind::Tuple, prefix, other as u8 - 1),
        }
    }
}

struct Free {
    next: *mut Free,
}

/// What is left of the newest chunk of a slot.
#[derive(Clone, Copy)]
struct Room {
    at: *mut u8,
    /// In bytes.
    left: u32,
    /// The size of the chunk, in bytes.
    chunk: u32,
}

impl Room {
    const NONE: Self = Self { at: null_mut(), left: 0, chunk: 0 };
}

/// Memory for blocks of one slot.
struct Chunk {
    start: NonNull<u8>,
    layout: Layout,
    slot: usize,
    /// The size of each block, prefix included.
    bytes: usize,
    prefix: usize,
}

thread_local! {
    static FREE: [Cell<*mut Free>; SLOTS] = const { [const { Cell::new(null_mut()) }; SLOTS] };
    /// Where the newest chunk of each slot has room.
    static ROOM: [Cell<Room>; SLOTS] = const { [const { Cell::new(Room::NONE) }; SLOTS] };
    /// How many blocks are kept.
    static LENGTHS: [Cell<u16>; KEPT_KINDS] = const { [const { Cell::new(0) }; KEPT_KINDS] };
    static CHUNKS: RefCell<Vec<Chunk>> = const { RefCell::new(Vec::new()) };
}

/// Takes a block of `bytes` bytes, prefix included, not initialised. All blocks of a slot are of one size.
#[inline]
pub(super) fn take(slot: Slot, bytes: usize, prefix: Prefix) -> NonNull<u8> {
    FREE.with(|free| match NonNull::new(free[slot.0].get()).filter(|_| !Fault::IdsNotReused.is_planted()) {
        Some(block) => {
            // SAFETY: a block on a free list holds a valid `Free`.
            free[slot.0].set(unsafe { block.as_ref() }.next);
            block.cast()
        }
        None => fresh(slot, bytes, prefix),
    })
}

/// Takes a block that was kept, if there is one.
#[inline]
pub(super) fn take_kept(keeping: Keeping) -> Option<NonNull<u8>> {
    FREE.with(|free| {
        let head = &free[KEPT + keeping.0];
        let block = NonNull::new(head.get())?;
        // SAFETY: a block on a free list holds a valid `Free`.
        head.set(unsafe { block.as_ref() }.next);
        LENGTHS.with(|lengths| lengths[keeping.0].set(lengths[keeping.0].get() - 1));
        Some(block.cast())
    })
}

/// Whether one more block would be kept.
#[inline]
pub(super) fn has_room(keeping: Keeping) -> bool {
    LENGTHS.with(|lengths| lengths[keeping.0].get() < keeping.limit())
}

/// Keeps a block.
///
/// # Safety
/// `block` was an exact list, dict, tuple or slice, and is not used any more.
#[inline]
pub(super) unsafe fn keep(block: NonNull<u8>, keeping: Keeping) {
    LENGTHS.with(|lengths| lengths[keeping.0].set(lengths[keeping.0].get() + 1));
    // SAFETY: the caller's promise.
    unsafe { give(block, Slot(KEPT + keeping.0)) };
}

/// Gives up all that is kept; gives how many blocks that were (`clear_freelists`).
pub(super) fn give_up_kept() -> usize {
    let mut count = 0;
    // The one slice stays.
    for keeping in (0..KEPT_SLICE).map(Keeping) {
        while let Some(block) = take_kept(keeping) {
            count += 1;
            // SAFETY: the block is unused, and of the kind that its slot is for.
            unsafe { give(block, keeping.slot()) };
        }
    }
    count
}

/// Runs something that takes blocks without touching those that are free now: they are the next ones handed out
/// afterwards, as if nothing had been taken.
pub(super) fn beside_free_blocks<T>(run: impl FnOnce() -> T) -> T {
    let free: Vec<*mut Free> = FREE.with(|free| free.iter().map(|head| head.replace(null_mut())).collect());
    let kept: Vec<u16> = LENGTHS.with(|lengths| lengths.iter().map(|length| length.replace(0)).collect());
    let result = run();
    LENGTHS.with(|lengths| lengths.iter().zip(kept).for_each(|(length, before)| length.set(length.get() + before)));
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
/// `block` came from [`take`] with the same slot and is not used any more.
#[inline]
pub(super) unsafe fn give(block: NonNull<u8>, slot: Slot) {
    FREE.with(|free| {
        let block = block.cast::<Free>();
        // SAFETY: the block is unused and at least one unit long.
        unsafe { block.write(Free { next: free[slot.0].get() }) };
        free[slot.0].set(block.as_ptr());
    });
}

#[cold]
fn fresh(slot: Slot, bytes: usize, prefix: Prefix) -> NonNull<u8> {
    let Slot(slot) = slot;
    let bytes = bytes.next_multiple_of(UNIT);
    ROOM.with(|room| {
        let mut now = room[slot].get();
        if (now.left as usize) < bytes {
            super::reserve::watch();
            let wanted = (now.chunk as usize * 2).clamp(SMALLEST_CHUNK, LARGEST_CHUNK).max(bytes);
            let layout = Layout::from_size_align(wanted, UNIT).expect("the size of a payload is a small one");
            // SAFETY: a chunk's size is not zero.
            let start = NonNull::new(unsafe { alloc(layout) }).unwrap_or_else(|| handle_alloc_error(layout));
            CHUNKS.with(|chunks| chunks.borrow_mut().push(Chunk { start, layout, slot, bytes, prefix: prefix.size() }));
            now = Room { at: start.as_ptr(), left: wanted as u32, chunk: wanted as u32 };
        }
        // SAFETY: `left >= bytes` bytes follow inside the chunk.
        room[slot].set(Room { at: unsafe { now.at.add(bytes) }, left: now.left - bytes as u32, ..now });
        NonNull::new(now.at).expect("inside a chunk")
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
            let (bytes, prefix, size) = (chunk.bytes, chunk.prefix, chunk.layout.size());
            let end = ROOM.with(|room| {
                let Room { at, left, .. } = room[chunk.slot].get();
                let inside = (chunk.start.addr().get()..chunk.start.addr().get() + size).contains(&at.addr());
                // A full chunk's room may begin right at its end, which is outside.
                if inside { size - left as usize } else { size / bytes * bytes }
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
    LENGTHS.with(|lengths| lengths.iter().for_each(|length| length.set(0)));
    ROOM.with(|room| room.iter().for_each(|room| room.set(Room::NONE)));
    for chunk in CHUNKS.with(RefCell::take) {
        // SAFETY: the chunk came from `alloc` with this layout.
        unsafe { dealloc(chunk.start.as_ptr(), chunk.layout) };
    }
}
