//! From bytes to a program that CPython accepts.

use arbitrary::{Arbitrary, Result, Unstructured};

use crate::feature::Choices;
use crate::template::{Filling, Group, Operation, Vocabulary};
use crate::vocabulary;

use super::{Feature, Mixed, Simple, Statement, templates};

const MOST_STATEMENTS: usize = 45;
const DEEPEST: usize = 4;

/// Where a statement stands.
#[derive(Clone, Copy)]
struct Place {
    depth: usize,
    in_loop: bool,
    in_function: bool,
    in_generator: bool,
    /// Directly in a handler of `except*`, which cannot be left by a jump.
    in_group_handler: bool,
    in_handler: bool,
}

struct Decoder<'source, 'bytes> {
    choices: Choices<'source, 'bytes>,
    left: usize,
    functions: usize,
}

struct Words {
    functions: usize,
    depth: usize,
}

const VARIABLES: &[&str] = &["a", "b", "c", "d"];

impl Vocabulary<Feature> for Words {
    fn fill(&self, hole: &str, choices: &mut Choices) -> Result<Filling<Feature>> {
        const CONSTANTS: &[&str] =
            &["0", "1", "\"a\"", "\"ab\"", "None", "True", "2.5", "()", "(1, 2)", "-3", "1 << 40", "b\"x\"", "\"\""];
        Ok(Filling::Text(match hole {
            "variable" | "name" => vocabulary::from(VARIABLES, choices)?,
            "other" => vocabulary::from(&["e", "g"], choices)?,
            "constant" => vocabulary::operand(vocabulary::from(CONSTANTS, choices)?),
            "count" => vocabulary::from(&["0", "1", "2", "3", "-1"], choices)?,
            "function" if self.functions > 0 => format!("f{}", choices.below(self.functions)?).into(),
            "function" => vocabulary::from(&["len", "str", "list", "Point", "iter"], choices)?,
            "expression" => {
                let groups = if self.depth == 0 { templates::LEAVES } else { templates::EXPRESSIONS };
                let groups = if choices.one_in(2)? { templates::LEAVES } else { groups };
                let deeper = Self { depth: self.depth.saturating_sub(1), ..*self };
                return Ok(Filling::Operation(Box::new(Operation::choose(groups, &deeper, choices)?)));
            }
            _ => vocabulary::common(hole, choices)?,
        }))
    }
}

impl<'bytes> Arbitrary<'bytes> for Mixed {
    fn arbitrary(source: &mut Unstructured<'bytes>) -> Result<Self> {
        let mut decoder = Decoder { choices: Choices::start::<Feature>(source)?, left: MOST_STATEMENTS, functions: 0 };
        let place = Place {
            depth: 0,
            in_loop: false,
            in_function: false,
            in_generator: false,
            in_group_handler: false,
            in_handler: false,
        };
        let count = decoder.choices.between(3, 10)?;
        Ok(Self { body: decoder.statements(place, count)? })
    }
}

impl Decoder<'_, '_> {
    fn simple(&mut self, groups: &[Group<Feature>]) -> Result<Simple> {
        Operation::choose(groups, &Words { functions: self.functions, depth: 2 }, &mut self.choices)
    }

    fn plain(&mut self, feature: Feature, template: &'static str) -> Result<Statement> {
        let words = Words { functions: self.functions, depth: 1 };
        Ok(Statement::Simple(Operation::fill(feature, template, &words, &mut self.choices)?))
    }

    fn statements(&mut self, place: Place, count: usize) -> Result<Vec<Statement>> {
        let mut statements = Vec::new();
        for _ in 0..count {
            if self.left == 0 {
                break;
            }
            self.left -= 1;
            statements.push(self.statement(place)?);
        }
        Ok(statements)
    }

    fn block(&mut self, place: Place) -> Result<Vec<Statement>> {
        let count = self.choices.between(1, 3)?;
        self.statements(Place { depth: place.depth + 1, ..place }, count)
    }

