//! Running text told from lists: in comes a row, out comes whether it is prose.

use super::belongs::{is_finished, person_begins};
use crate::facts::attendance::words::{self, BODY, ROLE, VERB};

/// True where a row is running text: it has a verb, or mostly small words. What stands in brackets
/// does not count.
pub fn is_prose(text: &str) -> bool {
    let mut prose = Prose::default();
    let (mut start, mut brackets) = (0, 0);
    for (at, byte) in text.bytes().chain([b' ']).enumerate() {
        match byte {
            b'(' | b'[' => brackets |= 1,
            b')' | b']' => brackets |= 2,
            b' ' | b'\t' | b'\n' => {
                if start < at && prose.add(&text[start..at], brackets) {
                    return true;
                }
                (start, brackets) = (at + 1, 0);
            }
            _ => {}
        }
    }
    prose.small >= 4 && prose.small * 5 >= prose.all * 2
}

/// What the first words of a row say of whether it is running text.
#[derive(Default)]
struct Prose {
    words: usize,
    depth: i32,
    /// Words that stand in no bracket.
    all: usize,
    /// Of these, small ones that no list has.
    small: usize,
    /// The word before is a verb.
    verb: bool,
}

impl Prose {
    /// Adds a word, `brackets` where it holds any; true where a verb stands before it.
    fn add(&mut self, word: &str, brackets: u8) -> bool {
        const MOST_WORDS: usize = 40;
        if self.words == MOST_WORDS || self.verb {
            return self.verb && self.words < MOST_WORDS;
        }
        self.words += 1;
        if brackets > 0 || self.depth > 0 {
            let count = |signs: [u8; 2]| word.bytes().filter(|b| signs.contains(b)).count() as i32;
            self.depth += count([b'(', b'[']);
            let inside = self.depth > 0;
            self.depth = (self.depth - count([b')', b']'])).max(0);
            if inside {
                return false;
            }
        }
        self.all += 1;
        if !word.starts_with(char::is_lowercase) {
            return false;
        }
        let sense = words::flags(word);
        self.verb = sense & VERB != 0;
        let common = word.len() < 3
            || sense & (ROLE | BODY) != 0
            || matches!(word.trim_matches(','), "and" | "the" | "for" | "from" | "via" | "with");
        self.small += usize::from(!common);
        false
    }
}

/// Where the list ends that a row begins with before it goes on in sentences: `Cllrs A and B (unwell). The
/// meeting accepted these reasons.`
pub(super) fn list_before_sentence(text: &str) -> Option<usize> {
    let mut stops = text.match_indices(". ").map(|(at, _)| at + 1).take(40);
    let end = stops.find(|end| is_finished(&text[..*end]))?;
    let (list, rest) = text.split_at(end);
    (person_begins(list) && !is_prose(list) && !says(list) && is_prose(rest)).then_some(end)
}

/// True for a text with a verb of its own outside brackets: `Cllr Day attended the meeting.`
fn says(text: &str) -> bool {
    let mut depth = 0;
    text.split(' ').any(|word| {
        depth += word.matches('(').count();
        let inside = depth > 0;
        depth = depth.saturating_sub(word.matches(')').count());
        !inside && matches!(word, "attended" | "was" | "were" | "presided" | "chaired" | "present")
    })
}

/// A row in small letters that says of the person above where they were: `apology`, `absent from 1.30pm
/// to 3.49pm`, `left the meeting at 4.39pm`, `via electronic link`.
pub(super) fn is_told_below(text: &str) -> bool {
    const OPENINGS: &[&str] = &[
        "absent ",
        "left the meeting",
        "left at ",
        "joined ",
        "arrived ",
        "via ",
        "from ",
        "until ",
    ];
    let text = text.trim();
    let status = matches!(text, "apology" | "apologies" | "absent" | "excused" | "on leave");
    let timed = || text.contains(|c: char| c.is_ascii_digit()) || text.starts_with("via ");
    text.len() <= 60 && (status || OPENINGS.iter().any(|words| text.starts_with(words)) && timed())
}

/// A sentence of its own about somebody, behind a blank row: `Mrs Day left the meeting of the Trust.`
pub(super) fn is_told(text: &str) -> bool {
    const TOLD: &[&str] =
        &[" arrived ", " left ", " joined ", " presided ", " attended ", " in the chair "];
    text.trim_end().ends_with('.')
        && !text.contains(';')
        && TOLD.iter().any(|verb| text.contains(verb))
}
