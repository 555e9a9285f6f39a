//! `re.Match`.

use crate::modules::regex::engine::Found;
use crate::modules::regex::pattern::{self, Subject};
use crate::object::{ObjectRef, Token, Trace};
use crate::types::container::given;
use crate::types::generic_alias::CLASS_GETITEM;
use crate::types::int::Int;
use crate::types::native::{MethodDefinition, TypeDefinition, getter, member, method};
use crate::types::tuple::Tuple;
use crate::vm::{Result, Vm};

type Bound<'a> = &'a mut [Option<ObjectRef>];

/// The payload.
pub struct RegexMatch {
    /// The string that was searched.
    pub string: ObjectRef,
    pattern: ObjectRef,
    start: usize,
    end: usize,
    found: Found,
}

impl RegexMatch {
    /// The number of groups of the pattern.
    pub fn group_count(&self) -> usize {
        self.found.groups.len()
    }
}

impl Trace for RegexMatch {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.string);
        visit(&self.pattern);
    }
}

/// The match object of something found.
pub fn new(vm: &Vm, pattern: &ObjectRef, subject: &Subject, found: Found) -> ObjectRef {
    let Some(class) = &vm.module_state.regex.matched else { return vm.none.clone() };
    let payload = RegexMatch {
        string: subject.string.clone(),
        pattern: pattern.clone(),
        start: subject.start,
        end: subject.end,
        found,
    };
    ObjectRef::new(class, payload)
}

fn payload(matched: &ObjectRef) -> &RegexMatch {
    matched.payload().expect("the receiver is a match")
}

/// Both ends of a group by its number, zero for the whole match.
pub fn span_of(matched: &ObjectRef, number: usize) -> Option<(usize, usize)> {
    let found = &payload(matched).found;
    match number.checked_sub(1) {
        None => Some((found.start, found.end)),
        Some(index) => found.groups.get(index).copied().flatten(),
    }
}

/// What a group matched, None where it took no part.
///
/// # Errors
/// What the `__buffer__` of the searched object raises.
pub fn group_text(vm: &mut Vm, matched: &ObjectRef, number: usize) -> Result {
    vm.regex_group_of_match(&payload(matched).string, span_of(matched, number))
}

/// The number of a group that is given by number or name (`match_getindex`).
fn group_number(vm: &mut Vm, matched: &ObjectRef, key: &ObjectRef) -> Result<usize> {
    let count = payload(matched).found.groups.len();
    let number = if vm.has_index(key) {
        let index = vm.index(key)?;
        index.payload::<Int>().and_then(Int::to_i64)
    } else {
        let numbers = pattern::payload(&payload(matched).pattern).group_numbers.clone();
        match vm.dict_get(&numbers, key) {
            Ok(Some(number)) => number.payload::<Int>().and_then(Int::to_i64),
            // An unhashable key is no group either.
            Ok(None) | Err(_) => None,
        }
    };
    match number.and_then(|number| usize::try_from(number).ok()).filter(|number| *number <= count) {
        Some(number) => Ok(number),
        None => Err(vm.no_such_group()),
    }
}

fn number_or_zero(vm: &mut Vm, matched: &ObjectRef, arguments: Bound<'_>) -> Result<usize> {
    match arguments[0].take() {
        Some(key) => group_number(vm, matched, &key),
        None => Ok(0),
    }
}

fn group(vm: &mut Vm, matched: &ObjectRef, arguments: Bound<'_>) -> Result {
    let keys = given(vm, arguments, 0);
    let keys = keys.payload::<Tuple>().map_or(&[][..], |keys| &keys.0);
    let mut values = Vec::with_capacity(keys.len());
    for key in keys {
        let number = group_number(vm, matched, key)?;
        values.push(group_text(vm, matched, number)?);
    }
    match values.len() {
        0 => group_text(vm, matched, 0),
        1 => Ok(values.swap_remove(0)),
        _ => Ok(vm.new_tuple(values)),
    }
}

fn edge(vm: &Vm, edge: Option<usize>) -> ObjectRef {
    vm.new_int(edge.map_or(-1, |edge| edge as i64))
}

fn start(vm: &mut Vm, matched: &ObjectRef, arguments: Bound<'_>) -> Result {
    let number = number_or_zero(vm, matched, arguments)?;
    Ok(edge(vm, span_of(matched, number).map(|span| span.0)))
}

fn end(vm: &mut Vm, matched: &ObjectRef, arguments: Bound<'_>) -> Result {
    let number = number_or_zero(vm, matched, arguments)?;
    Ok(edge(vm, span_of(matched, number).map(|span| span.1)))
}

fn span_tuple(vm: &Vm, matched: &ObjectRef, number: usize) -> ObjectRef {
    let span = span_of(matched, number);
    vm.new_tuple(vec![edge(vm, span.map(|span| span.0)), edge(vm, span.map(|span| span.1))])
}

