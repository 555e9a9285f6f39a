//! The notation of the grammar files.
//!
//! It is that of the reference manual's full grammar (`&` `!` `?` `*` `+` `separator.item+`, `~` to cut, `&&` for
//! what must follow), with these additions: a rule's name may be followed by `(memo)`, `(left)`, `(plain)` or
//! `(without_invalid)`; an alternative may begin with the versions that it is for, `{3.12..}` or `{..3.11}`; a part
//! may have a label of one letter, `a:expression`; behind `->` stands the kind of the node or the label of the part
//! that is the value; behind `=>` stands what is wrong. Rules called `invalid_…` are for the second look.

use super::{Action, Alternative, Grammar, Item, Kind, Memory, Message, Part, Piece, Rule, TargetUse, Where};
use crate::syntax::lexer::TokenKind;
use crate::version::Version;

const FILES: [&str; 4] = [
    include_str!("statements.peg"),
    include_str!("patterns.peg"),
    include_str!("expressions.peg"),
    include_str!("mistakes.peg"),
];

/// Reads the grammar of a version.
pub(super) fn read(version: Version) -> Grammar {
    let words: Vec<&'static str> = FILES.iter().flat_map(|file| words_of(file)).collect();
    let mut names = Vec::new();
    for (index, word) in words.iter().enumerate() {
        if *word == "=" {
            names.push(words[rule_start(&words, index)]);
        }
    }
    let mut reader = Reader { words: &words, at: 0, names: &names, version };
    let mut rules = Vec::new();
    while reader.at < words.len() {
        rules.push(reader.rule());
    }
    Grammar { rules }
}

/// The place of a rule's name, from that of its `=`.
fn rule_start(words: &[&str], equal: usize) -> usize {
    if words[equal - 1] == ")" { equal - 4 } else { equal - 1 }
}

/// Names, quoted texts, and marks of one character or two.
fn words_of(file: &'static str) -> Vec<&'static str> {
    let mut words = Vec::new();
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        let mut rest = line.trim_start();
        while let Some(first) = rest.chars().next() {
            let length = match first {
                '\'' | '"' => {
                    let mut escaped = false;
                    rest[1..]
                        .char_indices()
                        .find(|(_, character)| {
                            let ends = *character == first && !escaped;
                            escaped = *character == '\\' && !escaped;
                            ends
                        })
                        .map_or(rest.len(), |(at, _)| at + 2)
                }
                '{' => rest.find('}').map_or(rest.len(), |at| at + 1),
                '&' if rest.starts_with("&&") => 2,
                '-' | '=' if rest[1..].starts_with('>') => 2,
                first if first.is_alphanumeric() || first == '_' => rest
                    .find(|character: char| !(character.is_alphanumeric() || character == '_'))
                    .unwrap_or(rest.len()),
                _ => 1,
            };
            words.push(&rest[..length]);
            rest = rest[length..].trim_start();
        }
    }
    words
}

struct Reader<'w> {
    words: &'w [&'static str],
    at: usize,
    names: &'w [&'static str],
    version: Version,
}

