//! Numbered headings: in comes a survey, out come the marks of its items.
//!
//! Every row that begins with a number is weighed by how much it looks like a heading; the heaviest
//! run of one family of numbers is taken (`sequence`); then come the strays that misprints and a
//! changed order leave outside the run, and sub-items that have a heading of their own.

use std::collections::HashMap;

use super::marks::Mark;
use super::numbers::{Close, Family};
use super::sequence::{self, Weighted};
use super::survey::{Candidate, Survey};
use super::{titles, words};
use crate::extract::Style;
use crate::item::Part;

/// What follows a number on its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// Bold or a heading.
    Marked,
    /// In capitals.
    Caps,
    /// Short and without a verb.
    Title,
    /// A heading and then running text.
    RunIn,
    /// Nothing: the heading stands below.
    Alone,
    /// Running text.
    Sentence,
    /// Text that begins with a small letter.
    Lower,
}

/// The items that were found, and how sure that is.
#[derive(Debug, Default)]
pub struct Found {
    /// Where they begin, in order.
    pub marks: Vec<Mark>,
    /// Sum of the weights of their headings.
    pub weight: f32,
}

/// One candidate, weighed.
#[derive(Debug, Clone, Copy)]
struct Head<'a> {
    candidate: Candidate<'a>,
    class: Class,
    weight: f32,
}

/// Finds numbered items. `alone` says that numbers stand alone on their rows, as on web pages.
pub fn items(survey: &Survey, alone: bool) -> Found {
    let heads = weigh(survey, alone);
    let Some((family, run, weight)) = best_family(&heads) else { return Found::default() };
    let run = keep_style(&heads, run);
    let mut rows = run.clone();
    rows.extend(strays(survey, &heads, family, &run));
    rows.extend(misread_first(survey, &heads, family, &run));
    rows.sort_unstable();
    rows.dedup();
    let subs = sub_items(&heads, family, &rows);
    let marks = marks(survey, &heads, &rows, &subs);
    Found { marks, weight }
}

/// Weighs every candidate; contents lists are left out.
fn weigh<'a>(survey: &Survey<'a>, alone: bool) -> Vec<Head<'a>> {
    let contents = contents(survey);
    let mut list: Option<(Family, u64)> = None;
    let mut heads = Vec::with_capacity(survey.candidates.len());
    for (index, candidate) in survey.candidates.iter().enumerate() {
        if contents.get(index) == Some(&true) || candidate.bullet {
            continue;
        }
        let class = class(survey, candidate);
        let mut weight = weight(survey, candidate, class, alone);
        let (family, key) = (candidate.number.family, candidate.number.key);
        let prose = matches!(class, Class::Sentence | Class::Lower | Class::Title | Class::RunIn);
        let goes_on =
            list.is_some_and(|(of, last)| of == family && key > last && key - last <= 1 << 48);
        if prose && (goes_on || begins_list(survey, candidate)) {
            list = Some((family, key));
            weight -= 2.0;
        } else if !goes_on {
            list = list.filter(|_| !matches!(class, Class::Marked | Class::Caps));
        }
        heads.push(Head { candidate: *candidate, class, weight: weight.max(0.1) });
    }
    heads
}

/// True for the first number of a list that the row above announces.
fn begins_list(survey: &Survey, candidate: &Candidate) -> bool {
    if candidate.number.last != 1 {
        return false;
    }
    let above = survey.filled_before(candidate.row).map(|row| survey.row(row).text.trim_end());
    above.is_some_and(|text| {
        let tail = text.trim_end_matches(['*', '-', '–', ' ']);
        let ends = tail.ends_with(':') || tail.ends_with(" that") || tail.ends_with("RESOLVED");
        ends && (tail.len() > 40
            || words::has_verb(tail)
            || tail.to_ascii_lowercase().starts_with("resolved")
            || tail.ends_with("that:"))
    })
}

