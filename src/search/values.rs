//! The values of facets: which there are, and which one a user means.

use std::collections::BTreeSet;

use tantivy::Searcher;

use crate::index::schema::Fields;
use crate::index::words::fold;

/// Every value of a facet in the index, in order.
pub fn all(searcher: &Searcher, fields: &Fields, facet: &str) -> tantivy::Result<BTreeSet<String>> {
    let mut values = BTreeSet::new();
    if fields.facet(facet).is_none() {
        return Ok(values);
    }
    for segment in searcher.segment_readers() {
        let Some(column) = segment.fast_fields().str(facet)? else { continue };
        let mut terms = column.dictionary().stream()?;
        while terms.advance() {
            values.insert(String::from_utf8_lossy(terms.key()).into_owned());
        }
    }
    Ok(values)
}

/// The values that may be meant: those that are equal but for case, accents and punctuation; where
/// there is none, those that hold all the words in any order. Numbers of items must be equal: `4` is
/// not `4.1`.
pub fn meant(values: &BTreeSet<String>, facet: &str, typed: &str) -> Vec<String> {
    let wanted = fold(typed);
    let folded: Vec<(String, &String)> = values.iter().map(|value| (fold(value), value)).collect();
    let equal: Vec<String> = folded
        .iter()
        .filter(|(folded, _)| *folded == wanted)
        .map(|(_, value)| (*value).clone())
        .collect();
    // Numbers and the words of closed lists are meant as typed: `agenda` is no `agenda-pack`.
    let exact = matches!(facet, "number" | "kind" | "part" | "format" | "layout");
    if !equal.is_empty() || exact || wanted.is_empty() {
        return equal;
    }
    let mut words: Vec<&str> = wanted.split(' ').collect();
    words.sort_unstable();
    words.dedup();
    let holds = |folded: &str| {
        let held: Vec<&str> = folded.split(' ').collect();
        // A value has no room for more words than its own.
        words.len() <= held.len() && words.iter().all(|word| held.contains(word))
    };
    folded.iter().filter(|(folded, _)| holds(folded)).map(|(_, value)| (*value).clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_win_over_those_that_hold_the_words() {
        let values: BTreeSet<String> =
            ["Cabinet", "Cabinet (Urgent)", "Planning – West", "4", "4.1"]
                .map(str::to_owned)
                .into();
        let meant = |facet, typed| meant(&values, facet, typed);
        assert_eq!(meant("committee", "cabinet"), ["Cabinet"]);
        assert_eq!(meant("committee", "west planning"), ["Planning – West"]);
        assert_eq!(meant("committee", "urgent"), ["Cabinet (Urgent)"]);
        assert_eq!(meant("number", "4"), ["4"]);
        assert!(super::meant(&["agenda-pack".to_owned()].into(), "kind", "agenda").is_empty());
        assert!(meant("number", "1").is_empty() && meant("committee", "plan").is_empty());
    }
}
