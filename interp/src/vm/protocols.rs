//! The protocols that built-in functions and statements stand on: repr, hash, truth, length, iteration,
//! subscription, membership, indices (Objects/abstract.c, Objects/object.c).

use num_traits::ToPrimitive;

use crate::object::{Kind, ObjectRef, reserve};
use crate::types::dict::Dict;
use crate::types::int::Int;
use crate::types::list::List;
use crate::types::str::Str;
use crate::types::text::Text;
use crate::types::tuple::Tuple;
use crate::vm::{Result, Vm};

impl Vm {
    /// `repr(x)`, a str.
    pub fn repr(&mut self, object: &ObjectRef) -> Result {
        let Some(function) = object.class_payload(self).slots(self).repr else {
            let name = self.class_name(object);
            return Ok(self.new_str(&format!("<{name} object at {:#x}>", object.id().0)));
        };
        self.enter_recursive_call(" while getting the repr of an object")?;
        let result = function(self, object);
        self.native_depth -= 1;
        let result = result?;
        self.expect_str(result, "__repr__")
    }

    /// `str(x)`, a str.
    pub fn str(&mut self, object: &ObjectRef) -> Result {
        if object.class_id() == self.types.str.id() {
            return Ok(object.clone());
        }
        let Some(function) = object.class_payload(self).slots(self).str else { return self.repr(object) };
        self.enter_recursive_call(" while getting the str of an object")?;
        let result = function(self, object);
        self.native_depth -= 1;
        let result = result?;
        self.expect_str(result, "__str__")
    }

    fn expect_str(&mut self, result: ObjectRef, method: &str) -> Result {
        if result.payload::<Str>().is_some() {
            return Ok(result);
        }
        let name = self.class_name(&result);
        Err(self.type_error(format!("{method} returned non-string (type {name})")))
    }

    /// `repr(x)` as text.
    pub fn repr_text(&mut self, object: &ObjectRef) -> Result<Text> {
        let result = self.repr(object)?;
        Ok(result.payload::<Str>().map_or_else(Text::empty, |payload| payload.text.clone()))
    }

    /// `str(x)` as text.
    pub fn str_text(&mut self, object: &ObjectRef) -> Result<Text> {
        let result = self.str(object)?;
        Ok(result.payload::<Str>().map_or_else(Text::empty, |payload| payload.text.clone()))
    }

    /// `repr(x)` for messages: surrogates become replacement characters.
    pub fn repr_display(&mut self, object: &ObjectRef) -> Result<String> {
        Ok(self.repr_text(object)?.to_str_lossy().into_owned())
    }

    /// `str(x)` for messages: surrogates become replacement characters.
    pub fn str_display(&mut self, object: &ObjectRef) -> Result<String> {
        Ok(self.str_text(object)?.to_str_lossy().into_owned())
    }

    /// `ascii(x)`, a str.
    pub fn ascii(&mut self, object: &ObjectRef) -> Result {
        let shown = self.repr(object)?;
        let Some(text) = shown.payload::<Str>().map(|payload| &payload.text).filter(|text| !text.is_ascii()) else {
            return Ok(shown);
        };
        Ok(self.new_text(escape_non_ascii(text)))
    }

    /// Counts a level of native recursion (`Py_EnterRecursiveCall`); the caller takes it off `native_depth`.
    pub fn enter_recursive_call(&mut self, place: &str) -> Result<()> {
        let too_deep = match self.profile.native_recursion_limit {
            Some(limit) => self.native_depth >= limit,
            None => self.shared_depth() >= self.recursion_limit,
        };
        if too_deep || self.native_stack_is_short() {
            return Err(self.recursion_error(format!("maximum recursion depth exceeded{place}")));
        }
        self.native_depth += 1;
        Ok(())
    }

    /// The depth where Python and native calls are counted together.
    pub fn shared_depth(&self) -> usize {
        self.frames.len() + self.native_depth
    }

