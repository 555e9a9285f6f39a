//! Where the attributes of instances are: in the instance itself until something asks for its `__dict__`, as in
//! CPython since 3.11.
//!
//! Values that stand in the instance are in a dict that is a part of it (`ObjectRef::part`): the collector does not
//! know it, and no program sees it. `__dict__` makes it an object.

use std::rc::Rc;

use crate::object::{Kind, Lender, ObjectRef, collector};
use crate::types::dict::storage::DictStorage;
use crate::types::dict::{Dict, may_be_tracked};
use crate::vm::{Result, Vm};

/// Whether a dict is a part of an instance, which nobody has asked for yet.
pub fn is_part(dict: &ObjectRef) -> bool {
    // `functools.partial` takes other things for a dict.
    !collector::is_watchable(dict) && dict.kind() == Kind::Dict
}

impl Vm {
    /// The `__dict__` of an instance, made when first asked for.
    pub fn instance_dict(&mut self, object: &ObjectRef) -> Result {
        let Some(extension) = object.extension() else {
            let name = self.names.__dict__.clone();
            return Err(self.no_attribute_error(object, &name));
        };
        if let Some(dict) = extension.dict.get(self) {
            if is_part(dict) {
                let dict = dict.clone();
                return Ok(self.show_part(object, &dict));
            }
            return Ok(dict.clone());
        }
        let storage = self.attribute_storage(object);
        let shares_names = storage.shares_names();
        let dict = self.new_dict_of(storage);
        if shares_names
            && self.profile.embeds_values
            && self.keeps_values(object)
            && let Some(payload) = dict.payload::<Dict>()
        {
            payload.values_in_owner.set(true);
        }
        extension.dict.replace(self, Some(dict.clone()));
        Ok(dict)
    }

    /// Puts an attribute into an instance.
    pub(super) fn set_instance_value(&mut self, object: &ObjectRef, name: &ObjectRef, value: ObjectRef) -> Result<()> {
        let Some(extension) = object.extension() else {
            let name = self.names.__dict__.clone();
            return Err(self.no_attribute_error(object, &name));
        };
        let dict = match extension.dict.get(self) {
            Some(dict) => dict.clone(),
            None if self.keeps_values(object) => {
                let part = ObjectRef::part(&self.types.dict, Dict::new(self.attribute_storage(object)));
                extension.dict.replace(self, Some(part.clone()));
                part
            }
            None => self.instance_dict(object)?,
        };
        let payload = dict.payload::<Dict>();
        if is_part(&dict) {
            if let Some(payload) = payload
                && payload.storage.get(self).is_empty()
                && !payload.storage.get(self).shares_names()
            {
                // What `without_values` left.
                let storage = self.attribute_storage(object);
                *payload.storage.get_mut(self) = storage;
            }
            self.dict_set(&dict, name.clone(), value)?;
            if payload.is_some_and(|payload| !payload.storage.get(self).shares_names()) {
                // There is no room for this name among the values.
                self.show_part(object, &dict);
            }
            return Ok(());
        }
        let was_tracked = collector::is_tracked(&dict);
        self.dict_set(&dict, name.clone(), value)?;
        if !was_tracked && payload.is_some_and(|payload| payload.belongs_to_owner(self.token())) {
            // The value went into the owner, which is watched anyway.
            collector::untrack(&dict);
        }
        Ok(())
    }

    /// Makes the dict that is a part of an instance an object (`make_dict_from_instance_attributes`).
    #[cold]
    fn show_part(&mut self, object: &ObjectRef, part: &ObjectRef) -> ObjectRef {
        let storage = match part.payload::<Dict>() {
            Some(payload) => payload.storage.get_mut(self).take(),
            None => DictStorage::default(),
        };
        let shares_names = storage.shares_names();
        let tracked = storage.entries().any(|entry| may_be_tracked(&entry.value));
        let dict = self.new_dict_of(storage);
        if let Some(payload) = dict.payload::<Dict>() {
            payload.values_in_owner.set(shares_names && self.profile.embeds_values);
        }
        if tracked {
            collector::track(&dict);
        }
        if let Some(extension) = object.extension() {
            extension.dict.replace(self, Some(dict.clone()));
        }
        dict
    }

    /// What stands for the `__dict__` of an instance that was deleted: nothing, but that in 3.11 the next dict shares names
    /// only if an attribute is set before it is asked for (`PyObject_GenericGetDict`).
    pub fn without_values(&self, object: &ObjectRef) -> Option<ObjectRef> {
        let is_marked = self.profile.lost_values_share_no_names && self.keeps_values(object);
        is_marked.then(|| ObjectRef::part(&self.types.dict, Dict::new(DictStorage::default())))
    }

    /// Moves the values of an instance into a dict, as the class that told their places changes.
    pub fn take_values_out(&mut self, object: &ObjectRef) -> Result<()> {
        if object.extension().is_some_and(|extension| extension.dict.get(self).is_some()) {
            let dict = self.instance_dict(object)?;
            if let Some(payload) = dict.payload::<Dict>() {
                payload.values_in_owner.set(false);
            }
        }
        Ok(())
    }

    /// Whether an instance has room for the values of attributes: it is one of `object.__new__`, of a class whose
    /// instances share names.
    fn keeps_values(&self, object: &ObjectRef) -> bool {
        object.kind() == Kind::Instance
            && object
                .class_payload(self)
                .data
                .get(self)
                .shared_keys
                .as_ref()
                .is_some_and(|shared| !self.profile.embeds_values || shared.has_inline_values())
    }

    fn attribute_storage(&self, object: &ObjectRef) -> DictStorage {
        match &object.class_payload(self).data.get(self).shared_keys {
            Some(shared) => DictStorage::with_shared_keys(Rc::clone(shared)),
            None => DictStorage::default(),
        }
    }
}
