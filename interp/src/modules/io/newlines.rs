//! Which line breaks a stream of text knows, and what becomes of them.

use crate::object::ObjectRef;
use crate::types::text::Text;
use crate::vm::{Result, Vm};

const CARRIAGE_RETURN: u32 = 0x0D;
const LINE_FEED: u32 = 0x0A;

/// The line breaks that a stream knows: the argument `newline`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Newlines {
    /// All of them, which become line feeds.
    Translated,
    /// All of them.
    Universal,
    /// This one alone; line feeds become it when they are written.
    Only(&'static str),
}

/// Kinds of line breaks that were seen, as bits.
#[derive(Clone, Copy, Default)]
pub(super) struct Seen(u8);

impl Seen {
    /// What the attribute `newlines` shows.
    pub(super) fn shown(self, vm: &Vm) -> ObjectRef {
        let kinds = ["\r", "\n", "\r\n"].into_iter().enumerate().filter(|(bit, _)| self.0 & 1 << bit != 0);
        let mut kinds: Vec<ObjectRef> = kinds.map(|(_, kind)| vm.new_str(kind)).collect();
        match kinds.len() {
            0 => vm.none.clone(),
            1 => kinds.swap_remove(0),
            _ => vm.new_tuple(kinds),
        }
    }
}

impl Newlines {
    /// The line breaks that an argument asks for.
    ///
    /// # Errors
    /// TypeError for what is no text, ValueError for another text.
    pub(super) fn parse(vm: &mut Vm, given: Option<ObjectRef>) -> Result<Self> {
        let Some(given) = given else { return Ok(Self::Only("\n")) };
        if given.is(&vm.none) {
            return Ok(Self::Translated);
        }
        if !super::base::is_text(&given) {
            let name = vm.class_name(&given);
            return Err(vm.type_error(format!("newline must be str or None, not {name}")));
        }
        match vm.display_text(&given).as_str() {
            "" => Ok(Self::Universal),
            "\n" => Ok(Self::Only("\n")),
            "\r" => Ok(Self::Only("\r")),
            "\r\n" => Ok(Self::Only("\r\n")),
            _ => {
                let shown = vm.repr_display(&given)?;
                Err(vm.value_error(format!("illegal newline value: {shown}")))
            }
        }
    }

    /// The argument again.
    pub(super) fn argument(self, vm: &Vm) -> ObjectRef {
        match self {
            Self::Translated => vm.none.clone(),
            Self::Universal => vm.new_str(""),
            Self::Only(newline) => vm.new_str(newline),
        }
    }

    /// What is read of a text, with the kinds of line breaks that it has.
    pub(super) fn read(self, text: &Text, seen: &mut Seen) -> Vec<u32> {
        self.read_units(text.code_points(), seen)
    }

    /// The same of code points.
    pub(super) fn read_units(self, code_points: impl Iterator<Item = u32>, seen: &mut Seen) -> Vec<u32> {
        if let Self::Only(_) = self {
            return code_points.collect();
        }
        let mut output = Vec::with_capacity(code_points.size_hint().0);
        let mut code_points = code_points.peekable();
        while let Some(code_point) = code_points.next() {
            if !matches!(code_point, LINE_FEED | CARRIAGE_RETURN) {
                output.push(code_point);
                continue;
            }
            let pair = code_point == CARRIAGE_RETURN && code_points.next_if_eq(&LINE_FEED).is_some();
            seen.0 |= if pair { 4 } else { 1 + u8::from(code_point == LINE_FEED) };
            match self {
                Self::Translated => output.push(LINE_FEED),
                _ if pair => output.extend([CARRIAGE_RETURN, LINE_FEED]),
                _ => output.push(code_point),
            }
        }
        output
    }

    /// What is written for a text.
    pub(super) fn write(self, text: &Text) -> Vec<u32> {
        let Self::Only(newline) = self else { return text.code_points().collect() };
        let mut output = Vec::with_capacity(text.len());
        for code_point in text.code_points() {
            match code_point {
                LINE_FEED => output.extend(newline.chars().map(u32::from)),
                _ => output.push(code_point),
            }
        }
        output
    }

    /// How long the first line of some text is, its break included; nothing where no break is in it. It is not looked for
    /// in the first `searched` units.
    pub(super) fn line_length(self, rest: &[u32], searched: usize) -> Option<usize> {
        let start = searched.min(rest.len());
        match self {
            Self::Translated => rest[start..].iter().position(|unit| *unit == LINE_FEED).map(|place| start + place + 1),
            Self::Universal => {
                let place = rest[start..].iter().position(|unit| matches!(*unit, LINE_FEED | CARRIAGE_RETURN))?;
                let pair = rest[start + place] == CARRIAGE_RETURN && rest.get(start + place + 1) == Some(&LINE_FEED);
                Some(start + place + if pair { 2 } else { 1 })
            }
            Self::Only(newline) => {
                let newline: Vec<u32> = newline.chars().map(u32::from).collect();
                // The first part of a break may have been searched.
                let start = start.saturating_sub(newline.len() - 1);
                let place = rest[start..].windows(newline.len()).position(|window| window == newline)?;
                Some(start + place + newline.len())
            }
        }
    }

    /// Whether what comes after a carriage return decides what it is.
    pub(super) fn joins_returns(self) -> bool {
        !matches!(self, Self::Only(_))
    }
}
