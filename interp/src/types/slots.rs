//! The slots of a type: the functions behind special methods, as in `PyTypeObject`.

use std::ops::{Index, IndexMut};
use std::rc::Rc;

use crate::object::ObjectRef;
use crate::types::buffer::BufferView;
use crate::vm::{Arguments, Result, Vm};

/// `repr(x)`, `-x`, `iter(x)`, …
pub type Unary = fn(&mut Vm, &ObjectRef) -> Result;
/// `x + y`; gives `NotImplemented` where the operand is not for it.
pub type Binary = fn(&mut Vm, &ObjectRef, &ObjectRef) -> Result;
/// `pow(x, y, z)`; `z` is `None` where there are two operands.
pub type Ternary = fn(&mut Vm, &ObjectRef, &ObjectRef, &ObjectRef) -> Result;
/// `x < y` and the like; gives `NotImplemented` where the operand is not for it.
pub type Compare = fn(&mut Vm, &ObjectRef, &ObjectRef, Comparison) -> Result;
/// `hash(x)`; never -1.
pub type Hash = fn(&mut Vm, &ObjectRef) -> Result<i64>;
/// `len(x)`.
pub type Length = fn(&mut Vm, &ObjectRef) -> Result<usize>;
/// `bool(x)`.
pub type Truth = fn(&mut Vm, &ObjectRef) -> Result<bool>;
/// `y in x`.
pub type Contains = fn(&mut Vm, &ObjectRef, &ObjectRef) -> Result<bool>;
/// The next item, or `None` at the end (where `__next__` raises StopIteration).
pub type Next = fn(&mut Vm, &ObjectRef) -> Result<Option<ObjectRef>>;
/// `x * n`; a count, that is the `sq_repeat` of sequences.
pub type Repeat = fn(&mut Vm, &ObjectRef, isize) -> Result;
/// `x[i]` for an index that is adjusted for negative values already (`sq_item`); IndexError at the end.
pub type Item = fn(&mut Vm, &ObjectRef, isize) -> Result;
/// `x[k] = v`, or `del x[k]` without a value.
pub type AssignSubscript = fn(&mut Vm, &ObjectRef, &ObjectRef, Option<ObjectRef>) -> Result<()>;
/// `x.name`; the name is a str.
pub type GetAttribute = fn(&mut Vm, &ObjectRef, &ObjectRef) -> Result;
/// `x.name = v`, or `del x.name` without a value; the name is a str.
pub type SetAttribute = fn(&mut Vm, &ObjectRef, &ObjectRef, Option<ObjectRef>) -> Result<()>;
/// `descriptor.__get__(instance, owner)`.
pub type DescriptorGet = fn(&mut Vm, &ObjectRef, Option<&ObjectRef>, Option<&ObjectRef>) -> Result;
/// `descriptor.__set__(instance, value)`, or `__delete__` without a value.
pub type DescriptorSet = fn(&mut Vm, &ObjectRef, &ObjectRef, Option<ObjectRef>) -> Result<()>;
/// `x(...)`.
pub type Call = fn(&mut Vm, &ObjectRef, Arguments) -> Result;
/// `type.__init__(x, ...)`.
pub type Init = fn(&mut Vm, &ObjectRef, Arguments) -> Result<()>;
/// `type.__new__(cls, ...)`; the first argument is the class.
pub type New = fn(&mut Vm, &ObjectRef, Arguments) -> Result;
/// `x.__del__()`.
pub type Finalize = fn(&mut Vm, &ObjectRef) -> Result<()>;

/// The memory of an object, as somebody asks for it with flags (`getbufferproc`).
pub type GetBuffer = fn(&mut Vm, &ObjectRef, i32) -> Result<BufferView>;
/// Says that somebody is done with the memory of an object (`releasebufferproc`).
pub type ReleaseBuffer = fn(&mut Vm, &ObjectRef, &BufferView);

/// The operator of a rich comparison, numbered as in Include/object.h.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    Less,
    LessEqual,
    Equal,
    NotEqual,
    Greater,
    GreaterEqual,
}

impl Comparison {
    /// All six, in the order of their numbers.
    pub const ALL: [Self; 6] =
        [Self::Less, Self::LessEqual, Self::Equal, Self::NotEqual, Self::Greater, Self::GreaterEqual];

    /// The operator for swapped operands.
    pub fn reflected(self) -> Self {
        match self {
            Self::Less => Self::Greater,
            Self::LessEqual => Self::GreaterEqual,
            Self::Equal => Self::Equal,
            Self::NotEqual => Self::NotEqual,
            Self::Greater => Self::Less,
            Self::GreaterEqual => Self::LessEqual,
        }
    }

