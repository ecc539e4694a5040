//! Decisions: in come the rows of one part, out comes one record for each resolution,
//! recommendation and agreed action.
//!
//! A decision begins at a marker (`RESOLVED`, `AGREED`, `NOTED`, `RECOMMENDED` in capitals; `It was
//! agreed that`, `the Council resolved to`; `proposed by … seconded by … and agreed`; the labels
//! `Decision:`, `Action:`), and a list behind one makes one each. Where labels were stripped from a
//! page, a list `(i) That …` stands for itself. `The Panel noted the report` is none.
//!
//! Only paragraphs whose rows hold a cue are looked at, each once.

use super::front::clean_into;
use super::marks::{Mark, Sort, mark};
use super::votes;
use super::words::Words;
use crate::cues::Cue;
use crate::item::Decision;
use crate::rows::Row;

/// The most bytes of one paragraph that are looked at.
const LONGEST: usize = 24_000;
/// The most decisions of one part.
const MOST: usize = 400;

/// A paragraph: rows joined, markup taken off.
struct Paragraph {
    text: String,
    line: u32,
    /// The row behind its last.
    next: usize,
}

/// What is to be known of a document before its decisions are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// Nothing can have been decided yet: a bare list `(i) That …` is a proposal.
    pub agenda: bool,
    /// A blank row stands behind every row, so that it parts nothing.
    pub loose: bool,
}

/// The decisions of one part; `body` is where the text behind its heading begins.
pub fn read(rows: &[Row], body: u32, page: Page) -> Vec<Decision> {
    let from = rows.iter().position(|row| row.start + row.text.len() as u32 > body).unwrap_or(0);
    let reader = Reader { rows, loose: page.loose, from, body };
    let mut found: Vec<Decision> = Vec::new();
    let mut at = from;
    while at < rows.len() && found.len() < MOST {
        let row = &rows[at];
        if row.cues.any(&[Cue::Decision, Cue::Motion]) {
            at = reader.paragraph_with_cue(at, &mut found);
        } else if !page.agenda && begins_bare_list(row.text) {
            at = reader.bare_list(at, &mut found);
        } else {
            at += 1;
        }
    }
    let mut seen: Vec<String> = Vec::with_capacity(found.len());
    found.retain(|decision| {
        let key = key(&decision.text);
        let new = !seen.contains(&key);
        seen.push(key);
        new
    });
    found
}

/// True where hardly two rows follow each other without a blank one between.
pub fn is_loose(rows: &[Row]) -> bool {
    let rows = &rows[..rows.len().min(400)];
    let full = rows.iter().filter(|row| !row.is_blank()).count();
    let close = rows.windows(2).filter(|pair| !pair[0].is_blank() && !pair[1].is_blank()).count();
    full > 3 && close * 10 < full
}

/// The first words of a decision, by which `Decision:` and `Minutes:` telling the same are known.
fn key(text: &str) -> String {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    let key: String = letters.take(160).collect::<String>().to_lowercase();
    ["resolvedthat", "resolved", "that"]
        .iter()
        .find_map(|lead| key.strip_prefix(lead))
        .unwrap_or(&key)
        .to_owned()
}

struct Reader<'r, 't> {
    rows: &'r [Row<'t>],
    /// True where a blank row stands behind every row, so that it parts nothing.
    loose: bool,
    from: usize,
    body: u32,
}

impl Reader<'_, '_> {
    /// The text of a row behind the part's heading.
    fn text(&self, at: usize) -> &str {
        let row = &self.rows[at];
        let cut = self.body.saturating_sub(row.start) as usize;
        row.text.get(cut..).unwrap_or_default()
    }

    /// The paragraph that begins at this row: to a blank row, a list mark or another marker.
    fn paragraph(&self, at: usize) -> Paragraph {
        let mut text = String::new();
        let mut next = at;
        while next < self.rows.len() && text.len() < LONGEST {
            let row = self.text(next);
            if next > at && self.blank(next) && self.runs_on(next) {
                next += 1;
                continue;
            }
            if next > at && (row.trim().is_empty() || starts_anew(row)) {
                break;
            }
            if !text.is_empty() {
                text.push(' ');
            }
            let end = row.len().min(LONGEST);
            clean_into(row.get(..end).unwrap_or_default(), &mut text);
            next += 1;
        }
        Paragraph { text: text.replace('\t', " "), line: self.rows[at].line, next }
    }

