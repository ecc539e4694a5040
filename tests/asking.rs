//! Who was where, since when it is known, and who contradicts whom: the questions about people and
//! meetings, asked as a user does.

use std::path::Path;

use serde_json::Value;

use crate::harness::{Dir, Run};
use crate::schemas::hold;

const MAY: &str = "\
HARROWFEN BOROUGH COUNCIL

SCHOOLS PANEL

MINUTES OF THE MEETING HELD ON 14 MAY 2020

Present: Councillors Wren (Chair), Tolley and J Marsh

Apologies: Councillor Okafor

23. APOLOGIES AND CHANGES IN MEMBERSHIP

The apologies of Councillor Okafor were noted.

24. MINUTES OF THE PREVIOUS MEETING

RESOLVED that the minutes of the meeting held on 5 March 2020 be approved and signed as a correct record.

25. SCHOOL PERFORMANCE

Odile Fenn, Head of Schools, was present and, with the consent of the Chair, addressed the Panel.

RESOLVED that the results be noted.

26. SCHOOL PLACES

The Panel discussed school places.

27. SCHOOL MEALS

The Panel discussed the price of meals.

28. DATE OF THE NEXT MEETING

The next meeting will be on 9 July 2020.
";

const JULY: &str = "\
HARROWFEN BOROUGH COUNCIL

SCHOOLS PANEL

MINUTES OF THE MEETING HELD ON 9 JULY 2020

Present: Councillors Tolley (Chair), J Marsh and P Marsh

Apologies: Councillor Wren

29. SCHOOL TRANSPORT

Odile Fenn, Executive Director, was present and, with the consent of the Chair, addressed the Panel.

Ofsted was not mentioned again.

30. SCHOOL PLACES

The Panel discussed school places.

31. SCHOOL MEALS

The Panel discussed meals.

32. BUILDINGS

The Panel discussed roofs.

33. GOVERNORS

The Panel discussed governors.

34. ADMISSIONS

RESOLVED that the admissions policy be adopted.
";

const JULY_DRAFT: &str = "\
HARROWFEN BOROUGH COUNCIL

SCHOOLS PANEL

DRAFT MINUTES OF THE MEETING HELD ON 9 JULY 2020

Present: Councillors Tolley (Chair), J Marsh, P Marsh and Wren

29. SCHOOL TRANSPORT

The Panel discussed school buses.

30. SCHOOL PLACES

Places.

31. SCHOOL MEALS

Meals.

32. BUILDINGS

Roofs.

33. GOVERNORS

Governors.

34. ADMISSIONS

RESOLVED that the admissions policy be adopted.
";

const JUNE: &str = "\
HARROWFEN BOROUGH COUNCIL

SCHOOLS PANEL

AGENDA FOR THE MEETING TO BE HELD ON 11 JUNE 2020

1. ADMISSIONS

2. SCHOOL PLACES
";

const FRAGMENT: &str = "\
20. SCHOOL PERFORMANCE

Odile Fenn, Head of Schools, was present and, with the consent of the Chair, addressed the Panel.

The Panel noted the following:

- Ofsted had visited two schools.

RESOLVED that a further report be brought.
";

/// Five documents of one panel: minutes, a draft that contradicts them, an agenda, and one page of a
/// meeting that no document here is of.
fn panel() -> Dir {
    let dir = Dir::new();
    for (name, text) in [
        ("may.txt", MAY),
        ("july.txt", JULY),
        ("july-draft.txt", JULY_DRAFT),
        ("june.txt", JUNE),
        ("fragment.txt", FRAGMENT),
    ] {
        dir.write(name, text);
    }
    dir.run(&["index", "."]).exits(0);
    dir
}

fn lines(dir: &Dir, args: &[&str]) -> Vec<Value> {
    dir.run(&[args, &["--format", "jsonl"]].concat()).exits(0).json_lines()
}

/// Value and count of each line of a `--by`.
fn counts(dir: &Dir, args: &[&str]) -> Vec<(String, u64)> {
    let count = |line: &Value| {
        (line["value"].as_str().unwrap().to_owned(), line["count"].as_u64().unwrap())
    };
    lines(dir, args).iter().map(count).collect()
}

