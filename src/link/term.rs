//! A term: a root that a dossier holds, by its number, and where it stands.

use std::collections::HashMap;

use foldhash::fast::RandomState;

/// A root, numbered by first occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Term(u32);

impl Term {
    pub(super) fn new(at: usize) -> Self {
        Self(at as u32)
    }

    pub(super) fn at(self) -> usize {
        self.0 as usize
    }
}

/// On which sides a term stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sides {
    /// In a question, or in what stands before it.
    pub(super) asked: bool,
    /// In an answer.
    pub(super) said: bool,
}

impl Sides {
    /// Whether one is asked and the other said: nobody looks for a word's wide kin on its own side.
    pub(super) fn face(self, other: Self) -> bool {
        self.asked && other.said || self.said && other.asked
    }
}

/// The roots and their numbers.
pub(super) type Numbers = HashMap<String, Term, RandomState>;
