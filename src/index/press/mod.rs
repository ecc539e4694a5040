//! Items to a whole segment: in come items, out comes a segment that the engine takes as one of its
//! own.
//!
//! The engine's indexer keeps a growing list for every word, which costs several misses of the
//! processor's caches a word. A bulk build needs no lists that can be read half-way: a press notes
//! words in the order of the text, two bytes each, and sorts them once when it is full. Each text is
//! walked through once, for what is stored of it and for its words together. The files go through the engine's own serializers, so that they are the engine's to the byte.

mod lexicon;
mod print;
mod script;
mod setter;
mod values;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use tantivy::directory::TerminatingWrite;
use tantivy::fastfield::FastFieldsWriter;
use tantivy::fieldnorm::FieldNormsWriter;
use tantivy::index::SegmentComponent;
use tantivy::schema::{Document, Field, FieldType, Schema, Value};
use tantivy::store::StoreWriter;
use tantivy::tokenizer::TokenizerManager;
use tantivy::{Segment, SegmentMeta};

use super::entry::{Entry, Shared};
use super::record;
use super::schema::Fields;
use super::shorthand::{Scribe, WordList};
use super::words::TOKENIZER;
use crate::item::Item;
use script::Script;
use setter::{Setter, Terms};
use values::{Keys, Values};

/// So many bytes of text are taken in at a time. What a press looks up leaves the processor's cache
/// while a document is read; for a hundred documents at once it comes back only once.
const TOGETHER: usize = 1 << 20;

/// An item that waits for being pressed.
#[derive(Debug)]
pub struct Manuscript {
    /// What it shares with its meeting's other items.
    pub shared: Arc<Shared>,
    /// The item.
    pub item: Item,
    /// Which part of the document it is, counted from 1.
    pub ordinal: u64,
}

/// How a field is indexed.
enum Column {
    /// Word by word, with positions.
    Words(Script),
    /// Whole values.
    Values(Values),
    /// Numbers.
    Keys(Keys),
    /// Not at all.
    None,
}

/// One segment in the making.
pub struct Press {
    segment: Segment,
    fields: Fields,
    scribe: Scribe,
    terms: Terms,
    /// By number of the field.
    columns: Vec<Column>,
    norms: FieldNormsWriter,
    fast: FastFieldsWriter,
    store: StoreWriter,
    /// Items taken in.
    items: u32,
    /// Items that are not.
    waiting: Vec<Manuscript>,
    waiting_bytes: usize,
    /// How many places are sorted at a time.
    batch: usize,
}

impl Press {
    /// An empty segment, whose texts are stored by this word list.
    pub fn new(segment: Segment, fields: &Fields, words: &Arc<WordList>) -> tantivy::Result<Self> {
        let schema = &fields.schema;
        let settings = segment.index().settings().clone();
        let store = StoreWriter::new(
            segment.open_write(SegmentComponent::Store)?,
            settings.docstore_compression,
            settings.docstore_blocksize,
            settings.docstore_compress_dedicated_thread,
        )?;
        Ok(Self {
            scribe: Scribe::new(words),
            terms: Terms::default(),
            columns: schema.fields().map(|(field, _)| Column::of(schema, field)).collect(),
            norms: FieldNormsWriter::for_schema(schema),
            fast: FastFieldsWriter::from_schema_and_tokenizer_manager(
                schema,
                TokenizerManager::new(),
            )?,
            store,
            items: 0,
            waiting: Vec::new(),
            waiting_bytes: 0,
            batch: print::BATCH,
            fields: fields.clone(),
            segment,
        })
    }

    /// Adds an item.
    pub fn add(&mut self, manuscript: Manuscript) -> tantivy::Result<()> {
        self.waiting_bytes += manuscript.item.text.len();
        self.waiting.push(manuscript);
        if self.waiting_bytes < TOGETHER && self.waiting.len() < TOGETHER / 64 {
            return Ok(());
        }
        self.set()
    }

