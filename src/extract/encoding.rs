//! Bytes to characters.
//!
//! In this order: the mark, UTF-16 without a mark (told by its NULs), strict UTF-8, UTF-8 with a few
//! stray bytes, the page's own `charset`, then what the bytes look like. Text that was encoded twice
//! (`â€™` for `’`) is put right.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_14, MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1252};
use memchr::memmem;

mod twice;

/// How far into a page its `charset` is looked for.
const CHARSET_WITHIN: usize = 4096;

/// Decodes a text file's bytes, without a copy where they are UTF-8; `None` where they are no text.
pub fn decode(bytes: Vec<u8>) -> Option<String> {
    match decoded(&bytes, None)? {
        Decoded::Utf8 { from } => {
            let mut bytes = bytes;
            bytes.drain(..from);
            // Checked above; a second check would cost a pass over the file and can only agree.
            let text = String::from_utf8(bytes).ok()?;
            Some(twice::put_right(text))
        }
        Decoded::Other(text) => Some(twice::put_right(text)),
    }
}

/// Decodes a web page's bytes: as [`decode`], but asking the page's own `charset` too.
pub fn decode_page(bytes: &[u8]) -> Option<Cow<'_, str>> {
    match decoded(bytes, charset(bytes))? {
        Decoded::Utf8 { from } => {
            let text = std::str::from_utf8(&bytes[from..]).ok()?;
            Some(match twice::needs_it(text) {
                true => Cow::Owned(twice::put_right(text.to_owned())),
                false => Cow::Borrowed(text),
            })
        }
        Decoded::Other(text) => Some(Cow::Owned(twice::put_right(text))),
    }
}

/// What the bytes turned out to be.
enum Decoded {
    /// UTF-8 from this offset on.
    Utf8 { from: usize },
    /// Something else, decoded.
    Other(String),
}

fn decoded(bytes: &[u8], declared: Option<&'static Encoding>) -> Option<Decoded> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        if encoding == encoding_rs::UTF_8 && std::str::from_utf8(&bytes[mark..]).is_ok() {
            return Some(Decoded::Utf8 { from: mark });
        }
        return Some(Decoded::Other(plain(encoding, &bytes[mark..])));
    }
    if memchr::memchr(0, bytes).is_some() {
        return Some(Decoded::Other(plain(utf16_without_mark(bytes)?, bytes)));
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Some(Decoded::Utf8 { from: 0 });
    }
    if let Some(text) = utf8_with_strays(bytes) {
        return Some(Decoded::Other(text));
    }
    if let Some(encoding) = declared.filter(|encoding| *encoding != encoding_rs::UTF_8) {
        return Some(Decoded::Other(plain(encoding, bytes)));
    }
    guess(bytes).map(Decoded::Other)
}

/// Decodes with one encoding, bytes that do not fit replaced.
fn plain(encoding: &'static Encoding, bytes: &[u8]) -> String {
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// UTF-16 of mostly Latin text: every other byte is NUL. `None` for binary data.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096)];
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    let mostly = |many: usize, few: usize| many * 10 >= half * 7 && few * 20 <= half;
    match (mostly(even, odd), mostly(odd, even)) {
        (true, _) => Some(UTF_16BE),
        (_, true) => Some(UTF_16LE),
        _ => None,
    }
}

/// UTF-8 but for a few bytes, which are read as Windows-1252; `None` where they are not few.
///
/// Few: fewer than a tenth of the sound sequences. One stray byte in a file with a single curly
/// quote proves nothing either way, and then the whole is left to the guess.
fn utf8_with_strays(bytes: &[u8]) -> Option<String> {
    let (mut sound, mut stray) = (0usize, 0usize);
    let mut text = String::with_capacity(bytes.len() + 16);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        stray += chunk.invalid().len();
        text.push_str(chunk.valid());
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    (sound > 1 && stray * 10 <= sound).then_some(text)
}

/// The encoding that a page names in its first bytes.
fn charset(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(CHARSET_WITHIN)].to_ascii_lowercase();
    let at = memmem::find(&head, b"charset=")? + b"charset=".len();
    let rest = head[at..].trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
    let end = rest.iter().position(|b| !b.is_ascii_alphanumeric() && !b"-_:.".contains(b))?;
    Encoding::for_label(&rest[..end])
}

