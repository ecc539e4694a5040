//! Labels wrapped in their column: in come two rows, out comes the label that stands in both.

use super::at_start;
use super::words::{BE, FROM, IN, part};
use crate::facts::attendance::tokens;

/// A label that was wrapped in its column: `Apologies for` above `absence: Ann Lee`, or `In   Ann
/// Lee` above `attendance:   Bob Fox`. Gives the whole label with the first row's list, and the second
/// row's list.
pub fn wrapped(text: &str, next: &str) -> Option<(String, String)> {
    let tab = memchr::memchr(b'\t', text.as_bytes());
    let (head, list) = tab.map_or((text, ""), |tab| (&text[..tab], &text[tab + 1..]));
    let head = head.trim();
    if head.len() > 30 || next.len() > 400 || head.is_empty() || head.ends_with([':', '.']) {
        return None;
    }
    let all = |text: &str| text.split(' ').all(|word| part(word) != 0);
    if !all(head) {
        return None;
    }
    let last = head.rsplit(' ').next().unwrap_or_default();
    if part(last) & BE != 0 {
        return None;
    }
    let mut clean = String::new();
    tokens::clean(next, &mut clean);
    let end = clean.find([':', '\t']).unwrap_or(clean.len());
    let (tail, rest) = clean.split_at(end);
    let tail = tail.trim();
    let small = tail.starts_with(char::is_lowercase);
    let open = small || part(last) & (FROM | IN) != 0;
    if tail.is_empty() || tail.len() > 30 || !all(tail) || !open {
        return None;
    }
    let whole = format!("{head} {tail}: {list}");
    let label = at_start(&whole).filter(|label| label.states)?;
    let rest = rest.trim_start_matches([':', '\t', '-', '–', ' ']);
    (label.end + list.len() >= whole.len()).then(|| (whole, rest.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::attendance::labels::Group;

    #[test]
    fn a_label_wrapped_in_its_column() {
        let read = |text, next| {
            let (whole, rest) = wrapped(text, next)?;
            let label = at_start(&whole)?;
            Some((label.group, whole[label.end..].to_owned(), rest))
        };
        let lists =
            |group, first: &str, rest: &str| Some((group, first.to_owned(), rest.to_owned()));
        assert_eq!(
            read("In\tMr Ed Slate\tManager", "attendance:   Ms Kay Burn     Minutes"),
            lists(Group::Attending, "Mr Ed Slate\tManager", "Ms Kay Burn\tMinutes")
        );
        assert_eq!(
            read("Apologies for", "absence: Ann Lee"),
            lists(Group::Apologies, "", "Ann Lee")
        );
        assert_eq!(read("Members", "Present: Ann Lee"), None);
        assert_eq!(read("Present", "Apologies"), None);
        assert_eq!(read("In the matter of", "attendance allowances"), None);
    }
}
