//! Shorthand: texts as numbers of words, which is how the index stores them.
//!
//! In comes a text, out come its length and one code for each stretch of letters and each gap
//! between two of them; a single blank between two words needs none. What a code stands for says the
//! generation's [`WordList`], which grows while documents are read. A text comes back byte for byte.
//! Reading costs a copy of some bytes for each code, so that texts need no compression above it, and
//! of an index only the items asked for are unpacked.
//!
//! ```text
//! 0..=159      the word or gap of that number: see `usual`
//! 160..=239    with one more byte: one of the next 20,480
//! 240          with two more bytes: one of the next 65,536
//! 241..=254    1 to 14 bytes of text follow as they are
//! 255          a number (LEB128) follows, and so many bytes of text as they are
//! ```

mod forms;
mod list;
mod scribe;
mod usual;

use tantivy::directory::OwnedBytes;

pub use list::WordList;
pub use scribe::{Hearer, Scribe};

use super::bytes::{BadRecord, Input};

/// So many words have a code of one byte.
const ONE: usize = 160;
/// First byte of the codes of three bytes, behind those of two.
const THREE: u8 = 240;
/// So many words have a code of one or two bytes.
const TWO: usize = ONE + (THREE as usize - ONE) * 256;
/// So many words have a code.
const MOST: usize = TWO + 65_536;
/// First bytes above this one say how many bytes of text follow.
const PLAIN: u8 = 240;
/// Says that a number follows, and so many bytes of text.
const LONG_PLAIN: u8 = 255;

/// No word of the list is longer, in bytes.
const LONGEST: usize = 32;
/// What is kept at hand of a word, in bytes.
const HAND: usize = 16;

const MAGIC: &[u8; 8] = b"MBWORDS1";

/// Where a word stands in the list's bytes.
#[derive(Debug, Clone, Copy)]
struct Word {
    at: u32,
    len: u8,
    /// False for a gap: no blank is implied beside it.
    letters: bool,
}

/// A word at hand: the word itself if it is shorter than this, else where it stands in the list's
/// bytes (little-endian); in the last byte its length, and the upper bit for letters. One look at the
/// memory is all that most words cost.
type AtHand = [u8; HAND];

/// Reads shorthand by the word list of a generation.
#[derive(Clone)]
pub struct Shorthand {
    bytes: OwnedBytes,
    words: Vec<AtHand>,
}

impl Shorthand {
    /// Opens a word list as [`WordList::file`] makes it.
    pub fn open(bytes: OwnedBytes) -> Result<Self, BadRecord> {
        let at_hand = |word: Word| {
            let mut hand = [0; HAND];
            let start = word.at as usize;
            match usize::from(word.len) {
                short if short < HAND => {
                    hand[..short].copy_from_slice(&bytes[start..start + short]);
                }
                _ => hand[..4].copy_from_slice(&word.at.to_le_bytes()),
            }
            hand[HAND - 1] = word.len | u8::from(word.letters) << 7;
            hand
        };
        let words = words_of(&bytes)?.into_iter().map(at_hand).collect();
        Ok(Self { bytes, words })
    }

    /// Reads one text from the front of `input` in place of what `text` holds; false where none was
    /// written.
    pub(super) fn read_into(
        &self,
        input: &mut Input,
        text: &mut String,
    ) -> Result<bool, BadRecord> {
        text.clear();
        let Some(length) = input.number()?.checked_sub(1) else { return Ok(false) };
        let length = usize::try_from(length).map_err(|_| BadRecord)?;
        // No code gives more: a damaged length cannot ask for more memory than that.
        if length > input.0.len().saturating_mul(LONGEST + 1) {
            return Err(BadRecord);
        }
        let mut out = std::mem::take(text).into_bytes();
        out.clear();
        out.resize(length + 2 * LONGEST, 0);
        let mut codes = input.0;
        self.copy_words(&mut codes, length, &mut out)?;
        input.0 = codes;
        out.truncate(length);
        *text = String::from_utf8(out).map_err(|_| BadRecord)?;
        Ok(true)
    }

    /// Reads one text, or none.
    pub(super) fn read(&self, input: &mut Input) -> Result<Option<String>, BadRecord> {
        let mut text = String::new();
        Ok(self.read_into(input, &mut text)?.then_some(text))
    }

