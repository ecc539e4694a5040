//! Attendance tables: in come rows, out comes everyone who has a status of their own in a cell of
//! the same row, or on a line of its own below the name.
//!
//! `Expected` proves nothing, and neither does a row without a status.

mod cells;
mod flat;
mod status;

use super::lists::{self, Entry, Mode};
use super::{columns, tokens, words};
use crate::cues::Cue;
use crate::facts::words::in_small;
use crate::item::Status;
use crate::rows::Row;
use cells::{by_signs, is_parted};
pub use flat::read as run_together;
use status::{LONGEST, ROOTS, status};

/// Rows between a name and its status where each cell has a line of its own.
const DEEP: usize = 3;

/// A person of a table, the status, and the row that proves it.
pub type Line = (usize, Entry, Status);

/// Reads the tables among some rows; `base` is the index of the first.
pub fn read(rows: &[Row], base: usize) -> Vec<Line> {
    let mut found: Vec<Line> =
        rows.iter().enumerate().filter_map(|(at, row)| across(row, at + base)).collect();
    let told = found.iter().any(|line| !line.2.attended());
    if told {
        found.extend(beside_ticks(rows, base));
        found.sort_by_key(|line| line.0);
    }
    if found.len() >= 2 {
        return found;
    }
    let found = flat::read(rows, base);
    if found.len() >= 2 {
        return found;
    }
    let found = down(rows, base);
    if found.is_empty() { ticked(rows, base) } else { found }
}

/// Names with a tick in the last cell of their row, all below each other, in a table that has a word
/// for those who were away: `Ann Lee   Chairman   ✓` above `Bob Fox   Director   Apologies`.
fn beside_ticks(rows: &[Row], base: usize) -> Vec<Line> {
    let ticked = |(at, row): (usize, &Row)| {
        if !row.text.contains(is_tick) {
            return None;
        }
        let cells = columns::cells(row.text);
        let (last, others) = cells.split_last()?;
        let alone =
            is_lone_tick(last.text.trim()) && !others.iter().any(|c| c.text.contains(is_tick));
        let clean = |cell: &columns::Cell| {
            let mut clean = String::new();
            tokens::clean(cell.text, &mut clean);
            clean
        };
        let roles: Vec<String> = others.iter().skip(1).map(clean).collect();
        let roles: Vec<&str> = roles.iter().map(String::as_str).collect();
        let entry = person(&clean(others.first().filter(|_| alone)?), &roles, false)?;
        Some((last.at, (at + base, entry, Status::Present)))
    };
    let found: Vec<(usize, Line)> = rows.iter().enumerate().filter_map(ticked).collect();
    let Some(column) = found.first().map(|line| line.0) else { return Vec::new() };
    let below = found.iter().all(|line| line.0.abs_diff(column) <= 4);
    if below { found.into_iter().map(|line| line.1).collect() } else { Vec::new() }
}

fn is_tick(c: char) -> bool {
    matches!(c, '✓' | '✔' | '√' | '☑' | '✅')
}

fn is_lone_tick(text: &str) -> bool {
    text.starts_with(is_tick) && text.chars().count() == 1
}

/// Names each with a tick or a status on the line below, the ticks in the majority: words alone
/// may as well be labels of the lists that follow them.
fn ticked(rows: &[Row], base: usize) -> Vec<Line> {
    let Some(first) = rows.iter().position(|row| is_lone_tick(row.trimmed())) else {
        return Vec::new();
    };
    let before = rows[..first].iter().rposition(|row| !row.is_blank()).unwrap_or(first);
    let lines: Vec<(usize, &str)> = rows[before..]
        .iter()
        .enumerate()
        .map(|(at, row)| (base + before + at, row.trimmed()))
        .filter(|(_, text)| !text.is_empty())
        .take(400)
        .collect();
    let (mut found, mut ticks) = (Vec::new(), 0);
    for pair in lines.chunks_exact(2) {
        let tick = is_lone_tick(pair[1].1);
        let said = if tick { Some((Status::Present, false)) } else { status(pair[1].1) };
        let Some((status, remote)) = said else { break };
        let Some(entry) = person(pair[0].1, &[], remote) else { break };
        ticks += usize::from(tick);
        found.push((pair[0].0, entry, status));
    }
    if found.len() >= 3 && ticks * 2 > found.len() { found } else { Vec::new() }
}

