//! Following the grammar: a parser that tries alternatives in order and remembers what it found (PEP 617).

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;

use super::Failure;
use crate::compile::Mode;
use crate::syntax::failure::FailureKind;
use crate::syntax::grammar::{Action, Alternative, Grammar, Item, Kind, Memory, RuleIndex};
use crate::syntax::lexer::{Lexer, Place, Token, TokenKind};
use crate::syntax::parse::{Dialect, Origin};
use crate::syntax::stack::with_stack;
use crate::syntax::warning::{SyntaxWarning, WarningKind};
use crate::version::Profile;

/// How deep rules may be in each other (`MAXSTACK`).
const MAXIMUM_DEPTH: usize = 6000;

/// The place of a node in `Parser::nodes`.
pub(super) type NodeIndex = usize;
/// The node that stands for nothing: an optional part that is not there.
pub(super) const NOTHING: NodeIndex = 0;

/// What a rule has matched: as much as messages ask for.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) kind: Kind,
    pub(super) start: Place,
    pub(super) end: Place,
    /// The first and the last token.
    pub(super) tokens: (usize, usize),
    pub(super) children: Vec<NodeIndex>,
}

/// What a rule gives: a node, no match, or the end of it all.
pub(super) type Parsed = Result<Option<NodeIndex>, Failure>;

/// The parts of an alternative by their labels.
pub(super) type Parts = Vec<(char, NodeIndex)>;

/// A rule at a token, with the rules for mistakes or without.
type Attempt = (RuleIndex, usize, bool);

/// The parser and all that it knows.
pub(super) struct Parser<'a> {
    pub(super) text: &'a str,
    grammar: &'static Grammar,
    pub(super) profile: &'static Profile,
    pub(super) mode: Mode,
    pub(super) origin: Origin,
    pub(super) dialect: Dialect,
    pub(super) lexer: Lexer<'a>,
    pub(super) tokens: Vec<Token>,
    pub(super) mark: usize,
    pub(super) nodes: Vec<Node>,
    memory: HashMap<Attempt, (Option<NodeIndex>, usize), FxBuildHasher>,
    /// Whether the rules for mistakes are tried.
    mistakes: bool,
    /// Whether the end of the text at the prompt ends a line first.
    line_may_end: bool,
    depth: usize,
    /// An error after which only what has begun goes on.
    pub(super) pending: Option<Failure>,
    /// Whether a key of the mapping pattern that is being read is an f-string.
    pub(super) has_formatted_key: bool,
    /// What the compiler will refuse, if the parser does not.
    pub(super) left_to_compiler: Option<Failure>,
    /// What is warned of.
    pub(super) warnings: Vec<SyntaxWarning>,
    /// The expression of a replacement field of 3.11: where it begins.
    pub(super) field: Option<super::field::FieldOrigin>,
}

impl<'a> Parser<'a> {
    pub(super) fn new(text: &'a str, mode: Mode, origin: Origin, profile: &'static Profile) -> Self {
        let place = Place { line: 0, column: -1 };
        let nothing = Node { kind: Kind::Nothing, start: place, end: place, tokens: (0, 0), children: Vec::new() };
        Self {
            text,
            grammar: Grammar::of(profile.version),
            profile,
            mode,
            origin,
            dialect: Dialect::default(),
            lexer: Lexer::new(text.as_bytes(), profile.lexer),
            tokens: Vec::new(),
            mark: 0,
            nodes: vec![nothing],
            memory: HashMap::default(),
            mistakes: false,
            line_may_end: false,
            depth: 0,
            pending: None,
            has_formatted_key: false,
            left_to_compiler: None,
            warnings: Vec::new(),
            field: None,
        }
    }

    /// Parses by a rule from the begin.
    pub(super) fn run(&mut self, rule: &str) -> Parsed {
        let found = match self.grammar.rule(rule) {
            Some(rule) => self.rule(rule),
            None => Ok(None),
        };
        match self.pending.take() {
            Some(failure) if found.is_ok() => Err(failure),
            _ => found,
        }
    }