    /// `hash(x)`.
    #[inline]
    pub fn hash(&mut self, object: &ObjectRef) -> Result<i64> {
        if object.class_id() == self.types.str.id()
            && let Some(payload) = object.payload::<Str>()
        {
            return Ok(payload.hash());
        }
        self.check_native_stack()?;
        match object.class_payload(self).slots(self).hash {
            Some(function) => function(self, object),
            None => {
                let name = self.class_name(object);
                Err(self.type_error(format!("unhashable type: '{name}'")))
            }
        }
    }

    /// `bool(x)`.
    #[inline]
    pub fn truth(&mut self, object: &ObjectRef) -> Result<bool> {
        if object.is(&self.true_) {
            return Ok(true);
        }
        if object.is(&self.false_) || object.is(&self.none) {
            return Ok(false);
        }
        let slots = object.class_payload(self).slots(self);
        if let Some(function) = slots.truth {
            return function(self, object);
        }
        match slots.length {
            Some(function) => Ok(function(self, object)? > 0),
            None => Ok(true),
        }
    }

    /// `len(x)`.
    pub fn len(&mut self, object: &ObjectRef) -> Result<usize> {
        match object.class_payload(self).slots(self).length {
            Some(function) => function(self, object),
            None => {
                let name = self.class_name(object);
                Err(self.type_error(format!("object of type '{name}' has no len()")))
            }
        }
    }

    /// `iter(x)`.
    pub fn iter(&mut self, object: &ObjectRef) -> Result {
        let slots = object.class_payload(self).slots(self);
        let (iter, item) = (slots.iter, slots.item);
        if let Some(function) = iter {
            let iterator = function(self, object)?;
            if iterator.class_payload(self).slots(self).next.is_none() {
                let name = self.class_name(&iterator);
                return Err(self.type_error(format!("iter() returned non-iterator of type '{name}'")));
            }
            return Ok(iterator);
        }
        if item.is_some() && object.kind() != Kind::Dict {
            return Ok(self.new_sequence_iterator(object.clone()));
        }
        let name = self.class_name(object);
        Err(self.type_error(format!("'{name}' object is not iterable")))
    }

    /// The next item of an iterator, `None` at its end.
    #[inline]
    pub fn next(&mut self, iterator: &ObjectRef) -> Result<Option<ObjectRef>> {
        self.check_limits()?;
        match iterator.class_payload(self).slots(self).next {
            Some(function) => match function(self, iterator) {
                // What a native iterator calls may raise StopIteration: that ends it too.
                Err(raised) if self.is_raised(&raised, &self.exceptions.stop_iteration) => {
                    let value = self.exception_field(&raised.0, crate::types::exception::field::VALUE);
                    self.iterator_result = value.filter(|value| !value.is(&self.none));
                    Ok(None)
                }
                result => result,
            },
            None => {
                let name = self.class_name(iterator);
                Err(self.type_error(format!("'{name}' object is not an iterator")))
            }
        }
    }

    /// The next item for `next()`, which shows the StopIteration that a `__next__` in Python raises as it is.
    pub fn next_or_raise(&mut self, iterator: &ObjectRef) -> Result<Option<ObjectRef>> {
        let in_python: crate::types::slots::Next = crate::types::special_methods::generic_next;
        match iterator.class_payload(self).slots(self).next {
            Some(function) if std::ptr::fn_addr_eq(function, in_python) => {
                let name = self.names.__next__.clone();
                let item = self.call_special(iterator, &name, [])?;
                Ok(Some(item.unwrap_or_else(|| self.none.clone())))
            }
            Some(function) => function(self, iterator),
            None => self.next(iterator),
        }
    }

    /// All items of an iterable. A list or tuple is read directly.
    pub fn collect(&mut self, iterable: &ObjectRef) -> Result<Vec<ObjectRef>> {
        if iterable.class_id() == self.types.tuple.id()
            && let Some(tuple) = iterable.payload::<Tuple>()
        {
            return Ok(tuple.0.to_vec());
        }
        if iterable.class_id() == self.types.list.id()
            && let Some(list) = iterable.payload::<List>()
        {
            return Ok(list.items.get(self).clone());
        }
        if iterable.class_id() == self.types.range.id() {
            // The room is asked for first, as CPython does by the length hint: a range may be longer than memory.
            let length = self.length_hint(iterable, 0)?;
            if !self.may_allocate(length.saturating_mul(size_of::<ObjectRef>())) {
                return Err(self.raise_memory_error());
            }
        }
        let iterator = self.iter(iterable)?;
        let mut items = Vec::new();
        loop {
            while let Some(item) = self.next_directly(&iterator) {
                reserve::make_room(&mut items, 1);
                items.push(item);
            }
            match self.next(&iterator)? {
                Some(item) => {
                    reserve::make_room(&mut items, 1);
                    items.push(item);
                }
                None => return Ok(items),
            }
        }
    }

