//! Titles of items: in comes the place where a title begins, out come its text and its end.
//!
//! Wrapped lines are joined, markup and furniture (`PDF 308 KB`) dropped, and where the title runs
//! into the body on the same row, the body's beginning is found (`words::body_start`).

use super::survey::Survey;
use super::words;

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
    if words::head(rest).trim_matches(is_mark).is_empty() && rest.len() < words::LOOK {
        let next = survey.filled_from(row + 1).filter(|&next| next < limit && next - row <= ROWS);
        return match next.filter(|&next| survey.label(next).is_none()) {
            Some(next) => from(survey, next, 0, limit),
            None => empty(survey, row),
        };
    }
    from(survey, row, at, limit)
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
    let end =
        if bold { bold_end(survey, row, at, limit) } else { plain_end(survey, row, at, limit) };
    finish(survey, (row, at), end)
}

/// Behind the last `**` of a run of bold stretches.
fn bold_end(survey: &Survey, row: usize, at: usize, limit: usize) -> (usize, usize) {
    let mut place = (row, at + 2 * usize::from(survey.row(row).text[at..].starts_with("**")));
    let mut inside = true;
    for _ in 0..4 * ROWS {
        let text = survey.row(place.0).text;
        let rest = &words::head(&text[place.1..]);
        if inside {
            match rest.find("**") {
                Some(found) => {
                    place.1 += found + 2;
                    inside = false;
                }
                None if rest.len() < words::LOOK
                    && place.0 + 1 < limit.min(row + ROWS)
                    && survey.gap(place.0 + 1) == 0
                    && !survey.row(place.0 + 1).is_blank() =>
                {
                    place = (place.0 + 1, 0);
                }
                None => return plain_end(survey, row, at, limit),
            }
        } else if rest.trim_start().starts_with("**") {
            place.1 += rest.len() - rest.trim_start().len() + 2;
            inside = true;
        } else if rest.trim().is_empty() && bold_goes_on(survey, place.0, row, limit) {
            let next =
                place.0 + 1 + survey.filled_from(place.0 + 1).map_or(0, |next| next - place.0 - 1);
            let lead = super::survey::lead(survey.row(next).text);
            place = (next, lead.length);
            inside = true;
        } else {
            return bold_tail(survey, place);
        }
    }
    place
}

