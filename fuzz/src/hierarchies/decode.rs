//! From bytes to a hierarchy.

use arbitrary::{Arbitrary, Result, Unstructured};

use crate::feature::Choices;

use super::{Base, BuiltIn, Class, Feature, Form, Hierarchy, Hook, Linearization, Metaclass, Operation, Slots};

const MOST_METACLASSES: usize = 3;
const MOST_CLASSES: usize = 10;
const MOST_BASES: usize = 4;
const MOST_OPERATIONS: usize = 6;

impl<'bytes> Arbitrary<'bytes> for Hierarchy {
    fn arbitrary(source: &mut Unstructured<'bytes>) -> Result<Self> {
        let mut decoder = Decoder(Choices::start::<Feature>(source)?);
        let metaclasses = decoder.metaclasses()?;
        let mut classes = Vec::new();
        for index in 0..decoder.0.between(1, MOST_CLASSES)? {
            classes.push(decoder.class(index, metaclasses.len())?);
        }
        let mut operations = Vec::new();
        for _ in 0..decoder.0.between(0, MOST_OPERATIONS)? {
            operations.push(decoder.operation(classes.len())?);
        }
        Ok(Self { metaclasses, classes, operations })
    }
}

struct Decoder<'source, 'bytes>(Choices<'source, 'bytes>);

impl Decoder<'_, '_> {
    fn metaclasses(&mut self) -> Result<Vec<Metaclass>> {
        let mut metaclasses = Vec::new();
        if self.0.wants(Feature::Metaclass, 1)? {
            for index in 0..self.0.between(1, MOST_METACLASSES)? {
                let base = if index > 0 && self.0.one_in(2)? { Some(self.0.below(index)?) } else { None };
                let linearization = if self.0.wants(Feature::OwnLinearization, 2)? {
                    *self.0.pick(&[
                        Linearization::Reversed,
                        Linearization::Reversed,
                        Linearization::Shortened,
                        Linearization::NotAClass,
                    ])?
                } else {
                    Linearization::Inherited
                };
                metaclasses.push(Metaclass { base, linearization });
            }
        }
        Ok(metaclasses)
    }

    fn class(&mut self, index: usize, metaclasses: usize) -> Result<Class> {
        let form = if self.0.wants(Feature::TypeCall, 4)? { Form::Call } else { Form::Statement };
        let bases = self.bases(index, metaclasses)?;
        let metaclass = if metaclasses > 0 && self.0.one_in(3)? { Some(self.0.below(metaclasses)?) } else { None };
        let slots = if self.0.wants(Feature::Slots, 2)? {
            let named = Slots::Named { both: self.0.one_in(2)? };
            *self.0.pick(&[Slots::Empty, named, named, Slots::Dict])?
        } else {
            Slots::Absent
        };
        let keyword = self.0.wants(Feature::Keyword, 4)?;
        let tag = self.0.wants(Feature::Tag, 2)?;
        let visit = self.0.wants(Feature::Visit, 2)?;
        let hook = if self.0.wants(Feature::Hook, 4)? {
            *self.0.pick(&[Hook::Prints, Hook::Prints, Hook::Refuses])?
        } else {
            Hook::Absent
        };
        Ok(Class { form, bases, metaclass, slots, keyword, tag, visit, hook })
    }

    fn bases(&mut self, index: usize, metaclasses: usize) -> Result<Vec<Base>> {
        let most = if self.0.wants(Feature::SeveralBases, 1)? { MOST_BASES } else { 1 };
        let mut bases = Vec::new();
        for _ in 0..self.0.between(0, most)? {
            let base = self.base(index, metaclasses)?;
            if let Some(base) = base
                && (!bases.contains(&base) || self.0.wants(Feature::RepeatedBase, 4)?)
            {
                bases.push(base);
            }
        }
        Ok(bases)
    }

    fn base(&mut self, index: usize, metaclasses: usize) -> Result<Option<Base>> {
        if self.0.wants(Feature::BuiltInBase, 5)? {
            return Ok(Some(Base::BuiltIn(*self.0.pick(&BUILT_INS)?)));
        }
        if metaclasses > 0 && self.0.wants(Feature::MetaclassBase, 8)? {
            return Ok(Some(Base::Metaclass(self.0.below(metaclasses)?)));
        }
        if index == 0 {
            return Ok(None);
        }
        if self.0.wants(Feature::EntriesBase, 6)? {
            return Ok(Some(Base::Entries(self.some_classes(0, index)?)));
        }
        Ok(Some(Base::Class(self.0.below(index)?)))
    }

    fn operation(&mut self, classes: usize) -> Result<Operation> {
        let class = self.0.below(classes)?;
        if self.0.wants(Feature::Rebase, 2)? {
            return Ok(Operation::Rebase { class, bases: self.some_classes(1, classes)? });
        }
        if self.0.wants(Feature::Recast, 3)? {
            return Ok(Operation::Recast(class, self.0.below(classes)?));
        }
        Ok(match self.0.between(0, 3)? {
            0 => Operation::IsSubclass(class, self.0.below(classes)?),
            1 => Operation::Visit(class),
            2 => Operation::SetTag(class),
            _ => Operation::DeleteTag(class),
        })
    }

    fn some_classes(&mut self, least: usize, classes: usize) -> Result<Vec<usize>> {
        let count = self.0.between(least, 3)?;
        (0..count).map(|_| self.0.below(classes)).collect()
    }
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
