//! The whole text of a report: chained exceptions, groups in boxes, repeated frames folded.

use super::frame_lines::FrameEntry;
use super::report::Report;
use crate::vm::Vm;

/// More repetitions of a line than this are folded (`_RECURSIVE_CUTOFF`).
const SHOWN_REPETITIONS: usize = 3;
/// How many exceptions of a group are shown (`max_group_width`).
const GROUP_WIDTH: usize = 15;
/// How deep groups within groups are shown (`max_group_depth`).
const GROUP_DEPTH: usize = 10;

/// How the line about repetitions begins.
const REPEATED: &str = "  [Previous line repeated ";

const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";

/// Where the text goes, and how deep in groups it is (`_ExceptionPrintContext`).
#[derive(Default)]
struct Writer {
    text: String,
    depth: usize,
    needs_close: bool,
}

impl Writer {
    fn indent(&self) -> String {
        " ".repeat(2 * self.depth)
    }

    /// Writes lines behind the margin of the group that they are in.
    fn emit(&mut self, lines: &str, margin: char) {
        if self.depth == 0 {
            self.text.push_str(lines);
            return;
        }
        for line in lines.split_inclusive('\n') {
            self.text.push_str(&self.indent());
            self.text.push(margin);
            self.text.push(' ');
            self.text.push_str(line);
        }
    }

    /// Writes what may have several lines: before 3.13 only the first got the margin.
    fn emit_message(&mut self, lines: &str, all: bool) {
        match lines.split_once('\n') {
            Some((first, rest)) if !all && self.depth > 0 => {
                self.emit(first, '|');
                self.text.push('\n');
                self.text.push_str(rest);
            }
            _ => self.emit(lines, '|'),
        }
    }
}

impl Vm {
    /// The text of an uncaught exception as CPython writes it to `sys.stderr`.
    pub fn format_report(&mut self, report: &Report) -> String {
        let mut writer = Writer::default();
        self.write_report(report, &mut writer);
        writer.text
    }

    fn write_report(&mut self, report: &Report, writer: &mut Writer) {
        let mut chain = vec![(None, report)];
        let mut at = report;
        loop {
            let (message, next) = match (&at.cause, &at.context) {
                (Some(cause), _) => (CAUSE, cause),
                (None, Some(context)) => (CONTEXT, context),
                (None, None) => break,
            };
            chain.push((Some(message), next));
            at = next;
        }
        // The message stands behind the exception that it speaks of.
        for (message, report) in chain.into_iter().rev() {
            let needs_close = writer.needs_close;
            self.write_one(report, writer);
            if let Some(message) = message {
                if !self.profile.traceback_written_in_python {
                    // A group among the causes leaves the closing line to the exception that is shown last.
                    writer.needs_close = needs_close;
                }
                writer.emit(message, '|');
            }
        }
    }

    fn write_one(&mut self, report: &Report, writer: &mut Writer) {
        let Some(exceptions) = &report.exceptions else {
            self.write_frames(report, "Traceback", '|', writer);
            self.write_exception_only(report, writer);
            return;
        };
        if writer.depth > GROUP_DEPTH {
            writer.emit(&format!("... (max_group_depth is {GROUP_DEPTH})\n"), '|');
            return;
        }
        let is_outermost = writer.depth == 0;
        if is_outermost {
            writer.depth = 1;
        }
        self.write_frames(report, "Exception Group Traceback", if is_outermost { '+' } else { '|' }, writer);
        self.write_exception_only(report, writer);
        let count = exceptions.len().min(GROUP_WIDTH + 1);
        writer.needs_close = false;
        for (index, exception) in exceptions.iter().enumerate().take(count) {
            let is_last = index + 1 == count;
            if is_last {
                // A group within may draw the closing line.
                writer.needs_close = true;
            }
            let truncated = index >= GROUP_WIDTH;
            let title = if truncated { "...".to_owned() } else { (index + 1).to_string() };
            let corner = if index == 0 { "+-" } else { "  " };
            let line = format!("{}{corner}+---------------- {title} ----------------\n", writer.indent());
            writer.text.push_str(&line);
            writer.depth += 1;
            if truncated {
                let rest = exceptions.len() - GROUP_WIDTH;
                let plural = if rest > 1 { "s" } else { "" };
                writer.emit(&format!("and {rest} more exception{plural}\n"), '|');
            } else {
                self.write_report(exception, writer);
            }
            if is_last && writer.needs_close {
                let line = format!("{}+------------------------------------\n", writer.indent());
                writer.text.push_str(&line);
                writer.needs_close = false;
            }
            writer.depth -= 1;
        }
        if is_outermost {
            writer.depth = 0;
        }
    }

