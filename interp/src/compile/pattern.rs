//! Code of `match` statements (PEP 634).
//!
//! Every pattern consumes the subject on the stack. Names are captured below what the pattern still
//! needs and stored only once the whole pattern has matched; on failure all of it is popped.

use num_bigint::BigInt;

use super::arithmetic;
use super::code::Constant;
use super::instruction::Label;
use super::opcode::{self, binary_operation, pseudo};
use super::unit::Compiler;
use crate::syntax::failure::Result;
use crate::syntax::stack::with_stack;
use crate::syntax::tree::{
    Comparison, Context, Expression, ExpressionKind, Identifier, Location, MatchCase, Pattern, PatternKind,
};

/// The state of one `case`.
struct Matching {
    /// Captured names, whose values are on the stack.
    stores: Vec<Identifier>,
    /// Whether a pattern that always matches may stand here.
    allow_irrefutable: bool,
    /// Where to jump on failure: the entry pops as many values as its index.
    fail_pop: Vec<Label>,
    /// How many values of ours are on the stack.
    on_top: usize,
}

fn integer(value: usize) -> Constant {
    Constant::Int(BigInt::from(value))
}

impl<'a> Compiler<'a> {
    pub(super) fn match_statement(&mut self, subject: &Expression, cases: &'a [MatchCase]) -> Result<()> {
        self.expression(subject)?;
        let end = self.new_label();
        let Some(last) = cases.last() else { return Ok(()) };
        let has_default = last.pattern.is_wildcard() && cases.len() > 1;
        let refutable = cases.len() - usize::from(has_default);
        for (index, case) in cases[..refutable].iter().enumerate() {
            let location = case.pattern.location;
            let is_last = index + 1 == refutable;
            if !is_last {
                self.emit_with(opcode::COPY, 1, location);
            }
            let mut matching = Matching {
                stores: Vec::new(),
                allow_irrefutable: case.guard.is_some() || index + 1 == cases.len(),
                fail_pop: Vec::new(),
                on_top: 0,
            };
            self.pattern(&case.pattern, &mut matching)?;
            for name in std::mem::take(&mut matching.stores) {
                self.name(&name, Context::Store, location);
            }
            if let Some(guard) = &case.guard {
                let fail = self.fail_label(&mut matching, 0);
                self.jump_if(guard, fail, false)?;
            }
            if !is_last {
                self.emit(opcode::POP_TOP, location);
            }
            self.statements(&case.body)?;
            self.jump(pseudo::JUMP, end, Location::NONE);
            self.emit_fail_pop(&mut matching, location);
        }
        if has_default {
            // Nothing is matched, but the line counts.
            self.emit(opcode::NOP, last.pattern.location);
            if let Some(guard) = &last.guard {
                self.jump_if(guard, end, false)?;
            }
            self.statements(&last.body)?;
        }
        self.use_label(end);
        Ok(())
    }

    fn fail_label(&mut self, matching: &mut Matching, pops: usize) -> Label {
        while matching.fail_pop.len() <= pops {
            let label = self.new_label();
            matching.fail_pop.push(label);
        }
        matching.fail_pop[pops]
    }

    fn jump_to_fail(&mut self, opcode: impl Into<u16>, matching: &mut Matching, location: Location) {
        let label = self.fail_label(matching, matching.on_top + matching.stores.len());
        self.jump(opcode, label, location);
    }

    fn emit_fail_pop(&mut self, matching: &mut Matching, location: Location) {
        for (pops, label) in std::mem::take(&mut matching.fail_pop).into_iter().enumerate().rev() {
            self.use_label(label);
            if pops > 0 {
                self.emit(opcode::POP_TOP, location);
            }
        }
    }

    /// Moves the top of the stack below `count − 1` others.
    fn rotate(&mut self, count: usize, location: Location) {
        for depth in (2..=count).rev() {
            self.emit_with(opcode::SWAP, depth as u32, location);
        }
    }

    fn capture(&mut self, name: Option<&Identifier>, matching: &mut Matching, location: Location) -> Result<()> {
        let Some(name) = name else {
            self.emit(opcode::POP_TOP, location);
            return Ok(());
        };
        self.refuse_debug(name, Context::Store, location);
        if matching.stores.contains(name) {
            return self.duplicate_capture(name, location);
        }
        self.rotate(matching.on_top + matching.stores.len() + 1, location);
        matching.stores.push(name.clone());
        Ok(())
    }

