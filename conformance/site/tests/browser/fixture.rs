//! A document that has everything: two subjects on three versions, each verdict, a claim, an end state that differs, and
//! thousands of cells beside.

use std::collections::BTreeMap;

use conformance::compare::Verdict;
use conformance::facet::Facet;
use conformance::observe::Outcome;
use conformance::report::history::{HISTORY_VERSION, Line};
use conformance::report::{
    CONTRACT_VERSION, CellReport, CellResult, ClaimReport, DOCUMENT_VERSION, Document, KnownReason, LineRange,
    ObservationReport, Run, StandardError, Summary, TopicReport,
};
use conformance::subject::Identity;

/// Cells beside those that show something.
pub const MANY: usize = 5_000;

const VERSIONS: [(&str, &str); 3] = [("3.11", "3.11.7"), ("3.12", "3.12.1"), ("3.13", "3.13.0")];

pub fn document() -> Document {
    let identity = |name: &str, version: &str| Identity { name: name.to_owned(), version: version.to_owned() };
    let mut runs = Vec::new();
    for (version, exact) in VERSIONS {
        for subject in [identity("interp", &format!("0.1.0 (profile {version})")), identity("Other <Python>", "1.0")] {
            runs.push(Run {
                oracle: identity("CPython", exact),
                subject,
                python_version: version.to_owned(),
                arguments: format!("--python {version}"),
                facets: Facet::ALL.into(),
                normalisers: BTreeMap::new(),
                summary: Summary::default(),
                topics: BTreeMap::new(),
                stale: Vec::new(),
            });
        }
    }
    let mut cells = special();
    for number in 0..MANY {
        let mut cell = cell(
            &format!("many/file_{}::cell-{number}", number / 50),
            &format!("many-{}.topic-{}", number % 40, number % 320),
        );
        cell.title = Some(format!("The cell with the number {number}, which has a title as long as others"));
        cell.observations = vec![stdout(&format!("{number}\n"))];
        for run in 0..runs.len() {
            cell.results.push(result(run, Verdict::Equal, 0, 0));
        }
        cells.push(cell);
    }
    let about = |name: &String| TopicReport {
        about: format!("What {name} is about, in a sentence of usual length"),
        sections: vec!["2.6".to_owned()],
        peps: vec![683],
    };
    let topics = cells.iter().flat_map(|cell| &cell.topics).map(|name| (name.clone(), about(name))).collect();
    let mut document = Document {
        shard: None,
        document_version: DOCUMENT_VERSION,
        contract_version: CONTRACT_VERSION,
        is_partial: false,
        runs,
        topics,
        sections: BTreeMap::from([("2.6".to_owned(), "Int cache & strings".to_owned())]),
        topics_without_case: Vec::new(),
        cells,
    };
    document.count();
    document
}

/// Three complete runs.
pub fn history(document: &Document) -> Vec<Line> {
    let line = |day: usize, run: &Run| Line {
        history_version: HISTORY_VERSION,
        finished: format!("2026-01-0{day}T12:00:00Z"),
        commit: Some("0123abc".to_owned()),
        oracle: run.oracle.clone(),
        subject: run.subject.clone(),
        python_version: run.python_version.clone(),
        facets: run.facets.clone(),
        summary: Summary { equal: run.summary.equal - 40 * (3 - day), ..run.summary },
        topics: BTreeMap::new(),
    };
    (1..=3).flat_map(|day| document.runs.iter().map(move |run| line(day, run))).collect()
}

