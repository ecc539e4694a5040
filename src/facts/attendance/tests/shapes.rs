//! One meeting in every shape that a council or a converter may give its attendance: the answer
//! must be the same in all of them.

use super::*;

/// Who was at an invented meeting: the first member takes the chair.
struct Cast {
    title: &'static str,
    joint: &'static str,
    members: &'static [&'static str],
    away: &'static [&'static str],
    staff: &'static [(&'static str, &'static str, &'static str)],
}

const CASTS: &[Cast] = &[
    Cast {
        title: "Cllr",
        joint: "Cllrs",
        members: &["Ann Lee", "Bob Fox", "Cara Day", "Dev Patel"],
        away: &["Eve Fir", "Hugh Tarn"],
        staff: &[("Mrs", "Rita Moss", "Clerk")],
    },
    Cast {
        title: "Councillor",
        joint: "Councillors",
        members: &["J. Hale", "P. Woodcock", "M.T. Elm", "R St.John-Smythe", "T van der Berg"],
        away: &["K. O’Dea"],
        staff: &[
            ("Mr", "G Hall", "Head of Planning"),
            ("Ms", "K Ford", "Democratic Services Officer"),
        ],
    },
    Cast {
        title: "",
        joint: "",
        members: &["Priya Shah", "Oluwaseun Adeyemi", "Tomasz Kowalczyk", "Wendy Hythe"],
        away: &["Zeb Ormond"],
        staff: &[("", "Ursula Finch", "Headteacher"), ("", "Ivo Brandt", "Clerk to the Governors")],
    },
    Cast {
        title: "Councillor",
        joint: "Councillors",
        members: &["Hale", "Fox", "Woodcock", "Elm"],
        away: &["Tarn", "Drake"],
        staff: &[("", "Marta Kline", "Principal Planner")],
    },
    Cast {
        title: "Mr",
        joint: "Messrs",
        members: &["Alan McTavish", "Ian Rook", "Ewan Mac Donald"],
        away: &["Gil Park", "Rory Quill"],
        staff: &[],
    },
];

impl Cast {
    fn titled(&self, name: &str) -> String {
        format!("{} {name}", self.title).trim().to_owned()
    }

    fn members(&self) -> Vec<String> {
        let mut names: Vec<String> = self.members.iter().map(|name| self.titled(name)).collect();
        names[0].push_str(" (Chair)");
        names
    }

    fn away(&self) -> Vec<String> {
        self.away.iter().map(|name| self.titled(name)).collect()
    }

    fn staff(&self, parted: (&str, &str)) -> Vec<String> {
        let (before, behind) = parted;
        let one = |(title, name, role): &(&str, &str, &str)| {
            format!("{title} {name}{before}{role}{behind}").trim().to_owned()
        };
        self.staff.iter().map(one).collect()
    }

    /// The lists with their labels, the empty ones left out.
    fn lists(&self, labels: [&str; 3], parted: (&str, &str)) -> Vec<(String, Vec<String>)> {
        let lists = [self.members(), self.staff(parted), self.away()];
        labels
            .iter()
            .map(|label| (*label).to_owned())
            .zip(lists)
            .filter(|l| !l.1.is_empty())
            .collect()
    }

    /// Each person with what a table says of them.
    fn table(&self) -> Vec<[String; 3]> {
        let member =
            |name: &&str, status: &str| [self.titled(name), "Member".to_owned(), status.to_owned()];
        let staff = |(title, name, role): &(&str, &str, &str)| {
            let name = format!("{title} {name}").trim().to_owned();
            [name, (*role).to_owned(), "In attendance".to_owned()]
        };
        let here = self.members.iter().map(|name| member(name, "Present"));
        let away = self.away.iter().map(|name| member(name, "Apologies"));
        here.chain(away).chain(self.staff.iter().map(staff)).collect()
    }
}

