//! The lines that show where in its text a SyntaxError is (`_format_syntax_error` in Lib/traceback.py).

/// What a SyntaxError says about its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SyntaxPlace {
    /// `filename`
    pub filename: Option<String>,
    /// `lineno`
    pub line: Option<i64>,
    /// `end_lineno`
    pub end_line: Option<i64>,
    /// `text`
    pub text: Option<String>,
    /// `offset`, from 1
    pub offset: Option<i64>,
    /// `end_offset`, from 1
    pub end_offset: Option<i64>,
    /// Whether the class is SyntaxError itself: before 3.13 only its end was shown.
    pub is_syntax_error_itself: bool,
}

impl SyntaxPlace {
    /// The line with the file's name.
    pub fn heading(&self) -> String {
        let Some(line) = self.line else { return String::new() };
        let filename = self.filename.as_deref().filter(|name| !name.is_empty()).unwrap_or("<string>");
        format!("  File \"{filename}\", line {line}\n")
    }

    /// The text and its marks as Python/pythonrun.c shows them: without whitespace at the begin, and the marks as many
    /// as the columns say.
    pub fn older_lines(&self) -> String {
        let (Some(line), Some(whole)) = (self.line, &self.text) else { return String::new() };
        let offset = self.offset.unwrap_or(-1);
        let end = match (self.end_line, self.end_offset) {
            (Some(end_line), Some(end)) if self.is_syntax_error_itself => {
                if end_line > line {
                    whole.len() as i64
                } else {
                    end
                }
            }
            _ => -1,
        };
        let count = if end > 0 && end > offset { (end - offset) as usize } else { 1 };
        let mut text = whole.trim_start_matches([' ', '\t', '\x0c']);
        let mut offset = offset - 1 - (whole.len() - text.len()) as i64;
        offset = offset.min(text.strip_suffix('\n').unwrap_or(text).len() as i64);
        while let Some(end) = text.find('\n')
            && (end as i64) < offset
        {
            text = &text[end + 1..];
            offset -= end as i64 + 1;
        }
        let line_end = if text.ends_with('\n') { "" } else { "\n" };
        let mut shown = format!("    {text}{line_end}");
        if let Ok(offset) = usize::try_from(offset) {
            shown.push_str(&format!("    {}{}\n", " ".repeat(offset), "^".repeat(count)));
        }
        shown
    }

    /// The lines in front of the message.
    pub fn lines(&self) -> String {
        let mut shown = self.heading();
        let Some(text) = &self.text else { return shown };
        let whole: Vec<char> = text.trim_end_matches('\n').chars().collect();
        let stripped: Vec<char> =
            whole.iter().copied().skip_while(|character| matches!(character, ' ' | '\n' | '\x0c')).collect();
        let spaces = (whole.len() - stripped.len()) as i64;
        shown.push_str(&format!("    {}\n", stripped.iter().collect::<String>()));
        let Some(mut offset) = self.offset else { return shown };
        let (length, last) = (text.chars().count() as i64, whole.len() as i64 + 1);
        let mut end =
            if self.line == self.end_line { self.end_offset.filter(|end| *end != 0).unwrap_or(offset) } else { last };
        if length > 0 && offset > length {
            offset = last;
        }
        if length > 0 && end > length {
            end = last;
        }
        if offset >= end || end < 0 {
            end = offset + 1;
        }
        let (column, end_column) = (offset - 1 - spaces, end - 1 - spaces);
        if column >= 0 {
            // Tabs stay, so that what stands below them is aligned.
            let before = stripped.iter().take(column as usize).map(|c| if c.is_whitespace() { *c } else { ' ' });
            let carets = "^".repeat((end_column - column).max(0) as usize);
            shown.push_str(&format!("    {}{carets}\n", before.collect::<String>()));
        }
        shown
    }

    /// Stands behind the message where there is no line: the file's name.
    pub fn suffix(&self) -> String {
        match (&self.filename, self.line) {
            (Some(filename), None) => format!(" ({filename})"),
            _ => String::new(),
        }
    }
}
