//! Documents of shards, and of machines that took one version each, put together to one.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail};

use super::{CellReport, Document, Run};

/// Puts documents together: what one machine would have written that had run all of it.
///
/// # Errors
/// Where a shard is missing or is there twice, or the documents are not of one run.
pub fn merge(documents: Vec<Document>) -> Result<Document> {
    check_shards(&documents)?;
    let mut documents = documents.into_iter();
    let Some(mut merged) = documents.next() else { bail!("there is nothing to merge") };
    documents.try_for_each(|document| add(&mut merged, document))?;
    if let Some(shard) = merged.shard.take() {
        merged.is_partial = shard.is_of_part;
    }
    merged.cells.sort_by(|one, other| place(one).cmp(&place(other)));
    let places: BTreeMap<String, usize> =
        merged.cells.iter().enumerate().map(|(place, cell)| (cell.id.clone(), place)).collect();
    for run in &mut merged.runs {
        run.stale.sort_by_key(|entry| places.get(&entry.id).copied());
    }
    merged.count();
    Ok(merged)
}

/// Where a cell stands in the corpus: files in the order of names, cells in that of lines.
fn place(cell: &CellReport) -> (&str, u32, &str) {
    let (file, name) = cell.id.split_once("::").unwrap_or((&cell.id, ""));
    (file, cell.own_line(), name)
}

/// What tells one run from another.
fn key(run: &Run) -> (String, String, &str) {
    (run.oracle.to_string(), run.subject.to_string(), &run.python_version)
}

/// Whether every run is there once, and with all its shards.
fn check_shards(documents: &[Document]) -> Result<()> {
    let mut runs: BTreeMap<_, Vec<Option<(u32, u32)>>> = BTreeMap::new();
    for document in documents {
        for run in &document.runs {
            let shard = document.shard.as_ref().map(|shard| (shard.index, shard.count));
            runs.entry(key(run)).or_default().push(shard);
        }
    }
    for ((oracle, subject, _), shards) in runs {
        let what = format!("{subject} against {oracle}");
        let found: Vec<(u32, u32)> = shards.iter().copied().flatten().collect();
        let counts: BTreeSet<u32> = found.iter().map(|(_, count)| *count).collect();
        let indices: BTreeSet<u32> = found.iter().map(|(index, _)| *index).collect();
        match (shards.len(), counts.first()) {
            (1, None) => {}
            (_, Some(count)) if counts.len() == 1 && found.len() == shards.len() => {
                if let Some(missing) = (1..=*count).find(|index| !indices.contains(index)) {
                    bail!("{what}: the shard {missing}/{count} is missing");
                }
                if found.len() > indices.len() {
                    bail!("{what}: a shard is there twice");
                }
            }
            _ => bail!("{what}: the documents are not the shards of one run, each once"),
        }
    }
    Ok(())
}

fn add(merged: &mut Document, document: Document) -> Result<()> {
    if document.contract_version != merged.contract_version {
        bail!("the documents follow contracts of different versions");
    }
    let of_part = |document: &Document| document.shard.as_ref().map_or(document.is_partial, |shard| shard.is_of_part);
    if of_part(merged) != of_part(&document) {
        bail!("one document is of the whole corpus, and another of a part of it");
    }
    let numbers: Vec<usize> = document.runs.into_iter().map(|run| add_run(merged, run)).collect::<Result<_>>()?;
    merged.topics.extend(document.topics);
    merged.sections.extend(document.sections);
    for topic in document.topics_without_case {
        if !merged.topics_without_case.contains(&topic) {
            merged.topics_without_case.push(topic);
        }
    }
    let mut places: BTreeMap<String, usize> =
        merged.cells.iter().enumerate().map(|(place, cell)| (cell.id.clone(), place)).collect();
    for mut cell in document.cells {
        for result in &mut cell.results {
            result.run = numbers[result.run];
        }
        match places.get(&cell.id) {
            Some(place) => add_cell(&mut merged.cells[*place], cell)?,
            None => {
                places.insert(cell.id.clone(), merged.cells.len());
                merged.cells.push(cell);
            }
        }
    }
    Ok(())
}

/// Adds a run, or what another shard of it counted; gives its number.
fn add_run(merged: &mut Document, run: Run) -> Result<usize> {
    let Some(number) = merged.runs.iter().position(|other| key(other) == key(&run)) else {
        merged.runs.push(run);
        return Ok(merged.runs.len() - 1);
    };
    let of_merged = &mut merged.runs[number];
    if of_merged.facets != run.facets {
        bail!("{} against {}: the shards compared different facets", run.subject, run.oracle);
    }
    for (normaliser, count) in run.normalisers {
        *of_merged.normalisers.entry(normaliser).or_default() += count;
    }
    of_merged.stale.extend(run.stale);
    Ok(number)
}

/// Adds what came out in further runs.
fn add_cell(merged: &mut CellReport, cell: CellReport) -> Result<()> {
    if merged.program != cell.program {
        bail!("{} has two programs; were the documents made from one corpus?", cell.id);
    }
    let numbers: Vec<usize> = cell
        .observations
        .into_iter()
        .map(|observation| {
            merged.observations.iter().position(|other| *other == observation).unwrap_or_else(|| {
                merged.observations.push(observation);
                merged.observations.len() - 1
            })
        })
        .collect();
    for mut result in cell.results {
        for side in [&mut result.oracle, &mut result.subject] {
            *side = side.map(|number| numbers[number]);
        }
        merged.results.push(result);
    }
    merged.results.sort_by_key(|result| result.run);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::ShardReport;
    use crate::report::text::tests::document;

    /// The document of one of several shards.
    fn shard(index: u32, count: u32) -> Document {
        let mut shard = document();
        let mut number = 0;
        shard.cells.retain(|_| {
            number += 1;
            number % count == index - 1
        });
        shard.count();
        shard.is_partial = true;
        shard.shard = Some(ShardReport { index, count, is_of_part: false });
        shard
    }

    #[test]
    fn shards_make_the_whole() {
        assert_eq!(merge(vec![shard(2, 3), shard(3, 3), shard(1, 3)]).expect("all shards"), document());
        assert_eq!(merge(vec![document()]).expect("one document"), document());
    }

    #[test]
    fn what_is_no_whole_is_refused() {
        let message = |documents| merge(documents).expect_err("no whole").to_string();
        assert!(message(vec![shard(1, 3), shard(3, 3)]).ends_with("the shard 2/3 is missing"));
        assert!(message(vec![shard(1, 2), shard(2, 2), shard(2, 2)]).ends_with("a shard is there twice"));
        assert!(message(vec![shard(1, 2), shard(2, 3)]).ends_with("not the shards of one run, each once"));
        assert!(message(vec![document(), document()]).ends_with("not the shards of one run, each once"));
        assert_eq!(message(Vec::new()), "there is nothing to merge");
    }

    #[test]
    fn machines_may_take_a_version_each() {
        let mut other = document();
        other.runs[0].python_version = "3.12".to_owned();
        other.runs[0].oracle.version = "3.12.1".to_owned();
        let merged = merge(vec![document(), other]).expect("two runs");
        assert_eq!(merged.runs.len(), 2);
        assert_eq!(merged.runs[0].summary, merged.runs[1].summary);
        assert_eq!(merged.cells[0].observations.len(), document().cells[0].observations.len());
    }
}
