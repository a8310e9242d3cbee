//! The different words of all items, and how each of them fits a word that was typed.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::dutch::root;
use crate::genre::NAMES;

use super::hit::{BEGINNING, EXACT, NONE, PART, STEM, TYPO, Tier};
use super::typos;

/// Shorter words stand in too many others to be looked for in them.
const SHORTEST_PART: usize = 4;
/// Fewer letters are too few to be a word's beginning.
const SHORTEST_BEGINNING: usize = 2;

/// The different words, numbered by first occurrence.
#[derive(Default)]
pub(super) struct Lexicon {
    /// The stem of each, as a number.
    stems: Vec<u32>,
    stem_numbers: HashMap<Box<str>, u32, RandomState>,
    numbers: HashMap<Box<str>, u32, RandomState>,
    /// All words, each with a line end: a typed one is looked for in all of them at once.
    all: String,
    /// Where each begins in that.
    starts: Vec<u32>,
}

impl Lexicon {
    /// The number of a word, which is added if it is new.
    pub(super) fn number(&mut self, word: &str) -> u32 {
        if let Some(&number) = self.numbers.get(word) {
            return number;
        }
        let number = self.len() as u32;
        self.starts.push(self.all.len() as u32);
        self.all.push_str(word);
        self.all.push('\n');
        self.numbers.insert(word.into(), number);
        number
    }

    /// The number of a word, if it is known.
    pub(super) fn known(&self, word: &str) -> Option<u32> {
        self.numbers.get(word).copied()
    }

    /// A word by its number.
    pub(super) fn form(&self, number: u32) -> &str {
        let at = number as usize;
        let end = self.starts.get(at + 1).map_or(self.all.len(), |next| *next as usize);
        &self.all[self.starts[at] as usize..end - 1]
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len()
    }

    /// Cuts all words that are new to their stems.
    pub(super) fn finish(&mut self) {
        for at in self.stems.len()..self.len() {
            let stem = core(self.form(at as u32)).into_boxed_str();
            let next = self.stem_numbers.len() as u32;
            self.stems.push(*self.stem_numbers.entry(stem).or_insert(next));
        }
    }

    /// The words that are, begin with, or hold a typed one.
    fn take_holding(&self, typed: &str, tiers: &mut [Tier]) {
        if typed.len() < SHORTEST_BEGINNING {
            if let Some(at) = self.known(typed) {
                tiers[at as usize] = EXACT;
            }
            return;
        }
        let mut at = 0;
        for (found, _) in self.all.match_indices(typed) {
            at += self.starts[at..].partition_point(|start| *start as usize <= found) - 1;
            let tier = match found - self.starts[at] as usize {
                0 if self.form(at as u32).len() == typed.len() => EXACT,
                0 => BEGINNING,
                _ if typed.len() >= SHORTEST_PART => PART,
                _ => continue,
            };
            tiers[at] = tiers[at].min(tier);
        }
    }

    /// How each word fits a typed one, in the order of their numbers. Whatever is typed as a number fits
    /// only itself.
    pub(super) fn tiers(&self, typed: &str) -> Vec<Tier> {
        let mut out = vec![NONE; self.len()];
        if typed.bytes().all(|b| b.is_ascii_digit() || b == b',') {
            if let Some(at) = self.known(typed) {
                out[at as usize] = EXACT;
            }
            return out;
        }
        let wanted = self.stem_numbers.get(core(typed).as_str());
        let mut most = typos::allowed(typed.chars().count());
        self.take_holding(typed, &mut out);
        for (stem, tier) in self.stems.iter().zip(&mut out) {
            if *tier == NONE && Some(stem) == wanted {
                *tier = STEM;
            }
        }
        for at in 0..if most == 0 { 0 } else { self.len() } {
            if out[at] == NONE
                && let Some(errors) = typos::errors(typed.as_bytes(), self.form(at as u32).as_bytes(), most)
            {
                // Only the words with the fewest errors are meant.
                if errors < most {
                    out.iter_mut().filter(|tier| **tier == TYPO).for_each(|tier| *tier = NONE);
                    most = errors;
                }
                out[at] = TYPO;
            }
        }
        for name in same_names(typed).filter_map(|name| self.known(name)) {
            out[name as usize] = out[name as usize].min(STEM);
        }
        out
    }
}

/// What the forms of a word have in common: its root; of a quality that of what has it (`dakloosheid`, `daklozen`),
/// and of a noun in -atie that of its verb (`registratie`, `geregistreerd`).
fn core(word: &str) -> String {
    let longer = |ending: &str| word.strip_suffix(ending).filter(|base| base.len() >= 4);
    if let Some(base) = longer("heid") {
        return root(&format!("{base}e"));
    }
    match longer("aties").or_else(|| longer("atie")) {
        Some(base) => root(&format!("{base}eren")),
        None => root(word),
    }
}

/// Other words for the country or people that a word names.
fn same_names(typed: &str) -> impl Iterator<Item = &'static str> {
    let groups = NAMES.iter().filter(move |group| group.split(' ').any(|name| name == typed));
    groups.flat_map(|group| group.split(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tier(typed: &str, word: &str) -> Tier {
        let mut lexicon = Lexicon::default();
        lexicon.number(word);
        lexicon.finish();
        lexicon.tiers(typed)[0]
    }

    #[test]
    fn the_tiers_in_their_order() {
        for (typed, word, want) in [
            ("opvang", "opvang", EXACT),
            ("opv", "opvang", BEGINNING),
            ("opvang", "noodopvangplekken", PART),
            ("plekken", "noodopvangplekken", PART),
            ("subsidie", "subsidies", BEGINNING),
            ("subsidies", "subsidie", STEM),
            ("stad", "steden", STEM),
            ("elektrificatie", "geelektrificeerd", STEM),
            ("registreren", "registratie", STEM),
            ("libische", "libie", STEM),
            ("turkije", "turkse", STEM),
            ("hervestging", "hervestiging", TYPO),
            ("750", "750", EXACT),
            ("75", "750", NONE),
            ("minister", "ministerraad", BEGINNING),
            ("minst", "minister", NONE),
            ("xq", "opvang", NONE),
        ] {
            assert_eq!(tier(typed, word), want, "{typed} {word}");
        }
    }
}
