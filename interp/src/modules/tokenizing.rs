//! Module `_tokenize` (Python/Python-tokenize.c): the tokens of a text for module tokenize.

use crate::modules::ModuleDefinition;
use crate::object::{Contents, Kind, ObjectRef, Trace};
use crate::syntax::tokens::{Refusal, RefusalKind, Token, TokenKind, Tokens};
use crate::types::bytes::Bytes;
use crate::types::converters::{Constructor, text_of};
use crate::types::native::TypeDefinition;
use crate::vm::{Arguments, Raised, Result, Vm};

/// `_tokenize`
pub static DEFINITION: ModuleDefinition = ModuleDefinition {
    name: "_tokenize",
    functions: &[],
    fill: |vm, namespace| {
        let object = vm.types.object.clone();
        let class = vm.make_builtin_type(&ITERATOR, &object, Kind::TokenizerIterator);
        vm.dict_set_name(namespace, "TokenizerIter", class);
        Ok(())
    },
};

/// The payload: the tokens that are not given out yet.
pub struct TokenizerIterator {
    state: Contents<State>,
}

/// A token as it is given out.
struct Item {
    kind: i64,
    text: String,
    start: (usize, usize),
    end: (usize, usize),
    line: String,
}

struct State {
    items: std::vec::IntoIter<Item>,
    /// What the text is refused for behind the items.
    failure: Option<Failure>,
}

struct Failure {
    kind: RefusalKind,
    message: String,
    line: usize,
    column: usize,
    text: String,
}

impl Trace for TokenizerIterator {
    const COLLECTED: bool = false;

    fn trace(&self, _: &crate::object::Token, _: &mut dyn FnMut(&ObjectRef)) {}
}

static ITERATOR: TypeDefinition = TypeDefinition {
    name: "TokenizerIter",
    module: "_tokenize",
    base_type: false,
    slots: |slots| {
        slots.new = Some(new);
        slots.iter = Some(|_, iterator| Ok(iterator.clone()));
        slots.next = Some(next);
    },
    ..TypeDefinition::EMPTY
};

fn new(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    static CALL: Constructor = Constructor::new("tokenizeriter", "(readline, /, *, encoding=None, extra_tokens)");
    let mut bound = CALL.bind(vm, arguments)?;
    let readline = vm.required(&mut bound, 0);
    let extra = vm.required(&mut bound, 2);
    let extra = vm.truth(&extra)?;
    let (mut text, failure) = read_all(vm, &readline)?;
    let implicit_newline = !text.is_empty() && !text.ends_with('\n');
    if implicit_newline {
        text.push('\n');
    }
    let state = tokenize(vm, &text, extra, implicit_newline, failure);
    Ok(ObjectRef::new(class, TokenizerIterator { state: Contents::new(state) }))
}

/// Calls `readline` until it has no more, and puts the lines together.
fn read_all(vm: &mut Vm, readline: &ObjectRef) -> Result<(String, Option<Failure>)> {
    let mut text = String::new();
    loop {
        let line = vm.call(readline, []);
        let stop = vm.exceptions.stop_iteration.clone();
        let Some(line) = vm.catch(line, &stop)? else { return Ok((text, None)) };
        let piece = if let Some(line) = text_of(&line) {
            line.to_str_lossy().into_owned()
        } else if let Some(line) = line.payload::<Bytes>() {
            String::from_utf8_lossy(&line.value).into_owned()
        } else {
            let found = vm.class_name(&line);
            return Err(vm.type_error(format!("readline() returned a non-string object: {found}")));
        };
        if piece.is_empty() {
            return Ok((text, None));
        }
        if piece.contains('\0') {
            let line = 1 + text.matches('\n').count();
            let failure = Failure {
                kind: RefusalKind::Syntax,
                message: "source code cannot contain null bytes".into(),
                line,
                column: 0,
                text: piece,
            };
            return Ok((text, Some(failure)));
        }
        text.push_str(&piece);
    }
}

/// Lines and columns of a text.
struct Places<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Places<'a> {
    fn new(text: &'a str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(ends).collect() }
    }

    /// The line of an offset, from 1.
    fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset)
    }

    fn start(&self, line: usize) -> usize {
        self.starts.get(line - 1).copied().unwrap_or(self.text.len())
    }

    /// Behind the line end of a line.
    fn end(&self, line: usize) -> usize {
        self.starts.get(line).copied().unwrap_or(self.text.len())
    }

    /// Characters from the start of a line.
    fn column(&self, line: usize, offset: usize) -> usize {
        self.text.get(self.start(line)..offset).map_or(0, |text| text.chars().count())
    }
}

fn tokenize(vm: &Vm, text: &str, extra: bool, implicit_newline: bool, failure: Option<Failure>) -> State {
    let mut tokens = Tokens::new(text, extra, implicit_newline);
    let places = Places::new(text);
    let mut items = Vec::new();
    let failure = loop {
        match tokens.advance() {
            Ok(Some(token)) if failure.is_some() && token.at_end => break failure,
            Ok(Some(token)) => items.push(item(vm, &places, token, extra, implicit_newline)),
            Ok(None) => break failure,
            Err(refusal) if failure.is_some() && refusal.kind == RefusalKind::EndOfText => break failure,
            Err(refusal) => break Some(explain(&places, &refusal)),
        }
    };
    State { items: items.into_iter(), failure }
}