    fn blank(&self, at: usize) -> bool {
        self.rows.get(at).is_none_or(|_| self.text(at).trim().is_empty())
    }

    /// True for a blank row that parts nothing: every row of the page is followed by one, and the
    /// row before ends in the middle of a sentence.
    fn runs_on(&self, at: usize) -> bool {
        if !self.loose || at == 0 || at + 1 >= self.rows.len() || self.blank(at - 1) {
            return false;
        }
        let before = self.text(at - 1).trim_end().trim_end_matches('*');
        !self.blank(at + 1)
            && before.len() > 24
            && !before.ends_with(['.', ':', ';', '!', '?', '-'])
            && !starts_anew(self.text(at + 1))
    }

    fn skip_blank(&self, mut at: usize) -> usize {
        while at < self.rows.len() && self.blank(at) {
            at += 1;
        }
        at
    }

    /// Reads the paragraph around a row with a cue; gives the row to go on from.
    fn paragraph_with_cue(&self, at: usize, found: &mut Vec<Decision>) -> usize {
        let mut first = at;
        while first > self.from
            && at - first < 12
            && (!self.blank(first - 1) || self.runs_on(first - 1))
            && !starts_anew(self.text(first))
        {
            first -= 1;
        }
        let first = self.skip_blank(first).min(at);
        let paragraph = self.paragraph(first);
        let next = paragraph.next.max(at + 1);
        if paragraph.next <= at {
            return self.paragraph_with_cue_at(at, found);
        }
        self.decide(paragraph, found).unwrap_or(next)
    }

    fn paragraph_with_cue_at(&self, at: usize, found: &mut Vec<Decision>) -> usize {
        let paragraph = self.paragraph(at);
        let next = paragraph.next.max(at + 1);
        self.decide(paragraph, found).unwrap_or(next)
    }

    /// Takes the decisions of one paragraph, and of the list or paragraph that it announces; gives
    /// the row behind those.
    fn decide(&self, paragraph: Paragraph, found: &mut Vec<Decision>) -> Option<usize> {
        let text = paragraph.text.as_str();
        if let Some(decision) = numbered_motion(text, paragraph.line) {
            found.push(decision);
            return None;
        }
        let stretches = markers(text);
        let last = stretches.len().checked_sub(1)?;
        let mut behind = None;
        for (index, stretch) in stretches.iter().enumerate() {
            let end = stretches.get(index + 1).map_or(text.len(), |next| next.from);
            let whole = text[stretch.from..end.min(stretch.to.unwrap_or(end))].trim();
            let tail = text[stretch.tail..end].trim();
            let open = index == last && is_open(tail);
            let about = format!("{} {}", text, self.note_behind(paragraph.next));
            let make = Make { about: &about, marker: &stretch.marker, line: paragraph.line };
            if open {
                behind = self.announced(paragraph.next, tail, &make, found).or(behind);
            } else if !self.inline_list(tail, &make, found) {
                found.push(make.one(None, whole));
            } else if index == last {
                behind = self.rest_of_list(paragraph.next, &make, found).or(behind);
            }
        }
        behind
    }

    /// `(Proposed by … and seconded by …)`, `Votes: …` in the next paragraph.
    fn note_behind(&self, next: usize) -> String {
        let at = self.skip_blank(next);
        let Some(row) = self.rows.get(at).map(|_| self.text(at).trim_start()) else {
            return String::new();
        };
        let start: String = row.trim_start_matches(['(', '[', '*', '_']).chars().take(12).collect();
        let start = start.to_lowercase();
        let note = [
            "proposed", "moved", "proposer", "mover", "votes", "vote:", "voting", "for:",
            "seconded",
        ];
        if at <= next + 2 && note.iter().any(|word| start.starts_with(word)) {
            self.paragraph(at).text
        } else {
            String::new()
        }
    }

