//! Rows without their markup: in comes a row as it was extracted, out comes the text that is cut into
//! tokens.

use crate::facts::markup::plain_length;

/// Adds a row's text to `out` without markup: emphasis, tags and escapes dropped, hard spaces made
/// soft, wide gaps and bars made tabs, bullets made line breaks.
pub fn clean(row: &str, out: &mut String) {
    if row.starts_with("''") {
        // a wiki's emphasis
        return clean(&row.replace("'''", "").replace("''", ""), out);
    }
    let (mut spaces, begun, mut at) = (0, out.len(), 0);
    loop {
        // most of a row is plain words with single spaces: those are taken over whole
        let plain = plain_length(&row[at..]);
        if plain > 0 {
            gap(out, begun, &mut spaces);
            out.push_str(&row[at..at + plain]);
            at += plain;
        }
        let Some(c) = row[at..].chars().next() else { return };
        let here = at;
        at += c.len_utf8();
        match c {
            ' ' | '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' => {
                spaces += 1;
                continue;
            }
            '*' | '`' | '\\' | '\u{feff}' | '\u{200b}' | '\u{ad}' | '\r' | '#' | '\u{200e}'
            | '†' | '‡' => {
                continue;
            }
            '_' if !within_word(row, here) => continue,
            '<' => {
                if let Some(length) = row[here..].bytes().take(60).position(|b| b == b'>') {
                    at = here + length + 1;
                    continue;
                }
            }
            _ => {}
        }
        gap(out, begun, &mut spaces);
        match c {
            // `in_attendance:` of a front matter
            '_' => out.push(' '),
            '\t' | '|' => {
                if out.len() > begun {
                    out.push('\t');
                }
            }
            '•' | '▪' | '●' | '◦' | '·' | '\u{f0b7}' => {
                if out.len() > begun {
                    out.push('\n');
                }
            }
            _ => out.push(c),
        }
    }
}

/// True where letters stand on both sides of a byte.
fn within_word(row: &str, at: usize) -> bool {
    row[..at].ends_with(char::is_alphanumeric) && row[at + 1..].starts_with(char::is_alphanumeric)
}

/// Adds the gap that some spaces are, but none at a row's beginning.
fn gap(out: &mut String, begun: usize, spaces: &mut usize) {
    if out.len() > begun && *spaces > 0 {
        out.push(if *spaces > 2 { '\t' } else { ' ' });
    }
    *spaces = 0;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_dropped() {
        let mut out = String::new();
        clean("**Ann\u{a0}Lee** (Chair, <code>al1</code>)     Clerk", &mut out);
        assert_eq!(out, "Ann Lee (Chair, al1)\tClerk");
    }
}
