//! What a person does to the remarks: say something of a question, take it back, or take it elsewhere.

use std::collections::BTreeSet;

use crate::model::{AnswerIx, Dossier, QuestionIx};

use super::anchor::Anchor;
use super::bound::Bound;
use super::moment;
use super::said::{Said, Stamp, Value, mark};
use super::text::{Note, Tag};
use super::{Answers, Judgement, Remark, Remarks};

/// What a person says of a question from now on. Taking something back leaves nothing of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The note as it now is; blank for none.
    Note(Note),
    /// All tags.
    Tags(Vec<Tag>),
    /// Whether to ask on.
    AskOn(bool),
    /// The judgement, or none.
    Judgement(Option<Judgement>),
    /// The answers, also none at all; or the computed ones again.
    Answers(Option<Vec<AnswerIx>>),
}

impl Remarks {
    /// Changes what is said of a question; whether anything changed. Then the remarks are to be bound anew.
    ///
    /// What is said is bound to the question's words of today; what it replaces stays bound to those it was
    /// said of, so that older copies of it are replaced as well.
    pub fn change(
        &mut self,
        dossier: &Dossier,
        bound: &Bound,
        question: QuestionIx,
        change: Change,
        by: &Stamp,
    ) -> bool {
        let before = self.on(bound, question);
        let shown = before.as_ref().map(|remark| remark.note()).unwrap_or_default();
        let anchor = Anchor::question(dossier.question(question));
        let edit = Edit { remarks: self, there: bound.on(question), anchor, by };
        match change {
            // A note of several that nobody touched stays of several.
            Change::Note(note) if note == shown => false,
            Change::Note(note) => edit.set(|r| &mut r.note, Some(note)),
            Change::Tags(tags) => edit.set(|r| &mut r.tags, tags),
            Change::AskOn(is_on) => edit.set(|r| &mut r.ask_on, is_on.then_some(true)),
            Change::Judgement(judgement) => edit.set(|r| &mut r.judgement, judgement),
            Change::Answers(answers) => {
                let anchors = |all: Vec<AnswerIx>| {
                    Answers(all.into_iter().map(|ix| Anchor::answer(dossier.answer(ix))).collect())
                };
                edit.set(|r| &mut r.answers, answers.map(anchors))
            }
        }
    }

    /// Takes all that a remark (by its position, as [`Bound`] tells it) says to a question, as when it could not
    /// be placed. Then the remarks are to be bound anew.
    pub fn take_to(&mut self, dossier: &Dossier, remark: usize, question: QuestionIx) {
        let Some(mut old) = self.all.get(remark).cloned() else { return };
        let home = self.home(Anchor::question(dossier.question(question)));
        if home != remark {
            let home = &mut self.all[home];
            carry(&mut old, home, |r| &mut r.note);
            carry(&mut old, home, |r| &mut r.tags);
            carry(&mut old, home, |r| &mut r.ask_on);
            carry(&mut old, home, |r| &mut r.judgement);
            carry(&mut old, home, |r| &mut r.answers);
        }
        self.all[remark] = old;
    }

    /// The remark that is bound to these words, made when there is none.
    fn home(&mut self, anchor: Anchor) -> usize {
        let key = anchor.key();
        let known = self.all.iter().position(|remark| remark.anchor.key() == key);
        known.unwrap_or_else(|| {
            self.all.push(Remark { anchor, ..Remark::default() });
            self.all.len() - 1
        })
    }
}

/// One of the fields of a remark.
type Field<T> = fn(&mut Remark) -> &mut Vec<Said<T>>;

/// A change on its way: of one question, by one person.
struct Edit<'a> {
    remarks: &'a mut Remarks,
    /// The remarks that stand at the question.
    there: &'a [usize],
    anchor: Anchor,
    by: &'a Stamp,
}

