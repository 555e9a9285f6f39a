//! `TextIOWrapper` over the streams that the interpreter was given: `sys.stdout`, `sys.stderr`, `sys.stdin`.

use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::native::{TypeDefinition, getter, method};
use crate::types::str::Str;
use crate::types::text::{Kind, Text};
use crate::vm::{Result, Vm};

/// How much text a stream keeps back before it writes, in bytes (`io.DEFAULT_BUFFER_SIZE`).
const BUFFER_SIZE: usize = 8192;

/// Where a stream writes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// What the interpreter was given as standard input: it is at its end.
    Input,
    /// `Config::standard_output`.
    Output,
    /// `Config::standard_error`; written at once.
    Error,
}

impl Target {
    /// The stream's name.
    pub fn name(self) -> &'static str {
        ["<stdin>", "<stdout>", "<stderr>"][self as usize]
    }
}

/// The payload of a text stream.
pub struct TextStream {
    /// Where it writes to.
    pub target: Target,
    /// The bytes under it.
    pub buffer: ObjectRef,
    state: Contents<StreamState>,
}

#[derive(Default)]
struct StreamState {
    pending: Vec<u8>,
    /// How many texts that are.
    texts: usize,
    /// What is kept of them until they are written (`pending_bytes`): the first text, or a list of several. ASCII is
    /// its own encoding, so that the text itself is kept.
    kept: Option<ObjectRef>,
    closed: bool,
}

impl Trace for TextStream {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.buffer);
        self.state.get(token).kept.iter().for_each(visit);
    }
}

impl Vm {
    /// A stream of the world outside.
    pub fn new_text_stream(&self, target: Target) -> ObjectRef {
        let buffer = self.new_standard_buffer(target);
        ObjectRef::new(&self.types.text_stream, TextStream { target, buffer, state: Contents::default() })
    }

    /// Whether writing to an object means [`Vm::write_text`], with no method of Python's in between.
    pub fn is_native_text_stream(&self, object: &ObjectRef) -> bool {
        object.class_id() == self.types.text_stream.id()
    }

    /// `stream.write(text)` for a stream of the world outside.
    ///
    /// # Errors
    /// ValueError after the stream was closed, UnicodeEncodeError for lone surrogates on standard output,
    /// OSError where writing fails.
    pub fn write_text(&mut self, stream: &ObjectRef, text: &ObjectRef) -> Result<()> {
        let Some(payload) = stream.payload::<TextStream>() else { return Ok(()) };
        let Some(content) = text.payload::<Str>().map(|text| text.text.clone()) else { return Ok(()) };
        if payload.state.get(self).closed {
            return Err(self.value_error("I/O operation on closed file."));
        }
        if payload.target == Target::Input {
            return Err(self.unsupported_operation("not writable"));
        }
        let encoded = match content.as_utf8() {
            Some(encoded) => encoded.into_owned().into_bytes(),
            None if payload.target == Target::Error => escape_surrogates(&content).into_bytes(),
            None => return Err(self.surrogates_error(text, &content)),
        };
        if payload.target == Target::Output {
            self.keep_text(payload, text, &content);
        }
        let state = payload.state.get_mut(self);
        state.texts += 1;
        state.pending.extend(encoded);
        if payload.target == Target::Error {
            self.flush_text_stream(stream)?;
        } else if state.pending.len() > BUFFER_SIZE {
            let StreamState { pending, kept, .. } = std::mem::take(state);
            drop(kept);
            self.write_standard(&payload.buffer, &pending)?;
        }
        Ok(())
    }

    /// Keeps a text that is about to be written, as CPython's stream does until it writes.
    fn keep_text(&mut self, payload: &TextStream, text: &ObjectRef, content: &Text) {
        let kept = (content.kind() == Kind::Ascii && content.len() <= BUFFER_SIZE).then(|| text.clone());
        let state = payload.state.get_mut(self);
        match state.texts {
            0 => state.kept = kept,
            1 => {
                let texts = state.kept.take().into_iter().chain(kept).collect();
                let list = self.new_list(texts);
                payload.state.get_mut(self).kept = Some(list);
            }
            _ => {
                if let (Some(list), Some(text)) = (state.kept.clone(), kept) {
                    self.list_append(&list, text);
                }
            }
        }
    }

