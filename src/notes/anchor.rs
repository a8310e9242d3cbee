//! The words by which a remark holds on to an item, and the finding of that item in another reading.

use std::collections::HashMap;

use foldhash::fast::RandomState;
use serde::{Deserialize, Serialize};

use crate::dutch;
use crate::model::{Answer, Dossier, Lines, Question};

use super::text::Label;

/// An item by its id and its first words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Anchor {
    /// Its id when it was bound: `1.3/SP/4`, `1.3/answer/7`.
    pub id: Label,
    /// Its first words; none where a person wrote the id alone.
    #[serde(default)]
    pub words: Label,
    /// Its first and last source line; 0 when unknown.
    #[serde(default)]
    pub lines: (u32, u32),
}

/// So many words tell one item from all others: no question of a known document is longer.
const FIRST_WORDS: usize = 60;
/// An answer is longer and bound by less of it: an addition behind leaves it the same answer.
const FIRST_WORDS_OF_ANSWER: usize = 25;

/// From this likeness on two texts are the same item reworded. In the built-in dossier no two items come
/// nearer than 0.6 (but for formulas, see [`SUBJECTS`]), and all but a few short ones stay above it when every
/// fifth word is another.
const ALIKE: f32 = 0.65;
/// So many words that carry a subject must be shared, but under the same id: `Graag een reactie hierop` is
/// like many others.
const SUBJECTS: usize = 2;

/// A second's work. No person has so many remarks that went astray; a file made to be slow has.
const COMPARISONS: usize = 2_000_000;

impl Anchor {
    /// Of a question.
    pub fn question(question: &Question) -> Self {
        Self::new(&question.id, first_words(&question.text, FIRST_WORDS), question.lines)
    }

    /// Of an answer.
    pub fn answer(answer: &Answer) -> Self {
        Self::new(&answer.id, first_words(&answer.text, FIRST_WORDS_OF_ANSWER), answer.lines)
    }

    fn new(id: &str, words: String, lines: Lines) -> Self {
        Self { id: id.into(), words: words.into(), lines: (lines.first, lines.last) }
    }

    /// By which two anchors are of the same item.
    pub(super) fn key(&self) -> (String, String) {
        (dutch::lower(&self.id), key(&self.words))
    }

    /// The item in words for a person: `1.3/SP/4 «Kan de regering …»`.
    pub(super) fn told(&self) -> String {
        let words = first_words(&self.words, 8);
        let more = if words.len() < self.words.len() { " …" } else { "" };
        if words.is_empty() { self.id.to_string() } else { format!("{} «{words}{more}»", self.id) }
    }
}

fn first_words(text: &str, count: usize) -> String {
    text.split_whitespace().take(count).collect::<Vec<_>>().join(" ")
}

/// Words as they are compared: case, accents, blanks and stops make no other words.
fn key(words: &str) -> String {
    let key = dutch::words(words).join(" ");
    if key.is_empty() { dutch::fold(words) } else { key }
}

/// How an item was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Found {
    /// Under its id, with its words.
    Same(usize),
    /// Elsewhere, with its words.
    Moved(usize),
    /// With words alike, and how much.
    Alike(usize, f32),
    /// Not at all.
    Nowhere,
}

/// The items of one kind in a document, in its order: their ids and texts.
pub(super) struct Items<'a> {
    all: Vec<(&'a str, &'a str)>,
    first_words: usize,
}

impl<'a> Items<'a> {
    pub(super) fn questions(dossier: &'a Dossier) -> Self {
        let all = dossier.questions.iter().map(|q| (q.id.as_str(), q.text.as_str())).collect();
        Self { all, first_words: FIRST_WORDS }
    }

    pub(super) fn answers(dossier: &'a Dossier) -> Self {
        let all = dossier.answers.iter().map(|a| (a.id.as_str(), a.text.as_str())).collect();
        Self { all, first_words: FIRST_WORDS_OF_ANSWER }
    }

    fn words(&self, at: usize) -> String {
        first_words(self.all[at].1, self.first_words)
    }

    /// The positions of the items that now have the ids of anchors.
    fn there(&self, anchors: &[&Anchor]) -> Vec<Option<usize>> {
        let ids: HashMap<String, usize, RandomState> =
            self.all.iter().enumerate().rev().map(|(at, item)| (dutch::lower(item.0), at)).collect();
        anchors.iter().map(|anchor| ids.get(&dutch::lower(&anchor.id)).copied()).collect()
    }

