//! The constants of a code object, each once (`_PyCode_ConstantKey`).

use std::hash::{Hash, Hasher};

use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

use super::code::Constant;

/// A constant under the equality that merging uses: types differ, as do 0.0 and −0.0, and no NaN equals another.
#[derive(Clone, Debug)]
pub struct ConstantKey {
    constant: Constant,
}

impl ConstantKey {
    /// The key of a constant.
    pub fn new(constant: &Constant) -> Self {
        Self { constant: constant.clone() }
    }
}

impl PartialEq for ConstantKey {
    fn eq(&self, other: &Self) -> bool {
        same(&self.constant, &other.constant)
    }
}

impl Eq for ConstantKey {}

impl Hash for ConstantKey {
    fn hash<H: Hasher>(&self, state: &mut H) {
        hash(&self.constant, state);
    }
}

/// Whether two constants are one.
pub fn same(left: &Constant, right: &Constant) -> bool {
    let all = |left: &[Constant], right: &[Constant]| {
        left.len() == right.len() && left.iter().zip(right).all(|(left, right)| same(left, right))
    };
    match (left, right) {
        // Not a number is not equal to itself.
        (Constant::Float(left), Constant::Float(right)) => !left.is_nan() && left.to_bits() == right.to_bits(),
        (Constant::Complex(real, imaginary), Constant::Complex(other_real, other_imaginary)) => {
            real.to_bits() == other_real.to_bits() && imaginary.to_bits() == other_imaginary.to_bits()
        }
        (Constant::Tuple(left), Constant::Tuple(right)) => all(left, right),
        (Constant::FrozenSet(left), Constant::FrozenSet(right)) => {
            left.len() == right.len() && left.iter().all(|item| right.iter().any(|other| same(item, other)))
        }
        (Constant::Code(left), Constant::Code(right)) => {
            left.name == right.name
                && left.first_line == right.first_line
                && left.code == right.code
                && left.argument_count == right.argument_count
                && left.positional_only_count == right.positional_only_count
                && left.keyword_only_count == right.keyword_only_count
                && left.flags == right.flags
                && all(&left.constants, &right.constants)
                && left.names == right.names
                && left.variables == right.variables
                && left.line_table == right.line_table
                && left.exception_table == right.exception_table
        }
        _ => left == right,
    }
}

/// What is the same hashes the same.
pub fn hash<H: Hasher>(constant: &Constant, state: &mut H) {
    std::mem::discriminant(constant).hash(state);
    match constant {
        Constant::None | Constant::Ellipsis => {}
        Constant::Bool(value) => value.hash(state),
        Constant::Int(value) => value.hash(state),
        Constant::Float(value) => value.to_bits().hash(state),
        Constant::Complex(real, imaginary) => (real.to_bits(), imaginary.to_bits()).hash(state),
        Constant::Str(text) => text.hash(state),
        Constant::SurrogateStr(points) => points.hash(state),
        Constant::Bytes(bytes) => bytes.hash(state),
        Constant::Tuple(items) => items.iter().for_each(|item| hash(item, state)),
        Constant::FrozenSet(items) => items.len().hash(state),
        Constant::Code(code) => (&code.name, code.first_line, &code.code).hash(state),
    }
}

/// `co_consts` while it grows.
#[derive(Debug, Default)]
pub struct ConstantTable {
    constants: IndexSet<ConstantKey, FxBuildHasher>,
}

impl ConstantTable {
    /// The index of a constant, which is added where it is not yet there.
    pub fn add(&mut self, constant: Constant) -> u32 {
        self.constants.insert_full(ConstantKey { constant }).0 as u32
    }

    /// The constant of an index.
    pub fn get(&self, index: u32) -> Option<&Constant> {
        self.constants.get_index(index as usize).map(|key| &key.constant)
    }

    /// The constants in order.
    pub fn into_vec(self) -> Vec<Constant> {
        self.constants.into_iter().map(|key| key.constant).collect()
    }
}
