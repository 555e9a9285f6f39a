//! Module `_tokenize` (Python/Python-tokenize.c): the tokens of a text for module tokenize.

use crate::modules::ModuleDefinition;
use crate::object::{Contents, Kind, ObjectRef, Trace};
use crate::syntax::tokens::{Refusal, RefusalKind, Step, Token, TokenKind, Tokens};
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

/// The payload.
pub struct TokenizerIterator {
    readline: ObjectRef,
    encoding: Option<ObjectRef>,
    state: Contents<State>,
    /// The number of the line that the last token ended in, and its text, where tokens share it.
    last_line: Contents<Option<(usize, ObjectRef)>>,
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
    tokens: Tokens,
    /// Where the lines that have come begin.
    starts: Vec<usize>,
    extra: bool,
    failed: bool,
}

struct Failure {
    kind: RefusalKind,
    message: String,
    line: usize,
    column: usize,
    text: String,
}

impl Trace for TokenizerIterator {
    // CPython's collector does not know it either.
    const COLLECTED: bool = false;

    fn trace(&self, token: &crate::object::Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.readline);
        self.encoding.iter().for_each(&mut *visit);
        self.last_line.get(token).iter().for_each(|(_, line)| visit(line));
    }
}

static ITERATOR: TypeDefinition = TypeDefinition {
    name: "TokenizerIter",
    module: "_tokenize",
    base_type: false,
    slots: |slots| {
        slots.get_attribute = Some(Vm::generic_get_attribute);
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
    let encoding = bound[1].take();
    let state = State { tokens: Tokens::new(extra), starts: vec![0], extra, failed: false };
    Ok(ObjectRef::new(
        class,
        TokenizerIterator { readline, encoding, state: Contents::new(state), last_line: Contents::new(None) },
    ))
}

/// Takes another line from `readline`; the failure is a line that no program can have.
fn read_line(vm: &mut Vm, payload: &TokenizerIterator) -> Result<Option<Failure>> {
    let line = vm.call(&payload.readline, []);
    let stop = vm.exceptions.stop_iteration.clone();
    let line = match vm.catch(line, &stop)? {
        None => String::new(),
        Some(line) => match (&payload.encoding, text_of(&line)) {
            (None, Some(line)) => line.to_str_lossy().into_owned(),
            (None, None) => return Err(vm.type_error("readline() returned a non-string object")),
            (Some(encoding), _) if line.payload::<Bytes>().is_some() => {
                let (name, errors) = (vm.intern("decode"), vm.intern("replace"));
                let decoded = vm.call_method(&line, &name, [encoding.clone(), errors])?;
                vm.display_text(&decoded)
            }
            (Some(_), _) => return Err(vm.type_error("readline() returned a non-bytes object")),
        },
    };
    let state = payload.state.get_mut(vm);
    if line.is_empty() {
        state.tokens.complete();
        return Ok(None);
    }
    if line.contains('\0') {
        let message = "source code cannot contain null bytes".into();
        let place = state.starts.len();
        return Ok(Some(Failure { kind: RefusalKind::Syntax, message, line: place, column: 0, text: line }));
    }
    let before = state.tokens.text().len();
    state.tokens.add_line(&line);
    let text = state.tokens.text();
    let ends = text.iter().enumerate().skip(before).filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1);
    state.starts.extend(ends);
    Ok(None)
}

/// Lines and columns of a text.
struct Places<'a> {
    text: &'a [u8],
    starts: &'a [usize],
}

impl Places<'_> {
    /// A part of the text, which begins and ends with whole characters.
    fn part(&self, range: std::ops::Range<usize>) -> &str {
        self.text.get(range).and_then(|part| std::str::from_utf8(part).ok()).unwrap_or_default()
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
        self.part(self.start(line)..offset).chars().count()
    }
}

