//! The words by which headings and running text are told apart, and a quick way to ask what a word
//! is: in comes a word, out come all the kinds that it is of, by one look at a table.

use std::sync::LazyLock;

/// Kinds of words, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kinds(u8);

impl Kinds {
    /// A verb in the form in which minutes tell what happened; a heading has none of them.
    pub const VERB: Self = Self(1);
    /// A verb that ends many a heading too (`Correspondence received`): it counts where the stretch
    /// begins as a sentence does.
    pub const PARTICIPLE: Self = Self(2);
    /// A word that begins a sentence; in the middle of a heading it is not capitalised.
    pub const OPENER: Self = Self(4);
    /// An opener that a heading may well hold too (`Apologies`, `Members`): it needs a verb behind
    /// it.
    pub const WEAK: Self = Self(8);
    /// A word after which a heading goes on, whatever comes next.
    pub const JOINT: Self = Self(16);
    /// A noun that ends a heading and never a name.
    pub const NOUN: Self = Self(32);
    /// `Cllr`, `Mr` and the like: a name follows.
    pub const HONORIFIC: Self = Self(64);

    /// True where the set holds the kind.
    pub fn has(self, kind: Self) -> bool {
        self.0 & kind.0 != 0
    }

    /// Those of the kinds that a word has as printed, and those that it has without the signs around
    /// it.
    pub(super) fn of(printed: &str, bare: &str) -> Self {
        const AS_PRINTED: u8 = Kinds::OPENER.0 | Kinds::WEAK.0 | Kinds::JOINT.0;
        let own = TABLE.kinds(printed);
        let inner = if printed.len() == bare.len() { own } else { TABLE.kinds(bare) };
        Self((own.0 & AS_PRINTED) | (inner.0 & !AS_PRINTED))
    }
}

/// Every kind with its words, which white space parts.
const WORDS: [(Kinds, &str); 7] = [
    (
        Kinds::VERB,
        "advised agreed announced apologised are asked attended called closed commented confirmed \
         considered declared discussed expressed gave had has have informed introduced invited is \
         moved nominated noted opened outlined presented presided provided referred reminded reported \
         requested reviewed resolved said seconded shared should showed signed spoke stated stressed suggested \
         tabled thanked took updated was welcomed were will would conveyed highlighted acknowledged \
         felt queried voted led adjourned explained replied responded answered began",
    ),
    (Kinds::PARTICIPLE, "received raised made circulated proposed read"),
    (
        Kinds::OPENER,
        "The There It This These Upon A An In No All At On Following As Due None Members Councillors \
         Cllr Cllrs Councillor Mr Mrs Ms Miss Dr We They He She Nothing Nil That After Having Copies \
         Cllr. Cllrs. Mr. Mrs. Ms. Both Some Two Three Apologies Alderman Ald Ald. RESOLVED RESOLVED: \
         AGREED AGREED: NOTED Resolved Agreed Decision ACTION: Action: Circulated, Resolved: Agreed: \
         Decision: Received Noted Noted: Proposed Proposed: Minutes:",
    ),
    (
        Kinds::WEAK,
        "A An In No All At On As Members Councillors Apologies Both Some Two Three That Following \
         Decision Received Noted Proposed Due The Upon Having After Copies Cllr Cllrs Cllr. Cllrs. \
         Councillor Mr Mrs Ms Miss Dr Mr. Mrs. Ms. Alderman Ald Ald.",
    ),
    (
        Kinds::JOINT,
        "of for the and to in on with by from at or a an & - – — / re regarding into under its any as \
         via new between",
    ),
    (
        Kinds::NOUN,
        "chairman chair chairperson vice-chairman vice-chair president secretary treasurer clerk \
         report reports minutes meeting meetings business matters arising apologies absence interest \
         interests council committee members officers finance planning correspondence accounts budget \
         review update plan policy agenda order comment questions session forum councillor \
         councillors mayor grant grants applications items statement announcements notices",
    ),
    (
        Kinds::HONORIFIC,
        "Cllr Cllrs Councillor Councillors Mr Mrs Ms Miss Dr Alderman Ald Cmhlr Cr Crs Rev Revd \
         Professor Prof Sir Lady Lord",
    ),
];

/// One word of the table.
struct Known {
    word: &'static str,
    kind: Kinds,
}

impl Known {
    /// Joints and nouns are known in capitals too.
    fn is(&self, word: &str) -> bool {
        self.word == word
            || self.kind.has(Kinds(Kinds::JOINT.0 | Kinds::NOUN.0))
                && self.word.eq_ignore_ascii_case(word)
    }
}

/// All words by their slots.
struct Table {
    /// For each slot the place of its list in `lists`.
    slots: [u16; SLOTS],
    /// The words of one slot; the first list is empty.
    lists: Vec<Vec<Known>>,
}

/// Slots of the table: so many that few words share one.
const SLOTS: usize = 2048;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { slots: [0; SLOTS], lists: vec![Vec::new()] };
    for (kind, list) in WORDS {
        for word in list.split_whitespace() {
            let slot = slot(word.as_bytes());
            if table.slots[slot] == 0 {
                table.slots[slot] = table.lists.len() as u16;
                table.lists.push(Vec::new());
            }
            table.lists[usize::from(table.slots[slot])].push(Known { word, kind });
        }
    }
    table
});

/// The slot of a word: by its length and three of its bytes, case ignored.
fn slot(word: &[u8]) -> usize {
    let [first, .., last] = word else { return word.first().map_or(0, |b| usize::from(b | 0x20)) };
    let middle = word[word.len() / 2];
    let length = word.len().min(255) as u8;
    let key = u32::from_le_bytes([first | 0x20, middle | 0x20, last | 0x20, length]);
    (key.wrapping_mul(0x9e37_79b1) >> 21) as usize
}

impl Table {
    fn kinds(&self, word: &str) -> Kinds {
        let list = &self.lists[usize::from(self.slots[slot(word.as_bytes())])];
        Kinds(
            list.iter().filter(|known| known.is(word)).fold(0, |kinds, known| kinds | known.kind.0),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_its_kinds() {
        for (kind, list) in WORDS {
            for word in list.split_whitespace() {
                assert!(TABLE.kinds(word).has(kind), "{word}");
            }
        }
        let has = |word: &str, kind| Kinds::of(word, super::super::words::bare(word)).has(kind);
        assert!(
            has("AND", Kinds::JOINT) && has("Minutes,", Kinds::NOUN) && has("(was)", Kinds::VERB)
        );
        assert!(!has("WAS", Kinds::VERB) && !has("the", Kinds::OPENER) && has("The", Kinds::WEAK));
        assert!(
            !has("The,", Kinds::OPENER)
                && has("Mr.", Kinds::OPENER)
                && has("Mr.,", Kinds::HONORIFIC)
        );
        assert!(!has("", Kinds::JOINT) && has("a", Kinds::JOINT) && has("–", Kinds::JOINT));
    }
}
