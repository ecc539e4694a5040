//! The words that give a meeting document away, found in one pass over its text.
//!
//! All layouts and facts share this list, so that a word that proves something is written down
//! once, and so that reading stays linear and fast: one look at the beginning of every word, case
//! ignored, whole words only. A rule first asks a row for its cues and looks closer only then.
//!
//! To add a cue: one variant, one line in [`WORDS`].

use std::cmp::Reverse;
use std::sync::LazyLock;

/// What a cue word points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Cue {
    /// `present`, `those present`, `members present`, `sederunt`, `attendees` …
    Present,
    /// `apologies`, `apology`.
    Apologies,
    /// `in attendance`, `also present` …
    InAttendance,
    /// `absent`.
    Absent,
    /// `councillor`, `cllr`, `alderman` …
    Honorific,
    /// `resolved`, `agreed`, `recommended`, `noted` …
    Decision,
    /// The name of a month.
    Month,
    /// `proposed`, `seconded`, `carried` …: what stands about a decision.
    Motion,
    /// `excluded`, `confidential`, `not for publication` …
    Exempt,
    /// `minutes`.
    Minutes,
    /// `agenda`.
    Agenda,
    /// `attendance`, `attended`, `attending`, `roll call` …
    Attendance,
    /// `substitute`, `substituting`, `deputising` …
    Substitute,
    /// `arrived`, `joined the meeting`, `left the meeting` …
    Movement,
    /// `additional documents`, `supporting documents`: labels of a web page.
    Documents,
    /// `approved`, `elected`, `motion`, `passed` …: what else may tell of a decision.
    Approval,
}

/// The months in lower case, January first.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The words of every cue, in lower case. Longer words win over shorter ones at the same place.
const WORDS: &[(Cue, &[&str])] = &[
    (
        Cue::Present,
        &[
            "present",
            "sederunt",
            "attendees",
            "attendee",
            "participants",
            "láthair",
            "bresennol",
            "presennol",
        ],
    ),
    (Cue::Apologies, &["apologies", "apology", "regrets", "ymddiheuriadau", "leithscéalta"]),
    (Cue::InAttendance, &["in attendance", "also present"]),
    (Cue::Absent, &["absent"]),
    (Cue::Honorific, &["councillor", "councillors", "cllr", "cllrs", "alderman", "aldermen"]),
    (Cue::Decision, &["resolved", "agreed", "recommended", "noted", "resolvedthat", "agreedthat"]),
    (
        Cue::Motion,
        &[
            "proposed",
            "moved",
            "seconded",
            "carried",
            "decision",
            "decisions",
            "decided",
            "action",
            "cuidithe",
        ],
    ),
    (
        Cue::Exempt,
        &[
            "exclude",
            "excluded",
            "exclusion",
            "exempt",
            "confidential",
            "restricted",
            "not for publication",
            "in camera",
            "private session",
            "closed session",
            "in private",
            "in committee",
        ],
    ),
    (Cue::Month, &MONTHS),
    (Cue::Minutes, &["minutes"]),
    (
        Cue::Attendance,
        &[
            "attendance",
            "attended",
            "attending",
            "roll call",
            "in the chair",
            "chaired",
            "presided",
            "to order",
            "clerked by",
            "minuted by",
        ],
    ),
    (
        Cue::Substitute,
        &[
            "substitute",
            "substitutes",
            "substituted",
            "substituting",
            "substitutions",
            "deputising",
            "deputised",
        ],
    ),
    (
        Cue::Movement,
        &[
            "arrived",
            "joined the meeting",
            "joined remotely",
            "entered the meeting",
            "left the meeting",
            "left at",
            "withdrew from the meeting",
            "departed",
            "returned to the meeting",
            "rejoined the meeting",
        ],
    ),
    (Cue::Agenda, &["agenda"]),
    (Cue::Documents, &["additional documents", "supporting documents"]),
    (
        Cue::Approval,
        &[
            "approved",
            "adopted",
            "confirmed",
            "accepted",
            "ratified",
            "endorsed",
            "authorised",
            "authorized",
            "elected",
            "appointed",
            "passed",
            "motion",
            "resolution",
            "second",
        ],
    ),
];

/// A set of cues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cues(u64);

impl Cues {
    /// Puts a cue into the set.
    pub fn add(&mut self, cue: Cue) {
        self.0 |= 1 << cue as u8;
    }

    /// True where the set holds the cue.
    pub fn has(self, cue: Cue) -> bool {
        self.0 & (1 << cue as u8) != 0
    }

    /// True where the set holds one of the cues.
    pub fn any(self, cues: &[Cue]) -> bool {
        cues.iter().any(|&cue| self.has(cue))
    }
}

/// One cue word in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// What it points to.
    pub cue: Cue,
    /// Byte offset of its first character in the document's text.
    pub start: u32,
    /// Byte offset behind its last character.
    pub end: u32,
}

