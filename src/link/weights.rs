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
        [-0.252, -2.918],
        // lead-in's words in the question
        [2.882, 2.890],
        // has a lead-in
        [0.525, 0.608],
        // question's telling words in the unit
        [-0.060, 0.065],
        // question's words in the unit, with its background
        [4.015, 4.183],
        // question's telling words in its best sentence
        [-0.431, -0.502],
        // words of its best sentence in the question
        [-0.680, -0.785],
        // words that set the question apart, in the unit
        [1.767, 1.642],
        // names the faction itself
        [1.614, 1.532],
        // its run names the faction
        [1.562, 1.400],
        // only an answer before it named the faction
        [1.381, 1.265],
        // itself names others only
        [-1.944, -1.993],
        // its run names others only
        [-2.572, -2.722],
        // an answer before it named others only
        [-0.339, -0.303],
        // holds the kind of answer waited for
        [0.359, 0.423],
        // length (logarithm of its words)
        [0.321, 0.894],
        // a later paragraph of its answer
        [0.272, 0.418],
        // lead-in's words, where there is one
        [0.192, 0.085],
        // names others, and nobody addresses the faction
        [-1.133, -1.160],
        // names nobody, and nobody addresses the faction
        [-0.164, -0.076],
        // names the faction in passing
        [1.554, 1.674],
        // names others in passing
        [-0.188, 0.051],
        // ahead of the question's other units
        [0.051, 0.364],
        // behind the best of them
        [1.961, 2.111],
        // ahead of the unit's other questions
        [1.508, 0.546],
        // behind the best of them
        [1.826, 1.533],
        // has a lead-in no other question takes
        [0.000, 3.432],
        // has none, and no other question takes it
        [0.000, 1.723],
    ],
    chain: [
        Worth {
            steps: [-0.403, 0.696, 0.093, -0.167, -1.163, -0.515, -0.020, 0.553, 0.045, 1.799, 0.845, -0.297, 0.262, 1.026, 1.320, 0.093, -0.154, 0.016],
            nulls: [0.132, 1.330, 1.458, 0.187, 0.044],
        },
        Worth {
            steps: [-0.107, 0.499, 0.106, -0.179, -1.135, -0.517, -0.069, 0.416, 0.129, 1.500, 0.898, -0.391, 0.200, 0.993, 1.201, 0.091, -0.353, -0.181],
            nulls: [0.125, 1.426, 1.600, 0.204, -0.133],
        },
    ],
    run: [0.179, 1.304, -0.274, 1.681, 0.618, 2.114, -0.406, -1.808, -0.149, 0.178, 0.346, 0.906, 0.155, 1.079, 1.069, -0.307, 0.961, -0.744, 0.135, -1.496, 0.658, 1.161, 1.247, -0.814],
};
