//! Attendance lists: in come the rows of a part, out come the lists under labels, each with what
//! its label says, and the text of its rows joined where a row was wrapped.
//!
//! [`mod@belongs`] tells which rows are part of a list, [`prose`] running text from lists, [`heading`] labels that do not look like one, [`wraps`] which
//! rows one entry runs over.

mod belongs;
mod block;
mod heading;
mod prose;
mod wraps;

use super::labels::{self, Group, Label};
use super::{CUES, columns, doubt, grid, lists, pages, table, tokens};
use crate::extract::Style;
use crate::rows::Row;
use belongs::{
    announces_away, away, belongs, is_attended_part, is_bulleted_name, is_lone_sign, is_office,
    is_rule, other_label, person_begins, roles_next, stands_apart,
};
pub use belongs::{is_finished, is_public_count};
pub use block::Block;
use block::MOST_TEXT;
use heading::as_heading;
pub use prose::is_prose;
use prose::{is_told, is_told_below, list_before_sentence};

/// Blank rows within a list.
const MOST_BLANK: usize = 3;
/// Rows of a part that are looked at for labels without a cue word (`Officers`, `Panel:`).
const FIRST_ROWS: usize = 300;

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
        as_heading(rows, at, &mut text);
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
    let found = labels_of(text, cued);
    for (index, label) in found.iter().enumerate() {
        let end = found.get(index + 1).map_or(text.len(), |next| next.start);
        let mut block = Block::new(*label, row);
        let list = text[label.end.min(end)..end].trim().trim_matches(['[', ']']);
        if !list.is_empty() && !table::is_head(list) {
            block.push(list, row);
        }
        blocks.push(block);
    }
    found.last().is_some_and(|last| !ends_sentence(&text[last.end..]))
}

/// The labels of a row, in order.
fn labels_of(text: &str, cued: bool) -> Vec<Label> {
    let mut found: Vec<Label> = labels::at_start(text).into_iter().collect();
    let first = found.first().map(|label| label.end);
    if cued {
        let behind = first.unwrap_or_default();
        found.extend(labels::inside(text).into_iter().filter(|label| label.start >= behind));
    }
    if let Some(behind) = first.or(found.first().map(|label| label.end)) {
        found.extend(labels::behind_stops(text, behind));
        found.extend(labels::without_colon(text, behind));
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
        } else if label.states {
            label.end += labels::received_from(&text[label.end..]);
        }
    }
    found
}

/// A label whose own row goes on with prose has its list behind it: `Apologies were received from
/// Councillor A. It was agreed …`.
fn ends_sentence(rest: &str) -> bool {
    is_prose(rest) && rest.len() > 20
}

/// Takes the rows that belong to the last list; gives the row behind them.
fn fill(rows: &[Row], from: usize, base: usize, blocks: &mut [Block]) -> usize {
    let Some(last) = blocks.last_mut() else { return from };
    let (mut blank, mut text, mut at) = (0, String::new(), from);
    while at < rows.len() && !last.cut {
        let edge = if last.is_empty() { None } else { pages::behind_edge(rows, at) };
        at = edge.unwrap_or(at);
        let row = &rows[at];
        if row.is_blank() {
            // a hard space alone is an empty cell
            blank += usize::from(row.text.is_empty());
            at += 1;
            if blank > MOST_BLANK {
                break;
            }
            continue;
        }
        text.clear();
        tokens::clean(tokens::cut_at(row.text, 2 * MOST_TEXT), &mut text);
        as_heading(rows, at, &mut text);
        match part_of(rows, at, &text, last, blank > 0) {
            Taken::Nothing => {}
            Taken::Entry => {
                last.push(text.trim().trim_start_matches(':').trim_start(), at + base);
                blank = 0;
            }
            Taken::Detail => {
                last.add_detail(text.trim());
                blank = 0;
            }
            Taken::Upto(end) => {
                last.push(text[..end].trim(), at + base);
                break;
            }
            Taken::End => break,
        }
        at += 1;
    }
    at
}

/// What a row below a label is to its list.
enum Taken {
    /// A rule, a sign or a head of columns.
    Nothing,
    Entry,
    /// What is said of the person above: `apology`, `left the meeting at 4.39pm`.
    Detail,
    /// Up to a place in the row, where another label stands.
    Upto(usize),
    End,
}

/// Decides what a row, with its text cleaned, is to the list at hand; `apart` where a blank row
/// stands before it.
fn part_of(rows: &[Row], at: usize, text: &str, block: &Block, apart: bool) -> Taken {
    let (row, next) = (&rows[at], rows.get(at + 1));
    let empty = block.is_empty();
    if is_rule(text) {
        return Taken::Nothing;
    }
    // a heading with a line below it
    if !empty && next.is_some_and(|next| is_rule(next.trimmed())) {
        return Taken::End;
    }
    if table::is_head(text) || is_lone_sign(text) || is_attended_part(text) {
        return Taken::Nothing;
    }
    if !empty && is_told_below(text) {
        return Taken::Detail;
    }
    let placed = || {
        let first = block.text.lines().next().unwrap_or_default();
        lists::goes_on_with_places(if empty { text } else { first }, text)
    };
    if empty && let Some(end) = list_before_sentence(text) {
        return Taken::Upto(end);
    }
    let opens = |label: Label| {
        empty || away(block) || !is_office(&label, text) || !roles_next(&rows[at + 1..])
    };
    let ends = grid::is_line(row.text)
        || away(block) && other_label(text)
        || !empty && apart && stands_apart(block, text)
        || !empty && (announces_away(row, text) || row.style == Style::Heading)
        || !empty && (doubt::opens(text, apart) || apart && is_told(text))
        || labels::at_start(text).is_some_and(opens)
        || !belongs(text, empty) && !placed() && !is_bulleted_name(rows, at, text)
        || is_finished(&block.text) && !person_begins(text) && !placed();
    if ends {
        return Taken::End;
    }
    // "Cllr A, Cllr B. Apologies: Cllr C"
    let inside = if row.cues.any(CUES) { labels::inside(text) } else { Vec::new() };
    match inside.first() {
        Some(label) if !is_prose(&text[..label.start]) => Taken::Upto(label.start),
        Some(_) => Taken::End,
        None => Taken::Entry,
    }
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
