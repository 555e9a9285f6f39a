//! Where two sides' code objects part: both from the first line that differs, with the line of source that it belongs to.

use similar::{DiffOp, TextDiff};

use super::CellReport;

/// What begins the heading of a code object in the text of the facets code and bytecode.
const HEADING: &str = "code object ";

/// The place at which the texts of a facet, code or bytecode, part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parting<'text> {
    /// The code object, as `<module>[0].f[0], line 3`; none where one side has no code objects.
    pub object: Option<&'text str>,
    /// The line of source to which the first instruction that differs belongs, with its number in the file.
    pub source: Option<(u32, &'text str)>,
    /// The oracle's lines about the code object, from the first one that differs.
    pub oracle: &'text str,
    /// The subject's.
    pub subject: &'text str,
    /// How many code objects more differ.
    pub more: usize,
}

/// A line of each side; none where it has no partner.
pub type Row<'text> = [Option<&'text str>; 2];

impl<'text> Parting<'text> {
    /// Finds the first code object about which the two texts say something else.
    pub fn find(cell: &'text CellReport, oracle: &'text str, subject: &'text str) -> Self {
        let (of_oracle, of_subject) = (objects(oracle), objects(subject));
        let (Some((object, first)), false) = (of_oracle.first().copied(), of_subject.is_empty()) else {
            // One side refuses the program.
            return Self { object: None, source: None, oracle, subject, more: 0 };
        };
        let other = of_subject.iter().find(|(other, _)| *other == object).map_or("", |(_, text)| *text);
        let [oracle, subject] = from_first_difference(first, other);
        let line = oracle.lines().next().or(subject.lines().next()).and_then(line_of_instruction);
        let source = line.or_else(|| object.rsplit_once(", line ")?.1.parse().ok()).and_then(|line: usize| {
            let index = line.checked_sub(1)?;
            Some((cell.line_numbers().nth(index)?, cell.program.lines().nth(index)?))
        });
        let more = of_oracle.len().max(of_subject.len()) - 1;
        Self { object: Some(object), source, oracle, subject, more }
    }

    /// What stands above the two columns, as one line.
    pub fn heading(&self) -> String {
        let object = self.object.unwrap_or("one side refuses the program");
        let more = if self.more > 0 { format!("; {} more differ", self.more) } else { String::new() };
        match self.source {
            Some((number, text)) => {
                // Its line is that of the program, and the number that of the file.
                let object = object.rsplit_once(", line ").map_or(object, |(path, _)| path);
                format!("{object}: {number} │ {}{more}", text.trim())
            }
            None => format!("{object}{more}"),
        }
    }

    /// Both sides' lines beside each other, those that are the same in one row; at most so many.
    pub fn rows(&self, most: usize) -> Vec<Row<'text>> {
        let (oracle, subject): (Vec<_>, Vec<_>) = (self.oracle.lines().collect(), self.subject.lines().collect());
        let difference = TextDiff::from_slices(&oracle, &subject);
        let rows = difference.ops().iter().flat_map(|operation: &DiffOp| {
            let (old, new) = (operation.old_range(), operation.new_range());
            (0..old.len().max(new.len())).map(move |row| (old.clone().nth(row), new.clone().nth(row)))
        });
        let line = |lines: &[&'text str], place: Option<usize>| place.and_then(|place| lines.get(place).copied());
        rows.take(most).map(|(old, new)| [line(&oracle, old), line(&subject, new)]).collect()
    }
}

/// The code objects of a text: heading and what stands below it.
fn objects(text: &str) -> Vec<(&str, &str)> {
    let mut objects = Vec::new();
    let mut rest = text;
    while let Some(after) = rest.strip_prefix(HEADING) {
        let (heading, body) = after.split_once('\n').unwrap_or((after, ""));
        let end = body.find(&format!("\n{HEADING}")).map_or(body.len(), |position| position + 1);
        objects.push((heading, &body[..end]));
        rest = &body[end..];
    }
    objects
}

fn from_first_difference<'text>(one: &'text str, other: &'text str) -> [&'text str; 2] {
    let lines = one.split_inclusive('\n').zip(other.split_inclusive('\n'));
    let same: usize = lines.take_while(|(one, other)| one == other).map(|(line, _)| line.len()).sum();
    [&one[same..], &other[same..]]
}

/// The line of an instruction's place, which stands at the end of its own line as `3:4-3:9`.
fn line_of_instruction(line: &str) -> Option<usize> {
    // The first instruction of a module has line 0, which is none of the text.
    line.rsplit_once("  ")?.1.split_once(':')?.0.parse().ok().filter(|line| *line > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{Cell, Program};

    #[test]
    fn both_sides_are_shown_from_the_first_instruction_that_differs() {
        let program = Program::plain("a = 1\ndef f(x):\n    return x + a\n".to_owned());
        let cell = CellReport::new(None, &Cell::of_program("c", program));
        let text = |second: &str| {
            format!(
                "code object m[0].f[0], line 2\n    0 RESUME 0  2:0-2:0\n    2 {second}  3:11-3:12\n    4 POP_TOP  3:4-3:9\n"
            )
        };
        let (oracle, subject) = (text("LOAD_FAST x"), text("LOAD_NAME x"));
        let parting = Parting::find(&cell, &oracle, &subject);
        assert_eq!(parting.heading(), "m[0].f[0]: 3 │ return x + a");
        let rows = parting.rows(10);
        assert_eq!(rows[0], [Some("    2 LOAD_FAST x  3:11-3:12"), Some("    2 LOAD_NAME x  3:11-3:12")]);
        assert_eq!(rows[1][0], rows[1][1]);
        assert_eq!(parting.rows(1).len(), 1);
    }

    #[test]
    fn a_refused_program_has_no_code_object() {
        let cell = CellReport::new(None, &Cell::of_program("c", Program::plain("x\n".to_owned())));
        let parting = Parting::find(&cell, "code object m[0], line 1\nco_name 'm'\n", "rejected SyntaxError\n");
        assert_eq!(parting.heading(), "one side refuses the program");
        assert_eq!(parting.rows(5)[0], [Some("code object m[0], line 1"), Some("rejected SyntaxError")]);
    }
}
