//! Where running text begins behind a heading on the same row: in comes the row, out comes the byte
//! offset of the body, by what parts the two (capitals, a colon, a list mark, a dash, a stop) or by
//! the sentence that begins there.

use super::lexicon::Kinds;
use super::sentence::{sentence_start, start_behind};
use super::stretch::{Stretch, Word};
use super::words::{first, has_verb, head, initial, is_caps, is_sentence, letters, nothing};

/// Where running text begins behind a heading on the same row; `None` where it does not.
pub fn body_start(text: &str) -> Option<usize> {
    let stretch = &mut Stretch::new(head(text));
    let text = stretch.text;
    people_end(text)
        .or_else(|| caps_end(stretch))
        .or_else(|| colon_end(text))
        .or_else(|| marker(stretch))
        .or_else(|| dash_end(stretch).filter(|&at| !text[..at].contains(". ")))
        .or_else(|| stop_end(stretch))
        .or_else(|| start_behind(stretch, 0))
}

/// Behind `Apologies: Ann Lee, Bob Fox`, `Apologies for absence Ann Lee, Bob Fox`: people follow
/// their label.
fn people_end(text: &str) -> Option<usize> {
    const LABELS: [&str; 4] =
        ["apologies for absence", "apologies received", "apologies", "present"];
    if !text.as_bytes().first().is_some_and(|byte| matches!(byte | 0x20, b'a' | b'p')) {
        return None;
    }
    let label = LABELS
        .iter()
        .find(|label| text.get(..label.len()).is_some_and(|own| own.eq_ignore_ascii_case(label)))?;
    let behind = &text[label.len()..];
    let rest = behind.trim_start_matches([' ', ':', '-', '–', '\u{a0}']);
    let closed = rest.len() < behind.trim_start().len() || *label == LABELS[0];
    let names = rest.contains(", ") && rest.len() < behind.len() && !rest.contains(':');
    let capitals = |piece: &str| piece.trim_start().starts_with(char::is_uppercase);
    (closed && names && rest.split(", ").all(capitals) && !is_caps(rest) && !has_verb(rest))
        .then_some(text.len() - rest.len())
}

/// Behind a heading in capitals that turns into running text.
fn caps_end(stretch: &mut Stretch) -> Option<usize> {
    const MOST: usize = 60;
    let small = |word: &str| word.bytes().any(|byte| byte.is_ascii_lowercase());
    let first = stretch.get(0)?;
    if small(first.text) && !first.text.contains('(') && !plural_caps(&first) {
        return None;
    }
    let mut letters = 0;
    let mut depth = 0_i32;
    let mut index = 0;
    let stop = loop {
        let word = stretch.get(index).filter(|_| index < MOST)?;
        let opened = signs(word.text, b'(') - signs(word.text, b')');
        let small = word.text.chars().any(char::is_lowercase) && !plural_caps(&word);
        if small && depth <= 0 && opened <= 0 && !word.text.starts_with('(') {
            break word;
        }
        depth += opened;
        letters += if small { 0 } else { word.text.chars().filter(|c| c.is_uppercase()).count() };
        index += 1;
    };
    if letters < 4 || index == 0 {
        return None;
    }
    // A tail after a dash is still heading; initials and single letters belong to what follows.
    let last = stretch.get(index - 1)?;
    if last.is(Kinds::JOINT) {
        return start_behind(stretch, index).filter(|&start| start > stop.at);
    }
    if last.text.ends_with(['(', '-', '–'])
        || stop.text.starts_with(|c: char| c.is_lowercase()) && index == 1
    {
        return None;
    }
    while index > 1 && initial(stretch.known(index - 1)[0].text) {
        index -= 1;
    }
    let at = stretch.get(index)?.at;
    let rest = &stretch.text[at..];
    let tail = stop.text.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
        || rest.len() < 12 && !is_sentence(rest);
    (!tail).then_some(at)
}

/// How often a sign stands in a word.
fn signs(word: &str, sign: u8) -> i32 {
    word.bytes().filter(|byte| *byte == sign).count() as i32
}

/// `AGMs`, `SPCs’`: capitals but for a plural.
fn plural_caps(word: &Word) -> bool {
    let plural = || {
        let (upper, lower) = letters(word.bare);
        upper >= 2 && lower == 1
    };
    word.bare.ends_with('s') && plural()
}

/// Behind the colon of `Title: running text`.
fn colon_end(text: &str) -> Option<usize> {
    memchr::memchr(b':', text.as_bytes())?;
    let at = text.find(": ").or_else(|| text.find(":\u{a0}")).or_else(|| text.find(":\t"))?;
    if !(3..=160).contains(&at) || at > 100 && has_verb(&text[..at]) {
        return None;
    }
    // `Inspections – the following days were agreed: …`: the dash parts the two
    if text[..at].split_once(" – ").is_some_and(|(_, told)| tells("–", told) && has_verb(told))
    {
        return None;
    }
    let rest = text[at + 1..].trim_start();
    let start = text.len() - rest.len();
    let first = first(rest)?;
    let body = first.is(Kinds::HONORIFIC)
        || rest.len() > 110
        || bullet(first.text)
        || rest.starts_with(|c: char| c.is_lowercase())
        || nothing(rest)
        || is_sentence(rest);
    body.then_some(start)
}

