//! What holds where: each claim of the reference text, on each version of CPython.

use anyhow::Result;
use askama::Template;
use conformance::report::what_holds::{Holding, Holds, counts, holdings, oracles};

use crate::Site;
use crate::html::{attribute, beginning, escaped, title};

#[derive(Template)]
#[template(path = "claims.html")]
struct ClaimsPage {
    root: String,
    title: String,
    versions: Vec<Version>,
    sections: Vec<Section>,
    claims: usize,
}

struct Version {
    version: String,
    holds: usize,
    wrong: usize,
    open: usize,
}

struct Section {
    number: String,
    title: String,
    claims: usize,
    wrong: usize,
    rows: String,
}

pub fn render(site: &Site) -> Result<String> {
    let holdings = holdings(site.document);
    let versions: Vec<String> = oracles(site.document).iter().map(|(oracle, _)| attribute(&oracle.version)).collect();
    let mut sections: Vec<Section> = Vec::new();
    for holding in &holdings {
        let number = holding.section();
        if sections.last().is_none_or(|section| section.number != number) {
            let title = site.document.sections.get(number).cloned().unwrap_or_default();
            sections.push(Section { number: number.to_owned(), title, claims: 0, wrong: 0, rows: String::new() });
        }
        if let Some(section) = sections.last_mut() {
            section.claims += usize::from(!holding.claim.beyond);
            section.wrong += usize::from(holding.is_wrong_somewhere());
            push_row(&mut section.rows, site, holding, &versions);
        }
    }
    let version = |(number, (oracle, _)): (usize, &(&conformance::subject::Identity, Vec<usize>))| {
        let [holds, wrong, open] = counts(&holdings, number);
        Version { version: oracle.version.clone(), holds, wrong, open }
    };
    let page = ClaimsPage {
        root: String::new(),
        title: "What holds where".to_owned(),
        versions: oracles(site.document).iter().enumerate().map(version).collect(),
        claims: holdings.iter().filter(|holding| !holding.claim.beyond).count(),
        sections,
    };
    Ok(page.render()?)
}

fn push_row(html: &mut String, site: &Site, holding: &Holding, versions: &[String]) {
    let mut kinds = Vec::new();
    if holding.is_wrong_somewhere() {
        kinds.push("wrong");
    }
    if holding.depends_on_version() {
        kinds.push("changed");
    }
    if holding.claim.beyond {
        kinds.push("beyond");
    }
    let link = attribute(&site.names.cell(holding.number));
    html.push_str(&format!(
        "<tr data-kind=\"{}\"><th scope=row><a href={link}>{}</a><br><small>{}{}</small>",
        kinds.join(" "),
        escaped(&title(holding.cell)),
        if holding.claim.beyond { "beside the text: " } else { "" },
        escaped(&holding.claim.says),
    ));
    let is_interesting = holding.is_wrong_somewhere() || holding.depends_on_version();
    if let Some(predicted) = holding.claim.predicted.as_ref().filter(|_| holding.is_wrong_somewhere()) {
        html.push_str(&format!("<br><small>so it would print <code>{}</code></small>", shown(predicted)));
    }
    if let Some(note) = holding.claim.note.as_ref().filter(|_| is_interesting) {
        html.push_str(&format!("<br><small class=note>{}</small>", escaped(note)));
    }
    for (verdict, version) in holding.verdicts.iter().zip(versions) {
        let (class, words, prints) = match verdict {
            Holds::True => ('e', "true", None),
            Holds::False { prints } => ('d', "false", Some(prints)),
            Holds::Open { prints } => {
                ('o', if is_interesting { "" } else { "open" }, Some(prints).filter(|_| is_interesting))
            }
            Holds::Unseen => ('n', "·", None),
        };
        html.push_str(&format!("<td class={class} data-version=\"{version}\">{words}"));
        if let Some(prints) = prints {
            html.push_str(&format!("<code>{}</code>", shown(prints)));
        }
    }
    html.push('\n');
}

fn shown(prints: &str) -> String {
    let mut lines: Vec<String> = prints.lines().take(3).map(|line| escaped(&beginning(line, 80))).collect();
    if prints.lines().count() > lines.len() {
        lines.push("…".to_owned());
    }
    if lines.is_empty() { "nothing".to_owned() } else { lines.join("<br>") }
}
