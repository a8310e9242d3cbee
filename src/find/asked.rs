//! A query held against the words of the texts: which of them fit each word that was typed.

use crate::dutch::{is_stop, stem};
use crate::item::{Item, by_id};
use crate::model::Dossier;

use super::ask::{Ask, Found};
use super::collection::MOST;
use super::gather::initials;
use super::hit::{EXACT, NONE, PART, STEM, Scope, Tier};
use super::lexicon::Lexicon;
use super::query::{Query, Word};
use super::text;

/// Shortest part of a word that is cut in two because nothing fits it.
const SHORTEST_HALF: usize = 4;

/// What was typed, understood and held against the words of a dossier.
#[derive(Debug, Clone)]
pub struct Asked {
    /// What was understood.
    pub query: Query,
    /// What is searched.
    pub scope: Scope,
    /// The item whose id was typed.
    pub(super) named: Option<Item>,
    pub(super) asks: Vec<Ask>,
    pub(super) unwanted: Vec<Ask>,
    /// What the search for it, or for less, found.
    pub(super) found: Found,
}

/// The words of all texts, and what stands for other words among them.
#[derive(Default)]
pub(super) struct Vocabulary {
    /// Short forms with the words they stand for.
    abbreviations: Vec<(String, Vec<u32>)>,
}

impl Asked {
    /// Looks only among what was found before, where this asks for the same and more.
    #[must_use]
    pub fn after(mut self, before: &Self) -> Self {
        let same = self.scope == before.scope
            && self.query.has_names_of(&before.query)
            && self.query.unwanted == before.query.unwanted;
        if same && before.found.holds_all_of(&self.asks) {
            self.found = before.found.clone();
        }
        self
    }

    /// Whether only what was found before is looked through.
    pub fn is_narrowed(&self) -> bool {
        self.found.is_whole()
    }

    /// Whether it asks for words, and not only for who, where or what.
    pub fn has_words(&self) -> bool {
        !self.asks.is_empty()
    }
}

impl Vocabulary {
    /// Learns the abbreviations of a dossier: those it explains, and the initials of its names.
    pub(super) fn learn(dossier: &Dossier, lexicon: &Lexicon) -> Self {
        let known = |text: &str| -> Option<Vec<u32>> {
            text::words(text).iter().map(|word| lexicon.known(word)).collect()
        };
        let explained = dossier.abbreviations.iter().map(|a| (crate::dutch::fold(&a.short), a.long.clone()));
        let spelled = dossier.paragraphs.iter().flat_map(|paragraph| initials(&paragraph.text));
        let telling = |mut long: Vec<u32>| {
            long.retain(|word| !is_stop(lexicon.form(*word)));
            Some(long).filter(|long| !long.is_empty())
        };
        let mut abbreviations: Vec<(String, Vec<u32>)> = explained
            .chain(spelled)
            .filter_map(|(short, long)| Some((short, telling(known(&long)?)?)))
            .collect();
        abbreviations.sort();
        abbreviations.dedup();
        Self { abbreviations }
    }

    /// Holds what was typed against the words.
    pub(super) fn ask(&self, dossier: &Dossier, lexicon: &Lexicon, typed: &str, scope: Scope) -> Asked {
        let query = Query::parse(dossier, typed);
        Asked {
            asks: self.asks(lexicon, &query.words),
            unwanted: query.unwanted.iter().map(|word| exactly(lexicon, word)).collect(),
            named: by_id(dossier, typed),
            found: Found::default(),
            query,
            scope,
        }
    }

    /// Which words fit what is asked for.
    fn asks(&self, lexicon: &Lexicon, words: &[Word]) -> Vec<Ask> {
        let mut out: Vec<Ask> = Vec::new();
        for word in words {
            let mut ask = if word.exact {
                exactly(lexicon, &word.text)
            } else {
                Ask { tiers: lexicon.tiers(&word.text), ..Ask::default() }
            };
            ask.adjoins = word.adjoins;
            if let Some((_, long)) = self.abbreviations.iter().find(|a| a.0 == word.text) {
                ask.instead = Some((long.clone(), STEM));
            }
            let fits = ask.tiers.iter().any(|tier| *tier != NONE) || ask.instead.is_some();
            match halves(lexicon, &word.text).filter(|_| !fits && !word.exact) {
                Some(halves) => out.extend(halves),
                None => out.push(ask),
            }
        }
        // All the words that an abbreviation stands for were typed: it will do for each of them.
        for (short, long) in &self.abbreviations {
            let typed = |number: &u32| {
                let wanted = stem(lexicon.form(*number));
                words.iter().any(|word| stem(&word.text) == wanted)
            };
            let Some(short) = lexicon.known(short).filter(|_| long.len() > 1 && long.iter().all(typed))
            else {
                continue;
            };
            for ask in &mut out {
                if long.iter().any(|number| ask.tiers[*number as usize] <= STEM) {
                    let tier = &mut ask.tiers[short as usize];
                    *tier = (*tier).min(STEM);
                }
            }
        }
        out.truncate(MOST);
        out
    }
}

/// Only the word itself.
fn exactly(lexicon: &Lexicon, word: &str) -> Ask {
    let mut tiers = vec![NONE; lexicon.len()];
    if let Some(at) = lexicon.known(word) {
        tiers[at as usize] = EXACT;
    }
    Ask { tiers, ..Ask::default() }
}

/// A compound that stands nowhere, as the two words it is made of: `grensbewakingsplan` → `grensbewaking`, `plan`.
/// A linking s or en between them belongs to neither.
fn halves(lexicon: &Lexicon, word: &str) -> Option<[Ask; 2]> {
    let fits = |tier: Tier| tier <= STEM && tier != PART;
    let ask = |half: &str| {
        let mut tiers = lexicon.tiers(half);
        for tier in &mut tiers {
            *tier = if fits(*tier) { PART } else { NONE };
        }
        tiers.iter().any(|tier| *tier != NONE).then_some(Ask { tiers, ..Ask::default() })
    };
    let cuts = SHORTEST_HALF..=word.len().saturating_sub(SHORTEST_HALF);
    let mut cuts: Vec<usize> = cuts.filter(|cut| word.is_char_boundary(*cut)).collect();
    cuts.sort_by_key(|cut| cut.abs_diff(word.len() / 2));
    cuts.into_iter().find_map(|cut| {
        let (head, tail) = word.split_at(cut);
        let links = ["", "s", "en", "e"];
        let heads = links.iter().filter_map(|link| head.strip_suffix(link));
        heads.filter(|head| head.len() >= SHORTEST_HALF).find_map(|head| Some([ask(head)?, ask(tail)?]))
    })
}
