//! Collects the text of a formatted string; what is written as the one and only piece stays the same object.

use crate::object::ObjectRef;
use crate::types::converters::text_of;
use crate::types::text::{Text, TextBuilder};
use crate::vm::Vm;

/// The counterpart of `_PyUnicodeWriter`.
#[derive(Default)]
pub struct TextWriter {
    builder: TextBuilder,
    only: Option<ObjectRef>,
}

impl TextWriter {
    /// Nothing written yet.
    pub fn new() -> Self {
        Self::default()
    }

    fn spill(&mut self) {
        if let Some(text) = self.only.take().as_ref().and_then(text_of) {
            self.builder.push_text(text);
        }
    }

    /// Writes a text.
    pub fn push_text(&mut self, text: &Text) {
        if !text.is_empty() {
            self.spill();
            self.builder.push_text(text);
        }
    }

    /// Writes a str. As the last piece, and the first that is not empty, it becomes the result itself.
    pub fn push_object(&mut self, object: &ObjectRef, last: bool) {
        let Some(text) = text_of(object) else { return };
        if last && self.only.is_none() && self.builder.is_empty() {
            self.only = Some(object.clone());
            return;
        }
        self.push_text(text);
    }

    /// Writes a part of a str; all of it as [`TextWriter::push_object`] does.
    pub fn push_part(&mut self, object: &ObjectRef, range: std::ops::Range<usize>, last: bool) {
        let Some(text) = text_of(object) else { return };
        if range.start == 0 && range.end == text.len() {
            self.push_object(object, last);
        } else if !range.is_empty() {
            self.spill();
            self.builder.push_range(text, range);
        }
    }

    /// The str.
    pub fn finish(self, vm: &Vm) -> ObjectRef {
        match self.only {
            Some(object) => object,
            None => vm.new_text(self.builder.finish()),
        }
    }
}
