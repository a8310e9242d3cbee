//! What people put beside the questions of a document: notes, tags, judgements, and corrections of links.
//!
//! `text` holds the words of people, cleaned; `said` who said what when, and how two sets become one;
//! `anchor` the words a remark is bound by, and how they are found again; `bound` where the remarks of a
//! document stand in it; `change` what a person does; `merge` makes one of two; `correct` lays corrections
//! over computed links; `labels` is what remarks are found by; `exchange` is the file people send one another.

mod anchor;
mod bound;
mod change;
mod correct;
mod exchange;
mod labels;
#[cfg(test)]
mod laws;
mod merge;
mod moment;
mod said;
mod text;

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};

use crate::model::QuestionIx;
use crate::words::{Lang, remark as words};

pub use anchor::Anchor;
pub use bound::{Bound, Correction, Placing, bind};
pub use change::Change;
pub use correct::correct;
pub use exchange::{Mistake, Parsed, parse, write};
pub use said::{Said, Stamp};
pub use text::{Label, Note, Tag};

use said::{Value, union};

/// The form of [`Remarks`] as it is kept; what has a higher number was written by a later program, and is
/// left alone.
pub const VERSION: u32 = 1;

/// More texts on one question are no work of people, and not compared with one another.
const FEW: usize = 100;

/// What a person thinks of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Judgement {
    /// It answers what was asked.
    Sufficient,
    /// It speaks of something else.
    Evasive,
    /// It answers a part of what was asked.
    Incomplete,
}

impl Judgement {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Sufficient, Self::Evasive, Self::Incomplete];

    /// The word on screen.
    pub fn word(self, lang: Lang) -> &'static str {
        match self {
            Self::Sufficient => words::sufficient(lang),
            Self::Evasive => words::evasive(lang),
            Self::Incomplete => words::incomplete(lang),
        }
    }

    /// The word in the exchange file.
    pub fn dutch(self) -> &'static str {
        self.word(Lang::Dutch)
    }
}

/// The answers a person links to a question; none at all when it has no answer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(pub Vec<Anchor>);

/// All that was said of one question.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Remark {
    /// The question.
    #[serde(flatten)]
    anchor: Anchor,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    note: Vec<Said<Note>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tags: Vec<Said<Tag>>,
    /// Whether to ask on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    ask_on: Vec<Said<bool>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    judgement: Vec<Said<Judgement>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    answers: Vec<Said<Answers>>,
    /// The marks of what was said and is no longer.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    replaced: BTreeSet<u64>,
    /// What a later version keeps here stays here.
    #[serde(flatten)]
    other: Map<String, Json>,
}

/// The remarks on one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remarks {
    /// The form in which they are kept: [`VERSION`], or higher.
    pub version: u32,
    /// The id of the document.
    #[serde(default)]
    pub document: Label,
    #[serde(default, rename = "remarks")]
    all: Vec<Remark>,
    #[serde(flatten)]
    other: Map<String, Json>,
}

/// Where several hold something else, what counts and what else is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The id of the question.
    pub question: String,
    /// `oordeel`, `doorvragen` or `antwoord`.
    pub field: &'static str,
    /// The latest, which counts: `ontwijkend (Jan, 2018-06-12)`.
    pub counts: String,
    /// The others, likewise, the latest first.
    pub others: Vec<String>,
}

impl Value for Note {
    const FIELD: &'static str = "notitie";

    fn told(&self) -> String {
        self.to_string()
    }

    fn is_empty(&self) -> bool {
        str::is_empty(self)
    }
}

impl Value for Tag {
    const FIELD: &'static str = "tags";

    fn told(&self) -> String {
        self.to_string()
    }

    fn is_empty(&self) -> bool {
        str::is_empty(self)
    }
}

impl Value for bool {
    const FIELD: &'static str = "doorvragen";

    fn told(&self) -> String {
        if *self { "ja" } else { "nee" }.to_owned()
    }
}

impl Value for Judgement {
    const FIELD: &'static str = "oordeel";

    fn told(&self) -> String {
        self.dutch().to_owned()
    }
}

impl Value for Answers {
    const FIELD: &'static str = "antwoord";

    fn told(&self) -> String {
        let ids: Vec<&str> = self.0.iter().map(|anchor| &*anchor.id).collect();
        if ids.is_empty() { "geen".to_owned() } else { ids.join(" en ") }
    }
}

impl Remark {
    /// The question it is about.
    pub fn anchor(&self) -> &Anchor {
        &self.anchor
    }

    /// Whether it says nothing, or nothing any more.
    pub fn is_empty(&self) -> bool {
        let one = self.note.is_empty() && self.tags.is_empty() && self.ask_on.is_empty();
        one && self.judgement.is_empty() && self.answers.is_empty()
    }

    /// Whether there is nothing to keep of it.
    fn is_bare(&self) -> bool {
        self.is_empty() && self.replaced.is_empty() && self.other.is_empty()
    }

    /// The note; where several wrote one, each text whole with who wrote it, the oldest first.
    pub fn note(&self) -> Note {
        // A text that stands in another one with all its lines was carried on there.
        let carried_on = |text: &str| {
            let mut others = self.note.iter().filter(|other| &*other.value != text);
            self.note.len() <= FEW && others.any(|other| has_lines(&other.value, text))
        };
        let mut seen = BTreeSet::new();
        let texts =
            self.note.iter().rev().filter(|said| seen.insert(&said.value) && !carried_on(&said.value));
        let texts: Vec<&Said<Note>> = texts.collect();
        if let [one] = texts[..] {
            return one.value.clone();
        }
        let each = texts.iter().map(|said| format!("{}:\n{}", said.by.told(), said.value));
        each.collect::<Vec<_>>().join("\n\n").into()
    }