/// What kind of text follows the number.
fn class(survey: &Survey, candidate: &Candidate) -> Class {
    let row = survey.row(candidate.row);
    let rest = &row.text[candidate.rest..];
    let rest = rest[..words::column_end(rest)].trim();
    let plain = rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '|' | '_'));
    if plain.is_empty() {
        return Class::Alone;
    }
    if candidate.marked {
        return Class::Marked;
    }
    let split = words::body_start(plain);
    let title = plain[..split.unwrap_or(plain.len())].trim();
    if words::is_caps(title) {
        return Class::Caps;
    }
    if plain.starts_with(char::is_lowercase) {
        return Class::Lower;
    }
    if split.is_some() {
        return Class::RunIn;
    }
    if words::is_sentence(plain) { Class::Sentence } else { Class::Title }
}

/// How much a candidate looks like the heading of an item.
fn weight(survey: &Survey, candidate: &Candidate, class: Class, alone: bool) -> f32 {
    let row = survey.row(candidate.row);
    let number = &candidate.number;
    let mut weight: f32 = match class {
        Class::Marked => 6.0,
        Class::Caps => 5.0,
        Class::Title => 3.5,
        Class::RunIn => 3.0,
        Class::Alone if alone => 5.0,
        Class::Alone if number.close == Close::Open && number.family == Family::Plain => 1.0,
        Class::Alone => 2.5,
        Class::Sentence => 2.0,
        Class::Lower => 0.5,
    };
    weight += if survey.gap(candidate.row) > 0 { 0.5 } else { 0.0 };
    let bare = number.close == Close::Open && number.family == Family::Plain;
    weight -= if bare && !candidate.marked && class != Class::Alone { 1.0 } else { 0.0 };
    weight += if number.glued && alone { 2.0 } else { 0.0 };
    weight -= if number.glued && !alone { 2.0 } else { 0.0 };
    let year = bare && (1900..2100).contains(&number.last);
    weight -= if year { 1.0 } else { 0.0 };
    weight -= if row.style == Style::Row { 1.0 } else { 0.0 };
    let tail = row.text.trim_end();
    let runs_on = tail.ends_with(';') || tail.ends_with("; and") || tail.ends_with(", and");
    weight - if runs_on { 2.0 } else { 0.0 }
}

/// For each candidate whether it stands in a contents list: a block of numbers with nothing between
/// them whose titles come again further down.
fn contents(survey: &Survey) -> Vec<bool> {
    let candidates = &survey.candidates;
    let mut out = vec![false; candidates.len()];
    let mut next: HashMap<(Family, u64), usize> = HashMap::new();
    let mut again = vec![None; candidates.len()];
    for (index, candidate) in candidates.iter().enumerate().rev() {
        again[index] = next.insert((candidate.number.family, candidate.number.key), index);
    }
    let mut start = 0;
    while start < candidates.len() {
        let mut end = start + 1;
        while end < candidates.len()
            && close_by(survey, candidates[end - 1].row, candidates[end].row)
        {
            end += 1;
        }
        if end - start >= 3 {
            let repeated = (start..end)
                .filter(|&index| {
                    again[index]
                        .is_some_and(|later| later >= end && same_words(survey, index, later))
                })
                .count();
            if repeated >= 2 {
                out[start..end].fill(true);
            }
        }
        start = end;
    }
    out
}

/// At most one row with text between two candidates: a wrapped title or a page number.
fn close_by(survey: &Survey, above: usize, below: usize) -> bool {
    below - above <= 8 && (above + 1..below).filter(|&row| !survey.row(row).is_blank()).count() <= 2
}

/// True where two candidates have the same first two words behind their number.
fn same_words(survey: &Survey, one: usize, other: usize) -> bool {
    let words = |index: usize| {
        let candidate = &survey.candidates[index];
        let text = words::head(&survey.row(candidate.row).text[candidate.rest..]);
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .take(2)
            .map(str::to_lowercase)
            .collect::<Vec<_>>()
    };
    let first = words(one);
    !first.is_empty() && first == words(other)
}

