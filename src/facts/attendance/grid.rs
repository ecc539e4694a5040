//! Attendance grids: in come rows of names with a column of marks for each meeting of the year, out
//! come the marks in the column of this meeting.
//!
//! The column is the last that is filled in; where the grid has more than one, the date over it
//! must be one that the document states elsewhere too. Marks mean what the legend under the grid
//! says; one that it does not explain proves nothing.

use super::lists::{self, Entry, Mode};
use super::marks::key::legend;
use super::{columns, tokens, words};
use crate::item::Status;
use crate::rows::Row;

/// Rows looked at; a grid stands on the first pages.
const MOST_ROWS: usize = 400;

/// One row of a grid: where its cells stand, in characters.
struct Line<'t> {
    row: usize,
    name: &'t str,
    marks: Vec<(usize, &'t str)>,
}

/// A person of a grid, with the status in this meeting's column and the row that proves it.
pub fn read(rows: &[Row], base: usize) -> Vec<(usize, Entry, Status)> {
    let rows = &rows[..rows.len().min(MOST_ROWS)];
    let lines: Vec<Line> =
        rows.iter().enumerate().filter_map(|(i, row)| line(row.text, i + base)).collect();
    if lines.len() < 3
        || lines.iter().all(|line| line.marks.len() == 1 && line.marks[0].1.chars().count() > 1)
    {
        return Vec::new();
    }
    let mut legend = legend(rows);
    if legend.is_empty() && is_register(rows, lines[0].row - base) {
        legend = plain_marks();
    }
    let Some(column) = lines.iter().flat_map(|line| line.marks.iter().map(|mark| mark.0)).max()
    else {
        return Vec::new();
    };
    let near = |at: usize| at.abs_diff(column) <= 4;
    let single = lines.iter().all(|line| line.marks.iter().all(|mark| near(mark.0)));
    let sure = single || dated(rows, column);
    let mut found = Vec::new();
    for line in lines {
        let mark = line.marks.iter().find(|mark| sure && near(mark.0)).map(|mark| mark.1);
        let status = mark.and_then(|mark| legend.iter().find(|l| l.0 == mark)).map(|l| l.1);
        let mut clean = String::new();
        tokens::clean(line.name, &mut clean);
        let entry = lists::parse(&clean, Mode::Block).entries.into_iter().next();
        found.extend(entry.map(|entry| (line.row, entry, status.unwrap_or(Status::Listed))));
    }
    found
}

/// True for a row of a grid, whose names prove nothing without the marks.
pub fn is_line(text: &str) -> bool {
    line(text, 0).is_some_and(|line| line.marks.len() > 1 || line.marks[0].1.chars().count() == 1)
}

/// A name and marks of one or two letters, far apart.
fn line(text: &str, row: usize) -> Option<Line<'_>> {
    if text.len() > 1_000 || !columns::parted(text) {
        return None;
    }
    let cells = columns::cells(text);
    let (name, rest) = cells.split_first()?;
    let full = name.text.contains(' ') && name.text.split(' ').all(is_part_of_name);
    if !full || rest.is_empty() || !rest.iter().all(|cell| is_mark(cell.text.trim())) {
        return None;
    }
    let marks = rest.iter().map(|cell| (cell.at, cell.text.trim())).collect();
    Some(Line { row, name: name.text, marks })
}

fn is_part_of_name(word: &str) -> bool {
    words::is_capitalised(word) || words::is(word, words::PARTICLE)
}

/// `P`, `Ap`, `✓`: at most two characters, letters only with a capital first.
fn is_mark(cell: &str) -> bool {
    let letters = cell.chars().all(|c| c.is_alphabetic() || matches!(c, '/' | '-'));
    (1..=2).contains(&cell.chars().count())
        && (letters && !cell.starts_with(char::is_lowercase)
            || matches!(cell, "✓" | "✔" | "√" | "x"))
}

