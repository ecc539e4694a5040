use super::*;
use proptest::prelude::*;

fn words(text: &str) -> Vec<(String, u32)> {
    let (mut walk, mut folded, mut all) = (Words::new(text), String::new(), Vec::new());
    while let Some(span) = walk.next_into(&mut folded) {
        all.push((folded.clone(), span.position));
    }
    all
}

#[test]
fn punctuation_parts_words() {
    let found = words("Well-being: O'Brien at 12:30, min. 95/20_a");
    let plain: Vec<&str> = found.iter().map(|(word, _)| word.as_str()).collect();
    assert_eq!(plain, ["well", "being", "o", "brien", "at", "12", "30", "min", "95", "20_a"]);
}

#[test]
fn a_possessive_s_shares_its_nouns_position() {
    assert_eq!(
        words("the school’s Ofsted s"),
        [("the", 0), ("school", 1), ("s", 1), ("ofsted", 2), ("s", 3)]
            .map(|(word, position)| (word.to_owned(), position))
    );
}

#[test]
fn accents_ligatures_and_case_are_folded() {
    assert_eq!(
        fold("CAFÉ cafe\u{301} of\u{fb01}ce Straße co\u{ad}operate"),
        "cafe cafe office strasse cooperate"
    );
}

#[test]
fn a_giant_word_is_cut_on_a_character() {
    assert_eq!(fold(&"é".repeat(5000)).len(), LONGEST);
    assert_eq!(fold(&"a".repeat(5000)).len(), LONGEST);
}

proptest! {
    #[test]
    fn packed_words_are_the_same_words(
        text in "([ a-zA-Z0-9_'’é\u{301}£–.²ﬁø-]{0,40}|[a-zA-Zé]{14,18}[ '’]s?){0,4}",
    ) {
        let (mut plain, mut packed) = (Words::new(&text), Words::new(&text));
        let (mut one, mut other) = (String::new(), String::new());
        loop {
            let (span, found) = (plain.next_into(&mut one), packed.next_packed(&mut other));
            prop_assert_eq!(span, found.map(|(span, _)| span));
            let Some((_, short)) = found else { break };
            prop_assert_eq!(short, Packed::of(one.as_bytes()));
            match short {
                Some(short) => prop_assert_eq!(&short.bytes()[..short.length()], one.as_bytes()),
                None => prop_assert_eq!(&one, &other),
            }
        }
    }

    /// Places are those of `\w+`; digits beyond ASCII and soft hyphens are ours alone.
    #[test]
    fn words_are_those_of_the_regular_expression(text in "[ a-zA-Z0-9_'’é\u{301}£–.\\-\n²ﬁø]{0,60}") {
        let regex = regex::Regex::new(r"\w+").unwrap();
        let (mut walk, mut folded, mut ours) = (Words::new(&text), String::new(), Vec::new());
        while let Some(span) = walk.next_into(&mut folded) {
            ours.push((span.start, span.end));
            prop_assert!(starts_word(&text, span.start));
        }
        let mut theirs: Vec<(usize, usize)> = regex.find_iter(&text).map(|m| (m.start(), m.end())).collect();
        // A mark without a letter before it folds to nothing and is no word.
        theirs.retain(|&(start, end)| !text[start..end].chars().all(is_combining_mark));
        prop_assert_eq!(ours, theirs);
    }
}
