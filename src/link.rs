//! Linking: which answer deals with which question, how sure that is, and why.
//!
//! First version. Evidence, in this order: the numbers of numbered documents; who is addressed; the
//! words that the question shares with the lead-in and with the rest of the answer, weighted by
//! rarity; and order. Per pillar and faction the best chain of choices is taken as a whole (Viterbi
//! over questions × answers), not the nearest paragraph for each: a question to which nothing fits
//! stays without an answer.

mod evidence;
mod terms;

use std::collections::HashMap;

use crate::genre::{ELSEWHERE, REFUSALS};
use crate::model::{
    Answer, AnswerIx, Dossier, FactionIx, Link, LinkKind, Links, Named, Outcome, PillarIx, Question,
    QuestionIx, Status, Voice,
};

use evidence::{Evidence, Match};

/// Below this an answer does not speak of the question at all.
const FITS: f32 = 0.21;
/// What following the order of the questions is worth.
const IN_ORDER: f32 = 0.06;
/// What turning back costs.
const TURNS_BACK: f32 = 0.05;
/// From here on an answer to the question before also answers the one that follows it.
const FOLLOWS: f32 = 0.13;
/// From here on the runner-up is worth showing.
const NEAR: f32 = 0.10;

/// Links every question of a dossier.
pub fn link(dossier: &Dossier) -> Links {
    let evidence = Evidence::gather(dossier);
    let mut chosen: Vec<Vec<(AnswerIx, Match)>> = vec![Vec::new(); dossier.questions.len()];
    let mut runners: Vec<Option<(AnswerIx, Match)>> = vec![None; dossier.questions.len()];
    for group in groups(dossier) {
        let answers = candidates(dossier, group[0], dossier.question(group[0]));
        choose(dossier, &evidence, &group, &answers, &mut chosen, &mut runners);
    }
    follow_up(dossier, &evidence, &mut chosen);
    adopt_orphans(dossier, &evidence, &mut chosen);
    follow_references(dossier, &evidence, &mut chosen);
    outcomes(dossier, &evidence, &chosen, &runners)
}

/// Questions that compete for the same answers: one faction under one pillar, in order.
fn groups(dossier: &Dossier) -> Vec<Vec<QuestionIx>> {
    let mut order: Vec<(Option<PillarIx>, Option<FactionIx>)> = Vec::new();
    let mut groups: HashMap<_, Vec<QuestionIx>> = HashMap::new();
    for ix in dossier.question_ixs() {
        let question = dossier.question(ix);
        let key = (question.pillar, question.faction);
        if !groups.contains_key(&key) {
            order.push(key);
        }
        groups.entry(key).or_default().push(ix);
    }
    order.into_iter().filter_map(|key| groups.remove(&key)).collect()
}

/// The answers that may deal with a group's questions.
fn candidates(dossier: &Dossier, first: QuestionIx, question: &Question) -> Vec<AnswerIx> {
    let exchange = dossier.sections[dossier.question(first).section.at()].voice == Voice::Exchange;
    (0..dossier.answers.len())
        .map(AnswerIx::new)
        .filter(|&ix| {
            let answer = dossier.answer(ix);
            let pillar_fits = answer.pillar == question.pillar;
            let addressed = answer.factions.is_empty()
                || exchange
                || question.faction.is_none_or(|f| answer.factions.contains(&f));
            pillar_fits && addressed
        })
        .collect()
}

/// How well an answer fits a question, order apart.
fn fit(dossier: &Dossier, evidence: &Evidence, question: QuestionIx, answer: AnswerIx) -> Match {
    let (q, a) = (dossier.question(question), dossier.answer(answer));
    if let Some(number) = q.number
        && !a.numbers.is_empty()
    {
        return if a.numbers.contains(&number) { Match::by_number(number) } else { Match::default() };
    }
    let mut found = evidence.compare(question, answer);
    let named = q.faction.is_some_and(|f| a.factions.contains(&f));
    found.score += match (named, a.factions.len()) {
        (true, 1) => 0.06,
        (true, _) => 0.03,
        _ => 0.0,
    };
    found.named = named;
    let exchange = dossier.sections[q.section.at()].voice == Voice::Exchange;
    if exchange {
        // In an exchange the answer stands right below.
        let between = evidence.questions_between(q.spans[0].paragraph, a.spans[0].paragraph);
        found.score += match between {
            Some(0) => 0.30,
            Some(_) => -0.10,
            None => -0.20,
        };
        found.below = between == Some(0);
    }
    found
}