/// Marks that need no legend under a heading such as `Attendance`.
fn plain_marks() -> Vec<(String, Status)> {
    let there = ["P", "✓", "✔", "√"].map(|mark| (mark.to_owned(), Status::Present));
    let away = ["Ap", "AP"].map(|mark| (mark.to_owned(), Status::Apologies));
    there.into_iter().chain(away).collect()
}

/// True where one of the rows right before says that a register follows.
fn is_register(rows: &[Row], first: usize) -> bool {
    let before = rows[..first].iter().rev().filter(|row| !row.is_blank()).take(3);
    before.filter(|row| row.text.len() < 80).any(|row| {
        let lower = row.text.to_lowercase();
        ["attendance", "attendees", "present", "attended", "roll call", "register"]
            .iter()
            .any(|word| lower.contains(word))
    })
}

/// True where the date over a column is one that the document states elsewhere in words.
fn dated(rows: &[Row], column: usize) -> bool {
    let all: Vec<String> = rows.iter().take(100).map(|row| row.text.to_lowercase()).collect();
    rows.iter().filter(|row| row.text.len() < 1_000).any(|row| {
        dates(row.text).any(|(at, date)| {
            at.abs_diff(column) <= 12
                && in_words(date).is_some_and(|words| {
                    all.iter().any(|text| words.iter().any(|w| text.contains(w.as_str())))
                })
        })
    })
}

/// `27/09/2021` and its like in a row, with the place of its middle.
fn dates(text: &str) -> impl Iterator<Item = (usize, &str)> {
    columns::cells(text).into_iter().flat_map(|cell| {
        let mut at = cell.at;
        let found = cell.text.split(' ').filter_map(move |word| {
            let start = at;
            at += word.chars().count() + 1;
            let digits = word.bytes().filter(u8::is_ascii_digit).count();
            (word.len() <= 10 && (4..=8).contains(&digits) && word.contains(['/', '.', '-']))
                .then_some((start + word.len() / 2, word))
        });
        found.collect::<Vec<_>>()
    })
}

/// The ways to write a date in words: `16 may 2022`, `16th may 2022`, `may 16, 2022`.
fn in_words(date: &str) -> Option<Vec<String>> {
    use crate::cues::MONTHS;

    let mut parts = date.split(['/', '.', '-']).map(|part| part.parse::<usize>().ok());
    let (day, month, year) = (parts.next()??, parts.next()??, parts.next()??);
    let month = MONTHS.get(month.checked_sub(1)?)?;
    let year = if year < 100 { year + 2000 } else { year };
    let suffix = match day {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    };
    Some(vec![
        format!("{day} {month} {year}"),
        format!("{day}{suffix} {month} {year}"),
        format!("{month} {day}, {year}"),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{Extract, Style};
    use crate::rows::Rows;

    fn grid(text: &str) -> Vec<(String, Status)> {
        let mut extract = Extract::default();
        for line in text.split('\n') {
            extract.push(line, 0, Style::Plain);
        }
        let rows = Rows::new(&extract);
        read(&rows.rows, 0).into_iter().map(|(_, entry, status)| (entry.name, status)).collect()
    }

    const GRID: &str = "Business Committee       DATE:   16 May 2022\n                24/01/2022    16/05/2022\n\
Ann Marsh         P              P\nBob Fenn          P              S\nCara Hill                        L\n\
Dee Poole         P\nP – Present   S – Sanctioned\nA – Absent    L – Late arrival";

    #[test]
    fn the_column_of_this_meeting_counts() {
        assert_eq!(
            grid(GRID),
            [
                ("Ann Marsh".to_owned(), Status::Present),
                ("Bob Fenn".to_owned(), Status::Apologies),
                ("Cara Hill".to_owned(), Status::Present),
                ("Dee Poole".to_owned(), Status::Listed),
            ]
        );
    }

    #[test]
    fn a_column_of_another_date_proves_nothing() {
        let other = grid(&GRID.replace("16 May 2022", "4 July 2022"));
        assert!(other.len() == 4 && other.iter().all(|(_, status)| *status == Status::Listed));
    }
}
