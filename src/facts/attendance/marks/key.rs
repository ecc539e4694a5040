//! Keys: in come the rows of a part, out comes what the marks beside names mean: `* denotes
//! apologies`, `P = present`, `* apologies  ** absent`.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::facts::attendance::CUES;
use crate::item::Status;
use crate::rows::Row;

/// Rows of a part in which a key is looked for.
const FIRST_ROWS: usize = 200;
/// A row that explains marks is at most so long, in bytes.
const LONGEST: usize = 300;
/// One that has the list before the key.
const LONGEST_WITH_LIST: usize = 4_000;
/// The signs that stand beside names.
pub const SIGNS: &[char] = &['*', '#', '†', '‡', '^'];

/// What the marks beside names mean.
#[derive(Debug, Clone, Default)]
pub struct Key {
    signs: Vec<Sign>,
    letters: Vec<(String, Status)>,
}

/// A sign, or several of one kind, with its meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Sign {
    sign: String,
    status: Status,
    /// Said in so many words. `*apologies` alone may be a bullet: it explains only signs behind names.
    worded: bool,
}

impl Key {
    /// The key among some rows, with signs or without; empty where there is none.
    pub fn of(rows: &[Row], signs: bool) -> Self {
        let rows = &rows[..rows.len().min(FIRST_ROWS)];
        // a key has a word for those present or away
        let cued = || rows.iter().filter(|row| row.cues.any(CUES));
        let mut found = Vec::new();
        let noted = |row: &&Row| {
            row.text.len() <= LONGEST && (row.cues.any(CUES) || row.trimmed().starts_with(SIGNS))
        };
        for row in rows.iter().filter(|row| signs && noted(row)) {
            notes(row.trimmed(), &mut found);
        }
        let lettered = cued().any(|row| explains_letters(row.text));
        let letters = if lettered { legend(rows) } else { Vec::new() };
        Self { signs: found, letters }
    }

    /// True where nothing is explained.
    pub fn is_empty(&self) -> bool {
        self.signs.is_empty() && self.letters.is_empty()
    }

    /// True where letters are explained.
    pub fn has_letters(&self) -> bool {
        !self.letters.is_empty()
    }

    /// What signs behind a name mean.
    pub fn behind(&self, signs: &str) -> Option<Status> {
        self.signs.iter().find(|own| own.sign == signs).map(|own| own.status)
    }

    /// What signs before a name mean.
    pub fn before(&self, signs: &str) -> Option<Status> {
        let own = self.signs.iter().find(|own| own.worded && own.sign == signs)?;
        Some(own.status)
    }

    /// What letters in brackets behind a name mean.
    pub fn letters(&self, letters: &str) -> Option<Status> {
        self.letters.iter().find(|own| own.0 == letters).map(|own| own.1)
    }
}

/// True where a row may explain letters: `P = Present`, `A – absent`.
fn explains_letters(text: &str) -> bool {
    let mut signs = memchr::memchr3_iter(b'=', b':', b'-', text.as_bytes());
    let dash =
        || !text.is_ascii() && text.match_indices('–').any(|(at, _)| lone_letters(&text[..at]));
    text.len() <= LONGEST_WITH_LIST && (signs.any(|at| lone_letters(&text[..at])) || dash())
}

/// True where a text ends with one or two letters that stand alone: `(P `.
fn lone_letters(before: &str) -> bool {
    // a word's last letters come after more letters: most are told by three bytes
    let before = before.trim_end_matches(' ');
    let mut letters =
        before.chars().rev().take_while(|c| !matches!(c, ' ' | '\t' | '(' | ',' | ';'));
    letters.next().is_some_and(char::is_alphabetic) && letters.nth(1).is_none()
}

/// The signs of one kind that a text begins with.
pub fn signs(text: &str) -> &str {
    let first = text.chars().next().filter(|c| SIGNS.contains(c));
    let end = first.map_or(0, |first| text.find(|c| c != first).unwrap_or(text.len()));
    &text[..end]
}

/// The signs that a row explains, in words or one beside the other.
fn notes(text: &str, found: &mut Vec<Sign>) {
    static ASTERISK: LazyLock<Finder> = LazyLock::new(|| Finder::new("asterisk"));
    let worded = || ASTERISK.find(text.as_bytes()).is_some();
    let signed = memchr::memchr3(b'*', b'#', b'^', text.as_bytes()).is_some()
        || !text.is_ascii() && text.contains(['†', '‡']);
    if text.is_empty() || !signed && !worded() {
        return;
    }
    if let Some(note) = sentence(text, worded()) {
        found.push(note);
        return;
    }
    let parts =
        || text.trim_matches(['(', ')']).split([';', ',', '\t']).flat_map(|p| p.split("  "));
    let parts = || parts().filter(|part| !part.trim().is_empty());
    let bare: Vec<(Sign, bool)> = parts().map_while(beside_words).collect();
    // every part of the row is one of them, or it is no key
    if bare.len() == parts().count() && bare.iter().any(|(_, sure)| *sure) {
        found.extend(bare.into_iter().map(|(sign, _)| sign));
    }
}

