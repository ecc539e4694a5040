//! Who is a person: in comes a place in a chunk, out goes the place behind the person who stands
//! there, or the same place where nobody does.

use super::shape::is_bare_initials;
use super::{Before, Mode, Parser, is_separator};
use crate::facts::attendance::names::{self, Titles};
use crate::facts::attendance::tokens::{Kind, Token};
use crate::facts::attendance::words::{self, BODY, GIVEN, LETTERS, ROLE, STOP};

impl Parser<'_> {
    /// Reads one person at `at`; gives the place behind, or `at` where nobody stands there.
    pub(super) fn person(&mut self, chunk: &[Token], at: usize, before: Before) -> usize {
        let run_all = self.leading(&chunk[at..], 60);
        let run = &run_all;
        if run.is_empty() {
            return at;
        }
        let titles = names::titles(run);
        let mut rest = at + titles.words;
        // "Councillors:" and "Aldermen –" within a list
        if titles.plural
            && chunk.get(rest).is_some_and(|t| matches!(t.kind, Kind::Colon | Kind::Dash))
        {
            rest += 1;
            let own = self.leading(&chunk[rest..], 8);
            rest += names::titles(&own).words;
        }
        if titles.words > 0 && rest >= chunk.len() {
            return self.title_alone(chunk, at, titles);
        }
        let run = self.leading(&chunk[rest..], 60);
        let mut count = names::name(&run, titles.words > 0 || self.joint.is_some(), self.capitals);
        if count > 0 && is_peer(&run_all[..titles.words]) && run.get(count) == Some(&"of") {
            // "Lord Ashby of Hale"
            let place = run.get(count + 1).is_some_and(|word| words::is_capitalised(word));
            count += if place { 2 } else { 0 };
        }
        if count == 0 && self.manner.initialled && rest == at && is_bare_initials(run[0]) {
            count = 1;
        }
        let label = chunk.get(rest + count).is_some_and(|t| t.kind == Kind::Colon);
        if count == 0
            || (label && titles.words == 0)
            || !self.accepts(&run, count, titles, before, &chunk[rest..])
        {
            return at;
        }
        if count > 3 {
            let parts = names::split_run(&run[..count])
                .or_else(|| names::split_pair(&run[..count]).filter(|_| titles.words > 0));
            if let Some(parts) = parts.filter(|p| p.len() > 1) {
                for part in parts {
                    let first = part.start == 0;
                    let at = if first { at } else { rest + part.start };
                    let titles = if first { titles } else { Titles::default() };
                    self.push(chunk, at, rest + part.start, rest + part.end, titles);
                }
                return self.after(chunk, rest + count);
            }
            if count > 5 {
                return at;
            }
        }
        self.push(chunk, at, rest, rest + count, titles);
        self.after(chunk, rest + count)
    }

    /// A title on a line of its own is for those who follow.
    fn title_alone(&mut self, chunk: &[Token], at: usize, titles: Titles) -> usize {
        if titles.plural || titles.elected {
            let span = &self.text[chunk[at].start..chunk[at + titles.words - 1].end];
            self.joint = titles.plural.then(|| (span.to_owned(), titles));
            return chunk.len();
        }
        // "Mr and Mrs Day": one of the two has no name of their own
        if !words::is(self.word(&chunk[at]), words::TITLE) {
            return at;
        }
        let title = &self.text[chunk[at].start..chunk[at + titles.words - 1].end];
        let and = self.tokens.get(self.at).is_some_and(|t| t.kind == Kind::And);
        self.pair = and.then(|| (title.to_owned(), chunk[at].start));
        chunk.len()
    }

    /// Whether a name here is a person: see the module's doc.
    fn accepts(
        &self,
        run: &[&str],
        count: usize,
        titles: Titles,
        before: Before,
        rest: &[Token],
    ) -> bool {
        if titles.words > 0 || count == 1 && self.manner.initialled && is_bare_initials(run[0]) {
            return true;
        }
        let full = run[..count].iter().filter(|w| !words::is_initials(w)).count();
        let initials = full < count && words::is_initials(run[0]);
        let next = run.get(count).copied();
        if next.is_some_and(|w| words::is(w, BODY) && !words::is(w, ROLE))
            && !words::is(run[0], GIVEN)
            && !initials
        {
            return false;
        }
        if self.mode == Mode::Search {
            return false;
        }
        if self.joint.is_some() && words::is(run[0], ROLE) && self.is_role(count, next) {
            return false;
        }
        if self.joint.is_some() {
            return next.is_none_or(|w| {
                w.chars().next().is_some_and(char::is_lowercase)
                    || words::is(w, ROLE | BODY | LETTERS)
            });
        }
        if full == 1 && !initials {
            return self.accepts_single(run[0], next, before) || self.has_partner(run, next);
        }
        if before == Before::Strong {
            return true;
        }
        let given = words::is(run[0], GIVEN) || initials;
        match before {
            Before::Gap => given || self.paired,
            Before::Comma if self.lined => given,
            _ if self.open.is_some() => given && next.is_none() || self.role_follows(rest, count),
            _ => true,
        }
    }

    /// A role's word under a joint title is no surname where the role goes on, or where its holder
    /// stands in the next column: `Directors of Service`, `Foreman     L. Skog`.
    fn is_role(&self, count: usize, next: Option<&str>) -> bool {
        let gap = self.tokens.get(self.at).is_some_and(|token| token.kind == Kind::Gap);
        matches!(next, Some("of" | "for")) || next.is_none() && count == 1 && gap && self.holder()
    }

    /// True where the next cell begins with a name.
    pub(super) fn holder(&self) -> bool {
        let run = self.leading(self.tokens.get(self.at + 1..).unwrap_or_default(), 8);
        let titles = names::titles(&run);
        let count = names::name(&run[titles.words..], titles.words > 0, self.capitals);
        let known =
            run.first().is_some_and(|word| words::is(word, GIVEN) || words::is_initials(word));
        count > 0 && (titles.words > 0 || known && count > 1)
    }

    /// A bare surname or first name without title: only in a list of such.
    fn accepts_single(&self, name: &str, next: Option<&str>, before: Before) -> bool {
        if self.mode != Mode::Block && self.entries.is_empty() {
            return false;
        }
        let shape = next.is_none() && (!words::is_acronym(name) || self.capitals);
        if self.manner.casual {
            return shape;
        }
        let singles = self.entries.iter().all(|e| !e.name.contains(' '));
        shape
            && singles
            && self.open.is_none()
            && (before != Before::Gap || self.surnames)
            && (!self.entries.is_empty()
                || !self.is_place() && (self.tokens.len() > 2 || words::is(name, GIVEN)))
    }

    /// True where the word at hand stands on a line of its own and councillors with their titles on
    /// the lines below: the name of an electoral area.
    fn is_place(&self) -> bool {
        let Some((line, rest)) = self.tokens[self.at..].split_first() else { return false };
        let run = self.leading(rest, 4);
        let titles = names::titles(&run);
        line.kind == Kind::Line && titles.elected && !titles.plural
    }

    /// `Ian and Una Day`: the given name of the first of two with one surname.
    fn has_partner(&self, run: &[&str], next: Option<&str>) -> bool {
        let and = self.tokens.get(self.at).is_some_and(|t| t.kind == Kind::And);
        let mut words = self.tokens.iter().skip(self.at + 1).take(3);
        let mut word = || {
            words.next().filter(|t| t.kind == Kind::Word).map(|t| self.word(t)).unwrap_or_default()
        };
        let (given, surname) = (word(), word());
        next.is_none()
            && and
            && words::is(run[0], GIVEN)
            && words::is(given, GIVEN)
            && words::is_capitalised(surname)
            && words::flags(surname) & (STOP | ROLE | BODY) == 0
    }

    /// True where a role comes right behind a name of `count` words: `, Olwen Dutt, Partner`.
    fn role_follows(&self, rest: &[Token], count: usize) -> bool {
        let behind = rest.get(count);
        if behind.is_some_and(|t| matches!(t.kind, Kind::Bracket | Kind::Dash)) {
            return true;
        }
        if behind.is_some() {
            return false;
        }
        let mut next = self.tokens[self.at..].iter();
        if next.next().is_none_or(|t| t.kind != Kind::Comma) {
            return false;
        }
        let chunk: Vec<&Token> = next.take_while(|t| !is_separator(t.kind)).take(6).collect();
        chunk.iter().any(|t| t.kind == Kind::Word && words::is(self.word(t), ROLE))
    }
}

/// A title that a place may follow: `Baroness Day of Fenside`.
fn is_peer(titles: &[&str]) -> bool {
    titles.iter().any(|word| matches!(*word, "Lord" | "Lady" | "Baroness" | "Baron" | "Earl"))
}
