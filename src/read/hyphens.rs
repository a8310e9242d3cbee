//! Rejoins words that were cut at a line end, as a Dutch reader would, with the document's own
//! words as evidence.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::genre::{HYPHEN_JOINTS, HYPHEN_PREFIXES};

/// How often the document writes each word inside a line, where no line end can have cut it.
#[derive(Debug, Default)]
pub(crate) struct Spellings<'a>(HashMap<&'a str, u32, RandomState>);

fn bare(word: &str) -> &str {
    if let [first, .., last] = word.as_bytes()
        && first.is_ascii_alphanumeric()
        && last.is_ascii_alphanumeric()
    {
        return word;
    }
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

impl<'a> Spellings<'a> {
    /// Counts the words of all lines but those a line end may have cut.
    pub(crate) fn of(lines: impl Iterator<Item = &'a str>) -> Self {
        let mut counts = HashMap::default();
        let mut after_cut = false;
        for line in lines {
            let mut words = line.split(' ').filter(|w| !w.is_empty()).peekable();
            let mut first = true;
            while let Some(word) = words.next() {
                let last = words.peek().is_none();
                let cut = (first && after_cut) || (last && word.ends_with('-'));
                first = false;
                if !cut && word.len() < 64 {
                    *counts.entry(bare(word)).or_insert(0) += 1;
                }
            }
            after_cut = line.trim_end().ends_with('-');
        }
        Self(counts)
    }

    /// As it is written, in lower case, and as at the beginning of a sentence.
    fn count(&self, word: &str) -> u32 {
        let lower = word.to_lowercase();
        let mut letters = lower.chars();
        let opening: String =
            letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        let count = |form: &str| self.0.get(form).copied().unwrap_or(0);
        let written = if word == lower || word == opening { 0 } else { count(word) };
        written + count(&lower) + if lower == opening { 0 } else { count(&opening) }
    }
}

/// What becomes of a hyphen at a line end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Joint {
    /// It only marked the cut: `kennisge-/nomen`.
    Drop,
    /// It belongs to the word: `EU-/niveau`.
    Keep,
    /// It stands for a part left out, and a new word begins: `land-/en tuinbouw`.
    Space,
}

/// Decides between `head-` at a line end and `tail` at the next line's beginning.
pub(crate) fn joint(head: &str, tail: &str, spellings: &Spellings) -> Joint {
    let head = head.rsplit(|c: char| c.is_whitespace() || "(/«‘“\"".contains(c)).next().unwrap_or(head);
    let (head, next) = (bare(head), tail);
    let tail = bare(tail);
    if head.is_empty() || tail.is_empty() {
        return Joint::Keep;
    }
    if HYPHEN_JOINTS.contains(&next.to_lowercase().as_str()) && spellings.count(&format!("{head}{tail}")) == 0
    {
        return Joint::Space;
    }
    let kept = spellings.count(&format!("{head}-{tail}"));
    let dropped = spellings.count(&format!("{head}{tail}"));
    if kept != dropped {
        return if kept > dropped { Joint::Keep } else { Joint::Drop };
    }
    let part = head.rsplit('-').next().unwrap_or(head);
    let is_name = part.chars().next_back().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    let is_mixed = part.chars().skip(1).any(char::is_uppercase);
    let opens_name = tail.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    let faction = is_mixed && tail.starts_with("fractie");
    if is_name
        || faction
        || opens_name
        || HYPHEN_PREFIXES.contains(&part.to_lowercase().as_str())
        || clash(part, tail)
    {
        Joint::Keep
    } else {
        Joint::Drop
    }
}

/// Whether the two vowels at the joint would be read as one sound: `massa-immigratie`.
fn clash(head: &str, tail: &str) -> bool {
    let (Some(a), Some(b)) = (head.chars().next_back(), tail.chars().next()) else { return false };
    let pair = (a.to_ascii_lowercase(), b.to_ascii_lowercase());
    matches!(
        pair,
        ('a', 'a' | 'e' | 'i' | 'u')
            | ('e', 'e' | 'i' | 'u')
            | ('i', 'e' | 'j')
            | ('o', 'e' | 'i' | 'o' | 'u')
            | ('u', 'i' | 'u')
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn join(head: &str, tail: &str) -> Joint {
        let text = ["op EU-niveau en Noord-Afrikaanse landen", "een terugkeereenheid"];
        joint(head, tail, &Spellings::of(text.into_iter()))
    }

    #[test]
    fn cut_words_close_up() {
        for (head, tail) in
            [("kennisge", "nomen"), ("arbeidsmi", "gratie"), ("terugkeer", "eenheid"), ("re", "actie,")]
        {
            assert_eq!(join(head, tail), Joint::Drop, "{head}-{tail}");
        }
    }

    #[test]
    fn hyphens_of_the_word_stay() {
        for (head, tail) in [
            ("EU", "niveau"),
            ("SP", "fractie"),
            ("GroenLinks", "fractie"),
            ("massa", "immigratie"),
            ("niet", "begeleide"),
            ("Noord", "Afrikaanse"),
            ("A2", "niveau"),
            ("D66", "fractie"),
        ] {
            assert_eq!(join(head, tail), Joint::Keep, "{head}-{tail}");
        }
    }

    #[test]
    fn a_part_left_out_keeps_hyphen_and_blank() {
        assert_eq!(join("studie", "en"), Joint::Space);
        assert_eq!(join("VVD", "als"), Joint::Space);
    }

    #[test]
    fn the_document_decides_where_it_can() {
        let text = ["de zee-egel en het zeeegelbeleid", "het zeeegelbeleid"];
        let spellings = Spellings::of(text.into_iter());
        assert_eq!(joint("zee", "egel", &spellings), Joint::Keep);
        assert_eq!(joint("zee", "egelbeleid", &spellings), Joint::Drop);
    }
}
