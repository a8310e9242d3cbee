//! Kin: which terms of a dossier stand for one another, and how far: as much as the same word (near), or as
//! words on the same subject (wide).

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::dutch::{BUCKETS, bucket, subject_roots};
use crate::model::Dossier;

use super::lexicon;
use super::terms::{Numbers, Term};

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
const FAMILIAR: f32 = 0.5;
/// What a word is worth when only its abbreviation, or what that stands for, stands there.
const ABBREVIATED: f32 = 0.6;
/// What a word is worth when only another word of its field stands there, and that is as rare.
const FIELD: f32 = 0.8;
/// What a compound counts in the field of one of its parts.
const INNER: f32 = 0.5;

/// How far kin is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// What names the same thing.
    Near,
    /// Also what speaks of the same subject.
    Wide,
}

/// A term that partly stands for another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kin {
    pub(super) term: Term,
    /// How far, near and wide.
    pub(super) worth: [f32; 2],
}

/// For each term what it partly stands for.
pub(super) struct Kinship {
    all: Vec<Kin>,
    /// Where those of each term end: the near ones, which come first, and all.
    ends: Vec<[u32; 2]>,
}

impl Kinship {
    /// What a term partly stands for.
    pub(super) fn of(&self, term: Term, reach: Reach) -> &[Kin] {
        let from = term.at().checked_sub(1).map_or(0, |before| self.ends[before][1]);
        &self.all[from as usize..self.ends[term.at()][reach as usize] as usize]
    }

    /// The kinship of some roots, which weigh so much.
    pub(super) fn among(dossier: &Dossier, numbers: &Numbers, weights: &[f32]) -> Self {
        let mut known: Vec<&str> = vec![""; numbers.len()];
        for (root, term) in numbers {
            known[term.at()] = root;
        }
        let members = Members::of(&known);
        let near = near(dossier, &known, numbers, &members);
        let mut out = Self { all: Vec::new(), ends: Vec::with_capacity(known.len()) };
        let mut worth = vec![[0.0_f32; 2]; known.len()];
        let mut touched: Vec<Term> = Vec::new();
        for (at, near) in near.iter().enumerate() {
            let mut raise = |term: Term, to: [f32; 2]| {
                let worth = &mut worth[term.at()];
                if worth[1] == 0.0 {
                    touched.push(term);
                }
                *worth = [worth[0].max(to[0]), worth[1].max(to[1])];
            };
            for &(term, worth) in near {
                raise(term, [worth; 2]);
            }
            for &(field, inner) in &members.fields[at] {
                let field = &members.of[usize::from(field)];
                for &term in &field.whole {
                    let stands = if inner { INNER } else { 1.0 };
                    raise(term, [0.0, FIELD * stands * fall(weights[at], weights[term.at()])]);
                }
                for &term in field.inner.iter().filter(|_| !inner) {
                    raise(term, [0.0, FIELD * INNER * fall(weights[at], weights[term.at()])]);
                }
            }
            worth[at] = [0.0; 2];
            let kin = |term: &Term| Kin { term: *term, worth: worth[term.at()] };
            out.all.extend(touched.iter().map(kin).filter(|kin| kin.worth[0] > 0.0));
            let near = out.all.len() as u32;
            out.all.extend(touched.iter().map(kin).filter(|kin| kin.worth[0] == 0.0 && kin.worth[1] > 0.0));
            out.ends.push([near, out.all.len() as u32]);
            touched.drain(..).for_each(|term| worth[term.at()] = [0.0; 2]);
        }
        out
    }
}

/// What a common word counts for a rarer one: it stands in texts on other subjects too.
fn fall(own: f32, other: f32) -> f32 {
    let share = (own / other).min(1.0);
    share * share
}

/// The terms that stand in a group of words.
#[derive(Debug, Clone, Default)]
struct Group {
    whole: Vec<Term>,
    /// Compounds of which a part stands in it.
    inner: Vec<Term>,
}

/// Which terms stand in which groups.
struct Members {
    of: Vec<Group>,
    /// For each term its fields, and whether only a part of it stands there.
    fields: Vec<Vec<(u16, bool)>>,
}

impl Members {
    fn of(known: &[&str]) -> Self {
        let fields = lexicon::fields();
        let mut out = Self { of: vec![Group::default(); fields.end], fields: vec![Vec::new(); known.len()] };
        for (at, root) in known.iter().enumerate() {
            let whole = lexicon::groups(root).iter().map(|&group| (group, false));
            let inner = pieces(root).flat_map(lexicon::groups).map(|&group| (group, true));
            for (group, inner) in whole.chain(inner) {
                let members = &mut out.of[usize::from(group)];
                if inner { &mut members.inner } else { &mut members.whole }.push(Term::new(at));
                if fields.contains(&usize::from(group)) {
                    out.fields[at].push((group, inner));
                }
            }
        }
        out
    }
}

/// For each term the others that name the same thing: parts of compounds, words with the same beginning, other
/// words for it, abbreviations and what they stand for.
fn near(dossier: &Dossier, known: &[&str], numbers: &Numbers, members: &Members) -> Vec<Vec<(Term, f32)>> {
    let mut out: Vec<Vec<(Term, f32)>> = vec![Vec::new(); known.len()];
    let mut join = |a: Term, b: Term, worth: f32| {
        if a != b {
            out[a.at()].push((b, worth));
            out[b.at()].push((a, worth));
        }
    };
    let mut taken = vec![false; BUCKETS];
    for root in known {
        taken[usize::from(bucket(root))] = true;
    }
    let mut families: HashMap<&str, Vec<Term>, RandomState> = HashMap::default();
    for (at, root) in known.iter().enumerate() {
        let parts = pieces(root).filter(|p| taken[usize::from(bucket(p))]);
        parts.filter_map(|p| numbers.get(p)).for_each(|&part| join(Term::new(at), part, COMPOUND));
        if let Some(head) = root.get(..FAMILY) {
            families.entry(head).or_default().push(Term::new(at));
        }
    }
    for family in families.values().filter(|f| f.len() <= LARGEST_FAMILY) {
        for (at, &a) in family.iter().enumerate() {
            family[at + 1..].iter().for_each(|&b| join(a, b, FAMILIAR));
        }
    }
    for Group { whole, inner } in &members.of[lexicon::synonyms()] {
        for (at, &a) in whole.iter().enumerate() {
            whole[at + 1..].iter().for_each(|&b| join(a, b, SYNONYM));
            inner.iter().take(LARGEST_FAMILY).for_each(|&b| join(a, b, SYNONYM * COMPOUND));
        }
    }
    for abbreviation in &dossier.abbreviations {
        let term = |word: &String| numbers.get(word).copied();
        let short = subject_roots(&abbreviation.short).first().and_then(term);
        for long in subject_roots(&abbreviation.long).iter().filter_map(term) {
            if let Some(short) = short {
                join(short, long, ABBREVIATED);
            }
        }
    }
    out
}

/// The beginnings and ends of a word that may be its parts: `drinkwaterkwaliteit` → `drinkwater`, `kwaliteit`. A
/// linking s or e stays with the first part.
fn pieces(root: &str) -> impl Iterator<Item = &str> {
    let may_be_cut = root.is_ascii() && root.len() >= PART * 2 && root.len() <= LONGEST;
    let cuts = if may_be_cut { PART..root.len() + 1 - PART } else { 0..0 };
    cuts.flat_map(|cut| [&root[..cut], &root[cut..]])
}
