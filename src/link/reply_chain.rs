//! The chain of the reply: its sentences in their order, each about one question or about none, weighed as a whole.
//!
//! The same links as in `chain.rs`, seen from the other side, as words are aligned from either language (Och and Ney
//! 2003; Liang, Taskar and Klein 2006). There the questions of a faction look for a unit; here the reply goes from
//! question to question: stays with one, turns to the next of the faction, or to another faction. The two err apart, so
//! what this one finds is evidence for the last pass there: .460 nats a question left out of the fit became .423. Whole
//! paragraphs instead of sentences gave .451; words that open a sentence (`ook`, `dit`) nothing; how far a sentence
//! holds a question, beside how far the question holds the sentence, .004 less for three times the work. Shown what the
//! other chain finds, this one is righter by itself but no second view any more: .460.

use super::chain::{Chain, Posterior, dot, widest};

/// Numbers that describe a step from the question spoken to last to the next, for each [`Stand`].
const PLAIN: usize = 11;
/// All of them: first as they are, then weighed by the disorder of the block.
pub const REPLY_STEPS: usize = 2 * 3 * PLAIN;
/// Numbers that describe speaking to none.
pub const REPLY_NULLS: usize = 6;
/// Questions a sentence may speak to, at most, and states kept from sentence to sentence.
const WIDEST: usize = 12;
const BEAM: usize = 16;
/// Places among the questions of a faction count up to so many.
const FARTHEST: usize = 4;

/// Where a sentence stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stand {
    /// Within a paragraph.
    Within,
    /// First of a later paragraph of its answer.
    Paragraph,
    /// First of its answer.
    Answer,
}

impl Stand {
    pub(super) const ALL: [Self; 3] = [Self::Within, Self::Paragraph, Self::Answer];
}

/// Where a question stands in its block: which faction asks, and how many of its questions come before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Turn {
    pub(super) faction: usize,
    pub(super) nth: usize,
}

/// What speaking to a question and going from one to another is worth.
#[derive(Debug, Clone, Copy)]
pub struct ReplyWorth {
    /// Each number of a step.
    pub steps: [f32; REPLY_STEPS],
    /// Each number of speaking to none.
    pub nulls: [f32; REPLY_NULLS],
}

/// How many kinds of step there are: from none yet to a question of the first faction, of another; the same
/// question; the next of the faction; over so many; back so many; to a question of the next faction; of another.
const KINDS: usize = OTHER + 1;
const ELSEWHERE: usize = FARTHEST + 1;
const SAME: usize = ELSEWHERE + 1;
const NEXT: usize = SAME + 1;
const OVER: usize = NEXT + 1;
const BACK: usize = OVER + FARTHEST;
const FACTION: usize = BACK + FARTHEST + 1;
const OTHER: usize = FACTION + FARTHEST + 1;

/// The numbers of each kind of step, for each stand, where questions are answered in so much disorder.
pub(super) fn kinds(disorder: f32) -> Vec<[f32; REPLY_STEPS]> {
    let plain = |kind: usize| {
        let mut row = [0.0; PLAIN];
        let by = |from: usize| (kind - from) as f32;
        match kind {
            ..ELSEWHERE => row[0] = by(0),
            ELSEWHERE => row[1] = 1.0,
            SAME => row[2] = 1.0,
            NEXT => row[3] = 1.0,
            OVER..BACK => (row[4], row[5]) = (1.0, by(OVER)),
            BACK..FACTION => (row[6], row[7]) = (1.0, by(BACK)),
            FACTION..OTHER => (row[8], row[9]) = (1.0, by(FACTION)),
            _ => row[10] = 1.0,
        }
        row
    };
    let of = |stand: usize| {
        (0..KINDS).map(move |kind| {
            let mut row = [0.0; REPLY_STEPS];
            let numbers = plain(kind);
            row[stand * PLAIN..][..PLAIN].copy_from_slice(&numbers);
            row[(3 + stand) * PLAIN..][..PLAIN].copy_from_slice(&numbers.map(|n| disorder * n));
            row
        })
    };
    (0..3).flat_map(of).collect()
}

/// The kind of the step of a sentence from the question spoken to last, or from none yet, to another.
pub(super) fn kind(stand: Stand, from: Option<Turn>, to: Turn) -> usize {
    let nth = to.nth.min(FARTHEST);
    let by = |near: usize, far: usize| (far - near - 1).min(FARTHEST);
    let plain = match from {
        None if to.faction == 0 => nth,
        None => ELSEWHERE,
        Some(from) if from == to => SAME,
        // The next is no step over any.
        Some(from) if from.faction == to.faction && to.nth > from.nth => NEXT + by(from.nth, to.nth),
        Some(from) if from.faction == to.faction => BACK + by(to.nth, from.nth),
        Some(from) if from.faction + 1 == to.faction => FACTION + nth,
        Some(_) => OTHER,
    };
    stand as usize * KINDS + plain
}

