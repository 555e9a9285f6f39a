//! `super`.

use crate::object::{Contents, Kind, ObjectRef, Token, Trace};
use crate::planted_faults::Fault;
use crate::types::cell::Cell;
use crate::types::converters::Constructor;
use crate::types::dict;
use crate::types::native::{TypeDefinition, Wording, member};
use crate::types::slots::Slots;
use crate::types::type_object::Type;
use crate::vm::{Arguments, Raised, Result, Vm};

/// The payload of a super object; all `None` until `__init__`.
#[derive(Default)]
pub struct Super {
    /// `__thisclass__`, `__self__`, `__self_class__`
    pub parts: Contents<[Option<ObjectRef>; 3]>,
}

impl Trace for Super {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.parts.get(token).iter().flatten().for_each(visit);
    }
}

/// `super`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "super",
    slots,
    attributes: &[
        member("__thisclass__", |vm, object| part(vm, object, 0)),
        member("__self__", |vm, object| part(vm, object, 1)),
        member("__self_class__", |vm, object| part(vm, object, 2)),
    ],
    ..TypeDefinition::EMPTY
};

fn slots(slots: &mut Slots) {
    slots.repr = Some(repr);
    slots.get_attribute = Some(get_attribute);
    slots.descriptor_get = Some(bind);
    slots.init = Some(init);
    slots.new = Some(|_, class, _| Ok(ObjectRef::new(class, Super::default())));
}

fn parts(vm: &Vm, object: &ObjectRef) -> [Option<ObjectRef>; 3] {
    object.payload::<Super>().map(|payload| payload.parts.get(vm).clone()).unwrap_or_default()
}

fn part(vm: &mut Vm, object: &ObjectRef, index: usize) -> Result {
    let [class, instance, owner] = parts(vm, object);
    let part = match index {
        0 => class,
        1 => instance,
        _ => owner,
    };
    Ok(part.unwrap_or_else(|| vm.none.clone()))
}

fn repr(vm: &mut Vm, object: &ObjectRef) -> Result {
    let [class, _, owner] = parts(vm, object);
    let class = class.map_or_else(|| "NULL".to_owned(), |class| vm.type_name(&class));
    Ok(match owner {
        Some(owner) => {
            let owner = vm.type_name(&owner);
            vm.new_str(&format!("<super: <class '{class}'>, <{owner} object>>"))
        }
        None => vm.new_str(&format!("<super: <class '{class}'>, NULL>")),
    })
}

impl Vm {
    /// `super(class, instance).name` without a super object; `None` where no class after `class` has it
    /// (`do_super_lookup`).
    pub fn super_attribute(
        &mut self,
        class: &ObjectRef,
        instance: &ObjectRef,
        owner: &ObjectRef,
        name: &ObjectRef,
    ) -> Result<Option<ObjectRef>> {
        // `super().__class__` is super itself.
        if name.is(&self.names.__class__) {
            return Ok(None);
        }
        let Some(found) = self.lookup_after(class, owner, name) else { return Ok(None) };
        match found.class_payload(self).slots(self).descriptor_get {
            Some(get) => {
                let instance = if instance.is(owner) { None } else { Some(instance) };
                get(self, &found, instance, Some(owner)).map(Some)
            }
            None => Ok(Some(found)),
        }
    }

    /// The function behind `super(class, instance).name(…)`, to be called with the instance; `None` where it is
    /// anything else than a Python function in a class.
    pub fn super_function(
        &mut self,
        class: &ObjectRef,
        instance: &ObjectRef,
        owner: &ObjectRef,
        name: &ObjectRef,
    ) -> Option<ObjectRef> {
        let found = self.lookup_after(class, owner, name)?;
        (found.kind() == Kind::Function && !instance.is(owner) && !name.is(&self.names.__class__)).then_some(found)
    }

    /// A name in the namespaces of the classes that follow `class` in the MRO of `owner`.
    fn lookup_after(&mut self, class: &ObjectRef, owner: &ObjectRef, name: &ObjectRef) -> Option<ObjectRef> {
        let payload = owner.payload::<Type>()?;
        let mro = payload.data.get(self).mro.clone();
        let entries = mro.payload::<crate::types::tuple::Tuple>().map_or(&[][..], |mro| &mro.0);
        let step = usize::from(!Fault::SuperStartsAtItself.is_planted());
        let after = entries.iter().position(|entry| entry.is(class)).map_or(entries.len(), |index| index + step);
        entries[after..].iter().find_map(|entry| {
            let namespace = self.type_namespace(entry);
            dict::get_str(self, &namespace, name)
        })
    }

    /// The class where `super(class, object)` begins to look: the object's type, or the object itself
    /// where it is a subclass (`supercheck`).
    pub fn super_owner(&mut self, class: &ObjectRef, object: &ObjectRef) -> Result {
        if object.payload::<Type>().is_some() && self.is_subtype(object, class) {
            return Ok(object.clone());
        }
        if self.is_instance_of_type(object, class) {
            return Ok(object.class_ref());
        }
        let name = self.names.__class__.clone();
        if let Some(claimed) = self.get_optional_attribute(object, &name)?
            && claimed.payload::<Type>().is_some()
            && !claimed.is(object.class(self))
            && self.is_subtype(&claimed, class)
        {
            return Ok(claimed);
        }
        Err(self.no_super_owner(class, object))
    }

