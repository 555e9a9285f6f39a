//! `io.BufferedRWPair`: a stream that reads from one raw stream and writes to another.

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::converters::Constructor;
use crate::types::native::{AttributeDefinition, MethodDefinition, TypeDefinition, Wording, getter, method};
use crate::types::tuple::Tuple;
use crate::vm::{Arguments, Result, Vm};

type Given<'a> = &'a mut [Option<ObjectRef>];

/// The payload: the reader and the writer, once it is initialised.
#[derive(Default)]
pub struct BufferedPair(Contents<Option<[ObjectRef; 2]>>);

impl Trace for BufferedPair {
    const COLLECTED: bool = true;

    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.0.get(token).iter().flatten().for_each(visit);
    }
}

const READER: usize = 0;
const WRITER: usize = 1;

fn part(vm: &mut Vm, pair: &ObjectRef, which: usize) -> Result {
    match pair.payload::<BufferedPair>().and_then(|payload| payload.0.get(vm).clone()) {
        Some(parts) => Ok(parts[which].clone()),
        None => Err(vm.value_error("I/O operation on uninitialized object")),
    }
}

fn init(vm: &mut Vm, pair: &ObjectRef, arguments: Arguments) -> Result<()> {
    static CALL: Constructor =
        Constructor::new("BufferedRWPair", "(reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /)")
            .worded(Wording::UnpackTuple);
    vm.reject_keywords("BufferedRWPair", &arguments)?;
    let mut bound = CALL.bind(vm, arguments)?;
    let (reader, writer) = (vm.required(&mut bound, 0), vm.required(&mut bound, 1));
    let size = match bound[2].take() {
        Some(size) => vm.index_to_isize(&size)?,
        None => 8192,
    };
    for (raw, question) in [(&reader, "readable"), (&writer, "writable")] {
        if !vm.call_stream(raw, question, Vec::new())?.is(&vm.true_) {
            return Err(vm.unsupported_operation(&format!("File or stream is not {question}.")));
        }
    }
    let classes = [vm.types.buffered_reader.clone(), vm.types.buffered_writer.clone()];
    let reader = vm.new_buffered(&classes[READER], reader, size, [true, false])?;
    let writer = vm.new_buffered(&classes[WRITER], writer, size, [false, true])?;
    if let Some(payload) = pair.payload::<BufferedPair>() {
        let old = payload.0.replace(vm, Some([reader, writer]));
        drop(old);
    }
    Ok(())
}

/// A method of one of the two, with whatever it is given.
macro_rules! forwarded {
    ($name:literal, $which:ident, $signature:literal) => {
        method($name, $signature, |vm, pair, given: Given| {
            let part = part(vm, pair, $which)?;
            let given = given.first_mut().and_then(Option::take);
            let items = given.as_ref().and_then(|given| given.payload::<Tuple>());
            let arguments = items.map(|items| items.0.to_vec()).unwrap_or_default();
            vm.call_stream(&part, $name, arguments)
        })
    };
}

fn close(vm: &mut Vm, pair: &ObjectRef, _: Given) -> Result {
    let (reader, writer) = (part(vm, pair, READER)?, part(vm, pair, WRITER)?);
    let first = vm.call_stream(&writer, "close", Vec::new());
    let second = vm.call_stream(&reader, "close", Vec::new());
    match (first, second) {
        (Err(earlier), Err(later)) => {
            vm.chain_exceptions(&later, earlier);
            Err(later)
        }
        (Err(raised), _) => Err(raised),
        (_, second) => second,
    }
}

fn is_terminal(vm: &mut Vm, pair: &ObjectRef, _: Given) -> Result {
    let (reader, writer) = (part(vm, pair, READER)?, part(vm, pair, WRITER)?);
    let answer = vm.call_stream(&writer, "isatty", Vec::new())?;
    if answer.is(&vm.false_) { vm.call_stream(&reader, "isatty", Vec::new()) } else { Ok(answer) }
}

static METHODS: &[MethodDefinition] = &[
    forwarded!("read", READER, "($self, /, *args)").worded(Wording::VarArgs),
    forwarded!("peek", READER, "($self, /, *args)").worded(Wording::VarArgs),
    forwarded!("read1", READER, "($self, /, *args)").worded(Wording::VarArgs),
    forwarded!("readinto", READER, "($self, /, *args)").worded(Wording::VarArgs),
    forwarded!("readinto1", READER, "($self, /, *args)").worded(Wording::VarArgs),
    forwarded!("write", WRITER, "($self, /, *args)").worded(Wording::VarArgs),
    forwarded!("flush", WRITER, "($self, /)"),
    forwarded!("readable", READER, "($self, /)"),
    forwarded!("writable", WRITER, "($self, /)"),
    method("close", "($self, /)", close),
    method("isatty", "($self, /)", is_terminal),
];

static ATTRIBUTES: &[AttributeDefinition] = &[getter("closed", |vm, pair| match part(vm, pair, WRITER) {
    Ok(writer) => vm.get_attribute_named(&writer, "closed"),
    Err(_) => Err(vm.runtime_error("the BufferedRWPair object is being garbage-collected")),
})];

/// `BufferedRWPair`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "BufferedRWPair",
    module: "_io",
    signature: Some("(reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /)"),
    generic_new: true,
    instance_dict: true,
    weak_references: true,
    slots: |slots| {
        slots.new = Some(|_, class, _| Ok(ObjectRef::new(class, BufferedPair::default())));
        slots.init = Some(init);
    },
    methods: METHODS,
    attributes: ATTRIBUTES,
    ..TypeDefinition::EMPTY
};
