//! Text for a terminal or a pipe: colours, links and widths, in one place.

use std::io::{self, Write};
use std::ops::Range;

use anstyle::{AnsiColor, Style};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::clean::clean;

/// How text may be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    /// Columns of the terminal; `None` is a pipe or a file, where nothing is wrapped or cut off.
    pub width: Option<usize>,
    /// Whether colours may be used.
    pub color: bool,
    /// Whether links (OSC 8) may be used.
    pub links: bool,
}

/// What a stretch of text is, and with that its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// As it is.
    Plain,
    /// A title or the name of a committee.
    Title,
    /// What was looked for.
    Match,
    /// Where something stands: paths and line numbers.
    Place,
    /// Dates.
    Date,
    /// What matters less.
    Faint,
    /// Decisions.
    Decision,
    /// Warnings.
    Warning,
}

impl Ink {
    fn style(self) -> Style {
        let colored = |color: AnsiColor| Style::new().fg_color(Some(color.into()));
        match self {
            Self::Plain => Style::new(),
            Self::Title => Style::new().bold(),
            Self::Match => colored(AnsiColor::Red).bold(),
            Self::Place => colored(AnsiColor::Magenta),
            Self::Date => colored(AnsiColor::Cyan),
            Self::Faint => Style::new().dimmed(),
            Self::Decision => colored(AnsiColor::Green),
            Self::Warning => colored(AnsiColor::Yellow),
        }
    }
}

/// A writer that knows how text may be set.
pub struct Paint<W> {
    out: W,
    look: Look,
}

impl<W: Write> Paint<W> {
    /// Text goes to `out` and is set as `look` allows.
    pub fn new(out: W, look: Look) -> Self {
        Self { out, look }
    }

    /// Columns there are; `None` where nothing is wrapped.
    pub fn width(&self) -> Option<usize> {
        self.look.width
    }

    /// Writes some text of a document or of ours, made harmless.
    pub fn put(&mut self, ink: Ink, text: &str) -> io::Result<()> {
        let text = clean(text);
        if !self.look.color || ink == Ink::Plain || text.is_empty() {
            return self.out.write_all(text.as_bytes());
        }
        let style = ink.style();
        write!(self.out, "{style}{text}{style:#}")
    }

    /// Writes a passage with the ranges (in characters) of what was found marked, wrapped to the
    /// width and every line behind `indent` blanks. Ends the last line.
    pub fn marked(&mut self, text: &str, marks: &[(u32, u32)], indent: usize) -> io::Result<()> {
        let text = clean(text);
        let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        bytes.push(text.len());
        let byte = |chars: u32| bytes[(chars as usize).min(bytes.len() - 1)];
        let marks: Vec<Range<usize>> =
            marks.iter().map(|&(from, to)| byte(from)..byte(to)).collect();
        let room = self.look.width.map_or(usize::MAX, |width| width.saturating_sub(indent).max(20));
        for line in wrap(&text, room, room) {
            write!(self.out, "{:indent$}", "")?;
            let mut at = line.start;
            for mark in marks.iter().filter(|mark| mark.start < line.end && mark.end > line.start) {
                let (from, to) = (mark.start.max(at), mark.end.min(line.end));
                self.put(Ink::Plain, &text[at..from.max(at)])?;
                self.put(Ink::Match, &text[from..to.max(from)])?;
                at = to.max(from);
            }
            self.put(Ink::Plain, &text[at..line.end.max(at)])?;
            self.end()?;
        }
        Ok(())
    }

    /// Ends the line.
    pub fn end(&mut self) -> io::Result<()> {
        self.out.write_all(b"\n")
    }

    /// Writes text and ends the line.
    pub fn line(&mut self, ink: Ink, text: &str) -> io::Result<()> {
        self.put(ink, text)?;
        self.end()
    }

    /// Writes `label` so that it leads to a place in a file, where the terminal can.
    pub fn link(&mut self, ink: Ink, label: &str, to: &Place) -> io::Result<()> {
        match self.look.links.then(|| to.url()).flatten() {
            Some(url) => {
                write!(self.out, "\u{1b}]8;;{url}\u{1b}\\")?;
                self.put(ink, label)?;
                write!(self.out, "\u{1b}]8;;\u{1b}\\")
            }
            None => self.put(ink, label),
        }
    }

    /// Writes a paragraph behind `used` columns of the first line, wrapped to the width; further
    /// lines begin with `indent` blanks. Ends the last line.
    pub fn wrapped(&mut self, ink: Ink, text: &str, used: usize, indent: usize) -> io::Result<()> {
        let Some(width) = self.look.width else { return self.line(ink, text) };
        let room = width.saturating_sub(indent).max(20);
        let first = width.saturating_sub(used).max(1);
        let text = clean(text);
        for (index, part) in wrap(&text, first, room).into_iter().enumerate() {
            if index > 0 {
                self.end()?;
                write!(self.out, "{:indent$}", "")?;
            }
            self.put(ink, &text[part])?;
        }
        self.end()
    }
}

