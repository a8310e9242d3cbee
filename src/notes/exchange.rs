//! Remarks as one file that people read, write and send one another.
//!
//! ```text
//! # Aantekeningen bij kst-19637-2395
//!
//! ## 1.3/SP/4 (regel 120-124)
//! > Kan de regering toelichten …
//!
//! ### Jan de Vries · 2018-06-12 14:03:22 UTC
//! Geen cijfers genoemd; zo veel regels als nodig.
//!
//! tags: ebtl, kosten
//! oordeel: ontwijkend
//! doorvragen: ja
//! antwoord: 1.3/answer/7 (regel 1203-1210)
//! > De capaciteit van de EBTL …
//! ```
//!
//! All but the id may be left out. What is no sign of the file's own is the note; a line of a note that looks
//! like a sign has `\` before it.

mod parse;
mod write;

use super::said::Value;
use super::text::{Note, Tag};
use super::{Answers, Judgement};

pub use parse::{Mistake, Parsed, parse};
pub use write::write;

/// In front of the document's id.
const TITLE: &str = "# Aantekeningen bij";
/// In front of a question's id.
const QUESTION: &str = "##";
/// In front of who and when.
const WHO: &str = "###";
/// Between who and when.
const WHEN: char = '·';
/// In place of when.
const NEVER: &str = "zonder datum";
/// In front of the words of the document.
const QUOTE: char = '>';
/// In front of a line of a note that looks like one of these.
const PLAIN: char = '\\';
/// In place of an answer's id.
const NO_ANSWER: &str = "geen";

/// What a line with `word:` in front says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Tags,
    Judgement,
    AskOn,
    Answer,
    Replaced,
}

/// The fields in the order in which they are written, by their words.
const FIELDS: [(Field, &str); 5] = [
    (Field::Tags, <Tag as Value>::FIELD),
    (Field::Judgement, <Judgement as Value>::FIELD),
    (Field::AskOn, <bool as Value>::FIELD),
    (Field::Answer, <Answers as Value>::FIELD),
    (Field::Replaced, "vervangen"),
];

/// A line as its first word shows it.
enum Sign<'a> {
    Field(Field, &'a str),
    /// A word that nearly is a field's, and that one.
    Mistyped(&'a str, &'static str),
    None,
}

/// What a line is by its first word.
fn sign(line: &str) -> Sign<'_> {
    let Some((word, value)) = line.trim_start().split_once(':') else { return Sign::None };
    let lower = crate::dutch::lower(word);
    if let Some((field, _)) = FIELDS.iter().find(|(_, known)| *known == lower) {
        return Sign::Field(*field, value.trim());
    }
    let nearly = FIELDS.iter().find(|(_, known)| crate::find::is_mistyped(&lower, known));
    nearly.map_or(Sign::None, |(_, known)| Sign::Mistyped(word, known))
}

/// Whether a line of a note needs [`PLAIN`] before it.
fn looks_like_a_sign(line: &str) -> bool {
    line.starts_with(['#', QUOTE, PLAIN]) || !matches!(sign(line), Sign::None)
}

impl Note {
    /// Its lines as they stand in the file.
    fn written(&self) -> String {
        let line =
            |line: &str| if looks_like_a_sign(line) { format!("{PLAIN}{line}") } else { line.to_owned() };
        self.lines().map(line).collect::<Vec<_>>().join("\n")
    }
}