fn item(vm: &Vm, places: &Places<'_>, token: Token, extra: bool, implicit_newline: bool) -> Item {
    let is_last = |offset: usize| implicit_newline && offset >= places.text.len();
    if token.at_end && extra {
        let line = places.line(places.text.len().saturating_sub(1)) + usize::from(!places.text.is_empty());
        let kind = number(vm, token.kind, extra);
        return Item { kind, text: String::new(), start: (line, 0), end: (line, 0), line: String::new() };
    }
    let start_line = places.line(token.start);
    let end_line = if token.end > token.start { places.line(token.end - 1) } else { start_line };
    // A string that ends with a line end goes on in the next line.
    let ends_line = matches!(token.kind, TokenKind::FStringMiddle) && token.end == places.end(end_line);
    let end_line = if ends_line && token.end > token.start { end_line + 1 } else { end_line };
    let start = (start_line, places.column(start_line, token.start));
    let mut end = (end_line, places.column(end_line, token.end));
    let mut text = places.text.get(token.start..token.end).unwrap_or_default().to_owned();
    if extra {
        match token.kind {
            TokenKind::Newline => {
                let end_of_line = places.text.get(token.start..places.end(start_line)).unwrap_or_default();
                text = if is_last(places.end(start_line)) { String::new() } else { end_of_line.to_owned() };
                end = (start_line, start.1 + end_of_line.len());
            }
            TokenKind::BlankLine if is_last(token.end) => text = String::new(),
            _ => {}
        }
    }
    let last = if ends_line { end_line } else { places.line(token.end.saturating_sub(1).max(token.start)) };
    let mut line_end = places.end(last);
    if is_last(line_end) {
        line_end -= 1;
    }
    let line = places.text.get(places.start(start_line)..line_end).unwrap_or_default().to_owned();
    Item { kind: number(vm, token.kind, extra), text, start, end, line }
}

/// The number of a kind in module token.
fn number(vm: &Vm, kind: TokenKind, extra: bool) -> i64 {
    let shift = vm.profile.later_token_shift;
    match kind {
        TokenKind::EndMarker => 0,
        TokenKind::Name => 1,
        TokenKind::Number => 2,
        TokenKind::String => 3,
        TokenKind::Newline => 4,
        TokenKind::Indent => 5,
        TokenKind::Dedent => 6,
        TokenKind::Operator(_) if extra => 55,
        TokenKind::Operator(number) => i64::from(number),
        TokenKind::FStringStart => 59 + shift,
        TokenKind::FStringMiddle => 60 + shift,
        TokenKind::FStringEnd => 61 + shift,
        TokenKind::Comment => 62 + shift,
        TokenKind::BlankLine => 63 + shift,
    }
}

fn explain(places: &Places<'_>, refusal: &Refusal) -> Failure {
    let at = refusal.at.min(places.text.len().saturating_sub(1));
    let line = places.line(at);
    let column = places.column(line, refusal.column_at.min(places.text.len()));
    let text = places.text.get(places.start(line)..places.end(line)).unwrap_or_default();
    let (text, column) = match refusal.kind {
        RefusalKind::Syntax => (text.to_owned(), column + 1),
        RefusalKind::EndOfText => (text.to_owned(), column),
        RefusalKind::Indentation | RefusalKind::Tabs => (text.trim_end_matches('\n').to_owned(), column),
    };
    Failure { kind: refusal.kind, message: refusal.message.clone(), line, column, text }
}

fn next(vm: &mut Vm, iterator: &ObjectRef) -> Result<Option<ObjectRef>> {
    let Some(payload) = iterator.payload::<TokenizerIterator>() else { return Ok(None) };
    let Some(item) = payload.state.get_mut(vm).items.next() else {
        return match payload.state.get_mut(vm).failure.take() {
            Some(failure) => Err(raise(vm, failure)),
            None => Ok(None),
        };
    };
    let place = |vm: &mut Vm, (line, column): (usize, usize)| {
        let items = vec![vm.new_int(line as i64), vm.new_int(column as i64)];
        vm.new_tuple(items)
    };
    let (start, end) = (place(vm, item.start), place(vm, item.end));
    let items = vec![vm.new_int(item.kind), vm.new_str(&item.text), start, end, vm.new_str(&item.line)];
    Ok(Some(vm.new_tuple(items)))
}

fn raise(vm: &mut Vm, failure: Failure) -> Raised {
    let class = match failure.kind {
        RefusalKind::Syntax | RefusalKind::EndOfText => &vm.exceptions.syntax_error,
        RefusalKind::Indentation => &vm.exceptions.indentation_error,
        RefusalKind::Tabs => &vm.exceptions.tab_error,
    }
    .clone();
    let message = vm.new_str(&failure.message);
    let none = vm.none.clone();
    let place = vec![
        vm.new_str("<string>"),
        vm.new_int(failure.line as i64),
        vm.new_int(failure.column as i64),
        vm.new_str(&failure.text),
        none.clone(),
        none,
    ];
    let place = vm.new_tuple(place);
    match vm.call(&class, [message, place]) {
        Ok(exception) => Raised(exception),
        Err(raised) => raised,
    }
}
