//! JSON: one object an answer.

use std::io::{self, Write};

use serde::Serialize;
use serde::ser::SerializeSeq;

use crate::extract::Extract;

/// A value over several lines, for people and `diff` to read.
pub fn pretty<T: Serialize>(value: &T, mut out: impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut out, value)?;
    out.write_all(b"\n")
}

/// `{"lines": [{"line", "page", "style", "text"}, …]}`
pub fn lines(extract: &Extract, mut out: impl Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct Document<'a> {
        format: &'static str,
        pages: Option<u32>,
        lines: Lines<'a>,
    }
    let document =
        Document { format: extract.format.name(), pages: extract.pages, lines: Lines(extract) };
    serde_json::to_writer(&mut out, &document)?;
    out.write_all(b"\n")
}

struct Lines<'a>(&'a Extract);

impl Serialize for Lines<'_> {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut sequence = to.serialize_seq(Some(self.0.lines.len()))?;
        for line in super::jsonl::records(self.0) {
            sequence.serialize_element(&line)?;
        }
        sequence.end()
    }
}
