//! Calls of Python functions: arguments become the variables of a new frame (`initialize_locals` in Python/ceval.c).

use smallvec::SmallVec;

use crate::compile::code::flags;
use crate::object::{ObjectRef, reserve};
use crate::types::code::{Code, CodeVariable};
use crate::types::dict;
use crate::types::function::{Function, FunctionData};
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::vm::frame::Frame;
use crate::vm::{Arguments, Raised, Result, Vm};

/// How many values a frame may be expected to need at most: it gets along with less room, and takes more if it must.
const ROOM_FOR_FRAME: usize = 256;

/// Whether a call with this many positional arguments fills all parameters, one by one.
#[inline]
pub fn takes_exactly(code: &Code, positional: usize) -> bool {
    positional == code.argument_count
        && code.keyword_only_count == 0
        && code.flags & (flags::VARARGS | flags::VARKEYWORDS) == 0
}

impl Vm {
    /// Calls a Python function from native code and runs it to its end.
    pub fn call_python_function(&mut self, function: &ObjectRef, arguments: Arguments) -> Result {
        self.enter_native()?;
        let result = match self.push_function_frame(function, arguments) {
            Ok(()) => {
                self.frame_mut().is_entry = true;
                self.run()
            }
            Err(raised) => Err(raised),
        };
        self.leave_native();
        result
    }

    /// Pushes the frame of a function call. The evaluation loop runs it.
    pub fn push_function_frame(&mut self, function: &ObjectRef, arguments: Arguments) -> Result<()> {
        let floor = self.stack.len();
        self.push_function_frame_at(function.clone(), arguments, floor)
    }

    /// As [`Vm::push_function_frame`], with the height that the stack gets when the frame is gone.
    pub fn push_function_frame_at(&mut self, function: ObjectRef, arguments: Arguments, floor: usize) -> Result<()> {
        let Some(payload) = function.payload::<Function>() else {
            return Err(self.system_error("a function frame needs a function"));
        };
        let code_object = payload.data.get(self).code.clone();
        let Some(code) = code_object.payload::<Code>() else {
            return Err(self.system_error("__code__ is not a code object"));
        };
        self.check_recursion()?;
        let base = self.stack.len();
        if takes_exactly(code, arguments.positional.len()) && arguments.keywords.is_empty() {
            self.stack.extend(arguments.positional.into_iter().map(Some));
        } else if let Err(raised) = self.bind_function_arguments(payload, code, arguments) {
            self.stack.truncate(base);
            return Err(raised);
        }
        self.enter_function_frame(function, code_object, base, floor);
        Ok(())
    }

    /// Pushes the frame of a call whose arguments lie on the stack from `base` on, exactly as many as the
    /// function takes: nothing moves. `None` where that is not so; the function is handed back.
    pub fn try_push_frame_in_place(
        &mut self,
        function: ObjectRef,
        base: usize,
        floor: usize,
    ) -> Result<Option<ObjectRef>> {
        let Some(payload) = function.payload::<Function>() else { return Ok(Some(function)) };
        let code_object = &payload.data.get(self).code;
        match code_object.payload::<Code>() {
            Some(code) if takes_exactly(code, self.stack.len() - base) => {}
            _ => return Ok(Some(function)),
        }
        let code_object = code_object.clone();
        self.check_recursion()?;
        self.enter_function_frame(function, code_object, base, floor);
        Ok(None)
    }

    /// Enters a call of `__init__` with the instance and its arguments on the stack from `base` on. The instance lies
    /// below as well, where it is the value of the call when the frame is gone.
    pub fn enter_init_frame(&mut self, function: ObjectRef, code: ObjectRef, base: usize) {
        self.enter_function_frame(function, code, base, base);
        self.frame_mut().is_init = true;
    }

    #[inline]
    fn enter_function_frame(&mut self, function: ObjectRef, code: ObjectRef, base: usize, floor: usize) {
        let variables = code.payload::<Code>().map_or(0, |code| code.variables.len());
        self.stack.resize(base + variables, None);
        self.enter_frame(Frame {
            code,
            function,
            locals: None,
            base,
            floor,
            ip: 0,
            object: None,
            generator: None,
            is_entry: false,
            is_init: false,
        });
    }

