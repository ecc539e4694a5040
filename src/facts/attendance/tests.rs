//! Whole meetings, of councils that there are not.

use super::*;
use crate::extract::{Extract, Style};
use crate::item::{Capacity, Status};
use crate::rows::Rows;
use crate::segment::Section;

mod edges;
mod forms;
mod names;
mod proves;
mod said;
mod shapes;

/// The text as one preamble.
fn preamble(text: &str) -> Attendance {
    let mut extract = Extract::default();
    for line in text.split('\n') {
        extract.push(line, 0, Style::Plain);
    }
    let rows = Rows::new(&extract);
    let section = Section {
        part: Part::Preamble,
        rows: 0..rows.rows.len(),
        number: None,
        title: None,
        level: 1,
        body: 0,
    };
    read(&Sitting { rows: &rows, sections: &[section], layout: "none" })
}

/// Parts of a meeting: a preamble, then items, each from its first line on.
fn items(text: &str) -> Attendance {
    let mut extract = Extract::default();
    for line in text.split('\n') {
        extract.push(line, 0, Style::Plain);
    }
    let rows = Rows::new(&extract);
    let starts: Vec<usize> = (0..rows.rows.len())
        .filter(|&row| row == 0 || rows.rows[row].text.starts_with(char::is_numeric))
        .collect();
    let ends = starts.iter().skip(1).copied().chain([rows.rows.len()]);
    let sections: Vec<Section> = starts
        .iter()
        .zip(ends)
        .map(|(&start, end)| Section {
            part: if start == 0 { Part::Preamble } else { Part::Item },
            rows: start..end,
            number: (start > 0).then(|| start.to_string()),
            title: None,
            level: 1,
            body: rows.rows[start].start,
        })
        .collect();
    read(&Sitting { rows: &rows, sections: &sections, layout: "none" })
}

fn with(attendance: &Attendance, statuses: &[Status]) -> Vec<String> {
    attendance
        .attendees
        .iter()
        .filter(|a| statuses.contains(&a.status))
        .map(|a| a.name.clone())
        .collect()
}

const THERE: &[Status] = &[Status::Present, Status::Substitute, Status::InAttendance];