/// The family whose heaviest run outweighs the others'.
fn best_family(heads: &[Head]) -> Option<(Family, Vec<usize>, f32)> {
    let mut families: HashMap<Family, Vec<usize>> = HashMap::new();
    for (index, head) in heads.iter().enumerate() {
        if !matches!(head.candidate.number.family, Family::LowerLetter | Family::LowerRoman) {
            families.entry(head.candidate.number.family).or_default().push(index);
        }
    }
    let mut runs: Vec<(Family, Vec<usize>, f32)> = families
        .into_iter()
        .map(|(family, members)| {
            let list: Vec<Weighted> = members
                .iter()
                .map(|&index| Weighted {
                    key: heads[index].candidate.number.key,
                    weight: heads[index].weight,
                })
                .collect();
            let (run, weight) = sequence::heaviest(&list);
            (family, run.into_iter().map(|at| members[at]).collect::<Vec<_>>(), weight)
        })
        .filter(|(family, run, _)| believable(heads, *family, run))
        .collect();
    let chapters = runs.iter().any(|(family, run, _)| is_plain(*family) && run.len() >= 2);
    for (family, _, weight) in &mut runs {
        if matches!(family, Family::Dotted(2)) && chapters {
            *weight *= 0.4;
        }
    }
    // Hash maps have no order of their own: equal weights go to the run that begins first.
    runs.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.1.cmp(&b.1)));
    runs.into_iter().next()
}

/// Families of one component.
fn is_plain(family: Family) -> bool {
    matches!(
        family,
        Family::Plain | Family::PlainBracket | Family::PlainBrackets | Family::Labelled
    )
}

/// A run that can be the items of a meeting at all.
fn believable(heads: &[Head], family: Family, run: &[usize]) -> bool {
    let headed = |index: &&usize| matches!(heads[**index].class, Class::Marked | Class::Caps);
    match family {
        Family::Reference(_) | Family::Dotted(3..) => run.len() >= 2 && steady(heads, run),
        Family::Roman | Family::Letter => {
            run.len() >= 2 && heads[run[0]].candidate.number.last <= 2
        }
        Family::Labelled => run.len() >= 2 || heads[run[0]].class != Class::Alone,
        _ => run.len() >= 2 || run.iter().filter(headed).count() == 1,
    }
}

/// Only one component of a reference moves, and by small steps: dates at the beginning of rows do not.
fn steady(heads: &[Head], run: &[usize]) -> bool {
    let keys: Vec<u64> = run.iter().map(|&index| heads[index].candidate.number.key).collect();
    let small = keys
        .windows(2)
        .filter(|pair| {
            let moved =
                (0..4).filter(|part| (pair[0] ^ pair[1]) >> (16 * part) & 0xffff != 0).count();
            let step = (0..4)
                .map(|part| {
                    (pair[1] >> (16 * part) & 0xffff).abs_diff(pair[0] >> (16 * part) & 0xffff)
                })
                .max();
            moved <= 1 && step.is_some_and(|step| step <= 4)
        })
        .count();
    small * 10 >= (keys.len() - 1) * 7
}

/// Drops running text from a run whose headings are set apart.
fn keep_style(heads: &[Head], run: Vec<usize>) -> Vec<usize> {
    let headed = |index: &usize| matches!(heads[*index].class, Class::Marked | Class::Caps);
    let count = run.iter().filter(|index| headed(index)).count();
    if count * 10 < run.len() * 6 || count < 2 {
        return run;
    }
    let prose = |index: &usize| matches!(heads[*index].class, Class::Sentence | Class::Lower);
    run.into_iter().filter(|index| !prose(index)).collect()
}

/// Candidates outside the run that are items all the same: misprinted, repeated or taken out of
/// order, but set like the others.
fn strays(survey: &Survey, heads: &[Head], family: Family, run: &[usize]) -> Vec<usize> {
    let Some(&first) = run.first() else { return Vec::new() };
    let usual = usual(heads, run);
    let keys: Vec<u64> = run.iter().map(|&index| heads[index].candidate.number.key).collect();
    let inside: std::collections::HashSet<usize> = run.iter().copied().collect();
    let indent = run.iter().map(|&index| heads[index].candidate.at).max().unwrap_or(0);
    let alike = |index: usize| {
        let head = &heads[index];
        let own = head.candidate.number.family;
        let kin = own == family || is_plain(family) && own == Family::PlainBracket;
        let set = matches!(head.class, Class::Marked | Class::Caps) && head.class == usual;
        let missing = keys.binary_search(&head.candidate.number.key).is_err();
        let heading = matches!(usual, Class::Title | Class::RunIn)
            && matches!(head.class, Class::Title | Class::RunIn | Class::Caps);
        kin && (set
            || heading
                && missing
                && head.weight >= 2.4
                && head.candidate.at <= indent
                && apart(survey, &head.candidate))
    };
    (first..heads.len()).filter(|index| !inside.contains(index) && alike(*index)).collect()
}

