//! The merge sort of lists: natural runs, binary insertion, galloping merges in powersort's order. Python code
//! can observe which items are compared and in what order, so those are CPython's (Objects/listsort.txt).

use crate::vm::Result;

/// When one run wins so many times in a row, the merge begins to gallop.
const MIN_GALLOP: usize = 7;
/// Runs are extended to a length between half of this and this.
const MAX_MIN_RUN: usize = 64;

/// `first < second`.
type Less<'a> = dyn FnMut(u32, u32) -> Result<bool> + 'a;

/// A run that waits to be merged.
struct Run {
    start: usize,
    length: usize,
    /// How deep in the tree of merges the boundary to the next run is.
    power: u32,
}

struct Sorter<'a, 'b> {
    items: &'a mut [u32],
    less: &'a mut Less<'b>,
    runs: Vec<Run>,
    min_gallop: usize,
}

/// Sorts stably. On an error the items are some permutation of what they were. With `equal_runs`, a run of equal
/// items can be the beginning of a descending run, as from 3.13 on.
pub(super) fn sort(items: &mut [u32], equal_runs: bool, less: &mut Less<'_>) -> Result<()> {
    let total = items.len();
    let mut sorter = Sorter { items, less, runs: Vec::new(), min_gallop: MIN_GALLOP };
    let least = least_run(total);
    let mut start = 0;
    while start < total {
        let left = total - start;
        let mut length =
            if equal_runs { sorter.count_run(start, left)? } else { sorter.count_strict_run(start, left)? };
        if length < least {
            let forced = left.min(least);
            sorter.insert_sort(start, forced, length)?;
            length = forced;
        }
        sorter.found_run(length, total)?;
        sorter.runs.push(Run { start, length, power: 0 });
        start += length;
    }
    sorter.collapse()
}

fn least_run(mut total: usize) -> usize {
    let mut rest = 0;
    while total >= MAX_MIN_RUN {
        rest |= total & 1;
        total >>= 1;
    }
    total + rest
}

/// The depth at which two adjacent runs meet in a perfectly balanced tree of merges (`powerloop`).
fn power(start: usize, first: usize, second: usize, total: usize) -> u32 {
    let mut a = 2 * start + first;
    let mut b = a + first + second;
    let mut result = 0;
    loop {
        result += 1;
        if a >= total {
            a -= total;
            b -= total;
        } else if b >= total {
            return result;
        }
        a <<= 1;
        b <<= 1;
    }
}

impl Sorter<'_, '_> {
    fn less(&mut self, first: usize, second: usize) -> Result<bool> {
        (self.less)(self.items[first], self.items[second])
    }

    /// The length of the run at `start`, made ascending; strictly descending ones count too.
    fn count_strict_run(&mut self, start: usize, left: usize) -> Result<usize> {
        if left == 1 {
            return Ok(1);
        }
        let mut length = 2;
        let descending = self.less(start + 1, start)?;
        while length < left && self.less(start + length, start + length - 1)? == descending {
            length += 1;
        }
        if descending {
            self.items[start..start + length].reverse();
        }
        Ok(length)
    }

    /// The length of the run at `start`, made ascending; descending ones with equal neighbours count too.
    fn count_run(&mut self, start: usize, left: usize) -> Result<usize> {
        let mut length = 1;
        while length < left && !self.less(start + length, start + length - 1)? {
            length += 1;
        }
        if length == left {
            return Ok(length);
        }
        if length > 1 {
            if self.less(start, start + length - 1)? {
                return Ok(length);
            }
            // All equal so far: the beginning of a descending run.
            self.items[start..start + length].reverse();
        }
        length += 1;
        let mut equal = 0;
        while length < left {
            if self.less(start + length, start + length - 1)? {
                self.reverse_equal(start + length, &mut equal);
            } else if self.less(start + length - 1, start + length)? {
                break;
            } else {
                equal += 1;
            }
            length += 1;
        }
        self.reverse_equal(start + length, &mut equal);
        self.items[start..start + length].reverse();
        while length < left && !self.less(start + length, start + length - 1)? {
            length += 1;
        }
        Ok(length)
    }

    /// Reverses the equal items before `end`, so that the later reversal of all brings them back into order.
    fn reverse_equal(&mut self, end: usize, equal: &mut usize) {
        if *equal > 0 {
            self.items[end - *equal - 1..end].reverse();
            *equal = 0;
        }
    }

    /// Binary insertion: the first `sorted` of `length` items at `start` are in order already.
    fn insert_sort(&mut self, start: usize, length: usize, sorted: usize) -> Result<()> {
        for place in sorted.max(1)..length {
            let (mut low, mut high) = (0, place);
            while low < high {
                let middle = (low + high) >> 1;
                if self.less(start + place, start + middle)? { high = middle } else { low = middle + 1 }
            }
            self.items[start + low..=start + place].rotate_right(1);
        }
        Ok(())
    }

