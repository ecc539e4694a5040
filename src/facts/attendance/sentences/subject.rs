//! The subject of a sentence: in comes the text before its verb, out comes the list of people that it
//! is, if it is one as a whole.

use crate::facts::attendance::lists::{self, List, Mode};
use crate::facts::attendance::words::{self, VERB};

/// The people who are the subject of a sentence: all of the text must be a list.
pub(super) fn subject(text: &str) -> Option<List> {
    let mut text = text.trim();
    for _ in 0..3 {
        let inner = text.trim_start_matches(['-', '–', '•', '*', '(', ' ', '\t']);
        let number =
            inner.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b'/')).count();
        let inner = if number > 0 {
            inner[number..].trim_start_matches([')', '.', ' ', '\t', ':'])
        } else {
            inner
        };
        let opening = [
            "At this point",
            "At this juncture",
            "Note:",
            "NB",
            "Also",
            "It was noted that",
            "N.B.",
        ];
        let inner = opening.iter().find_map(|o| inner.strip_prefix(o)).unwrap_or(inner);
        let inner = inner.trim_start_matches([',', ' ', ':']);
        let timed =
            inner.strip_prefix("At ").filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let timed =
            timed.and_then(|rest| rest.split_once([' ', ','])).map(|(_, rest)| rest.trim_start());
        let inner = timed.map_or(inner, |rest| {
            ["pm", "am", "p.m.", "a.m."]
                .iter()
                .find_map(|half| rest.strip_prefix(half))
                .unwrap_or(rest)
        });
        // "during this item, Councillor …"
        let clause = ["during ", "following ", "prior to ", "before ", "after "];
        let inner = match inner.split_once(", ") {
            Some((opening, rest)) if clause.iter().any(|word| opening.starts_with(word)) => rest,
            _ => inner,
        };
        if inner == text {
            break;
        }
        text = inner;
    }
    let text = text.trim_end_matches([',', ';', ' ', '(']);
    let late = [" later", " then", " also", " subsequently", " now", " both", " all"];
    let text = late.iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text);
    if text.is_empty() || text.len() > 4_000 || !text.starts_with(char::is_uppercase) {
        return None;
    }
    let verb = text
        .split([' ', '\n'])
        .any(|w| w.chars().next().is_some_and(char::is_lowercase) && words::is(w, VERB));
    if verb || [" who", " which", " that ", " when ", " if "].iter().any(|w| text.contains(w)) {
        return None;
    }
    let list = lists::parse(text, Mode::Subject);
    let sure = list.entries.iter().all(|e| e.honorific.is_some() || e.name.contains(' '));
    (list.whole && sure && !list.entries.is_empty()).then_some(list)
}
