//! The methods and attributes of arrays.

use super::construction::machine_format;
use super::files;
use super::operators::item_at;
use super::{Array, this, values};
use crate::object::ObjectRef;
use crate::types::converters::text_of;
use crate::types::generic_alias::CLASS_GETITEM;
use crate::types::list::List;
use crate::types::native::{AttributeDefinition, MethodDefinition, Wording, getter, method};
use crate::types::slots::Comparison;
use crate::types::text::Text;
use crate::vm::{Result, Vm};

type Given<'a> = &'a mut [Option<ObjectRef>];

/// Where an equal value stands between two bounds.
pub(super) fn find(
    vm: &mut Vm,
    object: &ObjectRef,
    wanted: &ObjectRef,
    start: usize,
    stop: isize,
) -> Result<Option<usize>> {
    let mut index = start;
    while (index as isize) < stop {
        let Some(item) = item_at(vm, object, index) else { break };
        let equal = vm.compare(&item, wanted, Comparison::Equal)?;
        if vm.truth(&equal)? {
            return Ok(Some(index));
        }
        index += 1;
    }
    Ok(None)
}

pub(super) fn extend_with_array(vm: &mut Vm, object: &ObjectRef, other: &ObjectRef) -> Result<()> {
    let Some(source) = other.payload::<Array>() else { return Ok(()) };
    if source.code != this(object).code {
        return Err(vm.type_error("can only extend with array of same kind"));
    }
    let bytes = source.bytes(vm).to_vec();
    append_bytes(vm, object, &bytes)
}

fn append_bytes(vm: &mut Vm, object: &ObjectRef, bytes: &[u8]) -> Result<()> {
    if !bytes.is_empty() {
        vm.expect_resizable_array(object)?;
        this(object).change(vm, |own| own.extend_from_slice(bytes));
    }
    Ok(())
}

fn append(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let item = vm.required(given, 0);
    let end = this(object).length(vm) as isize;
    put_between(vm, object, end, &item)?;
    Ok(vm.none.clone())
}

fn insert(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let (index, item) = (vm.required(given, 0), vm.required(given, 1));
    let index = vm.size_argument(&index)?;
    put_between(vm, object, index, &item)?;
    Ok(vm.none.clone())
}

/// Puts an item in front of another (`ins1`). Its value is asked for twice: to learn whether it fits, and when there
/// is room for it. The array is made one longer than it was at the beginning, whatever the first answer did to it.
fn put_between(vm: &mut Vm, object: &ObjectRef, index: isize, item: &ObjectRef) -> Result<()> {
    let (length, size) = (this(object).length(vm), this(object).size());
    values::write(vm, this(object).code, item)?;
    vm.expect_resizable_array(object)?;
    let index = if index < 0 { index + length as isize } else { index };
    let start = index.clamp(0, length as isize) as usize * size;
    this(object).change(vm, |own| {
        own.resize((length + 1) * size, 0);
        own.copy_within(start..length * size, start + size);
    });
    write_at(vm, object, start, item)
}

/// Puts the bytes of an item where there still is room for it when they are known.
fn write_at(vm: &mut Vm, object: &ObjectRef, start: usize, item: &ObjectRef) -> Result<()> {
    let bytes = values::write(vm, this(object).code, item)?;
    if let Some(room) = this(object).bytes.get_mut(vm).get_mut(start..start + bytes.len()) {
        room.copy_from_slice(&bytes);
    }
    Ok(())
}

fn extend(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let other = vm.required(given, 0);
    if other.payload::<Array>().is_some() {
        extend_with_array(vm, object, &other)?;
        return Ok(vm.none.clone());
    }
    let iterator = vm.iter(&other)?;
    while let Some(item) = vm.next(&iterator)? {
        append(vm, object, &mut [Some(item)])?;
    }
    Ok(vm.none.clone())
}

fn remove_at(vm: &mut Vm, object: &ObjectRef, index: usize) -> Result<()> {
    vm.expect_resizable_array(object)?;
    let size = this(object).size();
    this(object).change(vm, |own| drop(own.drain(index * size..index * size + size)));
    Ok(())
}

fn pop(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let index = match given[0].take() {
        Some(index) => vm.size_argument(&index)?,
        None => -1,
    };
    let length = this(object).length(vm) as isize;
    if length == 0 {
        return Err(vm.index_error("pop from empty array"));
    }
    let index = if index < 0 { index + length } else { index };
    let found = usize::try_from(index).ok().and_then(|index| Some((index, item_at(vm, object, index)?)));
    let Some((index, item)) = found else { return Err(vm.index_error("pop index out of range")) };
    remove_at(vm, object, index)?;
    Ok(item)
}