    /// An error in a part of a rule that may be missing ends the part. Before 3.12 the rule goes on, though no other
    /// begins: if it turns out to be a mistake that has a message, it is that.
    fn unless_error(&mut self, found: Parsed) -> Parsed {
        match found {
            Err(failure) if self.profile.mistakes_replace_errors => {
                self.pending = Some(failure);
                Ok(None)
            }
            found => found,
        }
    }

    /// Warns at a token of what a string has.
    pub(super) fn warn_at(&mut self, token: &Token, message: String) {
        if self.mistakes {
            return;
        }
        let failure = self.failure_at_token(FailureKind::SyntaxError, &message, token);
        self.warnings.push(SyntaxWarning {
            kind: WarningKind::of_program(self.profile.invalid_escapes_are_deprecated),
            message,
            line: token.start.line,
            failure: *failure,
        });
    }

    pub(super) fn begin_second_pass(&mut self) {
        self.mark = 0;
        self.mistakes = true;
        self.memory.clear();
    }

    /// Asks the tokenizer for a token.
    pub(super) fn fill(&mut self) -> Result<(), Failure> {
        let mut token = self.lexer.next_token();
        if self.mistakes {
            self.lexer.warnings.clear();
        } else {
            self.warnings.append(&mut self.lexer.warnings);
        }
        if self.mode == Mode::Single && token.kind == TokenKind::EndMarker && self.line_may_end {
            token.kind = TokenKind::Newline;
            self.line_may_end = false;
            if !self.dialect.keeps_blocks_open {
                self.lexer.end_blocks();
            }
        } else {
            self.line_may_end = true;
        }
        if let Some(field) = &self.field {
            field.shift(&mut token);
        }
        self.tokens.push(token);
        if token.kind == TokenKind::Error { Err(self.refused()) } else { Ok(()) }
    }

    fn current(&mut self) -> Result<Token, Failure> {
        if self.mark == self.tokens.len() {
            self.fill()?;
        }
        Ok(self.tokens[self.mark])
    }

