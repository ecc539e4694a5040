//! Which rows are part of a list: in comes a row behind a label, out comes whether it can name
//! people, their roles or how many of the public were there, or ends the list.

use super::prose::is_prose;
use super::{Block, MOST_BLANK};
use crate::cues::Cue;
use crate::facts::attendance::labels::{Group, Label};
use crate::facts::attendance::tokens::{self, Token};
use crate::facts::attendance::words::{self, BODY, GIVEN, ROLE, STOP};
use crate::facts::attendance::{details, names};
use crate::facts::words::{Words, in_small, place_of};
use crate::rows::Row;

/// A short row behind a blank one and a list that stands in a row with its label: a heading.
/// `Present: Ann, Bob and Carol` above `Parking`.
pub(super) fn stands_apart(block: &Block, text: &str) -> bool {
    let list = block.text.trim_end();
    let inline = block.rows.first().is_some_and(|(_, row)| *row == block.at);
    let run = tokens::split(text, &[' ', '\t'], 8);
    let known = run.first().is_some_and(|word| word.is(GIVEN)) && run.len() > 1;
    inline
        && list.contains(',')
        && !list.ends_with([',', ';'])
        && run.len() <= 3
        && !known
        && !names::is_titled(text)
        && !text.contains([',', ':', '('])
}

/// `Members sending apologies:`: those below are away, however the label is worded.
pub(super) fn announces_away(row: &Row, text: &str) -> bool {
    row.cues.any(&[Cue::Apologies, Cue::Absent]) && text.trim_end().ends_with(':')
}

/// `Independent Chair` without a colon: an office, which may be somebody's above.
pub(super) fn is_office(label: &Label, text: &str) -> bool {
    let alone = label.end >= text.trim_end().len() && !text.contains(':');
    !label.states && matches!(label.group, Group::Chair | Group::Clerk) && alone
}

/// True where the next row with text is an office or a body too, and nobody is named in it.
pub(super) fn roles_next(rows: &[Row]) -> bool {
    let Some(row) = rows.iter().take(MOST_BLANK).find(|row| !row.is_blank()) else { return false };
    let run = tokens::split(row.text, &[' ', '\t', ','], 8);
    let titled = run.iter().any(|word| word.is(words::TITLE) && !word.is(ROLE));
    let acronym = run.iter().skip(1).any(|word| words::is_acronym(word.text));
    let role = run.iter().any(|word| word.is(ROLE | BODY));
    !titled && !is_prose(row.text) && (acronym || role && names::name(&run, false, false) < 2)
}

/// `--------` below a heading or between two parts.
pub(super) fn is_rule(text: &str) -> bool {
    text.len() >= 3 && text.bytes().all(|byte| matches!(byte, b'-' | b'=' | b'~' | b'_' | b' '))
}

/// A dash, a colon or a bullet on a row of its own: the cell between a label and its names.
pub(super) fn is_lone_sign(text: &str) -> bool {
    matches!(text.trim(), "-" | "–" | "—" | ":" | ":-" | ":–" | "*")
}

/// `Whole of meeting`, `Agenda item 3`: for which part those who follow were there.
pub(super) fn is_attended_part(text: &str) -> bool {
    let text = text.trim().trim_end_matches([':', '.']);
    if text.len() > 40 || text.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    in_small(text, |lower| {
        let part = ["whole of", "part of", "for part of", "for the whole of", "throughout"];
        let part = part.iter().any(|start| lower.starts_with(start)) && lower.ends_with("meeting");
        let items = lower.strip_prefix("agenda item").or_else(|| lower.strip_prefix("for item"));
        let numbers = |rest: &str| rest.trim_start_matches('s').chars().all(|c| !c.is_alphabetic());
        part || items.is_some_and(numbers)
    })
}

/// True for a row that can be part of a list: names, roles, counts of the public.
pub(super) fn belongs(text: &str, first: bool) -> bool {
    let text = text.trim().trim_start_matches(['-', '–', '•', '\t', ' ', ':']);
    // "The Mayor – Cllr A"
    let office = |rest: &&str| begins_with_role(rest) || is_office_in_capitals(rest);
    let text = text.strip_prefix("The ").filter(office).unwrap_or(text);
    let Some(word) = text.split([' ', ',', '\t', ':', ';']).find(|w| !w.is_empty()) else {
        return !first;
    };
    if !text.contains(char::is_alphabetic) {
        return false;
    }
    if names::is_titled(text) {
        // "Cllr Day declared an interest" is a sentence
        return !is_prose(text);
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return is_count(text) || is_numbered_name(&tokens::split(text, &[' ', '\t'], 8));
    }
    if has_holder(text) {
        return true;
    }
    let begins =
        |words: &str| text.get(..words.len()).is_some_and(|own| own.eq_ignore_ascii_case(words));
    if ["an garda ", "vacan", "none", "the clerk"].into_iter().any(begins) {
        return true;
    }
    if text.len() < 120 && is_count(text) {
        return true;
    }
    // the organisation of the person above: "Open Records Office"
    let opens = matches!(word, "Open" | "The" | "All" | "One" | "Home");
    if !first && opens && details::is_body(text) && !is_prose(text) {
        return true;
    }
    // "A M Day": no article, but initials
    let mut run = text.split([' ', '\t']).filter(|word| !word.is_empty()).take(8);
    let initial = words::is_initials(word)
        && run
            .clone()
            .nth(1)
            .map(|w| w.trim_end_matches([',', ';', ':']))
            .is_some_and(|w| words::is_capitalised(w) && !words::is(w, STOP));
    if other_label(text) && run.any(|word| words::is(word, ROLE)) && !is_prose(text) {
        return true;
    }
    if words::is(word, STOP) && !words::is(word, GIVEN) && !initial || is_prose(text) {
        return false;
    }
    let capital = word.chars().any(char::is_uppercase) || word.starts_with('(');
    if first && !capital {
        return words::is(word, ROLE);
    }
    capital
        || matches!(word, "and" | "&" | "for" | "of" | "the" | "–")
        || words::is(word, ROLE | words::PARTICLE)
        || word.contains('.')
}

