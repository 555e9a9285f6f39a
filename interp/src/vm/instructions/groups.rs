//! `except*`: exception groups taken apart and put together again.

use rustc_hash::FxHashSet;

use crate::object::ObjectRef;
use crate::types::exception::Exception;
use crate::types::exception::group::Matcher;
use crate::types::list::List;
use crate::types::tuple::Tuple;
use crate::vm::{Result, Vm};

impl Vm {
    /// `CHECK_EG_MATCH`: what is left of an exception, and the part that matches (`_PyEval_ExceptionGroupMatch`).
    /// An exception that is no group is put into one.
    pub(super) fn exception_group_match(
        &mut self,
        exception: ObjectRef,
        class: &ObjectRef,
    ) -> Result<(ObjectRef, ObjectRef)> {
        let classes = self.star_classes(class)?;
        let none = self.none.clone();
        if exception.is(&none) {
            return Ok((none.clone(), none));
        }
        if classes.iter().any(|class| self.is_instance_of_type(&exception, class)) {
            if self.is_exception_group(&exception) {
                return Ok((none, exception));
            }
            let exceptions = self.new_tuple(vec![exception]);
            let wrapped = self.new_exception_group("", exceptions)?;
            return Ok((none, wrapped));
        }
        if !self.is_exception_group(&exception) {
            return Ok((exception, none));
        }
        // A subclass may have a `split` of its own.
        let split = self.get_attribute_named(&exception, "split")?;
        let parts = self.call(&split, [class.clone()])?;
        let class_name = self.class_name(&exception);
        let Some(parts) = parts.payload::<Tuple>() else {
            let found = self.class_name(&parts);
            return Err(self.type_error(format!("{class_name}.split must return a tuple, not {found}")));
        };
        match &*parts.0 {
            [matched, rest, ..] => Ok((rest.clone(), matched.clone())),
            few => {
                let count = few.len();
                Err(self.type_error(format!("{class_name}.split must return a 2-tuple, got tuple of size {count}")))
            }
        }
    }

    /// The classes behind `except*`, checked (`_PyEval_CheckExceptStarTypeValid`).
    fn star_classes(&mut self, class: &ObjectRef) -> Result<Vec<ObjectRef>> {
        let classes = match class.payload::<Tuple>() {
            Some(classes) => classes.0.to_vec(),
            None => vec![class.clone()],
        };
        if !classes.iter().all(|class| self.is_exception_class(class)) {
            return Err(self.type_error("catching classes that do not inherit from BaseException is not allowed"));
        }
        if classes.iter().any(|class| self.is_subtype(class, &self.exceptions.base_exception_group)) {
            return Err(self.type_error("catching ExceptionGroup with except* is not allowed. Use except instead."));
        }
        Ok(classes)
    }

    /// `INTRINSIC_PREP_RERAISE_STAR`: the exception to raise behind the clauses of `except*`, of those that
    /// they raised or raised again, or `None` (`_PyExc_PrepReraiseStar`).
    pub(super) fn prepare_reraise_star(&mut self, original: ObjectRef, raised: ObjectRef) -> Result {
        let exceptions = raised.payload::<List>().map(|list| list.items.get(self).clone()).unwrap_or_default();
        let Some(first) = exceptions.first() else { return Ok(self.none.clone()) };
        if !self.is_exception_group(&original) {
            // It was put into a group for its clause: one clause at most has run.
            return Ok(first.clone());
        }
        let none = self.none.clone();
        let (reraised, mut raised): (Vec<_>, Vec<_>) = exceptions
            .into_iter()
            .filter(|exception| !exception.is(&none))
            .partition(|exception| self.has_same_origin(exception, &original));
        let mut leaves = FxHashSet::default();
        for exception in &reraised {
            self.collect_leaves(exception, &mut leaves)?;
        }
        let (reraised, _) = self.split_exception(&original, &Matcher::Leaves(leaves), false)?;
        if raised.is_empty() {
            return Ok(reraised.unwrap_or(none));
        }
        raised.extend(reraised);
        if raised.len() == 1 {
            return Ok(raised.remove(0));
        }
        let raised = self.new_list(raised);
        self.new_exception_group("", raised)
    }

    /// Whether two exceptions have the same traceback, cause and context: one is a part of the other.
    fn has_same_origin(&self, first: &ObjectRef, second: &ObjectRef) -> bool {
        let (Some(first), Some(second)) = (first.payload::<Exception>(), second.payload::<Exception>()) else {
            return false;
        };
        let (first, second) = (first.data.get(self), second.data.get(self));
        let same = |a: &Option<ObjectRef>, b: &Option<ObjectRef>| match (a, b) {
            (Some(a), Some(b)) => a.is(b),
            (None, None) => true,
            _ => false,
        };
        same(&first.traceback, &second.traceback)
            && same(&first.cause, &second.cause)
            && same(&first.context, &second.context)
    }
}
