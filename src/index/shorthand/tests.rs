use std::sync::Arc;

use proptest::prelude::*;

use super::*;

/// What a text becomes, and what it is read as.
fn there_and_back(texts: &[String]) -> (usize, Vec<String>) {
    let list = Arc::new(WordList::new());
    let mut scribes = [Scribe::new(&list), Scribe::new(&list)];
    let codes: Vec<Vec<u8>> = texts
        .iter()
        .enumerate()
        .map(|(index, text)| {
            let mut out = Vec::new();
            scribes[index % 2].write(Some(text), &mut out);
            out
        })
        .collect();
    let shorthand = Shorthand::open(OwnedBytes::new(list.file())).unwrap();
    let read = codes.iter().map(|code| {
        let (mut input, mut text) = (Input(code), "old".to_owned());
        shorthand.read_into(&mut input, &mut text).unwrap();
        assert!(input.0.is_empty());
        text
    });
    (codes.iter().map(Vec::len).sum(), read.collect())
}

#[test]
fn ordinary_minutes_take_a_third_of_their_length() {
    let text = "RESOLVED that the minutes of the meeting held on 4 May 2011 be approved.\n\n\
                The Clerk reported that the hedge at Little Marrow had been cut; Councillors agreed \
                that the children’s swing (which was broken) be mended at a cost of £250.";
    let texts = vec![text.to_owned(); 40];
    let (bytes, read) = there_and_back(&texts);
    assert_eq!(read, texts);
    assert!(bytes * 3 < text.len() * 40, "{bytes} of {}", text.len() * 40);
}

#[test]
fn blanks_and_ends_are_kept() {
    let texts = [
        "", " ", "  ", " a", "a ", "a  b", "a b", "a\nb", "a - b", "£", "a £5 b", "–a–", "é ß",
        "\u{0}",
    ]
    .map(str::to_owned);
    assert_eq!(there_and_back(&texts).1, texts);
    // Words too long for the list, and texts too long for a short length.
    let long =
        ["x".repeat(33), "y".repeat(5000), " ".repeat(400), "z".repeat(32)].map(|s| s + " end");
    assert_eq!(there_and_back(&[&long[..], &long[..], &long[..]].concat()).1.len(), 12);
}

#[test]
fn words_have_codes_of_every_length() {
    let words: Vec<String> = (0..100_000).map(|n| format!("w{n:x}")).collect();
    let texts = vec![words.join(" "); 3];
    let (bytes, read) = there_and_back(&texts);
    assert_eq!(read, texts);
    // Two scribes meet each word twice and once: the list fills up, the rest is written in full.
    assert!(bytes < texts[0].len() * 3);
}

#[test]
fn a_list_goes_on_where_it_ended() {
    let list = Arc::new(WordList::new());
    let mut first = Vec::new();
    Scribe::new(&list).write(Some("Harrowfen Harrowfen"), &mut first);
    let file = OwnedBytes::new(list.file());
    let again = Arc::new(WordList::open(&file).unwrap());
    assert_eq!(again.len(), list.len());
    let mut second = Vec::new();
    Scribe::new(&again).write(Some("Harrowfen Marrow Marrow"), &mut second);
    assert!(second.len() < first.len() + 8);
    let shorthand = Shorthand::open(OwnedBytes::new(again.file())).unwrap();
    for (code, text) in [(first, "Harrowfen Harrowfen"), (second, "Harrowfen Marrow Marrow")] {
        let mut read = String::new();
        shorthand.read_into(&mut Input(&code), &mut read).unwrap();
        assert_eq!(read, text);
    }
}

#[test]
fn damage_is_an_error_or_another_text_but_no_panic() {
    let list = Arc::new(WordList::new());
    let mut code = Vec::new();
    let text = "The Clerk said unseenword, a-b; Marrow Marrow verylongwordindeed–£";
    Scribe::new(&list).write(Some(text), &mut code);
    let file = list.file();
    let shorthand = Shorthand::open(OwnedBytes::new(file.clone())).unwrap();
    let mut out = String::new();
    for cut in 0..code.len() {
        assert!(shorthand.read_into(&mut Input(&code[..cut]), &mut out).is_err());
    }
    for at in 0..code.len() {
        for value in 0..=255 {
            let mut damaged = code.clone();
            damaged[at] = value;
            let _ = shorthand.read_into(&mut Input(&damaged), &mut out);
        }
    }
    for at in 0..file.len().min(400) {
        for bit in 0..8 {
            let mut damaged = file.clone();
            damaged[at] ^= 1 << bit;
            if let Ok(shorthand) = Shorthand::open(OwnedBytes::new(damaged)) {
                let _ = shorthand.read_into(&mut Input(&code), &mut out);
            }
        }
        assert!(Shorthand::open(OwnedBytes::new(file[..at].to_vec())).is_err());
    }
}

proptest! {
    #[test]
    fn any_text_comes_back(texts in prop::collection::vec("(?s).{0,80}", 1..8)) {
        prop_assert_eq!(there_and_back(&texts).1, texts);
    }

    #[test]
    fn texts_of_few_letters_come_back(texts in prop::collection::vec("[ab –’£é\n.]{0,60}", 1..12)) {
        prop_assert_eq!(there_and_back(&texts).1, texts);
    }

    #[test]
    fn any_bytes_are_read_without_a_panic(code in prop::collection::vec(any::<u8>(), 0..60)) {
        let shorthand = Shorthand::open(OwnedBytes::new(WordList::new().file())).unwrap();
        let _ = shorthand.read_into(&mut Input(&code), &mut String::new());
    }
}
