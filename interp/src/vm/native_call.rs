//! Binding the arguments of a call to the declared parameters of a native function, with CPython's errors.

use std::cell::OnceCell;
use std::ops::Deref;
use std::rc::Rc;
use std::sync::OnceLock;

use smallvec::{SmallVec, smallvec};

use crate::object::{Kind, ObjectRef};
use crate::types::native::{Binding, MethodDefinition, Wording};
use crate::types::tuple::Tuple;
use crate::vm::{Arguments, Raised, Result, Vm};

/// How a parameter takes its argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterKind {
    /// By position alone.
    PositionalOnly,
    /// By position or keyword.
    Either,
    /// `*args`
    VariablePositional,
    /// By keyword alone.
    KeywordOnly,
    /// `**kwargs`
    VariableKeyword,
}

/// One parameter of a native function.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// The name.
    pub name: &'static str,
    /// How it takes its argument.
    pub kind: ParameterKind,
    /// It may be left out.
    pub optional: bool,
}

/// A declared signature. It is read when something is first called: most native functions never are.
#[derive(Clone, Debug)]
pub struct Signature {
    text: &'static &'static str,
    read: OnceCell<Rc<Parameters>>,
}

/// The parameters that a declared signature names, without `$self`, `$module` or `$type`.
#[derive(Debug)]
pub struct Parameters {
    /// In order.
    pub parameters: Box<[Parameter]>,
    /// How many take their argument by position.
    positional: usize,
    /// How many of those must be given.
    required_positional: usize,
    /// All are positional-only: nothing else needs binding.
    plain: bool,
    /// How the function is handed its arguments, which its first call finds out.
    handing: OnceLock<Handing>,
}

/// How a native function is handed its arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Handing {
    /// Where they lie on the caller's stack (METH_FASTCALL, METH_O, METH_NOARGS).
    Stack,
    /// The same, and Argument Clinic makes a tuple of those for a `*args`.
    Collected,
    /// In a tuple and a dict (METH_VARARGS).
    Tuple,
}

/// The functions with a `*args` for which Argument Clinic makes a tuple: the type or `module NAME`, and names between
/// blanks.
static COLLECTING: &[(&str, &str)] = &[
    ("module builtins", "print"),
    ("module gc", "get_referents get_referrers"),
    ("set", "difference difference_update intersection intersection_update union update"),
    ("frozenset", "difference intersection union"),
];

/// A native function as a call finds it.
#[derive(Clone, Copy)]
pub struct NativeCallee<'a> {
    /// The declaration.
    pub definition: &'static MethodDefinition,
    /// Its parameters.
    pub signature: &'a Parameters,
    /// The type, or the name of the module, that it is declared for; `None` for builtins.
    pub owner: Option<&'a ObjectRef>,
    /// What it is bound to.
    pub receiver: &'a ObjectRef,
    /// It is called through the descriptor in its type's namespace, not through a function object.
    pub by_descriptor: bool,
}

impl NativeCallee<'_> {
    /// What stands before the function's name in errors: that of the type of the object, or of the class, that it is
    /// bound to.
    fn named_owner(&self) -> Option<ObjectRef> {
        let owner = self.owner?;
        Some(match (owner.kind() == Kind::Type, self.receiver.kind() == Kind::Type) {
            (false, _) => owner.clone(),
            (true, true) if self.definition.binding == Binding::Class || !self.by_descriptor => self.receiver.clone(),
            (true, false) if !self.by_descriptor => self.receiver.class_ref(),
            (true, _) => owner.clone(),
        })
    }
}

impl Deref for Signature {
    type Target = Parameters;

    #[inline]
    fn deref(&self) -> &Parameters {
        self.read.get_or_init(|| Rc::new(Parameters::read(self.text)))
    }
}

/// The arguments as a native body takes them.
pub type Bound = SmallVec<[Option<ObjectRef>; 6]>;