#[test]
fn an_inferred_day_counts_everywhere_unless_only_stated_ones_do() {
    let dir = panel();
    let found = |args: &[&str]| dir.run(args).status == 0;
    for ask in [
        &["meetings", "--date", "2020-03"][..],
        &["search", "ofsted", "--date", "2020-03-05"],
        &["search", "ofsted date:2020-03"],
        &["search", "ofsted", "--filter", "month=2020-03"],
        &["mentions", "ofsted", "--date", "2020-03"],
        &["facets", "topic", "ofsted", "--date", "2020-03"],
        &["export", "jsonl", "--date", "2020-03"],
        &["meetings", "--committee", "schools panel", "--date", "2020-03"],
        &["people", "Odile Fenn", "--date", "2020-03"],
    ] {
        assert!(found(ask), "{ask:?} finds the fragment");
        assert!(!found(&[ask, &["--stated-only"]].concat()), "{ask:?} does not with --stated-only");
    }
    let mention = &lines(&dir, &["mentions", "ofsted", "--path", "fragment.txt"])[0];
    assert_eq!(
        (&mention["date"], &mention["date_source"]),
        (&"2020-03-05".into(), &"inferred".into())
    );
    hold("mention.json", [mention]);
    assert!(dir.run(&["mentions", "ofsted"]).stdout.contains("2020-03-05 (inferred)"));
    let stated =
        &lines(&dir, &["mentions", "ofsted", "--path", "fragment.txt", "--stated-only"])[0];
    assert_eq!((&stated["date"], &stated["date_source"]), (&Value::Null, &Value::Null));
    let by_month = counts(&dir, &["facets", "month", "ofsted"]);
    assert_eq!(by_month, [("2020-03".to_owned(), 1), ("2020-07".to_owned(), 1)]);
    let oldest = &lines(&dir, &["search", "ofsted", "--sort", "date"])[0];
    assert_eq!(oldest["source"]["path"], "fragment.txt");
    assert_eq!(oldest["meeting"]["date_source"], "inferred");
}

#[test]
fn a_meeting_says_why_it_is_of_its_day_and_which_documents_are_one() {
    let dir = panel();
    let all = lines(&dir, &["meetings", "--explain"]);
    hold("meeting.json", &all);
    let of = |day: &str| all.iter().find(|meeting| meeting["date"] == day).unwrap();
    let reason = of("2020-03-05")["explained"]["inferred_by"].as_str().unwrap();
    assert!(reason.contains("minutes of the meeting held on 5 March 2020"), "{reason}");
    assert_eq!(of("2020-07-09")["explained"]["sittings"].as_array().unwrap().len(), 2);
    assert_eq!(of("2020-05-14")["explained"]["inferred_by"], Value::Null);
    let text = dir.run(&["meetings", "--explain"]).exits(0).stdout;
    assert!(
        text.contains("the day is inferred: ") && text.contains("2 documents are one meeting"),
        "{text}"
    );
    // Without the inference the page stands alone, behind all that is dated.
    let stated = lines(&dir, &["meetings", "--stated-only"]);
    let last = stated.last().unwrap();
    assert_eq!((&last["date"], &last["committee"]), (&Value::Null, &Value::Null));
    assert_eq!(last["sources"][0]["path"], "fragment.txt");
}

#[test]
fn a_surname_of_two_is_answered_for_both_and_each_is_named() {
    let dir = panel();
    let run = dir.run(&["meetings", "--attendee", "Marsh", "--format", "jsonl"]).exits(0);
    assert!(run.stderr.contains("J Marsh (j-marsh) or P Marsh (p-marsh)"), "{}", run.stderr);
    let rows: Vec<(String, String)> = run
        .json_lines()
        .iter()
        .map(|m| {
            (m["date"].as_str().unwrap().into(), m["attendee"]["person"].as_str().unwrap().into())
        })
        .collect();
    let row = |day: &str, who: &str| (day.to_owned(), who.to_owned());
    assert_eq!(
        rows,
        [row("2020-07-09", "j-marsh"), row("2020-07-09", "p-marsh"), row("2020-05-14", "j-marsh")]
    );
}