    /// What follows `RESOLVED that:`: a list, or the one paragraph behind.
    fn announced(
        &self,
        next: usize,
        tail: &str,
        make: &Make,
        found: &mut Vec<Decision>,
    ) -> Option<usize> {
        let at = self.skip_blank(next);
        if at >= self.rows.len() {
            if !tail.is_empty() && tail.len() > 12 {
                found.push(make.one(None, tail));
            }
            return None;
        }
        if mark(self.text(at)).is_some() {
            let (behind, entries) = self.list(at, None);
            for (number, text, line) in entries {
                found.push(Make { line, ..*make }.one(number, &text));
            }
            return Some(behind);
        }
        let paragraph = self.paragraph(at);
        let labelled = paragraph.text.len() < 24 && paragraph.text.ends_with(':');
        if labelled || !markers(&paragraph.text).is_empty() {
            return None;
        }
        let lead = if tail.len() > 12 && !tail.ends_with(':') { tail } else { "" };
        let text = format!("{lead} {}", paragraph.text);
        let text = text.trim();
        if is_open(text)
            && mark(
                self.rows
                    .get(self.skip_blank(paragraph.next))
                    .map_or("", |_| self.text(self.skip_blank(paragraph.next))),
            )
            .is_some()
        {
            return self.announced(paragraph.next, "", make, found);
        }
        found.push(Make { line: paragraph.line, ..*make }.one(None, text));
        Some(paragraph.next)
    }

    /// The entries of a list, one sort of mark; other marks within an entry belong to it.
    fn list(
        &self,
        at: usize,
        after: Option<(Sort, u32)>,
    ) -> (usize, Vec<(Option<String>, String, u32)>) {
        let mut entries: Vec<(Option<String>, String, u32)> = Vec::new();
        let (mut sort, mut place) = after.map_or((None, 0), |(sort, place)| (Some(sort), place));
        let (mut next, mut behind) = (at, at);
        while next < self.rows.len() && entries.len() < MOST {
            let here = self.skip_blank(next);
            if here >= self.rows.len() {
                break;
            }
            let Some(found) = mark(self.text(here)) else { break };
            let paragraph = self.paragraph(here);
            let whole = mark(&paragraph.text).map_or(paragraph.text.as_str(), |mark| mark.rest);
            let series = sort.is_none_or(|sort| same_series(sort, &found, place));
            if series {
                sort = Some(reading(&found, sort, place));
                place = if found.sort == Sort::Bullet { 0 } else { place + 1 };
                let number = (!found.number.is_empty()).then(|| found.number.to_owned());
                entries.push((number, whole.to_owned(), paragraph.line));
            } else if here > next + 2 || entries.is_empty() || sort == Some(Sort::Bullet) {
                break;
            } else if let Some((_, text, _)) = entries.last_mut() {
                text.push(' ');
                text.push_str(&paragraph.text);
            }
            next = paragraph.next.max(here + 1);
            behind = next;
        }
        (behind, entries)
    }

    /// `(i) … (ii) …` within one paragraph: one decision each. False where there is no such list.
    fn inline_list(&self, tail: &str, make: &Make, found: &mut Vec<Decision>) -> bool {
        let lead = tail.trim_start_matches("that ").trim_start_matches(['-', ':', ' ']);
        let parts = inline_parts(lead);
        if parts.is_empty() {
            return false;
        }
        for (number, text) in parts {
            found.push(make.one(Some(number.to_owned()), text.trim()));
        }
        true
    }

    /// Entries of the same list in the paragraphs behind.
    fn rest_of_list(&self, next: usize, make: &Make, found: &mut Vec<Decision>) -> Option<usize> {
        let number = found.last()?.number.clone()?;
        let text = format!("({number}) x");
        let last = mark(&text)?;
        let at = self.skip_blank(next);
        if at >= self.rows.len() || mark(self.text(at)).is_none() {
            return None;
        }
        let (behind, entries) = self.list(at, Some((last.sort, last.place())));
        for (number, text, line) in entries {
            found.push(Make { line, ..*make }.one(number, &text));
        }
        Some(behind)
    }

    /// A list `(i) That …` without any marker.
    fn bare_list(&self, at: usize, found: &mut Vec<Decision>) -> usize {
        let before = (self.from..at).rev().find(|before| !self.blank(*before));
        let proposal = before.is_some_and(|before| {
            let text = self.text(before).to_lowercase();
            text.contains("recommend")
                || text.contains("noted the following")
                || text.contains("propos")
        });
        let parted = at == self.from
            || self.blank(at - 1)
            || before.is_some_and(|b| self.text(b).trim().ends_with(':'));
        let (behind, entries) = self.list(at, None);
        if parted && !proposal && entries.iter().all(|(_, text, _)| starts_with_that(text)) {
            for (number, text, line) in entries {
                found.push(Make { about: &text, marker: "", line }.one(number, &text));
            }
        }
        behind.max(at + 1)
    }
}

