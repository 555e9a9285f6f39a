//! The history as a chart: the share of equal cells over the complete runs, a line for each subject and version.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use conformance::report::history::Line;

use crate::html::{attribute, escaped};
use crate::index_page::percent;

/// Points of a line that are drawn at most: the newest.
const MOST_POINTS: usize = 200;

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 200.0;
const LEFT: f64 = 52.0;
const RIGHT: f64 = 12.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 26.0;

/// Classes of lines: colours in the style sheet.
const COLOURS: usize = 8;

/// The chart, with a list of what its lines are; none where nothing can be drawn.
pub fn svg(history: &[Line]) -> Option<String> {
    let mut series: BTreeMap<(String, &str), Vec<&Line>> = BTreeMap::new();
    for line in history.iter().filter(|line| line.summary.compared() > 0) {
        let name = line.subject.to_string();
        let subject = name.split(" (profile ").next().unwrap_or(&name).to_owned();
        // A subject goes on as the same line when its version rises.
        let subject = if subject.starts_with("CPython") { subject } else { line.subject.name.clone() };
        series.entry((subject, &line.python_version)).or_default().push(line);
    }
    for points in series.values_mut() {
        let excess = points.len().saturating_sub(MOST_POINTS);
        points.drain(..excess);
    }
    let mut times: Vec<&str> = series.values().flatten().map(|line| &*line.finished).collect();
    times.sort_unstable();
    times.dedup();
    let (first, last) = (*times.first()?, *times.last()?);
    let shares = || series.values().flatten().map(|line| share(line));
    let lowest = shares().fold(1.0, f64::min);
    let bottom = if lowest > 0.999 { 0.99 } else { (lowest - (1.0 - lowest) * 0.15).max(0.0) };
    let x = |line: &Line| {
        let place = times.binary_search(&&*line.finished).unwrap_or_default();
        LEFT + (WIDTH - LEFT - RIGHT) * if times.len() > 1 { place as f64 / (times.len() - 1) as f64 } else { 0.5 }
    };
    let y = |share: f64| TOP + (HEIGHT - TOP - BOTTOM) * (1.0 - share) / (1.0 - bottom);
    let mut svg = format!(
        "<svg class=chart role=img viewBox=\"0 0 {WIDTH} {HEIGHT}\" aria-label=\"Share of equal cells over time, from {} to {}\">",
        date(first),
        date(last)
    );
    for step in 0..=2 {
        let level = bottom + (1.0 - bottom) * f64::from(step) / 2.0;
        let _ = write!(
            svg,
            "<path class=grid d=\"M{LEFT} {0:.1}H{1}\"/><text x={2} y={3:.1} text-anchor=end>{4:.1}%</text>",
            y(level),
            WIDTH - RIGHT,
            LEFT - 6.0,
            y(level) + 4.0,
            level * 100.0
        );
    }
    let _ = write!(svg, "<text x={LEFT} y={}>{}</text>", HEIGHT - 6.0, date(first));
    if first != last {
        let _ = write!(svg, "<text x={} y={} text-anchor=end>{}</text>", WIDTH - RIGHT, HEIGHT - 6.0, date(last));
    }
    let mut legend = String::from("<ul class=legend>");
    for (number, ((subject, version), points)) in series.iter().enumerate() {
        let class = format!("s{}", number % COLOURS);
        let place = |line: &&Line| format!("{:.1},{:.1}", x(line), y(share(line)));
        let places: Vec<String> = points.iter().map(place).collect();
        let _ = write!(svg, "<polyline class={class} points=\"{}\"/>", places.join(" "));
        for line in points {
            let _ = write!(
                svg,
                "<circle class={class} cx={:.1} cy={:.1} r=2.5><title>{}: {} on {version}: {} of {} equal ({}%){}</title></circle>",
                x(line),
                y(share(line)),
                attribute(&line.finished),
                attribute(subject),
                line.summary.equal,
                line.summary.compared(),
                percent(line.summary.equal, line.summary.compared()),
                line.commit.as_deref().map(|commit| format!(", {}", attribute(commit))).unwrap_or_default()
            );
        }
        let _ = write!(legend, "<li><span class={class}></span>{} on {}", escaped(subject), escaped(version));
    }
    svg.push_str("</svg>");
    legend.push_str("</ul>");
    Some(svg + &legend)
}

fn share(line: &Line) -> f64 {
    line.summary.equal as f64 / line.summary.compared().max(1) as f64
}

/// The day of a time, escaped: a history may have been written by anybody.
fn date(time: &str) -> String {
    attribute(time.split('T').next().unwrap_or(time))
}