    /// RecursionError if one frame more would be too many.
    #[inline]
    pub fn check_recursion(&mut self) -> Result<()> {
        let depth = if self.profile.native_recursion_limit.is_some() { self.frames.len() } else { self.shared_depth() };
        if depth >= self.recursion_limit {
            return Err(self.recursion_error("maximum recursion depth exceeded"));
        }
        if self.frames.len() == self.frames.capacity() || self.stack.capacity() - self.stack.len() < ROOM_FOR_FRAME {
            self.make_room_for_frames()?;
        }
        Ok(())
    }

    /// Makes room for frames and their variables; MemoryError where the system has not got it.
    #[cold]
    fn make_room_for_frames(&mut self) -> Result<()> {
        reserve::make_room(&mut self.frames, 1);
        reserve::make_room(&mut self.stack, ROOM_FOR_FRAME);
        self.check_memory()
    }

    /// Pushes the values of all parameters in the order of `co_varnames`.
    fn bind_function_arguments(&mut self, function: &Function, code: &Code, arguments: Arguments) -> Result<()> {
        let positional = code.argument_count;
        let total = positional + code.keyword_only_count;
        let given = arguments.positional.len();
        let mut values: SmallVec<[Option<ObjectRef>; 8]> = SmallVec::new();
        values.resize(code.parameter_count(), None);
        let mut rest = Vec::new();
        for (index, value) in arguments.positional.into_iter().enumerate() {
            if index < positional {
                values[index] = Some(value);
            } else {
                rest.push(value);
            }
        }
        let variable_keywords = if code.has_flag(flags::VARKEYWORDS) {
            let dict = self.new_dict();
            values[total + usize::from(code.has_flag(flags::VARARGS))] = Some(dict.clone());
            Some(dict)
        } else {
            None
        };
        let too_many = !code.has_flag(flags::VARARGS) && !rest.is_empty();
        if code.has_flag(flags::VARARGS) {
            values[total] = Some(self.new_tuple(std::mem::take(&mut rest)));
        }
        for (name, value) in &arguments.keywords {
            let Some(text) = name.payload::<Str>() else {
                return Err(self.type_error(format!("{}() keywords must be strings", self.function_name(function))));
            };
            let mut places = code.positional_only_count..total;
            let place = if name.is_exact_str() {
                let matches = |variable: &CodeVariable| {
                    variable.name.is(name)
                        || variable.name.payload::<Str>().is_some_and(|other| other.text == text.text)
                };
                places.find(|&index| matches(&code.variables[index]))
            } else {
                // A key of a subclass compares itself.
                let mut found = places.clone().find(|&index| code.variables[index].name.is(name));
                while let (None, Some(index)) = (found, places.next()) {
                    found = self.compare_equal(name, &code.variables[index].name)?.then_some(index);
                }
                found
            };
            match (place, &variable_keywords) {
                (Some(index), _) if values[index].is_some() => {
                    let (function, name) = (self.function_name(function), self.display_text(name));
                    return Err(self.type_error(format!("{function}() got multiple values for argument '{name}'")));
                }
                (Some(index), _) => values[index] = Some(value.clone()),
                (None, Some(dict)) => self.dict_set(dict, name.clone(), value.clone())?,
                (None, None) => return Err(self.unexpected_keyword(function, code, name, &arguments.keywords)),
            }
        }
        if too_many {
            return Err(self.too_many_positional(function, code, given, &values));
        }
        if given < positional {
            let defaults = function.data.get(self).defaults.clone();
            let defaults = defaults.as_ref().and_then(|defaults| defaults.payload::<Tuple>());
            let defaults: &[ObjectRef] = defaults.map_or(&[], |defaults| &defaults.0);
            // Defaults may outnumber the parameters when they were assigned.
            let skipped = defaults.len().saturating_sub(positional);
            let first = positional.saturating_sub(defaults.len());
            let missing: Vec<usize> = (given..first).filter(|&index| values[index].is_none()).collect();
            if !missing.is_empty() {
                return Err(self.missing_arguments(function, code, &missing, "positional"));
            }
            for index in first.max(given)..positional {
                if values[index].is_none() {
                    values[index] = Some(defaults[index - first + skipped].clone());
                }
            }
        }
        if code.keyword_only_count > 0 {
            let defaults = function.data.get(self).keyword_defaults.clone();
            let mut missing = Vec::new();
            for index in positional..total {
                if values[index].is_some() {
                    continue;
                }
                let name = &code.variables[index].name;
                match defaults.as_ref().and_then(|defaults| dict::get_str(self, defaults, name)) {
                    Some(value) => values[index] = Some(value),
                    None => missing.push(index),
                }
            }
            if !missing.is_empty() {
                return Err(self.missing_arguments(function, code, &missing, "keyword-only"));
            }
        }
        self.stack.extend(values);
        Ok(())
    }

