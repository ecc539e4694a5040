//! Characters as printed to characters as read: what only serves the typesetter is taken out.
//!
//! For formats that are set, not typed; plain text is left exactly as it stands in the file.

/// Adds `text` to `out` without soft hyphens and zero-width marks, with plain spaces and hyphens
/// for the kinds that do not break, ligatures taken apart, control characters dropped.
pub fn push(text: &str, out: &mut String) {
    if text.bytes().all(|byte| (0x20..0x7F).contains(&byte)) {
        out.push_str(text);
        return;
    }
    for c in text.chars() {
        push_char(c, out);
    }
}

/// Adds one character, as [`push`].
pub fn push_char(c: char, out: &mut String) {
    match c {
        '\t' | ' '..='~' => out.push(c),
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}' => {}
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => out.push(' '),
        '\u{2028}' | '\u{2029}' | '\n' | '\r' => out.push(' '),
        '\u{2010}' | '\u{2011}' => out.push('-'),
        '\u{FB00}' => out.push_str("ff"),
        '\u{FB01}' => out.push_str("fi"),
        '\u{FB02}' => out.push_str("fl"),
        '\u{FB03}' => out.push_str("ffi"),
        '\u{FB04}' => out.push_str("ffl"),
        '\u{FB05}' | '\u{FB06}' => out.push_str("st"),
        // Symbol fonts keep their bullets in the private area.
        '\u{F0B7}' | '\u{F0A7}' | '\u{F0D8}' | '\u{F076}' | '\u{F06C}' | '\u{F06E}' => {
            out.push('•')
        }
        '\u{F0FC}' => out.push('✓'),
        c if c.is_control() => {}
        c => out.push(c),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn typesetting_is_taken_out() {
        let mut out = String::new();
        super::push("co\u{AD}op\u{2011}ted\u{A0}of\u{FB01}cer\u{200B}s \u{F0B7} £5", &mut out);
        assert_eq!(out, "coop-ted officers • £5");
    }
}
