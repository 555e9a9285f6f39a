//! Making instances of plain classes: `__init__` gets a frame like any other function (`CALL_ALLOC_AND_ENTER_INIT`).
//!
//! CPython 3.13 rewrites a call in place when it is done for the second time. A program sees which way a call goes: the
//! first takes the arguments in a tuple, which refers to them too.

use crate::compile::code::flags;
use crate::object::{Kind, ObjectRef};
use crate::types::code::Code;
use crate::types::function::Function;
use crate::types::object;
use crate::types::slots::New;
use crate::types::type_object::Type;
use crate::vm::function_call::takes_exactly;
use crate::vm::{Arguments, Raised, Result, Vm};

/// What the hint of a call says: it has been done once.
const DONE_ONCE: u32 = 1;
/// It has been done more than once, and not with a plain class at the second time.
const OTHER: u32 = 2;

impl Vm {
    /// Does a call with `count` arguments on top of the stack in place, if its callable, at `place`, is a plain class
    /// that this instruction knows. Gives whether it did.
    pub(super) fn try_enter_init(&mut self, place: usize, count: usize) -> Result<bool> {
        let Some(class) = self.stack[place].as_ref().filter(|class| class.kind() == Kind::Type) else {
            return Ok(false);
        };
        let hint = &self.instructions[self.ip - 1].hint;
        // A class that takes the place of a dead one is taken for it: only counts of references show that.
        let known = ((class.id().0 >> 4) as u32).max(OTHER + 1);
        match hint.get() {
            0 => {
                hint.set(DONE_ONCE);
                return Ok(false);
            }
            DONE_ONCE => {}
            found if found != known => return Ok(false),
            _ => {}
        }
        let class = class.clone();
        let plain = self.plain_init(&class, count + 1);
        self.instructions[self.ip - 1].hint.set(if plain.is_some() { known } else { OTHER });
        let Some((init, code)) = plain else { return Ok(false) };
        self.check_recursion()?;
        let instance = object::new(self, &class, Arguments::none())?;
        self.stack[place] = Some(instance.clone());
        self.stack[place + 1] = Some(instance);
        self.enter_init_frame(init, code, place + 1);
        Ok(true)
    }

    /// The `__init__` of a class whose instances are plain objects, and its code, if it is a function that takes just
    /// so many arguments (`specialize_class_call`).
    fn plain_init(&mut self, class: &ObjectRef, count: usize) -> Option<(ObjectRef, ObjectRef)> {
        let payload = class.payload::<Type>()?;
        let is_plain = class.class_id() == self.types.type_.id()
            && payload.data.get(self).shared_keys.is_some()
            && payload.slots(self).new.is_some_and(|new| std::ptr::fn_addr_eq(new, object::new as New));
        if !is_plain {
            return None;
        }
        let name = self.names.__init__.clone();
        let init = self.lookup_type_attribute(class, &name)?;
        let code_object = init.payload::<Function>()?.data.get(self).code.clone();
        let code = code_object.payload::<Code>()?;
        const SUSPENDS: u32 = flags::GENERATOR | flags::COROUTINE | flags::ASYNC_GENERATOR;
        (takes_exactly(code, count) && !code.has_flag(SUSPENDS)).then_some((init, code_object))
    }

    /// What is raised where `__init__` has given something.
    pub fn init_value_error(&mut self, value: &ObjectRef) -> Raised {
        let name = self.class_name(value);
        self.type_error(format!("__init__() should return None, not '{name}'"))
    }
}
