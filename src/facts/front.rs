//! The front of a document: in come a meeting's rows, out comes the first stretch of its text,
//! cleaned of markup and short enough for every head fact to look at it closely.

use std::ops::Range;
use std::sync::LazyLock;

use super::Sitting;
use super::date::{self, Printed};
use super::fields::{self, Field, Label};
use super::markup::clean_into;
use super::words::Words;
use crate::item::Part;
use crate::segment::beginnings::{Beginnings, begins};

/// The most lines and bytes that a front has: a title page with its membership, not a report.
const LINES: usize = 90;
const BYTES: usize = 9000;
/// The bytes behind the title that are still looked at.
const BEHIND: usize = 2500;

/// The first lines of a meeting, blank ones left out, markup taken off, white space folded.
#[derive(Debug, Clone, Default)]
pub struct Front {
    /// All lines, joined by `\n`.
    pub text: String,
    /// The same in small ASCII letters, each line end a space: offsets are those of `text`.
    pub flat: String,
    /// Every date printed in it, in order of place.
    pub dates: Vec<Printed>,
    /// The lines, as ranges of `text`.
    pub lines: Vec<FrontLine>,
    /// The values that stand there with a label, in order of place.
    pub fields: Vec<Field>,
    /// The title, as a range of `text`: up to the first attendance label or item; where a list of
    /// who was there comes before all, the title below it.
    pub title: Range<usize>,
    /// The line that says at which meeting an item was taken: see [`reference()`].
    pub reference: Option<usize>,
}

/// One line of a [`Front`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FrontLine {
    /// Byte offset of its beginning in the front's text.
    pub start: usize,
    /// Byte offset behind it.
    pub end: usize,
    /// Line of the document, counted from 1.
    pub line: u32,
    /// True where a blank line stands before it.
    pub after_blank: bool,
}

impl Front {
    /// The front of one meeting.
    pub fn new(sitting: &Sitting) -> Self {
        let mut front = Self { text: String::with_capacity(BYTES), ..Self::default() };
        let mut title_end = None;
        'parts: for section in sitting.sections {
            let mut after_blank = true;
            let mut first = true;
            for row in sitting.rows_of(section) {
                let most = title_end.map_or(BYTES, |end| BYTES.min(end + BEHIND));
                if front.lines.len() >= LINES || front.text.len() >= most {
                    break 'parts;
                }
                let start = front.text.len();
                clean_into(cap(row.text, BYTES), &mut front.text);
                if front.text.len() == start {
                    after_blank = true;
                    continue;
                }
                let line = &front.text[start..];
                let item = first && section.part != Part::Preamble && !titled(&front, line);
                let people = || is_attendance(line) && !is_heading_of_table(line);
                if title_end.is_none() && (item || people() || begins_items(line)) {
                    title_end = Some(start);
                }
                let end = front.text.len();
                front.lines.push(FrontLine { start, end, line: row.line, after_blank });
                front.text.push('\n');
                (after_blank, first) = (false, false);
            }
        }
        let title_end = title_end.unwrap_or(front.text.len());
        front.title = 0..title_end.min(inline_attendance(&front.text));
        front.flat = flat(&front.text, &front.lines);
        if let Some(late) = late_title(&front) {
            front.title = late;
        }
        front.dates = date::find(&front.text);
        front.reference = reference(&front);
        front.fields = fields::fields(&front.text, &front.lines);
        front
    }

    /// The dates that begin within a stretch of the text.
    pub fn dates_in(&self, from: usize, to: usize) -> &[Printed] {
        let first = self.dates.partition_point(|date| date.start < from);
        let last = self.dates.partition_point(|date| date.start < to);
        &self.dates[first..last.max(first)]
    }

    /// The values printed with a label that says that much.
    pub fn values(&self, label: Label) -> impl Iterator<Item = &str> {
        let with = self.fields.iter().filter(move |field| field.label.says(label));
        with.map(|field| &self.text[field.start..field.end])
    }

    /// True where a date is the first one in the value of a label that says it is the meeting's,
    /// and not the plain `Date` of a letter.
    pub fn is_labelled(&self, date: &Printed) -> bool {
        let of_label = self.fields.iter().find(|field| {
            (field.label.says(Label::DATE) || field.label.says(Label::MEETING))
                && (field.start..field.end).contains(&date.start)
                && self.dates_in(field.start, date.start).is_empty()
        });
        of_label.is_some_and(|field| {
            let before = self.flat[..field.start].trim_end_matches([' ', ':', '-']);
            let plain = before.ends_with("date")
                && self.lines[self.line_at(field.start)].start + 8 >= field.start;
            !(plain && self.is_letter(date))
        })
    }

    /// True where `To:`, `From:` or a reference stands about a date and no time or place is labelled.
    fn is_letter(&self, date: &Printed) -> bool {
        const HEADS: [&str; 6] = ["to:", "from:", "ref:", "our ref", "your ref", "dear "];
        let at = self.line_at(date.start);
        let about = &self.lines[at.saturating_sub(2)..(at + 3).min(self.lines.len())];
        about.iter().any(|line| {
            let text = &self.flat[line.start..line.end];
            HEADS.iter().any(|head| text.starts_with(head))
        }) && !self
            .fields
            .iter()
            .any(|field| field.label.says(Label::TIME) || field.label.says(Label::VENUE))
    }

    /// The text of one line.
    pub fn line(&self, line: &FrontLine) -> &str {
        &self.text[line.start..line.end]
    }

    /// The line in which an offset of the text stands.
    pub fn line_at(&self, offset: usize) -> usize {
        self.lines.partition_point(|line| line.end < offset)
    }
}