/// `Councillor Ann Lee | Chair | Present`
fn across(row: &Row, at: usize) -> Option<Line> {
    let text = row.text;
    if text.len() > 1_000 || !is_parted(text) || !ROOTS.are_in(text) {
        return None;
    }
    let mut clean = String::new();
    tokens::clean(text, &mut clean);
    let cells = if clean.contains('\t') { clean.split('\t').collect() } else { by_signs(&clean) };
    let cells: Vec<&str> =
        cells.into_iter().map(str::trim).filter(|cell| !cell.is_empty()).collect();
    let (status, remote) = cells.iter().skip(1).find_map(|cell| status(cell))?;
    if !is_name(cells.first()?) {
        return None;
    }
    let entry = person(cells.first()?, &cells[1..], remote)?;
    Some((at, entry, status))
}

/// True for a cell that may be a person's: a small word in it is a label's, `Te hunga kua tae mai |
/// Present`, unless it stands behind a comma, a dash or in brackets.
fn is_name(cell: &str) -> bool {
    let end = cell.find(['(', ',', '-', '–']).unwrap_or(cell.len());
    cell[..end].split_whitespace().all(|word| {
        !word.starts_with(char::is_lowercase) || words::is(word, words::PARTICLE | words::TITLE)
    })
}

/// Name, role and status line by line, time and again from a row `Attendance` on.
fn down(rows: &[Row], base: usize) -> Vec<Line> {
    let heads = |row: &Row| {
        row.has(Cue::Attendance)
            && row.text.len() < 60
            && row.trimmed().to_lowercase().starts_with("attend")
    };
    let Some(head) = rows.iter().position(heads) else { return Vec::new() };
    let lines: Vec<(usize, &str)> = rows[head + 1..]
        .iter()
        .enumerate()
        .map(|(at, row)| (base + head + 1 + at, row.trimmed()))
        .filter(|(_, text)| !text.is_empty())
        .take(400)
        .collect();
    let (mut found, mut at) = (Vec::new(), 0);
    // a header such as Name, Role, Attendance
    while lines.get(at).is_some_and(|(_, text)| is_heading(text)) {
        at += 1;
    }
    while let Some((row, text)) = lines.get(at) {
        let behind = lines[at + 1..].iter().take(DEEP);
        let Some((depth, (status, remote))) =
            behind.clone().enumerate().find_map(|(i, (_, t))| status(t).map(|s| (i, s)))
        else {
            break;
        };
        let roles: Vec<&str> = behind.take(depth).map(|(_, text)| *text).collect();
        let Some(entry) = person(text, &roles, remote) else { break };
        found.push((*row, entry, status));
        at += depth + 2;
    }
    // what is left over must not look like more of the same list under a plain label
    let more = lines.get(at).is_some_and(|(_, text)| person(text, &[], false).is_some());
    if found.len() >= 3 && !more { found } else { Vec::new() }
}

fn is_heading(text: &str) -> bool {
    text.len() <= LONGEST
        && in_small(text.trim_end_matches(':'), |text| {
            matches!(
                text,
                "name"
                    | "attendee"
                    | "member"
                    | "councillor"
                    | "role"
                    | "position"
                    | "attendance"
                    | "status"
                    | "representing"
                    | "title"
                    | "capacity"
                    | "organisation"
                    | "party"
                    | "meeting attendance"
                    | "attendance details"
                    | "reason"
            )
        })
}

/// True for a row of column heads: `Name   Role   Attendance`.
pub fn is_head(clean: &str) -> bool {
    let mut cells = clean.split('\t').map(str::trim).filter(|cell| !cell.is_empty()).peekable();
    cells.peek().is_some() && cells.all(is_heading)
}

