//! Headings: tells from a run of lines whether it heads a part, a pillar, a faction or a theme.

use crate::dutch;
use crate::genre::{ANSWER_MARKS, BY_TURNS, CABINET, PART_OTHER, PART_QUESTIONS, PART_REPLY, PILLAR_WORDS};
use crate::model::Voice;

use super::speakers::{listed, mentions};

/// What a heading heads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Head {
    /// Part I or II.
    Part(Voice),
    /// A numbered theme.
    Pillar {
        /// Its number.
        id: String,
        /// Its title without the number.
        title: String,
    },
    /// A faction's or member's contribution, or the reply to it.
    Speaker {
        /// Whose.
        names: Vec<String>,
        /// Who speaks below it, when it says so.
        voice: Option<Voice>,
    },
    /// A theme without number.
    Theme,
    /// `Antwoord` and nothing more.
    AnswerMark,
    /// `Vraag 4 en 5`.
    QuestionNumbers(Vec<u32>),
    /// `Antwoord op vraag 4 en 5`.
    AnswerNumbers(Vec<u32>),
}

/// Longest heading, in characters.
const LONGEST: usize = 220;
/// Longest name of a faction, in bytes; longer lines need not be looked up.
const LONGEST_NAME: usize = 60;

/// What a whole heading text heads; `None` when it is running text.
pub(crate) fn head(text: &str) -> Option<Head> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > LONGEST {
        return None;
    }
    if let Some(found) = mark(text) {
        return Some(found);
    }
    if text.ends_with(['.', '?', '!', ';', ',']) {
        return None;
    }
    let (roman, rest) = roman(text);
    if let Some(voice) = part(rest, roman) {
        return Some(Head::Part(voice));
    }
    let (number, title) = pillar_number(text).map_or((None, rest), |(id, title)| (Some(id), title));
    if let Some(head) = speaker(title) {
        return Some(head);
    }
    match number {
        Some(id) => Some(Head::Pillar { id, title: title.to_owned() }),
        None if roman => Some(Head::Pillar {
            id: text[..text.len() - rest.len()].trim().trim_end_matches('.').to_owned(),
            title: rest.to_owned(),
        }),
        None => None,
    }
}

/// `Antwoord`, `Vraag 4 en 5` or `Antwoord op vraag 4`: what heads one question or answer.
pub(crate) fn mark(text: &str) -> Option<Head> {
    // They begin with `antwoord`, `reactie` or `vraag`; other lines need no lower case for it.
    if text.len() > LONGEST || !text.starts_with(['A', 'a', 'R', 'r', 'V', 'v']) {
        return None;
    }
    let lower = dutch::lower(text);
    if ANSWER_MARKS.contains(&lower.trim_end_matches(':').trim()) {
        return Some(Head::AnswerMark);
    }
    numbers(&lower)
}

/// Cuts a roman number off the front: `II. Reactie …`.
fn roman(text: &str) -> (bool, &str) {
    let Some((first, rest)) = text.split_once(' ') else { return (false, text) };
    let digits = first.trim_end_matches(['.', ')', ':']);
    let is_roman = matches!(digits, "I" | "II" | "III" | "IV" | "V" | "VI" | "VII" | "VIII" | "IX" | "X");
    if is_roman { (true, rest.trim_start()) } else { (false, text) }
}

fn part(text: &str, roman: bool) -> Option<Voice> {
    let lower = dutch::lower(text);
    let starts = |table: &[&str]| table.iter().any(|entry| lower.starts_with(entry));
    // Names are told by their capitals.
    let names_one = || !mentions(text).is_empty();
    if PART_OTHER.iter().any(|entry| lower == *entry || (roman && lower.starts_with(entry))) {
        return Some(Voice::Matter);
    }
    if starts(PART_QUESTIONS) && !names_one() {
        let whole = roman || ["fracties", "leden", "commissie"].iter().any(|who| lower.contains(who));
        let turns = BY_TURNS.iter().any(|entry| lower.contains(entry));
        return (whole || lower == "vragen en opmerkingen").then_some(if turns {
            Voice::Exchange
        } else {
            Voice::Contribution
        });
    }
    let reply = starts(PART_REPLY) && !lower.contains("vraag") && !names_one();
    (reply && (roman || CABINET.iter().any(|m| lower.contains(m)) || lower == "beantwoording"))
        .then_some(Voice::Reply)
}