fn remove(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let item = vm.required(given, 0);
    match find(vm, object, &item, 0, isize::MAX)? {
        Some(index) => {
            remove_at(vm, object, index)?;
            Ok(vm.none.clone())
        }
        None => Err(vm.value_error("array.remove(x): x not in array")),
    }
}

fn count(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let item = vm.required(given, 0);
    let (mut count, mut start) = (0, 0);
    while let Some(index) = find(vm, object, &item, start, isize::MAX)? {
        count += 1;
        start = index + 1;
    }
    Ok(vm.new_int(count))
}

fn index(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let item = vm.required(given, 0);
    let start = vm.search_bound(given[1].take(), 0)?;
    let stop = vm.search_bound(given[2].take(), isize::MAX)?;
    let length = this(object).length(vm) as isize;
    let absolute = |bound: isize| if bound < 0 { (bound + length).max(0) } else { bound };
    match find(vm, object, &item, absolute(start) as usize, absolute(stop))? {
        Some(index) => Ok(vm.new_int(index as i64)),
        None => Err(vm.value_error("array.index(x): x not in array")),
    }
}

fn reverse(vm: &mut Vm, object: &ObjectRef, _: Given) -> Result {
    let size = this(object).size();
    let bytes = this(object).bytes.get_mut(vm);
    bytes.reverse();
    bytes.chunks_mut(size).for_each(<[u8]>::reverse);
    Ok(vm.none.clone())
}

fn swap_bytes(vm: &mut Vm, object: &ObjectRef, _: Given) -> Result {
    let size = this(object).size();
    this(object).bytes.get_mut(vm).chunks_mut(size).for_each(<[u8]>::reverse);
    Ok(vm.none.clone())
}

fn to_bytes(vm: &mut Vm, object: &ObjectRef, _: Given) -> Result {
    let bytes = this(object).bytes(vm).to_vec();
    Ok(vm.new_bytes(&bytes))
}

pub(super) fn from_bytes(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let source = vm.required(given, 0);
    let bytes = vm.copied_buffer(&source)?;
    if !bytes.len().is_multiple_of(this(object).size()) {
        return Err(vm.value_error("bytes length not a multiple of item size"));
    }
    append_bytes(vm, object, &bytes)?;
    Ok(vm.none.clone())
}

pub(super) fn to_list(vm: &mut Vm, object: &ObjectRef, _: Given) -> Result {
    let (code, size) = (this(object).code, this(object).size());
    let items = this(object).bytes(vm).chunks(size).map(|bytes| values::read(vm, code, bytes)).collect();
    Ok(vm.new_list(items))
}

/// Makes room for all items before the first is asked for its value; each goes where the rest still fits behind it.
fn from_list(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let list = vm.required(given, 0);
    let Some(list) = list.payload::<List>() else { return Err(vm.type_error("arg must be list")) };
    let (old, count, size) = (this(object).length(vm), list.items.get(vm).len(), this(object).size());
    if count == 0 {
        return Ok(vm.none.clone());
    }
    vm.expect_resizable_array(object)?;
    this(object).change(vm, |own| own.resize((old + count) * size, 0));
    for index in 0..count {
        let Some(item) = list.items.get(vm).get(index).cloned() else { break };
        let place = (this(object).length(vm) + index).checked_sub(count);
        let written = match place {
            Some(place) => write_at(vm, object, place * size, &item),
            // The array has become so short that there is no such place.
            None => values::write(vm, this(object).code, &item).map(drop),
        };
        let written = match written {
            Ok(()) if list.items.get(vm).len() != count => Err(vm.runtime_error("list changed size during iteration")),
            written => written,
        };
        if let Err(raised) = written {
            if this(object).exports.get() == 0 {
                this(object).change(vm, |own| own.resize(old * size, 0));
            }
            return Err(raised);
        }
    }
    Ok(vm.none.clone())
}

/// The characters of an array as a text.
pub(super) fn to_text(vm: &Vm, object: &ObjectRef) -> ObjectRef {
    let units = this(object).bytes(vm).chunks(4);
    let code_points = units.map(|unit| unit.try_into().map_or(0, u32::from_ne_bytes));
    vm.new_text(Text::from_code_points(code_points))
}

fn expect_characters(vm: &mut Vm, object: &ObjectRef, function: &str) -> Result<()> {
    if this(object).holds_characters() {
        return Ok(());
    }
    let codes = if vm.profile.array_of_wide_characters { " ('u' or 'w')" } else { "" };
    Err(vm.value_error(format!("{function}() may only be called on unicode type arrays{codes}")))
}

