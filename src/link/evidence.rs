//! Evidence: what speaks for a question and a unit belonging together, as numbers in a fixed order.
//!
//! What each number is worth stands in `weights.rs`.

use std::ops::Range;

use crate::model::{Address, Dossier, FactionIx, QuestionIx};

use super::asked::{self, Asked};
use super::terms::{Presence, Term, Terms};
use super::units::{self, Unit};

/// How many numbers describe a pair.
pub const FEATURES: usize = 32;
/// The numbers on factions named in passing.
const PASSING: usize = 24;
/// The numbers on how a pair stands beside others.
pub(super) const RELATIVE: Range<usize> = 26..30;
/// The first of the numbers that depend on what other questions take; they are the last.
const COMPETITION: usize = 30;
/// The numbers on whom the reply addresses.
pub(super) const ADDRESSING: Range<usize> = 9..15;
/// The numbers on a faction that nobody addresses.
pub(super) const UNADDRESSED: Range<usize> = 21..23;
/// An answer that names several factions speaks to each of them less.
const AMONG_OTHERS: f32 = 0.7;

/// The numbers of a question and a unit.
pub(super) type Features = [f32; FEATURES];

/// All evidence of a dossier, gathered once.
pub(super) struct Evidence {
    pub(super) terms: Terms,
    pub(super) asked: Vec<Asked>,
    pub(super) units: Vec<Unit>,
}

impl Evidence {
    pub(super) fn gather(dossier: &Dossier) -> Self {
        let terms = Terms::of(dossier);
        let asked = asked::gather(dossier, &terms);
        let units = units::gather(dossier, &terms);
        Self { terms, asked, units }
    }

    /// The numbers of some questions (outer) and units (inner), but for those on competition.
    pub(super) fn describe(
        &self,
        dossier: &Dossier,
        questions: &[QuestionIx],
        units: &[usize],
    ) -> Vec<Vec<Features>> {
        let mut out = vec![Vec::with_capacity(units.len()); questions.len()];
        let [mut body, mut part] = [Presence::new(&self.terms), Presence::new(&self.terms)];
        let structured = self.structured(dossier, units);
        let unaddressed: Vec<bool> = questions.iter().map(|&q| !self.addressed(dossier, q, units)).collect();
        // Of the first sentence, and of the one that has most.
        let mut covers = vec![[0.0_f32; 2]; questions.len()];
        for &at in units {
            let unit = &self.units[at];
            body.fill(self.terms.within(&unit.span).iter(), &self.terms);
            covers.fill([0.0; 2]);
            for (nth, sentence) in unit.sentences.iter().enumerate() {
                part.fill(self.terms.within(sentence).iter(), &self.terms);
                for (&q, [first, most]) in questions.iter().zip(&mut covers) {
                    let cover = part.cover(&self.asked[q.at()].own);
                    *most = most.max(cover);
                    if nth == 0 {
                        *first = cover;
                    }
                }
            }
            for (row, &q) in questions.iter().enumerate() {
                let mut f = self.words(at, &self.asked[q.at()], &body);
                [f[2], f[6]] = covers[row];
                self.address(dossier, at, dossier.question(q).faction, &mut f);
                if unaddressed[row] {
                    let others = f[12] + f[13] + f[14];
                    (f[21], f[22]) = (others * structured, (1.0 - others) * structured);
                }
                out[row].push(f);
            }
        }
        relate(&mut out);
        out
    }

    /// What the words say.
    fn words(&self, at: usize, asked: &Asked, body: &Presence) -> Features {
        let unit = &self.units[at];
        let opening = &self.units[at - unit.nth];
        let named = self.stood_for(&opening.lead, &asked.whole);
        let mut f = [0.0; FEATURES];
        f[0] = 1.0;
        f[1] = named;
        f[3] = f32::from(u8::from(unit.led));
        f[4] = body.cover(&asked.own);
        f[5] = body.cover(&asked.whole);
        f[7] = body.cover(&asked.fresh);
        f[8] = rarest(asked, body);
        f[15] = asked.expects.map_or(0.0, |e| if unit.holds[e as usize] { 1.0 } else { -1.0 });
        f[16] = (1.0 + unit.size as f32).ln();
        f[17] = f32::from(u8::from(unit.nth > 0));
        f[18] = f[3] * named;
        f[19] = f[17] * named;
        f[20] = f[4] * f[4];
        f[23] = f[3] * (1.0 - named);
        f
    }

