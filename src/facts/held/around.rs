//! The words around a date: in come a front and a date in it, out come the sentence, the line and
//! the clause that it stands in.

use super::super::capitals::shouts;
use super::super::date::Printed;
use super::super::front::Front;
use super::super::words::{last_place_of, place_of};
use super::Rank;

/// The words around a date, in lower case.
pub(super) struct Around<'f> {
    /// The sentence before it, over line ends: at most 320 bytes.
    pub(super) before: &'f str,
    /// The same, no further back than the date before.
    pub(super) clause: &'f str,
    /// The clause on its own line and, where the line before goes on in it, on that one: what stands
    /// further up tells of something else.
    pub(super) near: &'f str,
    /// Its own line before it.
    pub(super) line_before: &'f str,
    /// Its own line behind it.
    pub(super) line_after: &'f str,
    /// The text behind it, over line ends: at most 140 bytes.
    pub(super) after: &'f str,
    /// The sentence behind it: to a stop, or to a line end where the next line begins another.
    pub(super) sentence_after: &'f str,
    /// True where a line above calls the document minutes.
    pub(super) in_minutes: bool,
    /// The next line, where it is a label of one item: `Minutes:`, `Decision:`.
    pub(super) next_is_label: bool,
    /// Which line it stands on.
    pub(super) line: usize,
    /// True for lines between the `---` of a front matter.
    pub(super) field: bool,
}

impl<'f> Around<'f> {
    pub(super) fn new(front: &'f Front, printed: &Printed) -> Self {
        let (line, last) = (front.line_at(printed.start), front.line_at(printed.end));
        let (row, tail) = (front.lines[line], front.lines[last]);
        let from = floor(&front.text, printed.start.saturating_sub(320));
        let to = floor(&front.text, (printed.end + 140).min(front.text.len()));
        let before = &front.text[from..printed.start];
        let paragraph = front.lines[last + 1..].iter().take(3).find(|line| line.after_blank);
        let paragraph = paragraph.map_or(front.text.len(), |line| line.start);
        let sentence = last_place_of(&front.flat[from..printed.start], ". ")
            .filter(|at| !abbreviated(&before[..*at]));
        let sentence = from + sentence.map_or(0, |at| at + 2);
        let sentence = if is_numbered(&front.flat[row.start..row.end]) {
            sentence.max(row.start).min(printed.start)
        } else {
            sentence
        };
        let between = front.dates_in(from, printed.start).last().map_or(from, |date| date.end);
        let row_from = row.start.max(floor(&front.text, printed.start.saturating_sub(400)));
        let row_to = tail.end.min(floor(&front.text, (printed.end + 400).min(front.text.len())));
        let next = front.dates_in(printed.end, front.text.len()).first();
        let behind = next.map_or(front.text.len(), |date| date.start);
        let after = &front.flat[printed.end..to.min(paragraph).min(behind).max(printed.end)];
        let stop = place_of(after, ". ").unwrap_or(after.len());
        let stop = stop.min(sentence_end(front, last).saturating_sub(printed.end));
        Self {
            before: &front.flat[sentence..printed.start],
            clause: &front.flat[sentence.max(between).min(printed.start)..printed.start],
            near: &front.flat[sentence.max(between).max(statement(front, line)).min(printed.start)
                ..printed.start],
            line_before: &front.flat[row_from..printed.start],
            line_after: &front.flat[printed.end.min(row_to)..row_to],
            after,
            sentence_after: &after[..stop],
            line,
            next_is_label: front.lines.get(last + 1).is_some_and(|next| {
                let text = front.flat[next.start..next.end].trim_end();
                ["minutes:", "decision:", "decisions:", "additional documents:"].contains(&text)
            }),
            in_minutes: front.lines[..line].iter().take(8).any(|row| {
                let text = &front.flat[row.start..row.end];
                text.starts_with("minutes") || text.starts_with("draft minutes")
            }),
            field: in_front_matter(front, line),
        }
    }

    pub(super) fn is_front_matter_field(&self) -> bool {
        self.field
    }

    pub(super) fn front_matter(&self) -> Option<Rank> {
        let key = self.line_before.split(':').next().unwrap_or_default().trim();
        match key {
            "meeting_date" | "meeting-date" | "meetingdate" | "held" => Some(Rank::Stated),
            // Of a page on a site, often the day on which it was put there.
            "date" => Some(Rank::Page),
            "title" | "name" | "meeting" => Some(Rank::Named),
            _ => None,
        }
    }
}

