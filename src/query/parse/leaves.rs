//! The leaves of a query: a word, a phrase, a value of a field.

use std::ops::Range;

use super::{MAX_DISTANCE, MAX_FIELDS, MAX_LOOSE, MAX_WORDS, Parser, Scope};
use crate::index::words::is_word_char;
use crate::query::lex::{FIELDS, Suffix};
use crate::query::tree::{Node, Phrase, Slot, TextField};
use crate::query::word::WordTest;

impl Parser<'_> {
    pub(super) fn leaf(
        &mut self,
        scope: Scope,
        text: &str,
        suffix: Suffix,
        quoted: bool,
        at: &Range<usize>,
    ) -> Option<Node> {
        let field = match scope.field {
            None | Some("text" | "body") => TextField::Text,
            Some("title") => TextField::Title,
            Some("decision") => TextField::Decision,
            Some("date") => return self.date(text, at),
            Some(name) => return self.value(name, text, at),
        };
        if !quoted && self.unknown_field(text, at) {
            // As words wherever they stand: next to each other nobody writes them.
            let (name, rest) = text.split_once(':').unwrap_or((text, ""));
            let words = [
                self.phrase(field, name, Suffix::None, false, at),
                self.phrase(field, rest, suffix, false, at),
            ];
            return Some(super::all(words.into_iter().flatten().collect()));
        }
        self.phrase(field, text, suffix, quoted, at)
    }

    /// A word or phrase in a text field; nothing where it holds no letter and no digit.
    fn phrase(
        &mut self,
        field: TextField,
        text: &str,
        suffix: Suffix,
        quoted: bool,
        at: &Range<usize>,
    ) -> Option<Node> {
        let (slop, suffix) = match suffix {
            Suffix::Number(slop) if quoted => (slop.min(MAX_DISTANCE), Suffix::None),
            other => (0, other),
        };
        let slots = self.slots(text, suffix, at);
        if slots.iter().all(|slot| slot.test.is_any_word()) {
            if slots.is_empty() {
                self.note(at, "no letter or digit: left out");
                return None;
            }
            return Some(Node::Everything);
        }
        Some(Node::Phrase(Phrase { field, slots, slop }))
    }

    fn value(&mut self, field: &str, text: &str, at: &Range<usize>) -> Option<Node> {
        self.fields += 1;
        if self.fields > MAX_FIELDS {
            self.note(at, "too many values of fields: this one is left out");
            return None;
        }
        Some(match field {
            "attendee" => Node::Person(text.to_owned()),
            name => Node::Facet { name: name.to_owned(), value: text.to_owned() },
        })
    }

    fn date(&mut self, text: &str, at: &Range<usize>) -> Option<Node> {
        match text.parse() {
            Ok(range) => Some(Node::Date(range)),
            Err(error) => {
                self.note(at, &format!("{error}: left out"));
                None
            }
        }
    }

    /// `titel:x` is searched as words; a note says so, and which field may have been meant.
    fn unknown_field(&mut self, text: &str, at: &Range<usize>) -> bool {
        let Some((name, rest)) = text.split_once(':') else { return false };
        // Where nothing or a slash stands behind the colon (`Note:`, `https://`) no field is meant.
        let begins = rest.starts_with(|c: char| is_word_char(c) || matches!(c, '*' | '?'));
        let joined = rest.is_empty() && self.next_is_joined(at.end);
        let is_name = name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_alphabetic());
        if !is_name || !(begins || joined) {
            return false;
        }
        let test = WordTest::Exact(name.to_ascii_lowercase()).fuzzy(2);
        let remedy = match FIELDS.iter().find(|field| test.fits(field)) {
            Some(meant) => format!("did you mean `{meant}:`?"),
            None => "`minutebook help query` lists the fields".to_owned(),
        };
        self.note(at, &format!("no field `{name}:`: read as words; {remedy}"));
        begins
    }

    /// The words of a stretch of the query, each with what stands before it.
    pub(super) fn slots(&mut self, text: &str, suffix: Suffix, at: &Range<usize>) -> Vec<Slot> {
        let mut slots: Vec<Slot> = Vec::new();
        for (run, gap) in runs(text) {
            let Some(test) = WordTest::parse(run) else { continue };
            if self.words >= MAX_WORDS {
                self.note(at, "too many words: the rest is left out");
                break;
            }
            self.words += 1;
            let test = self.loosen(test, suffix, at);
            let possessive =
                test == WordTest::Exact("s".to_owned()) && matches!(gap, "'" | "’" | "ʼ" | "‘");
            let offset = match slots.last() {
                None => 0,
                Some(last) => last.offset + u32::from(!possessive),
            };
            slots.push(Slot { test, offset, gap: gap.to_owned() });
        }
        slots
    }

    fn loosen(&mut self, test: WordTest, suffix: Suffix, at: &Range<usize>) -> WordTest {
        let loose = match suffix {
            Suffix::Stem => test.clone().stemmed(),
            Suffix::Number(distance) => {
                if distance > 2 {
                    self.note(at, "words are at most two letters off: read as ~2");
                }
                test.clone().fuzzy(distance.min(2) as u8)
            }
            Suffix::None if self.options.stem => test.clone().stemmed(),
            Suffix::None => test.clone(),
        };
        self.loose += weight(&loose);
        if self.loose <= MAX_LOOSE {
            return loose;
        }
        match test {
            WordTest::Exact(_) if matches!(loose, WordTest::Exact(_)) => loose,
            WordTest::Exact(_) => {
                self.note(at, "too many loose words: this one is read as it stands");
                test
            }
            _ => {
                self.note(at, "too many wildcards: this one is left out");
                WordTest::any_word()
            }
        }
    }
}

/// How much work a word is, see [`MAX_LOOSE`].
fn weight(test: &WordTest) -> usize {
    match test {
        WordTest::Exact(_) => 0,
        WordTest::Fuzzy { .. } => 4,
        test if test.is_any_word() => 0,
        test if test.prefix().is_empty() => 2,
        _ => 1,
    }
}

/// The stretches of word characters and wildcards, each with what stands before it.
fn runs(text: &str) -> Vec<(&str, &str)> {
    let inside = |c: char| is_word_char(c) || matches!(c, '*' | '?');
    let (mut runs, mut at) = (Vec::new(), 0);
    while let Some(start) = text[at..].find(inside).map(|offset| at + offset) {
        let end = text[start..].find(|c| !inside(c)).map_or(text.len(), |offset| start + offset);
        let gap = if runs.is_empty() { "" } else { &text[at..start] };
        runs.push((&text[start..end], gap));
        at = end;
    }
    runs
}