/// How a letter that may be roman is to be read: `i` behind `h` is a letter.
fn reading(found: &Mark, before: Option<Sort>, place: u32) -> Sort {
    if before == Some(Sort::Letter)
        || found.sort == Sort::Roman && found.place() != 1 && place == 0 && found.number.len() == 1
    {
        return if found.number.len() == 1 { Sort::Letter } else { found.sort };
    }
    found.sort
}

/// True where a mark goes on with a list of this sort.
fn same_series(sort: Sort, found: &Mark, place: u32) -> bool {
    if sort == Sort::Letter && found.number.len() == 1 && found.sort == Sort::Roman {
        let letter = Mark { sort: Sort::Letter, ..*found };
        return letter.place() == place + 1;
    }
    found.sort == sort
        && (sort == Sort::Bullet || found.place() > place && found.place() < place + 3)
}

/// How a decision of one paragraph is made.
#[derive(Clone, Copy)]
struct Make<'a> {
    about: &'a str,
    marker: &'a str,
    line: u32,
}

impl Make<'_> {
    fn one(&self, number: Option<String>, text: &str) -> Decision {
        Decision {
            number,
            text: text.trim_end_matches("; and").trim_end_matches([';', ' ']).to_owned(),
            marker: (!self.marker.is_empty()).then(|| self.marker.to_owned()),
            mover: votes::mover(self.about),
            seconder: votes::seconder(self.about),
            vote: votes::vote(self.about),
            line: self.line,
        }
    }
}

/// One marker in a paragraph.
struct Stretch {
    /// Where the decision's text begins.
    from: usize,
    /// Where what was decided begins.
    tail: usize,
    /// Where it ends, if before the next marker.
    to: Option<usize>,
    marker: String,
}

/// The markers of a paragraph in their order.
fn markers(text: &str) -> Vec<Stretch> {
    let mut found = capital_markers(text);
    if found.is_empty() {
        found = label_marker(text).into_iter().collect();
    }
    if found.is_empty() {
        found = sentence_markers(text);
    }
    found.truncate(MOST);
    found
}

/// `RESOLVED`, `AGREED`, `NOTED`, `RECOMMENDED` in capitals where a sentence begins.
fn capital_markers(text: &str) -> Vec<Stretch> {
    static WORDS: Words = Words::new(&[
        "RESOLVED",
        "AGREED",
        "NOTED",
        "RECOMMENDED",
        "DECISION:",
        "RESOLUTION:",
        "DECIDED",
        "APPROVED:",
    ]);
    let mut found = Vec::new();
    for (at, behind, _) in WORDS.all_in(text).take(4 * MOST) {
        let word = &text[at..behind];
        let next = text[behind..].chars().next();
        let ends = next.is_none_or(|c| !c.is_alphabetic() || c.is_lowercase())
            || text[behind..].starts_with("THAT");
        let capitals = !word.bytes().any(|byte| byte.is_ascii_lowercase());
        if capitals && ends && begins_clause(&text[..at]) {
            let from = it_was(text, at);
            let tail = behind + skip(&text[behind..]);
            let marker = word.trim_end_matches(':').to_owned();
            found.push(Stretch { from, tail, to: None, marker });
        }
    }
    found.sort_by_key(|stretch| stretch.from);
    found
}

/// Where `It was ` before a marker begins.
fn it_was(text: &str, at: usize) -> usize {
    ["It was unanimously ", "IT WAS UNANIMOUSLY ", "It was ", "IT WAS ", "it was "]
        .iter()
        .find(|lead| text[..at].ends_with(**lead))
        .map_or(at, |lead| at - lead.len())
}

/// True where the words before a marker in capitals let it begin a decision, and not only end
/// another (`the log be NOTED`).
fn begins_clause(before: &str) -> bool {
    let before = before.trim_end();
    if before.is_empty() || before.ends_with(['.', ':', ';', ',', '-', '–', ')', '*', '"', '“'])
    {
        return true;
    }
    let word = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let leads = [
        "was",
        "and",
        "it",
        "members",
        "committee",
        "council",
        "panel",
        "board",
        "cabinet",
        "unanimously",
        "were",
        "executive",
        "forum",
        "authority",
        "then",
        "therefore",
        "further",
        "also",
        "whereupon",
        "group",
        "trustees",
        "governors",
        "meeting",
        "resolution",
        "directors",
        "subsequently",
        "accordingly",
        "thereupon",
        "whereby",
    ];
    leads.contains(&word.as_str())
}

