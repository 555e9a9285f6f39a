//! What the container types share: arguments of constructors, `[...]` in representations, indices.

use crate::object::{Contents, Lender, ObjectRef};
use crate::types::int::Int;
use crate::types::str::Str;
use crate::types::text::TextBuilder;
use crate::types::type_object::Type;
use crate::vm::{Arguments, Result, Vm};

/// The entry of a required parameter; binding has made sure that it is there.
#[inline]
pub fn given(vm: &Vm, arguments: &mut [Option<ObjectRef>], index: usize) -> ObjectRef {
    arguments.get_mut(index).and_then(Option::take).unwrap_or_else(|| vm.none.clone())
}

/// The tuple that an iterator gave out last. CPython uses it again if nobody else holds it; until then its items
/// stay referenced, which their counts show.
#[derive(Default)]
pub struct LastResult(Contents<Option<ObjectRef>>);

impl LastResult {
    /// The tuple of `None` that such an iterator begins with.
    pub fn begin(vm: &Vm, length: usize) -> Self {
        Self(Contents::new(Some(vm.new_tuple(vec![vm.none.clone(); length]))))
    }

    /// The tuple, if one was given out.
    pub fn get<'a>(&'a self, lender: &'a impl Lender) -> Option<&'a ObjectRef> {
        self.0.get(lender).as_ref()
    }

    /// A tuple of these items, in the place of the last one if that is free.
    pub fn renew(&self, vm: &mut Vm, items: Vec<ObjectRef>) -> ObjectRef {
        if self.get(vm).is_some_and(|last| last.reference_count() > 1) {
            return vm.new_tuple(items);
        }
        // Freed first: the new tuple gets the same memory, and so the same identity.
        drop(self.0.replace(vm, None));
        let result = vm.new_tuple(items);
        drop(self.0.replace(vm, Some(result.clone())));
        result
    }
}

impl Vm {
    /// "list() takes no keyword arguments" (`_PyArg_NoKeywords`).
    pub fn reject_keywords(&mut self, function: &str, arguments: &Arguments) -> Result<()> {
        if arguments.keywords.is_empty() {
            return Ok(());
        }
        Err(self.type_error(format!("{function}() takes no keyword arguments")))
    }

    /// The positional arguments of a constructor, between `least` and `most` (`_PyArg_CheckPositional`).
    pub fn check_positional(&mut self, function: &str, arguments: &Arguments, least: usize, most: usize) -> Result<()> {
        let given = arguments.positional.len();
        if (least..=most).contains(&given) {
            return Ok(());
        }
        let bound = if least == most {
            ""
        } else if given < least {
            "at least "
        } else {
            "at most "
        };
        let wanted = if given < least { least } else { most };
        let plural = if wanted == 1 { "" } else { "s" };
        Err(self.type_error(format!("{function} expected {bound}{wanted} argument{plural}, got {given}")))
    }

    /// Whether instances of a class are initialised as those of its base are: such a class takes no keywords where
    /// the base takes none.
    pub fn initialises_as(&self, class: &ObjectRef, base: &ObjectRef) -> bool {
        let init = |class: &ObjectRef| class.payload::<Type>().and_then(|class| class.slots(self).init);
        let address = |class| init(class).map(|init| init as usize);
        class.is(base) || address(class) == address(base)
    }

    /// The one optional positional argument of a constructor.
    pub fn optional_argument(&mut self, function: &str, arguments: Arguments) -> Result<Option<ObjectRef>> {
        self.check_positional(function, &arguments, 0, 1)?;
        Ok(arguments.positional.into_iter().next())
    }

    /// `__name__` of an object's type, without its module (`_PyType_Name`).
    pub fn short_class_name(&self, object: &ObjectRef) -> String {
        self.display_text(&object.class_payload(self).data.get(self).name)
    }

    /// `__basicsize__` of an object's type, in bytes.
    pub fn basic_size(&self, object: &ObjectRef) -> usize {
        usize::try_from(object.class_payload(self).data.get(self).layout.basic_size).unwrap_or_default()
    }

    /// The state that `__reduce__` of containers adds: what `__getstate__` gives.
    pub fn reduced_state(&mut self, object: &ObjectRef) -> Result {
        let name = self.intern("__getstate__");
        match self.get_optional_attribute(object, &name)? {
            Some(method) => self.call(&method, Arguments::none()),
            None => Ok(self.none.clone()),
        }
    }

    /// Whether an object's representation is being made further out (`Py_ReprEnter`); if not, it is from now
    /// on, until [`Vm::leave_repr`].
    pub fn enter_repr(&mut self, object: &ObjectRef) -> bool {
        if self.module_state.representing.is_none() {
            self.make_representation_memory();
        }
        let id = object.id();
        self.representing.insert(id)
    }

