//! The document as plain data: what reading yields and every later stage looks at.
//!
//! Everything here is immutable after reading. Items stand in vectors and refer to one
//! another by position (the `…Ix` types); to the outside they are known by their stable
//! id (`1.3/SP/4`), which re-reading the same text gives again.

mod links;
mod notice;
mod reason;
mod text;

use std::ops::Range;

pub use links::{Link, LinkKind, Links, Outcome, Status};
pub use notice::{Notice, NoticeKind};
pub use reason::{Ground, Reason};
pub use text::{Lines, Paragraph, ParagraphKind, Span};

macro_rules! position {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// As an index into its vector.
            pub fn at(self) -> usize {
                self.0 as usize
            }

            /// From an index into its vector.
            pub fn new(index: usize) -> Self {
                Self(index as u32)
            }
        }
    )*};
}

position! {
    /// Position of a [`Pillar`] in [`Dossier::pillars`].
    PillarIx;
    /// Position of a [`Faction`] in [`Dossier::factions`].
    FactionIx;
    /// Position of a [`Section`] in [`Dossier::sections`].
    SectionIx;
    /// Position of a [`Paragraph`] in [`Dossier::paragraphs`].
    ParagraphIx;
    /// Position of a [`Question`] in [`Dossier::questions`].
    QuestionIx;
    /// Position of an [`Answer`] in [`Dossier::answers`].
    AnswerIx;
}

/// A themed part of the document; it stands in part I and again in part II.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pillar {
    /// Its number as printed: `1`, `1.1`.
    pub id: String,
    /// Its title, whole, without the number.
    pub title: String,
    /// The lines of its heading where it stands first.
    pub lines: Lines,
}

/// A parliamentary group, or a member where the document speaks of members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faction {
    /// The name in its usual spelling.
    pub name: String,
}

/// Who speaks in a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// A faction puts questions.
    Contribution,
    /// The cabinet replies.
    Reply,
    /// Questions and answers by turns.
    Exchange,
    /// Neither: letterhead, contents, closing, or a text without known structure.
    Matter,
}

/// A run of paragraphs with one voice under one pillar; what the reading pane shows as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Who speaks.
    pub voice: Voice,
    /// Under which pillar.
    pub pillar: Option<PillarIx>,
    /// Whose contribution; for a reply, whose questions its heading names.
    pub faction: Option<FactionIx>,
    /// Its paragraphs, by position in [`Dossier::paragraphs`]; never empty.
    pub paragraphs: Range<usize>,
}

/// One demand for information, opinion, confirmation or action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Stable id: `1.3/SP/4`.
    pub id: String,
    /// Under which pillar.
    pub pillar: Option<PillarIx>,
    /// Who asks.
    pub faction: Option<FactionIx>,
    /// In which section it stands.
    pub section: SectionIx,
    /// Its own number, in documents that number their questions.
    pub number: Option<u32>,
    /// Where its own sentences stand; never empty.
    pub spans: Vec<Span>,
    /// Its own sentences as text.
    pub text: String,
    /// The source lines of its own sentences.
    pub lines: Lines,
    /// The printed page of its first line.
    pub page: u32,
}

/// How a reply tells whom it addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Address {
    /// The answer's own words name them.
    Own,
    /// A heading, or the sentence that opens the run, names them.
    Run,
    /// Only an answer before it named them.
    Before,
}

/// The stretch of a reply that deals with a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Stable id: `1.3/answer/7`.
    pub id: String,
    /// Under which pillar.
    pub pillar: Option<PillarIx>,
    /// Whom it addresses, by name or by the run it stands in; empty when it does not say.
    pub factions: Vec<FactionIx>,
    /// How it tells them.
    pub address: Address,
    /// In which section it stands.
    pub section: SectionIx,
    /// The numbers of the questions it says it answers, in numbered documents.
    pub numbers: Vec<u32>,
    /// The words with which the cabinet turns to the question; `None` when it just begins.
    pub lead: Option<Span>,
    /// Where it stands; never empty.
    pub spans: Vec<Span>,
    /// Its text; paragraphs are separated by an empty line.
    pub text: String,
    /// Its source lines.
    pub lines: Lines,
    /// The printed page of its first line.
    pub page: u32,
}

/// A note at the foot of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footnote {
    /// Its number.
    pub number: u32,
    /// Its text; `None` when the source cites it and does not hold it.
    pub text: Option<String>,
    /// Its source lines, all of them: a note's block can be broken by blank lines. Empty when missing.
    pub lines: Vec<u32>,
    /// Where it is cited: an empty span behind the citing word.
    pub cited: Option<Span>,
}

/// Where a reference leads inside the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To a page, by its first line.
    Line(u32),
    /// To a pillar's reply or contribution.
    Section(SectionIx),
    /// To an answer.
    Answer(AnswerIx),
}

