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
    let mut start = offset;
    let (mut words, mut inside) = (0, false);
    for (at, c) in text[..offset].char_indices().rev() {
        if c.is_whitespace() {
            inside = false;
        } else if !inside {
            inside = true;
            words += 1;
            if words > count && !text[at + c.len_utf8()..offset].is_empty() {
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
    let mut end = offset;
    let (mut words, mut inside) = (0, false);
    for (at, c) in text[offset..].char_indices() {
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
