//! Cuts replies into answers: a new one begins where the cabinet turns to another question.

use std::ops::Range;

use crate::dutch;
use crate::genre::{LEAD_PRELUDES, LEADS, REPLY_ASK_VERBS};

use super::sentences::sentences;
use super::speakers::mentions;

/// How a sentence turns to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Turn {
    /// It names a subject (`Wat betreft de beperkingen`): a new answer only where a paragraph begins,
    /// or where the questions show that it is another one's subject.
    Subject,
    /// It names the question itself (`Op de vraag naar …`).
    Question,
    /// It says what members asked (`De leden van de SP-fractie vragen naar …`).
    Members,
    /// It only says whose questions follow (`Op de vragen van de SP-fractie.`).
    Run,
}

/// A sentence of a reply, with how it turns and whom it names.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    /// Its bytes in the paragraph.
    pub(crate) range: Range<usize>,
    /// How it turns to a question; `None` when it goes on.
    pub(crate) turn: Option<Turn>,
    /// The factions it names as asking.
    pub(crate) names: Vec<String>,
    /// It speaks of `verschillende fracties`.
    pub(crate) several: bool,
}

/// The steps of a reply's paragraph.
pub(crate) fn steps(text: &str) -> Vec<Step> {
    sentences(text)
        .into_iter()
        .map(|range| {
            let sentence = &text[range.clone()];
            let turn = turn(sentence);
            let names: Vec<String> = match turn {
                Some(_) => mentions(sentence)
                    .into_iter()
                    .filter(|m| names_asker(sentence, m.range.start))
                    .map(|m| m.name)
                    .collect(),
                None => Vec::new(),
            };
            let several = turn.is_some()
                && [
                    "verschillende fracties", "meerdere fracties", "diverse fracties", "enkele fracties",
                    "andere fracties",
                ]
                .iter()
                .any(|s| sentence.contains(s));
            Step { range, turn, names, several }
        })
        .collect()
}

/// Whether a name in a lead-in is one who asks: it stands near the front or behind `vraag van`.
fn names_asker(sentence: &str, at: usize) -> bool {
    let before = sentence.get(..at).unwrap_or_default();
    // `In aanvulling op het antwoord op de vraag van de D66-fractie …` points elsewhere.
    !dutch::lower(before).contains("antwoord op")
}

fn turn(sentence: &str) -> Option<Turn> {
    let lower = dutch::lower(sentence);
    if is_run(&lower) {
        return Some(Turn::Run);
    }
    let body = without_prelude(&lower);
    if members_ask(body) {
        return Some(Turn::Members);
    }
    let about_question = |text: &str| {
        let head: String = text.chars().take(160).collect();
        ["vraag", "vragen", "verzoek", "gevraagd", "verzocht", "opmerking"].iter().any(|w| head.contains(w))
    };
    let lead =
        LEADS.iter().any(|l| body.strip_prefix(l).is_some_and(|r| r.is_empty() || r.starts_with([' ', ','])));
    if lead {
        return Some(if about_question(body) { Turn::Question } else { Turn::Subject });
    }
    // `Wat de definitie van … aangaat`, `Wat de beperkingen betreft`.
    if let Some(rest) = body.strip_prefix("wat ").or_else(|| body.strip_prefix("voor wat ")) {
        let head: String = rest.chars().take(180).collect();
        if ["aangaat", "betreft"].iter().any(|v| head.split([' ', ',', ':']).any(|w| w == *v)) {
            return Some(if about_question(&head) { Turn::Question } else { Turn::Subject });
        }
    }
    // `Ten slotte kan ten aanzien van het opzetten …`: the lead-in stands behind the verb.
    let near: String = body.chars().take(60).collect();
    let inner = ["ten aanzien van", "met betrekking tot", "in reactie op", "wat betreft", "op de vraag"];
    if body.len() < lower.len() && inner.iter().any(|l| near.contains(l)) {
        return Some(if about_question(body) { Turn::Question } else { Turn::Subject });
    }
    None
}

/// `Op de vragen van de SP-fractie.`: whose run begins, and nothing else.
fn is_run(lower: &str) -> bool {
    let opens = [
        "op de vragen van",
        "op de vraag van",
        "vragen van de leden van",
        "vragen van de",
        "in antwoord op de vragen van",
        "antwoord op de vragen van",
        "reactie op de vragen van",
        "in reactie op de vragen van",
        "op de inbreng van",
    ];
    if !lower.ends_with(['.', ':']) || !opens.iter().any(|o| lower.starts_with(o)) {
        return false;
    }
    let words = lower.split_whitespace().count();
    let tail = lower.trim_end_matches(['.', ':']);
    words <= 14
        && (tail.ends_with("fractie")
            || tail.ends_with("fracties")
            || !mentions(lower).is_empty() && words <= 9)
}

