//! The layouts in which documents are written, and how often each is.
//!
//! They are the commonest ones: a minutes system's meeting page with and without labels, its item
//! page, classic minutes, a district's and a parish's, a Scottish one, a board's with numbered
//! paragraphs, an American one, an agenda with the papers behind it, Markdown with front matter. To
//! add one: one function, one line in [`LAYOUTS`].

use super::Document;
use super::council::{Committee, name, slug};
use super::minutes::{Business, Minutes, minutes};
use super::paper::Paper;
use super::rng::Rng;
use super::words::Words;

/// One layout: its share of a thousand committees, the ending of its files and its hand.
type Hand = (u64, &'static str, fn(&Minutes, &mut Paper));

#[rustfmt::skip]
const LAYOUTS: &[Hand] = &[
    (200, "txt", modern), (50, "txt", stripped), (30, "txt", item_page), (200, "txt", classic),
    (80, "txt", district), (120, "txt", parish), (40, "txt", sederunt), (80, "txt", board),
    (60, "txt", american), (60, "txt", agenda), (20, "txt", headings), (30, "md", markdown),
    (30, "txt", piped),
];

/// Writes the document of one sitting.
pub fn write(committee: &Committee, sitting: u64, rng: &mut Rng, words: &Words) -> Document {
    // Steps of the golden ratio spread few committees as evenly over the layouts as many.
    let place = (committee.number as f64 * 0.618_033_988_749_895).fract() * 1000.0;
    let mut upto = 0.0;
    let found = LAYOUTS.iter().find(|(share, ..)| {
        upto += *share as f64;
        place < upto
    });
    let (_, ending, hand) = found.unwrap_or(&LAYOUTS[0]);
    let minutes = minutes(committee, sitting, rng, words);
    let mut paper = Paper::new(committee.wrapped);
    hand(&minutes, &mut paper);
    let (day, month, year) = committee.date(sitting);
    let (council, name) = (slug(&committee.council), slug(committee.name));
    let number = committee.number;
    Document {
        path: format!("{council}/{name}-{number}/{year}-{month:02}-{day:02}.{ending}"),
        parts: paper.parts(),
        text: paper.text,
    }
}

fn modern(m: &Minutes, out: &mut Paper) {
    out.line(&format!("{} - {} 5.30 pm", m.committee.name, m.date));
    out.line("Venue: Council Chamber, Civic Centre");
    let contact = name(&m.committee.officers[2], true);
    out.line(&format!("Contact: {contact}  Email: democratic.services@council.example"));
    out.line("No. Item");
    for (number, item) in (m.first..).zip(&m.items) {
        out.item();
        out.line(&format!("{number}."));
        out.line(&format!("{} PDF {} KB", item.title, 60 + number * 7));
        out.line(&item.agenda);
        out.line("Additional documents:");
        out.line("Minutes:");
        apologies(m, number - m.first, out);
        out.spaced(&item.paragraphs);
        resolved(item, "RESOLVED that ", out);
    }
}

fn stripped(m: &Minutes, out: &mut Paper) {
    out.line(&format!("{} - {}", m.committee.name, m.date));
    for item in &m.items {
        out.line("\n\n");
        out.item();
        out.line(&format!("To consider {}", item.agenda));
        out.line("\n");
        out.spaced(&item.paragraphs);
        resolved(item, "RESOLVED that ", out);
    }
}

fn item_page(m: &Minutes, out: &mut Paper) {
    out.item();
    let item = &m.items[m.items.len() - 1];
    out.line(&format!("{} {} PDF 308 KB", m.first, item.title));
    out.line(&item.agenda);
    out.line("Additional documents:");
    out.line("Minutes:");
    // The one item of a page is a long one, or such files would be few bytes.
    for item in &m.items {
        out.spaced(&item.paragraphs);
    }
    resolved(item, "RESOLVED that ", out);
}

fn classic(m: &Minutes, out: &mut Paper) {
    head(m, out);
    out.line(&format!(
        "Present: Councillors {} (Chair), {}",
        m.present[0],
        m.present[1..].join(", ")
    ));
    out.line("");
    out.line(&format!("Apologies: Councillors {}", m.apologies.join(" and ")));
    out.line("");
    for (number, item) in (m.first..).zip(&m.items) {
        out.item();
        out.line(&format!("{number}. {}", item.title.to_uppercase()));
        out.line("");
        out.spaced(&item.paragraphs);
        resolved(item, "RESOLVED that ", out);
    }
    out.other();
    out.line("The meeting closed at 8.15 pm.");
    out.line("Signed .................... Chair");
}

fn district(m: &Minutes, out: &mut Paper) {
    let (name, date) = (m.committee.name.to_uppercase(), &m.date);
    out.line(&format!(
        "Minutes of a meeting of the {name} held in the Council Chamber on {date} at 9.30 am when \
         there were present:"
    ));
    out.line("Councillors");
    out.line(&format!("{} (Chairman)", m.present[0]));
    m.present[1..].iter().for_each(|member| out.line(member));
    out.line("Officers");
    for officer in &m.committee.officers[..3] {
        out.line(&format!("Mr {} – {}", officer.surname, officer.office));
    }
    for (number, item) in (m.first..).zip(&m.items) {
        out.item();
        out.line(&format!("({number}) {}", item.title.to_uppercase()));
        apologies(m, number - m.first, out);
        item.paragraphs.iter().for_each(|paragraph| out.line(paragraph));
        resolved(item, "RESOLVED ", out);
    }
}

fn parish(m: &Minutes, out: &mut Paper) {
    head(m, out);
    let present: Vec<String> = m.present.iter().map(|member| format!("Cllr {member}")).collect();
    out.line(&format!("Present: {} (Chair), {}", present[0], present[1..].join(", ")));
    out.line(&format!("Apologies: Cllr {}", m.apologies.join(", Cllr ")));
    let year = m.date.rsplit(' ').next().map_or("00", |year| &year[2..]);
    for (number, item) in (m.first..).zip(&m.items) {
        out.item();
        let body = item.paragraphs.join(" ");
        out.line(&format!("{number}/{year} {}: {body}", item.title));
        resolved(item, "It was resolved ", out);
    }
    out.other();
    out.line("There being no further business the meeting closed at 9.05pm.");
}

fn sederunt(m: &Minutes, out: &mut Paper) {
    head(m, out);
    out.line(&format!("SEDERUNT: Councillors {}", m.present.join(", ")));
    out.line(&format!("In Attendance: {}", m.committee.officers[1].office));
    for (number, item) in (1..).zip(&m.items) {
        out.item();
        out.line(&format!("{number}. {}", item.title));
        out.spaced(&item.paragraphs);
        out.line("Decision");
        out.line(item.resolution.as_deref().unwrap_or("To note the report."));
    }
}

fn board(m: &Minutes, out: &mut Paper) {
    out.line(&format!("{}, {}", m.committee.council, m.committee.name));
    out.line(&format!("Date: {}", m.date));
    out.line("Time: 14:00");
    out.line("Venue: Board Room");
    out.line("Present");
    m.present.iter().for_each(|member| out.line(&format!("{member}, Member")));
    out.line("In attendance");
    for officer in &m.committee.officers[4..7] {
        out.line(&format!("{}, {}", name(officer, true), officer.office));
    }
    out.line(&format!("Apologies: {}", m.apologies.join(", ")));
    for (number, item) in (1..).zip(&m.items) {
        out.item();
        out.line(&format!("{number}. {}", item.title));
        for (sub, paragraph) in (1..).zip(&item.paragraphs) {
            out.line(&format!("{number}.{sub} {paragraph}"));
        }
        resolved(item, "AGREED: ", out);
    }
}

fn american(m: &Minutes, out: &mut Paper) {
    out.line(&format!("{} {}", m.committee.council, m.committee.name).to_uppercase());
    out.line(&format!("REGULAR MEETING {}", m.date.to_uppercase()));
    out.line(&format!("ROLL CALL: Present: {}. Absent: {}.", m.present.join(", "), m.apologies[0]));
    let roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    for (number, item) in m.items.iter().enumerate() {
        out.item();
        match roman.get(number) {
            Some(number) => out.line(&format!("{number}. {}", item.title.to_uppercase())),
            None => out.line(&format!("{}. {}", number + 1, item.title.to_uppercase())),
        }
        out.spaced(&item.paragraphs);
        if let Some(resolution) = &item.resolution {
            out.line(&format!(
                "Moved by {}, seconded by {}: {resolution} Carried.",
                item.mover, item.seconder
            ));
        }
    }
}

fn agenda(m: &Minutes, out: &mut Paper) {
    out.line(m.committee.name);
    out.line(&m.date);
    out.line("at 5.30 pm");
    out.line("Members");
    m.present.iter().chain(&m.apologies).for_each(|name| out.line(&format!("Councillor {name}")));
    out.line("AGENDA");
    for (number, item) in (1..).zip(&m.items) {
        out.item();
        out.line(&format!("{number} {}", item.title.to_uppercase()));
        out.line("");
        out.line(&item.agenda);
        out.line("");
    }
    for (number, item) in (1..).zip(&m.items).skip(3) {
        out.item();
        out.line(&format!("Agenda Item {number}"));
        out.line(&format!("SUBJECT: {}", item.title.to_uppercase()));
        out.line(&format!("DATE OF DECISION: {}", m.date));
        out.spaced(&item.paragraphs);
    }
}

fn headings(m: &Minutes, out: &mut Paper) {
    for item in &m.items {
        out.item();
        out.line(&format!("{}\n\n", item.title));
        out.spaced(&item.paragraphs);
        resolved(item, "RESOLVED that ", out);
        out.line("\n");
    }
}

fn markdown(m: &Minutes, out: &mut Paper) {
    out.line(&format!("---\ntitle: {}\ndate: {}\n---\n", m.committee.name, m.date));
    out.line(&format!("**Present:** Cllrs {}\n", m.present.join(", ")));
    for (number, item) in (1..).zip(&m.items) {
        out.item();
        out.line(&format!("## {number}\\. {}\n", item.title));
        out.spaced(&item.paragraphs);
        resolved(item, "**RESOLVED:** ", out);
    }
}

fn piped(m: &Minutes, out: &mut Paper) {
    out.line(&format!("{} - {} 5.30 pm", m.committee.name, m.date));
    for item in &m.items {
        out.item();
        let minutes = item.paragraphs.join(" ");
        let resolution = item.resolution.as_deref().unwrap_or("The report be noted.");
        out.line(&format!(
            "{} {} Additional documents: Minutes: {minutes} RESOLVED that {resolution} |",
            item.title, item.agenda
        ));
    }
}

/// The heading of classic minutes.
fn head(m: &Minutes, out: &mut Paper) {
    out.line(&m.committee.council.to_uppercase());
    out.line(&m.committee.name.to_uppercase());
    out.line(&format!("MINUTES OF THE MEETING HELD ON {}", m.date.to_uppercase()));
    out.line("");
}

/// Apologies where they stand inside the first item.
fn apologies(m: &Minutes, position: u64, out: &mut Paper) {
    if position == 0 {
        let names = m.apologies.join(" and ");
        out.line(&format!("Apologies for absence were received from Councillors {names}."));
    }
}

fn resolved(item: &Business, marker: &str, out: &mut Paper) {
    if let Some(resolution) = &item.resolution {
        out.line(&format!("{marker}{resolution}"));
        out.line("");
    }
}