/// Where the statement begins that goes on in a line: the beginning of the line above it, or of one
/// further up while each goes on in the next, or of the line itself where that begins a title.
fn statement(front: &Front, line: usize) -> usize {
    const TITLES: [&str; 5] =
        ["minutes of", "minutes for", "minute of", "draft minutes", "notes of"];
    const ONWARDS: [&str; 9] = [" the", " of", " on", " at", " by", " and", " a", " for", ","];
    let flat = |at: usize| {
        let row = &front.lines[at];
        front.flat[row.start..row.end].trim_end()
    };
    let goes_on = |at: usize| {
        ONWARDS.iter().any(|word| flat(at).ends_with(word))
            || front.text[front.lines[at + 1].start..].starts_with(char::is_lowercase)
    };
    let Some(above) = line.checked_sub(1) else { return 0 };
    if TITLES.iter().any(|title| flat(line).starts_with(title)) && !goes_on(above) {
        return front.lines[line].start;
    }
    let first = (0..above).rev().take(3).take_while(|at| goes_on(*at)).last();
    front.lines[first.unwrap_or(above)].start
}

/// Where the sentence ends at the latest that goes on in a line: at the end of this line where it
/// is short and the next one begins with a capital or a figure, else at the end of the next ones.
fn sentence_end(front: &Front, line: usize) -> usize {
    let row = &front.lines[line];
    let closes = |next: &super::super::front::FrontLine| {
        let text = front.line(next);
        row.end - row.start < 75
            && !text.starts_with(char::is_lowercase)
            && !(shouts(front.line(row)) && shouts(text))
    };
    match front.lines.get(line + 1) {
        Some(next) if closes(next) => row.end,
        _ => front.text.len(),
    }
}

/// True in the fields between two `---` at the top, or in those that begin the text without them.
fn in_front_matter(front: &Front, line: usize) -> bool {
    let rule = |line: &super::super::front::FrontLine| front.line(line).trim_end() == "---";
    let Some(first) = front.lines.first() else { return false };
    if rule(first) {
        return line > 0
            && front.lines[1..].iter().position(rule).is_some_and(|end| line < end + 1);
    }
    line < bare_fields(front)
}

/// How many lines at the top are the fields of a page written without `---` around them, as some
/// makers of sites have it: `title: …`, `slug: …`, `date: …`.
fn bare_fields(front: &Front) -> usize {
    const OF_PAGES: [&str; 8] =
        ["slug", "tags", "category", "categories", "layout", "permalink", "author", "draft"];
    let key = |line: &super::super::front::FrontLine| {
        let (key, _) = front.line(line).split_once(':')?;
        let small = |c: char| c.is_ascii_lowercase() || matches!(c, '_' | '-');
        (!key.is_empty() && key.chars().all(small)).then_some(key)
    };
    if front.lines.first().and_then(key) != Some("title") {
        return 0;
    }
    let joined =
        |(at, line): &(usize, &super::super::front::FrontLine)| *at == 0 || !line.after_blank;
    let keys = || {
        let lines = front.lines.iter().enumerate().take_while(joined);
        lines.map_while(|(_, line)| key(line))
    };
    if keys().any(|key| OF_PAGES.contains(&key)) { keys().count() } else { 0 }
}

/// True for a line that begins with the number of an item: `1. The Council met`.
fn is_numbered(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < line.len()
        && rest.starts_with(['.', ')'])
        && rest[1..].starts_with(|c: char| c == ' ' || c.is_ascii_alphabetic())
}

/// True where a stop ends a short word, as in `a.m. `, `Cllr. ` or `1. `, not a sentence.
fn abbreviated(text: &str) -> bool {
    const SHORT: [&str; 8] = ["am", "pm", "st", "nd", "rd", "th", "hrs", "approx"];
    let word = text.rsplit([' ', '\n']).next().unwrap_or_default();
    let letters = word.rsplit_once('.').is_some_and(|(_, last)| last.len() < 2);
    let ending = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let year = word.len() == 4 && ending.is_empty();
    let short = word.len() <= 4 && !year && !word.starts_with(|c: char| c.is_lowercase());
    letters || short || SHORT.contains(&ending)
}

/// At most that many bytes from the end of a text.
pub(super) fn last_words(text: &str, bytes: usize) -> &str {
    let from = text.len().saturating_sub(bytes);
    let mut from = from;
    while !text.is_char_boundary(from) {
        from += 1;
    }
    &text[from..]
}

/// At most that many bytes from the beginning of a text.
pub(super) fn cap(text: &str, bytes: usize) -> &str {
    &text[..floor(text, bytes.min(text.len()))]
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
