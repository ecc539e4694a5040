//! What is said of a person behind the name: in comes the text of a bracket, of a column or behind
//! a dash, out comes a role, a substitution, an arrival or departure, a way of taking part.

use jiff::civil::Time;

use super::lists::{self, Entry, Mode};
use super::names;
use super::words::{self, BODY, LETTERS, ROLE};
use crate::item::{Moment, Status};

/// Words behind which the member stands whose place is taken.
const IN_PLACE_OF: &[&str] = &[
    "in place of",
    "instead of",
    "replacing",
    "on behalf of",
    "vice cllr",
    "vice councillor",
    "deputising for",
    "deputizing for",
    "deputy for",
    "substituting for",
    "substituted for",
    "substitute for",
    "substitute member for",
    "sub for",
    "sub. for",
    "standing in for",
    "acting for",
];

/// Takes one detail of a person into the entry. `bracket` is true for what stands in brackets,
/// which may hold initials or a reason.
pub fn take(entry: &mut Entry, text: &str, bracket: bool) {
    let text = text.trim().trim_end_matches(['.', ',', ';', '-', '–']).trim();
    if text.is_empty() || text.len() > 400 {
        return;
    }
    let lower = text.to_lowercase();
    if status(entry, &lower) || substitution(entry, text, &lower) || movement(entry, &lower) {
        return;
    }
    if remote(&lower) {
        entry.remote = true;
        return;
    }
    if bracket && initials(entry, text) {
        return;
    }
    if lower.contains("in the chair") || lower == "presiding" {
        entry.role.get_or_insert_with(|| text.to_owned());
        return;
    }
    if text.chars().filter(char::is_ascii_digit).count() > 4 || lower.contains('@') {
        return;
    }
    role(entry, text, bracket);
}

/// A status of the person's own: `(apologies)`, `Present, as substitute`, `Expected`.
fn status(entry: &mut Entry, lower: &str) -> bool {
    let found = if lower.starts_with("apolog") && !lower.contains(" from ")
        || lower.starts_with("sent apolog")
        || lower == "apol"
        || lower == "leave of absence"
    {
        Status::Apologies
    } else if lower.starts_with("absent")
        || lower.starts_with("not present")
        || lower.starts_with("not in attendance")
        || lower.starts_with("did not attend")
        || lower == "no apologies"
    {
        Status::Absent
    } else if lower.starts_with("expected") || lower.starts_with("invited") {
        Status::Listed
    } else if lower.starts_with("present") {
        let away = ["not", "until", "part", "for "].iter().any(|w| lower.contains(w));
        entry.remote |= remote(lower);
        if lower.contains("substitut") {
            Status::Substitute
        } else if away {
            return false;
        } else {
            Status::Present
        }
    } else if lower.starts_with("in attendance") || lower.starts_with("attended") {
        entry.remote |= remote(lower);
        Status::InAttendance
    } else {
        return false;
    };
    entry.status = Some(found);
    true
}

/// `substitute for Cllr B`, `in place of Cllr B`; behind an apology `Cllr B substituting`.
fn substitution(entry: &mut Entry, text: &str, lower: &str) -> bool {
    if let Some(found) =
        IN_PLACE_OF.iter().find_map(|words| lower.find(words).map(|at| at + words.len()))
    {
        let words = lower[..found].split_whitespace().next_back().unwrap_or_default();
        let from = if matches!(words, "cllr" | "councillor") { found - words.len() } else { found };
        let whom = text.get(from..).map(|rest| lists::parse(rest, Mode::Phrase).entries);
        if let Some(whom) = whom.and_then(|list| list.into_iter().next()) {
            entry.status = Some(Status::Substitute);
            entry.substitute_for = Some(whom.name);
            return true;
        }
    }
    if let Some(rest) = text.strip_prefix("for ") {
        let list = lists::parse(rest, Mode::Phrase);
        if let ([whom], true) = (&list.entries[..], list.whole)
            && whom.honorific.is_some()
        {
            entry.status = Some(Status::Substitute);
            entry.substitute_for = Some(whom.name.clone());
            return true;
        }
    }
    if is_substitution(lower) {
        let behind = text
            .find([':', ' '])
            .map_or("", |at| text[at + 1..].trim_start_matches([':', ' ', '-', '–']));
        let behind = behind.strip_prefix("by ").unwrap_or(behind);
        let word = ["sub", "replaced", "deputised", "represented"]
            .iter()
            .any(|word| lower.starts_with(word));
        let mut list = lists::parse(if word { behind } else { "" }, Mode::Phrase);
        if list.entries.is_empty() {
            list = lists::parse(text, Mode::Search);
        }
        if list.entries.is_empty() {
            entry.status = Some(Status::Substitute);
        } else {
            entry.replaced_by = list.entries;
        }
        return true;
    }
    false
}

