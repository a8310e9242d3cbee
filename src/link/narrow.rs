//! Narrowing: which stretch of an answer deals with a question: a paragraph, or a run of its sentences.
//!
//! A log-linear choice among all runs of sentences of the unit that was linked, weighed by what they hold of
//! the question, of those beside it, and by how they begin and end. A best path of sentences over the
//! questions that share a unit was tried first: it cannot cut an answer that only one of them found.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::cores::each_with;
use crate::dutch::lower;
use crate::genre::{LEANING, TURNING};
use crate::model::{AnswerIx, Dossier, QuestionIx, Span};

use super::decide::{Decision, Way};
use super::evidence::{Evidence, rank};
use super::kin::Reach;
use super::presence::Presence;
use super::sheet::{Held, RUN, Sheet, against};

/// A paragraph of more sentences is no answer but a list, and stays whole.
const LONGEST: usize = 24;

/// A run of sentences that may deal with a question.
#[derive(Debug, Clone)]
pub(super) struct Run {
    /// Its first and last sentence.
    sentences: (usize, usize),
    /// From which character to which of the unit and what belongs to it. Lines would change with the width of
    /// the page.
    letters: Range<usize>,
    /// The numbers that describe it.
    pub(super) numbers: [f32; RUN],
}

/// A link made by evidence, with the runs it may have; the first is the whole unit.
pub(super) struct Choices {
    pub(super) question: QuestionIx,
    answer: AnswerIx,
    unit: usize,
    /// What belongs to the unit before and behind it.
    around: [Vec<Span>; 2],
    pub(super) runs: Vec<Run>,
}

impl Choices {
    /// The stretch of a run: at the unit's ends with what belongs to it there.
    pub(super) fn spans(&self, evidence: &Evidence, run: &Run) -> Vec<Span> {
        let unit = &evidence.units[self.unit];
        let (from, to) = run.sentences;
        let (opens, ends) = (from == 0, to + 1 >= unit.sentences.len());
        // What stands between the unit's ends and its sentences goes with them.
        let start = if opens { unit.span.range.start } else { unit.sentences[from].range.start };
        let end = if ends { unit.span.range.end } else { unit.sentences[to].range.end };
        let own = Span { paragraph: unit.span.paragraph, range: start..end };
        let before = self.around[0].iter().filter(|_| opens).cloned();
        let behind = self.around[1].iter().filter(|_| ends).cloned();
        before.chain([own]).chain(behind).collect()
    }
}

/// So many characters of a sentence tell how it opens.
const OPENING: usize = 24;

/// Gives every choice its stretch.
pub(super) fn stretches(
    dossier: &Dossier,
    evidence: &Evidence,
    mut decisions: Vec<Decision>,
    worth: &[f32; RUN],
) -> Vec<Decision> {
    let best = |choices: Choices| {
        let spans = choices.spans(evidence, best(&choices.runs, worth));
        (choices.question, choices.answer, spans)
    };
    for (question, answer, spans) in each_link(dossier, evidence, &decisions, best) {
        let chosen = &mut decisions[question.at()].chosen;
        if let Some(choice) = chosen.iter_mut().find(|c| c.answer == answer) {
            choice.spans = spans;
        }
    }
    for decision in &mut decisions {
        let numbered = decision.chosen.iter_mut().filter(|c| matches!(c.way, Way::Number(_)));
        for choice in numbered.chain(decision.nearest.as_mut()) {
            choice.spans.clone_from(&dossier.answer(choice.answer).spans);
        }
    }
    decisions
}

/// What sharing half of the lines counts, beside the lines shared themselves: a stretch that shares half shows the
/// answer, and the more it shares the better it reads.
const HALF: f32 = 4.0;

/// What weighs less than this beside the heaviest run moves nothing.
const NEGLIGIBLE: f32 = 1e-3;

/// The run that is expected to share most with the right one; of equals the first, which is the whole.
fn best<'a>(runs: &'a [Run], worth: &[f32; RUN]) -> &'a Run {
    let weight = |run: &Run| run.numbers.iter().zip(worth).map(|(n, w)| n * w).sum::<f32>().exp();
    let mut weighed: Vec<(&Run, f32)> = runs.iter().map(|run| (run, weight(run))).collect();
    let least = weighed.iter().map(|w| w.1).fold(0.0, f32::max) * NEGLIGIBLE;
    weighed.retain(|w| w.1 >= least);
    let expected = |run: &Run| -> f32 {
        let worth = |share: f32| share + if share >= 0.5 { HALF } else { 0.0 };
        weighed.iter().map(|(other, weight)| weight * worth(share(&run.letters, &other.letters))).sum()
    };
    let mut best = (&runs[0], f32::NEG_INFINITY);
    for &(run, _) in &weighed {
        let expected = expected(run);
        if expected > best.1 {
            best = (run, expected);
        }
    }
    best.0
}

