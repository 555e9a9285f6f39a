//! The built-in types, and the value-level algorithms that they stand on.
//!
//! `text`, `numeric`, `formatting` and `hashing` know nothing of objects or of the virtual machine.

pub mod bool;
pub mod bytes;
pub mod callable_iterator;
pub mod cell;
pub mod code;
pub mod code_making;
pub mod complex;
pub mod converters;
pub mod container;
pub mod descriptor;
pub mod dict;
pub mod exception;
pub mod float;
pub mod formatting;
pub mod frame;
pub mod function;
pub mod generator;
pub mod hashing;
pub mod int;
pub mod list;
pub mod method;
pub mod module;
pub mod native;
pub mod native_function;
pub mod numeric;
pub mod object;
pub mod range;
pub mod registry;
pub mod sequence_iterator;
pub mod set;
pub mod singletons;
pub mod slice;
pub mod slots;
pub mod special_methods;
pub mod str;
pub mod structure_sequence;
pub mod super_;
pub mod text;
pub mod traceback;
pub mod tuple;
pub mod type_attributes;
pub mod type_object;
pub mod weakref;
