//! Kin: which terms of a dossier stand for one another, and how far: as much as the same word (near), or as
//! words on the same subject (wide).

use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::RandomState;

use crate::cores::both;
use crate::dutch::{BUCKETS, bucket, subject_roots};
use crate::model::Dossier;

use super::lexicon;
use super::terms::{Numbers, Term, Terms};

/// Length from which two words with the same beginning are of one family.
const FAMILY: usize = 7;
/// Larger families share a common beginning, not a subject.
const LARGEST_FAMILY: usize = 12;
/// Shortest part of a compound. Parts of 4 letters were tried, and prefixes (`be-`, `her-`) and the forms of strong
/// verbs (`gestegen`, `stijgen`) beside the endings of [`DERIVING`]: each made documents left out of the fit less likely.
const PART: usize = 5;
/// Endings that make another word of one: `veiligheid`, `betaalbaar`, `bouwer`.
const DERIVING: &[&str] = &[
    "heid", "baar", "baarheid", "lijk", "lijkheid", "elijk", "loos", "loosheid", "zaam", "zaamheid", "ig",
    "igheid", "achtig", "schap", "dom", "nis", "te", "aar", "er",
];
/// Shortest word that another is made of.
const BASE: usize = 4;
/// Longer runs of letters are no words.
const LONGEST: usize = 60;
/// No group has as many words. Only words made to have the hash of one of them stand in it beyond that, and every
/// term of a group is kin of every other: a short document of such words would take gigabytes.
const LARGEST_GROUP: u8 = 64;
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

    /// The kinship of the terms of a dossier.
    pub(super) fn among(dossier: &Dossier, terms: &Terms) -> Self {
        let numbers = &terms.numbers;
        let mut known: Vec<&str> = vec![""; numbers.len()];
        for (root, term) in numbers {
            known[term.at()] = root;
        }
        let standing = Standing::of(&known, numbers);
        let members = Members::of(&standing.places);
        let near = Table::new(known.len(), &near(dossier, &known, numbers, &members, &standing.parts));
        let relatives = Relatives { terms, standing: &standing, members: &members, near: &near };
        let half = known.len() / 2;
        let (mut out, rest) = both(|| relatives.of(0..half), || relatives.of(half..known.len()));
        let before = out.all.len() as u32;
        out.all.extend(rest.all);
        out.ends.extend(rest.ends.into_iter().map(|ends| ends.map(|end| before + end)));
        out
    }
}

/// What kin is gathered from.
struct Relatives<'a> {
    terms: &'a Terms,
    standing: &'a Standing,
    members: &'a Members,
    near: &'a Table<(Term, f32)>,
}

impl Relatives<'_> {
    /// The kin of some terms, as if there were no others.
    fn of(&self, terms: Range<usize>) -> Kinship {
        let Terms { weights, sides, .. } = self.terms;
        let mut out = Kinship { all: Vec::new(), ends: Vec::with_capacity(terms.len()) };
        let mut worth = vec![[0.0_f32; 2]; weights.len()];
        // The terms raised, each once; one more than there are, so that any may be put behind the last.
        let mut touched = vec![Term::new(0); weights.len() + 1];
        for at in terms {
            let mut count = 0;
            // Without a branch: nobody could foretell which words are raised, and for the first time.
            let mut raise = |term: Term, to: [f32; 2]| {
                let worth = &mut worth[term.at()];
                touched[count] = term;
                // Wide is never less than near.
                count += usize::from(worth[1] == 0.0 && to[1] > 0.0);
                *worth = [worth[0].max(to[0]), worth[1].max(to[1])];
            };
            self.near.of(at).iter().for_each(|&(term, worth)| raise(term, [worth; 2]));
            let mut widen = |terms: &[Term], most: f32| {
                for &term in terms {
                    let faces = f32::from(u8::from(sides[at].face(sides[term.at()])));
                    raise(term, [0.0, most * faces * fall(weights[at], weights[term.at()])]);
                }
            };
            let places =
                self.standing.of_term(at).iter().filter(|place| lexicon::fields().contains(&place.0));
            for &(group, (_, inner)) in places {
                let (whole, part) = (self.members.whole.of(group), self.members.inner.of(group));
                if inner {
                    widen(whole, FIELD * INNER);
                } else {
                    widen(whole, FIELD);
                    widen(part, FIELD * INNER);
                }
            }
            worth[at] = [0.0; 2];
            let kin = touched[..count].iter().map(|&term| Kin { term, worth: worth[term.at()] });
            out.all.extend(kin.clone().filter(|kin| kin.worth[0] > 0.0));
            let near = out.all.len() as u32;
            out.all.extend(kin.filter(|kin| kin.worth[0] == 0.0 && kin.worth[1] > 0.0));
            out.ends.push([near, out.all.len() as u32]);
            touched[..count].iter().for_each(|term| worth[term.at()] = [0.0; 2]);
        }
        out
    }
}

