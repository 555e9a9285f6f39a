//! `make_encoder`: objects to JSON texts.

use super::escaping;
use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::converters::{Constructor, text_of};
use crate::types::dict::Dict;
use crate::types::float::Float;
use crate::types::int::Int;
use crate::types::list::List;
use crate::types::native::{TypeDefinition, member};
use crate::types::native_function::NativeFunction;
use crate::types::numeric::float_repr;
use crate::types::text::{Text, TextBuilder};
use crate::types::tuple::Tuple;
use crate::vm::{Arguments, Result, Vm};

/// What an encoder was made of.
#[derive(Clone)]
struct Parts {
    markers: ObjectRef,
    default: ObjectRef,
    encoder: ObjectRef,
    indent: ObjectRef,
    key_separator: ObjectRef,
    item_separator: ObjectRef,
}

impl Parts {
    fn each(&self) -> [&ObjectRef; 6] {
        [&self.markers, &self.default, &self.encoder, &self.indent, &self.key_separator, &self.item_separator]
    }
}

/// The payload of an encoder.
pub struct Encoder {
    parts: Contents<Option<Parts>>,
    sort_keys: bool,
    skip_keys: bool,
    allow_nan: bool,
    /// How strings are escaped, where `encoder` is one of this module's functions.
    escape: Option<fn(&Text) -> Text>,
}

impl Trace for Encoder {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.parts.get(token).iter().flat_map(Parts::each).for_each(visit);
    }

    fn clear(&self, token: &mut Token, released: &mut Vec<ObjectRef>) {
        if let Some(parts) = self.parts.get_mut(token).take() {
            let Parts { markers, default, encoder, indent, key_separator, item_separator } = parts;
            released.extend([markers, default, encoder, indent, key_separator, item_separator]);
        }
    }
}

fn encoder(object: &ObjectRef) -> &Encoder {
    object.payload::<Encoder>().expect("the receiver is an Encoder")
}

fn part(vm: &Vm, object: &ObjectRef, choose: fn(&Parts) -> &ObjectRef) -> ObjectRef {
    encoder(object).parts.get(vm).as_ref().map_or_else(|| vm.none.clone(), |parts| choose(parts).clone())
}

fn new(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    static PARAMETERS: Constructor = Constructor::new(
        "make_encoder",
        "(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)",
    );
    let mut bound = PARAMETERS.bind(vm, arguments)?;
    let parts = Parts {
        markers: vm.required(&mut bound, 0),
        default: vm.required(&mut bound, 1),
        encoder: vm.required(&mut bound, 2),
        indent: vm.required(&mut bound, 3),
        key_separator: vm.required(&mut bound, 4),
        item_separator: vm.required(&mut bound, 5),
    };
    vm.expect_text("make_encoder", "argument 5", &parts.key_separator)?;
    vm.expect_text("make_encoder", "argument 6", &parts.item_separator)?;
    let sort_keys = vm.argument_truth(bound[6].as_ref())?;
    let skip_keys = vm.argument_truth(bound[7].as_ref())?;
    let allow_nan = vm.argument_truth(bound[8].as_ref())?;
    if !parts.markers.is(&vm.none) && parts.markers.payload::<Dict>().is_none() {
        return Err(vm.bad_argument("make_encoder", "argument 1", "dict or None", &parts.markers));
    }
    let function = parts.encoder.payload::<NativeFunction>();
    let own = function.filter(|function| super::FUNCTIONS.iter().any(|known| std::ptr::eq(known, function.definition)));
    let escape: Option<fn(&Text) -> Text> = own.and_then(|function| match function.definition.name {
        "encode_basestring_ascii" => Some(escaping::ascii as fn(&Text) -> Text),
        "encode_basestring" => Some(escaping::plain),
        _ => None,
    });
    let parts = Contents::new(Some(parts));
    Ok(ObjectRef::new(class, Encoder { parts, sort_keys, skip_keys, allow_nan, escape }))
}