/// True where small letters say that somebody took somebody's place.
pub fn is_substitution(lower: &str) -> bool {
    const INSTEAD: &[&str] = &["in his ", "in her ", "in their ", "instead"];
    lower.contains("substitut")
        || lower.contains("attend") && INSTEAD.iter().any(|words| lower.contains(words))
        || lower.starts_with("represented by")
        || lower.starts_with("sub ")
        || lower.starts_with("sub:")
        || lower == "sub"
        || lower.starts_with("sub.")
        || lower.contains("replaced by")
        || lower.contains("deputised by")
}

/// `(to 9.14pm)`, `from 7.30 pm`, `left at item 5`, `joined the meeting at 19:20`.
fn movement(entry: &mut Entry, lower: &str) -> bool {
    let starts = |list: &[&str]| list.iter().any(|w| lower.starts_with(w));
    let moment = moment(lower);
    if starts(&["to ", "until", "till ", "left", "up to", "departed"]) {
        if moment.is_some() || starts(&["left", "departed"]) {
            entry.left = moment.or(entry.left.take()).or(Some(Moment::default()));
            return true;
        }
    } else if starts(&["from ", "arrived", "joined", "late", "entered", "arriving", "came in"]) {
        if moment.is_some() || starts(&["arrived", "joined", "late", "entered"]) {
            entry.arrived = moment.or(entry.arrived.take()).or(Some(Moment::default()));
            return true;
        }
    } else if starts(&[
        "items ",
        "item ",
        "minutes ",
        "minute ",
        "for item",
        "for part",
        "part ",
        "part-time",
    ]) {
        return true;
    }
    false
}

/// A time or an item number in some words, in small letters.
pub fn moment(lower: &str) -> Option<Moment> {
    let time = time(lower);
    let item = lower.find("item ").or_else(|| lower.find("minute ")).and_then(|at| {
        let rest =
            lower[at..].split_once(' ')?.1.trim_start_matches("no").trim_start_matches(['.', ' ']);
        let number: String =
            rest.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '.' | '/')).collect();
        number
            .starts_with(|c: char| c.is_ascii_digit())
            .then(|| number.trim_end_matches('.').to_owned())
    });
    (time.is_some() || item.is_some()).then_some(Moment { time, item })
}

/// `7.20pm`, `19:20`, `7.20 p.m.`, `9 pm`; no time without a minute or am and pm.
fn time(lower: &str) -> Option<Time> {
    let bytes = lower.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let digits = bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        if digits == 0 {
            at += 1;
            continue;
        }
        let mut hour: i8 = if digits <= 2 { lower[at..at + digits].parse().ok()? } else { -1 };
        at += digits;
        let mut minute = None;
        let two =
            |i: usize| bytes.get(i..i + 2).filter(|b| b.iter().all(u8::is_ascii_digit)).is_some();
        if matches!(bytes.get(at), Some(b'.' | b':')) && two(at + 1) {
            minute = lower[at + 1..at + 3].parse::<i8>().ok();
            at += 3;
        }
        let rest = lower.get(at..).unwrap_or_default().trim_start();
        let (pm, am) = (
            rest.starts_with("pm") || rest.starts_with("p.m"),
            rest.starts_with("am") || rest.starts_with("a.m"),
        );
        if hour < 0 || (minute.is_none() && !pm && !am) {
            continue;
        }
        if pm && hour < 12 {
            hour += 12;
        } else if am && hour == 12 {
            hour = 0;
        }
        if let Ok(time) = Time::new(hour, minute.unwrap_or(0), 0, 0) {
            return Some(time);
        }
    }
    None
}

