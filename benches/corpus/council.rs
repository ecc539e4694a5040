//! Fictional councils, their committees, members and officers.

use super::rng::Rng;

/// Committees of one council.
const COMMITTEES_EACH: u64 = 8;

#[rustfmt::skip]
const PLACE: &[&str] = &[
    "Harrow", "Marrow", "Thistle", "Elder", "Otter", "Ravens", "Brindle", "Cold", "Saxon", "Winter",
    "Lark", "Hazel", "Stoat", "Pebble", "Amber", "Fallow", "Gorse", "Heron", "Juniper", "Kestrel",
];
#[rustfmt::skip]
const PLACE_END: &[&str] = &[
    "fen", "combe", "mere", "worthy", "ley", "thorpe", "bridge", "holt", "stead", "minster", "wick",
    "den", "hurst", "ness", "barrow",
];
#[rustfmt::skip]
const RANK: &[&str] = &[
    "Borough Council", "City Council", "County Council", "District Council", "Parish Council",
    "Town Council", "Community Council",
];
#[rustfmt::skip]
const COMMITTEE: &[&str] = &[
    "Planning Committee",
    "Children and Families Scrutiny Panel",
    "Cabinet",
    "Audit and Governance Committee",
    "Licensing Sub-Committee",
    "Health and Wellbeing Board",
    "Finance and General Purposes Committee",
    "Highways and Transport Committee",
    "Full Council",
    "Housing Select Committee",
    "Schools Forum",
    "Overview and Scrutiny Management Committee",
];
#[rustfmt::skip]
const SURNAMES: &[&str] = &[
    "Abbotly", "Barrowby", "Carfax", "Dunnock", "Eversley", "Fernsby", "Gathercole", "Hollis",
    "Ibbotson", "Jellicoe", "Kettlewell", "Lowndes", "Marchbank", "Nettleship", "Oakeshott",
    "Pennyfeather", "Quarmby", "Rackstraw", "Sallow", "Thackeray", "Underhay", "Varley",
    "Wetherby", "Yarrow", "Zouch", "Applegarth", "Birtwhistle", "Cornthwaite", "Drinkwater",
    "Entwistle", "Featherstone", "Goldsworthy", "Hathersage", "Inkpen", "Jessop", "Kirkbride",
    "Lillywhite", "Müller", "Ní Bhriain", "O'Hanlon", "Popplewell", "Ramsbottom", "Szabó",
    "Tredinnick", "van der Meer", "Whittlesea",
];
#[rustfmt::skip]
const FORENAMES: &[&str] = &[
    "Ada", "Bryn", "Clara", "Dev", "Edith", "Femi", "Grace", "Hugh", "Ines", "Jonah", "Keziah",
    "Leon", "Maud", "Nadia", "Owen", "Priya", "Rhoda", "Silas", "Tamsin", "Walter", "Zoë",
];
#[rustfmt::skip]
const OFFICES: &[&str] = &[
    "Director of Children's Services", "Head of Legal Services", "Democratic Services Officer",
    "Chief Finance Officer", "Planning Manager", "Head of Education", "Monitoring Officer",
    "Principal Highways Engineer", "Service Lead, Safeguarding", "Clerk to the Council",
];

/// A member or an officer.
#[derive(Debug, Clone)]
pub struct Person {
    pub forename: &'static str,
    pub surname: &'static str,
    /// An office for officers, empty for members.
    pub office: &'static str,
}

/// One committee over the years.
#[derive(Debug, Clone)]
pub struct Committee {
    pub number: u64,
    pub council: String,
    pub name: &'static str,
    pub members: Vec<Person>,
    pub officers: Vec<Person>,
    /// Year of the first sitting.
    pub since: u64,
    /// Wrapped at eighty columns rather than a paragraph a line.
    pub wrapped: bool,
    /// Curly quotes and dashes.
    pub curly: bool,
}

impl Committee {
    /// The committee of that number; those of one council follow each other.
    pub fn new(seed: u64, number: u64) -> Self {
        let council = number / COMMITTEES_EACH;
        let mut rng = Rng::new(&[seed, 3, council]);
        let place = format!("{}{}", rng.pick(PLACE), rng.pick(PLACE_END));
        // Thousands of councils need more places than the lists make.
        let place = match council / 300 {
            0 => place,
            more => format!("{place} Hundred {more}"),
        };
        let council = format!("{place} {}", rng.pick(RANK));
        let first = rng.below(COMMITTEE.len() as u64);
        let name = COMMITTEE[((first + number) % COMMITTEE.len() as u64) as usize];
        let mut rng = Rng::new(&[seed, 4, number]);
        let person = |rng: &mut Rng, office| Person {
            forename: rng.pick(FORENAMES),
            surname: rng.pick(SURNAMES),
            office,
        };
        let members = (0..8 + rng.below(9)).map(|_| person(&mut rng, "")).collect();
        let officers = OFFICES.iter().map(|office| person(&mut rng, office)).collect();
        Self {
            number,
            council,
            name,
            members,
            officers,
            since: 2001 + rng.below(12),
            wrapped: rng.chance(0.4),
            curly: rng.chance(0.5),
        }
    }

    /// Day, month and year of a sitting: eight a year, never in August.
    pub fn date(&self, sitting: u64) -> (u64, u64, u64) {
        const MONTHS: [u64; 8] = [1, 2, 3, 5, 6, 7, 9, 11];
        let month = MONTHS[(sitting % 8) as usize];
        (1 + (self.number * 5 + sitting * 11) % 28, month, self.since + sitting / 8)
    }
}

/// `J Hollis` or `Jonah Hollis`.
pub fn name(person: &Person, full: bool) -> String {
    let initial = person.forename.chars().take(1);
    let forename: String = if full { person.forename.to_owned() } else { initial.collect() };
    format!("{forename} {}", person.surname)
}

/// Lower case with hyphens, for paths.
pub fn slug(text: &str) -> String {
    text.to_lowercase().replace(|c: char| !c.is_alphanumeric(), "-")
}

/// `12 June 2014`.
pub fn long_date((day, month, year): (u64, u64, u64)) -> String {
    #[rustfmt::skip]
    const NAMES: [&str; 12] = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ];
    format!("{day} {} {year}", NAMES[(month - 1) as usize])
}
