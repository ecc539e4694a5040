//! The words and gaps that every list begins with, and that have a code of one byte: what English
//! minutes are full of. Another language's words have codes of two bytes, which costs a tenth.

/// In no order that matters; changing it changes the format of the index.
#[rustfmt::skip]
pub(super) const USUAL: [&str; super::ONE] = [
    ", ", ". ", "\n", "\n\n", ".\n", ".\n\n", "-", ".", " (", ") ", ": ", "/", ":\n", ":\n\n",
    "\t", " - ", "'", "’", "; ", ")", "(", ",", ":", "), ", ").", "). ", ",\n", " & ", "–",
    "% ", "’ ", "“", " “", "” ", " £", "the", "of", "to", "and", "in", "a", "that", "for", "be",
    "was", "on", "is", "by", "with", "at", "as", "from", "were", "had", "been", "this", "an",
    "will", "or", "are", "has", "which", "not", "any", "would", "it", "they", "their", "all",
    "who", "no", "there", "have", "also", "being", "into", "s", "its", "but", "if", "can",
    "should", "may", "could", "when", "out", "up", "more", "than", "other", "new", "one", "two",
    "The", "That", "This", "In", "It", "To", "A", "There", "Council", "Committee", "Councillor",
    "Councillors", "Cllr", "meeting", "Meeting", "minutes", "Minutes", "report", "Chair",
    "Members", "members", "Member", "Mr", "noted", "agreed", "received", "resolved", "RESOLVED",
    "Resolved", "approved", "apologies", "Apologies", "item", "Item", "Officer", "Services",
    "service", "services", "Planning", "public", "Public", "application", "1", "2", "3", "4",
    "5", "6", "7", "8", "9", "10", "under", "year", "such", "some", "these", "over", "between",
    "first", "made", "work", "after", "during", "further", "\"", " \"",
];
