//! What sort of document it is: in come the front and the parts, out comes minutes, agenda, agenda
//! pack, decision or other.

use super::Sitting;
use super::front::{Front, is_attendance};
use super::words::{Words, place_of};
use crate::cues::Cue;
use crate::item::{Kind, Part};

/// The sort of document; `None` where nothing says so.
pub fn kind(sitting: &Sitting, front: &Front) -> Option<Kind> {
    let lower = front.text[..floor(&front.text, front.text.len().min(2500))].to_ascii_lowercase();
    if is_decision(&lower, front) {
        return Some(Kind::Decision);
    }
    let reports = sitting.sections.iter().any(|section| section.part == Part::Report);
    let within = |at: usize| floor(&lower, at.min(lower.len()));
    let title = &lower[within(front.title.start)..within(front.title.end)];
    let recorded = says_minutes(title) || has_minutes_label(sitting);
    let called = || is_called(&lower);
    let headed = |line: &str| line.starts_with("agenda ") || line.trim() == "agenda";
    let agenda = || called() || has_word(title, "agenda") || lower.lines().any(headed);
    if !reports && !decided(sitting) && !attended(front) && called() {
        return Some(Kind::Agenda);
    }
    if recorded && !(reports && called()) {
        return Some(Kind::Minutes);
    }
    if reports || agenda() {
        let pack = if reports { Kind::AgendaPack } else { Kind::Agenda };
        let held = !called() && !reports && (attended(front) || decided(sitting));
        return Some(if held { Kind::Minutes } else { pack });
    }
    (attended(front) && business(sitting) || decided(sitting)).then_some(Kind::Minutes)
}

/// True where one of the first lines says so; `lower` is the front in small letters.
fn is_decision(lower: &str, front: &Front) -> bool {
    const LINES: usize = 12;
    const WORDS: &[&str] = &[
        "issue - decisions",
        "issue details",
        "decision details",
        "record of decision",
        "decision notice",
        "decision maker:",
        "officer decision",
        "delegated decision",
    ];
    static ANY: Words = Words::new(WORDS);
    let end = front.lines.get(LINES).map_or(lower.len(), |line| line.start.min(lower.len()));
    let first = &lower[..end];
    ANY.are_in_small(first)
        && first
            .lines()
            .any(|line| line.len() < 120 && WORDS.iter().any(|word| line.contains(word)))
}

/// True where the title calls the document minutes, and not those of another meeting.
fn says_minutes(title: &str) -> bool {
    const NAMES: &[&str] =
        &["minutes", "notes of", "record of proceedings", "cofnodion", "miontuairisc", "minute of"];
    static ANY: Words = Words::new(NAMES);
    ANY.are_in_small(title)
        && title.lines().any(|line| {
            let other = [
                "approve",
                "confirm",
                "previous",
                "last meeting",
                "agree the",
                "sign the",
                "receive the",
            ];
            let numbered = || {
                line.starts_with(|c: char| c.is_ascii_digit()) && line.contains("minutes of the")
            };
            let approved =
                || line.contains("approved minutes") || line.contains("confirmed minutes");
            NAMES.iter().any(|name| has_word(line, name))
                && !numbered()
                && (approved() || !other.iter().any(|word| line.contains(word)))
        })
}

/// True where a Modern.gov page has what was minuted.
fn has_minutes_label(sitting: &Sitting) -> bool {
    sitting.sections.iter().filter(|section| section.part == Part::Item).any(|section| {
        let rows = sitting.rows_of(section);
        rows.iter().any(|row| row.has(Cue::Minutes) && row.trimmed() == "Minutes:")
    })
}

/// True where the meeting is still to come.
fn is_called(lower: &str) -> bool {
    static CALLS: Words = Words::new(&[
        "to be held",
        "will be held",
        "summoned to",
        "requested to attend",
        "invited to attend",
        "hereby given",
        "will take place",
        "this meeting is open to the public",
        "please note time of meeting",
        "business to be transacted",
    ]);
    CALLS.are_in_small(lower)
}

/// True where the front has a list of who was there.
fn attended(front: &Front) -> bool {
    front.lines.iter().any(|line| {
        let text = front.line(line);
        if !is_attendance(text) {
            return false;
        }
        static THERE: Words =
            Words::new(&["present", "attending", "in attendance", "attendees", "sederunt"]);
        THERE.are_in(&text[..floor(text, text.len().min(30))])
    })
}

fn business(sitting: &Sitting) -> bool {
    sitting.sections.iter().any(|section| section.part == Part::Item)
}

/// Words that tell of a decision taken.
static DECIDED: Words = Words::new(&[
    "resolved that",
    "resolved:",
    "resolved to",
    "agreed:",
    "it was agreed",
    "was resolved",
    "agreed that",
]);

/// True where a word that decides stands in capitals, or a part closes the meeting.
fn decided(sitting: &Sitting) -> bool {
    sitting.sections.iter().filter(|section| section.part != Part::Report).any(|section| {
        sitting
            .rows_of(section)
            .iter()
            .filter(|row| row.has(Cue::Decision))
            .any(|row| row.text.contains("RESOLVED") || DECIDED.are_in(row.text))
    })
}

fn has_word(text: &str, word: &str) -> bool {
    let mut from = 0;
    while let Some(at) = place_of(&text[from..], word).map(|at| from + at) {
        from = at + word.len();
        if !text[..at].ends_with(char::is_alphanumeric)
            && !text[from..].starts_with(char::is_alphanumeric)
        {
            return true;
        }
    }
    false
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::super::tests::with_sitting;
    use super::*;

    #[test]
    fn minutes_agendas_and_notices() {
        for (text, expected) in [
            ("MINUTES OF THE MEETING HELD ON 6 JUNE 2019", Some(Kind::Minutes)),
            (
                "You are summoned to attend a meeting of the Council to be held on 6 June 2019\n\nAGENDA\n\n1. Apologies",
                Some(Kind::Agenda),
            ),
            (
                "Agenda\nRural Forum - Monday, 18th July, 2016 7.00 pm\n\n1. Minutes of the last meeting",
                Some(Kind::Agenda),
            ),
            (
                "Housing Panel - Monday, 18th July, 2016 7.00 pm\n\nRESOLVED that it be noted.",
                Some(Kind::Minutes),
            ),
            ("Issue - decisions\n\nPlanning", Some(Kind::Decision)),
            ("The Village Pump\n\nThe fete was a success.", None),
        ] {
            with_sitting(text, |sitting| {
                assert_eq!(kind(sitting, &Front::new(sitting)), expected, "{text}");
            });
        }
    }
}
