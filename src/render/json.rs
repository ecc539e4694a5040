//! JSON: one object an answer.
//!
//! ```json
//! {"version": 1, "query": "…", "hits": [
//! {…},
//! {…}
//! ], "total": 2, "facets": {"kind": [{"value": "…", "count": 2}]}, "notes": ["…"]}
//! ```
//!
//! Each hit stands on a line of its own and is the record that `schema/` describes. `total` comes
//! behind the hits, since it is known last; `query` is null where nothing was asked for.

use std::io::{self, Write};

use serde::Serialize;
use serde::ser::SerializeSeq;

use super::{Answers, Closing, escaped};
use crate::extract::Extract;
use crate::search::results::VERSION;

/// One object, written as the hits come.
pub struct Json<W> {
    out: W,
    query: Option<String>,
    hits: u64,
}

impl<W: Write> Json<W> {
    /// `query` is the question as it was understood.
    pub fn new(query: Option<&str>, out: W) -> Self {
        Self { out, query: query.map(str::to_owned), hits: 0 }
    }

    fn open(&mut self) -> io::Result<()> {
        write!(self.out, "{{\"version\":{VERSION},\"query\":")?;
        escaped::json(&mut self.out, &self.query)?;
        self.out.write_all(b",\"hits\":[")
    }
}

impl<T: Serialize, W: Write> Answers<T> for Json<W> {
    fn hit(&mut self, record: T) -> io::Result<()> {
        if self.hits == 0 {
            self.open()?;
        }
        self.out.write_all(if self.hits == 0 { b"\n" } else { b",\n" })?;
        self.hits += 1;
        escaped::json(&mut self.out, &record)
    }

    fn close(&mut self, closing: &Closing) -> io::Result<()> {
        if self.hits == 0 {
            self.open()?;
        }
        let end = if self.hits == 0 { "" } else { "\n" };
        write!(self.out, "{end}],\"total\":{},\"facets\":", closing.total)?;
        escaped::json(&mut self.out, &closing.facets)?;
        self.out.write_all(b",\"notes\":")?;
        escaped::json(&mut self.out, &closing.notes)?;
        self.out.write_all(b"}\n")
    }
}

/// A value over several lines, for people and `diff` to read.
pub fn pretty<T: Serialize>(value: &T, mut out: impl Write) -> io::Result<()> {
    escaped::pretty(&mut out, value)?;
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
    escaped::json(&mut out, &document)?;
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

#[cfg(test)]
mod tests {
    use super::*;

    fn object(hits: &[&str]) -> serde_json::Value {
        let mut out = Vec::new();
        let mut json = Json::new(Some("a \"b\""), &mut out);
        hits.iter().for_each(|hit| json.hit(*hit).unwrap());
        let closing = Closing { total: 7, ..Closing::default() };
        Answers::<&str>::close(&mut json, &closing).unwrap();
        serde_json::from_slice(&out).unwrap()
    }

    #[test]
    fn an_answer_is_one_object_with_any_number_of_hits() {
        for hits in [&[][..], &["one"], &["one", "two"]] {
            let object = object(hits);
            assert_eq!(object["hits"], serde_json::json!(hits));
            assert_eq!((&object["total"], &object["query"]), (&7.into(), &"a \"b\"".into()));
            assert_eq!(object["version"], VERSION);
            assert!(object["facets"].is_object() && object["notes"].is_array());
        }
    }
}