/// `1.3 Solidair …` or `Pijler 3: …` → number and title.
fn pillar_number(text: &str) -> Option<(String, &str)> {
    let lower = dutch::lower(text);
    let worded = PILLAR_WORDS.iter().find_map(|word| {
        lower.strip_prefix(word).filter(|r| r.starts_with(' ')).map(|r| text.len() - r.len())
    });
    let rest = text[worded.unwrap_or(0)..].trim_start();
    let digits = rest.bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    let id = rest[..digits].trim_end_matches('.');
    let parts_fit = id.split('.').all(|p| (1..=2).contains(&p.len()));
    let tail = rest[digits..].trim_start_matches([':', ')', '.', '–', '-']);
    let spaced = tail.starts_with(' ') || digits < rest.len() && rest[..digits].ends_with('.');
    let title = tail.trim_start().trim_start_matches(['–', '-', ':']).trim_start();
    let worthy = title.chars().next().is_some_and(|c| c.is_uppercase() || "«‘“\"(".contains(c))
        && title.chars().any(char::is_alphabetic);
    (!id.is_empty() && parts_fit && spaced && (worthy || worded.is_some() && !title.is_empty()))
        .then(|| (id.to_owned(), title))
}

/// A heading that names whose contribution follows.
fn speaker(title: &str) -> Option<Head> {
    let lower = dutch::lower(title);
    let bare = lower.trim_end_matches(':').trim();
    let name = bare.trim_end_matches("-fractie").trim_end_matches(" fractie");
    if name.len() <= LONGEST_NAME
        && let Some(name) = listed(name)
    {
        return Some(Head::Speaker { names: vec![name.to_owned()], voice: None });
    }
    let reply = ["antwoord", "reactie", "beantwoording"].iter().any(|w| lower.starts_with(w));
    let question = [
        "vragen", "vraag", "inbreng", "opmerkingen", "bijdrage", "leden van", "de leden van", "het lid",
        "lid ", "fractie",
    ]
    .iter()
    .any(|w| lower.starts_with(w));
    if !reply && !question {
        return None;
    }
    let verbs = [
        " vragen of", " vragen naar", " lezen ", " merken ", " hebben ", " vraagt ", " constateren ",
        " zijn ", " heeft ",
    ];
    if verbs.iter().any(|v| lower.contains(v)) {
        return None;
    }
    let found = mentions(title);
    let last = found.last()?;
    let turns = BY_TURNS.iter().any(|entry| lower.contains(entry));
    // A sentence begins with `De leden` too: of a heading nothing but the name is left.
    let speaks = ["de leden", "leden", "het lid", "lid"].iter().any(|w| lower.starts_with(w));
    if speaks && !turns && title[last.range.end..].split_whitespace().count() > 1 {
        return None;
    }
    let mut names: Vec<String> = found.into_iter().map(|m| m.name).collect();
    names.dedup();
    let voice = if turns {
        Some(Voice::Exchange)
    } else if reply {
        Some(Voice::Reply)
    } else {
        None
    };
    Some(Head::Speaker { names, voice })
}

