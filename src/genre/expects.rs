//! What kind of answer a question waits for, and the words that give it.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

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

/// What must stand behind the first word of an opening, and what it then says.
type Behind = (Vec<&'static str>, Expects);

/// What some words, and those behind them, say of the kind of answer that is waited for.
pub fn expectation(words: &[&str]) -> Option<Expects> {
    // Every word of every question is asked for.
    static OPENINGS: LazyLock<HashMap<&str, Vec<Behind>, RandomState>> = LazyLock::new(|| {
        let mut out: HashMap<&str, Vec<Behind>, RandomState> = HashMap::default();
        for (opening, kind) in EXPECTATIONS {
            let mut words = opening.split(' ');
            out.entry(words.next().unwrap_or_default()).or_default().push((words.collect(), *kind));
        }
        out
    });
    let (first, behind) = words.split_first()?;
    OPENINGS.get(first)?.iter().find(|opening| behind.starts_with(&opening.0)).map(|opening| opening.1)
}

/// With what a question says which kind of answer it waits for.
const EXPECTATIONS: &[(&str, Expects)] = &[
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
    static KNOWN: LazyLock<HashMap<&str, Expects, RandomState>> = LazyLock::new(|| {
        let tables =
            [(DATE_WORDS, Expects::Time), (REASON_WORDS, Expects::Reason), (VERDICT_WORDS, Expects::Verdict)];
        tables.into_iter().flat_map(|(table, kind)| table.iter().map(move |&word| (word, kind))).collect()
    });
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(Expects::Number);
    }
    KNOWN.get(word).copied()
}

/// Words that tell a time.
const DATE_WORDS: &[&str] = &[
    "april", "augustus", "binnenkort", "december", "februari", "herfst", "januari", "juli", "juni",
    "kwartaal", "maanden", "maart", "mei", "najaar", "november", "oktober", "september", "spoedig",
    "termijn", "voorjaar", "week", "weken", "winter", "zomer", "zomerreces",
];

/// Words that give a reason.
const REASON_WORDS: &[&str] = &[
    "aangezien", "aanleiding", "daardoor", "daarom", "doordat", "immers", "namelijk", "omdat", "reden",
    "redenen", "vanwege", "waardoor", "want",
];

/// Words that take a stand.
const VERDICT_WORDS: &[&str] = &[
    "acht", "akkoord", "beaam", "bereid", "bevestigd", "bevestigen", "deel", "deelt", "eens", "erken",
    "erkent", "geval", "herken", "herkent", "inderdaad", "ja", "juist", "klopt", "nee", "neen",
    "onderschrijf", "onderschrijft", "onjuist", "terecht", "voornemens",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_gives_one_kind() {
        let mut all: Vec<&str> = [DATE_WORDS, REASON_WORDS, VERDICT_WORDS].concat();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count, "a word stands in two tables, or twice");
        assert_eq!(
            [gives("mei"), gives("want"), gives("ja")].map(|kind| kind.map(|k| k as u8)),
            [1, 2, 3].map(Some)
        );
        assert_eq!((gives("2021"), gives("otter")), (Some(Expects::Number), None));
    }
}
