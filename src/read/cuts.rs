//! What each paragraph falls into, by who speaks in it: demands, or the steps of a reply.

use std::ops::Range;

use crate::cores::each;
use crate::model::{Paragraph, Voice};

use super::answers::{self, Step};
use super::questions;
use super::sections::{Layout, Place};

/// What a paragraph falls into.
pub(super) enum Cuts {
    /// A heading, or what neither asks nor replies.
    None,
    /// A contribution: its demands.
    Demands(Vec<Range<usize>>),
    /// A reply: its sentences, with how they turn to questions; none where the whole is one.
    Steps(Vec<Step>),
}

/// Cuts every paragraph, each for itself.
pub(super) fn cuts(paragraphs: &[Paragraph], layout: &Layout) -> Vec<Cuts> {
    let all: Vec<(&Paragraph, &Place)> = paragraphs.iter().zip(&layout.places).collect();
    each(&all, |(paragraph, place)| match place.voice {
        _ if paragraph.is_heading() => Cuts::None,
        Voice::Contribution if place.whole => Cuts::Demands(questions::whole(&paragraph.text)),
        Voice::Contribution => Cuts::Demands(questions::demands(&paragraph.text)),
        Voice::Reply if place.whole => Cuts::Steps(Vec::new()),
        Voice::Reply => Cuts::Steps(answers::steps(&paragraph.text)),
        _ => Cuts::None,
    })
}
