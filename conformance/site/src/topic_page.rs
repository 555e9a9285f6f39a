//! A topic: what it is about, its cells, and what holds in which version.

use anyhow::Result;
use askama::Template;
use conformance::report::what_holds::{oracles, printed};

use crate::Site;
use crate::columns::{push_counts, statuses, subjects};
use crate::html::{attribute, beginning, escaped, title};
use crate::index_page::counts;
use crate::names::to_root;

#[derive(Template)]
#[template(path = "topic.html")]
struct TopicPage {
    root: String,
    title: String,
    about: String,
    sections: Vec<(String, String)>,
    peps: Vec<u32>,
    cells: usize,
    claims: usize,
    subjects: Vec<(String, usize)>,
    versions: Vec<(String, String)>,
    total: String,
    rows: String,
    changed: usize,
}

pub fn render(site: &Site, topic: &str, cells: &[usize]) -> Result<String> {
    let page = site.names.topic(topic);
    let root = to_root(&page);
    let report = site.document.topics.get(topic);
    let section = |number: &String| (number.clone(), site.document.sections.get(number).cloned().unwrap_or_default());
    let mut total = String::new();
    for column in &site.columns {
        push_counts(&mut total, &counts(site, cells, column.run));
    }
    let mut rows = String::new();
    let mut changed = 0;
    for number in cells {
        changed += usize::from(push_row(&mut rows, site, *number, &root));
    }
    let page = TopicPage {
        root,
        title: topic.to_owned(),
        about: report.map(|report| report.about.clone()).unwrap_or_default(),
        sections: report.map(|report| report.sections.iter().map(section).collect()).unwrap_or_default(),
        peps: report.map(|report| report.peps.clone()).unwrap_or_default(),
        cells: cells.len(),
        claims: cells.iter().filter(|number| site.document.cells[**number].claim.is_some()).count(),
        subjects: subjects(&site.columns),
        versions: site.columns.iter().map(|column| (column.version.clone(), column.oracle.clone())).collect(),
        total,
        rows,
        changed,
    };
    Ok(page.render()?)
}

/// Adds the row of a cell, and tells whether the versions of CPython do not all show the same.
fn push_row(html: &mut String, site: &Site, number: usize, root: &str) -> bool {
    let cell = &site.document.cells[number];
    let link = attribute(&format!("{root}{}", site.names.cell(number)));
    html.push_str(&format!(
        "<tr><th scope=row><a href={link}>{}</a> <small class=id>{}</small>",
        escaped(&title(cell)),
        escaped(&cell.id)
    ));
    // What each version of CPython prints, where they differ.
    let mut versions: Vec<(String, Vec<&str>)> = Vec::new();
    for (oracle, runs) in oracles(site.document) {
        let Some(text) = printed(site.document, cell, &runs) else { continue };
        match versions.iter_mut().find(|(other, _)| *other == text) {
            Some((_, same)) => same.push(&oracle.version),
            None => versions.push((text, vec![&oracle.version])),
        }
    }
    let is_changed = versions.len() > 1;
    if is_changed {
        html.push_str("<dl class=versions>");
        let texts: Vec<&str> = versions.iter().map(|(text, _)| text.as_str()).collect();
        for (place, (_, same)) in versions.iter().enumerate() {
            html.push_str(&format!(
                "<div><dt>{}<dd>{}</div>",
                escaped(&same.join(", ")),
                escaped(&first_difference(&texts, place))
            ));
        }
        html.push_str("</dl>");
    }
    for status in statuses(cell, &site.columns) {
        html.push_str(&format!("<td class={} title=\"{}\">{}", status.letter(), status.words(), status.sign()));
    }
    html.push('\n');
    is_changed
}

/// The first line in which the texts part, of the one with this place.
fn first_difference(texts: &[&str], place: usize) -> String {
    let line = |text: &&str, number: usize| text.lines().nth(number).map(str::to_owned);
    let length = texts.iter().map(|text| text.lines().count()).max().unwrap_or_default();
    let parts = (0..length).find(|number| texts.iter().any(|text| line(text, *number) != line(&texts[0], *number)));
    match line(&texts[place], parts.unwrap_or_default()) {
        Some(shown) => beginning(&shown, 100),
        None => "(nothing)".to_owned(),
    }
}
