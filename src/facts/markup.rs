//! Markup: in comes a line of a document, out comes its text without stars, hashes and tags, white
//! space folded.

/// Appends a line without markup: stars, hashes, backslashes, tags; white space folded to one
/// space, a wide gap (columns) kept as a tab.
pub fn clean_into(line: &str, out: &mut String) {
    let bare = line.trim_matches(' ');
    if is_simple(bare) {
        out.push_str(bare);
        return;
    }
    let start = out.len();
    let mut gap = 0;
    let mut rest = 0;
    // Most of a line is plain words with single spaces: those are taken over whole.
    loop {
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

/// True for a text that has no markup, no wide gap and no letter but the English ones: most lines
/// are such, and cleaning leaves them as they are. Many bytes are looked at together.
pub fn is_simple(text: &str) -> bool {
    let (chunks, rest) = text.as_bytes().as_chunks::<64>();
    let mut last = [b'.'; 64];
    last[..rest.len()].copy_from_slice(rest);
    let mut before = b'.';
    chunks.iter().chain([&last]).all(|chunk| {
        let gap = before == b' ' && chunk[0] == b' ';
        before = chunk[63];
        !gap && is_simple_chunk(chunk)
    })
}

/// Without a branch a byte, so that the compiler looks at all of them at once.
fn is_simple_chunk(chunk: &[u8; 64]) -> bool {
    let odd = |byte: u8| {
        let sign = matches!(byte, b'*' | b'\\' | b'#' | b'>' | b'<' | b'_' | b'|' | b'`');
        !matches!(byte, b' '..=b'~') | sign
    };
    let odds = chunk.iter().fold(0, |any, byte| any | u8::from(odd(*byte)));
    let pairs = chunk.iter().zip(&chunk[1..]);
    let gaps = pairs.fold(0, |any, (a, b)| any | u8::from((*a == b' ') & (*b == b' ')));
    odds | gaps == 0
}

/// The bytes of plain words.
const PLAIN: [bool; 256] = {
    let (mut table, mut byte) = ([false; 256], 0);
    while byte < 256 {
        table[byte] = (byte as u8).is_ascii_alphanumeric()
            || matches!(
                byte as u8,
                b'.' | b',' | b'\'' | b'-' | b'(' | b')' | b':' | b';' | b'/' | b'&'
            );
        byte += 1;
    }
    table
};

/// The length of the plain words, with single spaces between, that a text begins with.
fn plain_length(text: &str) -> usize {
    let plain = |byte: &u8| PLAIN[usize::from(*byte)];
    let bytes = text.as_bytes();
    let mut end = 0;
    loop {
        let word = bytes[end..].iter().take_while(|byte| plain(byte)).count();
        end += word;
        if word == 0 || bytes.get(end) != Some(&b' ') || !bytes.get(end + 1).is_some_and(plain) {
            return end;
        }
        end += 1;
    }
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
