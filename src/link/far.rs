//! Far answers: a question that nothing under its own pillar deals with may be answered under another.

use crate::model::{Dossier, QuestionIx, Voice};

use super::decide::{Choice, Decision, Way};
use super::evidence::{ADDRESSING, Evidence, RELATIVE, UNADDRESSED};
use super::terms::Term;
use super::weights::Weights;

/// Evidence the words of a far answer must give by themselves, with no order and no addressee to support
/// them. No question labelled by hand reaches it; the nearest three do from 4.3 on, of which one link is right and
/// two questions are open.
const ENOUGH: f32 = 5.2;
/// A term in more units than this tells no place.
const RARE: usize = 12;
/// So many of a question's rarest words are looked up.
const LOOKED_UP: usize = 6;
/// With fewer of them in common no pair in the documents labelled by hand comes near [`ENOUGH`].
const SHARED: usize = 2;

/// Looks for answers to the questions still open, outside their own pillar.
pub(super) fn look(dossier: &Dossier, evidence: &Evidence, weights: &Weights, decisions: &mut [Decision]) {
    let open: Vec<QuestionIx> =
        dossier.question_ixs().filter(|q| may_be_far(dossier, decisions, *q)).collect();
    let mut wanted = vec![false; evidence.terms.len()];
    for question in &open {
        for (term, _) in &evidence.asked[question.at()].own {
            wanted[term.at()] = true;
        }
    }
    let mut holding: Vec<Vec<usize>> = vec![Vec::new(); evidence.terms.len()];
    for (at, unit) in evidence.units.iter().enumerate().filter(|_| !open.is_empty()) {
        for token in evidence.terms.within(&unit.span).iter().filter(|t| wanted[t.term.at()]) {
            let list = &mut holding[token.term.at()];
            if list.last() != Some(&at) && list.len() <= RARE {
                list.push(at);
            }
        }
    }
    for question in open {
        let units = elsewhere(dossier, evidence, question, &holding);
        let pairs = evidence.describe(dossier, &[question], &units, |_| ()).pairs;
        let best = units.iter().zip(&pairs[0]).map(|(&unit, f)| {
            let mut f = *f;
            // Weighed as in the first pass: no chain goes there. Whom the reply addresses there tells nothing, nor what nobody else is asked beside.
            f[RELATIVE].fill(0.0);
            f[ADDRESSING].fill(0.0);
            f[UNADDRESSED].fill(0.0);
            (weights.score(&f, 0), unit)
        });
        let best = best.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))).filter(|b| b.0 >= ENOUGH);
        if let Some((sum, unit)) = best {
            decisions[question.at()].chosen.push(Choice {
                answer: evidence.units[unit].answer,
                unit,
                spans: Vec::new(),
                confidence: sure(sum),
                way: Way::Far,
            });
        }
    }
}

/// Open, under a pillar, and not asked by turns or by number: there the answer stands where it must.
fn may_be_far(dossier: &Dossier, decisions: &[Decision], question: QuestionIx) -> bool {
    let asked = dossier.question(question);
    let by_turns = dossier.sections[asked.section.at()].voice == Voice::Exchange;
    decisions[question.at()].chosen.is_empty()
        && asked.pillar.is_some()
        && asked.number.is_none()
        && !by_turns
}

/// Units under other pillars that hold [`SHARED`] of the question's rare words.
fn elsewhere(
    dossier: &Dossier,
    evidence: &Evidence,
    question: QuestionIx,
    holding: &[Vec<usize>],
) -> Vec<usize> {
    let mut rare: Vec<(Term, f32)> = evidence.asked[question.at()].own.clone();
    rare.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let own = dossier.question(question).pillar;
    let lists = rare.iter().take(LOOKED_UP).map(|t| &holding[t.0.at()]).filter(|list| list.len() <= RARE);
    let mut units: Vec<usize> = lists
        .flatten()
        .copied()
        .filter(|&u| dossier.answer(evidence.units[u].answer).pillar != own)
        .collect();
    units.sort_unstable();
    units.chunk_by(|a, b| a == b).filter(|same| same.len() >= SHARED).map(|same| same[0]).collect()
}

/// Just enough is a maybe.
fn sure(sum: f32) -> f32 {
    (0.5 + (sum - ENOUGH) * 0.1).min(0.8)
}
