//! `strftime` as the GNU C library does it in the locale `C`: conversions with flags, a width and modifiers.

use super::calendar::BrokenDown;

/// The names of the days, from Sunday.
pub const DAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
/// The names of the months.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// What stands between `%` and the conversion.
#[derive(Clone, Copy, Default)]
struct Layout {
    /// `_`, `-` or `0`: how numbers are padded, where not as usual.
    padding: Option<char>,
    /// `^`: in capitals.
    capitals: bool,
    /// `#`: with the other case.
    swapped: bool,
    /// The least width.
    width: usize,
}

impl Layout {
    /// A number of at least so many digits, padded as usual with a zero or a space.
    fn number(self, value: i64, digits: usize, usual: char) -> String {
        let padding = self.padding.unwrap_or(usual);
        let width = match padding {
            '-' => 0,
            _ => self.width.max(digits),
        };
        let sign = if value < 0 { "-" } else { "" };
        let shown = value.unsigned_abs().to_string();
        let missing = width.saturating_sub(shown.len() + sign.len());
        if padding == '_' || padding == ' ' {
            format!("{}{sign}{shown}", " ".repeat(missing))
        } else {
            format!("{sign}{}{shown}", "0".repeat(missing))
        }
    }

    fn text(self, text: &str, swapped_is_lower: bool) -> String {
        let text = match () {
            () if self.swapped && swapped_is_lower => text.to_lowercase(),
            () if self.swapped || self.capitals => text.to_uppercase(),
            () => text.to_owned(),
        };
        let missing = self.width.saturating_sub(text.len());
        let padding = if self.padding == Some('0') { "0" } else { " " };
        format!("{}{text}", padding.repeat(missing))
    }
}

/// The text of a time. `zone` is the name of the time zone.
pub fn format_time(format: &str, time: &BrokenDown, zone: &str) -> String {
    let mut result = String::new();
    let mut rest = format;
    while let Some(start) = rest.find('%') {
        result.push_str(&rest[..start]);
        let conversion = &rest[start..];
        let (layout, code, length) = read_conversion(conversion);
        match code.and_then(|code| convert(code, layout, time, zone)) {
            Some(text) => result.push_str(&text),
            // What is no conversion stays as it is.
            None => result.push_str(&conversion[..length]),
        }
        rest = &conversion[length..];
    }
    result.push_str(rest);
    result
}

/// Flags, width, modifier and conversion behind a percent sign, and how long all of it is.
fn read_conversion(text: &str) -> (Layout, Option<char>, usize) {
    let mut layout = Layout::default();
    let mut characters = text.char_indices().skip(1).peekable();
    while let Some((_, flag)) = characters.next_if(|(_, character)| "_-0^#".contains(*character)) {
        match flag {
            '^' => layout.capitals = true,
            '#' => layout.swapped = true,
            _ => layout.padding = Some(flag),
        }
    }
    while let Some(digit) = characters.peek().and_then(|(_, character)| character.to_digit(10)) {
        layout.width = layout.width.saturating_mul(10).saturating_add(digit as usize).min(1024);
        characters.next();
    }
    let modifier = characters.next_if(|(_, character)| "EO".contains(*character));
    match characters.next() {
        Some((index, code)) => (layout, Some(code), index + code.len_utf8()),
        None => (layout, modifier.map(|_| '\0'), text.len()),
    }
}

fn convert(code: char, layout: Layout, time: &BrokenDown, zone: &str) -> Option<String> {
    let name = |names: &[&'static str], index: i64| names.get(index as usize).copied().unwrap_or("?");
    let hour = match time.hour % 12 {
        0 => 12,
        hour => hour,
    };
    let composed = |format: &str| layout.text(&format_time(format, time, zone), false);
    let half = if time.hour < 12 { "AM" } else { "PM" };
    Some(match code {
        '%' => layout.text("%", false),
        'n' => layout.text("\n", false),
        't' => layout.text("\t", false),
        'a' => layout.text(&name(&DAYS, time.weekday)[..3], false),
        'A' => layout.text(name(&DAYS, time.weekday), false),
        'b' | 'h' => layout.text(&name(&MONTHS, time.month)[..3], false),
        'B' => layout.text(name(&MONTHS, time.month), false),
        'c' => composed("%a %b %e %H:%M:%S %Y"),
        'C' => layout.number(time.year.div_euclid(100), 1, '0'),
        'd' => layout.number(time.day, 2, '0'),
        'D' | 'x' => composed("%m/%d/%y"),
        'e' => layout.number(time.day, 2, '_'),
        'F' => composed("%Y-%m-%d"),
        'g' => layout.number(time.iso_week().0.rem_euclid(100), 2, '0'),
        'G' => layout.number(time.iso_week().0, 1, '0'),
        'H' => layout.number(time.hour, 2, '0'),
        'I' => layout.number(hour, 2, '0'),
        'j' => layout.number(time.day_of_year + 1, 3, '0'),
        'k' => layout.number(time.hour, 2, '_'),
        'l' => layout.number(hour, 2, '_'),
        'm' => layout.number(time.month + 1, 2, '0'),
        'M' => layout.number(time.minute, 2, '0'),
        'p' => layout.text(half, true),
        'P' => layout.text(&half.to_lowercase(), false),
        'r' => composed("%I:%M:%S %p"),
        'R' => composed("%H:%M"),
        's' => layout.number(time.seconds_since_epoch(), 1, '0'),
        'S' => layout.number(time.second, 2, '0'),
        'T' | 'X' => composed("%H:%M:%S"),
        'u' => layout.number((time.weekday + 6) % 7 + 1, 1, '0'),
        'U' => layout.number((time.day_of_year - time.weekday + 7) / 7, 2, '0'),
        'V' => layout.number(time.iso_week().1, 2, '0'),
        'w' => layout.number(time.weekday, 1, '0'),
        'W' => layout.number((time.day_of_year - (time.weekday + 6) % 7 + 7) / 7, 2, '0'),
        'y' => layout.number(time.year.rem_euclid(100), 2, '0'),
        'Y' => layout.number(time.year, 1, '0'),
        'z' => layout.text("+0000", false),
        'Z' => layout.text(zone, true),
        _ => return None,
    })
}
