//! Where running text begins behind a heading on the same row: in comes the row, out comes the byte
//! offset of the body, by what parts the two (capitals, a colon, a list mark, a dash, a stop) or by
//! the sentence that begins there.

use super::lexicon::OPENERS;
use super::sentence::sentence_start;
use super::words::{
    bare, first, has_verb, head, initial, is_caps, is_honorific, is_joint, is_sentence, is_verb,
    letters, nothing, offsets,
};

/// Where running text begins behind a heading on the same row; `None` where it does not.
pub fn body_start(text: &str) -> Option<usize> {
    let text = head(text);
    caps_end(text)
        .or_else(|| colon_end(text))
        .or_else(|| marker(text))
        .or_else(|| dash_end(text).filter(|&at| !text[..at].contains(". ")))
        .or_else(|| stop_end(text))
        .or_else(|| sentence_start(text))
}

/// Behind a heading in capitals that turns into running text.
fn caps_end(text: &str) -> Option<usize> {
    let small = |word: &str| word.bytes().any(|byte| byte.is_ascii_lowercase());
    if first(text).is_none_or(|word| small(word) && !word.contains('(') && !plural_caps(word)) {
        return None;
    }
    let words: Vec<(usize, &str)> = offsets(text).take(60).collect();
    let mut letters = 0;
    let mut depth = 0_i32;
    let mut index = 0;
    while let Some((_, word)) = words.get(index) {
        let opened = word.matches('(').count() as i32 - word.matches(')').count() as i32;
        let small = word.chars().any(char::is_lowercase) && !plural_caps(word);
        if small && depth <= 0 && opened <= 0 && !word.starts_with('(') {
            break;
        }
        depth += opened;
        letters += if small { 0 } else { word.chars().filter(|c| c.is_uppercase()).count() };
        index += 1;
    }
    if letters < 4 || index == 0 || index >= words.len() {
        return None;
    }
    // A tail after a dash is still heading; initials and single letters belong to what follows.
    if is_joint(words[index - 1].1) {
        let at = words[index].0;
        return sentence_start(&text[at..]).filter(|&start| start > 0).map(|start| at + start);
    }
    let stop = words[index].1;
    if words[index - 1].1.ends_with(['(', '-', '–'])
        || stop.starts_with(|c: char| c.is_lowercase()) && index == 1
    {
        return None;
    }
    while index > 1 && initial(words[index - 1].1) {
        index -= 1;
    }
    let at = words[index].0;
    let rest = &text[at..];
    let tail = stop.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
        || rest.len() < 12 && !is_sentence(rest);
    (!tail).then_some(at)
}

/// `AGMs`, `SPCs’`: capitals but for a plural.
fn plural_caps(word: &str) -> bool {
    let word = bare(word);
    let (upper, lower) = letters(word);
    upper >= 2 && lower == 1 && word.ends_with('s')
}

/// Behind the colon of `Title: running text`.
fn colon_end(text: &str) -> Option<usize> {
    memchr::memchr(b':', text.as_bytes())?;
    let at = text.find(": ").or_else(|| text.find(":\u{a0}")).or_else(|| text.find(":\t"))?;
    if !(3..=160).contains(&at) || has_verb(&text[..at]) && at > 100 {
        return None;
    }
    let rest = text[at + 1..].trim_start();
    let start = text.len() - rest.len();
    let first = first(rest)?;
    let body = is_sentence(rest)
        || is_honorific(first)
        || rest.len() > 110
        || bullet(rest)
        || rest.starts_with(|c: char| c.is_lowercase())
        || nothing(rest);
    body.then_some(start)
}

/// `• …`, `a) …`, `(i) …`, `i. …`.
fn bullet(text: &str) -> bool {
    let word = first(text).unwrap_or_default();
    let inner = word.trim_start_matches('(').trim_end_matches([')', '.']);
    matches!(word, "•" | "·" | "-" | "o" | "●" | "▪")
        || (word.ends_with(')') || word.ends_with('.') && word.len() == 2)
            && matches!(inner, "a" | "i" | "1" | "A")
}

