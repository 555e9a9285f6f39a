//! Calling anything that is callable.

use crate::object::{Kind, ObjectRef};
use crate::types::descriptor::{MethodDescriptor, MethodWrapper, SlotWrapper};
use crate::types::method::Method;
use crate::types::module::Module;
use crate::types::native::Binding;
use crate::types::native_function::NativeFunction;
use crate::types::slots::Call;
use crate::types::str::Str;
use crate::types::type_object::{Type, type_flag};
use crate::vm::native_call::NativeCallee;
use crate::vm::{Arguments, Raised, Result, Vm};

impl Vm {
    /// `callable(...)` from native code. A Python function runs to its end.
    pub fn call(&mut self, callable: &ObjectRef, arguments: impl Into<Arguments>) -> Result {
        let arguments = arguments.into();
        match callable.kind() {
            Kind::Function => self.call_python_function(callable, arguments),
            Kind::Method => {
                self.check_native_stack()?;
                let Some(method) = callable.payload::<Method>() else { return self.call_slot(callable, arguments) };
                let function = method.function.clone();
                let arguments = arguments.with_first(method.instance.clone());
                self.call(&function, arguments)
            }
            Kind::NativeFunction => self.call_native_function(callable, arguments),
            _ => self.call_slot(callable, arguments),
        }
    }

    /// Calls a native function object.
    #[inline]
    pub fn call_native_function(&mut self, callable: &ObjectRef, arguments: Arguments) -> Result {
        let Some(native) = callable.payload::<NativeFunction>() else { return self.call_slot(callable, arguments) };
        self.call_native(native.callee(), arguments)
    }

    /// The error for what cannot be called (`object_is_not_callable` in Objects/call.c).
    #[cold]
    fn not_callable(&mut self, object: &ObjectRef) -> Raised {
        let mut message = format!("'{}' object is not callable", self.class_name(object));
        if self.profile.suggests_calling_in_module && object.payload::<Module>().is_some() {
            let own = self.names.__name__.clone();
            let own = self.get_optional_attribute(object, &own).ok().flatten();
            if let Some(own) = own.filter(|own| own.payload::<Str>().is_some()) {
                let found = self.get_optional_attribute(object, &own).ok().flatten();
                if found.is_some_and(|found| found.class_payload(self).slots(self).call.is_some()) {
                    let own = self.display_text(&own);
                    message.push_str(&format!(". Did you mean: '{own}.{own}(...)'?"));
                }
            }
        }
        self.type_error(message)
    }

    /// Calls through `tp_call`.
    pub fn call_slot(&mut self, callable: &ObjectRef, arguments: Arguments) -> Result {
        let Some(call) = callable.class_payload(self).slots(self).call else {
            return Err(self.not_callable(callable));
        };
        if self.is_called_directly(callable, &arguments) {
            self.check_native_stack()?;
            return call(self, callable, arguments);
        }
        let class = callable.class_payload(self);
        // A type is called by this protocol where it has a function for that: `is_direct`.
        let is_vector_call = class.has_flag(self, type_flag::VECTOR_CALL) && callable.kind() != Kind::Type;
        self.enter_recursive_call(" while calling a Python object")?;
        let result = if is_vector_call {
            call(self, callable, arguments)
        } else {
            self.call_with_tuple(call, callable, arguments)
        };
        self.native_depth -= 1;
        result
    }

    /// Whether a callable has a `tp_vectorcall`, or an instruction of the interpreter's own as `str(x)`.
    fn is_called_directly(&self, callable: &ObjectRef, arguments: &Arguments) -> bool {
        callable.payload::<Type>().is_some_and(|class| class.has_vectorcall.get())
            || callable.is(&self.types.str) && arguments.positional.len() == 1 && arguments.keywords.is_empty()
            || callable.kind() == Kind::Partial
    }

    /// Whether a call leaves the arguments on the caller's stack while Python code gets them in a tuple.
    pub(crate) fn leaves_on_stack(&self, callable: &ObjectRef, arguments: &Arguments) -> bool {
        let takes_tuple = match callable.kind() {
            Kind::Function | Kind::Method | Kind::NativeFunction | Kind::MethodDescriptor => false,
            Kind::Type => !self.borrows_arguments(callable),
            _ => {
                !callable.class_payload(self).has_flag(self, type_flag::VECTOR_CALL)
                    && !self.borrows_arguments(callable)
            }
        };
        takes_tuple && arguments.unpacked.is_none() && !self.is_called_directly(callable, arguments)
    }

