//! Sequences of operations on one list, dict, set, deque or bytearray, whose items change it while it is at work.

use std::collections::BTreeSet;

use arbitrary::Result;

use crate::choices::Choices;
use crate::feature::{self, features};
use crate::program::Program;
use crate::template::{Filling, Operation, Vocabulary};
use crate::{Generator, debug_is_corpus_file, lift, vocabulary};

mod templates;

features! {
    /// What a program of operations may contain.
    pub enum Feature {
        List, Dict, Set, Deque, Bytearray, OrderedDict, DefaultDict, Subclass,
        Insertion, Removal, Access, Slices, Update, Comparison, Order, Copying, Conversion, Iteration, IterationDuringChange, Export,
        EqHook, HashHook, DelHook, LtHook, IterHook, ReprHook, IndexHook, SizeShown,
    }
}

const MOST_ITEMS: usize = 4;
const MOST_AT_FIRST: usize = 5;
const MOST_OPERATIONS: usize = 24;

/// The container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the Python type of its name")]
pub enum Container {
    List,
    Dict,
    Set,
    Deque,
    Bytearray,
    OrderedDict,
    DefaultDict,
}

/// An item whose special method changes the container.
#[derive(Clone, PartialEq, Eq)]
pub struct Item {
    /// Which method.
    pub hook: Feature,
    /// What it does.
    pub action: Operation<Feature>,
    /// What it is compared by, and hashed.
    pub key: usize,
}

/// A container, its items, and what happens to it.
#[derive(Clone, PartialEq, Eq)]
pub struct Stateful {
    /// Its type.
    pub container: Container,
    /// Whether it is of a subclass of that type.
    pub is_subclass: bool,
    /// What is in it at first.
    pub start: Vec<Filling<Feature>>,
    /// Items with hooks, called `h0`, `h1`, …
    pub items: Vec<Item>,
    /// Afterwards.
    pub operations: Vec<Operation<Feature>>,
    /// Whether the size is shown after each.
    pub shows_size: bool,
}

const CONTAINERS: &[(Feature, Container)] = &[
    (Feature::List, Container::List),
    (Feature::Dict, Container::Dict),
    (Feature::Set, Container::Set),
    (Feature::Deque, Container::Deque),
    (Feature::Bytearray, Container::Bytearray),
    (Feature::OrderedDict, Container::OrderedDict),
    (Feature::DefaultDict, Container::DefaultDict),
];

const HOOKS: &[(Feature, &str)] = &[
    (Feature::EqHook, "eq"),
    (Feature::HashHook, "hash"),
    (Feature::DelHook, "del"),
    (Feature::LtHook, "lt"),
    (Feature::IterHook, "next"),
    (Feature::ReprHook, "repr"),
    (Feature::IndexHook, "index"),
];

struct Words {
    items: usize,
    container: Container,
}

impl Vocabulary<Feature> for Words {
    fn fill(&self, hole: &str, choices: &mut Choices) -> Result<Filling<Feature>> {
        const PLAIN: &[&str] = &["0", "1", "2", "3", "1.0", "True", "\"a\"", "\"b\"", "(1,)", "None", "1 << 61", "2.5"];
        const NUMBERS: &[&str] =
            &["0", "1", "2", "3", "65", "97", "255", "256", "-1", "True", "\"a\"", "b\"a\"", "None"];
        const LISTS: &[&str] = &[
            "[]",
            "[1, 2]",
            "(3, 1, 2)",
            "box",
            "iter(list(box))",
            "{1, 2}",
            "b\"ab\"",
            "range(5)",
            "\"ab\"",
            "[(1, 2), (3, 4)]",
            "{1: 5, 9: 6}",
            "list(box)",
        ];
        const PLACES: &[&str] = &["0", "1", "-1", "2", "len(box)", "-3", "5", "1 << 70", "True"];
        let has_hook = choices.one_in(2)? && self.items > 0;
        let text = match hole {
            "item" if has_hook => format!("h{}", choices.below(self.items)?).into(),
            "item" if self.container == Container::Bytearray => vocabulary::from(NUMBERS, choices)?,
            "number" => vocabulary::from(NUMBERS, choices)?,
            "place" if has_hook && choices.wants(Feature::IndexHook, 2)? => {
                format!("h{}", choices.below(self.items)?).into()
            }
            "items" if has_hook && choices.wants(Feature::IterHook, 2)? => {
                format!("h{}", choices.below(self.items)?).into()
            }
            "items" if has_hook => format!("[h{}, h{}]", choices.below(self.items)?, choices.below(self.items)?).into(),
            "hook" if self.items > 0 => format!("h{}", choices.below(self.items)?).into(),
            "items" => vocabulary::from(LISTS, choices)?,
            "place" => vocabulary::from(PLACES, choices)?,
            "slice" => vocabulary::from(vocabulary::SLICES, choices)?,
            _ => vocabulary::from(PLAIN, choices)?,
        };
        Ok(Filling::Text(text))
    }
}

