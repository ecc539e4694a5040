//! The words of bodies: in comes a name, out comes whether a body is known by one of its words.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::super::words::{Words, is_in, place_of};
use super::print::is_name;

/// The words by which a body is known; the longer first where one begins another, the councils and other whole
/// authorities last.
const NOUNS: [&str; 54] = [
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
    "governing body",
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
    "spc",
    "jpc",
    "lcdc",
    "f&gp",
    "township",
    "municipality",
    "school district",
    "regional district",
    "councils",
    "council",
];

static ANY_NOUN: Words = Words::new(&NOUNS);
/// All but those.
static COMMITTEES: Words = Words::new(NOUNS.split_at(NOUNS.len() - 6).0);

/// True where a name holds one of the words of a body that is no council.
pub(super) fn names_committee(lower: &str) -> bool {
    COMMITTEES.are_whole_in(lower)
}

/// True for a name that says only what sort of body it is: `Parish Council`, `Board`.
pub(super) fn is_generic(name: &str) -> bool {
    const WORDS: [&str; 29] = [
        "association",
        "society",
        "club",
        "governing",
        "body",
        "common",
        "above",
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
    name.split(' ').all(|word| WORDS.iter().any(|own| word.eq_ignore_ascii_case(own)))
}

/// True for a name that says only what a body does for another: `Overview and Scrutiny Committee`,
/// `Joint Consultative Forum`; its field may stand on the line above.
pub(super) fn is_sort_of_body(name: &str) -> bool {
    const WORDS: [&str; 14] = [
        "overview",
        "scrutiny",
        "and",
        "&",
        "select",
        "sub",
        "policy",
        "consultative",
        "advisory",
        "working",
        "steering",
        "management",
        "joint",
        "strategic",
    ];
    let mut words = name.rsplit(' ');
    let noun = words.next().is_some_and(|word| is_noun(word) || word.eq_ignore_ascii_case("group"));
    noun && words.all(|word| WORDS.iter().any(|sort| word.eq_ignore_ascii_case(sort)))
}

/// True for a name of two words or more that are fields of business and nothing else: `Finance &
/// General Purposes`, the committee for these without its noun.
pub(super) fn is_fields(name: &str) -> bool {
    const FIELDS: [&str; 30] = [
        "finance",
        "general",
        "purposes",
        "planning",
        "personnel",
        "staffing",
        "highways",
        "transport",
        "transportation",
        "amenities",
        "environment",
        "policy",
        "resources",
        "recreation",
        "leisure",
        "culture",
        "community",
        "services",
        "licensing",
        "cemetery",
        "burial",
        "allotments",
        "buildings",
        "property",
        "development",
        "parks",
        "open",
        "spaces",
        "tourism",
        "works",
    ];
    let mut fields = 0;
    name.split([' ', ',']).filter(|word| !word.is_empty()).all(|word| {
        let field = FIELDS.iter().any(|field| word.eq_ignore_ascii_case(field));
        fields += usize::from(field);
        field || word == "&" || word.eq_ignore_ascii_case("and")
    }) && fields > 1
}

/// True where a name holds one of the words of a body.
pub(super) fn names_body(name: &str) -> bool {
    ANY_NOUN.are_whole_in(name)
}

/// True where a body or a municipality may be named in a text that is in small letters: all such
/// names have a word of a body in them, or `of`.
pub(super) fn may_name_body(lower: &str) -> bool {
    static OF: LazyLock<Finder> = LazyLock::new(|| Finder::new(" of "));
    OF.find(lower.as_bytes()).is_some() || ANY_NOUN.are_in_small(lower)
}

/// A body's word alone: the end of a name that began on the line above.
pub(super) fn is_noun(name: &str) -> bool {
    ["committee", "sub-committee", "panel", "board", "forum", "commission", "partnership", "spc"]
        .iter()
        .any(|noun| name.eq_ignore_ascii_case(noun))
}

/// True for words before a committee's noun with none of `of` and the like between: such may hold
/// an office too (`Chief Officer Employment Committee`).
fn is_plain(lower: &str) -> bool {
    let last = lower.rsplit(' ').next().unwrap_or_default();
    (is_noun(last) || last == "group")
        && !lower.split(' ').any(|word| matches!(word, "of" | "to" | "for" | "from" | "the" | "by"))
}

/// True for a text that is the name of a body and nothing else.
pub fn is_body_line(name: &str) -> bool {
    let name = super::authorities::numbered(name);
    if name.len() > 130 || !ANY_NOUN.are_in(name) && !name.contains("riends of ") {
        return false;
    }
    let lower = name.to_lowercase();
    let last = lower.as_bytes().last();
    let ends = |noun: &str| {
        noun.as_bytes().last() == last
            && lower
                .strip_suffix(noun)
                .is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', '-']))
    };
    const BEHIND: [&str; 3] = [" of ", " on ", " for "];
    let field = BEHIND.iter().any(|of| is_in(&lower, of));
    let goes_on = |noun: &str| {
        place_of(&lower, noun)
            .is_some_and(|at| BEHIND.iter().any(|of| lower[at + noun.len()..].starts_with(of)))
    };
    let friends = lower.starts_with("friends of ") || lower.starts_with("the friends of ");
    static OUT: Words = Words::new(&[
        "chair",
        "chief executive",
        "clerk",
        "councillor",
        "cllr",
        "contact",
        "apolog",
        "present",
    ]);
    static OFFICES: Words = Words::new(&[
        "member",
        "election",
        "appointment",
        "report",
        "officer",
        "leader",
        "secretary",
        "mayor",
    ]);
    (friends || NOUNS.iter().any(|noun| ends(noun) || field && goes_on(noun)))
        && is_name(name, 10)
        && !OUT.are_in_small(&lower)
        && (is_plain(&lower) || !OFFICES.are_in_small(&lower))
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
            "video conference",
            "open forum",
            "public forum",
            "network",
        ]
        .contains(&lower.as_str())
}
