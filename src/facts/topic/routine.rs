//! Routine business: in comes a title, out comes its path `Procedural > …` where it names what most
//! meetings have on their agenda; `None` for a matter of its own.

use std::sync::LazyLock;

use super::super::words::Words;
use super::matters::{ROUTINE, WHOLE};
use crate::eights;

/// The longest title that may be routine: `Minutes of the Committee's working party on schools and
/// their admissions …` is a matter of its own.
const LONGEST: usize = 150;

/// The longest of [`WHOLE`].
const LONGEST_WHOLE: usize = 16;

/// `Procedural > …` for routine business.
pub fn routine(title: &str) -> Option<Vec<String>> {
    let mut end = title.len().min(LONGEST);
    while !title.is_char_boundary(end) {
        end -= 1;
    }
    let title = &title[..end];
    let lower = match title.is_ascii() {
        true => title.to_ascii_lowercase(),
        false => title.to_lowercase().replace('’', "'"),
    };
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let short = bare.len() <= LONGEST_WHOLE;
    let whole = || WHOLE.iter().find(|(words, _)| *words == bare).map(|(_, name)| *name);
    let name = Some(bare).filter(|_| short).and_then(|_| whole());
    let name = name.or_else(|| TABLE.first_fit(&lower));
    let name = name.filter(|name| !is_report_on(&lower, name))?;
    Some(vec!["Procedural".to_owned(), name.to_owned()])
}

/// True where the words stand in the title of some other matter: `Review of public participation`,
/// `School exclusions`, `Correspondence policy`.
fn is_report_on(lower: &str, name: &str) -> bool {
    static MATTERS: Words = Words::new(&[
        "policy",
        "strategy",
        "school exclusion",
        "exclusions from school",
        "permanent exclusion",
        "social exclusion",
        "review of",
        "fixed term exclusion",
        "cabinet minutes on",
        "meeting room",
        "action plan",
        "pupil exclusion",
    ]);
    static OPEN: Words = Words::new(&["public", "press", "exempt", "confidential", "resolution"]);
    let digital = name.starts_with("Exclusion") && !OPEN.are_in_small(lower);
    digital || MATTERS.are_in_small(lower)
}

/// [`ROUTINE`] with all its words by their first two signs, so that a look at the beginning of every
/// word of a title finds those that stand in it.
struct Table {
    /// For each slot the place of its list in `lists`.
    slots: [u8; SLOTS],
    /// The words of one slot, each with its number; the first list is empty.
    lists: Vec<Vec<(&'static str, usize)>>,
    /// For each way to say it, its name and its words as numbers.
    ways: Vec<(&'static str, Vec<usize>)>,
    /// For each word the ways that need it, in their order.
    uses: Vec<Vec<usize>>,
}

const SLOTS: usize = 1024;

/// The most words that are told apart.
const WORDS: usize = 256;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut words: Vec<&'static str> = Vec::new();
    let mut ways: Vec<(&'static str, Vec<usize>)> = Vec::new();
    for (name, any) in ROUTINE {
        for all in *any {
            let number = |word: &&'static str| {
                words.iter().position(|known| known == word).unwrap_or_else(|| {
                    words.push(word);
                    words.len() - 1
                })
            };
            ways.push((*name, all.iter().map(number).collect()));
        }
    }
    let needs = |word: usize| {
        let ways = ways.iter().enumerate();
        ways.filter(|(_, (_, words))| words.contains(&word)).map(|(way, _)| way).collect()
    };
    let uses = (0..words.len()).map(needs).collect();
    let (mut slots, mut lists) = ([0; SLOTS], vec![Vec::new()]);
    for (number, word) in words.into_iter().enumerate().take(WORDS) {
        let Some(slot) = slot(word.as_bytes()) else { continue };
        if slots[slot] == 0 {
            slots[slot] = lists.len() as u8;
            lists.push(Vec::new());
        }
        lists[usize::from(slots[slot])].push((word, number));
    }
    Table { slots, lists, ways, uses }
});

