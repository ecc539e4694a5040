//! Parts to facts: date, committee, attendance, decisions, topic, from a meeting's rows.
//!
//! One fact a file. Each looks at a [`Sitting`] (the rows and parts of one meeting) and knows
//! nothing of layouts. What the document does not state is `None`.

pub mod attendance;
mod calendar;
mod capitals;
mod committee;
pub mod config;
pub mod date;
pub mod decisions;
mod exempt;
mod fields;
mod front;
mod held;
mod hours;
mod kind;
mod lex;
mod marks;
mod markup;
mod movers;
mod path_date;
pub(crate) mod time;
pub mod topic;
mod venue;
mod votes;
mod words;

pub use path_date::path_date;

use crate::item::{Attendee, Decision, Kind, Part};
use crate::rows::{Row, Rows};
use crate::segment::Section;
use jiff::civil::{Date, Time};

/// One meeting of a document as the facts see it.
#[derive(Debug, Clone, Copy)]
pub struct Sitting<'a> {
    /// The whole document.
    pub rows: &'a Rows<'a>,
    /// The parts of this meeting.
    pub sections: &'a [Section],
    /// Name of the layout by which it was cut.
    pub layout: &'static str,
}

impl<'a> Sitting<'a> {
    /// The rows of one part.
    pub fn rows_of(&self, section: &Section) -> &'a [Row<'a>] {
        &self.rows.rows[section.rows.clone()]
    }
}

/// What is said of the meeting as a whole.
#[derive(Debug, Clone, Default)]
pub struct Head {
    /// See [`crate::item::Meeting`] for these fields.
    pub kind: Option<Kind>,
    /// The body as a whole.
    pub council: Option<String>,
    /// The committee that met.
    pub committee: Option<String>,
    /// First day.
    pub date: Option<Date>,
    /// Line of the document on which the day stands, counted from 1.
    pub date_line: Option<u32>,
    /// Last day, where there are several.
    pub end_date: Option<Date>,
    /// Beginning.
    pub start_time: Option<Time>,
    /// Close.
    pub end_time: Option<Time>,
    /// Place.
    pub venue: Option<String>,
}

/// All facts of one meeting; the lists run parallel to its sections.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// The meeting as a whole.
    pub head: Head,
    /// Everyone with a status.
    pub attendees: Vec<Attendee>,
    /// For each section those it names, with the line and the role that stand there.
    pub named: Vec<Vec<Attendee>>,
    /// For each section its decisions.
    pub decisions: Vec<Vec<Decision>>,
    /// For each section whether it is exempt.
    pub exempt: Vec<bool>,
    /// For each section its topic path.
    pub topics: Vec<Vec<String>>,
    /// What was not understood, for a person.
    pub warnings: Vec<String>,
}

/// Reads all facts of one meeting.
pub fn read(sitting: &Sitting) -> Facts {
    let (mut head, mut warnings) = head(sitting);
    let decisions = decisions(sitting, &head);
    if head.kind.is_none() && decisions.iter().any(|list| !list.is_empty()) {
        head.kind = Some(Kind::Minutes);
    }
    let attendance = attendance::read(sitting);
    warnings.extend(attendance.warnings);
    Facts {
        head,
        attendees: attendance.attendees,
        named: attendance.named,
        decisions,
        exempt: exempt::exempt(sitting),
        topics: topics(sitting),
        warnings,
    }
}

/// What the front and the end of a document say of the meeting as a whole.
fn head(sitting: &Sitting) -> (Head, Vec<String>) {
    let front = front::Front::new(sitting);
    let held = held::held(&front);
    let bodies = committee::bodies(&front, held.place);
    let line_of = |place: (usize, usize)| front.lines.get(front.line_at(place.0)).map(|l| l.line);
    let head = Head {
        council: bodies.council,
        committee: bodies.committee,
        kind: kind::kind(sitting, &front),
        venue: venue::venue(&front, held.place),
        date: held.date,
        date_line: held.place.filter(|_| held.date.is_some()).and_then(line_of),
        end_date: held.end_date,
        start_time: hours::start(&front, held.place),
        end_time: hours::end(sitting),
    };
    (head, held.warning.into_iter().collect())
}

/// The decisions of every part; the papers behind an agenda decide nothing.
fn decisions(sitting: &Sitting, head: &Head) -> Vec<Vec<Decision>> {
    let agenda = matches!(head.kind, Some(Kind::Agenda | Kind::AgendaPack));
    let page = decisions::Page { agenda, loose: decisions::is_loose(&sitting.rows.rows) };
    let of = |section: &Section| match section.part {
        Part::Report => Vec::new(),
        _ => decisions::read(sitting.rows_of(section), section.body, page),
    };
    sitting.sections.iter().map(of).collect()
}

/// The topic of every item and of every paper behind one.
fn topics(sitting: &Sitting) -> Vec<Vec<String>> {
    let of = |section: &Section| match section.part {
        Part::Item | Part::Report => topic::topic(section.title.as_deref(), body(sitting, section)),
        Part::Preamble | Part::Closing => Vec::new(),
    };
    sitting.sections.iter().map(of).collect()
}

/// The text of a part behind its heading.
fn body<'a>(sitting: &Sitting<'a>, section: &Section) -> &'a str {
    let rows = sitting.rows_of(section);
    let end = rows.last().map_or(section.body, |row| row.start + row.text.len() as u32);
    sitting.rows.text.get(section.body as usize..end as usize).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::front::Front;
    use super::*;
    use crate::extract::{Extract, Style};

    /// Runs a check on a text as one sitting, cut by whatever layout fits.
    pub fn with_sitting<T>(text: &str, check: impl FnOnce(&Sitting) -> T) -> T {
        let mut extract = Extract::default();
        text.lines().for_each(|line| extract.push(line, 0, Style::Plain));
        let rows = Rows::new(&extract);
        let cut = crate::segment::cut(&rows);
        check(&Sitting { rows: &rows, sections: &cut.meetings[0], layout: cut.layout })
    }

    /// The front of a text.
    pub fn front(text: &str) -> Front {
        with_sitting(text, Front::new)
    }

    /// Runs a check on items that need no cutting: each `1. Title` and the lines below it.
    pub fn sections<T>(items: &[&str], check: impl FnOnce(&Sitting) -> T) -> T {
        let mut extract = Extract::default();
        let mut sections = Vec::new();
        for item in items {
            let first = extract.lines.len();
            item.lines().for_each(|line| extract.push(line, 0, Style::Plain));
            let heading = item.lines().next().unwrap_or_default();
            let (number, title) = heading.split_once(". ").unwrap_or(("", heading));
            sections.push(Section {
                part: Part::Item,
                rows: first..extract.lines.len(),
                number: Some(number.to_owned()),
                title: Some(title.to_owned()),
                level: 1,
                body: extract.lines[first].end,
            });
        }
        let rows = Rows::new(&extract);
        check(&Sitting { rows: &rows, sections: &sections, layout: "none" })
    }
}
