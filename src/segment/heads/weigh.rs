//! How much a numbered row looks like the heading of an item: in come candidates, out come
//! classes and weights.

use super::contents::contents;
use super::family::is_plain;
use super::rolls::rolls;
use super::{Class, Head};
use crate::extract::Style;
use crate::segment::numbers::{Close, Family};
use crate::segment::survey::{Candidate, Survey};
use crate::segment::{titles, words};

/// Weighs every candidate; contents lists and rolls of people are left out.
pub(super) fn weigh<'a>(survey: &Survey<'a>, alone: bool) -> Vec<Head<'a>> {
    let (contents, rolls) = (contents(survey), rolls(survey));
    let mut list: Option<(Family, u64)> = None;
    // whether a heading was set apart, and whether a list within its item goes on
    let (mut apart, mut inner) = (false, false);
    // whether a list is announced as one of something else than business
    let mut other = false;
    let mut heads = Vec::with_capacity(survey.candidates.len());
    for (index, candidate) in survey.candidates.iter().enumerate() {
        if contents[index] || rolls[index] || candidate.bullet {
            continue;
        }
        let class = class(survey, candidate);
        let mut weight = weight(survey, candidate, class, alone);
        let (family, key) = (candidate.number.family, candidate.number.key);
        let prose = matches!(class, Class::Sentence | Class::Lower | Class::Title | Class::RunIn);
        let goes_on =
            list.is_some_and(|(of, last)| of == family && key > last && key - last <= 1 << 48);
        // "1." again within an item that is set apart: a list of its own, and no items
        let dense = survey.gap(candidate.row) == 0;
        let again = dense && candidate.number.last == 1 && apart && is_plain(family);
        if again && (begins_list(survey, candidate) || is_lettered(survey, candidate))
            || inner && goes_on && dense
        {
            (list, inner) = (Some((family, key)), true);
            continue;
        }
        inner = false;
        let closed = is_plain(family) && candidate.number.close != Close::Open;
        let headed = matches!(class, Class::Marked | Class::Caps | Class::Title | Class::RunIn);
        apart |= !dense && headed && closed;
        let begins = prose && !goes_on && begins_list(survey, candidate);
        let listed = prose && goes_on || begins;
        if begins {
            other = !announces_business(survey, candidate);
        }
        if listed {
            list = Some((family, key));
            weight -= 2.0;
        } else if !goes_on {
            list = list.filter(|_| !matches!(class, Class::Marked | Class::Caps));
        }
        let listed = listed && other;
        heads.push(Head { candidate: *candidate, class, weight: weight.max(0.1), listed });
    }
    if alone {
        prefer_alone(&mut heads);
    }
    heads
}

/// Where the numbers of a page stand alone on their rows, those beside a text are of some list.
fn prefer_alone(heads: &mut [Head]) {
    let count = |class: Class| heads.iter().filter(|head| head.class == class).count();
    let lone = count(Class::Alone);
    if lone < 2 || lone + 1 < count(Class::Title) + count(Class::Caps) {
        return;
    }
    let beside = |head: &&mut Head| !matches!(head.class, Class::Alone | Class::Marked);
    for head in heads.iter_mut().filter(beside) {
        head.weight = (head.weight - 3.0).max(0.1);
    }
}

/// `18/311 RESOLVED:`: the number of a resolution within an item.
pub(super) fn is_resolution(rest: &str, candidate: &Candidate) -> bool {
    let long = matches!(candidate.number.family, Family::Reference(_) | Family::Dotted(3..));
    let word = rest.trim_start_matches(['*', ' ']);
    long && word.get(..8).is_some_and(|word| word.eq_ignore_ascii_case("resolved"))
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

/// `for the purpose of transacting the following business:`: the list below is the agenda.
fn announces_business(survey: &Survey, candidate: &Candidate) -> bool {
    const WORDS: [&str; 6] = ["business", "agenda", "transact", "items", "discuss", "summon"];
    let above = survey.filled_before(candidate.row).map(|row| survey.row(row).text);
    above.is_some_and(|text| {
        let text = &text[words::floor(text, text.len().saturating_sub(words::LOOK))..];
        let text = text.to_ascii_lowercase();
        WORDS.iter().any(|word| text.contains(word))
    })
}

/// True where the row above begins with a letter in brackets: `(a) Committees` above `1. Housing`.
fn is_lettered(survey: &Survey, candidate: &Candidate) -> bool {
    let above = survey.filled_before(candidate.row).map(|row| survey.row(row).text.trim_start());
    above.is_some_and(|text| {
        let text = text.strip_prefix('(').unwrap_or(text).as_bytes();
        matches!(text, [letter, b')', ..] if letter.is_ascii_alphabetic())
    })
}

/// What kind of text follows the number.
fn class(survey: &Survey, candidate: &Candidate) -> Class {
    let row = survey.row(candidate.row);
    if !candidate.marked && titles::is_in_two_languages(row.text, candidate.rest) {
        return Class::Title;
    }
    let rest = &row.text[candidate.rest..];
    let rest = rest[..words::column_end(rest)].trim();
    let plain = rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '|' | '_'));
    if plain.is_empty() {
        return Class::Alone;
    }
    if candidate.marked {
        return Class::Marked;
    }
    let split = survey.body_start(plain);
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
    if is_resolution(row.text.get(candidate.rest..).unwrap_or_default(), candidate) {
        weight -= 4.0;
    }
    let tail = row.text.trim_end();
    let runs_on = tail.ends_with(';') || tail.ends_with("; and") || tail.ends_with(", and");
    weight - if runs_on { 2.0 } else { 0.0 }
}
