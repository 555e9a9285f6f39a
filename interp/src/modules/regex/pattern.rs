//! `re.Pattern`.

use crate::modules::regex::engine::{Anchoring, Found, Matcher};
use crate::modules::regex::{matched, number, scanner};
use crate::object::{ObjectRef, Token, Trace};
use crate::types::bytes::{Bytes, buffer_of};
use crate::types::container::given;
use crate::types::converters::text_of;
use crate::types::generic_alias::CLASS_GETITEM;
use crate::types::int::Int;
use crate::types::list::List;
use crate::types::native::{MethodDefinition, TypeDefinition, getter, member, method};
use crate::types::slots::Comparison;
use crate::types::text::Units;
use crate::vm::{Result, Vm};

type Bound<'a> = &'a mut [Option<ObjectRef>];

/// The payload of a compiled pattern.
pub struct RegexPattern {
    /// The source, a str or bytes-like object, or None.
    pub source: ObjectRef,
    /// `flags`.
    pub flags: i64,
    code: Box<[u32]>,
    /// The number of groups.
    pub groups: usize,
    /// A dict: the numbers of named groups.
    pub group_numbers: ObjectRef,
    /// A tuple: the names of groups, None for those without.
    pub group_names: ObjectRef,
    /// Whether it is for bytes; unknown without a source.
    of_bytes: Option<bool>,
}

impl RegexPattern {
    /// The number of codes that the pattern was compiled to.
    pub fn code_length(&self) -> usize {
        self.code.len()
    }
}

impl Trace for RegexPattern {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.group_numbers);
        visit(&self.group_names);
        visit(&self.source);
    }
}

/// The payload of a pattern.
pub fn payload(pattern: &ObjectRef) -> &RegexPattern {
    pattern.payload().expect("the receiver is a pattern")
}

/// `_sre.compile`
pub fn compile(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let source = given(vm, arguments, 0);
    let flags = given(vm, arguments, 1);
    let flags = i64::from(vm.argument_c_int(&flags)?);
    let code = given(vm, arguments, 2);
    let groups = number(vm, arguments[3].take(), 0)?;
    let (group_numbers, group_names) = (given(vm, arguments, 4), given(vm, arguments, 5));
    let Some(words) = code.payload::<List>().map(|list| list.items.get(vm).clone()) else {
        let name = vm.name_in_message(&code);
        return Err(vm.type_error(format!("compile() argument 'code' must be list, not {name}")));
    };
    let mut code = Vec::with_capacity(words.len());
    for word in words {
        match word.payload::<Int>().and_then(Int::to_u64).map(u32::try_from) {
            Some(Ok(word)) => code.push(word),
            _ => return Err(vm.overflow_error("regular expression code size limit exceeded")),
        }
    }
    let of_bytes = if source.is(&vm.none) {
        None
    } else if text_of(&source).is_some() {
        Some(false)
    } else if vm.has_buffer(&source) {
        vm.with_buffer(&source, |_, _| Ok(()))?;
        Some(true)
    } else {
        return Err(not_a_string(vm, &source));
    };
    let Some(class) = vm.module_state.regex.pattern.clone() else { return Ok(vm.none.clone()) };
    let groups = usize::try_from(groups).unwrap_or_default();
    let code = code.into_boxed_slice();
    Ok(ObjectRef::new(&class, RegexPattern { source, flags, code, groups, group_numbers, group_names, of_bytes }))
}

#[cold]
fn not_a_string(vm: &mut Vm, object: &ObjectRef) -> crate::vm::Raised {
    let name = vm.class_name(object);
    vm.type_error(format!("expected string or bytes-like object, got '{name}'"))
}

/// A string to search, with the bounds of the search.
pub struct Subject {
    /// The string.
    pub string: ObjectRef,
    /// What has its contents: the string, or a view of what its `__buffer__` gave.
    pub held: ObjectRef,
    /// Where the search begins.
    pub start: usize,
    /// `endpos`, within the string.
    pub end: usize,
}

impl Vm {
    /// The length of a str or bytes-like object.
    fn subject_length(&self, string: &ObjectRef) -> Option<usize> {
        match text_of(string) {
            Some(text) => Some(text.len()),
            None => buffer_of(self, string).map(<[u8]>::len),
        }
    }

