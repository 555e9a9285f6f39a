//! Instructions of `match` statements (PEP 634).

use crate::compile::opcode::{MATCH_CLASS, MATCH_KEYS, MATCH_MAPPING, MATCH_SEQUENCE};
use crate::object::ObjectRef;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::types::type_object::{Type, type_flag};
use crate::vm::{Result, Vm};

impl Vm {
    pub(super) fn matching_instruction(&mut self, opcode: u8, argument: u32) -> Result<()> {
        match opcode {
            MATCH_MAPPING => {
                let matches = self.subject_has_flag(type_flag::MAPPING);
                let result = self.new_bool(matches);
                self.push(result);
            }
            MATCH_SEQUENCE => {
                let matches = self.subject_has_flag(type_flag::SEQUENCE);
                let result = self.new_bool(matches);
                self.push(result);
            }
            MATCH_KEYS => {
                let (keys, subject) = (self.peek(1).clone(), self.peek(2).clone());
                let values = self.match_keys(&subject, &keys)?;
                self.push(values);
            }
            MATCH_CLASS => {
                let names = self.pop();
                let class = self.pop();
                let subject = self.pop();
                let attributes = self.match_class(&subject, &class, argument as usize, &names)?;
                self.push(attributes);
            }
            _ => {}
        }
        Ok(())
    }

    fn subject_has_flag(&self, flag: u64) -> bool {
        self.peek(1).class_payload(self).has_flag(self, flag)
    }

    /// The values of all keys as a tuple, `None` where one is missing (`match_keys` in Python/ceval.c).
    fn match_keys(&mut self, subject: &ObjectRef, keys: &ObjectRef) -> Result {
        let keys = keys.payload::<Tuple>().map(|keys| keys.0.to_vec()).unwrap_or_default();
        if keys.is_empty() {
            return Ok(self.empty_tuple.clone());
        }
        let name = self.names.get.clone();
        let get = self.get_attribute(subject, &name)?;
        // No value of the mapping can be this one.
        let missing = ObjectRef::new(&self.types.object, crate::types::object::Instance);
        let seen = self.new_set();
        let mut values = Vec::with_capacity(keys.len());
        for key in keys {
            if self.contains(&seen, &key)? {
                let shown = self.repr_display(&key)?;
                return Err(self.value_error(format!("mapping pattern checks duplicate key ({shown})")));
            }
            self.set_add(&seen, key.clone())?;
            let value = self.call(&get, [key, missing.clone()])?;
            if value.is(&missing) {
                return Ok(self.none.clone());
            }
            values.push(value);
        }
        Ok(self.new_tuple(values))
    }

    /// The attributes that a class pattern looks at as a tuple, `None` where the subject does not match
    /// (`match_class` in Python/ceval.c).
    fn match_class(&mut self, subject: &ObjectRef, class: &ObjectRef, positional: usize, names: &ObjectRef) -> Result {
        if class.payload::<Type>().is_none() {
            return Err(self.type_error(format!("called match pattern must be a {}", self.profile.pattern_class_noun)));
        }
        if !self.is_instance(subject, class)? {
            return Ok(self.none.clone());
        }
        let mut seen = Vec::new();
        let mut attributes = Vec::new();
        if positional > 0 {
            let name = self.names.__match_args__.clone();
            let (allowed, matches_self) = match self.get_optional_attribute(class, &name)? {
                Some(names) => {
                    if names.class_id() != self.types.tuple.id() {
                        let (class, found) = (self.type_name(class), self.class_name(&names));
                        return Err(self.type_error(format!("{class}.__match_args__ must be a tuple (got {found})")));
                    }
                    (names.payload::<Tuple>().map(|names| names.0.to_vec()).unwrap_or_default(), false)
                }
                None => {
                    let itself =
                        class.payload::<Type>().is_some_and(|class| class.has_flag(self, type_flag::MATCH_SELF));
                    (Vec::new(), itself)
                }
            };
            let most = if matches_self { 1 } else { allowed.len() };
            if positional > most {
                let plural = if most == 1 { "" } else { "s" };
                let class = self.type_name(class);
                return Err(self.type_error(format!(
                    "{class}() accepts {most} positional sub-pattern{plural} ({positional} given)"
                )));
            }
            if matches_self {
                attributes.push(subject.clone());
            }
            for name in allowed.into_iter().take(positional) {
                if name.class_id() != self.types.str.id() {
                    let found = self.class_name(&name);
                    return Err(self.type_error(format!("__match_args__ elements must be strings (got {found})")));
                }
                match self.match_attribute(subject, class, &name, &mut seen)? {
                    Some(value) => attributes.push(value),
                    None => return Ok(self.none.clone()),
                }
            }
        }
        let names = names.payload::<Tuple>().map(|names| names.0.to_vec()).unwrap_or_default();
        for name in names {
            match self.match_attribute(subject, class, &name, &mut seen)? {
                Some(value) => attributes.push(value),
                None => return Ok(self.none.clone()),
            }
        }
        Ok(self.new_tuple(attributes))
    }

    fn match_attribute(
        &mut self,
        subject: &ObjectRef,
        class: &ObjectRef,
        name: &ObjectRef,
        seen: &mut Vec<ObjectRef>,
    ) -> Result<Option<ObjectRef>> {
        let text = |object: &ObjectRef| object.payload::<Str>().map(|payload| payload.text.clone());
        if seen.iter().any(|other| text(other) == text(name)) {
            let (class, name) = (self.type_name(class), self.repr_display(name)?);
            return Err(self.type_error(format!("{class}() got multiple sub-patterns for attribute {name}")));
        }
        seen.push(name.clone());
        self.get_optional_attribute(subject, name)
    }
}
