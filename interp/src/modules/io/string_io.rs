//! `io.StringIO`: a stream of text in memory (Modules/_io/stringio.c).

use super::base::is_text;
use super::newlines::{Newlines, Seen};
use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::converters::{Constructor, text_of};
use crate::types::int::Int;
use crate::types::native::{AttributeDefinition, MethodDefinition, TypeDefinition, getter, method};
use crate::types::text::Text;
use crate::types::tuple::Tuple;
use crate::vm::{Arguments, Result, Vm};

type Given<'a> = &'a mut [Option<ObjectRef>];

/// The payload of a stream.
pub struct StringIo {
    state: Contents<State>,
}

struct State {
    text: Vec<u32>,
    position: usize,
    closed: bool,
    newlines: Newlines,
    seen: Seen,
}

impl Trace for StringIo {
    fn trace(&self, _: &Token, _: &mut dyn FnMut(&ObjectRef)) {}
}

impl State {
    fn write(&mut self, text: &Text) {
        let units = match self.newlines {
            Newlines::Only(_) => self.newlines.write(text),
            universal => universal.read(text, &mut self.seen),
        };
        let end = self.position + units.len();
        if self.text.len() < end {
            self.text.resize(end, 0);
        }
        self.text[self.position..end].copy_from_slice(&units);
        self.position = end;
    }

    /// The code points from the position on, at most `limit`; the position goes on behind them.
    fn take(&mut self, limit: Option<usize>) -> Text {
        let rest = self.text.get(self.position..).unwrap_or_default();
        let taken = &rest[..limit.map_or(rest.len(), |limit| limit.min(rest.len()))];
        let text = Text::from_code_points(taken.iter().copied());
        self.position += taken.len();
        text
    }

    fn line(&mut self, limit: Option<usize>) -> Text {
        let length = {
            let rest = self.text.get(self.position..).unwrap_or_default();
            self.newlines.line_length(rest, 0).unwrap_or(rest.len())
        };
        self.take(Some(limit.map_or(length, |limit| length.min(limit))))
    }
}

fn state<'a>(vm: &'a mut Vm, stream: &'a ObjectRef) -> &'a mut State {
    stream.payload::<StringIo>().expect("the receiver of a method of StringIO is one").state.get_mut(vm)
}

fn check_open(vm: &mut Vm, stream: &ObjectRef) -> Result<()> {
    if state(vm, stream).closed { Err(vm.value_error("I/O operation on closed file")) } else { Ok(()) }
}

fn size(vm: &mut Vm, argument: Option<&ObjectRef>) -> Result<Option<usize>> {
    Ok(vm.optional_size(argument)?.and_then(|size| usize::try_from(size).ok()))
}

fn read(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    let limit = size(vm, given[0].as_ref())?;
    check_open(vm, stream)?;
    let text = state(vm, stream).take(limit);
    Ok(vm.new_text(text))
}

fn read_line(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    let limit = size(vm, given[0].as_ref())?;
    check_open(vm, stream)?;
    let text = state(vm, stream).line(limit);
    Ok(vm.new_text(text))
}

fn next(vm: &mut Vm, stream: &ObjectRef) -> Result<Option<ObjectRef>> {
    check_open(vm, stream)?;
    let line = if stream.class_id() == vm.types.string_io.id() {
        let text = state(vm, stream).line(None);
        vm.new_text(text)
    } else {
        let name = vm.intern("readline");
        let line = vm.call_method(stream, &name, [])?;
        if !is_text(&line) {
            let (name, class) = (vm.class_name(&line), vm.exceptions.os_error.clone());
            return Err(vm.raise(&class, &format!("readline() should have returned a str object, not '{name}'")));
        }
        line
    };
    Ok(text_of(&line).is_some_and(|text| !text.is_empty()).then_some(line))
}

fn write(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    let object = vm.required(given, 0);
    let Some(text) = text_of(&object) else {
        let name = vm.class_name(&object);
        return Err(vm.type_error(format!("string argument expected, got '{name}'")));
    };
    check_open(vm, stream)?;
    if !text.is_empty() {
        let end = state(vm, stream).position + text.len();
        vm.checked_width(end as isize)?;
        state(vm, stream).write(text);
    }
    Ok(vm.new_int(text.len() as i64))
}

fn seek(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    let offset = vm.required(given, 0);
    let offset = vm.size_argument(&offset)?;
    let whence = match given[1].take() {
        Some(whence) => vm.argument_c_int(&whence)?,
        None => 0,
    };
    check_open(vm, stream)?;
    let target = match whence {
        0 => match usize::try_from(offset) {
            Ok(target) => target,
            Err(_) => return Err(vm.value_error(format!("Negative seek position {offset}"))),
        },
        1 | 2 if offset != 0 => {
            let class = vm.exceptions.os_error.clone();
            return Err(vm.raise(&class, "Can't do nonzero cur-relative seeks"));
        }
        1 => state(vm, stream).position,
        2 => state(vm, stream).text.len(),
        _ => return Err(vm.value_error(format!("Invalid whence ({whence}, should be 0, 1 or 2)"))),
    };
    state(vm, stream).position = target;
    Ok(vm.new_int(target as i64))
}

fn tell(vm: &mut Vm, stream: &ObjectRef, _: Given) -> Result {
    check_open(vm, stream)?;
    let position = state(vm, stream).position;
    Ok(vm.new_int(position as i64))
}

