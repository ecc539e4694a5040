//! Running heads and page numbers: lines that a paged document repeats at the edge of its pages.

use std::collections::HashMap;

use super::lines::PageLine;

/// The edge of a page, as a share of its height, in which furniture stands.
const EDGE: f32 = 0.12;
/// A text that stands at the same height of this many pages in a row is a running head.
const REPEATED: usize = 3;

/// Marks the furniture among the lines of a document, which come page by page.
pub fn mark(lines: &mut [PageLine], pages: u32) {
    let mut seen: HashMap<(String, i32), Vec<usize>> = HashMap::new();
    for (index, line) in lines.iter().enumerate() {
        if let Some(place) = edge(line) {
            seen.entry((shape(&line.text), place)).or_default().push(index);
        }
    }
    let needed = REPEATED.min(pages as usize).max(2);
    let mut again = vec![false; lines.len()];
    for places in seen.values() {
        for index in repeated(lines, places, needed) {
            again[index] = true;
        }
    }
    let (top, bottom) = body(lines, &again);
    for (line, again) in lines.iter_mut().zip(again) {
        let outside = line.y < top - 0.5 * line.size || line.y > bottom + 0.5 * line.size;
        let edge = edge(line).is_some();
        line.furniture |=
            edge && (again && outside || is_page_number(&line.text, line.page, pages));
    }
}

/// Where the text of most pages begins and ends: the table heading that a word processor repeats
/// on every page stands within, a running head without.
fn body(lines: &[PageLine], again: &[bool]) -> (f32, f32) {
    let (mut tops, mut bottoms) = (Vec::new(), Vec::new());
    let text = |index: usize| !again[index] && lines[index].y >= 0.0;
    let mut from = 0;
    while from < lines.len() {
        let page = lines[from].page;
        let length = lines[from..].iter().take_while(|line| line.page == page).count();
        let heights =
            (from..from + length).filter(|index| text(*index)).map(|index| lines[index].y);
        let (top, bottom) = heights.fold((f32::INFINITY, f32::NEG_INFINITY), |(top, bottom), y| {
            (top.min(y), bottom.max(y))
        });
        if top.is_finite() {
            tops.push(top);
            bottoms.push(bottom);
        }
        from += length;
    }
    tops.sort_by(f32::total_cmp);
    bottoms.sort_by(|a, b| b.total_cmp(a));
    // A few odd pages of many do not count; of few pages each does.
    let quarter = if tops.len() < 8 { 0 } else { tops.len() / 4 };
    let at = |list: &[f32], default| list.get(quarter).copied().unwrap_or(default);
    (at(&tops, f32::INFINITY), at(&bottoms, f32::NEG_INFINITY))
}

/// The height at which a line near the edge stands, in steps that forgive a point or two; `None`
/// for a line within the page.
fn edge(line: &PageLine) -> Option<i32> {
    if line.y < 0.0 || line.text.len() > 200 {
        return None;
    }
    let share = line.y / line.height.max(1.0);
    (!(EDGE..=1.0 - EDGE).contains(&share)).then(|| (share * 200.0).round() as i32)
}

/// A text with its figures taken out, so that page numbers look alike.
fn shape(text: &str) -> String {
    let mut shape = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            '0'..='9' if shape.ends_with('#') => {}
            '0'..='9' => shape.push('#'),
            c => shape.push(c),
        }
    }
    shape
}

/// Of lines of one shape at one height those that come again: the same text on pages in a row, or
/// a number that counts with the pages.
fn repeated(lines: &[PageLine], places: &[usize], needed: usize) -> Vec<usize> {
    if places.len() < needed {
        return Vec::new();
    }
    let mut groups: HashMap<(&str, i64), Vec<usize>> = HashMap::new();
    for &index in places {
        let line = &lines[index];
        groups.entry((line.text.trim(), i64::MIN)).or_default().push(index);
        // Page 9 that says 12 and page 10 that says 13 count together.
        for number in numbers(&line.text).filter(|_| needed >= REPEATED) {
            groups.entry(("", number - i64::from(line.page))).or_default().push(index);
        }
    }
    groups.into_values().flat_map(|group| in_a_row(lines, group, needed)).collect()
}

