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
        [2.177, 0.076],
        // lead-in's words in the question
        [3.081, 3.074],
        // has a lead-in
        [0.726, 0.713],
        // question's words in the unit, with its background
        [3.938, 3.986],
        // the same, wide
        [0.386, 0.585],
        // question's telling words in the unit, wide
        [-2.290, -2.043],
        // words of its best sentence in the question, wide
        [-0.950, -0.958],
        // words that set the question apart, in the unit
        [2.864, 2.617],
        // names the faction itself
        [1.261, 1.131],
        // its run names the faction
        [1.309, 1.040],
        // only an answer before it named the faction
        [1.264, 1.118],
        // itself names others only
        [-2.279, -2.073],
        // its run names others only
        [-2.524, -2.652],
        // an answer before it named others only
        [-0.507, -0.603],
        // holds the kind of answer waited for
        [0.368, 0.459],
        // length (logarithm of its words)
        [-0.065, 0.229],
        // a later paragraph of its answer
        [0.475, 0.697],
        // names others, and nobody addresses the faction
        [-1.392, -1.482],
        // names nobody, and nobody addresses the faction
        [-0.268, -0.202],
        // names the faction in passing
        [1.459, 1.571],
        // names others in passing
        [-0.040, 0.309],
        // ahead of the question's other units
        [0.233, 0.495],
        // behind the best of them
        [2.397, 2.543],
        // ahead of the unit's other questions
        [1.381, 0.219],
        // behind the best of them
        [2.529, 2.097],
        // has a lead-in no other question takes
        [0.000, 2.096],
        // has none, and no other question takes it
        [0.000, 1.005],
        // the same, with room for more questions where it is long: has a lead-in
        [0.000, 1.788],
        // has none
        [0.000, 1.169],
    ],
    chain: [
        Worth {
            steps: [-0.415, 0.823, 0.178, -0.254, -1.294, -0.532, -0.193, 0.752, 0.109, 1.781, 0.764, -0.014, 0.496, 1.266, 1.306, -0.071, 0.001, 0.022],
            nulls: [-0.144, 1.458, 1.466],
        },
        Worth {
            steps: [-0.048, 0.528, 0.015, -0.228, -1.208, -0.571, -0.420, 0.616, 0.211, 1.308, 0.727, -0.145, 0.404, 1.002, 1.254, -0.033, -0.166, -0.235],
            nulls: [0.010, 1.450, 1.534],
        },
    ],
    run: [0.206, 0.969, -0.282, 1.343, 0.839, 1.939, -0.183, -1.996, -0.156, 0.227, 0.488, 1.126, 0.069, 1.305, 0.931, -0.608, 0.999, -0.747, 0.183, -1.632, 0.693, 1.210, 1.360, -0.691],
};
