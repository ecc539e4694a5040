//! Stored items: in comes an address, out come the item's text and record.

use tantivy::schema::Field;
use tantivy::schema::document::{
    DeserializeError, DocumentDeserialize, DocumentDeserializer, ValueDeserialize,
    ValueDeserializer, ValueType, ValueVisitor,
};

use super::record::{self, BadRecord, Record};
use crate::item::Item;

/// What is stored of one item.
#[derive(Debug, Clone, Default)]
pub struct StoredItem {
    /// Its text.
    pub text: String,
    /// All else; see [`record`].
    pub record: Vec<u8>,
}

impl StoredItem {
    /// The record, with the text in its item.
    pub fn into_record(self) -> Result<Record, BadRecord> {
        let mut record = record::decode(&self.record)?;
        record.item.text = self.text;
        Ok(record)
    }

    /// Only the item, with its text.
    pub fn into_item(self) -> Result<Item, BadRecord> {
        Ok(self.into_record()?.item)
    }
}

/// A stored value: the schema stores one text and one run of bytes.
enum Stored {
    Text(String),
    Bytes(Vec<u8>),
}

struct StoredVisitor;

impl ValueVisitor for StoredVisitor {
    type Value = Stored;

    fn visit_string(&self, text: String) -> Result<Stored, DeserializeError> {
        Ok(Stored::Text(text))
    }

    fn visit_bytes(&self, bytes: Vec<u8>) -> Result<Stored, DeserializeError> {
        Ok(Stored::Bytes(bytes))
    }

    fn visit_null(&self) -> Result<Stored, DeserializeError> {
        Err(DeserializeError::UnsupportedType(ValueType::Null))
    }
}

impl ValueDeserialize for Stored {
    fn deserialize<'de, D: ValueDeserializer<'de>>(input: D) -> Result<Self, DeserializeError> {
        input.deserialize_any(StoredVisitor)
    }
}

impl DocumentDeserialize for StoredItem {
    fn deserialize<'de, D: DocumentDeserializer<'de>>(
        mut input: D,
    ) -> Result<Self, DeserializeError> {
        let mut item = Self::default();
        while let Some((_, value)) = input.next_field::<Stored>()? as Option<(Field, Stored)> {
            match value {
                Stored::Text(text) => item.text = text,
                Stored::Bytes(bytes) => item.record = bytes,
            }
        }
        Ok(item)
    }
}
