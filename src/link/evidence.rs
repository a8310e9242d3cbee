//! Evidence: the words a question and an answer share, weighted by how rare they are.

use std::collections::HashSet;

use crate::dutch::words;
use crate::genre::{LEAD_ENDS, POINTERS};
use crate::model::{Answer, AnswerIx, Dossier, ParagraphIx, QuestionIx};

use super::terms::{Stem, Terms, Token};

/// A lead-in names its subject in at least this many bytes.
const SHORTEST_SUBJECT: usize = 28;
/// What a word shared only as part of a compound is worth.
const COMPOUND: f32 = 0.6;
/// A question with fewer words says too little by itself.
const THIN: usize = 5;

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

/// The stems of a stretch with their weights. All lists ascend.
#[derive(Debug, Default)]
struct Bag {
    stems: Vec<(Stem, f32)>,
    families: Vec<Stem>,
    parts: Vec<Stem>,
    total: f32,
}

impl Bag {
    /// The stems of some stretches, each stretch with what its words count.
    fn of(stretches: &[(&[Token], f32)], terms: &Terms) -> Self {
        let weigh = |factor: f32| move |token: &Token| (token.stem, terms.weights[token.stem.at()] * factor);
        let mut stems: Vec<(Stem, f32)> =
            stretches.iter().flat_map(|(tokens, factor)| tokens.iter().map(weigh(*factor))).collect();
        stems.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        stems.dedup_by_key(|s| s.0);
        let sorted = |mut list: Vec<Stem>| {
            list.sort_unstable();
            list.dedup();
            list
        };
        Self {
            families: sorted(stems.iter().filter_map(|s| terms.families[s.0.at()]).collect()),
            parts: sorted(stems.iter().flat_map(|s| terms.parts[s.0.at()].iter().copied()).collect()),
            total: stems.iter().map(|s| s.1).sum(),
            stems,
        }
    }

    fn holds(&self, stem: Stem) -> bool {
        self.stems.binary_search_by_key(&stem, |s| s.0).is_ok()
    }

    /// How much of this bag stands in the other: a stem in full, a part of a compound at a discount,
    /// a word of the same family by half.
    fn covered_by(&self, other: &Self, terms: &Terms) -> f32 {
        let mut sum = 0.0;
        for &(stem, weight) in &self.stems {
            if other.holds(stem) {
                sum += weight;
            } else if other.parts.binary_search(&stem).is_ok()
                || terms.parts[stem.at()].iter().any(|&p| other.holds(p))
            {
                sum += weight * COMPOUND;
            } else if terms.families[stem.at()].is_some_and(|f| other.families.binary_search(&f).is_ok()) {
                sum += weight * 0.5;
            }
        }
        if self.total > 0.0 { sum / self.total } else { 0.0 }
    }
}

/// All evidence of a dossier, gathered once.
pub(super) struct Evidence {
    terms: Terms,
    questions: Vec<Bag>,
    leads: Vec<Bag>,
    bodies: Vec<Bag>,
    /// The paragraphs that hold questions, ascending.
    asking: Vec<ParagraphIx>,
}

impl Evidence {
    pub(super) fn gather(dossier: &Dossier) -> Self {
        let terms = Terms::of(dossier);
        let questions = dossier.question_ixs().map(|q| question_bag(dossier, q, &terms)).collect();
        let leads = dossier.answers.iter().map(|a| lead_bag(dossier, a, &terms)).collect();
        let body =
            |a: &Answer| Bag::of(&a.spans.iter().map(|s| (terms.within(s), 1.0)).collect::<Vec<_>>(), &terms);
        let bodies = dossier.answers.iter().map(body).collect();
        let mut asking: Vec<ParagraphIx> = dossier.questions.iter().map(|q| q.spans[0].paragraph).collect();
        asking.dedup();
        Self { terms, questions, leads, bodies, asking }
    }

    /// What the words of a question and an answer say.
    pub(super) fn compare(&self, question: QuestionIx, answer: AnswerIx) -> Match {
        let asked = &self.questions[question.at()];
        let (lead, body) = (&self.leads[answer.at()], &self.bodies[answer.at()]);
        let score = 0.40 * lead.covered_by(asked, &self.terms)
            + 0.35 * asked.covered_by(body, &self.terms)
            + 0.25 * asked.covered_by(lead, &self.terms);
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
            .max(self.leads[pointing.at()].covered_by(&self.bodies[answer.at()], &self.terms) * 0.7);
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
    pub(super) fn shared(&self, dossier: &Dossier, question: QuestionIx, answer: AnswerIx) -> Vec<String> {
        let asked = &self.questions[question.at()];
        let mut seen = HashSet::new();
        let mut found: Vec<(f32, &str)> = Vec::new();
        for span in &dossier.answer(answer).spans {
            let text = &dossier.paragraph(span.paragraph).text;
            for token in self.terms.within(span) {
                if asked.holds(token.stem) && seen.insert(token.stem) {
                    found.push((self.terms.weights[token.stem.at()], &text[token.range()]));
                }
            }
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0));
        found.into_iter().take(3).map(|(_, w)| w.to_owned()).collect()
    }
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

/// The words of what an answer says it is about.
fn lead_bag(dossier: &Dossier, answer: &Answer, terms: &Terms) -> Bag {
    let span = &answer.spans[0];
    let text = dossier.words(span);
    let first = crate::read::sentences(text).into_iter().next().unwrap_or(0..0);
    let to = span.range.start + first.start + subject_of(&text[first.clone()]).len();
    Bag::of(&[(terms.between(span.paragraph, span.range.start + first.start, to), 1.0)], terms)
}

/// A question's words: its own, and at a discount those of the background before it, which says
/// what `hierop` and `dit voorstel` mean.
fn question_bag(dossier: &Dossier, ix: QuestionIx, terms: &Terms) -> Bag {
    let question = dossier.question(ix);
    let mut stretches: Vec<(&[Token], f32)> = question.spans.iter().map(|s| (terms.within(s), 1.0)).collect();
    let own: HashSet<Stem> = stretches.iter().flat_map(|s| s.0.iter().map(|t| t.stem)).collect();
    let span = &question.spans[0];
    let before = ix
        .at()
        .checked_sub(1)
        .map(|i| &dossier.questions[i])
        .filter(|q| q.spans[0].paragraph == span.paragraph);
    let from = before.map_or(0, |q| q.spans[0].range.end).min(span.range.start);
    let text = &dossier.paragraph(span.paragraph).text;
    let background = text.get(from..span.range.start).unwrap_or_default();
    let factor = if own.len() < THIN { 0.7 } else { 0.25 };
    stretches.push((terms.between(span.paragraph, from, span.range.start), factor));
    let points = words(&question.text).iter().any(|w| POINTERS.contains(&w.as_str()));
    if points
        && background.trim().is_empty()
        && let Some(before) = before
    {
        stretches.extend(before.spans.iter().map(|s| (terms.within(s), 0.4)));
    }
    Bag::of(&stretches, terms)
}
