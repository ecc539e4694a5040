//! Registers with a tick for each person: in come rows under column heads (`Name | Present |
//! Apologies`), out comes everyone with the status of the column that is ticked.
//!
//! A cross beside ticks means no, a cross where nothing else is used means yes if there are
//! columns to choose from; what neither ticks nor says no proves nothing.

use super::columns;
use super::lists::{self, Entry, Mode};
use super::tokens;
use crate::item::Status;
use crate::rows::Row;

/// Rows looked at; a register stands on the first pages.
const MOST_ROWS: usize = 400;
/// A mark may stand so many characters off its head.
const OFF: usize = 8;

/// What a mark says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Yes,
    No,
    Cross,
}

/// A row of a register: its place, its person, and the marks by column.
type Line = (usize, Entry, Vec<(usize, Mark)>);

/// A person of a register, with the row that proves it; `base` is the index of the first row.
pub fn read(rows: &[Row], base: usize) -> Vec<(usize, Entry, Status)> {
    let rows = &rows[..rows.len().min(MOST_ROWS)];
    let mut at = 0;
    while at < rows.len() {
        let heads = heads(rows[at].text);
        at += 1;
        if heads.is_empty() {
            continue;
        }
        let lines = lines(&rows[at..], at + base, &heads);
        if lines.len() >= 2 {
            return decide(lines, &heads);
        }
    }
    Vec::new()
}

/// The columns of a row of heads that name a status, with their places.
fn heads(text: &str) -> Vec<(usize, Status)> {
    if text.len() > 400 || !columns::parted(text) {
        return Vec::new();
    }
    let cells = columns::cells(text);
    let first = cells.first().map_or("", |cell| cell.text).to_lowercase();
    let named = ["name", "member", "cllr", "councillor", "governor", "trustee", "director"]
        .iter()
        .any(|word| first.starts_with(word));
    let heads: Vec<(usize, Status)> =
        cells.iter().filter_map(|cell| Some((cell.at, head(cell.text)?))).collect();
    let enough = named && !heads.is_empty() || heads.len() >= 2 && cells[0].at > 0;
    if enough && cells.len() <= 8 { heads } else { Vec::new() }
}

/// The status that a column's head names.
fn head(cell: &str) -> Option<Status> {
    let mut clean = String::new();
    tokens::clean(cell, &mut clean);
    let lower = clean.trim().trim_end_matches([':', '?', '.']).to_lowercase();
    Some(match lower.as_str() {
        "present" | "attended" | "attending" | "here" => Status::Present,
        "apologies" | "apology" | "apologies received" | "apologies sent" | "apols" | "excused" => {
            Status::Apologies
        }
        "absent" | "not present" | "absence" => Status::Absent,
        "in attendance" => Status::InAttendance,
        "substitute" => Status::Substitute,
        _ => return None,
    })
}

fn mark(cell: &str) -> Option<Mark> {
    Some(match cell {
        "✓" | "✔" | "√" | "☑" | "☒" | "●" | "•" | "Y" | "y" | "Yes" | "YES" | "yes" | "P" => {
            Mark::Yes
        }
        "N" | "n" | "No" | "NO" | "no" | "-" | "–" | "✗" | "✘" | "☐" => Mark::No,
        "x" | "X" | "×" => Mark::Cross,
        _ => return None,
    })
}

/// The rows under the heads that hold a person and marks.
fn lines(rows: &[Row], base: usize, heads: &[(usize, Status)]) -> Vec<Line> {
    let (mut found, mut other) = (Vec::new(), 0);
    for (at, row) in rows.iter().enumerate() {
        if row.is_blank() || row.text.bytes().all(|b| b"|-:+= \t".contains(&b)) {
            continue;
        }
        let Some((entry, marks)) = line(row.text, heads) else {
            other += 1;
            if other > 1 {
                break;
            }
            continue;
        };
        found.push((at + base, entry, marks));
    }
    found
}

fn line(text: &str, heads: &[(usize, Status)]) -> Option<(Entry, Vec<(usize, Mark)>)> {
    let cells = columns::cells(text);
    let first = cells.first().filter(|first| heads.iter().all(|head| first.at < head.0))?;
    let mut marks = Vec::new();
    for cell in &cells[1..] {
        let column = heads.iter().position(|head| head.0.abs_diff(cell.at) <= OFF);
        if let Some(column) = column {
            marks.push((column, mark(cell.text)?));
        }
    }
    let mut clean = String::new();
    tokens::clean(first.text, &mut clean);
    let list = lists::parse(&clean, Mode::Block);
    let [entry] = &list.entries[..] else { return None };
    (list.whole && !marks.is_empty()).then(|| (entry.clone(), marks))
}

fn decide(lines: Vec<Line>, heads: &[(usize, Status)]) -> Vec<(usize, Entry, Status)> {
    let ticked = lines.iter().any(|line| line.2.iter().any(|mark| mark.1 == Mark::Yes));
    let status = |marks: &[(usize, Mark)]| {
        let yes =
            |mark: Mark| mark == Mark::Yes || mark == Mark::Cross && !ticked && heads.len() > 1;
        let mut said = marks.iter().filter(|mark| yes(mark.1)).map(|mark| heads[mark.0].1);
        if let (Some(status), None) = (said.next(), said.next()) {
            return status;
        }
        let no = |mark: Mark| mark == Mark::No || mark == Mark::Cross && ticked;
        let away = heads.len() == 1
            && heads[0].1 == Status::Present
            && marks.iter().all(|mark| no(mark.1));
        if away { Status::Absent } else { Status::Listed }
    };
    lines.into_iter().map(|(row, entry, marks)| (row, entry, status(&marks))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{Extract, Style};
    use crate::rows::Rows;

    fn register(text: &str) -> Vec<(String, Status)> {
        let mut extract = Extract::default();
        for line in text.split('\n') {
            extract.push(line, 0, Style::Plain);
        }
        let rows = Rows::new(&extract);
        read(&rows.rows, 0).into_iter().map(|(_, entry, status)| (entry.name, status)).collect()
    }

    #[test]
    fn the_ticked_column_counts() {
        let want = [
            ("Ann Lee".to_owned(), Status::Present),
            ("Bob Fox".to_owned(), Status::Apologies),
            ("Cara Day".to_owned(), Status::Listed),
        ];
        let table = "| Name | Present | Apologies |\n|---|---|---|\n| Cllr Ann Lee | ✓ | |\n| Cllr Bob Fox | | ✓ |\n| Cllr Cara Day | ✓ | ✓ |";
        assert_eq!(register(table), want);
        let spaced = "Member            Present     Apologies\nCllr Ann Lee         X\nCllr Bob Fox                     X\nCllr Cara Day        X           X";
        assert_eq!(register(spaced), want);
    }

    #[test]
    fn yes_and_no_under_one_head() {
        let got = register("Name\tPresent\nAnn Lee\tYes\nBob Fox\tNo\nCara Day\tx");
        let want = [Status::Present, Status::Absent, Status::Absent];
        assert_eq!(got.iter().map(|line| line.1).collect::<Vec<_>>(), want);
        // a cross alone may mean either
        let got = register("Name\tPresent\nAnn Lee\tx\nBob Fox\tx");
        assert!(got.iter().all(|line| line.1 == Status::Listed));
    }
}