fn span(vm: &mut Vm, matched: &ObjectRef, arguments: Bound<'_>) -> Result {
    let number = number_or_zero(vm, matched, arguments)?;
    Ok(span_tuple(vm, matched, number))
}

fn group_or(vm: &mut Vm, matched: &ObjectRef, number: usize, default: &ObjectRef) -> Result {
    match span_of(matched, number) {
        Some(_) => group_text(vm, matched, number),
        None => Ok(default.clone()),
    }
}

fn groups(vm: &mut Vm, matched: &ObjectRef, arguments: Bound<'_>) -> Result {
    let default = given(vm, arguments, 0);
    let count = payload(matched).found.groups.len();
    let groups: Result<Vec<_>> = (1..=count).map(|number| group_or(vm, matched, number, &default)).collect();
    Ok(vm.new_tuple(groups?))
}

fn groupdict(vm: &mut Vm, matched: &ObjectRef, arguments: Bound<'_>) -> Result {
    let default = given(vm, arguments, 0);
    let numbers = pattern::payload(&payload(matched).pattern).group_numbers.clone();
    let result = vm.new_dict();
    let mut position = 0;
    while let Some((next, name, number)) = vm.dict_next(&numbers, position) {
        position = next;
        let number = number.payload::<Int>().and_then(Int::to_u64).unwrap_or_default();
        let value = group_or(vm, matched, number as usize, &default)?;
        vm.dict_set(&result, name, value)?;
    }
    Ok(result)
}

fn expand(vm: &mut Vm, matched: &ObjectRef, arguments: Bound<'_>) -> Result {
    let template = given(vm, arguments, 0);
    let pattern = payload(matched).pattern.clone();
    if !vm.profile.regex_templates {
        return vm.call_regex_library("_expand", vec![pattern, matched.clone(), template]);
    }
    let template = vm.call_regex_library("_compile_template", vec![pattern, template])?;
    super::replacing::expand(vm, &template, matched)
}

fn itself(_: &mut Vm, matched: &ObjectRef, _: Bound<'_>) -> Result {
    Ok(matched.clone())
}

fn subscript(vm: &mut Vm, matched: &ObjectRef, key: &ObjectRef) -> Result {
    let number = group_number(vm, matched, key)?;
    group_text(vm, matched, number)
}

fn repr(vm: &mut Vm, matched: &ObjectRef) -> Result {
    let found = &payload(matched).found;
    let whole = group_text(vm, matched, 0)?;
    let mut builder = crate::types::text::TextBuilder::new();
    builder.push_str(&format!("<re.Match object; span=({}, {}), match=", found.start, found.end));
    // At most fifty characters of it are shown (`%.50R`).
    let shown = vm.repr_text(&whole)?;
    builder.push_range(&shown, 0..shown.len().min(50));
    builder.push_str(">");
    Ok(vm.new_text(builder.finish()))
}

static METHODS: &[MethodDefinition] = &[
    method("group", "($self, /, *args)", group),
    method("start", "($self, group=0, /)", start),
    method("end", "($self, group=0, /)", end),
    method("span", "($self, group=0, /)", span),
    method("groups", "($self, /, default=None)", groups),
    method("groupdict", "($self, /, default=None)", groupdict),
    method("expand", "($self, /, template)", expand),
    method("__copy__", "($self, /)", itself),
    method("__deepcopy__", "($self, memo, /)", itself),
    CLASS_GETITEM,
];

/// `re.Match`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "Match",
    module: "re",
    base_type: false,
    methods: METHODS,
    attributes: &[
        getter("lastindex", |vm, matched| match payload(matched).found.last_group {
            Some(number) => Ok(vm.new_int(number as i64)),
            None => Ok(vm.none.clone()),
        }),
        getter("lastgroup", |vm, matched| {
            let payload = payload(matched);
            let names = &pattern::payload(&payload.pattern).group_names;
            let name = payload.found.last_group.and_then(|number| names.payload::<Tuple>()?.0.get(number).cloned());
            Ok(name.unwrap_or_else(|| vm.none.clone()))
        }),
        getter("regs", |vm, matched| {
            let count = payload(matched).found.groups.len();
            Ok(vm.new_tuple((0..=count).map(|number| span_tuple(vm, matched, number)).collect()))
        }),
        member("string", |_, matched| Ok(payload(matched).string.clone())),
        member("re", |_, matched| Ok(payload(matched).pattern.clone())),
        member("pos", |vm, matched| Ok(vm.new_int(payload(matched).start as i64))),
        member("endpos", |vm, matched| Ok(vm.new_int(payload(matched).end as i64))),
    ],
    slots: |slots| {
        slots.repr = Some(repr);
        slots.subscript = Some(subscript);
    },
    ..TypeDefinition::EMPTY
};
