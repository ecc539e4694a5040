use std::ops::ControlFlow;

use super::*;
use crate::ingest::{self, IngestOptions, Progress};
use crate::search::mentions::CountBy;

/// A folder of documents with its index.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        files.iter().for_each(|(name, text)| folder.write(name, text));
        folder
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.0.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    fn library(&self) -> Library {
        let place = IndexPlace::for_docs(self.0.path());
        let options = IngestOptions::new(place.clone(), vec![self.0.path().to_owned()]);
        ingest::run(&IngestOptions { memory: 60_000_000, ..options }, &Progress::default())
            .unwrap();
        Library::open(&place).unwrap()
    }
}

fn samples() -> Folder {
    Folder::new(&[
        ("a.txt", "Harrowfen Borough Council\nThe care leavers’ budget. Ofsted said so.\n"),
        ("b.txt", "Care\nleavers of Little Marrow; the school's Ofsted report at 12:30.\n"),
        ("sub/c.txt", "O'Brien asked about Minute 95/20 and the café. Bellweather answered.\n"),
    ])
}

fn found(library: &Library, query: &str) -> Vec<String> {
    let question = SearchQuestion { query: query.to_owned(), ..SearchQuestion::default() };
    let answer = library.search(&question).unwrap();
    assert_eq!(answer.total as usize, answer.hits.len());
    let mut names: Vec<String> = answer
        .hits
        .iter()
        .map(|hit| hit.source.path.rsplit('/').next().unwrap().to_owned())
        .collect();
    names.sort();
    names
}

