//! The day of the meeting: in comes the front of a document, out comes the date that it states as
//! the meeting's own, told from all the other dates that stand there.
//!
//! Every printed date gets a rank by the words around it (said to be held, labelled, in the title
//! line, alone on a line) or none (signed, published, next meeting, minutes to be approved …). The
//! best rank wins, the earlier place among equals. A wrong date is worse than none: where the best
//! date has no year, or two lone dates differ, there is none.

use jiff::civil::Date;

use super::date::Printed;
use super::front::Front;
use super::words::Words;

/// What the document says of its day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Held {
    /// First day.
    pub date: Option<Date>,
    /// Last day, where there are several.
    pub end_date: Option<Date>,
    /// What looks wrong about it, for a person.
    pub warning: Option<String>,
    /// Where the date stands in the front's text.
    pub place: Option<(usize, usize)>,
}

/// How surely a date is the meeting's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// Alone on its line, nothing near says what it is.
    Lone,
    /// Alone on its line beside a title.
    Titled,
    /// The same with weekday or time.
    Dressed,
    /// In a line that names a meeting, minutes or agenda.
    Named,
    /// Labelled, said to be held, or a field of the front matter.
    Stated,
}

/// The date of the meeting.
pub fn held(front: &Front) -> Held {
    let all = &front.dates;
    let american = all.iter().any(|d| d.ambiguous) && american(&front.text, all);
    let ranked: Vec<(Rank, Printed)> =
        all.iter().filter_map(|printed| Some((rank(front, printed)?, *printed))).collect();
    let mut best: Option<(Rank, Printed)> = None;
    let mut lone = 0;
    for (rank, printed) in &ranked {
        if *rank <= Rank::Dressed && in_a_list(front, printed, &ranked) {
            continue;
        }
        let seen = best.is_some_and(|(_, b)| (b.month, b.day) == (printed.month, printed.day));
        lone += usize::from(*rank == Rank::Lone && !seen);
        let earlier = best.is_some_and(|(top, kept)| {
            top >= Rank::Named && is_title_of_meeting(front, &kept) && is_of_minutes(front, printed)
        });
        if !earlier && best.is_none_or(|(top, kept)| better(*rank, printed, top, &kept)) {
            best = Some((*rank, *printed));
        }
    }
    match best {
        Some((Rank::Lone, _)) if lone > 1 => Held::default(),
        Some((_, printed)) => stated(with_year(printed, all), american),
        None => Held::default(),
    }
}

/// True where other dates stand alone on the lines beside this one: a calendar of meetings.
fn in_a_list(front: &Front, printed: &Printed, ranked: &[(Rank, Printed)]) -> bool {
    let line = front.line_at(printed.start);
    let beside = ranked.iter().filter(|(rank, other)| {
        *rank <= Rank::Dressed
            && (other.month, other.day) != (printed.month, printed.day)
            && front.line_at(other.start).abs_diff(line) <= 2
    });
    beside.count() > 1
}

/// True where a date stands in a line that names minutes or a meeting.
fn is_title_of_meeting(front: &Front, printed: &Printed) -> bool {
    let line = front.lines[front.line_at(printed.start)];
    let line = &front.flat[line.start..line.end];
    line.contains("minutes") || line.contains("meeting")
}

/// True where a date is that of `minutes of …`, which behind a title are those of another meeting.
fn is_of_minutes(front: &Front, printed: &Printed) -> bool {
    let line = front.lines[front.line_at(printed.start)];
    let before = &front.flat[line.start..printed.start];
    before.contains("minutes of") || before.contains("minutes from")
}

/// True where a new candidate beats the one kept: by rank, or at the same rank by not
/// contradicting its weekday where the other does.
fn better(rank: Rank, new: &Printed, top: Rank, kept: &Printed) -> bool {
    let flaw = |d: &Printed| d.contradicts_weekday() && d.date().is_some();
    rank > top || rank == top && flaw(kept) && !flaw(new) && new.date().is_some()
}

/// The same day with the year that another mention of it has.
fn with_year(printed: Printed, all: &[Printed]) -> Printed {
    if printed.year.is_some() {
        return printed;
    }
    let same = |d: &&Printed| d.year.is_some() && (d.month, d.day) == (printed.month, printed.day);
    let mut years = all.iter().filter(same).map(|d| d.year);
    let year = years.next().flatten();
    if years.all(|other| other == year) { Printed { year, ..printed } } else { printed }
}

