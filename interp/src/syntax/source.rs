//! From the bytes of a file to its text: byte order mark, coding cookie, null bytes (PEP 263).

use super::failure::{FailureKind, Stage, SyntaxFailure};
use super::parse::Origin;
use super::second_look;
use crate::version::Profile;

/// Whether the bytes of a source file say their encoding.
pub fn is_declared(bytes: &[u8]) -> bool {
    bytes.starts_with(MARK) || find_cookie(bytes).is_some()
}

/// The encoding that the bytes of a source file declare, if a codec has to be asked for it.
pub fn foreign_encoding(bytes: &[u8]) -> Option<String> {
    let name = find_cookie(bytes.strip_prefix(MARK).unwrap_or(bytes))?.name;
    (Encoding::named(&name) == Encoding::Foreign && !bytes.starts_with(MARK)).then_some(name)
}

/// Decodes the bytes of a source file.
///
/// # Errors
/// `SyntaxError` for bytes that are not in the encoding, and for an encoding that contradicts the byte order mark.
pub fn decode(
    bytes: &[u8],
    filename: &str,
    origin: Origin,
    profile: &'static Profile,
) -> Result<String, SyntaxFailure> {
    let rest = bytes.strip_prefix(MARK);
    let cookie = find_cookie(rest.unwrap_or(bytes));
    let encoding = cookie.as_ref().map_or(Encoding::Utf8, |cookie| Encoding::named(&cookie.name));
    let name = cookie.map(|cookie| cookie.name).unwrap_or_default();
    if rest.is_some() && !name.is_empty() && normal_name(&name) != "utf-8" {
        return Err(undecodable(format!("encoding problem: {} with BOM", normal_name(&name))));
    }
    let bytes = rest.unwrap_or(bytes);
    match encoding {
        Encoding::Utf8 => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text.to_owned()),
            Err(error) if origin == Origin::File => Err(not_utf8(bytes, error.valid_up_to(), filename)),
            Err(_) => match second_look::undecodable_token(bytes, origin, profile) {
                Some(failure) => Err(*failure),
                None => Ok(String::from_utf8_lossy(bytes).into_owned()),
            },
        },
        Encoding::Latin1 => Ok(bytes.iter().copied().map(char::from).collect()),
        Encoding::Ascii => match bytes.iter().position(|byte| !byte.is_ascii()) {
            None => Ok(bytes.iter().copied().map(char::from).collect()),
            Some(_) if origin.is_file() => Err(undecodable(format!("encoding problem: {name}"))),
            Some(at) => Err(undecodable(format!(
                "'ascii' codec can't decode byte 0x{:02x} in position {at}: ordinal not in range(128)",
                bytes[at]
            ))),
        },
        Encoding::Foreign => Err(undecodable(format!("unknown encoding: {name}"))),
    }
}

/// The byte order mark of UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Latin1,
    Ascii,
    Foreign,
}

/// The one name of UTF-8 and of Latin-1 for the names that the tokenizer knows itself; any other as it is
/// (`get_normal_name` in Parser/tokenizer/helpers.c).
fn normal_name(name: &str) -> &str {
    let plain: String = name.chars().take(12).collect::<String>().to_ascii_lowercase().replace('_', "-");
    let is = |known: &str| plain == known || plain.strip_prefix(known).is_some_and(|rest| rest.starts_with('-'));
    if is("utf-8") {
        "utf-8"
    } else if ["latin-1", "iso-8859-1", "iso-latin-1"].into_iter().any(is) {
        "iso-8859-1"
    } else {
        name
    }
}

impl Encoding {
    fn named(name: &str) -> Self {
        let name = name.to_ascii_lowercase().replace('_', "-");
        match name.as_str() {
            "utf-8" | "utf8" | "u8" | "utf" | "utf8-ucs2" | "utf8-ucs4" | "cp65001" => Self::Utf8,
            name if name.starts_with("utf-8-") => Self::Utf8,
            "latin-1" | "latin1" | "latin" | "iso-8859-1" | "iso8859-1" | "8859" | "cp819" | "l1" => Self::Latin1,
            name if normal_name(name) == "iso-8859-1" => Self::Latin1,
            "ascii" | "us-ascii" | "646" | "ansi-x3.4-1968" => Self::Ascii,
            _ => Self::Foreign,
        }
    }
}

struct Cookie {
    name: String,
}

/// `coding[=:]\s*([-\w.]+)` in a comment of the first two lines; the second counts only behind a blank or comment line.
fn find_cookie(bytes: &[u8]) -> Option<Cookie> {
    for line in bytes.split(|byte| *byte == b'\n').take(2) {
        let start = line.iter().position(|byte| !matches!(byte, b' ' | b'\t' | 0x0C));
        match start.map(|start| &line[start..]) {
            None | Some([b'\r']) => {}
            Some(comment) if comment.starts_with(b"#") => {
                if let Some(name) = cookie_in(comment) {
                    return Some(Cookie { name });
                }
            }
            Some(_) => return None,
        }
    }
    None
}

fn cookie_in(comment: &[u8]) -> Option<String> {
    const WORD: &[u8] = b"coding";
    let mut rest = comment;
    while let Some(at) = rest.windows(WORD.len()).position(|window| window == WORD) {
        rest = &rest[at + WORD.len()..];
        let Some(after) = rest.strip_prefix(b":").or_else(|| rest.strip_prefix(b"=")) else { continue };
        let blanks = after.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        let name: Vec<u8> = after[blanks..].iter().take_while(is_name).copied().collect();
        if !name.is_empty() {
            return String::from_utf8(name).ok();
        }
    }
    None
}

fn not_utf8(bytes: &[u8], at: usize, filename: &str) -> SyntaxFailure {
    let line = bytes[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
    undecodable(format!(
        "Non-UTF-8 code starting with '\\x{:02x}' in file {filename} on line {line}, but no encoding declared; see \
         https://peps.python.org/pep-0263/ for details",
        bytes[at]
    ))
}

/// The failure of bytes that are no text.
pub fn undecodable(message: String) -> SyntaxFailure {
    SyntaxFailure {
        kind: FailureKind::SyntaxError,
        message,
        stage: Stage::Decoding,
        line: Some(0),
        column: 0,
        end_line: 0,
        end_column: 0,
        text: None,
    }
}