/// Before the first list mark or resolution word within the row.
fn marker(text: &str) -> Option<usize> {
    let mut previous = "";
    for (at, word) in offsets(text).take(40) {
        if at > 0 {
            if is_verb(word) {
                return None;
            }
            let list = bullet(&text[at..]) && !matches!(word, "-" | "o") && !word.ends_with('.');
            let resolved = matches!(
                word,
                "RESOLVED"
                    | "RESOLVED:"
                    | "AGREED:"
                    | "RESOLVED–"
                    | "Decision"
                    | "Resolved:"
                    | "AGREED"
                    | "Decision:"
                    | "NOTED"
            ) && !is_joint(previous)
                && !is_caps(&text[..at]);
            if (list || resolved)
                && !matches!(
                    previous.trim_start_matches('('),
                    "Part" | "Schedule" | "Section" | "Appendix"
                )
            {
                return Some(at);
            }
        }
        previous = word;
    }
    None
}

/// Behind the stop of `Matters arising. There were none.`
fn stop_end(text: &str) -> Option<usize> {
    memchr::memchr2(b'.', b'?', text.as_bytes())?;
    for (at, word) in offsets(text).take(25) {
        if is_verb(word) {
            return None;
        }
        let end = at + word.len();
        let whole = word.ends_with(['.', '?']) && bare(word).len() >= 4 && !is_honorific(word);
        let rest = text[end..].trim_start();
        if whole
            && !rest.is_empty()
            && rest.starts_with(|c: char| c.is_uppercase() || c == '(' || c.is_ascii_digit())
        {
            return Some(text.len() - rest.len());
        }
    }
    None
}

/// Behind the dash of `Chair’s report – The Chair reported …`.
fn dash_end(text: &str) -> Option<usize> {
    // the long dashes begin with this byte
    memchr::memchr3(b'-', b':', 0xE2, text.as_bytes())?;
    for (at, word) in offsets(text).take(25) {
        if is_verb(word) {
            return None;
        }
        if matches!(word, "-" | "–" | "—" | ":-" | ":") && at > 2 {
            let rest = text[at + word.len()..].trim_start();
            let first = first(rest).unwrap_or_default();
            let strong =
                OPENERS.has(first) || first.starts_with(char::is_uppercase) && rest.len() > 30;
            let sentence = &rest[..rest.find(". ").unwrap_or(rest.len())];
            let whole = OPENERS.has(first) || sentence_start(sentence).is_none();
            if strong && whole && has_verb(rest) || nothing(rest) {
                return Some(text.len() - rest.len());
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> (&str, &str) {
        let at = body_start(text).unwrap_or(text.len());
        (text[..at].trim_end(), &text[at..])
    }

    #[test]
    fn running_text_behind_a_heading_is_found() {
        for (title, body) in [
            ("Election of Chairman", "Nora Quill was nominated and seconded as Chairman."),
            ("Approval of Minutes", "The minutes of the meeting were confirmed."),
            ("Apologies:", "There were no apologies"),
            ("Any Other Business", "P Marsh proposed that action be taken"),
            ("Officer's Report", "a) The officer was pleased to say"),
            (
                "DECLARATIONS OF INTEREST (for items on the Agenda) – Dispensations",
                "Cllr Reed declared an interest in it.",
            ),
            ("TO DISCUSS THE BIN AT THE GREEN", "A selection of bins was discussed"),
            ("Minutes", "Decision To approve the minute of the last meeting"),
            ("Matters arising.", "There were none."),
            ("Questions", "Questions put by members are printed below"),
            ("Accounts for the year ended 31st March 2018", "The audited account was laid"),
            ("Call to order", "Ned Crane called the meeting to order."),
            ("Next meeting", "RESOLVED that it be in May"),
        ] {
            let text = format!("{title} {body}");
            assert_eq!(split(&text), (title, body));
        }
    }

    #[test]
    fn a_heading_alone_stays_whole() {
        for title in [
            "No declarations of Interest made",
            "Clerk signed Declaration of Acceptance of Office",
            "To Approve the Minutes of the Council Meeting of 13 November 2013",
            "By-Law: To adopt the Tax Ratios.",
            "Resolution: Support for the College.",
            "Update on the new Structure - Ann Cole, Officer:",
            "EXCLUSION OF THE PRESS AND PUBLIC - EXEMPT PAPERS",
        ] {
            assert_eq!(split(title), (title, ""));
        }
    }
}
