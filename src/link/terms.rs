//! Terms: the words of a dossier that carry a subject, as numbered roots with their weights.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use foldhash::fast::RandomState;

use crate::dutch::{fold, is_separable, is_stop, root, subject_roots, words};
use crate::genre::{self, Expects, gives};
use crate::model::{Dossier, ParagraphIx, Span};

use super::lexicon::Lexicon;

/// Length from which two words with the same beginning are of one family.
const FAMILY: usize = 7;
/// Larger families share a common beginning, not a subject.
const LARGEST_FAMILY: usize = 12;
/// Shortest part of a compound.
const PART: usize = 5;
/// Longer runs of letters are no words.
const LONGEST: usize = 60;
/// What a word is worth when only a compound of it, or a part, stands there.
const COMPOUND: f32 = 0.7;
/// What a word is worth when another word for it stands there.
const SYNONYM: f32 = 0.8;
/// What a word of the same family is worth.
const KIN: f32 = 0.5;
/// What a word is worth when only its abbreviation, or what that stands for, stands there.
const ABBREVIATED: f32 = 0.6;

/// A root, numbered by first occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Term(u32);

impl Term {
    pub(super) fn at(self) -> usize {
        self.0 as usize
    }
}

/// The roots and their numbers.
type Numbers = HashMap<String, Term, RandomState>;

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
    /// Terms that partly stand for each term, with how far.
    pub(super) kin: Vec<Vec<(Term, f32)>>,
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
                    let next = Term(numbers.len() as u32);
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
        let kin = kin(dossier, &numbers);
        Self { tokens, given, weights, telling, kin }
    }

    /// How many terms there are.
    pub(super) fn len(&self) -> usize {
        self.weights.len()
    }

    /// The words of a paragraph between two bytes.
    pub(super) fn between(&self, paragraph: ParagraphIx, range: Range<usize>) -> &[Token] {
        let all = &self.tokens[paragraph.at()];
        let first = all.partition_point(|t| (t.from as usize) < range.start);
        let last = all.partition_point(|t| (t.to as usize) <= range.end);
        &all[first..last.max(first)]
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

/// For each term the others that speak of the same thing: parts of compounds, words with the same
/// beginning, abbreviations and what they stand for.
fn kin(dossier: &Dossier, numbers: &Numbers) -> Vec<Vec<(Term, f32)>> {
    let mut known: Vec<&str> = vec![""; numbers.len()];
    for (root, term) in numbers {
        known[term.at()] = root;
    }
    let mut out: Vec<Vec<(Term, f32)>> = vec![Vec::new(); known.len()];
    let mut join = |a: Term, b: Term, worth: f32| {
        if a != b {
            out[a.at()].push((b, worth));
            out[b.at()].push((a, worth));
        }
    };
    let mut outlines = vec![false; OUTLINES];
    for root in known.iter().copied().chain(Lexicon::of_genre().roots()) {
        outlines[outline(root)] = true;
    }
    let mut families: HashMap<&str, Vec<Term>, RandomState> = HashMap::default();
    for (at, root) in known.iter().enumerate() {
        let term = Term(at as u32);
        for part in parts(root, numbers, &outlines) {
            join(term, part, COMPOUND);
        }
        if let Some(head) = root.get(..FAMILY) {
            families.entry(head).or_default().push(term);
        }
    }
    for family in families.values().filter(|f| f.len() <= LARGEST_FAMILY) {
        for (at, &a) in family.iter().enumerate() {
            for &b in &family[at + 1..] {
                join(a, b, KIN);
            }
        }
    }
    for (whole, inner) in standing(&known, &outlines) {
        for (at, &a) in whole.iter().enumerate() {
            for &b in &whole[at + 1..] {
                join(a, b, SYNONYM);
            }
            for &b in inner.iter().take(LARGEST_FAMILY) {
                join(a, b, SYNONYM * COMPOUND);
            }
        }
    }
    for abbreviation in &dossier.abbreviations {
        let term = |word: &str| numbers.get(word).copied();
        let short = subject_roots(&abbreviation.short).first().and_then(|w| term(w));
        for long in subject_roots(&abbreviation.long).iter().filter_map(|w| term(w)) {
            if let Some(short) = short {
                join(short, long, ABBREVIATED);
            }
        }
    }
    for list in &mut out {
        list.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        list.dedup_by_key(|k| k.0);
    }
    out
}

/// For each group of synonyms the terms that stand in it, and the compounds that hold one of its words.
fn standing(known: &[&str], outlines: &[bool]) -> Vec<(Vec<Term>, Vec<Term>)> {
    let lexicon = Lexicon::of_genre();
    let mut out = vec![(Vec::new(), Vec::new()); lexicon.groups()];
    for (at, root) in known.iter().enumerate() {
        let term = Term(at as u32);
        lexicon.of(root).iter().for_each(|&group| out[group as usize].0.push(term));
        let parts = pieces(root).filter(|p| outlines[outline(p)]);
        parts.flat_map(|p| lexicon.of(p)).for_each(|&group| out[group as usize].1.push(term));
    }
    out
}

/// `drinkwaterkwaliteit` → `drinkwater`, `kwaliteit`. A linking s or e stays with the first part.
fn parts<'a>(root: &'a str, known: &'a Numbers, outlines: &'a [bool]) -> impl Iterator<Item = Term> + 'a {
    pieces(root).filter(|p| outlines[outline(p)]).filter_map(|p| known.get(p).copied())
}

