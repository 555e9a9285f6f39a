//! `reader`: lines taken apart into fields.

use super::dialect::{self, Dialect, Quoting};
use super::{call_dialect, class, error};
use crate::object::{Contents, Kind, ObjectRef, Token, Trace};
use crate::types::converters::text_of;
use crate::types::native::{TypeDefinition, member};
use crate::types::text::TextBuilder;
use crate::vm::{Arguments, Result, Vm};

/// Where in a record the next character stands.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Place {
    #[default]
    StartOfRecord,
    StartOfField,
    Escaped,
    InField,
    InQuotedField,
    EscapedInQuotedField,
    QuoteInQuotedField,
    BehindLine,
    BehindEscapedLine,
}

/// The record that is being read.
#[derive(Default)]
struct Record {
    fields: Vec<ObjectRef>,
    field: TextBuilder,
    place: Place,
    /// No quote stood at the start of the field.
    is_unquoted: bool,
    line_number: u64,
}

/// The payload of a reader.
pub struct Reader {
    lines: ObjectRef,
    dialect: ObjectRef,
    record: Contents<Record>,
}

impl Trace for Reader {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.lines);
        visit(&self.dialect);
        self.record.get(token).fields.iter().for_each(visit);
    }
}

/// A reader of what an iterable gives.
pub(super) fn new(vm: &mut Vm, lines: &ObjectRef, dialect: Option<ObjectRef>, options: Arguments) -> Result {
    let lines = vm.iter(lines)?;
    let dialect = call_dialect(vm, dialect, options)?;
    let class = class(vm, &READER, Kind::CsvReader);
    Ok(ObjectRef::new(&class, Reader { lines, dialect, record: Contents::default() }))
}

fn reader(object: &ObjectRef) -> &Reader {
    object.payload::<Reader>().expect("the receiver is a reader")
}

/// A character, or the end of a line.
type Input = Option<u32>;

const NEW_LINES: [u32; 2] = ['\n' as u32, '\r' as u32];

impl Reader {
    fn dialect(&self) -> &Dialect {
        dialect::payload(&self.dialect)
    }

    fn goto(&self, vm: &mut Vm, place: Place) {
        self.record.get_mut(vm).place = place;
    }

    /// Ends a field; gives the error that its text is no number.
    fn save(&self, vm: &mut Vm) -> Result<()> {
        let record = self.record.get_mut(vm);
        let text = std::mem::take(&mut record.field).finish();
        let is_unquoted = record.is_unquoted;
        let quoting = self.dialect().quoting;
        let by_type = matches!(quoting, Quoting::Strings | Quoting::NotNull) && vm.profile.csv_reads_by_type;
        let is_number = quoting == Quoting::NonNumeric || by_type && quoting == Quoting::Strings;
        let field = if is_unquoted && text.is_empty() && by_type {
            vm.none.clone()
        } else if is_unquoted && !text.is_empty() && is_number {
            let text = vm.new_text(text);
            let float = vm.types.float.clone();
            vm.call(&float, [text])?
        } else {
            vm.new_text(text)
        };
        self.record.get_mut(vm).fields.push(field);
        Ok(())
    }

    fn add(&self, vm: &mut Vm, character: u32) -> Result<()> {
        let limit = vm.module_state.csv.field_limit;
        let field = &mut self.record.get_mut(vm).field;
        if field.len() as i64 >= limit {
            return Err(error(vm, &format!("field larger than field limit ({limit})")));
        }
        field.push(character);
        Ok(())
    }

    /// Ends a field at a delimiter or at the end of a line.
    fn end_field(&self, vm: &mut Vm, input: Input) -> Result<()> {
        self.save(vm)?;
        self.goto(
            vm,
            match input {
                None => Place::StartOfRecord,
                Some(character) if NEW_LINES.contains(&character) => Place::BehindLine,
                Some(_) => Place::StartOfField,
            },
        );
        Ok(())
    }