/// The likeliest of the single-byte encodings that British and Irish offices have used.
fn guess(bytes: &[u8]) -> Option<String> {
    let controls = bytes.iter().filter(|b| **b < 9 || (14..32).contains(*b) || **b == 127).count();
    if controls * 50 > bytes.len() {
        return None;
    }
    if looks_like_dos(bytes) {
        return Some(bytes.iter().map(|byte| dos(*byte)).collect());
    }
    let encoding = if looks_like_mac(bytes) {
        MACINTOSH
    } else if looks_welsh(bytes) {
        ISO_8859_14
    } else {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        detector.guess(Some(b"uk"), Utf8Detection::Deny)
    };
    Some(plain(encoding, bytes))
}

/// Curly quotes of Mac Roman between letters, where Windows has capital vowels with accents.
fn looks_like_mac(bytes: &[u8]) -> bool {
    let quotes = bytes.windows(3).filter(|w| {
        let before = w[0].is_ascii_lowercase() || w[0] == b' ';
        (0xD2..=0xD5).contains(&w[1]) && before && (w[2].is_ascii_alphabetic() || w[2] == b' ')
    });
    quotes.count() > 0 && !bytes.iter().any(|byte| (0x91..=0x94).contains(byte))
}

/// `ŵ` and `ŷ` within words, in a text without the bytes that only Windows uses.
fn looks_welsh(bytes: &[u8]) -> bool {
    let letters = bytes.windows(2).filter(|w| {
        let one = |byte: u8| matches!(byte, 0xF0 | 0xFE | 0xD0 | 0xDE);
        (one(w[0]) && w[1].is_ascii_alphabetic()) || (one(w[1]) && w[0].is_ascii_alphabetic())
    });
    letters.count() > 0 && !bytes.iter().any(|byte| (0x80..0xA0).contains(byte))
}

/// The pound sign of code page 850 before a figure, where Windows has `œ`.
fn looks_like_dos(bytes: &[u8]) -> bool {
    bytes.windows(2).any(|w| w[0] == 0x9C && w[1].is_ascii_digit())
}

/// One byte of code page 850, which `encoding_rs` leaves out.
fn dos(byte: u8) -> char {
    const UPPER: &str = concat!(
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤",
        "ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}"
    );
    match byte {
        0..0x80 => char::from(byte),
        _ => UPPER.chars().nth(usize::from(byte) - 0x80).unwrap_or('\u{FFFD}'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> String {
        decode(bytes.to_vec()).unwrap()
    }

    #[test]
    fn marks_and_utf16_without_one() {
        assert_eq!(read(b"\xEF\xBB\xBFcaf\xC3\xA9"), "café");
        assert_eq!(read(b"\xFF\xFEO\0K\0"), "OK");
        assert_eq!(read(b"\0M\0i\0n\0u\0t\0e\0s"), "Minutes");
        assert_eq!(decode(vec![0, 1, 2, 0, 0, 0, 9, 200, 0, 3]), None);
    }

    #[test]
    fn one_stray_byte_leaves_utf8_as_it_is() {
        let text = "caf\u{e9} \u{2019} ".repeat(20);
        let mut bytes = text.clone().into_bytes();
        bytes.extend(b"the Council\x92s");
        assert_eq!(read(&bytes), format!("{text}the Council\u{2019}s"));
    }

    #[test]
    fn windows_mac_dos_and_welsh() {
        assert_eq!(read(b"a grant of \xA3250,000"), "a grant of £250,000");
        assert_eq!(read(b"the Council\x92s caf\xE9"), "the Council’s café");
        assert_eq!(read(b"Children\xD5s services"), "Children’s services");
        assert_eq!(read(b"a grant of \x9C250 for Chlo\x82"), "a grant of £250 for Chloé");
        assert_eq!(read(b"Y t\xFE a'r d\xF0r"), "Y tŷ a'r dŵr");
        assert_eq!(super::dos(0xFF), '\u{A0}');
        assert_eq!(super::dos(0x9C), '£');
    }

    #[test]
    fn a_page_names_its_charset() {
        let page = b"<meta charset=\"iso-8859-1\"><p>caf\xE9</p>";
        assert!(decode_page(page).unwrap().ends_with("<p>café</p>"));
    }

    #[test]
    fn text_encoded_twice_is_put_right() {
        assert_eq!(read("the Councilâ€™s offer of Â£5".as_bytes()), "the Council’s offer of £5");
        assert_eq!(read("Llŷn’s château".as_bytes()), "Llŷn’s château");
    }
}