    /// The tags in alphabetical order; case and accents make no other tag.
    pub fn tags(&self) -> Vec<Tag> {
        let mut tags: Vec<Tag> = self.tags.iter().map(|said| said.value.clone()).collect();
        tags.sort_by_cached_key(|tag| (crate::dutch::fold(tag), tag.clone()));
        tags.dedup_by_key(|tag| crate::dutch::fold(tag));
        tags
    }

    /// Whether to ask on.
    pub fn asks_on(&self) -> bool {
        self.ask_on.first().is_some_and(|said| said.value)
    }

    /// What a person thinks of the answer.
    pub fn judgement(&self) -> Option<Judgement> {
        self.judgement.first().map(|said| said.value)
    }

    /// The answers a person linked, with who did; `None` where the computed ones stand.
    pub fn answers(&self) -> Option<&Said<Answers>> {
        self.answers.first()
    }

    /// Where several hold something else.
    pub fn conflicts(&self) -> Vec<Conflict> {
        let id = &self.anchor.id;
        let all = [conflict(id, &self.judgement), conflict(id, &self.ask_on), conflict(id, &self.answers)];
        all.into_iter().flatten().collect()
    }

    /// This and another one about the same question, as one.
    fn joined(&self, other: &Self, replaced: &BTreeSet<u64>) -> Self {
        Self {
            anchor: self.anchor.clone().min(other.anchor.clone()),
            note: union(&self.note, &other.note, replaced),
            tags: union(&self.tags, &other.tags, replaced),
            ask_on: union(&self.ask_on, &other.ask_on, replaced),
            judgement: union(&self.judgement, &other.judgement, replaced),
            answers: union(&self.answers, &other.answers, replaced),
            replaced: replaced.clone(),
            other: merge::maps(&self.other, &other.other),
        }
    }
}

fn conflict<T: Value>(question: &str, all: &[Said<T>]) -> Option<Conflict> {
    let told = |said: &Said<T>| format!("{} ({})", said.value.told(), said.by.told());
    let (counts, others) = all.split_first()?;
    let others: Vec<String> =
        others.iter().filter(|said| said.value.told() != counts.value.told()).map(told).collect();
    let question = question.to_owned();
    (!others.is_empty()).then(|| Conflict { question, field: T::FIELD, counts: told(counts), others })
}

/// Whether some lines stand in a text, one below the other.
fn has_lines(text: &str, lines: &str) -> bool {
    let whole = |at: usize| {
        let end = at + lines.len();
        (at == 0 || text[..at].ends_with('\n')) && (end == text.len() || text[end..].starts_with('\n'))
    };
    text.match_indices(lines).any(|(at, _)| whole(at))
}

impl Default for Remarks {
    fn default() -> Self {
        Self { version: VERSION, document: Label::default(), all: Vec::new(), other: Map::new() }
    }
}

impl Remarks {
    /// None yet.
    pub fn of(document: &str) -> Self {
        Self { document: document.into(), ..Self::default() }
    }

    /// Whether there is nothing to keep.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty() && self.other.is_empty()
    }

    /// The remarks, by the positions that [`Bound`] tells.
    pub fn all(&self) -> &[Remark] {
        &self.all
    }

    /// What was said of a question; several remarks can have come to stand there.
    pub fn on(&self, bound: &Bound, question: QuestionIx) -> Option<Cow<'_, Remark>> {
        let mut remarks = bound.on(question).iter().filter_map(|&at| self.all.get(at));
        let first = Cow::Borrowed(remarks.next()?);
        Some(remarks.fold(first, |one, next| Cow::Owned(one.joined(next, &BTreeSet::new()))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said<T>(value: T, who: &str, at: u64) -> Said<T> {
        Said { by: Stamp { at, who: who.into() }, value }
    }

    #[test]
    fn two_texts_are_told_with_who_wrote_them() {
        let note = vec![said("Twee".into(), "Piet", 90_000), said("Een".into(), "Jan", 5)];
        let remark = Remark { note, ..Remark::default() };
        assert_eq!(&*remark.note(), "Jan, 1970-01-01:\nEen\n\nPiet, 1970-01-02:\nTwee");
    }

    #[test]
    fn a_text_that_another_carries_on_is_not_told_twice() {
        let note = vec![said("Een\nTwee".into(), "", 9), said("Een".into(), "Jan", 5)];
        assert_eq!(&*Remark { note, ..Remark::default() }.note(), "Een\nTwee");
        // Only whole lines carry one on.
        let note = vec![said("jaar".into(), "", 9), said("ja".into(), "Jan", 5)];
        assert!(Remark { note, ..Remark::default() }.note().contains("Jan, 1970-01-01:\nja"));
    }

    #[test]
    fn the_latest_counts_and_the_other_is_told() {
        let judgement = vec![said(Judgement::Evasive, "Jan", 9), said(Judgement::Sufficient, "", 0)];
        let anchor = Anchor { id: "1/SP/1".into(), ..Anchor::default() };
        let remark = Remark { anchor, judgement, ..Remark::default() };
        assert_eq!(remark.judgement(), Some(Judgement::Evasive));
        let counts = "ontwijkend (Jan, 1970-01-01)".to_owned();
        let others = vec!["voldoende (zonder naam)".to_owned()];
        assert_eq!(
            remark.conflicts(),
            [Conflict { question: "1/SP/1".into(), field: "oordeel", counts, others }]
        );
    }

    #[test]
    fn what_a_later_version_keeps_stays() {
        let json = r#"{"version":1,"document":"d","remarks":[{"id":"1/SP/1","words":"Wat","lines":[3,4],"colour":"red"}],"x":{"y":1}}"#;
        let remarks: Remarks = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&remarks).unwrap(), json);
    }
}
