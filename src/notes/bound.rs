//! Where the remarks of a document stand in a reading of it, and what could not be placed.

use std::collections::BTreeMap;

use crate::model::{AnswerIx, Dossier, QuestionIx};

use super::Remarks;
use super::anchor::{Anchor, Found, Items};
use super::text::Label;
use crate::words::{Lang, remark as words};

/// A link as a person has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The question.
    pub question: QuestionIx,
    /// Its answers; empty when it has none.
    pub answers: Vec<AnswerIx>,
    /// Who says so; may be empty.
    pub who: Label,
}

/// What there is to say of where a remark stands, or of an answer that a person linked.
#[derive(Debug, Clone, PartialEq)]
pub enum Placing {
    /// Nothing here is it.
    Nowhere(Anchor),
    /// It is only like a question that has a remark of its own.
    Taken(Anchor, String),
    /// It stands at another question now, with so many of its words in a hundred.
    Moved(Anchor, String, u32),
    /// The answer linked to a question is gone.
    AnswerGone(String, Anchor),
    /// The answer linked to a question is another one now.
    AnswerMoved(String, Anchor, String),
}

impl Placing {
    /// In words.
    pub fn told(&self, lang: Lang) -> String {
        match self {
            Self::Nowhere(anchor) => words::gone(lang, &anchor.told()),
            Self::Taken(anchor, id) => words::taken(lang, &anchor.told(), id),
            Self::Moved(anchor, id, share) => words::moved(lang, &anchor.told(), id, *share),
            Self::AnswerGone(id, anchor) => words::answer_gone(lang, id, &anchor.told()),
            Self::AnswerMoved(id, anchor, now) => words::answer_moved(lang, id, &anchor.told(), now),
        }
    }
}

/// Remarks by question. Made anew whenever the remarks or the document change.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bound {
    on: BTreeMap<QuestionIx, Vec<usize>>,
    /// The remarks that stand nowhere, by position, with what there is to say of each.
    pub unplaced: Vec<(usize, Placing)>,
    /// What else there is to say: what moved, and answers that are gone.
    pub messages: Vec<Placing>,
    /// The corrections of links that hold here.
    pub corrections: Vec<Correction>,
}

impl Bound {
    /// The positions of the remarks on a question, that with its very words first.
    pub fn on(&self, question: QuestionIx) -> &[usize] {
        self.on.get(&question).map_or(&[], Vec::as_slice)
    }

    /// The questions with a remark, in order.
    pub fn questions(&self) -> impl Iterator<Item = QuestionIx> {
        self.on.keys().copied()
    }
}

/// Finds for each remark the question it is about.
///
/// Remarks with the same words stand together. One whose words are only alike takes no place that another
/// has: it might be about a question that is gone.
pub fn bind(remarks: &Remarks, dossier: &Dossier) -> Bound {
    let mut bound = Bound::default();
    let told: Vec<usize> = (0..remarks.all().len()).filter(|&at| !remarks.all()[at].is_empty()).collect();
    let anchors: Vec<&Anchor> = told.iter().map(|&at| remarks.all()[at].anchor()).collect();
    let found = Items::questions(dossier).find(&anchors);
    let mut all: Vec<(usize, &Anchor, Found)> =
        told.iter().zip(anchors).zip(found).map(|((&at, anchor), found)| (at, anchor, found)).collect();
    // The surest first; of those that are only alike, the most alike.
    let rank = |found: &Found| match found {
        Found::Same(_) => 0.0,
        Found::Moved(_) => 1.0,
        Found::Alike(_, likeness) => 3.0 - likeness,
        Found::Nowhere => 4.0,
    };
    all.sort_by(|a, b| rank(&a.2).total_cmp(&rank(&b.2)));
    for (at, anchor, found) in all {
        bound.place(at, anchor, found, dossier);
    }
    bound.find_answers(remarks, dossier);
    bound
}

impl Bound {
    fn place(&mut self, remark: usize, anchor: &Anchor, found: Found, dossier: &Dossier) {
        let (question, share) = match found {
            Found::Nowhere => {
                self.unplaced.push((remark, Placing::Nowhere(anchor.clone())));
                return;
            }
            Found::Same(at) => (QuestionIx::new(at), None),
            Found::Moved(at) => (QuestionIx::new(at), Some(100)),
            Found::Alike(at, likeness) => {
                let question = QuestionIx::new(at);
                if !self.on(question).is_empty() {
                    let id = &dossier.question(question).id;
                    self.unplaced.push((remark, Placing::Taken(anchor.clone(), id.clone())));
                    return;
                }
                (question, Some((likeness * 100.0).round() as u32))
            }
        };
        if let Some(share) = share {
            let id = dossier.question(question).id.clone();
            self.messages.push(Placing::Moved(anchor.clone(), id, share));
        }
        self.on.entry(question).or_default().push(remark);
    }

    /// Finds the answers of corrections. One of which none is found holds no more.
    fn find_answers(&mut self, remarks: &Remarks, dossier: &Dossier) {
        let corrected: Vec<_> = self
            .questions()
            .filter_map(|q| remarks.on(self, q)?.answers().map(|said| (q, said.clone())))
            .collect();
        let anchors: Vec<&Anchor> = corrected.iter().flat_map(|(_, said)| &said.value.0).collect();
        let mut found = Items::answers(dossier).find(&anchors).into_iter();
        for (question, said) in &corrected {
            let id = &dossier.question(*question).id;
            let mut answers: Vec<AnswerIx> = Vec::new();
            for (anchor, found) in said.value.0.iter().zip(found.by_ref()) {
                let (Found::Same(at) | Found::Moved(at) | Found::Alike(at, _)) = found else {
                    self.messages.push(Placing::AnswerGone(id.clone(), (*anchor).clone()));
                    continue;
                };
                if !matches!(found, Found::Same(_)) {
                    let now = dossier.answers[at].id.clone();
                    self.messages.push(Placing::AnswerMoved(id.clone(), (*anchor).clone(), now));
                }
                if !answers.contains(&AnswerIx::new(at)) {
                    answers.push(AnswerIx::new(at));
                }
            }
            if answers.is_empty() == said.value.0.is_empty() {
                self.corrections.push(Correction { question: *question, answers, who: said.by.who.clone() });
            }
        }
    }
}