fn call(vm: &mut Vm, object: &ObjectRef, arguments: Arguments) -> Result {
    static PARAMETERS: Constructor = Constructor::new("_iterencode", "(obj, _current_indent_level)");
    let mut bound = PARAMETERS.bind(vm, arguments)?;
    let (value, level) = (vm.required(&mut bound, 0), vm.required(&mut bound, 1));
    let level = vm.size_argument(&level)?;
    let Some(parts) = encoder(object).parts.get(vm).clone() else { return Ok(vm.new_tuple(Vec::new())) };
    let indented = vm.profile.json_encoder_indents && !parts.indent.is(&vm.none);
    let line = if indented { Some(first_line(vm, &parts.indent, level)?) } else { None };
    let mut writing = Writing { encoder: encoder(object), parts, writer: Writer::default() };
    writing.value(vm, &value, line.as_ref())?;
    if vm.profile.json_encoder_gives_list {
        let chunks = writing.writer.chunks(vm);
        return Ok(vm.new_list(chunks));
    }
    let text = writing.writer.builder.finish();
    Ok(vm.new_tuple(vec![vm.new_text(text)]))
}

/// What stands between two items at a level: a line feed and the indentation.
fn first_line(vm: &mut Vm, indent: &ObjectRef, level: isize) -> Result {
    let line = vm.new_str("\n");
    if level == 0 {
        return Ok(line);
    }
    let Some(repeat) = indent.class_payload(vm).slots(vm).repeat else {
        let name = vm.class_name(indent);
        return Err(vm.type_error(format!("'{name}' object can't be repeated")));
    };
    let repeated = repeat(vm, indent, level)?;
    match (text_of(&line), text_of(&repeated)) {
        (Some(line), Some(repeated)) => Ok(vm.new_text(line.concat(repeated))),
        _ => Err(vm.system_error("Objects/unicodeobject.c:11148: bad argument to internal function")),
    }
}

/// The text so far. What a version gives as a list joins pieces when there are many.
#[derive(Default)]
struct Writer {
    builder: TextBuilder,
    pieces: usize,
    /// The only piece, which may be an object that was there before.
    only: Option<ObjectRef>,
    finished: Vec<ObjectRef>,
}

/// So many pieces are joined at a time (`_PyAccu_Accumulate`).
const MOST_PIECES: usize = 100_000;

impl Writer {
    fn push(&mut self, vm: &Vm, text: &Text, object: Option<&ObjectRef>) {
        self.builder.push_text(text);
        self.pieces += 1;
        let is_first = self.pieces == 1;
        self.only = object.filter(|object| is_first && object.is_exact_str()).cloned();
        if self.pieces >= MOST_PIECES && vm.profile.json_encoder_gives_list {
            self.join(vm);
        }
    }

    fn push_str(&mut self, vm: &Vm, text: &'static str) {
        self.push(vm, &Text::from_static(text), None);
    }

    fn push_object(&mut self, vm: &Vm, object: &ObjectRef) {
        if let Some(text) = text_of(object) {
            self.push(vm, text, Some(object));
        }
    }

    fn join(&mut self, vm: &Vm) {
        let text = std::mem::take(&mut self.builder).finish();
        if std::mem::take(&mut self.pieces) > 0 {
            let joined = self.only.take().unwrap_or_else(|| vm.new_filled_text(text));
            self.finished.push(joined);
        }
    }

    fn chunks(mut self, vm: &Vm) -> Vec<ObjectRef> {
        self.join(vm);
        self.finished
    }
}

/// A text that is being written.
struct Writing<'a> {
    encoder: &'a Encoder,
    parts: Parts,
    writer: Writer,
}

