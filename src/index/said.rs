//! Strings that an item's text says too: in come a string and the text, out comes the place in the
//! text where it stands, which takes three bytes; and from the place the string again.
//!
//! A title or a decision is printed in the text word by word, but where its lines were joined one
//! blank stands for a line's end.

use memchr::memmem;

use super::bytes::{BadRecord, Input, put};
use super::shorthand::{Scribe, Shorthand};

/// Strings are looked for in so much of the text.
const WINDOW: usize = 1 << 16;
/// So many places at which a string's first word stands are looked at.
const TRIES: usize = 32;

/// No string is there, or it follows in shorthand; greater numbers are places, doubled, and one more
/// where white space was folded.
const APART: u64 = 0;
const FIRST: u64 = 1;

/// Appends a string, or the word that there is none. It is looked for from `*from` on, which moves
/// to where it stands.
pub(super) fn put_said(
    out: &mut Vec<u8>,
    said: Option<&str>,
    text: &str,
    from: &mut usize,
    scribe: &mut Scribe,
) {
    match said.filter(|said| !said.is_empty()).and_then(|said| find(said, text, *from)) {
        Some((start, end, folded)) => {
            put(out, FIRST + ((start as u64) << 1 | u64::from(folded)));
            put(out, (end - start) as u64);
            *from = start;
        }
        None => {
            put(out, APART);
            scribe.write(said, out);
        }
    }
}

/// Reads a string, or the word that there is none.
pub(super) fn get_said(
    input: &mut Input,
    text: &str,
    shorthand: &Shorthand,
) -> Result<Option<String>, BadRecord> {
    let place = input.number()?;
    if place == APART {
        return shorthand.read(input);
    }
    let place = place - FIRST;
    let start = usize::try_from(place >> 1).map_err(|_| BadRecord)?;
    let length = usize::try_from(input.number()?).map_err(|_| BadRecord)?;
    let end = start.checked_add(length).ok_or(BadRecord)?;
    let there = text.get(start..end).ok_or(BadRecord)?;
    Ok(Some(if place & 1 == 0 { there.to_owned() } else { fold(there) }))
}

/// Where the text says it: beginning, end, and whether white space has to be folded.
fn find(said: &str, text: &str, from: usize) -> Option<(usize, usize, bool)> {
    let bytes = text.as_bytes();
    let window = &bytes[from..text.len().min(from.saturating_add(WINDOW))];
    let first = said.split(' ').next()?;
    memmem::find_iter(window, first).take(TRIES).find_map(|at| {
        let start = from + at;
        if bytes[start..].starts_with(said.as_bytes()) {
            return Some((start, start + said.len(), false));
        }
        // A place is kept only if it gives the string back.
        let end = end_of_folded(said.as_bytes(), bytes, start)?;
        (fold(text.get(start..end)?) == said).then_some((start, end, true))
    })
}

/// Where the string ends in the text, if it begins at `at` and white space does not matter.
fn end_of_folded(said: &[u8], text: &[u8], mut at: usize) -> Option<usize> {
    for &byte in said {
        let found = *text.get(at)?;
        at += 1;
        if byte != b' ' {
            (byte == found).then_some(())?;
            continue;
        }
        found.is_ascii_whitespace().then_some(())?;
        while text.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
    }
    Some(at)
}

/// White space folded to single blanks.
fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = false;
    for part in text.split(|c: char| c.is_ascii_whitespace()) {
        if blank && !out.ends_with(' ') {
            out.push(' ');
        }
        out.push_str(part);
        blank = true;
    }
    out
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use tantivy::directory::OwnedBytes;

    use super::*;
    use crate::index::shorthand::WordList;

    /// The bytes that a string takes, and what it is read as.
    fn there_and_back(said: Option<&str>, text: &str, from: usize) -> (usize, Option<String>) {
        let list = Arc::new(WordList::new());
        let (mut out, mut at) = (Vec::new(), from);
        put_said(&mut out, said, text, &mut at, &mut Scribe::new(&list));
        let shorthand = Shorthand::open(OwnedBytes::new(list.file())).unwrap();
        (out.len(), get_said(&mut Input(&out), text, &shorthand).unwrap())
    }

    #[test]
    fn what_the_text_says_is_kept_as_a_place_there() {
        let text = "5. Hedges and\n   verges\nRESOLVED  that the verge be cut";
        for said in ["Hedges and verges", "that the verge be cut", "Hedges", "5."] {
            assert_eq!(there_and_back(Some(said), text, 0), (2, Some(said.to_owned())));
        }
    }

    #[test]
    fn what_it_does_not_say_is_kept_apart() {
        let text = "a  b\u{a0}c d";
        for said in ["", " ", "a  b ", "b c", "a b c", "é", "d e", " a", "a  b\u{a0}c  d"] {
            assert_eq!(there_and_back(Some(said), text, 0).1.as_deref(), Some(said));
        }
        assert_eq!(there_and_back(None, text, 0).1, None);
        assert!(there_and_back(Some("a b"), text, 3).0 > 2);
        let text = format!("{}hedge", "x ".repeat(WINDOW));
        assert_eq!(there_and_back(Some("hedge"), &text, 0).1.as_deref(), Some("hedge"));
    }
}
