//! The characters of a page to tags and text, by the rules that browsers follow where pages are
//! broken. Linear in the page's length whatever it holds: that is why it is our own.

use web_atoms::NAMED_ENTITIES;

/// One piece of a page.
#[derive(Debug, PartialEq, Eq)]
pub enum Token<'p> {
    /// Characters between tags, references not yet resolved.
    Text(&'p str),
    /// A start tag: its name as written and its attributes unread.
    Open(&'p str, &'p str),
    /// An end tag's name as written.
    Close(&'p str),
}

/// Elements whose content is no markup, up to their end tag.
const RAW: [&str; 10] = [
    "script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp", "noscript",
    "svg",
];

/// Cuts a page into tokens. Comments, declarations and the content of scripts are left out.
pub struct Tokens<'p> {
    rest: &'p str,
}

impl<'p> Tokens<'p> {
    /// The tokens of one page.
    pub fn new(page: &'p str) -> Self {
        Self { rest: page }
    }

    /// Drops everything up to the end tag of a raw element, or to the end where it has none.
    fn skip_raw(&mut self, name: &str) {
        let bytes = self.rest.as_bytes();
        for at in memchr::memmem::find_iter(bytes, b"</") {
            let tail = &bytes[at + 2..];
            let named =
                tail.get(..name.len()).is_some_and(|t| t.eq_ignore_ascii_case(name.as_bytes()));
            if named && !tail.get(name.len()).is_some_and(u8::is_ascii_alphanumeric) {
                self.rest = &self.rest[at..];
                return;
            }
        }
        self.rest = "";
    }

    /// Drops up to and with `mark`, or to the end.
    fn skip_past(&mut self, mark: &str) {
        let at = memchr::memmem::find(self.rest.as_bytes(), mark.as_bytes());
        self.rest = at.map_or("", |at| &self.rest[at + mark.len()..]);
    }

    /// Reads a tag; `self.rest` stands behind `<` or `</`.
    fn tag(&mut self) -> Option<(&'p str, &'p str)> {
        let bytes = self.rest.as_bytes();
        let name_end = bytes
            .iter()
            .position(|b| b.is_ascii_whitespace() || *b == b'/' || *b == b'>')
            .unwrap_or(bytes.len());
        let end = tag_end(&bytes[name_end..])? + name_end;
        let tag = (&self.rest[..name_end], &self.rest[name_end..end]);
        self.rest = &self.rest[end + 1..];
        Some(tag)
    }
}

/// Offset of the `>` that closes a tag: one within quotes does not.
fn tag_end(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(|b| matches!(b, b'>' | b'=')) {
        at += next;
        if bytes[at] == b'>' {
            return Some(at);
        }
        at += 1;
        at += bytes[at..].iter().position(|b| !b.is_ascii_whitespace())?;
        if matches!(bytes[at], b'"' | b'\'') {
            at += 2 + memchr::memchr(bytes[at], &bytes[at + 1..])?;
        }
    }
    None
}

impl<'p> Iterator for Tokens<'p> {
    type Item = Token<'p>;

    fn next(&mut self) -> Option<Token<'p>> {
        loop {
            let bytes = self.rest.as_bytes();
            let first = *bytes.first()?;
            let next = bytes.get(1).copied().unwrap_or_default();
            if first != b'<' || !(next.is_ascii_alphabetic() || b"/!?".contains(&next)) {
                let end = memchr::memchr(b'<', &bytes[1..]).map_or(bytes.len(), |at| at + 1);
                let (text, rest) = self.rest.split_at(end);
                self.rest = rest;
                return Some(Token::Text(text));
            }
            if self.rest.starts_with("<!--") {
                self.skip_past("-->");
            } else if b"!?".contains(&next) {
                self.skip_past(">");
            } else if next == b'/' {
                self.rest = &self.rest[2..];
                let Some((name, _)) = self.tag() else {
                    self.rest = "";
                    return None;
                };
                return Some(Token::Close(name));
            } else {
                self.rest = &self.rest[1..];
                let Some((name, attributes)) = self.tag() else {
                    self.rest = "";
                    return None;
                };
                if RAW.iter().any(|raw| raw.eq_ignore_ascii_case(name))
                    && !attributes.ends_with('/')
                {
                    self.skip_raw(name);
                    continue;
                }
                return Some(Token::Open(name, attributes));
            }
        }
    }
}

