//! Mentions for people: grouped by item on a terminal, one whole line each in a pipe.

use std::io::{self, Write};

use super::{Show, day, hit};
use crate::item::DateSource;
use crate::render::paint::{Ink, Paint, Place, columns, cut};
use crate::search::results::Mention;

impl Show for Mention {
    fn show<W: Write>(&self, before: Option<&Self>, paint: &mut Paint<W>) -> io::Result<()> {
        match paint.width() {
            None => self.flat(paint),
            Some(width) => {
                if before.is_none_or(|before| before.of.item != self.of.item) {
                    if before.is_some() {
                        paint.end()?;
                    }
                    self.heading(width, paint)?;
                }
                self.aligned(width, paint)
            }
        }
    }
}

impl Mention {
    fn place(&self) -> Place<'_> {
        Place { path: &self.of.path, page: self.page, line: Some(self.line) }
    }

    fn item_title(&self) -> String {
        hit::title(self.of.part, self.of.number.as_deref(), self.of.title.as_deref())
    }

    /// ` (inferred)` behind a day that no document states.
    fn source(&self) -> &'static str {
        match self.of.date_source {
            Some(DateSource::Inferred) => " (inferred)",
            _ => "",
        }
    }

    /// `path:line:column: date | committee | item | words`, as `grep -n` and editors know it.
    fn flat<W: Write>(&self, paint: &mut Paint<W>) -> io::Result<()> {
        paint.link(Ink::Place, &self.of.path, &self.place())?;
        paint.put(Ink::Faint, &format!(":{}:{}: ", self.line, self.column))?;
        if let Some(page) = self.page {
            paint.put(Ink::Faint, &format!("p. {page} | "))?;
        }
        match self.of.date {
            Some(date) => paint.put(Ink::Date, &format!("{date}{}", self.source()))?,
            None => paint.put(Ink::Date, "undated")?,
        }
        paint.put(Ink::Faint, " | ")?;
        paint.put(Ink::Plain, self.of.committee.as_deref().unwrap_or("no committee stated"))?;
        paint.put(Ink::Faint, " | ")?;
        paint.put(Ink::Title, &self.item_title())?;
        paint.put(Ink::Faint, " | ")?;
        paint.put(Ink::Plain, &self.before)?;
        paint.put(Ink::Match, &self.found)?;
        paint.line(Ink::Plain, &self.after)
    }

    /// Two lines: the item, and its meeting and file.
    fn heading<W: Write>(&self, width: usize, paint: &mut Paint<W>) -> io::Result<()> {
        paint.wrapped(Ink::Title, &self.item_title(), 0, 2)?;
        let mut date = self.of.date.map_or("undated".to_owned(), day);
        date.push_str(self.source());
        let room = width.saturating_sub(columns(&date) + 2).max(12);
        let committee = self.of.committee.as_deref().unwrap_or("no committee stated");
        let committee = cut(committee, room);
        paint.put(Ink::Date, &date)?;
        paint.put(Ink::Plain, "  ")?;
        paint.put(Ink::Plain, &committee)?;
        let used = columns(&date) + 2 + columns(&committee);
        // The path on the same line where it fits whole: half a path helps nobody.
        if used + 2 + columns(&self.of.path) <= width {
            paint.put(Ink::Plain, "  ")?;
        } else {
            paint.end()?;
        }
        paint.link(Ink::Place, &self.of.path, &self.place())?;
        paint.end()
    }

    /// The line and column, then the words with the match always in the same column.
    fn aligned<W: Write>(&self, width: usize, paint: &mut Paint<W>) -> io::Result<()> {
        let mut place = format!("{}:{}", self.line, self.column);
        if let Some(page) = self.page {
            place = format!("p{page} {place}");
        }
        let gutter = columns(&place).max(8);
        paint.put(Ink::Plain, &" ".repeat(gutter - columns(&place)))?;
        paint.link(Ink::Faint, &place, &self.place())?;
        let room = width.saturating_sub(gutter + 2);
        let found = cut(&self.found, room);
        let side = room.saturating_sub(columns(&found));
        let left = side * 2 / 5;
        let before = tail(&self.before, left);
        let pad = left - columns(&before);
        paint.put(Ink::Plain, &format!("  {:pad$}{before}", ""))?;
        paint.put(Ink::Match, &found)?;
        paint.line(Ink::Plain, &cut(&self.after, side - left))
    }
}

/// The last words of a text, as far as there is room, with an ellipsis where it was cut.
fn tail(text: &str, room: usize) -> String {
    if columns(text) <= room {
        return text.to_owned();
    }
    let mut start = text.len();
    let mut used = 1; // the ellipsis
    for (at, c) in text.char_indices().rev() {
        used += unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
        if used > room {
            break;
        }
        start = at;
    }
    format!("…{}", text[start..].trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::Look;
    use crate::search::results::MentionedItem;

    fn mention() -> Mention {
        let of = MentionedItem {
            item: "ab-4".to_owned(),
            council: None,
            committee: Some("Schools Panel".to_owned()),
            date: Some(jiff::civil::date(2019, 6, 6)),
            date_source: Some(DateSource::Stated),
            number: Some("4".to_owned()),
            title: Some("PERFORMANCE".to_owned()),
            part: crate::item::Part::Item,
            path: "docs/a.txt".to_owned(),
        };
        Mention {
            of: of.into(),
            page: None,
            line: 12,
            column: 5,
            before: "the last report that came from ".to_owned(),
            found: "Ofsted".to_owned(),
            after: " said that all was well and nothing was to be done about it".to_owned(),
        }
    }

    fn text(width: Option<usize>, mentions: &[Mention]) -> String {
        let mut out = Vec::new();
        let mut paint = Paint::new(&mut out, Look { width, ..Look::default() });
        let mut before = None;
        for mention in mentions {
            mention.show(before, &mut paint).unwrap();
            before = Some(mention);
        }
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_pipe_gets_one_whole_line_for_each() {
        assert_eq!(
            text(None, &[mention()]),
            "docs/a.txt:12:5: 2019-06-06 | Schools Panel | 4 PERFORMANCE | the last report that came \
             from Ofsted said that all was well and nothing was to be done about it\n"
        );
    }

    #[test]
    fn a_terminal_gets_one_heading_an_item_and_the_matches_under_each_other() {
        let second = Mention { line: 13, before: "an ".to_owned(), ..mention() };
        let shown = text(Some(60), &[mention(), second]);
        assert_eq!(
            shown,
            "4 PERFORMANCE\n\
             6 June 2019  Schools Panel  docs/a.txt\n    \
             12:5   …that came from Ofsted said that all was well an…\n    \
             13:5                an Ofsted said that all was well an…\n"
        );
        assert!(shown.lines().all(|line| columns(line) <= 60));
    }
}
