//! One meeting in every format: the same words, headings and rows, and so the same items, attendees
//! and decisions. `documents/formats/make.py` makes the files.

use std::path::{Path, PathBuf};

use minutebook::extract::{Extract, Limits, Reader, Style};
use serde_json::Value;

use crate::harness::{Run, documents};

/// The formats that keep a paragraph on one line.
const FLOWING: [&str; 6] = ["txt", "html", "docx", "odt", "doc", "rtf"];

fn folder() -> PathBuf {
    documents().join("formats")
}

fn read(name: &str) -> Extract {
    let (_, extract) = Reader::new(Limits::default()).read(&folder().join(name));
    extract.unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The lines that are no furniture and not empty.
fn lines(extract: &Extract) -> Vec<&str> {
    let text = extract.lines.iter().filter(|line| line.style != Style::Furniture);
    text.map(|line| extract.line(line)).filter(|text| !text.is_empty()).collect()
}

fn words<'t>(lines: &[&'t str]) -> Vec<&'t str> {
    lines.iter().flat_map(|line| line.split_whitespace()).collect()
}

fn of_style(extract: &Extract, style: Style) -> Vec<&str> {
    extract.lines.iter().filter(|l| l.style == style).map(|l| extract.line(l)).collect()
}

#[test]
fn every_format_gives_the_same_lines() {
    let expected = std::fs::read_to_string(folder().join("expected.txt")).unwrap();
    let expected: Vec<&str> = expected.lines().collect();
    for ending in FLOWING {
        assert_eq!(lines(&read(&format!("meeting.{ending}"))), expected, "{ending}");
    }
    // A page has its own line ends.
    let pdf = read("meeting.pdf");
    assert_eq!(words(&lines(&pdf)), words(&expected));
}

#[test]
fn headings_and_rows_are_told_where_the_format_tells_them() {
    let headings = of_style(&read("meeting.docx"), Style::Heading).len();
    assert_eq!(headings, 7);
    for ending in ["html", "odt", "doc", "rtf", "pdf"] {
        let extract = read(&format!("meeting.{ending}"));
        assert_eq!(of_style(&extract, Style::Heading).len(), headings, "{ending}");
        let rows = of_style(&extract, Style::Row);
        assert_eq!(rows.len(), 2, "{ending}");
        assert_eq!(rows[1], "Councillor Cerys Tamblyn\tCouncillor Dunstan Peake", "{ending}");
    }
}

#[test]
fn a_pdf_knows_its_pages_and_its_furniture() {
    let pdf = read("meeting.pdf");
    assert_eq!(pdf.pages, Some(2));
    let furniture = of_style(&pdf, Style::Furniture);
    let head = "Harrowfen Borough Council – Licensing Committee";
    assert_eq!(furniture, [head, "Page 1 of 2", head, "Page 2 of 2"]);
    let page_of = |start: &str| {
        let line = pdf.lines.iter().find(|line| pdf.line(line).starts_with(start));
        line.map(|line| line.page)
    };
    assert_eq!(page_of("22."), Some(1));
    assert_eq!(page_of("23."), Some(2));
}

#[test]
fn every_format_gives_the_same_meeting() {
    let first = reading("txt");
    let count = |kind: &str| first.iter().filter(|fact| fact.starts_with(kind)).count();
    assert_eq!((count("attendee: "), count("item: "), count("decision: ")), (6, 5, 4));
    for ending in ["md", "html", "docx", "odt", "doc", "rtf", "pdf"] {
        assert_eq!(reading(ending), first, "{ending}");
    }
}

/// What the program says of one file, without the places and spaces that differ between formats.
fn reading(ending: &str) -> Vec<String> {
    let file = format!("meeting.{ending}");
    let run = Run::new(Path::new(&folder()), &["inspect", &file, "--format", "json"]).exits(0);
    let reading: Value = serde_json::from_str(&run.stdout).unwrap();
    let plain = |value: &Value| {
        value.as_str().unwrap_or("null").split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut facts = Vec::new();
    for meeting in list(&reading["meetings"]) {
        for name in ["kind", "council", "committee", "date", "start_time"] {
            facts.push(format!("{name}: {}", plain(&meeting[name])));
        }
        for person in list(&meeting["attendees"]) {
            let fields = ["name", "role", "capacity", "status"].map(|name| plain(&person[name]));
            facts.push(format!("attendee: {}", fields.join(", ")));
        }
        for item in list(&meeting["items"]) {
            let fields = ["part", "number", "title"].map(|name| plain(&item[name]));
            facts.push(format!("item: {}", fields.join(", ")));
            for decision in list(&item["decisions"]) {
                facts.push(format!("decision: {}", plain(&decision["text"])));
            }
        }
    }
    facts
}