fn item(shift: i64, places: &Places<'_>, token: Token, extra: bool, implicit_newline: bool) -> Item {
    let is_last = |offset: usize| implicit_newline && offset >= places.text.len();
    if token.at_end && extra {
        let line = places.line(places.text.len().saturating_sub(1)) + usize::from(!places.text.is_empty());
        let kind = number(shift, token.kind, extra);
        return Item { kind, text: String::new(), start: (line, 0), end: (line, 0), line: String::new() };
    }
    let start_line = places.line(token.start);
    let end_line = if token.end > token.start { places.line(token.end - 1) } else { start_line };
    // A string that ends with a line end goes on in the next line.
    let ends_line = matches!(token.kind, TokenKind::FStringMiddle) && token.end == places.end(end_line);
    let end_line = if ends_line && token.end > token.start { end_line + 1 } else { end_line };
    let start = (start_line, places.column(start_line, token.start));
    let mut end = (end_line, places.column(end_line, token.end));
    let mut text = places.part(token.start..token.end).to_owned();
    if extra {
        match token.kind {
            TokenKind::Newline => {
                let end_of_line = places.part(token.start..places.end(start_line));
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
    let line = places.part(places.start(start_line)..line_end).to_owned();
    Item { kind: number(shift, token.kind, extra), text, start, end, line }
}

/// The number of a kind in module token.
fn number(shift: i64, kind: TokenKind, extra: bool) -> i64 {
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
    let text = places.part(places.start(line)..places.end(line));
    let (text, column) = match refusal.kind {
        RefusalKind::Syntax => (text.to_owned(), column + 1),
        RefusalKind::EndOfText => (text.to_owned(), column),
        RefusalKind::Indentation | RefusalKind::Tabs => (text.trim_end_matches('\n').to_owned(), column),
    };
    Failure { kind: refusal.kind, message: refusal.message.clone(), line, column, text }
}

fn next(vm: &mut Vm, iterator: &ObjectRef) -> Result<Option<ObjectRef>> {
    let Some(payload) = iterator.payload::<TokenizerIterator>() else { return Ok(None) };
    let shift = vm.profile.later_token_shift;
    let item = loop {
        let State { tokens, starts, extra, failed } = payload.state.get_mut(vm);
        if *failed {
            return Ok(None);
        }
        let failure = match tokens.advance() {
            Ok(Step::End) => return Ok(None),
            Ok(Step::NeedsLine) => match read_line(vm, payload)? {
                None => continue,
                Some(failure) => failure,
            },
            step => {
                let places = Places { text: tokens.text(), starts };
                match step {
                    Err(refusal) => explain(&places, &refusal),
                    Ok(Step::Token(token)) => break item(shift, &places, token, *extra, tokens.has_implicit_newline()),
                    Ok(_) => return Ok(None),
                }
            }
        };
        payload.state.get_mut(vm).failed = true;
        return Err(raise(vm, failure));
    };
    let place = |vm: &mut Vm, (line, column): (usize, usize)| {
        let items = vec![vm.new_int(line as i64), vm.new_int(column as i64)];
        vm.new_tuple(items)
    };
    let (start, end) = (place(vm, item.start), place(vm, item.end));
    let line = line_of(vm, payload, &item);
    let items = vec![vm.new_int(item.kind), vm.new_str(&item.text), start, end, line];
    Ok(Some(vm.new_tuple(items)))
}

/// The str of a token's line, which the next tokens that end in the same line may share.
fn line_of(vm: &mut Vm, payload: &TokenizerIterator, item: &Item) -> ObjectRef {
    // A token of several lines shows them all: then the line is another text.
    let is_same = |line: &ObjectRef| text_of(line).is_some_and(|text| text.equals_str(&item.line));
    if let Some((number, line)) = payload.last_line.get(vm)
        && *number == item.end.0
        && is_same(line)
    {
        return line.clone();
    }
    let line = vm.new_str(&item.line);
    if vm.profile.tokens_share_their_line {
        let replaced = payload.last_line.replace(vm, Some((item.end.0, line.clone())));
        drop(replaced);
    }
    line
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
