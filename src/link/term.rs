//! A term: a root that a dossier holds, by its number.

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

/// The roots and their numbers.
pub(super) type Numbers = HashMap<String, Term, RandomState>;
