//! The arguments of a call.

use smallvec::SmallVec;

use crate::object::ObjectRef;
use crate::types::dict::Dict;
use crate::types::dict::storage::DictStorage;
use crate::types::tuple::Tuple;
use crate::vm::Vm;

/// Positional and keyword arguments, owned: references move into the callee, as its counts show.
#[derive(Clone, Default)]
pub struct Arguments {
    /// In order; for a method the first is `self`.
    pub positional: SmallVec<[ObjectRef; 6]>,
    /// Name (a str) and value, in the order of the call.
    pub keywords: Vec<(ObjectRef, ObjectRef)>,
    /// The tuple that a call has unpacked into `positional`, where the callee could keep it.
    pub unpacked: Option<ObjectRef>,
    /// The dict that has just these `keywords`, where the callee could keep it.
    pub keyword_dict: Option<ObjectRef>,
}

impl Arguments {
    /// No arguments.
    pub fn none() -> Self {
        Self::default()
    }

    /// Positional arguments only.
    pub fn positional(values: impl IntoIterator<Item = ObjectRef>) -> Self {
        Self { positional: values.into_iter().collect(), ..Self::default() }
    }

    /// What is in a tuple, and keyword arguments.
    pub fn in_tuple(tuple: Option<ObjectRef>, keywords: Vec<(ObjectRef, ObjectRef)>) -> Self {
        let items = tuple.as_ref().and_then(|tuple| tuple.payload::<Tuple>()).map_or(&[][..], |tuple| &tuple.0);
        Self { positional: items.into(), keywords, unpacked: tuple, keyword_dict: None }
    }

    /// The positional arguments as a tuple: the one that was unpacked, if it has just these items.
    pub fn into_tuple(self, vm: &Vm) -> ObjectRef {
        let is_same = |tuple: &ObjectRef| {
            let items = tuple.payload::<Tuple>().map_or(&[][..], |tuple| &tuple.0);
            items.len() == self.positional.len()
                && items.iter().zip(&self.positional).all(|(item, given)| item.is(given))
        };
        match self.unpacked {
            Some(ref tuple) if is_same(tuple) => tuple.clone(),
            _ => vm.new_tuple(self.positional.into_vec()),
        }
    }

    /// Takes the first positional argument out; there must be one.
    pub fn take_first(&mut self) -> ObjectRef {
        self.unpacked = None;
        self.positional.remove(0)
    }

    /// The same with one more in front.
    pub fn with_first(mut self, first: ObjectRef) -> Self {
        self.positional.insert(0, first);
        self.unpacked = None;
        self
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.positional.is_empty() && self.keywords.is_empty()
    }
}

impl<const N: usize> From<[ObjectRef; N]> for Arguments {
    fn from(values: [ObjectRef; N]) -> Self {
        Self::positional(values)
    }
}

impl Vm {
    /// The rest of the arguments of a function that finds them on the stack, for its body, which takes a tuple: no
    /// object that the collector knows.
    pub fn stack_as_tuple(&self, rest: Vec<ObjectRef>) -> ObjectRef {
        if rest.is_empty() {
            return self.empty_tuple.clone();
        }
        ObjectRef::part(&self.types.tuple, Tuple(rest.into_boxed_slice()))
    }

    /// The same for keyword arguments.
    pub fn stack_as_dict(&self) -> ObjectRef {
        ObjectRef::part(&self.types.dict, Dict::new(DictStorage::default()))
    }
}
