//! `type`: its slots, methods and attributes.

use crate::object::ObjectRef;
use crate::planted_faults::Fault;
use crate::types::native::{TypeDefinition, class_method, getter, member, method, property};
use crate::types::object::check_layouts;
use crate::types::slots::{Init, Slots};
use crate::types::special_methods::{update_all_slots, update_slots_for_name};
use crate::types::str::Str;
use crate::types::text_signatures::shown_signature;
use crate::types::tuple::Tuple;
use crate::types::type_object::{Type, TypeData, type_flag};
use crate::types::{class_creation, dict};
use crate::vm::{Arguments, Raised, Result, Vm};

/// `type`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "type",
    slots,
    methods: &[
        method("mro", "($self, /)", |vm, class, _| {
            let mro = class_creation::compute_mro(vm, class)?;
            let bases = class.payload::<Type>().map(|class| class.data.get(vm).bases.clone());
            let count = bases.as_ref().and_then(|bases| bases.payload::<Tuple>()).map_or(0, |bases| bases.0.len());
            // One base's order is taken on as a tuple, of which a list is made; those of several are merged in one.
            let room = if count == 1 { mro.len().next_multiple_of(2) } else { 1 };
            Ok(vm.new_appended_list(mro, room))
        }),
        method("__subclasses__", "($self, /)", subclasses),
        class_method("__prepare__", "($cls, /, *args, **kwds)", |vm, _, _| Ok(vm.new_dict())),
        method("__instancecheck__", "($self, instance, /)", |vm, class, arguments| {
            let instance = arguments[0].take().unwrap_or_else(|| vm.none.clone());
            let result = vm.recursive_is_instance(&instance, class)?;
            Ok(vm.new_bool(result))
        }),
        method("__subclasscheck__", "($self, subclass, /)", |vm, class, arguments| {
            let subclass = arguments[0].take().unwrap_or_else(|| vm.none.clone());
            let result = vm.recursive_is_subclass(&subclass, class)?;
            Ok(vm.new_bool(result))
        }),
        method("__dir__", "($self, /)", |vm, class, _| {
            let names = vm.new_dict();
            crate::types::object::merge_class_names(vm, &names, class)?;
            crate::types::object::keys(vm, &names)
        }),
        method("__sizeof__", "($self, /)", size_of),
    ],
    attributes: &[
        member("__basicsize__", |vm, class| Ok(vm.new_int(data(vm, class).layout.basic_size))),
        member("__itemsize__", |vm, class| Ok(vm.new_int(data(vm, class).layout.item_size))),
        member("__flags__", |vm, class| {
            let flags = class_creation::visible_flags(vm, class);
            Ok(vm.new_int(flags as i64))
        }),
        member("__weakrefoffset__", |vm, class| Ok(vm.new_int(data(vm, class).layout.weak_offset))),
        member("__base__", |vm, class| Ok(data(vm, class).base.clone().unwrap_or_else(|| vm.none.clone()))),
        member("__dictoffset__", |vm, class| Ok(vm.new_int(data(vm, class).layout.dict_offset))),
        property("__name__", |vm, class| Ok(given_or_new(vm, class, data(vm, class).name.clone())), set_name),
        property(
            "__qualname__",
            |vm, class| Ok(given_or_new(vm, class, data(vm, class).qualified_name.clone())),
            set_qualified_name,
        ),
        property("__bases__", |vm, class| Ok(data(vm, class).bases.clone()), set_bases),
        getter("__mro__", |vm, class| {
            let data = data(vm, class);
            // A class that is being made has no order yet.
            Ok(if data.mro_entries().is_empty() { vm.none.clone() } else { data.mro.clone() })
        }),
        property("__module__", module, set_module),
        property("__abstractmethods__", abstract_methods, set_abstract_methods),
        getter("__dict__", |vm, class| {
            let namespace = vm.type_namespace(class);
            Ok(vm.new_mapping_proxy(namespace))
        }),
        property("__doc__", doc, set_doc),
        getter("__text_signature__", |vm, class| {
            let definition = data(vm, class).definition;
            let shown =
                definition.and_then(|definition| shown_signature(vm, definition.name, "()", definition.signature));
            Ok(shown.map_or_else(|| vm.none.clone(), |signature| vm.new_str(signature)))
        }),
        property("__annotations__", annotations, set_annotations),
        property("__type_params__", type_parameters, set_type_parameters),
    ],
    instance_dict: true,
    weak_references: true,
    ..TypeDefinition::EMPTY
};