/// `An tArd-Mhéara, Cllr. Ann Lee`: an office and its holder.
fn has_holder(text: &str) -> bool {
    let Some(at) = place_of(text, ", ").filter(|_| capital_start(text)) else { return false };
    text[..at].split(' ').count() <= 4
        && names::titles(&tokens::split(&text[at + 2..], &[' '], 8)).words > 0
        && !is_prose(text)
}

/// `1. Ann Lee`, `2) B Fox`: a person of a numbered roll.
fn is_numbered_name(run: &[Token]) -> bool {
    let [number, name @ ..] = run else { return false };
    let digits = number.text.trim_end_matches(['.', ')']);
    let counted = digits.len() < number.text.len()
        && digits.len() <= 3
        && digits.bytes().all(|byte| byte.is_ascii_digit());
    let titles = names::titles(name).words;
    let known = name.first().is_some_and(Token::may_be_given);
    counted
        && (titles > 0 && names::name(&name[titles..], true, false) > 0
            || known && names::name(name, false, false) > 1)
}

fn capital_start(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
}

fn begins_with_role(text: &str) -> bool {
    text.split([' ', ',', '-', '–'])
        .find(|word| !word.is_empty())
        .is_some_and(|word| words::is(word, ROLE))
}

/// `Permanent Secretary (Chair)`: words with capitals, an office among them.
fn is_office_in_capitals(text: &str) -> bool {
    let own = text.split('(').next().unwrap_or_default().trim();
    own.len() < 60
        && own.split(' ').all(words::is_capitalised)
        && own.split(' ').any(|word| words::is(word, ROLE))
}

/// True where the list at hand holds people who were away.
pub(super) fn away(block: &Block) -> bool {
    matches!(block.label.group, Group::Apologies | Group::Absent) && !block.is_empty()
}

/// A row that opens with a label of its own, of whatever kind: `Guest Speaker: Ann Lee`.
pub(super) fn other_label(text: &str) -> bool {
    if memchr::memchr(b':', text.as_bytes()).is_none() {
        return false;
    }
    let mut words = text.split(' ').filter(|word| !word.is_empty()).take(5);
    let colon = words.position(|word| word.ends_with(':'));
    colon.is_some_and(|at| names::titles(&tokens::split(text, &[' '], at + 1)).words == 0)
}

/// True for a list that was closed by a stop.
pub fn is_finished(text: &str) -> bool {
    let text = text.trim_end();
    let last = text.trim_end_matches('.').rsplit([' ', '\n']).next().unwrap_or_default();
    text.ends_with('.')
        && text.contains([',', ' '])
        && !words::is_initials(last)
        && !words::is(last, words::TITLE)
}

/// True for a row that begins with a title or a given name.
pub(super) fn person_begins(text: &str) -> bool {
    let mut run = text.split([' ', '\t']).filter(|word| !word.is_empty()).take(8).map(Token::word);
    names::is_titled(text)
        || run.clone().next().is_some_and(|word| word.is(GIVEN | ROLE) || word.is_initials())
        || other_label(text) && run.any(|word| word.is(ROLE))
}

/// `There were 2 members of the public`, `7 residents`.
fn is_count(text: &str) -> bool {
    static PUBLIC: Words = Words::new(&[
        "member of the public",
        "members of the public",
        "member of public",
        "members of public",
        "public and press",
        "residents",
        "parishioners",
        "electors",
        "members of the press",
    ]);
    PUBLIC.are_in(text)
}

/// A row that says how many of the public were there and nothing else: `3 members of the public`,
/// `2 parishioners present`.
pub fn is_public_count(text: &str) -> bool {
    let text = text.trim_start_matches(['-', '–', '•', ' ', '\t']);
    let word = text.split(' ').next().unwrap_or_default().to_lowercase();
    let number = word.starts_with(|c: char| c.is_ascii_digit())
        || ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "no"]
            .contains(&word.as_str());
    number && is_count(text) && !is_prose(text)
}

/// True for a few words in capitals behind a bullet, below another row behind the same: a name, even if it
/// begins with `To`.
pub(super) fn is_bulleted_name(rows: &[Row], at: usize, text: &str) -> bool {
    let bullet = |row: &Row| row.trimmed().chars().next().filter(|c| "-*•+".contains(*c));
    let above = rows[..at].iter().rev().take(MOST_BLANK).find(|row| !row.is_blank());
    let own = bullet(&rows[at]).filter(|own| above.and_then(bullet) == Some(*own));
    let name = text.trim_start_matches(['-', '*', '•', '+', ' ', '\n']);
    own.is_some()
        && (2..=4).contains(&name.split(' ').count())
        && name.split(' ').all(words::is_capitalised)
}
