//! Labelled fields: in come the lines of a front, out come the values printed with a label that
//! says date, time, place or body.
//!
//! Labels are told by their words, not by a list of phrases: `Date`, `Date and time of meeting`,
//! `Name of Committee`, `Meeting place`. A value stands behind its label on the line, in the next
//! column, below it, or in the row below a row of labels. A label with any other word in it
//! (`Date of next meeting`, `Publication date`) is none.

use super::front::FrontLine;

/// What a label says of its value; several may be true (`Date and Venue`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Label(u8);

impl Label {
    /// The day of the meeting.
    pub const DATE: Self = Self(1);
    /// The time of its beginning.
    pub const TIME: Self = Self(2);
    /// The place.
    pub const VENUE: Self = Self(4);
    /// The body that met.
    pub const BODY: Self = Self(8);
    /// The council that the body belongs to.
    pub const COUNCIL: Self = Self(16);

    /// Who decided: the body, or what is no body's name.
    pub const DECIDER: Self = Self(8 | 32);
    /// The same by a label that only says `meeting`; its day may stand there too.
    pub const MEETING: Self = Self(8 | 32 | 64);

    /// True where this label says all that the other says.
    pub fn says(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

/// A value with its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// What the label says.
    pub label: Label,
    /// Byte offset of the value's beginning in the front's text.
    pub start: usize,
    /// Byte offset behind it.
    pub end: usize,
}

/// The most lines, and bytes of a line, in which labels are looked for.
const LINES: usize = 60;
const BYTES: usize = 400;

/// All labelled values, in order of place.
pub fn fields(text: &str, lines: &[FrontLine]) -> Vec<Field> {
    let mut found = Vec::new();
    let lines = &lines[..lines.len().min(LINES)];
    let columns = memchr::memchr(b'\t', text.as_bytes()).is_some();
    let mut at = 0;
    while at < lines.len() {
        at += below(text, &lines[at..], columns, &mut found).max(1);
    }
    for at in with_sign(text, lines) {
        if lines[at].end - lines[at].start < BYTES {
            within(text, &lines[at], lines.get(at + 1), &mut found);
        }
    }
    bare_labels(text, lines, &mut found);
    found.retain(|field| field.end > field.start);
    found.sort_by_key(|field| field.start);
    found
}

/// The lines that hold a colon or columns, each once.
fn with_sign(text: &str, lines: &[FrontLine]) -> Vec<usize> {
    let end = lines.last().map_or(0, |line| line.end);
    let mut found: Vec<usize> = Vec::new();
    let mut at = 0;
    for place in memchr::memchr2_iter(b':', b'\t', &text.as_bytes()[..end]) {
        at += lines[at..].iter().take_while(|line| line.end <= place).count();
        if found.last() != Some(&at) {
            found.push(at);
        }
    }
    found
}

/// Values below their labels: a run of lines that are labels and nothing else, with as many lines
/// behind it. Returns how many lines were read. `columns` says whether any line of the text has some.
fn below(text: &str, lines: &[FrontLine], columns: bool, found: &mut Vec<Field>) -> usize {
    let row: Vec<(usize, usize)> = match !columns || is_one_cell(text, &lines[0]) {
        true => Vec::new(),
        false => cells(text, &lines[0]).collect(),
    };
    if row.len() > 1 {
        let labels: Vec<Label> =
            row.iter().filter_map(|(from, to)| label(bare(&text[*from..*to]))).collect();
        if labels.len() == row.len() && lines.len() > 1 {
            let values: Vec<(usize, usize)> = cells(text, &lines[1]).collect();
            if values.len() == row.len() {
                let pairs = labels.iter().zip(values);
                found.extend(pairs.map(|(label, (start, end))| Field {
                    label: *label,
                    start,
                    end,
                }));
                return 2;
            }
        }
        return 1;
    }
    let alone = |line: &FrontLine| label_of_line(&text[line.start..line.end]);
    if alone(&lines[0]).is_none() {
        return 1;
    }
    let labels: Vec<Label> = lines.iter().take(6).map_while(alone).collect();
    if labels.len() < 2 {
        return alternating(text, lines, found);
    }
    let values = &lines[labels.len()..];
    if values.len() >= labels.len() && !values[..labels.len()].iter().any(|v| alone(v).is_some()) {
        let pairs = labels.iter().zip(values);
        found.extend(pairs.map(|(label, v)| Field { label: *label, start: v.start, end: v.end }));
        return labels.len() * 2;
    }
    1
}

/// `Date`, a line, `Time`, a line, `Venue`, a line: at least two such pairs. A label with a colon
/// needs no second.
fn alternating(text: &str, lines: &[FrontLine], found: &mut Vec<Field>) -> usize {
    let line = |at: usize| lines.get(at).map(|line| &text[line.start..line.end]);
    let pair = |at: usize| {
        let label = label(bare(line(at)?))?;
        let value = line(at + 1).filter(|value| self::label(bare(value)).is_none())?;
        let value = Some(value).filter(|value| !has_label(value))?;
        (!super::front::is_attendance(value)).then_some((label, lines[at + 1]))
    };
    let pairs: Vec<_> = (0..6).map_while(|nth| pair(nth * 2)).collect();
    let colon = line(0).is_some_and(|text| text.trim_end().ends_with(':'));
    if pairs.len() < 2 && !(colon && pairs.len() == 1) {
        return 1;
    }
    found.extend(pairs.iter().map(|(label, v)| Field {
        label: *label,
        start: v.start,
        end: v.end,
    }));
    pairs.len() * 2
}

/// `Meeting Planning Panel`, `Date 6 May 2014`, `Venue Room 4`: labels of one word without a colon,
/// on three lines or more below each other, the date among them.
fn bare_labels(text: &str, lines: &[FrontLine], found: &mut Vec<Field>) {
    let field = |line: &FrontLine| {
        let words = &text[line.start..line.end];
        if !words.starts_with(|c: char| c.is_uppercase()) {
            return None;
        }
        let near = &words.as_bytes()[..words.len().min(LONGEST + 1)];
        let space = memchr::memchr2(b' ', b'\t', near)?;
        let (first, value) = (&words[..space], words[space + 1..].trim_start());
        let fits = value.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let label = Some(first).filter(|_| fits && !first.ends_with(':')).and_then(label)?;
        Some(Field { label, start: line.end - value.len(), end: line.end })
    };
    let mut at = 0;
    while at < lines.len() {
        if field(&lines[at]).is_none() {
            at += 1;
            continue;
        }
        let run: Vec<Field> = lines[at..].iter().take(8).map_while(field).collect();
        let dated = run.iter().any(|field| {
            field.label == Label::DATE
                && text[field.start..].bytes().take(12).any(|b| b.is_ascii_digit())
        });
        if run.len() > 2 && dated {
            found.extend(&run);
        }
        at += run.len().max(1);
    }
}

/// Values behind their labels on one line: `Date: 4 March 2019 Time: 2 pm`, or in its columns.
fn within(text: &str, line: &FrontLine, next: Option<&FrontLine>, found: &mut Vec<Field>) {
    let row: Vec<(usize, usize)> = cells(text, line).take(12).collect();
    for (nth, (from, to)) in row.iter().enumerate() {
        let cell = &text[*from..*to];
        if let Some(label) = label(bare(cell)) {
            let value = row.get(nth + 1).filter(|(from, to)| {
                let value = &text[*from..*to];
                self::label(bare(value)).is_none() && !value.trim_end().ends_with(':')
            });
            if let Some((start, end)) = value {
                found.push(Field { label, start: *start, end: *end });
            }
            continue;
        }
        let open = inline(text, *from, *to, found);
        if let (Some(label), Some(next), true) = (open, next, nth + 1 == row.len())
            && !has_label(&text[next.start..next.end])
        {
            found.push(Field { label, start: next.start, end: next.end });
        }
    }
}

/// True for a line that begins with a word or two and a colon: it has a value of its own.
fn has_label(line: &str) -> bool {
    line.split_once(':').is_some_and(|(label, _)| {
        label.len() < 30
            && label.starts_with(|c: char| c.is_uppercase())
            && label.split(' ').count() < 4
            && !label.contains(|c: char| c.is_ascii_digit())
    })
}

/// The labels with a colon within one cell; returns the last where nothing stands behind it.
fn inline(text: &str, from: usize, to: usize, found: &mut Vec<Field>) -> Option<Label> {
    let first = found.len();
    let mut last = from;
    for (colon, _) in text[from..to].match_indices(':').take(8) {
        let colon = from + colon;
        let before = &text[last..colon];
        let Some((label, begin)) = label_at_end(before, last > from) else { continue };
        if let Some(open) = found[first..].last_mut() {
            open.end = last + begin;
        }
        let rest = &text[colon + 1..to];
        let start = colon + 1 + (rest.len() - rest.trim_start().len());
        found.push(Field { label, start, end: to });
        last = colon + 1;
    }
    for field in &mut found[first..] {
        let value = text.get(field.start..field.end).unwrap_or_default();
        field.end = field.start + value.trim_end().len();
    }
    let open = found[first..].last().filter(|field| field.start >= field.end);
    open.map(|field| field.label)
}

/// The label that a text is, or behind a value ends with (at most four words, the first with a
/// capital); and where it begins.
fn label_at_end(text: &str, behind_value: bool) -> Option<(Label, usize)> {
    const OTHERS: [&str; 8] =
        ["next", "previous", "last", "publication", "issue", "review", "closing", "due"];
    if !behind_value {
        return label(bare(text)).map(|label| (label, 0));
    }
    let starts: Vec<usize> = text.rmatch_indices(' ').map(|(at, _)| at + 1).take(4).collect();
    starts.iter().rev().find_map(|start| {
        let word = text[..*start].trim_end().rsplit(' ').next().unwrap_or_default();
        let others = OTHERS.iter().any(|other| word.eq_ignore_ascii_case(other));
        let capital = text[*start..].starts_with(|c: char| c.is_uppercase());
        label(bare(&text[*start..])).filter(|_| capital && !others).map(|label| (label, *start))
    })
}

/// True for a line without columns: its one cell is a label, or has its labels before colons.
fn is_one_cell(text: &str, line: &FrontLine) -> bool {
    memchr::memchr(b'\t', &text.as_bytes()[line.start..line.end]).is_none()
}

/// The columns of a line that hold anything.
fn cells<'t>(text: &'t str, line: &FrontLine) -> impl Iterator<Item = (usize, usize)> + 't {
    let mut at = line.start;
    text[line.start..line.end].split('\t').filter_map(move |cell| {
        let from = at + (cell.len() - cell.trim_start().len());
        at += cell.len() + 1;
        let to = from + cell.trim().len();
        (to > from).then_some((from, to))
    })
}