    /// Where an error about captures is shown: before 3.12 at the pattern that was compiled last.
    fn place_of_captures(&self, pattern: Location) -> Location {
        if self.options.profile.names_have_places { pattern } else { self.last_pattern }
    }

    fn duplicate_capture<T>(&self, name: &Identifier, location: Location) -> Result<T> {
        let location = self.place_of_captures(location);
        self.error(format!("multiple assignments to name '{name}' in pattern"), location)
    }

    fn pattern(&mut self, pattern: &Pattern, matching: &mut Matching) -> Result<()> {
        let location = pattern.location;
        self.last_pattern = location;
        match &pattern.kind {
            PatternKind::Value(value) => {
                if value.constant().is_none() && !matches!(value.kind, ExpressionKind::Attribute { .. }) {
                    return self.error("patterns may only match literals and attribute lookups", location);
                }
                self.expression(value)?;
                self.comparison(Comparison::Equal, location);
                self.emit(opcode::TO_BOOL, location);
                self.jump_to_fail(opcode::POP_JUMP_IF_FALSE, matching, location);
                Ok(())
            }
            PatternKind::Singleton(value) => {
                self.load_constant(value.clone(), location);
                self.comparison(Comparison::Is, location);
                self.jump_to_fail(opcode::POP_JUMP_IF_FALSE, matching, location);
                Ok(())
            }
            PatternKind::Sequence(patterns) => self.sequence_pattern(patterns, matching, location),
            PatternKind::Mapping { keys, patterns, rest } => {
                self.mapping_pattern(keys, patterns, rest.as_ref(), matching, location)
            }
            PatternKind::Class { class, patterns, keywords } => {
                self.class_pattern(class, patterns, keywords, matching, location)
            }
            PatternKind::Star(name) => self.capture(name.as_ref(), matching, location),
            PatternKind::As { pattern: None, name } => {
                if !matching.allow_irrefutable {
                    return match name {
                        Some(name) => {
                            self.error(format!("name capture '{name}' makes remaining patterns unreachable"), location)
                        }
                        None => self.error("wildcard makes remaining patterns unreachable", location),
                    };
                }
                self.capture(name.as_ref(), matching, location)
            }
            PatternKind::As { pattern: Some(pattern), name } => {
                matching.on_top += 1;
                self.emit_with(opcode::COPY, 1, location);
                with_stack(|| self.pattern(pattern, matching))?;
                matching.on_top -= 1;
                self.capture(name.as_ref(), matching, location)
            }
            PatternKind::Or(alternatives) => self.or_pattern(alternatives, matching, location),
        }
    }

    fn subpattern(&mut self, pattern: &Pattern, matching: &mut Matching) -> Result<()> {
        let allowed = std::mem::replace(&mut matching.allow_irrefutable, true);
        with_stack(|| self.pattern(pattern, matching))?;
        matching.allow_irrefutable = allowed;
        Ok(())
    }

    fn sequence_pattern(&mut self, patterns: &[Pattern], matching: &mut Matching, location: Location) -> Result<()> {
        let size = patterns.len();
        let mut star = None;
        let mut only_wildcards = true;
        let mut star_wildcard = false;
        for (index, pattern) in patterns.iter().enumerate() {
            if let PatternKind::Star(name) = &pattern.kind {
                if star.is_some() {
                    return self.error("multiple starred names in sequence pattern", location);
                }
                star_wildcard = name.is_none();
                only_wildcards &= star_wildcard;
                star = Some(index);
            } else {
                only_wildcards &= pattern.is_wildcard();
            }
        }
        matching.on_top += 1;
        self.emit(opcode::MATCH_SEQUENCE, location);
        self.jump_to_fail(opcode::POP_JUMP_IF_FALSE, matching, location);
        match star {
            None => self.length_check(size, Comparison::Equal, matching, location),
            Some(_) if size > 1 => self.length_check(size - 1, Comparison::GreaterEqual, matching, location),
            Some(_) => {}
        }
        matching.on_top -= 1;
        match star {
            _ if only_wildcards => {
                self.emit(opcode::POP_TOP, location);
                Ok(())
            }
            Some(star) if star_wildcard => self.sequence_by_index(patterns, star, matching, location),
            _ => self.sequence_by_unpacking(patterns, matching, location),
        }
    }

    fn length_check(&mut self, length: usize, operator: Comparison, matching: &mut Matching, location: Location) {
        self.emit(opcode::GET_LEN, location);
        self.load_constant(integer(length), location);
        self.comparison(operator, location);
        self.jump_to_fail(opcode::POP_JUMP_IF_FALSE, matching, location);
    }

