//! Small questions about the words of a heading: is it in capitals, is it a sentence, where does
//! one begin. In comes a stretch of a row, out comes yes, no or a byte offset.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::lexicon::{JOINTS, NOUNS, OPENERS, PARTICIPLES, VERBS, WEAK};

/// Most of a stretch that is ever looked at: a heading is not longer.
pub const LOOK: usize = 600;

/// The words that a title cannot go on with: a bare joint at its end.
pub fn ends_open(text: &str) -> bool {
    let text = text.trim_end_matches(['*', '_', ' ']);
    text.ends_with(',') || last_word(text).is_some_and(is_joint)
}

fn last_word(text: &str) -> Option<&str> {
    text.split_whitespace().next_back()
}

fn is_joint(word: &str) -> bool {
    JOINTS.has_folded(word)
}

/// A word without the signs around it.
fn bare(word: &str) -> &str {
    let bytes = word.as_bytes();
    let sign = |byte: &&u8| byte.is_ascii() && !byte.is_ascii_alphanumeric();
    let from = bytes.iter().take_while(sign).count();
    let to = bytes.len() - bytes[from..].iter().rev().take_while(sign).count();
    let word = &word[from..to];
    match word.as_bytes() {
        [] | [0..0x80] | [0..0x80, .., 0..0x80] => word,
        _ => word.trim_matches(|c: char| !c.is_alphanumeric()),
    }
}

/// At most `LOOK` bytes of a text, cut between characters.
pub fn head(text: &str) -> &str {
    &text[..floor(text, LOOK)]
}

/// `most`, or the text's length, or the next character's beginning before it.
pub fn floor(text: &str, most: usize) -> usize {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

/// How many capitals and small letters.
pub fn letters(text: &str) -> (usize, usize) {
    let (text, mut count) = (head(text), (0, 0));
    if text.is_ascii() {
        let of = |is: fn(&u8) -> bool| text.bytes().filter(is).count();
        return (of(u8::is_ascii_uppercase), of(u8::is_ascii_lowercase));
    }
    for c in text.chars() {
        count.0 += usize::from(c.is_uppercase());
        count.1 += usize::from(c.is_lowercase());
    }
    count
}

/// In capitals all through, but for a suffix or a small word here and there.
pub fn is_caps(text: &str) -> bool {
    let (upper, lower) = letters(text);
    upper >= 3 && lower * 6 <= upper
}

/// True where the stretch holds a finite verb among its first words.
pub fn has_verb(text: &str) -> bool {
    let text = head(text);
    let told = first(text).is_some_and(|first| OPENERS.has(first));
    let mut before = "";
    for (_, word) in offsets(text).take(40) {
        let plain = bare(word);
        if before == "made" && plain == "a" {
            return true;
        }
        if is_bare_verb(plain) || told && PARTICIPLES.has(plain) {
            let participle = matches!(before, "be" | "as" | "not" | "items" | "matters");
            if !participle {
                return true;
            }
        }
        before = plain;
    }
    false
}

fn is_verb(word: &str) -> bool {
    is_bare_verb(bare(word))
}

fn is_bare_verb(word: &str) -> bool {
    word.as_bytes().first().is_some_and(u8::is_ascii_lowercase) && VERBS.has(word)
}

/// True where the stretch reads as running text rather than as a heading.
pub fn is_sentence(text: &str) -> bool {
    let text = head(text).trim();
    let Some(first) = first(text) else { return false };
    if first == "To" || text.ends_with(':') && text.len() < 200 {
        return false;
    }
    let opener = OPENERS.has(first);
    if opener && !WEAK.has(first) {
        return true;
    }
    has_verb(text) || (text.ends_with('.') && text.len() > 90)
}

/// True for `Cllr`, `Mr` and the like: a name follows.
pub fn is_honorific(word: &str) -> bool {
    matches!(
        bare(word),
        "Cllr"
            | "Cllrs"
            | "Councillor"
            | "Councillors"
            | "Mr"
            | "Mrs"
            | "Ms"
            | "Miss"
            | "Dr"
            | "Alderman"
            | "Ald"
            | "Cmhlr"
            | "Cr"
            | "Crs"
            | "Rev"
            | "Revd"
            | "Professor"
            | "Prof"
            | "Sir"
            | "Lady"
            | "Lord"
    )
}

/// True for a row that is nothing but a councillor's title and name.
pub fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(7).collect();
    words.len() <= 5
        && words.len() > 1
        && matches!(bare(words[0]), "Cr" | "Cllr" | "Councillor" | "Alderman" | "Ald")
        && words[1..]
            .iter()
            .all(|word| word.starts_with(char::is_uppercase) && !NOUNS.has_folded(bare(word)))
}

