//! Bytes to characters: mark, UTF-8, then Windows-1252.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// Decodes the bytes of a text file; `None` where they are no text.
pub fn decode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return Some(text);
    }
    if bytes.contains(&0) {
        return None;
    }
    if let Some(text) = UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        return Some(text);
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    Some(text)
}
