//! `Dialect`: how fields are delimited and quoted.

use super::registered;
use crate::object::{ObjectRef, Token, Trace};
use crate::types::converters::text_of;
use crate::types::int::Int;
use crate::types::native::{TypeDefinition, getter, member, method};
use crate::types::text::Text;
use crate::vm::{Arguments, Result, Vm};

/// When fields are quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quoting {
    /// Where a field could not be read back else.
    Minimal,
    /// Always.
    All,
    /// What is no number; what is not quoted is read as a float.
    NonNumeric,
    /// Never.
    None,
    /// Strs.
    Strings,
    /// All but `None`.
    NotNull,
}

/// The payload.
pub struct Dialect {
    pub delimiter: u32,
    pub quote: Option<u32>,
    pub escape: Option<u32>,
    pub double_quote: bool,
    pub skips_space: bool,
    pub strict: bool,
    pub quoting: Quoting,
    pub line_terminator: ObjectRef,
}

impl Trace for Dialect {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.line_terminator);
    }
}

/// The payload of a dialect.
pub(super) fn payload(object: &ObjectRef) -> &Dialect {
    object.payload::<Dialect>().expect("it is a Dialect")
}

impl Dialect {
    /// Whether a character ends lines.
    pub fn ends_lines(&self, character: u32) -> bool {
        text_of(&self.line_terminator).is_some_and(|text| text.code_points().any(|other| other == character))
    }
}

/// The options, in the order of the parameters behind the dialect.
const OPTIONS: [&str; 8] =
    ["delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting", "skipinitialspace", "strict"];

/// Binds the arguments of a call to the dialect and the options.
fn bind(vm: &mut Vm, arguments: Arguments) -> Result<(Option<ObjectRef>, [Option<ObjectRef>; 8])> {
    let count = arguments.positional.len() + arguments.keywords.len();
    if count > OPTIONS.len() + 1 {
        return Err(vm.type_error(format!("function takes at most 9 arguments ({count} given)")));
    }
    let mut options = [const { None }; 8];
    let mut positional = arguments.positional.into_iter();
    let mut dialect = positional.next();
    for (place, value) in options.iter_mut().zip(positional) {
        *place = Some(value);
    }
    for (keyword, value) in arguments.keywords {
        let name = vm.display_text(&keyword);
        let place = match OPTIONS.iter().position(|option| *option == name) {
            Some(index) => &mut options[index],
            None if name == "dialect" => &mut dialect,
            None if vm.profile.got_an_unexpected_keyword => {
                return Err(vm.type_error(format!("this function got an unexpected keyword argument '{name}'")));
            }
            None => return Err(vm.type_error(format!("'{name}' is an invalid keyword argument for this function"))),
        };
        if place.replace(value).is_some() {
            let index = OPTIONS.iter().position(|option| *option == name).map_or(1, |index| index + 2);
            return Err(vm.type_error(format!("argument for function given by name ('{name}') and position ({index})")));
        }
    }
    Ok((dialect, options))
}

fn new(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    let (mut dialect, mut options) = bind(vm, arguments)?;
    if let Some(name) = dialect.clone().filter(|dialect| text_of(dialect).is_some()) {
        dialect = Some(registered(vm, &name)?);
    }
    if let Some(dialect) = dialect {
        if dialect.payload::<Dialect>().is_some() && options.iter().all(Option::is_none) {
            return Ok(dialect);
        }
        for (option, name) in options.iter_mut().zip(OPTIONS) {
            if option.is_none() {
                // What it has not is as it is by default.
                *option = vm.get_attribute_named(&dialect, name).ok();
            }
        }
    }
    let [delimiter, double_quote, escape, line_terminator, quote, quoting, skips_space, strict] = options;
    let double_quote = flag(vm, double_quote, true)?;
    let delimiter = delimiter_of(vm, delimiter)?;
    let escape = character(vm, "escapechar", escape, None)?;
    let line_terminator = match line_terminator {
        Some(text) if text.is(&vm.none) => None,
        Some(text) if text_of(&text).is_some() => Some(text),
        Some(_) => return Err(vm.type_error("\"lineterminator\" must be a string")),
        None => Some(vm.new_str("\r\n")),
    };
    let has_no_quote = quote.as_ref().is_some_and(|quote| quote.is(&vm.none));
    let has_no_quoting = quoting.is_none();
    let quote = character(vm, "quotechar", quote, Some(u32::from('"')))?;
    let mut quoting = quoting_of(vm, quoting)?;
    let skips_space = flag(vm, skips_space, false)?;
    let strict = flag(vm, strict, false)?;
    if has_no_quote && has_no_quoting {
        quoting = Quoting::None;
    }
    if quoting != Quoting::None && quote.is_none() {
        return Err(vm.type_error("quotechar must be set if quoting enabled"));
    }
    let Some(line_terminator) = line_terminator else { return Err(vm.type_error("lineterminator must be set")) };
    let dialect = Dialect { delimiter, quote, escape, double_quote, skips_space, strict, quoting, line_terminator };
    if vm.profile.csv_checks_characters {
        check_characters(vm, &dialect)?;
    }
    Ok(ObjectRef::new(class, dialect))
}