    /// Merges what powersort says before the next run is pushed (`found_new_run`).
    fn found_run(&mut self, next: usize, total: usize) -> Result<()> {
        let Some(last) = self.runs.last() else { return Ok(()) };
        let power = power(last.start, last.length, next, total);
        while self.runs.len() > 1 && self.runs[self.runs.len() - 2].power > power {
            self.merge_at(self.runs.len() - 2)?;
        }
        if let Some(last) = self.runs.last_mut() {
            last.power = power;
        }
        Ok(())
    }

    /// Merges all runs that are left.
    fn collapse(&mut self) -> Result<()> {
        while self.runs.len() > 1 {
            let mut at = self.runs.len() - 2;
            if at > 0 && self.runs[at - 1].length < self.runs[at + 1].length {
                at -= 1;
            }
            self.merge_at(at)?;
        }
        Ok(())
    }

    fn merge_at(&mut self, at: usize) -> Result<()> {
        let second = self.runs.remove(at + 1);
        let first = &mut self.runs[at];
        let (mut a, mut a_length) = (first.start, first.length);
        first.length += second.length;
        // What is in place at either end stays out of the merge.
        let run = self.items[a..a + a_length].to_vec();
        let skipped = gallop_right(self.less, self.items[second.start], &run, 0)?;
        a += skipped;
        a_length -= skipped;
        if a_length == 0 {
            return Ok(());
        }
        let run = self.items[second.start..second.start + second.length].to_vec();
        let b_length = gallop_left(self.less, self.items[a + a_length - 1], &run, second.length - 1)?;
        if b_length == 0 {
            return Ok(());
        }
        if a_length <= b_length {
            self.merge_low(a, a_length, b_length)
        } else {
            self.merge_high(a, a_length, b_length)
        }
    }

    /// Merges two neighbouring runs, the first not longer than the second, from the front.
    fn merge_low(&mut self, start: usize, a_length: usize, b_length: usize) -> Result<()> {
        let first: Vec<u32> = self.items[start..start + a_length].to_vec();
        let end = start + a_length + b_length;
        // `a` walks over `first`, `b` over what stands in place.
        let (mut target, mut a, mut b) = (start, 0, start + a_length);
        let result = self.merge_low_steps(&first, end, &mut target, &mut a, &mut b);
        let rest = first.len() - a;
        if result.is_ok() && rest == 1 {
            // The last item of the first run belongs at the very end.
            self.items.copy_within(b..end, target);
            self.items[end - 1] = first[a];
        } else {
            self.items[target..target + rest].copy_from_slice(&first[a..]);
        }
        result
    }

    fn merge_low_steps(
        &mut self,
        first: &[u32],
        end: usize,
        target: &mut usize,
        a: &mut usize,
        b: &mut usize,
    ) -> Result<()> {
        macro_rules! take_first {
            () => {
                self.items[*target] = first[*a];
                *target += 1;
                *a += 1;
                if first.len() - *a == 1 {
                    return Ok(());
                }
            };
        }
        macro_rules! take_second {
            () => {
                self.items[*target] = self.items[*b];
                *target += 1;
                *b += 1;
                if *b == end {
                    return Ok(());
                }
            };
        }
        self.items[*target] = self.items[*b];
        *target += 1;
        *b += 1;
        if *b == end || first.len() == 1 {
            return Ok(());
        }
        let mut min_gallop = self.min_gallop;
        loop {
            let (mut a_wins, mut b_wins) = (0, 0);
            loop {
                if (self.less)(self.items[*b], first[*a])? {
                    take_second!();
                    b_wins += 1;
                    a_wins = 0;
                    if b_wins >= min_gallop {
                        break;
                    }
                } else {
                    take_first!();
                    a_wins += 1;
                    b_wins = 0;
                    if a_wins >= min_gallop {
                        break;
                    }
                }
            }
            min_gallop += 1;
            loop {
                min_gallop -= usize::from(min_gallop > 1);
                self.min_gallop = min_gallop;
                a_wins = gallop_right(self.less, self.items[*b], &first[*a..], 0)?;
                if a_wins > 0 {
                    self.items[*target..*target + a_wins].copy_from_slice(&first[*a..*a + a_wins]);
                    *target += a_wins;
                    *a += a_wins;
                    if first.len() - *a <= 1 {
                        return Ok(());
                    }
                }
                take_second!();
                let rest = self.items[*b..end].to_vec();
                b_wins = gallop_left(self.less, first[*a], &rest, 0)?;
                if b_wins > 0 {
                    self.items.copy_within(*b..*b + b_wins, *target);
                    *target += b_wins;
                    *b += b_wins;
                    if *b == end {
                        return Ok(());
                    }
                }
                take_first!();
                if a_wins < MIN_GALLOP && b_wins < MIN_GALLOP {
                    break;
                }
            }
            min_gallop += 1;
            self.min_gallop = min_gallop;
        }
    }

