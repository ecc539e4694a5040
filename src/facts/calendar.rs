//! Words of the calendar: in comes a word, out comes the month, weekday or day that it names.
//!
//! English with its usual short forms and misspellings; Irish and Welsh months, since councils
//! there date their minutes in either language.

use jiff::civil::Weekday;

/// Month names, January first; each row: English, short forms, Welsh, Irish.
const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "ionawr", "eanáir"],
    &["february", "feb", "chwefror", "feabhra"],
    &["march", "mar", "mawrth", "márta"],
    &["april", "apr", "ebrill", "aibreán"],
    &["may", "mai", "bealtaine"],
    &["june", "jun", "mehefin", "meitheamh"],
    &["july", "jul", "gorffennaf", "iúil"],
    &["august", "aug", "awst", "lúnasa"],
    &["september", "sep", "sept", "medi", "meán", "mheán"],
    &["october", "oct", "hydref", "deireadh"],
    &["november", "nov", "tachwedd", "samhain", "samhna"],
    &["december", "dec", "rhagfyr", "nollaig", "nollag"],
];

const WEEKDAYS: [(&[&str], Weekday); 7] = [
    (&["monday", "mon", "luan", "llun", "lun"], Weekday::Monday),
    (&["tuesday", "tue", "tues", "máirt"], Weekday::Tuesday),
    (&["wednesday", "wed", "weds", "céadaoin", "mercher", "fercher"], Weekday::Wednesday),
    (&["thursday", "thu", "thur", "thurs", "déardaoin", "iau"], Weekday::Thursday),
    (&["friday", "fri", "aoine", "gwener"], Weekday::Friday),
    (&["saturday", "sat", "satharn", "sadwrn"], Weekday::Saturday),
    (&["sunday", "sun", "domhnach", "sul"], Weekday::Sunday),
];

const ORDINALS: [&str; 31] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
    "twenty-fourth",
    "twenty-fifth",
    "twenty-sixth",
    "twenty-seventh",
    "twenty-eighth",
    "twenty-ninth",
    "thirtieth",
    "thirty-first",
];

/// The month that a word names, 1 to 12; case is ignored.
pub fn month(word: &str) -> Option<i8> {
    if !OF_MONTHS.let_through(word.as_bytes()) {
        return None;
    }
    let mut room = [0; LONGEST];
    let word = folded(word, &mut room)?;
    MONTHS.iter().position(|names| is_among(word, names)).map(|at| at as i8 + 1)
}

/// The first three letters of some names: most words are told by these alone.
struct Beginnings([u32; 26 * 26]);

impl Beginnings {
    const fn none() -> Self {
        Self([0; 26 * 26])
    }

    /// Those of further names; a name that begins with other letters than English ones needs none.
    const fn and(mut self, names: &[&str]) -> Self {
        let mut at = 0;
        while at < names.len() {
            if let Some((row, letter)) = Self::place(names[at].as_bytes()) {
                self.0[row] |= 1 << letter;
            }
            at += 1;
        }
        self
    }

    /// Where a word's first three letters stand; `None` where not all of them are English letters.
    const fn place(word: &[u8]) -> Option<(usize, u32)> {
        let [a, b, c, ..] = word else { return None };
        let letters = a.is_ascii_alphabetic() && b.is_ascii_alphabetic() && c.is_ascii_alphabetic();
        let (a, b, c) = (*a & 0x1f, *b & 0x1f, *c & 0x1f);
        if letters { Some(((a - 1) as usize * 26 + (b - 1) as usize, c as u32)) } else { None }
    }

    /// True where a word may be one of the names. Words with other letters than English ones at
    /// their beginning are always let through.
    fn let_through(&self, word: &[u8]) -> bool {
        match Self::place(word) {
            Some((row, letter)) => self.0[row] & 1 << letter != 0,
            None => word.len() > 1 && !word[..word.len().min(3)].is_ascii(),
        }
    }
}

static OF_MONTHS: Beginnings = {
    let (mut all, mut at) = (Beginnings::none(), 0);
    while at < MONTHS.len() {
        all = all.and(MONTHS[at]);
        at += 1;
    }
    all
};

static OF_WEEKDAYS: Beginnings = {
    let (mut all, mut at) = (Beginnings::none(), 0);
    while at < WEEKDAYS.len() {
        all = all.and(WEEKDAYS[at].0);
        at += 1;
    }
    all
};

static OF_ORDINALS: Beginnings = Beginnings::none().and(&ORDINALS);

static OF_DATES: Beginnings = {
    let (mut all, mut at) = (Beginnings::none().and(&ORDINALS), 0);
    while at < MONTHS.len() {
        all = all.and(MONTHS[at]);
        at += 1;
    }
    all
};

/// True where a date may begin with the word with which these bytes begin, by its first letters: a
/// month or a day in letters.
pub fn may_begin_date(bytes: &[u8]) -> bool {
    OF_DATES.let_through(bytes)
}

/// True where a word is one of some names; most differ in the first letter already.
fn is_among(word: &str, names: &[&str]) -> bool {
    let first = word.as_bytes().first();
    names.iter().any(|name| name.as_bytes().first() == first && *name == word)
}

/// The most bytes of a word of the calendar.
const LONGEST: usize = 16;

