//! Threads that take turns (`Python/ceval_gil.c`): as under CPython's lock, one runs at a time, and hands over where it waits
//! and after its turn. All are on one thread of the system, each with a native stack of its own, so that objects and the
//! memory that they lie in need no locks.

mod state;
mod wait;

use std::time::Instant;

pub use state::ThreadState;
pub use wait::Condition;
use wait::{Wait, sleep_until_any};

use crate::modules::thread::{forget_thread, release_sentinel};
#[cfg(feature = "checks")]
use crate::object::ObjectId;
use crate::object::native_stack::{self, NativeStack};
use crate::object::{ObjectRef, WeakHandle, attention};
use crate::vm::{Arguments, Raised, Result, Vm};

/// Tells a thread from all others that the interpreter ever had: `_thread.get_ident()`.
pub type Identity = i64;

/// The thread that the interpreter begins with.
pub const MAIN: Identity = 1;

/// The native stack of a thread, in bytes, where `_thread.stack_size` asks for no larger one. Memory is taken only as it is
/// touched.
const STACK_SIZE: usize = 16 << 20;

/// How many threads there may be beside the main one: each takes two of the 65,530 pieces of memory that Linux lets a process
/// have, and everything else needs some as well.
const MOST_THREADS: usize = 10_000;

/// How many safe points a turn lasts that has the usual switch interval, 5 ms: about as many as it takes CPython.
const SAFE_POINTS_PER_SECOND: f64 = 4e6;

/// A thread that was started and has not ended.
struct Thread {
    identity: Identity,
    /// Its own while it does not run; nothing of interest while it runs.
    state: ThreadState,
    /// `None` while it runs.
    stack: Option<NativeStack>,
    wait: Wait,
    /// The interpreter does not wait for it at its end.
    is_daemon: bool,
    /// The lock of `_thread._set_sentinel`.
    sentinel: Option<WeakHandle>,
    /// Where its native stack ends.
    limit: usize,
    /// What its native stack holds from the start: the function and its arguments.
    #[cfg(feature = "checks")]
    begun_with: Vec<ObjectId>,
}

/// All threads of an interpreter.
pub struct Threads {
    current: Identity,
    /// The state of the main thread while another one runs.
    main: Option<ThreadState>,
    main_wait: Wait,
    /// All but the main thread, in the order of their turns.
    others: Vec<Thread>,
    /// How many others had their turn since the main thread.
    since_main: usize,
    last_identity: Identity,
    /// How many safe points are left of the turn.
    left: u32,
    /// No thread goes on but the main one: the interpreter ends.
    are_over: bool,
    /// `_thread.stack_size()`, in bytes; 0 is the default.
    pub stack_size: usize,
    /// How many imports the running thread is in.
    importing: usize,
}

impl Default for Threads {
    fn default() -> Self {
        Self {
            current: MAIN,
            main: None,
            main_wait: Wait::TURN,
            others: Vec::new(),
            since_main: 0,
            last_identity: MAIN,
            left: 0,
            are_over: false,
            stack_size: 0,
            importing: 0,
        }
    }
}

impl Threads {
    /// The one that runs.
    pub fn current(&self) -> Identity {
        self.current
    }

    /// How many there are beside the main thread.
    pub fn count(&self) -> usize {
        self.others.len()
    }

    /// Whether others could run while the running one waits.
    pub fn are_many(&self) -> bool {
        !self.others.is_empty() && !self.are_over
    }

    /// Whether a thread has not ended yet.
    pub fn is_alive(&self, identity: Identity) -> bool {
        identity == MAIN || self.find(identity).is_some()
    }

    /// Whether the interpreter waits for a thread at its end.
    pub fn non_daemon(&self) -> Option<Identity> {
        let is_waited_for = |thread: &&Thread| !thread.is_daemon && thread.identity != self.current;
        self.others.iter().find(is_waited_for).map(|thread| thread.identity)
    }

    /// All that have not ended, the main thread first.
    pub fn identities(&self) -> Vec<Identity> {
        [MAIN].into_iter().chain(self.others.iter().map(|thread| thread.identity)).collect()
    }

    /// Keeps the lock that is released when the running thread ends.
    pub fn set_sentinel(&mut self, lock: &ObjectRef) {
        let (current, lock) = (self.current, WeakHandle::new(lock));
        if let Some(thread) = self.others.iter_mut().find(|thread| thread.identity == current) {
            thread.sentinel = lock;
        }
    }

    /// The state of a thread that does not run.
    pub fn waiting(&self, identity: Identity) -> Option<&ThreadState> {
        match identity {
            _ if identity == self.current => None,
            MAIN => self.main.as_ref(),
            identity => self.find(identity).map(|index| &self.others[index].state),
        }
    }

    /// The state of a thread that does not run, to be changed.
    pub fn waiting_mut(&mut self, identity: Identity) -> Option<&mut ThreadState> {
        match identity {
            _ if identity == self.current => None,
            MAIN => self.main.as_mut(),
            identity => self.find(identity).map(|index| &mut self.others[index].state),
        }
    }