/// Where a wide gap parts the first column of a row from the next one.
pub fn column_end(text: &str) -> usize {
    let text = head(text).trim_end();
    static WIDE: LazyLock<Finder> = LazyLock::new(|| Finder::new("    "));
    let wide = WIDE.find(text.as_bytes()).filter(|&at| at >= 4 && !text[..at].trim().is_empty());
    wide.or_else(|| text.find('\t').filter(|&at| at >= 4))
        .or_else(|| memchr::memchr(b'|', text.as_bytes()).and_then(|_| text.find(" | ")))
        .unwrap_or(text.len())
}

/// The words of a stretch with their byte offsets.
fn offsets(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = skip(text, at, true);
        at = skip(text, start, false);
        (start < at).then(|| (start, &text[start..at]))
    })
}

/// The first word of a stretch.
fn first(text: &str) -> Option<&str> {
    offsets(text).next().map(|(_, word)| word)
}

/// The place from `at` on where white space, or what is none, ends.
fn skip(text: &str, mut at: usize, space: bool) -> usize {
    let bytes = text.as_bytes();
    while let Some(byte) = bytes.get(at) {
        let (is_space, length) = if byte.is_ascii() {
            (matches!(byte, b' ' | 9..=13), 1)
        } else {
            let c = text[at..].chars().next().unwrap_or(' ');
            (c.is_whitespace(), c.len_utf8())
        };
        if is_space != space {
            return at;
        }
        at += length;
    }
    at
}

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

/// What an elected person or an officer is called before the name.
fn is_rank(word: &str) -> bool {
    matches!(
        word,
        "Mayor"
            | "Reeve"
            | "Chair"
            | "Chairman"
            | "Chairperson"
            | "Clerk"
            | "Supervisor"
            | "President"
            | "Trustee"
            | "Commissioner"
            | "Councilmember"
            | "Councilman"
            | "Councilwoman"
            | "Director"
    )
}