/// The heading right before a run that begins with 2, whatever number it seems to bear: scanned
/// pages misread a 1.
fn misread_first(survey: &Survey, heads: &[Head], family: Family, run: &[usize]) -> Option<usize> {
    let first = heads.get(*run.first()?)?;
    let index = run[0].checked_sub(1)?;
    let before = &heads[index];
    let alike = matches!(before.class, Class::Marked | Class::Caps | Class::Title);
    let near =
        first.candidate.row - before.candidate.row <= 40 && survey.gap(before.candidate.row) > 0;
    let second = first.candidate.number.last == 2 && is_plain(family);
    (second && alike && near && before.candidate.number.family == family).then_some(index)
}

/// A row that stands apart from the text above it.
fn apart(survey: &Survey, candidate: &Candidate) -> bool {
    survey.gap(candidate.row) > 0
}

/// The class that most members of a run have.
fn usual(heads: &[Head], run: &[usize]) -> Class {
    let count = |class: Class| run.iter().filter(|&&index| heads[index].class == class).count();
    let classes =
        [Class::Marked, Class::Caps, Class::Title, Class::RunIn, Class::Alone, Class::Sentence];
    classes.into_iter().max_by_key(|&class| count(class)).unwrap_or(Class::Sentence)
}

/// Numbers below an item's own (`7.1`, `a)`) that have a heading of their own.
fn sub_items(heads: &[Head], family: Family, items: &[usize]) -> Vec<usize> {
    let below = |index: usize| -> bool {
        let at = items.partition_point(|&item| item <= index);
        let Some(item) = at.checked_sub(1).map(|at| &heads[items[at]].candidate.number) else {
            return false;
        };
        let number = &heads[index].candidate.number;
        match number.family {
            Family::Dotted(2) => is_plain(family) && number.key >> 48 == item.key >> 48,
            Family::LowerLetter | Family::Letter => family != number.family,
            _ => false,
        }
    };
    let inside: std::collections::HashSet<usize> = items.iter().copied().collect();
    let mut out = Vec::new();
    for kind in [Family::Dotted(2), Family::LowerLetter, Family::Letter] {
        let all: Vec<usize> = (0..heads.len())
            .filter(|index| {
                heads[*index].candidate.number.family == kind
                    && !inside.contains(index)
                    && below(*index)
            })
            .collect();
        let headed = |index: &&usize| match heads[**index].class {
            Class::Marked | Class::Caps => true,
            Class::Title | Class::RunIn => kind != Family::LowerLetter,
            _ => false,
        };
        let count = all.iter().filter(headed).count();
        if count * 10 >= all.len() * 6 && count > 0 {
            out.extend(all.iter().filter(headed));
        }
    }
    out.sort_unstable();
    out
}

/// Numbers and titles of the chosen candidates.
fn marks(survey: &Survey, heads: &[Head], items: &[usize], subs: &[usize]) -> Vec<Mark> {
    let mut all: Vec<(usize, u8)> =
        items.iter().map(|&index| (index, 1)).chain(subs.iter().map(|&index| (index, 2))).collect();
    all.sort_unstable();
    let swept = swept(survey, heads, &all);
    all.retain(|&(index, _)| !floats(survey, &heads[index], true));
    let limits: Vec<usize> = all
        .iter()
        .skip(1)
        .map(|(index, _)| heads[*index].candidate.row)
        .chain([survey.range.end])
        .collect();
    let mut marks: Vec<Mark> = all
        .iter()
        .zip(limits)
        .map(|(&(index, level), limit)| mark(survey, &heads[index], level, limit))
        .collect();
    for block in swept {
        put_back(survey, &mut marks, &block);
    }
    marks
}

/// Numbers that a flattened page swept together: each with its row, the last with text behind it.
type Swept = Vec<(usize, String)>;

