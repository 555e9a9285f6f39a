//! Reading, writing and deleting attributes: the descriptor protocol.

use crate::object::{Kind, ObjectRef};
use crate::planted_faults::Fault;
use crate::types::dict;
use crate::types::exception::field;
use crate::types::slots::{GetAttribute, SetAttribute};
use crate::types::str::Str;
use crate::types::type_attributes;
use crate::types::type_object::Type;
use crate::vm::{Raised, Result, Vm};

impl Vm {
    /// `object.name`; the name is a str.
    #[inline]
    pub fn get_attribute(&mut self, object: &ObjectRef, name: &ObjectRef) -> Result {
        match object.class_payload(self).slots(self).get_attribute {
            Some(get) => match get(self, object, name) {
                Err(raised) => Err(self.with_attribute_context(raised, object, name)),
                found => found,
            },
            None => Err(self.no_attribute_error(object, name)),
        }
    }

    /// An AttributeError that does not know which attribute of which object was asked for learns it here
    /// (`_PyObject_SetAttributeErrorContext`).
    #[cold]
    fn with_attribute_context(&mut self, raised: Raised, object: &ObjectRef, name: &ObjectRef) -> Raised {
        if self.is_raised(&raised, &self.exceptions.attribute_error)
            && self.exception_field(&raised.0, field::NAME).is_none()
            && self.exception_field(&raised.0, field::OBJECT).is_none()
        {
            self.set_exception_field(&raised.0, field::NAME, name.clone());
            self.set_exception_field(&raised.0, field::OBJECT, object.clone());
        }
        raised
    }

    /// AttributeError for an attribute that cannot be deleted, as it is not there.
    fn nothing_to_delete_error(&mut self, object: &ObjectRef, name: &ObjectRef, known: bool) -> Raised {
        if known && self.profile.setting_names_attribute {
            return self.no_attribute_error(object, name);
        }
        let start = format!("'{}' object has no attribute '", self.class_name(object));
        self.unnamed_attribute_error(&start, name)
    }

    /// TypeError for an attribute name that is no str.
    pub fn check_attribute_name(&mut self, name: &ObjectRef) -> Result<()> {
        if name.payload::<Str>().is_some() {
            return Ok(());
        }
        let found = self.class_name(name);
        Err(self.type_error(format!("attribute name must be string, not '{found}'")))
    }

    /// `object.name`, `None` where AttributeError is raised (`PyObject_GetOptionalAttr`).
    pub fn get_optional_attribute(&mut self, object: &ObjectRef, name: &ObjectRef) -> Result<Option<ObjectRef>> {
        let get = object.class_payload(self).slots(self).get_attribute;
        let is = |known: GetAttribute| get.is_some_and(|get| std::ptr::fn_addr_eq(get, known));
        // What is not there raises nothing.
        let found = if is(Self::generic_get_attribute) {
            self.generic_get_optional(object, name)
        } else if is(type_attributes::get_attribute) {
            type_attributes::get_optional(self, object, name)
        } else {
            self.get_attribute(object, name).map(Some)
        };
        let found = self.catch(found, &self.exceptions.attribute_error)?;
        Ok(found.flatten())
    }

    /// `object.name` with the name as Rust text.
    pub fn get_attribute_named(&mut self, object: &ObjectRef, name: &str) -> Result {
        let name = self.intern(name);
        self.get_attribute(object, &name)
    }

    /// `object.name = value`, or `del object.name` without a value.
    #[inline]
    pub fn set_attribute(&mut self, object: &ObjectRef, name: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
        match object.class_payload(self).slots(self).set_attribute {
            Some(set) => set(self, object, name, value),
            None => Err(self.no_attribute_error(object, name)),
        }
    }

    /// `object.__getattribute__` (`PyObject_GenericGetAttr`): data descriptor, instance dictionary, other
    /// class attribute.
    pub fn generic_get_attribute(&mut self, object: &ObjectRef, name: &ObjectRef) -> Result {
        match self.generic_get_optional(object, name)? {
            Some(value) => Ok(value),
            None => Err(self.no_attribute_error(object, name)),
        }
    }

    /// As [`Vm::generic_get_attribute`], `None` where there is no such attribute.
    pub fn generic_get_optional(&mut self, object: &ObjectRef, name: &ObjectRef) -> Result<Option<ObjectRef>> {
        let class = object.class_ref();
        let found = self.lookup_type_attribute(&class, name);
        let mut getter = None;
        if let Some(descriptor) = &found {
            let slots = descriptor.class_payload(self).slots(self);
            getter = slots.descriptor_get;
            if let Some(get) = getter
                && slots.descriptor_set.is_some()
                && !Fault::InstanceDictFirst.is_planted()
            {
                return get(self, descriptor, Some(object), Some(&class)).map(Some);
            }
        }
        if let Some(value) = self.instance_dict_value(object, name)? {
            return Ok(Some(value));
        }
        match (found, getter) {
            (Some(descriptor), Some(get)) => get(self, &descriptor, Some(object), Some(&class)).map(Some),
            (found, _) => Ok(found),
        }
    }

    fn instance_dict_value(&mut self, object: &ObjectRef, name: &ObjectRef) -> Result<Option<ObjectRef>> {
        if object.payload::<Type>().is_some() {
            // The `__dict__` of a class is its namespace, whose entries are not bound here.
            let namespace = self.type_namespace(object);
            return self.dict_get(&namespace, name);
        }
        let Some(extension) = object.extension() else { return Ok(None) };
        let Some(dict) = extension.dict.get(self) else { return Ok(None) };
        if let Some(payload) = dict.payload::<dict::Dict>() {
            let storage = payload.storage.get(self);
            if storage.has_str_keys_only() && name.is_exact_str() {
                return Ok(storage.find_str(name).and_then(|index| storage.value_at(index)).cloned());
            }
        }
        let dict = dict.clone();
        self.dict_get(&dict, name)
    }

