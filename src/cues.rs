//! The words that give a meeting document away, found in one pass over its text.
//!
//! All layouts and facts share this list, so that a word that proves something is written down
//! once, and so that reading stays linear and fast: one automaton over the whole text, case
//! ignored, whole words only. A rule first asks a row for its cues and looks closer only then.
//!
//! To add a cue: one variant, one line in [`WORDS`].

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, AhoCorasickKind, MatchKind};

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

static AUTOMATON: LazyLock<(AhoCorasick, Vec<Cue>)> = LazyLock::new(|| {
    let pairs = WORDS.iter().flat_map(|(cue, words)| words.iter().map(move |word| (*word, *cue)));
    let (words, cues): (Vec<&str>, Vec<Cue>) = pairs.unzip();
    let automaton = AhoCorasickBuilder::new()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .kind(Some(AhoCorasickKind::DFA))
        .build(words)
        .expect("the list of cue words is fixed and small");
    (automaton, cues)
});

/// All cues in a text, in order of place: whole words, case ignored.
pub fn find(text: &str) -> Vec<Hit> {
    let (automaton, cues) = &*AUTOMATON;
    let bytes = text.as_bytes();
    let letter = |at: usize| bytes.get(at).is_some_and(|b| b.is_ascii_alphanumeric() || *b >= 0x80);
    let before = |at: usize| letter(at) && !bytes[at].is_ascii_digit();
    automaton
        .find_iter(text)
        // a number may be glued to the word behind it: "9Apologies"
        .filter(|found| !before(found.start().wrapping_sub(1)) && !letter(found.end()))
        .map(|found| Hit {
            cue: cues[found.pattern().as_usize()],
            start: found.start() as u32,
            end: found.end() as u32,
        })
        .collect()
}
