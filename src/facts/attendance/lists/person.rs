//! Who is a person: in comes a place in a chunk, out goes the place behind the person who stands
//! there, or the same place where nobody does.

use std::ops::Range;

use super::entry::singular;
use super::shape::is_bare_initials;
use super::{Before, Mode, Parser, is_separator};
use crate::facts::attendance::names::{self, Titles};
use crate::facts::attendance::tokens::{Kind, Token, leading};
use crate::facts::attendance::words::{self, BODY, GIVEN, LETTERS, ROLE, STOP};

/// No name has more words.
const MOST_WORDS: usize = 5;

impl Parser<'_> {
    /// Reads one person at `at`; gives the place behind, or `at` where nobody stands there.
    pub(super) fn person(&mut self, chunk: &[Token], at: usize, before: Before) -> usize {
        let run = leading(&chunk[at..], 60);
        if run.is_empty() {
            return at;
        }
        let titles = names::titles(run);
        let mut rest = at + titles.words;
        // "Councillors:" and "Aldermen –" within a list
        let sign = |t: &Token| matches!(t.kind, Kind::Colon | Kind::Dash);
        if titles.plural && chunk.get(rest).is_some_and(sign) {
            rest += 1;
            rest += names::titles(leading(&chunk[rest..], 8)).words;
        }
        if titles.words > 0 && rest >= chunk.len() {
            return self.title_alone(chunk, at, titles);
        }
        let title = &run[..titles.words];
        let run = leading(&chunk[rest..], 60);
        let count = self.without_initials(run, self.name(run, title));
        let label = chunk.get(rest + count).is_some_and(|t| t.kind == Kind::Colon);
        if count == 0
            || (label && titles.words == 0)
            || !self.accepts(run, count, titles, before, &chunk[rest..])
        {
            return at;
        }
        match parts_of(&run[..count], titles) {
            None if count > MOST_WORDS => return at,
            None => self.push(chunk, at, rest, rest + count, titles),
            Some(parts) => {
                for part in parts {
                    let first = part.start == 0;
                    let from = if first { at } else { rest + part.start };
                    let titles = if first { titles } else { Titles::default() };
                    self.push(chunk, from, rest + part.start, rest + part.end, titles);
                }
            }
        }
        self.after(chunk, rest + count)
    }

    /// The words of a name without the initials it is kept under: `Ann Lee AL`.
    fn without_initials(&self, run: &[Token], count: usize) -> usize {
        if count < 3 || !is_bare_initials(run[count - 1].text) {
            return count;
        }
        let name = &self.text[run[0].start..run[count - 2].end];
        count - usize::from(names::initials_of(name, run[count - 1].text))
    }

    /// How many words the name takes that stands behind a title.
    fn name(&self, run: &[Token], title: &[Token]) -> usize {
        let titled = !title.is_empty() || self.joint.is_some();
        let count = names::name(run, titled, self.capitals);
        if count == 0 {
            let initials = self.manner.initialled && title.is_empty();
            return usize::from(initials && is_bare_initials(run[0].text));
        }
        // "Lord Ashby of Hale"
        let of = run.get(count).is_some_and(|word| word.text == "of");
        let place = run.get(count + 1).is_some_and(Token::is_capitalised);
        if is_peer(title) && of && place { count + 2 } else { count }
    }

    /// A title on a line of its own is for those who follow.
    fn title_alone(&mut self, chunk: &[Token], at: usize, titles: Titles) -> usize {
        if titles.plural || titles.elected {
            let span = &self.text[chunk[at].start..chunk[at + titles.words - 1].end];
            self.joint = titles.plural.then(|| (singular(span), titles));
            return chunk.len();
        }
        // "Mr and Mrs Day": one of the two has no name of their own
        if !chunk[at].is(words::TITLE) {
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
        run: &[Token],
        count: usize,
        titles: Titles,
        before: Before,
        rest: &[Token],
    ) -> bool {
        if titles.words > 0 || count == 1 && self.manner.initialled && is_bare_initials(run[0].text)
        {
            return true;
        }
        let full = run[..count].iter().filter(|w| !w.is_initials()).count();
        let initials = full < count && run[0].is_initials();
        let next = run.get(count);
        if next.is_some_and(|w| w.is(BODY) && !w.is(ROLE)) && !run[0].is(GIVEN) && !initials {
            return false;
        }
        // "Morris Day, III"
        if count == 1 && run[0].is(LETTERS) && !run[0].is(GIVEN) {
            return false;
        }
        // "Art Club"
        if self.mode == Mode::Search || words::is_body_alone(run[count - 1].text) {
            return false;
        }
        // "Vice Chairman Ann Lee" among "Commissioners A, B"
        let office =
            run[0].is(ROLE) && next.is_some_and(|next| next.is(ROLE) && next.is_capitalised());
        if self.joint.is_some() && run[0].is(ROLE) && (office || self.is_role(count, next)) {
            return false;
        }
        if self.joint.is_some() {
            // "Aldermen B Day and C Elm Councillors D Fox"
            let titled = || names::titles(&run[count..]).words > 0;
            return next.is_none_or(|w| w.is_small() || w.is(ROLE | BODY | LETTERS) || titled());
        }
        if full == 1 && !initials {
            return self.accepts_single(&run[0], next, before) || self.has_partner(run, next);
        }
        if before == Before::Strong {
            return true;
        }
        let given = run[0].is(GIVEN) || initials;
        // "Mr. Peter Land, Land Surveying": among people with titles what follows a comma is a firm
        if before == Before::Comma && !given && self.names_have_titles() {
            return false;
        }
        match before {
            Before::Gap => given || self.paired,
            Before::Comma if self.lined => given,
            _ if self.open.is_some() => given && next.is_none() || self.role_follows(rest, count),
            _ => true,
        }
    }

    /// True where the last person has a title, and most of the few before do.
    fn names_have_titles(&self) -> bool {
        const FEW: usize = 12;
        let near = &self.entries[self.entries.len().saturating_sub(FEW)..];
        let titled = near.iter().filter(|entry| entry.honorific.is_some()).count();
        near.last().is_some_and(|last| last.honorific.is_some())
            && titled > 1
            && titled * 4 >= near.len() * 3
    }

    /// A role's word under a joint title is no surname where the role goes on, or where its holder
    /// stands in the next column: `Directors of Service`, `Foreman     L. Skog`.
    fn is_role(&self, count: usize, next: Option<&Token>) -> bool {
        let gap = self.tokens.get(self.at).is_some_and(|token| token.kind == Kind::Gap);
        next.is_some_and(|next| matches!(next.text, "of" | "for"))
            || next.is_none() && count == 1 && gap && self.holder()
    }

    /// True where the next cell begins with a name.
    pub(super) fn holder(&self) -> bool {
        let run = leading(self.tokens.get(self.at + 1..).unwrap_or_default(), 8);
        let titles = names::titles(run);
        let count = names::name(&run[titles.words..], titles.words > 0, self.capitals);
        let known = run.first().is_some_and(Token::may_be_given);
        count > 0 && (titles.words > 0 || known && count > 1)
    }

    /// A bare surname or first name without title: only in a list of such.
    fn accepts_single(&self, name: &Token, next: Option<&Token>, before: Before) -> bool {
        if self.mode != Mode::Block && self.entries.is_empty() {
            return false;
        }
        let shape = next.is_none() && (!words::is_acronym(name.text) || self.capitals);
        if self.manner.casual {
            return shape;
        }
        let singles = self.entries.iter().all(|e| !e.name.contains(' '));
        shape
            && singles
            && self.open.is_none()
            && (before != Before::Gap || self.surnames)
            && (!self.entries.is_empty()
                || !self.is_place() && (self.tokens.len() > 2 || name.is(GIVEN)))
    }

    /// True where the word at hand stands on a line of its own and councillors with their titles on
    /// the lines below: the name of an electoral area.
    fn is_place(&self) -> bool {
        let Some((line, rest)) = self.tokens[self.at..].split_first() else { return false };
        let run = leading(rest, 4);
        let titles = names::titles(run);
        line.kind == Kind::Line && titles.elected && !titles.plural
    }

    /// `Ian and Una Day`: the given name of the first of two with one surname.
    fn has_partner(&self, run: &[Token], next: Option<&Token>) -> bool {
        let and = self.tokens.get(self.at).is_some_and(|t| t.kind == Kind::And);
        let behind = leading(self.tokens.get(self.at + 1..).unwrap_or_default(), 2);
        let shared = |surname: &Token| {
            surname.is_capitalised() && !surname.is(STOP | ROLE | BODY | words::TITLE)
        };
        // "Ros & Ian Day" behind people with full names
        let sign = self.tokens.get(self.at).is_some_and(|t| t.text == "&");
        let unknown = sign
            && run[0].text.len() <= 8
            && run[0].is_capitalised()
            && !run[0].is(STOP | ROLE | BODY | LETTERS)
            && self.entries.last().is_some_and(|entry| entry.name.contains(' '));
        next.is_none()
            && and
            && (run[0].is(GIVEN) || unknown)
            && behind.first().is_some_and(|given| given.is(GIVEN) || unknown && shared(given))
            && behind.get(1).is_some_and(shared)
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
        chunk.iter().any(|t| t.kind == Kind::Word && t.is(ROLE))
    }
}

/// The people of a run of names that lost its separators, where it can be told.
fn parts_of(run: &[Token], titles: Titles) -> Option<Vec<Range<usize>>> {
    if run.len() <= 3 {
        return None;
    }
    names::split_run(run)
        .or_else(|| names::split_pair(run).filter(|_| titles.words > 0))
        .filter(|parts| parts.len() > 1)
}

/// A title that a place may follow: `Baroness Day of Fenside`.
fn is_peer(titles: &[Token]) -> bool {
    titles.iter().any(|word| matches!(word.text, "Lord" | "Lady" | "Baroness" | "Baron" | "Earl"))
}