    /// Checks that a string is of the pattern's kind, and adjusts the bounds of the search (`state_init`).
    ///
    /// # Errors
    /// TypeError for anything else.
    pub fn regex_subject(
        &mut self,
        pattern: &ObjectRef,
        string: ObjectRef,
        start: Option<ObjectRef>,
        end: Option<ObjectRef>,
    ) -> Result<Subject> {
        let start = number(self, start, 0)?;
        let end = number(self, end, i64::MAX)?;
        let held = match text_of(&string) {
            Some(_) => string.clone(),
            None => match self.view_to_hold(&string) {
                Ok(held) => held,
                Err(_) => return Err(not_a_string(self, &string)),
            },
        };
        let Some(length) = self.subject_length(&held) else { return Err(not_a_string(self, &string)) };
        match (payload(pattern).of_bytes, text_of(&string).is_some()) {
            (Some(true), true) => {
                return Err(self.type_error("cannot use a bytes pattern on a string-like object"));
            }
            (Some(false), false) => {
                return Err(self.type_error("cannot use a string pattern on a bytes-like object"));
            }
            _ => {}
        }
        let clip = |bound: i64| usize::try_from(bound).unwrap_or(0).min(length);
        Ok(Subject { string, held, start: clip(start), end: clip(end) })
    }

    /// A part of the string of a match, which is asked for its memory again.
    ///
    /// # Errors
    /// What its `__buffer__` raises.
    pub fn regex_group_of_match(&mut self, string: &ObjectRef, span: Option<(usize, usize)>) -> Result {
        if text_of(string).is_some() {
            return Ok(self.regex_group(string, span, false));
        }
        let Some(_) = span else { return Ok(self.none.clone()) };
        let Ok(held) = self.view_to_hold(string) else { return Err(not_a_string(self, string)) };
        let group = self.regex_group(&held, span, false);
        self.end_view_to_hold(string, &held)?;
        Ok(group)
    }

    /// Searches from `start` on.
    pub fn regex_find(
        &self,
        pattern: &ObjectRef,
        subject: &Subject,
        start: usize,
        anchoring: Anchoring,
        must_advance: bool,
    ) -> Option<Found> {
        let pattern = payload(pattern);
        macro_rules! find {
            ($units:expr) => {{
                let units = $units;
                let end = subject.end.min(units.len());
                Matcher::new(&pattern.code, pattern.groups, units, end).find(start, anchoring, must_advance)
            }};
        }
        match text_of(&subject.held).map(|text| text.units()) {
            Some(Units::One(units)) => find!(units),
            Some(Units::Two(units)) => find!(units),
            Some(Units::Four(units)) => find!(units),
            None => find!(buffer_of(self, &subject.held)?),
        }
    }

    /// A part of the searched string: the string itself where it is the whole of it.
    pub fn regex_slice(&self, string: &ObjectRef, start: usize, end: usize) -> ObjectRef {
        if let Some(text) = text_of(string) {
            if string.is_exact_str() && start == 0 && end == text.len() {
                return string.clone();
            }
            return self.new_text(text.slice(start..end.max(start)));
        }
        let bytes = buffer_of(self, string).unwrap_or_default();
        if start == 0 && end == bytes.len() && string.class_id() == self.types.bytes.id() {
            return string.clone();
        }
        // A bytearray may have become shorter since.
        self.new_bytes(bytes.get(start..end).unwrap_or_default())
    }

    /// What a group matched; `empty` tells whether an empty string stands for nothing, or None.
    pub fn regex_group(&self, string: &ObjectRef, span: Option<(usize, usize)>, empty: bool) -> ObjectRef {
        match span {
            Some((start, end)) => self.regex_slice(string, start, end),
            None if empty => self.regex_slice(string, 0, 0),
            None => self.none.clone(),
        }
    }
}

fn find_once(vm: &mut Vm, pattern: &ObjectRef, arguments: Bound<'_>, anchoring: Anchoring) -> Result {
    let string = given(vm, arguments, 0);
    let subject = vm.regex_subject(pattern, string, arguments[1].take(), arguments[2].take())?;
    let found = vm.regex_find(pattern, &subject, subject.start, anchoring, false);
    vm.end_view_to_hold(&subject.string, &subject.held)?;
    match found {
        Some(found) => Ok(matched::new(vm, pattern, &subject, found)),
        None => Ok(vm.none.clone()),
    }
}