impl Edit<'_> {
    /// Makes the values of a field these and no others; whether that changed anything.
    fn set<T: Value>(self, field: Field<T>, wanted: impl IntoIterator<Item = T>) -> bool {
        let wanted: BTreeSet<T> = wanted.into_iter().filter(|value| !value.is_empty()).collect();
        let mut missing = wanted.clone();
        let mut has_changed = false;
        for &at in self.there {
            let Some(remark) = self.remarks.all.get_mut(at) else { continue };
            let (kept, gone): (Vec<_>, Vec<_>) =
                std::mem::take(field(remark)).into_iter().partition(|said| wanted.contains(&said.value));
            remark.replaced.extend(gone.iter().map(mark));
            has_changed |= !gone.is_empty();
            for said in &kept {
                missing.remove(&said.value);
            }
            *field(remark) = kept;
        }
        if missing.is_empty() {
            return has_changed;
        }
        let home = self.remarks.home(self.anchor);
        for value in missing {
            say(&mut self.remarks.all[home], field, Said { by: self.by.clone(), value });
        }
        true
    }
}

/// Adds a value, as said a second later where just this was said and taken back.
fn say<T: Value>(remark: &mut Remark, field: Field<T>, mut said: Said<T>) {
    while remark.replaced.contains(&mark(&said)) && said.by.at < moment::LAST {
        said.by.at += 1;
    }
    let all = field(remark);
    all.push(said);
    all.sort_unstable_by(|a, b| b.cmp(a));
}