#[test]
fn several_persons_are_asked_for_together_or_either() {
    let dir = panel();
    let either = ["meetings", "--attendee", "P Marsh", "--attendee", "Wren"];
    assert_eq!(lines(&dir, &either).len(), 2);
    // Minutes and draft disagree about Wren in July: what claims less counts.
    dir.run(&[&either[..], &["--all"]].concat()).exits(1);
    let both = ["meetings", "--attendee", "Tolley", "--attendee", "J Marsh", "--all"];
    assert_eq!(lines(&dir, &both).len(), 4);
    assert_eq!(counts(&dir, &[&both[..], &["--by", "year"]].concat()), [("2020".to_owned(), 2)]);
}

#[test]
fn an_office_is_asked_for_like_a_person() {
    let dir = panel();
    let run = dir.run(&["meetings", "--attendee", "Executive Director", "--format", "jsonl"]);
    assert!(run.stderr.contains("taken as an office"), "{}", run.stderr);
    let by_role = lines(&dir, &["meetings", "--role", "executive director"]);
    assert_eq!(run.exits(0).json_lines(), by_role);
    assert_eq!(by_role.len(), 1);
    assert_eq!(by_role[0]["attendee"]["person"], "odile-fenn");
    let chaired = lines(&dir, &["meetings", "--attendee", "Tolley", "--capacity", "chair"]);
    assert_eq!((chaired.len(), &chaired[0]["date"]), (1, &"2020-07-09".into()));
    let items = lines(&dir, &["search", "--role", "executive director"]);
    assert!(items.iter().all(|item| item["title"] == "SCHOOL TRANSPORT"), "there for one item");
    dir.run(&["meetings", "--capacity", "chair"]).fails_with(&["--attendee", "--role"]);
    dir.run(&["meetings", "--role", "Beadle"]).exits(1);
}

#[test]
fn counts_have_their_denominators() {
    let dir = panel();
    let people = lines(&dir, &["people"]);
    hold("person.json", &people);
    let okafor = people.iter().find(|one| one["person"] == "okafor").unwrap();
    assert_eq!(okafor["committees"][0]["recorded"], 1);
    let tolley = people.iter().find(|one| one["person"] == "tolley").unwrap();
    let tally = &tolley["committees"][0];
    assert_eq!((&tally["attended"], &tally["recorded"]), (&2.into(), &2.into()));
    assert_eq!((&tally["meetings"], &tally["unrecorded"]), (&3.into(), &1.into()), "the agenda's");
    let text = dir.run(&["people", "Tolley"]).exits(0).stdout;
    assert!(
        text.contains(
            "attended 2 of 2 recorded meetings of Schools Panel between 14 May 2020 and 9 July 2020; 1 \
             more not recorded"
        ),
        "{text}"
    );
    let may = &lines(&dir, &["people", "Tolley", "--date", "2020-05"])[0];
    assert_eq!((&may["attended"], &may["committees"][0]["meetings"]), (&1.into(), &1.into()));
    let first = |sort: &str| lines(&dir, &["people", "--sort", sort])[0]["person"].clone();
    assert_eq!(first("attended"), "odile-fenn");
    assert_eq!(first("name"), "j-marsh");
    assert_eq!(first("apologies"), "okafor");
}

#[test]
fn everything_can_be_counted_by_year_month_committee_topic_and_person() {
    let dir = panel();
    for command in [&["meetings"][..], &["mentions", "school"], &["search", "school"]] {
        for by in ["year", "month", "committee", "topic", "person"] {
            let found = counts(&dir, &[command, &["--by", by]].concat());
            assert!(
                found.iter().all(|(_, count)| *count > 0) && !found.is_empty(),
                "{command:?} {by}"
            );
        }
    }
    let by_person = counts(&dir, &["search", "buses OR transport", "--by", "person"]);
    assert!(by_person.contains(&("Odile Fenn".to_owned(), 2)), "there for the item: {by_person:?}");
    let meals = counts(&dir, &["search", "meals", "--by", "person"]);
    assert!(!meals.iter().any(|(name, _)| name == "Odile Fenn"), "not there for it: {meals:?}");
    let line = counts(&dir, &["people", "Tolley", "--by", "month"]);
    assert_eq!(line, [("2020-05".to_owned(), 1), ("2020-07".to_owned(), 1)]);
    let meetings = counts(&dir, &["meetings", "--by", "person"]);
    assert!(meetings.contains(&("Tolley".to_owned(), 2)), "{meetings:?}");
}

