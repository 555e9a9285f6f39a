//! The declarations of `generator`, `coroutine` and `async_generator`.

use super::attributes::{
    get_code, get_delegate, get_frame, get_name, get_origin, get_qualified_name, get_running,
    get_running_asynchronously, get_suspended, repr, set_name, set_qualified_name, size_of,
};
use super::{asynchronous, control};
use crate::types::generic_alias::CLASS_GETITEM;
use crate::types::native::{
    AttributeDefinition, MethodDefinition, TypeDefinition, Wording, getter, member, method, property,
};

static GENERATOR_METHODS: &[MethodDefinition] = &[
    method("send", "($self, object, /)", control::send),
    method("throw", "($self, type, value=None, traceback=None, /)", control::throw).worded(Wording::UnpackTuple),
    method("close", "($self, /)", control::close),
    method("__sizeof__", "($self, /)", size_of),
    CLASS_GETITEM,
];

static GENERATOR_ATTRIBUTES: &[AttributeDefinition] = &[
    property("__name__", get_name, set_name),
    property("__qualname__", get_qualified_name, set_qualified_name),
    getter("gi_yieldfrom", get_delegate),
    getter("gi_running", get_running),
    getter("gi_frame", get_frame),
    getter("gi_suspended", get_suspended),
    getter("gi_code", get_code),
];

/// `generator`
pub static GENERATOR: TypeDefinition = TypeDefinition {
    name: "generator",
    slots: |slots| {
        slots.repr = Some(repr);
        slots.iter = Some(|_, generator| Ok(generator.clone()));
        slots.next = Some(control::next);
        slots.finalize = Some(control::finalize);
    },
    methods: GENERATOR_METHODS,
    attributes: GENERATOR_ATTRIBUTES,
    base_type: false,
    weak_references: true,
    ..TypeDefinition::EMPTY
};

static COROUTINE_ATTRIBUTES: &[AttributeDefinition] = &[
    property("__name__", get_name, set_name),
    property("__qualname__", get_qualified_name, set_qualified_name),
    getter("cr_await", get_delegate),
    getter("cr_running", get_running),
    getter("cr_frame", get_frame),
    getter("cr_code", get_code),
    getter("cr_suspended", get_suspended),
    member("cr_origin", get_origin),
];

/// `coroutine`
pub static COROUTINE: TypeDefinition = TypeDefinition {
    name: "coroutine",
    slots: |slots| {
        slots.repr = Some(repr);
        slots.await_ = Some(asynchronous::await_coroutine);
        slots.finalize = Some(control::finalize);
    },
    methods: GENERATOR_METHODS,
    attributes: COROUTINE_ATTRIBUTES,
    base_type: false,
    weak_references: true,
    ..TypeDefinition::EMPTY
};

static ASYNC_GENERATOR_METHODS: &[MethodDefinition] = &[
    method("asend", "($self, object, /)", asynchronous::asend),
    method("athrow", "($self, /, *args)", asynchronous::athrow).worded(Wording::VarArgs),
    method("aclose", "($self, /)", asynchronous::aclose),
    method("__sizeof__", "($self, /)", size_of),
    CLASS_GETITEM,
];

static ASYNC_GENERATOR_ATTRIBUTES: &[AttributeDefinition] = &[
    property("__name__", get_name, set_name),
    property("__qualname__", get_qualified_name, set_qualified_name),
    getter("ag_await", get_delegate),
    getter("ag_frame", get_frame),
    member("ag_running", get_running_asynchronously),
    getter("ag_code", get_code),
    getter("ag_suspended", get_suspended),
];

/// `async_generator`
pub static ASYNC_GENERATOR: TypeDefinition = TypeDefinition {
    name: "async_generator",
    slots: |slots| {
        slots.repr = Some(repr);
        slots.async_iter = Some(|_, generator| Ok(generator.clone()));
        slots.async_next = Some(asynchronous::anext);
        slots.finalize = Some(control::finalize);
    },
    methods: ASYNC_GENERATOR_METHODS,
    attributes: ASYNC_GENERATOR_ATTRIBUTES,
    base_type: false,
    weak_references: true,
    ..TypeDefinition::EMPTY
};