    fn optional(&mut self, feature: Feature, place: Place) -> Result<Vec<Statement>> {
        if self.choices.wants(feature, 3)? { self.block(place) } else { Ok(Vec::new()) }
    }

    fn statement(&mut self, place: Place) -> Result<Statement> {
        const WEIGHTS: &[(Option<Feature>, u32)] = &[
            (None, 16),
            (Some(Feature::If), 4),
            (Some(Feature::While), 3),
            (Some(Feature::For), 4),
            (Some(Feature::Try), 6),
            (Some(Feature::With), 3),
            (Some(Feature::Match), 3),
            (Some(Feature::Function), 5),
            (Some(Feature::Class), 1),
            (Some(Feature::Break), 3),
            (Some(Feature::Continue), 2),
            (Some(Feature::Return), 2),
            (Some(Feature::Reraise), 2),
            (Some(Feature::Yield), 5),
        ];
        let can_jump = !place.in_group_handler;
        let (feature, _) = *self.choices.weighted(
            WEIGHTS,
            |(_, weight)| *weight,
            |choices, (feature, _)| match feature {
                None => true,
                Some(Feature::Break | Feature::Continue) if !place.in_loop || !can_jump => false,
                Some(Feature::Return) if !place.in_function || !can_jump => false,
                Some(Feature::Yield) => place.in_generator,
                Some(Feature::Reraise) if !place.in_handler => false,
                Some(Feature::Break | Feature::Continue | Feature::Return | Feature::Reraise) => {
                    choices.allows(*feature.as_ref().unwrap_or(&Feature::If))
                }
                Some(feature) => place.depth < DEEPEST && choices.allows(*feature),
            },
        )?;
        Ok(match feature {
            Some(Feature::If) => Statement::If(
                self.simple(templates::EXPRESSIONS)?,
                self.block(place)?,
                self.optional(Feature::If, place)?,
            ),
            Some(Feature::While) => {
                let inside = Place { in_loop: true, in_group_handler: false, ..place };
                Statement::While {
                    condition: self.simple(templates::EXPRESSIONS)?,
                    body: self.block(inside)?,
                    otherwise: self.optional(Feature::LoopElse, place)?,
                }
            }
            Some(Feature::For) => {
                let inside = Place { in_loop: true, in_group_handler: false, ..place };
                Statement::For {
                    target: self.choices.pick(&["x", "a", "x, y", "x, *y", "b", "d[0]", "c.x"])?,
                    iterable: self.simple(templates::EXPRESSIONS)?,
                    body: self.block(inside)?,
                    otherwise: self.optional(Feature::LoopElse, place)?,
                }
            }
            Some(Feature::Try) => self.attempt(place)?,
            Some(Feature::With) => {
                let mut managers = vec![self.simple(templates::MANAGERS)?];
                if self.choices.one_in(3)? {
                    managers.push(self.simple(templates::MANAGERS)?);
                }
                Statement::With(managers, self.block(place)?)
            }
            Some(Feature::Match) => {
                let subject = self.simple(templates::EXPRESSIONS)?;
                let mut cases = Vec::new();
                for _ in 0..self.choices.between(1, 4)? {
                    cases.push((self.simple(templates::PATTERNS)?, self.block(place)?));
                }
                Statement::Match(subject, cases)
            }
            Some(Feature::Function) => self.function(place)?,
            Some(Feature::Class) => {
                self.functions += 1;
                let number = self.functions - 1;
                Statement::Class(
                    number,
                    self.block(Place {
                        in_loop: false,
                        in_function: true,
                        in_generator: false,
                        in_group_handler: false,
                        ..place
                    })?,
                )
            }
            Some(Feature::Break) => self.plain(Feature::Break, "break")?,
            Some(Feature::Continue) => self.plain(Feature::Continue, "continue")?,
            Some(Feature::Return) => self.plain(Feature::Return, "return $expression")?,
            Some(Feature::Reraise) => self.plain(Feature::Reraise, "raise")?,
            Some(Feature::Yield) => {
                // `return` leaves a handler of groups as little as it leaves another function.
                let yielded = self.simple(templates::YIELDS)?;
                if yielded.template.starts_with("return") && !can_jump {
                    self.plain(Feature::Yield, "yield $expression")?
                } else {
                    Statement::Simple(yielded)
                }
            }
            _ if self.choices.one_in(3)? => Statement::Show(self.simple(templates::EXPRESSIONS)?),
            _ => Statement::Simple(self.simple(templates::STATEMENTS)?),
        })
    }

