//! Binary, unary and comparison operators (Objects/abstract.c).

use crate::object::{Kind, ObjectRef};
use crate::planted_faults::Fault;
use crate::types::slots::{Binary, Comparison, Operator, Slots, Ternary, Unary};
use crate::vm::{Raised, Result, Vm};

impl Vm {
    /// `left <operator> right`.
    pub fn binary_operation(&mut self, operator: Operator, left: &ObjectRef, right: &ObjectRef) -> Result {
        if let Some(result) = self.try_binary_operation(operator, left, right)? {
            return Ok(result);
        }
        Err(self.operand_error(operator.symbol(), operator, left, right))
    }

    /// `left <operator>= right`: the in-place slot first.
    pub fn in_place_operation(&mut self, operator: Operator, left: &ObjectRef, right: &ObjectRef) -> Result {
        if let Some(function) = left.class_payload(self).slots(self).in_place[operator as usize] {
            let result = function(self, left, right)?;
            if !result.is(&self.not_implemented) {
                return Ok(result);
            }
        }
        if let Some(result) = self.try_number_operation(operator, left, right)? {
            return Ok(result);
        }
        let slots = left.class_payload(self).slots(self);
        match operator {
            Operator::Add => {
                if let Some(function) = slots.in_place_concatenate.or(slots.concatenate) {
                    return function(self, left, right);
                }
            }
            Operator::Multiply => {
                if let Some(function) = slots.in_place_repeat.or(slots.repeat) {
                    let count = self.repeat_count(right)?;
                    return function(self, left, count);
                }
                // The right operand is repeated only where the left one is no sequence of any kind.
                if !left.class_payload(self).is_sequence(self)
                    && let Some(function) = right.class_payload(self).slots(self).repeat
                {
                    let count = self.repeat_count(left)?;
                    return function(self, right, count);
                }
            }
            _ => {}
        }
        Err(self.operand_error(operator.in_place_symbol(), operator, left, right))
    }

    fn try_binary_operation(
        &mut self,
        operator: Operator,
        left: &ObjectRef,
        right: &ObjectRef,
    ) -> Result<Option<ObjectRef>> {
        if let Some(result) = self.try_number_operation(operator, left, right)? {
            return Ok(Some(result));
        }
        match operator {
            Operator::Add => {
                if let Some(function) = left.class_payload(self).slots(self).concatenate {
                    return function(self, left, right).map(Some);
                }
            }
            Operator::Multiply => {
                if let Some(function) = left.class_payload(self).slots(self).repeat {
                    let count = self.repeat_count(right)?;
                    return function(self, left, count).map(Some);
                }
                if let Some(function) = right.class_payload(self).slots(self).repeat {
                    let count = self.repeat_count(left)?;
                    return function(self, right, count).map(Some);
                }
            }
            _ => {}
        }
        Ok(None)
    }

    /// The number slots of both operands, the right one's first if its type derives from the left one's (`binary_op1`).
    pub fn try_number_operation(
        &mut self,
        operator: Operator,
        left: &ObjectRef,
        right: &ObjectRef,
    ) -> Result<Option<ObjectRef>> {
        let index = operator as usize;
        let left_function = left.class_payload(self).slots(self).binary[index];
        let mut right_function = if left.class_id() == right.class_id() {
            None
        } else {
            right.class_payload(self).slots(self).binary[index]
        };
        let same = |a: Binary, b: Binary| std::ptr::fn_addr_eq(a, b);
        if let (Some(a), Some(b)) = (left_function, right_function)
            && same(a, b)
        {
            right_function = None;
        }
        if let Some(function) = left_function {
            if let Some(reflected) = right_function
                && !Fault::ReflectedAsLast.is_planted()
                && self.is_subtype(right.class(self), left.class(self))
            {
                let result = reflected(self, left, right)?;
                if !result.is(&self.not_implemented) {
                    return Ok(Some(result));
                }
                right_function = None;
            }
            let result = function(self, left, right)?;
            if !result.is(&self.not_implemented) {
                return Ok(Some(result));
            }
        }
        if let Some(function) = right_function {
            let result = function(self, left, right)?;
            if !result.is(&self.not_implemented) {
                return Ok(Some(result));
            }
        }
        Ok(None)
    }

    fn repeat_count(&mut self, count: &ObjectRef) -> Result<isize> {
        if count.class_payload(self).slots(self).index.is_none() {
            let name = self.class_name(count);
            return Err(self.type_error(format!("can't multiply sequence by non-int of type '{name}'")));
        }
        self.index_to_isize(count)
    }

    #[cold]
    fn operand_error(&mut self, symbol: &str, operator: Operator, left: &ObjectRef, right: &ObjectRef) -> Raised {
        let (left_name, right_name) = (self.class_name(left), self.class_name(right));
        // `print >> file` is the one case with a hint.
        if operator == Operator::RightShift
            && left
                .payload::<crate::types::native_function::NativeFunction>()
                .is_some_and(|f| f.definition.name == "print")
        {
            return self.type_error(format!(
                "unsupported operand type(s) for {symbol}: '{left_name}' and '{right_name}'. Did you mean \"print(<message>, file=<output_stream>)\"?"
            ));
        }
        self.type_error(format!("unsupported operand type(s) for {symbol}: '{left_name}' and '{right_name}'"))
    }

