//! Titles of items: in comes the place where a title begins, out come its text and its end.
//!
//! Wrapped lines are joined, markup and furniture (`PDF 308 KB`) dropped, and where the title runs
//! into the body on the same row, the body's beginning is found (`body_start`).

mod clean;

use super::body::body_start;
use super::labels::Label;
use super::survey::Survey;
use super::words;
use clean::furniture;
pub use clean::{clean, has_size};

/// A title and where it ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// As printed, joined and cleaned; `None` where nothing was left.
    pub text: Option<String>,
    /// Byte offset in the document where the body begins.
    pub body: u32,
    /// The last row that holds a part of the title.
    pub row: usize,
}

/// Most rows over which a title may wrap.
const ROWS: usize = 6;

/// Longest title in bytes; what is longer is running text.
const LONGEST: usize = 700;

/// The title that begins at byte `at` of row `row` or, where the row ends there, on the next row
/// with text. Rows from `limit` on belong to somebody else.
pub fn take(survey: &Survey, row: usize, at: usize, limit: usize) -> Title {
    let rest = &survey.row(row).text[at..];
    if rest.len() < words::LOOK && rest.chars().all(is_mark) {
        let next = survey.filled_from(row + 1).filter(|&next| next < limit && next - row <= ROWS);
        return match next.filter(|&next| !is_label(survey, next)) {
            Some(next) => from(survey, next, 0, limit),
            None => empty(survey, row),
        };
    }
    from(survey, row, at, limit)
}

/// A label with its colon: `Minutes` may be a title, `Minutes:` is none; `Apologies for absence:`
/// is the title of the number above it.
fn is_label(survey: &Survey, row: usize) -> bool {
    survey.label(row).is_some_and(|label| label != Label::People)
        && survey.row(row).text.trim_end_matches(is_mark).ends_with(':')
}

/// No title: the body begins behind the row.
fn empty(survey: &Survey, row: usize) -> Title {
    let row_text = survey.row(row);
    Title { text: None, body: row_text.start + row_text.text.len() as u32, row }
}

/// White space and the marks of Markdown and tables.
fn is_mark(c: char) -> bool {
    c.is_whitespace() || matches!(c, '*' | '_' | '#' | '|' | '\\')
}

/// The title that begins right at byte `at` of `row`.
fn from(survey: &Survey, row: usize, at: usize, limit: usize) -> Title {
    let text = survey.row(row).text;
    let lead = text[at..].len()
        - text[at..].trim_start_matches(|c: char| c.is_whitespace() || c == '#' || c == '|').len();
    let at = at + lead;
    let bold = text[..at].trim_end().ends_with("**") || text[at..].starts_with("**");
    let pieces =
        if bold { bold_pieces(survey, row, at, limit) } else { plain(survey, row, at, limit) };
    finish(survey, &pieces)
}

/// Up to the last `**` of a run of bold stretches.
fn bold_pieces(survey: &Survey, row: usize, at: usize, limit: usize) -> Pieces {
    let start = at + 2 * usize::from(survey.row(row).text[at..].starts_with("**"));
    let mut pieces = vec![(row, start, start)];
    let mut inside = true;
    for _ in 0..4 * ROWS {
        let last = pieces.len() - 1;
        let (at, _, to) = pieces[last];
        let text = survey.row(at).text;
        let rest = words::head(&text[to..]);
        if inside {
            if let Some(found) = rest.find("**") {
                pieces[last].2 = to + found + 2;
                inside = false;
            } else if rest.len() < words::LOOK && wraps(survey, at, limit.min(row + ROWS)) {
                pieces[last].2 = text.len();
                pieces.push((at + 1, 0, 0));
            } else {
                return plain(survey, row, start, limit);
            }
        } else if rest.trim_start().starts_with("**") {
            pieces[last].2 = to + rest.len() - rest.trim_start().len() + 2;
            inside = true;
        } else if rest.trim().is_empty() && bold_goes_on(survey, at, row, limit) {
            let next = survey.filled_from(at + 1).unwrap_or(at);
            let lead = super::survey::lead(survey.row(next).text).length;
            pieces.push((next, lead, lead));
            inside = true;
        } else {
            pieces[last].2 += usize::from(rest.starts_with(':'));
            return pieces;
        }
    }
    pieces
}

/// True where the row below follows without a blank one.
fn wraps(survey: &Survey, row: usize, limit: usize) -> bool {
    row + 1 < limit && !survey.row(row + 1).is_blank()
}

/// True where the next row with text goes on in bold with the same heading.
fn bold_goes_on(survey: &Survey, last: usize, first: usize, limit: usize) -> bool {
    let Some(next) =
        survey.filled_from(last + 1).filter(|&next| next < limit.min(first + 2 * ROWS))
    else {
        return false;
    };
    let text = survey.row(next).text;
    let lead = super::survey::lead(text);
    let above = survey.row(last).text.trim_end_matches(['*', ' ']);
    lead.bold
        && survey.gap(next) <= 1
        && survey.candidate(next).is_none()
        && survey.label(next).is_none()
        && (text[lead.length..].starts_with(char::is_lowercase)
            || words::ends_open(above)
            || words::is_caps(above) && words::is_caps(text) && survey.gap(next) == 0)
}

