//! The shape of a list as a whole: in comes its text, out comes whether its lines, columns or
//! initials tell how its names stand.

use super::Manner;
use crate::facts::attendance::names;
use crate::facts::attendance::tokens::{self, Token};
use crate::facts::attendance::words::{self, BODY, GIVEN, LETTERS, ROLE, STOP, TITLE};
use crate::facts::words::place_of;

/// `Name, Body` line by line: most lines hold one comma outside brackets.
pub(super) fn is_lined(text: &str) -> bool {
    let lines = text.split('\n').filter(|line| !line.trim().is_empty());
    let (mut all, mut one) = (0, 0);
    for line in lines.take(200) {
        let plain = line.split('(').next().unwrap_or_default();
        all += 1;
        one += usize::from(plain.matches(',').count() == 1);
    }
    all >= 3 && one * 2 > all
}

/// Two names a line: of the cells behind the first some begin with a given name or a title, and
/// none holds the words of roles and bodies.
pub(super) fn is_paired(text: &str) -> bool {
    let (mut people, mut others) = (0, 0);
    for line in text.split('\n').take(200) {
        for cell in line.split('\t').skip(1).filter(|cell| !cell.trim().is_empty()) {
            let cell = cell.split('(').next().unwrap_or_default();
            let mut words = cell.split([' ', ',']).filter(|word| !word.is_empty()).take(12);
            let Some(first) = words.next() else { continue };
            let known = words::is(first, GIVEN | words::TITLE) || words::is_initials(first);
            people += usize::from(known);
            let strange = words.any(|word| {
                !words::is_capitalised(word) && !words::is(word, words::PARTICLE)
                    || words::is(word, ROLE | BODY | STOP) && !words::is(word, GIVEN)
            });
            let strange = strange || !known && words::is(first, ROLE | BODY | STOP);
            others += usize::from(strange);
        }
    }
    people > 0 && others == 0
}

/// True where surnames are printed in capitals: no small letter stands in the beginning, or each of
/// the first entries ends so, most of them behind a given name, initials or a title: `Alan REED`, `Mr
/// ELM`.
pub(super) fn prints_capitals(text: &str) -> bool {
    if !text.chars().take(200).any(char::is_lowercase) {
        return true;
    }
    let mut entries = text.split(['\n', ',', ';']).map(str::trim).filter(|entry| !entry.is_empty());
    let first: Vec<&str> = entries.by_ref().take(3).collect();
    let known = first.iter().filter(|entry| ends_in_capitals(entry, true)).count();
    first.len() > 1
        && known * 2 > first.len()
        && first.iter().all(|entry| ends_in_capitals(entry, false))
}

/// True for a name whose last word is in capitals, letters of honour and a bracket left out; `known`
/// where the word before it must be a given name beyond doubt.
fn ends_in_capitals(entry: &str, known: bool) -> bool {
    let name = entry.split(['(', '-', '–']).next().unwrap_or_default();
    let mut words = name.split_whitespace().rev().filter(|word| !words::is(word, LETTERS));
    let (Some(last), Some(before)) = (words.next(), words.next()) else { return false };
    let shouted = |word: &str| {
        word.len() > 2 && word.chars().all(|c| c.is_uppercase() || matches!(c, '\'' | '’'))
    };
    let given = |word: &str| {
        words::is(word, GIVEN | TITLE)
            || !known && words::flags(word) == 0 && words::is_capitalised(word)
    };
    shouted(last) && (shouted(before) || words::is_initials(before) || given(before))
}

/// Two or three capitals and nothing else.
pub(super) fn is_bare_initials(word: &str) -> bool {
    (2..=3).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// How a list names people: by initials, where at least half, and three, are initials, mostly of two
/// letters, as longer ones may be organisations unless there is nothing else; by first names, where
/// most of those who have one word are known by it.
pub(super) fn manner(text: &str) -> Manner {
    let text = tokens::cut_at(text, 4_000);
    let (mut all, mut initials, mut short) = (0, 0, 0);
    let mut casual = Casual::default();
    for part in parts(text) {
        let name = before(part, b"(\t:").trim().trim_start_matches(['-', '–', '•', ' ']);
        if !casual.titled {
            casual.add(name);
            if casual.titled && !may_have_initials(text) {
                return Manner::default();
            }
        }
        let name = name.trim_end_matches('.');
        all += usize::from(!name.is_empty());
        if is_bare_initials(name) && !words::is(name, LETTERS | words::TITLE) {
            initials += 1;
            short += usize::from(name.len() == 2);
        }
    }
    let initialled = initials >= 3 && initials * 2 >= all && short * 2 > initials
        || initials >= 4 && initials == all;
    Manner { casual: casual.holds(), initialled, inverted: false }
}

/// The parts of a list, whatever separates them.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', '\n', '&']).flat_map(|part| {
        let mut rest = Some(part);
        std::iter::from_fn(move || {
            let own = rest?;
            let and = place_of(own, " and ");
            rest = and.map(|at| &own[at + " and ".len()..]);
            Some(&own[..and.unwrap_or(own.len())])
        })
    })
}