    /// `pow(base, exponent, modulus)` with a modulus.
    pub fn power_modulo(&mut self, base: &ObjectRef, exponent: &ObjectRef, modulus: &ObjectRef) -> Result {
        let slot = |vm: &Self, operand: &ObjectRef| operand.class_payload(vm).slots(vm).power_modulo;
        let mut candidates = [slot(self, base), slot(self, exponent), slot(self, modulus)];
        if self.is_subtype(exponent.class(self), base.class(self)) {
            candidates.swap(0, 1);
        }
        let mut asked: Vec<Ternary> = Vec::new();
        for function in candidates.into_iter().flatten() {
            if asked.iter().any(|other| std::ptr::fn_addr_eq(*other, function)) {
                continue;
            }
            asked.push(function);
            let result = function(self, base, exponent, modulus)?;
            if !result.is(&self.not_implemented) {
                return Ok(result);
            }
        }
        let [base, exponent, modulus] = [base, exponent, modulus].map(|operand| self.class_name(operand));
        Err(self
            .type_error(format!("unsupported operand type(s) for ** or pow(): '{base}', '{exponent}', '{modulus}'")))
    }

    /// `-x`, `+x`, `~x`: the slot that `select` picks, or TypeError with the operator's symbol.
    pub fn unary_operation(
        &mut self,
        select: fn(&Slots) -> Option<Unary>,
        symbol: &str,
        operand: &ObjectRef,
    ) -> Result {
        match select(operand.class_payload(self).slots(self)) {
            Some(function) => function(self, operand),
            None => {
                let name = self.class_name(operand);
                Err(self.type_error(format!("bad operand type for unary {symbol}: '{name}'")))
            }
        }
    }

    /// `left < right` and the like (`PyObject_RichCompare`).
    pub fn compare(&mut self, left: &ObjectRef, right: &ObjectRef, comparison: Comparison) -> Result {
        // Numbers and strings compare without asking anything further.
        if matches!(left.kind(), Kind::Int | Kind::Str | Kind::Float | Kind::Bytes) {
            return self.compare_unguarded(left, right, comparison);
        }
        self.enter_recursive_call(" in comparison")?;
        let result = self.compare_unguarded(left, right, comparison);
        self.native_depth -= 1;
        result
    }

    fn compare_unguarded(&mut self, left: &ObjectRef, right: &ObjectRef, comparison: Comparison) -> Result {
        let left_function = left.class_payload(self).slots(self).compare;
        let right_function = right.class_payload(self).slots(self).compare;
        let mut reflected_done = false;
        if left.class_id() != right.class_id()
            && let Some(function) = right_function
            && self.is_subtype(right.class(self), left.class(self))
        {
            reflected_done = true;
            let result = function(self, right, left, comparison.reflected())?;
            if !result.is(&self.not_implemented) {
                return Ok(result);
            }
        }
        if let Some(function) = left_function {
            let result = function(self, left, right, comparison)?;
            if !result.is(&self.not_implemented) {
                return Ok(result);
            }
        }
        if !reflected_done && let Some(function) = right_function {
            let result = function(self, right, left, comparison.reflected())?;
            if !result.is(&self.not_implemented) {
                return Ok(result);
            }
        }
        match comparison {
            Comparison::Equal => Ok(self.new_bool(left.is(right))),
            Comparison::NotEqual => Ok(self.new_bool(!left.is(right))),
            _ => {
                let (symbol, left, right) = (comparison.symbol(), self.class_name(left), self.class_name(right));
                Err(self.type_error(format!("'{symbol}' not supported between instances of '{left}' and '{right}'")))
            }
        }
    }

    /// `left <comparison> right` as a truth value. Unlike [`Vm::identical_or_equal`] it asks the objects even
    /// where they are one.
    pub fn compare_truth(&mut self, left: &ObjectRef, right: &ObjectRef, comparison: Comparison) -> Result<bool> {
        let result = self.compare(left, right, comparison)?;
        self.truth(&result)
    }

    /// `left == right` as a truth value, without the short cut for one and the same object.
    #[inline]
    pub fn compare_equal(&mut self, left: &ObjectRef, right: &ObjectRef) -> Result<bool> {
        self.compare_truth(left, right, Comparison::Equal)
    }

    /// `left is right or left == right`: how containers compare (`PyObject_RichCompareBool`).
    #[inline]
    pub fn identical_or_equal(&mut self, left: &ObjectRef, right: &ObjectRef) -> Result<bool> {
        if left.is(right) { Ok(true) } else { self.compare_equal(left, right) }
    }
}
