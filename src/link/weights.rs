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
use super::sheet::RUN;

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
        [2.426, -0.163],
        // lead-in's words in the question
        [3.130, 3.121],
        // has a lead-in
        [0.734, 0.766],
        // question's words in the unit, with its background
        [3.932, 4.049],
        // the same, wide
        [0.341, 0.520],
        // question's telling words in the unit, wide
        [-2.123, -1.790],
        // words of its best sentence in the question, wide
        [-1.277, -1.186],
        // words that set the question apart, in the unit
        [2.902, 2.520],
        // names the faction itself
        [1.259, 1.133],
        // its run names the faction
        [1.272, 1.027],
        // only an answer before it named the faction
        [1.197, 1.055],
        // itself names others only
        [-2.258, -2.093],
        // its run names others only
        [-2.599, -2.742],
        // an answer before it named others only
        [-0.514, -0.620],
        // holds the kind of answer waited for
        [0.388, 0.481],
        // length (logarithm of its words)
        [-0.124, 0.218],
        // a later paragraph of its answer
        [0.481, 0.733],
        // names others, and nobody addresses the faction
        [-1.456, -1.507],
        // names nobody, and nobody addresses the faction
        [-0.350, -0.288],
        // names the faction in passing
        [1.377, 1.512],
        // names others in passing
        [-0.092, 0.223],
        // ahead of the question's other units
        [0.291, 0.589],
        // behind the best of them
        [2.400, 2.538],
        // ahead of the unit's other questions
        [1.313, 0.079],
        // behind the best of them
        [2.585, 2.124],
        // background's telling words in the unit, wide
        [0.968, 0.948],
        // the same, of a question that says little itself
        [0.989, 0.929],
        // has a lead-in no other question takes
        [0.000, 2.178],
        // has none, and no other question takes it
        [0.000, 1.091],
        // the same, with room for more questions where it is long: has a lead-in
        [0.000, 1.687],
        // has none
        [0.000, 1.126],
    ],
    chain: [
        Worth {
            steps: [-0.411, 0.811, 0.114, -0.169, -1.331, -0.538, -0.254, 0.644, 0.112, 1.622, 0.729, 0.034, 0.273, 1.218, 1.286, 0.041, -0.018, 0.108],
            nulls: [0.083, 1.605, 1.305],
        },
        Worth {
            steps: [-0.037, 0.565, 0.005, -0.169, -1.218, -0.583, -0.504, 0.497, 0.213, 1.260, 0.730, -0.122, 0.239, 1.013, 1.248, 0.038, -0.201, -0.119],
            nulls: [0.111, 1.575, 1.321],
        },
    ],
    run: [0.079, 1.166, -0.111, 1.312, 0.897, 2.015, -0.275, -1.921, -0.153, 0.116, 0.569, 1.218, 0.175, 1.317, 1.017, -0.413, 1.073, -0.824, 0.169, -1.646, 0.664, 1.295, 1.210, -0.749],
};
