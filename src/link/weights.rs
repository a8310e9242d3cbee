//! What each number of the evidence is worth, as fitted on the documents labelled by hand.
//!
//! A log-linear model (a conditional random field, Lafferty, `McCallum` and Pereira 2001) over the chains
//! of `chain.rs`, trained by `tests/gold/fit.rs` to give the labelled links the most weight, with the
//! weights held near what is known of the genre. Two passes: the first without, the second with what
//! the other questions take and what the chain of the reply (`reply_chain.rs`) finds. A third pass was tried,
//! and six hidden units over the same numbers: both make documents left out of the fit less likely. Renew by
//! that program only; nothing here is set by hand.

#![allow(clippy::approx_constant, reason = "fitted, whatever they look like")]

use super::chain::{Worth, dot};
use super::evidence::{ALONE, FEATURES, Features, OfSentence, SENTENCE};
use super::reply_chain::ReplyWorth;
use super::sheet::RUN;

/// The second pass sees what other questions take, and what the reply speaks to.
pub const PASSES: usize = 2;

/// What the linker weighs with.
#[derive(Debug, Clone)]
pub struct Weights {
    /// For each number of a pair its worth in the first and in the second pass.
    pub pair: [[f32; PASSES]; FEATURES],
    /// What steps and taking none are worth in the two passes.
    pub chain: [Worth; PASSES],
    /// What the chain of the reply weighs with.
    pub reply: Reply,
    /// What each number of a run of sentences is worth.
    pub run: [f32; RUN],
}

/// What the chain of the reply weighs with.
#[derive(Debug, Clone)]
pub struct Reply {
    /// Each of the first numbers of a question and the unit in which a sentence stands.
    pub unit: [f32; ALONE],
    /// Each number of a question and a sentence.
    pub sentence: [f32; SENTENCE],
    /// Steps, and speaking to none.
    pub chain: ReplyWorth,
}

impl Weights {
    /// What speaks for a sentence speaking to a question as the unit does in which it stands.
    pub(super) fn reply(&self, f: &Features) -> f32 {
        dot(f, &self.reply.unit)
    }

    /// What speaks for it itself.
    pub(super) fn sentence(&self, f: &OfSentence) -> f32 {
        dot(f, &self.reply.sentence)
    }

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
        [2.526, -2.850],
        // lead-in's words in the question
        [3.403, 2.847],
        // has a lead-in
        [0.846, 0.601],
        // question's words in the unit, with its background
        [5.490, 4.157],
        // the same, wide
        [-0.537, 0.413],
        // question's telling words in the unit, wide
        [-2.354, -1.250],
        // words of its best sentence in the question, wide
        [-1.512, -1.273],
        // words that set the question apart, in the unit
        [2.467, 1.231],
        // names the faction itself
        [1.333, 0.805],
        // its run names the faction
        [1.521, 0.705],
        // only an answer before it named the faction
        [1.165, 0.492],
        // itself names others only
        [-2.295, -1.290],
        // its run names others only
        [-3.275, -2.455],
        // an answer before it named others only
        [-0.782, -0.390],
        // holds the kind of answer waited for
        [0.404, 0.397],
        // length (logarithm of its words)
        [0.065, 0.508],
        // a later paragraph of its answer
        [0.584, 0.565],
        // names others, and nobody addresses the faction
        [-0.839, -1.151],
        // names nobody, and nobody addresses the faction
        [-0.569, -0.238],
        // names the faction in passing
        [1.613, 1.035],
        // names others in passing
        [-0.199, 0.578],
        // ahead of the question's other units
        [0.210, 0.520],
        // behind the best of them
        [2.259, 1.232],
        // ahead of the unit's other questions
        [1.715, 0.043],
        // behind the best of them
        [2.720, 1.331],
        // background's telling words in the unit, wide
        [1.260, 0.730],
        // the same, of a question that says little itself
        [1.343, 0.824],
        // has a lead-in no other question takes
        [0.000, 1.040],
        // has none, and no other question takes it
        [0.000, 0.527],
        // the same, with room for more questions where it is long: has a lead-in
        [0.000, 1.550],
        // has none
        [0.000, 0.837],
        // likely spoken to in it, by the chain of the reply
        [0.000, 0.715],
        // the same (logarithm)
        [0.000, 0.731],
    ],
    chain: [
        Worth {
            steps: [-0.177, 0.690, -0.067, -0.046, -1.163, -0.102, 0.267, 0.537, 0.102, 0.000, 0.000, 0.000, 0.000, 0.000, 0.000, 0.000, 0.000, 0.000],
            nulls: [0.257, 2.068, 1.622, 0.000],
        },
        Worth {
            steps: [-0.673, 0.354, 0.142, -0.162, -0.742, -0.508, -0.441, 0.618, 0.060, 2.383, 0.835, 0.463, 0.417, 1.549, 0.943, -0.008, -0.161, 0.403],
            nulls: [0.320, 1.657, 1.642, 1.015],
        },
    ],
    reply: Reply {
        unit: [-6.001, 0.392, 2.678, 0.651, 0.584, -0.023, 0.429, 0.155, 0.358, 2.140, 1.284, -0.002, 0.685, 0.665, 0.060, 1.056, 1.229, 0.290, 0.091, 0.965, 0.033, 0.335, 1.371, -0.156, -0.290, 0.016, 0.153],
        sentence: [1.020, 1.296, 0.718, 1.056, -1.818, 0.432, 0.867],
        chain: ReplyWorth {
            steps: [-0.535, -1.116, 2.905, 1.512, -0.006, -0.829, -0.905, -0.583, -0.536, -0.678, -1.416, 0.377, -0.959, 0.929, 1.597, 0.686, -0.406, -0.802, -0.100, -0.209, -0.297, -0.881, -0.538, -0.797, -1.447, 0.614, -0.036, -0.364, -1.677, -0.391, -0.812, -0.346, -2.529, -0.145, -0.306, 1.460, -0.689, 0.061, 0.348, 0.638, 0.208, -0.717, 0.029, -0.963, 0.160, -0.311, 0.905, -1.087, 0.044, -0.290, 0.076, -0.413, 0.067, 0.107, 0.059, -0.241, -0.095, 0.224, -0.741, -0.171, -0.320, 0.086, 0.554, -0.547, -0.302, 0.091],
            nulls: [1.044, -0.565, -0.262, -0.886, 0.307, 1.143],
        },
    },
    run: [0.570, 1.640, -0.293, 1.307, 0.960, 1.980, -0.277, -2.160, -0.404, 0.262, 0.801, 1.412, -0.184, 1.292, 0.809, -0.391, 0.524, -0.597, 0.214, -1.496, 0.728, 0.898, 1.392, -1.118],
};
