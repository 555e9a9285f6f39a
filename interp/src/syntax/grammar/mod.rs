//! The grammar as CPython's parser follows it, with the rules for frequent mistakes: data that differs by version.

mod notation;

use std::sync::OnceLock;

use super::lexer::TokenKind;
use crate::version::Version;

/// The place of a rule in `Grammar::rules`.
pub type RuleIndex = usize;

/// The rules of one version.
#[derive(Debug)]
pub struct Grammar {
    /// The rules; those that others name go by their place.
    pub rules: Vec<Rule>,
}

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Its name.
    pub name: &'static str,
    /// What is remembered of its results.
    pub memory: Memory,
    /// What it may be, in the order in which it is tried.
    pub alternatives: Vec<Alternative>,
}

/// What is remembered of a rule's results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Memory {
    /// Results with and without the rules for mistakes are different things.
    Separate,
    /// CPython remembers one result, whether the rules for mistakes had a part in it or not.
    Shared,
    /// The rule begins with itself: it grows from its shortest match.
    LeftRecursive,
    /// A part of another rule's recursion: nothing may be remembered.
    Nothing,
    /// Nothing under this rule calls the rules for mistakes.
    WithoutMistakes,
}

/// One of the things that a rule may be.
#[derive(Debug)]
pub struct Alternative {
    /// What has to be there, each with its label or a blank.
    pub items: Vec<(char, Item)>,
    /// What follows from it.
    pub action: Action,
    /// It is tried only in the second look.
    pub for_mistakes: bool,
}

/// A part of an alternative.
#[derive(Debug)]
pub enum Item {
    /// What another rule says.
    Rule(RuleIndex),
    /// A keyword, operator or delimiter.
    Literal(&'static str),
    /// A name that is a keyword here alone.
    SoftKeyword(&'static str),
    /// A name that CPython takes for one of the soft keywords.
    AnySoftKeyword,
    /// A token of a kind.
    Token(TokenKind),
    /// A type comment: there are none where they are not asked for.
    TypeComment,
    /// It may be missing.
    Optional(Box<Item>),
    /// Any number, or at least one.
    Repeated(Box<Item>, bool),
    /// At least one, with something between them.
    Separated(Box<Item>, Box<Item>),
    /// One of several alternatives.
    Group(Vec<Alternative>),
    /// It must follow, or must not, and is not consumed.
    Ahead(Box<Item>, bool),
    /// It must follow, or the program is wrong.
    Forced(&'static str),
    /// No other alternative is tried from here.
    Cut,
}

/// The kinds of nodes that messages name or ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Nothing,
    Other,
    Sequence,
    Name,
    Token,
    String,
    FString,
    Literal,
    True,
    False,
    None,
    Ellipsis,
    Attribute,
    Subscript,
    Starred,
    List,
    Tuple,
    Lambda,
    Call,
    Operation,
    Comparison,
    Membership,
    Generator,
    Yield,
    Await,
    ListComprehension,
    SetComprehension,
    DictComprehension,
    Dict,
    Set,
    Conditional,
    NamedExpression,
    Slice,
    Arguments,
    Keyword,
    KeywordUnpacking,
    Clause,
    Parameter,
}

/// What follows from an alternative.
#[derive(Debug)]
pub enum Action {
    /// The value of its only part, or a node without a kind of its own.
    Default,
    /// The value of a part.
    Pass(char),
    /// A node with the values of these parts.
    Node(Kind, Vec<char>),
    /// The program is wrong.
    Failure(Where, Message),
    /// A target that may be none.
    Target(TargetUse, char),
    /// What takes a function: its name and the parts that it looks at.
    Special(&'static str, Vec<char>),
}

/// What a target is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetUse {
    /// `target = …`
    Assign,
    /// `for target in …`
    Loop,
    /// `del target`
    Delete,
}

/// A part of a rule, or the first or last item of one.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// The part itself.
    Whole(char),
    /// Its first item.
    First(char),
    /// Its last item.
    Last(char),
}

/// Where a failure is shown.
#[derive(Debug)]
pub enum Where {
    /// From the begin of one part to the end of another.
    Range(Part, Part),
    /// From a part to where the tokenizer has come.
    From(char),
    /// At the last token that was read.
    Here,
    /// At the next token.
    Next,
    /// At the last token that was read, as an IndentationError.
    Indentation,
}

/// A text with names, lines and texts of parts put in.
#[derive(Debug)]
pub struct Message(pub Vec<Piece>);

/// A piece of a message.
#[derive(Debug)]
pub enum Piece {
    /// It stands as it is.
    Text(String),
    /// What kind of expression a part is.
    NameOf(char),
    /// The line of a part.
    LineOf(char),
    /// The text of a token.
    TextOf(char),
}

impl Grammar {
    /// The grammar of a version. It is read when a program is rejected for the first time.
    pub fn of(version: Version) -> &'static Self {
        static GRAMMARS: [OnceLock<Grammar>; 3] = [OnceLock::new(), OnceLock::new(), OnceLock::new()];
        let index = Version::ALL.iter().position(|other| *other == version).unwrap_or(0);
        GRAMMARS[index].get_or_init(|| notation::read(version))
    }

    /// The rule of a name.
    pub fn rule(&self, name: &str) -> Option<RuleIndex> {
        self.rules.iter().position(|rule| rule.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_that_is_named_exists() {
        for version in Version::ALL {
            let grammar = Grammar::of(version);
            let empty: Vec<_> =
                grammar.rules.iter().filter(|rule| rule.alternatives.is_empty()).map(|rule| rule.name).collect();
            assert!(empty.is_empty(), "{version:?}: {empty:?}");
        }
    }
}