/// Half a line of the usual width: a stretch has the lines it touches, so on average so much more at each end.
const HALF_LINE: usize = 36;

/// The share of two stretches that they have in common, as if in lines.
fn share(a: &Range<usize>, b: &Range<usize>) -> f32 {
    let common = (a.end.min(b.end) + 2 * HALF_LINE).saturating_sub(a.start.max(b.start));
    common as f32 / (a.end.max(b.end) + 2 * HALF_LINE - a.start.min(b.start)) as f32
}

/// The links made by evidence, with the runs each may have.
pub(super) fn runs(dossier: &Dossier, evidence: &Evidence, decisions: &[Decision]) -> Vec<Choices> {
    each_link(dossier, evidence, decisions, |choices| choices)
}

/// What becomes of each link made by evidence.
fn each_link<R: Send>(
    dossier: &Dossier,
    evidence: &Evidence,
    decisions: &[Decision],
    made: impl Fn(Choices) -> R + Sync,
) -> Vec<R> {
    let mut claims: Vec<Vec<(QuestionIx, usize)>> = vec![Vec::new(); dossier.answers.len()];
    for (at, decision) in decisions.iter().enumerate() {
        for choice in decision.chosen.iter().filter(|c| !matches!(c.way, Way::Number(_))) {
            claims[choice.answer.at()].push((QuestionIx::new(at), choice.unit));
        }
    }
    let units_of = |(at, own): (usize, &Vec<(QuestionIx, usize)>)| {
        let units: BTreeSet<usize> = own.iter().map(|c| c.1).collect();
        units.into_iter().map(move |unit| (AnswerIx::new(at), unit))
    };
    let claimed: Vec<(AnswerIx, usize)> = claims.iter().enumerate().flat_map(units_of).collect();
    let desk = || Desk { dossier, evidence, presence: Presence::new(&evidence.terms) };
    let out = each_with(&claimed, desk, |desk, &(answer, unit)| {
        let around = around(dossier, evidence, &claims, answer, unit);
        let own = claims[answer.at()].iter().filter(|c| c.1 == unit);
        let rivals: Vec<QuestionIx> = own.map(|c| c.0).collect();
        let runs = desk.runs(unit, &rivals, &around).into_iter();
        let choices =
            runs.map(|(question, runs)| Choices { question, answer, unit, around: around.clone(), runs });
        choices.map(&made).collect::<Vec<R>>()
    });
    out.into_iter().flatten().collect()
}

/// The units around one that belong to it: a lead-in alone in its paragraph belongs to what follows; what
/// nobody asked for goes on with what stands before, also in an answer nobody asked for that only goes on
/// about the subject.
fn around(
    dossier: &Dossier,
    evidence: &Evidence,
    claims: &[Vec<(QuestionIx, usize)>],
    answer: AnswerIx,
    unit: usize,
) -> [Vec<Span>; 2] {
    let units = &evidence.units;
    let first = units.partition_point(|u| u.answer < answer);
    let claimed = |unit: usize| claims[units[unit].answer.at()].iter().any(|c| c.1 == unit);
    let free = |unit: usize| {
        let (next, own) = (dossier.answer(units[unit].answer), dossier.answer(answer));
        !units[unit].turns
            && claims[units[unit].answer.at()].is_empty()
            && (next.section, &next.factions) == (own.section, &own.factions)
    };
    let opens = units[first].led && (first..unit).all(|u| !claimed(u));
    let from = if opens { first } else { unit };
    let goes_on = |&u: &usize| !claimed(u) && (units[u].answer == answer || free(u));
    let to = (unit + 1..units.len()).take_while(goes_on).last().unwrap_or(unit);
    let spans = |range: Range<usize>| range.map(|u| units[u].span.clone()).collect();
    [spans(from..unit), spans(unit + 1..to + 1)]
}

