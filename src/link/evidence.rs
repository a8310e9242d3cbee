//! Evidence: the words a question and an answer share, weighted by how rare they are.

use std::collections::{HashMap, HashSet};

use crate::dutch::{is_stop, stem, subject_stems, words};
use crate::genre::{LEAD_ENDS, POINTERS};
use crate::model::{AnswerIx, Dossier, ParagraphIx, QuestionIx};

/// Length from which two words with the same beginning are parts of one family.
const FAMILY: usize = 7;
/// A lead-in names its subject in at least this many bytes.
const SHORTEST_SUBJECT: usize = 28;
/// What a word shared only as part of a compound is worth.
const COMPOUND: f32 = 0.6;
/// Shortest part of a compound.
const PART: usize = 5;
/// Longer runs of letters are no words.
const LONGEST: usize = 60;

/// What speaks for a link.
#[derive(Debug, Clone, Default)]
pub(super) struct Match {
    /// The sum of the evidence.
    pub(super) score: f32,
    /// The answer names the asking faction.
    pub(super) named: bool,
    /// The answer names the question's number.
    pub(super) number: Option<u32>,
    /// The answer stands right below the question.
    pub(super) below: bool,
    /// It goes on where the answer before it stopped.
    pub(super) goes_on: bool,
    /// The question before it got this answer, and this one follows it up.
    pub(super) follows: bool,
    /// A reference to this page led here.
    pub(super) page: Option<u32>,
}

impl Match {
    pub(super) fn by_number(number: u32) -> Self {
        Self { score: 1.0, number: Some(number), ..Self::default() }
    }
}

/// The stems of a stretch with their weights.
#[derive(Debug, Default)]
struct Bag {
    weights: HashMap<String, f32>,
    families: HashSet<String>,
    parts: HashSet<String>,
    total: f32,
}

/// What stems weigh, and into which other stems of the document each can be cut.
struct Lexicon {
    rarity: HashMap<String, f32>,
    parts: HashMap<String, Vec<String>>,
}

impl Lexicon {
    fn of(dossier: &Dossier) -> Self {
        let rarity = rarity(dossier);
        let parts = rarity
            .keys()
            .map(|stem| (stem.clone(), parts(stem, &rarity)))
            .filter(|(_, p)| !p.is_empty())
            .collect();
        Self { rarity, parts }
    }

    fn weight(&self, stem: &str) -> f32 {
        self.rarity.get(stem).copied().unwrap_or(1.0)
    }

    fn parts(&self, stem: &str) -> &[String] {
        self.parts.get(stem).map_or(&[], Vec::as_slice)
    }
}

/// The words of the document with which a compound begins or ends: `migratieovereenkomst` →
/// `migratie`, `overeenkomst`. A linking s or e stays with the first part.
fn parts(stem: &str, known: &HashMap<String, f32>) -> Vec<String> {
    if !stem.is_ascii() || stem.len() < PART * 2 || stem.len() > LONGEST {
        return Vec::new();
    }
    let mut found = Vec::new();
    for cut in PART..=stem.len() - PART {
        let (head, tail) = stem.split_at(cut);
        found.extend([head, tail].into_iter().filter(|p| known.contains_key(*p)).map(str::to_owned));
    }
    found
}

impl Bag {
    fn add(&mut self, text: &str, factor: f32, lexicon: &Lexicon) {
        for stem in subject_stems(text) {
            let weight = lexicon.weight(&stem) * factor;
            let slot = self.weights.entry(stem.clone()).or_insert(0.0);
            if weight > *slot {
                self.total += weight - *slot;
                *slot = weight;
            }
            if let Some(family) = family(&stem) {
                self.families.insert(family.to_owned());
            }
            self.parts.extend(lexicon.parts(&stem).iter().cloned());
        }
    }

    /// How much of this bag stands in the other: a stem in full, a part of a compound at a discount,
    /// a word of the same family by half.
    fn covered_by(&self, other: &Self, lexicon: &Lexicon) -> f32 {
        let mut sum = 0.0;
        let mut ordered: Vec<_> = self.weights.iter().collect();
        ordered.sort_by(|a, b| a.0.cmp(b.0));
        for (stem, weight) in ordered {
            if other.weights.contains_key(stem) {
                sum += weight;
            } else if other.parts.contains(stem.as_str())
                || lexicon.parts(stem).iter().any(|p| other.weights.contains_key(p))
            {
                sum += weight * COMPOUND;
            } else if family(stem).is_some_and(|f| other.families.contains(f)) {
                sum += weight * 0.5;
            }
        }
        if self.total > 0.0 { sum / self.total } else { 0.0 }
    }
}

fn family(stem: &str) -> Option<&str> {
    stem.get(..FAMILY)
}

/// All evidence of a dossier, gathered once.
pub(super) struct Evidence {
    lexicon: Lexicon,
    questions: Vec<Bag>,
    leads: Vec<Bag>,
    bodies: Vec<Bag>,
    /// The paragraphs that hold questions, ascending.
    asking: Vec<ParagraphIx>,
    /// The words of each answer as it writes them, with their stems.
    written: Vec<Vec<(String, String)>>,
}