/// Takes what one remark says in a field to another.
fn carry<T: Value>(from: &mut Remark, to: &mut Remark, field: Field<T>) {
    for said in std::mem::take(field(from)) {
        from.replaced.insert(mark(&said));
        say(to, field, said);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notes::{Bound, Placing, bind};
    use crate::read::read;
    use crate::words::Lang;

    const TEXT: &str = "I. Vragen en opmerkingen vanuit de fracties\n\nDe leden van de VVD-fractie vragen wat de staat is van de dijken langs de Maas. Wat kost de nieuwe sluis bij Grave?\n\nII. Reactie van de Minister\n\nDe leden van de VVD-fractie vragen naar de dijken. Die worden versterkt.\n";

    fn dossier(text: &str) -> Dossier {
        read(text.as_bytes(), "proef")
    }

    fn by(who: &str, at: u64) -> Stamp {
        Stamp { at, who: who.into() }
    }

    /// Says something of the second question; whether that changed anything.
    fn say(remarks: &mut Remarks, change: Change, at: u64) -> bool {
        let dossier = dossier(TEXT);
        let bound = bind(remarks, &dossier);
        remarks.change(&dossier, &bound, QuestionIx(1), change, &by("Jan", at))
    }

    fn on(remarks: &Remarks, text: &str) -> (Bound, Option<Remark>) {
        let dossier = dossier(text);
        let bound = bind(remarks, &dossier);
        let remark = remarks.on(&bound, QuestionIx(1)).map(std::borrow::Cow::into_owned);
        (bound, remark)
    }

    #[test]
    fn what_is_said_stands_and_what_is_taken_back_is_gone() {
        let mut remarks = Remarks::of("proef");
        assert!(say(&mut remarks, Change::Note("Te duur?".into()), 5));
        assert!(!say(&mut remarks, Change::Note("Te duur?".into()), 6));
        assert!(say(&mut remarks, Change::Tags(vec!["geld".into(), "Maas".into()]), 7));
        assert!(say(&mut remarks, Change::Tags(vec!["geld".into()]), 8));
        assert!(say(&mut remarks, Change::AskOn(true), 8));
        assert!(say(&mut remarks, Change::Judgement(Some(Judgement::Evasive)), 8));
        assert!(say(&mut remarks, Change::Answers(Some(vec![])), 8));
        let remark = on(&remarks, TEXT).1.unwrap();
        assert_eq!((&*remark.note(), remark.tags()), ("Te duur?", vec!["geld".into()]));
        assert!(remark.asks_on() && remark.answers().is_some_and(|said| said.value.0.is_empty()));
        assert_eq!(remark.judgement(), Some(Judgement::Evasive));
        for change in [
            Change::Note(Note::default()),
            Change::Tags(vec![]),
            Change::AskOn(false),
            Change::Judgement(None),
            Change::Answers(None),
        ] {
            assert!(say(&mut remarks, change, 9));
        }
        assert_eq!(on(&remarks, TEXT).1, None);
        // Nor does an older copy bring it back; but saying it again does, even in the same second.
        assert!(say(&mut remarks, Change::AskOn(true), 8));
        assert!(on(&remarks.merge(&remarks), TEXT).1.unwrap().asks_on());
        assert_eq!(remarks.all().len(), 1);
    }

    #[test]
    fn a_new_version_of_the_document_carries_it_over() {
        let mut remarks = Remarks::of("proef");
        say(&mut remarks, Change::Note("Te duur?".into()), 5);
        let reworded = TEXT.replace("Wat kost de nieuwe sluis", "Wat gaat kosten de nieuwe sluis");
        let (bound, remark) = on(&remarks, &reworded);
        assert_eq!(&*remark.unwrap().note(), "Te duur?");
        assert!(matches!(&bound.messages[0], Placing::Moved(..)), "{bound:?}");
        // Said there again, it is bound to both, and one question has it.
        let dossier = dossier(&reworded);
        assert!(remarks.change(&dossier, &bound, QuestionIx(1), Change::Note("Ja.".into()), &by("", 6)));
        assert_eq!(&*on(&remarks, &reworded).1.unwrap().note(), "Ja.");
        assert_eq!(&*on(&remarks, TEXT).1.unwrap().note(), "Ja.");
    }

    #[test]
    fn what_has_no_place_is_told_and_can_be_taken_elsewhere() {
        let mut remarks = Remarks::of("proef");
        say(&mut remarks, Change::Note("Te duur?".into()), 5);
        let other = TEXT.replace("Wat kost de nieuwe sluis bij Grave?", "Hoeveel otters leven er nog?");
        let (bound, remark) = on(&remarks, &other);
        assert!(remark.is_none() && bound.on(QuestionIx(0)).is_empty());
        let said = "VVD/2 «Wat kost de nieuwe sluis bij Grave?» staat niet in dit document";
        assert_eq!(bound.unplaced[0].1.told(Lang::Dutch), said);
        remarks.take_to(&dossier(&other), 0, QuestionIx(1));
        let (bound, remark) = on(&remarks, &other);
        assert!(bound.unplaced.is_empty() && &*remark.unwrap().note() == "Te duur?");
        // And back.
        remarks.take_to(&dossier(TEXT), 1, QuestionIx(1));
        assert_eq!(&*on(&remarks.merge(&remarks), TEXT).1.unwrap().note(), "Te duur?");
    }

    /// Those with the same words stand together; one that is only alike takes no place of another.
    #[test]
    fn two_remarks_on_one_question() {
        let mut remarks = Remarks::of("proef");
        for (id, words) in [
            ("VVD/2", "Wat kost de nieuwe sluis bij Grave?"),
            ("VVD/7", "Wat kost de nieuwe sluis bij Grave?"),
            ("VVD/8", "Wat kost de oude sluis bij Grave?"),
        ] {
            let home = remarks.home(Anchor { id: id.into(), words: words.into(), lines: (0, 0) });
            super::say(&mut remarks.all[home], |r| &mut r.note, Said { by: by(id, 5), value: id.into() });
        }
        let (bound, remark) = on(&remarks, TEXT);
        assert_eq!(bound.on(QuestionIx(1)), [0, 1]);
        assert_eq!(&*remark.unwrap().note(), "VVD/2, 1970-01-01:\nVVD/2\n\nVVD/7, 1970-01-01:\nVVD/7");
        assert!(matches!(&bound.unplaced[0].1, Placing::Taken(_, id) if id == "VVD/2"), "{bound:?}");
        // What is written over both replaces both, and the third stays.
        assert!(say(&mut remarks, Change::Note("Samen.".into()), 6));
        assert_eq!(&*on(&remarks, TEXT).1.unwrap().note(), "Samen.");
        assert_eq!(on(&remarks, TEXT).0.unplaced.len(), 1);
    }
}