    /// Merges two neighbouring runs, the first longer than the second, from the back.
    fn merge_high(&mut self, start: usize, a_length: usize, b_length: usize) -> Result<()> {
        let second: Vec<u32> = self.items[start + a_length..start + a_length + b_length].to_vec();
        // All three are one behind the next place: what is left of the first run, of the second, the target.
        let (mut a, mut b, mut target) = (start + a_length, b_length, start + a_length + b_length);
        let result = self.merge_high_steps(&second, start, &mut target, &mut a, &mut b);
        if result.is_ok() && b == 1 {
            // The first item of the second run belongs at the very front.
            self.items.copy_within(start..a, start + 1);
            self.items[start] = second[0];
        } else {
            self.items[target - b..target].copy_from_slice(&second[..b]);
        }
        result
    }

    fn merge_high_steps(
        &mut self,
        second: &[u32],
        start: usize,
        target: &mut usize,
        a: &mut usize,
        b: &mut usize,
    ) -> Result<()> {
        macro_rules! take_first {
            () => {
                *target -= 1;
                *a -= 1;
                self.items[*target] = self.items[*a];
                if *a == start {
                    return Ok(());
                }
            };
        }
        macro_rules! take_second {
            () => {
                *target -= 1;
                *b -= 1;
                self.items[*target] = second[*b];
                if *b == 1 {
                    return Ok(());
                }
            };
        }
        *target -= 1;
        *a -= 1;
        self.items[*target] = self.items[*a];
        if *a == start || *b == 1 {
            return Ok(());
        }
        let mut min_gallop = self.min_gallop;
        loop {
            let (mut a_wins, mut b_wins) = (0, 0);
            loop {
                if (self.less)(second[*b - 1], self.items[*a - 1])? {
                    take_first!();
                    a_wins += 1;
                    b_wins = 0;
                    if a_wins >= min_gallop {
                        break;
                    }
                } else {
                    take_second!();
                    b_wins += 1;
                    a_wins = 0;
                    if b_wins >= min_gallop {
                        break;
                    }
                }
            }
            min_gallop += 1;
            loop {
                min_gallop -= usize::from(min_gallop > 1);
                self.min_gallop = min_gallop;
                let rest = self.items[start..*a].to_vec();
                a_wins = rest.len() - gallop_right(self.less, second[*b - 1], &rest, rest.len() - 1)?;
                if a_wins > 0 {
                    *target -= a_wins;
                    *a -= a_wins;
                    self.items.copy_within(*a..*a + a_wins, *target);
                    if *a == start {
                        return Ok(());
                    }
                }
                take_second!();
                b_wins = *b - gallop_left(self.less, self.items[*a - 1], &second[..*b], *b - 1)?;
                if b_wins > 0 {
                    *target -= b_wins;
                    *b -= b_wins;
                    self.items[*target..*target + b_wins].copy_from_slice(&second[*b..*b + b_wins]);
                    if *b <= 1 {
                        return Ok(());
                    }
                }
                take_first!();
                if a_wins < MIN_GALLOP && b_wins < MIN_GALLOP {
                    break;
                }
            }
            min_gallop += 1;
            self.min_gallop = min_gallop;
        }
    }
}

/// Where an item belongs in a sorted run, before equal ones: the search begins at `hint` and doubles its steps.
fn gallop_left(less: &mut Less<'_>, item: u32, run: &[u32], hint: usize) -> Result<usize> {
    let (mut last, mut offset) = (0, 1);
    let (mut low, mut high);
    if less(run[hint], item)? {
        let most = run.len() - hint;
        while offset < most && less(run[hint + offset], item)? {
            last = offset;
            offset = (offset << 1) + 1;
        }
        low = hint + last + 1;
        high = hint + offset.min(most);
    } else {
        let most = hint + 1;
        while offset < most && !less(run[hint - offset], item)? {
            last = offset;
            offset = (offset << 1) + 1;
        }
        low = (hint + 1) - offset.min(most);
        high = hint - last;
    }
    while low < high {
        let middle = low + ((high - low) >> 1);
        if less(run[middle], item)? { low = middle + 1 } else { high = middle }
    }
    Ok(high)
}

/// Where an item belongs in a sorted run, behind equal ones.
fn gallop_right(less: &mut Less<'_>, item: u32, run: &[u32], hint: usize) -> Result<usize> {
    let (mut last, mut offset) = (0, 1);
    let (mut low, mut high);
    if less(item, run[hint])? {
        let most = hint + 1;
        while offset < most && less(item, run[hint - offset])? {
            last = offset;
            offset = (offset << 1) + 1;
        }
        low = (hint + 1) - offset.min(most);
        high = hint - last;
    } else {
        let most = run.len() - hint;
        while offset < most && !less(item, run[hint + offset])? {
            last = offset;
            offset = (offset << 1) + 1;
        }
        low = hint + last + 1;
        high = hint + offset.min(most);
    }
    while low < high {
        let middle = low + ((high - low) >> 1);
        if less(item, run[middle])? { high = middle } else { low = middle + 1 }
    }
    Ok(high)
}
