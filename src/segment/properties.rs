//! What holds for every layout on any input: each row lands in exactly one part, in order, and no
//! input makes a cut take more than linear time.

use std::fmt::Write;

use proptest::prelude::*;

use super::survey::Survey;
use super::{Cut, LAYOUTS, Section, flow};
use crate::extract::{Extract, Style};
use crate::rows::Rows;

/// Lines that make layouts fire, and some that should not trouble them.
const LINES: &[&str] = &[
    "",
    "",
    " ",
    "1. Apologies",
    "2. **MINUTES**",
    "3.",
    "(26)",
    "95/20 Finance",
    "18.07.1 Roads",
    "IV. NEW BUSINESS",
    "a) parking",
    "Agenda Item 6",
    "AGENDA",
    "No. Item",
    "Minutes:",
    "Additional documents:",
    "Agenda item",
    "RESOLVED that",
    "RESOLVED:",
    "To note the report.",
    "Report of the Clerk PDF 61 KB",
    "## Heading",
    "**Bold**",
    "**Bold that goes",
    "on** and on",
    "Present: Cllr Reed",
    "MINUTES OF THE MEETING HELD ON 2 MAY 2019",
    "Meeting: 07/03/2022 - Planning Committee (Item 73)",
    "Title Additional documents: Minutes: text. |",
    "9Apologies were",
    "The meeting closed at 9 pm",
    "Document is Confidential",
    "é“ß… – 12 – ’",
    "1 2 3 4 5",
    "\u{feff}1.\u{a0}Ärger",
    "| 4 | Title | text |",
    "Chair's report     The chair reported      CT",
    "and so forth",
    "*",
    "**",
    "1\\. x",
    "Title:",
    "....... 4",
    "pdf",
    "Min NoMinute",
];

fn extract(lines: &[String]) -> Extract {
    let mut extract = Extract::default();
    for (index, line) in lines.iter().enumerate() {
        let style = match index % 7 {
            3 => Style::Bold,
            5 => Style::Heading,
            _ => Style::Plain,
        };
        extract.push(line, 0, if line.len() % 3 == 0 { style } else { Style::Plain });
    }
    extract
}

fn assert_partition(sections: &[Section], from: usize, to: usize, rows: &Rows, by: &str) {
    let mut next = from;
    for section in sections {
        assert_eq!(section.rows.start, next, "{by}: rows follow one another");
        assert!(section.rows.end >= next, "{by}: rows run forward");
        assert!(
            rows.text.is_char_boundary(section.body as usize),
            "{by}: body begins at a character"
        );
        next = section.rows.end;
    }
    assert_eq!(next, to, "{by}: no row is lost");
}

fn assert_whole(cut: &Cut, rows: &Rows) {
    let mut next = 0;
    assert!(!cut.meetings.is_empty());
    for sections in &cut.meetings {
        assert!(!sections.is_empty());
        let end = sections[sections.len() - 1].rows.end;
        assert_partition(sections, next, end, rows, cut.layout);
        next = end;
    }
    assert_eq!(next, rows.rows.len());
}

fn check(extract: &Extract) {
    let plain = Rows::new(extract);
    let filled: usize = plain.rows.iter().map(|row| row.text.len()).sum();
    let rows = flow::cut(plain);
    assert_eq!(
        rows.rows.iter().map(|row| row.text.len()).sum::<usize>(),
        filled,
        "flow cuts rows, not text"
    );
    let survey = Survey::new(&rows, 0..rows.rows.len());
    for layout in LAYOUTS {
        let fit = layout.fit(&survey);
        assert!((0.0..=1.0).contains(&fit), "{}", layout.name());
        assert_partition(&layout.cut(&survey), 0, rows.rows.len(), &rows, layout.name());
    }
    assert_whole(&super::cut(&rows), &rows);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_row_lands_in_exactly_one_part(
        lines in prop::collection::vec(
            prop_oneof![
                8 => prop::sample::select(LINES).prop_map(str::to_owned),
                1 => "\\PC{0,80}",
                1 => (prop::sample::select(LINES), prop::sample::select(LINES), "\\PC{0,20}")
                    .prop_map(|(a, b, c)| format!("{a} {b} {c}")),
            ],
            0..60,
        )
    ) {
        check(&extract(&lines));
    }

    #[test]
    fn a_flattened_page_is_cut_without_loss(
        pieces in prop::collection::vec(prop::sample::select(LINES), 1..300)
    ) {
        check(&extract(&[pieces.join(" "), pieces.join("  ")]));
    }
}

#[test]
fn one_line_of_fifty_megabytes_is_cut() {
    let mut line = String::with_capacity(50_000_000);
    let words = "and the members heard what the officers had to say of it, ".repeat(60);
    let mut number = 0;
    while line.len() < 50_000_000 {
        number += 1;
        let _ =
            write!(line, "{number}. Item The Committee noted a report. Present: A, B (and C), ");
        line.push_str(&words);
    }
    let extract = extract(&[line]);
    let rows = flow::cut(Rows::new(&extract));
    assert_whole(&super::cut(&rows), &rows);
}

#[test]
fn a_hundred_thousand_numbered_lines_are_cut() {
    for line in [
        "{}. Title of an item",
        "(iv)
{}. RESOLVED that:",
    ] {
        let text: String =
            (1..=100_000).map(|n| line.replace("{}", &n.to_string()) + "\n").collect();
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let extract = extract(&lines);
        let rows = flow::cut(Rows::new(&extract));
        assert_whole(&super::cut(&rows), &rows);
    }
}

#[test]
fn a_hundred_thousand_rows_are_cut() {
    for line in LINES {
        let lines = vec![(*line).to_owned(); 1_000];
        let extract = extract(&lines);
        let rows = Rows::new(&extract);
        assert_whole(&super::cut(&rows), &rows);
    }
    let mixed: Vec<String> =
        (0..100_000).map(|n| LINES[n * 7919 % LINES.len()].to_owned()).collect();
    let extract = extract(&mixed);
    assert_whole(&super::cut(&Rows::new(&extract)), &Rows::new(&extract));
}