/// Blocks of numbers on one line with nothing between them.
fn swept(survey: &Survey, heads: &[Head], all: &[(usize, u8)]) -> Vec<Swept> {
    let mut blocks = Vec::new();
    let mut block: Swept = Vec::new();
    for &(index, _) in all {
        let head = &heads[index];
        let row = head.candidate.row;
        let joined = block.last().is_some_and(|(last, _)| {
            last + 1 == row && survey.row(*last).line == survey.row(row).line
        });
        if !joined {
            block.clear();
        }
        block.push((row, head.candidate.number.printed.to_owned()));
        if head.class != Class::Alone {
            if block.len() > 1 {
                blocks.push(block.clone());
            }
            block.clear();
        }
    }
    blocks
}

/// Gives swept numbers back to the headings that follow on the same line, where there are as many.
fn put_back(survey: &Survey, marks: &mut Vec<Mark>, block: &Swept) {
    let (Some(first), Some(last)) = (block.first(), block.last()) else { return };
    let rows: Vec<usize> = (last.0 + 1..survey.range.end)
        .take(block.len())
        .take_while(|&row| {
            survey.row(row).line == survey.row(last.0).line && survey.candidate(row).is_none()
        })
        .collect();
    let Some(at) = marks.iter().position(|mark| mark.row == last.0) else { return };
    if rows.len() + 1 != block.len() {
        return;
    }
    marks[at].row = first.0;
    marks[at].number = Some(first.1.clone());
    let added = rows.iter().zip(&block[1..]).map(|(&row, (_, number))| {
        let title = titles::take(survey, row, 0, survey.range.end);
        let number = Some(number.clone());
        Mark { row, part: Part::Item, number, title: title.text, level: 1, body: title.body }
    });
    let added: Vec<Mark> = added.collect();
    marks.retain(|mark| mark.row == first.0 || !block.iter().any(|(row, _)| *row == mark.row));
    let at = marks.partition_point(|mark| mark.row <= first.0);
    marks.splice(at..at, added);
}

/// One mark.
fn mark(survey: &Survey, head: &Head, level: u8, limit: usize) -> Mark {
    let candidate = &head.candidate;
    let row = survey.row(candidate.row);
    let mut title = titles::take(survey, candidate.row, candidate.rest, limit);
    if head.class == Class::Sentence && !is_statement(survey, &title, candidate, limit) {
        title.text = None;
        title.body = row.start + candidate.rest as u32;
    }
    if title.text.as_deref().is_some_and(|text| are_movers(survey, text, title.row)) {
        title.text = None;
        title.body = row.start + candidate.rest as u32;
    }
    Mark {
        row: candidate.row,
        part: Part::Item,
        number: (!floats(survey, head, false)).then(|| candidate.number.printed.to_owned()),
        title: title.text,
        level,
        body: title.body,
    }
}

/// True where numbers alone on their rows stand right above one another, away from their titles:
/// `below` for one that another follows, else for one that follows another.
fn floats(survey: &Survey, head: &Head, below: bool) -> bool {
    let alone = |row: usize| {
        survey.candidate(row).is_some_and(|other| {
            other.number.family == head.candidate.number.family
                && words::head(&survey.row(row).text[other.rest..])
                    .trim_matches(['*', ' '])
                    .is_empty()
        })
    };
    let row = head.candidate.row;
    let next = if below { survey.filled_from(row + 1) } else { survey.filled_before(row) };
    head.class == Class::Alone && next.is_some_and(alone)
}

/// `O. West, L. Frost:` above `That …`: the movers of a motion are no title.
fn are_movers(survey: &Survey, title: &str, row: usize) -> bool {
    let next = survey.filled_from(row + 1).map(|next| survey.row(next).text.trim_start());
    let initials =
        title.split_whitespace().filter(|word| word.len() == 2 && word.ends_with('.')).count();
    title.ends_with(':')
        && initials >= 1
        && next.is_some_and(|text| text.starts_with("That ") || text.starts_with("THAT "))
}

/// One sentence that is the whole item: it serves as its title.
fn is_statement(
    survey: &Survey,
    title: &titles::Title,
    candidate: &Candidate,
    limit: usize,
) -> bool {
    let Some(text) = &title.text else { return false };
    let inner = text.trim_end_matches(['.', ' ']);
    let one = !inner.contains(". ") && text.len() <= 250;
    one && survey.filled_from(title.row.max(candidate.row) + 1).is_none_or(|next| next >= limit)
}
