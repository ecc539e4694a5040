//! A Modern.gov meeting page whose labels and numbers were lost: runs of blank rows part the
//! items; the agenda's description comes first (`To note …`, `Report of the …`), then the minute.
//! Titles are gone, or stand on a row of their own without a closing stop.

use crate::item::Part;
use crate::segment::labels::Label;
use crate::segment::marks::{self, Mark};
use crate::segment::numbers::Family;
use crate::segment::survey::Survey;
use crate::segment::{Layout, Section, closing, titles, usual, words};

/// A page without labels.
pub struct ModerngovBare;

/// Blank rows that part two items.
const WIDE: usize = 3;

/// Blank rows that part a title from its text.
const NARROW: usize = 2;

impl Layout for ModerngovBare {
    fn name(&self) -> &'static str {
        "moderngov-bare"
    }

    fn fit(&self, survey: &Survey) -> f32 {
        let gaps = Gaps::of(survey);
        let (mut wide, mut narrow, mut sized) = (0, 0, 0);
        let parted = || survey.behind_gap(gaps.narrow).filter(|&row| !survey.row(row).is_blank());
        for row in parted() {
            wide += usize::from(survey.gap(row) >= gaps.wide);
            narrow += 1;
            sized += usize::from(titles::has_size(survey.row(row).text));
        }
        let share = narrow * 10 >= survey.filled * 3;
        let listed = gaps.wide == WIDE || survey.first(Label::Items).is_some();
        if !share || !(wide >= 2 && listed || sized >= 1) {
            return 0.0;
        }
        let says =
            |row: &usize| is_description(survey.row(*row).text) || is_title(survey, *row, &gaps);
        if parted().filter(says).nth(2).is_some() && !is_numbered(survey) { 0.7 } else { 0.0 }
    }

    fn cut(&self, survey: &Survey) -> Vec<Section> {
        let gaps = Gaps::of(survey);
        let titles = |from: usize| {
            let rows = survey.range.clone();
            rows.filter(|&row| survey.gap(row) >= from && is_title(survey, row, &gaps)).count()
        };
        let titled = titles(gaps.narrow.max(NARROW)) >= 3;
        let strict = is_strict(survey, &gaps);
        let from = survey.first(Label::Items).map_or(survey.range.start, |row| row + 1);
        let mut marks = Vec::new();
        let mut after = 0;
        for row in from..survey.range.end {
            let text = survey.row(row).text;
            if text.trim().is_empty() {
                continue;
            }
            let start = if titled {
                begins_titled(survey, row, &gaps, strict)
            } else {
                begins(survey, row, after)
            };
            after = if start { 0 } else { after + 1 };
            if start {
                marks.push(mark(survey, row, titled));
            }
        }
        closing::add(survey, &mut marks);
        marks::sections(survey, marks)
    }
}

/// True where the items kept their numbers: three at least, from 1 up, each set apart with its
/// heading behind it.
fn is_numbered(survey: &Survey) -> bool {
    let mut next = 1;
    for candidate in survey.candidates.iter().filter(|candidate| !candidate.bullet) {
        let heading = survey.row(candidate.row).text[candidate.rest..].trim_start();
        let own = candidate.number.family == Family::Plain && candidate.number.last == next;
        if own && survey.gap(candidate.row) > 0 && heading.starts_with(char::is_uppercase) {
            next += 1;
        }
    }
    next > 3
}

/// True where hardly any title stands behind a smaller gap than the widest.
fn is_strict(survey: &Survey, gaps: &Gaps) -> bool {
    let (mut wide, mut narrow) = (0, 0);
    for row in survey.range.clone() {
        let text = survey.row(row).text.trim();
        if survey.gap(row) >= gaps.wide {
            wide += usize::from(is_title(survey, row, gaps) || is_named(text));
        } else if survey.gap(row) >= NARROW {
            narrow += usize::from(is_title(survey, row, gaps));
        }
    }
    wide >= 3 && wide >= 2 * narrow
}

/// How many blank rows part items and titles on a page.
struct Gaps {
    /// Those before an item.
    wide: usize,
    /// Those before any paragraph.
    narrow: usize,
}

