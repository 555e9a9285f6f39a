//! From bytes to a hierarchy.
//!
//! The first bytes choose which features the program may use at all: programs that use few of them
//! go deeper into each than programs that use a little of everything.

use arbitrary::{Arbitrary, Result, Unstructured};

use super::{Base, BuiltIn, Class, Feature, Form, Hierarchy, Hook, Linearization, Metaclass, Operation, Slots};

const MOST_METACLASSES: usize = 3;
const MOST_CLASSES: usize = 10;
const MOST_BASES: usize = 4;
const MOST_OPERATIONS: usize = 6;

impl<'bytes> Arbitrary<'bytes> for Hierarchy {
    fn arbitrary(source: &mut Unstructured<'bytes>) -> Result<Self> {
        let mut decoder = Decoder { allowed: source.arbitrary()?, source };
        let metaclasses = decoder.metaclasses()?;
        let mut classes = Vec::new();
        for index in 0..decoder.source.int_in_range(1..=MOST_CLASSES)? {
            classes.push(decoder.class(index, metaclasses.len())?);
        }
        let mut operations = Vec::new();
        for _ in 0..decoder.source.int_in_range(0..=MOST_OPERATIONS)? {
            operations.push(decoder.operation(classes.len())?);
        }
        Ok(Self { metaclasses, classes, operations })
    }
}

struct Decoder<'source, 'bytes> {
    /// One bit for each feature, in the order of [`Feature::ALL`].
    allowed: u16,
    source: &'source mut Unstructured<'bytes>,
}

impl Decoder<'_, '_> {
    /// Whether to use a feature here: never where it is not allowed, else one time in `one_in`.
    fn wants(&mut self, feature: Feature, one_in: u8) -> Result<bool> {
        Ok(self.allowed >> (feature as u16) & 1 == 1 && self.source.ratio(1, one_in)?)
    }

    fn metaclasses(&mut self) -> Result<Vec<Metaclass>> {
        let mut metaclasses = Vec::new();
        if self.wants(Feature::Metaclass, 1)? {
            for index in 0..self.source.int_in_range(1..=MOST_METACLASSES)? {
                let base = if index > 0 && self.source.arbitrary()? { Some(self.below(index)?) } else { None };
                let linearization = if self.wants(Feature::OwnLinearization, 2)? {
                    *self.source.choose(&[
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
        let form = if self.wants(Feature::TypeCall, 4)? { Form::Call } else { Form::Statement };
        let bases = self.bases(index, metaclasses)?;
        let metaclass = if metaclasses > 0 && self.source.ratio(1, 3)? { Some(self.below(metaclasses)?) } else { None };
        let slots = if self.wants(Feature::Slots, 2)? {
            let named = Slots::Named { both: self.source.arbitrary()? };
            *self.source.choose(&[Slots::Empty, named, named, Slots::Dict])?
        } else {
            Slots::Absent
        };
        let keyword = self.wants(Feature::Keyword, 4)?;
        let tag = self.wants(Feature::Tag, 2)?;
        let visit = self.wants(Feature::Visit, 2)?;
        let hook = if self.wants(Feature::Hook, 4)? {
            *self.source.choose(&[Hook::Prints, Hook::Prints, Hook::Refuses])?
        } else {
            Hook::Absent
        };
        Ok(Class { form, bases, metaclass, slots, keyword, tag, visit, hook })
    }

    fn bases(&mut self, index: usize, metaclasses: usize) -> Result<Vec<Base>> {
        let most = if self.wants(Feature::SeveralBases, 1)? { MOST_BASES } else { 1 };
        let mut bases = Vec::new();
        for _ in 0..self.source.int_in_range(0..=most)? {
            let base = self.base(index, metaclasses)?;
            if let Some(base) = base
                && (!bases.contains(&base) || self.wants(Feature::RepeatedBase, 4)?)
            {
                bases.push(base);
            }
        }
        Ok(bases)
    }

    fn base(&mut self, index: usize, metaclasses: usize) -> Result<Option<Base>> {
        if self.wants(Feature::BuiltInBase, 5)? {
            return Ok(Some(Base::BuiltIn(*self.source.choose(&BUILT_INS)?)));
        }
        if metaclasses > 0 && self.wants(Feature::MetaclassBase, 8)? {
            return Ok(Some(Base::Metaclass(self.below(metaclasses)?)));
        }
        if index == 0 {
            return Ok(None);
        }
        if self.wants(Feature::EntriesBase, 6)? {
            return Ok(Some(Base::Entries(self.some_classes(0, index)?)));
        }
        Ok(Some(Base::Class(self.below(index)?)))
    }

    fn operation(&mut self, classes: usize) -> Result<Operation> {
        let class = self.below(classes)?;
        if self.wants(Feature::Rebase, 2)? {
            return Ok(Operation::Rebase { class, bases: self.some_classes(1, classes)? });
        }
        if self.wants(Feature::Recast, 3)? {
            return Ok(Operation::Recast(class, self.below(classes)?));
        }
        Ok(match self.source.int_in_range(0..=3)? {
            0 => Operation::IsSubclass(class, self.below(classes)?),
            1 => Operation::Visit(class),
            2 => Operation::SetTag(class),
            _ => Operation::DeleteTag(class),
        })
    }

    fn some_classes(&mut self, least: usize, classes: usize) -> Result<Vec<usize>> {
        let count = self.source.int_in_range(least..=3)?;
        (0..count).map(|_| self.below(classes)).collect()
    }

    fn below(&mut self, end: usize) -> Result<usize> {
        self.source.int_in_range(0..=end - 1)
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
