//! `io.IncrementalNewlineDecoder`: makes line feeds of line breaks, also of those that come in two parts
//! (Modules/_io/textio.c).

use super::base::is_text;
use super::newlines::{Newlines, Seen};
use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::converters::{Constructor, text_of};
use crate::types::native::{TypeDefinition, getter, method};
use crate::types::text::Text;
use crate::types::tuple::Tuple;
use crate::vm::{Arguments, Result, Vm};

type Given<'a> = &'a mut [Option<ObjectRef>];

const CARRIAGE_RETURN: u32 = 0x0D;

/// The payload of a decoder; `None` until it is initialised.
#[derive(Default)]
pub struct NewlineDecoder(Contents<Option<State>>);

struct State {
    /// What makes text of bytes; `None` where text comes in.
    decoder: Option<ObjectRef>,
    newlines: Newlines,
    seen: Seen,
    /// A carriage return came last: a line feed may follow.
    pending: bool,
}

impl Trace for NewlineDecoder {
    /// Only the type that a specification makes says that the collector watches instances.
    const COLLECTED: bool = false;

    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.0.get(token).iter().flat_map(|state| &state.decoder).for_each(visit);
    }
}

fn state<'a>(vm: &'a mut Vm, object: &'a ObjectRef) -> Result<&'a mut State> {
    let initialised = object.payload::<NewlineDecoder>().is_some_and(|payload| payload.0.get(vm).is_some());
    if !initialised {
        return Err(vm.value_error("IncrementalNewlineDecoder.__init__() not called"));
    }
    let state = object.payload::<NewlineDecoder>().and_then(|payload| payload.0.get_mut(vm).as_mut());
    Ok(state.expect("it was there"))
}

fn init(vm: &mut Vm, object: &ObjectRef, arguments: Arguments) -> Result<()> {
    static CALL: Constructor = Constructor::new("IncrementalNewlineDecoder", "(decoder, translate, errors='strict')");
    let mut bound = CALL.bind(vm, arguments)?;
    let decoder = Some(vm.required(&mut bound, 0)).filter(|decoder| !decoder.is(&vm.none));
    let translate = vm.required(&mut bound, 1);
    let newlines = if vm.truth(&translate)? { Newlines::Translated } else { Newlines::Universal };
    let fresh = State { decoder, newlines, seen: Seen::default(), pending: false };
    if let Some(payload) = object.payload::<NewlineDecoder>() {
        let old = payload.0.replace(vm, Some(fresh));
        drop(old);
    }
    Ok(())
}

fn decode(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let input = vm.required(given, 0);
    let last = match given[1].take() {
        Some(last) => vm.truth(&last)?,
        None => false,
    };
    let decoder = state(vm, object)?.decoder.clone();
    let output = match decoder {
        Some(decoder) => {
            let arguments = [input, vm.new_bool(last)];
            let name = vm.intern("decode");
            vm.call_method(&decoder, &name, arguments)?
        }
        None => input,
    };
    if !is_text(&output) {
        let found = vm.class_name(&output);
        return Err(vm.type_error(format!("decoder should return a string result, not '{found}'")));
    }
    let mut units: Vec<u32> = text_of(&output).map(|text| text.code_points().collect()).unwrap_or_default();
    let state = state(vm, object)?;
    if state.pending && (last || !units.is_empty()) {
        units.insert(0, CARRIAGE_RETURN);
        state.pending = false;
    }
    if !last && units.last() == Some(&CARRIAGE_RETURN) {
        units.pop();
        state.pending = true;
    }
    let (newlines, mut seen) = (state.newlines, state.seen);
    let read = newlines.read_units(units.into_iter(), &mut seen);
    state.seen = seen;
    Ok(vm.new_text(Text::from_code_points(read)))
}

/// The state of the decoder inside, with one bit more.
fn get_state(vm: &mut Vm, object: &ObjectRef, _: Given) -> Result {
    let own = state(vm, object)?;
    let (decoder, pending) = (own.decoder.clone(), own.pending);
    let (buffer, flag) = match decoder {
        Some(decoder) => {
            let name = vm.intern("getstate");
            let inner = vm.call_method(&decoder, &name, [])?;
            pair(vm, &inner, "illegal decoder state", "illegal decoder state")?
        }
        None => (vm.new_bytes(&[]), 0),
    };
    let flag = vm.new_int(flag << 1 | i64::from(pending));
    Ok(vm.new_tuple(vec![buffer, flag]))
}

fn set_state(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let inner = vm.required(given, 0);
    let (buffer, flag) = pair(vm, &inner, "state argument must be a tuple", "setstate(): illegal state argument")?;
    let own = state(vm, object)?;
    own.pending = flag & 1 != 0;
    match own.decoder.clone() {
        Some(decoder) => {
            let (name, flag) = (vm.intern("setstate"), vm.new_int(flag >> 1));
            let inner = vm.new_tuple(vec![buffer, flag]);
            vm.call_method(&decoder, &name, [inner])
        }
        None => Ok(vm.none.clone()),
    }
}

/// A buffer and a number.
fn pair(vm: &mut Vm, inner: &ObjectRef, no_tuple: &str, no_pair: &str) -> Result<(ObjectRef, i64)> {
    let Some(items) = inner.payload::<Tuple>() else { return Err(vm.type_error(no_tuple)) };
    let [buffer, flag] = &items.0[..] else { return Err(vm.type_error(no_pair)) };
    match vm.int_value(flag) {
        Some(number) => Ok((buffer.clone(), number)),
        None => Err(vm.type_error(no_pair)),
    }
}

fn reset(vm: &mut Vm, object: &ObjectRef, _: Given) -> Result {
    let own = state(vm, object)?;
    own.seen = Seen::default();
    own.pending = false;
    match own.decoder.clone() {
        Some(decoder) => {
            let name = vm.intern("reset");
            vm.call_method(&decoder, &name, [])
        }
        None => Ok(vm.none.clone()),
    }
}

/// `IncrementalNewlineDecoder`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "IncrementalNewlineDecoder",
    module: "_io",
    signature: Some("(decoder, translate, errors='strict')"),
    generic_new: true,
    slots: |slots| {
        slots.new = Some(|_, class, _| Ok(ObjectRef::new(class, NewlineDecoder::default())));
        slots.init = Some(init);
    },
    methods: &[
        method("decode", "($self, /, input, final=False)", decode),
        method("getstate", "($self, /)", get_state),
        method("setstate", "($self, state, /)", set_state),
        method("reset", "($self, /)", reset),
    ],
    attributes: &[getter("newlines", |vm, object| {
        let seen = state(vm, object)?.seen;
        Ok(seen.shown(vm))
    })],
    ..TypeDefinition::EMPTY
};
