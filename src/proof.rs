//! Where a document states what was read of its meeting: in come its lines and a [`Meeting`], out comes
//! the line of each fact.
//!
//! For people who check a reading, not for the index. The day's line is known from reading; of the other
//! facts it is the first one near the meeting's beginning (the last one near its end, for the close)
//! that states the very value that was read, so that no line is named that says something else.

use crate::extract::{Extract, Line};
use crate::facts::time;
use crate::item::{HeadFact, Meeting, Proof};

/// Lines with text, from the beginning of a meeting or from its end, that are looked at.
const NEAR: usize = 150;

/// Longest stretch of a line that is looked at, in bytes.
const LONGEST: usize = 4_000;

/// Finds the lines that state the facts of every meeting of a reading.
pub fn find(extract: &Extract, meetings: &mut [Meeting]) {
    for meeting in meetings {
        let from = meeting.items.first().map_or(1, |item| item.line_start.max(1)) as usize - 1;
        let to = meeting.items.last().map_or(extract.lines.len(), |item| item.line_end as usize);
        let lines = extract.lines.get(from..to.min(extract.lines.len())).unwrap_or_default();
        meeting.evidence = of(extract, lines, from, meeting);
    }
}

/// The lines of one meeting's facts, in the order of its fields.
fn of(extract: &Extract, lines: &[Line], from: usize, meeting: &Meeting) -> Vec<Proof> {
    let filled = |at: &usize| !extract.line(&lines[*at]).trim().is_empty();
    let front: Vec<usize> = (0..lines.len()).filter(filled).take(NEAR).collect();
    let end: Vec<usize> = (0..lines.len()).rev().filter(filled).take(NEAR).collect();
    let text = |at: usize| shortened(extract.line(&lines[at]));
    let named = |value: &Option<String>| {
        let words = folded(value.as_deref()?);
        front.iter().copied().find(|&at| states(&folded(text(at)), &words)).or_else(|| {
            // A value over two lines: the line on which it begins.
            let start = words.get(..2)?;
            front.iter().copied().find(|&at| states(&folded(text(at)), start))
        })
    };
    let begins = meeting
        .start_time
        .and_then(|start| front.iter().copied().find(|&at| times(text(at)).contains(&start)));
    let closes = meeting
        .end_time
        .and_then(|close| end.iter().copied().find(|&at| times(text(at)).contains(&close)));
    let found = [
        (HeadFact::Council, named(&meeting.council)),
        (HeadFact::Committee, named(&meeting.committee)),
        (HeadFact::StartTime, begins),
        (HeadFact::EndTime, closes),
        (HeadFact::Venue, named(&meeting.venue)),
    ]
    .into_iter()
    .filter_map(|(fact, at)| {
        let at = at?;
        let page = Some(lines[at].page).filter(|&page| page > 0);
        Some(Proof { fact, page, line: (from + at) as u32 + 1 })
    });
    let known = meeting.evidence.iter().filter(|proof| proof.fact == HeadFact::Date);
    let mut proofs: Vec<Proof> = known.copied().chain(found).collect();
    proofs.sort_by_key(|proof| proof.fact);
    proofs
}

/// At most [`LONGEST`] bytes of a line, cut between characters.
fn shortened(text: &str) -> &str {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The words of a text in small letters.
fn folded(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// True where the words stand in a text one behind the other.
fn states(text: &[String], words: &[String]) -> bool {
    !words.is_empty() && text.windows(words.len()).any(|stretch| stretch == words)
}

/// Every time of day printed in a text.
fn times(text: &str) -> Vec<jiff::civil::Time> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(next) = time::find(rest) {
        found.push(next.time);
        rest = rest.get(next.end.max(1)..).unwrap_or_default();
    }
    found
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::reading;

    #[test]
    fn every_fact_of_the_head_has_the_line_that_states_it() {
        let text = "HARROWFEN BOROUGH COUNCIL\n\nMinutes of the Planning Committee\n\n\
                    Held on Monday 4 March 2019 at 7.30 pm\n\nPresent: Cllr A Reed (Chair)\n\n\
                    1. Minutes\n\nThe minutes of 4 February 2019 were agreed.\n\n\
                    2. Bins\n\nNothing was said.\n\nThe meeting closed at 9.05 pm.\n";
        let extract = crate::extract::extract(Path::new("a.txt"), text.into()).unwrap();
        let source = reading::source(&extract, text.as_bytes(), "a.txt");
        let mut read = reading::read(&extract, source);
        find(&extract, &mut read.meetings);
        let lines: Vec<(HeadFact, u32)> =
            read.meetings[0].evidence.iter().map(|proof| (proof.fact, proof.line)).collect();
        assert_eq!(
            lines,
            [
                (HeadFact::Council, 1),
                (HeadFact::Committee, 3),
                (HeadFact::Date, 5),
                (HeadFact::StartTime, 5),
                (HeadFact::EndTime, 17),
            ]
        );
    }

    /// The line that published the agenda was named, which states the same day for something else.
    #[test]
    fn the_line_of_the_day_is_the_one_it_was_read_from() {
        let text = "HARROWFEN BOROUGH COUNCIL\n\nDate of publication: 4 March 2019\n\n\
                    Minutes of the Planning Committee held on 4 March 2019\n\n1. Minutes\n\nAgreed.\n";
        let extract = crate::extract::extract(Path::new("a.txt"), text.into()).unwrap();
        let source = reading::source(&extract, text.as_bytes(), "a.txt");
        let mut read = reading::read(&extract, source);
        find(&extract, &mut read.meetings);
        let day = read.meetings[0].evidence.iter().find(|proof| proof.fact == HeadFact::Date);
        assert_eq!(day.map(|proof| proof.line), Some(5));
    }
}