    /// Calls what takes its arguments in a tuple and a dict (`_PyObject_MakeTpCall`). These refer to the arguments for
    /// as long as the call lasts, besides whatever the caller has them from; a call with `*` has them in a tuple already.
    fn call_with_tuple(&mut self, call: Call, callable: &ObjectRef, mut arguments: Arguments) -> Result {
        if arguments.unpacked.is_some() {
            let in_tuple_and_dict = (arguments.unpacked.clone(), arguments.keywords.clone());
            let result = call(self, callable, arguments);
            drop(in_tuple_and_dict);
            return result;
        }
        if arguments.is_empty() {
            return call(self, callable, arguments);
        }
        if !arguments.positional.is_empty() {
            arguments.unpacked = Some(self.new_tuple(arguments.positional.to_vec()));
        }
        let tuple = arguments.unpacked.clone();
        let dict = self.keywords_in_dict(&arguments)?;
        let result = call(self, callable, arguments);
        drop((tuple, dict));
        result
    }

    /// The keyword arguments as a dict, if there are any: the one that was unpacked, where the call has it.
    pub(crate) fn keywords_in_dict(&mut self, arguments: &Arguments) -> Result<Option<ObjectRef>> {
        if arguments.keywords.is_empty() || arguments.keyword_dict.is_some() {
            return Ok(arguments.keyword_dict.clone());
        }
        let dict = self.new_dict();
        for (name, value) in &arguments.keywords {
            self.dict_set(&dict, name.clone(), value.clone())?;
        }
        Ok(Some(dict))
    }

    /// Counts what it costs to run a frame from native code; [`Vm::leave_native`] is to be called afterwards.
    pub fn enter_native(&mut self) -> Result<()> {
        let deepest = self.profile.native_recursion_limit.unwrap_or(usize::MAX);
        if self.native_depth >= deepest || self.native_stack_is_short() {
            return Err(self.recursion_error("maximum recursion depth exceeded"));
        }
        self.native_depth += self.profile.native_cost_of_frames;
        Ok(())
    }

    /// The frame that [`Vm::enter_native`] was asked for is done.
    pub fn leave_native(&mut self) {
        self.native_depth -= self.profile.native_cost_of_frames;
    }

    /// `tp_call` of method descriptors: the first argument is the instance (or the class).
    pub fn call_method_descriptor(&mut self, callable: &ObjectRef, mut arguments: Arguments) -> Result {
        let Some(descriptor) = callable.payload::<MethodDescriptor>() else { return Ok(self.none.clone()) };
        let name = descriptor.definition.name;
        if arguments.positional.is_empty() {
            return Err(if descriptor.definition.binding == Binding::Class {
                let owner = self.type_name(&descriptor.owner);
                self.type_error(format!("descriptor '{name}' of type '{owner}' needs an argument"))
            } else {
                let owner = self.type_qualified_name(&descriptor.owner);
                self.type_error(format!("unbound method {owner}.{name}() needs an argument"))
            });
        }
        let receiver = arguments.take_first();
        if descriptor.definition.binding == Binding::Instance && !self.is_instance_of_type(&receiver, &descriptor.owner)
        {
            let (owner, found) = (self.type_name(&descriptor.owner), self.class_name(&receiver));
            return Err(self
                .type_error(format!("descriptor '{name}' for '{owner}' objects doesn't apply to a '{found}' object")));
        }
        let callee = NativeCallee {
            definition: descriptor.definition,
            signature: &descriptor.signature,
            owner: Some(&descriptor.owner),
            receiver: &receiver,
            by_descriptor: true,
        };
        self.call_native(callee, arguments)
    }

