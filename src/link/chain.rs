//! The chain: the questions of one faction in their order, each taking a unit or none, weighed as a
//! whole.
//!
//! A hidden Markov model with a null state, as in word alignment (Vogel, Ney and Tillmann 1996; Och and
//! Ney 2003): the state is the unit taken last, a question takes a unit with the weight of its evidence
//! and of the step from the last one, or none and keeps the state. Forward and backward sums give for
//! every question and unit how likely they belong together given all others, which is the confidence
//! shown. The single best path (Viterbi) was tried first: as good at the first choice, but it knows no
//! doubt. Monotone alignment with gaps (Gale and Church 1993) loses where a reply moves a subject.

use std::cmp::Ordering;

/// Numbers that describe a step from the unit taken last to the next: first as it is, then weighed by the
/// disorder of the block.
pub const STEPS: usize = 2 * PLAIN;
const PLAIN: usize = 9;
/// Numbers that describe taking none.
pub const NULLS: usize = 4;
/// Units a question may take, at most: those with the most evidence.
const WIDEST: usize = 16;
/// States kept from question to question.
const BEAM: usize = 24;
/// States that weigh less than this share of the heaviest are let go.
const FAINT: f32 = 1e-6;
/// Evidence of a smaller share of the most is as good as none.
const NEGLIGIBLE: f32 = 1e-4;
/// Steps count up to so many.
const FARTHEST_STEP: usize = 6;
const FARTHEST_START: usize = 8;

/// A unit as the chain sees it: its answer, and how many units that may address the faction stand
/// before it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stop {
    pub(super) answer: u32,
    pub(super) rank: usize,
}

/// What became of a question: how likely each unit is its own, and that none is.
#[derive(Debug, Clone, Default)]
pub(super) struct Posterior {
    /// Positions of units with their probability, ascending by position.
    pub(super) taken: Vec<(usize, f32)>,
    /// That it takes none.
    pub(super) none: f32,
}

/// What a step is worth.
#[derive(Debug, Clone, Copy)]
pub struct Worth {
    /// Each number of a step.
    pub steps: [f32; STEPS],
    /// Each number of taking none.
    pub nulls: [f32; NULLS],
}

/// How many kinds of step there are: the same unit; the next; over or back so many; from the start so far.
pub(super) const KINDS: usize = 3 + 2 * FARTHEST_STEP + FARTHEST_STEP + 1 + FARTHEST_START + 1;
const SAME: usize = 0;
const NEXT: usize = 1;
const OVER: usize = 3;
const BACK: usize = OVER + 2 * FARTHEST_STEP;
const FIRST: usize = BACK + FARTHEST_STEP + 1;

/// The numbers of each kind of step, where questions are answered in so much disorder.
pub(super) fn kinds(disorder: f32) -> [[f32; STEPS]; KINDS] {
    let mut out = [[0.0; STEPS]; KINDS];
    out[SAME][0] = 1.0;
    for within in 0..2 {
        out[NEXT + within][1] = 1.0;
        out[NEXT + within][6] = within as f32;
    }
    for by in 1..=FARTHEST_STEP {
        for within in 0..2 {
            let row = &mut out[OVER + 2 * (by - 1) + within];
            (row[2], row[3], row[6]) = (1.0, by as f32, within as f32);
        }
    }
    for by in 0..=FARTHEST_STEP {
        (out[BACK + by][4], out[BACK + by][5]) = (1.0, by as f32);
    }
    for at in 0..=FARTHEST_START {
        (out[FIRST + at][7], out[FIRST + at][8]) = (1.0, at as f32);
    }
    for row in &mut out {
        let (plain, weighed) = row.split_at_mut(PLAIN);
        weighed.iter_mut().zip(plain).for_each(|(weighed, plain)| *weighed = disorder * *plain);
    }
    out
}

