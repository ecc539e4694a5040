//! The words that give a meeting document away, found in one pass over its text.
//!
//! All layouts and facts share this list, so that a word that proves something is written down
//! once, and so that reading stays linear and fast: one look at the beginning of every word, case
//! ignored, whole words only. A rule first asks a row for its cues and looks closer only then.
//!
//! To add a cue: one variant, one line in [`WORDS`].

use std::cmp::Reverse;
use std::sync::LazyLock;

use crate::eights;

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
    /// `absent`, `excused`.
    Absent,
    /// `councillor`, `cllr`, `alderman` …
    Honorific,
    /// `resolved`, `agreed`, `recommended` …
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
    /// `noted`: a decision in capitals, and hardly ever one in small letters.
    Noted,
    /// `closed`, `ended`, `rose`, `adjourned` …: what may tell when a meeting closed.
    Closing,
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
    (
        Cue::Apologies,
        &[
            "apologies",
            "apology",
            "regrets",
            "ymddiheuriadau",
            "ymddiheuriad",
            "leithscéalta",
            "leithscéal",
        ],
    ),
    (Cue::InAttendance, &["in attendance", "also present"]),
    (Cue::Absent, &["absent", "excused", "absennol"]),
    (Cue::Honorific, &["councillor", "councillors", "cllr", "cllrs", "alderman", "aldermen"]),
    (Cue::Decision, &["resolved", "agreed", "recommended", "resolvedthat", "agreedthat"]),
    (Cue::Noted, &["noted"]),
    (
        Cue::Closing,
        &[
            "closed",
            "close",
            "closure",
            "ended",
            "end",
            "finished",
            "finish",
            "rose",
            "concluded",
            "conclude",
            "adjourned",
            "adjourn",
            "terminated",
        ],
    ),
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
            "presiding",
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
    let (mut behind, mut before) = (0, 0);
    for (place, eight) in eights::eights(text) {
        // A word begins at a letter with neither a letter nor a sign beyond ASCII before it; a
        // number may be glued to it (`9Apologies`).
        let letters = eights::letters(eight);
        let inside = letters | eights::beyond_ascii(eight);
        let starts = letters & !eights::behind(inside, before);
        before = inside;
        for start in eights::places(starts).map(|at| place + at) {
            let list = table.slots[slot(signs(&bytes[start..]))];
            if list != 0
                && start >= behind
                && let Some((cue, length)) = table.cue_at(list, &bytes[start..])
            {
                behind = start + length;
                hits.push(Hit { cue, start: start as u32, end: behind as u32 });
            }
        }
    }
    hits
}

/// The words of all cues, asked for by their first four signs.
struct Table {
    /// For each slot the place of its list in `lists`.
    slots: [u8; SLOTS],
    /// Cue words of one slot, the longest first; the first list is empty.
    lists: Vec<Vec<(&'static str, Cue)>>,
}

/// Slots of the table: so many that hardly any word that is no cue shares one with a cue.
const SLOTS: usize = 1 << 13;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { slots: [0; SLOTS], lists: vec![Vec::new()] };
    for (word, cue) in WORDS.iter().flat_map(|(cue, words)| words.iter().map(|word| (*word, *cue)))
    {
        match word.as_bytes() {
            // whatever stands behind a word of three letters is its fourth sign
            [first, second, third] => (0..128)
                .filter(|sign: &u8| !sign.is_ascii_alphanumeric())
                .for_each(|sign| table.add([*first, *second, *third, sign], word, cue)),
            [first, second, third, fourth, ..] => {
                table.add([*first, *second, *third, *fourth], word, cue);
            }
            _ => {}
        }
    }
    table.lists.iter_mut().for_each(|list| list.sort_by_key(|(word, _)| Reverse(word.len())));
    table
});

/// The slot of a word: by its first four signs, case ignored; no cue word has less than three.
fn slot(signs: [u8; 4]) -> usize {
    let key = u32::from_le_bytes(signs) | 0x2020_2020;
    (key.wrapping_mul(0x9e37_79b1) >> 19) as usize
}

/// The first four signs of a word; a text that ends behind the third goes on with 0.
#[inline]
fn signs(word: &[u8]) -> [u8; 4] {
    match word.first_chunk() {
        Some(four) => *four,
        None => last_signs(word),
    }
}

/// The signs with which a text ends, filled up with 0.
#[cold]
fn last_signs(word: &[u8]) -> [u8; 4] {
    let mut signs = [0; 4];
    signs.iter_mut().zip(word).for_each(|(sign, byte)| *sign = *byte);
    signs
}

impl Table {
    /// Adds a word to the list of a slot.
    fn add(&mut self, signs: [u8; 4], word: &'static str, cue: Cue) {
        let slot = slot(signs);
        if self.slots[slot] == 0 {
            self.slots[slot] = self.lists.len() as u8;
            self.lists.push(Vec::new());
        }
        let list = &mut self.lists[usize::from(self.slots[slot])];
        if !list.contains(&(word, cue)) {
            list.push((word, cue));
        }
    }

    /// The cue of a list with whose word a text begins, and how long that is.
    #[inline(never)]
    fn cue_at(&self, list: u8, text: &[u8]) -> Option<(Cue, usize)> {
        let whole = |end: &u8| !end.is_ascii_alphanumeric() && end.is_ascii();
        let found = self.lists[usize::from(list)].iter().find(|(word, _)| {
            text.get(..word.len()).is_some_and(|start| begins(start, word.as_bytes()))
                && text.get(word.len()).is_none_or(whole)
        });
        found.map(|(word, cue)| (*cue, word.len()))
    }
}

/// True for the same word, case ignored; most are told by their last letter.
fn begins(start: &[u8], word: &[u8]) -> bool {
    start.last().map(u8::to_ascii_lowercase) == word.last().copied()
        && start.eq_ignore_ascii_case(word)
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
        assert!(TABLE.lists.len() <= usize::from(u8::MAX));
        for (cue, words) in WORDS {
            for word in *words {
                let found: Vec<Cue> = find(word).iter().map(|hit| hit.cue).collect();
                assert_eq!(found, [*cue], "{word}");
            }
        }
    }
}