    /// `object[key]` (`PyObject_GetItem`).
    pub fn get_item(&mut self, object: &ObjectRef, key: &ObjectRef) -> Result {
        if let Some(function) = object.class_payload(self).slots(self).subscript {
            return function(self, object, key);
        }
        if self.is_instance_of_type(object, &self.types.type_) {
            if object.is(&self.types.type_) {
                return Ok(self.new_generic_alias(object.clone(), key.clone()));
            }
            let name = self.names.__class_getitem__.clone();
            if let Some(method) = self.get_optional_attribute(object, &name)?
                && !method.is(&self.none)
            {
                return self.call(&method, [key.clone()]);
            }
            let name = self.type_name(object);
            return Err(self.type_error(format!("type '{name}' is not subscriptable")));
        }
        let name = self.class_name(object);
        Err(self.type_error(format!("'{name}' object is not subscriptable")))
    }

    /// `object[key] = value`, or `del object[key]` without a value.
    pub fn set_item(&mut self, object: &ObjectRef, key: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
        if let Some(function) = object.class_payload(self).slots(self).assign_subscript {
            return function(self, object, key, value);
        }
        // A sequence looks at the index before it says that it takes none.
        let is_index = object.class_payload(self).is_sequence(self) && self.has_index(key);
        if is_index {
            self.sequence_index(key)?;
        }
        let name = self.class_name(object);
        let what = match value {
            Some(_) => "does not support item assignment",
            None if is_index => "doesn't support item deletion",
            None => "does not support item deletion",
        };
        Err(self.type_error(format!("'{name}' object {what}")))
    }

    /// `item in container`.
    pub fn contains(&mut self, container: &ObjectRef, item: &ObjectRef) -> Result<bool> {
        if let Some(function) = container.class_payload(self).slots(self).contains {
            return function(self, container, item);
        }
        self.search_by_iteration(container, item)
    }

