//! `&`: tree and text show nothing but what fits a query, and the sticky line says so, until that is undone.

use std::collections::BTreeSet;

use crate::find::{Asked, Scope};
use crate::item::Item;
use crate::model::{AnswerIx, Dossier, Links, ParagraphIx, QuestionIx, SectionIx};
use crate::outline::{Node, first_item, questions_below};
use crate::panes::finder::Finder;
use crate::words::{app, finding as words};

use super::App;
use super::finding::{Finding, Purpose};

/// Questions with their answers, and what else fits.
#[derive(Debug, Clone, Default)]
pub(super) struct Kept {
    pub(super) questions: BTreeSet<QuestionIx>,
    answers: BTreeSet<AnswerIx>,
    /// All in which one of those stands, and what else fits.
    pub(super) paragraphs: BTreeSet<ParagraphIx>,
}

/// What is shown of the dossier.
#[derive(Debug, Clone)]
pub(super) struct Limit {
    pub(super) kept: Kept,
    /// As it was typed.
    query: String,
    /// As it was understood.
    told: String,
    /// How many questions fit, or where none does, how much else.
    count: usize,
}

impl Kept {
    fn of(dossier: &Dossier, links: &Links, questions: BTreeSet<QuestionIx>, others: &[Item]) -> Self {
        let mut kept = Self { questions, ..Self::default() };
        for item in others {
            match item {
                Item::Question(_) => {}
                Item::Answer(a) => _ = kept.answers.insert(*a),
                Item::Paragraph(p) => _ = kept.paragraphs.insert(*p),
            }
        }
        for question in &kept.questions {
            kept.answers.extend(links.of(*question).links.iter().map(|link| link.answer));
        }
        let questions = kept.questions.iter().map(|q| Item::Question(*q));
        let items = questions.chain(kept.answers.iter().map(|a| Item::Answer(*a)));
        let spans: Vec<_> = items.flat_map(|item| item.spans(dossier)).collect();
        kept.paragraphs.extend(spans.into_iter().map(|span| span.paragraph));
        kept
    }

    fn holds(&self, item: Item) -> bool {
        match item {
            Item::Question(q) => self.questions.contains(&q),
            Item::Answer(a) => self.answers.contains(&a),
            Item::Paragraph(p) => self.paragraphs.contains(&p),
        }
    }

    fn sections(&self, dossier: &Dossier) -> BTreeSet<SectionIx> {
        self.paragraphs.iter().map(|p| dossier.section_of(*p)).collect()
    }
}

impl App {
    /// Opens the line that limits, with what it is limited to now.
    pub(super) fn open_limit(&mut self) {
        let query = self.limit.as_ref().map_or_else(String::new, |limit| limit.query.clone());
        self.open_find(Finding::new(Finder::typed(query), Scope::All, Purpose::Limit));
    }

    /// Shows nothing but what is asked for; everything where nothing is.
    pub(super) fn limit_to(&mut self, typed: String, asked: Option<Asked>) {
        let Some(asked) = asked else { return self.show_all() };
        let told = asked.query.understood(self.lang);
        let (questions, others) = (self.questions_for(&typed), self.others_for(asked));
        if questions.is_empty() && others.is_empty() {
            return self.say(words::none_fits(self.lang, &told));
        }
        let count = if questions.is_empty() { others.len() } else { questions.len() };
        let kept = Kept::of(&self.dossier, &self.links, questions, &others);
        let sections = kept.sections(&self.dossier);
        let first = kept.questions.first().map(|q| Item::Question(*q));
        let first = first.or_else(|| others.first().copied());
        self.tree.limit(&self.dossier, &self.links, Some((kept.questions.clone(), sections)));
        self.limit = Some(Limit { kept, query: typed, told, count });
        let here = self.item.filter(|item| self.is_kept(*item));
        match (here, first) {
            (Some(item), _) => self.show(item),
            (None, Some(item)) => self.visit(item),
            (None, None) => {}
        }
        self.say(words::limited(self.lang));
    }

    /// Shows everything again, where one is.
    fn show_all(&mut self) {
        if self.limit.take().is_some() {
            self.tree.limit(&self.dossier, &self.links, None);
            self.reshow();
            if let Some(item) = self.item {
                self.show(item);
            }
            self.say(words::unlimited(self.lang));
        }
    }

    /// Whether the limit leaves an item; without a limit all are left.
    pub(super) fn is_kept(&self, item: Item) -> bool {
        self.limit.as_ref().is_none_or(|limit| limit.kept.holds(item))
    }

    /// The paragraphs that are shown around an item: all, where it was gone to in spite of the limit.
    pub(super) fn paragraphs_around(&self, item: Item) -> Option<&BTreeSet<ParagraphIx>> {
        self.limit.as_ref().filter(|limit| limit.kept.holds(item)).map(|limit| &limit.kept.paragraphs)
    }

    /// What a node of the tree leads to, of what is left.
    pub(super) fn first_of(&self, node: Node) -> Option<Item> {
        if self.limit.is_none() {
            return first_item(&self.dossier, node);
        }
        let question = questions_below(&self.dossier, node).into_iter().map(Item::Question);
        let kept =
            question.filter(|item| self.is_kept(*item)).min_by_key(|item| item.lines(&self.dossier).first);
        match node {
            Node::Section(section) => self.first_in(section),
            _ => kept.or_else(|| first_item(&self.dossier, node)),
        }
    }

    /// What a section begins with, of what is left.
    pub(super) fn first_in(&self, section: SectionIx) -> Option<Item> {
        let Some(Limit { kept, .. }) = &self.limit else { return Item::first_in(&self.dossier, section) };
        let questions = kept.questions.iter().map(|q| Item::Question(*q));
        let answers = kept.answers.iter().map(|a| Item::Answer(*a));
        let paragraphs = kept.paragraphs.iter().map(|p| Item::Paragraph(*p));
        questions.chain(answers).chain(paragraphs).find(|item| item.section(&self.dossier) == section)
    }

    /// What the sticky line says of the limit; empty without one.
    pub(super) fn limited(&self) -> String {
        self.limit.as_ref().map_or_else(String::new, |limit| app::only(self.lang, &limit.told, limit.count))
    }
}
