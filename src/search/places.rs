//! Where phrases stand in a text: in come phrases and a text, out come byte ranges in order.
//!
//! Words are those of [`crate::index::words`], so that what the index finds is found here. Texts are
//! searched for the first words' letters by one automaton, and only what stands around a hit is cut
//! into words; a text with letters beyond ASCII has those words looked at too, since `café` is `cafe`.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::index::words::{Words, end_of_word, is_word_char, starts_word};
use crate::query::{Phrase, WordTest};

/// Phrases to look for.
#[derive(Debug, Clone)]
pub struct Finder {
    phrases: Vec<Phrase>,
    exact_gaps: bool,
    /// Finds the beginnings of first words; pattern `n` belongs to phrase `n`. None where a first
    /// word has no beginning to look for: then every word is looked at.
    anchors: Option<AhoCorasick>,
}

/// A phrase in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Byte offset of its first character.
    pub start: usize,
    /// Byte offset behind its last one.
    pub end: usize,
    /// Which of the phrases.
    pub phrase: usize,
}

impl Finder {
    /// With `exact_gaps` only white space may stand where the query has white space, and the same
    /// punctuation where it has punctuation, as `grep` would have it; without, anything may part
    /// the words of a phrase, as the index has it.
    pub fn new(phrases: Vec<Phrase>, exact_gaps: bool) -> Self {
        let beginnings: Option<Vec<&str>> =
            phrases.iter().map(|phrase| beginning(&phrase.slots.first()?.test)).collect();
        let anchors = beginnings.and_then(|words| {
            let mut builder = AhoCorasick::builder();
            builder.ascii_case_insensitive(true).match_kind(MatchKind::Standard);
            // A DFA is twice as fast but grows with every pattern.
            let kind = if words.len() <= 64 {
                AhoCorasickKind::DFA
            } else {
                AhoCorasickKind::ContiguousNFA
            };
            builder.kind(Some(kind)).build(words).ok()
        });
        Self { phrases, exact_gaps, anchors }
    }

    /// All places in order; at one beginning only the longest.
    pub fn find(&self, text: &str) -> Vec<Place> {
        let mut places = Vec::new();
        if self.phrases.is_empty() {
            return places;
        }
        let mut folded = String::new();
        match &self.anchors {
            Some(anchors) => {
                for hit in anchors.find_overlapping_iter(text) {
                    if starts_word(text, hit.start()) {
                        let phrase = hit.pattern().as_usize();
                        places.extend(self.at(text, hit.start(), phrase, &mut folded));
                    }
                }
                if !text.is_ascii() {
                    self.beyond_ascii(text, &mut places);
                }
            }
            None => {
                let mut words = Words::new(text);
                let mut scratch = String::new();
                while let Some(word) = words.next_into(&mut folded) {
                    for (index, phrase) in self.phrases.iter().enumerate() {
                        if phrase.slots[0].test.fits(&folded) {
                            places.extend(self.at(text, word.start, index, &mut scratch));
                        }
                    }
                }
            }
        }
        places.sort_unstable_by_key(|place| (place.start, usize::MAX - place.end));
        // Of one phrase only places that do not overlap: `had had` stands once in `had had had`.
        let mut ends = vec![0; self.phrases.len()];
        places.retain(|place| {
            let free = place.start >= ends[place.phrase];
            if free {
                ends[place.phrase] = place.end;
            }
            free
        });
        places.dedup_by_key(|place| place.start);
        places
    }

    /// Looks at the words that hold letters beyond ASCII: the automaton does not see through folding.
    fn beyond_ascii(&self, text: &str, places: &mut Vec<Place>) {
        let (mut at, mut folded) = (0, String::new());
        while let Some(offset) = text.as_bytes()[at..].iter().position(|byte| *byte >= 128) {
            at += offset;
            let Some(c) = text[at..].chars().next() else { return };
            if !is_word_char(c) {
                at += c.len_utf8();
                continue;
            }
            let start =
                text[..at].char_indices().rev().take_while(|(_, c)| is_word_char(*c)).last();
            let start = start.map_or(at, |(start, _)| start);
            for phrase in 0..self.phrases.len() {
                places.extend(self.at(text, start, phrase, &mut folded));
            }
            at = end_of_word(text, at);
        }
    }

