//! Registers whose rows were run together: in come rows, out comes everyone behind whose name one of
//! the key's letters stands: `Mr A Lee (Chairman) P Mrs B Fox A … P = present, A = apology`.

use super::key::Key;
use crate::facts::attendance::lists::{self, Entry, Mode};
use crate::facts::attendance::table::Line;
use crate::facts::attendance::tokens;
use crate::item::Status;
use crate::rows::Row;

/// Longer rows are not read as registers, in bytes.
const LONGEST: usize = 8_000;
/// A name with its role is at most so long, in bytes.
const LONGEST_NAME: usize = 120;
/// Fewer people may stand beside letters by chance.
const FEWEST: usize = 3;

/// The people of registers in one row; `base` is the index of the first row.
pub fn read(rows: &[Row], base: usize) -> Vec<Line> {
    let key = Key::of(rows, false);
    if !key.has_letters() {
        return Vec::new();
    }
    let lines = rows.iter().enumerate().filter(|(_, row)| row.text.len() <= LONGEST);
    lines.flat_map(|(at, row)| register(row.text, &key, at + base)).collect()
}

fn register(row: &str, key: &Key, at: usize) -> Vec<Line> {
    let mut clean = String::new();
    tokens::clean(row, &mut clean);
    let mut found: Vec<Line> = Vec::new();
    let (mut from, mut next) = (0, 0);
    for word in clean.split([' ', '\t']) {
        let start = next;
        next += word.len() + 1;
        let Some(status) = key.letters(word) else { continue };
        if start > from + LONGEST_NAME {
            break;
        }
        // a letter that is an initial, too: "Mr A" of "Mr A Lee"
        let Some(entry) = person(&clean[from..start]) else { continue };
        found.push((at, entry, status));
        from = start + word.len();
    }
    if found.len() < FEWEST || found.iter().all(|line| line.2 == Status::Listed) {
        found.clear();
    }
    found
}

/// The one person of a text, a bracket about the one before left out: `(in the chair) Mr B Fox`.
fn person(text: &str) -> Option<Entry> {
    let text = text.trim();
    let own = match text.strip_prefix('(') {
        Some(bracket) => bracket.split_once(')')?.1,
        None => text,
    };
    let list = lists::parse(own.trim(), Mode::Block);
    let [entry] = &list.entries[..] else { return None };
    let full = entry.honorific.is_some() || entry.name.contains(' ');
    (list.whole && full).then(|| entry.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{Extract, Style};
    use crate::rows::Rows;

    #[test]
    fn letters_behind_names_in_a_row() {
        let row = "Mr AC Lee (Chairman) A Mr D Fox P (in the chair) Mrs A Day P Ms E Elm N P = present, A = apology, N = non-attendance |";
        let mut extract = Extract::default();
        extract.push(row, 0, Style::Plain);
        let rows = Rows::new(&extract);
        let got: Vec<(String, Status)> =
            read(&rows.rows, 0).into_iter().map(|line| (line.1.name, line.2)).collect();
        let want = [
            ("AC Lee", Status::Apologies),
            ("D Fox", Status::Present),
            ("A Day", Status::Present),
            ("E Elm", Status::Absent),
        ];
        assert_eq!(got, want.map(|(name, status)| (name.to_owned(), status)));
    }
}
