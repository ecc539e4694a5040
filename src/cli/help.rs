//! `help`: the program, one command, or one of the topics that are longer than an option's line.

use std::io::Write;

use anyhow::bail;
use clap::Args;
use minutebook::index::schema::FACETS;

use super::output::Surroundings;
use super::{Outcome, program};

/// Explain a command, or a topic: query, filters
#[derive(Debug, Args)]
pub struct HelpArgs {
    /// A command, or `query` or `filters`
    topic: Option<String>,
}

/// Explains it.
pub fn run(args: &HelpArgs, around: &Surroundings) -> anyhow::Result<Outcome> {
    let text = match args.topic.as_deref() {
        None => program().render_long_help().to_string(),
        Some("query") => QUERY.to_owned(),
        Some("filters") => FILTERS.replace("{facets}", &FACETS.join(", ")),
        Some(name) => {
            let mut program = program();
            program.build();
            match program.find_subcommand_mut(name) {
                Some(command) => command.render_long_help().to_string(),
                None => bail!(
                    "{name}: no such command or topic; `minutebook help` lists the commands, the \
                     topics are query and filters"
                ),
            }
        }
    };
    let mut out = around.paged();
    out.write_all(text.as_bytes())?;
    out.close()?;
    Ok(Outcome::Found)
}

const QUERY: &str = r#"The query language of `search`, `facets`, `save` and (a term at a time) `mentions`

  care leavers          both words, anywhere in the item
  "care leavers"        the phrase
  "care leavers"~3      the words with up to three others between them, in any order
  fostering OR adoption either; OR is weaker than words side by side
  school -academy       the first without the second; NOT academy says the same
  (a OR b) c            brackets group
  inspect*              any ending; * and ? (one letter) stand anywhere in a word
  belweather~1          one letter may differ; ~2: two
  review~               other forms too: reviewed, reviews (--stem does so for every word)
  budget NEAR/5 cut     at most five words between them, in either order
  title:performance     in the title only

Fields: title, body (or text), decision, committee, council, topic, attendee, number, date, kind, part,
year, month, decided, exempt, layout, format.

  decision:budget date:2019..2020 committee:scrutiny

Words are exact but for case and accents, so that Reading is a town. Punctuation inside a word is
part of it: O'Brien, 12:30, 95/20, well-being. OR, AND, NOT and NEAR are written in capitals.
Nothing typed is an error: what cannot be read is left out, an unknown field is read as words, and a
note points at the place (--strict makes that an error). For the shell, put the query in single quotes: 'title:performance -"draft report"'.
"#;

const FILTERS: &str = r"Filters, the same on every query: the same one twice means either, different ones mean both

  --committee NAME      a few words of the name will do: --committee 'children scrutiny'
  --council NAME        likewise
  --attendee NAME       meetings at which this person was; any form of the name, or an id
  --role OFFICE         whoever held this office there: --role 'Executive Director'; with --attendee
                        only where the person held it
  --status STATUS       with --attendee or --role: present, substitute, in-attendance, apologies,
                        absent, listed; without it the first three, which mean attended
  --capacity CAPACITY   likewise: chair, vice-chair, member, appointed, officer, guest
  --topic TOPIC         a topic, or part of its path: --topic Procedural
  --date RANGE          2019, 2019-06, 2019-06-06, 2019-06..2020-01, 2019.., ..2021
  --kind KIND           minutes, agenda, agenda-pack, decision, other
  --part PART           item, preamble, report, closing
  --decided             items with a decision
  --path GLOB           files: '2019/*.pdf'
  --stated-only         a day that no document states but that others give away counts everywhere
                        and is called inferred; with this it counts as unknown
  --no-procedural       without apologies, declarations, minutes of the last meeting and the like
  --filter NAME=VALUE   any facet: --filter layout=classic

Facets, for --filter, --facets and `minutebook facets NAME`:
  {facets}
";

/// Examples that help and the manual page of a command end with.
pub fn examples(command: &str) -> &'static str {
    match command {
        "index" => {
            "Examples:\n  minutebook index minutes/\n  minutebook index minutes/ packs/ --rebuild"
        }
        "search" => {
            "Examples:\n  minutebook search 'ofsted inspection' --committee scrutiny\n  \
             minutebook search 'title:performance' --date 2019..2020 --facets committee,year\n  \
             minutebook search 'care leavers' --group meeting\n  \
             minutebook search --topic Fostering --by year\n  \
             minutebook search --decided --topic Fostering --sort -date --docs minutes/"
        }
        "mentions" => {
            "Examples:\n  minutebook mentions Ofsted --docs minutes/\n  \
             minutebook mentions 'care leavers' 'looked after' --format csv > mentions.csv\n  \
             minutebook mentions Ofsted --by year\n  \
             minutebook mentions Ofsted --context 2lines"
        }
        "meetings" => {
            "Examples:\n  minutebook meetings --date 2020\n  \
             minutebook meetings --attendee 'J Baker'\n  \
             minutebook meetings --attendee 'J Baker' --attendee 'P Ash' --all\n  \
             minutebook meetings --attendee 'Executive Director' --by year\n  \
             minutebook meetings --date 2020 --explain"
        }
        "people" => {
            "Examples:\n  minutebook people Baker\n  minutebook people Baker --explain\n  \
             minutebook people Baker --by year\n  \
             minutebook people --committee planning --sort share"
        }
        "facets" => "Examples:\n  minutebook facets committee\n  minutebook facets year ofsted",
        "show" => "Examples:\n  minutebook show 49ed3dc61c-10",
        "similar" => "Examples:\n  minutebook similar 49ed3dc61c-10",
        "save" => "Examples:\n  minutebook save exclusions 'permanent exclusions' --decided",
        "saved" => "Examples:\n  minutebook saved\n  minutebook saved --remove exclusions",
        "run" => "Examples:\n  minutebook run exclusions --new --docs minutes/",
        "export" => {
            "Examples:\n  minutebook export jsonl > items.jsonl\n  \
             minutebook export popolo --council Harrowfen > harrowfen.json"
        }
        "inspect" => {
            "Examples:\n  minutebook inspect minutes.pdf\n  \
             minutebook inspect minutes.pdf --text\n  \
             minutebook inspect minutes.pdf --golden tests/documents/my-case"
        }
        "status" => "Examples:\n  minutebook status --format json",
        "check" => "Examples:\n  minutebook check\n  minutebook check --format json",
        "completions" => {
            "Examples:\n  minutebook completions bash > ~/.local/share/bash-completion/completions/minutebook"
        }
        "man" => "Examples:\n  minutebook man --out ~/.local/share/man/man1",
        _ => "",
    }
}
