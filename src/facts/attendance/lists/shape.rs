//! The shape of a list as a whole: in comes its text, out comes whether its lines, columns or
//! initials tell how its names stand.

use crate::facts::attendance::labels;
use crate::facts::attendance::words::{self, BODY, GIVEN, LETTERS, ROLE, STOP};

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

/// Two or three capitals and nothing else.
pub(super) fn is_bare_initials(word: &str) -> bool {
    (2..=3).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// True for a list of which at least half, and three, are initials, mostly of two letters: longer
/// ones may be organisations.
pub(super) fn is_initialled(text: &str) -> bool {
    let (mut all, mut initials, mut short) = (0, 0, 0);
    let text = labels::cut_at(text, 4_000);
    for part in text.split([',', ';', '\n', '&']).flat_map(|part| part.split(" and ")) {
        let name = part.split('(').next().unwrap_or_default().trim().trim_end_matches('.');
        all += usize::from(!name.is_empty());
        if is_bare_initials(name) && !words::is(name, LETTERS | words::TITLE) {
            initials += 1;
            short += usize::from(name.len() == 2);
        }
    }
    initials >= 3 && initials * 2 >= all && short * 2 > initials
}