/// `*apologies`, `** absent`: a sign and the words for a status, nothing else; false where it may be a
/// heading or a bullet: `* Absent`.
fn beside_words(part: &str) -> Option<(Sign, bool)> {
    let part = part.trim();
    let sign = signs(part);
    let words = part[sign.len()..].trim_matches([' ', '=', '-', '–', ':', '.']).to_lowercase();
    let status = match words.as_str() {
        "apologies"
        | "apology"
        | "apologies received"
        | "apologies sent"
        | "sent apologies"
        | "apologies for absence"
        | "apologies given"
        | "gave apologies"
        | "with apologies" => Status::Apologies,
        "absent" | "not present" | "not in attendance" | "did not attend" => Status::Absent,
        _ => return None,
    };
    let glued = part[sign.len()..].starts_with(char::is_alphabetic) && !sign.starts_with('#');
    let apart = sign.chars().count() > 1 && !sign.starts_with('#') || !sign.is_ascii();
    let sure = glued || apart || part.contains('=');
    (!sign.is_empty()).then(|| (Sign { sign: sign.to_owned(), status, worded: false }, sure))
}

/// `Those marked with * sent apologies`, `(*absent)`, `# = Not in attendance`.
fn sentence(text: &str, asterisk: bool) -> Option<Sign> {
    if text.len() > 160 {
        return None;
    }
    let sign = if asterisk { '*' } else { SIGNS.iter().copied().find(|&c| stands(text, c))? };
    let lower = text.to_lowercase();
    let explains = ["denote", "indicat", "marked", "represent", "means", "signif", "asterisk"]
        .iter()
        .any(|word| lower.contains(word));
    let bare = text.trim_matches(['(', ')', ' ']);
    let equals = bare.strip_prefix(sign).is_some_and(|rest| rest.trim_start().starts_with('='))
        || text.starts_with('(') && bare.starts_with(sign)
        || bare.ends_with(sign) && lower.contains('=');
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if !(explains || equals) || has(&["remote", "virtual", "online", "zoom", "teams", "part of"]) {
        return None;
    }
    let status = if has(&["apolog", "regrets", "excused"]) {
        Status::Apologies
    } else if has(&["absen", "not present", "not attend", "unable to attend", "not in attendance"])
    {
        Status::Absent
    } else if has(&["present", "attend"]) {
        Status::Present
    } else {
        return None;
    };
    Some(Sign { sign: sign.to_string(), status, worded: true })
}

/// True where a sign stands on its own in a note, in brackets or quotes too, and once.
fn stands(text: &str, sign: char) -> bool {
    let mut parts = text.splitn(3, sign);
    let (Some(before), Some(after), None) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let open = before.is_empty() || before.ends_with([' ', '(', '\'', '"', '‘', '“']);
    open && !after.starts_with(char::is_alphanumeric) || before.is_empty() || before == "("
}

/// What letters mean: `P – Present`, `A = Apologies`, `(AB: absent)`.
pub fn legend(rows: &[Row]) -> Vec<(String, Status)> {
    let mut found = Vec::new();
    for row in rows {
        if !explains_letters(row.text) {
            continue;
        }
        let apart = row.text.replace('=', " = ");
        let words: Vec<&str> =
            apart.split([' ', '\t', ',', ';', '(', ')']).filter(|w| !w.is_empty()).collect();
        for three in words.windows(3) {
            let mark = three[0];
            if mark.chars().count() > 2 || !matches!(three[1], "–" | "-" | "=" | ":") {
                continue;
            }
            let word = three[2].to_lowercase();
            let status = match word.as_str() {
                "present" | "late" | "attended" => Status::Present,
                "apologies" | "apology" | "sanctioned" | "accepted" | "authorised" | "consent" => {
                    Status::Apologies
                }
                "absent" | "absence" | "unauthorised" | "not" | "non-attendance" => Status::Absent,
                "substitute" => Status::Substitute,
                _ => continue,
            };
            found.push((mark.to_owned(), status));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, Status)> {
        let mut found = Vec::new();
        notes(text, &mut found);
        found.into_iter().map(|note| (note.sign, note.status)).collect()
    }

    #[test]
    fn notes_that_explain_a_mark() {
        for (text, sign, status) in [
            ("* denotes apologies received", "*", Status::Apologies),
            ("Those marked with * sent apologies", "*", Status::Apologies),
            ("(*absent)", "*", Status::Absent),
            ("# = Not in attendance", "#", Status::Absent),
            ("An asterisk indicates those present", "*", Status::Present),
            ("*Apologies received", "*", Status::Apologies),
            ("† Absent", "†", Status::Absent),
        ] {
            assert_eq!(read(text), [(sign.to_owned(), status)], "{text}");
        }
        for text in [
            "* Apologies were received from Ann Lee",
            "**Present**",
            "**Apologies**",
            "# Present",
            "# Apologies",
            "* Apologies",
            "* denotes attendance via Zoom",
            "* denotes a pecuniary interest",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }

    #[test]
    fn several_marks_in_a_row() {
        let two = [("*".to_owned(), Status::Apologies), ("**".to_owned(), Status::Absent)];
        assert_eq!(read("* apologies  ** absent"), two);
        assert_eq!(read("*apologies  ** absent"), two);
        assert_eq!(read("(* = apologies, ** = absent)"), two);
    }
}