impl Signature {
    /// The declared signature, such as `($self, item, index=-1, /, *, key=None)`.
    pub const fn parse(definition: &'static MethodDefinition) -> Self {
        Self::parse_text(&definition.signature)
    }

    /// The signature as text.
    pub fn text(&self) -> &'static str {
        self.text
    }

    /// The signature of this text.
    pub const fn parse_text(text: &'static &'static str) -> Self {
        Self { text, read: OnceCell::new() }
    }

    /// The same signature, read once for both.
    pub fn shared(&self) -> Self {
        let _: &Parameters = self;
        self.clone()
    }
}

impl Parameters {
    /// Whether calls of a function with these parameters count as recursion: METH_NOARGS and METH_O
    /// (`cfunction_enter_call`). The interpreter has an instruction of its own for `len`, which does not count.
    #[inline]
    fn counts_calls_of(&self, definition: &MethodDefinition) -> bool {
        self.positional <= 1
            && self.required_positional == self.positional
            && definition.wording == Wording::Signature
            && definition.name != "len"
    }

    /// Whether a `*args` takes all positional arguments.
    fn takes_tuple_whole(&self) -> bool {
        self.positional == 0
            && self.parameters.iter().any(|parameter| parameter.kind == ParameterKind::VariablePositional)
    }

    /// Whether a `**kwargs` takes all keyword arguments.
    fn takes_dict_whole(&self) -> bool {
        let by_name = [ParameterKind::Either, ParameterKind::KeywordOnly];
        self.takes_any_keywords() && !self.parameters.iter().any(|parameter| by_name.contains(&parameter.kind))
    }

    /// Whether arguments may be given by name.
    fn takes_keywords(&self) -> bool {
        let by_position = [ParameterKind::PositionalOnly, ParameterKind::VariablePositional];
        self.parameters.iter().any(|parameter| !by_position.contains(&parameter.kind))
    }

    /// Whether there is a `**kwargs`.
    fn takes_any_keywords(&self) -> bool {
        self.parameters.iter().any(|parameter| parameter.kind == ParameterKind::VariableKeyword)
    }

    /// The parameters in the text of a signature.
    pub fn read(text: &'static str) -> Self {
        let inner = text.trim().trim_start_matches('(').trim_end_matches(')');
        let mut parameters: Vec<Parameter> = Vec::new();
        let mut keyword_only = false;
        let mut in_brackets = false;
        for part in split_parameters(inner) {
            // `sub[, start[, end]]`: what is in brackets may be left out.
            let bracketed = in_brackets;
            in_brackets |= part.trim_end().ends_with('[');
            let part = part.trim().trim_matches(['[', ']']);
            if part.is_empty() || part.starts_with('$') {
                continue;
            }
            if part == "/" {
                parameters.iter_mut().for_each(|parameter| parameter.kind = ParameterKind::PositionalOnly);
                continue;
            }
            if part == "*" {
                keyword_only = true;
                continue;
            }
            let (name, optional) = match part.split_once('=') {
                Some((name, _)) => (name.trim(), true),
                None => (part, bracketed),
            };
            let kind = if let Some(name) = name.strip_prefix("**") {
                parameters.push(Parameter { name, kind: ParameterKind::VariableKeyword, optional: true });
                continue;
            } else if let Some(name) = name.strip_prefix('*') {
                keyword_only = true;
                parameters.push(Parameter { name, kind: ParameterKind::VariablePositional, optional: true });
                continue;
            } else if keyword_only {
                ParameterKind::KeywordOnly
            } else {
                ParameterKind::Either
            };
            parameters.push(Parameter { name, kind, optional });
        }
        let by_position =
            |parameter: &&Parameter| matches!(parameter.kind, ParameterKind::PositionalOnly | ParameterKind::Either);
        let positional = parameters.iter().filter(by_position).count();
        let required_positional = parameters.iter().filter(by_position).filter(|parameter| !parameter.optional).count();
        let plain = parameters.iter().all(|parameter| parameter.kind == ParameterKind::PositionalOnly);
        let parameters = parameters.into_boxed_slice();
        Self { parameters, positional, required_positional, plain, handing: OnceLock::new() }
    }
}