/// Stretches of a title: row and bytes in it.
type Pieces = Vec<(usize, usize, usize)>;

/// A title without marks: up to where running text begins, or to the end of its last wrapped row.
fn plain(survey: &Survey, row: usize, at: usize, limit: usize) -> Pieces {
    let text = survey.row(row).text;
    if is_in_two_languages(text, at) {
        return vec![(row, at, text.len())];
    }
    let column = words::column_end(&text[at..]);
    if let Some(cut) = survey.body_start(&text[at..at + column]) {
        return vec![(row, at, at + cut)];
    }
    let beside = text[at + column..].trim();
    if words::head(beside).len() > 8 || beside.len() == 4 {
        return in_column(survey, row, at, at + column, limit);
    }
    let mut pieces = vec![(row, at, at + column)];
    while pieces[pieces.len() - 1].0 + 1 < limit.min(row + ROWS) {
        let last = pieces[pieces.len() - 1];
        if !goes_on(survey, last) {
            break;
        }
        let text = survey.row(last.0 + 1).text;
        let from = super::survey::lead(text).length;
        let caps = || words::is_caps(survey.row(row).text);
        if let Some(cut) = caps().then(|| body_start(&text[from..])).flatten() {
            pieces.push((last.0 + 1, from, from + cut));
            break;
        }
        pieces.push((last.0 + 1, from, from + words::column_end(&text[from..])));
    }
    pieces
}

/// `2 Ymddiheuriadau | Apologies`: the only bar of a row parts a title from itself.
pub(super) fn is_in_two_languages(text: &str, at: usize) -> bool {
    let text = words::head(text);
    if memchr::memchr(b'|', text.as_bytes()).is_none() {
        return false;
    }
    let Some((first, second)) = text.split_once(" | ").filter(|(first, _)| first.len() > at) else {
        return false;
    };
    let whole = |part: &str| {
        let part = part.trim();
        part.starts_with(char::is_uppercase) && part.len() < 80 && !words::has_verb(part)
    };
    !second.contains('|') && whole(&first[at..]) && whole(second)
}

/// A title in a column of its own, wrapped within it beside the body's column.
fn in_column(survey: &Survey, row: usize, at: usize, end: usize, limit: usize) -> Pieces {
    let mut pieces = vec![(row, at, end)];
    for next in row + 1..limit.min(row + 2 * ROWS) {
        let text = words::head(survey.row(next).text);
        let from = text.len() - text.trim_start().len();
        let same =
            from.abs_diff(at) <= 2 && survey.gap(next) == 0 && survey.candidate(next).is_none();
        if !same || text.trim().is_empty() {
            break;
        }
        let end = from + words::column_end(&text[from..]);
        pieces.push((next, from, end));
    }
    pieces
}

/// True where the row below goes on with the heading that ends with this piece.
fn goes_on(survey: &Survey, (last, from, to): (usize, usize, usize)) -> bool {
    let next = last + 1;
    let above = survey.row(last).text[from..to].trim_end();
    let below = survey.row(next).text;
    let lead = super::survey::lead(below);
    let below = below[lead.length..].trim_end();
    if below.is_empty()
        || survey.gap(next) > 0
        || survey.candidate(next).is_some()
        || survey.label(next).is_some()
        || lead.bullet
    {
        return false;
    }
    if above.ends_with(['.', ':', ';', '?']) {
        return false;
    }
    let goes_on = if words::is_caps(above) {
        words::is_caps(below) && !words::is_sentence(below)
    } else if words::ends_open(above) || below.starts_with(char::is_lowercase) {
        !words::has_verb(above)
    } else {
        let word = below.split_whitespace().next().unwrap_or_default().len();
        let full = survey.row(last).text.trim_end().len() + word >= survey.width * 95 / 100;
        full && survey.width >= 60 && !words::is_sentence(below) && !words::has_verb(above)
    };
    goes_on && furniture(above) == above.len()
}

/// Joins, cleans and closes.
fn finish(survey: &Survey, pieces: &[(usize, usize, usize)]) -> Title {
    let printed = |&(row, from, to): &(usize, usize, usize)| {
        let text = survey.row(row).text;
        let from = from.min(text.len());
        words::head(&text[from..to.clamp(from, text.len())])
    };
    let text = match pieces {
        [whole] => clean(printed(whole)),
        _ => clean(&join(pieces.iter().map(printed))),
    };
    let (row, _, to) = pieces[pieces.len() - 1];
    let beside = pieces.len() > 1 && pieces[0].2 < survey.row(pieces[0].0).text.trim_end().len();
    // Beside a title that wraps in its own column the body begins on the first row.
    let (row, to) = if beside { (pieces[0].0, pieces[0].2) } else { (row, to) };
    let body = survey.row(row).start + to.min(survey.row(row).text.len()) as u32;
    Title { text: (!text.is_empty()).then_some(text), body, row }
}

/// The pieces of a title with spaces between them, as far as a title may go.
fn join<'t>(pieces: impl Iterator<Item = &'t str>) -> String {
    let mut joined = String::new();
    for piece in pieces {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(piece);
        if joined.len() > LONGEST {
            break;
        }
    }
    joined
}
