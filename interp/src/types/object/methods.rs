//! The methods of `object`.

use crate::modules::context_mapping::ContextNode;
use crate::modules::regex::matched::RegexMatch;
use crate::modules::regex::pattern::RegexPattern;
use crate::object::{Kind, ObjectRef};
use crate::types::bytes::Bytes;
use crate::types::dict::{self, Dict};
use crate::types::int::Int;
use crate::types::list::List;
use crate::types::memoryview::MemoryView;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::types::type_object::Type;
use crate::vm::{Result, Vm};

type Bound<'a> = &'a mut [Option<ObjectRef>];

pub(super) fn subclass_hook(vm: &mut Vm, _: &ObjectRef, _: Bound<'_>) -> Result {
    Ok(vm.not_implemented.clone())
}

pub(super) fn init_subclass(vm: &mut Vm, _: &ObjectRef, _: Bound<'_>) -> Result {
    Ok(vm.none.clone())
}

pub(super) fn format(vm: &mut Vm, object: &ObjectRef, arguments: Bound<'_>) -> Result {
    let specification = arguments[0].take().unwrap_or_else(|| vm.none.clone());
    let Some(text) = specification.payload::<Str>() else {
        return Err(vm.bad_argument("__format__", "argument", "str", &specification));
    };
    if !text.text.is_empty() {
        let name = vm.class_name(object);
        return Err(vm.type_error(format!("unsupported format string passed to {name}.__format__")));
    }
    vm.str(object)
}

/// What stands where objects of variable size have their number of items: with the sign of the int, or its tag, in
/// which sign and size share a word (`lv_tag`).
fn size_field_of_int(value: &Int, tagged: bool) -> i64 {
    let zero = value.bit_length() == 0;
    let digits = if zero { 0 } else { value.digit_count() as i64 };
    match (tagged, value.is_negative()) {
        (true, negative) => {
            digits << 3
                | if zero {
                    1
                } else if negative {
                    2
                } else {
                    0
                }
        }
        (false, true) => -digits,
        (false, false) => digits,
    }
}

/// `object.__sizeof__`
pub fn size_of(vm: &mut Vm, object: &ObjectRef, _: Bound<'_>) -> Result {
    let layout = object.class_payload(vm).data.get(vm).layout;
    let items = if layout.item_size > 0 { item_count(vm, object)? } else { 0 };
    Ok(vm.new_int(layout.basic_size + layout.item_size * items))
}

/// The number of items that an object of variable size says it has (`ob_size`).
fn item_count(vm: &mut Vm, object: &ObjectRef) -> Result<i64> {
    if let Some(value) = object.payload::<Int>() {
        return Ok(size_field_of_int(value, vm.profile.ints_are_tagged));
    }
    if let Some(tuple) = object.payload::<Tuple>() {
        return Ok(tuple.0.len() as i64);
    }
    if let Some(bytes) = object.payload::<Bytes>() {
        return Ok(bytes.value.len() as i64);
    }
    if let Some(node) = object.payload::<ContextNode>() {
        return Ok(node.places(vm) as i64);
    }
    if let Some(pattern) = object.payload::<RegexPattern>() {
        return Ok(pattern.code_length() as i64);
    }
    if let Some(matched) = object.payload::<RegexMatch>() {
        // Both ends of the whole and of each group.
        return Ok(2 * (matched.group_count() as i64 + 1));
    }
    if let Some(view) = object.payload::<MemoryView>() {
        // Shape, strides and suboffsets of each dimension; there is room for one at least.
        return Ok(3 * view.geometry.shape.len().max(1) as i64);
    }
    match object.class_payload(vm).slots(vm).length {
        Some(_) => Ok(vm.len(object)? as i64),
        None => Ok(0),
    }
}

/// Names of the instance, of its class and of the class's bases, in no particular order.
pub(super) fn dir(vm: &mut Vm, object: &ObjectRef, _: Bound<'_>) -> Result {
    let (dict_name, class_name) = (vm.names.__dict__.clone(), vm.names.__class__.clone());
    let names = vm.new_dict();
    if let Some(own) = vm.get_optional_attribute(object, &dict_name)?
        && own.payload::<Dict>().is_some()
    {
        vm.dict_update_from(&names, &own)?;
    }
    if let Some(class) = vm.get_optional_attribute(object, &class_name)? {
        merge_class_names(vm, &names, &class)?;
    }
    keys(vm, &names)
}

/// The keys of a dict as a list.
pub fn keys(vm: &mut Vm, dict: &ObjectRef) -> Result {
    let mut names = Vec::new();
    let mut position = 0;
    while let Some((next, key, _)) = vm.dict_next(dict, position) {
        position = next;
        names.push(key);
    }
    Ok(vm.new_list(names))
}