    /// Where the native stack of the running thread ends; `None` for the main thread, whose stack is the process's affair.
    pub fn stack_limit(&self) -> Option<usize> {
        if self.current == MAIN { None } else { self.find(self.current).map(|index| self.others[index].limit) }
    }

    /// What threads that the interpreter stops in their midst refer to at once: from frames, from values on both their
    /// stacks, and with what they began. CPython ends such a thread where it is, a daemon most often, and never takes back what its frames
    /// hold (`PyThread_exit_thread`).
    #[cfg(feature = "checks")]
    pub fn held_by_unfinished(&self) -> impl Iterator<Item = ObjectId> {
        self.others.iter().flat_map(|thread| {
            let on_native_stack = thread.stack.iter().flat_map(NativeStack::possible_objects);
            thread.begun_with.iter().copied().chain(thread.state.held()).chain(on_native_stack)
        })
    }

    fn find(&self, identity: Identity) -> Option<usize> {
        self.others.iter().position(|thread| thread.identity == identity)
    }
}

/// What the threads can do next.
enum Next {
    Main,
    Other(usize),
    Nothing,
}

impl Vm {
    /// Starts a thread that calls a function; it has its first turn later.
    ///
    /// # Errors
    /// RuntimeError where the system has no memory for its stack, or the interpreter ends.
    pub fn start_thread(
        &mut self,
        function: ObjectRef,
        arguments: Arguments,
        is_daemon: bool,
        at_end: impl FnOnce(&mut Vm) + 'static,
    ) -> Result<Identity> {
        if self.threads.are_over {
            let class = self.exceptions.python_finalization_error.clone();
            return Err(self.raise(&class, "can't create new thread at interpreter shutdown"));
        }
        let size = self.threads.stack_size.max(STACK_SIZE);
        #[cfg(feature = "checks")]
        let begun_with = {
            let given = arguments.positional.iter().chain(arguments.keywords.iter().map(|(_, value)| value));
            given.chain([&function]).map(ObjectRef::id).collect()
        };
        let stack = NativeStack::new(size, move |vm| {
            let called = vm.call(&function, arguments);
            if let Err(raised) = called {
                vm.report_thread(raised, &function);
            }
            at_end(vm);
            drop(function);
            vm.bury();
        });
        let Some(stack) = stack.ok().filter(|_| self.threads.others.len() < MOST_THREADS) else {
            return Err(self.runtime_error("can't start new thread"));
        };
        let threads = &mut self.threads;
        threads.last_identity += 1;
        let identity = threads.last_identity;
        let limit = stack.limit;
        let state = ThreadState::new(self);
        let thread = Thread {
            identity,
            state,
            stack: Some(stack),
            wait: Wait::TURN,
            is_daemon,
            sentinel: None,
            limit,
            #[cfg(feature = "checks")]
            begun_with,
        };
        self.threads.others.push(thread);
        attention::ask_for_turns();
        self.begin_turn();
        Ok(identity)
    }

    /// Does something as if a thread ran that waits.
    pub fn on_behalf_of<T>(&mut self, identity: Identity, act: impl FnOnce(&mut Self) -> T) -> T {
        let nothing = ThreadState::new(self);
        let Some(place) = self.threads.waiting_mut(identity) else { return act(self) };
        let mut state = std::mem::replace(place, nothing);
        state.swap(self);
        let current = std::mem::replace(&mut self.threads.current, identity);
        // The one that runs is looked for where the others are, and is not there.
        let result = act(self);
        self.threads.current = current;
        state.swap(self);
        if let Some(place) = self.threads.waiting_mut(identity) {
            *place = state;
        }
        result
    }

    /// An exception that ends a thread: SystemExit ends it silently.
    fn report_thread(&mut self, raised: Raised, function: &ObjectRef) {
        if self.is_instance_of_type(&raised.0, &self.exceptions.system_exit) {
            return;
        }
        const MESSAGE: &str = "Exception ignored in thread started by";
        if self.profile.unraisable_is_all_message {
            let message = format!("{MESSAGE} {}", self.safe_string(function, "object", true));
            self.report_unraisable(raised, Some(&message), None);
        } else {
            self.report_unraisable(raised, Some(MESSAGE), Some(function));
        }
    }

    fn begin_turn(&mut self) {
        self.threads.left = (self.module_state.switch_interval * SAFE_POINTS_PER_SECOND).clamp(1.0, 1e9) as u32;
    }

    /// To be called at safe points while there are several threads: hands over where the turn is over.
    ///
    /// # Errors
    /// None but those of [`Vm::wait`].
    #[cold]
    pub fn count_down_turn(&mut self) -> Result<()> {
        match self.threads.left.checked_sub(1) {
            Some(left) => {
                self.threads.left = left;
                Ok(())
            }
            // An import is not left halfway: another thread would find the module half-made.
            None if self.threads.importing > 0 => Ok(()),
            None => self.hand_over(Wait::TURN),
        }
    }

