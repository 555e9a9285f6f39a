//! What each thread has for itself (`PyThreadState`). That of the thread that runs is in [`Vm`] itself; those of the others
//! are kept here meanwhile.

use std::rc::Rc;

use rustc_hash::FxHashSet;

use crate::object::{ObjectId, ObjectRef};
use crate::types::code::Instruction;
use crate::vm::Vm;
use crate::vm::frame::Frame;
use crate::vm::tracing::Tracing;

/// Fields of the same names as in [`Vm`], and what they mean there.
pub struct ThreadState {
    pub ip: usize,
    base: usize,
    instructions: Rc<[Instruction]>,
    constants: ObjectRef,
    pub stack: Vec<Option<ObjectRef>>,
    pub frames: Vec<Frame>,
    handled: Vec<Option<ObjectRef>>,
    reraising: bool,
    reraised_at: Option<usize>,
    yielded: bool,
    iterator_result: Option<ObjectRef>,
    lent: Vec<ObjectId>,
    native_depth: usize,
    is_tracing: bool,
    tracing: Tracing,
    async_generator_hooks: (Option<ObjectRef>, Option<ObjectRef>),
    coroutine_origin_depth: usize,
    representing: FxHashSet<ObjectId>,
    /// The context that is entered (`module_state.contexts`).
    context: Option<ObjectRef>,
    /// How many imports the thread is in.
    importing: usize,
}

impl ThreadState {
    /// That of a thread that is about to begin.
    pub fn new(vm: &Vm) -> Self {
        Self {
            ip: 0,
            base: 0,
            instructions: Rc::from(Vec::new()),
            constants: vm.empty_tuple.clone(),
            stack: Vec::new(),
            frames: Vec::new(),
            handled: vec![None],
            reraising: false,
            reraised_at: None,
            yielded: false,
            iterator_result: None,
            lent: Vec::new(),
            native_depth: 0,
            is_tracing: false,
            tracing: Tracing::default(),
            async_generator_hooks: (None, None),
            coroutine_origin_depth: 0,
            representing: FxHashSet::default(),
            context: None,
            importing: 0,
        }
    }

    /// What it refers to at once.
    #[cfg(feature = "checks")]
    pub fn held(&self) -> impl Iterator<Item = ObjectId> {
        let of_frame = |frame: &'_ Frame| {
            let parts = [Some(&frame.code), Some(&frame.function), frame.locals.as_ref(), frame.object.as_ref()];
            parts.map(|part| part.map(ObjectRef::id)).into_iter().flatten()
        };
        let values = self.stack.iter().chain(&self.handled).flatten().map(ObjectRef::id);
        self.frames
            .iter()
            .flat_map(of_frame)
            .chain(values)
            .chain(self.context.iter().chain([&self.constants]).map(ObjectRef::id))
    }

    /// Changes places with the state of the thread that runs.
    pub fn swap(&mut self, vm: &mut Vm) {
        use std::mem::swap;
        swap(&mut self.ip, &mut vm.ip);
        swap(&mut self.base, &mut vm.base);
        swap(&mut self.instructions, &mut vm.instructions);
        swap(&mut self.constants, &mut vm.constants);
        swap(&mut self.stack, &mut vm.stack);
        swap(&mut self.frames, &mut vm.frames);
        swap(&mut self.handled, &mut vm.handled);
        swap(&mut self.reraising, &mut vm.reraising);
        swap(&mut self.reraised_at, &mut vm.reraised_at);
        swap(&mut self.yielded, &mut vm.yielded);
        swap(&mut self.iterator_result, &mut vm.iterator_result);
        swap(&mut self.lent, &mut vm.lent);
        swap(&mut self.native_depth, &mut vm.native_depth);
        swap(&mut self.is_tracing, &mut vm.is_tracing);
        swap(&mut self.tracing, &mut vm.tracing);
        swap(&mut self.async_generator_hooks, &mut vm.async_generator_hooks);
        swap(&mut self.coroutine_origin_depth, &mut vm.coroutine_origin_depth);
        swap(&mut self.representing, &mut vm.representing);
        swap(&mut self.context, vm.module_state.contexts.current_mut());
        swap(&mut self.importing, &mut vm.threads.importing);
    }
}
