//! One set of remarks from two: of two programs that wrote at once, or of two people.
//!
//! What either says stands in the result, but for what the other knew and replaced. The order and the number
//! of merges make no difference.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value as Json};

use crate::model::Dossier;

use super::anchor::{Anchor, Items};
use super::said::{Said, Value, mark};
use super::text::Label;
use super::{Conflict, Remark, Remarks, VERSION};

impl Remarks {
    /// This and another one about the same document, as one.
    pub fn merge(&self, other: &Self) -> Self {
        let mut remarks: BTreeMap<(String, String), Remark> = BTreeMap::new();
        for remark in self.all.iter().chain(&other.all) {
            let known = remarks.entry(remark.anchor.key()).or_insert_with(|| remark.clone());
            let replaced = &known.replaced | &remark.replaced;
            *known = known.joined(remark, &replaced);
        }
        let mut remarks: Vec<Remark> = remarks.into_values().filter(|remark| !remark.is_bare()).collect();
        // As the questions stand in the document.
        remarks.sort_by_key(|remark| remark.anchor.lines);
        Self {
            version: self.version.max(other.version).max(VERSION),
            document: named(&self.document, &other.document),
            all: remarks,
            other: maps(&self.other, &other.other),
        }
    }

    /// These with those of an exchange file. As [`Self::merge`], but what a person changed in a file that came
    /// from here replaces what stood there; what was left out of it stays.
    pub fn import(&self, file: &Self, dossier: &Dossier) -> Self {
        let file = file.completed(dossier);
        let mut known = self.merge(&Self { document: self.document.clone(), ..Self::default() });
        let theirs: BTreeMap<_, &Remark> =
            file.all.iter().map(|remark| (remark.anchor.key(), remark)).collect();
        for ours in &mut known.all {
            let Some(theirs) = theirs.get(&ours.anchor.key()) else { continue };
            let marks = [
                edited(&ours.note, &theirs.note, &ours.replaced),
                edited(&ours.ask_on, &theirs.ask_on, &ours.replaced),
                edited(&ours.judgement, &theirs.judgement, &ours.replaced),
                edited(&ours.answers, &theirs.answers, &ours.replaced),
            ];
            ours.replaced.extend(marks.into_iter().flatten());
        }
        Self { document: self.document.clone(), ..known.merge(&file) }
    }

    /// Where several hold something else, in the order of the document.
    pub fn conflicts(&self) -> Vec<Conflict> {
        self.all.iter().flat_map(Remark::conflicts).collect()
    }

    /// These with the words of the document where a person wrote no more than an id.
    fn completed(&self, dossier: &Dossier) -> Self {
        let mut out = self.clone();
        let questions: Vec<&mut Anchor> = out.all.iter_mut().map(|r| &mut r.anchor).collect();
        let whole = |at: usize| Anchor::question(&dossier.questions[at]);
        complete(questions, &Items::questions(dossier), whole);
        let corrections = out.all.iter_mut().flat_map(|r| &mut r.answers);
        let answers: Vec<&mut Anchor> = corrections.flat_map(|said| &mut said.value.0).collect();
        complete(answers, &Items::answers(dossier), |at| Anchor::answer(&dossier.answers[at]));
        out.merge(&Self::default())
    }
}

/// Completes those anchors that stand where they say; the others are found when they are bound.
fn complete(anchors: Vec<&mut Anchor>, items: &Items, whole: impl Fn(usize) -> Anchor) {
    // What the program wrote is bound to all its words already.
    let by_hand = |anchor: &&mut Anchor| anchor.lines == (0, 0);
    let mut anchors: Vec<&mut Anchor> = anchors.into_iter().filter(by_hand).collect();
    let asked: Vec<&Anchor> = anchors.iter().map(|anchor| &**anchor).collect();
    let begun = items.begun(&asked);
    for (anchor, begun) in anchors.iter_mut().zip(begun) {
        if let Some(at) = begun {
            **anchor = whole(at);
        }
    }
}

/// The marks of what we say and a file has otherwise, under the same name and moment: somebody edited it there.
fn edited<T: Value>(ours: &[Said<T>], theirs: &[Said<T>], replaced: &BTreeSet<u64>) -> Vec<u64> {
    let other = |own: &&Said<T>| {
        let of_then = || theirs.iter().filter(|said| said.by == own.by);
        own.by.at > 0
            && of_then().all(|said| said.value != own.value)
            && of_then().any(|said| !replaced.contains(&mark(said)))
    };
    ours.iter().filter(other).map(mark).collect()
}

/// The name of the two; where they differ always the same one.
fn named(a: &Label, b: &Label) -> Label {
    if a.is_empty() || b.is_empty() { a.max(b).clone() } else { a.min(b).clone() }
}

