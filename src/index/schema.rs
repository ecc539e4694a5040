//! The fields of the index, as `schema/index.json` lists them.
//!
//! To add a facet: one `raw` field in that file, one line in [`FACETS`], and its value in
//! [`crate::index::entry`]; then raise [`super::FORMAT`].

use tantivy::Index;
use tantivy::schema::{Field, Schema};
use tantivy::tokenizer::TextAnalyzer;

use super::IndexError;
use super::words::{TOKENIZER, WordTokenizer};

/// The schema as it is checked in.
pub const JSON: &str = include_str!("../../schema/index.json");

/// The facets that can be counted and filtered by, in the order in which they are listed. Those of
/// many values have no list of the items of each: the columns tell, and the values stand once.
pub const FACETS: &[&str] = &[
    "council",
    "committee",
    "topic",
    "kind",
    "part",
    "year",
    "month",
    "number",
    "decided",
    "exempt",
    "layout",
    "format",
];

/// Parts the steps of a topic path: `Education > Schools`.
pub const STEP: &str = " > ";

/// Handles of the fields that the code names.
#[derive(Debug, Clone)]
pub struct Fields {
    /// The whole schema.
    pub schema: Schema,
    /// The item's text: indexed with positions, and stored in the record.
    pub text: Field,
    /// The item's title.
    pub title: Field,
    /// The texts of its decisions.
    pub decision: Field,
    /// What is stored of it; see [`super::record`].
    pub record: Field,
    /// Key of the file it stands in.
    pub document: Field,
    /// Which meeting of the file it is of, counted from 0; see [`super::columns`].
    pub sitting: Field,
    /// Which part of the file it is, counted from 1.
    pub ordinal: Field,
    /// Days of the meeting's date from 1 January 1970.
    pub day: Field,
    /// 1 for routine business.
    pub routine: Field,
    /// The facets, parallel to [`FACETS`].
    pub facets: Vec<Field>,
}

impl Fields {
    /// Reads the schema and looks up every field that the code relies on.
    pub fn load() -> Result<Self, IndexError> {
        let schema: Schema =
            serde_json::from_str(JSON).map_err(|error| IndexError::Schema(error.to_string()))?;
        Self::of(schema)
    }

    fn of(schema: Schema) -> Result<Self, IndexError> {
        let field =
            |name: &str| schema.get_field(name).map_err(|e| IndexError::Schema(e.to_string()));
        Ok(Self {
            text: field("text")?,
            title: field("title")?,
            decision: field("decision")?,
            record: field("record")?,
            document: field("document")?,
            sitting: field("sitting")?,
            ordinal: field("ordinal")?,
            day: field("day")?,
            routine: field("routine")?,
            facets: FACETS.iter().map(|name| field(name)).collect::<Result<_, _>>()?,
            schema,
        })
    }

    /// The field of a facet, if there is one of that name.
    pub fn facet(&self, name: &str) -> Option<Field> {
        let at = FACETS.iter().position(|facet| *facet == name)?;
        self.facets.get(at).copied()
    }
}

/// Makes the tokenizers known that the schema names: on creation and on opening alike.
pub fn register(index: &Index) {
    let analyzer = TextAnalyzer::builder(WordTokenizer::default()).build();
    index.tokenizers().register(TOKENIZER, analyzer);
}

/// Identifies the schema: indexes of another one must be rebuilt.
pub fn hash() -> String {
    blake3::hash(JSON.as_bytes()).to_hex()[..16].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_that_the_code_names_is_in_the_schema_and_facets_have_columns() {
        let fields = Fields::load().unwrap();
        assert_eq!(fields.facets.len(), FACETS.len());
        for field in &fields.facets {
            assert!(fields.schema.get_field_entry(*field).is_fast());
        }
    }
}
