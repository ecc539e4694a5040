//! `minutebook.toml`: in comes its text, out comes what it says of the documents beside it.
//!
//! ```toml
//! council = "Harrowfen Borough Council"
//! committee = "Housing Scrutiny Panel"
//! date = "2019-06-06"
//!
//! [people]
//! "Ann Ash" = ["A Ash", "Anne Ash"]        # one person, shown by the first name
//! different = [["J Fir", "P Fir"]]          # never one person
//! ```
//!
//! It fills in what a document leaves out; what a document states wins.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use crate::item::{DateSource, Meeting};

/// Name of the file.
pub const FILE_NAME: &str = "minutebook.toml";

/// What a folder's file says; everything may be left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The council of the documents that name none.
    pub council: Option<String>,
    /// The committee of the documents that name none.
    pub committee: Option<String>,
    /// The day of the documents that state none.
    #[serde(deserialize_with = "day")]
    pub date: Option<Date>,
    /// For a name as it is to be shown, the other forms of it.
    pub people: BTreeMap<String, Forms>,
}

/// One other form of a name, or several.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Forms {
    /// `"Ann Ash" = "A Ash"`.
    One(String),
    /// `"Ann Ash" = ["A Ash", "Anne Ash"]`.
    Several(Vec<String>),
    /// `different = [["Ann Ash", "Anne Ash"]]`: names that are never one person's.
    Apart(Vec<Vec<String>>),
}

/// Why a `minutebook.toml` was not understood.
#[derive(Debug, Clone, thiserror::Error)]
#[error("minutebook.toml: {0}")]
pub struct ConfigError(String);

impl Config {
    /// Reads the text of a `minutebook.toml`.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        toml::from_str(text).map_err(|error| {
            let before = |at: usize| text.get(..at).unwrap_or(text).matches('\n').count();
            let line = error.span().map(|span| before(span.start) + 1);
            let place = line.map(|line| format!("line {line}: ")).unwrap_or_default();
            ConfigError(format!("{place}{}", error.message()))
        })
    }

    /// What this file leaves out, taken from that of a folder above.
    pub fn or(mut self, above: Self) -> Self {
        self.council = self.council.or(above.council);
        self.committee = self.committee.or(above.committee);
        self.date = self.date.or(above.date);
        for (name, forms) in above.people {
            self.people.entry(name).or_insert(forms);
        }
        self
    }

    /// Fills in what a meeting leaves out.
    pub fn complete(&self, meeting: &mut Meeting) {
        if meeting.council.is_none() {
            meeting.council.clone_from(&self.council);
        }
        if meeting.committee.is_none() {
            meeting.committee.clone_from(&self.committee);
        }
        if meeting.date.is_none() && self.date.is_some() {
            meeting.date = self.date;
            meeting.date_source = Some(DateSource::Config);
        }
    }

    /// Each person's forms, the one to be shown first.
    pub fn aliases(&self) -> Vec<Vec<String>> {
        let all = self.people.iter().filter_map(|(name, forms)| {
            let forms = match forms {
                Forms::One(form) => std::slice::from_ref(form),
                Forms::Several(forms) => forms.as_slice(),
                Forms::Apart(_) => return None,
            };
            Some(std::iter::once(name).chain(forms).cloned().collect())
        });
        all.collect()
    }

    /// Names that are never one person's, however alike they are.
    pub fn apart(&self) -> Vec<Vec<String>> {
        let all = self.people.values().filter_map(|forms| match forms {
            Forms::Apart(lists) => Some(lists.clone()),
            _ => None,
        });
        all.flatten().collect()
    }
}

/// A TOML date or a string that holds one.
fn day<'de, D: serde::Deserializer<'de>>(input: D) -> Result<Option<Date>, D::Error> {
    use serde::de::Error;
    let value = toml::Value::deserialize(input)?;
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let day = text
        .parse()
        .map_err(|_| D::Error::custom(format!("`{text}` is no date like 2019-06-06")))?;
    Ok(Some(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_in_it_is_read() {
        let text = "council = \"Harrowfen\"\ndate = 2019-06-06\n[people]\n\"Ann Ash\" = [\"A Ash\"]\n\"Bo Fir\" = \"B Fir\"\n";
        let config = Config::parse(text).unwrap_or_default();
        assert_eq!(config.council.as_deref(), Some("Harrowfen"));
        assert_eq!(config.date.map(|day| day.to_string()).as_deref(), Some("2019-06-06"));
        assert_eq!(config.aliases(), [["Ann Ash", "A Ash"], ["Bo Fir", "B Fir"]]);
        assert_eq!(Config::parse("date = \"2019-06-06\"").unwrap_or_default().date, config.date);
    }

    #[test]
    fn names_are_parted_by_hand() {
        let config =
            Config::parse("[people]\ndifferent = [[\"J Fir\", \"P Fir\"]]").unwrap_or_default();
        assert_eq!(config.apart(), [["J Fir", "P Fir"]]);
        assert!(config.aliases().is_empty());
    }

    #[test]
    fn a_fault_is_said_with_its_line() {
        for (text, expected) in [
            (
                "council = \"A\"\ncomittee = \"B\"",
                "minutebook.toml: line 2: unknown field `comittee`",
            ),
            ("date = \"June\"", "minutebook.toml: line 1: `June` is no date like 2019-06-06"),
        ] {
            let said = Config::parse(text).map_err(|error| error.to_string()).unwrap_err();
            assert!(said.starts_with(expected), "{said}");
        }
    }

    #[test]
    fn a_nearer_file_wins_over_one_above() {
        let near = Config { council: Some("Near".into()), ..Config::default() };
        let far = Config {
            council: Some("Far".into()),
            committee: Some("Board".into()),
            ..Config::default()
        };
        let both = near.or(far);
        assert_eq!(
            (both.council.as_deref(), both.committee.as_deref()),
            (Some("Near"), Some("Board"))
        );
    }
}
