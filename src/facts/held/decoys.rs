//! Dates that are not the meeting's: signed, published, next, previous, to be approved …

use super::super::words::{Words, is_in, place_of};
use super::around::{Around, cap, last_words};

impl<'f> Around<'f> {
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
            "approved by",
            "adopted by",
            "agreed by",
            "reviewed at",
            "reviewed on",
            "by noon on",
            "had met",
            "site visit",
            "site meeting",
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
            "rearranged from",
            "re-arranged from",
            "postponed from",
            "deferred from",
            "originally",
            "instead of",
            "adjourned from",
            "moved from",
            "due on",
            "due to be held",
            "since the meeting",
            "since the last",
            "arising from",
            "deadline",
            "no later than",
            "year ended",
            "year ending",
            "as at",
            "as of",
            "with effect",
            "effective",
            "ends on",
            "end on",
            "call-in",
            "term of office",
            "cancelled on",
            "postponed on",
        ]);
        /// Of the office; on another line they tell nothing of a date.
        static OFFICE: Words = Words::new(&[
            "signed",
            "signature",
            "letter",
            "revised",
            "updated",
            "printed",
            "created",
            "posted",
            "filed",
            "uploaded",
            "event:",
            "modified",
            "circulated",
            "expire",
            "until",
        ]);
        const APPROVING: &[&str] = &[
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
        static ANY_APPROVING: Words = Words::new(APPROVING);
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
        static ADDRESS: Words = Words::new(&["email", "e-mail"]);
        let near = last_words(self.near, 70);
        let bare = self.line_before.trim().is_empty();
        NEAR.are_in_small(near)
            || OFFICE.are_in_small(if bare { near } else { last_words(self.line_before, 70) })
            || ADDRESS.are_in_small(last_words(self.line_before, 70))
            || self.is_left_behind()
            || self.is_called_off()
            || self.is_of_its_matter()
            || self.is_of_minutes_read()
            || self.is_title_of_item()
            || self.line_before.trim_start().starts_with("report of ")
                && self.line_before.contains("meeting")
                && !self.line_before.contains(" held")
            || names_other_meeting(near)
            || self.is_still_to_come()
            || is_in(self.before, "minutes")
                && ANY_APPROVING.are_in_small(self.clause)
                && APPROVING
                    .iter()
                    .take(13)
                    .any(|word| approving(self.clause, self.line_before, word))
            || is_in(self.before, "minutes")
                && APPROVED.are_in_small(self.sentence_after)
                && !self.awaits_approval()
            || self.is_numbered_minutes()
            || self.is_dated_paper()
    }

    /// `Minutes of the meeting held on 5 May – to be agreed at the next meeting`: a title.
    fn awaits_approval(&self) -> bool {
        self.line < 8
            && self.sentence_after.contains("next")
            && self.sentence_after.contains("to be ")
            && !self.is_numbered_minutes()
    }

    /// `(from 6 May)`, `rearranged from`: the day that a meeting was moved from.
    fn is_left_behind(&self) -> bool {
        let clause = self.clause.trim_end_matches([' ', '\n', ':']);
        clause.strip_suffix("from").is_some_and(|before| {
            let word = before.trim_end().rsplit([' ', '(']).next().unwrap_or_default();
            before.ends_with([' ', '(']) && !matches!(word, "minutes" | "notes" | "actions")
        })
    }

    /// `The Annual Meeting will be held on 10 May` below `Minutes of the Council`.
    fn is_still_to_come(&self) -> bool {
        static TO_COME: Words = Words::new(&[" will be held", " will take place", " to be held"]);
        static CALLS: Words = Words::new(&["minutes", "agenda", "notice", "summon", "invite"]);
        TO_COME.are_in_small(self.line_before)
            && !CALLS.are_in_small(self.line_before)
            && (self.in_minutes || self.line_before.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// `Minutes of the meeting held on 17 April PDF 100 KB`, or `Minutes - 17 April` above the
    /// label `Minutes:`: the title of an item, not of the page.
    fn is_title_of_item(&self) -> bool {
        let file = self.line_after.contains("pdf ") && self.line_after.trim_end().ends_with('b');
        (file || self.next_is_label) && self.line_before.contains("minutes")
    }

    /// `Minutes from September 9, 2019 read`: what was done with the minutes of another meeting.
    fn is_of_minutes_read(&self) -> bool {
        const DONE: [&str; 10] = [
            "read",
            "approved",
            "adopted",
            "accepted",
            "agreed",
            "signed",
            "confirmed",
            "passed",
            "taken",
            "were",
        ];
        let word = self.sentence_after.trim_start().split([' ', '.', ',']).next();
        let line = self.line_before.trim_start();
        (line.starts_with("minutes of") || line.starts_with("minutes from"))
            && word.is_some_and(|word| DONE.contains(&word))
    }

    /// `of 2 August was cancelled`, `2 August 2016, postponed to`: the day on which it was not held.
    fn is_called_off(&self) -> bool {
        static OFF: Words = Words::new(&[
            "was cancelled",
            "was postponed",
            "was rescheduled",
            "was abandoned",
            "been postponed",
            "been cancelled",
            "postponed to",
            "postponed until",
            "rescheduled to",
            "rescheduled for",
            "re-arranged for",
            "rearranged for",
            "but held",
        ]);
        OFF.are_in_small(self.sentence_after)
    }

    /// `to consider the accident of 10 March`, `about the fire on 4 June, held on 10 June`, `the adjourned
    /// meeting of 6 May held on 13 May`: the day of what was met about, or of another sitting.
    fn is_of_its_matter(&self) -> bool {
        const ABOUT: &[&str] = &[" to consider ", " to discuss ", " to review "];
        if is_in(self.line_before, "held") {
            return false;
        }
        let held_later = place_of(self.line_after, "held on ").is_some_and(|at| {
            let day = self.line_after[at + "held on ".len()..].trim_start_matches("the ");
            let weekday =
                day.split(' ').next().is_some_and(|w| w.trim_end_matches(',').ends_with("day"));
            weekday || day.starts_with(|c: char| c.is_ascii_digit())
        });
        let matter = ABOUT.iter().any(|words| {
            place_of(self.line_before, words).is_some_and(|at| {
                let matter = self.line_before[at..].trim_end();
                matter.ends_with(" of") && matter.contains(" the ")
            })
        });
        held_later || matter
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
            || is_in(line, "......")
            || is_in(line, "_____")
            || is_in(line, "……")
    }
}

/// True where words tell of another meeting than this one: `the next Parish Council meeting`, `our
/// last AGM`.
fn names_other_meeting(near: &str) -> bool {
    static OTHERS: Words = Words::new(&["next ", "last ", "previous "]);
    static MEETINGS: Words = Words::new(&["meeting", "agm", "assembly", "session"]);
    OTHERS.all_in_small(near).any(|(at, _, _)| {
        let behind = cap(&near[at..], 45);
        let behind = &behind[..place_of(behind, ". ").unwrap_or(behind.len())];
        !near[..at].ends_with(char::is_alphanumeric) && MEETINGS.are_in_small(behind)
    })
}

/// True where `before` tells of approving minutes: the verb stands before the word `minutes`, or
/// the minutes are those of a meeting already named. `approved minutes` is a title, and `draft
/// minutes, not yet approved` the line above one.
fn approving(before: &str, line_before: &str, word: &str) -> bool {
    let Some(at) = place_of(before, word) else { return false };
    let rest = &before[at + word.len()..];
    let adjective =
        word == "approve" && rest.starts_with('d') || word == "adopt" && rest.starts_with("ed");
    if adjective {
        return rest.contains("the minutes")
            || !rest.contains("minutes")
                && before[..at].contains("minutes")
                && line_before.contains(word);
    }
    rest.contains("minutes") || rest.contains("meeting")
}