    /// `item in container` by comparing with one item after the other (`_PySequence_IterSearch`).
    pub fn search_by_iteration(&mut self, container: &ObjectRef, item: &ObjectRef) -> Result<bool> {
        let iterator = self.iter(container);
        let Some(iterator) = self.catch(iterator, &self.exceptions.type_error)? else {
            let name = self.class_name(container);
            return Err(self.type_error(format!("argument of type '{name}' is not iterable")));
        };
        while let Some(candidate) = self.next(&iterator)? {
            if self.identical_or_equal(&candidate, item)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// An int as it is, or what `__index__` gives (`_PyNumber_Index`): an int or an instance of a subclass.
    pub fn index(&mut self, object: &ObjectRef) -> Result {
        if object.payload::<Int>().is_some() {
            return Ok(object.clone());
        }
        let Some(function) = object.class_payload(self).slots(self).index else {
            let name = self.class_name(object);
            return Err(self.type_error(format!("'{name}' object cannot be interpreted as an integer")));
        };
        let result = function(self, object)?;
        if result.payload::<Int>().is_none() {
            let name = self.class_name(&result);
            return Err(self.type_error(format!("__index__ returned non-int (type {name})")));
        }
        if result.class_id() != self.types.int.id() {
            let name = self.class_name(&result);
            self.warn_deprecated(&format!(
                "__index__ returned non-int (type {name}).  The ability to return an instance of a strict subclass of \
                 int is deprecated, and may be removed in a future version of Python."
            ))?;
        }
        Ok(result)
    }

    /// `operator.index(x)` clipped to the range of sizes (`PyNumber_AsSsize_t` with no error).
    pub fn index_clipped(&mut self, object: &ObjectRef) -> Result<isize> {
        let index = self.index(object)?;
        Ok(match index.payload::<Int>() {
            Some(Int::Small(value)) => *value as isize,
            Some(Int::Big(value)) if value.sign() == num_bigint::Sign::Minus => isize::MIN,
            _ => isize::MAX,
        })
    }

    /// `operator.index(x)`, OverflowError where it does not fit.
    pub fn index_to_isize(&mut self, object: &ObjectRef) -> Result<isize> {
        let index = self.index(object)?;
        match index.payload::<Int>() {
            Some(Int::Small(value)) => Ok(*value as isize),
            _ => {
                let name = self.class_name(object);
                Err(self.overflow_error(format!("cannot fit '{name}' into an index-sized integer")))
            }
        }
    }

    /// Whether an object is a number (`PyNumber_Check`).
    pub fn is_number(&self, object: &ObjectRef) -> bool {
        let slots = object.class_payload(self).slots(self);
        let is_complex = object.payload::<crate::types::complex::Complex>().is_some();
        slots.index.is_some() || slots.int.is_some() || slots.float.is_some() || is_complex
    }

    /// The value of an int object as `i64`, `None` where it does not fit or is no int.
    pub fn int_value(&self, object: &ObjectRef) -> Option<i64> {
        match object.payload::<Int>()? {
            Int::Small(value) => Some(*value),
            Int::Big(value) => value.to_i64(),
        }
    }

    /// `isinstance(object, class)` with `__instancecheck__`.
    pub fn is_instance(&mut self, object: &ObjectRef, class: &ObjectRef) -> Result<bool> {
        if object.class_id() == class.id() {
            return Ok(true);
        }
        if class.class_id() == self.types.type_.id() {
            return self.recursive_is_instance(object, class);
        }
        let alternatives = class.payload::<Tuple>().map(|classes| &*classes.0);
        if let Some(classes) = alternatives.or_else(|| crate::types::union_type::alternatives(class)) {
            for class in classes {
                self.enter_recursive_call(" in __instancecheck__")?;
                let result = self.is_instance(object, class);
                self.native_depth -= 1;
                if result? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        let name = self.names.__instancecheck__.clone();
        if let Some(method) = self.lookup_special(class, &name)? {
            self.enter_recursive_call(" in __instancecheck__")?;
            let result = self.call(&method, [object.clone()]);
            self.native_depth -= 1;
            return self.truth(&result?);
        }
        self.recursive_is_instance(object, class)
    }

    /// `isinstance` by type and `__class__`, without `__instancecheck__` (`_PyObject_RealIsInstance`).
    pub fn recursive_is_instance(&mut self, object: &ObjectRef, class: &ObjectRef) -> Result<bool> {
        let name = self.names.__class__.clone();
        if class.payload::<crate::types::type_object::Type>().is_some() {
            if self.is_instance_of_type(object, class) {
                return Ok(true);
            }
            let claimed = self.get_optional_attribute(object, &name)?;
            return Ok(claimed.is_some_and(|claimed| {
                !claimed.is(object.class(self))
                    && claimed.payload::<crate::types::type_object::Type>().is_some()
                    && self.is_subtype(&claimed, class)
            }));
        }
        self.check_class(class, "isinstance() arg 2 must be a type, a tuple of types, or a union")?;
        match self.get_optional_attribute(object, &name)? {
            Some(claimed) => self.abstract_is_subclass(&claimed, class),
            None => Ok(false),
        }
    }

    /// `issubclass(class, parent)` with `__subclasscheck__`.
    pub fn is_subclass(&mut self, class: &ObjectRef, parent: &ObjectRef) -> Result<bool> {
        if parent.class_id() == self.types.type_.id() {
            return if class.is(parent) { Ok(true) } else { self.recursive_is_subclass(class, parent) };
        }
        let alternatives = parent.payload::<Tuple>().map(|parents| &*parents.0);
        if let Some(parents) = alternatives.or_else(|| crate::types::union_type::alternatives(parent)) {
            for parent in parents {
                self.enter_recursive_call(" in __subclasscheck__")?;
                let result = self.is_subclass(class, parent);
                self.native_depth -= 1;
                if result? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        let name = self.names.__subclasscheck__.clone();
        if let Some(method) = self.lookup_special(parent, &name)? {
            self.enter_recursive_call(" in __subclasscheck__")?;
            let result = self.call(&method, [class.clone()]);
            self.native_depth -= 1;
            return self.truth(&result?);
        }
        self.recursive_is_subclass(class, parent)
    }

    /// `issubclass` without `__subclasscheck__` (`_PyObject_RealIsSubclass`).
    pub fn recursive_is_subclass(&mut self, class: &ObjectRef, parent: &ObjectRef) -> Result<bool> {
        let is_type = |object: &ObjectRef| object.payload::<crate::types::type_object::Type>().is_some();
        if is_type(class) && is_type(parent) {
            return Ok(self.is_subtype(class, parent));
        }
        self.check_class(class, "issubclass() arg 1 must be a class")?;
        self.check_class(parent, "issubclass() arg 2 must be a class, a tuple of classes, or a union")?;
        self.abstract_is_subclass(class, parent)
    }

    fn check_class(&mut self, class: &ObjectRef, message: &str) -> Result<()> {
        match self.abstract_bases(class)? {
            Some(_) => Ok(()),
            None => Err(self.type_error(message)),
        }
    }

    fn abstract_bases(&mut self, class: &ObjectRef) -> Result<Option<Vec<ObjectRef>>> {
        let name = self.names.__bases__.clone();
        let bases = self.get_optional_attribute(class, &name)?;
        Ok(bases.and_then(|bases| bases.payload::<Tuple>().map(|bases| bases.0.to_vec())))
    }

    fn abstract_is_subclass(&mut self, class: &ObjectRef, parent: &ObjectRef) -> Result<bool> {
        if class.is(parent) {
            return Ok(true);
        }
        self.enter_recursive_call(" in __issubclass__")?;
        let result = self.abstract_bases(class).and_then(|bases| {
            for base in bases.unwrap_or_default() {
                if self.abstract_is_subclass(&base, parent)? {
                    return Ok(true);
                }
            }
            Ok(false)
        });
        self.native_depth -= 1;
        result
    }

    /// `format(object, specification)`: `__format__` looked up on the type; a str.
    pub fn format(&mut self, object: &ObjectRef, specification: Option<&ObjectRef>) -> Result {
        if specification.is_none_or(|text| text.payload::<Str>().is_some_and(|text| text.text.is_empty())) {
            if object.class_id() == self.types.str.id() {
                return Ok(object.clone());
            }
            if object.class_id() == self.types.int.id() {
                return self.repr(object);
            }
        }
        let specification = specification.cloned().unwrap_or_else(|| self.empty_str.clone());
        let name = self.names.__format__.clone();
        let result = match self.lookup_special(object, &name)? {
            Some(method) => self.call(&method, [specification])?,
            None => {
                let name = self.class_name(object);
                return Err(self.type_error(format!("Type {name} doesn't define __format__")));
            }
        };
        if result.payload::<Str>().is_none() {
            let name = self.class_name(&result);
            return Err(self.type_error(format!("__format__ must return a str, not {name}")));
        }
        Ok(result)
    }

    /// Whether an object is exactly a dict.
    pub fn is_exact_dict(&self, object: &ObjectRef) -> bool {
        object.class_id() == self.types.dict.id() && object.payload::<Dict>().is_some()
    }
}

/// Escapes everything beyond ASCII; what is ASCII stays as it is (a repr is escaped already).
fn escape_non_ascii(text: &Text) -> Text {
    let mut escaped = String::new();
    for code_point in text.code_points() {
        match code_point {
            0..0x80 => escaped.extend(char::from_u32(code_point)),
            0x80..0x100 => escaped.push_str(&format!("\\x{code_point:02x}")),
            0x100..0x1_0000 => escaped.push_str(&format!("\\u{code_point:04x}")),
            _ => escaped.push_str(&format!("\\U{code_point:08x}")),
        }
    }
    Text::from(escaped.as_str())
}