/// `•`, `a)`, `(i)`, `i.`: what begins an entry of a list.
fn bullet(word: &str) -> bool {
    let inner = || word.trim_start_matches('(').trim_end_matches([')', '.']);
    matches!(word, "•" | "·" | "-" | "o" | "●" | "▪")
        || (word.ends_with(')') || word.ends_with('.') && word.len() == 2)
            && matches!(inner(), "a" | "i" | "1" | "A")
}

/// Before the first list mark or resolution word within the row.
fn marker(stretch: &mut Stretch) -> Option<usize> {
    let text = stretch.text;
    let mut previous: Option<Word> = None;
    for word in stretch.from(0).take(40) {
        let before = previous.replace(word);
        if word.at == 0 {
            continue;
        }
        if word.is(Kinds::VERB) {
            return None;
        }
        let list =
            bullet(word.text) && !matches!(word.text, "-" | "o") && !word.text.ends_with('.');
        let resolved = resolves(word.text)
            && !before.is_some_and(|before| before.is(Kinds::JOINT))
            && !is_caps(&text[..word.at]);
        let part = || {
            let before = before.map_or("", |before| before.text.trim_start_matches('('));
            matches!(before, "Part" | "Schedule" | "Section" | "Appendix")
        };
        if (list || resolved) && !part() {
            return Some(word.at);
        }
    }
    None
}

/// True for a word that begins what was decided.
fn resolves(word: &str) -> bool {
    matches!(
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
    )
}

/// Behind the stop of `Matters arising. There were none.`
fn stop_end(stretch: &mut Stretch) -> Option<usize> {
    let text = stretch.text;
    memchr::memchr2(b'.', b'?', text.as_bytes())?;
    for word in stretch.from(0).take(25) {
        if word.is(Kinds::VERB) {
            return None;
        }
        let whole =
            word.text.ends_with(['.', '?']) && word.bare.len() >= 4 && !word.is(Kinds::HONORIFIC);
        if !whole {
            continue;
        }
        let rest = text[word.at + word.text.len()..].trim_start();
        if rest.starts_with(|c: char| c.is_uppercase() || c == '(' || c.is_ascii_digit()) {
            return Some(text.len() - rest.len());
        }
    }
    None
}

/// Behind the dash of `Chair’s report – The Chair reported …`.
fn dash_end(stretch: &mut Stretch) -> Option<usize> {
    let text = stretch.text;
    // the long dashes begin with this byte
    memchr::memchr3(b'-', b':', 0xE2, text.as_bytes())?;
    for word in stretch.from(0).take(25) {
        if word.is(Kinds::VERB) {
            return None;
        }
        if matches!(word.text, "-" | "–" | "—" | ":-" | ":") && word.at > 2 {
            let rest = text[word.at + word.text.len()..].trim_start();
            let opens = first(rest).is_some_and(|first| first.is(Kinds::OPENER));
            let strong = opens || rest.len() > 30 && rest.starts_with(char::is_uppercase);
            let sentence = &rest[..rest.find(". ").unwrap_or(rest.len())];
            let whole = || opens || sentence_start(sentence).is_none();
            if (strong && whole() || tells(word.text, rest)) && has_verb(rest) || nothing(rest) {
                return Some(text.len() - rest.len());
            }
        }
    }
    None
}

/// True for what a long dash leads to in small letters where it tells something: `– the report was
/// agreed.`
fn tells(dash: &str, rest: &str) -> bool {
    const FIRST: [&str; 19] = [
        "the", "these", "this", "there", "it", "they", "we", "all", "no", "members", "one", "two",
        "three", "four", "five", "six", "several", "both", "when",
    ];
    let word = rest.split(' ').next().unwrap_or_default();
    matches!(dash, "–" | "—") && FIRST.contains(&word) && rest.len() > 20
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
            ("Apologies for absence", "Ann, Bob, Carol"),
            ("Apologies:", "Ann Lee, Bob Fox"),
            ("Inspections –", "the following dates were agreed: Monday 15th May and 12th June."),
            ("Any other business –", "there being none, the meeting was closed."),
            ("Minutes of the AGM –", "these were approved (proposed by Ann Lee)."),
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
            "Apologies, Declarations, Minutes",
            "By-Law: To adopt the Tax Ratios.",
            "Resolution: Support for the College.",
            "Update on the new Structure - Ann Cole, Officer:",
            "EXCLUSION OF THE PRESS AND PUBLIC - EXEMPT PAPERS",
        ] {
            assert_eq!(split(title), (title, ""));
        }
    }
}
