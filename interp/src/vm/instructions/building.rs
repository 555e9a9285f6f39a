//! Instructions that build and change containers and strings.

use crate::compile::opcode::*;
use crate::object::{ObjectRef, Payload};
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::set::Set;
use crate::types::str::Str;
use crate::types::text::Text;
use crate::types::tuple::Tuple;
use crate::vm::{Result, Vm};

impl Vm {
    /// The container, `depth` values down, that an instruction adds to. The compiler's is always of the kind; what stands
    /// there in code that a program has made up can be anything.
    ///
    /// # Errors
    /// SystemError for another kind, as CPython's functions give it ("bad argument to internal function").
    fn container_below<P: Payload>(&mut self, depth: usize, instruction: &str) -> Result<ObjectRef> {
        let container = self.peek(depth).clone();
        if container.payload::<P>().is_some() {
            return Ok(container);
        }
        let name = self.class_name(&container);
        Err(self
            .system_error(format!("{instruction} cannot add to '{name}' object: bad argument to internal function")))
    }

    pub(super) fn building_instruction(&mut self, opcode: u8, argument: u32) -> Result<()> {
        let count = argument as usize;
        match opcode {
            BUILD_TUPLE => {
                let items = self.pop_many(count);
                let tuple = self.new_tuple(items);
                self.push(tuple);
            }
            BUILD_LIST => {
                let items = self.pop_many(count);
                let list = self.new_list(items);
                self.push(list);
            }
            BUILD_SET => {
                let items = self.pop_many(count);
                let set = self.new_set();
                for item in items {
                    self.set_add(&set, item)?;
                }
                self.push(set);
            }
            BUILD_MAP => {
                let items = self.pop_many(2 * count);
                let dict = self.new_dict_for(count, items.iter().step_by(2));
                let mut items = items.into_iter();
                while let (Some(key), Some(value)) = (items.next(), items.next()) {
                    self.dict_set(&dict, key, value)?;
                }
                self.push(dict);
            }
            BUILD_CONST_KEY_MAP => {
                let keys = self.pop();
                let values = self.pop_many(count);
                let keys = keys.payload::<Tuple>().map(|keys| keys.0.to_vec()).unwrap_or_default();
                let dict = self.new_dict_for(count, &keys);
                for (key, value) in keys.into_iter().zip(values) {
                    self.dict_set(&dict, key, value)?;
                }
                self.push(dict);
            }
            BUILD_STRING => {
                let parts = self.pop_many(count);
                let texts = || parts.iter().filter_map(|part| Some(&part.payload::<Str>()?.text));
                self.request_text(texts().map(Text::len).fold(0, usize::saturating_add), texts())?;
                let text = Text::join_all(texts());
                let result = self.new_filled_text(text);
                self.push(result);
            }
            BUILD_SLICE => {
                let step = if count == 3 { self.pop() } else { self.none.clone() };
                let stop = self.pop();
                let start = self.pop();
                let slice = self.new_slice(start, stop, step);
                self.push(slice);
            }
            LIST_APPEND => {
                let item = self.pop();
                let list = self.container_below::<List>(count, "LIST_APPEND")?;
                self.list_append(&list, item);
            }
            LIST_EXTEND => {
                let iterable = self.pop();
                let list = self.container_below::<List>(count, "LIST_EXTEND")?;
                self.extend_for_unpacking(&list, &iterable)?;
            }
            SET_ADD => {
                let item = self.pop();
                let set = self.container_below::<Set>(count, "SET_ADD")?;
                self.set_add(&set, item)?;
            }
            SET_UPDATE => {
                let iterable = self.pop();
                let set = self.container_below::<Set>(count, "SET_UPDATE")?;
                self.set_update(&set, &iterable)?;
            }
            MAP_ADD => {
                let value = self.pop();
                let key = self.pop();
                let dict = self.container_below::<Dict>(count, "MAP_ADD")?;
                self.dict_set(&dict, key, value)?;
            }
            DICT_UPDATE => {
                let update = self.pop();
                let dict = self.container_below::<Dict>(count, "DICT_UPDATE")?;
                let result = self.dict_update_from(&dict, &update);
                if let Err(raised) = result {
                    if self.is_raised(&raised, &self.exceptions.attribute_error) {
                        let name = self.class_name(&update);
                        return Err(self.type_error(format!("'{name}' object is not a mapping")));
                    }
                    return Err(raised);
                }
            }
            DICT_MERGE => {
                let update = self.pop();
                let dict = self.container_below::<Dict>(count, "DICT_MERGE")?;
                // Below the dict are the positional arguments, NULL or self, and the callable.
                let callable = self.peek(count + 3).clone();
                self.merge_keywords(&dict, &update, &callable)?;
            }
            CONVERT_VALUE => {
                let value = self.pop();
                let result = match argument {
                    1 => self.str(&value)?,
                    2 => self.repr(&value)?,
                    _ => self.ascii(&value)?,
                };
                self.push(result);
            }
            FORMAT_SIMPLE => {
                let value = self.pop();
                let result = self.format(&value, None)?;
                self.push(result);
            }
            FORMAT_WITH_SPEC => {
                let specification = self.pop();
                let value = self.pop();
                let result = self.format(&value, Some(&specification))?;
                self.push(result);
            }
            UNARY_NEGATIVE => {
                let operand = self.pop();
                let result = self.unary_operation(|slots| slots.negative, "-", &operand)?;
                self.push(result);
            }
            UNARY_INVERT => {
                let operand = self.pop();
                let result = self.unary_operation(|slots| slots.invert, "~", &operand)?;
                self.push(result);
            }
            CONTAINS_OP => {
                let container = self.pop();
                let item = self.pop();
                let found = self.contains(&container, &item)?;
                let result = self.new_bool(found != (argument != 0));
                self.push(result);
            }
            STORE_SUBSCR => {
                let key = self.pop();
                let container = self.pop();
                let value = self.pop();
                self.set_item(&container, &key, Some(value))?;
            }
            DELETE_SUBSCR => {
                let key = self.pop();
                let container = self.pop();
                self.set_item(&container, &key, None)?;
            }
            BINARY_SLICE => {
                let stop = self.pop();
                let start = self.pop();
                let container = self.pop();
                let slice = self.new_slice(start, stop, self.none.clone());
                let result = self.get_item(&container, &slice)?;
                self.push(result);
            }
            STORE_SLICE => {
                let stop = self.pop();
                let start = self.pop();
                let container = self.pop();
                let value = self.pop();
                let slice = self.new_slice(start, stop, self.none.clone());
                self.set_item(&container, &slice, Some(value))?;
            }
            GET_LEN => {
                let length = self.len(&self.peek(1).clone())?;
                let length = self.new_int(length as i64);
                self.push(length);
            }
            _ => {}
        }
        Ok(())
    }

