//! One document from bytes to [`Reading`]: extract, cut, facts, in that order.

use std::path::Path;

use crate::extract::{Extract, ExtractError, FileFacts, Limits, Reader};
use crate::facts::config::Config;
use crate::facts::{self, Facts, Sitting};
use crate::item::{DateSource, HeadFact, Item, Jump, Kind, Meeting, Place, Proof, Reading, Source};
use crate::rows::{Row, Rows};
use crate::segment::{self, Section};

/// Version of the rules: raised when documents would be read differently, so that indexes read
/// their files again.
pub const VERSION: u32 = 5;

/// Reads one file in this process; `shown` is the path that the reading carries.
pub fn read_file(path: &Path, shown: &str) -> Result<Reading, ExtractError> {
    read_by(&mut Reader::new(Limits::default()), path, shown)
}

/// Reads one file by a reader that is kept for many.
pub fn read_by(reader: &mut Reader, path: &Path, shown: &str) -> Result<Reading, ExtractError> {
    let (facts, extract) = reader.read(path);
    let extract = extract?;
    let (config, faults) = config_for(path, shown);
    let source = source_of(&extract, facts.unwrap_or_default(), shown);
    let mut reading = read_with(&extract, source, &config);
    reading.warnings.extend(faults);
    Ok(reading)
}

/// What the `minutebook.toml` files beside a document and above it say, the nearest first, as far
/// up as the shown path goes; and what of them was not understood.
pub fn config_for(path: &Path, shown: &str) -> (Config, Vec<String>) {
    let (mut config, mut faults) = (Config::default(), Vec::new());
    let levels = Path::new(shown).components().count();
    for folder in path.ancestors().skip(1).take(levels) {
        let Ok(text) = std::fs::read_to_string(folder.join(facts::config::FILE_NAME)) else {
            continue;
        };
        match Config::parse(&text) {
            Ok(above) => config = config.or(above),
            Err(error) => faults.push(folder.join(error.to_string()).display().to_string()),
        }
    }
    (config, faults)
}

/// What is known of a file before its text is looked at.
pub fn source(extract: &Extract, bytes: &[u8], shown: &str) -> Source {
    source_of(extract, FileFacts::of(bytes), shown)
}

/// As [`source`], of a file whose bytes are gone already.
pub fn source_of(extract: &Extract, facts: FileFacts, shown: &str) -> Source {
    Source {
        path: shown.to_owned(),
        format: extract.format.name().to_owned(),
        bytes: facts.bytes,
        pages: extract.pages,
        blake3: facts.blake3,
    }
}

/// Reads an extracted document by itself.
pub fn read(extract: &Extract, source: Source) -> Reading {
    read_with(extract, source, &Config::default())
}

/// Reads an extracted document; the name of its file and its folder's `minutebook.toml` fill in
/// what it leaves out.
pub fn read_with(extract: &Extract, source: Source, config: &Config) -> Reading {
    let rows = segment::flow::cut(Rows::new(extract));
    let cut = segment::cut(&rows);
    let mut warnings: Vec<String> = extract.notes.iter().chain(&cut.warnings).cloned().collect();
    let mut meetings = Vec::with_capacity(cut.meetings.len());
    let mut ids = ItemIds::new(&source.path);
    for sections in cut.meetings {
        let facts = facts::read(&Sitting { rows: &rows, sections: &sections, layout: cut.layout });
        warnings.extend(facts.warnings.iter().cloned());
        meetings.push(meeting(&rows, sections, facts, &mut ids));
    }
    complete(&mut meetings, &source.path, config);
    Reading { source, layout: cut.layout.to_owned(), warnings, meetings }
}

/// Fills in what the document leaves out: the day from the file's name, the rest from its folder.
fn complete(meetings: &mut [Meeting], path: &str, config: &Config) {
    if let [only] = meetings
        && only.date.is_none()
        && let Some(day) = facts::path_date(path)
    {
        only.date = Some(day);
        only.date_source = Some(DateSource::Path);
    }
    for meeting in meetings {
        config.complete(meeting);
        meeting.id = meeting_id(meeting, path);
    }
}

/// That a line of the sections states a fact; None where the line is not one of their rows.
fn proof(rows: &Rows, sections: &[Section], fact: HeadFact, line: u32) -> Option<Proof> {
    let mut rows = sections.iter().flat_map(|section| &rows.rows[section.rows.clone()]);
    let row = rows.find(|row| row.line == line)?;
    Some(Proof { fact, page: Some(row.page).filter(|&page| page > 0), line })
}

