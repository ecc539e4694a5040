//! `__complete`: what a shell may offer, from the index itself; asked by the completion scripts,
//! which this file fits out to ask.

use std::io::Write;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap_complete::Shell;
use minutebook::index::schema::FACETS;
use minutebook::render::export::ExportFormat;
use minutebook::search::{FacetRequest, Filters, Library, PeopleQuestion, saved};

use super::Outcome;
use super::library::IndexArg;
use super::output::Surroundings;

/// What may stand at a place of the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    /// Values of a facet.
    Facet(&'static str),
    /// Names of facets.
    Facets,
    /// Names of people.
    People,
    /// Names of saved searches.
    Saved,
    /// Formats of `export`.
    Exports,
}

/// Print what may stand at a place of the command line, one a line
#[derive(Debug, Args)]
pub struct CompleteArgs {
    #[arg(value_parser = what_parser())]
    what: What,
    #[command(flatten)]
    place: IndexArg,
}

/// Prints the values; without an index there are none, and nothing is said of it.
pub fn run(args: &CompleteArgs, around: &Surroundings) -> anyhow::Result<Outcome> {
    let values = values(args).unwrap_or_default();
    let mut out = around.plain();
    for value in &values {
        writeln!(out, "{}", minutebook::render::clean(value))?;
    }
    out.close()?;
    Ok(if values.is_empty() { Outcome::Nothing } else { Outcome::Found })
}

fn values(args: &CompleteArgs) -> anyhow::Result<Vec<String>> {
    match args.what {
        What::Facets => return Ok(FACETS.iter().map(|name| (*name).to_owned()).collect()),
        What::Exports => {
            return Ok(ExportFormat::ALL.map(|format| format.name().to_owned()).to_vec());
        }
        _ => {}
    }
    let place = args.place.find()?;
    if args.what == What::Saved {
        return Ok(saved::saved(&place)?.into_keys().collect());
    }
    let library = Library::open(&place)?;
    Ok(match args.what {
        What::Facet(name) => {
            let wanted = FacetRequest { name: name.to_owned(), limit: usize::MAX };
            let mut counted = library.facets("", &Filters::default(), &[wanted])?;
            let values = counted.facets.remove(name).unwrap_or_default();
            values.into_iter().map(|value| value.value).collect()
        }
        _ => {
            let everybody = PeopleQuestion { limit: usize::MAX, ..PeopleQuestion::default() };
            library.people(&everybody)?.hits.into_iter().map(|person| person.name).collect()
        }
    })
}

fn what_parser() -> impl TypedValueParser<Value = What> {
    let names = ["committee", "council", "topic", "facets", "people", "saved", "exports"];
    PossibleValuesParser::new(names).map(|name| match name.as_str() {
        "committee" => What::Facet("committee"),
        "council" => What::Facet("council"),
        "topic" => What::Facet("topic"),
        "facets" => What::Facets,
        "saved" => What::Saved,
        "exports" => What::Exports,
        _ => What::People,
    })
}

/// A generated script that also offers values of the index, for the shells that can ask for them.
pub fn with_values(script: &str, shell: Shell) -> String {
    match shell {
        Shell::Bash => format!("{script}{BASH}"),
        Shell::Zsh => zsh(script),
        Shell::Fish => format!("{script}{FISH}"),
        _ => script.to_owned(),
    }
}

