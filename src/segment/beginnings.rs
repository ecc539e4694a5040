//! How rows begin that mean something: in comes a row's text, out comes whether it begins with one of
//! many known phrases. Only those that begin with the row's first letter are compared with it.

/// Known beginnings, by their first sign.
pub struct Beginnings {
    by_first: Vec<Vec<&'static str>>,
}

impl Beginnings {
    /// Of phrases in lower case that begin with an ASCII sign.
    pub fn new(phrases: &[&'static str]) -> Self {
        let mut by_first = vec![Vec::new(); 128];
        for phrase in phrases {
            if let Some(list) = phrase.bytes().next().and_then(|b| by_first.get_mut(usize::from(b)))
            {
                list.push(*phrase);
            }
        }
        Self { by_first }
    }

    /// Those that begin with the first letter of a text, case ignored.
    pub fn like(&self, text: &str) -> &[&'static str] {
        let first = text.bytes().next().map(|first| usize::from(first.to_ascii_lowercase()));
        first.and_then(|first| self.by_first.get(first)).map_or(&[], Vec::as_slice)
    }

    /// True where a text begins with one of them, case ignored.
    pub fn begin(&self, text: &str) -> bool {
        self.like(text).iter().any(|phrase| begins(text, phrase))
    }
}

/// True where a text begins with a phrase, case ignored.
pub fn begins(text: &str, phrase: &str) -> bool {
    let start = text.as_bytes().get(..phrase.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(phrase.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_at_the_beginning_only() {
        let known = Beginnings::new(&["closed at", "(the end", "close of"]);
        for text in ["Closed at nine", "(THE END)", "close of"] {
            assert!(known.begin(text), "{text}");
        }
        for text in ["", "closed", "was closed at", "the end", "é", "Close to"] {
            assert!(!known.begin(text), "{text}");
        }
        assert_eq!(known.like("Calm"), ["closed at", "close of"]);
    }
}
