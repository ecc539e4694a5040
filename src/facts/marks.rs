//! List marks: `(i)`, `ii)`, `a.`, `2)`, `- (iv)`, bullets, told at the beginning of a text.

/// What sort of mark stands before an entry of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// `1)`, `(2)`, `3.`
    Figure,
    /// `(a)`, `b)`
    Letter,
    /// `(i)`, `ii)`
    Roman,
    /// `-`, `•`
    Bullet,
}

/// A mark at the beginning of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark<'t> {
    /// Its sort.
    pub sort: Sort,
    /// What stands within it: `ii`; empty for a bullet.
    pub number: &'t str,
    /// The text behind it.
    pub rest: &'t str,
}

impl Mark<'_> {
    /// Where the mark stands in its series: `ii` is 2; 0 for a bullet.
    pub fn place(&self) -> u32 {
        match self.sort {
            Sort::Figure => self.number.parse().unwrap_or(0),
            Sort::Letter => {
                u32::from(self.number.as_bytes()[0].to_ascii_lowercase().saturating_sub(b'a')) + 1
            }
            Sort::Roman => roman(&self.number.to_lowercase()).unwrap_or(0),
            Sort::Bullet => 0,
        }
    }
}

/// The mark at the beginning of a text, if there is one.
pub fn mark(text: &str) -> Option<Mark<'_>> {
    let text = text.trim_start();
    let bare =
        text.trim_start_matches(['-', '•', '·', '–', '○', '▪', '*', '\u{f0b7}']).trim_start();
    let bullet = bare.len() < text.len();
    if let Some(mark) = numbered(bare) {
        return Some(mark);
    }
    bullet.then_some(Mark { sort: Sort::Bullet, number: "", rest: bare })
}

fn numbered(text: &str) -> Option<Mark<'_>> {
    let open = text.strip_prefix(['(', '[']);
    let inner = open.unwrap_or(text);
    let length = inner.bytes().take(7).take_while(u8::is_ascii_alphanumeric).count();
    let (number, behind) = inner.split_at(length);
    let close = behind.chars().next()?;
    let closed = matches!(close, ')' | ']') || open.is_none() && close == '.';
    let rest = behind.get(1..)?;
    let parted = rest.is_empty() || rest.starts_with(char::is_whitespace) || close != '.';
    let sort = sort(number, close)?;
    (closed && parted).then(|| Mark { sort, number, rest: rest.trim_start() })
}

fn sort(number: &str, close: char) -> Option<Sort> {
    if number.is_empty() || number.len() > 5 {
        return None;
    }
    if number.bytes().all(|b| b.is_ascii_digit()) {
        return (number.len() < 3).then_some(Sort::Figure);
    }
    let lower = number.to_lowercase();
    if roman(&lower).is_some() && (close != '.' || number == lower) {
        return Some(Sort::Roman);
    }
    let letter = number.len() == 1 && number.bytes().all(|b| b.is_ascii_alphabetic());
    (letter && (close != '.' || number == lower)).then_some(Sort::Letter)
}

/// The value of a small roman number.
fn roman(text: &str) -> Option<u32> {
    const NUMBERS: [&str; 20] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv",
        "xv", "xvi", "xvii", "xviii", "xix", "xx",
    ];
    NUMBERS.iter().position(|number| *number == text).map(|at| at as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_every_sort() {
        for (text, sort, number, place) in [
            ("(i) That", Sort::Roman, "i", 1),
            ("- (ii) That", Sort::Roman, "ii", 2),
            ("2)  the log", Sort::Figure, "2", 2),
            ("(b) That", Sort::Letter, "b", 2),
            ("3. Note", Sort::Figure, "3", 3),
            ("- That", Sort::Bullet, "", 0),
        ] {
            let mark = mark(text).map(|mark| (mark.sort, mark.number, mark.place()));
            assert_eq!(mark, Some((sort, number, place)), "{text}");
        }
        for text in ["That", "2019 budget", "(see below)", "J. Ash", "12.30", "I. Ash"] {
            assert_eq!(mark(text), None, "{text}");
        }
    }
}