/// A label without the bullet before it and the sign behind it.
fn bare(cell: &str) -> &str {
    let cell = cell.trim_start_matches(['-', '*', '•', '·', '–', '#', ' ']);
    cell.trim_end_matches([':', '-', '–', ' '])
}

/// The label that a whole line is; most are too long for one.
fn label_of_line(line: &str) -> Option<Label> {
    let bytes = line.as_bytes();
    let about = |byte: Option<&u8>| byte.is_none_or(|byte| !byte.is_ascii_alphanumeric());
    if bytes.len() > LONGEST && !about(bytes.first()) && !about(bytes.last()) {
        return None;
    }
    label(bare(line))
}

/// The most bytes of a label.
const LONGEST: usize = 34;

/// What a label says, by its words; `None` where it is no label of the head.
fn label(text: &str) -> Option<Label> {
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    if !text.is_ascii() {
        return label_in_small(&text.to_lowercase());
    }
    let mut room = [0; LONGEST];
    let small = &mut room[..text.len()];
    small.copy_from_slice(text.as_bytes());
    small.make_ascii_lowercase();
    std::str::from_utf8(small).ok().and_then(label_in_small)
}

/// The same of a label in small letters.
fn label_in_small(text: &str) -> Option<Label> {
    match text {
        "decision maker" | "decision due" | "minutes of" | "minutes of the" => {
            return Some(Label::DECIDER);
        }
        "meeting" | "meeting of" | "meeting of the" | "made at meeting" | "decided at meeting" => {
            return Some(Label::MEETING);
        }
        _ => {}
    }
    let mut says = 0;
    let (mut names, mut meeting) = (false, false);
    for word in text.split([' ', '_', '-', '/', ',', '&']).filter(|word| !word.is_empty()) {
        match word {
            "date" | "day" | "when" | "dyddiad" | "dáta" | "meetingdate" | "dates" | "date(s)" => {
                says |= Label::DATE.0;
            }
            "time" | "amser" => says |= Label::TIME.0,
            "venue" | "place" | "location" | "where" | "lleoliad" => says |= Label::VENUE.0,
            "committee" | "body" | "group" | "board" | "panel" | "forum" | "subcommittee" => {
                says |= Label::BODY.0;
            }
            "council" | "organisation" | "organization" | "authority" | "municipality" => {
                says |= Label::COUNCIL.0;
            }
            "name" | "title" => names = true,
            "meeting" => meeting = true,
            "of" | "the" | "and" | "start" | "held" | "decision" | "made" | "taken" | "sub"
            | "starting" => {}
            _ => return None,
        }
    }
    if says == 0 && names && meeting {
        says = Label::MEETING.0;
    }
    (says != 0).then_some(Label(says))
}