/// What describes runs.
struct Desk<'a> {
    dossier: &'a Dossier,
    evidence: &'a Evidence,
    presence: Presence,
}

impl Desk<'_> {
    /// The runs of each of the questions that share a unit.
    fn runs(
        &mut self,
        unit: usize,
        rivals: &[QuestionIx],
        around: &[Vec<Span>; 2],
    ) -> Vec<(QuestionIx, Vec<Run>)> {
        let count = self.evidence.units[unit].sentences.len();
        let last = count.saturating_sub(1);
        if !(2..=LONGEST).contains(&count) {
            let whole = Run { sentences: (0, last), letters: 0..1, numbers: [0.0; RUN] };
            return rivals.iter().map(|&question| (question, vec![whole.clone()])).collect();
        }
        let asked = self.asked(rivals, unit);
        let held = rivals.iter().zip(asked).map(|(&r, asked)| Held { asked, said: self.said(r, unit) });
        let held: Vec<Held> = held.collect();
        // Of each sentence the two that have most of it: the first is the rival of all but itself.
        let mut most = vec![[0.0_f32; 2]; count];
        for held in &held {
            for (most, &said) in most.iter_mut().zip(&held.said) {
                rank(most, said);
            }
        }
        let (letters, openings) = (self.letters(unit, around), self.openings(unit));
        let led = self.evidence.units[unit].led;
        let mut out = Vec::with_capacity(rivals.len());
        for (nth, own) in held.into_iter().enumerate() {
            let question = rivals[nth];
            let rival = |(most, said): (&[f32; 2], &f32)| if *said >= most[0] { most[1] } else { most[0] };
            let mut next = vec![0.0_f32; count];
            for beside in self.beside(question, rivals) {
                let said = self.said(beside, unit);
                next.iter_mut().zip(said).for_each(|(most, said)| *most = most.max(said));
            }
            let sheet = Sheet {
                rival: most.iter().zip(&own.said).map(rival).collect(),
                own,
                next,
                rivals: rivals.len() - 1,
                place: nth as f32 / rivals.len().saturating_sub(1).max(1) as f32,
                openings: &openings,
                waited: self.waited(question, unit),
                led,
            };
            // The whole first, then every run.
            let parts = (0..count).flat_map(|from| (from..count).map(move |to| (from, to)));
            let runs = std::iter::once((0, last)).chain(parts.filter(|&run| run != (0, last)));
            let against =
                [&sheet.own.said, &sheet.own.asked, &sheet.rival, &sheet.next].map(|of| against(of));
            let run = |(from, to): (usize, usize)| Run {
                sentences: (from, to),
                letters: letters[from].start..letters[to].end,
                numbers: sheet.numbers(from, to, &against.each_ref().map(|of| of[from * count + to])),
            };
            out.push((question, runs.map(run).collect()));
        }
        out
    }

    /// From which character to which each sentence stands, the first and the last with what belongs to the unit
    /// before and behind it.
    fn letters(&self, unit: usize, around: &[Vec<Span>; 2]) -> Vec<Range<usize>> {
        let count =
            |spans: &[Span]| -> usize { spans.iter().map(|s| self.dossier.words(s).chars().count()).sum() };
        let mut at = 0;
        let mut out: Vec<Range<usize>> = Vec::new();
        for sentence in &self.evidence.units[unit].sentences {
            let start = at;
            at += count(std::slice::from_ref(sentence));
            out.push(start..at);
            // The blank behind it.
            at += 1;
        }
        let before = count(&around[0]);
        for range in &mut out {
            *range = range.start + before..range.end + before;
        }
        if let Some(first) = out.first_mut() {
            first.start = 0;
        }
        if let Some(last) = out.last_mut() {
            last.end += count(&around[1]);
        }
        out
    }

    /// The questions right before and after one of the same faction, but for those that share its unit, which
    /// ascend.
    fn beside(&self, question: QuestionIx, rivals: &[QuestionIx]) -> Vec<QuestionIx> {
        let of = |q: QuestionIx| (self.dossier.question(q).faction, self.dossier.question(q).pillar);
        let near = [question.at().checked_sub(1), Some(question.at() + 1)].into_iter().flatten();
        near.filter(|&at| at < self.dossier.questions.len())
            .map(QuestionIx::new)
            .filter(|&q| of(q) == of(question) && rivals.binary_search(&q).is_err())
            .collect()
    }

    /// How far each sentence of a unit holds the telling words of each of some questions.
    fn asked(&mut self, questions: &[QuestionIx], unit: usize) -> Vec<Vec<f32>> {
        let (terms, sentences) = (&self.evidence.terms, &self.evidence.units[unit].sentences);
        let mut out = vec![Vec::with_capacity(sentences.len()); questions.len()];
        for sentence in sentences {
            self.presence.fill(terms.terms_of(sentence), &self.evidence.kin, Reach::Near);
            for (question, out) in questions.iter().zip(&mut out) {
                out.push(self.presence.near(&self.evidence.asked[question.at()].telling));
            }
        }
        out
    }

    /// How far a question holds each sentence of a unit.
    fn said(&mut self, question: QuestionIx, unit: usize) -> Vec<f32> {
        let asked = &self.evidence.asked[question.at()];
        self.presence.fill(asked.whole.iter().map(|w| w.0), &self.evidence.kin, Reach::Near);
        self.evidence.units[unit].said.iter().map(|said| self.presence.near(said)).collect()
    }

    /// Whether each sentence turns to something else, or leans on the one before.
    fn openings(&self, unit: usize) -> Vec<[bool; 2]> {
        let opening = |sentence: &Span| {
            let text = self.dossier.words(sentence);
            let head = text.char_indices().nth(OPENING).map_or(text, |(end, _)| &text[..end]);
            let text = lower(head);
            let opens = |with: &&str| {
                text.strip_prefix(with).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            };
            [TURNING.iter().any(opens), LEANING.iter().any(opens)]
        };
        self.evidence.units[unit].sentences.iter().map(opening).collect()
    }

    /// Which sentences hold the kind of answer waited for.
    fn waited(&self, question: QuestionIx, unit: usize) -> Vec<bool> {
        let expects = self.evidence.asked[question.at()].expects;
        let holds = |s: &Span| expects.is_some_and(|e| self.evidence.terms.given(s)[e as usize]);
        self.evidence.units[unit].sentences.iter().map(holds).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::link;
    use crate::read::read;

    fn run(first: usize, last: usize, weight: f32) -> Run {
        let mut numbers = [0.0; RUN];
        numbers[0] = weight;
        Run { sentences: (first, last), letters: first * 100..last * 100, numbers }
    }

    #[test]
    fn no_opening_is_longer_than_what_is_looked_at() {
        assert!(TURNING.iter().chain(LEANING).all(|opening| opening.len() < OPENING));
    }

    #[test]
    fn of_runs_the_one_with_most_to_share_is_taken() {
        let mut worth = [0.0; RUN];
        worth[0] = 1.0;
        let chosen = |runs: &[Run]| best(runs, &worth).sentences;
        assert_eq!(
            chosen(&[run(1, 10, 0.0), run(1, 3, 3.0), run(4, 10, 0.0)]),
            (1, 3),
            "by far the heaviest"
        );
        let close = [run(1, 20, 0.2), run(1, 4, 0.0), run(1, 5, 0.0), run(1, 6, 0.0)];
        assert_eq!(chosen(&close), (1, 5), "one that shares with its neighbours");
    }

    #[test]
    fn sentences_of_one_paragraph_go_to_the_question_they_answer() {
        let text = "I. Vragen en opmerkingen vanuit de fracties\n\nDe leden van de VVD-fractie vragen hoeveel otters er in \
            de Biesbosch leven. Deze leden vragen wanneer de sluis bij Grave wordt hersteld.\n\nII. Reactie van de \
            Minister\n\nDe leden van de VVD-fractie vragen naar otters in de Biesbosch.\nEr leven daar volgens de \
            laatste telling vijftig otters.\nDe otter breidt zich in de Biesbosch uit.\nVoorts wordt de sluis bij Grave \
            hersteld.\nMet het herstel van de sluis wordt in het voorjaar begonnen.\n";
        let dossier = read(text.as_bytes(), "proef");
        let links = link(&dossier);
        let shown = |at: usize| {
            let spans = &links.of(QuestionIx::new(at)).links[0].spans;
            spans.iter().map(|s| dossier.words(s)).collect::<String>()
        };
        assert!(shown(0).contains("vijftig") && !shown(0).contains("voorjaar"), "{}", shown(0));
        assert!(shown(1).contains("voorjaar") && !shown(1).contains("vijftig"), "{}", shown(1));
    }
}