    fn attempt(&mut self, place: Place) -> Result<Statement> {
        const CAUGHT: &[&str] = &[
            "ValueError",
            "Exception as a",
            "(KeyError, TypeError) as b",
            "ZeroDivisionError",
            "TypeError",
            "BaseException as c",
            "LookupError",
            "AttributeError as d",
            "NameError as a",
        ];
        let is_group = self.choices.wants(Feature::GroupHandler, 4)?;
        let body = self.block(place)?;
        let mut handlers = Vec::new();
        let within = Place { in_handler: true, in_group_handler: place.in_group_handler || is_group, ..place };
        for _ in 0..self.choices.below(3)? {
            handlers.push((*self.choices.pick(CAUGHT)?, self.block(within)?));
        }
        let otherwise = if handlers.is_empty() { Vec::new() } else { self.optional(Feature::TryElse, place)? };
        let mut finally = self.optional(Feature::Finally, place)?;
        if handlers.is_empty() && finally.is_empty() {
            finally = vec![Statement::Show(self.simple(templates::EXPRESSIONS)?)];
        }
        Ok(Statement::Try { body, handlers, is_group, otherwise, finally })
    }

    fn function(&mut self, place: Place) -> Result<Statement> {
        let is_generator = self.choices.wants(Feature::GeneratorFunction, 2)?;
        let parameters =
            *self.choices.pick(&["", "a", "a, b=2", "*a", "a=1, *, b=3", "a, /, b=None, **c", "a, *b, **c", "b=()"])?;
        let takes = |name: &str| parameter_names(parameters).any(|word| word == name);
        let declaration = if self.choices.wants(Feature::Global, 4)? && !takes("d") {
            Some("global d")
        } else if place.in_function && !takes("e") && self.choices.wants(Feature::Closure, 2)? {
            Some("nonlocal e")
        } else {
            None
        };
        let within = Place {
            depth: place.depth + 1,
            in_loop: false,
            in_function: true,
            in_generator: is_generator,
            in_group_handler: false,
            in_handler: false,
        };
        let body = self.block(within)?;
        let decorator = if self.choices.wants(Feature::Decorator, 4)? {
            Some(*self.choices.pick(&["staticmethod", "(lambda x: x)", "classmethod", "property", "print"])?)
        } else {
            None
        };
        let number = self.functions;
        self.functions += 1;
        let mut calls = Vec::new();
        for _ in 0..self.choices.between(1, 3)? {
            const CALLS: &[&str] = &[
                "CALL($expression)",
                "CALL()",
                "CALL($variable, $expression)",
                "list(CALL($constant))",
                "CALL(b=$variable)",
                "next(CALL($expression))",
                "[each for _, each in zip(range(4), CALL($constant))]",
                "($name := CALL($constant))",
            ];
            let template = *self.choices.pick(CALLS)?;
            let words = Words { functions: self.functions, depth: 1 };
            calls.push(Operation::fill(Feature::Call, template, &words, &mut self.choices)?);
        }
        Ok(Statement::Function { number, parameters, decorator, declaration, is_generator, body, calls })
    }
}

/// The names of parameters.
pub fn parameter_names(parameters: &str) -> impl Iterator<Item = &str> {
    parameters.split(|character: char| !character.is_ascii_alphabetic()).filter(|word| matches!(*word, "a" | "b" | "c"))
}
