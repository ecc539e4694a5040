//! What can be a body's name: its words, what stands about it in print, what no name has.

use super::super::words::Words;

/// The words by which a body is known; the longer first where one ends in another.
const NOUNS: [&str; 45] = [
    "committees",
    "committee",
    "sub-committee",
    "subcommittee",
    "panel",
    "board",
    "cabinet",
    "forum",
    "commissioners",
    "commission",
    "partnership",
    "group",
    "party",
    "executive",
    "trustees",
    "governors",
    "directors",
    "assembly",
    "authority",
    "tribunal",
    "councils",
    "council",
    "corporation",
    "senate",
    "court",
    "conference",
    "association",
    "society",
    "club",
    "trust",
    "federation",
    "union",
    "parish meeting",
    "town meeting",
    "municipal district",
    "metropolitan district",
    "area meeting",
    "comhairle",
    "pwyllgor",
    "cyngor",
    "network",
    "aldermen",
    "selectmen",
    "supervisors",
    "alliance",
];

/// The same for looking for them together; the longest first.
static ANY_NOUN: Words = Words::new(&NOUNS);

/// The same without the councils.
static COMMITTEES: Words = Words::new(&[
    "committees",
    "committee",
    "sub-committee",
    "subcommittee",
    "panel",
    "board",
    "cabinet",
    "forum",
    "commissioners",
    "commission",
    "partnership",
    "group",
    "party",
    "executive",
    "trustees",
    "governors",
    "directors",
    "assembly",
    "authority",
    "tribunal",
    "corporation",
    "senate",
    "court",
    "conference",
    "association",
    "society",
    "club",
    "trust",
    "federation",
    "union",
    "parish meeting",
    "town meeting",
    "municipal district",
    "metropolitan district",
    "area meeting",
    "comhairle",
    "pwyllgor",
    "cyngor",
    "network",
    "aldermen",
    "selectmen",
    "supervisors",
    "alliance",
]);

pub(super) fn names_committee(lower: &str) -> bool {
    COMMITTEES.are_whole_in(lower)
}

/// True for a name that says only what sort of body it is: `Parish Council`, `Board`.
pub(super) fn is_generic(name: &str) -> bool {
    const WORDS: [&str; 22] = [
        "parish",
        "town",
        "community",
        "village",
        "city",
        "county",
        "district",
        "borough",
        "council",
        "full",
        "committee",
        "sub-committee",
        "board",
        "panel",
        "group",
        "forum",
        "trustees",
        "directors",
        "governors",
        "of",
        "the",
        "and",
    ];
    name.split(' ').all(|word| WORDS.contains(&word.to_lowercase().as_str()))
}

/// True where a name holds one of the words of a body.
pub(super) fn names_body(name: &str) -> bool {
    ANY_NOUN.are_whole_in(name)
}

/// A body's word alone: the end of a name that began on the line above.
pub(super) fn is_noun(name: &str) -> bool {
    ["committee", "sub-committee", "panel", "board", "forum", "commission", "partnership"]
        .contains(&name.to_lowercase().as_str())
}

/// True for a text that is the name of a body and nothing else.
pub fn is_body_line(name: &str) -> bool {
    if name.len() > 130 || !ANY_NOUN.are_in(name) {
        return false;
    }
    let lower = name.to_lowercase();
    let ends = |noun: &str| {
        lower.strip_suffix(noun).is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', '-']))
    };
    let goes_on = |noun: &str| {
        lower.find(noun).is_some_and(|at| {
            [" of ", " on ", " for "].iter().any(|of| lower[at + noun.len()..].starts_with(of))
        })
    };
    const OUT: [&str; 15] = [
        "chair",
        "clerk",
        "member",
        "councillor",
        "cllr",
        "contact",
        "apolog",
        "present",
        "election",
        "appointment",
        "report",
        "officer",
        "leader",
        "secretary",
        "mayor",
    ];
    is_name(name, 10)
        && NOUNS.iter().any(|noun| ends(noun) || goes_on(noun))
        && !OUT.iter().any(|word| lower.contains(word))
        && ![
            "group",
            "party",
            "board",
            "club",
            "union",
            "trust",
            "society",
            "conference",
            "court",
            "executive",
            "council house",
            "network",
        ]
        .contains(&lower.as_str())
}

