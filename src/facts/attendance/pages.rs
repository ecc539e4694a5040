//! The edge of a page within a list: in come the rows at which a list may break off, out comes the
//! row behind the page's furniture with which it goes on.
//!
//! A list of forty members stands on two pages. Where the text came without its pages, a running
//! head and a number stand between two of them: `Council – Minutes of Meeting`, `Page 2 of 14`.

use super::words::{self, BODY, STOP};
use super::{labels, names, tokens};
use crate::rows::Row;

/// Rows of furniture, with and without text, between the last line of a page and the first of the
/// next.
const MOST_ROWS: usize = 14;
/// Of these so many at most hold text.
const MOST_TEXTS: usize = 5;

/// The row with which a list goes on behind a page's edge, if `rows[at]` begins one and somebody is
/// named behind it as before it.
pub fn behind_edge(rows: &[Row], at: usize) -> Option<usize> {
    if !rows.iter().skip(at).take(MOST_ROWS).any(is_edge) {
        return None;
    }
    let (mut texts, mut edge) = (0, false);
    for (next, row) in rows.iter().enumerate().skip(at).take(MOST_ROWS) {
        if row.is_blank() {
            edge |= row.text.contains('\u{c}');
            continue;
        }
        let text = row.trimmed();
        edge |= row.text.starts_with('\u{c}') || is_page_number(text);
        if is_page_number(text) || texts < MOST_TEXTS && is_running_head(text) {
            texts += 1;
            continue;
        }
        return (edge && texts > 0 && names_somebody(text)).then_some(next);
    }
    None
}

/// A row that only the edge of a page has.
fn is_edge(row: &Row) -> bool {
    let digit = row.text.len() <= 60 && row.text.bytes().any(|byte| byte.is_ascii_digit());
    row.text.contains('\u{c}') || digit && is_page_number(row.trimmed())
}

/// `Page 2 of 14`, `- 2 -`, `2 | P a g e`, `P.T.O.` and the like, and nothing else.
pub fn is_page_number(text: &str) -> bool {
    if text.len() > 30 {
        return false;
    }
    let mut digits = 0;
    let mut letters = String::new();
    for c in text.chars() {
        match c {
            _ if c.is_ascii_digit() => digits += 1,
            _ if c.is_alphabetic() => letters.extend(c.to_lowercase()),
            ' ' | '|' | '-' | '–' | '—' | '/' | '.' | '[' | ']' | '(' | ')' | ':' | '~' => {}
            _ => return false,
        }
    }
    let said = matches!(letters.as_str(), "page" | "pageof" | "p" | "pg" | "leathanach");
    (1..=6).contains(&digits) && (said || letters == "of" || letters.is_empty() && digits <= 3)
}

/// A row that a page may repeat: the name of a body or meeting or a date, and no person.
fn is_running_head(text: &str) -> bool {
    if text.len() > 120 || labels::at_start(text).is_some() || names::is_titled(text) {
        return false;
    }
    let dated = text.len() < 40 && text.starts_with(|c: char| c.is_ascii_digit());
    let year = text
        .split([' ', '/', '.', ','])
        .any(|word| word.len() == 4 && (word.starts_with("19") || word.starts_with("20")));
    let mut words = text.split([' ', ',', '–', '-', '\t', ':']);
    dated && year || words.any(|word| words::is(word, BODY | STOP) && word.len() > 3)
}

/// True where a row begins with a person: a title, or a name of two words and more.
fn names_somebody(text: &str) -> bool {
    let text = text.trim_start_matches(['-', '–', '•', '*', '·', ' ', '\t']);
    if super::blocks::is_prose(text) || labels::at_start(text).is_some() {
        return false;
    }
    let end = text.find([',', ';', '(', '\t', ':']).unwrap_or(text.len());
    let run = tokens::split(&text[..end], &[' '], 8);
    names::is_titled(text) || names::name(&run, false, false) > 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{Extract, Style};
    use crate::rows::Rows;

    fn goes_on(lines: &[&str]) -> Option<usize> {
        let mut extract = Extract::default();
        lines.iter().for_each(|line| extract.push(line, 0, Style::Plain));
        behind_edge(&Rows::new(&extract).rows, 0)
    }

    #[test]
    fn a_list_goes_on_behind_the_edge_of_a_page() {
        let head = "Harrowfen County Council – Minutes of Monthly Meeting";
        assert_eq!(goes_on(&["", head, "Page 1 of 14", "", "\u{c}", "Cllr. Ann Lee"]), Some(5));
        assert_eq!(goes_on(&["2", "", "Cora Day"]), Some(2));
        assert_eq!(goes_on(&["- 2 -", head, "18 May 2021", "Comh. Dara Elm"]), Some(3));
    }

    #[test]
    fn an_item_or_a_label_behind_a_number_is_no_list() {
        for lines in [
            ["1", "Apologies", "None"],
            ["Page 2", "In attendance:", "Ann Lee"],
            ["1", "Cllr Day declared an interest in item 4", ""],
            ["Fenside Council", "Cllr Ann Lee", ""],
        ] {
            assert_eq!(goes_on(&lines), None, "{lines:?}");
        }
    }

    #[test]
    fn numbers_of_pages() {
        for text in
            ["Page 2 of 14", "- 3 -", "2 | P a g e", "P a g e | 12", "[7]", "Page | 3", "14"]
        {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["Page", "18 May 2021", "01234 567890", "Cllr 2", "2019"] {
            assert!(!is_page_number(text), "{text}");
        }
    }
}