    /// Takes in all items that wait, step by step.
    fn set(&mut self) -> tantivy::Result<()> {
        let waiting = std::mem::take(&mut self.waiting);
        self.waiting_bytes = 0;
        let mut entries = Vec::with_capacity(waiting.len());
        for (Manuscript { shared, item, ordinal }, number) in waiting.into_iter().zip(self.items..)
        {
            let record = self.set_words(&shared, &item, ordinal);
            let entry = shared.entry(&self.fields, &item, ordinal, record);
            self.set_values(&entry, number);
            entries.push(entry);
        }
        for entry in &entries {
            self.fast.add_document(entry)?;
        }
        for entry in &entries {
            self.store.store(entry, &self.fields.schema)?;
        }
        self.items += entries.len() as u32;
        Ok(())
    }

    /// Notes an item's words; gives what is stored of it.
    fn set_words(&mut self, shared: &Shared, item: &Item, ordinal: u64) -> Vec<u8> {
        let Self { fields, scribe, terms, columns, .. } = self;
        let belongs = shared.belongs(ordinal);
        let record = match &mut columns[fields.text.field_id() as usize] {
            Column::Words(script) => {
                let mut setter = Setter::new(&item.text, terms, script);
                let record = record::encode(belongs, item, scribe, &mut setter);
                setter.end();
                record
            }
            _ => record::encode(belongs, item, scribe, &mut ()),
        };
        let titles = item.title.iter().map(|title| (fields.title, title));
        let decisions = item.decisions.iter().map(|decision| (fields.decision, &decision.text));
        for (field, text) in titles.chain(decisions) {
            if let Column::Words(script) = &mut columns[field.field_id() as usize] {
                let mut setter = Setter::new(text, terms, script);
                scribe.tell(text, &mut setter);
                setter.end();
            }
        }
        record
    }

    /// Notes an item's other values, and ends it.
    fn set_values(&mut self, entry: &Entry, item: u32) {
        for (field, value) in entry.iter_fields_and_values() {
            let value = value.as_value();
            match &mut self.columns[field.field_id() as usize] {
                Column::Values(values) => {
                    if let Some(text) = value.as_str() {
                        values.add(text.as_bytes(), item);
                    }
                }
                Column::Keys(keys) => {
                    if let Some(key) = value.as_u64() {
                        keys.add(key, item);
                    }
                }
                Column::Words(_) | Column::None => {}
            }
        }
        for (number, column) in self.columns.iter_mut().enumerate() {
            if let Column::Words(script) = column {
                let words = script.end_item();
                self.norms.record(item, Field::from_field_id(number as u32), words);
            }
        }
    }

    /// Bytes of memory in use, about.
    pub fn bytes(&self) -> usize {
        let columns = self.columns.iter().map(|column| match column {
            Column::Words(script) => script.bytes(),
            Column::Values(values) => values.bytes(),
            Column::Keys(keys) => keys.bytes(),
            Column::None => 0,
        });
        let tables = self.terms.bytes() + self.scribe.bytes() + self.fast.mem_usage();
        columns.sum::<usize>() + self.waiting_bytes + tables
    }

    /// Writes the segment; none where there are no items.
    pub fn finish(mut self) -> tantivy::Result<Option<SegmentMeta>> {
        self.set()?;
        if self.items == 0 {
            return Ok(None);
        }
        self.print_words()?;
        let mut file = self.segment.open_write(SegmentComponent::FastFields)?;
        self.fast.serialize(&mut file, None)?;
        file.terminate()?;
        self.store.close()?;
        Ok(Some(self.segment.with_max_doc(self.items).meta().clone()))
    }
}

impl Column {
    fn of(schema: &Schema, field: Field) -> Self {
        let entry = schema.get_field_entry(field);
        if !entry.is_indexed() {
            return Self::None;
        }
        match entry.field_type() {
            FieldType::Str(options) => {
                let indexing = options.get_indexing_options();
                if indexing.is_some_and(|indexing| indexing.tokenizer() == TOKENIZER) {
                    Self::Words(Script::default())
                } else {
                    Self::Values(Values::default())
                }
            }
            _ => Self::Keys(Keys::default()),
        }
    }
}
