//! Instructions that make and call functions.

use crate::compile::code::flags;
use crate::compile::opcode::*;
use crate::object::{Contents, Kind, ObjectRef};
use crate::types::code::Code;
use crate::types::descriptor::{MethodWrapper, SlotWrapper};
use crate::types::dict;
use crate::types::function::{Function, FunctionData};
use crate::types::method::Method;
use crate::types::native_function::NativeFunction;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::types::type_object::Type;
use crate::vm::{Arguments, Result, Vm};

impl Vm {
    /// `CALL`: a Python function gets a frame, everything else runs to its end.
    pub(crate) fn call_instruction(&mut self, argument: u32) -> Result<()> {
        let receiver = self.stack.len() - argument as usize - 1;
        let place = receiver - 1;
        // A bound method comes apart: its function is called with `self` in front.
        if self.stack[receiver].is_none()
            && let Some(method) = self.stack[place].as_ref().and_then(|callable| callable.payload::<Method>())
        {
            let (function, instance) = (method.function.clone(), method.instance.clone());
            self.stack[receiver] = Some(instance);
            let bound = self.stack[place].replace(function);
            drop(bound);
        }
        if self.stack[place].as_ref().is_some_and(|callable| callable.kind() == Kind::Function)
            && let Some(function) = self.stack[place].take()
        {
            let base = if self.stack[receiver].is_some() { receiver } else { receiver + 1 };
            let Some(function) = self.try_push_frame_in_place(function, base, place)? else { return Ok(()) };
            self.stack[place] = Some(function);
        }
        if self.profile.enters_init_in_place
            && self.stack[receiver].is_none()
            && self.try_enter_init(place, argument as usize)?
        {
            return Ok(());
        }
        let is_whole_method = self.stack[receiver].is_some()
            && self.stack[place].as_ref().is_some_and(|callable| callable.kind() == Kind::Method);
        let arguments = self.pop_arguments(argument as usize);
        let (callable, arguments) = self.pop_callable(arguments);
        if is_whole_method {
            // The `__exit__` of a with statement: a bound method with an argument where `self` would be stays whole.
            let result = self.call(&callable, arguments)?;
            self.push(result);
            return Ok(());
        }
        self.call_on_stack(callable, arguments)
    }

    fn pop_arguments(&mut self, count: usize) -> Arguments {
        let start = self.stack.len() - count;
        Arguments::positional(self.stack.drain(start..).flatten())
    }

    /// Takes `self` or NULL and the callable from the stack; `self` joins the arguments.
    fn pop_callable(&mut self, mut arguments: Arguments) -> (ObjectRef, Arguments) {
        if let Some(receiver) = self.pop_nullable() {
            arguments.positional.insert(0, receiver);
        }
        (self.pop(), arguments)
    }

    /// Calls and pushes the result; a Python function's result comes when its frame returns.
    fn call_on_stack(&mut self, mut callable: ObjectRef, mut arguments: Arguments) -> Result<()> {
        if let Some(method) = callable.payload::<Method>() {
            arguments.positional.insert(0, method.instance.clone());
            let function = method.function.clone();
            callable = function;
        }
        if callable.kind() == Kind::Function {
            let floor = self.stack.len();
            return self.push_function_frame_at(callable, arguments, floor);
        }
        let on_stack = self.leaves_on_stack(&callable, &arguments).then(|| arguments.clone());
        let result = self.call(&callable, arguments);
        drop(on_stack);
        let result = result?;
        self.push(result);
        Ok(())
    }

    pub(super) fn calling_instruction(&mut self, opcode: u8, argument: u32) -> Result<()> {
        match opcode {
            CALL_KW => {
                let names = self.pop();
                let mut arguments = self.pop_arguments(argument as usize);
                if let Some(names) = names.payload::<Tuple>() {
                    let first = arguments.positional.len().saturating_sub(names.0.len());
                    let values: Vec<_> = arguments.positional.drain(first..).collect();
                    arguments.keywords = names.0.iter().cloned().zip(values).collect();
                }
                let (callable, arguments) = self.pop_callable(arguments);
                self.call_on_stack(callable, arguments)
            }
            CALL_FUNCTION_EX => self.call_with_unpacking(argument),
            MAKE_FUNCTION => {
                let code = self.pop();
                let function = self.make_function(&code)?;
                self.push(function);
                Ok(())
            }
            _ => self.set_function_attribute(argument),
        }
    }

