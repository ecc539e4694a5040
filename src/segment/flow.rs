//! Pages that were flattened: in come rows of which each holds a whole page, out come rows that begin
//! where an item or a list of people begins.
//!
//! Only rows are cut, never the text: every byte stays in exactly one row. A text is flattened where
//! rows are very long and the run of numbers inside them is longer than that at their beginnings.

use std::collections::HashMap;

use super::body::body_start;
use super::numbers::{self, Close, Family, Number};
use super::sequence::{self, Weighted};
use super::words;
use crate::cues::{Cue, Cues, Hit};
use crate::eights;
use crate::extract::Style;
use crate::rows::{Row, Rows};

/// Mean length in bytes of filled rows from which on a text may be flattened.
const MEAN: usize = 180;

/// Length of the longest row without which no text is flattened.
const LONG: usize = 380;

/// Words that a label of people may begin with.
const LABEL_WORDS: &[&str] = &[
    "members",
    "member(s)",
    "staff",
    "officers",
    "also",
    "those",
    "councillors",
    "others",
    "officials",
    "directors",
    "governors",
    "trustees",
    "commissioners",
    "other",
    "for",
];

/// A number inside a row.
struct Inline<'t> {
    row: usize,
    at: usize,
    number: Number<'t>,
    weight: f32,
}

/// Cuts the rows of a flattened text; any other text stays as it is.
pub fn cut<'t>(rows: Rows<'t>) -> Rows<'t> {
    let (mut filled, mut bytes, mut longest) = (0, 0, 0);
    for row in &rows.rows {
        let length = row.text.len();
        filled += usize::from(length > 0 && !row.is_blank());
        bytes += length;
        longest = longest.max(length);
    }
    if filled == 0 || bytes / filled < MEAN || longest < LONG {
        return rows;
    }
    let numbers = inline(&rows);
    let mut places: Vec<(usize, usize)> =
        chosen(&numbers).into_iter().map(|index| (numbers[index].row, numbers[index].at)).collect();
    if places.is_empty() {
        return rows;
    }
    places.extend(people(&rows));
    places.sort_unstable();
    places.extend(detached(&rows, &places));
    places.sort_unstable();
    places.dedup();
    split(rows, &places)
}

/// Every number within a row that something like a heading follows.
fn inline<'t>(rows: &Rows<'t>) -> Vec<Inline<'t>> {
    let mut out = Vec::new();
    for (index, row) in rows.rows.iter().enumerate() {
        let text = row.text;
        openings(text, |at| {
            if text.is_char_boundary(at)
                && let Some(number) = numbers::parse(window(text, at))
                && let Some(weight) = weight(text, at, &number)
            {
                out.push(Inline { row: index, at, number, weight });
            }
        });
    }
    out
}

/// Shows every place where the number of an item may begin: at the beginning or behind white space,
/// and most words do not look like one at all.
fn openings(text: &str, mut show: impl FnMut(usize)) {
    let bytes = text.as_bytes();
    let space = |at: usize| matches!(bytes[at], b' ' | b'\t' | 0xa0);
    let opens = |at: usize| match bytes[at] {
        b'0'..=b'9' | b'*' | b'(' | b'I' | b'V' | b'X' => true,
        b'A'..=b'Z' => is_reference(&bytes[at..]),
        _ => false,
    };
    let mut before = u64::MAX;
    for (place, eight) in eights::eights(text) {
        // two wide nets that cost little: all that may be white space, all that may open a number
        let spaces = eights::others(eights::within(eight, b'!', b'~'));
        let marks = eights::within(eight, b'(', b'Z') & eights::behind(spaces, before);
        before = spaces;
        for at in eights::places(marks).map(|at| place + at) {
            if at.checked_sub(1).is_none_or(space) && opens(at) {
                show(at);
            }
        }
    }
}

/// Capitals, digits and a stroke or hyphen between: `BM 69/2122`, `Cou/285/07-08`.
fn is_reference(text: &[u8]) -> bool {
    // most words have no figure near
    if let Some(eight) = text.first_chunk()
        && eights::within(u64::from_le_bytes(*eight), b'0', b'9') == 0
    {
        return false;
    }
    let letters = text.iter().take(6).take_while(|b| b.is_ascii_alphabetic()).count();
    let digits = letters + usize::from(matches!(text.get(letters), Some(b' ' | b'/' | b'-')));
    (1..6).contains(&letters) && text.get(digits).is_some_and(u8::is_ascii_digit)
}

