//! What each number of the evidence is worth, as fitted on the documents labelled by hand.
//!
//! A log-linear model (a conditional random field, Lafferty, `McCallum` and Pereira 2001) over the chains
//! of `chain.rs`, trained by `tests/gold/fit.rs` to give the labelled links the most weight, with the
//! weights held near what is known of the genre. Two passes: the first without, the second with what
//! the other questions take. A third pass was tried, and six hidden units over the same numbers: both
//! make documents left out of the fit less likely. Renew by that program only; nothing here is set by hand.

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
        [2.400, -0.153],
        // lead-in's words in the question
        [3.123, 3.110],
        // has a lead-in
        [0.746, 0.780],
        // question's words in the unit, with its background
        [3.910, 4.055],
        // the same, wide
        [0.358, 0.522],
        // question's telling words in the unit, wide
        [-2.105, -1.783],
        // words of its best sentence in the question, wide
        [-1.265, -1.184],
        // words that set the question apart, in the unit
        [2.932, 2.539],
        // names the faction itself
        [1.252, 1.127],
        // its run names the faction
        [1.282, 1.039],
        // only an answer before it named the faction
        [1.194, 1.052],
        // itself names others only
        [-2.261, -2.098],
        // its run names others only
        [-2.600, -2.743],
        // an answer before it named others only
        [-0.508, -0.619],
        // holds the kind of answer waited for
        [0.391, 0.480],
        // length (logarithm of its words)
        [-0.132, 0.210],
        // a later paragraph of its answer
        [0.486, 0.735],
        // names others, and nobody addresses the faction
        [-1.463, -1.515],
        // names nobody, and nobody addresses the faction
        [-0.353, -0.295],
        // names the faction in passing
        [1.374, 1.512],
        // names others in passing
        [-0.091, 0.224],
        // ahead of the question's other units
        [0.273, 0.579],
        // behind the best of them
        [2.379, 2.532],
        // ahead of the unit's other questions
        [1.310, 0.075],
        // behind the best of them
        [2.595, 2.126],
        // background's telling words in the unit, wide
        [0.968, 0.946],
        // the same, of a question that says little itself
        [0.990, 0.930],
        // has a lead-in no other question takes
        [0.000, 2.171],
        // has none, and no other question takes it
        [0.000, 1.086],
        // the same, with room for more questions where it is long: has a lead-in
        [0.000, 1.680],
        // has none
        [0.000, 1.133],
    ],
    chain: [
        Worth {
            steps: [-0.394, 0.810, 0.114, -0.168, -1.329, -0.535, -0.249, 0.646, 0.110, 1.574, 0.706, 0.034, 0.265, 1.195, 1.280, 0.039, -0.022, 0.111],
            nulls: [0.063, 1.611, 1.295],
        },
        Worth {
            steps: [-0.034, 0.562, 0.001, -0.167, -1.219, -0.583, -0.500, 0.505, 0.214, 1.255, 0.728, -0.123, 0.234, 1.009, 1.251, 0.042, -0.202, -0.129],
            nulls: [0.107, 1.571, 1.322],
        },
    ],
    run: [0.071, 1.162, -0.121, 1.323, 0.882, 2.018, -0.278, -1.925, -0.152, 0.106, 0.569, 1.213, 0.180, 1.316, 1.037, -0.394, 1.084, -0.808, 0.167, -1.616, 0.657, 1.302, 1.207, -0.736],
};
