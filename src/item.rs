//! An item a reader can be at, and what every stage may ask about one.

use std::borrow::Cow;

use crate::model::{AnswerIx, Dossier, Lines, ParagraphIx, QuestionIx, SectionIx, Span};

/// A question, an answer, or any paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Item {
    /// A question.
    Question(QuestionIx),
    /// An answer.
    Answer(AnswerIx),
    /// A heading, or running text that is neither question nor answer.
    Paragraph(ParagraphIx),
}

/// What stands before a line's number in the id of a paragraph.
const LINE: &str = "line/";

impl Item {
    /// Its id: `1.3/SP/4`, `1.3/answer/7`, `line/120`.
    pub fn id(self, dossier: &Dossier) -> Cow<'_, str> {
        match self {
            Self::Question(q) => Cow::Borrowed(&dossier.question(q).id),
            Self::Answer(a) => Cow::Borrowed(&dossier.answer(a).id),
            Self::Paragraph(p) => Cow::Owned(format!("{LINE}{}", dossier.paragraph(p).lines().first)),
        }
    }

    /// The word for what it is, in exports.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Question(_) => "question",
            Self::Answer(_) => "answer",
            Self::Paragraph(_) => "paragraph",
        }
    }

    /// Its text.
    pub fn text(self, dossier: &Dossier) -> &str {
        match self {
            Self::Question(q) => &dossier.question(q).text,
            Self::Answer(a) => &dossier.answer(a).text,
            Self::Paragraph(p) => &dossier.paragraph(p).text,
        }
    }

    /// Its source lines.
    pub fn lines(self, dossier: &Dossier) -> Lines {
        match self {
            Self::Question(q) => dossier.question(q).lines,
            Self::Answer(a) => dossier.answer(a).lines,
            Self::Paragraph(p) => dossier.paragraph(p).lines(),
        }
    }

    /// The printed page it begins on.
    pub fn page(self, dossier: &Dossier) -> u32 {
        dossier.page_of(self.lines(dossier).first)
    }

    /// Where it stands.
    pub fn spans(self, dossier: &Dossier) -> Vec<Span> {
        match self {
            Self::Question(q) => dossier.question(q).spans.clone(),
            Self::Answer(a) => dossier.answer(a).spans.clone(),
            Self::Paragraph(p) => vec![Span { paragraph: p, range: 0..dossier.paragraph(p).text.len() }],
        }
    }

    /// In which section it stands.
    pub fn section(self, dossier: &Dossier) -> SectionIx {
        match self {
            Self::Question(q) => dossier.question(q).section,
            Self::Answer(a) => dossier.answer(a).section,
            Self::Paragraph(p) => dossier.section_of(p),
        }
    }

    /// What a section begins with: its first question or answer, or else its first running text.
    pub fn first_in(dossier: &Dossier, section: SectionIx) -> Option<Self> {
        let question = dossier.questions.iter().position(|q| q.section == section);
        let answer = || dossier.answers.iter().position(|a| a.section == section);
        let question = question.map(|at| Self::Question(QuestionIx::new(at)));
        let item = question.or_else(|| answer().map(|at| Self::Answer(AnswerIx::new(at))));
        item.or_else(|| Self::top_of(dossier, section))
    }

    /// The first running text of a section; its heading when there is nothing else.
    pub fn top_of(dossier: &Dossier, section: SectionIx) -> Option<Self> {
        let mut all = dossier.sections.get(section.at())?.paragraphs.clone();
        let first = all.start;
        let prose = all.find(|&at| !dossier.paragraphs[at].is_heading());
        Some(Self::Paragraph(ParagraphIx::new(prose.unwrap_or(first))))
    }
}

/// The item with exactly this id, case apart; `line/120` is the paragraph that holds line 120.
pub fn by_id(dossier: &Dossier, id: &str) -> Option<Item> {
    let id = id.trim().to_lowercase();
    if let Some(line) = id.strip_prefix(LINE) {
        let line: u32 = line.parse().ok()?;
        let at = dossier.paragraphs.iter().position(|p| p.lines().holds(line))?;
        return Some(Item::Paragraph(ParagraphIx::new(at)));
    }
    let question = dossier.questions.iter().position(|q| q.id.to_lowercase() == id);
    let answer = || dossier.answers.iter().position(|a| a.id.to_lowercase() == id);
    question
        .map(|at| Item::Question(QuestionIx::new(at)))
        .or_else(|| answer().map(|at| Item::Answer(AnswerIx::new(at))))
}