/// The text from `at` on, as far as a heading could reach.
fn window(text: &str, at: usize) -> &str {
    let mut end = text.len().min(at + 160);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[at..end]
}

/// How much a number within a row looks like an item's; `None` where it cannot be one.
fn weight(text: &str, at: usize, number: &Number) -> Option<f32> {
    let usable = matches!(
        number.family,
        Family::Plain
            | Family::Labelled
            | Family::Roman
            | Family::Reference(_)
            | Family::Dotted(3..)
    ) || number.family == Family::Dotted(2) && number.close != Close::Open;
    let rest = window(text, at).get(number.length..)?;
    let capital = rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"' | '‘'));
    if !usable || number.glued || !(capital || at == 0 && rest.is_empty()) {
        return None;
    }
    let before = text[..at].trim_end();
    let gap = at - before.len();
    let stopped =
        before.is_empty() || before.ends_with(['.', '!', '?', ')', '”', '"', ':', '|', ';']);
    let figure = before.ends_with(|c: char| c.is_ascii_digit());
    let mut weight: f32 = 1.0;
    weight += if stopped { 1.5 } else { 0.0 };
    weight += if gap >= 2 { 1.0 } else { 0.0 };
    weight += if number.close == Close::Open { 0.0 } else { 1.0 };
    weight += if number.printed.starts_with('*') { 1.0 } else { 0.0 };
    weight -= if figure && !number.printed.starts_with('*') { 0.8 } else { 0.0 };
    weight -= if rest.starts_with("The ")
        || rest.split_whitespace().next().is_some_and(words::is_honorific)
    {
        0.5
    } else {
        0.0
    };
    (weight > 0.0).then_some(weight)
}

/// The run that the items make, where there is one inside the rows.
fn chosen(numbers: &[Inline]) -> Vec<usize> {
    let mut families: HashMap<Family, Vec<usize>> = HashMap::new();
    for (index, inline) in numbers.iter().enumerate() {
        families.entry(inline.number.family).or_default().push(index);
    }
    let mut best: (f32, Vec<usize>) = (0.0, Vec::new());
    for members in families.into_values() {
        let list: Vec<Weighted> = members
            .iter()
            .map(|&index| Weighted {
                key: numbers[index].number.key,
                weight: numbers[index].weight,
            })
            .collect();
        let (run, weight) = sequence::heaviest(&list);
        let run: Vec<usize> = run.into_iter().map(|at| members[at]).collect();
        let better = weight > best.0 || weight == best.0 && run < best.1;
        if better && dense(numbers, &run) {
            best = (weight, run);
        }
    }
    best.1
}

/// Three numbers or more, most of them one apart, and not mainly at the beginnings of rows.
fn dense(numbers: &[Inline], run: &[usize]) -> bool {
    if run.len() < 3 {
        return false;
    }
    let inside = run.iter().filter(|&&index| numbers[index].at > 0).count();
    let steps = run
        .windows(2)
        .filter(|pair| {
            let step = numbers[pair[1]].number.key - numbers[pair[0]].number.key;
            (0..4).any(|part| step == 1 << (16 * part))
        })
        .count();
    inside * 2 > run.len() && steps * 10 >= (run.len() - 1) * 6
}

/// Titles whose numbers were swept together (`II. III. IV. Approval of …`): where as many headings
/// follow the last number as there are numbers, every heading gets a row of its own.
fn detached(rows: &Rows, places: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut block = 1;
    for (index, &(row, at)) in places.iter().enumerate() {
        let text = rows.rows[row].text;
        let next =
            places.get(index + 1).filter(|next| next.0 == row).map_or(text.len(), |next| next.1);
        let rest = &text[at.min(next)..next];
        let Some(number) = numbers::parse(window(rest, 0)) else { continue };
        let rest = &rest[number.length.min(rest.len())..];
        if rest.trim().is_empty() {
            block += 1;
            continue;
        }
        if block > 1 {
            let begins = titles_within(rest);
            if begins.len() + 1 == block {
                out.extend(begins.into_iter().map(|begin| (row, next - rest.len() + begin)));
            }
        }
        block = 1;
    }
    out
}

/// Where headings begin behind the first one: after a stop, without a verb or before running text.
fn titles_within(text: &str) -> Vec<usize> {
    let text = &text[..words::floor(text, 8 * words::LOOK)];
    let stops: Vec<usize> = text.match_indices(". ").map(|(at, _)| at + 2).collect();
    let ends = stops.iter().skip(1).copied().chain([text.len()]);
    let sentences = stops.iter().copied().zip(ends);
    sentences.filter(|&(from, to)| is_title(&text[from..to])).map(|(from, _)| from).collect()
}

