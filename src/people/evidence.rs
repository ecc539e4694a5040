//! Attendees to the lines that prove their status.
//!
//! In comes a [`Meeting`], out goes one text for each of its attendees, in their order. One sweep
//! over the lines asked for, however many attendees a line has.

use crate::item::{Item, Meeting};

/// Longest evidence kept, in bytes; a longer line is cut around the name.
const LONGEST: usize = 400;

/// For each attendee the line that gives the status; empty where that line is in no part.
pub fn lines(meeting: &Meeting) -> Vec<String> {
    let mut order: Vec<usize> = (0..meeting.attendees.len()).collect();
    order.sort_by_key(|&index| meeting.attendees[index].line);
    let mut texts = vec![String::new(); order.len()];
    let mut first_item = 0;
    let mut cursor = Cursor::default();
    for index in order {
        let attendee = &meeting.attendees[index];
        // Items stand in the order of their lines; several may share one.
        while meeting.items.get(first_item).is_some_and(|item| item.line_end < attendee.line) {
            first_item += 1;
        }
        let sharing = meeting.items[first_item..].iter().enumerate();
        let sharing = sharing.take_while(|(_, item)| item.line_start <= attendee.line).take(64);
        let mut best = "";
        for (offset, item) in sharing {
            let line = cursor.line(item, first_item + offset, attendee.line);
            if best.is_empty() || (!best.contains(&attendee.name) && line.contains(&attendee.name))
            {
                best = line;
            }
        }
        texts[index] = shorten(best, &attendee.name);
    }
    texts
}

/// Remembers where it stands in an item's text, so that lines asked for in order cost one sweep.
#[derive(Default)]
struct Cursor {
    item: usize,
    line: u32,
    offset: usize,
}

impl Cursor {
    /// One line of an item's text, without the line break; empty where the item lacks it.
    fn line<'a>(&mut self, item: &'a Item, number: usize, wanted: u32) -> &'a str {
        let jumps = &item.place.jumps;
        let at = jumps.partition_point(|jump| jump.line <= wanted);
        let Some(jump) = at.checked_sub(1).and_then(|at| jumps.get(at)) else {
            return "";
        };
        let mut line = jump.line;
        let mut offset = jump.offset as usize;
        if self.item == number && self.line <= wanted && self.offset > offset {
            (line, offset) = (self.line, self.offset);
        }
        let end = jumps.get(at).map_or(item.text.len(), |next| next.offset as usize);
        let mut rest = item.text.get(offset..end).unwrap_or_default();
        while line < wanted {
            let Some(step) = memchr::memchr(b'\n', rest.as_bytes()) else {
                return "";
            };
            rest = &rest[step + 1..];
            offset += step + 1;
            line += 1;
        }
        *self = Self { item: number, line, offset };
        rest.lines().next().unwrap_or_default()
    }
}

/// A long line's stretch around the first place of the name, cut at spaces and marked with `…`.
fn shorten(line: &str, name: &str) -> String {
    let line = line.trim();
    if line.len() <= LONGEST {
        return line.to_owned();
    }
    let place = line.find(name).unwrap_or(0);
    let from = floor(line, place.saturating_sub(LONGEST / 2));
    let to = floor(line, (from + LONGEST).min(line.len()));
    let (mut cut, whole_start, whole_end) = (&line[from..to], from == 0, to == line.len());
    if !whole_start && let Some(space) = cut[..floor(cut, LONGEST / 8)].find(' ') {
        cut = &cut[space + 1..];
    }
    if !whole_end && let Some(space) = cut.rfind(' ').filter(|&at| at > LONGEST / 2) {
        cut = &cut[..space];
    }
    let (before, after) = (if whole_start { "" } else { "… " }, if whole_end { "" } else { " …" });
    format!("{before}{}{after}", cut.trim())
}

/// The greatest character boundary up to `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::shorten;

    #[test]
    fn a_short_line_is_kept_whole_and_a_long_one_cut_around_the_name() {
        assert_eq!(shorten(" Present: Councillor Ash ", "Ash"), "Present: Councillor Ash");
        let long = format!(
            "{}Councillor Ash was there {}",
            "vor wörter ".repeat(80),
            "danach ".repeat(80)
        );
        let cut = shorten(&long, "Ash");
        assert!(cut.contains("Councillor Ash was there"), "{cut}");
        assert!(cut.len() < 420 && cut.starts_with("… ") && cut.ends_with(" …"), "{cut}");
    }
}