    /// The TypeError where an object has no place in the order of a class.
    #[cold]
    pub fn no_super_owner(&mut self, class: &ObjectRef, object: &ObjectRef) -> Raised {
        if !self.profile.super_names_what_it_got {
            return self.type_error("super(type, obj): obj must be an instance or subtype of type");
        }
        let (kind, found) = match object.payload::<Type>() {
            Some(_) => ("type", self.type_name(object)),
            None => ("instance of", self.class_name(object)),
        };
        let class = self.type_name(class);
        self.type_error(format!(
            "super(type, obj): obj ({kind} {found}) is not an instance or subtype of type ({class})."
        ))
    }
}

fn get_attribute(vm: &mut Vm, object: &ObjectRef, name: &ObjectRef) -> Result {
    if let [Some(class), Some(instance), Some(owner)] = parts(vm, object)
        && let Some(found) = vm.super_attribute(&class, &instance, &owner, name)?
    {
        return Ok(found);
    }
    vm.generic_get_attribute(object, name)
}

fn bind(vm: &mut Vm, object: &ObjectRef, instance: Option<&ObjectRef>, _: Option<&ObjectRef>) -> Result {
    let [class, bound, _] = parts(vm, object);
    let (Some(instance), None, Some(class)) = (instance.filter(|instance| !instance.is(&vm.none)), bound, class) else {
        return Ok(object.clone());
    };
    if object.class_id() != vm.types.super_.id() {
        let own = object.class_ref();
        return vm.call(&own, [class, instance.clone()]);
    }
    let owner = vm.super_owner(&class, instance)?;
    let payload = Super { parts: Contents::new([Some(class), Some(instance.clone()), Some(owner)]) };
    Ok(ObjectRef::new(&vm.types.super_, payload))
}

fn init(vm: &mut Vm, object: &ObjectRef, arguments: Arguments) -> Result<()> {
    static CALL: Constructor = Constructor::new("super()", "(type=None, object=None, /)").worded(Wording::UnpackTuple);
    if !arguments.keywords.is_empty() {
        return Err(vm.type_error("super() takes no keyword arguments"));
    }
    let mut bound = CALL.bind(vm, arguments)?;
    let (class, instance) = match bound[0].take() {
        Some(class) => (class, bound[1].take().filter(|instance| !instance.is(&vm.none))),
        None => {
            let (class, instance) = from_frame(vm)?;
            (class, Some(instance).filter(|instance| !instance.is(&vm.none)))
        }
    };
    if class.payload::<Type>().is_none() {
        // The function that calls `super` itself has other words than `super.__init__`.
        if object.class_id() != vm.types.super_.id() {
            return Err(vm.bad_argument("super", "argument 1", "type", &class));
        }
        let found = vm.class_name(&class);
        return Err(vm.type_error(format!("super() argument 1 must be a type, not {found}")));
    }
    let owner = match &instance {
        Some(instance) => Some(vm.super_owner(&class, instance)?),
        None => None,
    };
    if let Some(payload) = object.payload::<Super>() {
        let old = payload.parts.replace(vm, [Some(class), instance, owner]);
        drop(old);
    }
    Ok(())
}

/// `super()`: the class from the cell `__class__`, the instance from the first argument of the calling
/// function (`super_init_without_args`).
fn from_frame(vm: &mut Vm) -> Result<(ObjectRef, ObjectRef)> {
    let Some(frame) = vm.frames.last() else { return Err(vm.runtime_error("super(): no current frame")) };
    let code = frame.code.clone();
    let Some(code) = code.payload::<crate::types::code::Code>() else {
        return Err(vm.runtime_error("super(): no code object"));
    };
    if code.argument_count == 0 {
        return Err(vm.runtime_error("super(): no arguments"));
    }
    let base = vm.base;
    let first = vm.stack[base].clone();
    // An argument that inner functions use has moved into a cell.
    let first = match first.as_ref().and_then(|first| first.payload::<Cell>()) {
        Some(cell) if code.variables[0].cell => cell.value.cloned(vm),
        _ => first,
    };
    let Some(instance) = first else { return Err(vm.runtime_error("super(): arg[0] deleted")) };
    for index in code.first_free..code.variables.len() {
        if vm.display_text(&code.variables[index].name) != "__class__" {
            continue;
        }
        let cell = vm.stack[base + index].clone();
        let Some(cell) = cell.as_ref().and_then(|cell| cell.payload::<Cell>()) else {
            return Err(vm.runtime_error("super(): bad __class__ cell"));
        };
        let Some(class) = cell.value.cloned(vm) else {
            return Err(vm.runtime_error("super(): empty __class__ cell"));
        };
        if class.payload::<Type>().is_none() {
            let found = vm.class_name(&class);
            return Err(vm.runtime_error(format!("super(): __class__ is not a type ({found})")));
        }
        return Ok((class, instance));
    }
    Err(vm.runtime_error("super(): __class__ cell not found"))
}
