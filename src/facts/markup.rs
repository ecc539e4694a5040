//! Markup: in comes a line of a document, out comes its text without stars, hashes and tags, white
//! space folded.

/// Appends a line without markup: stars, hashes, backslashes, tags; white space folded to one
/// space, a wide gap (columns) kept as a tab.
pub fn clean_into(line: &str, out: &mut String) {
    let start = out.len();
    let mut gap = 0;
    let mut rest = 0;
    // Most lines are plain words with single spaces: those are taken over whole.
    loop {
        let spaces = line.as_bytes()[rest..].iter().take_while(|byte| **byte == b' ').count();
        (gap, rest) = (gap + spaces, rest + spaces);
        let length = plain_length(&line[rest..]);
        if length > 0 {
            if gap > 0 && out.len() > start {
                out.push(if gap > 2 { '\t' } else { ' ' });
            }
            gap = 0;
            out.push_str(&line[rest..rest + length]);
            rest += length;
        }
        let Some(c) = line[rest..].chars().next() else { return };
        let at = rest;
        rest += c.len_utf8();
        match c {
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => {}
            '*' | '\\' => {}
            '#' | '>' if out.len() == start => {}
            '_' if line[rest..].starts_with('_') || out.ends_with('_') => {}
            '<' if tag(&line[at..]).is_some() => rest = at + tag(&line[at..]).unwrap_or(1),
            '\t' | '|' => gap += 3,
            c if c.is_whitespace() => gap += 1,
            c => {
                if gap > 0 && out.len() > start {
                    out.push(if gap > 2 { '\t' } else { ' ' });
                }
                gap = 0;
                out.push(c);
            }
        }
    }
}

/// The bytes of plain words: all printed signs of ASCII but those that may be markup.
const PLAIN: [bool; 256] = {
    let (mut table, mut byte) = ([false; 256], 0);
    while byte < 256 {
        table[byte] = byte as u8 != b' ' && !is_odd(byte as u8);
        byte += 1;
    }
    table
};

/// The length of the plain words, with single spaces between, that a text begins with.
pub fn plain_length(text: &str) -> usize {
    let plain = |byte: u8| PLAIN[usize::from(byte)];
    let bytes = text.as_bytes();
    if !bytes.first().is_some_and(|first| plain(*first)) {
        return 0;
    }
    let mut end = plain_blocks(bytes);
    // a space at the end of the last block is asked again what stands behind it
    end -= usize::from(bytes[..end].last() == Some(&b' '));
    while let Some(byte) = bytes.get(end)
        && (plain(*byte) || *byte == b' ' && bytes.get(end + 1).is_some_and(|next| plain(*next)))
    {
        end += 1;
    }
    end
}

/// The bytes that are looked at together.
const BLOCK: usize = 16;

/// The length of the plain blocks that a text begins with, each looked at with the byte behind it.
/// The last one lies over its neighbour as far as it must to end before the text's last byte.
fn plain_blocks(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(block) = bytes[at..].first_chunk()
        && let Some(next) = bytes[at + 1..].first_chunk()
        && is_plain_block(block, next)
    {
        let last = bytes.len() - 1 - BLOCK;
        if at == last {
            return bytes.len() - 1;
        }
        at = (at + BLOCK).min(last);
    }
    at
}

/// True for a stretch of plain words and single spaces; `next` are the bytes behind each of
/// `block`. Written without a branch a byte, so that the compiler looks at all of them together.
fn is_plain_block(block: &[u8; BLOCK], next: &[u8; BLOCK]) -> bool {
    let mut odd = 0;
    for (byte, next) in block.iter().zip(next) {
        odd |= u8::from(is_odd(*byte)) | u8::from(*byte == b' ') & u8::from(*next == b' ');
    }
    odd == 0
}

/// True for what is neither a space nor [`PLAIN`].
const fn is_odd(byte: u8) -> bool {
    let sign = (byte == b'*') | (byte == b'\\') | (byte == b'#') | (byte == b'>') | (byte == b'<');
    (byte < b' ') | (byte > b'~') | sign | (byte == b'_') | (byte == b'|') | (byte == b'`')
}

/// The length of the HTML tag that a text begins with.
fn tag(text: &str) -> Option<usize> {
    let name = text[1..].trim_start_matches('/');
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    text.bytes().take(200).position(|b| b == b'>').map(|at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_anywhere_ends_the_plain_words() {
        for place in 1..70 {
            let text = format!("{}  {}", "a".repeat(place), "b c ".repeat(30));
            assert_eq!(plain_length(&text), place);
            assert_eq!(plain_length(&text[place + 2..]), 119);
        }
        assert_eq!(plain_length(" a"), 0);
    }

    #[test]
    fn markup_goes_and_columns_stay() {
        for (line, expected) in [
            ("**FRIDAY, 15TH** **APRIL,**", "FRIDAY, 15TH APRIL,"),
            ("## 1\\. Apologies", "1. Apologies"),
            ("14<sup>th</sup>  May", "14th May"),
            ("COMMITTEE:     Finance", "COMMITTEE:\tFinance"),
            ("a < b and c > d", "a < b and c > d"),
            ("\u{feff}Minutes\u{a0}of", "Minutes of"),
        ] {
            let mut out = String::new();
            clean_into(line, &mut out);
            assert_eq!(out, expected);
        }
    }
}