    /// `stream.flush()` for a stream of the world outside.
    ///
    /// # Errors
    /// OSError where writing fails.
    pub fn flush_text_stream(&mut self, stream: &ObjectRef) -> Result<()> {
        let Some(payload) = stream.payload::<TextStream>() else { return Ok(()) };
        let state = payload.state.get_mut(self);
        let (pending, kept) = (std::mem::take(&mut state.pending), state.kept.take());
        state.texts = 0;
        drop(kept);
        self.write_standard(&payload.buffer, &pending)?;
        self.flush_standard(&payload.buffer)
    }

    /// OSError of the subclass for an error of the operating system.
    #[cold]
    pub fn io_error(&mut self, error: &std::io::Error) -> crate::vm::Raised {
        use std::io::ErrorKind;
        let exceptions = &self.exceptions;
        let class = match error.kind() {
            ErrorKind::NotFound => &exceptions.file_not_found_error,
            ErrorKind::PermissionDenied => &exceptions.permission_error,
            ErrorKind::AlreadyExists => &exceptions.file_exists_error,
            ErrorKind::BrokenPipe => &exceptions.broken_pipe_error,
            ErrorKind::IsADirectory => &exceptions.is_a_directory_error,
            ErrorKind::NotADirectory => &exceptions.not_a_directory_error,
            _ => &exceptions.os_error,
        }
        .clone();
        let text = error.to_string();
        // Rust appends "(os error N)" to the system's text.
        let text = text.split(" (os error").next().unwrap_or_default().to_owned();
        match error.raw_os_error() {
            Some(number) => {
                // The constructor takes the number and the text apart, and finds the class.
                let arguments = [self.new_int(i64::from(number)), self.new_str(&text)];
                match self.call(&class, arguments) {
                    Ok(exception) => {
                        self.set_implicit_context(&exception);
                        crate::vm::Raised(exception)
                    }
                    Err(raised) => raised,
                }
            }
            None => self.raise(&class, &text),
        }
    }

    /// `io.UnsupportedOperation(message)`
    #[cold]
    pub fn unsupported_operation(&mut self, message: &str) -> crate::vm::Raised {
        match self.unsupported_operation_class() {
            Ok(class) => {
                let message = self.new_str(message);
                match self.call(&class, [message]) {
                    Ok(exception) => crate::vm::Raised(exception),
                    Err(raised) => raised,
                }
            }
            Err(raised) => raised,
        }
    }

    #[cold]
    fn surrogates_error(&mut self, object: &ObjectRef, text: &Text) -> crate::vm::Raised {
        let is_surrogate = |code_point: u32| (0xd800..0xe000).contains(&code_point);
        let code_points: Vec<u32> = text.code_points().collect();
        let start = code_points.iter().position(|code_point| is_surrogate(*code_point)).unwrap_or(0);
        let length = code_points[start..].iter().take_while(|code_point| is_surrogate(**code_point)).count();
        let class = self.exceptions.unicode_encode_error.clone();
        let arguments = vec![
            self.new_str("utf-8"),
            object.clone(),
            self.new_int(start as i64),
            self.new_int((start + length) as i64),
            self.new_str("surrogates not allowed"),
        ];
        match self.call(&class, crate::vm::Arguments::positional(arguments)) {
            Ok(exception) => crate::vm::Raised(exception),
            Err(raised) => raised,
        }
    }
}

fn escape_surrogates(text: &Text) -> String {
    let mut escaped = String::new();
    for code_point in text.code_points() {
        match char::from_u32(code_point) {
            Some(character) => escaped.push(character),
            None => escaped.push_str(&format!("\\u{code_point:04x}")),
        }
    }
    escaped
}

fn write(vm: &mut Vm, stream: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let text = vm.required(arguments, 0);
    let Some(length) = text.payload::<Str>().map(|text| text.text.len()) else {
        let class = if text.is(&vm.none) { "None".to_owned() } else { vm.class_name(&text) };
        return Err(vm.type_error(format!("write() argument must be str, not {class}")));
    };
    vm.write_text(stream, &text)?;
    Ok(vm.new_int(length as i64))
}

fn write_lines(vm: &mut Vm, stream: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let lines = vm.required(arguments, 0);
    let iterator = vm.iter(&lines)?;
    while let Some(line) = vm.next(&iterator)? {
        write(vm, stream, &mut [Some(line)])?;
    }
    Ok(vm.none.clone())
}

