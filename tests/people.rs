//! Persons and meetings of made-up councils: joined rightly, quickly, and whatever the order.

use std::collections::{HashMap, HashSet};
use std::time::Instant;

use minutebook::people::{Aliases, DocumentFacts, Register, build};

use crate::councils::{Council, Random, Size, council};

/// `MINUTEBOOK_SHOW=1` prints the persons that were joined wrongly.
///
/// Pairs of lines: of all that were joined how many rightly, of all that belong together how many.
fn pairwise(council: &Council, register: &Register<Vec<u8>>) -> (f64, f64) {
    let pairs = |count: u64| (count * count.saturating_sub(1) / 2) as f64;
    let mut whole: HashMap<usize, u64> = HashMap::new();
    council.truth.values().for_each(|person| *whole.entry(*person).or_default() += 1);
    let (mut right, mut joined) = (0.0, 0.0);
    for number in register.persons() {
        let person = register.explain_person(number).unwrap();
        if !person.may_be.is_empty() {
            continue; // Said to be unclear: these lines are joined with nothing.
        }
        let mut meant: HashMap<usize, u64> = HashMap::new();
        for place in person.forms.iter().flat_map(|form| &form.places) {
            *meant.entry(council.truth[&(place.path.clone(), place.line)]).or_default() += 1;
        }
        joined += pairs(meant.values().sum());
        right += meant.values().map(|count| pairs(*count)).sum::<f64>();
        if std::env::var_os("MINUTEBOOK_SHOW").is_some() && meant.len() > 1 {
            eprintln!("{} is several: {meant:?}", person.person);
            for form in &person.forms {
                let people: HashSet<usize> =
                    form.places.iter().map(|p| council.truth[&(p.path.clone(), p.line)]).collect();
                eprintln!(
                    "    {} ×{} {:?} ({}) {people:?}",
                    form.name,
                    form.places.len(),
                    form.joined_to,
                    form.reason
                );
            }
        }
    }
    let all: f64 = whole.values().map(|count| pairs(*count)).sum();
    (right / joined, right / all)
}

fn register(documents: Vec<DocumentFacts>) -> Register<Vec<u8>> {
    let bytes = build::<Vec<u8>>(None, &HashSet::new(), documents, &Aliases::default()).unwrap();
    Register::open(bytes).unwrap()
}

/// Joins of several councils of a size at least as good as the project's goals.
fn judge(size: Size, seeds: std::ops::Range<u64>) {
    for seed in seeds {
        let council = council(seed, size);
        let register = register(council.documents.clone());
        let (precision, recall) = pairwise(&council, &register);
        eprintln!(
            "seed {seed}: {} lines, precision {precision:.5}, recall {recall:.5}",
            council.truth.len()
        );
        assert!(precision >= 0.999, "seed {seed}: precision {precision}");
        assert!(recall >= 0.97, "seed {seed}: recall {recall}");
    }
}

#[test]
fn persons_of_small_councils_are_joined_rightly() {
    let size = Size { committees: 10, councillors: 70, officers: 30, years: 6, meetings_a_year: 6 };
    judge(size, 1..4);
}

/// The goal's own size: `cargo test --release people -- --ignored --nocapture`.
#[test]
#[ignore = "takes a while without optimisation"]
fn persons_of_large_councils_are_joined_rightly() {
    let size =
        Size { committees: 40, councillors: 300, officers: 100, years: 10, meetings_a_year: 8 };
    judge(size, 1..6);
}

#[test]
fn the_order_of_documents_makes_no_difference() {
    let size = Size { committees: 4, councillors: 30, officers: 10, years: 3, meetings_a_year: 4 };
    let mut documents = council(9, size).documents;
    let none = HashSet::new();
    let aliases = Aliases::default();
    let once = build::<Vec<u8>>(None, &none, documents.clone(), &aliases).unwrap();
    let mut random = Random(5);
    for _ in 0..3 {
        for at in (1..documents.len()).rev() {
            documents.swap(at, random.below(at + 1));
        }
        assert!(build::<Vec<u8>>(None, &none, documents.clone(), &aliases).unwrap() == once);
        // Piece by piece, some of it taken away and brought again.
        let cut = random.below(documents.len());
        let first = Register::open(
            build::<Vec<u8>>(None, &none, documents[..cut].to_vec(), &aliases).unwrap(),
        );
        let gone: HashSet<u64> =
            documents[..cut].iter().map(|one| one.key).filter(|key| key % 3 == 0).collect();
        let less =
            build(Some(&first.unwrap()), &gone, documents[cut..].to_vec(), &aliases).unwrap();
        let back = documents[..cut].iter().filter(|one| gone.contains(&one.key)).cloned().collect();
        let whole = build(Some(&Register::open(less).unwrap()), &none, back, &aliases).unwrap();
        assert!(whole == once);
    }
}

/// What the joins cost: `cargo test --release people_are_quick -- --ignored --nocapture`.
#[test]
#[ignore = "measures time, which only an optimised build on a quiet machine tells"]
fn people_are_quick() {
    let size =
        Size { committees: 40, councillors: 300, officers: 100, years: 25, meetings_a_year: 7 };
    let council = council(1, size);
    let (count, lines) = (council.documents.len(), council.truth.len());
    let added = council.documents.clone();
    let begin = Instant::now();
    let register = register(added);
    eprintln!("{count} documents, {lines} lines joined in {:?}", begin.elapsed());
    let begin = Instant::now();
    let one = vec![DocumentFacts { key: u64::MAX, ..council.documents[0].clone() }];
    let bytes = build(Some(&register), &HashSet::new(), one, &Aliases::default()).unwrap();
    eprintln!("one document more in {:?}, {} bytes", begin.elapsed(), bytes.len());
    let begin = Instant::now();
    let opened = Register::open(bytes).unwrap();
    let found = opened.find_persons("Smith").unwrap();
    let rows: usize = found.iter().map(|&one| opened.attendance(one).unwrap().len()).sum();
    eprintln!("{} persons called Smith, {rows} attendances in {:?}", found.len(), begin.elapsed());
    let begin = Instant::now();
    let all: Vec<_> = opened.meetings().map(|one| opened.meeting(one).unwrap()).collect();
    eprintln!("{} meetings in {:?}", all.len(), begin.elapsed());
    let begin = Instant::now();
    let all: Vec<_> = opened.persons().map(|one| opened.person(one).unwrap()).collect();
    eprintln!("{} persons in {:?}", all.len(), begin.elapsed());
}
