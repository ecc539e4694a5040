//! The mentions of one item: in comes its address, out comes every place of the words in its text.

use std::sync::Arc;

use tantivy::DocAddress;
use tantivy::store::StoreReader;

use super::context::around;
use super::inferred::Inferred;
use super::places::{Finder, Place};
use super::position::Locator;
use super::question::Context;
use super::results::{Mention, MentionedItem};
use super::snippet::fold_into;
use super::{Library, SearchError};
use crate::index::record::{Belongs, Heading, Opened};
use crate::index::stored;
use crate::item::{DateSource, Meeting};
use crate::people::sitting_key;

/// The mentions of one item.
pub(super) struct ItemMentions {
    /// The item.
    pub of: Arc<MentionedItem>,
    /// How many it has.
    pub count: u64,
    /// The mentions, where they are shown.
    pub mentions: Vec<Mention>,
    /// Key of the item's document, and of its sitting there.
    pub document: u64,
    pub sitting: u64,
    /// Its place in the document.
    pub ordinal: u64,
    /// Only where mentions are counted by topic.
    pub topic: Vec<String>,
}

/// How items are looked at.
pub(super) struct Looking<'a> {
    pub finder: Finder,
    /// How much around a mention is shown; none where they are only counted.
    pub context: Option<Context>,
    pub inferred: &'a Inferred,
    pub topics: bool,
}

/// What one thread has before it while it looks at items.
pub(super) struct Desk<'a> {
    library: &'a Library,
    look: &'a Looking<'a>,
    stores: Vec<StoreReader>,
    text: String,
    /// The meeting of the item before, which is often that of the next one too.
    sitting: Option<Sitting>,
}

/// A document's meeting as its items are shown.
struct Sitting {
    of: Belongs,
    key: u64,
    path: String,
    meeting: Meeting,
}

impl<'a> Desk<'a> {
    /// A desk of its own for each thread.
    pub fn new(library: &'a Library, look: &'a Looking<'a>) -> Result<Self, SearchError> {
        let stores = library.stores()?;
        Ok(Self { library, look, stores, text: String::new(), sitting: None })
    }

    /// The mentions of one item; nothing where it has none.
    pub fn in_item(&mut self, address: DocAddress) -> Result<Option<ItemMentions>, SearchError> {
        let (library, look) = (self.library, self.look);
        let store = &self.stores[address.segment_ord as usize];
        let stored = library.engine(stored::read(store, address.doc_id))?;
        let damaged = |error| library.damaged(&error);
        let mut opened =
            Opened::new(&stored.record, &library.snapshot.shorthand).map_err(damaged)?;
        opened.text(&mut self.text).map_err(damaged)?;
        let places = look.finder.find(&self.text);
        if places.is_empty() {
            return Ok(None);
        }
        let heading = opened.heading(&self.text).map_err(damaged)?;
        let part = opened.part;
        let (belongs, sitting) = (opened.belongs, self.sitting(opened.belongs)?);
        let (key, of) = (sitting.key, Arc::new(sitting.item(heading, part)));
        let mut mentions = Vec::new();
        if let Some(context) = look.context {
            let mut locator = Locator::new(&self.text, &opened.place);
            let one = |place| mention(&self.text, place, &of, &mut locator, context);
            mentions = places.iter().map(one).collect();
        }
        let mut topic = Vec::new();
        if look.topics {
            let heading = Heading { id: String::new(), number: None, title: None };
            topic = opened.item(std::mem::take(&mut self.text), heading).map_err(damaged)?.topic;
        }
        let (document, ordinal) = (belongs.document, belongs.ordinal);
        let count = places.len() as u64;
        Ok(Some(ItemMentions { of, count, mentions, document, sitting: key, ordinal, topic }))
    }

    /// The meeting of an item.
    fn sitting(&mut self, of: Belongs) -> Result<&Sitting, SearchError> {
        let same =
            |known: &Sitting| (known.of.document, known.of.sitting) == (of.document, of.sitting);
        let known = self.sitting.take().filter(same);
        let sitting = match known {
            Some(known) => known,
            None => self.find_sitting(of)?,
        };
        Ok(self.sitting.insert(sitting))
    }

    fn find_sitting(&self, of: Belongs) -> Result<Sitting, SearchError> {
        let (name, mut meeting) = self.library.snapshot.sitting(of)?;
        let key = sitting_key(of.document, of.sitting);
        if let Some(known) = self.look.inferred.get(key) {
            meeting.date = Some(known.date);
            meeting.date_source = Some(DateSource::Inferred);
            if meeting.committee.is_none() {
                meeting.committee.clone_from(&known.committee);
            }
        }
        Ok(Sitting { of, key, path: self.library.shown(&name), meeting })
    }
}

impl Sitting {
    fn item(&self, heading: Heading, part: crate::item::Part) -> MentionedItem {
        let Heading { id, number, title } = heading;
        MentionedItem {
            item: id,
            council: self.meeting.council.clone(),
            committee: self.meeting.committee.clone(),
            date: self.meeting.date,
            date_source: self.meeting.date_source,
            number,
            title,
            part,
            path: self.path.clone(),
        }
    }
}

fn mention(
    text: &str,
    place: &Place,
    of: &Arc<MentionedItem>,
    locator: &mut Locator,
    context: Context,
) -> Mention {
    let position = locator.locate(place.start);
    let shown = around(text, place, context);
    // The blank that parts the words around a match from it is kept, so that the three of them
    // joined read as the line does.
    let mut before = folded(&text[shown.start..place.start]);
    if !before.is_empty() && text[..place.start].ends_with(char::is_whitespace) {
        before.push(' ');
    }
    let mut after = String::new();
    let behind = &text[place.end..shown.end];
    if behind.starts_with(char::is_whitespace) {
        after.push(' ');
    }
    fold_into(behind, &mut after);
    if after == " " {
        after.clear();
    }
    Mention {
        of: Arc::clone(of),
        page: position.page,
        line: position.line,
        column: position.column,
        before,
        found: folded(&text[place.start..place.end]),
        after,
    }
}

/// One line, runs of white space folded.
fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 1);
    fold_into(text, &mut out);
    out
}