    fn call_with_unpacking(&mut self, argument: u32) -> Result<()> {
        let keywords = if argument & 1 != 0 { Some(self.pop()) } else { None };
        let positional = self.pop();
        drop(self.pop_nullable());
        let callable = self.pop();
        let slots = positional.class_payload(self).slots(self);
        if slots.iter.is_none() && slots.item.is_none() {
            let (function, name) = (self.callable_display(&callable)?, self.class_name(&positional));
            return Err(self.type_error(format!("{function} argument after * must be an iterable, not {name}")));
        }
        let (items, room) = self.items_and_room(&positional)?;
        let mut arguments = Arguments::positional(items);
        let tuple = if positional.class_id() == self.types.tuple.id() {
            positional
        } else {
            // What is no tuple is made one, and may die before the call.
            let tuple = self.new_tuple_with_room(arguments.positional.to_vec(), room);
            drop(positional);
            tuple
        };
        self.safe_point(CALL_INTRINSIC_1)?;
        let mut names = None;
        if let Some(keywords) = &keywords {
            if keywords.payload::<dict::Dict>().is_none() {
                let (function, name) = (self.callable_display(&callable)?, self.class_name(keywords));
                return Err(self.type_error(format!("{function} argument after ** must be a mapping, not {name}")));
            }
            let takes_dict = self.takes_any_dict(&callable);
            let mut position = 0;
            while let Some((next, key, value)) = self.dict_next(keywords, position) {
                position = next;
                if key.payload::<Str>().is_none() && !takes_dict {
                    return Err(self.type_error("keywords must be strings"));
                }
                arguments.keywords.push((key, value));
            }
            let is_taken_apart = matches!(
                callable.kind(),
                Kind::Function | Kind::Method | Kind::NativeFunction | Kind::MethodDescriptor
            );
            if is_taken_apart && !takes_dict && !arguments.keywords.is_empty() {
                // The dict is taken apart onto the stack, and its names are put in a tuple (`_PyStack_UnpackDict`).
                names = Some(self.new_tuple(arguments.keywords.iter().map(|(name, _)| name.clone()).collect()));
            }
        }
        if self.borrows_arguments(&callable) {
            if !arguments.keywords.is_empty() && self.takes_any_dict(&callable) {
                arguments.keyword_dict.clone_from(&keywords);
            }
            let result = self.call_borrowing(&callable, arguments, &tuple);
            drop((names, keywords, tuple));
            let result = result?;
            self.push(result);
            return Ok(());
        }
        let is_python = matches!(callable.kind(), Kind::Function | Kind::Method);
        if callable.kind() == Kind::Method || is_python && self.profile.keeps_unpacked_arguments {
            // Where there is a dict, everything is laid on a stack of its own (`_PyStack_UnpackDict`).
            let laid_out = (!arguments.keywords.is_empty()).then(|| arguments.clone());
            let result = self.call(&callable, arguments);
            drop((laid_out, names));
            drop((callable, tuple, keywords));
            let result = result?;
            self.push(result);
            return Ok(());
        }
        drop((names, keywords));
        if !is_python {
            arguments.unpacked = Some(tuple);
        }
        self.call_on_stack(callable, arguments)
    }

    /// Whether a callable is native through and through: it borrows its arguments from whatever holds them.
    pub(crate) fn borrows_arguments(&self, callable: &ObjectRef) -> bool {
        match callable.kind() {
            Kind::NativeFunction | Kind::MethodDescriptor => true,
            // `__call__` hands them on to whatever is called.
            Kind::SlotWrapper | Kind::MethodWrapper => wrapped_name(callable) != Some("__call__"),
            Kind::Type => callable.class_id() == self.types.type_.id() && self.is_builtin_type(callable),
            _ => false,
        }
    }

    /// Whether a type is declared natively.
    pub(crate) fn is_builtin_type(&self, class: &ObjectRef) -> bool {
        class.payload::<Type>().is_some_and(|class| class.data.get(self).definition.is_some())
    }

    /// Calls something native with what a call has unpacked: the tuple alone refers to it, as `sys.getrefcount` shows.
    fn call_borrowing(&mut self, callable: &ObjectRef, mut arguments: Arguments, tuple: &ObjectRef) -> Result {
        let before = self.lent.len();
        // Where a dict is taken apart, all is laid on a stack of its own.
        if arguments.keywords.is_empty() || self.takes_any_dict(callable) {
            self.lent.extend(arguments.positional.iter().map(ObjectRef::id));
            self.lent.extend(arguments.keywords.iter().map(|(_, value)| value.id()));
        }
        arguments.unpacked = Some(tuple.clone());
        let result = self.call(callable, arguments);
        self.lent.truncate(before);
        result
    }