#[cfg(test)]
mod tests {
    use super::super::tests::front;
    use super::*;

    fn values(text: &str, label: Label) -> Vec<String> {
        let front = front(text);
        let with = front.fields.iter().filter(|field| field.label.says(label));
        with.map(|field| front.text[field.start..field.end].to_owned()).collect()
    }

    #[test]
    fn labels_stand_in_every_order() {
        for text in [
            "Meeting: Audit Panel\nDate: 4 March 2019\nTime: 2 pm\nVenue: Room 4",
            "Date: 4 March 2019 Time: 2 pm Venue: Room 4\nCommittee: Audit Panel",
            "Date: 4 March 2019 | Time: 2 pm | Venue: Room 4 | Committee: Audit Panel",
            "Committee\nAudit Panel\nDate\n4 March 2019\nTime\n2 pm\nVenue\nRoom 4",
            "Name of meeting\nDate of meeting\nTime\nPlace\nAudit Panel\n4 March 2019\n2 pm\nRoom 4",
            "| Committee | Date | Time | Venue |\n| Audit Panel | 4 March 2019 | 2 pm | Room 4 |",
            "| Meeting place | Room 4 | Meeting date | 4 March 2019 |\n| Body | Audit Panel | Time | 2 pm |",
            "Date:\n4 March 2019\nTime:\n2 pm\nLocation:\nRoom 4\nName of Committee:\nAudit Panel",
        ] {
            assert_eq!(values(text, Label::DATE), ["4 March 2019"], "{text}");
            assert_eq!(values(text, Label::TIME), ["2 pm"], "{text}");
            assert_eq!(values(text, Label::VENUE), ["Room 4"], "{text}");
            assert_eq!(values(text, Label::BODY), ["Audit Panel"], "{text}");
        }
    }

    #[test]
    fn a_label_with_another_word_is_none() {
        assert_eq!(label("Date decision made"), Some(Label::DATE));
        for text in [
            "date decision effective",
            "date of next meeting",
            "publication date",
            "date of issue",
            "board members",
        ] {
            assert_eq!(label(text), None, "{text}");
        }
    }

    #[test]
    fn a_lone_word_is_no_label() {
        assert_eq!(values("Council\nCabinet met on 4 March", Label::COUNCIL), [""; 0]);
    }
}
