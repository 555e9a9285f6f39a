//! An exception with everything that its display shows, taken from the objects before anything is written.

use rustc_hash::FxHashSet;

use super::columns::SyntaxPlace;
use super::frame_lines::FrameEntry;
use crate::object::{ObjectId, ObjectRef};
use crate::types::code::Code;
use crate::types::exception::field;
use crate::types::frame::FrameObject;
use crate::types::list::List;
use crate::types::str::Str;
use crate::types::traceback::Traceback;
use crate::types::tuple::Tuple;
use crate::types::type_object::Type;
use crate::vm::Vm;

/// What is shown of one exception, and of those that it came from (`TracebackException`).
#[derive(Default)]
pub struct Report {
    /// The frames, outermost first.
    pub frames: Vec<FrameEntry>,
    /// The name of the class with its module.
    pub class: String,
    /// `str(exception)` with a suggestion.
    pub message: String,
    /// What a SyntaxError says about its place.
    pub place: Option<SyntaxPlace>,
    /// The notes, one line each.
    pub notes: Vec<String>,
    /// What stands in their place where they are no sequence, without the end of a line, as 3.11 shows it.
    pub odd_notes: Option<String>,
    /// `__cause__`, where it is shown.
    pub cause: Option<Box<Report>>,
    /// `__context__`, where it is shown.
    pub context: Option<Box<Report>>,
    /// The exceptions of a group.
    pub exceptions: Option<Vec<Report>>,
}

/// How deep groups within groups and chains are followed.
const DEEPEST: usize = 500;

/// An exception on the way to its report; what belongs to it by index.
struct Found {
    exception: ObjectRef,
    depth: usize,
    report: Report,
    cause: Option<usize>,
    context: Option<usize>,
    members: Option<Vec<usize>>,
}

impl Found {
    fn of(exception: &ObjectRef, depth: usize, report: Report) -> Self {
        Self { exception: exception.clone(), depth, report, cause: None, context: None, members: None }
    }
}

impl Vm {
    /// Takes from an exception what its display shows. Runs `__str__` and the like of the program.
    pub fn report(&mut self, exception: &ObjectRef) -> Report {
        let mut seen = FxHashSet::from_iter([exception.id()]);
        if self.profile.traceback_written_in_python {
            return self.report_in_turn(exception, &mut seen);
        }
        self.report_unseen(exception, &mut seen, 0)
    }

    /// As Lib/traceback.py goes through the exceptions: the last one found comes first.
    fn report_in_turn(&mut self, exception: &ObjectRef, seen: &mut FxHashSet<ObjectId>) -> Report {
        let mut found = vec![Found::of(exception, 0, self.report_alone(exception))];
        let mut waiting = vec![0];
        while let Some(index) = waiting.pop() {
            let (exception, depth) = (found[index].exception.clone(), found[index].depth + 1);
            if depth > DEEPEST {
                continue;
            }
            let mut add = |vm: &mut Self, exception: &ObjectRef, seen: &mut FxHashSet<ObjectId>| {
                seen.insert(exception.id());
                found.push(Found::of(exception, depth, vm.report_alone(exception)));
                found.len() - 1
            };
            let cause = self.exception_cause(&exception).filter(|cause| !seen.contains(&cause.id()));
            let cause = cause.map(|cause| add(self, &cause, seen));
            let suppressed = exception
                .payload::<crate::types::exception::Exception>()
                .is_none_or(|payload| payload.data.get(self).suppress_context);
            let context = self
                .exception_context(&exception)
                .filter(|context| cause.is_none() && !suppressed && !seen.contains(&context.id()));
            let context = context.map(|context| add(self, &context, seen));
            let mut members = None;
            if self.is_exception_group(&exception) {
                let nested = self.group_exceptions(&exception);
                members = Some(nested.iter().map(|member| add(self, member, seen)).collect::<Vec<_>>());
            }
            waiting.extend(cause.iter().chain(&context).chain(members.iter().flatten()));
            let entry = &mut found[index];
            (entry.cause, entry.context, entry.members) = (cause, context, members);
        }
        // Whatever an exception came from stands behind it: from the end on, all parts are complete.
        let mut reports: Vec<Option<Report>> = found.iter().map(|_| None).collect();
        while let Some(Found { mut report, cause, context, members, .. }) = found.pop() {
            let mut take = |index: usize| reports[index].take().unwrap_or_default();
            report.cause = cause.map(&mut take).map(Box::new);
            report.context = context.map(&mut take).map(Box::new);
            report.exceptions = members.map(|members| members.into_iter().map(&mut take).collect());
            reports[found.len()] = Some(report);
        }
        reports.into_iter().next().flatten().unwrap_or_default()
    }

