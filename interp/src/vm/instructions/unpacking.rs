//! Instructions that take sequences apart.

use crate::compile::opcode::*;
use crate::object::ObjectRef;
use crate::types::list::List;
use crate::vm::{Result, Vm};

impl Vm {
    pub(super) fn unpacking_instruction(&mut self, opcode: u8, argument: u32) -> Result<()> {
        let source = self.pop();
        let items = match opcode {
            UNPACK_SEQUENCE => self.unpack(&source, argument as usize, None)?,
            _ => self.unpack(&source, (argument & 0xff) as usize, Some((argument >> 8) as usize))?,
        };
        self.stack.extend(items.into_iter().rev().map(Some));
        Ok(())
    }

    /// The values for `a, b = source`, or for `a, *b, c = source` where `after` counts those behind the star
    /// (`unpack_iterable` in Python/ceval.c).
    fn unpack(&mut self, source: &ObjectRef, before: usize, after: Option<usize>) -> Result<Vec<ObjectRef>> {
        let slots = source.class_payload(self).slots(self);
        if slots.iter.is_none() && slots.item.is_none() {
            let name = self.class_name(source);
            return Err(self.type_error(format!("cannot unpack non-iterable {name} object")));
        }
        if after.is_none() && self.exact_sequence_length(source) == Some(before) {
            return self.collect(source);
        }
        let known_length = self.exact_sequence_length(source);
        let iterator = self.iter(source)?;
        let mut items = Vec::with_capacity(before);
        while items.len() < before {
            match self.next(&iterator)? {
                Some(item) => items.push(item),
                None => {
                    let got = items.len();
                    return Err(match after {
                        None => self.value_error(format!("not enough values to unpack (expected {before}, got {got})")),
                        Some(after) => self.value_error(format!(
                            "not enough values to unpack (expected at least {}, got {got})",
                            before + after
                        )),
                    });
                }
            }
        }
        let Some(after) = after else {
            if self.next(&iterator)?.is_some() {
                return Err(match known_length.filter(|_| self.profile.unpack_error_counts) {
                    Some(length) => {
                        self.value_error(format!("too many values to unpack (expected {before}, got {length})"))
                    }
                    None => self.value_error(format!("too many values to unpack (expected {before})")),
                });
            }
            return Ok(items);
        };
        // The rest is a list made of the iterator, as `list()` makes one.
        let list = self.new_list(Vec::new());
        self.list_extend(&list, &iterator)?;
        let Some(payload) = list.payload::<List>() else { return Ok(items) };
        if after == 0 {
            items.push(list);
            return Ok(items);
        }
        // The list keeps the room of the items that are taken off it.
        let rest = payload.items.get_mut(self);
        let length = rest.len();
        if length < after {
            let (wanted, got) = (before + after, before + length);
            return Err(
                self.value_error(format!("not enough values to unpack (expected at least {wanted}, got {got})"))
            );
        }
        let last = rest.split_off(length - after);
        items.push(list);
        items.extend(last);
        Ok(items)
    }

    fn exact_sequence_length(&self, source: &ObjectRef) -> Option<usize> {
        if source.class_id() == self.types.tuple.id() {
            return source.payload::<crate::types::tuple::Tuple>().map(|tuple| tuple.0.len());
        }
        if source.class_id() == self.types.list.id() {
            return source.payload::<List>().map(|list| list.items.get(self).len());
        }
        if source.class_id() == self.types.dict.id() { Some(self.dict_len(source)) } else { None }
    }
}
