//! Minutes without numbers: headings alone on their rows (`#` of Markdown, bold, capitals, or just
//! short), each with text below.

use std::collections::HashMap;

use crate::extract::Style;
use crate::item::Part;
use crate::segment::headings::{self, Heading, Rank};
use crate::segment::marks::{self, Mark};
use crate::segment::survey::Survey;
use crate::segment::{Layout, Section, closing, evidence, runin, titles, usual};

/// Headings of Markdown, with or without front matter.
pub struct Markdown;

/// Headings without any mark but their place.
pub struct Unnumbered;

impl Layout for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn fit(&self, survey: &Survey) -> f32 {
        let ranked = hashed(survey);
        let numbered = survey
            .candidates
            .iter()
            .filter(|candidate| candidate.marked && !candidate.bullet)
            .count();
        if ranked.len() >= 2 && ranked.len() > numbered { 0.75 } else { 0.0 }
    }

    fn cut(&self, survey: &Survey) -> Vec<Section> {
        let found = hashed(survey);
        let level = |heading: &Heading| match heading.rank {
            Rank::Hashes(count) => count,
            _ => usize::MAX,
        };
        let mut counts: HashMap<usize, usize> = HashMap::new();
        found.iter().for_each(|heading| *counts.entry(level(heading)).or_default() += 1);
        // The document's own title stands alone on the highest level.
        let top = counts.iter().filter(|(_, count)| **count >= 2).map(|(level, _)| *level).min();
        let top = top.unwrap_or(2);
        let mut marks: Vec<Mark> = found
            .iter()
            .filter(|heading| (top..=top + 1).contains(&level(heading)))
            .map(|heading| mark(survey, heading, 1 + u8::from(level(heading) > top)))
            .collect();
        closing::add(survey, &mut marks);
        marks::sections(survey, marks)
    }
}

/// Rows with `#`, or headings by style, that are no list of people.
fn hashed(survey: &Survey) -> Vec<Heading> {
    let ranked = |row: &&usize| {
        let row = survey.row(**row);
        row.style == Style::Heading || row.text.trim_start().starts_with('#')
    };
    let rows = survey.hashed.iter().filter(ranked);
    rows.filter_map(|&row| headings::heading(survey, row, true))
        .filter(|heading| matches!(heading.rank, Rank::Hashes(_)))
        .collect()
}

impl Layout for Unnumbered {
    fn name(&self) -> &'static str {
        "unnumbered"
    }

    fn fit(&self, survey: &Survey) -> f32 {
        if evidence::of_meeting(survey) { 0.3 } else { 0.0 }
    }

    fn cut(&self, survey: &Survey) -> Vec<Section> {
        let from = headings::head_end(survey);
        let all: Vec<Heading> = (from..survey.range.end)
            .filter(|&row| {
                survey.gap(row) > 0 || survey.row(row).style != Style::Plain || row == from
            })
            .filter_map(|row| match headings::heading(survey, row, false) {
                Some(heading) => headings::has_body(survey, row).then_some(heading),
                None => runin::heading(survey, row),
            })
            .collect();
        let all = without_speakers(survey, all);
        let mut marks: Vec<Mark> = match best_rank(&all) {
            Some(rank) => all
                .iter()
                .filter(|heading| {
                    let usual = usual::is_opening(survey.row(heading.row).text)
                        || usual::is_usual_business(survey.row(heading.row).text);
                    heading.rank == rank || is_bare(rank) && (is_bare(heading.rank) || usual)
                })
                .map(|heading| mark(survey, heading, 1))
                .collect(),
            None => Vec::new(),
        };
        closing::add(survey, &mut marks);
        marks::sections(survey, marks)
    }
}

/// The headings without those before the words of people who speak, `V Crane: The bins are full.`: a
/// name comes again, as the title of an item does not.
fn without_speakers(survey: &Survey, all: Vec<Heading>) -> Vec<Heading> {
    let said = |heading: &Heading| {
        let text = &survey.row(heading.row).text[heading.at..];
        let (name, _) = text.split_once(':').filter(|_| heading.rank == Rank::RunIn)?;
        (name.split_whitespace().count() < 4).then_some(name)
    };
    let mut counts: HashMap<&str, usize> = HashMap::new();
    all.iter().filter_map(said).for_each(|name| *counts.entry(name).or_default() += 1);
    let again = |name| counts.get(name).is_some_and(|count| *count > 1);
    all.iter().filter(|heading| !said(heading).is_some_and(again)).copied().collect()
}

/// Ranks that nothing but their place or their closing tells from the text.
fn is_bare(rank: Rank) -> bool {
    matches!(rank, Rank::RunIn | Rank::Colon | Rank::Plain)
}

/// The rank to which most headings belong; the plainer ones need more of them.
fn best_rank(all: &[Heading]) -> Option<Rank> {
    let count = |rank: Rank| all.iter().filter(|heading| heading.rank == rank).count();
    let mut ranks: Vec<Rank> = all.iter().map(|heading| heading.rank).collect();
    ranks.sort_unstable();
    ranks.dedup();
    let enough = |rank: &Rank| count(*rank) >= if is_bare(*rank) { 3 } else { 2 };
    let best = ranks
        .iter()
        .copied()
        .filter(enough)
        .max_by_key(|rank| (count(*rank), std::cmp::Reverse(*rank)));
    let bare = all.iter().filter(|heading| is_bare(heading.rank)).count();
    best.or_else(|| (bare >= 3).then_some(Rank::Plain))
}

/// An item without a number.
fn mark(survey: &Survey, heading: &Heading, level: u8) -> Mark {
    let mut mark = Mark::bare(survey, heading.row, Part::Item);
    mark.level = level;
    let row = survey.row(heading.row);
    let end = match heading.rank {
        Rank::RunIn => runin::title_end(&row.text[heading.at..]),
        _ => None,
    };
    if let Some(end) = end {
        let title = titles::clean(&row.text[heading.at..heading.at + end]);
        mark.title = Some(title.trim_end_matches([' ', '-', '–', '—']).to_owned());
        mark.body = row.start + (heading.at + end) as u32;
    } else {
        let title = titles::take(survey, heading.row, heading.at, survey.range.end);
        (mark.title, mark.body) = (title.text, title.body);
    }
    mark
}