fn stated(mut printed: Printed, american: bool) -> Held {
    if printed.ambiguous {
        let swapped = Printed { month: printed.day, day: printed.month, ..printed };
        let fits = |d: &Printed| d.weekday.is_some() && !d.contradicts_weekday();
        if fits(&swapped) && !fits(&printed) || american && !fits(&printed) {
            printed = swapped;
        }
    }
    let day = printed.date();
    let warning = (day.is_some() && printed.contradicts_weekday()).then(|| {
        format!("the date {} is not the weekday printed with it", day.unwrap_or_default())
    });
    Held {
        date: day,
        end_date: printed.end_date(),
        warning,
        place: Some((printed.start, printed.end)),
    }
}

/// True where the other dates of the front are written month first, as in America.
fn american(text: &str, all: &[Printed]) -> bool {
    let month_first = |d: &&Printed| {
        let mut words = text[d.start..d.end].split([' ', ',']).filter(|word| !word.is_empty());
        let first = words.find(|word| super::calendar::weekday(word).is_none());
        d.year.is_some() && first.is_some_and(|word| super::calendar::month(word).is_some())
    };
    let first = all.iter().filter(month_first).count();
    first > 0 && all.iter().filter(|d| !d.ambiguous && d.year.is_some()).count() == first
}

/// How surely a date is the meeting's own; `None` for one that is something else's.
fn rank(front: &Front, printed: &Printed) -> Option<Rank> {
    let around = Around::new(front, printed);
    if around.is_front_matter_field() {
        return around.front_matter();
    }
    if around.is_decoy() {
        return None;
    }
    let titled = printed.start < front.title_end;
    if around.is_labelled() {
        return Some(Rank::Stated);
    }
    if !titled {
        let begins = around.line_before.trim_start().starts_with("held");
        let sure = around.says_held() && (begins || !around.before.contains("minutes"));
        return sure.then_some(Rank::Titled);
    }
    if around.is_heading_of_page(printed) || around.says_held() {
        return Some(Rank::Stated);
    }
    if around.names_meeting() {
        return Some(Rank::Named);
    }
    if !around.is_alone() {
        return None;
    }
    if printed.weekday.is_some() || around.has_time() {
        return Some(Rank::Dressed);
    }
    Some(if around.beside_title(front) { Rank::Titled } else { Rank::Lone })
}

/// The words around a date, in lower case.
struct Around<'f> {
    /// The sentence before it, over line ends: at most 160 bytes.
    before: &'f str,
    /// The same, no further back than the date before.
    clause: &'f str,
    /// Its own line before it.
    line_before: &'f str,
    /// Its own line behind it.
    line_after: &'f str,
    /// The text behind it, over line ends: at most 140 bytes.
    after: &'f str,
    /// Which line it stands on.
    line: usize,
    /// True for lines between the `---` of a front matter.
    field: bool,
}

