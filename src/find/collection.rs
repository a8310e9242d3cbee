//! Many short texts as words, and which of them hold what is asked for.

use std::ops::Range;

use crate::cores::both;

use super::ask::{Ask, Found, holds_phrase};
use super::hit::{NONE, Tier};
use super::lexicon::Lexicon;
use super::text::each_word;

/// From so many texts on, two threads share the work: below that, starting one takes longer than it saves.
const SHARED: usize = 20_000;
/// Of so many texts in the best tiers it is worked out how well they fit; more than anybody looks at.
const WEIGHED: usize = 4_000;
/// One more than the highest tier of a word.
const TIERS: usize = 8;
/// More words are not asked for at once.
pub(super) const MOST: usize = 12;

/// A text to be searched.
#[derive(Debug, Clone, Copy, Default)]
pub struct Text<'a> {
    /// What it says itself.
    pub own: &'a str,
    /// So many bytes of that are its question, or the first sentence of an answer.
    pub lead: usize,
    /// What stands before it and belongs to it.
    pub before: &'a str,
    /// The other half: what answers it.
    pub other: &'a str,
}

/// Where the parts of a text begin and end among the words.
#[derive(Debug, Clone, Copy)]
struct Place {
    start: u32,
    lead: u32,
    other: u32,
}

/// The texts.
#[derive(Default)]
pub struct Collection {
    pub(super) lexicon: Lexicon,
    words: Vec<u32>,
    places: Vec<Place>,
    /// In how many texts each word stands.
    holding: Vec<u32>,
}

/// All that a text is held against.
struct Sought<'a> {
    asks: &'a [Ask],
    /// The asks, what fewest texts hold first.
    order: &'a [usize],
    unwanted: &'a [Ask],
    telling: &'a [u64],
}

/// The texts that hold all that is sought, by tier.
struct Held {
    tiers: [Vec<u32>; TIERS],
    /// Whether none were left out because there were enough.
    is_whole: bool,
}

impl Default for Held {
    fn default() -> Self {
        Self { tiers: Default::default(), is_whole: true }
    }
}

/// A text that holds all that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fit {
    /// Which text.
    pub(super) at: u32,
    /// The tier of the word that fits worst.
    pub(super) tier: Tier,
    /// How well it fits within the tier.
    pub(super) score: u32,
    /// All that fits stands in the other half only.
    pub(super) in_other: bool,
}

impl Collection {
    /// Gathers texts; two threads share a large number of them.
    pub fn of<T: Sync>(items: &[T], text: impl Fn(&T) -> Text<'_> + Sync) -> Self {
        let part = |items: &[T]| {
            let mut part = Self::default();
            for item in items {
                part.push(text(item));
            }
            part
        };
        let mut all = if items.len() < SHARED {
            part(items)
        } else {
            let (front, back) = items.split_at(items.len() / 2);
            let (mut front, back) = both(|| part(front), || part(back));
            front.append(&back);
            front
        };
        all.finish();
        all
    }

    /// The texts that hold all words of a query, best first; names, phrases and unwanted words are words here.
    /// What was found before narrows a query that asks for more, and becomes what this one found.
    pub fn with_words(&self, query: &str, found: &mut Found) -> Vec<usize> {
        let words = super::text::words(query);
        let ask = |word: &String| Ask { tiers: self.lexicon.tiers(word), ..Ask::default() };
        let asks: Vec<Ask> = words.iter().take(MOST).map(ask).collect();
        if asks.is_empty() {
            return Vec::new();
        }
        if !found.holds_all_of(&asks) {
            *found = Found::default();
        }
        self.search(&asks, &[], &|_| true, found).into_iter().map(|fit| fit.at as usize).collect()
    }