/// What describes that a sentence speaks to none.
pub(super) fn null(stand: Stand, led: bool, first: bool, last: bool) -> [f32; REPLY_NULLS] {
    [true, led && stand == Stand::Answer, stand == Stand::Answer, stand == Stand::Paragraph, first, last]
        .map(|it| f32::from(u8::from(it)))
}

/// For each sentence how likely it speaks to each question. `scores` holds for each the evidence of every question.
pub(super) fn posteriors(
    scores: &[Vec<f32>],
    nulls: &[[f32; REPLY_NULLS]],
    stands: &[Stand],
    turns: &[Turn],
    worth: &ReplyWorth,
    disorder: f32,
) -> Vec<Posterior> {
    let weights: Vec<f32> = kinds(disorder).iter().map(|row| dot(row, &worth.steps).exp()).collect();
    let chain = Chain {
        choices: scores.iter().map(|row| widest(row, WIDEST)).collect(),
        nulls: nulls.iter().map(|null| dot(null, &worth.nulls).exp()).collect(),
        start: turns.len(),
        beam: BEAM,
    };
    let worth_of = |stand, from: usize, to: usize| weights[kind(stand, turns.get(from).copied(), turns[to])];
    // A step is weighed hundreds of times in a block of many sentences; in one of many questions few ever are.
    let width = turns.len();
    let all = Stand::ALL.len() * (width + 1) * width;
    if all > scores.len() * WIDEST * BEAM {
        return chain.posteriors(|at, from, to| worth_of(stands[at], from, to));
    }
    let mut table = Vec::with_capacity(all);
    for stand in Stand::ALL {
        table.extend(
            (0..=width)
                .flat_map(|from| (0..width).map(move |to| (from, to)))
                .map(|(from, to)| worth_of(stand, from, to)),
        );
    }
    chain.posteriors(|at, from, to| table[(stands[at] as usize * (width + 1) + from) * width + to])
}

#[cfg(test)]
mod tests {
    use super::*;

    const TURNS: [Turn; 3] =
        [Turn { faction: 0, nth: 0 }, Turn { faction: 0, nth: 1 }, Turn { faction: 1, nth: 0 }];

    /// To whom each sentence speaks, where staying is likely within a paragraph and going on at a new answer.
    fn spoken(scores: &[[f32; 3]], stands: &[Stand]) -> Vec<Option<usize>> {
        let mut steps = [0.0; REPLY_STEPS];
        steps[2] = 2.0;
        let answer = Stand::Answer as usize * PLAIN;
        (steps[answer + 3], steps[answer + 8]) = (2.0, 2.0);
        let worth = ReplyWorth { steps, nulls: [0.5, 0.0, 0.0, 0.0, 0.0, 0.0] };
        let rows: Vec<Vec<f32>> = scores.iter().map(|row| row.to_vec()).collect();
        let nulls: Vec<_> = stands.iter().map(|&stand| null(stand, false, false, false)).collect();
        let best = |posterior: &Posterior| {
            let all = posterior.none + posterior.taken.iter().map(|to| to.1).sum::<f32>();
            assert!((all - 1.0).abs() < 1e-4, "{posterior:?}");
            let most = posterior.taken.iter().max_by(|a, b| a.1.total_cmp(&b.1));
            most.filter(|to| to.1 > posterior.none).map(|to| to.0)
        };
        posteriors(&rows, &nulls, stands, &TURNS, &worth, 0.0).iter().map(best).collect()
    }

    #[test]
    fn a_sentence_that_says_little_goes_on_and_a_new_answer_turns_to_the_next() {
        let stands = [Stand::Answer, Stand::Within, Stand::Answer, Stand::Answer];
        let scores = [[3.0, 0.0, 0.0], [0.0; 3], [0.0; 3], [0.0, 0.0, 2.0]];
        assert_eq!(spoken(&scores, &stands), [Some(0), Some(0), Some(1), Some(2)]);
    }

    #[test]
    fn what_speaks_to_nobody_is_left_alone_and_the_next_goes_on() {
        let stands = [Stand::Answer, Stand::Within, Stand::Within];
        let scores = [[3.0, 0.0, 0.0], [-5.0; 3], [1.0, 0.0, 0.0]];
        assert_eq!(spoken(&scores, &stands), [Some(0), None, Some(0)]);
    }

    #[test]
    fn every_step_is_of_one_kind() {
        let many = |faction| (0..9).map(move |nth| Turn { faction, nth });
        let turns: Vec<Turn> = (0..4).flat_map(many).collect();
        let all = kinds(0.5);
        let mut met = vec![false; all.len()];
        for (&to, stand) in turns.iter().flat_map(|to| Stand::ALL.map(|stand| (to, stand))) {
            for from in turns.iter().copied().map(Some).chain([None]) {
                met[kind(stand, from, to)] = true;
            }
        }
        assert!(met.iter().all(|met| *met), "{met:?}");
        let half = REPLY_STEPS / 2;
        assert!(all.iter().all(|row| (0..half).all(|n| (row[half + n] - row[n] / 2.0).abs() < 1e-6)));
    }
}