impl Reader<'_> {
    fn peek(&self) -> &'static str {
        self.peek_at(0)
    }

    fn peek_at(&self, ahead: usize) -> &'static str {
        self.words.get(self.at + ahead).copied().unwrap_or_default()
    }

    fn take(&mut self) -> &'static str {
        let word = self.peek();
        self.at += 1;
        word
    }

    fn takes(&mut self, word: &str) -> bool {
        let found = self.peek() == word;
        self.at += usize::from(found);
        found
    }

    fn label(&mut self) -> char {
        self.take().chars().next().unwrap_or(' ')
    }

    fn labels(&mut self) -> Vec<char> {
        let mut labels = Vec::new();
        while self.peek().len() == 1 && self.peek().chars().all(char::is_alphabetic) && !self.begins_rule() {
            labels.push(self.label());
        }
        labels
    }

    fn begins_rule(&self) -> bool {
        self.peek_at(1) == "=" || (self.peek_at(1) == "(" && self.peek_at(3) == ")" && self.peek_at(4) == "=")
    }

    fn rule(&mut self) -> Rule {
        let name = self.take();
        let memory = if self.takes("(") {
            let memory = match self.take() {
                "memo" => Memory::Shared,
                "left" => Memory::LeftRecursive,
                "without_invalid" => Memory::WithoutMistakes,
                _ => Memory::Nothing,
            };
            self.takes(")");
            memory
        } else {
            Memory::Separate
        };
        self.takes("=");
        Rule { name, memory, alternatives: self.alternatives() }
    }

    fn alternatives(&mut self) -> Vec<Alternative> {
        let mut alternatives = Vec::new();
        self.takes("|");
        loop {
            let applies = self.versions();
            let alternative = self.alternative();
            if applies {
                alternatives.push(alternative);
            }
            if !self.takes("|") {
                return alternatives;
            }
        }
    }

    /// Whether an alternative is for the version.
    fn versions(&mut self) -> bool {
        if !self.peek().starts_with('{') {
            return true;
        }
        let versions = self.take().trim_matches(['{', '}']);
        let (since, until) = versions.split_once("..").unwrap_or((versions, versions));
        Version::parse(since).is_none_or(|since| self.version >= since)
            && Version::parse(until).is_none_or(|until| self.version <= until)
    }

    fn alternative(&mut self) -> Alternative {
        let mut items = Vec::new();
        while !matches!(self.peek(), "" | "|" | ")" | "->" | "=>") && !self.begins_rule() {
            let label = if self.peek_at(1) == ":" && self.peek().len() == 1 {
                let label = self.label();
                self.takes(":");
                label
            } else {
                ' '
            };
            items.push((label, self.item()));
        }
        let for_mistakes = match items.as_slice() {
            [(_, Item::Rule(rule))] => self.names[*rule].starts_with("invalid_"),
            _ => false,
        };
        let action = if self.takes("->") {
            self.node()
        } else if self.takes("=>") {
            self.mistake()
        } else {
            Action::Default
        };
        Alternative { items, action, for_mistakes }
    }

    fn item(&mut self) -> Item {
        match self.peek() {
            "&&" => {
                self.take();
                return Item::Forced(unquoted(self.take()));
            }
            "&" | "!" => {
                let wanted = self.take() == "&";
                return Item::Ahead(Box::new(self.atom()), wanted);
            }
            "~" => {
                self.take();
                return Item::Cut;
            }
            _ => {}
        }
        let atom = self.atom();
        match self.peek() {
            "?" => {
                self.take();
                Item::Optional(Box::new(atom))
            }
            "*" | "+" => {
                let at_least_one = self.take() == "+";
                Item::Repeated(Box::new(atom), at_least_one)
            }
            "." => {
                self.take();
                let item = self.atom();
                self.takes("+");
                Item::Separated(Box::new(atom), Box::new(item))
            }
            _ => atom,
        }
    }

    fn atom(&mut self) -> Item {
        let word = self.take();
        match word {
            "(" => {
                let alternatives = self.alternatives();
                self.takes(")");
                Item::Group(alternatives)
            }
            "NAME" => Item::Token(TokenKind::Name),
            "NUMBER" => Item::Token(TokenKind::Number),
            "STRING" => Item::Token(TokenKind::String),
            "NEWLINE" => Item::Token(TokenKind::Newline),
            "INDENT" => Item::Token(TokenKind::Indent),
            "DEDENT" => Item::Token(TokenKind::Dedent),
            "ENDMARKER" => Item::Token(TokenKind::EndMarker),
            "FSTRING_START" => Item::Token(TokenKind::FStringStart),
            "FSTRING_MIDDLE" => Item::Token(TokenKind::FStringMiddle),
            "FSTRING_END" => Item::Token(TokenKind::FStringEnd),
            "SOFT_KEYWORD" => Item::AnySoftKeyword,
            "TYPE_COMMENT" => Item::TypeComment,
            _ if word.starts_with('\'') => Item::Literal(unquoted(word)),
            _ if word.starts_with('"') => Item::SoftKeyword(unquoted(word)),
            _ => match self.names.iter().position(|name| *name == word) {
                Some(rule) => Item::Rule(rule),
                // A name that is no rule matches nothing; a test keeps the files free of them.
                None => Item::Group(Vec::new()),
            },
        }
    }

    fn node(&mut self) -> Action {
        let word = self.peek();
        if word.len() == 1 {
            return Action::Pass(self.label());
        }
        let kind = kind_named(self.take());
        let mut labels = Vec::new();
        if self.takes("(") {
            labels = self.labels();
            self.takes(")");
        }
        Action::Node(kind, labels)
    }

    fn mistake(&mut self) -> Action {
        let place = match self.take() {
            "at" => {
                self.takes("(");
                let part = self.part();
                self.takes(")");
                Where::Range(part, part)
            }
            "range" => {
                self.takes("(");
                let place = Where::Range(self.part(), self.part());
                self.takes(")");
                place
            }
            "from" => {
                self.takes("(");
                let place = Where::From(self.label());
                self.takes(")");
                place
            }
            "here" => Where::Here,
            "next" => Where::Next,
            "indentation" => Where::Indentation,
            "target" => {
                self.takes("(");
                let purpose = match self.take() {
                    "assign" => TargetUse::Assign,
                    "loop" => TargetUse::Loop,
                    _ => TargetUse::Delete,
                };
                let label = self.label();
                self.takes(")");
                return Action::Target(purpose, label);
            }
            _ => {
                let name = self.take();
                return Action::Special(name, self.labels());
            }
        };
        Action::Failure(place, message_of(unquoted(self.take())))
    }

    fn part(&mut self) -> Part {
        match self.take() {
            word @ ("first" | "last") => {
                self.takes("(");
                let label = self.label();
                self.takes(")");
                if word == "first" { Part::First(label) } else { Part::Last(label) }
            }
            word => Part::Whole(word.chars().next().unwrap_or(' ')),
        }
    }
}