    /// The operator as written.
    pub fn symbol(self) -> &'static str {
        ["<", "<=", "==", "!=", ">", ">="][self as usize]
    }

    /// The answer for operands in the given order.
    pub fn holds(self, ordering: std::cmp::Ordering) -> bool {
        match self {
            Self::Less => ordering.is_lt(),
            Self::LessEqual => ordering.is_le(),
            Self::Equal => ordering.is_eq(),
            Self::NotEqual => ordering.is_ne(),
            Self::Greater => ordering.is_gt(),
            Self::GreaterEqual => ordering.is_ge(),
        }
    }
}

/// A binary operator, numbered as the argument of `BINARY_OP` (Include/opcode.h); `Divmod` follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    Add,
    And,
    FloorDivide,
    LeftShift,
    MatrixMultiply,
    Multiply,
    Remainder,
    Or,
    Power,
    RightShift,
    Subtract,
    TrueDivide,
    Xor,
    Divmod,
}

impl Operator {
    /// The number of operators that have an in-place form: all but `divmod`.
    pub const IN_PLACE: usize = 13;

    /// All operators in the order of their numbers.
    pub const ALL: [Self; 14] = [
        Self::Add,
        Self::And,
        Self::FloorDivide,
        Self::LeftShift,
        Self::MatrixMultiply,
        Self::Multiply,
        Self::Remainder,
        Self::Or,
        Self::Power,
        Self::RightShift,
        Self::Subtract,
        Self::TrueDivide,
        Self::Xor,
        Self::Divmod,
    ];

    /// As CPython's error messages write it.
    pub fn symbol(self) -> &'static str {
        ["+", "&", "//", "<<", "@", "*", "%", "|", "** or pow()", ">>", "-", "/", "^", "divmod()"][self as usize]
    }

    /// The in-place form as CPython's error messages write it.
    pub fn in_place_symbol(self) -> &'static str {
        ["+=", "&=", "//=", "<<=", "@=", "*=", "%=", "|=", "**=", ">>=", "-=", "/=", "^=", ""][self as usize]
    }
}

/// The functions of a group of operators, by their number. Most types have none, and a type that inherits them
/// shares them.
#[derive(Clone, Default)]
pub struct Operators<const COUNT: usize>(Option<Rc<[Option<Binary>; COUNT]>>);

impl<const COUNT: usize> Operators<COUNT> {
    /// The functions in the order of their numbers.
    fn iter(&self) -> impl Iterator<Item = &Option<Binary>> {
        self.0.iter().flat_map(|functions| functions.iter())
    }

    fn set(&mut self, operator: u8, function: Option<SlotFunction>) {
        match function {
            Some(SlotFunction::Binary(function)) => self[operator as usize] = Some(function),
            _ if self.0.is_some() => self[operator as usize] = None,
            _ => {}
        }
    }
}

impl<const COUNT: usize> Index<usize> for Operators<COUNT> {
    type Output = Option<Binary>;

    #[inline]
    fn index(&self, operator: usize) -> &Option<Binary> {
        match &self.0 {
            Some(functions) => &functions[operator],
            None => &None,
        }
    }
}

impl<const COUNT: usize> IndexMut<usize> for Operators<COUNT> {
    fn index_mut(&mut self, operator: usize) -> &mut Option<Binary> {
        &mut Rc::make_mut(self.0.get_or_insert_with(|| Rc::new([None; COUNT])))[operator]
    }
}

impl<const COUNT: usize> From<[Binary; COUNT]> for Operators<COUNT> {
    fn from(functions: [Binary; COUNT]) -> Self {
        Self(Some(Rc::new(functions.map(Some))))
    }
}

