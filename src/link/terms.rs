//! Terms: the words of a dossier that carry a subject, as numbered roots with their weights.

use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::RandomState;

use crate::cores::both;
use crate::dutch::{fold, folded_words, is_separable, is_stop, root, spelled, words};
use crate::genre::{self, Expects, gives};
use crate::model::{Dossier, Paragraph, ParagraphIx, Span};

pub(super) use super::term::{Numbers, Sides, Term};

/// A word in a paragraph.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    from: u32,
    to: u32,
    pub(super) term: Term,
}

impl Token {
    pub(super) fn range(self) -> Range<usize> {
        self.from as usize..self.to as usize
    }
}

/// Of so many bytes one word is new in its paragraphs, as a rule; of a longer text fewer are.
const WORD_IS_NEW: usize = 32;
const MOST_ROOM: usize = 4096;

/// All words of a dossier. Each spelling is folded and cut to its root once, however often it stands there.
pub(super) struct Terms {
    /// Per paragraph, in order.
    tokens: Vec<Vec<Token>>,
    /// Per paragraph, where words stand that questions wait for, and for which kind of answer.
    given: Vec<Vec<(u32, Expects)>>,
    /// What each term weighs: the logarithm of how few paragraphs hold it.
    pub(super) weights: Vec<f32>,
    /// How much each term tells of a subject, 0 to 1.
    pub(super) telling: Vec<f32>,
    /// The roots with their numbers.
    pub(super) numbers: Numbers,
    /// On which sides each term stands.
    pub(super) sides: Vec<Sides>,
}

impl Terms {
    pub(super) fn of(dossier: &Dossier) -> Self {
        // Who asks is evidence of another kind.
        let names: Vec<String> = dossier.factions.iter().flat_map(|f| words(&f.name)).collect();
        let (front, back) = dossier.paragraphs.split_at(dossier.paragraphs.len() / 2);
        let (front, back) = both(|| Part::of(front, &names), || Part::of(back, &names));
        let Part { tokens, given, numbers, telling } = front.before(back);
        let weights = weights(&tokens, numbers.len());
        let sides = sides(dossier, &tokens, numbers.len());
        Self { tokens, given, weights, telling, numbers, sides }
    }

    /// How many terms there are.
    pub(super) fn len(&self) -> usize {
        self.weights.len()
    }

    /// The words of a paragraph between two bytes.
    pub(super) fn between(&self, paragraph: ParagraphIx, range: Range<usize>) -> &[Token] {
        within(&self.tokens[paragraph.at()], range)
    }

    /// Which of the things questions wait for a stretch holds, in the order of [`Expects`].
    pub(super) fn given(&self, span: &Span) -> [bool; 4] {
        let mut out = [false; 4];
        let all = &self.given[span.paragraph.at()];
        let first = all.partition_point(|g| (g.0 as usize) < span.range.start);
        for (_, kind) in all[first..].iter().take_while(|g| (g.0 as usize) < span.range.end) {
            out[*kind as usize] = true;
        }
        out
    }

    /// The words of a stretch.
    pub(super) fn within(&self, span: &Span) -> &[Token] {
        self.between(span.paragraph, span.range.clone())
    }

    /// The terms of a stretch, in order, with repeats.
    pub(super) fn terms_of(&self, span: &Span) -> impl Iterator<Item = Term> {
        self.within(span).iter().map(|token| token.term)
    }
}

/// The words of some paragraphs, with numbers of their own.
#[derive(Default)]
struct Part {
    tokens: Vec<Vec<Token>>,
    given: Vec<Vec<(u32, Expects)>>,
    numbers: Numbers,
    /// How much each term tells of a subject: of a root's spellings the one that tells least counts.
    telling: Vec<f32>,
}

