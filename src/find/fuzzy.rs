//! Letters in order over many short labels; the only file that knows the matcher crate.

mod bound;

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use crate::cores::both;

use bound::{Pairs, Table, Wanted};

/// From here on two threads take two thirds of the time of one, or less.
const SHARED: usize = 10_000;

/// Labels, ready to be searched: one text, and for each label what can be told without reading it.
#[derive(Default)]
pub struct Labels {
    text: String,
    ends: Vec<usize>,
    /// Of each label, a bit for each letter it holds.
    letters: Vec<u64>,
    /// Of each label, which letters stand beside each other.
    pairs: Vec<Pairs>,
    has_upper: bool,
}

/// Case apart, like the crate without upper case in the pattern. With upper case it asks for more, which a
/// test that only turns down may leave out.
fn letters(text: &str) -> u64 {
    text.bytes().fold(0, |all, b| all | 1 << (b.to_ascii_lowercase() & 63))
}

/// Eight bytes at once: 0x80 where a byte is nothing.
fn zeros(bytes: u64) -> u64 {
    const LOW: u64 = u64::from_ne_bytes([0x7F; 8]);
    !(((bytes & LOW) + LOW) | bytes | LOW)
}

/// The bit that upper and lower case differ in, in eight bytes. Other signs may meet without it.
const CASE: u64 = u64::from_ne_bytes([0x20; 8]);

/// Whether the bytes of a pattern stand in order in a label, case apart. Eight bytes at a time, since most
/// labels read at all are turned down here.
fn in_order(label: &str, pattern: &[u64]) -> bool {
    let mut pattern = pattern.iter();
    let Some(mut wanted) = pattern.next() else { return true };
    let (whole, rest) = label.as_bytes().as_chunks::<8>();
    // The last eight bytes again, without those already read; a short label is filled up.
    let end = label.as_bytes().last_chunk().copied().unwrap_or_else(|| {
        let mut end = [0; 8];
        end[8 - rest.len()..].copy_from_slice(rest);
        end
    });
    let unread = u64::MAX.checked_shl(64 - 8 * rest.len() as u32).unwrap_or(0);
    for (bytes, mut ahead) in whole.iter().map(|bytes| (bytes, u64::MAX)).chain([(&end, unread)]) {
        let bytes = u64::from_le_bytes(*bytes) | CASE;
        loop {
            let found = zeros(bytes ^ wanted) & ahead;
            if found == 0 {
                break;
            }
            let Some(next) = pattern.next() else { return true };
            wanted = next;
            // All bits above the lowest one found.
            ahead &= !(found ^ (found - 1));
        }
    }
    false
}

/// The crate's matcher.
///
/// It keeps its scratch memory between labels, and reads a bonus from there that it did not write for this
/// label where each second letter of a pattern is its first one, up to one that stands twice: `oorlog`. Then
/// each label gets a matcher of its own, so that no score depends on the label before. (Its own switch for
/// that, `use_cache`, panics.)
struct Matcher {
    kept: SkimMatcherV2,
    is_steady: bool,
}

impl Matcher {
    fn new(pattern: &str) -> Self {
        let letters: Vec<char> = pattern.to_ascii_lowercase().chars().collect();
        let mut read_back = letters.chunks(2).take_while(|two| two[0] == letters[0]);
        Self { kept: SkimMatcherV2::default(), is_steady: !read_back.any(|two| two.get(1) == Some(&two[0])) }
    }

    fn score(&self, label: &str, pattern: &str) -> Option<i32> {
        let score = if self.is_steady {
            self.kept.fuzzy_match(label, pattern)
        } else {
            SkimMatcherV2::default().fuzzy_match(label, pattern)
        };
        score.and_then(|score| i32::try_from(score).ok())
    }
}

impl Labels {
    /// Adds a label; its position is the number of labels before it.
    pub fn push(&mut self, label: &str) {
        self.text.push_str(label);
        self.ends.push(self.text.len());
        self.letters.push(letters(label));
        self.pairs.push(Pairs::of(label));
        self.has_upper |= label.bytes().any(|b| b.is_ascii_uppercase());
    }

    fn label(&self, at: usize) -> &str {
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.text[start..self.ends[at]]
    }

    /// The best labels that hold the letters of a pattern in order, with the crate's scores: the highest
    /// first, then by position. A label whose gaps cost more than its letters bring is no hit.
    pub fn best(
        &self,
        pattern: &str,
        limit: usize,
        only: impl Fn(usize) -> bool + Sync,
    ) -> Vec<(usize, u32)> {
        if pattern.is_empty() {
            return (0..self.ends.len()).filter(|&at| only(at)).take(limit).map(|at| (at, 0)).collect();
        }
        let (half, all) = (self.ends.len() / 2, self.ends.len());
        let part = |range| self.best_in(range, pattern, limit, &only);
        let mut found = if all < SHARED {
            part(0..all)
        } else {
            let (mut front, back) = both(|| part(0..half), || part(half..all));
            front.extend(back);
            front
        };
        found.sort_unstable_by_key(|&(at, score)| (Reverse(score), at));
        found.truncate(limit);
        found
    }

    fn best_in(
        &self,
        range: Range<usize>,
        pattern: &str,
        limit: usize,
        only: &impl Fn(usize) -> bool,
    ) -> Vec<(usize, u32)> {
        let lower = pattern.to_ascii_lowercase();
        let wanted = Wanted::new(&lower, self.has_upper);
        let bytes: Vec<u64> = lower.bytes().map(|b| u64::from_ne_bytes([b; 8]) | CASE).collect();
        let table = Table::new(&lower, self.has_upper);
        let needed_letters = letters(&lower);
        let matcher = Matcher::new(pattern);
        let mut kept: BinaryHeap<Reverse<(i32, Reverse<usize>)>> = BinaryHeap::new();
        // What a label has to score to be kept; among equals the first stay.
        let mut needed = 0_i32;
        for at in range {
            if self.letters[at] & needed_letters != needed_letters
                || !wanted.can_reach(&self.pairs[at], needed)
                || !only(at)
            {
                continue;
            }
            let label = self.label(at);
            if !in_order(label, &bytes) || !table.can_reach(label, needed) {
                continue;
            }
            if let Some(score) = matcher.score(label, pattern).filter(|score| *score >= needed) {
                kept.push(Reverse((score, Reverse(at))));
                if kept.len() > limit {
                    kept.pop();
                }
                if kept.len() >= limit {
                    needed = kept.peek().map_or(i32::MAX, |worst| worst.0.0 + 1);
                }
            }
        }
        kept.into_iter().map(|Reverse((score, Reverse(at)))| (at, score.cast_unsigned())).collect()
    }
}

#[cfg(test)]
mod tests;
