//! References: where an answer only points elsewhere in the document, the answer there is linked as well.

use crate::dutch;
use crate::genre::{ELSEWHERE, TO_ANSWERS};
use crate::model::{AnswerIx, Dossier, FactionIx, Lines, Named, QuestionIx, Span};
use crate::read::mentioned;

use super::asked::weighed;
use super::decide::{Choice, Decision, Way};
use super::evidence::Evidence;
use super::kin::Reach;
use super::presence::Presence;

/// A stretch longer than this, in characters, says more than where to look.
const LONGEST_POINTER: usize = 420;
/// Least share of the pointing words that the place pointed to must hold.
const FITS: f32 = 0.25;
/// What a link through a reference loses of the certainty of the link it starts from.
const STEP: f32 = 0.8;

/// Whether all a stretch does is point elsewhere.
pub(super) fn points_only(dossier: &Dossier, spans: &[Span]) -> bool {
    let [span] = spans else { return false };
    let text = dossier.words(span);
    text.len() < LONGEST_POINTER * 2 && text.chars().count() < LONGEST_POINTER && {
        let lower = dutch::lower(text);
        ELSEWHERE.iter().any(|e| lower.contains(e)) && crate::read::sentences(text).len() <= 2
    }
}

/// The first and last line of a stretch.
pub(super) fn lines_of(dossier: &Dossier, spans: &[Span]) -> Lines {
    let all = spans.iter().map(|s| dossier.paragraph(s.paragraph).lines_of(&s.range));
    all.reduce(Lines::join).unwrap_or(Lines { first: 0, last: 0 })
}

/// Adds the places that pointing answers lead to.
pub(super) fn follow(dossier: &Dossier, evidence: &Evidence, mut decisions: Vec<Decision>) -> Vec<Decision> {
    let mut presence = Presence::new(&evidence.terms);
    for (at, decision) in decisions.iter_mut().enumerate() {
        let pointing = decision.chosen.iter().find(|c| points_only(dossier, &c.spans)).cloned();
        let Some(pointing) = pointing else { continue };
        let there = place(dossier, evidence, QuestionIx::new(at), &pointing, &mut presence);
        if let Some(choice) = there
            && decision.chosen.iter().all(|c| c.answer != choice.answer)
        {
            decision.chosen.push(choice);
        }
    }
    decisions
}

/// The answer a pointing stretch means.
fn place(
    dossier: &Dossier,
    evidence: &Evidence,
    question: QuestionIx,
    pointing: &Choice,
    presence: &mut Presence,
) -> Option<Choice> {
    let span = pointing.spans.first()?;
    let lines = lines_of(dossier, &pointing.spans);
    let text = dutch::lower(dossier.words(span));
    let page = dossier.references.iter().filter(|r| lines.holds(r.line)).find_map(|r| match r.named {
        Named::Page(page) => Some(page),
        _ => None,
    });
    let factions: Vec<FactionIx> =
        mentioned(dossier.words(span)).iter().filter_map(|name| dossier.faction_named(name)).collect();
    if page.is_none() && !TO_ANSWERS.iter().any(|w| text.contains(w)) {
        return None;
    }
    let words = weighed([(evidence.terms.within(span), 1.0)].into_iter(), &evidence.terms);
    let asked = &evidence.asked[question.at()].whole;
    let may = |answer: AnswerIx| {
        let near = match page {
            // The printed page can be one off: the letter was set anew.
            Some(Some(page)) => dossier.answer(answer).page.abs_diff(page) <= 1,
            _ => true,
        };
        let named =
            factions.is_empty() || dossier.answer(answer).factions.iter().any(|f| factions.contains(f));
        answer != pointing.answer && near && named && !points_only(dossier, &dossier.answer(answer).spans)
    };
    let mut best: Option<(f32, usize)> = None;
    for (at, unit) in evidence.units.iter().enumerate().filter(|u| may(u.1.answer)) {
        presence.fill(evidence.terms.terms_of(&unit.span), &evidence.kin, Reach::Near);
        let fit = presence.near(&words).max(presence.near(asked));
        if best.is_none_or(|b| fit > b.0) {
            best = Some((fit, at));
        }
    }
    let (_, unit) = best.filter(|b| b.0 >= FITS)?;
    let answer = evidence.units[unit].answer;
    let confidence = pointing.confidence * STEP;
    Some(Choice {
        answer,
        unit,
        spans: dossier.answer(answer).spans.clone(),
        confidence,
        way: Way::Reference,
    })
}