    /// Has the running thread wait, and the others run meanwhile, until a condition holds. Whether it does: false where the
    /// time was over before.
    ///
    /// # Errors
    /// RuntimeError on the main thread where nothing can ever make the condition hold.
    pub fn wait(&mut self, condition: Condition, deadline: Option<Instant>) -> Result<bool> {
        loop {
            if condition.holds(self) {
                return Ok(true);
            }
            if deadline.is_some_and(|deadline| deadline <= Instant::now()) {
                return Ok(false);
            }
            self.hand_over(Wait { condition: condition.clone(), deadline })?;
        }
    }

    /// Whether something else may be to do while the running thread waits: what other threads do, or a signal's handler.
    pub fn shares_waits(&self) -> bool {
        self.threads.are_many() || self.config.signals
    }

    /// Handles the signals that have come, on the main thread.
    ///
    /// # Errors
    /// What a handler raises.
    pub fn look_for_signals(&mut self) -> Result<()> {
        if attention::signals_are_wanted() && self.threads.current == MAIN {
            self.handle_tripped_signals()?;
        }
        Ok(())
    }

    /// Gives the other threads their turns.
    fn hand_over(&mut self, wait: Wait) -> Result<()> {
        let current = self.threads.current;
        if current == MAIN {
            self.threads.main_wait = wait;
            let outcome = self.run_others();
            // What it waited for is let go.
            self.threads.main_wait = Wait::TURN;
            return outcome;
        }
        if let Some(index) = self.threads.find(current) {
            self.threads.others[index].wait = wait;
        }
        native_stack::pause(self);
        Ok(())
    }

    /// Runs the other threads until the main thread can go on and it is its turn.
    fn run_others(&mut self) -> Result<()> {
        loop {
            self.look_for_signals()?;
            match self.next_thread() {
                Next::Main => {
                    self.threads.since_main = 0;
                    self.begin_turn();
                    return Ok(());
                }
                Next::Other(index) => self.run_turn(index),
                Next::Nothing => {
                    let others = self.threads.others.iter().map(|thread| &thread.wait);
                    if !sleep_until_any(others.chain([&self.threads.main_wait]), self.awaits_signals()) {
                        return Err(self.runtime_error("all threads wait for locks that only they could release"));
                    }
                }
            }
        }
    }

    fn next_thread(&self) -> Next {
        let threads = &self.threads;
        let is_main_ready = threads.main_wait.is_over(self);
        if is_main_ready && (threads.are_over || threads.since_main >= threads.others.len()) {
            return Next::Main;
        }
        let ready = threads.others.iter().position(|thread| thread.wait.is_over(self)).filter(|_| !threads.are_over);
        match ready {
            Some(index) => Next::Other(index),
            None if is_main_ready => Next::Main,
            None => Next::Nothing,
        }
    }

    /// One turn of a thread, which then is the last in line.
    fn run_turn(&mut self, index: usize) {
        let mut thread = self.threads.others.remove(index);
        let Some(mut stack) = thread.stack.take() else { return };
        let identity = thread.identity;
        thread.wait = Wait::TURN;
        let mut state = std::mem::replace(&mut thread.state, ThreadState::new(self));
        self.threads.others.push(thread);
        self.threads.since_main += 1;
        state.swap(self);
        self.threads.main = Some(state);
        self.threads.current = identity;
        self.begin_turn();
        let has_ended = stack.resume(self);
        self.threads.current = MAIN;
        let Some(mut state) = self.threads.main.take() else { return };
        state.swap(self);
        let Some(index) = self.threads.find(identity) else { return };
        if has_ended {
            let thread = self.threads.others.remove(index);
            if let Some(lock) = thread.sentinel.and_then(|lock| lock.upgrade()) {
                release_sentinel(&lock);
            }
            forget_thread(self, identity);
            drop(state);
            if self.threads.others.is_empty() {
                attention::settle_turns();
            }
        } else {
            let thread = &mut self.threads.others[index];
            thread.state = state;
            thread.stack = Some(stack);
        }
    }

    /// Says that the running thread is in an import, or in one less.
    pub fn count_import(&mut self, begins: bool) {
        self.threads.importing =
            if begins { self.threads.importing + 1 } else { self.threads.importing.saturating_sub(1) };
    }

    /// Ends what there is of threads when the interpreter ends: module threading waits for its own, the others stop
    /// where they are (`wait_for_thread_shutdown`).
    pub fn shut_threads_down(&mut self) {
        if let Ok(Some(module)) = self.loaded_module("threading") {
            let shut_down = self.get_attribute_named(&module, "_shutdown");
            if let Err(raised) = shut_down.and_then(|shut_down| self.call(&shut_down, [])) {
                let message =
                    self.profile.unraisable_is_all_message.then_some("Exception ignored on threading shutdown");
                let object = message.is_none().then_some(&module);
                self.report_unraisable(raised, message, object);
            }
        }
        self.threads.are_over = true;
        attention::settle_turns();
    }
}