impl<'f> Around<'f> {
    fn new(front: &'f Front, printed: &Printed) -> Self {
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

    fn is_front_matter_field(&self) -> bool {
        self.field
    }

    fn front_matter(&self) -> Option<Rank> {
        let key = self.line_before.split(':').next().unwrap_or_default().trim();
        match key {
            "date" | "meeting_date" | "meeting-date" | "meetingdate" | "held" => Some(Rank::Stated),
            "title" | "name" | "meeting" => Some(Rank::Named),
            _ => None,
        }
    }

    /// Signed, published, next, previous, to be approved …
    fn is_decoy(&self) -> bool {
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
    fn sentence_after(&self) -> &'f str {
        let stop = self.after.find(". ").unwrap_or(self.after.len());
        &self.after[..stop]
    }

    /// `1. Minutes of the meeting held on`: an item of business, not the title.
    fn is_numbered_minutes(&self) -> bool {
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
    fn is_dated_paper(&self) -> bool {
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
    fn is_labelled(&self) -> bool {
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
    fn says_held(&self) -> bool {
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
    fn is_heading_of_page(&self, printed: &Printed) -> bool {
        printed.weekday.is_some()
            && printed.year.is_some()
            && self.line_before.trim_end().ends_with(['-', '–'])
            && self.line_before.len() < 160
            && self.line < 12
    }

    /// The line itself names a meeting, minutes or an agenda.
    fn names_meeting(&self) -> bool {
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
    fn is_alone(&self) -> bool {
        let before = self.line_before.trim_matches(|c: char| !c.is_alphanumeric());
        let after = self.line_after.trim_matches(|c: char| !c.is_alphanumeric());
        (before.is_empty()
            || matches!(before, "on" | "date" | "the" | "held" | "held on" | "this" | "at" | "for"))
            && (after.len() < 60 || self.has_time())
            && !after.starts_with("to ")
    }

    fn has_time(&self) -> bool {
        let near = |text: &str| super::time::find(text).is_some();
        near(cap(self.line_after, 60)) || near(last_words(self.line_before, 40))
    }

    /// Within three lines stand words of a title.
    fn beside_title(&self, front: &Front) -> bool {
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
    let rule = |line: &super::front::FrontLine| front.line(line).trim_end() == "---";
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{Extract, Style};
    use crate::facts::Sitting;
    use crate::rows::Rows;

    fn day(text: &str) -> Option<String> {
        let mut extract = Extract::default();
        text.lines().for_each(|line| extract.push(line, 0, Style::Plain));
        let rows = Rows::new(&extract);
        let cut = crate::segment::cut(&rows);
        let sitting = Sitting { rows: &rows, sections: &cut.meetings[0], layout: cut.layout };
        let held = held(&Front::new(&sitting));
        let last = held.end_date.map(|last| format!("..{last}")).unwrap_or_default();
        held.date.map(|first| format!("{first}{last}"))
    }

    #[test]
    fn the_day_is_told_from_all_the_others() {
        for (text, expected) in [
            (
                "MINUTES OF THE MEETING HELD ON 6 JUNE 2019\nMinutes of 2 May 2019 were agreed",
                "2019-06-06",
            ),
            (
                "Harrowfen Borough Council\nSummons dated 2nd May 2019\nYou are summoned to attend a meeting of the Council to be held on Thursday 9th May 2019 at 7pm",
                "2019-05-09",
            ),
            (
                "2nd May 2019\nDear Councillor\nYou are invited to a meeting of the Panel on 9 May 2019",
                "2019-05-09",
            ),
            (
                "Planning Committee - Thursday, 17th June, 2021 5.30 pm\nPublished 9 June 2021",
                "2021-06-17",
            ),
            ("COMMITTEE:   Finance    DATE:   16 May 2022", "2022-05-16"),
            ("Date of meeting: 14.05.19\nDate of next meeting: 11.06.19", "2019-05-14"),
            (
                "Date published: 1 May 2019\nLittle Marrow Parish Council\nMonday 13th May 2019",
                "2019-05-13",
            ),
            (
                "Item 15\n28 Mar 18\nLeisure Committee\nTuesday 13th March 2018\nTown Hall",
                "2018-03-13",
            ),
            ("Meeting of the Board rearranged from 4 May 2019 held on 11 May 2019", "2019-05-11"),
            (
                "DRAFT MINUTES (to be approved on 3 July 2019)\nMeeting held on 5 June 2019",
                "2019-06-05",
            ),
            (
                "APPROVED MINUTES of the meeting of Little Marrow Parish Council held on 5 June 2019",
                "2019-06-05",
            ),
            (
                "---\ntitle: Board\ndate: 2018-08-31 02:26\nnext-meeting: 2018-09-07\n---\n",
                "2018-08-31",
            ),
            (
                "REGULAR MEETING OF THE COUNCIL WAS HELD THIS 12TH DAY OF JANUARY, 2011 AT 9:30 A.M.",
                "2011-01-12",
            ),
            (
                "A meeting of the Council was held over 12 and 13 June 2019",
                "2019-06-12..2019-06-13",
            ),
            ("Minutes of the meeting held on\nFRIDAY, 15TH** **APRIL,**\n\n**2016**", "2016-04-15"),
        ] {
            assert_eq!(day(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_states_no_day_gives_none() {
        for text in [
            "Apologies\n\nTo agree the minutes of the meeting held on 7 October 2020 PDF 118 KB",
            "Minutes of the meeting held on Monday 13th May\nPresent: Cllr Ash",
            "1. Minutes of the meeting held on 4 May 2019\nagreed",
            "Signed ............... Date: 4 May 2019",
            "Next meeting: Tuesday 4 June 2019 at 7pm",
            "Meetings of the Council\n5 March 2014\n2 April 2014\n7 May 2014",
            "Newsletter\nThe fete on 4 June 2019 was a success.",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn an_american_document_writes_the_month_first() {
        let text =
            "Minutes of the meeting held 03/04/2019\nOn March 1, 2019 and April 9, 2019 the Board";
        assert_eq!(day(text).as_deref(), Some("2019-03-04"));
        assert_eq!(day("Minutes of the meeting held 03/04/2019").as_deref(), Some("2019-04-03"));
    }
}
