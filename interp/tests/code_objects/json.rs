//! Code objects as lines of JSON, which `compare.py` compares with CPython's.

use std::fmt::Write as _;

use interp::compile::code::{CodeUnit, Constant};
use interp::compile::{Mode, Options, Origin, compile};
use interp::syntax::source;

/// Compiles a file: one line with the code object and all its `co_*` attributes, or with the error.
pub fn compile_file(bytes: &[u8], path: &str, mode: Mode, options: &Options) -> String {
    let mut line = String::new();
    let origin = if source::is_declared(bytes) { Origin::DeclaredFile } else { Origin::File };
    let options = Options { origin, ..options.clone() };
    let text = source::decode(bytes, path, origin, options.profile);
    match text.and_then(|text| compile(&text, path, mode, &options, &mut Vec::new())) {
        Ok(code) => write_code(&code, &mut line),
        Err(failure) => {
            let _ = write!(
                line,
                "{{\"error\": [{}, {}, {}, {}, {}, {}]}}",
                quoted(&format!("{:?}", failure.kind)),
                quoted(&failure.message),
                failure.line.map_or("null".to_owned(), |line| line.to_string()),
                failure.column,
                failure.end_line,
                failure.end_column
            );
        }
    }
    line
}

fn quoted(text: &str) -> String {
    let mut result = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => result.push_str("\\\""),
            '\\' => result.push_str("\\\\"),
            character if (character as u32) < 32 => {
                let _ = write!(result, "\\u{:04x}", character as u32);
            }
            character => result.push(character),
        }
    }
    result.push('"');
    result
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn list<T>(items: &[T], line: &mut String, write: impl Fn(&T, &mut String)) {
    line.push('[');
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            line.push(',');
        }
        write(item, line);
    }
    line.push(']');
}

fn write_code(code: &CodeUnit, line: &mut String) {
    let _ = write!(
        line,
        "{{\"name\": {}, \"qualname\": {}, \"firstlineno\": {}, \"flags\": {}, \"argcount\": {}, \
         \"posonlyargcount\": {}, \"kwonlyargcount\": {}, \"stacksize\": {}, \"code\": \"{}\", \"linetable\": \"{}\", \
         \"exceptiontable\": \"{}\", \"names\": ",
        quoted(&code.name),
        quoted(&code.qualified_name),
        code.first_line,
        code.flags,
        code.argument_count,
        code.positional_only_count,
        code.keyword_only_count,
        code.stack_size,
        hexadecimal(&code.code),
        hexadecimal(&code.line_table),
        hexadecimal(&code.exception_table),
    );
    list(&code.names, line, |name, line| line.push_str(&quoted(name)));
    line.push_str(", \"localsplus\": ");
    list(&code.variables, line, |variable, line| {
        let kind = if variable.hidden { 0x10 } else { 0 }
            | if variable.local { 0x20 } else { 0 }
            | if variable.cell { 0x40 } else { 0 }
            | if variable.free { 0x80 } else { 0 };
        let _ = write!(line, "[{}, {kind}]", quoted(&variable.name));
    });
    line.push_str(", \"consts\": ");
    list(&code.constants, line, write_constant);
    line.push('}');
}

fn write_constant(constant: &Constant, line: &mut String) {
    let _ = match constant {
        Constant::None => write!(line, "[\"none\"]"),
        Constant::Bool(value) => write!(line, "[\"bool\", {value}]"),
        Constant::Ellipsis => write!(line, "[\"ellipsis\"]"),
        Constant::Int(value) => write!(line, "[\"int\", \"{value:x}\"]"),
        Constant::Float(value) => write!(line, "[\"float\", \"{:016x}\"]", value.to_bits()),
        Constant::Complex(real, imaginary) => {
            write!(line, "[\"complex\", \"{:016x}\", \"{:016x}\"]", real.to_bits(), imaginary.to_bits())
        }
        Constant::Str(text) => {
            let points = text.chars().map(|character| character as u32);
            write!(line, "[\"str\", {:?}]", points.collect::<Vec<_>>())
        }
        Constant::SurrogateStr(points) => write!(line, "[\"str\", {points:?}]"),
        Constant::Bytes(bytes) => write!(line, "[\"bytes\", \"{}\"]", hexadecimal(bytes)),
        Constant::Tuple(items) => {
            line.push_str("[\"tuple\", ");
            list(items, line, write_constant);
            write!(line, "]")
        }
        Constant::FrozenSet(items) => {
            line.push_str("[\"frozenset\", ");
            list(items, line, write_constant);
            write!(line, "]")
        }
        Constant::Code(code) => {
            line.push_str("[\"code\", ");
            write_code(code, line);
            write!(line, "]")
        }
    };
}
