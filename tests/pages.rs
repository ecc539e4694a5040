//! What pages of a PDF hold besides plain lines, and what every answer makes of their pages.

use std::path::Path;

use minutebook::extract::{Extract, Limits, Reader, Style};

use crate::harness::{Dir, command};
use crate::paper::{self, SCAN};

fn read(pages: &[&str]) -> Extract {
    Reader::new(Limits::default()).read_bytes(Path::new("a.pdf"), paper::pdf(pages)).unwrap()
}

/// The lines of a style.
fn of(extract: &Extract, style: Style) -> Vec<&str> {
    let lines = extract.lines.iter().filter(|line| line.style == style);
    lines.map(|line| extract.line(line)).collect()
}

const TEXT: [&str; 4] =
    ["MINUTES of the Licensing Committee", "1. APOLOGIES", "None were received.", "2. CLOSE"];

#[test]
fn a_text_layer_under_a_scan_is_text() {
    // As OCR programs write it: the picture, then words that are not painted, each set to the
    // width that it has in the picture.
    let layer = "BT 3 Tr /F 11 Tf 90 Tz 1 0 0 1 72 740 Tm (1. APOLOGIES) Tj ET\n\
        BT 3 Tr /F 11 Tf 110 Tz 1 0 0 1 72 724 Tm (None ) Tj 1 0 0 1 106 724 Tm (were ) Tj \
        1 0 0 1 139 724 Tm (received.) Tj ET";
    let extract = read(&[&format!("{SCAN}{layer}")]);
    assert_eq!(of(&extract, Style::Plain), ["1. APOLOGIES", "None were received."]);
    assert!(extract.notes.is_empty(), "{:?}", extract.notes);
}

#[test]
fn a_scan_that_lies_a_little_aslant_keeps_its_lines() {
    // Two degrees.
    let turned = format!("q 0.99939 0.0349 -0.0349 0.99939 20 -10 cm\n{}Q", paper::lines(&TEXT));
    assert_eq!(of(&read(&[&turned]), Style::Plain), TEXT);
}

#[test]
fn a_watermark_is_furniture() {
    let draft = "q 0.7071 0.7071 -0.7071 0.7071 200 300 cm BT /B 90 Tf 0 0 Td (DRAFT) Tj ET Q\n";
    for page in [draft.to_owned() + &paper::lines(&TEXT), paper::lines(&TEXT) + draft] {
        let extract = read(&[&page]);
        assert_eq!(of(&extract, Style::Plain), TEXT);
        assert_eq!(of(&extract, Style::Furniture), ["DRAFT"]);
    }
}

#[test]
fn a_page_set_sideways_is_read_as_it_is_meant() {
    let sideways = format!("q 0 1 -1 0 842 0 cm\n{}Q", paper::lines(&TEXT));
    assert_eq!(of(&read(&[&sideways]), Style::Plain), TEXT);
}

#[test]
fn columns_are_read_one_after_the_other() {
    let column = |x: u32, name: &str| -> String {
        let line = |n: u32| format!("BT /F 10 Tf {x} {} Td ({name} {n}) Tj ET\n", 700 - 14 * n);
        (0..12).map(line).collect()
    };
    let extract = read(&[&(column(72, "Left line") + &column(320, "Right line"))]);
    let lines = of(&extract, Style::Plain);
    assert_eq!((lines[0], lines[11], lines[12]), ("Left line 0", "Left line 11", "Right line 0"));
}

#[test]
fn glyphs_of_unknown_letters_are_counted_and_said() {
    // A font of codes beyond its encoding.
    let page = paper::lines(&TEXT) + "BT /F 11 Tf 72 500 Td <0102030405060708> Tj ET";
    let extract = read(&[&page]);
    assert_eq!(of(&extract, Style::Plain), TEXT);
    assert!(
        extract.notes.iter().any(|note| note.starts_with("poor text: 8 of")),
        "{:?}",
        extract.notes
    );
}

#[test]
fn answers_lead_to_the_page_of_a_pdf() {
    let dir = Dir::new();
    let first = paper::lines(&[
        "Harrowfen Borough Council",
        "Licensing Committee",
        "MINUTES of the meeting held on 14 March 2023",
        "Present: Councillor Ada Quill (Chair)",
        "1. APOLOGIES",
        "None were received.",
    ]);
    let second = paper::lines(&["2. STREET MARKET", "The pitches in Tallow Lane were let."]);
    dir.write("docs/a b.pdf", paper::pdf(&[&first, &second]));
    dir.run(&["index", "docs"]).exits(0);
    let place = ["--index", "docs/.minutebook"];
    let json = dir.run(&[&["mentions", "Tallow Lane", "--format", "json"], &place[..]].concat());
    assert_eq!(json.exits(0).json()["hits"][0]["page"], 2);
    let questions: [(&[&str], u32); 5] = [
        (&["mentions", "Tallow Lane"], 2),
        (&["search", "pitches"], 2),
        (&["meetings", "--attendee", "Quill"], 1),
        (&["people", "Quill", "--explain"], 1),
        (&["inspect", "docs/a b.pdf"], 2),
    ];
    for (question, page) in questions {
        let index: &[&str] = if question[0] == "inspect" { &[] } else { &place };
        let mut command = command(dir.path(), &[question, index].concat());
        let output = command.env("FORCE_HYPERLINK", "1").output().unwrap();
        let text = String::from_utf8_lossy(&output.stdout);
        let link = format!("/docs/a%20b.pdf#page={page}\u{1b}\\");
        assert!(text.contains(&link), "{question:?}:\n{text}");
    }
}
