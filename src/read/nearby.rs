//! Nearby: which answer `hierboven` or `hieronder` means, told by the words around it.

use std::ops::Range;

use crate::dutch::{is_stop, lower, spelled};
use crate::genre::{SAYING, telling};
use crate::model::{Answer, AnswerIx, Dossier, ParagraphIx, Span, Target};

use super::sentences::sentences;

/// Shorter words tell no place.
const SHORTEST: usize = 4;
/// So many letters are left out at a word's end, where its form shows.
const ENDING: usize = 2;
/// The place holds at least so many of the words, before the pointer and behind it.
const LEAST: [usize; 2] = [1, 2];
/// So many bytes of the answers before or after are looked through.
const REACH: usize = 16_000;
/// So many bytes before and behind a pointer are read for its sentence: a paragraph may be a whole document, and
/// point somewhere in every line.
const SENTENCE: usize = 800;
/// So many bytes of the pointer's own stretch are looked through.
const OWN: usize = 2_000;
/// No more words are looked for.
const MOST: usize = 16;
/// At this distance from the pointer, in words, a word counts half.
const HALF: f32 = 4.0;
/// The place holds at least this share of what counts, before the pointer and behind it: `hieronder` is also said
/// of all that follows.
const ENOUGH: [f32; 2] = [0.35, 0.6];

/// The stretches of all answers, in order.
pub(super) struct Stretches<'a> {
    dossier: &'a Dossier,
    all: Vec<(AnswerIx, &'a Span)>,
}

/// A stretch in which the place may be.
struct Place {
    answer: AnswerIx,
    line: u32,
    text: String,
}

impl<'a> Stretches<'a> {
    pub(super) fn of(dossier: &'a Dossier) -> Self {
        let of = |(ix, answer): (usize, &'a Answer)| {
            answer.spans.iter().map(move |span| (AnswerIx::new(ix), span))
        };
        let mut all: Vec<(AnswerIx, &Span)> = dossier.answers.iter().enumerate().flat_map(of).collect();
        all.sort_by_key(|(_, span)| order(span));
        Self { dossier, all }
    }

    /// The place that a pointer in an answer means, among the stretches before or after it under its pillar;
    /// `None` where the words around it do not tell. In the same answer: the line of its stretch.
    pub(super) fn place(&self, pointer: &Span, before: bool) -> Option<Target> {
        let home = self.all.partition_point(|(_, span)| order(span) <= order(pointer)).checked_sub(1)?;
        let (own, stretch) = self.all[home];
        let inside = stretch.paragraph == pointer.paragraph && pointer.range.start < stretch.range.end;
        let text = &self.dossier.paragraph(pointer.paragraph).text;
        let sentence = sentence_at(text, pointer.range.start).filter(|_| inside)?;
        let needles = needles(&text[sentence.start..pointer.range.start], &text[sentence.clone()]);
        // An answer given earlier is another one.
        let is_other = lower(self.dossier.words(pointer)).starts_with("eerder");
        let places: Vec<Place> = if before {
            let from = boundary(text, sentence.start.saturating_sub(OWN)).max(stretch.range.start);
            let range = from..sentence.start.max(from);
            let above = Span { paragraph: stretch.paragraph, range };
            let above = (!is_other).then_some((own, &above)).into_iter();
            self.near(own, above.chain(self.all[..home].iter().rev().copied()))
        } else {
            self.near(own, self.all[home + 1..].iter().copied())
        };
        // Which of the words each place holds.
        let holds = |place: &Place| needles.iter().map(|(needle, _)| place.text.contains(needle)).collect();
        let held: Vec<Vec<bool>> = places.iter().map(holds).collect();
        let rare = |word: usize| {
            let holding = held.iter().filter(|held| held[word]).count();
            (1.0 + places.len() as f32 / holding.max(1) as f32).ln()
        };
        let counts: Vec<f32> = needles.iter().enumerate().map(|(at, (_, near))| near * rare(at)).collect();
        let sum = |held: &Vec<bool>| -> f32 {
            held.iter().zip(&counts).filter(|(held, _)| **held).map(|(_, counts)| counts).sum()
        };
        // Of equals the first, which is the nearest.
        let best = held.iter().zip(&places).map(|(held, place)| (sum(held), held, place)).rev();
        let best = best.max_by(|a, b| a.0.total_cmp(&b.0));
        let least = ENOUGH[usize::from(!before)] * counts.iter().sum::<f32>();
        let words = |held: &[bool]| held.iter().filter(|held| **held).count();
        let enough = |&(sum, held, _): &(f32, &Vec<bool>, &Place)| {
            sum >= least && words(held) >= LEAST[usize::from(!before)]
        };
        let (_, _, place) = best.filter(enough)?;
        Some(if place.answer == own { Target::Line(place.line) } else { Target::Answer(place.answer) })
    }

