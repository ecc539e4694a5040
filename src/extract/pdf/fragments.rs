//! Glyphs to fragments: stretches of text on one baseline without wide gaps.

/// A gap wider than this share of the font's height is a space that was not painted.
const SPACE: f32 = 0.17;
/// A gap wider than this parts cells of a table, or a number from its text.
pub const CELL: f32 = 0.9;
/// Glyphs further off the baseline than this begin a new fragment.
const BASELINE: f32 = 0.2;
/// Stands for a space that was not painted, as long as it may yet turn out to be none.
const UNPAINTED: char = '\u{1F}';
/// The figures from 0 to 9 as marks of footnotes.
const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
/// A word set with wide gaps has at least so many of them.
const SPREAD: usize = 4;

/// A stretch of text as painted. Coordinates are those of a reader for whom the text is upright,
/// in points, `y` downwards.
#[derive(Debug, Clone, Default)]
pub struct Fragment {
    /// Left end.
    pub x0: f32,
    /// Right end.
    pub x1: f32,
    /// Baseline.
    pub y: f32,
    /// Height of the font.
    pub size: f32,
    /// Quarter turns of the text against the page: 0 to 3, or [`Fragment::ASLANT`].
    pub turn: u8,
    /// Set in a bold font.
    pub bold: bool,
    /// The characters.
    pub text: String,
    /// The gaps between its letters, as long as all are wide; see [`Fragment::finish`].
    pub gaps: Vec<f32>,
    /// Two letters of it stand close together.
    pub close: bool,
}

/// One glyph with its place.
pub struct Placed {
    pub x: f32,
    pub y: f32,
    pub advance: f32,
    pub size: f32,
    pub turn: u8,
}

impl Fragment {
    /// The turn of text that is neither upright nor sideways: a watermark.
    pub const ASLANT: u8 = 4;

    /// Decides on the spaces that were not painted: between letters that are all set apart
    /// (`M I N U T E S`) only those are spaces that are wider than the rest.
    pub fn finish(&mut self) {
        if self.gaps.is_empty() {
            return;
        }
        let gaps = std::mem::take(&mut self.gaps);
        let least = gaps.iter().copied().fold(f32::INFINITY, f32::min);
        let alike = |gap: f32| gap - least < 0.06 * self.size;
        let clear = |gap: f32| alike(gap) || gap - least > 0.15 * self.size;
        let letters = self.text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | UNPAINTED));
        let apart = !self.close
            && letters
            && gaps.iter().filter(|gap| alike(**gap)).count() >= SPREAD
            && gaps.iter().all(|gap| clear(*gap));
        let mut gaps = gaps.into_iter();
        let mut text = String::with_capacity(self.text.len());
        for c in self.text.chars() {
            match c {
                UNPAINTED if gaps.next().is_some_and(|gap| apart && alike(gap)) => {}
                UNPAINTED => text.push(' '),
                c => text.push(c),
            }
        }
        self.text = text;
    }

    /// Adds a glyph that goes on where the fragment ends.
    fn push(&mut self, at: &Placed, bold: bool, characters: &str) {
        let gap = at.x - self.x1;
        let parted = self.text.ends_with(' ') || characters == " ";
        if gap > SPACE * self.size && !parted {
            self.text.push(if self.close { ' ' } else { UNPAINTED });
            if !self.close {
                self.gaps.push(gap);
            }
        } else if !parted {
            self.close = true;
            if self.size < 0.85 * at.size && is_figures(&self.text) {
                self.text = raised(&self.text) + " ";
            } else if at.size < 0.85 * self.size
                && is_figures(characters)
                && let Some(parting) = mark_of_note(&self.text)
            {
                self.text.push_str(parting);
                return self.go_on(at, bold, &raised(characters));
            }
        }
        self.go_on(at, bold, characters);
    }

    fn go_on(&mut self, at: &Placed, bold: bool, characters: &str) {
        self.text.push_str(characters);
        self.x1 = self.x1.max(at.x + at.advance);
        self.size = self.size.max(at.size);
        self.bold &= bold || characters == " ";
    }
}

/// What parts the raised figure that leads to a footnote from the word before it, or from its own
/// first figure; `None` behind what is no word: `2nd` and `m2` lead to no footnote.
fn mark_of_note(text: &str) -> Option<&'static str> {
    if text.ends_with(RAISED) {
        return Some("");
    }
    let letters = text.chars().rev().take_while(|c| c.is_alphabetic() || ".,;:)".contains(*c));
    (letters.count() > 2).then_some(" ")
}