    /// Whom the unit's answer addresses, and how it tells.
    fn address(&self, dossier: &Dossier, at: usize, faction: Option<FactionIx>, f: &mut Features) {
        let unit = &self.units[at];
        let answer = dossier.answer(unit.answer);
        if let Some(faction) = faction.filter(|_| !unit.mentions.is_empty()) {
            let meant = unit.mentions.contains(&faction);
            f[PASSING] = f32::from(u8::from(meant));
            f[PASSING + 1] = f32::from(u8::from(!meant));
            if meant {
                return;
            }
        }
        let Some(faction) = faction.filter(|_| !answer.factions.is_empty()) else { return };
        // Who was named in the first paragraph need not be meant in the next ones.
        let how = match answer.address {
            Address::Own if unit.nth == 0 => 0,
            Address::Run => 1,
            Address::Own | Address::Before => 2,
        };
        if answer.factions.contains(&faction) {
            f[9 + how] = if answer.factions.len() > 1 { AMONG_OTHERS } else { 1.0 };
        } else {
            f[12 + how] = 1.0;
        }
    }

    /// The share of some units whose answers say whom they address.
    fn structured(&self, dossier: &Dossier, units: &[usize]) -> f32 {
        let addressing = units.iter().filter(|&&u| !dossier.answer(self.units[u].answer).factions.is_empty());
        addressing.count() as f32 / units.len().max(1) as f32
    }

    /// Whether one of some units addresses the faction that asks.
    fn addressed(&self, dossier: &Dossier, question: QuestionIx, units: &[usize]) -> bool {
        let Some(faction) = dossier.question(question).faction else { return true };
        units.iter().any(|&u| {
            let answer = dossier.answer(self.units[u].answer);
            answer.address != Address::Before && answer.factions.contains(&faction)
        })
    }

    /// The share of some words that a question's words hold or stand for.
    fn stood_for(&self, words: &[(Term, f32)], asked: &[(Term, f32)]) -> f32 {
        let find = |term| asked.binary_search_by_key(&term, |a| a.0).is_ok();
        let (mut held, mut all) = (0.0, 0.0);
        for &(term, weight) in words {
            all += weight;
            held += if find(term) {
                weight
            } else {
                let kin = self.terms.kin[term.at()].iter().filter(|k| find(k.0));
                kin.map(|k| k.1).fold(0.0, f32::max) * weight
            };
        }
        if all > 0.0 { held / all } else { 0.0 }
    }
}

/// How far a pair is ahead of, or behind, the best of its question's other units, and of its unit's other
/// questions: the same words tell more where nobody else has them.
fn relate(rows: &mut [Vec<Features>]) {
    let worth = |f: &Features| f[4] + f[5] + f[7];
    let units = rows.first().map_or(0, Vec::len);
    let mut best = vec![[0.0_f32; 2]; units];
    for row in rows.iter() {
        for (f, best) in row.iter().zip(&mut best) {
            rank(best, worth(f));
        }
    }
    for row in rows.iter_mut() {
        let mut own = [0.0_f32; 2];
        for f in row.iter() {
            rank(&mut own, worth(f));
        }
        for (f, best) in row.iter_mut().zip(&best) {
            let lead =
                |[first, second]: [f32; 2]| if worth(f) >= first { first - second } else { worth(f) - first };
            let (by_question, by_unit) = (lead(own), lead(*best));
            let numbers = [by_question.max(0.0), by_question.min(0.0), by_unit.max(0.0), by_unit.min(0.0)];
            f[RELATIVE].copy_from_slice(&numbers);
        }
    }
}

fn rank(best: &mut [f32; 2], value: f32) {
    if value > best[0] {
        *best = [value, best[0]];
    } else if value > best[1] {
        best[1] = value;
    }
}

/// The competition for a unit: a lead-in wants somebody's question; what others take is less free.
pub(super) fn compete(f: &mut Features, taken_by_others: f32) {
    let free = (1.0 - taken_by_others).clamp(0.0, 1.0);
    f[COMPETITION] = f[3] * free;
    f[COMPETITION + 1] = (1.0 - f[3]) * free;
}

/// The weight of the rarest own word that stands in the unit, against the rarest own word.
pub(super) fn rarest(asked: &Asked, body: &Presence) -> f32 {
    let all = asked.own.iter().map(|t| t.1).fold(0.0, f32::max);
    let held = asked.own.iter().map(|t| t.1 * body.of(t.0)).fold(0.0, f32::max);
    if all > 0.0 { held / all } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_measured_against_the_best_beside_it() {
        let pair = |words: f32| {
            let mut f = [0.0; FEATURES];
            f[4] = words;
            f
        };
        let mut rows = [vec![pair(0.75), pair(0.25)], vec![pair(0.5), pair(0.5)]];
        relate(&mut rows);
        assert_eq!(
            rows[0][0][RELATIVE],
            [0.5, 0.0, 0.25, 0.0],
            "ahead of its unit's and its question's others"
        );
        assert_eq!(rows[0][1][RELATIVE], [0.0, -0.5, 0.0, -0.25], "behind both");
        assert_eq!(rows[1][1][RELATIVE], [0.0, 0.0, 0.25, 0.0], "as good as the other unit");
    }
}
