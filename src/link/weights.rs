//! What each number of the evidence is worth, as fitted on the documents labelled by hand.
//!
//! A log-linear model (a conditional random field, Lafferty, `McCallum` and Pereira 2001) over the chains
//! of `chain.rs`, trained by `tests/gold/fit.py` to give the labelled links the most weight, with the
//! weights held near what is known of the genre. Two passes: the first without, the second with what
//! the other questions take. Renew by that script only; nothing here is set by hand.

#![allow(clippy::approx_constant, reason = "fitted, whatever they look like")]

use super::chain::Worth;
use super::evidence::FEATURES;

/// For each number of a pair its worth in the first and in the second pass.
pub(super) const PAIR: [[f32; 2]; FEATURES] = [
    // always
    [-2.076, -3.641],
    // lead-in's words in the question
    [2.406, 2.324],
    // question's words in the first sentence
    [1.149, 0.961],
    // has a lead-in
    [0.208, 0.225],
    // question's words in the unit
    [3.288, 3.330],
    // the same, with its background
    [2.815, 2.753],
    // question's words in its best sentence
    [1.020, 1.077],
    // words that set the question apart, in the unit
    [3.382, 3.240],
    // rarest word of the question
    [0.942, 0.890],
    // names the faction itself
    [1.208, 1.231],
    // its run names the faction
    [1.203, 1.075],
    // only an answer before it named the faction
    [0.810, 0.704],
    // itself names others only
    [-2.426, -2.216],
    // its run names others only
    [-2.426, -2.323],
    // an answer before it named others only
    [-0.403, -0.364],
    // holds the kind of answer waited for
    [0.446, 0.525],
    // length (logarithm of its words)
    [0.070, 0.412],
    // a later paragraph of its answer
    [-0.080, -0.022],
    // lead-in's words, where there is one
    [1.369, 1.317],
    // answer's lead-in, in a later paragraph
    [0.133, 0.116],
    // question's words in the unit, squared
    [-0.053, 0.055],
    // names others, and nobody addresses the faction
    [-1.850, -1.915],
    // names nobody, and nobody addresses the faction
    [-0.177, -0.236],
    // lead-in's words that the question has not
    [-0.161, -0.091],
    // names the faction in passing
    [1.004, 1.065],
    // names others in passing
    [-0.156, -0.096],
    // has a lead-in no other question takes
    [0.000, 2.424],
    // has none, and no other question takes it
    [0.000, 1.488],
];

/// What steps and taking none are worth in the two passes.
pub(super) const CHAIN: [Worth; 2] = [
    Worth {
        steps: [-0.262, 1.001, -0.227, -0.001, -1.598, 0.002, 0.420, 0.886, 0.020],
        nulls: [0.000, 0.477, 0.873, 1.111],
    },
    Worth {
        steps: [0.040, 0.816, -0.226, -0.062, -1.408, -0.028, 0.272, 0.579, 0.031],
        nulls: [-0.001, 0.528, 0.784, 0.998],
    },
];