/// True where the words say that somebody took part from afar.
pub fn remote(lower: &str) -> bool {
    [
        "zoom",
        "remote",
        "virtual",
        "online",
        "teams",
        "video",
        "telephone",
        "by phone",
        "webex",
        "skype",
        "dial-in",
        "hybrid",
    ]
    .iter()
    .any(|word| lower.contains(word))
        && !["team", "officer", "manager", "editor"]
            .iter()
            .any(|word| lower.split(' ').any(|w| w == *word))
}

/// Initials in brackets: the name's own are dropped, those of a bare surname belong to it.
fn initials(entry: &mut Entry, text: &str) -> bool {
    if words::is_initials(text)
        && text.chars().filter(|c| c.is_alphabetic()).count() <= 2
        && !entry.name.contains(' ')
    {
        entry.name = format!("{} ({text})", entry.name);
        return true;
    }
    names::initials_of(&entry.name, text) || words::is(text, LETTERS)
}

/// A role or the body that the person speaks for; words in small letters that name neither, such
/// as `(unwell)`, are dropped.
fn role(entry: &mut Entry, text: &str, bracket: bool) {
    let letters = text.split([' ', ',']).all(|w| w.is_empty() || words::is(w, LETTERS));
    if letters {
        return;
    }
    let says_role = text.split([' ', '/', ',', '-']).any(|w| words::is(w, ROLE));
    let capital = text.chars().any(char::is_uppercase);
    if !says_role && !capital {
        return;
    }
    let body = !says_role && (is_body(text) || bracket);
    if body && entry.organisation.is_none() {
        entry.organisation = Some(text.to_owned());
    } else if let Some(role) = &mut entry.role {
        role.push_str(", ");
        role.push_str(text);
    } else {
        entry.role = Some(text.to_owned());
    }
}

/// True for the name of a body: `Harrowfen Borough Council`, `NHS Marsh Group`, `DfE`.
pub fn is_body(text: &str) -> bool {
    let kind = |word: &str| {
        matches!(
            word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().as_str(),
            "council"
                | "constabulary"
                | "trust"
                | "university"
                | "college"
                | "school"
                | "academy"
                | "nhs"
                | "ltd"
                | "limited"
                | "plc"
                | "llp"
                | "association"
                | "society"
                | "agency"
                | "authority"
                | "church"
                | "diocese"
                | "union"
                | "foundation"
                | "institute"
                | "hospital"
                | "federation"
                | "museum"
                | "gallery"
                | "police"
                | "group"
                | "company"
                | "charity"
                | "partnership"
                | "office"
                | "forum"
                | "club"
                | "bureau"
        )
    };
    let says_role = text.split([' ', '/']).any(|w| words::is(w, ROLE));
    !says_role
        && (text.split(' ').any(kind)
            || text.split(' ').all(|w| words::is_acronym(w) || words::is(w, BODY))
                && text.split(' ').any(words::is_acronym))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_items_are_moments() {
        let at =
            |text: &str| moment(text).map(|m| (m.time.map(|t| (t.hour(), t.minute())), m.item));
        assert_eq!(at("arrived at 7.20pm"), Some((Some((19, 20)), None)));
        assert_eq!(at("left at 20:05 during item 7."), Some((Some((20, 5)), Some("7".into()))));
        assert_eq!(at("from 9 a.m."), Some((Some((9, 0)), None)));
        assert_eq!(at("for 3 people"), None);
    }

    #[test]
    fn bodies_are_told_from_roles() {
        assert!(is_body("Harrowfen Borough Council") && is_body("DfE") && is_body("NHS Harrowfen"));
        assert!(!is_body("Council Leader") && !is_body("Public Protection"));
    }
}