/// The kind of the step from the unit taken last (or from none yet) to another.
pub(super) fn kind(stops: &[Stop], from: Option<usize>, to: usize) -> usize {
    let Some(from) = from else { return FIRST + stops[to].rank.min(FARTHEST_START) };
    let within = stops[to].answer == stops[from].answer;
    kind_of(to.cmp(&from), usize::from(within), stops[to].rank.abs_diff(stops[from].rank))
}

/// The kind of the step to the unit itself, or to one before or behind it, of the same answer or not, so many units
/// that may address the faction away.
fn kind_of(order: Ordering, within: usize, by: usize) -> usize {
    match (order, by) {
        (Ordering::Equal, _) => SAME,
        (Ordering::Less, by) => BACK + by.min(FARTHEST_STEP),
        (Ordering::Greater, 0 | 1) => NEXT + within,
        (Ordering::Greater, by) => OVER + 2 * ((by - 1).min(FARTHEST_STEP) - 1) + within,
    }
}

/// The weight of each step, looked up without a branch: a chain asks for hundreds of thousands.
struct Moves {
    /// By order, by whether it stays in the answer, and by how far it goes.
    steps: [[[f32; FARTHEST_STEP + 2]; 2]; 3],
    /// From none yet, by rank.
    first: [f32; FARTHEST_START + 1],
}

impl Moves {
    fn of(worth: &Worth, disorder: f32) -> Self {
        let weights = kinds(disorder).map(|row| dot(&row, &worth.steps).exp());
        let orders = [Ordering::Less, Ordering::Equal, Ordering::Greater];
        let by = |order, within| std::array::from_fn(|by| weights[kind_of(order, within, by)]);
        Self {
            steps: orders.map(|order| [0, 1].map(|within| by(order, within))),
            first: std::array::from_fn(|at| weights[FIRST + at]),
        }
    }

    fn step(&self, stops: &[Stop], from: usize, to: usize) -> f32 {
        let Some(before) = stops.get(from) else { return self.first[stops[to].rank.min(FARTHEST_START)] };
        let order = usize::from(to >= from) + usize::from(to > from);
        let within = usize::from(before.answer == stops[to].answer);
        self.steps[order][within][before.rank.abs_diff(stops[to].rank).min(FARTHEST_STEP + 1)]
    }
}

/// The posteriors of a group of questions. `scores` holds for each question the evidence of every unit,
/// `nulls` what describes its taking none; `disorder` is that of the block.
pub(super) fn posteriors(
    scores: &[Vec<f32>],
    nulls: &[[f32; NULLS]],
    stops: &[Stop],
    worth: &Worth,
    disorder: f32,
) -> Vec<Posterior> {
    let moves = Moves::of(worth, disorder);
    let chain = Chain {
        choices: scores.iter().map(|row| widest(row, WIDEST)).collect(),
        nulls: nulls.iter().map(|null| dot(null, &worth.nulls).exp()).collect(),
        // The state of having taken none yet stands behind the units.
        start: stops.len(),
        beam: BEAM,
    };
    chain.posteriors(|_, from, to| moves.step(stops, from, to))
}

/// What some numbers are worth together.
pub(super) fn dot(numbers: &[f32], worth: &[f32]) -> f32 {
    numbers.iter().zip(worth).map(|(number, worth)| number * worth).sum()
}

/// A hidden Markov model with a null state: what stands in order (observations) takes states, or none and keeps the
/// last.
pub(super) struct Chain {
    /// For each observation the states it may take, with the weight of their evidence.
    pub(super) choices: Vec<Vec<(usize, f32)>>,
    /// For each the weight of taking none, which keeps the state.
    pub(super) nulls: Vec<f32>,
    /// The state before the first.
    pub(super) start: usize,
    /// States kept from one to the next.
    pub(super) beam: usize,
}

