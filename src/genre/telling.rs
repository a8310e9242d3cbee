//! How much a word tells of a subject, and which words stand for one another: the large tables, kept as text.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

/// Groups of words that partly stand for each other: what members call one thing, a reply may call another.
/// Here for the tests: the program looks them up in the table that `compile.rs` makes of them.
#[cfg(test)]
pub(crate) const SYNONYMS: &str = include_str!("synonyms.txt");

/// Fields: words on one subject, of which a question may say one and its answer another.
/// Here for the tests too.
#[cfg(test)]
pub(crate) const FIELDS: &str = include_str!("fields.txt");

/// Words that carry no subject anywhere, in the forms in which they stand in texts.
const COMMON: &str = include_str!("common.txt");
/// Words that carry some subject and stand in texts on any.
const BROAD: &str = include_str!("broad.txt");

/// What a word of [`COMMON`] and of [`BROAD`] tells, beside one that names a subject.
const TELLS: [(&str, f32); 2] = [(COMMON, 0.05), (BROAD, 0.4)];

/// The groups, or the words, of a table kept as text.
pub fn entries(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.starts_with('#'))
}

/// How much a folded word tells of a subject, from nothing (0) to a subject's name (1).
pub fn telling(word: &str) -> f32 {
    static KNOWN: LazyLock<HashMap<&str, f32, RandomState>> = LazyLock::new(|| {
        let of = |(table, tells)| entries(table).flat_map(|l| l.split(' ')).map(move |word| (word, tells));
        TELLS.into_iter().flat_map(of).collect()
    });
    KNOWN.get(word).copied().unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_hold_folded_words_and_no_word_twice() {
        let words = |table: &'static str| entries(table).flat_map(|l| l.split(' '));
        for table in [SYNONYMS, FIELDS, COMMON, BROAD] {
            let odd = words(table)
                .find(|w| w.is_empty() || !w.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
            assert_eq!(odd, None);
        }
        let mut all: Vec<&str> = words(COMMON).chain(words(BROAD)).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count, "a word stands in both, or twice");
    }

    #[test]
    fn each_group_has_two_words_and_stands_once() {
        for table in [SYNONYMS, FIELDS] {
            let mut groups: Vec<&str> = entries(table).collect();
            assert_eq!(groups.iter().find(|g| !g.contains(' ')), None);
            let count = groups.len();
            groups.sort_unstable();
            groups.dedup();
            assert_eq!(groups.len(), count);
        }
    }

    #[test]
    fn subjects_tell_more_than_what_stands_in_every_text() {
        assert!(telling("drinkwater") > telling("beleid") && telling("beleid") > telling("belangrijk"));
    }
}