    /// The first of some stretches, up to [`REACH`], as far as they stand under the pillar of an answer.
    fn near<'s>(&self, own: AnswerIx, stretches: impl Iterator<Item = (AnswerIx, &'s Span)>) -> Vec<Place> {
        let pillar = |answer: AnswerIx| self.dossier.answer(answer).pillar;
        let mut bytes = 0;
        let within = |(_, span): &(AnswerIx, &Span)| {
            bytes += span.range.len();
            bytes <= REACH
        };
        stretches
            .take_while(|(answer, _)| pillar(*answer) == pillar(own))
            .take_while(within)
            .map(|(answer, span)| Place {
                answer,
                line: self.dossier.paragraph(span.paragraph).line_at(span.range.start),
                text: lower(self.dossier.words(span)),
            })
            .collect()
    }
}

/// The sentence of a text in which a byte stands, as far as [`SENTENCE`] shows it.
fn sentence_at(text: &str, at: usize) -> Option<Range<usize>> {
    let from = boundary(text, at.saturating_sub(SENTENCE));
    let to = boundary(text, (at + SENTENCE).min(text.len()));
    let shown = sentences(&text[from..to]).into_iter().map(|s| s.start + from..s.end + from);
    shown.into_iter().find(|s| s.contains(&at))
}

/// The place between two letters at a byte or before it.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// Where a stretch begins.
fn order(span: &Span) -> (ParagraphIx, usize) {
    (span.paragraph, span.range.start)
}

/// The telling words of a sentence, without their endings, and how much each counts for standing near the pointer,
/// which comes behind so much of it.
fn needles(before: &str, sentence: &str) -> Vec<(String, f32)> {
    let words = |text: &str| -> Vec<String> { spelled(text).map(lower).collect() };
    let (before, all) = (words(before).len(), words(sentence));
    let tells = |word: &str| {
        word.chars().count() >= SHORTEST && !is_stop(word) && !SAYING.contains(&word) && telling(word) >= 1.0
    };
    let near = |at: usize| 1.0 / (1.0 + at.abs_diff(before) as f32 / HALF);
    let mut out: Vec<(String, f32)> = Vec::new();
    for (at, word) in all.iter().enumerate().filter(|(at, word)| *at != before && tells(word)) {
        let count = word.chars().count();
        let kept = if count > SHORTEST + ENDING { count - ENDING } else { count };
        let needle: String = word.chars().take(kept).collect();
        if out.len() < MOST && out.iter().all(|(known, _)| *known != needle) {
            out.push((needle, near(at)));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "I. Vragen en opmerkingen vanuit de fracties\n\nDe leden van de SP-fractie vragen naar otters. \
        Wat kost de sluis? Hoe staat het met de dassen?\n\nII. Reactie van de Minister\n\nDe leden van de SP-fractie \
        vragen naar otters in de Biesbosch. Die worden geteld.\n\nMet betrekking tot de sluis bij Grave geldt dat het \
        herstel veertig miljoen kost.\n\nTen aanzien van de dassen: ";

    fn target(reply: &str) -> Option<Target> {
        let dossier = crate::read::read(format!("{TEXT}{reply}\n").as_bytes(), "proef");
        dossier.references.last().and_then(|r| r.target.clone())
    }

    #[test]
    fn the_words_around_tell_which_answer_is_meant() {
        let to = |nth| Some(Target::Answer(AnswerIx::new(nth)));
        assert_eq!(target("zoals hierboven over het herstel van de sluis is gezegd, kost dat geld."), to(1));
        assert!(matches!(
            target("zij leven in burchten. De hierboven genoemde burchten zijn diep."),
            Some(Target::Line(_))
        ));
        assert_eq!(target("zij leven, net als de hierboven genoemde otters, in de Biesbosch."), to(0));
    }

    #[test]
    fn of_a_paragraph_without_end_only_what_stands_around_the_pointer_is_read() {
        let text = "zoals hierboven over dijken en sluizén gezegd ".repeat(4_000);
        for at in [0, text.len() / 2, text.len() - 2] {
            let sentence = sentence_at(&text, at).unwrap();
            assert!(sentence.contains(&at) && sentence.len() <= 2 * SENTENCE, "{at}: {sentence:?}");
        }
    }

    #[test]
    fn words_that_tell_nothing_lead_nowhere() {
        assert_eq!(target("zoals hierboven is vermeld, wordt daaraan gewerkt."), None);
        assert_eq!(target("zoals hierboven over vleermuizen is gezegd, slapen zij overdag."), None);
    }
}