impl Part {
    fn of(paragraphs: &[Paragraph], names: &[String]) -> Self {
        // Room for as many words as a text of this length mostly has: making room later is half the work.
        let room = paragraphs.iter().map(|paragraph| paragraph.text.len()).sum::<usize>() / WORD_IS_NEW;
        let mut spellings: HashMap<&str, (Vec<Term>, Option<Expects>), RandomState> = HashMap::default();
        let mut out = Self::default();
        spellings.reserve(room.min(MOST_ROOM));
        out.numbers.reserve(room.min(MOST_ROOM));
        for paragraph in paragraphs {
            let (mut own, mut given) = (Vec::new(), Vec::new());
            // What a verb that comes behind `te` parted from: `op te leveren`.
            let mut parted: [&str; 2] = ["", ""];
            for word in spelled(&paragraph.text) {
                let from = (word.as_ptr() as usize - paragraph.text.as_ptr() as usize) as u32;
                let to = from + word.len() as u32;
                if parted[1] == "te" && is_separable(parted[0]) {
                    let whole = root(&fold(&format!("{}{word}", parted[0])));
                    own.push(Token { from, to, term: out.number(whole, 1.0) });
                } else {
                    let (terms, kind) = spellings.entry(word).or_insert_with(|| {
                        let folded = fold(word);
                        let kind = folded_words(&folded).next().and_then(gives);
                        let asker = |w: &str| names.iter().any(|name| name == w);
                        let subject = folded_words(&folded).filter(|w| !is_stop(w) && !asker(w));
                        (subject.map(|w| out.number(root(w), genre::telling(w))).collect(), kind)
                    });
                    given.extend(kind.map(|kind| (from, kind)));
                    own.extend(terms.iter().map(|&term| Token { from, to, term }));
                }
                parted = [parted[1], word];
            }
            out.tokens.push(own);
            out.given.push(given);
        }
        out
    }

    /// The number of a root, one of whose spellings tells so much.
    fn number(&mut self, root: String, tells: f32) -> Term {
        let next = Term::new(self.numbers.len());
        let term = *self.numbers.entry(root).or_insert(next);
        if term == next {
            self.telling.push(tells);
        } else {
            self.telling[term.at()] = self.telling[term.at()].min(tells);
        }
        term
    }

    /// These paragraphs and others behind them.
    fn before(mut self, mut other: Self) -> Self {
        let mut roots: Vec<(String, Term)> = other.numbers.into_iter().collect();
        roots.sort_unstable_by_key(|root| root.1);
        let numbered = roots.into_iter().map(|(root, term)| self.number(root, other.telling[term.at()]));
        let numbers: Vec<Term> = numbered.collect();
        for token in other.tokens.iter_mut().flatten() {
            token.term = numbers[token.term.at()];
        }
        self.tokens.append(&mut other.tokens);
        self.given.append(&mut other.given);
        self
    }
}

/// Of the words of a paragraph those between two bytes.
fn within(all: &[Token], range: Range<usize>) -> &[Token] {
    let first = all.partition_point(|t| (t.from as usize) < range.start);
    let last = all.partition_point(|t| (t.to as usize) <= range.end);
    &all[first..last.max(first)]
}

/// On which sides each term stands.
fn sides(dossier: &Dossier, tokens: &[Vec<Token>], terms: usize) -> Vec<Sides> {
    let mut out = vec![Sides::default(); terms];
    let of = |span: &Span| within(&tokens[span.paragraph.at()], span.range.clone());
    for question in dossier.question_ixs() {
        let background = dossier.background(question);
        for span in dossier.question(question).spans.iter().chain([&background]) {
            for token in of(span) {
                out[token.term.at()].asked = true;
            }
        }
    }
    for span in dossier.answers.iter().flat_map(|answer| &answer.spans) {
        for token in of(span) {
            out[token.term.at()].said = true;
        }
    }
    out
}

fn weights(tokens: &[Vec<Token>], terms: usize) -> Vec<f32> {
    let mut holding = vec![0_u32; terms];
    let mut last = vec![usize::MAX; terms];
    for (paragraph, tokens) in tokens.iter().enumerate() {
        for token in tokens {
            if std::mem::replace(&mut last[token.term.at()], paragraph) != paragraph {
                holding[token.term.at()] += 1;
            }
        }
    }
    let all = tokens.len().max(1) as f32;
    holding.into_iter().map(|n| (1.0 + all / n.max(1) as f32).ln()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::read;

    #[test]
    fn two_parts_are_numbered_as_the_whole() {
        let text = "De dijk is hoog.\n\nHet Ministerie wil dijken op te hogen.\n\nEr is beleid voor dijken en otters.\n";
        let paragraphs = read(text.as_bytes(), "proef").paragraphs;
        let told = |part: &Part| {
            let terms: Vec<Vec<Term>> =
                part.tokens.iter().map(|tokens| tokens.iter().map(|token| token.term).collect()).collect();
            let mut roots: Vec<(Term, &String)> =
                part.numbers.iter().map(|(root, term)| (*term, root)).collect();
            roots.sort_unstable();
            format!("{terms:?} {roots:?} {:?}", part.telling)
        };
        let whole = Part::of(&paragraphs, &[]);
        for cut in 0..=paragraphs.len() {
            let (front, back) = paragraphs.split_at(cut);
            assert_eq!(told(&Part::of(front, &[]).before(Part::of(back, &[]))), told(&whole), "cut at {cut}");
        }
    }
}
