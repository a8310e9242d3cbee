//! The lexicon: in which groups of the genre's thesauri a root stands. The table is made by `genre/compile.rs`.

use std::ops::Range;

use table::{ENDS, FIRST, LAST, STREAM};

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
pub(super) fn groups([bucket, mark]: [u16; 2]) -> impl Iterator<Item = usize> {
    let bucket = usize::from(bucket);
    let mut rest = &STREAM[FIRST[bucket] as usize..FIRST[bucket + 1] as usize];
    let mut found: &[u16] = &[];
    while let [own, groups @ ..] = rest {
        let count = groups.iter().take_while(|&group| group & LAST == 0).count() + 1;
        let (groups, others) = groups.split_at(count.min(groups.len()));
        if *own == mark {
            found = groups;
            break;
        }
        rest = others;
    }
    found.iter().map(|group| usize::from(group & !LAST))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dutch::{bucket, root};
    use crate::genre::{FIELDS, SYNONYMS, entries};

    #[test]
    fn every_word_of_the_thesauri_is_found_in_its_groups() {
        let mut roots = vec![std::collections::HashSet::new(); fields().end];
        for (group, line) in entries(SYNONYMS).chain(entries(FIELDS)).enumerate() {
            for word in line.split(' ') {
                assert!(groups(bucket(&root(word))).any(|own| own == group), "{word} in {group}");
                roots[group].insert(root(word));
            }
        }
        assert_eq!((entries(SYNONYMS).count(), entries(FIELDS).count()), (synonyms().len(), fields().len()));
        assert_eq!(roots.iter().position(|own| own.len() < 2), None, "one root only");
        assert_eq!([groups(bucket("xyzzy")).count(), groups(bucket("")).count()], [0, 0]);
    }
}
