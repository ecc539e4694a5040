//! Byte offsets of an item's text to lines, columns and pages of the file.

use crate::item::Place;

/// Walks through a text from place to place, in order, counting lines as it goes.
#[derive(Debug)]
pub struct Locator<'t> {
    text: &'t str,
    place: &'t Place,
    /// Index of the jump that the cursor is in.
    jump: usize,
    /// Line of the file at the cursor, and where that line begins in the text.
    line: u32,
    line_start: usize,
}

/// A position in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Line, counted from 1.
    pub line: u32,
    /// Characters from the beginning of the line, counted from 1.
    pub column: u32,
    /// Page, counted from 1, where the format has pages.
    pub page: Option<u32>,
}

impl<'t> Locator<'t> {
    /// At the beginning of the text.
    pub fn new(text: &'t str, place: &'t Place) -> Self {
        let line = place.jumps.first().map_or(1, |jump| jump.line);
        Self { text, place, jump: 0, line, line_start: 0 }
    }

    /// The position of a byte offset, which must not lie before the last one asked for.
    pub fn locate(&mut self, offset: usize) -> Position {
        let mut counted = self.line_start;
        while let Some(next) = self.place.jumps.get(self.jump + 1)
            && next.offset as usize <= offset
        {
            self.jump += 1;
            self.line = next.line;
            counted = next.offset as usize;
            self.line_start = self.text[..counted].rfind('\n').map_or(0, |at| at + 1);
        }
        let ends = memchr::memchr_iter(b'\n', &self.text.as_bytes()[counted..offset]);
        for end in ends {
            self.line += 1;
            self.line_start = counted + end + 1;
        }
        let before = self.text[self.line_start..offset].chars().count() as u32;
        let shared = if self.line_start == 0 { self.place.column } else { 0 };
        let page = self.place.jumps.get(self.jump).map_or(0, |jump| jump.page);
        Position {
            line: self.line,
            column: before + shared + 1,
            page: Some(page).filter(|&page| page > 0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::item::Jump;

    #[test]
    fn lines_columns_and_pages_are_those_of_the_file() {
        let text = "one two\nthé four\nfive\nsix";
        let place = Place {
            column: 4,
            jumps: vec![
                Jump { offset: 0, line: 10, page: 1 },
                Jump { offset: 18, line: 20, page: 2 },
            ],
        };
        let mut locator = Locator::new(text, &place);
        let mut at = |word: &str| {
            let position = locator.locate(text.find(word).unwrap());
            (position.line, position.column, position.page)
        };
        assert_eq!(at("one"), (10, 5, Some(1)));
        assert_eq!(at("two"), (10, 9, Some(1)));
        assert_eq!(at("four"), (11, 5, Some(1)));
        assert_eq!(at("five"), (20, 1, Some(2)));
        assert_eq!(at("six"), (21, 1, Some(2)));
    }
}