/// What a common word counts for a rarer one: it stands in texts on other subjects too.
fn fall(own: f32, other: f32) -> f32 {
    let share = (own / other).min(1.0);
    share * share
}

/// Values by number, in few allocations.
struct Table<T> {
    all: Vec<T>,
    ends: Vec<usize>,
}

impl<T: Copy> Table<T> {
    /// Of pairs of number and value; the values of a number keep their order.
    fn new(numbers: usize, pairs: &[(usize, T)]) -> Self {
        let mut ends = vec![0; numbers];
        for pair in pairs {
            ends[pair.0] += 1;
        }
        let mut all = 0;
        for end in &mut ends {
            // Where its values begin; putting them there moves it to where they end.
            all += std::mem::replace(end, all);
        }
        let Some(first) = pairs.first() else { return Self { all: Vec::new(), ends } };
        let mut out = Self { all: vec![first.1; pairs.len()], ends };
        for &(number, value) in pairs {
            out.all[out.ends[number]] = value;
            out.ends[number] += 1;
        }
        out
    }

    fn of(&self, number: usize) -> &[T] {
        let from = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.all[from..self.ends[number]]
    }
}

/// The terms of each group of the lexicon.
struct Members {
    whole: Table<Term>,
    /// Those of which only a part stands in it.
    inner: Table<Term>,
}

impl Members {
    fn of(places: &[(usize, (Term, bool))]) -> Self {
        let table = |inner: bool| {
            let of = places.iter().filter(|place| place.1.1 == inner);
            Table::new(lexicon::fields().end, &of.map(|place| (place.0, place.1.0)).collect::<Vec<_>>())
        };
        Self { whole: table(false), inner: table(true) }
    }
}

/// Where terms stand in the lexicon, and which are parts of others.
struct Standing {
    /// Groups with a term and whether only a part of it stands there, by term.
    places: Vec<(usize, (Term, bool))>,
    /// Where those of each term end.
    ends: Vec<usize>,
    /// Compounds with their parts.
    parts: Vec<(Term, Term)>,
}

impl Standing {
    /// The places of a term.
    fn of_term(&self, at: usize) -> &[(usize, (Term, bool))] {
        let from = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.places[from..self.ends[at]]
    }

    fn of(known: &[&str], numbers: &Numbers) -> Self {
        let mut taken = vec![false; BUCKETS];
        for root in known {
            taken[usize::from(bucket(root)[0])] = true;
        }
        let mut out = Self { places: Vec::new(), ends: Vec::with_capacity(known.len()), parts: Vec::new() };
        let mut standing = vec![0_u8; lexicon::fields().end];
        for (at, root) in known.iter().enumerate() {
            let term = Term::new(at);
            for group in lexicon::groups(bucket(root)) {
                if standing[group] < LARGEST_GROUP {
                    standing[group] += 1;
                    out.places.push((group, (term, false)));
                }
            }
            for piece in pieces(root) {
                let bucket = bucket(piece);
                out.places.extend(lexicon::groups(bucket).map(|group| (group, (term, true))));
                if taken[usize::from(bucket[0])] {
                    out.parts.extend(numbers.get(piece).map(|&part| (term, part)));
                }
            }
            out.ends.push(out.places.len());
        }
        out
    }
}