/// The best chain of choices for a group of questions.
fn choose(
    dossier: &Dossier,
    evidence: &Evidence,
    group: &[QuestionIx],
    answers: &[AnswerIx],
    chosen: &mut [Vec<(AnswerIx, Match)>],
    runners: &mut [Option<(AnswerIx, Match)>],
) {
    let matches: Vec<Vec<Match>> =
        group.iter().map(|&q| answers.iter().map(|&a| fit(dossier, evidence, q, a)).collect()).collect();
    let path = best_chain(&matches, answers.len());
    for (row, &question) in group.iter().enumerate() {
        let taken = path[row];
        if let Some(column) = taken {
            chosen[question.at()].push((answers[column], matches[row][column].clone()));
        }
        let runner = (0..answers.len())
            .filter(|&c| Some(c) != taken && matches[row][c].score > NEAR)
            .max_by(|&a, &b| matches[row][a].score.total_cmp(&matches[row][b].score).then(b.cmp(&a)));
        runners[question.at()] = runner.map(|c| (answers[c], matches[row][c].clone()));
    }
}

/// Viterbi: state = the answer last chosen (or none yet); a question may also choose nothing and
/// keep the state.
fn best_chain(matches: &[Vec<Match>], answers: usize) -> Vec<Option<usize>> {
    let none = answers;
    let mut best = vec![f32::NEG_INFINITY; answers + 1];
    best[none] = 0.0;
    let mut back: Vec<Vec<(usize, bool)>> = Vec::with_capacity(matches.len());
    for row in matches {
        let mut next = best.clone();
        let mut from: Vec<(usize, bool)> = (0..=answers).map(|s| (s, false)).collect();
        for (column, found) in row.iter().enumerate() {
            if found.score < FITS {
                continue;
            }
            for (state, &value) in best.iter().enumerate() {
                let step = if state == none || column == state || column == state + 1 {
                    IN_ORDER
                } else if column > state {
                    IN_ORDER / 2.0
                } else {
                    -TURNS_BACK
                };
                let total = value + found.score - FITS + step;
                if total > next[column] {
                    next[column] = total;
                    from[column] = (state, true);
                }
            }
        }
        best = next;
        back.push(from);
    }
    let mut state =
        (0..=answers).max_by(|&a, &b| best[a].total_cmp(&best[b]).then(b.cmp(&a))).unwrap_or(none);
    let mut path = vec![None; matches.len()];
    for row in (0..matches.len()).rev() {
        let (before, took) = back[row][state];
        if took {
            path[row] = Some(state);
        }
        state = before;
    }
    path
}

/// A question that found nothing goes with the question right before it, when that one's answer
/// also speaks of it.
fn follow_up(dossier: &Dossier, evidence: &Evidence, chosen: &mut [Vec<(AnswerIx, Match)>]) {
    for at in 1..chosen.len() {
        let (before, own) = (&dossier.questions[at - 1], &dossier.questions[at]);
        let same = before.spans[0].paragraph == own.spans[0].paragraph;
        if !chosen[at].is_empty() || !same {
            continue;
        }
        if let Some((answer, _)) = chosen[at - 1].first().cloned() {
            let found = evidence.compare(QuestionIx::new(at), answer);
            if found.score >= FOLLOWS {
                chosen[at].push((answer, Match { follows: true, ..found }));
            }
        }
    }
}

/// A stretch nobody asked for that goes on about the subject of the answer before it belongs to the
/// same questions.
fn adopt_orphans(dossier: &Dossier, evidence: &Evidence, chosen: &mut [Vec<(AnswerIx, Match)>]) {
    for index in 1..dossier.answers.len() {
        let (before, ix) = (AnswerIx::new(index - 1), AnswerIx::new(index));
        let (previous, answer) = (dossier.answer(before), dossier.answer(ix));
        let asked = chosen.iter().any(|links| links.iter().any(|(a, _)| *a == ix));
        let about_question = answer.lead.as_ref().is_some_and(|l| {
            let words = dossier.words(l).to_lowercase();
            ["vraag", "vragen", "verzoek"].iter().any(|w| words.contains(w))
        });
        if asked
            || about_question
            || previous.section != answer.section
            || previous.factions != answer.factions
        {
            continue;
        }
        for (at, links) in chosen.iter_mut().enumerate() {
            if links.iter().any(|(a, _)| *a == before) {
                let mut found = evidence.compare(QuestionIx::new(at), ix);
                if found.score >= NEAR / 2.0 {
                    found.goes_on = true;
                    links.push((ix, found));
                }
            }
        }
    }
}

