//! `str.format` and `str.format_map`.

use std::ops::Range;

use crate::object::ObjectRef;
use crate::types::formatting::FormatError;
use crate::types::formatting::template::{
    FieldName, FieldNumbering, FieldStart, FieldStep, MAX_NESTING, ReplacementField, TemplatePieces,
};
use crate::types::str::writer::TextWriter;
use crate::types::text::Text;
use crate::types::tuple::Tuple;
use crate::vm::{Result, Vm};

type Given<'a> = &'a mut [Option<ObjectRef>];

pub(super) fn format(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let (positional, keywords) = (vm.required(given, 0), vm.required(given, 1));
    let template = Template { object, positional: Some(positional), keywords, numbering: FieldNumbering::Unknown };
    { template }.format(vm)
}

pub(super) fn format_map(vm: &mut Vm, object: &ObjectRef, given: Given) -> Result {
    let keywords = vm.required(given, 0);
    Template { object, positional: None, keywords, numbering: FieldNumbering::Unknown }.format(vm)
}

/// A template and its arguments.
struct Template<'a> {
    object: &'a ObjectRef,
    positional: Option<ObjectRef>,
    keywords: ObjectRef,
    numbering: FieldNumbering,
}

impl<'a> Template<'a> {
    fn text(&self) -> &'a Text {
        super::methods::text(self.object)
    }

    fn format(&mut self, vm: &mut Vm) -> Result {
        let whole = 0..self.text().len();
        self.expand(vm, whole, MAX_NESTING)
    }

    fn expand(&mut self, vm: &mut Vm, range: Range<usize>, depth: usize) -> Result {
        if depth == 0 {
            return Err(vm.value_error("Max string recursion exceeded"));
        }
        let mut writer = TextWriter::new();
        let end = range.end;
        let mut position = range.start;
        let mut pieces = TemplatePieces::new(self.text(), range);
        while let Some(piece) = pieces.next() {
            let piece = piece.map_err(|error| vm.format_error(error))?;
            position = pieces.position().max(position);
            let last = position >= end;
            writer.push_part(self.object, piece.literal, last);
            if let Some(field) = piece.field {
                let value = self.field(vm, &field, depth)?;
                writer.push_object(&value, last);
            }
        }
        Ok(writer.finish(vm))
    }

    fn field(&mut self, vm: &mut Vm, field: &ReplacementField, depth: usize) -> Result {
        let mut value = self.lookup(vm, field.name.clone())?;
        if let Some(conversion) = field.conversion {
            value = match char::from_u32(conversion) {
                Some('r') => vm.repr(&value)?,
                Some('s') => vm.str(&value)?,
                Some('a') => vm.ascii(&value)?,
                Some(other) if ('!'..'\u{7f}').contains(&other) => {
                    return Err(vm.value_error(format!("Unknown conversion specifier {other}")));
                }
                _ => return Err(vm.value_error(format!("Unknown conversion specifier \\x{conversion:x}"))),
            };
        }
        let range = field.specification.clone();
        let specification = if field.specification_has_fields {
            self.expand(vm, range, depth - 1)?
        } else {
            vm.new_text(self.text().slice(range))
        };
        vm.format(&value, Some(&specification))
    }

    fn lookup(&mut self, vm: &mut Vm, name: Range<usize>) -> Result {
        let text = self.text();
        let (start, steps) =
            FieldName::parse(text, name, Some(&mut self.numbering)).map_err(|error| vm.format_error(error))?;
        let mut value = match start {
            FieldStart::Index(index) => {
                let Some(positional) = self.positional.as_ref().and_then(|tuple| tuple.payload::<Tuple>()) else {
                    return Err(vm.value_error("Format string contains positional fields"));
                };
                match positional.0.get(index) {
                    Some(value) => value.clone(),
                    None => {
                        return Err(
                            vm.index_error(format!("Replacement index {index} out of range for positional args tuple"))
                        );
                    }
                }
            }
            FieldStart::Name(range) => {
                let key = vm.new_text(text.slice(range));
                vm.get_item(&self.keywords.clone(), &key)?
            }
        };
        for step in steps {
            value = match step.map_err(|error| vm.format_error(error))? {
                FieldStep::Attribute(range) => {
                    let name = vm.new_text(text.slice(range));
                    vm.get_attribute(&value, &name)?
                }
                FieldStep::Key(range) => {
                    let key = vm.new_text(text.slice(range));
                    vm.get_item(&value, &key)?
                }
                FieldStep::Index(index) => {
                    let index = vm.new_int(index as i64);
                    vm.get_item(&value, &index)?
                }
            };
        }
        Ok(value)
    }
}

impl Vm {
    /// The exception of a formatting error.
    #[cold]
    pub fn format_error(&mut self, error: FormatError) -> crate::vm::Raised {
        use crate::types::formatting::FormatErrorKind;
        let class = match error.kind {
            FormatErrorKind::Value => &self.exceptions.value_error,
            FormatErrorKind::Overflow => &self.exceptions.overflow_error,
            FormatErrorKind::Type => &self.exceptions.type_error,
            FormatErrorKind::Memory => return self.raise_without_arguments(&self.exceptions.memory_error.clone()),
        };
        let class = class.clone();
        self.raise(&class, &error.message)
    }

    /// An exception of a built-in class without arguments.
    #[cold]
    pub fn raise_without_arguments(&mut self, class: &ObjectRef) -> crate::vm::Raised {
        self.raise_with(class, Vec::new())
    }

    /// An exception of a built-in class with a text that may hold surrogates.
    #[cold]
    pub fn raise_text(&mut self, class: &ObjectRef, message: Text) -> crate::vm::Raised {
        let message = self.new_text(message);
        self.raise_with(class, vec![message])
    }
}
