//! JSON lines: one record a line, nothing around them.

use std::io::{self, Write};

use serde::Serialize;

use super::{Answers, Closing, escaped};
use crate::extract::{Extract, Style};
use crate::search::Checked;
use crate::search::results::Mention;

/// The records and nothing else.
pub struct JsonLines<W>(W);

impl<W: Write> JsonLines<W> {
    /// Lines go to `out`.
    pub fn new(out: W) -> Self {
        Self(out)
    }
}

impl<T: Serialize, W: Write> Answers<T> for JsonLines<W> {
    fn hit(&mut self, record: T) -> io::Result<()> {
        one(&record, &mut self.0)
    }

    fn close(&mut self, _: &Closing) -> io::Result<()> {
        Ok(())
    }
}

/// One line of a document, as `inspect --text` prints it.
#[derive(Debug, Serialize)]
pub struct LineRecord<'a> {
    /// Counted from 1.
    pub line: u32,
    /// Page, counted from 1, where the format has pages.
    pub page: Option<u32>,
    /// How it is set.
    pub style: Style,
    /// The line.
    pub text: &'a str,
}

/// The lines of a document as records.
pub fn records(extract: &Extract) -> impl Iterator<Item = LineRecord<'_>> {
    extract.lines.iter().zip(1..).map(|(line, number)| LineRecord {
        line: number,
        page: Some(line.page).filter(|&page| page > 0),
        style: line.style,
        text: extract.line(line),
    })
}

/// One record on one line.
pub fn one<T: Serialize>(record: &T, out: &mut impl Write) -> io::Result<()> {
    escaped::json(&mut *out, record)?;
    out.write_all(b"\n")
}

/// What the mentions of one item differ in: the last fields of a [`Mention`].
#[derive(Serialize)]
struct Differs<'a> {
    page: Option<u32>,
    line: u32,
    column: u32,
    before: &'a str,
    #[serde(rename = "match")]
    found: &'a str,
    after: &'a str,
}

/// The mentions of one item, one a line. What they share is put into words once.
pub fn mentions(mentions: &[Mention], out: &mut Vec<u8>) -> io::Result<()> {
    let Some(first) = mentions.first() else { return Ok(()) };
    let mut shared = Vec::new();
    escaped::json(&mut shared, &*first.of)?;
    shared.pop();
    for Mention { page, line, column, before, found, after, .. } in mentions {
        out.extend_from_slice(&shared);
        // Both are objects: the second's opening bracket becomes the comma between them.
        let at = out.len();
        let (page, line, column) = (*page, *line, *column);
        escaped::json(&mut *out, &Differs { page, line, column, before, found, after })?;
        out[at] = b',';
        out.push(b'\n');
    }
    Ok(())
}

/// What documents contradict each other about.
pub fn check(checked: &Checked, out: &mut impl Write) -> io::Result<()> {
    checked.contradictions.iter().try_for_each(|record| one(record, out))
}

/// A document's lines.
pub fn lines(extract: &Extract, out: &mut impl Write) -> io::Result<()> {
    records(extract).try_for_each(|record| one(&record, out))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::results::MentionedItem;

    #[test]
    fn mentions_of_one_item_are_the_records_that_they_are_alone() {
        let of = MentionedItem {
            item: "ab-4".to_owned(),
            council: None,
            committee: Some("Schools \"Panel\"".to_owned()),
            date: Some(jiff::civil::date(2019, 6, 6)),
            date_source: None,
            number: Some("4".to_owned()),
            title: None,
            part: crate::item::Part::Item,
            path: "docs/a.txt".to_owned(),
        };
        let first = Mention {
            of: of.into(),
            page: None,
            line: 12,
            column: 5,
            before: "from \\".to_owned(),
            found: "Ofsted".to_owned(),
            after: String::new(),
        };
        let all = [first.clone(), Mention { page: Some(2), line: 13, ..first }];
        let (mut together, mut alone) = (Vec::new(), Vec::new());
        mentions(&all, &mut together).unwrap();
        all.iter().for_each(|mention| one(mention, &mut alone).unwrap());
        assert_eq!(together, alone);
    }
}
