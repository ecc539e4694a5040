//! The best passage of a text: in come a text and the places in it, out comes one line with marks.

use super::places::Place;
use super::results::Snippet;

/// About so long is a passage, in bytes of the text.
const WIDTH: usize = 240;

/// The passage that holds the most different phrases, then the most places; the beginning of the
/// text where there are none.
pub fn best(text: &str, places: &[Place]) -> Snippet {
    let first = best_window(places).unwrap_or(0);
    let (start, end) = match places.get(first) {
        None => (0, boundary(text, WIDTH)),
        Some(place) => {
            let start = start_of_passage(text, place.start);
            (start, boundary(text, (start + WIDTH).max(place.end)))
        }
    };
    let end = end_of_passage(text, start, end);
    let inside = places.iter().filter(|place| place.start >= start && place.end <= end);
    fold_spaces(text, start, end, inside.map(|place| (place.start, place.end)))
}

/// Index of the place at which the best passage begins.
fn best_window(places: &[Place]) -> Option<usize> {
    let (mut best, mut score) = (None, 0);
    // Beyond some hundred places another passage is hardly better.
    for from in 0..places.len().min(200) {
        let window =
            places[from..].iter().take_while(|p| p.end <= places[from].start + WIDTH * 2 / 3);
        let mut phrases = std::collections::BTreeSet::new();
        let mut count = 0;
        window.take(50).for_each(|place| {
            phrases.insert(place.phrase);
            count += 1;
        });
        let value = phrases.len() * 1000 + count;
        if value > score {
            (best, score) = (Some(from), value);
        }
    }
    best
}

/// The nearest character boundary at or below an offset.
pub(super) fn boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// A little before the first place: at the beginning of its sentence or paragraph if that is near,
/// else at a word.
fn start_of_passage(text: &str, place: usize) -> usize {
    let from = boundary(text, place.saturating_sub(WIDTH / 3));
    let before = &text[from..place];
    let sentence = before.rfind("\n\n").map(|at| at + 2).or(before.rfind(". ").map(|at| at + 2));
    if let Some(at) = sentence {
        return from + at;
    }
    if from == 0 {
        return 0;
    }
    before.find(char::is_whitespace).map_or(place, |at| from + at)
}

/// At the end of a word.
fn end_of_passage(text: &str, start: usize, end: usize) -> usize {
    if end == text.len() {
        return end;
    }
    let rest = text[end..].find(char::is_whitespace).filter(|more| *more < 40);
    rest.map_or_else(|| boundary(text, end.max(start)), |more| end + more)
}

/// Appends a text on one line, runs of white space and of control characters folded to one blank,
/// none at its ends. What `out` holds before must not end in a word that it would run on from.
pub(super) fn fold_into(text: &str, out: &mut String) {
    let inner = text.trim_matches(' ');
    if is_folded(inner.as_bytes()) {
        out.push_str(inner);
        return;
    }
    let (mut rest, from) = (text, out.len());
    let mut blank = false;
    while let Some(c) = rest.chars().next() {
        // Most of a text is letters and marks of ASCII: they are taken over a word at a time.
        let plain = rest.bytes().position(|byte| !byte.is_ascii_graphic()).unwrap_or(rest.len());
        let (word, behind) = match plain {
            0 if c.is_whitespace() || c.is_control() => {
                (blank, rest) = (true, &rest[c.len_utf8()..]);
                continue;
            }
            0 => rest.split_at(c.len_utf8()),
            _ => rest.split_at(plain),
        };
        if blank && out.len() > from {
            out.push(' ');
        }
        out.push_str(word);
        (blank, rest) = (false, behind);
    }
}

/// True for letters and marks of ASCII with at most one blank between two of them.
fn is_folded(text: &[u8]) -> bool {
    // Without a way out half-way, both are done for many bytes at a time.
    let plain = text.iter().fold(true, |plain, byte| plain & (b' '..0x7f).contains(byte));
    let pairs = text.iter().zip(text.iter().skip(1));
    plain & !pairs.fold(false, |wide, pair| wide | (pair == (&b' ', &b' ')))
}

/// One line, runs of white space folded, ranges counted in characters of the result.
pub fn fold_spaces(
    text: &str,
    start: usize,
    end: usize,
    ranges: impl Iterator<Item = (usize, usize)>,
) -> Snippet {
    let mut ranges = ranges.peekable();
    let (mut out, mut highlights) = (String::with_capacity(end - start), Vec::new());
    let (mut count, mut open): (u32, Option<u32>) = (0, None);
    let mut space = false;
    for (offset, c) in text[start..end].char_indices() {
        let at = start + offset;
        if let (Some(from), Some(&(_, to))) = (open, ranges.peek())
            && at >= to
        {
            highlights.push((from, count));
            open = None;
            ranges.next();
        }
        if c.is_whitespace() || c.is_control() {
            space = !out.is_empty();
            continue;
        }
        if space {
            out.push(' ');
            count += 1;
            space = false;
        }
        if open.is_none() && ranges.peek().is_some_and(|&(from, _)| at >= from) {
            open = Some(count);
        }
        out.push(c);
        count += 1;
    }
    if let Some(from) = open {
        highlights.push((from, count));
    }
    Snippet { text: out, highlights }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(snippet: &Snippet) -> Vec<String> {
        let chars: Vec<char> = snippet.text.chars().collect();
        let pick = |&(from, to): &(u32, u32)| chars[from as usize..to as usize].iter().collect();
        snippet.highlights.iter().map(pick).collect()
    }

    fn places(text: &str, words: &[&str]) -> Vec<Place> {
        let mut all = Vec::new();
        for (phrase, word) in words.iter().enumerate() {
            for (start, found) in text.match_indices(word) {
                all.push(Place { start, end: start + found.len(), phrase });
            }
        }
        all.sort_unstable();
        all
    }

    #[test]
    fn the_passage_with_most_different_words_is_taken() {
        let text =
            format!("budget. {}\n\nThe bûdget  for\ncare leavers was set.", "other ".repeat(100));
        let snippet = best(&text, &places(&text, &["budget", "bûdget", "care leavers"]));
        assert_eq!(snippet.text, "The bûdget for care leavers was set.");
        assert_eq!(marked(&snippet), ["bûdget", "care leavers"]);
    }

    #[test]
    fn white_space_is_folded_alike_with_and_without_places() {
        let texts =
            ["", " ", "a", " a b ", "a  b", "a\tb\n", "\u{a0}é  f\u{7}g", "a – b", "~ !", " \n"];
        for text in texts {
            let mut folded = String::new();
            fold_into(text, &mut folded);
            assert_eq!(folded, fold_spaces(text, 0, text.len(), std::iter::empty()).text);
        }
    }

    #[test]
    fn without_a_place_the_text_begins() {
        let text = "word ".repeat(200);
        let snippet = best(&text, &[]);
        assert!(snippet.text.starts_with("word word") && snippet.text.len() < 300);
        assert!(snippet.highlights.is_empty());
        assert_eq!(best("", &[]).text, "");
    }
}