fn slots(slots: &mut Slots) {
    slots.repr = Some(repr);
    slots.call = Some(call);
    slots.get_attribute = Some(get_attribute);
    slots.set_attribute = Some(set_attribute);
    slots.new = Some(class_creation::new_type);
    slots.init = Some(init);
    slots.binary[crate::types::slots::Operator::Or as usize] = Some(crate::types::union_type::union_of_operands);
}

/// The changeable part of a type object. The functions of this file are reached through the descriptors of
/// `type` alone, which check the type of what they are given.
fn data<'a>(vm: &'a Vm, class: &'a ObjectRef) -> &'a TypeData {
    class.payload::<Type>().expect("a descriptor of type is given types alone").data.get(vm)
}

fn data_mut<'a>(vm: &'a mut Vm, class: &'a ObjectRef) -> &'a mut TypeData {
    class.payload::<Type>().expect("a descriptor of type is given types alone").data.get_mut(vm)
}

fn repr(vm: &mut Vm, class: &ObjectRef) -> Result {
    let text = match vm.type_module(class)? {
        Some(module) if module != "builtins" => format!("<class '{module}.{}'>", vm.type_qualified_name(class)),
        _ => format!("<class '{}'>", vm.type_name(class)),
    };
    Ok(vm.new_str(&text))
}

/// `C(...)` (`type_call`): `__new__`, and `__init__` if that gave an instance of the class.
fn call(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    if class.is(&vm.types.type_) {
        if arguments.positional.len() == 1 {
            vm.reject_keywords("type", &arguments)?;
            return Ok(arguments.positional[0].class_ref());
        }
        if arguments.positional.len() != 3 {
            return Err(vm.type_error("type() takes 1 or 3 arguments"));
        }
    }
    if arguments.keywords.is_empty()
        && let Some(function) = class.payload::<Type>().and_then(|class| class.slots(vm).vectorcall)
    {
        // Before there was such a function, the arguments came in a tuple.
        let tuple = (!vm.profile.int_counts_as_vectorcall).then(|| arguments.clone());
        let result = function(vm, class, arguments);
        drop(tuple);
        return result;
    }
    // A class whose order is being found out has no instances yet.
    let ready = class.payload::<Type>().filter(|class| !class.mro(vm).is_empty());
    let Some(new) = ready.and_then(|class| class.slots(vm).new) else {
        let name = vm.type_name(class);
        return Err(vm.type_error(format!("cannot create '{name}' instances")));
    };
    let payload = class.payload::<Type>();
    if payload.is_some_and(|class| class.has_vectorcall.get()) && !class.is(&vm.types.type_) {
        // Nothing but the stack refers to the arguments (`tp_vectorcall`).
        let own_init = payload.and_then(|class| class.slots(vm).init);
        let own_init = own_init.filter(|init| !std::ptr::fn_addr_eq(*init, crate::types::object::init as Init));
        let Some(init) = own_init else { return new(vm, class, arguments) };
        let object = new(vm, class, Arguments::none())?;
        init(vm, &object, arguments)?;
        return Ok(object);
    }
    // An exception keeps the one tuple that `__new__` and `__init__` get.
    let mut arguments = arguments;
    if arguments.unpacked.is_none() && !arguments.positional.is_empty() {
        arguments.unpacked = Some(vm.new_tuple(arguments.positional.to_vec()));
    }
    let (tuple, keywords) = (arguments.unpacked.clone(), arguments.keywords.clone());
    let object = new(vm, class, arguments)?;
    if !vm.is_instance_of_type(&object, class) && !Fault::ForeignInit.is_planted() {
        return Ok(object);
    }
    if let Some(init) = object.class_payload(vm).slots(vm).init {
        init(vm, &object, Arguments::in_tuple(tuple, keywords))?;
    }
    Ok(object)
}