#[test]
fn check_tells_which_documents_contradict_each_other() {
    let dir = panel();
    let checked = dir.run(&["check", "--format", "json"]).exits(0).json();
    hold("check.json", [&checked]);
    assert_eq!(checked["sound"], true);
    let [one] = checked["contradictions"].as_array().unwrap().as_slice() else {
        panic!("one contradiction: {checked}")
    };
    assert_eq!((&one["about"], &one["date"]), (&"attendance of Wren".into(), &"2020-07-09".into()));
    assert_eq!(
        (&one["first"]["path"], &one["second"]["path"]),
        (&"july-draft.txt".into(), &"july.txt".into())
    );
    let run = dir.run(&["check"]).exits(0);
    assert!(
        run.stdout.contains("july.txt:9") && run.stderr.contains("1 contradiction"),
        "{}",
        run.stdout
    );
}

#[test]
fn context_is_words_or_lines() {
    let dir = panel();
    let of = |context: &str| lines(&dir, &["mentions", "visited", "--context", context])[0].clone();
    assert_eq!(of("1")["before"], "had ");
    assert_eq!(of("0lines")["before"], "- Ofsted had ");
    assert_eq!(of("2 lines")["before"], "The Panel noted the following: - Ofsted had ");
    assert_eq!(of("2l")["after"], " two schools. RESOLVED that a further report be brought.");
    dir.run(&["mentions", "visited", "--context", "many"]).fails_with(&["many", "2lines"]);
}

/// What `status` says of new, changed and oddly named files.
#[test]
fn status_names_what_is_new_and_does_not_call_odd_names_stale() {
    let dir = panel();
    dir.write("new.txt", "Ofsted came\n");
    let status = dir.run(&["status", "--format", "json"]).exits(0).json();
    hold("status.json", [&status]);
    assert_eq!(status["new"], serde_json::json!(["new.txt"]));
    assert_eq!(status["stale"], serde_json::json!([]));
    assert!(dir.run(&["status"]).stdout.contains("new: new.txt"));
    dir.run(&["index", "."]).exits(0);
    let status = dir.run(&["status", "--format", "json"]).exits(0).json();
    assert_eq!(
        (&status["new"], &status["stale"]),
        (&serde_json::json!([]), &serde_json::json!([]))
    );
}

/// A name that is no UTF-8 is shown with a mark in it, and was stale for ever.
#[cfg(target_os = "linux")]
#[test]
fn a_file_whose_name_is_no_utf8_is_not_stale_for_ever() {
    use std::os::unix::ffi::OsStrExt;
    let dir = Dir::new();
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.txt");
    std::fs::write(dir.path().join(name), "Ofsted came\n").unwrap();
    dir.run(&["index", "."]).exits(0);
    let status: Run = dir.run(&["status", "--format", "json"]).exits(0);
    let status = status.json();
    assert_eq!(
        (&status["new"], &status["stale"]),
        (&serde_json::json!([]), &serde_json::json!([]))
    );
}

#[test]
fn hits_of_one_meeting_stand_under_it() {
    let dir = panel();
    let hits = lines(&dir, &["search", "school", "--group", "meeting"]);
    hold("hit.json", &hits);
    let mut meetings: Vec<&str> =
        hits.iter().map(|hit| hit["meeting"]["id"].as_str().unwrap()).collect();
    meetings.dedup();
    let all = meetings.len();
    meetings.sort_unstable();
    meetings.dedup();
    assert_eq!(meetings.len(), all, "each meeting in one place");
    let run = dir.run(&["search", "school", "--group", "meeting", "--limit", "1"]).exits(0);
    assert_eq!(run.stdout.matches("Schools Panel, show m").count(), 1, "{}", run.stdout);
    assert!(run.stderr.contains(&format!("of {all} meetings")), "{}", run.stderr);
}