impl Chain {
    /// What becomes of each observation; `step` weighs the step to the state of an observation from that before it.
    pub(super) fn posteriors(&self, step: impl Fn(usize, usize, usize) -> f32) -> Vec<Posterior> {
        let Self { choices, nulls, .. } = self;
        // Forward: the weight of each state before each observation, summing to one.
        let mut forward: Vec<Vec<(usize, f32)>> = vec![vec![(self.start, 1.0)]];
        // For each observation and each state it may take: the weight with which that is stepped to.
        let mut arrivals: Vec<Vec<f32>> = Vec::with_capacity(choices.len());
        for (t, choice) in choices.iter().enumerate() {
            let before = &forward[t];
            let reached = choice.iter().map(|&(to, _)| before.iter().map(|&(s, a)| a * step(t, s, to)).sum());
            let reached: Vec<f32> = reached.collect();
            let mut next: Vec<(usize, f32)> = Vec::with_capacity(before.len() + choice.len());
            next.extend(before.iter().map(|&(s, a)| (s, a * nulls[t])));
            for (&(to, evidence), reached) in choice.iter().zip(&reached) {
                match before.iter().position(|before| before.0 == to) {
                    Some(at) => next[at].1 += reached * evidence,
                    None => next.push((to, reached * evidence)),
                }
            }
            if next.len() > self.beam {
                let heavier = |a: &(usize, f32), b: &(usize, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
                next.select_nth_unstable_by(self.beam, heavier);
                next.truncate(self.beam);
            }
            let faint = next.iter().map(|n| n.1).fold(0.0, f32::max) * FAINT;
            next.retain(|n| n.1 >= faint);
            let all: f32 = next.iter().map(|n| n.1).sum();
            for state in &mut next {
                state.1 /= all;
            }
            forward.push(next);
            arrivals.push(reached);
        }
        // Backward, and with it the posterior of each.
        let mut out = vec![Posterior::default(); choices.len()];
        let mut behind: Vec<(usize, f32)> = forward[choices.len()].iter().map(|&(s, _)| (s, 1.0)).collect();
        for t in (0..choices.len()).rev() {
            let after = |s: usize| behind.iter().find(|b| b.0 == s).map_or(0.0, |b| b.1);
            let worth_of: Vec<(usize, f32)> = choices[t].iter().map(|&(s, e)| (s, e * after(s))).collect();
            let mut taken: Vec<(usize, f32)> = worth_of
                .iter()
                .zip(&arrivals[t])
                .map(|(&(state, value), reached)| (state, reached * value))
                .collect();
            let none: f32 = forward[t].iter().map(|&(s, a)| a * nulls[t] * after(s)).sum();
            let all = none + taken.iter().map(|s| s.1).sum::<f32>();
            for state in &mut taken {
                state.1 /= all;
            }
            taken.sort_by_key(|s| s.0);
            out[t] = Posterior { taken, none: none / all };
            let mut here: Vec<(usize, f32)> = forward[t]
                .iter()
                .map(|&(s, _)| {
                    let on: f32 = worth_of.iter().map(|&(to, v)| step(t, s, to) * v).sum();
                    (s, nulls[t] * after(s) + on)
                })
                .collect();
            let all: f32 = here.iter().map(|h| h.1).sum();
            for state in &mut here {
                state.1 /= all.max(f32::MIN_POSITIVE);
            }
            behind = here;
        }
        out
    }
}

/// So many steps onward stand for what is known of any block: few steps tell little of its order.
const EXPECTED_STEPS: f32 = 0.5;

/// Which share of the steps from question to question leads back, 0 to 1. `groups` holds for each faction
/// what its questions take, in their order. Most replies keep the order of the questions; a minister who
/// treats subjects in an order of his own does not, and there a step back costs less.
pub fn disorder(groups: &[Vec<&[(usize, f32)]>]) -> f32 {
    let (mut back, mut all) = (0.0, EXPECTED_STEPS);
    for pair in groups.iter().flat_map(|group| group.windows(2)) {
        for (from, share) in pair[0] {
            for (to, other) in pair[1].iter().filter(|taken| taken.0 != *from) {
                all += share * other;
                back += if to < from { share * other } else { 0.0 };
            }
        }
    }
    back / all
}

/// So many states with the most evidence, with its weight, in no order.
pub(super) fn widest(row: &[f32], count: usize) -> Vec<(usize, f32)> {
    let mut order: Vec<usize> = (0..row.len()).collect();
    let heavier = |&a: &usize, &b: &usize| row[b].total_cmp(&row[a]).then(a.cmp(&b));
    if order.len() > count {
        order.select_nth_unstable_by(count, heavier);
        order.truncate(count);
    }
    let mut out: Vec<(usize, f32)> =
        order.into_iter().map(|u| (u, row[u].clamp(-30.0, 30.0).exp())).collect();
    let least = out.iter().map(|state| state.1).fold(0.0, f32::max) * NEGLIGIBLE;
    out.retain(|state| state.1 >= least);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORTH: Worth = Worth {
        steps: [0.2, 1.0, -0.3, 0.0, -1.4, -0.1, 0.1, 0.4, 0.0, 0.0, 0.0, 0.0, 0.0, 1.4, 0.0, 0.0, 0.0, 0.0],
        nulls: [0.0; NULLS],
    };

    fn chain(scores: &[[f32; 3]]) -> Vec<Posterior> {
        let rows: Vec<Vec<f32>> = scores.iter().map(|r| r.to_vec()).collect();
        let stops: Vec<Stop> = (0..3).map(|n| Stop { answer: n, rank: n as usize }).collect();
        posteriors(&rows, &vec![[1.0, 0.0, 0.0, 0.0]; rows.len()], &stops, &WORTH, 0.0)
    }

    #[test]
    fn a_step_is_looked_up_as_its_kind_is_weighed() {
        let stops: Vec<Stop> = (0..40).map(|n| Stop { answer: n / 3, rank: n as usize / 2 }).collect();
        let weights =
            kinds(0.5).map(|row| row.iter().zip(&WORTH.steps).map(|(n, w)| n * w).sum::<f32>().exp());
        let moves = Moves::of(&WORTH, 0.5);
        for to in 0..stops.len() {
            for from in (0..stops.len()).map(Some).chain([None]) {
                let step = moves.step(&stops, from.unwrap_or(stops.len()), to);
                assert!((step - weights[kind(&stops, from, to)]).abs() < f32::EPSILON, "{from:?} {to}");
            }
        }
    }

    #[test]
    fn disorder_is_the_share_of_steps_back() {
        let at = |unit: usize| [(unit, 1.0)];
        let (one, two, three) = (at(1), at(2), at(3));
        assert!(disorder(&[vec![&one, &two, &three]]) < f32::EPSILON);
        assert!(disorder(&[vec![&three, &two, &one]]) > 0.7);
        assert!(disorder(&[vec![&two, &two], vec![&one]]) < f32::EPSILON, "staying is no step");
    }

    fn best(p: &Posterior) -> usize {
        p.taken.iter().max_by(|a, b| a.1.total_cmp(&b.1)).map_or(9, |u| u.0)
    }

    #[test]
    fn order_settles_what_the_words_leave_open() {
        let out = chain(&[[3.0, -3.0, -3.0], [0.5, 0.5, 0.5], [-3.0, -3.0, 3.0]]);
        assert_eq!(out.iter().map(best).collect::<Vec<_>>(), [0, 1, 2]);
    }

    #[test]
    fn without_evidence_none_is_taken_and_all_sums_to_one() {
        let out = chain(&[[3.0, -3.0, -3.0], [-6.0, -6.0, -6.0]]);
        assert!(out[1].none > 0.9, "{out:?}");
        for p in &out {
            let all = p.none + p.taken.iter().map(|u| u.1).sum::<f32>();
            assert!((all - 1.0).abs() < 1e-4, "{p:?}");
        }
    }

    #[test]
    fn words_beat_order() {
        let out = chain(&[[-3.0, -3.0, 5.0], [5.0, -3.0, -3.0]]);
        assert_eq!(out.iter().map(best).collect::<Vec<_>>(), [2, 0]);
    }
}