fn init(vm: &mut Vm, _: &ObjectRef, arguments: Arguments) -> Result<()> {
    let given = arguments.positional.len();
    if given == 1 && !arguments.keywords.is_empty() {
        return Err(vm.type_error("type.__init__() takes no keyword arguments"));
    }
    if given != 1 && given != 3 {
        return Err(vm.type_error("type.__init__() takes 1 or 3 arguments"));
    }
    Ok(())
}

/// `C.name` (`type_getattro`): a data descriptor of the metaclass, an attribute along the MRO, another
/// attribute of the metaclass.
pub fn get_attribute(vm: &mut Vm, class: &ObjectRef, name: &ObjectRef) -> Result {
    match get_optional(vm, class, name)? {
        Some(found) => Ok(found),
        None => {
            let start = format!("type object '{}' has no attribute '", vm.type_name(class));
            Err(vm.missing_attribute_error(&start, class, name))
        }
    }
}

/// The same, `None` where there is no such attribute.
pub fn get_optional(vm: &mut Vm, class: &ObjectRef, name: &ObjectRef) -> Result<Option<ObjectRef>> {
    let metaclass = class.class_ref();
    let meta = vm.lookup_type_attribute(&metaclass, name);
    let mut getter = None;
    if let Some(descriptor) = &meta {
        let slots = descriptor.class_payload(vm).slots(vm);
        getter = slots.descriptor_get;
        if let Some(get) = getter
            && slots.descriptor_set.is_some()
        {
            return get(vm, descriptor, Some(class), Some(&metaclass)).map(Some);
        }
    }
    if let Some(found) = vm.lookup_type_attribute(class, name) {
        return vm.bind_descriptor(found, None, class).map(Some);
    }
    match (meta, getter) {
        (Some(descriptor), Some(get)) => get(vm, &descriptor, Some(class), Some(&metaclass)).map(Some),
        (found, _) => Ok(found),
    }
}

fn set_attribute(vm: &mut Vm, class: &ObjectRef, name: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    if data(vm, class).flags & type_flag::IMMUTABLE != 0 {
        let (attribute, name) = (vm.repr_display(name)?, vm.type_name(class));
        return Err(vm.type_error(format!("cannot set {attribute} attribute of immutable type '{name}'")));
    }
    let metaclass = class.class_ref();
    if let Some(descriptor) = vm.lookup_type_attribute(&metaclass, name)
        && let Some(set) = descriptor.class_payload(vm).slots(vm).descriptor_set
    {
        return set(vm, &descriptor, class, value);
    }
    let name = match name.payload::<Str>() {
        Some(text) if name.class_id() != vm.types.str.id() => vm.new_text(text.text.clone()),
        _ => name.clone(),
    };
    let name = vm.intern_object(name);
    let namespace = vm.type_namespace(class);
    let old = match value {
        Some(value) => {
            let old = dict::get_str(vm, &namespace, &name);
            vm.dict_set(&namespace, name.clone(), value)?;
            old
        }
        None => match vm.dict_remove(&namespace, &name)? {
            Some(old) => Some(old),
            None => {
                let message =
                    format!("type object '{}' has no attribute '{}'", vm.type_name(class), vm.display_text(&name));
                if !vm.profile.setting_names_attribute {
                    let error = vm.exceptions.attribute_error.clone();
                    return Err(vm.raise(&error, &message));
                }
                return Err(vm.attribute_error(message, class, &name));
            }
        },
    };
    vm.type_modified(class);
    update_slots_for_name(vm, class, &name);
    drop(old);
    Ok(())
}

fn subclasses(vm: &mut Vm, class: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let found = data(vm, class).subclasses.alive();
    Ok(vm.new_appended_list(found, 0))
}

fn size_of(vm: &mut Vm, class: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    Ok(vm.new_int(class_creation::size_of_type(vm, class)))
}