impl Gaps {
    fn of(survey: &Survey) -> Self {
        let wide = survey.behind_gap(WIDE).count();
        if wide >= 2 {
            Self { wide: WIDE, narrow: NARROW }
        } else {
            Self { wide: NARROW, narrow: 1 }
        }
    }
}

/// One item; without titles the description is its body.
fn mark(survey: &Survey, row: usize, titled: bool) -> Mark {
    let mut mark = Mark::bare(survey, row, Part::Item);
    if titled {
        let title = titles::take(survey, row, 0, survey.range.end);
        (mark.title, mark.body) = (title.text, title.body);
    }
    mark
}

/// True where an item begins on a page without titles. `after` counts the rows since the last one.
fn begins(survey: &Survey, row: usize, after: usize) -> bool {
    let text = survey.row(row).text.trim();
    let gap = survey.gap(row);
    let first = survey.filled_from(survey.range.start) == Some(row);
    if is_result(text) || is_listed(text) || first && is_heading(text) {
        return false;
    }
    if is_description(text) {
        return gap >= WIDE || gap >= 1 && first_item(survey, row) || gap >= NARROW && after > 0;
    }
    gap >= WIDE && after > 0
}

/// True where only the page's own heading stands above.
fn first_item(survey: &Survey, row: usize) -> bool {
    survey.filled_before(row).is_none_or(|above| survey.filled_before(above).is_none())
}

/// True where an item begins on a page that kept its titles; `strict` where only the widest gaps
/// part items.
fn begins_titled(survey: &Survey, row: usize, gaps: &Gaps, strict: bool) -> bool {
    let text = survey.row(row).text.trim();
    let gap = survey.gap(row);
    let first = survey.filled_from(survey.range.start) == Some(row);
    if first || first_item(survey, row) {
        return is_title(survey, row, gaps) && !is_heading(text);
    }
    let title = gap >= if strict { gaps.wide } else { gaps.narrow.max(NARROW) };
    title && is_title(survey, row, gaps)
        || strict && gap >= gaps.wide && is_named(text) && !is_result(text)
}

/// The description of an item, or the name of usual business.
fn is_named(text: &str) -> bool {
    is_description(text) || usual::is_usual_business(text)
}

/// A row of its own that ends without a stop and resolves nothing: blank rows stand below it, or
/// more above it than before any paragraph.
fn is_title(survey: &Survey, row: usize, gaps: &Gaps) -> bool {
    let text = survey.row(row).text.trim();
    let below = survey.filled_from(row + 1).map_or(0, |next| survey.gap(next));
    let sized = titles::has_size(text);
    let open = !text.ends_with(['.', ':', ';', ',', '?']) && text.len() < 300;
    let heading = || !words::has_verb(text) || text.starts_with("To ");
    let parted = survey.gap(row) >= gaps.wide && below >= 1 && !is_description(text);
    sized
        || open
            && (below >= NARROW || parted)
            && heading()
            && !is_result(text)
            && !is_listed(text)
            && text.starts_with(char::is_uppercase)
}

/// What an agenda says of an item.
fn is_description(text: &str) -> bool {
    let text = text.trim_start();
    let verb = text.strip_prefix("To ").and_then(|rest| rest.split_whitespace().next());
    verb.is_some_and(|verb| verb.starts_with(char::is_lowercase))
        || ["Report of ", "Report from ", "Joint report of ", "The report of ", "Presentation by "]
            .iter()
            .any(|start| text.starts_with(start))
        || text.starts_with("Members are ")
        || text.starts_with("Members to ")
}

/// A resolution, or a piece of one that lost its label.
fn is_result(text: &str) -> bool {
    let text = text.trim_start_matches(['*', '_', ' ']);
    ["RESOLVED", "Resolved", "AGREED", "RECOMMENDED", "NOTED", "That ", "Decision", "ACTION"]
        .iter()
        .any(|start| text.starts_with(start))
}

/// An entry of a list.
fn is_listed(text: &str) -> bool {
    let lead = crate::segment::survey::lead(text);
    lead.bullet
        || text.starts_with('(')
        || text.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
}

/// The page's own heading: `Body - Thursday, 17th June, 2021`.
fn is_heading(text: &str) -> bool {
    !text.ends_with('.')
        && !is_description(text)
        && crate::cues::find(words::head(text)).iter().any(|hit| hit.cue == crate::cues::Cue::Month)
}
