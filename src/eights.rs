//! Eight bytes of a text looked at together: in comes a text, out come its bytes eight at a time and
//! marks that say which of them are letters, or spaces, or whatever is asked for.
//!
//! A mark is the highest bit of a byte. Every question is answered for each byte by itself: nothing
//! that is added carries from one byte into the next.

/// The lowest bit of every byte: times a byte, it is that byte eight times.
const EACH: u64 = 0x0101_0101_0101_0101;

/// The highest bit of every byte.
const HIGH: u64 = 0x80 * EACH;

/// A text's bytes, eight at a time, each eight with its place; the last ones are filled up with 0.
pub fn eights(text: &str) -> impl Iterator<Item = (usize, u64)> + '_ {
    Eights { bytes: text.as_bytes(), place: 0 }
}

/// See [`eights`].
struct Eights<'t> {
    bytes: &'t [u8],
    place: usize,
}

impl Iterator for Eights<'_> {
    type Item = (usize, u64);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let place = self.place;
        let rest = self.bytes.get(place..)?;
        self.place += 8;
        let eight = match rest.first_chunk() {
            Some(eight) => *eight,
            None => padded(rest),
        };
        Some((place, u64::from_le_bytes(eight)))
    }
}

/// Less than eight bytes, filled up with 0.
#[cold]
fn padded(rest: &[u8]) -> [u8; 8] {
    let mut eight = [0; 8];
    eight[..rest.len()].copy_from_slice(rest);
    eight
}

/// Marks the bytes from `first` to `last`, both of them ASCII.
pub fn within(eight: u64, first: u8, last: u8) -> u64 {
    let low = eight & !HIGH;
    let from_first = low + (0x80 - u64::from(first)) * EACH;
    let behind_last = low + (0x7f - u64::from(last)) * EACH;
    from_first & !behind_last & !eight & HIGH
}

/// Marks the English letters.
pub fn letters(eight: u64) -> u64 {
    within(eight | (0x20 * EACH), b'a', b'z')
}

/// Marks the bytes of signs beyond ASCII.
pub fn beyond_ascii(eight: u64) -> u64 {
    eight & HIGH
}

/// Marks the bytes that are not marked.
pub fn others(marks: u64) -> u64 {
    !marks & HIGH
}

/// Marks every byte whose neighbour before it is marked; `before` are the marks of the eight bytes
/// before.
pub fn behind(marks: u64, before: u64) -> u64 {
    (marks << 8) | (before >> 56)
}

/// The places of the marks among the eight bytes.
pub fn places(mut marks: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = marks.trailing_zeros() as usize / 8;
        marks &= marks.wrapping_sub(1);
        (place < 8).then_some(place)
    })
}

/// How many English capitals and small letters a text has. The counts are kept in bytes, so that the
/// compiler adds up many of them together.
pub fn capitals_and_small(text: &[u8]) -> (usize, usize) {
    let (mut capitals, mut small) = (0, 0);
    for some in text.chunks(usize::from(u8::MAX)) {
        let upper: u8 = some.iter().map(|byte| u8::from(byte.is_ascii_uppercase())).sum();
        let lower: u8 = some.iter().map(|byte| u8::from(byte.is_ascii_lowercase())).sum();
        capitals += usize::from(upper);
        small += usize::from(lower);
    }
    (capitals, small)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_byte_is_marked_by_itself() {
        let all: Vec<u8> = (0..=255).collect();
        for rotate in 0..8 {
            let mut bytes = all.clone();
            bytes.rotate_left(rotate);
            for eight in bytes.chunks(8).map(|eight| <[u8; 8]>::try_from(eight).unwrap()) {
                let told = |marks: u64| places(marks).map(|at| eight[at]).collect::<Vec<u8>>();
                let those = |is: fn(&u8) -> bool| eight.into_iter().filter(is).collect::<Vec<u8>>();
                let number = u64::from_le_bytes(eight);
                assert_eq!(told(letters(number)), those(u8::is_ascii_alphabetic));
                assert_eq!(told(within(number, b'0', b'9')), those(u8::is_ascii_digit));
                assert_eq!(told(beyond_ascii(number)), those(|byte| *byte >= 0x80));
                assert_eq!(told(within(number, b' ', b' ')), those(|byte| *byte == b' '));
                assert_eq!(told(others(letters(number))), those(|b| !b.is_ascii_alphabetic()));
            }
        }
    }

    #[test]
    fn capitals_and_small_letters_are_counted_however_many_there_are() {
        assert_eq!(capitals_and_small(b"The RNLI's boat, 1921"), (5, 7));
        assert_eq!(capitals_and_small("Aab".repeat(700).as_bytes()), (700, 1400));
    }

    #[test]
    fn a_text_comes_in_eights_with_their_places() {
        let found: Vec<(usize, u64)> = eights("a b cdefg h").collect();
        assert_eq!(found.iter().map(|(at, _)| *at).collect::<Vec<_>>(), [0, 8]);
        let [first, last] = [found[0].1, found[1].1].map(|eight| within(eight, b' ', b' '));
        assert_eq!(places(behind(first, 0)).collect::<Vec<_>>(), [2, 4]);
        assert_eq!(places(behind(last, first)).collect::<Vec<_>>(), [2]);
    }
}
