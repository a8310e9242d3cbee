//! Holds what is computed against links made by hand, and counts.

use std::collections::HashSet;
use std::error::Error;

use dossier::model::{Dossier, Lines, Links, QuestionIx, Status};

/// A question as a person cut it, with the places that answer it, best first.
pub(crate) struct Labelled {
    pillar: String,
    faction: String,
    lines: Lines,
    status: String,
    pub(crate) answers: Vec<Lines>,
}

/// Counts behind the figures of one document.
#[derive(Default)]
pub(crate) struct Score {
    pub(crate) labelled: usize,
    pub(crate) computed: usize,
    pub(crate) found: usize,
    pub(crate) placed: usize,
    pub(crate) answered: usize,
    pub(crate) touches: usize,
    pub(crate) covers: usize,
    pub(crate) open: usize,
    pub(crate) called_open: usize,
    pub(crate) open_right: usize,
    pub(crate) sure: usize,
    pub(crate) sure_right: usize,
}

fn range(written: &str) -> Result<Lines, Box<dyn Error>> {
    let (first, last) = written.split_once('-').ok_or_else(|| format!("no lines: {written}"))?;
    Ok(Lines { first: first.parse()?, last: last.parse()? })
}

/// The rows of a table of links made by hand.
pub(crate) fn parse(table: &str) -> Result<Vec<Labelled>, Box<dyn Error>> {
    let rows = table.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty());
    rows.map(|row| {
        let cells: Vec<&str> = row.split('\t').collect();
        let [pillar, faction, lines, status, answers, ..] = cells[..] else {
            return Err(format!("too few columns: {row}").into());
        };
        let places = answers.split(';').filter_map(|a| a.split_once(':')).map(|(_, lines)| range(lines));
        Ok(Labelled {
            pillar: pillar.to_owned(),
            faction: faction.to_owned(),
            lines: range(lines)?,
            status: status.to_owned(),
            answers: places.collect::<Result<_, _>>()?,
        })
    })
    .collect()
}

/// Share of the lines of two stretches that they have in common.
pub(crate) fn overlap(a: Lines, b: Lines) -> f32 {
    let common = (a.last.min(b.last) + 1).saturating_sub(a.first.max(b.first));
    let all = a.last.max(b.last) + 1 - a.first.min(b.first);
    common as f32 / all as f32
}

/// Pairs labelled and computed questions one to one, most lines in common first.
pub(crate) fn pair(dossier: &Dossier, labels: &[Labelled]) -> Vec<Option<QuestionIx>> {
    let mut near: Vec<(f32, usize, QuestionIx)> = Vec::new();
    for (row, label) in labels.iter().enumerate() {
        for ix in dossier.question_ixs() {
            let common = overlap(label.lines, dossier.question(ix).lines);
            if common > 0.0 {
                near.push((common, row, ix));
            }
        }
    }
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut taken = HashSet::new();
    let mut pairs = vec![None; labels.len()];
    for (_, row, ix) in near {
        if pairs[row].is_none() && taken.insert(ix) {
            pairs[row] = Some(ix);
        }
    }
    pairs
}

/// How a method that only gives places fares.
#[allow(dead_code, reason = "only the scorer holds simple methods against the labels")]
pub(crate) fn places(dossier: &Dossier, labels: &[Labelled], found: &[Option<Lines>]) -> Score {
    let mut score = Score { labelled: labels.len(), computed: dossier.questions.len(), ..Score::default() };
    for (label, ix) in labels.iter().zip(pair(dossier, labels)) {
        score.answered += usize::from(!label.answers.is_empty());
        score.open += usize::from(label.status == "unanswered");
        let Some(ix) = ix else { continue };
        score.found += 1;
        match found[ix.at()] {
            None => {
                score.called_open += 1;
                score.open_right += usize::from(label.status == "unanswered");
            }
            Some(place) => {
                score.touches += usize::from(label.answers.iter().any(|a| a.touch(place)));
                score.covers += usize::from(label.answers.iter().any(|a| overlap(*a, place) >= 0.5));
            }
        }
    }
    score
}

/// Counts what agrees, and tells what does not.
pub(crate) fn score(dossier: &Dossier, links: &Links, labels: &[Labelled]) -> (Score, Vec<String>) {
    let mut differences = Vec::new();
    let pairs = pair(dossier, labels);
    let mut score = Score { labelled: labels.len(), computed: dossier.questions.len(), ..Score::default() };
    for (label, ix) in labels.iter().zip(pairs) {
        score.answered += usize::from(!label.answers.is_empty());
        score.open += usize::from(label.status == "unanswered");
        let mut told = |what: &str| {
            let at = label.lines.first;
            differences.push(format!("{} {} l. {at}: {what}", label.pillar, label.faction));
        };
        let Some(ix) = ix else {
            told("question not found");
            continue;
        };
        score.found += 1;
        let question = dossier.question(ix);
        let asker = dossier::read::faction_name(&label.faction).unwrap_or(&label.faction);
        let right = dossier.faction_name(question.faction) == asker
            && (label.pillar == "-" || dossier.pillar_id(question.pillar) == label.pillar);
        score.placed += usize::from(right);
        if !right {
            told(&format!("stands under {}", question.id));
        }
        let outcome = links.of(ix);
        let open = outcome.status == Status::Unanswered;
        score.called_open += usize::from(open);
        score.open_right += usize::from(open && label.status == "unanswered");
        let first = outcome.links.first();
        let place = first.map(|l| l.lines);
        let touches = place.is_some_and(|l| label.answers.iter().any(|a| a.touch(l)));
        score.touches += usize::from(touches);
        if first.is_some_and(|l| l.confidence >= 0.9) {
            score.sure += 1;
            score.sure_right += usize::from(touches);
        }
        let covers = place.is_some_and(|l| label.answers.iter().any(|a| overlap(*a, l) >= 0.5));
        score.covers += usize::from(covers);
        let agree = covers || open && label.answers.is_empty();
        if !agree {
            told(&match place {
                Some(l) => {
                    let sure = first.map_or(0.0, |l| l.confidence);
                    let right: Vec<String> =
                        label.answers.iter().map(|a| format!("{}-{}", a.first, a.last)).collect();
                    let how = if touches { "touches" } else { "misses" };
                    let right = right.join(", ");
                    format!("{} linked to {}-{} ({sure}) {how} {right}", question.id, l.first, l.last)
                }
                None => format!("{} without answer", question.id),
            });
        }
    }
    (score, differences)
}