/// `A`, `P.`: one capital.
fn initial(word: &str) -> bool {
    let mut letters = word.trim_end_matches('.').chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
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

/// `None`, `Nil.`, `Noted`: a body of one word.
fn nothing(text: &str) -> bool {
    matches!(bare(text), "None" | "Nil" | "NIL" | "NONE" | "N/A" | "Noted" | "NOTED" | "Agreed")
}

/// `None`, `Nil.`, `No questions`, `Nothing to report`: a body that says that there was nothing.
pub fn is_nothing(text: &str) -> bool {
    let first = bare(first(text).unwrap_or_default());
    nothing(text) || text.len() < 80 && matches!(first, "No" | "None" | "Nil" | "Nothing" | "Not")
}

/// True where a stretch begins as a resolution or a motion does: no heading.
pub fn decides(text: &str) -> bool {
    const WORDS: [&str; 14] = [
        "resolved",
        "agreed",
        "recommended",
        "noted",
        "decision",
        "decided",
        "moved",
        "seconded",
        "proposed",
        "carried",
        "resolution",
        "motion",
        "that",
        "action",
    ];
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let word = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    WORDS.iter().any(|known| known.eq_ignore_ascii_case(word))
        || text.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("it was "))
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

/// Where a sentence begins in the middle of a row that began as a heading.
pub fn sentence_start(text: &str) -> Option<usize> {
    let words: Vec<(usize, &str)> = offsets(text).take(60).collect();
    let verb = words.iter().enumerate().position(|(index, (_, word))| {
        (is_verb(word) || PARTICIPLES.has(bare(word)))
            && (index == 0 || bare(words[index - 1].1) != "be")
    });
    let opens = |weak: bool| {
        words.iter().enumerate().skip(1).find(|(index, (at, word))| {
            let before = words[index - 1].1;
            let joined = is_joint(before)
                || before.ends_with([',', '(', '"', '“']) && !before.ends_with(")")
                || *index == 2 && words[0].1 == "To";
            OPENERS.has(word)
                && WEAK.has(word) == weak
                && !joined
                && verb.is_none_or(|verb| *index <= verb)
                && (!weak || has_verb(&text[*at..]) || names(&words[index - 1..]))
        })
    };
    let (strong, weak) = (opens(false), opens(true));
    // `Apologies There were none`: the strong one opens; `A report The …` has none before its verb.
    let opener = match (strong, weak) {
        (Some(strong), Some(weak)) if weak.0 + 2 < strong.0 => Some(weak),
        (strong, weak) => strong.or(weak),
    };
    if let Some((index, (at, _))) = opener
        && (index > 1 || !is_honorific(words[0].1))
    {
        return Some(*at);
    }
    let repeated = words.iter().enumerate().skip(1).find(|(index, (_, word))| {
        verb.is_some_and(|verb| *index < verb)
            && word.len() > 3
            && bare(word) == bare(words[0].1)
            && word.starts_with(char::is_uppercase)
    });
    if let (Some((_, (at, _))), true) = (repeated, verb.is_some()) {
        return Some(*at);
    }
    if let (Some(again), Some(verb)) = (named_again(&words), verb)
        && again < verb
    {
        return Some(words[again].0);
    }
    subject_start(&words, verb?)
}

/// A word, then the title of a person, the name and more: a list of people has begun.
fn names(words: &[(usize, &str)]) -> bool {
    let [(_, before), (_, title), (_, name), _, rest @ ..] = words else { return false };
    let ward =
        matches!(bare(before), "County" | "Borough" | "District" | "Ward" | "Parish" | "Town");
    is_honorific(title)
        && !ward
        && name.starts_with(char::is_uppercase)
        && !NOUNS.has_folded(bare(name))
        && rest.len() >= 3
}

/// Where two capitalised words come again: the person named in the heading begins the minute.
fn named_again(words: &[(usize, &str)]) -> Option<usize> {
    let same = |one: usize, other: usize| {
        let (a, b) = (bare(words[one].1), bare(words[other].1));
        a == b && a.len() > 2 && a.starts_with(char::is_uppercase)
    };
    let pairs = 0..words.len().saturating_sub(1);
    pairs.clone().find(|&later| {
        later >= 3 && (0..later - 1).any(|first| same(first, later) && same(first + 1, later + 1))
    })
}

/// Where the subject of the first verb begins: a name is at most three words, none of them a noun
/// that ends headings.
fn subject_start(words: &[(usize, &str)], verb: usize) -> Option<usize> {
    let mut start = verb;
    while start > 0 && verb - start < 3 {
        let word = words[start - 1].1;
        let name = word.starts_with(char::is_uppercase)
            && !NOUNS.has_folded(bare(word))
            && !word.ends_with([':', '.', ',']) | initial(word);
        if !name {
            break;
        }
        start -= 1;
    }
    let ranked = start > 0 && start < verb && is_rank(words[start - 1].1);
    if ranked && start.checked_sub(2).is_some_and(|index| !is_joint(words[index].1)) {
        start -= 1;
    }
    let before = start.checked_sub(1).map(|index| words[index].1);
    let heading = start == 1 && NOUNS.has_folded(bare(words[0].1));
    let lonely = start == verb || before.is_none_or(is_joint) || start < 2 && !heading;
    (!lonely).then(|| words[start].0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> (&str, &str) {
        let at = body_start(text).unwrap_or(text.len());
        (text[..at].trim_end(), &text[at..])
    }

    #[test]
    fn words_and_their_signs_are_parted_as_unicode_has_it() {
        for text in ["", "  ", " a\u{a0}b\tc ", "«Été» (naïf), x", "a\u{2003}–\u{3000}\u{b}z", "é"]
        {
            let words: Vec<&str> = offsets(text).map(|(_, word)| word).collect();
            assert_eq!(words, text.split_whitespace().collect::<Vec<_>>(), "{text:?}");
            assert!(offsets(text).all(|(at, word)| text[at..].starts_with(word)), "{text:?}");
            let same = |word: &str| bare(word) == word.trim_matches(|c: char| !c.is_alphanumeric());
            assert!(words.into_iter().all(same), "{text:?}");
        }
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
