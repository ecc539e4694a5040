//! Numbered headings: in comes a survey, out come the marks of its items.
//!
//! Every row that begins with a number is weighed by how much it looks like a heading; the heaviest
//! run of one family of numbers is taken (`sequence`); then come the strays that misprints and a
//! changed order leave outside the run, and sub-items that have a heading of their own.

mod contents;
mod family;
mod place;
mod rolls;
mod strays;
mod swept;
mod weigh;

use super::marks::Mark;
use super::survey::{Candidate, Survey};
use family::{best_family, keep_style, repeated};
use place::marks;
use strays::{misread_first, strays, sub_items};
use weigh::weigh;

#[cfg(test)]
mod tests;

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
    /// Of a list that the row above announces, and not as one of business.
    listed: bool,
}

/// Finds numbered items. `alone` says that numbers stand alone on their rows, as on web pages.
pub fn items(survey: &Survey, alone: bool) -> Found {
    let heads = weigh(survey, alone);
    let best = repeated(survey, &heads).or_else(|| best_family(survey, &heads));
    let Some((family, run, weight)) = best else { return Found::default() };
    if run.iter().all(|&index| heads[index].listed) {
        return Found::default();
    }
    let run = keep_style(&heads, run);
    let mut rows = run.clone();
    rows.extend(strays(survey, &heads, family, &run));
    rows.extend(misread_first(survey, &heads, family, &run));
    rows.sort_unstable();
    rows.dedup();
    let subs = sub_items(survey, &heads, family, &rows);
    let marks = marks(survey, &heads, &rows, &subs);
    Found { marks, weight }
}