/// A place in a file that a terminal's link can lead to.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The file, as shown.
    pub path: &'a str,
    /// Page, where the format has pages.
    pub page: Option<u32>,
    /// Line of the extracted text.
    pub line: Option<u32>,
}

impl Place<'_> {
    /// `file:///…#page=3` for paged formats, `…#12` for the rest.
    fn url(&self) -> Option<String> {
        let path = std::path::absolute(self.path).ok()?;
        let mut url = String::from("file://");
        for &byte in path.to_str()?.as_bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => {
                    url.push(char::from(byte));
                }
                _ => url.push_str(&format!("%{byte:02X}")),
            }
        }
        match (self.page, self.line) {
            (Some(page), _) => url.push_str(&format!("#page={page}")),
            (None, Some(line)) => url.push_str(&format!("#{line}")),
            (None, None) => {}
        }
        Some(url)
    }
}

/// Columns that a text takes.
pub fn columns(text: &str) -> usize {
    text.width()
}

/// A text cut to so many columns, with an ellipsis where it was cut.
pub fn cut(text: &str, room: usize) -> String {
    if text.len() <= room || columns(text) <= room {
        return text.to_owned();
    }
    if room == 0 {
        return String::new();
    }
    let mut used = 0;
    let mut end = 0;
    for (at, c) in text.char_indices() {
        used += c.width().unwrap_or(0);
        if used >= room {
            break;
        }
        end = at + c.len_utf8();
    }
    format!("{}…", text[..end].trim_end())
}

/// A text broken at blanks into lines of at most `room` columns, the first of at most `first`, as
/// ranges of bytes without the blanks at the breaks. Words longer than a line are broken. Never
/// empty.
pub fn wrap(text: &str, first: usize, room: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let (mut start, mut end, mut left) = (0, 0, first);
    let mut at = 0;
    for word in text.split_inclusive(' ') {
        let bare = word.trim_end_matches(' ');
        let needed = columns(bare);
        if needed > left && end > start {
            lines.push(start..end);
            (start, left) = (at, room);
        }
        if needed > left {
            for (offset, c) in bare.char_indices() {
                let wide = c.width().unwrap_or(0);
                if wide > left && at + offset > start {
                    lines.push(start..at + offset);
                    (start, left) = (at + offset, room);
                }
                left = left.saturating_sub(wide);
            }
        } else {
            left -= needed;
        }
        if !bare.is_empty() {
            end = at + bare.len();
        }
        at += word.len();
        left = left.saturating_sub(word.len() - bare.len());
    }
    lines.push(start..end.max(start));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_wrapped_at_blanks_and_long_words_are_broken() {
        let lines = |text: &'static str, first, room| -> Vec<&str> {
            wrap(text, first, room).into_iter().map(|line| &text[line]).collect()
        };
        assert_eq!(lines("one two three", 7, 5), ["one two", "three"]);
        assert_eq!(lines("abcdefghij", 4, 4), ["abcd", "efgh", "ij"]);
        assert_eq!(lines("a abcdefgh b", 4, 4), ["a", "abcd", "efgh", "b"]);
        assert_eq!(lines("  indented text", 10, 6), ["  indented", "text"]);
        assert_eq!(lines("", 4, 4), [""]);
    }

    #[test]
    fn marks_are_kept_over_line_breaks() {
        let mut out = Vec::new();
        let look = Look { width: Some(22), color: true, links: false };
        let mut paint = Paint::new(&mut out, look);
        paint.marked("the care leavers of the town", &[(4, 16)], 2).unwrap();
        let (on, off) = ("\u{1b}[1m\u{1b}[31m", "\u{1b}[0m");
        let expected = format!("  the {on}care leavers{off} of\n  the town\n");
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(cut("日本語", 4), "日…");
        assert_eq!(cut("plain", 5), "plain");
        assert_eq!(cut("plain text", 7), "plain…");
    }

    #[test]
    fn no_colour_means_no_escape_at_all() {
        let mut out = Vec::new();
        let mut paint = Paint::new(&mut out, Look::default());
        paint.put(Ink::Title, "Ofsted").unwrap();
        let place = Place { path: "a b.txt", page: None, line: Some(3) };
        paint.link(Ink::Place, "here", &place).unwrap();
        assert_eq!(out, b"Ofstedhere");
    }

    #[test]
    fn links_lead_to_the_line_or_the_page() {
        let place = Place { path: "/a b/c%.pdf", page: Some(3), line: Some(9) };
        assert_eq!(place.url().unwrap(), "file:///a%20b/c%25.pdf#page=3");
        assert!(Place { page: None, ..place }.url().unwrap().ends_with("#9"));
    }
}
