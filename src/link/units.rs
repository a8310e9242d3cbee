//! Units: the paragraphs of the answers, each with what it says it is about and what it holds.

use std::ops::Range;

use crate::dutch::{lower, spelled};
use crate::genre::{ASKING_WORDS, LEAD_ENDS};
use crate::model::{AnswerIx, Dossier, FactionIx, Span};

use super::asked::{telling, weighed};
use super::terms::{Term, Terms};

/// A lead-in names its subject in at least this many bytes.
const SHORTEST_SUBJECT: usize = 28;

/// The part of an answer that stands in one paragraph.
#[derive(Debug)]
pub(super) struct Unit {
    /// The answer.
    pub(super) answer: AnswerIx,
    /// Which of its paragraphs this is.
    pub(super) nth: usize,
    /// Where it stands.
    pub(super) span: Span,
    /// Whether the answer begins with words that turn to a question.
    pub(super) led: bool,
    /// Whether those words speak of a question or of who asks, and not only of a subject.
    pub(super) turns: bool,
    /// The words with which the answer says what it is about; for an answer without lead-in, those
    /// of its first sentence.
    pub(super) lead: Vec<(Term, f32)>,
    /// Factions it names where it does not turn to a question: `De zorg van de leden van …`.
    pub(super) mentions: Vec<FactionIx>,
    /// Its sentences.
    pub(super) sentences: Vec<Span>,
    /// The words of each, as far as they tell of a subject.
    pub(super) said: Vec<Vec<(Term, f32)>>,
    /// The factions each names, and what its words weigh.
    named: Vec<(Vec<FactionIx>, f32)>,
    /// How many terms it holds.
    pub(super) size: usize,
    /// What it holds that questions wait for.
    pub(super) holds: [bool; 4],
}

/// So many sentences of a unit are heard: what comes behind them is a list.
const HEARD: usize = 24;

impl Unit {
    /// Of the sentences that the chain of the reply goes through: the factions each names, and what its words weigh.
    pub(super) fn heard(&self) -> impl Iterator<Item = (&[FactionIx], f32)> {
        self.named.iter().take(HEARD).map(|(named, weight)| (named.as_slice(), *weight))
    }
}

/// The units of all answers, in order.
pub(super) fn gather(dossier: &Dossier, terms: &Terms) -> Vec<Unit> {
    let mut out = Vec::new();
    for (index, answer) in dossier.answers.iter().enumerate() {
        for (nth, span) in answer.spans.iter().enumerate() {
            let text = dossier.words(span);
            let at = |r: &Range<usize>| span.range.start + r.start..span.range.start + r.end;
            let sentences = crate::read::sentences(text);
            let first = sentences.first().cloned().unwrap_or(0..0);
            let led = answer.lead.is_some();
            let subject = if led { subject_of(&text[first.clone()]).len() } else { first.len() };
            let from = at(&first).start;
            let sentence = |r: &Range<usize>| Span { paragraph: span.paragraph, range: at(r) };
            let said = |r: &Range<usize>| {
                let words = terms.between(span.paragraph, at(r));
                telling(&weighed([(words, 1.0)].into_iter(), terms), terms)
            };
            let said: Vec<Vec<(Term, f32)>> = sentences.iter().map(said).collect();
            let weight = |said: &Vec<(Term, f32)>| said.iter().map(|word| word.1).sum();
            let named = sentences.iter().map(|s| mentions(dossier, &text[s.clone()]));
            let named: Vec<(Vec<FactionIx>, f32)> = named.zip(said.iter().map(weight)).collect();
            out.push(Unit {
                answer: AnswerIx::new(index),
                nth,
                led: nth == 0 && led,
                turns: nth == 0 && led && speaks_of_asking(&text[first.clone()]),
                lead: weighed(
                    [(terms.between(span.paragraph, from..from + subject), 1.0)].into_iter(),
                    terms,
                ),
                mentions: named
                    .iter()
                    .skip(usize::from(nth == 0 && led))
                    .flat_map(|n| &n.0)
                    .copied()
                    .collect(),
                named,
                sentences: sentences.iter().map(sentence).collect(),
                said,
                size: terms.within(span).len(),
                holds: terms.given(span),
                span: span.clone(),
            });
        }
    }
    out
}

/// The factions a text names. Most texts name none, and a look tells.
fn mentions(dossier: &Dossier, text: &str) -> Vec<FactionIx> {
    if !["fractie", " lid ", "leden van", "Groep "].iter().any(|w| text.contains(w)) {
        return Vec::new();
    }
    crate::read::mentioned(text).iter().filter_map(|name| dossier.faction_named(name)).collect()
}

/// Whether a lead-in speaks of a question, or of those who ask.
fn speaks_of_asking(sentence: &str) -> bool {
    spelled(&lower(sentence)).any(|word| ASKING_WORDS.contains(&word))
}

/// The part of a lead-in that names its subject: up to where the cabinet begins to speak for itself.
/// Where it says what members ask, that is the whole sentence.
fn subject_of(sentence: &str) -> &str {
    if sentence.contains("leden") && sentence.starts_with("De ") {
        return sentence;
    }
    let mut end = sentence.len();
    for ending in LEAD_ENDS {
        let near = sentence.get(..end).unwrap_or(sentence);
        end = near.find(ending).filter(|&at| at >= SHORTEST_SUBJECT).unwrap_or(end);
    }
    &sentence[..end]
}
