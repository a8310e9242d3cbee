//! Terms: the words of a dossier that carry a subject, as numbered roots with their weights.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use foldhash::fast::RandomState;

use crate::dutch::{fold, is_separable, is_stop, root, words};
use crate::genre::{self, Expects, gives};
use crate::model::{Dossier, ParagraphIx, Span};

use super::kin::{Kin, Kinship, Reach, Sides};

pub(super) use super::term::{Numbers, Term};

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
    /// Which terms partly stand for one another.
    kin: Kinship,
}

impl Terms {
    pub(super) fn of(dossier: &Dossier) -> Self {
        // Who asks is evidence of another kind.
        let names: HashSet<String> = dossier.factions.iter().flat_map(|f| words(&f.name)).collect();
        let mut spellings: HashMap<&str, (Vec<Term>, Option<Expects>), RandomState> = HashMap::default();
        let mut numbers = Numbers::default();
        let mut tokens = Vec::with_capacity(dossier.paragraphs.len());
        let mut given = Vec::with_capacity(dossier.paragraphs.len());
        let mut told: Vec<(Term, f32)> = Vec::new();
        for paragraph in &dossier.paragraphs {
            let (mut own, mut gives_here) = (Vec::new(), Vec::new());
            // What a verb that comes behind `te` parted from: `op te leveren`.
            let mut parted: [&str; 2] = ["", ""];
            for word in paragraph.text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
                let from = (word.as_ptr() as usize - paragraph.text.as_ptr() as usize) as u32;
                let to = from + word.len() as u32;
                let mut number = |root: String| {
                    let next = Term::new(numbers.len());
                    *numbers.entry(root).or_insert(next)
                };
                if parted[1] == "te" && is_separable(parted[0]) {
                    let whole = root(&fold(&format!("{}{word}", parted[0])));
                    own.push(Token { from, to, term: number(whole) });
                } else {
                    let (terms, kind) = spellings.entry(word).or_insert_with(|| {
                        let plain = words(word);
                        let kind = plain.first().and_then(|w| gives(w));
                        let subject = plain.iter().filter(|w| !is_stop(w) && !names.contains(*w));
                        let term = |w: &String| {
                            let term = number(root(w));
                            told.push((term, genre::telling(w)));
                            term
                        };
                        (subject.map(term).collect(), kind)
                    });
                    gives_here.extend(kind.map(|kind| (from, kind)));
                    own.extend(terms.iter().map(|&term| Token { from, to, term }));
                }
                parted = [parted[1], word];
            }
            tokens.push(own);
            given.push(gives_here);
        }
        let weights = weights(&tokens, numbers.len());
        // Of a root's spellings the one that tells least counts.
        let mut telling = vec![1.0_f32; numbers.len()];
        for (term, tells) in told {
            telling[term.at()] = telling[term.at()].min(tells);
        }
        let sides = sides(dossier, &tokens, numbers.len());
        let kin = Kinship::among(dossier, &numbers, &weights, &sides);
        Self { tokens, given, weights, telling, kin }
    }

    /// How many terms there are.
    pub(super) fn len(&self) -> usize {
        self.weights.len()
    }

    /// What a term partly stands for.
    pub(super) fn kin_of(&self, term: Term, reach: Reach) -> &[Kin] {
        self.kin.of(term, reach)
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

/// Which terms a text holds, and how far others stand in for those it does not, near and wide. Made once and
/// filled anew for each text.
pub(super) struct Presence {
    strength: Vec<[f32; 2]>,
    /// The words that stand there, and how far their kin was taken with them.
    words: Vec<Term>,
    reach: Reach,
}

impl Presence {
    pub(super) fn new(terms: &Terms) -> Self {
        Self { strength: vec![[0.0; 2]; terms.len()], words: Vec::new(), reach: Reach::Near }
    }

    /// Forgets the text before and takes the words of another, with their kin.
    pub(super) fn fill(&mut self, words: impl Iterator<Item = Term>, terms: &Terms, reach: Reach) {
        // Walking their kin once more is cheaper than noting which terms are raised for the first time.
        for word in self.words.drain(..) {
            self.strength[word.at()] = [0.0; 2];
            terms.kin_of(word, self.reach).iter().for_each(|kin| self.strength[kin.term.at()] = [0.0; 2]);
        }
        self.reach = reach;
        for word in words {
            // Of a word that stands there already, everything does.
            if self.strength[word.at()][0] < 1.0 {
                self.words.push(word);
                self.strength[word.at()] = [1.0; 2];
                for kin in terms.kin_of(word, reach) {
                    let strength = &mut self.strength[kin.term.at()];
                    *strength = [strength[0].max(kin.worth[0]), strength[1].max(kin.worth[1])];
                }
            }
        }
    }

    /// How far a term stands there by itself or near words, 0 to 1.
    pub(super) fn of(&self, term: Term) -> f32 {
        self.strength[term.at()][0]
    }

    /// The share of some weighted terms that stands there, 0 to 1, near and wide; 0 for none.
    pub(super) fn covers(&self, terms: &[(Term, f32)]) -> [f32; 2] {
        let (mut held, mut all) = ([0.0; 2], 0.0);
        for &(term, weight) in terms {
            let strength = self.strength[term.at()];
            held = [held[0] + weight * strength[0], held[1] + weight * strength[1]];
            all += weight;
        }
        if all > 0.0 { held.map(|held| held / all) } else { held }
    }

    /// The share near.
    pub(super) fn near(&self, terms: &[(Term, f32)]) -> f32 {
        self.covers(terms)[0]
    }

    /// The share near and wide.
    pub(super) fn wide(&self, terms: &[(Term, f32)]) -> f32 {
        self.covers(terms)[1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::read;

    #[test]
    fn another_word_for_the_same_thing_partly_stands_for_it() {
        let dossier = read("Het personeel.\n\nDe werknemers.\n\nDe otters.\n".as_bytes(), "proef");
        let terms = Terms::of(&dossier);
        let of = |paragraph| terms.between(ParagraphIx::new(paragraph), 0..99);
        let mut presence = Presence::new(&terms);
        presence.fill(of(1).iter().map(|t| t.term), &terms, Reach::Near);
        let [staff, otters] = [of(0), of(2)].map(|words| presence.of(words[words.len() - 1].term));
        assert!(staff > 0.0 && staff < 1.0 && otters < f32::EPSILON, "{staff} {otters}");
    }

    #[test]
    fn a_word_on_the_same_subject_stands_there_wide_and_not_near() {
        let text = "I. Vragen en opmerkingen vanuit de fracties\n\nDe leden van de SP-fractie vragen naar otters en \
            anorexia.\n\nII. Reactie van de Minister\n\nEr is een eetstoornis.\n";
        let dossier = read(text.as_bytes(), "proef");
        let terms = Terms::of(&dossier);
        let word = |paragraph, from_end: usize| {
            let words = terms.between(ParagraphIx::new(paragraph), 0..999);
            [(words[words.len() - from_end].term, 1.0)]
        };
        let mut presence = Presence::new(&terms);
        let asked = |presence: &Presence| [presence.covers(&word(1, 1)), presence.covers(&word(1, 2))];
        presence.fill(word(3, 1).iter().map(|t| t.0), &terms, Reach::Wide);
        let [anorexia, otters] = asked(&presence);
        assert!(anorexia[0] < anorexia[1] && anorexia[1] < 1.0, "{anorexia:?}");
        assert!(otters[1] < f32::EPSILON, "{otters:?}");
        presence.fill(word(3, 1).iter().map(|t| t.0), &terms, Reach::Near);
        let [anorexia, _] = asked(&presence);
        assert!((anorexia[0] - anorexia[1]).abs() < f32::EPSILON, "looked for near only: {anorexia:?}");
    }

    #[test]
    fn words_on_one_subject_are_no_kin_on_their_own_side() {
        let text = "I. Vragen en opmerkingen vanuit de fracties\n\nDe leden van de SP-fractie vragen naar anorexia en een \
            eetstoornis.\n\nII. Reactie van de Minister\n\nEr zijn otters.\n";
        let dossier = read(text.as_bytes(), "proef");
        let terms = Terms::of(&dossier);
        let words = terms.between(ParagraphIx::new(1), 0..999);
        let [anorexia, disorder] = [2, 1].map(|from_end| words[words.len() - from_end].term);
        let mut presence = Presence::new(&terms);
        presence.fill([disorder].into_iter(), &terms, Reach::Wide);
        assert!(presence.wide(&[(disorder, 1.0)]) > 0.9 && presence.wide(&[(anorexia, 1.0)]) < f32::EPSILON);
    }
}