    /// How error messages name a callable (`_PyObject_FunctionStr`).
    pub(crate) fn callable_display(&mut self, callable: &ObjectRef) -> Result<String> {
        let name = self.names.__qualname__.clone();
        let Some(qualified_name) = self.get_optional_attribute(callable, &name)? else {
            return self.str_display(callable);
        };
        let text = self.str_display(&qualified_name)?;
        let name = self.names.__module__.clone();
        match self.get_optional_attribute(callable, &name)? {
            Some(module) if !module.is(&self.none) => {
                let module = self.str_display(&module)?;
                if module == "builtins" { Ok(format!("{text}()")) } else { Ok(format!("{module}.{text}()")) }
            }
            _ => Ok(format!("{text}()")),
        }
    }

    /// A function of a code object in the current frame's globals (`PyFunction_New`).
    pub fn make_function(&mut self, code: &ObjectRef) -> Result {
        let globals = self.frame().globals().clone();
        self.new_function(code, globals)
    }

    /// A function of a code object with these globals.
    pub fn new_function(&mut self, code_object: &ObjectRef, globals: ObjectRef) -> Result {
        let Some(code) = code_object.payload::<Code>() else {
            return Err(self.system_error("a function needs a code object"));
        };
        let doc = match code.constants.payload::<Tuple>().and_then(|constants| constants.0.first()) {
            Some(first) if first.payload::<Str>().is_some() && code.has_flag(flags::OPTIMIZED) => first.clone(),
            _ => self.none.clone(),
        };
        let module = dict::get_str(self, &globals, &self.names.__name__);
        let builtins = self.builtins_of(&globals);
        let payload = Function {
            globals,
            builtins,
            data: Contents::new(FunctionData {
                code: code_object.clone(),
                name: code.name.clone(),
                qualified_name: code.qualified_name.clone(),
                module,
                doc: Some(doc),
                defaults: None,
                keyword_defaults: None,
                closure: None,
                annotations: None,
                type_parameters: None,
            }),
        };
        Ok(ObjectRef::new(&self.types.function, payload))
    }

    /// The builtins that code with these globals sees (`_PyEval_BuiltinsFromGlobals`): `__builtins__`, a module or dict,
    /// or else what the code that runs sees.
    pub fn builtins_of(&self, globals: &ObjectRef) -> ObjectRef {
        let Some(found) = dict::get_str(self, globals, &self.names.__builtins__) else {
            return self.frames.last().map_or(&self.builtins, |frame| frame.builtins()).clone();
        };
        if found.kind() == Kind::Module
            && let Some(extension) = found.extension()
            && let Some(dict) = extension.dict.get(self)
        {
            return dict.clone();
        }
        found
    }

    fn set_function_attribute(&mut self, argument: u32) -> Result<()> {
        let function = self.pop();
        let value = self.pop();
        let Some(payload) = function.payload::<Function>() else {
            return Err(self.system_error("SET_FUNCTION_ATTRIBUTE needs a function"));
        };
        let data = payload.data.get_mut(self);
        match argument {
            1 => data.defaults = Some(value),
            2 => data.keyword_defaults = Some(value),
            4 => data.annotations = Some(value),
            _ => data.closure = Some(value),
        }
        self.push(function);
        Ok(())
    }
}

impl Vm {
    /// Whether keyword arguments reach a callable as the dict that was unpacked (METH_VARARGS, `tp_new`), whatever
    /// its keys are.
    pub(crate) fn takes_any_dict(&self, callable: &ObjectRef) -> bool {
        if let Some(function) = callable.payload::<NativeFunction>() {
            return self.takes_tuple(&function.callee());
        }
        if matches!(callable.kind(), Kind::SlotWrapper | Kind::MethodWrapper) {
            return true;
        }
        callable
            .payload::<Type>()
            .is_some_and(|class| callable.class_id() == self.types.type_.id() && !class.has_vectorcall.get())
    }

    /// Checks that the names of keyword arguments, which may come from any dict, are strings.
    pub(crate) fn check_keyword_names(&mut self, arguments: &Arguments) -> Result<()> {
        if arguments.keywords.iter().any(|(name, _)| name.payload::<Str>().is_none()) {
            return Err(self.type_error("keywords must be strings"));
        }
        Ok(())
    }
}

/// The name of the special method behind a slot wrapper, bound or not.
fn wrapped_name(callable: &ObjectRef) -> Option<&'static str> {
    let wrapper = callable.payload::<MethodWrapper>().map_or(callable, |bound| &bound.wrapper);
    wrapper.payload::<SlotWrapper>().map(|wrapper| wrapper.special.name)
}