/// What a reference names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// A printed page; `None` where the source left the number open (`pagina [nr.]`).
    Page(Option<u32>),
    /// A pillar, by the number it is called by.
    Pillar(String),
    /// A parliamentary paper: dossier and number.
    Paper(String),
    /// A letter, by its date.
    Letter(String),
    /// Something said before (`true`) or after in the same text.
    Here(bool),
    /// The answer to another faction's or another numbered question.
    Question(String),
}

/// A place where the text points elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The pointing words.
    pub span: Span,
    /// What they name.
    pub named: Named,
    /// Where that is, when it is in this document.
    pub target: Option<Target>,
    /// The source line of the pointing words.
    pub line: u32,
}

/// A short form the document itself explains.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Abbreviation {
    /// `EBTL`.
    pub short: String,
    /// What it stands for.
    pub long: String,
    /// The line that explains it.
    pub line: u32,
}

/// One document, read into structure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dossier {
    /// `kst-19637-2395`, or what the file is called.
    pub id: String,
    /// What the document is called on screen.
    pub title: String,
    /// How to cite it without page: `Kamerstukken II 2017/18, 19637, nr. 2395`; may be empty.
    pub citation: String,
    /// Themes in order of first appearance.
    pub pillars: Vec<Pillar>,
    /// Factions in order of first appearance.
    pub factions: Vec<Faction>,
    /// All text in reading order.
    pub paragraphs: Vec<Paragraph>,
    /// Runs of paragraphs; together they hold every paragraph once, in order.
    pub sections: Vec<Section>,
    /// Demands in reading order.
    pub questions: Vec<Question>,
    /// Answers in reading order.
    pub answers: Vec<Answer>,
    /// Notes by number.
    pub footnotes: Vec<Footnote>,
    /// Pointers in reading order.
    pub references: Vec<Reference>,
    /// Short forms in alphabetical order.
    pub abbreviations: Vec<Abbreviation>,
    /// What was odd, by line.
    pub notices: Vec<Notice>,
    /// Page feet and heads, by line.
    pub furniture: Vec<u32>,
    /// First line and number of each page, ascending; empty when the source shows no pages.
    pub pages: Vec<(u32, u32)>,
    /// How many lines the source has.
    pub line_count: u32,
}

impl Dossier {
    /// The printed page of a line; 1 when the source shows no pages.
    pub fn page_of(&self, line: u32) -> u32 {
        let after = self.pages.partition_point(|&(first, _)| first <= line);
        after.checked_sub(1).map_or_else(|| self.pages.first().map_or(1, |p| p.1), |i| self.pages[i].1)
    }

    /// The question at a position.
    pub fn question(&self, ix: QuestionIx) -> &Question {
        &self.questions[ix.at()]
    }

    /// The answer at a position.
    pub fn answer(&self, ix: AnswerIx) -> &Answer {
        &self.answers[ix.at()]
    }

    /// The paragraph at a position.
    pub fn paragraph(&self, ix: ParagraphIx) -> &Paragraph {
        &self.paragraphs[ix.at()]
    }

    /// What stands before a question since the one before it in its paragraph: what `dit voorstel` means.
    pub fn background(&self, question: QuestionIx) -> Span {
        let own = &self.question(question).spans[0];
        let before = question.at().checked_sub(1).map(|at| &self.questions[at].spans[0]);
        let from = before.filter(|b| b.paragraph == own.paragraph).map_or(0, |b| b.range.end);
        Span { paragraph: own.paragraph, range: from.min(own.range.start)..own.range.start }
    }

    /// The words of a span.
    pub fn words(&self, span: &Span) -> &str {
        self.paragraph(span.paragraph).text.get(span.range.clone()).unwrap_or_default()
    }

    /// The name of a faction, or nothing.
    pub fn faction_name(&self, ix: Option<FactionIx>) -> &str {
        ix.map_or("", |f| &self.factions[f.at()].name)
    }

    /// The faction of a name, alone or together with another.
    pub fn faction_named(&self, name: &str) -> Option<FactionIx> {
        let alone = self.factions.iter().position(|f| f.name == name);
        let together = || self.factions.iter().position(|f| f.name.split(" en ").any(|n| n == name));
        alone.or_else(together).map(FactionIx::new)
    }

    /// The id of a pillar, or nothing.
    pub fn pillar_id(&self, ix: Option<PillarIx>) -> &str {
        ix.map_or("", |p| &self.pillars[p.at()].id)
    }

    /// The section a paragraph stands in.
    pub fn section_of(&self, paragraph: ParagraphIx) -> SectionIx {
        let after = self.sections.partition_point(|s| s.paragraphs.start <= paragraph.at());
        SectionIx::new(after.saturating_sub(1))
    }

    /// Positions of all questions, in order.
    pub fn question_ixs(&self) -> impl DoubleEndedIterator<Item = QuestionIx> + use<> {
        (0..self.questions.len()).map(QuestionIx::new)
    }
}