/// The beginnings and ends of a word that may be its parts.
fn pieces(root: &str) -> impl Iterator<Item = &str> {
    let may_be_cut = root.is_ascii() && root.len() >= PART * 2 && root.len() <= LONGEST;
    let cuts = if may_be_cut { PART..root.len() + 1 - PART } else { 0..0 };
    cuts.flat_map(|cut| [&root[..cut], &root[cut..]])
}

/// How many outlines there are.
const OUTLINES: usize = 64 << 10;

/// Length, first and last letter: nearly all pieces of words share them with no root, and need no looking up.
fn outline(word: &str) -> usize {
    let letter = |byte: Option<&u8>| usize::from(*byte.unwrap_or(&0)) & 31;
    let bytes = word.as_bytes();
    (bytes.len() & 63) << 10 | letter(bytes.first()) << 5 | letter(bytes.last())
}

/// Which terms a text holds, and how far others stand in for those it does not. Made once and filled
/// anew for each text.
pub(super) struct Presence {
    strength: Vec<f32>,
    touched: Vec<Term>,
}

impl Presence {
    pub(super) fn new(terms: &Terms) -> Self {
        Self { strength: vec![0.0; terms.len()], touched: Vec::new() }
    }

    /// Forgets the text before and takes the words of another.
    pub(super) fn fill(&mut self, words: impl Iterator<Item = Term>, terms: &Terms) {
        for term in self.touched.drain(..) {
            self.strength[term.at()] = 0.0;
        }
        for word in words {
            self.raise(word, 1.0);
            for &(kin, worth) in &terms.kin[word.at()] {
                self.raise(kin, worth);
            }
        }
    }

    fn raise(&mut self, term: Term, to: f32) {
        let strength = &mut self.strength[term.at()];
        if *strength == 0.0 {
            self.touched.push(term);
        }
        *strength = strength.max(to);
    }

    /// How far a term stands there, 0 to 1.
    pub(super) fn of(&self, term: Term) -> f32 {
        self.strength[term.at()]
    }

    /// The share of some weighted terms that stands there, 0 to 1; 0 for none.
    pub(super) fn cover(&self, terms: &[(Term, f32)]) -> f32 {
        let (mut held, mut all) = (0.0, 0.0);
        for &(term, weight) in terms {
            held += weight * self.of(term);
            all += weight;
        }
        if all > 0.0 { held / all } else { 0.0 }
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
        presence.fill(of(1).iter().map(|t| t.term), &terms);
        let [staff, otters] = [of(0), of(2)].map(|words| presence.of(words[words.len() - 1].term));
        assert!(staff > 0.0 && staff < 1.0 && otters < f32::EPSILON, "{staff} {otters}");
    }
}