fn without_prelude(lower: &str) -> &str {
    let mut body = lower;
    for _ in 0..3 {
        let cut =
            LEAD_PRELUDES.iter().filter_map(|p| body.strip_prefix(p)).find(|r| r.starts_with([' ', ',']));
        match cut {
            Some(rest) => body = rest.trim_start_matches([' ', ',']),
            None => break,
        }
    }
    body
}

/// Words with which `de leden` as subject can begin.
const SUBJECT_OPENERS: &[&str] = &[
    "de", "het", "deze", "dit", "leden", "diverse", "verschillende", "meerdere", "enkele", "beide", "zowel",
    "genoemde", "voornoemde", "dezelfde", "dat",
];

/// Whether the sentence says what members ask: members as subject, a verb of asking close by.
fn members_ask(body: &str) -> bool {
    let mut words = body.split(|c: char| c.is_whitespace() || c == ',').filter(|w| !w.is_empty()).peekable();
    let Some(&first) = words.peek() else { return false };
    let asking = REPLY_ASK_VERBS.contains(&first);
    if !asking && !SUBJECT_OPENERS.contains(&first) && first != "door" {
        return false;
    }
    let words: Vec<&str> = words.take(26).collect();
    let member = |w: &str| {
        matches!(w, "leden" | "lid" | "fractie" | "fracties")
            || w.ends_with("-fractie")
            || w.ends_with("-fracties")
    };
    let Some(at) = words.iter().position(|&w| member(w)) else { return false };
    // The subject stands first, or right behind the verb: `Ten slotte zijn de leden van …`.
    let opens =
        at <= 3 && first != "door" || body.starts_with("door de leden") || body.starts_with("door het lid");
    if !opens {
        return false;
    }
    asking
        || first == "door"
        || words[at + 1..].iter().take(16).any(|w| REPLY_ASK_VERBS.contains(&w.trim_end_matches(['.', ':'])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lead_ins() {
        let cases = [
            ("Op de vragen van de SP-fractie.", Some(Turn::Run)),
            ("Ten aanzien van de vraag naar de kosten geldt dit.", Some(Turn::Question)),
            ("Wat betreft de aanpassing van de termijn is wijziging nodig.", Some(Turn::Subject)),
            ("De leden van de CDA-fractie informeren naar de stand van zaken.", Some(Turn::Members)),
            ("Ook de leden van de D66-fractie vragen naar de voortgang.", Some(Turn::Members)),
            ("De leden vragen naar het verhogen van het niveau.", Some(Turn::Members)),
            ("De leden van zowel de VVD- als de SP-fractie vragen waarom dit zo is.", Some(Turn::Members)),
            ("De leden van verschillende fracties hebben gevraagd naar het onderzoek.", Some(Turn::Members)),
            (
                "Ten slotte zijn de leden van de SP-fractie geïnteresseerd in de ervaringen.",
                Some(Turn::Members),
            ),
            (
                "Ten slotte kan ten aanzien van het opzetten van een stelsel worden gemeld.",
                Some(Turn::Subject),
            ),
            (
                "Wat de gevraagde verduidelijking van de zinsnede aangaat, verwijst het kabinet.",
                Some(Turn::Question),
            ),
            ("Op de vraag naar het tekort wordt verwezen naar de brief.", Some(Turn::Question)),
            (
                "De vraag van de leden van de SP-fractie naar het tekort, beantwoord ik als volgt.",
                Some(Turn::Question),
            ),
            (
                "Het antwoord op de vraag van de leden van de VVD-fractie luidt bevestigend.",
                Some(Turn::Question),
            ),
            (
                "Terecht vragen de leden van verschillende fracties naar de band tussen beide.",
                Some(Turn::Members),
            ),
            ("Desgevraagd door de leden van de SP-fractie deel ik mee dat dit klopt.", Some(Turn::Question)),
            ("Het kabinet acht dit van belang.", None),
            ("De lidstaten vragen om steun.", None),
            ("Daarnaast worden gezamenlijke missies georganiseerd.", None),
        ];
        for (text, want) in cases {
            assert_eq!(turn(text), want, "{text}");
        }
    }
}
