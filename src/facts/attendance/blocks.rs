//! Attendance lists: in come the rows of a part, out come the lists under labels, each with what
//! its label says, and the text of its rows joined where a row was wrapped.
//!
//! [`mod@belongs`] tells which rows are part of a list, [`wraps`] which of them one entry runs over.

mod belongs;
mod block;
mod wraps;

use super::labels::{self, Group, Label};
use super::{columns, grid, pages, table, tokens};
use crate::cues::Cue;
use crate::extract::Style;
use crate::rows::Row;
use belongs::{
    announces_away, away, belongs, finished, is_attended_part, is_lone_sign, is_office, is_rule,
    other_label, person_begins, roles_next, stands_apart,
};
pub use belongs::{is_prose, is_public_count};
pub use block::Block;
use block::MOST_TEXT;

/// Blank rows within a list.
const MOST_BLANK: usize = 3;
/// Rows of a part that are looked at for labels without a cue word (`Officers`, `Panel:`).
const FIRST_ROWS: usize = 300;

/// The cues that a label of attendance holds.
const CUES: &[Cue] = &[
    Cue::Present,
    Cue::Attendance,
    Cue::InAttendance,
    Cue::Apologies,
    Cue::Absent,
    Cue::Substitute,
];

/// Reads the lists of some rows; `base` is the index of the first of them. Labels without a cue
/// word are looked for where `weak` is true, and close behind other labels.
pub fn read(rows: &[Row], base: usize, weak: bool) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let (mut at, mut text) = (0, String::new());
    let mut near = if weak { FIRST_ROWS } else { 0 };
    while at < rows.len() {
        let row = &rows[at];
        let cued = row.cues.any(CUES);
        if !(cued || at < near && row.text.len() < 400) || row.is_blank() {
            at += 1;
            continue;
        }
        if let Some((found, taken)) = columns::read(&rows[at..], at + base) {
            blocks.extend(found);
            at += taken;
            near = near.max(at + 6);
            continue;
        }
        text.clear();
        tokens::clean(tokens::cut_at(row.text, 2 * MOST_TEXT), &mut text);
        let wrapped = labels::wrapped(&text, rows.get(at + 1).map_or("", |row| row.text));
        if let Some((whole, rest)) = wrapped {
            open(&whole, true, at + base, &mut blocks);
            at += 1;
            if let Some(block) = blocks.last_mut().filter(|_| !rest.is_empty()) {
                block.push(&rest, at + base);
            }
            at = fill(rows, at + 1, base, &mut blocks);
            near = near.max(at + 6);
            continue;
        }
        let opened = open(&text, cued, at + base, &mut blocks);
        at += 1;
        if opened {
            at = fill(rows, at, base, &mut blocks);
            near = near.max(at + 6);
        }
    }
    mark_columns(&mut blocks);
    blocks
}

/// Opens the lists whose labels stand in a row; true where the last of them may go on.
fn open(text: &str, cued: bool, row: usize, blocks: &mut Vec<Block>) -> bool {
    let mut found: Vec<Label> = labels::at_start(text).into_iter().collect();
    let first = found.first().map(|label| label.end);
    if cued {
        let first = first.unwrap_or_default();
        found.extend(labels::inside(text).into_iter().filter(|label| label.start >= first));
    }
    if let Some(first) = first.or(found.first().map(|label| label.end)) {
        found.extend(labels::behind_stops(text, first));
    }
    if cued && first.is_none() && text.len() > 60 {
        // "Mayor A called the meeting to order. Members present were B and C."
        let stops = labels::behind_stops(text, 0);
        found.extend(stops.into_iter().skip_while(|label| label.group != Group::Present));
    }
    found.sort_by_key(|label| label.start);
    found.dedup_by(|next, label| next.start < label.end);
    for label in &mut found {
        // "Apologies: Apologies for absence were received from …"
        let again = text.get(label.end..).and_then(labels::at_start);
        if let Some(again) = again.filter(|again| again.states && again.group == label.group) {
            label.end += again.end;
        }
    }
    for (index, label) in found.iter().enumerate() {
        let end = found.get(index + 1).map_or(text.len(), |next| next.start);
        let mut block = Block::new(*label, row);
        let list = text[label.end.min(end)..end].trim().trim_matches(['[', ']']);
        if !list.is_empty() && !table::is_head(list) {
            block.push(list, row);
        }
        blocks.push(block);
    }
    let last = found.last();
    last.is_some() && !ends_sentence(&text[last.map_or(0, |l| l.end)..])
}

/// A label whose own row goes on with prose has its list behind it: `Apologies were received from
/// Councillor A. It was agreed …`.
fn ends_sentence(rest: &str) -> bool {
    is_prose(rest) && rest.len() > 20
}

/// Takes the rows that belong to the last list; gives the row behind them.
fn fill(rows: &[Row], from: usize, base: usize, blocks: &mut [Block]) -> usize {
    let (mut blank, mut text) = (0, String::new());
    let mut at = from;
    while at < rows.len() {
        let filled = blocks.last().is_some_and(|block| !block.is_empty());
        if let Some(next) = pages::behind_edge(rows, at).filter(|_| filled) {
            at = next;
        }
        let row = &rows[at];
        if row.is_blank() {
            blank += 1;
            at += 1;
            if blank > MOST_BLANK {
                break;
            }
            continue;
        }
        text.clear();
        tokens::clean(tokens::cut_at(row.text, 2 * MOST_TEXT), &mut text);
        let empty = blocks.last().is_some_and(Block::is_empty);
        if is_rule(&text) {
            at += 1;
            continue;
        }
        if !empty && rows.get(at + 1).is_some_and(|next| is_rule(next.trimmed())) {
            // a heading with a line below it
            break;
        }
        if table::is_head(&text) || is_lone_sign(&text) || is_attended_part(&text) {
            at += 1;
            continue;
        }
        if grid::is_line(row.text) || away(blocks) && other_label(&text) {
            break;
        }
        if !empty && (blank > 0 && stands_apart(blocks, &text) || announces_away(row, &text)) {
            break;
        }
        if row.style == Style::Heading && !empty
            || labels::at_start(&text).is_some_and(|label| {
                empty || away(blocks) || !is_office(&label, &text) || !roles_next(&rows[at + 1..])
            })
            || !belongs(&text, empty)
        {
            break;
        }
        if row.cues.any(CUES) && !labels::inside(&text).is_empty() {
            break;
        }
        if blocks.last().is_some_and(|block| finished(&block.text) && !person_begins(&text)) {
            break;
        }
        if let Some(block) = blocks.last_mut() {
            block.push(text.trim().trim_start_matches(':').trim_start(), at + base);
            if block.cut {
                at += 1;
                break;
            }
        }
        blank = 0;
        at += 1;
    }
    at
}

/// `Attendees:` and `Apologies:` one after the other, and then one list: two columns.
fn mark_columns(blocks: &mut [Block]) {
    for at in 1..blocks.len() {
        let before = &blocks[at - 1];
        let there =
            matches!(before.label.group, Group::Present | Group::Attending) && before.label.states;
        let away = matches!(blocks[at].label.group, Group::Apologies | Group::Absent);
        if there
            && away
            && before.is_empty()
            && !blocks[at].is_empty()
            && blocks[at].at - before.at <= 4
        {
            blocks[at].columns = true;
        }
    }
}

#[cfg(test)]
mod tests;