/// Adds the namespace of a class and, recursively, of its bases (`merge_class_dict`).
pub fn merge_class_names(vm: &mut Vm, names: &ObjectRef, class: &ObjectRef) -> Result<()> {
    let (dict_name, bases_name) = (vm.names.__dict__.clone(), vm.names.__bases__.clone());
    if let Some(own) = vm.get_optional_attribute(class, &dict_name)? {
        vm.dict_update_from(names, &own)?;
    }
    if let Some(bases) = vm.get_optional_attribute(class, &bases_name)? {
        for base in vm.collect(&bases)? {
            merge_class_names(vm, names, &base)?;
        }
    }
    Ok(())
}

/// `__getstate__`: the instance dictionary, and with `__slots__` a pair with their values.
pub fn get_state(vm: &mut Vm, object: &ObjectRef, _: Bound<'_>) -> Result {
    default_state(vm, object)
}

fn default_state(vm: &mut Vm, object: &ObjectRef) -> Result {
    let own = if object.extension().is_some() && object.class_payload(vm).data.get(vm).instance_dict {
        Some(vm.instance_dict(object)?)
    } else {
        let dict_name = vm.names.__dict__.clone();
        vm.get_optional_attribute(object, &dict_name)?
    };
    let state = match own {
        // The dict itself: whoever takes the state copies what is in it.
        Some(own) if own.payload::<Dict>().is_some() && vm.dict_len(&own) > 0 => own,
        _ => vm.none.clone(),
    };
    let Some(names) = slot_names(vm, &object.class_ref())? else { return Ok(state) };
    let slots = vm.new_dict();
    let listed = vm.collect(&names)?;
    let count = listed.len();
    for name in listed {
        if let Some(value) = vm.get_optional_attribute(object, &name)? {
            vm.dict_set(&slots, name, value)?;
        }
        if names.payload::<List>().is_some_and(|names| names.items.get(vm).len() != count) {
            return Err(vm.runtime_error("__slotsname__ changed size during iteration"));
        }
    }
    if vm.dict_len(&slots) == 0 { Ok(state) } else { Ok(vm.new_tuple(vec![state, slots])) }
}

/// The list of a class's slots, its bases' included, that copyreg keeps in the class (`_PyType_GetSlotNames`).
fn slot_names(vm: &mut Vm, class: &ObjectRef) -> Result<Option<ObjectRef>> {
    let name = vm.intern("__slotnames__");
    let namespace = vm.type_namespace(class);
    let (names, is_kept) = match vm.dict_get(&namespace, &name)? {
        Some(names) => (names, true),
        None => {
            let copyreg = import_copyreg(vm)?;
            let function = vm.get_attribute_named(&copyreg, "_slotnames")?;
            (vm.call(&function, [class.clone()])?, false)
        }
    };
    if names.is(&vm.none) {
        return Ok(None);
    }
    if names.payload::<List>().is_none() {
        let message = if is_kept {
            let (class, found) = (vm.type_name(class), vm.class_name(&names));
            format!("{class}.__slotnames__ should be a list or None, not {found}")
        } else {
            "copyreg._slotnames didn't return a list or None".to_owned()
        };
        return Err(vm.type_error(message));
    }
    Ok(Some(names))
}

pub(super) fn reduce(vm: &mut Vm, object: &ObjectRef, _: Bound<'_>) -> Result {
    reduce_with_protocol(vm, object, 0)
}

pub(super) fn reduce_ex(vm: &mut Vm, object: &ObjectRef, arguments: Bound<'_>) -> Result {
    let protocol = arguments[0].take().unwrap_or_else(|| vm.none.clone());
    let protocol = vm.index_to_isize(&protocol)?;
    // A `__reduce__` of the class goes first.
    let name = vm.names.__reduce__.clone();
    if let Some(method) = vm.get_optional_attribute(object, &name)? {
        let class = object.class_ref();
        let own = vm.get_attribute(&class, &name)?;
        let base = vm.types.object.clone();
        let inherited = vm.lookup_type_attribute(&base, &name);
        if !inherited.is_some_and(|inherited| own.is(&inherited)) {
            return vm.call(&method, []);
        }
    }
    reduce_with_protocol(vm, object, protocol)
}

/// Whether instances of an object's type differ in size (`tp_itemsize`).
fn class_layout_has_items(vm: &Vm, object: &ObjectRef) -> bool {
    object.class_payload(vm).data.get(vm).layout.item_size > 0
}

