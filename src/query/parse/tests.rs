use super::*;
use proptest::prelude::*;

/// The tree in short.
fn short(node: &Node) -> String {
    let list = |nodes: &[Node]| nodes.iter().map(short).collect::<Vec<_>>().join(" ");
    let phrase = |p: &Phrase| {
        let words: Vec<String> = p.slots.iter().map(|slot| slot.test.to_string()).collect();
        let field = match p.field {
            TextField::Text => "",
            TextField::Title => "title:",
            TextField::Decision => "decision:",
        };
        let slop = if p.slop > 0 { format!("~{}", p.slop) } else { String::new() };
        match words.len() {
            1 => format!("{field}{}", words[0]),
            _ => format!("{field}\"{}\"{slop}", words.join(" ")),
        }
    };
    match node {
        Node::Everything => "*".to_owned(),
        Node::Nothing => "0".to_owned(),
        Node::All(nodes) => format!("({})", list(nodes)),
        Node::Any(nodes) => format!("[{}]", list(nodes)),
        Node::Not(node) => format!("-{}", short(node)),
        Node::Phrase(p) => phrase(p),
        Node::Near(near) => {
            let side = |side: &[Phrase]| side.iter().map(phrase).collect::<Vec<_>>().join("|");
            format!("{} /{} {}", side(&near.left), near.distance, side(&near.right))
        }
        Node::Facet { name, value } => format!("{name}={value}"),
        Node::Date(range) => format!("date={range}"),
        Node::Person(name) => format!("attendee={name}"),
    }
}

fn read(query: &str) -> (String, usize) {
    let parsed = parse(query, Options::default());
    (short(&parsed.tree), parsed.notes.len())
}

#[test]
fn the_grammar_of_the_modules_doc() {
    for (query, tree) in [
        ("", "*"),
        ("care leavers", "(care leavers)"),
        ("a b OR c", "[(a b) c]"),
        ("a AND (b OR c) -d NOT e", "(a [b c] -d -e)"),
        ("a && b || c", "[(a b) c]"),
        ("\"care leavers\"", "\"care leavers\""),
        ("\"care leavers\"~3", "\"care leavers\"~3"),
        ("“care leavers”", "\"care leavers\""),
        ("budget NEAR/5 \"care leavers\"", "budget /5 \"care leavers\""),
        ("(a OR b) NEAR/2 c", "a|b /2 c"),
        ("Ofst* organi?ation belweather~1", "(ofst* organi?ation belweather~1)"),
        ("meetings~", "meet~"),
        ("title:performance", "title:performance"),
        ("title:(a OR b) c", "([title:a title:b] c)"),
        ("topic:\"Children and Families\"", "topic=Children and Families"),
        ("date:2019..2020 x", "(date=2019-01-01..2020-12-31 x)"),
        ("attendee:\"J Marsh\"", "attendee=J Marsh"),
        ("O'Brien 12:30 95/20", "(\"o brien\" \"12 30\" \"95 20\")"),
        ("children's R&D J.B.", "(\"children s\" \"r d\" \"j b\")"),
        ("well-being -spam", "(well-being -spam)"),
        ("NOT NOT a", "a"),
        ("*", "*"),
    ] {
        let tree = tree.replace("well-being", "\"well being\"");
        assert_eq!(read(query), (tree, 0), "{query}");
    }
}

#[test]
fn what_cannot_be_read_is_noted_and_the_rest_answered() {
    for (query, tree) in [
        ("\"care leavers", "\"care leavers\""),
        ("(a b", "(a b)"),
        ("a) b", "(a b)"),
        ("a OR", "a"),
        ("OR a", "a"),
        ("a AND", "a"),
        ("NOT", "*"),
        ("a NEAR/3", "a"),
        ("title:", "*"),
        ("date:2020..2019 a", "a"),
        ("a & b", "(a b)"),
        ("belweather~7", "belweather~2"),
        ("titel:budget", "(titel budget)"),
        ("colour:red* budget", "(colour red* budget)"),
        ("colour:\"red brick\"", "(colour \"red brick\")"),
    ] {
        assert_eq!(read(query), (tree.to_owned(), 1), "{query}");
    }
}

#[test]
fn a_note_points_at_the_place() {
    let parsed = parse("äö (b", Options::default());
    assert_eq!((parsed.notes[0].start, parsed.notes[0].end), (3, 4));
}

#[test]
fn a_possessive_s_shares_its_nouns_place() {
    let Node::Phrase(phrase) = parse("children's", Options::default()).tree else { panic!() };
    assert_eq!(phrase.slots.iter().map(|slot| slot.offset).collect::<Vec<_>>(), [0, 0]);
}

#[test]
fn a_term_is_a_phrase_without_quotes() {
    let term = |text: &str| parse_term(text, Options::default()).0.map(Node::Phrase);
    assert_eq!(short(&term("care leavers").unwrap()), "\"care leavers\"");
    assert_eq!(short(&term("\"care leavers\"").unwrap()), "\"care leavers\"");
    assert_eq!(short(&term("title:Ofst* and OR").unwrap()), "\"title ofst* and or\"");
    assert_eq!(term("&"), None);
}

#[test]
fn hostile_queries_are_bounded() {
    let long = "x ".repeat(50_000);
    for query in [&"(".repeat(10_000), &"NOT ".repeat(10_000), &"a* ".repeat(1000), &long] {
        let parsed = parse(query, Options::default());
        assert!((1..=9).contains(&parsed.notes.len()));
    }
}

proptest! {
    #[test]
    fn nothing_typed_panics(query in "[a-z(\"\\-~*?:/ )0-9ANDORNEÄ'“]{0,40}") {
        parse(&query, Options::default());
        parse_term(&query, Options { stem: true });
    }
}
