//! Letters in order over short folded labels; the only file that knows the matcher crate.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// The matcher, kept to save its scratch memory.
pub(super) struct Matcher(SkimMatcherV2);

impl Matcher {
    pub(super) fn new() -> Self {
        Self(SkimMatcherV2::default())
    }

    /// How well the letters of a folded pattern stand in order in a folded label.
    pub(super) fn score(&self, label: &str, pattern: &str) -> Option<u32> {
        self.0.fuzzy_match(label, pattern).and_then(|score| u32::try_from(score).ok())
    }
}
