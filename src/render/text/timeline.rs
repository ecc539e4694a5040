//! Counts by year or month as bars in the terminal's width; plain lines in a pipe.

use std::io::{self, Write};

use super::Show;
use crate::render::paint::{Ink, Look, Paint, columns};
use crate::search::results::FacetCount;

/// At most so many bars: a gap of centuries is a misprint, not a time line.
const BARS: usize = 2400;

/// Draws counts of years (`2019`) or months (`2019-06`), those without any between the first and the
/// last included. Values that are no year or month come last.
pub fn timeline(counts: &[FacetCount], look: Look, out: &mut impl Write) -> io::Result<()> {
    let mut paint = Paint::new(out, look);
    let Some(width) = look.width else {
        return counts.iter().try_for_each(|count| count.show(None, &mut paint));
    };
    let (mut times, others): (Vec<&FacetCount>, Vec<&FacetCount>) =
        counts.iter().partition(|count| step(&count.value).is_some());
    times.sort_by(|one, two| one.value.cmp(&two.value));
    let most = counts.iter().map(|count| count.count).max().unwrap_or(0).max(1);
    let label = counts.iter().map(|count| columns(&count.value)).max().unwrap_or(0);
    let room = width.saturating_sub(label + most.to_string().len() + 4).max(8) as u64;
    let mut bar = |value: &str, count: u64| {
        paint.put(Ink::Date, &format!("{value:label$}  "))?;
        // Eighths of a block, so that small counts still show.
        let eighths = (count * room * 8).div_ceil(most);
        let full = "█".repeat((eighths / 8) as usize);
        let rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][(eighths % 8) as usize];
        paint.put(Ink::Decision, &format!("{full}{rest}"))?;
        paint.line(Ink::Plain, &if count > 0 { format!(" {count}") } else { String::new() })
    };
    let mut next: Option<String> = None;
    for (drawn, time) in times.iter().enumerate() {
        let mut gap = next.take();
        let mut filled = drawn;
        while let Some(value) = gap.filter(|value| *value < time.value && filled < BARS) {
            bar(&value, 0)?;
            filled += 1;
            gap = step(&value);
        }
        bar(&time.value, time.count)?;
        next = step(&time.value);
    }
    others.iter().try_for_each(|other| bar(&other.value, other.count))
}

/// The year or month behind one.
fn step(value: &str) -> Option<String> {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    match value.split_once('-') {
        None if value.len() == 4 && digits(value) => {
            Some(format!("{:04}", value.parse::<u32>().ok()? + 1))
        }
        Some((year, month)) if year.len() == 4 && month.len() == 2 => {
            let (year, month): (u32, u32) = (year.parse().ok()?, month.parse().ok()?);
            let (year, month) = if month >= 12 { (year + 1, 1) } else { (year, month + 1) };
            Some(format!("{year:04}-{month:02}"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(counts: &[(&str, u64)], width: Option<usize>) -> String {
        let counts: Vec<FacetCount> = counts
            .iter()
            .map(|&(value, count)| FacetCount { value: value.to_owned(), count })
            .collect();
        let mut out = Vec::new();
        timeline(&counts, Look { width, ..Look::default() }, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn years_without_any_are_shown_too() {
        let text = drawn(&[("2019", 4), ("2021", 1), ("undated", 2)], Some(29));
        assert_eq!(
            text,
            "2019     ████████████████▉ 4\n2020     \n2021     ████▎ 1\nundated  ████████▌ 2\n"
                .replace("████████████████▉", "█████████████████")
        );
        assert!(text.lines().all(|line| columns(line) <= 29));
    }

    #[test]
    fn months_go_over_the_end_of_the_year() {
        let text = drawn(&[("2019-11", 1), ("2020-02", 1)], Some(40));
        let months: Vec<&str> = text.lines().map(|line| &line[..7]).collect();
        assert_eq!(months, ["2019-11", "2019-12", "2020-01", "2020-02"]);
    }

    #[test]
    fn a_pipe_gets_counts_only() {
        assert_eq!(drawn(&[("2019", 4)], None), "      4  2019\n");
    }
}