/// What `copy` and `pickle` make an equal object from; `copyreg` does it for the old protocols.
fn reduce_with_protocol(vm: &mut Vm, object: &ObjectRef, protocol: isize) -> Result {
    let copyreg = import_copyreg(vm)?;
    if protocol < 2 {
        let function = vm.get_attribute_named(&copyreg, "_reduce_ex")?;
        let protocol = vm.new_int(protocol as i64);
        return vm.call(&function, [object.clone(), protocol]);
    }
    let class = object.class_ref();
    if class.payload::<Type>().is_some_and(|class| class.slots(vm).new.is_none()) {
        let name = vm.class_name(object);
        return Err(vm.type_error(format!("cannot pickle '{name}' object")));
    }
    let (mut positional, mut keywords) = (Vec::new(), None);
    if let Some(method) = special_method(vm, object, "__getnewargs_ex__")? {
        let pair = vm.call(&method, [])?;
        let Some(parts) = pair.payload::<Tuple>() else {
            let name = vm.class_name(&pair);
            return Err(vm.type_error(format!("__getnewargs_ex__ should return a tuple, not '{name}'")));
        };
        if let [arguments, options] = &*parts.0 {
            if arguments.payload::<Tuple>().is_none() {
                let name = vm.class_name(arguments);
                return Err(vm.type_error(format!(
                    "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '{name}'"
                )));
            }
            if options.payload::<Dict>().is_none() {
                let name = vm.class_name(options);
                return Err(vm.type_error(format!(
                    "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '{name}'"
                )));
            }
            positional = vm.collect(arguments)?;
            keywords = Some(options.clone()).filter(|options| vm.dict_len(options) > 0);
        } else {
            let count = parts.0.len();
            return Err(vm.value_error(format!("__getnewargs_ex__ should return a tuple of length 2, not {count}")));
        }
    } else if let Some(method) = special_method(vm, object, "__getnewargs__")? {
        let arguments = vm.call(&method, [])?;
        if arguments.payload::<Tuple>().is_none() {
            let name = vm.class_name(&arguments);
            return Err(vm.type_error(format!("__getnewargs__ should return a tuple, not '{name}'")));
        }
        positional = vm.collect(&arguments)?;
    }
    let has_arguments = keywords.is_some() || !positional.is_empty();
    let (function, arguments) = match keywords {
        Some(keywords) => {
            let arguments = vm.new_tuple(positional);
            (vm.get_attribute_named(&copyreg, "__newobj_ex__")?, vm.new_tuple(vec![class, arguments, keywords]))
        }
        None => {
            positional.insert(0, class);
            (vm.get_attribute_named(&copyreg, "__newobj__")?, vm.new_tuple(positional))
        }
    };
    let is_container = matches!(object.kind(), Kind::List | Kind::Dict);
    if !has_arguments && !is_container && has_native_state(vm, object) {
        let name = vm.class_name(object);
        let has_items = class_layout_has_items(vm, object);
        return Err(vm.type_error(if has_items {
            format!("cannot pickle {name} objects")
        } else {
            format!("cannot pickle '{name}' object")
        }));
    }
    let name = vm.names.__getstate__.clone();
    let state = vm.call_method(object, &name, [])?;
    let list_items = match object.kind() {
        Kind::List => vm.iter(object)?,
        _ => vm.none.clone(),
    };
    let dict_items = match object.kind() {
        Kind::Dict => {
            let items = vm.names.items.clone();
            let items = vm.call_method(object, &items, [])?;
            vm.iter(&items)?
        }
        _ => vm.none.clone(),
    };
    Ok(vm.new_tuple(vec![function, arguments, state, list_items, dict_items]))
}

/// Whether an instance holds more than a `__dict__`, weak references and slots: what no default can pickle.
fn has_native_state(vm: &Vm, object: &ObjectRef) -> bool {
    let class = object.class_payload(vm);
    let layout = class.data.get(vm).layout;
    let slots = class.mro(vm).iter().filter_map(|class| class.payload::<Type>());
    let slots: usize = slots.map(|class| class.data.get(vm).slot_names.len()).sum();
    let mut plain = crate::types::layout::OBJECT_SIZE + crate::types::layout::WORD * slots as i64;
    if layout.dict_offset > 0 {
        plain += crate::types::layout::WORD;
    }
    if layout.weak_offset > 0 {
        plain += crate::types::layout::WORD;
    }
    layout.item_size > 0 || layout.basic_size > plain
}

/// A method of the object's type, bound to it (`_PyObject_LookupSpecial`).
fn special_method(vm: &mut Vm, object: &ObjectRef, name: &str) -> Result<Option<ObjectRef>> {
    let (name, class) = (vm.intern(name), object.class_ref());
    match vm.lookup_type_attribute(&class, &name) {
        Some(found) => vm.bind_descriptor(found, Some(object), &class).map(Some),
        None => Ok(None),
    }
}

fn import_copyreg(vm: &mut Vm) -> Result {
    let (import, name) = (vm.names.__import__.clone(), vm.intern("copyreg"));
    match dict::get_str(vm, &vm.builtins, &import) {
        Some(import) => vm.call(&import, [name]),
        None => Err(vm.raise(&vm.exceptions.import_error.clone(), "__import__ not found")),
    }
}