const LABELS: [[&str; 3]; 3] = [
    ["Present", "In attendance", "Apologies"],
    ["PRESENT", "ALSO PRESENT", "APOLOGIES"],
    ["Members Present", "Officers in attendance", "Apologies for absence"],
];

const BRACKETS: (&str, &str) = (" (", ")");
const COMMA: (&str, &str) = (", ", "");
const DASH: (&str, &str) = (" – ", "");

fn each(
    lists: &[(String, Vec<String>)],
    shape: impl Fn(&str, &[String]) -> String,
    between: &str,
) -> String {
    lists.iter().map(|(label, names)| shape(label, names)).collect::<Vec<_>>().join(between)
}

fn and(names: &[String]) -> String {
    match names {
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.concat(),
    }
}

/// Breaks a text into lines of at most so many characters.
fn wrap(text: &str, width: usize, indent: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.len() - 1;
        if !lines[line].trim().is_empty()
            && lines[line].chars().count() + word.chars().count() >= width
        {
            lines.push(format!("{indent}{word}"));
        } else {
            let space = if lines[line].is_empty() { "" } else { " " };
            lines[line] = format!("{}{space}{word}", lines[line]);
        }
    }
    lines.join("\n")
}

/// The meeting in every shape.
fn shapes(cast: &Cast, labels: [&str; 3]) -> Vec<(&'static str, String)> {
    let lists = cast.lists(labels, BRACKETS);
    let comma = cast.lists(labels, COMMA);
    let dash = cast.lists(labels, DASH);
    let sentence = |label: &str, names: &[String]| format!("{label}: {}.", and(names));
    let lines = |mark: &'static str| {
        move |label: &str, names: &[String]| {
            let names: Vec<String> = names.iter().map(|name| format!("{mark}{name}")).collect();
            format!("{label}\n{}", names.join("\n"))
        }
    };
    vec![
        ("paragraphs", each(&lists, sentence, "\n")),
        ("one line", each(&lists, sentence, " ")),
        ("semicolons", each(&comma, |l, n| format!("{l}: {}", n.join("; ")), "\n\n")),
        ("slashes", each(&lists, |l, n| format!("{l}: {}", n.join(" / ")), "\n\n")),
        ("a name a line", each(&dash, lines(""), "\n")),
        ("bullets", each(&dash, lines("• "), "\n")),
        ("blank lines", each(&comma, |l, n| format!("{l}:\n\n{}", n.join("\n\n")), "\n\n")),
        ("hanging", each(&lists, |l, n| format!("{l}:\t{}", n.join("\n\t")), "\n")),
        ("flattened cells", each(&lists, |l, n| format!("{l}\n{}", n.join(", ")), "\n")),
        ("bold labels", each(&lists, |l, n| format!("**{l}:** {}", n.join(", ")), "\n\n")),
        ("headings", each(&comma, |l, n| format!("## {l}\n\n- {}", n.join("\n- ")), "\n\n")),
        ("bars", each(&lists, |l, n| format!("| {l} | {} |", n.join(", ")), "\n")),
        ("definitions", each(&lists, |l, n| format!("{l}\n:   {}", n.join(", ")), "\n")),
        ("wrapped", each(&lists, |l, n| wrap(&sentence(l, n), 34, ""), "\n\n")),
        ("wrapped and hanging", each(&lists, |l, n| wrap(&sentence(l, n), 48, "          "), "\n")),
        ("joint titles", joint(cast, labels)),
        ("a table", table(cast, "\t")),
        ("a table with bars", table(cast, " | ")),
        ("a flattened table", format!("Attendance\n{}", table(cast, "\n"))),
        ("ticks", ticks(cast)),
    ]
}

