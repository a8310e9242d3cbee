//! Evidence: what speaks for a question and a unit belonging together, as numbers in a fixed order.
//!
//! What each number is worth stands in `weights.rs`.

use std::ops::Range;

use crate::cores::both;
use crate::model::{Address, Dossier, FactionIx, QuestionIx};

use super::asked::{self, Asked};
use super::kin::{Kinship, Reach};
use super::presence::Presence;
use super::terms::Terms;
use super::units::{self, Unit};

/// How many numbers describe a pair.
pub const FEATURES: usize = ALONE + COMPETITION + SPOKEN;
/// How many of them come first: what is known before any chain is weighed.
pub const ALONE: usize = 27;
/// The lead-in's words in the question.
pub(super) const LEAD: usize = 1;
/// The question's words in the unit, with its background.
const WHOLE: usize = 3;
/// The same, wide.
const WHOLE_WIDE: usize = 4;
/// The question's telling words in the unit, wide.
const TELLING: usize = 5;
/// The words of a sentence in the question, wide: of the sentence with the largest share.
const SAID: usize = 6;
/// The numbers on whom the reply addresses.
pub(super) const ADDRESSING: Range<usize> = 8..14;
/// Of them, those on other factions than the one that asks.
const OTHERS: Range<usize> = 11..14;
/// The numbers on a faction that nobody addresses.
pub(super) const UNADDRESSED: Range<usize> = 17..19;
/// The numbers on factions named in passing.
const PASSING: usize = 19;
/// The numbers on how a pair stands beside others.
pub(super) const RELATIVE: Range<usize> = 21..25;
/// The background's telling words in the unit, wide; and the same the more, the less the question says itself.
const BACKGROUND: usize = 25;
/// A question of so many words says half of what it could.
const SAYS_HALF: f32 = 5.0;
/// How many numbers depend on what other questions take; they come next.
pub const COMPETITION: usize = 4;
/// How many tell what the chain of the reply finds; they are the last.
pub const SPOKEN: usize = 2;
/// A share of less is as good as none.
const LEAST: f32 = 0.003;
/// How many numbers describe a question and a sentence.
pub const SENTENCE: usize = 7;
/// So many terms deal with one question, as a rule: a unit of twice as many has room for two.
const ROOM: f32 = 20.0;
/// An answer that names several factions speaks to each of them less.
const AMONG_OTHERS: f32 = 0.7;

/// The numbers of a question and a unit.
pub(super) type Features = [f32; FEATURES];

/// The numbers of a question and a sentence.
pub(super) type OfSentence = [f32; SENTENCE];

/// The numbers of some questions (outer) and units (inner) before any chain is weighed.
pub(super) struct Described<T> {
    pub(super) pairs: Vec<Vec<Features>>,
    /// What was made of those of the sentences of all these units (outer) and the questions (inner).
    pub(super) sentences: Vec<Vec<T>>,
}

/// All evidence of a dossier, gathered once.
pub(super) struct Evidence {
    pub(super) terms: Terms,
    pub(super) kin: Kinship,
    pub(super) asked: Vec<Asked>,
    pub(super) units: Vec<Unit>,
}

impl Evidence {
    pub(super) fn gather(dossier: &Dossier) -> Self {
        let terms = Terms::of(dossier);
        let sides = || (asked::gather(dossier, &terms), units::gather(dossier, &terms));
        let (kin, (asked, units)) = both(|| Kinship::among(dossier, &terms), sides);
        Self { terms, kin, asked, units }
    }

    /// Fills in the numbers on competition for a unit of which other questions take so much.
    pub(super) fn compete(&self, at: usize, taken_by_others: f32, f: &mut Features) {
        let unit = &self.units[at];
        f[ALONE..ALONE + COMPETITION]
            .copy_from_slice(&competition(unit.led, unit.size as f32, taken_by_others));
    }

    /// The numbers of some questions (outer) and units (inner) before any chain is weighed. Of those of a sentence only
    /// what is `made` of them is kept: a long reply has many.
    pub(super) fn describe<T>(
        &self,
        dossier: &Dossier,
        questions: &[QuestionIx],
        units: &[usize],
        made: impl Fn(&OfSentence) -> T,
    ) -> Described<T> {
        let mut pairs = self.asked_in_units(questions, units);
        let mut sentences: Vec<Vec<T>> = Vec::new();
        let heard = units.iter().flat_map(|&at| self.units[at].heard());
        sentences.resize_with(heard.count(), || Vec::with_capacity(questions.len()));
        let structured = self.structured(dossier, units);
        let mut presence = Presence::new(&self.terms);
        let mut held = Vec::new();
        for (&q, row) in questions.iter().zip(&mut pairs) {
            presence.fill(self.asked[q.at()].whole.iter().map(|w| w.0), &self.kin, Reach::Wide);
            let unaddressed = !self.addressed(dossier, q, units);
            let faction = dossier.question(q).faction;
            let mut sentences = sentences.iter_mut();
            for (&at, f) in units.iter().zip(row) {
                let numbers = self.said_in_question(at, &presence, faction, f, &mut held);
                numbers.zip(&mut sentences).for_each(|(numbers, row)| row.push(made(&numbers)));
                self.unit_itself(at, &self.asked[q.at()], f);
                self.address(dossier, at, faction, f);
                if unaddressed {
                    let others: f32 = f[OTHERS].iter().sum();
                    f[UNADDRESSED].copy_from_slice(&[others * structured, (1.0 - others) * structured]);
                }
            }
        }
        relate(&mut pairs);
        Described { pairs, sentences }
    }

