//! All that is not equal, in one list.

use anyhow::Result;
use askama::Template;
use conformance::facet::Facet;
use conformance::report::{CellReport, CellResult};

use crate::Site;
use crate::columns::{Status, subjects};
use crate::html::{attribute, beginning, escaped};

#[derive(Template)]
#[template(path = "differences.html")]
struct DifferencesPage {
    root: String,
    title: String,
    subjects: Vec<(String, usize)>,
    versions: Vec<String>,
    facets: Vec<&'static str>,
    kinds: Vec<(char, &'static str, usize)>,
    rows: String,
    count: usize,
    stale: Vec<(String, String)>,
}

/// One row: a cell and a subject, with the versions on which the same came out.
struct Row<'document> {
    status: Status,
    number: usize,
    subject: &'document str,
    versions: Vec<&'document str>,
    facet: Option<Facet>,
    text: String,
}

pub fn render(site: &Site) -> Result<String> {
    let mut rows: Vec<Row> = Vec::new();
    for (number, cell) in site.document.cells.iter().enumerate() {
        let before = rows.len();
        for column in &site.columns {
            let Some(result) = cell.result(column.run) else { continue };
            let status = Status::of(Some(result));
            if status == Status::Equal {
                continue;
            }
            let text = text(cell, result);
            let same = rows[before..].iter_mut().find(|row| {
                (row.status, row.subject, row.facet) == (status, &*column.subject, result.divergence)
                    && row.text == text
            });
            match same {
                Some(row) => row.versions.push(&column.version),
                None => rows.push(Row {
                    status,
                    number,
                    subject: &column.subject,
                    versions: vec![&column.version],
                    facet: result.divergence,
                    text,
                }),
            }
        }
    }
    // The worst first.
    rows.sort_by_key(|row| (row.status, row.facet));
    let kinds = Status::ALL.into_iter().filter_map(|status| {
        let count = rows.iter().filter(|row| row.status == status).count();
        (count > 0).then(|| (status.letter(), status.words(), count))
    });
    let mut versions: Vec<String> = site.columns.iter().map(|column| column.version.clone()).collect();
    versions.sort_by_key(|version| conformance::specifier::exact_version(version));
    versions.dedup();
    let mut facets: Vec<Facet> = rows.iter().filter_map(|row| row.facet).collect();
    facets.sort_unstable();
    facets.dedup();
    let stale = site.document.runs.iter().flat_map(|run| {
        run.stale.iter().map(|entry| (entry.id.clone(), format!("on {}: {}", run.python_version, entry.now)))
    });
    let page = DifferencesPage {
        root: String::new(),
        title: "Differences".to_owned(),
        subjects: subjects(&site.columns),
        versions,
        facets: facets.into_iter().map(Facet::name).collect(),
        kinds: kinds.collect(),
        rows: rows.iter().map(|row| html(site, row)).collect(),
        count: rows.len(),
        stale: stale.collect(),
    };
    Ok(page.render()?)
}

/// What is worth a line: the reason, or the first lines that differ.
fn text(cell: &CellReport, result: &CellResult) -> String {
    if let Some(known) = &result.known {
        return known.reason.clone();
    }
    if let Some(reason) = &result.unsupported {
        return reason.clone();
    }
    let Some(facet) = result.divergence else {
        return result.reasons.values().next().cloned().unwrap_or_default();
    };
    let Some([oracle, subject]) = cell.both(result, facet) else { return String::new() };
    let (mut oracle, mut subject) = (oracle.lines(), subject.lines());
    loop {
        let (left, right) = (oracle.next(), subject.next());
        if left != right || left.is_none() {
            let shown = |line: Option<&str>| line.map_or("nothing".to_owned(), |line| beginning(line.trim(), 90));
            return format!("{} → {}", shown(left), shown(right));
        }
    }
}

fn html(site: &Site, row: &Row) -> String {
    let cell = &site.document.cells[row.number];
    let facet = row.facet.map_or("", Facet::name);
    format!(
        "<tr data-kind={} data-subject=\"{}\" data-versions=\"{}\" data-facet=\"{facet}\"><td class={}>{}<th scope=row><a href={}>{}</a>{}<td>{}<br><small>{}</small><td>{facet}<td class=text>{}\n",
        row.status.letter(),
        attribute(row.subject),
        attribute(&row.versions.join(" ")),
        row.status.letter(),
        row.status.sign(),
        attribute(&site.names.cell(row.number)),
        escaped(&cell.id),
        cell.title.as_deref().map(|title| format!("<br><small>{}</small>", escaped(title))).unwrap_or_default(),
        escaped(row.subject),
        escaped(&row.versions.join(", ")),
        escaped(&row.text)
    )
}
