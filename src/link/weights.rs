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
    [-2.120, -3.842],
    // lead-in's words in the question
    [2.620, 2.506],
    // question's words in the first sentence
    [1.066, 0.903],
    // has a lead-in
    [0.106, 0.102],
    // question's words in the unit
    [3.232, 3.275],
    // the same, with its background
    [2.897, 2.819],
    // question's words in its best sentence
    [0.862, 0.963],
    // words that set the question apart, in the unit
    [3.470, 3.312],
    // rarest word of the question
    [0.964, 0.879],
    // names the faction itself
    [1.287, 1.293],
    // its run names the faction
    [1.205, 1.087],
    // only an answer before it named the faction
    [0.630, 0.531],
    // itself names others only
    [-2.367, -2.144],
    // its run names others only
    [-2.381, -2.269],
    // an answer before it named others only
    [-0.388, -0.412],
    // holds the kind of answer waited for
    [0.488, 0.583],
    // length (logarithm of its words)
    [0.073, 0.452],
    // a later paragraph of its answer
    [0.022, 0.087],
    // lead-in's words, where there is one
    [1.281, 1.247],
    // answer's lead-in, in a later paragraph
    [0.262, 0.209],
    // question's words in the unit, squared
    [-0.264, -0.140],
    // names others, and nobody addresses the faction
    [-1.749, -1.778],
    // names nobody, and nobody addresses the faction
    [0.023, 0.042],
    // lead-in's words that the question has not
    [-0.175, -0.145],
    // has a lead-in no other question takes
    [0.000, 2.499],
    // has none, and no other question takes it
    [0.000, 1.502],
];

/// What steps and taking none are worth in the two passes.
pub(super) const CHAIN: [Worth; 2] = [
    Worth {
        steps: [-0.293, 1.010, -0.241, -0.003, -1.624, -0.019, 0.371, 0.948, 0.068],
        nulls: [-0.001, 0.385, 1.071, 1.331],
    },
    Worth {
        steps: [0.022, 0.823, -0.296, -0.049, -1.454, -0.044, 0.261, 0.706, 0.091],
        nulls: [0.000, 0.423, 0.982, 1.156],
    },
];
