//! What can be taken away from a program, by its syntax tree.

use std::ops::Range;

use ruff_python_ast::visitor::source_order::{SourceOrderVisitor, TraversalSignal, walk_body};
use ruff_python_ast::{AnyNodeRef, ExceptHandler, Expr, Stmt};
use ruff_text_size::Ranged;

/// A replacement of a part of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// In bytes.
    place: Range<usize>,
    replacement: String,
}

impl Edit {
    /// The program after it.
    pub fn applied_to(&self, program: &str) -> String {
        let mut text = program.to_owned();
        text.replace_range(self.place.clone(), &self.replacement);
        text
    }

    /// By how many bytes the program becomes shorter.
    fn gain(&self) -> isize {
        self.place.len() as isize - self.replacement.len() as isize
    }
}

/// All edits of a program that make it shorter, those that remove most first. Of what cannot be parsed, lines.
pub fn of_program(program: &str) -> Vec<Edit> {
    let mut edits = Edits { program, found: Vec::new(), expressions: Vec::new() };
    edits.take_empty_lines();
    match ruff_python_parser::parse_module(program) {
        Ok(parsed) => edits.visit_suite(&parsed.syntax().body, true),
        Err(_) => edits.take_lines(),
    }
    let mut found = edits.found;
    found.retain(|edit| edit.gain() > 0);
    found.sort_by_key(|edit| (-edit.gain(), edit.place.start));
    found.dedup();
    found
}

struct Edits<'program> {
    program: &'program str,
    found: Vec<Edit>,
    /// The expressions around the node that is visited, outermost first.
    expressions: Vec<Range<usize>>,
}

fn range(node: &impl Ranged) -> Range<usize> {
    node.start().to_usize()..node.end().to_usize()
}

