//! The bytes that say what follows (`TYPE_…` in Python/marshal.c).

/// No object: the end of a dict.
pub const NULL: u8 = b'0';
/// `None`
pub const NONE: u8 = b'N';
/// `False`
pub const FALSE: u8 = b'F';
/// `True`
pub const TRUE: u8 = b'T';
/// The class StopIteration.
pub const STOP_ITERATION: u8 = b'S';
/// `...`
pub const ELLIPSIS: u8 = b'.';
/// An int of 32 bits.
pub const INT: u8 = b'i';
/// An int of 64 bits, which is only read.
pub const INT64: u8 = b'I';
/// An int as its digits to the base 2¹⁵, their number in front, negative for a negative int.
pub const LONG: u8 = b'l';
/// A float as text.
pub const FLOAT: u8 = b'f';
/// A float as its 64 bits.
pub const BINARY_FLOAT: u8 = b'g';
/// A complex number as two texts.
pub const COMPLEX: u8 = b'x';
/// A complex number as twice 64 bits.
pub const BINARY_COMPLEX: u8 = b'y';
/// Bytes.
pub const STRING: u8 = b's';
/// A str in UTF-8, interned.
pub const INTERNED: u8 = b't';
/// A str in UTF-8.
pub const UNICODE: u8 = b'u';
/// A str of ASCII characters.
pub const ASCII: u8 = b'a';
/// A str of ASCII characters, interned.
pub const ASCII_INTERNED: u8 = b'A';
/// A str of fewer than 256 ASCII characters.
pub const SHORT_ASCII: u8 = b'z';
/// A str of fewer than 256 ASCII characters, interned.
pub const SHORT_ASCII_INTERNED: u8 = b'Z';
/// The number of an object that came before.
pub const REFERENCE: u8 = b'r';
/// A tuple.
pub const TUPLE: u8 = b'(';
/// A tuple of fewer than 256 items.
pub const SMALL_TUPLE: u8 = b')';
/// A list.
pub const LIST: u8 = b'[';
/// A dict.
pub const DICT: u8 = b'{';
/// A set.
pub const SET: u8 = b'<';
/// A frozenset.
pub const FROZENSET: u8 = b'>';
/// A code object.
pub const CODE: u8 = b'c';

/// Added to a kind: the object gets the next number, for references.
pub const HAS_NUMBER: u8 = 0x80;
