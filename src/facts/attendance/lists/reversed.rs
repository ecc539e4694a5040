//! Roles before names: in comes a chunk that begins with no person, out come the people whose office
//! is printed before them.

use super::{Before, Mode, Parser, parse};
use crate::facts::attendance::names;
use crate::facts::attendance::tokens::{Kind, Token, cut_at, leading};
use crate::facts::attendance::words::ROLE;

impl Parser<'_> {
    /// `Town Clerk (Mrs A Day)`, `Town Clerk – Mrs A Day`, `Town Clerk: Ann Day`, `Town Clerk Mrs A Day`.
    pub(super) fn reversed(&mut self, chunk: &[Token], before: Before) -> bool {
        let (count, says) = self.office(chunk, before);
        let is = |kind: Kind| chunk.get(count).is_some_and(|token| token.kind == kind);
        let bracket = is(Kind::Bracket);
        // "… and Planning – J Lee" among offices before dashes
        let says = says || self.dashed > 0 && is(Kind::Dash);
        if !(says || bracket) || count == 0 || count >= chunk.len() {
            return false;
        }
        self.open = None;
        let from = self.dangling.take().filter(|_| bracket).unwrap_or(chunk[0].start);
        let last = &chunk[count - 1];
        let title = self.text[from..last.end].to_owned();
        if matches!(last.text, "for" | "to" | "of" | "representing" | "with" | "by") {
            return false;
        }
        let next = &chunk[count];
        match next.kind {
            Kind::Bracket => {
                // "Director (Finance and Resources) (Ms A Lee)"
                let more = &chunk[count + 1..];
                let second = more.first().is_some_and(|next| next.kind == Kind::Bracket)
                    && parse(next.text, Mode::Block).entries.is_empty();
                let bracket = count + usize::from(second);
                return self.in_bracket(chunk, bracket, &title, says);
            }
            Kind::Dash | Kind::Colon => {
                let end = chunk[chunk.len() - 1].end;
                // what stands near tells
                let near = cut_at(&self.text[next.end..end], 400);
                if parse(near, Mode::Block).entries.is_empty() {
                    return false;
                }
                self.ahead = Some(title);
                self.dashed += 1;
                self.chunk(&chunk[count + 1..], Before::Strong);
            }
            _ => {
                self.ahead = Some(title);
                self.chunk(&chunk[count..], Before::Strong);
            }
        }
        true
    }

    /// How many words of a chunk may be an office before a name, and whether one of them says so.
    fn office(&mut self, chunk: &[Token], before: Before) -> (usize, bool) {
        let words = leading(chunk, chunk.len());
        let offices = self.offices(before);
        let mut says = false;
        for (count, token) in words.iter().enumerate() {
            let run = &words[count..words.len().min(count + 10)];
            let titles = names::titles(run);
            let name = names::name(&run[titles.words..], titles.words > 0, self.capitals);
            let all = count + name >= words.len();
            let full = all && name > 1 && (run[0].may_be_given());
            let office = all && count > 0 && offices && is_office(words[count - 1].text);
            self.offices |= says && name > 0 && office;
            if says && name > 0 && (titles.words > 0 || full || office) {
                return (count, says);
            }
            says |= token.is(ROLE);
        }
        (words.len(), says)
    }

    /// Those whose office stands before a bracket that holds nobody else.
    fn in_bracket(&mut self, chunk: &[Token], bracket: usize, title: &str, says: bool) -> bool {
        let list = parse(chunk[bracket].text, Mode::Block);
        if list.entries.is_empty() || !list.whole {
            return false;
        }
        for mut entry in list.entries {
            let own = entry.name.contains(' ') && says || entry.honorific.is_some();
            if !own {
                return false;
            }
            entry.start = chunk[0].start;
            entry.role.get_or_insert_with(|| title.to_owned());
            self.entries.push(entry);
        }
        (self.open, self.fresh) = (None, false);
        if chunk.len() > bracket + 1 {
            self.chunk(&chunk[bracket + 1..], Before::Strong);
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