    /// `object.__setattr__` and `__delattr__` (`PyObject_GenericSetAttr`).
    pub fn generic_set_attribute(
        &mut self,
        object: &ObjectRef,
        name: &ObjectRef,
        value: Option<ObjectRef>,
    ) -> Result<()> {
        let class = object.class_ref();
        let found = self.lookup_type_attribute(&class, name);
        if let Some(descriptor) = &found
            && let Some(set) = descriptor.class_payload(self).slots(self).descriptor_set
        {
            return set(self, descriptor, object, value);
        }
        if !class.payload::<Type>().is_some_and(|class| class.data.get(self).instance_dict) {
            return Err(self.cannot_set_attribute_error(object, name, found.is_some()));
        }
        match value {
            Some(value) => self.set_instance_value(object, name, value),
            None => {
                let existing = object.extension().and_then(|extension| extension.dict.cloned(self));
                // What CPython keeps beside the object, not in a dictionary, is deleted without further ado.
                let inline = class.payload::<Type>().is_some_and(Type::is_heap_type);
                let removed = match existing {
                    Some(dict) => self.dict_remove(&dict, name)?,
                    None => None,
                };
                match removed {
                    Some(_) => Ok(()),
                    None => Err(self.nothing_to_delete_error(object, name, !inline)),
                }
            }
        }
    }

    /// Binds what was found on a type to an instance, or to nothing: `__get__` if it has one.
    #[inline]
    pub fn bind_descriptor(&mut self, found: ObjectRef, instance: Option<&ObjectRef>, class: &ObjectRef) -> Result {
        match found.class_payload(self).slots(self).descriptor_get {
            Some(get) => get(self, &found, instance, Some(class)),
            None => Ok(found),
        }
    }

    /// What `LOAD_ATTR` with the method flag pushes: the function with the instance as `self`, or the value
    /// and no `self` (`_PyObject_GetMethod`).
    #[inline]
    pub fn load_method(&mut self, object: ObjectRef, name: &ObjectRef) -> Result<(ObjectRef, Option<ObjectRef>)> {
        let class_payload = object.class_payload(self);
        let get_attribute = class_payload.slots(self).get_attribute;
        let generic: GetAttribute = Self::generic_get_attribute;
        if get_attribute.is_none_or(|get| !std::ptr::fn_addr_eq(get, generic)) {
            return Ok((self.get_attribute(&object, name)?, None));
        }
        let class = object.class_ref();
        let found = self.lookup_type_attribute(&class, name);
        let Some(found) = found else {
            return match self.instance_dict_value(&object, name)? {
                Some(value) => Ok((value, None)),
                None => Err(self.no_attribute_error(&object, name)),
            };
        };
        // METH_METHOD descriptors: functions, native methods and slot wrappers bind to `self` without an object.
        let is_method = match found.kind() {
            Kind::Function | Kind::SlotWrapper => true,
            Kind::MethodDescriptor => found.class_id() == self.types.method_descriptor.id(),
            _ => false,
        };
        let mut getter = None;
        if !is_method {
            let slots = found.class_payload(self).slots(self);
            getter = slots.descriptor_get;
            if let Some(get) = getter
                && slots.descriptor_set.is_some()
            {
                return Ok((get(self, &found, Some(&object), Some(&class))?, None));
            }
        }
        if let Some(value) = self.instance_dict_value(&object, name)? {
            return Ok((value, None));
        }
        if is_method {
            return Ok((found, Some(object)));
        }
        match getter {
            Some(get) => Ok((get(self, &found, Some(&object), Some(&class))?, None)),
            None => Ok((found, None)),
        }
    }

    /// "'module.X' object has no attribute 'name'", for a slot that nothing was put into. A look-up through the object adds
    /// name and object; one through the descriptor does not.
    pub fn empty_slot_error(&mut self, object: &ObjectRef, name: &ObjectRef) -> Raised {
        let start = format!("'{}' object has no attribute '", self.full_class_name(object));
        self.unnamed_attribute_error(&start, name)
    }

    /// "'X' object has no attribute 'name'", with the words for types and modules left to their own look-up.
    #[cold]
    pub fn no_attribute_error(&mut self, object: &ObjectRef, name: &ObjectRef) -> Raised {
        let start = format!("'{}' object has no attribute '", self.class_name(object));
        self.missing_attribute_error(&start, object, name)
    }

    /// Whether no class of the object has a `__setattr__` of its own.
    fn sets_attributes_generically(&self, object: &ObjectRef) -> bool {
        let generic: SetAttribute = Self::generic_set_attribute;
        let set = object.class_payload(self).slots(self).set_attribute;
        set.is_some_and(|set| std::ptr::fn_addr_eq(set, generic))
    }

    #[cold]
    fn cannot_set_attribute_error(&mut self, object: &ObjectRef, name: &ObjectRef, read_only: bool) -> Raised {
        let (class, attribute) = (self.class_name(object), self.display_text(name));
        let message = if read_only {
            format!("'{class}' object attribute '{attribute}' is read-only")
        } else if self.profile.explains_missing_dict && self.sets_attributes_generically(object) {
            format!("'{class}' object has no attribute '{attribute}' and no __dict__ for setting new attributes")
        } else {
            format!("'{class}' object has no attribute '{attribute}'")
        };
        if read_only || !self.profile.setting_names_attribute {
            let class = self.exceptions.attribute_error.clone();
            return self.raise(&class, &message);
        }
        self.attribute_error(message, object, name)
    }
}
