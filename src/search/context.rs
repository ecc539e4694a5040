//! How much of the text around a place is shown: in come a text and a place, out comes a stretch.

use std::ops::Range;

use super::places::Place;
use super::question::Context;
use super::snippet::boundary;

/// The stretch from the first word or line before a place to the last one behind it.
pub(super) fn around(text: &str, place: &Place, context: Context) -> Range<usize> {
    match context {
        Context::Words(count) => {
            words_before(text, place.start, count)..words_after(text, place.end, count)
        }
        Context::Lines(count) => {
            lines_before(text, place.start, count)..lines_after(text, place.end, count)
        }
    }
}

/// At most so many bytes of context a side: a line of junk without a space is no context.
const CONTEXT: usize = 400;

/// At most so many bytes of whole lines a side.
const LINES: usize = 20_000;

/// Where the `count` words before an offset begin.
fn words_before(text: &str, offset: usize, count: usize) -> usize {
    // More is never looked at, and hardly a text has other letters than ASCII everywhere.
    let from = offset.saturating_sub(CONTEXT + 2);
    let near = &text.as_bytes()[from..offset];
    if near.is_ascii() {
        let chars = near.iter().enumerate().map(|(at, byte)| (from + at, char::from(*byte)));
        return first_of_words(offset, count, chars.rev());
    }
    first_of_words(offset, count, text[..offset].char_indices().rev())
}

/// Where the first of `count` words begins; `before` are the characters before the offset, the
/// nearest first.
fn first_of_words(
    offset: usize,
    count: usize,
    before: impl Iterator<Item = (usize, char)>,
) -> usize {
    let mut start = offset;
    let (mut words, mut inside) = (0, false);
    for (at, c) in before {
        if c.is_whitespace() {
            inside = false;
        } else if !inside {
            inside = true;
            words += 1;
            if words > count && at + c.len_utf8() < offset {
                break;
            }
        }
        if offset - at > CONTEXT {
            break;
        }
        if inside {
            start = at;
        }
    }
    start
}

/// Where the `count` words behind an offset end.
fn words_after(text: &str, offset: usize, count: usize) -> usize {
    let near = &text.as_bytes()[offset..text.len().min(offset + CONTEXT + 2)];
    if near.is_ascii() {
        let chars = near.iter().enumerate().map(|(at, byte)| (at, char::from(*byte)));
        return last_of_words(offset, count, chars);
    }
    last_of_words(offset, count, text[offset..].char_indices())
}

/// Where the last of `count` words ends; `behind` are the characters behind the offset and how far
/// off they are.
fn last_of_words(
    offset: usize,
    count: usize,
    behind: impl Iterator<Item = (usize, char)>,
) -> usize {
    let mut end = offset;
    let (mut words, mut inside) = (0, false);
    for (at, c) in behind {
        if c.is_whitespace() {
            inside = false;
        } else if !inside {
            inside = true;
            // What is joined to the match, such as a comma, is no word of its own.
            words += usize::from(at > 0);
            if words > count {
                break;
            }
        }
        if at > CONTEXT {
            break;
        }
        if inside {
            end = offset + at + c.len_utf8();
        }
    }
    end
}

/// Where the line that lies `count` lines above an offset begins.
fn lines_before(text: &str, offset: usize, count: usize) -> usize {
    let floor = boundary(text, offset.saturating_sub(LINES));
    let above = text[floor..offset].rmatch_indices('\n').nth(count);
    above.map_or(floor, |(at, _)| floor + at + 1)
}

/// Where the line that lies `count` lines below an offset ends.
fn lines_after(text: &str, offset: usize, count: usize) -> usize {
    let ceiling = boundary(text, offset.saturating_add(LINES));
    let below = text[offset..ceiling].match_indices('\n').nth(count);
    below.map_or(ceiling, |(at, _)| offset + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looking_at_bytes_shows_what_looking_at_letters_does() {
        let words: Vec<String> = (0..150).map(|n| format!("w{}{n}", "x".repeat(n % 9))).collect();
        let plain = words.join("  ");
        for count in [0, 1, 8, 60, 500] {
            for (at, _) in plain.match_indices('w') {
                let place = Place { start: at, end: at + 3, phrase: 0 };
                let shown = around(&plain, &place, Context::Words(count));
                // The plain way gives the same as the way for any letters.
                assert_eq!(
                    first_of_words(at, count, plain[..at].char_indices().rev()),
                    shown.start
                );
                let behind = plain[at + 3..].char_indices();
                assert_eq!(last_of_words(at + 3, count, behind), shown.end);
            }
        }
    }
}