    /// Makes the objects in which CPython remembers representations, at the first one of a container.
    #[cold]
    fn make_representation_memory(&mut self) {
        let list = self.new_list(Vec::new());
        let dict = self.new_dict();
        self.dict_set_name(&dict, "Py_Repr", list.clone());
        self.module_state.representing = Some((dict, list));
    }

    /// The representation of the object that [`Vm::enter_repr`] was asked for is done.
    pub fn leave_repr(&mut self, object: &ObjectRef) {
        let id = object.id();
        self.representing.remove(&id);
    }

    /// Adds the `repr` of an object that CPython borrows from its container to a text.
    pub fn push_repr_of_borrowed(&mut self, builder: &mut TextBuilder, object: &ObjectRef) -> Result<()> {
        self.lent.push(object.id());
        let result = self.push_repr(builder, object);
        self.lent.pop();
        result
    }

    /// Adds the `repr` of an object to a text.
    pub fn push_repr(&mut self, builder: &mut TextBuilder, object: &ObjectRef) -> Result<()> {
        let text = self.repr(object)?;
        if let Some(text) = text.payload::<Str>() {
            builder.push_text(&text.text);
        }
        Ok(())
    }

    /// An index into a sequence (`PyNumber_AsSsize_t` with IndexError).
    pub fn sequence_index(&mut self, key: &ObjectRef) -> Result<isize> {
        if let Some(Int::Small(value)) = key.payload::<Int>() {
            return Ok(*value as isize);
        }
        let index = self.index(key)?;
        match index.payload::<Int>() {
            Some(Int::Small(value)) => Ok(*value as isize),
            _ => {
                let name = self.class_name(key);
                Err(self.index_error(format!("cannot fit '{name}' into an index-sized integer")))
            }
        }
    }

    /// An argument that is a size (Argument Clinic's `Py_ssize_t`).
    pub fn size_argument(&mut self, argument: &ObjectRef) -> Result<isize> {
        let index = self.index(argument)?;
        match index.payload::<Int>() {
            Some(Int::Small(value)) => Ok(*value as isize),
            _ => Err(self.overflow_error("Python int too large to convert to C ssize_t")),
        }
    }

    /// A C `Py_ssize_t` from an int, and from nothing else (`PyLong_AsSsize_t`).
    pub fn size_of_int(&mut self, argument: &ObjectRef) -> Result<isize> {
        if argument.payload::<Int>().is_none() {
            return Err(self.type_error("an integer is required"));
        }
        self.size_argument(argument)
    }

    /// Whether an object has `__index__`.
    #[inline]
    pub fn has_index(&self, object: &ObjectRef) -> bool {
        object.payload::<Int>().is_some() || object.class_payload(self).slots(self).index.is_some()
    }

    /// An optional `start` or `stop` of `index` methods (`_PyEval_SliceIndexNotNone`): clipped to the range of sizes.
    pub fn search_bound(&mut self, bound: Option<ObjectRef>, default: isize) -> Result<isize> {
        let Some(bound) = bound else { return Ok(default) };
        if !self.has_index(&bound) {
            return Err(self.type_error("slice indices must be integers or have an __index__ method"));
        }
        self.index_clipped(&bound)
    }

    /// The number of items that an iterable says it has, for presizing (`PyObject_LengthHint`).
    ///
    /// # Errors
    /// What `__len__` or `__length_hint__` raise, but for TypeError.
    pub fn length_hint(&mut self, object: &ObjectRef, default: usize) -> Result<usize> {
        if object.class_payload(self).slots(self).length.is_some() {
            let length = self.len(object);
            if let Some(length) = self.catch(length, &self.exceptions.type_error)? {
                return Ok(length);
            }
        }
        let name = self.names.__length_hint__.clone();
        let Some(method) = self.lookup_special(object, &name)? else { return Ok(default) };
        let result = self.call(&method, Arguments::none());
        let Some(result) = self.catch(result, &self.exceptions.type_error)? else { return Ok(default) };
        if result.is(&self.not_implemented) {
            return Ok(default);
        }
        let Some(length) = result.payload::<Int>() else {
            let name = self.class_name(&result);
            return Err(self.type_error(format!("__length_hint__ must be an integer, not {name}")));
        };
        match length.to_isize() {
            None => Err(self.overflow_error("Python int too large to convert to C ssize_t")),
            Some(length) if length < 0 => Err(self.value_error("__length_hint__() should return >= 0")),
            Some(length) => Ok(length as usize),
        }
    }
}
