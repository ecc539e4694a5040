//! Files that give no text, or less than they hold: each ends with its reason, and the rest of the
//! folder is indexed.

use crate::harness::Dir;
use crate::paper;

/// A folder with a file of every kind: its name, which may lie, and the short name of what it ends
/// as.
const KINDS: [(&str, &str); 20] = [
    ("empty.txt", "empty"),
    ("blank.txt", "empty"),
    ("blank.docx", "empty"),
    ("noise.txt", "not-text"),
    ("picture.pdf", "not-supported"),
    ("sheet.docx", "not-supported"),
    ("slides.docx", "not-supported"),
    ("letter.eml", "not-supported"),
    ("archive.docx", "not-supported"),
    ("scan.pdf", "no-text"),
    ("frames.html", "no-text"),
    ("cut.pdf", "damaged"),
    ("cut.docx", "damaged"),
    ("cut.rtf", "damaged"),
    ("entities.docx", "damaged"),
    ("deep.rtf", "damaged"),
    ("old.doc", "damaged"),
    ("locked.odt", "password"),
    ("bomb.docx", "too-large"),
    ("tables.docx", "read"),
];

fn bytes(name: &str) -> Vec<u8> {
    let word = paper::docx(&paper::paragraph("Minutes"));
    match name {
        "empty.txt" => Vec::new(),
        "blank.txt" => b" \n\t\n".to_vec(),
        "blank.docx" => paper::docx("<w:p/>"),
        "noise.txt" => (0..2000u32).map(|n| (n * n % 251) as u8 & 0x1F).collect(),
        "picture.pdf" => b"\x89PNG\r\n\x1a\n".to_vec(),
        "sheet.docx" => paper::package(&[("xl/workbook.xml", b"<x/>")]),
        "slides.docx" => paper::package(&[("ppt/presentation.xml", b"<x/>")]),
        "letter.eml" => b"From: a@b.example\nMessage-ID: <1>\nMIME-Version: 1.0\n\nHello".to_vec(),
        "archive.docx" => paper::package(&[("minutes.txt", b"Minutes")]),
        "scan.pdf" => paper::pdf(&[paper::SCAN]),
        "frames.html" => b"<html><frameset><frame src=a></frameset></html>".to_vec(),
        "cut.pdf" => b"%PDF-1.4\n1 0 obj<</Type/Cata".to_vec(),
        "cut.docx" => word[..word.len() / 2].to_vec(),
        "cut.rtf" => b"{\\rtf1 Minutes".to_vec(),
        "entities.docx" => {
            let laughs = b"<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><d><p>&b;</p></d>";
            paper::package(&[("word/document.xml", laughs)])
        }
        "deep.rtf" => [b"{\\rtf1 ".to_vec(), vec![b'{'; 100_000]].concat(),
        "old.doc" => [&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1][..], &[7; 600]].concat(),
        "locked.odt" => paper::package(&[
            ("mimetype", b"application/vnd.oasis.opendocument.text"),
            ("META-INF/manifest.xml", b"<m><file-entry><encryption-data/></file-entry></m>"),
            ("content.xml", b"\x01\x02"),
        ]),
        "bomb.docx" => {
            let blanks = vec![b' '; 140 << 20];
            let head = b"<d><body><p><r><t>x</t></r></p>".to_vec();
            paper::package(&[("word/document.xml", &[head, blanks].concat())])
        }
        "tables.docx" => {
            let (open, close) = ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>");
            let inner = paper::paragraph("Deep within");
            paper::docx(&format!("{}{inner}{}", open.repeat(5_000), close.repeat(5_000)))
        }
        name => panic!("{name}: no bytes"),
    }
}