/// The length of `that`, `:`, `-` and spaces behind a marker.
fn skip(text: &str) -> usize {
    let mut rest = text;
    loop {
        let cut = rest.trim_start_matches([' ', ':', '-', '–', ',', '*', '.']);
        let cut = ["that", "That", "THAT", "unanimously", "UNANIMOUSLY", "as follows"]
            .iter()
            .find_map(|word| {
                cut.strip_prefix(word).filter(|rest| !rest.starts_with(|c: char| c.is_alphabetic()))
            })
            .unwrap_or(cut);
        if cut.len() == rest.len() {
            return text.len() - rest.len();
        }
        rest = cut;
    }
}

/// `Resolved:`, `Decision:`, `Agreed -`, `Action:` at the beginning of a paragraph.
fn label_marker(text: &str) -> Option<Stretch> {
    const LABELS: [&str; 14] = [
        "and resolved",
        "resolved",
        "decisions",
        "decision",
        "agreed",
        "resolution",
        "it was resolved",
        "action",
        "agreed action",
        "actions agreed",
        "decided",
        "unanimously resolved",
        "unanimously agreed",
        "recommended",
    ];
    let lower: String = text.chars().take(40).collect::<String>().to_ascii_lowercase();
    let label = LABELS.iter().find(|label| lower.starts_with(**label))?;
    let behind = text.get(label.len()..)?;
    let next = behind.trim_start();
    let own = next.is_empty() || next.starts_with([':', '-', '–', '.']);
    let that = !label.starts_with("action")
        && !label.starts_with("decision")
        && !label.ends_with("ion")
        && (next.starts_with("that")
            || next.starts_with("to ")
            || next.starts_with("unanimously")
            || next.starts_with("That"));
    if !(own || that)
        || *label == "action" && behind.split_whitespace().count() < 4
        || next.starts_with(". ") && *label != "agreed"
    {
        return None;
    }
    let tail = label.len() + skip(behind);
    Some(Stretch { from: 0, tail, to: None, marker: text[..label.len()].to_owned() })
}

/// Sentences that say in small letters that something was decided.
fn sentence_markers(text: &str) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    let sentences = sentences(text);
    let mut open: Option<(usize, usize)> = None;
    for &(from, to) in &sentences {
        let sentence = &text[from..to];
        let lower = sentence.to_ascii_lowercase();
        let motion = is_motion(&lower);
        if let Some((marker, behind)) = decided(&lower) {
            let start = match open.take() {
                Some((start, end)) if end + 2 >= from && lower.split(' ').count() < 7 => start,
                _ => from,
            };
            let last = to == text.len();
            let announces = sentence.trim_end().ends_with([':', '-', '–'])
                || !sentence.trim_end().ends_with('.')
                    && lower[behind.min(lower.len())..].trim().is_empty()
                    && lower.ends_with("that");
            let said = !sentence
                .get(behind..)
                .unwrap_or_default()
                .trim_matches(['.', ' ', ')'])
                .is_empty();
            let tail = if said || announces { (from + behind).min(text.len()) } else { start };
            let whole = if last { None } else { Some(to) };
            found.push(Stretch {
                from: start,
                tail,
                to: whole,
                marker: sentence[marker].to_owned(),
            });
        } else if motion {
            open = Some((from, to));
        }
    }
    found
}

/// `proposed … seconded`: a motion whose outcome may follow.
fn is_motion(lower: &str) -> bool {
    static MOVED: Words =
        Words::new(&["proposed", "moved", "proposal of", "proposition", "motion of", "ar moladh"]);
    (lower.contains("second") || lower.contains("cuidithe")) && MOVED.are_in(lower)
}

/// The words that decide in a sentence, and where what was decided begins.
fn decided(lower: &str) -> Option<(std::ops::Range<usize>, usize)> {
    static LOST: Words =
        Words::new(&["was lost", "not carried", "withdrawn", "not seconded", "defeated"]);
    if LOST.are_in(lower) {
        return None;
    }
    for word in ["resolved", "agreed", "recommended", "decided"] {
        for (at, _) in lower.match_indices(word).take(20) {
            let before = lower[..at].trim_end();
            let after = lower[at + word.len()..].trim_start_matches([' ', ',']);
            if by_the_body(before, word) && says_what(before, after, word) {
                let behind = at + word.len();
                return Some((at..behind, behind + skip(&lower[behind..])));
            }
        }
    }
    if is_motion(lower) {
        for word in [
            "carried",
            "agreed",
            "approved",
            "adopted",
            "confirmed",
            "accepted",
            "resolved",
            "elected",
            "unanimous",
            "glacadh",
            "appointed",
        ] {
            if let Some(at) = lower.rfind(word).filter(|at| outcome_of(&lower[..*at])) {
                return Some((at..at + word.len(), lower.len()));
            }
        }
    }
    None
}

