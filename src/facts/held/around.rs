//! The words around a date, and what they say of it: held, labelled, signed, to be approved …

use super::super::date::Printed;
use super::super::front::Front;
use super::super::words::Words;
use super::Rank;

/// The words around a date, in lower case.
pub(super) struct Around<'f> {
    /// The sentence before it, over line ends: at most 160 bytes.
    pub(super) before: &'f str,
    /// The same, no further back than the date before.
    pub(super) clause: &'f str,
    /// Its own line before it.
    pub(super) line_before: &'f str,
    /// Its own line behind it.
    pub(super) line_after: &'f str,
    /// The text behind it, over line ends: at most 140 bytes.
    pub(super) after: &'f str,
    /// Which line it stands on.
    pub(super) line: usize,
    /// True for lines between the `---` of a front matter.
    pub(super) field: bool,
}

impl<'f> Around<'f> {
    pub(super) fn new(front: &'f Front, printed: &Printed) -> Self {
        let (line, last) = (front.line_at(printed.start), front.line_at(printed.end));
        let (row, tail) = (front.lines[line], front.lines[last]);
        let from = floor(&front.text, printed.start.saturating_sub(160));
        let to = floor(&front.text, (printed.end + 140).min(front.text.len()));
        let before = &front.text[from..printed.start];
        let paragraph = front.lines[last + 1..].iter().take(3).find(|line| line.after_blank);
        let paragraph = paragraph.map_or(front.text.len(), |line| line.start);
        let sentence = before.rfind(". ").filter(|at| !abbreviated(&before[..*at]));
        let sentence = from + sentence.map_or(0, |at| at + 2);
        let between = front.dates_in(from, printed.start).last().map_or(from, |date| date.end);
        let row_from = row.start.max(floor(&front.text, printed.start.saturating_sub(400)));
        let row_to = tail.end.min(floor(&front.text, (printed.end + 400).min(front.text.len())));
        let next = front.dates_in(printed.end, front.text.len()).first();
        let behind = next.map_or(front.text.len(), |date| date.start);
        Self {
            before: &front.flat[sentence..printed.start],
            clause: &front.flat[sentence.max(between).min(printed.start)..printed.start],
            line_before: &front.flat[row_from..printed.start],
            line_after: &front.flat[printed.end.min(row_to)..row_to],
            after: &front.flat[printed.end..to.min(paragraph).min(behind).max(printed.end)],
            line,
            field: in_front_matter(front, line),
        }
    }

    pub(super) fn is_front_matter_field(&self) -> bool {
        self.field
    }

    pub(super) fn front_matter(&self) -> Option<Rank> {
        let key = self.line_before.split(':').next().unwrap_or_default().trim();
        match key {
            "date" | "meeting_date" | "meeting-date" | "meetingdate" | "held" => Some(Rank::Stated),
            "title" | "name" | "meeting" => Some(Rank::Named),
            _ => None,
        }
    }

    /// Signed, published, next, previous, to be approved …
    pub(super) fn is_decoy(&self) -> bool {
        static NEAR: Words = Words::new(&[
            "approval on",
            "approval at",
            "for approval",
            "approved on",
            "approved at",
            "to be approved",
            "to be confirmed",
            "confirmed on",
            "confirmed at",
            "adopted on",
            "adopted at",
            "ratified",
            "agreed at",
            "agreed on",
            "confirmation at",
            "next meeting",
            "next ordinary",
            "next council",
            "future meeting",
            "date of next",
            "previous meeting",
            "previous minutes",
            "last meeting",
            "minutes of the previous",
            "minutes of the last",
            "publish",
            "publication",
            "issued",
            "date of issue",
            "issue date",
            "despatch",
            "dispatch",
            "signed",
            "signature",
            "rearranged from",
            "re-arranged from",
            "postponed from",
            "deferred from",
            "originally",
            "instead of",
            "adjourned from",
            "moved from",
            "deadline",
            "no later than",
            "year ended",
            "year ending",
            "as at",
            "as of",
            "with effect",
            "effective",
            "letter",
            "email",
            "e-mail",
            "revised",
            "updated",
            "printed",
            "created",
            "posted",
            "circulated",
            "expire",
            "until",
            "term of office",
        ]);
        const APPROVING: [&str; 14] = [
            "approve",
            "approval of",
            "confirm the",
            "confirmation of",
            "adopt the",
            "adoption of",
            "adopt",
            "sign the",
            "agree the",
            "agree minutes",
            "receive the",
            "accept the",
            "consider the minutes",
            "minutes of meeting of",
        ];
        static APPROVED: Words = Words::new(&[
            "read and",
            "was read",
            "agreed as",
            "approved as",
            "approved and",
            "confirmed as",
            "signed as",
            "were accepted as",
            "agreed and",
            "were passed",
            "were taken",
            "were approved",
            "was approved",
            "were agreed",
            "were signed",
            "were confirmed",
            "taken as read",
            "be approved",
            "be confirmed",
            "be signed",
            "be agreed",
            "were read",
            "were adopted",
            "be adopted",
            "be accepted",
            "were accepted",
            "having been circulated",
            "were proposed",
            "correct record",
            "true record",
            "accurate record",
            "copies of which",
            "as read",
        ]);
        let near = last_words(self.clause, 70);
        NEAR.are_in(near)
            || self.before.contains("minutes")
                && APPROVING.iter().take(13).any(|word| approving(self.clause, word))
            || self.before.contains("minutes") && APPROVED.are_in(self.sentence_after())
            || self.is_numbered_minutes()
            || self.is_dated_paper()
    }

