//! Reading: bytes → text → lines → blocks → dossier. Never fails; what is odd becomes a notice.
//!
//! Each stage is a total function over the one before. The law they keep together: every
//! non-blank source line belongs to exactly one paragraph, footnote, page foot or notice.

mod abbreviations;
mod answers;
mod blocks;
mod build;
mod cuts;
mod cutter;
mod headings;
mod hyphens;
mod nearby;
mod notes;
mod pages;
mod questions;
mod references;
mod sections;
mod sentences;
mod speakers;
mod text;

use crate::cores::both;
use crate::model::Dossier;

use hyphens::Spellings;

pub(crate) use sentences::sentences;

/// Reads any bytes into a dossier. `name` is what the document is called when it does not say so itself.
pub fn read(bytes: &[u8], name: &str) -> Dossier {
    let source = text::source(bytes);
    let cut = || {
        let pages = pages::pages(&source);
        let notes = notes::blocks(&source.lines, &pages);
        let blocks = blocks::blocks(&source.lines, &pages, &notes);
        (pages, notes, blocks)
    };
    let spellings = || Spellings::of(source.lines.iter().map(String::as_str));
    let ((pages, notes, blocks), spellings) = both(cut, spellings);
    build::dossier(&source, &pages, &notes, &blocks, &spellings, name)
}

pub use build::claims;

/// Any bytes as lines in which nothing drives a terminal; the first wall, also for what is no document.
pub(crate) fn lines(bytes: &[u8]) -> Vec<String> {
    text::source(bytes).lines
}

/// The factions and members a text names, in order.
pub(crate) fn mentioned(text: &str) -> Vec<String> {
    speakers::mentions(text).into_iter().map(|m| m.name).collect()
}

/// The usual spelling of a faction's name, in whatever way it is written; `None` for unknown names.
pub fn faction_name(written: &str) -> Option<&'static str> {
    speakers::listed(written)
}
