//! What is asked for, as words of the lexicon; and what was found for it, within which more can be asked.

use super::hit::{NONE, Tier};

/// What is asked for: which words of the lexicon fit, and in which tier.
#[derive(Debug, Clone, Default)]
pub(super) struct Ask {
    /// By number of the word.
    pub(super) tiers: Vec<Tier>,
    /// Words that together stand for it, all of them or, of three and more, all but one; and the tier in which
    /// they do.
    pub(super) instead: Option<(Vec<u32>, Tier)>,
    /// It has to stand right behind the one before.
    pub(super) adjoins: bool,
}

impl Ask {
    /// The words that fit, or stand for it with others.
    pub(super) fn words(&self) -> Vec<usize> {
        let instead = self.instead.iter().flat_map(|instead| &instead.0).map(|word| *word as usize);
        let fitting = self.tiers.iter().enumerate().filter(|(_, tier)| **tier != NONE).map(|(word, _)| word);
        fitting.chain(instead).collect()
    }

    /// Whether a word fits in a tier or a better one, alone or with others.
    pub(super) fn fits(&self, word: u32, tier: Tier) -> bool {
        let with_others = |(words, own): &(Vec<u32>, Tier)| *own <= tier && words.contains(&word);
        self.tiers[word as usize] <= tier || self.instead.as_ref().is_some_and(with_others)
    }

    /// The best tier in which anything fits.
    pub(super) fn best(&self) -> Option<Tier> {
        let instead = self.instead.as_ref().map(|instead| instead.1);
        self.tiers.iter().copied().chain(instead).min().filter(|tier| *tier != NONE)
    }
}

/// What a search found: all that a search for the same and more can find.
#[derive(Debug, Clone, Default)]
pub struct Found {
    pub(super) asks: Vec<Ask>,
    /// `None` where there was more than was looked through.
    pub(super) texts: Option<Vec<u32>>,
}

impl Found {
    /// Whether it holds all that there was to find.
    pub(super) fn is_whole(&self) -> bool {
        self.texts.is_some()
    }

    /// Whether all texts that hold these are among what was found: each word asked for then is asked for again,
    /// and fits no more than it did.
    pub(super) fn holds_all_of(&self, asks: &[Ask]) -> bool {
        let is_asked_again =
            |before: &Ask| asks.iter().any(|now| now.words().iter().all(|word| before.tiers[*word] != NONE));
        // Who asked for a phrase found less than all texts with its words.
        self.texts.is_some() && self.asks.iter().all(|before| !before.adjoins && is_asked_again(before))
    }
}

/// Whether what must stand side by side does.
pub(super) fn holds_phrase(words: &[u32], asks: &[Ask]) -> bool {
    let fits = |ask: &Ask, word: Option<&u32>| word.is_some_and(|word| ask.tiers[*word as usize] != NONE);
    let mut at = 0;
    while at < asks.len() {
        let length = 1 + asks[at + 1..].iter().take_while(|ask| ask.adjoins).count();
        let phrase = &asks[at..at + length];
        let stands = |from: usize| phrase.iter().zip(from..).all(|(ask, word)| fits(ask, words.get(word)));
        if length > 1 && !(0..words.len()).any(stands) {
            return false;
        }
        at += length;
    }
    true
}