/// True where the outcome stands behind the motion and is not what is moved (`that … be approved`).
fn outcome_of(before: &str) -> bool {
    let second = before.find("second").or_else(|| before.find("cuidithe"));
    let last = before.trim_end().rsplit(' ').next().unwrap_or_default();
    second.is_some() && !matches!(last, "be" | "to" | "is" | "of" | "previously")
}

/// True where the body itself, or nobody named, is said to have decided.
fn by_the_body(before: &str, word: &str) -> bool {
    const ADVERBS: [&str; 12] = [
        "unanimously",
        "also",
        "further",
        "therefore",
        "then",
        "subsequently",
        "generally",
        "formally",
        "accordingly",
        "has",
        "have",
        "hereby",
    ];
    const BODIES: [&str; 19] = [
        "committee",
        "council",
        "panel",
        "board",
        "cabinet",
        "members",
        "councillors",
        "forum",
        "trustees",
        "governors",
        "directors",
        "meeting",
        "authority",
        "executive",
        "group",
        "sub-committee",
        "all",
        "partnership",
        "commission",
    ];
    let mut words =
        before.rsplit(' ').filter(|w| !w.is_empty()).skip_while(|w| ADVERBS.contains(w));
    let Some(last) = words.next() else {
        return word != "recommended";
    };
    if matches!(last, "was" | "were" | "is") {
        return words.next().is_some_and(|it| it == "it" || it.ends_with(",it"));
    }
    word != "recommended" && (BODIES.contains(&last) || last == "and" && before.contains("second"))
}

/// True where the words behind say what: `that …`, `to …`; or nothing stands behind at all.
fn says_what(before: &str, after: &str, word: &str) -> bool {
    const WHAT: [&str; 12] = [
        "that",
        "to ",
        "unanimously",
        "by ",
        "\"",
        "“",
        "'",
        "‘",
        ":",
        "the following",
        "as follows",
        "not to",
    ];
    let end = after.trim_matches(['.', ' ', ')']).is_empty();
    let alone = before.is_empty() || before == "unanimously";
    if word == "agreed" && after.starts_with("that ") && before.ends_with("all") {
        return true;
    }
    WHAT.iter().any(|what| after.starts_with(what))
        && !(alone && word == "agreed" && after.starts_with("by "))
        || end && (before.ends_with("was") || before.ends_with("unanimously") || alone)
        || before.ends_with("was unanimously")
}

/// The sentences of a text, as ranges. A stop behind a short name part (`Cllr.`, `J.`) ends none.
fn sentences(text: &str) -> Vec<(usize, usize)> {
    let mut list = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices(". ") {
        let word = text[from.min(at)..at].rsplit([' ', '(']).next().unwrap_or_default();
        let short = is_short_form(word) && !word.eq_ignore_ascii_case("no");
        let next = text[at + 2..].trim_start().chars().next();
        if short || next.is_some_and(char::is_lowercase) {
            continue;
        }
        list.push((from, at + 1));
        from = at + 2;
    }
    if from < text.len() {
        list.push((from, text.len()));
    }
    list
}

/// True for a word that a stop shortens: `Cllr.`, `J.`, `p.m.`
pub(super) fn is_short_form(word: &str) -> bool {
    const FORMS: [&str; 22] = [
        "cllr", "cllrs", "cr", "crs", "mr", "mrs", "ms", "dr", "st", "ald", "prof", "rev", "revd",
        "cmhlr", "no", "nos", "supt", "insp", "sgt", "co", "hon", "messrs",
    ];
    let bare = word.trim_end_matches('.').trim_start_matches(['(', '"', '“']);
    bare.chars().count() <= 1
        || bare.contains('.') && bare.len() < 6
        || FORMS.contains(&bare.to_lowercase().as_str())
}