/// The cells that show something, with the results of the runs 0 to 5: both subjects on 3.11, on 3.12 and on 3.13.
fn special() -> Vec<CellReport> {
    let mut differs = cell("names/cache::small-ints", "identity.small-ints");
    differs.title = Some("Small <ints> & their cache".to_owned());
    differs.claim = Some(ClaimReport {
        id: "2.6-small-ints".to_owned(),
        says: "the count of 0 is high".to_owned(),
        predicted: Some("one\nsize 54 bytes\n".to_owned()),
        note: Some("since 3.12 it is immortal".to_owned()),
        beyond: false,
    });
    differs.observations =
        vec![stdout("one\nsize 54 bytes\n"), stdout("one\nsize 46 bytes\n"), stdout("<script>alert(1)</script>\n")];
    for (run, (oracle, subject)) in [(0, 0), (0, 2), (1, 1), (1, 2), (1, 1), (1, 2)].into_iter().enumerate() {
        let verdict = if oracle == subject { Verdict::Equal } else { Verdict::Differs };
        differs.results.push(result(run, verdict, oracle, subject));
    }

    let mut shared = cell("names/identity::two-names", "identity.small-ints");
    shared.title = Some("Two names of one list".to_owned());
    let state = |namespace: &str| {
        let mut observation = stdout("done\n");
        observation.shown.insert(Facet::Namespace, namespace.to_owned());
        observation
    };
    shared.observations = vec![
        state("a: list of 1\na[0]: int 1\nb: is a\nc: int 2\n"),
        state("a: list of 1\na[0]: int 1\nb: list of 1\nb[0]: is a[0]\nc: int 2\n"),
    ];
    for run in 0..6 {
        let mut result = result(run, Verdict::Equal, 0, 0);
        if run % 2 == 1 {
            result = CellResult {
                subject: Some(1),
                verdict: Verdict::Differs,
                divergence: Some(Facet::Namespace),
                ..result
            };
            result.facets.insert(Facet::Namespace, Verdict::Differs);
        }
        shared.results.push(result);
    }

    let mut breaks = cell("hostile/deep::recursion", "hostile.depth");
    breaks.observations =
        vec![stdout(""), ObservationReport { outcome: Outcome::Signaled { signal: 11 }, shown: BTreeMap::new() }];
    for run in 0..6 {
        let mut result = result(run, Verdict::Equal, 0, 0);
        if run % 2 == 1 {
            result = CellResult {
                subject: Some(1),
                verdict: Verdict::Differs,
                divergence: Some(Facet::Outcome),
                is_breakdown: true,
                ..result
            };
            result.facets.insert(Facet::Outcome, Verdict::Differs);
            result.standard_error =
                Some(StandardError { oracle: String::new(), subject: "stack overflow\n".to_owned() });
        }
        breaks.results.push(result);
    }

    let mut known = cell("modules/ctypes::address", "modules.ctypes");
    known.observations = vec![stdout("1\n"), stdout("2\n")];
    for run in 0..6 {
        let mut result = result(run, Verdict::Differs, 0, 1);
        if run % 2 == 1 {
            result = CellResult {
                verdict: Verdict::Unsupported,
                subject: None,
                divergence: None,
                facets: BTreeMap::new(),
                unsupported: Some("needs ctypes: it has none".to_owned()),
                ..result
            };
        } else {
            result.known = Some(KnownReason { reason: "objects lie elsewhere".to_owned(), since: "0.1.0".to_owned() });
        }
        known.results.push(result);
    }
    vec![differs, shared, breaks, known]
}

fn cell(id: &str, topic: &str) -> CellReport {
    CellReport {
        id: id.to_owned(),
        title: None,
        topics: vec![topic.to_owned()],
        section: Some("2.6".to_owned()),
        claim: None,
        path: Some(format!("corpus/{}.py", id.split("::").next().unwrap_or_default())),
        poisoned: BTreeMap::new(),
        program: "import sys\n# why\ndef show(value):\n    print(f\"{value} <is>\", 1.5)\n".to_owned(),
        lines: vec![LineRange { first: 5, last: 5 }, LineRange { first: 9, last: 11 }],
        observations: Vec::new(),
        results: Vec::new(),
    }
}

fn stdout(text: &str) -> ObservationReport {
    let shown = BTreeMap::from([(Facet::Stdout, text.to_owned())]);
    ObservationReport { outcome: Outcome::Exited { code: 0 }, shown }
}

fn result(run: usize, verdict: Verdict, oracle: usize, subject: usize) -> CellResult {
    CellResult {
        run,
        verdict,
        facets: BTreeMap::from([(Facet::Outcome, Verdict::Equal), (Facet::Stdout, verdict)]),
        reasons: BTreeMap::new(),
        unsupported: None,
        divergence: (verdict == Verdict::Differs).then_some(Facet::Stdout),
        is_breakdown: false,
        known: None,
        fault: None,
        oracle: Some(oracle),
        subject: Some(subject),
        standard_error: None,
    }
}