    /// The positions of the items under the ids of anchors, where they begin with their words.
    pub(super) fn begun(&self, anchors: &[&Anchor]) -> Vec<Option<usize>> {
        let begins = |(there, anchor): (Option<usize>, &&Anchor)| {
            there.filter(|&at| key(&self.words(at)).starts_with(&key(&anchor.words)))
        };
        self.there(anchors).into_iter().zip(anchors).map(begins).collect()
    }

    /// Where anchors are.
    pub(super) fn find(&self, anchors: &[&Anchor]) -> Vec<Found> {
        if anchors.is_empty() {
            return Vec::new();
        }
        let mut elsewhere = None;
        let find = |(there, anchor): (Option<usize>, &&Anchor)| {
            let is_same = |at: &usize| anchor.words.is_empty() || key(&self.words(*at)) == key(&anchor.words);
            match there.filter(is_same) {
                Some(at) => Found::Same(at),
                // Most remarks stand where they were: then no more than that is looked at.
                None => elsewhere.get_or_insert_with(|| Elsewhere::new(self)).find(anchor, there),
            }
        };
        self.there(anchors).into_iter().zip(anchors).map(find).collect()
    }
}

/// The items, for those that are not under their id.
struct Elsewhere {
    all: Vec<Compared>,
    by_key: HashMap<String, Vec<usize>, RandomState>,
    /// How many more may be compared.
    left: usize,
}

impl Elsewhere {
    fn new(items: &Items) -> Self {
        let ids = items.all.iter().enumerate();
        let all: Vec<Compared> = ids.map(|(at, item)| Compared::new(item.0, &items.words(at))).collect();
        let mut by_key: HashMap<String, Vec<usize>, RandomState> = HashMap::default();
        for (at, item) in all.iter().enumerate().filter(|(_, item)| !item.key.is_empty()) {
            by_key.entry(item.key.clone()).or_default().push(at);
        }
        Self { all, by_key, left: COMPARISONS }
    }

    /// Where an anchor is; `there` is the item that now has its id.
    fn find(&mut self, anchor: &Anchor, there: Option<usize>) -> Found {
        let anchor = Compared::new(&anchor.id, &anchor.words);
        if let Some(at) = self.same_words(&anchor) {
            return Found::Moved(at);
        }
        // A person who writes by hand quotes the beginning.
        match there {
            Some(at) if self.all[at].key.starts_with(&anchor.key) => Found::Same(at),
            _ => self.alike(&anchor).unwrap_or(Found::Nowhere),
        }
    }

    /// Of the items with the same words that under the same pillar and faction, and the nearest there.
    fn same_words(&self, anchor: &Compared) -> Option<usize> {
        let away =
            |&&at: &&usize| (self.all[at].place != anchor.place, self.all[at].number.abs_diff(anchor.number));
        self.by_key.get(&anchor.key)?.iter().min_by_key(away).copied()
    }

    /// The item most alike, under the same pillar and faction or else anywhere.
    fn alike(&mut self, anchor: &Compared) -> Option<Found> {
        self.left = self.left.checked_sub(self.all.len())?;
        let all = self.all.iter().enumerate();
        let all = all.map(|(at, item)| (item.place == anchor.place, anchor.likeness(item), at));
        let alike = all.filter(|(_, likeness, _)| *likeness >= ALIKE);
        let best = alike.reduce(|best, next| if (next.0, next.1) > (best.0, best.1) { next } else { best });
        best.map(|(_, likeness, at)| Found::Alike(at, likeness))
    }
}

/// An id and words made ready for comparing.
struct Compared {
    /// Pillar and faction.
    place: String,
    number: u32,
    key: String,
    /// Sorted.
    words: Vec<String>,
}

impl Compared {
    fn new(id: &str, words: &str) -> Self {
        let id = dutch::lower(id);
        let (place, number) = id.rsplit_once('/').unwrap_or(("", &id));
        let key = key(words);
        let mut words = dutch::words(words);
        words.sort_unstable();
        Self { place: place.to_owned(), number: number.parse().unwrap_or(0), key, words }
    }

