//! Words as white space parts them: in comes a text, out come its words in order, each with its place.
//! The same as `str::split_whitespace`, but most signs are told by one byte.

/// Walks through the words of a text; white space parts them.
#[derive(Debug, Clone)]
pub struct Spaced<'t> {
    text: &'t str,
    at: usize,
}

/// The words of a text, each with its place.
pub fn spaced(text: &str) -> Spaced<'_> {
    Spaced { text, at: 0 }
}

impl<'t> Iterator for Spaced<'t> {
    type Item = (usize, &'t str);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let at = space_end(self.text, self.at);
        self.at = word_end(self.text, at);
        (at < self.at).then(|| (at, &self.text[at..self.at]))
    }
}

/// What a byte says of its sign.
const SPACE: u8 = 1;
const BEYOND_ASCII: u8 = 2;
const SORTS: [u8; 256] = {
    let mut sorts = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        sorts[byte] = match byte {
            9..=13 | 32 => SPACE,
            128.. => BEYOND_ASCII,
            _ => 0,
        };
        byte += 1;
    }
    sorts
};

/// The place from `at` on where white space ends.
fn space_end(text: &str, mut at: usize) -> usize {
    while let Some(byte) = text.as_bytes().get(at) {
        match SORTS[usize::from(*byte)] {
            SPACE => at += 1,
            BEYOND_ASCII => match sign_at(text, at) {
                (true, length) => at += length,
                _ => return at,
            },
            _ => return at,
        }
    }
    at
}

/// The place from `at` on where what is no white space ends.
fn word_end(text: &str, mut at: usize) -> usize {
    while let Some(byte) = text.as_bytes().get(at) {
        match SORTS[usize::from(*byte)] {
            SPACE => return at,
            BEYOND_ASCII => match sign_at(text, at) {
                (false, length) => at += length,
                _ => return at,
            },
            _ => at += 1,
        }
    }
    at
}

/// Whether the sign at a place is white space, and its length.
#[cold]
fn sign_at(text: &str, at: usize) -> (bool, usize) {
    let sign = text[at..].chars().next();
    sign.map_or((true, 1), |sign| (sign.is_whitespace(), sign.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_parted_as_unicode_has_it() {
        for text in ["", "  ", " a\u{a0}b\tc ", "«Été» (naïf), x", "a\u{2003}–\u{3000}\u{b}z", "é"]
        {
            let found: Vec<(usize, &str)> = spaced(text).collect();
            let words: Vec<&str> = found.iter().map(|(_, word)| *word).collect();
            assert_eq!(words, text.split_whitespace().collect::<Vec<_>>(), "{text:?}");
            assert!(found.iter().all(|(at, word)| text[*at..].starts_with(word)), "{text:?}");
        }
    }
}