impl Edits<'_> {
    fn replace(&mut self, place: Range<usize>, replacement: impl Into<String>) {
        self.found.push(Edit { place, replacement: replacement.into() });
    }

    /// The range with the semicolon beside it, or with the whole lines that it fills and the empty ones that follow.
    fn with_lines(&self, place: Range<usize>) -> Range<usize> {
        let before = &self.program[..place.start];
        let line = before.rfind('\n').map_or(0, |end| end + 1);
        let after = &self.program[place.end..];
        if let Some(rest) = after.trim_start_matches(' ').strip_prefix(';') {
            return place.start..self.program.len() - rest.trim_start_matches(' ').len();
        }
        if let Some(rest) = before[line..].trim_end_matches(' ').strip_suffix(';') {
            return line + rest.len()..place.end;
        }
        let is_comment = |text: &str| text.trim().is_empty() || text.trim().starts_with('#');
        let mut lines = after.split_inclusive('\n');
        let rest = lines.next().unwrap_or_default();
        if !before[line..].trim().is_empty() || !is_comment(rest) {
            return place;
        }
        let empty: usize = lines.take_while(|line| line.trim().is_empty()).map(str::len).sum();
        line..place.end + rest.len() + empty
    }

    /// All empty lines.
    fn take_empty_lines(&mut self) {
        let text: String = self.program.split_inclusive('\n').filter(|line| !line.trim().is_empty()).collect();
        self.replace(0..self.program.len(), text);
    }

    /// Half of the lines, a quarter, and so on to single ones.
    fn take_lines(&mut self) {
        let ends: Vec<usize> = self.program.match_indices('\n').map(|(end, _)| end + 1).collect();
        let starts: Vec<usize> = [0].into_iter().chain(ends.iter().copied()).collect();
        let places: Vec<Range<usize>> = starts.into_iter().zip(ends).map(|(start, end)| start..end).collect();
        self.take_parts(&places, |_, place| place);
    }

    /// Runs of neighbouring parts: all of them, halves, quarters, …, each alone.
    fn take_parts(&mut self, parts: &[Range<usize>], widen: impl Fn(&Self, Range<usize>) -> Range<usize>) {
        let mut length = parts.len();
        while length > 0 {
            for run in parts.chunks(length) {
                if let [first, .., last] | [first @ last] = run {
                    let place = widen(self, first.start..last.end);
                    self.replace(place, "");
                }
            }
            length /= 2;
        }
    }

    fn visit_suite(&mut self, suite: &[Stmt], is_module: bool) {
        let places: Vec<Range<usize>> = suite.iter().map(range).collect();
        self.take_parts(&places, Self::with_lines);
        if !is_module && let [first, .., last] | [first @ last] = places.as_slice() {
            self.replace_suite(first.start..last.end);
        }
        walk_body(self, suite);
    }

    /// A suite can become `pass`, on the line of its header.
    fn replace_suite(&mut self, suite: Range<usize>) {
        let header = self.program[..suite.start].trim_end().len();
        self.replace(header..suite.end, "pass");
    }

    /// A compound statement can become one of its suites.
    fn replace_by_suite(&mut self, statement: Range<usize>, suite: &[Stmt]) {
        let (Some(first), Some(last)) = (suite.first(), suite.last()) else { return };
        let column = |at: usize| at - self.program[..at].rfind('\n').map_or(0, |end| end + 1);
        let inner = range(first).start..range(last).end;
        let outwards = column(inner.start).saturating_sub(column(statement.start));
        let mut text = String::new();
        for (index, line) in self.program[inner].split('\n').enumerate() {
            let indent = line.len() - line.trim_start_matches(' ').len();
            text.push_str(if index == 0 { "" } else { "\n" });
            text.push_str(if index == 0 { line } else { &line[outwards.min(indent)..] });
        }
        self.replace(statement, text);
    }

    /// The parts of a compound statement: what can be left out, and what it can become.
    fn take_clauses(&mut self, statement: &Stmt) {
        let whole = range(statement);
        let mut suites: Vec<&[Stmt]> = Vec::new();
        let mut clauses: Vec<Range<usize>> = Vec::new();
        // From the end of what stands before a clause without a node of its own.
        let behind = |before: &[Stmt], clause: &[Stmt]| Some(range(before.last()?).end..range(clause.last()?).end);
        match statement {
            Stmt::FunctionDef(node) => {
                suites.push(&node.body);
                clauses.extend(node.decorator_list.iter().map(range));
                clauses
                    .extend(node.returns.as_ref().map(|returns| range(&*node.parameters).end..range(&**returns).end));
            }
            Stmt::ClassDef(node) => {
                suites.push(&node.body);
                clauses.extend(node.decorator_list.iter().map(range));
                clauses.extend(node.arguments.as_ref().map(|arguments| range(&**arguments)));
            }
            Stmt::For(node) => {
                suites.extend([&node.body[..], &node.orelse]);
                clauses.extend(behind(&node.body, &node.orelse));
            }
            Stmt::While(node) => {
                suites.extend([&node.body[..], &node.orelse]);
                clauses.extend(behind(&node.body, &node.orelse));
            }
            Stmt::With(node) => suites.push(&node.body),
            Stmt::If(node) => {
                suites.push(&node.body);
                suites.extend(node.elif_else_clauses.iter().map(|clause| &clause.body[..]));
                clauses.extend(node.elif_else_clauses.iter().map(range));
            }
            Stmt::Try(node) => {
                suites.push(&node.body);
                let mut last = &node.body[..];
                for ExceptHandler::ExceptHandler(handler) in &node.handlers {
                    suites.push(&handler.body);
                    clauses.push(range(handler));
                    last = &handler.body;
                }
                for clause in [&node.orelse[..], &node.finalbody] {
                    suites.push(clause);
                    clauses.extend(behind(last, clause));
                    last = if clause.is_empty() { last } else { clause };
                }
            }
            Stmt::Match(node) => {
                suites.extend(node.cases.iter().map(|case| &case.body[..]));
                clauses.extend(node.cases.iter().map(range));
            }
            _ => {}
        }
        for clause in clauses {
            let place = self.with_lines(clause);
            self.replace(place, "");
        }
        for suite in suites {
            self.replace_by_suite(whole.clone(), suite);
        }
    }

    /// The members of a list between brackets, each with a comma beside it.
    fn take_members(&mut self, members: &[Range<usize>]) {
        for (index, member) in members.iter().enumerate() {
            let place = match (members.get(index + 1), index.checked_sub(1).and_then(|before| members.get(before))) {
                (Some(next), _) => member.start..next.start,
                (None, Some(previous)) => previous.end..member.end,
                (None, None) => {
                    // A comma behind the only member would be left.
                    let rest = &self.program[member.end..];
                    let comma =
                        if rest.trim_start().starts_with(',') { rest.find(',').map_or(0, |at| at + 1) } else { 0 };
                    member.start..member.end + comma
                }
            };
            self.replace(place, "");
        }
    }
}