/// TypeError for an attribute of an immutable type, or for its deletion (`check_set_special_type_attr`).
fn check_assignment(vm: &mut Vm, class: &ObjectRef, name: &str, value: Option<ObjectRef>) -> Result<ObjectRef> {
    if data(vm, class).flags & type_flag::IMMUTABLE != 0 {
        let class = vm.type_name(class);
        return Err(vm.type_error(format!("cannot set '{name}' attribute of immutable type '{class}'")));
    }
    value.ok_or_else(|| {
        let class = vm.type_name(class);
        vm.type_error(format!("cannot delete '{name}' attribute of immutable type '{class}'"))
    })
}

fn set_name(vm: &mut Vm, class: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let value = check_assignment(vm, class, "__name__", value)?;
    let Some(text) = value.payload::<Str>() else { return Err(only_strings(vm, class, "__name__", &value)) };
    if text.text.code_points().any(|character| character == 0) {
        return Err(vm.value_error("type name must not contain null characters"));
    }
    vm.keep_utf8(&value)?;
    let old = std::mem::replace(&mut data_mut(vm, class).name, value);
    drop(old);
    Ok(())
}

fn set_qualified_name(vm: &mut Vm, class: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let value = check_assignment(vm, class, "__qualname__", value)?;
    if value.payload::<Str>().is_none() {
        return Err(only_strings(vm, class, "__qualname__", &value));
    }
    let old = std::mem::replace(&mut data_mut(vm, class).qualified_name, value);
    drop(old);
    Ok(())
}

fn only_strings(vm: &mut Vm, class: &ObjectRef, name: &str, value: &ObjectRef) -> Raised {
    let (class, found) = (vm.type_name(class), vm.class_name(value));
    vm.type_error(format!("can only assign string to {class}.{name}, not '{found}'"))
}

fn own_entry(vm: &mut Vm, class: &ObjectRef, name: &ObjectRef) -> Option<ObjectRef> {
    let namespace = vm.type_namespace(class);
    dict::get_str(vm, &namespace, name)
}

fn set_own_entry(vm: &mut Vm, class: &ObjectRef, name: &ObjectRef, value: ObjectRef) {
    let namespace = vm.type_namespace(class);
    vm.dict_set_str(&namespace, name, value);
    vm.type_modified(class);
}

fn module(vm: &mut Vm, class: &ObjectRef) -> Result {
    if let Some(definition) = data(vm, class).definition {
        return Ok(vm.intern(definition.module));
    }
    let name = vm.names.__module__.clone();
    match own_entry(vm, class, &name) {
        Some(module) => Ok(module),
        None => Err(missing_entry(vm, class, &name)),
    }
}

fn missing_entry(vm: &mut Vm, class: &ObjectRef, name: &ObjectRef) -> Raised {
    let message = vm.display_text(name);
    vm.attribute_error(message, class, name)
}

fn set_module(vm: &mut Vm, class: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let value = check_assignment(vm, class, "__module__", value)?;
    let name = vm.names.__module__.clone();
    set_own_entry(vm, class, &name, value);
    if vm.profile.class_source_attributes {
        let namespace = vm.type_namespace(class);
        let name = vm.names.__firstlineno__.clone();
        let old = vm.dict_remove_str(&namespace, &name);
        vm.type_modified(class);
        drop(old);
    }
    Ok(())
}

fn abstract_methods(vm: &mut Vm, class: &ObjectRef) -> Result {
    let name = vm.names.__abstractmethods__.clone();
    // `type` itself has the descriptor in its namespace, not a set of methods.
    let found = if class.is(&vm.types.type_) { None } else { own_entry(vm, class, &name) };
    match found {
        Some(found) => Ok(found),
        None => Err(missing_entry(vm, class, &name)),
    }
}