/// All cues in a text, in order of place: whole words, case ignored.
pub fn find(text: &str) -> Vec<Hit> {
    let (bytes, table) = (text.as_bytes(), &*TABLE);
    let mut hits = Vec::with_capacity(bytes.len() / 128);
    let (mut behind, mut inside) = (0, 0);
    for (index, eight) in bytes.chunks(8).enumerate() {
        let mut padded = [0; 8];
        match eight.try_into() {
            Ok(eight) => padded = eight,
            Err(_) => padded[..eight.len()].copy_from_slice(eight),
        }
        let mut starts = word_starts(u64::from_le_bytes(padded), &mut inside);
        while starts != 0 {
            let start = 8 * index + starts.trailing_zeros() as usize / 8;
            starts &= starts - 1;
            if start >= behind
                && let Some((cue, length)) = table.cue_at(&bytes[start..])
            {
                behind = start + length;
                hits.push(Hit { cue, start: start as u32, end: behind as u32 });
            }
        }
    }
    hits
}

/// The highest bits of those of eight bytes at which a word begins: an English letter with neither a
/// letter nor a sign beyond ASCII before it; a number may be glued to the word behind it
/// (`9Apologies`). `inside` says of each byte whether it is such a letter or sign, those of the
/// eight bytes before on the way in.
fn word_starts(eight: u64, inside: &mut u64) -> u64 {
    const ALL: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * ALL;
    // Each byte by itself: what is added never carries into the next one.
    let small = (eight | (0x20 * ALL)) & !HIGH;
    let from_a = small + (0x80 - u64::from(b'a')) * ALL;
    let behind_z = small + (0x7f - u64::from(b'z')) * ALL;
    let letters = from_a & !behind_z & !eight & HIGH;
    let before = *inside >> 56;
    *inside = letters | (eight & HIGH);
    letters & !((*inside << 8) | before)
}

/// The words of all cues, asked for by their first four signs.
struct Table {
    /// For each first letter the second ones.
    pairs: [u32; 32],
    /// For each slot the place of its list in `lists`.
    slots: [u8; SLOTS],
    /// Cue words of one slot, the longest first; the first list is empty.
    lists: Vec<Vec<(&'static str, Cue)>>,
}

/// Slots of the table: so many that hardly any word that is no cue shares one with a cue.
const SLOTS: usize = 4096;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { pairs: [0; 32], slots: [0; SLOTS], lists: vec![Vec::new()] };
    for (word, cue) in WORDS.iter().flat_map(|(cue, words)| words.iter().map(|word| (*word, *cue)))
    {
        let (slot, bytes) = (slot(word.as_bytes()), word.as_bytes());
        table.pairs[usize::from(bytes[0] & 31)] |= 1 << (bytes[1] & 31);
        if table.slots[slot] == 0 {
            table.slots[slot] = table.lists.len() as u8;
            table.lists.push(Vec::new());
        }
        table.lists[usize::from(table.slots[slot])].push((word, cue));
    }
    table.lists.iter_mut().for_each(|list| list.sort_by_key(|(word, _)| Reverse(word.len())));
    table
});

/// The slot of a word: by its first four signs, where all that are no letters are alike.
fn slot(word: &[u8]) -> usize {
    let sign = |at: usize| match word.get(at) {
        Some(byte) if byte.is_ascii_alphabetic() => byte | 0x20,
        _ => b' ',
    };
    let first = u32::from_le_bytes([sign(0), sign(1), sign(2), sign(3)]);
    (first.wrapping_mul(0x9e37_79b1) >> 20) as usize
}

impl Table {
    /// The cue with whose word a text begins, and how long that is.
    fn cue_at(&self, text: &[u8]) -> Option<(Cue, usize)> {
        let [first, second, ..] = text else { return None };
        if (self.pairs[usize::from(first & 31)] >> (second & 31)) & 1 == 0 {
            return None;
        }
        let list = &self.lists[usize::from(self.slots[slot(text)])];
        let whole = |end: &u8| !end.is_ascii_alphanumeric() && end.is_ascii();
        let found = list.iter().find(|(word, _)| {
            text.len() >= word.len()
                && text[..word.len()].eq_ignore_ascii_case(word.as_bytes())
                && text.get(word.len()).is_none_or(whole)
        });
        found.map(|(word, cue)| (*cue, word.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_are_found_wherever_they_stand() {
        let places = |text: &str| -> Vec<(Cue, String)> {
            let word = |hit: &Hit| text[hit.start as usize..hit.end as usize].to_owned();
            find(text).iter().map(|hit| (hit.cue, word(hit))).collect()
        };
        for shift in 0..9 {
            let text = format!("{}9Apologies, SEDERUNT.In Attendance\nmay", " ".repeat(shift));
            let found = places(&text);
            let words: Vec<&str> = found.iter().map(|(_, word)| word.as_str()).collect();
            assert_eq!(words, ["Apologies", "SEDERUNT", "In Attendance", "may"], "{shift}");
            assert_eq!(found[2].0, Cue::InAttendance);
        }
        for text in ["represent", "presents", "éabsent", "absenté", "mayor", "in attendanc", "Maya"]
        {
            assert_eq!(places(text), [], "{text}");
        }
    }

    #[test]
    fn every_cue_word_finds_its_cue() {
        for (cue, words) in WORDS {
            for word in *words {
                let found: Vec<Cue> = find(word).iter().map(|hit| hit.cue).collect();
                assert_eq!(found, [*cue], "{word}");
            }
        }
    }
}
