//! `writer`: fields put together to lines.

use super::dialect::{self, Dialect, Quoting};
use super::{call_dialect, class, error};
use crate::object::{Kind, ObjectRef, Token, Trace};
use crate::types::converters::text_of;
use crate::types::native::{TypeDefinition, member, method};
use crate::types::text::{Text, TextBuilder};
use crate::vm::{Arguments, Result, Vm};

/// The payload of a writer.
pub struct Writer {
    write: ObjectRef,
    dialect: ObjectRef,
}

impl Trace for Writer {
    fn trace(&self, _: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        visit(&self.write);
        visit(&self.dialect);
    }
}

/// A writer to what has a method `write`.
pub(super) fn new(vm: &mut Vm, file: &ObjectRef, dialect: Option<ObjectRef>, options: Arguments) -> Result {
    let name = vm.names.write.clone();
    let write = vm.get_optional_attribute(file, &name)?;
    let Some(write) = write.filter(|write| write.class_payload(vm).slots(vm).call.is_some()) else {
        return Err(vm.type_error("argument 1 must have a \"write\" method"));
    };
    let dialect = call_dialect(vm, dialect, options)?;
    let class = class(vm, &WRITER, Kind::CsvWriter);
    Ok(ObjectRef::new(&class, Writer { write, dialect }))
}

fn writer(object: &ObjectRef) -> &Writer {
    object.payload::<Writer>().expect("the receiver is a writer")
}

/// A line that is being put together.
struct Line<'a> {
    dialect: &'a Dialect,
    builder: TextBuilder,
    fields: usize,
}

impl Line<'_> {
    fn add(&mut self, vm: &mut Vm, field: Option<&Text>, mut is_quoted: bool) -> Result<()> {
        let dialect = self.dialect;
        if self.fields > 0 {
            self.builder.push(dialect.delimiter);
        }
        let is_empty = field.is_none_or(Text::is_empty);
        let space = u32::from(' ');
        if is_empty && vm.profile.csv_checks_characters && dialect.delimiter == space && dialect.skips_space {
            let by_type = matches!(dialect.quoting, Quoting::Strings | Quoting::NotNull);
            if dialect.quoting == Quoting::None || field.is_none() && by_type {
                let why = "empty field must be quoted if delimiter is a space and skipinitialspace is true";
                return Err(error(vm, why));
            }
            is_quoted = true;
        }
        let mut inner = TextBuilder::new();
        for character in field.into_iter().flat_map(Text::code_points) {
            let is = |special: Option<u32>| special == Some(character);
            let ends_line = vm.profile.csv_checks_characters && ['\r', '\n'].map(u32::from).contains(&character);
            let (is_escape, is_quote) = (is(dialect.escape), is(dialect.quote));
            let is_special = is_escape || is_quote || character == dialect.delimiter || ends_line;
            if is_special || dialect.ends_lines(character) {
                let mut escapes = dialect.quoting == Quoting::None;
                if !escapes {
                    if is_quote && dialect.double_quote {
                        inner.push(character);
                    } else if is_quote || is_escape {
                        escapes = true;
                    }
                    is_quoted |= !escapes;
                }
                if escapes {
                    let Some(escape) = dialect.escape else {
                        return Err(error(vm, "need to escape, but no escapechar set"));
                    };
                    inner.push(escape);
                }
            }
            inner.push(character);
        }
        let quote = dialect.quote.filter(|_| is_quoted);
        quote.into_iter().for_each(|quote| self.builder.push(quote));
        self.builder.push_text(&inner.finish());
        quote.into_iter().for_each(|quote| self.builder.push(quote));
        self.fields += 1;
        Ok(())
    }
}

fn write_row(vm: &mut Vm, object: &ObjectRef, row: &ObjectRef) -> Result {
    let this = writer(object);
    let dialect = dialect::payload(&this.dialect);
    let fields = vm.iter(row);
    let Some(fields) = vm.catch(fields, &vm.exceptions.type_error)? else {
        let name = vm.class_name(row);
        return Err(error(vm, &format!("iterable expected, not {name}")));
    };
    let mut line = Line { dialect, builder: TextBuilder::new(), fields: 0 };
    let mut is_null = false;
    while let Some(field) = vm.next(&fields)? {
        is_null = field.is(&vm.none);
        let is_quoted = match dialect.quoting {
            Quoting::Minimal | Quoting::None => false,
            Quoting::All => true,
            Quoting::NonNumeric => !vm.is_number(&field),
            Quoting::Strings => text_of(&field).is_some(),
            Quoting::NotNull => !is_null,
        };
        if is_null {
            line.add(vm, None, is_quoted)?;
        } else {
            let text = if text_of(&field).is_some() { field } else { vm.str(&field)? };
            line.add(vm, text_of(&text), is_quoted)?;
        }
    }
    if line.fields > 0 && line.builder.is_empty() {
        let by_type = matches!(dialect.quoting, Quoting::Strings | Quoting::NotNull);
        if dialect.quoting == Quoting::None || vm.profile.csv_reads_by_type && is_null && by_type {
            return Err(error(vm, "single empty field record must be quoted"));
        }
        line.fields -= 1;
        line.add(vm, None, true)?;
    }
    if let Some(terminator) = text_of(&dialect.line_terminator) {
        line.builder.push_text(terminator);
    }
    let text = vm.new_text(line.builder.finish());
    vm.call(&this.write, [text])
}

/// `_csv.writer`
pub static WRITER: TypeDefinition = TypeDefinition {
    name: "writer",
    module: "_csv",
    methods: &[
        method("writerow", "($self, row, /)", |vm, object, given| {
            let row = vm.required(given, 0);
            write_row(vm, object, &row)
        }),
        method("writerows", "($self, rows, /)", |vm, object, given| {
            let rows = vm.required(given, 0);
            let rows = vm.iter(&rows)?;
            while let Some(row) = vm.next(&rows)? {
                drop(write_row(vm, object, &row)?);
            }
            Ok(vm.none.clone())
        }),
    ],
    attributes: &[member("dialect", |_, object| Ok(writer(object).dialect.clone()))],
    ..TypeDefinition::EMPTY
};
