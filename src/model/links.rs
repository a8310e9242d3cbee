//! What linking yields: for each question its answers, its status, and why.

use super::{AnswerIx, Dossier, Lines, QuestionIx, Reason, Span};
use crate::words::{Lang, report as words};

/// How a link was made in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// One question, one answer.
    Direct,
    /// Several questions dealt with together.
    Joint,
    /// The reply says that the answer stands elsewhere.
    Reference,
}

/// Question → answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The answer.
    pub answer: AnswerIx,
    /// How it deals with the question.
    pub kind: LinkKind,
    /// The stretch of the answer that deals with the question; never empty.
    pub spans: Vec<Span>,
    /// The source lines of that stretch.
    pub lines: Lines,
    /// How sure the program is, 0 to 1.
    pub confidence: f32,
    /// Why.
    pub reason: Reason,
    /// Whether a person checked it.
    pub verified: bool,
}

/// Below this a link is told as a maybe.
const SURE: f32 = 0.6;

impl Link {
    /// Whether it is told as a maybe, with what lost against it one key away.
    pub fn is_maybe(&self) -> bool {
        self.confidence < SURE
    }
}

/// How a question fared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// The reply deals with it.
    Answered,
    /// A distinct part of it gets nothing.
    Partly,
    /// All the reply does is point outside the document.
    Referred,
    /// Nothing in the reply deals with it.
    Unanswered,
    /// Not looked for yet: only while the first frame stands.
    Pending,
}

impl Status {
    /// The word on screen.
    pub fn told(self, lang: Lang) -> &'static str {
        match self {
            Self::Answered => words::answered(lang),
            Self::Partly => words::partly(lang),
            Self::Referred => words::referred(lang),
            Self::Unanswered => words::unanswered(lang),
            Self::Pending => "",
        }
    }
}

/// What became of one question.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Answered or not.
    pub status: Status,
    /// Its answers, best first; empty when unanswered.
    pub links: Vec<Link>,
    /// The answer that came nearest without being linked, with what spoke for it.
    pub runner_up: Option<Link>,
    /// Why the status is what it is; empty when the links say it all.
    pub reason: Reason,
}

/// All links of a dossier.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Links {
    /// One outcome per question, in the order of [`Dossier::questions`].
    pub outcomes: Vec<Outcome>,
    /// The questions each answer deals with, in the order of [`Dossier::answers`].
    pub questions_of: Vec<Vec<QuestionIx>>,
}

impl Links {
    /// Links still to be made: the text can be shown before them.
    pub fn pending(dossier: &Dossier) -> Self {
        let none = Outcome {
            status: Status::Pending,
            links: Vec::new(),
            runner_up: None,
            reason: Reason::default(),
        };
        Self::new(dossier, vec![none; dossier.questions.len()])
    }

    /// The links of a dossier from what became of its questions, in their order.
    pub fn new(dossier: &Dossier, outcomes: Vec<Outcome>) -> Self {
        let mut questions_of = vec![Vec::new(); dossier.answers.len()];
        for (at, outcome) in outcomes.iter().enumerate() {
            let question = QuestionIx::new(at);
            for link in &outcome.links {
                let list: &mut Vec<QuestionIx> = &mut questions_of[link.answer.at()];
                // Two stretches of an answer can deal with one question.
                if list.last() != Some(&question) {
                    list.push(question);
                }
            }
        }
        Self { outcomes, questions_of }
    }

    /// What became of a question.
    pub fn of(&self, question: QuestionIx) -> &Outcome {
        &self.outcomes[question.at()]
    }

    /// The questions an answer deals with.
    pub fn asked_by(&self, answer: AnswerIx) -> &[QuestionIx] {
        self.questions_of.get(answer.at()).map_or(&[], Vec::as_slice)
    }

    /// Whether nothing in the reply deals with the question.
    pub fn is_open(&self, question: QuestionIx) -> bool {
        self.of(question).status == Status::Unanswered
    }
}