    /// Whether a search may take longer than a key should wait.
    pub(super) fn is_large(&self) -> bool {
        self.len() >= SHARED
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    fn push(&mut self, text: Text<'_>) {
        let start = self.words.len() as u32;
        let mut take = |part: &str| {
            each_word(part, |word, _| self.words.push(self.lexicon.number(word)));
            self.words.len() as u32 - start
        };
        let lead = take(text.own.get(..text.lead).unwrap_or(text.own));
        take(text.own.get(text.lead..).unwrap_or_default());
        let other = take(text.before);
        take(text.other);
        self.places.push(Place { start, lead, other });
    }

    /// Takes the texts of another collection behind its own.
    fn append(&mut self, other: &Self) {
        let numbers: Vec<u32> =
            (0..other.lexicon.len()).map(|at| self.lexicon.number(other.lexicon.form(at as u32))).collect();
        let start = self.words.len() as u32;
        self.words.extend(other.words.iter().map(|word| numbers[*word as usize]));
        self.places.extend(other.places.iter().map(|p| Place { start: p.start + start, ..*p }));
    }

    fn finish(&mut self) {
        self.words.shrink_to_fit();
        self.lexicon.finish();
        let mut holding = vec![0; self.lexicon.len()];
        let mut last = vec![u32::MAX; self.lexicon.len()];
        for at in 0..self.places.len() {
            for word in self.of_text(at).iter().map(|word| *word as usize) {
                if std::mem::replace(&mut last[word], at as u32) != at as u32 {
                    holding[word] += 1;
                }
            }
        }
        self.holding = holding;
    }

    /// The words of a text.
    fn of_text(&self, at: usize) -> &[u32] {
        let end = self.places.get(at + 1).map_or(self.words.len(), |next| next.start as usize);
        &self.words[self.places[at].start as usize..end]
    }

    /// The words of a text that fit something asked for, in a tier or a better one.
    pub(super) fn fitting(&self, at: usize, asks: &[Ask], tier: Tier) -> impl Iterator<Item = &str> {
        let fits = move |word: &&u32| asks.iter().any(|ask| ask.fits(**word, tier));
        self.of_text(at).iter().filter(fits).map(|word| self.lexicon.form(*word))
    }

    /// How rare what fits best is, 0 to 1; 0 for what stands nowhere.
    pub(super) fn rarity(&self, ask: &Ask) -> f32 {
        let best = ask.tiers.iter().min().copied().unwrap_or(NONE);
        let fits = || ask.tiers.iter().zip(&self.holding).filter(|(tier, _)| **tier == best);
        let holding: u32 = if best == NONE { 0 } else { fits().map(|fit| *fit.1).sum() };
        let all = self.places.len().max(1) as f32;
        if holding == 0 { 0.0 } else { (all / holding as f32).max(1.0).ln() / all.max(2.0).ln() }
    }

    /// As [`Self::search`], with nothing found before.
    pub(super) fn first_search(
        &self,
        asks: &[Ask],
        unwanted: &[Ask],
        only: &(impl Fn(usize) -> bool + Sync),
    ) -> Vec<Fit> {
        self.search(asks, unwanted, only, &mut Found::default())
    }

    /// All texts that hold all that is asked for and nothing that is not wanted, in their order.
    pub(super) fn holding(
        &self,
        asks: &[Ask],
        unwanted: &[Ask],
        only: &impl Fn(usize) -> bool,
    ) -> impl Iterator<Item = usize> {
        let order: Vec<usize> = (0..asks.len()).collect();
        let holds = move |at: &usize| {
            let sought = Sought { asks, order: &order, unwanted, telling: &[] };
            only(*at) && self.tier(*at, &sought).is_some()
        };
        (0..self.places.len()).filter(holds)
    }

    /// The texts that hold all that is asked for and nothing that is not wanted, best first: by tier, then by how
    /// well they fit. Only among the texts found before, where there are such.
    pub(super) fn search(
        &self,
        asks: &[Ask],
        unwanted: &[Ask],
        only: &(impl Fn(usize) -> bool + Sync),
        before: &mut Found,
    ) -> Vec<Fit> {
        let (found, texts) = self.holding_all(asks, unwanted, only, before.texts.take());
        *before = Found { asks: asks.to_vec(), texts };
        let rarities: Vec<f32> = asks.iter().map(|ask| self.rarity(ask)).collect();
        let mut fits: Vec<Fit> =
            found.into_iter().map(|(at, tier)| self.weigh(at, tier, asks, &rarities)).collect();
        fits.sort_by(|a, b| a.tier.cmp(&b.tier).then(b.score.cmp(&a.score)).then(a.at.cmp(&b.at)));
        fits
    }

    /// The texts that hold all, the best tiers first, and of each the texts in their order; and all of them, where
    /// none were left out.
    fn holding_all(
        &self,
        asks: &[Ask],
        unwanted: &[Ask],
        only: &(impl Fn(usize) -> bool + Sync),
        within: Option<Vec<u32>>,
    ) -> (Vec<(u32, Tier)>, Option<Vec<u32>>) {
        let words: Vec<Vec<usize>> = asks.iter().map(Ask::words).collect();
        let holding = |at: &usize| words[*at].iter().map(|word| u64::from(self.holding[*word])).sum::<u64>();
        let mut order: Vec<usize> = (0..asks.len()).collect();
        order.sort_by_key(holding);
        // One bit for each word of the lexicon: whether it fits what fewest texts hold of all that is asked for.
        // So small that it stays at hand while all words of all texts are held against it.
        let mut telling = vec![0_u64; self.lexicon.len().div_ceil(64)];
        for word in order.first().map_or(&[][..], |at| &words[*at]) {
            telling[word / 64] |= 1 << (word % 64);
        }
        let sought = Sought { asks, order: &order, unwanted, telling: &telling };
        let all = self.places.len();
        let found = match within {
            Some(texts) if texts.len() < SHARED => vec![self.sift(&texts, &sought, only)],
            Some(texts) => {
                let (front, back) = texts.split_at(texts.len() / 2);
                let (front, back) =
                    both(|| self.sift(front, &sought, only), || self.sift(back, &sought, only));
                vec![front, back]
            }
            None if all < SHARED => vec![self.scan(0..all, &sought, only)],
            None => {
                let (front, back) =
                    both(|| self.scan(0..all / 2, &sought, only), || self.scan(all / 2..all, &sought, only));
                vec![front, back]
            }
        };
        let is_whole = found.iter().all(|part| part.is_whole);
        let texts = || {
            let mut texts: Vec<u32> =
                found.iter().flat_map(|part| part.tiers.iter().flatten()).copied().collect();
            texts.sort_unstable();
            texts
        };
        let texts = is_whole.then(texts);
        let tiers = (0..TIERS).flat_map(|tier| {
            let texts = found.iter().flat_map(move |part| &part.tiers[tier]);
            texts.map(move |at| (*at, tier as Tier))
        });
        (tiers.take(WEIGHED).collect(), texts)
    }

    /// Of the texts found before those that hold all.
    fn sift(&self, texts: &[u32], sought: &Sought, only: &impl Fn(usize) -> bool) -> Held {
        let mut out = Held::default();
        for at in texts {
            if only(*at as usize)
                && let Some(tier) = self.tier(*at as usize, sought)
            {
                out.tiers[usize::from(tier)].push(*at);
            }
        }
        out
    }

    /// Of some texts those that hold all.
    fn scan(&self, range: Range<usize>, sought: &Sought, only: &impl Fn(usize) -> bool) -> Held {
        let mut out = Held::default();
        // No text can be in a better tier than this one.
        let best = sought.asks.iter().filter_map(Ask::best).max().map_or(0, usize::from);
        let end_of = |at: usize| self.places.get(at + 1).map_or(self.words.len(), |next| next.start as usize);
        let mut at = range.start;
        let mut position = self.places.get(at).map_or(0, |place| place.start as usize);
        let end = range.end.checked_sub(1).map_or(0, end_of).max(position);
        while let Some(next) = self.words[position..end].iter().position(|word| {
            let word = *word as usize;
            sought.telling[word / 64] >> (word % 64) & 1 != 0
        }) {
            position += next;
            while end_of(at) <= position {
                at += 1;
            }
            if only(at)
                && let Some(tier) = self.tier(at, sought)
            {
                out.tiers[usize::from(tier)].push(at as u32);
                if out.tiers[best].len() == WEIGHED {
                    out.is_whole = false;
                    break;
                }
            }
            position = end_of(at);
        }
        out
    }

    /// The tier of a text: that of the word that fits worst; `None` when something asked for is missing, or
    /// something not wanted is there.
    fn tier(&self, at: usize, sought: &Sought) -> Option<Tier> {
        let mut worst = 0;
        let words = self.of_text(at);
        // What fewest texts hold is looked for first.
        for ask in sought.order.iter().map(|at| &sought.asks[*at]) {
            let mut best = words.iter().map(|word| ask.tiers[*word as usize]).min().unwrap_or(NONE);
            if let Some((instead, tier)) = ask.instead.as_ref().filter(|instead| instead.1 < best) {
                let held = instead.iter().filter(|word| words.contains(word)).count();
                if held + usize::from(instead.len() > 2) >= instead.len() {
                    best = *tier;
                }
            }
            if best == NONE {
                return None;
            }
            worst = worst.max(best);
        }
        let refused =
            sought.unwanted.iter().any(|ask| words.iter().any(|word| ask.tiers[*word as usize] != NONE));
        let adjoins = sought.asks.iter().any(|ask| ask.adjoins);
        (!refused && (!adjoins || holds_phrase(words, sought.asks))).then_some(worst)
    }

    /// How well a text fits: all words near each other, in what it asks or its first sentence, rare ones, often.
    fn weigh(&self, at: u32, tier: Tier, asks: &[Ask], rarities: &[f32]) -> Fit {
        let words = self.of_text(at as usize);
        let place = self.places[at as usize];
        let fits = |word: &u32| asks.iter().position(|ask| ask.tiers[*word as usize] != NONE);
        let mut last = [usize::MAX; MOST];
        let (mut nearest, mut from, mut times) = (usize::MAX, 0, 0);
        for (position, word) in words.iter().enumerate().filter(|(_, word)| fits(word).is_some()) {
            times += 1;
            for (last, ask) in last.iter_mut().zip(asks) {
                if ask.tiers[*word as usize] <= tier {
                    *last = position;
                }
            }
            let seen = &last[..asks.len()];
            let first = seen.iter().copied().min().unwrap_or(position);
            if !seen.contains(&usize::MAX) && position - first < nearest {
                (nearest, from) = (position - first, first);
            }
        }
        let apart =
            if nearest == usize::MAX { words.len() } else { nearest + 1 - asks.len().min(nearest + 1) };
        let near = 1.0 / (1.0 + apart as f32 / 6.0);
        let in_lead = (from as u32) < place.lead;
        let in_other = from as u32 >= place.other;
        // What fits a typed beginning may be common or rare; only what is asked for exactly tells by its rarity.
        let rare = rarities.iter().sum::<f32>() / rarities.len().max(1) as f32;
        let often = (times.min(6) as f32) / 6.0;
        let short = 1.0 / (1.0 + words.len() as f32 / 60.0);
        let all =
            4.0 * near + f32::from(u8::from(in_lead)) + rare + often + short - f32::from(u8::from(in_other));
        Fit { at, tier, score: ((all + 2.0) * 1000.0) as u32, in_other }
    }
}