/// `R2021-069 T. Ash, S. Beech: That … Carried.`
fn numbered_motion(text: &str, line: u32) -> Option<Decision> {
    let word = text.split([' ', ':']).next()?;
    let digits = word.strip_prefix('R')?.bytes().filter(u8::is_ascii_digit).count();
    if digits < 5 || !word.contains('-') || !text.contains("That ") {
        return None;
    }
    let rest = text[word.len()..].trim_start_matches([' ', ':']);
    let that = rest.find("That ")?;
    let mut movers = rest[..that].trim_end_matches([' ', ':']).splitn(2, ',').map(str::trim);
    let name =
        |name: Option<&str>| name.filter(|n| !n.is_empty() && n.len() < 40).map(str::to_owned);
    Some(Decision {
        number: Some(word.to_owned()),
        text: rest[that..].to_owned(),
        marker: rest.contains("Carried").then(|| "Carried".to_owned()),
        mover: name(movers.next()),
        seconder: name(movers.next()),
        vote: votes::vote(&rest[that..]),
        line,
    })
}

/// The parts of `(i) … (ii) …`: at least two marks in order within one paragraph.
fn inline_parts(text: &str) -> Vec<(&str, &str)> {
    let Some(first) = mark(text).filter(|mark| mark.sort != Sort::Bullet && mark.place() == 1)
    else {
        return Vec::new();
    };
    let mut parts = Vec::new();
    let (mut number, mut rest, mut place) = (first.number, first.rest, 1);
    while parts.len() < MOST {
        let next = next_mark(rest, first.sort, place + 1);
        let Some((at, found)) = next else { break };
        parts.push((number, &rest[..at]));
        (number, rest, place) = (found.number, found.rest, place + 1);
    }
    parts.push((number, rest));
    parts
}

/// The next mark of a series within a text.
fn next_mark(text: &str, sort: Sort, place: u32) -> Option<(usize, Mark<'_>)> {
    text.match_indices(' ').find_map(|(at, _)| {
        let found = mark(&text[at + 1..])?;
        let found = if sort == Sort::Letter && found.number.len() == 1 && found.sort == Sort::Roman
        {
            Mark { sort: Sort::Letter, ..found }
        } else {
            found
        };
        let bracketed = text[at + 1..].starts_with('(')
            || text[at + 1..].get(found.number.len()..).is_some_and(|rest| rest.starts_with(')'));
        (found.sort == sort && found.place() == place && bracketed).then_some((at, found))
    })
}

/// True where the words behind a marker only announce what was decided.
fn is_open(tail: &str) -> bool {
    let tail = tail.trim_end_matches([' ', '-', '–', '*']);
    let lower = tail.to_lowercase();
    tail.trim_matches([':', '.', ' ']).is_empty()
        || tail.ends_with(':') && tail.len() < 600
        || [" that", " to"].iter().any(|word| lower.ends_with(word)) && tail.len() < 300
        || matches!(lower.as_str(), "that" | "to" | "as follows")
}

/// True for a row that begins a list `(i) That …`.
fn begins_bare_list(text: &str) -> bool {
    let start = text.trim_start();
    if !start.starts_with(['(', '-', '1', 'i', 'a', '•', '*']) {
        return false;
    }
    mark(start).is_some_and(|mark| {
        mark.sort != Sort::Bullet && mark.place() == 1 && starts_with_that(mark.rest)
    })
}

fn starts_with_that(text: &str) -> bool {
    text.get(..5).is_some_and(|word| {
        word.eq_ignore_ascii_case("that ") || word.eq_ignore_ascii_case("that,")
    })
}

