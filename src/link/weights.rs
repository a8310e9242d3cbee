//! What each number of the evidence is worth, as fitted on the documents labelled by hand.
//!
//! A log-linear model (a conditional random field, Lafferty, `McCallum` and Pereira 2001) over the chains
//! of `chain.rs`, trained by `tests/gold/fit.rs` to give the labelled links the most weight, with the
//! weights held near what is known of the genre. Two passes: the first without, the second with what
//! the other questions take. Renew by that program only; nothing here is set by hand.

#![allow(clippy::approx_constant, reason = "fitted, whatever they look like")]

use super::chain::Worth;
use super::evidence::{FEATURES, Features};

/// The second pass sees what other questions take.
pub const PASSES: usize = 2;

/// What the linker weighs with.
#[derive(Debug, Clone)]
pub struct Weights {
    /// For each number of a pair its worth in the first and in the second pass.
    pub pair: [[f32; PASSES]; FEATURES],
    /// What steps and taking none are worth in the two passes.
    pub chain: [Worth; PASSES],
}

impl Weights {
    /// What speaks for a pair, in one of the passes.
    pub(super) fn score(&self, f: &Features, pass: usize) -> f32 {
        f.iter().zip(&self.pair).map(|(value, worth)| value * worth[pass]).sum()
    }
}

/// The fitted weights.
pub(super) const FITTED: Weights = Weights {
    pair: [
        // always
        [-0.395, -2.748],
        // lead-in's words in the question
        [3.125, 2.996],
        // question's words in the first sentence
        [1.121, 1.053],
        // has a lead-in
        [0.226, 0.236],
        // question's words in the unit
        [1.253, 1.745],
        // the same, with its background
        [4.050, 3.832],
        // question's words in its best sentence
        [1.056, 1.073],
        // words that set the question apart, in the unit
        [0.431, 0.513],
        // rarest word of the question
        [1.034, 1.045],
        // names the faction itself
        [1.305, 1.303],
        // its run names the faction
        [1.305, 1.107],
        // only an answer before it named the faction
        [0.760, 0.648],
        // itself names others only
        [-2.996, -2.866],
        // its run names others only
        [-2.987, -3.079],
        // an answer before it named others only
        [-0.644, -0.644],
        // holds the kind of answer waited for
        [0.496, 0.598],
        // length (logarithm of its words)
        [0.213, 0.612],
        // a later paragraph of its answer
        [0.092, 0.199],
        // lead-in's words, where there is one
        [1.070, 1.020],
        // answer's lead-in, in a later paragraph
        [0.587, 0.372],
        // question's words in the unit, squared
        [-4.187, -3.826],
        // names others, and nobody addresses the faction
        [-0.991, -0.890],
        // names nobody, and nobody addresses the faction
        [-0.936, -1.014],
        // lead-in's words that the question has not
        [0.121, 0.226],
        // names the faction in passing
        [1.820, 1.962],
        // names others in passing
        [0.404, 0.644],
        // ahead of the question's other units
        [1.686, 1.980],
        // behind the best of them
        [0.978, 1.175],
        // ahead of the unit's other questions
        [0.410, -0.385],
        // behind the best of them
        [1.344, 0.961],
        // has a lead-in no other question takes
        [0.000, 3.378],
        // has none, and no other question takes it
        [0.000, 2.018],
    ],
    chain: [
        Worth {
            steps: [-0.032, 1.031, -0.097, -0.082, -1.566, -0.083, -0.057, 0.415, -0.023],
            nulls: [0.271, 0.718, 2.071, 1.840],
        },
        Worth {
            steps: [0.292, 0.904, -0.125, -0.080, -1.419, -0.163, -0.163, 0.103, 0.077],
            nulls: [0.243, 0.833, 2.048, 1.948],
        },
    ],
};
