//! The order of `__static_attributes__`.
//!
//! CPython 3.13.0 collects the names in a set and makes a tuple of it: the order is that of the set's table,
//! hence that of the hashes under PYTHONHASHSEED=0 (Objects/setobject.c).

use super::unit::NameTable;
use crate::syntax::tree::Identifier;
use crate::types::hashing::hash_text;
use crate::types::text::Text;

const SMALLEST_TABLE: usize = 8;
const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;

/// The names in the order in which a set gives them.
pub fn in_set_order(names: &NameTable) -> Vec<Identifier> {
    let mut table = Table { slots: vec![None; SMALLEST_TABLE], used: 0 };
    for name in names {
        table.insert(hash_text(&Text::from(name.as_str())) as u64, name);
        if table.used * 5 >= (table.slots.len() - 1) * 3 {
            table.resize();
        }
    }
    table.slots.into_iter().flatten().map(|(_, name)| name.clone()).collect()
}

struct Table<'a> {
    slots: Vec<Option<(u64, &'a Identifier)>>,
    used: usize,
}

impl<'a> Table<'a> {
    fn insert(&mut self, hash: u64, name: &'a Identifier) {
        let mask = self.slots.len() - 1;
        let mut perturb = hash;
        let mut index = hash as usize & mask;
        loop {
            let probes = if index + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 };
            if let Some(free) = (index..=index + probes).find(|index| self.slots[*index].is_none()) {
                self.slots[free] = Some((hash, name));
                self.used += 1;
                return;
            }
            perturb >>= PERTURB_SHIFT;
            index = index.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb as usize) & mask;
        }
    }

    fn resize(&mut self) {
        const LARGE: usize = 50_000;
        let least = if self.used > LARGE { self.used * 2 } else { self.used * 4 };
        let mut size = SMALLEST_TABLE;
        while size <= least {
            size <<= 1;
        }
        let slots = std::mem::replace(&mut self.slots, vec![None; size]);
        self.used = 0;
        for (hash, name) in slots.into_iter().flatten() {
            self.insert(hash, name);
        }
    }
}