    /// The rest of the sentence behind the date, up to the next date.
    pub(super) fn sentence_after(&self) -> &'f str {
        let stop = self.after.find(". ").unwrap_or(self.after.len());
        &self.after[..stop]
    }

    /// `1. Minutes of the meeting held on`: an item of business, not the title.
    pub(super) fn is_numbered_minutes(&self) -> bool {
        let line = self.line_before.trim_start();
        let rest = line.trim_start_matches(|c: char| c.is_ascii_digit() || ".)(/ \t".contains(c));
        rest.len() < line.len()
            && [
                "minutes of the",
                "minutes of meeting",
                "minutes of a",
                "confirmation",
                "minutes from",
            ]
            .iter()
            .any(|words| rest.starts_with(words))
    }

    /// `dated 5 May`, `item 5b 28 Mar`, `Date: … ` behind a line for a signature.
    pub(super) fn is_dated_paper(&self) -> bool {
        let line = self.line_before.trim();
        let label = last_words(line, 24);
        ["dated", "dated this", "agenda item", "signed", "chairman", "chair", "clerk", "mayor"]
            .iter()
            .any(|word| label.trim_end_matches([':', '.', ' ', '_', '…', '-']).ends_with(word))
            || line.contains("......")
            || line.contains("_____")
            || line.contains("……")
    }

    /// `Date:`, `Date of meeting`, `Meeting:` right before it.
    pub(super) fn is_labelled(&self) -> bool {
        const LABELS: [&str; 12] = [
            "date",
            "date of meeting",
            "meeting date",
            "date and time",
            "date & time",
            "date/time",
            "date and time of meeting",
            "day and date",
            "when",
            "made at meeting",
            "dyddiad",
            "dáta",
        ];
        let field = self.line_before.rsplit('\t').find(|cell| !cell.trim().is_empty());
        let label = field.unwrap_or(self.before).trim();
        let own = label.trim_end_matches([':', '-', '–', ' ']);
        let value = self.line_before.trim().is_empty();
        if value {
            let before = self.before.trim_end();
            return before.ends_with(':')
                && LABELS
                    .iter()
                    .any(|label| before.trim_end_matches(':').trim_end().ends_with(label));
        }
        LABELS.contains(&own)
            && (label.ends_with(':') || own.len() > 4 || self.line_before.contains('\t'))
            || own == "meeting" && label.ends_with(':')
            || LABELS
                .iter()
                .any(|name| label.ends_with(':') && own.ends_with(name) && own.len() < 40)
    }

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
            "met on",
            "convened",
            "attend",
            "at a meeting",
            "summoned to",
        ]);
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
        (HELD.are_in(self.before) || self.before.starts_with("held"))
            && (BODY.are_in(self.before) || BODY.are_in(self.after))
            || self.before.trim_start().starts_with("held") && self.line < 12
    }

    /// `Planning Committee - Thursday, 17th June, 2021 5.30 pm`, the heading of a Modern.gov page.
    pub(super) fn is_heading_of_page(&self, printed: &Printed) -> bool {
        printed.weekday.is_some()
            && printed.year.is_some()
            && self.line_before.trim_end().ends_with(['-', '–'])
            && self.line_before.len() < 160
            && self.line < 12
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
        let long = self.line_before.len() > 250;
        let line = if long { self.before } else { self.line_before };
        NAMES.are_in(line)
            || self.line_after.len() < 80
                && ["minutes", "meeting"].iter().any(|word| self.line_after.contains(word))
    }

    /// Nothing else on its line but time and place.
    pub(super) fn is_alone(&self) -> bool {
        let before = self.line_before.trim_matches(|c: char| !c.is_alphanumeric());
        let after = self.line_after.trim_matches(|c: char| !c.is_alphanumeric());
        (before.is_empty()
            || matches!(before, "on" | "date" | "the" | "held" | "held on" | "this" | "at" | "for"))
            && (after.len() < 60 || self.has_time())
            && !after.starts_with("to ")
    }

    pub(super) fn has_time(&self) -> bool {
        let near = |text: &str| super::super::time::find(text).is_some();
        near(cap(self.line_after, 60)) || near(last_words(self.line_before, 40))
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
            text.len() < 160 && WORDS.are_in(text)
        })
    }
}

/// True where `before` tells of approving minutes: the verb stands before the word `minutes`, or
/// the minutes are those of a meeting already named. `approved minutes` is a title.
fn approving(before: &str, word: &str) -> bool {
    let Some(at) = before.find(word) else { return false };
    let rest = &before[at + word.len()..];
    let adjective =
        word == "approve" && rest.starts_with('d') || word == "adopt" && rest.starts_with("ed");
    if adjective {
        return rest.contains("the minutes")
            || !rest.contains("minutes") && before[..at].contains("minutes");
    }
    rest.contains("minutes") || rest.contains("meeting")
}

/// True in the fields between two `---` at the top.
fn in_front_matter(front: &Front, line: usize) -> bool {
    let rule = |line: &super::super::front::FrontLine| front.line(line).trim_end() == "---";
    line > 0
        && front.lines.first().is_some_and(rule)
        && front.lines[1..].iter().position(rule).is_some_and(|end| line < end + 1)
}

/// True where a stop ends a short word, as in `a.m. ` or `Cllr. `, not a sentence.
fn abbreviated(text: &str) -> bool {
    let word = text.rsplit([' ', '\n']).next().unwrap_or_default();
    word.len() <= 4 || word.contains('.')
}

fn last_words(text: &str, bytes: usize) -> &str {
    let from = text.len().saturating_sub(bytes);
    let mut from = from;
    while !text.is_char_boundary(from) {
        from += 1;
    }
    &text[from..]
}

fn cap(text: &str, bytes: usize) -> &str {
    &text[..floor(text, bytes.min(text.len()))]
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