fn set_abstract_methods(vm: &mut Vm, class: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let name = vm.names.__abstractmethods__.clone();
    let abstract_ = match &value {
        Some(value) => vm.truth(value)?,
        None => false,
    };
    match value {
        Some(value) => set_own_entry(vm, class, &name, value),
        None => {
            let namespace = vm.type_namespace(class);
            if vm.dict_remove_str(&namespace, &name).is_none() {
                return Err(missing_entry(vm, class, &name));
            }
            vm.type_modified(class);
        }
    }
    let flags = &mut data_mut(vm, class).flags;
    if abstract_ {
        *flags |= type_flag::ABSTRACT;
    } else {
        *flags &= !type_flag::ABSTRACT;
    }
    Ok(())
}

fn doc(vm: &mut Vm, class: &ObjectRef) -> Result {
    let name = vm.names.__doc__.clone();
    match own_entry(vm, class, &name) {
        Some(found) if class.is(&vm.types.type_) => {
            drop(found);
            Ok(vm.none.clone())
        }
        Some(found) => vm.bind_descriptor(found, None, class),
        None => Ok(vm.none.clone()),
    }
}

fn set_doc(vm: &mut Vm, class: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let value = check_assignment(vm, class, "__doc__", value)?;
    let name = vm.names.__doc__.clone();
    set_own_entry(vm, class, &name, value);
    Ok(())
}

fn annotations(vm: &mut Vm, class: &ObjectRef) -> Result {
    let name = vm.names.__annotations__.clone();
    if !class.payload::<Type>().is_some_and(Type::is_heap_type) {
        let message = format!("type object '{}' has no attribute '__annotations__'", vm.type_name(class));
        return Err(vm.attribute_error(message, class, &name));
    }
    match own_entry(vm, class, &name) {
        Some(found) => vm.bind_descriptor(found, None, class),
        None => {
            let annotations = vm.new_dict();
            set_own_entry(vm, class, &name, annotations.clone());
            Ok(annotations)
        }
    }
}

fn set_annotations(vm: &mut Vm, class: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let name = vm.names.__annotations__.clone();
    if data(vm, class).flags & type_flag::IMMUTABLE != 0 {
        let class = vm.type_name(class);
        return Err(vm.type_error(format!("cannot set '__annotations__' attribute of immutable type '{class}'")));
    }
    match value {
        Some(value) => set_own_entry(vm, class, &name, value),
        None => {
            let namespace = vm.type_namespace(class);
            if vm.dict_remove_str(&namespace, &name).is_none() {
                return Err(missing_entry(vm, class, &name));
            }
            vm.type_modified(class);
        }
    }
    Ok(())
}

fn type_parameters(vm: &mut Vm, class: &ObjectRef) -> Result {
    let name = vm.names.__type_params__.clone();
    if class.is(&vm.types.type_) {
        return Ok(vm.empty_tuple.clone());
    }
    Ok(own_entry(vm, class, &name).unwrap_or_else(|| vm.empty_tuple.clone()))
}

fn set_type_parameters(vm: &mut Vm, class: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let value = check_assignment(vm, class, "__type_params__", value)?;
    let name = vm.names.__type_params__.clone();
    set_own_entry(vm, class, &name, value);
    Ok(())
}