/// The slot of a text: by its first two signs.
fn slot(text: &[u8]) -> Option<usize> {
    let [first, second, ..] = text else { return None };
    Some(usize::from(first & 31) << 5 | usize::from(second & 31))
}

impl Table {
    /// The first routine matter all of whose words stand in the text, each at a word's beginning.
    fn first_fit(&self, lower: &str) -> Option<&'static str> {
        let stands = self.words_of(lower);
        let fits = |way: &&usize| self.ways[**way].1.iter().all(|word| stands.contains(word));
        let ways = stands.iter().filter_map(|word| self.uses[*word].iter().find(fits));
        ways.min().map(|way| self.ways[*way].0)
    }

    /// The words that stand in a text, each at a word's beginning.
    fn words_of(&self, lower: &str) -> Vec<usize> {
        let (bytes, mut stands) = (lower.as_bytes(), Vec::new());
        let mut before = 0;
        for (place, eight) in eights::eights(lower) {
            let letters = eights::letters(eight);
            let inside = letters | eights::within(eight, b'0', b'9');
            let starts = letters & !eights::behind(inside, before);
            before = inside;
            for at in eights::places(starts).map(|at| place + at) {
                let list = slot(&bytes[at..]).map_or(0, |slot| self.slots[slot]);
                for (word, number) in &self.lists[usize::from(list)] {
                    if bytes[at..].starts_with(word.as_bytes())
                        && !lower[..at].ends_with(char::is_alphanumeric)
                        && !stands.contains(number)
                    {
                        stands.push(*number);
                    }
                }
            }
        }
        stands
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_a_number_and_is_found() {
        for word in ROUTINE.iter().flat_map(|(_, any)| *any).flat_map(|all| *all) {
            let listed = |list: &Vec<(&str, usize)>| list.iter().any(|(own, _)| own == word);
            assert!(TABLE.lists.iter().any(listed), "{word}");
            assert!(!TABLE.words_of(&format!("9, {word}")).is_empty(), "{word}");
        }
        assert!(TABLE.lists.len() <= WORDS);
        assert!(WHOLE.iter().all(|(words, _)| words.len() <= LONGEST_WHOLE));
        assert_eq!(TABLE.first_fit("pre-exclusion"), Some("Exclusion of press and public"));
        assert_eq!(TABLE.first_fit("déexclusion, 9apologies"), None);
    }

    #[test]
    fn routine_business() {
        for (title, expected) in [
            ("APOLOGIES AND CHANGES IN PANEL MEMBERSHIP (IF ANY)", "Apologies"),
            (
                "Declarations of Interest in matters coming before this meeting",
                "Declarations of interest",
            ),
            ("DECLARATION OF PARTY POLITICAL WHIP", "Declarations of interest"),
            (
                "MINUTES OF THE PREVIOUS MEETING (INCLUDING MATTERS ARISING)",
                "Minutes of the previous meeting",
            ),
            (
                "To agree the minutes of the meeting held on 7 October 2020",
                "Minutes of the previous meeting",
            ),
            ("Minutes", "Minutes of the previous meeting"),
            ("EXCLUSION OF THE PRESS AND PUBLIC - EXEMPT PAPERS", "Exclusion of press and public"),
            ("Election of Chair 2018/19", "Election of chair"),
            ("ELECTION OF VICE-CHAIR", "Election of vice-chair"),
            ("Date of Next Meeting", "Date of next meeting"),
            ("Public Questions", "Public participation"),
            ("STATEMENT FROM THE CHAIR", "Chair's announcements"),
            ("Any Other Business", "Any other business"),
            ("No declarations of interest were made.", "Declarations of interest"),
        ] {
            let path = routine(title).unwrap_or_default().join(" > ");
            assert_eq!(path, format!("Procedural > {expected}"), "{title}");
        }
    }
}
