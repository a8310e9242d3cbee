//! Dutch-looking items in any number, the same on every machine: what searching is timed on.
//!
//! No text of this size may travel with the sources, and one repeated text would flatter every cache.
//! Whole numbers only, since logarithms differ between machines in their last bit.

mod stems;

use std::collections::HashSet;

use stems::{ENDINGS, FUNCTION, PREFIXES, STEMS};

/// Distinct words of the vocabulary.
const VOCABULARY: usize = 80_000;

/// Xorshift by Marsaglia: enough for text, and three lines.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit
    }

    fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

/// The vocabulary, the commonest words first.
fn vocabulary(random: &mut Random) -> Vec<String> {
    let (mut seen, mut out) = (HashSet::new(), Vec::with_capacity(VOCABULARY));
    let mut keep = |word: String| {
        if out.len() < VOCABULARY && seen.insert(word.clone()) {
            out.push(word);
        }
        out.len()
    };
    FUNCTION.iter().chain(STEMS).for_each(|w| _ = keep((*w).to_owned()));
    let mut known = 0;
    while known < VOCABULARY {
        let mut word = String::new();
        // Simple forms fill the common ranks; the long tail is derived words and compounds, as in Dutch.
        if known > 1_500 && random.one_in(4) {
            word.push_str(random.pick(PREFIXES));
        }
        word.push_str(random.pick(STEMS));
        if known > 1_500 && !random.one_in(3) {
            word.push_str(random.pick(&["", "", "s", "en"]));
            word.push_str(random.pick(STEMS));
        }
        word.push_str(random.pick(ENDINGS));
        known = keep(word);
    }
    out
}

/// Items of 60 to 400 letters, made one after the other.
pub(crate) struct Corpus {
    random: Random,
    vocabulary: Vec<String>,
}

impl Corpus {
    pub(crate) fn new() -> Self {
        let mut random = Random(0x9E37_79B9_7F4A_7C15);
        Self { vocabulary: vocabulary(&mut random), random }
    }

    /// A word by Zipf's law: each doubling of the rank is as likely as the one before.
    fn word(&mut self) -> &str {
        loop {
            let first = 1 << self.random.below(17);
            let rank = first + self.random.below(first) - 1;
            if rank < VOCABULARY {
                return &self.vocabulary[rank];
            }
        }
    }

    /// The next item.
    pub(crate) fn item(&mut self) -> String {
        let length = 60 + self.random.below(341);
        let (mut out, mut letters, mut left) = (String::with_capacity(length + 40), 0, 0);
        while letters < length {
            let at = out.len();
            if left == 0 {
                left = 6 + self.random.below(14);
                out.push_str(if at == 0 { "" } else { self.random.pick(&[". ", "? ", "; "]) });
                let mut word = self.word().chars();
                out.extend(word.next().into_iter().flat_map(char::to_uppercase).chain(word));
            } else if self.random.one_in(60) {
                out.push_str(&format!(" {}", 1 + self.random.below(2030)));
            } else {
                out.push_str(if self.random.one_in(12) { ", " } else { " " });
                out.push_str(self.word());
            }
            left -= 1;
            letters += out[at..].chars().count();
        }
        // Cut to the letter, since whole words would overshoot the limit by a compound.
        out.chars().take(length).collect()
    }
}