/// For each term the others that name the same thing: parts of compounds, words with the same beginning, other
/// words for it, abbreviations and what they stand for.
fn near(
    dossier: &Dossier,
    known: &[&str],
    numbers: &Numbers,
    members: &Members,
    parts: &[(Term, Term)],
) -> Vec<(usize, (Term, f32))> {
    let mut out: Vec<(usize, (Term, f32))> = Vec::new();
    let mut join = |a: Term, b: Term, worth: f32| out.extend([(a.at(), (b, worth)), (b.at(), (a, worth))]);
    for &(whole, part) in parts {
        join(whole, part, COMPOUND);
    }
    let mut families: HashMap<&str, Vec<Term>, RandomState> = HashMap::default();
    for (at, root) in known.iter().enumerate() {
        if let Some(head) = root.get(..FAMILY) {
            families.entry(head).or_default().push(Term::new(at));
        }
    }
    for family in families.values().filter(|f| f.len() <= LARGEST_FAMILY) {
        for (at, &a) in family.iter().enumerate() {
            family[at + 1..].iter().for_each(|&b| join(a, b, FAMILIAR));
        }
    }
    for group in lexicon::synonyms() {
        let (whole, inner) = (members.whole.of(group), members.inner.of(group));
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
/// linking s or e stays with the first part. And what the word may be made of: `veiligheid` → `veilig`.
fn pieces(root: &str) -> impl Iterator<Item = &str> {
    let may_be_cut = root.is_ascii() && root.len() >= PART * 2 && root.len() <= LONGEST;
    let cuts = if may_be_cut { PART..root.len() + 1 - PART } else { 0..0 };
    let made = DERIVING.iter().filter_map(|end| root.strip_suffix(end)).filter(|base| base.len() >= BASE);
    cuts.flat_map(|cut| [&root[..cut], &root[cut..]]).chain(made)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words with the hash of *eetstoornis*.
    const ALIKE: &str = "\
        bbbgvwhjqrvfp bbbhhlhdkqdpw bbbvpcjntfdlr bbgbjprvwbvhq bbljktdwkrrlj bbmrxdlmlmbkm bbnbpnhrtxjtc \
        bbnrfqgtjrqqm bbrtqrgwrfpxf bbrtqrkwdqclf bbvvwfcwbfppn bcbllxmrprgwg bcbmgwgqjcgrc bcccdtgcjjxvp \
        bccxppcljpggn bclnxljlfwmnn bclpdtmbhgqwd bcpnrhprvbnck bcttplpwrbbch bdcdlbghmvjhh bdfprqfdglknh \
        bdhnvdmqtlwxn bdhtlfhddlrnq bdlnvmmdmvxpj bdqvlwqpbfbdr bdvkpffkpthwl bdwxdmmwmhlpv bdxwgfxxwfvdh \
        bfdlmmkwtptng bfjhwxxprmqld bfnkmgxvmgkbq bfpqkmlkhpwrr bfrrdtrbprnvw bftkxjgjxbpnw bfxqktwhptmwr \
        bgcrkvkvxjddm bgcrpjvxfvnng bgcrxmvdnhnpf bghphlctwmcrh bgkbqffmtbppc bgmjpbpwddplj bgmqpbhkjpwxb \
        bgngbwmfnjbmh bgnrttwnmvvwc bgrjgrqqngvvn bhbkfxfxcvtqf bhcpvglvfhfqj bhvtqqmbrfjpj bjblmrwlvfqpv \
        bjcmljlvgjqpm bjddcgltnprql bjdpkpglglnwm bjktpllvxrmkj bjnrrddvcmkqm bjnxdhrjbnbfk bjrjmnplgpgtn \
        bjvfcxxjmxvlc bjxrgwrmlhwcj bkbnwtqbgctvr bkbpkvjthwclq bkhdtxwwbgkvf bkhgbtkpltnrr bktbcmqtknkjm \
        bkvhpqqqvlfrk blbbxtnnlndnk blbhddjvnrjkr blcrvglkckkvg bldrvxwbvxfjp blflvtfhvnchb blfwrqdjbqvlp \
        blknqkjdhdkxk blnfkhbxgkdvf blpkdrlcmrgwd blrnndvmnkhgb blwgrbhvkxxll bmbbtbtmfqvnl bmbjvqwppwtcf \
        bmblmfhmtbgwv bmfjwpvbkbwnk bmnxfwhlfbbgr";

    #[test]
    fn words_made_to_look_like_one_of_a_group_do_not_become_kin_of_one_another() {
        let words: Vec<&str> = ALIKE.split(' ').collect();
        let hash = bucket("eetstoornis");
        assert!(words.len() > usize::from(LARGEST_GROUP) && words.iter().all(|word| bucket(word) == hash));
        let numbers: Numbers =
            words.iter().enumerate().map(|(at, word)| ((*word).to_owned(), Term::new(at))).collect();
        let Standing { places, .. } = Standing::of(&words, &numbers);
        let mut standing: Vec<usize> = places.iter().map(|place| place.0).collect();
        standing.sort_unstable();
        let most = standing.chunk_by(|a, b| a == b).map(<[usize]>::len).max();
        assert_eq!(most, Some(usize::from(LARGEST_GROUP)));
    }

    #[test]
    fn a_word_is_cut_into_its_parts_and_what_it_is_made_of() {
        let has = |word: &str, piece: &str| pieces(word).any(|p| p == piece);
        assert!(has("drinkwaterkwaliteit", "drinkwater") && has("drinkwaterkwaliteit", "kwaliteit"));
        assert!(has("veiligheid", "veilig") && has("betaalbaar", "betaal"));
        assert!(!has("lijk", "") && !has("meter", "met"), "too short");
    }

    #[test]
    fn a_table_keeps_the_values_of_each_number_in_their_order() {
        let table = Table::new(4, &[(2, 'a'), (0, 'b'), (2, 'c')]);
        assert_eq!([0, 1, 2, 3].map(|at| table.of(at).iter().collect::<String>()), ["b", "", "ac", ""]);
        assert!(Table::<char>::new(1, &[]).of(0).is_empty());
    }
}
