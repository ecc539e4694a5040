//! What stands behind a name: in comes a chunk and the place behind a name, the details go to the
//! last entry, out goes the place where they end.

use super::{Mode, Parser, end_of};
use crate::facts::attendance::tokens::{Kind, Token, leading};
use crate::facts::attendance::words::{self, GIVEN, LEADS, ROLE, STOP, VERB};
use crate::facts::attendance::{details, names};

impl Parser<'_> {
    /// Reads what stands behind a name within its chunk.
    pub(super) fn after(&mut self, chunk: &[Token], mut at: usize) -> usize {
        // "Chris Clay CC Chief Executive"
        let initials = |token: &&Token| {
            let name = self.entries.last().map_or("", |entry| &entry.name);
            token.kind == Kind::Word && names::initials_of(name, token.text)
        };
        at += usize::from(chunk.get(at).filter(initials).is_some());
        while let Some(token) = chunk.get(at) {
            match token.kind {
                Kind::Bracket => {
                    let inside = self.text[token.start..token.end].to_owned();
                    self.bracket(&inside);
                    at += 1;
                    if self.names_only(&chunk[at..]) {
                        return at;
                    }
                }
                Kind::Dash | Kind::Colon => {
                    at += 1;
                    if token.kind == Kind::Dash {
                        let end = self.detail_end(chunk, at);
                        self.detail(chunk, at, end);
                        at = end;
                    }
                }
                _ => {
                    let word = token.text;
                    if word.starts_with(|c: char| c.is_ascii_digit()) {
                        return chunk.len();
                    }
                    if self.goes_on(word, &chunk[at + 1..]) {
                        return at + 1;
                    }
                    if self.office_of_next(&chunk[at..]) {
                        return chunk.len();
                    }
                    if self.ends_here(word, &chunk[at..]) {
                        return chunk.len();
                    }
                    if self.next_office(&chunk[at..]) {
                        return chunk.len();
                    }
                    let end = self.detail_end(chunk, at);
                    if end == at {
                        return at;
                    }
                    self.detail(chunk, at, end);
                    at = end;
                }
            }
        }
        at
    }

    /// `Chief Executive – J Lee Director of Works – M Fox`: where offices stand before dashes, what follows
    /// a name is the office of the next.
    fn next_office(&mut self, rest: &[Token]) -> bool {
        // one after the other, so many in a row are no list any more
        const MOST_OFFICES: usize = 200;
        const FAR: usize = 16;
        let known = self.dashed > 0 && self.dashed < MOST_OFFICES && self.mode == Mode::Block;
        let dash = rest.iter().take(FAR).position(|token| token.kind == Kind::Dash);
        let words = |dash: &usize| rest[..*dash].iter().all(|token| token.kind == Kind::Word);
        let Some(dash) = dash.filter(|_| known).filter(words) else { return false };
        let run = leading(&rest[dash + 1..], 8);
        let titles = names::titles(run).words;
        names::name(&run[titles..], titles > 0, self.capitals) > 0
            && rest[..dash].iter().any(|word| word.is(ROLE))
            && self.reversed(rest, super::Before::Strong)
    }

    /// `Ann Lee (Chair) Bob Fox Cara Day`: names behind a bracket, in a row that lost its separators.
    fn names_only(&self, rest: &[Token]) -> bool {
        let run = leading(rest, 40);
        let titled = run.iter().position(names::opens_title).unwrap_or(run.len());
        let run = &run[..titled];
        let bare = self
            .entries
            .last()
            .is_some_and(|entry| entry.name.split(' ').next().is_some_and(words::is_initials));
        let lettered = bare || self.joint.is_some();
        let given = |word: &Token| word.is(GIVEN) || lettered && word.is_initials();
        run.first().is_some_and(given)
            && run.len() > 1
            && names::name(run, false, self.capitals) == run.len()
    }

    /// `Cllr A Lee The Deputy Mayor, Cllr B Fox`: the office is that of the person behind the comma.
    fn office_of_next(&mut self, rest: &[Token]) -> bool {
        let [the, office @ ..] = rest else { return false };
        let is_office = self.mode == Mode::Block
            && the.text == "The"
            && (1..4).contains(&office.len())
            && office.iter().all(|word| word.kind == Kind::Word && word.is(ROLE | LEADS))
            && self.next_is_person();
        if is_office {
            let last = &office[office.len() - 1];
            self.ahead = Some(self.text[office[0].start..last.end].to_owned());
            (self.open, self.fresh) = (None, false);
        }
        is_office
    }

    /// `Mrs G Day Also PCSO Una Elm`: a small word and then somebody with a title.
    fn goes_on(&self, word: &str, rest: &[Token]) -> bool {
        let small = ["also", "plus", "with"].iter().any(|w| word.eq_ignore_ascii_case(w));
        small && {
            let run = leading(rest, 8);
            let titles = names::titles(run);
            titles.words > 0 && names::name(&run[titles.words..], true, self.capitals) > 0
        }
    }

    /// In a sentence a verb or a small word behind a name ends the list.
    fn ends_here(&mut self, word: &str, rest: &[Token]) -> bool {
        let small = word.chars().next().is_some_and(char::is_lowercase);
        let verb = small && words::is(word, VERB);
        let stop = !small && words::is(word, STOP) && !words::is(word, GIVEN);
        let roman = words::is_initials(word)
            && rest.get(1).is_some_and(|t| t.kind == Kind::Word && t.is(STOP));
        match self.mode {
            Mode::Block if stop || roman => {}
            Mode::Block if !verb => return false,
            Mode::Block => {
                // "Cllr Day and Cllr Elm were not there": a sentence, and no entries of the list
                let at = rest.first().map_or(0, |token| token.start);
                let sentence = self.text[..at].rfind([';', '\n']).map_or(0, |at| at + 1);
                let stop = self.text[..at]
                    .rfind(". ")
                    .filter(|stop| !ends_in_initial(&self.text[..*stop]));
                let from = sentence.max(stop.unwrap_or(0));
                let last = self.entries.pop();
                if last.is_some() && stop.is_some() {
                    self.entries.retain(|entry| entry.start < from);
                }
            }
            _ if !small && !stop => return false,
            Mode::Search => return false,
            _ if small && words::is(word, ROLE) && !verb => return false,
            _ if matches!(word, "in" | "as")
                && self.mode == Mode::Phrase
                && self.phrase_goes_on(rest) =>
            {
                return false;
            }
            _ => {}
        }
        self.end = rest.first().map(|t| t.start);
        self.whole = false;
        true
    }

    /// `in the Chair`, `as substitute for` belong to the person.
    fn phrase_goes_on(&self, rest: &[Token]) -> bool {
        rest.iter()
            .take(4)
            .any(|t| t.kind == Kind::Word && matches!(t.text, "Chair" | "chair" | "substitute"))
    }

    /// Where a detail in plain words ends: at the next titled person, unless that one is its object
    /// (`substitute for Cllr B`), or at a bracket that is read on its own.
    pub(super) fn detail_end(&self, chunk: &[Token], from: usize) -> usize {
        let mut at = from;
        while at < chunk.len() {
            match chunk[at].kind {
                Kind::Word => {}
                Kind::Bracket => return at,
                _ => {
                    at += 1;
                    continue;
                }
            }
            let run = leading(&chunk[at..], 12);
            let titles = names::titles(run);
            if titles.words > 0 && names::name(&run[titles.words..], true, self.capitals) > 0 {
                let object = at > from
                    && chunk[at - 1].kind == Kind::Word
                    && matches!(
                        chunk[at - 1].text,
                        "for"
                            | "to"
                            | "of"
                            | "representing"
                            | "replacing"
                            | "vice"
                            | "behalf"
                            | "by"
                            | "with"
                            | "than"
                            | "place"
                    );
                if !object {
                    return at;
                }
                at += titles.words;
                continue;
            }
            at += 1;
        }
        at
    }

    fn detail(&mut self, chunk: &[Token], from: usize, to: usize) {
        if from >= to {
            return;
        }
        let text = self.text[chunk[from].start..end_of(self.text, &chunk[to - 1])].to_owned();
        // names in a row and then all their roles: which is whose is not to be told
        let run = &self.entries[self.before.min(self.entries.len())..];
        let flattened =
            run.len() > 2 && run.iter().all(|e| e.role.is_none() && e.organisation.is_none());
        if let Some(entry) = self.entries.last_mut().filter(|_| !flattened) {
            details::take(entry, &text, false);
        }
        self.fresh = false;
        self.open = Some(chunk[from].start);
    }

    /// A bracket behind a name: details, one by one.
    pub(super) fn bracket(&mut self, inside: &str) {
        let Some(entry) = self.entries.last_mut() else { return };
        let one =
            details::is_substitution(&inside.to_lowercase()) || words_after_comma_are_names(inside);
        if one {
            details::take(entry, inside, true);
        } else {
            for part in inside.split([',', ';']) {
                details::take(entry, part, true);
            }
        }
        self.share_bracket(inside);
        self.fresh = false;
    }

    /// `A, B and C (Observers)`: a role in the plural is everybody's back to the last bracket.
    fn share_bracket(&mut self, inside: &str) {
        let last = inside.split(' ').next_back().unwrap_or_default();
        let plural = words::is(last, ROLE) && last.ends_with('s');
        if !plural || inside.split(' ').count() > 3 {
            return;
        }
        for entry in self.entries.iter_mut().rev().skip(1) {
            if entry.role.is_some() || entry.organisation.is_some() {
                break;
            }
            entry.role = Some(inside.to_owned());
        }
    }
}

/// True where the stop behind a text is that of an initial or a title.
fn ends_in_initial(text: &str) -> bool {
    let word = text.rsplit([' ', '\n', '(']).next().unwrap_or_default();
    words::is_initials(word) || words::is(word, words::TITLE)
}

/// `(Cllr A, Cllr B substituting)`: names, not a role in two parts.
fn words_after_comma_are_names(inside: &str) -> bool {
    inside.contains(',') && inside.split(' ').any(|w| words::is(w, words::ELECTED))
}