/// Where an answer only points to a page of this document, the answer there is linked as well.
fn follow_references(dossier: &Dossier, evidence: &Evidence, chosen: &mut [Vec<(AnswerIx, Match)>]) {
    for (at, links) in chosen.iter_mut().enumerate() {
        let Some(pointing) = links.iter().find(|(a, _)| points_only(dossier.answer(*a))).map(|(a, _)| *a)
        else {
            continue;
        };
        let lines = dossier.answer(pointing).lines;
        for reference in dossier.references.iter().filter(|r| lines.holds(r.line)) {
            let Named::Page(Some(page)) = reference.named else { continue };
            // The printed page can be one off: the letter was set anew.
            let there = (0..dossier.answers.len()).map(AnswerIx::new).filter(|&a| {
                let answer = dossier.answer(a);
                a != pointing && answer.page.abs_diff(page) <= 1 && !points_only(answer)
            });
            let best = there
                .map(|a| (a, evidence.compare_answers(pointing, QuestionIx::new(at), a)))
                .max_by(|a, b| a.1.score.total_cmp(&b.1.score).then(b.0.cmp(&a.0)));
            if let Some((answer, found)) = best.filter(|(_, m)| m.score >= NEAR)
                && !links.iter().any(|(a, _)| *a == answer)
            {
                links.push((answer, Match { page: Some(page), ..found }));
            }
        }
    }
}

/// Whether all an answer does is point elsewhere.
fn points_only(answer: &Answer) -> bool {
    let lower = answer.text.to_lowercase();
    lower.chars().count() < 420
        && ELSEWHERE.iter().any(|e| lower.contains(e))
        && crate::read::sentences(&answer.text).len() <= 2
}

fn outcomes(
    dossier: &Dossier,
    evidence: &Evidence,
    chosen: &[Vec<(AnswerIx, Match)>],
    runners: &[Option<(AnswerIx, Match)>],
) -> Links {
    let mut questions_of = vec![Vec::new(); dossier.answers.len()];
    for (at, links) in chosen.iter().enumerate() {
        for (answer, _) in links {
            questions_of[answer.at()].push(QuestionIx::new(at));
        }
    }
    let outcomes = chosen
        .iter()
        .zip(runners)
        .enumerate()
        .map(|(at, (links, runner))| {
            let tell = |a: AnswerIx, m: &Match| {
                let shared = evidence.shared(dossier, QuestionIx::new(at), a);
                describe(dossier, a, m, &shared, questions_of[a.at()].len())
            };
            let made: Vec<Link> = links.iter().map(|(a, m)| tell(*a, m)).collect();
            let status = status(dossier, links);
            let reason = match status {
                Status::Unanswered => "niets in de beantwoording gaat over deze vraag".to_owned(),
                _ => links.first().and_then(|(a, _)| refusal(dossier.answer(*a))).unwrap_or_default(),
            };
            let runner_up = runner.as_ref().map(|(a, m)| tell(*a, m));
            Outcome { status, links: made, runner_up, reason }
        })
        .collect();
    Links { outcomes, questions_of }
}

fn status(dossier: &Dossier, links: &[(AnswerIx, Match)]) -> Status {
    if links.is_empty() {
        return Status::Unanswered;
    }
    let outside = links.iter().all(|(a, _)| {
        let answer = dossier.answer(*a);
        let named = dossier.references.iter().filter(|r| answer.lines.holds(r.line));
        points_only(answer)
            && named.clone().any(|r| matches!(r.named, Named::Paper(_) | Named::Letter(_)))
            && !named.clone().any(|r| matches!(r.named, Named::Page(_) | Named::Pillar(_)))
    });
    if outside { Status::Referred } else { Status::Answered }
}

