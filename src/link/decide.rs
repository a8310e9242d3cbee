//! Deciding: the answer a question is linked to, or none, and what came nearest.

use crate::model::{AnswerIx, Dossier, QuestionIx, Span};

use super::chain::Posterior;
use super::evidence::Evidence;

/// A question stays without answer when that is likelier than this: calling an answered question open is the worse
/// mistake. Left out of the fit, of those called open at .5 so many are .63, at .6 .74, at .7 .85, and of all open
/// ones .47, .44 and .37 are called so; the higher it is, the fewer questions are open whose answer is deleted. Held
/// against the best answer instead of all of them, answered questions became open whose answer was one of many.
const OPEN: f32 = 0.58;
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
    let mut answers: Vec<Choice> = Vec::new();
    let mut most: Vec<f32> = Vec::new();
    for &(unit, share) in &posterior.taken {
        let answer = evidence.units[unit].answer;
        if let Some(at) = answers.iter().position(|c| c.answer == answer) {
            answers[at].confidence += share;
            if share > most[at] {
                (answers[at].unit, most[at]) = (unit, share);
            }
        } else {
            let (spans, way) = (Vec::new(), Way::Evidence);
            answers.push(Choice { answer, unit, spans, confidence: share, way });
            most.push(share);
        }
    }
    settle(answers, posterior.none)
}

/// Of answers with their probabilities, and that of none: the link, and what came nearest.
fn settle(mut answers: Vec<Choice>, none: f32) -> Decision {
    answers.sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then(a.unit.cmp(&b.unit)));
    let open = answers.is_empty() || none > OPEN;
    for choice in &mut answers {
        let odds = choice.confidence / (DOUBT * (1.0 - choice.confidence)).max(f32::MIN_POSITIVE);
        choice.confidence = (odds / (1.0 + odds)).min(SUREST);
    }
    let mut answers = answers.into_iter();
    match answers.next() {
        Some(first) if !open => {
            Decision { chosen: vec![first], nearest: answers.next().filter(|c| c.confidence >= NEAR) }
        }
        nearest => Decision { chosen: Vec::new(), nearest },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(shares: &[f32], none: f32) -> (Vec<(u32, f32)>, Option<u32>) {
        let choice = |(at, &confidence): (usize, &f32)| Choice {
            answer: AnswerIx::new(at),
            unit: at,
            spans: Vec::new(),
            confidence,
            way: Way::Evidence,
        };
        let decision = settle(shares.iter().enumerate().map(choice).collect(), none);
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
}
