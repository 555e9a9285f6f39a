//! From bytes to a program that CPython accepts.

use arbitrary::Result;

use crate::choices::Choices;
use crate::representation::Kind;
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

struct Decoder<'choices, 'bytes> {
    choices: &'choices mut Choices<'bytes>,
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
                let goes_deeper = choices.one_in(2)? && self.depth > 0;
                let groups = if goes_deeper { templates::EXPRESSIONS } else { templates::LEAVES };
                let deeper = Self { depth: self.depth.saturating_sub(1), ..*self };
                return Ok(Filling::Operation(Box::new(Operation::choose(groups, &deeper, choices)?)));
            }
            _ => vocabulary::common(hole, choices)?,
        }))
    }
}

/// A program by these choices.
pub fn program(choices: &mut Choices) -> Result<Mixed> {
    let mut decoder = Decoder { choices, left: MOST_STATEMENTS, functions: 0 };
    let place = Place {
        depth: 0,
        in_loop: false,
        in_function: false,
        in_generator: false,
        in_group_handler: false,
        in_handler: false,
    };
    Ok(Mixed { body: decoder.statements(place, 1, 10)? })
}

impl Decoder<'_, '_> {
    fn simple(&mut self, groups: &[Group<Feature>]) -> Result<Simple> {
        Operation::choose(groups, &Words { functions: self.functions, depth: 2 }, self.choices)
    }

    fn plain(&mut self, feature: Feature, template: &'static str) -> Result<Statement> {
        let words = Words { functions: self.functions, depth: 1 };
        Ok(Statement::Simple(Operation::fill(feature, template, &words, self.choices)?))
    }

    fn statements(&mut self, place: Place, least: usize, most: usize) -> Result<Vec<Statement>> {
        let mut statements: Vec<Statement> = Vec::new();
        loop {
            let (start, count) = (self.choices.position(), statements.len());
            if !self.choices.another("statement", count, least, most.min(count + self.left))? {
                return Ok(statements);
            }
            self.left -= 1;
            statements.push(self.statement(place)?);
            self.choices.close(Kind::Element, "statement", start);
        }
    }

    fn block(&mut self, place: Place) -> Result<Vec<Statement>> {
        self.statements(Place { depth: place.depth + 1, ..place }, 1, 3)
    }

    fn optional(&mut self, feature: Feature, place: Place) -> Result<Vec<Statement>> {
        let start = self.choices.position();
        let block = if self.choices.wants(feature, 3)? { self.block(place)? } else { Vec::new() };
        self.choices.close(Kind::Optional, "block", start);
        Ok(block)
    }

    /// A list of what is decoded by more than choices.
    fn several<Item>(
        &mut self,
        label: &'static str,
        least: usize,
        most: usize,
        mut item: impl FnMut(&mut Self) -> Result<Item>,
    ) -> Result<Vec<Item>> {
        let mut items = Vec::new();
        loop {
            let start = self.choices.position();
            if !self.choices.another(label, items.len(), least, most)? {
                return Ok(items);
            }
            items.push(item(self)?);
            self.choices.close(Kind::Element, label, start);
        }
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
                let managers = self.several("manager", 1, 2, |decoder| decoder.simple(templates::MANAGERS))?;
                Statement::With(managers, self.block(place)?)
            }
            Some(Feature::Match) => {
                let subject = self.simple(templates::EXPRESSIONS)?;
                let case = |decoder: &mut Self| Ok((decoder.simple(templates::PATTERNS)?, decoder.block(place)?));
                Statement::Match(subject, self.several("case", 1, 4, case)?)
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
        let within = Place { in_handler: true, in_group_handler: place.in_group_handler || is_group, ..place };
        let handler = |decoder: &mut Self| Ok((*decoder.choices.pick(CAUGHT)?, decoder.block(within)?));
        let handlers = self.several("handler", 0, 2, handler)?;
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
        let (is_global, is_nonlocal) =
            (self.choices.wants(Feature::Global, 4)?, self.choices.wants(Feature::Closure, 2)?);
        let declaration = if is_global && !takes("d") {
            Some("global d")
        } else if is_nonlocal && place.in_function && !takes("e") {
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
        let words = Words { functions: self.functions, depth: 1 };
        let calls = self.choices.several("call", 1, 3, |choices, _| {
            let template = *choices.pick(CALLS)?;
            Operation::fill(Feature::Call, template, &words, choices)
        })?;
        Ok(Statement::Function { number, parameters, decorator, declaration, is_generator, body, calls })
    }
}

/// The names of parameters.
pub fn parameter_names(parameters: &str) -> impl Iterator<Item = &str> {
    parameters.split(|character: char| !character.is_ascii_alphabetic()).filter(|word| matches!(*word, "a" | "b" | "c"))
}
