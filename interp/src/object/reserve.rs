//! The last memory: an allocator that keeps some aside, so that a program without memory gets its MemoryError.
//!
//! Rust's containers end the process where memory runs out. Before it comes to that, what is set aside here is
//! given back to the system: the allocation succeeds, and the interpreter is told to raise MemoryError at the next
//! safe point. A single request that is larger than the reserve must be asked for beforehand ([`can_have`]).

use std::alloc::{GlobalAlloc, Layout, System};
use std::ptr::{self, NonNull};
use std::sync::atomic::{AtomicBool, AtomicPtr, Ordering};

use super::attention;

/// How much is set aside, in bytes. It is never touched: the system only promises it.
const RESERVE: usize = 32 << 20;
/// What stays free beside a single large request, in bytes: enough to raise an exception and to print it.
const ROOM: usize = 4 << 20;
/// Requests below this size are not asked for beforehand: the reserve covers them.
const LARGE: usize = 1 << 20;

/// The reserve is gone, and was found to be used up since.
static USED_UP: AtomicBool = AtomicBool::new(false);

static SET_ASIDE: AtomicPtr<u8> = AtomicPtr::new(ptr::null_mut());

const LAYOUT: Layout = match Layout::from_size_align(RESERVE, 16) {
    Ok(layout) => layout,
    Err(_) => panic!("a reserve has a valid layout"),
};

/// The system's allocator with a reserve. A program that runs an interpreter makes it its `#[global_allocator]`.
pub struct ReservingAllocator;

// SAFETY: every block comes from `System`, and goes back to it with the layout that it came with.
unsafe impl GlobalAlloc for ReservingAllocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise about the layout.
        unsafe { with_reserve(layout.size(), || System.alloc(layout)) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as in `alloc`.
        unsafe { with_reserve(layout.size(), || System.alloc_zeroed(layout)) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: as in `alloc`; the block is as it was where reallocation has failed.
        unsafe { with_reserve(size, || System.realloc(block, layout, size)) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(block, layout) }
    }
}

#[inline(always)]
fn with_reserve(size: usize, request: impl Fn() -> *mut u8) -> *mut u8 {
    let block = request();
    if block.is_null() { after_giving_up_the_reserve(size, request) } else { block }
}

#[cold]
fn after_giving_up_the_reserve(size: usize, request: impl Fn() -> *mut u8) -> *mut u8 {
    // What is larger could not be had even then: whoever asks for so much is prepared for a refusal.
    if size > RESERVE {
        return ptr::null_mut();
    }
    let Some(reserve) = NonNull::new(SET_ASIDE.swap(ptr::null_mut(), Ordering::Relaxed)) else {
        return ptr::null_mut();
    };
    // SAFETY: the reserve came from `System` with this layout, and nobody else has it any more.
    unsafe { System.dealloc(reserve.as_ptr(), LAYOUT) };
    attention::ask(attention::MEMORY | attention::RESERVE);
    request()
}

/// Whether the reserve is gone and what came of it nearly used up: a time to do without what can be done without.
pub fn is_nearly_used_up() -> bool {
    if !SET_ASIDE.load(Ordering::Relaxed).is_null() {
        return false;
    }
    if !USED_UP.load(Ordering::Relaxed) && !can_have(RESERVE / 2) {
        USED_UP.store(true, Ordering::Relaxed);
    }
    USED_UP.load(Ordering::Relaxed)
}

/// Whether memory is set aside.
pub fn is_there() -> bool {
    !SET_ASIDE.load(Ordering::Relaxed).is_null()
}

/// Sets memory aside, where that has not been done and the system has it.
pub fn set_aside() {
    if is_there() {
        return;
    }
    // SAFETY: the layout's size is not zero.
    let reserve = unsafe { System.alloc(LAYOUT) };
    if reserve.is_null() {
        return;
    }
    if SET_ASIDE.compare_exchange(ptr::null_mut(), reserve, Ordering::Relaxed, Ordering::Relaxed).is_err() {
        // SAFETY: another thread was faster; this block is of no use.
        unsafe { System.dealloc(reserve, LAYOUT) };
    }
    USED_UP.store(false, Ordering::Relaxed);
    attention::settle(attention::RESERVE);
}

/// Whether the reserve had to be given up since this was last asked: the time to raise MemoryError.
pub fn was_given_up() -> bool {
    if !attention::has(attention::MEMORY) {
        return false;
    }
    attention::settle(attention::MEMORY);
    true
}

/// Whether so many bytes can be had in one piece: what is large is asked of the system before anything relies on it.
pub fn can_have(bytes: usize) -> bool {
    if bytes < LARGE {
        return true;
    }
    let Ok(layout) = Layout::from_size_align(bytes.saturating_add(ROOM), 16) else { return false };
    // SAFETY: the layout's size is not zero, and the block goes back at once.
    unsafe {
        // An optimiser that sees a block go back unused would leave both out and say that it was there.
        let block = std::hint::black_box(System.alloc(layout));
        if !block.is_null() {
            System.dealloc(block, layout);
        }
        !block.is_null()
    }
}

/// Makes room for more items in a container that may be large. Where the system has not got the usual step, it
/// is a small one, and the interpreter is told to raise MemoryError at the next safe point.
#[inline]
pub fn make_room<T>(items: &mut Vec<T>, added: usize) {
    if items.capacity() - items.len() < added {
        grow(items, added);
    }
}

#[cold]
fn grow<T>(items: &mut Vec<T>, added: usize) {
    // From this size on, the system moves a block without a second one beside it.
    const MOVABLE: usize = 32 << 20;
    let unit = size_of::<T>().max(1);
    let capacity = items.capacity();
    let grown = capacity.saturating_mul(2).max(items.len().saturating_add(added));
    let wanted = if capacity * unit >= MOVABLE { grown - capacity } else { grown };
    if can_have(wanted.saturating_mul(unit)) {
        items.reserve(added);
    } else {
        attention::ask(attention::MEMORY);
        items.reserve_exact(added.max(LARGE / unit));
    }
}

/// To be asked before a little memory is taken: says that memory is short where the reserve is gone already.
pub fn watch() {
    if !is_there() && !can_have(LARGE) {
        complain();
    }
}

/// Says that memory is short: the interpreter raises MemoryError at the next safe point.
pub fn complain() {
    attention::ask(attention::MEMORY);
}