/// A name without article, sort of meeting, brackets and signs at its ends.
pub(super) fn trim(text: &str) -> Option<String> {
    const HEADS: [&str; 26] = [
        "the ",
        "a ",
        "an ",
        "draft ",
        "unapproved ",
        "approved ",
        "confirmed ",
        "annual general meeting of ",
        "annual meeting of ",
        "ordinary ",
        "extraordinary ",
        "extra-ordinary ",
        "special ",
        "regular ",
        "monthly ",
        "virtual ",
        "remote ",
        "meeting of ",
        "minutes of ",
        "minutes ",
        "inaugural ",
        "agenda for ",
        "agenda ",
        "quarterly ",
        "statutory ",
        "meetings of ",
    ];
    const TAILS: [&str; 36] = [
        " meeting",
        " meetings",
        " annual",
        " annual general",
        " ordinary",
        " extraordinary",
        " special",
        " regular",
        " monthly",
        " agm",
        " a.g.m.",
        " a.g.m",
        " minutes",
        " agenda",
        " draft",
        " full council meeting",
        " (draft)",
        " of the",
        " the",
        " and",
        " virtual",
        " remote",
        " held",
        " was",
        " public",
        " statutory",
        " quarterly",
        " planning meeting's",
        " inaugural",
        " board meeting's",
        ",",
        ":",
        "-",
        "–",
        ".",
        " full",
    ];
    let no_brackets = text.split(" (").next().unwrap_or(text);
    if no_brackets.len() > 400 {
        return None;
    }
    let mut name = no_brackets.replace(['\n', '\t'], " ");
    name = name.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let mut name = name.trim_matches(|c: char| " \"'“”‘*:;,.-–—_|[]()=#".contains(c)).to_owned();
    loop {
        let lower = name.to_ascii_lowercase();
        if let Some(head) = HEADS.iter().find(|head| lower.starts_with(**head)) {
            name = name[head.len()..].trim_start().to_owned();
        } else if let Some(tail) =
            TAILS.iter().find(|tail| lower.ends_with(**tail) && !keeps_tail(&lower))
        {
            name = name[..name.len() - tail.len()].trim_end().to_owned();
        } else {
            break;
        }
    }
    let possessive = name
        .strip_suffix("' ")
        .or_else(|| name.strip_suffix('\''))
        .or_else(|| name.strip_suffix('’'));
    let name = possessive.unwrap_or(&name).to_owned();
    (!name.is_empty()).then_some(name)
}

/// `Annual Parish Meeting` is a body of its own.
fn keeps_tail(lower: &str) -> bool {
    ["parish meeting", "town meeting", "annual assembly", "area meeting"]
        .iter()
        .any(|tail| lower.ends_with(tail))
}

/// True where a word stands in a text that no name has: a verb, a month …
fn says_more(text: &str) -> bool {
    static OUT: Words = Words::new(&[
        "was",
        "were",
        "will",
        "is",
        "are",
        "has",
        "have",
        "had",
        "been",
        "be",
        "previous",
        "last",
        "next",
        "annual",
        "meeting's",
        "you",
        "we",
        "this",
        "that",
        "which",
        "may",
        "please",
        "tel",
        "email",
        "held",
        "january",
        "february",
        "approved",
        "should",
        "said",
        "meeting",
        "minutes",
        "agenda",
        "general",
    ]);
    OUT.all_in(text).any(|(start, end, _)| {
        let whole = (start == 0 || text[..start].ends_with(' '))
            && (end == text.len() || text[end..].starts_with(' '));
        let word = &text[start..end];
        let may = ["annual", "meeting", "general"].iter().any(|m| word.eq_ignore_ascii_case(m));
        whole && !(may && is_assembly(text))
    })
}

/// `Annual Parish Meeting`, `General Purposes Committee`.
fn is_assembly(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    keeps_tail(&lower) || lower.contains("general ")
}

/// True for what can be a name: begins with a capital, is not long, has no figures and no verb.
pub(super) fn is_name(text: &str, most: usize) -> bool {
    const WHOLE: [&str; 23] = [
        "title",
        "proceedings",
        "the",
        "extract",
        "notes",
        "record",
        "log",
        "week",
        "annual",
        "annual general",
        "ordinary",
        "extraordinary",
        "special",
        "full",
        "general",
        "previous",
        "draft",
        "public",
        "committee",
        "group",
        "council tax",
        "planning",
        "details",
    ];
    let last = text.rsplit(' ').next().unwrap_or_default();
    text.starts_with(|c: char| c.is_uppercase())
        && text.len() < 130
        && text.split(' ').count() <= most
        && !text.starts_with("To ")
        && !text.starts_with("Week ")
        && !["from", "of", "to", "for"].iter().any(|word| last.eq_ignore_ascii_case(word))
        && !text.contains(['@', '£', ':', ';', '?', '=', '/', '\\', '<', '{'])
        && text.bytes().filter(u8::is_ascii_digit).count() < 2
        && !WHOLE.iter().any(|word| text.eq_ignore_ascii_case(word))
        && !says_more(text)
}
