//! The record of a person: in come the tokens of title and name, out comes an entry with what the
//! list says of it so far: a joint title, a role printed ahead, a surname two people share.

use super::{Entry, Parser};
use crate::facts::attendance::details;
use crate::facts::attendance::names::Titles;
use crate::facts::attendance::tokens::Token;
use crate::facts::attendance::words::{self, GIVEN};
use crate::facts::words::in_small;
use crate::item::Status;

impl Parser<'_> {
    /// Adds a person: title words from `at`, name from `from` to `to`.
    pub(super) fn push(
        &mut self,
        chunk: &[Token],
        at: usize,
        from: usize,
        to: usize,
        titles: Titles,
    ) {
        let mut entry = Entry { start: chunk[at].start, ..Entry::default() };
        let last = &chunk[to - 1];
        let name = &self.text[chunk[from].start..last.end];
        let full_given = chunk[from].is(GIVEN) && to - from > 1;
        entry.name = trim_name(name).to_owned();
        if titles.words > 0 {
            let span = &self.text[chunk[at].start..chunk[at + titles.words - 1].end];
            (entry.elected, entry.rank, entry.appointed) =
                (titles.elected, titles.rank, titles.appointed);
            self.joint = titles.plural.then(|| (singular(joint(span)), titles));
            if !titles.appointed {
                entry.honorific = Some(singular(span));
            }
        } else if let Some((title, of)) = &self.joint {
            // the last of "Councillors J Hale, Green and Rob Day" is no councillor
            let bare = self
                .entries
                .last()
                .is_some_and(|e| !words::is(e.name.split(' ').next().unwrap_or_default(), GIVEN));
            if of.appointed {
                entry.appointed = true;
            } else if !(full_given && bare) {
                entry.honorific = Some(title.clone());
                (entry.elected, entry.rank) = (of.elected, of.rank);
            }
        }
        if let Some(role) = self.ahead.take() {
            details::take(&mut entry, &role, false);
        }
        entry.status = self.away.then_some(Status::Apologies);
        self.share_surname(&entry, titles);
        self.entries.push(entry);
        self.open = None;
        self.dangling = None;
        self.fresh = true;
    }

    /// `Mr and Mrs Day`, `Mr Ian and Mrs Una Day`, `Ian and Una Day`: the first has the surname of
    /// the second.
    fn share_surname(&mut self, second: &Entry, titles: Titles) {
        let (given, surname) = second.name.rsplit_once(' ').unwrap_or(("", &second.name));
        if let Some((title, start)) = self.pair.take() {
            if titles.words > 0 {
                let name = surname.to_owned();
                self.entries.push(Entry {
                    start,
                    name,
                    honorific: Some(title),
                    ..Entry::default()
                });
            }
            return;
        }
        let before = self.text[..second.start].trim_end();
        let sign = before.ends_with('&');
        let before = ["and", "AND", "&"].iter().find_map(|and| before.strip_suffix(and));
        let plain = self.joint.is_none() && !titles.elected && !titles.rank;
        let named = words::is(given, GIVEN) || sign && words::is_capitalised(given);
        let Some(before) = before.filter(|_| plain && named) else { return };
        let Some((first, others)) = self.entries.split_last_mut() else { return };
        let bare = first.role.is_none() && first.organisation.is_none() && !first.elected;
        let both = first.honorific.is_some() == second.honorific.is_some()
            && first.honorific != second.honorific
            || first.honorific.is_none() && second.honorific.is_none();
        let full = others.iter().all(|entry| entry.name.contains(' '));
        let next = before.trim_end().ends_with(first.name.as_str());
        // "Ros & Wilf Day" among others of full names
        let given = words::is(&first.name, GIVEN)
            || !others.is_empty() && !first.name.contains(' ') && sign;
        let given =
            given && !is_surname_too(&first.name) && words::flags(&first.name) & STRANGE == 0;
        if bare && both && full && next && given {
            first.name = format!("{} {surname}", first.name);
        }
    }

    /// `Cllr Day, with Cllr Elm substituting`: the second took the place of the first.
    pub(super) fn take_place(&mut self) {
        if self.entries.len() != self.before + 1 || self.before == 0 {
            return;
        }
        let last = self.entries.pop_if(|entry| {
            entry.status == Some(Status::Substitute) && entry.substitute_for.is_none()
        });
        if let (Some(substitute), Some(member)) = (last, self.entries.last_mut()) {
            member.replaced_by.push(substitute);
        }
    }
}

/// What no given name is.
const STRANGE: u16 = words::ROLE | words::BODY | words::TITLE | words::LETTERS;

/// Given names that are as often surnames: `Mr Kelly and Mrs Una Fox` are no couple.
fn is_surname_too(name: &str) -> bool {
    const BOTH: &str = " alexander allan allen ashley austin bruce cameron clark craig dale dean \
        douglas duncan evan francis george gilbert glen gordon graham grant harvey henry howard \
        hussain ali ahmed khan james jordan joyce kay kelly kennedy kent kerry kerr lee leslie \
        lewis lindsay lloyd lynch martin may morgan murray neil nelson neville oliver owen patrick \
        paul percy perry rose ross russell scott shannon simon stanley stewart stuart terry thomas \
        tracey vincent wallace warren wayne ";
    in_small(name, |name| BOTH.split(' ').any(|both| both == name))
}

/// A name without stops and quotes at its ends; the stop of a last initial stays.
fn trim_name(name: &str) -> &str {
    let name = name.trim_matches(['\'', '"', '‘', '“', '”', ' ', '-']);
    let last = name.rsplit(' ').next().unwrap_or(name);
    if words::is_initials(last) { name } else { name.trim_end_matches(['.', '’']) }
}

/// The part of a title that is everybody's: `Councillors` of `Councillors Mrs.`
fn joint(title: &str) -> &str {
    let (mut start, mut end) = (0, title.len());
    for word in title.split(' ') {
        if words::is(word, words::PLURAL) || matches!(word, "Members" | "members") {
            end = start + word.len();
        }
        start += word.len() + 1;
    }
    &title[..end]
}

/// The title of one person from that of several.
pub(super) fn singular(title: &str) -> String {
    let mut own = String::with_capacity(title.len());
    for word in title.split_whitespace() {
        if !own.is_empty() {
            own.push(' ');
        }
        let plural = words::is(word, words::PLURAL) || word.ends_with(['s', 'S']);
        let one = if plural { in_small(word.trim_end_matches('.'), one_of) } else { None };
        own.push_str(one.unwrap_or(word));
    }
    own
}

/// The singular of a title in small letters.
fn one_of(plural: &str) -> Option<&'static str> {
    Some(match plural {
        "aldermen" => "Alderman",
        "councillors" | "councillor's" | "councillor’s" => "Councillor",
        "councilors" => "Councilor",
        "cllrs" | "cllr's" | "cllr’s" => "Cllr",
        "clrs" => "Clr",
        "cclrs" => "CClr",
        "crs" => "Cr",
        "commissioners" => "Commissioner",
        "members" => "Member",
        "messrs" => "Mr",
        "professors" => "Professor",
        "councilmembers" => "Councilmember",
        "bailies" => "Bailie",
        _ => return None,
    })
}
