//! Roles before names: in comes a chunk that begins with no person, out come the people whose office
//! is printed before them.

use super::{Before, Mode, Parser, parse};
use crate::facts::attendance::names;
use crate::facts::attendance::tokens::{Kind, Token, leading};
use crate::facts::attendance::words::{GIVEN, ROLE};

impl Parser<'_> {
    /// `Town Clerk (Mrs A Day)`, `Town Clerk – Mrs A Day`, `Town Clerk: Ann Day`, `Town Clerk Mrs A Day`.
    pub(super) fn reversed(&mut self, chunk: &[Token], before: Before) -> bool {
        let role = chunk.iter().take_while(|t| t.kind == Kind::Word);
        let mut count = 0;
        let mut says = false;
        let offices = self.offices(before);
        for token in role {
            let run = leading(&chunk[count..], 10);
            let titles = names::titles(run);
            let name = names::name(&run[titles.words..], titles.words > 0, self.capitals);
            let full = name > 1
                && (run[0].is(GIVEN) || run[0].is_initials())
                && count + name >= words_of(chunk);
            let office = count > 0
                && count + name >= words_of(chunk)
                && is_office(chunk[count - 1].text)
                && offices;
            self.offices |= says && name > 0 && office;
            if says && name > 0 && (titles.words > 0 || full || office) {
                break;
            }
            says |= token.is(ROLE);
            count += 1;
        }
        let bracket = chunk.get(count).is_some_and(|t| t.kind == Kind::Bracket);
        if !(says || bracket) || count == 0 || count >= chunk.len() {
            return false;
        }
        self.open = None;
        let from = self.dangling.take().filter(|_| bracket).unwrap_or(chunk[0].start);
        let title = self.text[from..chunk[count - 1].end].to_owned();
        let object =
            matches!(chunk[count - 1].text, "for" | "to" | "of" | "representing" | "with" | "by");
        let next = &chunk[count];
        let list = match next.kind {
            _ if object => return false,
            Kind::Bracket => parse(&self.text[next.start..next.end], Mode::Block),
            Kind::Dash | Kind::Colon => {
                let end = chunk[chunk.len() - 1];
                let list = parse(&self.text[next.end..end.end], Mode::Block);
                if list.entries.is_empty() {
                    return false;
                }
                self.ahead = Some(title);
                self.chunk(&chunk[count + 1..], Before::Strong);
                return true;
            }
            _ => {
                self.ahead = Some(title);
                self.chunk(&chunk[count..], Before::Strong);
                return true;
            }
        };
        if list.entries.is_empty() || !list.whole {
            return false;
        }
        for mut entry in list.entries {
            let own = entry.name.contains(' ') && says || entry.honorific.is_some();
            if !own {
                return false;
            }
            entry.start = chunk[0].start;
            entry.role.get_or_insert_with(|| title.clone());
            self.entries.push(entry);
        }
        self.open = None;
        self.fresh = false;
        if chunk.len() > count + 1 {
            self.chunk(&chunk[count + 1..], Before::Strong);
        }
        true
    }

    /// True where an office may stand before a bare name, `Attorney Fir`: at the beginning of a
    /// list, and behind people whose titles are of that kind.
    fn offices(&self, before: Before) -> bool {
        let Some(last) = self.entries.last() else { return before == Before::Strong };
        if self.offices {
            return true;
        }
        let title = last.honorific.as_deref().unwrap_or_default().to_lowercase();
        let title = title.rsplit(' ').next().unwrap_or_default();
        matches!(
            title.trim_end_matches('s'),
            "mayor"
                | "trustee"
                | "supervisor"
                | "president"
                | "selectman"
                | "selectmen"
                | "councilmember"
                | "councilman"
                | "councilwoman"
                | "commissioner"
        )
    }
}

/// An office that stands before a name as a title does: `Attorney Fir`, `Vice Chair Roe`.
fn is_office(word: &str) -> bool {
    let lower = word.to_lowercase();
    matches!(
        lower.strip_prefix("vice-").unwrap_or(&lower),
        "attorney"
            | "clerk"
            | "manager"
            | "administrator"
            | "engineer"
            | "treasurer"
            | "solicitor"
            | "chief"
            | "planner"
            | "superintendent"
            | "secretary"
            | "assessor"
            | "sheriff"
            | "marshal"
            | "recorder"
            | "director"
            | "comptroller"
            | "controller"
            | "chairman"
            | "chairwoman"
            | "chairperson"
            | "chair"
            | "member"
            | "officer"
            | "inspector"
    )
}

/// How many words a chunk begins with.
fn words_of(chunk: &[Token]) -> usize {
    chunk.iter().take_while(|token| token.kind == Kind::Word).count()
}
