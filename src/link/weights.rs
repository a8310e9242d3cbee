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
    [-1.974, -3.770],
    // lead-in's words in the question
    [2.757, 2.604],
    // question's words in the first sentence
    [1.087, 0.937],
    // has a lead-in
    [0.166, 0.197],
    // question's words in the unit
    [3.351, 3.441],
    // the same, with its background
    [2.557, 2.437],
    // question's words in its best sentence
    [0.827, 0.991],
    // words that set the question apart, in the unit
    [3.817, 3.694],
    // rarest word of the question
    [0.915, 0.762],
    // names the faction itself
    [1.337, 1.361],
    // its run names the faction
    [1.271, 1.204],
    // only an answer before it named the faction
    [0.695, 0.601],
    // itself names others only
    [-2.395, -2.168],
    // its run names others only
    [-2.309, -2.144],
    // an answer before it named others only
    [-0.390, -0.336],
    // holds the kind of answer waited for
    [0.477, 0.580],
    // length (logarithm of its words)
    [0.139, 0.529],
    // a later paragraph of its answer
    [0.109, 0.242],
    // lead-in's words, where there is one
    [1.333, 1.256],
    // answer's lead-in, in a later paragraph
    [0.374, 0.318],
    // question's words in the unit, squared
    [0.069, 0.280],
    // names others, and nobody addresses the faction
    [-2.140, -2.181],
    // names nobody, and nobody addresses the faction
    [-0.050, -0.006],
    // lead-in's words that the question has not
    [-0.166, -0.059],
    // has a lead-in no other question takes
    [0.000, 2.512],
    // has none, and no other question takes it
    [0.000, 1.501],
];

/// What steps and taking none are worth in the two passes.
pub(super) const CHAIN: [Worth; 2] = [
    Worth {
        steps: [-0.217, 1.130, -0.222, -0.010, -1.673, 0.001, 0.238, 0.783, 0.099],
        nulls: [0.000, 0.461, 0.679, 1.195],
    },
    Worth {
        steps: [0.086, 0.930, -0.282, -0.052, -1.451, -0.036, 0.201, 0.517, 0.156],
        nulls: [-0.001, 0.515, 0.624, 1.003],
    },
];