/// What either keeps; where both keep something else, always the same of the two.
pub(super) fn maps(a: &Map<String, Json>, b: &Map<String, Json>) -> Map<String, Json> {
    let written = |value: &Json| value.to_string();
    let mut all = a.clone();
    for (name, value) in b {
        match all.get(name) {
            Some(known) if written(known) >= written(value) => {}
            _ => _ = all.insert(name.clone(), value.clone()),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AnswerIx, QuestionIx};
    use crate::notes::{Change, Judgement, Stamp, bind, parse, write};
    use crate::read::read;

    const TEXT: &str = "I. Vragen en opmerkingen vanuit de fracties\n\nDe leden van de VVD-fractie vragen wat de staat is van de dijken langs de Maas. Wat kost de nieuwe sluis bij Grave?\n\nII. Reactie van de Minister\n\nDe leden van de VVD-fractie vragen naar de dijken. Die worden versterkt.\n";

    fn dossier() -> Dossier {
        read(TEXT.as_bytes(), "proef")
    }

    fn say(remarks: &mut Remarks, change: Change, who: &str, at: u64) {
        let bound = bind(remarks, &dossier());
        remarks.change(&dossier(), &bound, QuestionIx(1), change, &Stamp { at, who: who.into() });
    }

    fn note(remarks: &Remarks) -> String {
        let bound = bind(remarks, &dossier());
        remarks.on(&bound, QuestionIx(1)).map(|remark| remark.note().to_string()).unwrap_or_default()
    }

    #[test]
    fn one_who_changed_it_wins_and_two_who_did_both_stand() {
        let mut jan = Remarks::of("proef");
        say(&mut jan, Change::Note("Een".into()), "Jan", 5);
        let mut piet = jan.clone();
        say(&mut piet, Change::Note("Twee".into()), "Piet", 4);
        assert_eq!(note(&jan.merge(&piet)), "Twee");
        say(&mut jan, Change::Note("Drie".into()), "Jan", 9);
        assert_eq!(note(&jan.merge(&piet)), "Piet, 1970-01-01:\nTwee\n\nJan, 1970-01-01:\nDrie");
    }

    #[test]
    fn the_later_judgement_counts_until_somebody_chooses() {
        let (mut jan, mut piet) = (Remarks::of("proef"), Remarks::of("proef"));
        say(&mut jan, Change::Judgement(Some(Judgement::Evasive)), "Jan", 5);
        say(&mut piet, Change::Judgement(Some(Judgement::Sufficient)), "Piet", 6);
        say(&mut piet, Change::Answers(Some(vec![AnswerIx(0)])), "Piet", 6);
        let mut both = jan.merge(&piet);
        let [conflict] = &both.conflicts()[..] else { panic!("{both:?}") };
        assert_eq!((conflict.field, &*conflict.counts), ("oordeel", "voldoende (Piet, 1970-01-01)"));
        assert_eq!(conflict.others, ["ontwijkend (Jan, 1970-01-01)"]);
        say(&mut both, Change::Judgement(Some(Judgement::Evasive)), "Jan", 7);
        assert!(both.conflicts().is_empty() && both.merge(&piet).merge(&jan).conflicts().is_empty());
    }

    #[test]
    fn an_edit_in_the_file_replaces_what_was_written_to_it() {
        let mut ours = Remarks::of("proef");
        say(&mut ours, Change::Note("Een".into()), "Jan", 5);
        say(&mut ours, Change::Judgement(Some(Judgement::Evasive)), "Jan", 5);
        let file = write(&ours, "Proef");
        let edited =
            parse(file.replace("Een", "Meer").replace("oordeel: ontwijkend\n", "").as_bytes()).remarks;
        let known = ours.import(&edited, &dossier());
        assert_eq!(note(&known), "Meer");
        // What was left out stays, and a second time changes nothing; nor does the file of before.
        assert_eq!(known.all[0].judgement(), Some(Judgement::Evasive));
        assert_eq!(known.import(&edited, &dossier()), known);
        assert_eq!(known.import(&parse(file.as_bytes()).remarks, &dossier()), known);
        // Who wrote something else meanwhile keeps both.
        say(&mut ours, Change::Note("Ander".into()), "Jan", 8);
        let both = note(&ours.import(&edited, &dossier()));
        assert!(both.contains("Meer") && both.contains("Ander"), "{both}");
    }

    #[test]
    fn an_id_alone_is_bound_to_the_words_of_the_document() {
        let mut ours = Remarks::of("proef");
        say(&mut ours, Change::Note("Een".into()), "Jan", 5);
        let file = parse(b"## vvd/2\nTwee\nantwoord: answer/1\n").remarks;
        let known = ours.import(&file, &dossier());
        let [remark] = known.all() else { panic!("{known:?}") };
        assert_eq!(
            (&*remark.anchor.id, &*remark.anchor.words),
            ("VVD/2", "Wat kost de nieuwe sluis bij Grave?")
        );
        let answer = &remark.answers().unwrap().value.0[0];
        assert!(answer.words.starts_with("De leden van de VVD-fractie"), "{answer:?}");
        assert_eq!(note(&known), "zonder naam:\nTwee\n\nJan, 1970-01-01:\nEen");
        assert_eq!(known.import(&file, &dossier()), known);
    }
    #[test]
    fn two_files_without_names_both_stand() {
        let known = ["Een", "Twee"].iter().fold(Remarks::of("proef"), |known, note| {
            known.import(&parse(format!("## VVD/2\n{note}").as_bytes()).remarks, &dossier())
        });
        assert_eq!(note(&known), "zonder naam:\nEen\n\nzonder naam:\nTwee");
    }
}