/// Those of a group, in order of page, that stand on enough pages in a row; left and right pages
/// may have heads of their own.
fn in_a_row(lines: &[PageLine], group: Vec<usize>, needed: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut run: Vec<usize> = Vec::new();
    for index in group {
        let goes_on = run.last().is_some_and(|last| lines[index].page <= lines[*last].page + 2);
        if !goes_on {
            run.clear();
        }
        run.push(index);
        match run.len() {
            length if length == needed => found.extend(&run),
            length if length > needed => found.push(index),
            _ => {}
        }
    }
    found
}

/// The first few figures of a text.
fn numbers(text: &str) -> impl Iterator<Item = i64> + '_ {
    let pieces = text.split(|c: char| !c.is_ascii_digit()).filter(|piece| !piece.is_empty());
    pieces.filter_map(|piece| piece.parse().ok()).take(3)
}

/// `3`, `- 3 -`, `Page 3`, `3 | Page`: a page's own number and nothing else; or any line that ends
/// with the page's number and the number of pages: `Minutes  Page 3 of 12`, `3/12`.
fn is_page_number(text: &str, page: u32, pages: u32) -> bool {
    let text = text.trim().to_ascii_lowercase();
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || "-–—|[]()/".contains(c))
        .filter(|word| !word.is_empty())
        .collect();
    let number = |word: &str| word.parse::<u32>().ok();
    let of = |one: &str, all: &str| number(one) == Some(page) && number(all) == Some(pages);
    match words.as_slice() {
        [one] => number(one) == Some(page),
        ["page", one] | [one, "page"] => number(one).is_some(),
        [.., "page", one] => number(one) == Some(page),
        ["page", one, "of", all] => number(one).is_some() && number(all).is_some(),
        [.., one, "of", all] => of(one, all),
        [.., one, all] => of(one, all) && text.ends_with(&format!("{page}/{pages}")),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::pdf::fragments::Fragment;
    use crate::extract::pdf::lines::compose;

    fn page(number: u32, lines: &[(f32, &str)]) -> Vec<PageLine> {
        let fragments = lines.iter().map(|(y, text)| Fragment {
            x0: 50.0,
            x1: 100.0,
            y: *y,
            size: 10.0,
            turn: 0,
            bold: false,
            text: (*text).to_owned(),
            ..Fragment::default()
        });
        compose(fragments.collect(), number, 800.0)
    }

    fn furniture(pages: Vec<Vec<PageLine>>) -> Vec<String> {
        let mut lines: Vec<PageLine> = pages.into_iter().flatten().collect();
        let count = lines.iter().map(|line| line.page).max().unwrap_or(0);
        mark(&mut lines, count);
        lines.into_iter().filter(|line| line.furniture).map(|line| line.text).collect()
    }

    #[test]
    fn heads_and_counting_numbers_but_not_the_marks_of_items() {
        let pages = (1..=4).map(|n| {
            let (mark, foot) = (format!("Agenda Item {}", n * 2), format!("H{}", n + 6));
            page(
                n,
                &[
                    (30.0, "Parish Council"),
                    (45.0, &mark),
                    (400.0, "Parish Council"),
                    (780.0, &foot),
                ],
            )
        });
        let marked = furniture(pages.collect());
        assert_eq!(marked.len(), 8);
        assert!(marked.iter().all(|text| text == "Parish Council" || text.starts_with('H')));
    }

    #[test]
    fn a_table_heading_on_every_page_is_text() {
        let pages = (1..=4).map(|n| {
            let first = if n == 1 { "The report" } else { "Indicator" };
            page(n, &[(30.0, "Parish Council"), (70.0, first), (90.0, &format!("row {}", n * n))])
        });
        let marked = furniture(pages.collect());
        assert_eq!(marked, ["Parish Council"; 4]);
    }

    #[test]
    fn a_short_document_has_page_numbers_too() {
        assert_eq!(
            furniture(vec![page(1, &[(400.0, "1"), (780.0, "Page 1 of 2")])]),
            ["Page 1 of 2"]
        );
        let printed =
            |n: u32| page(n, &[(15.0, "4 May"), (400.0, "x"), (790.0, &format!("a.htm {n}/2"))]);
        assert_eq!(furniture(vec![printed(1), printed(2)]).len(), 4);
        assert_eq!(furniture(vec![page(2, &[(40.0, "Item 2"), (780.0, "- 2 -")])]), ["- 2 -"]);
    }
}