fn flag(vm: &mut Vm, given: Option<ObjectRef>, default: bool) -> Result<bool> {
    given.map_or(Ok(default), |given| vm.truth(&given))
}

fn one_character(vm: &mut Vm, name: &str, text: &Text) -> Result<u32> {
    match text.get(0) {
        Some(character) if text.len() == 1 => Ok(character),
        _ => Err(vm.type_error(format!("\"{name}\" must be a 1-character string"))),
    }
}

fn delimiter_of(vm: &mut Vm, given: Option<ObjectRef>) -> Result<u32> {
    let Some(given) = given else { return Ok(u32::from(',')) };
    match text_of(&given) {
        Some(text) => one_character(vm, "delimiter", text),
        None => {
            let name = vm.class_name(&given);
            Err(vm.type_error(format!("\"delimiter\" must be string, not {name}")))
        }
    }
}

fn character(vm: &mut Vm, name: &str, given: Option<ObjectRef>, default: Option<u32>) -> Result<Option<u32>> {
    let Some(given) = given else { return Ok(default) };
    if given.is(&vm.none) {
        return Ok(None);
    }
    match text_of(&given) {
        Some(text) => one_character(vm, name, text).map(Some),
        None => {
            let found = vm.class_name(&given);
            Err(vm.type_error(format!("\"{name}\" must be string or None, not {found}")))
        }
    }
}

fn quoting_of(vm: &mut Vm, given: Option<ObjectRef>) -> Result<Quoting> {
    let Some(given) = given else { return Ok(Quoting::Minimal) };
    if given.class_id() != vm.types.int.id() {
        return Err(vm.type_error("\"quoting\" must be an integer"));
    }
    let Some(value) = given.payload::<Int>().and_then(Int::to_i64).and_then(|value| i32::try_from(value).ok()) else {
        return Err(vm.overflow_error("Python int too large to convert to C int"));
    };
    Ok(match value {
        0 => Quoting::Minimal,
        1 => Quoting::All,
        2 => Quoting::NonNumeric,
        3 => Quoting::None,
        4 if vm.profile.csv_quotes_by_type => Quoting::Strings,
        5 if vm.profile.csv_quotes_by_type => Quoting::NotNull,
        _ => return Err(vm.type_error("bad \"quoting\" value")),
    })
}

/// No character may stand for two things.
fn check_characters(vm: &mut Vm, dialect: &Dialect) -> Result<()> {
    let characters =
        [("delimiter", Some(dialect.delimiter)), ("escapechar", dialect.escape), ("quotechar", dialect.quote)];
    for (name, character) in characters {
        let Some(character) = character else { continue };
        let is_space = character == u32::from(' ') && name != "delimiter" && dialect.skips_space;
        if is_space || character == u32::from('\r') || character == u32::from('\n') {
            return Err(vm.value_error(format!("bad {name} value")));
        }
        if dialect.ends_lines(character) {
            return Err(vm.value_error(format!("bad {name} or lineterminator value")));
        }
    }
    for (first, second) in [(0, 1), (0, 2), (1, 2)] {
        let ((first, one), (second, other)) = (characters[first], characters[second]);
        if one.is_some() && one == other {
            return Err(vm.value_error(format!("bad {first} or {second} value")));
        }
    }
    Ok(())
}

fn shown(vm: &Vm, character: Option<u32>) -> ObjectRef {
    character.map_or_else(|| vm.none.clone(), |character| vm.new_character(character))
}

fn refuse_pickling(vm: &mut Vm, object: &ObjectRef, _: &mut [Option<ObjectRef>]) -> Result {
    let name = vm.short_class_name(object);
    Err(vm.type_error(format!("cannot pickle '{name}' instances")))
}

/// `Dialect`
pub static DIALECT: TypeDefinition = TypeDefinition {
    name: "Dialect",
    module: "_csv",
    slots: |slots| {
        slots.new = Some(new);
    },
    methods: &[
        method("__reduce__", "($self, /, *args)", refuse_pickling),
        method("__reduce_ex__", "($self, /, *args)", refuse_pickling),
    ],
    attributes: &[
        member("skipinitialspace", |vm, object| Ok(vm.new_bool(payload(object).skips_space))),
        member("doublequote", |vm, object| Ok(vm.new_bool(payload(object).double_quote))),
        member("strict", |vm, object| Ok(vm.new_bool(payload(object).strict))),
        getter("delimiter", |vm, object| Ok(vm.new_character(payload(object).delimiter))),
        getter("escapechar", |vm, object| Ok(shown(vm, payload(object).escape))),
        getter("lineterminator", |_, object| Ok(payload(object).line_terminator.clone())),
        getter("quotechar", |vm, object| Ok(shown(vm, payload(object).quote))),
        getter("quoting", |vm, object| Ok(vm.new_int(payload(object).quoting as i64))),
    ],
    ..TypeDefinition::EMPTY
};
