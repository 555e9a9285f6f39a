//! In tests: an allocator that counts the blocks of memory that each thread has.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

thread_local! {
    static BLOCKS: Cell<isize> = const { Cell::new(0) };
}

#[global_allocator]
static ALLOCATOR: CountingAllocator = CountingAllocator;

struct CountingAllocator;

// SAFETY: every block comes from `System`, and goes back to it with the layout that it came with.
unsafe impl GlobalAlloc for CountingAllocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(1);
        // SAFETY: the caller's promise about the layout.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        count(-1);
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(block, layout) }
    }
}

fn count(change: isize) {
    // A thread that ends gives back memory after its counter is gone.
    let _ = BLOCKS.try_with(|blocks| blocks.set(blocks.get() + change));
}

/// The number of blocks that this thread has asked for and not given back.
pub fn blocks() -> isize {
    BLOCKS.get()
}