    /// The share of the words of both that both have.
    fn likeness(&self, other: &Self) -> f32 {
        let (mut ours, mut theirs) = (self.words.iter().peekable(), other.words.iter().peekable());
        let (mut shared, mut subjects, mut last) = (0, 0, None);
        while let (Some(&a), Some(&b)) = (ours.peek(), theirs.peek()) {
            if a <= b {
                ours.next();
            }
            if b <= a {
                theirs.next();
            }
            if a == b {
                shared += 1;
                subjects += usize::from(last != Some(a) && !dutch::is_stop(a));
                last = Some(a);
            }
        }
        let all = self.words.len() + other.words.len();
        let is_same_id = self.place == other.place && self.number == other.number;
        if subjects < SUBJECTS && !is_same_id { 0.0 } else { 2.0 * shared as f32 / all.max(1) as f32 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::read;

    const TEXT: &[u8] = include_bytes!("../../data/kst-19637-2395.txt");

    fn anchors(dossier: &Dossier) -> [Vec<Anchor>; 2] {
        let questions = dossier.questions.iter().map(Anchor::question).collect();
        [questions, dossier.answers.iter().map(Anchor::answer).collect()]
    }

    #[test]
    fn everything_is_found_where_it_is() {
        let dossier = read(TEXT, "proef");
        for (anchors, items) in
            anchors(&dossier).iter().zip([Items::questions(&dossier), Items::answers(&dossier)])
        {
            let found = items.find(&anchors.iter().collect::<Vec<_>>());
            assert!(found.iter().enumerate().all(|(at, found)| *found == Found::Same(at)));
            // And by its words alone, unless others have the same.
            let astray: Vec<Anchor> =
                anchors.iter().map(|anchor| Anchor { id: "9/X/1".into(), ..anchor.clone() }).collect();
            let found = items.find(&astray.iter().collect::<Vec<_>>());
            let others = |at: usize| anchors.iter().filter(|a| a.key().1 == anchors[at].key().1).count();
            for (at, found) in found.iter().enumerate() {
                assert!(*found == Found::Moved(at) || others(at) > 1, "{:?} {found:?}", anchors[at]);
            }
        }
    }

    #[test]
    fn what_is_another_item_is_not_alike() {
        for anchors in anchors(&read(TEXT, "proef")) {
            let words: Vec<Compared> = anchors.iter().map(|a| Compared::new(&a.id, &a.words)).collect();
            for (at, one) in words.iter().enumerate() {
                for other in words[..at].iter().filter(|other| other.key != one.key) {
                    assert!(one.likeness(other) < 0.6, "{} / {}", one.key, other.key);
                }
            }
        }
    }

    /// Every fifth word is another, and the first is gone.
    fn reworded(text: &str) -> String {
        let words = text.split_whitespace().skip(1).enumerate();
        words.map(|(nth, word)| if nth % 5 == 4 { "anders" } else { word }).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_reworded_is_found() {
        let dossier = read(TEXT, "proef");
        let questions = Items::questions(&dossier);
        let (mut gone, mut moved_and_gone) = (0, 0);
        for (at, question) in dossier.questions.iter().enumerate() {
            let here =
                Anchor { words: reworded(&question.text).as_str().into(), ..Anchor::question(question) };
            let elsewhere = Anchor { id: "9/X/1".into(), ..here.clone() };
            let found = questions.find(&[&here, &elsewhere]);
            for (found, gone) in found.iter().zip([&mut gone, &mut moved_and_gone]) {
                match found {
                    Found::Same(same) | Found::Alike(same, _) => assert_eq!(*same, at, "{}", question.text),
                    _ => *gone += 1,
                }
            }
        }
        // Short ones, of which hardly a word is left; and elsewhere the formulas.
        assert!(gone <= 4 && moved_and_gone <= 19, "{gone}, {moved_and_gone} of {}", dossier.questions.len());
    }

    fn found(words: &str, id: &str, items: &[(&str, &str)]) -> Found {
        let anchor = Anchor { id: id.into(), words: words.into(), lines: (0, 0) };
        Items { all: items.to_vec(), first_words: FIRST_WORDS }.find(&[&anchor])[0]
    }

    #[test]
    fn of_several_with_the_same_words_the_nearest() {
        let items = [
            ("1/SP/1", "Wat kost dat?"),
            ("1/VVD/2", "Waarom niet?"),
            ("1/SP/3", "Waarom niet?"),
            ("1/SP/9", "Waarom niet?"),
        ];
        assert_eq!(found("Waarom  niet.", "1/SP/4", &items), Found::Moved(2));
        assert_eq!(found("waarom niet", "1/SP/9", &items), Found::Same(3));
        // A beginning quoted by hand, or the id alone; but not other words.
        assert_eq!(found("Wat kost", "1/sp/1", &items), Found::Same(0));
        assert_eq!(found("", "1/SP/1", &items), Found::Same(0));
        assert_eq!(found("Hoe lang nog?", "1/SP/1", &items), Found::Nowhere);
        assert_eq!(found("", "2/SP/1", &items), Found::Nowhere);
    }
}
