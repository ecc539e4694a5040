//! The words and gaps that every list begins with, and that have a code of one byte: what English
//! minutes are full of. Another language's words have codes of two bytes, which costs a tenth.

/// In no order that matters; changing it changes the format of the index.
#[rustfmt::skip]
pub(super) const USUAL: [&str; super::ONE] = [
    ", ", ". ", "\n", "\n\n", ".\n", ".\n\n", "-", ".", " (", ") ", ": ", "/", ":\n", ":\n\n",
    "\t", "  ", " - ", "'", "’", "; ", ")", "(", ",", ":", "), ", ").", "). ", ")\n", ").\n",
    "\n- ", ".\n- ", ",\n", " & ", "–", "% ", "’ ", "“", " “", "” ", " £", "@", "|", " | ",
    "the", "of", "to", "and", "in", "a", "that", "for", "be", "was", "on", "is", "by", "with",
    "at", "as", "from", "were", "had", "been", "this", "an", "will", "or", "are", "has",
    "which", "not", "any", "would", "it", "they", "their", "all", "who", "no", "there", "have",
    "also", "being", "into", "s", "its", "his", "her", "he", "she", "but", "if", "can",
    "should", "may", "could", "when", "out", "up", "more", "than", "other", "new", "one", "two",
    "three", "The", "That", "This", "In", "It", "To", "A", "There", "Council", "Committee",
    "Councillor", "Councillors", "Cllr", "meeting", "Meeting", "minutes", "Minutes", "report",
    "Report", "Chair", "Chairman", "Members", "members", "Member", "Mr", "Mrs", "Ms", "noted",
    "agreed", "received", "resolved", "RESOLVED", "Resolved", "approved", "apologies",
    "Apologies", "absence", "item", "Item", "Agenda", "Clerk", "Officer", "Board", "Services",
    "service", "services", "Planning", "public", "Public", "application", "proposed",
    "seconded", "Parish", "following",
];