/// A word in small letters; `None` for one too long to be asked about.
fn folded<'r>(word: &str, room: &'r mut [u8; LONGEST]) -> Option<&'r str> {
    let bytes = word.as_bytes();
    if bytes.is_empty() || bytes.len() > LONGEST {
        return None;
    }
    room[..bytes.len()].copy_from_slice(bytes);
    room[..bytes.len()].make_ascii_lowercase();
    let length = bytes.len();
    if !bytes.is_ascii() {
        let small = word.to_lowercase();
        if small.len() != length {
            return None;
        }
        room[..length].copy_from_slice(small.as_bytes());
    }
    std::str::from_utf8(&room[..length]).ok()
}

/// The month that a long word names but for one letter wrong, missing, doubled or swapped.
/// Only to be asked where a day and a year stand beside the word.
pub fn misspelt_month(word: &str) -> Option<i8> {
    if !(4..=11).contains(&word.len()) || !word.is_ascii() {
        return None;
    }
    let mut room = [0; LONGEST];
    let word = folded(word, &mut room)?;
    let fits = |name: &str| {
        name.len() > 4
            && name.len().abs_diff(word.len()) < 2
            && one_slip(word.as_bytes(), name.as_bytes())
    };
    let mut fits = MONTHS.iter().enumerate().filter(|(_, names)| fits(names[0]));
    let found = fits.next().map(|(at, _)| at as i8 + 1);
    if fits.next().is_some() { None } else { found }
}

/// True where one letter changed, added or left out, or two neighbours swapped, makes `a` of `b`.
fn one_slip(a: &[u8], b: &[u8]) -> bool {
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (left, right) = (&a[same..], &b[same..]);
    match (left, right) {
        ([x, y, rest_a @ ..], [v, w, rest_b @ ..]) if (x, y) == (w, v) && rest_a == rest_b => true,
        ([_, rest_a @ ..], [_, rest_b @ ..]) if rest_a == rest_b => true,
        ([_, rest @ ..], _) if rest == right => true,
        (_, [_, rest @ ..]) if rest == left => true,
        _ => false,
    }
}

/// The number that a word names, as in a year in letters: `nine`, `twenty`, `twenty-one`.
pub fn cardinal(word: &str) -> Option<u8> {
    const UNITS: [&str; 19] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 4] = ["twenty", "thirty", "forty", "fifty"];
    let small = word.to_ascii_lowercase();
    let (ten, unit) = small.split_once('-').unwrap_or((&small, ""));
    let units = |word: &str| UNITS.iter().position(|name| *name == word).map(|at| at as u8 + 1);
    match TENS.iter().position(|name| *name == ten).map(|at| at as u8 * 10 + 20) {
        Some(tens) if unit.is_empty() => Some(tens),
        Some(tens) => units(unit).filter(|unit| *unit < 10).map(|unit| tens + unit),
        None => units(&small),
    }
}

/// The weekday that a word names; case is ignored.
pub fn weekday(word: &str) -> Option<Weekday> {
    if !OF_WEEKDAYS.let_through(word.as_bytes()) {
        return None;
    }
    let mut room = [0; LONGEST];
    let word = folded(word, &mut room)?;
    WEEKDAYS.iter().find(|(names, _)| is_among(word, names)).map(|(_, day)| *day)
}

/// The day that an ordinal in letters names: `twelfth`, `twenty-first`.
pub fn ordinal(word: &str) -> Option<i8> {
    let ends = matches!(word.as_bytes().last(), Some(b'h' | b't' | b'd' | b'H' | b'T' | b'D'));
    if !ends || word.len() < 5 || !OF_ORDINALS.let_through(word.as_bytes()) {
        return None;
    }
    let mut room = [0; LONGEST];
    let word = folded(word, &mut room)?;
    ORDINALS.iter().position(|name| *name == word).map(|at| at as i8 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_in_three_languages() {
        for (word, expected) in
            [("JUNE", 6), ("Sept", 9), ("Mehefin", 6), ("Lúnasa", 8), ("Márta", 3)]
        {
            assert_eq!(month(word), Some(expected), "{word}");
        }
        assert_eq!(month("Juno"), None);
    }

    #[test]
    fn a_month_with_one_slip_is_known_with_two_it_is_not() {
        for (word, expected) in
            [("Augustt", 8), ("Febuary", 2), ("Januray", 1), ("Setpember", 9), ("Novembre", 11)]
        {
            assert_eq!(misspelt_month(word), Some(expected), "{word}");
        }
        for word in ["Octopuses", "member", "Mayor", "Juke", "Septmbr"] {
            assert_eq!(misspelt_month(word), None, "{word}");
        }
    }

    #[test]
    fn the_first_letters_let_every_name_through() {
        for (at, name) in
            MONTHS.iter().enumerate().flat_map(|(at, all)| all.iter().map(move |n| (at, n)))
        {
            assert_eq!(month(&name.to_uppercase()), Some(at as i8 + 1), "{name}");
        }
        for (name, day) in WEEKDAYS.iter().flat_map(|(all, day)| all.iter().map(move |n| (n, *day)))
        {
            assert_eq!(weekday(&name.to_uppercase()), Some(day), "{name}");
        }
        for (at, name) in ORDINALS.iter().enumerate() {
            assert_eq!(ordinal(&name.to_uppercase()), Some(at as i8 + 1), "{name}");
        }
    }

    #[test]
    fn ordinals_in_letters() {
        assert_eq!(ordinal("Twelfth"), Some(12));
        assert_eq!(ordinal("thirty-first"), Some(31));
        assert_eq!(ordinal("thirty-second"), None);
    }
}