    /// How far units hold the words of questions.
    fn asked_in_units(&self, questions: &[QuestionIx], units: &[usize]) -> Vec<Vec<Features>> {
        let mut out = vec![Vec::with_capacity(units.len()); questions.len()];
        let mut body = Presence::new(&self.terms);
        for unit in units.iter().map(|&at| &self.units[at]) {
            body.fill(self.terms.terms_of(&unit.span), &self.kin, Reach::Wide);
            for (&q, row) in questions.iter().zip(&mut out) {
                let asked = &self.asked[q.at()];
                let mut f = [0.0; FEATURES];
                [f[WHOLE], f[WHOLE_WIDE]] = body.covers(&asked.whole);
                f[TELLING] = body.wide(&asked.telling);
                f[7] = body.near(&asked.fresh);
                let background = body.wide(&asked.background);
                f[BACKGROUND] = background;
                f[BACKGROUND + 1] = background * SAYS_HALF / (SAYS_HALF + asked.own.len() as f32);
                row.push(f);
            }
        }
        out
    }

    /// How far a question, whose words are present, holds those of a unit; the numbers of those of its sentences that
    /// are heard. `held` is room for how far it holds each, so that no pair needs its own.
    fn said_in_question(
        &self,
        at: usize,
        question: &Presence,
        asker: Option<FactionIx>,
        f: &mut Features,
        held: &mut Vec<[f32; 2]>,
    ) -> impl Iterator<Item = OfSentence> {
        let unit = &self.units[at];
        f[LEAD] = question.near(&self.units[at - unit.nth].lead);
        held.clear();
        held.extend(unit.said.iter().map(|said| question.covers(said)));
        let most = held.iter().fold([0.0_f32; 2], |most, held| [most[0].max(held[0]), most[1].max(held[1])]);
        f[SAID] = most[1];
        let yes = |it: bool| f32::from(u8::from(it));
        unit.heard().zip(&*held).map(move |((named, weight), &[near, wide])| {
            let meant = asker.is_some_and(|asker| named.contains(&asker));
            let others = !meant && !named.is_empty();
            let told = (near * weight).ln_1p();
            [near, wide, told, yes(meant), yes(others), near - most[0], wide - most[1]]
        })
    }

    /// What a unit is, and whether it holds what the question waits for.
    fn unit_itself(&self, at: usize, asked: &Asked, f: &mut Features) {
        let unit = &self.units[at];
        let yes = |it: bool| f32::from(u8::from(it));
        f[0] = 1.0;
        f[2] = yes(unit.led);
        f[14] = asked.expects.map_or(0.0, |e| if unit.holds[e as usize] { 1.0 } else { -1.0 });
        f[15] = (1.0 + unit.size as f32).ln();
        f[16] = yes(unit.nth > 0);
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
            f[ADDRESSING.start + how] = if answer.factions.len() > 1 { AMONG_OTHERS } else { 1.0 };
        } else {
            f[OTHERS.start + how] = 1.0;
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
}

/// How far a pair is ahead of, or behind, the best of its question's other units, and of its unit's other
/// questions: the same words tell more where nobody else has them.
fn relate(rows: &mut [Vec<Features>]) {
    let worth = |f: &Features| f[WHOLE_WIDE] + f[TELLING] + f[SAID];
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

/// Keeps the two largest values, the larger first.
pub(super) fn rank(best: &mut [f32; 2], value: f32) {
    if value > best[0] {
        *best = [value, best[0]];
    } else if value > best[1] {
        best[1] = value;
    }
}

/// What a unit of so many terms is worth to a question while others take so much of it: a lead-in wants somebody's
/// question, and what others take is less free. As if the unit had room for one question, and for as many as its
/// length tells.
pub fn competition(led: bool, terms: f32, taken_by_others: f32) -> [f32; COMPETITION] {
    let free = |room: f32| (1.0 - taken_by_others / room).clamp(0.0, 1.0);
    let (one, all) = (free(1.0), free((terms / ROOM).max(1.0)));
    if led { [one, 0.0, all, 0.0] } else { [0.0, one, 0.0, all] }
}

/// What it is worth to a question that the chain of the reply has it spoken to by a unit, so likely.
pub fn spoken(share: f32) -> [f32; SPOKEN] {
    [share, (share / LEAST).ln_1p()]
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
    fn a_long_unit_has_room_for_a_second_question() {
        let halves =
            |led, terms, taken| competition(led, terms, taken).map(|free| (free * 2.0).round() as u8);
        assert_eq!(halves(false, ROOM / 2.0, 1.0), [0; COMPETITION], "one question fills it");
        assert_eq!(halves(false, ROOM * 2.0, 1.0), [0, 0, 0, 1], "half of it is free");
        assert_eq!(halves(true, ROOM, 0.0), [2, 0, 2, 0], "nobody else takes it");
    }

    #[test]
    fn a_pair_is_measured_against_the_best_beside_it() {
        let pair = |words: f32| {
            let mut f = [0.0; FEATURES];
            f[TELLING] = words;
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
