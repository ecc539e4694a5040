//! Text that was UTF-8, was read as Windows-1252 and written as UTF-8 again: `â€™` for `’`.

use memchr::memmem;

/// What gives such text away: the first two characters of every misread quotation mark and dash.
const MARK: &str = "\u{e2}\u{20ac}";

/// True where the text shows marks of it. Searches once, at memory speed.
pub fn needs_it(text: &str) -> bool {
    memmem::find(text.as_bytes(), MARK.as_bytes()).is_some()
}

/// Puts such text right; other text passes untouched.
pub fn put_right(text: String) -> String {
    if !needs_it(&text) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find(|c: char| !c.is_ascii()) {
        out.push_str(&rest[..at]);
        let end = rest[at..].find(|c: char| c.is_ascii()).map_or(rest.len(), |end| at + end);
        push_run(&rest[at..end], &mut out);
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// Adds a run of characters beyond ASCII: as the UTF-8 its bytes spell, else as it is.
fn push_run(run: &str, out: &mut String) {
    let bytes: Option<Vec<u8>> = run.chars().map(windows_byte).collect();
    match bytes.as_deref().map(std::str::from_utf8) {
        Some(Ok(right)) => out.push_str(right),
        _ => out.push_str(run),
    }
}

/// The byte that Windows-1252 has for a character; its five holes are taken for controls.
fn windows_byte(c: char) -> Option<u8> {
    const UPPER: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    match c {
        '\u{a0}'..='\u{ff}' => u8::try_from(u32::from(c)).ok(),
        _ => UPPER.iter().position(|known| *known == c).map(|at| 0x80 + at as u8),
    }
}
