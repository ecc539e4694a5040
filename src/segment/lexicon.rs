//! The words by which headings and running text are told apart, and a quick way to ask for one.

use std::sync::LazyLock;

/// A set of words, asked for by their first byte.
#[derive(Debug)]
pub struct Lexicon(Vec<Vec<&'static str>>);

impl Lexicon {
    /// The words of a list that white space parts.
    fn new(list: &'static str) -> Self {
        let mut words = vec![Vec::new(); 256];
        for word in list.split_whitespace() {
            words[usize::from(word.as_bytes()[0])].push(word);
        }
        Self(words)
    }

    /// True where the set holds the word, exactly.
    pub fn has(&self, word: &str) -> bool {
        word.bytes().next().is_some_and(|first| self.0[usize::from(first)].contains(&word))
    }

    /// True where the set holds the word in lower case.
    pub fn has_folded(&self, word: &str) -> bool {
        let first = word.bytes().next().map(|first| first.to_ascii_lowercase());
        first.is_some_and(|first| {
            self.0[usize::from(first)].iter().any(|known| known.eq_ignore_ascii_case(word))
        })
    }
}

/// Verbs in the form in which minutes tell what happened; a heading has none of them.
pub static VERBS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(
        "advised agreed announced apologised are asked attended called closed commented confirmed \
         considered declared discussed expressed gave had has have informed introduced invited is \
         moved nominated noted opened outlined presented presided provided referred reminded reported \
         requested reviewed resolved said seconded shared should showed signed spoke stated stressed suggested \
         tabled thanked took updated was welcomed were will would conveyed highlighted acknowledged \
         felt queried voted led adjourned explained replied responded answered began",
    )
});

/// Verbs that end many a heading too (`Correspondence received`): they count where the stretch
/// begins as a sentence does.
pub static PARTICIPLES: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new("received raised made circulated proposed read"));

/// Words that begin a sentence; in the middle of a heading they are not capitalised.
pub static OPENERS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(
        "The There It This These Upon A An In No All At On Following As Due None Members Councillors \
         Cllr Cllrs Councillor Mr Mrs Ms Miss Dr We They He She Nothing Nil That After Having Copies \
         Cllr. Cllrs. Mr. Mrs. Ms. Both Some Two Three Apologies Alderman Ald Ald. RESOLVED RESOLVED: \
         AGREED AGREED: NOTED Resolved Agreed Decision ACTION: Action: Circulated, Resolved: Agreed: \
         Decision: Received Noted Noted: Proposed Proposed: Minutes:",
    )
});

/// Openers that a heading may well hold too (`Apologies`, `Members`): they need a verb behind them.
pub static WEAK: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(
        "A An In No All At On As Members Councillors Apologies Both Some Two Three That Following \
         Decision Received Noted Proposed Due The Upon Having After Copies Cllr Cllrs Cllr. Cllrs. \
         Councillor Mr Mrs Ms Miss Dr Mr. Mrs. Ms. Alderman Ald Ald.",
    )
});

/// Words after which a heading goes on, whatever comes next.
pub static JOINTS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(
        "of for the and to in on with by from at or a an & - – — / re regarding into under its any as \
         via new between",
    )
});

/// Nouns that end a heading and never a name.
pub static NOUNS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(
        "chairman chair chairperson vice-chairman vice-chair president secretary treasurer clerk \
         report reports minutes meeting meetings business matters arising apologies absence interest \
         interests council committee members officers finance planning correspondence accounts budget \
         review update plan policy agenda order comment questions session forum councillor \
         councillors mayor grant grants applications items statement announcements notices",
    )
});
