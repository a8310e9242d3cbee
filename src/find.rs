//! Finding: items by words, in fixed tiers that a person can explain; letters in order come last.
//!
//! `query` reads what was typed; `text` cuts texts and queries into the same words; `lexicon` tells how each word
//! of the document fits a typed one (`typos`: with how many errors); `collection` finds the texts that hold all of
//! them; `gather` takes the items of a dossier, `index` tells which of
//! them those are.

mod collection;
mod fuzzy;
mod gather;
mod index;
mod lexicon;
mod names;
mod query;
mod text;
mod typos;

use crate::item::Item;

pub use collection::{Collection, Text};
pub use fuzzy::Labels;
pub use index::{Index, nearest};
pub use names::{faction, pillar};
pub use query::{Kind, Query, Word, status};

/// What is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Titles, factions and questions.
    Titles,
    /// All text: questions, answers, what stands around them, and footnotes.
    Text,
    /// Both.
    All,
}

/// A found item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The item.
    pub item: Item,
    /// Which tier found it: 1 a reference or number exactly, 2 the words, 3 their beginnings, 4 parts of words,
    /// 5 the same stem or name, 6 with typing errors, 7 letters in order, 8 only some of the words.
    pub tier: u8,
    /// How well it fits within the tier.
    pub score: u32,
}

impl Hit {
    /// By what other than the words themselves it was found; empty for those.
    pub fn by(&self) -> &'static str {
        match self.tier {
            5 => "≈ stam",
            6 => "≈ tikfout",
            7 => "≈ letters",
            8 => "≈ deels",
            _ => "",
        }
    }
}