    pub(super) fn token_text(&self, token: &Token) -> &'a str {
        self.text.get(token.range.0..token.range.1).unwrap_or_default()
    }

    fn rule(&mut self, index: RuleIndex) -> Parsed {
        if self.pending.is_some() {
            return Ok(None);
        }
        let rule = &self.grammar.rules[index];
        let start = self.mark;
        let key = (index, start, self.mistakes && rule.memory == Memory::Separate);
        let remembers = !matches!(rule.memory, Memory::Nothing | Memory::WithoutMistakes);
        if remembers && let Some((node, mark)) = self.memory.get(&key) {
            self.mark = *mark;
            return Ok(*node);
        }
        if self.depth >= MAXIMUM_DEPTH {
            return Err(self.too_deep());
        }
        self.depth += 1;
        let found = match rule.memory {
            Memory::LeftRecursive => self.grow(index, key),
            Memory::WithoutMistakes => {
                let mistakes = std::mem::replace(&mut self.mistakes, false);
                let found = with_stack(|| self.alternatives(&rule.alternatives));
                self.mistakes = mistakes;
                found
            }
            _ => with_stack(|| self.alternatives(&rule.alternatives)),
        };
        self.depth -= 1;
        let found = found?;
        if remembers {
            self.memory.insert(key, (found, self.mark));
        }
        Ok(found)
    }

    /// A rule that begins with itself: the shortest match first, then what is longer.
    fn grow(&mut self, index: RuleIndex, key: Attempt) -> Parsed {
        let rule = &self.grammar.rules[index];
        let start = self.mark;
        let mut best = (None, start);
        loop {
            self.memory.insert(key, best);
            self.mark = start;
            let found = with_stack(|| self.alternatives(&rule.alternatives))?;
            if found.is_none() || self.mark <= best.1 {
                break;
            }
            best = (found, self.mark);
        }
        self.mark = best.1;
        Ok(best.0)
    }

    fn alternatives(&mut self, alternatives: &'static [Alternative]) -> Parsed {
        let start = self.mark;
        if start == self.tokens.len() {
            self.fill()?;
        }
        for alternative in alternatives {
            if self.pending.is_some() || alternative.for_mistakes && !self.mistakes {
                continue;
            }
            let mut parts = Parts::new();
            let mut cut = false;
            if self.items(alternative, &mut parts, &mut cut)? {
                // What an action does not give is no match, and what follows is not tried.
                return self.act(alternative, start, &parts);
            }
            self.mark = start;
            if cut {
                return Ok(None);
            }
        }
        Ok(None)
    }

    fn items(&mut self, alternative: &'static Alternative, parts: &mut Parts, cut: &mut bool) -> Result<bool, Failure> {
        for (label, item) in &alternative.items {
            match item {
                Item::Cut => *cut = true,
                Item::Ahead(item, wanted) => {
                    let mark = self.mark;
                    let found = self.item(item);
                    let found = self.unless_error(found)?.is_some();
                    self.mark = mark;
                    if found != *wanted {
                        return Ok(false);
                    }
                }
                item => match self.item(item)? {
                    Some(node) => parts.push((*label, node)),
                    None => return Ok(false),
                },
            }
        }
        Ok(true)
    }

    fn item(&mut self, item: &'static Item) -> Parsed {
        match item {
            Item::Rule(rule) => self.rule(*rule),
            Item::Group(alternatives) => self.alternatives(alternatives),
            Item::Literal(wanted) => self.token_if(Kind::Token, |parser, token| {
                matches!(token.kind, TokenKind::Keyword | TokenKind::Operator) && parser.token_text(token) == *wanted
            }),
            Item::SoftKeyword(wanted) => self.token_if(Kind::Name, |parser, token| {
                token.kind == TokenKind::Name && parser.token_text(token) == *wanted
            }),
            Item::AnySoftKeyword => self.token_if(Kind::Name, |parser, token| {
                token.kind == TokenKind::Name && parser.begins_soft_keyword(parser.token_text(token))
            }),
            Item::Token(TokenKind::Number) => {
                let found = self.token_if(Kind::Literal, |_, token| token.kind == TokenKind::Number)?;
                if found.is_some() {
                    self.check_number()?;
                }
                Ok(found)
            }
            Item::Token(kind) => {
                let node = if *kind == TokenKind::Name { Kind::Name } else { Kind::Token };
                self.token_if(node, |_, token| token.kind == *kind)
            }
            Item::TypeComment => self.token_if(Kind::Token, |_, _| false),
            Item::Optional(item) => {
                let start = self.mark;
                let found = self.item(item)?;
                if self.pending.is_some() {
                    return Ok(None);
                }
                if found.is_none() {
                    self.mark = start;
                }
                Ok(Some(found.unwrap_or(NOTHING)))
            }
            Item::Repeated(item, at_least_one) => {
                let start = self.mark;
                let mut children = Vec::new();
                let mut mark = start;
                loop {
                    let found = self.item(item);
                    let Some(node) = self.unless_error(found)? else { break };
                    children.push(node);
                    mark = self.mark;
                }
                self.mark = mark;
                if *at_least_one && children.is_empty() {
                    return Ok(None);
                }
                Ok(Some(self.node(Kind::Sequence, start, children)))
            }
            Item::Separated(separator, item) => self.separated(separator, item),
            Item::Forced(wanted) => {
                let token = self.current()?;
                if matches!(token.kind, TokenKind::Keyword | TokenKind::Operator) && self.token_text(&token) == *wanted
                {
                    return self.token_if(Kind::Token, |_, _| true);
                }
                Err(self.expected(wanted, &token))
            }
            Item::Ahead(..) | Item::Cut => Ok(Some(NOTHING)),
        }
    }

    fn separated(&mut self, separator: &'static Item, item: &'static Item) -> Parsed {
        let start = self.mark;
        let Some(first) = self.item(item)? else { return Ok(None) };
        let mut children = vec![first];
        let mut mark = self.mark;
        loop {
            let found = self.item(separator);
            if self.unless_error(found)?.is_none() {
                break;
            }
            let found = self.item(item);
            let Some(node) = self.unless_error(found)? else { break };
            children.push(node);
            mark = self.mark;
        }
        self.mark = mark;
        Ok(Some(self.node(Kind::Sequence, start, children)))
    }

    fn token_if(&mut self, kind: Kind, matches: impl FnOnce(&Self, &Token) -> bool) -> Parsed {
        let token = self.current()?;
        if !matches(self, &token) {
            return Ok(None);
        }
        let index = self.mark;
        self.mark += 1;
        self.nodes.push(Node {
            kind,
            start: token.start,
            end: token.end,
            tokens: (index, index),
            children: Vec::new(),
        });
        Ok(Some(self.nodes.len() - 1))
    }

    /// CPython compares only as many characters as the name has: `c` counts as `case`.
    fn begins_soft_keyword(&self, name: &str) -> bool {
        let keywords =
            if self.profile.type_parameters { ["_", "case", "match", "type"] } else { ["_", "case", "match", "_"] };
        keywords.iter().any(|keyword| keyword.starts_with(name))
    }

    /// A node from the token where a rule began to the last one that is no white space.
    pub(super) fn node(&mut self, kind: Kind, start: usize, children: Vec<NodeIndex>) -> NodeIndex {
        let is_space = |token: &Token| {
            matches!(token.kind, TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent | TokenKind::EndMarker)
        };
        let last = (0..self.mark).rev().find(|index| !is_space(&self.tokens[*index])).unwrap_or(0);
        let place = Place { line: 0, column: -1 };
        let (start_place, end_place) = (
            self.tokens.get(start).map_or(place, |token| token.start),
            self.tokens.get(last).map_or(place, |token| token.end),
        );
        self.nodes.push(Node { kind, start: start_place, end: end_place, tokens: (start, last), children });
        self.nodes.len() - 1
    }

    /// The value of an alternative that has matched.
    fn act(&mut self, alternative: &'static Alternative, start: usize, parts: &Parts) -> Parsed {
        match &alternative.action {
            Action::Default => match parts.as_slice() {
                [(_, node)] => Ok(Some(*node)),
                _ => Ok(Some(self.node(Kind::Other, start, Vec::new()))),
            },
            Action::Pass(label) => Ok(Some(part(parts, *label))),
            Action::Node(kind, labels) => {
                let mut children = Vec::new();
                for label in labels {
                    let node = part(parts, *label);
                    match self.nodes[node].kind {
                        Kind::Nothing => {}
                        Kind::Sequence => children.extend_from_slice(&self.nodes[node].children.clone()),
                        _ => children.push(node),
                    }
                }
                Ok(Some(self.node(*kind, start, children)))
            }
            Action::Failure(place, message) => Err(self.mistake(place, message, parts)),
            Action::Target(purpose, label) => match self.invalid_target(part(parts, *label), *purpose) {
                Some(target) => Err(self.wrong_target(target, *purpose)),
                None => Ok(None),
            },
            Action::Special(name, labels) => {
                let nodes: Vec<NodeIndex> = labels.iter().map(|label| part(parts, *label)).collect();
                self.special(name, start, &nodes)
            }
        }
    }
}

/// A part by its label.
pub(super) fn part(parts: &Parts, label: char) -> NodeIndex {
    parts.iter().find(|(other, _)| *other == label).map_or(NOTHING, |(_, node)| *node)
}
