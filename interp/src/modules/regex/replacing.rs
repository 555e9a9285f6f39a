//! Replacing matches: `sub`, `subn`, and the templates of replacements.

use crate::modules::regex::engine::Anchoring;
use crate::modules::regex::pattern::{self, Walk};
use crate::modules::regex::{matched, number};
use crate::object::{ObjectRef, Token, Trace};
use crate::types::container::given;
use crate::types::converters::text_of;
use crate::types::int::Int;
use crate::types::list::List;
use crate::types::native::TypeDefinition;
use crate::vm::{Result, Vm};

type Bound<'a> = &'a mut [Option<ObjectRef>];

/// The payload of a replacement with references to groups.
pub struct RegexTemplate {
    /// What stands before the first reference.
    first: ObjectRef,
    /// A group's number and what follows it.
    parts: Vec<(usize, ObjectRef)>,
}

impl Trace for RegexTemplate {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.first);
        self.parts.iter().for_each(|(_, literal)| visit(literal));
    }
}

/// `_sre.template`: takes what `re._parser.parse_template` makes, literals and group numbers by turns.
pub fn template(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let (pattern, list) = (given(vm, arguments, 0), given(vm, arguments, 1));
    let items = list.payload::<List>().map(|list| list.items.get(vm).clone()).unwrap_or_default();
    let groups = pattern.payload::<pattern::RegexPattern>().map_or(0, |pattern| pattern.groups);
    let mut items = items.into_iter();
    let (Some(first), Some(class)) = (items.next(), vm.module_state.regex.template.clone()) else {
        return Err(vm.type_error("invalid template"));
    };
    let mut parts = Vec::new();
    while let Some(group) = items.next() {
        let group = group.payload::<Int>().and_then(Int::to_i64).map(usize::try_from);
        let (Some(Ok(group)), Some(literal)) = (group, items.next()) else {
            return Err(vm.type_error("invalid template"));
        };
        if group > groups {
            return Err(vm.index_error("invalid group reference"));
        }
        parts.push((group, literal));
    }
    Ok(ObjectRef::new(&class, RegexTemplate { first, parts }))
}

/// The replacement that a template makes of a match.
pub fn expand(vm: &mut Vm, template: &ObjectRef, matched: &ObjectRef) -> Result {
    let Some(RegexTemplate { first, parts }) = template.payload::<RegexTemplate>() else {
        return Ok(template.clone());
    };
    if parts.is_empty() {
        return Ok(first.clone());
    }
    let mut items = vec![first.clone()];
    for (group, literal) in parts {
        let text = matched::group_text(vm, matched, *group)?;
        if !text.is(&vm.none) {
            items.push(text);
        }
        items.push(literal.clone());
    }
    let joiner = vm.regex_slice(first, 0, 0);
    join(vm, &joiner, items)
}

fn join(vm: &mut Vm, joiner: &ObjectRef, items: Vec<ObjectRef>) -> Result {
    let list = vm.new_list(items);
    let name = vm.names.join.clone();
    vm.call_method(joiner, &name, [list])
}

/// What takes the place of a match.
enum Filter {
    Literal(ObjectRef),
    Template(ObjectRef),
    Callable(ObjectRef),
}

impl Filter {
    fn of(vm: &mut Vm, pattern: &ObjectRef, replacement: ObjectRef) -> Result<Self> {
        if replacement.class_payload(vm).slots(vm).call.is_some() {
            return Ok(Self::Callable(replacement));
        }
        let has_backslash = match text_of(&replacement) {
            Some(text) => text.code_points().any(|code_point| code_point == u32::from(b'\\')),
            // What is no string at all is for the library to refuse.
            None => vm.copied_buffer(&replacement).map_or(true, |bytes| bytes.contains(&b'\\')),
        };
        if !has_backslash {
            return Ok(Self::Literal(replacement));
        }
        let function = if vm.profile.regex_templates { "_compile_template" } else { "_subx" };
        let filter = vm.call_regex_library(function, vec![pattern.clone(), replacement])?;
        if let Some(template) = filter.payload::<RegexTemplate>() {
            return Ok(if template.parts.is_empty() {
                Self::Literal(template.first.clone())
            } else {
                Self::Template(filter)
            });
        }
        let callable = filter.class_payload(vm).slots(vm).call.is_some();
        Ok(if callable { Self::Callable(filter) } else { Self::Literal(filter) })
    }
}

/// The string with its matches replaced, and how many there were (`pattern_subx`).
fn replaced(vm: &mut Vm, pattern: &ObjectRef, arguments: Bound<'_>) -> Result<(ObjectRef, i64)> {
    let (replacement, string) = (given(vm, arguments, 0), given(vm, arguments, 1));
    let most = number(vm, arguments[2].take(), 0)?;
    let filter = Filter::of(vm, pattern, replacement)?;
    let subject = vm.regex_subject(pattern, string, None, None)?;
    let mut walk = Walk::from(0);
    let (mut items, mut last, mut count) = (Vec::new(), 0, 0);
    while most == 0 || count < most {
        let Some(found) = walk.next(vm, pattern, &subject, Anchoring::Search) else { break };
        if last < found.start {
            items.push(vm.regex_slice(&subject.held, last, found.start));
        }
        last = found.end;
        let item = match &filter {
            Filter::Literal(literal) => literal.clone(),
            Filter::Template(template) => {
                let matched = matched::new(vm, pattern, &subject, found);
                expand(vm, template, &matched)?
            }
            Filter::Callable(callable) => {
                let matched = matched::new(vm, pattern, &subject, found);
                vm.call(callable, [matched])?
            }
        };
        if !item.is(&vm.none) {
            items.push(item);
        }
        count += 1;
    }
    if last < subject.end {
        items.push(vm.regex_slice(&subject.held, last, subject.end));
    }
    let joiner = vm.regex_slice(&subject.held, 0, 0);
    vm.end_view_to_hold(&subject.string, &subject.held)?;
    Ok((join(vm, &joiner, items)?, count))
}

/// `Pattern.sub`
pub fn sub(vm: &mut Vm, pattern: &ObjectRef, arguments: Bound<'_>) -> Result {
    Ok(replaced(vm, pattern, arguments)?.0)
}

/// `Pattern.subn`
pub fn subn(vm: &mut Vm, pattern: &ObjectRef, arguments: Bound<'_>) -> Result {
    let (text, count) = replaced(vm, pattern, arguments)?;
    let count = vm.new_int(count);
    Ok(vm.new_tuple(vec![text, count]))
}

/// `_sre.SRE_Template`
pub static DEFINITION: TypeDefinition =
    TypeDefinition { name: "SRE_Template", module: "_sre", base_type: false, ..TypeDefinition::EMPTY };
