//! Ids and titles as numbers: in come texts, out come a few bytes.
//!
//! An id is an `m` and ten hexadecimal digits, that is 40 bits. One that is not stands among the strings.

use super::fold::fold;
use super::strings::Strings;
use super::table::{ItemRow, MeetingRow, NONE, SittingRow};

/// Digits of an id.
const DIGITS: usize = 10;

/// The id of a sitting or a meeting: a string, or 40 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Id {
    /// The string; [`NONE`] where the bits tell.
    pub text: u32,
    /// The lower 32 bits.
    pub low: u32,
    /// The upper eight.
    pub high: u32,
}

impl Id {
    /// Keeps an id.
    pub fn keep(id: &str, strings: &mut Strings) -> Self {
        match bits(id) {
            Some(bits) => Self { text: NONE, low: bits as u32, high: (bits >> 32) as u32 },
            None => Self { text: strings.keep(id), low: NONE, high: NONE },
        }
    }

    /// The id as a number, where it is one.
    pub fn bits(self) -> Option<u64> {
        (self.text == NONE).then_some(u64::from(self.high) << 32 | u64::from(self.low))
    }

    /// The id again; `text` gives the string of a number.
    pub fn read<E>(self, text: impl FnOnce(u32) -> Result<String, E>) -> Result<String, E> {
        self.bits().map_or_else(|| text(self.text), |bits| Ok(format!("m{}", hex(bits))))
    }
}

/// The bits of an id, where it is one of the usual kind. The greatest numbers mean none, and take a
/// byte more: ids with them stand among the strings.
fn bits(id: &str) -> Option<u64> {
    let digits = id.strip_prefix('m').filter(|digits| digits.len() == DIGITS)?;
    let plain = digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let bits = plain.then(|| u64::from_str_radix(digits, 16).ok()).flatten()?;
    (bits as u32 != NONE && bits >> 32 != 255).then_some(bits)
}

fn hex(bits: u64) -> String {
    format!("{bits:0DIGITS$x}")
}

/// The head of the ids of a document's items, as its key gives it.
pub fn item_head(document: u64) -> String {
    hex(document >> (64 - 4 * DIGITS))
}

impl SittingRow {
    /// The sitting's id.
    pub fn id(&self) -> Id {
        Id { text: self.id_text, low: self.id_low, high: self.id_high }
    }
}

impl MeetingRow {
    /// The meeting's id.
    pub fn id(&self) -> Id {
        Id { text: self.id_text, low: self.id_low, high: self.id_high }
    }
}

/// An item's title as it is compared: a hash of 40 bits of the folded text, which tells titles of a
/// meeting or a committee apart and takes a tenth of the room. The title itself stands in the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Title {
    low: u32,
    high: u32,
}

impl Title {
    /// No title is printed.
    pub const NONE: Self = Self { low: NONE, high: NONE };

    /// Of a printed title.
    pub fn of(printed: &str) -> Self {
        let hash = hash(fold(printed).as_bytes());
        // The greatest numbers are kept free, as with ids.
        Self { low: (hash as u32).min(NONE - 1), high: ((hash >> 32) as u32 & 255).min(254) }
    }

    /// Of a title that may be none.
    pub fn of_option(printed: Option<&str>) -> Self {
        printed.map_or(Self::NONE, Self::of)
    }

    /// True where the title has letters or digits.
    pub fn says_something(self) -> bool {
        self != Self::NONE && self != Self::of("")
    }

    /// Lower and upper bits.
    pub fn numbers(self) -> (u32, u32) {
        (self.low, self.high)
    }
}

impl ItemRow {
    /// The title, for comparison.
    pub fn title(&self) -> Title {
        Title { low: self.title_low, high: self.title_high }
    }
}

/// A hash that is the same for ever: registers are kept.
fn hash(bytes: &[u8]) -> u64 {
    fold_bytes(0, bytes)
}

/// A hash of bytes that begins with a seed. Eight at a time, each multiplied with an odd number to
/// twice its width and folded.
pub(super) fn fold_bytes(seed: u64, bytes: &[u8]) -> u64 {
    let mix = |hash: u64, value: u64| {
        let product = u128::from(hash ^ value ^ 0x9e37_79b9_7f4a_7c15)
            * u128::from(hash.rotate_left(32) ^ 0xd6e8_feb8_6659_fd93);
        product as u64 ^ (product >> 64) as u64
    };
    let (eights, rest) = bytes.as_chunks::<8>();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let hash = eights
        .iter()
        .fold(seed ^ bytes.len() as u64, |hash, eight| mix(hash, u64::from_le_bytes(*eight)));
    mix(mix(hash, u64::from_le_bytes(last)), 0x2545_f491_4f6c_dd1d)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn an_id_comes_back_as_it_was() {
        let mut strings = Strings::default();
        let usual = ["m0000000000", "m00ffffffff", "mfe12345678", "m31aa4e7f7a"];
        let other =
            ["", "m", "x31aa4e7f7a", "m31AA4e7f7a", "m31aa4e7f7a-2", "mff00000000", "m+1aa4e7f7a"];
        for id in usual.iter().chain(&other) {
            let kept = Id::keep(id, &mut strings);
            let read = kept.read(|text| Ok::<_, ()>(strings.get(text).to_owned()));
            assert_eq!(read.as_deref(), Ok(*id));
        }
        assert_eq!(strings.len(), other.len() + 1);
    }

    #[test]
    fn the_head_of_an_items_id_is_the_beginning_of_the_documents_key() {
        assert_eq!(item_head(0x0123_4567_89ab_cdef), "0123456789");
    }

    #[test]
    fn titles_that_fold_alike_are_alike_and_others_are_not() {
        assert_eq!(Title::of("Flood defences"), Title::of(" FLOOD  DEFENCES."));
        let titles: HashSet<Title> =
            (0..100_000).map(|at| Title::of(&format!("Item {at}"))).collect();
        assert_eq!(titles.len(), 100_000);
        assert!(!Title::of("–").says_something() && !Title::NONE.says_something());
        assert!(Title::of("Item").says_something());
    }
}