fn places(library: &Library, terms: &[&str]) -> Vec<(String, u32, u32, String)> {
    let terms = terms.iter().map(|term| (*term).to_owned()).collect();
    let question = MentionQuestion { terms, ..MentionQuestion::default() };
    let mut all = Vec::new();
    let totals = library
        .mentions(&question, &mut |mention| {
            let name = mention.of.path.rsplit('/').next().unwrap().to_owned();
            all.push((name, mention.line, mention.column, mention.found));
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(totals.mentions as usize, all.len());
    all
}

#[test]
fn queries_of_every_kind() {
    let folder = samples();
    let library = folder.library();
    for (query, names) in [
        ("", "a.txt b.txt c.txt"),
        ("ofsted", "a.txt b.txt"),
        ("ofsted budget", "a.txt"),
        ("marrow OR harrowfen", "a.txt b.txt"),
        ("ofsted -budget", "b.txt"),
        ("NOT ofsted", "c.txt"),
        ("\"care leavers\"", "a.txt b.txt"),
        ("\"leavers care\"", ""),
        ("\"leavers care\"~0", ""),
        ("\"leavers care\"~1", "a.txt b.txt"),
        ("\"school ofsted\"", "b.txt"),
        ("school's", "b.txt"),
        ("leavers's", ""),
        ("care NEAR/1 budget", "a.txt"),
        ("budget NEAR/1 care", "a.txt"),
        ("care NEAR/0 budget", ""),
        ("\"care leavers\" NEAR/3 (ofsted OR marrow)", "a.txt b.txt"),
        ("ofst*", "a.txt b.txt"),
        ("b?dget", "a.txt"),
        ("*arrow*", "a.txt b.txt"),
        ("belweather~1", "c.txt"),
        ("answers~", "c.txt"),
        ("answers", ""),
        ("\"care leav*\"", "a.txt b.txt"),
        ("\"borough * the\"", "a.txt"),
        ("O'Brien", "c.txt"),
        ("12:30", "b.txt"),
        ("95/20", "c.txt"),
        ("cafe", "c.txt"),
        ("part:preamble ofsted", "a.txt b.txt"),
        ("date:2019", ""),
    ] {
        assert_eq!(found(&library, query).join(" "), names, "{query}");
    }
}

#[test]
fn every_place_is_reported_once_and_in_order() {
    let folder = samples();
    let library = folder.library();
    let place =
        |name: &str, line, column, found: &str| (name.to_owned(), line, column, found.to_owned());
    assert_eq!(
        places(&library, &["ofsted"]),
        [place("a.txt", 2, 27, "Ofsted"), place("b.txt", 2, 40, "Ofsted")]
    );
    assert_eq!(
        places(&library, &["care leavers", "care"]),
        [place("a.txt", 2, 5, "care leavers"), place("b.txt", 1, 1, "Care leavers")]
    );
    assert_eq!(places(&library, &["cafe"]), [place("c.txt", 1, 42, "café")]);
    assert!(places(&library, &["nothing"]).is_empty());
}

#[test]
fn mentions_are_counted_and_can_be_stopped() {
    let folder = Folder::new(&[("a.txt", &"Ofsted came. ".repeat(5000)), ("b.txt", "Ofsted.")]);
    let library = folder.library();
    let question =
        MentionQuestion { terms: vec!["ofsted".to_owned()], ..MentionQuestion::default() };
    let (counts, totals) = library.mention_counts(&question, CountBy::Path).unwrap();
    assert_eq!((counts[0].count, counts[1].count, totals.items), (5000, 1, 2));
    let mut seen = 0;
    library
        .mentions(&question, &mut |_| {
            seen += 1;
            if seen == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
        .unwrap();
    assert_eq!(seen, 3);
}

#[test]
fn context_is_counted_in_words() {
    let folder = Folder::new(&[("a.txt", "one two three, Ofsted, four\nfive six")]);
    let library = folder.library();
    let question = MentionQuestion {
        terms: vec!["ofsted".to_owned()],
        context: Context::Words(2),
        ..MentionQuestion::default()
    };
    let mut all = Vec::new();
    library
        .mentions(&question, &mut |m| {
            all.push((m.before, m.after));
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(all, [("two three, ".to_owned(), ", four five".to_owned())]);
}

#[test]
fn facets_are_exact_and_leave_their_own_filter_out() {
    let folder = samples();
    let library = folder.library();
    let facets = [FacetRequest::parse("part"), FacetRequest::parse("format:1")];
    let filters = Filters { part: vec![crate::item::Part::Report], ..Filters::default() };
    let answer = library.facets("ofsted", &filters, &facets).unwrap();
    assert_eq!(answer.total, 0);
    assert_eq!(
        (answer.facets["part"][0].value.as_str(), answer.facets["part"][0].count),
        ("preamble", 2)
    );
    assert!(answer.facets["format"].is_empty());
    let error = library.facets("", &Filters::default(), &[FacetRequest::parse("colour")]);
    assert!(error.unwrap_err().to_string().contains("there are council, committee"));
}

#[test]
fn files_are_filtered_by_path() {
    let folder = samples();
    let library = folder.library();
    let with = |path: &str| {
        let filters = Filters { path: vec![path.to_owned()], ..Filters::default() };
        let question = SearchQuestion { filters, ..SearchQuestion::default() };
        library.search(&question).unwrap().total
    };
    assert_eq!((with("sub/*"), with("*.txt"), with("A.TXT"), with("z*")), (1, 3, 1, 0));
}

#[test]
fn an_item_is_shown_by_its_id() {
    let folder = samples();
    let library = folder.library();
    let question = SearchQuestion { query: "brien".to_owned(), ..SearchQuestion::default() };
    let hit = library.search(&question).unwrap().hits.remove(0);
    let Shown::Item { item, .. } = library.show(&hit.item.id).unwrap() else { panic!() };
    assert_eq!(item.text, hit.item.text);
    for id in ["", "-", "zz-1", "0000000000-1", "m0"] {
        assert!(matches!(library.show(id), Err(SearchError::UnknownId(_))), "{id}");
    }
}

#[test]
fn strict_queries_and_snippets() {
    let folder = samples();
    let library = folder.library();
    let question =
        SearchQuestion { query: "\"care leavers".to_owned(), ..SearchQuestion::default() };
    let answer = library.search(&question).unwrap();
    assert_eq!((answer.total, answer.notes.len()), (2, 1));
    let snippet = &answer.hits[0].snippet;
    let (from, to) = snippet.highlights[0];
    let marked: String =
        snippet.text.chars().skip(from as usize).take((to - from) as usize).collect();
    assert_eq!(marked.to_lowercase(), "care leavers");
    assert!(library.search(&SearchQuestion { strict: true, ..question }).is_err());
}

#[test]
fn status_says_what_is_stale_and_what_failed() {
    let folder = samples();
    folder.write("empty.txt", "");
    let library = folder.library();
    folder.write("a.txt", "changed");
    std::fs::remove_file(folder.0.path().join("b.txt")).unwrap();
    let status = library.status().unwrap();
    assert_eq!((status.documents, status.items, status.failed.len()), (3, 3, 1));
    assert_eq!(status.stale.len(), 2);
    assert!(library.check().unwrap().sound);
}

#[test]
fn limits_and_offsets_beyond_all_hits_are_no_trouble() {
    let folder = samples();
    let library = folder.library();
    let page = |limit, offset| {
        let question =
            SearchQuestion { limit, offset, sort: Sort::Date, ..SearchQuestion::default() };
        library.search(&question).unwrap().hits.len()
    };
    assert_eq!([page(2, 0), page(2, 2), page(usize::MAX, 1), page(5, usize::MAX)], [2, 1, 2, 0]);
}

/// Every word of some texts, looked for by the index and by a regular expression.
#[test]
fn mentions_are_the_places_that_a_whole_word_search_gives() {
    let texts = [
        "The Children’s Board met; it’s agreed: £5m (2019-20) for co-operation, and/or ½ day.",
        "Ofsted-led visits, Ofsted's letter, “Ofsted” – OFSTED. A.B. Smith's re-visit_note _x_",
        "naïve café cafés Élan m² 12.30pm 12:30 5% e.g. i.e. Ofsted\nOfsted\n\nofsted's\tend",
    ];
    let folder = Folder::new(&[("a.txt", texts[0]), ("b.txt", texts[1]), ("c.txt", texts[2])]);
    let library = folder.library();
    let word = regex::Regex::new(r"\w+").unwrap();
    for text in texts {
        for found in word.find_iter(text) {
            // Folding finds more than the letter: `cafe` finds `café`, but not here.
            let exact = regex::Regex::new(&format!(r"(?i)\b{}\b", found.as_str())).unwrap();
            let expected: usize = texts.iter().map(|text| exact.find_iter(text).count()).sum();
            assert_eq!(places(&library, &[found.as_str()]).len(), expected, "{}", found.as_str());
        }
    }
}

#[test]
fn the_same_minute_in_two_documents_is_folded() {
    let minute = "Harrowfen Borough Council\nPlanning Board, 6 June 2019\n".to_owned()
        + &"The board heard of the repairs to the moot hall and asked for a report. ".repeat(5);
    let folder =
        Folder::new(&[("draft.txt", &minute), ("z/draft.txt", &minute.replace(" 6", " 7"))]);
    let library = folder.library();
    let ask = |fold| {
        let question =
            SearchQuestion { query: "repairs".to_owned(), fold, ..SearchQuestion::default() };
        let answer = library.search(&question).unwrap();
        (answer.total, answer.hits.len(), answer.hits[0].also.len())
    };
    assert_eq!(ask(false), (2, 2, 0));
    // Of two meetings, unless the documents say that they are of one.
    let meetings = library.meetings(&MeetingQuestion { limit: 10, ..MeetingQuestion::default() });
    let one = meetings.unwrap().total == 1;
    assert_eq!(ask(true), if one { (2, 1, 1) } else { (2, 2, 0) });
}

#[test]
fn a_near_word_is_offered_where_nothing_is_found() {
    let folder = samples();
    let library = folder.library();
    let ask = |query: &str| {
        let question = SearchQuestion { query: query.to_owned(), ..SearchQuestion::default() };
        library.search(&question).unwrap().notes
    };
    assert_eq!(ask("ofsetd"), ["did you mean `ofsted` for `ofsetd`?"]);
    assert!(ask("ofsted").is_empty() && ask("xylophonic").is_empty());
}

#[test]
fn a_standing_search_reports_each_item_once() {
    let folder = samples();
    let question = SearchQuestion { query: "ofsted".to_owned(), ..SearchQuestion::default() };
    let new = || {
        let unseen = folder.library().unseen("ofsted", &question).unwrap();
        unseen.mark_seen().unwrap();
        unseen.hits.len()
    };
    assert_eq!([new(), new()], [2, 0]);
    folder.write("d.txt", "Ofsted came to Little Marrow.");
    assert_eq!([new(), new()], [1, 0]);
    // A report that was never shown comes again.
    folder.write("d.txt", "Ofsted came to Little Marrow again.");
    assert_eq!(folder.library().unseen("ofsted", &question).unwrap().hits.len(), 1);
    assert_eq!([new(), new()], [1, 0]);
}

#[test]
fn saved_searches_are_kept_by_name() {
    let folder = samples();
    let place = folder.library().snapshot().place.clone();
    let search = |query: &str| saved::Saved { args: vec![query.to_owned()] };
    saved::save(&place, "one", search("ofsted")).unwrap();
    saved::save(&place, "two", search("care")).unwrap();
    assert_eq!(saved::saved(&place).unwrap()["one"], search("ofsted"));
    assert!(saved::remove(&place, "one").unwrap() && !saved::remove(&place, "one").unwrap());
    assert_eq!(saved::saved(&place).unwrap().len(), 1);
    assert!(saved::save(&place, "../three", search("x")).is_err());
}

#[test]
fn everything_is_exported_in_order_and_with_filters() {
    let folder = samples();
    let library = folder.library();
    let ask = |filters: &Filters| {
        let mut names = Vec::new();
        library
            .each_item(filters, &mut |item| {
                names.push(item.source.path.rsplit('/').next().unwrap().to_owned());
                ControlFlow::Continue(())
            })
            .unwrap();
        names.join(" ")
    };
    assert_eq!(ask(&Filters::default()), "a.txt b.txt c.txt");
    let filters = Filters { path: vec!["b.*".to_owned()], ..Filters::default() };
    assert_eq!(ask(&filters), "b.txt");
}

#[test]
fn the_thread_of_a_matter_runs_through_the_meetings() {
    let matter = "The moot hall roof leaks; slates from Harrowfen quarry were ordered for repairs.";
    let files: Vec<(String, String)> = (0..30)
        .map(|n| {
            let text = match n % 10 {
                3 => format!("{matter} Report {n}."),
                _ => format!("Report {n} on allotment number {n}, drains and lamps {n}."),
            };
            (format!("{n:02}.txt"), text)
        })
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
    let folder = Folder::new(&files);
    let library = folder.library();
    let question = SearchQuestion { query: "slates".to_owned(), ..SearchQuestion::default() };
    let hit = library.search(&question).unwrap().hits.remove(0);
    let thread = library.similar(&hit.item.id, 10).unwrap();
    assert_eq!(thread.total, 3);
    assert!(thread.hits.iter().all(|hit| hit.item.text.contains("slates")));
}

#[test]
fn a_persons_items_are_those_of_the_meetings_and_items_attended() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/documents/classic/document.txt");
    let minutes = std::fs::read_to_string(path).unwrap();
    let folder = Folder::new(&[("minutes.txt", &minutes), ("other.txt", "Wren and Fenn wrote.")]);
    let library = folder.library();
    let ask = |name: &str, status: &[crate::item::Status]| {
        let filters = Filters {
            attendee: vec![name.to_owned()],
            status: status.to_vec(),
            ..Filters::default()
        };
        let items = library
            .search(&SearchQuestion { filters: filters.clone(), ..SearchQuestion::default() })
            .unwrap();
        let meetings = library
            .meetings(&MeetingQuestion { filters, limit: 9, ..MeetingQuestion::default() })
            .unwrap();
        (items.total, meetings.total)
    };
    let apologies = [crate::item::Status::Apologies];
    let (whole, meetings) = ask("Wren", &[]);
    assert!(whole > 3 && meetings == 1);
    // There for one item only, with the consent of the Chair.
    assert_eq!(ask("Odile Marsh", &[]), (1, 1));
    assert_eq!(ask("Fenn", &[]), (0, 0));
    assert_eq!(ask("Fenn", &apologies), (whole, 1));
    assert_eq!(ask("Wren", &apologies), (0, 0));
    assert_eq!(ask("Nobody Here", &[]), (0, 0));
}

#[test]
fn items_are_filtered_by_their_ids() {
    let folder = samples();
    let library = folder.library();
    let hits = library.search(&SearchQuestion::default()).unwrap().hits;
    let ids = vec![hits[1].item.id.clone(), "0000000000-1".to_owned(), "no id".to_owned()];
    let query = crate::query::lower::sittings_and_items(Vec::new(), &ids);
    let found = library.snapshot.searcher.search(&*query, &tantivy::collector::Count).unwrap();
    assert_eq!(found, 1);
}