#[test]
fn an_unknown_field_is_read_as_words_and_a_note_points_at_it() {
    let dir = panel();
    let run = dir.run(&["search", "school meels:price"]);
    assert!(run.stderr.contains("query, character 8: no field `meels:`"), "{}", run.stderr);
    let run = dir.run(&["search", "discussed:meals"]).exits(0);
    assert!(run.stderr.contains("`minutebook help query`"), "{}", run.stderr);
    dir.run(&["search", "discussed:meals", "--strict"])
        .fails_with(&["character 1 of `discussed:meals`", "leave out --strict"]);
    for empty in ["", "()", "*"] {
        let run = dir.run(&["search", empty]).exits(0);
        assert!(run.stderr.contains("every item matches"), "{empty}: {}", run.stderr);
    }
    assert!(!dir.run(&["search", "--decided"]).exits(0).stderr.contains("every item"));
}

#[test]
fn hostile_queries_end_soon_in_an_answer_or_one_line() {
    let dir = panel();
    let long = [
        "a".repeat(100_000),
        "(".repeat(10_000),
        "(a OR ".repeat(10_000),
        "a* ".repeat(1000),
        "*a* OR ".repeat(1000),
        "(a+)+$".repeat(100),
        "the NEAR/10000 ".repeat(1000),
        "school~2 ".repeat(1000),
        "topic:a ".repeat(1000),
        "attendee:a OR ".repeat(1000),
        "-".repeat(50_000),
        "\"".repeat(50_000),
    ];
    for command in ["search", "mentions", "facets"] {
        for query in &long {
            let run = match command {
                "facets" => dir.run(&[command, "topic", query]),
                _ => dir.run(&[command, "--", query]),
            };
            let what = format!("{command} {}…", &query[..20]);
            assert!((0..=2).contains(&run.status), "{what}: {}", run.status);
            assert!(run.stderr.len() < 2000, "{what}: {} bytes", run.stderr.len());
        }
    }
}

#[test]
fn the_shell_is_offered_what_the_index_holds() {
    let dir = panel();
    let offered = |what: &str| dir.run(&["__complete", what]).stdout;
    assert_eq!(offered("committee"), "Schools Panel\n");
    assert!(offered("people").contains("Odile Fenn\n") && offered("facets").contains("topic\n"));
    dir.run(&["save", "buses", "buses"]).exits(0);
    assert_eq!(offered("saved"), "buses\n");
    for (shell, sign) in [
        ("bash", "__complete"),
        ("zsh", ":_minutebook_values committee'"),
        ("fish", "-l committee -x -a"),
    ] {
        let script = dir.run(&["completions", shell]).exits(0).stdout;
        assert!(script.contains(sign), "{shell}");
    }
    let zsh = dir.run(&["completions", "zsh"]).stdout;
    for positional in ["values people'", "values saved'", "values facets'", "values topic'"] {
        assert!(zsh.contains(positional), "{positional}");
    }
    assert_eq!(Dir::new().run(&["__complete", "people"]).exits(1).stderr, "");
}

/// The script for zsh took an option of `compadd` for the kind of value and offered nothing.
#[test]
fn zsh_and_fish_are_offered_values_by_their_own_scripts() {
    let dir = panel();
    let program = Path::new(env!("CARGO_BIN_EXE_minutebook")).parent().unwrap();
    let path = std::env::join_paths(
        [program.to_owned()]
            .into_iter()
            .chain(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())),
    );
    let path = path.unwrap();
    // As `_arguments` calls it: with options for `compadd` first.
    let zsh = "compdef() { : }; compadd() { print -l -- $values }; \
               source ./script; _minutebook_values -J -default- committee";
    let fish = "source ./script; complete -C 'minutebook search --committee '; \
                complete -C 'minutebook export p'";
    for (shell, asks, offered) in [
        ("zsh", ["-f", "-c", zsh].as_slice(), "Schools Panel\n"),
        ("fish", &["--no-config", "-c", fish], "Schools Panel\npopolo\n"),
    ] {
        std::fs::write(dir.path().join("script"), dir.run(&["completions", shell]).stdout).unwrap();
        let mut asked = std::process::Command::new(shell);
        asked.args(asks).current_dir(dir.path()).env("PATH", &path).env("HOME", dir.path());
        match asked.output() {
            Ok(output) => assert_eq!(Run::of(output).stdout, offered, "{shell}"),
            Err(_) => eprintln!("skipped: {shell} is not installed"),
        }
    }
}

