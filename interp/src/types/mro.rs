//! The C3 linearisation of bases (`pmerge` in CPython's Objects/typeobject.c).

use crate::planted_faults::Fault;

/// Merges linearisations: the sequence that keeps the order of each. `same` tells whether two entries are
/// one. Where there is none, the heads of what is left are given: the classes in conflict.
pub fn merge<T: Clone>(mut sequences: Vec<Vec<T>>, same: impl Fn(&T, &T) -> bool) -> Result<Vec<T>, Vec<T>> {
    let mut merged = Vec::new();
    let mut starts = vec![0; sequences.len()];
    loop {
        let mut left = false;
        let mut chosen = None;
        for (sequence, &start) in sequences.iter().zip(&starts) {
            let Some(candidate) = sequence.get(start) else { continue };
            left = true;
            let in_a_tail = sequences
                .iter()
                .zip(&starts)
                .any(|(other, &start)| other.iter().skip(start + 1).any(|entry| same(entry, candidate)));
            if !in_a_tail || Fault::DepthFirstMro.is_planted() {
                chosen = Some(candidate.clone());
                break;
            }
        }
        match chosen {
            Some(candidate) => {
                for (sequence, start) in sequences.iter().zip(&mut starts) {
                    if sequence.get(*start).is_some_and(|entry| same(entry, &candidate)) {
                        *start += 1;
                    }
                }
                merged.push(candidate);
            }
            None if left => {
                let mut conflict: Vec<T> = Vec::new();
                for (sequence, &start) in sequences.iter_mut().zip(&starts) {
                    if let Some(head) = sequence.get(start)
                        && !conflict.iter().any(|entry| same(entry, head))
                    {
                        conflict.push(head.clone());
                    }
                }
                return Err(conflict);
            }
            None => return Ok(merged),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::merge;

    fn merged(sequences: &[&str]) -> Result<String, String> {
        let sequences = sequences.iter().map(|sequence| sequence.chars().collect()).collect();
        let collect = |characters: Vec<char>| characters.into_iter().collect::<String>();
        merge(sequences, |a, b| a == b).map(collect).map_err(collect)
    }

    #[test]
    fn a_single_base_is_its_own_order() {
        assert_eq!(merged(&["BAo", "B"]), Ok("BAo".to_owned()));
    }

    #[test]
    fn a_diamond_ends_with_its_top() {
        assert_eq!(merged(&["BAo", "CAo", "BC"]), Ok("BCAo".to_owned()));
    }

    #[test]
    fn the_order_of_the_bases_is_kept() {
        // The example of the C3 article: the order of O, E, D, … in "The Python 2.3 Method Resolution Order".
        assert_eq!(merged(&["BEDo", "CDFo", "BC"]), Ok("BECDFo".to_owned()));
    }

    #[test]
    fn crossed_orders_are_a_conflict() {
        assert_eq!(merged(&["AXYo", "BYXo", "AB"]), Err("XY".to_owned()).map_err(|text: String| text));
    }

    #[test]
    fn a_base_before_its_subclass_is_a_conflict() {
        assert_eq!(merged(&["Ao", "BAo", "AB"]), Err("AB".to_owned()));
    }
}
