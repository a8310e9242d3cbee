//! What an export holds: all questions or some, with their answers, in the order and under the headings of the
//! document; every format walks it in the same way.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::escape::visible;
use crate::find::Query;
use crate::model::{AnswerIx, Dossier, FactionIx, Footnote, Links, PillarIx, QuestionIx, Span};
use crate::notes::{Bound, Remark, Remarks};
use crate::overview::Grid;
use crate::words::{Lang, export as words};

/// Questions to export, with all that belongs to them.
#[derive(Debug, Clone)]
pub struct Selection<'a> {
    /// The document.
    pub dossier: &'a Dossier,
    /// Its links.
    pub links: &'a Links,
    /// The questions, in the document's order.
    pub questions: Vec<QuestionIx>,
    /// What they are limited to; nothing where they are all.
    only: Option<Query>,
    remarks: Option<(&'a Remarks, &'a Bound)>,
}

/// What stands under one pillar, or without any: contributions, or answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter<T> {
    /// Its number and title.
    pub title: String,
    /// Which pillar.
    pub pillar: Option<PillarIx>,
    /// What stands under it.
    pub parts: Vec<T>,
}

/// The questions of one faction, or of none, under one pillar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contribution<'a> {
    /// Who asks; empty in a document without factions.
    pub faction: &'a str,
    /// The questions.
    pub questions: Vec<QuestionIx>,
}

impl<'a> Selection<'a> {
    /// All questions, and all answers.
    pub fn all(dossier: &'a Dossier, links: &'a Links) -> Self {
        Self { dossier, links, questions: dossier.question_ixs().collect(), only: None, remarks: None }
    }

    /// With what people put beside the questions.
    #[must_use]
    pub fn with(self, remarks: &'a Remarks, bound: &'a Bound) -> Self {
        Self { remarks: Some((remarks, bound)), ..self }
    }

    /// Some questions with their answers, and the query that they are limited to.
    #[must_use]
    pub fn only(self, questions: Vec<QuestionIx>, query: Query) -> Self {
        Self { questions, only: Some(query), ..self }
    }

    /// The title of the document and, where this is not all of it, what it is limited to.
    pub fn title(&self, lang: Lang) -> String {
        let title = &self.dossier.title;
        self.only.as_ref().map_or_else(
            || title.clone(),
            |query| {
                let (some, all) = (self.questions.len(), self.dossier.questions.len());
                words::limited(lang, title, &visible(&query.understood(lang)), some, all)
            },
        )
    }

    /// Whether it is all of the document.
    pub fn is_whole(&self) -> bool {
        self.only.is_none()
    }

    /// The questions counted by pillar and faction.
    pub fn grid(&self) -> Grid {
        match self.only {
            None => Grid::new(self.dossier, self.links),
            Some(_) => Grid::of(self.dossier, self.links, &self.questions),
        }
    }

    /// Whether a question is among them.
    pub fn holds(&self, question: QuestionIx) -> bool {
        self.questions.binary_search(&question).is_ok()
    }

    /// All answers, or those to these questions.
    pub fn answers(&self) -> Vec<AnswerIx> {
        if self.only.is_none() {
            return (0..self.dossier.answers.len()).map(AnswerIx::new).collect();
        }
        let links = self.questions.iter().flat_map(|q| &self.links.of(*q).links);
        links.map(|link| link.answer).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// Whether a line of the source is part of it: all are, or those of its questions and answers.
    pub fn holds_line(&self) -> impl Fn(u32) -> bool + use<> {
        let questions = self.questions.iter().map(|q| self.dossier.question(*q).lines);
        let answers = self.answers().into_iter().map(|a| self.dossier.answer(a).lines);
        let some: Option<BTreeSet<u32>> = self
            .only
            .as_ref()
            .map(|_| questions.chain(answers).flat_map(|lines| lines.first..=lines.last).collect());
        move |line| some.as_ref().is_none_or(|lines| lines.contains(&line))
    }

    /// The questions, by pillar and faction.
    pub fn chapters(&self, lang: Lang) -> Vec<Chapter<Contribution<'a>>> {
        let mut out: Vec<Chapter<Contribution>> = Vec::new();
        let mut place: Option<(Option<PillarIx>, Option<FactionIx>)> = None;
        for ix in &self.questions {
            let question = self.dossier.question(*ix);
            let here = (question.pillar, question.faction);
            if place.is_none_or(|place| place.0 != here.0) {
                out.push(self.chapter(here.0, words::questions(lang), lang));
            } else if place == Some(here)
                && let Some(last) = out.last_mut().and_then(|chapter| chapter.parts.last_mut())
            {
                last.questions.push(*ix);
                continue;
            }
            let faction = match question.faction {
                None if !self.dossier.factions.is_empty() => words::no_faction(lang),
                faction => self.dossier.faction_name(faction),
            };
            if let Some(chapter) = out.last_mut() {
                chapter.parts.push(Contribution { faction, questions: vec![*ix] });
            }
            place = Some(here);
        }
        out
    }

    /// The answers, by pillar.
    pub fn replies(&self, lang: Lang) -> Vec<Chapter<AnswerIx>> {
        let mut out: Vec<Chapter<AnswerIx>> = Vec::new();
        for ix in self.answers() {
            let pillar = self.dossier.answer(ix).pillar;
            if out.last().is_none_or(|chapter| chapter.pillar != pillar) {
                out.push(self.chapter(pillar, words::answers(lang), lang));
            }
            if let Some(chapter) = out.last_mut() {
                chapter.parts.push(ix);
            }
        }
        out
    }

    /// An empty chapter; its title where the document has no pillars is given.
    fn chapter<T>(&self, pillar: Option<PillarIx>, bare: &str, lang: Lang) -> Chapter<T> {
        let title = match pillar.map(|p| &self.dossier.pillars[p.at()]) {
            Some(pillar) => format!("{} {}", pillar.id, pillar.title),
            None if self.dossier.pillars.is_empty() => bare.to_owned(),
            None => words::no_pillar(lang).to_owned(),
        };
        Chapter { title, pillar, parts: Vec::new() }
    }

    /// What people put beside a question. Other answers are no part of it: they stand among the links.
    pub fn remark(&self, question: QuestionIx) -> Option<Cow<'a, Remark>> {
        let (remarks, bound) = self.remarks?;
        let says = |remark: &Remark| {
            remark.asks_on()
                || remark.judgement().is_some()
                || !(remark.note().is_empty() && remark.tags().is_empty())
        };
        remarks.on(bound, question).filter(|remark| says(remark))
    }

    /// Whether there is anything beside any question of the document.
    pub fn is_remarked(&self) -> bool {
        let questions = self.remarks.iter().flat_map(|(_, bound)| bound.questions());
        questions.into_iter().any(|question| self.remark(question).is_some())
    }

    /// The notes that are cited in a stretch.
    pub fn notes(&self, spans: &[Span]) -> Vec<&'a Footnote> {
        let cites = |note: &&Footnote| {
            note.cited.as_ref().is_some_and(|cited| {
                let at = cited.range.start;
                spans
                    .iter()
                    .any(|s| s.paragraph == cited.paragraph && s.range.start < at && at <= s.range.end)
            })
        };
        self.dossier.footnotes.iter().filter(cites).collect()
    }
}
