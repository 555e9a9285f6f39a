//! "Did you mean": the closest of several names to a misspelt one (Python/suggestions.c).

/// From this many candidates on, none is looked at (`MAX_CANDIDATE_ITEMS`).
const MOST_CANDIDATES: usize = 750;
/// The longest name, in bytes and without what is common, that is compared (`MAX_STRING_SIZE`).
const LONGEST_NAME: usize = 40;
/// The cost of inserting, deleting or replacing a character.
const MOVE_COST: usize = 2;
/// The cost of a difference in case.
const CASE_COST: usize = 1;

/// The closest candidate, `None` where nothing comes close.
pub fn suggestion(name: &str, candidates: &[String]) -> Option<String> {
    if candidates.len() >= MOST_CANDIDATES {
        return None;
    }
    let mut best: Option<(&String, usize)> = None;
    for candidate in candidates.iter().filter(|candidate| *candidate != name) {
        // No more than a third of the characters should need a change, and fewer than in the best one so far.
        let mut limit = (name.len() + candidate.len() + 3) * MOVE_COST / 6;
        if let Some((_, distance)) = best {
            // Nothing beats a distance of 0, which equal names alone have.
            limit = limit.min(distance.saturating_sub(1));
        }
        let distance = distance(name.as_bytes(), candidate.as_bytes(), limit);
        if distance <= limit {
            best = Some((candidate, distance));
        }
    }
    best.map(|(candidate, _)| candidate.clone())
}

fn substitution_cost(first: u8, second: u8) -> usize {
    if first == second {
        0
    } else if first.eq_ignore_ascii_case(&second) {
        CASE_COST
    } else {
        MOVE_COST
    }
}

/// The Levenshtein distance, or more than `limit` as soon as it is clear that it is more.
fn distance(first: &[u8], second: &[u8], limit: usize) -> usize {
    let prefix = first.iter().zip(second).take_while(|(a, b)| a == b).count();
    let (first, second) = (&first[prefix..], &second[prefix..]);
    let suffix = first.iter().rev().zip(second.iter().rev()).take_while(|(a, b)| a == b).count();
    let (first, second) = (&first[..first.len() - suffix], &second[..second.len() - suffix]);
    if first.is_empty() || second.is_empty() {
        return (first.len() + second.len()) * MOVE_COST;
    }
    if first.len() > LONGEST_NAME || second.len() > LONGEST_NAME {
        return limit + 1;
    }
    let (short, long) = if second.len() < first.len() { (second, first) } else { (first, second) };
    if (long.len() - short.len()) * MOVE_COST > limit {
        return limit + 1;
    }
    // One row of the matrix, updated in place.
    let mut row: Vec<usize> = (1..=short.len()).map(|count| count * MOVE_COST).collect();
    let mut result = 0;
    for (index, long_byte) in long.iter().enumerate() {
        let mut diagonal = index * MOVE_COST;
        result = diagonal;
        let mut least = usize::MAX;
        for (cell, short_byte) in row.iter_mut().zip(short) {
            let substituted = diagonal + substitution_cost(*long_byte, *short_byte);
            diagonal = *cell;
            result = substituted.min(result.min(diagonal) + MOVE_COST);
            *cell = result;
            least = least.min(result);
        }
        if least > limit {
            return limit + 1;
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::{distance, suggestion};

    fn closest(name: &str, candidates: &[&str]) -> Option<String> {
        suggestion(name, &candidates.iter().map(|candidate| (*candidate).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn distances_count_moves_twice_and_case_once() {
        assert_eq!(distance(b"abc", b"abc", 99), 0);
        assert_eq!(distance(b"abc", b"abd", 99), 2);
        assert_eq!(distance(b"abc", b"abC", 99), 1);
        assert_eq!(distance(b"", b"abC", 99), 6);
        assert_eq!(distance(b"kitten", b"sitting", 99), 6);
    }

    #[test]
    fn the_closest_name_wins() {
        assert_eq!(closest("blech", &["bluch", "blch", "other"]).as_deref(), Some("bluch"));
        assert_eq!(closest("colour", &["color", "Colour"]).as_deref(), Some("Colour"));
        assert_eq!(closest("x", &["y", "z"]), None);
        assert_eq!(closest("same", &["same"]), None);
    }
}
