//! Tables whose cells were run together: in come rows below `Attendee Name Title Status Arrived`, out
//! comes everyone with the status at the end of the row: `Ann Lee Planning Commissioner Present 6:23 PM`.

use super::{Line, status};
use crate::facts::attendance::details;
use crate::facts::attendance::lists::{self, Mode};
use crate::facts::attendance::tokens::{self, Token};
use crate::facts::attendance::words::{BODY, LEADS, ROLE, TITLE, WHOSE};
use crate::facts::words::is_in;
use crate::rows::Row;

/// A head or a row is at most so long, in bytes.
const LONGEST: usize = 200;
/// A row has at most so many words.
const MOST_WORDS: usize = 20;

/// The people below the heads of such a table; `base` is the index of the first row.
pub fn read(rows: &[Row], base: usize) -> Vec<Line> {
    let Some(head) = rows.iter().position(|row| is_head(row.text)) else { return Vec::new() };
    let below = rows.iter().enumerate().skip(head + 1).filter(|(_, row)| !row.is_blank());
    below.map_while(|(at, row)| line(row.text, at + base)).collect()
}

/// `Attendee Name Title Status Arrived`, `Name Organization Status`.
fn is_head(text: &str) -> bool {
    if text.len() > 100 || !is_in(text, "tatus") {
        return false;
    }
    let text = text.trim();
    let has = |word: &str| text.split(' ').any(|own| own.eq_ignore_ascii_case(word));
    text.len() <= 60
        && has("status")
        && has("name")
        && ["title", "organization", "organisation", "arrived", "role"].iter().any(|word| has(word))
}

fn line(text: &str, at: usize) -> Option<Line> {
    let words = tokens::split(text.get(..text.len().min(LONGEST))?, &[' ', '\t'], MOST_WORDS);
    let place = words.iter().rposition(|word| status(word.text).is_some())?;
    let behind = &words[place + 1..];
    if place < 2 || !behind.iter().all(is_time) {
        return None;
    }
    let said = status(words[place].text)?;
    let of_role = |word: &Token| word.is(ROLE | BODY | LEADS | WHOSE | TITLE);
    let name = (2..place).find(|at| of_role(&words[*at])).unwrap_or(place);
    let join = |words: &[Token]| words.iter().map(|word| word.text).collect::<Vec<_>>().join(" ");
    let list = lists::parse(&join(&words[..name]), Mode::Block);
    let [entry] = &list.entries[..] else { return None };
    let mut entry = entry.clone();
    details::take(&mut entry, &join(&words[name..place]), false);
    entry.remote |= said.1;
    (list.whole && entry.name.contains(' ')).then_some((at, entry, said.0))
}

/// `6:23`, `PM`.
fn is_time(word: &Token) -> bool {
    word.text.starts_with(|c: char| c.is_ascii_digit())
        || ["am", "pm", "a.m.", "p.m."].iter().any(|half| word.text.eq_ignore_ascii_case(half))
}