    fn function_name(&self, function: &Function) -> String {
        let data: &FunctionData = function.data.get(self);
        self.display_text(&data.qualified_name)
    }

    #[cold]
    fn missing_arguments(&mut self, function: &Function, code: &Code, missing: &[usize], kind: &str) -> Raised {
        let names: Vec<String> =
            missing.iter().map(|&index| format!("'{}'", self.display_text(&code.variables[index].name))).collect();
        let listed = match names.as_slice() {
            [only] => only.clone(),
            [first, second] => format!("{first} and {second}"),
            [all @ .., last] => format!("{}, and {last}", all.join(", ")),
            [] => String::new(),
        };
        let plural = if names.len() == 1 { "" } else { "s" };
        let function = self.function_name(function);
        self.type_error(format!("{function}() missing {} required {kind} argument{plural}: {listed}", names.len()))
    }

    #[cold]
    fn too_many_positional(
        &mut self,
        function: &Function,
        code: &Code,
        given: usize,
        values: &[Option<ObjectRef>],
    ) -> Raised {
        let most = code.argument_count;
        let defaults = function.data.get(self).defaults.as_ref();
        let defaults = defaults.and_then(|defaults| defaults.payload::<Tuple>()).map_or(0, |defaults| defaults.0.len());
        let (takes, plural) = if defaults > 0 {
            (format!("from {} to {most}", most as i64 - defaults as i64), true)
        } else {
            (most.to_string(), most != 1)
        };
        let keyword_only = values[most..most + code.keyword_only_count].iter().filter(|value| value.is_some()).count();
        let extra = if keyword_only > 0 {
            let given_plural = if given == 1 { "" } else { "s" };
            let keyword_plural = if keyword_only == 1 { "" } else { "s" };
            format!(" positional argument{given_plural} (and {keyword_only} keyword-only argument{keyword_plural})")
        } else {
            String::new()
        };
        let function = self.function_name(function);
        let plural = if plural { "s" } else { "" };
        let verb = if given == 1 && keyword_only == 0 { "was" } else { "were" };
        self.type_error(format!(
            "{function}() takes {takes} positional argument{plural} but {given}{extra} {verb} given"
        ))
    }

    #[cold]
    fn unexpected_keyword(
        &mut self,
        function: &Function,
        code: &Code,
        name: &ObjectRef,
        keywords: &[(ObjectRef, ObjectRef)],
    ) -> Raised {
        let function = self.function_name(function);
        let positional_only: Vec<String> = code.variables[..code.positional_only_count]
            .iter()
            .map(|variable| self.display_text(&variable.name))
            .filter(|variable| keywords.iter().any(|(keyword, _)| self.display_text(keyword) == *variable))
            .collect();
        if !positional_only.is_empty() {
            return self.type_error(format!(
                "{function}() got some positional-only arguments passed as keyword arguments: '{}'",
                positional_only.join(", ")
            ));
        }
        let name = self.display_text(name);
        if self.profile.suggests_keywords {
            let candidates: Vec<String> = code.variables
                [code.positional_only_count..code.argument_count + code.keyword_only_count]
                .iter()
                .map(|variable| self.display_text(&variable.name))
                .collect();
            if let Some(suggestion) = crate::vm::suggestions::suggestion(&name, &candidates) {
                return self.type_error(format!(
                    "{function}() got an unexpected keyword argument '{name}'. Did you mean '{suggestion}'?"
                ));
            }
        }
        self.type_error(format!("{function}() got an unexpected keyword argument '{name}'"))
    }
}
