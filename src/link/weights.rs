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
        [2.627, 0.021],
        // lead-in's words in the question
        [3.099, 3.117],
        // has a lead-in
        [0.734, 0.708],
        // question's words in the unit, with its background
        [3.838, 3.955],
        // the same, wide
        [0.413, 0.561],
        // question's telling words in the unit, wide
        [-2.378, -2.045],
        // words of its best sentence in the question, wide
        [-1.001, -0.956],
        // words that set the question apart, in the unit
        [2.917, 2.634],
        // names the faction itself
        [1.254, 1.141],
        // its run names the faction
        [1.297, 1.034],
        // only an answer before it named the faction
        [1.252, 1.117],
        // itself names others only
        [-2.261, -2.070],
        // its run names others only
        [-2.546, -2.625],
        // an answer before it named others only
        [-0.480, -0.572],
        // holds the kind of answer waited for
        [0.369, 0.459],
        // length (logarithm of its words)
        [-0.061, 0.267],
        // a later paragraph of its answer
        [0.458, 0.676],
        // names others, and nobody addresses the faction
        [-1.435, -1.491],
        // names nobody, and nobody addresses the faction
        [-0.307, -0.197],
        // names the faction in passing
        [1.461, 1.584],
        // names others in passing
        [-0.047, 0.296],
        // ahead of the question's other units
        [0.236, 0.516],
        // behind the best of them
        [2.436, 2.534],
        // ahead of the unit's other questions
        [1.458, 0.271],
        // behind the best of them
        [2.549, 2.098],
        // has a lead-in no other question takes
        [0.000, 2.123],
        // has none, and no other question takes it
        [0.000, 1.084],
        // the same, with room for more questions where it is long: has a lead-in
        [0.000, 1.716],
        // has none
        [0.000, 1.049],
    ],
    chain: [
        Worth {
            steps: [-0.448, 0.769, 0.086, -0.216, -1.367, -0.530, -0.168, 0.744, 0.108, 1.639, 0.692, 0.032, 0.403, 1.232, 1.317, 0.009, 0.007, 0.071],
            nulls: [0.117, 1.508, 1.516],
        },
        Worth {
            steps: [-0.063, 0.543, 0.008, -0.197, -1.227, -0.576, -0.396, 0.611, 0.219, 1.315, 0.703, -0.117, 0.334, 1.033, 1.266, 0.024, -0.172, -0.178],
            nulls: [0.044, 1.514, 1.544],
        },
    ],
    run: [0.214, 1.003, -0.247, 1.344, 0.824, 1.932, -0.127, -1.990, -0.158, 0.208, 0.435, 1.132, 0.070, 1.306, 0.911, -0.586, 1.006, -0.757, 0.206, -1.682, 0.723, 1.242, 1.358, -0.714],
};
