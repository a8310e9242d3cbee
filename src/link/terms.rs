//! Terms: the words of a dossier that carry a subject, as numbered stems with their weights.

use std::collections::HashMap;
use std::ops::Range;

use crate::dutch::subject_stems;
use crate::model::{Dossier, ParagraphIx, Span};

/// Length from which two words with the same beginning are parts of one family.
const FAMILY: usize = 7;
/// Shortest part of a compound.
const PART: usize = 5;
/// Longer runs of letters are no words.
const LONGEST: usize = 60;

/// A stem, numbered by first occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Stem(u32);

impl Stem {
    pub(super) fn at(self) -> usize {
        self.0 as usize
    }
}

/// A word in a paragraph.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    from: u32,
    to: u32,
    pub(super) stem: Stem,
}

impl Token {
    pub(super) fn range(self) -> Range<usize> {
        self.from as usize..self.to as usize
    }
}

/// All words of a dossier. Each spelling is folded and stemmed once, however often it stands there.
pub(super) struct Terms {
    /// Per paragraph, in order.
    tokens: Vec<Vec<Token>>,
    /// What each stem weighs: the logarithm of how few paragraphs hold it.
    pub(super) weights: Vec<f32>,
    /// The words of the document with which a compound begins or ends.
    pub(super) parts: Vec<Vec<Stem>>,
    /// The first stem that begins with the same letters.
    pub(super) families: Vec<Option<Stem>>,
}

impl Terms {
    pub(super) fn of(dossier: &Dossier) -> Self {
        let mut spellings: HashMap<&str, Vec<Stem>> = HashMap::new();
        let mut numbers: HashMap<String, Stem> = HashMap::new();
        let mut tokens = Vec::with_capacity(dossier.paragraphs.len());
        for paragraph in &dossier.paragraphs {
            let mut own = Vec::new();
            for word in paragraph.text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
                let from = (word.as_ptr() as usize - paragraph.text.as_ptr() as usize) as u32;
                let stems = spellings.entry(word).or_insert_with(|| {
                    let number = |stem| {
                        let next = Stem(numbers.len() as u32);
                        *numbers.entry(stem).or_insert(next)
                    };
                    subject_stems(word).into_iter().map(number).collect()
                });
                let to = from + word.len() as u32;
                own.extend(stems.iter().map(|&stem| Token { from, to, stem }));
            }
            tokens.push(own);
        }
        let mut known: Vec<&str> = vec![""; numbers.len()];
        for (stem, number) in &numbers {
            known[number.at()] = stem;
        }
        let mut heads: HashMap<&str, Stem> = HashMap::new();
        let mut families = Vec::with_capacity(known.len());
        for (at, stem) in known.iter().enumerate() {
            let head = stem.get(..FAMILY);
            families.push(head.map(|head| *heads.entry(head).or_insert(Stem(at as u32))));
        }
        let parts = known.iter().map(|stem| parts(stem, &numbers)).collect();
        let weights = weights(&tokens, known.len());
        Self { tokens, weights, parts, families }
    }

    /// The words of a paragraph between two bytes.
    pub(super) fn between(&self, paragraph: ParagraphIx, from: usize, to: usize) -> &[Token] {
        let all = &self.tokens[paragraph.at()];
        let first = all.partition_point(|t| (t.from as usize) < from);
        let last = all.partition_point(|t| (t.to as usize) <= to);
        &all[first..last.max(first)]
    }

    /// The words of a stretch.
    pub(super) fn within(&self, span: &Span) -> &[Token] {
        self.between(span.paragraph, span.range.start, span.range.end)
    }
}

fn weights(tokens: &[Vec<Token>], stems: usize) -> Vec<f32> {
    let mut holding = vec![0_u32; stems];
    let mut last = vec![usize::MAX; stems];
    for (paragraph, tokens) in tokens.iter().enumerate() {
        for token in tokens {
            if std::mem::replace(&mut last[token.stem.at()], paragraph) != paragraph {
                holding[token.stem.at()] += 1;
            }
        }
    }
    let all = tokens.len().max(1) as f32;
    holding.into_iter().map(|n| (1.0 + all / n.max(1) as f32).ln()).collect()
}

/// `drinkwaterkwaliteit` → `drinkwater`, `kwaliteit`. A linking s or e stays with the first part.
fn parts(stem: &str, known: &HashMap<String, Stem>) -> Vec<Stem> {
    if !stem.is_ascii() || stem.len() < PART * 2 || stem.len() > LONGEST {
        return Vec::new();
    }
    let cuts = PART..=stem.len() - PART;
    cuts.flat_map(|cut| {
        let (head, tail) = stem.split_at(cut);
        [head, tail].into_iter().filter_map(|p| known.get(p).copied())
    })
    .collect()
}