/// A stretch between two stops that is a heading, or begins with one.
fn is_title(text: &str) -> bool {
    let text = text.trim();
    let title = &text[..body_start(text).unwrap_or(text.len())].trim_end();
    let count = title.split_whitespace().count();
    (2..=12).contains(&count)
        && !words::is_sentence(title)
        && !title.ends_with(',')
        && title.starts_with(char::is_uppercase)
}

/// Where lists of people begin: `Members Present:`, `Apologies:`, `IN ATTENDANCE:`.
fn people(rows: &Rows) -> Vec<(usize, usize)> {
    let cues = [Cue::Present, Cue::Apologies, Cue::InAttendance, Cue::Absent];
    let mut out = Vec::new();
    for (index, row) in rows.rows.iter().enumerate() {
        if !row.cues.any(&cues) {
            continue;
        }
        for hit in rows.hits_in(row).iter().filter(|hit| cues.contains(&hit.cue)) {
            let (from, to) = ((hit.start - row.start) as usize, (hit.end - row.start) as usize);
            let labelled = row.text[to..].trim_start_matches([' ', '·', '-', ')']).starts_with(':')
                || row.text[to..].trim_start().to_ascii_lowercase().get(..5) == Some("were:");
            if labelled {
                out.push((index, label_start(row.text, from)));
            }
        }
    }
    out
}

/// Steps back over the words that belong to the label.
fn label_start(text: &str, mut from: usize) -> usize {
    for _ in 0..2 {
        let before = text[..from].trim_end();
        let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let known = LABEL_WORDS.iter().any(|known| known.eq_ignore_ascii_case(word));
        if !known || !word.starts_with(char::is_uppercase) {
            break;
        }
        from = before.len() - word.len();
    }
    from
}

/// Cuts the rows at places (row, byte), which are in order.
fn split<'t>(rows: Rows<'t>, places: &[(usize, usize)]) -> Rows<'t> {
    let Rows { text, rows: old, hits, .. } = rows;
    let mut out = Vec::with_capacity(old.len() + places.len());
    let mut next = 0;
    for (index, row) in old.into_iter().enumerate() {
        let mut from = 0;
        while next < places.len() && places[next].0 == index {
            let at = places[next].1;
            next += 1;
            if at > from && at < row.text.len() && row.text.is_char_boundary(at) {
                out.push(piece(&row, from, at, &hits));
                from = at;
            }
        }
        out.push(if from == 0 { row } else { piece(&row, from, row.text.len(), &hits) });
    }
    Rows { text, rows: out, hits }
}

/// A stretch of a row as a row.
fn piece<'t>(row: &Row<'t>, from: usize, to: usize, hits: &[Hit]) -> Row<'t> {
    let start = row.start + from as u32;
    let end = row.start + to as u32;
    let first = hits.partition_point(|hit| hit.start < start);
    let mut cues = Cues::default();
    hits[first..].iter().take_while(|hit| hit.start < end).for_each(|hit| cues.add(hit.cue));
    Row { text: &row.text[from..to], start, cues, style: Style::Plain, ..*row }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Extract;

    #[test]
    fn numbers_swept_together_are_given_back_to_their_headings() {
        let page = "1 Planning Board Minutes Thursday, May 4, 2017, 5:00 p.m. Town Hall Members Present: \
                    Ned Crane, Ida Poole and Sam Rudd I. Call to order Ned Crane called the meeting to order. \
                    II. III. IV. Approval of Agenda Ida Poole made a motion to approve the agenda, Sam Rudd \
                    seconded. The motion was approved. Approval of April 6, 2017 meeting minutes. The minutes \
                    were approved. Text Amendment - Public Comment Olive Marsh reviewed the application.";
        let mut extract = Extract::default();
        extract.push(page, 0, Style::Plain);
        let rows = cut(Rows::new(&extract));
        let found = crate::segment::cut(&rows);
        let items: Vec<(Option<&str>, Option<&str>)> = found.meetings[0]
            .iter()
            .skip(1)
            .map(|section| (section.number.as_deref(), section.title.as_deref()))
            .collect();
        assert_eq!(
            items,
            [
                (Some("I"), Some("Call to order")),
                (Some("II"), Some("Approval of Agenda")),
                (Some("III"), Some("Approval of April 6, 2017 meeting minutes.")),
                (Some("IV"), Some("Text Amendment - Public Comment")),
            ]
        );
    }
}
