//! Chunks that begin with no person: in comes the chunk, it goes to the person before or behind it as
//! a role or a body, or ends the list.

use super::{Before, Mode, Parser, end_of};
use crate::facts::attendance::tokens::{Kind, Token, leading};
use crate::facts::attendance::words::{self, BODY, GIVEN, ROLE, VERB};
use crate::facts::attendance::{details, doubt, names};

impl<'t> Parser<'t> {
    /// A stretch that begins with no person: a role, behind or before its person, or the list's end.
    pub(super) fn other(&mut self, chunk: &[Token], before: Before) {
        let first = &chunk[0];
        if first.kind == Kind::Bracket {
            let inside = self.text[first.start..first.end].to_owned();
            self.bracket(&inside);
            if chunk.len() > 1 {
                self.chunk(&chunk[1..], Before::Gap);
            }
            return;
        }
        let colon = chunk.iter().position(|t| t.kind == Kind::Colon).filter(|&at| at < 7);
        let label = colon.map_or("", |colon| &self.text[first.start..chunk[colon].start]);
        if self.mode == Mode::Block && doubt::is_label(label) {
            // "Copies to: Ann Lee"
            self.end = Some(first.start);
            self.whole = false;
            return;
        }
        if let Some(at) = colon.and_then(|colon| heading_from(&chunk[..colon]))
            && self.mode == Mode::Block
            && at > 0
        {
            // "County Manager VOTES OF SYMPATHY: …"
            self.other(&chunk[..at], before);
            (self.end, self.whole) = (Some(chunk[at].start), false);
            return;
        }
        let heading = label.contains(' ') && !label.contains(char::is_lowercase) && !self.capitals;
        let heading = heading && !chunk.iter().any(|token| token.is(ROLE | words::TITLE));
        if self.mode == Mode::Block && (heading || self.tells(chunk)) {
            // "VOTES OF SYMPATHY: …", "Members congratulated Mrs Day on her election"
            (self.end, self.whole) = (Some(first.start), false);
            return;
        }
        if self.reversed(chunk, before) {
            return;
        }
        if let Some(colon) =
            colon.filter(|&at| at < 5 && at + 1 < chunk.len() && self.mode == Mode::Block)
        {
            // "Non-voting: Ann Lee": a label that says nothing of a status
            return self.chunk(&chunk[colon + 1..], Before::Strong);
        }
        let end = self.detail_end(chunk, 1.min(chunk.len()));
        // "… and Safety Executive (HSE) Ms B Fox"
        let bracket = chunk.get(end).is_some_and(|token| token.kind == Kind::Bracket);
        let titled = |rest: &[Token]| names::titles(leading(rest, 8)).words > 0;
        if bracket && self.mode == Mode::Block && chunk.get(end + 1..).is_some_and(titled) {
            self.other(&chunk[..=end], before);
            return self.chunk(&chunk[end + 1..], Before::Strong);
        }
        if end < chunk.len() && chunk[end].kind == Kind::Word && self.mode == Mode::Block {
            self.other(&chunk[..end], before);
            return self.chunk(&chunk[end..], Before::Strong);
        }
        let word = first.text;
        let small = word.chars().next().is_some_and(char::is_lowercase);
        let own = &self.text[first.start..end_of(self.text, &chunk[chunk.len() - 1])];
        let behind = self.mode == Mode::Block && before != Before::Strong;
        if behind && small && doubt::is_away(own) && !stands_in(own) {
            // "Treasurer, sent apologies", but not "substitute for Cllr Day, who is ill"
            self.entries.last_mut().into_iter().for_each(|entry| details::take(entry, own, false));
            return;
        }
        if self.stops(chunk, word, small) {
            self.end = Some(first.start);
            self.whole = false;
            return;
        }
        let role = chunk.iter().any(|t| t.kind == Kind::Word && t.is(ROLE));
        let text = &self.text[first.start..end_of(self.text, &chunk[chunk.len() - 1])];
        let follows = before <= Before::Gap && !self.entries.is_empty();
        if follows
            && (self.open.is_some() || self.fresh || before == Before::Gap)
            && !(before == Before::And && self.open.is_none())
        {
            self.behind(chunk, text, before);
        } else if role {
            self.dangling = Some(first.start);
            let gap = self.tokens.get(self.at).is_some_and(|token| token.kind == Kind::Gap);
            if before == Before::Strong && self.mode == Mode::Block && gap && self.holder() {
                // "Foreman     L. Skog" below the councillors
                (self.joint, self.open, self.fresh) = (None, None, false);
                self.ahead = Some(text.to_owned());
                return;
            }
            // "Clerk, Mrs A Day": kept for the person who follows
            self.ahead =
                (self.next_is_person() && self.mode != Mode::Phrase).then(|| text.to_owned());
            self.open = None;
            self.fresh = false;
        } else {
            self.whole = false;
            self.fresh = false;
        }
    }

