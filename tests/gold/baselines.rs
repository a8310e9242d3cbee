//! What simple methods find on the same documents, to hold the linker against: order alone, words alone,
//! lead-in alone.

use std::collections::{HashMap, HashSet};

use dossier::dutch::{is_stop, root, words};
use dossier::model::{Answer, Dossier, Lines, QuestionIx};

/// A method: the place it gives each question, or none.
pub(crate) type Method = fn(&Dossier) -> Vec<Option<Lines>>;

/// All of them, by name.
pub(crate) const METHODS: [(&str, Method); 3] =
    [("order alone", order), ("words alone (BM25)", bm25), ("lead-in alone", lead_in)];

/// The answers that may deal with a question: same pillar, same asker where they name one.
fn candidates(dossier: &Dossier, question: QuestionIx) -> Vec<&Answer> {
    let asked = dossier.question(question);
    let may = |a: &&Answer| {
        a.pillar == asked.pillar
            && (a.factions.is_empty() || asked.faction.is_none_or(|f| a.factions.contains(&f)))
    };
    dossier.answers.iter().filter(may).collect()
}

/// The n-th question of a faction gets the n-th answer to it, both counted in shares.
fn order(dossier: &Dossier) -> Vec<Option<Lines>> {
    let mut groups: HashMap<_, Vec<QuestionIx>> = HashMap::new();
    for ix in dossier.question_ixs() {
        let question = dossier.question(ix);
        groups.entry((question.pillar, question.faction)).or_default().push(ix);
    }
    dossier
        .question_ixs()
        .map(|ix| {
            let question = dossier.question(ix);
            let group = &groups[&(question.pillar, question.faction)];
            let nth = group.iter().position(|q| *q == ix).unwrap_or(0);
            let answers = candidates(dossier, ix);
            answers.get(nth * answers.len() / group.len()).map(|a| a.lines)
        })
        .collect()
}

fn roots(text: &str) -> Vec<String> {
    words(text).iter().filter(|w| !is_stop(w)).map(|w| root(w)).collect()
}

/// Okapi BM25 (Robertson and others 1994) over the answers of the pillar, k1 = 1.2, b = 0.75.
fn bm25(dossier: &Dossier) -> Vec<Option<Lines>> {
    let texts: Vec<Vec<String>> = dossier.answers.iter().map(|a| roots(&a.text)).collect();
    let mut holding: HashMap<&str, usize> = HashMap::new();
    for text in &texts {
        for word in text.iter().map(String::as_str).collect::<HashSet<_>>() {
            *holding.entry(word).or_default() += 1;
        }
    }
    let all = texts.len() as f32;
    let mean = texts.iter().map(Vec::len).sum::<usize>() as f32 / all.max(1.0);
    let weight = |asked: &[String], text: &[String]| {
        let of = |word: &String| {
            let times = text.iter().filter(|w| *w == word).count() as f32;
            let n = holding.get(word.as_str()).copied().unwrap_or(0) as f32;
            let rarity = (1.0 + (all - n + 0.5) / (n + 0.5)).ln();
            rarity * times * 2.2 / (times + 1.2 * (0.25 + 0.75 * text.len() as f32 / mean))
        };
        asked.iter().map(of).sum::<f32>()
    };
    dossier
        .questions
        .iter()
        .map(|question| {
            let asked = roots(&question.text);
            let same = dossier.answers.iter().zip(&texts).filter(|(a, _)| a.pillar == question.pillar);
            let best = same.map(|(a, text)| (weight(&asked, text), a.lines));
            best.filter(|b| b.0 > 0.0).max_by(|a, b| a.0.total_cmp(&b.0)).map(|b| b.1)
        })
        .collect()
}

/// The answer whose lead-in shares the largest part of its words with the question.
fn lead_in(dossier: &Dossier) -> Vec<Option<Lines>> {
    dossier
        .question_ixs()
        .map(|ix| {
            let asked: HashSet<String> = roots(&dossier.question(ix).text).into_iter().collect();
            let share = |answer: &Answer| {
                let lead = answer.lead.as_ref().map_or_else(Vec::new, |l| roots(dossier.words(l)));
                let common = lead.iter().filter(|w| asked.contains(*w)).count();
                common as f32 / lead.len().max(1) as f32
            };
            let found = candidates(dossier, ix).into_iter().map(|a| (share(a), a.lines));
            found.filter(|f| f.0 > 0.0).max_by(|a, b| a.0.total_cmp(&b.0)).map(|f| f.1)
        })
        .collect()
}