/// `C.__bases__ = …`: the MROs and slots of the class and of its subclasses follow, or nothing changes.
fn set_bases(vm: &mut Vm, class: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let value = check_assignment(vm, class, "__bases__", value)?;
    let name = vm.type_name(class);
    let Some(bases) = value.payload::<Tuple>() else {
        let found = vm.class_name(&value);
        return Err(vm.type_error(format!("can only assign tuple to {name}.__bases__, not {found}")));
    };
    if bases.0.is_empty() {
        return Err(vm.type_error(format!("can only assign non-empty tuple to {name}.__bases__, not ()")));
    }
    for base in &bases.0 {
        let Some(payload) = base.payload::<Type>() else {
            let found = vm.class_name(base);
            return Err(vm.type_error(format!("{name}.__bases__ must be tuple of classes, not '{found}'")));
        };
        let follows_bases = |current: &ObjectRef| {
            std::iter::successors(Some(current.clone()), |class| data(vm, class).base.clone())
                .any(|base| base.is(class))
        };
        if vm.is_subtype(base, class) || !payload.mro(vm).is_empty() && follows_bases(base) {
            return Err(vm.type_error("a __bases__ item causes an inheritance cycle"));
        }
    }
    let new_base = class_creation::best_base(vm, &bases.0)?;
    let old_base = data(vm, class).base.clone();
    if let Some(old_base) = &old_base {
        check_layouts(vm, old_base, &new_base, "__bases__")?;
    }
    let old_bases = std::mem::replace(&mut data_mut(vm, class).bases, value.clone());
    data_mut(vm, class).base = Some(new_base);
    let mut changed = Vec::new();
    let renewed = renew_mros(vm, class, &mut changed);
    if !data(vm, class).bases.is(&value) {
        // A `mro()` has assigned other bases meanwhile, for which all has been done.
        return renewed;
    }
    if let Err(raised) = renewed {
        for (class, mro) in changed {
            let failed = std::mem::replace(&mut data_mut(vm, &class).mro, mro);
            drop(failed);
            vm.type_modified(&class);
        }
        let data = data_mut(vm, class);
        let failed = (std::mem::replace(&mut data.bases, old_bases), std::mem::replace(&mut data.base, old_base));
        drop(failed);
        return Err(raised);
    }
    class_creation::leave_bases(vm, class, &old_bases);
    class_creation::join_bases(vm, class, &value);
    vm.type_modified(class);
    update_slots_of_family(vm, class);
    Ok(())
}

/// Computes the MROs of a class and of all its subclasses anew; the old ones are kept in `changed`.
fn renew_mros(vm: &mut Vm, class: &ObjectRef, changed: &mut Vec<(ObjectRef, ObjectRef)>) -> Result<()> {
    let before = data(vm, class).mro.clone();
    let mro = class_creation::resolve_mro(vm, class)?;
    if !data(vm, class).mro.is(&before) {
        // `mro()` has led here again: what came of that is newer (`mro_internal`).
        return Ok(());
    }
    let old = std::mem::replace(&mut data_mut(vm, class).mro, mro);
    changed.push((class.clone(), old));
    vm.type_modified(class);
    let subclasses = data(vm, class).subclasses.alive();
    for subclass in subclasses {
        renew_mros(vm, &subclass, changed)?;
    }
    Ok(())
}

fn update_slots_of_family(vm: &mut Vm, class: &ObjectRef) {
    update_all_slots(vm, class);
    let subclasses = data(vm, class).subclasses.alive();
    for subclass in subclasses {
        update_slots_of_family(vm, &subclass);
    }
}

impl Vm {
    /// `__module__` of a type as text, `None` where it is missing or no str.
    pub fn type_module(&mut self, class: &ObjectRef) -> Result<Option<String>> {
        let result = module(self, class);
        let module = self.catch(result, &self.exceptions.attribute_error)?;
        Ok(module.filter(|module| module.payload::<Str>().is_some()).map(|module| self.display_text(&module)))
    }

    /// The name of an object's class with its module in front, as messages have it that show it in full
    /// (`PyType_GetFullyQualifiedName`); its name alone where the version does so.
    pub fn full_class_name(&mut self, object: &ObjectRef) -> String {
        if !self.profile.shows_full_class_names {
            return self.class_name(object);
        }
        let class = object.class_ref();
        let name = self.type_qualified_name(&class);
        match self.type_module(&class) {
            Ok(Some(module)) if module != "builtins" && module != "__main__" => format!("{module}.{name}"),
            _ => name,
        }
    }

    /// `__qualname__` of a type as text.
    pub fn type_qualified_name(&self, class: &ObjectRef) -> String {
        self.display_text(&data(self, class).qualified_name)
    }
}

/// The name of a class as that has it; a type defined in C has none but the C string, of which each access makes a str.
fn given_or_new(vm: &Vm, class: &ObjectRef, name: ObjectRef) -> ObjectRef {
    match name.payload::<Str>() {
        Some(text) if !class.payload::<Type>().is_some_and(Type::is_heap_type) => vm.new_text(text.text.clone()),
        _ => name,
    }
}