fn truncate(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    let size = vm.optional_size(given[0].as_ref())?;
    check_open(vm, stream)?;
    let size = size.unwrap_or(state(vm, stream).position as isize);
    let Ok(length) = usize::try_from(size) else {
        return Err(vm.value_error(format!("Negative size value {size}")));
    };
    state(vm, stream).text.truncate(length);
    Ok(vm.new_int(size as i64))
}

fn get_value(vm: &mut Vm, stream: &ObjectRef, _: Given) -> Result {
    check_open(vm, stream)?;
    let text = Text::from_code_points(state(vm, stream).text.iter().copied());
    Ok(vm.new_text(text))
}

fn close(vm: &mut Vm, stream: &ObjectRef, _: Given) -> Result {
    let state = state(vm, stream);
    state.closed = true;
    state.text = Vec::new();
    Ok(vm.none.clone())
}

fn able(vm: &mut Vm, stream: &ObjectRef, _: Given) -> Result {
    check_open(vm, stream)?;
    Ok(vm.new_bool(true))
}

fn get_state(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    let value = get_value(vm, stream, given)?;
    let (newlines, position) = (state(vm, stream).newlines, state(vm, stream).position);
    let newline = newlines.argument(vm);
    let position = vm.new_int(position as i64);
    let dictionary = vm.stream_dictionary(stream)?;
    Ok(vm.new_tuple(vec![value, newline, position, dictionary]))
}

fn set_state(vm: &mut Vm, stream: &ObjectRef, given: Given) -> Result {
    let object = vm.required(given, 0);
    if state(vm, stream).closed {
        return Err(vm.value_error("I/O operation on closed file"));
    }
    let items = match object.payload::<Tuple>().map(|tuple| &tuple.0[..]) {
        Some(items) if items.len() >= 4 => items.to_vec(),
        _ => {
            let (class, found) = (vm.class_name(stream), vm.class_name(&object));
            return Err(vm.type_error(format!("{class}.__setstate__ argument should be 4-tuple, got {found}")));
        }
    };
    init(vm, stream, Arguments::positional(items[..2].iter().cloned()))?;
    // The text is taken as it is: its line breaks were translated when it was written.
    let units = text_of(&items[0]).map(|text| text.code_points().collect()).unwrap_or_default();
    state(vm, stream).text = units;
    if items[2].payload::<Int>().is_none() {
        let name = vm.class_name(&items[2]);
        return Err(vm.type_error(format!("third item of state must be an integer, got {name}")));
    }
    let position = vm.size_argument(&items[2])?;
    let Ok(position) = usize::try_from(position) else {
        return Err(vm.value_error("position value cannot be negative"));
    };
    state(vm, stream).position = position;
    vm.restore_stream_dictionary(stream, &items[3], "fourth")?;
    Ok(vm.none.clone())
}

static PARAMETERS: Constructor = Constructor::new("StringIO", "(initial_value='', newline='\\n')");

fn init(vm: &mut Vm, stream: &ObjectRef, arguments: Arguments) -> Result<()> {
    let mut bound = PARAMETERS.bind(vm, arguments)?;
    let newlines = Newlines::parse(vm, bound[1].take())?;
    let initial = vm.optional(&mut bound, 0);
    let text = match &initial {
        None => Text::empty(),
        Some(initial) => match text_of(initial) {
            Some(text) => text.clone(),
            None => {
                let name = vm.class_name(initial);
                return Err(vm.type_error(format!("initial_value must be str or None, not {name}")));
            }
        },
    };
    let mut fresh = State { text: Vec::new(), position: 0, closed: false, newlines, seen: Seen::default() };
    fresh.write(&text);
    fresh.position = 0;
    *state(vm, stream) = fresh;
    Ok(())
}

static METHODS: &[MethodDefinition] = &[
    method("close", "($self, /)", close),
    method("getvalue", "($self, /)", get_value),
    method("read", "($self, size=-1, /)", read),
    method("readline", "($self, size=-1, /)", read_line),
    method("tell", "($self, /)", tell),
    method("truncate", "($self, pos=None, /)", truncate),
    method("seek", "($self, pos, whence=0, /)", seek),
    method("write", "($self, s, /)", write),
    method("seekable", "($self, /)", able),
    method("readable", "($self, /)", able),
    method("writable", "($self, /)", able),
    method("__getstate__", "($self, /)", get_state),
    method("__setstate__", "($self, state, /)", set_state),
];

static ATTRIBUTES: &[AttributeDefinition] = &[
    getter("closed", |vm, stream| {
        let closed = state(vm, stream).closed;
        Ok(vm.new_bool(closed))
    }),
    getter("newlines", |vm, stream| {
        check_open(vm, stream)?;
        let seen = state(vm, stream).seen;
        Ok(seen.shown(vm))
    }),
    getter("line_buffering", |vm, stream| {
        check_open(vm, stream)?;
        Ok(vm.new_bool(false))
    }),
];

/// `StringIO`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "StringIO",
    skips_finalizer: true,
    module: "_io",
    instance_dict: true,
    weak_references: true,
    slots: |slots| {
        slots.new = Some(|_, class, _| {
            let newlines = Newlines::Only("\n");
            let state = State { text: Vec::new(), position: 0, closed: false, newlines, seen: Seen::default() };
            Ok(ObjectRef::new(class, StringIo { state: Contents::new(state) }))
        });
        slots.init = Some(init);
        slots.next = Some(next);
    },
    methods: METHODS,
    attributes: ATTRIBUTES,
    signature: Some("(initial_value='', newline='\\n')"),
    ..TypeDefinition::EMPTY
};
