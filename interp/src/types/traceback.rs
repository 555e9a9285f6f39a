//! `traceback`: one frame that an exception went through (Python/traceback.c).

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::converters::Constructor;
use crate::types::frame::FrameObject;
use crate::types::native::{AttributeDefinition, MethodDefinition, TypeDefinition, getter, member, method, property};
use crate::vm::{Arguments, Result, Vm};

/// The payload of a traceback entry.
pub struct Traceback {
    /// `tb_next`: towards the place where the exception was raised.
    pub next: Contents<Option<ObjectRef>>,
    /// `tb_frame`.
    pub frame: ObjectRef,
    /// `tb_lasti`, in bytes.
    pub last_instruction: i64,
    /// `tb_lineno`.
    pub line: i64,
}

impl Trace for Traceback {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.next.get(token).iter().for_each(&mut *visit);
        visit(&self.frame);
    }

    fn clear(&self, token: &mut Token, released: &mut Vec<ObjectRef>) {
        released.extend(self.next.get_mut(token).take());
    }
}

fn new(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    static EARLIER: Constructor = Constructor::new("TracebackType", "(tb_next, tb_frame, tb_lasti, tb_lineno)");
    static NOW: Constructor = Constructor::new("traceback", "(tb_next, tb_frame, tb_lasti, tb_lineno)");
    let name = vm.profile.traceback_constructor;
    let mut bound = if name == "traceback" { NOW.bind(vm, arguments)? } else { EARLIER.bind(vm, arguments)? };
    let mut take = |index: usize| bound[index].take().unwrap_or_else(|| vm.none.clone());
    let (next, frame, last_instruction, line) = (take(0), take(1), take(2), take(3));
    if frame.payload::<FrameObject>().is_none() {
        return Err(vm.bad_argument(name, "argument 'tb_frame'", "frame", &frame));
    }
    let (last_instruction, line) =
        (i64::from(vm.argument_c_int(&last_instruction)?), i64::from(vm.argument_c_int(&line)?));
    if !next.is(&vm.none) && next.payload::<Traceback>().is_none() {
        let found = vm.class_name(&next);
        return Err(vm.type_error(format!("expected traceback object or None, got '{found}'")));
    }
    let next = (!next.is(&vm.none)).then_some(next);
    Ok(ObjectRef::new(class, Traceback { next: Contents::new(next), frame, last_instruction, line }))
}

fn get_next(vm: &mut Vm, traceback: &ObjectRef) -> Result {
    let next = traceback.payload::<Traceback>().and_then(|payload| payload.next.get(vm).clone());
    Ok(next.unwrap_or_else(|| vm.none.clone()))
}

fn set_next(vm: &mut Vm, traceback: &ObjectRef, value: Option<ObjectRef>) -> Result<()> {
    let Some(value) = value else { return Err(vm.type_error("can't delete tb_next attribute")) };
    if !value.is(&vm.none) && value.payload::<Traceback>().is_none() {
        let found = vm.class_name(&value);
        return Err(vm.type_error(format!("expected traceback object, got '{found}'")));
    }
    let mut at = Some(value.clone());
    while let Some(entry) = at {
        if entry.is(traceback) {
            return Err(vm.value_error("traceback loop detected"));
        }
        at = entry.payload::<Traceback>().and_then(|payload| payload.next.get(vm).clone());
    }
    let value = (!value.is(&vm.none)).then_some(value);
    if let Some(payload) = traceback.payload::<Traceback>() {
        let old = payload.next.replace(vm, value);
        drop(old);
    }
    Ok(())
}

fn get_frame(vm: &mut Vm, traceback: &ObjectRef) -> Result {
    Ok(traceback.payload::<Traceback>().map_or_else(|| vm.none.clone(), |payload| payload.frame.clone()))
}

fn get_last_instruction(vm: &mut Vm, traceback: &ObjectRef) -> Result {
    Ok(vm.new_int(traceback.payload::<Traceback>().map_or(0, |payload| payload.last_instruction)))
}

fn get_line(vm: &mut Vm, traceback: &ObjectRef) -> Result {
    Ok(vm.new_int(traceback.payload::<Traceback>().map_or(0, |payload| payload.line)))
}

static ATTRIBUTES: &[AttributeDefinition] = &[
    member("tb_frame", get_frame),
    member("tb_lasti", get_last_instruction),
    property("tb_next", get_next, set_next),
    getter("tb_lineno", get_line),
];

static METHODS: &[MethodDefinition] = &[method("__dir__", "($self, /)", |vm, _, _| {
    let names = ["tb_frame", "tb_next", "tb_lasti", "tb_lineno"].map(|name| vm.intern(name));
    Ok(vm.new_list(names.to_vec()))
})];

/// `traceback`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "traceback",
    slots: |slots| slots.new = Some(new),
    methods: METHODS,
    attributes: ATTRIBUTES,
    signature: Some("(tb_next, tb_frame, tb_lasti, tb_lineno)"),
    base_type: false,
    ..TypeDefinition::EMPTY
};
