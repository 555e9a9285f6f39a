//! `generator`, `coroutine` and `async_generator`: code that can be suspended.

pub mod asynchronous;
mod attributes;
mod control;
mod definitions;

pub use definitions::{ASYNC_GENERATOR, COROUTINE, GENERATOR};

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::vm::frame::Frame;

/// The payload of a generator, coroutine or asynchronous generator.
pub struct Generator {
    /// The code, a code object.
    pub code: ObjectRef,
    /// What changes.
    pub data: Contents<GeneratorData>,
}

/// The changing part.
pub struct GeneratorData {
    /// `__name__`
    pub name: ObjectRef,
    /// `__qualname__`
    pub qualified_name: ObjectRef,
    /// Where it is.
    pub state: GeneratorState,
    /// The exception that it was handling when it was suspended.
    pub handled: Option<ObjectRef>,
    /// What has been asked of an asynchronous generator, and other facts particular to a type.
    pub hooks_initialised: bool,
    /// An asynchronous generator is being iterated (`ag_running_async`).
    pub running_asynchronously: bool,
    /// An asynchronous generator was closed.
    pub closed: bool,
    /// `cr_origin`
    pub origin: Option<ObjectRef>,
    /// The finalizer hook of an asynchronous generator.
    pub finalizer: Option<ObjectRef>,
    /// The frame of a body that was closed without running, and its variables, where they stay.
    pub unused: Option<(Box<Frame>, Vec<Option<ObjectRef>>)>,
    /// The same where something has asked for the frame object: that has the variables then.
    pub unused_frame_object: Option<ObjectRef>,
}

/// Where a generator is.
pub enum GeneratorState {
    /// Not started, or at a `yield`.
    Suspended {
        /// The frame, whose `base` means nothing.
        frame: Box<Frame>,
        /// Its variables and value stack.
        values: Vec<Option<ObjectRef>>,
        /// No instruction of the body has run.
        fresh: bool,
    },
    /// On the interpreter's stack.
    Running,
    /// Returned, raised or closed.
    Finished,
}

impl Trace for Generator {
    const OBSERVABLE_DEATH: bool = true;

    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        let data = self.data.get(token);
        visit(&data.name);
        visit(&data.qualified_name);
        data.handled.iter().for_each(&mut *visit);
        data.origin.iter().for_each(&mut *visit);
        data.finalizer.iter().for_each(&mut *visit);
        data.unused_frame_object.iter().for_each(&mut *visit);
        if let Some((frame, values)) = &data.unused {
            visit(&frame.code);
            visit(&frame.function);
            values.iter().flatten().for_each(&mut *visit);
        }
        if let GeneratorState::Suspended { frame, values, .. } = &data.state {
            visit(&frame.code);
            visit(&frame.function);
            frame.locals.iter().for_each(&mut *visit);
            frame.object.iter().for_each(&mut *visit);
            values.iter().flatten().for_each(&mut *visit);
        }
    }

    #[cfg(any(test, feature = "checks"))]
    fn trace_besides(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.code);
    }

    fn clear(&self, token: &mut Token, released: &mut Vec<ObjectRef>) {
        let data = self.data.get_mut(token);
        if let GeneratorState::Suspended { values, .. } = &mut data.state {
            released.extend(values.iter_mut().filter_map(Option::take));
        }
        released.extend(data.unused.take().into_iter().flat_map(|(_, values)| values).flatten());
        released.extend(data.unused_frame_object.take());
        released.extend(data.handled.take());
    }
}
