//! Parts: a question that asks two things, of which its answers may deal with one.
//!
//! That no telling word of a part comes back is said in the reason, and nothing is made of it: of the 61 questions
//! of which it is so in the documents labelled by hand, 18 are answered in part, of 54 that are. A reply that
//! paraphrases looks the same. With words on the same subject taken for coming back, 5 of 16; where moreover the part
//! names a subject, other parts are dealt with and nothing is refused, 4 of 5, but 0 of 2 in documents nobody had seen.

use std::ops::Range;

use crate::genre::{TAILS, VERB_FIRST, WH_FIRST};
use crate::model::{Dossier, QuestionIx};

use super::asked::weighed;
use super::decide::Choice;
use super::evidence::Evidence;
use super::kin::Reach;
use super::presence::Presence;
use super::terms::Term;

/// A part with fewer words of its own cannot be told from the others.
const TELLING: usize = 2;
/// Of another part the answers hold at least this share of its own words.
const SOMETHING: f32 = 0.2;

/// The part of a question of whose own words its answers hold none; `None` when it asks one thing.
pub(super) fn missing<'a>(
    dossier: &'a Dossier,
    evidence: &Evidence,
    question: QuestionIx,
    chosen: &[Choice],
    presence: &mut Presence,
) -> Option<&'a str> {
    let [span] = &dossier.question(question).spans[..] else { return None };
    let text = dossier.words(span);
    let parts = cuts(text);
    if parts.len() < 2 {
        return None;
    }
    let words: Vec<Vec<(Term, f32)>> = parts
        .iter()
        .map(|part| {
            let from = span.range.start;
            let tokens = evidence.terms.between(span.paragraph, from + part.start..from + part.end);
            weighed([(tokens, 1.0)].into_iter(), &evidence.terms)
        })
        .collect();
    let own: Vec<Vec<(Term, f32)>> = (0..parts.len())
        .map(|at| {
            let elsewhere =
                |term: Term| (0..parts.len()).any(|p| p != at && words[p].iter().any(|w| w.0 == term));
            words[at].iter().copied().filter(|w| !elsewhere(w.0)).collect()
        })
        .collect();
    let answers = chosen.iter().flat_map(|choice| &dossier.answer(choice.answer).spans);
    presence.fill(answers.flat_map(|span| evidence.terms.terms_of(span)), &evidence.kin, Reach::Near);
    let covers: Vec<f32> = own.iter().map(|own| presence.near(own)).collect();
    if !covers.iter().any(|cover| *cover >= SOMETHING) {
        return None;
    }
    let bare = (0..parts.len()).find(|&at| own[at].len() >= TELLING && covers[at] == 0.0)?;
    Some(text[parts[bare].clone()].trim_end_matches(['.', '?', ',']))
}

/// Where a question turns to something else: at a sentence's end, and at `en` before words that ask.
fn cuts(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for sentence in crate::read::sentences(text) {
        let lower = crate::dutch::lower(&text[sentence.clone()]);
        if TAILS.iter().any(|tail| lower.starts_with(tail)) {
            continue;
        }
        let mut from = sentence.start;
        for (at, _) in text[sentence.clone()].match_indices([' ', ',']) {
            let at = sentence.start + at;
            let rest = &text[at..sentence.end];
            let turns = [", en ", " en ", ", "];
            let Some(rest) = turns.iter().find_map(|turn| rest.strip_prefix(turn)) else { continue };
            if asks(rest) && at > from {
                out.push(from..at);
                from = sentence.end - rest.len();
            }
        }
        out.push(from..sentence.end);
    }
    out
}

/// Whether words begin with those that ask.
fn asks(text: &str) -> bool {
    let mut words = text.split(' ');
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let two = format!("{first} {second}");
    let opens = WH_FIRST.iter().chain(VERB_FIRST);
    opens.into_iter().any(|w| *w == first || *w == two)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Ground;

    #[test]
    fn a_question_turns_where_it_asks_anew() {
        let parts = |text: &'static str| cuts(text).into_iter().map(|part| &text[part]).collect::<Vec<_>>();
        assert_eq!(
            parts("Wat kost de sluis en dijk, en wanneer is die klaar? Zo nee, waarom niet?"),
            ["Wat kost de sluis en dijk", "wanneer is die klaar?"]
        );
        assert_eq!(parts("Wat kost het, en hoe komt dat? Is het veilig?").len(), 3);
        assert_eq!(parts("Wat kost het"), ["Wat kost het"]);
        assert_eq!(parts(""), [""; 0]);
    }

    #[test]
    fn the_part_of_which_no_word_comes_back_is_told() {
        let text = "De leden van de SP-fractie vragen hoeveel otters er langs de Maas leven en welke ziekten \
            dassen treffen.\n\nII. Reactie van de Minister\n\nDe leden van de SP-fractie vragen naar de otters \
            langs de Maas. Dat zijn er veertig.\n";
        let text = format!("I. Vragen en opmerkingen vanuit de fracties\n\n{text}");
        let dossier = crate::read::read(text.as_bytes(), "proef");
        let links = crate::link::link(&dossier);
        let part = Ground::Missing("welke ziekten dassen treffen".into());
        assert_eq!(links.outcomes[0].reason, part.into());
    }
}