fn to_unicode(vm: &mut Vm, object: &ObjectRef, _: Given) -> Result {
    expect_characters(vm, object, "tounicode")?;
    Ok(to_text(vm, object))
}

fn from_unicode(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let text = vm.required(given, 0);
    vm.expect_text("fromunicode", "argument", &text)?;
    expect_characters(vm, object, "fromunicode")?;
    let bytes: Vec<u8> =
        text_of(&text).map(|text| text.code_points().flat_map(u32::to_ne_bytes).collect()).unwrap_or_default();
    append_bytes(vm, object, &bytes)?;
    Ok(vm.none.clone())
}

fn copy(vm: &mut Vm, object: &ObjectRef, _: Given) -> Result {
    let bytes = this(object).bytes(vm).to_vec();
    Ok(vm.new_array(&vm.types.array, this(object).code, bytes))
}

fn clear(vm: &mut Vm, object: &ObjectRef, _: Given) -> Result {
    vm.expect_resizable_array(object)?;
    this(object).change(vm, Vec::clear);
    Ok(vm.none.clone())
}

fn buffer_info(vm: &mut Vm, object: &ObjectRef, _: Given) -> Result {
    let (address, length) = (this(object).bytes(vm).as_ptr() as i64, this(object).length(vm) as i64);
    let items = [address, length].map(|value| vm.new_int(value));
    Ok(vm.new_tuple(items.to_vec()))
}

fn reduce(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let protocol = vm.required(given, 0);
    let Some(protocol) = vm.int_value(&protocol) else {
        return Err(vm.type_error("__reduce_ex__ argument should be an integer"));
    };
    let dictionary = match object.extension().and_then(|extension| extension.dict.cloned(vm)) {
        Some(dictionary) => dictionary,
        None => vm.none.clone(),
    };
    let (class, code) = (object.class_ref(), vm.new_str(&char::from(this(object).code).to_string()));
    if protocol < 3 {
        let items = to_list(vm, object, &mut [])?;
        let arguments = vm.new_tuple(vec![code, items]);
        return Ok(vm.new_tuple(vec![class, arguments, dictionary]));
    }
    let name = vm.intern("array");
    let modules = vm.modules.clone();
    let module = match vm.dict_get(&modules, &name)? {
        Some(module) => module,
        None => vm.make_builtin_module(&super::DEFINITION)?,
    };
    let constructor = vm.get_attribute_named(&module, "_array_reconstructor")?;
    let format = vm.new_int(machine_format(this(object).code));
    let bytes = to_bytes(vm, object, &mut [])?;
    let arguments = vm.new_tuple(vec![class, code, format, bytes]);
    Ok(vm.new_tuple(vec![constructor, arguments, dictionary]))
}

pub(super) static METHODS: &[MethodDefinition] = &[
    method("append", "($self, v, /)", append),
    method("buffer_info", "($self, /)", buffer_info),
    method("byteswap", "($self, /)", swap_bytes),
    method("clear", "($self, /)", clear),
    method("__copy__", "($self, /)", copy),
    method("count", "($self, v, /)", count),
    method("__deepcopy__", "($self, unused, /)", copy),
    method("extend", "($self, bb, /)", extend).worded(Wording::DefiningClass),
    method("fromfile", "($self, f, n, /)", files::from_file).worded(Wording::DefiningClass),
    method("fromlist", "($self, list, /)", from_list),
    method("frombytes", "($self, buffer, /)", from_bytes),
    method("fromunicode", "($self, ustr, /)", from_unicode),
    method("index", "($self, v, start=0, stop=sys.maxsize, /)", index).worded(Wording::UnpackTuple),
    method("insert", "($self, i, v, /)", insert),
    method("pop", "($self, i=-1, /)", pop),
    method("__reduce_ex__", "($self, value, /)", reduce),
    method("remove", "($self, v, /)", remove),
    method("reverse", "($self, /)", reverse),
    method("tofile", "($self, f, /)", files::to_file).worded(Wording::DefiningClass),
    method("tolist", "($self, /)", to_list),
    method("tobytes", "($self, /)", to_bytes),
    method("tounicode", "($self, /)", to_unicode),
    method("__sizeof__", "($self, /)", |vm, object, _| {
        let size = vm.basic_size(object) + this(object).allocated.get() * this(object).size();
        Ok(vm.new_int(size as i64))
    }),
    CLASS_GETITEM,
];

pub(super) static ATTRIBUTES: &[AttributeDefinition] = &[
    getter("typecode", |vm, object| Ok(vm.new_str(&char::from(this(object).code).to_string()))),
    getter("itemsize", |vm, object| Ok(vm.new_int(this(object).size() as i64))),
];