    /// `[*list, *iterable]`, with the error that names the value.
    fn extend_for_unpacking(&mut self, list: &ObjectRef, iterable: &ObjectRef) -> Result<()> {
        let slots = iterable.class_payload(self).slots(self);
        if slots.iter.is_none() && slots.item.is_none() {
            let name = self.class_name(iterable);
            return Err(self.type_error(format!("Value after * must be an iterable, not {name}")));
        }
        self.list_extend(list, iterable)
    }

    /// `f(**a, **b)`: keys must be new (`_PyDict_MergeEx` with `override` 2).
    fn merge_keywords(&mut self, dict: &ObjectRef, update: &ObjectRef, callable: &ObjectRef) -> Result<()> {
        let raised = match self.merge_into_keywords(dict, update, callable) {
            Err(raised) => raised,
            done => return done,
        };
        // What goes wrong in a mapping is reworded (`format_kwargs_error`).
        if self.is_raised(&raised, &self.exceptions.attribute_error) {
            let (function, name) = (self.callable_display(callable)?, self.class_name(update));
            return Err(self.type_error(format!("{function} argument after ** must be a mapping, not {name}")));
        }
        if self.profile.key_errors_mean_repeated_keywords && self.is_raised(&raised, &self.exceptions.key_error) {
            let arguments = self.get_attribute_named(&raised.0, "args")?;
            if let [key] = &*self.collect(&arguments)? {
                let (function, key) = (self.callable_display(callable)?, self.str_display(key)?);
                return Err(self.type_error(format!("{function} got multiple values for keyword argument '{key}'")));
            }
        }
        Err(raised)
    }

    fn merge_into_keywords(&mut self, dict: &ObjectRef, update: &ObjectRef, callable: &ObjectRef) -> Result<()> {
        let Some(key) = self.dict_merge_new(dict, update)? else { return Ok(()) };
        if key.payload::<Str>().is_none() {
            return Err(self.type_error("keywords must be strings"));
        }
        let (function, key) = (self.callable_display(callable)?, self.display_text(&key));
        Err(self.type_error(format!("{function} got multiple values for keyword argument '{key}'")))
    }
}
