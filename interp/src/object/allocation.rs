//! Memory for objects: size classes with last-in-first-out free lists.
//!
//! A freed block is the next one handed out for its size, as in CPython's `obmalloc`, so a program sees
//! the same reuse of ids.

use std::alloc::{Layout, alloc, dealloc, handle_alloc_error};
use std::cell::Cell;
use std::ptr::{NonNull, null_mut};

/// The unit of block sizes, in bytes, and the alignment of every block.
pub(super) const UNIT: usize = 16;
/// The largest size class; larger blocks come from the system's allocator.
const CLASSES: usize = 64;
/// How much memory is taken from the system at a time, in bytes.
const CHUNK: usize = 256 * 1024;

struct Free {
    next: *mut Free,
}

thread_local! {
    static FREE: [Cell<*mut Free>; CLASSES + 1] = const { [const { Cell::new(null_mut()) }; CLASSES + 1] };
    static BUMP: Cell<(usize, usize)> = const { Cell::new((0, 0)) };
}

/// The size class for a number of bytes, 0 for a large block.
pub(super) const fn size_class(bytes: usize) -> u8 {
    let class = bytes.div_ceil(UNIT);
    if class <= CLASSES { class as u8 } else { 0 }
}

/// Takes a block of at least `bytes` bytes, not initialised.
#[inline]
pub(super) fn take(bytes: usize) -> NonNull<u8> {
    let class = size_class(bytes) as usize;
    if class == 0 {
        return system(bytes);
    }
    FREE.with(|free| {
        let head = free[class].get();
        match NonNull::new(head) {
            Some(block) => {
                // SAFETY: a block on a free list holds a valid `Free`.
                free[class].set(unsafe { block.as_ref() }.next);
                block.cast()
            }
            None => bump(class * UNIT),
        }
    })
}

/// Gives a block back.
///
/// # Safety
/// `block` came from [`take`] with the same number of bytes and is not used any more.
#[inline]
pub(super) unsafe fn give(block: NonNull<u8>, bytes: usize) {
    let class = size_class(bytes) as usize;
    if class == 0 {
        // SAFETY: the caller promises that the block came from `system` with this size.
        unsafe { dealloc(block.as_ptr(), layout(bytes)) };
        return;
    }
    FREE.with(|free| {
        let block = block.cast::<Free>();
        // SAFETY: the block is unused and at least one unit long.
        unsafe { block.write(Free { next: free[class].get() }) };
        free[class].set(block.as_ptr());
    });
}

fn layout(bytes: usize) -> Layout {
    Layout::from_size_align(bytes, UNIT).expect("the size of an object fits into half the address space")
}

fn system(bytes: usize) -> NonNull<u8> {
    let layout = layout(bytes);
    // SAFETY: the size is not zero: every block has a header.
    NonNull::new(unsafe { alloc(layout) }).unwrap_or_else(|| handle_alloc_error(layout))
}

#[cold]
fn bump(bytes: usize) -> NonNull<u8> {
    BUMP.with(|bump| {
        let (mut at, mut end) = bump.get();
        if end - at < bytes {
            at = system(CHUNK).as_ptr().expose_provenance();
            end = at + CHUNK;
        }
        bump.set((at + bytes, end));
        NonNull::new(std::ptr::with_exposed_provenance_mut(at)).expect("inside a chunk")
    })
}