/// One title for several people.
fn joint(cast: &Cast, labels: [&str; 3]) -> String {
    let list = |names: &[&str], chair: bool| {
        let mut names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        if chair {
            names[0].push_str(" (Chair)");
        }
        let title = if names.len() > 1 { cast.joint } else { cast.title };
        format!("{title} {}", and(&names)).trim().to_owned()
    };
    let staff = cast.staff(BRACKETS);
    let staff =
        if staff.is_empty() { String::new() } else { format!("{}: {}.\n", labels[1], and(&staff)) };
    let (here, away) = (list(cast.members, true), list(cast.away, false));
    format!("{}: {here}.\n{staff}{}: {away}.", labels[0], labels[2])
}

fn table(cast: &Cast, between: &str) -> String {
    let head = ["Name", "Role", "Attendance"].join(between);
    let rows = cast.table().into_iter().map(|row| row.join(between));
    std::iter::once(head).chain(rows).collect::<Vec<_>>().join("\n")
}

fn ticks(cast: &Cast) -> String {
    let rows = cast.table().into_iter().map(|[name, _, status]| match status.as_str() {
        "Present" => format!("{name}\t✓\t\t"),
        "Apologies" => format!("{name}\t\t✓\t"),
        _ => format!("{name}\t\t\t✓"),
    });
    let head = "Name\tPresent\tApologies\tIn attendance".to_owned();
    std::iter::once(head).chain(rows).collect::<Vec<_>>().join("\n")
}

#[test]
fn one_meeting_has_one_attendance_in_every_shape() {
    let mut wrong = Vec::new();
    for cast in CASTS {
        let mut there: Vec<&str> = cast.members.to_vec();
        there.extend(cast.staff.iter().map(|staff| staff.1));
        there.sort_unstable();
        let mut away = cast.away.to_vec();
        away.sort_unstable();
        for labels in LABELS {
            for (shape, text) in shapes(cast, labels) {
                let got = preamble(&format!(
                    "HARROWFEN BOROUGH COUNCIL\nMinutes of the meeting held on 4 June 2019\n\n{text}\n\nThe meeting began."
                ));
                let mut here = with(&got, THERE);
                here.sort_unstable();
                let mut gone = with(&got, &[Status::Apologies]);
                gone.sort_unstable();
                if here != there || gone != away {
                    wrong.push(format!("{shape}:\n{text}\nthere {here:?}\naway {gone:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} shapes:\n\n{}", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn a_place_before_the_people_of_each_line() {
    let got = preamble(
        "Present:\nFen Close – Howard Wells (Representative), Brian Croft.\nMarsh Place – Pauline Thorne, Ros & Wilf Plowden.\nApologies: Hilary Grange, Tess & John White",
    );
    let there = ["Howard Wells", "Brian Croft", "Pauline Thorne", "Ros Plowden", "Wilf Plowden"];
    assert_eq!(with(&got, THERE), there);
    assert_eq!(with(&got, &[Status::Apologies]), ["Hilary Grange", "Tess White", "John White"]);
    // without a label, above the others
    let got = preamble(
        "Minutes of the meeting\n\nFenside - Mr J. Adams\nMarrow - Mr C. Simms, Mr I. Ray\nIn attendance - Mr D. Murr\nApologies - Mrs E. Hicks",
    );
    assert_eq!(with(&got, THERE), ["J. Adams", "C. Simms", "I. Ray", "D. Murr"]);
}

#[test]
fn the_roll_under_the_heading_of_an_item() {
    let got = items(
        "Minutes\n1. Calling of the Roll and Apologies\nMr G Adams, Mr R Balf, Mrs J Barr, Mr R Brem (v/c)\nIn Attendance:\nChief Executive\nApologies for absence were intimated on behalf of Mr B Allan and Miss J Camp.\n2. Minutes",
    );
    assert_eq!(with(&got, THERE), ["G Adams", "R Balf", "J Barr", "R Brem"]);
    assert_eq!(with(&got, &[Status::Apologies]), ["B Allan", "J Camp"]);
}

#[test]
fn names_kept_under_their_initials() {
    let got = preamble("Present:\nAB - Amy Bull\nBF - Bob Fenn");
    assert_eq!(with(&got, THERE), ["Amy Bull", "Bob Fenn"]);
}