/// A bold label such as `**Title** - more title` ends at the bold; only a colon is taken along.
fn bold_tail(survey: &Survey, place: (usize, usize)) -> (usize, usize) {
    let rest = &survey.row(place.0).text[place.1..];
    let colon = usize::from(rest.starts_with(':'));
    (place.0, place.1 + colon)
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

/// Behind a title without marks: where running text begins, or the end of its last wrapped row.
fn plain_end(survey: &Survey, row: usize, at: usize, limit: usize) -> (usize, usize) {
    let text = survey.row(row).text;
    let column = column_end(&text[at..]);
    let cut = words::body_start(&text[at..at + column]);
    if let Some(cut) = cut {
        return (row, at + cut);
    }
    if column < text[at..].trim_end().len() && text[at + column..].trim().len() > 8 {
        return (row, at + column);
    }
    let mut last = row;
    let mut from = at;
    while last + 1 < limit.min(row + ROWS) && goes_on(survey, last, from) {
        last += 1;
        from = 0;
        let text = survey.row(last).text;
        let lead = super::survey::lead(text).length;
        if let Some(cut) =
            words::body_start(&text[lead..]).filter(|_| words::is_caps(survey.row(row).text))
        {
            return (last, lead + cut);
        }
    }
    (last, survey.row(last).text.len())
}

/// Where a wide gap parts the title's column from the next one.
fn column_end(text: &str) -> usize {
    let text = words::head(text).trim_end();
    text.find("     ")
        .filter(|&at| at >= 4)
        .or_else(|| text.find('\t').filter(|&at| at >= 4))
        .or_else(|| text.find(" | "))
        .unwrap_or(text.len())
}

/// True where the row below goes on with the heading that ends on row `last`.
fn goes_on(survey: &Survey, last: usize, from: usize) -> bool {
    let next = last + 1;
    let above = survey.row(last).text[from..].trim_end();
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
    if above.ends_with(['.', ':', ';', '?']) || furniture(above) < above.len() {
        return false;
    }
    if words::is_caps(above) {
        return words::is_caps(below) && !words::is_sentence(below);
    }
    if words::ends_open(above) || below.starts_with(char::is_lowercase) {
        return !words::has_verb(above);
    }
    let word = below.split_whitespace().next().unwrap_or_default().len();
    let full = survey.row(last).text.trim_end().len() + word >= survey.width * 95 / 100;
    full && survey.width >= 60 && !words::is_sentence(below) && !words::has_verb(above)
}

/// Joins, cleans and closes.
fn finish(survey: &Survey, start: (usize, usize), end: (usize, usize)) -> Title {
    let mut joined = String::new();
    for row in start.0..=end.0 {
        let text = survey.row(row).text;
        let from = if row == start.0 { start.1.min(text.len()) } else { 0 };
        let to = if row == end.0 { end.1.min(text.len()).max(from) } else { text.len() };
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(words::head(&text[from..to]));
        if joined.len() > LONGEST {
            break;
        }
    }
    let text = clean(&joined);
    let row = survey.row(end.0);
    Title {
        text: (!text.is_empty()).then_some(text),
        body: row.start + end.1.min(row.text.len()) as u32,
        row: end.0,
    }
}

/// A title without markup, furniture and doubled white space.
pub fn clean(text: &str) -> String {
    let text = text.trim_matches(is_mark);
    let text = &text[..furniture(text)];
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if rest.starts_with("**") {
            rest = &rest[2..];
            continue;
        }
        if let Some(length) = tag(rest) {
            rest = &rest[length..];
            continue;
        }
        if c == '\\' && rest[1..].starts_with(|c: char| c.is_ascii_punctuation()) {
            rest = &rest[1..];
            continue;
        }
        if c.is_whitespace() || c == '\u{ad}' || c == '\u{feff}' {
            if c.is_whitespace() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            out.push(c);
        }
        rest = &rest[c.len_utf8()..];
    }
    let out = out.trim().trim_start_matches(['-', '–', '—', '|', ':']).trim_start();
    let out = out.strip_prefix("pdf ").unwrap_or(out);
    out.trim_end_matches(['|', '*', '_']).trim_end().to_owned()
}

/// Length of an HTML tag or comment at the beginning of `text`.
fn tag(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('<')?;
    let first = inner.chars().next()?;
    if !(first.is_ascii_alphabetic() || matches!(first, '/' | '!')) {
        return None;
    }
    words::head(inner).find('>').filter(|&at| at < 120).map(|at| at + 2)
}

/// Where furniture begins at the end of a title: `PDF 61 KB`, `pdf icon`, `(190Kb)`, dot leaders.
fn furniture(text: &str) -> usize {
    let mut end = text.trim_end().len();
    if let Some(at) = text.find(".....").or_else(|| text.find("…….")) {
        end = end.min(at);
    }
    let size = ["kb", "mb", "kb)", "mb)"];
    let trimmed = &text[..end];
    let tail = trimmed.len().saturating_sub(6);
    let tail =
        (tail..trimmed.len()).find(|&at| trimmed.is_char_boundary(at)).unwrap_or(trimmed.len());
    if size.iter().any(|size| trimmed[tail..].to_ascii_lowercase().ends_with(size)) {
        for mark in [" PDF ", " pdf icon", "\u{a0}PDF ", " DOC ", " XLS ", " DOCX "] {
            if let Some(at) = trimmed.find(mark) {
                end = end.min(at);
            }
        }
        if let Some(at) = trimmed.rfind('(').filter(|&at| trimmed.len() - at < 12) {
            end = end.min(at);
        }
    }
    let text = text[..end].trim_end();
    text.strip_suffix("pdf icon").unwrap_or(text).trim_end().len()
}

/// True where a row ends with the size of a file: `PDF 61 KB`, `(190Kb)`.
pub fn has_size(text: &str) -> bool {
    let text = text.trim_end();
    furniture(text) < text.len() && !text.contains("....")
}