    /// Puts `length` bytes of text in front of `out`, which has room for one word more.
    fn copy_words(
        &self,
        codes: &mut &[u8],
        length: usize,
        out: &mut [u8],
    ) -> Result<(), BadRecord> {
        let (mut at, mut behind_letters) = (0, false);
        while at < length {
            let (&first, rest) = codes.split_first().ok_or(BadRecord)?;
            *codes = rest;
            if first > PLAIN {
                let plain = take_plain(first, codes)?;
                let letters = is_letters(plain);
                let start = at + usize::from(behind_letters && letters);
                out[at] = b' ';
                at = start + plain.len();
                out.get_mut(start..at).ok_or(BadRecord)?.copy_from_slice(plain);
                behind_letters = letters;
                continue;
            }
            let word = self.words.get(number(first, codes)?).ok_or(BadRecord)?;
            let (len, letters) = (usize::from(word[HAND - 1] & 127), word[HAND - 1] >= 128);
            // The blank is written in any case, and overwritten where none is implied; so is what
            // stands at hand behind a word.
            out[at] = b' ';
            at += usize::from(behind_letters & letters);
            if len < HAND {
                out[at..at + HAND].copy_from_slice(word);
            } else {
                let start = u32::from_le_bytes([word[0], word[1], word[2], word[3]]) as usize;
                out[at..at + len].copy_from_slice(&self.bytes[start..start + len]);
            }
            at += len;
            behind_letters = letters;
        }
        if at == length { Ok(()) } else { Err(BadRecord) }
    }
}

/// The number of the word whose code begins with `first`.
#[inline]
fn number(first: u8, codes: &mut &[u8]) -> Result<usize, BadRecord> {
    if usize::from(first) < ONE {
        return Ok(usize::from(first));
    }
    let (&second, rest) = codes.split_first().ok_or(BadRecord)?;
    *codes = rest;
    if first < THREE {
        return Ok(ONE + (usize::from(first) - ONE) * 256 + usize::from(second));
    }
    let (&third, rest) = codes.split_first().ok_or(BadRecord)?;
    *codes = rest;
    Ok(TWO + usize::from(second) * 256 + usize::from(third))
}

/// Text that stands as it is.
fn take_plain<'b>(first: u8, codes: &mut &'b [u8]) -> Result<&'b [u8], BadRecord> {
    let mut input = Input(codes);
    let length = match first {
        LONG_PLAIN => usize::try_from(input.number()?).map_err(|_| BadRecord)?,
        short => usize::from(short - PLAIN),
    };
    let (plain, rest) = input.0.split_at_checked(length).ok_or(BadRecord)?;
    *codes = rest;
    Ok(plain)
}

/// Where the words of a list stand in its file.
fn words_of(bytes: &[u8]) -> Result<Vec<Word>, BadRecord> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(BadRecord)?;
    let (count, _) = rest.split_first_chunk::<4>().ok_or(BadRecord)?;
    let count = u32::from_le_bytes(*count) as usize;
    if count > MOST {
        return Err(BadRecord);
    }
    let mut words = Vec::with_capacity(count);
    let mut at = MAGIC.len() + 4;
    for _ in 0..count {
        let len = *bytes.get(at).ok_or(BadRecord)?;
        at += 1;
        let word = bytes.get(at..at + usize::from(len)).ok_or(BadRecord)?;
        if word.is_empty() || word.len() > LONGEST {
            return Err(BadRecord);
        }
        let letters = is_letters(word);
        words.push(Word { at: at as u32, len, letters });
        at += usize::from(len);
    }
    Ok(words)
}

/// True where a stretch of text is made of letters and digits, false where it is a gap: its first
/// character tells.
pub(super) fn is_letters(stretch: &[u8]) -> bool {
    match stretch {
        [0xc2, ..] | [0xe2, 0x80 | 0x81, ..] => false,
        [byte, ..] => LETTERS[usize::from(*byte)],
        [] => false,
    }
}

/// Which bytes belong to letters and digits. The general marks beyond ASCII (dashes, quotes, `£`)
/// begin with bytes that are looked at apart, with what follows.
const LETTERS: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = (byte as u8).is_ascii_alphanumeric() || byte >= 128;
        byte += 1;
    }
    table
};

/// Where the stretch ends that begins at `at`, and whether it is letters.
fn stretch(bytes: &[u8], mut at: usize) -> (usize, bool) {
    let letters = is_letters(&bytes[at..]);
    while let Some(&byte) = bytes.get(at) {
        let (kind, wide) = match byte {
            0xc2 => (false, 2),
            0xe2 if matches!(bytes.get(at + 1), Some(0x80 | 0x81)) => (false, 3),
            _ => (LETTERS[usize::from(byte)], 1),
        };
        if kind != letters {
            break;
        }
        at += wide;
    }
    (at.min(bytes.len()), letters)
}

#[cfg(test)]
mod tests;
