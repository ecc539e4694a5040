//! What makes a date the meeting's: a label, `held`, a title line, a line of its own.

use super::super::date::Printed;
use super::super::front::Front;
use super::super::words::{Words, last_place_of};
use super::around::{Around, cap, last_words};

/// Words of meetings and of those who meet.
static BODY: Words = Words::new(&[
    "meeting",
    "minutes",
    "council",
    "committee",
    "panel",
    "board",
    "a.g.m",
    "agm",
    "assembly",
    "forum",
    "session",
    "cabinet",
    "group",
    "conference",
    "proceedings",
    "trustees",
    "executive",
    "cyfarfod",
]);

impl Around<'_> {
    /// `held on`, `took place`, `at a meeting … on`.
    pub(super) fn says_held(&self) -> bool {
        static HELD: Words = Words::new(&[
            " held",
            "held on",
            "take place",
            "takes place",
            "taking place",
            "took place",
            "will meet",
            "gynhaliwyd",
            "met on",
            "convened",
            "called to order",
            "was opened",
            "attend",
            "at a meeting",
            "summoned to",
            "invited to",
            "hereby given",
        ]);
        ((HELD.are_in_small(self.before) || self.before.starts_with("held"))
            && (BODY.are_in_small(self.before) || BODY.are_in_small(self.after))
            || self.before.trim_start().starts_with("held") && self.line < 12)
            && !self.is_of_another_thing()
    }

    /// `The election will be held on`: what the sentence says to be held is no meeting.
    fn is_of_another_thing(&self) -> bool {
        const VERBS: [&str; 6] = [
            " will be held",
            " was held",
            " is to be held",
            " will take place",
            " took place",
            " had ",
        ];
        let line = self.line_before;
        let verb = VERBS.iter().filter_map(|verb| last_place_of(line, verb)).max();
        verb.is_some_and(|at| {
            let subject = &line[..at];
            let subject = subject.rsplit(". ").next().unwrap_or(subject);
            subject.split_whitespace().count() > 1 && !BODY.are_in_small(subject)
        })
    }

    /// `Planning Committee - Thursday, 17th June, 2021 5.30 pm`, the heading of a Modern.gov page.
    pub(super) fn is_heading_of_page(&self, printed: &Printed) -> bool {
        printed.weekday.is_some()
            && printed.year.is_some()
            && self.line_before.trim_end().ends_with(['-', '–'])
            && self.line_before.contains(|c: char| c.is_alphabetic())
            && self.line_before.len() < 160
            && self.line < 12
    }

    /// The line tells something in a sentence, as a title does not.
    fn is_prose(&self) -> bool {
        static VERBS: Words = Words::new(&[
            " is ",
            " are ",
            " was ",
            " were ",
            " had ",
            " would ",
            " will ",
            " said ",
            " asked ",
            " reported ",
            " submitted ",
            " our ",
            " we ",
            " your ",
            " you ",
            " has been ",
            " have been ",
            " should ",
            " must ",
            " may be ",
            " can be ",
            "please ",
        ]);
        VERBS.are_in_small(last_words(self.line_before, 120))
            || VERBS.are_in_small(self.sentence_after)
    }

    /// `The Annual Parish Meeting was held on 15th April.`: a sentence, and not the title of
    /// minutes; it may tell of another meeting where the title has a day of its own.
    pub(super) fn tells_of_another(&self) -> bool {
        let told = [" was held", " were held", " took place"];
        let sentence = self.line_before.trim_start().starts_with("the ")
            || self.sentence_after.trim_start().starts_with("and ");
        !self.clause.contains("minutes")
            && sentence
            && told.iter().any(|word| self.clause.contains(word))
    }

    /// The line itself names a meeting, minutes or an agenda.
    pub(super) fn names_meeting(&self) -> bool {
        static NAMES: Words = Words::new(&[
            "minutes",
            "meeting",
            "agenda",
            "council",
            "committee",
            "panel",
            "board",
            "a.g.m",
            "agm",
            "assembly",
            "forum",
            "cabinet",
            "proceedings",
            "cofnodion",
            "miontuairisc",
            "group",
        ]);
        let shorter = self.before.len() < self.line_before.len();
        let line = if shorter { self.before } else { self.line_before };
        if self.is_prose() {
            return false;
        }
        NAMES.are_in_small(line)
            || self.line < 4 && ends_with_short_name(self.line_before)
            || line.starts_with("mins ")
            || line.contains(" mins ")
            || self.line_after.len() < 80
                && ["minutes", "meeting"].iter().any(|word| self.line_after.contains(word))
    }

    /// A short line that ends with the day, and no sentence: `Village of Marrow Monday, April 7, 2014`.
    pub(super) fn ends_short_line(&self) -> bool {
        self.line_before.len() < 80 && self.line_after.len() < 25 && !self.is_prose()
    }

    /// A place and the day: `Marrow Centre, 14 October 2019`.
    pub(super) fn stands_behind_place(&self, front: &Front) -> bool {
        let line = &front.lines[self.line];
        let before = &front.text[line.start..line.start + self.line_before.len()];
        before.strip_suffix(", ").is_some_and(|place| {
            place.len() < 60
                && self.line_after.len() < 15
                && super::super::venue::names_place(place)
        })
    }

    /// Nothing else on its line but time and place.
    pub(super) fn is_alone(&self) -> bool {
        let before = self.line_before.trim_matches(|c: char| !c.is_alphanumeric());
        let after = self.line_after.trim_matches(|c: char| !c.is_alphanumeric());
        (before.is_empty()
            || super::super::time::stands_alone(before)
            || matches!(before, "on" | "date" | "the" | "held" | "held on" | "this" | "at" | "for"))
            && (after.len() < 60 && self.adds_place() || self.has_time())
            && !after.starts_with("to ")
    }

    /// What stands behind it on its line is little, parted from it, or led to by `at` and the like.
    fn adds_place(&self) -> bool {
        let after = self.line_after.trim_start();
        let word = after.split([' ', ',']).next().unwrap_or_default();
        after.len() < 25
            || !after.starts_with(char::is_alphanumeric)
            || matches!(
                word,
                "at" | "in" | "from" | "via" | "by" | "commencing" | "starting" | "held"
            )
    }

    pub(super) fn has_time(&self) -> bool {
        let near = |text: &str| super::super::time::find(text).is_some();
        near(cap(self.line_after, 60)) || near(last_words(self.line_before, 40))
    }

    /// Stands in the first sentence of its line and in the first item of business.
    pub(super) fn opens_business(&self, front: &Front) -> bool {
        let flat = |line: &super::super::front::FrontLine| &front.flat[line.start..line.end];
        let before = || front.lines[..self.line].iter().map(flat);
        let begun =
            before().any(|line| ["apologies", "minutes of"].iter().any(|w| line.contains(w)));
        let numbered =
            before().filter(|line| line.starts_with(|c: char| c.is_ascii_digit())).count();
        let own = self.line_before.trim_start_matches(|c: char| !c.is_alphabetic());
        !begun && numbered < 2 && self.before.len() >= own.len()
    }

    /// `Dear …` stands below it: the day of a letter.
    pub(super) fn opens_letter(&self, front: &Front) -> bool {
        front.lines[self.line + 1..]
            .iter()
            .take(2)
            .any(|line| front.flat[line.start..line.end].starts_with("dear "))
    }

    /// Within three lines stand words of a title.
    pub(super) fn beside_title(&self, front: &Front) -> bool {
        static WORDS: Words = Words::new(&[
            "minutes",
            "meeting",
            "agenda",
            "committee",
            "council",
            "panel",
            "board",
            "agm",
            "annual general",
            "forum",
            "cabinet",
            "trustees",
            "assembly",
            "governors",
        ]);
        let from = self.line.saturating_sub(3);
        let to = (self.line + 4).min(front.lines.len());
        front.lines[from..to].iter().any(|line| {
            let text = &front.flat[line.start..line.end];
            text.len() < 160 && WORDS.are_in_small(text)
        })
    }
}

/// `Little Marrow PC 9th August 2016`: a parish, town or community council by its letters.
fn ends_with_short_name(line: &str) -> bool {
    let word = line.trim_end_matches(|c: char| !c.is_alphanumeric()).rsplit(' ').next();
    matches!(word, Some("pc" | "tc" | "cc" | "pcc"))
}