/// The value of one attribute, as written; empty where it has none.
pub fn attribute<'p>(attributes: &'p str, name: &str) -> Option<&'p str> {
    let mut rest = attributes;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace() || c == '=').unwrap_or(rest.len());
        let (key, tail) = rest.split_at(end.max(1).min(rest.len()));
        let tail = tail.trim_start();
        let (value, tail) = match tail.strip_prefix('=') {
            Some(tail) => value(tail.trim_start()),
            None => ("", tail),
        };
        if key.eq_ignore_ascii_case(name) {
            return Some(value);
        }
        rest = tail;
    }
}

/// An attribute's value and what follows it.
fn value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(quoted) = text.strip_prefix(quote) {
            return quoted.split_once(quote).unwrap_or((quoted, ""));
        }
    }
    text.split_at(text.find(|c: char| c.is_ascii_whitespace()).unwrap_or(text.len()))
}

/// Adds text to `out` with its character references resolved; unknown ones stay as written.
pub fn resolve(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = reference(rest, out);
        if length == 0 {
            out.push('&');
        }
        rest = &rest[length.max(1)..];
    }
    out.push_str(rest);
}

/// Resolves the reference that `text` begins with; returns its length, 0 where it is none.
fn reference(text: &str, out: &mut String) -> usize {
    let body = &text[1..];
    if let Some(number) = body.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let (digits, radix) = hex.map_or((number, 10), |digits| (digits, 16));
        let length = digits.bytes().take(8).take_while(|b| (*b as char).is_digit(radix)).count();
        let Ok(code) = u32::from_str_radix(&digits[..length], radix) else { return 0 };
        out.push(character(code));
        let end = text.len() - digits.len() + length;
        return end + usize::from(text[end..].starts_with(';'));
    }
    // The longest name in the standard has 32 letters.
    let length = body.bytes().take(32).take_while(u8::is_ascii_alphanumeric).count();
    let closed = body[length..].starts_with(';');
    let name = &body[..length + usize::from(closed)];
    let Some(&(first, second)) = NAMED_ENTITIES.get(name) else { return 0 };
    if first == 0 {
        return 0;
    }
    for code in [first, second] {
        out.extend(char::from_u32(code).filter(|_| code != 0));
    }
    1 + name.len()
}

/// A numbered character; 128 to 159 are those of Windows-1252, as browsers take them.
fn character(code: u32) -> char {
    match u8::try_from(code) {
        Ok(byte @ 0x80..=0x9F) => {
            let bytes = [byte];
            let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes);
            text.chars().next().unwrap_or('\u{FFFD}')
        }
        _ => char::from_u32(code).filter(|c| *c != '\0').unwrap_or('\u{FFFD}'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_text_and_what_is_left_out() {
        let page =
            "a<!-- <p> --><p class='x>y' id=z>b < c</P><script>if (1<2) '</p>'</script>d<br/>";
        let tokens: Vec<_> = Tokens::new(page).collect();
        let expected = [
            Token::Text("a"),
            Token::Open("p", " class='x>y' id=z"),
            Token::Text("b "),
            Token::Text("< c"),
            Token::Close("P"),
            Token::Close("script"),
            Token::Text("d"),
            Token::Open("br", "/"),
        ];
        assert_eq!(tokens, expected);
    }

    #[test]
    fn attributes_of_every_kind() {
        let attributes = " hidden CLASS=\"a b\" id = 'c' width=200 /";
        assert_eq!(attribute(attributes, "class"), Some("a b"));
        assert_eq!(attribute(attributes, "id"), Some("c"));
        assert_eq!(attribute(attributes, "hidden"), Some(""));
        assert_eq!(attribute(attributes, "width"), Some("200"));
        assert_eq!(attribute("=x ==\"", "class"), None);
    }

    #[test]
    fn references() {
        let mut out = String::new();
        resolve("&pound;5 &amp; caf&#233; &#x2019; &#146; AT&T &nosuch; &", &mut out);
        assert_eq!(out, "£5 & café ’ ’ AT&T &nosuch; &");
    }
}