impl Writing<'_> {
    /// One value. `line` stands between items, where they are indented.
    fn value(&mut self, vm: &mut Vm, object: &ObjectRef, line: Option<&ObjectRef>) -> Result<()> {
        if let Some(constant) = constant(vm, object) {
            self.writer.push_str(vm, constant);
            return Ok(());
        }
        if text_of(object).is_some() {
            return self.string(vm, object);
        }
        if let Some(value) = object.payload::<Int>() {
            let digits = vm.int_digits(value)?;
            let digits = vm.new_str(&digits);
            self.writer.push_object(vm, &digits);
            return Ok(());
        }
        if object.payload::<Float>().is_some() {
            let text = self.float(vm, object)?;
            self.writer.push_object(vm, &text);
            return Ok(());
        }
        let is_sequence = object.payload::<List>().is_some() || object.payload::<Tuple>().is_some();
        if is_sequence || object.payload::<Dict>().is_some() {
            vm.enter_recursive_call(" while encoding a JSON object")?;
            let written = if is_sequence { self.sequence(vm, object, line) } else { self.mapping(vm, object, line) };
            vm.native_depth -= 1;
            return written;
        }
        let marker = self.mark(vm, object)?;
        let replacement = vm.call(&self.parts.default.clone(), [object.clone()])?;
        vm.enter_recursive_call(" while encoding a JSON object")?;
        let written = self.value(vm, &replacement, line);
        vm.native_depth -= 1;
        written?;
        self.unmark(vm, marker)
    }

    /// Remembers that an object is being written, and fails where it was already; gives what it is known by.
    fn mark(&mut self, vm: &mut Vm, object: &ObjectRef) -> Result<Option<ObjectRef>> {
        if self.parts.markers.is(&vm.none) {
            return Ok(None);
        }
        let marker = vm.new_int(object.id().0 as i64);
        if vm.dict_get(&self.parts.markers, &marker)?.is_some() {
            return Err(vm.value_error("Circular reference detected"));
        }
        vm.dict_set(&self.parts.markers, marker.clone(), object.clone())?;
        Ok(Some(marker))
    }

    fn unmark(&mut self, vm: &mut Vm, marker: Option<ObjectRef>) -> Result<()> {
        let Some(marker) = marker else { return Ok(()) };
        match vm.dict_remove(&self.parts.markers, &marker)? {
            Some(_) => Ok(()),
            None => Err(vm.key_error(marker)),
        }
    }

    fn string(&mut self, vm: &mut Vm, object: &ObjectRef) -> Result<()> {
        let escaped = match (self.encoder.escape, text_of(object)) {
            (Some(escape), Some(text)) => vm.new_filled_text(escape(text)),
            _ => vm.call(&self.parts.encoder.clone(), [object.clone()])?,
        };
        if text_of(&escaped).is_none() {
            let name = vm.class_name(&escaped);
            return Err(vm.type_error(format!("encoder() must return a string, not {name}")));
        }
        self.writer.push_object(vm, &escaped);
        Ok(())
    }

    fn float(&self, vm: &mut Vm, object: &ObjectRef) -> Result {
        let value = object.payload::<Float>().map_or(0.0, |float| float.0);
        if value.is_finite() {
            return Ok(vm.new_str(&float_repr(value)));
        }
        if !self.encoder.allow_nan {
            let mut message = "Out of range float values are not JSON compliant".to_owned();
            if vm.profile.json_names_float {
                message = format!("{message}: {}", vm.repr_display(object)?);
            }
            return Err(vm.value_error(message));
        }
        Ok(vm.new_str(match value {
            f64::INFINITY => "Infinity",
            f64::NEG_INFINITY => "-Infinity",
            _ => "NaN",
        }))
    }

    /// The line between the items of a container, and with the separator in front.
    fn lines(&self, vm: &mut Vm, line: Option<&ObjectRef>) -> Result<(Option<ObjectRef>, ObjectRef)> {
        let separator = self.parts.item_separator.clone();
        let Some(line) = line.and_then(text_of) else { return Ok((None, separator)) };
        let Some(indent) = text_of(&self.parts.indent) else {
            let name = vm.class_name(&self.parts.indent);
            return Err(vm.type_error(format!("can only concatenate str (not \"{name}\") to str")));
        };
        let inner = line.concat(indent);
        let separator = text_of(&separator).map_or_else(Text::empty, |separator| separator.concat(&inner));
        Ok((Some(vm.new_text(inner)), vm.new_text(separator)))
    }

    fn sequence(&mut self, vm: &mut Vm, object: &ObjectRef, line: Option<&ObjectRef>) -> Result<()> {
        let is_exact = [vm.types.list.id(), vm.types.tuple.id()].contains(&object.class_id());
        let items = match is_exact {
            true => object.clone(),
            false => {
                let items = vm.collect(object)?;
                vm.new_list(items)
            }
        };
        // What is called may change the list.
        let item = |vm: &Vm, index: usize| match (items.payload::<Tuple>(), items.payload::<List>()) {
            (Some(tuple), _) => tuple.0.get(index).cloned(),
            (_, Some(list)) => list.items.get(vm).get(index).cloned(),
            _ => None,
        };
        if item(vm, 0).is_none() {
            self.writer.push_str(vm, "[]");
            return Ok(());
        }
        let marker = self.mark(vm, object)?;
        self.writer.push_str(vm, "[");
        let (inner, separator) = self.lines(vm, line)?;
        if let Some(inner) = &inner {
            self.writer.push_object(vm, inner);
        }
        let mut index = 0;
        while let Some(item) = item(vm, index) {
            if index > 0 {
                self.writer.push_object(vm, &separator);
            }
            self.value(vm, &item, inner.as_ref())?;
            index += 1;
        }
        self.unmark(vm, marker)?;
        if let Some(line) = line {
            self.writer.push_object(vm, line);
        }
        self.writer.push_str(vm, "]");
        Ok(())
    }

    fn mapping(&mut self, vm: &mut Vm, dict: &ObjectRef, line: Option<&ObjectRef>) -> Result<()> {
        if vm.dict_len(dict) == 0 {
            self.writer.push_str(vm, "{}");
            return Ok(());
        }
        let marker = self.mark(vm, dict)?;
        self.writer.push_str(vm, "{");
        let (inner, separator) = self.lines(vm, line)?;
        if let Some(inner) = &inner {
            self.writer.push_object(vm, inner);
        }
        let mut is_first = true;
        let reads_directly = vm.profile.json_reads_dicts && dict.class_id() == vm.types.dict.id();
        if self.encoder.sort_keys || !reads_directly {
            let items = vm.mapping_items(dict)?;
            if self.encoder.sort_keys {
                vm.list_sort(&items, None, false)?;
            }
            let mut index = 0;
            while let Some(item) = items.payload::<List>().and_then(|list| list.items.get(vm).get(index).cloned()) {
                let Some([key, value]) = item.payload::<Tuple>().map(|tuple| &tuple.0[..]) else {
                    return Err(vm.value_error("items must return 2-tuples"));
                };
                self.entry(vm, key, value, &mut is_first, &separator, inner.as_ref())?;
                index += 1;
            }
        } else {
            let mut position = 0;
            while let Some((next, key, value)) = vm.dict_next(dict, position) {
                position = next;
                self.entry(vm, &key, &value, &mut is_first, &separator, inner.as_ref())?;
            }
        }
        self.unmark(vm, marker)?;
        if let Some(line) = line {
            self.writer.push_object(vm, line);
        }
        self.writer.push_str(vm, "}");
        Ok(())
    }

    fn entry(
        &mut self,
        vm: &mut Vm,
        key: &ObjectRef,
        value: &ObjectRef,
        is_first: &mut bool,
        separator: &ObjectRef,
        line: Option<&ObjectRef>,
    ) -> Result<()> {
        let key = if text_of(key).is_some() {
            key.clone()
        } else if key.payload::<Float>().is_some() {
            self.float(vm, key)?
        } else if let Some(constant) = constant(vm, key) {
            vm.new_str(constant)
        } else if let Some(number) = key.payload::<Int>() {
            let digits = vm.int_digits(number)?;
            vm.new_str(&digits)
        } else if self.encoder.skip_keys {
            return Ok(());
        } else {
            let name = vm.class_name(key);
            return Err(vm.type_error(format!("keys must be str, int, float, bool or None, not {name}")));
        };
        if !std::mem::take(is_first) {
            self.writer.push_object(vm, separator);
        }
        self.string(vm, &key)?;
        let key_separator = self.parts.key_separator.clone();
        self.writer.push_object(vm, &key_separator);
        self.value(vm, value, line)
    }
}