/// True for a row that begins a paragraph of its own: a list mark, a label, a marker.
fn starts_anew(text: &str) -> bool {
    let start = text.trim_start().trim_start_matches('*');
    const LABELS: [&str; 13] = [
        "RESOLVED",
        "AGREED",
        "NOTED",
        "RECOMMENDED",
        "Resolved",
        "Agreed:",
        "Decision:",
        "Decisions:",
        "DECISION",
        "Minutes:",
        "ACTION",
        "Action:",
        "Supporting documents:",
    ];
    LABELS.iter().any(|label| start.starts_with(label))
        || start.starts_with([
            '(', '-', '•', '·', '–', '○', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'i', 'v',
            'x', 'a', 'b', 'c', 'd', 'e', 'f',
        ]) && mark(start).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{Extract, Style};
    use crate::rows::Rows;

    fn all(text: &str) -> Vec<Decision> {
        let mut extract = Extract::default();
        text.lines().for_each(|line| extract.push(line, 0, Style::Plain));
        let rows = Rows::new(&extract);
        read(&rows.rows, 0, Page { agenda: false, loose: is_loose(&rows.rows) })
    }

    fn texts(text: &str) -> Vec<String> {
        all(text).into_iter().map(|decision| decision.text).collect()
    }

    #[test]
    fn markers_make_one_each() {
        for text in [
            "RESOLVED that the minutes be approved.",
            "RESOLVEDthat the press be excluded.",
            "The report was considered.\n\nRESOLVED: That it be received.",
            "RESOLVED\n\nThat Mr T Ash be elected Chairman.",
            "AGREED: to defer the item.",
            "It was agreed that a letter be sent.",
            "It was unanimously agreed to buy a bench.",
            "The Council resolved to note the apologies.",
            "it was resolved unanimously \"That the accounts be approved.\"",
            "It was proposed by Cllr Ash, seconded by Cllr Beech and agreed that work begin.",
            "On the proposal of Cllr Ash, seconded by Cllr Beech, the minutes were confirmed.",
            "Cllr Ash proposed acceptance of the minutes seconded by Cllr Beech. Unanimously agreed.",
            "And Resolved: that the order be made",
            "Decision:\n\nThat the licence be granted.",
            "Decision:\n\nThat the licence be granted.\n\nMinutes:\n\nIt was a long debate.\n\nRESOLVED that the licence be granted.",
            "Action: Clerk to write to the county",
            "NOTED the report.",
            "R2021-069 T. Ash, S. Beech: That the by-law be passed. Carried.",
        ] {
            assert_eq!(texts(text).len(), 1, "{text}: {:?}", texts(text));
        }
    }

    #[test]
    fn a_blank_row_behind_every_row_parts_nothing() {
        let text = "**1.Minutes**\n\nCirculated, copy of the minutes of the Policing Committee\n\nheld on 2 May.\n\nOn the proposal of Cllr Ash, seconded by Cmhlr. Ó Beech, the minutes of\n\nthe meeting held on 2 May were\n\nconfirmed.\n\nMembers spoke.";
        let found = all(text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].seconder.as_deref(), Some("Cmhlr. Ó Beech"));
    }

    #[test]
    fn lists_make_one_each() {
        for (text, count) in [
            (
                "RESOLVED that\n\n- 1) An overview be made; and\n- 2) The Panel be told.\n\nThe chair spoke.",
                2,
            ),
            ("RESOLVED\n\n- (i) That A is circulated.\n- (ii) That B is considered.", 2),
            ("RESOLVED that: (i) A be done; (ii) B be done; and (iii) C be done.", 3),
            (
                "RESOLVED that:\n\n1)  the log be NOTED; and\n\n2)  the convener be authorised to convene\n\n     a further meeting.\n",
                2,
            ),
            (
                "Members spoke.\n\n\n(i)  That the Member would write.\n\n(ii)  That the Panel be told.",
                2,
            ),
            (
                "RESOLVED (a) that A be done\n(b) that B be done:\n(i) first\n(ii) second\n(c) that C be done",
                3,
            ),
            ("RESOLVED that A be done.\n\nRESOLVED that B be done.", 2),
        ] {
            assert_eq!(texts(text).len(), count, "{text}: {:?}", texts(text));
        }
        assert_eq!(all("RESOLVED\n(i) That A\n(ii) That B")[1].number.as_deref(), Some("ii"));
    }

    #[test]
    fn what_decides_nothing() {
        for text in [
            "The Panel noted the report of the Director.",
            "It was noted that the bins were full.",
            "The apologies of Councillor Ash were noted.",
            "The issue of the drains was not resolved.",
            "Recommendations\n\n(i) That the Panel considers the responses.",
            "Cllr Ash proposed a vote, seconded by Cllr Beech; it was lost.",
            "The agreed budget was discussed.",
            "In discussions the Panel noted the following:\n\n- That the data had improved\n- There was more",
            "ACTION: AH/MS",
        ] {
            assert_eq!(texts(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn who_moved_and_how_it_was_voted() {
        let found = all(
            "RESOLVED by 9 votes to 2 that it be approved.\n\n(Proposed by Mr D Ash and seconded by Mr N Beech)",
        );
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].mover.as_deref(), Some("Mr D Ash"));
        assert_eq!(found[0].seconder.as_deref(), Some("Mr N Beech"));
        assert_eq!(found[0].vote.as_ref().and_then(|vote| vote.ayes), Some(9));
        assert_eq!(found[0].marker.as_deref(), Some("RESOLVED"));
    }

    #[test]
    fn a_hundred_thousand_markers_end_in_linear_time() {
        let text = "RESOLVED that it be so (i) a (ii) b, ".repeat(100_000);
        assert!(all(&text).len() <= 2 * MOST + 2);
    }
}