    /// The phrase at this place, if it stands here; `start` must begin a word.
    fn at(&self, text: &str, start: usize, index: usize, folded: &mut String) -> Option<Place> {
        let mut words = Words::from(text, start);
        let mut end = start;
        for (number, slot) in self.phrases[index].slots.iter().enumerate() {
            let mut word = words.next_into(folded)?;
            if number == 0 && word.start != start {
                return None;
            }
            if number > 0 && !self.exact_gaps && folded == "s" && !slot.test.fits("s") {
                // The index has a possessive at its noun's position.
                let apostrophe = text[end..word.start].trim_matches(['\'', '’', 'ʼ', '‘']);
                if apostrophe.is_empty() && word.start > end {
                    word = words.next_into(folded)?;
                }
            }
            let gap =
                number == 0 || !self.exact_gaps || same_gap(&slot.gap, &text[end..word.start]);
            if !gap || !slot.test.fits(folded) {
                return None;
            }
            end = word.end;
        }
        Some(Place { start, end, phrase: index })
    }
}

/// How every word that fits begins, if it does so in ASCII letters: those the automaton can find.
fn beginning(test: &WordTest) -> Option<&str> {
    let prefix = match test {
        WordTest::Stem(_) | WordTest::Fuzzy { .. } => return None,
        other => other.prefix(),
    };
    (!prefix.is_empty() && prefix.is_ascii()).then_some(prefix)
}

/// True where two stretches between words hold the same punctuation, and white space both or none.
fn same_gap(typed: &str, found: &str) -> bool {
    if typed == " " {
        return found.bytes().all(|b| b.is_ascii_whitespace())
            || found.chars().all(char::is_whitespace);
    }
    let marks =
        |gap: &str| -> String { gap.chars().filter(|c| !c.is_whitespace()).map(plain).collect() };
    marks(typed) == marks(found)
        && typed.contains(char::is_whitespace) == found.contains(char::is_whitespace)
}

/// One form of the marks that printers and keyboards have several of.
fn plain(c: char) -> char {
    match c {
        '’' | '‘' | 'ʼ' | '`' => '\'',
        '“' | '”' | '„' => '"',
        '‐' | '‑' | '–' | '—' => '-',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{Options, parse_term};

    fn find(term: &str, text: &str) -> Vec<String> {
        let phrase = parse_term(term, Options::default()).0.unwrap();
        let places = Finder::new(vec![phrase], true).find(text);
        places.iter().map(|place| text[place.start..place.end].to_owned()).collect()
    }

    #[test]
    fn whole_words_in_any_case() {
        assert_eq!(
            find("ofsted", "Ofsted, OFSTED's; Ofsteds xofsted of-sted"),
            ["Ofsted", "OFSTED"]
        );
    }

    #[test]
    fn phrases_run_across_line_ends_but_not_across_punctuation() {
        let text = "care leavers, care\n  leavers; care-leavers care. Leavers";
        assert_eq!(find("care leavers", text), ["care leavers", "care\n  leavers"]);
        assert_eq!(find("care-leavers", text), ["care-leavers"]);
        assert_eq!(find("children’s home", "Children's Home"), ["Children's Home"]);
    }

    #[test]
    fn folded_letters_are_found_at_their_place() {
        assert_eq!(
            find("cafe", "– Café, cafe, CAFE\u{301} “caf锓"),
            ["Café", "cafe", "CAFE\u{301}"]
        );
        assert_eq!(find("office", "the of\u{fb01}ce"), ["of\u{fb01}ce"]);
    }

    #[test]
    fn loose_words() {
        assert_eq!(find("leav*", "leaves, leavers, cleaves"), ["leaves", "leavers"]);
        assert_eq!(find("belweather~1", "Bellweather, belweather"), ["Bellweather", "belweather"]);
        assert_eq!(find("care~ *", "caring home"), ["caring home"]);
        assert_eq!(find("*sted", "Ofsted"), ["Ofsted"]);
    }

    #[test]
    fn at_one_beginning_the_longest_is_the_place() {
        let phrase = |term| parse_term(term, Options::default()).0.unwrap();
        let finder = Finder::new(vec![phrase("care"), phrase("care leavers")], true);
        let text = "care leavers and care";
        let found: Vec<&str> = finder.find(text).iter().map(|p| &text[p.start..p.end]).collect();
        assert_eq!(found, ["care leavers", "care"]);
    }

    #[test]
    fn without_exact_gaps_phrases_are_those_of_the_index() {
        let phrase = parse_term("school ofsted", Options::default()).0.unwrap();
        let finder = Finder::new(vec![phrase], false);
        assert_eq!(finder.find("the school's Ofsted report; school. Ofsted").len(), 2);
    }
}
