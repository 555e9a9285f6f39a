//! The first page: how each subject does as a whole, and by topic and version.

use std::collections::BTreeMap;

use anyhow::Result;
use askama::Template;
use conformance::report::history::Line;
use conformance::report::{Run, Summary};

use crate::Site;
use crate::columns::{push_counts, subjects};
use crate::history_chart;
use crate::html::{attribute, escaped};

#[derive(Template)]
#[template(path = "index.html")]
struct IndexPage {
    root: String,
    title: String,
    cells: String,
    topics: usize,
    is_partial: bool,
    cards: Vec<Card>,
    subjects: Vec<(String, usize)>,
    versions: Vec<(String, String)>,
    matrix: String,
    history: Option<String>,
    topics_without_case: String,
}

/// One subject, in a few words.
struct Card {
    subject: String,
    shares: Vec<Share>,
    facets: String,
}

/// One of its runs.
struct Share {
    oracle: String,
    percent: String,
    equal: String,
    compared: String,
    parts: Vec<(char, String, &'static str)>,
    stale: usize,
}

pub fn render(site: &Site, history: &[Line]) -> Result<String> {
    let document = site.document;
    let page = IndexPage {
        root: String::new(),
        title: "Where Python implementations differ".to_owned(),
        cells: grouped(document.cells.len()),
        topics: site.topics.len(),
        is_partial: document.is_partial,
        cards: cards(site),
        subjects: subjects(&site.columns),
        versions: site.columns.iter().map(|column| (column.version.clone(), column.oracle.clone())).collect(),
        matrix: matrix(site),
        history: history_chart::svg(history),
        topics_without_case: document.topics_without_case.join(", "),
    };
    Ok(page.render()?)
}

fn cards(site: &Site) -> Vec<Card> {
    let mut cards: Vec<Card> = Vec::new();
    for column in &site.columns {
        let run = &site.document.runs[column.run];
        if cards.last().is_none_or(|card| card.subject != column.subject) {
            let facets: Vec<_> = run.facets.iter().map(|facet| facet.name()).collect();
            cards.push(Card { subject: column.subject.clone(), shares: Vec::new(), facets: facets.join(", ") });
        }
        if let Some(card) = cards.last_mut() {
            card.shares.push(share(run));
        }
    }
    cards
}

/// A number with a comma before each three digits.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn share(run: &Run) -> Share {
    let Summary { equal, unexpected, breakdowns, known, unsupported, poisoned, other_version, .. } = run.summary;
    let compared = run.summary.compared();
    let parts = [
        ('b', breakdowns, "break down"),
        ('d', unexpected, "differ"),
        ('k', known, "differ as known"),
        ('u', unsupported, "unsupported"),
        ('p', poisoned, "not deterministic"),
        ('n', other_version, "for other versions"),
    ];
    let parts = parts.into_iter().filter(|(_, count, _)| *count > 0);
    Share {
        oracle: run.oracle.to_string(),
        percent: percent(equal, compared),
        equal: grouped(equal),
        compared: grouped(compared),
        parts: parts.map(|(class, count, words)| (class, grouped(count), words)).collect(),
        stale: run.stale.len(),
    }
}

/// A share with one digit; what is not all is never shown as 100.
pub fn percent(part: usize, whole: usize) -> String {
    if whole == 0 {
        return "–".to_owned();
    }
    if part == whole {
        return "100".to_owned();
    }
    let tenths = part * 1000 / whole;
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// The rows of the matrix: a group of topics, then its topics.
fn matrix(site: &Site) -> String {
    let mut groups: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for topic in site.topics.keys() {
        groups.entry(topic.split('.').next().unwrap_or(topic)).or_default().push(topic);
    }
    let mut html = String::new();
    for (group, topics) in groups {
        if let [topic] = topics[..] {
            html.push_str("<tbody><tr class=alone>");
            push_topic(&mut html, site, topic);
            continue;
        }
        let mut cells: Vec<usize> = topics.iter().flat_map(|topic| &site.topics[topic]).copied().collect();
        cells.sort_unstable();
        cells.dedup();
        html.push_str(&format!(
            "<tbody><tr class=group><th scope=rowgroup><button aria-expanded=true>{}</button> <small>{} topics</small>",
            escaped(group),
            topics.len()
        ));
        push_columns(&mut html, site, &cells);
        for topic in topics {
            html.push_str("<tr>");
            push_topic(&mut html, site, topic);
        }
    }
    html
}

fn push_topic(html: &mut String, site: &Site, topic: &str) {
    let about = site.document.topics.get(topic).map_or("", |topic| &topic.about);
    let link = attribute(&site.names.topic(topic));
    html.push_str(&format!("<th scope=row><a href={link}>{}</a> <small>{}</small>", escaped(topic), escaped(about)));
    push_columns(html, site, &site.topics[topic]);
    html.push('\n');
}

fn push_columns(html: &mut String, site: &Site, cells: &[usize]) {
    for column in &site.columns {
        push_counts(html, &counts(site, cells, column.run));
    }
}

/// The verdicts on some cells in one run.
pub fn counts(site: &Site, cells: &[usize], run: usize) -> Summary {
    let mut counts = Summary::default();
    for cell in cells {
        match site.document.cells[*cell].result(run) {
            Some(result) => counts.add(result),
            None => counts.other_version += 1,
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::{grouped, percent};

    #[test]
    fn numbers_can_be_read() {
        assert_eq!([0, 999, 1000, 1234567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
    }

    #[test]
    fn what_is_not_all_is_not_shown_as_all() {
        assert_eq!(percent(9999, 10000), "99.9");
        assert_eq!(percent(5, 5), "100");
        assert_eq!(percent(0, 7), "0.0");
        assert_eq!(percent(0, 0), "–");
    }
}