    fn take(&self, vm: &mut Vm, input: Input) -> Result<()> {
        let dialect = self.dialect();
        let is_new_line = input.is_none_or(|character| NEW_LINES.contains(&character));
        let is_delimiter = input == Some(dialect.delimiter);
        let is_quote = input.is_some() && input == dialect.quote && dialect.quoting != Quoting::None;
        let is_escape = input.is_some() && input == dialect.escape;
        let line_feed = u32::from('\n');
        let mut place = self.record.get(vm).place;
        if place == Place::StartOfRecord {
            match input {
                None => return Ok(()),
                Some(character) if NEW_LINES.contains(&character) => {
                    self.goto(vm, Place::BehindLine);
                    return Ok(());
                }
                Some(_) => place = Place::StartOfField,
            }
        }
        match place {
            Place::StartOfRecord | Place::StartOfField => {
                // Before it was known of all fields, it was known of those that begin with a character of their own.
                self.record.get_mut(vm).is_unquoted = vm.profile.csv_reads_by_type;
                let skips = dialect.skips_space && input == Some(u32::from(' '));
                if is_new_line || is_delimiter && !(is_quote || is_escape || skips) {
                    return self.end_field(vm, input);
                }
                let Some(character) = input else { return Ok(()) };
                if is_quote {
                    self.record.get_mut(vm).is_unquoted = false;
                    self.goto(vm, Place::InQuotedField);
                } else if is_escape {
                    self.goto(vm, Place::Escaped);
                } else if skips {
                    self.goto(vm, Place::StartOfField);
                } else {
                    self.record.get_mut(vm).is_unquoted = true;
                    self.add(vm, character)?;
                    self.goto(vm, Place::InField);
                }
            }
            Place::Escaped => {
                let is_line = input.is_some() && is_new_line;
                self.add(vm, input.unwrap_or(line_feed))?;
                self.goto(vm, if is_line { Place::BehindEscapedLine } else { Place::InField });
            }
            Place::BehindEscapedLine if input.is_none() => {}
            Place::BehindEscapedLine | Place::InField => {
                if is_new_line || is_delimiter && !is_escape {
                    return self.end_field(vm, input);
                }
                let Some(character) = input else { return Ok(()) };
                if is_escape {
                    self.goto(vm, Place::Escaped);
                } else {
                    // Behind the end of a line that was escaped, the field goes on in the next line.
                    self.add(vm, character)?;
                }
            }
            Place::InQuotedField => {
                let Some(character) = input else { return Ok(()) };
                if is_escape {
                    self.goto(vm, Place::EscapedInQuotedField);
                } else if is_quote {
                    let next = if dialect.double_quote { Place::QuoteInQuotedField } else { Place::InField };
                    self.goto(vm, next);
                } else {
                    self.add(vm, character)?;
                }
            }
            Place::EscapedInQuotedField => {
                self.add(vm, input.unwrap_or(line_feed))?;
                self.goto(vm, Place::InQuotedField);
            }
            Place::QuoteInQuotedField => {
                if is_quote {
                    self.add(vm, input.unwrap_or_default())?;
                    self.goto(vm, Place::InQuotedField);
                } else if is_new_line || is_delimiter {
                    return self.end_field(vm, input);
                } else if dialect.strict {
                    let shown = |character: Option<u32>| character.and_then(char::from_u32).unwrap_or('\u{fffd}');
                    let (delimiter, quote) = (shown(Some(dialect.delimiter)), shown(dialect.quote));
                    return Err(error(vm, &format!("'{delimiter}' expected after '{quote}'")));
                } else {
                    self.add(vm, input.unwrap_or_default())?;
                    self.goto(vm, Place::InField);
                }
            }
            Place::BehindLine => {
                if input.is_none() {
                    self.goto(vm, Place::StartOfRecord);
                } else if !is_new_line {
                    let how = vm.profile.csv_new_line_advice;
                    let message =
                        format!("new-line character seen in unquoted field - do you need to open the file {how}?");
                    return Err(error(vm, &message));
                }
            }
        }
        Ok(())
    }
}

fn next(vm: &mut Vm, object: &ObjectRef) -> Result<Option<ObjectRef>> {
    let this = reader(object);
    let record = this.record.get_mut(vm);
    record.place = Place::StartOfRecord;
    record.field = TextBuilder::new();
    record.is_unquoted = false;
    drop(std::mem::take(&mut record.fields));
    loop {
        let Some(line) = vm.next(&this.lines)? else {
            let record = this.record.get(vm);
            if record.field.is_empty() && record.place != Place::InQuotedField {
                return Ok(None);
            }
            if this.dialect().strict {
                return Err(error(vm, "unexpected end of data"));
            }
            this.save(vm)?;
            break;
        };
        let Some(text) = text_of(&line) else {
            let name = vm.class_name(&line);
            return Err(error(
                vm,
                &format!("iterator should return strings, not {name} (the file should be opened in text mode)"),
            ));
        };
        this.record.get_mut(vm).line_number += 1;
        for character in text.code_points() {
            this.take(vm, Some(character))?;
        }
        this.take(vm, None)?;
        if this.record.get(vm).place == Place::StartOfRecord {
            break;
        }
    }
    let fields = std::mem::take(&mut this.record.get_mut(vm).fields);
    Ok(Some(vm.new_list(fields)))
}

/// `_csv.reader`
pub static READER: TypeDefinition = TypeDefinition {
    name: "reader",
    module: "_csv",
    slots: |slots| {
        slots.iter = Some(|_, object| Ok(object.clone()));
        slots.next = Some(next);
    },
    attributes: &[
        member("dialect", |_, object| Ok(reader(object).dialect.clone())),
        member("line_num", |vm, object| {
            let number = reader(object).record.get(vm).line_number;
            Ok(vm.new_int(number as i64))
        }),
    ],
    ..TypeDefinition::EMPTY
};
