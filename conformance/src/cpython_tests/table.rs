//! Which modules of CPython's test suite are run: `corpus/cpython_tests.toml`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::corpus::read_toml;

/// The table.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Modules that neither side is to have.
    pub absent: BTreeSet<String>,
    /// Modules of tests by group, each without `test.`.
    pub groups: BTreeMap<String, Group>,
    /// Modules that are not run unless they are named, each with the reason.
    #[serde(default)]
    pub left_out: BTreeMap<String, String>,
}

/// Modules of tests about one matter.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// What they are about.
    pub about: String,
    /// Their names.
    pub modules: Vec<String>,
}

impl Table {
    /// Reads the table.
    ///
    /// # Errors
    /// A file that cannot be read or is none, and a module in two places.
    pub fn read(path: &Path) -> Result<Self> {
        let table: Self = read_toml(path).context("the table of CPython's tests is not valid")?;
        let mut seen = BTreeSet::new();
        let named = table.groups.values().flat_map(|group| &group.modules).chain(table.left_out.keys());
        for name in named {
            if !seen.insert(name) {
                bail!("{}: {name} stands in two places; take one of them out", path.display());
            }
        }
        Ok(table)
    }

    /// The modules that were asked for, by their own name, that of a group or the full one; all of the table where none is.
    #[must_use]
    pub fn select(&self, asked: &[String]) -> Vec<String> {
        let mut chosen: Vec<String> = Vec::new();
        let mut add = |name: &str| {
            let name = if name.contains('.') { name.to_owned() } else { format!("test.{name}") };
            if !chosen.contains(&name) {
                chosen.push(name);
            }
        };
        if asked.is_empty() {
            self.groups.values().flat_map(|group| &group.modules).for_each(|name| add(name));
        }
        for name in asked {
            match self.groups.get(name) {
                Some(group) => group.modules.iter().for_each(|name| add(name)),
                None => add(name),
            }
        }
        chosen
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_the_project_is_valid() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus/cpython_tests.toml");
        let table = Table::read(&path).expect("a valid table");
        assert!(table.select(&[]).contains(&"test.test_descr".to_owned()));
        assert_eq!(table.select(&["test_os".to_owned()]), ["test.test_os"]);
        let of_group = table.select(&["code".to_owned()]);
        assert!(of_group.contains(&"test.test_dis".to_owned()), "{of_group:?}");
    }
}
