//! A shard: the part of the cells that one of several machines takes.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::files::stable_hash;

/// One of `count` parts. Which cells belong to it follows from their ids alone, so that machines need not agree on
/// anything, and a new cell moves no other one.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Shard {
    /// Which one, from 1.
    pub index: u32,
    /// How many there are.
    pub count: u32,
}

impl Shard {
    /// Reads `2/8`; the error says what a shard looks like.
    pub fn parse(text: &str) -> Result<Self, String> {
        let numbers = text.split_once('/').and_then(|(index, count)| Some((index.parse().ok()?, count.parse().ok()?)));
        match numbers {
            Some((index, count)) if (1..=count).contains(&index) => Ok(Self { index, count }),
            _ => Err("a shard is written as 2/8, from 1/8 to 8/8".to_owned()),
        }
    }

    /// Whether the cell of this id belongs to it.
    pub fn holds(self, id: &str) -> bool {
        stable_hash(id) % u64::from(self.count) == u64::from(self.index - 1)
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.index, self.count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_cell_belongs_to_exactly_one_shard() {
        let shards: Vec<Shard> = (1..=7).map(|index| Shard { index, count: 7 }).collect();
        let mut sizes = [0; 7];
        for number in 0..7000 {
            let id = format!("names/file_{}::cell-{number}", number % 13);
            let holding: Vec<_> = shards.iter().filter(|shard| shard.holds(&id)).collect();
            let [shard] = holding.as_slice() else { panic!("{id} is in {holding:?}") };
            sizes[shard.index as usize - 1] += 1;
        }
        assert!(sizes.iter().all(|size| (850..1150).contains(size)), "{sizes:?}");
    }

    #[test]
    fn what_is_no_shard_is_refused() {
        assert_eq!(Shard::parse("2/8"), Ok(Shard { index: 2, count: 8 }));
        for text in ["", "0/8", "9/8", "1", "1/0", "-1/2", "a/b", "1/2/3"] {
            assert!(Shard::parse(text).is_err(), "{text}");
        }
    }
}
