//! `BaseExceptionGroup` and `ExceptionGroup` (PEP 654): several exceptions in one, and how they are split.

use rustc_hash::FxHashSet;

use super::members::read_only_member;
use super::{Exception, base, field};
use crate::object::{Kind, ObjectId, ObjectRef};
use crate::types::class_creation::finish_namespace;
use crate::types::native::{AttributeDefinition, MethodDefinition, TypeDefinition, method};
use crate::types::str::Str;
use crate::types::text::Text;
use crate::types::tuple::Tuple;
use crate::types::type_object::{Type, type_flag};
use crate::vm::{Arguments, Result, Vm};

fn new(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    let given = arguments.positional.len();
    let [message, exceptions] = arguments.positional.as_slice() else {
        return Err(vm.type_error(format!("BaseExceptionGroup.__new__() takes exactly 2 arguments ({given} given)")));
    };
    if message.payload::<Str>().is_none() {
        let name = vm.name_in_message(message);
        return Err(vm.type_error(format!("BaseExceptionGroup.__new__() argument 1 must be str, not {name}")));
    }
    if exceptions.class_payload(vm).slots(vm).item.is_none() {
        return Err(vm.type_error("second argument (exceptions) must be a sequence"));
    }
    let (message, exceptions) = (message.clone(), exceptions.clone());
    let exceptions = if exceptions.class_id() == vm.types.tuple.id() {
        exceptions
    } else {
        let items = vm.items_of_new_tuple(&exceptions)?;
        vm.new_tuple(items)
    };
    let items = exceptions.payload::<Tuple>().map_or(&[][..], |tuple| &tuple.0);
    if items.is_empty() {
        return Err(vm.value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    let mut nests_base_exceptions = false;
    for (index, item) in items.iter().enumerate() {
        if !vm.is_exception(item) {
            return Err(vm.value_error(format!("Item {index} of second argument (exceptions) is not an exception")));
        }
        nests_base_exceptions |= !vm.is_instance_of_type(item, &vm.exceptions.exception);
    }
    let mut class = class.clone();
    if class.is(&vm.exceptions.base_exception_group) {
        if !nests_base_exceptions {
            class = vm.exceptions.exception_group.clone();
        }
    } else if nests_base_exceptions && class.is(&vm.exceptions.exception_group) {
        return Err(vm.type_error("Cannot nest BaseExceptions in an ExceptionGroup"));
    } else if nests_base_exceptions && vm.is_subtype(&class, &vm.exceptions.exception) {
        let name = vm.type_name(&class);
        return Err(vm.type_error(format!("Cannot nest BaseExceptions in '{name}'")));
    }
    let group = base::new(vm, &class, arguments)?;
    vm.set_exception_field(&group, field::GROUP_MESSAGE, message);
    vm.set_exception_field(&group, field::GROUP_EXCEPTIONS, exceptions);
    Ok(group)
}

fn str(vm: &mut Vm, group: &ObjectRef) -> Result {
    let message = vm.exception_field(group, field::GROUP_MESSAGE).unwrap_or_else(|| vm.empty_str.clone());
    let message = vm.str_text(&message)?;
    let count = vm.group_exceptions(group).len();
    let plural = if count > 1 { "s" } else { "" };
    let tail = Text::from(format!(" ({count} sub-exception{plural})").as_str());
    Ok(vm.new_text(message.concat(&tail)))
}

fn derive(vm: &mut Vm, group: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let message = vm.exception_field(group, field::GROUP_MESSAGE).unwrap_or_else(|| vm.empty_str.clone());
    let exceptions = arguments[0].take().unwrap_or_else(|| vm.none.clone());
    let class = vm.exceptions.base_exception_group.clone();
    vm.call(&class, [message, exceptions])
}

fn split(vm: &mut Vm, group: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let matcher = matcher(vm, arguments[0].take())?;
    let (matched, rest) = vm.split_exception(group, &matcher, true)?;
    let none = vm.none.clone();
    Ok(vm.new_tuple(vec![matched.unwrap_or_else(|| none.clone()), rest.unwrap_or(none)]))
}

fn subgroup(vm: &mut Vm, group: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let matcher = matcher(vm, arguments[0].take())?;
    let (matched, _) = vm.split_exception(group, &matcher, false)?;
    Ok(matched.unwrap_or_else(|| vm.none.clone()))
}

/// What picks exceptions out of a group.
pub enum Matcher {
    /// The exceptions of these classes.
    Classes(Vec<ObjectRef>),
    /// Those for which a callable gives something true.
    Predicate(ObjectRef),
    /// These leaf exceptions.
    Leaves(FxHashSet<ObjectId>),
}

fn matcher(vm: &mut Vm, value: Option<ObjectRef>) -> Result<Matcher> {
    if let Some(value) = value {
        let is_predicate = if vm.profile.groups_split_by_callables {
            value.payload::<Type>().is_none() && value.class_payload(vm).slots(vm).call.is_some()
        } else {
            value.kind() == Kind::Function
        };
        if is_predicate {
            return Ok(Matcher::Predicate(value));
        }
        if vm.is_exception_class(&value) {
            return Ok(Matcher::Classes(vec![value]));
        }
        if value.class_id() == vm.types.tuple.id()
            && let Some(tuple) = value.payload::<Tuple>()
            && tuple.0.iter().all(|class| vm.is_exception_class(class))
        {
            return Ok(Matcher::Classes(tuple.0.to_vec()));
        }
    }
    Err(vm.type_error(if vm.profile.groups_split_by_callables {
        "expected an exception type, a tuple of exception types, or a callable (other than a class)"
    } else {
        "expected a function, exception type or tuple of exception types"
    }))
}

impl Vm {
    /// `exceptions` of a group.
    pub fn group_exceptions(&self, group: &ObjectRef) -> Vec<ObjectRef> {
        let exceptions = self.exception_field(group, field::GROUP_EXCEPTIONS);
        exceptions.and_then(|tuple| tuple.payload::<Tuple>().map(|tuple| tuple.0.to_vec())).unwrap_or_default()
    }

    /// Whether an exception is a group.
    pub fn is_exception_group(&self, exception: &ObjectRef) -> bool {
        self.is_instance_of_type(exception, &self.exceptions.base_exception_group)
    }

    /// The parts of an exception that match and, where they are wanted, the others; groups keep their
    /// nesting (`exceptiongroup_split_recursive`).
    pub fn split_exception(
        &mut self,
        exception: &ObjectRef,
        matcher: &Matcher,
        wants_rest: bool,
    ) -> Result<(Option<ObjectRef>, Option<ObjectRef>)> {
        let is_group = self.is_exception_group(exception);
        let matches = match matcher {
            Matcher::Classes(classes) => classes.iter().any(|class| self.is_instance_of_type(exception, class)),
            Matcher::Predicate(predicate) => {
                let answer = self.call(predicate, [exception.clone()])?;
                self.truth(&answer)?
            }
            Matcher::Leaves(leaves) => !is_group && leaves.contains(&exception.id()),
        };
        if matches {
            return Ok((Some(exception.clone()), None));
        }
        if !is_group {
            return Ok((None, wants_rest.then(|| exception.clone())));
        }
        let (mut matched, mut rest) = (Vec::new(), Vec::new());
        for nested in self.group_exceptions(exception) {
            self.enter_recursive_call(" in exceptiongroup_split_recursive")?;
            let result = self.split_exception(&nested, matcher, wants_rest);
            self.native_depth -= 1;
            let (nested_matched, nested_rest) = result?;
            matched.extend(nested_matched);
            rest.extend(nested_rest);
        }
        let matched = self.group_subset(exception, matched)?;
        let rest = if wants_rest { self.group_subset(exception, rest)? } else { None };
        Ok((matched, rest))
    }

    /// A group of some of a group's exceptions, with its message, traceback, cause, context and notes; `None`
    /// for no exceptions (`exceptiongroup_subset`).
    fn group_subset(&mut self, group: &ObjectRef, exceptions: Vec<ObjectRef>) -> Result<Option<ObjectRef>> {
        if exceptions.is_empty() {
            return Ok(None);
        }
        let exceptions = self.new_appended_list(exceptions, 0);
        let derived = self.get_attribute_named(group, "derive")?;
        let derived = self.call(&derived, [exceptions])?;
        if !self.is_exception_group(&derived) {
            return Err(self.type_error("derive must return an instance of BaseExceptionGroup"));
        }
        if let (Some(from), Some(to)) = (group.payload::<Exception>(), derived.payload::<Exception>()) {
            let data = from.data.get(self);
            let (traceback, context, cause) = (data.traceback.clone(), data.context.clone(), data.cause.clone());
            let data = to.data.get_mut(self);
            data.suppress_context = true;
            let old = (
                std::mem::replace(&mut data.context, context),
                std::mem::replace(&mut data.cause, cause),
                traceback.map(|traceback| data.traceback.replace(traceback)),
            );
            drop(old);
        }
        let name = self.names.__notes__.clone();
        if let Some(notes) = self.get_optional_attribute(group, &name)?
            && notes.class_payload(self).slots(self).item.is_some()
        {
            let notes = self.collect(&notes)?;
            let notes = self.new_list(notes);
            self.set_attribute(&derived, &name, Some(notes))?;
        }
        Ok(Some(derived))
    }

    /// The identities of all exceptions in a group that are no groups themselves.
    pub fn collect_leaves(&mut self, exception: &ObjectRef, leaves: &mut FxHashSet<ObjectId>) -> Result<()> {
        if !self.is_exception_group(exception) {
            leaves.insert(exception.id());
            return Ok(());
        }
        for nested in self.group_exceptions(exception) {
            self.enter_recursive_call(" in collect_exception_group_leaf_ids")?;
            let result = self.collect_leaves(&nested, leaves);
            self.native_depth -= 1;
            result?;
        }
        Ok(())
    }

    /// `BaseExceptionGroup(message, exceptions)`
    pub fn new_exception_group(&mut self, message: &str, exceptions: ObjectRef) -> Result {
        let class = self.exceptions.base_exception_group.clone();
        let message = self.new_str(message);
        self.call(&class, [message, exceptions])
    }

    /// Gives ExceptionGroup its second base: it is the one built-in exception that has two, and a heap type.
    pub fn complete_exception_group_type(&mut self) {
        let class = self.exceptions.exception_group.clone();
        let (first, second) = (self.exceptions.base_exception_group.clone(), self.exceptions.exception.clone());
        let bases = self.new_tuple(vec![first.clone(), second.clone()]);
        let mro = vec![
            class.clone(),
            first,
            second.clone(),
            self.exceptions.base_exception.clone(),
            self.types.object.clone(),
        ];
        let mro = self.new_tuple(mro);
        let Some(payload) = class.payload::<Type>() else { return };
        let data = payload.data.get_mut(self);
        data.flags = (data.flags & !type_flag::IMMUTABLE) | type_flag::HEAP_TYPE;
        let old = (std::mem::replace(&mut data.bases, bases), std::mem::replace(&mut data.mro, mro));
        drop(old);
        if let Some(parent) = second.payload::<Type>() {
            parent.data.get_mut(self).subclasses.push(&class);
        }
        // A call of `type` makes it, with its module alone in the namespace.
        let (namespace, module) = (self.new_dict(), self.intern("builtins"));
        self.dict_set_name(&namespace, "__module__", module);
        payload.unfilled.set(false);
        let old = std::mem::replace(&mut payload.data.get_mut(self).dict, namespace.clone());
        drop(old);
        finish_namespace(self, &class, &namespace, false, true);
        crate::object::collector::track(&class);
    }
}

static METHODS: &[MethodDefinition] = &[
    crate::types::generic_alias::CLASS_GETITEM,
    method("derive", "($self, object, /)", derive),
    method("split", "($self, object, /)", split),
    method("subgroup", "($self, object, /)", subgroup),
];

static ATTRIBUTES: &[AttributeDefinition] = &[
    read_only_member::<{ field::GROUP_MESSAGE }>("message"),
    read_only_member::<{ field::GROUP_EXCEPTIONS }>("exceptions"),
];

/// `BaseExceptionGroup`
pub const BASE: TypeDefinition = TypeDefinition {
    name: "BaseExceptionGroup",
    slots: |slots| {
        slots.new = Some(new);
        slots.init = Some(base::init);
        slots.str = Some(str);
    },
    methods: METHODS,
    attributes: ATTRIBUTES,
    instance_dict: true,
    ..TypeDefinition::EMPTY
};

/// `ExceptionGroup`
pub const DERIVED: TypeDefinition =
    TypeDefinition { name: "ExceptionGroup", instance_dict: true, weak_references: true, ..TypeDefinition::EMPTY };
