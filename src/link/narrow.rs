//! Narrowing: which stretch of an answer deals with which of the questions that share it.

use crate::model::{Address, AnswerIx, Dossier, QuestionIx, Span};

use super::decide::{Decision, Way};
use super::evidence::Evidence;
use super::terms::{Presence, Term};

/// From here on a lead-in announces a question by its words.
const ANNOUNCED: f32 = 0.22;
/// What a sentence that holds the kind of answer waited for counts beside the words.
const EXPECTED: f32 = 0.08;
/// What turning to another question between two sentences costs.
const TURN: f32 = 0.15;
/// Least share of the words that set it apart that a question must find in its own stretch.
const OWN: f32 = 0.2;

/// Gives every choice its stretch.
pub(super) fn stretches(
    dossier: &Dossier,
    evidence: &Evidence,
    mut decisions: Vec<Decision>,
) -> Vec<Decision> {
    let mut claims: Vec<Vec<(QuestionIx, usize)>> = vec![Vec::new(); dossier.answers.len()];
    for (at, decision) in decisions.iter().enumerate() {
        for choice in &decision.chosen {
            claims[choice.answer.at()].push((QuestionIx::new(at), choice.unit));
        }
    }
    let mut presence = Presence::new(&evidence.terms);
    let all_claims = claims;
    for (at, claims) in all_claims.iter().enumerate().filter(|c| !c.1.is_empty()) {
        let answer = AnswerIx::new(at);
        let numbered = |q: QuestionIx| {
            decisions[q.at()].chosen.iter().any(|c| c.answer == answer && matches!(c.way, Way::Number(_)))
        };
        let whole = claims.iter().all(|c| numbered(c.0));
        let runs = if whole {
            vec![dossier.answer(answer).spans.clone(); claims.len()]
        } else {
            // An answer nobody asked for that only goes on about the subject belongs to the one before.
            let free = |unit: usize| {
                let next = dossier.answer(evidence.units[unit].answer);
                let own = dossier.answer(answer);
                !evidence.units[unit].turns
                    && all_claims[evidence.units[unit].answer.at()].is_empty()
                    && (next.section, &next.factions) == (own.section, &own.factions)
            };
            divide(dossier, evidence, answer, claims, &free, &mut presence)
        };
        for (&(q, _), spans) in claims.iter().zip(runs) {
            if let Some(choice) = decisions[q.at()].chosen.iter_mut().find(|c| c.answer == answer) {
                choice.spans = spans;
            }
        }
    }
    for nearest in decisions.iter_mut().filter_map(|d| d.nearest.as_mut()) {
        nearest.spans = dossier.answer(nearest.answer).spans.clone();
    }
    decisions
}

/// The stretch of each claim on an answer.
fn divide(
    dossier: &Dossier,
    evidence: &Evidence,
    answer: AnswerIx,
    claims: &[(QuestionIx, usize)],
    free: &dyn Fn(usize) -> bool,
    presence: &mut Presence,
) -> Vec<Vec<Span>> {
    let first = evidence.units.partition_point(|u| u.answer < answer);
    let claimed = |unit: usize| claims.iter().any(|c| c.1 == unit);
    claims
        .iter()
        .map(|&(question, unit)| {
            let rivals: Vec<QuestionIx> = claims.iter().filter(|c| c.1 == unit).map(|c| c.0).collect();
            let own = if rivals.len() > 1 {
                own_sentences(dossier, evidence, unit, &rivals, question, presence)
            } else {
                None
            };
            if let Some(own) = own {
                return vec![own];
            }
            // A lead-in alone in its paragraph belongs to what follows; what nobody asked for goes on.
            let opens = (first..unit).all(|u| !claimed(u));
            let from = if opens && evidence.units[first].led { first } else { unit };
            let goes_on = |&u: &usize| !claimed(u) && (evidence.units[u].answer == answer || free(u));
            let to = (unit + 1..evidence.units.len()).take_while(goes_on).last().unwrap_or(unit);
            (from..=to).map(|u| evidence.units[u].span.clone()).collect()
        })
        .collect()
}

