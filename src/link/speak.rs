//! Speaking: which questions of a block the sentences of its reply speak to, as numbers for the last pass of the chain
//! of the questions.

use super::chain::NULLS;
use super::evidence::{ALONE, COMPETITION, Evidence, Features, spoken};
use super::reply_chain::{self, REPLY_NULLS, Stand, Turn};
use super::weights::Weights;

/// A sentence as the chain of the reply sees it.
pub(super) struct Told {
    /// Its unit in the block, and which of its sentences it is.
    pub(super) unit: usize,
    pub(super) nth: usize,
    pub(super) stand: Stand,
    pub(super) null: [f32; REPLY_NULLS],
}

/// The sentences of some units that are heard.
pub(super) fn told(evidence: &Evidence, units: &[usize]) -> Vec<Told> {
    let of = |(at, &unit): (usize, &usize)| {
        let (unit, before) = (&evidence.units[unit], at.checked_sub(1).map(|at| &evidence.units[units[at]]));
        let new = before.is_none_or(|before| before.answer != unit.answer);
        (0..unit.heard().count()).map(move |nth| {
            let stand = match nth {
                0 if new => Stand::Answer,
                0 => Stand::Paragraph,
                _ => Stand::Within,
            };
            let null = reply_chain::null(stand, unit.led, at == 0, at + 1 == units.len());
            Told { unit: at, nth, stand, null }
        })
    };
    units.iter().enumerate().flat_map(of).collect()
}

/// Where each row of a block stands among the questions of its faction.
pub(super) fn turns(groups: &[&[usize]]) -> Vec<Turn> {
    let mut out = vec![Turn { faction: 0, nth: 0 }; groups.iter().map(|rows| rows.len()).sum()];
    for (faction, rows) in groups.iter().enumerate() {
        rows.iter().enumerate().for_each(|(nth, &row)| out[row] = Turn { faction, nth });
    }
    out
}

/// How likely questions are spoken to, as the chain of the reply has it.
pub(super) struct Spoken {
    /// By units (inner, in their order) for each question.
    by_units: Vec<Vec<f32>>,
    /// By how many sentences in all, at most one.
    at_all: Vec<f32>,
}

impl Spoken {
    /// Fills in the numbers that tell of it.
    pub(super) fn tell(&self, pairs: &mut [Vec<Features>], nulls: &mut [[f32; NULLS]]) {
        for (row, shares) in pairs.iter_mut().zip(&self.by_units) {
            for (f, &share) in row.iter_mut().zip(shares) {
                f[ALONE + COMPETITION..].copy_from_slice(&spoken(share));
            }
        }
        for (null, &share) in nulls.iter_mut().zip(&self.at_all) {
            null[NULLS - 1] = share;
        }
    }
}

/// Weighs the sentences of some units: how likely each question is spoken to. `sentences` holds for each what
/// speaks for every question by itself.
pub(super) fn speak(
    evidence: &Evidence,
    units: &[usize],
    turns: &[Turn],
    disorder: f32,
    pairs: &[Vec<Features>],
    sentences: &[Vec<f32>],
    weights: &Weights,
) -> Spoken {
    let told = told(evidence, units);
    let in_unit: Vec<Vec<f32>> =
        (0..units.len()).map(|u| pairs.iter().map(|row| weights.reply(&row[u])).collect()).collect();
    let score = |(told, itself): (&Told, &Vec<f32>)| {
        itself.iter().zip(&in_unit[told.unit]).map(|(itself, unit)| itself + unit).collect()
    };
    let scores: Vec<Vec<f32>> = told.iter().zip(sentences).map(score).collect();
    let nulls: Vec<[f32; REPLY_NULLS]> = told.iter().map(|told| told.null).collect();
    let stands: Vec<Stand> = told.iter().map(|told| told.stand).collect();
    let found = reply_chain::posteriors(&scores, &nulls, &stands, turns, &weights.reply.chain, disorder);
    let mut out =
        Spoken { by_units: vec![vec![0.0; units.len()]; pairs.len()], at_all: vec![0.0; pairs.len()] };
    for (told, posterior) in told.iter().zip(found) {
        for (row, share) in posterior.taken {
            let most = &mut out.by_units[row][told.unit];
            *most = most.max(share);
            out.at_all[row] = (out.at_all[row] + share).min(1.0);
        }
    }
    out
}
