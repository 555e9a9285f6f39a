//! The virtual machine: frames, the evaluation loop, calls, exceptions, generators.

pub mod arguments;
pub mod attributes;
pub mod call;
#[cfg(feature = "checks")]
pub mod checks;
pub mod collection;
pub mod compiled_texts;
pub mod errors;
pub mod eval;
pub mod execution;
pub mod fast_paths;
pub mod finalization;
pub mod frame;
pub mod function_call;
mod init_call;
pub mod instance_values;
pub mod instructions;
pub mod lifetime;
pub mod limits;
pub mod locals;
pub mod main_program;
pub mod names;
pub mod native_call;
pub mod operators;
pub mod protocols;
pub mod sources;
pub mod start;
pub mod suggestions;
pub mod threads;
pub mod traceback_printing;
pub mod tracing;
pub mod unwind;
pub mod warnings;

pub use arguments::Arguments;
pub use errors::{Raised, Result};

use std::cell::OnceCell;
use std::rc::Rc;

use crate::Config;
use crate::object::{Lender, ObjectRef, Token};
use crate::types::code::Instruction;
use crate::types::method_cache::MethodCache;
use crate::types::registry::{Exceptions, Types};
use crate::types::str::Interned;
use crate::version::Profile;

/// An interpreter's whole state. There is one a thread at a time: it owns the thread's token.
pub struct Vm {
    // What the current frame uses all the time; the other frames keep theirs in `frames`.
    /// The index of the next instruction, in code units.
    pub ip: usize,
    /// Where the current frame's variables begin in `stack`.
    pub base: usize,
    /// The current frame's code, decoded.
    pub instructions: Rc<[Instruction]>,
    /// `co_consts` of the current frame's code, a tuple.
    pub constants: ObjectRef,
    /// Variables and value stacks of all frames that run, outermost first. `None` is CPython's NULL.
    pub stack: Vec<Option<ObjectRef>>,
    /// The frames that run, outermost first.
    pub frames: Vec<frame::Frame>,
    /// The exceptions being handled (`exc_info`), one entry for each running generator and one for the thread.
    pub handled: Vec<Option<ObjectRef>>,
    /// The exception on its way is raised again: the current frame adds no traceback entry.
    pub reraising: bool,
    /// The instruction that first raised the exception that is raised again: what the frame shows as its last.
    pub reraised_at: Option<usize>,
    /// The evaluation loop was left by a `yield`, not by a `return`.
    pub yielded: bool,
    /// The program ended with an uncaught KeyboardInterrupt.
    pub interrupted: bool,
    /// What an iterator returned with its end, where that is not `None`: the argument of StopIteration.
    pub iterator_result: Option<ObjectRef>,
    /// What running native calls have borrowed and hold besides: references that CPython does not count.
    pub lent: Vec<crate::object::ObjectId>,
    /// A trace function hears of what the frames do.
    pub is_tracing: bool,
    /// The trace function.
    pub tracing: tracing::Tracing,
    /// How deep native code has called back into the evaluation loop.
    pub native_depth: usize,
    /// The threads, and the states of those that do not run.
    pub threads: threads::Threads,
    /// `sys.get_int_max_str_digits()`, zero for no limit.
    pub digits_limit: usize,
    /// `sys.getrecursionlimit()`.
    pub recursion_limit: usize,

    // Objects that exist once.
    /// `None`.
    pub none: ObjectRef,
    /// `True`.
    pub true_: ObjectRef,
    /// `False`.
    pub false_: ObjectRef,
    /// `NotImplemented`.
    pub not_implemented: ObjectRef,
    /// `...`.
    pub ellipsis: ObjectRef,
    /// `()`.
    pub empty_tuple: ObjectRef,
    /// `''`.
    pub empty_str: ObjectRef,
    /// Texts of the interpreter's own that exist once and are not interned, as they come to be asked for.
    pub own_texts: Vec<ObjectRef>,
    /// `b''`.
    pub empty_bytes: ObjectRef,
    /// The ints from -5 to 256.
    pub small_ints: Vec<ObjectRef>,
    /// The one-character strings up to U+00FF.
    pub latin1_characters: Vec<ObjectRef>,
    /// The bytes objects of length one.
    pub one_byte_bytes: [OnceCell<ObjectRef>; 256],
    /// The built-in types.
    pub types: Types,
    /// The built-in exception types.
    pub exceptions: Exceptions,
    /// Names that the interpreter itself asks for.
    pub names: names::Names,
    /// Interned strings by value.
    pub interned: Interned,
    /// The interned names of the special methods, in the order of their table.
    pub special_method_names: Box<[ObjectRef]>,

    /// What `sys.set_asyncgen_hooks` has set: first iteration and finalizer.
    pub async_generator_hooks: (Option<ObjectRef>, Option<ObjectRef>),
    /// How many callers `cr_origin` of new coroutines names.
    pub coroutine_origin_depth: usize,
    /// Source texts by file name, for tracebacks.
    pub sources: sources::Sources,
    /// Texts that programs begin with.
    pub compiled_texts: compiled_texts::CompiledTexts,

    // Modules.
    /// `sys.modules`, a dict.
    pub modules: ObjectRef,
    /// The namespace of module builtins, a dict.
    pub builtins: ObjectRef,

    /// The last version given to a type.
    pub type_version: u64,
    /// The slots of classes that derive from a built-in type and add nothing, by that type.
    pub slots_of_derived: rustc_hash::FxHashMap<crate::object::ObjectId, crate::types::special_methods::SlotFunctions>,
    /// Attribute look-ups on types.
    pub method_cache: MethodCache,
    /// What is particular to the version.
    pub profile: &'static Profile,
    /// The world outside.
    pub config: Config,
    /// The objects whose `repr` is being made.
    pub representing: rustc_hash::FxHashSet<crate::object::ObjectId>,
    /// State of built-in modules.
    pub module_state: crate::modules::State,

    /// What there was when the interpreter was made.
    #[cfg(feature = "checks")]
    pub census: crate::object::census::Census,

    // The token goes last: everything above drops while no other interpreter can exist.
    token: Token,
}

impl Drop for Vm {
    fn drop(&mut self) {
        self.token.destroy_all_objects();
    }
}

impl Lender for Vm {
    #[inline(always)]
    fn token(&self) -> &Token {
        &self.token
    }
    #[inline(always)]
    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
