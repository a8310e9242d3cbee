//! What kind of answer a question waits for, and the words that give it.

/// Kinds of answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expects {
    /// A number, an amount, a share.
    Number,
    /// A moment or a term.
    Time,
    /// A reason.
    Reason,
    /// A yes, a no, a stand.
    Verdict,
}

/// With what a question says which kind of answer it waits for.
pub const EXPECTATIONS: &[(&str, Expects)] = &[
    ("hoeveel", Expects::Number),
    ("welk percentage", Expects::Number),
    ("welk deel", Expects::Number),
    ("welk aandeel", Expects::Number),
    ("welk bedrag", Expects::Number),
    ("welke bedragen", Expects::Number),
    ("welke aantallen", Expects::Number),
    ("hoe hoog", Expects::Number),
    ("hoe groot", Expects::Number),
    ("hoe vaak", Expects::Number),
    ("hoe lang", Expects::Number),
    ("het aantal", Expects::Number),
    ("wat kost", Expects::Number),
    ("wanneer", Expects::Time),
    ("welke termijn", Expects::Time),
    ("welk moment", Expects::Time),
    ("hoe snel", Expects::Time),
    ("tijdpad", Expects::Time),
    ("tijdsplanning", Expects::Time),
    ("planning", Expects::Time),
    ("waarom", Expects::Reason),
    ("op grond waarvan", Expects::Reason),
    ("wat is de reden", Expects::Reason),
    ("om welke reden", Expects::Reason),
    ("deelt", Expects::Verdict),
    ("erkent", Expects::Verdict),
    ("onderkent", Expects::Verdict),
    ("bereid", Expects::Verdict),
    ("klopt", Expects::Verdict),
    ("bevestigen", Expects::Verdict),
    ("of", Expects::Verdict),
];

/// What a word gives of the kinds of answer; a number is told by its digits.
pub fn gives(word: &str) -> Option<Expects> {
    let tables =
        [(DATE_WORDS, Expects::Time), (REASON_WORDS, Expects::Reason), (VERDICT_WORDS, Expects::Verdict)];
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(Expects::Number);
    }
    tables.into_iter().find(|(table, _)| table.binary_search(&word).is_ok()).map(|(_, kind)| kind)
}

/// Words that tell a time. Sorted.
const DATE_WORDS: &[&str] = &[
    "april", "augustus", "binnenkort", "december", "februari", "herfst", "januari", "juli", "juni",
    "kwartaal", "maanden", "maart", "mei", "najaar", "november", "oktober", "september", "spoedig",
    "termijn", "voorjaar", "week", "weken", "winter", "zomer", "zomerreces",
];

/// Words that give a reason. Sorted.
const REASON_WORDS: &[&str] = &[
    "aangezien", "aanleiding", "daardoor", "daarom", "doordat", "immers", "namelijk", "omdat", "reden",
    "redenen", "vanwege", "waardoor", "want",
];

/// Words that take a stand. Sorted.
const VERDICT_WORDS: &[&str] = &[
    "acht", "akkoord", "beaam", "bereid", "bevestigd", "bevestigen", "deel", "deelt", "eens", "erken",
    "erkent", "geval", "herken", "herkent", "inderdaad", "ja", "juist", "klopt", "nee", "neen",
    "onderschrijf", "onderschrijft", "onjuist", "terecht", "voornemens",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        for table in [DATE_WORDS, REASON_WORDS, VERDICT_WORDS] {
            assert!(table.is_sorted(), "{table:?}");
        }
    }
}
