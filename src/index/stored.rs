//! Stored items: in comes an address, out comes the record's bytes; see [`super::record`].

use tantivy::DocId;
use tantivy::directory::OwnedBytes;
use tantivy::schema::document::{
    DeserializeError, DocumentDeserialize, DocumentDeserializer, ValueDeserialize,
    ValueDeserializer, ValueType, ValueVisitor,
};
use tantivy::store::StoreReader;

/// What is stored of one item: the schema stores one run of bytes.
#[derive(Debug, Clone)]
pub struct StoredItem {
    /// Its record.
    pub record: OwnedBytes,
}

/// Reads what is stored of an item. The engine copies a run of bytes one by one, which took a tenth
/// of the time of `mentions`: where its document is one run of bytes, that is taken as it lies.
pub fn read(store: &StoreReader, item: DocId) -> tantivy::Result<StoredItem> {
    let document = store.get_document_bytes(item)?;
    match only_value(&document) {
        Some(from) => Ok(StoredItem { record: document.slice(from..document.len()) }),
        None => store.get(item),
    }
}

/// Where the bytes begin in a stored document of one value, a run of bytes to its end: how many
/// values there are, the field, the kind of value, its length (LEB128 with the last byte marked).
fn only_value(document: &[u8]) -> Option<usize> {
    const ONE: u8 = 0x81;
    const BYTES: u8 = 4;
    let [ONE, _, _, _, _, BYTES, rest @ ..] = document else { return None };
    let (mut length, mut shift) = (0_usize, 0);
    for (at, byte) in rest.iter().enumerate().take(5) {
        length |= usize::from(byte & 0x7f) << shift;
        shift += 7;
        if byte & 0x80 != 0 {
            let from = document.len() - rest.len() + at + 1;
            return (document.len() - from == length).then_some(from);
        }
    }
    None
}

struct Bytes(Vec<u8>);

struct BytesVisitor;

impl ValueVisitor for BytesVisitor {
    type Value = Bytes;

    fn visit_bytes(&self, bytes: Vec<u8>) -> Result<Bytes, DeserializeError> {
        Ok(Bytes(bytes))
    }

    fn visit_null(&self) -> Result<Bytes, DeserializeError> {
        Err(DeserializeError::UnsupportedType(ValueType::Null))
    }
}

impl ValueDeserialize for Bytes {
    fn deserialize<'de, D: ValueDeserializer<'de>>(input: D) -> Result<Self, DeserializeError> {
        input.deserialize_any(BytesVisitor)
    }
}

impl DocumentDeserialize for StoredItem {
    fn deserialize<'de, D: DocumentDeserializer<'de>>(
        mut input: D,
    ) -> Result<Self, DeserializeError> {
        let mut record = OwnedBytes::empty();
        while let Some((_, Bytes(bytes))) = input.next_field()? {
            record = OwnedBytes::new(bytes);
        }
        Ok(Self { record })
    }
}

#[cfg(test)]
mod tests {
    use tantivy::schema::{STORED, Schema};
    use tantivy::{Index, IndexWriter, TantivyDocument};

    use super::*;

    #[test]
    fn what_is_taken_as_it_lies_is_what_the_engine_reads() {
        let mut schema = Schema::builder();
        let field = schema.add_bytes_field("record", STORED);
        let index = Index::create_in_ram(schema.build());
        let mut writer: IndexWriter = index.writer_with_num_threads(1, 15_000_000).unwrap();
        let lengths = [0, 1, 127, 128, 16_383, 16_384, 70_000];
        for length in lengths {
            let bytes: Vec<u8> = (0..length).map(|at| at as u8).collect();
            let mut document = TantivyDocument::new();
            document.add_bytes(field, &bytes);
            writer.add_document(document).unwrap();
        }
        let mut two = TantivyDocument::new();
        two.add_bytes(field, b"one");
        two.add_bytes(field, b"two");
        writer.add_document(two).unwrap();
        writer.commit().unwrap();
        let searcher = index.reader().unwrap().searcher();
        let store = searcher.segment_reader(0).get_store_reader(4).unwrap();
        for item in 0..=lengths.len() as u32 {
            let plain: StoredItem = store.get(item).unwrap();
            assert_eq!(*read(&store, item).unwrap().record, *plain.record, "{item}");
            let whole = only_value(&store.get_document_bytes(item).unwrap()).is_some();
            assert_eq!(whole, item < lengths.len() as u32);
        }
    }
}