/// A text up to the first of some signs, or to a dash between spaces.
fn before<'t>(text: &'t str, signs: &[u8]) -> &'t str {
    let dash = |at: usize| ["- ", "– ", "— "].iter().any(|dash| text[at..].starts_with(dash));
    let end = text
        .bytes()
        .enumerate()
        .find(|(at, byte)| signs.contains(byte) || *byte == b' ' && dash(at + 1));
    &text[..end.map_or(text.len(), |(at, _)| at)]
}

/// True where three words may stand in a text that are two or three capitals and nothing else.
fn may_have_initials(text: &str) -> bool {
    let bytes = text.as_bytes();
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    let pair = |(a, b): (&u8, &u8)| usize::from(a.is_ascii_uppercase() & b.is_ascii_uppercase());
    pairs.map(pair).sum::<usize>() >= 3
}

/// What the parts of a list say of whether it names people by their first names.
#[derive(Default)]
struct Casual {
    /// Parts that are names in shape.
    names: usize,
    /// Those of one word, or of a word and a letter.
    short: usize,
    /// Those of the short ones that begin with a given name, or end with a letter.
    known: usize,
    /// Parts that are no names.
    others: usize,
    /// Somebody has a title.
    titled: bool,
}

impl Casual {
    fn add(&mut self, name: &str) {
        let run = tokens::split(name, &[' '], 4);
        let Some(first) = run.first() else { return };
        let titles = names::titles(&run);
        self.titled |= titles.elected || titles.plural;
        if titles.words > 0 {
            self.names += 1;
            return;
        }
        let given = first.is(GIVEN);
        let plain = |word: &Token| {
            word.is_capitalised()
                && (!word.is(ROLE | BODY | STOP) || word.is(GIVEN))
                && !words::is_acronym(word.text)
        };
        let plain = run.len() <= 3 && run.iter().all(plain);
        if !plain {
            self.others += 1;
            return;
        }
        self.names += 1;
        let letter = run.len() == 2 && run[1].text.trim_end_matches('.').chars().count() == 1;
        if run.len() == 1 || letter {
            self.short += 1;
            self.known += usize::from(given);
        }
    }

    fn holds(&self) -> bool {
        !self.titled
            && self.names >= 3
            && self.others * 3 <= self.names
            && self.known >= 2
            && self.known * 2 >= self.short
    }
}

/// A grid of surnames: several cells in some line, each a single capitalised word and no other.
pub(super) fn is_surnames(text: &str) -> bool {
    if !text.contains('\t') {
        return false;
    }
    let mut cells = text.split(['\n', '\t']).map(str::trim).filter(|cell| !cell.is_empty());
    let single = |cell: &str| {
        let word = cell.split('(').next().unwrap_or_default().trim();
        words::is_capitalised(word)
            && !words::is_acronym(word)
            && words::flags(word) & (ROLE | BODY | STOP | words::TITLE) == 0
    };
    cells.clone().count() >= 2 && cells.all(single)
}

/// A table of names and roles read column by column: all names, and below them their roles or
/// bodies, about as many. Gives the place where the roles begin, the text's length where they don't.
/// `capitals` as [`prints_capitals`] says.
///
/// `Fenside Voluntary Action` is no person where it stands among those.
pub(super) fn roles_from(text: &str, capitals: bool) -> usize {
    const MOST_LINES: usize = 200;
    // two names and two roles at least
    if memchr::memchr_iter(b'\n', text.as_bytes()).take(3).count() < 3 {
        return text.len();
    }
    let (mut names, mut begin) = (0, None);
    let (mut roles, mut unknown) = (0, 0);
    let mut start = 0;
    for (count, line) in text.split('\n').enumerate() {
        if count > MOST_LINES || line.contains('\t') {
            return text.len();
        }
        match line_of(line, capitals) {
            Line::Empty => {}
            Line::Name if begin.is_some() => return text.len(),
            Line::Unknown if begin.is_some() => unknown += 1,
            Line::Name | Line::Unknown => names += 1,
            Line::Role => {
                begin.get_or_insert(start);
                roles += 1;
            }
        }
        start += line.len() + 1;
    }
    let flattened = names >= 2 && roles >= 2 && roles > unknown && roles + unknown + 1 >= names;
    begin.filter(|_| flattened).unwrap_or(text.len())
}

/// What a line of a list is.
enum Line {
    Empty,
    Name,
    Role,
    Unknown,
}

fn line_of(line: &str, capitals: bool) -> Line {
    let name = before(line, b"(,:;");
    let run = tokens::split(name, &[' '], 12);
    let Some(first) = run.first() else { return Line::Empty };
    let titles = names::titles(&run);
    if titles.words > 0 && titles.words < run.len() {
        return Line::Name;
    }
    let count = names::name(&run, false, capitals);
    let named = count == run.len();
    // "Ann L" among people who go by a letter
    let letter = run.len() == 2 && first.is(GIVEN) && run[1].is_initials();
    let body = run.last().is_some_and(|last| words::is_body_alone(last.text));
    if (count > 1 && first.may_be_given() || letter) && !body {
        return Line::Name;
    }
    let role = body
        || run.iter().any(|word| {
            word.is(ROLE | BODY)
                || words::is_acronym(word.text) && !capitals
                || matches!(word.text, "of" | "for" | "&")
        });
    match role {
        true if count < 2 => Line::Role,
        true => Line::Unknown,
        false if named => Line::Unknown,
        // "Name", "Title": the heads of columns
        false => Line::Empty,
    }
}
