//! Words parted at the end of a line are put together again.

use std::collections::HashSet;

use super::lines::PageLine;

/// Joins words that a hyphen parts between two lines: the end moves up to the beginning.
///
/// A soft hyphen goes. A plain one may belong to the word: it stays (`co-` and `opted`), unless the
/// document writes the word elsewhere in one piece and nowhere with a hyphen.
pub fn join(lines: &mut [PageLine]) {
    let candidates: Vec<(usize, usize)> = pairs(lines).collect();
    if candidates.is_empty() {
        return;
    }
    let known: HashSet<String> = lines.iter().flat_map(|line| words(&line.text)).collect();
    for (first, second) in candidates {
        let Some((word, rest)) = head(&lines[second].text) else { continue };
        let (word, rest) = (word.to_owned(), rest.to_owned());
        let start = lines[first].text.trim_end();
        // Browsers print a soft hyphen at the end of a line as U+2010.
        let soft = start.ends_with(['\u{AD}', '\u{2010}']);
        let mut joined = start.trim_end_matches(['\u{AD}', '-', '\u{2010}']).to_owned();
        let begins = joined.rsplit(char::is_whitespace).next().unwrap_or_default();
        let end = words(&word).next().unwrap_or_default();
        let whole = format!("{}{end}", begins.to_lowercase());
        let parted = format!("{}-{end}", begins.to_lowercase());
        let one_word = known.contains(&whole) && !known.contains(&parted);
        if !soft && !one_word {
            joined.push('-');
        }
        joined.push_str(&word);
        lines[first].text = joined;
        lines[second].text = rest;
    }
}

/// Lines that end with a hyphen, each with the line that goes on.
fn pairs(lines: &[PageLine]) -> impl Iterator<Item = (usize, usize)> + '_ {
    (0..lines.len()).filter_map(|index| {
        let line = &lines[index];
        let mut end = line.text.trim_end().chars().rev();
        let hyphen = matches!(end.next()?, '\u{AD}' | '-' | '\u{2010}');
        if line.furniture || !hyphen || !end.next()?.is_alphabetic() {
            return None;
        }
        let following = lines[index + 1..].iter().take(8).position(|next| !next.furniture)?;
        let next = index + 1 + following;
        head(&lines[next].text)?.0.starts_with(char::is_lowercase).then_some((index, next))
    })
}

/// The first word of a text and what follows it.
fn head(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    (end > 0).then(|| (&text[..end], text[end..].trim_start()))
}

/// The words of a text, hyphens within them kept.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let pieces = text.split(|c: char| !c.is_alphanumeric() && c != '-');
    pieces.filter(|word| !word.is_empty()).map(|word| word.trim_matches('-').to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::pdf::fragments::Fragment;
    use crate::extract::pdf::lines::compose;

    fn joined(texts: &[&str]) -> Vec<String> {
        let fragments = texts.iter().enumerate().map(|(row, text)| Fragment {
            x0: 50.0,
            x1: 300.0,
            y: 100.0 + 12.0 * row as f32,
            size: 10.0,
            turn: 0,
            bold: false,
            text: (*text).to_owned(),
            ..Fragment::default()
        });
        let mut lines = compose(fragments.collect(), 1, 800.0);
        join(&mut lines);
        lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn hyphens_stay_unless_the_document_knows_better() {
        assert_eq!(joined(&["the co-", "opted members"]), ["the co-opted", "members"]);
        assert_eq!(joined(&["neigh\u{AD}", "bours came"]), ["neighbours", "came"]);
        assert_eq!(joined(&["authority, author-", "ity rules"]), ["authority, authority", "rules"]);
        assert_eq!(
            joined(&["5.30 -", "later", "Vice-", "Chair"]),
            ["5.30 -", "later", "Vice-", "Chair"]
        );
    }
}