    /// True for a sentence behind the stop that closed a list: it has words in small letters that no
    /// role has.
    fn tells(&self, chunk: &[Token]) -> bool {
        const JOINS: &[&str] =
            &["of", "and", "for", "the", "to", "in", "on", "at", "with", "from", "also"];
        let before = self.text[..chunk[0].start].trim_end();
        let last = before.trim_end_matches('.').rsplit([' ', '\n']).next().unwrap_or_default();
        let told = |token: &Token| {
            token.kind == Kind::Word
                && token.is_small()
                && !token.is(ROLE | BODY | words::PARTICLE)
                && !JOINS.contains(&token.text)
        };
        before.ends_with('.')
            && !self.entries.is_empty()
            && last.chars().count() > 3
            && chunk.iter().take(6).any(told)
    }

    /// A role behind its person's name and a comma; long ones run on over commas and `and`.
    fn behind(&mut self, chunk: &[Token], text: &str, before: Before) {
        let Some(entry) = self.entries.last_mut() else { return };
        let end = end_of(self.text, &chunk[chunk.len() - 1]);
        let free = before != Before::And && entry.organisation.is_none();
        if let [.., last, bracket] = chunk
            && bracket.kind == Kind::Bracket
            && free
            && details::is_body(&self.text[chunk[0].start..last.end])
        {
            // "Cllr Day, Fenside District Council (Chair)"
            entry.organisation = Some(self.text[chunk[0].start..last.end].to_owned());
            return self.bracket(&self.text[bracket.start..bracket.end]);
        }
        let body = free && details::is_body(text);
        match (self.open, &mut entry.role) {
            _ if body => entry.organisation = Some(text.to_owned()),
            (Some(start), Some(role)) if entry.organisation.is_none() => {
                *role = self.text[start..end].to_owned()
            }
            _ => details::take(entry, text, false),
        }
        self.open.get_or_insert(chunk[0].start);
        self.fresh = false;
    }

    /// True where the next chunk is a person with a title, or a full name.
    pub(super) fn next_is_person(&self) -> bool {
        let rest = &self.tokens[self.at..];
        if rest.first().is_none_or(|t| t.kind != Kind::Comma) {
            return false;
        }
        let run = leading(&rest[1..], 8);
        let titles = names::titles(run);
        let count = names::name(&run[titles.words..], titles.words > 0, self.capitals);
        count > 0 && (titles.words > 0 || run[0].is(GIVEN))
    }

    /// True where the chunk is no list any more.
    fn stops(&self, chunk: &[Token], word: &str, small: bool) -> bool {
        if self.mode == Mode::Search {
            return false;
        }
        let verbs = chunk.iter().take(12).any(|t| {
            t.kind == Kind::Word && {
                let word = t.text;
                word.chars().next().is_some_and(char::is_lowercase) && words::is(word, VERB)
            }
        });
        match self.mode {
            Mode::Block => {
                let behind_stop = self.text[..chunk[0].start].trim_end().ends_with('.')
                    && !self.entries.is_empty();
                let role = chunk.iter().any(|t| t.kind == Kind::Word && t.is(ROLE));
                verbs && (small || behind_stop) || behind_stop && !role
            }
            Mode::Phrase | Mode::Subject => {
                let role = words::is(word, ROLE | BODY) && !small;
                verbs
                    || (small
                        && !chunk
                            .iter()
                            .take(4)
                            .any(|t| t.kind == Kind::Word && t.is(ROLE | words::ELECTED)))
                    || (!role && !self.fresh && self.open.is_none())
            }
            Mode::Search => false,
        }
    }
}

/// Where a heading of two or more words in capitals begins at the end of some words.
fn heading_from(words: &[Token]) -> Option<usize> {
    let shouted = |word: &&Token| {
        word.text.len() > 1 && !word.text.contains(char::is_lowercase) && !word.is(words::LETTERS)
    };
    let count = words.iter().rev().take_while(shouted).count();
    (count > 1 && count < words.len()).then(|| words.len() - count)
}

/// True where a detail says that somebody took another's place, whose absence it may name.
fn stands_in(text: &str) -> bool {
    const ROOTS: &[&str] =
        &["substitut", "deputis", "deputy", "in place", "instead", "behalf", "replac", "represent"];
    let lower = text.to_lowercase();
    ROOTS.iter().any(|root| lower.contains(root))
}
