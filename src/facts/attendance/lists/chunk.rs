//! One stretch of a list between two separators: in come its tokens, the people and details in it go
//! to the list.

use super::{Before, Mode, Parser, end_of, is_separator};
use crate::facts::attendance::tokens::{Kind, Token, cut_at};
use crate::facts::attendance::words::{GIVEN, ROLE, STOP};
use crate::facts::attendance::{details, names};
use crate::facts::words::in_small;

impl Parser<'_> {
    /// One stretch between two separators: people with their details, or a role.
    pub(super) fn chunk(&mut self, chunk: &[Token], before: Before) {
        self.before = self.entries.len();
        if self.next_list(chunk, before) {
            return;
        }
        if before >= Before::Gap && self.ends_joint(chunk, before) {
            self.joint = None;
        }
        if before == Before::Strong {
            self.away = false;
        }
        let mut at = self.fillers(chunk);
        if self.mode == Mode::Block && (self.stands_in(chunk) || self.is_paper(&chunk[at..])) {
            return;
        }
        if self.sent_apologies(&chunk[at..]) || self.counted(&chunk[at..]) {
            return;
        }
        let instead = at > 0 && chunk[0].text == "with";
        let mut before = before;
        while at < chunk.len() && self.end.is_none() {
            let next = self.person(chunk, at, before);
            if instead {
                self.take_place();
            }
            if next == at {
                return self.other(&chunk[at..], before);
            }
            (at, before) = (next, Before::Gap);
        }
    }

    /// A label within a sentence, where another list begins: reads what stands before it.
    fn next_list(&mut self, chunk: &[Token], before: Before) -> bool {
        if self.mode != Mode::Phrase || self.entries.is_empty() {
            return false;
        }
        let colon = chunk.iter().position(|token| token.kind == Kind::Colon);
        let Some(colon) = colon.filter(|&colon| colon > 0) else { return false };
        let other = chunk[..colon].iter().rposition(|token| token.kind != Kind::Word);
        let label = other.map_or(0, |at| at + 1);
        if label > 0 {
            self.chunk(&chunk[..label], before);
        }
        self.end = Some(chunk[label].start);
        true
    }

    /// `Ann Lee, apologies from Bob Fox`: reads those who were away.
    fn sent_apologies(&mut self, chunk: &[Token]) -> bool {
        let [word, from, rest @ ..] = chunk else { return false };
        let opens = self.mode == Mode::Block
            && !rest.is_empty()
            && is_apology(word.text)
            && matches!(from.text, "from" | "From" | "for");
        if opens {
            self.away = true;
            self.chunk(rest, Before::Comma);
        }
        opens
    }

    /// `Ann Lee, representing Bob Fox`, `, deputising for the Clerk, Mrs C Day`: whose place somebody
    /// took was not there; `all members save Dan Elm` ends the list.
    fn stands_in(&mut self, chunk: &[Token]) -> bool {
        const SAVE: &[&str] = &["save", "except", "excepting", "excluding", "minus"];
        const FOR: &[&str] = &["representing", "deputising", "deputizing", "replacing", "covering"];
        if let Some(save) = chunk.iter().find(|token| SAVE.contains(&token.text)) {
            (self.end, self.whole) = (Some(save.start), false);
            return true;
        }
        let (Some(first), Some(last)) = (chunk.first(), chunk.last()) else { return false };
        let line = || cut_at(&self.text[first.start..], 200).lines().next().unwrap_or_default();
        if first.text == "with" && line().contains(" absent") {
            (self.end, self.whole) = (Some(first.start), false);
            return true;
        }
        let Some(entry) = self.entries.last_mut().filter(|_| FOR.contains(&first.text)) else {
            return false;
        };
        details::take(entry, &self.text[first.start..end_of(self.text, last)], false);
        let office = first.text != "representing"
            && last.is(ROLE)
            && chunk.iter().any(|token| token.text == "the");
        if office && self.tokens.get(self.at).is_some_and(|token| token.kind == Kind::Comma) {
            self.at += 1;
            while self.tokens.get(self.at).is_some_and(|token| !is_separator(token.kind)) {
                self.at += 1;
            }
        }
        true
    }

    /// `a letter from Mr C Day`: the paper was there, not the person.
    fn is_paper(&self, chunk: &[Token]) -> bool {
        const PAPERS: &[&str] = &["letter", "letters", "email", "message", "submission"];
        let near = chunk
            .iter()
            .take(3)
            .position(|token| in_small(token.text, |word| PAPERS.contains(&word)));
        near.is_some_and(|at| chunk.get(at + 1).is_some_and(|token| token.text == "from"))
    }

    /// `7 members of the public`: nobody is named, unless in `23 members including Ann Lee`.
    fn counted(&mut self, chunk: &[Token]) -> bool {
        if !self.is_count(chunk) {
            return false;
        }
        let including = |token: &Token| {
            token.kind == Kind::Word && matches!(token.text, "including" | "incl" | "incl.")
        };
        match chunk.iter().position(including).map(|with| &chunk[with + 1..]) {
            Some(named) if !named.is_empty() => self.chunk(named, Before::Strong),
            _ => (self.fresh, self.open) = (false, None),
        }
        true
    }

    /// A joint title holds over lines as long as the lines are bare names.
    fn ends_joint(&self, chunk: &[Token], before: Before) -> bool {
        let Some((_, titles)) = &self.joint else { return false };
        let semicolon = before == Before::Strong
            && chunk.first().is_some_and(|t| {
                let text = self.text[..t.start].trim_end();
                text.strip_suffix(" and").unwrap_or(text).trim_end().ends_with([';', '.'])
            });
        semicolon || (titles.appointed && before == Before::Strong)
    }

    /// `and also of`, `from the` at the beginning of a chunk.
    fn fillers(&self, chunk: &[Token]) -> usize {
        let small = |token: &&Token| {
            token.kind == Kind::Word
                && matches!(
                    token.text,
                    "also"
                        | "of"
                        | "from"
                        | "by"
                        | "plus"
                        | "both"
                        | "namely"
                        | "together"
                        | "with"
                        | "the"
                        | "Also"
                        | "From"
                        | "Plus"
                        | "as"
                        | "well"
                        | "for"
                        | "then"
                )
        };
        let count = chunk.iter().take_while(small).count();
        let dashes = chunk[count..]
            .iter()
            .take_while(|t| matches!(t.kind, Kind::Dash | Kind::Colon))
            .count();
        // "The Right Honourable" and "the Clerk" keep their word
        let count = count + dashes;
        if count > 0 && count <= chunk.len() && self.mode == Mode::Subject { 0 } else { count }
    }

    /// `7 members of the public`, `Two residents`.
    fn is_count(&self, chunk: &[Token]) -> bool {
        let mut words = chunk.iter().filter(|t| t.kind == Kind::Word).take(8);
        let Some(first) = words.next() else { return false };
        let number = first.text.starts_with(|c: char| c.is_ascii_digit())
            || first.is(STOP) && !first.is(GIVEN);
        number
            && !(first.is(STOP) && names::titles(&[*first]).words > 0)
            && words.any(|word| in_small(word.text, is_people))
    }
}

/// What is counted where people are not named.
fn is_people(word: &str) -> bool {
    matches!(
        word,
        "public"
            | "press"
            | "residents"
            | "parishioners"
            | "members"
            | "people"
            | "others"
            | "electors"
            | "resident"
            | "parishioner"
            | "member"
    )
}

fn is_apology(word: &str) -> bool {
    ["apologies", "apology"].iter().any(|apology| word.eq_ignore_ascii_case(apology))
}
