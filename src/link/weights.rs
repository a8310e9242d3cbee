//! What each number of the evidence is worth, as fitted on the documents labelled by hand.
//!
//! A log-linear model (a conditional random field, Lafferty, `McCallum` and Pereira 2001) over the chains
//! of `chain.rs`, trained by `tests/gold/fit.rs` to give the labelled links the most weight, with the
//! weights held near what is known of the genre. Two passes: the first without, the second with what
//! the other questions take. Renew by that program only; nothing here is set by hand.

#![allow(clippy::approx_constant, reason = "fitted, whatever they look like")]

use super::chain::Worth;
use super::evidence::{FEATURES, Features};
use super::narrow::RUN;

/// The second pass sees what other questions take.
pub const PASSES: usize = 2;

/// What the linker weighs with.
#[derive(Debug, Clone)]
pub struct Weights {
    /// For each number of a pair its worth in the first and in the second pass.
    pub pair: [[f32; PASSES]; FEATURES],
    /// What steps and taking none are worth in the two passes.
    pub chain: [Worth; PASSES],
    /// What each number of a run of sentences is worth.
    pub run: [f32; RUN],
}

impl Weights {
    /// What speaks for a pair, in one of the passes.
    pub(super) fn score(&self, f: &Features, pass: usize) -> f32 {
        f.iter().zip(&self.pair).map(|(value, worth)| value * worth[pass]).sum()
    }
}

/// The fitted weights, in rows as the fit writes them.
#[rustfmt::skip]
pub(super) const FITTED: Weights = Weights {
    pair: [
        // always
        [2.794, -0.032],
        // lead-in's words in the question
        [3.293, 3.312],
        // has a lead-in
        [0.800, 0.731],
        // question's words in the unit, with its background
        [4.025, 4.104],
        // the same, wide
        [0.620, 0.699],
        // question's telling words in the unit, wide
        [-2.336, -2.058],
        // words of its best sentence in the question, wide
        [-1.221, -1.204],
        // words that set the question apart, in the unit
        [2.824, 2.595],
        // names the faction itself
        [1.252, 1.268],
        // its run names the faction
        [1.388, 1.169],
        // only an answer before it named the faction
        [1.280, 1.184],
        // itself names others only
        [-2.103, -1.957],
        // its run names others only
        [-2.537, -2.589],
        // an answer before it named others only
        [-0.499, -0.511],
        // holds the kind of answer waited for
        [0.394, 0.487],
        // length (logarithm of its words)
        [-0.128, 0.433],
        // a later paragraph of its answer
        [0.552, 0.715],
        // names others, and nobody addresses the faction
        [-1.242, -1.231],
        // names nobody, and nobody addresses the faction
        [-0.474, -0.441],
        // names the faction in passing
        [1.542, 1.600],
        // names others in passing
        [0.123, 0.308],
        // ahead of the question's other units
        [0.177, 0.411],
        // behind the best of them
        [2.451, 2.577],
        // ahead of the unit's other questions
        [1.152, 0.111],
        // behind the best of them
        [2.660, 2.270],
        // has a lead-in no other question takes
        [0.000, 3.572],
        // has none, and no other question takes it
        [0.000, 1.597],
    ],
    chain: [
        Worth {
            steps: [-0.500, 0.836, 0.194, -0.278, -1.233, -0.497, -0.125, 0.531, 0.088, 2.118, 0.732, 0.011, 0.553, 1.178, 1.225, -0.253, -0.095, -0.009],
            nulls: [0.082, 1.644, 1.606],
        },
        Worth {
            steps: [-0.163, 0.599, 0.109, -0.251, -1.095, -0.552, -0.261, 0.394, 0.181, 1.863, 0.793, -0.096, 0.487, 0.970, 1.210, -0.198, -0.282, -0.199],
            nulls: [0.080, 1.657, 1.604],
        },
    ],
    run: [0.166, 1.017, -0.150, 1.650, 0.749, 1.890, -0.330, -1.923, -0.133, 0.323, 0.478, 1.158, 0.067, 1.250, 0.978, -0.523, 0.863, -0.815, 0.065, -1.357, 0.769, 1.220, 1.309, -0.797],
};
