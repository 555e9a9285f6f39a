//! From bytes to a hierarchy.

use arbitrary::Result;

use crate::choices::Choices;

use super::{Base, BuiltIn, Class, Feature, Form, Hierarchy, Hook, Linearization, Metaclass, Operation, Slots};

const MOST_METACLASSES: usize = 3;
const MOST_CLASSES: usize = 10;
const MOST_BASES: usize = 4;
const MOST_OPERATIONS: usize = 6;

/// A hierarchy by these choices.
pub fn hierarchy(choices: &mut Choices) -> Result<Hierarchy> {
    let metaclasses = choices.optional("metaclasses", Feature::Metaclass, 1, |choices| {
        choices.several("metaclass", 1, MOST_METACLASSES, metaclass)
    })?;
    let metaclasses = metaclasses.unwrap_or_default();
    let classes =
        choices.several("class", 1, MOST_CLASSES, |choices, index| class(choices, index, metaclasses.len()))?;
    let operations =
        choices.several("operation", 0, MOST_OPERATIONS, |choices, _| operation(choices, classes.len()))?;
    Ok(Hierarchy { metaclasses, classes, operations })
}

fn metaclass(choices: &mut Choices, index: usize) -> Result<Metaclass> {
    let (has_base, base) = (choices.one_in(2)?, choices.below(index)?);
    let linearization = choices.optional("mro", Feature::OwnLinearization, 2, |choices| {
        Ok(*choices.pick(&[
            Linearization::Reversed,
            Linearization::Reversed,
            Linearization::Shortened,
            Linearization::NotAClass,
        ])?)
    })?;
    let prepares = choices.wants(Feature::Prepare, 3)?;
    Ok(Metaclass {
        base: Some(base).filter(|_| has_base && index > 0),
        prepares,
        linearization: linearization.unwrap_or(Linearization::Inherited),
    })
}

fn class(choices: &mut Choices, index: usize, metaclasses: usize) -> Result<Class> {
    let form = if choices.wants(Feature::TypeCall, 4)? { Form::Call } else { Form::Statement };
    let bases = bases(choices, index, metaclasses)?;
    let (has_metaclass, metaclass) = (choices.one_in(3)?, choices.below(metaclasses)?);
    let slots = choices.optional("slots", Feature::Slots, 2, |choices| {
        let named = Slots::Named { both: choices.one_in(2)? };
        Ok(*choices.pick(&[Slots::Empty, named, named, Slots::Dict])?)
    })?;
    let keyword = choices.wants(Feature::Keyword, 4)?;
    let tag = choices.wants(Feature::Tag, 2)?;
    let visit = choices.wants(Feature::Visit, 2)?;
    let hook = choices.optional("init_subclass", Feature::Hook, 4, |choices| {
        Ok(*choices.pick(&[Hook::Prints, Hook::Prints, Hook::Refuses])?)
    })?;
    Ok(Class {
        form,
        bases,
        metaclass: Some(metaclass).filter(|_| has_metaclass && metaclasses > 0),
        slots: slots.unwrap_or(Slots::Absent),
        keyword,
        tag,
        visit,
        hook: hook.unwrap_or(Hook::Absent),
    })
}

fn bases(choices: &mut Choices, index: usize, metaclasses: usize) -> Result<Vec<Base>> {
    let most = if choices.wants(Feature::SeveralBases, 1)? { MOST_BASES } else { 1 };
    let mut bases = Vec::new();
    for base in choices.several("base", 0, most, |choices, _| {
        Ok((base(choices, index, metaclasses)?, choices.wants(Feature::RepeatedBase, 4)?))
    })? {
        if let (Some(base), may_repeat) = base
            && (may_repeat || !bases.contains(&base))
        {
            bases.push(base);
        }
    }
    Ok(bases)
}

fn base(choices: &mut Choices, index: usize, metaclasses: usize) -> Result<Option<Base>> {
    if choices.wants(Feature::BuiltInBase, 5)? {
        return Ok(Some(Base::BuiltIn(*choices.pick(&BUILT_INS)?)));
    }
    if choices.wants(Feature::MetaclassBase, 8)? {
        let metaclass = choices.below(metaclasses)?;
        return Ok(Some(Base::Metaclass(metaclass)).filter(|_| metaclasses > 0));
    }
    if choices.wants(Feature::EntriesBase, 6)? {
        let entries = some_classes(choices, 0, index)?;
        return Ok(Some(Base::Entries(entries)).filter(|_| index > 0));
    }
    let class = choices.below(index)?;
    Ok(Some(Base::Class(class)).filter(|_| index > 0))
}

fn operation(choices: &mut Choices, classes: usize) -> Result<Operation> {
    let class = choices.below(classes)?;
    if choices.wants(Feature::Rebase, 2)? {
        return Ok(Operation::Rebase { class, bases: some_classes(choices, 1, classes)? });
    }
    let other = choices.below(classes)?;
    if choices.wants(Feature::Recast, 3)? {
        return Ok(Operation::Recast(class, other));
    }
    Ok(match choices.below(4)? {
        0 => Operation::IsSubclass(class, other),
        1 => Operation::Visit(class),
        2 => Operation::SetTag(class),
        _ => Operation::DeleteTag(class),
    })
}

fn some_classes(choices: &mut Choices, least: usize, classes: usize) -> Result<Vec<usize>> {
    choices.several("other", least, 3, |choices, _| choices.below(classes))
}

const BUILT_INS: [BuiltIn; 9] = [
    BuiltIn::Object,
    BuiltIn::Int,
    BuiltIn::Str,
    BuiltIn::Tuple,
    BuiltIn::List,
    BuiltIn::Dict,
    BuiltIn::Exception,
    BuiltIn::Type,
    BuiltIn::Bool,
];