fn items_of(tuple: &ObjectRef) -> &[ObjectRef] {
    tuple.payload::<Tuple>().map_or(&[], |tuple| &tuple.0)
}

/// Splits at commas that are not inside brackets or quotes (a default may hold some).
fn split_parameters(text: &'static str) -> impl Iterator<Item = &'static str> {
    let mut depth = 0;
    let mut quote = None;
    text.split(move |character| {
        match (quote, character) {
            (Some(open), _) if open == character => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(character),
            (None, '(' | '{') => depth += 1,
            (None, ')' | '}') => depth -= 1,
            (None, ',') => return depth == 0,
            _ => {}
        }
        false
    })
}

impl Vm {
    /// Calls a native body: binds the arguments, words errors as CPython does.
    #[inline]
    pub fn call_native(&mut self, callee: NativeCallee<'_>, arguments: Arguments) -> Result {
        let NativeCallee { definition, signature, receiver, .. } = callee;
        let handing = self.handing_of(&callee);
        if handing != Handing::Stack {
            return self.call_native_with_tuple(callee, handing, arguments);
        }
        let given = arguments.positional.len();
        if signature.plain
            && arguments.keywords.is_empty()
            && given >= signature.required_positional
            && given <= signature.positional
        {
            let mut bound: Bound = arguments.positional.into_iter().map(Some).collect();
            bound.resize(signature.positional, None);
            if !signature.counts_calls_of(definition) {
                return (definition.body)(self, receiver, &mut bound);
            }
            self.enter_recursive_call(" while calling a Python object")?;
            let result = (definition.body)(self, receiver, &mut bound);
            self.native_depth -= 1;
            return result;
        }
        let owner = callee.named_owner();
        let mut bound = self.bind_native(definition, signature, owner.as_ref(), arguments)?;
        (definition.body)(self, receiver, &mut bound)
    }

    /// Whether a function takes its arguments in a tuple and a dict (METH_VARARGS) in this version.
    pub(crate) fn takes_tuple(&self, callee: &NativeCallee<'_>) -> bool {
        self.handing_of(callee) == Handing::Tuple
    }

    #[inline]
    fn handing_of(&self, callee: &NativeCallee<'_>) -> Handing {
        *callee.signature.handing.get_or_init(|| self.find_handing(callee.definition, callee.owner))
    }

    #[cold]
    fn find_handing(&self, definition: &MethodDefinition, owner: Option<&ObjectRef>) -> Handing {
        let owner = match owner {
            None => "module builtins".to_owned(),
            Some(owner) if owner.kind() == Kind::Type => self.type_name(owner),
            // The owner of a module's function is the module's name.
            Some(owner) => format!("module {}", self.display_text(owner)),
        };
        let lists = |table: &[(&str, &str)]| {
            table.iter().any(|(listed, names)| {
                (*listed == owner || *listed == "*") && names.split(' ').any(|listed| listed == definition.name)
            })
        };
        if self.profile.tuple_methods.iter().any(|table| lists(table)) {
            Handing::Tuple
        } else if lists(COLLECTING) {
            Handing::Collected
        } else {
            Handing::Stack
        }
    }

    /// METH_VARARGS: for as long as the call lasts a tuple, and a dict where there are keywords, refer to the arguments
    /// besides the caller's stack. A call with `*` has the tuple already (`method_vectorcall_VARARGS_KEYWORDS`,
    /// `_PyObject_MakeTpCall`).
    fn call_native_with_tuple(
        &mut self,
        callee: NativeCallee<'_>,
        handing: Handing,
        mut arguments: Arguments,
    ) -> Result {
        let NativeCallee { definition, signature, receiver, .. } = callee;
        // What the function is handed one by one stands for the caller's stack.
        let on_stack = signature.takes_tuple_whole().then(|| arguments.clone());
        let tuple = match arguments.unpacked.take() {
            Some(tuple) if handing == Handing::Tuple && items_of(&tuple).len() == arguments.positional.len() => tuple,
            _ => self.new_tuple(arguments.positional.to_vec()),
        };
        arguments.unpacked = Some(tuple.clone());
        let dict = match handing == Handing::Tuple && !signature.takes_any_keywords() {
            true => self.keywords_in_dict(&arguments)?,
            false => None,
        };
        if handing == Handing::Tuple {
            self.enter_recursive_call(" while calling a Python object")?;
        }
        let is_bare = handing == Handing::Tuple && !callee.by_descriptor;
        let result = if is_bare && !arguments.keywords.is_empty() && !signature.takes_keywords() {
            let name = definition.name;
            Err(self.type_error(format!("{name}() takes no keyword arguments")))
        } else {
            let owner = callee.named_owner();
            let bound = self.bind_native(definition, signature, owner.as_ref(), arguments);
            bound.and_then(|mut bound| (definition.body)(self, receiver, &mut bound))
        };
        if handing == Handing::Tuple {
            self.native_depth -= 1;
        }
        drop((tuple, dict, on_stack));
        result
    }

    /// Binds arguments to the parameters of a signature.
    pub fn bind_native(
        &mut self,
        definition: &MethodDefinition,
        signature: &Parameters,
        owner: Option<&ObjectRef>,
        mut arguments: Arguments,
    ) -> Result<Bound> {
        let parameters = &signature.parameters;
        let in_tuple = signature.handing.get() != Some(&Handing::Stack);
        let mut bound: Bound = smallvec![None; parameters.len()];
        let given = arguments.positional.len();
        let variable = parameters.iter().position(|parameter| parameter.kind == ParameterKind::VariablePositional);
        let variable_keyword = parameters.iter().position(|parameter| parameter.kind == ParameterKind::VariableKeyword);
        let takes_keywords = signature.takes_keywords();
        if !takes_keywords && !arguments.keywords.is_empty() {
            let name = self.qualified_native_name(definition, owner);
            return Err(self.type_error(format!("{name}() takes no keyword arguments")));
        }
        let all = given + arguments.keywords.len();
        if takes_keywords && variable.is_none() && variable_keyword.is_none() && all > parameters.len() {
            return Err(self.too_many_altogether_error(definition, signature, given, all));
        }
        if variable.is_none() && given > signature.positional {
            return Err(self.too_many_error(definition, signature, owner, given + arguments.keywords.len()));
        }
        let mut rest = Vec::new();
        for (index, value) in arguments.positional.into_iter().enumerate() {
            if index < signature.positional {
                bound[index] = Some(value);
            } else {
                rest.push(value);
            }
        }
        if let Some(index) = variable {
            bound[index] = Some(match arguments.unpacked {
                Some(tuple) if in_tuple && signature.takes_tuple_whole() => tuple,
                _ if in_tuple => self.new_tuple(rest),
                _ => self.stack_as_tuple(rest),
            });
        }
        let keyword_count = arguments.keywords.len();
        // Where nothing else takes keywords, what was unpacked is what the function gets.
        let whole = arguments.keyword_dict.filter(|_| in_tuple && signature.takes_dict_whole());
        if whole.is_some() {
            arguments.keywords.clear();
        }
        let keywords = variable_keyword.map(|_| match (whole, keyword_count > 0 && in_tuple) {
            (Some(dict), _) => dict,
            (None, true) => self.new_dict(),
            (None, false) => self.stack_as_dict(),
        });
        // What does not fit is reported after what is missing.
        let mut misplaced = None;
        let mut unnamed = false;
        for (name, value) in arguments.keywords {
            if keywords.is_none() && name.payload::<crate::types::str::Str>().is_none() {
                unnamed = true;
                continue;
            }
            let text = self.display_text(&name);
            let place = parameters.iter().position(|parameter| {
                parameter.name == text && matches!(parameter.kind, ParameterKind::Either | ParameterKind::KeywordOnly)
            });
            match (place, &keywords) {
                (Some(index), _) if bound[index].is_some() => misplaced = Some((text, Some(index))),
                (Some(index), _) => bound[index] = Some(value),
                (None, Some(dict)) => self.dict_set(dict, name, value)?,
                (None, None) => {
                    misplaced.get_or_insert((text, None));
                }
            }
        }
        if let (Some(index), Some(dict)) = (variable_keyword, keywords) {
            bound[index] = Some(dict);
        }
        for (index, parameter) in parameters.iter().enumerate() {
            if bound[index].is_none() && !parameter.optional {
                return Err(self.missing_error(definition, signature, owner, index, given, keyword_count));
            }
        }
        if unnamed {
            return Err(self.type_error("keywords must be strings"));
        }
        match misplaced {
            None => {}
            Some((text, None)) => return Err(self.unexpected_keyword_error(definition, signature, &text)),
            Some((text, Some(index))) => {
                let (name, position) = (definition.name, index + 1);
                return Err(self
                    .type_error(format!("argument for {name}() given by name ('{text}') and position ({position})")));
            }
        }
        Ok(bound)
    }

    fn qualified_native_name(&self, definition: &MethodDefinition, owner: Option<&ObjectRef>) -> String {
        match owner {
            // The owner of a module's function is the module's name.
            Some(owner) if owner.payload::<crate::types::str::Str>().is_some() => {
                match self.display_text(owner).as_str() {
                    "" => definition.name.to_owned(),
                    module => format!("{module}.{}", definition.name),
                }
            }
            Some(owner) => format!("{}.{}", self.type_qualified_name(owner), definition.name),
            None => definition.name.to_owned(),
        }
    }

    /// More arguments than parameters, by position and by keyword taken together (`_PyArg_UnpackKeywords`).
    #[cold]
    fn too_many_altogether_error(
        &mut self,
        definition: &MethodDefinition,
        signature: &Parameters,
        given: usize,
        all: usize,
    ) -> Raised {
        let most = signature.parameters.len();
        let kind = if given == 0 { "keyword " } else { "" };
        let plural = if most == 1 { "" } else { "s" };
        let name = definition.name;
        self.type_error(format!("{name}() takes at most {most} {kind}argument{plural} ({all} given)"))
    }

    #[cold]
    fn too_many_error(
        &mut self,
        definition: &MethodDefinition,
        signature: &Parameters,
        owner: Option<&ObjectRef>,
        given: usize,
    ) -> Raised {
        let (least, most) = (signature.required_positional, signature.positional);
        self.count_error(definition, signature, owner, given, least, most)
    }

    /// The error for a wrong number of positional arguments, in the words of the parser that CPython uses.
    #[cold]
    fn count_error(
        &mut self,
        definition: &MethodDefinition,
        signature: &Parameters,
        owner: Option<&ObjectRef>,
        given: usize,
        least: usize,
        most: usize,
    ) -> Raised {
        let name = definition.name;
        let qualified = self.qualified_native_name(definition, owner);
        let exact = least == most;
        let bound = if exact {
            ""
        } else if given < least {
            "at least "
        } else {
            "at most "
        };
        let wanted = if given < least { least } else { most };
        let plural = if wanted == 1 { "" } else { "s" };
        let message = match definition.wording {
            Wording::DefiningClass if signature.parameters.is_empty() => format!("{name}() takes no arguments"),
            Wording::DefiningClass => {
                let bound = if exact { "exactly " } else { bound };
                format!("{name}() takes {bound}{wanted} positional argument{plural} ({given} given)")
            }
            Wording::Signature if signature.parameters.is_empty() => {
                format!("{qualified}() takes no arguments ({given} given)")
            }
            Wording::Signature if signature.plain && exact && most == 1 => {
                format!("{qualified}() takes exactly one argument ({given} given)")
            }
            Wording::Signature if !signature.plain => {
                let all = signature.parameters.len();
                if signature.positional == all {
                    let bound = if least == all {
                        "exactly"
                    } else if given < least {
                        "at least"
                    } else {
                        "at most"
                    };
                    let plural = if all == 1 { "" } else { "s" };
                    format!("{name}() takes {bound} {all} argument{plural} ({given} given)")
                } else if most == 0 {
                    format!("{name}() takes no positional arguments")
                } else {
                    let bound = if exact {
                        "exactly"
                    } else if given < least {
                        "at least"
                    } else {
                        "at most"
                    };
                    format!("{name}() takes {bound} {wanted} positional argument{plural} ({given} given)")
                }
            }
            wording @ (Wording::ParseTuple | Wording::Search | Wording::LaterGroup)
                if wording == Wording::ParseTuple || !self.profile.search_is_clinic =>
            {
                let bound = if exact {
                    "exactly"
                } else if given < least {
                    "at least"
                } else {
                    "at most"
                };
                format!("{name}() takes {bound} {wanted} argument{plural} ({given} given)")
            }
            wording @ (Wording::Group | Wording::LaterGroup)
                if wording == Wording::LaterGroup || self.profile.optional_groups =>
            {
                format!("{qualified} requires {least} to {most} arguments")
            }
            Wording::Signature
            | Wording::UnpackTuple
            | Wording::ParseTuple
            | Wording::Search
            | Wording::VarArgs
            | Wording::LaterGroup
            | Wording::Group => {
                format!("{name} expected {bound}{wanted} argument{plural}, got {given}")
            }
        };
        self.type_error(message)
    }

    #[cold]
    fn missing_error(
        &mut self,
        definition: &MethodDefinition,
        signature: &Parameters,
        owner: Option<&ObjectRef>,
        index: usize,
        given: usize,
        keywords: usize,
    ) -> Raised {
        let positional = signature.parameters[index].kind == ParameterKind::PositionalOnly;
        if signature.plain || positional && definition.wording == Wording::UnpackTuple {
            let open = signature.parameters.iter().any(|p| p.kind == ParameterKind::VariablePositional);
            let most = if open { usize::MAX } else { signature.positional };
            let least = signature.required_positional;
            return self.count_error(definition, signature, owner, given, least, most);
        }
        let parameter = signature.parameters[index];
        let name = definition.name;
        if parameter.kind == ParameterKind::PositionalOnly {
            let least =
                signature.parameters.iter().filter(|p| p.kind == ParameterKind::PositionalOnly && !p.optional).count();
            let bound = if least == signature.positional { "exactly" } else { "at least" };
            let plural = if least == 1 { "" } else { "s" };
            return self
                .type_error(format!("{name}() takes {bound} {least} positional argument{plural} ({given} given)"));
        }
        let _ = keywords;
        self.type_error(format!("{name}() missing required argument '{}' (pos {})", parameter.name, index + 1))
    }

    #[cold]
    fn unexpected_keyword_error(
        &mut self,
        definition: &MethodDefinition,
        signature: &Parameters,
        keyword: &str,
    ) -> Raised {
        let name = definition.name;
        self.type_error(if self.profile.got_an_unexpected_keyword {
            let takes_name = |p: &&Parameter| matches!(p.kind, ParameterKind::Either | ParameterKind::KeywordOnly);
            let candidates: Vec<String> =
                signature.parameters.iter().filter(takes_name).map(|p| p.name.to_owned()).collect();
            let hint = crate::vm::suggestions::suggestion(keyword, &candidates);
            let hint = hint.map(|name| format!(". Did you mean '{name}'?")).unwrap_or_default();
            format!("{name}() got an unexpected keyword argument '{keyword}'{hint}")
        } else {
            format!("'{keyword}' is an invalid keyword argument for {name}()")
        })
    }
}
