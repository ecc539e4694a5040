//! One stretch of a list between two separators: in come its tokens, the people and details in it go
//! to the list.

use super::{Before, Mode, Parser};
use crate::facts::attendance::names;
use crate::facts::attendance::tokens::{Kind, Token};
use crate::facts::attendance::words::{GIVEN, STOP};
use crate::facts::words::in_small;

impl Parser<'_> {
    /// One stretch between two separators: people with their details, or a role.
    pub(super) fn chunk(&mut self, chunk: &[Token], before: Before) {
        self.before = self.entries.len();
        let mut at = self.fillers(chunk);
        let mut before = before;
        let colon = chunk.iter().position(|t| t.kind == Kind::Colon && self.mode == Mode::Phrase);
        if let Some(colon) = colon.filter(|&colon| colon > 0 && !self.entries.is_empty()) {
            // a label within a sentence: another list begins
            let label =
                chunk[..colon].iter().rposition(|t| t.kind != Kind::Word).map_or(0, |at| at + 1);
            self.end = Some(chunk[label].start);
            if label == 0 {
                return;
            }
            let end = self.end.take();
            self.chunk(&chunk[..label], before);
            self.end = end;
            return;
        }
        if before >= Before::Gap && self.ends_joint(chunk, before) {
            self.joint = None;
        }
        if before == Before::Strong {
            self.away = false;
        }
        if self.mode == Mode::Block
            && chunk[at..].len() > 2
            && is_apology(chunk[at].text)
            && matches!(chunk[at + 1].text, "from" | "From" | "for")
        {
            // "Ann Lee, apologies from Bob Fox"
            self.away = true;
            return self.chunk(&chunk[at + 2..], Before::Comma);
        }
        if self.is_count(&chunk[at..]) {
            let with = chunk[at..].iter().position(|token| {
                token.kind == Kind::Word && matches!(token.text, "including" | "incl" | "incl.")
            });
            if let Some(with) = with.filter(|with| at + with + 1 < chunk.len()) {
                // "23 members including Ann Lee"
                return self.chunk(&chunk[at + with + 1..], Before::Strong);
            }
            self.fresh = false;
            self.open = None;
            return;
        }
        let instead = at > 0 && chunk[0].text == "with";
        while at < chunk.len() && self.end.is_none() {
            let next = self.person(chunk, at, before);
            if instead {
                self.take_place();
            }
            if next == at {
                self.other(&chunk[at..], before);
                return;
            }
            at = next;
            before = Before::Gap;
        }
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
