//! What people said: each value with who said it and when. Two sets of it become one without asking anybody.
//!
//! Saying something else never changes a value: the new one stands beside the marks of those it replaces.
//! So a set of values and a set of marks meet by union, in any order and any number of times, and what
//! somebody replaced does not come back with an older copy.

use std::collections::BTreeSet;

use serde::{Deserialize, Deserializer, Serialize};

use super::moment;
use super::text::Label;

/// Who says something, and when. The later one is the larger one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Stamp {
    /// Seconds since 1970; 0 when unknown.
    #[serde(default, deserialize_with = "possible")]
    pub at: u64,
    /// The name of a person; may be empty.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub who: Label,
}

/// A moment of a far future would be the later one for ever.
fn possible<'de, D: Deserializer<'de>>(from: D) -> Result<u64, D::Error> {
    u64::deserialize(from).map(|at| at.min(moment::LAST))
}

impl Stamp {
    /// As it is told behind a value: `Jan, 2018-06-12`.
    pub fn told(&self) -> String {
        let who = if self.who.is_empty() { "zonder naam" } else { &self.who };
        if self.at == 0 { who.to_owned() } else { format!("{who}, {}", moment::day(self.at)) }
    }
}

/// Something that can be said of a question.
pub(super) trait Value: Clone + Ord {
    /// The word for it, as in the exchange file.
    const FIELD: &'static str;

    /// The value in words.
    fn told(&self) -> String;

    /// Whether it says nothing.
    fn is_empty(&self) -> bool {
        false
    }
}

/// One value, with who said it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Said<T> {
    /// By whom and when.
    #[serde(flatten)]
    pub by: Stamp,
    /// What.
    pub value: T,
}

/// A number by which something said is known when it was replaced. The same on every machine and in every
/// version (FNV-1a); short enough that all readers of JSON keep it whole.
pub(super) fn mark<T: Value>(said: &Said<T>) -> u64 {
    let Stamp { at, who } = &said.by;
    let words = format!("{}\0{at}\0{who}\0{}", T::FIELD, said.value.told());
    let hash = words.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    hash & MARK
}

/// The bits of a mark.
pub(super) const MARK: u64 = (1 << 48) - 1;

/// What is said in either and replaced in none; the latest first.
pub(super) fn union<T: Value>(a: &[Said<T>], b: &[Said<T>], replaced: &BTreeSet<u64>) -> Vec<Said<T>> {
    let all: BTreeSet<&Said<T>> = a.iter().chain(b).collect();
    let holds = |said: &&&Said<T>| !said.value.is_empty() && !replaced.contains(&mark(said));
    all.iter().rev().filter(holds).map(|said| (*said).clone()).collect()
}