impl Evidence {
    pub(super) fn gather(dossier: &Dossier) -> Self {
        let lexicon = Lexicon::of(dossier);
        let questions = dossier.question_ixs().map(|q| question_bag(dossier, q, &lexicon)).collect();
        let mut leads = Vec::new();
        let mut bodies = Vec::new();
        for answer in &dossier.answers {
            let first = crate::read::sentences(&answer.text).into_iter().next().unwrap_or(0..0);
            let mut lead = Bag::default();
            lead.add(subject_of(&answer.text[first]), 1.0, &lexicon);
            leads.push(lead);
            let mut body = Bag::default();
            body.add(&answer.text, 1.0, &lexicon);
            bodies.push(body);
        }
        let mut asking: Vec<ParagraphIx> = dossier.questions.iter().map(|q| q.spans[0].paragraph).collect();
        asking.dedup();
        let written = dossier.answers.iter().map(|a| written(&a.text)).collect();
        Self { lexicon, questions, leads, bodies, asking, written }
    }

    /// What the words of a question and an answer say.
    pub(super) fn compare(&self, question: QuestionIx, answer: AnswerIx) -> Match {
        let asked = &self.questions[question.at()];
        let (lead, body) = (&self.leads[answer.at()], &self.bodies[answer.at()]);
        let score = 0.40 * lead.covered_by(asked, &self.lexicon)
            + 0.35 * asked.covered_by(body, &self.lexicon)
            + 0.25 * asked.covered_by(lead, &self.lexicon);
        Match { score, ..Match::default() }
    }

    /// The same for an answer that another one, given to this question, points to.
    pub(super) fn compare_answers(
        &self,
        pointing: AnswerIx,
        question: QuestionIx,
        answer: AnswerIx,
    ) -> Match {
        let by_question = self.compare(question, answer);
        let score = by_question
            .score
            .max(self.leads[pointing.at()].covered_by(&self.bodies[answer.at()], &self.lexicon) * 0.7);
        Match { score, ..by_question }
    }

    /// How many paragraphs with questions lie between a question's paragraph and an answer's;
    /// `None` when the answer stands before it.
    pub(super) fn questions_between(&self, question: ParagraphIx, answer: ParagraphIx) -> Option<usize> {
        (answer > question).then(|| {
            let from = self.asking.partition_point(|&p| p <= question);
            let to = self.asking.partition_point(|&p| p < answer);
            to - from
        })
    }

    /// The rarest words a question and an answer share, as the answer writes them.
    pub(super) fn shared(&self, question: QuestionIx, answer: AnswerIx) -> Vec<String> {
        let asked = &self.questions[question.at()];
        let mut seen = HashSet::new();
        let mut found: Vec<(f32, &str)> = Vec::new();
        for (word, stem) in &self.written[answer.at()] {
            if asked.weights.contains_key(stem) && seen.insert(stem) {
                found.push((self.lexicon.weight(stem), word));
            }
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0));
        found.into_iter().take(3).map(|(_, w)| w.to_owned()).collect()
    }
}

/// The words of a text that carry a subject, with their stems.
fn written(text: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        let folded = words(word).into_iter().filter(|w| !is_stop(w));
        out.extend(folded.map(|f| (word.to_owned(), stem(&f))));
    }
    out
}

/// The part of an answer's first sentence that names its subject: up to where the cabinet begins to
/// speak for itself. Where it says what members ask, that is the whole sentence.
fn subject_of(sentence: &str) -> &str {
    if sentence.contains("leden") && sentence.starts_with("De ") {
        return sentence;
    }
    let ends = LEAD_ENDS.iter().filter_map(|e| sentence.find(e));
    let end = ends.filter(|&at| at >= SHORTEST_SUBJECT).min().unwrap_or(sentence.len());
    &sentence[..end]
}

/// How rare each stem is: the logarithm of how few paragraphs hold it.
fn rarity(dossier: &Dossier) -> HashMap<String, f32> {
    let mut holding: HashMap<String, u32> = HashMap::new();
    for paragraph in &dossier.paragraphs {
        let stems: HashSet<String> = subject_stems(&paragraph.text).into_iter().collect();
        for stem in stems {
            *holding.entry(stem).or_insert(0) += 1;
        }
    }
    let all = dossier.paragraphs.len().max(1) as f32;
    holding.into_iter().map(|(stem, n)| (stem, (1.0 + all / n as f32).ln())).collect()
}

/// A question's words: its own, and at a discount those of the background before it, which says
/// what `hierop` and `dit voorstel` mean.
fn question_bag(dossier: &Dossier, ix: QuestionIx, lexicon: &Lexicon) -> Bag {
    let question = dossier.question(ix);
    let mut bag = Bag::default();
    bag.add(&question.text, 1.0, lexicon);
    let span = &question.spans[0];
    let text = &dossier.paragraph(span.paragraph).text;
    let before = ix
        .at()
        .checked_sub(1)
        .map(|i| &dossier.questions[i])
        .filter(|q| q.spans[0].paragraph == span.paragraph);
    let from = before.map_or(0, |q| q.spans[0].range.end);
    let background = text.get(from.min(span.range.start)..span.range.start).unwrap_or_default();
    let thin = bag.weights.len() < 5;
    bag.add(background, if thin { 0.7 } else { 0.25 }, lexicon);
    let points = words(&question.text).iter().any(|w| POINTERS.contains(&w.as_str()));
    if points
        && background.trim().is_empty()
        && let Some(before) = before
    {
        bag.add(&before.text, 0.4, lexicon);
    }
    bag
}
