//! Numbers that count the lines of a page in its margin are taken off the lines.
//!
//! Only where nothing else is possible: items of business are numbered too, and rows of tables.

use super::lines::PageLine;

/// Every line is numbered: so many of a page at least, and so many of those in the middle of a
/// sentence, which no item begins with.
const EACH: usize = 10;
/// Every fifth or tenth line is numbered: so many marks of a page at least.
const MARKS: usize = 3;

/// Takes line numbers off the lines of a document, which come page by page.
pub fn strip(lines: &mut [PageLine]) {
    let mut from = 0;
    while from < lines.len() {
        let page = lines[from].page;
        let length = lines[from..].iter().take_while(|line| line.page == page).count();
        let lines = &mut lines[from..from + length];
        from += length;
        let numbers: Vec<(usize, u32)> =
            lines.iter().enumerate().filter_map(|(at, line)| Some((at, number(line)?.0))).collect();
        if is_each(lines, &numbers) || is_each_fifth(&numbers) {
            for (at, _) in numbers {
                if let Some((_, label)) = number(&lines[at]) {
                    lines[at].text.drain(..label);
                }
            }
        }
    }
}

/// The number that a tab parts from the text of a line, and the length of both.
fn number(line: &PageLine) -> Option<(u32, usize)> {
    let (number, rest) = line.text.split_once('\t')?;
    let figures = number.trim_end();
    let plain = figures.len() <= 4 && figures.bytes().all(|byte| byte.is_ascii_digit());
    (plain && !rest.is_empty()).then(|| Some((figures.parse().ok()?, number.len() + 1)))?
}

/// True where nearly all lines of a page are numbered, one after the other, and many go on with a
/// sentence.
fn is_each(lines: &[PageLine], numbers: &[(usize, u32)]) -> bool {
    let in_turn = numbers.windows(2).all(|pair| pair[1].1 == pair[0].1 + 1);
    let goes_on = |at: usize| lines[at].text.split('\t').nth(1).is_some_and(begins_small);
    in_turn
        && numbers.len() >= EACH
        && numbers.len() * 10 >= lines.len() * 8
        && numbers.iter().filter(|(at, _)| goes_on(*at)).count() * 5 >= numbers.len()
}

/// True where every fifth line, or every tenth, has its number.
fn is_each_fifth(numbers: &[(usize, u32)]) -> bool {
    numbers.len() >= MARKS
        && numbers.iter().all(|(_, number)| number % 5 == 0)
        && numbers.windows(2).all(|pair| {
            let step = pair[1].1.saturating_sub(pair[0].1);
            matches!(step, 5 | 10) && pair[1].0 - pair[0].0 == step as usize
        })
}

fn begins_small(text: &str) -> bool {
    text.trim_start().starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::pdf::fragments::Fragment;
    use crate::extract::pdf::lines::compose;

    /// A page of lines, each with what stands in its margin.
    fn stripped(page: impl Iterator<Item = (String, &'static str)>) -> Vec<String> {
        let mut fragments = Vec::new();
        for (row, (mark, text)) in page.enumerate() {
            for (x, text) in [(30.0, mark.as_str()), (72.0, text)] {
                let y = 100.0 + 14.0 * row as f32;
                let text = text.to_owned();
                let x1 = x + 5.0 * text.len() as f32;
                fragments.push(Fragment { x0: x, x1, y, size: 10.0, text, ..Fragment::default() });
            }
        }
        let mut lines = compose(fragments, 1, 800.0);
        strip(&mut lines);
        lines.into_iter().map(|line| line.text).collect()
    }

    const PROSE: [&str; 3] = ["The report was", "noted and the chair", "thanked all who came."];

    #[test]
    fn lines_that_are_counted_lose_their_numbers() {
        let each = (1..=12).map(|n| (n.to_string(), PROSE[n % 3]));
        assert!(stripped(each).iter().all(|line| PROSE.contains(&line.as_str())));
        let fifth = (1..=20)
            .map(|n| (if n % 5 == 0 { n.to_string() } else { String::new() }, PROSE[n % 3]));
        assert!(stripped(fifth).iter().all(|line| PROSE.contains(&line.as_str())));
    }

    #[test]
    fn items_keep_their_numbers() {
        let items = (1..=14).map(|n| (n.to_string(), "Matters arising"));
        assert_eq!(stripped(items)[4], "5\tMatters arising");
        let few = [("5", "Minutes"), ("6", "apologies"), ("", "were noted"), ("10", "Close")];
        let kept = stripped(few.map(|(mark, text)| (mark.to_owned(), text)).into_iter());
        assert_eq!(kept, ["5\tMinutes", "6\tapologies", "were noted", "10\tClose"]);
    }
}