/// The sentences of a unit that deal with one of the questions that share it; `None` when they deal with
/// it together with others.
fn own_sentences(
    dossier: &Dossier,
    evidence: &Evidence,
    unit: usize,
    rivals: &[QuestionIx],
    question: QuestionIx,
    presence: &mut Presence,
) -> Option<Span> {
    let unit = &evidence.units[unit];
    if unit.sentences.len() < 2 {
        return None;
    }
    // Words that only one of them has; a question without such words cannot be told apart.
    let mark = |q: QuestionIx| -> Vec<(Term, f32)> {
        let others = rivals.iter().filter(|&&r| r != q);
        let shared: Vec<Term> = others.flat_map(|r| evidence.asked[r.at()].own.iter().map(|t| t.0)).collect();
        evidence.asked[q.at()].own.iter().copied().filter(|t| !shared.contains(&t.0)).collect()
    };
    // Factions that the lead-in names together are answered together.
    let asker = |q: QuestionIx| dossier.question(q).faction;
    let answer = dossier.answer(unit.answer);
    let named = |q: QuestionIx| asker(q).is_some_and(|f| answer.factions.contains(&f));
    let together = unit.led && answer.address == Address::Own && named(question);
    if together && rivals.iter().any(|&r| asker(r) != asker(question) && named(r)) {
        return None;
    }
    let marks: Vec<Vec<(Term, f32)>> = rivals.iter().map(|&q| mark(q)).collect();
    let me = rivals.iter().position(|&q| q == question)?;
    presence.fill(evidence.terms.within(&unit.sentences[0]).iter(), &evidence.terms);
    let announced = |row: usize| presence.cover(&marks[row]) >= ANNOUNCED;
    if unit.led && announced(me) && (0..rivals.len()).any(|row| row != me && announced(row)) {
        return None;
    }
    let mut fits: Vec<Vec<f32>> = Vec::with_capacity(unit.sentences.len());
    for sentence in &unit.sentences {
        presence.fill(evidence.terms.within(sentence).iter(), &evidence.terms);
        let row = rivals.iter().zip(&marks).map(|(q, marks)| {
            let own = &evidence.asked[q.at()];
            let waited = own.expects.is_some_and(|e| evidence.terms.given(sentence)[e as usize]);
            presence.cover(marks) + 0.5 * presence.cover(&own.own) + if waited { EXPECTED } else { 0.0 }
        });
        fits.push(row.collect());
    }
    let path = best_path(&fits);
    let mine: Vec<usize> = (0..path.len()).filter(|&s| path[s] == me).collect();
    let (first, last) = (*mine.first()?, *mine.last()?);
    let span = Span {
        paragraph: unit.span.paragraph,
        range: unit.sentences[first].range.start..unit.sentences[last].range.end,
    };
    presence.fill(evidence.terms.within(&span).iter(), &evidence.terms);
    (presence.cover(&marks[me]) >= OWN).then_some(span)
}

/// For each sentence the question it deals with: questions keep their order, each has one run of sentences
/// or none, and turning to the next costs.
fn best_path(fits: &[Vec<f32>]) -> Vec<usize> {
    let Some(first) = fits.first() else { return Vec::new() };
    let mut best = first.clone();
    let mut back: Vec<Vec<usize>> = Vec::with_capacity(fits.len());
    for row in &fits[1..] {
        let mut from: Vec<usize> = (0..row.len()).collect();
        let mut next = Vec::with_capacity(row.len());
        let mut top = 0;
        for (at, fit) in row.iter().enumerate() {
            if at > 0 && best[at] < best[top] - TURN {
                from[at] = top;
            }
            let before = if from[at] == at { best[at] } else { best[top] - TURN };
            next.push(fit + before);
            top = if best[at] > best[top] { at } else { top };
        }
        best = next;
        back.push(from);
    }
    let mut at = (0..best.len()).max_by(|&a, &b| best[a].total_cmp(&best[b]).then(b.cmp(&a))).unwrap_or(0);
    let mut path = vec![at];
    for from in back.iter().rev() {
        at = from[at];
        path.push(at);
    }
    path.reverse();
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_go_to_the_question_they_fit_and_turning_costs() {
        let fits = [vec![0.5, 0.0], vec![0.0, 0.05], vec![0.4, 0.0], vec![0.0, 0.6]];
        assert_eq!(best_path(&fits), [0, 0, 0, 1]);
        assert_eq!(best_path(&[vec![0.0, 0.9], vec![0.2, 0.0]]), [1, 1], "order is kept");
        assert_eq!(best_path(&[]), [0_usize; 0]);
    }
}
