//! Deciding: the answer a question is linked to, or none, and what came nearest.

use crate::model::{AnswerIx, Dossier, QuestionIx, Span};

use super::chain::Posterior;
use super::evidence::Evidence;

/// A question stays without answer when that is likelier than this: calling an answered question open is the worse
/// mistake. Left out of the fit, of those called open at .5 so many are .54, at .54 .61, at .58 .64, and of all open
/// ones .40, .37 and .34 are called so; the higher it is, the fewer questions are open whose answer is deleted. Held
/// against the best answer instead of all of them, answered questions became open whose answer was one of many.
const OPEN: f32 = 0.56;
/// From here on what lost against a link is worth showing; what came nearest to an open question always is.
const NEAR: f32 = 0.035;
/// The weights are fitted on few documents and too sure of the next one. With the odds lowered by so much,
/// 99 of 100 links shown at .9 or more are right on documents left out of the fit.
const DOUBT: f32 = 6.5;
/// Most sure that a link made without numbers may be.
const SUREST: f32 = 0.99;

/// A stretch of an answer chosen for a question.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    /// The answer.
    pub(super) answer: AnswerIx,
    /// The unit in it that fits best.
    pub(super) unit: usize,
    /// The stretch that deals with the question.
    pub(super) spans: Vec<Span>,
    /// How likely it is the right one.
    pub(super) confidence: f32,
    /// What led there.
    pub(super) way: Way,
}

/// What led to a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Words, addressee and order.
    Evidence,
    /// The question's number.
    Number(u32),
    /// Words alone: it stands under another pillar.
    Far,
    /// Another answer, given to this question, points here.
    Reference,
}

/// What was decided for one question.
#[derive(Debug, Clone, Default)]
pub(super) struct Decision {
    /// Its answers, best first.
    pub(super) chosen: Vec<Choice>,
    /// What came nearest without being chosen.
    pub(super) nearest: Option<Choice>,
}

/// Decides for all questions.
pub(super) fn choose(dossier: &Dossier, evidence: &Evidence, found: &[Posterior]) -> Vec<Decision> {
    dossier
        .question_ixs()
        .map(|q| by_number(dossier, evidence, q).unwrap_or_else(|| by_evidence(evidence, &found[q.at()])))
        .collect()
}

/// Numbered questions take the answers that name their number.
fn by_number(dossier: &Dossier, evidence: &Evidence, question: QuestionIx) -> Option<Decision> {
    let number = dossier.question(question).number?;
    if dossier.answers.iter().all(|a| a.numbers.is_empty()) {
        return None;
    }
    let numbered = evidence.units.iter().enumerate().filter(|(_, u)| {
        let answer = dossier.answer(u.answer);
        u.nth == 0 && answer.numbers.contains(&number) && same_asker(dossier, question, u.answer)
    });
    let chosen = numbered
        .map(|(unit, u)| Choice {
            answer: u.answer,
            unit,
            spans: Vec::new(),
            confidence: 1.0,
            way: Way::Number(number),
        })
        .collect();
    Some(Decision { chosen, nearest: None })
}

/// Numbers may begin anew with every member who asks.
fn same_asker(dossier: &Dossier, question: QuestionIx, answer: AnswerIx) -> bool {
    let (question, answer) = (dossier.question(question), dossier.answer(answer));
    question.faction.is_none_or(|f| answer.factions.is_empty() || answer.factions.contains(&f))
}

fn by_evidence(evidence: &Evidence, posterior: &Posterior) -> Decision {
    let mut answers: Vec<Candidate> = Vec::new();
    for &(unit, share) in &posterior.taken {
        let answer = evidence.units[unit].answer;
        if let Some(candidate) = answers.iter_mut().find(|c| c.choice.answer == answer) {
            candidate.whole += share;
            if share > candidate.choice.confidence {
                (candidate.choice.unit, candidate.choice.confidence) = (unit, share);
            }
        } else {
            let (spans, way) = (Vec::new(), Way::Evidence);
            let choice = Choice { answer, unit, spans, confidence: share, way };
            answers.push(Candidate { choice, whole: share });
        }
    }
    settle(answers, posterior.none)
}

/// An answer that may be chosen, by the unit in it that fits best: that is what will be shown, so how likely that is
/// the right one is told, and not how likely the answer is. Left out of the fit, 7 of 691 links shown so at .8 or more
/// are wrong, and 12 of 740 by the whole answer.
struct Candidate {
    choice: Choice,
    /// How likely the answer is, by all its units.
    whole: f32,
}

/// Of answers with their probabilities, and that of none: the link, and what came nearest.
fn settle(mut answers: Vec<Candidate>, none: f32) -> Decision {
    answers.sort_by(|a, b| b.whole.total_cmp(&a.whole).then(a.choice.unit.cmp(&b.choice.unit)));
    let open = answers.is_empty() || none > OPEN;
    let mut choices = answers.into_iter().map(|Candidate { mut choice, .. }| {
        let odds = choice.confidence / (DOUBT * (1.0 - choice.confidence)).max(f32::MIN_POSITIVE);
        choice.confidence = (odds / (1.0 + odds)).min(SUREST);
        choice
    });
    match choices.next() {
        Some(first) if !open => {
            Decision { chosen: vec![first], nearest: choices.next().filter(|c| c.confidence >= NEAR) }
        }
        nearest => Decision { chosen: Vec::new(), nearest },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(shares: &[f32], none: f32) -> (Vec<(u32, f32)>, Option<u32>) {
        let candidate = |(at, &confidence): (usize, &f32)| {
            let (answer, spans, way) = (AnswerIx::new(at), Vec::new(), Way::Evidence);
            Candidate { choice: Choice { answer, unit: at, spans, confidence, way }, whole: confidence }
        };
        let decision = settle(shares.iter().enumerate().map(candidate).collect(), none);
        let chosen = decision.chosen.iter().map(|c| (c.answer.0, c.confidence)).collect();
        (chosen, decision.nearest.map(|c| c.answer.0))
    }

    #[test]
    fn the_likeliest_is_linked_and_what_came_near_is_kept() {
        let (chosen, nearest) = settled(&[0.2, 0.6], 0.2);
        assert_eq!((chosen[0].0, nearest), (1, Some(0)));
        assert!(chosen[0].1 < 0.6, "doubt lowers it: {chosen:?}");
        assert_eq!(settled(&[0.98, 0.01], 0.01).1, None, "what was never near is not shown");
        assert_eq!(settled(&[0.2, 0.05], 0.7), (Vec::new(), Some(0)), "open, and what came nearest");
        assert!(settled(&[1.0], 0.0).0[0].1 <= SUREST);
        assert_eq!(settled(&[], 1.0), (Vec::new(), None));
    }

    #[test]
    fn the_likeliest_answer_is_as_sure_as_its_paragraph() {
        let candidate = |at: usize, confidence: f32, whole: f32| {
            let (answer, spans, way) = (AnswerIx::new(at), Vec::new(), Way::Evidence);
            Candidate { choice: Choice { answer, unit: at, spans, confidence, way }, whole }
        };
        let decision = settle(vec![candidate(0, 0.38, 0.38), candidate(1, 0.3, 0.6)], 0.02);
        assert_eq!(decision.chosen[0].answer, AnswerIx::new(1), "by all its paragraphs");
        let alone = settle(vec![candidate(1, 0.3, 0.3)], 0.02);
        assert!((decision.chosen[0].confidence - alone.chosen[0].confidence).abs() < f32::EPSILON);
    }
}