    fn report_unseen(&mut self, exception: &ObjectRef, seen: &mut FxHashSet<ObjectId>, depth: usize) -> Report {
        let mut report = self.report_alone(exception);
        if depth > DEEPEST {
            return report;
        }
        if let Some(cause) = self.exception_cause(exception)
            && seen.insert(cause.id())
        {
            report.cause = Some(Box::new(self.report_unseen(&cause, seen, depth + 1)));
        }
        let suppressed = exception
            .payload::<crate::types::exception::Exception>()
            .is_none_or(|payload| payload.data.get(self).suppress_context);
        if report.cause.is_none()
            && !suppressed
            && let Some(context) = self.exception_context(exception)
            && seen.insert(context.id())
        {
            report.context = Some(Box::new(self.report_unseen(&context, seen, depth + 1)));
        }
        if self.is_exception_group(exception) {
            let nested = self.group_exceptions(exception);
            let reports = nested.iter().map(|nested| {
                seen.insert(nested.id());
                self.report_unseen(nested, seen, depth + 1)
            });
            report.exceptions = Some(reports.collect());
        }
        report
    }

    fn report_alone(&mut self, exception: &ObjectRef) -> Report {
        let traceback = self.exception_traceback(exception);
        let frames = self.frame_entries(traceback.as_ref());
        let mut message = self.safe_string(exception, "exception", false);
        let mut place = None;
        if self.is_instance_of_type(exception, &self.exceptions.syntax_error) {
            place = Some(self.syntax_place(exception));
            let text = self.exception_field(exception, field::MESSAGE);
            let text = text.map(|text| self.safe_string(&text, "exception", false)).filter(|text| !text.is_empty());
            message = text.unwrap_or_else(|| "<no detail available>".to_owned());
        } else if let Some(advice) = self.advice(exception, traceback.as_ref()) {
            message.push_str(&advice);
        }
        let class = self.class_for_display(exception);
        let (notes, odd_notes) = if self.profile.notes_are_any_sequence {
            self.earlier_notes(exception)
        } else {
            (self.notes_for_display(exception), None)
        };
        Report { frames, class, message, place, notes, odd_notes, ..Report::default() }
    }

    /// The frames of a traceback, as many as `sys.tracebacklimit` allows, the innermost ones.
    pub fn frame_entries(&mut self, traceback: Option<&ObjectRef>) -> Vec<FrameEntry> {
        let mut entries = Vec::new();
        let mut at = traceback.cloned();
        while let Some(object) = at {
            let Some(entry) = object.payload::<Traceback>() else { break };
            if let Some(code_object) = entry.frame.payload::<FrameObject>().map(|frame| frame.code.clone())
                && let Some(code) = code_object.payload::<Code>()
            {
                let position =
                    usize::try_from(entry.last_instruction).ok().and_then(|offset| code.positions(offset / 2));
                let line =
                    position.and_then(|position| position.line).unwrap_or(u32::try_from(entry.line).unwrap_or(0));
                let (filename, name) = (self.display_escaped(&code.filename), self.display_escaped(&code.name));
                entries.push(FrameEntry { filename, name, line, position });
            }
            at = entry.next.get(self).clone();
        }
        if let Some(limit) = self.sys_attribute("tracebacklimit").and_then(|limit| self.int_value(&limit)) {
            let limit = usize::try_from(limit).unwrap_or(0);
            entries.drain(..entries.len().saturating_sub(limit));
        }
        entries
    }

    /// `str(value)` or `repr(value)` for display, or a sentence that it failed (`_safe_string`).
    pub fn safe_string(&mut self, value: &ObjectRef, what: &str, uses_repr: bool) -> String {
        let result = if uses_repr { self.repr(value) } else { self.str(value) };
        match result {
            Ok(text) => self.display_escaped(&text),
            Err(_) => format!("<{what} {}() failed>", if uses_repr { "repr" } else { "str" }),
        }
    }

