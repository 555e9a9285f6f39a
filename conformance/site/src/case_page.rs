//! A cell: its program, what both sides showed, and the difference.

use std::fmt::Write as _;

use anyhow::Result;
use askama::Template;
use conformance::compare::Verdict;
use conformance::facet::Facet;
use conformance::fault::Fault;
use conformance::report::disassembly::Parting;
use conformance::report::what_holds::{oracles, printed};
use conformance::report::{CellReport, CellResult, ObservationReport};

use crate::Site;
use crate::columns::{Column, Status};
use crate::html::{push_escaped, title};
use crate::names::to_root;
use crate::{difference, graph, highlight};

/// Characters of one text that a page shows; the document has all of it.
const MOST_CHARACTERS: usize = 20_000;

#[derive(Template)]
#[template(path = "case.html")]
struct CasePage<'document> {
    root: String,
    title: String,
    id: &'document str,
    path: Option<String>,
    topics: Vec<(&'document str, String)>,
    before: Option<String>,
    after: Option<String>,
    chips: Vec<Chip>,
    claim: Option<Claim<'document>>,
    code: String,
    differences: Vec<Difference>,
    observations: Vec<Observation>,
    poisoned: Vec<(&'static str, &'document str)>,
    reruns: Vec<String>,
}

/// A verdict: on which side, and which.
struct Chip {
    class: char,
    sign: &'static str,
    words: String,
    subject: String,
    versions: String,
}

struct Claim<'document> {
    id: &'document str,
    section: &'document str,
    title: String,
    says: &'document str,
    beyond: bool,
    predicted: Option<&'document str>,
    note: Option<&'document str>,
    versions: Vec<(String, &'static str, &'static str)>,
}

/// What differs, for all runs in which it is the same.
struct Difference {
    class: char,
    heading: String,
    known: Option<String>,
    fault: Option<&'static str>,
    oracle: String,
    subject: String,
    facets: Vec<FacetDifference>,
    standard_error: Option<(String, String)>,
}

struct FacetDifference {
    name: &'static str,
    /// For code objects, what stands above the two columns.
    heading: Option<String>,
    rows: String,
    graphs: Option<graph::Drawings>,
}

