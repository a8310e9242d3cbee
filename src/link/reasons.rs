//! Reasons: what was decided as links a person understands: kind, confidence, status, and why.

use std::collections::HashSet;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use crate::dutch;
use crate::genre::REFUSALS;
use crate::model::{
    Dossier, Ground, Link, LinkKind, Links, Named, Outcome, QuestionIx, Reason, Span, Status,
};

use super::decide::{Choice, Decision, Way};
use super::evidence::Evidence;
use super::parts::missing;
use super::refer::{lines_of, points_only};
use super::terms::Presence;

/// So many shared words are told, the rarest.
const TOLD: usize = 3;

/// The outcomes of all questions.
pub(super) fn outcomes(dossier: &Dossier, evidence: &Evidence, decisions: &[Decision]) -> Links {
    let mut questions_of = vec![Vec::new(); dossier.answers.len()];
    for (at, decision) in decisions.iter().enumerate() {
        for choice in &decision.chosen {
            questions_of[choice.answer.at()].push(QuestionIx::new(at));
        }
    }
    let mut presence = Presence::new(&evidence.terms);
    let outcomes = decisions
        .iter()
        .enumerate()
        .map(|(at, decision)| {
            let tell = |choice: &Choice| {
                let rivals = questions_of[choice.answer.at()].iter().filter(|q| q.at() != at);
                let shared =
                    rivals.flat_map(|q| &decisions[q.at()].chosen).any(|other| overlap(choice, other));
                tell(dossier, evidence, QuestionIx::new(at), choice, shared)
            };
            let status = status(dossier, &decision.chosen);
            let part = missing(dossier, evidence, QuestionIx::new(at), &decision.chosen, &mut presence);
            Outcome {
                status,
                links: decision.chosen.iter().map(tell).collect(),
                runner_up: decision.nearest.as_ref().map(tell),
                reason: reason(dossier, status, decision, part),
            }
        })
        .collect();
    Links::new(dossier, outcomes)
}

/// Whether two choices share words of the reply.
fn overlap(a: &Choice, b: &Choice) -> bool {
    a.spans.iter().any(|x| {
        b.spans
            .iter()
            .any(|y| x.paragraph == y.paragraph && x.range.start < y.range.end && y.range.start < x.range.end)
    })
}

fn tell(dossier: &Dossier, evidence: &Evidence, question: QuestionIx, choice: &Choice, shared: bool) -> Link {
    let kind = if choice.way == Way::Reference || points_only(dossier, &choice.spans) {
        LinkKind::Reference
    } else if shared {
        LinkKind::Joint
    } else {
        LinkKind::Direct
    };
    Link {
        answer: choice.answer,
        kind,
        lines: lines_of(dossier, &choice.spans),
        spans: choice.spans.clone(),
        confidence: (choice.confidence * 100.0).round() / 100.0,
        reason: why(dossier, evidence, question, choice),
        verified: false,
    }
}

fn why(dossier: &Dossier, evidence: &Evidence, question: QuestionIx, choice: &Choice) -> Reason {
    let mut grounds = Vec::new();
    match choice.way {
        Way::Number(number) => grounds.push(Ground::Number(number)),
        Way::Reference => grounds.push(Ground::PointsHere),
        Way::Far => grounds.push(Ground::Far),
        Way::Evidence => {}
    }
    let answer = dossier.answer(choice.answer);
    if dossier.question(question).faction.is_some_and(|f| answer.factions.contains(&f)) {
        let names = answer.factions.iter().map(|f| dossier.faction_name(Some(*f)).to_owned());
        grounds.push(Ground::Names(names.collect()));
    }
    let words = shared_words(dossier, evidence, question, &choice.spans);
    if !words.is_empty() {
        grounds.push(Ground::Shares(words));
    } else if grounds.is_empty() || choice.way == Way::Evidence {
        grounds.push(Ground::Order);
    }
    Reason(grounds)
}

/// The rarest words a question and a stretch share, as the stretch writes them.
fn shared_words(dossier: &Dossier, evidence: &Evidence, question: QuestionIx, spans: &[Span]) -> Vec<String> {
    let asked = &evidence.asked[question.at()].whole;
    let mut seen = HashSet::new();
    let mut found: Vec<(f32, &str)> = Vec::new();
    for span in spans {
        let text = &dossier.paragraph(span.paragraph).text;
        for token in evidence.terms.within(span) {
            let known = asked.binary_search_by_key(&token.term, |a| a.0).is_ok();
            if known && seen.insert(token.term) {
                found.push((evidence.terms.weights[token.term.at()], &text[token.range()]));
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().take(TOLD).map(|(_, w)| w.to_owned()).collect()
}

fn status(dossier: &Dossier, chosen: &[Choice]) -> Status {
    if chosen.is_empty() {
        return Status::Unanswered;
    }
    let outside = chosen.iter().all(|choice| {
        let lines = lines_of(dossier, &choice.spans);
        let named = dossier.references.iter().filter(|r| lines.holds(r.line));
        points_only(dossier, &choice.spans)
            && named.clone().any(|r| matches!(r.named, Named::Paper(_) | Named::Letter(_)))
            && !named.clone().any(|r| matches!(r.named, Named::Page(_) | Named::Pillar(_)))
    });
    if outside { Status::Referred } else { Status::Answered }
}

/// The words with which the phrases of the table begin.
static REFUSING: LazyLock<HashSet<&str, RandomState>> =
    LazyLock::new(|| REFUSALS.iter().filter_map(|r| r.split(' ').next()).collect());

/// The first phrase of the table that a text in lower case holds.
fn refusal(text: &str) -> Option<&'static str> {
    let from = |word: &str| &text[word.as_ptr() as usize - text.as_ptr() as usize..];
    let starts: Vec<&str> = text.split([' ', '(']).filter(|w| REFUSING.contains(w)).map(from).collect();
    REFUSALS.iter().copied().find(|r| starts.iter().any(|s| s.starts_with(r)))
}

/// Why the status is what it is; empty when the links say it all.
fn reason(dossier: &Dossier, status: Status, decision: &Decision, missing: Option<&str>) -> Reason {
    if status == Status::Unanswered {
        return Ground::Nothing.into();
    }
    let refusal = decision.chosen.first().and_then(|choice| {
        let texts = choice.spans.iter().map(|s| dutch::lower(dossier.words(s)));
        texts.into_iter().find_map(|text| refusal(&text))
    });
    let missing = missing.filter(|_| status == Status::Answered);
    let grounds = [refusal.map(Ground::Refuses), missing.map(|m| Ground::Missing(m.to_owned()))];
    Reason(grounds.into_iter().flatten().collect())
}