fn flush(vm: &mut Vm, stream: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    vm.flush_text_stream(stream)?;
    Ok(vm.none.clone())
}

fn close(vm: &mut Vm, stream: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    vm.flush_text_stream(stream)?;
    if let Some(payload) = stream.payload::<TextStream>() {
        payload.state.get_mut(vm).closed = true;
    }
    Ok(vm.none.clone())
}

fn file_number(vm: &mut Vm, stream: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let number = stream.payload::<TextStream>().map_or(-1, |payload| payload.target as i64);
    Ok(vm.new_int(number))
}

fn is_output(stream: &ObjectRef) -> bool {
    stream.payload::<TextStream>().is_some_and(|payload| payload.target != Target::Input)
}

fn writable(vm: &mut Vm, stream: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    Ok(vm.new_bool(is_output(stream)))
}

fn readable(vm: &mut Vm, stream: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    Ok(vm.new_bool(!is_output(stream)))
}

fn answer_false(vm: &mut Vm, _: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    Ok(vm.new_bool(false))
}

/// Reading: standard input is at its end.
fn read(vm: &mut Vm, stream: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    if is_output(stream) {
        return Err(vm.unsupported_operation("not readable"));
    }
    Ok(vm.empty_str.clone())
}

fn enter(_: &mut Vm, stream: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    Ok(stream.clone())
}

fn repr(vm: &mut Vm, stream: &ObjectRef) -> Result {
    let Some(target) = stream.payload::<TextStream>().map(|payload| payload.target) else { return Ok(vm.none.clone()) };
    let mode = if target == Target::Input { "r" } else { "w" };
    Ok(vm.new_str(&format!("<_io.TextIOWrapper name='{}' mode='{mode}' encoding='utf-8'>", target.name())))
}

fn next(_: &mut Vm, _: &ObjectRef) -> Result<Option<ObjectRef>> {
    Ok(None)
}

/// `TextIOWrapper`
pub static DEFINITION: TypeDefinition = TypeDefinition {
    name: "TextIOWrapper",
    module: "_io",
    instance_dict: true,
    weak_references: true,
    slots: |slots| {
        slots.repr = Some(repr);
        slots.iter = Some(|_, stream| Ok(stream.clone()));
        slots.next = Some(next);
        slots.finalize = Some(Vm::flush_text_stream);
    },
    methods: &[
        method("write", "($self, text, /)", write),
        method("writelines", "($self, lines, /)", write_lines),
        method("read", "($self, size=-1, /)", read),
        method("readline", "($self, size=-1, /)", read),
        method("flush", "($self, /)", flush),
        method("close", "($self, /)", close),
        method("fileno", "($self, /)", file_number),
        method("seekable", "($self, /)", answer_false),
        method("readable", "($self, /)", readable),
        method("writable", "($self, /)", writable),
        method("isatty", "($self, /)", answer_false),
        method("__enter__", "($self, /)", enter),
        method("__exit__", "($self, /, *args)", close),
    ],
    attributes: &[
        getter("buffer", |vm, stream| {
            Ok(stream.payload::<TextStream>().map_or_else(|| vm.none.clone(), |payload| payload.buffer.clone()))
        }),
        getter("encoding", |vm, _| Ok(vm.new_str("utf-8"))),
        getter("errors", |vm, stream| {
            let target = stream.payload::<TextStream>().map(|payload| payload.target);
            Ok(vm.new_str(if target == Some(Target::Error) { "backslashreplace" } else { "strict" }))
        }),
        getter("name", |vm, stream| {
            let name = stream.payload::<TextStream>().map_or("", |payload| payload.target.name());
            Ok(vm.new_str(name))
        }),
        getter("mode", |vm, stream| Ok(vm.new_str(if is_output(stream) { "w" } else { "r" }))),
        getter("closed", |vm, stream| {
            let closed = stream.payload::<TextStream>().is_some_and(|payload| payload.state.get(vm).closed);
            Ok(vm.new_bool(closed))
        }),
        getter("line_buffering", |vm, stream| {
            let target = stream.payload::<TextStream>().map(|payload| payload.target);
            Ok(vm.new_bool(target == Some(Target::Error)))
        }),
        getter("newlines", |vm, _| Ok(vm.none.clone())),
    ],
    ..TypeDefinition::EMPTY
};
