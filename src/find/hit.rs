//! Hits, and the tiers in which they come.

use crate::item::Item;
use crate::model::SectionIx;
use crate::words::{Lang, finding as words};

/// How something fits what was typed; a smaller one comes first.
pub(super) type Tier = u8;
/// A reference or number exactly.
pub(super) const REFERENCE: Tier = 1;
/// The words themselves.
pub(super) const EXACT: Tier = 2;
/// Their beginnings.
pub(super) const BEGINNING: Tier = 3;
/// Parts of words.
pub(super) const PART: Tier = 4;
/// The same stem, name or abbreviation.
pub(super) const STEM: Tier = 5;
/// With typing errors.
pub(super) const TYPO: Tier = 6;
/// Letters in order.
pub(super) const LETTERS: Tier = 7;
/// Only some of what was asked for.
pub(super) const SOME: Tier = 8;
/// It does not fit.
pub(super) const NONE: Tier = Tier::MAX;

/// What is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Titles, factions and questions.
    Titles,
    /// All text: questions, answers, what stands around them, and footnotes.
    Text,
    /// Both.
    All,
    /// What stands in one section.
    Section(SectionIx),
}

/// A found item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The item.
    pub item: Item,
    /// Which tier found it.
    pub tier: u8,
    /// How well it fits within the tier.
    pub score: u32,
}

impl Hit {
    /// An item that was not searched for.
    pub fn unasked(item: Item) -> Self {
        Self { item, tier: EXACT, score: 0 }
    }

    /// By what other than the words themselves it was found; empty for those.
    pub fn by(&self, lang: Lang) -> &'static str {
        match self.tier {
            STEM => words::by_stem(lang),
            TYPO => words::by_typo(lang),
            LETTERS => words::by_letters(lang),
            SOME => words::by_some(lang),
            _ => "",
        }
    }

    /// Its tier, where typing errors and what is worse count apart: hits by the words asked for make others useless.
    pub fn class(&self) -> u8 {
        self.tier.max(STEM)
    }

    /// Whether all words that were asked for led to it.
    pub fn has_all_words(&self) -> bool {
        self.tier < LETTERS
    }

    /// Whether only some of what was asked for led to it.
    pub fn has_some_only(&self) -> bool {
        self.tier == SOME
    }
}