/// Answers before the generated function, which has nothing but files to offer there.
const BASH: &str = r#"
_minutebook_values() {
    local typed="${cur//\\/}" value
    typed="${typed#[\"\']}"
    COMPREPLY=()
    while IFS= read -r value; do
        if [[ "${value,,}" == "${typed,,}"* ]]; then
            COMPREPLY+=("$(printf '%q' "$value")")
        fi
    done < <("${COMP_WORDS[0]}" __complete "$1" 2>/dev/null)
    # Nothing begins so: a word inside may, such as a surname, and if only one does it is meant.
    if [[ ${#COMPREPLY[@]} -eq 0 && -n "${typed}" ]]; then
        while IFS= read -r value; do
            if [[ "${value,,}" == *" ${typed,,}"* ]]; then
                COMPREPLY+=("$(printf '%q' "$value")")
            fi
        done < <("${COMP_WORDS[0]}" __complete "$1" 2>/dev/null)
        if [[ ${#COMPREPLY[@]} -gt 1 ]]; then
            COMPREPLY=()
        fi
    fi
}

_minutebook_or_values() {
    local cur="${COMP_WORDS[COMP_CWORD]}"
    case "${COMP_WORDS[COMP_CWORD - 1]}" in
        --committee | --council | --topic) _minutebook_values "${COMP_WORDS[COMP_CWORD - 1]#--}"; return ;;
        --attendee | --person) _minutebook_values people; return ;;
        --facets) _minutebook_values facets; return ;;
        --remove) _minutebook_values saved; return ;;
    esac
    if [[ ${COMP_CWORD} -eq 2 && "${cur}" != -* ]]; then
        case "${COMP_WORDS[1]}" in
            facets | people) _minutebook_values "${COMP_WORDS[1]}"; return ;;
            run) _minutebook_values saved; return ;;
        esac
    fi
    _minutebook "$@"
}

complete -F _minutebook_or_values -o bashdefault -o default minutebook
"#;

const FISH: &str = "
complete -c minutebook -l committee -x -a '(minutebook __complete committee 2>/dev/null)'
complete -c minutebook -l council -x -a '(minutebook __complete council 2>/dev/null)'
complete -c minutebook -l topic -x -a '(minutebook __complete topic 2>/dev/null)'
complete -c minutebook -l attendee -x -a '(minutebook __complete people 2>/dev/null)'
complete -c minutebook -l person -x -a '(minutebook __complete people 2>/dev/null)'
complete -c minutebook -l facets -x -a '(minutebook __complete facets 2>/dev/null)'
complete -c minutebook -l remove -x -a '(minutebook __complete saved 2>/dev/null)'
complete -c minutebook -n '__fish_seen_subcommand_from facets' -f -a '(minutebook __complete facets 2>/dev/null)'
complete -c minutebook -n '__fish_seen_subcommand_from people' -f -a '(minutebook __complete people 2>/dev/null)'
complete -c minutebook -n '__fish_seen_subcommand_from export' -f -a '(minutebook __complete exports 2>/dev/null)'
complete -c minutebook -n '__fish_seen_subcommand_from run' -f -a '(minutebook __complete saved 2>/dev/null)'
";

const ZSH: &str = r#"
# The kind of value is the last argument: `_arguments` puts options of compadd before it.
_minutebook_values() {
    local -a values
    values=("${(@f)$(minutebook __complete ${@[-1]} 2>/dev/null)}")
    values=("${(@)values:#}")
    compadd "${@[1,-2]}" -M 'm:{[:lower:]}={[:upper:]}' -a values
}
"#;

/// How the generated script begins what takes values of the index, and of which kind they are.
const ZSH_VALUES: &[(&str, &str)] = &[
    ("'*--committee=[", "committee"),
    ("'*--council=[", "council"),
    ("'*--topic=[", "topic"),
    ("'*--attendee=[", "people"),
    ("'*--person=[", "people"),
    ("'*--facets=[", "facets"),
    ("'--remove=[", "saved"),
    ("':name -- The facet", "facets"),
    ("'*::name -- Any form of a name", "people"),
    ("':name -- Its name", "saved"),
];

/// The end of an argument that is completed by nothing in particular.
const ZSH_DEFAULT: &str = ":_default' \\";

fn zsh(script: &str) -> String {
    let mut out = String::with_capacity(script.len() + 1000);
    for line in script.lines() {
        let values = ZSH_VALUES.iter().find(|(begin, _)| line.starts_with(begin));
        match (values, line.strip_suffix(ZSH_DEFAULT)) {
            (Some((_, what)), Some(argument)) => {
                out.push_str(&format!("{argument}:_minutebook_values {what}' \\\n"));
            }
            _ => out.push_str(&format!("{line}\n")),
        }
        if line.starts_with("autoload") {
            out.push_str(ZSH);
        }
    }
    out
}