    /// The characters of a str; surrogates are escaped, as `sys.stderr` does it.
    pub fn display_escaped(&self, object: &ObjectRef) -> String {
        let Some(payload) = object.payload::<Str>() else { return String::new() };
        if let Some(text) = payload.text.as_utf8() {
            return text.into_owned();
        }
        let mut shown = String::new();
        for code_point in payload.text.code_points() {
            match char::from_u32(code_point) {
                Some(character) => shown.push(character),
                None => shown.push_str(&format!("\\u{code_point:04x}")),
            }
        }
        shown
    }

    /// The name of an exception's class with its module, unless that is builtins or `__main__`.
    pub fn class_for_display(&mut self, exception: &ObjectRef) -> String {
        let class = exception.class_ref();
        let name = class.payload::<Type>().map(|class| class.data.get(self).qualified_name.clone());
        let name = name.map(|name| self.display_escaped(&name)).unwrap_or_default();
        let module = self.names.__module__.clone();
        let module = self.get_optional_attribute(&class, &module).ok().flatten();
        match module.filter(|module| module.payload::<Str>().is_some()).map(|module| self.display_escaped(&module)) {
            Some(module) if module == "builtins" || module == "__main__" => name,
            Some(module) => format!("{module}.{name}"),
            None => format!("<unknown>.{name}"),
        }
    }

    fn notes_for_display(&mut self, exception: &ObjectRef) -> Vec<String> {
        let name = self.names.__notes__.clone();
        let notes = match self.get_optional_attribute(exception, &name) {
            Ok(Some(notes)) if !notes.is(&self.none) => notes,
            Ok(_) => return Vec::new(),
            Err(raised) => {
                let shown = self.safe_string(&raised.0, "__notes__", true);
                return vec![format!("Ignored error getting __notes__: {shown}")];
            }
        };
        let items = match (notes.payload::<List>(), notes.payload::<Tuple>()) {
            (Some(list), _) => list.items.get(self).clone(),
            (_, Some(tuple)) => tuple.0.to_vec(),
            _ => return vec![self.safe_string(&notes, "__notes__", true)],
        };
        let mut lines = Vec::new();
        for note in items {
            let note = self.safe_string(&note, "note", false);
            lines.extend(note.split('\n').map(str::to_owned));
        }
        lines
    }

    /// Notes as 3.11 shows them: the items of any sequence, or the `repr` of what is none.
    fn earlier_notes(&mut self, exception: &ObjectRef) -> (Vec<String>, Option<String>) {
        let name = self.names.__notes__.clone();
        let notes = match self.get_optional_attribute(exception, &name) {
            Ok(Some(notes)) => notes,
            Ok(None) => return (Vec::new(), None),
            Err(raised) => {
                let shown = self.safe_string(&raised.0, "__notes__", true);
                return (vec![format!("Ignored error getting __notes__: {shown}")], None);
            }
        };
        let is_mapping = notes.payload::<crate::types::dict::Dict>().is_some();
        let is_sequence = !is_mapping && notes.class_payload(self).slots(self).item.is_some();
        let items = if is_sequence { self.collect(&notes).ok() } else { None };
        let Some(items) = items else { return (Vec::new(), Some(self.safe_string(&notes, "__notes__", true))) };
        let mut lines = Vec::new();
        for note in items {
            let note = self.safe_string(&note, "note", false);
            lines.extend(note.split('\n').map(str::to_owned));
        }
        (lines, None)
    }

    fn syntax_place(&mut self, exception: &ObjectRef) -> SyntaxPlace {
        let mut text = |index| {
            let value = self.exception_field(exception, index)?;
            (!value.is(&self.none)).then(|| self.safe_string(&value, "exception", false))
        };
        let (filename, shown) = (text(field::FILENAME), text(field::TEXT));
        let number = |index| self.exception_field(exception, index).and_then(|value| self.int_value(&value));
        SyntaxPlace {
            filename,
            text: shown,
            line: number(field::LINE),
            end_line: number(field::END_LINE),
            offset: number(field::OFFSET),
            end_offset: number(field::END_OFFSET),
            is_syntax_error_itself: exception.class_id() == self.exceptions.syntax_error.id(),
        }
    }
}