impl Container {
    fn name(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Dict => "dict",
            Self::Set => "set",
            Self::Deque => "deque",
            Self::Bytearray => "bytearray",
            Self::OrderedDict => "OrderedDict",
            Self::DefaultDict => "defaultdict",
        }
    }
}

impl Generator for Stateful {
    const NAME: &'static str = "stateful";
    const ABOUT: &'static str = "operations on one container, whose items change it while it is at work";
    type Feature = Feature;

    fn choose(choices: &mut Choices) -> Result<Self> {
        let (_, container) = *choices.weighted(CONTAINERS, |_| 1, |choices, (feature, _)| choices.allows(*feature))?;
        let is_subclass = choices.wants(Feature::Subclass, 2)?;
        let shows_size = choices.wants(Feature::SizeShown, 2)?;
        let has_hooks = HOOKS.iter().any(|(feature, _)| choices.allows(*feature));
        let most_items = if has_hooks { MOST_ITEMS } else { 0 };
        let items = choices.several("hook", 0, most_items, |choices, index| {
            // CPython goes on with nodes that are freed where a key changes the OrderedDict that it is looked up in, and so it does
            // where an item that dies while the dict is cleared takes another one out.
            let is_bearable = |hook| {
                container != Container::OrderedDict
                    || !matches!(hook, Feature::EqHook | Feature::HashHook | Feature::DelHook)
            };
            let (hook, _) = *choices.weighted(
                HOOKS,
                |(hook, _)| u32::from(is_bearable(*hook)),
                |choices, (hook, _)| choices.allows(*hook) && is_bearable(*hook),
            )?;
            let key = choices.below(6)?;
            // Those that come later are not known yet.
            let words = Words { items: index + 1, container };
            Ok(Item { hook, action: Operation::choose(templates::actions(container, hook), &words, choices)?, key })
        })?;
        let words = Words { items: items.len(), container };
        let start = choices.several("start", 0, MOST_AT_FIRST, |choices, _| words.fill("item", choices))?;
        let operations = choices.several("operation", 1, MOST_OPERATIONS, |choices, _| {
            Operation::choose(templates::groups(container), &words, choices)
        })?;
        Ok(Self { container, is_subclass, start, items, operations, shows_size })
    }

    fn features(&self) -> BTreeSet<Feature> {
        let mut found = feature::of_all(&self.operations, Operation::note_features);
        for item in &self.items {
            found.insert(item.hook);
            item.action.note_features(&mut found);
        }
        found.extend(
            CONTAINERS.iter().filter(|(_, container)| *container == self.container).map(|(feature, _)| *feature),
        );
        found.extend(self.is_subclass.then_some(Feature::Subclass));
        found.extend(self.shows_size.then_some(Feature::SizeShown));
        found
    }

    fn topics(&self) -> Vec<&'static str> {
        let topic = match self.container {
            Container::List => "containers.list",
            Container::Set => "containers.set",
            Container::Bytearray => "binary.changes",
            Container::Dict => "containers.dict",
            Container::Deque | Container::OrderedDict | Container::DefaultDict => "modules.collections",
        };
        vec![topic, "hostile.mutation"]
    }

    fn program(&self) -> Program {
        lift::program(|source| {
            let name = self.container.name();
            match self.container {
                Container::Deque | Container::OrderedDict | Container::DefaultDict => {
                    source.line(format!("from collections import {name}"));
                }
                _ => {}
            }
            if self.shows_size {
                source.line("from sys import getsizeof");
            }
            let class = if self.is_subclass {
                source.line(format!("class Box({name}): pass"));
                "Box"
            } else {
                name
            };
            source.line(match self.container {
                Container::DefaultDict => format!("box = {class}(lambda: len(box))"),
                _ => format!("box = {class}()"),
            });
            source.line("other = None");
            for (index, item) in self.items.iter().enumerate() {
                let on = HOOKS.iter().find(|(hook, _)| *hook == item.hook).map_or("eq", |(_, name)| name);
                source
                    .line(format!("h{index} = Hook(\"h{index}\", {on:?}, lambda hook: {}, {})", item.action, item.key));
            }
            for (number, filling) in self.start.iter().enumerate() {
                let Filling::Text(text) = filling else { continue };
                let add = templates::addition(self.container);
                source.line(format!("show(\"start {number}\", lambda: {})", add.replace('$', text)));
            }
            for (number, operation) in self.operations.iter().enumerate() {
                lift::operation(source, number, operation);
                if self.shows_size {
                    source.line("print(getsizeof(box))");
                }
                // An operator of a hook may have made something else of it.
                source.line("shown_state(box)");
            }
            for index in 0..self.items.len() {
                source.line(format!("h{index} = 0"));
            }
            source.line("print(\"end\")");
            source.line("show(\"box\", lambda: list(box))");
            source.line("show(\"clear\", lambda: box.clear())");
            source.line("show(\"other\", lambda: other)");
        })
    }
}

debug_is_corpus_file!(Stateful);
