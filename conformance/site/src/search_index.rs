//! The index for searching: a script that sets one value, as a page that is a file may load a script and nothing else.
//!
//! It is loaded when somebody searches.

use std::collections::HashMap;

use serde_json::json;

use crate::Site;
use crate::columns::statuses;

/// The index of all cells: by corpus file, each with name, title, numbers of topics, and a letter for each column.
pub fn render(site: &Site) -> String {
    let topics: Vec<&str> = site.topics.keys().copied().collect();
    let numbers: HashMap<&str, usize> = topics.iter().enumerate().map(|(number, topic)| (*topic, number)).collect();
    let mut files: Vec<(String, Vec<serde_json::Value>)> = Vec::new();
    for (number, cell) in site.document.cells.iter().enumerate() {
        let (file, name) = site.names.parts(number);
        let letters: String = statuses(cell, &site.columns).into_iter().map(|status| status.letter()).collect();
        let of_cell: Vec<_> = cell.topics.iter().filter_map(|topic| numbers.get(topic.as_str())).collect();
        let entry = json!([name, cell.title.as_deref().unwrap_or_default(), of_cell, letters]);
        match files.last_mut() {
            Some((last, entries)) if last == file => entries.push(entry),
            _ => files.push((file.to_owned(), vec![entry])),
        }
    }
    let columns: Vec<String> = site.columns.iter().map(|column| column.label()).collect();
    // `</script` cannot end a script that is a file of its own.
    format!("window.pyconformCells={};\n", json!({ "columns": columns, "topics": topics, "files": files }))
}
