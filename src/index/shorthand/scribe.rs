//! Writes shorthand: in come texts, out come codes. One scribe a thread; the list is shared.
//!
//! Whoever wants to know the stretches of a text too, to index its words, hears them on the way: a
//! text is parted and looked up once.

use std::sync::Arc;

use super::forms::{CODED, Code, Form, Forms, Known, LONGEST_FORM, NEVER, NOT_YET};
use super::list::{Table, WordList, hash};
use super::{LONG_PLAIN, LONGEST, ONE, PLAIN, THREE, TWO, is_letters, stretch};
use crate::eights;
use crate::index::bytes::put;

/// Writes shorthand with the words of a shared list, of which it keeps in mind those that came since
/// the beginning: it asks the list only about words that it has no code for.
#[derive(Debug)]
pub struct Scribe {
    list: Arc<WordList>,
    first: Arc<Table>,
    known: Table,
    forms: Forms,
    codes: Codes,
}

/// Hears the stretches of a text while it is written.
pub trait Hearer {
    /// A stretch from one byte offset to another. Between one of letters and the next that does not
    /// follow at once stands a single blank, which is not told of. `mark` is 0 for a stretch that
    /// has not come up before, or is too long to be known again; what the hearer makes of it is
    /// there when the stretch comes up again.
    fn hear(&mut self, mark: &mut u32, start: usize, end: usize);
}

/// Does not listen.
impl Hearer for () {
    fn hear(&mut self, _mark: &mut u32, _start: usize, _end: usize) {}
}

impl Scribe {
    /// One that writes for this list's generation.
    pub fn new(list: &Arc<WordList>) -> Self {
        let (forms, codes, known) = (Forms::default(), Codes::default(), Table::default());
        Self { first: Arc::clone(list.first()), list: Arc::clone(list), known, forms, codes }
    }

    /// Appends a text with its length, or the word that there is none.
    pub fn write(&mut self, text: Option<&str>, out: &mut Vec<u8>) {
        put(out, text.map_or(0, |text| text.len() as u64 + 1));
        self.walk::<true>(text.unwrap_or_default(), out, &mut ());
    }

    /// Appends a text with its length, and tells a hearer of its stretches.
    pub fn write_heard(&mut self, text: &str, out: &mut Vec<u8>, hearer: &mut impl Hearer) {
        put(out, text.len() as u64 + 1);
        self.walk::<true>(text, out, hearer);
    }

    /// Tells a hearer of a text's stretches.
    pub fn tell(&mut self, text: &str, hearer: &mut impl Hearer) {
        self.walk::<false>(text, &mut Vec::new(), hearer);
    }

    /// Bytes of memory in use but for the list, about.
    pub fn bytes(&self) -> usize {
        self.forms.bytes()
    }

    fn walk<const WRITE: bool>(&mut self, text: &str, out: &mut Vec<u8>, hearer: &mut impl Hearer) {
        let Self { list, first, known, forms, codes } = self;
        let bytes = text.as_bytes();
        let (mut at, mut behind_letters) = (0, false);
        while at < bytes.len() {
            // What follows a gap are letters again: their code says that a blank stands before them.
            if behind_letters && is_one_blank(&bytes[at..]) {
                at += 1;
            }
            let head = head(bytes, at);
            let (end, letters) = end_of(bytes, at, head);
            behind_letters = letters;
            let mut long = Known::default();
            let stretch = match end - at {
                short @ ..=LONGEST_FORM => forms.get(Form::of(head, short)),
                _ => &mut long,
            };
            if WRITE && stretch.code == NOT_YET {
                stretch.code = find_code(first, known, list, &bytes[at..end]);
            }
            hearer.hear(&mut stretch.mark, at, end);
            let code = stretch.code;
            if WRITE && code >= CODED {
                codes.put(code, out);
            } else if WRITE {
                codes.put_plain(&bytes[at..end], out);
            }
            at = end;
        }
        codes.flush(out);
    }
}

/// Codes on their way out. Four bytes are written for each, whatever its length, and the next one
/// begins where it ends.
#[derive(Debug)]
struct Codes {
    bytes: [u8; 512],
    filled: usize,
}

impl Default for Codes {
    fn default() -> Self {
        Self { bytes: [0; 512], filled: 0 }
    }
}

impl Codes {
    #[inline]
    fn put(&mut self, code: Code, out: &mut Vec<u8>) {
        if self.filled + 4 > self.bytes.len() {
            self.flush(out);
        }
        self.bytes[self.filled..self.filled + 4].copy_from_slice(&code.to_le_bytes());
        self.filled += (code >> 24) as usize;
    }

    /// A stretch as it is.
    #[cold]
    fn put_plain(&mut self, stretch: &[u8], out: &mut Vec<u8>) {
        self.flush(out);
        match stretch.len() {
            short @ 1..=14 => out.push(PLAIN + short as u8),
            long => {
                out.push(LONG_PLAIN);
                put(out, long as u64);
            }
        }
        out.extend_from_slice(stretch);
    }

    fn flush(&mut self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.bytes[..self.filled]);
        self.filled = 0;
    }
}

/// True where the bytes begin with a single blank and go on with letters.
#[inline]
fn is_one_blank(bytes: &[u8]) -> bool {
    bytes[0] == b' ' && is_letters(&bytes[1..])
}

/// 16 bytes from `at` on, the first lowest, with zeros behind the last.
#[inline]
fn head(bytes: &[u8], at: usize) -> u128 {
    if let Some(whole) = bytes[at..].first_chunk() {
        return u128::from_le_bytes(*whole);
    }
    let mut filled = [0; 16];
    filled[..bytes.len() - at].copy_from_slice(&bytes[at..]);
    u128::from_le_bytes(filled)
}

/// Where the stretch ends that begins at `at`, and whether it is letters; `head` are its first bytes.
#[inline]
fn end_of(bytes: &[u8], at: usize, head: u128) -> (usize, bool) {
    let plain = |eight: u64| eights::letters(eight) | eights::within(eight, b'0', b'9');
    let plain = u128::from(plain(head as u64)) | u128::from(plain((head >> 64) as u64)) << 64;
    let others = !plain & u128::from_le_bytes([0x80; 16]);
    let length = others.trailing_zeros() as usize / 8;
    // What stands behind plain letters ends them, if it is ASCII.
    if length > 0 && length < 16 && head >> (length * 8) & 0x80 == 0 {
        return (at + length, true);
    }
    stretch(bytes, at)
}

/// The code of a stretch, or why it has none.
#[cold]
fn find_code(first: &Table, known: &mut Table, list: &WordList, word: &[u8]) -> Code {
    if word.len() > LONGEST {
        return NEVER;
    }
    let hash = hash(word);
    if let Some(number) = first.find(word, hash).or_else(|| known.find(word, hash)) {
        return code_of(number as usize);
    }
    // A code has what comes for the second time, to this scribe or another.
    if !list.was_seen(hash) {
        return NOT_YET;
    }
    match list.number_of(word, hash) {
        Some(number) => {
            known.add_as(word, hash, number);
            code_of(number as usize)
        }
        None => NEVER,
    }
}

/// The code of a number of the list.
fn code_of(number: usize) -> Code {
    let (length, bytes) = if number < ONE {
        (1, [number as u8, 0, 0])
    } else if number < TWO {
        let rest = number - ONE;
        (2, [(ONE + rest / 256) as u8, rest as u8, 0])
    } else {
        let rest = number - TWO;
        (3, [THREE, (rest >> 8) as u8, rest as u8])
    };
    Code::from_le_bytes([bytes[0], bytes[1], bytes[2], length])
}