/// One observation, and who made it.
struct Observation {
    who: Vec<String>,
    outcome: String,
    is_failure: bool,
    texts: Vec<(&'static str, bool, String)>,
}

pub fn render(site: &Site, number: usize) -> Result<String> {
    let cell = &site.document.cells[number];
    let root = to_root(&site.names.cell(number));
    let first = cell.lines.first().map_or(1, |range| range.first);
    let link = |number: usize| format!("{root}{}", site.names.cell(number));
    let page = CasePage {
        title: title(cell),
        id: &cell.id,
        path: cell.path.as_ref().map(|path| format!("{path}:{first}")),
        topics: cell
            .topics
            .iter()
            .map(|topic| (topic.as_str(), format!("{root}{}", site.names.topic(topic))))
            .collect(),
        before: number.checked_sub(1).map(link),
        after: (number + 1 < site.document.cells.len()).then(|| link(number + 1)),
        chips: chips(site, cell),
        claim: claim(site, cell),
        code: code(cell),
        differences: differences(site, cell),
        observations: observations(site, cell),
        poisoned: cell.poisoned.iter().map(|(facet, reason)| (facet.name(), reason.as_str())).collect(),
        reruns: reruns(site, cell),
        root,
    };
    Ok(page.render()?)
}

fn chips(site: &Site, cell: &CellReport) -> Vec<Chip> {
    let mut chips: Vec<Chip> = Vec::new();
    for column in &site.columns {
        let result = cell.result(column.run);
        let status = Status::of(result);
        let words = match result {
            Some(CellResult { divergence: Some(facet), is_breakdown: false, .. }) => {
                format!("{} in {facet}", if status == Status::Known { "known to differ" } else { "differs" })
            }
            Some(CellResult { unsupported: Some(reason), .. }) => format!("unsupported: {reason}"),
            _ => status.words().to_owned(),
        };
        match chips.last_mut() {
            Some(chip) if chip.subject == column.subject && chip.words == words && chip.class == status.letter() => {
                chip.versions.push_str(", ");
                chip.versions.push_str(&column.version);
            }
            _ => chips.push(Chip {
                class: status.letter(),
                sign: status.sign(),
                words,
                subject: column.subject.clone(),
                versions: column.version.clone(),
            }),
        }
    }
    chips
}

fn claim<'document>(site: &Site<'document>, cell: &'document CellReport) -> Option<Claim<'document>> {
    let claim = cell.claim.as_ref()?;
    let section = claim.id.split('-').next().unwrap_or_default();
    let verdict = |(oracle, runs): (&conformance::subject::Identity, Vec<usize>)| {
        let (class, words) = match (printed(site.document, cell, &runs), &claim.predicted) {
            (None, _) => ("n", "not seen"),
            (Some(_), None) => ("o", "open"),
            (Some(prints), Some(predicted)) if prints == *predicted => ("e", "true"),
            _ => ("d", "false"),
        };
        (oracle.version.clone(), class, words)
    };
    Some(Claim {
        id: &claim.id,
        section,
        title: site.document.sections.get(section).cloned().unwrap_or_default(),
        says: &claim.says,
        beyond: claim.beyond,
        predicted: claim.predicted.as_deref(),
        note: claim.note.as_deref(),
        versions: oracles(site.document).into_iter().map(verdict).collect(),
    })
}

/// The program, a line of the page for each line.
fn code(cell: &CellReport) -> String {
    let lines = highlight::lines(&cell.program);
    let mut numbers = cell.line_numbers();
    let mut html = String::with_capacity(cell.program.len() * 2);
    let mut before = None;
    for line in lines {
        let number = numbers.next();
        // The prelude ends where the numbers leap.
        let leaps = before.zip(number).is_some_and(|(before, number): (u32, u32)| number != before + 1);
        let class = if leaps { " class=leap" } else { "" };
        let _ = write!(html, "<span{class} data-n={}>{line}</span>", number.unwrap_or_default());
        before = number;
    }
    html
}

fn differences(site: &Site, cell: &CellReport) -> Vec<Difference> {
    let mut groups: Vec<(&CellResult, Vec<&Column>)> = Vec::new();
    for column in &site.columns {
        let Some(result) = cell.result(column.run).filter(|result| result.verdict == Verdict::Differs) else {
            continue;
        };
        let is_same = |other: &CellResult| {
            (other.oracle, other.subject, &other.facets, &other.known, other.fault)
                == (result.oracle, result.subject, &result.facets, &result.known, result.fault)
        };
        match groups.iter_mut().find(|(other, _)| is_same(other)) {
            Some((_, columns)) => columns.push(column),
            None => groups.push((result, vec![column])),
        }
    }
    groups.into_iter().map(|(result, columns)| one_difference(cell, result, &columns)).collect()
}

fn one_difference(cell: &CellReport, result: &CellResult, columns: &[&Column]) -> Difference {
    let status = Status::of(Some(result));
    // The columns of a subject stand together.
    let mut labels: Vec<(&str, Vec<&str>)> = Vec::new();
    for column in columns {
        match labels.last_mut() {
            Some((subject, versions)) if *subject == column.subject => versions.push(&column.version),
            _ => labels.push((&column.subject, vec![&column.version])),
        }
    }
    let labels: Vec<String> =
        labels.iter().map(|(subject, versions)| format!("{subject} on {}", versions.join(", "))).collect();
    let mut oracles: Vec<&str> = columns.iter().map(|column| &*column.oracle).collect();
    oracles.dedup();
    let mut subjects: Vec<&str> = columns.iter().map(|column| &*column.subject).collect();
    subjects.dedup();
    let differing = result.facets.iter().filter(|(_, verdict)| **verdict == Verdict::Differs).map(|(facet, _)| *facet);
    let facet = |facet: Facet| {
        let [oracle, subject] = cell.both(result, facet)?;
        if Facet::CODE_OBJECTS.contains(&facet) {
            let parting = Parting::find(cell, &oracle, &subject);
            let (heading, rows) = (Some(parting.heading()), difference::rows(parting.oracle, parting.subject));
            return Some(FacetDifference { name: facet.name(), heading, rows, graphs: None });
        }
        let graphs = (facet == Facet::Namespace).then(|| graph::draw(&oracle, &subject));
        let rows = difference::rows(&oracle, &subject);
        Some(FacetDifference { name: facet.name(), heading: None, rows, graphs })
    };
    let error = result.standard_error.as_ref();
    Difference {
        class: status.letter(),
        heading: format!("{}: {}", labels.join("; "), status.words()),
        fault: result.fault.map(Fault::words),
        known: result.known.as_ref().map(|known| known.reason.clone()),
        oracle: oracles.join(", "),
        subject: subjects.join(", "),
        facets: differing.filter_map(facet).collect(),
        standard_error: error.map(|error| (cut(&error.oracle), cut(&error.subject))),
    }
}

fn observations(site: &Site, cell: &CellReport) -> Vec<Observation> {
    let mut seen: Vec<Vec<String>> = vec![Vec::new(); cell.observations.len()];
    let mut add = |number: Option<usize>, who: String| {
        if let Some(list) = number.and_then(|number| seen.get_mut(number))
            && !list.contains(&who)
        {
            list.push(who);
        }
    };
    for column in &site.columns {
        let Some(result) = cell.result(column.run) else { continue };
        add(result.oracle, column.oracle.clone());
    }
    for column in &site.columns {
        let Some(result) = cell.result(column.run) else { continue };
        add(result.subject, column.label());
    }
    let pairs = cell.observations.iter().zip(seen).filter(|(_, who)| !who.is_empty());
    pairs.map(|(observation, who)| one_observation(observation, who)).collect()
}

fn one_observation(observation: &ObservationReport, who: Vec<String>) -> Observation {
    let text = |(facet, text): (&Facet, &String)| {
        // The pictures of the end state and disassemblies are long, and what differs stands above.
        let is_long = Facet::END_STATE.contains(facet) || Facet::CODE_OBJECTS.contains(facet);
        (facet.name(), is_long, cut(text))
    };
    let outcome = observation.outcome.to_string();
    let is_failure = outcome != "exited with code 0";
    Observation { who, outcome, is_failure, texts: observation.shown.iter().map(text).collect() }
}

/// Text as HTML, cut where it is long.
fn cut(text: &str) -> String {
    let mut html = String::new();
    match text.char_indices().nth(MOST_CHARACTERS) {
        None => push_escaped(&mut html, text),
        Some((end, _)) => {
            push_escaped(&mut html, &text[..end]);
            html.push_str("\n… the rest stands in the document");
        }
    }
    html
}

fn reruns(site: &Site, cell: &CellReport) -> Vec<String> {
    let ran = site.columns.iter().filter(|column| cell.result(column.run).is_some());
    let mut commands: Vec<String> = ran.map(|column| site.document.runs[column.run].rerun(&cell.id)).collect();
    commands.dedup();
    commands
}