fn match_(vm: &mut Vm, pattern: &ObjectRef, arguments: Bound<'_>) -> Result {
    find_once(vm, pattern, arguments, Anchoring::Match)
}

fn fullmatch(vm: &mut Vm, pattern: &ObjectRef, arguments: Bound<'_>) -> Result {
    find_once(vm, pattern, arguments, Anchoring::FullMatch)
}

fn search(vm: &mut Vm, pattern: &ObjectRef, arguments: Bound<'_>) -> Result {
    find_once(vm, pattern, arguments, Anchoring::Search)
}

/// Walks over the matches of a string, one after the other.
pub struct Walk {
    start: usize,
    must_advance: bool,
}

impl Walk {
    /// From here on.
    pub fn from(start: usize) -> Self {
        Self { start, must_advance: false }
    }

    /// The next match.
    pub fn next(&mut self, vm: &Vm, pattern: &ObjectRef, subject: &Subject, anchoring: Anchoring) -> Option<Found> {
        let found = vm.regex_find(pattern, subject, self.start, anchoring, self.must_advance)?;
        self.must_advance = found.end == found.start;
        self.start = found.end;
        Some(found)
    }
}

fn findall(vm: &mut Vm, pattern: &ObjectRef, arguments: Bound<'_>) -> Result {
    let string = given(vm, arguments, 0);
    let subject = vm.regex_subject(pattern, string, arguments[1].take(), arguments[2].take())?;
    let mut walk = Walk::from(subject.start);
    let mut items = Vec::new();
    while let Some(found) = walk.next(vm, pattern, &subject, Anchoring::Search) {
        let string = &subject.held;
        items.push(match found.groups.as_slice() {
            [] => vm.regex_slice(string, found.start, found.end),
            [only] => vm.regex_group(string, *only, true),
            groups => vm.new_tuple(groups.iter().map(|group| vm.regex_group(string, *group, true)).collect()),
        });
    }
    vm.end_view_to_hold(&subject.string, &subject.held)?;
    Ok(vm.new_appended_list(items, 0))
}

fn split(vm: &mut Vm, pattern: &ObjectRef, arguments: Bound<'_>) -> Result {
    let string = given(vm, arguments, 0);
    let most = number(vm, arguments[1].take(), 0)?;
    let subject = vm.regex_subject(pattern, string, None, None)?;
    let mut walk = Walk::from(0);
    let (mut items, mut last, mut count) = (Vec::new(), 0, 0);
    while most == 0 || count < most {
        let Some(found) = walk.next(vm, pattern, &subject, Anchoring::Search) else { break };
        items.push(vm.regex_slice(&subject.held, last, found.start));
        items.extend(found.groups.iter().map(|group| vm.regex_group(&subject.held, *group, false)));
        last = found.end;
        count += 1;
    }
    items.push(vm.regex_slice(&subject.held, last, subject.end));
    vm.end_view_to_hold(&subject.string, &subject.held)?;
    Ok(vm.new_appended_list(items, 0))
}

fn finditer(vm: &mut Vm, pattern: &ObjectRef, arguments: Bound<'_>) -> Result {
    let scanner = scanner(vm, pattern, arguments)?;
    let search = vm.get_attribute_named(&scanner, "search")?;
    let none = vm.none.clone();
    Ok(vm.new_callable_iterator(search, none))
}

fn scanner(vm: &mut Vm, pattern: &ObjectRef, arguments: Bound<'_>) -> Result {
    let string = given(vm, arguments, 0);
    let subject = vm.regex_subject(pattern, string, arguments[1].take(), arguments[2].take())?;
    Ok(scanner::new(vm, pattern, subject))
}

fn itself(_: &mut Vm, pattern: &ObjectRef, _: Bound<'_>) -> Result {
    Ok(pattern.clone())
}

/// The flags' names, as the representation shows them.
const FLAGS: [(i64, &str); 9] = [
    (1, "re.TEMPLATE"),
    (2, "re.IGNORECASE"),
    (4, "re.LOCALE"),
    (8, "re.MULTILINE"),
    (16, "re.DOTALL"),
    (32, "re.UNICODE"),
    (64, "re.VERBOSE"),
    (128, "re.DEBUG"),
    (256, "re.ASCII"),
];
const UNICODE: i64 = 32;
const LOCALE_UNICODE_ASCII: i64 = 4 | 32 | 256;