fn constant(vm: &Vm, object: &ObjectRef) -> Option<&'static str> {
    let constants = [(&vm.none, "null"), (&vm.true_, "true"), (&vm.false_, "false")];
    constants.into_iter().find(|(constant, _)| object.is(constant)).map(|(_, word)| word)
}

/// `make_encoder`
pub static ENCODER: TypeDefinition = TypeDefinition {
    name: "Encoder",
    module: "_json",
    slots: |slots| {
        slots.new = Some(new);
        slots.call = Some(call);
    },
    attributes: &[
        member("markers", |vm, object| Ok(part(vm, object, |parts| &parts.markers))),
        member("default", |vm, object| Ok(part(vm, object, |parts| &parts.default))),
        member("encoder", |vm, object| Ok(part(vm, object, |parts| &parts.encoder))),
        member("indent", |vm, object| Ok(part(vm, object, |parts| &parts.indent))),
        member("key_separator", |vm, object| Ok(part(vm, object, |parts| &parts.key_separator))),
        member("item_separator", |vm, object| Ok(part(vm, object, |parts| &parts.item_separator))),
        member("sort_keys", |vm, object| Ok(vm.new_bool(encoder(object).sort_keys))),
        member("skipkeys", |vm, object| Ok(vm.new_bool(encoder(object).skip_keys))),
    ],
    base_type: false,
    ..TypeDefinition::EMPTY
};