    fn sequence_by_unpacking(
        &mut self,
        patterns: &[Pattern],
        matching: &mut Matching,
        location: Location,
    ) -> Result<()> {
        let size = patterns.len();
        match patterns.iter().position(|pattern| matches!(pattern.kind, PatternKind::Star(_))) {
            Some(star) => {
                let behind = size - star - 1;
                if star >= 1 << 8 || behind >= (i32::MAX >> 8) as usize {
                    return self.error("too many expressions in star-unpacking sequence pattern", location);
                }
                self.emit_with(opcode::UNPACK_EX, (star + (behind << 8)) as u32, location);
            }
            None => self.emit_with(opcode::UNPACK_SEQUENCE, size as u32, location),
        }
        matching.on_top += size;
        for pattern in patterns {
            matching.on_top -= 1;
            self.subpattern(pattern, matching)?;
        }
        Ok(())
    }

    /// `[first, *_, last]` takes the elements it wants one by one.
    fn sequence_by_index(
        &mut self,
        patterns: &[Pattern],
        star: usize,
        matching: &mut Matching,
        location: Location,
    ) -> Result<()> {
        matching.on_top += 1;
        for (index, pattern) in patterns.iter().enumerate() {
            if pattern.is_wildcard() || index == star {
                continue;
            }
            self.emit_with(opcode::COPY, 1, location);
            if index < star {
                self.load_constant(integer(index), location);
            } else {
                // The subject need not know negative indices.
                self.emit(opcode::GET_LEN, location);
                self.load_constant(integer(patterns.len() - index), location);
                self.emit_with(opcode::BINARY_OP, binary_operation::SUBTRACT, location);
            }
            self.emit(opcode::BINARY_SUBSCR, location);
            self.subpattern(pattern, matching)?;
        }
        matching.on_top -= 1;
        self.emit(opcode::POP_TOP, location);
        Ok(())
    }

    fn mapping_pattern(
        &mut self,
        keys: &[Expression],
        patterns: &[Pattern],
        rest: Option<&Identifier>,
        matching: &mut Matching,
        location: Location,
    ) -> Result<()> {
        let size = keys.len();
        matching.on_top += 1;
        self.emit(opcode::MATCH_MAPPING, location);
        self.jump_to_fail(opcode::POP_JUMP_IF_FALSE, matching, location);
        if size == 0 && rest.is_none() {
            matching.on_top -= 1;
            self.emit(opcode::POP_TOP, location);
            return Ok(());
        }
        if size > 0 {
            self.length_check(size, Comparison::GreaterEqual, matching, location);
        }
        let mut seen: Vec<&Constant> = Vec::new();
        for key in keys {
            match key.constant() {
                Some(constant) => {
                    if seen.iter().any(|other| arithmetic::equal(other, constant)) {
                        let shown = crate::syntax::unparse::constant(constant);
                        return self.error(format!("mapping pattern checks duplicate key ({shown})"), location);
                    }
                    seen.push(constant);
                }
                None if !matches!(key.kind, ExpressionKind::Attribute { .. }) => {
                    return self.error("mapping pattern keys may only match literals and attribute lookups", location);
                }
                None => {}
            }
            self.expression(key)?;
        }
        self.emit_with(opcode::BUILD_TUPLE, size as u32, location);
        self.emit(opcode::MATCH_KEYS, location);
        // The subject, the keys and the values, or None.
        matching.on_top += 2;
        self.fail_if_none(matching, location);
        self.emit_with(opcode::UNPACK_SEQUENCE, size as u32, location);
        matching.on_top += size;
        matching.on_top -= 1;
        for pattern in patterns {
            matching.on_top -= 1;
            self.subpattern(pattern, matching)?;
        }
        matching.on_top -= 2;
        if rest.is_none() {
            self.emit(opcode::POP_TOP, location);
            self.emit(opcode::POP_TOP, location);
            return Ok(());
        }
        // A copy of the subject without the keys.
        self.emit_with(opcode::BUILD_MAP, 0, location);
        self.emit_with(opcode::SWAP, 3, location);
        self.emit_with(opcode::DICT_UPDATE, 2, location);
        self.emit_with(opcode::UNPACK_SEQUENCE, size as u32, location);
        for remaining in (1..=size).rev() {
            self.emit_with(opcode::COPY, remaining as u32 + 1, location);
            self.emit_with(opcode::SWAP, 2, location);
            self.emit(opcode::DELETE_SUBSCR, location);
        }
        self.capture(rest, matching, location)
    }