/// Puts the facts of one meeting and its sections together.
fn meeting(rows: &Rows, sections: Vec<Section>, facts: Facts, ids: &mut ItemIds) -> Meeting {
    let Facts { head, attendees, named, decisions, exempt, topics, .. } = facts;
    let evidence = head.date_line.and_then(|line| proof(rows, &sections, HeadFact::Date, line));
    let mut items = Vec::with_capacity(sections.len());
    let details = named.into_iter().zip(decisions).zip(exempt).zip(topics);
    for (section, (((named, decisions), exempt), topic)) in sections.into_iter().zip(details) {
        let own = &rows.rows[section.rows];
        let (text, place) = text_of(rows, own);
        items.push(Item {
            id: ids.next(),
            part: section.part,
            number: section.number,
            title: section.title,
            level: section.level,
            topic,
            exempt,
            decisions,
            attendees: named,
            page: own.first().map(|row| row.page).filter(|&page| page > 0),
            line_start: own.first().map_or(0, |row| row.line),
            line_end: own.last().map_or(0, |row| row.line),
            text,
            place,
        });
    }
    Meeting {
        id: String::new(),
        kind: head.kind.unwrap_or(Kind::Other),
        council: head.council,
        committee: head.committee,
        date: head.date,
        end_date: head.end_date,
        date_source: head.date.map(|_| DateSource::Stated),
        start_time: head.start_time,
        end_time: head.end_time,
        venue: head.venue,
        evidence: evidence.into_iter().collect(),
        attendees,
        items,
    }
}

/// The exact text of some rows and where its lines stand.
fn text_of(rows: &Rows, section: &[Row]) -> (String, Place) {
    // Empty rows in front leave no trace in the text, so that lines are counted from behind them.
    let empty = section.iter().take_while(|row| row.text.is_empty()).count();
    let section = &section[empty..];
    let Some(first) = section.first() else {
        return (String::new(), Place::default());
    };
    let before = rows.text[..first.start as usize].rfind('\n').map_or(0, |at| at + 1);
    let mut place = Place {
        column: rows.text[before..first.start as usize].chars().count() as u32,
        jumps: Vec::new(),
    };
    let mut text = String::with_capacity(section.iter().map(|row| row.text.len() + 1).sum());
    let (mut line, mut page) = (0, u32::MAX);
    for row in section {
        if !text.is_empty() && row.line != line {
            text.push('\n');
        }
        let runs_on = row.line == line || row.line == line + 1;
        if place.jumps.is_empty() || !runs_on || row.page != page {
            place.jumps.push(Jump { offset: text.len() as u32, line: row.line, page: row.page });
        }
        text.push_str(row.text);
        (line, page) = (row.line, row.page);
    }
    (text, place)
}

/// Gives the items of a file their ids: stable as long as the file's path and its cut are.
struct ItemIds {
    file: String,
    given: usize,
}

impl ItemIds {
    fn new(path: &str) -> Self {
        Self { file: short_hash(&[path]), given: 0 }
    }

    fn next(&mut self) -> String {
        self.given += 1;
        let mut id = String::with_capacity(self.file.len() + 4);
        id.push_str(&self.file);
        id.push('-');
        push_number(self.given, &mut id);
        id
    }
}

/// Adds a number in figures; `format!` takes many times as long, and every item has an id.
fn push_number(number: usize, out: &mut String) {
    if number >= 10 {
        push_number(number / 10, out);
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}

/// A meeting's id: the same for every document of one sitting; of the file where it is undated.
pub fn meeting_id(meeting: &Meeting, path: &str) -> String {
    let fold = |s: &Option<String>| s.as_deref().unwrap_or_default().to_lowercase();
    let body = [fold(&meeting.council), fold(&meeting.committee)];
    let hash = match meeting.date {
        Some(date) => short_hash(&[&body[0], &body[1], &date.to_string()]),
        None => short_hash(&[path]),
    };
    format!("m{hash}")
}

/// Ten hexadecimal digits from some strings.
fn short_hash(parts: &[&str]) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(part.as_bytes());
        hasher.update(&[0]);
    }
    hasher.finalize().to_hex()[..10].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_lines_in_front_do_not_shift_the_places_behind_them() {
        let bytes = b"\n\nCouncil\n\nOfsted\n".to_vec();
        let extract = crate::extract::extract(Path::new("a.txt"), bytes).unwrap();
        let rows = Rows::new(&extract);
        let (text, place) = text_of(&rows, &rows.rows);
        assert_eq!(text, "Council\n\nOfsted");
        assert_eq!(place.jumps, [Jump { offset: 0, line: 3, page: 0 }]);
    }
}
