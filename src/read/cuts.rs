//! What each paragraph falls into, by who speaks in it: demands, or the steps of a reply.

use std::ops::Range;

use crate::cores::each;
use crate::model::{Paragraph, Voice};

use super::answers::{self, Step};
use super::questions;
use super::sections::{Layout, Place};
use super::sentences::sentences;

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
    let mut out = each(&all, |(paragraph, place)| match place.voice {
        _ if paragraph.is_heading() => Cuts::None,
        Voice::Contribution if place.whole => Cuts::Demands(questions::whole(&paragraph.text)),
        Voice::Contribution => Cuts::Demands(questions::demands(&paragraph.text)),
        Voice::Reply if place.whole => Cuts::Steps(Vec::new()),
        Voice::Reply => Cuts::Steps(answers::steps(&paragraph.text)),
        _ => Cuts::None,
    });
    ask_by_number(&all, &mut out);
    out
}

/// What has a number of its own and a reply right behind it is asked, though no word says so: its last sentence stands
/// for it. `59 De suggestie van deze leden is om dit te onderzoeken. Antwoord`
fn ask_by_number(all: &[(&Paragraph, &Place)], cuts: &mut [Cuts]) {
    let mut asked = false;
    for at in 0..all.len() {
        let (paragraph, place) = all[at];
        let Cuts::Demands(demands) = &mut cuts[at] else {
            asked = false;
            continue;
        };
        asked |= !demands.is_empty();
        let replied = all.get(at + 1).is_some_and(|next| next.1.voice == Voice::Reply);
        if replied && !asked && !place.numbers.is_empty() {
            demands.extend(sentences(&paragraph.text).pop());
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::read::read;

    #[test]
    fn what_has_a_number_and_a_reply_asks() {
        let text = "I. Algemeen\n\n1\n\nDe leden van de SP-fractie vragen wat een otter eet.\n\nAntwoord\n\nVis.\n\n2\n\n\
            De leden van de SP-fractie zien otters. De suggestie is om ze te tellen.\n\nAntwoord\n\nDat gebeurt.\n\n3\n\n\
            De leden van de SP-fractie vragen waar ze zijn. Ze zien er geen.\n\nAntwoord\n\nOveral.\n";
        let dossier = read(text.as_bytes(), "proef");
        let asked: Vec<(Option<u32>, &str)> =
            dossier.questions.iter().map(|q| (q.number, q.text.as_str())).collect();
        let want = [
            (Some(1), "De leden van de SP-fractie vragen wat een otter eet."),
            (Some(2), "De suggestie is om ze te tellen."),
            (Some(3), "De leden van de SP-fractie vragen waar ze zijn."),
        ];
        assert_eq!(asked, want);
    }
}
