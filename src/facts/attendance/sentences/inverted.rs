//! A list that is a sentence, `Also present were A and B`: in comes the sentence, out come the people
//! behind its verb.

use super::elsewhere::is_elsewhere;
use super::{Said, Statement};
use crate::facts::attendance::labels::{self, Group};
use crate::facts::attendance::lists::{self, Mode};
use crate::facts::attendance::{tokens, words};
use crate::item::Status;

/// `Also present were A and B`, `In attendance was C`: a list that is a sentence.
pub(super) fn inverted(at: usize, sentence: &str, found: &mut Vec<Statement>) {
    const OPENS: &[&str] = &["also present ", "also in attendance ", "in attendance "];
    let sentence = sentence.trim_start();
    let label = labels::at_start(sentence).filter(|label| label.states);
    let opens = || {
        let head = tokens::cut_at(sentence, 80).to_ascii_lowercase();
        OPENS.iter().find(|words| head.starts_with(**words))?;
        [" was ", " were "].iter().filter_map(|be| Some(head.find(be)? + be.len())).min()
    };
    // the list of another body under its own label, or of another occasion
    let listed = label.is_some_and(|label| {
        label.group == Group::Present && sentence[..label.end].trim_end().ends_with(':')
    });
    let first = sentence.to_ascii_lowercase();
    let other = OPENS.iter().any(|words| first.strip_prefix(words).is_some_and(is_elsewhere));
    if listed || other {
        return;
    }
    let (group, end) = match label {
        Some(label) => (label.group, label.end),
        None => match opens() {
            Some(end) => (Group::Attending, end),
            None => return,
        },
    };
    let status = match group {
        Group::Present | Group::Members | Group::Appointed => Status::Present,
        Group::Attending | Group::Officers | Group::Guests => Status::InAttendance,
        _ => return,
    };
    let Some(rest) = sentence.get(end..) else { return };
    let mut entries = lists::parse(rest, Mode::Phrase).entries;
    if entries.is_empty() {
        // "Also present were Fenshire Council (FC) Clrs Day and Elm"
        let words = rest.split(' ').take(8);
        let mut start = 0;
        for word in words {
            if words::is(word, words::ELECTED) {
                entries = lists::parse(&rest[start..], Mode::Phrase).entries;
                break;
            }
            start += word.len() + 1;
        }
    }
    let group = Some(group);
    found.extend(entries.into_iter().map(|entry| Statement {
        at,
        entry,
        said: Said::Is(status),
        group,
    }));
}
