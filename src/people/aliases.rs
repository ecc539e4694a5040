//! Joins and splits by hand, from `minutebook.toml`.

/// What people have said about names; it wins over every rule.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Aliases {
    /// Each list names one person: the first form is the name to show, all are the same person.
    pub same: Vec<Vec<String>>,
    /// Each list holds forms that are different persons, whatever the rules say.
    pub different: Vec<Vec<String>>,
}
