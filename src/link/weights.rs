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
        [2.293, -2.795],
        // lead-in's words in the question
        [3.013, 2.345],
        // has a lead-in
        [0.793, 0.481],
        // question's words in the unit, with its background
        [4.041, 3.120],
        // the same, wide
        [0.237, 0.572],
        // question's telling words in the unit, wide
        [-1.975, -0.907],
        // words of its best sentence in the question, wide
        [-1.074, -0.915],
        // words that set the question apart, in the unit
        [3.118, 1.836],
        // names the faction itself
        [1.198, 0.686],
        // its run names the faction
        [1.303, 0.530],
        // only an answer before it named the faction
        [1.054, 0.323],
        // itself names others only
        [-2.429, -1.408],
        // its run names others only
        [-2.784, -2.273],
        // an answer before it named others only
        [-0.585, -0.348],
        // holds the kind of answer waited for
        [0.335, 0.385],
        // length (logarithm of its words)
        [-0.117, 0.401],
        // a later paragraph of its answer
        [0.527, 0.425],
        // names others, and nobody addresses the faction
        [-1.256, -1.436],
        // names nobody, and nobody addresses the faction
        [-0.201, -0.306],
        // names the faction in passing
        [1.394, 0.978],
        // names others in passing
        [-0.121, 0.349],
        // ahead of the question's other units
        [0.180, 0.480],
        // behind the best of them
        [2.292, 1.175],
        // ahead of the unit's other questions
        [1.275, -0.061],
        // behind the best of them
        [2.434, 1.255],
        // background's telling words in the unit, wide
        [1.102, 0.534],
        // the same, of a question that says little itself
        [1.036, 0.790],
        // has a lead-in no other question takes
        [0.000, 1.012],
        // has none, and no other question takes it
        [0.000, 0.580],
        // the same, with room for more questions where it is long: has a lead-in
        [0.000, 1.396],
        // has none
        [0.000, 0.510],
        // likely spoken to in it, by the chain of the reply
        [0.000, 0.897],
        // the same (logarithm)
        [0.000, 0.647],
    ],
    chain: [
        Worth {
            steps: [-0.217, 0.818, -0.127, -0.068, -1.328, -0.103, 0.003, 0.643, 0.122, 0.000, 0.000, 0.000, 0.000, 0.000, 0.000, 0.000, 0.000, 0.000],
            nulls: [0.122, 1.696, 1.264, 0.000],
        },
        Worth {
            steps: [-0.593, 0.455, 0.106, -0.139, -0.888, -0.442, -0.687, 0.680, 0.164, 1.837, 0.547, 0.146, 0.127, 1.086, 0.888, 0.084, -0.324, -0.028],
            nulls: [0.141, 1.402, 1.344, 0.590],
        },
    ],
    reply: Reply {
        unit: [-4.610, 0.536, 2.009, 0.596, 0.755, 0.062, 0.351, 0.171, 0.360, 1.939, 1.268, -0.363, 0.412, 0.594, 0.019, 0.789, 0.773, 0.242, 0.288, 0.330, -0.587, 0.337, 1.648, -0.124, -0.387, 0.073, 0.078],
        sentence: [0.801, 1.358, 0.785, 0.437, -1.485, 0.436, 1.007],
        chain: ReplyWorth {
            steps: [-0.396, -0.820, 2.766, 1.436, 0.055, -0.810, -1.134, -0.330, -0.358, -0.939, -1.298, -0.043, -0.609, 0.888, 1.387, 0.227, -0.435, -0.803, -0.057, 0.322, -0.509, -0.896, -0.376, -0.514, -1.042, 0.712, 0.244, -0.517, -1.231, -0.492, -0.651, -0.240, -2.212, -0.091, -0.223, 1.130, -0.451, 0.104, 0.214, 0.117, 0.189, -0.334, -0.232, -1.021, -0.100, -0.216, 0.434, -0.418, 0.155, -0.063, -0.033, -0.050, 0.085, 0.203, 0.006, 0.058, 0.004, 0.103, -0.246, -0.107, -0.209, 0.091, 0.377, -0.696, -0.315, -0.350],
            nulls: [0.716, -0.675, 0.382, -0.634, 0.535, 0.779],
        },
    },
    run: [0.126, 1.366, -0.238, 1.218, 0.925, 2.033, -0.430, -2.035, -0.227, 0.105, 0.496, 1.232, 0.082, 1.365, 0.815, -0.573, 0.745, -0.637, 0.205, -1.713, 0.760, 0.758, 1.162, -0.902],
};
