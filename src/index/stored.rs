//! Stored items: in comes an address, out comes the record's bytes; see [`super::record`].

use tantivy::schema::document::{
    DeserializeError, DocumentDeserialize, DocumentDeserializer, ValueDeserialize,
    ValueDeserializer, ValueType, ValueVisitor,
};

/// What is stored of one item: the schema stores one run of bytes.
#[derive(Debug, Clone, Default)]
pub struct StoredItem {
    /// Its record.
    pub record: Vec<u8>,
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
        let mut item = Self::default();
        while let Some((_, Bytes(bytes))) = input.next_field()? {
            item.record = bytes;
        }
        Ok(item)
    }
}