impl<'tree> SourceOrderVisitor<'tree> for Edits<'_> {
    fn visit_body(&mut self, body: &'tree [Stmt]) {
        self.visit_suite(body, false);
    }

    fn enter_node(&mut self, node: AnyNodeRef<'tree>) -> TraversalSignal {
        let place = range(&node);
        match node {
            AnyNodeRef::Arguments(arguments) => {
                let members: Vec<_> = arguments.iter_source_order().map(|argument| range(&argument)).collect();
                self.take_members(&members);
            }
            AnyNodeRef::Parameters(parameters) => {
                let members: Vec<_> = parameters.iter().map(|parameter| range(&parameter)).collect();
                self.take_members(&members);
            }
            AnyNodeRef::ExprList(list) => self.take_members(&list.elts.iter().map(range).collect::<Vec<_>>()),
            AnyNodeRef::ExprSet(set) => self.take_members(&set.elts.iter().map(range).collect::<Vec<_>>()),
            AnyNodeRef::ExprTuple(tuple) => self.take_members(&tuple.elts.iter().map(range).collect::<Vec<_>>()),
            AnyNodeRef::ExprDict(dict) => {
                let start = |key: Option<&Expr>, value: &Expr| key.map_or(range(value).start, |key| range(key).start);
                let members: Vec<_> = dict
                    .items
                    .iter()
                    .map(|item| start(item.key.as_ref(), &item.value)..range(&item.value).end)
                    .collect();
                self.take_members(&members);
            }
            AnyNodeRef::PatternMatchSequence(pattern) => {
                self.take_members(&pattern.patterns.iter().map(range).collect::<Vec<_>>());
            }
            AnyNodeRef::MatchCase(case) => {
                if let Some(guard) = &case.guard {
                    self.replace(range(&case.pattern).end..range(&**guard).end, "");
                }
            }
            AnyNodeRef::ExceptHandlerExceptHandler(handler) => {
                if let (Some(kind), Some(name)) = (&handler.type_, &handler.name) {
                    self.replace(range(&**kind).end..range(name).end, "");
                }
            }
            AnyNodeRef::ParameterWithDefault(parameter) => {
                if let Some(default) = &parameter.default {
                    self.replace(range(&parameter.parameter).end..range(&**default).end, "");
                }
            }
            _ => {}
        }
        if node.is_expression() {
            // An expression can become any part of it; what is deep inside is reached step by step.
            if let Some(outer) = self.expressions.last().cloned() {
                let inner = self.program[place.clone()].to_owned();
                self.replace(outer, inner);
            }
            self.expressions.push(place);
        }
        TraversalSignal::Traverse
    }

    fn leave_node(&mut self, node: AnyNodeRef<'tree>) {
        if node.is_expression() {
            self.expressions.pop();
        }
    }

    fn visit_stmt(&mut self, statement: &'tree Stmt) {
        self.take_clauses(statement);
        // A statement inside an expression there is not: nothing of it is a part of what is around.
        let around = std::mem::take(&mut self.expressions);
        if let Stmt::Assign(_)
        | Stmt::AugAssign(_)
        | Stmt::AnnAssign(_)
        | Stmt::Return(_)
        | Stmt::For(_)
        | Stmt::With(_) = statement
        {
            self.expressions.push(range(statement));
        }
        ruff_python_ast::visitor::source_order::walk_stmt(self, statement);
        self.expressions = around;
    }
}