fn repr(vm: &mut Vm, pattern: &ObjectRef) -> Result {
    let RegexPattern { source, flags, .. } = payload(pattern);
    let mut flags = *flags;
    // UNICODE is what a str pattern has anyway.
    if text_of(source).is_some() && flags & LOCALE_UNICODE_ASCII == UNICODE {
        flags &= !UNICODE;
    }
    let mut names = Vec::new();
    for (flag, name) in FLAGS {
        if flags & flag != 0 && (flag != 1 || !vm.profile.regex_templates) {
            names.push(name.to_owned());
            flags &= !flag;
        }
    }
    if flags != 0 {
        names.push(format!("{flags:#x}"));
    }
    let source: Vec<u32> = vm.repr_text(source)?.code_points().take(200).collect();
    let mut builder = crate::types::text::TextBuilder::new();
    builder.push_str("re.compile(");
    source.into_iter().for_each(|code_point| builder.push(code_point));
    if !names.is_empty() {
        builder.push_str(", ");
        builder.push_str(&names.join("|"));
    }
    builder.push_str(")");
    Ok(vm.new_text(builder.finish()))
}

fn compare(vm: &mut Vm, left: &ObjectRef, right: &ObjectRef, comparison: Comparison) -> Result {
    let (Some(first), Some(second)) = (left.payload::<RegexPattern>(), right.payload::<RegexPattern>()) else {
        return Ok(vm.not_implemented.clone());
    };
    if !matches!(comparison, Comparison::Equal | Comparison::NotEqual) {
        return Ok(vm.not_implemented.clone());
    }
    let alike = first.flags == second.flags && first.of_bytes == second.of_bytes && first.code == second.code;
    let equal = left.is(right) || alike && vm.identical_or_equal(&first.source, &second.source)?;
    Ok(vm.new_bool(equal == (comparison == Comparison::Equal)))
}

fn hash(vm: &mut Vm, pattern: &ObjectRef) -> Result<i64> {
    let RegexPattern { source, flags, code, groups, .. } = payload(pattern);
    let of_source = match source.payload::<Bytes>() {
        None if text_of(source).is_none() && !source.is(&vm.none) => 0,
        _ => vm.hash(source)?,
    };
    let mixed = code.iter().fold(of_source, |hash, word| hash.wrapping_mul(1_000_003) ^ i64::from(*word));
    let hash = mixed ^ flags ^ (*groups as i64);
    Ok(if hash == -1 { -2 } else { hash })
}

const SEARCHES: &str = "($self, /, string, pos=0, endpos=sys.maxsize)";

static METHODS: &[MethodDefinition] = &[
    method("match", SEARCHES, match_),
    method("fullmatch", SEARCHES, fullmatch),
    method("search", SEARCHES, search),
    method("sub", "($self, /, repl, string, count=0)", super::replacing::sub),
    method("subn", "($self, /, repl, string, count=0)", super::replacing::subn),
    method("findall", SEARCHES, findall),
    method("split", "($self, /, string, maxsplit=0)", split),
    method("finditer", SEARCHES, finditer),
    method("scanner", SEARCHES, scanner),
    method("__copy__", "($self, /)", itself),
    method("__deepcopy__", "($self, memo, /)", itself),
    CLASS_GETITEM,
];

/// `re.Pattern`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "Pattern",
    module: "re",
    base_type: false,
    weak_references: true,
    methods: METHODS,
    attributes: &[
        getter("groupindex", |vm, pattern| {
            let numbers = payload(pattern).group_numbers.clone();
            Ok(vm.new_mapping_proxy(numbers))
        }),
        member("pattern", |_, pattern| Ok(payload(pattern).source.clone())),
        member("flags", |vm, pattern| Ok(vm.new_int(payload(pattern).flags))),
        member("groups", |vm, pattern| Ok(vm.new_int(payload(pattern).groups as i64))),
    ],
    slots: |slots| {
        slots.repr = Some(repr);
        slots.compare = Some(compare);
        slots.hash = Some(hash);
    },
    ..TypeDefinition::EMPTY
};