    fn fail_if_none(&mut self, matching: &mut Matching, location: Location) {
        self.emit_with(opcode::COPY, 1, location);
        self.load_constant(Constant::None, location);
        self.emit_with(opcode::IS_OP, 1, location);
        self.jump_to_fail(opcode::POP_JUMP_IF_FALSE, matching, location);
    }

    fn class_pattern(
        &mut self,
        class: &Expression,
        patterns: &[Pattern],
        keywords: &[(Identifier, Pattern)],
        matching: &mut Matching,
        location: Location,
    ) -> Result<()> {
        for (index, (name, pattern)) in keywords.iter().enumerate() {
            self.refuse_debug(name, Context::Store, pattern.location);
            if let Some((_, repeated)) = keywords[index + 1..].iter().find(|(other, _)| other == name) {
                return self.error(format!("attribute name repeated in class pattern: {name}"), repeated.location);
            }
        }
        self.expression(class)?;
        let names = keywords.iter().map(|(name, _)| Constant::Str(name.to_string())).collect();
        self.load_constant(Constant::Tuple(names), location);
        self.emit_with(opcode::MATCH_CLASS, patterns.len() as u32, location);
        matching.on_top += 1;
        self.emit_with(opcode::COPY, 1, location);
        self.load_constant(Constant::None, location);
        self.emit_with(opcode::IS_OP, 1, location);
        self.jump_to_fail(opcode::POP_JUMP_IF_FALSE, matching, location);
        let count = patterns.len() + keywords.len();
        self.emit_with(opcode::UNPACK_SEQUENCE, count as u32, location);
        matching.on_top += count;
        matching.on_top -= 1;
        for pattern in patterns.iter().chain(keywords.iter().map(|(_, pattern)| pattern)) {
            matching.on_top -= 1;
            if pattern.is_wildcard() {
                self.emit(opcode::POP_TOP, location);
            } else {
                self.subpattern(pattern, matching)?;
            }
        }
        Ok(())
    }

    fn or_pattern(&mut self, alternatives: &[Pattern], matching: &mut Matching, location: Location) -> Result<()> {
        let end = self.new_label();
        // The names of the first alternative, in whose order all others leave their values.
        let mut control: Option<Vec<Identifier>> = None;
        for (index, alternative) in alternatives.iter().enumerate() {
            let place = alternative.location;
            let mut inner = Matching {
                stores: Vec::new(),
                allow_irrefutable: index + 1 == alternatives.len() && matching.allow_irrefutable,
                fail_pop: Vec::new(),
                on_top: 0,
            };
            self.emit_with(opcode::COPY, 1, place);
            with_stack(|| self.pattern(alternative, &mut inner))?;
            match &control {
                None => control = Some(inner.stores.clone()),
                Some(control) => self.reorder_captures(control, &mut inner.stores, place, location)?,
            }
            self.jump(pseudo::JUMP, end, place);
            self.emit_fail_pop(&mut inner, place);
        }
        self.emit(opcode::POP_TOP, location);
        self.jump_to_fail(pseudo::JUMP, matching, location);
        self.use_label(end);
        let control = control.unwrap_or_default();
        let rotations = control.len() + 1 + matching.on_top + matching.stores.len();
        for name in control {
            self.rotate(rotations, location);
            if matching.stores.contains(&name) {
                return self.duplicate_capture(&name, location);
            }
            matching.stores.push(name);
        }
        self.emit(opcode::POP_TOP, location);
        Ok(())
    }

    fn reorder_captures(
        &mut self,
        control: &[Identifier],
        stores: &mut Vec<Identifier>,
        place: Location,
        pattern: Location,
    ) -> Result<()> {
        let different = "alternative patterns bind different names";
        let pattern = self.place_of_captures(pattern);
        if stores.len() != control.len() {
            return self.error(different, pattern);
        }
        for (wanted, name) in control.iter().enumerate().rev() {
            let Some(found) = stores.iter().position(|other| other == name) else {
                return self.error(different, pattern);
            };
            if found == wanted {
                continue;
            }
            let rotated: Vec<Identifier> = stores.drain(..=found).collect();
            let at = wanted - found;
            stores.splice(at..at, rotated);
            for _ in 0..=found {
                self.rotate(wanted + 1, place);
            }
        }
        Ok(())
    }
}