#[test]
fn every_file_ends_with_its_reason_and_the_rest_is_indexed() {
    let dir = Dir::new();
    for (name, _) in KINDS {
        dir.write(&format!("docs/{name}"), bytes(name));
    }
    dir.write("docs/minutes.txt", "MINUTES\n\nHeld on 14 March 2023\n\n1. APOLOGIES\n\nNone.\n");
    dir.write("docs/sheet.xlsx", bytes("sheet.docx"));
    let poor = [paper::SCAN, &paper::lines(&["1. APOLOGIES", "None were received."])];
    dir.write("docs/half.pdf", paper::pdf(&poor));
    let failed = KINDS.iter().filter(|(_, kind)| *kind != "read").count();

    let index = dir.run(&["index", "docs"]).exits(0);
    assert!(
        index
            .stdout
            .contains(&format!("3 added, 0 changed, 0 removed, 0 unchanged, {failed} not read")),
        "{}",
        index.stdout
    );
    assert!(index.stdout.contains("not a document by its ending: "), "{}", index.stdout);
    let list = |format| {
        dir.run(&["status", "--failed", "--index", "docs/.minutebook", "--format", format]).exits(0)
    };
    let json = list("json").json();
    let found: Vec<(&str, &str)> = json["hits"]
        .as_array()
        .unwrap()
        .iter()
        .map(|hit| (hit["path"].as_str().unwrap(), hit["kind"].as_str().unwrap()))
        .collect();
    for (name, kind) in KINDS.iter().filter(|(_, kind)| *kind != "read") {
        assert!(found.contains(&(format!("docs/{name}").as_str(), *kind)), "{name}: {found:?}");
    }
    assert!(found.contains(&("docs/half.pdf", "pages-without-text")), "{found:?}");
    assert_eq!(found.len(), failed + 1);
    let text = list("text").stdout;
    assert_eq!(text.lines().count(), failed + 1);
    for words in [
        "docs/scan.pdf: no text: a scan of 1 page: needs OCR",
        "docs/locked.odt: password needed",
        "docs/letter.eml: not supported: an e-mail",
        "docs/half.pdf: no text on 1 of 2 pages: they need OCR",
    ] {
        assert!(text.contains(words), "{words} in:\n{text}");
    }
    assert!(list("csv").stdout.starts_with("path,kind,words\n"));
    assert_eq!(list("jsonl").stdout.lines().count(), failed + 1);
    // Deep nesting is no failure, as long as it ends.
    let mentions = dir.run(&["mentions", "Deep within", "--index", "docs/.minutebook"]).exits(0);
    assert_eq!(mentions.stdout.lines().count(), 1);
}

#[test]
fn a_folder_where_all_was_read_has_no_failures() {
    let dir = Dir::new();
    dir.write("docs/minutes.txt", "MINUTES\n\n1. APOLOGIES\n\nNone.\n");
    dir.run(&["index", "docs"]).exits(0);
    let run = dir.run(&["status", "--failed", "--index", "docs/.minutebook"]).exits(1);
    assert_eq!((run.stdout.as_str(), run.stderr.trim()), ("", "minutebook: nothing found"));
}

#[test]
fn the_time_that_a_document_may_take_is_an_option() {
    let dir = Dir::new();
    // Forms that paint each other: eight to the power of twelve lines of text.
    let forms = (0..12).map(|n| {
        let next = format!("/Resources<</XObject<</N {} 0 R>>>>", 6 + n);
        let content = if n == 11 { "BT ET".to_owned() } else { "/N Do ".repeat(8) };
        format!(
            "{} 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]{next}/Length {}>>stream\n{content}\n\
             endstream endobj\n",
            5 + n,
            content.len()
        )
    });
    let file = format!(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
         2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
         3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R\
         /Resources<</XObject<</N 5 0 R>>>>>>endobj\n\
         4 0 obj<</Length 5>>stream\n/N Do\nendstream endobj\n{}\
         trailer<</Root 1 0 R/Size 20>>\n%%EOF\n",
        forms.collect::<String>()
    );
    dir.write("docs/endless.pdf", file);
    dir.write("docs/minutes.txt", "MINUTES\n\n1. APOLOGIES\n\nNone.\n");
    let inspect = dir.run(&["inspect", "docs/endless.pdf", "--timeout", "0.5"]);
    inspect.fails_with(&["endless.pdf", "too slow", "0.5 s"]);
    let index = dir.run(&["index", "docs", "--timeout", "0.5"]).exits(0);
    assert!(index.stdout.contains("1 added"), "{}", index.stdout);
    assert!(index.stdout.contains("endless.pdf: too slow"), "{}", index.stdout);
}