/// The phrase with which an answer declines.
fn refusal(answer: &Answer) -> Option<String> {
    let lower = answer.text.to_lowercase();
    REFUSALS.iter().find(|r| lower.contains(*r)).map(|r| format!("weigert: '{r}'"))
}

fn describe(dossier: &Dossier, answer: AnswerIx, found: &Match, shared: &[String], asked: usize) -> Link {
    let kind = if points_only(dossier.answer(answer)) && found.page.is_none() {
        LinkKind::Reference
    } else if asked > 1 {
        LinkKind::Joint
    } else {
        LinkKind::Direct
    };
    let mut parts = Vec::new();
    if let Some(number) = found.number {
        parts.push(format!("beantwoordt vraag {number}"));
    }
    if let Some(page) = found.page {
        parts.push(format!("verwezen naar pagina {page}"));
    }
    if found.named {
        let names: Vec<&str> =
            dossier.answer(answer).factions.iter().map(|f| dossier.faction_name(Some(*f))).collect();
        parts.push(format!("noemt de {}-fractie", names.join(", ")));
    }
    if found.below {
        parts.push("staat direct onder de vraag".into());
    }
    if found.goes_on {
        parts.push("gaat verder op het antwoord ervoor".into());
    }
    if found.follows {
        parts.push("sluit aan op de vraag ervoor".into());
    }
    if shared.is_empty() && parts.is_empty() {
        parts.push("gebruikt verwante woorden".into());
    }
    if !shared.is_empty() {
        let words: Vec<String> = shared.iter().map(|w| format!("'{w}'")).collect();
        parts.push(format!("deelt {}", words.join(", ")));
    }
    Link { answer, kind, confidence: confidence(found), reason: parts.join("; "), verified: false }
}

/// From score to probability; the middle lies where the score of right and wrong links is equal.
fn confidence(found: &Match) -> f32 {
    if found.number.is_some() {
        return 0.99;
    }
    let value = 1.0 / (1.0 + (-(found.score - 0.24) * 12.0).exp());
    (value.clamp(0.05, 0.99) * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::read;

    const TEXT: &str = "I. Vragen en opmerkingen vanuit de fracties\n\n1. Water\n\nDe leden van de VVD-fractie vragen hoe het staat met de dijken langs de Maas. Wat kost de sluis bij Grave?\n\nDe leden van de SP-fractie vragen naar de kwaliteit van het drinkwater. Hoeveel otters leven er nog?\n\nII. Reactie van de Minister\n\n1. Water\n\nDe leden van de VVD-fractie vragen naar de dijken langs de Maas. Die worden versterkt.\n\nTen aanzien van de vraag naar de kosten van de sluis geldt dat die nog niet bekend zijn.\n\nDe leden van de SP-fractie vragen naar de kwaliteit van het drinkwater. Die is goed.\n";

    fn answers(text: &str) -> Vec<(String, Vec<String>)> {
        let dossier = read(text.as_bytes(), "proef");
        let links = link(&dossier);
        dossier
            .question_ixs()
            .map(|q| {
                let ids = links.of(q).links.iter().map(|l| dossier.answer(l.answer).id.clone()).collect();
                (dossier.question(q).id.clone(), ids)
            })
            .collect()
    }

    #[test]
    fn each_question_finds_its_answer_or_none() {
        let found = answers(TEXT);
        let want = [
            ("1/VVD/1", vec!["1/answer/1"]),
            ("1/VVD/2", vec!["1/answer/2"]),
            ("1/SP/1", vec!["1/answer/3"]),
            ("1/SP/2", vec![]),
        ];
        let want: Vec<(String, Vec<String>)> = want
            .into_iter()
            .map(|(q, a)| (q.to_owned(), a.into_iter().map(str::to_owned).collect()))
            .collect();
        assert_eq!(found, want);
    }

    #[test]
    fn a_deleted_answer_leaves_its_question_open() {
        let cut = TEXT.replace(
            "De leden van de VVD-fractie vragen naar de dijken langs de Maas. Die worden versterkt.\n\n",
            "",
        );
        let found = answers(&cut);
        assert!(found[0].1.is_empty(), "{found:?}");
    }

    #[test]
    fn an_empty_reply_answers_nothing() {
        let cut = TEXT.split("II. Reactie").next().unwrap_or_default();
        assert!(answers(cut).iter().all(|(_, a)| a.is_empty()));
    }
}
