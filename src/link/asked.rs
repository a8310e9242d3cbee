//! What a question asks about: its own words, those of the background before it, and the kind of
//! answer it waits for.

use crate::dutch::{lower, spelled};
use crate::genre::{Expects, POINTERS, expectation};
use crate::model::{Dossier, QuestionIx};

use super::terms::{Term, Terms, Token};

/// A question with fewer words says too little by itself.
const THIN: usize = 8;
/// What a word of the background counts, behind a question that says enough, and behind a thin one.
const BACKGROUND: f32 = 0.25;
const BACKGROUND_OF_THIN: f32 = 0.7;
/// What a word of the question before counts where this one points back to it.
const POINTED_TO: f32 = 0.4;

/// The words of a question, with their weights. Every list ascends by term and holds it once.
#[derive(Debug, Default)]
pub(super) struct Asked {
    /// Of its own sentences.
    pub(super) own: Vec<(Term, f32)>,
    /// Of its own sentences and, at a discount, of the background before them.
    pub(super) whole: Vec<(Term, f32)>,
    /// Of the background alone, each as far as it tells of a subject.
    pub(super) background: Vec<(Term, f32)>,
    /// Of its own sentences and not in the questions right before and after it.
    pub(super) fresh: Vec<(Term, f32)>,
    /// Of its own sentences, each as far as it tells of a subject.
    pub(super) telling: Vec<(Term, f32)>,
    /// What kind of answer it waits for.
    pub(super) expects: Option<Expects>,
}

/// What all questions of a dossier ask about.
pub(super) fn gather(dossier: &Dossier, terms: &Terms) -> Vec<Asked> {
    let own: Vec<Vec<(Term, f32)>> = dossier
        .questions
        .iter()
        .map(|q| weighed(q.spans.iter().map(|s| (terms.within(s), 1.0)), terms))
        .collect();
    dossier
        .question_ixs()
        .map(|ix| {
            let at = ix.at();
            let near = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
            let near = near.filter(|&other| other < own.len() && same_group(dossier, at, other));
            let mut beside = near.map(|other| &own[other]);
            let beside = [beside.next(), beside.next()];
            let stands = |words: &&Vec<(Term, f32)>, term| words.binary_search_by_key(&term, |w| w.0).is_ok();
            let is_fresh = |term| !beside.iter().flatten().any(|words| stands(words, term));
            Asked {
                fresh: own[at].iter().copied().filter(|t| is_fresh(t.0)).collect(),
                whole: whole(dossier, ix, &own[at], terms),
                background: background(dossier, ix, &own[at], terms),
                telling: telling(&own[at], terms),
                own: own[at].clone(),
                expects: expects(&dossier.question(ix).text),
            }
        })
        .collect()
}

fn same_group(dossier: &Dossier, a: usize, b: usize) -> bool {
    let (a, b) = (&dossier.questions[a], &dossier.questions[b]);
    a.faction == b.faction && a.pillar == b.pillar
}

/// The terms of some stretches, each once with its highest weight.
pub(super) fn weighed<'a>(
    stretches: impl Iterator<Item = (&'a [Token], f32)>,
    terms: &Terms,
) -> Vec<(Term, f32)> {
    let mut out: Vec<(Term, f32)> = stretches
        .flat_map(|(tokens, factor)| tokens.iter().map(move |t| (t.term, factor)))
        .map(|(term, factor)| (term, terms.weights[term.at()] * factor))
        .collect();
    out.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    out.dedup_by_key(|t| t.0);
    out
}

/// Weighted terms, each as far as it tells of a subject.
pub(super) fn telling(weighed: &[(Term, f32)], terms: &Terms) -> Vec<(Term, f32)> {
    weighed.iter().map(|&(term, weight)| (term, weight * terms.telling[term.at()])).collect()
}

/// The telling words that stand between the question before and this one, and not in it.
fn background(dossier: &Dossier, ix: QuestionIx, own: &[(Term, f32)], terms: &Terms) -> Vec<(Term, f32)> {
    let mut words = weighed([(terms.within(&dossier.background(ix)), 1.0)].into_iter(), terms);
    words.retain(|word| own.binary_search_by_key(&word.0, |own| own.0).is_err());
    telling(&words, terms)
}

/// A question's own words and, at a discount, those of the sentences since the question before: they
/// say what `hierop` and `dit voorstel` mean.
fn whole(dossier: &Dossier, ix: QuestionIx, own: &[(Term, f32)], terms: &Terms) -> Vec<(Term, f32)> {
    let question = dossier.question(ix);
    let mut stretches: Vec<(&[Token], f32)> = question.spans.iter().map(|s| (terms.within(s), 1.0)).collect();
    let background = dossier.background(ix);
    let before = ix
        .at()
        .checked_sub(1)
        .map(|i| &dossier.questions[i])
        .filter(|q| q.spans[0].paragraph == background.paragraph);
    let factor = if own.len() < THIN { BACKGROUND_OF_THIN } else { BACKGROUND };
    stretches.push((terms.within(&background), factor));
    if dossier.words(&background).trim().is_empty()
        && let Some(before) = before
        && spelled(&lower(&question.text)).any(|word| POINTERS.contains(&word))
    {
        stretches.extend(before.spans.iter().map(|s| (terms.within(s), POINTED_TO)));
    }
    weighed(stretches.into_iter(), terms)
}

/// What kind of answer a question waits for, told by its first asking word.
fn expects(text: &str) -> Option<Expects> {
    let lower = lower(text);
    let words: Vec<&str> = spelled(&lower).collect();
    (0..words.len()).find_map(|at| expectation(&words[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_asking_word_tells() {
        let cases = [
            ("Hoeveel mensen komen er en wanneer?", Some(Expects::Number)),
            ("Op welke termijn gebeurt dat?", Some(Expects::Time)),
            ("Deze leden vragen waarom dit niet kan.", Some(Expects::Reason)),
            ("Is de Minister bereid dit te doen?", Some(Expects::Verdict)),
            ("Hoe gaat dit in zijn werk?", None),
        ];
        for (text, want) in cases {
            assert_eq!(expects(text), want, "{text}");
        }
    }
}