#[test]
fn what_is_asked_for_twice_is_looked_for_once() {
    let dir = panel();
    let once = ["meetings", "--attendee", "Tolley", "--format", "jsonl"];
    let thrice = [&once[..], &["--attendee", "Tolley", "--attendee", "Tolley"]].concat();
    assert_eq!(dir.run(&thrice).exits(0).stdout, dir.run(&once).exits(0).stdout);
    let facets = ["search", "school", "--facets", "year,year:3,year", "--format", "json"];
    assert_eq!(dir.run(&facets).exits(0).json()["facets"]["year"].as_array().unwrap().len(), 1);
    // A value of ever so many words fits no value of few.
    let many = "schools ".repeat(10_000) + "panel";
    let found = lines(&dir, &["meetings", "--committee", &many]);
    assert_eq!(found.len(), lines(&dir, &["meetings", "--committee", "panel schools"]).len());
}

/// Five items matched, one folded under another, and the rest was said to be elsewhere.
#[test]
fn an_item_that_is_folded_counts_as_shown() {
    let dir = panel();
    let run = dir.run(&["search", "admissions policy"]).exits(0);
    assert!(run.stdout.contains("one more like it"), "{}", run.stdout);
    assert!(run.stderr.contains("2 items") && !run.stderr.contains("--limit"), "{}", run.stderr);
}

#[test]
fn a_word_is_not_suggested_for_one_that_is_not_like_it() {
    let dir = panel();
    assert!(!dir.run(&["search", "brien"]).stderr.contains("did you mean"));
    assert!(dir.run(&["search", "oftsed"]).stderr.contains("did you mean `ofsted`"));
}

#[test]
fn a_bare_surname_of_two_stays_unclear_and_is_told_of() {
    let dir = panel();
    let bare =
        JULY.replace("9 JULY 2020", "10 SEPTEMBER 2020").replace("J Marsh and P Marsh", "Marsh");
    dir.write("september.txt", bare);
    dir.run(&["index", "."]).exits(0);
    let people = lines(&dir, &["people", "Marsh"]);
    hold("person.json", &people);
    let unclear: Vec<&Value> =
        people.iter().filter(|one| !one["may_be"].as_array().unwrap().is_empty()).collect();
    assert_eq!(unclear.len(), 1, "{people:?}");
    assert_eq!(unclear[0]["may_be"], serde_json::json!(["j-marsh", "p-marsh"]));
    assert!(
        dir.run(&["people", "Marsh"]).stdout.contains("unclear which: may be j-marsh or p-marsh")
    );
    let run = dir.run(&["meetings", "--attendee", "J Marsh", "--format", "jsonl"]).exits(0);
    assert!(run.json_lines().iter().all(|meeting| meeting["date"] != "2020-09-10"));
    assert!(run.stderr.contains("not counted: `Marsh`"), "{}", run.stderr);
    assert!(run.stderr.contains("at 1 meeting may be j-marsh or p-marsh"), "{}", run.stderr);
}

#[test]
fn a_name_a_letter_off_is_suggested() {
    let dir = panel();
    let run = dir.run(&["meetings", "--attendee", "Odille Fenn"]).exits(1);
    assert!(run.stderr.contains("did you mean Odile Fenn?"), "{}", run.stderr);
    let run = dir.run(&["people", "Xanthippe"]).exits(1);
    assert!(run.stderr.contains("`minutebook people` lists everybody"), "{}", run.stderr);
}