/// The line of a page about one item that names its meeting: `Meeting of Council, Wednesday, 17th
/// July, 2019 7.00 pm (Item 24.)`, `17/07/2019 - Council (Item 24)`.
fn reference(front: &Front) -> Option<usize> {
    front.lines.iter().take(30).position(|line| {
        let text = front.flat[line.start..line.end].trim_end();
        let item = text.ends_with(')').then(|| text.rfind("(item ")).flatten();
        let item = item.filter(|at| text.len() - at < 16);
        item.is_some_and(|at| {
            at < 200 && front.dates_in(line.start, line.start + at).iter().any(|d| d.year.is_some())
        })
    })
}

/// A text in small ASCII letters, each line end a space.
fn flat(text: &str, lines: &[FrontLine]) -> String {
    let mut flat = String::with_capacity(text.len());
    for line in lines {
        flat.push_str(&text[line.start..line.end]);
        flat.push(' ');
    }
    flat.make_ascii_lowercase();
    flat
}

/// The title of a document that begins with the list of who was there: below it a line such as
/// `Minutes of the meeting … held`, and up to the next label.
fn late_title(front: &Front) -> Option<Range<usize>> {
    static HELD: Words = Words::new(&["held", "meeting", "proceedings"]);
    const HEADS: [&str; 6] =
        ["minutes of", "minute of", "notes of", "record of", "draft minutes of", "minutes for"];
    if front.text[front.title.clone()].bytes().filter(u8::is_ascii_alphabetic).count() > 4 {
        return None;
    }
    let flat = |line: &FrontLine| &front.flat[line.start..line.end];
    let at = front.lines.iter().take(40).position(|line| {
        let text = flat(line);
        HEADS.iter().any(|head| text.starts_with(head)) && HELD.are_in(text)
    })?;
    let behind = front.lines[at + 1..].iter().take(4);
    let last = behind.take_while(|line| {
        let text = front.line(line);
        !is_attendance(text) && !text.starts_with(|c: char| c.is_ascii_digit())
    });
    let end = last.last().map_or(front.lines[at].end, |line| line.end);
    Some(front.lines[at].start..end)
}

/// True where an item's first line is rather the title of the document: nothing before it, and
/// words of a title in it.
fn titled(front: &Front, line: &str) -> bool {
    if front.lines.len() > 1 {
        return false;
    }
    let line = line.chars().take(120).collect::<String>().to_lowercase();
    ["minutes", "meeting", "council", "committee", "board", "agenda"]
        .iter()
        .any(|word| line.contains(word))
        && !["apologies", "declaration", "previous", "approve", "confirm"]
            .iter()
            .any(|word| line.contains(word))
}

/// True where a line begins a list of who was there or who was not.
pub fn is_attendance(line: &str) -> bool {
    const LABELS: &[&str] = &[
        "present",
        "those present",
        "members present",
        "councillors present",
        "also present",
        "in attendance",
        "in the chair",
        "attendance",
        "attendees",
        "those attending",
        "attending",
        "apologies",
        "apology",
        "members:",
        "membership",
        "sederunt",
        "councillors:",
        "roll call",
        "committee members",
        "board members",
        "there were present",
        "cofnod",
        "yn bresennol",
        "governor attendance",
    ];
    static KNOWN: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::new(LABELS));
    let line = line.trim_start_matches(|c: char| !c.is_alphabetic());
    KNOWN.like(line).iter().any(|label| {
        begins(line, label)
            && (label.ends_with(':')
                || !line[label.len()..].starts_with(|c: char| c.is_alphanumeric()))
    })
}

/// The line of a Modern.gov page below which its items stand.
fn begins_items(line: &str) -> bool {
    line.len() < 9 && matches!(line.to_ascii_lowercase().trim(), "items" | "no. item" | "no item")
}

/// The heading of a page with a table of who was there; the meeting is named below it.
fn is_heading_of_table(line: &str) -> bool {
    line.eq_ignore_ascii_case("attendance details")
}

/// Where an attendance label stands in the middle of a long line (a flattened page).
fn inline_attendance(text: &str) -> usize {
    static LABELS: Words = Words::new(&[
        "there were present",
        "present were",
        "present:",
        "members present",
        "present -",
        "present –",
    ]);
    let loud = |at: usize| text[at..].starts_with(|c: char| c.is_uppercase());
    let found = LABELS.all_in(text).find(|(at, _, which)| *which == 0 || loud(*at));
    found.map_or(text.len(), |(at, _, _)| at)
}

fn cap(text: &str, most: usize) -> &str {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attendance_labels() {
        for line in ["Present: Cllr Ash", "PRESENT", "Those attending", "1. Apologies for absence"]
        {
            assert!(is_attendance(line), "{line}");
        }
        for line in ["Presentation of the budget", "Attendant to the Mayor", "Membership2"] {
            assert!(!is_attendance(line), "{line}");
        }
    }
}