fn person(name: &str, roles: &[&str], remote: bool) -> Option<Entry> {
    let list = lists::parse(name.trim(), Mode::Block);
    let mut entries = list.entries.into_iter();
    let mut entry = entries.next().filter(|entry| list.whole && entry.status.is_none())?;
    if entries.next().is_some() || entry.honorific.is_none() && !entry.name.contains(' ') {
        return None;
    }
    entry.remote |= remote;
    for role in roles {
        if status(role).is_none() {
            super::details::take(&mut entry, role, false);
        }
    }
    Some(entry)
}

#[cfg(test)]
mod tests {
    use super::status::STATUSES;
    use super::*;
    use crate::extract::{Extract, Style};
    use crate::rows::Rows;

    fn table(text: &str) -> Vec<(String, Status)> {
        let mut extract = Extract::default();
        for line in text.split('\n') {
            extract.push(line, 0, Style::Plain);
        }
        let rows = Rows::new(&extract);
        read(&rows.rows, 0).into_iter().map(|(_, entry, status)| (entry.name, status)).collect()
    }

    #[test]
    fn ticks_in_a_table_with_a_word_for_those_away() {
        let got = table(
            "Ann Lee    Chairman    ✓\nBob Fox    Director    Apologies\nCara Day   Clerk       ✓",
        );
        let want = [Status::Present, Status::Apologies, Status::Present];
        assert_eq!(got.iter().map(|line| line.1).collect::<Vec<_>>(), want);
        assert!(table("Ann Lee    Chairman    ✓\nCara Day   Clerk       ✓").is_empty());
    }

    #[test]
    fn a_table_whose_cells_were_run_together() {
        let got = table(
            "Attendee Name Title Status Arrived\nRoberta Lee Vice Chair Absent\nSteve Ash Planning Commissioner Present 6:23 PM\nTom Fox Chair Present 6:09 PM",
        );
        let want = [
            ("Roberta Lee".to_owned(), Status::Absent),
            ("Steve Ash".to_owned(), Status::Present),
            ("Tom Fox".to_owned(), Status::Present),
        ];
        assert_eq!(got, want);
    }

    #[test]
    fn every_status_has_its_root() {
        for word in STATUSES.iter().flat_map(|(words, _)| words.iter()) {
            assert!(ROOTS.are_in(word) && word.len() <= LONGEST, "{word}");
        }
    }

    #[test]
    fn a_status_in_a_cell() {
        let got = table(
            "Name\tRole\tAttendance\nCouncillor Ann Lee\tChair\tPresent\nCouncillor Bob Fox\tVice-Chair\tApologies\nCouncillor Cara Day\tMember\tPresent, as substitute\nCouncillor Eve Fir\tMember\tExpected",
        );
        assert_eq!(
            got,
            [
                ("Ann Lee".to_owned(), Status::Present),
                ("Bob Fox".to_owned(), Status::Apologies),
                ("Cara Day".to_owned(), Status::Substitute),
                ("Eve Fir".to_owned(), Status::Listed),
            ]
        );
    }

    #[test]
    fn a_tick_on_a_line_of_its_own() {
        let got = table("Cllr Ann Lee\n\n✓\n\nCllr Bob Fox\n\nApologies\n\nCllr Cara Day\n\n✓\n");
        assert_eq!(
            got,
            [
                ("Ann Lee".to_owned(), Status::Present),
                ("Bob Fox".to_owned(), Status::Apologies),
                ("Cara Day".to_owned(), Status::Present),
            ]
        );
        // labels over lists of one person each
        assert_eq!(table("Cllr A Lee\nApologies\nCllr B Fox\nAbsent\nCllr C Day\n✓"), []);
    }

    #[test]
    fn a_status_on_a_line_of_its_own() {
        let got = table(
            "Attendance\n\nCouncillor Ann Lee\nChair\nPresent\nCouncillor Bob Fox\nMember\nApologies\nCouncillor Cara Day\nAbsent\n",
        );
        assert_eq!(
            got,
            [
                ("Ann Lee".to_owned(), Status::Present),
                ("Bob Fox".to_owned(), Status::Apologies),
                ("Cara Day".to_owned(), Status::Absent),
            ]
        );
        assert_eq!(table("Attendance\nCllr A Lee\nApologies\nCllr B Fox\nCllr C Day"), []);
    }
}
