//! Near-identical items under one: the same minute in a pack and in the minutes, draft and final.
//!
//! In come items in their order, out come groups. Only items of one meeting are folded: the same few
//! words at two meetings are two facts. Texts are compared by sketches of their word triples.

use crate::index::words::Words;

/// So many of a text's triples are compared: the least by their hash, which is a fair sample.
const SKETCH: usize = 96;
/// Texts that share this much of their triples say the same.
const SAME: f32 = 0.75;
/// Words of a text that are looked at.
const WORDS: usize = 20_000;

/// What is compared of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sketch(Vec<u64>);

impl Sketch {
    /// The sketch of a text.
    pub fn of(text: &str) -> Self {
        let (mut words, mut word) = (Words::new(text), String::new());
        let mut last = [0_u64; 2];
        let mut all = Vec::new();
        for count in 0..WORDS {
            if words.next_into(&mut word).is_none() {
                break;
            }
            let hash = hash(&word);
            // A text of one or two words has no triple: its words stand for it.
            if count >= 2 || all.is_empty() {
                all.push(mix(last[0].rotate_left(21) ^ last[1].rotate_left(42) ^ hash));
            }
            last = [last[1], hash];
        }
        all.sort_unstable();
        all.dedup();
        all.truncate(SKETCH);
        Self(all)
    }

    /// True where two texts say nearly the same.
    pub fn is_like(&self, other: &Self) -> bool {
        if self.0.is_empty() || other.0.is_empty() {
            return self.0 == other.0;
        }
        // Of the least hashes of both together, how many are in both.
        let (mut one, mut two) = (0, 0);
        let (mut both, mut all) = (0, 0);
        while all < SKETCH && one < self.0.len() && two < other.0.len() {
            let order = self.0[one].cmp(&other.0[two]);
            both += usize::from(order.is_eq());
            one += usize::from(order.is_le());
            two += usize::from(order.is_ge());
            all += 1;
        }
        let left = (self.0.len() - one) + (other.0.len() - two);
        both as f32 >= SAME * (all + left.min(SKETCH - all)) as f32
    }
}

/// FNV-1a: short words, no need for more.
fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Spreads a hash over all bits (the finaliser of splitmix64).
fn mix(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn like(one: &str, two: &str) -> bool {
        Sketch::of(one).is_like(&Sketch::of(two))
    }

    #[test]
    fn drafts_and_finals_are_alike_and_other_items_are_not() {
        let words: Vec<String> = (0..300).map(|n| format!("word{}", n * 7 % 300)).collect();
        let text = words.join(" ");
        let mut changed = words.clone();
        changed[50] = "other".to_owned();
        changed[200] = "another".to_owned();
        assert!(like(&text, &format!("5. {}\n", changed.join("  "))));
        let mut half = words.clone();
        half[..150].iter_mut().for_each(|word| word.push('x'));
        assert!(!like(&text, &half.join(" ")));
        assert!(!like(&text, &words[..100].join(" ")));
        assert!(like("Apologies", "APOLOGIES") && !like("Apologies", "Minutes"));
        assert!(!like("", "Minutes") && like("", "–"));
    }
}
