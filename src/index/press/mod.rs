//! Entries to a whole segment: in come entries, out comes a segment that the engine takes as one of
//! its own.
//!
//! The engine's indexer keeps a growing list for every word, which costs several misses of the
//! processor's caches a word. A bulk build needs no lists that can be read half-way: a press notes
//! words in the order of the text, one or two bytes each, and sorts them once when it is full. Its
//! files go through the engine's own serializers, so that they are the engine's to the byte.

mod lexicon;
mod print;
mod script;
mod values;

#[cfg(test)]
mod tests;

use tantivy::directory::TerminatingWrite;
use tantivy::fastfield::FastFieldsWriter;
use tantivy::fieldnorm::FieldNormsWriter;
use tantivy::index::SegmentComponent;
use tantivy::schema::{Document, Field, FieldType, Schema, Value};
use tantivy::store::StoreWriter;
use tantivy::tokenizer::TokenizerManager;
use tantivy::{Segment, SegmentMeta};

use super::entry::Entry;
use super::words::{TOKENIZER, Words};
use lexicon::Lexicon;
use script::Script;
use values::{Keys, Values};

/// So many bytes of entries are taken in at a time. What a press looks up leaves the processor's
/// cache while a document is read; for a hundred documents at once it comes back only once.
const TOGETHER: usize = 1 << 20;

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
    schema: Schema,
    lexicon: Lexicon,
    /// By number of the field.
    columns: Vec<Column>,
    norms: FieldNormsWriter,
    fast: FastFieldsWriter,
    store: StoreWriter,
    /// Entries taken in.
    items: u32,
    /// Entries that are not.
    waiting: Vec<Entry>,
    waiting_bytes: usize,
    /// How many places are sorted at a time.
    batch: usize,
    folded: String,
}

impl Press {
    /// An empty segment.
    pub fn new(segment: Segment) -> tantivy::Result<Self> {
        let schema = segment.schema();
        let settings = segment.index().settings().clone();
        let store = StoreWriter::new(
            segment.open_write(SegmentComponent::Store)?,
            settings.docstore_compression,
            settings.docstore_blocksize,
            settings.docstore_compress_dedicated_thread,
        )?;
        Ok(Self {
            lexicon: Lexicon::default(),
            columns: schema.fields().map(|(field, _)| Column::of(&schema, field)).collect(),
            norms: FieldNormsWriter::for_schema(&schema),
            fast: FastFieldsWriter::from_schema_and_tokenizer_manager(
                &schema,
                TokenizerManager::new(),
            )?,
            store,
            items: 0,
            waiting: Vec::new(),
            waiting_bytes: 0,
            batch: print::BATCH,
            folded: String::new(),
            segment,
            schema,
        })
    }

    /// Adds an entry.
    pub fn add(&mut self, entry: Entry) -> tantivy::Result<()> {
        self.waiting_bytes += entry.bytes();
        self.waiting.push(entry.released());
        if self.waiting_bytes < TOGETHER && self.waiting.len() < TOGETHER / 64 {
            return Ok(());
        }
        self.set()
    }

    /// Takes in all entries that wait, kind by kind.
    fn set(&mut self) -> tantivy::Result<()> {
        let entries = std::mem::take(&mut self.waiting);
        self.waiting_bytes = 0;
        for (entry, item) in entries.iter().zip(self.items..) {
            self.set_words(entry, item);
        }
        for entry in &entries {
            self.fast.add_document(entry)?;
        }
        for entry in &entries {
            self.store.store(entry, &self.schema)?;
        }
        self.items += entries.len() as u32;
        Ok(())
    }

    /// Notes what is searched for.
    fn set_words(&mut self, entry: &Entry, item: u32) {
        for (field, value) in entry.iter_fields_and_values() {
            let value = value.as_value();
            match &mut self.columns[field.field_id() as usize] {
                Column::Words(script) => {
                    if let Some(text) = value.as_str() {
                        set(text, script, &mut self.lexicon, &mut self.folded);
                    }
                }
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
                Column::None => {}
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
        columns.sum::<usize>() + self.waiting_bytes + self.lexicon.bytes() + self.fast.mem_usage()
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

/// Notes the words of a text.
fn set(text: &str, script: &mut Script, lexicon: &mut Lexicon, folded: &mut String) {
    script.begin_value();
    let mut words = Words::new(text);
    let mut next = 0;
    while let Some((span, packed)) = words.next_packed(folded) {
        let number = match packed {
            Some(packed) => lexicon.number(packed),
            None => lexicon.number_of_long(folded.as_bytes()),
        };
        script.add(number, span.position < next);
        next = span.position + 1;
    }
}
