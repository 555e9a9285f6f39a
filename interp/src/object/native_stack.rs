//! The native stack of a thread. Control goes from the interpreter's own stack to it and back: there is one thread of the
//! system, and one of them runs at a time.
//!
//! The change of stacks is assembly, which Miri cannot run, and what goes from stack to stack is a whole interpreter: the
//! tests are the cells with threads (`corpus/execution/threads.py`), also under `cargo xtask conform --checked`.

use std::cell::Cell;
use std::ptr::{self, NonNull};

use corosensei::stack::{DefaultStack, Stack};
use corosensei::{Coroutine, CoroutineResult, Yielder};

use crate::vm::Vm;

/// The interpreter goes along with each change of stacks: whoever has control has it.
type Passed = NonNull<Vm>;

thread_local! {
    /// How the stack in use gives control back; null on the interpreter's own.
    static IN_USE: Cell<*const Yielder<Passed, Passed>> = const { Cell::new(ptr::null()) };
}

/// No system has larger pages, in bytes.
#[cfg(feature = "checks")]
const LARGEST_PAGE: usize = 64 << 10;

/// A stack with a function that runs on it.
pub struct NativeStack {
    // `None` only while it is dropped.
    coroutine: Option<Coroutine<Passed, Passed, (), DefaultStack>>,
    /// The lowest address that may be used.
    pub limit: usize,
    /// The address behind the highest one.
    #[cfg(feature = "checks")]
    base: usize,
}

impl NativeStack {
    /// Makes a stack of `size` bytes, rounded up to pages, on which `run` is going to run.
    ///
    /// # Errors
    /// Where the system has not got the memory.
    pub fn new(size: usize, run: impl FnOnce(&mut Vm) + 'static) -> std::io::Result<Self> {
        let stack = DefaultStack::new(size)?;
        let limit = stack.limit().get();
        #[cfg(feature = "checks")]
        let base = stack.base().get();
        let coroutine = Coroutine::with_stack(stack, move |yielder, mut vm: Passed| {
            IN_USE.set(yielder);
            // SAFETY: `resume` has passed its exclusive reference on, and waits. Whenever this stack pauses, the
            // interpreter goes back the same way, and all who hold a reference on this stack wait.
            run(unsafe { vm.as_mut() });
        });
        Ok(Self {
            coroutine: Some(coroutine),
            limit,
            #[cfg(feature = "checks")]
            base,
        })
    }

    /// Whatever stands on the stack of a thread that never goes on, as far as it could be an object.
    #[cfg(feature = "checks")]
    pub fn possible_objects(&self) -> impl Iterator<Item = super::ObjectId> {
        // The page at the end guards the stack, and may not be read.
        let end = self.limit + LARGEST_PAGE;
        let words = ptr::with_exposed_provenance::<usize>(end);
        let count = self.base.saturating_sub(end) / size_of::<usize>();
        // SAFETY: the words lie between the stack's ends, in memory that the system has zeroed; nothing runs on it.
        (0..count)
            .map(move |index| unsafe { words.add(index).read_volatile() })
            .filter(|word| *word != 0)
            .map(super::ObjectId)
    }

    /// Runs it until it pauses or ends. Whether it has ended.
    pub fn resume(&mut self, vm: &mut Vm) -> bool {
        let Some(coroutine) = &mut self.coroutine else { return true };
        let before = IN_USE.get();
        let result = coroutine.resume(NonNull::from(vm));
        IN_USE.set(before);
        matches!(result, CoroutineResult::Return(()))
    }
}

impl Drop for NativeStack {
    fn drop(&mut self) {
        if let Some(coroutine) = self.coroutine.take()
            && coroutine.started()
            && !coroutine.done()
        {
            // A thread that never went on: what its stack refers to is swept away with all objects, not let go one by one.
            std::mem::forget(coroutine);
        }
    }
}

/// Gives control back to whoever called [`NativeStack::resume`]; on the interpreter's own stack nothing happens.
pub fn pause(vm: &mut Vm) {
    let yielder = IN_USE.get();
    if let Some(in_use) = NonNull::new(yielder.cast_mut()) {
        // SAFETY: the yielder lives as long as the function that runs on the stack, which is in this call.
        unsafe { in_use.as_ref() }.suspend(NonNull::from(vm));
        IN_USE.set(yielder);
    }
}