macro_rules! slots {
    ($($(#[$doc:meta])* $field:ident: $kind:ident,)*) => {
        /// The functions of a type; `None` where the type has nothing to say.
        #[derive(Clone, Default)]
        pub struct Slots {
            $($(#[$doc])* pub $field: Option<$kind>,)*
            /// The binary operators, by [`Operator`].
            pub binary: Operators<{ Operator::ALL.len() }>,
            /// The in-place operators, by [`Operator`].
            pub in_place: Operators<{ Operator::IN_PLACE }>,
        }

        /// Names a slot.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[expect(non_camel_case_types, reason = "each is named after the field of `Slots`")]
        pub enum Slot { $($field,)* binary(u8), in_place(u8) }

        #[expect(non_camel_case_types, reason = "each is named after the field of `Slots`")]
        enum Field { $($field,)* Binary }

        impl Slot {
            /// The bit that stands for it in [`Slots::filled`].
            #[inline]
            pub const fn bit(self) -> u128 {
                let number = match self {
                    $(Self::$field => Field::$field as u32,)*
                    Self::binary(operator) => Field::Binary as u32 + operator as u32,
                    Self::in_place(operator) => Field::Binary as u32 + Operator::ALL.len() as u32 + operator as u32,
                };
                1 << number
            }
        }

        impl Slots {
            /// The function in a slot.
            pub fn get(&self, slot: Slot) -> Option<SlotFunction> {
                match slot {
                    $(Slot::$field => self.$field.map(SlotFunction::$kind),)*
                    Slot::binary(operator) => self.binary[operator as usize].map(SlotFunction::Binary),
                    Slot::in_place(operator) => self.in_place[operator as usize].map(SlotFunction::Binary),
                }
            }

            /// Fills a slot; a function of the wrong form empties it.
            pub fn set(&mut self, slot: Slot, function: Option<SlotFunction>) {
                match slot {
                    $(Slot::$field => {
                        self.$field = if let Some(SlotFunction::$kind(function)) = function { Some(function) } else { None };
                    })*
                    Slot::binary(operator) => self.binary.set(operator, function),
                    Slot::in_place(operator) => self.in_place.set(operator, function),
                }
            }

            /// The slots that have a function, each as its [`Slot::bit`].
            pub fn filled(&self) -> u128 {
                let mut filled = 0;
                $(if self.$field.is_some() { filled |= Slot::$field.bit(); })*
                for (operator, function) in (0..).zip(self.binary.iter()) {
                    if function.is_some() { filled |= Slot::binary(operator).bit(); }
                }
                for (operator, function) in (0..).zip(self.in_place.iter()) {
                    if function.is_some() { filled |= Slot::in_place(operator).bit(); }
                }
                filled
            }

            /// Every slot there is.
            pub fn all() -> impl Iterator<Item = Slot> {
                [$(Slot::$field,)*].into_iter()
                    .chain((0..14).map(Slot::binary))
                    .chain((0..13).map(Slot::in_place))
            }
        }
    };
}

slots! {
    /// `tp_repr`
    repr: Unary,
    /// `tp_str`
    str: Unary,
    /// `tp_hash`
    hash: Hash,
    /// `tp_call`
    call: Call,
    /// `tp_getattro`
    get_attribute: GetAttribute,
    /// `tp_setattro`
    set_attribute: SetAttribute,
    /// `tp_richcompare`
    compare: Compare,
    /// `tp_iter`
    iter: Unary,
    /// `tp_iternext`
    next: Next,
    /// `tp_descr_get`
    descriptor_get: DescriptorGet,
    /// `tp_descr_set`
    descriptor_set: DescriptorSet,
    /// `tp_init`
    init: Init,
    /// `tp_new`
    new: New,
    /// `tp_vectorcall`: calls of the class itself that give no keywords, where these differ from `tp_new`
    vectorcall: New,
    /// `tp_finalize`
    finalize: Finalize,
    /// `bf_getbuffer`
    get_buffer: GetBuffer,
    /// `bf_releasebuffer`
    release_buffer: ReleaseBuffer,
    /// `am_await`
    await_: Unary,
    /// `am_aiter`
    async_iter: Unary,
    /// `am_anext`
    async_next: Unary,
    /// `nb_negative`
    negative: Unary,
    /// `nb_positive`
    positive: Unary,
    /// `nb_absolute`
    absolute: Unary,
    /// `nb_invert`
    invert: Unary,
    /// `nb_bool`
    truth: Truth,
    /// `nb_int`
    int: Unary,
    /// `nb_float`
    float: Unary,
    /// `nb_index`
    index: Unary,
    /// `nb_power` with a modulus
    power_modulo: Ternary,
    /// `sq_length` and `mp_length`
    length: Length,
    /// `sq_concat`
    concatenate: Binary,
    /// `sq_repeat`
    repeat: Repeat,
    /// `sq_inplace_concat`
    in_place_concatenate: Binary,
    /// `sq_inplace_repeat`
    in_place_repeat: Repeat,
    /// `sq_item`, for the iterator that sequences get without `__iter__`
    item: Item,
    /// `mp_subscript`
    subscript: Binary,
    /// `mp_ass_subscript`
    assign_subscript: AssignSubscript,
    /// `sq_contains`
    contains: Contains,
}

macro_rules! slot_functions {
    ($($kind:ident,)*) => {
        /// A function of any slot.
        #[derive(Clone, Copy)]
        pub enum SlotFunction { $($kind($kind),)* }

        impl SlotFunction {
            /// The address, to tell functions apart.
            pub fn address(self) -> usize {
                match self { $(Self::$kind(function) => function as usize,)* }
            }
        }
    };
}

slot_functions! {
    Unary, Binary, Ternary, Compare, Hash, Length, Truth, Contains, Next, Repeat, Item, AssignSubscript,
    GetAttribute, SetAttribute, DescriptorGet, DescriptorSet, Call, Init, New, Finalize,
    GetBuffer, ReleaseBuffer,
}