    /// `tp_call` of slot wrappers: the first argument is the instance.
    pub fn call_slot_wrapper(&mut self, callable: &ObjectRef, mut arguments: Arguments) -> Result {
        let Some(wrapper) = callable.payload::<SlotWrapper>() else { return Ok(self.none.clone()) };
        let name = wrapper.special.name;
        if arguments.positional.is_empty() {
            let owner = self.type_name(&wrapper.owner);
            return Err(self.type_error(format!("descriptor '{name}' of '{owner}' object needs an argument")));
        }
        let receiver = arguments.take_first();
        // What follows `self` is a tuple of its own (`wrapperdescr_call`).
        let rest = self.new_tuple(arguments.positional.to_vec());
        if !self.is_instance_of_type(&receiver, &wrapper.owner) {
            let (owner, found) = (self.type_name(&wrapper.owner), self.class_name(&receiver));
            return Err(
                self.type_error(format!("descriptor '{name}' requires a '{owner}' object but received a '{found}'"))
            );
        }
        let result = self.call_wrapped(wrapper, &receiver, arguments);
        drop(rest);
        result
    }

    /// `tp_call` of bound slot wrappers.
    pub fn call_method_wrapper(&mut self, callable: &ObjectRef, arguments: Arguments) -> Result {
        let Some(bound) = callable.payload::<MethodWrapper>() else { return Ok(self.none.clone()) };
        let Some(wrapper) = bound.wrapper.payload::<SlotWrapper>() else { return Ok(self.none.clone()) };
        self.call_wrapped(wrapper, &bound.instance, arguments)
    }

    fn call_wrapped(&mut self, wrapper: &SlotWrapper, receiver: &ObjectRef, arguments: Arguments) -> Result {
        if !arguments.keywords.is_empty() && !wrapper.special.takes_keywords() {
            let name = wrapper.special.name;
            return Err(self.type_error(format!("wrapper {name}() takes no keyword arguments")));
        }
        match wrapper.special.wrapper {
            Some(call) => call(self, wrapper.function, receiver, arguments),
            None => Err(self.system_error("a slot without a wrapper is not shown")),
        }
    }

    /// `object.name(...)` for a method that the type has (`PyObject_CallMethod`).
    pub fn call_method(&mut self, object: &ObjectRef, name: &ObjectRef, arguments: impl Into<Arguments>) -> Result {
        let (method, receiver) = self.load_method(object.clone(), name)?;
        let arguments = arguments.into();
        match receiver {
            Some(receiver) => self.call(&method, arguments.with_first(receiver)),
            None => self.call(&method, arguments),
        }
    }

    /// A special method looked up on the type and bound to the object, `None` where there is none
    /// (`_PyObject_LookupSpecial`).
    pub fn lookup_special(&mut self, object: &ObjectRef, name: &ObjectRef) -> Result<Option<ObjectRef>> {
        let class = object.class_ref();
        let Some(found) = self.lookup_type_attribute(&class, name) else { return Ok(None) };
        self.check_native_stack()?;
        self.bind_descriptor(found, Some(object), &class).map(Some)
    }

    /// Calls a special method through the bound method that looking it up makes, as C code does that is not behind a slot;
    /// `None` where there is none.
    pub fn call_bound_special(
        &mut self,
        object: &ObjectRef,
        name: &ObjectRef,
        arguments: impl Into<Arguments>,
    ) -> Result<Option<ObjectRef>> {
        match self.lookup_special(object, name)? {
            Some(method) => self.call(&method, arguments).map(Some),
            None => Ok(None),
        }
    }

    /// Calls a special method looked up on the type; `None` where there is none.
    pub fn call_special(
        &mut self,
        object: &ObjectRef,
        name: &ObjectRef,
        arguments: impl Into<Arguments>,
    ) -> Result<Option<ObjectRef>> {
        let class = object.class_ref();
        let Some(found) = self.lookup_type_attribute(&class, name) else { return Ok(None) };
        let arguments = arguments.into();
        // A function needs no bound method in between.
        if found.kind() == Kind::Function || found.kind() == Kind::MethodDescriptor || found.kind() == Kind::SlotWrapper
        {
            return self.call(&found, arguments.with_first(object.clone())).map(Some);
        }
        // A class may be the descriptor of its own `__get__`.
        self.check_native_stack()?;
        let bound = self.bind_descriptor(found, Some(object), &class)?;
        self.call(&bound, arguments).map(Some)
    }
}