/// `vraag 4 en 5`, `antwoord op vragen 7, 8 en 9`, `antwoord vraag 4-7:`.
fn numbers(lower: &str) -> Option<Head> {
    let (is_answer, rest) = match lower.strip_prefix("antwoord") {
        Some(rest) => (true, rest.trim_start()),
        None => (false, lower),
    };
    let rest = rest.strip_prefix("op ").map_or(rest, str::trim_start);
    let (worded, rest) = match rest.strip_prefix("vragen ").or_else(|| rest.strip_prefix("vraag ")) {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    if !is_answer && !worded {
        return None;
    }
    let out = listed_numbers(rest)?;
    Some(if is_answer { Head::AnswerNumbers(out) } else { Head::QuestionNumbers(out) })
}

/// `4`, `4 en 5`, `7, 8 en 9:`, `4-7`, `4 t/m 7`; nothing when anything else stands there.
pub(crate) fn listed_numbers(text: &str) -> Option<Vec<u32>> {
    let rest = text.trim_end_matches([':', '.']).trim();
    let mut out: Vec<u32> = Vec::new();
    let mut range = false;
    for word in rest.split([' ', ',', '(', ')']).filter(|w| !w.is_empty()) {
        if word == "en" || word == "&" {
            continue;
        }
        if matches!(word, "t/m" | "tot" | "-" | "–") {
            range = true;
            continue;
        }
        let (from, to) = word.split_once(['-', '–']).map_or((word, None), |(a, b)| (a, Some(b)));
        let from: u32 = from.parse().ok()?;
        let to: u32 = match to {
            Some(to) => to.parse().ok()?,
            None => from,
        };
        let first = if range { out.last().map_or(from, |l| l + 1) } else { from };
        if to < first || to - first > 200 {
            return None;
        }
        out.extend(first..=to);
        range = false;
    }
    (!out.is_empty()).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts() {
        for text in [
            "I. Vragen en opmerkingen vanuit de fracties",
            "I Vragen en opmerkingen van de fracties",
            "I  Vragen vanuit de commissie",
        ] {
            assert_eq!(head(text), Some(Head::Part(Voice::Contribution)), "{text}");
        }
        for text in [
            "II. Reactie van de Staatssecretaris",
            "II Antwoord / Reactie van de Minister",
            "Reactie van de bewindspersoon",
        ] {
            assert_eq!(head(text), Some(Head::Part(Voice::Reply)), "{text}");
        }
        let text = "I Vragen en opmerkingen vanuit de fracties en reactie van de bewindspersoon";
        assert_eq!(head(text), Some(Head::Part(Voice::Exchange)));
    }

    #[test]
    fn pillars() {
        let pillar = |id: &str, title: &str| Some(Head::Pillar { id: id.into(), title: title.into() });
        assert_eq!(
            head("1.3 Solidair en solide asielstelsel"),
            pillar("1.3", "Solidair en solide asielstelsel")
        );
        assert_eq!(head("1. Achtergrond"), pillar("1", "Achtergrond"));
        assert_eq!(head("Pijler 3: Terugkeer"), pillar("3", "Terugkeer"));
        assert_eq!(head("11 juni jl. (Kamerstuk 19 637"), None);
        assert_eq!(head("2. De leden van de VVD-fractie vragen."), None);
    }

    #[test]
    fn speakers() {
        let speaker = |name: &str, voice| Some(Head::Speaker { names: vec![name.into()], voice });
        assert_eq!(head("Vragen en opmerkingen van de leden van de VVD-fractie"), speaker("VVD", None));
        assert_eq!(head("1. Vragen en opmerkingen vanuit de SP-fractie"), speaker("SP", None));
        assert_eq!(
            head("Antwoord op de vragen van de leden van de CDA-fractie"),
            speaker("CDA", Some(Voice::Reply))
        );
        assert_eq!(head("Vragen van het lid Jansma"), speaker("Jansma", None));
        assert_eq!(head("CDA"), speaker("CDA", None));
        assert_eq!(head("De leden van de SP-fractie vragen of dit kan"), None);
        assert_eq!(head("De leden van de SP-fractie danken de Minister voor de brief"), None);
        assert_eq!(head("De leden van de SP-fractie"), speaker("SP", None));
    }

    #[test]
    fn numbered() {
        assert_eq!(head("Vraag 4 en 5"), Some(Head::QuestionNumbers(vec![4, 5])));
        assert_eq!(head("Antwoord op vraag 3 en 8"), Some(Head::AnswerNumbers(vec![3, 8])));
        assert_eq!(head("Antwoord vraag 4-7:"), Some(Head::AnswerNumbers(vec![4, 5, 6, 7])));
        assert_eq!(head("Antwoord"), Some(Head::AnswerMark));
        assert_eq!(head("Antwoord op een brief"), None);
        // Whole lines are looked up in the table only when they begin like one of its entries.
        for mark in ANSWER_MARKS {
            assert_eq!(head(mark), Some(Head::AnswerMark), "{mark}");
        }
    }
}
