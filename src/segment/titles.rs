//! Titles of items: in comes the place where a title begins, out come its text and its end.
//!
//! Wrapped lines are joined, markup and furniture (`PDF 308 KB`) dropped, and where the title runs
//! into the body on the same row, the body's beginning is found (`body_start`).

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::body::body_start;
use super::labels::Label;
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

/// A title without markup, furniture and doubled white space.
pub fn clean(text: &str) -> String {
    let text = text.trim_matches(is_mark);
    let text = &text[..furniture(text)];
    if is_plain(text.as_bytes()) {
        return without_ends(text).to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        // most of a title is plain words with single spaces: those are taken over whole
        let plain = plain_length(rest.as_bytes(), out.ends_with(' '));
        out.push_str(&rest[..plain]);
        rest = &rest[plain..];
        let Some(c) = rest.chars().next() else { break };
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
    match without_ends(&out) {
        whole if whole.len() == out.len() => out,
        inner => inner.to_owned(),
    }
}

/// A cleaned title without the signs and words around it that are no part of it.
fn without_ends(text: &str) -> &str {
    let text = text.trim().trim_start_matches(['-', '–', '—', '|', ':']).trim_start();
    let text = text.strip_prefix("pdf ").unwrap_or(text);
    let text = text.trim_end_matches(['|', '*', '_']).trim_end();
    // A dash that led to the body.
    [" –", " -", " —"].iter().find_map(|dash| text.strip_suffix(dash)).unwrap_or(text)
}

/// True for a text in which nothing is to be cleaned: signs of ASCII without marks, tags, tabs and
/// two spaces together. It is looked at whole, so that sixteen bytes are looked at together.
fn is_plain(text: &[u8]) -> bool {
    let is_odd = |byte: u8| {
        let beyond = u8::from(byte < b' ') | u8::from(byte > b'~');
        beyond | u8::from(byte == b'*') | u8::from(byte == b'<') | u8::from(byte == b'\\')
    };
    let mut odd = text.last().map_or(0, |last| is_odd(*last));
    for (byte, next) in text.iter().zip(text.get(1..).unwrap_or_default()) {
        odd |= is_odd(*byte) | (u8::from(*byte == b' ') & u8::from(*next == b' '));
    }
    odd == 0
}

/// The length of the letters, figures and single spaces that a text begins with, behind a space or
/// not.
fn plain_length(bytes: &[u8], mut space: bool) -> usize {
    let plain = |byte: &&u8| {
        let again = space && **byte == b' ';
        space = **byte == b' ';
        !again && (byte.is_ascii_alphanumeric() || space)
    };
    bytes.iter().take_while(plain).count()
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
    if let Some(at) = leaders(text.as_bytes()) {
        end = end.min(at);
    }
    let trimmed = &text[..end];
    if ends_in_size(trimmed.as_bytes()) {
        if let Some(at) = file_kind(trimmed.as_bytes()) {
            end = at;
        }
        if let Some(at) = trimmed.rfind('(').filter(|&at| trimmed.len() - at < 12) {
            end = end.min(at);
        }
    }
    let text = text[..end].trim_end();
    let text = text.strip_suffix("pdf icon").unwrap_or(text).trim_end();
    text.len() - pages(text)
}

/// Where the dots begin that lead to a page number.
fn leaders(text: &[u8]) -> Option<usize> {
    static DOTS: LazyLock<Finder> = LazyLock::new(|| Finder::new("....."));
    static LEADERS: LazyLock<Finder> = LazyLock::new(|| Finder::new("……."));
    // the first bytes of both
    memchr::memchr2(b'.', 0xE2, text)?;
    DOTS.find(text).or_else(|| LEADERS.find(text))
}

/// `61 KB`, `(2.4mb)`.
fn ends_in_size(text: &[u8]) -> bool {
    let unit = text.strip_suffix(b")").unwrap_or(text);
    matches!(unit, [.., b'k' | b'K' | b'm' | b'M', b'b' | b'B'])
}

/// Where the first ` PDF ` or the like begins.
fn file_kind(text: &[u8]) -> Option<usize> {
    const KINDS: [&str; 6] = [" PDF ", " pdf icon", "\u{a0}PDF ", " DOC ", " XLS ", " DOCX "];
    let begins = |at: &usize| KINDS.iter().any(|kind| text[*at..].starts_with(kind.as_bytes()));
    // the first bytes of all of them
    memchr::memchr2_iter(b' ', 0xC2, text).find(begins)
}

/// Length of `(Pages 3 - 6)` at the end of a title.
fn pages(text: &str) -> usize {
    let Some(at) = text.rfind('(').filter(|&at| text.len() - at < 24) else { return 0 };
    let inner = text[at + 1..].trim_end_matches(')').trim().to_ascii_lowercase();
    let numbers = ["pages ", "page ", "pp. ", "pp ", "pgs. ", "p. "]
        .iter()
        .find_map(|word| inner.strip_prefix(word));
    let page = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '–' | ',' | '&' | 't' | 'o');
    let whole = numbers.is_some_and(|rest| !rest.is_empty() && rest.chars().all(page));
    if whole { text.len() - text[..at].trim_end().len() } else { 0 }
}

/// True where a row ends with the size of a file: `PDF 61 KB`, `(190Kb)`.
pub fn has_size(text: &str) -> bool {
    let text = text.trim_end();
    text.ends_with(['b', 'B', ')', 'n'])
        && text.len() < 1000
        && furniture(text) < text.len()
        && !text.contains("....")
}