    fn write_frames(&mut self, report: &Report, heading: &str, margin: char, writer: &mut Writer) {
        if report.frames.is_empty() {
            return;
        }
        writer.emit(&format!("{heading} (most recent call last):\n"), margin);
        let text = self.format_frames(&report.frames);
        if self.profile.traceback_written_in_python {
            writer.emit(&text, '|');
            return;
        }
        for line in text.split_inclusive('\n') {
            // What is said of repeated lines stands at the margin, in whatever group it is.
            if line.starts_with(REPEATED) { writer.text.push_str(line) } else { writer.emit(line, '|') }
        }
    }

    /// The lines of all frames, repetitions folded.
    pub fn format_frames(&mut self, frames: &[FrameEntry]) -> String {
        let in_python = self.profile.traceback_written_in_python;
        self.format_frames_with(frames, if in_python { FrameEntry::text } else { FrameEntry::older_text })
    }

    /// The lines of all frames as Python/traceback.c shows them: without carets where that is left to
    /// Lib/traceback.py.
    pub fn format_frames_plainly(&mut self, frames: &[FrameEntry]) -> String {
        let in_python = self.profile.traceback_written_in_python;
        self.format_frames_with(frames, if in_python { FrameEntry::plain_text } else { FrameEntry::older_text })
    }

    fn format_frames_with(
        &mut self,
        frames: &[FrameEntry],
        format: fn(&FrameEntry, Option<&[String]>) -> String,
    ) -> String {
        let mut text = String::new();
        let fold = |count: usize, text: &mut String| {
            if count > SHOWN_REPETITIONS {
                let more = count - SHOWN_REPETITIONS;
                let plural = if more > 1 { "s" } else { "" };
                text.push_str(&format!("{REPEATED}{more} more time{plural}]\n"));
            }
        };
        let mut last: Option<&FrameEntry> = None;
        let mut count = 0;
        for frame in frames {
            if !last.is_some_and(|last| last.is_same_line(frame)) {
                fold(count, &mut text);
                last = Some(frame);
                count = 0;
            }
            count += 1;
            if count <= SHOWN_REPETITIONS {
                let source = self.source_lines(&frame.filename);
                text.push_str(&format(frame, source.as_deref()));
            }
        }
        fold(count, &mut text);
        text
    }

    fn write_exception_only(&mut self, report: &Report, writer: &mut Writer) {
        let all = self.profile.traceback_written_in_python;
        let class = &report.class;
        let suffix = report.place.as_ref().map(|place| place.suffix()).unwrap_or_default();
        if let Some(place) = &report.place {
            if all {
                writer.emit(&place.lines(), '|');
            } else {
                // The text stands at the margin, in whatever group it is.
                writer.emit(&place.heading(), '|');
                writer.text.push_str(&place.older_lines());
            }
        }
        let line = if report.message.is_empty() {
            format!("{class}\n")
        } else {
            format!("{class}: {}{suffix}\n", report.message)
        };
        writer.emit_message(&line, all);
        for note in &report.notes {
            writer.emit(&format!("{note}\n"), '|');
        }
        if let Some(note) = &report.odd_notes {
            writer.emit(note, '|');
        }
    }
}
