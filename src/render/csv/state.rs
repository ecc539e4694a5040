//! What is no answer to a question: readings, lines, what a run did, what an index holds.

use std::io::{self, Write};

use super::records::decisions;
use super::{Table, name, text};
use crate::extract::Extract;
use crate::ingest::Summary;
use crate::item::Reading;
use crate::render::jsonl;
use crate::search::{Checked, LibraryStatus};

/// The items of a reading, one a row, each with its meeting.
pub fn reading(reading: &Reading, out: impl Write) -> io::Result<()> {
    let mut rows = Table::new(out);
    rows.header(&[
        "path",
        "meeting",
        "kind",
        "council",
        "committee",
        "date",
        "date_source",
        "item",
        "part",
        "number",
        "title",
        "level",
        "topic",
        "exempt",
        "decisions",
        "page",
        "line_start",
        "line_end",
        "text",
    ])?;
    for meeting in &reading.meetings {
        let of_meeting = [
            reading.source.path.clone(),
            meeting.id.clone(),
            name(&meeting.kind),
            text(&meeting.council),
            text(&meeting.committee),
            name(&meeting.date),
            name(&meeting.date_source),
        ];
        for item in &meeting.items {
            let of_item = [
                item.id.clone(),
                name(&item.part),
                text(&item.number),
                text(&item.title),
                item.level.to_string(),
                item.topic.join(" > "),
                item.exempt.to_string(),
                decisions(item),
                name(&item.page),
                item.line_start.to_string(),
                item.line_end.to_string(),
                item.text.clone(),
            ];
            rows.row(of_meeting.iter().chain(&of_item))?;
        }
    }
    rows.close()
}

/// A document's lines.
pub fn lines(extract: &Extract, out: impl Write) -> io::Result<()> {
    let mut rows = Table::new(out);
    rows.header(&["line", "page", "style", "text"])?;
    for record in jsonl::records(extract) {
        rows.row([
            record.line.to_string(),
            name(&record.page),
            name(&record.style),
            record.text.to_owned(),
        ])?;
    }
    rows.close()
}

/// What a run did, one file that failed or was passed over a row, and a row for each count.
pub fn summary(summary: &Summary, out: impl Write) -> io::Result<()> {
    let counts = [
        ("added", summary.added),
        ("changed", summary.changed),
        ("removed", summary.removed),
        ("unchanged", summary.unchanged),
        ("not read", summary.failed.len() as u64),
        ("items", summary.items),
    ];
    let failed = summary.failed.iter().map(|file| ["failed", &file.path, &file.words]);
    let over = summary.passed_over.iter().map(|(path, why)| ["passed over", path, why]);
    counts_and_files(&counts, failed.chain(over), out)
}

/// What an index holds, in the same columns.
pub fn status(status: &LibraryStatus, out: impl Write) -> io::Result<()> {
    let counts = [
        ("documents", status.documents),
        ("items", status.items),
        ("bytes", status.bytes),
        ("index bytes", status.index_bytes),
    ];
    let failed = status.failed.iter().map(|file| ["failed", &file.path, &file.words]);
    let warnings = status.warnings.iter().map(|(path, words)| ["warning", path, words]);
    let stale = status.stale.iter().map(|path| ["stale", path, ""]);
    let new = status.new.iter().map(|path| ["new", path, ""]);
    counts_and_files(&counts, failed.chain(warnings).chain(stale).chain(new), out)
}

fn counts_and_files<'a>(
    counts: &[(&str, u64)],
    files: impl Iterator<Item = [&'a str; 3]>,
    out: impl Write,
) -> io::Result<()> {
    let mut rows = Table::new(out);
    rows.header(&["what", "count", "path", "reason"])?;
    for (what, count) in counts {
        rows.row([*what, &count.to_string(), "", ""])?;
    }
    for [what, path, reason] in files {
        rows.row([what, "1", path, reason])?;
    }
    rows.close()
}

/// What documents contradict each other about, one a row.
pub fn check(checked: &Checked, out: impl Write) -> io::Result<()> {
    let mut rows = Table::new(out);
    rows.header(&[
        "meeting",
        "committee",
        "date",
        "about",
        "path",
        "page",
        "line",
        "text",
        "other_path",
        "other_page",
        "other_line",
        "other_text",
    ])?;
    for one in &checked.contradictions {
        let about = [one.meeting.clone(), text(&one.committee), name(&one.date), one.about.clone()];
        let said = [&one.first, &one.second].into_iter().flat_map(|said| {
            [said.path.clone(), name(&said.page), name(&said.line), said.text.clone()]
        });
        rows.row(about.into_iter().chain(said))?;
    }
    rows.close()
}
