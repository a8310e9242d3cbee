//! Notices: what in the source could not be placed or was damaged, as data, told in the language that is read.

use crate::words::{Lang, notice};

use super::Lines;

/// Something in the source that could not be placed or was damaged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The line it is about; 0 for the whole document.
    pub line: u32,
    /// What was found.
    pub kind: NoticeKind,
    /// Lines that stand in no other item and are kept by this notice.
    pub claims: Option<Lines>,
}

/// What a notice is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// The bytes are no text.
    NoText,
    /// The bytes are text of another encoding.
    NoUtf8,
    /// So many control characters were made visible.
    Controls(usize),
    /// So many invisible characters were left out.
    Invisible(usize),
    /// So many marks were left out that stood too many on one letter.
    Marks(usize),
    /// A footnote is cited and its text is missing.
    FootnoteMissing(u32),
    /// A footnote is cited nowhere.
    FootnoteUncited(u32),
    /// There is no text.
    Empty,
    /// There are no pillars.
    NoPillars,
    /// There are no factions.
    NoFactions,
    /// There are no questions.
    NoQuestions,
    /// There are questions and no answers.
    NoReply,
    /// So many questions are no faction's.
    NoFaction(usize),
}

impl Notice {
    /// A notice about a line that stands elsewhere too.
    pub fn new(line: u32, kind: NoticeKind) -> Self {
        Self { line, kind, claims: None }
    }

    /// In words.
    pub fn told(&self, lang: Lang) -> String {
        match self.kind {
            NoticeKind::NoText => notice::no_text(lang).to_owned(),
            NoticeKind::NoUtf8 => notice::no_utf8(lang).to_owned(),
            NoticeKind::Controls(count) => notice::controls(lang, count),
            NoticeKind::Invisible(count) => notice::invisible(lang, count),
            NoticeKind::Marks(count) => notice::marks(lang, count),
            NoticeKind::FootnoteMissing(number) => notice::footnote_missing(lang, number),
            NoticeKind::FootnoteUncited(number) => notice::footnote_uncited(lang, number),
            NoticeKind::Empty => notice::empty(lang).to_owned(),
            NoticeKind::NoPillars => notice::no_pillars(lang).to_owned(),
            NoticeKind::NoFactions => notice::no_factions(lang).to_owned(),
            NoticeKind::NoQuestions => notice::no_questions(lang).to_owned(),
            NoticeKind::NoReply => notice::no_reply(lang).to_owned(),
            NoticeKind::NoFaction(count) => notice::no_faction(lang, count),
        }
    }
}
