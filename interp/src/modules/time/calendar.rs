//! Times as year, month, day and so on, in Coordinated Universal Time, and their count of seconds.

/// A time in the parts of C's `struct tm`, but with the whole year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BrokenDown {
    /// The year.
    pub year: i64,
    /// The month, from 0.
    pub month: i64,
    /// The day of the month, from 1.
    pub day: i64,
    /// The hour.
    pub hour: i64,
    /// The minute.
    pub minute: i64,
    /// The second, up to 61.
    pub second: i64,
    /// The day of the week, from 0 for Sunday.
    pub weekday: i64,
    /// The day of the year, from 0.
    pub day_of_year: i64,
    /// Daylight saving time: positive for yes, 0 for no, negative for unknown.
    pub daylight: i64,
}

const DAYS_IN_400_YEARS: i64 = 146_097;
const SECONDS_IN_DAY: i64 = 86_400;

/// The days from 1970-01-01 to a day; the month may lie outside of the year, the day outside of the month.
pub fn days_since_epoch(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = (year + month.div_euclid(12), month.rem_euclid(12));
    // Years begin with March, so that a leap day is the last one.
    let (year, month) = if month < 2 { (year - 1, month + 10) } else { (year, month - 2) };
    let (era, year) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    era * DAYS_IN_400_YEARS + year * 365 + year / 4 - year / 100 + day_of_year - 719_468
}

/// The parts of a count of seconds since 1970; `None` if the year does not fit in C's `int`.
pub fn break_down(seconds: i64) -> Option<BrokenDown> {
    let (days, rest) = (seconds.div_euclid(SECONDS_IN_DAY), seconds.rem_euclid(SECONDS_IN_DAY));
    let shifted = days + 719_468;
    let (era, day) = (shifted.div_euclid(DAYS_IN_400_YEARS), shifted.rem_euclid(DAYS_IN_400_YEARS));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let year = era * 400 + year + i64::from(month >= 10);
    let month = if month < 10 { month + 2 } else { month - 10 };
    // `struct tm` counts years from 1900.
    i32::try_from(year - 1900).ok()?;
    Some(BrokenDown {
        year,
        month,
        day,
        hour: rest / 3600,
        minute: rest / 60 % 60,
        second: rest % 60,
        weekday: (days + 4).rem_euclid(7),
        day_of_year: days - days_since_epoch(year, 0, 1),
        daylight: 0,
    })
}

impl BrokenDown {
    /// The seconds since 1970. Parts that are out of range count on into the next larger one.
    pub fn seconds_since_epoch(&self) -> i64 {
        let days = days_since_epoch(self.year, self.month, self.day);
        let hours = self.hour - i64::from(self.daylight > 0);
        days * SECONDS_IN_DAY + hours * 3600 + self.minute * 60 + self.second
    }

    /// Year and week by ISO 8601, where a week belongs to the year of its Thursday.
    pub fn iso_week(&self) -> (i64, i64) {
        let weekday = (self.weekday + 6) % 7;
        let week = (self.day_of_year - weekday + 10) / 7;
        if week < 1 {
            let year = self.year - 1;
            return (year, weeks_in(year));
        }
        if week > weeks_in(self.year) { (self.year + 1, 1) } else { (self.year, week) }
    }
}

/// How many ISO weeks a year has: 53 if it starts or ends on a Thursday.
fn weeks_in(year: i64) -> i64 {
    let weekday = |year, month, day| (days_since_epoch(year, month, day) + 4).rem_euclid(7);
    if weekday(year, 0, 1) == 4 || weekday(year, 11, 31) == 4 { 53 } else { 52 }
}
