//! Where a reader is and was in a document and what was asked, in words that survive a re-read: ids, not rows.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A place to come back to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Place {
    /// The selected item: a question's or answer's id, or empty.
    #[serde(default)]
    pub item: String,
    /// The source line at the top of the reading pane; 0 when unknown.
    #[serde(default)]
    pub line: u32,
}

/// The places gone to on purpose, around the place where one is; the oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Trail {
    /// Where `H` leads, the next one last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub back: Vec<Place>,
    /// Where `L` leads, the next one last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forward: Vec<Place>,
}

impl Trail {
    /// Longer trails lose their oldest steps.
    pub const LONGEST: usize = 100;

    /// This trail, with the places of another behind it that it does not have.
    pub fn joined(mut self, other: Self, here: &Place) -> Self {
        let same = |a: &Place, b: &Place| a.item == b.item;
        let has =
            |step: &Place| self.back.iter().chain(&self.forward).chain([here]).any(|own| same(own, step));
        let mut back: Vec<Place> =
            other.back.into_iter().filter(|step| !step.item.is_empty() && !has(step)).collect();
        back.append(&mut self.back);
        self.back = back.split_off(back.len().saturating_sub(Self::LONGEST));
        self
    }
}

/// All that is remembered of a reader in a document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Memory {
    /// Where one is.
    pub place: Place,
    /// How one came there.
    pub trail: Trail,
    /// What was asked in the finder, the last one last.
    pub queries: Vec<String>,
    /// The marked places, by letter.
    pub marks: BTreeMap<char, Place>,
}

impl Memory {
    /// More queries are not kept; the oldest go.
    pub const QUERIES: usize = 50;

    /// This memory, with what another holds that it does not have. Marks that stand where both began and no
    /// longer here were taken away here.
    #[must_use]
    pub fn joined(self, other: Self, began: &Self) -> Self {
        let mut marks = other.marks;
        marks.retain(|letter, place| began.marks.get(letter) != Some(place));
        marks.extend(self.marks);

        let trail = self.trail.joined(other.trail, &self.place);
        let mut queries: Vec<String> =
            other.queries.into_iter().filter(|query| !self.queries.contains(query)).collect();
        queries.extend(self.queries);
        let queries = queries.split_off(queries.len().saturating_sub(Self::QUERIES));
        Self { place: self.place, trail, queries, marks }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_of_two_programs_are_kept_once() {
        let asked = |queries: &[&str]| Memory {
            queries: queries.iter().map(|q| (*q).to_owned()).collect(),
            ..Memory::default()
        };
        assert_eq!(
            asked(&["a", "b"]).joined(asked(&["c", "a"]), &Memory::default()).queries,
            ["c", "a", "b"]
        );
        let many: Vec<String> = (0..80).map(|n| n.to_string()).collect();
        let all = asked(&["x"]).joined(Memory { queries: many, ..Memory::default() }, &Memory::default());
        assert_eq!((all.queries.len(), all.queries[49].as_str()), (Memory::QUERIES, "x"));
    }

    #[test]
    fn marks_of_two_programs_are_joined_and_what_was_taken_away_stays_away() {
        let marked = |marks: &[(char, &str)]| Memory {
            marks: marks.iter().map(|(c, item)| (*c, Place { item: (*item).to_owned(), line: 0 })).collect(),
            ..Memory::default()
        };
        let began = marked(&[('a', "1"), ('b', "2")]);
        let joined =
            marked(&[('b', "2"), ('c', "3")]).joined(marked(&[('a', "1"), ('b', "9"), ('d', "4")]), &began);
        assert_eq!(joined.marks, marked(&[('b', "2"), ('c', "3"), ('d', "4")]).marks);
    }

    fn steps(items: &[&str]) -> Vec<Place> {
        items.iter().map(|item| Place { item: (*item).to_owned(), line: 0 }).collect()
    }

    #[test]
    fn two_trails_become_one() {
        let ours = Trail { back: steps(&["a", "b"]), forward: steps(&["f"]) };
        let theirs = Trail { back: steps(&["a", "x", "f", "here", "y"]), forward: steps(&["z"]) };
        let both = ours.joined(theirs, &steps(&["here"])[0]);
        assert_eq!((both.back, both.forward), (steps(&["x", "y", "a", "b"]), steps(&["f"])));
    }
}
