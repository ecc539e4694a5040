//! Which of many numbered rows are the items: the heaviest plausible run of their numbers.
//!
//! In come numbers with weights, out come the indices of one run: numbers rise along it, a step of
//! one costs nothing, a gap costs a little, so that a list inside an item, a date or a stray figure
//! loses against the items around it. Takes n log n time.

/// A number as the chooser sees it.
#[derive(Debug, Clone, Copy)]
pub struct Weighted {
    /// Orders the numbers of a family; components of 16 bits, first highest.
    pub key: u64,
    /// How much the row looks like the heading of an item.
    pub weight: f32,
}

/// What a gap between two numbers costs.
const GAP: f32 = 1.5;

/// The heaviest run and its weight.
pub fn heaviest(numbers: &[Weighted]) -> (Vec<usize>, f32) {
    let mut keys: Vec<u64> = numbers.iter().map(|number| number.key).collect();
    keys.sort_unstable();
    keys.dedup();
    let mut tree = Maxima::new(keys.len());
    let mut at_key: Vec<Option<(f32, usize)>> = vec![None; keys.len()];
    let mut previous: Vec<Option<usize>> = vec![None; numbers.len()];
    let mut best: Option<(f32, usize)> = None;
    for (index, number) in numbers.iter().enumerate() {
        let rank = keys.partition_point(|key| *key < number.key);
        let mut link: Option<(f32, usize)> = None;
        let mut offer = |found: Option<(f32, usize)>, cost: f32| {
            if let Some((weight, from)) = found
                && weight - cost > link.map_or(0.0, |(weight, _)| weight)
            {
                link = Some((weight - cost, from));
            }
        };
        offer(tree.below(rank), if opens(number.key) { 0.0 } else { GAP });
        for before in predecessors(number.key).into_iter().flatten() {
            offer(keys.binary_search(&before).ok().and_then(|rank| at_key[rank]), 0.0);
        }
        let weight = number.weight + link.map_or(0.0, |(weight, _)| weight);
        previous[index] = link.map(|(_, from)| from);
        tree.raise(rank, (weight, index));
        if at_key[rank].is_none_or(|(most, _)| weight > most) {
            at_key[rank] = Some((weight, index));
        }
        if best.is_none_or(|(most, _)| weight > most) {
            best = Some((weight, index));
        }
    }
    let Some((weight, last)) = best else { return (Vec::new(), 0.0) };
    let mut run = vec![last];
    while let Some(from) = previous[run[run.len() - 1]] {
        run.push(from);
    }
    run.reverse();
    (run, weight)
}

/// The keys that a number may follow without a gap: one component smaller by one.
fn predecessors(key: u64) -> [Option<u64>; 4] {
    std::array::from_fn(|part| {
        let shift = 16 * part;
        let value = key >> shift & 0xffff;
        (value > 0).then(|| key - (1 << shift))
    })
}

/// True for `2.1`, `3.1`: the first of a new chapter.
fn opens(key: u64) -> bool {
    let unused = key.trailing_zeros() / 16 * 16;
    unused < 48 && key >> unused & 0xffff == 1
}

/// Prefix maxima over ranks (a Fenwick tree).
struct Maxima(Vec<Option<(f32, usize)>>);

impl Maxima {
    fn new(size: usize) -> Self {
        Self(vec![None; size + 1])
    }

    /// The best of all ranks below `rank`.
    fn below(&self, rank: usize) -> Option<(f32, usize)> {
        let mut best: Option<(f32, usize)> = None;
        let mut at = rank;
        while at > 0 {
            if let Some(found) = self.0[at]
                && best.is_none_or(|(weight, _)| found.0 > weight)
            {
                best = Some(found);
            }
            at &= at - 1;
        }
        best
    }

    /// Offers a value at `rank`.
    fn raise(&mut self, rank: usize, value: (f32, usize)) {
        let mut at = rank + 1;
        while at < self.0.len() {
            if self.0[at].is_none_or(|(weight, _)| value.0 > weight) {
                self.0[at] = Some(value);
            }
            at += at & at.wrapping_neg();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(numbers: &[(u16, f32)]) -> Vec<u16> {
        let list: Vec<Weighted> = numbers
            .iter()
            .map(|&(value, weight)| Weighted { key: u64::from(value) << 48, weight })
            .collect();
        heaviest(&list).0.into_iter().map(|index| numbers[index].0).collect()
    }

    #[test]
    fn items_win_over_the_lists_inside_them() {
        let page = [(1, 4.0), (2, 4.0), (1, 1.0), (2, 1.0), (3, 1.0), (4, 1.0), (3, 4.0), (4, 4.0)];
        assert_eq!(run(&page), [1, 2, 3, 4]);
        let picked: f32 =
            heaviest(&page.map(|(value, weight)| Weighted { key: u64::from(value) << 48, weight }))
                .1;
        assert!(picked > 15.9, "the items, not the list: {picked}");
    }

    #[test]
    fn a_gap_is_crossed_and_a_stray_figure_left_out() {
        assert_eq!(run(&[(1, 3.0), (2, 3.0), (17, 1.0), (4, 3.0), (5, 3.0)]), [1, 2, 4, 5]);
    }

    #[test]
    fn a_hundred_thousand_numbers_take_n_log_n() {
        let list: Vec<Weighted> = (0..100_000_u64)
            .map(|n| Weighted { key: (n * 7919 % 60_000) << 48, weight: 1.0 })
            .collect();
        assert!(!heaviest(&list).0.is_empty());
    }
}