fn unquoted(word: &'static str) -> &'static str {
    word.get(1..word.len() - 1).unwrap_or_default()
}

/// `{name a}`, `{line a}` and `{text a}` are put in.
fn message_of(text: &str) -> Message {
    let text = text.replace("\\\"", "\"");
    let mut pieces = Vec::new();
    let mut rest = text.as_str();
    while let Some(open) = rest.find("{name ").or_else(|| rest.find("{line ")).or_else(|| rest.find("{text ")) {
        pieces.push(Piece::Text(rest[..open].to_owned()));
        let label = rest[open + 6..].chars().next().unwrap_or(' ');
        pieces.push(match &rest[open + 1..open + 5] {
            "name" => Piece::NameOf(label),
            "line" => Piece::LineOf(label),
            _ => Piece::TextOf(label),
        });
        rest = &rest[open + 8..];
    }
    pieces.push(Piece::Text(rest.to_owned()));
    Message(pieces)
}

fn kind_named(name: &str) -> Kind {
    match name {
        "Sequence" => Kind::Sequence,
        "String" => Kind::String,
        "FString" => Kind::FString,
        "True" => Kind::True,
        "False" => Kind::False,
        "None" => Kind::None,
        "Ellipsis" => Kind::Ellipsis,
        "Attribute" => Kind::Attribute,
        "Subscript" => Kind::Subscript,
        "Starred" => Kind::Starred,
        "List" => Kind::List,
        "Tuple" => Kind::Tuple,
        "Lambda" => Kind::Lambda,
        "Call" => Kind::Call,
        "Operation" => Kind::Operation,
        "Comparison" => Kind::Comparison,
        "Membership" => Kind::Membership,
        "Generator" => Kind::Generator,
        "Yield" => Kind::Yield,
        "Await" => Kind::Await,
        "ListComprehension" => Kind::ListComprehension,
        "SetComprehension" => Kind::SetComprehension,
        "DictComprehension" => Kind::DictComprehension,
        "Dict" => Kind::Dict,
        "Set" => Kind::Set,
        "Conditional" => Kind::Conditional,
        "NamedExpression" => Kind::NamedExpression,
        "Slice" => Kind::Slice,
        "Arguments" => Kind::Arguments,
        "Keyword" => Kind::Keyword,
        "KeywordUnpacking" => Kind::KeywordUnpacking,
        "Clause" => Kind::Clause,
        "Parameter" => Kind::Parameter,
        _ => Kind::Other,
    }
}