/// Raised figures, so that nobody takes a footnote's mark for a date or for an item's number.
fn raised(figures: &str) -> String {
    figures.bytes().map(|byte| RAISED[usize::from(byte.wrapping_sub(b'0')) % 10]).collect()
}

fn is_figures(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Adds a glyph to the fragment that it continues, or begins one.
pub fn add(fragments: &mut Vec<Fragment>, at: &Placed, bold: bool, characters: &str) {
    if let Some(last) = fragments.last_mut().filter(|last| continues(last, at)) {
        last.push(at, bold, characters);
    } else if characters != " " {
        fragments.push(Fragment {
            x0: at.x,
            x1: at.x + at.advance,
            y: at.y,
            size: at.size,
            turn: at.turn,
            bold,
            text: characters.to_owned(),
            ..Fragment::default()
        });
    }
}

/// True where a glyph goes on where a fragment ends. Small raised letters (`2nd`) do too.
fn continues(last: &Fragment, at: &Placed) -> bool {
    let size = last.size.max(at.size);
    let (gap, rise) = (at.x - last.x1, (at.y - last.y).abs());
    let raised = at.size < 0.85 * last.size && rise < 0.5 * last.size && gap.abs() < 0.3 * size;
    at.turn == last.turn
        && (rise < BASELINE * size || raised)
        && gap > -0.35 * size
        && gap < CELL * size
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Glyphs of ten points, each six wide, with a gap in points behind it.
    fn set(glyphs: &[(&str, f32)]) -> String {
        let mut fragments = Vec::new();
        let mut x = 50.0;
        for (characters, gap) in glyphs {
            let at = Placed { x, y: 100.0, advance: 6.0, size: 10.0, turn: 0 };
            add(&mut fragments, &at, false, characters);
            x += 6.0 + gap;
        }
        fragments.iter_mut().for_each(Fragment::finish);
        fragments.into_iter().map(|fragment| fragment.text).collect::<Vec<_>>().join("|")
    }

    fn letters(text: &'static str, gap: f32) -> Vec<(&'static str, f32)> {
        text.split("").filter(|letter| !letter.is_empty()).map(|letter| (letter, gap)).collect()
    }

    #[test]
    fn letters_set_apart_are_words() {
        assert_eq!(set(&letters("MINUTES", 4.0)), "MINUTES");
        assert_eq!(set(&letters("TO NOTE IT", 4.0)), "TO NOTE IT");
        let mut wider = letters("THEBOARD", 2.0);
        wider[2].1 = 6.0;
        assert_eq!(set(&wider), "THE BOARD");
    }

    #[test]
    fn spaces_that_were_not_painted_are_spaces() {
        let mut words = letters("Aletter", 0.0);
        words[0].1 = 3.0;
        assert_eq!(set(&words), "A letter");
        assert_eq!(set(&letters("YNY", 4.0)), "Y N Y");
        assert_eq!(set(&letters("12345", 4.0)), "1 2 3 4 5");
    }

    #[test]
    fn the_mark_of_a_footnote_is_no_part_of_the_word() {
        let set = |word: &'static str, raised: &str| {
            let mut fragments = Vec::new();
            for (index, letter) in word.split("").filter(|letter| !letter.is_empty()).enumerate() {
                let x = 50.0 + 6.0 * index as f32;
                let at = Placed { x, y: 100.0, advance: 6.0, size: 10.0, turn: 0 };
                add(&mut fragments, &at, false, letter);
            }
            let x = 50.0 + 6.0 * word.len() as f32;
            for (index, figure) in raised.split("").filter(|figure| !figure.is_empty()).enumerate()
            {
                let x = x + 4.0 * index as f32;
                let at = Placed { x, y: 96.0, advance: 4.0, size: 6.0, turn: 0 };
                add(&mut fragments, &at, false, figure);
            }
            fragments.remove(0).text
        };
        assert_eq!(set("reserves", "1"), "reserves ¹");
        assert_eq!(set("October", "12"), "October ¹²");
        assert_eq!(set("2", "n"), "2n");
        assert_eq!(set("km", "2"), "km2");
        let mut label = Vec::new();
        for (x, size, text) in [(50.0, 6.0, "1"), (54.0, 10.0, "S"), (60.0, 10.0, "ee")] {
            let at = Placed { x, y: 700.0, advance: 6.0, size, turn: 0 };
            add(&mut label, &at, false, text);
        }
        assert_eq!(label[0].text, "¹ See");
    }
}
