//! The lexicon: which groups of the genre's synonyms a root stands in.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use crate::dutch::root;
use crate::genre::{SYNONYMS, entries};

/// The groups by the roots of their words.
pub(super) struct Lexicon {
    of: HashMap<String, Vec<u16>, RandomState>,
    groups: usize,
}

impl Lexicon {
    /// The lexicon of the genre. Cutting thousands of words to their roots is done once in a program's life.
    pub(super) fn of_genre() -> &'static Self {
        static GENRE: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(entries(SYNONYMS)));
        &GENRE
    }

    fn new<'a>(groups: impl Iterator<Item = &'a str>) -> Self {
        let mut out = Self { of: HashMap::default(), groups: 0 };
        for group in groups {
            for word in group.split(' ') {
                let at = out.of.entry(root(word)).or_default();
                // Two words of a group may have one root.
                if at.last() != Some(&(out.groups as u16)) {
                    at.push(out.groups as u16);
                }
            }
            out.groups += 1;
        }
        out
    }

    /// How many groups there are.
    pub(super) fn groups(&self) -> usize {
        self.groups
    }

    /// The groups a root stands in.
    pub(super) fn of(&self, root: &str) -> &[u16] {
        self.of.get(root).map_or(&[], Vec::as_slice)
    }

    /// The roots it knows.
    pub(super) fn roots(&self) -> impl Iterator<Item = &str> {
        self.of.keys().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_root_stands_in_the_groups_of_its_words() {
        let lexicon = Lexicon::new(["huis woning", "woning huisvesting huizen"].into_iter());
        assert_eq!(
            (lexicon.of("huis"), lexicon.of(&root("woningen")), lexicon.groups()),
            (&[0, 1][..], &[0, 1][..], 2)
        );
        assert!(lexicon.of("otter").is_empty());
    }

    #[test]
    fn every_group_of_the_genre_has_two_roots() {
        let lexicon = Lexicon::of_genre();
        let mut roots = vec![0; lexicon.groups()];
        for root in lexicon.roots() {
            lexicon.of(root).iter().for_each(|&group| roots[group as usize] += 1);
        }
        let lone: Vec<&str> = entries(SYNONYMS).zip(&roots).filter(|g| *g.1 < 2).map(|g| g.0).collect();
        assert!(lone.is_empty(), "one root only: {lone:?}");
    }
}
