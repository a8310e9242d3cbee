//! The lexicon: in which groups of the genre's thesauri a root stands. The table is made by `genre/compile.rs`.

use std::ops::Range;

use table::{ENDS, FIRST_GROUP, FIRST_LETTER, FIRST_OF_BUCKET, GROUPS, LETTERS};

#[allow(clippy::unreadable_literal, reason = "written by a program for a program")]
mod table {
    include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));
}

/// The groups of words that stand for one another.
pub(super) fn synonyms() -> Range<usize> {
    0..usize::from(ENDS[0])
}

/// The groups of words that speak of one subject.
pub(super) fn fields() -> Range<usize> {
    usize::from(ENDS[0])..usize::from(ENDS[1])
}

/// The groups a root of some bucket stands in, ascending.
pub(super) fn groups(root: &str, bucket: u16) -> &'static [u16] {
    let bucket = usize::from(bucket);
    let letters = |at: usize| &LETTERS[FIRST_LETTER[at] as usize..FIRST_LETTER[at + 1] as usize];
    let mut alike = usize::from(FIRST_OF_BUCKET[bucket])..usize::from(FIRST_OF_BUCKET[bucket + 1]);
    let found = alike.find(|&at| letters(at) == root);
    found.map_or(&[], |at| &GROUPS[FIRST_GROUP[at] as usize..FIRST_GROUP[at + 1] as usize])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dutch::{bucket, root};
    use crate::genre::{FIELDS, SYNONYMS, entries};

    #[test]
    fn every_word_of_the_thesauri_is_found_in_its_groups() {
        let found = |root: &str| groups(root, bucket(root));
        for (group, line) in entries(SYNONYMS).chain(entries(FIELDS)).enumerate() {
            for word in line.split(' ') {
                assert!(found(&root(word)).contains(&(group as u16)), "{word} in {group}");
            }
        }
        assert_eq!((entries(SYNONYMS).count(), entries(FIELDS).count()), (synonyms().len(), fields().len()));
        assert!(found("xyzzy").is_empty() && found("").is_empty());
    }

    #[test]
    fn every_group_has_two_roots() {
        let mut roots = vec![0; fields().end];
        for &group in &GROUPS {
            roots[usize::from(group)] += 1;
        }
        assert_eq!(roots.iter().position(|n| *n < 2), None);
    }
}
